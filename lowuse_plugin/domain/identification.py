# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Proposing low-efficiency land: rules over many parcels at once, three-valued (D9).

What comes out is a suspicion; a person identifies and tags. Missing data makes a rule unknown,
never clear.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.identification_facts import (
    DECIMALS,
    EnterpriseLinks,
    EnterpriseYears,
    derive,
)
from lowuse_plugin.domain.identification_rules import (
    ALL_LAND,
    TEXT_FIELDS,
    Condition,
    Rule,
    RuleSet,
)

CLEAR, HIT, UNKNOWN, EXEMPT = range(4)
RULE_OUTCOMES = ("clear", "hit", "unknown", "exempt")
LETTERS = "NHUE"
"""One letter a rule in the stored text, in the order of the rules."""
PARCEL_OUTCOMES = ("not_suspected", "suspected", "incomplete")
_SHOWN_DECIMALS = 6
_COMPARE: Mapping[str, Any] = {
    "<": np.less,
    "<=": np.less_equal,
    ">": np.greater,
    ">=": np.greater_equal,
}

Mask = NDArray[np.bool_]
Outcomes = NDArray[np.uint8]


@dataclass(frozen=True)
class Nearest:
    """The clear rule whose threshold is nearest: why a parcel was not proposed."""

    code: str
    condition: int
    """Which of the rule's conditions it does not meet."""
    value: float
    threshold: float
    relative: float
    """Distance ÷ threshold."""


@dataclass(frozen=True)
class RuleLine:
    """What one rule says of one parcel."""

    code: str
    text: str
    outcome: str
    value: str
    threshold: str
    source: str
    clause: str

    def to_json(self) -> dict[str, str]:
        """Return the mapping of the interface."""
        names = ("code", "outcome", "value", "threshold", "source", "clause")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True)
class ConditionLine:
    """What one comparison of a rule says of one parcel."""

    field: str
    outcome: str
    """``met``, ``unmet`` or ``unknown``."""
    value: str
    """Number as text, or the stored word; empty when missing."""
    operator: str
    threshold: str
    """As the standard writes it; of a share of an agreed figure the product; of words those that
    meet it, separated by ``|``."""
    unit: str


@dataclass(frozen=True)
class Evaluation:
    """Outcome of every rule for n parcels."""

    rules: RuleSet
    facts: ColumnTable
    by_rule: Outcomes
    """rules × n, each :data:`CLEAR`, :data:`HIT`, :data:`UNKNOWN` or :data:`EXEMPT`."""
    outcome: Outcomes
    """n, index into :data:`PARCEL_OUTCOMES`."""

    def outcomes(self) -> list[str]:
        """Return n outcomes as stored."""
        return [PARCEL_OUTCOMES[code] for code in self.outcome.tolist()]

    def letters(self) -> list[str]:
        """Return n texts of one letter a rule."""
        alphabet = np.frombuffer(LETTERS.encode(), np.uint8)
        rows = np.ascontiguousarray(alphabet[self.by_rule.T])
        joined: list[bytes] = rows.view(f"S{len(self.rules.rules)}").ravel().tolist()
        return [text.decode() for text in joined]

    def explain(self, row: int) -> list[RuleLine]:
        """Return value, threshold, source and clause of every rule for one parcel."""
        facts = self.facts.take(np.array([row]))
        return [
            _line(rule, RULE_OUTCOMES[code], facts, self.rules)
            for rule, code in zip(self.rules.rules, self.by_rule[:, row].tolist(), strict=True)
        ]

    def conditions(self, row: int) -> list[list[ConditionLine]]:
        """Return every comparison of every rule for one parcel, in the order of the rules."""
        facts = self.facts.take(np.array([row]))
        return [[_comparison(c, facts) for c in rule.conditions] for rule in self.rules.rules]

    def codes(self, row: int, outcome: int) -> list[str]:
        """Return the codes of the rules with one outcome for one parcel."""
        chosen = self.by_rule[:, row] == outcome
        return [rule.code for rule, is_it in zip(self.rules.rules, chosen, strict=True) if is_it]

    def nearest(self, row: int) -> Nearest | None:
        """Return the clear rule with the nearest hit, None where no number leads to one.

        A rule of which all conditions must hold is as far as the furthest one it does not meet.
        """
        facts = self.facts.take(np.array([row]))
        found = []
        for rule, code in zip(self.rules.rules, self.by_rule[:, row].tolist(), strict=True):
            unmet = _unmet(rule, facts) if code == CLEAR else []
            numbers = [item for item in unmet if item is not None]
            if rule.match == "any":
                found += numbers
            elif len(numbers) == len(unmet):
                found += sorted(numbers, key=lambda item: item.relative)[-1:]
        return min(found, key=lambda item: item.relative, default=None)

    def to_json(self, row: int) -> dict[str, Any]:
        """Return the mapping of the interface for one parcel."""
        result: dict[str, Any] = {
            "outcome": PARCEL_OUTCOMES[int(self.outcome[row])],
            "hits": self.codes(row, HIT),
            "unknown": self.codes(row, UNKNOWN),
            "exempt": self.codes(row, EXEMPT),
            "rules": [line.to_json() for line in self.explain(row)],
            "warnings": ["EXAMPLE_RULES"] if self.rules.example else [],
        }
        nearest = self.nearest(row)
        if nearest is not None:
            result["nearest"] = {
                "code": nearest.code,
                "value": _shown(nearest.value),
                "threshold": _shown(nearest.threshold),
            }
        return result


