# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What can be tried: areas, days, pack, readings. Empty means as it is in the workspace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QWidget

from lowuse_plugin.domain.display import shown_code, shown_number
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.gui.widgets.field_inputs import DayInput
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.step_input import StepInput
from lowuse_plugin.gui.widgets.subsidy.what_if_switches import WhatIfSwitches
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe
from lowuse_plugin.qgis_bridge.punctuation import with_aside
from lowuse_plugin.services.read_input import read_input, understood
from lowuse_plugin.services.subsidy.try_what_if import ACCEPTED_ON, AREAS, known_acceptance

if TYPE_CHECKING:
    from lowuse_plugin.domain.policy.pack import SubsidyPolicy

_NAME = "LowUse.WhatIf"
_FINE, _WHOLE = Fraction(1, 100), Fraction(1)
_APPLIED_ON = "applied_on"


@dataclass(frozen=True)
class Wanted:
    """What is to be tried."""

    changes: Mapping[str, str]
    """Key of the engine → value, only what was typed."""
    policy_id: str
    switches: Mapping[str, Any]
    """Readings that differ from those of the pack."""
    problems: Mapping[str, str] = field(default_factory=dict)
    """Key → why what was typed is no value."""


class WhatIfInputs(QWidget):
    """The typed inputs; each keeps its own sentence of what is wrong with it."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName(f"{_NAME}.Inputs")
        self._packs: Mapping[str, SubsidyPolicy] = {}
        self._facts: Mapping[str, Any] = {}
        self._areas: dict[str, StepInput] = {}
        self._days: dict[str, DayInput] = {}
        self._wrong: dict[str, QLabel] = {}
        self._pack = QuietComboBox()
        self._pack.setObjectName(f"{_NAME}.Pack")
        self._pack.currentIndexChanged.connect(lambda _index: self._on_pack())
        self.switches = WhatIfSwitches()
        self.switches.changed.connect(self.changed)
        self._lay_out()

    # -- what is known ----------------------------------------------------------------------------

    def show_packs(self, packs: Mapping[str, SubsidyPolicy], chosen: str) -> None:
        """Offer packs; the last choice stays where it is still there."""
        self._packs = packs
        before = self._pack.currentData()
        offer_packs(self._pack, packs, before if before in packs else chosen)
        self._pack.setToolTip(pack_tip(self.policy) if self.policy else "")

    def show_facts(self, facts: Mapping[str, Any], switches: Mapping[str, Any]) -> None:
        """Show in grey what the workspace has.

        Args:
            facts: As the engine reads them.
            switches: Readings of the stored calculation.
        """
        self._facts = facts
        for key, widget in self._areas.items():
            value = facts.get(key)
            known = "" if value is None else str(value)
            widget.show_known(known, self._known_area(key, known))
        if self.policy is not None:
            self.switches.show_policy(self.policy, switches)
        self._show_days()

    def show_following(self, tried: Mapping[str, Any]) -> None:
        """Show in grey what the engine took for fields where nothing is typed.

        Figures that belong to a tried one follow it: 计容 floor area, net land, a stated ratio.

        Args:
            tried: The facts that were calculated with.
        """
        for key, widget in self._areas.items():
            was, now = self._facts.get(key), tried.get(key)
            if widget.text_typed.strip() or str(was) == str(now):
                known = "" if was is None else str(was)
                widget.show_known(known, self._known_area(key, known))
            elif now is None:
                widget.show_known("", tr("left out: it spoke of other areas"))
            else:
                shown = self._known_area(key, str(now))
                widget.show_known(str(now), tr("{value} (follows)", value=shown))

    @property
    def packs(self) -> Mapping[str, SubsidyPolicy]:
        """The packs that are offered, by id."""
        return self._packs

    def field(self, key: str) -> StepInput:
        """Return the field of an area."""
        return self._areas[key]

    def title_of(self, key: str) -> str:
        """Return the words beside a field, empty where there is no such field."""
        return _titles().get(key, "")

    @property
    def policy(self) -> SubsidyPolicy | None:
        """The chosen pack."""
        return self._packs.get(str(self._pack.currentData() or ""))

    # -- what is typed ----------------------------------------------------------------------------

    def wanted(self) -> Wanted:
        """Return what is to be tried, and what is wrong with it."""
        changes: dict[str, str] = {}
        problems: dict[str, str] = {}
        for key in (*self._areas, *self._days):
            typed = self._typed(key)
            try:
                value = read_input(_spec(key), typed)
            except LowUseError as error:
                problems[key] = describe(error)
            else:
                if value is not None:
                    changes[key] = str(value)
        pack = self.policy.id if self.policy else ""
        return Wanted(changes, pack, self.switches.chosen(), problems)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say at each field what is wrong with it, and nothing at the others."""
        for key in self._wrong:
            self.refuse(key, problems.get(key, ""))

    def refuse(self, key: str, sentence: str) -> bool:
        """Say at a field what is wrong with it; empty takes that back.

        Of a good figure in another unit is said what became of it.

        Returns:
            False where there is no such field.
        """
        label = self._wrong.get(key)
        if label is None:
            return False
        text = f"✕ {sentence}" if sentence else understood(_spec(key), self._typed(key))
        label.setText(text)
        label.setVisible(bool(text))
        return True

    def fill(self, changes: Mapping[str, str], policy_id: str, switches: Mapping[str, Any]) -> None:
        """Show other inputs, as of a scenario, and tell once."""
        for key, area in self._areas.items():
            area.show_text(changes.get(key, ""))
        for key, day in self._days.items():
            before = day.blockSignals(True)
            day.inner().setText(changes.get(key, ""))
            day.blockSignals(before)
        if policy_id in self._packs:
            self._pack.choose(policy_id)
        if self.policy is not None:
            self.switches.show_policy(self.policy, switches)
        self._show_days()
        self.changed.emit()

    # -- inside -----------------------------------------------------------------------------------

    def _typed(self, key: str) -> str:
        if key in self._areas:
            return self._areas[key].text_typed
        return self._days[key].text()

    def _on_pack(self) -> None:
        policy = self.policy
        if policy is not None:
            self._pack.setToolTip(pack_tip(policy))
            self.switches.show_policy(policy, self.switches.chosen())
            self._show_days()
        self.changed.emit()

    def _show_days(self) -> None:
        policy = self.policy
        known = known_acceptance(self._facts, policy) if policy is not None else None
        said = ""
        if known is not None and policy is not None:
            said = with_aside(known[1], policy.acceptance_kinds.get(known[0], tr("kind unknown")))
        self._days[ACCEPTED_ON].invite(said or tr("not accepted yet"))
        applied = self._facts.get(_APPLIED_ON)
        self._days[_APPLIED_ON].invite(str(applied) if applied else tr("not applied for yet"))

    def _known_area(self, key: str, value: str) -> str:
        if not value:
            return tr("not entered")
        shown = shown_number(value) if key == "stated_far" else shown_number(value, places=2)
        source = self._facts.get("land_area_source")
        if key == "land_area_m2" and source:
            return with_aside(shown, shown_code("land_area_source", str(source)))
        return shown

    def _lay_out(self) -> None:
        titles = _titles()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for key in AREAS:
            land = key.endswith("land_area_m2")
            widget = StepInput(
                f"{_NAME}.{key}",
                _WHOLE if land else _FINE,
                Fraction(100) if land else _WHOLE,
                _spec(key).unit,
            )
            widget.edited.connect(self.changed)
            self._areas[key] = widget
            self._row(grid, key, titles[key], widget)
        for key in (ACCEPTED_ON, _APPLIED_ON):
            day = DayInput(_spec(key))
            day.inner().setObjectName(f"{_NAME}.{key}")
            day.edited.connect(self.changed)
            self._days[key] = day
            self._row(grid, key, titles[key], day)
        row = grid.rowCount()
        label = QLabel(tr("Policy pack"))
        label.setBuddy(self._pack)
        grid.addWidget(label, row, 0)
        grid.addWidget(self._pack, row, 1)
        grid.addWidget(self.switches, row + 1, 0, 1, 2)

    def _row(self, grid: QGridLayout, key: str, title: str, widget: QWidget) -> None:
        row = grid.rowCount()
        label = QLabel(title)
        label.setBuddy(widget)
        wrong = plain_label(f"{_NAME}.Wrong.{key}")
        wrong.hide()
        self._wrong[key] = wrong
        grid.addWidget(label, row, 0)
        grid.addWidget(widget, row, 1)
        grid.addWidget(wrong, row + 1, 0, 1, 2)


