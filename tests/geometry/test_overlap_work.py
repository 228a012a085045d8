# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The overlay stays linear: counted in the vertices that are handed to intersections."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import shapely

from lowuse_plugin.domain.control_line.classes import ControlRule
from lowuse_plugin.geometry import overlap
from lowuse_plugin.services.control_line.check_layers import Overlay, check_arrays

FOUR_TIMES = 5.5
"""Four times the data may cost a little more than four times the work, not sixteen times."""
RULE = ControlRule()


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], Any]], int]:
    """Count the vertices of all pairs that are intersected while something runs."""
    counted = [0]
    real = shapely.intersection

    def intersection(one: Any, other: Any) -> Any:
        vertices = shapely.get_num_coordinates(one) + shapely.get_num_coordinates(other)
        counted[0] += int(np.sum(vertices))
        return real(one, other)

    monkeypatch.setattr(overlap.shapely, "intersection", intersection)

    def of(run: Callable[[], Any]) -> int:
        counted[0] = 0
        run()
        return counted[0]

    return of


def blob(vertices: int, radius: float) -> Any:
    angle = np.linspace(0, 2 * np.pi, vertices, endpoint=False)
    reach = radius * (1 + 0.05 * np.sin(41 * angle))
    xy = np.stack((np.cos(angle), np.sin(angle)), axis=-1) * reach[:, np.newaxis]
    return np.array([shapely.Polygon(xy)], dtype=object)


def grid(side: int, cell: float = 100.0) -> Any:
    x, y = np.meshgrid(np.arange(side) - side / 2, np.arange(side) - side / 2)
    x, y = x.ravel() * cell, y.ravel() * cell
    return np.asarray(shapely.box(x, y, x + cell, y + cell))


def check(parcels: Any, lines: Any) -> Overlay:
    return check_arrays(parcels, None, lines, np.ones(len(lines), dtype=np.int64), RULE)


def test_one_line_polygon_of_20000_vertices_that_touches_thousands_of_parcels(
    work: Callable[..., int],
) -> None:
    """Twice the grid in each direction: four times the parcels and the vertices."""
    small = work(lambda: check(grid(50), blob(5_000, 2_500)))
    large = work(lambda: check(grid(100), blob(20_000, 5_000)))
    assert large < FOUR_TIMES * small
    found = check(grid(100), blob(20_000, 5_000))
    assert found.inside_m2.sum() == pytest.approx(
        shapely.intersection(blob(20_000, 5_000)[0], shapely.box(-5000, -5000, 5000, 5000)).area
    )


def test_one_parcel_of_20000_vertices_across_thousands_of_line_polygons(
    work: Callable[..., int],
) -> None:
    small = work(lambda: check(blob(5_000, 2_500), grid(50)[::2]))
    large = work(lambda: check(blob(20_000, 5_000), grid(100)[::2]))
    assert large < FOUR_TIMES * small
    parcel, lines = blob(20_000, 5_000), grid(100)[::2]
    whole = shapely.area(shapely.intersection(parcel[0], shapely.union_all(lines)))
    assert check(parcel, lines).inside_m2[0] == pytest.approx(whole, rel=1e-9)


def stack(count: int) -> Any:
    shift = np.linspace(0, 1, count)
    return np.asarray(shapely.box(shift, 0, 100 + shift, 100))


def test_800_parcels_on_one_another(work: Callable[..., int]) -> None:
    line = np.array([shapely.box(-50, -50, 50, 150)], dtype=object)
    small, large = work(lambda: check(stack(200), line)), work(lambda: check(stack(800), line))
    assert large < FOUR_TIMES * small
    found = check(stack(800), line)
    assert found.inside_m2 == pytest.approx((50 - np.linspace(0, 1, 800)) * 100)


def test_800_line_polygons_on_one_another(work: Callable[..., int]) -> None:
    parcel = np.array([shapely.box(-50, 0, 50, 100)], dtype=object)
    small, large = work(lambda: check(parcel, stack(200))), work(lambda: check(parcel, stack(800)))
    assert large < FOUR_TIMES * small
    assert check(parcel, stack(800)).inside_m2[0] == pytest.approx(5_000)


def test_a_large_parcel_cut_into_pieces_has_its_area(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pieces give what the whole gives, also where a hole and several parts are in it."""
    ring = shapely.buffer(shapely.Point(0, 0), 200, quad_segs=400)
    hole = shapely.buffer(shapely.Point(20, 0), 90, quad_segs=400)
    parcels = np.array(
        [
            shapely.difference(ring, hole),
            shapely.MultiPolygon([ring, shapely.box(500, 0, 600, 100)]),
            shapely.box(0, 0, 10, 10),
        ],
        dtype=object,
    )
    region = overlap.prepare_region(shapely.MultiPolygon([shapely.box(-300, 0, 550, 300)]))
    cut = overlap.overlap(parcels, region)
    monkeypatch.setattr(overlap, "cut_large", lambda each: (each, np.arange(len(each))))
    assert cut.area_m2 == pytest.approx(overlap.overlap(parcels, region).area_m2, rel=1e-9)


def test_a_shape_without_area_is_outside_with_nothing() -> None:
    line = np.array([shapely.box(0, 0, 100, 100)], dtype=object)
    found = check(np.array([shapely.Polygon(), shapely.box(0, 0, 1, 1)], dtype=object), line)
    assert found.control_class.tolist() == ["outside", "inside"]
    assert found.inside_m2.tolist() == [0.0, 1.0]
