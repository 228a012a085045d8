# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""When an analysis counts no more, the list of layers, the card and the analysis say the same."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Change, Insert, Store, Update
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.overlay.analysis import overlay_analysis
from lowuse_plugin.services.overlay.checks import overlay_findings
from lowuse_plugin.services.overlay.reference_layers import (
    change_layer,
    registered_layers,
    retire_layer,
)
from lowuse_plugin.services.overlay.table import overlay_table, read_overlay
from tests.services.overlay.overlay_workspace import area, box, layer, unit
from tests.services.survey_units.unit_workspace import parcel, workspace

ON = date(2025, 6, 30)


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    opened = workspace(folder / "过期.gpkg")
    yield opened
    opened.close()


def current(store: Store, kind: str) -> bool:
    return next(each for each in registered_layers(store) if each.kind == kind).current


def found(store: Store, name: str = "a") -> list[tuple[float, str, bool]]:
    with store.read() as reading:
        lines = read_overlay(reading, parcel=name, on=ON)
    return [(round(line.overlap_m2, 6), line.finding, line.holds) for line in lines]


def package(store: Store, *rows: Insert) -> str:
    """Write areas of an import that is under way."""
    key = str(uuid.uuid4())
    stated = {"target_table": rows[0].table, "file_name": "f.shp", "state": "open",
              "file_sha256": "x"}  # fmt: skip
    own: list[Change] = [
        replace(row, values={**row.values, "import_package_uuid": key}) for row in rows
    ]
    store.write([Insert("import_package", key, stated), *own], reason="导入")
    return key


def end(store: Store, key: str) -> None:
    store.write([Update("import_package", key, 1, {"state": "done"})], reason="导入")


def test_areas_of_an_import_are_seen_when_it_ends_whoever_analysed_meanwhile(store: Store) -> None:
    key = layer(store, "permanent_farmland", (None, None, box(5000, 5010)))
    under_way = package(store, area(key, None, None, box(0, 100)))
    overlay_analysis(store, on=ON)
    assert found(store) == [(0.0, "", True)]
    end(store, under_way)
    assert found(store) == [(0.0, "", False)]
    assert not current(store, "reference")
    assert [each.subjects for each in overlay_analysis(store, on=ON).layers] == [4]
    assert found(store) == [(10_000.0, "farmland", True)]
    assert current(store, "reference")


def test_the_same_of_three_old_areas_and_of_the_line(store: Store) -> None:
    old = {"status": "approved", "geom": box(200, 300)}
    line = {"version": "2025", "valid_from": "2025-01-01"}
    store.write([Insert("three_old_area", "t0", {**old, "geom": box(0, 50)}),
                 Insert("control_line_version", "v", line),
                 Insert("control_line", "l0", {"control_line_version_uuid": "v", "level": 1,
                                               "geom": box(0, 50)})], reason="试")  # fmt: skip
    more = {"control_line_version_uuid": "v", "level": 1, "geom": box(50, 100)}
    under_way = [package(store, Insert("three_old_area", "t1", old)),
                 package(store, Insert("control_line", "l1", more))]  # fmt: skip
    overlay_analysis(store, on=ON)
    for key, kind in zip(under_way, ("three_old", "control_line"), strict=True):
        assert current(store, kind)
        end(store, key)
        assert not current(store, kind)
    assert [holds for *_, holds in found(store)] == [False, False]
    overlay_analysis(store, on=ON)
    assert current(store, "three_old")
    assert current(store, "control_line")


def test_lines_of_another_version_change_nothing(store: Store) -> None:
    for name, state in (("v", None), ("w", "draft")):
        row = {"version": name, "valid_from": "2025-01-01", "state": state}
        store.write([Insert("control_line_version", name, row),
                     Insert("control_line", f"l{name}", {"control_line_version_uuid": name,
                            "level": 1, "geom": box(0, 50)})], reason="试")  # fmt: skip
    overlay_analysis(store, on=ON)
    store.write([Update("control_line", "lw", 1, {"geom": box(0, 60)})], reason="改草案")
    assert current(store, "control_line")
    assert found(store) == [(5_000.0, "", True)]


@pytest.mark.parametrize(
    ("before", "after", "finding"),
    [("detailed_plan", "permanent_farmland", "farmland"), ("ecological_redline", "other", "")],
)
def test_another_kind_of_a_layer_is_judged_anew(
    store: Store, before: str, after: str, finding: str
) -> None:
    key = layer(store, before, (None, None, box(0, 100)))
    overlay_analysis(store, on=ON)
    change_layer(store, key.split(":")[1], 1, {"kind": after})
    assert not found(store)[0][2]
    assert not current(store, "reference")
    assert overlay_analysis(store, on=ON).layers[0].subjects == 4
    assert found(store) == [(10_000.0, finding, True)]
    assert current(store, "reference")


