# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:comparecontrollines`` on layers of different CRS and on versions of a workspace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProject,
)

from tests.qgis.layers.test_layer_algorithms import make_layer, square
from tests.services.boundaries.geometry_workspace import add, new_workspace, parcel
from tests.services.control_line.line_workspace import block, draft


def run(**parameters: object) -> tuple[dict[str, object], dict[str, list[dict[str, object]]]]:
    import processing  # noqa: PLC0415

    context = QgsProcessingContext()
    found = processing.run(
        "lowuse:comparecontrollines", parameters, context=context, feedback=QgsProcessingFeedback()
    )
    layers = {}
    for name in ("OUTPUT", "FLIPS"):
        layer = found.get(name)
        if isinstance(layer, str):
            layer = QgsProcessingUtils.mapLayerFromString(layer, context)
        layers[name] = [] if layer is None else [
            {**dict(zip(f.fields().names(), f.attributes(), strict=True)),
             "m2": f.geometry().area()}
            for f in layer.getFeatures()
        ]  # fmt: skip
    return found, layers


def moved(wkt: str, crs: str) -> str:
    shape = QgsGeometry.fromWkt(wkt)
    turn = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4526"),
        QgsCoordinateReferenceSystem(crs),
        QgsProject.instance(),
    )
    shape.transform(turn)
    return shape.asWkt(9)


@pytest.mark.usefixtures("provider")
def test_layers_of_different_crs_are_compared_in_that_of_the_parcels(folder: Path) -> None:
    parcels = make_layer(
        folder,
        "宗地",
        [(square(0, 0, 100, 100), {"no": "P1"}), (square(300, 0, 100, 100), {"no": "P2"})],
    )
    old = make_layer(folder, "前", [(square(0, 0, 200, 100), {"level": 1})])
    new = make_layer(
        folder,
        "后",
        [(moved(square(200, 0, 200, 100), "EPSG:4547"), {"level": 1}),
         (moved(square(100, 0, 100, 100), "EPSG:4547"), {"level": 2})],
        crs="EPSG:4547",
    )  # fmt: skip
    found, layers = run(
        INPUT=parcels, OLD_LINE=old, OLD_LEVEL="level", NEW_LINE=new, NEW_LEVEL="level",
        OUTPUT="memory:", FLIPS="memory:",
    )  # fmt: skip
    assert found["FLIPPED"] == 2
    assert [(r["no"], r["class_before"], r["class_after"]) for r in layers["FLIPS"]] == [
        ("P1", "inside", "outside"),
        ("P2", "outside", "inside"),
    ]
    assert (found["ADDED_M2"], found["REMOVED_M2"], found["LEVEL_CHANGED_M2"]) == (
        pytest.approx(20_000, abs=0.1),
        pytest.approx(10_000, abs=0.1),
        pytest.approx(10_000, abs=0.1),
    )
    kinds = {(r["kind"], round(float(r["m2"]))) for r in layers["OUTPUT"]}
    assert {("added", 20_000), ("removed", 10_000), ("level", 10_000)} <= kinds
    assert json.loads(str(found["SUMMARY"]))["parcels"] == 2


@pytest.mark.usefixtures("provider")
def test_two_lines_are_compared_without_parcels(folder: Path) -> None:
    old = make_layer(folder, "前", [(square(0, 0, 100, 100), {"n": 1})])
    new = make_layer(folder, "后", [(square(0, 0, 100, 150), {"n": 1})])
    found, layers = run(OLD_LINE=old, NEW_LINE=new, OUTPUT="memory:")
    assert (found["FLIPPED"], found["ADDED_M2"], found["FLIPS"]) == (0, 5000, None)
    [row] = layers["OUTPUT"]
    assert (row["kind"], row["level_before"], row["level_after"]) == ("added", None, 0)


@pytest.mark.usefixtures("provider")
def test_versions_of_a_workspace_are_compared_and_nothing_is_written(folder: Path) -> None:
    with new_workspace(folder) as store:
        [key] = add(store, "parcel", [parcel(0, 20, parcel_code="A")])
        draft(store, "前", block(0, 100))
        draft(store, "后", block(50, 150))
        path = store.path
        with store.read() as reading:
            before = reading.head()
    found, layers = run(WORKSPACE=str(path), OLD="前", NEW="后", OUTPUT="memory:", FLIPS="memory:")
    assert (found["FLIPPED"], found["HOLDERS"]) == (1, 1)
    [flip] = layers["FLIPS"]
    assert (flip["uuid"], flip["class_before"], flip["class_after"]) == (key, "inside", "outside")
    assert flip["inside_before_m2"] == pytest.approx(202)
    assert flip["m2"] == pytest.approx(200)
    from lowuse_plugin.store.workspace import open_workspace  # noqa: PLC0415
    from tests.services.boundaries.geometry_workspace import ACTOR  # noqa: PLC0415

    with open_workspace(path, actor=ACTOR) as store, store.read() as reading:
        assert reading.head() == before


@pytest.mark.usefixtures("provider")
@pytest.mark.parametrize("given", [{}, {"OLD_LINE": "x.gpkg"}, {"WORKSPACE": "a", "OLD_LINE": "b"}])
def test_half_a_choice_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(QgsProcessingException):
        run(**given)
