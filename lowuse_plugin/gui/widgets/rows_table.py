# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A table of tens of thousands of things: cells are made when seen, order and filter on lists."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    QTimer,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QKeyEvent, QKeySequence
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QTableView,
    QWidget,
)

from lowuse_plugin.domain.runs import runs
from lowuse_plugin.domain.typed_words import Typed, searchable
from lowuse_plugin.gui.widgets.plain_parts import plain_text
from lowuse_plugin.gui.widgets.sheet_text import sheet_text

_MEASURED_ROWS = 100
"""So many rows decide how wide a column is, where columns are fitted."""
_MOST_CHARACTERS = 40
_AT_ONCE = 1000
"""Things whose words are made in one turn of the event loop."""


@dataclass(frozen=True)
class RowsColumn:
    """One column: its heading, and what it makes of a thing."""

    title: str
    text: Callable[[Any], str]
    """What a cell shows, letter for letter."""
    characters: int = 12
    number: bool = False
    order: Callable[[Any], Any] | None = None
    """By what it sorts, all of one type; by what it shows when left out."""
    tip: Callable[[Any], str] | None = None
    """What is said more of a cell; its text when left out."""
    widest: Sequence[str] = ()
    """Texts that are never cut, nor is the heading then; ``characters`` does not count."""
    takes_room: bool = False
    """Is as wide as the others leave it; the last column is where none says so."""


