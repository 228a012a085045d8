# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How much of each parcel lies in few, large polygons.

Most parcels are nowhere near an edge of the large polygons: for them one point decides. Only the
parcels whose box meets a box of the edge are cut, and they are cut with small pieces of the large
polygon. The areas are exact, not sampled: they equal the intersection with the whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.geometry.arrays import Floats, Geometries, Mask, Rows, first_points, spread

PIECE_VERTICES = 128
LARGE_VERTICES = 512
"""A parcel with more is cut up itself: else each of a thousand cuts would look at all of it."""
EDGE_SEGMENTS = 8
_MOST_HALVINGS = 40
_SEAM_M = 2e-6
"""Cracks of up to twice that between levels and pieces are the noise of their cuts, no land."""
_ROUNDING_M = 1e-6
"""Coordinates of 38 million metres carry about 1e-8 m; a strip of just the width is still thin."""


@dataclass(frozen=True)
class Region:
    """A dissolved area made ready for many questions; it may be empty."""

    whole: Any
    pieces: shapely.STRtree
    edges: shapely.STRtree


def prepare_region(geometry: Any) -> Region:
    """Cut a polygonal area into pieces and its edge into short lines, once for many parcels."""
    shapely.prepare(geometry)
    return Region(
        whole=geometry,
        pieces=shapely.STRtree(subdivide(geometry)),
        edges=shapely.STRtree(_edge_lines(geometry)),
    )


def dissolve_levels(polygons: Geometries, levels: Sequence[int] | Rows) -> dict[int, Region]:
    """Return disjoint areas by level: 1 first, then 2 without 1, then the rest (A-26).

    Args:
        polygons: Control polygons, which may overlap each other.
        levels: Level of each polygon.
    """
    numbers = np.asarray(levels, dtype=np.int64)
    taken = shapely.MultiPolygon()
    result = {}
    for level in sorted(set(numbers.tolist()), key=lambda number: (number == 0, number)):
        union = shapely.union_all(polygons[numbers == level])
        result[level] = prepare_region(polygonal(shapely.difference(union, taken)))
        taken = shapely.union(taken, union)
    return result


def share_of(part: Floats, whole: Floats) -> Floats:
    """Return part ÷ whole; nothing of what has no area lies anywhere."""
    return np.divide(part, whole, out=np.zeros(len(whole)), where=whole > 0)


@dataclass(frozen=True)
class Overlap:
    """What lies inside a region, one entry a parcel.

    Attributes:
        area_m2: Area inside, in m² of the CRS's plane.
        outline_m: No less than the perimeter of the part inside, where the region's edge is near;
            0 elsewhere.
    """

    area_m2: Floats
    outline_m: Floats


def overlap(parcels: Geometries, region: Region) -> Overlap:
    """Return how much of each parcel lies inside the region."""
    near = edge_rows(parcels, region)
    inside, outline = np.zeros(len(parcels)), np.zeros(len(parcels))
    far = np.ones(len(parcels), dtype=np.bool_)
    far[near] = False
    points = first_points(parcels)
    far[np.isnan(points[:, 0])] = False
    rows = np.flatnonzero(far)
    within = rows[shapely.contains_xy(region.whole, points[rows])]
    inside[within] = shapely.area(parcels[within])
    row, parts = _parts_inside(parcels[near], region)
    inside[near] = np.bincount(row, weights=shapely.area(parts), minlength=len(near))
    outline[near] = np.bincount(row, weights=shapely.length(parts), minlength=len(near))
    return Overlap(inside, outline)


def _parts_inside(parcels: Geometries, region: Region) -> tuple[Rows, Geometries]:
    """Return the parts of parcels inside a region, piece by piece, and whose they are."""
    cut, owner = cut_large(parcels)
    row, piece = region.pieces.query(cut)
    parts = shapely.intersection(cut[row], region.pieces.geometries[piece])
    return owner[row], np.asarray(parts)


def cut_large(
    geometries: Geometries, most_vertices: int = LARGE_VERTICES
) -> tuple[Geometries, Rows]:
    """Cut the geometries with more vertices into pieces; the others stay as they are.

    Returns:
        The pieces and the row of ``geometries`` that each belongs to, in no order.
    """
    large = shapely.get_num_coordinates(geometries) > most_vertices
    rows = np.arange(len(geometries), dtype=np.int64)
    if not large.any():
        return geometries, rows
    pieces, owner = small_pieces(geometries[large])
    return np.concatenate((geometries[~large], pieces)), np.concatenate(
        (rows[~large], rows[large][owner])
    )


def edge_rows(parcels: Geometries, region: Region) -> Rows:
    """Return the parcels whose box meets a box of the region's edge, sorted."""
    return np.unique(np.asarray(region.edges.query(parcels)[0], dtype=np.int64))


