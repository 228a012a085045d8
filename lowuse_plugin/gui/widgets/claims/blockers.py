# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What hinders the next step of a claim, a sentence each; a click goes where it is mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QSizePolicy, QToolButton, QWidget

from lowuse_plugin.gui.widgets.plain_parts import link_button
from lowuse_plugin.qgis_bridge.i18n import tr

_SIGN = "✕"


@dataclass(frozen=True)
class Hindrance:
    """One sentence, and the way to where it is mended."""

    text: str
    go: Callable[[], None] | None = None
    label: str = ""
    """What the button says; with ``go`` only."""


class BlockersView(QWidget):
    """Hidden while nothing hinders."""

    def __init__(self, name: str, parent: QWidget | None = None, *, sign: str = _SIGN) -> None:
        """Start hidden.

        Args:
            name: Object name; each sentence adds its number, its button ``.Go`` besides.
            parent: Owner.
            sign: Stands before each sentence.
        """
        super().__init__(parent)
        self._sign = sign
        self.setObjectName(name)
        self._name = name
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(max(self.fontMetrics().height() // 6, 1))
        self._grid.setColumnStretch(1, 1)
        self.hide()

    def show_hindrances(self, hindrances: Sequence[Hindrance]) -> None:
        """Say what hinders."""
        while self._grid.count():
            widget = self._grid.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, each in enumerate(hindrances):
            self._grid.addWidget(QLabel(self._sign), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._sentence(row, each), row, 1)
            if each.go is not None:
                self._grid.addWidget(self._button(row, each), row, 2, Qt.AlignmentFlag.AlignTop)
        self.setVisible(bool(hindrances))

    def _sentence(self, row: int, hindrance: Hindrance) -> QLabel:
        label = QLabel()
        label.setObjectName(f"{self._name}.{row + 1}")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        label.setWordWrap(True)
        label.setText(hindrance.text)
        return label

    def _button(self, row: int, hindrance: Hindrance) -> QToolButton:
        button = link_button(f"{self._name}.{row + 1}.Go", hindrance.label or tr("Go there"))
        go = hindrance.go
        if go is not None:
            button.clicked.connect(lambda _checked=False: go())
        return button
