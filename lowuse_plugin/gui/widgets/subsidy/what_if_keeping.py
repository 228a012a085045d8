# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Keeping what was tried: scenarios under a name, their retirement, comparison, the picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QDialog, QFileDialog

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.policy.switches import value_key
from lowuse_plugin.gui.asking_desk import AskingDesk
from lowuse_plugin.gui.chosen_path import chosen_path
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.file_offers import file_offers
from lowuse_plugin.gui.widgets.subsidy.cliff_chart import scratch_note
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.services.subsidy.try_what_if import tried_of

if TYPE_CHECKING:
    from lowuse_plugin.domain.policy.pack import SubsidyPolicy
    from lowuse_plugin.domain.ports import Progress, Receipt, Store
    from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
    from lowuse_plugin.gui.dialogs.subsidy.scenario_dialogs import (
        KeepDialog,
        RetireScenarioDialog,
        Side,
    )
    from lowuse_plugin.gui.widgets.subsidy.what_if_page import WhatIfPage
    from lowuse_plugin.services.subsidy.scenarios import Scenario
    from lowuse_plugin.services.subsidy.try_what_if import Tried


@dataclass(frozen=True)
class _Trial:
    """What is tried, where and by which pack: so it is kept, whatever is typed meanwhile."""

    store: Store
    project_uuid: str
    tried: Tried
    policy: SubsidyPolicy
    switches: Mapping[str, Any]


