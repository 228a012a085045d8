# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the engine is given of a stored project, and when a calculation no longer holds."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import shapely

from lowuse_plugin.domain.ports import Insert, Store, Update
from lowuse_plugin.geometry.area_tolerance import area_tolerance
from lowuse_plugin.services.projects.facts import read_facts
from lowuse_plugin.services.projects.listing import list_projects
from lowuse_plugin.services.subsidy.read_calculation import read_calculation, read_calculations
from lowuse_plugin.services.summarise import summarise
from tests.services.subsidy.subsidy_workspace import (
    ON,
    POLICY,
    box,
    member,
    new_store,
    own_place,
    parcel,
    project,
    rows,
    run,
    status,
)

DAY = "2025-02-01T00:00:00.000Z"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with new_store(folder) as opened:
        yield opened


def test_the_tolerance_of_a_ring_is_twice_the_point_error_times_its_chords() -> None:
    # 100 × 200 m: each of four chords is the diagonal, D² = 50,000, ΣD² = 200,000.
    lot = shapely.box(0, 0, 100, 200)
    # A hole of 30 × 40 m adds four times 2,500.
    holed = shapely.Polygon(lot.exterior, [shapely.box(10, 10, 40, 50).exterior])
    both = shapely.MultiPolygon([lot, shapely.box(500, 0, 600, 200)])
    found = area_tolerance(np.array([lot, holed, both, None], dtype=object))
    exact = [0.1 * math.sqrt(total / 8) for total in (200_000, 210_000, 400_000, 0)]
    assert found.tolist() == pytest.approx(exact)
    assert found[0] == pytest.approx(15.811, abs=0.001)
    assert area_tolerance(np.array([], dtype=object)).tolist() == []


def test_everything_that_is_known_reaches_the_engine(store: Store) -> None:
    holders = [
        Insert("right_holder", "h1", {"name": "甲公司", "name_key": "甲公司"}),
        Insert("right_holder", "h2", {"name": "乙公司", "name_key": "乙公司"}),
        *(
            Insert("parcel_holder", n, {"parcel_uuid": "x", "right_holder_uuid": n, "position": i})
            for i, n in enumerate(("h2", "h1"))
        ),
    ]  # fmt: skip
    store.write(
        [
            parcel("x", 12100.0, 12000.0, geom=box(0, 0, 100, 120), use_code="0601"),
            parcel("y", 12050.0, 12000.0, geom=box(0, 120, 100, 240), holder_name="丙厂"),
            project(
                "p",
                geom=None,
                boundary_source="parcels",
                other_land_areas=json.dumps({"certificate": "23990.5"}),
                redeveloper="甲公司",
                industrial_floor_area_m2="50000",
                retained_floor_area_m2="800.5",
                approved_on="2023-01-05",
            ),
            member("p", "x"),
            member("p", "y", 12050.0),
            *holders,
        ],
        reason="试",
    )
    facts = read_facts(store, "p")
    given = facts.project
    assert given["other_land_areas"] == {
        "registered": "24000",
        "plane": "24150",
        "certificate": "23990.5",
    }
    # The outline around both parcels: 100 × 240 m with two points half way, of which the chords
    # between their neighbours are 240 m; beside the corners the chords are 100² + 120².
    chords = 2 * 240**2 + 4 * (100**2 + 120**2)
    assert given["land_tolerance_m2"] == f"{0.1 * math.sqrt(chords / 8):.2f}"
    assert (given["redeveloper"], given["right_holder"]) == ("甲公司", "乙公司、甲公司、丙厂")
    assert (given["industrial_floor_area_m2"], given["retained_floor_area_m2"]) == (
        "50000",
        "800.5",
    )
    assert given["approved_on"] == "2023-01-05"
    assert "duplicates" not in given
    assert facts.rests_on == {"x": [1, 1], "y": [1, 1]}
    assert (facts.members, facts.problem) == (2, None)
    store.write([Update("project", "p", 1, {"right_holder_name": "丁公司"})], reason="试")
    assert read_facts(store, "p").project["right_holder"] == "丁公司"


@pytest.mark.parametrize(
    ("values", "source", "area"),
    [
        ({"other_land_areas": '{"certificate": "24001"}'}, "certificate", "24001"),
        ({}, "registered", "24000"),
        ({"registered": None}, "plane", "24100.0"),
        ({"part": 23000.0}, "plane", "23000.0"),
    ],
)
def test_without_a_stated_area_the_first_source_of_the_list_counts(
    store: Store, values: dict[str, object], source: str, area: str
) -> None:
    given = {"land_area_m2": None, "land_area_source": None, "geom": None, "boundary_source": None}
    columns = {name: v for name, v in values.items() if name == "other_land_areas"}
    registered = None if "registered" in values else 24000.0
    store.write(
        [
            parcel("x", 24100.0, registered),
            project("p", **given, **columns),
            member("p", "x", values.get("part")),
        ],
        reason="试",
    )
    facts = read_facts(store, "p").project
    assert (facts["land_area_source"], float(facts["land_area_m2"])) == (source, float(area))


