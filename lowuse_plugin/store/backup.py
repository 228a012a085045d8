# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Backups beside the workspace (promise P12).

A backup is made through SQLite's backup API into a file that no list shows, opened and verified
like a workspace, and only then given its name.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from lowuse_plugin.domain import moments
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import LogHead, Progress
from lowuse_plugin.domain.safety import BackupInfo, Occasion
from lowuse_plugin.store import backup_names, checks, lockfile, log, meta, page_copy, verify
from lowuse_plugin.store import connection as connections

_PART = ".part"
_OLD_S = 24 * 3600.0
"""What an attempt left is removed after so long."""
_ROOM = 2
"""So many times its size must be free: a backup must not take the room that a save needs."""


@dataclass(frozen=True)
class Copied:
    """A copy that was not verified yet."""

    part: Path
    made_at: datetime
    head: LogHead
    why: Occasion


def copy(workspace: Path, why: Occasion, progress: Progress | None) -> Copied:
    """Copy the state of now into a file that no list shows.

    Args:
        workspace: The shared file, only read; its guard is held.
        why: What it is for.
        progress: Told how far the copying is; may stop it.

    Raises:
        LowUseError: ``BACKUP_FOLDER``, ``BACKUP_NO_ROOM`` … Nothing is left then.
        CancelledError: The user asked to stop.
    """
    folder = backup_names.folder_of(workspace)
    made_at = moments.office_moment(moments.now_utc()).replace(tzinfo=None, second=0, microsecond=0)
    part = folder / f"copying-{secrets.token_hex(8)}{_PART}"
    with explaining(workspace):
        folder.mkdir(exist_ok=True)
        _check_room(workspace, folder)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666))
        try:
            head = _copy_into(part, workspace, progress)
            name = backup_names.BackupName(made_at, head.seq, head.hash[:8])
            # Under a name that tells others of the day that the state is safe.
            ready = folder / f"{name}.{secrets.token_hex(8)}{_PART}"
            part.rename(ready)
        except BaseException:
            _remove(part)
            raise
    return Copied(ready, made_at, head, why)


def _copy_into(part: Path, workspace: Path, progress: Progress | None) -> LogHead:
    with connections.explaining(workspace):
        source = connections.open_reader(workspace)
    try:
        target = connections.open_writer(part)
        try:
            steps = page_copy.Steps(progress, lockfile.busy(workspace, None))
            page_copy.in_steps(source, target, steps)
            checks.leave_wal(target)
            return log.read_head(target)
        finally:
            target.close()
    finally:
        source.close()


def finish(workspace: Path, copied: Copied, progress: Progress | None) -> BackupInfo:
    """Verify a copy and give it its name.

    Raises:
        LowUseError: ``BACKUP_DAMAGED``, ``BACKUP_FOLDER``: nothing is left.
        CancelledError: The user asked to stop; nothing is left.
    """
    with explaining(workspace):
        try:
            sound = _is_sound(workspace, copied, progress)
            mark = backup_names.mark_of(copied.why, sound=sound)
            name = backup_names.BackupName(
                copied.made_at, copied.head.seq, copied.head.hash[:8], mark
            )
            path = copied.part.with_name(str(name))
            copied.part.replace(path)  # one of that minute and that name holds the same state
        except BaseException:
            _remove(copied.part)
            raise
        return replace(backup_names.info(path, name), sound=sound)


def _is_sound(workspace: Path, copied: Copied, progress: Progress | None) -> bool:
    """Tell whether log and rows of a copy agree; a copy that is none is refused."""
    connection = connections.open_reader(copied.part)
    try:
        connection.execute("BEGIN")
        fault = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if fault != "ok":
            raise LowUseError("BACKUP_DAMAGED", file=workspace.name, detail=fault)
        found = verify.verify(connection, progress=progress)
    finally:
        connection.close()
    if found.head != copied.head:
        raise LowUseError("BACKUP_DAMAGED", file=workspace.name, detail=f"seq {found.head.seq}")
    return not found.findings


def _check_room(workspace: Path, folder: Path) -> None:
    needed = workspace.stat().st_size
    if shutil.disk_usage(folder).free < _ROOM * needed:
        raise LowUseError(
            "BACKUP_NO_ROOM", folder=str(folder), needed_mb=_ROOM * needed // 1_000_000 + 1
        )


def prune(folder: Path, store_id: str) -> list[Path]:
    """Remove backups of a workspace that need not be kept, and what attempts left.

    Returns:
        What was removed.

    Raises:
        OSError: Something resists.
    """
    removed = []
    ours = backup_names.in_folder(folder)
    for backup in backup_names.superfluous(ours, moments.office_today()):
        if id_of(backup.path) == store_id:
            backup.path.unlink(missing_ok=True)
            removed.append(backup.path)
    for pattern in ("copying-*.part*", "*_seq*.gpkg.*.part*", "daily-*.lup-lock*"):
        for left in folder.glob(pattern):
            if time.time() - left.stat().st_mtime > _OLD_S:
                left.unlink(missing_ok=True)
    return removed


def id_of(path: Path) -> str | None:
    """Return the workspace that a file is a backup of; None when it is none."""
    try:
        connection = connections.open_reader(path)
        try:
            return meta.read(connection).store_id
        finally:
            connection.close()
    except (sqlite3.Error, KeyError, ValueError):
        return None


def head_of(path: Path) -> LogHead | None:
    """Return the last log line of a backup; None when it cannot be read."""
    try:
        connection = connections.open_reader(path)
        try:
            return log.read_head(connection)
        finally:
            connection.close()
    except sqlite3.Error:
        return None


def _remove(part: Path) -> None:
    for suffix in ("", "-journal"):
        with suppress(OSError):  # what resists goes after a day
            part.with_name(part.name + suffix).unlink(missing_ok=True)


@contextmanager
def explaining(workspace: Path) -> Iterator[None]:
    """Turn what fails in the folder of the backups into our errors inside the block."""
    folder = str(backup_names.folder_of(workspace))
    try:
        yield
    except sqlite3.Error as error:
        full = connections.error_name(error).startswith("SQLITE_FULL")
        raise _failed(folder, workspace, str(error), full=full) from error
    except OSError as error:
        raise _failed(folder, workspace, str(error), full=lockfile.is_full(error)) from error


def _failed(folder: str, workspace: Path, detail: str, *, full: bool) -> LowUseError:
    if not full:
        return LowUseError("BACKUP_FOLDER", folder=folder, detail=detail)
    try:
        needed = workspace.stat().st_size
    except OSError:
        needed = 0
    return LowUseError("BACKUP_NO_ROOM", folder=folder, needed_mb=needed // 1_000_000 + 1)
