# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The steps of merge cases up to 已登记 and back: asked for and saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.gui.merging.forms import MergeForms
from lowuse_plugin.gui.merging.query_command import ACTION as QUERY
from lowuse_plugin.gui.merging.step_requests import register_request, step_request, warned
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.merging.case_buttons import CODE
from lowuse_plugin.gui.widgets.merging.case_words import state_word
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe, describe_code
from lowuse_plugin.qgis_bridge.punctuation import sentences

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.records import MergeCase
    from lowuse_plugin.domain.ports import Receipt, Store
    from lowuse_plugin.gui.dialogs.merging.code_dialog import MergeCodeDialog
    from lowuse_plugin.gui.dialogs.merging.register_dialog import (
        MergeRegisterDialog,
        RegisterRequest,
    )
    from lowuse_plugin.gui.dialogs.merging.step_dialog import (
        MergeEntry,
        MergeStepDialog,
        MergeStepRequest,
    )
    from lowuse_plugin.gui.survey_units.drawing import UnitDrawing
    from lowuse_plugin.gui.widgets.merging.case_reading import MergeSeen
    from lowuse_plugin.services.merging.state import MergeState

_PARCEL = "parcel"


class MergeStepsDesk(QObject):
    """Takes cases on, back, to the register and out of it again."""

    def __init__(
        self,
        context: PanelContext,
        forms: MergeForms,
        drawing: Callable[[], UnitDrawing],
        window: QWidget,
        parent: QObject,
    ) -> None:
        """Ask nothing yet.

        Args:
            context: The shared parts.
            forms: Holds the windows that ask, and on which state of a case each of them rests.
            drawing: Returns what draws on the map.
            window: Owner of the forms.
            parent: Owner of this.
        """
        super().__init__(parent)
        self._context, self._asking, self._forms = context, forms.asking, forms
        self._drawing, self._window = drawing, window

    def step(self, kind: str, seen: MergeSeen) -> None:
        """Open the form of a step.

        Args:
            kind: An action of :mod:`~lowuse_plugin.domain.merging.procedure`.
            seen: The case, as it is shown.
        """
        store, case = self._context.session.store, seen.case
        if store is None or case is None:
            return
        key = (kind, case.uuid)
        if kind == chain.REGISTER:
            self._asking.ask(key, partial(self._make_registration, store, seen, case))
        elif kind == CODE:
            self._asking.ask(key, partial(self._make_code, store, seen, case))
        else:
            self._asking.ask(key, partial(self._make_step, store, kind, seen, case))

    def _make_step(
        self, store: Store, kind: str, seen: MergeSeen, case: MergeCase
    ) -> MergeStepDialog:
        from lowuse_plugin.gui.boundaries.outline_files import OutlineFiles  # noqa: PLC0415
        from lowuse_plugin.gui.dialogs.merging.step_dialog import (  # noqa: PLC0415
            MergeStepDialog,
        )

        request = step_request(kind, seen, store.info.crs)
        waiting = self._context.session.waiting
        files = OutlineFiles(self._context, self._window)
        dialog = MergeStepDialog(request, self._drawing(), waiting, self._window, files)
        self._forms.hold(dialog, case, _shown_of_step)
        dialog.step_wanted.connect(partial(self._write_step, dialog, store))
        dialog.query_wanted.connect(partial(self._ask_register, case.parcels))
        return dialog

    def _ask_register(self, parcels: tuple[str, ...]) -> None:
        """Open the form of the answer of the registry, once for all parcels of a case."""
        reason = self._context.actions.do(QUERY, parcels)
        if reason:
            self._context.messages.info(reason)

    def _write_step(self, dialog: MergeStepDialog, store: Store, entry: MergeEntry) -> None:
        request, seen = dialog.request, self._forms.version(dialog)

        def done(receipt: Receipt) -> bool:
            text = _told(request, entry)
            self._forms.tell_saved(dialog, receipt)
            self._context.tell_saved(store, receipt.transaction_id, text)
            return True

        title = tr("Saving a step of the merge")
        self._asking.write(
            dialog, store, title, lambda _progress: write_step(store, request, entry, seen), done
        )

    def _make_registration(
        self, store: Store, seen: MergeSeen, case: MergeCase
    ) -> MergeRegisterDialog:
        from lowuse_plugin.gui.dialogs.merging.register_dialog import (  # noqa: PLC0415
            MergeRegisterDialog,
        )

        request = register_request(seen)
        dialog = MergeRegisterDialog(request, self._context.session.waiting, self._window)
        self._forms.hold(dialog, case, _shown_of_registration)
        dialog.register_wanted.connect(partial(self._write_registration, dialog, store))
        return dialog

    def renew(self, seen: MergeSeen) -> None:
        """Let forms of a step that are open take the parcels in as they are now."""
        case, state = seen.case, seen.state
        forms = [each for each in self._asking.dialogs if not each.is_busy]
        if case is None or state is None or not forms:
            return
        from lowuse_plugin.gui.dialogs.merging.register_dialog import (  # noqa: PLC0415
            MergeRegisterDialog,
        )
        from lowuse_plugin.gui.dialogs.merging.step_dialog import (  # noqa: PLC0415
            MergeStepDialog,
        )

        registers = state.following == chain.REGISTERED
        for form in forms:
            if isinstance(form, MergeRegisterDialog):
                if not registers or form.request.case_uuid != case.uuid:
                    continue
                if state.preview is None:  # a parcel counts no more: there is nothing to register
                    form.expire(_why_no_preview(state))
                else:
                    form.renew(register_request(seen))
            elif isinstance(form, MergeStepDialog) and form.request.case_uuid == case.uuid:
                form.warn(warned(state) if form.request.kind == chain.ADVANCE else ())

    def _write_registration(self, dialog: MergeRegisterDialog, store: Store) -> None:
        request, entry, seen = dialog.request, dialog.entry, self._forms.version(dialog)
        try:
            entered = dialog.registration()
        except LowUseError as error:
            dialog.refuse(describe(error))
            return

        def work(_progress: Any) -> Receipt:
            from lowuse_plugin.domain.merging.steps import MergeStepInput  # noqa: PLC0415
            from lowuse_plugin.qgis_bridge.merging.field_rules import field_rules  # noqa: PLC0415
            from lowuse_plugin.services.merging.registration import (  # noqa: PLC0415
                register_merge,
            )

            step = MergeStepInput(request.person, entry.done_on, opinion=entry.opinion)
            return register_merge(
                store, request.case_uuid, entered, step,
                seen=seen, versions=request.versions, fields=field_rules(),
            )  # fmt: skip

        def done(receipt: Receipt) -> bool:
            text = tr("{case}: the merge is registered; {count} parcels retired.",
                      case=request.label, count=len(request.parcels))  # fmt: skip
            self._forms.tell_saved(dialog, receipt)
            self._context.tell_saved(store, receipt.transaction_id, text)
            if self._context.session.store is store:
                self._context.current.look_at(_new_parcel(receipt, request))
            return True

        self._asking.write(dialog, store, tr("Registering the merge"), work, done)

    def _make_code(self, store: Store, seen: MergeSeen, case: MergeCase) -> MergeCodeDialog:
        from lowuse_plugin.gui.dialogs.merging.code_dialog import MergeCodeDialog  # noqa: PLC0415

        waiting = self._context.session.waiting
        dialog = MergeCodeDialog(case, seen.next_code, waiting, self._window)
        self._forms.hold(dialog, case, lambda now: (now.new_code, now.provisional))
        dialog.code_wanted.connect(partial(self._write_code, dialog, store))
        return dialog

    def _write_code(self, dialog: MergeCodeDialog, store: Store, code: str) -> None:
        case, seen = dialog.case, self._forms.version(dialog)

        def work(_progress: Any) -> Receipt:
            from lowuse_plugin.services.merging.code import assign_code  # noqa: PLC0415

            return assign_code(store, case.uuid, code, by=current_actor().name, seen=seen)

        def done(receipt: Receipt) -> bool:
            text = tr("{case}: the new parcel has the code {code}.", case=case.label, code=code)
            self._forms.tell_saved(dialog, receipt)
            self._context.tell_saved(store, receipt.transaction_id, text)
            return True

        self._asking.write(dialog, store, tr("Giving the new parcel its code"), work, done)


