# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Algorithms on plain layers give the numbers of the Python interface (D11)."""

from __future__ import annotations

import gc
import json
import weakref
from collections.abc import Sequence
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from lowuse_plugin import api
from lowuse_plugin.algorithms.identify import IdentifyAlgorithm
from lowuse_plugin.algorithms.job import Job
from lowuse_plugin.algorithms.provider import LowUseProvider
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.inputs import day_or_today
from tests.qgis.layers.layer_desk import until
from tests.services.boundaries.geometry_workspace import add, new_workspace, parcel

KINDS = {str: QMetaType.Type.QString, float: QMetaType.Type.Double, int: QMetaType.Type.Int}
X, Y = 38_400_000, 2_500_000


def square(x: float, y: float, width: float, height: float) -> str:
    """A rectangle in zone 38, its corner ``x``, ``y`` metres from a point near Jiangmen."""
    west, south, east, north = X + x, Y + y, X + x + width, Y + y + height
    return (
        f"POLYGON (({west} {south}, {east} {south}, {east} {north}, {west} {north}, "
        f"{west} {south}))"
    )


def make_layer(
    folder: Path, name: str, rows: Sequence[tuple[str | None, dict[str, Any]]],
    crs: str = "EPSG:4526",
) -> QgsVectorLayer:  # fmt: skip
    """A real layer: memory rows written to a GeoPackage and opened from it.

    QGIS keeps the callers of a run that was refused: a test that expects a refusal hands in the
    path and holds no layer, or QGIS crashes when it exits.
    """
    memory = QgsVectorLayer(f"Polygon?crs={crs}", name, "memory")
    provider = memory.dataProvider()
    columns = {k: type(v) for _, row in rows for k, v in row.items() if v is not None}
    provider.addAttributes([QgsField(k, KINDS[kind]) for k, kind in columns.items()])
    memory.updateFields()
    for wkt, row in rows:
        feature = QgsFeature(memory.fields())
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        for key, value in row.items():
            feature.setAttribute(key, value)
        assert provider.addFeature(feature)
    path = folder / f"{name}.gpkg"
    from qgis.core import QgsProject, QgsVectorFileWriter  # noqa: PLC0415

    options = QgsVectorFileWriter.SaveVectorOptions()
    error = QgsVectorFileWriter.writeAsVectorFormatV3(
        memory, str(path), QgsProject.instance().transformContext(), options
    )
    assert error[0] == QgsVectorFileWriter.WriterError.NoError, error
    return QgsVectorLayer(str(path), name, "ogr")


def run(name: str, feedback: QgsProcessingFeedback | None = None, **parameters: Any) -> Any:
    """Run an algorithm and return its outputs and the rows of its output layer."""
    import processing  # noqa: PLC0415

    context = QgsProcessingContext()
    feedback = feedback or QgsProcessingFeedback()
    found = processing.run(f"lowuse:{name}", parameters, context=context, feedback=feedback)
    rows = []
    if found.get("OUTPUT"):
        output_layer = found["OUTPUT"]
        if isinstance(output_layer, str):
            output_layer = QgsProcessingUtils.mapLayerFromString(output_layer, context)
        rows = [dict(zip(f.fields().names(), f.attributes(), strict=True))
                for f in output_layer.getFeatures()]  # fmt: skip
    return found, rows


@pytest.fixture
def parcels_layer(folder: Path) -> QgsVectorLayer:
    return make_layer(
        folder,
        "宗地 甲",
        [
            (square(0, 0, 100, 100), {"no": "P1", "holder": "江门甲厂", "area": 10000.0}),
            (square(100, 0, 100, 100), {"no": "P2", "holder": "江门甲厂", "area": 10000.0}),
            (square(200, 0, 100, 100), {"no": "P3", "holder": "江门乙厂", "area": None}),
            (square(300, 100, 100, 100), {"no": "P4", "holder": "江门乙厂", "area": None}),
            (None, {"no": "P5", "holder": "江门乙厂", "area": None}),
        ],
    )


