# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Areas of drawn parcels: before, now, the difference, and against the register."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from lowuse_plugin.domain.display import shown_signed
from lowuse_plugin.domain.parcels.codes import short_labels
from lowuse_plugin.domain.units import exact, m2_to_mu, round_half_up
from lowuse_plugin.qgis_bridge.area_text import amount, basis_word
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import labelled, with_aside
from lowuse_plugin.qgis_bridge.settings import M2

if TYPE_CHECKING:
    from lowuse_plugin.domain.boundaries.edits import AreaLine

PARCEL, BEFORE, NOW, CHANGE, CHANGE_MU, BEYOND = range(6)
_COLUMNS = 6
_ROOT = QModelIndex()
_NOTHING = "—"


class AreaModel(QAbstractTableModel):
    """One row a parcel, and the sum of the differences where there are several."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[AreaLine, ...] = ()
        self._names: list[str] = []

    def set_lines(self, lines: Sequence[AreaLine]) -> None:
        """Show other parcels; those that differ come first, else the order stays."""
        self.beginResetModel()
        self._lines = tuple(sorted(lines, key=lambda line: not (line.changed or line.is_new)))
        self._names = short_labels([line.label for line in self._lines])
        self.endResetModel()

    def line_at(self, row: int) -> AreaLine | None:
        """Return the parcel of a row; None in the row of the sum."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: QModelIndex = _ROOT) -> int:  # noqa: N802
        """Return the number of rows, the sum included."""
        return 0 if parent.isValid() else len(self._lines) + (len(self._lines) > 1)

    def columnCount(self, parent: QModelIndex = _ROOT) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent.isValid() else _COLUMNS

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the headings."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            tr("Parcel"),
            tr("Before (m²)"),
            tr("Now (m²)"),
            tr("Change (m²)"),
            tr("Change (mu)"),
            tr("Beyond registered (m²)"),
        )[section]

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows; every area of the parcel stands in the tip."""
        line = self.line_at(index.row())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() != PARCEL:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.DisplayRole:
            cells = self._cells(index.row(), line) if line is not None else self._sums()
            return cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(line) if line is not None else tr("Sum of the areas that are known")
        return None

    def _cells(self, row: int, line: AreaLine) -> tuple[str, ...]:
        change = _change(line)
        return (
            self._names[row] or tr("new"),
            _plain(line.plane_before_m2),
            _plain(line.plane_m2),
            _signed(change),
            _signed_mu(change),
            _signed(line.beyond_registered_m2),
        )

    def _sums(self) -> tuple[str, ...]:
        change = _sum(_change(line) for line in self._lines)
        return (
            tr("Sum"),
            _plain(_sum(line.plane_before_m2 for line in self._lines)),
            _plain(_sum(line.plane_m2 for line in self._lines)),
            _signed(change),
            _signed_mu(change),
            _signed(_sum(line.beyond_registered_m2 for line in self._lines)),
        )


def _sum(areas: Iterable[float | None]) -> float | None:
    """Return the sum of the areas that are known; None when none is."""
    known = [area for area in areas if area is not None]
    return math.fsum(known) if known else None


def _change(line: AreaLine) -> float | None:
    """Return how much land came or went; of a new parcel all of it."""
    return line.plane_m2 if line.is_new else line.change_m2


def _plain(area: float | None) -> str:
    return _NOTHING if area is None else f"{round_half_up(exact(area), 2):,f}"


def _signed(area: float | None) -> str:
    return _NOTHING if area is None else shown_signed(area, places=2)


def _signed_mu(area: float | None) -> str:
    return _NOTHING if area is None else shown_signed(m2_to_mu(area), places=4)


def _tip(line: AreaLine) -> str:
    rows = (
        (basis_word("registered"), line.registered_m2, line.registered_m2),
        (basis_word("plane", line.plane_epsg or None), line.plane_before_m2, line.plane_m2),
        (basis_word("ellipsoid"), line.ellipsoid_before_m2, line.ellipsoid_m2),
    )
    told = [line.label or tr("new parcel")]
    for basis, before, now in rows:
        if before is None and now is None:
            told.append(labelled(basis, _NOTHING))
            continue
        areas = [a for a in dict.fromkeys((before, now)) if a is not None]
        shown = " → ".join(with_aside(amount(a), amount(a, M2)) for a in areas)
        told.append(labelled(basis, shown))
    return "\n".join(told)


class AreaTable(QTableView):
    """Shows the model; a row that is chosen is told."""

    line_chosen = pyqtSignal(object)
    """``AreaLine`` of the row that was clicked or reached by key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("LowUse.Boundary.Areas")
        self.areas = AreaModel(self)
        self.setModel(self.areas)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideLeft)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * 3 // 2)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(self.fontMetrics().horizontalAdvance("0" * 6))
        self.clicked.connect(lambda index: self._tell(index.row()))
        self.activated.connect(lambda index: self._tell(index.row()))

    def height_of(self, rows: int) -> int:
        """Return the height in which so many rows are seen, with heading and slider."""
        row = self.verticalHeader().defaultSectionSize()
        slider = self.horizontalScrollBar().sizeHint().height()
        frame = 2 * self.frameWidth()
        return int(self.horizontalHeader().sizeHint().height() + rows * row + slider + frame)

    def _tell(self, row: int) -> None:
        line = self.areas.line_at(row)
        if line is not None:
            self.line_chosen.emit(line)
