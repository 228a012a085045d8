# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a person enters for a step of a claim: judged, and turned into columns of the claim.

Four eyes: who calculated neither reviews nor approves. Days never run backwards and never lie in
the future; only the last day of a publicity may.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from lowuse_plugin.domain.claims.records import (
    ACCEPTED,
    APPROVED,
    CITY_APPLIED,
    CITY_PAID,
    DISTRICT_PAID,
    JOINT_REVIEW,
    PUBLICITY,
    REVIEWED,
    ClaimFacts,
    ClaimStep,
    StepInput,
    unpaid,
)
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.inputs import parse_day
from lowuse_plugin.domain.names import name_key
from lowuse_plugin.domain.ports import Value
from lowuse_plugin.domain.procedure import Procedure
from lowuse_plugin.domain.subsidy.ledger import yuan_text

Values = dict[str, Value]


def check_signature(
    step: StepInput, steps: Sequence[ClaimStep], earliest: date | None, today: date
) -> None:
    """Refuse a step without a name, or with a day that cannot be.

    Args:
        step: What was entered.
        steps: What was done before, in order.
        earliest: Day of the acceptance, None while there is none. What was calculated here only
            afterwards may have been decided long ago.
        today: Day of the office.

    Raises:
        LowUseError: ``CLAIM_WHO_MISSING``, ``CLAIM_DAY_IN_FUTURE``, ``CLAIM_DAY_BACKWARDS``.
    """
    if not name_key(step.done_by):
        raise LowUseError("CLAIM_WHO_MISSING")
    if step.done_on > today:
        on, latest = step.done_on.isoformat(), today.isoformat()
        raise LowUseError("CLAIM_DAY_IN_FUTURE", on=on, expected=latest)
    known = [*([earliest] if earliest else []), *(each.done_on for each in steps)]
    before = max(known, default=step.done_on)
    if step.done_on < before:
        on, first = step.done_on.isoformat(), before.isoformat()
        raise LowUseError("CLAIM_DAY_BACKWARDS", on=on, expected=first)


def check_reason(step: StepInput) -> None:
    """Refuse going back without saying why.

    Raises:
        LowUseError: ``CLAIM_REASON_MISSING``.
    """
    if not step.opinion.strip():
        raise LowUseError("CLAIM_REASON_MISSING")


def values_of(facts: ClaimFacts, to_state: str, step: StepInput, procedure: Procedure) -> Values:
    """Return what a step writes into the claim beside its state.

    Args:
        facts: The claim before the step.
        to_state: The state that is entered.
        step: What was entered, its signature checked.
        procedure: Departments and days.

    Raises:
        LowUseError: What the step lacks or says wrongly; every code begins with ``CLAIM_``, but
            ``INPUT_NOT_A_DATE`` for a day that is none.
    """
    judge = _JUDGES.get(to_state)
    return {} if judge is None else judge(facts, step, procedure)


def _review(facts: ClaimFacts, step: StepInput, _: Procedure) -> Values:
    """复核: another person; what the law leaves open needs a document and an opinion."""
    _refuse_same(facts, step)
    document = step.document_no.strip() or facts.case.basis_document
    if facts.case.status == "review" and not (document and step.opinion.strip()):
        raise LowUseError("CLAIM_REVIEW_NEEDS_DOCUMENT")
    return {"reviewed_by": step.done_by.strip()}


def _refuse_same(facts: ClaimFacts, step: StepInput) -> None:
    if name_key(step.done_by) == name_key(facts.calculated_by):
        raise LowUseError("CLAIM_SAME_PERSON", name=step.done_by.strip())


def _accept(facts: ClaimFacts, step: StepInput, __: Procedure) -> Values:
    applied = _day(step.details, "applied_on") or step.done_on
    if applied > step.done_on:
        on, latest = applied.isoformat(), step.done_on.isoformat()
        raise LowUseError("CLAIM_DAY_IN_FUTURE", on=on, expected=latest)
    valid_to = facts.case.valid_to
    if valid_to is not None and (applied > valid_to) != facts.case.applied_late:
        on, until = applied.isoformat(), valid_to.isoformat()
        raise LowUseError("CLAIM_APPLIED_ACROSS_EXPIRY", on=on, until=until)
    return {"applied_on": applied.isoformat()}


def _joint_review(_: ClaimFacts, step: StepInput, procedure: Procedure) -> Values:
    """部门联审: every department has spoken, and none is against it."""
    given = step.details.get("departments")
    opinions = given if isinstance(given, Mapping) else {}
    lacking, against = [], []
    for department in procedure.departments:
        said = opinions.get(department.code)
        said = said if isinstance(said, Mapping) else {}
        if not isinstance(said.get("agrees"), bool) or not _text(said, "opinion"):
            lacking.append(department.title)
            continue
        day = _day(said, "on")
        if day is not None and day > step.done_on:
            on, latest = day.isoformat(), step.done_on.isoformat()
            raise LowUseError("CLAIM_DAY_IN_FUTURE", on=on, expected=latest)
        if not said["agrees"]:
            against.append(department.title)
    if lacking:
        raise LowUseError("CLAIM_DEPARTMENTS_MISSING", departments=tuple(lacking))
    if against:
        raise LowUseError("CLAIM_DEPARTMENTS_AGAINST", departments=tuple(against))
    return {}


