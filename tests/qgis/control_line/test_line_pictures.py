# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Pictures of versions on the map: whose layers they are, where they stand, when they go."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsVectorLayer

from lowuse_plugin.gui.control_line.lines_command import LinesCommand
from lowuse_plugin.qgis_bridge.layers.line_layers import (
    GROUP,
    Picture,
    make_pictures,
    remove_pictures,
    show_pictures,
    version_key,
)
from tests.qgis.session_desk import SessionDesk
from tests.services.control_line.line_workspace import block

pytestmark = pytest.mark.map_layers

SQUARE = block(0, 10).shape


class Silent:
    def step(self, done: int, total: int, message: str = "") -> None:
        """Say nothing."""


def pictured(project: QgsProject, key: str = "k") -> QgsVectorLayer:
    rows = [(SQUARE, ("x",))]
    layers = make_pictures(
        [Picture("blocks", "t", {"a": "string"}, rows)], "EPSG:4526", Silent()
    )  # fmt: skip
    show_pictures(project, key, "T", layers)
    return layers[0]


def groups() -> list[str]:
    found = QgsProject.instance().layerTreeRoot().findGroups(True)
    return [group.name() for group in found if group.customProperty(GROUP)]


def test_layers_of_the_user_in_a_group_of_ours_stay(qgis_new_project: object) -> None:
    """His own, and his copy of one of ours."""
    project = QgsProject.instance()
    first = pictured(project)
    [group] = project.layerTreeRoot().findGroups()
    own, copy = QgsVectorLayer("Polygon?crs=EPSG:4526", "草图", "memory"), first.clone()
    for layer in (own, copy):
        project.addMapLayer(layer, False)
        group.addLayer(layer)
    first_id, kept = first.id(), {own.id(), copy.id()}
    second = pictured(project)
    assert set(project.mapLayers()) == {*kept, second.id()}
    assert first_id not in project.mapLayers()
    remove_pictures(project)
    assert set(project.mapLayers()) == kept
    assert groups() == ["T"], "his layers stand in it"


def test_a_group_that_was_moved_is_found_again(qgis_new_project: object) -> None:
    project, root = QgsProject.instance(), QgsProject.instance().layerTreeRoot()
    pictured(project)
    [group] = root.findGroups()
    outer = root.addGroup("outer")
    outer.addChildNode(group.clone())
    root.removeChildNode(group)
    pictured(project)
    assert len(project.mapLayers()) == 1
    assert [node.name() for node in outer.children()] == ["T"]
    assert [node.name() for node in root.children()] == ["outer"]


def test_pictures_of_two_workspaces_stand_side_by_side(qgis_new_project: object) -> None:
    project = QgsProject.instance()
    for store_id in ("one", "two", "two"):
        pictured(project, version_key(store_id, "v1"))
    assert len(project.mapLayers()) == 2


def test_pictures_that_a_project_file_has_emptied_go(
    session_desk: SessionDesk, folder: Path, qgis_new_project: object
) -> None:
    command = LinesCommand(session_desk.context, session_desk.window)
    project = QgsProject.instance()
    own = QgsVectorLayer("Polygon?crs=EPSG:4526", "草图", "memory")
    project.addMapLayer(own)
    pictured(project)
    place = str(folder / "图.qgz")
    assert project.write(place)
    project.clear()
    assert project.read(place)
    assert [layer.name() for layer in project.mapLayers().values()] == ["草图"]
    assert groups() == []
    assert not project.isDirty()
    command.release()


def test_layers_are_made_in_the_thread_of_a_task(session_desk: SessionDesk) -> None:
    """1,200 squares of 10 × 200 m² in steps: 2,400,000 m² altogether."""
    rows = [(SQUARE, (f"{place}",)) for place in range(1200)]
    steps: list[int] = []

    class Told:
        def step(self, done: int, total: int, message: str = "") -> None:
            steps.append(done)
            assert total == 1200

    made: list[QgsVectorLayer] = []
    wanted = [Picture("flips", "t", {"a": "string"}, rows)]
    session_desk.tasks.run("x", lambda _p: make_pictures(wanted, "EPSG:4526", Told()), made.extend)
    session_desk.rest()
    [layer] = made
    assert steps == [0, 500, 1000]
    assert layer.thread() is QgsProject.instance().thread()
    assert layer.readOnly()
    assert sum(f.geometry().area() for f in layer.getFeatures()) == pytest.approx(2_400_000)
