# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One state of a shared file as a private database, for work that takes longer than a reading may.

A reading keeps colleagues from committing as long as it lasts. A copy in steps lets them commit in
between, and afterwards nobody waits for what is done with it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Progress
from lowuse_plugin.store import connection as connections
from lowuse_plugin.store import lockfile, page_copy
from lowuse_plugin.store.connection import Writer

STEP_PAGES = 4096
"""16 MB: about as long as a colleague's commit may wait for us; fewer make the copying slower."""
CHECK_NO_ROOM = "CHECK_NO_ROOM"
"""There is no room for the temporary copy that a check works on."""
_ASK_EVERY = 200_000
"""Steps of SQLite's machine between two looks whether a check of all pages is to stop."""


@contextmanager
def of(
    path: Path,
    progress: Progress | None = None,
    *,
    alone: AbstractContextManager[object] | None = None,
    no_room: str = CHECK_NO_ROOM,
) -> Iterator[Writer]:
    """Open a private copy of a file inside the block; nobody else sees it, and it leaves nothing.

    Args:
        path: The file, only read; of a shared one the guard is held.
        progress: Told how far the copying is; may stop it.
        alone: Keeps others from saving, entered when they save again and again meanwhile.
        no_room: Code when the temporary files find no room.

    Raises:
        LowUseError: ``no_room``, ``WORKSPACE_BUSY``, ``WORKSPACE_DAMAGED`` …
        CancelledError: The user asked to stop.
    """
    with explaining(path, no_room):
        copy = connections.open_private()
    try:
        with explaining(path, no_room):
            source = connections.open_reader(path)
            try:
                steps = page_copy.Steps(progress, lockfile.busy(path, None))
                page_copy.in_steps(source, copy, steps, STEP_PAGES, alone)
            finally:
                source.close()
        yield copy
    finally:
        copy.close()


@contextmanager
def explaining(path: Path, no_room: str = CHECK_NO_ROOM) -> Iterator[None]:
    """Tell a full disk of temporary files from one that holds the file."""
    try:
        yield
    except sqlite3.Error as error:
        if connections.error_name(error).startswith("SQLITE_FULL"):
            raise LowUseError(no_room, file=path.name) from error
        raise connections.explained(error, path) from error


def fault(copy: sqlite3.Connection, progress: Progress | None = None) -> str:
    """Return what SQLite itself finds wrong with a file, empty when it is whole.

    Args:
        copy: Reads it.
        progress: May stop the looking, which has no measure of how far it is.

    Raises:
        CancelledError: The user asked to stop.
        sqlite3.Error: Not even that can be asked.
    """
    stopped: list[BaseException] = []

    def ask() -> int:
        try:
            if progress is not None:
                progress.step(0, 1)
        except BaseException as error:  # raised again below, past SQLite's own code
            stopped.append(error)
        return len(stopped)

    copy.set_progress_handler(ask, _ASK_EVERY)
    try:
        found = str(copy.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except sqlite3.OperationalError:
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        copy.set_progress_handler(None, 0)
    return "" if found == "ok" else found
