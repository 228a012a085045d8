# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The map goes to the current parcel, moves no more than it must, and keeps it marked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle
from qgis.gui import QgsHighlight, QgsMapCanvas

from lowuse_plugin.domain.ports import Update
from lowuse_plugin.gui.map_view import MARGIN, SMALLEST_M, MapView
from lowuse_plugin.qgis_bridge.cache import OVERRIDE
from lowuse_plugin.qgis_bridge.layers.roles import PARCELS
from tests.qgis.layers.layer_desk import Heard, LayerDesk, workspace
from tests.qgis.window import settle
from tests.services.boundaries.geometry_workspace import EAST, NORTH


@pytest.fixture
def layer_desk(
    qgis_new_project: None, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[LayerDesk]:
    monkeypatch.setenv(OVERRIDE, str(folder / "缓存"))
    layer_desk = LayerDesk()
    yield layer_desk
    layer_desk.stop()
    QgsProject.instance().clear()


@pytest.fixture
def canvas(layer_desk: LayerDesk) -> Iterator[QgsMapCanvas]:
    canvas = QgsMapCanvas()
    canvas.resize(400, 400)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4526"))
    yield canvas
    canvas.deleteLater()
    settle()


@pytest.fixture
def view(layer_desk: LayerDesk, canvas: QgsMapCanvas, folder: Path) -> Iterator[MapView]:
    view = MapView(canvas, layer_desk.layers, layer_desk.current)
    layer_desk.session.open(workspace(folder))
    layer_desk.settle()
    yield view
    view.stop()


def marks(canvas: QgsMapCanvas) -> list[QgsHighlight]:
    return [item for item in canvas.scene().items() if isinstance(item, QgsHighlight)]


def smaller_side(canvas: QgsMapCanvas) -> float:
    return min(canvas.extent().width(), canvas.extent().height())


def test_the_first_layers_of_an_empty_project_are_shown_whole(
    view: MapView, canvas: QgsMapCanvas
) -> None:
    assert canvas.extent().contains(QgsRectangle(EAST, NORTH, EAST + 50, NORTH + 10))
    assert canvas.extent().width() < 100


def test_goes_to_a_parcel_with_a_margin_and_a_smallest_extent(
    view: MapView, canvas: QgsMapCanvas, layer_desk: LayerDesk
) -> None:
    canvas.setExtent(QgsRectangle(EAST - 5000, NORTH - 5000, EAST + 5000, NORTH + 5000))
    layer_desk.current.look_at(layer_desk.uuids()[1], reveal=True)
    assert canvas.extent().center().x() == pytest.approx(EAST + 25)
    assert smaller_side(canvas) == pytest.approx(max(10 * MARGIN, SMALLEST_M))


def test_keeps_the_scale_where_the_parcel_is_large_enough(
    view: MapView, canvas: QgsMapCanvas, layer_desk: LayerDesk
) -> None:
    before = QgsRectangle(EAST, NORTH - 20, EAST + 60, NORTH + 40)
    canvas.setExtent(before)
    before = canvas.extent()
    layer_desk.current.look_at(layer_desk.uuids()[1], reveal=True)
    assert canvas.extent() == before
    canvas.setExtent(QgsRectangle(EAST + 40, NORTH - 20, EAST + 100, NORTH + 40))
    layer_desk.current.look_at(layer_desk.uuids()[0], reveal=True)
    assert smaller_side(canvas) == pytest.approx(60)
    assert canvas.extent().center().x() == pytest.approx(EAST + 5)


def test_flashing_alone_does_not_move_the_map(
    view: MapView, canvas: QgsMapCanvas, layer_desk: LayerDesk
) -> None:
    canvas.setExtent(QgsRectangle(EAST - 5000, NORTH - 5000, EAST + 5000, NORTH + 5000))
    before = canvas.extent()
    layer_desk.current.look_at(layer_desk.uuids()[1], reveal=True, zoom=False)
    assert canvas.extent() == before


def test_one_mark_follows_the_current_parcel_and_goes_with_it(
    view: MapView, canvas: QgsMapCanvas, layer_desk: LayerDesk
) -> None:
    first, second, _ = layer_desk.uuids()
    layer_desk.current.look_at(first)
    layer_desk.current.look_at(second)
    assert len(marks(canvas)) == 1
    layer_desk.current.look_at("")
    assert marks(canvas) == []
    layer_desk.current.look_at(first)
    layer_desk.session.close()
    assert marks(canvas) == []


def test_the_mark_follows_a_boundary_that_is_changed_and_put_back(
    view: MapView, canvas: QgsMapCanvas, layer_desk: LayerDesk
) -> None:
    uuid, store = layer_desk.uuids()[0], layer_desk.session.store
    with store.read() as reading:
        before = reading.row("parcel", uuid)
    layer_desk.current.look_at(uuid)
    was = marks(canvas)[0].rect()
    moved = shapely.to_wkb(shapely.transform(shapely.from_wkb(before["geom"]), lambda at: at + 30))
    for shape, by in ((moved, 30), (before["geom"], 0)):
        with store.read() as reading:
            version = reading.row("parcel", uuid)["row_version"]
        store.write([Update("parcel", uuid, version, {"geom": bytes(shape)})], reason="改界")
        layer_desk.session.catch_up()
        layer_desk.settle()
        [mark] = marks(canvas)
        assert mark.rect().xMinimum() == pytest.approx(was.xMinimum() + by, abs=0.01)


def test_a_removed_layer_takes_the_mark_with_it(
    view: MapView, canvas: QgsMapCanvas, layer_desk: LayerDesk
) -> None:
    layer_desk.current.look_at(layer_desk.uuids()[0])
    layer_desk.project.removeMapLayer(layer_desk.layers.layer(PARCELS).id())
    assert marks(canvas) == []
    layer_desk.layers.restore()
    layer_desk.settle()
    assert len(marks(canvas)) == 1


def test_says_what_is_seen_in_the_crs_of_a_layer(
    view: MapView, canvas: QgsMapCanvas, layer_desk: LayerDesk
) -> None:
    canvas.setExtent(QgsRectangle(EAST, NORTH, EAST + 100, NORTH + 100))
    shown = view.shown(layer_desk.layers.layer(PARCELS))
    assert shown.center().x() == pytest.approx(EAST + 50)


def test_stopping_leaves_nothing_on_the_map(
    layer_desk: LayerDesk, canvas: QgsMapCanvas, folder: Path
) -> None:
    view = MapView(canvas, layer_desk.layers, layer_desk.current)
    layer_desk.session.open(workspace(folder))
    uuid = layer_desk.uuids()[0]
    layer_desk.current.look_at(uuid)
    view.stop()
    extents = Heard(canvas.extentsChanged)
    layer_desk.current.look_at("")
    layer_desk.current.look_at(uuid, reveal=True)
    assert marks(canvas) == []
    assert extents.said == []
