# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Merge groups of a workspace, on real files; nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging.case import Holder, MergeParcel
from lowuse_plugin.domain.merging.pack import MergePack, find_merge_pack
from lowuse_plugin.geometry.arrays import Rows
from lowuse_plugin.services.merging.facts import parcel_label
from lowuse_plugin.services.merging.group_facts import read_merge_facts
from lowuse_plugin.services.merging.group_neighbours import group_neighbours
from lowuse_plugin.services.merging.groups import find_merge_groups, group_parcels
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import add, new_workspace, parcel


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with new_workspace(folder) as opened:
        yield opened


def members(store: WorkspaceStore, keys: list[str]) -> list[list[int]]:
    return [[keys.index(key) for key in group.members] for group in find_merge_groups(store)]


def test_neighbours_of_one_holder_are_a_group_with_its_areas(store: WorkspaceStore) -> None:
    keys = add(
        store,
        "parcel",
        [
            parcel(0, 10, registered_area_m2=100.01),
            parcel(10, 20, registered_area_m2=100.02),
            parcel(20.2, 30, holder_name="甲 厂"),
            parcel(31, 40),
        ],
    )
    with store.read() as reading:
        head = reading.head()
    [group] = find_merge_groups(store)
    assert group.members == tuple(keys[:3])
    assert group.land_area_m2 == Fraction("200.03") + Fraction("98.98")
    assert group.measured_members == (keys[2],)
    assert group.shared_m == pytest.approx(20)
    assert (group.loose, group.industrial, group.state_owned) == (True, True, True)
    assert group.holder == "甲厂"
    with store.read() as reading:
        assert reading.head() == head


def test_land_of_which_no_area_is_kept_is_measured(store: WorkspaceStore) -> None:
    rows = [parcel(0, 10, registered_area_m2=80.0), parcel(10, 22, plane_area_m2=None)]
    keys = add(store, "parcel", rows)
    [group] = find_merge_groups(store)
    assert float(group.land_area_m2) == pytest.approx(80 + 120, abs=1e-4)
    assert group.measured_members == (keys[1],)
    with store.read() as reading:
        facts = read_merge_facts(reading)
    assert facts.land_areas(np.array([1])).tolist() == pytest.approx([120], abs=1e-4)


def test_other_right_other_use_or_unknown_holder_is_no_group(store: WorkspaceStore) -> None:
    rows = [
        parcel(0, 10),
        parcel(10, 20, right_nature="101"),
        parcel(20, 30, right_nature="101", use_code="0604"),
        parcel(30, 40, holder_name=None),
        parcel(40, 50, holder_name=None),
        parcel(50, 60, use_code=None),
        parcel(60, 70, use_code=None),
    ]
    assert members(store, add(store, "parcel", rows)) == []


def test_linked_holders_go_before_the_name_on_the_parcel(store: WorkspaceStore) -> None:
    keys = add(store, "parcel", [parcel(i * 10, i * 10 + 10) for i in range(4)])
    people = [
        {"name": "甲厂", "name_key": "甲厂", "id_number": "91A"},
        {"name": "甲厂旧名", "name_key": "甲厂旧名", "id_number": "91A"},
        {"name": "甲厂", "name_key": "甲厂", "id_number": "91B"},
    ]
    holders = add(store, "right_holder", people)
    links = [
        {"parcel_uuid": keys[i], "right_holder_uuid": holders[i], "position": 1} for i in range(3)
    ]
    add(store, "parcel_holder", links)
    groups = find_merge_groups(store).groups
    assert [[keys.index(key) for key in group.members] for group in groups] == [[0, 1]]
    assert groups[0].holder == "甲厂"


def test_co_owners_are_a_group_only_with_the_same_co_owners(store: WorkspaceStore) -> None:
    keys = add(store, "parcel", [parcel(i * 10, i * 10 + 10) for i in range(3)])
    people = [{"name": name, "name_key": name} for name in ("甲", "乙")]
    first, second = add(store, "right_holder", people)
    pairs = [(0, first), (0, second), (1, second), (1, first), (2, first)]
    links = [
        {"parcel_uuid": keys[row], "right_holder_uuid": holder, "position": place}
        for place, (row, holder) in enumerate(pairs)
    ]
    add(store, "parcel_holder", links)
    [group] = find_merge_groups(store)
    assert group.members == tuple(keys[:2])
    assert group.holder == "甲、乙"


