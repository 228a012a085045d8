# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Proposing low-efficiency land: rules over many parcels at once, three-valued (D9).

What comes out is a suspicion; a person identifies and tags. Missing data makes a rule unknown,
never clear. Rules of another output (疑似闲置, 标图建库 …) stand beside the result and never
count as low-efficiency.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property, reduce
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.identification.enterprises import (
    EnterpriseLinks,
    EnterpriseYears,
    Floats,
)
from lowuse_plugin.domain.identification.facts import derive
from lowuse_plugin.domain.identification.lines import (
    BOUNDARY_DAY,
    ConditionLine,
    Mask,
    Nearest,
    RuleLine,
    distance,
    exempt_industry,
    exempt_reason,
    in_words,
    industry_notes,
    is_one_of,
    judge,
    on_boundary_day,
)
from lowuse_plugin.domain.identification.missing import Known, why_unknown
from lowuse_plugin.domain.identification.rules import ALL, ALL_LAND, ANY, Rule, RuleSet

CLEAR, HIT, UNKNOWN, EXEMPT = range(4)
RULE_OUTCOMES = ("clear", "hit", "unknown", "exempt")
LETTERS = "NHUE"
"""One letter a rule in the stored text, in the order of the rules."""
NOT_SUSPECTED, SUSPECTED, INCOMPLETE = range(3)
PARCEL_OUTCOMES = ("not_suspected", "suspected", "incomplete")

Outcomes = NDArray[np.uint8]


@dataclass(frozen=True)
class Evaluation:
    """Outcome of every rule for n parcels."""

    rules: RuleSet
    on: date
    parcels: ColumnTable
    """As they were given."""
    links: EnterpriseLinks
    years: EnterpriseYears
    facts: ColumnTable
    by_rule: Outcomes
    """rules × n, each :data:`CLEAR`, :data:`HIT`, :data:`UNKNOWN` or :data:`EXEMPT`."""
    outcome: Outcomes
    """n, index into :data:`PARCEL_OUTCOMES`; of the rules for low efficiency only."""
    score: Floats | None
    """n sums of points that are certain, None where the standard counts none."""
    score_most: Floats | None
    """n sums that there could be if what is missing were known."""
    flagged: Outcomes
    """rules × n, 1 where a hit is on a boundary day."""

    def outcomes(self) -> list[str]:
        """Return n outcomes as stored."""
        return [PARCEL_OUTCOMES[code] for code in self.outcome.tolist()]

    def letters(self) -> list[str]:
        """Return n texts of one letter a rule."""
        alphabet = np.frombuffer(LETTERS.encode(), np.uint8)
        rows = np.ascontiguousarray(alphabet[self.by_rule.T])
        joined: list[bytes] = rows.view(f"S{len(self.rules.rules)}").ravel().tolist()
        return [text.decode() for text in joined]

    def other_outputs(self) -> list[str]:
        """Return n texts of the further outputs that are hit, divided by blanks."""
        names = self._other_names()
        masks = [self._hit_for(name) for name in names]
        return _named(masks, names, len(self.outcome))

    def flag_texts(self) -> list[str]:
        """Return n texts such as ``BOUNDARY_DAY:L-1``, divided by blanks."""
        names = [f"{BOUNDARY_DAY}:{rule.code}" for rule in self.rules.rules]
        return _named(list(self.flagged.astype(np.bool_)), names, len(self.outcome))

    def other(self, row: int) -> tuple[str, ...]:
        """Return the further outputs of one parcel: what it is beside low-efficiency."""
        return tuple(name for name in self._other_names() if self._hit_for(name)[row])

    def flags(self, row: int) -> tuple[str, ...]:
        """Return what of one parcel a person has to confirm."""
        return tuple(
            f"{BOUNDARY_DAY}:{rule.code}"
            for rule, flagged in zip(self.rules.rules, self.flagged[:, row].tolist(), strict=True)
            if flagged
        )

    def explain(self, row: int) -> list[RuleLine]:
        """Return value, threshold, source, year and clause of every rule for one parcel."""
        known = self.known(row)
        return [
            _line(rule, int(self.by_rule[place, row]), bool(self.flagged[place, row]), known)
            for place, rule in enumerate(self.rules.rules)
        ]

    def conditions(self, row: int) -> list[Sequence[ConditionLine]]:
        """Return every comparison of every rule for one parcel, in the order of the rules."""
        return list(self.known(row).comparisons.values())

    def known(self, row: int) -> Known:
        """Return what is known of one parcel; of the last one that was asked for it is kept."""
        if row not in self._kept:
            self._kept.clear()
            self._kept[row] = self._known(row)
        return self._kept[row]

    @cached_property
    def _kept(self) -> dict[int, Known]:
        return {}

    def _known(self, row: int) -> Known:
        place = np.array([row])
        return Known(
            facts=self.facts.take(place),
            parcel=self.parcels.take(place),
            row=row,
            links=self.links,
            years=self.years,
            rules=self.rules,
            year=self.on.year,
        )

    def codes(self, row: int, outcome: int, *, proposing: bool | None = None) -> list[str]:
        """Return the codes of the rules with one outcome for one parcel.

        Args:
            row: The parcel.
            outcome: :data:`HIT` and so on.
            proposing: Only the rules for low efficiency, or only the others; all without it.
        """
        return [
            rule.code
            for rule, found in zip(self.rules.rules, self.by_rule[:, row].tolist(), strict=True)
            if found == outcome and proposing in (None, rule.proposes)
        ]

    def why_not(self, row: int) -> tuple[Nearest, ...]:
        """Return the clear rules for low efficiency with their distance, the nearest first.

        Rules that no number leads to have none.
        """
        facts = self.known(row).facts
        found = [
            distance(rule, facts)
            for rule, code in zip(self.rules.rules, self.by_rule[:, row].tolist(), strict=True)
            if code == CLEAR and rule.proposes
        ]
        near = [item for item in found if item is not None]
        return tuple(sorted(near, key=lambda item: item.relative))

    def nearest(self, row: int) -> Nearest | None:
        """Return the clear rule with the nearest hit, None where no number leads to one."""
        return next(iter(self.why_not(row)), None)

    def warnings(self) -> list[str]:
        """Return what is to be said of every result."""
        found = ["EXAMPLE_RULES"] if self.rules.example else []
        return found if self.rules.is_in_force(self.on) else [*found, "RULES_NOT_IN_FORCE"]

    def to_json(self, row: int) -> dict[str, Any]:
        """Return the mapping of the interface for one parcel."""
        why_not = self.why_not(row)
        result: dict[str, Any] = {
            "outcome": PARCEL_OUTCOMES[int(self.outcome[row])],
            "hits": self.codes(row, HIT, proposing=True),
            "unknown": self.codes(row, UNKNOWN, proposing=True),
            "exempt": self.codes(row, EXEMPT, proposing=True),
            "outputs": list(self.other(row)),
            "flags": list(self.flags(row)),
            "rules": [line.to_json() for line in self.explain(row)],
            "why_not": [near.to_json() for near in why_not],
            "warnings": self.warnings(),
        }
        for name, points in (("score", self.score), ("score_most", self.score_most)):
            if points is not None:
                result[name] = _points(points[row])
        if why_not:
            result["nearest"] = why_not[0].to_json()
        return result

    def _other_names(self) -> list[str]:
        return list(dict.fromkeys(r.output for r in self.rules.rules if not r.proposes))

    def _hit_for(self, output: str) -> Mask:
        chosen = np.array([rule.output == output for rule in self.rules.rules])
        return np.asarray((self.by_rule[chosen] == HIT).any(axis=0))


