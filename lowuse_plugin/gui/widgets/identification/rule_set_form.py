# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The form of what holds for a whole draft: decision, area, age, groups of land, 示例."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.gui.widgets.identification.standard_words import group_words, logic_word
from lowuse_plugin.gui.widgets.plain_parts import heading, plain_label, quiet_button
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.i18n import tr

_OLDEST = 30
_AREAS = ("plane_area_m2", "surveyed_area_m2", "registered_area_m2")


class RuleSetForm(QScrollArea):
    """Edits plain data of a draft, apart from its rules."""

    changed = pyqtSignal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start empty.

        Args:
            name: Object name; those of its parts stand behind it.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._is_showing = False
        self._scopes: dict[str, list[str]] = {}
        self._make(name)
        self._lay_out()

    def show_data(self, data: Mapping[str, Any]) -> None:
        """Show a draft."""
        self._is_showing = True
        self._title.setText(str(data.get("title", "")))
        self._example.setChecked(data.get("example") is True)
        self._logic.choose(data.get("logic"))
        self._points.setText(str(data.get("score_at_least", "")))
        self._age.setValue(int(data.get("max_age_years", 1)))
        given = [str(each) for each in data.get("area_basis", ())]
        titles = shipped().tables["parcel"].columns
        self._areas.clear()
        for name in (*given, *(each for each in _AREAS if each not in given)):
            title = titles[name].title if name in titles else name
            _add(self._areas, title, name, is_on=name in given)
        self._scopes = {name: list(groups) for name, groups in data.get("scopes", {}).items()}
        self._show_scopes(next(iter(self._scopes), ""))
        self._is_showing = False
        self._aim()

    def values(self) -> dict[str, Any]:
        """Return the plain data; None for what is left out."""
        logic = str(self._logic.currentData() or "")
        points = self._points.text().strip()
        return {
            "title": " ".join(self._title.text().split()),
            "example": self._example.isChecked(),
            "logic": logic,
            "score_at_least": points if logic == "score" else None,
            "area_basis": _checked(self._areas),
            "max_age_years": self._age.value(),
            "scopes": {name: list(groups) for name, groups in self._scopes.items()},
        }

    def _make(self, name: str) -> None:
        self._title = QLineEdit()
        self._title.setObjectName(f"{name}.Title")
        self._example = QCheckBox(tr("Example: for training only, nothing of it can be submitted"))
        self._example.setObjectName(f"{name}.Example")
        self._logic = QuietComboBox()
        self._logic.setObjectName(f"{name}.Logic")
        for logic in ("any", "all", "score"):
            self._logic.addItem(logic_word(logic), logic)
        self._points = QLineEdit()
        self._points.setObjectName(f"{name}.Points")
        self._age = QSpinBox()
        self._age.setObjectName(f"{name}.Age")
        self._age.setRange(1, _OLDEST)
        self._age.setSuffix(" " + tr("full years"))
        self._areas = QListWidget()
        self._areas.setObjectName(f"{name}.Areas")
        self._areas.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._names = QListWidget()
        self._names.setObjectName(f"{name}.Scopes")
        self._groups = QListWidget()
        self._groups.setObjectName(f"{name}.Groups")
        self._add_scope = quiet_button(f"{name}.AddScope", tr("Add group …"), self._ask_scope)
        self._drop_scope = quiet_button(f"{name}.RemoveScope", tr("Remove group"), self._remove)
        line = self.fontMetrics().lineSpacing() + 6
        self._areas.setFixedHeight(line * 3 + 6)
        self._names.setMinimumHeight(line * 5)
        self._groups.setMinimumHeight(line * 5)
        self._title.textEdited.connect(lambda _text: self._on_changed())
        self._points.textEdited.connect(lambda _text: self._on_changed())
        self._example.toggled.connect(lambda _on: self._on_changed())
        self._logic.currentIndexChanged.connect(lambda _index: self._on_changed())
        self._age.valueChanged.connect(lambda _years: self._on_changed())
        self._areas.itemChanged.connect(lambda _item: self._on_changed())
        self._areas.model().rowsMoved.connect(lambda *_rows: self._on_changed())
        self._names.currentTextChanged.connect(self._show_groups)
        self._groups.itemChanged.connect(lambda _item: self._on_groups())

    def _lay_out(self) -> None:
        inner = QWidget()
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Name of the standard"), self._title)
        form.addRow(self._example)
        form.addRow(tr("How it decides"), self._logic)
        form.addRow(tr("Points needed"), self._points)
        form.addRow(tr("Oldest year"), self._age)
        scopes = QHBoxLayout()
        left = QVBoxLayout()
        left.addWidget(self._names)
        buttons = QHBoxLayout()
        buttons.addWidget(self._add_scope)
        buttons.addWidget(self._drop_scope)
        left.addLayout(buttons)
        scopes.addLayout(left, 1)
        scopes.addWidget(self._groups, 1)
        layout = QVBoxLayout(inner)
        layout.addLayout(form)
        layout.addWidget(heading(tr("Area, the first that is known")))
        layout.addWidget(self._areas)
        layout.addWidget(
            plain_label(f"{self.objectName()}.AreasNote", tr("Drag a line to change the order."))
        )
        layout.addWidget(heading(tr("Groups of land that rules judge")))
        layout.addLayout(scopes)
        layout.addStretch(1)
        self.setWidget(inner)

    def _ask_scope(self) -> None:
        name, is_ok = QInputDialog.getText(
            self, tr("Group of land uses"), tr("Name of the group, in latin letters")
        )
        if is_ok:
            self.add_scope(name.strip())

    def add_scope(self, name: str) -> None:
        """Add a group of land."""
        if name and name != "all" and name not in self._scopes:
            self._scopes[name] = []
            self._show_scopes(name)
            self._on_changed()

    def _remove(self) -> None:
        item = self._names.currentItem()
        if item is not None:
            self._scopes.pop(item.text(), None)
            self._show_scopes(next(iter(self._scopes), ""))
            self._on_changed()

    def _show_scopes(self, chosen: str) -> None:
        self._names.blockSignals(True)
        self._names.clear()
        self._names.addItems(list(self._scopes))
        self._names.setCurrentRow(list(self._scopes).index(chosen) if chosen else -1)
        self._names.blockSignals(False)
        self._show_groups(chosen)

    def _show_groups(self, scope: str) -> None:
        chosen = self._scopes.get(scope)
        self._groups.blockSignals(True)
        self._groups.clear()
        for group, title in group_words().items() if chosen is not None else ():
            _add(self._groups, title, group, is_on=group in (chosen or ()))
        self._groups.blockSignals(False)
        self._drop_scope.setEnabled(chosen is not None)

    def _on_groups(self) -> None:
        item = self._names.currentItem()
        if item is not None:
            self._scopes[item.text()] = _checked(self._groups)
            self._on_changed()

    def _on_changed(self) -> None:
        if not self._is_showing:
            self._aim()
            self.changed.emit()

    def _aim(self) -> None:
        self._points.setEnabled(self._logic.currentData() == "score")


def _add(box: QListWidget, title: str, value: str, *, is_on: bool) -> None:
    item = QListWidgetItem(title)
    item.setData(Qt.ItemDataRole.UserRole, value)
    flags = item.flags() | Qt.ItemFlag.ItemIsUserCheckable
    item.setFlags(flags & ~Qt.ItemFlag.ItemIsDropEnabled)
    item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
    box.addItem(item)


def _checked(box: QListWidget) -> list[str]:
    items = [box.item(row) for row in range(box.count())]
    return [
        str(item.data(Qt.ItemDataRole.UserRole))
        for item in items
        if item.checkState() == Qt.CheckState.Checked
    ]
