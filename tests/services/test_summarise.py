# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The figures of a workspace, against numbers that can be added by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import shapely

from lowuse_plugin.domain.columns import ColumnTable, column
from lowuse_plugin.domain.errors import CancelledError
from lowuse_plugin.domain.ports import Actor, BulkInsert, Insert, Store, Update
from lowuse_plugin.domain.statistics import ControlSummary, OutcomeLine, ParcelLine, TagLine
from lowuse_plugin.services.summarise import summarise, summarise_all
from lowuse_plugin.store.workspace import create_workspace
from tests.services.history.two_people import Overtaken

ON = date(2025, 6, 30)
EAST, WEST = "440704", "440705"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    folder = tmp_path / "统计 数据"
    folder.mkdir()
    actor = Actor("测试员", "tester", "pc")
    with create_workspace(folder / "工作库.gpkg", district="440700", actor=actor) as opened:
        yield opened


def parcel(
    uuid: str, district: str, use: str | None, registered: float | None, plane: float
) -> Insert:
    return Insert(
        "parcel",
        uuid,
        {
            "district": district,
            "use_code": use,
            "registered_area_m2": registered,
            "plane_area_m2": plane,
            "holder_name": "企业 0001",
        },
    )


def square(x: float) -> bytes:
    box = shapely.box(38_400_000 + x, 2_490_000, 38_400_010 + x, 2_490_010)
    return bytes(shapely.to_wkb(shapely.MultiPolygon([box])))


def rule_set(uuid: str, kind: str, *, example: bool) -> Insert:
    return Insert(
        "rule_set",
        uuid,
        {
            "rule_set_id": uuid,
            "kind": kind,
            "title": f"标准 {uuid}",
            "example": int(example),
            "sha256": "0" * 64,
            "content": "id = 1",
        },
    )


def assessment(uuid: str, parcel_uuid: str, outcome: str) -> Insert:
    return Insert(
        "assessment",
        uuid,
        {
            "parcel_uuid": parcel_uuid,
            "parcel_version": 1,
            "rule_set_uuid": "rules",
            "outcome": outcome,
            "rule_outcomes": "",
            "assessed_on": "2025-06-30",
            "example": 1,
        },
    )


def check(
    uuid: str, parcel_uuid: str, result: str, inside: float, outside: float, **more: Any
) -> Insert:
    return Insert(
        "control_check",
        uuid,
        {
            "parcel_uuid": parcel_uuid,
            "parcel_version": 1,
            "control_line_version_uuid": "line",
            "control_class": result,
            "inside_share": inside / (inside + outside),
            "inside_m2": inside,
            "outside_m2": outside,
            "level_1_m2": inside,
            "level_2_m2": 0.0,
            "level_0_m2": 0.0,
            "area_epsg": 4526,
            "sliver": 0,
            "boundary_error": 0,
            "tolerance": 0.001,
            "max_remainder_m2": 100.0,
            "thin_width_m": 1.0,
            "checked_on": "2025-06-30",
            **more,
        },
    )


LINE = Insert("control_line_version", "line", {"version": "V1", "valid_from": "2024-07-01"})


def case(uuid: str, project: str, status: str, fen: int | None) -> list[Insert]:
    return [
        Insert(
            "subsidy_case",
            uuid,
            {
                "project_uuid": project,
                "project_version": 1,
                "rule_set_uuid": "policy",
                "status": status,
                "far": "1.80000000",
                "tier": 1,
                "amount_fen": fen,
                "reasons": '["NOT_ACCEPTED"]' if status == "trial" else "[]",
                "warnings": "[]",
                "inputs": "{}",
                "result": "{}",
                "software_version": "0",
                "calculated_on": "2025-06-30",
                "calculated_by": "测试员",
            },
        )
    ]


def project(uuid: str) -> Insert:
    values = {
        "project_code": uuid,
        "name": uuid,
        "district": EAST,
        "project_type": "industrial_upgrade",
    }
    return Insert("project", uuid, values)


def test_an_empty_workspace_has_no_lines(store: Store) -> None:
    figures = summarise(store, on=ON)
    assert figures.parcels == ()
    assert figures.control == ()
    assert figures.subsidies == ()
    assert (figures.enterprises, figures.taxes) == (0, 0)
    assert figures.workspace == store.info
    assert not figures.rests_on_examples


