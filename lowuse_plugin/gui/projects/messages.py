# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the user is told and asked about the layers of workspaces in the project."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from lowuse_plugin.gui.widgets.messages import Messages, Offer
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.layers.map_layers import MapLayers
from lowuse_plugin.qgis_bridge.projects.link import ProjectLink
from lowuse_plugin.qgis_bridge.session import WorkspaceSession


class ProjectMessages(QObject):
    """Opens the workspace of a project, or asks where it is."""

    def __init__(  # noqa: PLR0917  the shared parts, each named
        self,
        link: ProjectLink,
        layers: MapLayers,
        session: WorkspaceSession,
        messages: Messages,
        reopen: Callable[[Path], None],
        parent: QWidget,
    ) -> None:
        """Listen from now on.

        Args:
            link: Knows which workspace a project wants.
            layers: The workspace's layers in the project.
            session: What is open.
            messages: Tell the user.
            reopen: Opens another workspace, after asking what becomes of unsaved work.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.ProjectMessages")
        self._layers = layers
        self._session = session
        self._reopen = reopen
        self._messages = messages
        self._window = parent.window()
        link.workspace_wanted.connect(self._open)
        link.workspace_missing.connect(self._ask)
        layers.missing_changed.connect(self._offer_layers)

    def _open(self, path: Path, _store_id: str) -> None:
        if self._session.store is None:
            self._session.open(path)
            return
        switch = Offer(tr("Open it"), partial(self._reopen, path), "LowUse.Message.Switch")
        # As a warning it stays: word of the layers that went with the last project comes after it.
        self._messages.warning(
            tr("The project shows {file} too, which is not open.", file=path.stem),
            offers=(switch,),
        )

    def _ask(self, path: Path, _store_id: str) -> None:
        choose = Offer(tr("Choose place …"), partial(self._choose, path), "LowUse.Message.Choose")
        self._messages.warning(
            tr(
                "The workspace {file} of this project is not at {folder}. Its layers show what "
                "they showed last.",
                file=path.name,
                folder=path.parent,
            ),
            offers=(choose,),
        )

    def _choose(self, path: Path) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            tr("Where is {file} now?", file=path.name),
            str(path.parent if path.parent.is_dir() else Path.home()),
            tr("Workspace (*.gpkg)"),
        )
        if chosen:
            self._reopen(Path(chosen))

    def _offer_layers(self, roles: tuple[str, ...]) -> None:
        if not roles:
            return
        restore = Offer(tr("Put back"), self._layers.restore, "LowUse.Message.Restore")
        self._messages.info(
            tr("{count} layers of the workspace were removed from the project.", count=len(roles)),
            offers=(restore,),
        )
