# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the boundary of a project comes from: its parcels, a drawing, or selected shapes."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QGroupBox, QHBoxLayout, QVBoxLayout, QWidget

from lowuse_plugin.gui.widgets.field_editors import CHANGED
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.qgis_bridge.i18n import tr

_NAME = "LowUse.Project.Boundary"


class ProjectBoundary(QGroupBox):
    """Says what the boundary is and offers the ways to another one."""

    parcels_wanted = pyqtSignal()
    draw_wanted = pyqtSignal()
    cancel_wanted = pyqtSignal()
    selection_wanted = pyqtSignal()
    show_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Boundary"), parent)
        self.setObjectName(_NAME)
        self._text = plain_label(f"{_NAME}.Text")
        self._hint = plain_label(
            f"{_NAME}.Hint",
            tr("Click the corners on the map; right click ends, Backspace takes one back, Esc "
               "cancels."),
        )  # fmt: skip
        self._parcels = quiet_button(
            f"{_NAME}.Parcels", tr("From the parcels"), self.parcels_wanted.emit
        )
        self._draw = quiet_button(f"{_NAME}.Draw", tr("Draw on the map"), self._on_draw)
        self._selection = quiet_button(
            f"{_NAME}.Selection", tr("Take the selected shapes"), self.selection_wanted.emit
        )
        self._selection.setToolTip(tr("Shapes that are selected in any polygon layer of the map"))
        self._show = quiet_button(f"{_NAME}.Show", tr("Show on the map"), self.show_wanted.emit)
        line = QHBoxLayout()
        for button in (self._parcels, self._draw, self._selection, self._show):
            line.addWidget(button)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self._text)
        layout.addWidget(self._hint)
        layout.addLayout(line)
        self._is_drawing = False
        self.set_drawing(False)

    def say(self, text: str, *, changed: bool, has_parcels: bool, has_boundary: bool) -> None:
        """Show what the boundary is.

        Args:
            text: Source and area.
            changed: It is another one than stored.
            has_parcels: It can be made from parcels.
            has_boundary: There is one to show.
        """
        self._text.setText(f"{CHANGED} {text}" if changed else text)
        self._parcels.setEnabled(has_parcels)
        self._show.setEnabled(has_boundary)

    def set_drawing(self, drawing: bool) -> None:
        """Show that a boundary is being drawn on the map, or not any more."""
        self._is_drawing = drawing
        self._hint.setVisible(drawing)
        self._draw.setText(tr("Cancel the drawing") if drawing else tr("Draw on the map"))

    def _on_draw(self) -> None:
        (self.cancel_wanted if self._is_drawing else self.draw_wanted).emit()
