# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where panels stand: as tabs on the right the first time, afterwards where the user put them."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtWidgets import QDockWidget, QMainWindow

from lowuse_plugin.qgis_bridge.settings import PANELS_PLACED


class PanelPlacing(QObject):
    """Makes each panel a tab beside another one as soon as both are seen for the first time.

    QGIS restores the docks after it has loaded its plugins and takes apart what was put together
    before; and what a user has moved must stay. So it is done once a panel, when there is
    something to see.
    """

    def __init__(self, panels: Sequence[QDockWidget], window: QMainWindow) -> None:
        super().__init__(window)
        self._panels = panels
        self._window = window
        placed = PANELS_PLACED.get()
        for panel in panels:
            if panel.objectName() not in placed:
                panel.visibilityChanged.connect(self._place)

    def _place(self, visible: bool) -> None:
        newest, placed = self.sender(), PANELS_PLACED.get()
        if not visible or not isinstance(newest, QDockWidget) or newest.objectName() in placed:
            return
        if newest.isFloating():
            return
        beside = self._beside(newest)
        if not beside:
            # QGIS gives a dock that it has not seen yet less than it asks for.
            self._window.resizeDocks(
                [newest], [newest.sizeHint().width()], Qt.Orientation.Horizontal
            )
            return
        # Kept first: moving a dock makes it visible again.
        for panel in (*beside, newest):
            PANELS_PLACED.add(panel.objectName())
        for panel in (*beside[1:], newest):
            if panel is newest or panel.objectName() not in placed:
                self._window.tabifyDockWidget(beside[0], panel)
        newest.raise_()

    def _beside(self, newest: QDockWidget) -> list[QDockWidget]:
        """Return the panels that are seen where a new one came, those with a place first."""
        placed, area = PANELS_PLACED.get(), self._window.dockWidgetArea(newest)
        found = [
            panel
            for panel in self._panels
            if panel is not newest
            and panel.isVisible()
            and not panel.isFloating()
            and self._window.dockWidgetArea(panel) == area
        ]
        return sorted(found, key=lambda panel: panel.objectName() not in placed)
