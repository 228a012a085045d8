# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Styles that somebody saved into the workspace are not ours: no code, no network (P15)."""

from __future__ import annotations

import ast
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from qgis.core import QgsMapRendererParallelJob, QgsMapSettings, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QSize

from lowuse_plugin.gui.widgets.importing.place import OutlineMap
from tests.exchange.evil_files import counting_server
from tests.qgis.layers.layer_desk import workspace
from tests.qgis.session_desk import SessionDesk

pytestmark = pytest.mark.map_layers

PACKAGE = Path(__file__).resolve().parents[3] / "lowuse_plugin"
TABLES = ("parcel_map", "control_line_map", "parcel", "survey_unit_map")
MAKE = (
    "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, f_table_catalog TEXT, f_table_schema TEXT,"
    " f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT,"
    " useAsDefault BOOLEAN, description TEXT, owner TEXT, ui TEXT, update_time TEXT)"
)
REGISTER = (
    "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change)"
    " VALUES ('layer_styles', 'attributes', 'layer_styles', '2026-01-01T00:00:00.000Z')"
)
PUT = (
    "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column,"
    " styleName, styleQML, useAsDefault) VALUES ('', '', ?, 'geom', '坏', ?, 1)"
)


def put_styles(path: Path, url: str) -> None:
    """What QGIS does when somebody saves the style of a layer as default into the file."""
    qml = (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
        "<qgis version='3.40.0' styleCategories='AllStyleCategories'>"
        "<renderer-v2 type='singleSymbol' enableorderby='0' forceraster='0' symbollevels='0'>"
        "<symbols><symbol type='fill' name='0' alpha='1' clip_to_extent='1' force_rhr='0'>"
        "<layer class='SVGFill' enabled='1' locked='0' pass='0'><Option type='Map'>"
        f"<Option name='svgFile' type='QString' value='{url}/evil.svg'/>"
        "<Option name='width' type='QString' value='5'/></Option></layer></symbol></symbols>"
        "</renderer-v2><editforminit>evil</editforminit>"
        "<editforminitcodesource>2</editforminitcodesource>"
        "<editforminitcode><![CDATA[def evil(*a): raise SystemExit]]></editforminitcode>"
        f"<mapTip enabled='1'>&lt;img src='{url}/tip.png'/&gt;</mapTip></qgis>"
    )
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(MAKE)
        connection.execute(REGISTER)
        for table in TABLES:
            connection.execute(PUT, (table, qml))


def render(layers: list[QgsVectorLayer]) -> None:
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(layers[0].crs())
    settings.setExtent(layers[0].extent())
    settings.setOutputSize(QSize(200, 200))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()


def carries_it(layer: QgsVectorLayer) -> bool:
    return bool(layer.editFormConfig().initCode()) or bool(layer.mapTipTemplate())


def test_the_style_is_one_that_would_act(qgis_new_project: None, folder: Path) -> None:
    """Without our way of opening it does arrive: the test below tests something."""
    with counting_server() as (url, _hits):
        path = workspace(folder)
        put_styles(path, url)
        layer = QgsVectorLayer(f"{path}|layername=parcel_map", "x", "ogr")
        assert carries_it(layer)
        del layer


def test_styles_in_the_workspace_neither_run_nor_reach_the_network(
    session_desk: SessionDesk, folder: Path
) -> None:
    with counting_server() as (url, hits):
        path = workspace(folder)
        put_styles(path, url)
        session_desk.open(path)
        layers = [
            layer
            for layer in QgsProject.instance().mapLayers().values()
            if isinstance(layer, QgsVectorLayer)
        ]
        assert len(layers) >= 3
        render(layers)
        place = OutlineMap()
        source = session_desk.session.store.layer_source("parcel_map")
        shown = place._parcel_layer(source, "EPSG:4526")
        assert [layer.name() for layer in (*layers, shown) if carries_it(layer)] == []
        render([shown])
        place.release()
        assert hits == []
        assert carries_it(QgsVectorLayer(source, "x", "ogr"))  # they are in the copy too


def test_every_layer_on_a_file_is_opened_without_the_styles_in_it() -> None:
    without = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") != "QgsVectorLayer":
                continue
            provider = node.args[2].value if len(node.args) > 2 else ""  # type: ignore[attr-defined]
            if provider != "memory" and len(node.args) < 4:
                without.append(f"{path.name}:{node.lineno}")
    assert without == []
