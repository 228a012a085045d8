# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Counts and areas per district and class, as a table that folds away; a row filters the list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from lowuse_plugin.domain.control_line import CLASSES
from lowuse_plugin.domain.display import shown_district, shown_number
from lowuse_plugin.domain.units import m2_to_mu
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.claim_follow import Follow
from lowuse_plugin.gui.widgets.ledger_table import MoneyColumn, MoneyRow, MoneyTable
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.qgis_bridge.explanations import example_note
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.punctuation import semicolons, with_stop
from lowuse_plugin.qgis_bridge.state_words import marked, word

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Store
    from lowuse_plugin.services.control_totals import ControlTotal, ControlTotals

_NAME = "LowUse.ControlLine.Totals"
_OPEN = "lowuse/window/control_totals_open"
_ALL = "all"
_TABLES = frozenset({"control_check", "control_line_version", "parcel", "import_package"})
_MOST_LINES = 5
"""Of the table; what is more is scrolled to."""
_AIR = 4
"""Around the text of a row: the panel is small, and the list is what people come for."""
_BETWEEN = "\n"


@dataclass(frozen=True)
class _Sum:
    parcels: int
    area_m2: Fraction
    inside_m2: Fraction
    outside_m2: Fraction


def _read(store: Store, _subject: str) -> ControlTotals:
    from lowuse_plugin.services.control_totals import control_totals  # noqa: PLC0415

    return control_totals(store, on=date.today())


class ControlTotalsView(QWidget):
    """Reads only while it is unfolded: nobody waits for sums that nobody sees."""

    wanted = pyqtSignal(str, str)
    """Class and district of a row that was opened; empty for any."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        """Unfold as the user left it.

        Args:
            context: The shared parts.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(_NAME)
        self._fold = QToolButton()
        self._fold.setObjectName(f"{_NAME}.Fold")
        self._fold.setText(tr("Counts and areas by district"))
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.setAutoRaise(True)
        self._fold.setCheckable(True)
        self._body = QWidget()
        self.table = MoneyTable(f"{_NAME}.Table", _columns())
        self._note = plain_label(f"{_NAME}.Note")
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(max(self.fontMetrics().height() // 6, 1))
        column.addWidget(self.table)
        column.addWidget(self._note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._fold)
        layout.addWidget(self._body)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        title = tr("Adding up the check")
        self._follow = Follow(context, _TABLES, _read, title, self._body)
        self._follow.loading.connect(lambda: self._note.setText(title))
        self._follow.read.connect(self._take)
        self._follow.emptied.connect(lambda: self._empty(""))
        self._follow.failed.connect(lambda error: self._empty(describe_any(error)))
        self._fold.toggled.connect(self._unfold)
        self.table.doubleClicked.connect(lambda _index: self._open_row())
        context.session.opened.connect(self._wake)
        is_open = QgsSettings().value(_OPEN, False, type=bool)
        self._fold.setChecked(is_open)
        self._unfold(is_open)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read what was put off."""
        super().showEvent(event)
        self._wake()

    def _unfold(self, is_open: bool) -> None:
        arrow = Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow
        self._fold.setArrowType(arrow)
        self._body.setVisible(is_open)
        QgsSettings().setValue(_OPEN, is_open)
        self._wake()

    def _wake(self) -> None:
        if not self._body.isVisible():
            return
        if not self._follow.uuid:
            self._follow.show(_ALL)
        self._follow.wake()

    def _empty(self, text: str) -> None:
        self.table.show_rows([])
        self._note.setText(text)
        self._fit()

    def _take(self, totals: ControlTotals) -> None:
        self.table.show_rows(_rows(totals))
        self._note.setText(_note(totals))
        self._fit()

    def _fit(self) -> None:
        """Be as high as the rows, up to a few."""
        lines = min(len(self.table.money.rows), _MOST_LINES)
        row = self.fontMetrics().height() + _AIR
        self.table.verticalHeader().setMinimumSectionSize(row)
        self.table.verticalHeader().setDefaultSectionSize(row)
        height = self.table.horizontalHeader().sizeHint().height() + lines * row
        height += self.table.horizontalScrollBar().sizeHint().height()
        self.table.setVisible(bool(lines))
        self.table.setFixedHeight(height + 2 * self.table.frameWidth())
        self._body.updateGeometry()
        self.updateGeometry()

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
        MoneyColumn(tr("Area (mu)"), is_number=True),
        MoneyColumn(tr("Area (m²)"), is_number=True),
        MoneyColumn(tr("Inside (m²)"), is_number=True),
        MoneyColumn(tr("Outside (m²)"), is_number=True),
    ]


def _rows(totals: ControlTotals) -> list[MoneyRow]:
    """Return the sums of all first, then each district where there are several."""
    if not totals.rows:
        return []
    districts = {row.district for row in totals.rows}
    name = tr("all") if len(districts) > 1 else shown_district(totals.rows[0].district)
    of_classes = {each: _sum(_of(totals, each)) for each in CLASSES}
    rows = [_row(name, each, sums, "") for each, sums in of_classes.items() if sums.parcels]
    rows.append(_row(tr("Total"), "", _sum(totals.rows), "", is_total=True))
    if len(districts) > 1:
        rows += [
            _row(shown_district(r.district) or "–", r.control_class, _sum([r]), r.district)
            for r in totals.rows
        ]
    return rows


def _of(totals: ControlTotals, control_class: str) -> list[ControlTotal]:
    return [row for row in totals.rows if row.control_class == control_class]


def _sum(parts: Iterable[ControlTotal]) -> _Sum:
    found = list(parts)
    return _Sum(
        sum(each.parcels for each in found),
        sum((each.area_m2 for each in found), Fraction(0)),
        sum((each.inside_m2 for each in found), Fraction(0)),
        sum((each.outside_m2 for each in found), Fraction(0)),
    )


def _row(
    name: str, control_class: str, sums: _Sum, district: str, *, is_total: bool = False
) -> MoneyRow:
    cells = (
        name,
        marked(control_class) if control_class else "",
        f"{sums.parcels:,}",
        shown_number(m2_to_mu(sums.area_m2), places=2),
        *(shown_number(m2, places=2) for m2 in (sums.area_m2, sums.inside_m2, sums.outside_m2)),
    )
    key = "" if is_total else _BETWEEN.join((control_class, district))
    tip = "" if is_total else tr("Double click lists only these; Ctrl+C copies")
    return MoneyRow(cells, key, is_total, tip)


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
