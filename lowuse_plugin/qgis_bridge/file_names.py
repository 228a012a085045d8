# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of files that are written: what every file system takes, and what no file has yet."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

_ILLEGAL = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST = 120


def file_name(sheet_no: str, title: str, on: date, suffix: str) -> str:
    """Return ``附图编号_图名_yyyyMMdd.pdf``, without characters that a file system refuses."""
    parts = [clean_name(part) for part in (sheet_no, title)]
    stem = "_".join([*filter(None, parts), f"{on:%Y%m%d}"])
    return f"{stem}.{suffix}"


def clean_name(text: str) -> str:
    """Return text that every file system takes as part of a name."""
    cleaned = _ILLEGAL.sub("-", text).strip(" .-")[:_LONGEST].strip(" .-")
    return f"-{cleaned}" if _RESERVED.fullmatch(cleaned) else cleaned


def free_path(folder: Path, name: str) -> Path:
    """Return a path in a folder that no file has; a number goes behind a name that is taken."""
    path, number = folder / name, 2
    while path.exists():
        path = folder / f"{Path(name).stem}({number}){Path(name).suffix}"
        number += 1
    return path
