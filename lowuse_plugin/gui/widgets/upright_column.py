# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Parts one below the other that are as high as their texts at their width, also in a splitter."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QSize
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget


class UprightColumn(QWidget):
    """Needs the height that its layout needs at its width.

    A splitter asks no part how high it is at some width: buttons in several rows and texts of
    several lines would be squeezed into one, or lie over what stands below them.
    """

    def __init__(self, *, grows: bool = False, parent: QWidget | None = None) -> None:
        """Have no layout yet.

        Args:
            grows: It takes more room where there is some.
            parent: Owner.
        """
        super().__init__(parent)
        self._grows = grows
        if not grows:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that one height holds: what stands around would keep another one in mind."""
        return False

    def sizeHint(self) -> QSize:  # noqa: N802
        """Be no higher than needed."""
        hint = super().sizeHint()
        return hint if self._grows else QSize(hint.width(), self.minimumHeight())

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
        if layout is None or self.width() <= 0:
            return
        height = layout.minimumSize().height()
        if layout.hasHeightForWidth():
            margins = layout.contentsMargins()
            inner = self.width() - margins.left() - margins.right()
            height = layout.minimumHeightForWidth(inner) + margins.top() + margins.bottom()
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
