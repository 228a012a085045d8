# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Boundaries are checked with hand-computable squares and written as a whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import shapely

from lowuse_plugin.domain.boundaries.cut_off import SplitGrounds
from lowuse_plugin.domain.boundaries.edits import BoundaryReport, EditedShape, Leaving
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Store, Update
from lowuse_plugin.services.boundaries.edit import check_boundaries
from lowuse_plugin.services.boundaries.read import open_boundaries
from lowuse_plugin.services.boundaries.save import save_boundaries
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.parcels.lineage import lineage_of
from tests.services.boundaries.geometry_workspace import (
    EAST,
    NORTH,
    add,
    multipolygon,
    new_workspace,
    parcel,
)
from tests.services.history.two_people import Overtaken

CODE = "440704001001GB00001"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with new_workspace(folder) as opened:
        yield opened


def two_parcels(store: Store, x: float = 10.0) -> list[str]:
    """One from 0 to 10 and one from x to 30, both 10 m deep."""
    rows = [
        parcel(0, 10, parcel_code="甲", registered_area_m2=100.0, plane_area_m2=100.0),
        parcel(x, 30, parcel_code="乙", plane_area_m2=(30 - x) * 10),
    ]
    return add(store, "parcel", rows)


def opened(store: Store, *uuids: str) -> list[EditedShape]:
    """What is drawn when nothing was drawn yet."""
    return [
        EditedShape(each.uuid, each.wkb, each.uuid, each.version, each.wkb)
        for each in open_boundaries(store, uuids, neighbours=False).parcels
    ]


def drawn(store: Store, uuid: str, *box: float) -> EditedShape:
    return replace(opened(store, uuid)[0], wkb=multipolygon(*box))


def ring(*points: tuple[float, float]) -> bytes:
    polygon = shapely.Polygon([(EAST + x, NORTH + y) for x, y in points])
    return bytes(shapely.to_wkb(shapely.MultiPolygon([polygon])))


def found(report: BoundaryReport) -> dict[str, Any]:
    """Code → severity and area, where it has one."""
    return {f.code: (f.severity, f.params.get("area_m2")) for f in report.findings}


def row(store: Store, uuid: str) -> Any:
    with store.read() as reading:
        return reading.row("parcel", uuid)


# -- checks ---------------------------------------------------------------------------------------


def test_nothing_is_found_while_nothing_is_drawn(store: Store) -> None:
    a, b = two_parcels(store)
    report = check_boundaries(store, opened(store, a, b))
    assert not report.findings
    assert [line.change_m2 for line in report.areas] == [0.0, 0.0]
    assert not any(line.changed for line in report.areas)


def test_a_gap_of_half_a_square_metre(store: Store) -> None:
    """Ten metres long and five centimetres wide."""
    a, _ = two_parcels(store)
    report = check_boundaries(store, [drawn(store, a, 0, 0, 9.95, 10)])
    assert found(report) == {"BOUNDARY_GAP": ("warning", "0.50")}
    gap = report.findings[0]
    assert gap.params["parcel"] == "甲"
    assert gap.params["other"] == "乙"
    assert gap.bounds == pytest.approx((EAST + 9.95, NORTH, EAST + 10, NORTH + 10), abs=1e-3)


def test_an_overlap_of_two_square_metres(store: Store) -> None:
    a, _ = two_parcels(store)
    report = check_boundaries(store, [drawn(store, a, 0, 0, 10.2, 10)])
    assert found(report) == {"BOUNDARY_OVERLAP": ("warning", "2.00")}
    assert report.findings[0].bounds == pytest.approx(
        (EAST + 10, NORTH, EAST + 10.2, NORTH + 10), abs=1e-6
    )


def test_what_was_there_before_is_a_note(store: Store) -> None:
    a, _ = two_parcels(store, x=9.8)
    unchanged_overlap = drawn(store, a, 0, -1, 10, 10)
    assert found(check_boundaries(store, [unchanged_overlap])) == {
        "BOUNDARY_OVERLAP_BEFORE": ("note", "2.00"),
        "BOUNDARY_BEYOND_REGISTERED": ("warning", None),
    }
    larger = drawn(store, a, 0, 0, 10.1, 10)
    assert found(check_boundaries(store, [larger])) == {"BOUNDARY_OVERLAP": ("warning", "3.00")}


