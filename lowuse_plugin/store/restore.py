# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Restoring a backup: what it would take back, and doing it.

What is restored is made ready beside the workspace, with a log line of its own, and then copied
INTO the live file in one transaction of it: whoever has the file open sees either state, and a
process that dies in the middle leaves the old one. Nothing is lost for good: the present state is
kept as a backup that the plugin never removes.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import uuid
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lowuse_plugin.domain import moments
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Actor, LogHead, Progress
from lowuse_plugin.domain.safety import BackupInfo, Occasion, RestoreDone, RestorePlan
from lowuse_plugin.store import (
    backup,
    backup_names,
    checks,
    lockfile,
    log,
    meta,
    page_copy,
    private_copy,
    restore_losses,
    sqltexts,
    verify,
)
from lowuse_plugin.store import connection as connections
from lowuse_plugin.store.guard import Guard


@dataclass(frozen=True)
class _Present:
    """What the live file still tells."""

    head: LogHead | None
    damage: str = ""


def plan(
    workspace: Path, chosen: Path, actor: Actor, progress: Progress | None = None
) -> RestorePlan:
    """Tell what restoring a backup would do; changes nothing.

    Args:
        workspace: The shared file; it may be damaged or gone.
        chosen: The backup, wherever it stands.
        actor: Who asks.
        progress: Told how far it is; may stop it.

    Raises:
        LowUseError: ``FILE_NOT_FOUND``, ``NOT_A_WORKSPACE``, ``SCHEMA_NEWER``,
            ``WORKSPACE_DAMAGED`` (the backup is), ``RESTORE_OTHER_WORKSPACE``,
            ``RESTORE_ITSELF`` …
        CancelledError: The user asked to stop.
    """
    checks.check_is_file(chosen)
    if workspace.exists() and workspace.samefile(chosen):
        raise LowUseError("RESTORE_ITSELF", file=chosen.name)
    with private_copy.of(chosen, progress) as source:
        with private_copy.explaining(chosen):
            found = checks.check_is_workspace(source, chosen)
            if found.schema_version > meta.SCHEMA_VERSION:
                raise LowUseError("SCHEMA_NEWER", file=chosen.name)
            checked = verify.verify_copy(source, progress=progress)
        if checked.fault:
            raise LowUseError("WORKSPACE_DAMAGED", file=chosen.name, detail=checked.fault)
        losses = restore_losses.between(workspace, source, found.store_id, actor, progress)
    return RestorePlan(
        backup=_described(chosen, checked.head),
        store_id=found.store_id,
        schema_version=found.schema_version,
        needs_upgrade=found.schema_version < meta.SCHEMA_VERSION,
        findings=len(checked.findings),
        common_seq=losses.common_seq,
        lost=losses.lost,
        gained=checked.head.seq - losses.common_seq,
        present_seq=losses.present_seq,
        present_hash=losses.present_hash,
        readable_seq=losses.readable_seq,
        damage=losses.damage,
    )


def _described(file: Path, head: LogHead) -> BackupInfo:
    name = backup_names.parsed(file.name)
    if name is None:
        made_at = moments.office_moment(moments.utc_of(file.stat().st_mtime)).replace(tzinfo=None)
        name = backup_names.BackupName(made_at, head.seq, head.hash[:8])
    return backup_names.info(file, name)


def restore(
    workspace: Path, chosen: RestorePlan, actor: Actor, reason: str, progress: Progress | None
) -> RestoreDone:
    """Put a workspace back to a backup.

    Args:
        workspace: The shared file; it may be damaged or gone.
        chosen: What was shown to whoever decided; a state that was saved since is refused.
        actor: Who does it.
        reason: Why, for the log.
        progress: Told how far it is; may stop it before the live file is touched.

    Raises:
        LowUseError: ``RESTORE_OVERTAKEN`` (somebody saved since the plan was shown),
            ``BACKUP_FOLDER``, ``BACKUP_NO_ROOM`` (the present state cannot be kept),
            ``WORKSPACE_BUSY``, ``WORKSPACE_READ_ONLY``, ``DISK_FULL`` …: nothing was changed.
        CancelledError: The user asked to stop; nothing was changed.
    """
    folder = backup_names.folder_of(workspace)
    part = folder / f"copying-{uuid.uuid4().hex}.part"
    guard = Guard(workspace) if workspace.exists() else None
    try:
        with backup.explaining(workspace):
            folder.mkdir(exist_ok=True)
            _copy(chosen.backup.path, part, progress)
        with lockfile.hold(workspace, actor) as lock, lockfile.kept(lock):
            present = _present(workspace)
            _check_unchanged(workspace, chosen, present)
            before = _keep_present(workspace, present)
            with backup.explaining(workspace):
                said = _source(workspace, chosen, present, before)
                _add_line(part, said, chosen.store_id, actor, reason)
            if not lock.is_mine() or _present(workspace) != present:
                raise LowUseError("LOCK_LOST", file=workspace.name)
            _pour(part, workspace)
    finally:
        for suffix in ("", "-journal"):
            with suppress(OSError):  # what resists goes after a day
                part.with_name(part.name + suffix).unlink(missing_ok=True)
        if guard is not None:
            guard.release()
    left = None if present.head is None else present.head.seq - chosen.common_seq
    return RestoreDone(chosen.backup, before, left, chosen.needs_upgrade)


