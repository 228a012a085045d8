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
from bisect import bisect_right
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lowuse_plugin.domain import moments
from lowuse_plugin.domain.errors import CancelledError, LowUseError
from lowuse_plugin.domain.ports import LogHead, Progress
from lowuse_plugin.domain.safety import (
    KEPT_FOR_GOOD,
    BackupInfo,
    BackupList,
    Occasion,
)
from lowuse_plugin.store import backup, backup_names, lockfile, log, page_copy, sqltexts
from lowuse_plugin.store import connection as connections

if TYPE_CHECKING:
    from lowuse_plugin.store.workspace import WorkspaceStore

_LONGEST_WAIT_S = 10.0
_STALE_AFTER_S = 600.0
"""So long after its copying a backup is verified at the latest, by the server's clock."""
_AGAIN_AFTER_S = 60.0
"""A backup that failed is tried again by the first save after so long; each try holds one up."""
_PAUSE_S = 0.02

OnTrouble = Callable[[LowUseError], None]


class _UntilClosed:
    """Progress of what goes on behind: it is stopped when the workspace is closed."""

    def __init__(self, closed: threading.Event) -> None:
        self._closed = closed

    def step(self, done: int, total: int, message: str = "") -> None:  # noqa: ARG002
        if self._closed.is_set():
            raise CancelledError


class _WhileASaveWaits:
    """Progress of a copying that a save waits for: whoever waits is told, and may stop both."""

    def __init__(self, on_wait: lockfile.OnWait | None) -> None:
        self._on_wait = on_wait
        self._began = time.monotonic()

    def step(self, done: int, total: int, message: str = "") -> None:  # noqa: ARG002
        if self._on_wait is not None:
            self._on_wait(None, time.monotonic() - self._began)