@pytest.fixture
def lines_layer(folder: Path) -> QgsVectorLayer:
    return make_layer(folder, "控制线", [(square(0, 0, 150, 100), {"level": 1})])


@pytest.mark.usefixtures("provider")
def test_control_line_check_of_layers(
    parcels_layer: QgsVectorLayer, lines_layer: QgsVectorLayer
) -> None:
    found, rows = run(
        "checkcontrolline", INPUT=parcels_layer, LINE=lines_layer, LEVEL="level",
        ON="2024-06-30", OUTPUT="TEMPORARY_OUTPUT",
    )  # fmt: skip
    assert [(r["no"], r["control_class"]) for r in rows] == [
        ("P1", "inside"), ("P2", "crossing"), ("P3", "outside"), ("P4", "outside"),
    ]  # fmt: skip
    assert rows[1]["inside_m2"] == pytest.approx(5000, abs=1e-6)
    assert rows[1]["level_1_m2"] == pytest.approx(5000, abs=1e-6)
    assert (found["INSIDE"], found["OUTSIDE"], found["CROSSING"]) == (1, 2, 1)
    expected = api.check_control_line(
        [
            {"id": str(i), "wkt": f.geometry().asWkt(17)}
            for i, f in enumerate(parcels_layer.getFeatures())
            if not f.geometry().isEmpty()
        ],
        [{"id": "L", "wkt": square(0, 0, 150, 100), "level": 1, "version": "控制线",
          "valid_from": "2000-01-01"}],
    )  # fmt: skip
    for row, other in zip(rows, expected, strict=True):
        assert row["control_class"] == other["class"]
        assert row["inside_m2"] == other["inside_m2"]
        assert row["outside_m2"] == other["outside_m2"]
        assert row["inside_share"] == other["inside_share"]
    summary = json.loads(found["SUMMARY"])
    assert summary["classes"]["crossing"] == {"count": 1, "area_m2": pytest.approx(10000)}


@pytest.mark.usefixtures("provider")
def test_line_in_another_zone_is_transformed(folder: Path, parcels_layer: QgsVectorLayer) -> None:
    wkt = square(-38_000_000, 0, 150, 100)
    other_layer = make_layer(folder, "无带号", [(wkt, {"level": 1})], crs="EPSG:4547")
    found, _ = run("checkcontrolline", INPUT=parcels_layer, LINE=other_layer)
    assert (found["INSIDE"], found["OUTSIDE"], found["CROSSING"]) == (1, 2, 1)


@pytest.mark.usefixtures("provider")
@pytest.mark.parametrize(
    ("share", "expected"), [(0.0005, "inside"), (0.001, "inside"), (0.002, "crossing")]
)
def test_the_tolerance_is_passed_on(folder: Path, share: float, expected: str) -> None:
    parcel_layer = make_layer(folder, "一宗", [(square(0, 0, 100, 10), {"no": "P"})])
    line_layer = make_layer(folder, "线", [(square(0, 0, 100 * (1 - share), 10), {"level": 1})])
    _, rows = run(
        "checkcontrolline", INPUT=parcel_layer, LINE=line_layer, OUTPUT="TEMPORARY_OUTPUT"
    )
    assert rows[0]["control_class"] == expected


