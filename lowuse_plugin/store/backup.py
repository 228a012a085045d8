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
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from lowuse_plugin.domain import moments
from lowuse_plugin.domain.errors import CancelledError, LowUseError
from lowuse_plugin.domain.ports import LogHead, Progress
from lowuse_plugin.domain.safety import BackupInfo, Occasion
from lowuse_plugin.store import (
    backup_names,
    checks,
    lockfile,
    log,
    meta,
    page_copy,
    private_copy,
    verify,
)
from lowuse_plugin.store import connection as connections

_PART = ".part"
_OLD_S = 24 * 3600.0
"""What an attempt left is removed after so long."""
_WRONG_S = 24 * 3600.0
"""A PC whose clock is so far from the server's removes nothing."""
_ROOM = 2
"""So many times its size must be free: a backup must not take the room that a save needs."""


@dataclass(frozen=True)
class Copied:
    """A copy that was not verified yet."""

    part: Path
    made_at: datetime
    head: LogHead
    why: Occasion


def copy(
    workspace: Path,
    why: Occasion,
    progress: Progress | None,
    alone: AbstractContextManager[object] | None = None,
) -> Copied:
    """Copy the state of now into a file that no list shows.

    Args:
        workspace: The shared file, only read; its guard is held.
        why: What it is for.
        progress: Told how far the copying is; may stop it.
        alone: Keeps others from saving, see ``page_copy.while_nobody_saves``.

    Raises:
        LowUseError: ``BACKUP_FOLDER``, ``BACKUP_NO_ROOM`` … Nothing is left then.
        CancelledError: The user asked to stop.
    """
    folder = backup_names.folder_of(workspace)
    made_at = moments.office_moment(moments.now_utc()).replace(tzinfo=None, microsecond=0)
    part = folder / f"copying-{secrets.token_hex(8)}{_PART}"
    with explaining(workspace):
        folder.mkdir(exist_ok=True)
        _check_room(workspace, folder)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666))
        try:
            head = _copy_into(part, workspace, progress, alone)
            mark = backup_names.mark_of(why, sound=True)
            name = backup_names.BackupName(made_at, head.seq, head.hash[:8], mark)
            # Under a name that tells others of the day that the state is safe.
            ready = folder / f"{name}.{secrets.token_hex(8)}{_PART}"
            part.rename(ready)
        except BaseException:
            _remove(part)
            raise
    return Copied(ready, made_at, head, why)


def _copy_into(
    part: Path,
    workspace: Path,
    progress: Progress | None,
    alone: AbstractContextManager[object] | None,
) -> LogHead:
    with connections.explaining(workspace):
        source = connections.open_reader(workspace)
    try:
        target = connections.open_writer(part)
        try:
            steps = page_copy.Steps(progress, lockfile.busy(workspace, None))
            page_copy.in_steps(source, target, steps, alone=alone)
            checks.leave_wal(target)
            return log.read_head(target)
        finally:
            target.close()
    finally:
        source.close()


def finish(
    workspace: Path,
    copied: Copied,
    progress: Progress | None,
    *,
    keep_unverified: bool = False,
) -> BackupInfo:
    """Verify a copy and give it its name.

    Args:
        workspace: The shared file.
        copied: What :func:`copy` made.
        progress: Told how far it is; may stop it.
        keep_unverified: Leave the copy for a later session where it could not be verified; else
            nothing is left of it.

    Raises:
        LowUseError: ``BACKUP_DAMAGED``, ``BACKUP_FOLDER``: nothing is left. ``CHECK_NO_ROOM``: it
            could not be verified.
        CancelledError: It was asked to stop.
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
        except BaseException as error:
            if not (keep_unverified and _is_undecided(error)):
                _remove(copied.part)
            raise
        return replace(backup_names.info(path, name), sound=sound)


def _is_sound(workspace: Path, copied: Copied, progress: Progress | None) -> bool:
    """Tell whether log and rows of a copy agree; a copy that is none is refused."""
    try:
        found = verify.verify_file(copied.part, progress=progress)
    except LowUseError as error:
        if error.code != "WORKSPACE_DAMAGED":
            raise
        detail = str(error.params.get("detail", ""))
        raise LowUseError("BACKUP_DAMAGED", file=workspace.name, detail=detail) from error
    if found.fault:
        raise LowUseError("BACKUP_DAMAGED", file=workspace.name, detail=found.fault)
    if found.head != copied.head:
        raise LowUseError("BACKUP_DAMAGED", file=workspace.name, detail=f"seq {found.head.seq}")
    return not found.findings


def _check_room(workspace: Path, folder: Path) -> None:
    needed = workspace.stat().st_size
    if shutil.disk_usage(folder).free < _ROOM * needed:
        raise LowUseError(
            "BACKUP_NO_ROOM", folder=str(folder), needed_mb=_ROOM * needed // 1_000_000 + 1
        )


def _is_undecided(error: BaseException) -> bool:
    """Tell whether an error says nothing against the copy."""
    no_room = isinstance(error, LowUseError) and error.code == private_copy.CHECK_NO_ROOM
    return no_room or isinstance(error, CancelledError)


def unverified(folder: Path, store_id: str) -> list[Copied]:
    """Return the copies of a workspace that nobody verified yet, newest first.

    Others may be at work on one of them just now.

    Raises:
        OSError: The folder cannot be read.
    """
    found = []
    for part in folder.glob(f"*_seq*.gpkg.*{_PART}"):
        name = backup_names.parsed(part.name.removesuffix(_PART).rpartition(".")[0])
        head = head_of(part) if name is not None and id_of(part) == store_id else None
        if name is not None and head is not None:
            why = backup_names.info(part, name).occasion or Occasion.DAILY
            found.append(Copied(part, name.made_at, head, why))
    return sorted(found, key=lambda each: (each.made_at, each.head.seq), reverse=True)


def prune(folder: Path, store_id: str) -> list[Path]:
    """Remove backups of a workspace that need not be kept, and what attempts left.

    Days are counted by the server's clock. What resists, because somebody has it open, is left for
    the next time.

    Returns:
        What was removed.

    Raises:
        OSError: The folder cannot be read, or tells no time.
    """
    now = lockfile.server_time(folder / "prune")
    if abs(now - time.time()) > _WRONG_S:
        return []  # one of the two clocks is wrong, and nothing tells which
    today = moments.office_day(moments.utc_of(now))
    gone = [backup.path for backup in _superfluous(folder, store_id, today)]
    for pattern in ("copying-*.part*", "*_seq*.gpkg.*.part*", "daily-*.lup-lock*"):
        gone += [left for left in folder.glob(pattern) if _is_old(left, now)]
    return [path for path in gone if _removed(path)]


def _superfluous(folder: Path, store_id: str, today: date) -> list[BackupInfo]:
    """Return the backups of a workspace that may go; files are opened only if there are any.

    Those of other workspaces can only make more of ours superfluous, so that names are enough to
    tell that none is.
    """
    every = backup_names.in_folder(folder)
    if not backup_names.superfluous(every, today):
        return []
    return backup_names.superfluous((b for b in every if id_of(b.path) == store_id), today)


def _is_old(left: Path, now: float) -> bool:
    try:
        return now - left.stat().st_mtime > _OLD_S
    except OSError:
        return False  # gone meanwhile


def _removed(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False
    return True


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
