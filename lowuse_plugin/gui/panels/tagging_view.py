# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""低效认定: rules propose, a person looks and tags."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.parcels.states import LOW_EFFICIENCY_STATES
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.panels.parcel_pane import ParcelPane
from lowuse_plugin.gui.panels.tag_form import TagForm
from lowuse_plugin.gui.widgets.identification.standard_bar import StandardBar
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.page_tabs import ParcelPages
from lowuse_plugin.gui.widgets.parcels.columns import AREA, HOLDER, LABEL, STATE
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.layers.themes import SURVEY
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.services.identification.identify import IdentificationSummary


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
        self.pages = ParcelPages("LowUse.Tagging", context, context.parcel_parts.pages)
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

    def show_page(self, name: str) -> QWidget | None:
        """Bring a page to the front; None where there is none of that name."""
        return self.pages.show_page(name)

    def shown_parcels(self) -> list[str]:
        """Return what the list shows, in its order."""
        return self.pane.shown_parcels()

    def _aim(self, *_what_changed: object) -> None:
        """Let the form say how many of the chosen parcels the list hides."""
        if self._form is not None:
            chosen = self._context.current.chosen_set
            self._form.set_hidden(self.pane.list.model.hidden_count(chosen))

    def identify(self, uuids: Sequence[str] | None = None) -> None:
        """Let the standard in force propose candidates among some parcels, all without them."""
        store = self._context.session.store
        if store is None or self._busy or why_not(self._context.session):
            return

        def work(progress: Progress) -> tuple[IdentificationSummary, int]:
            from lowuse_plugin.domain.moments import office_today  # noqa: PLC0415
            from lowuse_plugin.services.identification.identify import identify  # noqa: PLC0415
            from lowuse_plugin.services.identification.standards import standard_in_force  # noqa: PLC0415
            from lowuse_plugin.services.identification.suspected_tagged import suspected_tagged  # noqa: PLC0415

            today = office_today()
            with store.read() as reading:
                rules = standard_in_force(reading, today)
            summary = identify(store, rules=rules, on=today, progress=progress, uuids=uuids)
            try:
                return summary, suspected_tagged(store, uuids)
            except LowUseError:  # closed meanwhile: what was written is told all the same
                return summary, 0

        self._busy = True
        self._standard.set_busy(busy=True)
        title = tr("Proposing candidates")
        task = self._context.run_for(
            store, title, work, partial(self._identified, store, uuids is not None), writes=True
        )
        task.ended.connect(self._on_ended)

    def _on_ended(self) -> None:
        self._busy = False
        self._standard.set_busy(busy=False)

    def _identified(
        self, store: Store, some: bool, found: tuple[IdentificationSummary, int]
    ) -> None:
        """Tell what was proposed, also when another workspace is open by now."""
        from lowuse_plugin.gui.widgets.identification.identified_words import identified_text  # noqa: PLC0415

        summary, tagged = found
        if self._context.session.store is store:
            self._context.session.saved()
            self._context.layers.apply_theme(SURVEY)
        short, whole = identified_text(summary, tagged)
        if some:
            count = f"{summary.parcels:,}"
            short = tr("{count} parcels evaluated again: {what}", count=count, what=short)
            whole = tr("{count} parcels evaluated again: {what}", count=count, what=whole)
        if self._context.session.store is not store:
            file = store.path.stem
            short = tr("Saved in {file}: {what}", file=file, what=short)
            whole = tr("Saved in {file}: {what}", file=file, what=whole)
        more = Offer(
            tr("Details"), partial(self._context.messages.show_all, whole), "LowUse.Tagging.Whole"
        )
        self._context.messages.success(short, offers=(more,), details=whole)
