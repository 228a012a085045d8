# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A list above the details of what is chosen in it: few rows leave the height to the details."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QSplitter, QTableView, QWidget

_MOST = 0.45
"""Part of the height that the list takes at most by itself."""


class TableAbove(QSplitter):
    """Gives the list the height of its rows, until somebody moves the border."""

    def __init__(self, table: QTableView, upper: QWidget, lower: QWidget) -> None:
        """Put both in.

        Args:
            table: Whose rows count.
            upper: In which it stands.
            lower: The details.
        """
        super().__init__(Qt.Orientation.Vertical)
        self._table = table
        self._is_own = False
        self.setChildrenCollapsible(False)
        self.addWidget(upper)
        self.addWidget(lower)
        self.splitterMoved.connect(self._keep)
        table.model().modelReset.connect(self.share)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave what is gained to the details."""
        super().resizeEvent(event)
        self.share()

    def share(self) -> None:
        """Give the list the height of its rows."""
        if self._is_own:
            return
        table = self._table
        rows = table.horizontalHeader().sizeHint().height() + table.verticalHeader().length()
        rows += table.horizontalScrollBar().sizeHint().height() + 2 * table.frameWidth()
        upper = min(rows, int(self.height() * _MOST))
        self.setSizes([upper, self.height() - upper])

    def _keep(self, _place: int, _border: int) -> None:
        self._is_own = True
