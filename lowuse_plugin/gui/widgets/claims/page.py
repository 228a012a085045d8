# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""办理: how far the claim of a project is, what hinders it, its papers and its steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.claims.blockers import BlockersView, Hindrance
from lowuse_plugin.gui.widgets.claims.buttons import ClaimButtons
from lowuse_plugin.gui.widgets.claims.followed_page import FollowedPage, Subject
from lowuse_plugin.gui.widgets.claims.material_saving import MaterialSaving, Paper
from lowuse_plugin.gui.widgets.claims.materials import MaterialsView
from lowuse_plugin.gui.widgets.claims.reading import ClaimState, read_state
from lowuse_plugin.gui.widgets.claims.steps import StepsView, step_tip
from lowuse_plugin.gui.widgets.claims.track import ClaimTrack
from lowuse_plugin.gui.widgets.claims.words import STATES, WITHDRAWN, state_word
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import heading, plain_label
from lowuse_plugin.gui.widgets.subsidy.ledger_money import money
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any, describe_code
from lowuse_plugin.qgis_bridge.punctuation import semicolons
from lowuse_plugin.qgis_bridge.role_words import why_not
from lowuse_plugin.qgis_bridge.state_words import word

if TYPE_CHECKING:
    from lowuse_plugin.domain.claims.records import Blocker, ClaimView

_NAME = "LowUse.Claim"


@dataclass(frozen=True)
class ClaimDoors:
    """What the page opens but does not own."""

    step: Callable[[str, ClaimState], None]
    """Opens the dialog of a step: ``start``, ``advance``, ``return`` …"""
    act: Callable[[str, str], None]
    """Carries out an entry of the menu of projects, by its name, for a project."""
    pay: Callable[[str, str], None]
    """Opens the dialog of a payment of a kind, for a project."""
    seen: Callable[[ClaimState | None], None]
    """Gets what is shown now, for dialogs that are open."""


