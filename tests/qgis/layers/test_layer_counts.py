# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How many rows a layer tells of and how far it reaches: of what it shows, after every save.

QGIS guesses the count of a GeoPackage that keeps none; from a threshold on it says of a view that
it has one row. The threshold is lowered here so that three parcels are many.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from osgeo import gdal
from qgis.core import QgsLayerTreeModel, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import Qt

from lowuse_plugin.domain.ports import Update
from lowuse_plugin.qgis_bridge.cache import OVERRIDE
from lowuse_plugin.qgis_bridge.layers import roles
from lowuse_plugin.qgis_bridge.layers.themes import PAST
from tests.qgis.layers.layer_desk import LayerDesk, workspace
from tests.services.boundaries.geometry_workspace import EAST, NORTH, add, parcel

_GUESSES_FROM = "QGIS_GPKG_FC_THRESHOLD"
GONE = {"retired_at": "2026-03-02T02:00:00.000Z", "retired_reason": "合并登记 HB1"}


@pytest.fixture(params=["100000", "2"])
def shown(
    request: pytest.FixtureRequest,
    qgis_new_project: None,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[LayerDesk]:
    """Parcels at 0, 20, 40 and 60 m, each 10 m wide, and the layer of history."""
    gdal.SetConfigOption(_GUESSES_FROM, request.param)
    monkeypatch.setenv(OVERRIDE, str(folder / "缓存"))
    desk = LayerDesk()
    desk.session.open(workspace(folder, parcels=4))
    desk.settle()
    desk.layers.apply_theme(PAST)
    desk.settle()
    yield desk
    desk.stop()
    QgsProject.instance().clear()
    gdal.SetConfigOption(_GUESSES_FROM, None)


def reach(layer: QgsVectorLayer) -> tuple[float, float] | None:
    """Left and right edge in metres from where the first parcel begins."""
    box = layer.extent()
    return None if box.isNull() else (box.xMinimum() - EAST, box.xMaximum() - EAST)


def retire(desk: LayerDesk, *uuids: str) -> None:
    desk.session.store.write([Update("parcel", uuid, 1, GONE) for uuid in uuids], reason="合并")
    desk.session.catch_up()


def test_history_and_the_parcels_of_today_share_the_table_and_count_their_own(
    shown: LayerDesk,
) -> None:
    today, history = shown.layers.layer(roles.PARCELS), shown.layers.layer(roles.HISTORY)
    assert (today.featureCount(), reach(today)) == (4, (0, 70))
    assert (history.featureCount(), reach(history)) == (0, None)
    third, fourth = shown.uuids()[2:]
    retire(shown, fourth)
    assert (today.featureCount(), reach(today)) == (3, (0, 50))
    assert (history.featureCount(), reach(history)) == (1, (60, 70))
    retire(shown, third)
    assert (today.featureCount(), reach(today)) == (2, (0, 30))
    assert (history.featureCount(), reach(history)) == (2, (40, 70))
    assert history.extent() == QgsRectangle(EAST + 40, NORTH, EAST + 70, NORTH + 10)


def test_the_layer_tree_says_the_counts(shown: LayerDesk) -> None:
    root = shown.project.layerTreeRoot()
    model = QgsLayerTreeModel(root)
    nodes = {
        role: root.findLayer(shown.layers.layer(role).id())
        for role in (roles.PARCELS, roles.HISTORY)
    }
    for node in nodes.values():
        node.setCustomProperty("showFeatureCount", 1)
    retire(shown, shown.uuids()[0])
    texts = {
        role: model.data(model.node2index(node), Qt.ItemDataRole.DisplayRole)
        for role, node in nodes.items()
    }
    assert texts == {roles.PARCELS: "宗地 [3]", roles.HISTORY: "历史宗地 [1]"}


def test_a_filter_of_the_user_is_counted_too(shown: LayerDesk) -> None:
    today = shown.layers.layer(roles.PARCELS)
    assert today.setSubsetString("\"parcel_code\" LIKE '%3'")
    assert (today.featureCount(), reach(today)) == (1, (60, 70))


def test_other_layers_count_what_they_show(shown: LayerDesk) -> None:
    store = shown.session.store
    rows = [
        {"register_no": str(i), "status": "register", "geom": parcel(100 * i, 100 * i + 10)["geom"]}
        for i in range(4)
    ]
    areas = add(store, "three_old_area", rows)
    shown.session.catch_up()
    layer = shown.layers.layer(roles.THREE_OLD)
    assert (layer.featureCount(), reach(layer)) == (4, (0, 310))
    store.write([Update("three_old_area", areas[3], 1, GONE)], reason="作废")
    shown.session.catch_up()
    assert (layer.featureCount(), reach(layer)) == (3, (0, 210))
