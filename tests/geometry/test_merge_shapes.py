# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What lies in a gap, what lies on top of each other, and what lies in a ring."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely

from lowuse_plugin.geometry.arrays import Rows
from lowuse_plugin.geometry.between import blocked_lengths, gap_strips, join_strips
from lowuse_plugin.geometry.rings import encloses
from lowuse_plugin.geometry.stacked import representatives


def shapes(*boxes: tuple[float, float, float, float]) -> Any:
    return np.array([shapely.box(*box) for box in boxes], dtype=object)


def blocked(parcels: Any, *, tolerance_m: float = 0.5) -> float:
    """Blocked length between the first two parcels, by all others."""
    a, b = np.array([0]), np.array([1])
    strips = gap_strips(parcels, a, b, tolerance_m=tolerance_m)

    def is_stranger(pair: Rows, row: Rows) -> Any:
        return row > 1

    found = blocked_lengths(
        strips,
        a,
        b,
        boxes=shapely.bounds(parcels),
        geometries_of=lambda rows: parcels[rows],
        is_stranger=is_stranger,
    )
    return float(found[0])


LEFT, RIGHT = (0, 0, 10, 20), (10.4, 0, 20, 20)


@pytest.mark.parametrize(
    ("between", "length"),
    [
        ((10.0, 0, 10.4, 20), 20.0),
        ((10.1, 0, 10.3, 20), 20.0),
        ((10.0, 5, 10.4, 11), 6.0),
        ((10.0, -50, 10.4, 5), 5.0),
        ((10.0, 20, 10.4, 40), 0.0),
        ((20.0, 0, 30.0, 20), 0.0),
    ],
)
def test_what_stands_in_a_gap_blocks_as_far_as_it_reaches(
    between: tuple[float, float, float, float], length: float
) -> None:
    assert blocked(shapes(LEFT, RIGHT, between)) == pytest.approx(length, abs=0.01)


def test_two_in_one_gap_count_once_where_they_overlap() -> None:
    parcels = shapes(LEFT, RIGHT, (10, 0, 10.4, 8), (10, 6, 10.4, 12))
    assert blocked(parcels) == pytest.approx(12.0, abs=0.01)


def test_a_parcel_with_a_broken_ring_blocks_too() -> None:
    bow_tie = shapely.from_wkt("POLYGON ((10 0, 10.4 4, 10.4 0, 10 4, 10 0))")
    parcels = np.array([*shapes(LEFT, RIGHT), bow_tie], dtype=object)
    assert blocked(parcels) == pytest.approx(4.0, abs=0.01)


def test_the_same_land_under_another_name_stands_between_nobody() -> None:
    """One lies on the left parcel and reaches 20 cm into the gap; one crosses both by a little."""
    assert blocked(shapes(LEFT, RIGHT, (0, 0, 10.2, 20))) == 0.0
    assert blocked(shapes(LEFT, RIGHT, (9.9, 0, 10.5, 20))) == pytest.approx(20.0, abs=0.01)


def test_a_gap_below_1_cm_holds_nobody() -> None:
    parcels = shapes(LEFT, (10.009, 0, 20, 20))
    assert len(gap_strips(parcels, np.array([0]), np.array([1]), tolerance_m=0.5)) == 0


def test_strips_of_blocks_keep_their_pairs_and_segments_apart() -> None:
    one = gap_strips(shapes(LEFT, RIGHT), np.array([0]), np.array([1]), tolerance_m=0.5)
    both = join_strips([one, one], [3, 3])
    assert both.pair.tolist() == [0, 3]
    assert len(set(both.segment.tolist())) == 2
    assert len(join_strips([], [])) == 0


@pytest.mark.parametrize(("off", "same"), [(0.04, True), (0.049, True), (0.06, False)])
def test_shapes_are_one_from_999_thousandths_on(off: float, *, same: bool) -> None:
    """Squares of 100 m, one moved: intersection ÷ union = (100 - off) ÷ (100 + off)."""
    pair = shapes((0, 0, 100, 100), (off, 0, 100 + off, 100))
    assert (100 - off) / (100 + off) == pytest.approx(0.999, abs=0.001)
    found = representatives(pair, np.zeros(2, dtype=np.int64))
    assert found.tolist() == ([0, 0] if same else [0, 1])


def test_many_drawings_of_one_shape_have_the_first_for_representative() -> None:
    random = np.random.default_rng(1)
    corners = np.array([0.0, 0.0, 100.0, 100.0]) + random.normal(0, 0.005, (800, 4))
    parcels = np.concatenate((shapes((500, 0, 600, 100)), shapely.box(*corners.T)))
    found = representatives(parcels, np.zeros(801, dtype=np.int64))
    assert found.tolist() == [0, *[1] * 800]


def test_shapes_of_other_holders_and_without_area_stay_themselves() -> None:
    parcels = np.array([*shapes((0, 0, 9, 9), (0, 0, 9, 9)), shapely.Polygon()], dtype=object)
    assert representatives(parcels, np.array([1, 2, 1])).tolist() == [0, 1, 2]


@pytest.mark.parametrize("spot", [(0.0, 0.0), (38_405_000.0, 2_490_000.0), (-3.3, 7.7)])
@pytest.mark.parametrize("side", [3.0, 31.0, 317.0])
def test_the_same_shape_is_found_wherever_a_class_of_numbers_ends(
    spot: tuple[float, float], side: float
) -> None:
    x, y = spot
    steps = np.linspace(-side / 4, side / 4, 41)
    one = shapely.box(x + steps, y + steps, x + steps + side, y + steps + side)
    near = side * 2e-4
    other = shapely.box(x + steps, y + steps, x + steps + side + near, y + steps + side)
    parcels = np.concatenate((one, other))
    keys = np.tile(np.arange(41), 2)
    assert representatives(parcels, keys).tolist() == np.tile(np.arange(41), 2).tolist()


FRAME = ((0, 0, 30, 10), (0, 20, 30, 30), (0, 10, 10, 20), (20.3, 10, 30, 20))


def test_a_ring_of_parcels_encloses_what_lies_in_it_across_its_gaps() -> None:
    ring = shapes(*FRAME)
    inside, outside = shapes((10, 10, 20, 20)), shapes((30, 0, 40, 10))
    assert encloses(ring, inside, tolerance_m=0.5)
    assert not encloses(ring, outside, tolerance_m=0.5)
    assert not encloses(ring[:3], inside, tolerance_m=0.5)
