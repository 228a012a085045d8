# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is printed on the map T4, against numbers that can be added by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.control_line.map import (
    NAMED_AT_MOST,
    AreaRow,
    ControlMapFigures,
    MapScope,
    MapSource,
    short_name,
)
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Insert, Update
from lowuse_plugin.services.control_line.check import check_control_line
from lowuse_plugin.services.control_line.map_figures import control_map, control_map_figures
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import (
    EAST,
    NORTH,
    add,
    control_line,
    multipolygon,
    new_workspace,
    parcel,
)

ON = date(2024, 6, 30)


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with new_workspace(folder) as opened:
        yield opened


def figures(store: WorkspaceStore, on: date = ON, **scope: Any) -> ControlMapFigures:
    return control_map_figures(store, scope=MapScope(**scope), on=on)


def row(parcels: int | None, m2: str, mu: str, percent: str | None) -> AreaRow:
    share = None if percent is None else Decimal(percent)
    return AreaRow(parcels, Decimal(m2), Decimal(mu), share)


def checked(store: WorkspaceStore, *values: dict[str, Any]) -> list[str]:
    """Add parcels and check them against one line from x = 0 to 100."""
    control_line(store, "2024", "2024-01-01")
    keys = add(store, "parcel", list(values))
    check_control_line(store, on=ON)
    return keys


def result(key: str, line: str, name: str, inside: float, outside: float, **more: Any) -> Insert:
    """A stored result with areas of our choice."""
    values = {
        "parcel_uuid": key, "parcel_version": 1, "control_line_version_uuid": line,
        "control_class": name, "inside_share": 0.5, "inside_m2": inside, "outside_m2": outside,
        "level_1_m2": inside, "level_2_m2": 0.0, "level_0_m2": 0.0, "area_epsg": 4526, "sliver": 0,
        "boundary_error": 0, "tolerance": 0.001, "max_remainder_m2": 100.0, "thin_width_m": 1.0,
        "checked_on": "2024-06-30",
    }  # fmt: skip
    return Insert("control_check", f"c-{key}-{name}", {**values, **more})


def test_classes_and_parts_have_the_areas_of_the_check(store: WorkspaceStore) -> None:
    checked(store, parcel(10, 20), parcel(200, 220), parcel(90, 130))
    found = figures(store)
    assert found.total == row(3, "707.00", "1.06", "100.00")
    assert found.classes == {
        "inside": row(1, "101.00", "0.15", "14.29"),
        "outside": row(1, "202.00", "0.30", "28.57"),
        "crossing": row(1, "404.00", "0.61", "57.14"),
    }
    assert found.parts["level_1"] == found.inside == row(None, "202.00", "0.30", "28.57")
    assert found.parts["outside"] == row(None, "505.00", "0.76", "71.43")
    assert found.parts["level_2"].m2 == found.parts["level_0"].m2 == 0
    assert found.hectares == Decimal("0.0707")
    assert found.drawn() == {
        "inside": 1, "outside": 1, "crossing": 1, "boundary_error": 0, "stale": 0, "none": 0,
    }  # fmt: skip


def test_printed_rows_add_up_to_the_printed_total(store: WorkspaceStore) -> None:
    line = control_line(store, "2024", "2024-01-01")
    keys = add(store, "parcel", [parcel(20 * i, 20 * i + 10) for i in range(3)])
    store.write(
        [
            result(keys[0], line, "inside", 0.335, 0.0),
            result(keys[1], line, "outside", 0.0, 0.335),
            result(keys[2], line, "crossing", 0.1675, 0.1675),
        ],
        reason="test",
    )
    found = figures(store)
    assert found.total.m2 == Decimal("1.01")
    assert [each.m2 for each in found.classes.values()] == [
        Decimal("0.34"), Decimal("0.34"), Decimal("0.33"),
    ]  # fmt: skip
    assert sum(each.percent or 0 for each in found.classes.values()) == Decimal("100.00")
    pieces = [found.inside, found.parts["outside"]]
    assert sum(each.m2 for each in pieces) == found.total.m2
    assert sum(each.mu for each in pieces) == found.total.mu
    assert sum(each.percent or 0 for each in pieces) == Decimal("100.00")


def test_boundary_errors_stand_apart_until_a_person_treats_them(store: WorkspaceStore) -> None:
    checked(store, parcel(99.5, 140), parcel(90, 130))
    before = figures(store)
    assert before.classes["crossing"].parcels == 2
    assert before.boundary_errors == row(1, "409.05", "0.61", "50.31")
    assert before.drawn()["crossing"] == before.drawn()["boundary_error"] == 1
    with store.read() as reading:
        rows = reading.table("control_check").to_rows()
    [error] = [each for each in rows if each["boundary_error"]]
    treated = {"treated_as": "outside", "treated_by": "王", "treated_reason": "测量误差"}
    store.write([Update("control_check", error["uuid"], 1, treated)], reason="treat")
    after = figures(store)
    assert (after.classes["outside"].parcels, after.classes["crossing"].parcels) == (1, 1)
    assert (after.boundary_errors.parcels, after.treated) == (0, 1)
    assert after.total == before.total


