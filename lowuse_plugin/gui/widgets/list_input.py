# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A short list inside a form: one line of small fields a row, with buttons to add and remove.

It speaks text like every field: its rows as JSON (:mod:`services.read_list_input`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from typing import Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QApplication,
    QComboBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.list_columns import ListColumn, list_column
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.gui.widgets.field_inputs import ChoiceInput, FieldInput, make_input
from lowuse_plugin.qgis_bridge.i18n import tr

_WIDE, _USUAL = 5, 3
"""Words get so many times the room of a flag; days and figures less."""

_FLAG_LETTERS = 2


class ListInput(FieldInput):
    """Rows of cells."""

    def __init__(self, spec: ColumnSpec, parent: QWidget | None = None) -> None:
        """Show no row.

        Args:
            spec: The column; :func:`list_column` says its cells.
            parent: Owner.
        """
        super().__init__(parent)
        self._spec = spec
        self._list: ListColumn = list_column(spec.name)
        self._rows: list[_Row] = []
        self._add = QPushButton(tr("+ Add a row"))
        self._add.setAutoDefault(False)
        self._add.clicked.connect(lambda _checked=False: self._add_row())
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        space = max(self.fontMetrics().height() // 4, 1)
        self._grid.setSpacing(space)
        self._headings = [QLabel(_heading(cell)) for cell in self._list.cells]
        for column, (heading, cell) in enumerate(
            zip(self._headings, self._list.cells, strict=True)
        ):
            self._grid.addWidget(heading, 0, column)
            self._grid.setColumnStretch(column, _room(cell))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space)
        layout.addLayout(self._grid)
        layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._add)
        self._show_headings()

    def text(self) -> str:
        """Return the rows as JSON, empty for none."""
        rows = [row.texts() for row in self._rows]
        return json.dumps(rows, ensure_ascii=False, sort_keys=True) if rows else ""

    def show_text(self, text: str) -> None:
        """Show rows without telling anybody; fields that stay keep the keyboard."""
        rows = json.loads(text) if text else []
        while len(self._rows) > len(rows):
            self._drop(self._rows[-1])
        while len(self._rows) < len(rows):
            self._append()
        for row, values in zip(self._rows, rows, strict=True):
            row.show_texts(values)
        self._show_headings()

    def inner(self) -> QWidget:
        """Return the button that adds a row."""
        return self._add

    def cell(self, row: int, name: str) -> FieldInput:
        """Return the field of a cell; IndexError or KeyError where there is none."""
        return self._rows[row].inputs[name]

    def _add_row(self) -> None:
        row = self._append()
        self._show_headings()
        self.edited.emit()
        row.inputs[self._list.cells[0].name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove_row(self, row: _Row) -> None:
        self._drop(row)
        self._show_headings()
        self.edited.emit()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.left.emit()

    def _append(self) -> _Row:
        row = _Row(self._list, self._spec.name)
        line = self._grid.rowCount()
        for column, widget in enumerate((*row.inputs.values(), row.remove)):
            self._grid.addWidget(widget, line, column)
        for each in row.inputs.values():
            each.edited.connect(self.edited)
            each.left.connect(self._on_cell_left)
        row.remove.clicked.connect(partial(self._on_remove, row))
        self._rows.append(row)
        return row

    def _on_remove(self, row: _Row, _checked: bool = False) -> None:
        self._remove_row(row)

    def _drop(self, row: _Row) -> None:
        self._rows.remove(row)
        for widget in (*row.inputs.values(), row.remove):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _on_cell_left(self) -> None:
        """Whoever goes to the next cell has not left the list: half a row is no mistake yet."""
        QTimer.singleShot(0, self._tell_left)

    def _tell_left(self) -> None:
        if sip.isdeleted(self):
            return
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self.left.emit()

    def _show_headings(self) -> None:
        for heading in self._headings:
            heading.setVisible(bool(self._rows))


class _Row:
    """The fields of one row, and what the row says besides."""

    def __init__(self, column: ListColumn, name: str) -> None:
        self.inputs: dict[str, FieldInput] = {}
        self._more: dict[str, Any] = {}
        for cell in column.cells:
            words = column.words.get(cell.name)
            made = make_input(cell, "") if words is None else ChoiceInput(tuple(words.values()))
            box = made.inner()
            if cell.type == "BOOLEAN" and isinstance(box, QComboBox):
                box.setMinimumContentsLength(_FLAG_LETTERS)
            made.inner().setAccessibleName(_heading(cell))
            made.inner().setObjectName(f"LowUse.Field.{name}.{cell.name}")
            self.inputs[cell.name] = made
        self.remove = QToolButton()
        self.remove.setObjectName(f"LowUse.Field.{name}.Remove")
        self.remove.setText("×")
        self.remove.setAutoRaise(True)
        self.remove.setToolTip(tr("Remove the row"))

    def texts(self) -> dict[str, Any]:
        return {**self._more, **{name: each.text() for name, each in self.inputs.items()}}

    def show_texts(self, values: Mapping[str, Any]) -> None:
        self._more = {name: v for name, v in values.items() if name not in self.inputs}
        for name, each in self.inputs.items():
            text = str(values.get(name) or "")
            if each.text() != text:
                each.show_text(text)


def _room(cell: ColumnSpec) -> int:
    return {"BOOLEAN": 1, "TEXT": _WIDE}.get(cell.type, _USUAL)


def _heading(cell: ColumnSpec) -> str:
    unit = f" {cell.unit}" if cell.unit else ""
    required = " *" if cell.required else ""
    return f"{cell.title}{unit}{required}"
