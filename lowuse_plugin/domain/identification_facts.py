# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The figures that identification rules compare, derived from parcels and enterprises.

Everything is done on arrays of all parcels at once; one parcel is a table of one row, so that a
script, a panel and a run over a district give the same numbers. Quotients are rounded at the
ninth decimal, far below anything that two-decimal inputs can differ by, so that the noise of
binary fractions never decides a comparison.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain import land_use
from lowuse_plugin.domain.columns import Column, ColumnTable, constant
from lowuse_plugin.domain.identification_rules import RuleSet

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

PARCEL_COLUMNS = {
    "use_code": "text",
    "use_standard": "text",
    "use_name": "text",
    "actual_use": "text",
    "registered_area_m2": "real",
    "surveyed_area_m2": "real",
    "plane_area_m2": "real",
    "floor_area_m2": "real",
    "far_floor_area_m2": "real",
    "footprint_area_m2": "real",
    "far": "real",
    "building_density_pct": "real",
    "contract_far": "real",
    "contract_investment_wan_per_mu": "real",
    "contract_tax_wan_per_mu": "real",
    "investment_wan": "real",
    "industry_code": "text",
    "industry_kind": "text",
    "operating_state": "text",
    "safety_state": "text",
    "idle": "text",
    "legacy_kind": "text",
    "urban_village": "text",
}
"""Columns of a parcel that rules rest on, with their kinds."""

GRADES = ("A", "B", "C", "D")
DECIMALS = 9


@dataclass(frozen=True)
class EnterpriseLinks:
    """Which enterprises use which parcels: m rows."""

    parcel: Ints
    """Row in the parcel table; −1 for a parcel outside it (its land still counts)."""
    enterprise: Ints
    """Number of the enterprise, 0 … e−1."""
    share: Floats
    """Part of the enterprise's land that lies on this parcel, NaN where by area (A-34)."""
    land_m2: Floats
    """Land of the parcel, NaN where unknown."""


@dataclass(frozen=True)
class EnterpriseYears:
    """Figures of enterprises by year: k rows."""

    enterprise: Ints
    year: Ints
    tax_wan: Floats
    """万元, NaN where not obtained: that is not zero."""
    grade: Sequence[str | None]


def no_links() -> EnterpriseLinks:
    """Return that nothing is known of any enterprise."""
    whole = np.empty(0, np.int64)
    real = np.empty(0, np.float64)
    return EnterpriseLinks(whole, whole, real, real)


def no_years() -> EnterpriseYears:
    """Return that no figure of any year is known."""
    whole = np.empty(0, np.int64)
    return EnterpriseYears(whole, whole, np.empty(0, np.float64), ())


def derive(
    parcels: ColumnTable, links: EnterpriseLinks, years: EnterpriseYears, rules: RuleSet, *, on: int
) -> ColumnTable:
    """Return the fields of the rules for n parcels, missing where the data is missing.

    Args:
        parcels: n rows with any of :data:`PARCEL_COLUMNS`; a column that is left out is missing.
        links: Enterprises on the parcels.
        years: Their figures.
        rules: Names the area basis and how old figures may be.
        on: Year of the assessment; only full years before it count.

    Returns:
        ``far``, ``building_density_pct``, ``investment_wan_per_mu``, ``tax_wan_per_mu`` (latest
        year), ``tax_wan_per_mu_before`` (the year before that), ``grade``, ``use_group``,
        ``use_name``, ``industry_code`` and the parcel columns that rules compare as they are.
    """
    given = {
        name: parcels[name] if name in parcels else constant(kind, None, len(parcels))
        for name, kind in PARCEL_COLUMNS.items()
    }
    land = land_area(parcels, rules.area_basis)
    floor = _first([_positive_or_zero(given[n]) for n in ("far_floor_area_m2", "floor_area_m2")])
    uses = land_use.match_column(_first_text(given), given["use_standard"])
    tax, before, grade = _enterprise_figures(len(parcels), links, years, rules, on)
    per_mu = land * 3 / 2000
    return ColumnTable(
        {
            **{name: given[name] for name in _AS_THEY_ARE},
            "far": _column(_first([_positive_or_zero(given["far"]), floor / land])),
            "building_density_pct": _column(
                _first(
                    [
                        _positive_or_zero(given["building_density_pct"]),
                        _positive_or_zero(given["footprint_area_m2"]) * 100 / land,
                    ]
                )
            ),
            "investment_wan_per_mu": _column(_positive_or_zero(given["investment_wan"]) / per_mu),
            "tax_wan_per_mu": _column(tax / per_mu),
            "tax_wan_per_mu_before": _column(before / per_mu),
            "grade": grade,
            "use_group": _texts([use.group if use else None for use in uses]),
            "use_name": _texts([use.name if use else None for use in uses]),
        }
    )


_AS_THEY_ARE = (
    "contract_far",
    "contract_investment_wan_per_mu",
    "contract_tax_wan_per_mu",
    "industry_code",
    "industry_kind",
    "operating_state",
    "safety_state",
    "idle",
    "legacy_kind",
    "urban_village",
)


def land_area(parcels: ColumnTable, area_basis: Sequence[str]) -> Floats:
    """Return n land areas in m²: the first positive one of an order, NaN where none is.

    Args:
        parcels: n rows.
        area_basis: Columns in that order, such as those of a rule set.
    """
    areas = [_reals(parcels[name]) for name in area_basis if name in parcels]
    if not areas:
        return np.full(len(parcels), np.nan)
    return _first([np.where(area > 0, area, np.nan) for area in areas])