@pytest.mark.usefixtures("provider")
def test_merge_groups_of_a_layer(parcels_layer: QgsVectorLayer) -> None:
    found, rows = run(
        "findmergegroups", INPUT=parcels_layer, HOLDER="holder", AREA="area",
        OUTPUT="TEMPORARY_OUTPUT",
    )  # fmt: skip
    assert found["GROUP_COUNT"] == 1
    [group] = json.loads(found["GROUPS"])
    assert group["holder"] == "江门甲厂"
    assert group["land_area_m2"] == "20000.00"
    assert group["shared_m"] == 100.0
    assert [(r["no"], r["group_no"]) for r in rows][:2] == [("P1", 1), ("P2", 1)]
    # P3 and P4 are of one holder and touch in a corner only.
    assert [r["group_no"] for r in rows][2:] == [None, None]
    lot = {"right_nature": "102", "use": "0601"}
    expected = api.find_merge_groups(
        [
            {**lot, "id": str(f.id()), "wkt": f.geometry().asWkt(17),
             "holders": [{"name": f["holder"]}],
             "registered_area_m2": f["area"] or None}
            for f in parcels_layer.getFeatures() if not f.geometry().isEmpty()
        ]
    )  # fmt: skip
    # The layer has no fields of use and nature: what they say stays unknown, and open.
    assert group["industrial"] is None
    open_there = ["RIGHT_NATURE_MISSING", "USE_MISSING"]
    assert set(group["missing"]) - set(expected[0]["missing"]) == set(open_there)
    missing = [code for code in group["missing"] if code not in open_there]
    assert [{**group, "industrial": True, "missing": missing}] == expected


@pytest.mark.usefixtures("provider")
@pytest.mark.parametrize(("gap", "count"), [(0.49, 1), (0.5, 1), (0.51, 0)])
def test_a_gap_counts_up_to_the_tolerance(folder: Path, gap: float, count: int) -> None:
    two_layer = make_layer(
        folder, "两宗",
        [(square(0, 0, 100, 100), {"h": "甲"}), (square(100 + gap, 0, 100, 100), {"h": "甲"})],
    )  # fmt: skip
    found, _ = run("findmergegroups", INPUT=two_layer, HOLDER="h", TOLERANCE_M=0.5)
    assert found["GROUP_COUNT"] == count


@pytest.mark.usefixtures("provider")
def test_fields_that_are_given_are_compared(folder: Path) -> None:
    two_layer = make_layer(
        folder, "两宗",
        [
            (square(0, 0, 100, 100), {"h": "甲", "xz": "出让", "yt": "0601"}),
            (square(100, 0, 100, 100), {"h": "甲", "xz": "划拨", "yt": "0701"}),
        ],
    )  # fmt: skip
    both = {"INPUT": two_layer, "HOLDER": "h"}
    assert run("findmergegroups", **both)[0]["GROUP_COUNT"] == 1
    assert run("findmergegroups", **both, RIGHT_NATURE="xz")[0]["GROUP_COUNT"] == 0
    assert run("findmergegroups", **both, USE="yt")[0]["GROUP_COUNT"] == 0


@pytest.mark.usefixtures("provider")
def test_the_number_of_a_holder_goes_before_the_name(folder: Path) -> None:
    rows = [
        (square(0, 0, 100, 100), {"h": "甲厂", "n": "91A"}),
        (square(100, 0, 100, 100), {"h": "甲厂旧名", "n": "91a"}),
        (square(200, 0, 100, 100), {"h": "甲厂", "n": "91B"}),
        (square(300, 0, 100, 100), {"h": "", "n": "91B"}),
    ]
    four_layer = make_layer(folder, "四宗", rows)
    found, _ = run("findmergegroups", INPUT=four_layer, HOLDER="h", HOLDER_NUMBER="n")
    groups = json.loads(found["GROUPS"])
    assert [group["members"] for group in groups] == [["1", "2"], ["3", "4"]]


@pytest.mark.usefixtures("provider")
def test_questions_and_shapes_on_top_of_each_other_are_told(folder: Path) -> None:
    rows = [
        (square(0, 0, 100, 100), {"no": "A", "h": "江门甲厂有限公司"}),
        (square(100, 0, 100, 100), {"no": "B", "h": "江门甲厂"}),
        (square(100, 0, 100, 100), {"no": "C", "h": "江门甲厂"}),
    ]
    three_layer = make_layer(folder, "三宗", rows)
    found, written = run(
        "findmergegroups", INPUT=three_layer, HOLDER="h", OUTPUT="TEMPORARY_OUTPUT"
    )
    assert found["GROUP_COUNT"] == 0
    [question] = json.loads(found["QUESTIONS"])
    assert (question["parcels"], question["why"]) == (["1", "2"], "COMPANY_FORM_DIFFERS")
    assert json.loads(found["STACKED"]) == [{"representative": "2", "others": ["3"]}]
    assert [(row["no"], bool(row["same_as"])) for row in written] == [
        ("A", False), ("B", False), ("C", True),
    ]  # fmt: skip


