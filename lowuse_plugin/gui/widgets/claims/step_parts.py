# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What single steps of a claim ask for besides day, document and opinion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from qgis.PyQt.QtCore import QDate, QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
)

from lowuse_plugin.domain.display import shown_district
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.widgets.form_fields import day_edit, day_of, required
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.subsidy.ledger_money import AmountInput, money
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.settings import one_line

_NAME = "LowUse.ClaimStep"
_LONGEST = 500
_ROWS = 3
_AGREED = "同意"


class StepPart(QObject):
    """Rows of a form; says what they hold and what is missing in them."""

    changed = pyqtSignal()

    def details(self) -> dict[str, object]:
        """Return what was entered, as the step keeps it."""
        raise NotImplementedError

    def missing(self) -> str:
        """Return what has to be entered yet, empty when nothing."""
        return ""


class DayPart(StepPart):
    """The day of the application."""

    def __init__(self, form: QFormLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._day = day_edit("AppliedOn", QDate(office_today()), place=_NAME)
        self._day.dateChanged.connect(lambda _day: self.changed.emit())
        form.addRow(tr("Applied on"), self._day)

    def details(self) -> dict[str, object]:
        """Return the day."""
        return {"applied_on": day_of(self._day).isoformat()}


class DepartmentsPart(StepPart):
    """One line a department: whether it agrees, and what it says."""

    def __init__(
        self, form: QFormLayout, departments: Sequence[tuple[str, str]], parent: QObject
    ) -> None:
        """Start with no opinion of anybody.

        Args:
            form: Gets the rows.
            departments: Code and title of each.
            parent: Owner.
        """
        super().__init__(parent)
        self._rows: dict[str, tuple[QuietComboBox, QLineEdit]] = {}
        for code, title in departments:
            box = QuietComboBox()
            box.setObjectName(f"{_NAME}.Agrees.{code}")
            box.addItem(tr("not heard yet"), None)
            box.addItem(tr("agrees"), True)
            box.addItem(tr("does not agree"), False)
            box.setAccessibleName(title)
            box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToContents)
            line = line_edit(f"Opinion.{code}", tr("Opinion, document no."))
            line.textChanged.connect(lambda _text: self.changed.emit())
            box.currentIndexChanged.connect(partial(self._on_chosen, box, line))
            row = QHBoxLayout()
            row.addWidget(box)
            row.addWidget(line, 1)
            form.addRow(_plain(title), row)
            self._rows[code] = (box, line)
        self._titles = dict(departments)

    def details(self) -> dict[str, object]:
        """Return the opinions of those that were heard."""
        heard = {
            code: {"agrees": bool(box.currentData()), "opinion": one_line(line.text())}
            for code, (box, line) in self._rows.items()
            if box.currentData() is not None
        }
        return {"departments": heard}

    def missing(self) -> str:
        """Name who was not heard, or does not agree."""
        for code, (box, line) in self._rows.items():
            if box.currentData() is None:
                return tr("{department} was not heard yet: enter its opinion.",
                          department=self._titles[code])  # fmt: skip
            if not one_line(line.text()):
                return tr("Enter what {department} says.", department=self._titles[code])
            if box.currentData() is False:
                return tr("{department} does not agree: return the claim instead of passing it.",
                          department=self._titles[code])  # fmt: skip
        return ""

    def _on_chosen(self, box: QuietComboBox, line: QLineEdit, _index: int) -> None:
        """Write the usual word of who agrees; whoever says more writes over it."""
        if box.currentData() is True and not line.text():
            line.setText(_AGREED)
        elif box.currentData() is not True and line.text() == _AGREED:
            line.clear()
        self.changed.emit()


