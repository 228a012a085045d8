# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What an adjustment would do: parcels, classes, areas and indicators before and after."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from lowuse_plugin.domain.display import shown_district, shown_number
from lowuse_plugin.gui.adjustments.bands import AdjustmentBands
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.adjustments.words import both, figures_text
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.subsidy.ledger_table import MoneyColumn, MoneyRow, MoneyTable
from lowuse_plugin.gui.widgets.window_size import keep_size, restore_size
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.indicator_words import (
    indicator_word,
    outcome_word,
    percent,
    place_word,
    rule_word,
    why_text,
)
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.qgis_bridge.parcels.names import parcel_called
from lowuse_plugin.qgis_bridge.punctuation import sentences
from lowuse_plugin.qgis_bridge.state_words import word as class_word

if TYPE_CHECKING:
    from lowuse_plugin.domain.indicators.result import Indicator
    from lowuse_plugin.services.adjustments.what_if import AdjustmentWhatIf, IndicatorChange
    from lowuse_plugin.services.control_line.compare import LineFlip

_NAME = "LowUse.AdjustmentWhatIf"
_SIZE = "lowuse/adjustment_what_if/geometry"
_CHARACTERS, _LINES = 104, 26
_MOST_LISTED = 1000
"""So many parcels are listed: the interface must not wait for tens of thousands."""
_CLASSES = ("inside", "crossing", "outside")


