# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Boundaries as arrays of directed segments, and what is said of one boundary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.geometry.arrays import Floats, Geometries, Rows, is_hole, spread

_STRAIGHT_M = 0.001
"""A vertex nearer to the line of its neighbours than a survey can tell is no corner."""


@dataclass(frozen=True)
class Segments:
    """All boundary segments, in the order of their parcels, the parcel always on the left.

    Attributes:
        start: (n, 2) coordinates in metres.
        end: (n, 2) coordinates in metres.
        along: (n, 2) unit vectors; a segment without length has no direction.
        length: In metres.
        first: Number of the first segment of each parcel.
        count: How many segments each parcel has.
    """

    start: Floats
    end: Floats
    along: Floats
    length: Floats
    first: Rows
    count: Rows


def segments(parcels: Geometries) -> Segments:
    """Return the boundary segments of polygons, holes included, each directed."""
    polygons, parcel = shapely.get_parts(parcels, return_index=True)
    rings, polygon = shapely.get_rings(polygons, return_index=True)
    counts = shapely.get_num_coordinates(rings).astype(np.int64)
    ring, vertex = spread(np.cumsum(counts) - counts, counts - 1)
    xy = shapely.get_coordinates(rings)
    start, end = xy[vertex], xy[vertex + 1]
    turned = (shapely.is_ccw(rings) == is_hole(polygon))[ring]
    start[turned], end[turned] = end[turned], start[turned].copy()
    owner = parcel[polygon[ring]]
    count = np.bincount(owner, minlength=len(parcels)).astype(np.int64)
    vector = end - start
    length = np.hypot(vector[:, 0], vector[:, 1])
    along = vector / np.where(length > 0, length, 1.0)[:, np.newaxis]
    return Segments(start, end, along, length, np.cumsum(count) - count, count)


def count_corners(geometry: Any) -> int:
    """Return the number of boundary points after removing those on a straight line."""
    return sum(len(ring) for ring in corner_points(geometry))


def corner_points(geometry: Any) -> list[Floats]:
    """Return the boundary points that are left then, (n, 2) a ring; outer rings and holes."""
    rings = shapely.get_rings(shapely.get_parts(geometry))
    return [_corners_of(shapely.get_coordinates(ring)[:-1]) for ring in rings]


def _corners_of(ring: Floats) -> Floats:
    """Drop straight vertices one after the other, so that a shallow curve is not lost whole."""
    kept = list(ring)
    position = 0
    while position < len(kept) and len(kept) > 3:  # noqa: PLR2004
        before, here, after = kept[position - 1], kept[position], kept[(position + 1) % len(kept)]
        along, to_here = after - before, here - before
        base = float(np.hypot(*along))
        height = abs(along[0] * to_here[1] - along[1] * to_here[0])
        if height <= _STRAIGHT_M * base and float(to_here @ along) >= 0:
            del kept[position]
            position = max(position - 1, 0)
        else:
            position += 1
    return np.array(kept)
