# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The fields of the new parcel as a Qt model: value, rule, what each parcel says, what is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from qgis.PyQt.QtGui import QColor, QFont

from lowuse_plugin.domain import schema
from lowuse_plugin.gui.widgets.label_ends import label_ends
from lowuse_plugin.gui.widgets.plain_parts import plain_text
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.merging.preview_words import (
    cell_rule,
    cell_text,
    lost_text,
    value_text,
)
from lowuse_plugin.qgis_bridge.punctuation import labelled, listed, with_aside

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.preview import MergePreview
    from lowuse_plugin.domain.merging.values import PreviewCell
    from lowuse_plugin.domain.ports import Value

FIELD, VALUE, RULE, LOST, FIRST_MEMBER = range(5)
_ROOT = QModelIndex()
_OPEN, _LOST, _CHOSEN = "?", "−", "●"
"""Before fields that nobody decided, that lose values, and for which a person chose."""
_MOST_SAID = 12
"""Values of parcels in the tip of a row: a narrow panel has no columns for them."""
_CODES = ("parcel_code", "unit_code", "certificate_no", "map_number")
"""Fields of which the ends differ."""
_TINT = QColor(217, 135, 0, 46)


def mark(cell: PreviewCell) -> str:
    """Return the sign of a field: colour is never the only one."""
    if cell.open:
        return _OPEN
    if cell.chosen:
        return _CHOSEN
    return _LOST if cell.lost else ""


def deserves_a_look(cell: PreviewCell) -> bool:
    """Tell whether members differ in a field, or a person chose or has to."""
    said = [value for value in cell.by_member.values() if value is not None]
    return bool(cell.open or cell.lost or cell.chosen or cell.missing) or (cell.anew and bool(said))


def field_title(cell: PreviewCell) -> str:
    """Return what a field is called, with the unit of its values."""
    unit = _spec(cell).unit
    return with_aside(cell.title, unit) if unit else cell.title


def _spec(cell: PreviewCell) -> schema.ColumnSpec:
    return schema.shipped().tables["parcel"].columns[cell.column]


def _shown(cell: PreviewCell, section: int, member: str) -> str:
    """Return what stands in a cell: its unit beside the value, where a sheet has it in front."""
    if section == FIELD:
        return f"{mark(cell)} {cell.title}".strip()
    if member:
        return _narrow(cell, member)
    if section == VALUE and cell.value is not None:
        return _brief(cell, cell.value)
    return _text(cell, section, member)


def _narrow(cell: PreviewCell, member: str) -> str:
    """Return what a parcel says of a field, short: a day as digits, of codes the ends."""
    value = cell.by_member.get(member)
    if value is None:
        return ""
    if cell.column in _CODES:
        codes = [str(each) for each in cell.by_member.values() if each is not None]
        return dict(zip(codes, label_ends(codes), strict=True))[str(value)]
    return _brief(cell, value)


def _brief(cell: PreviewCell, value: Value) -> str:
    spec = _spec(cell)
    if spec.type == "DATE":
        return str(value)
    return f"{value_text(cell.column, value)} {spec.unit}".strip()


def _text(cell: PreviewCell, section: int, member: str) -> str:
    """Return what stands in a line; of a parcel what it says of the field."""
    if section == FIELD:
        return f"{mark(cell)} {field_title(cell)}".strip()
    if section == VALUE:
        return cell_text(cell)
    if section == RULE:
        return cell_rule(cell)
    if section == LOST:
        return lost_text(cell)
    return value_text(cell.column, cell.by_member.get(member))


@dataclass(frozen=True)
class ShownFields:
    """Fields as they are shown, which another thread may put into words."""

    cells: tuple[PreviewCell, ...]
    members: tuple[str, ...]
    heads: tuple[str, ...]

    def rows(self) -> list[list[str]]:
        """Return headings and lines."""
        members = ("",) * FIRST_MEMBER + self.members
        lines = (
            [_text(cell, at, member) for at, member in enumerate(members)] for cell in self.cells
        )
        return [[*_headings(), *self.heads], *lines]