def evaluate(
    parcels: ColumnTable,
    links: EnterpriseLinks,
    years: EnterpriseYears,
    rules: RuleSet,
    *,
    on: int,
) -> Evaluation:
    """Evaluate every rule for n parcels.

    Args:
        parcels: n rows with any of ``PARCEL_COLUMNS``.
        links: Enterprises on the parcels.
        years: Their figures by year.
        rules: The standard.
        on: Year of the assessment; only full years before it count.

    Returns:
        ``suspected`` where a rule is hit; else ``incomplete`` where a rule that needs its data is
        unknown; else ``not_suspected``. Land outside a rule's scope and exempt industries are
        exempt from it; land of unknown use is unknown to rules that have a scope.
    """
    facts = derive(parcels, links, years, rules, on=on)
    by_rule = np.stack([_outcome(rule, facts, rules) for rule in rules.rules])
    blocking = np.array([rule.blocks_when_missing for rule in rules.rules])
    suspected = (by_rule == HIT).any(axis=0)
    incomplete = (by_rule[blocking] == UNKNOWN).any(axis=0)
    outcome = np.where(suspected, 1, np.where(incomplete, 2, 0)).astype(np.uint8)
    return Evaluation(rules=rules, facts=facts, by_rule=by_rule, outcome=outcome)


def _outcome(rule: Rule, facts: ColumnTable, rules: RuleSet) -> Outcomes:
    judged = [_judge(condition, facts) for condition in rule.conditions]
    certain = [true & known for true, known in judged]
    impossible = [~true & known for true, known in judged]
    if rule.match == "all":
        hit, clear = reduce(np.logical_and, certain), reduce(np.logical_or, impossible)
    else:
        hit, clear = reduce(np.logical_or, certain), reduce(np.logical_and, impossible)
    outcome = np.where(hit, HIT, np.where(clear, CLEAR, UNKNOWN))
    if rule.scope != ALL_LAND:
        use = facts["use_group"]
        inside = _is_one_of(use.values, rules.scopes[rule.scope])
        outcome = np.where(use.valid, np.where(inside, outcome, EXEMPT), UNKNOWN)
    if rule.exempt_industries:
        outcome = np.where(_exempt_industry(rule, facts), EXEMPT, outcome)
    return outcome.astype(np.uint8)


def _judge(condition: Condition, facts: ColumnTable) -> tuple[Mask, Mask]:
    """Return whether a condition is true and whether that is known."""
    field = facts[condition.field]
    if condition.field in TEXT_FIELDS:
        known = field.valid
        if condition.field == "idle":
            known = known & ~_is_one_of(field.values, ("unknown",))
        return _is_one_of(field.values, condition.values), known
    threshold: Any = float(condition.threshold)
    known = field.valid
    if condition.times:
        other = facts[condition.times]
        threshold = np.round(np.where(other.valid, other.values, np.nan) * threshold, 9)
        known = known & other.valid
    compare = _COMPARE[condition.operator]
    return compare(np.where(known, field.values, np.nan), threshold), known


