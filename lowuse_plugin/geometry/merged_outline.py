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
from lowuse_plugin.geometry.boundary_fit import common_land, find_gaps, two_sides
from lowuse_plugin.geometry.overlap import nowhere_wider, polygonal
from lowuse_plugin.geometry.rings import holes_of
from lowuse_plugin.geometry.snapping import snap_together

_VISIBLE_M2 = 0.0001
"""Smaller overlaps and holes are noise of the overlay."""
_LEFT_M2 = 0.01
"""Smaller than the last figure of a registered area."""


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
        apart: The member has land outside of the largest part.
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
    apart: Mask
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
    a, b, common = common_land(members, len(members), _VISIBLE_M2)
    parts = shapely.get_parts(outline)
    return MergedOutline(
        outline=outline,
        members=laid.geometries,
        moved_m=laid.moved_m,
        refused=laid.refused,
        gaps=gaps,
        gap_left=np.asarray(left, dtype=object),
        closed=_closed(left, outline),
        overlaps=Between(common, a, b),
        narrow=nowhere_wider(common, tolerance_m),
        parts=len(parts),
        apart=_apart(laid.geometries, parts),
        corners=count_corners(outline),
    )


def _closed(left: Geometries, outline: Any) -> Mask:
    """Tell which gaps leave nothing open: no hole at all, and outward less than counts."""
    inner = shapely.area(shapely.intersection(left, shapely.union_all(_enclosed(outline))))
    return np.asarray((inner <= _VISIBLE_M2) & (shapely.area(left) <= _LEFT_M2))


def _without_noise(union: Any) -> Any:
    """Drop holes and parts that only the rounding of coordinates makes."""
    parts = shapely.get_parts(polygonal(union))
    parts = parts[shapely.area(parts) > _VISIBLE_M2]
    rings, part = shapely.get_rings(parts, return_index=True)
    keep = shapely.area(shapely.polygons(rings)) > _VISIBLE_M2  # a shell is larger than its part
    polygons = shapely.polygons(rings[keep], indices=part[keep]) if len(parts) else parts
    return polygons[0] if len(polygons) == 1 else shapely.multipolygons(polygons)


def _gaps(members: Geometries, outline: Any, width_m: float, length_m: float) -> Between:
    """Return land that members enclose, and strips between them that open outward."""
    enclosed = _enclosed(shapely.union_all(members))
    strips = find_gaps(members, len(members), width_m).shapes
    strips = strips[shapely.length(strips) / 2 >= length_m]
    shapes = _with_new(enclosed, strips)
    shapes = _with_new(shapes, _enclosed(outline))
    a, b = two_sides(shapes, members, len(members))
    keep = (a >= 0) & (b >= 0)  # what one member alone encloses is no gap between members
    low, high = np.minimum(a, b)[keep], np.maximum(a, b)[keep]
    order = np.lexsort((high, low))
    return Between(shapes[keep][order], low[order], high[order])


def _enclosed(union: Any) -> Geometries:
    """Return the land that polygons enclose; what of them lies in a hole is none of it."""
    inside = shapely.difference(shapely.union_all(holes_of(union)), union)
    parts = np.asarray(shapely.get_parts(polygonal(inside)), dtype=object)
    return np.asarray(parts[shapely.area(parts) > _VISIBLE_M2], dtype=object)


def _with_new(known: Geometries, found: Geometries) -> Geometries:
    """Return polygons and further ones that do not lie on them."""
    common = shapely.area(shapely.intersection(found, shapely.union_all(known)))
    return np.concatenate((known, found[common <= _VISIBLE_M2]))


def _apart(members: Geometries, parts: Geometries) -> Mask:
    """Tell which members have land outside of the largest part, be it one piece of several."""
    result = np.zeros(len(members), dtype=np.bool_)
    if len(parts) > 1:
        pieces, owner = shapely.get_parts(members, return_index=True)
        inside = shapely.point_on_surface(pieces)
        piece, part = shapely.STRtree(parts).query(inside, predicate="intersects")
        result[owner[piece[part != np.argmax(shapely.area(parts))]]] = True
    return result


__all__ = ["Between", "MergedOutline", "merged_outline"]
