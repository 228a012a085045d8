# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the calculation sheet calculates with: the areas of each reading and the policy's numbers.

The amounts themselves are those of the stored calculation; these figures let a spreadsheet arrive
at them again. A number that is no decimal, such as a third, cannot stand in a cell: what rests on
it is printed without a formula.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from lowuse_plugin.domain.display import shown_code, shown_district
from lowuse_plugin.domain.policy.pack import SubsidyPolicy, Switches
from lowuse_plugin.domain.subsidy.completion import completion, phase_floor_m2
from lowuse_plugin.domain.subsidy.conditions import outside_land_m2
from lowuse_plugin.domain.subsidy.facts import SubsidyProject
from lowuse_plugin.domain.subsidy.readings import (
    Reading,
    all_readings,
    default_reading,
    reward_readings,
)
from lowuse_plugin.domain.subsidy.sheet import (
    Basis,
    FigureLine,
    PartLine,
    ReadingLine,
    Terms,
    TierTerm,
)
from lowuse_plugin.domain.subsidy.sheet_words import reading_title

_FAR_PLACES = 8
_REWARD = "reward_"
_MU = Fraction(2000, 3)
_CITY_WHOLE = 10
_FIGURES = (
    ("net_land_area_m2", "净用地面积"),
    ("floor_area_m2", "改造后建筑面积"),
    ("far_floor_area_m2", "改造后计容建筑面积"),
    ("underground_floor_area_m2", "改造后地下建筑面积"),
    ("industrial_floor_area_m2", "其中工业建筑面积"),
    ("retained_floor_area_m2", "其中保留建筑面积"),
)


