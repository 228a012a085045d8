# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where panels stand: as tabs on the right the first time, afterwards where the user put them."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtWidgets import QDockWidget, QMainWindow

from lowuse_plugin.qgis_bridge.settings import PANELS_PLACED


class PanelPlacing(QObject):
    """Makes tabs of panels as soon as two of them are shown for the first time.

    QGIS restores the docks after it has loaded its plugins and takes apart what was put together
    before; and what a user has moved must stay. So it is done once, when there is something to see.
    """

    def __init__(self, panels: Sequence[QDockWidget], window: QMainWindow) -> None:
        super().__init__(window)
        self._panels = panels
        self._window = window
        if not PANELS_PLACED.get():
            for panel in panels:
                panel.visibilityChanged.connect(self._place)

    def _place(self, visible: bool) -> None:
        if not visible or PANELS_PLACED.get():
            return
        shown = [panel for panel in self._panels if panel.isVisible() and not panel.isFloating()]
        newest = self.sender()
        if len(shown) < 2:  # noqa: PLR2004 - a pair
            # QGIS gives a dock that it has not seen yet less than it asks for.
            self._window.resizeDocks(
                shown, [panel.sizeHint().width() for panel in shown], Qt.Orientation.Horizontal
            )
            return
        PANELS_PLACED.set(True)
        for panel in shown[1:]:
            self._window.tabifyDockWidget(shown[0], panel)
        if isinstance(newest, QDockWidget):
            newest.raise_()
