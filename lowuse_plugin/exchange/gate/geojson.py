# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""GeoJSON that names a place on the network for its reference system.

The first version of the format allowed it, and GDAL fetches it when the file is opened. Nothing
that offices make does so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.exchange.details import REMOTE, os_detail

_CHUNK = 1 << 20
_WINDOW = 4096
"""Within so many bytes a reference system is over."""
_CRS = re.compile(rb"""["']crs["']""", re.IGNORECASE)
_PLAIN = re.compile(rb"""\s*:\s*(["'\[\d-]|null|true|false)""")
_OBJECT = re.compile(rb"\s*:\s*\{")
_LINK = re.compile(rb"""["'](link|url|href|esriwkt)["']""", re.IGNORECASE)
_HIDDEN = re.compile(rb"\\u00(4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a])", re.IGNORECASE)
"""A plain letter written as a number: by nobody but who hides a word."""


def refuse_remote(path: Path) -> None:
    """Refuse a file whose reference system would be fetched.

    Raises:
        LowUseError: ``FILE_UNREADABLE``.
    """
    try:
        suspect = any(_is_suspect(window, end) for window, end in _windows(path))
    except OSError as error:
        raise LowUseError("FILE_UNREADABLE", file=path.name, detail=os_detail(error)) from error
    if suspect:
        raise LowUseError("FILE_UNREADABLE", file=path.name, detail=REMOTE)


def _windows(path: Path) -> Iterator[tuple[bytes, int]]:
    """Yield pieces that overlap, and up to where a finding in each is to be judged."""
    with path.open("rb") as stream:
        kept = b""
        while chunk := stream.read(_CHUNK):
            window = kept + chunk
            end = len(window) - _WINDOW if len(chunk) == _CHUNK else len(window)
            yield window, max(0, end)
            kept = window[max(0, end) :]
        if kept:
            yield kept, len(kept)


def _is_suspect(window: bytes, end: int) -> bool:
    if _HIDDEN.search(window):
        return True
    return any(
        _leads_away(window[found.end() : found.end() + _WINDOW])
        for found in _CRS.finditer(window)
        if found.start() < end
    )


def _leads_away(after: bytes) -> bool:
    """Tell whether what follows the word ``crs`` is anything but a name, or no word of the kind."""
    if _PLAIN.match(after) or after.lstrip()[:1] in (b",", b"}", b"]", b""):
        return False
    begin = _OBJECT.match(after)
    if begin is None:
        return True
    depth = 0
    for at in range(begin.end() - 1, len(after)):
        depth += {0x7B: 1, 0x7D: -1}.get(after[at], 0)
        if depth == 0:
            return _LINK.search(after[:at]) is not None
    return True
