# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""办理一步: day, document, opinion, and what the step asks for besides; the map stays usable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QWidget

from lowuse_plugin.gui.dialogs.step_dialog import StepDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.claims.step_parts import (
    ApprovalPart,
    DayPart,
    DepartmentsPart,
    PublicityPart,
    StepPart,
)
from lowuse_plugin.gui.widgets.claims.words import state_word
from lowuse_plugin.gui.widgets.form_fields import day_of
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.settings import one_line
from lowuse_plugin.qgis_bridge.waiting import Waiting

START, ADVANCE, RETURN = "start", "advance", "return"
WITHDRAW, RECALCULATE = "withdraw", "recalculate"
_BACK = frozenset({RETURN, WITHDRAW, RECALCULATE})
"""What undoes something: it needs a reason."""
_BY_DOCUMENT = frozenset({"approved", "city_applied"})
_NAME = "LowUse.ClaimStep"


@dataclass(frozen=True)
class StepRequest:
    """What is about to be done."""

    kind: str
    """One of ``START`` … ``RECALCULATE``."""
    to_state: str
    """Where it leads; of a return it is chosen among :attr:`return_states`."""
    project: str
    project_uuid: str
    claim: tuple[str, int] | None
    """Uuid and version of the claim as it was seen; None where there was none."""
    person: str
    """Who does it, as the log will say."""
    calculated_fen: int | None = None
    """What the calculation that the claim rests on gives."""
    parts: Mapping[str, int] = field(default_factory=dict)
    """The same by district."""
    return_states: tuple[str, ...] = ()
    departments: tuple[tuple[str, str], ...] = ()
    """Code and title of who is heard in the joint review."""
    publicity_days: int = 1
    """Fewest days, the first and the last one counted."""
    to_explain: str = ""
    """Why an opinion has to be written; empty where it may stay empty."""


@dataclass(frozen=True)
class StepEntry:
    """What was entered."""

    to_state: str
    done_on: date
    document_no: str
    opinion: str
    amount_fen: int | None = None
    details: Mapping[str, object] = field(default_factory=dict)


class ClaimStepDialog(StepDialog):
    """Asks for what a step needs."""

    step_wanted = pyqtSignal(object)
    """A :class:`StepEntry`."""

    NAME = "ClaimStep"
    CHARACTERS = 70

    def __init__(
        self, request: StepRequest, waiting: Waiting, parent: QWidget | None = None
    ) -> None:
        """Show what the step asks for.

        Args:
            request: The step.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        super().__init__(_title(request), _verb(request), waiting, parent)
        self._document.setPlaceholderText(tr("Such as 江财〔2025〕12号"))
        self.request = request
        self._target: QComboBox | None = None
        self._part: StepPart | None = None
        self._lay_out()
        install_f1(self, "procedure", "steps")
        self._begin()

    # -- what was entered -------------------------------------------------------------------------

    @property
    def entry(self) -> StepEntry:
        """What was entered."""
        target = self._target.currentData() if self._target is not None else self.request.to_state
        return StepEntry(
            to_state=str(target),
            done_on=day_of(self._day),
            document_no=one_line(self._document.text()),
            opinion=self._opinion.toPlainText().strip(),
            amount_fen=self._part.fen if isinstance(self._part, ApprovalPart) else None,
            details=self._part.details() if self._part is not None else {},
        )

    def ask_why(self, reason: str) -> None:
        """Ask for an opinion for another reason, or for none: payments were entered meanwhile."""
        self.request = replace(self.request, to_explain=reason)
        self._aim()

    def _typed(self) -> StepEntry:
        return self.entry

    def _gap(self) -> str:
        if self.request.kind in _BACK and not self._opinion.toPlainText().strip():
            return tr("Give the reason: it stays with the claim.")
        if self._needs_document() and not one_line(self._document.text()):
            return tr("Enter the document no. that the step rests on.")
        if self.request.to_explain and not self._opinion.toPlainText().strip():
            return self.request.to_explain
        return self._part.missing() if self._part is not None else ""

    def _needs_document(self) -> bool:
        return self.request.kind == ADVANCE and self.request.to_state in _BY_DOCUMENT

    def _send(self) -> None:
        self.step_wanted.emit(self.entry)

    # -- widgets ----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        asked = self.request
        form = self.form
        form.addRow(tr("Done by"), plain_label(f"{_NAME}.Person", asked.person))
        if asked.kind == RETURN:
            self._target = self.target_box(asked.return_states, state_word)
            form.addRow(tr("Back to"), self._target)
        form.addRow(tr("Day"), self._day)
        form.addRow(_document_title(asked), self._document)
        self._part = self._make_part(form)
        if self._part is not None:
            self._part.changed.connect(self._on_changed)
        is_back = asked.kind in _BACK
        form.addRow(tr("Reason") if is_back else tr("Opinion"), self._opinion)
        self.body.addWidget(plain_label(f"{_NAME}.What", _what(asked)))
        self.body.addWidget(self._fields)
        first = self._opinion if is_back or asked.to_explain else self._document
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_part(self, form: QFormLayout) -> StepPart | None:
        """Return what the step asks for besides."""
        asked = self.request
        if asked.kind != ADVANCE:
            return None
        if asked.to_state == "accepted":
            return DayPart(form, self)
        if asked.to_state == "joint_review":
            return DepartmentsPart(form, asked.departments, self)
        if asked.to_state == "publicity":
            return PublicityPart(form, asked.publicity_days, self)
        if asked.to_state == "approved":
            return ApprovalPart(form, asked.calculated_fen, asked.parts, self)
        return None


def _title(request: StepRequest) -> str:
    return {
        START: tr("File the claim"),
        RETURN: tr("Return the claim"),
        WITHDRAW: tr("Withdraw the claim"),
        RECALCULATE: tr("Replace the calculation"),
    }.get(request.kind) or tr("Pass on: {state}", state=state_word(request.to_state))


def _verb(request: StepRequest) -> str:
    return {
        START: tr("File the claim"),
        ADVANCE: tr("Pass"),
        RETURN: tr("Return"),
        WITHDRAW: tr("Withdraw"),
        RECALCULATE: tr("Replace"),
    }[request.kind]


def _what(request: StepRequest) -> str:
    """Return what comes of it, in a sentence."""
    texts = {
        START: tr("{project}: the claim begins with the newest calculation and who made it.",
                  project=request.project),
        RETURN: tr("{project}: the claim goes back; its steps stay on record.",
                   project=request.project),
        WITHDRAW: tr("{project}: the claim ends here; its steps stay on record, and a new one can "
                     "be filed.", project=request.project),
        RECALCULATE: tr("{project}: the claim rests on the newest calculation from now on and "
                        "begins again with it.", project=request.project),
    }  # fmt: skip
    advance = tr("{project}: the claim goes on to “{state}”.", project=request.project,
                 state=state_word(request.to_state))  # fmt: skip
    return texts.get(request.kind, advance)


def _document_title(request: StepRequest) -> str:
    if request.kind == ADVANCE and request.to_state == "approved":
        return tr("Approval no.")
    if request.kind == ADVANCE and request.to_state == "city_applied":
        return tr("Application no.")
    return tr("Document no.")
