# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Algorithms on a real workspace: real files in, real files out."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from qgis.core import QgsProcessingException, QgsProcessingFeedback, QgsProcessingUtils

from lowuse_plugin.algorithms.importareas import REFERENCE_KINDS, THREE_OLD_STATUSES
from lowuse_plugin.algorithms.parameters import district
from lowuse_plugin.domain import schema
from lowuse_plugin.domain.ports import Actor
from lowuse_plugin.store import workspace as workspace_store
from tests.qgis.layers.test_layer_algorithms import make_layer, run, square


class Heard(QgsProcessingFeedback):
    """Keeps what an algorithm says."""

    def __init__(self) -> None:
        super().__init__(False)
        self.lines: list[str] = []

    def pushInfo(self, info: str) -> None:  # noqa: N802
        self.lines.append(info)

    def pushWarning(self, warning: str) -> None:  # noqa: N802
        self.lines.append(warning)


@pytest.fixture
def workspace(folder: Path, provider: object) -> str:
    found, _ = run("createworkspace", WORKSPACE=str(folder / "工作库 一.gpkg"), DISTRICT="440704")
    return found["WORKSPACE"]


@pytest.fixture
def parcel_file(folder: Path) -> str:
    rows = [
        (
            square(0, 0, 100, 100),
            {"ZDDM": "440704001001GB00001", "QLR": "江门甲厂", "YT": "0601", "XZ": "出让",
             "ZDMJ": 10000.0},
        ),
        (
            square(100, 0, 100, 100),
            {"ZDDM": "440704001001GB00002", "QLR": "江门甲厂", "YT": "0601", "XZ": "出让",
             "ZDMJ": 10000.0},
        ),
        (None, {"ZDDM": "440704001001GB00003", "QLR": "江门乙厂", "YT": "0601", "XZ": "出让",
                "ZDMJ": 1.0}),
    ]  # fmt: skip
    make_layer(folder, "宗地 来源", rows)
    return str(folder / "宗地 来源.gpkg")


def test_an_existing_file_is_never_overwritten(workspace: str) -> None:
    before = Path(workspace).read_bytes()
    with pytest.raises(QgsProcessingException):
        run("createworkspace", WORKSPACE=workspace, DISTRICT="440704")
    assert Path(workspace).read_bytes() == before


def test_import_tells_the_end_of_every_row_and_saves_it(
    workspace: str, parcel_file: str, folder: Path
) -> None:
    feedback = Heard()
    report = folder / "报告.csv"
    found, _ = run(
        "importparcels", feedback, WORKSPACE=workspace, INPUT=parcel_file,
        MAPPING='{"right_nature": "XZ"}', REPORT=str(report),
    )  # fmt: skip
    assert (found["ROWS_READ"], found["CREATED"], found["REFUSED"]) == (3, 2, 1)
    assert found["IMPORTED"] + found["CHANGED"] + found["REFUSED"] == found["ROWS_READ"]
    assert any("3 rows read" in line for line in feedback.lines)
    with report.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    numbered = [row for row in rows[1:] if row[0]]
    assert {row[0] for row in numbered} == {"1", "2", "3"}
    refused = [row for row in numbered if row[1] == "refused"]
    assert [row[0] for row in refused] == ["3"]
    assert refused[0][2] == "GEOMETRY_EMPTY"
    assert "geometry" in refused[0][3]
    again, _ = run("importparcels", WORKSPACE=workspace, INPUT=parcel_file,
                   MAPPING='{"right_nature": "XZ"}')  # fmt: skip
    assert (again["CREATED"], again["UPDATED"], again["UNCHANGED"]) == (0, 0, 2)


def test_a_mapping_is_kept_for_the_next_delivery(
    workspace: str, parcel_file: str, folder: Path
) -> None:
    kept = folder / "供应商 甲.json"
    given = {"WORKSPACE": workspace, "INPUT": parcel_file}
    run("importparcels", **given, MAPPING='{"right_nature": "XZ"}', KEPT_PRESET=str(kept))
    assert json.loads(kept.read_text(encoding="utf-8"))["fields"]["right_nature"] == "XZ"
    again, _ = run("importparcels", **given, PRESET=str(kept))
    assert json.loads(again["SUMMARY"])["mapping"]["right_nature"] == "XZ"
    assert again["UNCHANGED"] == 2


