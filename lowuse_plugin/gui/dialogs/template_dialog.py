# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""填入自有模板: which of our figures goes below which heading, to be looked at before writing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.window_size import fit
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.exchange.templates.shape import TemplateShape

_NAME = "LowUse.Template"
_HEADING, _CELL, _FIELD = range(3)
_WIDTH, _HEIGHT = 84, 30


class TemplateDialog(QDialog):
    """Shows every heading with the field that it was recognised as."""

    confirmed = pyqtSignal(dict, bool)
    """Heading → field, and whether to keep it for the next time."""

    def __init__(
        self, shape: TemplateShape, mapping: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        """Show the headings.

        Args:
            shape: What was found in the template.
            mapping: Heading → field: kept from last time, else recognised.
            parent: Owner.
        """
        super().__init__(parent)
        from lowuse_plugin.domain.survey.fields import shipped_fields  # noqa: PLC0415

        self.setObjectName("LowUse.Template")
        self.setWindowTitle(tr("Fill own template: {file}", file=shape.path.name))
        self._fields = {name: each for name, each in shipped_fields().all.items() if each.source}
        self._table = QTableWidget(0, 3)
        self._table.setObjectName(f"{_NAME}.Table")
        self._table.setHorizontalHeaderLabels(
            [tr("In the template"), tr("Cell"), tr("Filled with")]
        )
        self._table.verticalHeader().hide()
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._table.setTabKeyNavigation(False)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(_HEADING, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_CELL, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_FIELD, QHeaderView.ResizeMode.Stretch)
        self._combos: dict[str, QuietComboBox] = {}
        self.said = plain_label(f"{_NAME}.Said")
        self._keep = QCheckBox(tr("Remember for templates with these headings"))
        self._keep.setObjectName(f"{_NAME}.Keep")
        self._keep.setChecked(True)
        self._write = QPushButton(tr("Fill in …"))
        self._write.setObjectName(f"{_NAME}.Write")
        self._write.setDefault(True)
        self._write.clicked.connect(lambda _checked=False: self._confirm())
        self._fill(shape, mapping)
        self._lay_out(shape)
        self._tell()
        install_f1(self, "papers", "template")

    @property
    def mapping(self) -> dict[str, str]:
        """Heading → field as chosen now."""
        return {
            name: combo.currentData() for name, combo in self._combos.items() if combo.currentData()
        }

    def combo(self, name: str) -> QuietComboBox:
        """Return where the field of a heading is chosen."""
        return self._combos[name]

    def _fill(self, shape: TemplateShape, mapping: Mapping[str, str]) -> None:
        choices = self._choices()
        slots = {slot.name: slot for slot in reversed(shape.slots)}
        self._table.setRowCount(len(shape.names))
        for row, name in enumerate(shape.names):
            slot = slots[name]
            for column, text in ((_HEADING, name), (_CELL, slot.cell)):
                item = QTableWidgetItem(text)
                item.setToolTip(f"{shape.sheet}!{slot.cell}")
                self._table.setItem(row, column, item)
            combo = QuietComboBox()
            combo.setObjectName(f"{_NAME}.Field.{slot.cell}")
            combo.setModel(choices)
            combo.setFrame(False)
            combo.setAccessibleName(name)
            combo.choose(mapping.get(name, ""))
            combo.currentIndexChanged.connect(self._tell)
            self._table.setCellWidget(row, _FIELD, combo)
            self._combos[name] = combo

    def _choices(self) -> QStandardItemModel:
        """Return what every box offers: one model for all."""
        model = QStandardItemModel(self)
        entries = [("", tr("(stays empty)"))]
        entries += [(name, self._title(name)) for name in self._fields]
        for name, title in entries:
            item = QStandardItem(title)
            item.setData(name, Qt.ItemDataRole.UserRole)
            model.appendRow(item)
        return model

    def _title(self, name: str) -> str:
        field = self._fields[name]
        unit = f"（{field.unit}）" if field.unit else ""
        return f"{field.title}{unit} · {name}"

    def _tell(self, _index: object = None) -> None:
        filled, whole = len(self.mapping), len(self._combos)
        self.said.setText(
            tr(
                "{filled} of {whole} headings are filled; the others stay as they are in the "
                "template. Areas come in the unit that the heading names.",
                filled=filled,
                whole=whole,
            )
        )
        self._write.setEnabled(filled > 0)

    def _confirm(self) -> None:
        self.confirmed.emit(self.mapping, self._keep.isChecked())
        self.accept()

    def _lay_out(self, shape: TemplateShape) -> None:
        if shape.form:
            text = tr("Sheet {sheet} is a form: it is copied for every unit.", sheet=shape.sheet)
        else:
            text = tr(
                "Sheet {sheet}: a line a unit, from line {row} on.",
                sheet=shape.sheet,
                row=shape.first_row,
            )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.setObjectName(f"{_NAME}.Cancel")
        buttons.addButton(self._write, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(f"{_NAME}.Where", text))
        layout.addWidget(self._table, 1)
        layout.addWidget(self.said)
        layout.addWidget(self._keep)
        layout.addWidget(buttons)
        fit(self, _WIDTH, _HEIGHT)
