# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What becomes of the shapes of parcels that are merged: outline, gaps, overlaps, corners.

Boundaries are laid on each other within the tolerance and no farther; a gap that is wider stays a
gap and is shown, it is never filled (domain 1.5, A-40).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain.ports import Progress
from lowuse_plugin.geometry.arrays import Floats, Geometries, Mask, Rows
from lowuse_plugin.geometry.boundary import count_corners
from lowuse_plugin.geometry.boundary_fit import find_gaps
from lowuse_plugin.geometry.overlap import nowhere_wider, polygonal
from lowuse_plugin.geometry.snapping import snap_together

_VISIBLE_M2 = 0.0001
"""Smaller overlaps and holes are noise of the overlay."""
_LEFT_M2 = 0.01
"""Smaller than the last figure of a registered area."""
_TOUCH_M = 1e-4


@dataclass(frozen=True)
class Between:
    """Land between two members, or in both, one entry each.

    Attributes:
        shapes: Polygons.
        a: Row of one member.
        b: Row of the other, which comes after it.
    """

    shapes: Geometries
    a: Rows
    b: Rows


@dataclass(frozen=True)
class MergedOutline:
    """The shapes of the members laid on each other, and their union.

    Attributes:
        outline: Polygon or multipolygon; holes are gaps, or land of others.
        members: The members as they are within the tolerance.
        moved_m: How far the boundary of each moved at most.
        refused: Members that could not be moved without becoming invalid.
        gaps: Strips and holes between members as they are drawn.
        gap_left: What of each gap the outline leaves open; empty where it was closed.
        closed: The gap was closed within the tolerance: it leaves no hole, and outward less than
            the last figure of a registered area.
        overlaps: What lies in two members as they are drawn.
        narrow: The overlap is nowhere wider than the tolerance.
        parts: How many parts the outline has.
        part: Number of the part that each member lies in; the largest part is 0.
        corners: Points of the boundary after removing those on a straight line.
    """

    outline: Any
    members: Geometries
    moved_m: Floats
    refused: Mask
    gaps: Between
    gap_left: Geometries
    closed: Mask
    overlaps: Between
    narrow: Mask
    parts: int
    part: Rows
    corners: int


def merged_outline(
    members: Geometries,
    *,
    tolerance_m: float,
    gap_width_m: float,
    min_gap_length_m: float,
    progress: Progress | None = None,
) -> MergedOutline:
    """Return the outline that a merge would have, and what stands against it.

    Args:
        members: Valid polygons in one CRS in metres, at least one.
        tolerance_m: Farthest that a boundary may move, and widest overlap that is tolerated.
        gap_width_m: A strip between members that opens outward is a gap up to this width; land
            that members enclose is one of any width.
        min_gap_length_m: Shortest such strip; what is shorter is the tip of an angle.
        progress: Is told after every member and may stop the work.
    """
    laid = snap_together(members, tolerance_m, progress)
    outline = _without_noise(shapely.union_all(laid.geometries))
    gaps = _gaps(members, outline, gap_width_m, min_gap_length_m)
    left = shapely.difference(gaps.shapes, outline)
    overlaps = _overlaps(members)
    parts = shapely.get_parts(outline)
    return MergedOutline(
        outline=outline,
        members=laid.geometries,
        moved_m=laid.moved_m,
        refused=laid.refused,
        gaps=gaps,
        gap_left=np.asarray(left, dtype=object),
        closed=_closed(left, outline),
        overlaps=overlaps,
        narrow=nowhere_wider(overlaps.shapes, tolerance_m),
        parts=len(parts),
        part=_parts_of(laid.geometries, parts),
        corners=count_corners(outline),
    )


def _closed(left: Geometries, outline: Any) -> Mask:
    """Tell which gaps leave nothing open: no hole at all, and outward less than counts."""
    holes = shapely.union_all(_holes(outline))
    enclosed = shapely.area(shapely.intersection(left, holes)) > _VISIBLE_M2
    return np.asarray(~enclosed & (shapely.area(left) <= _LEFT_M2))


