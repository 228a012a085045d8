# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The areas of a merge side by side, their difference with its reasons, and who uses which (D10).

登记面积合计, 各宗图形面积合计, 合并图形面积, 椭球面积: none of them replaces another, and the
officer chooses the one that is registered (domain 1.5).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from lowuse_plugin.domain.parcels.area_reconciliation import ELLIPSOID, PARTS, Reconciliation
from lowuse_plugin.domain.units import exact

REGISTERED_SUM, UNION_PLANE = "registered_sum", "union_plane"
"""Also codes of ``merge_area_basis``."""
MEMBERS_PLANE_SUM = "members_plane_sum"

DRAWN, SNAPPED, ONCE, STORED = "drawn", "snapped", "once", "stored"
"""登记与图形之差 · 界线对齐 · 重叠只计一次 · 库存图形面积与重算之差."""

SUBSIDY, BASIS = "30mu", "basis"
"""Over 30 亩 by what is registered (A-04); may be chosen as the registered area."""
USED_BY: Mapping[str, tuple[str, ...]] = {
    REGISTERED_SUM: (SUBSIDY, "M-10", BASIS),
    MEMBERS_PLANE_SUM: ("overlay",),
    ELLIPSOID: (),
    PARTS: ("M-2",),
    UNION_PLANE: ("M-2", "M-10", BASIS),
}
"""Of a merge: area → what takes it.

M-2 measures gaps and overlaps on the one plane. M-10 sets floor area against the registered land
and compactness against the outline. Ellipsoidal areas decide nothing: they are there to compare
with the land survey.
"""
_VISIBLE_M2 = 0.005
"""What is smaller shows as 0.00."""


LARGE_DIFFERENCE = Fraction(5, 100)
"""More of what is registered than surveying explains: drawn or registered wrongly."""


def large_difference(
    registered: Fraction | None, measured: Fraction | float | None
) -> Fraction | None:
    """Return by which share of what is registered a measured area differs; None while it may be.

    Args:
        registered: 登记面积合计.
        measured: Plane area of the outline, or the surveyed area.
    """
    if not registered or measured is None:
        return None
    size = measured if isinstance(measured, Fraction) else exact(measured)
    share = (size - registered) / registered
    return share if abs(share) > LARGE_DIFFERENCE else None


@dataclass(frozen=True)
class MergeAreas:
    """The areas of a merge in m².

    Attributes:
        registered_sum: Sum of the registered areas; None where a member has none.
        registered_missing: Members without a registered area, by uuid.
        members_plane_sum: Sum of the plane areas of the members as the workspace keeps them.
        union_plane: Plane area of the new outline; an overlap counts once.
        union_ellipsoidal: Its area on the ellipsoid.
        members_ellipsoidal_sum: Sum of the same of the members.
        snapped_sum: By how much laying boundaries on each other changed the members together.
        counted_once: What lies in several members and counts once.
        epsg: CRS of the plane.
    """

    registered_sum: Fraction | None
    registered_missing: tuple[str, ...]
    members_plane_sum: float
    union_plane: float
    union_ellipsoidal: float
    members_ellipsoidal_sum: float
    snapped_sum: float
    counted_once: float
    epsg: int

    @property
    def difference(self) -> float | None:
        """合并图形面积 less 登记面积合计; None where that is not known."""
        if self.registered_sum is None:
            return None
        return float(exact(self.union_plane) - self.registered_sum)

    @property
    def parts_sum(self) -> float:
        """The members as they are drawn, measured anew on the plane of the new parcel."""
        return self.union_plane + self.counted_once - self.snapped_sum

    def reconciliation(self, gap_m2: float | None = None) -> Reconciliation:
        """Return the five areas with what takes each (面积核对).

        Args:
            gap_m2: What the outline leaves open between members.
        """
        return Reconciliation(
            {
                REGISTERED_SUM: self.registered_sum,
                MEMBERS_PLANE_SUM: exact(self.members_plane_sum),
                ELLIPSOID: exact(self.members_ellipsoidal_sum),
                PARTS: exact(self.parts_sum),
                UNION_PLANE: exact(self.union_plane),
            },
            self.epsg,
            exact(self.snapped_sum),
            exact(self.counted_once),
            None if gap_m2 is None else exact(gap_m2),
            USED_BY,
        )

    @property
    def reasons(self) -> tuple[tuple[str, float], ...]:
        """Why the areas differ, in m²: they add up to the difference; what shows as 0 is left out.

        Without a registered sum they lead from the sum of the members to the outline.
        """
        drawn = 0.0
        if self.registered_sum is not None:
            drawn = float(exact(self.members_plane_sum) - self.registered_sum)
        rest = self.union_plane - self.members_plane_sum - self.snapped_sum + self.counted_once
        found = (
            (DRAWN, drawn), (SNAPPED, self.snapped_sum), (ONCE, -self.counted_once), (STORED, rest),
        )  # fmt: skip
        return tuple((name, m2) for name, m2 in found if abs(m2) >= _VISIBLE_M2)
