# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""需要确认: what must be decided before boundaries are written. Nothing is chosen beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QGroupBox, QLabel, QVBoxLayout, QWidget

from lowuse_plugin.domain.moments import office_moment
from lowuse_plugin.domain.parcels.codes import short_label
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.area_text import amount
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.settings import M2

if TYPE_CHECKING:
    from lowuse_plugin.domain.boundaries.questions import Question


class QuestionsBox(QGroupBox):
    """One sentence and one choice a question."""

    answered = pyqtSignal(str, str, str)
    """Kind, uuid and answer."""
    part_shown = pyqtSignal(str)
    """Key of a part that is being looked at in the list of choices."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("To be decided"), parent)
        self.setObjectName("LowUse.Boundary.Questions")
        self._layout = QVBoxLayout(self)
        self._shown: tuple[Question, ...] = ()
        self.hide()

    def set_questions(self, questions: Sequence[Question]) -> None:
        """Show the questions; what is being answered is not taken away under the hand."""
        same = [replace(q, answer="") for q in questions] == [
            replace(q, answer="") for q in self._shown
        ]
        self._shown = tuple(questions)
        self.setVisible(bool(questions))
        if same:
            return
        while self._layout.count():
            widget = self._layout.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, question in enumerate(questions):
            self._add(number, question)

    def _add(self, number: int, question: Question) -> None:
        label = QLabel(sentence(question))
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        choice = QuietComboBox()
        choice.setObjectName(f"LowUse.Boundary.Question.{number}")
        choice.setAccessibleName(label.text())
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(12)
        choice.addItem(tr("Please choose …"), "")
        for text, answer in choices(question):
            choice.addItem(text, answer)
            choice.setItemData(choice.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
        choice.setCurrentIndex(max(choice.findData(question.answer), 0))
        choice.highlighted.connect(lambda row: self.part_shown.emit(choice.itemData(row) or ""))
        choice.currentIndexChanged.connect(partial(self._on_chosen, choice, question))
        label.setBuddy(choice)
        self._layout.addWidget(label)
        self._layout.addWidget(choice)

    def _on_chosen(self, choice: QComboBox, question: Question, _row: int) -> None:
        self.answered.emit(question.kind, question.uuid, str(choice.currentData() or ""))


def sentence(question: Question) -> str:
    """Return what is asked."""
    parcel = short_label(question.label)
    if question.kind == "split":
        count = len(question.parts)
        return tr("{parcel} now has {count} shapes. Which one keeps the parcel? Its code, tags, "
                  "projects and filings stay with it, as a rule with the largest.",
                  parcel=parcel, count=count)  # fmt: skip
    if question.kind == "deleted":
        return tr("The shape of {parcel} was deleted. What becomes of the parcel?", parcel=parcel)
    if question.kind == "gone":
        return tr("{parcel} was retired by a colleague meanwhile.", parcel=parcel)
    area = amount(question.area_m2, M2) or "—"
    return tr(
        "{who} saved another boundary of {parcel} at {when} ({area}). Whose holds?",
        who=question.who or "?",
        parcel=parcel,
        when=moment(question.when),
        area=area,
    )


def choices(question: Question) -> list[tuple[str, str]]:
    """Return what can be answered, as text and answer."""
    if question.kind == "split":
        keeping = [
            (_keeper(number, amount(part.area_m2, M2)), part.key)
            for number, part in enumerate(question.parts, start=1)
        ]
        return [*keeping, (tr("All parts are new parcels, the old one is retired"), "all_new")]
    if question.kind == "deleted":
        return [
            (tr("It stays in the workspace as it is"), "keep"),
            (tr("It is retired with the reason below"), "retire"),
        ]
    if question.kind == "gone":
        return [(tr("Remove it from this drawing"), "drop")]
    return [
        (tr("Mine as drawn; the log says so"), "mine"),
        (tr("The one in the workspace; my drawing of it is given up"), "theirs"),
    ]


def _keeper(number: int, area: str) -> str:
    """Return what it means that a part keeps the parcel; the first one is the largest."""
    if number == 1:
        return tr("Part 1 ({area}, the largest) keeps it, the others are new parcels", area=area)
    return tr("Part {number} ({area}) keeps it, the others are new parcels",
              number=number, area=area)  # fmt: skip


def part_numbers(questions: Sequence[Question]) -> dict[str, int]:
    """Return key → number of the parts that questions speak of, for the map."""
    return {
        part.key: number
        for question in questions
        for number, part in enumerate(question.parts, start=1)
    }


def moment(at_utc: str) -> str:
    """Return a moment of the log as the clock in the office shows it."""
    return f"{office_moment(at_utc):%Y-%m-%d %H:%M}" if at_utc else "?"
