# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""登记指标要求 and 修改指标要求: at least how much, by which document, between which days."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QHBoxLayout, QLabel

from lowuse_plugin.domain.display import shown_district
from lowuse_plugin.domain.indicators.rules import CODES, IndicatorRule, is_percentage
from lowuse_plugin.domain.places import DISTRICTS
from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.form_fields import OptionalDay, choice, line
from lowuse_plugin.gui.widgets.reason_line import ReasonLine
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.indicator_words import indicator_word
from lowuse_plugin.qgis_bridge.settings import one_line
from lowuse_plugin.qgis_bridge.waiting import Waiting

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

_NAME = "LowUse.IndicatorRule"


class IndicatorRuleDialog(AskingDialog):
    """Asks for one rule."""

    save_wanted = pyqtSignal(object, str)
    """The :class:`IndicatorRule`, and the reason of a change."""

    NAME = "IndicatorRule"
    CHARACTERS = 90

    def __init__(
        self, rule: IndicatorRule | None, waiting: Waiting, parent: QWidget | None = None
    ) -> None:
        """Show the form.

        Args:
            rule: What is changed, or what a new one begins with; None for nothing.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        self._is_change = rule is not None and rule.uuid is not None
        title = tr("Change rule of an indicator") if self._is_change else tr("New rule")
        super().__init__(title, tr("Save"), waiting, parent)
        self.rule = rule or IndicatorRule(None, 0, CODES[0], "")
        self._make()
        self._lay_out()
        install_f1(self, "indicators", "rules")
        self._begin()

    @property
    def entered(self) -> IndicatorRule:
        """What was entered; a day that cannot be read is left out."""
        least = unicodedata.normalize("NFKC", one_line(self._least.text())).removesuffix("%")
        return replace(
            self.rule,
            indicator=str(self._indicator.currentData()),
            district=str(self._district.currentData() or ""),
            least_pct=least.strip(),
            clause=one_line(self._clause.text()),
            document_no=one_line(self._document.text()),
            valid_from=self._from.day,
            valid_to=self._to.day,
            example=self._example.isChecked(),
        )

    def _make(self) -> None:
        given = self.rule
        codes = [(indicator_word(code), code) for code in CODES]
        self._indicator = choice(f"{_NAME}.Indicator", codes, given.indicator)
        districts = [(shown_district(code), code) for code in DISTRICTS]
        every = (tr("every district and the whole"), "")
        self._district = choice(f"{_NAME}.District", [every, *districts], given.district)
        self._least = line(f"{_NAME}.Least", given.least_pct, tr("Such as 65"))
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
        least, days = QHBoxLayout(), QHBoxLayout()
        least.addWidget(QLabel("≥"))
        least.addWidget(self._least, 1)
        least.addWidget(QLabel("%"))
        days.addWidget(self._from, 1)
        days.addWidget(QLabel(tr("no more from")))
        days.addWidget(self._to, 1)
        form = self.form
        form.addRow(tr("Indicator *"), self._indicator)
        form.addRow(tr("Holds for"), self._district)
        form.addRow(tr("At least *"), least)
        form.addRow(tr("Document no."), self._document)
        form.addRow(tr("Clause"), self._clause)
        form.addRow(tr("In force from"), days)
        form.addRow("", self._example)
        if self._is_change:
            form.addRow(tr("Reason *"), self._reason)
        else:
            self._reason.hide()
        self.body.addWidget(self._fields)
        for box in (self._indicator, self._district):
            box.currentIndexChanged.connect(lambda _index: self._on_changed())
        for field in (self._least, self._clause, self._document, self._reason):
            field.textChanged.connect(lambda _text: self._on_changed())
        for day in (self._from, self._to):
            day.edited.connect(self._on_changed)
        self._example.toggled.connect(lambda _on: self._on_changed())

    def _typed(self) -> object:
        return self.entered, self._from.text(), self._to.text(), self._reason.reason

    def _gap(self) -> str:
        given, days = self.entered, self._from.gap or self._to.gap
        stated = given.document_no and given.clause and given.valid_from
        turned = given.valid_from and given.valid_to and given.valid_to <= given.valid_from
        gaps = (
            (bool(days), days),
            (not given.least_pct, tr("Enter the limit in percent.")),
            (
                not is_percentage(given.least_pct),
                tr("A limit is a plain number above 0 and at most 100, such as 65 or 66.67."),
            ),
            (
                not given.example and not stated,
                tr("A rule in force needs document no., clause and first day. Without them it is "
                   "an example."),
            ),
            (bool(turned), tr("It would end before it begins. Correct one of the days.")),
            (
                self._is_change and not self._reason.reason,
                tr("Say why the rule is changed."),
            ),
        )  # fmt: skip
        return next((text for is_gap, text in gaps if is_gap), "")

    def _send(self) -> None:
        self._reason.remember()
        self.save_wanted.emit(self.entered, self._reason.reason)
