# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The files of the import dialog: what each is taken for, and how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.import_words import TITLED, kind_title

FILE, KIND, VIEW = range(3)


@dataclass(frozen=True)
class FileLine:
    """What a line shows."""

    name: str
    path: str
    kinds: Sequence[str]
    kind: str
    words: str
    """How far it is, in words."""
    icon: str
    """Name of a QGIS theme icon that says the same."""
    has_report: bool
    locked: bool
    """Waiting, running or done: its kind is not changed any more."""


class FileTable(QTableWidget):
    """One line a file."""

    chosen = pyqtSignal(int)
    """Line that the user looks at, -1 for none."""
    kind_chosen = pyqtSignal(int, str)
    view_asked = pyqtSignal(int)
    remove_asked = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self.setObjectName("LowUse.Import.Files")
        self.setHorizontalHeaderLabels([tr("File"), tr("Taken for"), ""])
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        header = self.horizontalHeader()
        header.setSectionResizeMode(FILE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(KIND, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(VIEW, QHeaderView.ResizeMode.Fixed)
        header.sectionResized.connect(self._fit_rows)
        self.currentCellChanged.connect(self._tell_chosen)

    def show_line(self, at: int, line: FileLine) -> None:
        """Show a file in its line; the line after the last is added."""
        before = self.blockSignals(True)
        if at == self.rowCount():
            self.insertRow(at)
            self._add_kind(at)
        text = f"{line.name}\n{line.words}"  # two lines: narrow windows show both
        item = QTableWidgetItem(QgsApplication.getThemeIcon(line.icon), text)
        item.setToolTip(f"{line.path}\n{line.words}")
        self.setItem(at, FILE, item)
        self._show_kind(at, line)
        self._show_view(at, line)
        self._fit_row(at)
        self.blockSignals(before)

    def _fit_rows(self, *_sizes: int) -> None:
        for at in range(self.rowCount()):
            self._fit_row(at)

    def _fit_row(self, at: int) -> None:
        """Give a row room for name and words; Qt's own answer is too low on scaled screens."""
        self.resizeRowToContents(at)
        lowest = self.fontMetrics().lineSpacing() * 3
        self.setRowHeight(at, max(self.rowHeight(at), lowest))

    def take_away(self, at: int) -> None:
        """Remove a line."""
        self.removeRow(at)

    def keyPressEvent(self, event: object) -> None:  # noqa: N802
        """Remove the current file with the Delete key."""
        if event.key() == Qt.Key.Key_Delete and self.currentRow() >= 0:  # type: ignore[attr-defined]
            self.remove_asked.emit(self.currentRow())
            return
        super().keyPressEvent(event)

    def _tell_chosen(self, row: int, _column: int, before: int, _before_column: int) -> None:
        if row != before:
            self.chosen.emit(row)

    def _add_kind(self, at: int) -> None:
        combo = QuietComboBox(self)
        combo.setObjectName("LowUse.Import.Kind")
        combo.setFrame(False)
        combo.setPlaceholderText(tr("Choose one"))
        # Wide enough for every kind, whichever the file can be.
        widest = max(combo.fontMetrics().horizontalAdvance(kind_title(kind)) for kind in TITLED)
        arrow = combo.sizeHint().height()
        self.setColumnWidth(KIND, widest + round(1.5 * arrow))
        combo.activated.connect(lambda _index, box=combo: self._tell_kind(box))
        self.setCellWidget(at, KIND, combo)

    def _tell_kind(self, combo: QuietComboBox) -> None:
        for at in range(self.rowCount()):
            if self.cellWidget(at, KIND) is combo:
                self.kind_chosen.emit(at, combo.currentData())

    def _show_kind(self, at: int, line: FileLine) -> None:
        combo = self.cellWidget(at, KIND)
        if isinstance(combo, QuietComboBox):
            if [combo.itemData(i) for i in range(combo.count())] != list(line.kinds):
                combo.clear()
                for kind in line.kinds:
                    combo.addItem(kind_title(kind), kind)
            combo.choose(line.kind or None)
            combo.setEnabled(bool(line.kinds) and not line.locked)
            combo.setAccessibleName(line.name)

    def _show_view(self, at: int, line: FileLine) -> None:
        if line.has_report and self.cellWidget(at, VIEW) is None:
            button = QPushButton(tr("View"), self)
            button.setObjectName("LowUse.Import.View")
            button.setAccessibleName(tr("View the import of {file}", file=line.name))
            button.clicked.connect(lambda _checked=False, box=button: self._tell_view(box))
            self.setColumnWidth(VIEW, button.sizeHint().width())
            self.setCellWidget(at, VIEW, button)
        elif not line.has_report and self.cellWidget(at, VIEW) is not None:
            self.removeCellWidget(at, VIEW)

    def _tell_view(self, button: QPushButton) -> None:
        for at in range(self.rowCount()):
            if self.cellWidget(at, VIEW) is button:
                self.view_asked.emit(at)
