# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Faults of single outlines: rings that cross, spikes, edges that no survey could measure.

Nothing is repaired here: whoever draws a boundary decides himself where it runs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import shapely

from lowuse_plugin.geometry.arrays import Floats, Geometries, Mask, Rows

SPIKE_DEGREES = 1.0
"""A sharper corner is a slip of the pen: no parcel has one."""
SHORT_EDGE_M = 0.01
"""Boundary points are surveyed to ±0.05 m; nearer than this two are one."""
TINY_M2 = 10.0
"""Smaller than this is a scrap that was left over, not a parcel."""

CROSSING, RINGS = "BOUNDARY_SELF_CROSSING", "BOUNDARY_RINGS"
_PLACE = re.compile(r"\[(\S+) (\S+)\]")


@dataclass(frozen=True)
class Faults:
    """Places of faults, one entry each.

    Attributes:
        row: Row of the geometry.
        xy: (n, 2) where it is; NaN where nothing can be said.
    """

    row: Rows
    xy: Floats


@dataclass(frozen=True)
class Broken(Faults):
    """Geometries that are not valid.

    Attributes:
        codes: :data:`CROSSING` or :data:`RINGS` (holes or parts that lie wrongly).
    """

    codes: Geometries


def broken_rings(geometries: Geometries) -> Broken:
    """Return the geometries that are not valid, with the first place where each is not.

    Args:
        geometries: Polygons; None and empty ones are passed over.
    """
    given = ~shapely.is_missing(geometries) & ~shapely.is_empty(geometries)
    rows = np.flatnonzero(given & ~shapely.is_valid(geometries))
    reasons = shapely.is_valid_reason(geometries[rows])
    places = [_PLACE.search(reason) for reason in reasons]
    xy = [[float(p[1]), float(p[2])] if p else [np.nan, np.nan] for p in places]
    crossing = np.array(["elf-intersection" in reason for reason in reasons], dtype=np.bool_)
    codes = np.where(crossing, CROSSING, RINGS).astype(object)
    return Broken(rows, np.asarray(xy, dtype=np.float64).reshape(-1, 2), codes)


def spikes(geometries: Geometries, degrees: float = SPIKE_DEGREES) -> Faults:
    """Return the corners at which a boundary turns back on itself, outwards or inwards.

    Args:
        geometries: Valid polygons.
        degrees: Sharpest corner that is none.
    """
    corners = _corners(geometries)
    back, ahead = corners.before - corners.here, corners.after - corners.here
    lengths = np.hypot(*back.T) * np.hypot(*ahead.T)
    cosine = (back * ahead).sum(axis=1) / np.where(lengths > 0, lengths, 1.0)
    sharp = (lengths > 0) & (cosine > np.cos(np.radians(degrees)))
    return Faults(corners.row[sharp], corners.here[sharp])


def short_edges(geometries: Geometries, length_m: float = SHORT_EDGE_M) -> Faults:
    """Return where two boundary points stand nearer to each other than a survey can tell."""
    corners = _corners(geometries)
    near = np.hypot(*(corners.after - corners.here).T) < length_m
    return Faults(corners.row[near], corners.here[near])


@dataclass(frozen=True)
class _Corners:
    row: Rows
    before: Floats
    here: Floats
    after: Floats


def _corners(geometries: Geometries) -> _Corners:
    """Return every boundary point with the points before and after it on its ring."""
    parts, row = shapely.get_parts(geometries, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    counts = shapely.get_num_coordinates(rings).astype(np.int64)
    xy = shapely.get_coordinates(rings)
    ring = np.repeat(np.arange(len(rings)), counts)
    first = (np.cumsum(counts) - counts)[ring]
    number = np.arange(len(xy)) - first
    points = counts[ring] - 1  # the last one repeats the first
    keep = number < points
    first, number, points, ring = first[keep], number[keep], points[keep], ring[keep]
    return _Corners(
        row=row[part[ring]],
        before=xy[first + (number - 1) % points],
        here=xy[first + number],
        after=xy[first + (number + 1) % points],
    )


def present(geometries: Geometries) -> Mask:
    """Tell which rows have a shape at all."""
    return np.asarray(~shapely.is_missing(geometries) & ~shapely.is_empty(geometries))
