# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Parts of a line, common edges, compactness; and what an adjustment makes of its blocks."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely

from lowuse_plugin.geometry.adjusted_line import (
    entering,
    inside_line,
    leaving,
    outside_line,
    without,
)
from lowuse_plugin.geometry.arrays import Geometries
from lowuse_plugin.geometry.contiguity import compactness, parts_of, shared_edges

EAST, NORTH = 38_405_000.0, 2_490_000.0


def box(west: float, south: float, east: float, north: float) -> shapely.Polygon:
    return shapely.box(EAST + west, NORTH + south, EAST + east, NORTH + north)


def array(*shapes: object) -> Geometries:
    found = np.empty(len(shapes), dtype=object)
    found[:] = shapes
    return found


@pytest.mark.parametrize(("gap", "parts"), [(0.0, 1), (0.009, 1), (0.011, 2), (-5.0, 1)])
def test_blocks_hang_together_within_a_centimetre(gap: float, parts: int) -> None:
    assert len(parts_of(array(box(0, 0, 100, 100), box(100 + gap, 0, 200, 100)))) == parts


@pytest.mark.parametrize(("edge", "parts"), [(0.9, 2), (1.1, 1)])
def test_a_common_edge_has_to_be_a_metre_long(edge: float, parts: int) -> None:
    assert len(parts_of(array(box(0, 0, 100, 100), box(100, 100 - edge, 200, 200)))) == parts


def test_a_block_in_a_block_is_one_part_and_counts_once() -> None:
    found = parts_of(array(box(0, 0, 100, 100), box(20, 20, 40, 40)))
    assert shapely.area(found.shapes).tolist() == pytest.approx([10_000])


def test_a_chain_of_blocks_is_one_part_whatever_their_order() -> None:
    order = [7, 2, 9, 0, 4, 1, 8, 3, 6, 5]
    found = parts_of(array(*(box(10 * place, 0, 10 * place + 10, 10) for place in order)))
    assert len(found) == 1


def test_a_block_of_two_polygons_may_lie_in_two_parts() -> None:
    both = shapely.union(box(0, 0, 10, 10), box(50, 0, 60, 10))
    found = parts_of(array(both, box(10, 0, 20, 10)))
    assert len(found) == 2
    assert found.holding(np.array([False, True])).sum() == 1


def test_no_blocks_have_no_parts() -> None:
    assert len(parts_of(array())) == 0
    assert shared_edges(array(box(0, 0, 1, 1)), array()).tolist() == [0.0]


def test_common_edges_count_once_and_corners_not_at_all() -> None:
    line = array(box(0, 0, 100, 100), box(0, 0, 100, 50))
    found = shared_edges(array(box(100, 0, 200, 100), box(100, 100, 200, 200)), line)
    assert found.tolist() == pytest.approx([100, 0], abs=0.05)


def test_a_circle_is_the_most_compact() -> None:
    circle = shapely.Point(EAST, NORTH).buffer(100, quad_segs=256)
    found = compactness(array(circle, box(0, 0, 10, 10), shapely.Polygon()))
    assert found.tolist() == pytest.approx([1, math.pi / 4, 0], abs=1e-4)


def test_what_leaves_bites_into_no_neighbour() -> None:
    """Of three blocks the middle one leaves, drawn 5 mm too wide on both sides."""
    line = array(box(0, 0, 100, 100), box(100, 0, 200, 100), box(200, 0, 300, 100))
    found = without(line, array(box(99.995, 0, 200.005, 100)))
    assert found.rows.tolist() == [0, 2]
    assert found.changed.tolist() == [1]
    assert found.shapes[0] is line[0]
    assert found.shapes[1] is line[2]


def test_what_leaves_leaves_every_level() -> None:
    line = array(box(0, 0, 100, 100), box(50, 0, 150, 100))
    found = without(line, array(box(50, 0, 100, 100)))
    assert shapely.area(found.shapes).tolist() == pytest.approx([5_000, 5_000])


def test_a_hole_is_cut_out() -> None:
    found = without(array(box(0, 0, 100, 100)), array(box(40, 40, 60, 60)))
    assert shapely.area(found.shapes).tolist() == pytest.approx([9_600])


@pytest.mark.parametrize(("width", "m2"), [(0.009, 0.0), (0.02, 2.0)])
def test_a_strip_of_a_centimetre_is_no_overlap(width: float, m2: float) -> None:
    line = array(box(0, 0, 100, 100))
    shape = array(box(100 - width, 0, 200, 100))
    assert inside_line(shape, line).tolist() == pytest.approx([m2], abs=1e-3)
    added = entering(shape, line)
    assert shapely.area(shapely.intersection(added[0], line[0])) == pytest.approx(0, abs=0.2)
    out = array(box(50, 0, 100 + width, 100))
    assert outside_line(out, line).tolist() == pytest.approx([m2], abs=1e-3)


def test_what_overlaps_two_blocks_that_overlap_counts_once() -> None:
    line = array(box(0, 0, 100, 100), box(50, 0, 150, 100))
    assert inside_line(array(box(40, 0, 110, 100)), line).tolist() == pytest.approx([7_000])


def test_a_spike_that_shrinks_to_a_line_stops_nothing() -> None:
    """10 × 10 m with a spike of 2 mm and 20 m; cut within it, its end is a line on the grid."""
    corners = [(0, 0), (10, 0), (10, 5), (30, 5.001), (10, 5.002), (10, 10), (0, 10)]
    spiked = shapely.MultiPolygon([shapely.Polygon([(EAST + x, NORTH + y) for x, y in corners])])
    shapes, line = array(box(4, 0, 20, 10), box(0, 0, 4, 10)), array(spiked)
    gone = leaving(shapes, line, without(line, shapes))
    assert shapely.area(gone).tolist() == pytest.approx([60.0, 40.0], abs=0.02)
