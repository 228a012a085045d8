# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The text of a message as high as it is beside its buttons; QGIS gives it one line and a half."""

from __future__ import annotations

from math import ceil

from qgis.gui import QgsMessageBarItem
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEvent, QObject
from qgis.PyQt.QtWidgets import QTextBrowser

_MOST_LINES = 4
"""A longer text is read by its bar: the map below must stay in sight."""


class MessageText(QObject):
    """Follows the width of one text as long as Qt has it, whoever knows of this.

    Qt owns it with the text, but that text is QGIS's: nothing in Python holds its wrapper, so
    this would be collected while Qt still calls it, and Qt would call what is gone. It therefore
    refers to itself, out of sight of Python's collector, until Qt deletes it.
    """

    def __init__(self, text: QTextBrowser) -> None:
        """Watch a text.

        Args:
            text: Of a message; it owns this.
        """
        super().__init__(text)
        sip.transferto(self, self)
        self._text = text
        self._look = text.styleSheet()
        """As QGIS made it, with a height of its own."""
        self._height = 0
        text.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Fit the height when the width is another one."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Give it the height of its lines at its width; one line stands as QGIS puts it."""
        copy = self._text.document().clone(self)
        copy.setTextWidth(self._text.contentsRect().width())
        line, margins = self._text.fontMetrics().lineSpacing(), 2 * copy.documentMargin()
        needed = ceil(min(copy.size().height(), _MOST_LINES * line + margins))
        copy.deleteLater()
        height = needed if needed > 1.5 * line + margins else 0
        if height != self._height:
            self._height = height
            own = f"QTextEdit {{ min-height: {height}px; max-height: {height}px; }}"
            self._text.setStyleSheet(f"{self._look} {own}" if height else self._look)


def grow_with_text(item: QgsMessageBarItem) -> None:
    """Let a message be as high as its text."""
    text = item.findChild(QTextBrowser)
    if text is not None:
        MessageText(text)
