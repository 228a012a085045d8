# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The quantities that identification rules compare, derived from parcels and enterprises.

Everything is done on arrays of all parcels at once; one parcel is a table of one row, so that a
script, a panel and a run over a district give the same numbers. Quotients are rounded at the
ninth decimal, far below anything that two-decimal inputs can differ by, so that the noise of
binary fractions never decides a comparison. A figure below zero, no number, or a quotient by zero
is missing, never a number.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from lowuse_plugin.domain import land_use
from lowuse_plugin.domain.columns import Column, ColumnTable, constant
from lowuse_plugin.domain.identification.enterprises import (
    MU_IN_M2,
    EnterpriseLinks,
    EnterpriseYears,
    Floats,
    allocation,
    enterprise_figures,
    no_links,
    no_years,
)
from lowuse_plugin.domain.identification.rules import RuleSet

PARCEL_COLUMNS = {
    "use_code": "text",
    "use_standard": "text",
    "use_name": "text",
    "actual_use": "text",
    "land_class": "text",
    "planned_use": "text",
    "ownership": "text",
    "registered_area_m2": "real",
    "surveyed_area_m2": "real",
    "plane_area_m2": "real",
    "floor_area_m2": "real",
    "far_floor_area_m2": "real",
    "footprint_area_m2": "real",
    "far": "real",
    "building_density_pct": "real",
    "built_on": "date",
    "contract_far": "real",
    "contract_investment_wan_per_mu": "real",
    "contract_tax_wan_per_mu": "real",
    "investment_wan": "real",
    "industry_code": "text",
    "industry_kind": "text",
    "operating_state": "text",
    "safety_state": "text",
    "idle": "text",
    "idle_cause": "text",
    "idle_since": "date",
    "legacy_kind": "text",
    "urban_village": "text",
    "agreed_start_on": "date",
    "actual_start_on": "date",
    "investment_done_pct": "real",
    "built_area_share_pct": "real",
    "stopped_since": "date",
    "agreement_on": "date",
    "agreement_signer": "text",
    "county_consent": "text",
    "scope_and_price": "text",
    "conversion_approved": "text",
    "lawful_procedure": "text",
    "in_use": "text",
    "upgrade_needed": "text",
}
"""Columns of a parcel that quantities rest on, with their kinds."""

DECIMALS = 9

_NUMBERS_AS_THEY_ARE = (
    "contract_far",
    "contract_investment_wan_per_mu",
    "contract_tax_wan_per_mu",
    "investment_done_pct",
)
_AS_THEY_ARE = (
    *("industry_code", "industry_kind", "operating_state", "safety_state", "ownership"),
    *("legacy_kind", "urban_village", "idle", "idle_cause", "scope_and_price"),
    *("conversion_approved", "lawful_procedure", "in_use", "upgrade_needed"),
    *("built_on", "agreed_start_on", "actual_start_on", "stopped_since", "agreement_on"),
)
_YEARS = {
    "years_since_built": "built_on",
    "years_since_agreed_start": "agreed_start_on",
    "years_stopped": "stopped_since",
    "years_idle": "idle_since",
}


def derive(
    parcels: ColumnTable,
    links: EnterpriseLinks,
    years: EnterpriseYears,
    rules: RuleSet,
    *,
    on: date,
) -> ColumnTable:
    """Return the quantities of n parcels, missing where the data is missing.

    Args:
        parcels: n rows with any of :data:`PARCEL_COLUMNS`; a column that is left out is missing.
        links: Enterprises on the parcels.
        years: Their figures.
        rules: Names the area basis and how old figures may be.
        on: Day of the assessment; of taxes only full years before it count.

    Returns:
        Every quantity of :func:`~lowuse_plugin.domain.quantities.quantities`, and beside them
        ``use_name``, ``industry_code`` and ``tax_year`` (the latest year, missing where none is).
    """
    given = given_columns(parcels)
    land = land_area(parcels, rules.area_basis)
    figures = enterprise_figures(len(parcels), links, years, rules.max_age_years, on.year)
    per_mu = land / MU_IN_M2
    tax = figures.tax_wan / per_mu
    invested = positive_or_zero(given["investment_wan"]) / per_mu
    uses = land_use.match_column(_first_text(given, *_REGISTERED), given["use_standard"])
    return ColumnTable(
        {
            **{name: given[name] for name in _AS_THEY_ARE},
            **{name: _column(positive_or_zero(given[name])) for name in _NUMBERS_AS_THEY_ARE},
            **{name: _full_years(given[source], on) for name, source in _YEARS.items()},
            **_building(given, land),
            "tax_wan_per_mu": _column(tax),
            "tax_wan_per_mu_before": _column(figures.tax_wan_before / per_mu),
            "tax_contract_pct": _column(_percent(tax, given["contract_tax_wan_per_mu"])),
            "investment_wan_per_mu": _column(invested),
            "investment_contract_pct": _column(
                _percent(invested, given["contract_investment_wan_per_mu"])
            ),
            "grade": _texts(figures.grade),
            "dishonest": _texts(figures.dishonest),
            "use_group": _texts([use.group if use else None for use in uses]),
            "use_name": _texts([use.name if use else None for use in uses]),
            "present_use": _present_use(given, uses),
            "planned_use": land_use.groups(given["planned_use"]),
            "started": _started(given, on),
            "built_area_share": _column(positive_or_zero(given["built_area_share_pct"]) / 100),
            "agreement_valid": _agreement_valid(given),
            "tax_year": Column("int", figures.year, figures.year > 0),
        }
    )


