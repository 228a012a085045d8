# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""宗地合并: groups of parcels, conditions and preview of a merge; never merges by itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from qgis.core import QgsSettings
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.merging.map import flash_parcels, go_to_box
from lowuse_plugin.gui.merging.marks import MergeMarks
from lowuse_plugin.gui.merging.parts import MergeLook, MergePage
from lowuse_plugin.gui.pages import PageSpec
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.panels.merging_pages import PREVIEW, own_pages
from lowuse_plugin.gui.widgets.canvas_box import CanvasBox
from lowuse_plugin.gui.widgets.elided_label import ElidedLabel
from lowuse_plugin.gui.widgets.merging.group_columns import searched_words
from lowuse_plugin.gui.widgets.merging.group_list import MergeGroupList
from lowuse_plugin.gui.widgets.merging.members import MergeMembers
from lowuse_plugin.gui.widgets.merging.questions import MergeQuestions
from lowuse_plugin.gui.widgets.merging.search_bar import MergeSearchBar, Search
from lowuse_plugin.gui.widgets.merging.split import MergeSplit
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import quiet_button
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.layers.themes import MERGE as MERGE_THEME
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.pack import MergePack
    from lowuse_plugin.domain.ports import Progress, Refresh
    from lowuse_plugin.services.merging.group_list import GroupList, GroupRow

_NAME = "LowUse.Merging"
_PAGE = "lowuse/window/merging_page"
_AT_ONCE_S = 1.0
"""A search that took no longer is made anew after a save, without being asked for."""
_SEARCHED = frozenset(
    {
        *("parcel", "parcel_holder", "right_holder", "import_package"),
        *("merge_case", "merge_member"),
    }
)
"""After a save of any of these there may be other groups."""


