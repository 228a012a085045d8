# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A control line drawn as lines: the areas that they enclose, or where they do not close (A-28)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.geometry.adjacency import connected
from lowuse_plugin.geometry.arrays import Floats, Geometries, Rows
from lowuse_plugin.geometry.rings import holes_of

SAME_POINT_M = 0.001
"""Ends that are nearer are one point: drawings carry that much of rounding."""


@dataclass(frozen=True)
class Enclosed:
    """Areas that lines enclose.

    Attributes:
        polygons: One an area, none in another.
        line: Row of the line that makes the longest part of each boundary.
        nested: Areas within the hole of another one; whether they belong to the line or are
            holes in it, lines cannot say.
    """

    polygons: Geometries
    line: Rows
    nested: int


def enclose(lines: Geometries, name: str = "", *, same_point: float = SAME_POINT_M) -> Enclosed:
    """Return the areas that lines enclose together.

    Args:
        lines: Line strings and multi line strings in metres; None and empty ones count for
            nothing.
        name: What they are called in an error (``field``).
        same_point: Ends that are nearer are one point; in units of the coordinates.

    Raises:
        LowUseError: ``LINE_NOT_CLOSED`` with ``count`` of loose ends, and of the narrowest gap
            ``x``, ``y`` (one end), ``to_x``, ``to_y`` (the other) and ``gap_m``; ``LINE_HANGS``
            (``x``, ``y``) when there is no second end; ``LINE_NO_AREA`` when nothing is enclosed.
    """
    parts, row = _parts(lines)
    if not len(parts):
        raise LowUseError("LINE_NO_AREA", field=name)
    joined = _joined(parts, same_point)
    noded = shapely.get_parts(shapely.union_all(joined))
    areas, cuts, dangles, invalid = shapely.polygonize_full(noded)
    loose = [part for group in (dangles, cuts, invalid) for part in shapely.get_parts(group)]
    if loose:
        raise _not_closed(name, noded, loose)
    polygons = np.asarray(shapely.get_parts(areas))
    if not len(polygons):
        raise LowUseError("LINE_NO_AREA", field=name)
    return Enclosed(polygons, row[_longest(polygons, joined)], _nested(polygons))


def _parts(lines: Geometries) -> tuple[Geometries, Rows]:
    flat = np.asarray(shapely.force_2d(lines))
    parts, row = shapely.get_parts(flat, return_index=True)
    keep = ~shapely.is_empty(parts)
    return np.asarray(parts[keep]), np.asarray(row[keep], dtype=np.int64)


def _joined(parts: Geometries, same_point: float) -> Geometries:
    """Return the lines with ends that are nearly one point made one, also where several follow."""
    counts = shapely.get_num_coordinates(parts)
    xy = shapely.get_coordinates(parts)
    last = np.cumsum(counts) - 1
    places = np.concatenate((last - counts + 1, last))
    points = shapely.points(xy[places])
    one, other = shapely.STRtree(points).query(points, "dwithin", same_point)
    xy[places] = xy[places[connected(len(places), one, other)]]
    return np.asarray(shapely.set_coordinates(parts.copy(), xy))


def _not_closed(name: str, noded: Geometries, loose: list[Any]) -> LowUseError:
    """Return the refusal that names the narrowest gap between two loose ends."""
    ends = _loose_ends(noded)
    if len(ends) < 2:  # noqa: PLR2004 - a gap has two sides
        at = ends[0] if len(ends) else shapely.get_coordinates(loose[0])[0]
        return LowUseError("LINE_HANGS", field=name, x=_m(at[0]), y=_m(at[1]))
    points = shapely.points(ends)
    tree = shapely.STRtree(points)
    (one, other), width = tree.query_nearest(
        points, exclusive=True, return_distance=True, all_matches=False
    )
    best = int(np.argmin(width))
    (x, y), (to_x, to_y) = ends[one[best]], ends[other[best]]
    return LowUseError(
        "LINE_NOT_CLOSED",
        field=name,
        count=len(ends),
        x=_m(x),
        y=_m(y),
        to_x=_m(to_x),
        to_y=_m(to_y),
        gap_m=_m(width[best]),
    )


def _loose_ends(noded: Geometries) -> Floats:
    """Return the points at which one line alone ends."""
    ends = np.concatenate([shapely.get_coordinates(shapely.get_point(noded, at)) for at in (0, -1)])
    points, count = np.unique(ends, axis=0, return_counts=True)
    return np.asarray(points[count == 1], dtype=np.float64)


def _m(value: Any) -> str:
    return f"{float(value):.3f}"


def _longest(polygons: Geometries, lines: Geometries) -> Rows:
    """Return the line that makes the longest part of the boundary of each polygon."""
    boundary = shapely.boundary(polygons)
    area, line = shapely.STRtree(lines).query(boundary, "intersects")
    shared = shapely.length(shapely.intersection(boundary[area], lines[line]))
    order = np.lexsort((line, -shared, area))
    first = np.unique(area[order], return_index=True)[1]
    return np.asarray(line[order][first], dtype=np.int64)


def _nested(polygons: Geometries) -> int:
    """Return how many areas lie wholly in the hole of another one."""
    _, inner = shapely.STRtree(polygons).query(holes_of(polygons), "covers")
    return len(np.unique(inner))
