# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One write transaction from lock file to COMMIT (design decision D4).

Lock file → BEGIN IMMEDIATE → is this still the workspace that was opened → log lines and rows →
``write_seq`` → own-lock check → COMMIT. Every protection is one function here.
"""

from __future__ import annotations

import sqlite3
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from lowuse_plugin.domain import moments
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Actor, LogHead
from lowuse_plugin.store import checks, lockfile, log, meta, sqltexts, succession
from lowuse_plugin.store import connection as connections

_SHORT_WAIT = "PRAGMA busy_timeout = 200"
"""SQLite's own waiting is cut into short pieces: nobody can stop it while it lasts."""
_STEPS = 1_000_000
"""So many steps of SQLite between two looks whether the lock file has to be kept fresh."""
_CLOCKS_AGREE_S = 2.0
_LONG_WAIT = "PRAGMA busy_timeout = 8000"


@dataclass(frozen=True)
class Session:
    """What a write needs to know of the store that it writes to."""

    path: Path
    store_id: str
    srs: int
    actor: Actor
    on_wait: lockfile.OnWait | None = None
    """Told while a colleague's save is waited for; may raise CancelledError."""
    timeout_s: float = lockfile.TIMEOUT_S
    """So long the lock file is waited for; SQLite's locks no longer, and 8 s at most."""


@dataclass(frozen=True)
class Link:
    """How a write reaches the file."""

    session: Session
    connect: Callable[[], connections.Writer]
    """Returns the writing connection; called under the lock file."""
    is_saved: Callable[[LogHead], bool]
    """Tells through another connection whether a log line stands in the file."""
    is_saved_after_fault: Callable[[LogHead], bool]
    """The same after a fault, when no connection can be trusted: through a new one."""


class OpenWrite:
    """An open write transaction: log lines go through :meth:`log` before their rows."""

    def __init__(
        self,
        connection: connections.Writer,
        session: Session,
        reason: str,
        began_s: float | None = None,
    ) -> None:
        """Begin with the log as it is.

        Args:
            connection: In its transaction.
            session: The store that is written.
            reason: Why, for the log.
            began_s: The server's time at which the lock file was made, where it can be told.
        """
        self.connection = connection
        self.began_s = began_s
        self.session = session
        self.writing = log.Writing(
            transaction_id=str(uuid.uuid4()),
            store_id=session.store_id,
            actor=session.actor,
            reason=reason,
            at_utc=time_of_write(connection, began_s),
        )
        self.head = log.read_head(connection)
        self.started_at = self.head

    def log(self, line: log.Line) -> None:
        """Add a line to the chain; the guards let its rows pass from now on."""
        self.head = log.append(self.connection, self.head, line, self.writing)


def time_of_write(connection: sqlite3.Connection, server_s: float | None) -> str:
    """Return the time of a write, never before that of the last line.

    A PC whose clock agrees with the server's is believed, as it tells more exactly; else the
    server is.
    """
    now = time.time()
    if server_s is not None and abs(server_s - now) > _CLOCKS_AGREE_S:
        now = server_s
    last = connection.execute(sqltexts.store("last_at")).fetchone()
    return max(moments.utc_of(now), last[0] if last else "")


@contextmanager
def open_write(link: Link, known: LogHead, reason: str) -> Iterator[OpenWrite]:
    """Give a write transaction to the block and commit it, or leave nothing behind.

    Args:
        link: The store that is written.
        known: Newest log line that this session has seen.
        reason: Why, for the log.

    Raises:
        LowUseError: ``WORKSPACE_BUSY``, ``DISK_FULL``, ``LOCK_LOST`` …: nothing was written.
            ``SAVE_UNCERTAIN``: COMMIT failed and the file cannot be asked what it holds.
    """
    session = link.session
    with (
        lockfile.hold(
            session.path, session.actor, timeout_s=session.timeout_s, on_wait=session.on_wait
        ) as lock,
        connections.explaining(session.path),
    ):
        connection = link.connect()
        _begin(connection, session, lock)
        connection.set_progress_handler(lock.keep, _STEPS)
        try:
            found = meta.read(connection)
            _check_meta(found, session)
            _check_head(connection, found, session, known)
            write = OpenWrite(connection, session, reason, lock.made_s())
            yield write
            _close_log(write)
            _commit(connection, write, link, lock)
        except BaseException:
            _roll_back(connection)
            raise
        finally:
            with suppress(sqlite3.ProgrammingError):  # closed after a fault
                connection.set_progress_handler(None, 0)


