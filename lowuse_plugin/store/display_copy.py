# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The copy of a workspace that map layers show (design decision D5).

A map that draws reads for long, and while it reads nobody can commit; so layers never open the
shared file. The copy stands in the user's cache, follows the log, and refuses every edit.
"""

from __future__ import annotations

import sqlite3
import threading
from datetime import date
from pathlib import Path

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Progress, Refresh
from lowuse_plugin.store import catching_up, display_slot, extents, log, meta, sqltexts
from lowuse_plugin.store import connection as connections
from lowuse_plugin.store.display_slot import Slot
from lowuse_plugin.store.guard import Guard
from lowuse_plugin.store.workspace import WorkspaceStore

_BUSY_TIMEOUT = "PRAGMA busy_timeout = 2000"
"""Who waits for a layer to end its reading lets no other layer begin: better to come again."""
_NO_COPY = ("SQLITE_NOTADB", "SQLITE_CORRUPT")
_NOT_AS_LEFT = (*_NO_COPY, "SQLITE_CONSTRAINT", "SQLITE_ERROR")
"""The copy is not what this class wrote: it is made anew."""


class DisplayCopy:
    """Carries out :class:`~lowuse_plugin.domain.ports.Display`; made by :meth:`open`."""

    def __init__(self, store: WorkspaceStore, slot: Slot) -> None:
        self._store = store
        self._slot = slot
        self._lock = threading.Lock()
        self._guard = Guard(slot.path)  # before the connection: layers open and close the file
        try:
            self._connection = connections.open_writer(slot.path)
            # Rows come from a state whose references hold, but not in the order of these.
            self._connection.execute("PRAGMA foreign_keys = OFF")
            self._connection.execute(_BUSY_TIMEOUT)
        except BaseException:
            self._guard.release()
            raise
        self._closed = False
        self._measured_on: date | None = None
        """Day on which it was seen how far reaches what depends on the day."""

    @classmethod
    def open(
        cls, store: WorkspaceStore, folder: Path, progress: Progress | None = None
    ) -> DisplayCopy:
        """Make the copy of a workspace, or bring the one from last time up to date.

        Args:
            store: The open workspace.
            folder: The user's cache; the copy stands in a folder of it named by the workspace.
            progress: Told how far the copying is; may stop it.

        Raises:
            LowUseError: ``DISPLAY_COPY_FAILED``, ``DISPLAY_COPY_FULL``, or why the workspace
                cannot be read.
            CancelledError: The user asked to stop.
        """
        slot = display_slot.claim(folder / store.info.store_id)
        try:
            with store.read():  # puts right what a dead writer left
                pass
            return cls._reused(store, slot, progress) or cls._made(store, slot, progress)
        except BaseException:
            slot.release()
            raise

    @classmethod
    def _made(cls, store: WorkspaceStore, slot: Slot, progress: Progress | None) -> DisplayCopy:
        with store.using():
            display_slot.fill(slot, store.session, progress)
        with display_slot.explaining(slot.path):
            slot.part.replace(slot.path)
            return cls(store, slot)

    @classmethod
    def _reused(
        cls, store: WorkspaceStore, slot: Slot, progress: Progress | None
    ) -> DisplayCopy | None:
        """Return the copy that stands in the slot, brought up to date; None when it is none."""
        if not slot.path.is_file():
            return None
        with display_slot.explaining(slot.path):
            slot.clear()
            slot.path.chmod(0o600)  # what stands in for a copy may have been made for everybody
            try:
                display_slot.put_right(slot.path)
                copy = cls(store, slot)
            except sqlite3.DatabaseError as error:
                if connections.error_name(error).startswith(_NO_COPY):
                    return None
                raise
        try:
            if copy._is_as_left():
                copy.catch_up(progress)
            else:
                copy._make_anew(progress)
        except BaseException:
            copy._let_go()
            raise
        return copy

    @property
    def path(self) -> Path:
        """The file that layers open."""
        return self._slot.path

    def catch_up(self, progress: Progress | None = None) -> Refresh:
        """Bring the copy up to the workspace; may be called in any thread.

        Args:
            progress: Told how far the copying is where a new copy must be made; may stop it, also
                while a layer that reads is waited for.

        Raises:
            CancelledError: It was stopped; the copy is whole, as it was or as it was to be.
            LowUseError: The copy stays as it was: ``WORKSPACE_BUSY``, ``WORKSPACE_REPLACED``,
                ``WORKSPACE_CLOSED``, ``DISPLAY_COPY_BUSY`` (come again), ``DISPLAY_COPY_FULL``,
                ``DISPLAY_COPY_FAILED`` …
        """
        with self._lock:
            if self._closed:
                raise LowUseError("WORKSPACE_CLOSED", file=self._store.path.name)
            with display_slot.explaining(self.path):
                try:
                    return self._catch_up(progress)
                except sqlite3.Error as error:
                    if not connections.error_name(error).startswith(_NOT_AS_LEFT):
                        raise
                return self._make_anew(progress)

    def _catch_up(self, progress: Progress | None) -> Refresh:
        known = catching_up.known(self._connection)
        with self._store.read() as reading, connections.explaining(self._store.path):
            news = catching_up.read(reading.connection, known)
        if news is None:
            return self._make_anew(progress)
        if news.head == known.head:
            if self._measured_on != office_today():
                extents.measure(self._connection, extents.OF_TODAY)
                self._measured_on = office_today()
            return Refresh(news.head)
        with display_slot.applying(self._connection):
            return catching_up.replay(self._connection, news)

    def _is_as_left(self) -> bool:
        """Tell whether the file is a copy of this workspace that this version made ready."""
        try:
            found = meta.read(self._connection)
            values = dict(self._connection.execute(sqltexts.store("meta")).fetchall())
            head = log.read_head(self._connection)
        except (sqlite3.Error, KeyError, ValueError):
            return False
        return (
            found.store_id == self._store.info.store_id
            and found.fingerprint == meta.fingerprint()
            and found.write_seq == head.seq
            and values.get("display") == display_slot.guards()
        )

    def _make_anew(self, progress: Progress | None) -> Refresh:
        """Copy the whole workspace into the file that layers may have open."""
        with self._store.using():
            display_slot.fill(self._slot, self._store.session, progress)
        with display_slot.explaining(self.path):
            try:
                display_slot.pour(self._slot.part, self._connection, progress)
            finally:
                self._slot.clear()
            head = log.read_head(self._connection)
        return Refresh(head, parcels=None, everything=True)

    def close(self) -> None:
        """Release every handle and the slot; twice is harmless. The file stays for next time.

        Waits for a catching up that goes on in another thread: stop that through its progress.
        """
        with self._lock:
            if not self._closed:
                self._let_go()
                self._slot.release()

    def _let_go(self) -> None:
        self._closed = True
        self._connection.close()
        self._guard.release()