class RowsModel(QAbstractTableModel):
    """Things that pass the filter, in the order of one column."""

    def __init__(
        self,
        columns: Sequence[RowsColumn],
        key: Callable[[Any], Hashable],
        words: Callable[[Any], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.key = key
        self._words_of = words
        self._things: Sequence[Any] = ()
        self._words: list[str] = []
        """In what the filter looks, of as many things as it was made for yet."""
        self._reading_words = QTimer(self)
        self._reading_words.setInterval(0)
        self._reading_words.timeout.connect(self._read_words)
        self._ranks: dict[int, list[int]] = {}
        """Places of the things in the order of a column; made when it is sorted by first."""
        self._wanted = Typed("")
        self._sort: tuple[int, bool] | None = None
        self._shown: Sequence[int] = ()

    @property
    def things(self) -> Sequence[Any]:
        """All, shown or not."""
        return self._things

    def set_things(self, things: Sequence[Any]) -> None:
        """Show other things; filter and order stay."""
        self.beginResetModel()
        self._things = tuple(things)
        self._words, self._ranks = [], {}
        self._shown = self._arranged()
        self.endResetModel()
        self._reading_words.start()

    def set_filter(self, text: str) -> None:
        """Show only things that have all words of a text, or a number typed in another way."""
        wanted = Typed(text)
        if wanted != self._wanted:
            self._wanted = wanted
            self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column, stable; −1 gives the order in which the things came."""
        wanted = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        if wanted != self._sort:
            self._sort = wanted
            self._arrange()

    def thing(self, row: int) -> Any:
        """Return what a shown row is about."""
        return self._things[self._shown[row]]

    def rows_of(self, keys: Collection[Hashable]) -> list[int]:
        """Return the shown rows of things, from top to bottom."""
        if not keys:
            return []
        known = {at for at, thing in enumerate(self._things) if self.key(thing) in keys}
        return [row for row, at in enumerate(self._shown) if at in known]

    def _arrange(self) -> None:
        self.beginResetModel()
        self._shown = self._arranged()
        self.endResetModel()

    def _arranged(self) -> Sequence[int]:
        shown: Sequence[int] = range(len(self._things))
        if self._sort is not None:
            column, descending = self._sort
            shown = self._ordered(column)
            if descending:
                shown = shown[::-1]
        if self._wanted:
            self._read_words(len(self._things))
            words, wanted = self._words, self._wanted
            shown = [at for at in shown if wanted.is_in(words[at])]
        return shown

    def _read_words(self, count: int = _AT_ONCE) -> None:
        """Make the words of more things, so that they are there when somebody types."""
        begun = len(self._words)
        more = self._things[begun : begun + count]
        self._words += [searchable(self._words_of(thing)) for thing in more]
        if len(self._words) == len(self._things):
            self._reading_words.stop()

    def _ordered(self, column: int) -> list[int]:
        found = self._ranks.get(column)
        if found is None:
            by = self.columns[column].order or self.columns[column].text
            values = [by(thing) for thing in self._things]
            found = self._ranks[column] = sorted(range(len(values)), key=values.__getitem__)
        return found

    # -- Qt ---------------------------------------------------------------------------------------

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802
        """Return how many rows are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: QModelIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return what a cell is for a role."""
        if not 0 <= index.row() < len(self._shown):
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(self.thing(index.row()))
        if role == Qt.ItemDataRole.ToolTipRole:
            thing = self.thing(index.row())
            more = column.tip(thing) if column.tip is not None else ""
            return plain_text(more or column.text(thing))
        if role == Qt.ItemDataRole.TextAlignmentRole and column.number:
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
    """The table; whole rows are chosen, and stay chosen while they are shown."""

    chosen = pyqtSignal()
    """Other rows are chosen now."""

    def __init__(
        self,
        name: str,
        columns: Sequence[RowsColumn],
        *,
        key: Callable[[Any], Hashable],
        words: Callable[[Any], str],
        parent: QWidget | None = None,
    ) -> None:
        """Show nothing yet.

        Args:
            name: Object name.
            columns: From left to right.
            key: Returns by what a thing is known.
            words: Returns in what the filter looks.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.rows = RowsModel(columns, key, words, self)
        self.setModel(self.rows)
        self._kept: frozenset[Hashable] = frozenset()
        self.rows.modelAboutToBeReset.connect(self._keep)
        self.rows.modelReset.connect(self._choose_kept)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        # To draw headings over chosen rows Qt would ask for every cell whether it is chosen.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(self.rows, self))
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setResizeContentsPrecision(_MEASURED_ROWS)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        self.setTabKeyNavigation(False)
        self.ensurePolished()  # texts are measured in the font that they are shown in
        for at in range(len(columns)):
            self.setColumnWidth(at, self._first_width(at))
        for at, column in enumerate(columns):
            if column.takes_room:
                self.horizontalHeader().setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
                self.horizontalHeader().setStretchLastSection(False)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    def show_things(self, things: Sequence[Any]) -> None:
        """Show other things.

        What is chosen stays chosen where it is still there; else what stands in its place now.
        """
        at = self.currentIndex().row()
        # Whoever reads further down is not taken away from there.
        self.setAutoScroll(False)
        self.rows.set_things(things)
        self.setAutoScroll(True)
        count = self.rows.rowCount()
        if count and not self.selectionModel().hasSelection():
            self.selectRow(min(max(at, 0), count - 1))

    def fit_columns(self) -> None:
        """Let columns be as wide as what the first rows show; a very long text is cut."""
        header = self.horizontalHeader()
        most = self.fontMetrics().horizontalAdvance("0") * _MOST_CHARACTERS
        for at in range(header.count()):
            if header.sectionResizeMode(at) == QHeaderView.ResizeMode.Interactive:
                self.resizeColumnToContents(at)
                self.setColumnWidth(at, min(self.columnWidth(at), most))

    @property
    def first_width(self) -> int:
        """How wide the shown columns are before anybody drags them, in pixels."""
        shown = (at for at in range(len(self.rows.columns)) if not self.isColumnHidden(at))
        return sum(map(self._first_width, shown))

    def chosen_things(self) -> list[Any]:
        """Return what the chosen rows are about, from top to bottom."""
        return [self.rows.thing(row) for row in self._chosen_rows()]

    def filter(self, text: str) -> None:
        """Show only things that have all words of a text, or a number typed in another way."""
        self.rows.set_filter(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Copy, else as any table."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.copied())
            return
        super().keyPressEvent(event)

    def copied(self) -> str:
        """Return the chosen rows with their headings, as a sheet takes them."""
        columns = self.rows.columns
        titles = [column.title for column in columns]
        lines = ([column.text(thing) for column in columns] for thing in self.chosen_things())
        return sheet_text([titles, *lines])

    def _first_width(self, at: int) -> int:
        """Return how wide a column is before anybody drags it, in pixels."""
        column, metrics = self.rows.columns[at], self.fontMetrics()
        if not column.widest:
            return metrics.horizontalAdvance("0") * column.characters
        margin = QStyle.PixelMetric.PM_FocusFrameHMargin
        beside = 2 * (self.style().pixelMetric(margin, None, self) + 1) + 1  # and the grid
        needed = max(map(metrics.horizontalAdvance, column.widest)) + beside
        return max(needed, self.horizontalHeader().sectionSizeHint(at))

    def _chosen_rows(self) -> Iterable[int]:
        parts = sorted((part.top(), part.bottom()) for part in self.selectionModel().selection())
        return dict.fromkeys(row for top, bottom in parts for row in range(top, bottom + 1))

    def _keep(self) -> None:
        self._kept = frozenset(map(self.rows.key, self.chosen_things()))

    def _choose_kept(self) -> None:
        """Choose again what was chosen, in as few ranges as there are."""
        last = len(self.rows.columns) - 1
        again = self.rows.rows_of(self._kept)
        selection = QItemSelection()
        for top, bottom in runs(again):
            selection.select(self.rows.index(top, 0), self.rows.index(bottom, last))
        if again:
            first = self.rows.index(again[0], 0)
            model = self.selectionModel()
            model.setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            model.select(selection, QItemSelectionModel.SelectionFlag.Select)
        else:
            self.chosen.emit()
