# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables of money: numbers to the right, as high as their rows, everything can be copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    Qt,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QFont, QKeyEvent, QKeySequence
from qgis.PyQt.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView

from lowuse_plugin.gui.widgets.plain_parts import plain_text
from lowuse_plugin.gui.widgets.sheet_text import sheet_text

_ROOT = QModelIndex()
_MEASURED_ROWS = 100
"""So many rows decide how wide a column is."""


@dataclass(frozen=True)
class MoneyColumn:
    """One column."""

    title: str
    is_number: bool = False


@dataclass(frozen=True)
class MoneyRow:
    """One row as it is shown."""

    cells: tuple[str, ...]
    key: str = ""
    """What it is about, for whoever asks for the chosen row."""
    is_total: bool = False
    tip: str = ""


class MoneyModel(QAbstractTableModel):
    """Rows of texts."""

    def __init__(self, columns: Sequence[MoneyColumn], parent: QObject | None = None) -> None:
        """Start empty.

        Args:
            columns: In their order.
            parent: Owner.
        """
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[MoneyRow, ...] = ()

    @property
    def rows(self) -> tuple[MoneyRow, ...]:
        """What is shown."""
        return self._rows

    @property
    def titles(self) -> tuple[str, ...]:
        """The headings."""
        return tuple(column.title for column in self._columns)

    def set_rows(self, rows: Sequence[MoneyRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = _ROOT) -> int:  # noqa: N802
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = _ROOT) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self._columns[section])
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_text(row.tip or row.cells[index.column()])
        if role == Qt.ItemDataRole.FontRole and row.is_total:
            font = QFont()
            font.setBold(True)
            return font
        return None


class MoneyTable(QTableView):
    """Chooses whole rows; Ctrl+C copies them as a sheet takes them."""

    chosen = pyqtSignal(str)
    """Key of the row that is chosen, empty for none."""

    def __init__(self, name: str, columns: Sequence[MoneyColumn], *, grows: bool = False) -> None:
        """Start empty.

        Args:
            name: Object name.
            columns: In their order.
            grows: It is as high as its rows, for pages that scroll as a whole.
        """
        super().__init__()
        self.setObjectName(name)
        self._grows = grows
        self.money = MoneyModel(columns, self)
        self.setModel(self.money)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setResizeContentsPrecision(_MEASURED_ROWS)
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().selectionChanged.connect(lambda _on, _off: self._tell())

    @property
    def chosen_key(self) -> str:
        """Key of the current row, empty for none."""
        rows = self.selectionModel().selectedRows()
        return self.money.rows[rows[0].row()].key if rows else ""

    def show_rows(self, rows: Sequence[MoneyRow]) -> None:
        """Show other rows; what was chosen stays chosen as long as it is there."""
        before = self.chosen_key
        self.money.set_rows(rows)
        self.resizeColumnsToContents()
        if self._grows:
            height = self.verticalHeader().length() + 2 * self.frameWidth()
            height += self.horizontalHeader().sizeHint().height()
            height += self.horizontalScrollBar().sizeHint().height()
            self.setMinimumHeight(height)
            self.setMaximumHeight(height)
        keys = [row.key for row in rows]
        if before and before in keys:
            self.selectRow(keys.index(before))
        self._tell()

    def selectRow(self, row: int) -> None:  # noqa: N802
        """Choose one row alone, whatever keys are held down just then."""
        index = self.money.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Copy, else as any table."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.copied())
            return
        super().keyPressEvent(event)

    def copied(self) -> str:
        """Return the chosen rows with their headings, columns apart by tabs."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return sheet_text([self.money.titles, *(self.money.rows[row].cells for row in rows)])

    def _tell(self) -> None:
        self.chosen.emit(self.chosen_key)


def _alignment(column: MoneyColumn) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
