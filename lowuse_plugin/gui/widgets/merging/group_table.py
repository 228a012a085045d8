# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of merge groups: one is looked at, and several can be chosen."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QSize,
    Qt,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
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
)
from lowuse_plugin.gui.widgets.merging.group_model import MergeGroupModel
from lowuse_plugin.gui.widgets.merging.holder_delegate import HolderDelegate
from lowuse_plugin.gui.widgets.parcels.view import ParcelView

_USUAL_ROWS = 7


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
        self._holder_delegate = HolderDelegate(self)
        self.setItemDelegateForColumn(HOLDER, self._holder_delegate)
        self._is_fitted = False
        self._widths: dict[int, int] = {}
        self._groups = model
        self._kept: frozenset[str] = frozenset()
        """Keys of the groups that were chosen, while the model changes."""
        self._hidden: frozenset[str] = frozenset()
        """Those of them that a filter hides, until somebody chooses anew."""
        self._current = ""
        """Key of the group at the cursor, while the model changes."""
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
            self._hidden = frozenset()
            super().show_row(row)
            return
        self._set_current(row)
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)

    def _keep(self) -> None:
        groups = map(self._groups.row_at, self.chosen_rows())
        self._kept = self._hidden.union(group.key for group in groups if group is not None)
        current = self._groups.row_at(self.currentIndex().row())
        self._current = "" if current is None else current.key

    def _choose_kept(self) -> None:
        """Choose again which were chosen, as far as they are shown; the cursor stays."""
        if not self._kept:
            return
        hidden = self._kept - {row.key for row in self._groups.shown_rows()}
        self._choose(self._groups.places_of(self._kept))
        self._hidden = hidden
        for row in self._groups.places_of({self._current}):
            self._set_current(row)

    def _set_current(self, row: int) -> None:
        """Bring the cursor to a row and leave what is chosen."""
        index = self._groups.index(row, max(self.currentIndex().column(), 0))
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _choose(self, rows: Iterable[int]) -> None:
        chosen, last = QItemSelection(), len(COLUMNS) - 1
        for top, bottom in runs(rows):
            chosen.select(self._groups.index(top, 0), self._groups.index(bottom, last))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # -- Qt ---------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for seven groups, and for the place of one that is cut or of a bar."""
        rows = (_USUAL_ROWS + 1) * self.verticalHeader().defaultSectionSize()
        head = self.horizontalHeader().sizeHint().height()
        return QSize(super().sizeHint().width(), rows + head + 2 * self.frameWidth())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose as any table: there are no boxes that Shift would tick."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._hidden = frozenset()
        QTableView.mousePressEvent(self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Copy or choose everything, else as in any list of parcels."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._hidden = frozenset()
            self._choose(range(self._groups.rowCount()))
        else:
            super().keyPressEvent(event)
            if len(self.chosen_rows()) == 1:
                self._hidden = frozenset()  # an arrow went on to another one
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
