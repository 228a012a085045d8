# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""套合分析 of real workspaces with squares of 100 m, whose areas can be computed by hand."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import CancelledError, LowUseError
from lowuse_plugin.domain.overlay import OverlayLine
from lowuse_plugin.domain.ports import Insert, Store, Update
from lowuse_plugin.services.overlay.analysis import OverlaySummary, overlay_analysis
from lowuse_plugin.services.overlay.reference_layers import registered_layers
from lowuse_plugin.services.overlay.table import overlay_table, read_overlay
from tests.services.overlay.overlay_workspace import StopAt, area, box, layer, unit
from tests.services.survey_units.unit_workspace import parcel, workspace

ON = date(2025, 6, 30)
SURVEY = (
    ("0601", "工业用地", box(0, 150)),
    ("0101", "水田", box(150, 180)),
    ("0101", "水田", box(170, 200)),
    ("1104", "坑塘水面", box(200, 200.5)),
)


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    opened = workspace(folder / "套合.gpkg")
    yield opened
    opened.close()


def analyse(store: Store, **values: object) -> OverlaySummary:
    return overlay_analysis(store, on=ON, **values)


def lines(store: Store, name: str) -> tuple[OverlayLine, ...]:
    with store.read() as reading:
        return read_overlay(reading, parcel=name, on=ON)


def told(found: tuple[OverlayLine, ...]) -> list[tuple[str, float, str]]:
    return [(line.class_code, round(line.overlap_m2, 6), line.finding) for line in found]


def test_each_class_of_each_parcel_stacked_areas_once(store: Store) -> None:
    layer(store, "land_survey", *SURVEY)
    summary = analyse(store, analysed_by="张三")
    assert told(lines(store, "a")) == [("0601", 10_000.0, "")]
    # 150–180 and 170–200 overlap by 10 m: 50 m × 100 m of paddy, not 60.
    assert told(lines(store, "b")) == [
        ("0101", 5_000.0, "non_construction"),
        ("0601", 5_000.0, ""),
    ]
    assert told(lines(store, "c")) == [("1104", 50.0, "non_construction")]
    assert told(lines(store, "d")) == [("", 0.0, "")]
    assert summary.written == 4
    assert summary.findings["non_construction"].parcels == 2
    [found] = summary.layers
    assert found.m2_by_class == pytest.approx({"工业用地": 15_000, "水田": 5_000, "坑塘水面": 50})


def test_what_was_found_last_stands(store: Store) -> None:
    key = layer(store, "permanent_farmland", (None, None, box(0, 150)))
    layer(store, "ecological_redline", (None, None, box(100, 150)))
    analyse(store)
    assert judged(store) == {"a": "farmland", "b": "farmland redline", "c": None, "d": None}
    with store.read() as reading:
        [shape] = reading.table("overlay_reference_areas", layer=key.split(":")[1]).to_rows()
        assert shape["class_code"] is None
    store.write([Update("parcel", "a", 1, {"geom": box(400, 500)})], reason="改界址")
    assert judged(store)["a"] is None
    store.write([area(key, None, None, box(250, 300))], reason="补")
    analyse(store)
    assert judged(store) == {"a": None, "b": "farmland redline", "c": "farmland", "d": None}
    assert store.verify().findings == ()


def judged(store: Store) -> dict[str, str | None]:
    """What the runs that stand found on each parcel."""
    with closing(sqlite3.connect(store.path)) as connection:
        text = """SELECT p.uuid, (SELECT group_concat(f.finding, ' ') FROM (SELECT DISTINCT
            o.finding FROM valid_overlay_result AS o WHERE o.parcel_uuid = p.uuid ORDER BY 1) AS f)
            FROM parcel AS p"""
        return dict(connection.execute(text).fetchall())


def test_square_metres_are_the_share_of_the_stored_plane_area(store: Store) -> None:
    store.write([parcel("e", plane_area_m2=10_100.0, plane_epsg=4525)], reason="试")
    layer(store, "detailed_plan", ("M1", "一类工业", box(0, 25)))
    analyse(store)
    [line] = lines(store, "e")
    assert (line.share, line.overlap_m2) == (pytest.approx(0.25), pytest.approx(2_525.0))


def test_a_square_metre_is_no_finding_and_more_is(store: Store) -> None:
    layer(store, "permanent_farmland", (None, None, box(0, 0.01)))
    layer(store, "ecological_redline", (None, None, box(100, 100.0101)))
    analyse(store)
    assert sorted(told(lines(store, "a"))) == [("", 0.0, ""), ("", 1.0, "")]
    assert told(lines(store, "b"))[0][1:] == (pytest.approx(1.01), "redline")


