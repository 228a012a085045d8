# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One step of the identification, for one unit or for many; the map stays usable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QWidget

from lowuse_plugin.gui.dialogs.step_dialog import StepDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.claims.step_parts import ObjectionsPart, StepPart
from lowuse_plugin.gui.widgets.form_fields import day_of
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.survey.step_parts import (
    PLACE,
    FieldPart,
    HearingPart,
    RemovalPart,
)
from lowuse_plugin.gui.widgets.survey.words import state_word
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.settings import one_line
from lowuse_plugin.qgis_bridge.waiting import Waiting

ADVANCE, RETURN, DISMISS, REMOVE, REOPEN = "advance", "return", "dismiss", "remove", "reopen"
_WITH_REASON = frozenset({RETURN, DISMISS, REMOVE, REOPEN})
_FIELD, _HEARD, _IDENTIFIED = "06", "08", "10"


@dataclass(frozen=True)
class SurveyRequest:
    """What is about to be done."""

    kind: str
    """One of ``ADVANCE`` … ``REOPEN``."""
    from_state: str
    """Where the units stand; empty where they stand in several states."""
    to_state: str
    """Where it leads; of a return what is proposed among :attr:`return_states`, the nearest one
    where it is empty."""
    label: str
    """The unit, or how many there are."""
    count: int
    person: str
    """Who does it, as the log will say."""
    return_states: tuple[str, ...] = ()
    publicity_days: int = 1
    field_people: int = 1


@dataclass(frozen=True)
class SurveyEntry:
    """What was entered."""

    to_state: str
    done_on: date
    document_no: str
    opinion: str
    details: Mapping[str, object] = field(default_factory=dict)


