# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of a comparison of packs, and its rows for a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from lowuse_plugin.domain.units import fen_to_yuan
from lowuse_plugin.gui.widgets.policy.pack_difference_model import (
    DIFFERENCE,
    INFORM,
    NEW_AMOUNT,
    NEW_RESULT,
    OLD_AMOUNT,
    OLD_PACK,
    OLD_RESULT,
    PROJECT,
    REASONS,
    PackDifferenceModel,
    difference_yuan,
    texts,
)
from lowuse_plugin.qgis_bridge.state_words import marked

if TYPE_CHECKING:
    from decimal import Decimal

    from lowuse_plugin.exchange.pack_differences_xlsx import DifferenceRow
    from lowuse_plugin.services.subsidy.recompute import PackDifference

_WIDTHS = {
    PROJECT: 23,
    OLD_RESULT: 13,
    OLD_AMOUNT: 15,
    NEW_RESULT: 13,
    NEW_AMOUNT: 15,
    DIFFERENCE: 15,
    REASONS: 38,
    INFORM: 24,
    OLD_PACK: 18,
}
"""Column → digits."""


class PackDifferenceTable(QTableView):
    """Space checks, Enter and a double click show the project on the map."""

    project_wanted = pyqtSignal(str)

    def __init__(
        self, model: PackDifferenceModel, name: str, parent: QWidget | None = None
    ) -> None:
        """Show a model."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setModel(model)
        self._differences = model
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        lines = self.fontMetrics().lineSpacing() * 2 + self.fontMetrics().height() // 2
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(lines)
        digit = self.fontMetrics().horizontalAdvance("0")
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, digit * width)
        self.doubleClicked.connect(self._want)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Check or show the project of the current row."""
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and row >= 0:
            self._differences.toggle(row)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._want(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _want(self, index: QModelIndex) -> None:
        found = self._differences.at(index.row())
        if found is not None:
            self.project_wanted.emit(found.project_uuid)


def sheet_rows(found: Sequence[PackDifference]) -> list[DifferenceRow]:
    """Return the rows of a sheet in the words of the table."""
    from lowuse_plugin.exchange.pack_differences_xlsx import DifferenceRow  # noqa: PLC0415

    rows = []
    for each in found:
        words = texts(each)
        known = each.refused is None
        rows.append(
            DifferenceRow(
                project=words[PROJECT],
                redeveloper=each.redeveloper,
                old_pack=words[OLD_PACK],
                old_status=marked(each.old_status or "not_calculated"),
                old_tier=each.old_tier,
                old_yuan=_yuan(each.old_amount_fen),
                new_status=marked(each.new_status) if each.new_status else words[NEW_RESULT],
                new_tier=each.new_tier,
                new_yuan=_yuan(each.new_amount_fen),
                difference_yuan=difference_yuan(each) if known else None,
                why=words[REASONS],
                inform=words[INFORM],
            )
        )
    return rows


def _yuan(amount_fen: int | None) -> Decimal | None:
    return None if amount_fen is None else fen_to_yuan(amount_fen)
