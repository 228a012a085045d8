# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What lies in what: survey units over parcels, over each other and over survey areas.

All in the plane of the workspace: it gives shares. Square metres that people see are made from a
share and the plane area of the district (D18).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from lowuse_plugin.geometry.arrays import Floats, Geometries, Mask, Rows

LEAST_M2 = 1.0
"""A common area up to this is the work of points that were surveyed twice."""
LEAST_SHARE = 0.001
"""So is one up to this share of the smaller of two shapes."""
WHOLE_SHARE = 1 - LEAST_SHARE
"""From this share on something counts as covered wholly."""


@dataclass(frozen=True)
class Overlaps:
    """Pairs that overlap, in the order of the units.

    Attributes:
        unit: Row of the unit of each pair.
        other: Row of what it overlaps.
        area_m2: Common area in the plane of the workspace.
        unit_share: That as a share of the unit.
        other_share: That as a share of the other.
    """

    unit: Rows
    other: Rows
    area_m2: Floats
    unit_share: Floats
    other_share: Floats

    def where(self, mask: Mask) -> Overlaps:
        """Return some of the pairs."""
        return Overlaps(
            self.unit[mask],
            self.other[mask],
            self.area_m2[mask],
            self.unit_share[mask],
            self.other_share[mask],
        )

    @property
    def matter(self) -> Mask:
        """Which are more than a sliver: over 1 m² and over 0.1 % of the smaller shape."""
        larger = np.maximum(self.unit_share, self.other_share)
        return np.asarray((self.area_m2 > LEAST_M2) & (larger > LEAST_SHARE))


def overlaps(units: Geometries, others: Geometries) -> Overlaps:
    """Return every pair with a common area, slivers included.

    Args:
        units: Polygons; None has no pairs.
        others: The same.
    """
    known = np.flatnonzero(~shapely.is_missing(others))
    tree = shapely.STRtree(others[known])
    found = np.asarray(tree.query(units, predicate="intersects"), dtype=np.int64)
    unit, other = found[0], known[found[1]]
    order = np.lexsort((other, unit))
    unit, other = unit[order], other[order]
    area = _common(units[unit], others[other])
    kept = area > 0
    unit, other, area = unit[kept], other[kept], area[kept]
    unit_area, other_area = shapely.area(units)[unit], shapely.area(others)[other]
    return Overlaps(
        unit, other, area, np.minimum(area / unit_area, 1), np.minimum(area / other_area, 1)
    )


def uncovered_shares(units: Geometries, others: Geometries) -> Floats:
    """Return which share of each unit lies in none of the others; 0 for a unit without a shape."""
    shares = np.zeros(len(units))
    known = np.flatnonzero(~shapely.is_missing(units) & (shapely.area(units) > 0))
    if not known.size:
        return shares
    pairs = overlaps(units[known], others)
    shares[known] = 1.0
    if not pairs.unit.size:
        return shares
    filled, group = np.unique(pairs.unit, return_inverse=True)
    together = shapely.geometrycollections(others[pairs.other], indices=group)
    covers = shapely.union_all(together[:, np.newaxis], axis=1)
    own = units[known[filled]]
    left = shapely.area(shapely.difference(own, covers)) / shapely.area(own)
    shares[known[filled]] = np.clip(left, 0, 1)
    return shares


def largest(pairs: Overlaps, count: int) -> Rows:
    """Return what each unit overlaps most, -1 where it overlaps nothing.

    Args:
        pairs: Of all units; of equal areas the first counts.
        count: How many units there are.
    """
    found = np.full(count, -1, dtype=np.int64)
    order = np.lexsort((-pairs.other, pairs.area_m2, pairs.unit))
    found[pairs.unit[order]] = pairs.other[order]  # of each unit the last one stays
    return found


def _common(one: Geometries, other: Geometries) -> Floats:
    """Return common areas; what lies wholly inside need not be cut."""
    area = np.zeros(len(one))
    if not len(one):
        return area
    inside = np.asarray(shapely.covered_by(one, other))
    around = ~inside & np.asarray(shapely.covers(one, other))
    cut = ~(inside | around)
    area[inside] = shapely.area(one[inside])
    area[around] = shapely.area(other[around])
    area[cut] = shapely.area(shapely.intersection(one[cut], other[cut]))
    return area


__all__ = [
    "LEAST_M2",
    "LEAST_SHARE",
    "WHOLE_SHARE",
    "Overlaps",
    "largest",
    "overlaps",
    "uncovered_shares",
]
