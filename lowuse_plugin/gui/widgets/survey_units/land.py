# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The land that fields of 调查信息 are about: what an area that is typed may not exceed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lowuse_plugin.qgis_bridge.parcels.rows import ParcelRows
    from lowuse_plugin.services.survey_units.details import UnitDetails


@dataclass(frozen=True)
class Land:
    """One piece of land."""

    label: str = ""
    area_m2: float | None = None
    """None where it is not known: nothing is judged then."""


def without_unit(parcels: Sequence[str], units: Sequence[UnitDetails]) -> tuple[str, ...]:
    """Return the parcels that are part of none of some units."""
    members = {parcel for unit in units for parcel in unit.parcels}
    return tuple(parcel for parcel in parcels if parcel not in members)


def smallest_land(
    units: Sequence[UnitDetails], parcels: Sequence[str], rows: ParcelRows | None
) -> Land:
    """Return the smallest land that an area would be set on.

    Args:
        units: Units that it is set on.
        parcels: Parcels that get a unit of their own with their tag.
        rows: What lists know of parcels.
    """
    lands = [Land(unit.label, unit.area_m2) for unit in units]
    if rows is not None and len(parcels):
        plane = rows.table["plane_area_m2"]
        label = rows.table["label"]
        for row in rows.rows(parcels).tolist():
            area = float(plane.values[row]) if plane.valid[row] else None
            lands.append(Land(str(label.values[row] or ""), area))
    known = [land for land in lands if land.area_m2 is not None]
    return min(known, key=lambda land: land.area_m2 or 0, default=Land())
