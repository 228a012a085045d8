# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One comparison of a rule: quantity from the published list, comparison, threshold."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from qgis.PyQt.QtCore import QDate, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.quantities import DATE, NUMBER, TEXT, Quantity, find_quantity, quantities
from lowuse_plugin.gui.widgets.identification.standard_words import operator_word, quantity_note
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.step_input import StepInput
from lowuse_plugin.qgis_bridge.i18n import tr

_OPERATORS = ("<", "<=", ">", ">=")
_SHOWN_WORDS = 5
_WIDE_UNITS = frozenset({"", "年"})
"""Units of small figures: their thresholds are stepped by tenths."""


class ConditionForm(QFrame):
    """Edits plain data; what is wrong with it is said by whoever reads the whole."""

    changed = pyqtSignal()
    removed = pyqtSignal(object)
    """This one."""

    def __init__(self, name: str, condition: Mapping[str, Any], parent: QWidget | None = None):
        """Show a condition.

        Args:
            name: Object name; those of its parts stand behind it.
            condition: Plain data.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._given = dict(condition)
        self._make(name)
        self._lay_out()
        self._show(condition)
        self._connect()

    def condition(self) -> dict[str, Any]:
        """Return the plain data."""
        quantity = self._quantity()
        if quantity is None:
            return dict(self._given)
        data: dict[str, Any] = {"quantity": quantity.name}
        if quantity.kind == TEXT:
            return {**data, "operator": "in", "values": self._chosen_words()}
        data["operator"] = str(self._operator.currentData())
        if quantity.kind == DATE:
            data["day"] = self._day.date().toPyDate()
            if self._boundary.isChecked():
                data["boundary_day"] = True
            return data
        data["threshold"] = unicodedata.normalize("NFKC", self._threshold.text_typed).strip()
        if self._times.currentData():
            data["times"] = self._times.currentData()
        if quantity.unit:
            data["unit"] = quantity.unit
        return data

    def mark(self, field: str) -> None:
        """Show which field has to be put right; empty for none."""
        for name, widget in (("threshold", self._threshold), ("values", self._words)):
            wrong = name == field
            widget.setStyleSheet("border: 1px solid #c0392b;" if wrong else "")

    def _quantity(self) -> Quantity | None:
        return find_quantity(str(self._what.currentData() or ""))

    def _chosen_words(self) -> list[str]:
        items = [self._words.item(row) for row in range(self._words.count())]
        return [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        ]

    def _make(self, name: str) -> None:
        self._what = QuietComboBox()
        self._what.setObjectName(f"{name}.Quantity")
        for quantity in quantities().values():
            title = f"{quantity.title} {quantity.unit}".strip()
            self._what.addItem(title, quantity.name)
        self._what.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._operator = QuietComboBox()
        self._operator.setObjectName(f"{name}.Operator")
        self._threshold = StepInput(f"{name}.Threshold", Fraction(1, 10), Fraction(1))
        self._unit = plain_label(f"{name}.Unit")
        self._unit.setWordWrap(False)
        self._times = QuietComboBox()
        self._times.setObjectName(f"{name}.Times")
        self._words = QListWidget()
        self._words.setObjectName(f"{name}.Words")
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._day = QDateEdit()
        self._day.setObjectName(f"{name}.Day")
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("yyyy-MM-dd")
        self._boundary = QCheckBox(tr("The day itself is flagged for a person to confirm"))
        self._boundary.setObjectName(f"{name}.Boundary")
        self._note = plain_label(f"{name}.Note")
        self._remove = quiet_button(
            f"{name}.Remove", tr("Remove condition"), lambda: self.removed.emit(self)
        )

    def _lay_out(self) -> None:
        first = QGridLayout()
        first.addWidget(QLabel(tr("Quantity")), 0, 0)
        first.addWidget(self._what, 0, 1)
        self._how = QLabel(tr("Comparison"))
        first.addWidget(self._how, 1, 0)
        threshold = QHBoxLayout()
        threshold.addWidget(self._operator)
        threshold.addWidget(self._threshold, 1)
        threshold.addWidget(self._day, 1)
        threshold.addWidget(self._unit)
        first.addLayout(threshold, 1, 1)
        self._share = QLabel(tr("Share of"))
        first.addWidget(self._share, 2, 0)
        first.addWidget(self._times, 2, 1)
        first.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(first)
        layout.addWidget(self._words)
        layout.addWidget(self._boundary)
        layout.addWidget(self._note)
        layout.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignRight)

    def _connect(self) -> None:
        self._what.currentIndexChanged.connect(lambda _index: self._on_quantity())
        self._operator.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self._times.currentIndexChanged.connect(lambda _index: self._on_times())
        self._threshold.edited.connect(self.changed)
        self._day.dateChanged.connect(lambda _day: self.changed.emit())
        self._boundary.toggled.connect(lambda _on: self.changed.emit())
        self._words.itemChanged.connect(lambda _item: self.changed.emit())

    def _show(self, condition: Mapping[str, Any]) -> None:
        name = str(condition.get("quantity") or condition.get("field") or "")
        quantity = find_quantity(name)
        self._what.choose(quantity.name if quantity is not None else None)
        self._offer(condition)

    def _on_quantity(self) -> None:
        before = self.blockSignals(True)
        quantity = self._quantity()
        condition = {} if quantity is None else new_condition(quantity)
        self._offer(condition)
        self.blockSignals(before)
        self.changed.emit()

    def _on_times(self) -> None:
        self._show_unit()
        self.changed.emit()

    def _offer(self, condition: Mapping[str, Any]) -> None:
        """Show what belongs to the quantity, with the values of a condition."""
        quantity = self._quantity()
        kind = quantity.kind if quantity is not None else NUMBER
        for widget in (self._threshold, self._unit, self._times, self._share):
            widget.setVisible(kind == NUMBER)
        for widget in (self._day, self._boundary):
            widget.setVisible(kind == DATE)
        self._words.setVisible(kind == TEXT)
        self._how.setText(tr("Allowed words") if kind == TEXT else tr("Comparison"))
        self._operator.blockSignals(True)
        self._operator.clear()
        for operator in ("in",) if kind == TEXT else _OPERATORS:
            self._operator.addItem(operator_word(operator, of_day=kind == DATE), operator)
        self._operator.choose(condition.get("operator"))
        self._operator.setVisible(kind != TEXT)
        self._operator.blockSignals(False)
        self._threshold.show_text(str(condition.get("threshold", "")))
        day = condition.get("day")
        if isinstance(day, date):
            self._put(self._day, lambda: self._day.setDate(QDate(day.year, day.month, day.day)))
        flagged = condition.get("boundary_day") is True
        self._put(self._boundary, lambda: self._boundary.setChecked(flagged))
        self._offer_words(quantity, condition)
        self._offer_times(quantity, condition)
        self._note.setText(quantity_note(quantity) if quantity is not None else "")
        self._show_unit()

    def _put(self, widget: QWidget, act: Any) -> None:
        before = widget.blockSignals(True)
        act()
        widget.blockSignals(before)

    def _offer_words(self, quantity: Quantity | None, condition: Mapping[str, Any]) -> None:
        chosen = [str(each) for each in condition.get("values", ())]
        self._words.blockSignals(True)
        self._words.clear()
        allowed = quantity.allowed if quantity is not None else ()
        words = dict(quantity.words) if quantity is not None else {}
        for word in allowed:
            item = QListWidgetItem(words[word])
            item.setData(Qt.ItemDataRole.UserRole, word)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_on = word in chosen
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
            self._words.addItem(item)
        rows = min(max(len(allowed), 1), _SHOWN_WORDS)
        self._words.setFixedHeight(rows * (self.fontMetrics().lineSpacing() + 6) + 6)
        self._words.blockSignals(False)

    def _offer_times(self, quantity: Quantity | None, condition: Mapping[str, Any]) -> None:
        self._times.blockSignals(True)
        self._times.clear()
        self._times.addItem(tr("nothing: the figure itself"), "")
        if quantity is not None and quantity.kind == NUMBER:
            for each in quantities().values():
                fits = each.kind == NUMBER and each.unit == quantity.unit
                if fits and each.name != quantity.name:
                    self._times.addItem(each.title, each.name)
        self._times.choose(condition.get("times", ""))
        self._times.blockSignals(False)

    def _show_unit(self) -> None:
        quantity = self._quantity()
        unit = "" if quantity is None or self._times.currentData() else quantity.unit
        self._unit.setText("×" if self._times.currentData() else unit)
        small = Fraction(1, 20) if self._times.currentData() else Fraction(1)
        if unit in _WIDE_UNITS and not self._times.currentData():
            small = Fraction(1, 10)
        self._threshold.set_steps(small, small * 10)


def new_condition(quantity: Quantity) -> dict[str, Any]:
    """Return what a condition of a quantity starts with; the threshold has to be entered."""
    if quantity.kind == TEXT:
        return {"quantity": quantity.name, "operator": "in", "values": []}
    if quantity.kind == DATE:
        return {"quantity": quantity.name, "operator": "<=", "day": date(2009, 12, 31)}
    data = {"quantity": quantity.name, "operator": "<", "threshold": ""}
    return {**data, "unit": quantity.unit} if quantity.unit else data
