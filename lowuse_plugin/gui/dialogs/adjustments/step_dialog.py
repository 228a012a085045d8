# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One step of an adjustment: 公示, 报批, 批准 or 不予批准, 退回, 撤回, 重新办理."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from qgis.PyQt.QtCore import QDate, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QWidget

from lowuse_plugin.domain.adjustments.procedure import right_for
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.roles import Right
from lowuse_plugin.gui.dialogs.step_dialog import StepDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.adjustments.words import word
from lowuse_plugin.gui.widgets.claims.step_parts import (
    ObjectionsPart,
    PublicityPart,
    StepPart,
    line_edit,
)
from lowuse_plugin.gui.widgets.form_fields import day_edit, day_of, required
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import sentences
from lowuse_plugin.qgis_bridge.settings import one_line
from lowuse_plugin.qgis_bridge.waiting import Waiting

ADVANCE, DECIDE, RETURN = "advance", "decide", "return"
REFUSE, WITHDRAW, REOPEN = "refuse", "withdraw", "reopen"
_WITH_REASON = frozenset({RETURN, REFUSE, WITHDRAW, REOPEN})
_WITH_DOCUMENT = frozenset({DECIDE, REFUSE})
_PLACE = "LowUse.AdjustmentStep"


@dataclass(frozen=True)
class AdjustmentStepRequest:
    """What is about to be done."""

    kind: str
    """One of ``ADVANCE`` … ``REOPEN``."""
    case_uuid: str
    version: int
    """Of the case, as it was seen."""
    label: str
    to_state: str
    person: str
    authority: str
    """Who approves, as the procedure proposes it or as the case was submitted to."""
    publicity_days: int = 1
    return_states: tuple[str, ...] = ()
    worse: str = ""
    """What of the line gets worse: that has to be explained before it is made public."""
    new_version: str = ""
    """Proposed name of the new version."""


@dataclass(frozen=True)
class AdjustmentEntry:
    """What was entered."""

    to_state: str
    done_on: date
    document_no: str
    opinion: str
    details: Mapping[str, object] = field(default_factory=dict)
    authority: str = ""
    approved_on: date | None = None
    in_force_from: date | None = None
    version: str = ""


