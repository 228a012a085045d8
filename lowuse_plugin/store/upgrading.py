# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Raising an old workspace to the version that this plugin writes (promise P17).

A backup first; then every step in one transaction under the lock file, with a line in the log that
carries the new name tag; before COMMIT every reference must hold and every object must be what a
new workspace has. Everything or nothing: a process that dies in the middle leaves the old version.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Actor, LogHead, Progress
from lowuse_plugin.domain.safety import Occasion, UpgradeDone, Verification
from lowuse_plugin.store import (
    backup,
    checks,
    lockfile,
    log,
    meta,
    page_copy,
    sqltexts,
    state,
    verify,
)
from lowuse_plugin.store import connection as connections
from lowuse_plugin.store.guard import Guard
from lowuse_plugin.store.migrations import STEPS

REASON = "升级工作库"


def upgrade(
    workspace: Path,
    actor: Actor,
    reason: str = REASON,
    progress: Progress | None = None,
    *,
    despite_findings: bool = False,
) -> UpgradeDone:
    """Raise a workspace to the version of this plugin.

    Args:
        workspace: The shared file, its canonical path.
        actor: Who does it.
        reason: Why, for the log.
        progress: Told how far it is; may stop it until the steps begin.
        despite_findings: Raise it although log and rows disagree; they still do afterwards.

    Raises:
        LowUseError: ``UPGRADE_NOT_NEEDED``, ``UPGRADE_UNSOUND`` (log and rows disagree),
            ``UPGRADE_OVERTAKEN`` (somebody saved meanwhile), ``UPGRADE_FAILED``,
            ``BACKUP_FOLDER``, ``BACKUP_NO_ROOM``, ``WORKSPACE_BUSY`` …: nothing was changed.
        CancelledError: The user asked to stop; nothing was changed.
    """
    checks.check_is_file(workspace)
    checks.put_right(workspace, actor)
    guard = Guard(workspace)
    try:
        before = _examined(workspace, actor, progress, despite_findings=despite_findings)
        alone = page_copy.while_nobody_saves(workspace, actor)
        made = backup.finish(
            workspace, backup.copy(workspace, Occasion.UPGRADE, progress, alone), progress
        )
        with lockfile.hold(workspace, actor) as lock, lockfile.kept(lock):
            reached = _raise(workspace, actor, reason, before.head, lock)
        after = _verified(workspace, actor, None)
    finally:
        guard.release()
    from_version = reached[0] - 1
    return UpgradeDone(from_version, reached[-1], reached, made, after)


def _examined(
    workspace: Path, actor: Actor, progress: Progress | None, *, despite_findings: bool
) -> Verification:
    """Refuse what need not or cannot be raised."""
    with connections.explaining(workspace):
        connection = connections.open_reader(workspace)
        try:
            found = checks.check_is_workspace(connection, workspace)
        finally:
            connection.close()
    if found.schema_version >= meta.SCHEMA_VERSION:
        raise LowUseError("UPGRADE_NOT_NEEDED", file=workspace.name)
    verified = _verified(workspace, actor, progress)
    if verified.findings and not despite_findings:
        raise LowUseError("UPGRADE_UNSOUND", file=workspace.name, count=len(verified.findings))
    return verified


def _verified(workspace: Path, actor: Actor, progress: Progress | None) -> Verification:
    """Check a copy of the workspace: colleagues save meanwhile.

    Raises:
        LowUseError: ``WORKSPACE_DAMAGED`` …
        CancelledError: The user asked to stop.
    """
    alone = page_copy.while_nobody_saves(workspace, actor)
    found = verify.verify_file(workspace, progress=progress, alone=alone)
    if found.fault:
        raise LowUseError("WORKSPACE_DAMAGED", file=workspace.name, detail=found.fault)
    return found


def _raise(
    workspace: Path, actor: Actor, reason: str, known: LogHead, lock: lockfile.Lock
) -> tuple[int, ...]:
    """Carry all steps out in one transaction and return the versions that were reached."""
    with connections.explaining(workspace):
        connection = connections.open_writer(workspace)
        try:
            _begin(connection, workspace, known)
            reached = _steps(connection, workspace)
            _log(connection, known, actor, reason)
            _check(connection, workspace, lock)
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):  # SQLite itself has rolled back after some faults
                connection.execute("ROLLBACK")
            raise
        finally:
            connection.close()
    return reached


def _begin(connection: sqlite3.Connection, workspace: Path, known: LogHead) -> None:
    if not checks.leave_wal(connection):
        raise LowUseError("WORKSPACE_IN_WAL", file=workspace.name)
    connection.execute("BEGIN IMMEDIATE")
    if log.read_head(connection) != known:
        raise LowUseError("UPGRADE_OVERTAKEN", file=workspace.name)


def _steps(connection: sqlite3.Connection, workspace: Path) -> tuple[int, ...]:
    version = meta.read(connection).schema_version
    reached = []
    while version < meta.SCHEMA_VERSION:
        step = STEPS[version]
        try:
            step.apply(connection)
        except sqlite3.OperationalError as error:
            if connections.error_name(error) != "SQLITE_ERROR":
                raise
            raise LowUseError("UPGRADE_FAILED", file=workspace.name, detail=str(error)) from error
        version = step.to_version
        reached.append(version)
    return tuple(reached)


def _log(connection: sqlite3.Connection, head: LogHead, actor: Actor, reason: str) -> None:
    """Log the new name tag, then write it."""
    texts = sqltexts.sections("migrations/guards")
    store_id = meta.read(connection).store_id
    values = {
        "schema_version": str(meta.SCHEMA_VERSION),
        "min_writer_version": str(meta.SCHEMA_VERSION),
        "fingerprint": meta.fingerprint(),
    }
    after = log.append_alone(
        connection, head, "migrate", values, store_id=store_id, actor=actor, reason=reason
    )
    connection.execute(texts["open_meta"])
    for key, value in values.items():
        connection.execute(texts["set_meta"], {"key": key, "value": value})
    connection.execute(texts["shut_meta"])
    state.rebuild(connection)  # a version may derive otherwise
    connection.execute(
        sqltexts.store("close_write"), {"last": str(after.seq), "expected": str(head.seq)}
    )


def _check(connection: sqlite3.Connection, workspace: Path, lock: lockfile.Lock) -> None:
    """Refuse a result that is not what a new workspace of this version is."""
    broken = connection.execute(sqltexts.sections("migrations/guards")["broken_references"])
    if broken.fetchone() is not None:
        raise LowUseError("UPGRADE_FAILED", file=workspace.name, detail="foreign_key_check")
    altered = meta.altered(connection)
    if altered is not None:
        raise LowUseError("UPGRADE_FAILED", file=workspace.name, detail=altered)
    if not lock.is_mine():
        raise LowUseError("LOCK_LOST", file=workspace.name)
