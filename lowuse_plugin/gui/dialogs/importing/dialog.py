# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""导入: drop the files of an office, check what each was taken for, import them.

Loaded when it is first opened and not with QGIS: it needs the services.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QFontMetrics
from qgis.PyQt.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.exchange.dropped import deliveries
from lowuse_plugin.gui.dialogs.importing.details import FileDetails
from lowuse_plugin.gui.dialogs.importing.entry import FileEntry, State
from lowuse_plugin.gui.dialogs.importing.jobs import ImportJobs
from lowuse_plugin.gui.dialogs.importing.lines import (
    can_discard,
    line_of,
    sentences_of,
    total_of,
    wanted_of,
)
from lowuse_plugin.gui.dialogs.importing.result_dialog import ImportResultDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.importing.files import FileTable
from lowuse_plugin.gui.widgets.messages import Messages, Offer
from lowuse_plugin.gui.widgets.task_progress import TaskProgressBar
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.import_words import counts
from lowuse_plugin.qgis_bridge.role_words import why_not
from lowuse_plugin.qgis_bridge.settings import TextSetting

if TYPE_CHECKING:
    from lowuse_plugin.qgis_bridge.session import WorkspaceSession
    from lowuse_plugin.qgis_bridge.tasks import Tasks

_GEOMETRY = "lowuse/import/geometry"
_FOLDER = TextSetting("import/folder", is_path=True)
_WIDTH, _HEIGHT = 150, 34
"""First size in characters and lines."""