class Keeping(QObject):
    """What the page does with scenarios; the page itself only tries."""

    def __init__(self, context: PanelContext, asking: AskingDesk, page: WhatIfPage) -> None:
        """Serve one page.

        Args:
            context: The shared parts.
            asking: Holds the windows.
            page: The page.
        """
        super().__init__(page)
        self._context = context
        self._asking = asking
        self._page = page
        page.scenarios.load_wanted.connect(self.load)
        page.scenarios.compare_wanted.connect(self.compare)
        page.scenarios.retire_wanted.connect(self.ask_retire)

    def scenarios_changed(self, scenarios: Sequence[Scenario]) -> None:
        """List what is kept now."""
        self._page.scenarios.show_scenarios(scenarios)

    # -- keeping ----------------------------------------------------------------------------------

    def ask_keep(self) -> None:
        """Ask for a name and keep what is tried."""
        page = self._page
        page.calculate()  # what was typed last may not be calculated yet
        store, policy = self._context.session.store, page.inputs.policy
        if store is None or page.tried is None or page.base is None or policy is None:
            return
        from lowuse_plugin.gui.dialogs.subsidy.scenario_dialogs import KeepDialog  # noqa: PLC0415

        taken = [scenario.name for scenario in page.scenarios.scenarios]
        waiting = self._context.session.waiting
        trial = _Trial(
            store, page.base.project_uuid, page.tried, policy, page.inputs.wanted().switches
        )

        def make() -> KeepDialog:
            dialog = KeepDialog(self._suggested(taken), taken, waiting, page.window())
            dialog.wanted.connect(lambda: self._keep(dialog))
            return dialog

        dialog = self._asking.ask(("keep", trial.project_uuid), make)
        dialog.trial = trial  # also where a name was typed before: what is tried now is kept

    def _keep(self, dialog: KeepDialog) -> None:
        trial, name, remark = dialog.trial, dialog.name, dialog.remark

        def work(_progress: Progress) -> Receipt:
            from lowuse_plugin.services.subsidy.scenarios import save_scenario  # noqa: PLC0415

            return save_scenario(
                trial.store, trial.project_uuid, name, trial.tried.facts, policy=trial.policy,
                switches=trial.switches, today=trial.tried.on, made_by=current_actor().name,
                remark=remark, made_on=office_today(),
            )  # fmt: skip

        said = tr("Scenario kept: {name}", name=name)
        self._write(trial.store, tr("Keeping the scenario"), work, dialog, said)

    def ask_retire(self, scenario: Scenario) -> None:
        """Ask why, and take a scenario off the list."""
        store = self._context.session.store
        if store is None:
            return
        from lowuse_plugin.gui.dialogs.subsidy.scenario_dialogs import (  # noqa: PLC0415
            RetireScenarioDialog,
        )

        waiting = self._context.session.waiting

        def make() -> RetireScenarioDialog:
            dialog = RetireScenarioDialog(scenario.name, waiting, self._page.window())
            dialog.wanted.connect(lambda: self._retire(store, scenario, dialog))
            return dialog

        self._asking.ask(("retire", scenario.uuid), make)

    def _retire(self, store: Store, scenario: Scenario, dialog: RetireScenarioDialog) -> None:
        reason = dialog.reason

        def work(_progress: Progress) -> Receipt:
            from lowuse_plugin.services.subsidy.scenarios import retire_scenario  # noqa: PLC0415

            return retire_scenario(store, scenario.uuid, scenario.version, reason)

        said = tr("Scenario retired: {name}", name=scenario.name)
        self._write(store, tr("Retiring the scenario"), work, dialog, said)

    def _write(self, store: Store, title: str, work: Any, dialog: AskingDialog, said: str) -> None:
        def done(receipt: Receipt) -> bool:
            self._context.tell_saved(store, receipt.transaction_id, said)
            return True

        self._asking.write(dialog, store, title, work, done)

    def _suggested(self, taken: Sequence[str]) -> str:
        known = {name.casefold() for name in taken}
        numbers = range(1, len(taken) + 2)
        names = (tr("Scenario {number}", number=number) for number in numbers)
        return next(name for name in names if name.casefold() not in known)

    # -- loading and comparing --------------------------------------------------------------------

    def load(self, scenario: Scenario) -> None:
        """Put the figures of a scenario into the fields."""
        page, base = self._page, self._page.base
        policy = page.inputs.packs.get(scenario.policy_id) or page.inputs.policy
        if base is None or policy is None:
            return
        if scenario.policy_id not in page.inputs.packs:
            self._context.messages.info(
                tr("The pack {id} of this scenario is not on this computer; its figures are tried "
                   "under the chosen one.", id=scenario.policy_id)
            )  # fmt: skip
        changes = tried_of(scenario.facts, base.facts, policy)
        page.inputs.fill(changes, policy.id, other_readings(scenario.switches, policy))
        page.calculate()

    def compare(self, scenarios: Sequence[Scenario]) -> QDialog | None:
        """Show scenarios beside the workspace and what is tried."""
        page = self._page
        base, tried, policy = page.base, page.tried, page.inputs.policy
        if base is None or policy is None:
            return None
        from lowuse_plugin.gui.dialogs.subsidy.scenario_dialogs import CompareDialog, Side  # noqa: PLC0415

        sides = [Side(tr("In the workspace"), base.facts, {}, "", {})]
        stored = base.calculation
        if stored is not None:
            words = reading_words(stored.switches, page.inputs.packs.get(stored.policy.id, policy))
            sides = [Side(tr("In the workspace"), base.facts, words, stored.policy.id,
                          stored.result)]  # fmt: skip
        if tried is not None and tried.changed:
            words = reading_words(page.inputs.wanted().switches, policy)
            sides.append(Side(tr("What if"), tried.facts, words, policy.id, tried.result))
        sides += [self._side(scenario, policy) for scenario in scenarios]
        dialog = CompareDialog(sides, page.window())
        self._asking.hold(dialog)
        return dialog

    def _side(self, scenario: Scenario, policy: SubsidyPolicy) -> Side:
        from lowuse_plugin.gui.dialogs.subsidy.scenario_dialogs import Side  # noqa: PLC0415

        pack = self._page.inputs.packs.get(scenario.policy_id, policy)
        words = reading_words(scenario.switches, pack)
        return Side(scenario.name, scenario.facts, words, scenario.policy_id, scenario.result)

    # -- the picture ------------------------------------------------------------------------------

    def ask_picture(self) -> None:
        """Let a file be named for the chart, and write it."""
        workspace = self._context.session.path
        if workspace is None:
            return
        suggested = workspace.parent / f"{workspace.stem}_{tr('what-if chart')}.png"
        chosen, _ = QFileDialog.getSaveFileName(
            self._page.window(), tr("Save as picture"), str(suggested), "PNG (*.png)"
        )
        if chosen:
            self.save_picture(chosen_path(Path(chosen), ("png",)))

    def save_picture(self, path: Path) -> None:
        """Write the chart, with the words above it that it is no result."""
        try:
            self._page.chart.save_picture(path, scratch_note())
        except LowUseError as error:
            self._context.messages.failure(error)
            return
        self._context.messages.success(
            tr("Picture written: {path}", path=path), offers=file_offers(path)
        )


def other_readings(switches: Mapping[str, Any], policy: SubsidyPolicy) -> dict[str, Any]:
    """Return the readings that a pack offers and does not take by itself."""
    usual = {spec.name: spec.default for spec in policy.switch_specs}
    return {k: v for k, v in switches.items() if k in usual and v != usual[k]}


def reading_words(switches: Mapping[str, Any], policy: SubsidyPolicy) -> dict[str, str]:
    """Return title and words of the readings that differ from those of the pack."""
    specs = {spec.name: spec for spec in policy.switch_specs}
    found = {}
    for name, value in other_readings(switches, policy).items():
        key = value_key(value)
        found[specs[name].title] = specs[name].values.get(key, key)
    return found