@pytest.mark.usefixtures("provider")
def test_members_of_a_workspace_can_be_had_as_a_layer(folder: Path) -> None:
    with new_workspace(folder) as store:
        rows = [
            parcel(0, 100, map_number="甲-1"),
            parcel(100.2, 200, map_number="甲-2"),
            parcel(500, 600, map_number="甲-3"),
        ]
        keys = add(store, "parcel", rows)
        path = store.path
    common = {"WORKSPACE": str(path), "OUTPUT": "TEMPORARY_OUTPUT"}
    found, written = run("findmergegroups", **common)
    assert [row["uuid"] for row in written] == keys[:2]
    first = written[0]
    assert (first["label"], first["holder"], first["group_no"]) == ("甲-1", "甲厂", 1)
    assert (first["loose"], first["strict"], first["ring"]) == (True, False, False)
    assert "right type missing" in first["missing"]
    assert json.loads(found["GROUPS"])[0]["members"] == keys[:2]
    none, _ = run("findmergegroups", WORKSPACE=str(path), PARCELS=json.dumps(keys[2:]))
    assert none["GROUP_COUNT"] == 0
    for named in (keys[1], "甲-1, 甲-3", '["甲-2"]'):
        one, _ = run("findmergegroups", WORKSPACE=str(path), PARCELS=named)
        assert one["GROUP_COUNT"] == 1
    with pytest.raises(QgsProcessingException, match="甲-9"):
        run("findmergegroups", WORKSPACE=str(path), PARCELS="甲-9")


@pytest.mark.usefixtures("provider")
def test_today_is_that_of_the_office_whatever_zone_the_computer_keeps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Night(datetime):
        @classmethod
        def now(cls, zone: tzinfo | None = None) -> datetime:
            return datetime(2024, 6, 30, 20, 0, tzinfo=UTC).astimezone(zone or UTC)

    monkeypatch.setattr("lowuse_plugin.domain.moments.datetime", Night)
    algorithm = IdentifyAlgorithm()
    algorithm.initAlgorithm({})
    job = Job(algorithm, {}, QgsProcessingContext(), QgsProcessingFeedback())
    assert job.day("ON") == date(2024, 7, 1)
    assert day_or_today(None, "on") == date(2024, 7, 1)


@pytest.mark.usefixtures("provider")
def test_identification_of_a_layer_reads_fields_as_an_import_does(folder: Path) -> None:
    lots_layer = make_layer(
        folder, "地块",
        [
            (square(0, 0, 200, 100), {"YT": "0601", "宗地面积": 20000.0, "建筑面积": 20000.0}),
            (square(300, 0, 200, 100), {"YT": "0601", "宗地面积": 20000.0, "建筑面积": 60000.0}),
        ],
    )  # fmt: skip
    found, rows = run("identify", INPUT=lots_layer, ON="2024-06-30", OUTPUT="TEMPORARY_OUTPUT")
    for row in rows:
        expected = api.identify(
            {
                "use_code": row["YT"],
                "registered_area_m2": str(row["宗地面积"]),
                "floor_area_m2": str(row["建筑面积"]),
                "plane_area_m2": "20000",
            },
            on="2024-06-30",
        )
        assert row["outcome"] == expected["outcome"]
        assert row["hits"].split(",") == (expected["hits"] or [""])
        assert row["unknown"].split(",") == (expected["unknown"] or [""])
    counts = [found[name] for name in ("SUSPECTED", "NOT_SUSPECTED", "INCOMPLETE")]
    assert sum(counts) == len(rows) == 2


