# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The steps of an adjustment: asked for and saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject

from lowuse_plugin.domain.adjustments import procedure as chain
from lowuse_plugin.domain.adjustments.steps import AdjustmentDecision, AdjustmentStepInput
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.asking_desk import AskingDesk
from lowuse_plugin.gui.dialogs.adjustments.step_dialog import (
    ADVANCE,
    DECIDE,
    AdjustmentEntry,
    AdjustmentStepDialog,
    AdjustmentStepRequest,
)
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.adjustments.words import word, worse_text
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.adjustments.case import AdjustmentCase
    from lowuse_plugin.domain.ports import Receipt, Store
    from lowuse_plugin.gui.dialogs.adjustments.adjustments_window import AdjustmentsWindow
    from lowuse_plugin.services.adjustments.figures import MeasuredCase


class AdjustmentStepsDesk(QObject):
    """Takes cases on, back and to their end."""

    def __init__(self, context: PanelContext, asking: AskingDesk, window: Any) -> None:
        """Ask nothing yet.

        Args:
            context: The shared parts.
            asking: Holds the windows that ask.
            window: The :class:`AdjustmentsWindow` that it serves.
        """
        super().__init__(window)
        self._context, self._asking = context, asking
        self._window: AdjustmentsWindow = window

    def advance(self, case: AdjustmentCase) -> None:
        """Ask for the next step of a case."""
        kind = DECIDE if case.state == chain.SUBMITTED else ADVANCE
        self.step(kind, case, self._window.measured(case))

    def step(self, kind: str, case: AdjustmentCase, measured: MeasuredCase | None) -> None:
        """Ask for a step.

        Args:
            kind: ``advance``, ``decide``, ``return``, ``refuse``, ``withdraw`` or ``reopen``.
            case: The case.
            measured: Its figures, None where they are not known.
        """
        store = self._context.session.store
        if store is None:
            return
        request = _step_request(kind, case, measured)

        def make() -> AdjustmentStepDialog:
            waiting = self._context.session.waiting
            dialog = AdjustmentStepDialog(request, waiting, self._window)
            dialog.step_wanted.connect(partial(self._write_step, dialog, store))
            return dialog

        self._asking.ask((kind, case.uuid), make)

    def _write_step(
        self, dialog: AdjustmentStepDialog, store: Store, entry: AdjustmentEntry
    ) -> None:
        request = dialog.request

        def done(receipt: Receipt) -> bool:
            text = tr("{case}: {state}.", case=request.label, state=word("state", entry.to_state))
            self._context.tell_saved(store, receipt.transaction_id, text)
            return True

        self._asking.write(
            dialog,
            store,
            tr("Saving a step of the adjustment"),
            lambda _progress: _write_step(store, request, entry),
            done,
        )


def _step_request(
    kind: str, case: AdjustmentCase, measured: MeasuredCase | None
) -> AdjustmentStepRequest:
    pack = chain.shipped()
    ends = {"decide": chain.DECIDED, "refuse": chain.REFUSED, "withdraw": chain.WITHDRAWN,
            "reopen": chain.DRAFT}  # fmt: skip
    to_state = ends.get(kind) or (chain.next_state(case.state) if kind == ADVANCE else "") or ""
    submitted = [str(step.details.get("authority") or "") for step in case.steps]
    levels = [block.level for block in measured.draft.blocks] if measured is not None else []
    proposed = pack.authorities[1 if 1 in levels else 2 if 2 in levels else 0]  # noqa: PLR2004
    publicised = kind == ADVANCE and to_state == chain.PUBLICISED
    return AdjustmentStepRequest(
        kind=kind,
        case_uuid=case.uuid,
        version=case.version,
        label=case.label,
        to_state=to_state,
        person=current_actor().name,
        authority=next((each for each in reversed(submitted) if each), proposed),
        publicity_days=pack.publicity_days,
        return_states=chain.earlier(case.state),
        worse=worse_text(measured.figures) if publicised and measured is not None else "",
        new_version=f"{office_today().year}-{case.adjustment_no}" if kind == DECIDE else "",
    )


def _write_step(store: Store, request: AdjustmentStepRequest, entry: AdjustmentEntry) -> Receipt:
    from lowuse_plugin.services.adjustments import steps  # noqa: PLC0415

    said = AdjustmentStepInput(
        request.person, entry.done_on, entry.document_no, entry.opinion, entry.details
    )
    case, seen = request.case_uuid, request.version
    if request.kind == DECIDE:
        decision = AdjustmentDecision(
            entry.document_no,
            entry.authority,
            entry.approved_on or entry.done_on,
            entry.in_force_from or entry.done_on,
            entry.version,
        )
        return steps.decide_case(store, case, decision, said, seen=seen)
    if request.kind == "return":
        return steps.return_case(store, case, entry.to_state, said, seen=seen)
    if request.kind == "refuse":
        return steps.refuse_case(store, case, said, authority=entry.authority, seen=seen)
    act = {
        ADVANCE: steps.advance_case,
        "withdraw": steps.withdraw_case,
        "reopen": steps.reopen_case,
    }[request.kind]
    return act(store, case, said, seen=seen)
