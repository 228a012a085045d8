# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of merge groups as a Qt model: filters and order; cells are made when they are seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, pyqtSignal

from lowuse_plugin.domain.bounds import Bounds
from lowuse_plugin.domain.typed_words import Typed
from lowuse_plugin.gui.widgets.merging.group_columns import (
    COLUMNS,
    STATES,
    searched_words,
    state_of,
    tip_lines,
)
from lowuse_plugin.gui.widgets.plain_parts import plain_text

if TYPE_CHECKING:
    from lowuse_plugin.services.merging.group_list import GroupRow

_ROOT = QModelIndex()


class MergeGroupModel(QAbstractTableModel):
    """Shows the groups that pass every filter, in the order of one column."""

    shown_changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[GroupRow, ...] = ()
        self._searched: list[str] = []
        self._states: list[str] = []
        self._shown: list[int] = []
        self._typed = Typed("")
        self._wanted: frozenset[str] = frozenset()
        self._box: Bounds | None = None
        self._sort: tuple[int, bool] | None = None

    # -- content ----------------------------------------------------------------------------------

    @property
    def rows(self) -> tuple[GroupRow, ...]:
        """All groups, shown or not, in the order in which they were found."""
        return self._rows

    def set_rows(self, rows: Sequence[GroupRow], searched: Sequence[str] | None = None) -> None:
        """Show other groups; filters and order stay.

        Args:
            rows: The groups.
            searched: :func:`searched_words` of each, where another thread has made them: of tens
                of thousands they take a while.
        """
        self._rows = tuple(rows)
        made = (searched_words(row) for row in self._rows) if searched is None else searched
        self._searched = list(made)
        self._states = [state_of(row) for row in self._rows]
        self._arrange()

    def counts(self) -> dict[str, int]:
        """Return how many groups are in each state, shown or not."""
        found = Counter(self._states)
        return {state: found[state] for state in STATES}

    def set_text(self, text: str) -> None:
        """Show only groups that hold all words in holder, parcels, district or remark."""
        typed = Typed(text)
        if typed != self._typed:
            self._typed = typed
            self._arrange()

    def set_states(self, states: Collection[str]) -> None:
        """Show only groups in one of these states; none shows all."""
        self._wanted = frozenset(states)
        self._arrange()

    def set_box(self, box: Bounds | None) -> None:
        """Show only groups whose box meets a box, in the CRS of the workspace."""
        if box != self._box:
            self._box = box
            self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column, stable; −1 gives the order in which they were found."""
        descending = order == Qt.SortOrder.DescendingOrder
        self._sort = (column, descending) if column >= 0 else None
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        shown = [at for at in range(len(self._rows)) if self._passes(at)]
        if self._sort is not None:
            value, descending = COLUMNS[self._sort[0]].value, self._sort[1]
            shown.sort(key=lambda at: value(self._rows[at]), reverse=descending)
        self._shown = shown
        self.endResetModel()
        self.shown_changed.emit()

    def _passes(self, at: int) -> bool:
        return (
            self._typed.is_in(self._searched[at])
            and (not self._wanted or self._states[at] in self._wanted)
            and (self._box is None or _meet(self._rows[at].box, self._box))
        )

    # -- groups -----------------------------------------------------------------------------------

    def row_at(self, place: int) -> GroupRow | None:
        """Return the group of a shown row, None where there is none."""
        return self._rows[self._shown[place]] if 0 <= place < len(self._shown) else None

    def shown_rows(self) -> list[GroupRow]:
        """Return the shown groups in their order."""
        return [self._rows[at] for at in self._shown]

    def place_of(self, parcels: Collection[str]) -> int:
        """Return the first shown row with one of some parcels, −1 without any."""
        wanted = frozenset(parcels)
        if not wanted:
            return -1
        for place, at in enumerate(self._shown):
            if not wanted.isdisjoint(self._rows[at].members):
                return place
        return -1

    def places_of(self, keys: Collection[str]) -> list[int]:
        """Return the shown rows of groups by their keys, from top to bottom."""
        return [place for place, at in enumerate(self._shown) if self._rows[at].key in keys]

    # -- Qt ---------------------------------------------------------------------------------------

    def rowCount(self, parent: QModelIndex = _ROOT) -> int:  # noqa: N802
        """Return the number of shown groups."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: QModelIndex = _ROOT) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows; the tip has every column and all parcels."""
        row = self.row_at(index.row())
        if row is None:
            return None
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_text("\n".join(tip_lines(row)))
        if role == Qt.ItemDataRole.TextAlignmentRole and column.is_number:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the headings."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return COLUMNS[section].heading() if 0 <= section < len(COLUMNS) else None


def _meet(one: Bounds, other: Bounds) -> bool:
    return one[0] <= other[2] and one[2] >= other[0] and one[1] <= other[3] and one[3] >= other[1]
