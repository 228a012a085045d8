# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""办理 and 拨付: the pages of the panel, the dialogs that they open, and 奖补台账."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QMenu, QWidget

from lowuse_plugin.gui.asking_desk import AskingDesk, is_open
from lowuse_plugin.gui.pages import PageSpec
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.toolbar import Command
from lowuse_plugin.gui.widgets.plain_parts import to_front
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_code

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Receipt, Store
    from lowuse_plugin.domain.subsidy.ledger import PaymentInput
    from lowuse_plugin.gui.dialogs.claim_step_dialog import (
        ClaimStepDialog,
        StepEntry,
        StepRequest,
    )
    from lowuse_plugin.gui.dialogs.payment_dialog import PaymentDialog
    from lowuse_plugin.gui.dialogs.subsidy.ledger_dialog import SubsidyLedgerDialog
    from lowuse_plugin.gui.widgets.claims.material_saving import MaterialSaving
    from lowuse_plugin.gui.widgets.claims.reading import ClaimState
    from lowuse_plugin.gui.widgets.subsidy.ledger_reading import Booked, LedgerState

_PROCEDURE_ORDER, _PAYMENTS_ORDER = 30, 40


class ClaimCommand(QObject):
    """Holds the dialogs; writes what they ask for."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        """Give the panel of projects two pages.

        Args:
            context: The shared parts.
            window: Owner of the dialogs.
        """
        super().__init__(window)
        self._context = context
        self._window = window
        self._asking = AskingDesk(context, self)
        self._papers: list[MaterialSaving] = []
        self._ledger: SubsidyLedgerDialog | None = None
        context.project_parts.pages.add(
            PageSpec("Procedure", tr("Procedure"), self._make_claim_page, _PROCEDURE_ORDER)
        )
        context.project_parts.pages.add(
            PageSpec("Payments", tr("Payments"), self._make_ledger_page, _PAYMENTS_ORDER)
        )
        context.session.closed.connect(self._close)

    def command(self) -> Command:
        """Return the entry of the menu that opens 奖补台账."""
        return Command(
            "SubsidyLedger",
            tr("Subsidy ledger …"),
            tr("What was paid by year, district and fund; forecast, cap, xlsx"),
            "figures",
            self.show_ledger,
            needs_workspace=True,
        )

    def may_leave(self) -> bool:
        """Ask what becomes of what is not written; False keeps workspace and QGIS open."""
        papers = [each.may_leave() for each in self._papers if not sip.isdeleted(each)]
        return self._asking.may_leave() and all(papers)

    def release(self) -> None:
        """Close every dialog: the plugin goes."""
        self._asking.release()
        self._close()
        self._context.session.closed.disconnect(self._close)
        self.deleteLater()

    def show_ledger(self) -> None:
        """Open 奖补台账, or bring it to the front."""
        if self._context.session.store is None:
            self._context.messages.info(tr("Open a workspace first."))
            return
        if self._ledger is None:
            from lowuse_plugin.gui.dialogs.subsidy.ledger_dialog import (  # noqa: PLC0415
                SubsidyLedgerDialog,
            )

            self._ledger = SubsidyLedgerDialog(self._context, self._window)
            self._ledger.finished.connect(self._forget_ledger)
        to_front(self._ledger)

    def _make_claim_page(self, context: PanelContext) -> QWidget:
        from lowuse_plugin.gui.widgets.claims.page import ClaimDoors, ClaimPage  # noqa: PLC0415

        doors = ClaimDoors(self.ask_step, self.act, self.ask_payment, self._on_claim_seen)
        page = ClaimPage(context, doors)
        self._papers.append(page.saving)
        return page

    def _make_ledger_page(self, context: PanelContext) -> QWidget:
        from lowuse_plugin.gui.widgets.subsidy.ledger_page import LedgerDoors, LedgerPage  # noqa: PLC0415

        doors = LedgerDoors(self.enter, self.show_ledger, self._on_ledger_seen)
        return LedgerPage(context, doors)

    def act(self, name: str, uuid: str) -> None:
        """Carry out an entry of the menu of projects, or say why it cannot be done.

        Args:
            name: Of the entry, such as ``Edit``.
            uuid: The project.
        """
        menu = QMenu()
        self._context.project_parts.actions.fill(menu, (uuid,))
        for entry in menu.actions():
            if entry.objectName() == f"LowUse.ProjectAction.{name}":
                if entry.isEnabled():
                    entry.trigger()
                else:
                    self._context.messages.info(entry.toolTip())
                return

    # -- steps of a claim -------------------------------------------------------------------------

    def ask_step(self, kind: str, state: ClaimState) -> None:
        """Open the dialog of a step, or bring it to the front.

        Args:
            kind: ``start``, ``advance``, ``return``, ``withdraw`` or ``recalculate``.
            state: The project with its claim, as it is shown.
        """
        from lowuse_plugin.gui.dialogs.claim_step_dialog import ClaimStepDialog  # noqa: PLC0415

        store = self._context.session.store
        request = _request(kind, state)
        if store is None or request is None:
            return

        def make() -> ClaimStepDialog:
            dialog = ClaimStepDialog(request, self._context.session.waiting, self._window)
            dialog.step_wanted.connect(partial(self._write_step, dialog, store, state))
            return dialog

        self._asking.ask(("step", kind, state.project_uuid), make)

    def _write_step(
        self, dialog: ClaimStepDialog, store: Store, state: ClaimState, entry: StepEntry
    ) -> None:
        person, kind = current_actor().name, dialog.request.kind

        def work(_progress: Progress) -> Receipt:
            from lowuse_plugin.gui.widgets.claims.writing import write_step  # noqa: PLC0415

            return write_step(store, kind, state, entry, person)

        def done(receipt: Receipt) -> bool:
            self._context.tell_saved(store, receipt.transaction_id, _told(kind, state, entry))
            return True

        title = tr("Saving the claim of {project}", project=state.name)
        self._asking.write(dialog, store, title, work, done)

    def _on_claim_seen(self, state: ClaimState | None) -> None:
        """Tell open dialogs what is so now; none writes on a claim that went elsewhere."""
        from lowuse_plugin.gui.dialogs.claim_step_dialog import ClaimStepDialog  # noqa: PLC0415

        for dialog in self._asking.dialogs:
            if state is None or dialog.is_busy or not isinstance(dialog, ClaimStepDialog):
                continue
            asked = dialog.request
            if asked.project_uuid != state.project_uuid:
                continue
            if asked.claim != _version(state):
                dialog.expire(
                    tr("The claim has changed meanwhile. Close this and look at it again.")
                )
            else:
                dialog.ask_why(_to_explain(asked.kind, state))

    # -- payments ---------------------------------------------------------------------------------

    def ask_payment(self, kind: str, uuid: str) -> None:
        """Read the ledger of a project and open the dialog of a booking."""
        store = self._context.session.store
        if store is None:
            return

        def work(_progress: Progress) -> LedgerState | None:
            from lowuse_plugin.gui.widgets.subsidy.ledger_reading import read_ledger_state  # noqa: PLC0415

            return read_ledger_state(store, uuid)

        def done(state: LedgerState | None) -> None:
            if state is not None:
                self.enter(kind, state, "")

        self._context.run_for(store, tr("Reading the payments"), work, done, hidden=True)

    def enter(self, kind: str, state: LedgerState, line: str) -> None:
        """Open the dialog of a booking, or bring it to the front.

        Args:
            kind: ``payment``, ``reversal``, ``recovery`` or ``city``.
            state: The ledger, as it is shown.
            line: The line that is chosen, empty for none.
        """
        from lowuse_plugin.gui.dialogs.payment_dialog import PaymentDialog  # noqa: PLC0415

        store = self._context.session.store
        if store is None:
            return

        def make() -> PaymentDialog:
            dialog = PaymentDialog(
                kind,
                state,
                current_actor().name,
                self._context.session.waiting,
                line=line,
                parent=self._window,
            )
            dialog.payment_wanted.connect(partial(self._write_payment, dialog, store))
            return dialog

        self._asking.ask(("payment", kind, state.project_uuid), make)

    def _write_payment(self, dialog: PaymentDialog, store: Store, payment: PaymentInput) -> None:
        seen = dialog.state

        def work(_progress: Progress) -> Booked:
            from lowuse_plugin.gui.widgets.subsidy.ledger_reading import book  # noqa: PLC0415

            return book(store, seen, payment)

        def done(booked: Booked) -> bool:
            if booked.receipt is not None:
                text = tr("Booked for {project}: {lines}", project=seen.name, lines=booked.text)
                self._context.tell_saved(store, booked.receipt.transaction_id, text)
            elif is_open(dialog) and booked.state is not None:
                dialog.take(booked.state)
            else:
                self._context.messages.warning(
                    tr("Nothing was booked for {project}: its ledger has changed meanwhile.",
                       project=seen.name)
                )  # fmt: skip
            return booked.receipt is not None

        title = tr("Booking for {project}", project=seen.name)
        self._asking.write(dialog, store, title, work, done)

    def _on_ledger_seen(self, state: LedgerState | None) -> None:
        """Let open dialogs preview on the newest ledger."""
        from lowuse_plugin.gui.dialogs.payment_dialog import PaymentDialog  # noqa: PLC0415

        for dialog in self._asking.dialogs:
            if state is None or dialog.is_busy or not isinstance(dialog, PaymentDialog):
                continue
            if state.project_uuid == dialog.project_uuid:
                dialog.take(state)

    def _forget_ledger(self, _result: int) -> None:
        self._ledger = None

    def _close(self) -> None:
        """Show no ledger more: the workspace is left."""
        if self._ledger is not None and not sip.isdeleted(self._ledger):
            self._ledger.close()
        self._ledger = None


def _request(kind: str, state: ClaimState) -> StepRequest | None:
    """Return what a step asks for; None where there is no such step."""
    from lowuse_plugin.gui.dialogs.claim_step_dialog import StepRequest  # noqa: PLC0415

    claim, person = state.stands, current_actor().name
    if kind == "start":
        return StepRequest(
            kind, "calculated", state.name, state.project_uuid, _version(state), person
        )
    if claim is None or (kind == "advance" and claim.next_state is None):
        return None
    targets = {"advance": claim.next_state, "withdraw": "withdrawn", "recalculate": "calculated"}
    return StepRequest(
        kind=kind,
        to_state=targets.get(kind) or "",
        project=state.name,
        project_uuid=state.project_uuid,
        claim=_version(state),
        person=person,
        calculated_fen=claim.calculated_fen,
        parts=claim.parts,
        return_states=claim.return_states,
        departments=state.departments,
        publicity_days=state.publicity_days,
        to_explain=_to_explain(kind, state),
    )


def _to_explain(kind: str, state: ClaimState) -> str:
    """Return why a step needs an opinion, empty when it needs none."""
    lack = state.stands.to_explain if state.stands is not None and kind == "advance" else None
    return "" if lack is None else describe_code(lack.code, lack.params)


def _told(kind: str, state: ClaimState, entry: StepEntry) -> str:
    from lowuse_plugin.gui.widgets.claims.words import state_word  # noqa: PLC0415

    to_state = state_word(entry.to_state)
    return {
        "start": tr("{project}: claim filed.", project=state.name),
        "advance": tr("{project}: {state}.", project=state.name, state=to_state),
        "return": tr("{project}: claim returned to “{state}”.", project=state.name,
                     state=to_state),
        "withdraw": tr("{project}: claim withdrawn.", project=state.name),
        "recalculate": tr("{project}: the claim rests on the newest calculation now.",
                          project=state.name),
    }[kind]  # fmt: skip


def _version(state: ClaimState) -> tuple[str, int] | None:
    claim = state.claim
    return None if claim is None else (claim.uuid, claim.version)