def test_a_gap_that_was_there_before_is_a_note(store: Store) -> None:
    a, _ = two_parcels(store, x=10.05)
    kept = drawn(store, a, 1, 0, 10, 10)
    assert found(check_boundaries(store, [kept]))["BOUNDARY_GAP_BEFORE"] == ("note", "0.50")
    wider = drawn(store, a, 0, 0, 9.9, 10)
    assert found(check_boundaries(store, [wider])) == {"BOUNDARY_GAP": ("warning", "1.50")}


@pytest.mark.parametrize(("width", "is_gap"), [(0.99, True), (1.01, False)])
def test_wider_land_is_no_gap(store: Store, width: float, is_gap: bool) -> None:
    a, _ = two_parcels(store)
    report = check_boundaries(store, [drawn(store, a, 0, 0, 10 - width, 10)])
    assert ("BOUNDARY_GAP" in found(report)) is is_gap


def test_both_sides_of_a_boundary_move_together(store: Store) -> None:
    a, b = two_parcels(store)
    shapes = [drawn(store, a, 0, 0, 12, 10), drawn(store, b, 12, 0, 30, 10)]
    report = check_boundaries(store, shapes)
    assert found(report) == {"BOUNDARY_BEYOND_REGISTERED": ("warning", None)}
    assert [line.change_m2 for line in report.areas] == pytest.approx([20, -20])


def test_a_bow_tie_is_refused_with_its_place(store: Store) -> None:
    a, _ = two_parcels(store)
    bow = replace(opened(store, a)[0], wkb=ring((0, 0), (10, 10), (10, 0), (0, 10)))
    report = check_boundaries(store, [bow])
    assert found(report) == {"BOUNDARY_SELF_CROSSING": ("error", None)}
    x, y = EAST + 5, NORTH + 5
    assert report.errors[0].bounds == (x, y, x, y)
    with pytest.raises(LowUseError) as error:
        save_boundaries(store, [bow], reason="试")
    assert error.value.code == "BOUNDARY_NOT_SOUND"
    assert error.value.params["first"] == "BOUNDARY_SELF_CROSSING"
    assert row(store, a)["row_version"] == 1


def test_a_hole_outside_and_a_missing_shape_are_refused(store: Store) -> None:
    a, b = two_parcels(store)
    hole = [(EAST + x, NORTH + y) for x, y in ((50, 0), (60, 0), (60, 5))]
    box = shapely.Polygon(shapely.box(EAST, NORTH, EAST + 10, NORTH + 10).exterior, [hole])
    rings, none = opened(store, a, b)
    shapes = [replace(rings, wkb=bytes(shapely.to_wkb(box))), replace(none, wkb=None)]
    report = check_boundaries(store, shapes)
    assert found(report) == {"BOUNDARY_RINGS": ("error", None), "BOUNDARY_EMPTY": ("error", None)}


def test_spikes_and_doubled_points_are_named(store: Store) -> None:
    a, _ = two_parcels(store)
    spike = ring((0, 0), (10, 0), (10, 10), (5.1, 10), (5.05, 20), (5, 10), (0.005, 10), (0, 10))
    report = check_boundaries(store, [replace(opened(store, a)[0], wkb=spike)])
    places = {f.code: f.bounds for f in report.findings}
    assert places["BOUNDARY_SPIKE"][:2] == (EAST + 5.05, NORTH + 20)
    assert places["BOUNDARY_SHORT_EDGE"][:2] == (EAST + 0.005, NORTH + 10)


def test_a_shape_outside_the_frame_is_refused(store: Store) -> None:
    a, _ = two_parcels(store)
    far = shapely.MultiPolygon([shapely.box(400000, 2490000, 400010, 2490010)])
    report = check_boundaries(store, [replace(opened(store, a)[0], wkb=bytes(shapely.to_wkb(far)))])
    assert found(report)["BOUNDARY_OUTSIDE"] == ("error", None)
    assert report.areas[0].plane_m2 is None


def test_a_scrap_is_named(store: Store) -> None:
    a, _ = two_parcels(store)
    scrap, enough = drawn(store, a, 0, 0, 1, 9.9), drawn(store, a, 0, 0, 1, 10)
    assert "BOUNDARY_TINY" in found(check_boundaries(store, [scrap]))
    assert "BOUNDARY_TINY" not in found(check_boundaries(store, [enough]))


def test_the_same_outline_twice_is_told(store: Store) -> None:
    two_parcels(store)
    copy = EditedShape("new", multipolygon(0, 0, 10, 10), values={"district": "440704"})
    report = check_boundaries(store, [copy])
    assert found(report)["BOUNDARY_STACKED"] == ("warning", "100.00")