def test_an_empty_workspace_has_no_groups(store: WorkspaceStore) -> None:
    assert find_merge_groups(store).groups == ()


def test_a_tolerance_that_a_corner_could_reach_is_refused(store: WorkspaceStore) -> None:
    with pytest.raises(LowUseError) as caught:
        find_merge_groups(store, tolerance_m=1.0)
    assert caught.value.code == "TOLERANCE_TOO_WIDE"


def test_blocks_never_cut_through_a_holder() -> None:
    """Rows of three holders in turn, more than fit one block of four."""
    keys = np.array([0, 1, 2] * 6)
    x = np.arange(18) // 3 * 10.0
    y = keys * 100.0
    parcels = shapely.box(x, y, x + 10, y + 10)
    asked: list[int] = []

    def geometries_of(rows: Rows) -> object:
        asked.append(len(rows))
        return parcels[rows]

    found = group_neighbours(keys, geometries_of, tolerance_m=0.5, min_shared_m=2.0, block_rows=4)
    assert [rows.tolist() for rows in found.groups()] == [
        list(range(start, 18, 3)) for start in range(3)
    ]
    # Last come the boxes of all parcels, a bounded number at a time.
    assert asked == [6, 6, 6, 18]


@pytest.mark.parametrize(
    ("uses", "compare", "industrial"),
    [
        ((None, None), True, []),
        ((None, None), False, [None]),
        (("0601", None), False, [None]),
        (("0601", "05"), False, [None]),
        (("0601", "061"), True, [True]),
        (("05", "05"), True, [False]),
    ],
)
def test_a_use_that_is_not_known_is_never_taken_for_industry(
    uses: tuple[str | None, str | None], compare: bool, industrial: list[bool | None]
) -> None:
    parcels = [
        MergeParcel(id=str(i), holders=(Holder("甲"),), right_nature="102", use=use)
        for i, use in enumerate(uses)
    ]
    boxes = np.array([shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 10)], dtype=object)
    found = group_parcels(parcels, boxes, compare_use=compare)
    assert [group.industrial for group in found] == industrial


def test_a_right_nature_that_is_not_compared_may_be_unknown() -> None:
    parcels = [MergeParcel(id=i, holders=(Holder("甲"),), use="0601") for i in ("a", "b")]
    boxes = np.array([shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 10)], dtype=object)
    assert group_parcels(parcels, boxes).groups == ()
    [group] = group_parcels(parcels, boxes, compare_nature=False)
    assert group.members == ("a", "b")


def test_which_gap_is_loose_and_which_widths_are_strict_stands_in_the_pack() -> None:
    """Two squares 0.08 m apart: loose at 5 cm; with 10 cm neither loose nor beyond strict."""
    shapes = np.array([shapely.box(0, 0, 10, 10), shapely.box(10.08, 0, 20, 10)], dtype=object)

    def marks(pack: MergePack) -> tuple[list[bool], list[bool]]:
        found = group_neighbours(
            np.zeros(2, dtype=np.int64), lambda rows: shapes[rows],
            tolerance_m=0.5, min_shared_m=2.0, pack=pack,
        )  # fmt: skip
        return found.loose.tolist(), found.strict.tolist()

    shipped = find_merge_pack()
    assert marks(shipped) == ([True], [False])
    assert marks(replace(shipped, loose_gap_m=0.1)) == ([False], [False])
    assert marks(replace(shipped, tolerance_m=0.1)) == ([True], [True])
    assert marks(replace(shipped, loose_gap_m=0.1, tolerance_m=0.1)) == ([False], [True])


def test_a_parcel_without_any_number_is_called_as_everywhere(store: WorkspaceStore) -> None:
    keys = add(store, "parcel", [parcel(0, 10), parcel(10, 20)])
    with store.read() as reading:
        wanted = [parcel_label(reading, key) for key in keys]
        found = {row["uuid"]: row["label"] for row in reading.table("merge_parcels").to_rows()}
    assert [found[key] for key in keys] == wanted
    assert all(label.startswith("#") for label in wanted)