def test_a_part_of_a_parcel_without_a_shape_is_not_its_whole_registered_area(store: Store) -> None:
    unknown = {"land_area_m2": None, "land_area_source": None, "geom": None}
    store.write(
        [parcel("x", None, 30000.0), project("p", **unknown), member("p", "x", 24000.0)],
        reason="试",
    )
    facts = read_facts(store, "p").project
    assert (facts["land_area_m2"], facts["land_area_source"]) == ("24000", "plane")


def test_where_nobody_entered_a_status_the_three_old_layer_answers(store: Store) -> None:
    def area(uuid: str, district: str, x: float, status: str) -> Insert:
        values = {"status": status, "district": district, "as_of": "2024-12-31"}
        return Insert("three_old_area", uuid, {**values, "geom": box(x, 0, x + 50, 240)})

    land = {"three_old_status": None, "geom": box(0, 0, 100, 240)}
    store.write([project("p", **land)], reason="试")
    assert read_facts(store, "p").project["three_old"]["status"] == "unknown"
    # A layer of another district only may end at its border.
    store.write([area("far", "440703", 9000, "approved")], reason="试")
    assert read_facts(store, "p").project["three_old"]["status"] == "unknown"
    store.write([area("own", "440705", 8000, "approved")], reason="试")
    assert read_facts(store, "p").project["three_old"]["status"] == "none"
    store.write([area("half", "440705", 0, "register")], reason="试")
    found = read_facts(store, "p").project["three_old"]
    assert (found["status"], found["overlap_m2"]) == ("register", "12000.00")
    store.write([Update("project", "p", 1, {"three_old_status": "none"})], reason="试")
    assert read_facts(store, "p").project["three_old"]["status"] == "none"


CAUSES = {
    "figure": ("project", {"floor_area_m2": "60000"}),
    "state": ("project", {"state": "closed"}),
    "remark": ("project", {"remark": "看过"}),
    "boundary": ("parcel", {"geom": box(3000, 0, 3100, 241), "plane_area_m2": 24100.0}),
    "registered": ("parcel", {"registered_area_m2": 24050.0}),
    "use": ("parcel", {"use_code": "0602"}),
    "address": ("parcel", {"address": "江海区某路 2 号"}),
    "part": ("project_parcel", {"area_m2": 23500.0}),
    "left": ("project_parcel", {"retired_at": DAY, "retired_reason": "移出"}),
}
STALE = {"figure", "boundary", "registered", "use", "part", "left", "came"}


def test_a_calculation_is_stale_exactly_when_what_it_rests_on_changed(store: Store) -> None:
    names = [*CAUSES, "came"]
    base = {"geom": None, "boundary_source": "parcels", "project_code": None}
    new = {
        "project": lambda n: n,
        "parcel": lambda n: f"of-{n}",
        "project_parcel": lambda n: f"{n}-of-{n}",
    }
    store.write(
        [
            *(parcel(f"of-{n}", 24000.0, 24000.0, geom=box(i * 1000, 0, i * 1000 + 100, 240),
                     map_number=n) for i, n in enumerate(names)),
            *(project(n, **{**base, "project_code": n}) for n in names),
            *(member(n, f"of-{n}") for n in names),
            parcel("further", 100.0, 100.0, map_number="further"),
        ],
        reason="试",
    )  # fmt: skip
    assert all(item.written for item in run(store).assessed)
    assert {n for n in names if read_calculation(store, n).changes} == set()  # type: ignore[union-attr]
    store.write(
        [
            *(Update(table, new[table](n), 1, values) for n, (table, values) in CAUSES.items()),
            member("came", "further"),
        ],
        reason="改",
    )
    found = {n: read_calculation(store, n) for n in names}
    assert {n for n, c in found.items() if c is not None and not c.holds} == STALE
    listed = {row["project_code"]: row for row in list_projects(store).to_rows()}
    assert {n for n, row in listed.items() if row["stale_status"]} == STALE
    figures = summarise(store, on=ON)
    assert {x.project_code for x in figures.subsidies if x.status == "stale"} == STALE
    said = {n: [(x.title, x.was, x.now) for x in c.changes] for n, c in found.items() if c}
    assert said["figure"] == [("改造后建筑面积", "52,800.00 m²", "60,000.00 m²")]
    assert said["boundary"][-2:] == [
        ("宗地 boundary 图形平面面积", "24,000.00 m²", "24,100.00 m²"),
        ("宗地 boundary 界址", "测算时的界址", "已变更"),
    ]
    assert said["registered"] == [
        ("其他口径的土地面积", "登记面积合计 24,000.00 m²；图形平面面积 24,000.00 m²",
         "登记面积合计 24,050.00 m²；图形平面面积 24,000.00 m²"),
        ("宗地 registered 登记面积", "24,000.00 m²", "24,050.00 m²"),
    ]  # fmt: skip
    assert [title for title, *_ in said["use"]] == ["宗地 use 登记用途"]
    assert said["part"][-1] == ("宗地 part 纳入面积", "整宗", "23,500.00 m²")
    assert said["left"][-1] == ("宗地 left", "已纳入", "已移出")
    assert said["came"][-1] == ("宗地 further", "未纳入", "已纳入")
    assert said["state"] == said["remark"] == said["address"] == []
    # Only what no longer holds is calculated anew; after that it holds again.
    again = {item.project_uuid: item.written for item in run(store, projects=names).assessed}
    assert {n for n, written in again.items() if written} == STALE - {"left"}
    assert [len(read_calculations(store, n)) for n in ("figure", "remark")] == [2, 1]
    newest, first = read_calculations(store, "figure")
    assert (newest.is_newest, newest.holds, newest.changes) == (True, True, ())
    assert (first.is_newest, first.holds) == (False, False)
    assert (first.policy.id, first.policy.sha256) == (POLICY.id, POLICY.sha256)
    assert (first.policy.valid_to, first.calculated_on) == (POLICY.valid_to, ON)
    assert json.loads(rows(store, "subsidy_case")[0]["rests_on"]) == {"of-figure": [1, 1]}


