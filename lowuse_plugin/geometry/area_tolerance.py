# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How far the area inside a surveyed boundary may be off because its points are (A-37)."""

from __future__ import annotations

import numpy as np
import shapely

from lowuse_plugin.geometry.arrays import Floats, Geometries, spread

POINT_ERROR_M = 0.05
"""m_p: error of the position of a boundary point in the parcel survey."""
_TIMES = 2.0
"""Twice the error: one area in twenty is off by more."""


def area_tolerance(geometries: Geometries, point_error_m: float = POINT_ERROR_M) -> Floats:
    """Return 2·m_p·√(ΣD²/8) in m² of each polygon; 0 where there is none.

    D is the chord between the two neighbours of a boundary point: the area S = ½ Σ x·(y₊₁ - y₋₁)
    moves by half the chord when the point moves across it. Holes count, their points move too.

    Args:
        geometries: Polygons in metres, or None.
        point_error_m: m_p, the error of the position of a point.
    """
    parts, owner = shapely.get_parts(geometries, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    counts = shapely.get_num_coordinates(rings).astype(np.int64)
    xy = shapely.get_coordinates(rings)
    first = np.cumsum(counts) - counts
    corners = np.maximum(counts - 1, 0)
    ring, here = spread(first, corners)
    within = here - first[ring]
    before = first[ring] + (within - 1) % corners[ring]
    after = first[ring] + (within + 1) % corners[ring]
    chords = ((xy[after] - xy[before]) ** 2).sum(axis=1)
    sums = np.bincount(owner[part[ring]], weights=chords, minlength=len(geometries))
    return np.asarray(_TIMES * point_error_m * np.sqrt(sums / 8.0))
