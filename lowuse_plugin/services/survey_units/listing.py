# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Survey units as lists and pages show them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain.ports import Reading, Store
from lowuse_plugin.domain.survey.procedure import standing
from lowuse_plugin.geometry.arrays import Geometries
from lowuse_plugin.geometry.unit_overlap import overlaps
from lowuse_plugin.geometry.wkb import decode, decode_polygons, parse_polygons
from lowuse_plugin.services.survey_units.shapes import (
    SHAPE_FIELD,
    Around,
    Measured,
    UnitMember,
    boxes_of,
    measure,
    read_around,
    unit_label,
)

_SAME_M2 = 1.0


@dataclass(frozen=True)
class UnitLine:
    """One unit."""

    uuid: str
    version: int
    number: str
    name: str
    town: str
    district: str
    source: str
    """Code list ``unit_source``; empty for units of earlier versions."""
    area_m2: float | None
    area_epsg: int | None
    low_efficiency_area_m2: float | None
    is_whole: bool
    has_unregistered: bool
    unregistered_m2: float | None
    """None where it was not measured."""
    survey_state: str
    tag_state: str
    low_efficiency_kind: str
    survey_area_uuid: str
    survey_area: str
    remark: str
    members: tuple[UnitMember, ...]
    """As stored."""
    parcels_changed: bool
    """The parcels of now are others than the stored ones (地块所含宗地已变化)."""
    wkb: bytes | None

    @property
    def label(self) -> str:
        """Number and name."""
        return unit_label({"unit_number": self.number, "unit_name": self.name})


@dataclass(frozen=True)
class UnitHit:
    """A unit on some ground."""

    uuid: str
    label: str
    area_m2: float


def list_units(store: Store, parcel: str | None = None) -> tuple[UnitLine, ...]:
    """Return the current units, of a parcel or all of them.

    Those of a parcel are compared with the parcels of now.

    Raises:
        LowUseError: Why the workspace cannot be read.
    """
    with store.read() as reading:
        table = reading.table("units", parcel=parcel, uuids=None)
        rows = table.select([name for name in table if name != "wkb"]).to_rows()
        members = _members(reading, [row["uuid"] for row in rows])
        around = read_around(store, reading, boxes_of(decode(table["wkb"]))) if parcel else None
    now = {} if around is None else _measured(around, rows, decode_polygons(table["wkb"]))
    return tuple(
        _line(row, shape, members.get(row["uuid"], ()), now.get(row["uuid"]))
        for row, shape in zip(rows, table["wkb"].to_list(), strict=True)
    )


def units_at(store: Store, wkb: bytes) -> tuple[UnitHit, ...]:
    """Return the current units that some ground overlaps, the largest part first.

    Args:
        store: The workspace.
        wkb: Polygon in the CRS of the workspace.

    Raises:
        LowUseError: ``GEOMETRY_UNREADABLE``, ``GEOMETRY_REFUSED``; why it cannot be read.
    """
    ground = parse_polygons([wkb], [SHAPE_FIELD])
    with store.read() as reading:
        table = reading.table("units_near", boxes=boxes_of(ground))
    pairs = overlaps(ground, decode_polygons(table["wkb"]))
    pairs = pairs.where(pairs.matter)
    rows = table.select(["uuid", "unit_number", "unit_name", "area_m2"]).to_rows()
    hits = [
        UnitHit(rows[i]["uuid"], unit_label(rows[i]), share * (rows[i]["area_m2"] or area / share))
        for i, share, area in zip(
            pairs.other.tolist(), pairs.other_share.tolist(), pairs.area_m2.tolist(), strict=True
        )
    ]
    return tuple(sorted(hits, key=lambda hit: -hit.area_m2))


def _members(reading: Reading, units: Sequence[str]) -> dict[str, tuple[UnitMember, ...]]:
    found: dict[str, list[UnitMember]] = {}
    for row in reading.table("unit_members", uuids=json.dumps(list(units))).to_rows():
        area, whole = row["area_m2"], row["plane_area_m2"]
        share = min(area / whole, 1.0) if area is not None and whole else 1.0
        label = f"{row['label']}（已停用）" if row["retired"] else row["label"]
        member = UnitMember(row["parcel_uuid"], label, area or 0.0, share)
        found.setdefault(row["unit_uuid"], []).append(member)
    return {unit: tuple(sorted(m, key=lambda e: -e.area_m2)) for unit, m in found.items()}


def _measured(
    around: Around, rows: Sequence[Mapping[str, Any]], shapes: Geometries
) -> dict[str, Measured]:
    known = np.flatnonzero(~shapely.is_missing(shapes)).tolist()
    if not known:
        return {}
    districts = [rows[i]["district"] for i in known]
    found = measure(around, shapes[known], districts)
    return {rows[i]["uuid"]: each for i, each in zip(known, found, strict=True)}


def _line(
    row: Mapping[str, Any],
    wkb: bytes | None,
    members: tuple[UnitMember, ...],
    now: Measured | None,
) -> UnitLine:
    return UnitLine(
        uuid=row["uuid"],
        version=row["version"],
        number=row["unit_number"] or "",
        name=row["unit_name"] or "",
        town=row["town"] or "",
        district=row["district"] or "",
        source=row["unit_source"] or "",
        area_m2=row["area_m2"],
        area_epsg=row["area_epsg"],
        low_efficiency_area_m2=row["low_efficiency_area_m2"],
        is_whole=bool(row["whole_parcels"]),
        has_unregistered=bool(row["unregistered"]),
        unregistered_m2=None if now is None else now.unregistered_m2,
        survey_state=standing(row["survey_state"], row["tag_state"]),
        tag_state=row["tag_state"] or "",
        low_efficiency_kind=row["low_efficiency_kind"] or "",
        survey_area_uuid=row["survey_area_uuid"] or "",
        survey_area=(row["survey_area"] or "").strip(),
        remark=row["remark"] or "",
        members=members,
        parcels_changed=now is not None and _differ(members, now.members),
        wkb=wkb,
    )


def _differ(stored: Sequence[UnitMember], now: Sequence[UnitMember]) -> bool:
    """Tell whether parcels came, went or lie in the unit with another part."""
    was = {member.parcel_uuid: member.area_m2 for member in stored}
    found = {member.parcel_uuid: member.area_m2 for member in now}
    if was.keys() != found.keys():
        return True
    return any(abs(was[uuid] - area) > _SAME_M2 for uuid, area in found.items())