def test_kinds_of_non_construction_land_count_together(store: Store) -> None:
    pond, paddy = box(0, 0.006), box(50, 50.006)
    layer(store, "land_survey", ("1104", "坑塘水面", pond), ("0101", "水田", paddy))
    analyse(store)
    assert sorted(told(lines(store, "a"))) == [
        ("0101", 0.6, "non_construction"),
        ("1104", 0.6, "non_construction"),
    ]


def test_classes_on_the_same_ground_count_once(store: Store) -> None:
    twice, apart = box(0, 0.006), box(150, 150.006)
    layer(store, "permanent_farmland", ("1", "甲", twice), ("2", "乙", twice),
          ("1", "甲", box(150.003, 150.009)), ("2", "乙", apart))  # fmt: skip
    analyse(store)
    assert sorted(told(lines(store, "a"))) == [("1", 0.6, ""), ("2", 0.6, "")]
    # b: 150–150.006 and 150.003–150.009 are 0.9 m² together.
    assert sorted(told(lines(store, "b"))) == [("1", 0.6, ""), ("2", 0.6, "")]


def test_unknown_class_is_no_finding(store: Store) -> None:
    layer(store, "land_survey", (None, None, box(0, 100)), ("ZZ", None, box(100, 200)))
    analyse(store)
    [line] = lines(store, "a")
    assert (line.class_name, line.finding) == ("未分类", "")
    assert told(lines(store, "b")) == [("ZZ", 10_000.0, "")]


def test_narrow_part_is_marked_as_a_boundary_error(store: Store) -> None:
    layer(store, "detailed_plan", ("R", "居住", box(99, 101.5)))
    analyse(store)
    assert [line.boundary_error for line in lines(store, "a")] == [True]
    assert [line.boundary_error for line in lines(store, "b")] == [False]


def test_nothing_changed_nothing_written_and_only_what_changed(store: Store) -> None:
    layer(store, "land_survey", *SURVEY)
    layer(store, "detailed_plan", ("M1", None, box(0, 300)))
    assert analyse(store).written == 7
    again = analyse(store)
    assert (again.written, [each.subjects for each in again.layers]) == (0, [0, 0])
    with store.read() as reading:
        head = reading.head()
    store.write([Update("parcel", "b", 1, {"remark": "只是备注"})], reason="改")
    assert analyse(store).written == 0
    with store.read() as reading:
        assert reading.head().seq == head.seq + 1
    store.write([Update("parcel", "a", 1, {"geom": box(100, 160)})], reason="改界址")
    assert [line.holds for line in lines(store, "a")] == [False, False]
    third = analyse(store)
    assert [each.subjects for each in third.layers] == [1, 1]
    assert told(lines(store, "a")) == [
        ("0101", pytest.approx(10_000 / 6), "non_construction"),
        ("M1", 10_000.0, ""),
        ("0601", pytest.approx(10_000 * 5 / 6), ""),
    ]
    assert all(line.holds for line in lines(store, "a"))


def test_changed_layer_says_so_and_is_computed_again(store: Store) -> None:
    key = layer(store, "land_survey", *SURVEY)
    other = layer(store, "detailed_plan", ("M1", None, box(0, 300)))
    analyse(store)
    store.write([area(key, "0101", "水田", box(400, 500))], reason="补")
    assert [(line.layer_key, line.holds) for line in lines(store, "a")] == [
        (other, True),
        (key, False),
    ]
    found = {each.key: each.subjects for each in analyse(store).layers}
    assert found == {key: 4, other: 0}
    assert told(lines(store, "d"))[0] == ("0101", 10_000.0, "non_construction")


def test_new_parcel_was_not_analysed_and_one_without_overlap_was(store: Store) -> None:
    layer(store, "land_survey", *SURVEY)
    analyse(store)
    store.write([parcel("e")], reason="新")
    assert lines(store, "e") == ()
    assert told(lines(store, "d")) == [("", 0.0, "")]
    assert analyse(store).layers[0].subjects == 1
    assert told(lines(store, "e")) == [("0601", 10_000.0, "")]


def test_cancelling_anywhere_leaves_what_was_known(store: Store) -> None:
    key = layer(store, "land_survey", *SURVEY)
    layer(store, "detailed_plan", ("M1", None, box(0, 300)))
    analyse(store)
    before = lines(store, "b")
    store.write([area(key, "0101", "水田", box(0, 100))], reason="补")
    stopped = 0
    for at in range(20):
        try:
            analyse(store, progress=StopAt(at))
        except CancelledError:
            stopped += 1
            assert told(lines(store, "b")) == told(before)
            assert ("0601", 10_000.0, "") in told(lines(store, "a"))
        else:
            break
    assert stopped >= 2
    assert told(lines(store, "a"))[0] == ("0101", 10_000.0, "non_construction")