def inside_parts(parcels: Geometries, regions: Mapping[int, Region]) -> Geometries:
    """Return the part of each parcel inside any of the regions as one geometry each."""
    rows, parts = [], []
    for region in regions.values():
        row, part = _parts_inside(parcels, region)
        rows.append(row)
        parts.append(part)
    if not rows:
        return np.full(len(parcels), shapely.MultiPolygon(), dtype=object)
    row, part = np.concatenate(rows), np.concatenate(parts)
    order = np.argsort(row, kind="stable")
    result = np.full(len(parcels), shapely.MultiPolygon(), dtype=object)
    filled, group = np.unique(row[order], return_inverse=True)
    together = shapely.geometrycollections(part[order], indices=group)
    result[filled] = _without_cracks(shapely.union_all(together[:, np.newaxis], axis=1))
    return result


def _without_cracks(areas: Geometries) -> Geometries:
    """Close the seams along which areas were cut: through one an area would look thin."""
    wider = shapely.buffer(areas, _SEAM_M, join_style="mitre")
    return np.asarray(shapely.buffer(wider, -_SEAM_M, join_style="mitre"))


def smaller_parts(parcels: Geometries, regions: Mapping[int, Region]) -> Geometries:
    """Return the smaller of the part inside and the part outside of each parcel."""
    inside = inside_parts(parcels, regions)
    outside = shapely.difference(parcels, inside)
    return np.asarray(np.where(shapely.area(inside) <= shapely.area(outside), inside, outside))


def may_be_thin(area_m2: Floats, outline_m: Floats, width_m: float) -> Mask:
    """Tell which areas could be nowhere wider than a width, without looking at their shape.

    An area into which no disc of radius r fits is at most r times its perimeter, holes aside;
    twice that leaves room for them.
    """
    return np.asarray(area_m2 <= width_m * outline_m)


def nowhere_wider(geometries: Geometries, width_m: float) -> Mask:
    """Tell which areas are nowhere wider than a width: no disc of that diameter fits (A-25).

    An area of exactly the width counts as not wider.
    """
    rest = shapely.buffer(geometries, -(width_m / 2 + _ROUNDING_M))
    return np.asarray(shapely.is_empty(rest))


def polygonal(geometry: Any) -> Any:
    """Return the polygons of an overlay result; touching lines and points are dropped."""
    parts = shapely.get_parts(shapely.get_parts(geometry))
    return shapely.multipolygons(parts[shapely.get_type_id(parts) == 3])  # noqa: PLR2004


def subdivide(geometry: Any, most_vertices: int = PIECE_VERTICES) -> Geometries:
    """Cut polygons into quarters until no piece has more than ``most_vertices`` vertices."""
    return small_pieces(np.array([geometry], dtype=object), most_vertices)[0]


def small_pieces(
    geometries: Geometries, most_vertices: int = PIECE_VERTICES
) -> tuple[Geometries, Rows]:
    """Return the pieces of polygons as :func:`subdivide`, and the row that each is a piece of."""
    pending, owner = _polygons(geometries)
    done, owners = [], []
    for _ in range(_MOST_HALVINGS):
        small = shapely.get_num_coordinates(pending) <= most_vertices
        done.append(pending[small])
        owners.append(owner[small])
        pending, owner = pending[~small], owner[~small]
        if not pending.size:
            break
        quarters = shapely.intersection(pending[:, np.newaxis], _quarters(shapely.bounds(pending)))
        pending, quarter = _polygons(quarters.ravel())
        owner = owner[quarter // 4]
    return np.concatenate([*done, pending]), np.concatenate([*owners, owner])


def _polygons(geometries: Geometries) -> tuple[Geometries, Rows]:
    """Return the polygons in geometries, and the row that each comes from."""
    parts, outer = shapely.get_parts(geometries, return_index=True)
    parts, inner = shapely.get_parts(parts, return_index=True)
    keep = (shapely.get_dimensions(parts) == 2) & ~shapely.is_empty(parts)  # noqa: PLR2004
    return np.asarray(parts[keep]), np.asarray(outer[inner][keep], dtype=np.int64)


def _quarters(bounds: Floats) -> Geometries:
    """Return the four quarters of each box, shape (n, 4)."""
    west, south, east, north = bounds.T[:, :, np.newaxis]
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    x0 = np.concatenate((west, middle_x, west, middle_x), axis=1)
    x1 = np.concatenate((middle_x, east, middle_x, east), axis=1)
    y0 = np.concatenate((south, south, middle_y, middle_y), axis=1)
    y1 = np.concatenate((middle_y, middle_y, north, north), axis=1)
    return np.asarray(shapely.box(x0, y0, x1, y1))


def _edge_lines(geometry: Any) -> NDArray[Any]:
    """Return the edge as lines of at most ``EDGE_SEGMENTS`` segments."""
    rings = shapely.get_rings(shapely.get_parts(geometry))
    counts = shapely.get_num_coordinates(rings).astype(np.int64)
    xy = shapely.get_coordinates(rings)
    first = np.cumsum(counts) - counts
    lines = -(-(counts - 1) // EDGE_SEGMENTS)
    ring, line = spread(np.zeros_like(lines), lines)
    start = first[ring] + line * EDGE_SEGMENTS
    end = np.minimum(start + EDGE_SEGMENTS, first[ring] + counts[ring] - 1)
    index, vertex = spread(start, end - start + 1)
    return np.asarray(shapely.linestrings(xy[vertex], indices=index))
