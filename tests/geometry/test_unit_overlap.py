# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Overlaps of survey units, on rectangles whose areas anybody can check."""

from __future__ import annotations

import numpy as np
import shapely

from lowuse_plugin.geometry.arrays import Geometries
from lowuse_plugin.geometry.unit_overlap import largest, overlaps, uncovered_shares


def shapes(*boxes: tuple[float, float, float, float] | None) -> Geometries:
    found = np.empty(len(boxes), dtype=object)
    found[:] = [None if each is None else shapely.box(*each) for each in boxes]
    return found


# Two halves of 50 × 100 and a strip of 2 m beside them, and one without a shape.
LAND = shapes((0, 0, 50, 100), (50, 0, 100, 100), None, (100, 0, 102, 100))


def test_pairs_have_areas_and_shares_in_the_order_of_the_units() -> None:
    units = shapes((0, 0, 101, 100), None, (25, 0, 75, 100), (200, 0, 300, 100))
    found = overlaps(units, LAND)
    assert list(zip(found.unit.tolist(), found.other.tolist(), strict=True)) == [
        (0, 0), (0, 1), (0, 3), (2, 0), (2, 1),
    ]  # fmt: skip
    np.testing.assert_allclose(found.area_m2, [5_000, 5_000, 100, 2_500, 2_500])
    np.testing.assert_allclose(found.other_share, [1, 1, 0.5, 0.5, 0.5])
    np.testing.assert_allclose(found.unit_share[-2:], [0.5, 0.5])
    assert largest(found, 4).tolist() == [0, -1, 0, -1]  # of equal areas the first


def test_a_sliver_is_small_in_metres_or_as_a_share_of_the_smaller_shape() -> None:
    # 1 m² lies in both by 0.01 %: no more than a metre. 20 m² are 0.02 %; 200 m² are 0.2 %.
    for width, matters in ((0.01, False), (0.2, False), (2.0, True)):
        found = overlaps(shapes((0, 0, 1_000, 100)), shapes((1_000 - width, 0, 2_000, 100)))
        assert found.area_m2.size == 1
        assert found.matter.tolist() == [matters]
    touching = overlaps(shapes((0, 0, 10, 10)), shapes((10, 0, 20, 10)))
    assert touching.unit.size == 0


def test_land_that_overlaps_covers_once() -> None:
    covers = shapes((0, 0, 60, 100), (40, 0, 75, 100), None)
    units = shapes((0, 0, 100, 100), (0, 0, 50, 100), (500, 0, 600, 100), None)
    np.testing.assert_allclose(uncovered_shares(units, covers), [0.25, 0, 1, 0], atol=1e-12)
