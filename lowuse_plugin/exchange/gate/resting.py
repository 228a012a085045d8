# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A GeoPackage of others as a file that can be looked at without leaving anything beside it.

A file in WAL mode cannot be read where it lies: SQLite makes two files beside it and leaves them
there. Such a one is copied into a folder of our own and read there.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.exchange.details import DAMAGED, HAS_JOURNAL, os_detail

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_VERSIONS = slice(18, 20)
"""Where a header says by which version it is written and read; 2 is WAL."""
_WAL = 2


@contextmanager
def resting(path: Path) -> Iterator[Path]:
    """Give the block a path that reads as the file does, and is left as it was.

    Raises:
        LowUseError: ``FILE_UNREADABLE``: no SQLite file, or one with a save that was broken off,
            which only the program that made it may roll back.
    """
    if is_open_here(path):
        yield path  # the live workspace: closing it as bytes would drop the locks of a save
        return
    header = _header(path)
    if path.with_name(f"{path.name}-journal").exists():
        raise LowUseError("FILE_UNREADABLE", file=path.name, detail=HAS_JOURNAL)
    if _WAL not in header[_VERSIONS]:
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="lowuse-", ignore_cleanup_errors=True) as folder:
        yield _copied(path, Path(folder))


def is_open_here(path: Path) -> bool:
    """Tell whether this process has the file open; always False where locks do not care.

    POSIX locks belong to the process and go when *any* handle on the file is closed.
    """
    handles = Path("/dev/fd")
    if os.name != "posix" or not handles.is_dir():
        return False
    wanted = path.stat()
    return any(_is_same(name, wanted) for name in os.listdir(handles))  # noqa: PTH208 - only names


def _is_same(handle: str, wanted: os.stat_result) -> bool:
    try:
        return os.path.samestat(os.fstat(int(handle)), wanted)
    except OSError:  # the handle of the listing itself is closed by now
        return False


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            header = stream.read(_HEADER_BYTES)
    except OSError as error:
        raise LowUseError("FILE_UNREADABLE", file=path.name, detail=os_detail(error)) from error
    if not header.startswith(_MAGIC) or len(header) < _HEADER_BYTES:
        raise LowUseError("FILE_UNREADABLE", file=path.name, detail=DAMAGED)
    return header


def _copied(path: Path, folder: Path) -> Path:
    """Copy a file with what its WAL adds to it, and bring the copy to rest."""
    copy = folder / path.name
    try:
        shutil.copyfile(path, copy)
        wal = path.with_name(f"{path.name}-wal")
        if wal.exists():
            shutil.copyfile(wal, copy.with_name(f"{copy.name}-wal"))
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    except OSError as error:
        raise LowUseError("FILE_UNREADABLE", file=path.name, detail=os_detail(error)) from error
    except sqlite3.Error as error:
        raise LowUseError("FILE_UNREADABLE", file=path.name, detail=DAMAGED) from error
    return copy
