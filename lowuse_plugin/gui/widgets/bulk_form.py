# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a bulk change asks: which field of which parcels becomes what."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.gui import QgsExpressionBuilderDialog
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain import schema
from lowuse_plugin.gui.widgets.field_choice import FieldBox
from lowuse_plugin.gui.widgets.field_inputs import FieldInput, make_input
from lowuse_plugin.gui.widgets.parcels.scope import ParcelScope
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.services.rows.bulk_change import FieldChange, Way, fits

_NAME = "LowUse.Bulk"
EXPRESSION = "expression"


@dataclass(frozen=True)
class Asked:
    """A complete answer."""

    column: str
    change: FieldChange | None
    """None where an expression gives the values."""
    expression: str = ""
    clears: bool = False


class BulkForm(QWidget):
    """Scope, field, way and value."""

    changed = pyqtSignal()
    preview_wanted = pyqtSignal()

    def __init__(self, scope: ParcelScope, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self._field = FieldBox(f"{_NAME}.Field")
        self._ways = QuietComboBox()
        self._ways.setObjectName(f"{_NAME}.Way")
        self._ways.addItem(tr("What becomes of it"), None)
        self._ways.setEnabled(False)
        self._ways.setSizeAdjustPolicy(QuietComboBox.SizeAdjustPolicy.AdjustToContents)
        self._values = QStackedWidget()
        self._input: FieldInput | None = None
        self._unit = QLabel()
        self._value = QWidget()
        self._value_layout = QHBoxLayout(self._value)
        self._value_layout.setContentsMargins(0, 0, 0, 0)
        self._part = _line(f"{_NAME}.Part", tr("Text that is looked for"))
        self._arrow = QLabel("→")
        self._text = _line(f"{_NAME}.Text", tr("Text"))
        self._expression = _line(f"{_NAME}.Expression", tr('Such as "登记面积" * 1.02, or if(…)'))
        self._clears = QCheckBox(tr("Where it gives nothing, empty the field"))
        self._clears.setObjectName(f"{_NAME}.Clears")
        self._preview = QPushButton(tr("Preview"))
        self._preview.setObjectName(f"{_NAME}.Preview")
        self._lay_out()
        self._connect()
        self._take_field()

    @property
    def asked(self) -> Asked | None:
        """The answer; None while no field, or not what becomes of it, is chosen."""
        column, way = self._field.column, self._ways.currentData()
        if not column or way is None:
            return None
        if way == EXPRESSION:
            text = self._expression.text()
            return Asked(column, None, text, self._clears.isChecked())
        return Asked(column, FieldChange(column, Way(way), self._typed(way), self._part.text()))

    def choose(self, column: str, way: str, text: str = "", part: str = "") -> None:
        """Fill the form in as if the user had."""
        self._field.setCurrentIndex(self._field.findData(column))
        self._ways.setCurrentIndex(self._ways.findData(way))
        self._part.setText(part)
        if way == EXPRESSION:
            self._expression.setText(text)
        elif way == Way.SET and self._input is not None:
            self._input.show_text(text)
        else:
            self._text.setText(text)
        self.changed.emit()

    def _typed(self, way: str) -> str:
        if way == Way.SET:
            return self._input.text() if self._input is not None else ""
        return str(self._text.text())

    def _take_field(self) -> None:
        """Offer the ways and the widget of the field."""
        column = self._field.column
        if not column:
            self._unit.clear()
            self._take_way()
            return
        spec = schema.shipped().tables["parcel"].columns[column]
        before = self._ways.currentData()
        blocked = self._ways.blockSignals(True)
        self._ways.clear()
        self._ways.setEnabled(True)
        self._ways.addItem(tr("What becomes of it"), None)
        for way, title in _way_titles():
            if way == EXPRESSION or fits(spec, Way(way)):
                self._ways.addItem(title, way)
        self._ways.setCurrentIndex(max(self._ways.findData(before), 0))
        self._ways.blockSignals(blocked)
        if self._input is not None:
            self._value_layout.removeWidget(self._input)
            self._input.deleteLater()
        self._input = make_input(spec, "")
        self._input.inner().setObjectName(f"{_NAME}.Value")
        self._input.edited.connect(self.changed)
        self._value_layout.insertWidget(0, self._input, 1)
        self._unit.setText(spec.unit)
        self._take_way()

    def _take_way(self) -> None:
        way = self._ways.currentData()
        page = {None: 4, Way.CLEAR: 0, Way.SET: 1, EXPRESSION: 3}.get(way, 2)
        self._unit.setVisible(way in (Way.SET, EXPRESSION))
        self._values.setCurrentIndex(page)
        for widget in (self._part, self._arrow):
            widget.setVisible(way == Way.REPLACE)
        self._text.setPlaceholderText(
            tr("What comes instead; nothing takes it away") if way == Way.REPLACE else tr("Text")
        )
        self.changed.emit()

    def _build_expression(self) -> None:
        """Let QGIS's own builder help; it knows our fields by their titles."""
        from lowuse_plugin.qgis_bridge.expression_values import (  # noqa: PLC0415
            context_of,
            titled_fields,
        )

        fields = titled_fields()
        dialog = QgsExpressionBuilderDialog(None, self._expression.text(), self)
        dialog.setExpressionContext(context_of(fields))
        dialog.expressionBuilder().loadFieldNames(fields)
        dialog.setWindowTitle(tr("Expression for the new value"))
        if dialog.exec():
            self._expression.setText(dialog.expressionText())
        dialog.deleteLater()

    def _lay_out(self) -> None:
        build = QToolButton()
        build.setText("ε")
        build.setObjectName(f"{_NAME}.Build")
        build.setToolTip(tr("Build the expression with the list of fields and functions"))
        build.clicked.connect(lambda _checked=False: self._build_expression())
        self._preview.setAutoDefault(False)
        nothing = QLabel(tr("The field is emptied."))
        parts, expression = QWidget(), QWidget()
        _row(parts, self._part, self._arrow, self._text)
        parts.layout().setStretch(2, 1)
        _row(expression, self._expression, build, self._clears)
        for page in (nothing, self._value, parts, expression, QWidget()):
            self._values.addWidget(page)
        form = QFormLayout()
        form.addRow(self._scope)
        line = QWidget()
        _row(line, self._field, self._ways)
        form.addRow(tr("Field"), line)
        value = QWidget()
        _row(value, self._values, self._unit, self._preview)
        form.addRow(tr("New value"), value)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)

    def _connect(self) -> None:
        self._scope.changed.connect(self.changed)
        self._field.currentIndexChanged.connect(lambda _index: self._take_field())
        self._ways.currentIndexChanged.connect(lambda _index: self._take_way())
        for line in (self._part, self._text, self._expression):
            line.textChanged.connect(lambda _text: self.changed.emit())
        self._clears.toggled.connect(lambda _on: self.changed.emit())
        self._preview.clicked.connect(lambda _checked=False: self.preview_wanted.emit())


def _way_titles() -> tuple[tuple[str, str], ...]:
    return (
        (Way.SET, tr("becomes")),
        (Way.CLEAR, tr("Clear")),
        (Way.BEFORE, tr("put text in front")),
        (Way.AFTER, tr("put text behind")),
        (Way.REPLACE, tr("replace a part")),
        (EXPRESSION, tr("by expression")),
    )


def _line(name: str, placeholder: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    line.setPlaceholderText(placeholder)
    return line


def _row(owner: QWidget, first: QWidget, *others: QWidget) -> None:
    layout = QHBoxLayout(owner)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(first, 1)
    for widget in others:
        layout.addWidget(widget)
