# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The admissible readings of area and floor area ratio, and what each one pays.

The document leaves open which area, which floor area and how many decimals decide (A-04 … A-08).
Every admissible reading is calculated; where they disagree a person decides with a document. A
switch moves the default; the other readings stay beside it. All arithmetic is exact.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy.pack import SubsidyPolicy, Switches, Tier
from lowuse_plugin.domain.policy.switches import FAR_FLOOR, FIRST_PRESENT, REAL, TWO_DECIMALS
from lowuse_plugin.domain.subsidy.facts import SubsidyProject
from lowuse_plugin.domain.units import round_half_up

STATED = "stated"
FAR_SOURCES = (STATED, "far_floor", "floor")
"""Order in which the sources of the ratio decide (A-05)."""

RATIO_PLACES = 2
"""Decimals of the rounded reading (A-07)."""


@dataclass(frozen=True)
class Reading:
    """One admissible way to read the figures of a project."""

    source: str
    """``stated``, ``far_floor`` or ``floor``: where the ratio comes from."""
    land: str
    """``net`` or ``gross``: what the floor area is divided by; empty for a stated ratio."""
    basis: str
    """Source of the land area; empty for the one that the project names."""
    two_decimals: bool
    gross_m2: Fraction
    """Whole land of this basis, which the threshold of area is compared with (E-2)."""
    land_m2: Fraction
    """Denominator of the ratio."""
    exact_far: Fraction
    far: Fraction
    """What is compared: rounded where this reading rounds."""
    area_passes: bool
    """Whether the gross land of this basis is over the threshold (E-2)."""
    tier: Tier | None
    """None below the lowest bound (E-3)."""
    reward_m2: Fraction

    @property
    def name(self) -> str:
        """Stable name such as ``far_floor_net_two_decimals``."""
        rounding = TWO_DECIMALS if self.two_decimals else ""
        return "_".join(part for part in (self.source, self.land, self.basis, rounding) if part)

    @property
    def rate(self) -> Fraction | None:
        """元/m² under this reading, None where it pays nothing."""
        return self.tier.rate_yuan_per_m2 if self.tier and self.area_passes else None

    @property
    def amount(self) -> Decimal | None:
        """元 on the whole floor area, not marginal (A-09), half up to 分 (A-10)."""
        return None if self.rate is None else round_half_up(self.reward_m2 * self.rate, 2)

    @property
    def paid_tier(self) -> int | None:
        """Number of the tier, None where this reading pays nothing."""
        return self.tier.tier if self.tier and self.area_passes else None


@dataclass(frozen=True)
class RewardReading:
    """One way to read which floor area is rewarded (A-08)."""

    name: str
    floor_area_m2: Fraction


def reward_readings(project: SubsidyProject, switches: Switches) -> tuple[RewardReading, ...]:
    """Return the rewarded floor area as it is chosen, then with each choice made otherwise.

    A choice whose figure is not known, or that gives the same area, is left out.

    Raises:
        LowUseError: ``SWITCH_WITHOUT_FACT``, ``PART_ABOVE_WHOLE``.
    """
    others = [
        replace(switches, reward_floor=FAR_FLOOR if switches.reward_floor == REAL else REAL),
        replace(switches, include_underground=not switches.include_underground),
        replace(switches, include_retained=not switches.include_retained),
    ]
    found = [RewardReading(_reward_name(switches), reward_floor_area(project, switches))]
    for other in others:
        if not _knows(project, other):
            continue
        area = reward_floor_area(project, other)
        if area != found[0].floor_area_m2:
            found.append(RewardReading(_reward_name(other), area))
    return tuple(found)


def _knows(project: SubsidyProject, switches: Switches) -> bool:
    floor = project.floor_area_m2
    if switches.reward_floor == FAR_FLOOR:
        if project.far_floor_area_m2 is None:
            return False
        floor = project.far_floor_area_m2
    retained = project.retained_floor_area_m2
    return switches.include_retained or (retained is not None and retained <= floor)


def _reward_name(switches: Switches) -> str:
    parts = [
        switches.reward_floor,
        "with_underground" if switches.include_underground else "",
        "" if switches.include_retained else "without_retained",
    ]
    return "_".join(part for part in parts if part)