def test_parcels_are_counted_by_district_and_use_and_missing_areas_apart(store: Store) -> None:
    store.write(
        [
            parcel("a", WEST, "0601", 100.5, 101.0),
            parcel("b", WEST, "工业", None, 200.0),
            parcel("c", EAST, "0701", 10.0, 11.0),
            parcel("d", EAST, None, 1.0, 2.0),
        ],
        reason="test",
    )
    assert summarise(store, on=ON).parcels == (
        ParcelLine(EAST, "residential", 1, 10.0, 0, 11.0),
        ParcelLine(EAST, "unknown", 1, 1.0, 0, 2.0),
        ParcelLine(WEST, "industry", 2, 100.5, 1, 301.0),
    )


def test_rows_of_an_unfinished_import_and_retired_rows_are_left_out(store: Store) -> None:
    package = {"target_table": "parcel", "file_name": "a.gpkg", "file_sha256": "0", "state": "open"}
    rows = ColumnTable(
        {
            "uuid": column("text", ["open"]),
            "district": column("text", [EAST]),
            "import_package_uuid": column("text", ["package"]),
        }
    )
    store.write([Insert("import_package", "package", package)], reason="test")
    store.write([BulkInsert("parcel", rows), parcel("old", EAST, "0601", 5.0, 5.0)], reason="test")
    gone = {"retired_at": "2025-06-30T00:00:00+00:00", "retired_reason": "重复"}
    store.write([Update("parcel", "old", 1, gone)], reason="test")
    assert summarise(store, on=ON).parcels == ()

    done = {"state": "done", "rows_read": 3, "rows_imported": 1, "rows_refused": 2}
    store.write([Update("import_package", "package", 1, done)], reason="test")
    figures = summarise(store, on=ON)
    assert [line.parcels for line in figures.parcels] == [1]
    source = figures.sources[0]
    assert (source.rows_read, source.imported, source.changed, source.refused) == (3, 1, 0, 2)


def test_outcomes_say_how_many_parcels_no_rule_has_looked_at(store: Store) -> None:
    store.write(
        [
            rule_set("rules", "identification", example=True),
            parcel("a", EAST, "0601", None, 30.0),
            parcel("b", EAST, "0601", None, 40.0),
            assessment("a1", "a", "incomplete"),
        ],
        reason="test",
    )
    store.write([assessment("a2", "a", "suspected")], reason="test")
    figures = summarise(store, on=ON)
    assert figures.outcomes == (
        OutcomeLine(EAST, "suspected", 1, 30.0),
        OutcomeLine(EAST, "none", 1, 40.0),
    )
    assert figures.rests_on_examples
    assert figures.outcome_count("suspected") == 1


def test_the_latest_control_check_counts_and_unchecked_parcels_stand_apart(store: Store) -> None:
    store.write(
        [
            LINE,
            parcel("a", EAST, "0601", None, 100.0),
            parcel("b", EAST, "0601", None, 100.0),
            parcel("c", WEST, "0601", None, 100.0),
            check("c1", "a", "outside", 0.0, 100.0),
            check("c2", "b", "crossing", 60.0, 40.0, boundary_error=1),
        ],
        reason="test",
    )
    store.write([check("c3", "a", "crossing", 75.0, 25.0)], reason="test")
    figures = summarise(store, on=ON)
    assert figures.control == (
        ControlSummary(EAST, "crossing", "V1", 2, 135.0, 65.0, 135.0, 0.0, 0.0, 1, rule_examples=2),
        ControlSummary(WEST, "none", "", 1, 0.0, 0.0, 0.0, 0.0, 0.0, 0),
    )
    assert figures.control_count("crossing") == 2


