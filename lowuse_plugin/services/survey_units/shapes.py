# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a survey unit covers: its area, its parcels, unregistered land, other units (D16, D18).

The plane of the workspace gives shares; each m² is a share of the plane area in the CRS of the
district that its land belongs to.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.places import WHOLE_CITY
from lowuse_plugin.domain.ports import Reading, Store
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.geometry.areas import plane_areas
from lowuse_plugin.geometry.arrays import Geometries
from lowuse_plugin.geometry.crs_guess import within_frame
from lowuse_plugin.geometry.overlap import polygonal
from lowuse_plugin.geometry.unit_overlap import (
    LEAST_M2,
    WHOLE_SHARE,
    Overlaps,
    overlaps,
    uncovered_shares,
)
from lowuse_plugin.geometry.validity import as_multipolygons
from lowuse_plugin.geometry.wkb import decode_polygons, encode, parse_polygons
from lowuse_plugin.services.parcels.kept_areas import kept_or_measured

SHAPE_FIELD = "地块范围"


@dataclass(frozen=True)
class UnitMember:
    """A parcel of a unit."""

    parcel_uuid: str
    label: str
    area_m2: float
    """What of the parcel lies in the unit: share × its plane area."""
    share: float
    """Of the parcel."""
    district: str = ""
    town: str = ""
    version: int = 0


@dataclass(frozen=True)
class UnitOverlap:
    """Another current unit on the same ground."""

    uuid: str
    label: str
    area_m2: float
    is_inside: bool
    """The other one lies wholly in this one."""
    survey_state: str = ""
    tag_state: str = ""
    low_efficiency_kind: str = ""
    version: int = 0


@dataclass(frozen=True)
class Measured:
    """What is known of one shape on one state of the workspace."""

    wkb: bytes
    area_m2: float
    area_epsg: int
    district: str
    """To which it belongs; empty where a person has to say it."""
    districts: Mapping[str, float]
    """m² of its parcels by district."""
    members: tuple[UnitMember, ...]
    unregistered_m2: float
    overlaps: tuple[UnitOverlap, ...]

    @property
    def is_partly_unregistered(self) -> bool:
        """Whether more than a sliver lies in no parcel."""
        return self.unregistered_m2 > LEAST_M2

    @property
    def is_whole(self) -> bool:
        """Whether it is parcels as a whole and nothing else."""
        whole = all(member.share >= WHOLE_SHARE for member in self.members)
        return bool(self.members) and whole and not self.is_partly_unregistered


def boxes_of(shapes: Geometries) -> str:
    """Return the boxes of shapes as the queries take them."""
    known = shapes[~shapely.is_missing(shapes) & ~shapely.is_empty(shapes)]
    return json.dumps(shapely.bounds(known).reshape(-1, 4).tolist())


def drawn_shape(wkb: bytes, crs: str) -> Any:
    """Return a drawn shape as a polygon of the workspace.

    Raises:
        LowUseError: ``GEOMETRY_UNREADABLE``, ``GEOMETRY_REFUSED``, ``UNIT_OUTSIDE`` (crs).
    """
    shapes = parse_polygons([wkb], [SHAPE_FIELD])
    if not within_frame(shapely.bounds(shapes).reshape(-1, 4), crs).all():
        raise LowUseError("UNIT_OUTSIDE", crs=crs)
    return as_multipolygons(shapes)[0]


def outline(shapes: Geometries) -> Any:
    """Return the common outline of parcels, None where none has a shape."""
    known = shapes[~shapely.is_missing(shapes)]
    if not known.size:
        return None
    found = polygonal(shapely.union_all(known))
    return None if shapely.is_empty(found) else found


def clipped(shape: Any, land: Any) -> Any:
    """Return what of a shape lies on some land.

    Raises:
        LowUseError: ``UNIT_OUTSIDE_PARCELS``: nothing does.
    """
    found = polygonal(shapely.intersection(shape, land)) if land is not None else None
    if found is None or shapely.area(found) <= LEAST_M2:
        raise LowUseError("UNIT_OUTSIDE_PARCELS")
    return found


def as_shapes(found: Sequence[Any]) -> Geometries:
    """Return shapes as an array of multipolygons."""
    shapes = np.empty(len(found), dtype=object)
    shapes[:] = list(found)
    return as_multipolygons(shapes)


@dataclass(frozen=True)
class Around:
    """What lies around some shapes on one state of the workspace; measuring reads no more.

    Attributes:
        crs: Of the workspace.
        district: Of the workspace.
        parcels: Rows of ``unit_parcels_near``.
        units: Rows of ``units_near``.
    """

    crs: str
    district: str
    parcels: ColumnTable
    units: ColumnTable


def read_around(store: Store, reading: Reading, boxes: str) -> Around:
    """Read what lies around some shapes.

    Args:
        store: For CRS and district.
        reading: The state.
        boxes: Of the shapes, as :func:`boxes_of` says them.
    """
    return Around(
        store.info.crs,
        store.info.district,
        reading.table("unit_parcels_near", boxes=boxes),
        reading.table("units_near", boxes=boxes),
    )