def test_a_tagged_unit_keeps_its_outline(store: Store) -> None:
    a, _ = two_parcels(store)
    [unit] = add(store, "survey_unit", [{"geom": multipolygon(0, 0, 10, 10), "district": "440704",
                                         "whole_parcels": 1}])  # fmt: skip
    add(store, "survey_unit_parcel", [{"survey_unit_uuid": unit, "parcel_uuid": a}])
    tag = {"survey_unit_uuid": unit, "state": "tagged", "is_primary": 1, "example": 0,
           "decided_on": "2024-06-30", "decided_by": "张三"}  # fmt: skip
    add(store, "tag", [tag])
    assert found(check_boundaries(store, [drawn(store, a, 0, 0, 10, 10.1)]))[
        "BOUNDARY_UNIT_STAYS"
    ] == ("note", None)
    assert not check_boundaries(store, opened(store, a)).findings


# -- saving ---------------------------------------------------------------------------------------


def test_a_larger_parcel_is_saved_with_its_areas(store: Store) -> None:
    a, b = two_parcels(store)
    other = row(store, b)
    saved = save_boundaries(
        store, [drawn(store, a, -5, 0, 10, 10), *opened(store, b)], reason=" 界址调整 "
    )
    now = row(store, a)
    assert saved.changed == (a,)
    assert shapely.from_wkb(now["geom"]).area == 150
    assert now["plane_area_m2"] == pytest.approx(150)
    assert now["plane_epsg"] == 4526
    # In zone 38 at 405 km, 95 km from the central meridian, the plane is 1.000111 as long.
    assert now["ellipsoid_area_m2"] == pytest.approx(150 / 1.000111**2, abs=2e-3)
    assert now["registered_area_m2"] == 100
    assert row(store, b) == other
    undo_save(store, saved.receipt.transaction_id)
    before = row(store, a)
    assert shapely.from_wkb(before["geom"]).area == 100
    assert before["plane_area_m2"] == 100


def test_several_parcels_are_one_save(store: Store) -> None:
    a, b = two_parcels(store)
    shapes = [drawn(store, a, 0, 0, 12, 10), drawn(store, b, 12, 0, 30, 10)]
    saved = save_boundaries(store, shapes, reason="界址调整")
    with store.read() as reading:
        lines = reading.table("undo_lines", transaction=saved.receipt.transaction_id)
    assert len(lines) == 2
    assert set(lines["reason"].to_list()) == {"界址调整"}


def test_a_save_needs_a_reason_and_a_change(store: Store) -> None:
    a, _ = two_parcels(store)
    for shapes, reason, code in (
        ([drawn(store, a, 0, 0, 9, 10)], " ", "REASON_MISSING"),
        (opened(store, a), "试", "BOUNDARY_NOTHING"),
    ):
        with pytest.raises(LowUseError) as error:
            save_boundaries(store, shapes, reason=reason)
        assert error.value.code == code


def turned(wkb: bytes) -> bytes:
    return bytes(shapely.to_wkb(shapely.reverse(shapely.from_wkb(wkb))))


def test_rings_that_run_the_other_way_are_no_change(store: Store) -> None:
    a, _ = two_parcels(store)
    shape = opened(store, a)[0]
    report = check_boundaries(store, [replace(shape, wkb=turned(shape.wkb))])
    assert not report.areas[0].changed


def test_two_people_on_one_boundary(store: Store) -> None:
    """The colleague was first: nothing is written, and it is said whose boundary stands there."""
    a, b = two_parcels(store)
    mine = [drawn(store, a, 0, 0, 12, 10), drawn(store, b, 12, 0, 30, 10)]
    save_boundaries(store, [drawn(store, a, 0, 0, 11, 10)], reason="同事")
    with pytest.raises(ConflictError) as error:
        save_boundaries(store, mine, reason="我")
    assert error.value.params["uuid"] == a
    assert row(store, b)["row_version"] == 1
    report = check_boundaries(store, mine)
    assert [f.code for f in report.errors] == ["BOUNDARY_CHANGED_SINCE"]
    assert report.errors[0].params["who"] == "测试员"
    [rival] = report.rivals
    assert (rival.uuid, rival.version) == (a, 2)
    assert shapely.from_wkb(rival.wkb).area == 110
    source = {"conflict": "kept_mine"}
    decided = replace(mine[0], base_version=2, base_wkb=rival.wkb, source=source)
    save_boundaries(store, [decided, mine[1]], reason="我")
    assert row(store, a)["plane_area_m2"] == pytest.approx(120)


