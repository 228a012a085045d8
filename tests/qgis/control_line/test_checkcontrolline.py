# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:checkcontrolline`` on layers as they come, and on chosen parcels of a workspace."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from lowuse_plugin import paths
from lowuse_plugin.store.workspace import open_workspace
from tests.services.boundaries.geometry_workspace import (
    ACTOR,
    add,
    control_line,
    new_workspace,
    parcel,
)

EAST, NORTH = 38_405_000, 2_490_000
pytestmark = pytest.mark.usefixtures("provider")


class Heard(QgsProcessingFeedback):
    """Keeps what an algorithm says."""

    def __init__(self) -> None:
        super().__init__(False)
        self.lines: list[str] = []

    def pushInfo(self, info: str) -> None:  # noqa: N802 - Qt's name
        self.lines.append(info)

    def pushWarning(self, warning: str) -> None:  # noqa: N802
        self.lines.append(warning)


def layer(folder: Path, name: str, kind: str, crs: str, wkts: Sequence[str], **values: Any) -> str:
    """Write a layer and return its path; a refused run keeps layers alive, paths it does not."""
    fields = "".join(f"&field={key}:double" for key in values)
    memory = QgsVectorLayer(f"{kind}?crs={crs}{fields}", name, "memory")
    for wkt in wkts:
        feature = QgsFeature(memory.fields())
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature.setAttributes(list(values.values()))
        assert memory.dataProvider().addFeature(feature)
    path = folder / f"{name}.gpkg"
    options = QgsVectorFileWriter.SaveVectorOptions()
    context = QgsProject.instance().transformContext()
    QgsVectorFileWriter.writeAsVectorFormatV3(memory, str(path), context, options)
    return str(path)


def run(**parameters: Any) -> tuple[dict[str, Any], list[dict[str, Any]], list[str]]:
    """Run the algorithm and return its outputs, the rows of its layer, and what it said."""
    import processing  # noqa: PLC0415

    heard, context = Heard(), QgsProcessingContext()
    found = processing.run(
        "lowuse:checkcontrolline",
        {"ON": "2024-06-30", "OUTPUT": "TEMPORARY_OUTPUT", **parameters},
        context=context,
        feedback=heard,
    )
    rows = []
    if found.get("OUTPUT"):
        result = found["OUTPUT"]
        rows = [
            dict(zip(feature.fields().names(), feature.attributes(), strict=True))
            for feature in result.getFeatures()
        ]
    return found, rows, heard.lines


