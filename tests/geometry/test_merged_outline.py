# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The outline of a merge, with squares that anybody can compute."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely
from shapely import box

from lowuse_plugin.geometry.merged_outline import MergedOutline, merged_outline

EAST, NORTH = 38_405_000.0, 2_490_000.0


def at(*shapes: Any) -> Any:
    """Shapes where the coordinates are as large as they are in the office."""
    given = np.array(shapes, dtype=object)
    return shapely.transform(given, lambda xy: np.add(xy, (EAST, NORTH)))


def merged(*shapes: Any, tolerance_m: float = 0.05) -> MergedOutline:
    return merged_outline(
        at(*shapes), tolerance_m=tolerance_m, gap_width_m=0.5, min_gap_length_m=2.0
    )


def area(shape: Any) -> float:
    return pytest.approx(float(shapely.area(shape)), abs=1e-5)


def change(found: MergedOutline, *shapes: Any) -> list[float]:
    after = shapely.area(found.members) - shapely.area(at(*shapes))
    return [round(float(value), 5) for value in after]


def test_two_squares_side_by_side_make_a_rectangle_of_four_corners() -> None:
    found = merged(box(0, 0, 20, 20), box(20, 0, 40, 20))
    assert area(found.outline) == 800.0
    assert (found.parts, found.corners) == (1, 4)
    assert found.moved_m.tolist() == [0.0, 0.0]
    assert len(found.gaps.shapes) == len(found.overlaps.shapes) == 0


def test_a_gap_within_the_tolerance_is_closed_by_moving_the_smaller_one() -> None:
    shapes = box(0, 0, 20, 20), box(20.03, 0, 30, 20)
    found = merged(*shapes)
    assert area(found.outline) == 600.0
    assert change(found, *shapes) == [0.0, 0.6]  # 0.03 m × 20 m
    assert found.moved_m == pytest.approx([0.0, 0.03], abs=1e-6)
    assert (found.parts, found.corners) == (1, 4)
    assert [round(float(v), 4) for v in shapely.area(found.gaps.shapes)] == [0.6]
    assert found.closed.tolist() == [True]
    assert (found.gaps.a.tolist(), found.gaps.b.tolist()) == ([0], [1])


@pytest.mark.parametrize(("gap", "parts"), [(0.049, 1), (0.05, 1), (0.051, 2)])
def test_exactly_the_tolerance_is_within(gap: float, parts: int) -> None:
    found = merged(box(0, 0, 20, 20), box(20 + gap, 0, 40, 20))
    assert found.parts == parts
    assert found.closed.tolist() == [parts == 1]
    assert float(found.moved_m.max()) <= 0.05 + 1e-6


def test_a_wider_gap_is_never_filled() -> None:
    shapes = box(0, 0, 20, 20), box(20.3, 0, 40, 20)
    found = merged(*shapes)
    assert area(found.outline) == 794.0  # 400 + 19.7 × 20
    assert found.parts == 2
    assert found.apart.tolist() == [False, True]
    assert area(found.gap_left[0]) == 6.0
    assert found.closed.tolist() == [False]
    assert change(found, *shapes) == [0.0, 0.0]


def test_a_hole_between_members_stays_a_hole() -> None:
    lower = box(0, 0, 40, 10)
    upper = shapely.difference(box(0, 10, 40, 30), box(10, 10, 12, 11))
    found = merged(lower, upper)
    assert found.parts == 1
    assert area(found.outline) == 1198.0
    assert area(found.gap_left[0]) == 2.0
    assert (found.gaps.a.tolist(), found.gaps.b.tolist()) == ([0], [1])


def test_the_smallest_hole_is_no_closed_gap() -> None:
    upper = shapely.difference(box(0, 10, 40, 30), box(10, 10, 10.06, 10.1))
    found = merged(box(0, 0, 40, 10), upper)
    assert area(found.gap_left[0]) == 0.006  # 0.06 m × 0.1 m
    assert found.closed.tolist() == [False]
    assert area(found.outline) == 1199.994


def test_land_that_one_member_encloses_is_no_gap() -> None:
    ring = shapely.difference(box(0, 0, 30, 30), box(10, 10, 20, 20))
    found = merged(ring, box(30, 0, 40, 30))
    assert len(found.gaps.shapes) == 0
    assert area(found.outline) == 1100.0
    assert found.corners == 8


def around_an_island() -> tuple[Any, Any]:
    """Two members around a hole of 10 × 10 m, each along half of it."""
    left = [(0, 0), (15, 0), (15, 10), (10, 10), (10, 20), (15, 20), (15, 30), (0, 30)]
    right = [(15, 0), (30, 0), (30, 30), (15, 30), (15, 20), (20, 20), (20, 10), (15, 10)]
    return shapely.Polygon(left), shapely.Polygon(right)


