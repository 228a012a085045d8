# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Why a quantity of a parcel is missing: nothing is left unknown without a reason (D9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lowuse_plugin.domain.columns import Column, ColumnTable
from lowuse_plugin.domain.explanation import (
    BELOW_ZERO,
    NO_ENTERPRISE,
    NO_LAND_AREA,
    NO_THRESHOLD,
    NO_USE,
    NO_VALUE,
    NO_YEAR,
    ZERO_AGREED,
    Missing,
)
from lowuse_plugin.domain.identification.enterprises import EnterpriseLinks, EnterpriseYears
from lowuse_plugin.domain.identification.facts import given_columns, land_area, positive_or_zero
from lowuse_plugin.domain.identification.lines import ConditionLine, comparisons
from lowuse_plugin.domain.identification.rules import ALL_LAND, Condition, Rule, RuleSet
from lowuse_plugin.domain.quantities import quantities

YEARS_BACK = {"tax_wan_per_mu": 0, "tax_contract_pct": 0, "grade": 0, "tax_wan_per_mu_before": 1}
"""Quantities that are of a year → years before the latest one that has any figure."""
_AGREED = {
    "tax_contract_pct": ("tax_wan_per_mu", "contract_tax_wan_per_mu"),
    "investment_contract_pct": ("investment_wan_per_mu", "contract_investment_wan_per_mu"),
}
"""Quotient → what is divided, and the agreed figure that it is divided by."""
_PER_LAND = frozenset({"far", "building_density_pct", "land_area_m2", "investment_wan_per_mu"})


@dataclass(frozen=True)
class Known:
    """What is known of one parcel and its enterprises."""

    facts: ColumnTable
    """One row of quantities."""
    parcel: ColumnTable
    """One row as it was given."""
    row: int
    """Its row in the links."""
    links: EnterpriseLinks
    years: EnterpriseYears
    rules: RuleSet
    year: int
    """Of the assessment."""

    @cached_property
    def enterprises(self) -> frozenset[int]:
        """Enterprises on the parcel."""
        here = self.links.enterprise[self.links.parcel == self.row]
        return frozenset(here.tolist())

    @cached_property
    def comparisons(self) -> Mapping[str, Sequence[ConditionLine]]:
        """What every comparison says, by the code of its rule."""
        return {
            rule.code: [comparisons(condition, self.facts)[0] for condition in rule.conditions]
            for rule in self.rules.rules
        }

    @cached_property
    def latest(self) -> int:
        """The latest year with any figure, the last full year where there is none."""
        found = self.facts["tax_year"]
        return int(found.values[0]) if found.valid[0] else self.year - 1

    @cached_property
    def given(self) -> Mapping[str, Column]:
        """Columns of the parcel; what is left out is missing."""
        return given_columns(self.parcel)

    def year_of(self, rule: Rule) -> int | None:
        """Return the year of the figures of a rule, None where they are of none."""
        back = [YEARS_BACK[c.quantity] for c in rule.conditions if c.quantity in YEARS_BACK]
        if not back or not self.facts["tax_year"].valid[0]:
            return None
        return self.latest - min(back)

    def units_of(self, rule: Rule) -> Sequence[str]:
        """Return the units that supplied the figures of a rule, as far as they are stated."""
        back = {YEARS_BACK[c.quantity] for c in rule.conditions if c.quantity in YEARS_BACK}
        if not back or not self.years.source_unit:
            return ()
        wanted = np.isin(self.years.year, [self.latest - each for each in back])
        wanted &= np.isin(self.years.enterprise, list(self.enterprises))
        units = [self.years.source_unit[place] for place in np.flatnonzero(wanted).tolist()]
        return tuple(dict.fromkeys(unit for unit in units if unit))


def why_unknown(rule: Rule, known: Known) -> tuple[Missing, ...]:
    """Return what a rule lacks; one that has a scope needs the use of the land first."""
    found = []
    if rule.scope != ALL_LAND and not known.facts["use_group"].valid[0]:
        found.append(Missing(NO_USE, quantity="use_group"))
    found += [
        why_missing(condition, known)
        for condition, line in zip(rule.conditions, known.comparisons[rule.code], strict=True)
        if line.outcome == "unknown"
    ]
    return tuple(dict.fromkeys(found))


def why_missing(condition: Condition, known: Known) -> Missing:
    """Return why a comparison is unknown: its value, or the agreed figure, is missing."""
    name, agreed = condition.quantity, condition.times
    if agreed and known.facts[name].valid[0]:
        return _no_agreed(agreed, known)
    return _why(name, known)


def _why(name: str, known: Known) -> Missing:
    if name in _AGREED:
        divided, agreed = _AGREED[name]
        if known.facts[divided].valid[0]:
            return _no_agreed(agreed, known)
        return _why(divided, known)
    if name in YEARS_BACK:
        return _no_figure(name, known)
    columns = [c.removeprefix("parcel.") for c in quantities()[name].columns]
    code = NO_VALUE
    if any(_is_faulty(known.given[column]) for column in columns if column in known.given):
        code = BELOW_ZERO
    elif name == "dishonest" and not known.enterprises:
        code = NO_ENTERPRISE
    elif name in _PER_LAND and np.isnan(land_area(known.parcel, known.rules.area_basis)[0]):
        code = NO_LAND_AREA
    return Missing(code, quantity=name)


def _no_agreed(name: str, known: Known) -> Missing:
    column = known.given[name]
    if not column.valid[0]:
        return Missing(NO_THRESHOLD, quantity=name)
    return Missing(BELOW_ZERO if _is_faulty(column) else ZERO_AGREED, quantity=name)


def _is_faulty(column: Column) -> bool:
    """Tell whether a number is there that no source can mean: below zero, or none at all."""
    is_number = column.kind == "real" and bool(column.valid[0])
    return is_number and bool(np.isnan(positive_or_zero(column)[0]))


def _no_figure(name: str, known: Known) -> Missing:
    """Return why a figure of a year is missing: of no enterprise, below zero, not obtained."""
    if not known.enterprises:
        return Missing(NO_ENTERPRISE, quantity=name)
    year = known.latest - YEARS_BACK[name]
    years = known.years
    having = set()
    for place in np.flatnonzero(years.year == year).tolist():
        enterprise = int(years.enterprise[place])
        if enterprise not in known.enterprises:
            continue
        if name != "grade" and years.tax_wan[place] < 0:
            return Missing(BELOW_ZERO, (year,), quantity=name)
        if years.grade[place] if name == "grade" else not np.isnan(years.tax_wan[place]):
            having.add(enterprise)
    if known.enterprises <= having:  # the figures are there, so what they are divided by is not
        return Missing(NO_LAND_AREA, quantity=name)
    return Missing(NO_YEAR, (year,), quantity=name)
