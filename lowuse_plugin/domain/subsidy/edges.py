# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How far a project is from another result: the next tier, the tier below, the measuring error.

The rate applies to the whole floor area, so that 0.01 m² can be worth a tier (A-09). Steps are the
smallest ones on the grid of 0.01 m², exact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any

from lowuse_plugin.domain.policy.pack import SubsidyPolicy, Switches, Tier
from lowuse_plugin.domain.subsidy.facts import SubsidyProject
from lowuse_plugin.domain.subsidy.readings import (
    RATIO_PLACES,
    STATED,
    Reading,
    land_bases,
    on_basis,
    on_land,
    with_gross,
    with_ratio,
)
from lowuse_plugin.domain.units import format_decimal, round_half_up

CENTI = 100
"""Steps of area in one m²: the grid is 0.01 m²."""
_STEP = Fraction(1, CENTI)
FAR_PLACES = 8


@dataclass(frozen=True)
class Threshold:
    """A ratio at which the tier changes."""

    far: Fraction
    from_upper: bool
    """Whether the ratio itself belongs to the tier above."""
    below: Tier | None
    above: Tier


@dataclass(frozen=True)
class NextTier:
    """The smallest step on the 0.01 m² grid that reaches a better rate."""

    far: Fraction
    extra_floor_area_m2: Fraction
    extra_yuan: Decimal
    tier: int

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "far": format_decimal(self.far, FAR_PLACES),
            "extra_floor_area_m2": format_decimal(self.extra_floor_area_m2, 2),
            "extra_yuan": format(self.extra_yuan, ".2f"),
        }


@dataclass(frozen=True)
class LowerTier:
    """The smallest step on the 0.01 m² grid that loses the rate."""

    far: Fraction
    less_floor_area_m2: Fraction
    less_yuan: Decimal
    tier: int | None
    """None where nothing is paid any more."""

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "far": format_decimal(self.far, FAR_PLACES),
            "less_floor_area_m2": format_decimal(self.less_floor_area_m2, 2),
            "less_yuan": format(self.less_yuan, ".2f"),
            "tier": self.tier,
        }


@dataclass(frozen=True)
class Flip:
    """Another result that lies within measuring error or a basis away."""

    kind: str
    """``land_tolerance``, ``floor_tolerance``, ``area_basis`` or ``rounding``."""
    reading: str
    tier: int | None
    amount: Decimal | None
    at_m2: Fraction | None = None
    """Nearest land or floor area that gives it, for the tolerances."""

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "kind": self.kind,
            "reading": self.reading,
            "tier": self.tier,
            "amount_yuan": None if self.amount is None else format(self.amount, ".2f"),
            "at_m2": None if self.at_m2 is None else format_decimal(self.at_m2, 2),
        }


@dataclass(frozen=True)
class Edges:
    """Everything near by that would change the result (E06)."""

    up: NextTier | None
    down: LowerTier | None
    land_over_m2: Fraction
    """Land above the threshold of area; below it negative."""
    land_tolerance_m2: Fraction
    flips: tuple[Flip, ...]

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        up = None if self.up is None else {**self.up.to_json(), "tier": self.up.tier}
        return {
            "up": up,
            "down": None if self.down is None else self.down.to_json(),
            "land": {
                "over_m2": _signed_area(self.land_over_m2),
                "tolerance_m2": format_decimal(self.land_tolerance_m2, 2),
            },
            "flips": [flip.to_json() for flip in self.flips],
        }


def thresholds(policy: SubsidyPolicy, *, two_decimals: bool) -> tuple[Threshold, ...]:
    """Return where the unrounded ratio changes the tier, rising.

    With two decimals a ratio belongs to the tier above as soon as it is rounded there: half a unit
    of the last digit before the first ratio of that tier that can be printed.
    """
    found = []
    below: Tier | None = None
    for tier in policy.tiers:
        bound = policy.far_at_least if below is None else below.up_to or policy.far_at_least
        from_upper = below is None
        if two_decimals:
            units = bound * 10**RATIO_PLACES
            first = ceil(units) if from_upper else floor(units) + 1
            bound, from_upper = Fraction(2 * first - 1, 2 * 10**RATIO_PLACES), True
        found.append(Threshold(bound, from_upper, below, tier))
        below = tier
    return tuple(found)


def near_boundary(reading: Reading, policy: SubsidyPolicy) -> bool:
    """Tell whether measuring again could change the result.

    That is when the land is within 0.1 亩 of its threshold (A-37), or the ratio within one unit
    of the second decimal of a bound, the bound itself included.
    """
    bounds = [policy.far_at_least, *(t.up_to for t in policy.tiers if t.up_to is not None)]
    return abs(reading.gross_m2 - policy.land_over_m2) <= policy.near_land_m2 or any(
        abs(reading.exact_far - bound) <= policy.near_far for bound in bounds
    )


def next_tier(reading: Reading, policy: SubsidyPolicy) -> NextTier | None:
    """Return the smallest added floor area that is paid at a better rate.

    Args:
        reading: Usually the default one.
        policy: Its tiers are closed on the right: their bound itself must be passed.

    Returns:
        None in the highest tier, or where the land is too small for any reward.
    """
    edge = next(
        (e for e in _thresholds(reading, policy) if e.below == reading.tier),
        None,
    )
    if edge is None or not reading.area_passes:
        return None
    missing = (edge.far - reading.exact_far) * reading.land_m2 * CENTI
    extra = Fraction(ceil(missing) if edge.from_upper else floor(missing) + 1, CENTI)
    amount = round_half_up((reading.reward_m2 + extra) * edge.above.rate_yuan_per_m2, 2)
    return NextTier(
        far=reading.exact_far + extra / reading.land_m2,
        extra_floor_area_m2=extra,
        extra_yuan=amount - (reading.amount or Decimal(0)),
        tier=edge.above.tier,
    )


