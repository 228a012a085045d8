# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of a list of parcels: one current row, check boxes, and all of it by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from lowuse_plugin.gui.widgets.parcels.columns import AREA, CONTROL, DIFFERENCE, HOLDER, STATE

_WIDTHS = {
    HOLDER: "中" * 5,
    AREA: "00.00 mu",
    STATE: "▲ 疑似低效",
    CONTROL: "◫ 边界误差 00.0 %",
    DIFFERENCE: "中" * 22,
}
"""What columns show in a narrow panel; the first takes what they leave: of a code the end, which
tells parcels apart, while the holder is still readable."""
_NARROWEST = "中" * 2
_SHORT_HOLDER = "中" * 3
"""What is left of a holder where there is no room for more."""
_CODE = "0" * 19
"""A whole code; what is left beyond it goes to the holder."""
_FIRST = "…001006GB00001"
"""What the first column shows at least, since the codes of two parcels may end alike; a panel too
narrow for that scrolls."""
_BOX = 3
"""Widths of a digit that the check box takes."""
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ParcelView(QTableView):
    """Up and down move, Enter zooms, Space checks, Ctrl+A checks all, Ctrl+V pastes a table."""

    moved = pyqtSignal(int)
    """Row that the user went to with the keyboard, or whose box was clicked."""
    clicked_row = pyqtSignal(int)
    entered_row = pyqtSignal(int)
    """Row on which Enter was pressed, or that was double-clicked."""
    space_pressed = pyqtSignal(int)
    range_wanted = pyqtSignal(int, int)
    """Rows from the current one to that which was clicked with Shift: all of them are checked."""
    all_wanted = pyqtSignal()
    paste_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setItemDelegate(_Elided(self))
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        height = self.fontMetrics().height() * 4 // 3
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(self.fontMetrics().horizontalAdvance(_NARROWEST))
        header.sectionResized.connect(self._on_resized)
        self._was_check = self._extends = False
        self._holder = 0
        """Column of the holder, as long as nobody gave columns a width by hand; else 0."""
        self._is_fitting = False
        self.clicked.connect(lambda index: self._on_clicked(index.row()))
        self.doubleClicked.connect(lambda index: self.entered_row.emit(index.row()))

    def fit_columns(self, columns: Sequence[str]) -> None:
        """Give the columns widths that show usual values.

        Args:
            columns: Their keys.
        """
        margin = self.fontMetrics().height() // 2
        self._holder = columns.index(HOLDER) if HOLDER in columns else 0
        self._is_fitting = True
        for section, key in enumerate(columns):
            if section and key in _WIDTHS:
                width = self.fontMetrics().horizontalAdvance(_WIDTHS[key])
                self.setColumnWidth(section, width + margin)
        self._is_fitting = False
        self._fit_first()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the first column what the others leave."""
        super().resizeEvent(event)
        self._fit_first()

    def _on_resized(self, section: int, _before: int, _now: int) -> None:
        if section and not self._is_fitting:
            self._holder = 0
            self._fit_first()

    def _fit_first(self) -> None:
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        if not header.count() or self._other_stretches():
            return
        box = _BOX * metrics.horizontalAdvance("0") + metrics.height() // 4
        least = metrics.horizontalAdvance(_FIRST) + box
        room = self.viewport().width()
        self._is_fitting = True
        if self._holder:
            fixed = range(1, header.count())
            others = sum(header.sectionSize(each) for each in fixed if each != self._holder)
            header.resizeSection(self._holder, self._holder_width(room - others, least, box))
        rest = sum(header.sectionSize(section) for section in range(1, header.count()))
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(0, max(least, room - rest))
        self._is_fitting = False

    def _holder_width(self, room: int, least: int, box: int) -> int:
        """Return the width of the holder beside codes, which keep their ends and then the rest."""
        metrics = self.fontMetrics()
        margin = metrics.height() // 2
        short, wanted = (
            metrics.horizontalAdvance(words) + margin for words in (_SHORT_HOLDER, _WIDTHS[HOLDER])
        )
        whole = metrics.horizontalAdvance(_CODE) + box + margin
        return max(min(room - least, wanted), room - whole, short)

    def _other_stretches(self) -> bool:
        """Tell whether a column of sentences takes what is left, as in lists of findings."""
        header, stretch = self.horizontalHeader(), QHeaderView.ResizeMode.Stretch
        return any(header.sectionResizeMode(i) == stretch for i in range(1, header.count()))

    def show_row(self, row: int) -> None:
        """Make a row the current one without telling anybody; −1 for none."""
        column = max(self.currentIndex().column(), 0)
        index = self.model().index(row, column) if row >= 0 else QModelIndex()
        self.setCurrentIndex(index)
        if row < 0:
            self.clearSelection()
            return
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def take_click_as_check(self) -> None:
        """Tell that the click that is going on hit a check box: the map need not move for it."""
        self._was_check = True

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin a click of which nothing is known yet."""
        self._was_check = False
        here, row = self.indexAt(event.pos()).row(), self.currentIndex().row()
        wants = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self._extends = bool(wants) and here >= 0 and event.button() == Qt.MouseButton.LeftButton
        if self._extends:
            self.range_wanted.emit(row if row >= 0 else here, here)
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End a click; one that extended the checks goes nowhere."""
        if not self._extends:
            super().mouseReleaseEvent(event)

    def _on_clicked(self, row: int) -> None:
        (self.moved if self._was_check else self.clicked_row).emit(row)
        self._was_check = False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Carry out the keys of the list; the rest is Qt's."""
        row = self.currentIndex().row()
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.all_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif event.key() in _ENTER and row >= 0:
            self.entered_row.emit(row)
        elif event.key() == Qt.Key.Key_Space and row >= 0:
            self.space_pressed.emit(row)
        else:
            super().keyPressEvent(event)
            if self.currentIndex().row() not in (row, -1):
                self.moved.emit(self.currentIndex().row())
            return
        event.accept()


class _Elided(QStyledItemDelegate):
    """Cuts codes at their beginning: the end tells parcels apart, the beginning the district."""

    def initStyleOption(  # noqa: N802
        self, option: QStyleOptionViewItem | None, index: QModelIndex
    ) -> None:
        """Set where a text that is too long is cut."""
        super().initStyleOption(option, index)
        if option is not None:
            first = index.column() == 0
            option.textElideMode = (
                Qt.TextElideMode.ElideLeft if first else Qt.TextElideMode.ElideRight
            )
