# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The conditions of the subsidy on use, land, ratio and 三旧 (E-1, E-2, E-3, E-6)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from lowuse_plugin.domain.land_use import UseMatch
from lowuse_plugin.domain.policy.pack import EXCLUDE, Clause, SubsidyPolicy
from lowuse_plugin.domain.subsidy.completion import Completion
from lowuse_plugin.domain.subsidy.facts import APPLICABLE, EXCLUDED, SubsidyProject, ThreeOld
from lowuse_plugin.domain.subsidy.finding import (
    DEPENDS,
    FAIL,
    PASS,
    REVIEW,
    TIER,
    TRIAL,
    UNKNOWN,
    Finding,
)
from lowuse_plugin.domain.subsidy.judging import disagreements
from lowuse_plugin.domain.subsidy.notes import ratio_is_beyond_belief
from lowuse_plugin.domain.subsidy.readings import STATED, Reading, source_of
from lowuse_plugin.domain.units import format_area, format_decimal

FAR_PLACES = 8


def project_conditions(project: SubsidyProject, policy: SubsidyPolicy) -> list[Finding]:
    """Judge E-1: kind of project, use before, use after.

    Parcels that are registered with uses which lead elsewhere than the stated one contradict it:
    which was the use before, a person says.
    """
    of_type = project.project_type in policy.project_types
    return [
        Finding(
            code="E-1",
            clause=policy.project,
            value=project.project_type,
            threshold="|".join(policy.project_types),
            outcome=PASS if of_type else FAIL,
            codes=() if of_type else ("NOT_INDUSTRIAL",),
        ),
        _use(
            policy.project,
            (project.use_before, project.use_before_text),
            (policy.use_before_pass, policy.use_before_fail),
            "REVIEW_USE_BEFORE",
            project.registered_uses,
        ),
        _use(
            policy.use_after,
            (project.use_after, project.use_after_text),
            (policy.use_after_pass, policy.use_after_fail),
            "REVIEW_USE_AFTER",
        ),
    ]


def _use(
    clause: Clause,
    use: tuple[UseMatch | None, str | None],
    groups: tuple[Sequence[str], Sequence[str]],
    review: str,
    registered: Sequence[UseMatch] = (),
) -> Finding:
    match, text = use
    passing, failing = groups

    def verdict(group: str | None) -> str:
        return PASS if group in passing else FAIL if group in failing else REVIEW

    group = match.group if match else None
    codes: tuple[str, ...] = ()
    outcome = verdict(group)
    if any(verdict(each.group) != outcome for each in registered):
        outcome = REVIEW
    if outcome == FAIL:
        codes = ("NOT_INDUSTRIAL",)
    elif outcome == REVIEW:
        outcome, codes = (UNKNOWN if match is None else REVIEW), (review,)
    shown = f"{text or ''} {match.name}".strip() if match else text or ""
    if registered:
        uses = "、".join(f"{each.code} {each.name}" for each in registered)
        shown = f"{shown}（宗地登记 {uses}）"
    return Finding("E-1", clause, shown, "|".join(passing), outcome, codes)


def area_condition(
    project: SubsidyProject, policy: SubsidyPolicy, readings: Sequence[Reading]
) -> Finding:
    """Judge E-2 on unrounded m² of gross land: more than 30 亩, not 30 亩 (A-03)."""
    default = readings[0]
    source = source_of(project, default.basis)
    outcomes = {reading.area_passes for reading in readings}
    codes: tuple[str, ...] = ()
    if outcomes == {False}:
        outcome, codes = FAIL, ("AREA_NOT_OVER_30MU",)
    elif source in policy.trial_land_sources:
        outcome, codes = TRIAL, ("AREA_PLANE_ONLY",)
    else:
        outcome = PASS if outcomes == {True} else DEPENDS
    return Finding(
        code="E-2",
        clause=policy.land_area,
        value=f"{format_area(default.gross_m2, mu_places=4)} {source}".strip(),
        threshold=f"> {format_area(policy.land_over_m2)}",
        outcome=outcome,
        codes=codes,
    )


def ratio_condition(
    project: SubsidyProject, policy: SubsidyPolicy, readings: Sequence[Reading]
) -> Finding:
    """Judge E-3 under every reading, compared unrounded (A-07).

    A ratio that no building has goes to a person: a figure stands in another unit.
    """
    default = readings[0]
    reached = {bool(reading.tier) for reading in readings}
    outcome = DEPENDS
    codes: tuple[str, ...] = ()
    if len(reached) == 1:
        outcome = PASS if default.tier else FAIL
        codes = () if default.tier else ("FAR_BELOW_1_5",)
    if outcome == PASS and ratio_is_beyond_belief(default.far):
        outcome, codes = REVIEW, ("FLOOR_AREA_UNIT_SUSPECTED",)
    value = f"{format_decimal(default.far, FAR_PLACES)} {default.name}"
    if project.net_land_area_m2 is None and default.source != STATED:
        value = f"{value}（净用地面积未填，按改造土地面积）"
    return Finding(
        code="E-3",
        clause=policy.floor_area_ratio,
        value=value,
        threshold=f"≥ {format_decimal(policy.far_at_least, 1)}",
        outcome=outcome,
        codes=codes,
    )


