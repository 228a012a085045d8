# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The form of one rule of a draft."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from lowuse_plugin.domain.quantities import quantities
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.gui.widgets.identification.condition_form import ConditionForm, new_condition
from lowuse_plugin.gui.widgets.identification.standard_words import (
    missing_word,
    output_word,
    scope_word,
)
from lowuse_plugin.gui.widgets.plain_parts import quiet_button
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.i18n import tr

_LINES = ("code", "text", "clause", "source", "document_no", "weight", "exempt_industries")
_MAY_BE_LEFT_OUT = ("document_no", "weight", "exempt_industries")
_BETWEEN = re.compile(r"[\s,，、;；]+")
_FIELD = re.compile(r"conditions\[(\d+)\](?:\.(\w+))?")


class RuleForm(QScrollArea):
    """Edits plain data of one rule."""

    changed = pyqtSignal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start without a rule.

        Args:
            name: Object name; those of its parts stand behind it.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._name = name
        self._rule: dict[str, Any] = {}
        self._is_showing = False
        self._conditions: list[ConditionForm] = []
        self._make()

    def show_rule(self, rule: Mapping[str, Any], scopes: Mapping[str, Sequence[str]]) -> None:
        """Show a rule.

        Args:
            rule: Plain data.
            scopes: Groups of land of the standard by name.
        """
        self._is_showing = True
        self._rule = dict(rule)
        for key, line in self._lines.items():
            value = rule.get(key, "")
            text = " ".join(str(v) for v in value) if isinstance(value, list) else str(value)
            line.setText(text)
            line.setCursorPosition(0)
        self._scope.clear()
        for scope in ("all", *scopes):
            self._scope.addItem(scope_word(scope, scopes), scope)
        self._scope.choose(rule.get("scope"))
        self._missing.choose(rule.get("missing"))
        self._match.choose(rule.get("match", "all"))
        self._output.choose(rule.get("output", "low_efficiency"))
        self._example.setCheckState(_check_state(rule.get("example")))
        for form in tuple(self._conditions):
            self._drop(form)
        for condition in rule.get("conditions", ()):
            self._append(condition)
        self._aim()
        self._is_showing = False

    def rule(self) -> dict[str, Any]:
        """Return the plain data."""
        data = dict(self._rule)
        for key, line in self._lines.items():
            text = " ".join(line.text().split())
            value: Any = text
            if key == "exempt_industries":
                value = [word for word in _BETWEEN.split(text) if word]
            if value or key not in _MAY_BE_LEFT_OUT:
                data[key] = value
            else:
                data.pop(key, None)
        data["scope"] = str(self._scope.currentData() or "")
        data["missing"] = str(self._missing.currentData() or "")
        for key, box, usual in (
            ("match", self._match, "all"),
            ("output", self._output, "low_efficiency"),
        ):
            data[key] = str(box.currentData() or usual)
            if data[key] == usual:
                del data[key]
        state = self._example.checkState()
        data.pop("example", None)
        if state != Qt.CheckState.PartiallyChecked:
            data["example"] = state == Qt.CheckState.Checked
        conditions = [form.condition() for form in self._conditions]
        data.pop("conditions", None)
        data["conditions"] = conditions
        return data

    def mark(self, key: str) -> None:
        """Show which field has to be put right.

        Args:
            key: Behind the rule, such as ``conditions[0].threshold``; empty for none.
        """
        found = _FIELD.match(key)
        for place, form in enumerate(self._conditions):
            is_it = found is not None and place == int(found[1])
            form.mark((found[2] or "") if is_it and found is not None else "")
        for name, line in self._lines.items():
            line.setStyleSheet("border: 1px solid #c0392b;" if name == key else "")

    def _make(self) -> None:
        name = self._name
        inner = QWidget()
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._lines = {key: QLineEdit() for key in _LINES}
        for key, line in self._lines.items():
            line.setObjectName(f"{name}.{key.title().replace('_', '')}")
            line.textEdited.connect(lambda _text: self._on_changed())
        self._scope, self._missing, self._match, self._output = (
            self._box(part) for part in ("Scope", "Missing", "Match", "Output")
        )
        for word in ("incomplete", "ignore"):
            self._missing.addItem(missing_word(word), word)
        self._match.addItem(tr("all conditions hold"), "all")
        self._match.addItem(tr("one condition holds"), "any")
        for output in shipped().codes["rule_output"].values:
            self._output.addItem(output_word(output), output)
        self._example = QCheckBox(tr("Example rule (half checked: as the standard)"))
        self._example.setObjectName(f"{name}.Example")
        self._example.setTristate(True)
        self._example.stateChanged.connect(lambda _state: self._on_changed())
        self._lines["weight"].setPlaceholderText("1")
        self._lines["exempt_industries"].setPlaceholderText(
            tr("Beginnings of industry codes, such as 25 373")
        )
        for title, widget in (
            (tr("Rule code"), self._lines["code"]), (tr("Rule"), self._lines["text"]),
            (tr("A hit says"), self._output), (tr("Land judged"), self._scope),
            (tr("Hits when"), self._match),
        ):  # fmt: skip
            form.addRow(title, widget)
        self._room = QVBoxLayout()
        self._add = quiet_button(f"{name}.AddCondition", tr("Add condition"), self._on_add)
        more = QFormLayout()
        more.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for title, widget in (
            (tr("Without data"), self._missing), (tr("Weight"), self._lines["weight"]),
            (tr("Exempt industries"), self._lines["exempt_industries"]),
            (tr("Clause"), self._lines["clause"]), (tr("Data from"), self._lines["source"]),
            (tr("Document number"), self._lines["document_no"]),
        ):  # fmt: skip
            more.addRow(title, widget)
        more.addRow(self._example)
        layout = QVBoxLayout(inner)
        layout.addLayout(form)
        layout.addLayout(self._room)
        layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(more)
        layout.addStretch(1)
        self.setWidget(inner)

    def _box(self, part: str) -> QuietComboBox:
        box = QuietComboBox()
        box.setObjectName(f"{self._name}.{part}")
        box.currentIndexChanged.connect(lambda _index: self._on_changed())
        return box

    def _append(self, condition: Mapping[str, Any]) -> None:
        form = ConditionForm(f"{self._name}.Condition{len(self._conditions)}", condition)
        form.changed.connect(self._on_changed)
        form.removed.connect(self._on_remove)
        self._conditions.append(form)
        self._room.addWidget(form)

    def _drop(self, form: ConditionForm) -> None:
        self._conditions.remove(form)
        self._room.removeWidget(form)
        form.hide()
        form.deleteLater()

    def _on_add(self) -> None:
        self._append(new_condition(quantities()["far"]))
        self._on_changed()

    def _on_remove(self, form: ConditionForm) -> None:
        self._drop(form)
        self._on_changed()

    def _on_changed(self) -> None:
        if not self._is_showing:
            self._aim()
            self.changed.emit()

    def _aim(self) -> None:
        several = len(self._conditions) > 1
        self._match.setEnabled(several)
        for form in self._conditions:
            remove = form.findChild(QWidget, f"{form.objectName()}.Remove")
            if remove is not None:
                remove.setVisible(several)


def _check_state(value: object) -> Qt.CheckState:
    if value is None:
        return Qt.CheckState.PartiallyChecked
    return Qt.CheckState.Checked if value else Qt.CheckState.Unchecked


def new_rule(code: str) -> dict[str, Any]:
    """Return what a new rule starts with; its threshold has to be entered."""
    return {
        "code": code,
        "text": "",
        "clause": "",
        "source": "",
        "scope": "all",
        "missing": "incomplete",
        "conditions": [new_condition(quantities()["far"])],
    }
