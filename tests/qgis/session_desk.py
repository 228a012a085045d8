# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A real session with everything that panels are given, in a window of real widgets."""

from __future__ import annotations

import html
from pathlib import Path

from qgis.core import QgsProject
from qgis.gui import QgsMessageBarItem
from qgis.PyQt.QtWidgets import QPushButton, QWidget

from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.parcels.actions import ParcelActions
from lowuse_plugin.gui.parcels.parts import ParcelParts
from lowuse_plugin.gui.projects.parts import ProjectParts
from lowuse_plugin.gui.undo_command import UndoCommand
from lowuse_plugin.gui.waiting_notice import WaitingNotice
from lowuse_plugin.gui.widgets.messages import Messages
from lowuse_plugin.qgis_bridge.cache import display_folder
from lowuse_plugin.qgis_bridge.current import CurrentParcel
from lowuse_plugin.qgis_bridge.current_project import CurrentProject
from lowuse_plugin.qgis_bridge.layers.map_layers import MapLayers
from lowuse_plugin.qgis_bridge.leases import LeaseBoard
from lowuse_plugin.qgis_bridge.news import News
from lowuse_plugin.qgis_bridge.parcels.book import ParcelBook
from lowuse_plugin.qgis_bridge.session import WorkspaceSession
from lowuse_plugin.qgis_bridge.tasks import Tasks
from tests.qgis.layers.layer_desk import HeldSession, until
from tests.qgis.window import Desk, settle

QUICKLY_S = 0.05


class SessionDesk:
    """What the plugin composes, without toolbar and docks."""

    def __init__(
        self, desk: Desk, interval_s: float = QUICKLY_S, *, with_layers: bool = True
    ) -> None:
        """Compose.

        Args:
            desk: The window.
            interval_s: How often colleagues' saves are looked for.
            with_layers: Whether the project gets the layers of a workspace that is opened; that
                takes longer than most of what tests do.
        """
        self.desk = desk
        self.window = desk.window
        self.owner = QWidget(desk.window)
        self.messages = Messages(desk.bar, self.owner)
        self.tasks = Tasks(self.messages.failure, self.owner)
        self.session = WorkspaceSession(self.tasks, display_folder, lambda: interval_s, self.owner)
        self.waiting = WaitingNotice(self.session.waiting, desk.bar, self.owner)
        self.errors: list[BaseException] = []
        self.session.failed.connect(self.errors.append)
        self.session.failed.connect(self.messages.failure)
        self.current = CurrentParcel(self.owner)
        self.session.closed.connect(self.current.clear)
        self.book = ParcelBook(self.session, self.tasks, self.owner)
        self.book.failed.connect(self.messages.failure)
        self.current.follow(self.book)
        shown = self.session if with_layers else HeldSession()
        self.layers = MapLayers(QgsProject.instance(), shown, self.tasks, self.owner)
        self.leases = LeaseBoard(self.session, self.tasks, self.owner)
        self.leases.failed.connect(self.messages.failure)
        self.news = News(self.session, self.tasks, self.owner)
        self.project, self.project_parts = CurrentProject(self.owner), ProjectParts(self.owner)
        self.parcel_parts = ParcelParts()
        self.session.closed.connect(self.project.clear)
        self.context = PanelContext(
            self.session, self.tasks, self.messages, self.current, self.book, self.layers,
            desk.canvas, UndoCommand(self.session, self.tasks, self.messages, desk.window),
            ParcelActions(self.owner), self.leases, self.news, self.project, self.project_parts,
            self.parcel_parts,
        )  # fmt: skip

    def stop(self) -> None:
        """Take down in the order of the plugin."""
        self.waiting.release()
        self.tasks.cancel_all()
        self.layers.stop()
        self.session.stop()
        self.owner.deleteLater()
        settle()

    def open(self, path: Path) -> None:
        self.session.open(path)
        self.rest()
        assert self.session.path == path

    def rest(self) -> None:
        """Let tasks end, and what they start in turn."""
        for _ in range(3):
            until(lambda: not self.tasks.busy and not self.layers.is_adding)
            settle()

    def refreshed(self) -> None:
        """Wait until the next save, ours or a colleague's, has arrived everywhere."""
        arrived: list[object] = []
        self.session.refreshed.connect(arrived.append)
        try:
            until(lambda: bool(arrived))
        except AssertionError as error:
            raise AssertionError(f"nothing arrived; last said: {self.said[-3:]}") from error
        self.session.refreshed.disconnect(arrived.append)
        self.rest()

    # -- what the user is told --------------------------------------------------------------------

    @property
    def said(self) -> list[str]:
        """What stands in the message bar, the newest last."""
        return [html.unescape(item.text()) for item in reversed(self._items)]

    @property
    def _items(self) -> list[QgsMessageBarItem]:
        """The messages, those in windows that lie over the bar first."""
        return [item for bar in self.messages.bars for item in bar.items()]

    @property
    def last(self) -> QgsMessageBarItem:
        """The newest message."""
        return self._items[0]

    def press(self, name: str) -> None:
        """Press a button of the newest message that has it."""
        for item in self._items:
            button = item.findChild(QPushButton, name)
            if button is not None:
                button.click()
                return
        raise AssertionError(f"no button {name} in {self.said}")