class AdjustmentWhatIfDialog(QDialog):
    """Only shows; nothing of it is written."""

    def __init__(
        self, context: PanelContext, found: AdjustmentWhatIf, crs: str, parent: QWidget
    ) -> None:
        """Show a result.

        Args:
            context: The shared parts.
            found: What was tried.
            crs: Of the workspace.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.AdjustmentWhatIf")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        case = found.comparison.new or tr("case without a name")
        self.setWindowTitle(tr("What if: {case}", case=case))
        self._context = context
        self._bands = AdjustmentBands(context.canvas)
        self._bands.show(found.measured.draft.blocks, crs)
        self._parcels = MoneyTable(f"{_NAME}.Parcels", _parcel_columns())
        self._classes = MoneyTable(f"{_NAME}.Classes", _class_columns())
        self._indicators = MoneyTable(f"{_NAME}.Indicators", _indicator_columns())
        compared = found.comparison
        flips = [(flip, True) for flip in compared.flips[:_MOST_LISTED]]
        shifted = [(flip, False) for flip in compared.shifted[: _MOST_LISTED - len(flips)]]
        self._parcels.show_rows([_flip_row(flip, flips=is_flip) for flip, is_flip in
                                 (*flips, *shifted)])  # fmt: skip
        self._classes.show_rows(_class_rows(found))
        self._indicators.show_rows([_indicator_row(change) for change in found.indicators])
        self._parcels.chosen.connect(self._look_at)
        self._lay_out(found)
        install_f1(self, "adjustments", "whatif")
        restore_size(self, _SIZE, _CHARACTERS, _LINES)

    def done(self, result: int) -> None:
        """Take everything off the map and remember the size."""
        self._bands.release()
        keep_size(self, _SIZE)
        super().done(result)

    def _look_at(self, parcel: str) -> None:
        if parcel:
            self._context.current.look_at(parcel, reveal=True)

    def _select_parcels(self, uuids: tuple[str, ...]) -> Callable[[], None]:
        return lambda: self._context.current.select(frozenset(uuids))

    def _lay_out(self, found: AdjustmentWhatIf) -> None:
        compared = found.comparison
        head = sentences(
            (
                tr("{count} parcels of {holders} right holders change their class.",
                   count=f"{len(compared.flips):,}", holders=f"{compared.holders:,}"),
                tr("{count} more have another part inside.", count=f"{len(compared.shifted):,}"),
                tr("The line gains {added} and loses {removed}.", added=both(compared.added_m2),
                   removed=both(compared.removed_m2)),
                tr("Nothing of this is written.")
            )
        )  # fmt: skip
        if len(compared.flips) + len(compared.shifted) > _MOST_LISTED:
            more = tr("The first {count} are listed; “Choose the parcels” takes all whose class "
                      "changes.", count=f"{_MOST_LISTED:,}")  # fmt: skip
            head = sentences((head, more))
        problems = [f"✕ {describe_code(p.code, p.params)}" for p in found.measured.problems]
        tabs = QTabWidget()
        tabs.setObjectName(f"{_NAME}.Tabs")
        figures = plain_label(f"{_NAME}.Figures", figures_text(found.measured.figures))
        figures.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        tabs.addTab(self._parcels, tr("Affected parcels"))
        tabs.addTab(self._classes, tr("Classes"))
        tabs.addTab(self._indicators, tr("Indicators"))
        tabs.addTab(figures, tr("Figures of the case"))
        buttons = QHBoxLayout()
        buttons.addWidget(
            quiet_button(f"{_NAME}.Show", tr("Show on the map"), self._bands.go_there)
        )
        choose = quiet_button(
            f"{_NAME}.Choose", tr("Choose the parcels"), self._select_parcels(compared.affected)
        )
        choose.setEnabled(bool(compared.flips))
        choose.setToolTip(tr("Select the affected parcels in lists and on the map"))
        buttons.addWidget(choose)
        buttons.addStretch(1)
        buttons.addWidget(quiet_button(f"{_NAME}.Close", tr("Close"), self.close))
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(f"{_NAME}.Head", "\n".join([head, *problems])))
        layout.addWidget(tabs, 1)
        layout.addLayout(buttons)


def _parcel_columns() -> list[MoneyColumn]:
    return [
        MoneyColumn(tr("Parcel")),
        MoneyColumn(tr("Right holder")),
        MoneyColumn(tr("District")),
        MoneyColumn(tr("Class before")),
        MoneyColumn(tr("Class after")),
        MoneyColumn(tr("Inside, before (m²)"), is_number=True),
        MoneyColumn(tr("Inside, after (m²)"), is_number=True),
    ]


def _class_columns() -> list[MoneyColumn]:
    return [
        MoneyColumn(tr("Class of parcels")),
        MoneyColumn(tr("Parcels, before"), is_number=True),
        MoneyColumn(tr("Parcels, after"), is_number=True),
        MoneyColumn(tr("Area, before (m²)"), is_number=True),
        MoneyColumn(tr("Area, after (m²)"), is_number=True),
    ]


def _indicator_columns() -> list[MoneyColumn]:
    return [
        MoneyColumn(tr("Indicator")),
        MoneyColumn(tr("Place")),
        MoneyColumn(tr("Before the adjustment"), is_number=True),
        MoneyColumn(tr("After the adjustment"), is_number=True),
        MoneyColumn(tr("At least"), is_number=True),
        MoneyColumn(tr("Outcome after")),
    ]


def _flip_row(flip: LineFlip, *, flips: bool) -> MoneyRow:
    before, after = class_word(flip.before), class_word(flip.after)
    inside = (shown_number(m2, places=2) for m2 in (flip.inside_before_m2, flip.inside_after_m2))
    name, district = parcel_called(flip.label), shown_district(flip.district)
    cells = (name, flip.holder, district, before, after, *inside)
    return MoneyRow(cells, flip.parcel_uuid, is_total=flips)


def _class_rows(found: AdjustmentWhatIf) -> list[MoneyRow]:
    before, after = found.comparison.classes_before, found.comparison.classes_after
    return [
        MoneyRow(
            (
                class_word(each),
                f"{before[each].parcels:,}",
                f"{after[each].parcels:,}",
                shown_number(before[each].area_m2, places=2),
                shown_number(after[each].area_m2, places=2),
            )
        )
        for each in _CLASSES
        if each in before and each in after
    ]


def _indicator_row(change: IndicatorChange) -> MoneyRow:
    known = change.after or change.before
    if known is None:
        return MoneyRow(("",) * 6)
    cells = (
        indicator_word(known.code),
        place_word(known),
        _share(change.before),
        _share(change.after),
        rule_word(known.rule) or "—",
        "—" if change.after is None else outcome_word(change.after.outcome),
    )
    return MoneyRow(cells, tip=why_text(known))


def _share(indicator: Indicator | None) -> str:
    return "—" if indicator is None else percent(indicator.share) or "—"
