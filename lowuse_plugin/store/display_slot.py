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
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Progress
from lowuse_plugin.store import checks, extents, lockfile, migrations, page_copy, sqltexts, state
from lowuse_plugin.store import connection as connections
from lowuse_plugin.store.page_copy import Steps
from lowuse_plugin.store.transaction import Session

MOST_SLOTS = 20
UNUSED_AFTER_S = 30 * 24 * 3600.0
"""So long the copy of a workspace waits for being opened again."""
STEP_PAGES = 256
"""1 MB: as long as a colleague's commit may wait for us."""
_READY = ("prepare", "layers")
"""What makes a copied workspace a copy for display."""
_OF_SLOT = re.compile(r"(?P<copy>map(-\d+)?\.gpkg)([.-].*)?")
_OF_STORE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Slot:
    """The place of one copy, held by this process until it is released."""

    path: Path
    lock: lockfile.Lock

    @property
    def part(self) -> Path:
        """Where the file is filled."""
        return _part(self.path)

    def clear(self) -> None:
        """Remove what an attempt left.

        Raises:
            OSError: It cannot be removed.
        """
        for file in _with_companions(self.part):
            file.unlink(missing_ok=True)

    def note_use(self) -> None:
        """Let the copy's own time say when it was used last: nobody may have saved since."""
        with suppress(OSError):  # there is none yet; and a wrong time only costs a new copy
            os.utime(self.path)

    def release(self) -> None:
        """Let other processes have the slot; the file stays for the next opening."""
        self.note_use()
        self.lock.release()


def claim(folder: Path) -> Slot:
    """Take the first slot of a folder that no living process has.

    Copies of other workspaces that were not used for long are removed on the way.

    Args:
        folder: Of one workspace; made for this user alone. It stands beside those of the others.

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
                slot = Slot(path, lock)
                slot.note_use()
                remove_unused(folder.parent, keep=folder)
                return slot
    raise LowUseError("DISPLAY_COPY_FAILED", file="map.gpkg", detail=str(folder))


def remove_unused(cache: Path, *, keep: Path) -> None:
    """Remove copies that were not used for :data:`UNUSED_AFTER_S` and that nobody holds.

    Args:
        cache: Holds the folders of all workspaces; what else is in it stays.
        keep: The folder that is not looked at.
    """
    for found in sorted(cache.glob("*/map*.gpkg*")):
        name = _OF_SLOT.fullmatch(found.name)
        if name and found.parent != keep and _OF_STORE.fullmatch(found.parent.name):
            # Tidying never stands in the way: what resists is tried again next time.
            with suppress(OSError, LowUseError):
                _remove_unused(found.with_name(name["copy"]))


def _remove_unused(path: Path) -> None:
    if not _is_unused(path):
        return
    lock = lockfile.claim(lockfile.lock_path(path))
    if lock is None:
        return
    try:
        if _is_unused(path):  # somebody may have used it before the lock was ours
            for file in _files(path):
                file.unlink(missing_ok=True)
    finally:
        lock.release()
    path.parent.rmdir()  # refused while another copy stands there


def _is_unused(path: Path) -> bool:
    times = [file.stat().st_mtime for file in _files(path) if file.exists()]
    return time.time() - max(times, default=0.0) > UNUSED_AFTER_S


def _files(path: Path) -> list[Path]:
    """Return every file that may stand in the slot of a copy, but for its lock."""
    return [*_with_companions(path), *_with_companions(_part(path))]


def _with_companions(path: Path) -> list[Path]:
    return [path.with_name(path.name + suffix) for suffix in ("", "-journal", "-wal", "-shm")]


def _part(path: Path) -> Path:
    return path.with_name(path.name + ".part")


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


def fill(slot: Slot, session: Session, progress: Progress | None) -> None:
    """Fill the file beside the slot from the workspace and make it ready for display.

    Args:
        slot: Where.
        session: The shared file, only read, and who works; its guard is held.
        progress: Told how far the copying is; may stop it.

    Raises:
        LowUseError: ``WORKSPACE_BUSY``, ``DISPLAY_COPY_FULL`` … Nothing is left then.
        CancelledError: The user asked to stop.
    """
    with explaining(slot.path):
        slot.clear()
        os.close(os.open(slot.part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        try:
            _copy(slot.part, session, progress)
        except BaseException:
            slot.clear()
            raise


def _copy(part: Path, session: Session, progress: Progress | None) -> None:
    workspace = session.path
    alone = page_copy.while_nobody_saves(workspace, session.actor)
    with connections.explaining(workspace):
        source = connections.open_reader(workspace)
    target = connections.open_writer(part)
    try:
        steps = Steps(progress, lockfile.busy(workspace, None))
        page_copy.in_steps(source, target, steps, STEP_PAGES, alone)
        checks.leave_wal(target)
        is_old = migrations.raise_copy(target)
        texts = sqltexts.sections("catch_up")
        for section in _READY:
            target.executescript(sqltexts.sections("display")[section])
        with applying(target):
            if is_old:
                state.rebuild(target)  # this version derives otherwise
            extents.measure(target)
            target.execute(texts["mark"], {"guards": guards()})
    finally:
        target.close()
        source.close()


def put_right(path: Path) -> None:
    """Roll back what a killed process left half done in a copy, before the guard opens it."""
    if checks.has_journal(path):
        connection = connections.open_writer(path)
        try:
            connection.execute(sqltexts.store("is_ours")).fetchone()
        finally:
            connection.close()


def pour(part: Path, target: sqlite3.Connection, progress: Progress | None = None) -> None:
    """Copy a filled file over an open copy in one transaction of it.

    Args:
        part: The filled file.
        target: The open copy.
        progress: May stop the waiting for a layer that reads.

    Raises:
        CancelledError: The user asked to stop.
        LowUseError: ``DISPLAY_COPY_BUSY``: a layer reads without end.
        sqlite3.Error: It failed; the copy is as it was.
    """
    source = connections.open_reader(part)
    steps = Steps(progress, LowUseError("DISPLAY_COPY_BUSY", file=part.stem))
    try:
        page_copy.in_one_go(source, target, steps)
    finally:
        source.close()


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
    text = "".join(sqltexts.sections("display")[section] for section in _READY)
    return hashlib.sha256(text.encode()).hexdigest()
