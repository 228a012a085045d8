# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS's own editing cannot pass the plugin by accident (P8)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer, edit

from lowuse_plugin.store.workspace import open_workspace
from tests.qgis.layers.layer_desk import workspace
from tests.qgis.session_desk import SessionDesk
from tests.services.boundaries.geometry_workspace import ACTOR

pytestmark = pytest.mark.map_layers

SENTENCE = "低效用地：请在插件面板中修改，不能直接编辑该表"


def opened(source: str) -> QgsVectorLayer:
    options = QgsVectorLayer.LayerOptions()
    options.loadDefaultStyle = False
    layer = QgsVectorLayer(source, "宗地", "ogr", options)
    assert layer.isValid()
    return layer


def change_text(layer: QgsVectorLayer) -> None:
    feature = next(layer.getFeatures())
    layer.changeAttributeValue(feature.id(), layer.fields().indexOf("holder_name"), "偷改")


def change_version(layer: QgsVectorLayer) -> None:
    feature = next(layer.getFeatures())
    index = layer.fields().indexOf("row_version")
    layer.changeAttributeValue(feature.id(), index, feature["row_version"] + 1)


def move(layer: QgsVectorLayer) -> None:
    feature = next(layer.getFeatures())
    geometry = QgsGeometry(feature.geometry())
    geometry.translate(1, 1)
    layer.changeGeometry(feature.id(), geometry)


def insert(layer: QgsVectorLayer) -> None:
    feature = QgsFeature(layer.fields())
    feature["uuid"] = "偷加"
    feature["row_version"] = 1
    feature["change_id"] = "x"
    feature["district"] = "440704"
    layer.addFeature(feature)


def paste(layer: QgsVectorLayer) -> None:
    feature = QgsFeature(next(layer.getFeatures()))
    feature["fid"] = None
    feature["uuid"] = "偷贴"
    layer.addFeature(feature)


def delete(layer: QgsVectorLayer) -> None:
    layer.deleteFeature(next(layer.getFeatures()).id())


ACTS = (change_text, change_version, move, insert, paste, delete)


def state(path: Path) -> list[tuple]:
    with open_workspace(path, actor=ACTOR) as store:
        with store.read() as reading:
            rows = reading.table("parcel").to_rows()
        assert store.verify().findings == ()
    return [(row["uuid"], row["holder_name"]) for row in rows]


@pytest.mark.parametrize("act", ACTS)
def test_saving_an_edit_of_the_shared_file_is_refused_with_our_sentence(
    qgis_new_project: None, folder: Path, act: Callable[[QgsVectorLayer], None]
) -> None:
    """The user opened the file past the plugin; the guards of the file answer."""
    path = workspace(folder)
    before = state(path)
    layer = opened(f"{path}|layername=parcel")
    assert layer.startEditing()
    act(layer)
    assert not layer.commitChanges()
    assert SENTENCE in " ".join(layer.commitErrors())
    layer.rollBack()
    del layer
    assert state(path) == before


@pytest.mark.parametrize("act", ACTS)
def test_saving_an_edit_of_the_display_copy_is_refused(
    session_desk: SessionDesk, folder: Path, act: Callable[[QgsVectorLayer], None]
) -> None:
    """A layer somebody made by hand of what our layers show, without our read-only mark."""
    path = workspace(folder)
    session_desk.open(path)
    layer = opened(session_desk.session.store.layer_source("parcel"))
    if layer.startEditing():
        act(layer)
        assert not layer.commitChanges()
        layer.rollBack()
    del layer
    session_desk.session.close()
    session_desk.rest()
    assert [row for row in state(path) if row[0].startswith("偷") or row[1] == "偷改"] == []
    assert len(state(path)) == 3


def test_our_layers_cannot_be_switched_to_editing(session_desk: SessionDesk, folder: Path) -> None:
    session_desk.open(workspace(folder))
    layers = [
        layer
        for layer in QgsProject.instance().mapLayers().values()
        if isinstance(layer, QgsVectorLayer)
    ]
    assert len(layers) >= 3
    for layer in layers:
        assert layer.readOnly()
        assert not layer.startEditing()


def test_a_memory_layer_is_edited_as_ever(qgis_new_project: None) -> None:
    layer = QgsVectorLayer("Polygon?crs=EPSG:4526&field=holder_name:string", "草稿", "memory")
    with edit(layer):
        layer.addFeature(QgsFeature(layer.fields()))
    assert layer.featureCount() == 1
