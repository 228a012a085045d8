# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The table that lists show, from a real workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.ports import Insert, Store, Update
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.services.control_line.check import check_control_line
from lowuse_plugin.services.parcels.listing import list_all, list_some
from tests.services.parcels.parcel_workspace import EAST, NORTH, ON, parcel_workspace, shape


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with parcel_workspace(folder) as opened:
        yield opened


def listed(store: Store) -> dict[str, dict[str, Any]]:
    with store.read() as reading:
        return {row["uuid"]: row for row in list_all(reading).to_rows()}


def test_every_current_parcel_has_a_row_with_label_and_states(store: Store) -> None:
    rows = listed(store)
    assert [row["label"] for row in rows.values()] == ["440704001001GB00001", "T-2", None, None]
    assert [row["assessment_outcome"] for row in rows.values()] == [
        "suspected", "incomplete", "incomplete", "incomplete",
    ]  # fmt: skip
    assert [row["tag_state"] for row in rows.values()] == ["tagged", None, None, None]
    assert [row["control_class"] for row in rows.values()] == [
        "inside", "inside", "outside", "crossing",
    ]  # fmt: skip
    crossing = rows["d"]
    assert crossing["control_inside_share"] == pytest.approx(0.4)
    assert (crossing["inside_m2"], crossing["outside_m2"]) == pytest.approx((4000, 6000))


def test_the_box_holds_the_parcel(store: Store) -> None:
    row = listed(store)["b"]
    assert row["min_x"] <= EAST + 200 < EAST + 300 <= row["max_x"]
    assert row["min_y"] <= NORTH < NORTH + 100 <= row["max_y"]
    assert row["max_x"] - row["min_x"] < 120


def test_results_that_no_longer_hold_are_told_from_those_that_never_were(store: Store) -> None:
    store.write([Update("parcel", "b", 1, {"geom": shape(200, 0, 301, 100)})], reason="改")
    store.write([Insert("parcel", "e", {"district": "440704"})], reason="新")
    rows = listed(store)
    names = ("assessment_outcome", "stale_assessment", "control_class", "stale_control")
    assert [rows["b"][name] for name in names] == [None, True, None, True]
    assert [rows["e"][name] for name in names] == [None, False, None, False]
    assert rows["b"]["inside_m2"] is None
    assert rows["e"]["min_x"] is None


def test_retired_parcels_and_those_of_an_open_import_are_not_listed(store: Store) -> None:
    package = {"target_table": "parcel", "file_name": "f", "file_sha256": "0", "state": "open"}
    store.write(
        [
            Insert("import_package", "k", package),
            Insert("parcel", "x", {"district": "440704", "import_package_uuid": "k"}),
            Update("parcel", "b", 1, {"retired_at": "2025-06-30", "retired_reason": "合并"}),
        ],
        reason="试",
    )
    assert list(listed(store)) == ["a", "c", "d"]
    with store.read() as reading:
        assert list_some(reading, ["b", "x", "gone"]).to_rows() == []


def test_some_rows_are_the_same_rows_as_in_the_whole(store: Store) -> None:
    store.write([Update("parcel", "b", 1, {"geom": shape(200, 0, 301, 100)})], reason="改")
    whole = listed(store)
    with store.read() as reading:
        some = {row["uuid"]: row for row in list_some(reading, ["d", "b", "a"]).to_rows()}
    assert some == {uuid: whole[uuid] for uuid in ("a", "b", "d")}


def test_areas_belong_to_the_check_that_holds_not_to_a_later_one_that_does_not(
    store: Store,
) -> None:
    store.write([Update("parcel", "b", 1, {"geom": shape(350, 0, 450, 100)})], reason="改")
    check_control_line(store, on=ON)
    with store.read() as reading:
        [last] = [
            row for row in reading.table("check_latest").to_rows() if row["parcel_uuid"] == "b"
        ]
    assert (last["parcel_version"], last["inside_m2"]) == (2, pytest.approx(5000))
    # Somebody's copy comes back with a check of the old shape.
    names = set(shipped().tables["control_check"].columns) & set(last)
    old = {name: last[name] for name in names} | {"parcel_version": 1, "inside_m2": 10000.0}
    shares = {"inside_share": 1.0, "checked_on": "2025-06-01"}
    store.write([Insert("control_check", "late", {**old, **shares})], reason="回传")
    with store.read() as reading:
        [some] = list_some(reading, ["b"]).to_rows()
    assert listed(store)["b"] == some
    assert some["inside_m2"] == pytest.approx(5000)