def evaluate(
    parcels: ColumnTable,
    links: EnterpriseLinks,
    years: EnterpriseYears,
    rules: RuleSet,
    *,
    on: date,
) -> Evaluation:
    """Evaluate every rule for n parcels.

    Args:
        parcels: n rows with any of ``PARCEL_COLUMNS``.
        links: Enterprises on the parcels.
        years: Their figures by year.
        rules: The standard.
        on: Day of the assessment; of taxes only full years before it count.

    Returns:
        ``suspected`` where the rules for low efficiency say so by the logic of the standard; else
        ``incomplete`` where what is missing could change that; else ``not_suspected``. Land
        outside a rule's scope and exempt industries are exempt from it; land of unknown use is
        unknown to rules that have a scope.
    """
    facts = derive(parcels, links, years, rules, on=on)
    by_rule = np.stack([_outcome(rule, facts, rules) for rule in rules.rules])
    proposing = [place for place, rule in enumerate(rules.rules) if rule.proposes]
    counted = by_rule[proposing]
    blocking = np.array([rules.rules[place].blocks_when_missing for place in proposing])
    score = most = None
    if rules.logic == ANY:
        outcome = any_of(counted, blocking)
    elif rules.logic == ALL:
        outcome = all_of(counted, blocking)
    else:
        weights = [rules.rules[place].weight for place in proposing]
        needed = rules.score_at_least or Fraction(0)
        outcome, score, most = points_of(counted, blocking, weights, needed)
    flagged = [(hit == HIT) & on_boundary_day(rule, facts)
               for rule, hit in zip(rules.rules, by_rule, strict=True)]  # fmt: skip
    return Evaluation(
        rules=rules,
        on=on,
        parcels=parcels,
        links=links,
        years=years,
        facts=facts,
        by_rule=by_rule,
        outcome=outcome,
        score=score,
        score_most=most,
        flagged=np.stack(flagged).astype(np.uint8),
    )