def test_another_name_or_message_changes_nothing(store: Store) -> None:
    key = layer(store, "permanent_farmland", (None, None, box(0, 100)))
    overlay_analysis(store, on=ON)
    change_layer(store, key.split(":")[1], 1, {"name": "永农", "message": "先核对"})
    assert current(store, "reference")
    assert found(store) == [(10_000.0, "farmland", True)]


def test_of_registered_parcels_only_ground_counts(store: Store) -> None:
    unit(store, "u", box(0, 150), 15_000.0, "a")
    overlay_analysis(store, on=ON, layers=["parcel"])
    store.write([Update("parcel", "b", 1, {"remark": "只是备注"})], reason="改")
    empty = package(store, Insert("reference_layer", "r", {"name": "空", "kind": "other"}))
    end(store, empty)
    assert current(store, "parcel")
    store.write([Update("parcel", "b", 2, {"geom": box(120, 200)})], reason="改界址")
    assert not current(store, "parcel")
    overlay_analysis(store, on=ON, layers=["parcel"])
    assert current(store, "parcel")
    store.write([parcel("e", geom=box(100, 120))], reason="新")
    assert not current(store, "parcel")
    overlay_analysis(store, on=ON, layers=["parcel"])
    store.write([Update("parcel", "e", 1, {"retired_at": "2025-06-30T00:00:00.000Z"})], reason="废")
    assert not current(store, "parcel")


def test_a_retired_layer_finds_nothing_any_more_and_what_comes_back_does(store: Store) -> None:
    key = layer(store, "permanent_farmland", (None, None, box(0, 150)))
    layer(store, "ecological_redline", (None, None, box(100, 150)))
    overlay_analysis(store, on=ON)
    assert judged(store) == {"a": "farmland", "b": "farmland redline", "c": None, "d": None}
    gone = retire_layer(store, key.split(":")[1], 1, "错图")
    assert judged(store) == {"a": None, "b": "redline", "c": None, "d": None}
    with store.read() as reading:
        rows = reading.table("overlay_finding_counts").to_rows()
    assert {row["finding"]: row["parcels"] for row in rows} == {
        "farmland": 0, "redline": 1, "non_construction": 0,
    }  # fmt: skip
    assert {row["finding"] for row in overlay_table(store, on=ON).to_rows()} == {"redline"}
    undo_save(store, gone.transaction_id)
    assert judged(store)["a"] == "farmland"
    assert store.verify().findings == ()


def judged(store: Store) -> dict[str, str | None]:
    with closing(sqlite3.connect(store.path)) as connection:
        text = """SELECT p.uuid, (SELECT group_concat(f.finding, ' ') FROM (SELECT DISTINCT
            o.finding FROM valid_overlay_result AS o WHERE o.parcel_uuid = p.uuid ORDER BY 1) AS f)
            FROM parcel AS p"""
        return dict(connection.execute(text).fetchall())


def test_findings_of_a_unit_of_a_retired_layer_are_not_counted(store: Store) -> None:
    unit(store, "u", box(0, 100), 10_000.0, "a")
    key = layer(store, "permanent_farmland", (None, None, box(0, 100)))
    layer(store, "detailed_plan", ("M1", None, box(0, 100)))
    assert overlay_analysis(store, on=ON).findings["farmland"].units == 1
    retire_layer(store, key.split(":")[1], 1, "错图")
    assert overlay_analysis(store, on=ON).findings["farmland"].units == 0


def test_an_analysis_is_run_again_and_never_undone(store: Store) -> None:
    layer(store, "permanent_farmland", (None, None, box(0, 50)))
    overlay_analysis(store, on=ON)
    store.write([Update("parcel", "c", 1, {"geom": box(40, 90)})], reason="改界址")
    overlay_analysis(store, on=ON)
    with closing(sqlite3.connect(store.path)) as connection:
        text = "SELECT DISTINCT transaction_id FROM lup_log WHERE table_name LIKE 'overlay%'"
        saves = [key for (key,) in connection.execute(text)]
    assert len(saves) == 4
    for key in saves:
        with pytest.raises(LowUseError) as refused:
            undo_save(store, key)
        assert refused.value.code == "UNDO_OVERLAY"
    assert found(store) == [(5_000.0, "farmland", True)]


def test_many_units_are_checked_with_as_many_questions_as_one(store: Store) -> None:
    layer(store, "permanent_farmland", (None, None, box(0, 50)))
    names = [f"u{place}" for place in range(5)]
    for name in names:
        unit(store, name, box(0, 100), 10_000.0)
    overlay_analysis(store, on=ON)

    def asked(units: list[str]) -> tuple[int, list[str]]:
        with store.read() as reading:
            counted: list[str] = []
            table = reading.table
            reading.table = lambda name, **p: (counted.append(name), table(name, **p))[1]  # type: ignore[method-assign, func-returns-value]
            said = list(overlay_findings(reading, dict.fromkeys(units, "440703")))
        return len(counted), [each.unit for each in said if each.code == "UNIT_ON_FARMLAND"]

    one, many = asked(names[:1]), asked(names)
    assert many[0] == one[0]
    assert (one[1], many[1]) == (names[:1], names)


