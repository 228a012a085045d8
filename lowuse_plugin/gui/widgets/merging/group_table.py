# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of merge groups: one is looked at, and several can be chosen."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from lowuse_plugin.domain.runs import runs
from lowuse_plugin.gui.widgets.merging.group_columns import (
    AREA,
    COLUMNS,
    COUNT,
    DISTRICT,
    HOLDER,
    MISSING,
    REMARK,
    SHARED,
    telling_name,
)
from lowuse_plugin.gui.widgets.merging.group_model import MergeGroupModel
from lowuse_plugin.gui.widgets.parcels.view import ParcelView


class _HolderDelegate(QStyledItemDelegate):
    """Leaves the place out that names begin with, where a name has no room: it tells least."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # noqa: N802
        """Take the telling part of a name."""
        super().initStyleOption(option, index)
        room = option.rect.width() - option.fontMetrics.averageCharWidth()
        if option.fontMetrics.horizontalAdvance(option.text) > room:
            option.text = telling_name(option.text)


class MergeGroupTable(ParcelView):
    """Keys and clicks of :class:`ParcelView`; Shift, Ctrl and Ctrl+A choose several groups.

    What is missing takes the width that the others leave.
    """

    copy_wanted = pyqtSignal()

    def __init__(self, model: MergeGroupModel, parent: QWidget | None = None) -> None:
        """Show a model.

        Args:
            model: The groups.
            parent: Owner.
        """
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setItemDelegate(QStyledItemDelegate(self))  # names are cut at their end
        self._holder_delegate = _HolderDelegate(self)
        self.setItemDelegateForColumn(HOLDER, self._holder_delegate)
        self._is_fitted = False
        self._widths: dict[int, int] = {}
        self._groups = model
        self._kept: frozenset[str] = frozenset()
        """Keys of several groups that were chosen, while the model changes."""
        self.setModel(model)
        # To draw headings over chosen rows Qt would ask for every cell whether it is chosen.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self))
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._choose_kept)

    # -- what is chosen ---------------------------------------------------------------------------

    def chosen_rows(self) -> list[int]:
        """Return the rows that are chosen, from top to bottom."""
        parts = ((part.top(), part.bottom()) for part in self.selectionModel().selection())
        return sorted({row for top, bottom in parts for row in range(top, bottom + 1)})

    def show_row(self, row: int) -> None:
        """As :meth:`ParcelView.show_row`; what is chosen stays so where that row is part of it."""
        chosen, current = set(self.chosen_rows()), self.currentIndex()
        if row not in chosen and not (chosen and row == current.row()):
            super().show_row(row)
            return
        index = self._groups.index(row, max(current.column(), 0))
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def _keep(self) -> None:
        rows = self.chosen_rows()
        groups = (self._groups.row_at(row) for row in rows) if len(rows) > 1 else ()
        self._kept = frozenset(group.key for group in groups if group is not None)

    def _choose_kept(self) -> None:
        """Choose again which several were chosen, as far as they are shown."""
        if self._kept:
            self._choose(self._groups.places_of(self._kept))

    def _choose(self, rows: Iterable[int]) -> None:
        chosen, last = QItemSelection(), len(COLUMNS) - 1
        for top, bottom in runs(rows):
            chosen.select(self._groups.index(top, 0), self._groups.index(bottom, last))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # -- Qt ---------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose as any table: there are no boxes that Shift would tick."""
        QTableView.mousePressEvent(self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Copy or choose everything, else as in any list of parcels."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._choose(range(self._groups.rowCount()))
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    # -- widths ------------------------------------------------------------------------------------

    def fit(self) -> None:
        """Give the columns widths that show usual values."""
        metrics = self.fontMetrics()
        usual = {
            HOLDER: "中" * 6,
            COUNT: "000",
            AREA: "000.00 mu",
            SHARED: "0,000.0 m",
            REMARK: "中" * 8,
            DISTRICT: "中" * 3,
        }
        for column, text in usual.items():
            texts = (text, COLUMNS[column].heading())
            width = max(metrics.horizontalAdvance(each) for each in texts)
            self._widths[column] = width + metrics.height()
            self.setColumnWidth(column, self._widths[column])
        self._is_fitted = True
        self._fit_first()

    def _fit_first(self) -> None:
        """Give what is missing the room beside holder and figures; show the rest where it fits.

        What is left out stands in the tip of every row; nobody has to scroll sideways.
        """
        header = self.horizontalHeader()
        if not self._is_fitted or header.count() <= MISSING:
            return
        metrics = self.fontMetrics()
        least = metrics.horizontalAdvance("✕ " + "中" * 7)
        rest = self.viewport().width() - least - self._widths[COUNT] - self._widths[AREA]
        holder = max(min(self._widths[HOLDER], rest), metrics.horizontalAdvance("中" * 4))
        header.resizeSection(HOLDER, holder)
        others = holder + self._widths[COUNT] + self._widths[AREA]
        room = self.viewport().width() - others
        for column in (SHARED, REMARK, DISTRICT):
            width = self._widths[column]
            fits = room - least >= width
            self.setColumnHidden(column, not fits)
            room -= width if fits else 0
        header.resizeSection(MISSING, max(least, room))
