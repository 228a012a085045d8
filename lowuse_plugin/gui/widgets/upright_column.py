# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Parts one below the other that are as high as their texts at their width, also in a splitter."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QWidget


class UprightColumn(QWidget):
    """Asks for the height that its layout has at its width.

    A splitter asks no part how high it is at some width: buttons in several rows and texts of
    several lines would be squeezed into one.
    """

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Need another height at another width."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Need another height when what is shown changes."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return bool(handled)

    def _fit(self) -> None:
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth() or self.width() <= 0:
            return
        height = layout.totalHeightForWidth(self.width())
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
