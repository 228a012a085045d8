# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""面积核对: the areas of the same land side by side, how far apart they are, and why (D13).

登记面积, 图形面积 (on the plane of each parcel's district, as stored), 椭球面积, 各宗之和 (on one
plane) and 合并图形面积 (what lies in several parcels counts once). None of them replaces another:
each rule says which one it takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lowuse_plugin.domain.parcels.registered_area import RegisteredArea

REGISTERED, PLANE, ELLIPSOID, PARTS, UNION = (
    "registered_sum", "members_plane_sum", "members_ellipsoidal_sum", "parts_sum", "union_plane",
)  # fmt: skip
"""The five areas, in the order in which one leads to the next."""
NAMES = (REGISTERED, PLANE, ELLIPSOID, PARTS, UNION)

REGISTER, PROJECTION, STALE, PLANES, SNAPPED, OVERLAPS, ALIKE = (
    "register", "projection", "stale", "planes", "snapped", "overlaps", "alike",
)  # fmt: skip
"""Why two areas differ."""

VISIBLE_M2 = Fraction(1, 200)
"""What is smaller shows as 0.00 m²."""
PROJECTION_SHARE = Fraction(1, 1000)
"""More than this no plane of 3° stretches land near Jiangmen: its edge is 154 km from the central
meridian, (154 km / 6371 km)² = 0.58 ‰."""

_USUAL = {
    (REGISTERED, PLANE): REGISTER,
    (PLANE, ELLIPSOID): PROJECTION,
    (PLANE, PARTS): PLANES,
}
"""Why two areas usually differ."""


@dataclass(frozen=True)
class Difference:
    """How far one area is from another one.

    Attributes:
        m2: The second less the first; None where one of them is not known.
        of: What it is a share of: the first, else the second.
        reasons: Why, with the m² of each where they are known; they add up to ``m2`` then.
    """

    first: str
    second: str
    m2: Fraction | None
    of: Fraction | None
    reasons: tuple[tuple[str, Fraction | None], ...] = ()

    @property
    def permille(self) -> Fraction | None:
        """It in ‰; None where that says nothing."""
        return self.m2 * 1000 / self.of if self.m2 is not None and self.of else None


@dataclass(frozen=True)
class Reconciliation:
    """The five areas of the same land, in m².

    Attributes:
        figures: Name → area; None where it is not known.
        epsg: CRS of the one plane; None where nobody says.
        snapped_m2: By how much laying boundaries on each other changed the parts together.
        once_m2: What lies in several parts and counts once.
        gap_m2: Land between the parts that is in none of the areas.
        used_by: Name → what takes it: codes of conditions, ``subsidy``, ``identification`` …
        pieces: Of a single parcel: how many pieces its shape has; 0 for several parcels.
        registered: Of a parcel that came of a merge: by which method its area was registered.
    """

    figures: Mapping[str, Fraction | None]
    epsg: int | None = None
    snapped_m2: Fraction | None = None
    once_m2: Fraction | None = None
    gap_m2: Fraction | None = None
    used_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    registered: RegisteredArea | None = None
    pieces: int = 0

    @property
    def shown(self) -> tuple[str, ...]:
        """The areas that say something: those of the parts only where they differ from the plane.

        A single parcel in one piece would say three times the same.
        """
        plane = self.figures.get(PLANE)
        parts = [self.figures.get(name) for name in (PARTS, UNION)]
        repeat = self.pieces == 1 and plane is not None and all(
            m2 is not None and abs(m2 - plane) < VISIBLE_M2 for m2 in parts
        )  # fmt: skip
        return NAMES[: NAMES.index(PARTS)] if repeat else NAMES

    def difference(self, first: str, second: str) -> Difference:
        """Return how far the second is from the first, and why as far as that can be told."""
        a, b = self.figures.get(first), self.figures.get(second)
        m2 = None if a is None or b is None else b - a
        return Difference(first, second, m2, a or b, self._reasons(first, second, m2))

    @property
    def steps(self) -> tuple[Difference, ...]:
        """From each area to the one that follows from it.

        The ellipsoidal area is another measure of the same drawing, no station on the way.
        """
        all_steps = (
            self.difference(REGISTERED, PLANE),
            self.difference(PLANE, ELLIPSOID),
            self.difference(PLANE, PARTS),
            self.difference(PARTS, UNION),
        )
        return tuple(step for step in all_steps if step.second in self.shown)

    @property
    def pairs(self) -> tuple[Difference, ...]:
        """Every area against every other one."""
        return tuple(
            self.difference(first, second)
            for place, first in enumerate(self.shown)
            for second in self.shown[place + 1 :]
        )

    def _reasons(
        self, first: str, second: str, m2: Fraction | None
    ) -> tuple[tuple[str, Fraction | None], ...]:
        if m2 is None:
            return ()
        if (first, second) == (PARTS, UNION):
            return self._of_union(m2)
        usual = _USUAL.get((first, second))
        if usual is None:
            return ()
        if abs(m2) < VISIBLE_M2:
            return ((ALIKE, None),)
        of_plane = usual != REGISTER
        far = abs(m2) > PROJECTION_SHARE * (self.figures[PLANE] or 0)
        return ((STALE if of_plane and far else usual, m2),)

    def _of_union(self, m2: Fraction) -> tuple[tuple[str, Fraction | None], ...]:
        known = ((SNAPPED, self.snapped_m2), (OVERLAPS, None if self.once_m2 is None
                                              else -self.once_m2))  # fmt: skip
        found: list[tuple[str, Fraction | None]] = [
            (name, part) for name, part in known if part is not None and abs(part) >= VISIBLE_M2
        ]
        if not found:
            found = [(ALIKE if abs(m2) < VISIBLE_M2 else OVERLAPS, m2 or None)]
        return tuple(found)