class Backups:
    """The backups of one open workspace; carries ``ports.Backups`` out."""

    def __init__(self, store: WorkspaceStore) -> None:
        self._store = store
        self._done_for: date | None = None
        self._failed_at: float | None = None
        self._closed = threading.Event()
        self._at_work: dict[Path, backup.Copied] = {}
        """Copies that this session verifies just now."""
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
        made = self._finish(self._copy(why, progress), progress)
        self._tidy()
        return made

    def before(self, why: Occasion) -> None:
        """Make a backup before something begins; trouble is told and stops nothing.

        Returns when the state is copied; it is verified behind.

        Raises:
            CancelledError: Whoever waits does not want to any more.
        """
        try:
            with self._store.read() as reading:
                head = reading.head()
            if head.seq <= 1 or self._store.info.training or self._holding(head) is not None:
                return
            self._finish_behind(self._copy(why, self._while_waiting()), None)
        except CancelledError:
            raise
        except (LowUseError, OSError, sqlite3.Error) as error:
            self._tell(error)

    def before_first_of_day(self) -> None:
        """Make the backup of the day unless it is there; as :meth:`before`.

        Of several sessions one makes it. The others wait until the state is copied, 10 s at most:
        then they save, and the copy that is still being made holds their saves too.

        Raises:
            CancelledError: Whoever waits does not want to any more.
        """
        today = moments.office_today()
        if self._done_for == today or self._store.info.training:
            return
        if self._failed_at is not None and time.monotonic() - self._failed_at < _AGAIN_AFTER_S:
            return
        try:
            self._daily(today)
        except CancelledError:
            raise
        except (LowUseError, OSError, sqlite3.Error) as error:
            self._failed_at = time.monotonic()
            self._tell(error)
        else:
            self._done_for, self._failed_at = today, None

    def stop(self) -> None:
        """Stop what is verified behind: the workspace is being closed.

        The copy stays, and whoever makes the next backup verifies it.
        """
        self._closed.set()

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
            copied = self._left_behind(today) or self._copy(Occasion.DAILY, self._while_waiting())
        except BaseException:
            lock.release()
            raise
        self._finish_behind(copied, lock)

    def _while_waiting(self) -> Progress:
        return _WhileASaveWaits(self._store.session.on_wait)

    def _left_behind(self, today: date) -> backup.Copied | None:
        """Return the copy of today that a session which was closed could not verify any more."""
        with backup.explaining(self._store.path):
            left = backup.unverified(self.folder, self._store.info.store_id)
        return next((copied for copied in left if copied.made_at.date() == today), None)

    @staticmethod
    def _take(claim: Path) -> lockfile.Lock | None:
        """Take the claim on the backup of the day; a session that died elsewhere keeps none.

        Of rivals that find a stale claim one gets it: it is moved aside, not removed, so that
        nobody removes the claim that another has just made.
        """
        lock = lockfile.claim(claim)
        if lock is not None:
            return lock
        try:
            seen = claim.read_bytes()
        except FileNotFoundError:
            return lockfile.claim(claim)
        if lockfile.is_stale(claim, _STALE_AFTER_S):
            lockfile.take_over(claim, seen)
        return lockfile.claim(claim)

    def _claim(self, today: date) -> Path:
        return self.folder / f"daily-{today.isoformat()}.lup-lock"

    def _is_there(self, today: date) -> bool:
        """Tell whether a backup of today stands there, or is being verified by this session."""
        if any(copied.made_at.date() == today for copied in tuple(self._at_work.values())):
            return True
        with backup.explaining(self._store.path):
            return any(
                backup.id_of(each.path) == self._store.info.store_id
                for each in backup_names.in_folder(self.folder)
                if each.made_at.date() == today
            )

    def _wait_for_copy(self, today: date) -> None:
        """Wait until another session has copied the state of this morning.

        Raises:
            CancelledError: Whoever waits does not want to any more.
        """
        began = time.monotonic()
        copied = f"{today.isoformat()}*.gpkg*"
        claim = self._claim(today)
        on_wait = self._store.session.on_wait
        while (waited := time.monotonic() - began) < _LONGEST_WAIT_S and claim.exists():
            if any(self.folder.glob(copied)):
                return
            if on_wait is not None:
                on_wait(lockfile.read_holder(claim), waited)
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
        session = self._store.session
        with self._store.using(), self._store.read():  # puts right what a dead writer left
            pass
        alone = page_copy.while_nobody_saves(session.path, session.actor, session.on_wait)
        with self._store.using():
            return backup.copy(session.path, why, progress, alone)

    def _finish(
        self, copied: backup.Copied, progress: Progress | None, *, keep_unverified: bool = False
    ) -> BackupInfo:
        made = backup.finish(self._store.path, copied, progress, keep_unverified=keep_unverified)
        if not made.sound:
            self._tell(LowUseError("BACKUP_UNSOUND", file=made.path.name))
        return made

    def _tidy(self) -> None:
        with suppress(OSError, sqlite3.Error):  # tidying stands in nobody's way
            backup.prune(self.folder, self._store.info.store_id)

    def _finish_behind(self, copied: backup.Copied, lock: lockfile.Lock | None) -> None:
        """Verify a copy in a thread that ends soon after the workspace is closed."""
        self._at_work[copied.part] = copied
        until_closed = _UntilClosed(self._closed)

        def work() -> None:
            try:
                self._finish(copied, until_closed, keep_unverified=True)
                self._finish_what_others_left(until_closed)
                self._tidy()
            except CancelledError:
                return  # the copy stays for the next session
            except (LowUseError, OSError, sqlite3.Error) as error:
                self._tell(error)
            finally:
                self._at_work.pop(copied.part, None)
                if lock is not None:
                    lock.release()

        threading.Thread(target=work, name="lowuse-backup").start()

    def _finish_what_others_left(self, progress: Progress) -> None:
        """Verify older copies whose sessions were closed before they could."""
        for left in backup.unverified(self.folder, self._store.info.store_id):
            if left.part not in self._at_work and lockfile.is_stale(left.part, _STALE_AFTER_S):
                self._finish(left, progress, keep_unverified=True)

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
        with self._store.read() as reading:  # closed before files are opened: colleagues wait
            head = reading.head()
            hashes = {b.seq: log.hash_at(reading.connection, b.seq) or "" for b in found}
            saves = reading.connection.execute(sqltexts.sections("safety")["saves"]).fetchall()
        firsts = [first for (first,) in saves]
        ours, strangers = [], 0
        for each in found:
            if backup.id_of(each.path) != self._store.info.store_id:
                strangers += 1
                continue
            leads = hashes[each.seq].startswith(each.hash8)
            if leads:
                each = replace(  # noqa: PLW2901
                    each,
                    changes_since=head.seq - each.seq,
                    saves_since=len(firsts) - bisect_right(firsts, each.seq),
                )
            ours.append(replace(each, leads_here=leads))
        return BackupList(self.folder, tuple(ours), strangers)
