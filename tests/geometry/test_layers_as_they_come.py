# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Arcs, lines that close or do not, and layers in other CRS and units."""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence
from itertools import permutations
from typing import Any

import numpy as np
import pytest
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.geometry.closed_lines import enclose
from lowuse_plugin.geometry.curves import is_curved, linearised
from lowuse_plugin.geometry.metric import in_metres, unit_metres
from lowuse_plugin.geometry.wkb import parse_polygons
from lowuse_plugin.geometry.wkb_structure import is_sound

EAST, NORTH = 38_405_000.0, 2_490_000.0
Point = tuple[float, ...]


def curve(code: int, points: Sequence[Point]) -> bytes:
    """A line (2) or a chain of arcs (8), moved to where the plugin works."""
    moved = [(x + EAST, y + NORTH, *more) for x, y, *more in points]
    body = b"".join(struct.pack(f"<{len(point)}d", *point) for point in moved)
    return struct.pack("<BII", 1, code, len(points)) + body


def holding(code: int, *parts: bytes) -> bytes:
    return struct.pack("<BII", 1, code, len(parts)) + b"".join(parts)


CIRCLE = curve(8, [(0, 0), (200, 0), (0, 0)])
HALF = holding(9, curve(8, [(0, 0), (100, 100), (200, 0)]), curve(2, [(200, 0), (0, 0)]))
SMALL = curve(8, [(90, 0), (110, 0), (90, 0)])


@pytest.mark.parametrize(
    ("wkb", "area"),
    [
        (holding(10, CIRCLE), math.pi * 10_000),
        (holding(10, HALF), math.pi * 5_000),
        (holding(10, CIRCLE, SMALL), math.pi * 9_900),
        (holding(12, holding(10, HALF)), math.pi * 5_000),
        (holding(10, curve(1008, [(0, 0, 5), (200, 0, 5), (0, 0, 5)])), math.pi * 10_000),
        (holding(10, curve(3008, [(0, 0, 5, 1), (200, 0, 5, 1), (0, 0, 5, 1)])), math.pi * 1e4),
        (holding(10, curve(2, [(0, 0), (100, 0), (100, 100), (0, 0)])), 5_000),
        (holding(10, curve(8, [(0, 0), (50, 0), (100, 0), (50, 100), (0, 0)])), 10_524.581),
    ],
)
def test_arcs_become_chords_that_lose_less_than_two_millionths(wkb: bytes, area: float) -> None:
    assert is_sound(wkb)
    assert is_curved(wkb)
    [shape] = parse_polygons([wkb], ["shape"])
    assert shapely.is_valid(shape)
    assert shapely.area(shape) == pytest.approx(area, rel=2e-6)


def test_an_arc_of_a_drawing_in_degrees_is_as_fine_on_the_ground() -> None:
    points = [(113.0, 22.5), (113.001, 22.501), (113.002, 22.5), (113.001, 22.499), (113.0, 22.5)]
    body = b"".join(struct.pack("<2d", *point) for point in points)
    wkb = holding(10, struct.pack("<BII", 1, 8, len(points)) + body)
    coarse = linearised(wkb)
    fine = linearised(wkb, 0.0001 / unit_metres("EPSG:4490"))
    assert shapely.get_num_coordinates(fine) > 20 * shapely.get_num_coordinates(coarse)


def lines(*chains: Sequence[Point]) -> Any:
    return np.array(
        [shapely.LineString([(x + EAST, y + NORTH) for x, y in chain]) for chain in chains],
        dtype=object,
    )


def test_lines_enclose_areas_and_each_takes_the_line_with_most_of_its_boundary() -> None:
    found = enclose(
        lines([(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)], [(10, 0), (60, 0), (60, 10), (10, 10)])
    )
    assert sorted(shapely.area(found.polygons).tolist()) == pytest.approx([100, 500])
    by_area = dict(zip(np.round(shapely.area(found.polygons)), found.line, strict=True))
    assert by_area == {100: 0, 500: 1}
    assert found.nested == 0


