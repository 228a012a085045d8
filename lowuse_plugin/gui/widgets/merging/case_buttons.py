# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""受理 … 登记, 退回, 不予合并, 撤回, 重新办理, 撤销合并: each grey with its reason."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.names import people_in
from lowuse_plugin.gui.widgets.flow_layout import FlowLayout
from lowuse_plugin.gui.widgets.merging.case_words import state_word
from lowuse_plugin.gui.widgets.plain_parts import plain_label, plain_text, quiet_button
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import listed
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.procedure import ProcedureStep
    from lowuse_plugin.domain.merging.records import MergeCase
    from lowuse_plugin.gui.widgets.merging.case_reading import MergeSeen
    from lowuse_plugin.qgis_bridge.session import WorkspaceSession

APPLICATION, MEMBERS, CODE = "application", "members", "code"
"""What can be changed of a case besides its steps."""
SCENARIO = "scenario"
"""Another proposed case is drawn up from it."""


class MergeCaseButtons(QWidget):
    """One main button, why it is grey, and the other ways below it."""

    def __init__(
        self, name: str, act: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        """Start with everything grey.

        Args:
            name: Begin of the object names.
            act: Gets what is pressed, an action of :mod:`~lowuse_plugin.domain.merging.procedure`,
                ``application``, ``members`` or ``code``.
            parent: Owner.
        """
        super().__init__(parent)
        self._act = act
        self._main_kind = chain.ADVANCE
        self.main = quiet_button(f"{name}.Main", "", lambda: act(self._main_kind))
        self.why = plain_label(f"{name}.Why")
        self._others = {
            kind: quiet_button(f"{name}.{kind.capitalize()}", text, partial(act, kind))
            for kind, text in (
                (chain.RETURN, tr("Return …")),
                (chain.REFUSE, tr("Refuse …")),
                (chain.WITHDRAW, tr("Withdraw …")),
                (chain.REOPEN, tr("Reopen the case …")),
                (chain.REVOKE, tr("Take the merge back …")),
                (APPLICATION, tr("Application …")),
                (MEMBERS, tr("Parcels of the case …")),
                (CODE, tr("Enter the parcel code …")),
            )
        }
        row = QWidget()
        flow = FlowLayout(row, spacing=max(self.fontMetrics().height() // 5, 2))
        for button in self._others.values():
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.main, self.why, row):
            column.addWidget(widget)

    def button(self, kind: str) -> QPushButton:
        """Return the button of a way beside the main one."""
        return self._others[kind]

    def aim(self, seen: MergeSeen, session: WorkspaceSession) -> None:
        """Let the buttons say what can be done with a case now."""
        case, state = seen.case, seen.state
        if case is None or state is None:
            return
        following = state.following
        self._main_kind = chain.REGISTER if following == chain.REGISTERED else chain.ADVANCE
        self.main.setText(main_text(following))
        reason = why_not_on(seen, session)
        _set(self.main, reason)
        self.main.setVisible(case.is_open)
        said = "" if reason == mend_first() else reason
        self.why.setText(said)
        self.why.setVisible(bool(said) and case.is_open)
        for kind, reason in _ways(case, session).items():
            button = self._others[kind]
            button.setVisible(reason is not None)
            _set(button, reason or "")


def main_text(following: str) -> str:
    """Return what the main button says."""
    if following == chain.REGISTERED:
        return tr("Enter the registration …")
    return tr("Pass on: {state} …", state=state_word(following))


def mend_first() -> str:
    """Return what the list below the buttons says at length."""
    return tr("First mend what is listed below.")


def why_not_on(seen: MergeSeen, session: WorkspaceSession) -> str:
    """Return why a case cannot go on now, empty when it can."""
    case, state = seen.case, seen.state
    if case is None or state is None or not state.following:
        return tr("The case has come to its end.")
    action = chain.REGISTER if state.following == chain.REGISTERED else chain.ADVANCE
    refused = why_not(session, chain.right_for(action, state.following))
    if refused:
        return refused
    barred = seen.asked is not None and four_eyes(case, seen.asked, state.following)
    return barred or (mend_first() if seen.blockers else "")


def four_eyes(case: MergeCase, asked: ProcedureStep, to_state: str) -> str:
    """Return why another person takes a step to a state than who drew the case up, else empty."""
    me = people_in(current_actor().name)
    if not asked.other_person or not me & people_in(case.drafted_by):
        return ""
    return tr(
        "Four eyes: {name} drew the case up, so somebody else takes the step “{state}”.",
        name=case.drafted_by,
        state=state_word(to_state),
    )


def _ways(case: MergeCase, session: WorkspaceSession) -> dict[str, str | None]:
    """Return why each way is closed: empty when it is open, None when it is not offered at all."""
    edits, decides = why_not(session), why_not(session, chain.right_for(chain.REFUSE))
    refuses = decides or four_eyes(case, chain.shipped().steps[chain.AGREED], chain.REFUSED)
    is_draft = case.state == chain.PROPOSED
    is_applied = case.is_open and not is_draft
    waits = case.state == chain.REGISTERED and case.provisional
    return {
        chain.RETURN: edits if is_applied else None,
        chain.REFUSE: refuses if is_applied else None,
        chain.WITHDRAW: edits if case.is_open else None,
        chain.REOPEN: (edits or _gone(case)) if case.state in chain.ENDED else None,
        chain.REVOKE: decides if case.state == chain.REGISTERED else None,
        APPLICATION: edits if is_draft else None,
        MEMBERS: edits if is_draft else None,
        CODE: decides if waits else None,
    }


def _gone(case: MergeCase) -> str:
    """Return which parcels keep a case from being taken up again, empty where none does."""
    gone = [member.label for member in case.members if not member.current]
    return tr("Not current any more: {parcels}. A case is taken up again with parcels that count.",
              parcels=listed(gone)) if gone else ""  # fmt: skip


def _set(button: QPushButton, reason: str) -> None:
    button.setEnabled(not reason)
    button.setToolTip(plain_text(reason))
