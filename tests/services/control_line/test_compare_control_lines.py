# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What changes between two versions: parcels that flip, right holders, ground added and removed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shapely

from lowuse_plugin.domain.control_line.pack import find_control_pack
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.services.control_line.check import check_control_line
from lowuse_plugin.services.control_line.compare import compare_blocks, compare_control_lines
from lowuse_plugin.services.control_line.difference import LineShapes, line_differences
from lowuse_plugin.services.control_line.versions import read_blocks
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import add, new_workspace, parcel
from tests.services.control_line.line_workspace import DAY, approve, block, draft


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with new_workspace(folder) as store:
        yield store


def test_every_parcel_that_flips_is_named_with_its_areas_and_holders(store: WorkspaceStore) -> None:
    """Before 0…100, after 50…150; parcels 10 m deep, stated 1 % larger than drawn."""
    inside_out, stays, out_inside, part, _ = add(
        store,
        "parcel",
        [
            parcel(0, 20, parcel_code="A", holder_name="甲厂"),
            parcel(60, 80, parcel_code="B", holder_name="乙厂"),
            parcel(110, 130, parcel_code="C", holder_name="甲厂"),
            parcel(30, 90, parcel_code="D", holder_name="丙厂"),
            parcel(300, 320, parcel_code="E", holder_name="丁厂"),
        ],
    )
    old = draft(store, "前", block(0, 100))
    new = draft(store, "后", block(50, 150))
    found = compare_control_lines(store, old, new)
    assert (found.old, found.new, found.parcels) == ("前", "后", 5)
    assert [
        (f.parcel_uuid, f.label, f.holder, f.district, f.before, f.after) for f in found.flips
    ] == [
        (inside_out, "A", "甲厂", "440704", "inside", "outside"),
        (out_inside, "C", "甲厂", "440704", "outside", "inside"),
        (part, "D", "丙厂", "440704", "inside", "crossing"),
    ]
    areas = [(f.inside_before_m2, f.inside_after_m2, f.area_m2) for f in found.flips]
    assert areas == [
        (pytest.approx(202), 0, pytest.approx(202)),
        (0, pytest.approx(202), pytest.approx(202)),
        (pytest.approx(606), pytest.approx(404), pytest.approx(606)),
    ]
    assert found.holders == 2
    assert stays not in found.affected
    counts = {name: count.parcels for name, count in found.classes_before.items()}
    assert counts == {"inside": 3, "outside": 2, "crossing": 0}
    assert found.classes_after["crossing"].area_m2 == pytest.approx(606)
    assert found.added_m2 == pytest.approx(50 * 200, rel=1e-3)
    assert found.removed_m2 == pytest.approx(50 * 200, rel=1e-3)
    assert found.level_changed_m2 == 0
    assert [d.kind for d in found.differences] == ["added", "removed"]


def test_a_parcel_that_stays_crossing_with_another_part_inside_is_told_apart(
    store: WorkspaceStore,
) -> None:
    add(store, "parcel", [parcel(90, 130)])
    old, new = draft(store, "前", block(0, 100)), draft(store, "后", block(0, 120))
    found = compare_control_lines(store, old, new)
    assert found.flips == ()
    [shifted] = found.shifted
    assert shifted.inside_before_m2 == pytest.approx(10 * 10 * 1.01)
    assert shifted.inside_after_m2 == pytest.approx(30 * 10 * 1.01)
    assert found.holders == 0


def test_a_part_of_less_than_a_square_metre_is_no_news(store: WorkspaceStore) -> None:
    add(store, "parcel", [parcel(90, 130)])
    old = draft(store, "前", block(0, 100))
    at, below = draft(store, "到", block(0, 100.11)), draft(store, "不到", block(0, 100.09))
    assert len(compare_control_lines(store, old, at).shifted) == 1  # 0.11 × 10 × 1.01 m²
    assert compare_control_lines(store, old, below).shifted == ()