class ClaimPage(FollowedPage):
    """Shows the claim and saves its papers."""

    NAME = _NAME

    def __init__(
        self, context: PanelContext, doors: ClaimDoors, parent: QWidget | None = None
    ) -> None:
        """Show no project yet.

        Args:
            context: The shared parts.
            doors: Dialogs of others.
            parent: Owner.
        """
        super().__init__(context, Subject(read_state, tr("Reading the claim")), parent)
        self._doors = doors
        self._track = ClaimTrack(f"{_NAME}.Track")
        self._summary = plain_label(f"{_NAME}.Summary")
        self._before = plain_label(f"{_NAME}.Before")
        self._blockers = BlockersView(f"{_NAME}.Blocker")
        self._notes = plain_label(f"{_NAME}.Notes")
        self._buttons = ClaimButtons(self._do)
        self._materials = MaterialsView()
        self.saving = MaterialSaving(context, self)
        """Asked before the workspace is left."""
        self._steps = StepsView()
        self._at: tuple[str, str, int] = ("", "", 0)
        """The claim that is shown, with how many steps: after another one the page begins anew."""
        self._papers_title = heading(tr("Papers"))
        self._steps_title = heading(tr("What was done"))
        self._lay_out()
        self._materials.edited.connect(self.saving.send)
        self.saving.done.connect(self._follow.read_again)
        self.saving.failed.connect(self._on_not_saved)
        install_f1(self, "procedure")
        self._begin()

    def _lay_out(self) -> None:
        for widget in (
            self._track, self._buttons, self._before, self._blockers, self._notes, self._summary,
            self._papers_title, self._materials, self.saving.wait, self._steps_title, self._steps,
        ):  # fmt: skip
            self._column.addWidget(widget)
        self._column.addStretch(1)

    # -- what stands in the place of a claim ------------------------------------------------------

    def _empty(self) -> tuple[str, Sequence[Offer]]:
        return tr("Choose a project in the list to see how far its claim is."), ()

    def _instead(self, state: ClaimState) -> tuple[str, Sequence[Offer]]:
        if state.claim is not None or state.newest is not None:
            return "", ()
        act = partial(self._doors.act, "Calculate", state.project_uuid)
        text = tr("No claim yet. First calculate the subsidy of this project; then file the claim "
                  "here.")  # fmt: skip
        return text, (Offer(tr("Calculate"), act, f"{_NAME}.Calculate"),)

    def _seen(self, state: ClaimState | None) -> None:
        self._doors.seen(state)

    # -- the claim --------------------------------------------------------------------------------

    def _show(self, state: ClaimState) -> None:
        claim = state.claim
        steps = claim.steps if claim is not None else ()
        tips = {each: step_tip(steps, each) for each in STATES}
        calculated = state.newest is not None and state.newest.holds
        self._track.show_claim(claim.state if claim is not None else "", tips,
                               calculated=calculated)  # fmt: skip
        self._summary.setText(_summary(state))
        self._show_hindrances(state)
        self.saving.follow(claim, state.name)
        self._materials.setVisible(claim is not None)
        self._papers_title.setVisible(claim is not None)
        self._steps_title.setVisible(bool(steps))
        if claim is not None:
            self._materials.show_materials(claim.uuid, claim.materials, self.saving.keys)
        self._steps.show_steps(steps)
        self._aim()
        at = (state.project_uuid, claim.uuid if claim is not None else "", len(steps))
        if at != self._at:
            self._at = at
            self._scroll.verticalScrollBar().setValue(0)

    def _show_hindrances(self, state: ClaimState) -> None:
        claim = state.stands
        blockers = claim.blockers if claim is not None else ()
        self._blockers.show_hindrances([self._hindrance(state, each) for each in blockers])
        text = ""
        if claim is not None and claim.next_state is not None and not blockers:
            text = tr("Nothing hinders the next step: {state}.", state=state_word(claim.next_state))
        elif claim is not None and claim.next_state is not None:
            text = tr("Before “{state}” this has to be mended:",
                      state=state_word(claim.next_state))  # fmt: skip
        self._before.setText(text)
        self._before.setVisible(bool(text))
        notes = claim.notes if claim is not None else ()
        self._notes.setText("\n".join("ℹ " + describe_code(n.code, n.params) for n in notes))
        self._notes.setVisible(bool(notes))

    def _hindrance(self, state: ClaimState, blocker: Blocker) -> Hindrance:
        """Return a sentence with the way to where it is mended, where there is one."""
        text, uuid = describe_code(blocker.code, blocker.params), state.project_uuid
        edit = (partial(self._doors.act, "Edit", uuid), tr("Edit project …"))
        again = (partial(self._doors.act, "Calculate", uuid), tr("Calculate"))
        ways = {
            "CLAIM_MATERIALS_MISSING": (self._go_to_papers, tr("To the papers")),
            "CLAIM_NO_PROJECT_NUMBER": edit,
            "CLAIM_TRIAL": edit,
            "CLAIM_INELIGIBLE": edit,
            "CLAIM_NO_AMOUNT": edit,
            "CLAIM_CALCULATION_STALE": again,
            "CLAIM_CALCULATION_NEWER": (
                partial(self._do, "recalculate"), tr("Replace calculation …")
            ),
            "CLAIM_PROJECT_NOT_ACTIVE": (partial(self._doors.act, "State", uuid), tr("State …")),
            "CLAIM_NOTHING_PAID": (
                partial(self._doors.pay, "payment", uuid), tr("Enter payment …")
            ),
            "CLAIM_CITY_NOT_PAID": (
                partial(self._doors.pay, "city", uuid), tr("City has paid …")
            ),
        }  # fmt: skip
        go, label = ways.get(blocker.code, (None, ""))
        return Hindrance(text, go, label)

    def _go_to_papers(self) -> None:
        claim = self._state.claim if self._state is not None else None
        lacking = [
            each.item
            for each in (claim.materials if claim is not None else ())
            if each.mandatory and each.state == "missing"
        ]
        if not lacking:
            return
        self._materials.show_item(lacking[0])
        table, top, height = self._materials.row_box(lacking[0])
        place = table.mapTo(self._scroll.widget(), table.rect().topLeft())
        self._scroll.ensureVisible(0, place.y() + top, 0, 3 * height)

    def _aim(self) -> None:
        """Let buttons and papers follow what may be done now."""
        if self._state is None:
            return
        session = self._context.session
        self._buttons.aim(self._state, session)
        self._materials.lock(why_not(session) or _papers_closed(self._state.claim))

    def _do(self, kind: str) -> None:
        if self._state is not None:
            self._doors.step(kind, self._state)

    def _on_not_saved(self, papers: Sequence[Paper], error: BaseException) -> None:
        for paper in papers:
            if not self.saving.waits(paper.key):
                self._materials.model.forget(paper.key)
        if self.saving.is_shown(papers[0]) and isinstance(error, LowUseError):
            self._materials.say(tr("Nothing was written. {why}", why=describe_any(error)))
        else:
            self.saving.tell_failure(papers, error)
        self._follow.read_again()


def _papers_closed(claim: ClaimView | None) -> str:
    """Return why the list is closed, empty while it is open."""
    if claim is None:
        return ""
    if claim.state == WITHDRAWN:
        return tr("The claim was withdrawn.")
    if claim.approved_fen is not None:
        return tr("The amount is approved: the papers stay as they were. Return the claim first.")
    return ""


def _summary(state: ClaimState) -> str:
    """Return the amounts and who stands for them, in a line or two."""
    claim, newest = state.claim, state.newest
    if claim is None and newest is not None:
        return tr("No claim yet. The newest calculation gives {amount} ({status}); file the claim "
                  "to begin.", amount=money(newest.amount_fen),
                  status=word(newest.status))  # fmt: skip
    if claim is None:
        return ""
    parts = [tr("Calculated {amount} by {name}", amount=money(claim.calculated_fen),
                name=claim.calculated_by)]  # fmt: skip
    if claim.reviewed_by:
        parts.append(tr("reviewed by {name}", name=claim.reviewed_by))
    if claim.approved_fen is not None:
        parts.append(
            tr("approved {amount} ({document})", amount=money(claim.approved_fen),
               document=claim.approval_document_no)
        )  # fmt: skip
    if claim.state == WITHDRAWN:
        parts.insert(0, tr("✕ This claim was withdrawn; a new one can be filed."))
    return semicolons(parts)
