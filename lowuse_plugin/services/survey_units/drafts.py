# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a person says of a survey unit, its outline, and the columns that follow from both."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isfinite
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.findings import NOTE, WARNING, Finding
from lowuse_plugin.domain.ports import Reading, Store, Value
from lowuse_plugin.domain.survey_units.fields import LOW_AREA, low_area
from lowuse_plugin.domain.units import exact
from lowuse_plugin.geometry.arrays import Geometries
from lowuse_plugin.geometry.wkb import decode, decode_polygons
from lowuse_plugin.services.survey_units.recompute import same_value
from lowuse_plugin.services.survey_units.shapes import (
    Around,
    Measured,
    as_shapes,
    clipped,
    drawn_shape,
    measure,
    outline,
    read_around,
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


@dataclass(frozen=True)
class DraftRead:
    """A draft with what its outline is made from.

    Attributes:
        drawn: Its shape as a polygon of the workspace; None where none is drawn.
        parcels: Rows of ``unit_parcels``: those that it names.
    """

    draft: UnitDraft
    drawn: Any
    parcels: ColumnTable | None

    def box(self) -> list[float]:
        """Return the box of all that it can cover; without a number where it covers nothing."""
        land = None if self.parcels is None else decode(self.parcels["wkb"])
        bounds = shapely.total_bounds(land if self.drawn is None else self.drawn)
        return [float(each) for each in bounds]

    def outline(self, near: ColumnTable) -> Any:
        """Return the outline that the draft means.

        Args:
            near: Rows of ``unit_parcels_near``, around this draft and others.

        Raises:
            LowUseError: ``UNIT_WITHOUT_LAND``, ``UNIT_OUTSIDE_PARCELS``.
        """
        land = None if self.parcels is None else outline(decode_polygons(self.parcels["wkb"]))
        if self.drawn is None:
            if land is None:
                raise LowUseError("UNIT_WITHOUT_LAND")
            return land
        if not self.draft.clip:
            return self.drawn
        if self.parcels is None:
            shapes = decode_polygons(near["wkb"])
            land = outline(shapes[np.sort(shapely.STRtree(shapes).query(self.drawn))])
        return clipped(self.drawn, land)


@dataclass(frozen=True)
class DraftsRead:
    """Drafts on one state of the workspace, to be measured when nobody waits for it any more."""

    drafts: tuple[DraftRead, ...]
    around: Around

    def shapes(self) -> Geometries:
        """Return their outlines; raises as :meth:`DraftRead.outline`."""
        return as_shapes([each.outline(self.around.parcels) for each in self.drafts])

    def measure(self, shapes: Geometries, *, without: Sequence[str] = ()) -> list[Measured]:
        """Measure their outlines; raises as :func:`measure`."""
        districts = [each.draft.district for each in self.drafts]
        return measure(self.around, shapes, districts, without=without)


def drawn_of(store: Store, draft: UnitDraft) -> Any:
    """Return the shape that a draft has, as a polygon of the workspace; None without one.

    Raises:
        LowUseError: What a drawing may raise.
    """
    return None if draft.shape is None else drawn_shape(draft.shape, store.info.crs)


def read_drafts(
    store: Store, reading: Reading, drafts: Sequence[UnitDraft], drawn: Sequence[Any]
) -> DraftsRead:
    """Read what drafts are measured on.

    Args:
        store: For CRS and district.
        reading: The state.
        drafts: What was entered.
        drawn: The shape of each, as :func:`drawn_of` says it.

    Raises:
        LowUseError: ``PARCELS_UNKNOWN``, ``UNIT_WITHOUT_LAND``.
    """
    found = tuple(
        DraftRead(draft, shape, _named(reading, draft))
        for draft, shape in zip(drafts, drawn, strict=True)
    )
    boxes = [box for each in found if all(map(isfinite, box := each.box()))]
    return DraftsRead(found, read_around(store, reading, json.dumps(boxes)))


def _named(reading: Reading, draft: UnitDraft) -> ColumnTable | None:
    """Return the parcels that a draft names; None where it names none."""
    if not draft.parcels:
        if draft.shape is None:
            raise LowUseError("UNIT_WITHOUT_LAND")
        return None
    wanted = tuple(dict.fromkeys(draft.parcels))
    table = reading.table("unit_parcels", uuids=json.dumps(wanted))
    if len(table) != len(wanted):
        missing = len(wanted) - len(table)
        raise LowUseError("PARCELS_UNKNOWN", count=missing, expected=len(wanted))
    return table


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
