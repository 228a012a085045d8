# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""标记 and 调查信息: the pages of the panel 低效认定, and the saves that they ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
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
    from lowuse_plugin.gui.widgets.tag_page import TagPage
    from lowuse_plugin.gui.widgets.unit_details_page import UnitDetailsPage
    from lowuse_plugin.services.tag_parcels import Decision, TagSummary

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
        self._context = context
        self._page: TagPage | None = None
        self._details: UnitDetailsPage | None = None
        self._busy = False
        self.go_on: Callable[[], None] = lambda: None
        """Goes on leaving the workspace, when what was typed is discarded for it."""
        pages = context.parcel_parts.pages
        pages.add(PageSpec("Tag", tr("Tag"), lambda _context: self._tag_page(), _TAG_ORDER))
        pages.add(PageSpec("Details", tr("Survey information"), self._make_details, _DETAILS_ORDER))

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
        details = self._details
        if details is not None and sip.isdeleted(details):
            details = None
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
        from lowuse_plugin.gui.widgets.tag_page import TagPage  # noqa: PLC0415

        if self._page is None or sip.isdeleted(self._page):
            self._page = TagPage(self._context)
            self._page.form.tag_wanted.connect(self.tag_chosen)
            self._page.form.withdraw_wanted.connect(self.withdraw_chosen)
        return self._page

    def _make_details(self, context: PanelContext) -> QWidget:
        from lowuse_plugin.gui.widgets.unit_details_page import UnitDetailsPage  # noqa: PLC0415

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
        from lowuse_plugin.gui.widgets.tag_page import chosen_parcels  # noqa: PLC0415

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
        again = partial(self._again, store, uuids, state)
        asks = state == _TAGGED and not idle_too

        def work(_progress: Progress) -> TagSummary | tuple[str, ...]:
            from lowuse_plugin.services.tag_outlook import read_idle  # noqa: PLC0415
            from lowuse_plugin.services.tag_parcels import tag_parcels  # noqa: PLC0415

            idle = read_idle(store, uuids) if asks else ()
            return idle or tag_parcels(store, uuids, decision, through_units=through_units)

        def done(found: TagSummary | tuple[str, ...]) -> None:
            if isinstance(found, tuple):
                self._ask_idle(found, uuids, partial(again, through_units=through_units))
            else:
                self._decided(store, decision, found, uuids)

        def failed(error: BaseException) -> None:
            if isinstance(error, LowUseError) and error.code == "TAG_NEEDS_CHOICE":
                self._ask_units(error, partial(again, idle_too=idle_too))
            else:
                self._context.messages.failure(error)

        title = tr("Tagging {count} parcels", count=f"{len(uuids):,}")
        self._set_busy(busy=True)
        task = self._context.run_for(store, title, work, done, on_failed=failed, writes=True)
        task.ended.connect(self._on_ended)
        return True

    def _decision(self, uuids: Sequence[str], state: str) -> Decision:
        """Return what the form says, with what was entered for units that are to be made.

        Raises:
            LowUseError: Something that was entered cannot be read.
        """
        details = self._details
        if state != _TAGGED or details is None or sip.isdeleted(details):
            return self.form.decision(state)
        values, legacy = details.for_new_units(uuids)
        return self.form.decision(state, details=values, legacy=legacy)

    def _on_ended(self) -> None:
        self._set_busy(busy=False)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        if self._page is not None and not sip.isdeleted(self._page):
            self._page.set_busy(busy=busy)

    def _again(
        self,
        store: Store,
        uuids: Sequence[str],
        state: str,
        *,
        without: Sequence[str] = (),
        idle_too: bool = False,
        through_units: bool = False,
    ) -> None:
        """Go on with a decision after something was asked, in the workspace that it is about."""
        if self._context.session.store is not store:
            return
        left = [uuid for uuid in uuids if uuid not in without]
        self._decide(left, state, idle_too=idle_too, through_units=through_units)

    def _ask_idle(
        self, idle: Sequence[str], uuids: Sequence[str], again: Callable[..., None]
    ) -> None:
        """Ask before land that may be idle is tagged: 闲置土地处置 is another procedure."""
        text = tr(
            "{count} of {all} parcels may be idle land: that is dealt with by the disposal of idle "
            "land, and is not low-efficiency land. Nothing is tagged yet.",
            count=f"{len(idle):,}",
            all=f"{len(uuids):,}",
        )
        offers = [
            Offer(tr("Tag them too"), lambda: again(idle_too=True), "LowUse.Tagging.IdleToo", True)
        ]
        if len(idle) < len(uuids):
            leave = partial(again, without=frozenset(idle), idle_too=True)
            offers.insert(0, Offer(tr("Leave them out"), leave, "LowUse.Tagging.WithoutIdle", True))
        self._context.messages.warning(text, offers=offers, of_workspace=True)

    def _ask_units(self, error: LowUseError, again: Callable[..., None]) -> None:
        """Offer the units in whose place parcels stand, instead of only refusing."""
        from lowuse_plugin.qgis_bridge.messages import describe  # noqa: PLC0415

        whole = Offer(
            tr("Tag these units"),
            lambda: again(through_units=True),
            "LowUse.Tagging.ThroughUnits",
            of_workspace=True,
        )
        self._context.messages.warning(describe(error), offers=(whole,), of_workspace=True)

    def _decided(
        self, store: Store, decision: Decision, summary: TagSummary, uuids: Sequence[str]
    ) -> None:
        from lowuse_plugin.gui.widgets.tag_words import done_text, nothing_done  # noqa: PLC0415

        if not summary.units:
            self._context.session.saved()
            self._context.messages.info(nothing_done(decision.state, len(summary.unchanged)))
            return
        self.form.forget_basis()
        if self._details is not None and not sip.isdeleted(self._details):
            self._details.taken_with_tag(uuids)
        done, whole = done_text(decision.state, summary)
        if summary.transaction_id is not None:
            self._context.tell_saved(store, summary.transaction_id, done, whole)
