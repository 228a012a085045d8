# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The whole plugin with a workspace: it works as composed, and goes away in the middle of it."""

from __future__ import annotations

import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsProject
from qgis.gui import QgsMapToolPan
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAction,
    QApplication,
    QDialog,
    QDockWidget,
    QFileDialog,
    QPushButton,
    QTabWidget,
)

import lowuse_plugin
from lowuse_plugin.domain.roles import Role
from lowuse_plugin.gui.dialogs.policy.library import PolicyLibrary
from lowuse_plugin.gui.maptools.project_picker import ProjectPicker
from lowuse_plugin.gui.panels.subsidy_view import SubsidyView
from lowuse_plugin.gui.panels.tagging_view import TaggingView
from lowuse_plugin.plugin import LowUsePlugin
from lowuse_plugin.qgis_bridge import settings
from lowuse_plugin.qgis_bridge.cache import OVERRIDE
from tests.qgis.layers.layer_desk import until, workspace
from tests.qgis.subsidy.subsidy_office import NAMES, Template
from tests.qgis.window import Desk, settle

USUAL_S = sys.getswitchinterval()
TABS_OF_QT = Counter(["QTabBar ", "QToolButton ScrollLeftButton", "QToolButton ScrollRightButton"])
"""A window keeps the bar of its tabs for the next ones."""


