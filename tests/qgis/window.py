# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A window with the real widgets that the plugin uses, without the rest of QGIS."""

from __future__ import annotations

from qgis.core import QgsLayerTreeModel, QgsLocator, QgsLocatorFilter, QgsProject
from qgis.gui import (
    QgsApplicationExitBlockerInterface,
    QgsLayerTreeView,
    QgsMapCanvas,
    QgsMessageBar,
    QgsOptionsWidgetFactory,
)
from qgis.PyQt.QtCore import QCoreApplication, QEvent, Qt
from qgis.PyQt.QtWidgets import QDockWidget, QMainWindow, QMenu, QToolBar


class Desk:
    """The parts of QGIS's window that the plugin uses, as the widgets that they really are."""

    def __init__(self) -> None:
        self.window = QMainWindow()
        self.menu = QMenu("Plugins", self.window)
        self.bar = QgsMessageBar(self.window)
        self.canvas = QgsMapCanvas(self.window)
        self.window.setCentralWidget(self.canvas)
        self.tree = QgsLayerTreeView(self.window)
        self.tree.setModel(QgsLayerTreeModel(QgsProject.instance().layerTreeRoot(), self.tree))
        self.locator = QgsLocator(self.window)
        self.options: list[QgsOptionsWidgetFactory] = []
        self.exit_blockers: list[QgsApplicationExitBlockerInterface] = []

    def mainWindow(self) -> QMainWindow:  # noqa: N802
        return self.window

    def mapCanvas(self) -> QgsMapCanvas:  # noqa: N802
        return self.canvas

    def layerTreeView(self) -> QgsLayerTreeView:  # noqa: N802
        return self.tree

    def pluginMenu(self) -> QMenu:  # noqa: N802
        return self.menu

    def messageBar(self) -> QgsMessageBar:  # noqa: N802
        return self.bar

    def addToolBar(self, toolbar: QToolBar) -> None:  # noqa: N802
        self.window.addToolBar(toolbar)

    def addDockWidget(self, area: Qt.DockWidgetArea, dock: QDockWidget) -> None:  # noqa: N802
        """As QGIS does: what is added is shown."""
        self.window.addDockWidget(area, dock)
        dock.show()

    def removeDockWidget(self, dock: QDockWidget) -> None:  # noqa: N802
        self.window.removeDockWidget(dock)

    def registerLocatorFilter(self, found: QgsLocatorFilter) -> None:  # noqa: N802
        self.locator.registerFilter(found)

    def deregisterLocatorFilter(self, found: QgsLocatorFilter) -> None:  # noqa: N802
        self.locator.deregisterFilter(found)

    def registerOptionsWidgetFactory(self, factory: QgsOptionsWidgetFactory) -> None:  # noqa: N802
        self.options.append(factory)

    def unregisterOptionsWidgetFactory(  # noqa: N802
        self, factory: QgsOptionsWidgetFactory
    ) -> None:
        self.options.remove(factory)

    def registerApplicationExitBlocker(  # noqa: N802
        self, blocker: QgsApplicationExitBlockerInterface
    ) -> None:
        self.exit_blockers.append(blocker)

    def unregisterApplicationExitBlocker(  # noqa: N802
        self, blocker: QgsApplicationExitBlockerInterface
    ) -> None:
        self.exit_blockers.remove(blocker)

    def close(self) -> None:
        """End as QGIS's window does: the map first, its drawing may still go on."""
        self.canvas.stopRendering()
        self.window.deleteLater()


def settle() -> None:
    """Carry out every pending deletion."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
        QCoreApplication.processEvents()
