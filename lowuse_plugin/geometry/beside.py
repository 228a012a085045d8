# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How far an outline lies beside the land that it is to be the outline of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from lowuse_plugin.geometry import wkb
from lowuse_plugin.geometry.areas import plane_areas
from lowuse_plugin.geometry.validity import repair_polygons


@dataclass(frozen=True)
class Beside:
    """m² on the plane of the district.

    Attributes:
        beyond_m2: Of the outline beside the land.
        left_m2: Of the land outside of the outline.
        common_m2: Of both.
    """

    beyond_m2: float
    left_m2: float
    common_m2: float


def beside(outline: bytes, land: bytes, crs: str, district: str) -> Beside | None:
    """Return how an outline lies to land; None where one of them is no shape.

    Args:
        outline: WKB of the outline.
        land: WKB of the land.
        crs: Of both.
        district: On whose plane is measured.
    """
    shapes, unreadable = wkb.decode_lenient([outline, land])
    if any(unreadable):
        return None
    drawn, whole = repair_polygons(shapes).geometries
    if shapely.is_missing(drawn) or shapely.is_missing(whole):
        return None
    found = np.array(
        [
            shapely.difference(drawn, whole),
            shapely.difference(whole, drawn),
            shapely.intersection(drawn, whole),
        ],
        dtype=object,
    )
    areas, _planes = plane_areas(found, crs, np.full(len(found), district, dtype=object))
    return Beside(*(float(m2) for m2 in areas))