def test_chosen_parcels_say_nothing_of_the_others(store: Store) -> None:
    layer(store, "land_survey", *SURVEY)
    assert analyse(store, parcels=["a", "d"]).layers[0].subjects == 2
    assert told(lines(store, "a")) == [("0601", 10_000.0, "")]
    assert told(lines(store, "d")) == [("", 0.0, "")]
    assert lines(store, "b") == ()
    assert analyse(store, parcels=["a"]).layers[0].subjects == 0
    assert analyse(store, parcels=["b"]).layers[0].subjects == 1
    assert told(lines(store, "b"))[0] == ("0101", 5_000.0, "non_construction")
    assert told(lines(store, "a")) == [("0601", 10_000.0, "")]
    assert analyse(store).layers[0].subjects == 1
    assert told(lines(store, "c")) == [("1104", 50.0, "non_construction")]


def test_registered_parcels_are_a_layer_as_soon_as_there_are_units(store: Store) -> None:
    layer(store, "land_survey", *SURVEY)
    analyse(store)
    assert [(each.kind, each.current) for each in registered_layers(store)] == [("reference", True)]
    unit(store, "u", box(250, 350), 10_000.0, "c")
    assert [each.kind for each in registered_layers(store) if not each.analysed_on] == ["parcel"]
    analyse(store)
    assert all(each.analysed_on and each.current for each in registered_layers(store))


def test_the_source_of_the_control_line_is_a_word_of_its_list(store: Store) -> None:
    row = {"version": "2025", "valid_from": "2025-01-01", "source": "imported"}
    store.write([Insert("control_line_version", "v", row)], reason="版本")
    [line] = registered_layers(store)
    assert (line.kind, line.source) == ("control_line", "导入")


def test_part_of_a_unit_in_no_parcel_is_unregistered(store: Store) -> None:
    unit(store, "u", box(250, 350), 10_000.0, "c")
    summary = analyse(store, layers=["parcel"])
    with store.read() as reading:
        found = read_overlay(reading, unit="u", on=ON)
    assert sorted(told(found)) == [("registered", 5_000.0, ""), ("unregistered", 5_000.0, "")]
    assert lines(store, "c") == ()
    assert summary.layers[0].m2_by_class == pytest.approx({"已登记宗地": 5_000, "未登记": 5_000})


def test_control_line_by_level_and_three_old_by_stage(store: Store) -> None:
    key = str(uuid.uuid4())
    rows = [Insert("control_line_version", key, {"version": "2025", "valid_from": "2025-01-01"})]
    for level, shape in ((1, box(0, 60)), (2, box(60, 150))):
        line = {"control_line_version_uuid": key, "level": level, "geom": shape}
        rows.append(Insert("control_line", str(uuid.uuid4()), line))
    old = {"status": "approved", "geom": box(200, 230)}
    store.write([*rows, Insert("three_old_area", str(uuid.uuid4()), old)], reason="试")
    analyse(store, layers=["control_line", "three_old"])
    found = {line.class_name: line.overlap_m2 for line in lines(store, "a") if line.overlaps}
    assert found == pytest.approx({"一级": 6_000, "二级": 4_000})
    assert {line.class_name for line in lines(store, "c")} == {"", "改造方案已批复"}


def test_table_has_every_overlap_with_its_parcel(store: Store) -> None:
    layer(store, "land_survey", *SURVEY)
    unit(store, "u", box(100, 150), 5_000.0, "b")
    analyse(store)
    rows = overlay_table(store, on=ON).to_rows()
    found = [(r["label"], r["class_name"], round(r["overlap_m2"], 6), r["holds"]) for r in rows]
    assert sorted(found) == [
        ("440703001001GB00097", "工业用地", 10_000.0, True),
        ("440703001001GB00098", "工业用地", 5_000.0, True),
        ("440703001001GB00098", "水田", 5_000.0, True),
        ("440703001001GB00099", "坑塘水面", 50.0, True),
        ("D1", "工业用地", 5_000.0, True),
        ("D1", "已登记宗地", 5_000.0, True),
    ]
    chosen = overlay_table(store, ["b"], on=ON).to_rows()
    assert sorted({r["subject"] for r in chosen}) == ["b", "u"]


def test_refusals_name_what_is_wrong(store: Store) -> None:
    with pytest.raises(LowUseError) as refused:
        analyse(store, layers=["reference:none"])
    assert refused.value.code == "OVERLAY_LAYER_UNKNOWN"
