# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A hundred thousand parcels as a Qt model: filtered and sorted on arrays, never row by row."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from qgis.PyQt.QtCore import QModelIndex, QObject, Qt, pyqtSignal

from lowuse_plugin.domain.bounds import Bounds
from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.parcels.filters import ParcelFilter, passing
from lowuse_plugin.gui.widgets.checked_rows import CHECK, CheckedRows
from lowuse_plugin.gui.widgets.parcels.columns import (
    STANDARD,
    ParcelColumn,
    column_of,
    parcel_name,
)
from lowuse_plugin.qgis_bridge.parcels.rows import Mask, ParcelRows, among

MaskOf = Callable[[ColumnTable], Mask]


class ParcelTableModel(CheckedRows):
    """Shows the rows that pass every filter, in the order of one column.

    The first column carries a check box: the checked parcels are the selection of all panels.
    """

    checked_changed = pyqtSignal()
    """The user checked or unchecked; not when :meth:`set_checked` did."""
    filters_cleared = pyqtSignal()
    """All filters are gone at once, those of the panel too."""
    shown_changed = pyqtSignal()
    """Other rows are shown, or the same with other figures."""

    def __init__(self, columns: Sequence[str] = STANDARD, parent: QObject | None = None) -> None:
        """Start empty.

        Args:
            columns: Keys of :mod:`~lowuse_plugin.gui.widgets.parcels.columns`.
            parent: Owner.
        """
        super().__init__(len(columns), parent)
        self._columns = tuple(column_of(key) for key in columns)
        self._rows: ParcelRows | None = None
        self._filters: dict[str, MaskOf] = {}
        self._wanted = ParcelFilter()
        self._words = ""
        self._box: Bounds | None = None
        self._sort: tuple[int, bool] | None = None
        self._shown: NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self._place: NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self._checked: Mask = np.empty(0, dtype=np.bool_)
        self._marks: Mapping[str, str] = {}

    # -- content ------------------------------------------------------------------------------

    @property
    def rows(self) -> ParcelRows | None:
        """All rows with what is looked up in them, None while there are none."""
        return self._rows

    @property
    def table(self) -> ColumnTable | None:
        """All rows, with the derived columns ``state``, ``control`` and ``area_m2``."""
        return self._rows.table if self._rows is not None else None

    def set_table(self, table: ColumnTable) -> None:
        """Show another table of ``list_parcels``; filters, order and checks stay."""
        self.set_rows(ParcelRows.of(table))

    def set_rows(self, rows: ParcelRows) -> None:
        """Show rows that others show too; the checked parcels among them stay checked."""
        marks = np.zeros(len(rows), dtype=np.bool_)
        if self._checked.any():
            marks[rows.rows(self.checked())] = True
        self._rows, self._checked = rows, marks
        self._arrange()

    def clear(self) -> None:
        """Show nothing, as when a workspace is closed."""
        self.beginResetModel()
        self._rows = None
        self._shown = self._place = np.empty(0, dtype=np.int64)
        self._checked = np.empty(0, dtype=np.bool_)
        self.endResetModel()
        self.shown_changed.emit()

    def replace_rows(self, table: ColumnTable, changed: Collection[str]) -> None:
        """Take changed parcels anew.

        Args:
            table: Their rows now; a parcel that is not in it is gone.
            changed: Uuids of the parcels that were read.
        """
        if self._rows is not None:
            self.set_rows(self._rows.replaced(changed, table))

    def set_marks(self, marks: Mapping[str, str], changed: Iterable[str]) -> None:
        """Mark parcels behind their name, of which the end is always seen; the tip says why.

        Args:
            marks: What the tip says, by parcel: the sign, a blank, words.
            changed: Parcels whose mark is another than before.
        """
        self._marks = marks
        for uuid in changed:
            row = self.row_of(uuid)
            if row >= 0:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self._columns) - 1))

    # -- filters and order --------------------------------------------------------------------

    def set_text(self, words: str) -> None:
        """Show only rows that hold all words in code, holder or address."""
        if words != self._words:
            self._words = words
            self._arrange()

    def set_box(self, box: Bounds | None) -> None:
        """Show only parcels whose box meets a box, in the CRS of the workspace."""
        if box != self._box:
            self._box = box
            self._arrange()

    def set_wanted(self, wanted: ParcelFilter) -> None:
        """Show only rows that meet every criterion."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._arrange()

    def set_filter(self, name: str, mask_of: MaskOf | None) -> None:
        """Add, replace or remove a filter.

        Args:
            name: Which one; filters of several names must all pass.
            mask_of: Gets the table with its derived columns, gives one truth a row.
        """
        if mask_of is None:
            if self._filters.pop(name, None) is None:
                return
        else:
            self._filters[name] = mask_of
        self._arrange()

    def set_states(self, column: str, states: Collection[str]) -> None:
        """Show only rows with one of the states in a column such as ``state``; none shows all."""
        wanted = frozenset(states)
        self.set_filter(states_filter(column), among(column, wanted) if wanted else None)

    def set_uuids(self, uuids: Collection[str] | None) -> None:
        """Show only the given parcels; None shows all."""
        self.set_filter("uuids", None if uuids is None else among("uuid", frozenset(uuids)))

    def clear_filters(self) -> None:
        """Show every row; who set a filter hears ``filters_cleared``."""
        self._filters.clear()
        self._wanted = ParcelFilter()
        self._words, self._box = "", None
        self._arrange()
        self.filters_cleared.emit()

    @property
    def is_filtered(self) -> bool:
        """Whether any filter is set."""
        others = bool(self._filters or self._wanted.active)
        return others or bool(self._words.strip()) or self._box is not None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column, stable, what is missing last; −1 gives the order of the workspace."""
        descending = order == Qt.SortOrder.DescendingOrder
        self._sort = (column, descending) if column >= 0 else None
        self._arrange()

    def _arrange(self) -> None:
        """Filter and sort anew."""
        self.beginResetModel()
        self._shown = self._shown_rows()
        count = len(self._rows) if self._rows is not None else 0
        self._place = np.full(count, -1, dtype=np.int64)
        self._place[self._shown] = np.arange(len(self._shown))
        self.endResetModel()
        self.shown_changed.emit()

    def passing(self, *, but: str = "", wanted: ParcelFilter | None = None) -> Mask | None:
        """Tell which rows pass every filter; None without rows.

        Args:
            but: A filter of :meth:`set_filter` that is left out.
            wanted: Criteria in the place of those that count.
        """
        rows = self._rows
        if rows is None:
            return None
        found = passing(rows, self._wanted if wanted is None else wanted)
        for name, mask_of in self._filters.items():
            if name != but:
                found &= mask_of(rows.table)
        if self._box is not None:
            found &= rows.in_box(self._box)
        if self._words.strip():
            found &= rows.with_text(self._words)
        return found

    def _shown_rows(self) -> NDArray[np.int64]:
        """Return the rows that pass every filter, in the order in which they are shown."""
        rows, found = self._rows, self.passing()
        if rows is None or found is None:
            return np.empty(0, dtype=np.int64)
        shown = np.flatnonzero(found)
        if self._sort is None:
            return shown
        column, descending = self._sort
        rank = rows.rank(self._columns[column])[shown]
        return shown[np.argsort(-rank if descending else rank, kind="stable")]

    # -- parcels ------------------------------------------------------------------------------

    def uuid_at(self, row: int) -> str:
        """Return the parcel of a shown row, empty when there is no such row."""
        if self._rows is None or not 0 <= row < len(self._shown):
            return ""
        return str(self._rows.table["uuid"].values[self._shown[row]])

    def shown_uuids(self) -> list[str]:
        """Return the shown parcels in their order."""
        return [] if self._rows is None else self._rows.uuids(self._shown)

    def shown_table(self) -> ColumnTable | None:
        """Return the shown rows in their order, with the columns that lists derive."""
        return None if self._rows is None else self._rows.table.take(self._shown)

    def hidden_count(self, uuids: Collection[str]) -> int:
        """Return how many of some parcels are here but filtered out."""
        if self._rows is None:
            return 0
        return int(np.count_nonzero(self._place[self._rows.rows(uuids)] < 0))

    def knows(self, uuid: str) -> bool:
        """Tell whether a parcel is here, shown or not."""
        return self._rows is not None and uuid in self._rows.row_of

    def unknown(self, uuids: Collection[str]) -> set[str]:
        """Return those of some parcels that are not here."""
        return set(uuids).difference(self._rows.row_of if self._rows is not None else ())

    def row_of(self, uuid: str) -> int:
        """Return the shown row of a parcel, −1 when it is not shown."""
        if self._rows is None or not self.knows(uuid):
            return -1
        return int(self._place[self._rows.row_of[uuid]])

    def name_at(self, row: int) -> str:
        """Return the code of the parcel in a shown row, empty where it has none."""
        label = self._rows.table["label"] if self._rows is not None else None
        if label is None or not 0 <= row < len(self._shown):
            return ""
        return str(label.values[self._shown[row]] or "")

    # -- checks -------------------------------------------------------------------------------

    def checked(self) -> frozenset[str]:
        """Return the checked parcels, shown or not."""
        if self._rows is None:
            return frozenset()
        return frozenset(self._rows.uuids(self._checked))

    def set_checked(self, uuids: Collection[str]) -> None:
        """Check exactly these parcels, without telling anybody."""
        if self._rows is None:
            return
        marks = np.zeros(len(self._rows), dtype=np.bool_)
        marks[self._rows.rows(uuids)] = True
        self._mark(marks)

    def toggle(self, row: int) -> None:
        """Check a shown row or uncheck it, as the user."""
        if 0 <= row < len(self._shown):
            marks = self._checked.copy()
            marks[self._shown[row]] = ~marks[self._shown[row]]
            self._mark(marks)
            self.checked_changed.emit()

    def check_range(self, first: int, last: int) -> None:
        """Check the shown rows from one to another, as the user."""
        marks = self._checked.copy()
        marks[self._shown[min(first, last) : max(first, last) + 1]] = True
        self._mark(marks)
        self.checked_changed.emit()

    def toggle_all(self) -> None:
        """Check all shown rows; when they all are, uncheck them."""
        marks = self._checked.copy()
        marks[self._shown] = not marks[self._shown].all()
        self._mark(marks)
        self.checked_changed.emit()

    def _mark(self, marks: Mask) -> None:
        if (marks != self._checked).any():
            self._checked = marks
            last = self.index(len(self._shown) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])

    # -- figures ------------------------------------------------------------------------------

    def shown_figures(self) -> tuple[int, float, int]:
        """Return shown parcels, their area in m² and how many of them have none."""
        return self._figures(self._shown)

    def checked_figures(self) -> tuple[int, float, int]:
        """Return checked parcels, shown or not, their area in m² and how many have none."""
        return self._figures(np.flatnonzero(self._checked))

    def total(self) -> int:
        """Return the number of parcels without any filter."""
        return len(self._rows) if self._rows is not None else 0

    def _figures(self, rows: NDArray[np.int64]) -> tuple[int, float, int]:
        if self._rows is None:
            return 0, 0.0, 0
        area = self._rows.table["area_m2"].values[rows]
        return len(rows), float(np.nansum(area)), int(np.isnan(area).sum())

    # -- Qt -----------------------------------------------------------------------------------

    def shown_count(self) -> int:
        """Return the number of shown rows."""
        return len(self._shown)

    def headings(self) -> tuple[str, ...]:
        """Return the headings."""
        return tuple(column.heading() for column in self._columns)

    def is_checked(self, row: int) -> bool:
        """Tell whether the parcel of a shown row is checked."""
        return bool(self._checked[self._shown[row]])

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        if self._rows is None or not 0 <= index.row() < len(self._shown):
            return None
        table, row = self._rows.table, int(self._shown[index.row()])
        column = self._columns[index.column()]
        texts = {
            Qt.ItemDataRole.DisplayRole: lambda: self._text(column, row),
            Qt.ItemDataRole.ToolTipRole: lambda: self._tip(table, row),
            Qt.ItemDataRole.UserRole: lambda: str(table["uuid"].values[row]),
        }
        if role in texts:
            return texts[role]()
        if role == Qt.ItemDataRole.TextAlignmentRole and column.is_number:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == CHECK:
            return self.check_state(index.row())
        return None

    def _text(self, column: ParcelColumn, row: int) -> str:
        """Return the text of a cell; the sign of a mark stands behind the name."""
        table = self._rows.table if self._rows is not None else None
        if table is None:
            return ""
        text = column.text(table, row)
        mark = self._mark_of(table, row) if column is self._columns[0] else ""
        return f"{text} {mark.partition(' ')[0]}" if mark else text

    def _mark_of(self, table: ColumnTable, row: int) -> str:
        return self._marks.get(table["uuid"].values[row], "") if self._marks else ""

    def _tip(self, table: ColumnTable, row: int) -> str:
        """Return every column of a row, since narrow ones are cut off."""
        lines = [f"{c.heading()}: {c.text(table, row)}" for c in self._columns[1:]]
        address = table["address"].values[row]
        mark = self._mark_of(table, row)
        first = [text for text in (mark, parcel_name(table, row), address) if text]
        return "\n".join([*first, *lines])


def states_filter(column: str) -> str:
    """Return the name of the filter that :meth:`ParcelTableModel.set_states` sets."""
    return f"states:{column}"
