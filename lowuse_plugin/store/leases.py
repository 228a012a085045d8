# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""占用提示: who works on which row just now.

A lease is a hint to colleagues and locks nothing. It is written like everything else, under the
lock file and in one transaction, but without a line in the log: only taking over somebody's lease
is worth remembering. Times are the server's; what has expired counts for nobody and is cleared
away by whoever writes next.
"""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from typing import Any, Protocol

from lowuse_plugin.domain import moments
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import LEASE_MINUTES, Lease, LogHead, Receipt
from lowuse_plugin.store import connection as connections
from lowuse_plugin.store import hashing, log, sqltexts, transaction
from lowuse_plugin.store.reading import SqliteReading
from lowuse_plugin.store.server_clock import ServerClock
from lowuse_plugin.store.transaction import Link, OpenWrite, Session

TAKE_OVER = "take_over"
_PATIENCE_S = 2.0
"""A hint may wait so long for a colleague's save, and no longer."""
_LAST_PATIENCE_S = 1.0
"""The same when the workspace is being closed."""


class LeasedFile(Protocol):
    """What leases need of the store that keeps them."""

    @property
    def session(self) -> Session:
        """The store as writes know it."""

    @property
    def known(self) -> LogHead:
        """Newest log line that this session has seen."""

    def read(self) -> AbstractContextManager[SqliteReading]:
        """Open one read transaction."""

    def save(
        self, work: Callable[[Link], Receipt], *, logged: bool = True, gives_back: bool = False
    ) -> Receipt:
        """Let ``work`` write while nobody else of this session does."""


