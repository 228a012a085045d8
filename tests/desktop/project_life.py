# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What becomes of a user's project with our layers: saved, reopened, moved, without the plugin.

Runs inside QGIS (``qgis --code``); ``LOWUSE_SCENE`` names what is played.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, os.environ["LOWUSE_DRIVERS"])

from qgis import utils
from qgis.core import (
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsPalLayerSettings,
    QgsProject,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QModelIndex, QTimer
from qgis.PyQt.QtWidgets import QApplication, QLabel, QPushButton, QToolButton
from qgis.utils import iface
from steps import (
    answer_file_question,
    fill_screen,
    objects,
    press,
    run,
    settle,
    shot,
    the,
    wait_for,
    wait_for_message,
)

PROJECT = QgsProject.instance()
PLACE = os.environ["LOWUSE_PROJECT_FILE"]
NOT_OPEN = "未打开"


class DialogWatch:
    """Notes and closes every dialog that stops the user, such as the one of unavailable layers."""

    def __init__(self):
        self.seen = []
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(100)

    def _look(self):
        dialog = QApplication.activeModalWidget()
        if dialog is not None and dialog.isVisible():
            self.seen.append(f"{type(dialog).__name__} {dialog.windowTitle()}")
            dialog.close()


def make():
    """Open a workspace, make its layers one's own, save."""
    open_workspace(os.environ["LOWUSE_WORKSPACE"])
    settle(1)
    parcels, line = layer_of("parcels"), layer_of("control_line")
    parcels.setName("我的宗地")
    line.setName("2024 年的线")
    PROJECT.layerTreeRoot().children()[0].setName("我的工作")
    parcels.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple({"color": "1,2,3"})))
    settings = QgsPalLayerSettings()
    settings.fieldName = "holder_name"
    parcels.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    parcels.setLabelsEnabled(True)
    assert parcels.setSubsetString("\"parcel_code\" LIKE '%GB00001'")
    shot("made")
    save(PLACE)
    return {"state": state()}


def reopened():
    """QGIS was started with the project: what is there, and is the workspace open again?"""
    wait_for_message("已打开")
    settle(1)
    shot("reopened")
    found = {"state": state(), "signs": signs(), "messages": messages()}
    press("LowUse.Tagging.Toggle")
    found["listed"] = listed(6)
    return found


def moved_alone():
    """The workspace is not where it was: QGIS asks for it and finds it where the user says."""
    iface.addProject(PLACE)
    said = wait_for_message("不在")
    settle(1)
    shot("moved-alone")
    found = {"said": said, "before": state(), "signs": signs()}
    button = objects("LowUse.Message.Choose", QPushButton)[0]
    found["button"] = button.text()
    answer_file_question(os.environ["LOWUSE_WORKSPACE"])
    button.click()
    wait_for_message("已打开")
    settle(1)
    found["after"], found["signs_after"] = state(), signs()
    return found


def without_plugin():
    """The plugin is switched off: a plain project that nobody can damage."""
    iface.addProject(PLACE)
    settle(1)
    shot("without-plugin")
    found = {"active": "lowuse_plugin" in utils.active_plugins, "state": state()}
    parcels = layer_of("parcels")
    found["starts_editing"] = parcels.startEditing()
    parcels.setReadOnly(False)
    found["starts_when_forced"] = parcels.startEditing()
    feature = next(parcels.getFeatures())
    parcels.changeAttributeValue(feature.id(), parcels.fields().lookupField("holder_name"), "x")
    found["committed"], found["refused"] = parcels.commitChanges(), parcels.commitErrors()
    parcels.rollBack()
    parcels.setReadOnly(True)
    found["holder"] = next(parcels.getFeatures())["holder_name"]
    return found


def two_workspaces():
    """A second workspace in the same project: both are shown, one is open, one can switch."""
    iface.addProject(PLACE)
    wait_for_message("已打开")
    settle(1)
    open_workspace(os.environ["LOWUSE_SECOND"])
    settle(1)
    shot("two")
    found = {"state": state(), "groups": groups(), "signs": signs()}
    first_sign().clicked.emit(QModelIndex())
    press("LowUse.Message.Switch")
    wait_for_message("甲 已打开")
    settle(1)
    found["signs_after"] = signs()
    save(PLACE)
    iface.messageBar().clearWidgets()
    iface.newProject()
    iface.addProject(PLACE)
    settle(1)
    shot("two-again")
    found["again"], found["signs_again"] = state(), signs()
    return found