def box(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"POLYGON (({x0} {y0}, {x1} {y0}, {x1} {y1}, {x0} {y1}, {x0} {y0}))"


def here(x0: float, y0: float, x1: float, y1: float) -> str:
    return box(EAST + x0, NORTH + y0, EAST + x1, NORTH + y1)


PARCEL = here(40, 0, 80, 10)


def test_lines_that_close_count_and_the_run_says_so(folder: Path) -> None:
    parcels = layer(folder, "宗地", "Polygon", "EPSG:4526", [PARCEL], area=390.0)
    x, y = EAST, NORTH
    drawn = [
        f"LINESTRING ({x} {y}, {x + 50} {y}, {x + 50} {y + 100})",
        f"LINESTRING ({x + 50} {y + 100}, {x} {y + 100}, {x} {y})",
    ]
    lines = layer(folder, "线", "LineString", "EPSG:4526", drawn, level=1.0)
    _, [row], said = run(INPUT=parcels, LINE=lines, LEVEL="level", REGISTERED="area")
    assert (row["control_class"], row["inside_m2"]) == ("crossing", pytest.approx(100))
    assert row["level_1_m2"] == pytest.approx(100)
    assert row["difference_m2"] == pytest.approx(10)
    assert any("2 lines enclose 1 areas" in line for line in said)
    open_line = layer(folder, "不闭合", "LineString", "EPSG:4526", drawn[:1])
    with pytest.raises(QgsProcessingException, match="do not close"):
        run(INPUT=parcels, LINE=open_line)


def test_feet_degrees_and_arcs_are_measured_in_square_metres_and_said(folder: Path) -> None:
    feet = layer(folder, "英尺", "Polygon", "EPSG:2229", [box(40, 0, 80, 10)])
    line = layer(folder, "英尺线", "Polygon", "EPSG:2229", [box(0, 0, 50, 100)])
    _, [row], said = run(INPUT=feet, LINE=line)
    assert row["inside_m2"] == pytest.approx(100 * (1200 / 3937) ** 2, abs=1e-6)
    assert any("one unit is 0.30480061 m" in line for line in said)

    degrees = layer(folder, "度", "Polygon", "EPSG:4490", [box(113.0, 22.5, 113.001, 22.501)])
    half = layer(folder, "度线", "Polygon", "EPSG:4490", [box(113.0, 22.5, 113.0005, 22.501)])
    _, [row], said = run(INPUT=degrees, LINE=half)
    assert row["inside_share"] == pytest.approx(0.5, abs=1e-5)
    assert any("measured in EPSG:4526" in line for line in said)

    arc = f"CURVEPOLYGON (CIRCULARSTRING ({EAST} {NORTH}, {EAST + 200} {NORTH}, {EAST} {NORTH}))"
    round_one = layer(folder, "圆", "CurvePolygon", "EPSG:4526", [arc])
    all_around = layer(folder, "大", "Polygon", "EPSG:4526", [here(-500, -500, 500, 500)])
    _, [row], said = run(INPUT=round_one, LINE=all_around)
    assert (row["control_class"], row["remarks"]) == ("inside", "CURVES_LINEARISED")
    assert row["inside_m2"] == pytest.approx(31_415.93, abs=0.06)
    assert any("arcs" in line for line in said)


def test_a_line_far_away_makes_the_run_ask_for_the_reference_system(folder: Path) -> None:
    parcels = layer(folder, "宗地", "Polygon", "EPSG:4526", [PARCEL])
    far = layer(folder, "远", "Polygon", "EPSG:4526", [here(90_000, 0, 90_100, 100)])
    found, _, said = run(INPUT=parcels, LINE=far)
    assert found["OUTSIDE"] == 1
    assert any("No parcel comes near the control line" in line for line in said)


def test_the_rule_of_an_office_is_taken_from_its_file(folder: Path) -> None:
    shipped = paths.resource("policy", "sample-control-rule.toml").read_text(encoding="utf-8")
    text = (
        shipped.replace('"sample-control-rule"', '"jiangmen-2024"')
        .replace("example = true", "example = false")
        .replace('document_no = ""', 'document_no = "江府〔2024〕1号"')
        .replace('share = "0.001"', 'share = "0.3"')
        .replace('m2 = "100"', 'm2 = "1000"')
    )
    rule = folder / "办法.toml"
    rule.write_text(text, encoding="utf-8")
    with new_workspace(folder) as store:
        control_line(store, "2024", "2024-01-01")
        first, second = add(store, "parcel", [parcel(90, 130), parcel(10, 20)])
        path = str(store.path)
    found, _, _ = run(
        WORKSPACE=path, RULE=str(rule), CHECKED_BY="王工", PARCELS=json.dumps([first])
    )
    summary = json.loads(found["SUMMARY"])
    assert (summary["pack"], summary["checked"], found["OUTSIDE"]) == ("jiangmen-2024", 1, 1)
    with open_workspace(Path(path), actor=ACTOR) as store, store.read() as reading:
        [row] = reading.table("control_check").to_rows()
        stored = reading.row("control_check", row["uuid"])
    assert stored is not None
    assert (stored["parcel_uuid"], stored["checked_by"]) == (first, "王工")
    assert stored["rule_pack"] == "jiangmen-2024"
    assert str(stored["checked_on"]) == date(2024, 6, 30).isoformat()
    rule.write_text(text.replace('share = "0.3"', 'share = "zwei"'), encoding="utf-8")
    with pytest.raises(QgsProcessingException, match=r"tolerance\.share"):
        run(WORKSPACE=path, RULE=str(rule))
    assert run(WORKSPACE=path, PARCELS=f"{first}, {second}")[0]["CROSSING"] == 1