class SharedLeases:
    """Carries out :class:`~lowuse_plugin.domain.ports.Leases` on the shared file."""

    def __init__(self, file: LeasedFile, clock: ServerClock | None = None) -> None:
        """Hold nothing yet.

        Args:
            file: The store.
            clock: Tells the server's time.
        """
        self._file = file
        self._clock = clock or ServerClock(file.session.path)
        self._id = str(uuid.uuid4())
        self._holds = False

    def current(self) -> tuple[Lease, ...]:
        """Return every lease that has not expired.

        Raises:
            LowUseError: As :meth:`~lowuse_plugin.domain.ports.Store.read`.
        """
        with self._file.read() as reading, connections.explaining(self._file.session.path):
            return self._current(reading.connection, self._now())

    def hold(
        self, table: str, uuids: Iterable[str], purpose: str, minutes: int = LEASE_MINUTES
    ) -> tuple[Lease, ...]:
        """Take or renew leases; rows that a colleague holds are left to him.

        Args:
            table: Where the rows stand.
            uuids: The rows.
            purpose: What for, in the words of the office.
            minutes: How long from now.

        Returns:
            The leases of others that stood in the way.

        Raises:
            LowUseError: As :meth:`~lowuse_plugin.domain.ports.Store.write`.
        """
        wanted = list(dict.fromkeys(uuids))
        others: list[Lease] = []

        def work(opened: OpenWrite, now: float) -> None:
            held = {lease.uuid: lease for lease in self._current(opened.connection, now)}
            for row in wanted:
                lease = held.get(row)
                if lease is not None and not lease.mine:
                    others.append(lease)
                    continue
                since = lease.since_utc if lease is not None else moments.utc_of(now)
                until = moments.utc_of(now + 60.0 * minutes)
                self._put(opened, _own(opened, table, row, purpose, (since, until)))

        if wanted:
            self._write(work)
            self._holds = True
        return tuple(others)

    def release(self, table: str, uuids: Iterable[str]) -> None:
        """Give leases of this session back; others' stay.

        Raises:
            LowUseError: As :meth:`~lowuse_plugin.domain.ports.Store.write`.
        """
        wanted = json.dumps(sorted(set(uuids)))

        def work(opened: OpenWrite, _now: float) -> None:
            values = {"session": self._id, "table": table, "uuids": wanted}
            opened.connection.execute(sqltexts.store("drop_leases"), values)

        self._write(work, gives_back=True)

    def take_over(
        self,
        table: str,
        row: str,
        reason: str,
        minutes: int = LEASE_MINUTES,
        *,
        asked: Lease | None = None,
    ) -> Receipt:
        """Take a colleague's lease, with a line in the log; one that is gone is just taken.

        Args:
            table: Where the row stands.
            row: The row.
            reason: Why, for the log.
            minutes: How long from now.
            asked: The lease that somebody decided to take: no other is taken in its place.

        Raises:
            LowUseError: As :meth:`~lowuse_plugin.domain.ports.Store.write`; ``REASON_MISSING``;
                ``LEASE_ENDED``, ``LEASE_PASSED_ON`` where it is not the one that was asked for.
        """
        if not reason.strip():
            raise LowUseError("REASON_MISSING")

        def work(opened: OpenWrite, now: float) -> None:
            held = {lease.uuid: lease for lease in self._current(opened.connection, now)}
            lease = held.get(row)
            if asked is not None:
                _refuse_another(lease, asked)
            if lease is not None and not lease.mine:
                opened.log(_line(lease))
            purpose = lease.purpose if lease is not None else ""
            span = (moments.utc_of(now), moments.utc_of(now + 60.0 * minutes))
            self._put(opened, _own(opened, table, row, purpose, span))

        receipt = self._write(work, reason.strip())
        self._holds = True
        return receipt

    def let_go(self, link: Link, known: LogHead) -> None:
        """Give everything back while the store is being closed; what resists expires.

        Args:
            link: The store, which nobody else uses any more.
            known: Newest log line that this session has seen.
        """
        if not self._holds:
            return
        self._holds = False
        with (
            suppress(LowUseError, OSError, sqlite3.Error),
            transaction.open_write(_hasty(link, _LAST_PATIENCE_S), known, "") as opened,
        ):
            values = {"session": self._id}
            opened.connection.execute(sqltexts.store("drop_session_leases"), values)

    # -- writing ----------------------------------------------------------------------------------

    def _write(
        self,
        work: Callable[[OpenWrite, float], None],
        reason: str = "",
        *,
        gives_back: bool = False,
    ) -> Receipt:
        """Write leases by the server's time, which the lock file of the write tells."""

        def save(link: Link) -> Receipt:
            hasty = _hasty(link, _PATIENCE_S)
            with transaction.open_write(hasty, self._file.known, reason) as opened:
                if opened.began_s is not None:
                    self._clock.learn(opened.began_s)
                now = self._now()
                gone = {"now": moments.utc_of(now)}
                opened.connection.execute(sqltexts.store("drop_expired_leases"), gone)
                work(opened, now)
            return Receipt(
                opened.writing.transaction_id, opened.head.seq, opened.head.hash, versions={}
            )

        # Only taking over is logged.
        return self._file.save(save, logged=bool(reason), gives_back=gives_back)

    def _put(self, opened: OpenWrite, lease: Lease) -> None:
        values = {
            "row_uuid": lease.uuid,
            "table_name": lease.table,
            "holder": lease.holder,
            "os_user": opened.session.actor.os_user,
            "machine": lease.machine,
            "session": self._id,
            "purpose": lease.purpose,
            "since_utc": lease.since_utc,
            "until_utc": lease.until_utc,
        }
        opened.connection.execute(sqltexts.store("put_lease"), values)

    # -- reading ----------------------------------------------------------------------------------

    def _now(self) -> float:
        return self._clock.now()

    def _current(self, connection: sqlite3.Connection, now: float) -> tuple[Lease, ...]:
        rows = connection.execute(sqltexts.store("leases"), {"now": moments.utc_of(now)})
        return tuple(self._lease(row) for row in rows.fetchall())

    def _lease(self, row: Sequence[Any]) -> Lease:
        table, row_uuid, holder, os_user, machine, session, purpose, since, until = row
        return Lease(
            table=table,
            uuid=row_uuid,
            holder=holder,
            machine=machine,
            purpose=purpose or "",
            since_utc=since,
            until_utc=until,
            mine=session == self._id,
            os_user=os_user or "",
        )


def _refuse_another(lease: Lease | None, asked: Lease) -> None:
    """Refuse where the lease ended meanwhile, or somebody else holds the row by now."""
    if lease is None or lease.mine:
        raise LowUseError("LEASE_ENDED", holder=asked.holder)
    if (lease.holder, lease.machine) != (asked.holder, asked.machine):
        raise LowUseError("LEASE_PASSED_ON", holder=asked.holder, by=lease.holder)


def _own(opened: OpenWrite, table: str, row: str, purpose: str, span: tuple[str, str]) -> Lease:
    """Return a lease of this session over a span of time."""
    actor = opened.session.actor
    return Lease(table, row, actor.name, actor.machine, purpose, *span, mine=True)


def _hasty(link: Link, seconds: float) -> Link:
    """Return a link that waits briefly and tells nobody: a hint is not worth a message."""
    return replace(link, session=replace(link.session, on_wait=None, timeout_s=seconds))


def _line(lease: Lease) -> log.Line:
    """Return what the log says of taking a lease over."""
    taken: Mapping[str, str] = {
        "table": lease.table,
        "holder": lease.holder,
        "machine": lease.machine,
        "purpose": lease.purpose,
        "until_utc": lease.until_utc,
    }
    return log.Line(
        change_id=str(uuid.uuid4()),
        table_name="lup_lease",
        operation=TAKE_OVER,
        row_uuid=lease.uuid,
        source_json=hashing.canonical(taken),
    )
