# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a picture shows of outlines: boundary points in their order, and boundaries that go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import shapely

from lowuse_plugin.geometry.arrays import Floats
from lowuse_plugin.geometry.boundary import corner_points


def boundaries_that_go(old: Sequence[bytes], new: bytes | None, within: float) -> shapely.Geometry:
    """Return the boundaries before that are none of the parcel after, each once.

    Two parcels have their common boundary both, and dashes that lie on other dashes are no dashes.

    Args:
        old: Polygons as WKB; empty where a parcel has no shape.
        new: Polygon as WKB; None where there is none.
        within: What is no further apart is one line on paper, in units of the CRS.
    """
    rings = np.array([_rings(shape) for shape in old], dtype=object)
    zones = shapely.buffer(rings, within)
    place, other = shapely.STRtree(rings).query(rings, predicate="dwithin", distance=within)
    earlier = [other[(place == at) & (other < at)] for at in range(len(rings))]
    gone = shapely.difference(rings, _rings(new).buffer(within))
    gone = [
        left.difference(shapely.union_all(zones[drawn]))
        for left, drawn in zip(gone, earlier, strict=True)
    ]
    return shapely.line_merge(shapely.union_all(gone))


def _rings(shape: bytes | None) -> shapely.Geometry:
    areas = shapely.get_parts(shapely.from_wkb(shape)) if shape else []
    return shapely.union_all(shapely.get_rings(areas))


def numbered_points(
    outline: shapely.Geometry,
) -> Iterator[tuple[float, float, tuple[float, float]]]:
    """Yield the boundary points from the north-west clockwise, each with the way outside."""
    for ring in corner_points(outline):
        clockwise = ring if _turn(ring) < 0 else ring[::-1]
        start = int(np.argmax(clockwise[:, 1] - clockwise[:, 0]))
        places = np.roll(clockwise, -start, axis=0)
        for i, place in enumerate(places):
            out = _outwards(places[i - 1], place, places[(i + 1) % len(places)], outline)
            yield float(place[0]), float(place[1]), out


def _turn(ring: Floats) -> float:
    """Return twice the area of a ring, negative for one that runs clockwise."""
    x, y = ring[:, 0] - ring[0, 0], ring[:, 1] - ring[0, 1]
    return float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))


def _outwards(
    before: Floats, here: Floats, after: Floats, outline: shapely.Geometry
) -> tuple[float, float]:
    """Return the direction of the bisector of an angle that leads out of the land."""
    to_before, to_after = (before - here), (after - here)
    both = to_before / np.hypot(*to_before) + to_after / np.hypot(*to_after)
    length = float(np.hypot(*both))
    way = both / length if length > 1e-6 else np.array([-to_after[1], to_after[0]])  # noqa: PLR2004
    way = way / np.hypot(*way)
    step = 1e-3 * way
    inside = outline.contains(shapely.Point(*(here + step)))
    return (-float(way[0]), -float(way[1])) if inside else (float(way[0]), float(way[1]))
