# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a rule and its comparisons say of one parcel, with value, threshold and distance (A07)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.explanation import INDUSTRY_UNKNOWN, Missing
from lowuse_plugin.domain.identification.facts import DECIMALS
from lowuse_plugin.domain.identification.rules import ANY, Condition, Rule, RuleSet
from lowuse_plugin.domain.industry_codes import belongs
from lowuse_plugin.domain.quantities import DATE, NUMBER, TEXT, UNKNOWN_WORD, quantities, word_of

BOUNDARY_DAY = "BOUNDARY_DAY"
"""Flag of a rule that is hit on the very day up to which it reaches (A-30)."""
_SHOWN_DECIMALS = 6
_COMPARE: dict[str, Any] = {
    "<": np.less,
    "<=": np.less_equal,
    ">": np.greater,
    ">=": np.greater_equal,
}

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Nearest:
    """How far a parcel is from a clear rule: why it was not proposed."""

    code: str
    condition: int
    """Which of the rule's conditions it does not meet."""
    value: float
    threshold: float
    relative: float
    """Distance ÷ threshold."""

    def to_json(self) -> dict[str, str]:
        """Return the mapping of the interface."""
        return {
            "code": self.code,
            "value": _shown(self.value, self.threshold),
            "threshold": _shown(self.threshold),
            "distance_pct": _decimals(self.relative * 100, 2),
        }


@dataclass(frozen=True)
class RuleLine:
    """What one rule says of one parcel."""

    code: str
    text: str
    outcome: str
    value: str
    threshold: str
    source: str
    """Unit that supplied the figures where it is stated, else who is to supply them."""
    clause: str
    unit: str = ""
    year: int | None = None
    """Of the figures, where they are of a year."""
    output: str = ""
    weight: Fraction = Fraction(1)
    example: bool = True
    document_no: str = ""
    flag: str = ""
    """:data:`BOUNDARY_DAY` where a person has to confirm it."""
    missing: tuple[Missing, ...] = ()
    """Why it is unknown."""
    note: str = ""
    """:data:`INDUSTRY_UNKNOWN` where the rule exempts industries and this one is not known."""

    def to_json(self) -> dict[str, Any]:
        """Return the mapping of the interface."""
        names = (
            "code", "text", "outcome", "value", "threshold", "unit", "source", "year", "clause",
            "document_no", "output", "example", "flag", "note",
        )  # fmt: skip
        line = {name: getattr(self, name) for name in names}
        line["missing"] = [
            {"code": each.code, "quantity": each.quantity, "years": list(each.years)}
            for each in self.missing
        ]
        return line


@dataclass(frozen=True)
class ConditionLine:
    """What one comparison of a rule says of one parcel."""

    quantity: str
    outcome: str
    """``met``, ``unmet`` or ``unknown``."""
    value: str
    """Number or day as text, or the stored word; empty when missing."""
    operator: str
    threshold: str
    """As the standard writes it; of a share of an agreed figure the product; of words those that
    meet it, separated by ``|``."""
    unit: str
    boundary_day: bool = False
    """The value is the very day."""


def judge(condition: Condition, facts: ColumnTable) -> tuple[Mask, Mask]:
    """Return for n parcels whether a condition is true and whether that is known."""
    field = facts[condition.quantity]
    kind = quantities()[condition.quantity].kind
    if kind == TEXT:
        known = field.valid
        if "unknown" in dict(quantities()[condition.quantity].words):
            known = known & ~is_one_of(field.values, (UNKNOWN_WORD,))
        return is_one_of(field.values, condition.values), known
    if kind == DATE:
        day = np.datetime64(condition.day) if condition.day else np.datetime64("NaT")
        return _COMPARE[condition.operator](field.values, day) & field.valid, field.valid
    limits = _limits(condition, facts)
    known = field.valid & ~np.isnan(limits)
    compare = _COMPARE[condition.operator]
    return compare(np.where(known, field.values, np.nan), limits), known


def _limits(condition: Condition, facts: ColumnTable) -> NDArray[np.float64]:
    """Return for n parcels what a number is compared with, NaN where nothing was agreed.

    Rounded as the quantities are: a third of the land is 1/3, whichever is divided first.
    """
    threshold = float(condition.threshold)
    if not condition.times:
        return np.round(np.full(len(facts), threshold), DECIMALS)
    other = facts[condition.times]
    # Nobody agreed on nothing: a share of zero decides nothing.
    agreed = other.valid & (np.where(other.valid, other.values, np.nan) > 0)
    return np.round(np.where(agreed, other.values, np.nan) * threshold, DECIMALS)


def on_boundary_day(rule: Rule, facts: ColumnTable) -> Mask:
    """Return for n parcels whether a day is the last or first one that a rule reaches to."""
    found = np.zeros(len(facts), np.bool_)
    for condition in rule.conditions:
        if condition.boundary_day:
            days = facts[condition.quantity]
            found |= days.valid & (days.values == np.datetime64(str(condition.day)))
    return found


def is_one_of(values: NDArray[Any], allowed: Sequence[str]) -> Mask:
    """Return for n words whether they are among some."""
    found = np.zeros(len(values), np.bool_)
    for word in allowed:
        found |= (values == word).astype(np.bool_)
    return found


def exempt_industry(rule: Rule, facts: ColumnTable) -> Mask:
    """Return for n parcels whether their industry is exempt from a rule."""
    codes = facts["industry_code"].to_list()
    exempt = {code: belongs(code, rule.exempt_industries) is True for code in set(codes)}
    return np.fromiter((exempt[code] for code in codes), np.bool_, len(codes))