def lower_tier(reading: Reading, policy: SubsidyPolicy) -> LowerTier | None:
    """Return the smallest missing floor area that is paid at a lower rate, or no more.

    Args:
        reading: Usually the default one.
        policy: Its tiers.

    Returns:
        None where nothing is paid anyway, or where less floor area is rewarded than would be lost.
    """
    if reading.amount is None:
        return None
    edge = next(e for e in _thresholds(reading, policy) if e.above == reading.tier)
    spare = (reading.exact_far - edge.far) * reading.land_m2 * CENTI
    less = Fraction(floor(spare) + 1 if edge.from_upper else ceil(spare), CENTI)
    if less > reading.reward_m2:
        return None
    rate = edge.below.rate_yuan_per_m2 if edge.below else Fraction(0)
    return LowerTier(
        far=reading.exact_far - less / reading.land_m2,
        less_floor_area_m2=less,
        less_yuan=reading.amount - round_half_up((reading.reward_m2 - less) * rate, 2),
        tier=edge.below.tier if edge.below else None,
    )


def land_tolerance_m2(project: SubsidyProject, policy: SubsidyPolicy) -> Fraction:
    """Return how far the land may be off: by its points where that is known (A-37)."""
    known = project.land_tolerance_m2
    return policy.near_land_m2 if known is None else known


def find_flips(
    project: SubsidyProject, policy: SubsidyPolicy, switches: Switches, default: Reading
) -> tuple[Flip, ...]:
    """Return every other result within measuring error, of another basis, of another rounding."""
    return (
        *_land_flips(default, policy, land_tolerance_m2(project, policy)),
        *_floor_flips(default, policy, policy.near_floor_share * project.floor_area_m2),
        *_basis_flips(project, policy, switches, default),
        *_rounding_flips(default, policy),
    )


def _land_flips(default: Reading, policy: SubsidyPolicy, tolerance: Fraction) -> list[Flip]:
    critical = [policy.land_over_m2]
    if default.land == "gross":
        floor_area = default.exact_far * default.land_m2
        critical += [floor_area / edge.far for edge in _thresholds(default, policy)]
    return _nearest(
        "land",
        default,
        default.gross_m2,
        _within(default.gross_m2, tolerance, critical),
        lambda area: with_gross(default, policy, area),
    )


def _floor_flips(default: Reading, policy: SubsidyPolicy, tolerance: Fraction) -> list[Flip]:
    if default.source == STATED:
        return []
    counted = default.exact_far * default.land_m2
    critical = [edge.far * default.land_m2 for edge in _thresholds(default, policy)]

    def measured(area: Fraction) -> Reading:
        reading = with_ratio(default, policy, area / default.land_m2)
        return replace(reading, reward_m2=default.reward_m2 + area - counted)

    return _nearest("floor", default, counted, _within(counted, tolerance, critical), measured)


def _within(value: Fraction, tolerance: Fraction, critical: Iterable[Fraction]) -> list[Fraction]:
    """Return the points of the grid beside each critical value that lie within the tolerance."""
    points = []
    for place in critical:
        on_grid = Fraction(floor(place * CENTI), CENTI)
        points += [on_grid - _STEP, on_grid, on_grid + _STEP]
    return [point for point in points if abs(point - value) <= tolerance and point > 0]


def _nearest(
    what: str,
    default: Reading,
    value: Fraction,
    points: Iterable[Fraction],
    measured: Callable[[Fraction], Reading],
) -> list[Flip]:
    """Return the nearest point of each result that is not the default one."""
    found: dict[int | None, Flip] = {}
    for point in sorted(points, key=lambda area: abs(area - value)):
        reading = measured(point)
        tier = reading.paid_tier
        if tier != default.paid_tier and tier not in found:
            way = "plus" if point > value else "minus"
            name = f"{what}_{way}"
            found[tier] = Flip(f"{what}_tolerance", name, tier, reading.amount, point)
    return list(found.values())


def _basis_flips(
    project: SubsidyProject, policy: SubsidyPolicy, switches: Switches, default: Reading
) -> list[Flip]:
    others = [
        on_basis(project, policy, switches, basis)
        for basis in land_bases(project, policy)
        if basis != default.basis
    ]
    other_land = "gross" if default.land == "net" else "net"
    others.append(on_land(project, policy, switches, other_land))
    return [
        Flip("area_basis", other.name, other.paid_tier, other.amount)
        for other in others
        if other.paid_tier != default.paid_tier
    ]


def _rounding_flips(default: Reading, policy: SubsidyPolicy) -> list[Flip]:
    if default.source == STATED:
        return []
    turned = replace(default, two_decimals=not default.two_decimals)
    other = with_ratio(turned, policy, default.exact_far)
    if other.paid_tier == default.paid_tier:
        return []
    return [Flip("rounding", other.name, other.paid_tier, other.amount)]


def _thresholds(reading: Reading, policy: SubsidyPolicy) -> tuple[Threshold, ...]:
    return thresholds(policy, two_decimals=reading.two_decimals)


def _signed_area(area: Fraction) -> str:
    """Return m² with two decimals, with more where two would hide on which side it is."""
    text = format_decimal(area, 2)
    return text if Fraction(text) or not area else format_decimal(area, FAR_PLACES)