class ImportDialog(QDialog):
    """Takes files, shows what they are, and imports those that are settled."""

    imported = pyqtSignal(object)
    """The :class:`ImportReport` of a file that is in the workspace now."""

    def __init__(
        self,
        session: WorkspaceSession,
        tasks: Tasks,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("LowUse.ImportDialog")
        self.setWindowTitle(tr("Import files"))
        self.setAcceptDrops(True)
        self.setSizeGripEnabled(True)
        self._session, self._tasks, self._messages = session, tasks, messages
        self._entries: list[FileEntry] = []
        self._run: list[FileEntry] = []
        self._run_into = session.store
        self._jobs = ImportJobs(session, tasks, self)
        self._jobs.entry_changed.connect(self._show_entry)
        self._jobs.run_ended.connect(self._tell_run)
        self._jobs.failed.connect(messages.failure)
        self._jobs.imported.connect(self.imported)
        session.refreshed.connect(self._redraw)
        session.closed.connect(self.release)
        session.role_changed.connect(self._refresh)
        self._build()
        self._restore()
        install_f1(self, "import")
        self._choose(-1)
        self._refresh()

    def add_files(self, paths: Iterable[Path]) -> None:
        """Take files, as when they are dropped; each once."""
        if self._session.store is None:
            self._missing.setText(tr("Open or make a workspace first, then import into it."))
            return
        training = self._session.info.training
        known = {entry.path for entry in self._entries if entry.state is not State.DONE}
        first_new = len(self._entries)
        for path in deliveries(paths):
            if path not in known:
                entry = FileEntry(path, training=training)
                self._entries.append(entry)
                self._jobs.look(entry)
        current = self._current()
        if first_new < len(self._entries) and (current is None or current.state is State.DONE):
            self._files.setCurrentCell(first_new, 0)  # what is imported needs nobody any more
        self._refresh()

    def remove_file(self, row: int) -> None:
        """Take a file off the list; the file itself stays."""
        entry = self._entries[row]
        if entry.state in (State.WAITING, State.RUNNING):
            return
        entry.asked += 1  # a look that is under way comes too late
        del self._entries[row]
        self._files.take_away(row)
        self._choose(self._files.currentRow())
        self._refresh()

    def start(self) -> None:
        """Import every file that is settled."""
        if not self._session.can_write:
            return
        self._run = [entry for entry in self._entries if entry.is_ready(self._district())]
        self._run_into = self._session.store
        self._jobs.run(self._run)
        self._refresh()

    def release(self) -> None:
        """Stop the work, forget the files and let go of the layers: the workspace is closed."""
        self._jobs.stop()
        self._entries.clear()
        self._files.setRowCount(0)
        self._details.show_entry(None, None)
        self._details.release()
        self._refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Welcome files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Take files."""
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.add_files(Path(url.toLocalFile()) for url in urls)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Remember the size; work that runs goes on."""
        QgsSettings().setValue(_GEOMETRY, self.saveGeometry())
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Remember the size also when Escape or Close ends it."""
        QgsSettings().setValue(_GEOMETRY, self.saveGeometry())
        super().done(result)

    def _build(self) -> None:
        self._files = FileTable(self)
        self._files.chosen.connect(self._choose)
        self._files.kind_chosen.connect(self._take_for)
        self._files.view_asked.connect(lambda row: self._view(self._entries[row]))
        self._files.remove_asked.connect(self.remove_file)
        self._sentence = QLabel(self)
        self._sentence.setObjectName("LowUse.Import.Sentence")
        self._sentence.setWordWrap(True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._remove = self._button("Remove", tr("Take off the list"), self._remove_current)
        self._discard = self._button(
            "Discard", tr("Discard the unfinished import"), self._discard_current
        )
        self._details = FileDetails(self)
        self._details.reread.connect(self._jobs.look)
        self._details.replaced.connect(self._jobs.find_place)
        self._details.changed.connect(self._show_line)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._files, 1)
        column.addWidget(self._sentence)
        buttons = QHBoxLayout()
        buttons.addWidget(self._remove)
        buttons.addWidget(self._discard)
        buttons.addStretch(1)
        column.addLayout(buttons)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.setObjectName("LowUse.Import.Halves")
        halves.setChildrenCollapsible(False)
        halves.addWidget(left)
        halves.addWidget(self._details)
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(self._drop_zone())
        layout.addWidget(halves, 1)
        self._progress = TaskProgressBar(None, self)
        self._jobs.import_started.connect(self._progress.follow)
        layout.addWidget(self._progress)
        layout.addLayout(self._foot())

    def _drop_zone(self) -> QWidget:
        zone = QFrame(self)
        zone.setObjectName("LowUse.Import.DropZone")
        zone.setFrameShape(QFrame.Shape.StyledPanel)
        hint = QLabel(
            tr(
                "Drop files here: parcels, control line, three-old areas, tax list … "
                "(SHP, GPKG, GDB, GeoJSON, KML, zip, xlsx, csv)"
            ),
            zone,
        )
        hint.setWordWrap(True)
        line = QHBoxLayout(zone)
        line.addWidget(hint, 1)
        line.addWidget(self._button("Choose", tr("Choose files"), self._ask_files))
        line.addWidget(self._button("ChooseFolder", tr("Choose a GDB folder"), self._ask_folder))
        return zone

    def _foot(self) -> QHBoxLayout:
        self._missing = QLabel(self)
        self._missing.setObjectName("LowUse.Import.Missing")
        self._missing.setWordWrap(True)
        self._start = self._button("Run", tr("Import"), self.start)
        self._start.setDefault(True)
        line = QHBoxLayout()
        line.addWidget(self._missing, 1)
        line.addWidget(self._start)
        line.addWidget(self._button("Close", tr("Close"), self.close))
        return line

    def _button(self, name: str, label: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(label, self)
        button.setObjectName(f"LowUse.Import.{name}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _restore(self) -> None:
        geometry = QgsSettings().value(_GEOMETRY)
        if not (geometry and self.restoreGeometry(geometry)):
            metrics = QFontMetrics(self.font())
            room = self.screen().availableGeometry().size() * 0.92
            self.resize(
                min(metrics.averageCharWidth() * _WIDTH, room.width()),
                min(metrics.height() * _HEIGHT, room.height()),
            )

    def _ask_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self,
            tr("Choose files"),
            _FOLDER.get(),
            tr("Deliveries")
            + " (*.shp *.gpkg *.geojson *.json *.kml *.kmz *.zip *.xlsx *.xls *.ods *.csv *.txt);;"
            + tr("All files")
            + " (*)",
        )
        if names:
            _FOLDER.set(str(Path(names[0]).parent))
            self.add_files(Path(name) for name in names)

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("Choose a GDB folder"), _FOLDER.get())
        if name:
            self.add_files([Path(name)])

    def _redraw(self, _refresh: object) -> None:
        self._details.redraw()

    def _district(self) -> str:
        info = self._session.info
        return info.district if info else ""

    def _current(self) -> FileEntry | None:
        row = self._files.currentRow()
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def _choose(self, _row: int) -> None:
        self._details.show_entry(self._current(), self._session.store)
        self._show_sentence()

    def _take_for(self, row: int, kind: str) -> None:
        entry = self._entries[row]
        entry.choose_kind(kind)
        self._show_entry(entry)

    def _show_entry(self, entry: FileEntry) -> None:
        if entry not in self._entries:
            return
        self._show_line(entry)
        if entry is self._current():
            self._details.show_entry(entry, self._session.store)

    def _show_line(self, entry: FileEntry) -> None:
        self._files.show_line(self._entries.index(entry), line_of(entry, self._district()))
        self._refresh()

    def _show_sentence(self) -> None:
        entry = self._current()
        told = [] if entry is None else sentences_of(entry, self._district())
        self._sentence.setText("\n".join(told))
        self._discard.setVisible(entry is not None and can_discard(entry))
        self._discard.setEnabled(self._session.can_write)
        self._remove.setEnabled(
            entry is not None and entry.state not in (State.WAITING, State.RUNNING)
        )

    def _refresh(self) -> None:
        self._show_sentence()
        pending = [entry for entry in self._entries if entry.pending]
        open_ones = [e for e in pending if not e.is_ready(self._district()) and e.preview]
        reading = any(entry.state is State.READING for entry in pending)
        ready = bool(pending) and not open_ones and not reading and not self._jobs.importing
        self._start.setEnabled(ready and self._session.can_write)
        if self._session.store is None:
            text = tr("Open or make a workspace first, then import into it.")
        elif not self._session.can_write:
            text = why_not(self._session)
        elif not self._entries:
            text = tr("No files yet. Drop some on this window, or choose them.")
        elif reading:
            text = tr("Reading the files …")
        elif open_ones:
            text = self._first_missing(open_ones)
        else:
            text = ""
        self._missing.setText(text)

    def _first_missing(self, entries: list[FileEntry]) -> str:
        first = entries[0]
        text = tr(
            "{file} still needs: {topics}.",
            file=first.name,
            topics=wanted_of(first, self._district()),
        )
        if len(entries) == 1:
            return text
        return f"{text} " + tr("(and {count} more files)", count=len(entries) - 1)

    def _remove_current(self) -> None:
        if self._current() is not None:
            self.remove_file(self._files.currentRow())

    def _discard_current(self) -> None:
        entry = self._current()
        if entry is not None and self._session.can_write:
            self._jobs.discard(entry)

    def _tell_run(self) -> None:
        """Say in the message bar what became of the files."""
        done = [entry for entry in self._run if entry.state is State.DONE]
        failed = [entry for entry in self._run if entry.state is State.FAILED]
        stopped = [entry for entry in self._run if entry.state is State.STOPPED]
        closed = self._session.store is not self._run_into
        self._run = []
        for entry in self._entries:
            if entry.pending and not closed:
                self._jobs.refresh_place(entry)  # the workspace has other parcels now
        look = Offer(tr("View"), lambda: self._look_again(done), "LowUse.Message.ViewImport")
        if len(done) == 1 and done[0].report is not None:
            text = f"{done[0].name}: {counts(done[0].report)}"
            self._messages.success(text, offers=(look,))
        elif done:
            reports = [entry.report for entry in done if entry.report is not None]
            self._messages.success(total_of(reports), offers=(look,))
        for entry in failed:
            if entry.error is not None:
                self._messages.failure(entry.error)
        if stopped and closed:
            self._messages.warning(
                tr(
                    "{files}: stopped because the workspace was closed; "
                    "import the file again to complete it.",
                    files="、".join(entry.name for entry in stopped),
                )
            )
        self._refresh()

    def _look_again(self, done: list[FileEntry]) -> None:
        if len(done) == 1:
            self._view(done[0])
            return
        self.show()
        self.raise_()
        self.activateWindow()

    def _view(self, entry: FileEntry) -> None:
        if entry.report is not None:
            parent = self if self.isVisible() else self.parentWidget()
            dialog = ImportResultDialog(entry.report, self._tasks, self._messages, parent)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.show()
