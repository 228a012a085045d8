# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which columns of which rows a person edited after an import had written them.

The log tells: a column belongs to whoever changed it last. What an import wrote belongs to the
import again; undoing an import or a save gives the column back to whom it belonged before. Imports
are known by what their lines say of their source, never by the words of a reason.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.history.entries import MACHINERY
from lowuse_plugin.domain.ports import Reading

Edits = Mapping[str, Collection[str]]
"""Row uuid → columns that a person changed last; rows without any are left out."""

_PERSON, _FILE = "person", "file"


def read_edits(reading: Reading, table: str) -> Edits:
    """Return what persons edited in a table."""
    lines = reading.table("import_edits", table=table).to_rows()
    rows: dict[str, _Row] = {}
    for line in lines:
        row = rows.setdefault(line["row_uuid"], _Row())
        row.follow(line, set(json.loads(line["old_json"])) - MACHINERY)
    edited = {uuid: row.edited() for uuid, row in rows.items()}
    return {uuid: columns for uuid, columns in edited.items() if columns}


def titles(table: str, columns: Collection[str]) -> str:
    """Return the Chinese titles of columns for a sentence."""
    specs = schema.shipped().tables[table].columns
    words = {"geom": "图形", "retired_at": "停用"}
    return "、".join(
        specs[name].title if name in specs else words.get(name, name) for name in sorted(columns)
    )


def joined(parts: Sequence[str]) -> str:
    """Return one text of several that are not empty."""
    return "、".join(part for part in parts if part)


class _Row:
    """Who changed each column of a row last, followed from the oldest line to the newest."""

    def __init__(self) -> None:
        self._owner: dict[str, str | None] = {}
        self._before: dict[str, dict[str, str | None]] = {}
        """Import or save → columns that it changed → whom they belonged to before it."""

    def follow(self, line: Mapping[str, Any], columns: Collection[str]) -> None:
        """Take one line of the log into account.

        Args:
            line: Of the query ``import_edits``.
            columns: That it changed.
        """
        before = self._before.setdefault(line["package"] or line["transaction_id"], {})
        after = self._after(line, columns)
        for name, owner in after.items():
            before.setdefault(name, self._owner.get(name))
            self._owner[name] = owner

    def edited(self) -> frozenset[str]:
        """Return the columns that a person changed last."""
        return frozenset(name for name, owner in self._owner.items() if owner == _PERSON)

    def _after(self, line: Mapping[str, Any], columns: Collection[str]) -> dict[str, str | None]:
        """Return whom columns belong to after a line."""
        undone = line["voids"] or line["undoes"]
        if undone:
            known = self._before.get(undone, {})
            unknown = None if line["voids"] else _PERSON
            return {name: known.pop(name, unknown) for name in columns}
        return dict.fromkeys(columns, _FILE if line["package"] or line["list"] else _PERSON)
