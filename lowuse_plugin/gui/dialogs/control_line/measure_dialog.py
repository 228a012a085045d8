# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""登记政策条文 and 修改政策条文: heading, whom it is about, the text, its document and days."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPlainTextEdit

from lowuse_plugin.domain.control_line.classes import CLASSES, LEVELS
from lowuse_plugin.domain.control_line.measures import HEADINGS, Measure
from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.form_fields import OptionalDay, choice, line
from lowuse_plugin.gui.widgets.reason_line import ReasonLine
from lowuse_plugin.qgis_bridge.control_words import heading_word, level_word
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.settings import one_line
from lowuse_plugin.qgis_bridge.state_words import marked
from lowuse_plugin.qgis_bridge.waiting import Waiting

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

_NAME = "LowUse.Measure"
_TEXT_LINES = 5


class MeasureDialog(AskingDialog):
    """Asks for one text: a new one, another wording of one, or an own one after a sample."""

    save_wanted = pyqtSignal(object, str)
    """The :class:`Measure`, and the reason of a change."""

    NAME = "Measure"
    CHARACTERS = 90

    def __init__(
        self, measure: Measure | None, waiting: Waiting, parent: QWidget | None = None
    ) -> None:
        """Show the form.

        Args:
            measure: What is changed, or the sample that a new one begins with; None for nothing.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        self._is_change = measure is not None and measure.uuid is not None
        title = tr("Change policy text") if self._is_change else tr("New policy text")
        super().__init__(title, tr("Save"), waiting, parent)
        self.measure = measure or Measure(None, 0, HEADINGS[0], None, None, "")
        self._make()
        self._lay_out()
        install_f1(self, "controlline", "policy")
        self._begin()

    @property
    def entered(self) -> Measure:
        """What was entered; a day that cannot be read is left out."""
        return replace(
            self.measure,
            heading=str(self._heading.currentData()),
            control_class=self._class.currentData(),
            level=self._level.currentData(),
            text=self._text.toPlainText().strip(),
            clause=one_line(self._clause.text()),
            document_no=one_line(self._document.text()),
            valid_from=self._from.day,
            valid_to=self._to.day,
            example=self._example.isChecked(),
        )

    def _make(self) -> None:
        given = self.measure
        headings = [(heading_word(each), each) for each in HEADINGS]
        self._heading = choice(f"{_NAME}.Heading", headings, given.heading)
        classes = [(marked(each), each) for each in CLASSES]
        every = (tr("every parcel"), None)
        self._class = choice(f"{_NAME}.Class", [every, *classes], given.control_class)
        levels = [(level_word(each), each) for each in LEVELS]
        every = (tr("every level"), None)
        self._level = choice(f"{_NAME}.Level", [every, *levels], given.level)
        self._text = QPlainTextEdit(given.text)
        self._text.setObjectName(f"{_NAME}.Text")
        self._text.setTabChangesFocus(True)
        self._text.setMinimumHeight(self.fontMetrics().lineSpacing() * _TEXT_LINES)
        self._text.setPlaceholderText(tr("What the document says, word for word"))
        self._clause = line(f"{_NAME}.Clause", given.clause, tr("Such as 第十二条"))
        placeholder = tr("Such as 江府〔2025〕12号")
        self._document = line(f"{_NAME}.Document", given.document_no, placeholder)
        self._from = OptionalDay(f"{_NAME}.From", given.valid_from, tr("Such as 2025-01-01"))
        self._to = OptionalDay(f"{_NAME}.To", given.valid_to, tr("Empty: until further notice"))
        self._example = QCheckBox(tr("Example, for training only"))
        self._example.setObjectName(f"{_NAME}.Example")
        self._example.setChecked(given.example)
        self._reason = ReasonLine(f"{_NAME}.Reason", tr("Such as: 按正式文本更正"), self)

    def _lay_out(self) -> None:
        about, days = QHBoxLayout(), QHBoxLayout()
        about.addWidget(self._class, 1)
        about.addWidget(self._level, 1)
        days.addWidget(self._from, 1)
        days.addWidget(QLabel(tr("no more from")))
        days.addWidget(self._to, 1)
        form = self.form
        form.addRow(tr("Heading *"), self._heading)
        form.addRow(tr("Holds for"), about)
        form.addRow(tr("Text *"), self._text)
        form.addRow(tr("Document no."), self._document)
        form.addRow(tr("Clause"), self._clause)
        form.addRow(tr("In force from"), days)
        form.addRow("", self._example)
        if self._is_change:
            form.addRow(tr("Reason *"), self._reason)
        else:
            self._reason.hide()
        self.body.addWidget(self._fields)
        for box in (self._heading, self._class, self._level):
            box.currentIndexChanged.connect(lambda _index: self._on_changed())
        for field in (self._clause, self._document, self._reason):
            field.textChanged.connect(lambda _text: self._on_changed())
        for day in (self._from, self._to):
            day.edited.connect(self._on_changed)
        self._text.textChanged.connect(self._on_changed)
        self._example.toggled.connect(lambda _on: self._on_changed())

    def _typed(self) -> object:
        return self.entered, self._from.text(), self._to.text(), self._reason.reason

    def _gap(self) -> str:
        given = self.entered
        days = self._from.gap or self._to.gap
        if days:
            return days
        if not given.text:
            return tr("Enter the text.")
        if not given.example and not (given.document_no and given.valid_from):
            return tr(
                "A text in force needs its document no. and the day from which it holds. Without "
                "them it is an example."
            )
        if given.valid_from and given.valid_to and given.valid_to <= given.valid_from:
            return tr("It would end before it begins. Correct one of the days.")
        if self._is_change and not self._reason.reason:
            return tr("Say why the text is changed.")
        return ""

    def _send(self) -> None:
        self._reason.remember()
        self.save_wanted.emit(self.entered, self._reason.reason)