def test_a_version_that_a_restored_workspace_counts_again_hides_nobodys_boundary(
    store: Store,
) -> None:
    """The drawing began with a second version that a restore took away; now there is another."""
    a, b = two_parcels(store)
    mine = replace(drawn(store, a, 0, 0, 12, 10), base_version=2)
    save_boundaries(store, [drawn(store, a, 0, 0, 11, 10)], reason="同事")
    assert row(store, a)["row_version"] == mine.base_version
    report = check_boundaries(store, [mine])
    assert [f.code for f in report.errors] == ["BOUNDARY_CHANGED_SINCE"]
    assert [each.uuid for each in report.rivals] == [a]
    with pytest.raises(ConflictError) as error:
        save_boundaries(store, [mine], reason="我")
    assert (error.value.code, error.value.params["changed_by"]) == ("ROW_CHANGED", "测试员")
    assert shapely.from_wkb(row(store, a)["geom"]).area == 110
    # The same version and the same shape as the drawing began with: nothing stands in the way.
    save_boundaries(store, [replace(drawn(store, b, 11, 0, 30, 10), base_version=7)], reason="我")


def test_a_retirement_of_the_version_that_the_drawing_began_with_is_met(store: Store) -> None:
    a, _ = two_parcels(store)
    mine = replace(drawn(store, a, 0, 0, 12, 10), base_version=2)
    store.write([Update("parcel", a, 1, {"retired_at": "2026-01-01T00:00:00.000Z"})], reason="停")
    with pytest.raises(ConflictError) as error:
        save_boundaries(store, [mine], reason="我")
    assert (error.value.params["found"], error.value.params["changed_by"]) == (2, "测试员")
    assert row(store, a)["row_version"] == 2


def test_a_save_between_check_and_save_is_met(store: Store) -> None:
    a, b = two_parcels(store)
    mine = [drawn(store, a, 0, 0, 12, 10)]
    theirs = [drawn(store, a, 0, 0, 11, 10)]
    acts = [lambda: None, lambda: save_boundaries(store, theirs, reason="同事")]
    with pytest.raises(ConflictError) as error:
        save_boundaries(Overtaken(store, acts), mine, reason="我")
    assert (error.value.params["uuid"], error.value.params["found"]) == (a, 2)
    assert row(store, a)["row_version"] == 2
    assert row(store, b)["row_version"] == 1


def test_what_a_colleague_writes_beside_the_boundary_in_the_middle_of_a_save_disturbs_nothing(
    store: Store,
) -> None:
    a, _ = two_parcels(store)
    mine = [drawn(store, a, 0, 0, 9, 10)]
    acts = [lambda: None, lambda: store.write([Update("parcel", a, 1, {"town": "x"})], reason="t")]
    save_boundaries(Overtaken(store, acts), mine, reason="我")
    assert row(store, a)["town"] == "x"
    assert row(store, a)["plane_area_m2"] == pytest.approx(90)


def test_an_untouched_neighbour_follows_the_workspace(store: Store) -> None:
    """Its old copy is neither written nor compared."""
    a, b = two_parcels(store)
    shapes = [drawn(store, a, 0, 0, 11, 10), *opened(store, b)]
    save_boundaries(store, [drawn(store, b, 11, 0, 30, 10)], reason="同事")
    report = check_boundaries(store, shapes)
    assert found(report) == {"BOUNDARY_BEYOND_REGISTERED": ("warning", None)}
    assert [each.uuid for each in report.rivals] == [b]
    saved = save_boundaries(store, shapes, reason="我")
    assert saved.changed == (a,)


def test_a_parcel_that_a_colleague_retired(store: Store) -> None:
    a, b = two_parcels(store)
    touched, untouched = drawn(store, a, 0, 0, 12, 10), opened(store, b)[0]
    gone = {"retired_at": "2026-01-01T00:00:00.000Z"}
    store.write([Update("parcel", uuid, 1, gone) for uuid in (a, b)], reason="停用")
    report = check_boundaries(store, [touched, untouched])
    assert found(report)["BOUNDARY_GONE"] == ("error", None)
    assert report.gone == (a, b)
    assert len(report.areas) == 1
    with pytest.raises(LowUseError) as error:
        open_boundaries(store, [a, b], neighbours=False)
    assert error.value.code == "BOUNDARY_ABSENT"
    with pytest.raises(ConflictError):
        save_boundaries(store, [touched], reason="我")


