# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A workspace on a shared GeoPackage: making it, opening it, reading and writing it."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.places import WHOLE_CITY, WORKSPACE_CRS
from lowuse_plugin.domain.ports import Actor, Change, Display, LogHead, Receipt, WorkspaceInfo
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.store import blank, checks, hashing, lockfile, log, place, succession, writing
from lowuse_plugin.store import connection as connections
from lowuse_plugin.store.backups import Backups
from lowuse_plugin.store.examining import examine
from lowuse_plugin.store.guard import Guard
from lowuse_plugin.store.leases import SharedLeases
from lowuse_plugin.store.past import ReadsPast
from lowuse_plugin.store.raised_copy import RaisedCopy, is_needed
from lowuse_plugin.store.reading import SqliteReading
from lowuse_plugin.store.transaction import Link, Session
from lowuse_plugin.store.turns import Turns
from lowuse_plugin.store.uses import Uses
from lowuse_plugin.store.verifying import Verifies
from lowuse_plugin.store.watch import Watch
from lowuse_plugin.store.witness import Witness, identity


def create_workspace(
    path: Path,
    *,
    district: str,
    crs: str = "EPSG:4526",
    actor: Actor,
    training: bool = False,
    on_wait: lockfile.OnWait | None = None,
) -> WorkspaceStore:
    """Make an empty workspace and open it.

    Args:
        path: File that must not exist yet, in a folder that does.
        district: Code such as ``440703``, or ``440700`` for the whole city.
        crs: One of :data:`~lowuse_plugin.domain.places.WORKSPACE_CRS`; never degrees.
        actor: Who makes it.
        training: Mark it for good as made for training (演练).
        on_wait: As for :func:`open_workspace`.

    Raises:
        LowUseError: ``DISTRICT_UNKNOWN``, ``WORKSPACE_CRS``, ``FOLDER_MISSING``,
            ``WORKSPACE_EXISTS``, ``SYNC_FOLDER`` or why nothing can be written there.
    """
    if district != WHOLE_CITY and district not in shipped().codes["district"].values:
        raise LowUseError("DISTRICT_UNKNOWN", found=district)
    if crs not in WORKSPACE_CRS:
        raise LowUseError("WORKSPACE_CRS", found=crs, expected=", ".join(WORKSPACE_CRS))
    role = "city" if district == WHOLE_CITY else "district"
    path = canonical(path)
    place.check_no_sync_folder(path)
    if not path.parent.is_dir():
        raise LowUseError("FOLDER_MISSING", folder=str(path.parent))
    with lockfile.hold(path, actor):
        if path.exists():
            raise LowUseError("WORKSPACE_EXISTS", file=path.name)
        part = path.with_name(path.name + ".part")
        try:
            blank.write(part, district, role, crs, actor, training=training)
            part.replace(path)
        finally:
            with suppress(FileNotFoundError):
                part.unlink()
    return open_workspace(path, actor=actor, on_wait=on_wait)


def open_workspace(
    path: Path,
    *,
    actor: Actor,
    read_only: bool = False,
    on_wait: lockfile.OnWait | None = None,
) -> WorkspaceStore:
    """Open a workspace after checking what it is and whether it can be written.

    Args:
        path: The file, in any spelling; from here on only its canonical path is used.
        actor: Who works.
        read_only: Do not write even where it is possible.
        on_wait: Told while a colleague's save is waited for.

    Raises:
        LowUseError: ``FILE_NOT_FOUND``, ``SYNC_FOLDER``, ``NOT_A_GEOPACKAGE``, ``NOT_A_WORKSPACE``,
            ``WORKSPACE_OUTDATED``, ``WORKSPACE_DAMAGED``, ``REPAIR_NEEDS_WRITING`` …
            A workspace that may only be read opens, and says why in its ``info``.
    """
    path = canonical(path)
    checks.check_is_file(path)
    place.check_no_sync_folder(path)
    put_right = checks.put_right(path, actor, on_wait)
    guard = Guard(path)
    try:
        info, epsg = examine(path, actor, read_only=read_only)
        watch = Watch(path)
    except BaseException:
        guard.release()
        raise
    session = Session(path, info.store_id, epsg, actor, on_wait)
    store = WorkspaceStore(session, info, guard, watch)
    store.put_right = put_right
    return store


