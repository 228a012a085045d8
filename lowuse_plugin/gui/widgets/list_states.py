# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands in the place of a list: that it is loading, empty or failed, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from lowuse_plugin.gui.widgets.messages import Offer


class ListState(QWidget):
    """A sentence and buttons, in the middle of the place."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start empty.

        Args:
            name: Object name; the label adds ``.Text``.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self._label = QLabel()
        self._label.setObjectName(f"{name}.Text")
        self._label.setWordWrap(True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.hide()
        self._buttons = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(self._label)
        layout.addWidget(self._busy)
        layout.addLayout(self._buttons)
        layout.addStretch(2)

    def say(self, text: str, offers: Sequence[Offer] = (), *, busy: bool = False) -> None:
        """Show a sentence, the buttons that help, and a bar while something is going on."""
        self._label.setText(text)
        self._busy.setVisible(busy)
        while self._buttons.count():
            item = self._buttons.takeAt(0).widget()
            if item is not None:
                item.deleteLater()
        for offer in offers:
            button = QPushButton(offer.label)
            button.setObjectName(offer.name)
            button.clicked.connect(lambda _checked=False, act=offer.act: act())
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
