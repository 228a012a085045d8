# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The lines of 变更台账 as a table; a click goes to the unit's parcel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from lowuse_plugin.domain.display import shown_district
from lowuse_plugin.gui.widgets.survey.words import word
from lowuse_plugin.qgis_bridge.area_text import amount
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.settings import AREA_UNIT

if TYPE_CHECKING:
    from lowuse_plugin.domain.survey_units.changes import ChangeLine

_NAME = "LowUse.ChangeLog.Lines"
_SIGNS = {"in": "＋", "out": "－", "removed": "✓"}
_AREA, _REASON = 5, 6


class ChangeLines(QTableWidget):
    """Read-only, sorted by day."""

    chosen = pyqtSignal(str)
    """A parcel to look at."""

    def __init__(self) -> None:
        super().__init__(0, 8)
        self.setObjectName(_NAME)
        self.setHorizontalHeaderLabels(
            [tr("Day"), tr("Change"), tr("Unit no."), tr("Unit"), tr("District"), tr("Area"),
             tr("Reason"), tr("Document no.")]
        )  # fmt: skip
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(_REASON, QHeaderView.ResizeMode.Stretch)
        self._parcels: list[str] = []
        self.cellClicked.connect(self._on_clicked)
        self.cellActivated.connect(self._on_clicked)

    def show_lines(self, lines: Sequence[ChangeLine]) -> None:
        """Show the lines of a ledger."""
        self._parcels = [line.parcel_uuid for line in lines]
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            texts = (
                line.on.isoformat(),
                f"{_SIGNS.get(line.change, '')} {word('change', line.change)}".strip(),
                line.number,
                line.name,
                shown_district(line.district) if line.district else "",
                amount(line.area_m2, AREA_UNIT.get()),
                line.reason,
                line.document_no,
            )
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column == _AREA:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self.setItem(row, column, item)
        for column in range(self.columnCount()):
            if column != _REASON:
                self.resizeColumnToContents(column)

    def _on_clicked(self, row: int, _column: int) -> None:
        if 0 <= row < len(self._parcels) and self._parcels[row]:
            self.chosen.emit(self._parcels[row])
