# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Industrial parcels and the registered industrial parks: what a check found (Y-02)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from lowuse_plugin.domain.control_line.classes import OUTSIDE

CLAUSE = "Y-02 江府〔2022〕10号 二(一)"


@dataclass(frozen=True)
class ParkParcel:
    """One industrial parcel that is not wholly inside a park."""

    uuid: str
    label: str
    holder: str
    district: str
    outside: str
    """``outside``, or ``crossing`` for a part of it."""
    area_m2: float
    outside_m2: float
    boundary_error: bool
    """The part outside, or inside, is a strip of less than 1 m (A-25)."""


@dataclass(frozen=True)
class ParkCheck:
    """What a check against the parks found.

    Attributes:
        layers: Names of the registered parks; empty when there are none: then nothing is known.
        parcels: Industrial parcels outside, the largest first; those across a boundary behind.
        checked: Industrial parcels with a shape.
        inside: How many of them are inside.
        unknown: Parcels whose use is not known, left out.
        unknown_m2: Their area.
        example: The tolerance is that of a 示例 rule.
    """

    layers: tuple[str, ...]
    parcels: tuple[ParkParcel, ...] = ()
    checked: int = 0
    inside: int = 0
    unknown: int = 0
    unknown_m2: Fraction = Fraction(0)
    example: bool = False

    @property
    def outside(self) -> tuple[ParkParcel, ...]:
        """Those wholly outside."""
        return tuple(each for each in self.parcels if each.outside == OUTSIDE)
