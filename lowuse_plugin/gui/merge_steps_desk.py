# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The steps of merge cases up to 已登记 and back: asked for and saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.domain import merge_procedure as chain
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.gui.asking_desk import AskingDesk
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.merge_case_words import state_word
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Receipt, Store
    from lowuse_plugin.gui.dialogs.merge_register_dialog import (
        MergeRegisterDialog,
        RegisterRequest,
    )
    from lowuse_plugin.gui.dialogs.merge_step_dialog import (
        MergeEntry,
        MergeStepDialog,
        MergeStepRequest,
    )
    from lowuse_plugin.gui.unit_drawing import UnitDrawing
    from lowuse_plugin.gui.widgets.merge_case_reading import MergeSeen

VERSION = "merge_version"
"""Property of a form: the version of the case that it is about."""


@dataclass(frozen=True)
class Registered:
    """What came of a registration."""

    receipt: Receipt
    new_parcel: str


class MergeStepsDesk(QObject):
    """Takes cases on, back, to the register and out of it again."""

    def __init__(
        self,
        context: PanelContext,
        asking: AskingDesk,
        drawing: Callable[[], UnitDrawing],
        window: QWidget,
        parent: QObject,
    ) -> None:
        """Ask nothing yet.

        Args:
            context: The shared parts.
            asking: Holds the windows that ask.
            drawing: Returns what draws on the map.
            window: Owner of the forms.
            parent: Owner of this.
        """
        super().__init__(parent)
        self._context, self._asking = context, asking
        self._drawing, self._window = drawing, window

    def step(self, kind: str, seen: MergeSeen) -> None:
        """Open the form of a step.

        Args:
            kind: An action of :mod:`~lowuse_plugin.domain.merge_procedure`.
            seen: The case, as it is shown.
        """
        store, case = self._context.session.store, seen.case
        if store is None or case is None:
            return
        key = (kind, case.uuid)
        if kind == chain.REGISTER:
            self._asking.ask(key, partial(self._make_registration, store, seen))
        else:
            self._asking.ask(key, partial(self._make_step, store, kind, seen))

    def _make_step(self, store: Store, kind: str, seen: MergeSeen) -> MergeStepDialog:
        from lowuse_plugin.gui.dialogs.merge_step_dialog import (  # noqa: PLC0415
            MergeStepDialog,
        )

        request = step_request(kind, seen, store.info.crs)
        waiting = self._context.session.waiting
        dialog = MergeStepDialog(request, self._drawing(), waiting, self._window)
        dialog.setProperty(VERSION, (request.case_uuid, request.version))
        dialog.step_wanted.connect(partial(self._write_step, dialog, store))
        return dialog

    def _write_step(self, dialog: MergeStepDialog, store: Store, entry: MergeEntry) -> None:
        request = dialog.request

        def done(receipt: Receipt) -> bool:
            text = tr("{case}: {state}.", case=request.label, state=state_word(entry.to_state))
            self._context.tell_saved(store, receipt.transaction_id, text)
            return True

        title = tr("Saving a step of the merge")
        self._asking.write(
            dialog, store, title, lambda _progress: write_step(store, request, entry), done
        )

    def _make_registration(self, store: Store, seen: MergeSeen) -> MergeRegisterDialog:
        from lowuse_plugin.gui.dialogs.merge_register_dialog import (  # noqa: PLC0415
            MergeRegisterDialog,
        )

        request = register_request(seen)
        dialog = MergeRegisterDialog(request, self._context.session.waiting, self._window)
        dialog.setProperty(VERSION, (request.case_uuid, request.version))
        dialog.register_wanted.connect(partial(self._write_registration, dialog, store))
        return dialog

    def _write_registration(self, dialog: MergeRegisterDialog, store: Store) -> None:
        request, entry = dialog.request, dialog.entry
        try:
            entered = dialog.registration()
        except LowUseError as error:
            dialog.refuse(describe(error))
            return

        def work(_progress: Any) -> Registered:
            from lowuse_plugin.domain.merge_steps import MergeStepInput  # noqa: PLC0415
            from lowuse_plugin.services.merge_cases import read_case  # noqa: PLC0415
            from lowuse_plugin.services.merge_registration import (  # noqa: PLC0415
                register_merge,
            )

            step = MergeStepInput(request.person, entry.done_on, opinion=entry.opinion)
            receipt = register_merge(
                store, request.case_uuid, entered, step,
                seen=request.version, versions=request.versions,
            )  # fmt: skip
            return Registered(receipt, read_case(store, request.case_uuid).new_parcel_uuid)

        def done(found: Registered) -> bool:
            text = tr("{case}: the merge is registered; {count} parcels retired.",
                      case=request.label, count=len(request.parcels))  # fmt: skip
            self._context.tell_saved(store, found.receipt.transaction_id, text)
            if self._context.session.store is store:
                self._context.current.look_at(found.new_parcel)
            return True

        self._asking.write(dialog, store, tr("Registering the merge"), work, done)


