# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""分县区宗数和面积: counts and areas per district and class; a row filters the list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lowuse_plugin.domain.control_line.classes import CLASSES
from lowuse_plugin.domain.display import shown_district, shown_number
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.units import m2_to_mu
from lowuse_plugin.gui.dialogs.workspace_window import WorkspaceWindow
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.claims.follow import Follow
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.subsidy.ledger_table import MoneyColumn, MoneyRow, MoneyTable
from lowuse_plugin.qgis_bridge.explanations import example_note
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.punctuation import semicolons, with_stop
from lowuse_plugin.qgis_bridge.state_words import marked, word

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Store
    from lowuse_plugin.services.control_line.totals import ControlTotal, ControlTotals

_NAME = "LowUse.ControlTotals"
_ALL = "all"
_TABLES = frozenset({"control_check", "control_line_version", "parcel", "import_package"})
_BETWEEN = "\n"


@dataclass(frozen=True)
class _Sum:
    parcels: int
    boundary_errors: int
    area_m2: Fraction
    inside_m2: Fraction
    outside_m2: Fraction


def _read(store: Store, _subject: str) -> ControlTotals:
    from lowuse_plugin.services.control_line.totals import control_totals  # noqa: PLC0415

    return control_totals(store, on=office_today())


class ControlTotalsWindow(WorkspaceWindow):
    """Beside the map and the list, which it filters."""

    NAME = "ControlTotals"
    SIZE = "lowuse/control_totals/geometry"
    CHARACTERS, LINES = 96, 20

    wanted = pyqtSignal(str, str)
    """Class and district of a row that was opened; empty for any."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        """Read the open workspace when it is seen.

        Args:
            context: The shared parts.
            parent: Owner.
        """
        super().__init__(context, tr("Counts and areas by district"), parent)
        self.table = MoneyTable(f"{_NAME}.Table", _columns())
        self._note = plain_label(f"{_NAME}.Note")
        self._show_rows = quiet_button(f"{_NAME}.List", tr("List these parcels"), self._open_row)
        title = tr("Adding up the check")
        self._follow = Follow(context, _TABLES, _read, title, self)
        self._follow.loading.connect(lambda: self._note.setText(title))
        self._follow.read.connect(self._take)
        self._follow.failed.connect(lambda error: self._empty(describe_any(error)))
        self.table.doubleClicked.connect(lambda _index: self._open_row())
        self.table.chosen.connect(lambda _key: self._aim())
        bottom = QHBoxLayout()
        bottom.addWidget(self._show_rows)
        bottom.addStretch(1)
        bottom.addWidget(quiet_button(f"{_NAME}.Close", tr("Close"), self.reject))
        layout = QVBoxLayout(self)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._note)
        layout.addLayout(bottom)
        self._begin("controlline", "totals")
        self._aim()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read when it is seen first, and what was put off since."""
        super().showEvent(event)
        if not self._follow.uuid:
            self._follow.show(_ALL)
        self._follow.wake()

    def _empty(self, text: str) -> None:
        self.table.show_rows([])
        self._note.setText(text)
        self._aim()

    def _take(self, totals: ControlTotals) -> None:
        self.table.show_rows(_rows(totals))
        self._note.setText(_note(totals))
        self._make_room(self.table)
        self._aim()

    def _aim(self) -> None:
        self._show_rows.setEnabled(bool(self.table.chosen_key))

    def _open_row(self) -> None:
        key = self.table.chosen_key
        if key:
            control_class, _, district = key.partition(_BETWEEN)
            self.wanted.emit(control_class, district)


def _columns() -> list[MoneyColumn]:
    return [
        MoneyColumn(tr("District")),
        MoneyColumn(tr("Result")),
        MoneyColumn(tr("Parcels"), is_number=True),
        MoneyColumn(tr("Of these boundary errors"), is_number=True),
        MoneyColumn(tr("Area (mu)"), is_number=True),
        MoneyColumn(tr("Area (m²)"), is_number=True),
        MoneyColumn(tr("Inside (m²)"), is_number=True),
        MoneyColumn(tr("Outside (m²)"), is_number=True),
    ]


def _rows(totals: ControlTotals) -> list[MoneyRow]:
    """Return the sums of all first, then each district with its own where there are several."""
    if not totals.rows:
        return []
    districts = list(dict.fromkeys(row.district for row in totals.rows))
    several = len(districts) > 1
    name = tr("all") if several else shown_district(districts[0])
    of_classes = {each: _sum(_of(totals, each)) for each in CLASSES}
    rows = [_row(name, each, sums, "") for each, sums in of_classes.items() if sums.parcels]
    rows.append(_row(name, "", _sum(totals.rows), ""))
    for district in districts if several else ():
        own = [row for row in totals.rows if row.district == district]
        shown = shown_district(district) or "–"
        rows += [_row(shown, each.control_class, _sum([each]), district) for each in own]
        rows.append(_row(shown, "", _sum(own), district))
    return rows


def _of(totals: ControlTotals, control_class: str) -> list[ControlTotal]:
    return [row for row in totals.rows if row.control_class == control_class]


def _sum(parts: Iterable[ControlTotal]) -> _Sum:
    found = list(parts)
    return _Sum(
        sum(each.parcels for each in found),
        sum(each.boundary_errors for each in found),
        sum((each.area_m2 for each in found), Fraction(0)),
        sum((each.inside_m2 for each in found), Fraction(0)),
        sum((each.outside_m2 for each in found), Fraction(0)),
    )


def _row(name: str, control_class: str, sums: _Sum, district: str) -> MoneyRow:
    """Return a class, or without one the total of a district or of all."""
    cells = (
        name,
        marked(control_class) if control_class else tr("Total"),
        f"{sums.parcels:,}",
        f"{sums.boundary_errors:,}" if sums.boundary_errors else "",
        shown_number(m2_to_mu(sums.area_m2), places=2),
        *(shown_number(m2, places=2) for m2 in (sums.area_m2, sums.inside_m2, sums.outside_m2)),
    )
    key = _BETWEEN.join((control_class, district)) if control_class or district else ""
    tip = tr("Double click lists only these; Ctrl+C copies") if key else ""
    return MoneyRow(cells, key, not control_class, tip)


def _note(totals: ControlTotals) -> str:
    """Return what is not in the table, and what is in it by the word of a person."""
    if not totals.rows and not totals.stale:
        return tr("Nothing was checked yet.")
    parts = []
    for control_class in CLASSES:
        treated = sum(row.treated for row in _of(totals, control_class))
        if treated:
            parts.append(tr("{count} boundary errors are treated as {state}",
                            count=f"{treated:,}", state=word(control_class)))  # fmt: skip
    errors = sum(row.boundary_errors for row in totals.rows)
    if errors:
        parts.append(tr("{count} crossings are boundary errors", count=f"{errors:,}"))
    if totals.stale_geometry:
        parts.append(tr("{count} to be reviewed, their boundary has changed",
                        count=f"{totals.stale_geometry:,}"))  # fmt: skip
    if totals.stale_line:
        parts.append(tr("{count} to be reviewed, another version of the line is in force",
                        count=f"{totals.stale_line:,}"))  # fmt: skip
    if totals.unchecked:
        parts.append(tr("{count} not checked", count=f"{totals.unchecked:,}"))
    said = with_stop(semicolons(parts)) if parts else ""
    return (said + example_note(is_example=totals.example)).strip()
