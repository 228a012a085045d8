# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Overlap of parcels with few large polygons is exact and knows thin strips."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely
import shapely.affinity

from lowuse_plugin.geometry import overlap

EAST, NORTH = 38_405_000.0, 2_490_000.0


def array(*geometries: Any) -> Any:
    result = np.empty(len(geometries), dtype=object)
    result[:] = geometries
    return result


def box(x0: float, y0: float, x1: float, y1: float) -> Any:
    return shapely.box(EAST + x0, NORTH + y0, EAST + x1, NORTH + y1)


def blob(vertices: int, radius: float) -> Any:
    angle = np.linspace(0, 2 * np.pi, vertices, endpoint=False)
    reach = radius * (1 + 0.2 * np.sin(23 * angle))
    return shapely.polygons(
        np.column_stack((EAST + reach * np.cos(angle), NORTH + reach * np.sin(angle)))
    )


def test_areas_equal_the_intersection_with_the_whole() -> None:
    random = np.random.default_rng(3)
    holed = shapely.difference(blob(4_000, 900), blob(500, 300))
    corners = np.array((EAST, NORTH)) + random.uniform(-1_100, 1_000, (400, 2))
    size = random.uniform(5, 90, (400, 2))
    parcels = shapely.box(*corners.T, *(corners + size).T)
    region = overlap.prepare_region(overlap.polygonal(holed))
    expected = shapely.area(shapely.intersection(parcels, holed))
    found = overlap.overlap(parcels, region).area_m2
    assert found == pytest.approx(expected, abs=1e-6 * float(shapely.area(parcels).min()))
    assert 0 < np.count_nonzero(found == 0) < 400
    assert np.count_nonzero((found > 0) & (found < shapely.area(parcels) - 1)) > 20


def test_a_parcel_that_holds_the_whole_region_counts_all_of_it() -> None:
    region = overlap.prepare_region(overlap.polygonal(box(40, 40, 50, 60)))
    assert overlap.overlap(array(box(0, 0, 100, 100)), region).area_m2[0] == pytest.approx(200)


def test_contact_of_boundaries_is_no_area() -> None:
    region = overlap.prepare_region(overlap.polygonal(box(0, 0, 10, 10)))
    parcels = array(box(10, 0, 20, 10), box(10, 10, 20, 20))
    assert overlap.overlap(parcels, region).area_m2.tolist() == [0, 0]


def test_parts_of_one_parcel_on_both_sides_are_added_up() -> None:
    region = overlap.prepare_region(overlap.polygonal(box(0, 0, 100, 100)))
    parts = shapely.MultiPolygon([box(10, 10, 20, 20), box(200, 10, 220, 20)])
    assert overlap.overlap(array(parts), region).area_m2[0] == pytest.approx(100)


def test_pieces_are_small_and_lose_nothing() -> None:
    whole = blob(6_000, 2_000)
    pieces = overlap.subdivide(whole, most_vertices=100)
    assert shapely.get_num_coordinates(pieces).max() <= 100
    assert shapely.area(pieces).sum() == pytest.approx(float(shapely.area(whole)), rel=1e-12)


def test_level_1_goes_before_2_and_both_before_none() -> None:
    lines = array(box(0, 0, 10, 10), box(5, 0, 20, 10), box(0, 0, 30, 10), box(0, 0, 4, 10))
    regions = overlap.dissolve_levels(lines, [1, 2, 0, 1])
    areas = {level: float(shapely.area(region.whole)) for level, region in regions.items()}
    assert areas == pytest.approx({1: 100, 2: 100, 0: 100})


@pytest.mark.parametrize(("width", "thin"), [(0.99, True), (1.0, True), (1.01, False)])
def test_a_strip_is_thin_up_to_the_width_itself(width: float, *, thin: bool) -> None:
    strip = array(box(0, 0, 200, width))
    assert overlap.nowhere_wider(strip, 1.0).tolist() == [thin]


def test_the_smaller_part_is_found_inside_and_outside() -> None:
    regions = {1: overlap.prepare_region(overlap.polygonal(box(0, 0, 50, 1_000)))}
    parcels = array(box(48, 0, 80, 10), box(10, 0, 51, 10), box(60, 0, 70, 10))
    areas = shapely.area(overlap.smaller_parts(parcels, regions))
    assert areas.tolist() == pytest.approx([20, 10, 0])


def test_a_thin_strip_is_never_ruled_out_by_its_outline() -> None:
    """A strip of 1 m × 60 m, cut into pieces by the subdivision of a large region."""
    whole = overlap.polygonal(shapely.union(blob(4_000, 900), box(-2_000, -2_000, 0, 2_000)))
    region = overlap.prepare_region(whole)
    parcel = array(box(-1.0, 1_500, 30, 1_560))
    found = overlap.overlap(parcel, region)
    outline = found.outline_m + shapely.length(parcel)
    assert found.area_m2[0] == pytest.approx(60)
    assert overlap.may_be_thin(found.area_m2, outline, 1.0).tolist() == [True]
    assert overlap.nowhere_wider(overlap.smaller_parts(parcel, {1: region}), 1.0).tolist() == [True]


@pytest.mark.parametrize("second", [(-300, 0, 300, 0.8), (-300, -0.3, 300, 0.8)])
def test_the_seam_between_two_levels_makes_no_part_thin(second: tuple[float, ...]) -> None:
    """1.6 m lie inside, 0.8 m in each level; the levels meet in a line, or overlap by 0.3 m."""
    for angle in np.random.default_rng(5).uniform(0, 360, 300):
        shapes = [(-500, -200, 500, 0), second, (-40, -0.8, 40, 60)]
        turned = [shapely.affinity.rotate(shapely.box(*s), angle, origin=(13, 7)) for s in shapes]
        moved = [shapely.transform(each, lambda xy: np.add(xy, (EAST, NORTH))) for each in turned]
        regions = overlap.dissolve_levels(array(*moved[:2]), [1, 2])
        [part] = overlap.smaller_parts(array(moved[2]), regions)
        assert shapely.area(part) == pytest.approx(1.6 * 80, abs=0.01)
        assert overlap.nowhere_wider(array(part), 1.0).tolist() == [False]
        assert overlap.nowhere_wider(array(part), 1.6).tolist() == [True]
