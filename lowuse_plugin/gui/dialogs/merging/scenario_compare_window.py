# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""方案比较: two to six proposed merges side by side and on the map; one is adopted or dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtGui import QGuiApplication, QHideEvent, QShowEvent
from qgis.PyQt.QtWidgets import (
    QAction,
    QCheckBox,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.merging.scenarios import FEWEST, MOST
from lowuse_plugin.gui.dialogs.workspace_window import WorkspaceWindow
from lowuse_plugin.gui.merging.scenario_bands import ScenarioBands, ScenarioShape
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.claims.follow import Follow
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.merging.reading import TABLES
from lowuse_plugin.gui.widgets.merging.scenario_reading import (
    ScenarioSeen,
    read_scenarios,
    scenarios_subject,
)
from lowuse_plugin.gui.widgets.merging.scenario_table import ScenarioModel, ScenarioTable
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import plain_label, plain_text, quiet_button
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any, describe_code
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.scenarios import Scenario, ScenarioComparison

_NAME = "LowUse.CompareScenarios"


@dataclass(frozen=True)
class CompareDoors:
    """What the window opens but does not own."""

    step: Callable[[str, str], None]
    """Opens the form of a step (an action) of a case (uuid)."""
    show_case: Callable[[str], None]
    """Shows a case with all that can be done."""
    write: Callable[[ScenarioComparison], None]
    """Asks for the file and writes the comparison as a workbook."""


class ScenarioCompareWindow(WorkspaceWindow):
    """Beside the map; follows what colleagues save."""

    NAME = "CompareScenarios"
    SIZE = "lowuse/compare_scenarios/geometry"
    CHARACTERS, LINES = 130, 36

    def __init__(
        self, context: PanelContext, doors: CompareDoors, parent: QWidget | None = None
    ) -> None:
        """Wait for the scenarios.

        Args:
            context: The shared parts.
            doors: What it opens.
            parent: Owner.
        """
        super().__init__(context, tr("Merge scenarios compared"), parent)
        self._doors = doors
        self._seen: ScenarioSeen | None = None
        self._case = ""
        self.bands = ScenarioBands(context.canvas)
        bands = self.bands
        self.destroyed.connect(lambda _gone=None: bands.release())
        self.model = ScenarioModel(self)
        self.table = ScenarioTable(f"{_NAME}.Table", self.model)
        self._none = ListState(f"{_NAME}.None")
        self._said = plain_label(f"{_NAME}.Said")
        self._chosen = plain_label(f"{_NAME}.Chosen")
        title = tr("Comparing the scenarios")
        self._follow = Follow(context, TABLES, read_scenarios, title, self)
        self._make()
        self._lay_out()
        self._follow.loading.connect(lambda: self._say(title, busy=True))
        self._follow.read.connect(self._take)
        self._follow.failed.connect(self._show_trouble)
        context.session.role_changed.connect(self._aim)
        self._begin("mergecases", "scenarios")

    def compare(self, cases: Sequence[str], chosen: str = "") -> None:
        """Compare other scenarios.

        Args:
            cases: Which; of none, the newest with others beside it.
            chosen: The one whose column is chosen: what is adopted or dropped unless another
                column is. What was chosen stays when it is left out.
        """
        self._case = chosen or self._case
        if self.chosen is not None:  # it is shown already, and may be read anew or not
            self._choose(self.chosen)
            self._bring(self.chosen)
            self._aim()
        self._follow.show(scenarios_subject(cases))

    @property
    def comparison(self) -> ScenarioComparison | None:
        """What is shown."""
        return None if self._seen is None else self._seen.comparison

    @property
    def chosen(self) -> Scenario | None:
        """The scenario whose column is chosen."""
        return next((each for each in self.model.scenarios if each.uuid == self._case), None)

    # -- following --------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read what was put off, and draw again."""
        super().showEvent(event)
        self._aim_bands()
        self._follow.wake()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Leave nothing on the map that no window explains."""
        super().hideEvent(event)
        self.bands.set_visible(False)

    def done(self, result: int) -> None:
        """Take everything off the map."""
        self.bands.release()
        super().done(result)

    def _take(self, seen: ScenarioSeen) -> None:
        if seen.wanted and self._follow.uuid == scenarios_subject(()):
            # What is looked at stays, also when it is adopted or dropped.
            self._follow.show(scenarios_subject(seen.wanted))
            return
        is_new = self._seen is None or self._seen.wanted != seen.wanted
        self._seen = seen
        self._fill_menu(seen)
        found = seen.comparison
        self.model.set_comparison(found)
        if found is None:
            self.bands.show((), "")
            self._say(_too_few(seen))
            self._aim()
            return
        self._stack.setCurrentWidget(self.table)
        shapes = [
            ScenarioShape(each.letter, each.outline)
            for each in found.scenarios
            if each.outline is not None
        ]
        self.bands.show(shapes, found.crs)
        self._aim_bands()
        chosen = self.chosen or self.model.scenarios[0]
        self._choose(chosen)
        if is_new:
            self.bands.go_to()
            self._bring(chosen)
        self._said.setText(
            tr("{differing} of {count} lines differ (≠). Checked on {day}; nothing is written by "
               "comparing.", differing=len(found.differing), count=len(found.rows),
               day=found.checked_on.isoformat())
        )  # fmt: skip
        self._aim()

    def _fill_menu(self, seen: ScenarioSeen) -> None:
        menu = self._pick.menu()
        menu.clear()
        for each in seen.known:
            action = QAction(plain_text(each.label), menu)
            action.setObjectName(f"{_NAME}.Pick.{each.uuid}")
            action.setCheckable(True)
            action.setChecked(each.uuid in seen.wanted)
            action.setToolTip(plain_text(each.tip))
            full = len(seen.wanted) >= MOST and each.uuid not in seen.wanted
            action.setEnabled(not full)
            action.toggled.connect(lambda on, uuid=each.uuid: self._on_picked(uuid, on))
            menu.addAction(action)
        self._pick.setEnabled(bool(seen.known))

    def _on_picked(self, uuid: str, wanted: bool) -> None:
        if self._seen is None:
            return
        now = [each for each in self._seen.wanted if each != uuid]
        self.compare([*now, uuid] if wanted else now or [uuid])

    def _say(self, text: str, *, busy: bool = False) -> None:
        self._none.say(text, busy=busy)
        self._stack.setCurrentWidget(self._none)
        self._said.setText("")

    def _show_trouble(self, error: BaseException) -> None:
        again = Offer(tr("Try again"), self._follow.read_again, f"{_NAME}.Again")
        self._none.say(describe_any(error), (again,))
        self._stack.setCurrentWidget(self._none)
        self.model.set_comparison(None)
        self.bands.show((), "")
        self._aim()

    # -- what is done -----------------------------------------------------------------------------

    def _on_column(self, column: int) -> None:
        scenario = self.model.scenario_at(column)
        if scenario is not None:
            self._choose(scenario)
            self.bands.flash(scenario.letter)
            self._aim()

    def _choose(self, scenario: Scenario) -> None:
        self._case = scenario.uuid
        self.model.choose(self.model.scenarios.index(scenario))

    def _bring(self, scenario: Scenario) -> None:
        self.table.show_column(self.model.scenarios.index(scenario))

    def _aim(self) -> None:
        scenario = self.chosen
        barred = why_not(self._context.session)
        is_draft = scenario is not None and scenario.state == chain.PROPOSED
        blockers = scenario.blockers if scenario is not None else ()
        hindered = "\n".join(describe_code(each.code, each.params) for each in blockers)
        over = "" if is_draft else tr("Only a proposed merge can be adopted or withdrawn.")
        for button, reason in (
            (self.adopt, barred or over or hindered),
            (self.drop, barred or over),
        ):
            button.setEnabled(scenario is not None and not reason)
            button.setToolTip(plain_text(reason))
        self.show_case.setEnabled(scenario is not None)
        for part in (self._copy, self._write, self._only, self._on_map):
            part.setEnabled(self.comparison is not None)
        if scenario is None:
            self._chosen.setText("")
            return
        lines = [tr("Chosen: {scenario}", scenario=scenario.title)]
        lines += [f"✕ {line}" for line in hindered.splitlines()]
        self._chosen.setText("\n".join(lines))

    def _aim_bands(self) -> None:
        self.bands.set_visible(self.isVisible() and self._on_map.isChecked())

    def _do(self, kind: str) -> None:
        if self.chosen is not None:
            self._doors.step(kind, self.chosen.uuid)

    def _on_show_case(self) -> None:
        if self.chosen is not None:
            self._doors.show_case(self.chosen.uuid)

    def copy(self) -> None:
        """Copy the lines that are shown, as a sheet takes them."""
        if self.comparison is not None:
            QGuiApplication.clipboard().setText(self.model.copied())
            self._context.messages.info(tr("The comparison is on the clipboard."))

    def _on_write(self) -> None:
        if self.comparison is not None:
            self._doors.write(self.comparison)

    # -- widgets ----------------------------------------------------------------------------------

    def _make(self) -> None:
        self._pick = QToolButton()
        self._pick.setObjectName(f"{_NAME}.Pick")
        self._pick.setText(tr("Scenarios to compare"))
        self._pick.setToolTip(
            tr("Choose {fewest} to {most} proposed merges", fewest=FEWEST, most=MOST)
        )
        self._pick.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._pick)
        menu.setToolTipsVisible(True)
        self._pick.setMenu(menu)
        self._only = QCheckBox(tr("Only lines that differ"))
        self._only.setObjectName(f"{_NAME}.OnlyDiffering")
        self._only.toggled.connect(self.model.show_only_differing)
        self._on_map = QCheckBox(tr("Outlines on the map"))
        self._on_map.setObjectName(f"{_NAME}.OnMap")
        self._on_map.setToolTip(
            tr("Outlines with letter, each hatched otherwise; a click on a column lets its outline "
               "blink")
        )  # fmt: skip
        self._on_map.setChecked(True)
        self._on_map.toggled.connect(lambda _on: self._aim_bands())
        self._copy = quiet_button(f"{_NAME}.Copy", tr("Copy as table"), self.copy)
        self._write = quiet_button(f"{_NAME}.Excel", tr("Excel …"), self._on_write)
        self.adopt = quiet_button(f"{_NAME}.Adopt", tr("Adopt …"), lambda: self._do(chain.ADVANCE))
        self.drop = quiet_button(
            f"{_NAME}.Drop", tr("Withdraw …"), lambda: self._do(chain.WITHDRAW)
        )
        self.show_case = quiet_button(f"{_NAME}.ShowCase", tr("Show the case"), self._on_show_case)
        self.table.column_wanted.connect(self._on_column)
        self.table.copy_wanted.connect(self.copy)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._pick)
        top.addWidget(self._only)
        top.addWidget(self._on_map)
        top.addStretch(1)
        top.addWidget(self._copy)
        top.addWidget(self._write)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(self.table)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        for button in (self.adopt, self.drop, self.show_case):
            bottom.addWidget(button)
        bottom.addWidget(quiet_button(f"{_NAME}.Close", tr("Close"), self.close))
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._said)
        layout.addWidget(self._chosen)
        layout.addLayout(bottom)


def _too_few(seen: ScenarioSeen) -> str:
    """Return what to do while there is nothing to compare."""
    if len(seen.known) < FEWEST:
        return tr("There are fewer than two proposed merges. Open a proposed merge, press “New "
                  "scenario from this …” and compare then.")  # fmt: skip
    return tr("Choose at least two proposed merges above.")
