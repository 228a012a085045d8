# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""All land of an enterprise: what its tax is divided by (A-34).

Every parcel that an enterprise uses counts as a whole, also where others use it too: how they
divide it nobody supplies. Where the area of one of its parcels is unknown, so is its land.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.identification.facts import land_area
from lowuse_plugin.domain.identification.rules import AREA_COLUMNS
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.domain.units import exact

NO_PARCEL, LAND_UNKNOWN = "NO_PARCEL", "LAND_UNKNOWN"


@dataclass(frozen=True)
class Land:
    """Land of one enterprise, or why it is not known."""

    m2: Fraction | None
    problem: str = ""
    """``NO_PARCEL`` or ``LAND_UNKNOWN``."""


def parcel_areas(parcels: ColumnTable) -> dict[str, Fraction | None]:
    """Return the land of each parcel of the query ``tax_parcels``, None where it is unknown."""
    areas = land_area(parcels, AREA_COLUMNS).tolist()
    uuids = parcels["uuid"].to_list()
    return {
        uuid: exact(area) if np.isfinite(area) else None
        for uuid, area in zip(uuids, areas, strict=True)
    }


def read_areas(reading: Reading) -> dict[str, Fraction | None]:
    """Return the land of every current parcel."""
    return parcel_areas(reading.table("tax_parcels"))


def read_uses(reading: Reading) -> dict[str, set[str]]:
    """Return enterprise → the current parcels that it uses."""
    links = reading.table("tax_links")
    pairs = zip(links["enterprise_uuid"].to_list(), links["parcel_uuid"].to_list(), strict=True)
    uses: dict[str, set[str]] = {}
    for enterprise, parcel in pairs:
        uses.setdefault(enterprise, set()).add(parcel)
    return uses


def read_districts(reading: Reading) -> dict[str, frozenset[str]]:
    """Return enterprise → the districts that its land lies in.

    The district that a list gives an enterprise counts only where it uses no parcel; one that has
    neither stands in none.
    """
    firms = reading.table("enterprise").to_rows()
    found = {row["uuid"]: frozenset([row["district"]] if row["district"] else []) for row in firms}
    links = reading.table("tax_links")
    pairs = zip(links["enterprise_uuid"].to_list(), links["district"].to_list(), strict=True)
    land: dict[str, set[str]] = {}
    for enterprise, district in pairs:
        land.setdefault(enterprise, set()).add(district)
    return found | {firm: frozenset(filter(None, where)) for firm, where in land.items()}


def land_of(parcels: Iterable[str], areas: Mapping[str, Fraction | None]) -> Land:
    """Return the land of an enterprise that uses these parcels."""
    known = [areas.get(parcel) for parcel in dict.fromkeys(parcels)]
    if not known:
        return Land(None, NO_PARCEL)
    total = Fraction(0)
    for area in known:
        if area is None:
            return Land(None, LAND_UNKNOWN)
        total += area
    return Land(total)


__all__ = [
    "LAND_UNKNOWN",
    "NO_PARCEL",
    "Land",
    "land_of",
    "parcel_areas",
    "read_areas",
    "read_districts",
    "read_uses",
]
