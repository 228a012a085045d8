# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How far each layer of a display copy reaches: exactly as far as what it shows, after any save."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import shapely
from osgeo import ogr

from lowuse_plugin.domain.bounds import Bounds, union
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Change, Insert, Update
from lowuse_plugin.store import display_blank, extents
from lowuse_plugin.store.display_copy import DisplayCopy
from lowuse_plugin.store.workspace import WorkspaceStore, open_workspace
from tests.store.support import ZHANG, package, parcel, parcels, square

GONE = {"retired_at": "2026-03-01T00:00:00.000Z", "retired_reason": "合并登记 HB1"}
PARCELS, HISTORY = "parcel_map", "parcel_history_map"


@pytest.fixture
def filled(store: WorkspaceStore) -> WorkspaceStore:
    """Parcels 甲 at 0, 乙 at 100 and 丙 at 200, each 10 m wide."""
    rows = [parcel("甲"), parcel("乙", geom=square(x=100)), parcel("丙", geom=square(x=200))]
    store.write(rows, reason="准备")
    return store


@pytest.fixture
def copy(filled: WorkspaceStore, folder: Path) -> Iterator[DisplayCopy]:
    made = DisplayCopy.open(filled, folder / "缓存")
    yield made
    made.close()


def said(copy: DisplayCopy) -> dict[str, Bounds | None]:
    """What the file says of every view."""
    query = "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = ?"
    with closing(sqlite3.connect(copy.path)) as connection:
        found = {view: connection.execute(query, (view,)).fetchone() for view in extents.VIEWS}
    return {view: None if box[0] is None else box for view, box in found.items()}


def true(copy: DisplayCopy) -> dict[str, Bounds | None]:
    """The box around every shape that a view shows."""
    found = {}
    with closing(sqlite3.connect(copy.path)) as connection:
        for view in extents.VIEWS:
            query = f'SELECT substr(geom, 41) FROM "{view}" WHERE geom IS NOT NULL'
            rows = connection.execute(query).fetchall()
            found[view] = union(tuple(shapely.from_wkb(wkb).bounds) for (wkb,) in rows)
    return found


def x(box: Bounds | None) -> tuple[float, float] | None:
    """Left and right edge in metres from where ``square`` begins."""
    return None if box is None else (box[0] - 38_500_000, box[2] - 38_500_000)


def after(store: WorkspaceStore, copy: DisplayCopy, *changes: Change) -> dict[str, Any]:
    """Save, catch up, and return left and right edge of every view, which must be the true ones."""
    store.write(list(changes), reason="试")
    copy.catch_up()
    boxes = said(copy)
    assert boxes == true(copy)
    return {view: x(box) for view, box in boxes.items()}


def test_the_parcels_of_today_reach_less_far_when_the_outermost_becomes_history(
    filled: WorkspaceStore, copy: DisplayCopy
) -> None:
    assert x(said(copy)[PARCELS]) == (0, 210)
    assert said(copy)[HISTORY] is None
    found = after(filled, copy, Update("parcel", "丙", 1, GONE))
    assert (found[PARCELS], found[HISTORY]) == ((0, 110), (200, 210))
    found = after(filled, copy, Update("parcel", "甲", 1, GONE))
    assert (found[PARCELS], found[HISTORY]) == ((100, 110), (0, 210))
    found = after(filled, copy, Update("parcel", "乙", 1, GONE))
    assert (found[PARCELS], found[HISTORY]) == (None, (0, 210))
    back = {"retired_at": None, "retired_reason": None}
    found = after(filled, copy, Update("parcel", "丙", 2, back))
    assert (found[PARCELS], found[HISTORY]) == ((200, 210), (0, 110))


def test_what_an_undone_save_brought_is_no_history(
    filled: WorkspaceStore, copy: DisplayCopy
) -> None:
    undone = {**GONE, "retired_reason": "撤销：新增"}
    found = after(filled, copy, Update("parcel", "丙", 1, undone))
    assert (found[PARCELS], found[HISTORY]) == ((0, 110), None)


def test_a_parcel_that_moves_shrinks_or_loses_its_shape(
    filled: WorkspaceStore, copy: DisplayCopy
) -> None:
    assert after(filled, copy, Update("parcel", "丙", 1, {"geom": square(x=50)}))[PARCELS] == (
        0, 110,
    )  # fmt: skip
    found = after(filled, copy, Update("parcel", "甲", 1, {"geom": square(x=2, side=3)}))
    assert found[PARCELS] == (2, 110)
    assert after(filled, copy, Update("parcel", "乙", 1, {"geom": None}))[PARCELS] == (2, 60)
    assert after(filled, copy, parcel("丁", geom=square(x=-500)))[PARCELS] == (-500, 60)


def test_rows_of_an_import_count_from_when_it_is_done(
    filled: WorkspaceStore, copy: DisplayCopy
) -> None:
    new = parcels(3, first=50, import_package_uuid="包")  # at 1000, 1020 and 1040
    found = after(filled, copy, package("包"), new, Update("parcel", "丙", 1, GONE))
    assert (found[PARCELS], found[HISTORY]) == ((0, 110), (200, 210))
    last = Update("parcel", "p000052", 1, GONE)
    found = after(filled, copy, last)
    assert (found[PARCELS], found[HISTORY]) == ((0, 110), (200, 210))
    found = after(filled, copy, Update("import_package", "包", 1, {"state": "done"}))
    assert (found[PARCELS], found[HISTORY]) == ((0, 1030), (200, 1050))
    found = after(filled, copy, Update("import_package", "包", 2, {"state": "void"}))
    assert (found[PARCELS], found[HISTORY]) == ((0, 110), (200, 210))


