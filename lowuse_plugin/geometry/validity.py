# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Making geometries usable, row by row, and saying what was done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.geometry.arrays import is_hole

POLYGON, MULTIPOLYGON, COLLECTION = 3, 6, 7

REPAIRED = "GEOMETRY_REPAIRED"
EMPTY = "GEOMETRY_EMPTY"
NOT_POLYGON = "NOT_POLYGON"
NOT_FINITE = "NOT_FINITE"
COLLAPSED = "COLLAPSED"


@dataclass(frozen=True)
class Repair:
    """Outcome of :func:`repair_polygons`, one entry a row.

    Attributes:
        geometries: Valid two-dimensional polygons or multipolygons; None where refused.
        codes: ``""`` kept as it was, ``GEOMETRY_REPAIRED``, or why it is refused:
            ``GEOMETRY_EMPTY``, ``NOT_POLYGON``, ``NOT_FINITE``, ``COLLAPSED``.
        area_change_m2: Area after minus area before; 0 where nothing was done.
        dropped: Lines, points and parts without area that a repair left out; 0 elsewhere.
    """

    geometries: NDArray[Any]
    codes: NDArray[Any]
    area_change_m2: NDArray[np.float64]
    dropped: NDArray[np.int64]


def repair_polygons(geometries: NDArray[Any]) -> Repair:
    """Return valid polygons; lines and points that a repair leaves behind are dropped.

    Overlapping parts of one row count once: each part is repaired alone and the parts are
    united, so that a doubled part does not become a hole.

    Args:
        geometries: Object array of shapely geometries, None where a row has none.
    """
    count = len(geometries)
    codes = np.full(count, "", dtype=object)
    change, dropped = np.zeros(count), np.zeros(count, dtype=np.int64)
    flat = geometries if not shapely.has_z(geometries).any() else shapely.force_2d(geometries)
    result = np.array(flat, dtype=object)
    codes[shapely.is_missing(result) | shapely.is_empty(result)] = EMPTY
    open_rows = np.flatnonzero(codes == "")
    xy, index = shapely.get_coordinates(result[open_rows], return_index=True)
    codes[open_rows[np.unique(index[~np.isfinite(xy).all(axis=1)])]] = NOT_FINITE

    kinds = shapely.get_type_id(result)
    codes[(codes == "") & ~np.isin(kinds, (POLYGON, MULTIPOLYGON, COLLECTION))] = NOT_POLYGON
    rows = np.flatnonzero(codes == "")
    rows = rows[(kinds[rows] == COLLECTION) | ~shapely.is_valid(result[rows])]
    if rows.size:
        mended, dropped[rows] = _mend(result[rows])
        codes[rows] = np.where(
            ~shapely.is_missing(mended),
            REPAIRED,
            np.where(kinds[rows] == COLLECTION, NOT_POLYGON, COLLAPSED),
        )
        change[rows] = np.nan_to_num(shapely.area(mended) - shapely.area(result[rows]))
        result[rows] = mended
    codes[np.isin(codes, ("", REPAIRED)) & ~(shapely.area(result) > 0)] = COLLAPSED
    result[~np.isin(codes, ("", REPAIRED))] = None
    change[codes != REPAIRED] = 0.0
    dropped[codes != REPAIRED] = 0
    return Repair(result, codes, change, dropped)


def oriented(geometries: NDArray[Any]) -> NDArray[Any]:
    """Return polygons whose outer rings run counter-clockwise, holes the other way.

    Formats differ in the direction that they store; a parcel must not seem changed by it.
    """
    parts, row = shapely.get_parts(geometries, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    turned = shapely.is_ccw(rings) == is_hole(part)
    if not turned.any():
        return geometries
    rings[turned] = shapely.reverse(rings[turned])
    parts = shapely.polygons(rings, indices=part)
    result = geometries.copy()
    changed = np.unique(row[np.unique(part[turned])])
    single = shapely.get_type_id(geometries[changed]) == POLYGON
    first = np.searchsorted(row, changed[single])
    result[changed[single]] = parts[first]
    several = changed[~single]
    chosen = np.isin(row, several)
    group = np.searchsorted(several, row[chosen])
    result[several] = shapely.multipolygons(parts[chosen], indices=group)
    return result


def as_multipolygons(geometries: NDArray[Any]) -> NDArray[Any]:
    """Return every polygon as a multipolygon, the type of the workspace's tables."""
    result = geometries.copy()
    single = np.flatnonzero(shapely.get_type_id(geometries) == POLYGON)
    result[single] = shapely.multipolygons(geometries[single], indices=np.arange(single.size))
    return result


def _mend(geometries: NDArray[Any]) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """Return the polygonal content of each row as one valid geometry, None where there is none.

    Beside it, how many lines, points and parts without area each row lost.
    """
    parts, row = shapely.get_parts(geometries, return_index=True)
    while (shapely.get_type_id(parts) == COLLECTION).any():
        parts, inner = shapely.get_parts(parts, return_index=True)
        row = row[inner]
    pieces, part = shapely.get_parts(shapely.make_valid(parts), return_index=True)
    pieces, deeper = shapely.get_parts(pieces, return_index=True)
    row = row[part[deeper]]
    keep = (shapely.get_type_id(pieces) == POLYGON) & (shapely.area(pieces) > 0)
    result = np.full(len(geometries), None, dtype=object)
    filled, group = np.unique(row[keep], return_inverse=True)
    together = shapely.geometrycollections(pieces[keep], indices=group)
    result[filled] = shapely.union_all(together[:, np.newaxis], axis=1)
    return result, np.bincount(row[~keep], minlength=len(geometries))