_LEAP_DAY = 229
"""29 February as month × 100 + day."""
_REGISTERED = ("use_code", "use_name", "actual_use")


def given_columns(parcels: ColumnTable) -> dict[str, Column]:
    """Return every column of :data:`PARCEL_COLUMNS`; one that is left out is missing."""
    return {
        name: parcels[name] if name in parcels else constant(kind, None, len(parcels))
        for name, kind in PARCEL_COLUMNS.items()
    }


def land_area(parcels: ColumnTable, area_basis: Sequence[str]) -> Floats:
    """Return n land areas in m²: the first positive one of an order, NaN where none is.

    Args:
        parcels: n rows.
        area_basis: Columns in that order, such as those of a rule set.
    """
    areas = [_reals(parcels[name]) for name in area_basis if name in parcels]
    if not areas:
        return np.full(len(parcels), np.nan)
    return _first([np.where((area > 0) & np.isfinite(area), area, np.nan) for area in areas])


def positive_or_zero(column: Column) -> Floats:
    """Return values with NaN for missing ones and for what no source can mean: below zero, ∞."""
    values = _reals(column)
    return np.where((values >= 0) & np.isfinite(values), values, np.nan)


def _building(given: Mapping[str, Column], land: Floats) -> dict[str, Column]:
    floor = _first([positive_or_zero(given[n]) for n in ("far_floor_area_m2", "floor_area_m2")])
    covered = positive_or_zero(given["footprint_area_m2"]) * 100 / land
    return {
        "far": _column(_first([positive_or_zero(given["far"]), floor / land])),
        "building_density_pct": _column(
            _first([positive_or_zero(given["building_density_pct"]), covered])
        ),
        "land_area_m2": _column(land),
    }


def _percent(value: Floats, agreed: Column) -> Floats:
    """Return how much of an agreed figure is reached; nothing can be said of zero."""
    whole = positive_or_zero(agreed)
    found = np.full(len(value), np.nan)
    return np.divide(value * 100, whole, out=found, where=whole > 0)


def _full_years(column: Column, on: date) -> Column:
    """Return how many years have passed: full on the same day of the year, 0 before the day.

    Of 29 February the year is full on the last day of that month.
    """
    days = np.where(column.valid, column.values, np.datetime64(on)).astype("datetime64[D]")
    months = days.astype("datetime64[M]")
    year = days.astype("datetime64[Y]").astype(np.int64) + 1970
    in_year = (months.astype(np.int64) % 12 + 1) * 100 + (days - months).astype(np.int64) + 1
    if not isleap(on.year):
        in_year = np.where(in_year == _LEAP_DAY, _LEAP_DAY - 1, in_year)
    passed = on.year - year - (on.month * 100 + on.day < in_year)
    return Column("real", np.maximum(passed, 0).astype(np.float64), column.valid)


def _started(given: Mapping[str, Column], on: date) -> Column:
    """Return whether building has begun: an empty day of the start alone says nothing (D9)."""
    day, built = given["actual_start_on"], positive_or_zero(given["built_area_share_pct"])
    begun = day.valid & (day.values <= np.datetime64(on))
    yes = begun | (built > 0)
    no = ~yes & (day.valid | (built == 0))
    return _yes_no(yes, no)


def _agreement_valid(given: Mapping[str, Column]) -> Column:
    signer, consent = given["agreement_signer"], given["county_consent"]
    county, town = _is(signer, "county"), _is(signer, "town")
    return _yes_no(county | (town & _is(consent, "yes")), town & _is(consent, "no"))


def _present_use(
    given: Mapping[str, Column], registered: Sequence[land_use.UseMatch | None]
) -> Column:
    """Return the group of what the land is used for now: surveyed, else as it is registered."""
    seen = land_use.match_column(given["actual_use"])
    surveyed = land_use.match_column(given["land_class"])
    each = zip(seen, surveyed, registered, strict=True)
    found = [next((use for use in uses if use is not None), None) for uses in each]
    return _texts([use.group if use else None for use in found])


def _is(column: Column, word: str) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    same = (column.values == np.array(word, dtype=object)).astype(np.bool_)
    return np.asarray(column.valid & same)


def _yes_no(yes: np.ndarray, no: np.ndarray) -> Column:  # type: ignore[type-arg]
    values = np.full(len(yes), None, dtype=object)
    values[yes], values[no] = "yes", "no"
    return Column("text", values, yes | no)


def _reals(column: Column) -> Floats:
    return np.where(column.valid, column.values, np.nan).astype(np.float64)


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


def _first_text(given: Mapping[str, Column], *names: str) -> Column:
    """Return the first text that is there."""
    found = given[names[-1]]
    values, valid = found.values, found.valid
    for name in reversed(names[:-1]):
        before = given[name]
        values, valid = np.where(before.valid, before.values, values), before.valid | valid
    return Column("text", values, valid)


__all__ = [
    "DECIMALS",
    "PARCEL_COLUMNS",
    "EnterpriseLinks",
    "EnterpriseYears",
    "allocation",
    "derive",
    "given_columns",
    "land_area",
    "no_links",
    "no_years",
    "positive_or_zero",
]
