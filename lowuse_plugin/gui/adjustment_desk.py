# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is done with adjustments: the forms, the steps, trying, writing files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject

from lowuse_plugin.domain import adjustment_procedure as chain
from lowuse_plugin.domain.adjustment_steps import AdjustmentDecision, AdjustmentStepInput
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.asking_desk import AskingDesk, is_open
from lowuse_plugin.gui.dialogs.adjustment_dialog import (
    AdjustmentDialog,
    AdjustmentDoors,
    AdjustmentRequest,
)
from lowuse_plugin.gui.dialogs.adjustment_step_dialog import (
    ADVANCE,
    DECIDE,
    AdjustmentEntry,
    AdjustmentStepDialog,
    AdjustmentStepRequest,
)
from lowuse_plugin.gui.dialogs.adjustment_what_if_dialog import AdjustmentWhatIfDialog
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.unit_drawing import UnitDrawing
from lowuse_plugin.gui.widgets.adjustment_words import word, worse_text
from lowuse_plugin.gui.widgets.file_offers import file_offers
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any

if TYPE_CHECKING:
    from lowuse_plugin.domain.adjustment import AdjustmentCase, AdjustmentDraft
    from lowuse_plugin.domain.ports import Progress, Receipt, Store
    from lowuse_plugin.gui.dialogs.adjustments_window import AdjustmentsWindow
    from lowuse_plugin.services.adjustment_figures import MeasuredCase
    from lowuse_plugin.services.adjustment_what_if import AdjustmentWhatIf
    from lowuse_plugin.services.adjustments import AdjustmentFilter


class AdjustmentDesk(QObject):
    """Serves one window with the ledger."""

    def __init__(
        self, context: PanelContext, asking: AskingDesk, drawing: UnitDrawing, window: Any
    ) -> None:
        """Show nothing yet.

        Args:
            context: The shared parts.
            asking: Holds the windows that ask.
            drawing: Draws on the map.
            window: The :class:`AdjustmentsWindow` that it serves.
        """
        super().__init__(window)
        self._context, self._asking, self._drawing = context, asking, drawing
        self._window: AdjustmentsWindow = window

    def release(self) -> None:
        """Draw no more."""
        self._drawing.cancel()

    # -- forms ------------------------------------------------------------------------------------

    def new(self) -> None:
        """Open the form of a new case, on the version that is in force."""
        self._open(None)

    def change(self, case: AdjustmentCase) -> None:
        """Open the form of a case."""
        self._open(case)

    def _open(self, case: AdjustmentCase | None) -> None:
        store = self._context.session.store
        if store is None:
            return

        def done(request: AdjustmentRequest) -> None:
            if sip.isdeleted(self._window):
                return

            def make() -> AdjustmentDialog:
                doors = AdjustmentDoors(
                    self._drawing, self._context.canvas, self._hand_parcels, self._check, self._try
                )
                waiting = self._context.session.waiting
                dialog = AdjustmentDialog(request, doors, waiting, self._window)
                dialog.save_wanted.connect(partial(self._write, dialog, store))
                return dialog

            self._asking.ask(("case", case.uuid if case is not None else ""), make)

        title = tr("Reading the control line")
        self._context.run_for(store, title, lambda _progress: _request(store, case), done)

    def _write(
        self, dialog: AdjustmentDialog, store: Store, draft: AdjustmentDraft, on_line: bool
    ) -> None:
        request, person = dialog.request, current_actor().name

        def work(_progress: Progress) -> Receipt:
            from lowuse_plugin.services.adjustments import change_case, new_case  # noqa: PLC0415

            case = request.case
            if case is None:
                line = request.version_uuid
                return new_case(store, draft, drafted_by=person, from_version_uuid=line)[1]
            return change_case(store, case.uuid, case.version, draft, changed_by=person,
                               to_line_in_force=on_line)  # fmt: skip

        def done(receipt: Receipt) -> bool:
            text = tr("Adjustment {case} saved.", case=draft.name)
            self._context.tell_saved(store, receipt.transaction_id, text)
            return True

        self._asking.write(dialog, store, tr("Saving the adjustment"), work, done)

    def _hand_parcels(self, take: Callable[[Sequence[tuple[str, bytes]]], None]) -> None:
        """Hand the chosen parcels over, or say that none is chosen."""
        store, chosen = self._context.session.store, self._context.current.chosen
        if store is None:
            return
        if not chosen:
            self._context.messages.info(tr("Choose parcels in a list or on the map first."))
            return

        def work(_progress: Progress) -> list[tuple[str, bytes]]:
            import json  # noqa: PLC0415

            with store.read() as reading:
                rows = reading.table("unit_parcels", uuids=json.dumps(list(chosen))).to_rows()
            return [(row["label"], bytes(row["wkb"])) for row in rows if row["wkb"] is not None]

        self._context.run_for(store, tr("Reading parcels"), work, take)

    # -- trying -----------------------------------------------------------------------------------

    def _check(self, dialog: AdjustmentDialog) -> None:
        """Lay what is entered over the line and say what comes of it."""
        store = self._context.session.store
        if store is None or not dialog.draft.blocks:
            return
        draft, line = dialog.draft, _line_of(dialog)

        def work(_progress: Progress) -> MeasuredCase:
            from lowuse_plugin.services.adjustment_figures import measure_draft  # noqa: PLC0415

            return measure_draft(store, draft, line)

        def done(found: MeasuredCase) -> None:
            if is_open(dialog):
                dialog.show_found(found)

        def failed(error: BaseException) -> None:
            if is_open(dialog):
                dialog.say_found(f"✕ {describe_any(error)}")

        dialog.say_found(tr("Measuring …"))
        self._context.run_for(store, tr("Measuring the case"), work, done, on_failed=failed)

    def _try(self, dialog: AdjustmentDialog) -> None:
        if dialog.draft.blocks:
            self._run_what_if(dialog.draft, _line_of(dialog))

    def what_if(self, case: AdjustmentCase) -> None:
        """Show what a case would do."""
        self._run_what_if(case.uuid, case.from_version_uuid)

    def _run_what_if(self, case: str | AdjustmentDraft, line: str) -> None:
        store = self._context.session.store
        if store is None:
            return

        def work(progress: Progress) -> AdjustmentWhatIf:
            from lowuse_plugin.services.adjustment_what_if import what_if  # noqa: PLC0415

            return what_if(store, case, progress, from_version_uuid=line)

        def done(found: AdjustmentWhatIf) -> None:
            if not sip.isdeleted(self._window):
                crs = store.info.crs
                shown = AdjustmentWhatIfDialog(self._context, found, crs, self._window)
                self._asking.hold(shown)

        task = self._context.run_for(store, tr("Trying the adjustment"), work, done)
        self._window.progress.follow(task)

    # -- steps ------------------------------------------------------------------------------------

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

    # -- files ------------------------------------------------------------------------------------

    def write_ledger(self, path: Path, wanted: AdjustmentFilter) -> None:
        """Write cases as xlsx."""
        store = self._context.session.store
        if store is None:
            return

        def work(_progress: Progress) -> Path:
            from lowuse_plugin.exchange.adjustment_xlsx import (  # noqa: PLC0415
                write_adjustment_ledger,
            )
            from lowuse_plugin.services.adjustments import read_ledger  # noqa: PLC0415

            cases = read_ledger(store, wanted)
            write_adjustment_ledger(path, cases, workspace=store.info, on=office_today())
            return path

        self._run_file(store, tr("Writing the adjustment ledger"), work)

    def write_sheet(self, path: Path, case_uuid: str) -> None:
        """Write the sheet of a case."""
        store = self._context.session.store
        if store is None:
            return

        def work(_progress: Progress) -> Path:
            from lowuse_plugin.exchange.adjustment_docx import (  # noqa: PLC0415
                write_adjustment_sheet,
            )
            from lowuse_plugin.services.adjustment_figures import figures  # noqa: PLC0415
            from lowuse_plugin.services.adjustments import read_case  # noqa: PLC0415

            case, found = read_case(store, case_uuid), figures(store, case_uuid)
            write_adjustment_sheet(path, case, found.figures, workspace=store.info,
                                   on=office_today())  # fmt: skip
            return path

        self._run_file(store, tr("Writing the sheet of the case"), work)

    def _run_file(self, store: Store, title: str, work: Callable[[Progress], Path]) -> None:
        def done(path: Path) -> None:
            text = tr("Written: {path}", path=path)
            self._context.messages.success(text, offers=file_offers(path))

        task = self._context.run_for(store, title, work, done)
        self._window.progress.follow(task)


