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
from lowuse_plugin.domain.ports import Actor
from lowuse_plugin.domain.safety import LostSave
from lowuse_plugin.store import checks, meta, sqltexts
from lowuse_plugin.store import connection as connections


@dataclass(frozen=True)
class Losses:
    """What is in the workspace after the last line that it shares with the backup."""

    common_seq: int
    lost: tuple[LostSave, ...]
    present_seq: int | None
    readable_seq: int
    damage: str = ""


def between(workspace: Path, backup: sqlite3.Connection, store_id: str, actor: Actor) -> Losses:
    """Compare the log of a workspace with that of a backup, as far as it can be read.

    Args:
        workspace: The shared file; it may be damaged or gone.
        backup: Reads the backup.
        store_id: The workspace that the backup is of.
        actor: Whose name stands in the lock file while a dead writer's journal is rolled back.

    Raises:
        LowUseError: ``RESTORE_OTHER_WORKSPACE``, ``WORKSPACE_BUSY`` …
    """
    theirs = dict(backup.execute(sqltexts.sections("safety")["hashes"]).fetchall())
    if not workspace.exists():
        return Losses(max(theirs, default=0), (), None, 0, "FILE_NOT_FOUND")
    try:
        checks.put_right(workspace, actor)
        connection = connections.open_reader(workspace)
    except LowUseError as error:
        if error.code != "WORKSPACE_DAMAGED":
            raise
        return _unreadable(theirs, str(error.params.get("detail", "")))
    except sqlite3.DatabaseError as error:
        return _unreadable(theirs, str(error))
    try:
        return _compared(connection, theirs, store_id, workspace)
    finally:
        connection.close()


def _unreadable(theirs: dict[int, str], damage: str) -> Losses:
    return Losses(max(theirs, default=0), (), None, 0, damage)


def _compared(
    connection: sqlite3.Connection, theirs: dict[int, str], store_id: str, workspace: Path
) -> Losses:
    ours, damage = _read(connection, "hashes")
    common = 0
    for seq, line_hash in ours:
        if theirs.get(seq) != line_hash:
            break
        common = seq
    lines, second = _read(connection, "lines_since", since=common)
    damage = damage or second or _fault(connection)
    if not damage and meta.read(connection).store_id != store_id:
        raise LowUseError("RESTORE_OTHER_WORKSPACE", file=workspace.name)
    readable = lines[-1][0] if lines else (ours[-1][0] if ours else 0)
    if not ours:
        common = max(theirs, default=0)
    return Losses(common, _saves(lines), None if damage else readable, readable, damage)


def _read(
    connection: sqlite3.Connection, section: str, **params: int
) -> tuple[list[tuple[Any, ...]], str]:
    """Return rows as far as they can be read, and what stopped the reading."""
    rows: list[tuple[Any, ...]] = []
    try:
        rows.extend(connection.execute(sqltexts.sections("safety")[section], params))
    except sqlite3.DatabaseError as error:
        if connections.error_name(error).startswith("SQLITE_BUSY"):
            raise
        return rows, str(error)
    return rows, ""


def _fault(connection: sqlite3.Connection) -> str:
    try:
        fault = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if fault == "ok" else fault


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