def reward_floor_area(project: SubsidyProject, switches: Switches) -> Fraction:
    """Return the m² that are rewarded (A-08).

    Above ground, not doubled, retained buildings included; otherwise only by choice.

    Raises:
        LowUseError: ``SWITCH_WITHOUT_FACT`` where the figure that a choice needs is missing;
            ``PART_ABOVE_WHOLE`` where the retained buildings exceed what they are taken off.
    """
    area = project.floor_area_m2
    if switches.reward_floor == FAR_FLOOR:
        if project.far_floor_area_m2 is None:
            raise LowUseError("SWITCH_WITHOUT_FACT", field="reward_floor", value=FAR_FLOOR)
        area = project.far_floor_area_m2
    if not switches.include_retained:
        retained = project.retained_floor_area_m2
        if retained is None:
            raise LowUseError("SWITCH_WITHOUT_FACT", field="include_retained", value="false")
        if retained > area:
            raise LowUseError(
                "PART_ABOVE_WHOLE",
                field="project.retained_floor_area_m2",
                value=str(float(retained)),
                expected=str(float(area)),
            )
        area -= retained
    if switches.include_underground and project.underground_floor_area_m2 is not None:
        area += project.underground_floor_area_m2
    return area


def refuse_without_phase_figures(project: SubsidyProject, switches: Switches) -> None:
    """Refuse to pay phases on a floor area of which only the whole is known (A-08, A-15).

    Phases state their real floor area, retained buildings included and nothing below ground.

    Raises:
        LowUseError: ``SWITCH_WITHOUT_FACT``.
    """
    if reward_floor_area(project, switches) == project.floor_area_m2:
        return
    if switches.reward_floor == FAR_FLOOR:
        raise LowUseError("SWITCH_WITHOUT_FACT", field="reward_floor", value=FAR_FLOOR)
    if not switches.include_retained:
        raise LowUseError("SWITCH_WITHOUT_FACT", field="include_retained", value="false")
    raise LowUseError("SWITCH_WITHOUT_FACT", field="include_underground", value="true")


def land_bases(project: SubsidyProject, policy: SubsidyPolicy) -> dict[str, Fraction]:
    """Return the land area by basis, in the order in which they decide (A-04).

    The area that the project names stands under the empty name. Without a source it comes first;
    else each area has the place of its source.
    """
    areas = {"": project.land_area_m2}
    areas |= {
        source: area
        for source, area in (project.other_land_areas or {}).items()
        if source != project.land_area_source
    }
    named = project.land_area_source
    if named is None:
        return areas
    order = list(policy.land_sources)
    return {b: areas[b] for b in sorted(areas, key=lambda basis: order.index(basis or named))}


def source_of(project: SubsidyProject, basis: str) -> str:
    """Return the source of a basis, empty when the project does not tell."""
    return basis or project.land_area_source or ""


def default_reading(project: SubsidyProject, policy: SubsidyPolicy, switches: Switches) -> Reading:
    """Return the reading whose amount is shown (A-04 … A-08 and the switches).

    Raises:
        LowUseError: ``SWITCH_WITHOUT_FACT`` when the chosen source of the ratio, of the land or of
            the rewarded floor area is missing.
    """
    known = _sources(project)
    source = known[0] if switches.far_source == FIRST_PRESENT else switches.far_source
    if source not in known:
        raise LowUseError("SWITCH_WITHOUT_FACT", field="far_source", value=source)
    land = switches.far_land if project.net_land_area_m2 is not None else "gross"
    basis = _default_basis(project, policy, switches)
    two_decimals = switches.far_rounding == TWO_DECIMALS and source != STATED
    return _reading(project, policy, switches, (source, land, basis, two_decimals))


def _default_basis(project: SubsidyProject, policy: SubsidyPolicy, switches: Switches) -> str:
    bases = land_bases(project, policy)
    wanted = switches.land_basis
    if wanted == FIRST_PRESENT:
        return next(iter(bases))
    if wanted == project.land_area_source:
        return ""
    if wanted not in bases:
        raise LowUseError("SWITCH_WITHOUT_FACT", field="land_basis", value=wanted)
    return wanted