# -- new parcels ----------------------------------------------------------------------------------


def new(x0: float, x1: float, **values: str) -> EditedShape:
    return EditedShape(f"n{x0}", multipolygon(x0, 0, x1, 10), values=values)


def test_a_new_parcel(store: Store) -> None:
    saved = save_boundaries(
        store,
        [new(0, 20, parcel_code=f" {CODE.lower()} ", holder_name="甲厂", use_code="工业")],
        reason="新增",
    )
    made = row(store, saved.created["n0"])
    assert made["parcel_code"] == CODE
    assert made["district"] == "440704"
    assert made["ownership"] == "state"
    assert made["plane_area_m2"] == pytest.approx(200)
    assert made["row_version"] == 1
    with store.read() as reading:
        assert len(reading.table("list_parcels")) == 1
    undo_save(store, saved.receipt.transaction_id)
    with store.read() as reading:
        assert not len(reading.table("list_parcels"))


def test_a_missing_code_is_a_warning_and_a_taken_one_an_error(store: Store) -> None:
    add(store, "parcel", [parcel(100, 110, parcel_code=CODE)])
    assert found(check_boundaries(store, [new(0, 10)])) == {"NEW_CODE_MISSING": ("warning", None)}
    taken = [new(0, 10, parcel_code=CODE)]
    assert found(check_boundaries(store, taken)) == {"NEW_CODE_USED": ("error", None)}
    twice = [new(0, 10, parcel_code="440704001001GB00002"),
             new(20, 30, parcel_code="440704001001GB00002")]  # fmt: skip
    assert [f.keys for f in check_boundaries(store, twice).errors] == [("n20",)]


def test_a_code_that_a_colleague_gives_meanwhile_is_not_given_twice(store: Store) -> None:
    taken = [new(0, 10, parcel_code=CODE)]
    acts = [lambda: None, lambda: add(store, "parcel", [parcel(100, 110, parcel_code=CODE)])]
    with pytest.raises(LowUseError) as error:
        save_boundaries(Overtaken(store, acts), taken, reason="我")
    assert error.value.code == "BOUNDARY_NOT_SOUND"
    assert (error.value.params["first"], error.value.params["value"]) == ("NEW_CODE_USED", CODE)
    with store.read() as reading:
        assert len(reading.table("list_parcels")) == 1


def test_another_code_of_a_colleague_disturbs_nothing(store: Store) -> None:
    acts = [lambda: None, lambda: add(store, "parcel", [parcel(100, 110, parcel_code="另")])]
    slow = Overtaken(store, acts)
    made = save_boundaries(slow, [new(0, 10, parcel_code=CODE)], reason="我").created["n0"]
    assert (row(store, made)["parcel_code"], slow.saves) == (CODE, 1)


def test_a_district_must_be_one_of_the_list(store: Store) -> None:
    report = check_boundaries(store, [new(0, 10, parcel_code=CODE, district="江海")])
    assert found(report) == {"NEW_DISTRICT_MISSING": ("error", None)}


def test_a_part_that_was_cut_off_knows_where_it_comes_from(store: Store) -> None:
    a, _ = two_parcels(store)
    part = replace(new(0, 4, district="440704"), split_from=a)
    saved = save_boundaries(store, [drawn(store, a, 4, 0, 10, 10), part], reason="分割")
    with store.read() as reading:
        [line] = reading.table("lineage").to_rows()
    assert (line["old_parcel_uuid"], line["new_parcel_uuid"]) == (a, saved.created["n0"])
    assert line["kind"] == "split"
    assert line["area_m2"] == pytest.approx(40)
    assert row(store, a)["plane_area_m2"] == pytest.approx(60)


