# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What must not be left in a folder when a test is over (P9)."""

from __future__ import annotations

from pathlib import Path

_SUFFIXES = ("-wal", "-shm", "-journal", ".part")
_SQLITE = b"SQLite format 3\x00"
_READ_AND_WRITE_VERSION = slice(18, 20)
_WAL = 2


def in_folder(folder: Path) -> list[str]:
    """Return the files in a folder that tell of an unfinished save, and databases in WAL mode."""
    files = sorted(path for path in folder.iterdir() if path.is_file())
    return [
        path.name
        for path in files
        if path.name.endswith(_SUFFIXES) or ".lup-lock" in path.name or _is_in_wal(path)
    ]


def _is_in_wal(path: Path) -> bool:
    with path.open("rb") as file:
        header = file.read(100)
    return header.startswith(_SQLITE) and _WAL in header[_READ_AND_WRITE_VERSION]