def industry_notes(rule: Rule, facts: ColumnTable) -> list[str]:
    """Return for n parcels that one may be exempt for an industry not known; it counts as not."""
    codes = facts["industry_code"].to_list()
    if not rule.exempt_industries:
        return [""] * len(codes)
    note = {True: "", False: "", None: INDUSTRY_UNKNOWN}
    notes = {code: note[belongs(code, rule.exempt_industries)] for code in set(codes)}
    return [notes[code] for code in codes]


# -- one parcel: tables of one row ----------------------------------------------------------------


def distance(rule: Rule, facts: ColumnTable) -> Nearest | None:
    """Return how far one parcel is from a rule that is clear, None where no number leads to it.

    A rule of which all conditions must hold is as far as the furthest one it does not meet.
    """
    unmet = _unmet(rule, facts)
    numbers = [item for item in unmet if item is not None]
    if rule.match == ANY:
        return min(numbers, key=lambda item: item.relative, default=None)
    if len(numbers) < len(unmet):
        return None
    return max(numbers, key=lambda item: item.relative, default=None)


def _unmet(rule: Rule, facts: ColumnTable) -> list[Nearest | None]:
    """Return how far one parcel is from each condition that it does not meet.

    None stands for a condition that no number leads to.
    """
    found: list[Nearest | None] = []
    for place, condition in enumerate(rule.conditions):
        true, known = judge(condition, facts)
        value, threshold = _number(condition, facts), _threshold(condition, facts)
        if true[0] or not known[0]:
            continue
        if value is None or not threshold:
            found.append(None)
            continue
        relative = abs(value - threshold) / abs(threshold)
        found.append(Nearest(rule.code, place, value, threshold, relative))
    return found


def exempt_reason(rule: Rule, facts: ColumnTable, rules: RuleSet) -> tuple[str, str]:
    """Return what exempts one parcel from a rule, and what the rule names."""
    if rule.exempt_industries and exempt_industry(rule, facts)[0]:
        return str(facts["industry_code"].values[0]), "; ".join(rule.exempt_industries)
    groups = [word_of("use_group", group) for group in rules.scopes[rule.scope]]
    return str(facts["use_name"].values[0]), "; ".join(groups)


def values_and_thresholds(rule: Rule, facts: ColumnTable) -> list[tuple[str, str]]:
    """Return what each of n parcels has and what the conditions of a rule ask for, in words."""
    each = [comparisons(condition, facts) for condition in rule.conditions]
    return [in_words(rule, lines) for lines in zip(*each, strict=True)]


def in_words(rule: Rule, lines: Sequence[ConditionLine]) -> tuple[str, str]:
    """Return what one parcel has and what a rule asks for, from its comparisons.

    Args:
        rule: The rule.
        lines: What its comparisons say of the parcel.
    """
    values, limits = [], []
    for line, condition in zip(lines, rule.conditions, strict=True):
        if condition.operator == "in":
            values.append(word_of(line.quantity, line.value))
            limits.append("、".join(word_of(line.quantity, v) for v in condition.values))
            continue
        values.append(line.value)
        shown = line.threshold
        if shown and not condition.day and not condition.times:
            shown = _shown(float(condition.threshold))
        limits.append(f"{condition.operator} {shown} {condition.unit}".strip() if shown else "")
    return "; ".join(filter(None, values)), "; ".join(filter(None, dict.fromkeys(limits)))


def comparisons(condition: Condition, facts: ColumnTable) -> list[ConditionLine]:
    """Return what one comparison says of each of n parcels."""
    true, known = judge(condition, facts)
    outcomes = np.where(known, np.where(true, "met", "unmet"), "unknown").tolist()
    found = facts[condition.quantity].to_list()
    kind = quantities()[condition.quantity].kind
    asked = "|".join(condition.values) if kind == TEXT else condition.written
    thresholds = [asked] * len(found)
    if kind == NUMBER:
        limits = [None if np.isnan(x) else x for x in _limits(condition, facts).tolist()]
        values = ["" if number is None else _shown(number, limit)
                  for number, limit in zip(found, limits, strict=True)]  # fmt: skip
        if condition.times:
            thresholds = ["" if limit is None else _shown(limit) for limit in limits]
    else:
        values = ["" if value is None else str(value) for value in found]
    return [
        ConditionLine(
            condition.quantity,
            outcome,
            value,
            condition.operator,
            threshold,
            condition.unit,
            boundary_day=condition.boundary_day and value == condition.written,
        )
        for outcome, value, threshold in zip(outcomes, values, thresholds, strict=True)
    ]


def _number(condition: Condition, facts: ColumnTable) -> float | None:
    field = facts[condition.quantity]
    if quantities()[condition.quantity].kind != NUMBER or not field.valid[0]:
        return None
    return float(field.values[0])


def _threshold(condition: Condition, facts: ColumnTable) -> float | None:
    if quantities()[condition.quantity].kind != NUMBER:
        return None
    limit = float(_limits(condition, facts)[0])
    return None if np.isnan(limit) else limit


def _shown(value: float, against: float | None = None) -> str:
    """Return six decimals, all that facts have where fewer would read as what they are against."""
    text = _decimals(value, _SHOWN_DECIMALS)
    if against is None or value == against or text != _decimals(against, _SHOWN_DECIMALS):
        return text
    return _decimals(value, DECIMALS)


def _decimals(value: float, places: int) -> str:
    return f"{value:.{places}f}".rstrip("0").rstrip(".")
