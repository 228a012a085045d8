# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The admissible readings of area and floor area ratio, and what each one pays.

The document leaves open which area, which floor area and how many decimals decide (A-04 … A-07).
Every admissible reading is calculated; where they disagree a person decides with a document.
All arithmetic is exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy import SubsidyPolicy, Switches, Tier
from lowuse_plugin.domain.subsidy_input import SubsidyProject
from lowuse_plugin.domain.units import round_half_up

STATED = "stated"
FAR_SOURCES = (STATED, "far_floor", "floor")
"""Order in which the sources of the ratio decide (A-05)."""

CENTI = 100
"""Steps of floor area in one m²: the grid is 0.01 m²."""


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
    land_m2: Fraction
    """Denominator of the ratio."""
    far: Fraction
    area_passes: bool
    """Whether the gross land of this basis is over the threshold (E-2)."""
    tier: Tier | None
    """None below the lowest bound (E-3)."""
    reward_m2: Fraction

    @property
    def name(self) -> str:
        """Stable name such as ``far_floor_net_two_decimals``."""
        rounding = "two_decimals" if self.two_decimals else ""
        return "_".join(part for part in (self.source, self.land, self.basis, rounding) if part)

    @property
    def rate(self) -> Fraction | None:
        """元/m² under this reading, None where it pays nothing."""
        return self.tier.rate_yuan_per_m2 if self.tier and self.area_passes else None

    @property
    def amount(self) -> Decimal | None:
        """元 on the whole floor area, not marginal (A-09), half up to 分 (A-10)."""
        return None if self.rate is None else round_half_up(self.reward_m2 * self.rate, 2)


@dataclass(frozen=True)
class NextTier:
    """The smallest step on the 0.01 m² grid that reaches a better rate."""

    far: Fraction
    extra_floor_area_m2: Fraction
    extra_yuan: Decimal


def reward_floor_area(project: SubsidyProject, switches: Switches) -> Fraction:
    """Return the m² that are rewarded: above ground, underground only by choice (A-08)."""
    if switches.include_underground and project.underground_floor_area_m2 is not None:
        return project.floor_area_m2 + project.underground_floor_area_m2
    return project.floor_area_m2


def default_reading(project: SubsidyProject, policy: SubsidyPolicy, switches: Switches) -> Reading:
    """Return the reading whose amount is shown (A-05, A-06 and the switches).

    Raises:
        LowUseError: ``SWITCH_WITHOUT_FACT`` when the chosen source of the ratio is missing.
    """
    known = _sources(project)
    source = known[0] if switches.far_source == "first_present" else switches.far_source
    if source not in known:
        raise LowUseError("SWITCH_WITHOUT_FACT", field="far_source", value=source)
    land = switches.far_land if project.net_land_area_m2 is not None else "gross"
    return _reading(project, policy, switches, (source, land, "", False))


def all_readings(
    project: SubsidyProject, policy: SubsidyPolicy, switches: Switches
) -> list[Reading]:
    """Return every admissible reading, the default one first.

    Readings are the product of source, land, basis and rounding; a stated ratio keeps its own
    decimals and divides nothing, so it has one reading a basis. Plane areas are no basis: they
    serve a trial calculation only (A-04).
    """
    others = project.other_land_areas or {}
    bases = ["", *(b for b in others if b not in policy.trial_land_sources)]
    lands = ["gross"] if project.net_land_area_m2 is None else ["net", "gross"]
    wanted: list[tuple[str, str, str, bool]] = []
    for basis in bases:
        for source in _sources(project):
            if source == STATED:
                wanted.append((source, "gross", basis, False))
                continue
            wanted += [(source, land, basis, r) for land in lands for r in (False, True)]
    first = default_reading(project, policy, switches)
    found = [_reading(project, policy, switches, key) for key in wanted]
    return [first, *(reading for reading in found if reading.name != first.name)]


