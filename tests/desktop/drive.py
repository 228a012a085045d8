# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin comes, offers its steps, and goes, in the real QGIS.

Runs inside QGIS (``qgis --code``).
"""

import os
import sys

sys.path.insert(0, os.environ["LOWUSE_DRIVERS"])

from qgis import utils
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtWidgets import QApplication, QDialog, QMenu, QToolBar, QToolButton
from qgis.utils import iface
from steps import fill_screen, message, run, settle, shot, wait_for

PLUGIN = "lowuse_plugin"


def drive():
    window = iface.mainWindow()
    fill_screen()
    seen = {"locale": QgsApplication.locale(), "loaded": PLUGIN in utils.active_plugins}
    look_at_toolbar(seen, window)
    can_execute = look_at_algorithms(seen)
    press_first_step(seen, window, can_execute)
    if can_execute:
        run_algorithm(seen)
    come_and_go(seen, window)
    return seen


def look_at_toolbar(seen, window):
    toolbar = window.findChild(QToolBar, "LowUse.Toolbar")
    menu = window.findChild(QMenu, "LowUse.Menu")
    seen["toolbar_visible"] = toolbar.isVisible()
    seen["toolbar_title"] = toolbar.windowTitle()
    seen["buttons"] = [
        action.text() for action in toolbar.actions() if action.isVisible() and action.text()
    ]
    seen["in_plugin_menu"] = menu.menuAction() in iface.pluginMenu().actions()
    steps = window.findChild(QMenu, "LowUse.StepsMenu")
    seen["steps_in_menu"] = steps.menuAction() in menu.actions()
    seen["steps"] = [action.text() for action in steps.actions()]
    button = window.findChild(QToolButton, "LowUse.StepsButton")
    steps.popup(button.mapToGlobal(button.rect().bottomLeft()))
    shot("menu")
    steps.close()


def look_at_algorithms(seen):
    provider = QgsApplication.processingRegistry().providerById("lowuse")
    seen["algorithms"] = sorted(algorithm.name() for algorithm in provider.algorithms())
    seen["can_execute"] = provider.algorithm("createworkspace").canExecute()
    return seen["can_execute"][0]


def press_first_step(seen, window, can_execute):
    iface.messageBar().clearWidgets()
    window.findChild(QMenu, "LowUse.StepsMenu").actions()[0].trigger()
    dialog = algorithm_dialog(5 if can_execute else 0.5)
    seen["dialog"] = dialog.windowTitle() if dialog else None
    seen["message"] = message() or None
    shot("step")
    if dialog:
        dialog.close()
        settle()


def algorithm_dialog(seconds):
    def find():
        dialogs = (w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog))
        return next((dialog for dialog in dialogs if dialog.isVisible()), None)

    try:
        return wait_for(find, seconds)
    except TimeoutError:
        return None


def run_algorithm(seen):
    import processing  # noqa: PLC0415

    inputs = {"WORKSPACE": os.environ["LOWUSE_SAMPLE"], "DISTRICT": "440704"}
    seen["run"] = processing.run("lowuse:createworkspace", inputs)
    import shapely  # noqa: PLC0415

    seen["shapely"] = [shapely.__version__, shapely.__file__]


def come_and_go(seen, window):
    before = built(window)
    seen["reload"] = utils.reloadPlugin(PLUGIN) is not False
    settle()
    after = built(window)
    seen["changed_by_reload"] = sorted(set(after) ^ set(before))
    seen["same_after_reload"] = after == before
    utils.unloadPlugin(PLUGIN)
    settle()
    seen["left_after_unload"] = names(window)
    registry = QgsApplication.processingRegistry()
    seen["provider_after_unload"] = registry.providerById("lowuse") is not None
    shot("unloaded")


def built(window):
    """What stands there from the start; start views are made when they are first seen."""
    return [name for name in names(window) if not name.startswith("LowUse.Start.")]


def names(window):
    found = (child.objectName() for child in window.findChildren(QObject))
    return sorted(name for name in found if name.startswith("LowUse."))


QTimer.singleShot(1500, lambda: run(drive))
