# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Adjacent means a shared boundary within a gap; a corner never counts."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely

from lowuse_plugin.domain.errors import CancelledError, LowUseError
from lowuse_plugin.geometry.adjacency import connected, find_adjacent, pair_blocks
from lowuse_plugin.geometry.boundary import count_corners, segments

EAST, NORTH = 38_405_000.0, 2_490_000.0


def box(x0: float, y0: float, x1: float, y1: float) -> Any:
    return shapely.box(EAST + x0, NORTH + y0, EAST + x1, NORTH + y1)


def pairs(
    *parcels: Any, t: float = 0.05, length: float = 1.0, keys: Any = None, tight: float = 0.05
) -> list[Any]:
    found = find_adjacent(
        np.array([*parcels, None], dtype=object)[:-1],
        tolerance_m=t,
        min_shared_m=length,
        tight_gap_m=tight,
        keys=keys,
    )
    columns = (found.a, found.b, found.shared_m, found.gap_m2, found.loose)
    return [
        (a, b, round(shared, 3), round(gap, 3), loose)
        for a, b, shared, gap, loose in zip(*(c.tolist() for c in columns), strict=True)
    ]


def test_a_common_side_counts_with_its_length() -> None:
    assert pairs(box(0, 0, 10, 10), box(10, 0, 20, 10)) == [(0, 1, 10, 0, False)]


def test_a_survey_gap_of_5_mm_still_counts_and_is_measured() -> None:
    assert pairs(box(0, 0, 10, 10), box(10.005, 0, 20, 10)) == [(0, 1, 10, 0.05, False)]


@pytest.mark.parametrize("t", [0.05, 0.5])
@pytest.mark.parametrize("apart", [-0.03, 0.0, 0.03])
def test_a_corner_contact_never_counts(t: float, apart: float) -> None:
    length = 2.1 * t
    corner = box(10 + apart, 10 + apart, 20, 20)
    assert pairs(box(0, 0, 10, 10), corner, t=t, length=length) == []


@pytest.mark.parametrize(("gap", "found"), [(0.49, True), (0.5, True), (0.51, False)])
def test_the_gap_may_be_as_wide_as_the_tolerance(gap: float, *, found: bool) -> None:
    assert bool(pairs(box(0, 0, 10, 10), box(10 + gap, 0, 20, 10), t=0.5, length=2)) is found


@pytest.mark.parametrize(("length", "found"), [(0.99, False), (1.0, True), (1.01, True)])
def test_the_shared_side_must_be_long_enough(length: float, *, found: bool) -> None:
    assert bool(pairs(box(0, 0, 10, 10), box(10, 0, 20, length))) is found


@pytest.mark.parametrize(("overlap", "found"), [(0.04, True), (0.05, True), (0.06, False)])
def test_overlaps_are_judged_by_the_same_width(overlap: float, *, found: bool) -> None:
    assert bool(pairs(box(0, 0, 10, 10), box(10 - overlap, 0, 20, 10))) is found


@pytest.mark.parametrize(("gap", "loose"), [(0.04, False), (0.05, False), (0.06, True)])
def test_a_gap_above_5_cm_is_loose(gap: float, *, loose: bool) -> None:
    [(_, _, _, _, found)] = pairs(box(0, 0, 10, 10), box(10 + gap, 0, 20, 10), t=0.5, length=2)
    assert found is loose


def test_a_vertex_in_the_middle_of_the_neighbours_side_changes_nothing() -> None:
    corners = [(0, 0), (10, 0), (10, 4), (10, 10), (0, 10)]
    split = shapely.Polygon([(EAST + x, NORTH + y) for x, y in corners])
    assert pairs(split, box(10, 0, 20, 10)) == [(0, 1, 10, 0, False)]


def test_a_boundary_that_leaves_is_not_loose_where_it_leaves() -> None:
    splay = [(10, 0), (20, 0), (20, 20), (12, 20), (10, 10)]
    other = shapely.Polygon([(EAST + x, NORTH + y) for x, y in splay])
    [(_, _, shared, _, loose)] = pairs(box(0, 0, 10, 20), other, t=0.5, length=2)
    assert shared == pytest.approx(10 + 0.5 * 104**0.5 / 2, abs=0.001)
    assert not loose


def test_a_parcel_in_the_hole_of_another_is_its_neighbour() -> None:
    ring = shapely.difference(box(0, 0, 30, 30), box(10, 10, 20, 20))
    assert pairs(ring, box(10, 10, 20, 20)) == [(0, 1, 40, 0, False)]


def test_a_road_between_separates_and_the_same_parcel_twice_is_no_neighbour() -> None:
    assert pairs(box(0, 0, 10, 10), box(16, 0, 20, 10), box(0, 0, 10, 10), t=0.5, length=2) == []


def test_rings_in_either_direction_are_the_same() -> None:
    turned = shapely.reverse(box(10, 0, 20, 10))
    assert pairs(box(0, 0, 10, 10), turned) == [(0, 1, 10, 0, False)]


def test_parts_of_a_multipolygon_count_together() -> None:
    parts = shapely.MultiPolygon([box(10, 0, 20, 3), box(10, 5, 20, 7)])
    assert pairs(box(0, 0, 10, 10), parts) == [(0, 1, 5, 0, False)]


