# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The polygons of a case in a list: direction, level, code, name, area; drawn, taken, removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.core import QgsGeometry
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.display import shown_number
from lowuse_plugin.gui.widgets.adjustment_words import LEVELS, word
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.settings import one_line

if TYPE_CHECKING:
    from lowuse_plugin.domain.adjustment import AdjustmentBlock

_NAME = "LowUse.Adjustment.Blocks"
_DIRECTION, _LEVEL, _CODE, _TITLE, _AREA = range(5)
_ROWS = 4


class AdjustmentBlocks(QWidget):
    """Holds the blocks of one case; says when they change."""

    changed = pyqtSignal()

    def __init__(self, blocks: Sequence[AdjustmentBlock], parent: QWidget | None = None) -> None:
        """Show blocks.

        Args:
            blocks: What there is at first.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(_NAME)
        self._blocks: list[AdjustmentBlock] = []
        self._table = QTableWidget(0, _AREA + 1)
        self._table.setObjectName(f"{_NAME}.Table")
        self._table.setHorizontalHeaderLabels(
            [tr("Direction"), tr("Level"), tr("Block no."), tr("Block name"), tr("Area (m²)")]
        )
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.verticalHeader().setDefaultSectionSize(
            round(self.fontMetrics().lineSpacing() * 1.9)
        )
        height = self._table.verticalHeader().defaultSectionSize() * _ROWS
        self._table.setMinimumHeight(height)
        self._table.itemChanged.connect(lambda _item: self._on_changed())
        self._sum = plain_label(f"{_NAME}.Sum")
        self._remove = quiet_button(f"{_NAME}.Remove", tr("Remove"), self.remove_chosen)
        self._table.itemSelectionChanged.connect(self._aim)
        bottom = QHBoxLayout()
        bottom.addWidget(self._sum, 1)
        bottom.addWidget(self._remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._table, 1)
        layout.addLayout(bottom)
        self._fill(blocks)

    @property
    def blocks(self) -> tuple[AdjustmentBlock, ...]:
        """What is listed, as entered."""
        found = []
        for row, block in enumerate(self._blocks):
            direction = self._box(row, _DIRECTION).currentData()
            level = self._box(row, _LEVEL).currentData() if direction == "in" else None
            found.append(
                replace(block, direction=direction, level=level, block_code=self._text(row, _CODE),
                        block_name=self._text(row, _TITLE))
            )  # fmt: skip
        return tuple(found)

    def add(self, blocks: Sequence[AdjustmentBlock]) -> None:
        """Put blocks behind the others; a polygon that is there already comes no second time."""
        known = {block.shape for block in self._blocks}
        fresh = [block for block in blocks if block.shape not in known]
        self._fill([*self.blocks, *fresh])
        if fresh:
            self._table.selectRow(self._table.rowCount() - 1)
        self.changed.emit()

    def remove_chosen(self) -> None:
        """Take the chosen blocks out of the case."""
        chosen = {index.row() for index in self._table.selectionModel().selectedRows()}
        if chosen:
            self._fill([block for row, block in enumerate(self.blocks) if row not in chosen])
            self.changed.emit()

    def _fill(self, blocks: Sequence[AdjustmentBlock]) -> None:
        before = self._table.blockSignals(True)
        self._table.clearSelection()
        self._table.setRowCount(0)
        self._blocks = list(blocks)
        self._table.setRowCount(len(self._blocks))
        for row, block in enumerate(self._blocks):
            self._fill_row(row, block)
        self._table.blockSignals(before)
        self._tell()
        self._aim()

    def _fill_row(self, row: int, block: AdjustmentBlock) -> None:
        direction = _choice(f"Direction.{row}", [(word("direction", d), d) for d in ("in", "out")])
        direction.choose(block.direction)
        level = _choice(f"Level.{row}", [(word("level", each), each) for each in LEVELS])
        level.choose(LEVELS[0] if block.level is None else block.level)
        level.setEnabled(block.direction == "in")
        direction.currentIndexChanged.connect(lambda _index: self._on_direction())
        level.currentIndexChanged.connect(lambda _index: self._on_changed())
        self._table.setCellWidget(row, _DIRECTION, direction)
        self._table.setCellWidget(row, _LEVEL, level)
        self._table.setItem(row, _CODE, QTableWidgetItem(block.block_code))
        self._table.setItem(row, _TITLE, QTableWidgetItem(block.block_name))
        area = QTableWidgetItem(shown_number(area_of(block), places=2))
        area.setTextAlignment(int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))
        area.setFlags(area.flags() & ~Qt.ItemFlag.ItemIsEditable)
        self._table.setItem(row, _AREA, area)

    def _on_direction(self) -> None:
        for row in range(self._table.rowCount()):
            enters = self._box(row, _DIRECTION).currentData() == "in"
            self._box(row, _LEVEL).setEnabled(enters)
        self._on_changed()

    def _on_changed(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        """Say the sums as they are drawn; a save measures on the plane of the district."""
        sums = {"in": 0.0, "out": 0.0}
        for block in self.blocks:
            sums[block.direction] += area_of(block)
        entered, left = (shown_number(sums[each], places=2) for each in ("in", "out"))
        apart = shown_number(sums["in"] - sums["out"], places=2)
        self._sum.setText(
            tr("Enters {entered} m², leaves {left} m², difference {apart} m²", entered=entered,
               left=left, apart=apart)
        )  # fmt: skip

    def _aim(self) -> None:
        self._remove.setEnabled(bool(self._table.selectionModel().selectedRows()))

    def _box(self, row: int, column: int) -> QuietComboBox:
        box: QuietComboBox = self._table.cellWidget(row, column)
        return box

    def _text(self, row: int, column: int) -> str:
        item = self._table.item(row, column)
        return "" if item is None else one_line(item.text())


def area_of(block: AdjustmentBlock) -> float:
    """Return the area of a block: as it was measured, else on the plane of the workspace."""
    if block.area_m2 is not None:
        return block.area_m2
    shape = QgsGeometry()
    shape.fromWkb(block.shape)
    return float(shape.area())


def _choice(name: str, entries: Sequence[tuple[str, object]]) -> QuietComboBox:
    box = QuietComboBox()
    box.setObjectName(f"{_NAME}.{name}")
    for text, value in entries:
        box.addItem(text, value)
    box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToContents)
    return box