def test_a_unit_counts_once_with_its_latest_primary_tag(store: Store) -> None:
    def tag(uuid: str, unit: str, state: str, *, primary: bool = True) -> Insert:
        values = {
            "survey_unit_uuid": unit,
            "state": state,
            "low_efficiency_kind": "1",
            "is_primary": int(primary),
            "decided_on": "2025-06-30",
            "decided_by": "测试员",
            "example": 1,
        }
        return Insert("tag", uuid, values)

    unit = {"district": EAST, "area_m2": 50.0, "low_efficiency_area_m2": 30.0}
    store.write(
        [
            Insert("survey_unit", "u1", unit),
            Insert("survey_unit", "u2", {**unit, "low_efficiency_area_m2": None}),
            tag("t1", "u1", "tagged"),
            tag("t2", "u2", "tagged"),
        ],
        reason="test",
    )
    store.write([tag("t3", "u1", "identified")], reason="test")
    store.write([tag("t4", "u1", "withdrawn", primary=False)], reason="test")
    assert summarise(store, on=ON).tags == (
        TagLine(EAST, "tagged", "1", 1, 50.0, 1),
        TagLine(EAST, "identified", "1", 1, 30.0, 1),
    )


def test_the_latest_case_of_a_project_counts_and_money_is_summed_by_status(store: Store) -> None:
    store.write(
        [
            rule_set("policy", "subsidy", example=False),
            project("P1"),
            project("P2"),
            project("P3"),
            *case("s1", "P1", "trial", 999),
            *case("s2", "P2", "trial", 100_01),
            *case("s3", "P3", "ineligible", None),
        ],
        reason="test",
    )
    store.write(case("s4", "P1", "eligible", 214_000_000), reason="test")
    figures = summarise(store, on=ON)
    assert [(line.project_code, line.status) for line in figures.subsidies] == [
        ("P1", "eligible"),
        ("P2", "trial"),
        ("P3", "ineligible"),
    ]
    assert figures.subsidy_fen("eligible") == 214_000_000
    assert figures.subsidy_fen("trial") == 100_01
    assert figures.subsidies[1].reasons == ("NOT_ACCEPTED",)
    assert figures.subsidies[2].amount_fen is None


def test_missing_taxes_and_unmatched_enterprises_are_seen(store: Store) -> None:
    def enterprise(uuid: str) -> Insert:
        return Insert("enterprise", uuid, {"name": uuid, "name_key": uuid})

    def year(uuid: str, enterprise_uuid: str, tax: str | None) -> Insert:
        values = {"enterprise_uuid": enterprise_uuid, "year": 2024, "tax_wan": tax}
        return Insert("enterprise_year", uuid, values)

    store.write(
        [
            parcel("a", EAST, "0601", None, 1.0),
            enterprise("e1"),
            enterprise("e2"),
            year("y1", "e1", "0"),
            year("y2", "e2", None),
            Insert("parcel_enterprise", "j", {"parcel_uuid": "a", "enterprise_uuid": "e1"}),
            Insert("three_old_area", "t", {"district": WEST, "status": "register"}),
        ],
        reason="test",
    )
    figures = summarise(store, on=ON)
    assert (figures.enterprises, figures.enterprises_joined) == (2, 1)
    assert (figures.years, figures.taxes) == (2, 1)
    assert figures.three_old == ((WEST, "register", 1),)


def test_the_figures_carry_the_log_line_that_they_rest_on(store: Store) -> None:
    receipt = store.write([parcel("a", EAST, "0601", None, 1.0)], reason="test")
    assert summarise(store, on=ON).head.hash == receipt.head_hash


def test_what_rests_on_a_changed_parcel_is_to_be_computed_again(store: Store) -> None:
    store.write(
        [
            LINE,
            rule_set("rules", "identification", example=True),
            *(parcel(name, EAST, "0601", None, 100.0) for name in ("a", "b", "c")),
            *(assessment(f"{name}1", name, "suspected") for name in ("a", "b")),
            *(check(f"c{name}", name, "inside", 100.0, 0.0) for name in ("a", "b")),
        ],
        reason="test",
    )
    store.write(
        [Update("parcel", "a", 1, {"geom": square(1)}), Update("parcel", "b", 1, {"remark": "x"})],
        reason="test",
    )
    moved = [Update("parcel", "a", 2, {"geom": square(2)})]
    store.write(moved, reason="test")
    figures = summarise(store, on=ON)
    assert figures.outcomes == (
        OutcomeLine(EAST, "stale", 2, 200.0),
        OutcomeLine(EAST, "none", 1, 100.0),
    )
    assert [(line.control_class, line.version, line.parcels) for line in figures.control] == [
        ("inside", "V1", 1),
        ("stale", "", 1),
        ("none", "", 1),
    ]
    with store.read() as reading:
        assert len(reading.table("suspected_parcels")) == 0


