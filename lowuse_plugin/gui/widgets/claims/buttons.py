# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""提出, 通过, 退回, 撤回, 更换测算: each grey with its reason."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QGridLayout, QPushButton, QWidget

from lowuse_plugin.gui.widgets.claims.words import DECIDED, right_for, state_word
from lowuse_plugin.gui.widgets.plain_parts import plain_label, plain_text, quiet_button
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.claims.records import ClaimView
    from lowuse_plugin.gui.widgets.claims.reading import ClaimState
    from lowuse_plugin.qgis_bridge.session import WorkspaceSession

_NAME = "LowUse.Claim"


class ClaimButtons(QWidget):
    """One main button, the ways back below it, and why the main one is grey."""

    def __init__(self, act: Callable[[str], None], parent: QWidget | None = None) -> None:
        """Start with everything grey.

        Args:
            act: Gets what is pressed: ``start``, ``advance``, ``return`` …
            parent: Owner.
        """
        super().__init__(parent)
        self._act = act
        self._main_kind = "start"
        self.main = quiet_button(f"{_NAME}.Main", "", self._press_main)
        self.back = quiet_button(f"{_NAME}.Return", tr("Return …"), partial(act, "return"))
        self.withdraw = quiet_button(
            f"{_NAME}.Withdraw", tr("Withdraw …"), partial(act, "withdraw")
        )
        self.replace = quiet_button(
            f"{_NAME}.Recalculate", tr("Replace calculation …"), partial(act, "recalculate")
        )
        self.why = plain_label(f"{_NAME}.Why")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.main, 0, 0, 1, 3)
        grid.addWidget(self.why, 1, 0, 1, 3)
        for column, button in enumerate((self.back, self.withdraw, self.replace)):
            grid.addWidget(button, 2, column)

    def aim(self, state: ClaimState, session: WorkspaceSession) -> None:
        """Let the buttons say what can be done with a claim now."""
        claim = state.stands
        self._main_kind = "start" if claim is None else "advance"
        self.main.setText(_main_text(claim))
        reason = _why_not_on(state, session)
        _set(self.main, reason)
        said = "" if reason == _mend_first() else reason
        self.why.setText(said)
        self.why.setVisible(bool(said))
        for button in (self.back, self.withdraw, self.replace):
            button.setVisible(claim is not None)
        if claim is None:
            return
        back = why_not(session)
        _set(self.back, back or ("" if claim.return_states else tr("There is no earlier state.")))
        barred = back or _blocked(claim)
        _set(self.withdraw, barred)
        _set(self.replace, barred or _why_not_replaced(claim))

    def _press_main(self) -> None:
        self._act(self._main_kind)


def _main_text(claim: ClaimView | None) -> str:
    if claim is None:
        return tr("File the claim …")
    if claim.next_state is None:
        return tr("The claim is at its end")
    return tr("Pass on: {state} …", state=state_word(claim.next_state))


def _why_not_on(state: ClaimState, session: WorkspaceSession) -> str:
    """Return why the claim cannot go on now, empty when it can."""
    claim = state.stands
    if claim is None:
        return why_not(session) or _why_not_filed(state)
    if claim.next_state is None:
        return tr("The city has paid: nothing is left to do.")
    refused = why_not(session, right_for(claim.next_state))
    if refused:
        return refused
    if claim.next_state in DECIDED and _is_same(current_actor().name, claim.calculated_by):
        return tr(
            "Four eyes: {name} made the calculation, so somebody else takes the step “{state}”.",
            name=claim.calculated_by,
            state=state_word(claim.next_state),
        )
    return _mend_first() if claim.blockers else ""


def _mend_first() -> str:
    """Return what the list below the buttons says at length."""
    return tr("First mend what is listed below.")


def _why_not_filed(state: ClaimState) -> str:
    newest = state.newest
    if newest is None:
        return tr("First calculate the subsidy of this project.")
    if not newest.holds:
        return tr("What the calculation rests on has changed. Calculate again first.")
    if newest.status == "ineligible":
        return tr("By the newest calculation the project is not eligible: see “Result”.")
    return ""


def _why_not_replaced(claim: ClaimView) -> str:
    return "" if claim.replaceable else tr("The claim rests on the newest calculation already.")


def _blocked(claim: ClaimView) -> str:
    return "\n".join(describe_code(each.code, each.params) for each in claim.return_blockers)


def _is_same(one: str, other: str) -> bool:
    from lowuse_plugin.domain.names import name_key  # noqa: PLC0415

    return name_key(one) == name_key(other)


def _set(button: QPushButton, reason: str) -> None:
    button.setEnabled(not reason)
    button.setToolTip(plain_text(reason))