@pytest.fixture
def plugin(
    desk: Desk,
    own_settings: None,
    qgis_new_project: None,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[LowUsePlugin]:
    monkeypatch.setenv(OVERRIDE, str(folder / "缓存"))
    desk.window.resize(900, 600)
    desk.window.show()
    plugin = lowuse_plugin.classFactory(desk)
    yield plugin
    plugin.unload()
    settle()
    QgsProject.instance().clear()


def action(desk: Desk, name: str) -> QAction:
    found = desk.window.findChild(QAction, f"LowUse.{name}")
    assert found is not None
    return found


def rest() -> None:
    until(lambda: QgsApplication.taskManager().countActiveTasks(True) == 0)
    settle()


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Let the next file dialog name a file."""

    def answer(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))

    return answer


def open_workspace(desk: Desk) -> None:
    action(desk, "Open").trigger()
    until(lambda: action(desk, "Import").isEnabled())
    until(lambda: len(QgsProject.instance().mapLayers()) >= 4)
    rest()


def watchers() -> list[threading.Thread]:
    return [t for t in threading.enumerate() if t.name == "lowuse-change-feed"]


def objects(desk: Desk) -> list[str]:
    settle()
    children = desk.window.findChildren(QObject)
    return sorted(f"{type(child).__name__} {child.objectName()}" for child in children)


def test_a_workspace_brings_layers_and_lists(
    plugin: LowUsePlugin, desk: Desk, folder: Path, choose: Callable[[Path], None]
) -> None:
    choose(workspace(folder, parcels=3))
    plugin.initGui()
    action(desk, "Tagging.Toggle").trigger()
    open_workspace(desk)
    view = desk.window.findChild(TaggingView)
    assert len(view.pane.list.shown_uuids()) == 3
    assert len(QgsProject.instance().mapLayers()) >= 3
    view.step(1)
    assert view.findChild(QPushButton, "LowUse.Tagging.Tag").isEnabled()
    action(desk, "Close").trigger()
    settle()
    assert not action(desk, "Import").isEnabled()
    assert watchers() == []


def test_it_goes_in_the_middle_of_work_and_leaves_nothing(
    plugin: LowUsePlugin, desk: Desk, folder: Path, choose: Callable[[Path], None]
) -> None:
    choose(workspace(folder))
    before, scene = objects(desk), len(desk.canvas.scene().items())
    for _ in range(3):
        plugin.initGui()
        for name in ("Tagging.Toggle", "ControlLine.Toggle"):
            action(desk, name).trigger()
        open_workspace(desk)
        desk.window.findChild(TaggingView).step(1)
        action(desk, "Map").trigger()
        action(desk, "Import").trigger()
        settle()
        plugin.unload()
        rest()
        desk.bar.clearWidgets()
        QgsProject.instance().clear()
        until(lambda: "QVariantAnimation " not in objects(desk))  # a flash on the map ends itself
        assert watchers() == []
        assert Counter(objects(desk)) - Counter(before) == TABS_OF_QT
        assert len(desk.canvas.scene().items()) == scene
    assert sys.getswitchinterval() == pytest.approx(USUAL_S)


def test_it_goes_while_a_workspace_is_being_opened(
    plugin: LowUsePlugin, desk: Desk, folder: Path, choose: Callable[[Path], None]
) -> None:
    choose(workspace(folder))
    for _ in range(3):
        plugin.initGui()
        action(desk, "Tagging.Toggle").trigger()
        action(desk, "Open").trigger()
        plugin.unload()
        assert sys.getswitchinterval() == pytest.approx(USUAL_S)
        rest()
        assert watchers() == []
        assert desk.window.findChildren(QDockWidget) == []
    assert QgsProject.instance().mapLayers() == {}


DIALOGS = {
    "EditParcel": "LowUse.Edit",
    "History": "LowUse.History",
    "Safety": "LowUse.Safety",
    "Place": "LowUse.Place",
    "Bulk.Change": "LowUse.Bulk",
    "Bulk.Out": "LowUse.TableOut",
    "Figures": "LowUse.FiguresDay",
    "Map": "LowUse.ExportMap",
    "Import": "LowUse.ImportDialog",
}


def test_whatever_is_open_goes_with_the_plugin(
    plugin: LowUsePlugin, desk: Desk, folder: Path, choose: Callable[[Path], None]
) -> None:
    choose(workspace(folder, parcels=3))
    settings.DISPLAY_NAME.set("张三")
    before, scene = objects(desk), len(desk.canvas.scene().items())
    tops = len(QApplication.topLevelWidgets())
    for _ in range(3):
        plugin.initGui()
        action(desk, "Tagging.Toggle").trigger()
        open_workspace(desk)
        desk.window.findChild(TaggingView).step(1)
        for name in DIALOGS:
            action(desk, name).trigger()
            rest()
        shown = {
            each.objectName() for each in desk.window.findChildren(QDialog) if each.isVisible()
        }
        assert shown >= set(DIALOGS.values()), set(DIALOGS.values()) - shown
        plugin.unload()
        rest()
        desk.bar.clearWidgets()
        QgsProject.instance().clear()
        until(lambda: "QVariantAnimation " not in objects(desk))  # a flash on the map ends itself
        settle()
        assert Counter(objects(desk)) - Counter(before) <= TABS_OF_QT
        assert desk.exit_blockers == []
        assert len(desk.canvas.scene().items()) == scene
        assert watchers() == []
    assert len(QApplication.topLevelWidgets()) <= tops


SUBSIDY_DIALOGS = {"LowUse.SubsidyLedger", "LowUse.Policy", "LowUse.Recompute", "LowUse.Project",
                   "LowUse.Readings"}  # fmt: skip


def test_the_subsidy_goes_with_panel_tool_and_dialogs_and_comes_again(
    plugin: LowUsePlugin, desk: Desk, folder: Path, choose: Callable[[Path], None], qtlog: Any
) -> None:
    template = Template(folder)
    choose(template.copy(folder, calculated=True))
    settings.DISPLAY_NAME.set("王五")
    settings.ROLE.set(Role.MANAGER.value)
    pan = QgsMapToolPan(desk.canvas)
    desk.canvas.setMapTool(pan)
    before, scene = objects(desk), len(desk.canvas.scene().items())
    tops = len(QApplication.topLevelWidgets())
    for _ in range(2):
        plugin.initGui()
        action(desk, "Subsidy.Toggle").trigger()
        open_workspace(desk)
        view = desk.window.findChild(SubsidyView)
        assert len(view.list.model.rows) == len(NAMES)
        view.step(1)
        rest()
        tabs = view.findChild(QTabWidget, "LowUse.Subsidy.Pages")
        for place in reversed(range(tabs.count())):
            tabs.setCurrentIndex(place)
            rest()
        for name in ("Pick", "New", "Result.Readings"):
            view.findChild(QAbstractButton, f"LowUse.Subsidy.{name}").click()
            rest()
        for name in ("SubsidyLedger", "PolicyLibrary"):
            action(desk, name).trigger()
            rest()
        library = desk.window.findChild(PolicyLibrary)
        library.findChild(QPushButton, "LowUse.Policy.Packs.Recompute").click()
        rest()
        shown = {
            each.objectName() for each in desk.window.findChildren(QDialog) if each.isVisible()
        }
        assert shown >= SUBSIDY_DIALOGS, SUBSIDY_DIALOGS - shown
        assert isinstance(desk.canvas.mapTool(), ProjectPicker)
        plugin.unload()
        rest()
        desk.bar.clearWidgets()
        QgsProject.instance().clear()
        until(lambda: "QVariantAnimation " not in objects(desk))  # a flash on the map ends itself
        settle()
        assert Counter(objects(desk)) - Counter(before) <= TABS_OF_QT
        assert desk.canvas.mapTool() is pan
        assert desk.exit_blockers == []
        assert len(desk.canvas.scene().items()) == scene
        assert watchers() == []
    assert len(QApplication.topLevelWidgets()) <= tops
    assert [each.message for each in qtlog.records if "QGraphicsScene" in each.message] == []
    desk.canvas.unsetMapTool(pan)
