# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The cases of the adjustment ledger as a table, and the filters above it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QWidget

from lowuse_plugin.domain.display import shown_district, shown_number
from lowuse_plugin.gui.widgets.adjustments.words import STATES, word
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.subsidy.ledger_table import MoneyColumn, MoneyRow
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.adjustments.case import AdjustmentCase
    from lowuse_plugin.services.adjustments.cases import AdjustmentFilter

_NAME = "LowUse.Adjustments"


class AdjustmentFilters(QWidget):
    """Year, district and state, of those that occur; the sums of what is shown beside them."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Want everything.

        Args:
            parent: Owner.
        """
        super().__init__(parent)
        self._year, self._district, self._state = (
            _box(name) for name in ("Year", "District", "State")
        )
        self._totals = plain_label(f"{_NAME}.Totals")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for label, box in (
            (tr("Year"), self._year), (tr("District"), self._district), (tr("State"), self._state)
        ):  # fmt: skip
            layout.addWidget(QLabel(label))
            layout.addWidget(box)
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        layout.addWidget(self._totals, 1)

    @property
    def wanted(self) -> AdjustmentFilter:
        """Which cases are wanted."""
        from lowuse_plugin.services.adjustments.cases import AdjustmentFilter  # noqa: PLC0415

        return AdjustmentFilter(
            self._year.currentData(), self._district.currentData(), self._state.currentData()
        )

    def offer(self, cases: Sequence[AdjustmentCase]) -> None:
        """Offer what occurs; what was chosen stays chosen as long as it occurs."""
        years = sorted({case.year for case in cases if case.year}, reverse=True)
        districts = sorted({case.district for case in cases})
        states = [(word("state", s), s) for s in STATES if any(c.state == s for c in cases)]
        _offer(self._year, tr("All years"), [(str(year), year) for year in years])
        _offer(self._district, tr("All districts"), [(shown_district(d), d) for d in districts])
        _offer(self._state, tr("All states"), states)

    def tell(self, shown: Sequence[AdjustmentCase]) -> None:
        """Say how many cases are shown, and their sums."""
        entered, left = (
            shown_number(sum(values), places=2)
            for values in ((c.in_m2 for c in shown), (c.out_m2 for c in shown))
        )
        self._totals.setText(
            tr("{count} cases: {entered} m² enter, {left} m² leave", count=f"{len(shown):,}",
               entered=entered, left=left)
        )  # fmt: skip


def case_columns() -> list[MoneyColumn]:
    """Return the columns of the ledger."""
    return [
        MoneyColumn(tr("Number")),
        MoneyColumn(tr("Name")),
        MoneyColumn(tr("Kind of case")),
        MoneyColumn(tr("District")),
        MoneyColumn(tr("State")),
        MoneyColumn(tr("Enters (m²)"), is_number=True),
        MoneyColumn(tr("Leaves (m²)"), is_number=True),
        MoneyColumn(tr("Difference (m²)"), is_number=True),
        MoneyColumn(tr("Version before")),
        MoneyColumn(tr("New version")),
        MoneyColumn(tr("Document no.")),
    ]


def case_row(case: AdjustmentCase) -> MoneyRow:
    """Return a case as a row of the ledger."""
    areas = (case.in_m2, case.out_m2, case.difference_m2)
    return MoneyRow(
        (
            case.adjustment_no,
            case.name,
            word("kind", case.kind),
            shown_district(case.district),
            word("state", case.state),
            *(shown_number(area, places=2) for area in areas),
            case.from_version,
            case.to_version,
            case.approval_no,
        ),
        case.uuid,
    )


def _offer(box: QuietComboBox, all_of_them: str, entries: Sequence[tuple[str, object]]) -> None:
    before = box.currentData()
    blocked = box.blockSignals(True)
    box.clear()
    box.addItem(all_of_them, None)
    for text, value in entries:
        box.addItem(text, value)
    box.setCurrentIndex(max(box.findData(before), 0) if before is not None else 0)
    box.blockSignals(blocked)


def _box(name: str) -> QuietComboBox:
    box = QuietComboBox()
    box.setObjectName(f"{_NAME}.{name}")
    box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToContents)
    return box