def test_results_that_no_longer_hold_are_counted_and_in_no_area(store: WorkspaceStore) -> None:
    keys = checked(store, parcel(10, 20), parcel(200, 220))
    moved = {"geom": multipolygon(110, 0, 120, 10)}
    store.write([Update("parcel", keys[0], 1, moved)], reason="move")
    add(store, "parcel", [parcel(300, 310)])
    content = control_map(store, scope=MapScope(), on=ON)
    found = content.figures
    assert (found.stale, found.unchecked) == (1, 1)
    assert found.total == row(1, "202.00", "0.30", "100.00")
    assert sorted(content.parcels["drawn_as"].to_list()) == ["none", "outside", "stale"]


def test_without_a_check_there_is_no_map(store: WorkspaceStore) -> None:
    control_line(store, "2024", "2024-01-01")
    add(store, "parcel", [parcel(10, 20)])
    with pytest.raises(LowUseError) as caught:
        figures(store)
    assert caught.value.code == "CONTROL_CHECK_NONE"


def test_results_of_several_versions_make_no_map(store: WorkspaceStore) -> None:
    [key, _] = checked(store, parcel(10, 20), parcel(30, 40))
    other = control_line(store, "2025", "2025-01-01")
    store.write([result(key, other, "outside", 0.0, 101.0)], reason="test")
    with pytest.raises(LowUseError) as caught:
        figures(store)
    assert (caught.value.code, caught.value.params) == (
        "CONTROL_CHECK_MIXED",
        {"versions": ("2024", "2025")},
    )
    assert figures(store, parcels=frozenset({key})).line.version == "2025"


def test_the_line_is_named_with_dates_and_whether_it_is_in_force(store: WorkspaceStore) -> None:
    checked(store, parcel(10, 20))
    line = figures(store).line
    assert (line.version, line.valid_from, line.valid_to) == ("2024", date(2024, 1, 1), None)
    assert (line.example, line.in_force, line.in_force_instead) == (True, True, ())
    assert figures(store).checked_on == (ON, ON)
    early = figures(store, on=date(2023, 12, 31)).line
    assert not early.in_force


def test_a_newer_version_in_force_is_told(store: WorkspaceStore) -> None:
    control_line(store, "2024", "2024-01-01", "2025-01-01")
    control_line(store, "2025", "2025-01-01")
    add(store, "parcel", [parcel(10, 20)])
    check_control_line(store, on=ON)
    line = figures(store, on=date(2025, 1, 1)).line
    assert (line.version, line.in_force, line.in_force_instead) == ("2024", False, ("2025",))
    assert figures(store, on=date(2024, 12, 31)).line.in_force


def test_a_scope_counts_its_own_parcels_and_draws_the_others_as_such(
    store: WorkspaceStore,
) -> None:
    keys = checked(store, parcel(10, 20), parcel(30, 40, district="440703"), parcel(200, 220))
    content = control_map(store, scope=MapScope(district="440703"), on=ON)
    assert content.figures.total.parcels == 1
    assert content.parcels["drawn_as"].to_list() == ["other", "inside", "other"]
    assert content.figures.bounds == (EAST + 30, NORTH, EAST + 40, NORTH + 10)
    chosen = figures(store, parcels=frozenset(keys[:2]))
    assert (chosen.total.parcels, chosen.total.m2) == (2, Decimal("202.00"))
    frame = (EAST + 35, NORTH + 5, EAST + 210, NORTH + 8)
    shown = control_map(store, scope=MapScope(frame=frame), on=ON)
    assert shown.figures.total.parcels == 2
    assert shown.parcels["drawn_as"].to_list() == ["inside", "outside"]


def test_chosen_parcels_that_are_gone_are_told(store: WorkspaceStore) -> None:
    [key] = checked(store, parcel(10, 20))
    with pytest.raises(LowUseError) as caught:
        figures(store, parcels=frozenset({key, "gone"}))
    assert (caught.value.code, caught.value.params) == (
        "PARCELS_UNKNOWN",
        {"count": 1, "expected": 2},
    )


def test_sources_and_fingerprint_say_where_the_figures_come_from(store: WorkspaceStore) -> None:
    package = {
        "target_table": "parcel", "file_name": "宗地.shp", "file_sha256": "0" * 64,
        "state": "done", "rows_imported": 2, "rows_changed": 1,
    }  # fmt: skip
    store.write([Insert("import_package", "p", package)], reason="test")
    store.write(
        [Insert("import_package", "q", {**package, "target_table": "three_old_area"})],
        reason="test",
    )
    checked(store, parcel(10, 20))
    found = figures(store)
    [source] = found.sources
    assert source == MapSource("parcel", "宗地.shp", 3, source.imported_on)
    assert source.imported_on is not None
    with store.read() as reading:
        head = reading.head()
    assert found.head == head
    assert found.fingerprint == f"{store.info.store_id} · {head.seq} · {head.hash[:8]}"