class ObjectionsPart(StepPart):
    """Objections and what was answered; an empty line waits at the end."""

    def __init__(self, form: QFormLayout, parent: QObject, *, place: str = _NAME) -> None:
        """Start without any.

        Args:
            form: Gets the row.
            parent: Owner.
            place: Object name of the window.
        """
        super().__init__(parent)
        self._table = QTableWidget(0, 2)
        self._table.setObjectName(f"{place}.Objections")
        self._table.setHorizontalHeaderLabels([tr("Objection"), tr("Answer")])
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._table.verticalHeader().hide()
        height = self._table.verticalHeader().defaultSectionSize() * (_ROWS + 1)
        self._table.setMinimumHeight(height)
        self._table.setMaximumHeight(height)
        self._add_row()
        self._table.itemChanged.connect(lambda _item: self._on_changed())
        self._table.setToolTip(tr("Leave it empty when nobody objected."))
        form.addRow(tr("Objections"), self._table)

    def details(self) -> dict[str, object]:
        """Return the objections."""
        found = [
            {"text": text, "answer": answer} for text, answer in self._lines() if text or answer
        ]
        return {"objections": found}

    def missing(self) -> str:
        """Say that something is without objection or answer."""
        for text, answer in self._lines():
            if bool(text) != bool(answer):
                return tr("Each objection needs an answer. Enter both, or clear the line.")
        return ""

    def put(self, row: int, text: str, answer: str) -> None:
        """Enter one line."""
        for column, value in enumerate((text, answer)):
            self._table.setItem(row, column, QTableWidgetItem(value))
        self._on_changed()

    def _lines(self) -> list[tuple[str, str]]:
        found = []
        for row in range(self._table.rowCount()):
            items = [self._table.item(row, column) for column in (0, 1)]
            text, answer = (one_line(item.text()) if item is not None else "" for item in items)
            found.append((text, answer))
        return found

    def _on_changed(self) -> None:
        lines = self._lines()
        if lines and any(lines[-1]):
            self._add_row()
        self.changed.emit()

    def _add_row(self) -> None:
        self._table.insertRow(self._table.rowCount())


class PublicityPart(StepPart):
    """Since when, until when and where; who objected is asked when it is over."""

    def __init__(
        self, form: QFormLayout, days: int, parent: QObject, *, place: str = _NAME
    ) -> None:
        """Propose a publicity that begins today.

        Args:
            form: Gets the rows.
            days: Fewest days, the first and the last one counted.
            parent: Owner.
            place: Object name of the window.
        """
        super().__init__(parent)
        today = QDate(office_today())
        self._days = days
        self._from = day_edit("From", today, place=place)
        self._to = day_edit("To", today.addDays(days - 1), place=place)
        self._place = line_edit("Place", tr("Such as: 区政府门户网站"), place=place)
        self._from.dateChanged.connect(self._on_begun)
        self._to.dateChanged.connect(lambda _day: self.changed.emit())
        self._place.textChanged.connect(lambda _text: self.changed.emit())
        form.addRow(required(tr("Publicity from")), self._from)
        form.addRow(required(tr("Publicity to")), self._to)
        form.addRow(required(tr("Made public at")), self._place)

    def details(self) -> dict[str, object]:
        """Return the days and the place."""
        return {
            "publicity_from": day_of(self._from).isoformat(),
            "publicity_to": day_of(self._to).isoformat(),
            "place": one_line(self._place.text()),
        }

    def missing(self) -> str:
        """Say what is wrong with the days, or that the place is missing."""
        days = (day_of(self._to) - day_of(self._from)).days + 1
        if days < self._days:
            return tr("The publicity lasts at least {days} days, both counted; these are {given}.",
                      days=self._days, given=max(days, 0))  # fmt: skip
        if not one_line(self._place.text()):
            return tr("Enter where it is made public.")
        return ""

    def _on_begun(self, first: QDate) -> None:
        """Propose the fewest days from another first day on."""
        self._to.setDate(first.addDays(self._days - 1))
        self.changed.emit()


