# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of array types and small index arithmetic that the kernels share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

Geometries = NDArray[Any]
"""Object array of shapely geometries; None where there is none."""
Floats = NDArray[np.float64]
Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]

CHUNK_ROWS = 50_000
"""Parcels worked on at a time: about 40 MB of geometry, so that a million fit any office PC."""


def chunks(count: int, size: int = CHUNK_ROWS) -> Iterator[Rows]:
    """Yield row numbers 0 … count-1 in pieces of at most ``size``."""
    for start in range(0, count, size):
        yield np.arange(start, min(start + size, count))


def spread(first: Rows, counts: Rows) -> tuple[Rows, Rows]:
    """Expand ranges: return the owner of every element and the element itself.

    ``first`` 10, 20 with ``counts`` 2, 1 gives owners 0, 0, 1 and elements 10, 11, 20.
    """
    owner = np.repeat(np.arange(len(counts)), counts)
    within = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    return owner, first[owner] + within


def is_hole(polygon: Rows) -> Mask:
    """Tell which rings of polygons are holes: of each polygon all but the first.

    Args:
        polygon: Number of the polygon of each ring, as ``shapely.get_rings`` gives them.
    """
    return np.asarray(np.diff(polygon, prepend=-1) == 0)


def first_points(geometries: Geometries) -> Floats:
    """Return one vertex of each geometry, shape (n, 2); NaN where there is none."""
    counts = shapely.get_num_coordinates(geometries)
    xy = shapely.get_coordinates(geometries)
    points = np.full((len(geometries), 2), np.nan)
    points[counts > 0] = xy[(np.cumsum(counts) - counts)[counts > 0]]
    return points
