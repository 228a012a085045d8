# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Toolbar and menu carry the same actions, and QGIS's own dialog can give them keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QAction, QMenu, QToolBar, QToolButton

from lowuse_plugin.gui.toolbar import Command, Toolbar
from tests.qgis.window import Desk, settle


@pytest.fixture
def undo() -> Iterator[ExitStack]:
    with ExitStack() as undo:
        yield undo


@pytest.fixture
def pressed() -> list[str]:
    return []


@pytest.fixture
def toolbar(desk: Desk, undo: ExitStack, pressed: list[str]) -> Toolbar:
    toolbar = Toolbar(desk, undo)
    toolbar.add(
        Command("Plain", "Plain", "Does something", "lowuse", lambda: pressed.append("plain"),
                shortcut="Ctrl+Alt+7")
    )  # fmt: skip
    inner = Command("Inner", "Inner", "Does more", "lowuse", lambda: pressed.append("inner"),
                    needs_workspace=True)  # fmt: skip
    toolbar.add(
        Command("Outer", "Outer", "Has more", "lowuse", lambda: pressed.append("outer"),
                menu=(inner, None))
    )  # fmt: skip
    return toolbar


def action(desk: Desk, name: str) -> QAction:
    found = desk.window.findChild(QAction, f"LowUse.{name}")
    assert found is not None
    return found


@pytest.mark.usefixtures("toolbar")
def test_an_action_stands_in_toolbar_and_menu_and_acts_once(desk: Desk, pressed: list[str]) -> None:
    plain = action(desk, "Plain")
    assert plain in desk.window.findChild(QToolBar, "LowUse.Toolbar").actions()
    assert plain in desk.window.findChild(QMenu, "LowUse.Menu").actions()
    plain.trigger()
    assert pressed == ["plain"]


@pytest.mark.usefixtures("toolbar")
def test_further_actions_stand_behind_an_arrow(desk: Desk, pressed: list[str]) -> None:
    button = desk.window.findChild(QToolButton, "LowUse.OuterButton")
    assert [a.objectName() for a in button.menu().actions()] == ["LowUse.Inner", ""]
    assert button.menu().menuAction() in desk.window.findChild(QMenu, "LowUse.Menu").actions()
    button.defaultAction().trigger()
    assert pressed == ["outer"]


def test_what_needs_a_workspace_is_switched(toolbar: Toolbar, desk: Desk) -> None:
    inner = action(desk, "Inner")
    for is_open in (False, True, False):
        toolbar.workspace_is_open(is_open)
        assert inner.isEnabled() == is_open
    assert action(desk, "Plain").isEnabled()


@pytest.mark.usefixtures("toolbar")
def test_every_action_is_in_the_shortcut_manager_until_it_goes(desk: Desk, undo: ExitStack) -> None:
    manager = QgsGui.shortcutsManager()
    ours = {"LowUse.Plain", "LowUse.Inner", "LowUse.Outer"}
    assert {a.objectName() for a in manager.listActions()} >= ours
    assert manager.objectForSequence(QKeySequence("Ctrl+Alt+7")) is action(desk, "Plain")
    assert action(desk, "Plain").toolTip() == "Does something (Ctrl+Alt+7)"
    undo.close()
    settle()
    assert {a.objectName() for a in manager.listActions()} & ours == set()
    assert manager.objectForSequence(QKeySequence("Ctrl+Alt+7")) is None
    names = [child.objectName() for child in desk.window.findChildren(QObject)]
    assert [name for name in names if name.startswith("LowUse.")] == []
    assert desk.menu.actions() == []


def test_an_action_made_elsewhere_gets_keys_too(
    toolbar: Toolbar, desk: Desk, undo: ExitStack
) -> None:
    toggle = QAction("Panel", desk.window)
    toggle.setObjectName("LowUse.Toggle")
    toolbar.add_existing(toggle)
    assert toggle in QgsGui.shortcutsManager().listActions()
    undo.close()
    assert toggle not in QgsGui.shortcutsManager().listActions()
