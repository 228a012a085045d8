# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Between a project that was saved and the workspace that its layers show.

A project keeps layers, styles and themes, but no workspace. When one comes that has our layers,
the workspace is asked for again, wherever it is by now; until it is open, and when the plugin's
cache is empty, the layers stay in place and show what there is.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsMessageLog, QgsPathResolver, QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.qgis_bridge.about import LOG_TAG
from lowuse_plugin.qgis_bridge.cache import display_folder, localised, store_of
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.layers import roles
from lowuse_plugin.qgis_bridge.layers.map_layers import MapLayers
from lowuse_plugin.qgis_bridge.tasks import Tasks

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress
    from lowuse_plugin.qgis_bridge.session import WorkspaceSession


class ProjectLink(QObject):
    """Watches the project for layers of workspaces."""

    workspace_wanted = pyqtSignal(object, str)
    """Path and id of a workspace that the project shows and that is there to be opened."""
    workspace_missing = pyqtSignal(object, str)
    """Path and id of one that is not where it was: the user may say where it is now."""
    groups_changed = pyqtSignal()
    """Layers of some workspace came or went."""

    def __init__(
        self,
        project: QgsProject,
        session: WorkspaceSession,
        map_layers: MapLayers,
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        """Start to watch; call :meth:`examine` for the project that is open already.

        Args:
            project: The user's project.
            session: The workspace that is open.
            map_layers: Takes over layers of that one.
            tasks: Looks for files, for a share that is gone answers late.
            parent: Owner.
        """
        super().__init__(parent)
        self._project = project
        self._session = session
        self._map_layers = map_layers
        self._tasks = tasks
        self._asked: set[str] = set()
        # Layers come one by one while a project is read: they are looked at when all are there.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.examine)
        project.readProject.connect(self._project_read)
        project.layersAdded.connect(self._layers_added)
        project.layersRemoved.connect(self._layers_removed)

    def stop(self) -> None:
        """Let go of the project."""
        self._soon.stop()
        self._project.readProject.disconnect(self._project_read)
        self._project.layersAdded.disconnect(self._layers_added)
        self._project.layersRemoved.disconnect(self._layers_removed)

    def stores(self) -> dict[str, str]:
        """Return the workspaces of the project: id → path where each was last."""
        found: dict[str, str] = {}
        for layer, known in roles.ours(self._project):
            path = layer.customProperty(roles.WORKSPACE, "")
            found[known.store_id] = found.get(known.store_id) or path
        return found

    def examine(self) -> None:
        """Look which workspaces the project shows: take over ours, ask for the first other one.

        A workspace is asked for once a project; while one of the project is open, no other is.
        """
        self._soon.stop()
        stores = self.stores()
        self.groups_changed.emit()
        if self._map_layers.store_id in stores:
            self._map_layers.adopt()
        elif stores:
            first = next(iter(stores))
            if first not in self._asked:
                self.ask_for(first)

    def ask_for(self, store_id: str) -> None:
        """Look for a workspace of the project, and let it be opened or searched for.

        Args:
            store_id: Its id.
        """
        self._asked.add(store_id)
        candidates = self._candidates(store_id)

        def work(_progress: Progress) -> Path | None:
            return next((path for path in candidates if path.is_file()), None)

        def done(found: Path | None) -> None:
            if store_id not in self.stores() or self._map_layers.store_id == store_id:
                return
            if found is not None:
                self.workspace_wanted.emit(found, store_id)
            else:
                first = candidates[0] if candidates else Path()
                self.workspace_missing.emit(first, store_id)

        self._tasks.run(tr("Looking for the workspace of the project"), work, done, hidden=True)

    def _candidates(self, store_id: str) -> list[Path]:
        """Return where the workspace may be: where it was, and where the project has moved to."""
        home = Path(self._project.homePath()) if self._project.homePath() else None
        found: list[Path] = []
        for layer, known in roles.ours(self._project):
            if known.store_id != store_id:
                continue
            path = layer.customProperty(roles.WORKSPACE, "")
            from_project = layer.customProperty(roles.WORKSPACE_FROM_PROJECT, "")
            if path:
                found.append(Path(path))
            if home is not None and from_project:
                found.append(Path(os.path.normpath(home / from_project)))
            if home is not None and path:
                found.append(home / path.replace("\\", "/").rpartition("/")[2])
        return list(dict.fromkeys(found))

    def _project_read(self, *_document: object) -> None:
        """Another project: what was asked for another one may be asked for again."""
        self._asked.clear()
        self.examine()

    def _layers_added(self, layers: list) -> None:
        if any(roles.identity(layer) for layer in layers):
            self._soon.start()

    def _layers_removed(self, _ids: list) -> None:
        self.groups_changed.emit()


def install_path_rule() -> Callable[[], object]:
    """Let projects from elsewhere find display copies in this user's cache.

    QGIS asks for every path of a project that is read. What stood in the cache of another user or
    computer is looked for in ours, and is there: empty, until its workspace is opened. Without
    this QGIS would show its dialog of unavailable layers.

    Returns:
        What removes the rule.
    """
    number = QgsPathResolver.setPathPreprocessor(_find_copy)
    return partial(QgsPathResolver.removePathPreprocessor, number)


def _find_copy(source: str) -> str:
    """Return where a path of a project is on this computer; paths of others stay as they are."""
    if not store_of(source):
        return source
    here = localised(source)
    path = Path(here.partition("|")[0])
    try:
        _make_sure(path)
    except (OSError, ImportError, LowUseError) as error:
        # The layer stays unavailable, as QGIS will say; opening the workspace repairs it.
        QgsMessageLog.logMessage(str(error), LOG_TAG, Qgis.MessageLevel.Warning)
    return here


def _make_sure(path: Path) -> None:
    if path.exists() or not path.is_relative_to(display_folder()):
        return
    from lowuse_plugin.store.display_blank import ensure  # noqa: PLC0415

    ensure(path)
