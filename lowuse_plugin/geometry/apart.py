# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How far the parts of one piece of land lie apart."""

from __future__ import annotations

import numpy as np
import shapely

from lowuse_plugin.geometry.arrays import Geometries


def widest_gap(land: Geometries) -> float:
    """Return the widest gap that has to be crossed to walk over all parts; 0 for a single part.

    Parts that hang together over others between them are not far apart: what counts is the longest
    line of the shortest tree that joins them.

    Args:
        land: Polygons or multipolygons in a plane in metres.
    """
    parts = shapely.get_parts(land[~shapely.is_missing(land)])
    if parts.size < 2:  # noqa: PLR2004
        return 0.0
    left = np.arange(1, parts.size)
    nearest = shapely.distance(parts[0], parts[left])
    widest = 0.0
    while left.size:
        at = int(np.argmin(nearest))
        widest = max(widest, float(nearest[at]))
        joined = parts[left[at]]
        left, nearest = np.delete(left, at), np.delete(nearest, at)
        nearest = np.minimum(nearest, shapely.distance(joined, parts[left]))
    return widest


__all__ = ["widest_gap"]
