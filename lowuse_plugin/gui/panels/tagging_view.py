# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""低效认定: rules propose, a person looks and tags."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lowuse_plugin.domain.identification_rules import find_rule_set
from lowuse_plugin.domain.parcel_states import LOW_EFFICIENCY_STATES
from lowuse_plugin.domain.roles import right_to_tag
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.panels.parcel_pane import ParcelPane
from lowuse_plugin.gui.panels.tag_form import TagForm
from lowuse_plugin.gui.widgets.parcel_columns import AREA, HOLDER, LABEL, STATE
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.area_text import amount
from lowuse_plugin.qgis_bridge.explanations import example_note
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.role_words import why_not
from lowuse_plugin.qgis_bridge.settings import AREA_UNIT
from lowuse_plugin.qgis_bridge.themes import SURVEY

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.qgis_bridge.tasks import OnDone
    from lowuse_plugin.services.identify import IdentificationSummary
    from lowuse_plugin.services.tag_parcels import TagSummary

RULES = "sample"
"""The standard that ships; an office's own comes with the rule sets of identification."""


class TaggingView(QWidget):
    """Identify, look, tag, undo."""

    def __init__(
        self,
        context: PanelContext,
        show_import: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._busy = False
        self._form = TagForm()
        self._identify = QPushButton(tr("Propose candidates"))
        self._identify.setObjectName("LowUse.Tagging.Identify")
        self.pane = ParcelPane(
            context,
            name="LowUse.Tagging",
            state_column="state",
            states=LOW_EFFICIENCY_STATES,
            columns=(LABEL, HOLDER, AREA, STATE),
            actions=self._actions(),
            below=self._form,
            show_import=show_import,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pane)
        self._connect()
        self._aim()

    def step(self, by: int) -> None:
        """Go to the next parcel, or to the one before."""
        self.pane.step(by)

    def shown_parcels(self) -> list[str]:
        """Return what the list shows, in its order."""
        return self.pane.shown_parcels()

    def _actions(self) -> QWidget:
        rules = find_rule_set(RULES)
        standard = QLabel(rules.title)
        standard.setObjectName("LowUse.Tagging.Standard")
        standard.setWordWrap(True)
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._identify)
        row.addWidget(standard, 1)
        return widget

    def _connect(self) -> None:
        current, session = self._context.current, self._context.session
        self._identify.clicked.connect(lambda _checked=False: self.identify())
        self._form.tag_wanted.connect(self.tag)
        self._form.withdraw_wanted.connect(self.withdraw)
        # Bound methods: unlike a lambda they are forgotten when the view is gone.
        current.current_changed.connect(self._aim)
        current.selection_changed.connect(self._aim)
        session.opened.connect(self._aim)
        session.role_changed.connect(self._aim)

    def _aim(self, *_what_changed: object) -> None:
        """Let the buttons say what they act on; while one is at work all of them wait."""
        refused = why_not(self._context.session)
        self._identify.setEnabled(not refused and not self._busy)
        self._identify.setToolTip(
            refused or tr("Evaluate the rules for every parcel; nothing is tagged")
        )
        chosen = self._chosen()
        self._form.aim_at(
            len(chosen),
            refused=refused,
            busy=self._busy,
            hidden=self.pane.list.model.hidden_count(chosen),
        )

    def _run(self, store: Store, title: str, work: Callable[[Progress], Any], done: OnDone) -> None:
        self._busy = True
        self._aim()
        self._context.run_for(store, title, work, done).ended.connect(self._on_ended)

    def _on_ended(self) -> None:
        self._busy = False
        self._aim()

    def _chosen(self) -> frozenset[str]:
        """Return the selected parcels, else the one that is looked at."""
        current = self._context.current
        return current.selection or frozenset({current.uuid} if current.uuid else ())

    # -- identify -------------------------------------------------------------------------------

    def identify(self) -> None:
        """Let the rules propose candidates among all parcels."""
        store = self._context.session.store
        if store is None or not self._context.session.can_write:
            return

        def work(progress: Progress) -> IdentificationSummary:
            from lowuse_plugin.services.identify import identify  # noqa: PLC0415

            return identify(store, rules=find_rule_set(RULES), on=date.today(), progress=progress)

        self._run(store, tr("Proposing candidates"), work, self._identified)

    def _identified(self, summary: IdentificationSummary) -> None:
        self._context.session.saved()
        self._context.layers.apply_theme(SURVEY)
        counts = summary.counts
        text = tr(
            "{suspected} suspected ({area}), {incomplete} with missing data.",
            suspected=f"{counts['suspected']:,}",
            area=amount(summary.areas_m2["suspected"], AREA_UNIT.get()),
            incomplete=f"{counts['incomplete']:,}",
        )
        self._context.messages.success(text + example_note(is_example=summary.example))

    # -- tag, withdraw, undo ----------------------------------------------------------------------

    def tag(self) -> None:
        """Tag the chosen parcels."""
        self._decide("tagged")

    def withdraw(self) -> None:
        """Withdraw the tags of the chosen parcels; they stay in the history."""
        self._decide("withdrawn")

    def _decide(self, state: str) -> None:
        store, chosen = self._context.session.store, sorted(self._chosen())
        if store is None or not chosen or why_not(self._context.session, right_to_tag(state)):
            return
        kind, basis, batch = self._form.kind, self._form.basis, self._form.batch
        person = current_actor().name

        def work(_progress: Progress) -> TagSummary:
            from lowuse_plugin.services.tag_parcels import Decision, tag_parcels  # noqa: PLC0415

            decision = Decision(
                decided_by=person,
                decided_on=date.today(),
                state=state,
                kinds=(kind,),
                text=basis,
                batch=batch,
            )
            return tag_parcels(store, chosen, decision)

        title = tr("Tagging {count} parcels", count=f"{len(chosen):,}")
        self._run(store, title, work, lambda found: self._decided(state, found))

    def _decided(self, state: str, summary: TagSummary) -> None:
        self._context.session.saved()
        self._form.forget_basis()
        count, area = f"{len(summary.tagged):,}", amount(summary.area_m2, AREA_UNIT.get())
        if not summary.tagged:
            self._context.messages.info(_nothing_done(state, len(summary.unchanged)))
            return
        if state == "withdrawn":
            text = tr("{count} tags withdrawn ({area}).", count=count, area=area)
        else:
            text = tr("{count} parcels tagged ({area}).", count=count, area=area)
        done = text
        if summary.unchanged:
            text += " " + tr("{count} were so already.", count=f"{len(summary.unchanged):,}")
        if summary.without_area:
            text += " " + tr(
                "{count} of them have no area and are not in the sum.",
                count=f"{summary.without_area:,}",
            )
        text += example_note(is_example=summary.example)
        transaction = summary.transaction_id
        if transaction is None:
            self._context.messages.success(text)
            return
        self._context.tell_saved(self._context.session.store, transaction, done, text)


def _nothing_done(state: str, parcels: int) -> str:
    """Return what is said where everything was so already."""
    count = f"{parcels:,}"
    if state == "withdrawn":
        return tr("The tags of these {count} parcels were withdrawn already.", count=count)
    return tr("These {count} parcels are tagged so already.", count=count)
