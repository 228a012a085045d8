# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The blocks of a case as rows that can be typed into; cells are made when they are seen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import QgsGeometry
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from qgis.PyQt.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lowuse_plugin.domain.display import shown_number
from lowuse_plugin.gui.widgets.adjustments.words import LEVELS, word
from lowuse_plugin.gui.widgets.plain_parts import plain_text
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.settings import one_line

if TYPE_CHECKING:
    from lowuse_plugin.domain.adjustments.case import AdjustmentBlock

DIRECTION, LEVEL, CODE, TITLE, AREA = range(5)
_ROOT = QModelIndex()
_CHOICES = {
    DIRECTION: ("direction", ("in", "out")),
    LEVEL: ("level", LEVELS),
}
_EDITED = int(Qt.ItemDataRole.EditRole)


class BlockModel(QAbstractTableModel):
    """Says with ``dataChanged`` what somebody typed."""

    def __init__(self, parent: QObject) -> None:
        """Start empty.

        Args:
            parent: Owner.
        """
        super().__init__(parent)
        self._titles = (tr("Direction"), tr("Level"), tr("Block no."), tr("Block name"),
                        tr("Area (m²)"))  # fmt: skip
        self._blocks: list[AdjustmentBlock] = []
        self._areas: dict[bytes, float] = {}
        """Of the shapes as they are drawn."""

    @property
    def blocks(self) -> tuple[AdjustmentBlock, ...]:
        """What is listed; what leaves has no level."""
        return tuple(self._blocks)

    def set_blocks(self, blocks: Sequence[AdjustmentBlock]) -> None:
        """Show other blocks."""
        self.beginResetModel()
        self._blocks = [_entered(block) for block in blocks]
        known = self._areas
        self._areas = {
            block.shape: known[block.shape] if block.shape in known else _area_of(block)
            for block in self._blocks
        }
        self.endResetModel()

    def sums(self) -> dict[str, float]:
        """Return how much enters and leaves."""
        return {
            each: math.fsum(self._areas[b.shape] for b in self._blocks if b.direction == each)
            for each in ("in", "out")
        }

    def is_editable(self, index: QModelIndex) -> bool:
        """Tell whether a cell can be changed: an area is measured, what leaves has no level."""
        if index.column() == LEVEL:
            return self._blocks[index.row()].direction == "in"
        return index.column() != AREA

    # -- Qt ---------------------------------------------------------------------------------------

    def rowCount(self, parent: QModelIndex = _ROOT) -> int:  # noqa: N802
        """Return how many blocks there are."""
        return 0 if parent.isValid() else len(self._blocks)

    def columnCount(self, parent: QModelIndex = _ROOT) -> int:  # noqa: N802
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column, and the number of a row."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._titles[section] if orientation == Qt.Orientation.Horizontal else section + 1

    def flags(self, index: QModelIndex) -> Qt.ItemFlags:
        """Return what can be done with a cell."""
        flags = super().flags(index)
        if index.isValid() and self.is_editable(index):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        block, column = self._blocks[index.row()], index.column()
        if role == Qt.ItemDataRole.EditRole:
            return (block.direction, block.level, block.block_code, block.block_name, None)[column]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(block, index)
        if role == Qt.ItemDataRole.ToolTipRole and column in (CODE, TITLE):
            return plain_text(self._text(block, index))
        if role == Qt.ItemDataRole.TextAlignmentRole and column == AREA:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def setData(self, index: QModelIndex, value: Any, role: int = _EDITED) -> bool:  # noqa: N802
        """Take what was typed or chosen."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not self.is_editable(index):
            return False
        block = self._blocks[index.row()]
        if index.column() in _CHOICES:
            name = "direction" if index.column() == DIRECTION else "level"
            changed = _entered(replace(block, **{name: value}))
        else:
            name = "block_code" if index.column() == CODE else "block_name"
            changed = replace(block, **{name: one_line(str(value))})
        if changed != block:
            self._blocks[index.row()] = changed
            row = index.row()
            self.dataChanged.emit(self.index(row, 0), self.index(row, AREA))
        return True

    def _text(self, block: AdjustmentBlock, index: QModelIndex) -> str:
        column = index.column()
        if column == DIRECTION:
            return f"{word('direction', block.direction)} ▾"
        if column == LEVEL:
            return "—" if block.level is None else f"{word('level', block.level)} ▾"
        if column == AREA:
            return shown_number(self._areas[block.shape], places=2)
        return block.block_code if column == CODE else block.block_name


class ChoiceDelegate(QStyledItemDelegate):
    """Chooses a direction or a level; one box at a time, where it is wanted."""

    def createEditor(  # noqa: N802
        self, parent: QWidget, _option: QStyleOptionViewItem, index: QModelIndex
    ) -> QWidget:
        """Return the choice of a cell, opened."""
        box = QuietComboBox(parent)
        box.setObjectName("LowUse.Adjustment.Blocks.Choice")
        kind, values = _CHOICES[index.column()]
        for value in values:
            box.addItem(word(kind, value), value)
        box.activated.connect(lambda _index: self._take(box))
        return box

    def setEditorData(self, editor: QuietComboBox, index: QModelIndex) -> None:  # noqa: N802
        """Show what holds now."""
        editor.choose(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(  # noqa: N802
        self, editor: QuietComboBox, model: QAbstractTableModel, index: QModelIndex
    ) -> None:
        """Take what was chosen."""
        model.setData(index, editor.currentData())

    def _take(self, box: QuietComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)


def _entered(block: AdjustmentBlock) -> AdjustmentBlock:
    """Return a block with a level where it enters, and without one where it leaves."""
    if block.direction == "out":
        return block if block.level is None else replace(block, level=None)
    return replace(block, level=LEVELS[0]) if block.level is None else block


def _area_of(block: AdjustmentBlock) -> float:
    """Return the area of a block: as it was measured, else on the plane of the workspace."""
    if block.area_m2 is not None:
        return block.area_m2
    shape = QgsGeometry()
    shape.fromWkb(block.shape)
    return float(shape.area())