def decimal_of(value: Fraction | None) -> Decimal | None:
    """Return the exact decimal, None where there is none or no decimal is exact."""
    if value is None:
        return None
    rest, places = value.denominator, 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest //= prime
            count += 1
        places = max(places, count)
    if rest != 1:
        return None
    return Decimal(value.numerator * 10**places // value.denominator).scaleb(-places)


def figure_lines(
    project: SubsidyProject, policy: SubsidyPolicy, switches: Switches
) -> tuple[FigureLine, ...]:
    """Return the areas that are known, with their sources, and the stated ratio.

    Of several areas of the land the one that decides is marked.
    """
    source = project.land_area_source
    used = default_reading(project, policy, switches).basis
    lands = [("land_area_m2", project.land_area_m2, source or "")]
    lands += [
        (f"land:{other}", area, other)
        for other, area in (project.other_land_areas or {}).items()
        if other != source
    ]
    found = []
    for field, exact, by in lands:
        area = decimal_of(exact)
        if area is not None:
            by_words = shown_code("land_area_source", by)
            if len(lands) > 1 and field == (f"land:{used}" if used else "land_area_m2"):
                by_words = f"{by_words}（采用）"
            found.append(FigureLine(field, "改造土地面积", area, "m²", by_words))
    for field, title in _FIGURES:
        area = decimal_of(getattr(project, field))
        if area is not None:
            found.append(FigureLine(field, title, area, "m²"))
    far = decimal_of(project.stated_far)
    if far is not None:
        found.append(FigureLine("stated_far", "文件载明容积率", far, ""))
    return tuple(found)


def terms_of(policy: SubsidyPolicy) -> Terms | None:
    """Return the numbers of the policy, None where one is no decimal."""
    tiers = [
        TierTerm(t.tier, decimal_of(t.up_to), rate, t.clause.clause, t.clause.text)
        for t in policy.tiers
        if (rate := decimal_of(t.rate_yuan_per_m2)) is not None
        and (t.up_to is None or decimal_of(t.up_to) is not None)
    ]
    over_mu, over_m2 = decimal_of(policy.land_over_m2 / _MU), decimal_of(policy.land_over_m2)
    lowest = decimal_of(policy.far_at_least)
    if over_mu is None or over_m2 is None or lowest is None or len(tiers) < len(policy.tiers):
        return None
    return Terms(over_mu, over_m2, lowest, tuple(tiers), policy.valid_from, policy.valid_to)


def reading_lines(
    result: Mapping[str, Any],
    project: SubsidyProject,
    policy: SubsidyPolicy,
    switches: Switches,
    today: date,
) -> tuple[ReadingLine, ...]:
    """Return the stored readings, each with what it divides and pays."""
    readings = {r.name: r for r in all_readings(project, policy, switches)}
    default = next(iter(readings.values()))
    bases = {name: _basis(reading) for name, reading in readings.items()}
    bases |= _special(default, project, policy, switches, today)
    kinds = {**policy.acceptance_kinds, **policy.other_acceptance_kinds}
    rewards = [
        {**line, "name": f"{_REWARD}{line['name']}", "far": result["far"], "tier": result["tier"]}
        for line in result.get("reward_readings", ())[1:]
    ]
    return tuple(
        ReadingLine(
            name=line["name"],
            title=reading_title(line["name"], kinds),
            far=Decimal(line["far"]),
            tier=line["tier"],
            amount=None if line["amount_yuan"] is None else Decimal(line["amount_yuan"]),
            ordinary=line["name"] in readings,
            basis=bases.get(line["name"]),
        )
        for line in [*result["readings"], *rewards]
    )


def _basis(reading: Reading) -> Basis | None:
    land, gross = decimal_of(reading.land_m2), decimal_of(reading.gross_m2)
    reward = decimal_of(reading.reward_m2)
    stated = decimal_of(reading.exact_far) if not reading.land else None
    floor = None if not reading.land else decimal_of(reading.exact_far * reading.land_m2)
    if land is None or gross is None or reward is None or (floor is None and stated is None):
        return None
    return Basis(floor, land, gross, reward, stated, reading.two_decimals)


def _special(
    reading: Reading,
    project: SubsidyProject,
    policy: SubsidyPolicy,
    switches: Switches,
    today: date,
) -> dict[str, Basis | None]:
    """Return the readings beside those of areas and ratio, which all start from the default."""
    default = _basis(reading)
    if default is None:
        return {}
    found: dict[str, Basis | None] = {"under_three_old": replace(default, never=True)}
    done = completion(project, policy, switches, today)
    for kind, on in done.by_kind.items():
        found[f"accepted_by_{kind}"] = replace(default, accepted_on=on)
    outside = decimal_of(outside_land_m2(project, policy, reading.gross_m2))
    if outside is not None:
        found["outside_three_old"] = replace(default, part_m2=outside)
    rewards = {f"{_REWARD}{r.name}": r.floor_area_m2 for r in reward_readings(project, switches)}
    for name, area in {**rewards, "by_phase": phase_floor_m2(policy, done.phases)}.items():
        floor = decimal_of(area)
        found[name] = None if floor is None else replace(default, reward_m2=floor)
    return found


def part_lines(
    result: Mapping[str, Any], project: SubsidyProject, policy: SubsidyPolicy
) -> tuple[PartLine, ...]:
    """Return what falls to each district; one line where the project lies in one."""
    if result["amount_yuan"] is None:
        return ()
    if "parts" not in result:
        whole = {"district": project.district, **{name: result[name] for name in _SHARES}}
        return tuple(filter(None, [_part(whole, Fraction(1), policy)]))
    weights = {part.district: part.floor_area_m2 for part in project.district_parts}
    if any(weight is None for weight in weights.values()) or not sum(
        filter(None, weights.values())
    ):
        weights = {part.district: part.land_area_m2 for part in project.district_parts}
    lines = [_part(p, weights.get(p["district"]), policy) for p in result["parts"]]
    return tuple(line for line in lines if line is not None)


_SHARES = ("amount_yuan", "city_share_yuan", "district_share_yuan")


def _part(
    part: Mapping[str, Any], weight: Fraction | None, policy: SubsidyPolicy
) -> PartLine | None:
    ratio = policy.share_of(part["district"]).city
    city = ratio * _CITY_WHOLE
    exact = decimal_of(ratio)
    text = f"{city}:{_CITY_WHOLE - city}" if city.denominator == 1 else f"{ratio}"
    return PartLine(
        district=part["district"],
        district_name=shown_district(part["district"]),
        weight=decimal_of(weight) or Decimal(0),
        city_ratio=Decimal(0) if exact is None else exact,
        ratio_text=text,
        amount=Decimal(part["amount_yuan"]),
        city=Decimal(part["city_share_yuan"]),
        own=Decimal(part["district_share_yuan"]),
    )
