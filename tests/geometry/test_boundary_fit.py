# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Gaps and overlaps of squares whose areas a person can compute."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from lowuse_plugin.geometry.boundary_faults import broken_rings, short_edges, spikes
from lowuse_plugin.geometry.boundary_fit import find_gaps, find_overlaps, was_there


def shapes(*boxes: tuple[float, float, float, float] | None) -> np.ndarray:
    found = np.empty(len(boxes), dtype=object)
    found[:] = [
        None if box is None
        else shapely.box(38.4e6 + box[0], 2.49e6 + box[1], 38.4e6 + box[2], 2.49e6 + box[3])
        for box in boxes
    ]  # fmt: skip
    return found


def test_a_gap_has_two_sides() -> None:
    around = shapes((0, 0, 10, 10), (10.05, -5, 20, 30))
    gaps = find_gaps(around, 1)
    assert gaps.area_m2 == pytest.approx([0.5], abs=1e-5)
    assert (gaps.a.tolist(), gaps.b.tolist()) == ([0], [1])
    assert not len(find_gaps(around[:1], 1).shapes)


def test_a_notch_inside_one_shape_is_no_gap() -> None:
    notched = shapely.difference(shapes((0, 0, 10, 10))[0], shapes((4, 5, 4.5, 10))[0])
    both = np.array([notched, shapes((0, -10, 10, 0))[0]], dtype=object)
    assert not len(find_gaps(both, 1).shapes)


def test_a_notch_is_none_either_where_a_stranger_touches_it_in_a_point() -> None:
    notched = shapely.difference(shapes((0, 0, 10, 10))[0], shapes((4, 5, 4.5, 10))[0])
    x, y = 38.4e6 + 4.25, 2.49e6 + 10
    tip = shapely.Polygon([(x, y), (x + 5, y + 9), (x - 5, y + 9)])
    assert not len(find_gaps(np.array([notched, tip], dtype=object), 1).shapes)


def test_a_corner_that_others_make_without_the_drawn_shape_is_no_gap_of_it() -> None:
    three = shapes((100, 100, 110, 110), (0, 0, 10, 10), (10.5, 0, 20, 10))
    assert not len(find_gaps(three, 1).shapes)
    assert len(find_gaps(three, 3).shapes) == 1


def test_a_gap_that_was_there_is_known_as_a_whole() -> None:
    before = find_gaps(shapes((0, 0, 10, 10), (10.5, 0, 20, 10)), 1).shapes
    same = find_gaps(shapes((1, 0, 10, 10), (10.5, 0, 20, 10)), 1).shapes
    wider = find_gaps(shapes((0, 0, 9.9, 10), (10.5, 0, 20, 10)), 1).shapes
    assert was_there(same, before).tolist() == [True]
    assert was_there(wider, before).tolist() == [False]
    assert was_there(same, before[:0]).tolist() == [False]


def test_overlaps_of_the_drawn_with_all_and_of_no_others() -> None:
    found = find_overlaps(shapes((0, 0, 10, 10), (9.8, 0, 20, 10), None, (9.8, 0, 20, 10)), 2)
    pairs = dict(zip(zip(found.a.tolist(), found.b.tolist(), strict=True), found.area_m2,
                     strict=True))  # fmt: skip
    assert pairs[0, 1] == pytest.approx(2, abs=1e-5)
    assert pairs[1, 3] == pytest.approx(102, abs=1e-5)
    assert set(pairs) == {(0, 1), (0, 3), (1, 3)}
    assert found.stacked.tolist() == [(a, b) == (1, 3) for a, b in pairs]


@pytest.mark.parametrize(("share", "stacked"), [(0.979, False), (0.981, True)])
def test_nearly_the_same_outline_counts_as_stacked(share: float, stacked: bool) -> None:
    found = find_overlaps(shapes((0, 0, 10, 10), (0, 0, 10, 10 * share)), 1)
    assert found.stacked.tolist() == [stacked]


@pytest.mark.parametrize(("half_width", "is_spike"), [(0.08, True), (0.10, False)])
def test_a_spike_is_sharper_than_one_degree(half_width: float, is_spike: bool) -> None:
    """Ten metres long: one degree is 2 × 0.0873 m at its foot."""
    ring = [(0, 0), (10, 0), (10, 5), (5 + half_width, 5), (5, 15), (5 - half_width, 5), (0, 5)]
    found = spikes(np.array([shapely.Polygon(ring)], dtype=object))
    assert found.xy.tolist() == ([[5, 15]] if is_spike else [])


def test_short_edges_and_broken_rings_name_their_place() -> None:
    ring = [(0, 0), (10, 0), (10, 10), (0.009, 10), (0, 10)]
    assert short_edges(np.array([shapely.Polygon(ring)], dtype=object)).xy.tolist() == [[0.009, 10]]
    bow = shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
    broken = broken_rings(np.array([None, bow], dtype=object))
    assert broken.row.tolist() == [1]
    assert broken.xy.tolist() == [[5, 5]]
    assert broken.codes.tolist() == ["BOUNDARY_SELF_CROSSING"]
