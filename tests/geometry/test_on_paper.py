# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Boundary points and boundaries that go, as a picture of a merge shows them."""

from __future__ import annotations

import shapely

from lowuse_plugin.geometry.on_paper import boundaries_that_go, numbered_points


def ring(*corners: tuple[float, float]) -> bytes:
    return bytes(shapely.to_wkb(shapely.Polygon(corners)))


def test_points_are_numbered_from_the_north_west_clockwise() -> None:
    outline = shapely.Polygon([(0, 0), (50, 0), (50, 10), (25, 4), (0, 10)])
    places = [(x, y) for x, y, _out in numbered_points(outline)]
    assert places == [(0, 10), (25, 4), (50, 10), (50, 0), (0, 0)]
    outwards = [(round(out[0], 3), round(out[1], 3)) for _x, _y, out in numbered_points(outline)]
    assert outwards[1] == (0, 1)  # out of the notch, upwards
    assert outwards[3][0] > 0 > outwards[3][1]


def test_boundaries_that_go_are_those_of_no_parcel_after_each_once() -> None:
    west, middle = (
        ring((0, 0), (10, 0), (10, 10), (0, 10)),
        ring((10, 0), (20, 0), (20, 10), (10, 10)),
    )
    east = ring((22, 0), (30, 0), (30, 10), (22, 10))  # a gap of 2 m: two lines
    whole = ring((0, 0), (30, 0), (30, 10), (0, 10))
    gone = boundaries_that_go([west, middle, east, b""], whole, 0.1)
    assert sorted((round(line.bounds[0], 3), round(line.length, 3)) for line in gone.geoms) == [
        (10.0, 9.8),
        (20.0, 9.8),
        (22.0, 9.8),
    ]  # 0.1 m of both ends lies under the red line
    assert boundaries_that_go([west], west, 0.1).is_empty
    assert boundaries_that_go([west], None, 0.1).length == 40
