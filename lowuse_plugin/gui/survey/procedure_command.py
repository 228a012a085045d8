# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""办理 of survey units: the page of the panel, the dialogs of its steps, 质量检查 and 变更台账."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QDialog, QWidget

from lowuse_plugin.gui.asking_desk import AskingDesk, is_open
from lowuse_plugin.gui.pages import PageSpec
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.toolbar import Command
from lowuse_plugin.gui.widgets.plain_parts import to_front
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe, describe_code
from lowuse_plugin.qgis_bridge.punctuation import labelled

if TYPE_CHECKING:
    from lowuse_plugin.domain.errors import LowUseError
    from lowuse_plugin.domain.ports import Progress, Receipt, Store
    from lowuse_plugin.gui.dialogs.survey.step_dialog import (
        SurveyEntry,
        SurveyRequest,
        SurveyStepDialog,
    )
    from lowuse_plugin.gui.widgets.survey.reading import SurveyState
    from lowuse_plugin.services.survey.procedure import UnitProcedure

_ORDER = 30
_BLOCKED = "SURVEY_UNITS_BLOCKED"
_MOST = 12
"""So many units that cannot go on are listed in the dialog."""


class SurveyProcedureCommand(QObject):
    """Holds the dialogs; writes what they ask for."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        """Give the panel of identification a page.

        Args:
            context: The shared parts.
            window: Owner of the dialogs.
        """
        super().__init__(window)
        self._context = context
        self._window = window
        self._asking = AskingDesk(context, self)
        self._shown: dict[str, QDialog] = {}
        context.parcel_parts.pages.add(
            PageSpec("Procedure", tr("Procedure"), self._make_page, _ORDER)
        )
        context.session.closed.connect(self._close)
        self.overlays: Callable[[], None] = lambda: None
        """Opens the overlay analysis."""

    def commands(self) -> Sequence[Command]:
        """Return the entries of the menu."""
        return [
            Command(
                "QualityCheck",
                tr("Quality check …"),
                tr("Codes, areas, overlaps, bases of the survey units; click to go there"),
                "tagging",
                self.show_checks,
                needs_workspace=True,
            ),
            Command(
                "ChangeLog",
                tr("Ledger of changes …"),
                tr("What entered and left the database by year, with reason; xlsx"),
                "figures",
                self.show_changes,
                needs_workspace=True,
            ),
        ]

    def shortcuts(self) -> Sequence[Command]:
        """Return nothing: the buttons of the page are reached by Tab."""
        return ()

    def may_leave(self) -> bool:
        """Ask what becomes of a step that is not written; False keeps workspace and QGIS open."""
        return self._asking.may_leave()

    def release(self) -> None:
        """Close every dialog: the plugin goes."""
        self._asking.release()
        self._close()
        self._context.session.closed.disconnect(self._close)
        self.deleteLater()

    def show_checks(self, units: Sequence[str] = ()) -> None:
        """Check survey units and show what was found.

        Args:
            units: Which; all when empty.
        """
        if self._context.session.store is None:
            self._context.messages.info(tr("Open a workspace first."))
            return
        from lowuse_plugin.gui.dialogs.quality_dialog import QualityDialog  # noqa: PLC0415

        dialog = self._there("checks")
        if isinstance(dialog, QualityDialog):
            dialog.check(units)
        else:
            made = QualityDialog(self._context, units, self._window, self._show_overlays)
            dialog = self._hold("checks", made)
        to_front(dialog)

    def _show_overlays(self) -> None:
        self.overlays()

    def show_changes(self) -> None:
        """Open 变更台账, or bring it to the front."""
        if self._context.session.store is None:
            self._context.messages.info(tr("Open a workspace first."))
            return
        from lowuse_plugin.gui.dialogs.history.change_log_dialog import ChangeLogDialog  # noqa: PLC0415

        dialog = self._there("changes")
        if dialog is None:
            dialog = self._hold("changes", ChangeLogDialog(self._context, self._window))
        to_front(dialog)

    def _make_page(self, context: PanelContext) -> QWidget:
        from lowuse_plugin.gui.widgets.survey.page import SurveyDoors, SurveyPage  # noqa: PLC0415

        doors = SurveyDoors(self.ask_step, self.show_checks, self._on_seen)
        return SurveyPage(context, doors)

    # -- steps ------------------------------------------------------------------------------------

    def ask_step(self, kind: str, state: SurveyState, units: Sequence[UnitProcedure]) -> None:
        """Open the dialog of a step, or bring it to the front.

        Args:
            kind: ``advance``, ``return``, ``dismiss``, ``remove`` or ``reopen``.
            state: What is shown.
            units: The units that take the step.
        """
        from lowuse_plugin.gui.dialogs.survey.step_dialog import (  # noqa: PLC0415
            SurveyStepDialog,
        )

        store = self._context.session.store
        request = _request(kind, state, units)
        if store is None or request is None:
            return

        def make() -> SurveyStepDialog:
            dialog = SurveyStepDialog(request, self._context.session.waiting, self._window)
            dialog.step_wanted.connect(partial(self._write_step, dialog, store, tuple(units)))
            dialog.setProperty("units", {unit.uuid: unit.last_step for unit in units})
            return dialog

        key = (kind, *sorted(unit.uuid for unit in units))
        self._asking.ask(key, make)

    def _write_step(
        self,
        dialog: SurveyStepDialog,
        store: Store,
        units: Sequence[UnitProcedure],
        entry: SurveyEntry,
    ) -> None:
        person, request = current_actor().name, dialog.request

        def work(_progress: Progress) -> Receipt | LowUseError:
            from lowuse_plugin.domain.errors import LowUseError  # noqa: PLC0415
            from lowuse_plugin.gui.widgets.survey.reading import write_step  # noqa: PLC0415

            try:
                return write_step(store, request.kind, units, entry, person)
            except LowUseError as error:
                if error.code != _BLOCKED:
                    raise
                return error

        def done(written: Receipt | LowUseError) -> bool:
            from lowuse_plugin.domain.errors import LowUseError  # noqa: PLC0415

            if isinstance(written, LowUseError):
                self._tell_blocked(dialog, written)
                return False
            self._context.tell_saved(store, written.transaction_id, _told(request, entry))
            return True

        title = tr("Saving the procedure of {unit}", unit=request.label)
        self._asking.write(dialog, store, title, work, done)

    def _tell_blocked(self, dialog: SurveyStepDialog, error: LowUseError) -> None:
        """Name each unit that cannot go on, where the dialog is still there."""
        blocked = error.params.get("blocked")
        lines = [
            labelled(each.label, describe_code(each.code, each.params))
            for each in (blocked if isinstance(blocked, tuple) else ())[:_MOST]
        ]
        if is_open(dialog):
            dialog.refuse_all(describe(error), lines)
        else:
            self._context.messages.failure(error)

    def _on_seen(self, state: SurveyState | None) -> None:
        """Tell open dialogs what is so now; none writes on units that went elsewhere."""
        from lowuse_plugin.gui.dialogs.survey.step_dialog import (  # noqa: PLC0415
            SurveyStepDialog,
        )

        now = {unit.uuid: unit.last_step for unit in (*state.units, *state.chosen)} if state else {}
        for dialog in self._asking.dialogs:
            if dialog.is_busy or not isinstance(dialog, SurveyStepDialog):
                continue
            seen = dialog.property("units") or {}
            if any(now.get(uuid, step) != step for uuid, step in seen.items()):
                dialog.expire(
                    tr("The unit has changed meanwhile. Close this and look at it again.")
                )

    # -- windows that only show -------------------------------------------------------------------

    def _there(self, name: str) -> QDialog | None:
        dialog = self._shown.get(name)
        return None if dialog is None or sip.isdeleted(dialog) else dialog

    def _hold(self, name: str, dialog: QDialog) -> QDialog:
        self._shown[name] = dialog
        return dialog

    def _close(self) -> None:
        """Show nothing more of a workspace that is left."""
        for name in tuple(self._shown):
            dialog = self._there(name)
            if dialog is not None:
                dialog.close()
        self._shown.clear()


def _request(kind: str, state: SurveyState, units: Sequence[UnitProcedure]) -> SurveyRequest | None:
    """Return what a step asks for; None where there is no such step."""
    from lowuse_plugin.gui.dialogs.survey.step_dialog import SurveyRequest  # noqa: PLC0415
    from lowuse_plugin.gui.widgets.survey.buttons import (  # noqa: PLC0415
        common_returns,
        common_state,
    )

    if not units:
        return None
    from_state = common_state(units)
    following = units[0].next_state if from_state else None
    if kind == "advance" and following is None:
        return None
    if kind == "return" and any(unit.state == "10" for unit in units):
        from_state = "10"  # one that leaves the database asks for the document of all
    looked_again = any(each.code == "UNIT_CHANGED" for unit in units for each in unit.blockers)
    targets = {
        "advance": following or "",
        "return": "04" if looked_again else "",  # what changed is looked at in 内业核实
        "dismiss": "12",
        "remove": "90",
        "reopen": "04",
    }
    many = tr("{count} survey units", count=f"{len(units):,}")
    return SurveyRequest(
        kind=kind,
        from_state=from_state,
        to_state=targets.get(kind, ""),
        label=units[0].label if len(units) == 1 else many,
        count=len(units),
        person=current_actor().name,
        return_states=common_returns(units),
        publicity_days=state.publicity_days,
        field_people=state.field_people,
    )


def _told(request: SurveyRequest, entry: SurveyEntry) -> str:
    from lowuse_plugin.gui.widgets.survey.words import state_word  # noqa: PLC0415

    state = state_word(entry.to_state)
    return {
        "advance": tr("{unit}: {state}.", unit=request.label, state=state),
        "return": tr("{unit}: returned to “{state}”.", unit=request.label, state=state),
        "dismiss": tr("{unit}: no low-efficiency land.", unit=request.label),
        "remove": tr("{unit}: removed from the database.", unit=request.label),
        "reopen": tr("{unit}: taken up again.", unit=request.label),
    }[request.kind]