def colleague():
    """Somebody else tags a parcel from another computer: list and map show it."""
    open_workspace(os.environ["LOWUSE_WORKSPACE"])
    press("LowUse.Tagging.Toggle")
    listed(6)
    settle(1)
    parcels = layer_of("parcels")
    drawn = []
    parcels.repaintRequested.connect(lambda *_: drawn.append(time.monotonic()))
    found = {"before": tagged(parcels)}
    subprocess.run(json.loads(os.environ["LOWUSE_COLLEAGUE"]), check=True)
    saved = time.monotonic()
    wait_for(lambda: tagged(parcels) and drawn, 10, "the map")
    found["map_s"] = time.monotonic() - saved
    wait_for(lambda: chip("tagged") == 1, 10, "the list")
    found["list_s"] = time.monotonic() - saved
    shot("colleague")
    return found


def other_computer():
    """The project on a computer that never saw the workspace: nothing is called unavailable."""
    return reopened()


# -- what scenes are made of ------------------------------------------------------------------


def open_workspace(path):
    answer_file_question(path)
    press("LowUse.Open")
    wait_for_message(f"{Path(path).stem} 已打开")
    wait_for(lambda: {"parcels", "control_line"} <= roles(), 20, "the layers")


def save(path):
    PROJECT.setFileName(path)
    iface.actionSaveProject().trigger()
    wait_for(lambda: not PROJECT.isDirty(), 5, "the project saved")


def layer_of(role):
    return next(layer for layer in ours() if layer.customProperty("lowuse/role") == role)


def roles():
    return {layer.customProperty("lowuse/role") for layer in ours()}


def ours():
    layers = PROJECT.mapLayers().values()
    return [layer for layer in layers if layer.customProperty("lowuse/role")]


def state():
    """Return all that matters of our layers, by id."""
    return {layer.id(): facts(layer) for layer in ours()}


def facts(layer):
    symbol = getattr(layer.renderer(), "symbol", lambda: None)()
    return {
        "role": layer.customProperty("lowuse/role"),
        "name": layer.name(),
        "valid": layer.isValid(),
        "rows": sum(1 for _ in layer.getFeatures(QgsFeatureRequest())),
        "filter": layer.subsetString(),
        "renderer": type(layer.renderer()).__name__,
        "color": symbol.color().name() if symbol else None,
        "labels": layer.labelsEnabled() and layer.labeling().settings().fieldName,
        "read_only": layer.readOnly(),
        "group": PROJECT.layerTreeRoot().findLayer(layer.id()).parent().name(),
    }


def groups():
    return [node.name() for node in PROJECT.layerTreeRoot().children()]


def signs():
    """Return the groups that are marked as not open."""
    view, root = iface.layerTreeView(), PROJECT.layerTreeRoot()
    return [node.name() for node in root.findGroups() if any(map(is_sign, view.indicators(node)))]


def first_sign():
    view, root = iface.layerTreeView(), PROJECT.layerTreeRoot()
    found = [sign for node in root.findGroups() for sign in view.indicators(node)]
    return next(sign for sign in found if is_sign(sign))


def is_sign(indicator):
    return indicator.toolTip().startswith(NOT_OPEN)


def listed(count):
    """Wait until the list shows so many parcels; return what stands below it."""
    label = the("LowUse.Tagging.List.Count", QLabel)
    return wait_for(lambda: label.text() if str(count) in label.text() else None, 10, "the list")


def messages():
    return [item.text() for item in iface.messageBar().items()]


def tagged(layer):
    request = QgsFeatureRequest().setFilterExpression("\"tag_state\" = 'tagged'")
    return sum(1 for _ in QgsVectorLayer(layer.source(), "", "ogr").getFeatures(request))


def chip(name):
    for button in objects(f"LowUse.Tagging.State.{name}", QToolButton):
        return int(button.text().split()[-1].replace(",", ""))
    return 0


def drive():
    dialogs = DialogWatch()
    fill_screen()
    found = globals()[os.environ["LOWUSE_SCENE"]]()
    PROJECT.setDirty(False)
    return found | {"dialogs": dialogs.seen, "dirty": PROJECT.isDirty()}


QTimer.singleShot(1500, lambda: run(drive))
