# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Fields of the new parcel that nobody has decided yet, each with its own widget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLabel

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.gui.widgets.field_inputs import FieldInput, make_input
from lowuse_plugin.gui.widgets.form_fields import required
from lowuse_plugin.gui.widgets.merging.said_values import MergeSaidValues
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe
from lowuse_plugin.qgis_bridge.punctuation import listed

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.values import PreviewCell, ValueChoice
    from lowuse_plugin.domain.ports import Value

_TYPED = "typed"


@dataclass
class _Row:
    cell: PreviewCell
    field: FieldInput
    empty: QCheckBox
    says: MergeSaidValues


class MergeOpenFields(QObject):
    """Rows of a form: what the parcels say, and what the new one gets."""

    changed = pyqtSignal()

    def __init__(
        self,
        name: str,
        form: QFormLayout,
        cells: Sequence[PreviewCell],
        labels: Mapping[str, str],
        parent: QObject | None = None,
    ) -> None:
        """Add the rows; a figure that follows from the sums stands there already.

        Args:
            name: Object name; each field adds its column.
            form: Gets the rows.
            cells: The open ones.
            labels: uuid → how people know the parcel.
            parent: Owner.
        """
        super().__init__(parent)
        self._labels = labels
        self._rows = [self._make(name, cell) for cell in cells]
        for row in self._rows:
            both = QHBoxLayout()
            both.addWidget(row.field, 1)
            both.addWidget(row.empty)
            title = QLabel(required(row.cell.title))
            title.setBuddy(row.field.inner())
            form.addRow(title, both)
            form.addRow("", row.says)

    @property
    def texts(self) -> dict[str, tuple[str, bool]]:
        """What was entered, column by column."""
        return {row.cell.column: (row.field.text(), row.empty.isChecked()) for row in self._rows}

    def renew(self, cells: Sequence[PreviewCell]) -> None:
        """Show what the parcels say now; what a person entered stays, a suggestion follows.

        Args:
            cells: The same fields.
        """
        for row, cell in zip(self._rows, cells, strict=True):
            if row.field.text() == _suggestion(row.cell):
                row.field.show_text(_suggestion(cell))
            row.cell = cell
            row.says.show_cell(cell)

    def choices(self) -> dict[str, ValueChoice]:
        """Return what was decided; undecided fields are left out.

        Raises:
            LowUseError: What was typed cannot be read.
        """
        from lowuse_plugin.domain.merging.values import ValueChoice  # noqa: PLC0415

        found = {}
        for row in self._rows:
            value = self._value(row)
            if value is not None or row.empty.isChecked():
                found[row.cell.column] = ValueChoice(_TYPED, value)
        return found

    def gap(self) -> str:
        """Return what has to be decided yet, empty when nothing."""
        try:
            decided = self.choices()
        except LowUseError as error:
            return describe(error)
        left = [row.cell.title for row in self._rows if row.cell.column not in decided]
        return "" if not left else tr("Decide what the new parcel gets: {fields}.",
                                      fields=listed(left))  # fmt: skip

    def _make(self, name: str, cell: PreviewCell) -> _Row:
        spec = shipped().tables["parcel"].columns[cell.column]
        field = make_input(spec, "")
        field.inner().setObjectName(f"{name}.{cell.column}")
        field.inner().setAccessibleName(cell.title)
        field.show_text(_suggestion(cell))
        empty = QCheckBox(tr("leave empty"))
        empty.setObjectName(f"{name}.{cell.column}.Empty")
        empty.toggled.connect(lambda on: field.setEnabled(not on))
        empty.toggled.connect(lambda _on: self.changed.emit())
        field.edited.connect(self.changed)
        says = MergeSaidValues(f"{name}.{cell.column}", self._labels)
        says.show_cell(cell)
        row = _Row(cell, field, empty, says)
        says.taken.connect(partial(self._take, row))
        return row

    def _take(self, row: _Row, value: Value) -> None:
        """Let the new parcel get what one of the parcels has."""
        from lowuse_plugin.services.read_input import input_text  # noqa: PLC0415

        row.empty.setChecked(False)
        row.field.show_text(input_text(shipped().tables["parcel"].columns[row.cell.column], value))
        self.changed.emit()

    def _value(self, row: _Row) -> Value:
        from lowuse_plugin.services.read_input import read_input  # noqa: PLC0415

        if row.empty.isChecked():
            return None
        return read_input(shipped().tables["parcel"].columns[row.cell.column], row.field.text())


def _suggestion(cell: PreviewCell) -> str:
    """Return what follows from the parcels, as it is typed; empty where nothing does."""
    from lowuse_plugin.services.read_input import input_text  # noqa: PLC0415

    spec = shipped().tables["parcel"].columns[cell.column]
    return "" if cell.suggested is None else input_text(spec, cell.suggested)