def _copy(source: Path, part: Path, progress: Progress | None) -> None:
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666))
    reader = connections.open_reader(source)
    try:
        target = connections.open_writer(part)
        try:
            steps = page_copy.Steps(progress, lockfile.busy(source, None))
            page_copy.in_steps(reader, target, steps)
            checks.leave_wal(target)
        finally:
            target.close()
    finally:
        reader.close()


def _present(workspace: Path) -> _Present:
    """Ask the live file for its head, after what a dead writer left was put right."""
    if not workspace.exists():
        return _Present(None, "FILE_NOT_FOUND")
    try:
        connection = connections.open_writer(workspace)
        try:
            checks.leave_wal(connection)
            fault = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            head = log.read_head(connection)
        finally:
            connection.close()
    except sqlite3.Error as error:
        if not restore_losses.is_damage(error):
            raise connections.explained(error, workspace) from error
        return _Present(None, str(error))
    return _Present(head) if fault == "ok" else _Present(None, fault)


def _check_unchanged(workspace: Path, chosen: RestorePlan, present: _Present) -> None:
    """Refuse when somebody saved since it was shown what would be lost."""
    shown = None
    if chosen.present_seq is not None:
        shown = LogHead(chosen.present_seq, chosen.present_hash)
    if present.head != shown:
        raise LowUseError("RESTORE_OVERTAKEN", file=workspace.name)


def _keep_present(workspace: Path, present: _Present) -> Path | None:
    """Keep the present state; of a file that cannot be read, its bytes; None where there is none.

    The lock file is held, so that copying needs nothing to keep others from saving.
    """
    if present.head is not None:
        copied = backup.copy(workspace, Occasion.RESTORE, None)
        with backup.explaining(workspace):
            # The lock is held: a page by page copy of a file that was just checked needs no more.
            name = backup_names.BackupName(
                copied.made_at,
                copied.head.seq,
                copied.head.hash[:8],
                backup_names.mark_of(Occasion.RESTORE, sound=True),
            )
            return copied.part.replace(copied.part.with_name(str(name)))
    now = moments.office_moment(moments.now_utc())
    folder = backup_names.folder_of(workspace)
    kept = folder / f"{now:%Y-%m-%dT%H%M%S}_damaged_before-restore.gpkg"
    with backup.explaining(workspace):
        if not workspace.exists():
            return None
        # Nothing holds a lock on what SQLite cannot open, so that reading its bytes loses none.
        shutil.copyfile(workspace, kept)
        journal = workspace.with_name(workspace.name + "-journal")
        if journal.exists():
            shutil.copyfile(journal, kept.with_name(kept.name + "-journal"))
    return kept


def _source(
    workspace: Path, chosen: RestorePlan, present: _Present, before: Path | None
) -> dict[str, str]:
    """Return what the line of the log says of a restoring.

    The head that it left, and the backup that proves it, excuse the backups between: without them
    a check reports that the log does not lead on from these.
    """
    said = {
        "backup": chosen.backup.path.name,
        "backup_made": chosen.backup.made_at.isoformat(timespec="minutes"),
        "common_seq": str(chosen.common_seq),
    }
    if before is not None:
        said["before"] = before.name
    if present.head is not None:
        said["left_lines"] = str(present.head.seq - chosen.common_seq)
        left = None if before is None else (before, present.head)
    else:
        left = _newest_left(workspace, chosen)
    if left is not None:
        proof, head = left
        said |= {"left_backup": proof.name, "left_seq": str(head.seq), "left_hash": head.hash}
    return said


def _newest_left(workspace: Path, chosen: RestorePlan) -> tuple[Path, LogHead] | None:
    """Return the last backup that a workspace which cannot be read leaves behind, with its head."""
    left = [
        (head.seq, each.path, head)
        for each in backup_names.in_folder(backup_names.folder_of(workspace))
        if each.seq > chosen.common_seq
        and backup.id_of(each.path) == chosen.store_id
        and (head := backup.head_of(each.path)) is not None
    ]
    return max(left)[1:] if left else None


def _add_line(part: Path, source: dict[str, str], store_id: str, actor: Actor, reason: str) -> None:
    """Log in what is restored who restored it, from what, and what was left behind."""
    connection = connections.open_writer(part)
    try:
        connection.execute("BEGIN IMMEDIATE")
        head = log.read_head(connection)
        source |= {"backup_seq": str(head.seq), "backup_hash": head.hash}
        after = log.append_alone(
            connection, head, "restore", source, store_id=store_id, actor=actor, reason=reason
        )
        connection.execute(
            sqltexts.store("close_write"), {"last": str(after.seq), "expected": str(head.seq)}
        )
        connection.execute("COMMIT")
    finally:
        connection.close()


def _pour(part: Path, workspace: Path) -> None:
    """Copy what is ready into the live file; one that cannot be opened is emptied first."""
    with connections.explaining(workspace):
        source = connections.open_reader(part)
        try:
            if not workspace.exists():
                workspace.touch()
            try:
                _pour_into(source, workspace)
            except sqlite3.DatabaseError as error:
                if not connections.error_name(error).startswith(("SQLITE_NOTADB", "SQLITE_CORR")):
                    raise
                workspace.with_name(workspace.name + "-journal").unlink(missing_ok=True)
                os.truncate(workspace, 0)
                _pour_into(source, workspace)
        finally:
            source.close()


def _pour_into(source: sqlite3.Connection, workspace: Path) -> None:
    target = connections.open_writer(workspace)
    try:
        checks.leave_wal(target)
        page_copy.in_one_go(source, target, page_copy.Steps(None, lockfile.busy(workspace, None)))
    finally:
        target.close()
