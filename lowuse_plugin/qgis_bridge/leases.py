# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Who works on which row just now, for everything that shows rows.

A lease is a hint: what goes wrong with it is tried again quietly and keeps nobody from working.
What is written goes one after the other in another thread; what is read comes with the change
feed.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.session import WorkspaceSession
from lowuse_plugin.qgis_bridge.tasks import OnFailed, Tasks

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Lease, Progress, Store

RENEW_MS = 10 * 60 * 1000
"""A third of the time that a lease stands: two renewals may fail."""
_RETRY_MS = 15_000


def _nobody(_leases: tuple[Lease, ...]) -> None:
    """Take what colleagues hold silently."""


class _Job(NamedTuple):
    """One thing to write."""

    work: Callable[[Store], Any]
    done: Callable[[Any], None]
    failed: OnFailed | None = None
    """None: tried again quietly."""
    gives_back: bool = False
    """Put back where it failed: nothing else would bring it again."""


class LeaseBoard(QObject):
    """Holds this session's leases and knows everybody's."""

    changed = pyqtSignal(object)
    """Frozenset of the uuids whose lease came, went or was taken over."""
    lost = pyqtSignal(object)
    """A ``Lease``: a colleague took over what this session held."""
    failed = pyqtSignal(object)
    """An error that nobody foresaw."""

    def __init__(
        self,
        session: WorkspaceSession,
        tasks: Tasks,
        parent: QObject | None = None,
        *,
        renew_ms: int = RENEW_MS,
    ) -> None:
        """Hold nothing.

        Args:
            session: What is open.
            tasks: Runs what is written.
            parent: Owner.
            renew_ms: How often leases that are held are renewed.
        """
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._leases: dict[str, Lease] = {}
        self._held: dict[tuple[str, str], str] = {}
        """Purpose by table and row."""
        self._times: Counter[tuple[str, str]] = Counter()
        """How many parts of the interface hold a row."""
        self._jobs: deque[_Job] = deque()
        self._at_work = False
        self._renewal = QTimer(self)
        self._renewal.setInterval(renew_ms)
        self._renewal.timeout.connect(self._renew)
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(_RETRY_MS)
        self._retry.timeout.connect(self._try_again)
        session.leased.connect(self._take)
        session.role_changed.connect(self._follow_role)
        session.closed.connect(self._forget)

    # -- reading ----------------------------------------------------------------------------------

    def of(self, uuid: str) -> Lease | None:
        """Return the lease on a row, ours (``mine``) or a colleague's."""
        return self._leases.get(uuid)

    def of_others(self, uuids: Iterable[str]) -> tuple[Lease, ...]:
        """Return the leases of colleagues on some rows."""
        found = (self._leases.get(uuid) for uuid in uuids)
        return tuple(lease for lease in found if lease is not None and not lease.mine)

    def all(self) -> tuple[Lease, ...]:
        """Return every lease."""
        return tuple(self._leases.values())

    # -- writing ----------------------------------------------------------------------------------

    def hold(
        self,
        table: str,
        uuids: Collection[str],
        purpose: str,
        on_others: Callable[[tuple[Lease, ...]], None] = _nobody,
    ) -> None:
        """Tell colleagues that rows are worked on, until :meth:`release` or the end.

        Args:
            table: Where the rows stand.
            uuids: The rows; for work on a parcel always its own.
            purpose: What is done, in the words of the office, such as 编辑界址.
            on_others: Gets the leases of colleagues on these rows, which stay theirs.
        """
        if not self._session.can_write or not uuids:
            return
        rows = tuple(dict.fromkeys(uuids))
        for row in rows:
            self._times[table, row] += 1
            self._held[table, row] = purpose
        self._renewal.start()
        self._begin(
            _Job(_holding(table, rows, purpose), lambda others: self._left(others, on_others))
        )

    def release(self, table: str, uuids: Collection[str]) -> None:
        """Tell colleagues that nobody here works on rows any more."""
        gone = []
        for row in dict.fromkeys(uuids):
            key = (table, row)
            self._times[key] -= 1
            if self._times[key] <= 0:
                del self._times[key]
                lease = self._leases.get(row)
                ours = lease is not None and lease.mine
                if self._held.pop(key, None) is not None or ours:
                    gone.append(row)
        if gone:
            self._begin(_giving_back(table, gone))

    def take_over(
        self,
        lease: Lease,
        reason: str,
        on_done: Callable[[], None] = lambda: None,
        on_failed: OnFailed | None = None,
    ) -> None:
        """Take a colleague's lease; that is written into the log.

        Args:
            lease: The one that the user saw; it is refused when that has ended, or when somebody
                else holds the row by now.
            reason: Why, for the log; not empty.
            on_done: Called when it is ours.
            on_failed: Gets the error; by default ``failed`` tells it.
        """
        job = _Job(
            lambda store: store.leases.take_over(lease.table, lease.uuid, reason, asked=lease),
            lambda _receipt: self._taken_over(lease, on_done),
            on_failed or self.failed.emit,
        )
        self._begin(job)

    def _taken_over(self, lease: Lease, on_done: Callable[[], None]) -> None:
        """Keep what a form here wanted to hold before it was taken over."""
        key = (lease.table, lease.uuid)
        if self._times[key] > 0:
            self._held[key] = lease.purpose
            self._renewal.start()
        on_done()

    # -- how --------------------------------------------------------------------------------------

    def _begin(self, job: _Job) -> None:
        self._jobs.append(job)
        self._go_on()

    def _go_on(self) -> None:
        """Start the next job; a release must not overtake the holding before it."""
        store = self._session.store
        if self._at_work or not self._jobs or store is None or self._retry.isActive():
            return
        job = self._jobs.popleft()
        self._at_work = True

        def work(_progress: Progress) -> Any:
            return job.work(store)

        def ended() -> None:
            self._at_work = False
            self._go_on()

        task = self._tasks.run(
            tr("Telling colleagues what is worked on"),
            work,
            lambda found: self._done(store, job, found),
            on_failed=lambda error: self._failed(store, job, error),
            hidden=True,
        )
        task.ended.connect(ended)

    def _done(self, store: Store, job: _Job, found: Any) -> None:
        if self._session.store is store:
            self._session.saved()
            job.done(found)

    def _failed(self, store: Store, job: _Job, error: BaseException) -> None:
        if self._session.store is not store:
            return
        if job.failed is not None:
            job.failed(error)
        elif isinstance(error, LowUseError):
            if job.gives_back and error.code != "WORKSPACE_READ_ONLY":
                self._jobs.appendleft(job)
            self._retry.start()
        else:
            self.failed.emit(error)

    def _left(
        self, others: tuple[Lease, ...], on_others: Callable[[tuple[Lease, ...]], None]
    ) -> None:
        """Hold no more what colleagues hold."""
        for lease in others:
            self._held.pop((lease.table, lease.uuid), None)
        if others:
            on_others(others)

    def _try_again(self) -> None:
        self._go_on()
        self._renew()

    def _follow_role(self) -> None:
        """Hold again under the name of now; who may only look holds nothing."""
        if self._session.can_write:
            self._renew()
            return
        rows: dict[str, list[str]] = {}
        for table, row in self._held:
            rows.setdefault(table, []).append(row)
        for table, gone in rows.items():
            self._begin(_giving_back(table, gone))

    def _renew(self) -> None:
        if not self._session.can_write:
            return
        groups: dict[tuple[str, str], list[str]] = {}
        for (table, row), purpose in self._held.items():
            groups.setdefault((table, purpose), []).append(row)
        if not groups:
            self._renewal.stop()
        for (table, purpose), rows in groups.items():
            self._begin(
                _Job(
                    _holding(table, tuple(rows), purpose), lambda found: self._left(found, _nobody)
                )
            )

    def _take(self, leases: tuple[Lease, ...]) -> None:
        """Show what stands in the file now."""
        before, now = self._leases, {lease.uuid: lease for lease in leases}
        self._leases = now
        changed = {uuid for uuid in before.keys() | now.keys() if before.get(uuid) != now.get(uuid)}
        for lease in leases:
            taken = not lease.mine and self._held.pop((lease.table, lease.uuid), None) is not None
            was = before.get(lease.uuid)
            if taken and was is not None and was.mine:
                self.lost.emit(lease)
        if changed:
            self.changed.emit(frozenset(changed))

    def _forget(self) -> None:
        """The workspace is closed: the store gives back what it held."""
        gone = frozenset(self._leases)
        self._leases = {}
        self._held.clear()
        self._times.clear()
        self._jobs.clear()
        self._renewal.stop()
        self._retry.stop()
        if gone:
            self.changed.emit(gone)


def _holding(table: str, rows: tuple[str, ...], purpose: str) -> Callable[[Store], Any]:
    return lambda store: store.leases.hold(table, rows, purpose)


def _giving_back(table: str, rows: Collection[str]) -> _Job:
    return _Job(lambda store: store.leases.release(table, rows), _ignore, gives_back=True)


def _ignore(_nothing: Any) -> None:
    """Have nothing to do afterwards."""