def canonical(path: Path) -> Path:
    """Return the one spelling of a path that layers, guard and connections share."""
    return Path(os.path.realpath(path))


class WorkspaceStore(ReadsPast, Verifies):
    """Carries out :class:`~lowuse_plugin.domain.ports.Store` on one shared GeoPackage.

    Opened by :func:`open_workspace`. Reads may run in any thread; writes wait for each other.
    """

    def __init__(self, session: Session, info: WorkspaceInfo, guard: Guard, watch: Watch) -> None:
        self._session = session
        self._info = info
        self._guard = guard
        self._watch = watch
        self._display: Display | None = None
        self._barred: str | None = None
        self.put_right: tuple[str, ...] = ()
        """What was found and put right when the file was opened; see ``checks.put_right``."""
        self._witness = Witness(session.path)
        self._raised = RaisedCopy(session.path)
        self._turns = Turns()
        self._writer: connections.Writer | None = None
        self._writer_file: tuple[int, int] | None = None
        self._known = LogHead(0, hashing.GENESIS)
        self._known_lock = threading.Lock()
        self._uses = Uses(session.path.name, self._release)
        self.leases = SharedLeases(self)
        self.backups = Backups(self)

    @property
    def path(self) -> Path:
        """The canonical path of the shared file."""
        return self._session.path

    @property
    def info(self) -> WorkspaceInfo:
        """District, CRS, schema version and whether this session may write."""
        reason = self._info.read_only_reason or self._barred
        return replace(self._info, read_only_reason=reason)

    @property
    def session(self) -> Session:
        """The workspace and its user as writes know them."""
        return self._session

    @property
    def known(self) -> LogHead:
        """The newest log line that this session has seen."""
        return self._known

    def act_as(self, actor: Actor, *, barred: str | None = None) -> None:
        """Write under another name from now on, or not at all.

        Args:
            actor: Who works.
            barred: Code why nothing may be written, such as ``ROLE_VIEWER``.
        """
        self._session = replace(self._session, actor=actor)
        self._barred = barred

    @contextmanager
    def read(self) -> Iterator[SqliteReading]:
        """Open one read transaction; colleagues cannot commit while it lasts, so keep it short.

        Raises:
            LowUseError: ``WORKSPACE_CLOSED``, ``WORKSPACE_BUSY``, ``WORKSPACE_UNREACHABLE``,
                ``WORKSPACE_REPLACED`` …
        """
        with self._uses.one():
            connection, head = self._begin_reading()
            with closing(connection):
                if not is_needed(self._info):
                    yield SqliteReading(connection, head, self.path)
                    return
            with self._raised.reading(head, self._session.actor) as (copy, rests_on):
                yield SqliteReading(copy, rests_on, self.path)

    def _begin_reading(self) -> tuple[sqlite3.Connection, LogHead]:
        with connections.explaining(self.path):
            try:
                return self._reader()
            except sqlite3.OperationalError as error:
                if not connections.needs_repair(error):
                    raise
            checks.repair(self.path, self._session.actor, self._session.on_wait)
            return self._reader()

    def _reader(self) -> tuple[sqlite3.Connection, LogHead]:
        known = self._known  # before the state is fixed: another thread may save meanwhile
        connection = connections.open_reader(self.path)
        try:
            connection.execute("BEGIN")
            succession.check_log(connection, known, self.path.name)
            succession.check_version(connection, self._info.schema_version, self.path.name)
            head = log.read_head(connection)
        except BaseException:
            connection.close()
            raise
        self._remember(head)
        return connection, head

    def _remember(self, head: LogHead) -> None:
        """Note the newest line that this session has seen; never goes back."""
        with self._known_lock:
            if head.seq > self._known.seq:
                self._known = head

    def write(self, changes: Sequence[Change], *, reason: str) -> Receipt:
        """Save everything or nothing.

        Raises:
            ConflictError: A row has another version than the change was made on.
            LowUseError: ``WORKSPACE_READ_ONLY``, ``WORKSPACE_BUSY``, ``DISK_FULL``,
                ``SAVE_UNCERTAIN`` …
        """
        return self.save(lambda link: writing.write(link, self._known, changes, reason))

    def rebuild_state(self) -> Receipt:
        """Derive the state of all parcels anew.

        Raises:
            LowUseError: As :meth:`write`.
        """
        return self.save(lambda link: writing.rebuild_state(link, self._known))

    def save(
        self, work: Callable[[Link], Receipt], *, logged: bool = True, gives_back: bool = False
    ) -> Receipt:
        """Let the store's own modules write, while nobody else of this session does.

        Args:
            work: Writes.
            logged: It writes lines of the log; what does not needs no backup before it.
            gives_back: It only gives back what this session holds; that may also be done by who
                may not write any more.
        """
        with self._uses.one(), self._turns.one(self._session.on_wait):
            info = self._info if gives_back else self.info
            if info.read_only_reason is not None:
                detail = info.read_only_reason
                raise LowUseError("WORKSPACE_READ_ONLY", file=self.path.name, detail=detail)
            if logged:
                self.backups.before_first_of_day()
            try:
                receipt = work(self._link())
            except BaseException:
                self._disconnect()
                raise
            self._remember(LogHead(receipt.last_seq, receipt.head_hash))
            return receipt

    def _link(self) -> Link:
        return Link(
            self._session, self._connect_writer, self._witness.has, self._is_saved_after_fault
        )

    def _connect_writer(self) -> connections.Writer:
        """Return a connection to the file that stands at the path now."""
        try:
            file = identity(self.path)
        except OSError as error:
            raise LowUseError(
                "WORKSPACE_UNREACHABLE", file=self.path.name, detail=str(error)
            ) from error
        if file != self._writer_file:
            self._disconnect()
        if self._writer is None:
            self._writer = connections.open_writer(self.path)
            self._writer_file = file
        return self._writer

    def _is_saved_after_fault(self, head: LogHead) -> bool:
        """Ask the file itself, through a connection that can roll a broken save back.

        Raises:
            OSError: The file is gone.
            sqlite3.Error: The file cannot be read.
        """
        self._disconnect()
        connection = connections.open_writer(self.path)
        try:
            return log.hash_at(connection, head.seq) == head.hash
        finally:
            connection.close()

    def _disconnect(self) -> None:
        """Close both connections; after a fault the next save starts with fresh ones."""
        self._witness.close()
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def attach_display(self, copy: Display) -> None:
        """Let layers show this copy from now on; it is closed with the store, or by the next."""
        before, self._display = self._display, copy
        if before is not None:
            before.close()

    @property
    def display(self) -> Display:
        """The display copy.

        Raises:
            LowUseError: ``NO_DISPLAY_COPY``: none was attached.
        """
        if self._display is None:
            raise LowUseError("NO_DISPLAY_COPY", file=self.path.name)
        return self._display

    def layer_source(self, name: str) -> str:
        """Return what a map layer opens to show a table or the view ``parcel_map``.

        It leads to the display copy, never to the shared file (design decision D5); callers must
        not take the source apart.

        Raises:
            LowUseError: ``NO_DISPLAY_COPY``: none was attached.
        """
        return f"{self.display.path}|layername={name}"

    def has_news(self) -> bool:
        """Tell whether anybody, this session included, saved since the last call.

        Raises:
            LowUseError: ``WORKSPACE_UNREACHABLE``, ``WORKSPACE_CLOSED`` …
        """
        with self._uses.one():
            return self._watch.has_news()

    @contextmanager
    def using(self) -> Iterator[None]:
        """Keep the guard inside the block, for who reads the file past :meth:`read`.

        Raises:
            LowUseError: ``WORKSPACE_CLOSED``.
        """
        with self._uses.one():
            yield

    def shut(self) -> None:
        """Let nothing begin any more; :meth:`close` follows, perhaps in another thread."""
        self._uses.shut()

    def close(self) -> None:
        """Release every handle on the file; twice is harmless.

        Readings and saves that go on in other threads are not waited for: the last one of them
        releases what it needs. The display copy is closed here, after a catching up that goes on.
        """
        self._uses.close()
        self.backups.stop()
        display, self._display = self._display, None
        if display is not None:
            display.close()

    def _release(self) -> None:
        self.leases.let_go(self._link(), self._known)
        self._watch.close()
        self._raised.close()
        self._disconnect()
        self._guard.release()  # the last: the locks of open connections would go with it

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store."""
        self.close()
