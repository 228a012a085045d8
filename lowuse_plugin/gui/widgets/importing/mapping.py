# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which field of a file holds which of our columns, to be looked at and corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QBrush, QColor, QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.i18n import tr

COLUMN, FIELD, EXAMPLE = range(3)
_MISSING = QColor(176, 58, 0)


@dataclass(frozen=True)
class MappingRow:
    """One of our columns."""

    column: str
    title: str
    field: str | None
    reason: str = ""
    """Why this field, in words."""
    missing: bool = False
    """The file must have it, or the user must answer instead."""
    fixed: bool = False
    """Found by a rule that the user cannot change, such as one column a year."""


class MappingTable(QTableWidget):
    """One row a column: what must be there and is not comes first, then what was found."""

    field_chosen = pyqtSignal(str, object)
    """Column and the field that holds it, None to leave the column out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self.setObjectName("LowUse.Import.Mapping")
        self.setHorizontalHeaderLabels(
            [tr("Column of the workspace"), tr("Field of the file"), tr("Example")]
        )
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self._offered: QStandardItemModel | None = None
        header = self.horizontalHeader()
        header.setSectionResizeMode(COLUMN, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(FIELD, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(EXAMPLE, QHeaderView.ResizeMode.Stretch)

    def show_rows(
        self, rows: Sequence[MappingRow], fields: Sequence[str], examples: Mapping[str, str]
    ) -> None:
        """Fill the table.

        Args:
            rows: In any order.
            fields: Names in the file.
            examples: Field → value of the first row that has one.
        """
        ordered = sorted(rows, key=lambda row: (not row.missing, row.field is None))
        self.setRowCount(0)
        self.setRowCount(len(ordered))
        choices, old = self._choices(fields), self._offered
        self._offered = choices
        if old is not None:
            old.deleteLater()
        for at, row in enumerate(ordered):
            self._fill(at, row, choices, examples)

    def _choices(self, fields: Sequence[str]) -> QStandardItemModel:
        """Return what every box offers: one model for all, a box a column would cost far more."""
        model = QStandardItemModel(self)
        for text, field in ((tr("(not in the file)"), None), *((name, name) for name in fields)):
            item = QStandardItem(text)
            item.setData(field, Qt.ItemDataRole.UserRole)
            model.appendRow(item)
        return model

    def combo(self, column: str) -> QuietComboBox | None:
        """Return where the field of a column is chosen."""
        for at in range(self.rowCount()):
            if self.item(at, COLUMN).data(Qt.ItemDataRole.UserRole) == column:
                widget = self.cellWidget(at, FIELD)
                return widget if isinstance(widget, QuietComboBox) else None
        return None

    def _fill(
        self, at: int, row: MappingRow, choices: QStandardItemModel, examples: Mapping[str, str]
    ) -> None:
        title = tr("{title} (missing)", title=row.title) if row.missing else row.title
        name = QTableWidgetItem(title)
        name.setData(Qt.ItemDataRole.UserRole, row.column)
        name.setToolTip(row.column)
        if row.missing:
            name.setForeground(QBrush(_MISSING))
            bold = name.font()
            bold.setBold(True)
            name.setFont(bold)
        self.setItem(at, COLUMN, name)
        example = QTableWidgetItem(examples.get(row.field or "", ""))
        example.setToolTip(example.text())
        self.setItem(at, EXAMPLE, example)
        if row.fixed:
            self.setItem(at, FIELD, QTableWidgetItem(row.field or ""))
            return
        combo = QuietComboBox(self)
        combo.setObjectName(f"LowUse.Import.Field.{row.column}")
        combo.setModel(choices)
        combo.setFrame(False)
        combo.choose(row.field)
        if row.reason:
            combo.setToolTip(tr("{field}: {reason}", field=row.field, reason=row.reason))
        combo.setAccessibleName(title)
        combo.activated.connect(
            lambda _index, c=row.column, box=combo: self.field_chosen.emit(c, box.currentData())
        )
        self.setCellWidget(at, FIELD, combo)