def _titles() -> dict[str, str]:
    return {
        "floor_area_m2": tr("Floor area (m²)"),
        "far_floor_area_m2": tr("FAR floor area (m²)"),
        "stated_far": tr("Stated FAR"),
        "land_area_m2": tr("Redeveloped land (m²)"),
        "net_land_area_m2": tr("Net land (m²)"),
        ACCEPTED_ON: tr("Accepted on"),
        _APPLIED_ON: tr("Applied on"),
    }


def _spec(key: str) -> Any:
    columns = shipped().tables["project"].columns
    if key == ACCEPTED_ON:
        return replace(columns[_APPLIED_ON], name=key, title="竣工验收日期")
    return columns[key]


def offer_packs(box: QuietComboBox, packs: Mapping[str, SubsidyPolicy], chosen: str) -> None:
    """Fill a choice of packs without telling anybody; the first where the chosen one is gone."""
    before = box.blockSignals(True)
    box.clear()
    names = [pack_name(policy) for policy in packs.values()]
    for row, policy in enumerate(packs.values()):
        twin = names.count(names[row]) > 1
        box.addItem(f"{names[row]}  {policy.id}" if twin else names[row], policy.id)
        box.setItemData(row, pack_tip(policy), Qt.ItemDataRole.ToolTipRole)
    box.blockSignals(before)
    box.choose(chosen if chosen in packs else next(iter(packs), None))


def pack_name(policy: SubsidyPolicy) -> str:
    """Return how a pack is offered."""
    years = f"{policy.valid_from.isoformat()}–{policy.valid_to.isoformat()}"
    name = f"{policy.document_no or policy.title}  {years}"
    return f"⚠ {tr('example')} {name}" if policy.example else name


def pack_tip(policy: SubsidyPolicy) -> str:
    """Return everything that tells packs apart."""
    return f"{policy.title}\n{policy.document_no}\n{policy.id}  sha256 {policy.sha256[:12]}…"


__all__ = ["Wanted", "WhatIfInputs", "pack_name", "pack_tip"]
