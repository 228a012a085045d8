# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Figures of a survey unit from its parcels and the enterprises on them.

A ratio of several parcels is weighted by their land in the unit; where one of them lacks a figure,
the figure of the unit is missing, not smaller (D9).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.display import shown_code, shown_day
from lowuse_plugin.domain.identification.enterprises import allocation
from lowuse_plugin.domain.identification.facts import DECIMALS
from lowuse_plugin.domain.identification.rules import AREA_COLUMNS
from lowuse_plugin.domain.land_use import canonical_use
from lowuse_plugin.domain.survey_units.sheet import SheetLand, SheetTax, SheetUses
from lowuse_plugin.domain.units import M2_PER_MU, exact, round_half_up
from lowuse_plugin.services.identification.identify import enterprise_links

Row = Mapping[str, Any]
_YEARS_SHOWN = 2


def number(value: object) -> Fraction | None:
    """Return a stored number exactly; a negative one of a faulty source is missing."""
    if not isinstance(value, int | float) or value < 0:
        return None
    return exact(value)


def joined(values: Iterable[str | None], between: str = "、") -> str:
    """Return the different texts of several parcels, in their order."""
    return between.join(dict.fromkeys(value.strip() for value in values if value and value.strip()))


def land_of(unit: Row, parcels: Sequence[Row], enterprises: Sequence[str]) -> SheetLand:
    """Return the figures of a unit."""
    registered = [number(row["registered_area_m2"]) for row in parcels]
    weights = [_land_in_unit(row) for row in parcels]
    investments = [_per_mu(number(row["investment_wan"]), _land(row)) for row in parcels]
    return SheetLand(
        area_m2=number(unit["area_m2"]),
        area_epsg=unit["area_epsg"],
        low_m2=number(unit["low_efficiency_area_m2"]),
        registered_m2=_total(registered),
        without_registered=registered.count(None),
        floor_m2=_total([number(row["floor_area_m2"]) for row in parcels]),
        far=_mean([_far(row) for row in parcels], weights),
        density_pct=_mean([_density(row) for row in parcels], weights),
        investment_wan_per_mu=_mean(investments, weights),
        ownership=_words(parcels, "ownership", "ownership"),
        right_nature=_words(parcels, "right_nature", "right_nature"),
        industry=_words(parcels, "industry_kind", "industry_kind"),
        industry_code=joined(row["industry_code"] for row in parcels),
        operating_state=_words(parcels, "operating_state", "operating_state"),
        safety_state=_words(parcels, "safety_state", "safety_state"),
        enterprises=tuple(dict.fromkeys(enterprises)),
        source_document=joined(row["source_document"] for row in parcels),
        built_on=joined(shown_day(row["built_on"]) for row in parcels if row["built_on"]),
    )


def uses_of(parcels: Sequence[Row]) -> SheetUses:
    """Return what the land is registered, used and planned for."""
    registered = (_use(row["use_code"]) or row["use_name"] for row in parcels)
    return SheetUses(
        registered=joined(registered),
        actual=joined(_use(row["actual_use"]) for row in parcels),
        planned=joined(_use(row["planned_use"]) for row in parcels),
        land_class=joined(row["land_class"] for row in parcels),
    )


def taxes_of(
    parcels: Sequence[Row], links: ColumnTable, years: ColumnTable, before: int
) -> tuple[SheetTax, ...]:
    """Return 亩均税收 of the newest years before one, the newest first.

    The tax of an enterprise is divided among all its land, here and elsewhere (A-34).
    """
    rows = {row["uuid"]: place for place, row in enumerate(parcels)}
    firms = links["enterprise_uuid"].to_list()
    known = dict.fromkeys((*firms, *years["enterprise_uuid"].to_list()))
    numbers = {name: place for place, name in enumerate(known)}
    parts = allocation(enterprise_links(links, rows, numbers, AREA_COLUMNS)).tolist()
    here = [
        (rows[parcel], firm, part)
        for parcel, firm, part in zip(links["parcel_uuid"].to_list(), firms, parts, strict=True)
        if parcel in rows
    ]
    names = {firm for _, firm, _ in here}
    lines = [r for r in years.to_rows() if r["enterprise_uuid"] in names and r["year"] < before]
    if not lines:
        return ()
    latest = max(line["year"] for line in lines)
    return tuple(
        _tax(year, parcels, here, [line for line in lines if line["year"] == year])
        for year in range(latest, latest - _YEARS_SHOWN, -1)
        if any(line["year"] == year for line in lines)
    )