def test_levels_are_parts_of_what_is_inside(store: WorkspaceStore) -> None:
    line = control_line(store, "2024", "2024-01-01")
    keys = add(store, "parcel", [parcel(10, 20), parcel(30, 40)])
    store.write(
        [
            result(keys[0], line, "inside", 100.0, 0.0, level_1_m2=60.0, level_2_m2=40.0),
            result(keys[1], line, "crossing", 30.0, 70.0, level_1_m2=0.0, level_0_m2=30.0),
        ],
        reason="test",
    )
    parts = figures(store).parts
    assert {name: str(part.m2) for name, part in parts.items()} == {
        "level_1": "60.00", "level_2": "40.00", "level_0": "30.00", "outside": "70.00",
    }  # fmt: skip


def package(file: str, sha: str, imported: int, changed: int = 0) -> dict[str, Any]:
    return {
        "target_table": "parcel", "file_name": file, "file_sha256": sha * 64, "state": "done",
        "rows_imported": imported, "rows_changed": changed,
    }  # fmt: skip


def test_a_file_that_was_imported_twice_is_one_source(
    store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = iter(range(1, 9))
    monkeypatch.setattr(
        "lowuse_plugin.store.transaction.time_of_write",
        lambda *_clocks: f"2025-03-{next(days):02d}T16:30:00.000Z",
    )
    for key, values in (
        ("a1", package("宗地.shp", "a", 3)),
        ("b1", package("宗地.shp", "b", 4)),
        ("a2", package("宗地.shp", "a", 0, 1)),
        ("a3", package("宗地.shp", "a", 0)),
        ("c1", package("空.shp", "c", 0)),
        ("c2", package("空.shp", "c", 0)),
    ):
        store.write([Insert("import_package", key, values)], reason="test")
    monkeypatch.undo()
    checked(store, parcel(10, 20))
    # 16:30 UTC is half past midnight of the next day in the office.
    assert figures(store).sources == (
        MapSource("parcel", "宗地.shp", 3, date(2025, 3, 4)),
        MapSource("parcel", "宗地.shp", 4, date(2025, 3, 3)),
        MapSource("parcel", "空.shp", 0, date(2025, 3, 6)),
    )


def test_the_rule_is_an_example_even_where_the_line_is_none(store: WorkspaceStore) -> None:
    checked(store, parcel(10, 20))
    with store.read() as reading:
        [line] = reading.table("control_line_version").to_rows()
    store.write([Update("control_line_version", line["uuid"], 1, {"example": 0})], reason="test")
    found = figures(store)
    assert (found.line.example, found.rule_is_example, found.rests_on_example) == (
        False, True, True,
    )  # fmt: skip
    assert not replace(found, rule_is_example=False).rests_on_example


def test_chosen_parcels_are_named_one_by_one(store: WorkspaceStore) -> None:
    keys = checked(
        store,
        parcel(90, 130, parcel_code="440704001001GB00012", holder_name="乙厂"),
        parcel(10, 20, parcel_code="440704001001GB00003"),
        parcel(200, 220, map_number="7-1", holder_name=None),
        parcel(300, 310),
    )
    moved = {"geom": multipolygon(300, 0, 310, 12)}
    store.write([Update("parcel", keys[3], 1, moved)], reason="move")
    named = figures(store, parcels=frozenset(keys)).named
    assert [
        (x.number, x.name, x.parcel_code, x.holder, x.drawn_as, x.inside_m2, x.outside_m2)
        for x in named
    ] == [
        (1, "GB00003", "440704001001GB00003", "甲厂", "inside", Decimal("101.00"), Decimal("0.00")),
        (2, "GB00012", "440704001001GB00012", "乙厂", "crossing",
         Decimal("101.00"), Decimal("303.00")),
        (3, "7-1", "7-1", "", "outside", Decimal("0.00"), Decimal("202.00")),
        (4, "", "", "甲厂", "stale", None, None),
    ]  # fmt: skip
    assert named[1].size_m == 40.0
    assert EAST + 90 < named[1].at[0] < EAST + 130
    assert NORTH < named[1].at[1] < NORTH + 10
    assert figures(store).named == ()
    assert figures(store, district="440704").named == ()


def test_many_chosen_parcels_are_not_named(store: WorkspaceStore) -> None:
    keys = checked(store, *(parcel(10 * i, 10 * i + 9) for i in range(NAMED_AT_MOST + 1)))
    assert len(figures(store, parcels=frozenset(keys[1:])).named) == NAMED_AT_MOST
    assert figures(store, parcels=frozenset(keys)).named == ()


@pytest.mark.parametrize(
    ("code", "number", "expected"),
    [
        ("440704001001GB00012", "7-1", "GB00012"),
        ("440704001001GB00012W00000000", None, "GB00012W00000000"),
        ("440704-1234567890", None, "34567890"),
        ("A1", None, "A1"),
        (None, "7-1", "7-1"),
        ("", None, ""),
    ],
)
def test_a_short_name_is_the_part_of_the_code_that_neighbours_do_not_share(
    code: str | None, number: str | None, expected: str
) -> None:
    assert short_name(code, number) == expected