def test_only_pairs_of_equal_key_are_looked_at() -> None:
    row = [box(i * 10, 0, i * 10 + 10, 10) for i in range(3)]
    assert [p[:2] for p in pairs(*row, keys=np.array([1, 1, 2]))] == [(0, 1)]


@pytest.mark.parametrize(
    ("t", "length"), [(0.5, 1.0), (0.5, 0.9), (-0.1, 1.0), (float("nan"), 1.0)]
)
def test_a_length_that_a_corner_could_reach_is_refused(t: float, length: float) -> None:
    with pytest.raises(LowUseError) as caught:
        pairs(box(0, 0, 10, 10), box(10, 0, 20, 10), t=t, length=length)
    assert caught.value.code == "TOLERANCE_TOO_WIDE"


def test_parcels_of_many_vertices_are_measured_in_blocks() -> None:
    """More comparisons than fit one block: a common side of 1,500 segments."""
    y = np.linspace(0, 1_500, 1_501)
    x = np.where(np.arange(1_501) % 2, 0.4, 0.0)
    line = np.column_stack((EAST + x, NORTH + y))
    left = shapely.polygons([*line, (EAST - 50, NORTH + 1_500), (EAST - 50, NORTH)])
    right = shapely.polygons([*line, (EAST + 50, NORTH + 1_500), (EAST + 50, NORTH)])
    [(_, _, shared, gap, loose)] = pairs(left, right)
    assert shared == pytest.approx(1_500 * 1.16**0.5, abs=0.01)
    assert (gap, loose) == (pytest.approx(0, abs=0.01), False)


def test_the_shorter_of_both_sides_counts_whichever_stands_first() -> None:
    """A side of 4 m, 0.2 m before it a zigzag that swings 0.5 m away on each of its four metres.

    The zigzag is within 0.5 m for 4 · 0.6 · √1.25 = 2.683 m of its length. From the straight side,
    at a right angle to the zigzag, it is so from 0.1 m to √1.25 − 0.4 m of each metre: 2.472 m.
    """
    swings = [(0, 10.2), (1, 10.7), (2, 10.2), (3, 10.7), (4, 10.2), (4, 20), (0, 20)]
    bent = shapely.Polygon([(EAST + x, NORTH + y) for x, y in swings])
    flat = box(0, 0, 4, 10)
    for order in ((flat, bent), (bent, flat)):
        [(_, _, shared, gap, loose)] = pairs(*order, t=0.5, length=2.4)
        assert (shared, loose) == (2.472, True)
        assert gap == pytest.approx(2.472 * (0.25 * 0.8**0.5 + 0.5) / 2, abs=1e-3)
        assert pairs(*order, t=0.5, length=2.6) == []


def test_a_road_of_many_vertices_is_looked_at_a_few_pairs_at_a_time() -> None:
    """60 pairs with 10,000 vertices each; 250,000 segments go together."""
    x = np.linspace(0, 600, 5_000)
    there, back = np.column_stack((x, np.full(5_000, 10.0))), np.column_stack((x, x * 0 + 16))
    road = shapely.polygons(np.array([EAST, NORTH]) + np.concatenate((there, back[::-1])))
    plots = [box(10 * i, 0, 10 * i + 10, 10) for i in range(60)]
    parcels = np.array([road, *plots], dtype=object)
    a, b = np.zeros(60, dtype=np.int64), np.arange(1, 61)
    blocks = list(pair_blocks(a, b, segments(parcels)))
    assert [(block.start, block.stop) for block in blocks] == [(0, 24), (24, 49), (49, 60)]
    found = pairs(*parcels)
    assert [(one, shared) for one, _, shared, _, _ in found if one == 0] == [(0, 10)] * 60
    assert len(found) == 60 + 59


def test_connected_rows_carry_the_lowest_row_of_their_chain() -> None:
    a, b = np.array([5, 3, 1, 7]), np.array([3, 1, 9, 8])
    assert connected(10, a, b).tolist() == [0, 1, 2, 1, 4, 1, 6, 7, 7, 1]


def test_a_long_chain_is_connected() -> None:
    shuffled = np.random.default_rng(1).permutation(20_000)
    assert not connected(20_000, shuffled[:-1], shuffled[1:]).any()


def test_work_stops_when_asked() -> None:
    class Stop:
        def step(self, done: int, total: int, message: str = "") -> None:
            raise CancelledError

    parcels = np.array([box(0, 0, 10, 10), box(10, 0, 20, 10)], dtype=object)
    with pytest.raises(CancelledError):
        find_adjacent(parcels, tolerance_m=0.05, min_shared_m=1.0, progress=Stop())


@pytest.mark.parametrize(
    ("union", "corners"),
    [
        (shapely.union(box(0, 0, 10, 10), box(10, 0, 20, 10)), 4),
        (shapely.union(box(0, 0, 10, 10), box(10, 0, 20, 5)), 6),
        (shapely.difference(box(0, 0, 30, 30), box(10, 10, 20, 20)), 8),
        (shapely.union(box(0, 0, 10, 10), box(20, 0, 30, 10)), 8),
        (shapely.Point(EAST, NORTH).buffer(50, quad_segs=16), 64),
    ],
)
def test_corners_are_counted_without_points_on_a_straight_line(union: Any, corners: int) -> None:
    assert count_corners(union) == corners