def _tax(
    year: int,
    parcels: Sequence[Row],
    here: Sequence[tuple[int, str, float]],
    lines: Sequence[Row],
) -> SheetTax:
    taxes = {line["enterprise_uuid"]: line["tax_wan"] for line in lines}
    sources = tuple(dict.fromkeys(line["source_unit"] for line in lines if line["source_unit"]))
    amount, land = Fraction(0), Fraction(0)
    for place, row in enumerate(parcels):
        whole, inside = _land(row), _land_in_unit(row)
        if not whole or inside is None:
            return SheetTax(year, None, sources)
        land += inside
        for at, firm, part in here:
            tax = taxes.get(firm)
            if at != place:
                continue
            if tax is None or not np.isfinite(part):
                return SheetTax(year, None, sources)
            amount += exact(tax) * exact(part) * inside / whole
    if not land:
        return SheetTax(year, None, sources)
    per_mu = exact(round_half_up(amount / (land / M2_PER_MU), DECIMALS))
    return SheetTax(year, per_mu, sources)


def _land(row: Row) -> Fraction | None:
    """Return the land of a parcel by the order of the rules; None where no area is positive."""
    areas = (number(row[name]) for name in AREA_COLUMNS)
    return next((area for area in areas if area), None)


def _land_in_unit(row: Row) -> Fraction | None:
    """Return what of a parcel's land lies in the unit, by its share of the plane area (D18)."""
    land, member, plane = _land(row), number(row["member_m2"]), number(row["plane_area_m2"])
    if land is None or member is None or not plane:
        return land
    return land * min(Fraction(1), member / plane)


def _far(row: Row) -> Fraction | None:
    stated, land = number(row["far"]), _land(row)
    floor = number(row["far_floor_area_m2"])
    floor = number(row["floor_area_m2"]) if floor is None else floor
    if stated is not None or floor is None or not land:
        return stated
    return floor / land


def _density(row: Row) -> Fraction | None:
    stated, land = number(row["building_density_pct"]), _land(row)
    footprint = number(row["footprint_area_m2"])
    if stated is not None or footprint is None or not land:
        return stated
    return footprint * 100 / land


def _per_mu(amount: Fraction | None, land: Fraction | None) -> Fraction | None:
    return None if amount is None or not land else amount / (land / M2_PER_MU)


def _total(values: Sequence[Fraction | None]) -> Fraction | None:
    known = [value for value in values if value is not None]
    return sum(known, Fraction(0)) if values and len(known) == len(values) else None


def _mean(values: Sequence[Fraction | None], weights: Sequence[Fraction | None]) -> Fraction | None:
    """Return the mean by land; one value is itself, whatever the land."""
    if len(values) == 1:
        return values[0]
    pairs = [
        (value, weight)
        for value, weight in zip(values, weights, strict=True)
        if value is not None and weight
    ]
    if not pairs or len(pairs) < len(values):
        return None
    whole = sum((weight for _, weight in pairs), Fraction(0))
    return sum((value * weight for value, weight in pairs), Fraction(0)) / whole


def _words(parcels: Sequence[Row], column: str, code_list: str) -> str:
    return joined(shown_code(code_list, row[column]) for row in parcels if row[column])


def _use(code: str | None) -> str:
    use = canonical_use(code) if code else None
    if use is None or use.name in str(code):
        return code or ""
    return f"{code} {use.name}"
