# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where QGIS lets a user in: toolbar and menu, locator, options.

Each pushes its own undoing on the stack that it is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from typing import Any

from lowuse_plugin.gui.commands import Commands
from lowuse_plugin.gui.locator import ParcelLocatorFilter
from lowuse_plugin.gui.options import LowUseOptionsFactory
from lowuse_plugin.gui.panels.panel import Panel
from lowuse_plugin.gui.steps_menu import StepsMenu, step_of
from lowuse_plugin.gui.toolbar import Toolbar
from lowuse_plugin.gui.widgets.messages import Messages
from lowuse_plugin.qgis_bridge.current import CurrentParcel
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.icons import icon
from lowuse_plugin.qgis_bridge.parcels.book import ParcelBook
from lowuse_plugin.qgis_bridge.role_words import why_not
from lowuse_plugin.qgis_bridge.session import WorkspaceSession


def add_toolbar(
    iface: Any,
    undo: ExitStack,
    session: WorkspaceSession,
    commands: Commands,
    *,
    panels: Sequence[Panel],
    algorithms: Sequence[Any],
) -> None:
    """Put commands, panels and the list of algorithms into toolbar and menu."""
    toolbar = Toolbar(iface, undo)
    for command in commands.first():
        toolbar.add(command)
    toolbar.add_line()
    for panel in panels:
        toolbar.add_existing(panel.make_toggle())
    toolbar.add_line()
    for command in commands.last():
        toolbar.add(command)
    for command in commands.keys(panels):
        toolbar.add_to_menu(command)
    steps = [step_of(each, partial(commands.open_algorithm, each.id())) for each in algorithms]
    menu = StepsMenu(tr("All steps as algorithms"), icon("step"), steps, iface.mainWindow())
    undo.callback(menu.deleteLater)
    toolbar.add_menu(menu)

    def follow() -> None:
        toolbar.workspace_is_open(session.store is not None)
        toolbar.show_rights(partial(why_not, session))

    for what_changed in (session.opened, session.closed, session.role_changed):
        what_changed.connect(follow)
    follow()


def add_locator(
    iface: Any, undo: ExitStack, session: WorkspaceSession, current: CurrentParcel
) -> None:
    """Let QGIS's locator find parcels."""
    found = ParcelLocatorFilter(
        lambda: session.store.layer_source("parcel_map") if session.store else "", current
    )
    iface.registerLocatorFilter(found)
    undo.callback(iface.deregisterLocatorFilter, found)


def add_options(  # noqa: PLR0917  the shared parts, each named
    iface: Any,
    undo: ExitStack,
    session: WorkspaceSession,
    messages: Messages,
    book: ParcelBook,
    current: CurrentParcel,
) -> None:
    """Put our page into QGIS's options."""

    def applied() -> None:
        session.follow_settings()
        book.show_again()
        current.show_again()
        messages.info(tr("Settings saved."))

    factory = LowUseOptionsFactory(applied)
    iface.registerOptionsWidgetFactory(factory)
    undo.callback(iface.unregisterOptionsWidgetFactory, factory)
