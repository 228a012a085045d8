# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A judgement of one condition: outcome, reason, who, of which department, when, on what."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QDate, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.widgets.claims.step_parts import line_edit
from lowuse_plugin.gui.widgets.form_fields import day_edit, day_of, required
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.merging.words import outcome_words
from lowuse_plugin.qgis_bridge.punctuation import sentences
from lowuse_plugin.qgis_bridge.settings import one_line

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.case import Judgement

PLACE = "LowUse.MergeJudgement"
_PASS, _FAIL = "pass", "fail"
_LINES = 3


class MergeJudgementForm(QWidget):
    """The fields; whoever holds it saves."""

    changed = pyqtSignal()

    def __init__(
        self, person: str, department: str, earliest: date | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Propose who sits here, today; the outcome is chosen by the person.

        Args:
            person: Who sits here; another one may have signed.
            department: Who answers for the condition.
            earliest: Day before which nothing can have been judged.
            parent: Owner.
        """
        super().__init__(parent)
        self._choice = QButtonGroup(self)
        self._radios = {}
        row = QHBoxLayout()
        for outcome in (_PASS, _FAIL):
            radio = QRadioButton(outcome_words(outcome))
            radio.setObjectName(f"{PLACE}.{outcome.capitalize()}")
            self._choice.addButton(radio)
            self._radios[outcome] = radio
            row.addWidget(radio)
            radio.toggled.connect(lambda _on: self.changed.emit())
        row.addStretch(1)
        self._reason = QPlainTextEdit()
        self._reason.setObjectName(f"{PLACE}.Reason")
        self._reason.setTabChangesFocus(True)
        self._reason.setPlaceholderText(
            tr("On what the judgement rests: it is printed in the review form")
        )
        height = self.fontMetrics().lineSpacing() * _LINES  # more scroll: what was found has room
        self._reason.setFixedHeight(height + 2 * self._reason.frameWidth())
        self._person = line_edit("Person", tr("Who signs"), place=PLACE)
        self._person.setText(person)
        self._department = line_edit("Department", tr("Such as 规划科"), place=PLACE)
        self._department.setText(department)
        today = QDate(office_today())
        self._day = day_edit("Day", today, place=PLACE)
        self._day.setMaximumDate(today)
        if earliest is not None:
            self._day.setMinimumDate(QDate(earliest))
        self._evidence = line_edit("Evidence", tr("Document no., file or record"), place=PLACE)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(required(tr("Judged")), row)
        form.addRow(required(tr("Reason")), self._reason)
        form.addRow(required(tr("Judged by")), self._person)
        form.addRow(required(tr("Department")), self._department)
        form.addRow(required(tr("Day")), self._day)
        form.addRow(tr("Evidence"), self._evidence)
        self._reason.textChanged.connect(self.changed)
        for line in (self._person, self._department, self._evidence):
            line.textChanged.connect(lambda _text: self.changed.emit())
        self._day.dateChanged.connect(lambda _day: self.changed.emit())

    @property
    def outcome(self) -> str:
        """``pass``, ``fail``, or empty while nothing is chosen."""
        return next((key for key, radio in self._radios.items() if radio.isChecked()), "")

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that was entered."""
        return (
            self.outcome, self._reason.toPlainText(), self._person.text(),
            self._department.text(), self._day.text(), self._evidence.text(),
        )  # fmt: skip

    def judgement(self, code: str) -> Judgement:
        """Return what was entered.

        Args:
            code: The condition.
        """
        from lowuse_plugin.domain.merging.case import Judgement  # noqa: PLC0415

        return Judgement(
            by=one_line(self._person.text()),
            on=day_of(self._day),
            reason=self._reason.toPlainText().strip(),
            outcome=self.outcome,
            code=code,
            department=one_line(self._department.text()),
            evidence=one_line(self._evidence.text()) or None,
        )

    def gap(self) -> str:
        """Return what has to be entered yet, empty when nothing."""
        gaps = [
            (self.outcome, tr("Choose whether the condition is met.")),
            (self._reason.toPlainText().strip(), tr("Give the reason of the judgement.")),
            (one_line(self._person.text()), tr("Enter who judges.")),
            (one_line(self._department.text()), tr("Enter the department.")),
        ]
        return sentences(text for entered, text in gaps if not entered)
