# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The actions of the plugin: one toolbar, one menu, all in QGIS's shortcut manager."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import Any, NamedTuple

from qgis.gui import QgsGui
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAction, QMenu, QToolBar, QToolButton, QWidget

from lowuse_plugin.domain.roles import Right
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.icons import icon


class Command(NamedTuple):
    """One action: ``name`` is stable, ``label`` and ``tip`` are translated."""

    name: str
    label: str
    tip: str
    icon: str
    run: Callable[[], None]
    shortcut: str = ""
    """Default keys; the user's own ones in QGIS's shortcut manager win."""
    needs_workspace: bool = False
    right: Right | None = None
    """What the user's role must include; the tip says so where it does not."""
    menu: Sequence[Command | None] = ()
    """Further actions behind an arrow; None is a line."""
    made: Callable[[QAction], None] | None = None
    """Gets the action, for who shows by it what is going on."""


class Toolbar:
    """Builds toolbar and menu and takes them down again."""

    def __init__(self, iface: Any, undo: ExitStack) -> None:
        """Make both, empty.

        Args:
            iface: QGIS's interface.
            undo: Receives how each thing is taken away.
        """
        self._undo = undo
        self._window: QWidget = iface.mainWindow()
        self._needing: list[QAction] = []
        self._needing_right: list[tuple[QAction, Command]] = []
        self.menu = self._make_menu(iface)
        self._bar = self._make_bar(iface)

    def add(self, command: Command) -> QAction:
        """Add an action to both; with a menu of its own it becomes a button with an arrow."""
        action = self._action(command)
        if not command.menu:
            self._bar.addAction(action)
            self.menu.addAction(action)
            return action
        submenu = self._submenu(command)
        button = QToolButton(self._bar)
        button.setObjectName(f"LowUse.{command.name}Button")
        button.setDefaultAction(action)
        button.setMenu(submenu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._bar.addWidget(button)
        self.menu.addMenu(submenu)
        return action

    def add_to_menu(self, command: Command) -> QAction:
        """Add an action that needs no button, only a place in the menu and its keys."""
        action = self._action(command)
        self.menu.addAction(action)
        return action

    def add_existing(self, action: QAction) -> None:
        """Add an action that somebody else made, such as the one that shows a dock."""
        self._bar.addAction(action)
        self.menu.addAction(action)
        self._register(action, "")

    def add_menu(self, menu: QMenu) -> None:
        """Add a menu as it is, behind a button of the toolbar."""
        action = menu.menuAction()
        self._bar.addAction(action)
        button = self._bar.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setObjectName("LowUse.StepsButton")
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu.addMenu(menu)

    def add_line(self) -> None:
        """Part what comes from what was."""
        self._bar.addSeparator()
        self.menu.addSeparator()

    def workspace_is_open(self, is_open: bool) -> None:
        """Switch what needs a workspace."""
        for action in self._needing:
            action.setEnabled(is_open)

    def show_rights(self, why_not: Callable[[Right], str]) -> None:
        """Switch what needs a right, after :meth:`workspace_is_open`; the tip says why not.

        Args:
            why_not: Tells why something cannot be done now, empty when it can.
        """
        for action, command in self._needing_right:
            reason = why_not(command.right) if command.right is not None else ""
            action.setEnabled(not reason)
            action.setToolTip(reason or _tip(command, action))

    def _make_menu(self, iface: Any) -> QMenu:
        menu = QMenu(tr("Low-use land"), self._window)
        menu.setObjectName("LowUse.Menu")
        menu.setIcon(icon())
        menu.setToolTipsVisible(True)
        self._undo.callback(menu.deleteLater)
        plugin_menu = iface.pluginMenu()
        plugin_menu.addMenu(menu)
        self._undo.callback(plugin_menu.removeAction, menu.menuAction())
        return menu

    def _make_bar(self, iface: Any) -> QToolBar:
        bar = QToolBar(tr("Low-use land"), self._window)
        bar.setObjectName("LowUse.Toolbar")
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        iface.addToolBar(bar)
        self._undo.callback(bar.deleteLater)
        self._undo.callback(iface.mainWindow().removeToolBar, bar)
        return bar

    def _submenu(self, command: Command) -> QMenu:
        submenu = QMenu(command.label, self._window)
        submenu.setObjectName(f"LowUse.{command.name}Menu")
        submenu.setIcon(icon(command.icon))
        submenu.setToolTipsVisible(True)
        self._undo.callback(submenu.deleteLater)
        for entry in command.menu:
            if entry is None:
                submenu.addSeparator()
            else:
                submenu.addAction(self._action(entry))
        return submenu

    def _action(self, command: Command) -> QAction:
        action = QAction(icon(command.icon), command.label, self._window)
        action.setObjectName(f"LowUse.{command.name}")
        action.setStatusTip(command.tip)
        # triggered(bool) must not become the argument of run.
        action.triggered.connect(lambda _checked=False: command.run())
        self._undo.callback(action.deleteLater)
        self._register(action, command.shortcut)
        action.setToolTip(_tip(command, action))
        if command.made is not None:
            command.made(action)
        if command.right is not None:
            self._needing_right.append((action, command))
        if command.needs_workspace:
            self._needing.append(action)
            action.setEnabled(False)
        return action

    def _register(self, action: QAction, shortcut: str) -> None:
        """Let the user give the action other keys in QGIS's own dialog."""
        manager = QgsGui.shortcutsManager()
        manager.registerAction(action, shortcut)
        self._undo.callback(manager.unregisterAction, action)


def _tip(command: Command, action: QAction) -> str:
    keys = action.shortcut().toString()
    return f"{command.tip} ({keys})" if keys else command.tip
