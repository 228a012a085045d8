# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A second connection that tells what stands in the file.

It answers after COMMIT whether a save is really there: the writer only knows what it meant to
write. Opening a connection for every save would cost more than the save (it reads the whole
schema); this one stays open, forgets its cache before each answer, and is opened anew when the
path leads to another file.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from lowuse_plugin.domain.ports import LogHead
from lowuse_plugin.store import connection as connections
from lowuse_plugin.store import log


def identity(path: Path) -> tuple[int, int]:
    """Return what tells the file at a path from another one that takes its place.

    Raises:
        OSError: There is none.
    """
    status = os.stat(path)  # noqa: PTH116 - a path object costs as much as the call
    return status.st_dev, status.st_ino


class Witness:
    """Reads the shared file independently of the writing connection."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None

    def has(self, head: LogHead) -> bool:
        """Tell whether a log line stands in the file.

        Raises:
            OSError: The file is gone.
            sqlite3.Error: The file cannot be read.
        """
        file = identity(self._path)
        if file != self._file:
            self.close()
        if self._connection is None:
            self._connection = connections.open_reader(self._path)
            self._file = file
        self._connection.execute("PRAGMA shrink_memory")
        return log.hash_at(self._connection, head.seq) == head.hash

    def close(self) -> None:
        """Close the connection; it opens again when it is asked."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None
