# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The polygons of a case in a list: direction, level, code, name, area; drawn, taken, removed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QModelIndex, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.display import shown_number
from lowuse_plugin.gui.widgets.adjustments.block_model import (
    DIRECTION,
    LEVEL,
    TITLE,
    BlockModel,
    ChoiceDelegate,
)
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.adjustments.case import AdjustmentBlock

_NAME = "LowUse.Adjustment.Blocks"
_ROWS = 4
_MEASURED_ROWS = 50
"""So many rows decide how wide a column is."""


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
        self._model = BlockModel(self)
        self._table = QTableView()
        self._table.setObjectName(f"{_NAME}.Table")
        self._table.setModel(self._model)
        header = self._table.horizontalHeader()
        header.setResizeContentsPrecision(_MEASURED_ROWS)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        for column in (DIRECTION, LEVEL):
            self._table.setItemDelegateForColumn(column, ChoiceDelegate(self._table))
        self._table.clicked.connect(self._choose_at)
        rows = self._table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(round(self.fontMetrics().lineSpacing() * 1.9))
        self._table.setMinimumHeight(rows.defaultSectionSize() * _ROWS)
        self._sum = plain_label(f"{_NAME}.Sum")
        self._remove = quiet_button(f"{_NAME}.Remove", tr("Remove"), self.remove_chosen)
        self._table.selectionModel().selectionChanged.connect(lambda *_: self._aim())
        self._model.dataChanged.connect(lambda *_: self._on_changed())
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
        return self._model.blocks

    def add(self, blocks: Sequence[AdjustmentBlock]) -> None:
        """Put blocks behind the others; a polygon that is there already comes no second time."""
        known = {block.shape for block in self.blocks}
        fresh = [block for block in blocks if block.shape not in known]
        self._fill([*self.blocks, *fresh])
        if fresh:
            self._table.selectRow(self._model.rowCount() - 1)
        self.changed.emit()

    def remove_chosen(self) -> None:
        """Take the chosen blocks out of the case."""
        chosen = {index.row() for index in self._table.selectionModel().selectedRows()}
        if chosen:
            self._fill([block for row, block in enumerate(self.blocks) if row not in chosen])
            self.changed.emit()

    def _choose_at(self, index: QModelIndex) -> None:
        """Open a choice with the first click."""
        if index.column() in (DIRECTION, LEVEL) and self._model.is_editable(index):
            self._table.edit(index)

    def _fill(self, blocks: Sequence[AdjustmentBlock]) -> None:
        self._model.set_blocks(blocks)
        self._tell()
        self._aim()

    def _on_changed(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        """Say the sums as they are drawn, until those are measured that count."""
        sums = self._model.sums()
        self.tell(sums["in"], sums["out"])

    def tell(self, in_m2: float, out_m2: float) -> None:
        """Say sums: those that a trial and a save measure, on the plane of the district."""
        entered, left = (shown_number(each, places=2) for each in (in_m2, out_m2))
        apart = shown_number(in_m2 - out_m2, places=2)
        self._sum.setText(
            tr("Enters {entered} m², leaves {left} m², difference {apart} m²", entered=entered,
               left=left, apart=apart)
        )  # fmt: skip

    def _aim(self) -> None:
        self._remove.setEnabled(self._table.selectionModel().hasSelection())