@pytest.mark.parametrize(
    ("parameters", "part"),
    [
        ({"INPUT": "nowhere.shp"}, "nowhere.shp"),
        ({"MAPPING": "not json"}, "MAPPING"),
        ({"MAPPING": "[1]"}, "MAPPING"),
        ({"MAPPING": '{"right_nature": "absent"}'}, "absent"),
        ({"LAYER": "absent"}, "absent"),
        ({"WORKSPACE": "nowhere.gpkg"}, "nowhere.gpkg"),
    ],
)
def test_bad_input_is_one_sentence_and_changes_nothing(
    workspace: str, parcel_file: str, parameters: dict[str, str], part: str
) -> None:
    before = Path(workspace).read_bytes()
    with pytest.raises(QgsProcessingException) as caught:
        run("importparcels", **({"WORKSPACE": workspace, "INPUT": parcel_file} | parameters))
    assert part in str(caught.value)
    assert str(caught.value).rstrip()[-1] in ".!?)}"
    assert Path(workspace).read_bytes() == before


def test_merge_groups_of_a_workspace_are_those_of_its_file(
    workspace: str, parcel_file: str
) -> None:
    run("importparcels", WORKSPACE=workspace, INPUT=parcel_file,
        MAPPING='{"right_nature": "XZ"}')  # fmt: skip
    found, _ = run("findmergegroups", WORKSPACE=workspace)
    [group] = json.loads(found["GROUPS"])
    assert (group["holder"], group["land_area_m2"], group["shared_m"]) == (
        "江门甲厂",
        "20000.00",
        100.0,
    )


def test_candidates_of_a_workspace_are_kept_once(workspace: str, parcel_file: str) -> None:
    run("importparcels", WORKSPACE=workspace, INPUT=parcel_file)
    first, _ = run("identify", WORKSPACE=workspace, ON="2024-06-30")
    again, _ = run("identify", WORKSPACE=workspace, ON="2024-06-30")
    assert first["SUSPECTED"] + first["NOT_SUSPECTED"] + first["INCOMPLETE"] == 2
    assert json.loads(first["SUMMARY"])["written"] == 2
    assert json.loads(again["SUMMARY"])["written"] == 0


def import_line(workspace: str, folder: Path) -> None:
    make_layer(folder, "控制线", [(square(0, 0, 150, 100), {"level": 1})])
    found, _ = run(
        "importcontrolline", WORKSPACE=workspace, INPUT=str(folder / "控制线.gpkg"),
        VERSION="2024", VALID_FROM="2024-01-01", APPROVAL_NO="江府〔2024〕1号", EXAMPLE=True,
    )  # fmt: skip
    assert (found["ROWS_READ"], found["CREATED"]) == (1, 1)


def test_a_line_is_imported_as_a_draft_then_with_its_approval(workspace: str, folder: Path) -> None:
    make_layer(folder, "控制线", [(square(0, 0, 150, 100), {"level": 1})])
    line = {"WORKSPACE": workspace, "INPUT": str(folder / "控制线.gpkg"), "VERSION": "2024",
            "VALID_FROM": "2024-01-01"}  # fmt: skip
    run("importcontrolline", **line, DRAFT=True)
    with pytest.raises(QgsProcessingException):
        run("checkcontrolline", WORKSPACE=workspace, ON="2024-06-30")  # none is in force
    approval = {"APPROVAL_NO": "江府〔2024〕1号", "APPROVED_BY": "市政府",
                "APPROVED_ON": "2023-12-01"}  # fmt: skip
    found, _ = run("importcontrolline", **line, **approval)
    assert (found["CREATED"], found["UNCHANGED"]) == (0, 1)
    assert run("checkcontrolline", WORKSPACE=workspace, ON="2024-06-30")[0]["INSIDE"] == 0


def test_control_line_check_of_a_workspace_is_that_of_its_layers(
    workspace: str, parcel_file: str, folder: Path
) -> None:
    run("importparcels", WORKSPACE=workspace, INPUT=parcel_file)
    import_line(workspace, folder)
    feedback = Heard()
    of_workspace, _ = run("checkcontrolline", feedback, WORKSPACE=workspace, ON="2024-06-30")
    of_layers, _ = run("checkcontrolline", INPUT=parcel_file, LINE=str(folder / "控制线.gpkg"),
                       LEVEL="level")  # fmt: skip
    one, other = json.loads(of_workspace["SUMMARY"]), json.loads(of_layers["SUMMARY"])
    for name in ("checked", "classes", "inside_m2", "outside_m2", "by_level", "slivers"):
        assert (
            one[name] == pytest.approx(other[name])
            if isinstance(one[name], float)
            else (json.dumps(one[name]) == json.dumps(other[name]))
        )
    assert (one["written"], one["checked"]) == (2, 2)
    assert one["inside_m2"] == pytest.approx(15000, abs=0.01)
    assert any("Example standard" in line for line in feedback.lines)


