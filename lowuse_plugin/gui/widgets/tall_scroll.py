# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Part of a form that is as high as what is in it where the screen has room, and else scrolls."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtWidgets import QFrame, QScrollArea, QWidget

_LEAST_LINES = 10
_ROOM = 0.9
"""Of the width of the screen: the window has its margins and its frame."""


class TallScroll(QScrollArea):
    """Wants to be as high as what is in it, and scrolls on small screens."""

    def __init__(self, inside: QWidget, *, least: int = _LEAST_LINES, most: int = 0) -> None:
        """Take a widget.

        Args:
            inside: What scrolls.
            least: So many lines stay visible.
            most: It never asks for more lines than these; 0 for all.
        """
        super().__init__()
        self._most = most
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(inside)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * least)

    def take_height(self, most: int) -> None:
        """Be as high as what is in it needs at its width: labels take several lines there.

        Args:
            most: So high at most; the rest scrolls.
        """
        inside, width = self.widget().layout(), self.viewport().width()
        needed = inside.totalMinimumSize().height()
        if inside.hasHeightForWidth():
            needed = max(needed, inside.minimumHeightForWidth(width))
        self.setMinimumHeight(min(needed, most))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for the width of what is in it; where the screen has no room it scrolls sideways."""
        least = self.widget().minimumSizeHint().width()
        wanted = least + self.verticalScrollBar().sizeHint().width()
        room = int(self.screen().availableGeometry().width() * _ROOM)
        return QSize(min(wanted, room), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the height of what is in it."""
        inside, height = self.widget().sizeHint(), self.widget().sizeHint().height()
        if self._most:
            height = min(height, self.fontMetrics().lineSpacing() * self._most)
        return QSize(inside.width() + self.verticalScrollBar().sizeHint().width(), height)