def test_only_what_an_island_leaves_of_a_hole_is_a_gap() -> None:
    found = merged(*around_an_island(), box(10.03, 10.03, 19.97, 19.97))
    assert [round(float(v), 4) for v in shapely.area(found.gaps.shapes)] == [1.1964]  # 100 − 9.94²
    assert (found.gaps.a.tolist(), found.gaps.b.tolist()) == ([0], [2])
    assert found.closed.tolist() == [True]
    assert area(found.outline) == 900.0


@pytest.mark.parametrize("inset", [0.3, 2.0])
def test_an_island_within_one_member_leaves_a_gap_around_it(inset: float) -> None:
    ring = shapely.difference(box(0, 0, 30, 30), box(10, 10, 20, 20))
    found = merged(ring, box(10 + inset, 10 + inset, 20 - inset, 20 - inset))
    assert (found.parts, found.apart.tolist()) == (2, [False, True])
    assert (found.gaps.a.tolist(), found.gaps.b.tolist()) == ([0], [1])
    assert area(found.gap_left[0]) == 100 - (10 - 2 * inset) ** 2
    assert found.closed.tolist() == [False]


def test_each_member_with_a_piece_in_another_part_lies_apart() -> None:
    """The long piece of one member stands on nothing, its small one at the largest part."""
    two = shapely.MultiPolygon([box(60, 0, 75, 20), box(40, 0, 45, 20)])
    assert merged(box(0, 0, 40, 20), two).apart.tolist() == [False, True]
    split = shapely.MultiPolygon([box(0, 0, 40, 20), box(60, 0, 65, 20)])
    found = merged(split, box(40, 0, 45, 20))
    assert (found.parts, found.apart.tolist()) == (2, [True, False])


def test_members_around_land_of_somebody_else_leave_it_open() -> None:
    south, north = box(0, 0, 30, 10), box(0, 20, 30, 30)
    west, east = box(0, 10, 10, 20), box(20, 10, 30, 20)
    found = merged(south, north, west, east)
    assert found.parts == 1
    assert area(found.gap_left[0]) == 100.0


def test_overlap_within_the_tolerance_is_shared_once_and_told() -> None:
    shapes = box(0, 0, 20, 20), box(19.96, 0, 30, 20)
    found = merged(*shapes)
    assert [round(float(v), 4) for v in shapely.area(found.overlaps.shapes)] == [0.8]
    assert found.narrow.tolist() == [True]
    assert change(found, *shapes) == [0.0, -0.8]
    assert area(found.outline) == 600.0


def test_overlap_above_the_tolerance_stays_and_is_wide() -> None:
    shapes = box(0, 0, 20, 20), box(19, 0, 30, 20)
    found = merged(*shapes)
    assert area(found.overlaps.shapes[0]) == 20.0
    assert found.narrow.tolist() == [False]
    assert change(found, *shapes) == [0.0, 0.0]
    assert area(found.outline) == 600.0


def test_stacked_squares_overlap_wholly() -> None:
    found = merged(box(0, 0, 20, 20), box(0, 0, 20, 20))
    assert area(found.overlaps.shapes[0]) == 400.0
    assert found.narrow.tolist() == [False]


def test_a_t_junction_leaves_no_crack() -> None:
    shapes = box(0, 0, 20, 20), box(20.02, 0, 30, 9), box(20.02, 9, 30, 20)
    found = merged(*shapes)
    assert area(found.outline) == 600.0
    assert (found.parts, found.corners) == (1, 4)
    assert change(found, *shapes) == [0.0, 0.18, 0.22]  # 0.02 × 9, 0.02 × 11
    assert sum(shapely.area(found.members)) == pytest.approx(600.0, abs=1e-5)
    assert len(shapely.get_rings(found.outline)) == 1


def test_vertices_of_the_larger_one_bend_the_side_of_the_smaller() -> None:
    larger = shapely.Polygon([(0, 0), (20, 0), (20.03, 10), (20, 20), (0, 20)])
    smaller = box(20, 0, 30, 20)
    found = merged(larger, smaller)
    # the side of the smaller one follows: a triangle of 20 m × 0.03 m ÷ 2 goes to the larger
    assert change(found, larger, smaller) == [0.0, -0.3]
    assert area(found.outline) == 600.0
    assert found.moved_m == pytest.approx([0.0, 0.03], abs=1e-6)


