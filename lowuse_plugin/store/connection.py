# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Connections to the shared file and what SQLite's errors mean to people.

Always a rollback journal, never ``immutable`` or ``nolock``: an immutable reader took 4,960
half-written rows for truth when that was measured.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.store import gpkg

Kind = TypeVar("Kind", bound=sqlite3.Connection)

BUSY_TIMEOUT_S = 8.0

_COMMON = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = ON",  # R-tree triggers call our ST_ functions; some builds ship OFF
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA temp_store = MEMORY",
)
_WRITER = (
    "PRAGMA synchronous = EXTRA",
    "PRAGMA cache_size = -65536",  # a batch must not spill: spilling locks readers out early
)
_READER = ("PRAGMA query_only = ON",)
_PRIVATE = (
    "PRAGMA foreign_keys = OFF",  # rows go in the order of tables, not of what rests on what
    "PRAGMA trusted_schema = ON",
    "PRAGMA synchronous = OFF",
    "PRAGMA cache_size = -65536",
)
"""Nothing has to survive there."""

_ST_FUNCTIONS = (
    ("ST_MinX", gpkg.st_min_x),
    ("ST_MaxX", gpkg.st_max_x),
    ("ST_MinY", gpkg.st_min_y),
    ("ST_MaxY", gpkg.st_max_y),
)

_CODES = (
    ("SQLITE_BUSY", "WORKSPACE_BUSY"),
    ("SQLITE_LOCKED", "WORKSPACE_BUSY"),
    ("SQLITE_FULL", "DISK_FULL"),
    ("SQLITE_READONLY_DBMOVED", "WORKSPACE_REPLACED"),
    ("SQLITE_READONLY", "WORKSPACE_READ_ONLY"),
    ("SQLITE_CORRUPT", "WORKSPACE_DAMAGED"),
    ("SQLITE_NOTADB", "WORKSPACE_DAMAGED"),
    ("SQLITE_CANTOPEN", "WORKSPACE_UNREACHABLE"),
    ("SQLITE_IOERR", "WORKSPACE_UNREACHABLE"),
    ("SQLITE_CONSTRAINT_UNIQUE", "ROW_EXISTS"),
    ("SQLITE_CONSTRAINT_FOREIGNKEY", "REFERENCE_MISSING"),
    ("SQLITE_CONSTRAINT_NOTNULL", "VALUE_MISSING"),
)


def open_reader(path: Path) -> sqlite3.Connection:
    """Open a connection that cannot write."""
    connection = _connect(path, "ro", sqlite3.Connection)
    for pragma in (*_COMMON, *_READER):
        connection.execute(pragma)
    return connection


class RtreeTriggers:
    """The R-tree triggers of one connection: they act on what ``ST_IsEmpty`` calls not empty."""

    def __init__(self) -> None:
        self._aside = False

    def st_is_empty(self, blob: Any) -> int | None:
        """Answer the triggers; NULL while they stand aside."""
        return None if self._aside else gpkg.st_is_empty(blob)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Let them stand aside inside the block, whose rows the caller enters himself."""
        self._aside = True
        try:
            yield
        finally:
            self._aside = False


class Writer(sqlite3.Connection):
    """The connection of the write function."""

    rtree_triggers: RtreeTriggers


def open_writer(path: Path) -> Writer:
    """Open the connection of the write function; it rolls a dead writer's journal back."""
    connection = _connect(path, "rw", Writer)
    _teach(connection)
    for pragma in (*_COMMON, *_WRITER):
        connection.execute(pragma)
    return connection


def open_private() -> Writer:
    """Open an empty database of this connection's own, which is gone with it.

    SQLite keeps it in a file without a name beside other temporary files, so that memory holds no
    more than its cache.
    """
    connection = sqlite3.connect("", isolation_level=None, check_same_thread=False, factory=Writer)
    _teach(connection)
    for pragma in _PRIVATE:
        connection.execute(pragma)
    return connection


def _teach(connection: Writer) -> None:
    """Register the functions that R-tree triggers call."""
    connection.rtree_triggers = RtreeTriggers()
    connection.create_function("ST_IsEmpty", 1, connection.rtree_triggers.st_is_empty)
    for name, function in _ST_FUNCTIONS:
        connection.create_function(name, 1, function, deterministic=True)


def _connect(path: Path, mode: str, kind: type[Kind]) -> Kind:
    return sqlite3.connect(
        f"{_uri(path)}?mode={mode}",
        uri=True,
        timeout=BUSY_TIMEOUT_S,
        isolation_level=None,
        check_same_thread=False,
        factory=kind,
    )


def _uri(path: Path) -> str:
    """Return a file URI that SQLite reads; a UNC path needs four slashes."""
    text = quote(path.as_posix(), safe="/:")
    return f"file://{text}" if text.startswith("/") else f"file:///{text}"


def error_name(error: sqlite3.Error) -> str:
    """Return SQLite's own name of an error, empty when it has none."""
    return getattr(error, "sqlite_errorname", "") or ""


def needs_repair(error: sqlite3.Error) -> bool:
    """Tell whether a reader met the journal of a writer that died."""
    return error_name(error) in ("SQLITE_READONLY_ROLLBACK", "SQLITE_READONLY_RECOVERY")


def explained(error: sqlite3.Error, path: Path, **params: object) -> LowUseError:
    """Return what an SQLite error means to people."""
    name = error_name(error)
    for start, code in _CODES:
        if name.startswith(start):
            return LowUseError(code, file=path.name, detail=str(error), **params)
    return LowUseError("WORKSPACE_FAILED", file=path.name, detail=str(error), **params)


@contextmanager
def explaining(path: Path, **params: object) -> Iterator[None]:
    """Turn SQLite's errors into ours inside the block."""
    try:
        yield
    except sqlite3.Error as error:
        raise explained(error, path, **params) from error
