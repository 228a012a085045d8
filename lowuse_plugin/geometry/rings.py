# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether parcels together lie around somebody else."""

from __future__ import annotations

import numpy as np
import shapely

from lowuse_plugin.geometry.arrays import Geometries


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
    parts = shapely.get_parts(shapely.union_all(grown))
    rings, polygon = shapely.get_rings(parts, return_index=True)
    is_hole = np.concatenate(([False], polygon[1:] == polygon[:-1]))[: len(rings)]
    if not is_hole.any():
        return False
    holes = shapely.STRtree(shapely.polygons(rings[is_hole]))
    return bool(holes.query(shapely.point_on_surface(strangers), predicate="within").size)
