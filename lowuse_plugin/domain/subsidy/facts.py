# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The facts of one project that the subsidy rests on; areas in m², exact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from lowuse_plugin.domain.land_use import UseMatch

UNSPECIFIED = "unspecified"
"""Kind of an acceptance of which only the date is known."""

LAND, BUILDING, PROJECT = "land", "building", "project"
DUPLICATE_KINDS = (LAND, BUILDING, PROJECT)
"""What another project has in common: the ground, a document of the building, the approval."""

EXCLUDED, APPLICABLE = "excluded", "applicable"
FINDINGS = (EXCLUDED, APPLICABLE)
"""What a signed finding says of the 三旧 regime: it takes the project, or leaves it to this one."""


@dataclass(frozen=True)
class Acceptance:
    """One document of completion."""

    kind: str
    on: date
    number: str | None = None
    interim: bool = False
    """Acceptance of a phase, not of the whole approved project (A-15)."""
    floor_area_m2: Fraction | None = None
    """What of the floor area was accepted, for phases."""


@dataclass(frozen=True)
class ThreeOld:
    """What is known of the project and the 三旧 regime (E-6)."""

    status: str = "unknown"
    overlap_m2: Fraction | None = None
    entered_on: date | None = None
    as_of: date | None = None
    """Day of the 三旧 layer that was looked at."""
    document: str | None = None
    finding: str | None = None
    """What the signed document says: ``excluded`` or ``applicable``."""


@dataclass(frozen=True)
class EarlierClaim:
    """Another project that was or may be paid for the same (E-7)."""

    project: str
    name: str
    kind: str
    """``land``, ``building`` or ``project``."""
    overlap_m2: Fraction | None = None
    reference: str | None = None
    """Number that both carry: of a document, of the approval."""
    paid: bool = False
    """Money has flowed; otherwise it is only entered or claimed."""


@dataclass(frozen=True)
class DistrictPart:
    """What of a project lies in one district (A-13)."""

    district: str
    land_area_m2: Fraction
    floor_area_m2: Fraction | None


@dataclass(frozen=True)
class SubsidyProject:
    """The facts of one project."""

    district: str
    land_area_m2: Fraction
    floor_area_m2: Fraction
    """改造后建筑面积: real, above ground, retained lawful buildings included (A-08)."""
    project_type: str
    land_area_source: str | None = None
    other_land_areas: Mapping[str, Fraction] | None = None
    """The same land by another source of ``land_area_source`` (A-04)."""
    land_tolerance_m2: Fraction | None = None
    """How far the measured land may be off by its boundary points (A-37)."""
    net_land_area_m2: Fraction | None = None
    far_floor_area_m2: Fraction | None = None
    underground_floor_area_m2: Fraction | None = None
    industrial_floor_area_m2: Fraction | None = None
    """Industrial part of the floor area (A-23)."""
    retained_floor_area_m2: Fraction | None = None
    """Part of the floor area that stood before (A-08)."""
    stated_far: Fraction | None = None
    village_park: bool = False
    use_before: UseMatch | None = None
    use_before_text: str | None = None
    registered_uses: tuple[UseMatch, ...] = ()
    """Uses with which its parcels are registered, as far as they are known."""
    use_after: UseMatch | None = None
    use_after_text: str | None = None
    redeveloper: str | None = None
    """改造主体: who is paid (A-21)."""
    right_holder: str | None = None
    approved_on: date | None = None
    """Day of the approval of the plan; it decides nothing."""
    acceptances: tuple[Acceptance, ...] = ()
    applied_on: date | None = None
    already_paid: bool = False
    duplicates: tuple[EarlierClaim, ...] = ()
    three_old: ThreeOld = ThreeOld()
    district_parts: tuple[DistrictPart, ...] = ()
    parcel_districts: tuple[str, ...] = ()
    """Districts in which its parcels lie (A-13)."""