class SurveyStepDialog(StepDialog):
    """Asks for what a step needs."""

    step_wanted = pyqtSignal(object)
    """A :class:`SurveyEntry`."""

    NAME = "SurveyStep"
    CHARACTERS = 70

    def __init__(
        self, request: SurveyRequest, waiting: Waiting, parent: QWidget | None = None
    ) -> None:
        """Show what the step asks for.

        Args:
            request: The step.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        super().__init__(_title(request), _verb(request), waiting, parent)
        self.request = request
        self._document.setPlaceholderText(tr("Such as 江海府函〔2025〕3号"))
        self._target: QComboBox | None = None
        self._parts: dict[str, StepPart] = {}
        self._lay_out()
        install_f1(self, "identification", "steps")
        self._begin()

    @property
    def to_state(self) -> str:
        """Where the step leads, as chosen."""
        return (
            str(self._target.currentData()) if self._target is not None else self.request.to_state
        )

    @property
    def entry(self) -> SurveyEntry:
        """What was entered."""
        part = self._part()
        return SurveyEntry(
            to_state=self.to_state,
            done_on=day_of(self._day),
            document_no=one_line(self._document.text()),
            opinion=self._opinion.toPlainText().strip(),
            details=part.details() if part is not None else {},
        )

    def refuse_all(self, text: str, units: Sequence[str]) -> None:
        """Say why nothing was written, with one line for each unit that cannot go on."""
        self.refuse("\n".join((text, *units)))

    def _part(self) -> StepPart | None:
        return self._parts.get(self.to_state if self.request.kind == ADVANCE else self.request.kind)

    def _typed(self) -> SurveyEntry:
        return self.entry

    def _gap(self) -> str:
        kind, opinion = self.request.kind, self._opinion.toPlainText().strip()
        part = self._part()
        gap = part.missing() if part is not None else ""
        if gap:
            return gap
        if self._needs_document() and not one_line(self._document.text()):
            return tr("Enter the document no. that the step rests on.")
        if kind in _WITH_REASON and not opinion:
            return tr("Give the reason: it stays with the unit.")
        if isinstance(part, FieldPart) and part.disagrees and not opinion:
            return tr("Write in the opinion what is different there.")
        return ""

    def _needs_document(self) -> bool:
        asked = self.request
        decides = asked.kind == ADVANCE and asked.to_state == _IDENTIFIED
        undoes = asked.kind == RETURN and asked.from_state == _IDENTIFIED
        return decides or undoes or asked.kind == REMOVE

    def _send(self) -> None:
        self.step_wanted.emit(self.entry)

    # -- widgets ----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        asked, form = self.request, self.form
        form.addRow(tr("Done by"), plain_label(f"{PLACE}.Person", asked.person))
        if asked.kind == RETURN:
            self._target = self.target_box(asked.return_states, state_word)
            self._target.setCurrentIndex(max(self._target.findData(asked.to_state), 0))
            form.addRow(tr("Back to"), self._target)
        elif asked.kind == ADVANCE and asked.to_state == _FIELD:
            self._target = self._next_box()
            form.addRow(tr("On to"), self._target)
        form.addRow(tr("Day"), self._day)
        form.addRow(_document_title(asked, needed=self._needs_document()), self._document)
        self._make_parts()
        is_reason = asked.kind in _WITH_REASON
        form.addRow(tr("Reason") if is_reason else tr("Opinion"), self._opinion)
        self._what = plain_label(f"{PLACE}.What", _what(asked, asked.to_state))
        self.body.addWidget(self._what)
        self.body.addWidget(self._fields)
        first = self._document if self._needs_document() else self._opinion
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._align()
        self._show_part()

    def _align(self) -> None:
        """Let the fields of all parts begin at one place."""
        labels = [
            label
            for form in self._fields.findChildren(QFormLayout)
            for row in range(form.rowCount())
            if (item := form.itemAt(row, QFormLayout.ItemRole.LabelRole)) is not None
            and (label := item.widget()) is not None
        ]
        width = max((label.sizeHint().width() for label in labels), default=0)
        for label in labels:
            label.setMinimumWidth(width)

    def _next_box(self) -> QComboBox:
        box = QuietComboBox()
        box.setObjectName(f"{PLACE}.Next")
        box.addItem(state_word(_FIELD), _FIELD)
        skipped = tr("{state} (no field check is needed)", state=state_word(_HEARD))
        box.addItem(skipped, _HEARD)
        box.currentIndexChanged.connect(lambda _index: self._on_target())
        return box

    def _make_parts(self) -> None:
        asked, form = self.request, self.form
        if asked.kind == REMOVE:
            self._parts[REMOVE] = RemovalPart(form, self)
        elif asked.kind == ADVANCE and asked.to_state == _FIELD:
            self._parts[_FIELD] = FieldPart(form, asked.field_people, self)
            self._parts[_HEARD] = HearingPart(form, asked.publicity_days, self, skips=True)
        elif asked.kind == ADVANCE and asked.to_state == _HEARD:
            self._parts[_HEARD] = HearingPart(form, asked.publicity_days, self, skips=False)
        elif asked.kind == ADVANCE and asked.to_state == _IDENTIFIED:
            self._parts[_IDENTIFIED] = ObjectionsPart(form, self, place=PLACE)
        for part in self._parts.values():
            part.changed.connect(self._on_changed)

    def _on_target(self) -> None:
        self._what.setText(_what(self.request, self.to_state))
        self._show_part()
        self._on_changed()

    def _show_part(self) -> None:
        for state, part in self._parts.items():
            if isinstance(part, FieldPart | HearingPart):
                part.box.setVisible(state == self.to_state)


def _title(request: SurveyRequest) -> str:
    return {
        RETURN: tr("Return the unit"),
        DISMISS: tr("No low-efficiency land"),
        REMOVE: tr("Remove from the database"),
        REOPEN: tr("Take up again"),
    }.get(request.kind) or tr("Pass on: {state}", state=state_word(request.to_state))


def _verb(request: SurveyRequest) -> str:
    return {
        ADVANCE: tr("Pass"),
        RETURN: tr("Return"),
        DISMISS: tr("Dismiss"),
        REMOVE: tr("Strike off"),
        REOPEN: tr("Take up again"),
    }[request.kind]


def _what(request: SurveyRequest, to_state: str) -> str:
    """Return what comes of it, in a sentence."""
    unit = request.label
    if request.kind == ADVANCE and to_state == _IDENTIFIED:
        return tr("{unit}: identified by the county and entered into the database.", unit=unit)
    if request.kind == RETURN and request.from_state == _IDENTIFIED:
        return tr("{unit}: goes back and leaves the database; its steps stay on record.", unit=unit)
    return {
        ADVANCE: tr("{unit}: goes on to “{state}”.", unit=unit, state=state_word(to_state)),
        RETURN: tr("{unit}: goes back; its steps stay on record.", unit=unit),
        DISMISS: tr("{unit}: decided to be no low-efficiency land; it stays on record and can be "
                    "taken up again.", unit=unit),
        REMOVE: tr("{unit}: leaves the database and stays on record.", unit=unit),
        REOPEN: tr("{unit}: is taken up where it was, at most at the office check; its last tag "
                   "holds again.", unit=unit),
    }[request.kind]  # fmt: skip


def _document_title(request: SurveyRequest, *, needed: bool) -> str:
    decides = needed and request.kind in (ADVANCE, RETURN)
    return tr("County document no.") if decides else tr("Document no.")
