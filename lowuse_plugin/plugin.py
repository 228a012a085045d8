# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Composition root: builds the parts, connects them, takes them down in reverse order."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from typing import Any

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QToolBar, QToolButton

from lowuse_plugin.algorithms.provider import LowUseProvider
from lowuse_plugin.gui.steps_menu import Step, StepsMenu
from lowuse_plugin.paths import resource
from lowuse_plugin.qgis_bridge.i18n import install_translator, tr
from lowuse_plugin.qgis_bridge.shapely_check import shapely_problem


class LowUsePlugin:
    """What QGIS loads.

    Every step of building pushes its own undoing, so that :meth:`unload` cannot forget one.
    """

    def __init__(self, iface: Any) -> None:
        """Keep the interface; it is None under ``qgis_process``."""
        self._iface = iface
        self._undo = ExitStack()
        self._provider: LowUseProvider | None = None

    def initProcessing(self) -> None:  # noqa: N802
        """Offer the algorithms; all that ``qgis_process`` asks for."""
        self._undo.callback(install_translator())
        self._provider = LowUseProvider()
        registry = QgsApplication.processingRegistry()
        registry.addProvider(self._provider)
        self._undo.callback(registry.removeProvider, self._provider)

    def initGui(self) -> None:  # noqa: N802
        """Offer the algorithms, one menu and one toolbar."""
        self.initProcessing()
        menu = self._add_menu()
        self._add_toolbar(menu)

    def unload(self) -> None:
        """Take away everything, last built first."""
        self._undo.close()
        self._provider = None

    def _add_menu(self) -> StepsMenu:
        window = self._iface.mainWindow()
        menu = StepsMenu(tr("Low-use land"), _icon(), self._steps(), window)
        self._undo.callback(menu.deleteLater)
        plugin_menu = self._iface.pluginMenu()
        plugin_menu.addMenu(menu)
        menu.menuAction().setToolTip(tr("Steps of the work on low-efficiency land, in order"))
        self._undo.callback(plugin_menu.removeAction, menu.menuAction())
        return menu

    def _add_toolbar(self, menu: StepsMenu) -> None:
        toolbar = QToolBar(tr("Low-use land"), self._iface.mainWindow())
        toolbar.setObjectName("LowUse.Toolbar")
        toolbar.addAction(menu.menuAction())
        button = toolbar.widgetForAction(menu.menuAction())
        button.setObjectName("LowUse.StepsButton")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._iface.addToolBar(toolbar)
        self._undo.callback(toolbar.deleteLater)
        self._undo.callback(self._iface.mainWindow().removeToolBar, toolbar)

    def _steps(self) -> list[Step]:
        if self._provider is None:
            return []
        return [
            Step(
                name=algorithm.name(),
                label=algorithm.displayName(),
                tip=algorithm.shortDescription(),
                icon=algorithm.icon(),
                run=partial(self._open, algorithm.id()),
            )
            for algorithm in self._provider.in_working_order()
        ]

    def _open(self, algorithm_id: str) -> None:
        """Open the dialog of an algorithm, or say in the message bar why it cannot run."""
        problem = shapely_problem()
        if problem:
            self._iface.messageBar().pushMessage(
                tr("Low-use land"), problem.what, str(problem), Qgis.MessageLevel.Warning, 0
            )
            return
        import processing  # noqa: PLC0415  slow, and absent when its plugin is switched off

        dialog = processing.createAlgorithmDialog(algorithm_id, {})
        if dialog:
            dialog.show()


def _icon() -> QIcon:
    return QIcon(str(resource("icons", "lowuse.svg")))