def _publicity(_: ClaimFacts, step: StepInput, procedure: Procedure) -> Values:
    """公示: long enough, begun by the day of the step, at a place that is named."""
    first, last = _day(step.details, "publicity_from"), _day(step.details, "publicity_to")
    if first is None or last is None:
        raise LowUseError("CLAIM_PUBLICITY_DAYS_MISSING")
    if first > step.done_on:
        on, latest = first.isoformat(), step.done_on.isoformat()
        raise LowUseError("CLAIM_DAY_IN_FUTURE", on=on, expected=latest)
    days = (last - first).days + 1
    if days < procedure.publicity_days:
        raise LowUseError(
            "CLAIM_PUBLICITY_TOO_SHORT", days=max(days, 0), expected=procedure.publicity_days
        )
    if not _text(step.details, "place"):
        raise LowUseError("CLAIM_PLACE_MISSING")
    _check_objections(step.details)
    return {"publicity_from": first.isoformat(), "publicity_to": last.isoformat()}


def publicity_begins(step: StepInput, steps: Sequence[ClaimStep]) -> None:
    """Refuse a publicity that began before the step before it was done.

    Raises:
        LowUseError: ``CLAIM_DAY_BACKWARDS``, ``INPUT_NOT_A_DATE``.
    """
    first = _day(step.details, "publicity_from")
    if first is not None and steps and first < steps[-1].done_on:
        on, earliest = first.isoformat(), steps[-1].done_on.isoformat()
        raise LowUseError("CLAIM_DAY_BACKWARDS", on=on, expected=earliest)


def _check_objections(details: Mapping[str, Any]) -> None:
    objections = details.get("objections") or ()
    if isinstance(objections, str) or not isinstance(objections, Sequence):
        objections = (objections,)
    for objection in objections:
        said = objection if isinstance(objection, Mapping) else {"text": str(objection)}
        if not _text(said, "answer"):
            raise LowUseError("CLAIM_OBJECTION_UNANSWERED", objection=_text(said, "text") or "?")


def _approve(facts: ClaimFacts, step: StepInput, _: Procedure) -> Values:
    """审定: another person, by document, of the calculated sum or of less with a reason."""
    _refuse_same(facts, step)
    if not step.document_no.strip():
        raise LowUseError("CLAIM_DOCUMENT_MISSING")
    if facts.publicity_to is not None and step.done_on <= facts.publicity_to:
        raise LowUseError("CLAIM_PUBLICITY_RUNS", until=facts.publicity_to.isoformat())
    _check_objections(step.details)
    amount, calculated = step.amount_fen, facts.case.amount_fen or 0
    if isinstance(amount, bool) or not isinstance(amount, int) or amount <= 0:
        raise LowUseError("CLAIM_AMOUNT_MISSING")
    if amount > calculated:
        raise LowUseError(
            "CLAIM_AMOUNT_ABOVE", value=yuan_text(amount), expected=yuan_text(calculated)
        )
    if amount < calculated and not _text(step.details, "amount_reason"):
        raise LowUseError(
            "CLAIM_AMOUNT_REASON", value=yuan_text(amount), expected=yuan_text(calculated)
        )
    parts = step.details.get("parts")
    if parts is not None:
        _check_parts(parts, facts.parts, amount)
    return {
        "approved_fen": amount,
        "approved_on": step.done_on.isoformat(),
        "approval_document_no": step.document_no.strip(),
    }


def _check_parts(parts: object, known: Mapping[str, int], amount: int) -> None:
    """Refuse parts that are no whole 分 of these districts, or do not add up."""
    given = dict(parts) if isinstance(parts, Mapping) else {}
    whole = all(isinstance(fen, int) and not isinstance(fen, bool) for fen in given.values())
    if set(given) != set(known) or not whole or min(given.values(), default=-1) < 0:
        raise LowUseError("CLAIM_PARTS_WRONG", districts=tuple(known))
    if sum(given.values()) != amount:
        total = yuan_text(sum(given.values()))
        raise LowUseError("CLAIM_PARTS_SUM", value=total, expected=yuan_text(amount))


def _district_paid(facts: ClaimFacts, step: StepInput, _: Procedure) -> Values:
    """区财政拨付: all of 审定金额, or somebody says why less is all that is paid."""
    return _explained(facts, DISTRICT_PAID, step)


def _city_paid(facts: ClaimFacts, step: StepInput, _: Procedure) -> Values:
    """市级拨付: all that is due, or somebody says why the rest stays open."""
    return _explained(facts, CITY_PAID, step)


def _explained(facts: ClaimFacts, to_state: str, step: StepInput) -> Values:
    left = unpaid(facts.money, to_state)
    if left is not None and not step.opinion.strip():
        raise LowUseError(left.code, **left.params)
    return {}


def _apply_to_city(_: ClaimFacts, step: StepInput, __: Procedure) -> Values:
    if not step.document_no.strip():
        raise LowUseError("CLAIM_DOCUMENT_MISSING")
    return {"city_application_no": step.document_no.strip()}


_JUDGES: Mapping[str, Callable[[ClaimFacts, StepInput, Procedure], Values]] = {
    REVIEWED: _review,
    ACCEPTED: _accept,
    JOINT_REVIEW: _joint_review,
    PUBLICITY: _publicity,
    APPROVED: _approve,
    DISTRICT_PAID: _district_paid,
    CITY_APPLIED: _apply_to_city,
    CITY_PAID: _city_paid,
}


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    return value.strip() if isinstance(value, str) else ""


def _day(data: Mapping[str, Any], name: str) -> date | None:
    """Return a day of the details, None when it is missing.

    Raises:
        LowUseError: ``INPUT_NOT_A_DATE``.
    """
    value = data.get(name)
    return None if value in (None, "") else parse_day(value, name)