def plane_reading(
    project: SubsidyProject, policy: SubsidyPolicy, switches: Switches
) -> Reading | None:
    """Return the default reading on the plane area of the shape, which only warns (A-04)."""
    first = default_reading(project, policy, switches)
    for basis in policy.trial_land_sources:
        if basis in (project.other_land_areas or {}):
            land = first.land or "gross"
            return _reading(project, policy, switches, (first.source, land, basis, False))
    return None


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
    gross = (project.other_land_areas or {}).get(basis, project.land_area_m2)
    divisor = project.net_land_area_m2 if land == "net" and project.net_land_area_m2 else gross
    if source == STATED and project.stated_far is not None:
        far, land = project.stated_far, ""
    else:
        numerators = {"far_floor": project.far_floor_area_m2, "floor": project.floor_area_m2}
        far = (numerators[source] or Fraction(0)) / divisor
    if two_decimals:
        far = Fraction(round_half_up(far, 2))
    return Reading(
        source=source,
        land=land,
        basis=basis,
        two_decimals=two_decimals,
        land_m2=divisor,
        far=far,
        area_passes=gross > policy.land_over_m2,
        tier=policy.tier_of(far),
        reward_m2=reward_floor_area(project, switches),
    )


def disagreements(readings: Sequence[Reading]) -> tuple[str, ...]:
    """Return a code for each choice that alone changes eligibility or tier (A-04 … A-07).

    Readings that differ in one choice only are compared with each other; as every reading can be
    reached from every other by such steps, no disagreement goes without a code.
    """
    exact = [r for r in readings if not r.two_decimals]
    rounded = {(r.source, r.land, r.basis): r.tier for r in readings if r.two_decimals}
    by_rounding = any(rounded.get((r.source, r.land, r.basis), r.tier) != r.tier for r in exact)
    stated = [r for r in exact if r.source == STATED]
    computed = [r for r in exact if r.source != STATED]
    by_source = any(_differ(r.tier for r in [*group, *stated]) for group in _by_land(computed))
    by_area = _differ(r.area_passes for r in exact) or any(
        _differ(r.tier for r in computed if r.source == source) for source in FAR_SOURCES
    )
    found = {
        "FAR_ROUNDING_SENSITIVE": by_rounding,
        "FAR_SOURCE_CONFLICT": by_source,
        "AREA_BASIS_SENSITIVE": by_area,
    }
    return tuple(code for code, present in found.items() if present)


def _by_land(readings: Sequence[Reading]) -> list[list[Reading]]:
    keys = dict.fromkeys((r.land, r.basis) for r in readings)
    return [[r for r in readings if (r.land, r.basis) == key] for key in keys]


def _differ(values: Iterable[object]) -> bool:
    return len(set(values)) > 1


def near_boundary(reading: Reading, land_area_m2: Fraction, policy: SubsidyPolicy) -> bool:
    """Tell whether measuring again could change the result.

    That is when the land is within 0.1 亩 of its threshold (A-37), or the ratio within one unit
    of the second decimal of a bound, the bound itself included.
    """
    bounds = [policy.far_at_least, *(t.up_to for t in policy.tiers if t.up_to is not None)]
    return abs(land_area_m2 - policy.land_over_m2) <= policy.near_land_m2 or any(
        abs(reading.far - bound) <= policy.near_far for bound in bounds
    )


def next_tier(reading: Reading, policy: SubsidyPolicy) -> NextTier | None:
    """Return the smallest added floor area that is paid at a better rate.

    Args:
        reading: Usually the default one.
        policy: Its tiers are closed on the right: their bound itself must be passed.

    Returns:
        None in the highest tier, or where the land is too small for any reward.
    """
    if not reading.area_passes:
        return None
    missing = Fraction(0)
    if reading.tier is None:
        missing = (policy.far_at_least - reading.far) * reading.land_m2
        steps = ceil(missing * CENTI)
        following = policy.tiers[0]
    elif reading.tier.up_to is not None:
        missing = (reading.tier.up_to - reading.far) * reading.land_m2
        steps = floor(missing * CENTI) + 1
        following = policy.tiers[policy.tiers.index(reading.tier) + 1]
    else:
        return None
    extra = Fraction(steps, CENTI)
    amount = round_half_up((reading.reward_m2 + extra) * following.rate_yuan_per_m2, 2)
    return NextTier(
        far=reading.far + extra / reading.land_m2,
        extra_floor_area_m2=extra,
        extra_yuan=amount - (reading.amount or Decimal(0)),
    )
