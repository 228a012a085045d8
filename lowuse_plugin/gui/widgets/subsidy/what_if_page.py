# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""假设: other figures of a project tried at once; nothing of it is written until it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.asking_desk import AskingDesk
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.subsidy.cliff_chart import CliffChart
from lowuse_plugin.gui.widgets.subsidy.what_if_chart import chart_data
from lowuse_plugin.gui.widgets.subsidy.what_if_inputs import Wanted, WhatIfInputs
from lowuse_plugin.gui.widgets.subsidy.what_if_keeping import Keeping, other_readings
from lowuse_plugin.gui.widgets.subsidy.what_if_result import FittedText, details_html, head_html
from lowuse_plugin.gui.widgets.subsidy.what_if_scenarios import WhatIfScenarios
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_code, why
from lowuse_plugin.qgis_bridge.role_words import why_not
from lowuse_plugin.services.subsidy.try_what_if import Base, Tried, read_base, try_figures

if TYPE_CHECKING:
    from lowuse_plugin.domain.policy.pack import SubsidyPolicy
    from lowuse_plugin.domain.ports import Progress, Refresh

_NAME = "LowUse.WhatIf"
_DEBOUNCE_MS = 150
_RESTS_ON = frozenset(
    {"project", "project_parcel", "parcel", "subsidy_case", "subsidy_scenario", "import_package"}
)


