# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A workspace on a shared GeoPackage: making it, opening it, reading and writing it."""

from __future__ import annotations

import os
import sqlite3
import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Actor, Change, LogHead, Receipt, WorkspaceInfo
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.store import checks, hashing, lockfile, log, meta, place, sqltexts, writing
from lowuse_plugin.store import connection as connections
from lowuse_plugin.store import verify as verification
from lowuse_plugin.store.guard import Guard
from lowuse_plugin.store.reading import SqliteReading
from lowuse_plugin.store.transaction import Session
from lowuse_plugin.store.verify import Verification
from lowuse_plugin.store.witness import Witness

CRS_CHOICES = ("EPSG:4525", "EPSG:4526", "EPSG:4546", "EPSG:4547")
"""CGCS2000 3-degree zones 37 and 38, with and without zone number (D18)."""

WHOLE_CITY = "440700"


def create_workspace(
    path: Path, *, district: str, crs: str = "EPSG:4526", actor: Actor
) -> WorkspaceStore:
    """Make an empty workspace and open it.

    Args:
        path: File that must not exist yet, in a folder that does.
        district: Code such as ``440703``, or ``440700`` for the whole city.
        crs: One of :data:`CRS_CHOICES`; never degrees.
        actor: Who makes it.

    Raises:
        LowUseError: ``DISTRICT_UNKNOWN``, ``WORKSPACE_CRS``, ``FOLDER_MISSING``,
            ``WORKSPACE_EXISTS``, ``SYNC_FOLDER`` or why nothing can be written there.
    """
    if district != WHOLE_CITY and district not in shipped().codes["district"].values:
        raise LowUseError("DISTRICT_UNKNOWN", found=district)
    if crs not in CRS_CHOICES:
        raise LowUseError("WORKSPACE_CRS", found=crs, expected=", ".join(CRS_CHOICES))
    path = canonical(path)
    place.check_no_sync_folder(path)
    if not path.parent.is_dir():
        raise LowUseError("FOLDER_MISSING", folder=str(path.parent))
    with lockfile.hold(path, actor):
        if path.exists():
            raise LowUseError("WORKSPACE_EXISTS", file=path.name)
        part = path.with_name(path.name + ".part")
        try:
            _fill(part, district, crs, actor)
            part.replace(path)
        finally:
            with suppress(FileNotFoundError):
                part.unlink()
    return open_workspace(path, actor=actor)


def _fill(part: Path, district: str, crs: str, actor: Actor) -> None:
    """Write the whole of a new workspace; its first log line carries its name tag."""
    part.unlink(missing_ok=True)
    part.touch()
    values = {
        "store_id": str(uuid.uuid4()),
        "role": "city" if district == WHOLE_CITY else "district",
        "district": district,
        "crs": crs,
        "schema_version": str(meta.SCHEMA_VERSION),
        "min_writer_version": str(meta.SCHEMA_VERSION),
        "fingerprint": meta.fingerprint(),
    }
    texts = sqltexts.sections("setup")
    with connections.explaining(part):
        connection = connections.open_writer(part)
        try:
            connection.executescript(sqltexts.create_script())
            connection.execute("BEGIN IMMEDIATE")
            for section in ("contents_srs", "geometry_srs"):
                connection.execute(texts[section], {"srs": _epsg(crs)})
            line = log.Line(
                change_id=str(uuid.uuid4()),
                table_name="lup_meta",
                operation="create",
                source_json=hashing.canonical(values),
            )
            who = log.Writing(
                transaction_id=str(uuid.uuid4()),
                store_id=values["store_id"],
                actor=actor,
                reason="create",
                at_utc=log.now_utc(),
            )
            head = log.append(connection, LogHead(0, hashing.GENESIS), line, who)
            for key, value in {**values, "write_seq": str(head.seq)}.items():
                connection.execute(texts["meta"], {"key": key, "value": value})
            connection.execute("COMMIT")
        finally:
            connection.close()


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
    checks.put_right(path, actor)
    guard = Guard(path)
    try:
        info, epsg = _examine(path, actor, read_only=read_only)
    except BaseException:
        guard.release()
        raise
    session = Session(path, info.store_id, epsg, actor, on_wait)
    return WorkspaceStore(session, info, guard)


def _examine(path: Path, actor: Actor, *, read_only: bool) -> tuple[WorkspaceInfo, int]:
    with connections.explaining(path):
        connection = connections.open_reader(path)
        try:
            found = checks.check_is_workspace(connection, path)
            if not place.is_network(path):
                checks.check_is_sound(connection, path)
            reason = checks.READ_ONLY_CHOSEN if read_only else None
            reason = reason or checks.why_read_only(connection, found, path, actor)
        finally:
            connection.close()
    info = WorkspaceInfo(
        store_id=found.store_id,
        district=found.district,
        crs=found.crs,
        schema_version=found.schema_version,
        read_only_reason=reason,
    )
    return info, _epsg(found.crs)


