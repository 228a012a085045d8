# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Industrial parcels outside every registered park, as a list (Y-02)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lowuse_plugin.domain.display import shown_district, shown_number
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.rows_table import RowsColumn, RowsTable
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.parcels.names import parcel_called
from lowuse_plugin.qgis_bridge.punctuation import listed

if TYPE_CHECKING:
    from lowuse_plugin.domain.indicators.park_check import ParkCheck, ParkParcel

_NAME = "LowUse.Indicators.Parks"


class IndicatorParks(QWidget):
    """Shows what was found."""

    parcels_wanted = pyqtSignal(object)
    """Uuids of parcels to be chosen in the list and on the map."""
    parcel_wanted = pyqtSignal(str)
    """Uuid of one parcel to be looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.said = plain_label(f"{_NAME}.Said")
        self.table = RowsTable(f"{_NAME}.Table", _columns(), key=lambda row: row.uuid, words=_words)
        self.select = quiet_button(f"{_NAME}.Select", "", self._select_rows)
        self.select_all = quiet_button(f"{_NAME}.SelectAll", "", self._select_all)
        for button in (self.select, self.select_all):
            button.setToolTip(tr("Choose them in the list and on the map"))
        head = QHBoxLayout()
        head.addWidget(self.said, 1)
        head.addWidget(self.select)
        head.addWidget(self.select_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        self.table.doubleClicked.connect(lambda _index: self._look())
        self.table.chosen.connect(self._aim)
        self._aim()

    def show_check(self, found: ParkCheck) -> None:
        """Show what was found."""
        self.table.show_things(found.parcels)
        self.said.setText(_said(found))
        self._aim()

    def _aim(self) -> None:
        """Say on the buttons how many parcels each means."""
        chosen, all_of_them = len(self.table.chosen_things()), len(self.table.rows.things)
        self.select.setText(tr("Choose those of the marked rows ({count})", count=f"{chosen:,}"))
        self.select_all.setText(tr("Choose all ({count})", count=f"{all_of_them:,}"))
        self.select.setEnabled(chosen > 0)
        self.select_all.setEnabled(all_of_them > 0)

    def _select_rows(self) -> None:
        self.parcels_wanted.emit(tuple(row.uuid for row in self.table.chosen_things()))

    def _select_all(self) -> None:
        self.parcels_wanted.emit(tuple(row.uuid for row in self.table.rows.things))

    def _look(self) -> None:
        rows = self.table.chosen_things()
        if len(rows) == 1:
            self.parcel_wanted.emit(rows[0].uuid)


def _said(found: ParkCheck) -> str:
    if not found.layers:
        return tr(
            "No layer of industrial parks is registered: import one as a reference layer of the "
            "kind 产业园区. Until then nobody knows which parcels stand outside."
        )
    lines = [
        tr("Parks: {names}. {checked} industrial parcels: {inside} inside, {outside} outside, "
           "{crossing} across a boundary.", names=listed(found.layers),
           checked=f"{found.checked:,}", inside=f"{found.inside:,}",
           outside=f"{len(found.outside):,}",
           crossing=f"{len(found.parcels) - len(found.outside):,}"),
        tr("Industry belongs into a park in principle, except for reasons of safety or technology "
           "(Y-02): what is listed here is not judged."),
    ]  # fmt: skip
    if found.unknown:
        lines.append(
            tr("{count} parcels of unknown use ({area} m²) are left out.",
               count=f"{found.unknown:,}", area=shown_number(found.unknown_m2, places=2))
        )  # fmt: skip
    return "\n".join(lines)


def _columns() -> list[RowsColumn]:
    return [
        RowsColumn(tr("Parcel"), lambda row: parcel_called(row.label), 21),
        RowsColumn(tr("Holder"), lambda row: row.holder, 24),
        RowsColumn(tr("District"), lambda row: shown_district(row.district), 8),
        RowsColumn(tr("Where"), _where, 20),
        RowsColumn(tr("Area (m²)"), lambda row: shown_number(row.area_m2, places=2), 13,
                   number=True, order=lambda row: row.area_m2),
        RowsColumn(tr("Outside the parks (m²)"),
                   lambda row: shown_number(row.outside_m2, places=2), 13,
                   number=True, order=lambda row: row.outside_m2),
    ]  # fmt: skip


def _where(row: ParkParcel) -> str:
    if row.outside == "outside":
        return tr("outside the parks")
    return tr("across, a strip under 1 m") if row.boundary_error else tr("across a boundary")


def _words(row: ParkParcel) -> str:
    return f"{row.label} {row.holder} {shown_district(row.district)} {_where(row)}"