def _request(store: Store, case: AdjustmentCase | None) -> AdjustmentRequest:
    """Return what the form begins with.

    Raises:
        LowUseError: ``CONTROL_LINE_NONE_IN_FORCE`` …: there is no line that could be adjusted.
    """
    from lowuse_plugin.domain.errors import LowUseError  # noqa: PLC0415
    from lowuse_plugin.services.adjustments import read_case  # noqa: PLC0415
    from lowuse_plugin.services.line_versions import line_in_force, read_blocks  # noqa: PLC0415

    today, pack = office_today(), chain.shipped()
    stored, other = None, ""
    if case is not None:
        stored = read_case(store, case.uuid)
        version, name = stored.from_version_uuid, stored.from_version
        other = _other_in_force(store, version)
    else:
        now = line_in_force(store, today)
        if now is None:
            raise LowUseError("CONTROL_LINE_NONE_IN_FORCE", on=today.isoformat(), known="-")
        version, name = now.version.key, now.version.version
    with store.read() as reading:
        blocks = read_blocks(reading, version)
    return AdjustmentRequest(
        crs=store.info.crs,
        district=store.info.district,
        version_uuid=version,
        version=name,
        line=blocks,
        balanced=pack.balanced,
        least_block_m2=pack.least_block_m2,
        case=stored,
        in_force=other,
    )


def _other_in_force(store: Store, version_uuid: str) -> str:
    """Return the name of the version in force where it is another one, empty where it is not."""
    from lowuse_plugin.domain.errors import LowUseError  # noqa: PLC0415
    from lowuse_plugin.services.line_versions import line_in_force  # noqa: PLC0415

    try:
        now = line_in_force(store, office_today())
    except LowUseError:
        return ""  # none, or several: the case stays on its own version
    return now.version.version if now is not None and now.version.key != version_uuid else ""


def _line_of(dialog: AdjustmentDialog) -> str:
    return dialog.request.version_uuid


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
    from lowuse_plugin.services import adjustment_steps as steps  # noqa: PLC0415

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
