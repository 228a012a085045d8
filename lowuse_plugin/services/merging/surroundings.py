# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What registered layers say of the land of a merge: borders (A-36), plans and line (M-11)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.columns import column
from lowuse_plugin.domain.merging.case import MergeParcel
from lowuse_plugin.domain.merging.helpers import PlannedArea, Planning
from lowuse_plugin.domain.merging.pack import MergePack
from lowuse_plugin.domain.places import DISTRICTS
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.geometry import crs as crs_module
from lowuse_plugin.geometry import wkb
from lowuse_plugin.geometry.arrays import Geometries
from lowuse_plugin.geometry.overlap import nowhere_wider, polygonal
from lowuse_plugin.services.merging.checking import Surroundings
from lowuse_plugin.services.merging.facts import MergeFacts

_VISIBLE_M2 = 0.01
"""Below the last printed digit a part does not exist."""

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Layers:
    """Rows of registered layers around the members, read in one state and compared after it."""

    borders: Rows
    plans: Rows
    plan_names: tuple[str, ...]
    lines: Rows


def read_layers(reading: Reading, geometries: Geometries, on: date) -> Layers:
    """Return what lies around the members.

    Args:
        reading: The state to read.
        geometries: The members.
        on: Day on which the control line is to be in force.
    """
    west, south, east, north = shapely.total_bounds(geometries).tolist()
    box = {"min_x": west, "min_y": south, "max_x": east, "max_y": north}
    return Layers(
        borders=_with_shape(reading.table("merge_borders_near", **box).to_rows()),
        plans=_with_shape(reading.table("plan_areas_near", **box).to_rows()),
        plan_names=tuple(row["name"] for row in reading.table("plan_layers").to_rows()),
        lines=reading.table("merge_lines_near", **box, on=on.isoformat()).to_rows(),
    )


def surroundings(facts: MergeFacts, layers: Layers, pack: MergePack) -> Surroundings:
    """Return what the layers say of the members and of their union.

    Raises:
        LowUseError: ``STORED_GEOMETRY_UNREADABLE``.
    """
    names = [parcel.id for parcel in facts.parcels]
    zones = crs_module.zones(facts.geometries, facts.crs).tolist()
    crossing, elsewhere = _borders(facts, layers.borders, pack.tolerance_m)
    union = shapely.union_all(facts.geometries)
    return Surroundings(
        scale=facts.scale,
        crossing=crossing,
        elsewhere=elsewhere,
        zones=dict(zip(names, zones, strict=True)) if zones else {},
        planning=_planning(union, layers, facts.scale, pack),
    )


def _borders(
    facts: MergeFacts, rows: Rows, tolerance_m: float
) -> tuple[dict[str, dict[str, float]], dict[str, str]]:
    """Return who crosses a district border, and who lies in another district than it states.

    A part that is nowhere wider than the tolerance is the work of two surveys of one border.
    """
    known = [(code, row["wkb"]) for row in rows if (code := _district(row)) is not None]
    land = {
        code: shapely.union_all(_shapes([shape for found, shape in known if found == code]))
        for code in dict.fromkeys(code for code, _ in known)
    }
    crossing: dict[str, dict[str, float]] = {}
    elsewhere: dict[str, str] = {}
    for parcel, shape in zip(facts.parcels, facts.geometries, strict=True):
        parts = _parts(shape, land, tolerance_m, facts.scale)
        if len(parts) > 1:
            crossing[parcel.id] = parts
        elif parts and not _stands_in(parcel, parts):
            elsewhere[parcel.id] = next(iter(parts))
    return crossing, elsewhere


def _parts(
    shape: Any, land: Mapping[str, Any], tolerance_m: float, scale: float
) -> dict[str, float]:
    """Return m² of a member by district, the largest first: that is the one it belongs to."""
    found = {}
    for code, district in land.items():
        part = polygonal(shapely.intersection(shape, district))
        if not nowhere_wider(np.array([part], dtype=object), tolerance_m)[0]:
            found[code] = round(float(shapely.area(part)) * scale, 2)
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def _stands_in(parcel: MergeParcel, parts: Mapping[str, float]) -> bool:
    return parcel.district is None or parcel.district in parts


def _district(row: Mapping[str, Any]) -> str | None:
    """Return the district that an area of a layer is; None where it is something else."""
    titles = {title: code for code, title in schema.shipped().codes["district"].values.items()}
    for name in ("area_code", "class_code"):
        code = (row[name] or "").strip()[:6]
        if code in DISTRICTS and len((row[name] or "").strip()) in (6, 12):
            return str(code)
    for name in ("area_name", "class_name"):
        if (row[name] or "").strip() in titles:
            return titles[row[name].strip()]
    return None


def _planning(union: Any, layers: Layers, scale: float, pack: MergePack) -> Planning:
    common = _common(union, layers.plans)
    covered = polygonal(shapely.union_all(common))
    uncovered = float(shapely.area(shapely.difference(union, covered))) * scale
    length, inside = _line(union, layers.lines, pack.tolerance_m)
    versions = tuple(dict.fromkeys(row["version"] for row in layers.lines))
    return Planning(
        layers=layers.plan_names,
        uses=_uses(layers.plans, common, scale, pack),
        uncovered_m2=uncovered if layers.plan_names else None,
        line_version="、".join(versions) or None,
        line_m=length if versions else None,
        line_inside_m2=inside * scale if versions else None,
    )


def _uses(rows: Rows, common: Geometries, scale: float, pack: MergePack) -> tuple[PlannedArea, ...]:
    found: dict[tuple[str, str, str, str], float] = {}
    for row, area in zip(rows, shapely.area(common).tolist(), strict=True):
        texts = ("class_code", "class_name", "layer_name", "document_no")
        code, name, layer, document = (row[key] or "" for key in texts)
        key = (code, name, layer, document)
        found[key] = found.get(key, 0.0) + area * scale
    uses = [
        PlannedArea(*key, area, road=pack.is_road(key[0], key[1]))
        for key, area in found.items()
        if area > _VISIBLE_M2
    ]
    return tuple(sorted(uses, key=lambda use: (-use.area_m2, use.class_code)))


def _line(union: Any, rows: Rows, tolerance_m: float) -> tuple[float, float]:
    """Return metres of the line's edge that cross the union, and its m² inside the line.

    An edge that runs along the outline, or nowhere deeper inside than the tolerance, crosses
    nothing.
    """
    shapes = [row["wkb"] for row in rows if row["wkb"]]
    if not shapes:
        return 0.0, 0.0
    land = shapely.union_all(_shapes(shapes))
    inside = float(shapely.area(shapely.intersection(land, union)))
    within = shapely.intersection(shapely.boundary(land), union)
    edge = shapely.difference(within, shapely.boundary(union))
    pieces = shapely.get_parts(shapely.line_merge(edge))
    deep = shapely.intersects(pieces, shapely.buffer(union, -tolerance_m))
    return float(np.sum(shapely.length(pieces[deep]))), inside


def _common(land: Any, rows: Sequence[Mapping[str, Any]]) -> Geometries:
    if not rows:
        return np.empty(0, dtype=object)
    return np.asarray(shapely.intersection(_shapes([row["wkb"] for row in rows]), land))


def _shapes(shapes: Sequence[bytes]) -> Geometries:
    return wkb.decode_polygons(column("wkb", list(shapes)))


def _with_shape(rows: Sequence[Mapping[str, Any]]) -> Rows:
    return [dict(row) for row in rows if row["wkb"]]
