# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Why one parcel is proposed, or not, or cannot be judged yet: rule by rule (A07)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import repeat

from lowuse_plugin.domain.control_line.classes import LineVersion
from lowuse_plugin.domain.explanation import (
    CURRENT,
    NO_VALUE,
    NOT_ASSESSED,
    OUTDATED,
    Explanation,
    Missing,
    NearMiss,
    Reason,
    StandardName,
)
from lowuse_plugin.domain.identification.evaluate import Evaluation
from lowuse_plugin.domain.identification.lines import BOUNDARY_DAY, ConditionLine, RuleLine
from lowuse_plugin.domain.identification.missing import Known, why_missing
from lowuse_plugin.domain.identification.rules import (
    SCORE,
    Condition,
    Rule,
    parse_kept_rule_set,
)
from lowuse_plugin.domain.parcels.card import ControlLine
from lowuse_plugin.domain.ports import Reading, Store
from lowuse_plugin.services.identification.identify import read_facts, results
from lowuse_plugin.services.parcels.card import control_of


def explain(store: Store, uuid: str, on: date) -> Explanation:
    """Return the reasons for the stored result of a parcel.

    The rules are those that the last stored assessment names; they are evaluated again, and when
    the parcel, a tax or the year changed what they say, the explanation is ``outdated`` and tells
    what they say now.

    Args:
        store: The workspace.
        uuid: A parcel; of one that is not current nothing is assessed.
        on: Today: full years before it count, and it decides which control line is in force.

    Raises:
        LowUseError: What the store says, or ``POLICY_INVALID`` for a stored rule set.
    """
    with store.read() as reading:
        return explanation_of(reading, uuid, on)


def explanation_of(reading: Reading, uuid: str, on: date) -> Explanation:
    """Return the reasons from a state that is being read, as :func:`explain`."""
    control = control_of(reading, uuid, on)
    base = Explanation(uuid, NOT_ASSESSED, control=control, control_in_force=_applies(control, on))
    stored = reading.table("explain_assessment", uuid=uuid).to_rows()
    facts = read_facts(reading, [uuid])
    if not stored or not len(facts.parcels):
        return base
    last = stored[0]
    rules = parse_kept_rule_set(last["content"], last["rule_set_id"])
    evaluation = facts.evaluate(rules, on=on)
    outcome = evaluation.outcomes()[0]
    [said] = results(evaluation).to_rows()
    holds = last["row_version"] == last["parcel_version"] and all(
        last[name] == value for name, value in said.items()
    )
    reasons = _reasons(evaluation)
    why_not = _why_not(evaluation, reasons)
    return replace(
        base,
        state=CURRENT if holds else OUTDATED,
        outcome=outcome,
        standard=StandardName(rules.id, rules.title, rules.document_no, rules.example),
        assessed_on=last["assessed_on"],
        rules=reasons,
        nearest=why_not[0].rule if why_not else None,
        why_not=why_not,
        score=None if evaluation.score is None else float(evaluation.score[0]),
        score_most=None if evaluation.score_most is None else float(evaluation.score_most[0]),
        score_at_least=_points(rules.score_at_least),
    )


def _applies(control: ControlLine | None, on: date) -> bool:
    """Tell whether the checked version is in force; nothing speaks against no version."""
    if control is None:
        return True
    version = LineVersion.stated("", control.version, control.valid_from, control.valid_to)
    return version.in_force(on)


def _reasons(evaluation: Evaluation) -> tuple[Reason, ...]:
    known = evaluation.known(0)
    lines = zip(
        evaluation.rules.rules, evaluation.explain(0), evaluation.conditions(0), strict=True
    )
    return tuple(_reason(rule, line, conditions, known) for rule, line, conditions in lines)


def _reason(
    rule: Rule, line: RuleLine, conditions: Sequence[ConditionLine], known: Known
) -> Reason:
    exempt = line.outcome == "exempt"
    children = () if exempt else tuple(map(_comparison, rule.conditions, conditions, repeat(known)))
    return Reason(
        code=rule.code,
        outcome=line.outcome,
        text=rule.text,
        field="" if exempt else conditions[0].quantity,
        value=line.value if exempt else "",
        source=line.source,
        clause=rule.clause,
        missing=next(iter(line.missing), Missing(NO_VALUE)) if line.outcome == "unknown" else None,
        blocking=rule.blocks_when_missing,
        children=children,
        output=rule.output,
        year=line.year,
        weight=_points(rule.weight) if known.rules.logic == SCORE else "",
        example=rule.example,
        document_no=rule.document_no,
        flag=line.flag,
        note=line.note,
    )


def _comparison(condition: Condition, line: ConditionLine, known: Known) -> Reason:
    return Reason(
        code="",
        outcome=line.outcome,
        field=line.quantity,
        value=line.value,
        operator=line.operator,
        threshold=line.threshold,
        unit=line.unit,
        missing=why_missing(condition, known) if line.outcome == "unknown" else None,
        flag=BOUNDARY_DAY if line.boundary_day else "",
    )


def _why_not(evaluation: Evaluation, reasons: Sequence[Reason]) -> tuple[NearMiss, ...]:
    by_code = {reason.code: reason for reason in reasons}
    found = []
    for near in evaluation.why_not(0):
        rule = by_code[near.code]
        nearest = replace(rule, children=(rule.children[near.condition],))
        found.append(NearMiss(nearest, near.relative))
    return tuple(found)


def _points(value: Fraction | None) -> str:
    return "" if value is None else f"{float(value):g}"