def measure(
    around: Around,
    shapes: Geometries,
    districts: Sequence[str],
    *,
    without: Sequence[str] = (),
) -> list[Measured]:
    """Measure shapes on one state of the workspace; colleagues can save meanwhile.

    Args:
        around: What was read around them.
        shapes: Multipolygons in metres of the workspace.
        districts: District that a person chose for each; empty to take that of the parcels.
        without: Units that are not compared: those that are measured themselves.

    Raises:
        LowUseError: ``STORED_GEOMETRY_UNREADABLE``.
    """
    crs, parcels, others = around.crs, around.parcels, around.units
    land, ground = decode_polygons(parcels["wkb"]), decode_polygons(others["wkb"])
    pairs = overlaps(shapes, land)
    members = _members(crs, pairs.where(pairs.matter), parcels, land, len(shapes))
    beside = overlaps(shapes, ground)
    beside = beside.where(beside.area_m2 > LEAST_M2)
    overlapping = _overlaps(beside, others, len(shapes), frozenset(without))
    by_district = [_by_district(each) for each in members]
    chosen = [
        given or _district_of(found, around.district)
        for given, found in zip(districts, by_district, strict=True)
    ]
    areas, epsg = plane_areas(shapes, crs, np.array(chosen, dtype=object))
    open_m2 = uncovered_shares(shapes, land) * areas
    wkb = encode(shapes).values
    return [
        Measured(
            bytes(wkb[i]),
            float(areas[i]),
            int(epsg[i]),
            chosen[i],
            by_district[i],
            tuple(members[i]),
            float(open_m2[i]),
            tuple(overlapping[i]),
        )
        for i in range(len(shapes))
    ]


def _members(
    crs: str, pairs: Overlaps, parcels: ColumnTable, land: Geometries, count: int
) -> list[list[UnitMember]]:
    """Return the parcels of each shape, the larger part first."""
    found: list[list[UnitMember]] = [[] for _ in range(count)]
    rows = parcels.select([name for name in parcels if name != "wkb"]).to_rows()
    plane = _plane_areas(crs, rows, land, np.unique(pairs.other).tolist())
    for unit, other, share in zip(
        pairs.unit.tolist(), pairs.other.tolist(), pairs.other_share.tolist(), strict=True
    ):
        row = rows[other]
        # Points that were surveyed twice differ by parts of a millimetre: a whole parcel is whole.
        part = 1.0 if share > 1 - 1e-9 else share
        found[unit].append(
            UnitMember(
                row["uuid"],
                row["label"],
                part * plane[other],
                part,
                row["district"] or "",
                row["town"] or "",
                row["version"],
            )
        )
    return [sorted(each, key=lambda member: -member.area_m2) for each in found]


def _plane_areas(
    crs: str, rows: Sequence[Mapping[str, Any]], land: Geometries, wanted: Sequence[int]
) -> dict[int, float]:
    """Return the plane area of parcels: as stored, else measured."""
    districts = np.array([rows[i]["district"] or "" for i in wanted], dtype=object)
    areas = kept_or_measured(
        [rows[i]["plane_area_m2"] for i in wanted],
        lambda at: plane_areas(land[wanted][at], crs, districts[at])[0],
    )
    return dict(zip(wanted, areas.tolist(), strict=True))


def _overlaps(
    pairs: Overlaps, others: ColumnTable, count: int, without: frozenset[str]
) -> list[list[UnitOverlap]]:
    found: list[list[UnitOverlap]] = [[] for _ in range(count)]
    rows = others.select([name for name in others if name != "wkb"]).to_rows()
    for unit, other, share, area in zip(
        pairs.unit.tolist(),
        pairs.other.tolist(),
        pairs.other_share.tolist(),
        pairs.area_m2.tolist(),
        strict=True,
    ):
        row = rows[other]
        if row["uuid"] in without:
            continue
        whole = row["area_m2"]
        found[unit].append(
            UnitOverlap(
                row["uuid"],
                unit_label(row),
                area if whole is None else share * whole,
                share >= WHOLE_SHARE,
                row["survey_state"] or "",
                row["tag_state"] or "",
                row["low_efficiency_kind"] or "",
                row["version"],
            )
        )
    return found


def unit_label(row: Mapping[str, Any]) -> str:
    """Return how people know a unit: number and name."""
    words = [row.get("unit_number"), row.get("unit_name")]
    said = " ".join(str(word) for word in words if word)
    return said or "未编号地块"


def _by_district(members: Sequence[UnitMember]) -> dict[str, float]:
    found: dict[str, float] = {}
    for member in members:
        found[member.district] = found.get(member.district, 0.0) + member.area_m2
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def _district_of(by_district: Mapping[str, float], workspace: str) -> str:
    """Return the district that follows from the land; empty where it lies in two or in none."""
    known = [district for district in by_district if district]
    if known:
        return known[0]
    return "" if workspace == WHOLE_CITY else workspace


def refuse_district(measured: Measured, chosen: str) -> None:
    """Refuse a unit of which nobody can say to which district it belongs.

    Raises:
        LowUseError: ``UNIT_DISTRICT_UNKNOWN`` (expected), ``UNIT_TWO_DISTRICTS`` (districts).
    """
    words = shipped().codes["district"].values
    if measured.district not in words:
        raise LowUseError("UNIT_DISTRICT_UNKNOWN", expected="、".join(words.values()))
    if len([d for d in measured.districts if d]) > 1 and not chosen:
        parts = [f"{words.get(d, d)} {area:,.2f} m²" for d, area in measured.districts.items()]
        raise LowUseError("UNIT_TWO_DISTRICTS", districts="、".join(parts))


def town_of(members: Sequence[UnitMember]) -> str:
    """Return the town in which most of the land lies."""
    areas: dict[str, float] = {}
    for member in members:
        areas[member.town] = areas.get(member.town, 0.0) + member.area_m2
    areas.pop("", None)
    return max(areas, key=lambda town: areas[town]) if areas else ""
