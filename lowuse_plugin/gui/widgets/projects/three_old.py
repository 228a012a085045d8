# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the 三旧 layer says, above the fields in which it is entered: a person sees both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QGroupBox, QHBoxLayout, QVBoxLayout, QWidget

from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.projects.words import three_old_text

if TYPE_CHECKING:
    from lowuse_plugin.services.projects.three_old import ThreeOldFound

_NAME = "LowUse.Project.ThreeOld"


class ThreeOldLook(QGroupBox):
    """Asks the layer, shows the finding, and gives it to the fields when that is wanted."""

    look_wanted = pyqtSignal()
    taken = pyqtSignal(object)
    """A ``ThreeOldFound`` that is to be entered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Three-old layer"), parent)
        self.setObjectName(_NAME)
        self._found: ThreeOldFound | None = None
        self._text = plain_label(f"{_NAME}.Text", tr("Not looked up yet."))
        self._entered = plain_label(f"{_NAME}.Entered")
        self._look = quiet_button(f"{_NAME}.Look", tr("Look in the layer"), self.look_wanted.emit)
        self._take = quiet_button(f"{_NAME}.Take", tr("Take the finding over"), self._on_take)
        line = QHBoxLayout()
        line.addWidget(self._look)
        line.addWidget(self._take)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self._text)
        layout.addWidget(self._entered)
        layout.addLayout(line)
        self._take.setEnabled(False)

    def say(self, text: str) -> None:
        """Say why there is no finding."""
        self._found = None
        self._text.setText(text)
        self._take.setEnabled(False)

    def show_found(self, found: ThreeOldFound) -> None:
        """Show a finding; nothing is entered by it."""
        self._found = found
        self._text.setText(three_old_text(found))
        self._take.setEnabled(True)

    def show_entered(self, text: str) -> None:
        """Show what is entered, beside the finding."""
        self._entered.setText(text)

    def _on_take(self) -> None:
        if self._found is not None:
            self.taken.emit(self._found)