def _told(request: MergeStepRequest, entry: MergeEntry) -> str:
    """Return what is said of a step that was saved; going back never reads as going on."""
    said = {"case": request.label, "state": state_word(entry.to_state)}
    if request.kind == chain.RETURN:
        return tr("{case}: sent back to “{state}”.", **said)
    if request.kind == chain.REOPEN:
        return tr("{case}: reopened, “{state}” again.", **said)
    if entry.withdrawing:
        return tr("{case}: {state}. {count} other scenarios are withdrawn with it.",
                  count=len(entry.withdrawing), **said)  # fmt: skip
    return tr("{case}: {state}.", **said)


def _shown_of_step(case: MergeCase) -> object:
    return case.applicant, case.applied_on, case.survey


def _shown_of_registration(case: MergeCase) -> object:
    return dict(case.values), case.survey


def _why_no_preview(state: MergeState) -> str:
    """Return what of a case keeps it from being previewed, and so from being registered."""
    return sentences(describe_code(each.code, each.params) for each in state.blockers)


def _new_parcel(receipt: Receipt, request: RegisterRequest) -> str:
    """Return the parcel that a registration wrote beside those that it retired."""
    written = (uuid for table, uuid in receipt.versions if table == _PARCEL)
    return next(uuid for uuid in written if uuid not in request.versions)


def write_step(store: Store, request: MergeStepRequest, entry: MergeEntry, seen: int) -> Receipt:
    """Save a step of a case as it was seen.

    Args:
        store: The workspace.
        request: Which step.
        entry: What was entered.
        seen: Version of the case.

    Raises:
        LowUseError: What the service says; nothing was written.
        ConflictError: A colleague took it elsewhere.
    """
    from lowuse_plugin.domain.merging.steps import MergeStepInput  # noqa: PLC0415
    from lowuse_plugin.services.merging import steps as service  # noqa: PLC0415
    from lowuse_plugin.services.merging.revocation import revoke_merge  # noqa: PLC0415

    case = request.case_uuid
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
        from lowuse_plugin.qgis_bridge.merging.field_rules import field_rules  # noqa: PLC0415

        return service.advance(
            store, case, step, survey=entry.survey, seen=seen, fields=field_rules(),
            withdrawing=entry.withdrawing,
        )  # fmt: skip
    if request.kind == chain.RETURN:
        return service.give_back(store, case, entry.to_state, step, seen=seen)
    acts: dict[str, Any] = {
        chain.REFUSE: service.refuse,
        chain.WITHDRAW: service.withdraw,
        chain.REOPEN: service.reopen,
    }
    receipt: Receipt = acts[request.kind](store, case, step, seen=seen)
    return receipt
