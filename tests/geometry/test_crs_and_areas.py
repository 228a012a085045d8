# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Coordinates are recognised, moved, and measured on plane and ellipsoid."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyproj
import pytest
import shapely

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.geometry import areas, crs
from lowuse_plugin.geometry.crs_guess import guess_crs, lies_in_jiangmen

PENGJIANG, ENPING, KAIPING = (113.08, 22.6), (112.05, 22.18), (112.67, 22.38)
SIDE_M = 20_000**0.5


def hectares_2(position: tuple[float, float], code: str) -> Any:
    """A square of 20,000 m² on the plane of a CRS, its corner at a position."""
    start = np.array([shapely.Point(position)], dtype=object)
    x, y = shapely.get_coordinates(crs.transform(start, "EPSG:4490", code))[0]
    return np.array([shapely.box(x, y, x + SIDE_M, y + SIDE_M)], dtype=object)


@pytest.mark.parametrize(
    ("position", "code", "change"),
    [
        (PENGJIANG, "EPSG:4526", -4.4),
        (PENGJIANG, "EPSG:4525", -22.6),
        (ENPING, "EPSG:4526", -19.9),
        (ENPING, "EPSG:4525", -5.8),
        (KAIPING, "EPSG:4526", -9.1),
        (KAIPING, "EPSG:4525", -14.8),
    ],
)
def test_the_ellipsoidal_area_differs_from_the_plane_as_published(
    position: tuple[float, float], code: str, change: float
) -> None:
    difference = areas.ellipsoid_areas(hectares_2(position, code), code)[0] - 20_000
    assert difference == pytest.approx(change, abs=0.3)


@pytest.mark.parametrize("side_m", [30.0, 300.0, 3_000.0])
def test_the_ellipsoidal_area_equals_the_geodesic_one(side_m: float) -> None:
    shape = shapely.difference(
        shapely.box(38_405_000, 2_490_000, 38_405_000 + side_m, 2_490_000 + side_m),
        shapely.Point(38_405_000 + side_m / 2, 2_490_000 + side_m / 2).buffer(side_m / 5),
    )
    parcels = np.array([shape], dtype=object)
    degrees, _ = crs.to_degrees(parcels, "EPSG:4526")
    geodesic, _ = pyproj.Geod(a=6378137, rf=298.257222101).geometry_area_perimeter(
        shapely.geometry.polygon.orient(degrees[0])
    )
    assert areas.ellipsoid_areas(parcels, "EPSG:4526")[0] == pytest.approx(geodesic, rel=1e-6)


def test_the_plane_area_is_taken_in_the_declared_crs_of_the_district() -> None:
    parcels = np.repeat(hectares_2(ENPING, "EPSG:4526"), 2)
    areas_m2, planes = areas.plane_areas(
        parcels, "EPSG:4526", np.array(["440703", "440785"], dtype=object)
    )
    assert planes.tolist() == [4526, 4525]
    assert areas_m2[0] == pytest.approx(20_000, abs=1e-6)
    assert areas_m2[1] == pytest.approx(20_000 - 19.9 + 5.8, abs=0.3)


def test_the_table_of_districts_is_complete_and_marked_as_an_example() -> None:
    table = areas.district_crs()
    assert set(table.epsg) == set(schema.shipped().codes["district"].values)
    assert {table.epsg[d] for d in table.epsg if d != "440785"} == {4526}
    assert (table.epsg["440785"], table.example) == (4525, True)


def test_prefix_and_no_prefix_differ_by_38_million_exactly() -> None:
    square = np.array([shapely.box(405_000, 2_490_000, 405_100, 2_490_100)], dtype=object)
    moved = crs.transform(square, "EPSG:4547", "EPSG:4526")
    assert shapely.bounds(moved)[0] == pytest.approx(
        [38_405_000, 2_490_000, 38_405_100, 2_490_100], abs=1e-6
    )


@pytest.mark.parametrize(
    ("bounds", "first", "swapped"),
    [
        ((38_405_000, 2_490_000, 38_406_000, 2_491_000), "EPSG:4526", False),
        ((37_615_000, 2_450_000, 37_616_000, 2_451_000), "EPSG:4525", False),
        ((405_000, 2_490_000, 406_000, 2_491_000), "EPSG:4547", False),
        ((615_000, 2_450_000, 616_000, 2_451_000), "EPSG:4546", False),
        ((112.9, 22.5, 113.0, 22.6), "EPSG:4490", False),
        ((2_490_000, 38_405_000, 2_491_000, 38_406_000), "EPSG:4526", True),
        ((22.5, 112.9, 22.6, 113.0), "EPSG:4490", True),
    ],
)
def test_coordinates_without_crs_are_recognised(
    bounds: tuple[float, float, float, float], first: str, *, swapped: bool
) -> None:
    guess = guess_crs(bounds)
    assert (guess.candidates[0], guess.swapped) == (first, swapped)


def test_six_digit_eastings_offer_both_zones_and_the_older_twins() -> None:
    guess = guess_crs((405_000, 2_490_000, 406_000, 2_491_000))
    assert guess.candidates == ("EPSG:4547", "EPSG:2383", "EPSG:4546", "EPSG:2382")


@pytest.mark.parametrize(
    "bounds",
    [
        (0, 0, 100, 100),
        (39_405_000, 2_490_000, 39_406_000, 2_491_000),
        (float("nan"), 0, 1, 1),
    ],
)
def test_coordinates_from_elsewhere_fit_nothing(bounds: tuple[float, float, float, float]) -> None:
    assert guess_crs(bounds).candidates == ()


def test_a_wrong_zone_puts_a_file_outside_jiangmen() -> None:
    bounds = (405_000, 2_490_000, 406_000, 2_491_000)
    assert lies_in_jiangmen(bounds, "EPSG:4547")
    assert not lies_in_jiangmen(bounds, "EPSG:4546")


@pytest.mark.parametrize(
    ("code", "west", "beyond"),
    [
        ("EPSG:4526", 112.5001, False),
        ("EPSG:4526", 112.4999, True),
        ("EPSG:4525", 112.49, False),
        ("EPSG:4525", 112.4999, True),
    ],
)
def test_parcels_across_the_zone_border_are_noted(code: str, west: float, *, beyond: bool) -> None:
    assert crs.beyond_zone(hectares_2((west, 22.3), code), code).tolist() == [beyond]


def test_nonsense_is_no_crs() -> None:
    with pytest.raises(LowUseError) as caught:
        crs.epsg_number("EPSG:0")
    assert caught.value.code == "CRS_UNKNOWN"


def test_coordinates_that_a_crs_cannot_describe_are_refused() -> None:
    far = np.array([shapely.box(1e15, 1e15, 1e15 + 1e14, 1e15 + 1e14)], dtype=object)
    with pytest.raises(LowUseError) as caught:
        crs.transform(far, "EPSG:4526", "EPSG:4490")
    assert caught.value.code == "CRS_TRANSFORM_FAILED"