def test_a_part_takes_over_rights_and_mortgage_but_no_numbers_and_no_figures(store: Store) -> None:
    stated = {
        "ownership": "collective", "right_type": "7", "right_nature": "203", "mortgaged": "yes",
        "seized": "no", "right_starts_on": "2001-05-01", "right_ends_on": "2051-04-30",
        "address": "江海路 1 号", "source_document": "江国土〔2001〕5 号", "use_code": "0601",
        "use_name": "工业用地", "industry_code": "3311", "operating_state": "stopped",
        "idle": "yes", "dispute": "相邻权",
    }  # fmt: skip
    own = {"parcel_code": "甲", "unit_code": "乙", "map_number": "12", "certificate_no": "丙",
           "registered_area_m2": 100.0, "surveyed_area_m2": 99.0, "floor_area_m2": 80.0,
           "contract_far": 2.0, "investment_wan": 30.0, "legacy_area_m2": 5.0}  # fmt: skip
    [a] = add(store, "parcel", [parcel(0, 10, **stated, **own)])
    [holder] = add(store, "right_holder", [{"name": "甲厂", "name_key": "甲厂"}])
    add(store, "parcel_holder", [{"parcel_uuid": a, "right_holder_uuid": holder, "position": 1,
                                  "share_kind": "1", "share": "1/2"}])  # fmt: skip
    store.write([Update("parcel", a, 1, {"holder_name": "改名后的厂"})], reason="同事")
    part = replace(new(0, 4, district="440704"), split_from=a)
    saved = save_boundaries(store, [drawn(store, a, 4, 0, 10, 10), part], reason="分割")
    made = row(store, saved.created["n0"])
    assert {name: made[name] for name in stated} == stated
    assert made["holder_name"] == "改名后的厂"
    assert {name for name in own if made[name] is not None} == set()
    assert made["plane_area_m2"] == pytest.approx(40)
    assert set(saved.carried) == {*stated, "holder_name", "district"}
    with store.read() as reading:
        uuids = json.dumps([saved.created["n0"]])
        [link] = reading.table("boundary_holders", uuids=uuids).to_rows()
    assert (link["right_holder_uuid"], link["position"], link["share"]) == (holder, 1, "1/2")
    undo_save(store, saved.receipt.transaction_id)
    with store.read() as reading:
        assert not len(reading.table("boundary_holders", uuids=uuids))


def test_the_part_that_keeps_the_parcel_has_no_area_of_the_whole(store: Store) -> None:
    own = {
        "registered_area_m2": 100.0, "surveyed_area_m2": 99.0, "floor_area_m2": 120.0,
        "investment_wan": 50.0, "certificate_no": "丙",
    }  # fmt: skip
    figures = tuple(own)[:-1]
    [a, b] = add(store, "parcel", [parcel(0, 10, **own), parcel(20, 30, **own)])
    part = replace(new(0, 4, district="440704"), split_from=a)
    shapes = [drawn(store, a, 4, 0, 10, 10), part, drawn(store, b, 21, 0, 30, 10)]
    saved = save_boundaries(store, shapes, reason="分割")
    kept, moved = row(store, a), row(store, b)
    assert [kept[name] for name in own] == [None, None, None, None, "丙"]
    assert [moved[name] for name in own] == list(own.values())  # redrawn, not divided
    assert saved.emptied == figures
    assert "registered_area_m2" in saved.lacking
    undo_save(store, saved.receipt.transaction_id)
    assert [row(store, a)[name] for name in own] == list(own.values())


def test_what_is_registered_is_compared_with_all_parts_of_a_divided_parcel(store: Store) -> None:
    [a] = add(store, "parcel", [parcel(0, 10, registered_area_m2=100.0)])
    part = replace(new(0, 4, district="440704"), split_from=a)
    whole = [drawn(store, a, 4, 0, 10, 10), part]
    assert "BOUNDARY_BEYOND_REGISTERED" not in found(check_boundaries(store, whole))
    assert "BOUNDARY_BEYOND_REGISTERED" in found(check_boundaries(store, whole[:1]))
    lost = [drawn(store, a, 5, 0, 10, 10), part]
    [beyond] = [f for f in check_boundaries(store, lost).findings
                if f.code == "BOUNDARY_BEYOND_REGISTERED"]  # fmt: skip
    assert (beyond.params["drawn_m2"], beyond.params["change_m2"]) == ("90.00", "−10.00")


def test_what_is_said_of_a_part_goes_before_what_it_takes_over(store: Store) -> None:
    [a] = add(store, "parcel", [parcel(0, 10, use_code="0601", use_name="工业用地")])
    [holder] = add(store, "right_holder", [{"name": "甲厂", "name_key": "甲厂"}])
    add(store, "parcel_holder", [{"parcel_uuid": a, "right_holder_uuid": holder}])
    part = replace(new(0, 4, district="440704", holder_name="新厂", use_code="0701"), split_from=a)
    shapes = [drawn(store, a, 4, 0, 10, 10), part]
    saved = save_boundaries(store, shapes, reason="分割", grounds=SplitGrounds("协议 1 号"))
    made = row(store, saved.created["n0"])
    assert (made["holder_name"], made["use_code"], made["use_name"]) == ("新厂", "0701", None)
    with store.read() as reading:  # 甲厂 is not the holder of this part
        assert not len(reading.table("boundary_holders", uuids=json.dumps([made["uuid"]])))