def table_holds(store: Store) -> list[bool]:
    rows = overlay_table(store, ["a"], on=ON).to_rows()
    return [row["holds"] for row in rows if row["subject"] == "a"]


def findings_of_a(store: Store) -> dict[str, int]:
    with store.read() as reading:
        rows = reading.table("overlay_finding_counts").to_rows()
    return {row["finding"]: row["parcels"] for row in rows}


def test_an_edited_boundary_that_is_undone_brings_everything_back(store: Store) -> None:
    key = layer(store, "permanent_farmland")
    store.write([area(key, "0103", "旱地", box(0, 50))], reason="登记")
    unit(store, "u", box(0, 150), 15_000.0, "a")
    overlay_analysis(store, on=ON)
    before = found(store)
    assert before == [(5_000.0, "farmland", True)]
    counts = findings_of_a(store)
    moved = store.write([Update("parcel", "a", 1, {"geom": box(60, 90)})], reason="改界址")
    assert found(store) == [(5_000.0, "farmland", False)]
    assert (current(store, "parcel"), table_holds(store)) == (False, [False])
    assert findings_of_a(store) != counts
    undone = undo_save(store, moved.transaction_id)
    assert found(store) == before
    assert (current(store, "parcel"), table_holds(store)) == (True, [True])
    assert findings_of_a(store) == counts
    undo_save(store, undone.receipt.transaction_id)
    assert found(store) == [(5_000.0, "farmland", False)]


def test_a_run_over_the_edited_boundary_does_not_hold_for_the_one_put_back(store: Store) -> None:
    key = layer(store, "permanent_farmland")
    store.write([area(key, "0103", "旱地", box(0, 50))], reason="登记")
    moved = store.write([Update("parcel", "a", 1, {"geom": box(25, 75)})], reason="改界址")
    overlay_analysis(store, on=ON)
    assert [holds for *_, holds in found(store)] == [True]
    undo_save(store, moved.transaction_id)
    assert [holds for *_, holds in found(store)] == [False]


def test_a_layer_that_lost_all_its_areas_finds_nothing_any_more(store: Store) -> None:
    key = layer(store, "permanent_farmland")
    other = layer(store, "ecological_redline")
    row = area(key, "0103", "旱地", box(0, 50))
    store.write([row, area(other, None, None, box(900, 950))], reason="登记")
    overlay_analysis(store, on=ON)
    assert ("farmland", True) in [each[1:] for each in found(store)]
    store.write(
        [Update("reference_area", row.uuid, 1, {"retired_at": "2025-06-30T00:00:00.000Z"})],
        reason="废",
    )
    assert ("farmland", False) in [each[1:] for each in found(store)]
    overlay_analysis(store, on=ON)
    assert "farmland" not in [each[1] for each in found(store)]
    assert findings_of_a(store).get("farmland", 0) == 0
    assert current(store, "reference")


def test_three_old_areas_that_are_all_gone_are_forgotten(store: Store) -> None:
    values = {"geom": box(0, 50), "status": "approved"}
    store.write([Insert("three_old_area", "t", values)], reason="登记")
    layer_key = layer(store, "ecological_redline")
    store.write([area(layer_key, None, None, box(900, 950))], reason="登记")
    overlay_analysis(store, on=ON)
    assert 5_000.0 in [each[0] for each in found(store)]
    gone = {"retired_at": "2025-06-30T00:00:00.000Z"}
    store.write([Update("three_old_area", "t", 1, gone)], reason="废")
    overlay_analysis(store, on=ON)
    assert 5_000.0 not in [each[0] for each in found(store)]
    assert [each.key for each in registered_layers(store) if each.kind == "three_old"] == []


def test_a_moved_boundary_is_out_of_date_under_every_layer_and_a_new_parcel_unknown(
    store: Store,
) -> None:
    layer(store, "permanent_farmland", (None, None, box(5000, 5010)))
    overlay_analysis(store, on=ON)
    assert found(store) == [(0.0, "", True)]
    with store.read() as reading:
        row = reading.row("parcel", "a")
    assert row is not None
    store.write([Update("parcel", "a", row["row_version"], {"geom": box(0, 90)}),
                 Insert("parcel", "new", {"district": "440704", "geom": box(700, 800),
                                          "plane_area_m2": 10_000.0, "plane_epsg": 4526})],
                reason="改界")  # fmt: skip
    assert found(store) == [(0.0, "", False)]  # it was analysed, and lay outside then
    assert found(store, "new") == []
