# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""When backups of an open workspace are made, and the list of them.

Before the first save of a day the state is copied while the save waits; what takes longer, the
verifying, goes on behind. A backup that fails never stops a save.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from lowuse_plugin.domain import moments
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import LogHead, Progress
from lowuse_plugin.domain.safety import (
    KEPT_FOR_GOOD,
    BackupInfo,
    BackupList,
    Occasion,
    Verification,
)
from lowuse_plugin.store import backup, backup_names, lockfile, log, verify
from lowuse_plugin.store import connection as connections

if TYPE_CHECKING:
    from lowuse_plugin.store.reading import SqliteReading
    from lowuse_plugin.store.workspace import WorkspaceStore

_LONGEST_WAIT_S = 10.0
_STALE_AFTER_S = 600.0
"""So long after its copying a backup is verified at the latest, by the server's clock."""
_PAUSE_S = 0.02

OnTrouble = Callable[[LowUseError], None]


class Backups:
    """The backups of one open workspace; carries ``ports.Backups`` out."""

    def __init__(self, store: WorkspaceStore) -> None:
        self._store = store
        self._done_for: date | None = None
        self._told_for: date | None = None
        self.on_trouble: OnTrouble | None = None
        """Told, in whatever thread, that a backup could not be made; once a day."""

    @property
    def folder(self) -> Path:
        """Where they stand; it may not be there yet."""
        return backup_names.folder_of(self._store.path)

    def make(self, why: Occasion, progress: Progress | None = None) -> BackupInfo:
        """Make a backup of the present state, or return the one that holds it already.

        Args:
            why: Its name says so where it is kept for good.
            progress: Told how far it is; may stop it.

        Raises:
            LowUseError: ``BACKUP_FOLDER``, ``BACKUP_NO_ROOM``, ``BACKUP_DAMAGED``, or why the
                workspace cannot be read.
            CancelledError: The user asked to stop.
        """
        with self._store.read() as reading:
            head = reading.head()
        if why not in KEPT_FOR_GOOD:
            there = self._holding(head)
            if there is not None:
                return there
        return self._finish(self._copy(why, progress), progress)

    def before(self, why: Occasion) -> None:
        """Make a backup before something begins; trouble is told and stops nothing.

        Returns when the state is copied; it is verified behind.
        """
        try:
            with self._store.read() as reading:
                head = reading.head()
            if head.seq <= 1 or self._store.info.training or self._holding(head) is not None:
                return
            self._finish_behind(self._copy(why, None), None)
        except (LowUseError, OSError, sqlite3.Error) as error:
            self._tell(error)

    def before_first_of_day(self) -> None:
        """Make the backup of the day unless it is there; as :meth:`before`.

        Of several sessions one makes it; the others wait until the state is copied.
        """
        today = moments.office_today()
        if self._done_for == today or self._store.info.training:
            return
        self._done_for = today
        try:
            self._daily(today)
        except (LowUseError, OSError, sqlite3.Error) as error:
            self._tell(error)

    def _daily(self, today: date) -> None:
        with connections.explaining(self._store.path):
            connection = connections.open_reader(self._store.path)
            try:
                head = log.read_head(connection)
            finally:
                connection.close()
        if head.seq <= 1 or self._is_there(today):
            return
        with backup.explaining(self._store.path):
            self.folder.mkdir(exist_ok=True)
            lock = self._take(self._claim(today))
        if lock is None:
            self._wait_for_copy(today)
            return
        try:
            if self._is_there(today):
                lock.release()
                return
            copied = self._copy(Occasion.DAILY, None)
        except BaseException:
            lock.release()
            raise
        self._finish_behind(copied, lock)

    @staticmethod
    def _take(claim: Path) -> lockfile.Lock | None:
        """Take the claim on the backup of the day; a session that died elsewhere keeps none."""
        lock = lockfile.claim(claim)
        if lock is None and lockfile.is_stale(claim, _STALE_AFTER_S):
            claim.unlink(missing_ok=True)
            lock = lockfile.claim(claim)
        return lock

    def _claim(self, today: date) -> Path:
        return self.folder / f"daily-{today.isoformat()}.lup-lock"

    def _is_there(self, today: date) -> bool:
        with backup.explaining(self._store.path):
            return any(
                each.made_at.date() == today
                for each in backup_names.in_folder(self.folder)
                if backup.id_of(each.path) == self._store.info.store_id
            )

    def _wait_for_copy(self, today: date) -> None:
        """Wait until another session has copied the state of this morning."""
        until = time.monotonic() + _LONGEST_WAIT_S
        copied = f"{today.isoformat()}*.gpkg*"
        while time.monotonic() < until and self._claim(today).exists():
            if any(self.folder.glob(copied)):
                return
            time.sleep(_PAUSE_S)

    def _holding(self, head: LogHead) -> BackupInfo | None:
        """Return the backup that ends with a log line, if there is one that can be opened."""
        with backup.explaining(self._store.path):
            for each in backup_names.in_folder(self.folder):
                same = each.seq == head.seq and head.hash.startswith(each.hash8)
                if same and each.sound and backup.head_of(each.path) == head:
                    return replace(each, leads_here=True, changes_since=0)
        return None

    def _copy(self, why: Occasion, progress: Progress | None) -> backup.Copied:
        with self._store.using(), self._store.read():  # puts right what a dead writer left
            pass
        with self._store.using():
            return backup.copy(self._store.path, why, progress)

    def _finish(self, copied: backup.Copied, progress: Progress | None) -> BackupInfo:
        made = backup.finish(self._store.path, copied, progress)
        with suppress(OSError, sqlite3.Error):  # tidying stands in nobody's way
            backup.prune(self.folder, self._store.info.store_id)
        if not made.sound:
            self._tell(LowUseError("BACKUP_UNSOUND", file=made.path.name))
        return made

    def _finish_behind(self, copied: backup.Copied, lock: lockfile.Lock | None) -> None:
        def work() -> None:
            try:
                self._finish(copied, None)
            except (LowUseError, OSError, sqlite3.Error) as error:
                self._tell(error)
            finally:
                if lock is not None:
                    lock.release()

        threading.Thread(target=work, name="lowuse-backup").start()

    def _tell(self, error: Exception) -> None:
        """Tell once a day that there is no backup, whatever the reason is."""
        today = moments.office_today()
        said_by_the_save = isinstance(error, LowUseError) and error.code.startswith("WORKSPACE_RE")
        if said_by_the_save or self.on_trouble is None or self._told_for == today:
            return
        self._told_for = today
        if not isinstance(error, LowUseError):
            error = LowUseError("BACKUP_FOLDER", folder=str(self.folder), detail=str(error))
        self.on_trouble(error)

    def heads(self) -> tuple[BackupInfo, ...]:
        """Return the backups of this workspace by their names: heads that were written down.

        A folder that cannot be read tells nothing; what stands there is listed elsewhere.
        """
        try:
            found = backup_names.in_folder(self.folder)
        except OSError:
            return ()
        return tuple(b for b in found if backup.id_of(b.path) == self._store.info.store_id)

    def listed(self) -> BackupList:
        """Return the backups of this workspace, newest first, and where they lead.

        Raises:
            LowUseError: ``BACKUP_FOLDER``, or why the workspace cannot be read.
        """
        with backup.explaining(self._store.path):
            found = backup_names.in_folder(self.folder)
        ours, strangers = [], 0
        with self._store.read() as reading:
            seq = reading.head().seq
            for each in found:
                if backup.id_of(each.path) != self._store.info.store_id:
                    strangers += 1
                    continue
                hash_there = log.hash_at(reading.connection, each.seq) or ""
                leads = hash_there.startswith(each.hash8)
                since = seq - each.seq if leads else None
                ours.append(replace(each, leads_here=leads, changes_since=since))
        return BackupList(self.folder, tuple(ours), strangers)


class _Verified(Protocol):
    """What of a workspace a verification needs."""

    backups: Backups

    @property
    def path(self) -> Path:
        """The shared file."""

    def read(self) -> AbstractContextManager[SqliteReading]:
        """Open one read transaction."""


class Verifies:
    """What a workspace offers to prove itself."""

    def verify(
        self: _Verified, anchor: LogHead | None = None, progress: Progress | None = None
    ) -> Verification:
        """Compare the log with the rows, and with the heads in the names of backups (P5).

        Args:
            anchor: A head written down elsewhere: on a committee sheet, in a copy.
            progress: Told how far it is; may stop it.

        Raises:
            LowUseError: As :meth:`read`.
            CancelledError: The user asked to stop.
        """
        heads = self.backups.heads()
        with self.read() as reading, connections.explaining(self.path):
            connection = reading.connection
            fault = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
            found = verify.verify(connection, anchor, backups=heads, progress=progress)
        return found if fault == "ok" else replace(found, fault=fault)
