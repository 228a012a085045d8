# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A notice with buttons inside a form: it interrupts nobody and stays until it is dealt with."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lowuse_plugin.gui.widgets.messages import Offer


class EditBanner(QFrame):
    """Hidden until something is to be said."""

    def __init__(self, name: str, sign: str, parent: QWidget | None = None) -> None:
        """Start hidden.

        Args:
            name: Object name; the text adds ``.Text``.
            sign: Stands before the text, so that colour is not the only sign.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        palette = self.palette()
        for role, taken in (
            (QPalette.ColorRole.Window, QPalette.ColorRole.ToolTipBase),
            (QPalette.ColorRole.WindowText, QPalette.ColorRole.ToolTipText),
        ):
            palette.setColor(role, palette.color(taken))
        self.setPalette(palette)
        self._sign = sign
        self._text = QLabel()
        self._text.setObjectName(f"{name}.Text")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons = QHBoxLayout()
        layout = QVBoxLayout(self)
        margin = max(self.fontMetrics().height() // 3, 1)
        layout.setContentsMargins(2 * margin, margin, 2 * margin, margin)
        layout.addWidget(self._text)
        layout.addLayout(self._buttons)
        self.hide()

    @property
    def text(self) -> str:
        """What is said, empty while it is hidden."""
        return str(self._text.text()) if not self.isHidden() else ""

    def say(self, text: str, offers: Sequence[Offer] = ()) -> None:
        """Say something; nothing hides it."""
        self.put_text(text)
        while self._buttons.count():
            widget = self._buttons.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for offer in offers:
            button = QPushButton(offer.label)
            button.setObjectName(offer.name)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=offer.act: act())
            self._buttons.addWidget(button)
        if offers:
            self._buttons.addStretch(1)
        self.setVisible(bool(text))

    def put_text(self, text: str) -> None:
        """Say something else beside the same buttons: they may be under the mouse."""
        self._text.setText(f"{self._sign} {text}")