class WhatIfPage(QWidget):
    """The page of the panel; carries out :class:`ProjectPage`."""

    def __init__(
        self, context: PanelContext, asking: AskingDesk, parent: QWidget | None = None
    ) -> None:
        """Start without a project.

        Args:
            context: The shared parts.
            asking: Holds the windows about scenarios.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(_NAME)
        self._context = context
        self._asking = asking
        self._uuid = ""
        self._asked = 0
        self._is_stale = False
        """Something was saved while nobody looked."""
        self._typed: dict[str, Wanted] = {}
        """What was tried of each project; a look at another one loses nothing."""
        self.base: Base | None = None
        self.tried: Tried | None = None
        """What the fields come to; None while one of them is wrong."""
        self._now: Tried | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DEBOUNCE_MS)
        self._timer.timeout.connect(self.calculate)
        self._make()
        self._lay_out()
        self._connect()
        install_f1(self, "whatif")
        self._show_state()

    def show_project(self, uuid: str) -> None:
        """Show a project, empty for none; what was tried of it before stands there again."""
        if uuid != self._uuid:
            self._remember()
            self._uuid = uuid
            self.base = self.tried = self._now = None
            self.chart.set_data(None)
        self._read()

    # -- reading ----------------------------------------------------------------------------------

    def _read(self) -> None:
        store, uuid = self._context.session.store, self._uuid
        self._asked += 1
        asked = self._asked
        self._is_stale = False
        if store is None or not uuid:
            self._show_state()
            return
        if self.base is None:
            self._state.say(tr("Reading the project …"), busy=True)
            self._stack.setCurrentWidget(self._state)

        def work(_progress: Progress) -> tuple[Base, dict[str, SubsidyPolicy], str]:
            from lowuse_plugin.qgis_bridge.policy_packs import usable, usual  # noqa: PLC0415

            return read_base(store, uuid), usable(), usual(office_today()).id

        def done(found: tuple[Base, dict[str, SubsidyPolicy], str]) -> None:
            if not sip.isdeleted(self) and asked == self._asked:
                self._take(*found)

        def failed(error: BaseException) -> None:
            if not sip.isdeleted(self) and asked == self._asked:
                again = Offer(tr("Try again"), self._read, f"{_NAME}.Again")
                self._state.say(f"⚠ {why(error)}", (again,))
                self._stack.setCurrentWidget(self._state)

        title = tr("Reading the project")
        self._context.run_for(store, title, work, done, on_failed=failed, hidden=True)

    def _take(self, base: Base, packs: dict[str, SubsidyPolicy], usual_id: str) -> None:
        first = self.base is None
        self.base = base
        stored = base.calculation
        pack = stored.policy.id if stored is not None and stored.policy.id in packs else usual_id
        self.inputs.show_packs(packs, pack)
        switches = self._stored_switches()
        if first:
            kept = self._typed.get(self._uuid)
            self.inputs.show_facts(base.facts, switches)
            if kept is None:
                self.inputs.fill({}, pack, switches)
            else:
                self.inputs.fill(kept.changes, kept.policy_id, kept.switches)
        else:
            self.inputs.show_facts(base.facts, self.inputs.switches.chosen())
        self.keeping.scenarios_changed(base.scenarios)
        self._stack.setCurrentWidget(self._work)
        self.calculate()

    def _stored_switches(self) -> dict[str, Any]:
        """Return the readings of the stored calculation that differ from the pack's."""
        policy, base = self.inputs.policy, self.base
        if policy is None or base is None or base.calculation is None:
            return {}
        return other_readings(base.calculation.switches, policy)

    def _remember(self) -> None:
        if self._uuid and self.base is not None:
            self._typed[self._uuid] = self.inputs.wanted()

    def _on_refreshed(self, refresh: Refresh) -> None:
        if not refresh.everything and not refresh.tables & _RESTS_ON:
            return
        if self.isVisible():
            self._read()
        else:
            self._is_stale = True

    def _on_closed(self) -> None:
        self._typed.clear()
        self._uuid = ""
        self.base = self.tried = self._now = None
        self._asked += 1
        self._show_state()

    # -- trying -----------------------------------------------------------------------------------

    def calculate(self) -> None:
        """Calculate what the fields say, at once."""
        self._timer.stop()
        base, policy = self.base, self.inputs.policy
        if base is None or policy is None:
            return
        wanted = self.inputs.wanted()
        self.inputs.show_problems(wanted.problems)
        self.tried = None
        said = ""
        if not wanted.problems:
            try:
                self.tried = try_figures(
                    base.facts, wanted.changes, policy, wanted.switches, office_today()
                )
            except LowUseError as error:
                said = self._refuse(error)
        self._show_tried(policy, said)

    def reset(self) -> None:
        """Go back to what is in the workspace."""
        base = self.base
        if base is None:
            return
        pack = base.calculation.policy.id if base.calculation is not None else ""
        self.inputs.fill({}, pack, self._stored_switches())
        self.calculate()

    def _refuse(self, error: LowUseError) -> str:
        """Say at the field what the engine says of it; return it where there is no such field."""
        field = str(error.params.get("field", "")).rpartition(".")[2]
        title = self.inputs.title_of(field)
        params = {**error.params, "field": title} if title else dict(error.params)
        sentence = describe_code(error.code, params)
        return "" if self.inputs.refuse(field, sentence) else sentence

    def _show_tried(self, policy: SubsidyPolicy, said: str) -> None:
        tried, base = self.tried, self.base
        self._said.setText(f"✕ {said}" if said else "")
        self._said.setVisible(bool(said))
        for part in (self.result, self.chart, self._read_line, self.details):
            part.setVisible(tried is not None)
        if tried is not None and base is not None:
            stored = None if base.calculation is None else base.calculation.result
            changed = self._differs()
            self._now = self._as_it_is()
            self.inputs.show_following(tried.facts)
            later = tried.on if tried.on > office_today() else None
            self.result.show_html(head_html(tried.result, stored, changed=changed, on=later))
            self.details.show_html(details_html(tried.result))
            now = None if self._now is None else self._now.result
            self.chart.set_data(chart_data(tried, now, policy, changed=changed))
        self._aim()

    def _as_it_is(self) -> Tried | None:
        """Return the figures of the workspace under its pack, None where they are incomplete."""
        base, packs = self.base, self.inputs.packs
        if base is None:
            return None
        stored = base.calculation
        policy = packs.get(stored.policy.id) if stored is not None else self.inputs.policy
        policy = policy or self.inputs.policy
        if policy is None:
            return None
        switches = {} if stored is None else self._stored_switches()
        try:
            return try_figures(base.facts, {}, policy, switches, office_today())
        except LowUseError:
            return None  # what is missing is said at the field while nothing is tried

    def _differs(self) -> bool:
        """Tell whether anything is tried that is not so in the workspace."""
        wanted, base = self.inputs.wanted(), self.base
        if base is None:
            return False
        stored = base.calculation
        pack = stored is not None and stored.policy.id != wanted.policy_id
        return bool(wanted.changes) or pack or wanted.switches != self._stored_switches()

    # -- parts ------------------------------------------------------------------------------------

    def _make(self) -> None:
        self._state = ListState(f"{_NAME}.State")
        self._scratch = plain_label(
            f"{_NAME}.Scratch",
            tr("Scratch only: nothing is written, nothing goes into sheets. Empty fields mean the "
               "figures of the workspace."),
        )  # fmt: skip
        self.inputs = WhatIfInputs()
        self._said = plain_label(f"{_NAME}.Said")
        self._said.hide()
        self.result = FittedText(f"{_NAME}.Result")
        self.details = FittedText(f"{_NAME}.Details")
        self.chart = CliffChart(f"{_NAME}.Chart")
        self._read_line = QLabel()
        self._read_line.setObjectName(f"{_NAME}.Read")
        self._reset = quiet_button(f"{_NAME}.Reset", tr("Back to the workspace"), self.reset)
        self._keep = quiet_button(f"{_NAME}.Keep", tr("Keep as scenario …"))
        self.scenarios = WhatIfScenarios()
        self.keeping = Keeping(self._context, self._asking, self)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._reset)
        buttons.addStretch(1)
        buttons.addWidget(self._keep)
        body = QWidget()
        column = QVBoxLayout(body)
        for widget in (self._scratch, self.inputs, self.chart, self._read_line,
                       self.details):  # fmt: skip
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addWidget(self.scenarios)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidget(body)
        # The result stays in sight whatever field is typed in: the page is low on small screens.
        work = QWidget()
        lines = QVBoxLayout(work)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.result)
        lines.addWidget(self._said)
        lines.addWidget(self._scroll, 1)
        self._work = work
        self._stack = QStackedWidget()
        self._stack.addWidget(self._state)
        self._stack.addWidget(self._work)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _connect(self) -> None:
        session = self._context.session
        self.inputs.changed.connect(self._timer.start)
        self._keep.clicked.connect(lambda _checked=False: self.keeping.ask_keep())
        self.chart.read.connect(self._read_line.setText)
        self.chart.picture_wanted.connect(self.keeping.ask_picture)
        session.refreshed.connect(self._on_refreshed)
        session.closed.connect(self._on_closed)
        session.role_changed.connect(self._aim)
        session.opened.connect(self._aim)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Catch up with what was saved meanwhile."""
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def _show_state(self) -> None:
        self._state.say(tr("Choose a project in the list to try other figures of it."))
        self._stack.setCurrentWidget(self._state)

    def _aim(self) -> None:
        barred = why_not(self._context.session)
        self._keep.setEnabled(self.tried is not None and not barred)
        self._keep.setToolTip(barred or tr("Keep what is tried under a name; it is no calculation"))
        self._reset.setEnabled(self._differs())
        self.scenarios.bar(barred)
