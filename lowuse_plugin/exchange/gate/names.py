# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Names inside files of others: none of them may lead anywhere."""

from __future__ import annotations

import re
import unicodedata

_SEPARATORS = re.compile(r"[/\\]")
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.I)
"""Names that Windows takes for devices, with any suffix."""
_DEEPEST = 16
_LONGEST = 1_000
_SHOWN = 80


def is_safe(name: str) -> bool:
    """Tell whether a name inside an archive stays inside: no way up, no root, no device, no stream.

    Args:
        name: With a slash or, as some programs write, a backslash between folders.
    """
    if not name or len(name) > _LONGEST or _has_control(name) or ":" in name:
        return False
    if name[0] in "/\\":
        return False
    parts = _SEPARATORS.split(name.rstrip("/"))
    return len(parts) <= _DEEPEST and all(_is_safe_part(part) for part in parts)


def _is_safe_part(part: str) -> bool:
    """Tell whether a file or folder may be called so on every system."""
    if part in ("", ".", "..") or part[-1] in ". ":
        return part == ""  # an empty one says nothing: two separators in a row
    return _RESERVED.fullmatch(part.strip()) is None


def shown(name: str) -> str:
    """Return a given name as text to show: its last part, one line, no longer than fits.

    It is never used to find or to make a file.
    """
    last = _SEPARATORS.split(name.rstrip("/\\"))[-1]
    plain = "".join(" " if unicodedata.category(each)[0] == "C" else each for each in last).strip()
    return plain if len(plain) <= _SHOWN else f"{plain[: _SHOWN - 1]}…"


def _has_control(name: str) -> bool:
    return any(ord(each) < ord(" ") or ord(each) == 0x7F for each in name)  # noqa: PLR2004
