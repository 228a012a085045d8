# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers of the project that open the shared workspace file itself, and transaction groups.

Such a layer holds up colleagues' saves while it is drawn, and under another spelling of the path
QGIS drops the locks of a save when it closes the file. Transaction groups keep the whole file for
one person from the first change until it is saved.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsDataProvider,
    QgsDataSourceUri,
    QgsMapLayer,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from lowuse_plugin.qgis_bridge.cache import store_of
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.session import WorkspaceSession
from lowuse_plugin.qgis_bridge.tasks import Tasks

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress


@dataclass(frozen=True)
class DirectLayer:
    """A layer as it was when it was found."""

    id: str
    name: str
    path: str
    table: str
    """Table or view that it shows; empty where its source does not say."""


class DirectLayers(QObject):
    """Watches the project while a workspace is open."""

    found = pyqtSignal(object)
    """A tuple of :class:`DirectLayer`; told once as long as it stays the same."""
    grouped = pyqtSignal()
    """The project has transaction groups; told once a project."""

    def __init__(
        self,
        project: QgsProject,
        session: WorkspaceSession,
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        """Follow a project.

        Args:
            project: The user's project.
            session: Whose workspace is looked for.
            tasks: Compares files, which on a share takes its time.
            parent: Owner.
        """
        super().__init__(parent)
        self._project = project
        self._session = session
        self._tasks = tasks
        self._told: frozenset[str] = frozenset()
        self._told_of_groups = False
        # Layers come one by one while a project is read: they are looked at when all are there.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.examine)
        project.readProject.connect(self._project_read)
        project.layersAdded.connect(self._layers_added)
        project.transactionModeChanged.connect(self._mode_changed)
        session.opened.connect(self._opened)
        self._follow(project.mapLayers().values())

    def stop(self) -> None:
        """Let go of the project."""
        self._soon.stop()
        self._project.readProject.disconnect(self._project_read)
        self._project.layersAdded.disconnect(self._layers_added)
        self._project.transactionModeChanged.disconnect(self._mode_changed)
        self._session.opened.disconnect(self._opened)

    def examine(self) -> None:
        """Look at the project, if a workspace is open."""
        self._soon.stop()
        path = self._session.path
        if path is None:
            return
        if has_groups(self._project) and not self._told_of_groups:
            self._told_of_groups = True
            self.grouped.emit()
        home = self._project.homePath()
        layers = tuple(_with_files(self._project))
        if not layers:
            return

        def work(_progress: Progress) -> tuple[DirectLayer, ...]:
            return tuple(layer for layer in layers if _leads_to(layer.path, path, home))

        def done(direct: tuple[DirectLayer, ...]) -> None:
            ids = frozenset(layer.id for layer in direct)
            if ids and ids != self._told and self._session.path == path:
                self.found.emit(direct)
            self._told = ids

        self._tasks.run(tr("Looking at the layers of the project"), work, done, hidden=True)

    def repair(self, layers: tuple[DirectLayer, ...]) -> tuple[str, ...]:
        """Let layers show the display copy instead; style, name and filter stay.

        Returns:
            The names of those that could not be changed: they are being edited, or show what the
            copy does not have.
        """
        store = self._session.store
        left = []
        for known in layers:
            layer = self._project.mapLayer(known.id)
            if store is None or not isinstance(layer, QgsVectorLayer):
                continue
            table = known.table or _first_table(layer)
            if layer.isEditable() or not table or not _redirect(layer, store.layer_source(table)):
                left.append(known.name)
        self._told = frozenset()
        return tuple(left)

    def remove(self, layers: tuple[DirectLayer, ...]) -> None:
        """Take layers out of the project."""
        self._project.removeMapLayers([layer.id for layer in layers])

    def switch_groups_off(self) -> bool:
        """Switch transaction groups off; False while a layer is being edited."""
        return bool(self._project.setTransactionMode(Qgis.TransactionMode.Disabled))

    def _project_read(self, *_document: object) -> None:
        self._told = frozenset()
        self._told_of_groups = False
        self._soon.start()

    def _follow(self, layers: Iterable[QgsMapLayer]) -> None:
        """Look again when somebody gives a layer another source."""
        for layer in layers:
            if isinstance(layer, QgsVectorLayer):
                layer.dataSourceChanged.connect(self._look_again)

    def _look_again(self) -> None:
        self._soon.start()

    def _layers_added(self, layers: list[QgsMapLayer]) -> None:
        self._follow(layers)
        if any(_file_of(layer) for layer in layers):
            self._soon.start()

    def _mode_changed(self) -> None:
        self._told_of_groups = False
        self._soon.start()

    def _opened(self) -> None:
        self._told = frozenset()
        self._soon.start()


def has_groups(project: QgsProject) -> bool:
    """Tell whether a project edits in transaction groups."""
    return bool(project.transactionMode() != Qgis.TransactionMode.Disabled)


def _with_files(project: QgsProject) -> list[DirectLayer]:
    """Return the layers that open some file that is no display copy."""
    found = []
    for layer in project.mapLayers().values():
        file = _file_of(layer)
        if file is not None:
            found.append(DirectLayer(layer.id(), layer.name(), *file))
    return found


def _file_of(layer: QgsMapLayer) -> tuple[str, str] | None:
    """Return file and table of a layer; None where it opens no file of this kind."""
    if not isinstance(layer, QgsVectorLayer) or store_of(layer.source()):
        return None
    if layer.providerType() == "spatialite":
        uri = QgsDataSourceUri(layer.source())
        return uri.database(), uri.table()
    if layer.providerType() != "ogr":
        return None
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    path = str(parts.get("path") or "")
    return (path, str(parts.get("layerName") or "")) if path else None


def _leads_to(path: str, workspace: Path, home: str) -> bool:
    """Tell whether a path in any spelling leads to the workspace; may wait for a share."""
    candidates = [Path(path)] if Path(path).is_absolute() else [Path(path), Path(home) / path]
    for candidate in candidates:
        try:
            if os.path.samefile(candidate, workspace):  # noqa: PTH121 - takes both as they are
                return True
        except OSError:
            continue
    return False


def _first_table(layer: QgsVectorLayer) -> str:
    """Return the table that a source without one shows: the first of the file."""
    provider = layer.dataProvider()
    listed = provider.subLayers() if provider is not None else []
    parts = listed[0].split(QgsDataProvider.sublayerSeparator()) if listed else []
    return parts[1] if len(parts) > 1 else ""


def _redirect(layer: QgsVectorLayer, source: str) -> bool:
    """Let a layer open another source; put it back where that has no such table."""
    before, kind = layer.source(), layer.providerType()
    subset = layer.subsetString()
    options = QgsDataProvider.ProviderOptions()
    layer.setDataSource(source, layer.name(), "ogr", options)
    if not layer.isValid():
        layer.setDataSource(before, layer.name(), kind, options)
        return False
    if subset:
        layer.setSubsetString(subset)
    layer.setReadOnly(True)
    layer.triggerRepaint()
    return True
