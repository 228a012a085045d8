# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A case of the adjustment ledger on its way: 拟订 → 公示 → 报批 → 已批准, and what each step asks.

Days never run backwards and never lie in the future. What makes the line less contiguous does not
stop a case: somebody has to say why it is so all the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lowuse_plugin.domain.adjustments import procedure as chain
from lowuse_plugin.domain.adjustments.case import AdjustmentCase, AdjustmentFigures
from lowuse_plugin.domain.adjustments.procedure import AdjustmentProcedure
from lowuse_plugin.domain.claims.records import Blocker
from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.document_numbers import is_document_number
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.inputs import parse_day
from lowuse_plugin.domain.names import name_key

_HIDDEN_M2 = 0.005


@dataclass(frozen=True)
class AdjustmentStepInput:
    """What a person says of one step.

    ``details`` by the step:

    - 公示: ``publicity_from``, ``publicity_to`` (ISO days), ``place``;
    - 报批: ``objections`` [{``text``, ``answer``}] that came to the end of the publicity,
      ``authority`` to which the case goes.
    """

    done_by: str
    done_on: date
    document_no: str = ""
    opinion: str = ""
    """Also why a case goes back, is refused, withdrawn or taken up again."""
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class AdjustmentDecision:
    """What the authority decided."""

    approval_no: str
    approved_by: str
    approved_on: date
    in_force_from: date
    """First day of the new version."""
    version: str = ""
    """Name of the new version; empty takes the one that is proposed."""


def blockers_of(figures: AdjustmentFigures | None, problems: Sequence[Blocker]) -> list[Blocker]:
    """Return what keeps a case from being publicised, submitted or decided.

    Args:
        figures: Of the case, None where it has no blocks.
        problems: What of its blocks does not fit the line.
    """
    found = list(problems)
    if figures is not None and figures.balance == "short":
        params = {
            "in_m2": shown_area(figures.in_m2),
            "out_m2": shown_area(figures.out_m2),
            "lacking": shown_area(-figures.difference_m2),
        }
        found.append(Blocker("ADJUSTMENT_NOT_BALANCED", params))
    return found


def shown_area(area_m2: float) -> str:
    """Return an area with the two decimals of lists; more where two would hide the reason."""
    short = f"{area_m2:,.2f}"
    return (
        short
        if abs(float(short.replace(",", "")) - area_m2) <= _HIDDEN_M2 and short != "0.00"
        else f"{area_m2:,.6f}"
    )


def judge_signature(case: AdjustmentCase, step: AdjustmentStepInput, today: date) -> None:
    """Refuse a step without a name, or with a day that cannot be.

    Raises:
        LowUseError: ``ADJUSTMENT_WHO_MISSING``, ``ADJUSTMENT_DAY_IN_FUTURE`` (on, expected),
            ``ADJUSTMENT_DAY_BACKWARDS`` (on, expected).
    """
    if not name_key(step.done_by):
        raise LowUseError("ADJUSTMENT_WHO_MISSING")
    if step.done_on > today:
        raise _in_future(step.done_on, today)
    earliest = max((each.done_on for each in case.steps), default=step.done_on)
    if step.done_on < earliest:
        raise _backwards(step.done_on, earliest)


def judge_reason(step: AdjustmentStepInput) -> None:
    """Refuse going back, withdrawing or reopening without saying why.

    Raises:
        LowUseError: ``ADJUSTMENT_WHY_MISSING``.
    """
    if not step.opinion.strip():
        raise LowUseError("ADJUSTMENT_WHY_MISSING")


def judge_document(number: str) -> None:
    """Refuse a decision without the number of its document, or with what is none.

    Raises:
        LowUseError: ``ADJUSTMENT_DOCUMENT_MISSING``, ``ADJUSTMENT_DOCUMENT_SHAPE`` (document).
    """
    if not number.strip():
        raise LowUseError("ADJUSTMENT_DOCUMENT_MISSING")
    if not is_document_number(number):
        raise LowUseError("ADJUSTMENT_DOCUMENT_SHAPE", document=number.strip())


def judge_advance(
    case: AdjustmentCase,
    figures: AdjustmentFigures,
    step: AdjustmentStepInput,
    procedure: AdjustmentProcedure,
) -> str:
    """Refuse a step forward that lacks what it asks for; return the state that it leads to.

    Raises:
        LowUseError: ``ADJUSTMENT_NOT_OPEN`` (state), ``ADJUSTMENT_DECIDE_INSTEAD``,
            ``ADJUSTMENT_EXPLAIN``, ``ADJUSTMENT_PUBLICITY_DAYS_MISSING``,
            ``ADJUSTMENT_PUBLICITY_TOO_SHORT`` (days, expected), ``ADJUSTMENT_PLACE_MISSING``,
            ``ADJUSTMENT_PUBLICITY_RUNS`` (until), ``ADJUSTMENT_OBJECTION_UNANSWERED`` (objection),
            ``ADJUSTMENT_AUTHORITY_MISSING``, days as :func:`judge_signature`.
    """
    following = chain.next_state(case.state)
    if following is None:
        raise LowUseError("ADJUSTMENT_NOT_OPEN", state=state_word(case.state))
    if following == chain.DECIDED:
        raise LowUseError("ADJUSTMENT_DECIDE_INSTEAD")
    if following == chain.PUBLICISED:
        if figures.worse and not step.opinion.strip():
            raise LowUseError("ADJUSTMENT_EXPLAIN")
        _publicity(case, step, procedure)
    else:
        _submission(case, step)
    return following


