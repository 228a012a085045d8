# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The subsidy of one project: status, amounts, every reading, and the trace of clauses.

Carries out 江府〔2022〕10号 二(三)5(6) and 三 with the parameters of a policy pack.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from lowuse_plugin.domain import subsidy_conditions as conditions
from lowuse_plugin.domain import subsidy_readings as figures
from lowuse_plugin.domain.policy import SubsidyPolicy, Switches
from lowuse_plugin.domain.reimbursement import split
from lowuse_plugin.domain.subsidy_conditions import Completion, Finding
from lowuse_plugin.domain.subsidy_input import SubsidyProject
from lowuse_plugin.domain.subsidy_readings import NextTier, Reading
from lowuse_plugin.domain.units import format_decimal, round_half_up

BLOCKING = (conditions.DEPENDS, conditions.UNKNOWN, conditions.REVIEW)


@dataclass(frozen=True)
class ReadingAmount:
    """One reading as it is shown beside the default one."""

    name: str
    far: Fraction
    tier: int | None
    amount: Decimal | None

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "name": self.name,
            "far": format_decimal(self.far, conditions.FAR_PLACES),
            "tier": self.tier,
            "amount_yuan": _money(self.amount),
        }


@dataclass(frozen=True)
class PartAmount:
    """What of the amount falls to one district (A-13)."""

    district: str
    amount: Decimal
    city: Decimal
    district_share: Decimal

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "district": self.district,
            "amount_yuan": _money(self.amount),
            "city_share_yuan": _money(self.city),
            "district_share_yuan": _money(self.district_share),
        }


