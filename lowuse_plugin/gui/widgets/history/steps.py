# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The steps of the history as a table: when, who, what, why; what was taken back is struck out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from qgis.PyQt.QtGui import QFont
from qgis.PyQt.QtWidgets import QHeaderView, QWidget

from lowuse_plugin.domain.display import shown_moment
from lowuse_plugin.gui.widgets.parcels.view import ParcelView
from lowuse_plugin.qgis_bridge.history_words import (
    short_moment,
    step_reason,
    step_text,
    step_why,
    undone_text,
)
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.history.entries import Step

WHEN, WHO, WHAT, WHY = range(4)
_COLUMNS = 4
_UNDONE, _UNDOES = "↶", "↩"
"""A step that was taken back, and one that takes another back."""
_NOWHERE = QModelIndex()


class StepModel(QAbstractTableModel):
    """Holds steps, newest first."""

    def __init__(self, parent: QObject | None = None, *, of_parcel: bool = False) -> None:
        super().__init__(parent)
        self._of_parcel = of_parcel
        self._steps: tuple[Step, ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps, newest first."""
        return self._steps

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show other steps."""
        self.beginResetModel()
        self._steps = tuple(steps)
        self.endResetModel()

    def add_steps(self, steps: Sequence[Step]) -> None:
        """Show older steps below."""
        from lowuse_plugin.domain.history.entries import folded  # noqa: PLC0415

        whole = folded((*self._steps, *steps))
        if len(whole) < len(self._steps) + len(steps):  # a page ended within an import
            self.set_steps(whole)
        elif steps:
            first = len(self._steps)
            self.beginInsertRows(QModelIndex(), first, first + len(steps) - 1)
            self._steps = (*self._steps, *steps)
            self.endInsertRows()

    def step_at(self, row: int) -> Step | None:
        """Return the step in a row."""
        return self._steps[row] if 0 <= row < len(self._steps) else None

    def row_of(self, transaction_id: str) -> int:
        """Return the row of a save, −1 where it is not shown."""
        found = (i for i, step in enumerate(self._steps) if transaction_id in step.saves)
        return next(found, -1)

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:  # noqa: N802
        """Return the number of steps."""
        return 0 if parent.isValid() else len(self._steps)

    def columnCount(self, parent: QModelIndex = _NOWHERE) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent.isValid() else _COLUMNS

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the headings."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("Time"), tr("Person"), tr("What"), tr("Reason"))[section]

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        step = self.step_at(index.row())
        if step is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(step, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(step)
        if role == Qt.ItemDataRole.FontRole and step.undone is not None and index.column() == WHAT:
            font = QFont()
            font.setStrikeOut(True)
            return font
        return None

    def _text(self, step: Step, column: int) -> str:
        if column == WHEN:
            return short_moment(step.at_utc)
        if column == WHO:
            return step.actor
        if column == WHY:
            return step_why(step)
        sign = _UNDONE if step.undone is not None else _UNDOES if step.undoes else ""
        return f"{sign} {step_text(step, of_parcel=self._of_parcel)}".strip()


def _tip(step: Step) -> str:
    """Return all of a step, since narrow columns cut it off."""
    who = tr(
        "{name} ({login} on {machine})", name=step.actor, login=step.os_user, machine=step.machine
    )
    lines = (f"{shown_moment(step.at_utc)}  {who}", step_reason(step), step_text(step))
    return "\n".join(line for line in (*lines, undone_text(step)) if line)


class StepView(ParcelView):
    """The table; a click or Enter goes to the parcels, the arrows only show the details."""

    def __init__(self, model: StepModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setModel(model)
        self.setSortingEnabled(False)
        header = self.horizontalHeader()
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        metrics = self.fontMetrics()
        margin = metrics.height()
        for column, usual in {
            WHEN: "0000-00-00 00:00",
            WHO: "中" * 4,
            WHY: "中" * 14,
        }.items():
            self.setColumnWidth(column, metrics.horizontalAdvance(usual) + margin)

    def _fit_first(self) -> None:
        """Leave the first column, the time, as wide as it is: what was done takes the rest."""