class ApprovalPart(StepPart):
    """The approved amount, prefilled with the calculated one, and how it falls to districts."""

    def __init__(
        self,
        form: QFormLayout,
        calculated_fen: int | None,
        parts: Mapping[str, int],
        parent: QObject,
    ) -> None:
        """Propose what was calculated.

        Args:
            form: Gets the rows.
            calculated_fen: 测算金额.
            parts: The same by district; more than one where the project lies in several.
            parent: Owner.
        """
        super().__init__(parent)
        self._calculated_fen = calculated_fen
        self._amount = AmountInput(f"{_NAME}.Amount", tr("Approved amount"))
        self._reason = line_edit("AmountReason", tr("Why it is not the calculated amount"))
        self._difference = plain_label(f"{_NAME}.Difference")
        self._parts: dict[str, AmountInput] = {}
        self._form = form
        if calculated_fen is not None:
            calculated = plain_label(f"{_NAME}.Calculated", money(calculated_fen))
            form.addRow(tr("Calculated amount"), calculated)
        form.addRow(tr("Approved amount"), self._amount)
        if len(parts) > 1:
            for district, fen in parts.items():
                line = AmountInput(f"{_NAME}.Part.{district}", shown_district(district),
                                   words=False)  # fmt: skip
                line.put(fen)
                line.changed.connect(self._on_changed)
                form.addRow(_plain(shown_district(district)), line)
                self._parts[district] = line
        form.addRow("", self._difference)
        form.addRow(tr("Reason of the difference"), self._reason)
        self._objections = ObjectionsPart(form, self)
        self._amount.put(calculated_fen)
        self._amount.changed.connect(self._on_changed)
        self._reason.textChanged.connect(lambda _text: self.changed.emit())
        self._objections.changed.connect(self.changed)
        self._tell()

    @property
    def fen(self) -> int | None:
        """The approved amount."""
        return self._amount.fen

    def details(self) -> dict[str, object]:
        """Return the reason of a difference, the parts and the objections."""
        found: dict[str, object] = {}
        if self._apart():
            found["amount_reason"] = one_line(self._reason.text())
        if self._parts:
            found["parts"] = {district: line.fen or 0 for district, line in self._parts.items()}
        objections = self._objections.details()
        return {**found, **objections} if objections["objections"] else found

    def missing(self) -> str:
        """Say what is missing of the amount."""
        if not self._amount.fen:
            return self._amount.problem or tr("Enter the approved amount, above zero.")
        if self._apart() > 0:
            return tr("More than calculated cannot be approved; the district may pay more as its "
                      "own subsidy.")  # fmt: skip
        if self._apart() and not one_line(self._reason.text()):
            return tr("Say why the approved amount is not the calculated one.")
        if self._parts:
            total = sum(line.fen or 0 for line in self._parts.values())
            if total != self._amount.fen:
                return tr("The parts of the districts make {total}, not {approved}.",
                          total=money(total), approved=money(self._amount.fen))  # fmt: skip
        return self._objections.missing()

    def _apart(self) -> int:
        if self._amount.fen is None or self._calculated_fen is None:
            return 0
        return self._amount.fen - self._calculated_fen

    def _on_changed(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        """Say how far it is from what was calculated, and ask why."""
        apart = self._apart()
        text = ""
        if apart > 0:
            text = tr("{amount} more than calculated.", amount=money(apart))
        elif apart:
            text = tr("{amount} less than calculated.", amount=money(-apart))
        self._difference.setText(text)
        for widget in (self._difference, self._reason):
            widget.setVisible(bool(apart))
            label = self._form.labelForField(widget)
            if label is not None:
                label.setVisible(bool(apart))


def line_edit(name: str, placeholder: str, *, place: str = _NAME) -> QLineEdit:
    """Return a line of the form; ``place`` is the object name of the window."""
    line = QLineEdit()
    line.setObjectName(f"{place}.{name}")
    line.setPlaceholderText(placeholder)
    line.setMaxLength(_LONGEST)
    return line


def _plain(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
