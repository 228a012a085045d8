# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The fields of the new parcel in a table, with the widget of the chosen one below it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.gui.widgets.merging.value_editor import MergeValueEditor
from lowuse_plugin.gui.widgets.merging.value_model import (
    FIELD,
    FIRST_MEMBER,
    LOST,
    RULE,
    VALUE,
    MergeValueModel,
)
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.gui.widgets.sheet_text import sheet_text
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_code

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.preview import MergePreview
    from lowuse_plugin.qgis_bridge.tasks import Tasks

_NAME = "LowUse.Merging.Value"
_TEXTS = {FIELD: "中" * 7, VALUE: "000,000.00 m²", RULE: "中" * 5, LOST: "中" * 6}
_MEMBER_TEXT = "0,000.00 m²"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ValueTable(QTableView):
    """Arrows move, Enter edits or takes the value of a parcel, Ctrl+C copies the table."""

    wanted = pyqtSignal(object)
    """A cell (``QModelIndex``) that was double-clicked, or on which Enter was pressed."""
    copy_wanted = pyqtSignal()

    def __init__(self, model: MergeValueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_fitted = False
        self.setObjectName(f"{_NAME}.Table")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * 4 // 3)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(self.wanted.emit)
        self.setMinimumHeight(4 * self.verticalHeader().defaultSectionSize())

    def fit(self) -> None:
        """Give the columns widths that show usual values."""
        self._is_fitted = True
        self._fit_width()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show in a narrow panel what decides, without scrolling sideways."""
        super().resizeEvent(event)
        self._fit_width()

    def _fit_width(self) -> None:
        """Give fields, values and parcels their room, and show the rest where it fits.

        The rule stands in the editor below, what is lost in the tip of every row.
        """
        header = self.horizontalHeader()
        if not self._is_fitted or header.count() <= LOST:
            return
        members = range(FIRST_MEMBER, header.count())
        room = self.viewport().width() - self._width(FIELD) - self._width(VALUE)
        for sections in (members, (RULE,), (LOST,)):
            wanted = sum(self._width(section) for section in sections)
            fits = wanted <= room
            room -= wanted if fits else 0
            for section in sections:
                self.setColumnHidden(section, not fits)
                header.resizeSection(section, self._width(section))
        more = max(room, 0) // 2
        header.resizeSection(FIELD, self._width(FIELD) + more)
        header.resizeSection(VALUE, self._width(VALUE) + more)

    def _width(self, section: int) -> int:
        metrics = self.fontMetrics()
        if section >= FIRST_MEMBER:
            return int(metrics.horizontalAdvance(_MEMBER_TEXT) + metrics.height())
        return int(metrics.horizontalAdvance(_TEXTS[section]) + metrics.height() // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Edit or take, copy, else as any table."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() in _ENTER and self.currentIndex().isValid():
            self.wanted.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
            return
        event.accept()


class MergeValues(QWidget):
    """Table and editor."""

    chosen = pyqtSignal(str, str, object)
    """As :attr:`MergeValueEditor.chosen`."""
    dropped = pyqtSignal(str)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self._tasks = tasks
        self.model = MergeValueModel(self)
        self.table = ValueTable(self.model)
        self.editor = MergeValueEditor()
        self._preview: MergePreview | None = None
        self._problems: Mapping[str, list[str]] = {}
        self._all = QCheckBox(tr("Every field"))
        self._all.setObjectName(f"{_NAME}.All")
        self._all.setToolTip(tr("Also the fields on which all parcels say the same, or nothing"))
        self._count = plain_label(f"{_NAME}.Count")
        self._count.setWordWrap(False)
        top = QHBoxLayout()
        top.addWidget(self._count, 1)
        top.addWidget(self._all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.editor)
        self._all.toggled.connect(self._show_all)
        self.table.selectionModel().currentRowChanged.connect(
            lambda now, _old: self._show_line(now.row())
        )
        self.table.wanted.connect(self._enter)
        self.table.copy_wanted.connect(self.copy)
        self.editor.chosen.connect(self.chosen)
        self.editor.dropped.connect(self.dropped)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that one height holds: the page around would give the table more than there is."""
        return False

    def show_preview(self, preview: MergePreview) -> None:
        """Show the fields of a preview; the field that is looked at stays."""
        column = self.editor.column
        others = self._preview is None or self._preview.labels.keys() != preview.labels.keys()
        if others:
            self.editor.forget()
        self._preview = preview
        problems: dict[str, list[str]] = {}
        for problem in preview.problems:
            text = describe_code(problem.code, problem.params)
            problems.setdefault(problem.column, []).append(text)
        self._problems = problems
        self.model.set_preview(preview)
        if others:
            self.table.fit()
        self._count_fields()
        self._point_at(column)

    def show_field(self, column: str) -> None:
        """Bring a field to the front, also one that all agree on."""
        if self.model.place_of(column) < 0:
            self._all.setChecked(True)
        self._point_at(column)

    def _point_at(self, column: str) -> None:
        place = self.model.place_of(column)
        if place < 0 and self.model.rowCount():
            place = 0
        self.table.setCurrentIndex(self.model.index(place, FIELD) if place >= 0 else QModelIndex())
        self._show_line(place)

    def _show_all(self, everything: bool) -> None:
        column = self.editor.column
        self.model.set_all(everything)
        self._point_at(column)

    def _show_line(self, place: int) -> None:
        cell = self.model.cell_at(place)
        self.editor.show_cell(cell, self._problems.get(cell.column, ()) if cell else ())

    def _count_fields(self) -> None:
        cells = () if self._preview is None else self._preview.cells
        undecided = sum(cell.open for cell in cells)
        lost = sum(bool(cell.lost) for cell in cells)
        parts = [tr("Fields not decided: {count}", count=undecided)] if undecided else []
        if lost:
            parts.append(tr("Fields that lose values: {count}", count=lost))
        self._count.setText(" · ".join(parts) or tr("Every field is decided."))

    def _enter(self, index: QModelIndex) -> None:
        """Take the value of a parcel, or go to the widget."""
        cell, member = self.model.cell_at(index.row()), self.model.member_at(index.column())
        if cell is None:
            return
        if not member:
            self.editor.take_focus()
        elif self.editor.may_choose:
            self.chosen.emit(cell.column, "typed", cell.by_member.get(member))

    def copy(self) -> None:
        """Copy the shown fields as a sheet takes them."""
        shown = self.model.shown
        self._tasks.run(
            tr("Copying the fields"),
            lambda _progress: sheet_text(shown.rows()),
            QGuiApplication.clipboard().setText,
            hidden=True,
        )
