# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One step of a merge: 受理, 审查, 同意合并, 权籍调查; 退回, 不予合并, 撤回, 重新办理, 撤销合并."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QDate, Qt, pyqtSignal
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.roles import Right
from lowuse_plugin.gui.dialogs.step_dialog import StepDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.claims.step_parts import line_edit
from lowuse_plugin.gui.widgets.first_names import first_of
from lowuse_plugin.gui.widgets.form_fields import day_edit, day_of, required
from lowuse_plugin.gui.widgets.merging.case_words import state_word
from lowuse_plugin.gui.widgets.merging.rivals_part import MergeRivalsPart
from lowuse_plugin.gui.widgets.merging.survey_part import PLACE, SurveyPart
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.tall_scroll import TallScroll
from lowuse_plugin.gui.widgets.window_growing import grow, least_height
from lowuse_plugin.gui.widgets.window_size import most_height
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import labelled, listed, sentences
from lowuse_plugin.qgis_bridge.settings import one_line
from lowuse_plugin.qgis_bridge.waiting import Waiting

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.steps import MergeSurvey
    from lowuse_plugin.gui.boundaries.outline_files import OutlineFiles
    from lowuse_plugin.gui.survey_units.drawing import UnitDrawing
    from lowuse_plugin.services.merging.scenarios import Rival

_WITH_REASON = frozenset({chain.RETURN, chain.REFUSE, chain.WITHDRAW, chain.REOPEN, chain.REVOKE})


@dataclass(frozen=True)
class MergeStepRequest:
    """What is about to be done.

    Attributes:
        kind: An action of :mod:`~lowuse_plugin.domain.merging.procedure`.
        applicant: As the case has it, else the holder of the parcels.
        asks: Papers that the step asks for.
        union_m2: Plane area of the union, for the survey.
        union: WKB of the union.
        district: On whose plane a surveyed outline is measured.
        hindered: What keeps the merge from being taken back, a line each.
        warned: What deserves a look and hinders nothing, a line each.
        rivals: Other scenarios of the parcels, where the step adopts one.
        elsewhere: Numbers of the other scenarios that still have parcels of one that is dropped.
    """

    kind: str
    case_uuid: str
    label: str
    to_state: str
    person: str
    applicant: str = ""
    applied_on: date | None = None
    earliest: date | None = None
    return_states: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    crs: str = ""
    union_m2: float | None = None
    union: bytes | None = None
    district: str = ""
    hindered: tuple[str, ...] = ()
    warned: tuple[str, ...] = ()
    rivals: tuple[Rival, ...] = ()
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True)
class MergeEntry:
    """What was entered."""

    to_state: str
    done_on: date
    document_no: str
    opinion: str
    details: Mapping[str, object] = field(default_factory=dict)
    survey: MergeSurvey | None = None
    withdrawing: Mapping[str, int] = field(default_factory=dict)
    """Scenarios that are withdrawn with it, uuid → version as it was seen."""


