# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What would be paid with other figures: changed facts, and the amount over the ratio (E07)."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

from lowuse_plugin.domain.inputs import Fields
from lowuse_plugin.domain.policy.pack import SubsidyPolicy, Switches, Tier
from lowuse_plugin.domain.rounding import rounded_parts
from lowuse_plugin.domain.subsidy.edges import thresholds
from lowuse_plugin.domain.subsidy.facts import SubsidyProject
from lowuse_plugin.domain.subsidy.readings import Reading, default_reading
from lowuse_plugin.domain.units import format_decimal, round_half_up

_FLOOR, _LAND = "floor_area_m2", "land_area_m2"
_PLACES = 2


@dataclass(frozen=True)
class CurvePoint:
    """One end of a straight piece of the amount over the ratio."""

    far: Fraction
    floor_area_m2: Fraction
    """What the ratio is made from at this point."""
    amount_yuan: Decimal | None
    """None where nothing is paid."""
    tier: int | None
    closed: bool
    """Whether the point itself belongs to the piece."""


def with_changes(facts: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return facts with some of them changed, and what follows from that; nothing is written.

    None takes a fact away; a mapping changes within a mapping. Facts that say something of the
    figure that was there follow, unless they are changed too: a stated ratio goes when an area
    changes, other land areas when the land does; the 计容 floor area moves by as much as the real
    one, the net land by as much as the gross; industrial and retained floor area and the parts by
    district keep their proportion; a day of acceptance takes the place of the documents.

    Args:
        facts: As :func:`lowuse_plugin.domain.subsidy.input.read_project` takes them.
        changes: Key → new value.

    Raises:
        LowUseError: ``INPUT_…`` for an area that is no number.
    """
    found = copy.deepcopy(dict(facts))
    for key, value in changes.items():
        if value is None:
            found.pop(key, None)
        elif isinstance(value, Mapping) and isinstance(found.get(key), Mapping):
            found[key] = {**found[key], **copy.deepcopy(dict(value))}
        else:
            found[key] = copy.deepcopy(value)
    given = set(changes)
    if "accepted_on" in given and "acceptances" not in given:
        found.pop("acceptances", None)
    building, land = _moved(facts, found, _FLOOR), _moved(facts, found, _LAND)
    if building is not None or land is not None:
        _drop(found, given, "stated_far")
    if land is not None:
        _drop(found, given, "other_land_areas")
        _drop(found, given, "land_tolerance_m2")
        _shift(found, given, "net_land_area_m2", land)
    if building is not None:
        _shift(found, given, "far_floor_area_m2", building)
        for name in ("industrial_floor_area_m2", "retained_floor_area_m2"):
            _scale(found, given, name, building)
    if "district_parts" not in given:
        _scale_parts(found, {_FLOOR: building, _LAND: land})
    return found


@dataclass(frozen=True)
class _Move:
    """How far a figure moved."""

    before: Fraction
    after: Fraction


def _moved(facts: Mapping[str, Any], found: Mapping[str, Any], name: str) -> _Move | None:
    before = Fields.of(facts, "project").number(name)
    after = Fields.of(found, "project").number(name)
    if before is None or after is None or before == after:
        return None
    return _Move(before, after)


def _drop(found: dict[str, Any], given: set[str], name: str) -> None:
    if name not in given:
        found.pop(name, None)


def _shift(found: dict[str, Any], given: set[str], name: str, move: _Move) -> None:
    """Move a figure by as much as the one that it belongs to; drop it where nothing is left."""
    value = Fields.of(found, "project").number(name)
    if value is None or name in given:
        return
    moved = value + move.after - move.before
    if moved > 0:
        found[name] = _text(moved)
    else:
        found.pop(name)


def _scale(found: dict[str, Any], given: set[str], name: str, move: _Move) -> None:
    """Keep the proportion of a part to the whole, cut on the grid of 0.01 m²; all stays all."""
    value = Fields.of(found, "project").number(name)
    if value is None or name in given or not move.before:
        return
    part = Fraction(floor(value * move.after / move.before * 10**_PLACES), 10**_PLACES)
    found[name] = _text(move.after if value == move.before else part)


def _scale_parts(found: dict[str, Any], moves: Mapping[str, _Move | None]) -> None:
    """Keep what lies in each district in proportion, so that the parts still add up."""
    for name, move in moves.items():
        parts = Fields.of(found, "project").mappings("district_parts")
        areas = [part.number(name) for part in parts]
        known = [area for area in areas if area is not None]
        if move is None or not sum(known) or len(known) < len(parts):
            continue
        whole = sum(known, Fraction(0))
        scaled = [area * move.after / whole for area in known]
        total = round_half_up(move.after, _PLACES)
        found["district_parts"] = [
            {**part.data, name: format(area, "f")}
            for part, area in zip(parts, rounded_parts(scaled, total), strict=True)
        ]


def _text(value: Fraction) -> str:
    """Return decimal text without rounding what decimals can say."""
    places = _PLACES
    while places < _MOST_PLACES and 10**places % value.denominator:
        places += 1
    return format_decimal(value, places)


_MOST_PLACES = 8


def curve(
    project: SubsidyProject,
    policy: SubsidyPolicy,
    switches: Switches,
    far_max: Fraction = Fraction(4),
) -> tuple[CurvePoint, ...]:
    """Return the amount over the ratio on the land of a project, from 0 to ``far_max``.

    Straight lines between the points of one tier are the amount; at a bound the piece below and
    the piece above both have a point, one of them closed. Added floor area counts for the ratio
    and is rewarded, as in the distance to the next tier.

    Args:
        project: Its land, and what is rewarded at its own ratio.
        policy: Tiers and rates.
        switches: Chosen readings.
        far_max: Highest ratio to show; the last point.

    Raises:
        LowUseError: ``SWITCH_WITHOUT_FACT``.
    """
    default = default_reading(project, policy, switches)
    if not default.area_passes:
        return (
            _point(default, Fraction(0), None, closed=True),
            _point(default, far_max, None, closed=True),
        )
    tier: Tier | None = None
    points = [_point(default, Fraction(0), None, closed=True)]
    for edge in thresholds(policy, two_decimals=default.two_decimals):
        if edge.far >= far_max:
            break
        points.append(_point(default, edge.far, tier, closed=not edge.from_upper))
        tier = edge.above
        points.append(_point(default, edge.far, tier, closed=edge.from_upper))
    return (*points, _point(default, far_max, tier, closed=True))


def _point(default: Reading, far: Fraction, tier: Tier | None, *, closed: bool) -> CurvePoint:
    counted = far * default.land_m2
    reward = default.reward_m2 + counted - default.exact_far * default.land_m2
    amount = None
    if tier is not None:
        amount = round_half_up(max(reward, Fraction(0)) * tier.rate_yuan_per_m2, 2)
    return CurvePoint(far, counted, amount, tier.tier if tier else None, closed)
