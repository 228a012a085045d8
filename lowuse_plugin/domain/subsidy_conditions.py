# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The conditions E-1 … E-7 of the subsidy, each with its words, value, threshold and outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.land_use import UseMatch
from lowuse_plugin.domain.policy import Clause, SubsidyPolicy, Switches
from lowuse_plugin.domain.subsidy_input import Acceptance, SubsidyProject
from lowuse_plugin.domain.subsidy_readings import Reading, disagreements
from lowuse_plugin.domain.units import format_area, format_decimal

PASS, FAIL = "pass", "fail"
TRIAL = "trial"
"""Not yet: the result is a trial calculation."""
DEPENDS = "depends"
"""The admissible readings disagree."""
UNKNOWN = "unknown"
REVIEW = "review"
"""A person decides with a document."""

FAR_PLACES = 8
MIN_PARTS = 2


@dataclass(frozen=True)
class Finding:
    """What one condition says of a project."""

    clause: Clause
    value: str
    threshold: str
    outcome: str
    codes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, str]:
        """Return the trace entry of the interface."""
        return {
            "clause": self.clause.clause,
            "text": self.clause.text,
            "value": self.value,
            "threshold": self.threshold,
            "outcome": self.outcome,
        }


def project_conditions(project: SubsidyProject, policy: SubsidyPolicy) -> list[Finding]:
    """Judge E-1: kind of project, use before, use after."""
    of_type = project.project_type in policy.project_types
    return [
        Finding(
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
) -> Finding:
    match, text = use
    passing, failing = groups
    group = match.group if match else None
    codes: tuple[str, ...] = ()
    if group in passing:
        outcome = PASS
    elif group in failing:
        outcome, codes = FAIL, ("NOT_INDUSTRIAL",)
    else:
        outcome, codes = (UNKNOWN if match is None else REVIEW), (review,)
    shown = f"{text or ''} {match.name}".strip() if match else text or ""
    return Finding(clause, shown, "|".join(passing), outcome, codes)


def area_condition(
    project: SubsidyProject, policy: SubsidyPolicy, readings: Sequence[Reading]
) -> Finding:
    """Judge E-2 on unrounded m² of gross land: more than 30 亩, not 30 亩 (A-03)."""
    outcomes = {reading.area_passes for reading in readings}
    codes: tuple[str, ...] = ()
    if outcomes == {False}:
        outcome, codes = FAIL, ("AREA_NOT_OVER_30MU",)
    elif project.land_area_source in policy.trial_land_sources:
        outcome, codes = TRIAL, ("AREA_PLANE_ONLY",)
    else:
        outcome = PASS if outcomes == {True} else DEPENDS
    source = project.land_area_source or ""
    return Finding(
        clause=policy.land_area,
        value=f"{format_area(project.land_area_m2, mu_places=4)} {source}".strip(),
        threshold=f"> {format_area(policy.land_over_m2)}",
        outcome=outcome,
        codes=codes,
    )


def ratio_condition(policy: SubsidyPolicy, readings: Sequence[Reading]) -> Finding:
    """Judge E-3 under every reading, compared unrounded (A-07)."""
    default = readings[0]
    reached = {bool(reading.tier) for reading in readings}
    outcome = DEPENDS
    codes: tuple[str, ...] = ()
    if len(reached) == 1:
        outcome = PASS if default.tier else FAIL
        codes = () if default.tier else ("FAR_BELOW_1_5",)
    return Finding(
        clause=policy.floor_area_ratio,
        value=f"{format_decimal(default.far, FAR_PLACES)} {default.name}",
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
        clause=clause,
        value=format_decimal(default.far, FAR_PLACES),
        threshold=threshold,
        outcome=DEPENDS if codes else PASS if default.tier else FAIL,
        codes=codes,
    )


@dataclass(frozen=True)
class Completion:
    """Which acceptances there are and which one decides (A-15, A-16)."""

    deciding: Acceptance | None
    """None when the whole project is not accepted by today."""
    by_kind: dict[str, date]
    """Latest date a kind, past or today, of the whole project."""
    pending: bool
    """A kind of acceptance is dated after today."""
    phased: bool


def completion(
    project: SubsidyProject, policy: SubsidyPolicy, switches: Switches, today: date
) -> Completion:
    """Find the acceptance that decides.

    Raises:
        LowUseError: ``SWITCH_WITHOUT_FACT`` when there are acceptances, but not of the chosen kind.
    """
    whole = [a for a in project.acceptances if not a.interim]
    done = [a for a in whole if a.on <= today]
    kinds = [a.kind for a in whole]
    phased = len(whole) < len(project.acceptances) or len(set(kinds)) < len(kinds)
    by_kind = {a.kind: a.on for a in sorted(done, key=lambda a: a.on)}
    deciding = None
    if done:
        order = [*policy.acceptance_kinds, *by_kind]
        chosen = switches.acceptance_kind
        kind = next(k for k in order if k in by_kind) if chosen == "first_present" else chosen
        if kind not in by_kind:
            raise LowUseError("SWITCH_WITHOUT_FACT", field="acceptance_kind", value=kind)
        deciding = max((a for a in done if a.kind == kind), key=lambda a: a.on)
    return Completion(deciding, by_kind, pending=len(done) < len(whole), phased=phased)


def in_force(policy: SubsidyPolicy, on: date) -> bool:
    """Tell whether a day is in the validity, first and last day included (A-17, A-18)."""
    return policy.valid_from <= on <= policy.valid_to


def acceptance_condition(policy: SubsidyPolicy, done: Completion, today: date) -> Finding:
    """Judge E-4: accepted by today, as a whole."""
    codes: tuple[str, ...] = ("REVIEW_PHASED",) if done.phased else ()
    if done.deciding is None:
        outcome, codes = TRIAL, ("NOT_ACCEPTED", *codes)
    elif done.pending:
        outcome, codes = DEPENDS, ("ACCEPTANCE_DATE_SENSITIVE", *codes)
    else:
        outcome = REVIEW if codes else PASS
    value = ""
    if done.deciding is not None:
        kind = policy.acceptance_kinds.get(done.deciding.kind, "竣工验收")
        value = f"{done.deciding.on} {kind} {done.deciding.number or ''}".strip()
    return Finding(policy.acceptance, value, f"≤ {today}", outcome, codes)


def validity_condition(
    project: SubsidyProject, policy: SubsidyPolicy, done: Completion, today: date
) -> Finding:
    """Judge E-5 for every kind of acceptance, then the day of the application."""
    inside = {in_force(policy, on) for on in done.by_kind.values()}
    applied = project.applied_on or today
    late = applied > policy.valid_to
    codes: tuple[str, ...] = ("APPLIED_AFTER_EXPIRY",) if late else ()
    if inside == {False}:
        outcome, codes = FAIL, ("OUT_OF_VALIDITY",)
    elif not inside:
        outcome = TRIAL
    elif len(inside) > 1:
        outcome, codes = DEPENDS, ("ACCEPTANCE_DATE_SENSITIVE", *codes)
    else:
        outcome = REVIEW if late else PASS
    days = "; ".join(
        f"{policy.acceptance_kinds.get(kind, '竣工验收')} {on}" for kind, on in done.by_kind.items()
    )
    return Finding(
        clause=policy.validity,
        value=f"{days}; 申请 {applied}" if days else f"申请 {applied}",
        threshold=f"{policy.valid_from} … {policy.valid_to}",
        outcome=outcome,
        codes=codes,
    )


def boundary_error_m2(project: SubsidyProject, policy: SubsidyPolicy) -> Fraction:
    """Return the overlap with a 三旧 area up to which it is 边界误差 (E-6)."""
    return max(policy.boundary_error_m2, policy.boundary_error_share * project.land_area_m2)


def outside_land_m2(project: SubsidyProject, policy: SubsidyPolicy) -> Fraction | None:
    """Return the land outside 三旧 when only a part of the project lies in it (A-19)."""
    overlap = project.three_old.overlap_m2
    tolerance = boundary_error_m2(project, policy)
    if overlap is None or overlap <= tolerance:
        return None
    outside = project.land_area_m2 - overlap
    return outside if outside > tolerance else None


def three_old_condition(
    project: SubsidyProject, policy: SubsidyPolicy, done: Completion
) -> Finding:
    """Judge E-6: the register asks for a decision, approval or settlement excludes (A-20)."""
    facts = project.three_old
    overlap = facts.overlap_m2
    tolerance = boundary_error_m2(project, policy)
    partial = outside_land_m2(project, policy) is not None
    effect = policy.three_old_effects[facts.status]
    stale = bool(facts.as_of and done.deciding and facts.as_of < done.deciding.on)
    codes: tuple[str, ...] = ()
    if effect == UNKNOWN or (effect == PASS and stale):
        both = ("THREE_OLD_UNKNOWN", "REVIEW_THREE_OLD_PARTIAL")
        outcome, codes = UNKNOWN, both if partial else both[:1]
    elif (overlap is None and effect == PASS) or (overlap is not None and overlap <= tolerance):
        outcome = PASS
    elif partial:
        outcome, codes = REVIEW, ("REVIEW_THREE_OLD_PARTIAL",)
    elif effect == "exclude":
        outcome, codes = FAIL, ("EXCLUDED_THREE_OLD",)
    else:
        outcome, codes = REVIEW, ("REVIEW_THREE_OLD",)
    parts = [
        facts.status,
        "" if overlap is None else f"重叠 {format_decimal(overlap, 2)} m²",
        "" if facts.entered_on is None else f"入库 {facts.entered_on}",
        "" if facts.as_of is None else f"数据时点 {facts.as_of}",
        facts.document or "",
    ]
    return Finding(
        clause=policy.three_old,
        value=" ".join(part for part in parts if part),
        threshold=f"none; 边界误差 ≤ {format_decimal(tolerance, 2)} m²",
        outcome=outcome,
        codes=codes,
    )


def duplicate_condition(project: SubsidyProject, policy: SubsidyPolicy) -> Finding:
    """Judge E-7, a guard against paying twice for one land."""
    return Finding(
        clause=policy.duplicate,
        value="yes" if project.already_paid else "no",
        threshold="no",
        outcome=REVIEW if project.already_paid else PASS,
        codes=("REVIEW_DUPLICATE",) if project.already_paid else (),
    )


def district_condition(project: SubsidyProject, policy: SubsidyPolicy) -> Finding | None:
    """Ask for the document that splits a project over districts (A-13); None inside one."""
    if len(project.district_parts) < MIN_PARTS:
        return None
    districts = "|".join(part.district for part in project.district_parts)
    return Finding(
        policy.cross_district, districts, project.district, REVIEW, ("REVIEW_CROSS_DISTRICT",)
    )
