# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules and yearly figures of indicators as lists with buttons; whoever holds them writes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lowuse_plugin.domain.display import shown_district, shown_number
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.rows_table import RowsColumn, RowsTable
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.indicator_words import indicator_word, percent, rule_word

if TYPE_CHECKING:
    from lowuse_plugin.domain.indicators.result import TypedFigure
    from lowuse_plugin.domain.indicators.rules import IndicatorRule


class IndicatorEntries(QWidget):
    """One list; a kind of list says its columns."""

    new_wanted = pyqtSignal(object)
    """What a new one may begin with, or None."""
    change_wanted = pyqtSignal(object)
    retire_wanted = pyqtSignal(object)

    def __init__(
        self, name: str, columns: Sequence[RowsColumn], note: str, parent: QWidget | None = None
    ) -> None:
        """Show nothing yet.

        Args:
            name: Object name.
            columns: From left to right.
            note: What is said above the list.
            parent: Owner.
        """
        super().__init__(parent)
        self._barred = ""
        self.table = RowsTable(
            f"{name}.Table",
            columns,
            key=self.key,
            words=lambda thing: " ".join(column.text(thing) for column in columns),
        )
        self.new = quiet_button(f"{name}.New", tr("Enter new …"), self._on_new)
        self.change = quiet_button(f"{name}.Change", tr("Change …"), self._on_change)
        self.retire = quiet_button(f"{name}.Retire", tr("Take out of use …"), self._on_retire)
        self._note = plain_label(f"{name}.Note", note)
        buttons = QHBoxLayout()
        for button in (self.new, self.change, self.retire):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._note)
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)
        self.table.chosen.connect(self._aim)
        self.table.doubleClicked.connect(lambda _index: self._on_change())
        self._aim()

    def key(self, thing: Any) -> object:
        """Return by what an entry is known."""
        return thing.uuid

    def is_own(self, _thing: Any) -> bool:
        """Tell whether an entry is one of the office and can be changed."""
        return True

    def show_things(self, things: Sequence[Any]) -> None:
        """Show other entries."""
        self.table.show_things(things)
        self._aim()

    def bar(self, reason: str) -> None:
        """Let nothing be entered, and say why; empty lets it again."""
        self._barred = reason
        self._aim()

    def _one(self) -> Any:
        chosen = self.table.chosen_things()
        return chosen[0] if len(chosen) == 1 else None

    def _aim(self) -> None:
        one = self._one()
        is_own = one is not None and self.is_own(one)
        for button, allowed in (
            (self.new, True),
            (self.change, is_own),
            (self.retire, is_own),
        ):
            button.setEnabled(allowed and not self._barred)
            button.setToolTip(self._barred)

    def _on_new(self) -> None:
        self.new_wanted.emit(self._one())

    def _on_change(self) -> None:
        if self.change.isEnabled():
            self.change_wanted.emit(self._one())

    def _on_retire(self) -> None:
        self.retire_wanted.emit(self._one())


class IndicatorRules(IndicatorEntries):
    """What has to be reached; rules that ship stand beside those of the office."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        note = tr(
            "Without a rule an indicator is shown and not judged. “At least” is compared without "
            "rounding. A rule of the office goes before one that ships."
        )
        super().__init__("LowUse.Indicators.Rules", _rule_columns(), note, parent)

    def key(self, thing: IndicatorRule) -> object:
        """Return by what a rule is known."""
        return thing.uuid or (thing.indicator, thing.district, thing.document_no)

    def is_own(self, thing: IndicatorRule) -> bool:
        """Tell whether the office entered it."""
        return not thing.ships


class IndicatorFigures(IndicatorEntries):
    """Figures that no map gives."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        note = tr(
            "What no map gives: a part and a whole of a district and a year, with source and day. "
            "The whole city adds up when every district is there."
        )
        super().__init__("LowUse.Indicators.Figures", _figure_columns(), note, parent)


def _rule_columns() -> list[RowsColumn]:
    return [
        RowsColumn(tr("Indicator"), lambda r: indicator_word(r.indicator), 40),
        RowsColumn(tr("Holds for"), _holds_for, 24),
        RowsColumn(tr("At least"), rule_word, 9),
        RowsColumn(tr("Whose"), _whose, 10),
        RowsColumn(tr("Document"), lambda r: " ".join(filter(None, (r.document_no, r.clause))), 26),
        RowsColumn(tr("Days in force"), _days, 28),
    ]


def _holds_for(rule: IndicatorRule) -> str:
    if rule.district:
        return shown_district(rule.district)
    if rule.indicator == "industry_of_construction":
        return shown_district("440700")
    return tr("every district and the whole")


def _whose(rule: IndicatorRule) -> str:
    if rule.example:
        return tr("example")
    return tr("document") if rule.ships else tr("office")


def _days(rule: IndicatorRule) -> str:
    days = f"{rule.valid_from or '…'} – {rule.valid_to or '…'}"
    on = office_today()
    if rule.in_force(on):
        return f"{days} {tr('(in force)')}"
    over = rule.valid_to is not None and rule.valid_to <= on
    return f"{days} {tr('(over)') if over else tr('(not yet)')}"


def _figure_columns() -> list[RowsColumn]:
    return [
        RowsColumn(tr("Indicator"), lambda f: indicator_word(f.indicator), 38),
        RowsColumn(tr("District"), lambda f: shown_district(f.district), 8),
        RowsColumn(tr("Year"), lambda f: str(f.year), 6),
        RowsColumn(tr("Part (m²)"), lambda f: _m2(f.numerator_m2), 13, number=True),
        RowsColumn(tr("Whole (m²)"), lambda f: _m2(f.denominator_m2), 13, number=True),
        RowsColumn(tr("Share"), _share, 8, number=True),
        RowsColumn(tr("Source"), lambda f: f.source, 20),
        RowsColumn(tr("As of"), lambda f: str(f.as_of or ""), 11),
        RowsColumn(tr("Entered by"), lambda f: f.entered_by, 10),
    ]


def _m2(value: Any) -> str:
    return "" if value is None else shown_number(value, places=2)


def _share(figure: TypedFigure) -> str:
    if figure.numerator_m2 is None or not figure.denominator_m2:
        return ""
    return percent(figure.numerator_m2 / figure.denominator_m2)
