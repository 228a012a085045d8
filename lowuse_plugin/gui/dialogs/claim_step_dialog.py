# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""办理一步: day, document, opinion, and what the step asks for besides; the map stays usable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from qgis.PyQt.QtCore import QDate, Qt, pyqtSignal
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.claim_step_parts import (
    ApprovalPart,
    DayPart,
    DepartmentsPart,
    PublicityPart,
    StepPart,
    day_edit,
    day_of,
    line_edit,
)
from lowuse_plugin.gui.widgets.claim_words import state_word
from lowuse_plugin.gui.widgets.ledger_growing import grow
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.gui.widgets.save_wait import SaveWait
from lowuse_plugin.gui.widgets.window_size import fit
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.settings import one_line
from lowuse_plugin.qgis_bridge.tasks import ServiceTask
from lowuse_plugin.qgis_bridge.waiting import Waiting

START, ADVANCE, RETURN = "start", "advance", "return"
WITHDRAW, RECALCULATE = "withdraw", "recalculate"
_BACK = frozenset({RETURN, WITHDRAW, RECALCULATE})
"""What undoes something: it needs a reason."""
_BY_DOCUMENT = frozenset({"approved", "city_applied"})
_NAME = "LowUse.ClaimStep"
_WIDTH_CHARACTERS = 70
_OPINION_LINES = 3


@dataclass(frozen=True)
class StepRequest:
    """What is about to be done."""

    kind: str
    """One of ``START`` … ``RECALCULATE``."""
    to_state: str
    """Where it leads; of a return it is chosen among :attr:`return_states`."""
    project: str
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


@dataclass(frozen=True)
class StepEntry:
    """What was entered."""

    to_state: str
    done_on: date
    document_no: str
    opinion: str
    amount_fen: int | None = None
    details: Mapping[str, object] = field(default_factory=dict)


class ClaimStepDialog(QDialog):
    """Asks; whoever opened it writes, and tells it how that went."""

    step_wanted = pyqtSignal(object)
    """A :class:`StepEntry`."""

    def __init__(
        self, request: StepRequest, waiting: Waiting, parent: QWidget | None = None
    ) -> None:
        """Show what the step asks for.

        Args:
            request: The step.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.ClaimStep")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_title(request))
        self._request = request
        self._barred = self._refusal = ""
        self._is_busy = False
        self._target: QComboBox | None = None
        self._part: StepPart | None = None
        self.wait = SaveWait(f"{_NAME}.Waiting", waiting)
        self._state = plain_label(f"{_NAME}.State")
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setObjectName(f"{_NAME}.Do")
        self._ok.setText(_verb(request))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        self._make()
        self._lay_out()
        self._buttons.accepted.connect(self._on_accepted)
        self._buttons.rejected.connect(self.reject)
        install_f1(self, "procedure", "steps")
        self._aim()
        fit(self, _WIDTH_CHARACTERS)

    @property
    def is_busy(self) -> bool:
        """Whether a save is on its way."""
        return self._is_busy

    # -- what whoever opened it tells -------------------------------------------------------------

    def follow(self, task: ServiceTask) -> None:
        """Take nothing in while a save is on its way."""
        self._is_busy, self._refusal = True, ""
        self.wait.follow(task)
        self._aim()

    def rest(self) -> None:
        """Go on: the save has ended."""
        self._is_busy = False
        self.wait.watch(False)
        self._aim()

    def refuse(self, text: str) -> None:
        """Say why nothing was written; what was entered stays."""
        self._refusal = "✕ " + tr("Nothing was written. {why}", why=text)
        self._aim()

    def bar(self, reason: str) -> None:
        """Say why nothing can be written at all just now; empty when it can."""
        self._barred = reason
        self._aim()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Have room for every text."""
        super().showEvent(event)
        grow(self)

    def reject(self) -> None:
        """Close; a save that still waits is ended first."""
        if self._is_busy:
            self.wait.cancel()
        super().reject()

    # -- what was entered -------------------------------------------------------------------------

    @property
    def entry(self) -> StepEntry:
        """What was entered."""
        target = self._target.currentData() if self._target is not None else self._request.to_state
        return StepEntry(
            to_state=str(target),
            done_on=day_of(self._day),
            document_no=one_line(self._document.text()),
            opinion=self._opinion.toPlainText().strip(),
            amount_fen=self._part.fen if isinstance(self._part, ApprovalPart) else None,
            details=self._part.details() if self._part is not None else {},
        )

    def _missing(self) -> str:
        """Return what has to be entered yet, empty when nothing."""
        if self._is_busy:
            return tr("Writing …")
        if self._barred:
            return self._barred
        if self._request.kind in _BACK and not self._opinion.toPlainText().strip():
            return tr("Give the reason: it stays with the claim.")
        if self._needs_document() and not one_line(self._document.text()):
            return tr("Enter the document no. that the step rests on.")
        return self._part.missing() if self._part is not None else ""

    def _needs_document(self) -> bool:
        return self._request.kind == ADVANCE and self._request.to_state in _BY_DOCUMENT

    def _on_accepted(self) -> None:
        if not self._missing():
            self.step_wanted.emit(self.entry)

    def _on_changed(self) -> None:
        self._refusal = ""
        self._aim()

    def _aim(self) -> None:
        missing = self._missing()
        self._state.setText(missing or self._refusal)
        self._ok.setEnabled(not missing)
        self._fields.setEnabled(not self._is_busy)
        grow(self)

    # -- widgets ----------------------------------------------------------------------------------

    def _make(self) -> None:
        today = QDate(office_today())
        self._day = day_edit("Day", today)
        self._day.setMaximumDate(today)
        self._day.dateChanged.connect(lambda _day: self._on_changed())
        self._document = line_edit("Document", tr("Such as 江财〔2025〕12号"))
        self._document.textChanged.connect(lambda _text: self._on_changed())
        self._opinion = QPlainTextEdit()
        self._opinion.setObjectName(f"{_NAME}.Opinion")
        self._opinion.setTabChangesFocus(True)
        frame = 2 * (self._opinion.frameWidth() + round(self._opinion.document().documentMargin()))
        height = self.fontMetrics().lineSpacing() * _OPINION_LINES + frame
        self._opinion.setMinimumHeight(height)
        self._opinion.setMaximumHeight(height)
        self._opinion.textChanged.connect(self._on_changed)

    def _lay_out(self) -> None:
        asked = self._request
        self._fields = QWidget()
        form = QFormLayout(self._fields)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(tr("Done by"), plain_label(f"{_NAME}.Person", asked.person))
        if asked.kind == RETURN:
            self._target = QComboBox()
            self._target.setObjectName(f"{_NAME}.Target")
            for state in reversed(asked.return_states):
                self._target.addItem(state_word(state), state)
            form.addRow(tr("Back to"), self._target)
        form.addRow(tr("Day"), self._day)
        form.addRow(_document_title(asked), self._document)
        self._part = self._make_part(form)
        if self._part is not None:
            self._part.changed.connect(self._on_changed)
        is_back = asked.kind in _BACK
        form.addRow(tr("Reason") if is_back else tr("Opinion"), self._opinion)
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(f"{_NAME}.What", _what(asked)))
        layout.addWidget(self._fields)
        layout.addStretch(1)
        layout.addWidget(self.wait)
        layout.addWidget(self._state)
        layout.addWidget(self._buttons)
        self._state.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        (self._opinion if is_back else self._document).setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_part(self, form: QFormLayout) -> StepPart | None:
        """Return what the step asks for besides."""
        asked = self._request
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
        START: tr("File"),
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