def test_land_goes_to_somebody_else_only_by_an_agreement_of_both(store: Store) -> None:
    """Y-26: 可将空闲的工业用地分割转让给产业链企业."""
    [a] = add(store, "parcel", [parcel(0, 10, holder_name="甲机械有限公司")])
    shapes = [
        drawn(store, a, 4, 0, 10, 10),
        replace(new(0, 4, district="440704", holder_name="乙厂"), split_from=a),
    ]
    with pytest.raises(LowUseError) as error:
        save_boundaries(store, shapes, reason="分割", grounds=SplitGrounds(" "))
    assert error.value.code == "SPLIT_AGREEMENT_MISSING"
    assert error.value.params == {"count": 1, "holders": ("乙厂",)}
    with store.read() as reading:
        assert not len(reading.table("lineage"))
    grounds = SplitGrounds("分割协议 7 号", date(2026, 3, 4), "张三")
    saved = save_boundaries(store, shapes, reason="分割转让", grounds=grounds)
    with store.read() as reading:
        [edge] = lineage_of(reading, saved.created["n0"]).edges
    assert (edge.document, edge.on, edge.by) == ("分割协议 7 号", date(2026, 3, 4), "张三")


def test_another_spelling_of_the_holder_is_nobody_else(store: Store) -> None:
    [a] = add(store, "parcel", [parcel(0, 10, holder_name="甲机械有限公司")])
    part = replace(new(0, 4, district="440704", holder_name="甲机械有限责任公司"), split_from=a)
    [holder] = add(store, "right_holder", [{"name": "甲机械", "name_key": "甲机械"}])
    add(store, "parcel_holder", [{"parcel_uuid": a, "right_holder_uuid": holder}])
    saved = save_boundaries(store, [drawn(store, a, 4, 0, 10, 10), part], reason="分割")
    with store.read() as reading:
        uuids = json.dumps([saved.created["n0"]])
        [link] = reading.table("boundary_holders", uuids=uuids).to_rows()
    assert link["right_holder_uuid"] == holder


def test_a_split_is_not_of_tomorrow(store: Store) -> None:
    [a] = add(store, "parcel", [parcel(0, 10)])
    shapes = [drawn(store, a, 4, 0, 10, 10),
              replace(new(0, 4, district="440704"), split_from=a)]  # fmt: skip
    tomorrow = office_today() + timedelta(days=1)
    with pytest.raises(LowUseError) as error:
        save_boundaries(store, shapes, reason="分割", grounds=SplitGrounds("", tomorrow))
    assert (error.value.code, error.value.params["on"]) == ("SPLIT_IN_FUTURE", tomorrow.isoformat())
    today = SplitGrounds("", tomorrow - timedelta(days=1))
    assert save_boundaries(store, shapes, reason="分割", grounds=today).created


def test_the_part_that_keeps_the_parcel_keeps_what_hangs_on_it(store: Store) -> None:
    """D12: project and survey unit stay with it; the new part is in neither."""
    [a] = add(store, "parcel", [parcel(0, 10)])
    [project] = add(store, "project", [{"name": "甲改造", "district": "440704",
                                        "project_type": "industrial_upgrade"}])  # fmt: skip
    add(store, "project_parcel", [{"project_uuid": project, "parcel_uuid": a}])
    shapes = [drawn(store, a, 4, 0, 10, 10),
              replace(new(0, 4, district="440704"), split_from=a)]  # fmt: skip
    saved = save_boundaries(store, shapes, reason="分割")
    with store.read() as reading:
        [member] = reading.table("project_members", project=project).to_rows()
    assert member["parcel_uuid"] == a
    undo_save(store, saved.receipt.transaction_id)
    with store.read() as reading:
        assert lineage_of(reading, a).is_empty
    assert shapely.area(shapely.from_wkb(row(store, a)["geom"])) == pytest.approx(100)


def test_a_deleted_shape_retires_its_parcel_in_the_same_save(store: Store) -> None:
    a, b = two_parcels(store)
    saved = save_boundaries(store, [drawn(store, b, 0, 0, 30, 10)], [Leaving(a, 1)], reason="并入")
    assert saved.retired == (a,)
    assert row(store, a)["retired_reason"] == "并入"
    assert row(store, b)["plane_area_m2"] == pytest.approx(300)
    assert not found(check_boundaries(store, opened(store, b)))


