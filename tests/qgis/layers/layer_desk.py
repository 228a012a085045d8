# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A project with the layers of a real workspace on its real display copy."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from lowuse_plugin.domain.ports import LogHead, Refresh, WorkspaceInfo
from lowuse_plugin.qgis_bridge.cache import display_folder
from lowuse_plugin.qgis_bridge.current import CurrentParcel
from lowuse_plugin.qgis_bridge.layers.map_layers import MapLayers
from lowuse_plugin.qgis_bridge.map_selection import MapSelection
from lowuse_plugin.qgis_bridge.projects.link import ProjectLink
from lowuse_plugin.qgis_bridge.tasks import Tasks
from lowuse_plugin.store.display_copy import DisplayCopy
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace, open_workspace
from tests.services.boundaries.geometry_workspace import ACTOR, add, control_line, parcel


class HeldSession(QObject):
    """The session as others see it, opened and brought up to date when a test says so."""

    opened = pyqtSignal()
    closed = pyqtSignal()
    refreshed = pyqtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        self.store: WorkspaceStore | None = None

    @property
    def info(self) -> WorkspaceInfo | None:
        return self.store.info if self.store else None

    @property
    def path(self) -> Path | None:
        return self.store.path if self.store else None

    def open(self, path: Path) -> None:
        store = open_workspace(path, actor=ACTOR)
        store.attach_display(DisplayCopy.open(store, display_folder()))
        self.close()
        self.store = store
        self.opened.emit()

    def close(self) -> None:
        store, self.store = self.store, None
        if store is not None:
            self.closed.emit()
            store.close()

    def catch_up(self) -> Refresh:
        refresh = self.store.display.catch_up()
        self.refreshed.emit(refresh)
        return refresh


def refresh_of(*tables: str, bounds=None) -> Refresh:
    return Refresh(LogHead(1, ""), frozenset(tables), None, bounds)


def workspace(folder: Path, name: str = "工作库 1.gpkg", parcels: int = 3) -> Path:
    """A workspace with parcels of 10 m in a row, a line over the first 100 m and nothing else."""
    path = folder / name
    with create_workspace(path, district="440704", actor=ACTOR) as store:
        rows = [parcel(20 * i, 20 * i + 10, parcel_code=f"44070400{i:04d}") for i in range(parcels)]
        if rows:
            add(store, "parcel", rows)
        control_line(store, "2024版", "2024-01-01")
    return path


class LayerDesk:
    """Everything that has to do with layers, built and taken down as the plugin does."""

    def __init__(self) -> None:
        self.project = QgsProject.instance()
        self.failures: list[BaseException] = []
        self.tasks = Tasks(self.failures.append)
        self.session = HeldSession()
        self.current = CurrentParcel()
        self.layers = MapLayers(self.project, self.session, self.tasks)
        self.selection = MapSelection(self.session, self.layers, self.current, self.tasks)
        self.link = ProjectLink(self.project, self.session, self.layers, self.tasks)

    def stop(self) -> None:
        self.link.stop()
        self.selection.stop()
        self.layers.stop()
        self.settle()
        self.session.close()

    def settle(self) -> None:
        """Let tasks end and timers run."""
        for _ in range(3):
            until(lambda: not self.tasks.busy and not self.layers.is_adding)
            QCoreApplication.processEvents()
        until(lambda: not self.tasks.busy and not self.layers.is_adding)
        assert self.failures == []

    def uuids(self) -> list[str]:
        with self.session.store.read() as reading:
            return reading.table("parcel")["uuid"].to_list()

    def save_as(self, path: Path) -> None:
        assert self.project.write(str(path))

    def reopen(self, path: Path) -> None:
        self.project.clear()
        assert self.project.read(str(path))
        self.settle()


def until(condition: Callable[[], bool], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        QCoreApplication.processEvents()
        time.sleep(0.005)


class Heard:
    """What a signal said."""

    def __init__(self, signal) -> None:
        self.said: list[tuple] = []
        signal.connect(lambda *args: self.said.append(args))