def version(row: str, start: int, end: int | None = None) -> Insert:
    """A version of the line that is in force from so many days after today to so many."""
    today = office_today()
    until = None if end is None else (today + timedelta(days=end)).isoformat()
    values = {"version": row, "valid_from": (today + timedelta(days=start)).isoformat()}
    return Insert("control_line_version", row, {**values, "valid_to": until})


def line(of: str, at: float) -> Insert:
    values = {"control_line_version_uuid": of, "level": 1, "geom": square(x=at)}
    return Insert("control_line", f"{of}线", values)


def test_the_line_reaches_as_far_as_the_version_in_force_reaches(
    filled: WorkspaceStore, copy: DisplayCopy
) -> None:
    found = after(filled, copy, version("旧", -9), line("旧", 0))
    assert found["control_line_map"] == (0, 10)
    ended = Update("control_line_version", "旧", 1, {"valid_to": office_today().isoformat()})
    found = after(filled, copy, ended, version("今", 0), line("今", 300))
    assert found["control_line_map"] == (300, 310)
    found = after(filled, copy, version("后", 1), line("后", 700))
    assert found["control_line_map"] == (300, 310)


def test_layers_beside_a_register_come_and_go_with_it(
    filled: WorkspaceStore, copy: DisplayCopy
) -> None:
    register = Insert("reference_layer", "层", {"name": "园区", "kind": "industrial_park"})
    area = Insert("reference_area", "斑", {"reference_layer_uuid": "层", "geom": square(x=70)})
    assert after(filled, copy, register, area)["reference_area_map"] == (70, 80)
    found = after(filled, copy, Update("reference_layer", "层", 1, GONE))
    assert found["reference_area_map"] is None


def test_a_new_copy_says_the_same_as_one_that_followed(
    filled: WorkspaceStore, copy: DisplayCopy, folder: Path
) -> None:
    after(filled, copy, Update("parcel", "丙", 1, GONE), version("今", -1), line("今", 900))
    other = DisplayCopy.open(filled, folder / "缓存")
    assert other.path != copy.path
    assert said(other) == said(copy) == true(other)
    other.close()


def test_a_copy_that_was_left_yesterday_shows_the_line_of_today(
    filled: WorkspaceStore, folder: Path
) -> None:
    """Nobody saved since: the box is that of another day."""
    filled.write([version("今", -1), line("今", 900)], reason="控制线")
    copy = DisplayCopy.open(filled, folder / "缓存")
    with closing(sqlite3.connect(copy.path)) as connection:
        connection.execute(
            "UPDATE gpkg_contents SET max_x = max_x + 5 WHERE table_name = 'control_line_map'"
        )
        connection.commit()
    copy.close()
    copy = DisplayCopy.open(filled, folder / "缓存")
    assert x(said(copy)["control_line_map"]) == (900, 910)
    copy.close()


def test_every_view_of_the_copy_is_measured(copy: DisplayCopy) -> None:
    query = """SELECT c.table_name FROM gpkg_contents AS c JOIN sqlite_master AS m
        ON m.name = c.table_name AND m.type = 'view'"""
    with closing(sqlite3.connect(copy.path)) as connection:
        assert {name for (name,) in connection.execute(query)} == set(extents.VIEWS)


def test_gdal_counts_what_a_layer_shows(filled: WorkspaceStore, copy: DisplayCopy) -> None:
    """The file keeps no count: GDAL counts rows, filtered ones too."""
    after(filled, copy, Update("parcel", "丙", 1, GONE))
    dataset = ogr.Open(str(copy.path))
    counts = {name: dataset.GetLayerByName(name).GetFeatureCount() for name in (PARCELS, HISTORY)}
    assert counts == {PARCELS: 2, HISTORY: 1}
    assert dataset.GetLayerByName("gpkg_ogr_contents") is None  # no table for people


def test_the_copy_that_stands_in_has_the_same_layers(folder: Path) -> None:
    path = folder / "空.gpkg"
    display_blank.ensure(path)
    dataset = ogr.Open(str(path))
    for view in extents.VIEWS:
        assert dataset.GetLayerByName(view).GetFeatureCount() == 0


def test_history_cannot_be_edited_in_the_copy(filled: WorkspaceStore, copy: DisplayCopy) -> None:
    after(filled, copy, Update("parcel", "丙", 1, GONE))
    with closing(sqlite3.connect(copy.path)) as connection:
        for edit in (
            f"UPDATE {HISTORY} SET remark = 'x'",
            f"DELETE FROM {HISTORY}",
            f"INSERT INTO {HISTORY} (uuid) VALUES ('x')",
        ):
            with pytest.raises(sqlite3.Error, match="显示副本"):
                connection.execute(edit)


def test_an_older_copy_in_the_cache_is_made_anew(filled: WorkspaceStore, folder: Path) -> None:
    """One of a version that had no layer of history: its guards are not ours."""
    copy = DisplayCopy.open(filled, folder / "缓存")
    copy.close()
    with closing(sqlite3.connect(copy.path, isolation_level=None)) as connection:
        connection.execute("INSERT INTO lup_meta VALUES ('applying', '1')")
        connection.execute("UPDATE lup_meta SET value = 'of before' WHERE key = 'display'")
        connection.execute(f"DROP VIEW {HISTORY}")
        connection.execute("DELETE FROM lup_meta WHERE key = 'applying'")
    with open_workspace(filled.path, actor=ZHANG) as store:
        copy = DisplayCopy.open(store, folder / "缓存")
        assert HISTORY in said(copy)
        assert said(copy) == true(copy)
        copy.close()