def test_a_smaller_side_along_a_longer_one() -> None:
    shapes = box(0, 0, 100, 50), box(40, 50.04, 60, 60)
    found = merged(*shapes)
    assert change(found, *shapes) == [0.0, 0.8]  # 0.04 × 20
    assert area(found.outline) == 5200.0
    assert (found.parts, found.corners) == (1, 8)


def test_a_wedge_that_opens_beyond_the_tolerance_is_a_gap() -> None:
    larger = box(0, 0, 20, 20)
    smaller = shapely.Polygon([(20, 0), (30, 0), (30, 20), (20.3, 20), (20, 5)])
    found = merged(larger, smaller)
    assert found.parts == 1
    assert found.closed.tolist() == [False]
    assert area(found.gap_left[0]) == 2.25  # 15 × 0.3 ÷ 2
    assert area(found.outline) == 597.75


def test_a_wedge_from_one_common_point_leaves_two_parts() -> None:
    found = merged(box(0, 0, 20, 20), shapely.Polygon([(20, 0), (30, 0), (30, 20), (20.3, 20)]))
    assert found.parts == 2
    assert area(found.gap_left[0]) == 3.0  # 20 × 0.3 ÷ 2


@pytest.mark.parametrize(("length", "gaps"), [(1.9, 0), (2.1, 1)])
def test_a_short_notch_between_members_is_none(length: float, gaps: int) -> None:
    """A strip is as long as half its outline: 0.2 m wide, it is 2 m from a depth of 1.8 m on."""
    smaller = shapely.difference(box(20, 0, 30, 20), box(20, 20.2 - length, 20.2, 20))
    found = merged(box(0, 0, 20, 20), smaller)
    assert len(found.gaps.shapes) == gaps
    assert found.parts == 1


def test_the_tip_of_an_angle_is_no_gap() -> None:
    larger = box(0, 0, 20, 20)
    smaller = shapely.Polygon([(20, 0), (40, 0), (40, 20), (28, 20), (20, 10)])
    found = merged(larger, smaller)
    assert len(found.gaps.shapes) == 0


def test_a_corner_that_comes_near_makes_no_dent() -> None:
    shapes = box(0, 0, 20, 20), shapely.Polygon([(20.03, 10), (30, 5), (30, 15)])
    found = merged(*shapes)
    assert found.parts == 2
    assert change(found, *shapes) == [0.0, 0.0]


def test_squares_that_touch_in_a_corner_are_two_parts() -> None:
    found = merged(box(0, 0, 20, 20), box(20, 20, 30, 30))
    assert found.parts == 2
    assert len(found.gaps.shapes) == 0


def test_four_squares_around_a_point_with_survey_offsets() -> None:
    shapes = (
        box(0, 0, 20, 20), box(20.02, 0.01, 40, 20.01),
        box(0.01, 20.02, 20.01, 39), box(20.03, 20.03, 39, 39),
    )  # fmt: skip
    found = merged(*shapes)
    assert found.parts == 1
    assert len(shapely.get_rings(found.outline)) == 1
    assert float(found.moved_m.max()) <= 0.05 + 1e-6
    total = float(sum(shapely.area(found.members)))
    assert total == pytest.approx(float(shapely.area(found.outline)), abs=1e-5)


def test_a_strip_that_would_collapse_stays_as_it_is() -> None:
    shapes = box(0, 0, 20, 20), box(20, 0, 20.04, 20)
    found = merged(*shapes)
    assert found.refused.tolist() == [False, True]
    assert change(found, *shapes) == [0.0, 0.0]
    assert found.parts == 1


def test_a_triangle_follows_too() -> None:
    shapes = box(0, 0, 20, 20), shapely.Polygon([(20.03, 0), (30, 0), (20.03, 20)])
    found = merged(*shapes)
    assert change(found, *shapes) == [0.0, 0.3]  # 0.03 × 20 ÷ 2: the apex opposite stays
    assert not found.refused.any()
    assert found.corners == 4


def test_parts_and_holes_of_a_member_stay_its_own() -> None:
    ring = shapely.difference(box(20.03, 0, 40, 20), box(25, 5, 35, 15))
    far = box(60, 0, 70, 20)
    shapes = box(0, 0, 20, 20), shapely.MultiPolygon([ring, far])
    found = merged(*shapes)
    assert shapely.get_type_id(found.members).tolist() == [3, 6]
    assert change(found, *shapes) == [0.6, 0.0]  # the smaller one moves: 0.03 × 20
    assert area(found.outline) == 900.0  # 40 × 20 − 100 + 200
    assert found.parts == 2


