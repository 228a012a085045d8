# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs inside QGIS (``qgis --code``): uses the plugin by object names and writes what it saw."""

import json
import os
import time
import traceback

from qgis import utils
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from qgis.PyQt.QtWidgets import QApplication, QDialog, QMenu, QToolBar, QToolButton
from qgis.utils import iface

PLUGIN = "lowuse_plugin"


def settle(seconds=0.3):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
        time.sleep(0.01)


def wait_for(find, seconds=10):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = find()
        if found:
            return found
        settle(0.05)
    return None


def ours():
    window = iface.mainWindow()
    return sorted(
        child.objectName()
        for child in window.findChildren(QObject)
        if child.objectName().startswith("LowUse.")
    )


def shot(name):
    settle()
    screen = QApplication.primaryScreen()
    screen.grabWindow(0).save(f"{os.environ['LOWUSE_SCREENSHOT']}-{name}.png")


def algorithm_dialog():
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            return widget
    return None


def drive():
    window = iface.mainWindow()
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.setGeometry(0, 0, 1366, 768)
    iface.newProject()
    settle(0.5)
    seen = {"locale": QgsApplication.locale(), "loaded": PLUGIN in utils.active_plugins}
    toolbar = window.findChild(QToolBar, "LowUse.Toolbar")
    button = window.findChild(QToolButton, "LowUse.StepsButton")
    menu = window.findChild(QMenu, "LowUse.StepsMenu")
    seen["toolbar_visible"] = toolbar.isVisible()
    seen["toolbar_title"] = toolbar.windowTitle()
    seen["in_plugin_menu"] = menu.menuAction() in iface.pluginMenu().actions()
    seen["steps"] = [action.text() for action in menu.actions()]

    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    shot("menu")
    menu.close()

    provider = QgsApplication.processingRegistry().providerById("lowuse")
    seen["algorithms"] = sorted(algorithm.name() for algorithm in provider.algorithms())
    seen["can_execute"] = provider.algorithm("createworkspace").canExecute()

    menu.actions()[0].trigger()
    dialog = wait_for(algorithm_dialog, 5 if seen["can_execute"][0] else 0.5)
    seen["dialog"] = dialog.windowTitle() if dialog else None
    item = iface.messageBar().currentItem()
    seen["message"] = item.text() if item else None
    shot("step")
    if dialog:
        dialog.close()
        settle()

    if seen["can_execute"][0]:
        import processing  # noqa: PLC0415

        seen["run"] = processing.run(
            "lowuse:createworkspace",
            {"WORKSPACE": os.environ["LOWUSE_SAMPLE"], "DISTRICT": "440704"},
        )
        import shapely  # noqa: PLC0415

        seen["shapely"] = [shapely.__version__, shapely.__file__]

    before = ours()
    seen["reload"] = utils.reloadPlugin(PLUGIN) is not False
    settle()
    seen["same_after_reload"] = ours() == before
    utils.unloadPlugin(PLUGIN)
    settle()
    seen["left_after_unload"] = ours()
    seen["provider_after_unload"] = (
        QgsApplication.processingRegistry().providerById("lowuse") is not None
    )
    shot("unloaded")
    return seen


def run():
    try:
        seen = drive()
    except Exception:
        seen = {"trouble": traceback.format_exc()}
    path = os.environ["LOWUSE_RESULT"]
    with open(path + ".part", "w", encoding="utf-8") as file:  # noqa: PTH123
        json.dump(seen, file, ensure_ascii=False, default=str)
    os.replace(path + ".part", path)  # noqa: PTH105
    iface.actionExit().trigger()


QTimer.singleShot(1500, run)