class AdjustmentStepDialog(StepDialog):
    """Asks for what a step needs."""

    step_wanted = pyqtSignal(object)
    """An :class:`AdjustmentEntry`."""

    NAME = "AdjustmentStep"
    CHARACTERS = 70

    def __init__(
        self, request: AdjustmentStepRequest, waiting: Waiting, parent: QWidget | None = None
    ) -> None:
        """Show what the step asks for.

        Args:
            request: The step.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        super().__init__(_title(request), _verb(request), waiting, parent)
        self.request = request
        self._document.setPlaceholderText(tr("Such as 江府函〔2025〕3号"))
        self._target: QComboBox | None = None
        self._parts: list[StepPart] = []
        self._authority = line_edit("Authority", tr("Such as 江门市人民政府"), place=_PLACE)
        self._authority.setText(request.authority)
        self._version = line_edit("Version", "", place=_PLACE)
        self._version.setText(request.new_version)
        today = QDate(office_today())
        self._approved = day_edit("ApprovedOn", today, place=_PLACE)
        self._in_force = day_edit("InForceFrom", today, place=_PLACE)
        self._lay_out()
        install_f1(self, "adjustments", "steps")
        self._begin()

    @property
    def right(self) -> Right:
        """What the authority decided is entered by a reviewer."""
        return right_for(self.request.kind)

    @property
    def entry(self) -> AdjustmentEntry:
        """What was entered."""
        asked = self.request
        details = {name: value for part in self._parts for name, value in part.details().items()}
        authority = one_line(self._authority.text())
        if asked.kind == ADVANCE and asked.to_state == "submitted":
            details["authority"] = authority
        decides = asked.kind == DECIDE
        return AdjustmentEntry(
            to_state=str(self._target.currentData()) if self._target else asked.to_state,
            done_on=day_of(self._day),
            document_no=one_line(self._document.text()),
            opinion=self._opinion.toPlainText().strip(),
            details=details,
            authority=authority,
            approved_on=day_of(self._approved) if decides else None,
            in_force_from=day_of(self._in_force) if decides else None,
            version=one_line(self._version.text()) if decides else "",
        )

    def _typed(self) -> AdjustmentEntry:
        return self.entry

    def _gap(self) -> str:
        """Say all that is missing at once."""
        asked, opinion = self.request, self._opinion.toPlainText().strip()
        gaps = [part.missing() for part in self._parts]
        if self._needs_authority() and not one_line(self._authority.text()):
            gaps.append(tr("Enter the authority that approves the case."))
        if asked.kind in _WITH_DOCUMENT and not one_line(self._document.text()):
            gaps.append(tr("Enter the document no. of the decision."))
        if asked.kind in _WITH_REASON and not opinion:
            gaps.append(tr("Give the reason: it stays with the case."))
        if asked.worse and not opinion:
            gaps.append(tr("Say in the opinion why, though {what}.", what=asked.worse))
        return sentences(gap for gap in gaps if gap)

    def _send(self) -> None:
        self.step_wanted.emit(self.entry)

    def _needs_authority(self) -> bool:
        asked = self.request
        submits = asked.kind == ADVANCE and asked.to_state == "submitted"
        return submits or asked.kind in _WITH_DOCUMENT

    # -- widgets ----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        asked, form = self.request, self.form
        form.addRow(tr("Done by"), plain_label(f"{_PLACE}.Person", asked.person))
        if asked.kind == RETURN:
            self._target = self.target_box(asked.return_states, lambda state: word("state", state))
            form.addRow(required(tr("Back to")), self._target)
        form.addRow(required(tr("Day")), self._day)
        if self._needs_authority():
            form.addRow(required(tr("Authority")), self._authority)
        document = tr("Document no.")
        form.addRow(required(document) if asked.kind in _WITH_DOCUMENT else document,
                    self._document)  # fmt: skip
        if asked.kind == DECIDE:
            form.addRow(required(tr("Approved on")), self._approved)
            form.addRow(required(tr("In force from")), self._in_force)
            form.addRow(tr("New version"), self._version)
        if asked.kind == ADVANCE and asked.to_state == "publicised":
            self._parts.append(PublicityPart(form, asked.publicity_days, self, place=_PLACE))
        elif asked.kind == ADVANCE:
            self._parts.append(ObjectionsPart(form, self, place=_PLACE))
        for part in self._parts:
            part.changed.connect(self._on_changed)
        is_reason = asked.kind in _WITH_REASON
        opinion = tr("Reason") if is_reason else tr("Opinion")
        form.addRow(required(opinion) if is_reason or asked.worse else opinion, self._opinion)
        self.body.addWidget(plain_label(f"{_PLACE}.What", _what(asked)))
        self.body.addWidget(self._fields)
        for line in (self._authority, self._version):
            line.textEdited.connect(lambda _text: self._on_changed())
        for day in (self._approved, self._in_force):
            day.dateChanged.connect(lambda _day: self._on_changed())


def _title(request: AdjustmentStepRequest) -> str:
    return {
        DECIDE: tr("Enter the approval"),
        RETURN: tr("Return the case"),
        REFUSE: tr("Enter the refusal"),
        WITHDRAW: tr("Withdraw the case"),
        REOPEN: tr("Take the case up again"),
    }.get(request.kind) or tr("Pass on: {state}", state=word("state", request.to_state))


def _verb(request: AdjustmentStepRequest) -> str:
    return {
        ADVANCE: tr("Pass"),
        DECIDE: tr("Approve"),
        RETURN: tr("Return"),
        REFUSE: tr("Refuse"),
        WITHDRAW: tr("Withdraw"),
        REOPEN: tr("Take up again"),
    }[request.kind]


def _what(request: AdjustmentStepRequest) -> str:
    """Return what comes of it, in a sentence."""
    case = request.label
    state = word("state", request.to_state)
    return {
        ADVANCE: tr("{case}: goes on to “{state}”.", case=case, state=state),
        DECIDE: tr("{case}: the line gets a new version; the one before it ends on its first day.",
                   case=case),
        RETURN: tr("{case}: goes back; its steps stay on record.", case=case),
        REFUSE: tr("{case}: is not approved; the line stays as it is.", case=case),
        WITHDRAW: tr("{case}: is withdrawn and can be taken up again.", case=case),
        REOPEN: tr("{case}: is drawn up anew; its steps stay on record.", case=case),
    }[request.kind]  # fmt: skip
