# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a person says of a survey unit, its outline, and the columns that follow from both."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.findings import NOTE, WARNING, Finding
from lowuse_plugin.domain.ports import Reading, Store, Value
from lowuse_plugin.domain.survey_units.fields import LOW_AREA, low_area
from lowuse_plugin.domain.units import exact
from lowuse_plugin.geometry.wkb import decode_polygons
from lowuse_plugin.services.survey_units.recompute import same_value
from lowuse_plugin.services.survey_units.shapes import (
    Measured,
    clipped,
    drawn_shape,
    outline,
    town_of,
)

PARCEL, PARCELS, DRAWN, LAYER = "parcel", "parcels", "drawn", "layer"
"""Code list ``unit_source``."""


@dataclass(frozen=True)
class UnitDraft:
    """What a person says of a unit."""

    shape: bytes | None = None
    """WKB in the CRS of the workspace; None takes the outline of the parcels."""
    parcels: tuple[str, ...] = ()
    unit_name: str = ""
    unit_number: str | None = None
    """None lets the save give the next one, or keep the one that there is."""
    low_efficiency_area_m2: Fraction | None = None
    """None means the whole of a new unit, and leaves that of a changed one as it is."""
    low_is_whole: bool = False
    """A changed unit is low-efficient as a whole, whatever was said before."""
    source: str = DRAWN
    """Code list ``unit_source``; without a shape it follows from the parcels."""
    remark: str = ""
    town: str = ""
    """Empty takes that of the parcels."""
    district: str = ""
    """Empty takes that of the parcels; a unit across two districts needs it said."""
    clip: bool = False
    """Take only what of the shape lies in the parcels, or in any parcel where none is named."""
    absorb: tuple[str, ...] | None = None
    """Units inside that go into this one; None where nobody was asked yet."""
    tag_from: str | None = None
    """Unit inside whose tag goes on; empty for none, None where all agree."""


def shape_of(store: Store, reading: Reading, draft: UnitDraft) -> Any:
    """Return the outline that a draft means.

    Raises:
        LowUseError: ``PARCELS_UNKNOWN``, ``UNIT_WITHOUT_LAND``, and what a drawing may raise.
    """
    land = None
    if draft.parcels:
        wanted = tuple(dict.fromkeys(draft.parcels))
        table = reading.table("unit_parcels", uuids=json.dumps(wanted))
        if len(table) != len(wanted):
            missing = len(wanted) - len(table)
            raise LowUseError("PARCELS_UNKNOWN", count=missing, expected=len(wanted))
        land = outline(decode_polygons(table["wkb"]))
    if draft.shape is None:
        if land is None:
            raise LowUseError("UNIT_WITHOUT_LAND")
        return land
    shape = drawn_shape(draft.shape, store.info.crs)
    if not draft.clip:
        return shape
    if land is None:
        from_boxes = reading.table("unit_parcels_near", boxes=_box(shape))
        land = outline(decode_polygons(from_boxes["wkb"]))
    return clipped(shape, land)


def _box(shape: Any) -> str:
    return json.dumps([list(shape.bounds)])


def low_area_of(draft: UnitDraft, row: Mapping[str, Any]) -> Fraction | None:
    """Return the low-efficiency area of a unit that is changed; None for the whole.

    Args:
        draft: What was entered.
        row: The unit as it is: what was its whole stays its whole.
    """
    if draft.low_is_whole or draft.low_efficiency_area_m2 is not None:
        return draft.low_efficiency_area_m2
    low, area = row["low_efficiency_area_m2"], row["area_m2"]
    return None if low is None or same_value(low, area) else exact(low)


def values_of(draft: UnitDraft, found: Measured, number: str) -> dict[str, Value]:
    """Return the columns of a unit's row that follow from what was said and measured."""
    wanted = draft.low_efficiency_area_m2
    source = draft.source
    if draft.shape is None:
        source = PARCEL if len(draft.parcels) == 1 else PARCELS
    elif source not in (DRAWN, LAYER, PARCEL, PARCELS):
        source = DRAWN
    return {
        "geom": found.wkb,
        "unit_number": number,
        "unit_name": draft.unit_name.strip() or None,
        "district": found.district,
        "town": draft.town.strip() or town_of(found.members) or None,
        "area_m2": found.area_m2,
        "area_epsg": found.area_epsg,
        LOW_AREA: found.area_m2 if wanted is None else low_area(wanted, found.area_m2),
        "whole_parcels": int(found.is_whole),
        "unit_source": source,
        "unregistered": int(found.is_partly_unregistered),
        "remark": draft.remark.strip() or None,
    }


def notes_of(found: Measured, gone: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Return what people should know of a shape.

    Args:
        found: The shape.
        gone: Units that go into it and overlap it no more.
    """
    notes = [
        Finding("UNIT_OVERLAPS", WARNING, {"unit": each.label, "area": f"{each.area_m2:,.2f}"})
        for each in found.overlaps
        if each.uuid not in gone
    ]
    if len([d for d in found.districts if d]) > 1:
        notes.append(Finding("UNIT_ACROSS_DISTRICTS", WARNING, {"district": found.district}))
    if found.is_partly_unregistered:
        area = f"{found.unregistered_m2:,.2f}"
        notes.append(Finding("UNIT_UNREGISTERED", NOTE, {"area": area}))
    return tuple(notes)