def _reals(column: Column) -> Floats:
    return np.where(column.valid, column.values, np.nan).astype(np.float64)


def _positive_or_zero(column: Column) -> Floats:
    """Return values with NaN for missing ones and for the negative ones of faulty sources."""
    values = _reals(column)
    return np.where(values >= 0, values, np.nan)


def _first(candidates: Sequence[Floats]) -> Floats:
    chosen = candidates[0]
    for candidate in candidates[1:]:
        chosen = np.where(np.isnan(chosen), candidate, chosen)
    return chosen


def _column(values: Floats) -> Column:
    known = np.isfinite(values)
    return Column("real", np.round(np.where(known, values, np.nan), DECIMALS), known)


def _texts(values: Sequence[str | None]) -> Column:
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return Column("text", array, np.fromiter((v is not None for v in values), bool, len(values)))


def _first_text(given: dict[str, Column]) -> Column:
    """Return the registered use, else its name, else the actual use."""
    code, name, actual = given["use_code"], given["use_name"], given["actual_use"]
    values = np.where(code.valid, code.values, np.where(name.valid, name.values, actual.values))
    return Column("text", values, code.valid | name.valid | actual.valid)


def allocation(links: EnterpriseLinks) -> Floats:
    """Return for m links which part of the enterprise's tax falls to the parcel (A-34).

    A stated share counts as it is; what stated shares leave is divided by land area among the
    other parcels of the enterprise, NaN where one of several has no known area.
    """
    if not len(links.enterprise):
        return np.empty(0, np.float64)
    size = int(links.enterprise.max()) + 1
    stated = ~np.isnan(links.share)
    taken = np.bincount(links.enterprise[stated], links.share[stated], minlength=size)
    rest = np.maximum(0.0, 1.0 - taken)
    open_ones = links.enterprise[~stated]
    count = np.bincount(open_ones, minlength=size)
    land = np.where(count[links.enterprise] == 1, 1.0, links.land_m2)
    whole = np.bincount(open_ones, land[~stated], minlength=size)
    divisor = np.where(stated, 1.0, whole[links.enterprise])
    return np.where(stated, links.share, rest[links.enterprise] * land / divisor)


def _enterprise_figures(
    count: int, links: EnterpriseLinks, years: EnterpriseYears, rules: RuleSet, on: int
) -> tuple[Floats, Floats, Column]:
    """Return tax in 万元 of the latest year and of the year before, and the worst grade.

    The latest year is the one for which any enterprise on the parcel has a line; where one of its
    enterprises has no figure for a year, the sum of that year is missing, not smaller.
    """
    first_year = on - rules.max_age_years - 1
    width = rules.max_age_years + 1
    size = int(max(links.enterprise.max(initial=-1), years.enterprise.max(initial=-1))) + 1
    inside = links.parcel >= 0
    parcel, enterprise = links.parcel[inside], links.enterprise[inside]
    weight = allocation(links)[inside]
    tax, grade, present = _by_year(size, width, years, first_year)
    sums = np.full((count, width), np.nan)
    worst = np.full((count, width), np.nan)
    any_line = np.zeros((count, width), np.bool_)
    for year in range(width):  # a handful of years, not parcels
        sums[:, year] = _sum(parcel, weight * tax[enterprise, year], count)
        worst[:, year] = _worst(parcel, grade[enterprise, year], count)
        any_line[:, year] = np.bincount(parcel, present[enterprise, year], minlength=count) > 0
    any_line[:, 0] = False  # only there to be the year before
    known = any_line.any(axis=1)
    latest = width - 1 - any_line[:, ::-1].argmax(axis=1)
    rows = np.arange(count)
    now = np.where(known, sums[rows, latest], np.nan)
    before = np.where(known, sums[rows, latest - 1], np.nan)
    letters = np.where(known, worst[rows, latest], np.nan)
    names = [None if np.isnan(value) else GRADES[int(value)] for value in letters.tolist()]
    return now, before, _texts(names)


def _by_year(
    size: int, width: int, years: EnterpriseYears, first_year: int
) -> tuple[Floats, Floats, Mask]:
    """Return tax, grade number and presence as arrays of enterprises × years."""
    tax = np.full((size, width), np.nan)
    grade = np.full((size, width), np.nan)
    present = np.zeros((size, width), np.bool_)
    year = years.year - first_year
    chosen = (year >= 0) & (year < width)
    cells = years.enterprise[chosen], year[chosen]
    numbers = {letter: float(i) for i, letter in enumerate(GRADES)}
    grades = np.array([numbers.get(g or "", np.nan) for g in years.grade], np.float64)
    tax[cells] = years.tax_wan[chosen]
    grade[cells] = grades[chosen]
    present[cells] = True
    return tax, grade, present


def _sum(parcel: Ints, amounts: Floats, count: int) -> Floats:
    """Return Σ amounts a parcel, NaN where one is missing."""
    return np.asarray(np.bincount(parcel, amounts, minlength=count), np.float64)


def _worst(parcel: Ints, grades: Floats, count: int) -> Floats:
    """Return the worst grade a parcel; unknown when one is missing, unless another is D."""
    worst = np.full(count, -1.0)
    np.maximum.at(worst, parcel, np.nan_to_num(grades, nan=-1.0))
    missing = np.bincount(parcel, np.isnan(grades), minlength=count) > 0
    unknown = (worst < 0) | (missing & (worst < len(GRADES) - 1))
    return np.where(unknown, np.nan, worst)