def test_checks_against_a_withdrawn_line_are_no_results(store: Store) -> None:
    package = {"target_table": "control_line", "file_name": "a", "file_sha256": "0"}
    store.write(
        [
            Insert("import_package", "package", {**package, "state": "done"}),
            Insert("control_line_version", "line", {
                "version": "V1", "valid_from": "2024-07-01", "import_package_uuid": "package"}),
            parcel("a", EAST, "0601", None, 100.0),
            check("c1", "a", "inside", 100.0, 0.0),
        ],
        reason="test",
    )  # fmt: skip
    assert summarise(store, on=ON).control_count("inside") == 1
    store.write([Update("import_package", "package", 1, {"state": "void"})], reason="undo")
    figures = summarise(store, on=ON)
    assert (figures.control_count("inside"), figures.control_count("stale")) == (0, 1)


def test_a_boundary_error_that_a_person_treated_counts_as_on_the_map(store: Store) -> None:
    store.write(
        [
            LINE,
            parcel("a", EAST, "0601", None, 100.0),
            check("c1", "a", "crossing", 99.0, 1.0, boundary_error=1, treated_as="inside"),
        ],
        reason="test",
    )
    [line] = summarise(store, on=ON).control
    assert (line.control_class, line.inside_m2, line.outside_m2) == ("inside", 99.0, 1.0)
    assert (line.boundary_errors, line.treated) == (1, 1)
    with store.read() as reading:
        assert reading.table("summary_parcels")["control_class"].to_list() == ["inside"]


def test_a_calculation_of_an_older_state_of_the_project_has_no_amount(store: Store) -> None:
    policy = rule_set("policy", "subsidy", example=False)
    store.write([policy, project("P1"), *case("s1", "P1", "eligible", 5)], reason="test")
    assert summarise(store, on=ON).subsidy_fen("eligible") == 5
    store.write([Update("project", "P1", 1, {"floor_area_m2": "1"})], reason="test")
    [line] = summarise(store, on=ON).subsidies
    assert (line.status, line.amount_fen, line.far, line.reasons) == ("stale", None, "", ())


def test_everything_on_a_sheet_comes_from_the_state_whose_log_line_it_names(store: Store) -> None:
    shapes = {"a": square(0), "b": square(10)}
    for name, shape in shapes.items():
        row = parcel(name, EAST, "0601", 100.0, 100.0)
        values = {**row.values, "geom": shape, "ownership": "state", "right_nature": "102",
                  "map_number": f"{name.upper()}-1"}  # fmt: skip
        receipt = store.write([Insert("parcel", name, values)], reason="test")

    def colleague() -> None:
        store.write([Update("parcel", "b", 1, {"holder_name": "企业 0002"})], reason="改")
        store.write([parcel("c", EAST, "0601", 5.0, 5.0)], reason="新")

    figures = summarise_all(Overtaken(store, [colleague, colleague, colleague]), on=ON)
    assert figures.head.hash == receipt.head_hash
    assert sum(line.parcels for line in figures.parcels) == 2
    [group] = figures.merge_groups
    assert (group.holder, group.parcels) == ("企业 0001", ("A-1", "B-1"))
    assert (group.land_area_m2, group.mergeable) == (200.0, True)
    later = summarise_all(store, on=ON)
    assert later.merge_groups == ()
    assert sum(line.parcels for line in later.parcels) == 3


def test_summing_up_can_be_stopped(store: Store) -> None:
    values = {**parcel("a", EAST, "0601", 1.0, 1.0).values, "geom": square(0)}
    other = {**values, "geom": square(10)}
    more = {"right_nature": "102"}
    rows = [Insert("parcel", "a", {**values, **more}), Insert("parcel", "b", {**other, **more})]
    store.write(rows, reason="test")

    class Stop:
        def step(self, done: int, total: int, message: str = "") -> None:
            raise CancelledError

    with pytest.raises(CancelledError):
        summarise_all(store, on=ON, progress=Stop())
