# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a workspace has that a backup of it has not: what restoring would take back."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Actor, Progress
from lowuse_plugin.domain.safety import LostSave
from lowuse_plugin.store import checks, log, meta, page_copy, private_copy, sqltexts
from lowuse_plugin.store import connection as connections
from lowuse_plugin.store.guard import Guard


@dataclass(frozen=True)
class Losses:
    """What is in the workspace after the last line that it shares with the backup."""

    common_seq: int
    lost: tuple[LostSave, ...]
    present_seq: int | None
    present_hash: str
    readable_seq: int
    damage: str = ""


def is_damage(error: sqlite3.Error) -> bool:
    """Tell whether an error says that a file is damaged, or none of ours any more.

    A share that fails for a moment says nothing about the file.
    """
    name = connections.error_name(error)
    return name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or name == "SQLITE_ERROR"


def between(
    workspace: Path,
    backup: sqlite3.Connection,
    store_id: str,
    actor: Actor,
    progress: Progress | None = None,
) -> Losses:
    """Compare the log of a workspace with that of a backup, as far as it can be read.

    The workspace is copied first: colleagues save meanwhile.

    Args:
        workspace: The shared file; it may be damaged or gone.
        backup: Reads the backup.
        store_id: The workspace that the backup is of.
        actor: Whose name stands in the lock file while a dead writer's journal is rolled back.
        progress: Told how far it is; may stop it.

    Raises:
        LowUseError: ``RESTORE_OTHER_WORKSPACE``, ``WORKSPACE_BUSY``, ``WORKSPACE_UNREACHABLE`` …
        CancelledError: The user asked to stop.
    """
    theirs = dict(backup.execute(sqltexts.sections("safety")["hashes"]).fetchall())
    if not workspace.exists():
        return _unreadable(theirs, "FILE_NOT_FOUND")
    try:
        with connections.explaining(workspace):
            checks.put_right(workspace, actor)
        guard = Guard(workspace)
        try:
            alone = page_copy.while_nobody_saves(workspace, actor)
            with (
                private_copy.of(workspace, progress, alone=alone) as copy,
                private_copy.explaining(workspace),
            ):
                return _compared(copy, theirs, store_id, workspace, progress)
        finally:
            guard.release()
    except LowUseError as error:
        if error.code != "WORKSPACE_DAMAGED":
            raise
        return _unreadable(theirs, str(error.params.get("detail", "")))


def _unreadable(theirs: dict[int, str], damage: str) -> Losses:
    return Losses(max(theirs, default=0), (), None, "", 0, damage)


def _compared(
    connection: sqlite3.Connection,
    theirs: dict[int, str],
    store_id: str,
    workspace: Path,
    progress: Progress | None,
) -> Losses:
    ours, damage = _read(connection, "hashes")
    common = 0
    for seq, line_hash in ours:
        if theirs.get(seq) != line_hash:
            break
        common = seq
    lines, second = _read(connection, "lines_since", since=common)
    damage = damage or second or _fault(connection, progress)
    if not damage and _store_id(connection) != store_id:
        raise LowUseError("RESTORE_OTHER_WORKSPACE", file=workspace.name)
    readable = lines[-1][0] if lines else (ours[-1][0] if ours else 0)
    if not ours:
        common = max(theirs, default=0)
    head = log.read_head(connection) if not damage else None
    return Losses(
        common_seq=common,
        lost=_saves(lines),
        present_seq=None if head is None else head.seq,
        present_hash="" if head is None else head.hash,
        readable_seq=readable,
        damage=damage,
    )


def _store_id(connection: sqlite3.Connection) -> str | None:
    """Return which workspace it is; None where it does not say so any more."""
    try:
        return meta.read(connection).store_id
    except (KeyError, ValueError):
        return None


def _read(
    connection: sqlite3.Connection, section: str, **params: int
) -> tuple[list[tuple[Any, ...]], str]:
    """Return rows as far as they can be read, and what stopped the reading."""
    rows: list[tuple[Any, ...]] = []
    try:
        rows.extend(connection.execute(sqltexts.sections("safety")[section], params))
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        return rows, str(error)
    return rows, ""


def _fault(connection: sqlite3.Connection, progress: Progress | None) -> str:
    try:
        return private_copy.fault(connection, progress)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        return str(error)


def _saves(lines: list[tuple[Any, ...]]) -> tuple[LostSave, ...]:
    """Return one entry a save, in the order of the log."""
    saves: dict[str, list[tuple[Any, ...]]] = {}
    for line in lines:
        saves.setdefault(line[1], []).append(line)
    return tuple(_save(own) for own in saves.values())


def _save(lines: list[tuple[Any, ...]]) -> LostSave:
    rows: Counter[str] = Counter()
    for line in lines:
        if line[7]:
            rows[line[6]] += line[7]
    first = lines[0]
    return LostSave(
        first_seq=first[0],
        last_seq=lines[-1][0],
        at_utc=first[2],
        actor=first[3],
        machine=first[4],
        reason=first[5] or "",
        rows=dict(rows),
    )
