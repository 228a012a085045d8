# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Composition root: builds the parts, connects them, takes them down in reverse order."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.algorithms.provider import LowUseProvider
from lowuse_plugin.gui import entrances
from lowuse_plugin.gui.commands import Commands
from lowuse_plugin.gui.layer_indicators import LayerIndicators
from lowuse_plugin.gui.map_view import MapView
from lowuse_plugin.gui.panels.catalogue import PANELS, Doors, make_panel
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.panels.panel import Panel
from lowuse_plugin.gui.panels.placing import PanelPlacing
from lowuse_plugin.gui.parcels.actions import ParcelActions
from lowuse_plugin.gui.parcels.parts import ParcelParts
from lowuse_plugin.gui.projects.messages import ProjectMessages
from lowuse_plugin.gui.projects.parts import ProjectParts
from lowuse_plugin.gui.training_frame import TrainingFrame
from lowuse_plugin.gui.undo_command import UndoCommand
from lowuse_plugin.gui.waiting_notice import WaitingNotice
from lowuse_plugin.gui.warm_up import WarmUp
from lowuse_plugin.gui.widgets.messages import Messages
from lowuse_plugin.gui.workspace.workspace_commands import WorkspaceCommands
from lowuse_plugin.gui.yielding_map import YieldingMap
from lowuse_plugin.qgis_bridge.cache import display_folder
from lowuse_plugin.qgis_bridge.current import CurrentParcel
from lowuse_plugin.qgis_bridge.current_project import CurrentProject
from lowuse_plugin.qgis_bridge.i18n import install_translator
from lowuse_plugin.qgis_bridge.layers.map_layers import MapLayers
from lowuse_plugin.qgis_bridge.leases import LeaseBoard
from lowuse_plugin.qgis_bridge.map_selection import MapSelection
from lowuse_plugin.qgis_bridge.maps.layout_templates import register_templates
from lowuse_plugin.qgis_bridge.news import News
from lowuse_plugin.qgis_bridge.parcels.book import ParcelBook
from lowuse_plugin.qgis_bridge.projects.link import ProjectLink, install_path_rule
from lowuse_plugin.qgis_bridge.session import WorkspaceSession
from lowuse_plugin.qgis_bridge.settings import CHECK_INTERVAL_S
from lowuse_plugin.qgis_bridge.tasks import Tasks


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
        """Build everything that a user sees, or nothing."""
        try:
            self._build()
        except BaseException:
            self.unload()  # QGIS does not unload what failed to start
            raise

    def _build(self) -> None:
        self.initProcessing()
        window, canvas = self._iface.mainWindow(), self._iface.mapCanvas()
        owner = QWidget(window)
        owner.setObjectName("LowUse.Parts")
        owner.hide()
        self._undo.callback(owner.deleteLater)

        messages = Messages(self._iface.messageBar(), owner)
        self._undo.callback(messages.release)
        tasks = Tasks(messages.failure, owner)
        session = WorkspaceSession(tasks, display_folder, CHECK_INTERVAL_S.get, owner)
        session.failed.connect(messages.failure)
        warm = WarmUp(tasks)
        session.opening.connect(lambda _title: warm.begin())
        current = CurrentParcel(owner)
        session.closed.connect(current.clear)
        # Layers and lists let go of the workspace before it closes, tasks before both.
        self._undo.callback(session.stop)
        book = ParcelBook(session, tasks, owner)
        book.failed.connect(messages.failure)
        current.follow(book)
        workspaces = WorkspaceCommands(session, messages, window)
        self._undo.callback(workspaces.release)
        layers = self._map_parts(session, tasks, current, messages, workspaces.reopen, owner)
        self._undo.callback(tasks.cancel_all)

        frame = TrainingFrame(canvas, session)
        self._undo.callback(frame.remove)
        notice = WaitingNotice(session.waiting, self._iface.messageBar(), owner)
        self._undo.callback(notice.release)
        undo = UndoCommand(session, tasks, messages, owner)
        actions = ParcelActions(owner)
        leases = LeaseBoard(session, tasks, owner)
        leases.failed.connect(messages.failure)
        news = News(session, tasks, owner)
        project = CurrentProject(owner)
        session.closed.connect(project.clear)
        context = PanelContext(
            session=session,
            tasks=tasks,
            messages=messages,
            current=current,
            book=book,
            layers=layers,
            canvas=canvas,
            undo=undo,
            actions=actions,
            leases=leases,
            news=news,
            project=project,
            project_parts=ProjectParts(owner),
            parcel_parts=ParcelParts(),
        )
        commands = Commands(context, workspaces, self._iface)
        self._undo.callback(commands.release)
        doors = commands.doors()
        panels = [self._panel(name, context, workspaces, doors) for name in PANELS]
        for panel in panels:
            panel.opened.connect(warm.begin)
        placing = PanelPlacing(panels, window)
        self._undo.callback(placing.deleteLater)
        algorithms = self._provider.in_working_order() if self._provider else ()
        entrances.add_toolbar(
            self._iface, self._undo, session, commands, panels=panels, algorithms=algorithms
        )
        entrances.add_locator(self._iface, self._undo, session, current)
        entrances.add_options(self._iface, self._undo, session, messages, book, current)

    def unload(self) -> None:
        """Take away everything, last built first."""
        self._undo.close()
        self._provider = None

    def _map_parts(  # noqa: PLR0917  the shared parts, each named
        self,
        session: WorkspaceSession,
        tasks: Tasks,
        current: CurrentParcel,
        messages: Messages,
        reopen: Callable[[Path], None],
        owner: QWidget,
    ) -> MapLayers:
        """Connect the workspace with the user's project and map."""
        project = QgsProject.instance()
        self._undo.callback(install_path_rule())
        self._undo.callback(register_templates())
        layers = MapLayers(project, session, tasks, owner)
        self._undo.callback(layers.stop)
        selection = MapSelection(session, layers, current, tasks, owner)
        self._undo.callback(selection.stop)
        view = MapView(self._iface.mapCanvas(), layers, current, owner)
        self._undo.callback(view.stop)
        yielding = YieldingMap(self._iface.mapCanvas(), session, owner)
        self._undo.callback(yielding.stop)
        link = ProjectLink(project, session, layers, tasks, owner)
        self._undo.callback(link.stop)
        indicators = LayerIndicators(self._iface.layerTreeView(), project, layers, link, owner)
        self._undo.callback(indicators.stop)
        indicators.open_wanted.connect(link.ask_for)
        ProjectMessages(link, layers, session, messages, reopen, owner)
        link.examine()
        return layers

    def _panel(
        self, name: str, context: PanelContext, workspaces: WorkspaceCommands, doors: Doors
    ) -> Panel:
        window = self._iface.mainWindow()
        panel = make_panel(name, context, workspaces.ways(), doors, window)
        self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, panel)
        panel.hide()  # QGIS shows what is added; its own memory decides afterwards
        self._undo.callback(panel.deleteLater)
        self._undo.callback(self._iface.removeDockWidget, panel)
        self._undo.callback(panel.release)
        return panel
