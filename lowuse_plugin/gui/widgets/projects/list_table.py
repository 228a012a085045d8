# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of the list of projects: as that of parcels, with the name in the wide column."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QHeaderView, QStyledItemDelegate, QWidget

from lowuse_plugin.gui.widgets.parcels.view import ParcelView
from lowuse_plugin.gui.widgets.projects.list_columns import (
    AMOUNT,
    CODE,
    DISTRICT,
    NAME,
    RESULT,
    STATE,
    TIER,
)
from lowuse_plugin.qgis_bridge.i18n import tr

_LEAST_NAME = "中" * 9
"""With the check box before it."""


class ProjectTable(ParcelView):
    """Keys and clicks of :class:`ParcelView`; the name takes what the others leave."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(QStyledItemDelegate(self))  # names are cut at their end
        self._is_fitted = False

    def fit(self) -> None:
        """Give the columns widths that show usual values."""
        metrics = self.fontMetrics()
        margin = metrics.height()
        usual = {
            CODE: "演练-00",
            RESULT: f"? {tr('to be decided')}",
            AMOUNT: "00,000,000.00",
            TIER: tr("tier {tier}", tier=4),
            DISTRICT: "中" * 3,
            STATE: "中" * 5,
        }
        for column, text in usual.items():
            self.setColumnWidth(column, metrics.horizontalAdvance(text) + margin)
        self._is_fitted = True
        self._fit_first()

    def _fit_first(self) -> None:
        """Give the name what the others leave, and never less than it needs: then one scrolls."""
        header = self.horizontalHeader()
        if not self._is_fitted or header.count() <= NAME:
            return
        rest = self.viewport().width() - sum(header.sectionSize(e) for e in (RESULT, AMOUNT))
        least = self.fontMetrics().horizontalAdvance(_LEAST_NAME)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(NAME, max(least, rest))
