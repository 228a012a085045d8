# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What panels about parcels have in common: states to filter by, the list, the card below it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QSplitter, QVBoxLayout, QWidget

from lowuse_plugin.domain.parcels.states import state_totals
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.canvas_box import CanvasBox
from lowuse_plugin.gui.widgets.elided_label import ElidedLabel
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.parcels.card import ParcelCard
from lowuse_plugin.gui.widgets.parcels.columns import CONTROL
from lowuse_plugin.gui.widgets.parcels.filters import ParcelFilters
from lowuse_plugin.gui.widgets.parcels.list import ParcelList
from lowuse_plugin.gui.widgets.parcels.table import states_filter
from lowuse_plugin.gui.widgets.state_chips import StateChips, StateCount
from lowuse_plugin.gui.widgets.upright_column import UprightColumn
from lowuse_plugin.qgis_bridge.area_text import amount
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.settings import AREA_UNIT
from lowuse_plugin.qgis_bridge.state_words import marked

if TYPE_CHECKING:
    from lowuse_plugin.domain.columns import ColumnTable
    from lowuse_plugin.gui.widgets.page_tabs import ParcelPages


_CARD_LINES, _PAGES_LINES = (24, 13), (26, 12)
"""Lines of list and of what is below it while the user has not divided the room otherwise."""


class ParcelPane(QWidget):
    """List and card of one panel; what the panel does stands above and between."""

    def __init__(
        self,
        context: PanelContext,
        *,
        name: str,
        state_column: str,
        states: Sequence[str],
        within: Mapping[str, str] = MappingProxyType({}),
        columns: Sequence[str],
        actions: QWidget,
        below: QWidget | None = None,
        pages: ParcelPages | None = None,
        show_import: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Build the pane and fill it with what the book of parcels holds.

        Args:
            context: The shared parts.
            name: Beginning of the object names, such as ``LowUse.Tagging``.
            state_column: Derived column that the chips count and filter: ``state`` or ``control``.
            states: Its keys in the order in which they are shown.
            within: Key → key with which it is counted and listed too.
            columns: Columns of the list.
            actions: Buttons above the list.
            below: Buttons below the list.
            pages: Pages about the current parcel; the card becomes the first of them.
            show_import: Opens the import, for a workspace without parcels.
            parent: Owner.
        """
        super().__init__(parent)
        self._context = context
        self._name = name
        self._state_column = state_column
        self._states = states
        self._within = within
        self._map_box = CanvasBox(
            context.canvas, lambda: context.session.info.crs if context.session.info else "", self
        )
        self.filters = ParcelFilters(f"{name}.Filters")
        self.chips = StateChips(f"{name}.State")
        self.list = ParcelList(
            context.current,
            map_box=self._map_box,
            columns=columns,
            filters=(self.chips, self.filters),
            beside=(self.filters.button,),
            name=f"{name}.List",
        )
        self.card = ParcelCard(control_first=state_column == CONTROL)
        self.card.setObjectName(f"{name}.Card")
        self._news = ElidedLabel()
        self._news.setObjectName(f"{name}.News")
        self._lay_out(actions, below, pages)
        self._show_import = show_import
        self._connect()

    def step(self, by: int) -> None:
        """Go to the next parcel of the list, or to the one before."""
        self.list.step(by)

    def shown_parcels(self) -> list[str]:
        """Return what the list shows, in its order."""
        return self.list.shown_uuids()

    def _lay_out(self, actions: QWidget, below: QWidget | None, pages: ParcelPages | None) -> None:
        upper = UprightColumn(grows=True)
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(max(self.fontMetrics().height() // 5, 2))
        column.addWidget(actions)
        column.addWidget(self.list, 1)
        if below is not None:
            column.addWidget(below)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setObjectName(f"{self._name}.Split")
        if pages is not None:
            pages.insert_first(self.card, tr("Parcel"))
        for part in (upper, pages or self.card):
            splitter.addWidget(part)
            splitter.setStretchFactor(splitter.count() - 1, 1)
        splitter.setChildrenCollapsible(False)
        line = self.fontMetrics().height()
        key = f"lowuse/window/{self._name}_split"
        kept = QgsSettings().value(key)
        if not (kept and splitter.restoreState(kept)):
            lines = _CARD_LINES if pages is None else _PAGES_LINES
            splitter.setSizes([line * each for each in lines])
        splitter.splitterMoved.connect(
            lambda _place, _index: QgsSettings().setValue(key, splitter.saveState())
        )
        layout = QVBoxLayout(self)
        margin = max(self.fontMetrics().height() // 4, 2)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addWidget(splitter, 1)
        layout.addWidget(self._news)

    def _say_how_to_begin(self) -> None:
        """Offer the import where nothing is there yet, to whom may import."""
        offers = []
        if self._show_import is not None and self._context.session.can_write:
            offers.append(Offer(tr("Import …"), self._show_import, "LowUse.Empty.Import"))
        self.list.set_empty(
            tr("There are no parcels in this workspace yet. Import the parcel file first."), offers
        )

    def _connect(self) -> None:
        book, current, model = self._context.book, self._context.current, self.list.model
        self._say_how_to_begin()
        self._context.session.opened.connect(self._say_how_to_begin)
        self._context.session.role_changed.connect(self._say_how_to_begin)
        self.chips.filter_changed.connect(self._filter_states)
        model.filters_cleared.connect(lambda: self.chips.choose(frozenset()))
        self.filters.follow(model)
        self.list.offer_less(self.filters.offers)
        self.list.follow(book)
        self.list.offer(self._context.actions)
        self.card.offer(self._context.actions)
        self._context.news.changed.connect(self._tell_news)
        self._tell_news()
        model.shown_changed.connect(self._count)
        self._context.session.closed.connect(self.list.clear)
        self.list.show_leases(self._context.leases)
        self.card.show_leases(self._context.leases)
        self.card.follow(current, self._context.session, self._context.tasks)
        self._count()

    def _filter_states(self, keys: frozenset[str]) -> None:
        parts = {part for part, whole in self._within.items() if whole in keys}
        self.list.model.set_states(self._state_column, keys | parts)

    def _tell_news(self) -> None:
        """Say quietly who saved what last."""
        self._news.say(self._context.news.text)

    def _count(self) -> None:
        """Count the states anew, among the parcels that the other filters let through."""
        model = self.list.model
        table: ColumnTable | None = model.table
        others = model.passing(but=states_filter(self._state_column))
        if table is None or others is None:
            return
        unit = AREA_UNIT.get()
        totals = state_totals(
            table[self._state_column].values[others], table["area_m2"].values[others], self._states
        )
        counts = {total.state: (total.parcels, total.area_m2) for total in totals}
        for part, whole in self._within.items():
            pairs = [counts[each] for each in (part, whole) if each in counts]
            if pairs:
                counts[whole] = (sum(n for n, _ in pairs), sum(m2 for _, m2 in pairs))
        # A pressed state that nothing is in stays: what is chosen does not change by itself.
        pressed = self.chips.chosen()
        self.chips.set_counts(
            [
                StateCount(state, self._called(state), parcels, amount(area_m2, unit))
                for state in self._states
                if state in counts or state in pressed
                for parcels, area_m2 in (counts.get(state, (0, 0.0)),)
            ]
        )

    def _called(self, state: str) -> str:
        name = marked(state)
        return tr("of these {state}", state=name) if state in self._within else name
