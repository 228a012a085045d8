# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""新建函: which enterprises and years the tax office is asked about; and one line of text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from qgis.PyQt.QtCore import QDate, pyqtSignal
from qgis.PyQt.QtWidgets import QDateEdit, QLineEdit, QWidget

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.places import DISTRICTS, WHOLE_CITY
from lowuse_plugin.domain.tax_request import check_request
from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.district_names import district_label
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe
from lowuse_plugin.qgis_bridge.waiting import Waiting

ALL, SELECTED, LACKING = "all", "selected", "lacking"


@dataclass(frozen=True)
class LetterEntry:
    """What a letter asks for."""

    district: str
    enterprises: tuple[str, ...]
    years: tuple[int, ...]
    document_no: str
    requested_on: date
    requested_by: str


class LetterDialog(AskingDialog):
    """Asks for what a letter is to hold."""

    NAME = "TaxLetter"

    letter_wanted = pyqtSignal(object)
    """The :class:`LetterEntry`."""

    def __init__(
        self,
        scopes: Mapping[str, Sequence[str]],
        district: str,
        person: str,
        waiting: Waiting,
        parent: QWidget | None = None,
        *,
        districts: Mapping[str, Collection[str]],
    ) -> None:
        """Offer the enterprises.

        Args:
            scopes: ``all``, ``selected`` (on the selected parcels) and ``lacking`` (without a
                figure of last year) → uuids.
            district: Of the workspace.
            person: Who prepares it.
            waiting: What saves that wait tell.
            parent: Owner.
            districts: Enterprise → where its land lies; a government asks about its own only.
        """
        super().__init__(tr("Letter to the tax office"), tr("Keep the letter"), waiting, parent)
        self._scopes, self._districts = scopes, districts
        self._district = QuietComboBox()
        self._district.setObjectName("LowUse.TaxLetter.District")
        for code in DISTRICTS:
            self._district.addItem(district_label(code), code)
        self._district.choose(self._usual(district))
        self._scope = QuietComboBox()
        self._scope.setObjectName("LowUse.TaxLetter.Scope")
        self._words: dict[str, str] = {}
        for name, text in (
            (SELECTED, tr("on the parcels selected on the map")),
            (LACKING, tr("without a figure of last year")),
            (ALL, tr("all enterprises with land in the district")),
        ):
            self._scope.addItem(text, name)
            self._words[name] = text
        self._count()
        first = next((name for name in (SELECTED, LACKING, ALL) if self._of(name)), ALL)
        self._scope.choose(first)
        last = office_today().year - 1
        self._years = QLineEdit(f"{last - 1}、{last}")
        self._years.setObjectName("LowUse.TaxLetter.Years")
        self._number = QLineEdit()
        self._number.setObjectName("LowUse.TaxLetter.Number")
        self._number.setPlaceholderText(tr("may be entered later, when the letter is sent"))
        self._day = QDateEdit(QDate(office_today()))
        self._day.setObjectName("LowUse.TaxLetter.Day")
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("yyyy-MM-dd")
        self._person = QLineEdit(person)
        self._person.setObjectName("LowUse.TaxLetter.Person")
        self.form.addRow(tr("Government of"), self._district)
        self.form.addRow(tr("Enterprises"), self._scope)
        self.form.addRow(tr("Years (纳税所属期)"), self._years)
        self.form.addRow(tr("Document number"), self._number)
        self.form.addRow(tr("Day"), self._day)
        self.form.addRow(tr("Prepared by"), self._person)
        self.body.addWidget(self._fields)
        self._district.currentIndexChanged.connect(lambda _i: self._on_district())
        self._scope.currentIndexChanged.connect(lambda _i: self._on_changed())
        self._day.dateChanged.connect(lambda _d: self._on_changed())
        for field in (self._years, self._number, self._person):
            field.textChanged.connect(lambda _t: self._on_changed())
        install_f1(self, "tax", "letter")
        self._begin()

    def _typed(self) -> object:
        return (
            self._district.currentData(), self._scope.currentData(), self._years.text(),
            self._number.text(), self._day.date().toPyDate(), self._person.text(),
        )  # fmt: skip

    def _gap(self) -> str:
        years = self._years_typed()
        if years is None:
            return tr("Write years such as 2022、2023.")
        try:
            check_request(self._firms(), years, self._person.text())
        except LowUseError as error:
            return describe(error)
        return ""

    def _send(self) -> None:
        self.letter_wanted.emit(
            LetterEntry(
                self._district.currentData(),
                tuple(self._firms()),
                tuple(self._years_typed() or ()),
                self._number.text().strip(),
                self._day.date().toPyDate(),
                self._person.text().strip(),
            )
        )

    def _firms(self) -> Sequence[str]:
        return self._of(self._scope.currentData())

    def _of(self, scope: str) -> Sequence[str]:
        """Return the enterprises of a scope with land in the chosen district."""
        district = self._district.currentData()
        return [firm for firm in self._scopes[scope] if district in self._districts.get(firm, ())]

    def _usual(self, district: str) -> str:
        """Return the district of the workspace, of one for all that which most firms lie in."""
        if district != WHOLE_CITY:
            return district
        firms = Counter(each for where in self._districts.values() for each in where)
        return max(DISTRICTS, key=lambda each: firms[each])  # the first of the list where equal

    def _count(self) -> None:
        """Say how many enterprises of the chosen district each scope has."""
        for row in range(self._scope.count()):
            name = self._scope.itemData(row)
            self._scope.setItemText(row, f"{self._words[name]}（{len(self._of(name)):,}）")

    def _on_district(self) -> None:
        self._count()
        self._on_changed()

    def _news(self) -> str:
        nowhere = sum(not self._districts.get(firm) for firm in self._scopes[ALL])
        if not nowhere:
            return ""
        return tr(
            "{count} enterprises have neither land nor a district and stand in no letter: "
            "confirm their parcels first.",
            count=f"{nowhere:,}",
        )

    def _years_typed(self) -> list[int] | None:
        """Return the years, None where something else stands there."""
        words = [word for word in re.split(r"[\s,，、;；年度]+", self._years.text()) if word]
        if not all(re.fullmatch(r"\d{4}", word) for word in words):
            return None
        return sorted({int(word) for word in words})


class LineDialog(AskingDialog):
    """Asks for one line, such as a number or a reason."""

    NAME = "TaxLine"

    line_wanted = pyqtSignal(str)

    def __init__(
        self,
        title: str,
        label: str,
        act: str,
        waiting: Waiting,
        parent: QWidget | None = None,
        *,
        text: str = "",
        needed: str = "",
    ) -> None:
        """Ask.

        Args:
            title: Of the window.
            label: Of the line.
            act: Of the button.
            waiting: What saves that wait tell.
            parent: Owner.
            text: What stands there.
            needed: What is said while nothing stands there; empty where nothing is allowed.
        """
        super().__init__(title, act, waiting, parent)
        self._needed = needed
        self._line = QLineEdit(text)
        self._line.setObjectName("LowUse.TaxLine.Line")
        self._line.textChanged.connect(lambda _t: self._on_changed())
        self.form.addRow(label, self._line)
        self.body.addWidget(self._fields)
        install_f1(self, "tax", "letter")
        self._begin()

    def _typed(self) -> object:
        return self._line.text()

    def _gap(self) -> str:
        return "" if self._line.text().strip() else self._needed

    def _send(self) -> None:
        self.line_wanted.emit(self._line.text().strip())


__all__ = ["ALL", "LACKING", "SELECTED", "LetterDialog", "LetterEntry", "LineDialog"]