def _without_noise(union: Any) -> Any:
    """Drop holes and parts that only the rounding of coordinates makes."""
    parts = shapely.get_parts(polygonal(union))
    parts = parts[shapely.area(parts) > _VISIBLE_M2]
    rings, part = shapely.get_rings(parts, return_index=True)
    keep = shapely.area(shapely.polygons(rings)) > _VISIBLE_M2  # a shell is larger than its part
    polygons = shapely.polygons(rings[keep], indices=part[keep]) if len(parts) else parts
    return polygons[0] if len(polygons) == 1 else shapely.multipolygons(polygons)


def _overlaps(members: Geometries) -> Between:
    """Return what lies in two members at once."""
    a, b = shapely.STRtree(members).query(members, predicate="intersects")
    order = np.lexsort((b, a))
    a, b = a[order], b[order]
    a, b = a[a < b], b[a < b]
    common = np.asarray(shapely.intersection(members[a], members[b]), dtype=object)
    keep = shapely.area(common) > _VISIBLE_M2
    shapes = np.array([polygonal(shape) for shape in common[keep]], dtype=object)
    return Between(shapes, np.asarray(a[keep]), np.asarray(b[keep]))


def _gaps(members: Geometries, outline: Any, width_m: float, length_m: float) -> Between:
    """Return land that members enclose, and strips between them that open outward."""
    enclosed = _holes(shapely.union_all(members))
    strips = find_gaps(members, len(members), width_m).shapes
    strips = strips[shapely.length(strips) / 2 >= length_m]
    shapes = _with_new(enclosed, strips)
    shapes = _with_new(shapes, _holes(outline))
    a, b = _sides(shapes, members)
    keep = (a >= 0) & (b >= 0)  # what one member alone encloses is no gap between members
    low, high = np.minimum(a, b)[keep], np.maximum(a, b)[keep]
    order = np.lexsort((high, low))
    return Between(shapes[keep][order], low[order], high[order])


def _holes(union: Any) -> Geometries:
    """Return the holes of polygons as polygons."""
    parts = shapely.get_parts(union)
    rings, part = shapely.get_rings(parts, return_index=True)
    is_hole = np.concatenate(([False], part[1:] == part[:-1]))[: len(rings)]
    holes = np.asarray(shapely.polygons(rings[is_hole]), dtype=object)
    return np.asarray(holes[shapely.area(holes) > _VISIBLE_M2], dtype=object)


def _with_new(known: Geometries, found: Geometries) -> Geometries:
    """Return polygons and further ones that do not lie on them."""
    common = shapely.area(shapely.intersection(found, shapely.union_all(known)))
    return np.concatenate((known, found[common <= _VISIBLE_M2]))


def _sides(shapes: Geometries, members: Geometries) -> tuple[Rows, Rows]:
    """Return the two members that most of the boundary of each shape runs along; -1 for none."""
    first, second = np.full((2, len(shapes)), -1, dtype=np.int64)
    shape, row = shapely.STRtree(members).query(shapes, predicate="dwithin", distance=_TOUCH_M)
    near = shapely.buffer(members[row], _TOUCH_M, quad_segs=1)
    along = shapely.length(shapely.intersection(shapely.boundary(shapes[shape]), near))
    shape, row, along = (values[along > 2 * _TOUCH_M] for values in (shape, row, along))
    order = np.lexsort((row, -along, shape))
    shape, row = shape[order], row[order]
    starts = np.flatnonzero(np.diff(shape, prepend=-1))
    first[shape[starts]] = row[starts]
    after = starts + 1
    after = after[after < len(shape)]
    after = after[shape[after] == shape[after - 1]]
    second[shape[after]] = row[after]
    return first, second


def _parts_of(members: Geometries, parts: Geometries) -> Rows:
    """Return the part that each member lies in, the largest part being 0."""
    number = np.empty(len(parts), dtype=np.int64)
    number[np.lexsort((np.arange(len(parts)), -shapely.area(parts)))] = np.arange(len(parts))
    member, part = shapely.STRtree(parts).query(
        shapely.point_on_surface(members), predicate="intersects"
    )
    result = np.zeros(len(members), dtype=np.int64)
    result[member] = number[part]
    return result


__all__ = ["Between", "MergedOutline", "merged_outline"]
