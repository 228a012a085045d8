# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A table of plain texts that is sorted by its values and filtered by what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QSortFilterProxyModel,
    Qt,
    pyqtSignal,
)
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

_VALUE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True)
class Cell:
    """What a cell shows, and by what it sorts."""

    text: str
    value: Any = None
    """A number or text; the shown text where it is None."""
    tip: str = ""


@dataclass(frozen=True)
class RowsColumn:
    """One column."""

    title: str
    characters: int = 12
    number: bool = False


class RowsModel(QAbstractTableModel):
    """Rows of cells, each with the object that it shows."""

    def __init__(self, columns: Sequence[RowsColumn], parent: QWidget) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.things: Sequence[Any] = ()
        self._rows: Sequence[Sequence[Cell]] = ()

    def set_rows(self, things: Sequence[Any], rows: Sequence[Sequence[Cell]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.things, self._rows = tuple(things), tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: QModelIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return what a cell is for a role."""
        cell = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tip or cell.text
        if role == _VALUE:
            return cell.text if cell.value is None else cell.value
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[index.column()].number:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> Any:
        """Return the heading of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None


class RowsTable(QTableView):
    """The table; whole rows are chosen."""

    chosen = pyqtSignal()
    """Other rows are chosen now."""

    def __init__(self, name: str, columns: Sequence[RowsColumn], parent: QWidget | None = None):
        """Show nothing yet.

        Args:
            name: Object name.
            columns: Headings from left to right.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.rows = RowsModel(columns, self)
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(self.rows)
        self._proxy.setSortRole(_VALUE)
        self._proxy.setFilterKeyColumn(-1)
        self._proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setModel(self._proxy)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        self.setTabKeyNavigation(False)
        wide = self.fontMetrics().horizontalAdvance("0")
        for at, column in enumerate(columns):
            self.setColumnWidth(at, wide * column.characters)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    def show_rows(self, things: Sequence[Any], rows: Sequence[Sequence[Cell]], key: Any) -> None:
        """Show other rows; what is chosen stays chosen where it is still there.

        Args:
            things: What each row is about.
            rows: Their cells.
            key: Returns by what a thing is known.
        """
        kept = {key(thing) for thing in self.chosen_things()}
        at = self.currentIndex().row()
        self.rows.set_rows(things, rows)
        again = [i for i, thing in enumerate(things) if key(thing) in kept]
        for row in again:
            index = self._proxy.mapFromSource(self.rows.index(row, 0))
            flags = self.selectionModel().SelectionFlag
            self.selectionModel().select(index, flags.Select | flags.Rows)
        if not again and self._proxy.rowCount():
            self.selectRow(min(max(at, 0), self._proxy.rowCount() - 1))
        self.chosen.emit()

    def chosen_things(self) -> list[Any]:
        """Return what the chosen rows are about, from top to bottom."""
        indexes = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [self.rows.things[self._proxy.mapToSource(index).row()] for index in indexes]

    def filter(self, text: str) -> None:
        """Show only rows in which a text stands."""
        self._proxy.setFilterFixedString(text.strip())