def _publicity(
    case: AdjustmentCase, step: AdjustmentStepInput, procedure: AdjustmentProcedure
) -> None:
    first, last = publicity_days(step.details)
    if first is None or last is None:
        raise LowUseError("ADJUSTMENT_PUBLICITY_DAYS_MISSING")
    if first > step.done_on:
        raise _in_future(first, step.done_on)
    if case.steps and first < case.steps[-1].done_on:
        raise _backwards(first, case.steps[-1].done_on)
    days = (last - first).days + 1
    if days < procedure.publicity_days:
        raise LowUseError(
            "ADJUSTMENT_PUBLICITY_TOO_SHORT", days=max(days, 0), expected=procedure.publicity_days
        )
    if not text_of(step.details, "place"):
        raise LowUseError("ADJUSTMENT_PLACE_MISSING")


def _submission(case: AdjustmentCase, step: AdjustmentStepInput) -> None:
    if case.publicised_to is not None and step.done_on <= case.publicised_to:
        raise LowUseError("ADJUSTMENT_PUBLICITY_RUNS", until=case.publicised_to.isoformat())
    for said in objections_of(step.details):
        if not text_of(said, "answer"):
            objection = text_of(said, "text") or "?"
            raise LowUseError("ADJUSTMENT_OBJECTION_UNANSWERED", objection=objection)
    if not text_of(step.details, "authority"):
        raise LowUseError("ADJUSTMENT_AUTHORITY_MISSING")


def judge_decision(
    case: AdjustmentCase, decision: AdjustmentDecision, step: AdjustmentStepInput
) -> None:
    """Refuse a decision that lacks what makes it one.

    Raises:
        LowUseError: ``ADJUSTMENT_NOT_SUBMITTED`` (state), ``ADJUSTMENT_AUTHORITY_MISSING``,
            ``ADJUSTMENT_DOCUMENT_…``, ``ADJUSTMENT_DAY_IN_FUTURE``, ``ADJUSTMENT_DAY_BACKWARDS``,
            ``ADJUSTMENT_IN_FORCE_EARLY`` (on, expected).
    """
    if case.state != chain.SUBMITTED:
        raise LowUseError("ADJUSTMENT_NOT_SUBMITTED", state=state_word(case.state))
    if not decision.approved_by.strip():
        raise LowUseError("ADJUSTMENT_AUTHORITY_MISSING")
    judge_document(decision.approval_no)
    if decision.approved_on > step.done_on:
        raise _in_future(decision.approved_on, step.done_on)
    submitted = case.steps[-1].done_on if case.steps else decision.approved_on
    if decision.approved_on < submitted:
        raise _backwards(decision.approved_on, submitted)
    if decision.in_force_from < decision.approved_on:
        raise LowUseError(
            "ADJUSTMENT_IN_FORCE_EARLY",
            on=decision.in_force_from.isoformat(),
            expected=decision.approved_on.isoformat(),
        )


def returns_of(case: AdjustmentCase) -> tuple[str, ...]:
    """Return the states to which a case can be sent back."""
    return chain.earlier(case.state)


def publicity_days(details: Mapping[str, Any]) -> tuple[date | None, date | None]:
    """Return first and last day of a publicity.

    Raises:
        LowUseError: ``INPUT_NOT_A_DATE``.
    """
    return _day(details, "publicity_from"), _day(details, "publicity_to")


def objections_of(details: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    """Return the objections, however they were handed in."""
    given = details.get("objections") or ()
    if isinstance(given, str) or not isinstance(given, Sequence):
        given = (given,)
    return tuple(each if isinstance(each, Mapping) else {"text": str(each)} for each in given)


def text_of(data: Mapping[str, Any], name: str) -> str:
    """Return a text without the blanks around it, empty where there is none."""
    value = data.get(name)
    return value.strip() if isinstance(value, str) else ""


def state_word(state: str) -> str:
    """Return what people call a state."""
    return shown_code("adjustment_state", state)


def _day(details: Mapping[str, Any], name: str) -> date | None:
    value = details.get(name)
    return parse_day(value, name) if value else None


def _in_future(on: date, latest: date) -> LowUseError:
    return LowUseError("ADJUSTMENT_DAY_IN_FUTURE", on=on.isoformat(), expected=latest.isoformat())


def _backwards(on: date, earliest: date) -> LowUseError:
    return LowUseError("ADJUSTMENT_DAY_BACKWARDS", on=on.isoformat(), expected=earliest.isoformat())
