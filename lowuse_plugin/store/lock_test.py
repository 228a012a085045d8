# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""双机锁测试: one PC holds both locks of the workspace, another tries and says what it sees.

The first (占用) makes an invitation beside the workspace, holds lock file and SQLite's lock, and
waits for an answer. The second (检查) tries to take each lock without waiting, and answers in a
file. When both locks are free again the first logs the test, and the second waits until it reads
that line: then it is known that its saves are seen as well. Nothing is written while the locks are
held, so that not even a share without any lock can be harmed by the test.
"""

from __future__ import annotations

import json
import secrets
import socket
import sqlite3
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.lock_tests import LockTest
from lowuse_plugin.domain.ports import Receipt
from lowuse_plugin.store import connection as connections
from lowuse_plugin.store import hashing, lockfile, log, transaction
from lowuse_plugin.store.reading import SqliteReading
from lowuse_plugin.store.transaction import Link
from lowuse_plugin.store.workspace import WorkspaceStore

OPERATION = "lock_test"
LONGEST_S = 120.0
RECORDED_WITHIN_S = 30.0
_PAUSE_S = 0.2
_GRACE_S = 15.0

Tick = Callable[[float], None]
"""Told the seconds that are left; may raise CancelledError."""


@dataclass(frozen=True)
class _Invitation:
    """What the first PC says beside the workspace while it holds."""

    id: str
    holder: str
    machine: str
    host: str
    seconds: float


def invitation_path(workspace: Path) -> Path:
    """Return where the first PC says that it holds for a test."""
    return workspace.with_name(f"{lockfile.lock_path(workspace).name}-test")


def answer_path(workspace: Path) -> Path:
    """Return where the second PC says what it saw."""
    return workspace.with_name(f"{invitation_path(workspace).name}-answer")


def occupy(store: WorkspaceStore, tick: Tick, *, seconds: float = LONGEST_S) -> LockTest:
    """占用: hold both locks until another PC has looked, then log what it saw.

    Args:
        store: The workspace; colleagues cannot save meanwhile.
        tick: Told every moment how long it is held yet.
        seconds: The longest time.

    Raises:
        LowUseError: ``LOCK_TEST_UNANSWERED``: nobody looked in time, nothing is logged;
            ``WORKSPACE_BUSY`` …; as :meth:`~lowuse_plugin.domain.ports.Store.write`.
    """
    path = store.path
    actor = store.session.actor
    invitation = _Invitation(
        str(uuid.uuid4()), actor.name, actor.machine, socket.gethostname(), seconds
    )
    with (
        store.using(),
        lockfile.hold(path, actor, on_wait=store.session.on_wait) as lock,
        connections.explaining(path),
        _holding(path),
        _inviting(path, invitation),
    ):
        answer = _wait_for_answer(path, invitation, lock, tick)
    if answer is None:
        raise LowUseError("LOCK_TEST_UNANSWERED", file=path.name)
    store.save(lambda link: _record(link, store, answer))
    return answer


def check(store: WorkspaceStore, tick: Tick) -> LockTest:
    """检查: try both locks that another PC holds, tell it, and wait until it has logged the test.

    Args:
        store: The workspace.
        tick: Told every moment how long is waited yet.

    Returns:
        What was seen; ``at_utc`` is empty when the other PC's log line was not seen in time.

    Raises:
        LowUseError: ``LOCK_TEST_NOBODY``: no PC holds; ``LOCK_TEST_SAME_PC``; as
            :meth:`~lowuse_plugin.domain.ports.Store.read`.
    """
    path = store.path
    with store.using(), connections.explaining(path):
        invitation = _invited(path)
        actor = store.session.actor
        if (invitation.host, invitation.machine) == (socket.gethostname(), actor.machine):
            raise LowUseError("LOCK_TEST_SAME_PC", machine=actor.machine)
        started = time.perf_counter()
        sees_file = _sees_lock_file(store, invitation)
        between = time.perf_counter()
        sees_sqlite = _sees_sqlite_lock(path)
        ended = time.perf_counter()
        test = LockTest(
            id=invitation.id,
            holder=invitation.holder,
            holder_machine=invitation.machine,
            checker=actor.name,
            checker_machine=actor.machine,
            sees_lock_file=sees_file,
            sees_sqlite_lock=sees_sqlite,
            lock_file_ms=round((between - started) * 1000),
            sqlite_ms=round((ended - between) * 1000),
        )
        _put(answer_path(path), test.to_source())
    return _as_recorded(store, test, tick)


def past_tests(reading: SqliteReading) -> tuple[LockTest, ...]:
    """Return the tests that the log tells of, the newest first."""
    table = reading.table("lock_tests")
    rows = zip(table["at_utc"].to_list(), table["source_json"].to_list(), strict=True)
    return tuple(LockTest.from_source(json.loads(said), at) for at, said in rows)


# -- the first PC ---------------------------------------------------------------------------------


@contextmanager
def _holding(path: Path) -> Iterator[None]:
    """Hold SQLite's own lock inside the block, as every save does."""
    connection = connections.open_writer(path)
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
    finally:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        connection.close()


