# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What enterprises bring to the figures of parcels: tax, grade, honesty (A-34).

Tax is divided over all land of an enterprise, and what falls to one parcel is added up over its
enterprises; where one of them has no figure, the sum is missing, not smaller.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

GRADES = ("A", "B", "C", "D")
MU_IN_M2 = 2000 / 3


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
    floor_m2: Floats | None = None
    """Where the enterprise rents: floor of the parcel, NaN where unknown or not rented."""
    dishonest: Sequence[str | None] = ()
    """m words of the list ``yes_no_unknown`` of the enterprise; empty where nobody asked."""


@dataclass(frozen=True)
class EnterpriseYears:
    """Figures of enterprises by year: k rows."""

    enterprise: Ints
    year: Ints
    tax_wan: Floats
    """万元, NaN where not obtained: that is not zero."""
    grade: Sequence[str | None]
    source_unit: Sequence[str | None] = ()
    """k units that supplied the figures; empty where none is named."""


def no_links() -> EnterpriseLinks:
    """Return that nothing is known of any enterprise."""
    whole = np.empty(0, np.int64)
    real = np.empty(0, np.float64)
    return EnterpriseLinks(whole, whole, real, real)


def no_years() -> EnterpriseYears:
    """Return that no figure of any year is known."""
    whole = np.empty(0, np.int64)
    return EnterpriseYears(whole, whole, np.empty(0, np.float64), ())


def yearly_tax(tax_wan: Floats, per_mu: Floats, land_m2: Floats) -> Floats:
    """Return the tax of k years in 万元: as stated, else per 亩 times the land that was used.

    Raw taxes may be kept outside the workspace; then it has the figure per 亩 and its land.

    Args:
        tax_wan: NaN where the workspace does not have it.
        per_mu: 万元/亩.
        land_m2: Land that the figure per 亩 rests on.
    """
    return np.where(np.isnan(tax_wan), per_mu * land_m2 / MU_IN_M2, tax_wan)


def allocation(links: EnterpriseLinks) -> Floats:
    """Return for m links which part of the enterprise's tax falls to the parcel (A-34).

    A stated share counts as it is; what stated shares leave is divided among the other parcels of
    the enterprise: by land area, by floor where it rents all of them; NaN where one of several has
    no known area.
    """
    if not len(links.enterprise):
        return np.empty(0, np.float64)
    size = int(links.enterprise.max()) + 1
    stated = ~np.isnan(links.share)
    taken = np.bincount(links.enterprise[stated], links.share[stated], minlength=size)
    rest = np.maximum(0.0, 1.0 - taken)
    open_ones = links.enterprise[~stated]
    count = np.bincount(open_ones, minlength=size)
    used = np.where(count[links.enterprise] == 1, 1.0, _used(links, ~stated, size))
    whole = np.bincount(open_ones, used[~stated], minlength=size)
    divisor = np.where(stated, 1.0, whole[links.enterprise])
    divided = np.divide(used, divisor, out=np.full(len(used), np.nan), where=divisor > 0)
    return np.where(stated, links.share, rest[links.enterprise] * divided)


def _used(links: EnterpriseLinks, is_open: Mask, size: int) -> Floats:
    """Return by what each link weighs: land, or floor where all parcels are rented."""
    if links.floor_m2 is None:
        return links.land_m2
    owned = links.enterprise[is_open & np.isnan(links.floor_m2)]
    by_land = np.bincount(owned, minlength=size) > 0
    return np.where(by_land[links.enterprise], links.land_m2, links.floor_m2)


@dataclass(frozen=True)
class Figures:
    """What the enterprises of n parcels bring to them."""

    tax_wan: Floats
    """Of the latest year, NaN where it is missing."""
    tax_wan_before: Floats
    grade: Sequence[str | None]
    """The worst one."""
    dishonest: Sequence[str | None]
    year: Ints
    """The latest year, 0 where there is no line of any."""


def enterprise_figures(
    count: int, links: EnterpriseLinks, years: EnterpriseYears, max_age_years: int, year: int
) -> Figures:
    """Return the figures of the latest year and the year before.

    The latest year is the one for which any enterprise on the parcel has a line; where one of its
    enterprises has no figure for a year, the sum of that year is missing, not smaller.

    Args:
        count: n parcels.
        links: Enterprises on them.
        years: Their figures; a tax below zero is missing.
        max_age_years: How many full years back figures count.
        year: Year of the assessment; only full years before it count.
    """
    first_year = year - max_age_years - 1
    width = max_age_years + 1
    size = int(max(links.enterprise.max(initial=-1), years.enterprise.max(initial=-1))) + 1
    inside = links.parcel >= 0
    parcel, enterprise = links.parcel[inside], links.enterprise[inside]
    weight = allocation(links)[inside]
    tax, grade, present = _by_year(size, width, years, first_year)
    sums = np.full((count, width), np.nan)
    worst = np.full((count, width), np.nan)
    any_line = np.zeros((count, width), np.bool_)
    for place in range(width):  # a handful of years, not parcels
        sums[:, place] = _sum(parcel, weight * tax[enterprise, place], count)
        worst[:, place] = _worst(parcel, grade[enterprise, place], count, len(GRADES) - 1)
        any_line[:, place] = np.bincount(parcel, present[enterprise, place], minlength=count) > 0
    any_line[:, 0] = False  # only there to be the year before
    known = any_line.any(axis=1)
    latest = width - 1 - any_line[:, ::-1].argmax(axis=1)
    rows = np.arange(count)
    letters = np.where(known, worst[rows, latest], np.nan)
    return Figures(
        tax_wan=np.where(known, sums[rows, latest], np.nan),
        tax_wan_before=np.where(known, sums[rows, latest - 1], np.nan),
        grade=[None if np.isnan(value) else GRADES[int(value)] for value in letters.tolist()],
        dishonest=_dishonest(links, parcel, inside, count),
        year=np.where(known, first_year + latest, 0).astype(np.int64),
    )


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
    stated = years.tax_wan[chosen]
    tax[cells] = np.where(stated >= 0, stated, np.nan)
    grade[cells] = grades[chosen]
    present[cells] = True
    return tax, grade, present


def _sum(parcel: Ints, amounts: Floats, count: int) -> Floats:
    """Return Σ amounts a parcel, NaN where one is missing."""
    return np.asarray(np.bincount(parcel, amounts, minlength=count), np.float64)


def _worst(parcel: Ints, numbers: Floats, count: int, last: int) -> Floats:
    """Return the worst number a parcel; unknown when one is missing, unless another is the last."""
    worst = np.full(count, -1.0)
    np.maximum.at(worst, parcel, np.nan_to_num(numbers, nan=-1.0))
    missing = np.bincount(parcel, np.isnan(numbers), minlength=count) > 0
    unknown = (worst < 0) | (missing & (worst < last))
    return np.where(unknown, np.nan, worst)


_HONEST: Mapping[str | None, float] = {"no": 0.0, "yes": 1.0}


def _dishonest(
    links: EnterpriseLinks, parcel: Ints, inside: Mask, count: int
) -> Sequence[str | None]:
    """Return whether any enterprise of a parcel is listed; no only where all are known not to."""
    if not len(links.dishonest):
        return [None] * count
    said = np.array([_HONEST.get(word, np.nan) for word in links.dishonest], np.float64)
    found = _worst(parcel, said[inside], count, 1)
    return [None if np.isnan(value) else ("no", "yes")[int(value)] for value in found.tolist()]
