# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One quiet line that never makes a panel wider: what does not fit is in its tip."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QPalette, QResizeEvent
from qgis.PyQt.QtWidgets import QLabel, QSizePolicy, QWidget

from lowuse_plugin.gui.widgets.plain_parts import plain_text

_QUIET = 0.7
"""How much of the colour of text is left; still well over what reading needs."""


class ElidedLabel(QLabel):
    """Shows the beginning of a text; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        palette = self.palette()
        quiet = palette.color(QPalette.ColorRole.WindowText)
        quiet.setAlphaF(_QUIET)
        palette.setColor(QPalette.ColorRole.WindowText, quiet)
        self.setPalette(palette)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def say(self, text: str) -> None:
        """Show a text, or nothing when it is empty."""
        self._full = text
        self.setToolTip(plain_text(text))
        self.setVisible(bool(text))
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show as much as fits now."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = self.contentsRect().width()
        self.setText(self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, room))
