# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Proposed changes as a Qt model: one line a cell, which a person takes, leaves or decides.

100,000 lines are arrays; a line is made when it is seen.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont

from lowuse_plugin.domain.cell_changes import (
    LEAVE,
    TAKE,
    UNDECIDED,
    CellChange,
    ChangeSet,
)
from lowuse_plugin.domain.field_groups import group_of
from lowuse_plugin.gui.widgets.plain_parts import plain_text
from lowuse_plugin.qgis_bridge.bulk_words import remark_of
from lowuse_plugin.qgis_bridge.i18n import tr

PARCEL, FIELD, BASE, OLD, NEW, REMARK = range(6)
_ROOT = QModelIndex()
_STATES = {
    TAKE: Qt.CheckState.Checked,
    LEAVE: Qt.CheckState.Unchecked,
    UNDECIDED: Qt.CheckState.PartiallyChecked,
}
_OVERLAP, _PROBLEM = 1, 2


class ChangeTableModel(QAbstractTableModel):
    """Shows the cells of a set that pass the filter, with the choice that was made of each."""

    choice_changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes: ChangeSet | None = None
        self._choice: NDArray[np.int8] = np.empty(0, dtype=np.int8)
        self._shown: NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self._kind: int | None = None
        self._touched = False

    @property
    def touched(self) -> bool:
        """Whether a person took, left or decided anything of what is shown."""
        return self._touched

    @property
    def changes(self) -> ChangeSet | None:
        """The set that is shown."""
        return self._changes

    @property
    def choice(self) -> NDArray[np.int8]:
        """One decision a cell, in the order of the set."""
        return self._choice

    def set_changes(self, changes: ChangeSet | None, *, again: bool = False) -> None:
        """Show a set with what is proposed for it; None shows nothing.

        Args:
            changes: The set.
            again: It is the one that was shown, on a newer state: what was decided stays.
        """
        before, choice = self._changes, self._choice
        self._changes = changes
        if changes is None:
            self._choice = np.empty(0, np.int8)
        elif again and before is not None:
            self._choice = changes.carried_choice(before, choice)
        else:
            self._choice = changes.first_choice()
        self._touched = self._touched and again
        self._kind = None
        self._arrange()
        self.choice_changed.emit()

    def set_kind(self, kind: int | None) -> None:
        """Show only cells of a kind of :attr:`ChangeSet.kinds`; None shows all."""
        self._kind = kind
        self._arrange()

    def undecided(self) -> int:
        """Return how many cells wait for a decision."""
        return int(np.count_nonzero(self._choice == UNDECIDED))

    def taken(self) -> tuple[int, int]:
        """Return cells and parcels that a save would write."""
        if self._changes is None:
            return 0, 0
        cells = int(np.count_nonzero((self._choice == TAKE) & (self._changes.kinds < _PROBLEM)))
        return cells, len(self._changes.taken_rows(self._choice))

    def decide_all(self, choice: int) -> None:
        """Decide every cell that somebody else changed meanwhile."""
        if self._changes is not None:
            self._choice[self._changes.kinds == _OVERLAP] = choice
            self._touched = True
            self._tell_all()

    def cell_at(self, row: int) -> CellChange | None:
        """Return the cell of a shown line."""
        if self._changes is None or not 0 <= row < len(self._shown):
            return None
        return self._changes.cell(int(self._shown[row]))

    def toggle(self, row: int) -> None:
        """Take the cell of a shown line, or leave it.

        What somebody changed meanwhile is decided for a whole group of fields of a parcel: half
        of one and half of another would be nobody's.
        """
        if self._changes is None or not 0 <= row < len(self._shown):
            return
        place = int(self._shown[row])
        kind = self._changes.kinds[place]
        if kind == _PROBLEM:
            return
        wanted = LEAVE if self._choice[place] == TAKE else TAKE
        places = self._of_group(place) if kind == _OVERLAP else [place]
        self._choice[places] = wanted
        self._touched = True
        self._tell_all()

    def _of_group(self, place: int) -> list[int]:
        changes = self._changes
        if changes is None:
            return []
        table, row = changes.table, changes.row_of(place)
        group = group_of(table, changes.cell(place).column).name
        found = []
        for step in (-1, 1):
            at = place if step == 1 else place - 1
            while 0 <= at < len(changes) and changes.row_of(at) == row:
                same = group_of(table, changes.cell(at).column).name == group
                if same and changes.kinds[at] == _OVERLAP:
                    found.append(at)
                at += step
        return found

    def _arrange(self) -> None:
        self.beginResetModel()
        if self._changes is None:
            self._shown = np.empty(0, np.int64)
        elif self._kind is None:
            self._shown = np.arange(len(self._changes))
        else:
            self._shown = np.flatnonzero(self._changes.kinds == self._kind)
        self.endResetModel()

    def _tell_all(self) -> None:
        last = self.index(len(self._shown) - 1, PARCEL)
        self.dataChanged.emit(self.index(0, PARCEL), last, [Qt.ItemDataRole.CheckStateRole])
        self.choice_changed.emit()

    # -- Qt ---------------------------------------------------------------------------------------

    def rowCount(self, parent: QModelIndex = _ROOT) -> int:  # noqa: N802
        """Return the number of shown cells."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: QModelIndex = _ROOT) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent.isValid() else REMARK + 1

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Let lines be chosen and, where they can be written, be checked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() != PARCEL or self._changes is None or index.row() >= len(self._shown):
            return flags
        can = self._changes.kinds[self._shown[index.row()]] != _PROBLEM
        return flags | Qt.ItemFlag.ItemIsUserCheckable if can else flags

    def setData(  # noqa: N802
        self, index: QModelIndex, _value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Take the check box, as the user; a third state cannot be chosen."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != PARCEL:
            return False
        self.toggle(index.row())
        return True

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the headings."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        overtaken = self._changes is not None and self._changes.counts.overlaps > 0
        return (
            tr("Parcel"), tr("Field"), tr("When proposed"),
            tr("In the workspace now") if overtaken else tr("Value before"),
            tr("New value"), tr("Remark"),
        )[section]  # fmt: skip

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        changes, row = self._changes, index.row()
        if changes is None or not 0 <= row < len(self._shown):
            return None
        place, column = int(self._shown[row]), index.column()
        if role == Qt.ItemDataRole.CheckStateRole:
            checkable = column == PARCEL and changes.kinds[place] != _PROBLEM
            return _STATES[int(self._choice[place])] if checkable else None
        if role == Qt.ItemDataRole.FontRole:
            return _bold() if changes.kinds[place] and column == REMARK else None
        if role == Qt.ItemDataRole.DisplayRole:
            return _TEXTS[column](changes.cell(place))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_text(_TEXTS[column](changes.cell(place)))
        return None


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font


def _value(text: str, cell: CellChange) -> str:
    if not text:
        return tr("(empty)")
    return f"{text} {cell.unit}" if cell.unit else text


def _new(cell: CellChange) -> str:
    return "" if cell.problem else _value(cell.shown_new, cell)


def _base(cell: CellChange) -> str:
    return _value(cell.shown_base, cell) if cell.overlap else ""


_TEXTS: tuple[Callable[[CellChange], str], ...] = (
    lambda cell: cell.label,
    lambda cell: cell.title,
    _base,
    lambda cell: _value(cell.shown_old, cell),
    _new,
    remark_of,
)
