# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin is loaded again and again; what is left of it afterwards, in the real QGIS.

Runs inside QGIS (``qgis --code``).
"""

import os
import sys
import threading
import time

sys.path.insert(0, os.environ["LOWUSE_DRIVERS"])

from qgis import utils
from qgis.core import QgsApplication, QgsPathResolver, QgsProject, QgsSettings
from qgis.gui import (
    QgsGui,
    QgsHighlight,
    QgsLocatorWidget,
    QgsOptionsPageWidget,
    QgsRubberBand,
)
from qgis.PyQt.QtCore import QCoreApplication, QObject, QTimer
from qgis.PyQt.QtWidgets import (
    QAction,
    QApplication,
    QDockWidget,
    QLabel,
    QTableView,
    QTabWidget,
    QTreeView,
)
from qgis.utils import iface
from steps import (
    answer_file_question,
    fill_screen,
    press,
    run,
    settle,
    shot,
    the,
    wait_for,
    wait_for_message,
)

PLUGIN = "lowuse_plugin"
TIMES = 10
WORKSPACE = os.environ["LOWUSE_WORKSPACE"]
COPY_OF_OTHERS = (
    "C:/Users/a/lowuse-display/01234567-89ab-cdef-0123-456789abcdef/map.gpkg|layername=parcel_map"
)
OUTLINES = 2
"""What the preview of a merge draws at least: the new outline and the old ones."""
OF_QGIS = []
"""How many marks lie on the map without the plugin: those of the tools of QGIS."""
TEMPLATES = "layout/search-paths-for-templates"


def drive():
    fill_screen()
    utils.unloadPlugin(PLUGIN)
    settle(0.5)
    OF_QGIS.append(len(on_map(QgsRubberBand)))
    seen = {"never_used": left()}
    seen.update(timed_start())
    before = len(everything())
    for _ in range(TIMES):
        utils.reloadPlugin(PLUGIN)
        settle(0.1)
    settle(0.5)
    seen["objects_grown_by"] = len(everything()) - before
    utils.unloadPlugin(PLUGIN)
    settle(0.5)
    seen["without_workspace"] = left()
    with_workspace(seen)
    iface.newProject()
    settle()
    seen["options_with_plugin"], seen["options_without"] = options_pages_with_and_without()
    return seen


def with_workspace(seen):
    load()
    open_workspace()
    use_everything()
    shot("in-use")
    for _ in range(TIMES):
        iface.messageBar().clearWidgets()
        utils.unloadPlugin(PLUGIN)
        load()
        wait_for_open()
    use_everything()
    shot("in-use-again")
    seen["threads_in_use"], seen["signs_in_use"] = our_threads(), signs()
    seen["marks_in_use"] = marks()
    seen["layers_in_use"] = len(QgsProject.instance().mapLayers())
    utils.unloadPlugin(PLUGIN)
    settle(0.5)
    seen["with_workspace"] = left()
    seen["layers_valid"] = [m.isValid() for m in QgsProject.instance().mapLayers().values()]
    shot("unloaded")
    QgsProject.instance().setDirty(False)


def load():
    utils.loadPlugin(PLUGIN)
    utils.startPlugin(PLUGIN)
    settle(0.1)


def timed_start():
    """Load the plugin for the second time; what do its modules and ``initGui`` take and load?

    Time of the processor: how busy the machine is with others says nothing of the plugin.
    """
    utils.loadPlugin(PLUGIN)
    begin = time.process_time()
    from lowuse_plugin.plugin import LowUsePlugin  # noqa: PLC0415

    modules = time.process_time() - begin
    real, taken, rooms = LowUsePlugin.initGui, [], []

    def timed(plugin):
        begin = time.process_time()
        real(plugin)
        taken.append(time.process_time() - begin)
        rooms.extend(loaded_rooms())

    LowUsePlugin.initGui = timed
    utils.startPlugin(PLUGIN)
    settle()
    return {
        "modules_cpu_ms": modules * 1000,
        "init_gui_cpu_ms": taken[0] * 1000,
        "rooms_at_start": rooms,
    }


def loaded_rooms():
    """Return which packages of the plugin have modules loaded."""
    ours = (name.split(".") for name in sys.modules if name.startswith(f"{PLUGIN}."))
    return sorted({parts[1] for parts in ours})


def open_workspace():
    answer_file_question(WORKSPACE)
    press("LowUse.Open")
    wait_for_open()


def wait_for_open():
    wait_for_message("已打开")
    wait_for(lambda: QgsProject.instance().mapLayers(), 10, "layers")


def use_everything():
    """Let every part make what it makes late: panels, marks on the map, threads."""
    for panel in ("Tagging", "ControlLine"):
        dock = the(f"LowUse.{panel}", QDockWidget) if is_shown(panel) else None
        if dock is None:
            press(f"LowUse.{panel}.Toggle")
        settle(0.3)
        count = the(f"LowUse.{panel}.List.Count", QLabel)
        wait_for(lambda: "6" in count.text(), 10, "the list")  # noqa: B023
        table = the(f"LowUse.{panel}.List.Table", QTableView)
        table.selectRow(0)
        settle(0.3)
    use_merging()


def use_merging():
    """Look at the one group, its conditions and its preview: old and new outline on the map."""
    if not is_shown("Merging"):
        press("LowUse.Merging.Toggle")
    press("LowUse.Merging.Search.Find")
    count = the("LowUse.Merging.List.Count", QLabel)
    wait_for(lambda: "6" in count.toolTip(), 20, "the group")
    the("LowUse.Merging.List.Table", QTableView).clicked_row.emit(0)
    pages = the("LowUse.Merging.Pages", QTabWidget)
    for place in range(pages.count()):
        pages.setCurrentIndex(place)
        settle(0.3)
    pages.setCurrentIndex(1)
    wait_for(lambda: drawn() >= OUTLINES, 20, "the outlines on the map")


def is_shown(panel):
    dock = iface.mainWindow().findChild(QDockWidget, f"LowUse.{panel}")
    return dock is not None and dock.isVisible()


def left():
    """Return everything of the plugin that is there; empty lists when nothing is."""
    window, application = iface.mainWindow(), QgsApplication.instance()
    actions = [*QgsGui.shortcutsManager().listActions(), *window.findChildren(QAction)]
    filters = [
        found.name()
        for widget in window.findChildren(QgsLocatorWidget)
        for found in widget.locator().filters()
    ]
    provider = application.processingRegistry().providerById("lowuse")
    return {
        "objects": sorted({name for name in map(name_of, everything()) if is_ours(name)}),
        "docks": [d.objectName() for d in window.findChildren(QDockWidget) if is_ours(name_of(d))],
        "actions": sorted({a.objectName() for a in actions if is_ours(a.objectName())}),
        "locator": [name for name in filters if "lowuse" in name],
        "marks": marks(),
        "signs": signs(),
        "threads": our_threads(),
        "translated": QCoreApplication.translate("LowUse", "English") != "English",
        "templates": [p for p in QgsSettings().value(TEMPLATES, []) or [] if "lowuse" in p],
        "path_rule": QgsPathResolver().readPath(COPY_OF_OTHERS) != COPY_OF_OTHERS,
        "provider": provider is not None,
        "modules": our_modules(),
    }


def everything():
    """Return every object that hangs on a window or on the application."""
    found = {}
    for top in [QgsApplication.instance(), *QApplication.topLevelWidgets()]:
        for child in [top, *top.findChildren(QObject)]:
            found[id(child)] = child
    return list(found.values())


def name_of(thing):
    return thing.objectName()


def is_ours(name):
    return name.startswith("LowUse")


def marks():
    """Return how many marks and bands of ours lie on the map, those without a shape too."""
    return len(on_map(QgsHighlight, QgsRubberBand)) - OF_QGIS[0]


def drawn():
    """Return how many bands on the map have a shape."""
    return len([band for band in on_map(QgsRubberBand) if band.size()])


def on_map(*kinds):
    return [item for item in iface.mapCanvas().scene().items() if isinstance(item, kinds)]


def signs():
    """Return the signs of ours in the layer tree; QGIS has some for each of our layers too."""
    view, root = iface.layerTreeView(), QgsProject.instance().layerTreeRoot()
    nodes = [*root.findGroups(True), *root.findLayers()]
    tips = [sign.toolTip() for node in nodes for sign in view.indicators(node)]
    return [tip for tip in tips if tip.startswith(("未打开", "已过期"))]


def our_threads():
    return sorted(t.name for t in threading.enumerate() if "lowuse" in t.name.lower())


def our_modules():
    """Return modules that would not be loaded anew after an upgrade; packages are empty."""
    return sorted(
        name
        for name, module in sys.modules.items()
        if name.partition(".")[0] == PLUGIN and not hasattr(module, "__path__")
    )


def options_pages_with_and_without():
    load()
    with_plugin = options_pages()
    utils.unloadPlugin(PLUGIN)
    settle()
    return with_plugin, options_pages()


def options_pages():
    """Open QGIS's options, count the pages of ours, and close them."""
    found = []
    timer = QTimer()

    def look():
        dialog = QApplication.activeModalWidget()
        if dialog is not None and dialog.isVisible():
            if dialog.findChildren(QTreeView, "mOptionsTreeView"):
                found.append(len(dialog.findChildren(QgsOptionsPageWidget, "LowUse.Options")))
            dialog.reject()

    timer.timeout.connect(look)
    timer.start(300)
    iface.showOptionsDialog(iface.mainWindow())
    timer.stop()
    return found


QTimer.singleShot(1500, lambda: run(drive))
