# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The subsidy of one project: status, amounts, every reading, and the trace of clauses.

Carries out 江府〔2022〕10号 二(三)5(6) and 三 with the parameters of a policy pack.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from lowuse_plugin.domain.claims.reimbursement import split
from lowuse_plugin.domain.policy.pack import Decision, SubsidyPolicy, Switches, decided_text
from lowuse_plugin.domain.subsidy import completion as completions
from lowuse_plugin.domain.subsidy import conditions
from lowuse_plugin.domain.subsidy import edges as near
from lowuse_plugin.domain.subsidy import readings as figures
from lowuse_plugin.domain.subsidy.completion import Completion, accepted_in_force
from lowuse_plugin.domain.subsidy.facts import SubsidyProject
from lowuse_plugin.domain.subsidy.finding import BLOCKING, FAIL, TRIAL, Finding
from lowuse_plugin.domain.subsidy.guards import MIN_PARTS, guards
from lowuse_plugin.domain.subsidy.judging import judged_readings
from lowuse_plugin.domain.subsidy.notes import Note, find_notes
from lowuse_plugin.domain.subsidy.readings import Reading, RewardReading
from lowuse_plugin.domain.subsidy.result import (
    PartAmount,
    ReadingAmount,
    RewardAmount,
    SubsidyResult,
)
from lowuse_plugin.domain.units import round_half_up

UNDECIDED = Decision()
_DECIDED_IN = {
    "E-2": ("land_basis",),
    "E-3": ("far_source", "far_land", "far_rounding"),
    "E-4": ("phased",),
    "E-5": ("acceptance_kind",),
}
"""Condition → readings whose decision it names."""
_BY_FLOOR = {"FAR_BELOW_1_5"}
_BY_FIGURES = _BY_FLOOR | {"AREA_NOT_OVER_30MU"}
"""Reasons that another measured figure would lift."""


def assess(
    project: SubsidyProject,
    policy: SubsidyPolicy,
    *,
    switches: Switches,
    today: date,
    decision: Decision = UNDECIDED,
) -> SubsidyResult:
    """Assess one project under every admissible reading.

    Args:
        project: Its facts.
        policy: Parameters of the document.
        switches: Readings that a person chose; the others stay visible beside the default.
        today: Day of the calculation.
        decision: Which of the readings a document settles: those that differ only in them stay
            listed and send the project to nobody any more.

    Raises:
        LowUseError: ``SWITCH_WITHOUT_FACT``, ``PART_ABOVE_WHOLE``.
    """
    readings = figures.all_readings(project, policy, switches)
    done = completions.completion(project, policy, switches, today)
    if done.phases:
        figures.refuse_without_phase_figures(project, switches)
    judged = judged_readings(project, readings, switches, decision)
    trace = tuple(
        replace(finding, value=finding.value + said)
        if (said := decided_text(policy, switches, decision, _DECIDED_IN.get(finding.code, ())))
        else finding
        for finding in _findings(project, policy, judged, done, today, decision=decision)
    )
    notes = find_notes(project, policy, readings, done, today)
    default = readings[0]
    payable = all(finding.outcome != FAIL for finding in trace) and accepted_in_force(policy, done)
    amount = _amount(policy, default, done) if payable else None
    rate = default.rate if payable else None
    parts = _parts(project, policy, amount)
    paid = default if amount is not None else None
    return SubsidyResult(
        status=overall(trace),
        reasons=_codes(trace),
        warnings=_warnings(project, policy, switches, default, notes),
        far=default.far,
        tier=paid.paid_tier if paid else None,
        rate=paid.rate if paid else None,
        amount=amount,
        city_share=_total([part.city for part in parts]),
        district_share=_total([part.district_share for part in parts]),
        readings=_shown_readings(project, policy, readings, done, trace),
        reward_readings=_reward_amounts(project, policy, switches, done, rate),
        parts=parts if len(project.district_parts) >= MIN_PARTS else (),
        edges=_edges(project, policy, switches, default, trace),
        trace=trace,
        notes=notes,
        switches=switches,
        decision=decision,
    )


def overall(trace: Sequence[Finding]) -> str:
    """Return the status: ineligible before trial before review before eligible."""
    outcomes = {finding.outcome for finding in trace}
    if FAIL in outcomes:
        return "ineligible"
    if TRIAL in outcomes:
        return "trial"
    return "review" if outcomes.intersection(BLOCKING) else "eligible"


def _findings(
    project: SubsidyProject,
    policy: SubsidyPolicy,
    readings: Sequence[Reading],
    done: Completion,
    today: date,
    *,
    decision: Decision,
) -> tuple[Finding, ...]:
    return (
        *conditions.project_conditions(project, policy),
        conditions.area_condition(project, policy, readings),
        conditions.ratio_condition(project, policy, readings),
        conditions.tier_condition(policy, readings),
        completions.acceptance_condition(policy, done, today, decision),
        completions.validity_condition(project, policy, done, today, decision),
        conditions.three_old_condition(project, policy, done, readings[0].gross_m2),
        *guards(project, policy),
    )


def _codes(trace: Sequence[Finding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for finding in trace for code in finding.codes))