def tier_condition(policy: SubsidyPolicy, readings: Sequence[Reading]) -> Finding:
    """Name the tier of the default reading and whether every reading leads to it."""
    default = readings[0]
    codes = disagreements(readings)
    lower = policy.far_at_least
    tiers = list(policy.tiers)
    if default.tier is None:
        clause, threshold = policy.floor_area_ratio, f"≥ {format_decimal(lower, 1)}"
    else:
        position = tiers.index(default.tier)
        sign = "≥" if position == 0 else ">"
        bound = lower if position == 0 else tiers[position - 1].up_to or lower
        threshold = f"{sign} {format_decimal(bound, 1)}"
        if default.tier.up_to is not None:
            threshold = f"{threshold}, ≤ {format_decimal(default.tier.up_to, 1)}"
        clause = default.tier.clause
    return Finding(
        code=TIER,
        clause=clause,
        value=format_decimal(default.far, FAR_PLACES),
        threshold=threshold,
        outcome=DEPENDS if codes else PASS if default.tier else FAIL,
        codes=codes,
    )


def boundary_error_m2(policy: SubsidyPolicy, land_m2: Fraction) -> Fraction:
    """Return the overlap with a 三旧 area up to which it is 边界误差 (E-6)."""
    return max(policy.boundary_error_m2, policy.boundary_error_share * land_m2)


def outside_land_m2(
    project: SubsidyProject, policy: SubsidyPolicy, land_m2: Fraction
) -> Fraction | None:
    """Return the land outside 三旧 when only a part of the project lies in it (A-19).

    Args:
        project: Its overlap with 三旧 areas.
        policy: Names the boundary error.
        land_m2: Whole land of the reading.
    """
    overlap = project.three_old.overlap_m2
    tolerance = boundary_error_m2(policy, land_m2)
    if overlap is None or overlap <= tolerance:
        return None
    outside = land_m2 - overlap
    return outside if outside > tolerance else None


def three_old_condition(
    project: SubsidyProject, policy: SubsidyPolicy, done: Completion, land_m2: Fraction
) -> Finding:
    """Judge E-6: the register asks for a decision, approval or settlement excludes (A-20).

    Approval and settlement with the number of their document are the signed finding. One whose
    land has nothing in common with the project contradicts itself and goes to a person: 边界误差
    is the sliver that a layer gives, not a stage without land.

    Args:
        project: What is known of it and the 三旧 regime.
        policy: Says what each stage of that regime leads to.
        done: A layer older than the acceptance does not show that nothing is there.
        land_m2: Whole land of the default reading.
    """
    facts = project.three_old
    tolerance = boundary_error_m2(policy, land_m2)
    partial = outside_land_m2(project, policy, land_m2) is not None
    effect = policy.three_old_effects[facts.status]
    stale = done.is_after(facts.as_of)
    within = facts.overlap_m2 is not None and facts.overlap_m2 <= tolerance
    landless = effect == EXCLUDE and facts.overlap_m2 == 0
    codes: tuple[str, ...] = ()
    if facts.finding == EXCLUDED:
        outcome, codes = FAIL, ("EXCLUDED_THREE_OLD",)
    elif facts.finding == APPLICABLE:
        outcome = PASS
    elif effect == UNKNOWN or (effect == PASS and stale):
        both = ("THREE_OLD_UNKNOWN", "REVIEW_THREE_OLD_PARTIAL")
        outcome, codes = UNKNOWN, both if partial else both[:1]
    elif landless:
        outcome, codes = REVIEW, ("REVIEW_THREE_OLD",)
    elif within or (facts.overlap_m2 is None and effect == PASS):
        outcome = PASS
    elif partial:
        outcome, codes = REVIEW, ("REVIEW_THREE_OLD_PARTIAL",)
    elif effect == EXCLUDE:
        outcome, codes = FAIL, ("EXCLUDED_THREE_OLD",)
    else:
        outcome, codes = REVIEW, ("REVIEW_THREE_OLD",)
    return Finding(
        code="E-6",
        clause=policy.three_old,
        value=_three_old_value(facts, effect, stale=stale and effect == PASS),
        threshold=f"none; 边界误差 ≤ {format_decimal(tolerance, 2)} m²",
        outcome=outcome,
        codes=codes,
    )


def _three_old_value(facts: ThreeOld, effect: str, *, stale: bool) -> str:
    findings = {EXCLUDED: "核定按三旧办理", APPLICABLE: "核定不按三旧办理"}
    parts = [
        facts.status,
        "" if facts.overlap_m2 is None else f"重叠 {format_decimal(facts.overlap_m2, 2)} m²",
        "" if facts.entered_on is None else f"入库 {facts.entered_on}",
        "" if facts.as_of is None else f"数据时点 {facts.as_of}",
        "（早于竣工验收，不能说明未纳入）" if stale else "",
        findings.get(facts.finding or "", ""),
        facts.document or ("文号未填" if effect == EXCLUDE else ""),
    ]
    return " ".join(part for part in parts if part)
