# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a display copy stands in the user's cache, and how its file is filled.

A file is only ever replaced as a whole: it is filled beside its place, made ready there, and then
renamed, or poured into the file that layers have open in one transaction of that file. What a
killed process leaves is never taken for a copy.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Progress
from lowuse_plugin.store import checks, lockfile, sqltexts
from lowuse_plugin.store import connection as connections

MOST_SLOTS = 20
STEP_PAGES = 256
"""1 MB: as long as a colleague's commit may wait for us."""
_PAUSE_S = 0.02
_PATIENCE_S = 20.0
_RESTARTS = 4
"""So often the copying may start again because somebody saved; then it is done in one go."""
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


@dataclass(frozen=True)
class Slot:
    """The place of one copy, held by this process until it is released."""

    path: Path
    lock: lockfile.Lock

    @property
    def part(self) -> Path:
        """Where the file is filled."""
        return self.path.with_name(self.path.name + ".part")

    def clear(self) -> None:
        """Remove what an attempt left.

        Raises:
            OSError: It cannot be removed.
        """
        for suffix in ("", "-journal", "-wal", "-shm"):
            self.part.with_name(self.part.name + suffix).unlink(missing_ok=True)

    def release(self) -> None:
        """Let other processes have the slot; the file stays for the next opening."""
        self.lock.release()


def claim(folder: Path) -> Slot:
    """Take the first slot of a folder that no living process has.

    Args:
        folder: Of one workspace; made for this user alone.

    Raises:
        LowUseError: ``DISPLAY_COPY_FAILED``, ``DISPLAY_COPY_FULL``.
    """
    with explaining(folder / "map.gpkg"):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        for number in range(1, MOST_SLOTS + 1):
            path = folder / ("map.gpkg" if number == 1 else f"map-{number}.gpkg")
            lock = lockfile.claim(lockfile.lock_path(path))
            if lock is not None:
                return Slot(path, lock)
    raise LowUseError("DISPLAY_COPY_FAILED", file="map.gpkg", detail=str(folder))


@contextmanager
def explaining(path: Path) -> Iterator[None]:
    """Turn what fails at a copy into our errors inside the block."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        if is_full(error):
            raise LowUseError("DISPLAY_COPY_FULL", file=path.name, detail=str(error)) from error
        if isinstance(error, sqlite3.Error) and is_busy(error):
            raise LowUseError("DISPLAY_COPY_BUSY", file=path.name) from error
        raise LowUseError("DISPLAY_COPY_FAILED", file=path.name, detail=str(error)) from error


def is_full(error: Exception) -> bool:
    """Tell whether there is no room left."""
    if isinstance(error, sqlite3.Error):
        return connections.error_name(error).startswith("SQLITE_FULL")
    return lockfile.is_full(error) if isinstance(error, OSError) else False


def is_busy(error: sqlite3.Error) -> bool:
    """Tell whether a layer reads the copy just now."""
    return connections.error_name(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def fill(slot: Slot, workspace: Path, progress: Progress | None) -> None:
    """Fill the file beside the slot from the workspace and make it ready for display.

    Args:
        slot: Where.
        workspace: The shared file, only read; its guard is held.
        progress: Told how far the copying is; may stop it.

    Raises:
        LowUseError: ``WORKSPACE_BUSY``, ``DISPLAY_COPY_FULL`` … Nothing is left then.
        CancelledError: The user asked to stop.
    """
    with explaining(slot.path):
        slot.clear()
        os.close(os.open(slot.part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        try:
            _copy(slot.part, workspace, progress)
        except BaseException:
            slot.clear()
            raise


def _copy(part: Path, workspace: Path, progress: Progress | None) -> None:
    with connections.explaining(workspace):
        source = connections.open_reader(workspace)
    target = connections.open_writer(part)
    try:
        _copy_pages(source, target, _Steps(progress, lockfile.busy(workspace, None)))
        checks.leave_wal(target)
        texts = sqltexts.sections("catch_up")
        target.executescript(sqltexts.sections("display")["prepare"])
        with applying(target):
            target.execute(texts["mark"], {"guards": guards()})
    finally:
        target.close()
        source.close()


def _copy_pages(source: sqlite3.Connection, target: sqlite3.Connection, steps: _Steps) -> None:
    """Copy in steps between which others commit; a commit makes SQLite begin again."""
    try:
        source.backup(target, pages=STEP_PAGES, progress=steps.told, sleep=_PAUSE_S)
    except _Overtaken:
        source.backup(target, progress=steps.told, sleep=_PAUSE_S)


def put_right(path: Path) -> None:
    """Roll back what a killed process left half done in a copy, before the guard opens it."""
    if checks.has_journal(path):
        connection = connections.open_writer(path)
        try:
            connection.execute(sqltexts.store("is_ours")).fetchone()
        finally:
            connection.close()


def pour(part: Path, target: sqlite3.Connection) -> None:
    """Copy a filled file over an open copy in one transaction of it.

    Raises:
        LowUseError: ``DISPLAY_COPY_BUSY``: a layer reads without end.
        sqlite3.Error: It failed; the copy is as it was.
    """
    source = connections.open_reader(part)
    steps = _Steps(None, LowUseError("DISPLAY_COPY_BUSY", file=part.stem))
    try:
        source.backup(target, progress=steps.told, sleep=_PAUSE_S)
    finally:
        source.close()


class _Overtaken(Exception):  # noqa: N818 - a turn of the copying, no error
    """Colleagues saved again and again while the copying went on."""


class _Steps:
    """Listens to a copying: tells how far it is and when it gets nowhere."""

    def __init__(self, progress: Progress | None, busy: LowUseError) -> None:
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
            return
        self._moved_at = time.monotonic()
        done, before = total - remaining, self._done
        self._done = done
        if done <= before:
            self._restarts += 1
            if self._restarts == _RESTARTS:
                raise _Overtaken
        if self._progress is not None:
            self._progress.step(done, total)


@contextmanager
def applying(copy: sqlite3.Connection) -> Iterator[None]:
    """Open the guards of a copy for one transaction, and commit it or leave nothing behind."""
    texts = sqltexts.sections("catch_up")
    copy.execute("BEGIN IMMEDIATE")
    try:
        copy.execute(texts["begin_applying"])
        yield
        copy.execute(texts["end_applying"])
        copy.execute("COMMIT")
    except BaseException:
        if copy.in_transaction:
            copy.execute("ROLLBACK")
        raise


@cache
def guards() -> str:
    """Return what tells copies that this version has made ready from those of others."""
    return hashlib.sha256(sqltexts.sections("display")["prepare"].encode()).hexdigest()
