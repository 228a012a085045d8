# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The forms of adjustments: opened and saved; beside them steps, trials and files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject

from lowuse_plugin.domain.adjustments import procedure as chain
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.adjustments.files import AdjustmentFiles
from lowuse_plugin.gui.adjustments.steps_desk import AdjustmentStepsDesk
from lowuse_plugin.gui.adjustments.trials import AdjustmentTrials
from lowuse_plugin.gui.asking_desk import AskingDesk, is_open
from lowuse_plugin.gui.dialogs.adjustments.dialog import AdjustmentDialog
from lowuse_plugin.gui.dialogs.adjustments.request import AdjustmentDoors, AdjustmentRequest
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.survey_units.drawing import UnitDrawing
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.adjustments.case import AdjustmentCase, AdjustmentDraft
    from lowuse_plugin.domain.ports import Progress, Receipt, Store
    from lowuse_plugin.gui.dialogs.adjustments.adjustments_window import AdjustmentsWindow


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
        self.steps = AdjustmentStepsDesk(context, asking, window)
        self.trials = AdjustmentTrials(context, asking, window)
        self.files = AdjustmentFiles(context, window)

    def release(self) -> None:
        """Draw and try no more."""
        self._drawing.cancel()
        self.trials.release()

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
                    self._drawing, self._context.canvas, self._hand_parcels,
                    self.trials.check, self.trials.try_form, self.trials.sum_up,
                )  # fmt: skip
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
        request, person, day = dialog.request, current_actor().name, dialog.drawn_up_on

        def work(_progress: Progress) -> Receipt:
            from lowuse_plugin.services.adjustments.cases import change_case, new_case  # noqa: PLC0415

            case = request.case
            if case is None:
                line = request.version_uuid
                return new_case(store, draft, drafted_by=person, drafted_on=day,
                                from_version_uuid=line)[1]  # fmt: skip
            return change_case(store, case.uuid, case.version, draft, changed_by=person,
                               to_line_in_force=on_line)  # fmt: skip

        def done(receipt: Receipt) -> bool:
            text = tr("Adjustment {case} saved.", case=draft.name)
            self._context.tell_saved(store, receipt.transaction_id, text)
            return True

        self._asking.write(dialog, store, tr("Saving the adjustment"), work, done)

    def _hand_parcels(self, form: AdjustmentDialog) -> None:
        """Hand the chosen parcels over, or say that none is chosen."""
        store, chosen = self._context.session.store, self._context.current.chosen
        if store is None:
            return
        if not chosen:
            self._context.messages.info(tr("Choose parcels in a list or on the map first."))
            return

        line, direction, clipped = form.request.version_uuid, form.direction, form.is_clipped

        def work(_progress: Progress) -> list[tuple[str, bytes]]:
            from lowuse_plugin.services.adjustments.taking import take_parcels  # noqa: PLC0415

            return take_parcels(
                store, tuple(chosen), line_uuid=line, direction=direction, clipped=clipped
            )

        def done(parcels: list[tuple[str, bytes]]) -> None:
            if not is_open(form):
                return
            form.take_named(parcels, direction)
            left = len(chosen) - len(parcels)
            if left:
                form.say_found(
                    tr("{count} of the chosen parcels have no such part and were not taken.",
                       count=f"{left:,}")
                )  # fmt: skip

        def ended() -> None:
            if is_open(form):
                form.await_parcels(False)

        form.await_parcels(True)
        task = self._context.run_for(store, tr("Reading parcels"), work, done)
        task.ended.connect(ended)


def _request(store: Store, case: AdjustmentCase | None) -> AdjustmentRequest:
    """Return what the form begins with.

    Raises:
        LowUseError: ``CONTROL_LINE_NONE_IN_FORCE`` …: there is no line that could be adjusted.
    """
    from lowuse_plugin.domain.errors import LowUseError  # noqa: PLC0415
    from lowuse_plugin.services.adjustments.cases import read_case  # noqa: PLC0415
    from lowuse_plugin.services.control_line.versions import line_in_force, read_blocks  # noqa: PLC0415

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
    from lowuse_plugin.services.control_line.versions import line_in_force  # noqa: PLC0415

    try:
        now = line_in_force(store, office_today())
    except LowUseError:
        return ""  # none, or several: the case stays on its own version
    return now.version.version if now is not None and now.version.key != version_uuid else ""
