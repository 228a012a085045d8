# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The indicators as a table; below it how the chosen one came about and the parcels behind it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from lowuse_plugin.domain.display import shown_district, shown_number
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.rows_table import RowsColumn, RowsTable
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.indicator_words import (
    indicator_word,
    outcome_word,
    percent,
    place_word,
    rule_word,
    why_text,
)
from lowuse_plugin.qgis_bridge.parcels.names import parcel_called

if TYPE_CHECKING:
    from lowuse_plugin.domain.indicators.result import Indicator, IndicatorTable

_NAME = "LowUse.Indicators"
_WHY_LINES = 5
_LISTED = 2000
"""So many parcels are listed at once; longer lists are for a file."""


class BehindRow(NamedTuple):
    """One parcel behind a figure."""

    uuid: str
    label: str
    holder: str
    district: str
    inside_m2: Fraction
    area_m2: Fraction
    unknown: bool


class IndicatorShares(QWidget):
    """Shows what was computed; computes nothing."""

    parcels_wanted = pyqtSignal(object)
    """Uuids of parcels to be chosen in the list and on the map."""
    parcel_wanted = pyqtSignal(str)
    """Uuid of one parcel to be looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._found: IndicatorTable | None = None
        self.by = QuietComboBox()
        self.by.setObjectName(f"{_NAME}.By")
        self.by.setMinimumContentsLength(10)
        for text, key in (
            (tr("All"), ""),
            (tr("Total"), "city"),
            (tr("District"), "district"),
            (tr("Block"), "block"),
        ):
            self.by.addItem(text, key)
        self.table = RowsTable(
            f"{_NAME}.Table", _columns(), key=lambda each: each.key, words=_words
        )
        self.why = plain_label(f"{_NAME}.Why")
        self.why.setMinimumHeight(self.fontMetrics().lineSpacing() * _WHY_LINES)
        self.why.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.behind = RowsTable(
            f"{_NAME}.Behind", _behind_columns(), key=lambda row: row.uuid, words=_behind_words
        )
        self.more = plain_label(f"{_NAME}.More")
        self.in_part = quiet_button(f"{_NAME}.SelectPart", "", self._select_part)
        self.in_whole = quiet_button(f"{_NAME}.SelectWhole", "", self._select_whole)
        self.in_gap = quiet_button(f"{_NAME}.SelectUnknown", "", self._select_unknown)
        for button in (self.in_part, self.in_whole, self.in_gap):
            button.setToolTip(tr("Choose them in the list and on the map"))
        self._lay_out()
        self.by.currentIndexChanged.connect(lambda _index: self._show())
        self.table.chosen.connect(self._show_chosen)
        self.behind.doubleClicked.connect(lambda _index: self._look())
        self._show_chosen()

    @property
    def chosen(self) -> Indicator | None:
        """The indicator that is looked at."""
        things = self.table.chosen_things()
        found: Indicator | None = things[0] if len(things) == 1 else None
        return found

    def show_table(self, found: IndicatorTable) -> None:
        """Show what was computed."""
        self._found = found
        self._show()

    def _show(self) -> None:
        if self._found is None:
            return
        by = self.by.currentData()
        rows = [each for each in self._found.indicators if by in ("", each.place_kind)]
        self.table.show_things(rows)
        self.table.fit_columns()
        self._show_chosen()

    def _show_chosen(self) -> None:
        one = self.chosen
        self.why.setText(tr("Choose an indicator.") if one is None else why_text(one))
        self.behind.show_things(() if one is None else _behind(self._found, one))
        count = 0 if one is None else len(one.parts)
        self.more.setText(
            tr("The {shown} largest of {count} are listed; the xlsx has all.",
               shown=f"{_LISTED:,}", count=f"{count:,}") if count > _LISTED else ""
        )  # fmt: skip
        self.more.setVisible(count > _LISTED)
        counts = (0, 0, 0)
        if one is not None:
            counts = one.parts.counts()
        for button, text, count in zip(
            (self.in_part, self.in_whole, self.in_gap),
            (
                tr("Choose the part ({count})", count=f"{counts[0]:,}"),
                tr("Choose the whole ({count})", count=f"{counts[1]:,}"),
                tr("Choose those of unknown use ({count})", count=f"{counts[2]:,}"),
            ),
            counts,
            strict=True,
        ):
            button.setText(text)
            button.setEnabled(count > 0)

    def _select_part(self) -> None:
        if self.chosen is not None:
            self.parcels_wanted.emit(self.chosen.parcels)

    def _select_whole(self) -> None:
        if self.chosen is not None:
            self.parcels_wanted.emit(self.chosen.denominator_parcels)

    def _select_unknown(self) -> None:
        if self.chosen is not None:
            self.parcels_wanted.emit(self.chosen.unknown_parcels)

    def _look(self) -> None:
        rows = self.behind.chosen_things()
        if len(rows) == 1:
            self.parcel_wanted.emit(rows[0].uuid)

    def _lay_out(self) -> None:
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.why)
        column.addWidget(self.behind, 1)
        column.addWidget(self.more)
        buttons = QHBoxLayout()
        buttons.addWidget(QLabel(tr("Parcels behind it:")))
        for button in (self.in_part, self.in_whole, self.in_gap):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(lower)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts, 1)


def _columns() -> list[RowsColumn]:
    def number(value: Fraction | None) -> str:
        return "" if value is None else shown_number(value, places=2)

    def by(value: Fraction | None) -> Fraction:
        return Fraction(-1) if value is None else value

    return [
        RowsColumn(tr("Indicator"), lambda i: indicator_word(i.code), 37),
        RowsColumn(tr("Place"), place_word, takes_room=True),
        RowsColumn(tr("Outcome"), lambda i: outcome_word(i.outcome), 16),
        RowsColumn(tr("Share"), lambda i: percent(i.share), 9, number=True,
                   order=lambda i: by(i.share)),
        RowsColumn(tr("At least"), lambda i: rule_word(i.rule), 13),
        RowsColumn(tr("Part (m²)"), lambda i: number(i.numerator_m2), 14, number=True,
                   order=lambda i: by(i.numerator_m2)),
        RowsColumn(tr("Whole (m²)"), lambda i: number(i.denominator_m2), 14, number=True,
                   order=lambda i: by(i.denominator_m2)),
        RowsColumn(tr("Year"), lambda i: "" if i.year is None else str(i.year), 6),
    ]  # fmt: skip


def _words(one: Indicator) -> str:
    return f"{indicator_word(one.code)} {place_word(one)} {outcome_word(one.outcome)}"


def _behind_columns() -> list[RowsColumn]:
    def number(value: Fraction) -> str:
        return shown_number(value, places=2) if value else ""

    return [
        RowsColumn(tr("Parcel"), lambda row: parcel_called(row.label), 21),
        RowsColumn(tr("Holder"), lambda row: row.holder, 22),
        RowsColumn(tr("District"), lambda row: shown_district(row.district), 8),
        RowsColumn(tr("In the part (m²)"), lambda row: number(row.inside_m2), 15, number=True,
                   order=lambda row: row.inside_m2),
        RowsColumn(tr("In the whole (m²)"), lambda row: number(row.area_m2), 15, number=True,
                   order=lambda row: row.area_m2),
        RowsColumn(tr("Counts"), _counts, 18),
    ]  # fmt: skip


def _counts(row: BehindRow) -> str:
    return "? " + tr("left out: use unknown") if row.unknown else tr("yes")


def _behind_words(row: BehindRow) -> str:
    return f"{row.label} {row.holder} {shown_district(row.district)}"


def _behind(found: IndicatorTable | None, one: Indicator) -> Sequence[Any]:
    labels = {} if found is None else found.labels
    return [
        BehindRow(uuid, *labels.get(uuid, ("", "", "")), inside, area, unknown)
        for uuid, inside, area, unknown in one.parts.largest(_LISTED).rows()
    ]