@pytest.mark.parametrize(("gap", "closes"), [(0.0, True), (0.0009, True), (0.0011, False)])
def test_ends_within_a_millimetre_are_one_point(gap: float, closes: bool) -> None:
    drawn = lines([(0, 0), (10, 0), (10, 10)], [(10, 10 + gap), (0, 10), (0, 0)])
    if closes:
        assert shapely.area(enclose(drawn).polygons).sum() == pytest.approx(100, abs=0.01)
    else:
        with pytest.raises(LowUseError):
            enclose(drawn)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_three_ends_within_a_millimetre_of_one_another_in_a_row_are_one_point(
    order: tuple[int, ...],
) -> None:
    chains = [
        [(0, 0), (100, 0), (100, 100)],
        [(100, 100), (0, 100), (0.0018, 0)],
        [(0.0009, 0), (100, 100)],
    ]
    found = enclose(lines(*(chains[place] for place in order)))
    assert shapely.area(found.polygons).tolist() == pytest.approx([5000, 5000], abs=0.2)


def test_a_line_that_does_not_close_names_the_narrowest_gap() -> None:
    with pytest.raises(LowUseError) as caught:
        enclose(
            lines(
                [(0, 0), (10, 0), (10, 10)],
                [(10, 10.4), (0, 10), (0, 0)],
                [(50, 0), (60, 0), (60, 10), (50, 10)],
            )
        )
    assert caught.value.code == "LINE_NOT_CLOSED"
    ends = {(caught.value.params["x"], caught.value.params["y"]),
            (caught.value.params["to_x"], caught.value.params["to_y"])}  # fmt: skip
    assert ends == {("38405010.000", "2490010.000"), ("38405010.000", "2490010.400")}
    assert (caught.value.params["gap_m"], caught.value.params["count"]) == ("0.400", 4)


def test_a_single_open_line_and_nothing_at_all_are_refused() -> None:
    with pytest.raises(LowUseError) as caught:
        enclose(lines([(0, 0), (10, 0)]))
    assert (caught.value.code, caught.value.params["gap_m"]) == ("LINE_NOT_CLOSED", "10.000")
    with pytest.raises(LowUseError) as caught:
        enclose(np.array([None, shapely.LineString()], dtype=object))
    assert caught.value.code == "LINE_NO_AREA"


def test_an_area_within_the_hole_of_another_is_counted_as_such() -> None:
    ring = [(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]
    inner = [(20, 20), (40, 20), (40, 40), (20, 40), (20, 20)]
    found = enclose(lines(ring, inner))
    assert (found.nested, shapely.area(found.polygons).sum()) == (1, pytest.approx(10_000))


def box(x: float, y: float, size: float) -> Any:
    return np.array([shapely.box(x, y, x + size, y + size)], dtype=object)


def test_feet_are_scaled_in_their_own_plane() -> None:
    found = in_metres(box(0, 0, 100), box(0, 0, 50), "EPSG:2229", "EPSG:2229")
    foot = 1200 / 3937
    assert shapely.area(found.parcels)[0] == pytest.approx((100 * foot) ** 2, rel=1e-12)
    assert shapely.area(found.lines)[0] == pytest.approx((50 * foot) ** 2, rel=1e-12)
    assert [each.code for each in found.done] == ["UNITS_SCALED"]


@pytest.mark.parametrize(
    ("longitude", "latitude", "zone"),
    [
        (112.4, 22.0, "EPSG:4525"),
        (112.6, 22.0, "EPSG:4526"),
        (113.0, 22.5, "EPSG:4526"),
        (2.3, 48.8, "EPSG:32631"),
        (151.2, -33.9, "EPSG:32756"),
    ],
)
def test_degrees_are_projected_to_the_zone_they_lie_in(
    longitude: float, latitude: float, zone: str
) -> None:
    plots = box(longitude, latitude, 0.001)
    found = in_metres(plots, plots, "EPSG:4326", "EPSG:4326")
    assert (found.plane, found.done[0].code) == (zone, "DEGREES_PROJECTED")
    expected = 0.001**2 * 111_320**2 * math.cos(math.radians(latitude))
    assert shapely.area(found.parcels)[0] == pytest.approx(expected, rel=0.01)
    assert shapely.equals_exact(found.parcels[0], found.lines[0], 1e-6)


def test_degrees_go_to_the_plane_of_the_lines_and_lines_to_that_of_the_parcels() -> None:
    plane = in_metres(box(113.0, 22.5, 0.001), box(EAST, NORTH, 10), "EPSG:4490", "EPSG:4547")
    assert plane.plane == "EPSG:4547"
    found = in_metres(
        box(EAST, NORTH, 10), box(EAST - 38_000_000, NORTH, 10), "EPSG:4526", "EPSG:4547"
    )
    assert [each.code for each in found.done] == ["LINES_TRANSFORMED"]
    assert shapely.equals_exact(found.parcels[0], found.lines[0], 1e-6)
