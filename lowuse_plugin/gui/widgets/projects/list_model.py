# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of projects as a Qt model: filters, order, check boxes."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from qgis.PyQt.QtCore import QModelIndex, QObject, Qt, pyqtSignal

from lowuse_plugin.domain.bounds import Bounds
from lowuse_plugin.gui.widgets.checked_rows import CHECK, CheckedRows
from lowuse_plugin.gui.widgets.plain_parts import plain_text
from lowuse_plugin.gui.widgets.projects.list_columns import (
    COLUMNS,
    RESULT,
    result_tip,
    sort_key,
)
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.projects.rows import ProjectRow, ProjectRows, folded
from lowuse_plugin.qgis_bridge.punctuation import labelled


class ProjectListModel(CheckedRows):
    """Shows the projects that pass every filter, in the order of one column."""

    checked_changed = pyqtSignal()
    shown_changed = pyqtSignal()
    """Other rows are shown, or the same with other figures."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(len(COLUMNS), parent)
        self._rows = ProjectRows(())
        self._shown: list[int] = []
        self._place: dict[str, int] = {}
        self._checked: set[str] = set()
        self._words: list[str] = []
        self._results: frozenset[str] = frozenset()
        self._district = ""
        self._box: Bounds | None = None
        self._sort: tuple[int, bool] | None = None

    # -- content ----------------------------------------------------------------

    @property
    def rows(self) -> ProjectRows:
        """All projects, shown or not."""
        return self._rows

    def set_rows(self, rows: ProjectRows) -> None:
        """Show other rows; filters and order stay, and of the checks what is still there."""
        self._rows = rows
        self._checked &= rows.place_of.keys()
        self._arrange()

    def set_text(self, text: str) -> None:
        """Show only projects that hold all words in number, name, redeveloper or holder."""
        self._words = folded(text).split()
        self._arrange()

    def set_results(self, results: Collection[str]) -> None:
        """Show only projects with one of these results; none shows all."""
        self._results = frozenset(results)
        self._arrange()

    def set_district(self, district: str) -> None:
        """Show only the projects of a district; empty shows all."""
        self._district = district
        self._arrange()

    def set_box(self, box: Bounds | None) -> None:
        """Show only projects whose box meets a box, in the CRS of the workspace."""
        if box != self._box:
            self._box = box
            self._arrange()

    @property
    def is_filtered(self) -> bool:
        """Whether any filter is set."""
        return bool(self._words or self._results or self._district) or self._box is not None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column, stable, what is missing last; −1 gives the order of the workspace."""
        descending = order == Qt.SortOrder.DescendingOrder
        self._sort = (column, descending) if column >= 0 else None
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        shown = [i for i, row in enumerate(self._rows.rows) if self._passes(row)]
        if self._sort is not None:
            column, descending = COLUMNS[self._sort[0]], self._sort[1]
            keys = {i: sort_key(column, self._rows.rows[i]) for i in shown}
            shown.sort(key=lambda i: keys[i][1], reverse=descending)
            shown.sort(key=lambda i: keys[i][0])
        self._shown = shown
        self._place = {self._rows.rows[i].uuid: place for place, i in enumerate(shown)}
        self.endResetModel()
        self.shown_changed.emit()

    def _passes(self, row: ProjectRow) -> bool:
        return (
            all(word in row.searched for word in self._words)
            and (not self._results or row.result in self._results)
            and (not self._district or row.district == self._district)
            and (self._box is None or (row.box is not None and _meet(row.box, self._box)))
        )

    # -- projects ----------------------------------------------------------------

    def row_at(self, place: int) -> ProjectRow | None:
        """Return the project of a shown row, None where there is none."""
        return self._rows.rows[self._shown[place]] if 0 <= place < len(self._shown) else None

    def uuid_at(self, place: int) -> str:
        """Return the project of a shown row, empty where there is none."""
        row = self.row_at(place)
        return "" if row is None else row.uuid

    def place_of(self, uuid: str) -> int:
        """Return the shown row of a project, −1 when it is not shown."""
        return self._place.get(uuid, -1)

    def shown_rows(self) -> list[ProjectRow]:
        """Return the shown projects in their order."""
        return [self._rows.rows[i] for i in self._shown]

    def checked(self) -> tuple[str, ...]:
        """Return the checked projects in the order of the workspace, shown or not."""
        return tuple(row.uuid for row in self._rows.rows if row.uuid in self._checked)

    def check(self, uuids: Iterable[str]) -> None:
        """Check exactly these projects."""
        self._mark(set(uuids) & self._rows.place_of.keys())

    def toggle(self, row: int) -> None:
        """Check a shown project or uncheck it, as the user."""
        uuid = self.uuid_at(row)
        if uuid:
            self._mark(self._checked ^ {uuid})

    def toggle_all(self) -> None:
        """Check all shown projects; when they all are, uncheck them."""
        shown = set(self._place)
        self._mark(self._checked - shown if shown <= self._checked else self._checked | shown)

    def _mark(self, wanted: set[str]) -> None:
        if wanted != self._checked:
            self._checked = wanted
            last = self.index(len(self._shown) - 1, CHECK)
            self.dataChanged.emit(self.index(0, CHECK), last, [Qt.ItemDataRole.CheckStateRole])
            self.checked_changed.emit()

    # -- Qt -------------------------------------------------------------------------------------

    def shown_count(self) -> int:
        """Return the number of shown projects."""
        return len(self._shown)

    def headings(self) -> tuple[str, ...]:
        """Return the headings."""
        return tuple(column.heading() for column in COLUMNS)

    def is_checked(self, row: int) -> bool:
        """Tell whether a shown project is checked."""
        return self.uuid_at(row) in self._checked

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows; the tip has every column."""
        row = self.row_at(index.row())
        if row is None:
            return None
        column = COLUMNS[index.column()]
        texts = {
            Qt.ItemDataRole.DisplayRole: column.text,
            Qt.ItemDataRole.ToolTipRole: _tip,
            Qt.ItemDataRole.UserRole: lambda found: found.uuid,
        }
        if role in texts:
            return texts[role](row)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.is_number:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == CHECK:
            return self.check_state(index.row())
        return None


def _tip(row: ProjectRow) -> str:
    lines = [
        labelled(column.heading(), result_tip(row) if place == RESULT else column.text(row))
        for place, column in enumerate(COLUMNS)
    ]
    if row.redeveloper:
        lines.insert(2, labelled(tr("Redeveloper"), row.redeveloper))
    return plain_text("\n".join(lines))


def _meet(one: Bounds, other: Bounds) -> bool:
    return one[0] <= other[2] and one[2] >= other[0] and one[1] <= other[3] and one[3] >= other[1]