def any_of(by_rule: Outcomes, blocking: Mask) -> Outcomes:
    """Return n outcomes where one hit is enough; a missing rule that blocks leaves it open."""
    suspected = (by_rule == HIT).any(axis=0)
    is_open = (by_rule[blocking] == UNKNOWN).any(axis=0)
    return _decided(suspected, ~suspected & ~is_open)


def all_of(by_rule: Outcomes, blocking: Mask) -> Outcomes:
    """Return n outcomes where every rule that applies must hit.

    One clear rule settles it. Exempt rules and those that may lack their data are left out; where
    none is left, nothing is suspected.
    """
    hit, clear = (by_rule == HIT).any(axis=0), (by_rule == CLEAR).any(axis=0)
    is_open = (by_rule[blocking] == UNKNOWN).any(axis=0)
    return _decided(hit & ~clear & ~is_open, clear | (~hit & ~is_open))


def points_of(
    by_rule: Outcomes, blocking: Mask, weights: Sequence[Fraction], needed: Fraction
) -> tuple[Outcomes, Floats, Floats]:
    """Return n outcomes where points decide, with the fewest and the most points.

    A rule that blocks when its data is missing may give its points or not: a parcel is suspected
    only where the fewest are enough, and clear only where the most are not. Sums are exact.
    """
    whole = lcm(needed.denominator, *(weight.denominator for weight in weights))
    points = [int(weight * whole) for weight in weights]
    enough = int(needed * whole)
    # Weights of many digits add up to more than a machine number holds: then as Python's own.
    kind = np.int64 if max(sum(points), enough) <= np.iinfo(np.int64).max else np.object_
    units = np.array(points, kind)
    least = units @ (by_rule == HIT).astype(kind)
    most = least + units[blocking] @ (by_rule[blocking] == UNKNOWN).astype(kind)
    scores = [np.asarray(sums / whole, np.float64) for sums in (least, most)]
    return _decided(least >= enough, most < enough), scores[0], scores[1]


def _decided(suspected: Mask, clear: Mask) -> Outcomes:
    return np.where(suspected, SUSPECTED, np.where(clear, NOT_SUSPECTED, INCOMPLETE)).astype(
        np.uint8
    )


def _outcome(rule: Rule, facts: ColumnTable, rules: RuleSet) -> Outcomes:
    judged = [judge(condition, facts) for condition in rule.conditions]
    certain = [true & known for true, known in judged]
    impossible = [~true & known for true, known in judged]
    if rule.match == ALL:
        hit, clear = reduce(np.logical_and, certain), reduce(np.logical_or, impossible)
    else:
        hit, clear = reduce(np.logical_or, certain), reduce(np.logical_and, impossible)
    outcome = np.where(hit, HIT, np.where(clear, CLEAR, UNKNOWN))
    if rule.scope != ALL_LAND:
        use = facts["use_group"]
        inside = is_one_of(use.values, rules.scopes[rule.scope])
        outcome = np.where(use.valid, np.where(inside, outcome, EXEMPT), UNKNOWN)
    if rule.exempt_industries:
        outcome = np.where(exempt_industry(rule, facts), EXEMPT, outcome)
    return outcome.astype(np.uint8)


def _line(rule: Rule, code: int, flagged: bool, known: Known) -> RuleLine:
    if code == EXEMPT:
        value, threshold = exempt_reason(rule, known.facts, known.rules)
    else:
        value, threshold = in_words(rule, known.comparisons[rule.code])
    units = dict.fromkeys(condition.unit for condition in rule.conditions if condition.unit)
    return RuleLine(
        code=rule.code,
        text=rule.text,
        outcome=RULE_OUTCOMES[code],
        value=value,
        threshold=threshold,
        source="、".join(known.units_of(rule)) or rule.source,
        clause=rule.clause,
        unit=next(iter(units), ""),
        year=known.year_of(rule),
        output=rule.output,
        weight=rule.weight,
        example=rule.example,
        document_no=rule.document_no,
        flag=BOUNDARY_DAY if flagged else "",
        missing=why_unknown(rule, known) if code == UNKNOWN else (),
        note="" if code == EXEMPT else industry_notes(rule, known.facts)[0],
    )


def _named(masks: Sequence[Mask], names: Sequence[str], count: int) -> list[str]:
    """Return n texts of the names whose mask is set, divided by blanks."""
    chosen = [(name, mask) for name, mask in zip(names, masks, strict=True) if mask.any()]
    if not chosen:
        return [""] * count
    stacked = np.stack([mask for _, mask in chosen])
    kinds, which = np.unique(stacked, axis=1, return_inverse=True)
    texts = [
        " ".join(name for (name, _), is_set in zip(chosen, kind, strict=True) if is_set)
        for kind in kinds.T.tolist()
    ]
    return [texts[place] for place in which.ravel().tolist()]


def _points(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")
