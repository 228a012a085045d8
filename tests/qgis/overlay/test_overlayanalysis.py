# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:overlayanalysis`` on layers and on a workspace: the same numbers (D11)."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsProcessingException,
    QgsProject,
)

from tests.qgis.layers.test_layer_algorithms import make_layer, run, square
from tests.services.overlay.overlay_workspace import box, layer
from tests.services.survey_units.unit_workspace import workspace

pytestmark = pytest.mark.usefixtures("provider")


def in_37(wkt: str) -> str:
    """The same square in the neighbouring zone."""
    geometry = QgsGeometry.fromWkt(wkt)
    there = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4526"),
        QgsCoordinateReferenceSystem("EPSG:4525"),
        QgsProject.instance(),
    )
    geometry.transform(there)
    return geometry.asWkt(6)


def test_layers_of_several_crs(folder: Path) -> None:
    parcels = make_layer(
        folder,
        "宗地",
        [
            (square(0, 0, 100, 100), {"no": "P1"}),
            (square(100, 0, 100, 100), {"no": "P2"}),
            (None, {"no": "P3"}),
        ],
    )
    survey = make_layer(
        folder,
        "三调",
        [
            (in_37(square(0, 0, 150, 100)), {"DLBM": "0601", "DLMC": "工业用地"}),
            (in_37(square(150, 0, 30, 100)), {"DLBM": "0101", "DLMC": "水田"}),
            (in_37(square(160, 0, 40, 100)), {"DLBM": "0101", "DLMC": "水田"}),
        ],
        crs="EPSG:4525",
    )
    plain = make_layer(folder, "园区", [(square(0, 0, 25, 100), {"x": "1"})])
    sheet = folder / "套合.xlsx"
    found, rows = run(
        "overlayanalysis", INPUT=parcels, ID_FIELD="no", LAYERS=[survey, plain],
        OUTPUT="TEMPORARY_OUTPUT", XLSX=str(sheet), ON="2025-06-30",
    )  # fmt: skip
    told = {(r["label"], r["layer_name"], r["class_name"]): r for r in rows}
    areas = {key: round(row["overlap_m2"], 1) for key, row in told.items()}
    assert areas == {
        ("P1", "三调", "工业用地"): 10_000,
        ("P2", "三调", "工业用地"): 5_000,
        ("P2", "三调", "水田"): 5_000,
        ("P1", "园区", "园区"): 2_500,
    }
    paddy = told["P2", "三调", "水田"]
    assert (paddy["finding"], round(paddy["overlap_mu"], 3)) == ("non_construction", 7.5)
    assert (found["ROWS"], found["FINDINGS"]) == (4, 1)
    assert openpyxl.load_workbook(sheet).sheetnames == ["套合明细", "分类汇总", "检查"]


def test_a_workspace_gives_the_numbers_of_its_layers(folder: Path) -> None:
    with workspace(folder / "套合 1.gpkg") as store:
        layer(
            store, "land_survey", ("0601", "工业用地", box(0, 150)), ("0101", None, box(150, 250))
        )
        path = str(store.path)
    found, rows = run("overlayanalysis", WORKSPACE=path, ON="2025-06-30", OUTPUT="TEMPORARY_OUTPUT")
    assert sorted((r["subject"], r["class_code"], round(r["overlap_m2"], 3)) for r in rows) == [
        ("a", "0601", 10_000.0),
        ("b", "0101", 5_000.0),
        ("b", "0601", 5_000.0),
        ("c", "0101", 5_000.0),
    ]
    summary = json.loads(found["SUMMARY"])
    assert summary["findings"]["non_construction"] == {"parcels": 2, "units": 0}
    assert summary["written"] == 4
    again, _ = run("overlayanalysis", WORKSPACE=path, ON="2025-07-01")
    assert json.loads(again["SUMMARY"])["written"] == 0


def test_only_chosen_parcels_of_a_workspace(folder: Path) -> None:
    with workspace(folder / "套合 1.gpkg") as store:
        layer(
            store, "land_survey", ("0601", "工业用地", box(0, 150)), ("0101", None, box(150, 250))
        )
        path = str(store.path)
    found, rows = run(
        "overlayanalysis", WORKSPACE=path, ON="2025-06-30", OUTPUT="TEMPORARY_OUTPUT",
        PARCELS=json.dumps(["b", "gone"]),
    )  # fmt: skip
    assert sorted((r["subject"], r["class_code"], round(r["overlap_m2"], 3)) for r in rows) == [
        ("b", "0101", 5_000.0),
        ("b", "0601", 5_000.0),
    ]
    summary = json.loads(found["SUMMARY"])
    assert (found["ROWS"], summary["written"], summary["missing"]) == (2, 2, 1)


def test_without_layers_it_says_what_is_missing(folder: Path) -> None:
    make_layer(folder, "宗地", [(square(0, 0, 100, 100), {"no": "P1"})])
    path = str(folder / "宗地.gpkg")
    with pytest.raises(QgsProcessingException, match="at least one layer"):
        run("overlayanalysis", INPUT=path)
    with workspace(folder / "空 1.gpkg") as store:
        empty = str(store.path)
    with pytest.raises(QgsProcessingException, match="reference:x"):
        run("overlayanalysis", WORKSPACE=empty, KEYS="reference:x", ON="2025-06-30")