def step_request(kind: str, seen: MergeSeen, crs: str) -> MergeStepRequest:
    """Return what the form of a step begins with.

    Args:
        kind: An action of :mod:`~lowuse_plugin.domain.merge_procedure`.
        seen: With a case.
        crs: Of the workspace.
    """
    from lowuse_plugin.gui.dialogs.merge_step_dialog import MergeStepRequest  # noqa: PLC0415

    case, state = seen.case, seen.state
    if case is None or state is None:
        raise LowUseError("MERGE_GONE")
    ends = {
        chain.REFUSE: chain.REFUSED, chain.WITHDRAW: chain.WITHDRAWN,
        chain.REOPEN: chain.PROPOSED, chain.REVOKE: chain.REVOKED,
    }  # fmt: skip
    is_on = kind == chain.ADVANCE
    preview = state.preview
    return MergeStepRequest(
        kind=kind,
        case_uuid=case.uuid,
        version=case.row_version,
        label=case.label,
        to_state=state.following if is_on else ends.get(kind, ""),
        person=current_actor().name,
        applicant=case.applicant or case.holder,
        applied_on=case.applied_on,
        earliest=case.last_day,
        return_states=chain.earlier(case.state) if kind == chain.RETURN else (),
        asks=seen.asked.asks if is_on and seen.asked is not None else (),
        crs=crs,
        union_m2=preview.areas.union_plane if preview is not None else case.figures.union_m2,
        hindered=tuple(each.text for each in seen.built) if kind == chain.REVOKE else (),
    )


def register_request(seen: MergeSeen) -> RegisterRequest:
    """Return what the registration begins with.

    Args:
        seen: With a case whose survey is done, and what hinders it.

    Raises:
        LowUseError: ``MERGE_NOT_SURVEYED``: the case went elsewhere.
    """
    from lowuse_plugin.domain.merge_pack import shipped  # noqa: PLC0415
    from lowuse_plugin.domain.parcel_codes import short_labels  # noqa: PLC0415
    from lowuse_plugin.domain.units import exact  # noqa: PLC0415
    from lowuse_plugin.gui.dialogs.merge_register_dialog import (  # noqa: PLC0415
        RegisterRequest,
    )

    case = seen.case
    preview = seen.state.preview if seen.state is not None else None
    if case is None or preview is None:
        state = "" if case is None else state_word(case.state)
        raise LowUseError("MERGE_NOT_SURVEYED", state=state)
    survey = case.survey
    return RegisterRequest(
        case_uuid=case.uuid,
        version=case.row_version,
        versions=preview.versions,
        label=case.label,
        person=current_actor().name,
        parcels=tuple(short_labels([member.label for member in case.members])),
        bases={
            "registered_sum": preview.areas.registered_sum,
            "union_plane": exact(preview.areas.union_plane),
            "survey": None if survey is None else survey.area_m2,
        },
        labels=preview.labels,
        earliest=case.last_day,
        mortgaged=seen.mortgaged,
        consent_asked=seen.consent_asked,
        queried=seen.queried,
        next_code=seen.next_code,
        cells=preview.open_cells,
        query_days=shipped().seizure_working_days,
    )


def write_step(store: Store, request: MergeStepRequest, entry: MergeEntry) -> Receipt:
    """Save a step of a case as it was seen.

    Raises:
        LowUseError: What the service says; nothing was written.
        ConflictError: A colleague took it elsewhere.
    """
    from lowuse_plugin.domain.merge_steps import MergeStepInput  # noqa: PLC0415
    from lowuse_plugin.services import merge_steps as service  # noqa: PLC0415
    from lowuse_plugin.services.merge_revocation import revoke_merge  # noqa: PLC0415

    case, seen = request.case_uuid, request.version
    if request.kind == chain.REVOKE:
        return revoke_merge(
            store, case, by=request.person, on=entry.done_on, reason=entry.opinion,
            document_no=entry.document_no, seen=seen,
        )  # fmt: skip
    step = MergeStepInput(
        done_by=request.person,
        done_on=entry.done_on,
        document_no=entry.document_no,
        opinion=entry.opinion,
        details=entry.details,
    )
    if request.kind == chain.ADVANCE:
        return service.advance(store, case, step, survey=entry.survey, seen=seen)
    if request.kind == chain.RETURN:
        return service.give_back(store, case, entry.to_state, step, seen=seen)
    acts: dict[str, Any] = {
        chain.REFUSE: service.refuse,
        chain.WITHDRAW: service.withdraw,
        chain.REOPEN: service.reopen,
    }
    receipt: Receipt = acts[request.kind](store, case, step, seen=seen)
    return receipt