@pytest.mark.usefixtures("provider")
@pytest.mark.parametrize("name", ["checkcontrolline", "findmergegroups", "identify"])
def test_neither_workspace_nor_layer_is_refused_with_a_sentence(name: str) -> None:
    with pytest.raises(QgsProcessingException, match="either a workspace or an input layer"):
        run(name)


@pytest.mark.usefixtures("provider")
def test_degrees_are_refused_with_a_sentence(folder: Path) -> None:
    make_layer(
        folder, "经纬度", [("POLYGON ((113 22, 113.1 22, 113.1 22.1, 113 22))", {"h": "甲"})],
        crs="EPSG:4490",
    )  # fmt: skip
    with pytest.raises(QgsProcessingException, match="EPSG:4490"):
        run("findmergegroups", INPUT=str(folder / "经纬度.gpkg"), HOLDER="h")


class Held:
    """Something that a run holds in a local variable."""


def test_a_refused_run_keeps_nothing_alive(provider: LowUseProvider) -> None:
    held: list[weakref.ref[Held]] = []

    class Refusing(IdentifyAlgorithm):
        def carry_out(self, job: Job) -> dict[str, Any]:
            local = Held()
            held.append(weakref.ref(local))
            raise LowUseError("LINE_LAYER_MISSING")

        def createInstance(self) -> IdentifyAlgorithm:  # noqa: N802
            return Refusing()

    import processing  # noqa: PLC0415

    with pytest.raises(QgsProcessingException):
        processing.run(Refusing(), {}, feedback=QgsProcessingFeedback())
    gc.collect()
    assert held[0]() is None


def test_a_refused_run_of_the_toolbox_lets_go_of_what_it_was_called_with(
    provider: LowUseProvider,
) -> None:
    def refuse() -> tuple[weakref.ref[QgsProcessingFeedback], list[bool]]:
        algorithm, context = provider.algorithm("mergeparcels").create(), QgsProcessingContext()
        feedback, ended = Followed(), []
        given = {"WORKSPACE": "没有.gpkg", "ACTION": "preview", "PARCELS": "1"}
        task = QgsProcessingAlgRunnerTask(algorithm, given, context, feedback)
        task.executed.connect(lambda successful, _results: ended.append(successful))
        QgsApplication.taskManager().addTask(task)
        until(lambda: bool(ended))
        return weakref.ref(feedback), ended

    class Followed(QgsProcessingFeedback):
        """One that Python knows, so that its end can be seen."""

    feedback, ended = refuse()
    assert ended == [False]

    def is_gone() -> bool:
        gc.collect()
        return feedback() is None

    until(is_gone)


@pytest.mark.usefixtures("provider")
def test_a_layer_of_parcels_needs_its_counterparts(parcels_layer: QgsVectorLayer) -> None:
    with pytest.raises(QgsProcessingException, match="layer of control lines"):
        run("checkcontrolline", INPUT=parcels_layer)
    with pytest.raises(QgsProcessingException, match="field"):
        run("findmergegroups", INPUT=parcels_layer)


@pytest.mark.usefixtures("provider")
@pytest.mark.parametrize("name", ["checkcontrolline", "findmergegroups", "identify"])
def test_cancel_stops_without_a_result(
    name: str, parcels_layer: QgsVectorLayer, lines_layer: QgsVectorLayer
) -> None:
    feedback = QgsProcessingFeedback()
    feedback.cancel()
    parameters = {"INPUT": parcels_layer}
    if name == "checkcontrolline":
        parameters["LINE"] = lines_layer
    if name == "findmergegroups":
        parameters["HOLDER"] = "holder"
    with pytest.raises(QgsProcessingException, match="Stopped on request"):
        run(name, feedback, **parameters)
