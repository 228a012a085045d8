# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Holes, and whether parcels together lie around somebody else."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely

from lowuse_plugin.geometry.arrays import Geometries, is_hole


def holes_of(polygons: Geometries | Any) -> Geometries:
    """Return the holes of polygons as polygons; what else lies in them is not looked at."""
    parts = shapely.get_parts(polygons)
    rings, part = shapely.get_rings(parts, return_index=True)
    return np.asarray(shapely.polygons(rings[is_hole(part)]), dtype=object)


def encloses(members: Geometries, strangers: Geometries, *, tolerance_m: float) -> bool:
    """Tell whether the union of parcels has a hole in which one of the strangers lies.

    Args:
        members: Polygons that are joined; gaps up to the tolerance between them are no holes.
        strangers: Other polygons.
        tolerance_m: Widest gap t.
    """
    # Half the tolerance on either side closes the gap; the rest keeps equal edges from parting.
    reach = tolerance_m / 2 + 0.001
    grown = shapely.buffer(members, reach, quad_segs=1, join_style="mitre")
    holes = holes_of(shapely.union_all(grown))
    if not len(holes):
        return False
    tree = shapely.STRtree(holes)
    return bool(tree.query(shapely.point_on_surface(strangers), predicate="within").size)
