# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""通过, 退回, 不属低效, 销号, 重新核查: each grey with its reason, for one unit or for many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QGridLayout, QPushButton, QWidget

from lowuse_plugin.domain.names import people_in
from lowuse_plugin.domain.survey.procedure import ENDED, FILED, IDENTIFIED, right_for
from lowuse_plugin.gui.widgets.plain_parts import plain_label, plain_text, quiet_button
from lowuse_plugin.gui.widgets.survey.words import state_word
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import listed
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.qgis_bridge.session import WorkspaceSession
    from lowuse_plugin.services.survey.procedure import UnitProcedure

_NAME = "LowUse.Survey"
_COLUMNS = 3


class SurveyButtons(QWidget):
    """One main button, the other ways below it, and why the main one is grey."""

    def __init__(self, act: Callable[[str], None], parent: QWidget | None = None) -> None:
        """Start with everything grey.

        Args:
            act: Gets what is pressed: ``advance``, ``return`` …
            parent: Owner.
        """
        super().__init__(parent)
        self.main = quiet_button(f"{_NAME}.Main", "", partial(act, "advance"))
        self.back = quiet_button(f"{_NAME}.Return", tr("Return …"), partial(act, "return"))
        self.dismiss = quiet_button(f"{_NAME}.Dismiss", tr("Dismiss …"), partial(act, "dismiss"))
        self.remove = quiet_button(f"{_NAME}.Remove", tr("Remove …"), partial(act, "remove"))
        self.reopen = quiet_button(f"{_NAME}.Reopen", tr("Take up again …"), partial(act, "reopen"))
        self.why = plain_label(f"{_NAME}.Why")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.main, 0, 0, 1, _COLUMNS)
        grid.addWidget(self.why, 1, 0, 1, _COLUMNS)
        grid.addWidget(self.back, 2, 0)
        grid.addWidget(self.dismiss, 2, 1)
        grid.addWidget(self.remove, 2, 2)
        grid.addWidget(self.reopen, 3, 0, 1, _COLUMNS)

    def aim(self, units: Sequence[UnitProcedure], session: WorkspaceSession) -> None:
        """Let the buttons say what can be done with some units now."""
        states = {unit.state for unit in units}
        ended = bool(states) and states <= ENDED
        self.main.setText(_main_text(units))
        reason = _why_not_on(units, session)
        _set(self.main, reason)
        said = "" if reason == mend_first() else reason
        self.why.setText(said)
        for widget in (self.main, self.back, self.dismiss, self.remove):
            widget.setVisible(not ended)
        self.why.setVisible(bool(said) and not ended)
        self.reopen.setVisible(bool(states & ENDED))
        _set(self.back, _why_not_back(units, session))
        _set(self.dismiss, _why_not_all(
            units, session, "dismiss", lambda unit: unit.may_dismiss,
            tr("Only a tagged unit that the county has not identified can be dismissed."),
        ))  # fmt: skip
        _set(self.remove, _why_not_all(
            units, session, "remove", lambda unit: unit.may_remove,
            tr("Only units that the county has identified can be removed."),
        ))  # fmt: skip
        _set(self.reopen, _why_not_all(
            units, session, "reopen", lambda unit: unit.may_reopen,
            tr("Only units that were dismissed or removed are taken up again."),
        ))  # fmt: skip


def mend_first() -> str:
    """Return what the list below the buttons says at length."""
    return tr("First mend what is listed below.")


def common_state(units: Sequence[UnitProcedure]) -> str:
    """Return the state in which all units stand, empty where there are several."""
    states = {unit.state for unit in units}
    return states.pop() if len(states) == 1 else ""


def common_returns(units: Sequence[UnitProcedure]) -> tuple[str, ...]:
    """Return the states to which all of the units can go back."""
    found = [unit.return_states for unit in units]
    return min(found, key=len, default=())


def _main_text(units: Sequence[UnitProcedure]) -> str:
    state = common_state(units)
    following = units[0].next_state if state else None
    if following is None:
        return tr("Pass on …")
    if len(units) == 1:
        return tr("Pass on: {state} …", state=state_word(following))
    return tr("Pass on {count} units: {state} …", count=f"{len(units):,}",
              state=state_word(following))  # fmt: skip


def _why_not_on(units: Sequence[UnitProcedure], session: WorkspaceSession) -> str:
    """Return why the units cannot go on now, empty when they can."""
    if not units:
        return why_not(session) or tr("There is no survey unit: tag the parcel first.")
    state = common_state(units)
    if not state:
        words = listed(state_word(each) for each in sorted({unit.state for unit in units}))
        return tr("The units stand in different states ({states}). Select units of one state.",
                  states=words)  # fmt: skip
    following = units[0].next_state
    if following is None:
        return _at_the_end(state)
    return why_not(session, right_for("advance", state, following)) or _hindered(units, following)


def _at_the_end(state: str) -> str:
    if state in FILED:
        return tr("Filed units are read-only.")
    return tr("The county has identified it; filing follows later.")


def _hindered(units: Sequence[UnitProcedure], following: str) -> str:
    """Return what hinders the next step of some units, whatever the role."""
    me = people_in(current_actor().name)
    tagger = next((name for u in units for name in u.proposers if people_in(name) & me), "")
    if following == IDENTIFIED and tagger:
        return tr("Four eyes: {name} tagged it, so somebody else identifies it.", name=tagger)
    return mend_first() if any(unit.blockers for unit in units) else ""


def _why_not_back(units: Sequence[UnitProcedure], session: WorkspaceSession) -> str:
    targets = common_returns(units)
    if not targets:
        return why_not(session) or tr("There is no earlier state.")
    decided = any(unit.state == IDENTIFIED for unit in units)
    state = IDENTIFIED if decided else units[0].state
    return why_not(session, right_for("return", state, targets[-1]))


def _why_not_all(
    units: Sequence[UnitProcedure],
    session: WorkspaceSession,
    kind: str,
    may: Callable[[UnitProcedure], bool],
    otherwise: str,
) -> str:
    refused = why_not(session, right_for(kind, "", ""))
    if refused:
        return refused
    return "" if units and all(may(unit) for unit in units) else otherwise


def _set(button: QPushButton, reason: str) -> None:
    button.setEnabled(not reason)
    button.setToolTip(plain_text(reason))