def _amount(policy: SubsidyPolicy, default: Reading, done: Completion) -> Decimal | None:
    """Return what is paid: on the whole, or on the accepted phases where these count (A-15)."""
    if not done.phases or default.rate is None:
        return default.amount
    floor = completions.phase_floor_m2(policy, done.phases)
    return None if floor is None else round_half_up(floor * default.rate, 2)


def _reward_amounts(
    project: SubsidyProject,
    policy: SubsidyPolicy,
    switches: Switches,
    done: Completion,
    rate: Fraction | None,
) -> tuple[RewardAmount, ...]:
    """Return what each choice of the rewarded floor area pays; of phases only theirs is known."""
    found = figures.reward_readings(project, switches)
    if not done.phases:
        return tuple(_rewarded(reading, rate) for reading in found)
    floor = completions.phase_floor_m2(policy, done.phases)
    if floor is None:
        return (_rewarded(found[0], None),)
    return (_rewarded(replace(found[0], floor_area_m2=floor), rate),)


def _rewarded(reading: RewardReading, rate: Fraction | None) -> RewardAmount:
    amount = None if rate is None else round_half_up(reading.floor_area_m2 * rate, 2)
    return RewardAmount(reading.name, reading.floor_area_m2, amount)


def _fails_only(trace: Sequence[Finding], codes: set[str]) -> bool:
    return {code for f in trace if f.outcome == FAIL for code in f.codes} <= codes


def _edges(
    project: SubsidyProject,
    policy: SubsidyPolicy,
    switches: Switches,
    default: Reading,
    trace: Sequence[Finding],
) -> near.Edges:
    """Return the distances; what a figure cannot mend has none."""
    by_floor = _fails_only(trace, _BY_FLOOR)
    by_figures = _fails_only(trace, _BY_FIGURES)
    return near.Edges(
        up=near.next_tier(default, policy) if by_floor else None,
        down=near.lower_tier(default, policy) if by_floor else None,
        land_over_m2=default.gross_m2 - policy.land_over_m2,
        land_tolerance_m2=near.land_tolerance_m2(project, policy),
        flips=near.find_flips(project, policy, switches, default) if by_figures else (),
    )


def _warnings(
    project: SubsidyProject,
    policy: SubsidyPolicy,
    switches: Switches,
    default: Reading,
    notes: Sequence[Note],
) -> tuple[str, ...]:
    plane = figures.plane_reading(project, policy, switches)
    found = {
        "NEAR_BOUNDARY": near.near_boundary(default, policy),
        "AREA_BASIS_SENSITIVE": plane is not None
        and (plane.area_passes, plane.tier) != (default.area_passes, default.tier),
        "EXAMPLE_RULES": policy.example,
    }
    codes = [code for code, present in found.items() if present]
    return tuple(dict.fromkeys([*codes, *(note.code for note in notes)]))


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
    trace: Sequence[Finding],
) -> tuple[ReadingAmount, ...]:
    """Return every reading with what it pays; an ineligible project is paid under none."""
    paid = all(finding.outcome != FAIL for finding in trace)
    in_time = accepted_in_force(policy, done)
    shown = [_shown(r, r.name, paid=paid and in_time) for r in readings]
    default = readings[0]
    if done.phases:
        amount = _amount(policy, default, done) if paid else None
        tier = None if amount is None else default.paid_tier
        shown.insert(0, ReadingAmount("by_phase", default.far, tier, amount))
    days = {kind: completions.in_force(policy, on) for kind, on in done.by_kind.items()}
    if len(set(days.values())) > 1 and not done.phases:
        shown += [
            _shown(default, f"accepted_by_{kind}", paid=paid and inside)
            for kind, inside in days.items()
        ]
    asked = any("REVIEW_THREE_OLD" in finding.codes for finding in trace)
    return (
        *shown,
        *_three_old_readings(project, policy, default, asked=asked, paid=paid and in_time),
    )


def _three_old_readings(
    project: SubsidyProject, policy: SubsidyPolicy, default: Reading, *, asked: bool, paid: bool
) -> list[ReadingAmount]:
    """Return the amount of the land outside 三旧, or that nothing is paid under that regime.

    Args:
        project: Its overlap with that regime.
        policy: Names the boundary error.
        default: Reading whose land and floor area are divided.
        asked: Whether a person is to decide if that regime takes the whole project.
        paid: Whether the project is paid at all.
    """
    if project.three_old.finding is not None:
        return []
    outside = conditions.outside_land_m2(project, policy, default.gross_m2)
    if outside is not None:
        tier = default.tier if outside > policy.land_over_m2 and paid else None
        share = default.reward_m2 * outside / default.gross_m2
        amount = None if tier is None else round_half_up(share * tier.rate_yuan_per_m2, 2)
        number = None if tier is None else tier.tier
        return [ReadingAmount("outside_three_old", default.far, number, amount)]
    if asked:
        return [_shown(default, "under_three_old", paid=False)]
    return []


def _shown(reading: Reading, name: str, *, paid: bool) -> ReadingAmount:
    if not paid or reading.amount is None:
        return ReadingAmount(name, reading.far, None, None)
    return ReadingAmount(name, reading.far, reading.paid_tier, reading.amount)


__all__ = ["SubsidyResult", "assess", "overall"]
