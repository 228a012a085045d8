# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing among the fields of a parcel, in the blocks of its card, found by typing."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.field_groups import editable_columns
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.i18n import tr

_TABLE = "parcel"
_NAME = Qt.ItemDataRole.UserRole


def blocks_of_fields() -> list[tuple[str, list[ColumnSpec]]]:
    """Return the fields that people may change by block of the card, with its title."""
    editable = {spec.name: spec for spec in editable_columns(_TABLE)}
    blocks = schema.shipped().tables[_TABLE].blocks
    found = [(b.title, [editable[n] for n in b.columns if n in editable]) for b in blocks]
    return [(title, specs) for title, specs in found if specs]


class FieldBox(QuietComboBox):
    """One field."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setEditable(True)
        self.setInsertPolicy(QuietComboBox.InsertPolicy.NoInsert)
        for title, specs in blocks_of_fields():
            if self.count():
                self.insertSeparator(self.count())
            self.addItem(f"— {title} —")
            heading = self.model().item(self.count() - 1)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            for spec in specs:
                self.addItem(f"{spec.title}（{spec.unit}）" if spec.unit else spec.title, spec.name)
        completer = self.completer()
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(20)
        self.setCurrentIndex(-1)
        self.lineEdit().setPlaceholderText(tr("Choose a field, or type a part of its name"))

    @property
    def column(self) -> str:
        """The chosen column; empty while what is typed is none."""
        index = self.findText(self.currentText())
        return str(self.itemData(index) or "") if index >= 0 else ""


class FieldList(QWidget):
    """Several fields, each with a check box."""

    changed = pyqtSignal()

    def __init__(self, name: str, checked: Iterable[str] = (), parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName(name)
        self._list = QListWidget()
        self._list.setObjectName(f"{name}.List")
        wanted = frozenset(checked)
        for title, specs in blocks_of_fields():
            heading = QListWidgetItem(title)
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = heading.font()
            font.setBold(True)
            heading.setFont(font)
            self._list.addItem(heading)
            for spec in specs:
                self._list.addItem(_entry(spec, checked=spec.name in wanted))
        self._list.itemChanged.connect(lambda _item: self.changed.emit())
        self._lay_out()

    @property
    def columns(self) -> tuple[str, ...]:
        """The checked columns."""
        entries = (self._list.item(row) for row in range(self._list.count()))
        return tuple(
            str(entry.data(_NAME))
            for entry in entries
            if entry.data(_NAME) and entry.checkState() == Qt.CheckState.Checked
        )

    def check(self, columns: Iterable[str]) -> None:
        """Check exactly these."""
        wanted = frozenset(columns)
        for row in range(self._list.count()):
            entry = self._list.item(row)
            if entry.data(_NAME):
                state = entry.data(_NAME) in wanted
                entry.setCheckState(Qt.CheckState.Checked if state else Qt.CheckState.Unchecked)

    def show_first(self) -> None:
        """Bring the first checked field into view."""
        for row in range(self._list.count()):
            entry = self._list.item(row)
            if entry.data(_NAME) and entry.checkState() == Qt.CheckState.Checked:
                self._list.scrollToItem(entry, QListWidget.ScrollHint.PositionAtTop)
                return

    def _lay_out(self) -> None:
        every = QPushButton(tr("All fields"))
        every.clicked.connect(
            lambda _checked=False: self.check(spec.name for spec in editable_columns(_TABLE))
        )
        none = QPushButton(tr("None"))
        none.clicked.connect(lambda _checked=False: self.check(()))
        for button in (every, none):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(QLabel(tr("Fields that are to be changed")), 1)
        buttons.addWidget(every)
        buttons.addWidget(none)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(buttons)
        layout.addWidget(self._list, 1)


def _entry(spec: ColumnSpec, *, checked: bool) -> QListWidgetItem:
    entry = QListWidgetItem(f"{spec.title}（{spec.unit}）" if spec.unit else spec.title)
    entry.setData(_NAME, spec.name)
    entry.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
    entry.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
    return entry