def _unmet(rule: Rule, facts: ColumnTable) -> list[Nearest | None]:
    """Return how far one parcel is from each condition that it does not meet.

    None stands for a condition that no number leads to.
    """
    found: list[Nearest | None] = []
    for place, condition in enumerate(rule.conditions):
        true, known = _judge(condition, facts)
        value, threshold = _number(condition, facts), _threshold(condition, facts)
        if true[0] or not known[0]:
            continue
        if value is None or not threshold:
            found.append(None)
            continue
        distance = abs(value - threshold) / abs(threshold)
        found.append(Nearest(rule.code, place, value, threshold, distance))
    return found


def _is_one_of(values: NDArray[Any], allowed: Sequence[str]) -> Mask:
    found = np.zeros(len(values), np.bool_)
    for word in allowed:
        found |= (values == word).astype(np.bool_)
    return found


def _exempt_industry(rule: Rule, facts: ColumnTable) -> Mask:
    codes = facts["industry_code"].to_list()
    exempt = {code: str(code or "").startswith(rule.exempt_industries) for code in set(codes)}
    return np.fromiter((exempt[code] for code in codes), np.bool_, len(codes))


def _number(condition: Condition, facts: ColumnTable) -> float | None:
    field = facts[condition.field]
    if condition.field in TEXT_FIELDS or not field.valid[0]:
        return None
    return float(field.values[0])


def _threshold(condition: Condition, facts: ColumnTable) -> float | None:
    if not condition.times:
        return float(condition.threshold)
    other = facts[condition.times]
    return float(condition.threshold) * float(other.values[0]) if other.valid[0] else None


def _line(rule: Rule, outcome: str, facts: ColumnTable, rules: RuleSet) -> RuleLine:
    values, thresholds = [], []
    for condition in rule.conditions:
        field = facts[condition.field]
        if condition.field in TEXT_FIELDS:
            values.append(str(field.values[0]) if field.valid[0] else "")
            thresholds.append("|".join(condition.values))
            continue
        number, threshold = _number(condition, facts), _threshold(condition, facts)
        values.append("" if number is None else _shown(number, threshold))
        limit = "" if threshold is None else f"{condition.operator} {_shown(threshold)}"
        thresholds.append(f"{limit} {condition.unit}".strip())
    if outcome == "exempt":
        by_industry = bool(_exempt_industry(rule, facts)[0]) if rule.exempt_industries else False
        reason = "industry_code" if by_industry else "use_name"
        values = [str(facts[reason].values[0])]
        thresholds = list(rule.exempt_industries if by_industry else rules.scopes[rule.scope])
    return RuleLine(
        code=rule.code,
        text=rule.text,
        outcome=outcome,
        value="; ".join(value for value in values if value),
        threshold="; ".join(dict.fromkeys(thresholds)),
        source=rule.source,
        clause=rule.clause,
    )


def _comparison(condition: Condition, facts: ColumnTable) -> ConditionLine:
    true, known = _judge(condition, facts)
    field = facts[condition.field]
    if condition.field in TEXT_FIELDS:
        value = str(field.values[0]) if field.valid[0] else ""
        threshold = "|".join(condition.values)
    else:
        number, limit = _number(condition, facts), _threshold(condition, facts)
        value = "" if number is None else _shown(number, limit)
        threshold = "" if limit is None else _shown(limit)
        if not condition.times:
            threshold = condition.written
    outcome = "unknown" if not known[0] else "met" if true[0] else "unmet"
    return ConditionLine(
        condition.field, outcome, value, condition.operator, threshold, condition.unit
    )


def _shown(value: float, against: float | None = None) -> str:
    """Return six decimals, all that facts have where fewer would read as what they are against."""
    text = _decimals(value, _SHOWN_DECIMALS)
    if against is None or value == against or text != _decimals(against, _SHOWN_DECIMALS):
        return text
    return _decimals(value, DECIMALS)


def _decimals(value: float, places: int) -> str:
    return f"{value:.{places}f}".rstrip("0").rstrip(".")
