# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The background work of the import dialog, one task after the other.

Never two at a time: GDAL's way to report faults belongs to the whole process, so that two files
read at once could hide each other's.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Progress
from lowuse_plugin.exchange import readers
from lowuse_plugin.exchange.taxes.folder import TaxFolder
from lowuse_plugin.gui.dialogs.importing.entry import FileEntry, Look, State, look_at, place
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.kept_mappings import keep_mapping, mapping_folder
from lowuse_plugin.qgis_bridge.settings import TAX_FOLDER
from lowuse_plugin.qgis_bridge.tasks import ServiceTask, Tasks
from lowuse_plugin.services.control_line.versions import list_line_versions
from lowuse_plugin.services.importing.files import discard_unfinished, import_file, working_order
from lowuse_plugin.services.importing.kinds import TABLES, is_yearly

if TYPE_CHECKING:
    from lowuse_plugin.domain.importing.report import ImportReport
    from lowuse_plugin.qgis_bridge.session import WorkspaceSession
    from lowuse_plugin.services.control_line.versions import StatedLine
    from lowuse_plugin.services.importing.position import Position


@dataclass(frozen=True)
class _Job:
    entry: FileEntry
    begin: Callable[[], ServiceTask]
    imports: bool


class ImportJobs(QObject):
    """Looks at files and imports them."""

    entry_changed = pyqtSignal(object)
    """A :class:`FileEntry` that is known better now."""
    import_started = pyqtSignal(object)
    """The :class:`ServiceTask` of an import, to show its progress."""
    imported = pyqtSignal(object)
    """The :class:`ImportReport` of a file that is in the workspace now."""
    run_ended = pyqtSignal()
    """All files of a run were imported, refused or stopped."""
    failed = pyqtSignal(object)
    """An error beside the files, such as a mapping that could not be kept."""

    def __init__(
        self, session: WorkspaceSession, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._queue: deque[_Job] = deque()
        self._running: _Job | None = None
        self._task: ServiceTask | None = None

    @property
    def importing(self) -> bool:
        """Whether files are being imported."""
        jobs = [*self._queue, *([self._running] if self._running else [])]
        return any(job.imports for job in jobs)

    def look(self, entry: FileEntry) -> None:
        """Read a file, anew where its layer or encoding was changed."""
        entry.asked += 1
        entry.state = State.READING
        self._add(_Job(entry, lambda number=entry.asked: self._look(entry, number), imports=False))

    def find_place(self, entry: FileEntry) -> None:
        """Find out where a file lies after its CRS or its axes were changed."""
        entry.state = State.READING
        self.refresh_place(entry)

    def refresh_place(self, entry: FileEntry) -> None:
        """Find out where a file lies among the parcels that are there now."""
        entry.asked += 1
        self._add(_Job(entry, lambda number=entry.asked: self._place(entry, number), imports=False))

    def run(self, entries: Sequence[FileEntry]) -> None:
        """Import files, those that others rest on first."""
        for entry in sorted(entries, key=lambda each: working_order(each.plan)):
            entry.state, entry.error = State.WAITING, None
            self._queue.append(_Job(entry, lambda each=entry: self._import(each), imports=True))
            self.entry_changed.emit(entry)
        self._begin()  # when all wait: who stops at the first file stops them all

    def discard(self, entry: FileEntry) -> None:
        """Undo the unfinished import of a file."""
        entry.state = State.READING
        self._add(_Job(entry, lambda: self._discard(entry), imports=False))

    def stop(self) -> None:
        """Stop what runs and forget what waits: the workspace is closed."""
        waiting = [job for job in self._queue if job.imports]
        self._queue.clear()
        for job in waiting:
            job.entry.state = State.STOPPED
        if self._task is not None:
            self._task.cancel()
        if waiting and not self.importing:
            self.run_ended.emit()

    def _add(self, job: _Job) -> None:
        self._queue.append(job)
        self.entry_changed.emit(job.entry)
        self._begin()

    def _begin(self) -> None:
        """Begin with what waits, unless something runs."""
        if self._running is None:
            self._next()

    def _next(self) -> None:
        was_import = self._running is not None and self._running.imports
        self._running = self._task = None
        if was_import and not self.importing:
            self.run_ended.emit()
        if self._running is None and self._queue:
            self._running = self._queue.popleft()
            self._task = self._running.begin()

    def _look(self, entry: FileEntry, number: int) -> ServiceTask:
        store, folder = self._session.store, mapping_folder()
        plan = entry.plan

        def work(_progress: Progress) -> Look:
            return look_at(readers, store, plan, folder)

        def done(look: Look) -> None:
            if number == entry.asked:
                crs_before = entry.plan.source_crs, entry.plan.swap_axes
                entry.take(look)
                if (entry.plan.source_crs, entry.plan.swap_axes) != crs_before:
                    self.find_place(entry)  # the kept mapping of the supplier says another CRS
            self._finish(entry)

        return self._start_look(tr("Reading {file}", file=entry.name), work, done, entry)

    def _place(self, entry: FileEntry, number: int) -> ServiceTask:
        store, plan, preview = self._session.store, entry.plan, entry.preview

        def work(_progress: Progress) -> tuple[Position | None, Sequence[StatedLine]]:
            position = None if preview is None else place(store, preview, plan)
            return position, list_line_versions(store, office_today())

        def done(found: tuple[Position | None, Sequence[StatedLine]]) -> None:
            if number == entry.asked:
                entry.position, entry.lines = found
                if entry.state is State.READING:
                    entry.settle()
            self._finish(entry)

        return self._start_look(tr("Placing {file}", file=entry.name), work, done, entry)

    def _import(self, entry: FileEntry) -> ServiceTask:
        store, plan, me = self._session.store, entry.plan, current_actor()
        entry.state = State.RUNNING
        self.entry_changed.emit(entry)

        def work(progress: Progress) -> ImportReport:
            return import_file(store, plan, readers, progress, me=me, open_taxes=open_taxes)

        def done(report: ImportReport) -> None:
            entry.report, entry.state = report, State.DONE
            if plan.tax_folder is not None:
                TAX_FOLDER.set(str(plan.tax_folder))
            self._session.saved()
            self._keep(entry, report)
            self.imported.emit(report)
            self._finish(entry)

        def failed(error: BaseException) -> None:
            if self._session.store is not store and _is_closed(error):
                stopped()  # closing came before the step at which the import stops
                return
            entry.error, entry.state = error, State.FAILED
            self._finish(entry)

        def stopped() -> None:
            entry.state = State.STOPPED
            self._drop_waiting()
            self._session.saved()
            self._finish(entry)

        title = tr("Importing {file}", file=entry.name)
        task = self._tasks.run(title, work, done, on_failed=failed, on_cancelled=stopped)
        self.import_started.emit(task)
        return task

    def _discard(self, entry: FileEntry) -> ServiceTask:
        store, me = self._session.store, current_actor()
        sha256 = entry.preview.sha256 if entry.preview else ""
        table = TABLES[entry.plan.kind]

        def work(_progress: Progress) -> int:
            return discard_unfinished(store, sha256, table, me=me)

        def done(_count: int) -> None:
            entry.settle()
            self._session.saved()
            self._finish(entry)

        def failed(error: BaseException) -> None:
            entry.error, entry.state = error, State.FAILED
            self._finish(entry)

        def cancelled() -> None:
            entry.state = State.STOPPED
            self._finish(entry)

        title = tr("Undoing {file}", file=entry.name)
        return self._tasks.run(title, work, done, on_failed=failed, on_cancelled=cancelled)

    def _start_look(
        self,
        title: str,
        work: Callable[[Progress], object],
        done: Callable[..., None],
        entry: FileEntry,
    ) -> ServiceTask:
        """Start a look; its error stays with the file and stops no other.

        It decides about a file that waits for it. One whose import waits, runs or has ended keeps
        its state, whatever a look behind it meets.
        """
        store, number = self._session.store, entry.asked

        def failed(error: BaseException) -> None:
            if number == entry.asked and self._session.store is store:
                if entry.state is State.READING:
                    entry.error, entry.state = error, State.FAILED
                else:
                    self.failed.emit(error)
            self._finish(entry)

        def cancelled() -> None:
            if number == entry.asked and entry.state is State.READING:
                entry.state = State.OPEN if entry.preview else State.REFUSED
            self._finish(entry)

        return self._tasks.run(
            title, work, done, on_failed=failed, on_cancelled=cancelled, hidden=True
        )

    def _finish(self, entry: FileEntry) -> None:
        self.entry_changed.emit(entry)
        self._next()

    def _drop_waiting(self) -> None:
        """Take the imports that wait out of the queue: Cancel means all of them."""
        waiting = [job for job in self._queue if job.imports]
        self._queue = deque(job for job in self._queue if not job.imports)
        for job in waiting:
            job.entry.state = State.OPEN
            self.entry_changed.emit(job.entry)

    def _keep(self, entry: FileEntry, report: ImportReport) -> None:
        """Keep the mapping for the next delivery where the user wants that."""
        if not entry.remember or entry.preview is None:
            return
        held = {n: f for n, f in (entry.plan.mapping or {}).items() if f and not is_yearly(n)}
        try:
            keep_mapping(
                mapping_folder(),
                name=entry.path.stem,
                table=report.table,
                fields=held,
                fingerprint=entry.preview.fingerprint,
                constants=entry.constants(),
            )
        except LowUseError as error:
            self.failed.emit(error)


def open_taxes(folder: Path, workspace: Path) -> TaxFolder:
    """Return the folder that keeps the taxes of a workspace; runs in a task."""
    return TaxFolder(folder, workspace=workspace)


def _is_closed(error: BaseException) -> bool:
    """Tell whether a workspace says that it is open no more."""
    return isinstance(error, LowUseError) and error.code == "WORKSPACE_CLOSED"
