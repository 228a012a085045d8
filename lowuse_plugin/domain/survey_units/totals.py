# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Figures of survey units by survey area, town or district."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from lowuse_plugin.domain.ports import LogHead
from lowuse_plugin.domain.units import m2_to_mu


@dataclass(frozen=True)
class RollUpLine:
    """One group of units."""

    key: str
    """Uuid, town or district; empty for units that are in none."""
    title: str
    units: int
    tagged: int
    """Of them with a tag that holds."""
    identified: int
    """Of them identified by the county, or further."""
    area_m2: Fraction
    low_efficiency_area_m2: Fraction
    """Of those that are tagged or identified; a draft is low-efficient in nobody's decision."""
    unregistered: int
    """Of them with unregistered land."""
    legacy_m2: Mapping[str, Fraction]
    """By code list ``legacy_kind``."""
    parcels: int
    holders: int
    overlap_m2: Fraction = Fraction(0)
    """What of the area is counted more than once: the units overlap there."""

    @property
    def area_mu(self) -> Fraction:
        """Area in 亩, from m²."""
        return m2_to_mu(self.area_m2)

    @property
    def low_efficiency_area_mu(self) -> Fraction:
        """Low-efficiency area in 亩, from m²."""
        return m2_to_mu(self.low_efficiency_area_m2)


@dataclass(frozen=True)
class RollUp:
    """All lines and their total, from one state of the workspace."""

    by: str
    lines: tuple[RollUpLine, ...]
    total: RollUpLine
    left_out: int
    """Units that are no low-efficiency land, were removed or whose tag was withdrawn."""
    head: LogHead
