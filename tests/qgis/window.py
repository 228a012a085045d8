# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A window with the real widgets that the plugin uses, without the rest of QGIS."""

from __future__ import annotations

from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import QCoreApplication, QEvent
from qgis.PyQt.QtWidgets import QMainWindow, QMenu, QToolBar


class Desk:
    """The parts of QGIS's window that the plugin uses, as the widgets that they really are."""

    def __init__(self) -> None:
        self.window = QMainWindow()
        self.menu = QMenu("Plugins", self.window)
        self.bar = QgsMessageBar(self.window)

    def mainWindow(self) -> QMainWindow:  # noqa: N802
        return self.window

    def pluginMenu(self) -> QMenu:  # noqa: N802
        return self.menu

    def messageBar(self) -> QgsMessageBar:  # noqa: N802
        return self.bar

    def addToolBar(self, toolbar: QToolBar) -> None:  # noqa: N802
        self.window.addToolBar(toolbar)


def settle() -> None:
    """Carry out every pending deletion."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
        QCoreApplication.processEvents()
