# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""标记 and 调查信息: the pages of the panel 低效认定, and the saves that they ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.roles import Right, right_to_tag
from lowuse_plugin.gui.pages import PageSpec
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.toolbar import Command
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.gui.panels.tag_form import TagForm
    from lowuse_plugin.gui.widgets.survey_units.details_page import UnitDetailsPage
    from lowuse_plugin.gui.widgets.tagging.page import TagPage
    from lowuse_plugin.services.tagging.parcels import Decision, TagSummary
    from lowuse_plugin.services.tagging.questions import TagQuestions

_TAG_ORDER, _DETAILS_ORDER = 10, 20
_TAGGED, _WITHDRAWN = "tagged", "withdrawn"


class TagCommand(QObject):
    """Holds the pages; writes what they say."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        """Give the panel its pages.

        Args:
            context: The shared parts.
            window: Owner.
        """
        super().__init__(window)
        self._context, self._window = context, window
        self._page: TagPage | None = None
        self._details: UnitDetailsPage | None = None
        self._busy = False
        self.go_on: Callable[[], None] = lambda: None
        """Goes on leaving the workspace, when what was typed is discarded for it."""
        pages = context.parcel_parts.pages
        pages.add(PageSpec("Tag", tr("Tag"), lambda _context: self._tag_page(), _TAG_ORDER))
        pages.add(PageSpec("Details", tr("Survey info"), self._make_details, _DETAILS_ORDER))

    # -- for the commands ---------------------------------------------------------------------

    def commands(self) -> Sequence[Command]:
        """Return nothing: it is tagged in the panel and by its keys."""
        return ()

    def shortcuts(self) -> Sequence[Command]:
        """Return the key that tags what is chosen."""
        return [
            Command(
                "TagChosen",
                tr("Tag as low-efficiency"),
                tr("Tag the selected parcels, or the current one, by what the page Tag says"),
                "tagging",
                self.tag_chosen,
                shortcut="Ctrl+Alt+L",
                needs_workspace=True,
                right=Right.EDIT,
            )
        ]

    def may_leave(self) -> bool:
        """Tell whether everything that was typed is saved; asks in the message bar where not."""
        page = self._page if self._page is not None and not sip.isdeleted(self._page) else None
        details = self._details_page
        unsaved = details.unsaved if details is not None else 0
        typed = page is not None and page.form.typed
        if not unsaved and not typed:
            return True

        def discard() -> None:
            if details is not None and not sip.isdeleted(details):
                details.discard()
            if page is not None and not sip.isdeleted(page):
                page.form.forget_basis()
            self.go_on()

        offers = [Offer(tr("Discard changes"), discard, "LowUse.Tagging.Discard")]
        if unsaved and details is not None:
            go = Offer(tr("Go there"), details.go_to_unsaved, "LowUse.Tagging.GoToUnsaved")
            offers.insert(0, go)
        text = tr("In the panel Low-efficiency tagging something typed is not saved yet.")
        if unsaved:
            text = tr("Survey information of {count} units is not saved yet.", count=f"{unsaved:,}")
        self._context.messages.warning(text, offers=offers, of_workspace=True)
        return False

    def release(self) -> None:
        """Let the pages go: the plugin goes."""
        for page in (self._page, self._details):
            if page is not None and not sip.isdeleted(page):
                page.deleteLater()
        self._page = self._details = None
        self.deleteLater()

    # -- pages --------------------------------------------------------------------------------

    @property
    def form(self) -> TagForm:
        """What the user says when tagging; made where the panel was not seen yet."""
        return self._tag_page().form

    def _tag_page(self) -> TagPage:
        from lowuse_plugin.gui.widgets.tagging.page import TagPage  # noqa: PLC0415

        if self._page is None or sip.isdeleted(self._page):
            self._page = TagPage(self._context)
            self._page.form.tag_wanted.connect(self.tag_chosen)
            self._page.form.withdraw_wanted.connect(self.withdraw_chosen)
        return self._page

    @property
    def _details_page(self) -> UnitDetailsPage | None:
        details = self._details
        return None if details is None or sip.isdeleted(details) else details

    def _make_details(self, context: PanelContext) -> QWidget:
        from lowuse_plugin.gui.widgets.survey_units.details_page import UnitDetailsPage  # noqa: PLC0415

        self._details = UnitDetailsPage(context)
        return self._details

    # -- tagging ------------------------------------------------------------------------------

    def tag_chosen(self) -> None:
        """Tag the selected parcels, else the one that is looked at."""
        self._decide(self._chosen(), _TAGGED)

    def withdraw_chosen(self) -> None:
        """Withdraw the tags of the chosen parcels; they stay in the history."""
        self._decide(self._chosen(), _WITHDRAWN)

    def tag(self, uuids: Sequence[str]) -> bool:
        """Tag parcels by what the form says, such as those that were picked on the map.

        Args:
            uuids: The parcels.

        Returns:
            False where nothing was begun; the message bar says why.
        """
        return self._decide(tuple(uuids), _TAGGED)

    def _chosen(self) -> tuple[str, ...]:
        from lowuse_plugin.gui.widgets.tagging.page import chosen_parcels  # noqa: PLC0415

        return chosen_parcels(self._context)

    def _decide(
        self,
        uuids: Sequence[str],
        state: str,
        *,
        idle_too: bool = False,
        through_units: bool = False,
    ) -> bool:
        """Begin to write a decision.

        Args:
            uuids: The parcels.
            state: Code list ``tag_state``.
            idle_too: It was asked already whether land that may be idle is meant.
            through_units: Whether parcels stand for the units that they lie in.
        """
        store = self._context.session.store
        refused = why_not(self._context.session, right_to_tag(state))
        if not refused and self._busy:
            refused = tr("The tag before is still being saved. Try again in a moment.")
        if not refused and not uuids:
            refused = tr("Choose parcels in the list or on the map first.")
        refused = refused or self.form.missing(state)
        if store is None or refused:
            self._context.messages.info(refused or tr("Open a workspace first."))
            return False
        try:
            decision = self._decision(uuids, state)
        except LowUseError as error:  # something in 调查信息 cannot be read
            self._context.messages.failure(error)
            return False
        ask_idle = state == _TAGGED and not idle_too

        def work(_progress: Progress) -> TagSummary | TagQuestions:
            from lowuse_plugin.services.tagging.questions import tag_or_ask  # noqa: PLC0415

            return tag_or_ask(
                store, uuids, decision, ask_idle=ask_idle, through_units=through_units
            )

        def done(found: TagSummary | TagQuestions) -> None:
            from lowuse_plugin.services.tagging.questions import TagQuestions  # noqa: PLC0415

            if isinstance(found, TagQuestions):
                self._ask(found, store, uuids, state)
            else:
                self._decided(store, decision, found, uuids)

        title = tr("Tagging {count} parcels", count=f"{len(uuids):,}")
        self._begin(uuids)
        task = self._context.run_for(store, title, work, done, writes=True)
        task.ended.connect(self._on_ended)
        return True

    def _decision(self, uuids: Sequence[str], state: str) -> Decision:
        """Return what the form says, with what was entered for units that are to be made.

        Raises:
            LowUseError: Something that was entered cannot be read.
        """
        details = self._details_page
        if state != _TAGGED or details is None:
            return self.form.decision(state)
        values, legacy = details.for_new_units(uuids)
        return self.form.decision(state, details=values, legacy=legacy)

    def _begin(self, uuids: Sequence[str]) -> None:
        """Let what is being written rest meanwhile."""
        self._set_busy(busy=True)
        details = self._details_page
        if details is not None:
            details.hold_for_tag(uuids)

    def _on_ended(self) -> None:
        self._set_busy(busy=False)
        details = self._details_page
        if details is not None:
            details.tag_ended()

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        if self._page is not None and not sip.isdeleted(self._page):
            self._page.set_busy(busy=busy)

    def _ask(self, found: TagQuestions, store: Store, uuids: Sequence[str], state: str) -> None:
        """Ask before a decision reaches further than one sees; the answer goes on with it."""
        from lowuse_plugin.gui.dialogs.tag_question import ask  # noqa: PLC0415

        def go_on(without: frozenset[str]) -> None:
            if self._context.session.store is store:
                left = [uuid for uuid in uuids if uuid not in without]
                self._decide(left, state, idle_too=True, through_units=bool(found.units))

        if self._context.session.store is store:
            ask(found, self._window, go_on, withdraws=state == _WITHDRAWN)

    def _decided(
        self, store: Store, decision: Decision, summary: TagSummary, uuids: Sequence[str]
    ) -> None:
        from lowuse_plugin.gui.widgets.tagging.words import done_text, nothing_done  # noqa: PLC0415

        if not summary.units:
            self._context.session.saved()
            self._context.messages.info(nothing_done(decision.state, len(summary.unchanged)))
            return
        self.form.forget_said(decision)
        details = self._details_page
        if details is not None:
            details.taken_with_tag(uuids)
        done, whole = done_text(decision.state, summary)
        if summary.transaction_id is not None:
            self._context.tell_saved(store, summary.transaction_id, done, whole)
