# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which acceptance decides, and whether it lies in the validity of the document (E-4, E-5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy.pack import Decision, SubsidyPolicy, Switches
from lowuse_plugin.domain.policy.switches import BY_PHASE, FIRST_PRESENT
from lowuse_plugin.domain.subsidy.facts import Acceptance, SubsidyProject
from lowuse_plugin.domain.subsidy.finding import (
    DEPENDS,
    FAIL,
    PASS,
    REVIEW,
    TRIAL,
    Finding,
)
from lowuse_plugin.domain.units import format_decimal

ACCEPTED = "竣工验收"
"""What is shown of an acceptance of which only the day is known."""


@dataclass(frozen=True)
class Completion:
    """Which acceptances there are and which one decides (A-15, A-16)."""

    deciding: Acceptance | None
    """None when the whole project is not accepted by today, nor a phase that counts."""
    by_kind: dict[str, date]
    """Latest date a kind, past or today, of what counts."""
    pending: bool
    """A kind of acceptance is dated after today."""
    phased: bool
    phases: tuple[Acceptance, ...] = ()
    """Accepted phases, where a person lets them count before the whole (A-15)."""

    def is_after(self, day: date | None) -> bool:
        """Tell whether what decides was accepted after a day; an unknown one is none."""
        return day is not None and self.deciding is not None and day < self.deciding.on

    @property
    def days(self) -> tuple[date, ...]:
        """Return the days that the validity is asked of."""
        return tuple(p.on for p in self.phases) or tuple(self.by_kind.values())


def completion(
    project: SubsidyProject, policy: SubsidyPolicy, switches: Switches, today: date
) -> Completion:
    """Find the acceptance of a project that decides, as :func:`completion_of`.

    Raises:
        LowUseError: ``SWITCH_WITHOUT_FACT``.
    """
    return completion_of(project.acceptances, policy, switches, today)


def completion_of(
    acceptances: Sequence[Acceptance], policy: SubsidyPolicy, switches: Switches, today: date
) -> Completion:
    """Find the acceptance that decides.

    Of phases only the documents of the deciding kind count: two kinds may accept one phase.

    Raises:
        LowUseError: ``SWITCH_WITHOUT_FACT`` when there are acceptances, but not of the chosen kind.
    """
    whole = [a for a in acceptances if not a.interim]
    done = [a for a in whole if a.on <= today]
    kinds = [a.kind for a in whole]
    phased = len(whole) < len(acceptances) or len(set(kinds)) < len(kinds)
    pending = len(done) < len(whole)
    by_phase = switches.phased == BY_PHASE and not done
    if by_phase:
        done = [a for a in acceptances if a.interim and a.on <= today]
    by_kind = {a.kind: a.on for a in sorted(done, key=lambda a: a.on)}
    if not done:
        return Completion(None, by_kind, pending, phased)
    kind = _deciding_kind(by_kind, policy, switches)
    of_kind = sorted((a for a in done if a.kind == kind), key=lambda a: a.on)
    phases = tuple(of_kind) if by_phase else ()
    return Completion(of_kind[-1], by_kind, pending, phased, phases)


def _deciding_kind(by_kind: dict[str, date], policy: SubsidyPolicy, switches: Switches) -> str:
    order = [*policy.acceptance_kinds, *by_kind]
    wanted = switches.acceptance_kind
    kind = next(k for k in order if k in by_kind) if wanted == FIRST_PRESENT else wanted
    if kind not in by_kind:
        raise LowUseError("SWITCH_WITHOUT_FACT", field="acceptance_kind", value=kind)
    return kind


def in_force(policy: SubsidyPolicy, on: date) -> bool:
    """Tell whether a day is in the validity, first and last day included (A-17, A-18)."""
    return policy.valid_from <= on <= policy.valid_to


def accepted_in_force(policy: SubsidyPolicy, done: Completion) -> bool:
    """Tell whether what decides was accepted in the validity; a trial counts as if."""
    if done.phases:
        return any(in_force(policy, phase.on) for phase in done.phases)
    return done.deciding is None or in_force(policy, done.deciding.on)


def phase_floor_m2(policy: SubsidyPolicy, phases: Sequence[Acceptance]) -> Fraction | None:
    """Return the floor area of the phases accepted in the validity, None where one is not known."""
    total = Fraction(0)
    for phase in phases:
        if not in_force(policy, phase.on):
            continue
        if phase.floor_area_m2 is None:
            return None
        total += phase.floor_area_m2
    return total


def acceptance_condition(
    policy: SubsidyPolicy, done: Completion, today: date, decision: Decision
) -> Finding:
    """Judge E-4: accepted by today, as a whole; a phase that counts goes to a person (A-15)."""
    asked = done.phased and not decision.settles("phased")
    codes: tuple[str, ...] = ("REVIEW_PHASED",) if asked else ()
    if done.phases and phase_floor_m2(policy, done.phases) is None:
        codes = (*codes, "PHASE_FLOOR_AREA_MISSING")
    if done.deciding is None:
        outcome, codes = TRIAL, ("NOT_ACCEPTED", *codes)
    elif done.pending and not decision.settles("acceptance_kind"):
        outcome, codes = DEPENDS, ("ACCEPTANCE_DATE_SENSITIVE", *codes)
    else:
        outcome = REVIEW if codes else PASS
    return Finding(
        code="E-4",
        clause=policy.acceptance,
        value=_accepted(policy, done),
        threshold=f"≤ {today}",
        outcome=outcome,
        codes=codes,
    )


def _accepted(policy: SubsidyPolicy, done: Completion) -> str:
    if done.phases:
        return "; ".join(_document(policy, phase) for phase in done.phases)
    return "" if done.deciding is None else _document(policy, done.deciding)


def _document(policy: SubsidyPolicy, acceptance: Acceptance) -> str:
    kind = policy.acceptance_kinds.get(acceptance.kind, ACCEPTED)
    text = f"{acceptance.on} {kind} {acceptance.number or ''}".strip()
    if not acceptance.interim:
        return text
    area = acceptance.floor_area_m2
    shown = "建筑面积未填" if area is None else f"{format_decimal(area, 2)} m²"
    return f"{text}（分期 {shown}）"


def validity_condition(
    project: SubsidyProject,
    policy: SubsidyPolicy,
    done: Completion,
    today: date,
    decision: Decision,
) -> Finding:
    """Judge E-5 for every kind of acceptance, then the day of the application.

    A document may settle which kind decides; phases on both sides of a bound stay open.
    """
    asked = done.days
    if decision.settles("acceptance_kind") and done.deciding is not None and not done.phases:
        asked = (done.deciding.on,)
    inside = {in_force(policy, on) for on in asked}
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
        f"{policy.acceptance_kinds.get(kind, ACCEPTED)} {on}" for kind, on in done.by_kind.items()
    )
    return Finding(
        code="E-5",
        clause=policy.validity,
        value=f"{days}; 申请 {applied}" if days else f"申请 {applied}",
        threshold=f"{policy.valid_from} … {policy.valid_to}",
        outcome=outcome,
        codes=codes,
    )
