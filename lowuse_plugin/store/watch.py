# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether somebody committed to the shared file since it was asked last.

SQLite counts for every connection what others commit (``PRAGMA data_version``, 3-9 µs). The
connection stays open and is never written through, so that saves of this process count as well.
"""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.store import connection as connections
from lowuse_plugin.store.witness import identity


class Watch:
    """Watches the file at a path, in any thread, from when it is made."""

    def __init__(self, path: Path) -> None:
        """Note how the file stands now; the guard must hold it already.

        Raises:
            LowUseError: ``WORKSPACE_UNREACHABLE`` …
        """
        self._path = path
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        self._version: int | None = None
        self._closed = False
        self.has_news()

    def has_news(self) -> bool:
        """Tell whether anything was committed, or another file stands there, since the last call.

        Raises:
            LowUseError: ``WORKSPACE_CLOSED``, ``WORKSPACE_UNREACHABLE`` …
        """
        with self._lock:
            if self._closed:
                raise LowUseError("WORKSPACE_CLOSED", file=self._path.name)
            with connections.explaining(self._path):
                self._connect()
                return self._ask()

    def _connect(self) -> None:
        try:
            file = identity(self._path)
        except OSError as error:
            self._disconnect()
            raise LowUseError(
                "WORKSPACE_UNREACHABLE", file=self._path.name, detail=str(error)
            ) from error
        if file != self._file:
            self._disconnect()
        if self._connection is None:
            self._connection = connections.open_reader(self._path)
            self._connection.execute("PRAGMA busy_timeout = 0")
            self._file = file

    def _ask(self) -> bool:
        if self._connection is None:
            return False
        try:
            version = self._connection.execute("PRAGMA data_version").fetchone()[0]
        except sqlite3.OperationalError as error:
            if connections.needs_repair(error):
                return True  # a writer died: who reads now puts that right
            if connections.error_name(error).startswith("SQLITE_BUSY"):
                return False  # somebody commits just now: the next call tells
            raise
        before, self._version = self._version, version
        return bool(version != before)

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None
        self._version = None

    def close(self) -> None:
        """Close the connection for good; twice is harmless."""
        with self._lock:
            self._closed = True
            self._disconnect()
