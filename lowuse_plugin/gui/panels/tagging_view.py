# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""低效认定: rules propose, a person looks and tags."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from lowuse_plugin.domain.parcel_states import LOW_EFFICIENCY_STATES
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.panels.parcel_pane import ParcelPane
from lowuse_plugin.gui.panels.tag_form import TagForm
from lowuse_plugin.gui.widgets.page_tabs import ParcelPages
from lowuse_plugin.gui.widgets.parcel_columns import AREA, HOLDER, LABEL, STATE
from lowuse_plugin.gui.widgets.standard_bar import StandardBar
from lowuse_plugin.qgis_bridge.area_text import amount
from lowuse_plugin.qgis_bridge.explanations import example_note
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.role_words import why_not
from lowuse_plugin.qgis_bridge.settings import AREA_UNIT
from lowuse_plugin.qgis_bridge.themes import SURVEY

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress
    from lowuse_plugin.services.identify import IdentificationSummary


class TaggingView(QWidget):
    """List, card and pages about the current parcel; above them the standard that proposes."""

    def __init__(
        self,
        context: PanelContext,
        show_import: Callable[[], None],
        show_standards: Callable[[], None] = lambda: None,
        parent: QWidget | None = None,
    ) -> None:
        """Build the panel.

        Args:
            context: The shared parts.
            show_import: Opens the import, for a workspace without parcels.
            show_standards: Shows the identification standards.
            parent: Owner.
        """
        super().__init__(parent)
        self._context = context
        self._busy = False
        self._standard = StandardBar("LowUse.Tagging", context, self.identify, show_standards)
        self.pages = ParcelPages("LowUse.Tagging", context)
        self._form = self.pages.findChild(TagForm)
        self.pane = ParcelPane(
            context,
            name="LowUse.Tagging",
            state_column="state",
            states=LOW_EFFICIENCY_STATES,
            columns=(LABEL, HOLDER, AREA, STATE),
            actions=self._standard,
            below=self._form.bar if self._form is not None else None,
            pages=self.pages,
            show_import=show_import,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pane)
        # Bound methods: unlike a lambda they are forgotten when the view is gone.
        context.current.current_changed.connect(self._aim)
        context.current.selection_changed.connect(self._aim)
        self.pane.list.model.shown_changed.connect(self._aim)
        self._aim()

    def step(self, by: int) -> None:
        """Go to the next parcel, or to the one before."""
        self.pane.step(by)

    def shown_parcels(self) -> list[str]:
        """Return what the list shows, in its order."""
        return self.pane.shown_parcels()

    def _aim(self, *_what_changed: object) -> None:
        """Let the form say how many of the chosen parcels the list hides."""
        if self._form is not None:
            chosen = self._context.current.chosen_set
            self._form.set_hidden(self.pane.list.model.hidden_count(chosen))

    def identify(self) -> None:
        """Let the standard in force propose candidates among all parcels."""
        store = self._context.session.store
        if store is None or self._busy or why_not(self._context.session):
            return

        def work(progress: Progress) -> IdentificationSummary:
            from lowuse_plugin.domain.moments import office_today  # noqa: PLC0415
            from lowuse_plugin.services.identify import identify  # noqa: PLC0415
            from lowuse_plugin.services.standards import standard_in_force  # noqa: PLC0415

            today = office_today()
            with store.read() as reading:
                rules = standard_in_force(reading, today)
            return identify(store, rules=rules, on=today, progress=progress)

        self._busy = True
        self._standard.set_busy(busy=True)
        title = tr("Proposing candidates")
        self._context.run_for(store, title, work, self._identified).ended.connect(self._on_ended)

    def _on_ended(self) -> None:
        self._busy = False
        self._standard.set_busy(busy=False)

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
        idle = summary.other.get("idle", 0)
        if idle:
            text += " " + tr(
                "{count} may be idle land, which is dealt with apart.", count=f"{idle:,}"
            )
        self._context.messages.success(text + example_note(is_example=summary.example))