def test_no_tolerance_moves_nothing() -> None:
    found = merged(box(0, 0, 20, 20), box(20.001, 0, 40, 20), tolerance_m=0.0)
    assert found.parts == 2


def test_many_squares_are_one_square() -> None:
    shapes = [box(10 * i, 10 * j, 10 * i + 10, 10 * j + 10) for i in range(12) for j in range(12)]
    found = merged(*shapes)
    assert area(found.outline) == 14_400.0
    assert (found.parts, found.corners) == (1, 4)


def surveyed_twice(count: int, error_m: float) -> list[Any]:
    """Rectangles of 50 × 40 m in rows; every corner of every one was measured by itself.

    Each has a corner in the middle of its west and south sides where its neighbour has none.
    """
    wrong = np.random.default_rng(11)
    shapes = []
    for x, y in ((50.0 * i, 40.0 * j) for i in range(count) for j in range(count)):
        corners = [
            (x, y), (x + 25, y), (x + 50, y), (x + 50, y + 40), (x, y + 40), (x, y + 20),
        ]  # fmt: skip
        shapes.append(shapely.Polygon(corners + wrong.uniform(-error_m, error_m, (6, 2))))
    return shapes


def test_survey_errors_within_the_tolerance_leave_neither_crack_nor_overlap() -> None:
    found = merged(*surveyed_twice(7, 0.017))  # two corners are 0.048 m apart at most
    assert found.parts == 1
    assert len(shapely.get_rings(found.outline)) == 1
    assert sum(shapely.area(found.members)) == pytest.approx(found.outline.area, abs=1e-5)
    assert found.outline.area == pytest.approx(49 * 2000.0, abs=2 * 7 * 90 * 0.017)
    assert float(found.moved_m.max()) <= 0.05 + 1e-6
    assert found.closed.all()
    assert not found.refused.any()


def test_survey_errors_beyond_the_tolerance_move_nothing_farther() -> None:
    shapes = surveyed_twice(5, 0.2)
    found = merged(*shapes)
    assert float(found.moved_m.max()) <= 0.05 + 1e-6
    assert shapely.is_valid(found.members).all()
    assert not found.closed.all()
    for before, after in zip(at(*shapes), found.members, strict=True):
        assert shapely.hausdorff_distance(before, after) <= 0.05 + 1e-5


def test_a_side_that_moved_is_not_bent_beyond_the_tolerance() -> None:
    """The ends move 0.045 m; the middle of the gap, 0.09 m wide, stays: 0.045 × 10 / 2 m²."""
    notched = shapely.Polygon([(0, 0), (30, 0), (29.955, 5), (30, 10), (0, 10)])
    found = merged(notched, box(30.045, 0, 50, 10))
    assert found.closed.tolist() == [False]
    assert [round(float(v), 5) for v in shapely.area(found.gap_left)] == [0.225]
    assert found.moved_m.tolist() == pytest.approx([0.0, 0.045], abs=1e-6)
    assert found.parts == 2


def test_a_side_is_bent_where_both_moves_together_are_within_the_tolerance() -> None:
    notched = shapely.Polygon([(0, 0), (30, 0), (29.98, 5), (30, 10), (0, 10)])
    found = merged(notched, box(30.03, 0, 50, 10))
    assert found.closed.tolist() == [True]
    assert found.moved_m.tolist() == pytest.approx([0.0, 0.05], abs=1e-6)
    assert area(found.outline) == 500.0


@pytest.mark.parametrize("seed", range(12))
def test_no_boundary_moves_farther_than_the_tolerance(seed: int) -> None:
    """Ragged boundaries of two surveys: old and new are nowhere farther apart than 0.05 m."""
    random = np.random.default_rng(seed)

    def ragged(left: bool) -> Any:
        along = np.sort(random.uniform(0.2, 29.8, 14))
        offset = random.uniform(-0.06, 0.06, 14)
        common = [(20 + x, y) for x, y in zip(offset, along, strict=True)]
        corners = [(0, 30), (0, 0), (20, 0)] if left else [(35, 30), (35, 0), (20.03, 0)]
        return shapely.Polygon([*corners, *common, (20 if left else 20.03, 30)])

    shapes = at(ragged(left=True), ragged(left=False))
    found = merged_outline(shapes, tolerance_m=0.05, gap_width_m=0.5, min_gap_length_m=2.0)
    for before, after, told in zip(shapes, found.members, found.moved_m, strict=True):
        edges = [shapely.boundary(shape) for shape in (before, after)]
        apart = shapely.hausdorff_distance(*edges, densify=0.05)
        assert apart <= 0.05 + 1e-5
        assert apart <= told + 1e-5
