# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How drawn outlines fit to what lies around them: overlaps, and slivers that nobody has."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from lowuse_plugin.geometry.arrays import Floats, Geometries, Mask, Rows
from lowuse_plugin.geometry.overlap import polygonal

GAP_WIDTH_M = 1.0
"""A strip between two parcels that is nowhere wider is a gap; wider land is a road or a field."""
MIN_AREA_M2 = 0.01
"""Smaller than the last figure of a registered area: rounding of coordinates, no finding."""
STACKED_SHARE = 0.98
"""Two outlines that have so much in common are one parcel drawn twice."""
_MITRE, _MITRE_LIMIT = "mitre", 5.0
_TOUCH_M = 1e-4
"""Coordinates of 38 million metres carry 1e-8 m, and buffering adds to it."""
_ALONG_M = 10 * _TOUCH_M
"""What runs along a shape for less only touches it, with the reach on both sides."""


@dataclass(frozen=True)
class Overlaps:
    """Pairs of rows that cover the same land, the lower row first.

    Attributes:
        a: Row of one shape.
        b: Row of the other.
        area_m2: Common area on the plane of the CRS.
        bounds: (n, 4) box around it.
        stacked: Each is nearly all of the other.
    """

    a: Rows
    b: Rows
    area_m2: Floats
    bounds: Floats
    stacked: Mask


def find_overlaps(shapes: Geometries, drawn: int) -> Overlaps:
    """Return overlaps of the drawn shapes with each other and with the rest.

    Args:
        shapes: Valid polygons, or None; the drawn ones first.
        drawn: How many are drawn: two others are not compared.
    """
    a, b, common = common_land(shapes, drawn, MIN_AREA_M2)
    area = shapely.area(common)
    larger = np.maximum(shapely.area(shapes[a]), shapely.area(shapes[b]))
    stacked = np.asarray(area >= STACKED_SHARE * larger)
    return Overlaps(a, b, area, shapely.bounds(common).reshape(-1, 4), stacked)


def common_land(shapes: Geometries, drawn: int, least_m2: float) -> tuple[Rows, Rows, Geometries]:
    """Return pairs that cover the same land, in their order, the lower row first, and that land.

    Args:
        shapes: Valid polygons, or None; the drawn ones first.
        drawn: How many are drawn: two others are not compared.
        least_m2: What is no larger is noise of the overlay.
    """
    a, b = shapely.STRtree(shapes).query(shapes[:drawn], predicate="intersects")
    order = np.lexsort((b, a))
    order = order[a[order] < b[order]]
    a, b = np.asarray(a[order], dtype=np.int64), np.asarray(b[order], dtype=np.int64)
    common = np.asarray(shapely.intersection(shapes[a], shapes[b]), dtype=object)
    keep = shapely.area(common) > least_m2
    land = np.empty(int(keep.sum()), dtype=object)
    land[:] = [polygonal(shape) for shape in common[keep]]
    return a[keep], b[keep], land


@dataclass(frozen=True)
class Gaps:
    """Slivers between a drawn shape and others, one entry each.

    Attributes:
        shapes: The slivers.
        area_m2: Their areas on the plane of the CRS.
        a: Row of a drawn shape that borders on it.
        b: Row of another shape that borders on it.
    """

    shapes: Geometries
    area_m2: Floats
    a: Rows
    b: Rows


def find_gaps(shapes: Geometries, drawn: int, width_m: float = GAP_WIDTH_M) -> Gaps:
    """Return the land between shapes that is nowhere wider than a width and that none covers.

    All shapes together grow by half the width and shrink again, with corners kept sharp: what is
    covered afterwards and was not before is narrow. A notch inside one shape is none.

    Args:
        shapes: Valid polygons, or None; the drawn ones first.
        drawn: How many are drawn: slivers between two others are left out.
        width_m: Widest gap.
    """
    whole = shapely.union_all(shapes)
    half = width_m / 2
    grown = shapely.buffer(whole, half, join_style=_MITRE, mitre_limit=_MITRE_LIMIT)
    closed = shapely.buffer(grown, -half, join_style=_MITRE, mitre_limit=_MITRE_LIMIT)
    parts = shapely.get_parts(shapely.get_parts(shapely.difference(closed, whole)))
    parts = parts[shapely.area(parts) > MIN_AREA_M2]
    first, second = two_sides(parts, shapes, drawn)
    keep = (first >= 0) & (second >= 0)
    return Gaps(parts[keep], shapely.area(parts[keep]), first[keep], second[keep])


def two_sides(parts: Geometries, shapes: Geometries, drawn: int) -> tuple[Rows, Rows]:
    """Return the drawn shape along most of each part, and the other one; -1 where none is.

    A part borders on whatever it runs along; what only touches it is no side of it.

    Args:
        parts: Polygons that lie between shapes.
        shapes: Valid polygons, or None; the drawn ones first.
        drawn: How many are drawn.
    """
    part, row = shapely.STRtree(shapes).query(parts, predicate="dwithin", distance=_TOUCH_M)
    near = shapely.buffer(shapes[row], _TOUCH_M, quad_segs=1)
    along = shapely.length(shapely.intersection(shapely.boundary(parts[part]), near))
    order = np.lexsort((row, -along, part))
    order = order[along[order] > _ALONG_M]
    part, row = np.asarray(part[order]), np.asarray(row[order], dtype=np.int64)
    first = np.full(len(parts), -1, dtype=np.int64)
    ours = np.flatnonzero(row < drawn)[::-1]
    first[part[ours]] = row[ours]  # the longest is written last
    second = np.full(len(parts), -1, dtype=np.int64)
    others = np.flatnonzero(row != first[part])[::-1]
    second[part[others]] = row[others]
    return first, second


def was_there(parts: Geometries, before: Geometries) -> Mask:
    """Tell which slivers were there before, as a whole.

    Args:
        parts: Slivers of now.
        before: Slivers of before.
    """
    if not len(before):
        return np.zeros(len(parts), dtype=np.bool_)
    known = shapely.area(shapely.intersection(parts, shapely.union_all(before)))
    return np.asarray(shapely.area(parts) - known <= MIN_AREA_M2)
