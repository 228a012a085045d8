# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""采用 and 停用: ask for what a decision on a standard rests on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QDate, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QLineEdit, QWidget

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.identification.standard_words import validity
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.settings import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lowuse_plugin.qgis_bridge.waiting import Waiting
    from lowuse_plugin.services.identification.standards import Standard

_ONE_DAY = timedelta(days=1)
_SAMPLE = re.compile(r"\s*[（(][^（）()]*示例[^（）()]*[）)]$")
"""What the name of the shipped set ends with; that a copy is an example is said beside it."""


@dataclass(frozen=True)
class AdoptionEntry:
    """What was entered."""

    title: str
    valid_from: date
    valid_to: date | None
    document_no: str
    basis: str
    adopted_by: str
    adopted_on: date
    ends: tuple[str, ...]
    """Older standards whose end was said."""


class AdoptDialog(AskingDialog):
    """Says before which older standard ends, and what stays an example."""

    NAME = "Adopt"
    SAID_LINES = 3
    adoption_wanted = pyqtSignal(object)
    """:class:`AdoptionEntry`."""

    def __init__(
        self,
        draft: Standard,
        others: Sequence[Standard],
        person: str,
        waiting: Waiting,
        parent: QWidget | None = None,
    ) -> None:
        """Propose what is usual.

        Args:
            draft: What is adopted.
            others: All standards of the workspace.
            person: Who adopts.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        super().__init__(tr("Adopt “{title}”", title=draft.title), tr("Adopt"), waiting, parent)
        self.draft = draft
        self._adopted = [each for each in others if each.state == "adopted"]
        self._shipped = {each.title for each in others if each.state == "shipped"}
        self._make(person)
        install_f1(self, "rules", "adopt")
        self._begin()

    @property
    def entered(self) -> AdoptionEntry:
        """What was entered; gaps are empty."""
        begins = self._from.date().toPyDate()
        ends = self._to.date().toPyDate() if self._has_end.isChecked() else None
        return AdoptionEntry(
            title=one_line(self._title.text()),
            valid_from=begins,
            valid_to=ends,
            document_no=one_line(self._document.text()),
            basis=one_line(self._basis.text()),
            adopted_by=one_line(self._person.text()),
            adopted_on=self._day.date().toPyDate(),
            ends=tuple(str(each.uuid) for each in self._older() if each.valid_from < begins),
        )

    def _older(self) -> list[Standard]:
        """Return the adopted standards that are in force on a day of the validity."""
        begins = self._from.date().toPyDate()
        ends = self._to.date().toPyDate() if self._has_end.isChecked() else date.max
        return [
            each
            for each in self._adopted
            if each.valid_from <= ends and (each.valid_to is None or each.valid_to >= begins)
        ]

    def _make(self, person: str) -> None:
        today = office_today()
        self._day = _day("Adopt.Day", today)
        self._day.setMaximumDate(QDate(today.year, today.month, today.day))
        self._title = _line("Adopt.Title", self._own_title(today.year))
        self._person = _line("Adopt.Person", person)
        self._basis = _line("Adopt.Basis", "")
        self._basis.setPlaceholderText(tr("Such as: 市政府常务会议纪要〔2026〕3号"))
        self._document = _line("Adopt.Document", "")
        self._document.setPlaceholderText(
            tr("May be empty for an example")
            if self.draft.example
            else tr("Such as: 江府〔2026〕1号")
        )
        self._from = _day("Adopt.From", today)
        self._to = _day("Adopt.To", today.replace(year=today.year + 1, day=min(today.day, 28)))
        self._has_end = QCheckBox(tr("Last day"))
        self._has_end.setObjectName("LowUse.Adopt.HasEnd")
        end = QHBoxLayout()
        end.addWidget(self._has_end)
        end.addWidget(self._to, 1)
        kind = (
            tr("◇ This is an example and stays one: what rests on it cannot be submitted.")
            if self.draft.example
            else tr("This is no example: it needs the number of the document that issued it.")
        )
        self.body.addWidget(plain_label("LowUse.Adopt.Kind", kind))
        self.body.addWidget(self._fields)
        self._ending = plain_label("LowUse.Adopt.Ending")
        self.body.addWidget(self._ending)
        for title, field in (
            (tr("Name of the standard"), self._title), (tr("Decided on"), self._day),
            (tr("Decided by"), self._person), (tr("Meeting or document"), self._basis),
            (tr("Document number"), self._document), (tr("First day"), self._from),
        ):  # fmt: skip
            self.form.addRow(title, field)
        self.form.addRow("", end)
        for line in (self._title, self._person, self._basis, self._document):
            line.textChanged.connect(lambda _text: self._on_changed())
        for day in (self._day, self._from, self._to):
            day.dateChanged.connect(lambda _day: self._on_changed())
        self._has_end.toggled.connect(lambda _on: self._on_changed())

    def _own_title(self, year: int) -> str:
        """Return the name of the draft; of a mere copy of the shipped set one of its own."""
        title = self.draft.title.removesuffix(tr(" (draft)"))
        if title not in self._shipped:
            return title
        return tr("{title}, version of {year}", title=_SAMPLE.sub("", title), year=year)

    def _typed(self) -> object:
        return self.entered

    def _gap(self) -> str:
        entered = self.entered
        if entered.title in self._shipped:
            return tr("Give the standard a name of its own: the shipped example has this one.")
        needed = (
            (entered.title, tr("Enter the name of the standard.")),
            (entered.adopted_by, tr("Enter who decides.")),
            (entered.basis, tr("Enter the meeting or document that the adoption rests on.")),
            (
                self.draft.example or entered.document_no,
                tr("Enter the document number: this standard is no example."),
            ),
        )
        for value, asked in needed:
            if not value:
                return asked
        if entered.valid_to is not None and entered.valid_to < entered.valid_from:
            return tr("The last day lies before the first day.")
        later = [each for each in self._older() if each.valid_from >= entered.valid_from]
        if later:
            return tr(
                "“{title}” is in force {days}: end this one before, or retire that one first.",
                title=later[0].title, days=validity(later[0].valid_from, later[0].valid_to),
            )  # fmt: skip
        return ""

    def _aim(self) -> None:
        self._to.setEnabled(self._has_end.isChecked())
        begins = self._from.date().toPyDate()
        ending = [each for each in self._older() if each.valid_from < begins]
        lines = [
            tr("▲ “{title}” ends on {day} with this.", title=each.title, day=f"{begins - _ONE_DAY}")
            for each in ending
        ]
        self._ending.setText("\n".join(lines))
        super()._aim()

    def _send(self) -> None:
        self.adoption_wanted.emit(self.entered)


class RetireStandardDialog(AskingDialog):
    """Asks for the reason."""

    NAME = "RetireStandard"
    retire_wanted = pyqtSignal(str)
    """The reason."""

    def __init__(self, standard: Standard, waiting: Waiting, parent: QWidget | None = None) -> None:
        """Start without a reason.

        Args:
            standard: An adopted one, or a draft.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        is_draft = standard.state == "draft"
        title = tr("Throw draft away") if is_draft else tr("Retire standard")
        super().__init__(title, title, waiting, parent)
        self.standard = standard
        self._reason = _line("RetireStandard.Reason", "")
        text = (
            tr("“{title}” leaves the list; undoing brings it back.", title=standard.title)
            if is_draft
            else tr(
                "“{title}” is in force no more from now on. Results and tags that rest on it keep "
                "it. Where no other standard is in force, the example set of the plugin is.",
                title=standard.title,
            )
        )
        self.body.addWidget(plain_label("LowUse.RetireStandard.Text", text))
        self.body.addWidget(self._fields)
        self.form.addRow(tr("Reason"), self._reason)
        self._reason.textChanged.connect(lambda _text: self._on_changed())
        install_f1(self, "rules", "adopt")
        self._begin()

    def _typed(self) -> object:
        return one_line(self._reason.text())

    def _gap(self) -> str:
        return "" if one_line(self._reason.text()) else tr("Enter the reason.")

    def _send(self) -> None:
        self.retire_wanted.emit(one_line(self._reason.text()))


def _line(name: str, text: str) -> QLineEdit:
    line = QLineEdit(text)
    line.setObjectName(f"LowUse.{name}")
    return line


def _day(name: str, day: date) -> QDateEdit:
    edit = QDateEdit(QDate(day.year, day.month, day.day))
    edit.setObjectName(f"LowUse.{name}")
    edit.setCalendarPopup(True)
    edit.setDisplayFormat("yyyy-MM-dd")
    return edit