class MergingView(QWidget):
    """Search and list above, pages about the merge that is looked at below."""

    def __init__(
        self,
        context: PanelContext,
        show_import: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        """Look for nothing yet.

        Args:
            context: The shared parts.
            show_import: Opens the import, for a workspace without parcels.
            parent: Owner.
        """
        super().__init__(parent)
        self._context = context
        self._show_import = show_import
        self._parts = context.parcel_parts.merging
        self._made: dict[int, QWidget] = {}
        self._search: Search | None = None
        """What was looked for last."""
        self._took_s = 0.0
        self._asked = 0
        """Searches that were begun: only the answer to the last one is shown."""
        self._case = ""
        """The case that is looked at."""
        self._is_walking = False
        """A group is looked at because somebody goes through the list."""
        self._map_box = CanvasBox(context.canvas, self._crs, self)
        self.bar = MergeSearchBar(context.book, lambda: sorted(context.current.selection))
        self.list = MergeGroupList(
            context.actions, self._map_box, context.tasks, partial(why_not, context.session)
        )
        self.questions = MergeQuestions(self.list.count)
        self.members = MergeMembers(context)
        self.marks = MergeMarks(context, self)
        self._stale = ElidedLabel()
        self._stale.setObjectName(f"{_NAME}.Stale")
        self._again = quiet_button(f"{_NAME}.Again", tr("Find again"), self._find_again)
        self._again.hide()
        self._news = ElidedLabel()
        self._news.setObjectName(f"{_NAME}.News")
        self._tabs = QTabWidget()
        self._tabs.setObjectName(f"{_NAME}.Pages")
        self._tabs.setDocumentMode(True)
        self._tabs.setUsesScrollButtons(True)
        self._pages = self._page_specs()
        self._lay_out()
        self._connect()
        self._begin()

    # -- for the window ---------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Go to the next group, or to the one before."""
        self.list.step(by)

    def shown_parcels(self) -> list[str]:
        """Return the parcels of the shown groups, without a list those that are looked at."""
        return self.list.shown_parcels() or list(self._parts.current.members)

    def show_page(self, name: str) -> QWidget | None:
        """Bring a page to the front; None where there is none of that name."""
        for place, page in enumerate(self._pages):
            if page.name == name:
                self._tabs.setCurrentIndex(place)
                self.members.show_pages()
                return self._page(place)
        return None

    # -- building ---------------------------------------------------------------------------------

    def _page_specs(self) -> tuple[PageSpec, ...]:
        pages = (*own_pages(), *self._parts.pages.in_order())
        return tuple(sorted(pages, key=lambda page: page.order))

    def _lay_out(self) -> None:
        gap = max(self.fontMetrics().height() // 5, 2)
        stale = QHBoxLayout()
        stale.addWidget(self._stale, 1)
        stale.addWidget(self._again)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        column.addWidget(self.bar)
        column.addLayout(stale)
        column.addWidget(self.list, 1)
        column.addWidget(self.questions)
        for page in self._pages:
            holder = QWidget()
            holder.setObjectName(f"{_NAME}.Page.{page.name}")
            tight = QVBoxLayout(holder)
            tight.setContentsMargins(0, 0, 0, 0)
            self._tabs.addTab(holder, page.title)
        split = MergeSplit(f"{_NAME}.Split", upper, self.members, self._tabs)
        layout = QVBoxLayout(self)
        margin = max(self.fontMetrics().height() // 4, 2)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addWidget(split, 1)
        layout.addWidget(self._news)

    def _connect(self) -> None:
        context = self._context
        self.bar.wanted.connect(self.find)
        self.list.looked_at.connect(self._look_at_group)
        self.list.empty_offers = self._offers
        self.questions.wanted.connect(self._look_at_question)
        self._tabs.currentChanged.connect(self._on_page)
        # Bound methods: unlike a lambda they are forgotten when the view is gone.
        self._parts.current.changed.connect(self._on_look)
        context.current.current_changed.connect(self._on_parcel)
        context.current.selection_changed.connect(self._on_selection)
        context.book.loaded.connect(self._on_book)
        context.session.opened.connect(self._begin)
        context.session.closed.connect(self._forget)
        context.session.refreshed.connect(self._on_refreshed)
        context.news.changed.connect(self._tell_news)
        self._tell_news()
        kept = int(QgsSettings().value(_PAGE, 0))
        self._tabs.setCurrentIndex(kept if 0 <= kept < len(self._pages) else 0)
        self._show_page(self._tabs.currentIndex())

    def _crs(self) -> str:
        info = self._context.session.info
        return info.crs if info else ""

    # -- looking for groups -----------------------------------------------------------------------

    def find(self, search: Search) -> None:
        """Look for groups in another thread; the map shows candidates from then on."""
        self._context.layers.apply_theme(MERGE_THEME)
        self._run(search, hidden=False)

    def _find_again(self) -> None:
        if self._search is not None:
            self._run(self._search, hidden=False)

    def _run(self, search: Search, *, hidden: bool) -> None:
        store = self._context.session.store
        if store is None:
            return
        self._asked += 1
        asked = self._asked

        def work(progress: Progress) -> tuple[GroupList, list[str], float]:
            from lowuse_plugin.services.merging.group_list import group_rows  # noqa: PLC0415

            began = time.monotonic()
            found = group_rows(
                store,
                tolerance_m=search.tolerance_m,
                min_shared_m=search.min_shared_m,
                uuids=search.uuids,
                on=office_today(),
                progress=progress,
            )
            searched = [searched_words(row) for row in found.rows]
            return found, searched, time.monotonic() - began

        def done(answer: tuple[GroupList, list[str], float]) -> None:
            if self._is_wanted(asked):
                self._show_found(search, *answer)

        def failed(error: BaseException) -> None:
            if self._is_wanted(asked):
                self._say_trouble(error)

        def ended() -> None:
            if self._is_wanted(asked) and not hidden:
                self.list.rest()

        if not hidden:
            self.list.wait(tr("Looking for groups …"))
        task = self._context.run_for(
            store, tr("Looking for merge groups"), work, done, on_failed=failed, hidden=hidden
        )
        task.ended.connect(ended)

    def _is_wanted(self, asked: int) -> bool:
        return not sip.isdeleted(self) and asked == self._asked

    def _show_found(
        self, search: Search, found: GroupList, searched: list[str], took_s: float
    ) -> None:
        self._search, self._took_s = search, took_s
        self._say_stale("")
        self.list.show_rows(found.rows, searched)
        self.questions.show_found(found)
        look = self._parts.current.look
        if look:
            self.list.point_at(look.members)

    def _say_trouble(self, error: BaseException) -> None:
        again = Offer(tr("Try again"), self.bar.find, f"{_NAME}.TryAgain")
        self.list.say(describe_any(error), (again,))

    def _say_stale(self, text: str) -> None:
        self._stale.say(text)
        self._again.setVisible(bool(text))

    # -- what is looked at ------------------------------------------------------------------------

    def _look_at_group(self, row: GroupRow, reveal: bool) -> None:
        self._is_walking = True
        self._parts.current.look_at(row.members, case_uuid=row.case_uuid or "", whole=row.members)
        self._is_walking = False
        if self._context.current.uuid not in row.members:
            self._context.current.look_at(row.members[0])
        if reveal:
            go_to_box(self._context.canvas, row.box, self._crs())
            flash_parcels(self._context.canvas, self._context.layers, row.members)

    def _look_at_question(self, parcels: Sequence[str]) -> None:
        self._parts.current.look_at(parcels)
        self._context.current.look_at(parcels[0], reveal=True)
        flash_parcels(self._context.canvas, self._context.layers, parcels)

    def _on_look(self, look: MergeLook) -> None:
        if look and not self._is_walking:  # who walks through the list keeps its room
            if look.case_uuid and look.case_uuid != self._case:
                self.members.fold()  # a case is worked on below
            else:
                self.members.show_pages()
        self._case = look.case_uuid
        self.list.point_at(look.members)
        self._show_page(self._tabs.currentIndex())

    def _on_parcel(self, uuid: str) -> None:
        """Go to the group of a parcel that somebody looks at, unless own choice is looked at."""
        look = self._parts.current.look
        if uuid and uuid not in look.members:
            row = self.list.group_of(uuid)
            if row is not None and (not look or self._is_listed(look)):
                self._look_at_group(row, reveal=False)
                return
        page = self._made.get(self._tabs.currentIndex())
        if page is not None and not isinstance(page, MergePage):
            self._show_page(self._tabs.currentIndex())

    def _is_listed(self, look: MergeLook) -> bool:
        row = self.list.group_of(look.members[0])
        return row is not None and row.members == look.whole

    # -- pages ------------------------------------------------------------------------------------

    def _page(self, place: int) -> QWidget:
        """Return a page, made when it is first seen."""
        if place not in self._made:
            page = self._pages[place].make(self._context)
            self._tabs.widget(place).layout().addWidget(page)
            page.show()
            self._made[place] = page
        return self._made[place]

    def _on_page(self, place: int) -> None:
        QgsSettings().setValue(_PAGE, place)
        self._show_page(place)

    def _show_page(self, place: int) -> None:
        if not 0 <= place < len(self._pages):
            return
        page, look = self._page(place), self._parts.current.look
        self.marks.set_drawn(self._pages[place].name == PREVIEW)
        if isinstance(page, MergePage):
            page.show_merge(look)
            return
        current = self._context.current.uuid
        page.show_parcel(current or next(iter(look.members), ""))

    # -- following --------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Show the widths of the document; read outside the interface thread."""
        store = self._context.session.store
        if store is None:
            return
        self._forget()

        def work(_progress: Progress) -> MergePack:
            from lowuse_plugin.domain.merging.pack import find_merge_pack  # noqa: PLC0415

            return find_merge_pack()

        title = tr("Reading the conditions of merging")
        self._context.run_for(store, title, work, self._take_pack, hidden=True)

    def _take_pack(self, pack: MergePack) -> None:
        if not sip.isdeleted(self) and self._search is None:
            self.bar.set_widths(pack.find_tolerance_m, pack.find_min_shared_m)

    def _forget(self) -> None:
        self._asked += 1
        self._search = None
        self._say_stale("")
        self.bar.filtered.clear()
        self.list.forget()
        self.questions.show_found(None)

    def _on_refreshed(self, refresh: Refresh) -> None:
        """Look again where that takes no time; else say that there may be other groups."""
        search = self._search
        touched = refresh.everything or refresh.tables & _SEARCHED
        if search is None or not touched:
            return
        if self._took_s <= _AT_ONCE_S:
            self._run(search, hidden=True)
        else:
            self._say_stale(tr("Parcels were changed since the search."))

    def _on_selection(self, _uuids: frozenset[str]) -> None:
        self.bar.refresh()

    def _on_book(self, _table: object) -> None:
        self.bar.refresh()
        if not self.list.is_known:
            self.list.forget()

    def _offers(self) -> tuple[Offer, ...]:
        rows = self._context.book.rows
        if rows is not None and not len(rows):
            return (Offer(tr("Import …"), self._show_import, f"{_NAME}.Import"),)
        return (Offer(tr("Find groups"), self.bar.find, f"{_NAME}.FindFirst"),)

    def _tell_news(self) -> None:
        """Say quietly who saved what last."""
        self._news.say(self._context.news.text)