def test_a_deleted_shape_of_a_tagged_parcel_retires_nothing(store: Store) -> None:
    a, b = two_parcels(store)
    [unit] = add(store, "survey_unit", [{"geom": multipolygon(0, 0, 10, 10), "district": "440704",
                                         "whole_parcels": 1}])  # fmt: skip
    add(store, "survey_unit_parcel", [{"survey_unit_uuid": unit, "parcel_uuid": a}])
    tag = {"survey_unit_uuid": unit, "state": "tagged", "is_primary": 1, "example": 0,
           "decided_on": "2024-06-30", "decided_by": "张三"}  # fmt: skip
    add(store, "tag", [tag])
    with pytest.raises(LowUseError) as error:
        save_boundaries(store, [drawn(store, b, 0, 0, 30, 10)], [Leaving(a, 1)], reason="并入")
    assert (error.value.code, error.value.params["kinds"]) == ("RETIRE_BUILT_UPON", ("USE_TAG",))
    assert [row(store, each)["row_version"] for each in (a, b)] == [1, 1]


def test_neighbours_are_those_within_a_metre(store: Store) -> None:
    rows = [parcel(0, 10), parcel(10.9, 20, parcel_code="近"), parcel(-20, -1.1, parcel_code="远")]
    a, _, _ = add(store, "parcel", rows)
    assert [n.label for n in open_boundaries(store, [a], neighbours=True).neighbours] == ["近"]


def test_what_a_colleague_writes_beside_the_boundary_disturbs_nothing(store: Store) -> None:
    a, _ = two_parcels(store)
    shapes = [drawn(store, a, 0, 0, 9, 10)]
    store.write([Update("parcel", a, 1, {"town": "某镇"})], reason="同事")
    assert not check_boundaries(store, shapes).errors
    save_boundaries(store, shapes, reason="我")
    assert row(store, a)["town"] == "某镇"
    assert row(store, a)["plane_area_m2"] == pytest.approx(90)


def test_an_area_that_a_colleague_states_anew_is_told(store: Store) -> None:
    a, b = two_parcels(store)
    shapes = [drawn(store, a, 0, 0, 9.9, 10), *opened(store, b)]
    store.write([Update("parcel", a, 1, {"registered_area_m2": 99.5}),
                 Update("parcel", b, 1, {"registered_area_m2": 7.0})], reason="同事")  # fmt: skip
    store.write([Update("parcel", a, 2, {"town": "某镇"})], reason="同事")
    [since] = [f for f in check_boundaries(store, shapes).findings
               if f.code == "BOUNDARY_AREA_SINCE"]  # fmt: skip
    assert (since.severity, since.keys) == ("warning", (a,))
    told = since.params
    assert (told["parcel"], told["field"], told["who"]) == ("甲", "登记面积", "测试员")
    assert (told["before"], told["after"]) == ("100", "99.5")
    store.write([Update("parcel", a, 3, {"registered_area_m2": 100.0})], reason="改回")
    assert "BOUNDARY_AREA_SINCE" not in found(check_boundaries(store, shapes))


def test_points_that_snapping_sets_on_a_neighbour_change_nothing(store: Store) -> None:
    """Topological editing puts a point on the straight edge of whoever lies beside."""
    _, b = two_parcels(store)
    with_point = ring((10, 0), (30, 0), (30, 10), (10, 10), (10, 3))
    moved = ring((10, 0), (30, 0), (30, 10), (10, 10), (10.01, 3))
    neighbour = replace(opened(store, b)[0], neighbour=True)
    report = check_boundaries(store, [replace(neighbour, wkb=with_point)])
    assert not report.areas[0].changed
    report = check_boundaries(store, [replace(neighbour, wkb=moved)])
    assert report.areas[0].changed
    report = check_boundaries(store, [replace(opened(store, b)[0], wkb=with_point)])
    assert report.areas[0].changed


def test_a_neighbour_whose_points_are_joined_otherwise_is_not_passed_over(store: Store) -> None:
    """Each new point lies on the old line, and each old one on the new: the land is another."""
    _, b = two_parcels(store)
    spiked = replace(opened(store, b)[0], wkb=ring((10, 0), (30, 0), (30, 10), (10, 5), (10, 10),
                                                   (10, 0)), neighbour=True)  # fmt: skip
    assert check_boundaries(store, [spiked]).errors
