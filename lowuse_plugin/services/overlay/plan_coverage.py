# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether a detailed plan covers the land of a project (P-35).

「试点项目涉及详细规划未覆盖或者涉及详细规划调整的同步编制或调整详细规划」: 已覆盖, 部分覆盖 or
未覆盖, with m². Without a registered plan nothing is known, and that is never 未覆盖.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.field_groups import GEOMETRY
from lowuse_plugin.domain.ports import Reading, Store
from lowuse_plugin.geometry.arrays import Geometries
from lowuse_plugin.geometry.overlap import nowhere_wider, polygonal
from lowuse_plugin.services.projects.boundary import measured, outline_of, shapes_of
from lowuse_plugin.services.projects.membership import PROJECT
from lowuse_plugin.services.rows.edit_row import current_row

COVERED, PARTLY, UNCOVERED, UNKNOWN = "covered", "partly", "uncovered", "unknown"
LEAST_M2 = 1.0
"""A part up to this is the work of points that were surveyed twice."""
THIN_M = 1.0
"""A remainder that is nowhere wider is named as a strip along the edge; it decides nothing."""


@dataclass(frozen=True)
class PlannedUse:
    """How much of a project is planned for a use."""

    class_code: str
    class_name: str
    layer_name: str
    document_no: str
    area_m2: float


@dataclass(frozen=True)
class PlanCoverage:
    """What the registered detailed plans say of the land of a project."""

    state: str
    """``covered``, ``partly``, ``uncovered``, or ``unknown`` without a registered plan."""
    whole_m2: float
    """The project in the plane of its district (D18)."""
    covered_m2: float
    uncovered_m2: float
    epsg: int
    is_strip: bool
    """The uncovered part is nowhere wider than 1 m."""
    from_parcels: bool
    """The project has no boundary of its own: the outline of its parcels was taken."""
    plans: tuple[tuple[str, str, date | None], ...]
    """Name, document number and day of every registered plan."""
    uses: tuple[PlannedUse, ...]
    """The largest first."""
    uncovered: bytes | None
    """WKB of the uncovered part in the CRS of the workspace."""


def plan_coverage(store: Store, project: str) -> PlanCoverage:
    """Compare the land of a project with the registered detailed plans.

    Args:
        store: The workspace.
        project: uuid of the project.

    Raises:
        LowUseError: ``PROJECT_NO_BOUNDARY``: it has neither boundary nor parcels with a shape;
            ``EDIT_ROW_GONE``, ``EDIT_ROW_RETIRED``, ``STORED_GEOMETRY_UNREADABLE``.
    """
    with store.read() as reading:
        row = current_row(reading, PROJECT, project)
        boundary, from_parcels = row[GEOMETRY], False
        if not isinstance(boundary, bytes):
            members = reading.table("project_members", project=project).to_rows()
            shapes = shapes_of([each["wkb"] for each in members if not each["retired"]])
            boundary, from_parcels = outline_of(shapes), True
        if boundary is None:
            raise LowUseError("PROJECT_NO_BOUNDARY")
        plans = tuple(
            (each["name"], each["document_no"] or "", _day(each["as_of"]))
            for each in reading.table("plan_layers").to_rows()
        )
        near = _near(reading, boundary)
    district = str(row["district"] or "")
    plane = measured(boundary, store.info.crs, district)
    return _compared(boundary, near, plans, plane, from_parcels=from_parcels)


def _near(reading: Reading, boundary: bytes) -> list[dict[str, Any]]:
    west, south, east, north = shapely.bounds(shapes_of([boundary])[0]).tolist()
    box = {"min_x": west, "min_y": south, "max_x": east, "max_y": north}
    return [row for row in reading.table("plan_areas_near", **box).to_rows() if row["wkb"]]


def _compared(
    boundary: bytes,
    rows: Sequence[Mapping[str, Any]],
    plans: tuple[tuple[str, str, date | None], ...],
    plane: Mapping[str, Any],
    *,
    from_parcels: bool,
) -> PlanCoverage:
    land = shapes_of([boundary])[0]
    whole = float(plane["plane_area_m2"] or 0.0)
    scale = whole / float(shapely.area(land)) if whole else 0.0
    common = _common(land, rows)
    covered = polygonal(shapely.union_all(common)) if rows else shapely.MultiPolygon()
    rest = polygonal(shapely.difference(land, covered))
    inside = min(float(shapely.area(covered)) * scale, whole)
    outside = float(shapely.area(rest)) * scale
    gap = outside > LEAST_M2
    return PlanCoverage(
        state=_state(inside, outside, known=bool(plans)),
        whole_m2=whole,
        covered_m2=inside,
        uncovered_m2=outside,
        epsg=int(plane["plane_epsg"] or 0),
        is_strip=gap and bool(nowhere_wider(np.array([rest], dtype=object), THIN_M)[0]),
        from_parcels=from_parcels,
        plans=plans,
        uses=_uses(rows, common, scale),
        uncovered=bytes(shapely.to_wkb(rest)) if gap else None,
    )


def _common(land: Any, rows: Sequence[Mapping[str, Any]]) -> Geometries:
    if not rows:
        return np.empty(0, dtype=object)
    return np.asarray(shapely.intersection(shapes_of([row["wkb"] for row in rows]), land))


def _state(inside: float, outside: float, *, known: bool) -> str:
    if not known:
        return UNKNOWN
    if outside <= LEAST_M2:
        return COVERED
    return UNCOVERED if inside <= LEAST_M2 else PARTLY


def _uses(
    rows: Sequence[Mapping[str, Any]], common: Geometries, scale: float
) -> tuple[PlannedUse, ...]:
    """Return how much is planned for each use; where its own areas overlap, ground counts once."""
    places: dict[tuple[str, str, str, str], list[int]] = {}
    for place, row in enumerate(rows):
        key = (
            row["class_code"] or "",
            row["class_name"] or "",
            row["layer_name"] or "",
            row["document_no"] or "",
        )
        places.setdefault(key, []).append(place)
    areas = [float(shapely.area(shapely.union_all(common[own]))) for own in places.values()]
    uses = [PlannedUse(*key, m2 * scale) for key, m2 in zip(places, areas, strict=True) if m2 > 0]
    return tuple(sorted(uses, key=lambda use: -use.area_m2))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