def canonical(path: Path) -> Path:
    """Return the one spelling of a path that layers, guard and connections share."""
    return Path(os.path.realpath(path))


def _epsg(crs: str) -> int:
    return int(crs.removeprefix("EPSG:"))


class WorkspaceStore:
    """Carries out :class:`~lowuse_plugin.domain.ports.Store` on one shared GeoPackage.

    Opened by :func:`open_workspace`. Reads may run in any thread; writes wait for each other.
    """

    def __init__(self, session: Session, info: WorkspaceInfo, guard: Guard) -> None:
        self._session = session
        self._info = info
        self._guard = guard
        self._witness = Witness(session.path)
        self._write_lock = threading.Lock()
        self._writer: sqlite3.Connection | None = None
        self._known = LogHead(0, hashing.GENESIS)
        self._closed = False

    @property
    def path(self) -> Path:
        """The canonical path of the shared file."""
        return self._session.path

    @property
    def info(self) -> WorkspaceInfo:
        """District, CRS, schema version and whether this session may write."""
        return self._info

    @contextmanager
    def read(self) -> Iterator[SqliteReading]:
        """Open one read transaction; colleagues cannot commit while it lasts, so keep it short.

        Raises:
            LowUseError: ``WORKSPACE_CLOSED``, ``WORKSPACE_BUSY``, ``WORKSPACE_UNREACHABLE`` …
        """
        connection, head = self._begin_reading()
        try:
            self._known = max(self._known, head, key=lambda known: known.seq)
            yield SqliteReading(connection, head, self.path)
        finally:
            connection.close()

    def _begin_reading(self) -> tuple[sqlite3.Connection, LogHead]:
        self._check_open()
        with connections.explaining(self.path):
            try:
                return self._reader()
            except sqlite3.OperationalError as error:
                if not connections.needs_repair(error):
                    raise
            checks.repair(self.path, self._session.actor)
            return self._reader()

    def _reader(self) -> tuple[sqlite3.Connection, LogHead]:
        connection = connections.open_reader(self.path)
        try:
            connection.execute("BEGIN")
            return connection, log.read_head(connection)
        except BaseException:
            connection.close()
            raise

    def write(self, changes: Sequence[Change], *, reason: str) -> Receipt:
        """Save everything or nothing.

        Raises:
            ConflictError: A row has another version than the change was made on.
            LowUseError: ``WORKSPACE_READ_ONLY``, ``WORKSPACE_BUSY``, ``DISK_FULL``,
                ``SAVE_UNCERTAIN`` …
        """
        return self._save(lambda link: writing.write(link, self._known, changes, reason))

    def rebuild_state(self) -> Receipt:
        """Derive the state of all parcels anew.

        Raises:
            LowUseError: As :meth:`write`.
        """
        return self._save(lambda link: writing.rebuild_state(link, self._known))

    def _save(self, work: Callable[[writing.Link], Receipt]) -> Receipt:
        self._check_open()
        if self._info.read_only_reason is not None:
            raise LowUseError(
                "WORKSPACE_READ_ONLY", file=self.path.name, detail=self._info.read_only_reason
            )
        with self._write_lock:
            try:
                receipt = work(writing.Link(self._session, self._connect_writer, self._witness.has))
            except BaseException:
                self._disconnect()
                raise
            self._known = LogHead(receipt.last_seq, receipt.head_hash)
            return receipt

    def _connect_writer(self) -> sqlite3.Connection:
        if self._writer is None:
            self._writer = connections.open_writer(self.path)
        return self._writer

    def _disconnect(self) -> None:
        """Close both connections; after a fault the next save starts with fresh ones."""
        self._witness.close()
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def verify(self, anchor: LogHead | None = None) -> Verification:
        """Compare the log with the rows (promise P5).

        Args:
            anchor: A head written down elsewhere: on a committee sheet, in a copy, in a backup's
                name.

        Raises:
            LowUseError: As :meth:`read`.
        """
        connection, _ = self._begin_reading()
        try:
            with connections.explaining(self.path):
                return verification.verify(connection, anchor)
        finally:
            connection.close()

    def layer_source(self, name: str) -> str:
        """Return what a map layer opens to show a table or the view ``parcel_map``.

        This is the place where the display copy of design decision D5 takes the stead of the
        shared file; callers must not take the source apart.
        """
        return f"{self.path}|layername={name}"

    def close(self) -> None:
        """Release every handle on the file; twice is harmless. The guard goes last."""
        with self._write_lock:
            self._closed = True
            self._disconnect()
            self._guard.release()

    def _check_open(self) -> None:
        if self._closed:
            raise LowUseError("WORKSPACE_CLOSED", file=self.path.name)

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