class MergeStepDialog(StepDialog):
    """Asks for what a step needs."""

    step_wanted = pyqtSignal(object)
    """A :class:`MergeEntry`."""
    query_wanted = pyqtSignal()
    """The answer of the registry is to be entered, for all parcels of the case."""

    NAME = "MergeStep"
    CHARACTERS = 76

    def __init__(
        self,
        request: MergeStepRequest,
        drawing: UnitDrawing,
        waiting: Waiting,
        parent: QWidget | None = None,
        files: OutlineFiles | None = None,
    ) -> None:
        """Show what the step asks for.

        Args:
            request: The step.
            drawing: Draws on the map.
            waiting: What saves that wait tell.
            parent: Owner.
            files: Reads outlines from files.
        """
        super().__init__(_title(request), _verb(request), waiting, parent)
        self.request = request
        self._target: QComboBox | None = None
        self._survey: SurveyPart | None = None
        self._warned = plain_label(f"{PLACE}.Warned")
        self._rivals = MergeRivalsPart(PLACE, request.rivals) if request.rivals else None
        self._applicant = line_edit("Applicant", tr("Right holder who applies"), place=PLACE)
        self._applicant.setText(request.applicant)
        self._applied = day_edit(
            "AppliedOn", QDate(request.applied_on or office_today()), place=PLACE
        )
        self._applied.setMaximumDate(QDate(office_today()))
        self._supplement = line_edit(
            "Supplement", tr("Number of the supplement to the grant contract"), place=PLACE
        )
        self._document.setPlaceholderText(tr("Such as 江海自然资〔2025〕5号"))
        if request.earliest is not None:
            self._day.setMinimumDate(QDate(request.earliest))
        pane = QWidget()
        self._scroll = TallScroll(pane)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the field with the focus
        self.body.addWidget(self._scroll)
        self._lay_out(QVBoxLayout(pane), drawing, files)
        install_f1(self, "mergecases", "steps")
        self._start_at(self._fields)
        self._begin()

    @property
    def right(self) -> Right:
        """Who agrees, refuses or takes a merge back decides."""
        return chain.right_for(self.request.kind, self.request.to_state)

    @property
    def entry(self) -> MergeEntry:
        """What was entered."""
        return MergeEntry(
            to_state=str(self._target.currentData()) if self._target else self.request.to_state,
            done_on=day_of(self._day),
            document_no=one_line(self._document.text()),
            opinion=self._opinion.toPlainText().strip(),
            details=self._details(),
            survey=self._survey.survey() if self._survey is not None else None,
            withdrawing=self._rivals.withdrawing if self._rivals is not None else {},
        )

    def warn(self, lines: Sequence[str]) -> None:
        """Say what deserves a look and hinders nothing, as it is now.

        Args:
            lines: A sentence each; of many the first ones stand there.
        """
        self._warned.setText("\n".join(f"⚠ {each}" for each in first_of(lines)))
        self._warned.setVisible(bool(lines))
        self._take_height()

    def done(self, result: int) -> None:
        """Take everything off the map."""
        if self._survey is not None:
            self._survey.release()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Have room for every text, as far as the screen has."""
        super().showEvent(event)
        self._take_height()

    def _aim(self) -> None:
        """Leave the room that what is said above the buttons takes."""
        super()._aim()
        self._take_height()

    def _take_height(self) -> None:
        """Let the form be as high as it needs while the buttons stay on the screen."""
        if self.isVisible():
            beside = least_height(self) - self._scroll.minimumHeight()
            self._scroll.take_height(most_height(self) - beside)
            grow(self)

    def _take_no_more(self) -> None:
        if self._survey is not None:
            self._survey.stop()

    def _typed(self) -> object:
        outline = self._survey.details() if self._survey is not None else {}
        return self.entry, outline

    def _hindrance(self) -> str:
        if self.request.hindered:
            return tr("Deal with what is listed above first.")
        return super()._hindrance()

    def _gap(self) -> str:
        """Say all that is missing at once."""
        asked = self.request
        gaps = []
        if asked.kind in _WITH_REASON and not self._opinion.toPlainText().strip():
            gaps.append(tr("Give the reason: it stays with the case."))
        if self._accepts() and not one_line(self._applicant.text()):
            gaps.append(tr("Enter who applies."))
        if self._accepts() and day_of(self._applied) > day_of(self._day):
            gaps.append(tr("The application cannot be later than the day it was accepted."))
        if self._agrees() and not one_line(self._document.text()):
            gaps.append(tr("Enter the document no. of the agreement."))
        if self._agrees() and not one_line(self._supplement.text()):
            gaps.append(tr("Enter the number of the supplement to the contract."))
        if self._survey is not None:
            gaps.append(self._survey.missing())
        if self._rivals is not None:
            gaps.append(self._rivals.missing())
        return sentences(gap for gap in gaps if gap)

    def _news(self) -> str:
        return self._survey.refused if self._survey is not None else ""

    def _send(self) -> None:
        self.step_wanted.emit(self.entry)

    def _details(self) -> dict[str, object]:
        if self._accepts():
            return {
                "applicant": one_line(self._applicant.text()),
                "applied_on": day_of(self._applied).isoformat(),
            }
        if self._agrees():
            return {"supplement_no": one_line(self._supplement.text())}
        return {}

    def _accepts(self) -> bool:
        return self._goes_to(chain.ACCEPTED)

    def _agrees(self) -> bool:
        return self._goes_to(chain.AGREED)

    def _asks_register(self) -> bool:
        return any(map(self._goes_to, (chain.ACCEPTED, chain.REVIEWED, chain.AGREED)))

    def _goes_to(self, state: str) -> bool:
        return self.request.kind == chain.ADVANCE and self.request.to_state == state

    # -- widgets ----------------------------------------------------------------------------------

    def _lay_out(
        self, column: QVBoxLayout, drawing: UnitDrawing, files: OutlineFiles | None
    ) -> None:
        asked, form = self.request, self.form
        column.setContentsMargins(0, 0, 0, 0)
        form.addRow(tr("Done by"), plain_label(f"{PLACE}.Person", asked.person))
        if asked.kind == chain.RETURN:
            self._target = self.target_box(asked.return_states, state_word)
            form.addRow(required(tr("Back to")), self._target)
        form.addRow(required(tr("Day")), self._day)
        if self._accepts():
            form.addRow(required(tr("Applicant")), self._applicant)
            form.addRow(required(tr("Applied on")), self._applied)
        document = tr("Document no.")
        form.addRow(required(document) if self._agrees() else document, self._document)
        if self._agrees():
            form.addRow(required(tr("Supplement to the contract")), self._supplement)
        if self._goes_to(chain.SURVEYED):
            self._survey = SurveyPart(
                form, asked.union_m2, asked.crs, drawing, self, files=files,
                district=asked.district, union=asked.union,
            )  # fmt: skip
            self._survey.changed.connect(self._on_changed)
        is_reason = asked.kind in _WITH_REASON
        form.addRow(required(tr("Reason")) if is_reason else tr("Opinion"), self._opinion)
        column.addWidget(plain_label(f"{PLACE}.What", _what(asked)))
        if asked.hindered:
            lines = "\n".join(f"✕ {each}" for each in asked.hindered)
            column.addWidget(plain_label(f"{PLACE}.Hindered", lines))
        column.addWidget(self._warned)
        self.warn(asked.warned)
        if self._asks_register():
            query = quiet_button(
                f"{PLACE}.Query", tr("Seizure and mortgage query …"), self.query_wanted.emit
            )
            query.setToolTip(tr("Enter what the registry answered, once for all of these parcels"))
            row = QHBoxLayout()
            row.addWidget(query)
            row.addStretch(1)
            column.addLayout(row)
        if asked.asks:
            papers = labelled(tr("Papers to have at hand"), listed(asked.asks))
            column.addWidget(plain_label(f"{PLACE}.Papers", papers))
        if self._rivals is not None:
            column.addWidget(self._rivals)
            self._rivals.changed.connect(self._on_changed)
        column.addWidget(self._fields)
        column.addStretch(1)
        for line in (self._applicant, self._supplement):
            line.textChanged.connect(lambda _text: self._on_changed())
        self._applied.dateChanged.connect(lambda _day: self._on_changed())


def _title(request: MergeStepRequest) -> str:
    return {
        chain.RETURN: tr("Return the merge case"),
        chain.REFUSE: tr("Refuse the merge"),
        chain.WITHDRAW: tr("Withdraw the merge case"),
        chain.REOPEN: tr("Take the merge case up again"),
        chain.REVOKE: tr("Take the merge back"),
    }.get(request.kind) or tr("Pass on: {state}", state=state_word(request.to_state))


def _verb(request: MergeStepRequest) -> str:
    return {
        chain.ADVANCE: tr("Pass"),
        chain.RETURN: tr("Return"),
        chain.REFUSE: tr("Refuse the merge"),
        chain.WITHDRAW: tr("Withdraw the merge case"),
        chain.REOPEN: tr("Reopen the case"),
        chain.REVOKE: tr("Take back"),
    }[request.kind]


def _what(request: MergeStepRequest) -> str:
    """Return what comes of it, in a sentence."""
    case = request.label
    if request.kind == chain.REVOKE and request.hindered:
        return tr("{case}: cannot be taken back while this stands in the way:", case=case)
    if request.kind == chain.WITHDRAW and request.elsewhere:
        return tr("{case}: is withdrawn. Parcels of it stay in other proposed merges: {others}.",
                  case=case, others=listed(request.elsewhere))  # fmt: skip
    return {
        chain.ADVANCE: tr("{case}: goes on to “{state}”.", case=case,
                          state=state_word(request.to_state)),
        chain.RETURN: tr("{case}: goes back; its steps stay on record.", case=case),
        chain.REFUSE: tr("{case}: is refused; its parcels are free again.", case=case),
        chain.WITHDRAW: tr("{case}: is withdrawn; its parcels are free again.", case=case),
        chain.REOPEN: tr("{case}: is drawn up anew; its steps stay on record.", case=case),
        chain.REVOKE: tr(
            "{case}: the parcels count again and the parcel that came of them does not any more. "
            "The new code stays used.", case=case,
        ),
    }[request.kind]  # fmt: skip
