# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Copying a whole file through SQLite's backup API, so that the copy is one state of it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from pathlib import Path

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Actor, Progress
from lowuse_plugin.store import lockfile

STEP_PAGES = 256
"""1 MB: as long as a colleague's commit may wait for us."""
_PAUSE_S = 0.02
_PATIENCE_S = 20.0
_RESTARTS = 4
"""So often the copying may start again because somebody saved; then it is done in one go."""
_NO_LOCK_FILE = ("WORKSPACE_READ_ONLY", "DISK_FULL")
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class _Overtaken(Exception):  # noqa: N818 - a turn of the copying, no error
    """Colleagues saved again and again while the copying went on."""


class Steps:
    """Listens to a copying: tells how far it is and when it gets nowhere."""

    def __init__(self, progress: Progress | None, busy: LowUseError) -> None:
        """Listen from the start.

        Args:
            progress: Told how far the copying is; may stop it.
            busy: Raised when the other side stays locked.
        """
        self._progress = progress
        self._busy = busy
        self._done = 0
        self._restarts = 0
        self._moved_at = time.monotonic()

    def told(self, status: int, remaining: int, total: int) -> None:
        """Take one report of SQLite's."""
        if status in _BUSY:
            if time.monotonic() - self._moved_at > _PATIENCE_S:
                raise self._busy
            self._tell(total)
            return
        self._moved_at = time.monotonic()
        done, before = total - remaining, self._done
        self._done = done
        if done <= before:
            self._restarts += 1
            if self._restarts == _RESTARTS:
                raise _Overtaken
        self._tell(total)

    def _tell(self, total: int) -> None:
        if self._progress is not None:
            self._progress.step(self._done, total)


def in_steps(
    source: sqlite3.Connection,
    target: sqlite3.Connection,
    steps: Steps,
    step_pages: int = STEP_PAGES,
    alone: AbstractContextManager[object] | None = None,
) -> None:
    """Copy in steps between which others commit; a commit makes SQLite begin again.

    When they commit again and again, the rest is done in one go.

    Args:
        source: What is copied.
        target: What it is copied over.
        steps: Listens.
        step_pages: So many pages a step.
        alone: Keeps others from saving, see :func:`while_nobody_saves`; entered for one go only.

    Raises:
        sqlite3.Error: It failed.
        LowUseError: One side stays locked.
        CancelledError: The user asked to stop.
    """
    try:
        source.backup(target, pages=step_pages, progress=steps.told, sleep=_PAUSE_S)
    except _Overtaken:
        with alone or nullcontext():
            in_one_go(source, target, steps)


@contextmanager
def while_nobody_saves(
    workspace: Path, actor: Actor, on_wait: lockfile.OnWait | None = None
) -> Iterator[None]:
    """Hold the lock file of a workspace inside the block, where it can be made.

    Copying in one go keeps SQLite's lock throughout, for which a COMMIT waits 8 s and then fails.
    Who finds the lock file waits 20 s, knows for whom, and does so before anything is written.

    Raises:
        LowUseError: ``WORKSPACE_BUSY`` naming who holds it, ``WORKSPACE_UNREACHABLE``.
        CancelledError: Whoever waits does not want to any more.
    """
    with ExitStack() as holding:
        try:
            lock = holding.enter_context(lockfile.hold(workspace, actor, on_wait=on_wait))
            holding.enter_context(lockfile.kept(lock))
        except LowUseError as error:
            if error.code not in _NO_LOCK_FILE:
                raise  # who may only read can hold nothing, and copies all the same
        yield


def in_one_go(source: sqlite3.Connection, target: sqlite3.Connection, steps: Steps) -> None:
    """Copy in one transaction of the target.

    Raises:
        sqlite3.Error: It failed; the target is as it was.
        LowUseError: One side stays locked.
        CancelledError: The user asked to stop.
    """
    source.backup(target, progress=steps.told, sleep=_PAUSE_S)