def test_the_same_numbers_as_the_check_of_either_version(store: WorkspaceStore) -> None:
    add(store, "parcel", [parcel(x, x + 7.3) for x in range(-20, 200, 9)])
    old, new = draft(store, "前", block(0, 100)), draft(store, "后", block(33.3, 140, level=2))
    found = compare_control_lines(store, old, new)
    approve(store, new)
    checked = check_control_line(store, on=DAY)
    assert {n: (c.parcels, c.area_m2) for n, c in found.classes_after.items()} == {
        n: (c.count, pytest.approx(c.area_m2)) for n, c in checked.classes.items()
    }


def test_ground_that_both_have_at_another_level_is_a_difference_of_its_own(
    store: WorkspaceStore,
) -> None:
    old = [block(0, 100, level=1), block(100, 150, level=2)]
    new = [block(0, 60, level=1), block(50, 150, level=2), block(150, 160, level=2)]
    found = compare_blocks(store, old, new)  # 50…60 stays level 1: level 1 goes first
    told = [(d.kind, d.level_before, d.level_after, round(d.m2, -1)) for d in found.differences]
    assert told == [("added", None, 2, 2000), ("level", 1, 2, 8000)]
    assert found.level_changed_m2 == pytest.approx(40 * 200, rel=1e-3)


def test_blocks_that_are_only_cut_otherwise_are_no_difference() -> None:
    old = LineShapes.of([block(0, 100)])
    new = LineShapes.of([block(0, 40), block(30, 100)])
    assert line_differences(old, new) == ()


def test_a_line_that_is_gone_or_new_differs_as_a_whole() -> None:
    one, none = LineShapes.of([block(0, 100), block(200, 250)]), LineShapes.of([])
    gone = line_differences(one, none)
    assert [(d.kind, d.m2) for d in gone] == [("removed", 20000), ("removed", 10000)]
    assert {d.kind for d in line_differences(none, one)} == {"added"}
    assert shapely.from_wkb(gone[0].wkb).area == 20000


def test_a_block_with_a_hole_and_a_neighbour_in_it_is_seen_whole() -> None:
    ring = LineShapes.given(
        shapely.difference([shapely.box(0, 0, 100, 100)], [shapely.box(40, 40, 60, 60)]), [1]
    )
    filled = LineShapes.given(
        shapely.union([shapely.box(0, 0, 100, 100)], [shapely.box(40, 40, 60, 60)]), [1]
    )
    assert [(d.kind, d.m2) for d in line_differences(ring, filled)] == [("added", 400)]


def test_nothing_is_compared_with_itself_nor_with_what_is_not_there(store: WorkspaceStore) -> None:
    old = draft(store, "前", block(0, 100))
    for other, code in ((old, "LINE_SAME_VERSION"), ("gone", "LINE_VERSION_UNKNOWN")):
        with pytest.raises(LowUseError) as caught:
            compare_control_lines(store, old, other)
        assert caught.value.code == code


def test_the_figures_of_a_pack_decide_and_an_example_is_said(store: WorkspaceStore) -> None:
    add(store, "parcel", [parcel(0, 20)])
    old, new = draft(store, "前", block(0, 100)), draft(store, "后", block(0, 90))
    found = compare_control_lines(store, old, new)
    pack = find_control_pack()
    assert (found.rule, found.example) == (pack.rule, pack.example)


def test_joint_holders_count_each_and_a_bare_name_counts_with_the_registered_one(
    store: WorkspaceStore,
) -> None:
    first, _ = add(store, "parcel", [parcel(0, 20), parcel(20, 40, holder_name="甲厂")])
    one, two = add(store, "right_holder", [{"name": n, "name_key": n} for n in ("甲厂", "乙厂")])
    links = [
        {"parcel_uuid": first, "right_holder_uuid": key, "position": place}
        for place, key in enumerate((one, two))
    ]
    add(store, "parcel_holder", links)
    old, new = draft(store, "前", block(0, 100)), draft(store, "后", block(200, 300))
    found = compare_control_lines(store, old, new)
    assert sorted(flip.holder for flip in found.flips) == ["甲厂", "甲厂、乙厂"]
    assert found.holders == 2
    with store.read() as reading:
        assert len(read_blocks(reading, old)) == 1
