# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Sums of 《低效用地汇总表》: from m² and converted once (A-37), a unit counted once (D16)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.survey_units.sheet import UnitSheet

NO_TOWN = "未填镇（街道）"
NO_KIND = "未分类"


@dataclass(frozen=True)
class Sums:
    """What some units come to; what is missing is counted, not taken for zero (D9)."""

    units: int
    parcels: int
    area_m2: Fraction
    without_area: int
    low_m2: Fraction
    without_low: int
    legacy_m2: Fraction
    without_legacy: int


@dataclass(frozen=True)
class LegacySum:
    """Legacy land of one kind."""

    title: str
    units: int
    area_m2: Fraction
    without_area: int


def sums(sheets: Iterable[UnitSheet]) -> Sums:
    """Return the sums of units; a parcel of two units counts once."""
    units = list(sheets)
    area, no_area = _sum(units, lambda sheet: sheet.land.area_m2)
    low, no_low = _sum(units, lambda sheet: sheet.low_or_whole_m2)
    legacy, no_legacy = _sum(units, lambda sheet: sheet.legacy_m2)
    parcels = {each.uuid for sheet in units for each in sheet.parcels}
    return Sums(len(units), len(parcels), area, no_area, low, no_low, legacy, no_legacy)


def place_of(sheet: UnitSheet) -> str:
    """Return district and town in one text."""
    return f"{sheet.district_name}{sheet.town or NO_TOWN}"


def kind_of(sheet: UnitSheet) -> str:
    """Return the primary category."""
    if not sheet.tag.kinds:
        return NO_KIND
    return shown_code("low_efficiency_kind", sheet.tag.kinds[0])


def grouped(
    sheets: Sequence[UnitSheet], key: Callable[[UnitSheet], str]
) -> dict[str, list[UnitSheet]]:
    """Return units by a text, in the order in which these come."""
    found: dict[str, list[UnitSheet]] = {}
    for sheet in sheets:
        found.setdefault(key(sheet), []).append(sheet)
    return found


def by_kind(sheets: Sequence[UnitSheet]) -> dict[str, list[UnitSheet]]:
    """Return units by their primary category, in the order of the code list."""
    found = grouped(sorted(sheets, key=lambda sheet: sheet.tag.kinds[:1] or ("~",)), kind_of)
    return {title: sorted(units, key=sheets.index) for title, units in found.items()}


def legacy_sums(sheets: Sequence[UnitSheet]) -> tuple[LegacySum, ...]:
    """Return the legacy land by kind, in the order of the code list."""
    found: dict[str, list[tuple[str, Fraction | None]]] = {}
    titles: dict[str, str] = {}
    for sheet in sheets:
        for line in sheet.legacy:
            area = sheet.land.area_m2 if line.area_m2 is None else line.area_m2
            found.setdefault(line.kind, []).append((sheet.unit_uuid, area))
            titles[line.kind] = line.title
    return tuple(
        LegacySum(
            titles[kind],
            len({uuid for uuid, _ in lines}),
            sum((area for _, area in lines if area is not None), Fraction(0)),
            sum(area is None for _, area in lines),
        )
        for kind, lines in sorted(found.items())
    )


def _sum(
    sheets: Sequence[UnitSheet], area: Callable[[UnitSheet], Fraction | None]
) -> tuple[Fraction, int]:
    found = [area(sheet) for sheet in sheets]
    known = [value for value in found if value is not None]
    return sum(known, Fraction(0)), len(found) - len(known)