def _commit(
    connection: sqlite3.Connection, write: OpenWrite, link: Link, lock: lockfile.Lock
) -> None:
    """Commit; an error answered by COMMIT does not tell what the file holds, so it is asked."""
    session = link.session
    try:
        _patiently(connection, "COMMIT", session, None, lambda: _check_own_lock(lock, session))
    except sqlite3.Error as error:
        _roll_back(connection)
        if write.head == write.started_at:
            raise  # without a line of the log nothing tells; what is written so is a hint only
        try:
            saved = link.is_saved_after_fault(write.head)
        except (sqlite3.Error, OSError):
            raise uncertain(write) from error
        if not saved:
            raise


def uncertain(write: OpenWrite) -> LowUseError:
    """Return the answer to a save of which nobody knows whether it reached the file."""
    return LowUseError(
        "SAVE_UNCERTAIN",
        file=write.session.path.name,
        transaction=write.writing.transaction_id,
        seq=write.head.seq,
    )


def _roll_back(connection: sqlite3.Connection) -> None:
    """Leave nothing behind; SQLite itself has rolled back after some faults."""
    with suppress(sqlite3.Error):
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _begin(connection: sqlite3.Connection, session: Session, lock: lockfile.Lock) -> None:
    """Begin; a file that somebody's program turned to WAL is turned back first.

    Raises:
        LowUseError: ``WORKSPACE_BUSY`` naming who held the lock file before: a process that was
            stopped in the middle of a save keeps SQLite's lock after it lost the file.
    """
    try:
        _patiently(connection, "BEGIN IMMEDIATE", session, lock.taken_from)
    except sqlite3.OperationalError as error:
        if not _is_busy(error):
            raise
        raise lockfile.busy(session.path, lock.taken_from) from error
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        return
    connection.execute("ROLLBACK")
    connection.execute(_LONG_WAIT)
    if not checks.leave_wal(connection):
        raise LowUseError("WORKSPACE_IN_WAL", file=session.path.name)
    connection.execute("BEGIN IMMEDIATE")


def _patiently(
    connection: sqlite3.Connection,
    statement: str,
    session: Session,
    holder: lockfile.Holder | None,
    before_each: Callable[[], None] = lambda: None,
) -> None:
    """Execute what SQLite's locks may keep waiting, telling who waits and letting him stop.

    A COMMIT that was kept waiting keeps its place in front of new readers and may be repeated.

    Args:
        connection: The writing connection.
        statement: ``BEGIN IMMEDIATE`` or ``COMMIT``.
        session: How long to wait, and whom to tell.
        holder: Who is thought to keep the lock.
        before_each: Checked before each attempt.

    Raises:
        sqlite3.OperationalError: Busy after all that time, or another fault.
        CancelledError: Whoever waits does not want to any more.
    """
    connection.execute(_SHORT_WAIT)
    longest_s = min(connections.BUSY_TIMEOUT_S, session.timeout_s)
    started = time.monotonic()
    while True:
        before_each()
        try:
            connection.execute(statement)
        except sqlite3.OperationalError as error:
            waited = time.monotonic() - started
            if not _is_busy(error) or waited >= longest_s:
                raise
            if session.on_wait is not None:
                session.on_wait(holder, waited)
        else:
            return


def _is_busy(error: sqlite3.Error) -> bool:
    return connections.error_name(error).startswith("SQLITE_BUSY")


def _check_meta(found: meta.Meta, session: Session) -> None:
    """Refuse a file that became another workspace or a newer one since it was opened."""
    if found.store_id != session.store_id:
        raise LowUseError("WORKSPACE_REPLACED", file=session.path.name)
    if found.schema_version < meta.SCHEMA_VERSION:  # put back to a backup of before
        raise LowUseError("SCHEMA_OLDER", file=session.path.name)
    if found.min_writer_version > meta.SCHEMA_VERSION:
        raise LowUseError(
            "SCHEMA_NEWER",
            file=session.path.name,
            found=found.schema_version,
            expected=meta.SCHEMA_VERSION,
        )


def _check_head(
    connection: sqlite3.Connection, found: meta.Meta, session: Session, known: LogHead
) -> None:
    """Refuse a log that is shorter or other than what this session has seen."""
    head = log.read_head(connection)
    if head.seq != found.write_seq:
        raise LowUseError("LOG_TRUNCATED", file=session.path.name, seq=head.seq + 1)
    succession.check_log(connection, known, session.path.name)


def _close_log(write: OpenWrite) -> None:
    """Move ``write_seq`` over the new lines: the guards are shut again."""
    done = write.connection.execute(
        sqltexts.store("close_write"),
        {"last": str(write.head.seq), "expected": str(write.started_at.seq)},
    )
    if done.rowcount != 1:
        raise LowUseError("LOG_TRUNCATED", file=write.session.path.name, seq=write.head.seq)


def _check_own_lock(lock: lockfile.Lock, session: Session) -> None:
    """Refuse to commit when somebody took the lock file over meanwhile."""
    if not lock.is_mine():
        raise LowUseError("LOCK_LOST", file=session.path.name)