def all_readings(
    project: SubsidyProject, policy: SubsidyPolicy, switches: Switches
) -> list[Reading]:
    """Return every admissible reading, the default one first.

    Readings are the product of source, land, basis and rounding; a stated ratio keeps its own
    decimals and divides nothing, so it has one reading a basis. Plane areas are no basis beside a
    better one: they serve a trial calculation only (A-04).

    Raises:
        LowUseError: As :func:`default_reading`.
    """
    first = default_reading(project, policy, switches)
    lands = ["gross"] if project.net_land_area_m2 is None else ["net", "gross"]
    wanted: list[tuple[str, str, str, bool]] = []
    for basis in land_bases(project, policy):
        if basis != first.basis and source_of(project, basis) in policy.trial_land_sources:
            continue
        for source in _sources(project):
            if source == STATED:
                wanted.append((source, "gross", basis, False))
                continue
            wanted += [(source, land, basis, r) for land in lands for r in (False, True)]
    found = [_reading(project, policy, switches, key) for key in wanted]
    return [first, *(reading for reading in found if reading.name != first.name)]


def plane_reading(
    project: SubsidyProject, policy: SubsidyPolicy, switches: Switches
) -> Reading | None:
    """Return the default reading on the plane area of the shape, which only warns (A-04)."""
    first = default_reading(project, policy, switches)
    for basis in land_bases(project, policy):
        trial = source_of(project, basis) in policy.trial_land_sources
        if trial and basis != first.basis:
            return on_basis(project, policy, switches, basis)
    return None


def on_basis(
    project: SubsidyProject, policy: SubsidyPolicy, switches: Switches, basis: str
) -> Reading:
    """Return the default reading with another basis of the land area."""
    first = default_reading(project, policy, switches)
    key = (first.source, first.land or "gross", basis, first.two_decimals)
    return _reading(project, policy, switches, key)


def on_land(
    project: SubsidyProject, policy: SubsidyPolicy, switches: Switches, land: str
) -> Reading:
    """Return the default reading divided by the ``net`` or the ``gross`` land."""
    first = default_reading(project, policy, switches)
    key = (first.source, land, first.basis, first.two_decimals)
    return _reading(project, policy, switches, key)


def with_ratio(reading: Reading, policy: SubsidyPolicy, far: Fraction) -> Reading:
    """Return a reading with another unrounded ratio on the same land."""
    shown = Fraction(round_half_up(far, RATIO_PLACES)) if reading.two_decimals else far
    return replace(reading, exact_far=far, far=shown, tier=policy.tier_of(shown))


def with_gross(reading: Reading, policy: SubsidyPolicy, gross_m2: Fraction) -> Reading:
    """Return a reading with another area of the whole land.

    Where the ratio divides by the gross land it follows; a stated one and one on net land stay.
    """
    found = replace(reading, gross_m2=gross_m2, area_passes=gross_m2 > policy.land_over_m2)
    if reading.land != "gross":
        return found
    floor = reading.exact_far * reading.land_m2
    return with_ratio(replace(found, land_m2=gross_m2), policy, floor / gross_m2)


def _sources(project: SubsidyProject) -> list[str]:
    present = {
        STATED: project.stated_far is not None,
        "far_floor": project.far_floor_area_m2 is not None,
        "floor": True,
    }
    return [source for source in FAR_SOURCES if present[source]]


def _reading(
    project: SubsidyProject,
    policy: SubsidyPolicy,
    switches: Switches,
    key: tuple[str, str, str, bool],
) -> Reading:
    source, land, basis, two_decimals = key
    gross = land_bases(project, policy)[basis]
    divisor = project.net_land_area_m2 if land == "net" and project.net_land_area_m2 else gross
    if source == STATED and project.stated_far is not None:
        far, land, divisor = project.stated_far, "", gross
    else:
        numerators = {"far_floor": project.far_floor_area_m2, "floor": project.floor_area_m2}
        far = (numerators[source] or Fraction(0)) / divisor
    reading = Reading(
        source=source,
        land=land,
        basis=basis,
        two_decimals=two_decimals,
        gross_m2=gross,
        land_m2=divisor,
        exact_far=far,
        far=far,
        area_passes=gross > policy.land_over_m2,
        tier=None,
        reward_m2=reward_floor_area(project, switches),
    )
    return with_ratio(reading, policy, far)