@pytest.mark.parametrize(("on", "in_force"), [("2023-12-31", False), ("2024-01-01", True)])
def test_a_version_is_in_force_from_its_first_day(
    workspace: str, parcel_file: str, folder: Path, on: str, in_force: bool
) -> None:
    run("importparcels", WORKSPACE=workspace, INPUT=parcel_file)
    import_line(workspace, folder)
    if in_force:
        assert run("checkcontrolline", WORKSPACE=workspace, ON=on)[0]["INSIDE"] == 1
    else:
        with pytest.raises(QgsProcessingException, match=on):
            run("checkcontrolline", WORKSPACE=workspace, ON=on)


@pytest.mark.parametrize(
    "parameters",
    [{"KIND": "three_old", "STATUS": THREE_OLD_STATUSES[0]},
     {"KIND": REFERENCE_KINDS[0], "NAME": "参考", "SOURCE": "规划科", "AS_OF": "2024-01-01"}],
)  # fmt: skip
def test_areas_are_imported_and_updated(
    workspace: str, folder: Path, parameters: dict[str, str]
) -> None:
    make_layer(folder, "范围", [(square(0, 0, 50, 50), {"no": "A1"})])
    given = {"WORKSPACE": workspace, "INPUT": str(folder / "范围.gpkg"), **parameters}
    assert run("importareas", **given)[0]["CREATED"] == 1
    assert run("importareas", **given)[0]["UNCHANGED"] == 1


def test_the_lists_that_algorithms_offer_are_those_of_the_schema_and_the_store() -> None:
    codes = schema.shipped().codes
    assert set(REFERENCE_KINDS) == set(codes["reference_kind"].values)
    assert set(THREE_OLD_STATUSES) == set(codes["three_old_status"].values)


def test_a_check_without_a_line_is_refused_with_a_sentence(
    workspace: str, parcel_file: str
) -> None:
    run("importparcels", WORKSPACE=workspace, INPUT=parcel_file)
    with pytest.raises(QgsProcessingException, match="2024-06-30"):
        run("checkcontrolline", WORKSPACE=workspace, ON="2024-06-30")


def test_cancel_before_writing_leaves_the_workspace_as_it_was(
    workspace: str, parcel_file: str
) -> None:
    before = Path(workspace).read_bytes()
    feedback = QgsProcessingFeedback()
    feedback.cancel()
    with pytest.raises(QgsProcessingException, match="Stopped on request"):
        run("importparcels", feedback, WORKSPACE=workspace, INPUT=parcel_file)
    assert Path(workspace).read_bytes() == before


def test_subsidy_without_projects_is_zero(workspace: str) -> None:
    found, _ = run("calculatesubsidy", WORKSPACE=workspace, ON="2024-12-31")
    assert (found["PROJECT_COUNT"], found["PAYABLE_YUAN"]) == (0, "0.00")


def test_switches_that_are_no_json_object_are_refused(workspace: str) -> None:
    with pytest.raises(QgsProcessingException, match="SWITCHES"):
        run("calculatesubsidy", WORKSPACE=workspace, SWITCHES="[]")


@pytest.mark.usefixtures("provider")
@pytest.mark.parametrize("given", ["440704", "440704 江海区", "440704 Jianghai", None])
def test_a_district_is_its_code_with_or_without_its_name(folder: Path, given: str | None) -> None:
    path = folder / "新.gpkg"
    chosen = {} if given is None else {"DISTRICT": given}
    run("createworkspace", WORKSPACE=str(path), **chosen)
    with workspace_store.open_workspace(
        path, actor=Actor("测试员", "tester", "pc"), read_only=True
    ) as store:
        assert store.info.district == (given or "440700")[:6]


@pytest.mark.usefixtures("provider")
def test_a_district_that_is_none_is_refused(folder: Path) -> None:
    with pytest.raises(QgsProcessingException, match="999999"):
        run("createworkspace", WORKSPACE=str(folder / "新.gpkg"), DISTRICT="999999 某区")
    assert list(folder.iterdir()) == []


def test_districts_are_offered_with_their_names() -> None:
    parameter = district("DISTRICT", "District", "", whole_city=True)
    offered = parameter.metadata()["widget_wrapper"]["value_hints"]
    assert len(offered) == 8
    assert parameter.defaultValue() == offered[0] == "440700 Jiangmen (whole city)"
    assert "440704 Jianghai" in offered


@pytest.mark.usefixtures("provider")
@pytest.mark.parametrize("chosen", ["TEMPORARY_OUTPUT", "inside"])
def test_a_workspace_is_not_made_where_qgis_would_delete_it(chosen: str) -> None:
    folder = Path(QgsProcessingUtils.tempFolder())
    path = str(folder / "a" / "新.gpkg") if chosen == "inside" else chosen
    with pytest.raises(QgsProcessingException, match="temporary file"):
        run("createworkspace", WORKSPACE=path)
    assert list(folder.rglob("*.gpkg")) == []