def _headings() -> tuple[str, ...]:
    return (tr("Field"), tr("New parcel"), tr("Rule"), tr("Not kept"))


class MergeValueModel(QAbstractTableModel):
    """Fields in the order of the table of parcels."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preview: MergePreview | None = None
        self._cells: list[PreviewCell] = []
        self._members: tuple[str, ...] = ()
        self._heads: tuple[str, ...] = ()
        self._all = False

    def set_preview(self, preview: MergePreview | None) -> None:
        """Show the fields of another preview."""
        self.beginResetModel()
        self._preview = preview
        members = () if preview is None else preview.members
        self._members = tuple(member.uuid for member in members)
        self._heads = label_ends([member.label for member in members])
        self._arrange()
        self.endResetModel()

    def set_all(self, everything: bool) -> None:
        """Show every field, or only those that deserve a look."""
        self.beginResetModel()
        self._all = everything
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        cells = () if self._preview is None else self._preview.cells
        self._cells = [cell for cell in cells if self._all or deserves_a_look(cell)]

    @property
    def shown(self) -> ShownFields:
        """What is shown."""
        return ShownFields(tuple(self._cells), self._members, self._heads)

    def cell_at(self, place: int) -> PreviewCell | None:
        """Return the field of a line, None where there is none."""
        return self._cells[place] if 0 <= place < len(self._cells) else None

    def place_of(self, column: str) -> int:
        """Return the line of a column, −1 where it is not shown."""
        for place, cell in enumerate(self._cells):
            if cell.column == column:
                return place
        return -1

    def member_at(self, section: int) -> str:
        """Return the parcel of a column, empty where it has none."""
        place = section - FIRST_MEMBER
        return self._members[place] if 0 <= place < len(self._members) else ""

    # -- Qt ---------------------------------------------------------------------------------------

    def rowCount(self, parent: QModelIndex = _ROOT) -> int:  # noqa: N802
        """Return the number of fields."""
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: QModelIndex = _ROOT) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent.isValid() else FIRST_MEMBER + len(self._members)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell is for a role."""
        cell = self.cell_at(index.row())
        if cell is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            member = self.member_at(index.column())
            return _shown(cell, index.column(), member)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_text(self._tip(cell, index.column()))
        if role == Qt.ItemDataRole.BackgroundRole and cell.open:
            return _TINT
        if role == Qt.ItemDataRole.FontRole and index.column() == VALUE and cell.chosen:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _tip(self, cell: PreviewCell, section: int) -> str:
        if section >= FIRST_MEMBER:
            member = self.member_at(section)
            return labelled(self._label(member), _text(cell, section, member))
        lines = [
            labelled(cell.title, cell_text(cell)),
            labelled(tr("Rule"), cell_rule(cell)),
        ]
        said = [(uuid, value) for uuid, value in cell.by_member.items() if value is not None]
        lines += [
            labelled(self._label(uuid), value_text(cell.column, value))
            for uuid, value in said[:_MOST_SAID]
        ]
        if cell.missing:
            lacking = listed(self._label(uuid) for uuid in cell.missing)
            lines.append(tr("Not filled in: {parcels}", parcels=lacking))
        if cell.lost:
            lines.append(labelled(tr("Not kept"), lost_text(cell)))
        if cell.anew:
            lines.append(tr("The old numbers stay with the parcels as history."))
        return "\n".join(lines)

    def _label(self, uuid: str) -> str:
        return "" if self._preview is None else self._preview.labels.get(uuid, "")

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the headings; of a parcel the end of its label."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        place = section - FIRST_MEMBER
        if role == Qt.ItemDataRole.DisplayRole:
            heads = (*_headings(), *self._heads)
            return heads[section] if 0 <= section < len(heads) else None
        if role == Qt.ItemDataRole.ToolTipRole and 0 <= place < len(self._members):
            return plain_text(self._label(self._members[place]))
        return None