def test_parcels_of_two_districts_without_a_split_are_no_eligible_project(store: Store) -> None:
    store.write(
        [
            project("p"),
            *(parcel(uuid, 12000, 12000) for uuid in "ab"),
            *(member("p", uuid) for uuid in "ab"),
        ],
        reason="x",
    )
    assert "parcel_districts" not in read_facts(store, "p").project
    assert status(run(store)) == {"p": ("eligible", [])}
    store.write([Update("parcel", "b", 1, {"district": "440703"})], reason="x")
    assert read_facts(store, "p").project["parcel_districts"] == ["440703", "440705"]
    calculation = read_calculation(store, "p")
    assert calculation is not None
    assert not calculation.holds
    assert [(c.title, c.was, c.now) for c in calculation.changes] == [
        ("宗地所在县（市、区）", "无", "蓬江区、新会区"),
        ("宗地 #2 行政区代码", "新会区", "蓬江区"),
    ]
    assert status(run(store)) == {"p": ("review", ["REVIEW_CROSS_DISTRICT"])}


def test_list_and_result_say_what_a_new_layer_or_a_further_project_changes(store: Store) -> None:
    x = own_place("p")
    far = {"district": "440705", "as_of": "2024-12-01", "status": "register"}
    store.write(
        [
            project("p", three_old_status=None, investment_code="I-1"),
            Insert("three_old_area", "t0", {**far, "geom": box(x + 5000, 0, x + 5100, 100)}),
        ],
        reason="x",
    )
    run(store)

    def told() -> tuple[object, ...]:
        row = next(row for row in list_projects(store).to_rows() if row["uuid"] == "p")
        return row["subsidy_status"], row["stale_status"], row["tier"], row["amount_fen"]

    def changes() -> list[str]:
        calculation = read_calculation(store, "p")
        assert calculation is not None
        assert calculation.holds == (not calculation.changes)
        return [change.title for change in calculation.changes]

    assert told() == ("eligible", None, 2, 316_800_000)
    assert changes() == []
    over = {**far, "status": "approved", "geom": box(x - 10, -10, x + 110, 250)}
    store.write([Insert("three_old_area", "t1", over)], reason="导入三旧")
    assert told() == (None, "eligible", None, None)
    assert changes() == ["三旧重叠面积", "三旧状态"]
    run(store)
    assert told() == ("ineligible", None, None, None)
    store.write([project("q", name="乙", investment_code="I-1")], reason="x")
    assert told() == ("ineligible", None, None, None)  # nobody calculated or claimed the other yet
    run(store, projects=["q"])
    assert told() == (None, "ineligible", None, None)
    assert changes() == ["可能重复的项目"]
    run(store)
    assert told() == ("ineligible", None, None, None)


def test_a_typed_use_that_the_parcels_contradict_goes_to_a_person(store: Store) -> None:
    store.write(
        [project("p"), parcel("a", 24000, 24000, use_code="0701"), member("p", "a")], reason="试"
    )
    assert read_facts(store, "p").project["registered_uses"] == [{"use": "0701", "standard": ""}]
    found = run(store)
    assert status(found) == {"p": ("review", ["REVIEW_USE_BEFORE"])}
    calculation = read_calculation(store, "p")
    assert calculation is not None
    assert calculation.result["trace"][1]["value"] == "0601 工业用地（宗地登记 07 住宅用地）"