@dataclass(frozen=True)
class SubsidyResult:
    """The assessment of one project; amounts are those of the default reading."""

    status: str
    reasons: tuple[str, ...]
    warnings: tuple[str, ...]
    far: Fraction
    tier: int | None
    rate: Fraction | None
    amount: Decimal | None
    city_share: Decimal | None
    district_share: Decimal | None
    readings: tuple[ReadingAmount, ...]
    parts: tuple[PartAmount, ...]
    next_tier: NextTier | None
    trace: tuple[Finding, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the mapping of the interface; ``parts`` and ``next_tier`` only where there are."""
        result: dict[str, Any] = {
            "status": self.status,
            "reasons": list(self.reasons),
            "warnings": list(self.warnings),
            "far": format_decimal(self.far, conditions.FAR_PLACES),
            "tier": self.tier,
            "rate_yuan_per_m2": None if self.rate is None else _plain(self.rate),
            "amount_yuan": _money(self.amount),
            "city_share_yuan": _money(self.city_share),
            "district_share_yuan": _money(self.district_share),
            "readings": [reading.to_json() for reading in self.readings],
            "trace": [finding.to_json() for finding in self.trace],
        }
        if self.parts:
            result["parts"] = [part.to_json() for part in self.parts]
        if self.next_tier is not None:
            result["next_tier"] = {
                "far": format_decimal(self.next_tier.far, conditions.FAR_PLACES),
                "extra_floor_area_m2": format_decimal(self.next_tier.extra_floor_area_m2, 2),
                "extra_yuan": _money(self.next_tier.extra_yuan),
            }
        return result


def assess(
    project: SubsidyProject, policy: SubsidyPolicy, *, switches: Switches, today: date
) -> SubsidyResult:
    """Assess one project under every admissible reading.

    Args:
        project: Its facts.
        policy: Parameters of the document.
        switches: Readings that a person chose; the others stay visible beside the default.
        today: Day of the calculation.

    Raises:
        LowUseError: ``SWITCH_WITHOUT_FACT``.
    """
    readings = figures.all_readings(project, policy, switches)
    done = conditions.completion(project, policy, switches, today)
    trace = _findings(project, policy, readings, done, today)
    status = overall(trace)
    default = readings[0]
    payable = all(finding.outcome != conditions.FAIL for finding in trace) and _accepted_in_force(
        policy, done
    )
    amount = default.amount if payable else None
    parts = _parts(project, policy, amount)
    return SubsidyResult(
        status=status,
        reasons=_codes(trace),
        warnings=_warnings(project, policy, switches, default),
        far=default.far,
        tier=default.tier.tier if default.tier and amount is not None else None,
        rate=None if amount is None else default.rate,
        amount=amount,
        city_share=_total([part.city for part in parts]),
        district_share=_total([part.district_share for part in parts]),
        readings=_shown_readings(project, policy, readings, done, status),
        parts=parts if len(project.district_parts) >= conditions.MIN_PARTS else (),
        next_tier=figures.next_tier(default, policy) if _only_ratio_fails(trace) else None,
        trace=trace,
    )


def overall(trace: Sequence[Finding]) -> str:
    """Return the status: ineligible before trial before review before eligible."""
    outcomes = {finding.outcome for finding in trace}
    if conditions.FAIL in outcomes:
        return "ineligible"
    if conditions.TRIAL in outcomes:
        return "trial"
    return "review" if outcomes.intersection(BLOCKING) else "eligible"


def _findings(
    project: SubsidyProject,
    policy: SubsidyPolicy,
    readings: Sequence[Reading],
    done: Completion,
    today: date,
) -> tuple[Finding, ...]:
    found = [
        *conditions.project_conditions(project, policy),
        conditions.area_condition(project, policy, readings),
        conditions.ratio_condition(policy, readings),
        conditions.tier_condition(policy, readings),
        conditions.acceptance_condition(policy, done, today),
        conditions.validity_condition(project, policy, done, today),
        conditions.three_old_condition(project, policy, done),
        conditions.duplicate_condition(project, policy),
    ]
    crossing = conditions.district_condition(project, policy)
    return tuple(found if crossing is None else [*found, crossing])


def _codes(trace: Sequence[Finding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for finding in trace for code in finding.codes))


def _accepted_in_force(policy: SubsidyPolicy, done: Completion) -> bool:
    """Tell whether the default reading of the acceptance date pays; a trial counts as if."""
    return done.deciding is None or conditions.in_force(policy, done.deciding.on)


def _only_ratio_fails(trace: Sequence[Finding]) -> bool:
    failing = {code for f in trace if f.outcome == conditions.FAIL for code in f.codes}
    return failing <= {"FAR_BELOW_1_5"}


def _warnings(
    project: SubsidyProject, policy: SubsidyPolicy, switches: Switches, default: Reading
) -> tuple[str, ...]:
    plane = figures.plane_reading(project, policy, switches)
    found = {
        "NEAR_BOUNDARY": figures.near_boundary(default, project.land_area_m2, policy),
        "AREA_BASIS_SENSITIVE": plane is not None
        and (plane.area_passes, plane.tier) != (default.area_passes, default.tier),
        "EXAMPLE_RULES": policy.example,
    }
    return tuple(code for code, present in found.items() if present)


def _parts(
    project: SubsidyProject, policy: SubsidyPolicy, amount: Decimal | None
) -> tuple[PartAmount, ...]:
    """Split the amount by floor area, where one is unknown by land area (A-13).

    The parts are differences of the rounded running sum, so that they add up to the amount.
    """
    if amount is None:
        return ()
    weights = [(part.district, part.floor_area_m2) for part in project.district_parts]
    if any(floor is None for _, floor in weights):
        weights = [(part.district, part.land_area_m2) for part in project.district_parts]
    known = [(district, weight or Fraction(0)) for district, weight in weights]
    if not sum(weight for _, weight in known):
        known = [(project.district, Fraction(1))]
    whole = sum(weight for _, weight in known)
    parts = []
    before = Decimal("0.00")
    running = Fraction(0)
    for district, weight in known:
        running += weight
        until = round_half_up(Fraction(amount) * running / whole, 2)
        shares = split(until - before, policy.share_of(district).city)
        parts.append(PartAmount(district, until - before, shares.city, shares.district))
        before = until
    return tuple(parts)


def _total(amounts: Sequence[Decimal]) -> Decimal | None:
    return sum(amounts, Decimal("0.00")) if amounts else None


def _shown_readings(
    project: SubsidyProject,
    policy: SubsidyPolicy,
    readings: Sequence[Reading],
    done: Completion,
    status: str,
) -> tuple[ReadingAmount, ...]:
    """Return every reading with what it pays; an ineligible project is paid under none."""
    paid = status != "ineligible"
    in_time = _accepted_in_force(policy, done)
    shown = [_shown(r, r.name, paid=paid and in_time) for r in readings]
    default = readings[0]
    days = {kind: conditions.in_force(policy, on) for kind, on in done.by_kind.items()}
    if len(set(days.values())) > 1:
        shown += [
            _shown(default, f"accepted_by_{kind}", paid=paid and inside)
            for kind, inside in days.items()
        ]
    facts = project.three_old
    outside = conditions.outside_land_m2(project, policy)
    if outside is not None:
        tier = default.tier if outside > policy.land_over_m2 and paid and in_time else None
        share = default.reward_m2 * outside / project.land_area_m2
        amount = None if tier is None else round_half_up(share * tier.rate_yuan_per_m2, 2)
        number = None if tier is None else tier.tier
        shown.append(ReadingAmount("outside_three_old", default.far, number, amount))
    elif policy.three_old_effects[facts.status] == conditions.REVIEW:
        shown.append(_shown(default, "under_three_old", paid=False))
    return tuple(shown)


def _shown(reading: Reading, name: str, *, paid: bool) -> ReadingAmount:
    if not paid or reading.amount is None or reading.tier is None:
        return ReadingAmount(name, reading.far, None, None)
    return ReadingAmount(name, reading.far, reading.tier.tier, reading.amount)


def _money(amount: Decimal | None) -> str | None:
    return None if amount is None else format(amount, ".2f")


def _plain(value: Fraction) -> str:
    text = format_decimal(value, 2)
    return text.rstrip("0").rstrip(".")
