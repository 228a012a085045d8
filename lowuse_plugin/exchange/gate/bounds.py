# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How much of a foreign database is taken: what it may ask for, how large, how long."""

from __future__ import annotations

import sqlite3
import time
from typing import Final

LONGEST_VALUE: Final = 100_000_000
"""Bytes of one value; the largest honest outline has some megabytes."""
_LIMITS = (
    (sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 200_000),
    (sqlite3.SQLITE_LIMIT_COLUMN, 2_000),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 100),
    (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 50),
    (sqlite3.SQLITE_LIMIT_VDBE_OP, 250_000),
    (sqlite3.SQLITE_LIMIT_FUNCTION_ARG, 16),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
    (sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
    (sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0),
)
_STEPS = 5_000
"""So many steps of SQLite's machine between two looks at the clock: well below a millisecond."""
_FUNCTIONS = frozenset({"count", "length", "typeof", "min", "max"})
_PRAGMAS = frozenset(
    {
        *("application_id", "user_version", "page_count", "page_size", "journal_mode"),
        *("quick_check", "table_xinfo"),
    }
)
_LISTS = frozenset({"sqlite_master"})


class Bounds:
    """What a connection may do from the moment that it is made."""

    def __init__(self, connection: sqlite3.Connection, seconds: float) -> None:
        """Bind a connection; what the file brings along was not looked at yet.

        Args:
            connection: Just opened, read-only.
            seconds: Deadline of one piece of work.
        """
        self._seconds = seconds
        self._until = 0.0
        self._tables: frozenset[str] = _LISTS
        for pragma in (
            "PRAGMA trusted_schema = OFF",
            "PRAGMA query_only = ON",
            "PRAGMA cell_size_check = ON",
            "PRAGMA mmap_size = 0",
            "PRAGMA temp_store = MEMORY",
        ):
            connection.execute(pragma)
        for limit, value in _LIMITS:
            connection.setlimit(limit, value)
        connection.set_progress_handler(self._is_late, _STEPS)
        connection.set_authorizer(self._judge)
        self.renew()

    def renew(self) -> None:
        """Give the next piece of work its own deadline."""
        self._until = time.monotonic() + self._seconds

    def open_tables(self, tables: frozenset[str]) -> None:
        """Let these tables be read from now on, and nothing else but the list of tables."""
        self._tables = _LISTS | tables

    def _is_late(self) -> int:
        return int(time.monotonic() > self._until)

    def _judge(
        self, action: int, first: str | None, second: str | None, _db: str | None, via: str | None
    ) -> int:
        """Allow plain reading; whatever a view or a trigger would do is denied.

        Args:
            action: What a statement is about to do.
            first: Table, pragma …
            second: Column, function …
            via: View or trigger that does it; None for what we ask ourselves.
        """
        allowed = via is None and (
            action == sqlite3.SQLITE_SELECT
            or (action == sqlite3.SQLITE_READ and first in self._tables)
            or (action == sqlite3.SQLITE_PRAGMA and first in _PRAGMAS)
            or (action == sqlite3.SQLITE_FUNCTION and second in _FUNCTIONS)
        )
        return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY
