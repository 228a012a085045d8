# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Hashes by which the log proves what rows were (design.md section 5).

The canonical form of a row is JSON with sorted keys, no blanks, no escapes beyond what JSON
demands, and without the columns that are NULL; the WKB follows it. A column added later is NULL
in old rows and therefore changes no old hash.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from itertools import repeat
from json.encoder import encode_basestring
from typing import Any

from lowuse_plugin.store.gpkg import wkb_of

GENESIS = "0" * 64
"""Previous hash of the first log line."""


def canonical(values: Mapping[str, Any]) -> str:
    """Return canonical JSON of a mapping; None is left out.

    Raises:
        ValueError: A number is not finite.
    """
    present = {key: value for key, value in values.items() if value is not None}
    return json.dumps(
        present, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def row_hash(values: Mapping[str, Any], wkb: bytes | None) -> str:
    """Return the hash of one row: canonical JSON of its columns, then its WKB.

    Args:
        values: Every column of the row except ``fid`` and ``geom``, as stored.
        wkb: The geometry, or None.
    """
    return _digest(canonical(values), wkb)


def row_hashes(
    columns: Mapping[str, Sequence[Any]],
    blobs: Sequence[bytes | None],
    constants: Mapping[str, Any],
) -> list[str]:
    """Return the hash of many rows; the same as :func:`row_hash` a row, but by columns.

    Args:
        columns: Values by column: text, int or float, None where NULL.
        blobs: Geometry a row as stored, header included.
        constants: Columns that have one value in every row.
    """
    every = {**columns, **{name: (value,) for name, value in constants.items()}}
    pieces: list[str | list[str]] = []
    for name in sorted(every):
        piece = _fragments(name, every[name])
        if isinstance(piece, str) and pieces and isinstance(pieces[-1], str):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    count = len(blobs)
    texts = (repeat(piece, count) if isinstance(piece, str) else piece for piece in pieces)
    rows = zip(*texts, blobs, strict=True)
    return [_digest(f"{{{''.join(parts)[:-1]}}}", wkb_of(blob)) for *parts, blob in rows]


def _fragments(name: str, values: Sequence[Any]) -> str | list[str]:
    """Return ``"name":value,`` a row, empty where NULL; one text where all rows say the same.

    What occurs again and again, such as a district, is written once.

    Args:
        name: The column.
        values: Text only, or numbers of one type only.
    """
    prefix = f"{encode_basestring(name)}:"
    some = next((value for value in values if value is not None), None)
    write: Callable[[Any], str] = encode_basestring if isinstance(some, str) else repr
    distinct = set(values)
    if len(distinct) * 2 > len(values) > 1:
        return ["" if value is None else f"{prefix}{write(value)}," for value in values]
    ready = {v: "" if v is None else f"{prefix}{write(v)}," for v in distinct}
    if len(ready) == 1:
        return next(iter(ready.values()))
    return [ready[value] for value in values]


def batch_hash(hashes: Mapping[str, str]) -> str:
    """Return the hash of a batch: over its rows' hashes in the order of their uuid."""
    return hashlib.sha256("".join(hashes[uuid] for uuid in sorted(hashes)).encode()).hexdigest()


def line_hash(line: Mapping[str, Any]) -> str:
    """Return the hash of a log line, which includes the hash of the line before it.

    Args:
        line: Every column of the line; ``hash`` is ignored and ``old_geom`` enters by its own hash.
    """
    old_geom = line["old_geom"]
    named = {**line, "hash": None}
    named["old_geom"] = hashlib.sha256(old_geom).hexdigest() if old_geom is not None else None
    return hashlib.sha256(canonical(named).encode()).hexdigest()


def _digest(text: str, wkb: bytes | None) -> str:
    return hashlib.sha256(text.encode() + (wkb or b"")).hexdigest()