@contextmanager
def _inviting(path: Path, invitation: _Invitation) -> Iterator[None]:
    """Say beside the workspace that it is held, and take away what was said, both ways."""
    answer_path(path).unlink(missing_ok=True)
    _put(invitation_path(path), asdict(invitation))
    try:
        yield
    finally:
        for said in (invitation_path(path), answer_path(path)):
            with suppress(OSError):
                said.unlink(missing_ok=True)


def _wait_for_answer(
    path: Path, invitation: _Invitation, lock: lockfile.Lock, tick: Tick
) -> LockTest | None:
    started = time.monotonic()
    while (left := invitation.seconds - (time.monotonic() - started)) > 0:
        tick(left)
        said = _said(answer_path(path))
        if said is not None and said.get("id") == invitation.id:
            return LockTest.from_source(said)
        lock.keep()
        time.sleep(_PAUSE_S)
    return None


def _record(link: Link, store: WorkspaceStore, test: LockTest) -> Receipt:
    """Log a test: a line without a row, through the write transaction of every save."""
    with transaction.open_write(link, store.known, OPERATION) as opened:
        opened.log(
            log.Line(
                change_id=str(uuid.uuid4()),
                table_name="lup_meta",
                operation=OPERATION,
                source_json=hashing.canonical(test.to_source()),
            )
        )
    return Receipt(opened.writing.transaction_id, opened.head.seq, opened.head.hash, versions={})


# -- the second PC --------------------------------------------------------------------------------


def _invited(path: Path) -> _Invitation:
    """Return who holds; an invitation that was left behind is cleared away."""
    file = invitation_path(path)
    said = _said(file)
    try:
        invitation = _Invitation(**said) if said is not None else None
    except TypeError:
        invitation = None
    if invitation is None:
        raise LowUseError("LOCK_TEST_NOBODY", file=path.name)
    if lockfile.is_stale(file, float(invitation.seconds) + _GRACE_S):
        for left in (file, answer_path(path)):
            with suppress(OSError):
                left.unlink(missing_ok=True)
        raise LowUseError("LOCK_TEST_NOBODY", file=path.name)
    return invitation


def _sees_lock_file(store: WorkspaceStore, invitation: _Invitation) -> bool:
    """Tell whether the lock file cannot be made, because the other PC's stands there."""
    try:
        with lockfile.hold(store.path, store.session.actor, timeout_s=0.0):
            return False
    except LowUseError as error:
        if error.code != "WORKSPACE_BUSY":
            raise
        return error.params["machine"] == invitation.machine


def _sees_sqlite_lock(path: Path) -> bool:
    """Tell whether SQLite refuses a write transaction; one that begins is ended at once."""
    connection = connections.open_writer(path)
    try:
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if connections.error_name(error).startswith("SQLITE_BUSY"):
            return True
        raise
    finally:
        connection.close()
    return False


def _as_recorded(store: WorkspaceStore, test: LockTest, tick: Tick) -> LockTest:
    """Return a test as the log tells of it, once it does."""
    started = time.monotonic()
    while (left := RECORDED_WITHIN_S - (time.monotonic() - started)) > 0:
        tick(left)
        with store.read() as reading:
            recorded = next((each for each in past_tests(reading) if each.id == test.id), None)
        if recorded is not None:
            return recorded
        time.sleep(_PAUSE_S)
    return test


# -- both -----------------------------------------------------------------------------------------


def _put(file: Path, said: Mapping[str, object]) -> None:
    """Let a file appear whole."""
    part = file.with_name(f"{file.name}-{secrets.token_hex(4)}")
    try:
        part.write_text(json.dumps(said), encoding="utf-8")
        part.replace(file)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise LowUseError("WORKSPACE_UNREACHABLE", file=file.name, detail=str(error)) from error


def _said(file: Path) -> dict[str, Any] | None:
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return said if isinstance(said, dict) else None
