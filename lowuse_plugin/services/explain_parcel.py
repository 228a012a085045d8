# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Why one parcel is proposed, or not, or cannot be judged yet: rule by rule (A07)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from lowuse_plugin.domain.control_line import LineVersion
from lowuse_plugin.domain.explanation import (
    CURRENT,
    NO_ENTERPRISE,
    NO_LAND_AREA,
    NO_THRESHOLD,
    NO_USE,
    NO_VALUE,
    NO_YEAR,
    NOT_ASSESSED,
    OUTDATED,
    Explanation,
    Missing,
    Reason,
    StandardName,
)
from lowuse_plugin.domain.identification import ConditionLine, Evaluation, RuleLine
from lowuse_plugin.domain.identification_facts import land_area
from lowuse_plugin.domain.identification_rules import Rule, RuleSet, parse_rule_set
from lowuse_plugin.domain.parcel_card import ControlLine
from lowuse_plugin.domain.ports import Reading, Store
from lowuse_plugin.services.identify import ParcelFacts, read_facts
from lowuse_plugin.services.parcel_card import control_of

_TAX_YEARS_BACK = {"tax_wan_per_mu": 0, "grade": 0, "tax_wan_per_mu_before": 1}
"""Figures of enterprises → years before the latest one that has any."""
_PER_LAND = frozenset({"far", "building_density_pct", "investment_wan_per_mu"})


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
    control = control_of(reading, uuid)
    base = Explanation(uuid, NOT_ASSESSED, control=control, control_in_force=_applies(control, on))
    stored = reading.table("explain_assessment", uuid=uuid).to_rows()
    facts = read_facts(reading, [uuid])
    if not stored or not len(facts.parcels):
        return base
    last = stored[0]
    rules = _rule_set(last["content"], last["rule_set_id"])
    evaluation = facts.evaluate(rules, on=on)
    outcome = evaluation.outcomes()[0]
    said = (last["row_version"], evaluation.letters()[0], outcome)
    holds = said == (last["parcel_version"], last["rule_outcomes"], last["outcome"])
    reasons = _reasons(evaluation, _Figures(facts, rules, uuid, on.year))
    return replace(
        base,
        state=CURRENT if holds else OUTDATED,
        outcome=outcome,
        standard=StandardName(rules.id, rules.title, rules.document_no, rules.example),
        assessed_on=last["assessed_on"],
        rules=reasons,
        nearest=_nearest(evaluation, reasons),
    )


@lru_cache(maxsize=8)
def _rule_set(content: str, name: str) -> RuleSet:
    """Return a stored rule set; a card asks for the same few again and again."""
    return parse_rule_set(content, name)


def _applies(control: ControlLine | None, on: date) -> bool:
    """Tell whether the checked version is in force; nothing speaks against no version."""
    if control is None:
        return True
    version = LineVersion.stated("", control.version, control.valid_from, control.valid_to)
    return version.in_force(on)


def _reasons(evaluation: Evaluation, figures: _Figures) -> tuple[Reason, ...]:
    lines = zip(
        evaluation.rules.rules, evaluation.explain(0), evaluation.conditions(0), strict=True
    )
    return tuple(_reason(rule, line, conditions, figures) for rule, line, conditions in lines)


def _reason(
    rule: Rule, line: RuleLine, conditions: Sequence[ConditionLine], figures: _Figures
) -> Reason:
    exempt = line.outcome == "exempt"
    children = () if exempt else tuple(_comparison(item, figures) for item in conditions)
    return Reason(
        code=rule.code,
        outcome=line.outcome,
        text=rule.text,
        field="" if exempt else conditions[0].field,
        value=line.value if exempt else "",
        source=rule.source,
        clause=rule.clause,
        missing=_why_unknown(rule, children, figures) if line.outcome == "unknown" else None,
        blocking=rule.blocks_when_missing,
        children=children,
    )


def _why_unknown(rule: Rule, children: Sequence[Reason], figures: _Figures) -> Missing:
    """Return what is missing first; a rule with a scope needs the use of the land too."""
    found = [child.missing for child in children if child.missing is not None]
    if rule.scope != "all" and not figures.use_known:
        return Missing(NO_USE)
    return found[0] if found else Missing(NO_VALUE)


def _comparison(line: ConditionLine, figures: _Figures) -> Reason:
    missing = None
    if line.outcome == "unknown":
        no_limit = bool(line.value) and not line.threshold
        missing = Missing(NO_THRESHOLD) if no_limit else figures.missing(line.field)
    return Reason(
        code="",
        outcome=line.outcome,
        field=line.field,
        value=line.value,
        operator=line.operator,
        threshold=line.threshold,
        unit=line.unit,
        missing=missing,
    )


def _nearest(evaluation: Evaluation, reasons: Sequence[Reason]) -> Reason | None:
    found = evaluation.nearest(0)
    if found is None:
        return None
    rule = next(reason for reason in reasons if reason.code == found.code)
    return replace(rule, children=(rule.children[found.condition],))


@dataclass(frozen=True)
class _Figures:
    """What is known of the land and the enterprises of one parcel."""

    facts: ParcelFacts
    rules: RuleSet
    uuid: str
    on: int

    @property
    def use_known(self) -> bool:
        """Whether anything says what the land is used for."""
        return any(self.facts.parcels[n].valid[0] for n in ("use_code", "use_name", "actual_use"))

    def missing(self, field: str) -> Missing:
        """Return why a field has no value."""
        back = _TAX_YEARS_BACK.get(field)
        if back is not None:
            return self._missing_figure(field, back)
        if field in _PER_LAND and not land_area(self.facts.parcels, self.rules.area_basis)[0] > 0:
            return Missing(NO_LAND_AREA)
        return Missing(NO_VALUE)

    def _missing_figure(self, field: str, back: int) -> Missing:
        links = self.facts.links
        here = {
            enterprise
            for parcel, enterprise in zip(
                links["parcel_uuid"].to_list(), links["enterprise_uuid"].to_list(), strict=True
            )
            if parcel == self.uuid
        }
        if not here:
            return Missing(NO_ENTERPRISE)
        lines = [
            row
            for row in self.facts.years.to_rows()
            if row["enterprise_uuid"] in here
            and self.on - self.rules.max_age_years <= row["year"] < self.on
        ]
        latest = max((row["year"] for row in lines), default=self.on - 1)
        year, column = latest - back, "grade" if field == "grade" else "tax_wan"
        having = {
            row["enterprise_uuid"]
            for row in self.facts.years.to_rows()
            if row["year"] == year and row[column] is not None
        }
        if here <= having:  # the figures are there, so what they are divided by is not
            return Missing(NO_LAND_AREA)
        return Missing(NO_YEAR, (year,))
