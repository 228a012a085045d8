# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the 三旧 layer says of the land of a project (E-6).

A finding is offered beside what a person entered and takes nothing over by itself. Where there is
no layer the answer is ``unknown``: nothing known is never nothing there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.field_groups import GEOMETRY
from lowuse_plugin.domain.policy.pack import shipped_boundary_error
from lowuse_plugin.domain.ports import Reading, Store, Value
from lowuse_plugin.domain.units import exact, round_half_up
from lowuse_plugin.geometry.arrays import Geometries
from lowuse_plugin.services.projects.boundary import measured, shapes_of
from lowuse_plugin.services.projects.membership import PROJECT
from lowuse_plugin.services.rows.edit_row import current_row

UNKNOWN, NONE = "unknown", "none"
_RANK = ("settled", "approved", "annual_plan", "register", UNKNOWN)
"""The furthest stage decides; a stage that the layer does not tell stands last."""
_TOUCHES_M2 = 0.01


@dataclass(frozen=True)
class ThreeOldArea:
    """An area of the layer that overlaps the project."""

    uuid: str
    register_no: str
    name: str
    status: str
    overlap_m2: float
    entered_on: str | None
    document: str | None
    as_of: str | None


@dataclass(frozen=True)
class ThreeOldFound:
    """What the layer says."""

    status: str
    """Of the area that decides; ``none`` where none overlaps, ``unknown`` without a layer."""
    overlap_m2: str | None
    """With two decimals, of all areas together; None where nothing could be compared."""
    as_of: str | None
    """Of the layer, ISO."""
    document: str | None
    entered_on: str | None
    areas: tuple[ThreeOldArea, ...]
    """The deciding one first."""

    def values(self) -> dict[str, Value]:
        """Return the columns of a project that say the same."""
        return {
            "three_old_status": self.status,
            "three_old_overlap_m2": self.overlap_m2,
            "three_old_entered_on": self.entered_on,
            "three_old_as_of": self.as_of,
            "three_old_document": self.document,
        }


def find_three_old(
    store: Store, project: str | bytes | None, *, district: str | None = None
) -> ThreeOldFound:
    """Compare the land of a project with the 三旧 areas of the workspace.

    Areas are shares of the project's plane area in the plane of its district (D18).

    Args:
        store: The workspace.
        project: uuid of a stored project, or WKB of a boundary that is not saved yet.
        district: Of the boundary, where it is given.

    Raises:
        LowUseError: ``PROJECT_NO_BOUNDARY``: there is nothing to compare; ``EDIT_ROW_GONE``,
            ``EDIT_ROW_RETIRED``, ``STORED_GEOMETRY_UNREADABLE``.
    """
    with store.read() as reading:
        shape: Value = project
        if isinstance(project, str):
            row = current_row(reading, PROJECT, project)
            shape, district = row[GEOMETRY], str(row["district"] or "")
        if not isinstance(shape, bytes):
            raise LowUseError("PROJECT_NO_BOUNDARY")
        layer, near = _around(reading, shape)
    return _compared(layer, near, shape, store.info.crs, district or "")


def three_old_of(reading: Reading, boundary: bytes, crs: str, district: str) -> ThreeOldFound:
    """Return what the layer says of a boundary, on what was read of it or can be.

    Raises:
        LowUseError: ``STORED_GEOMETRY_UNREADABLE``.
    """
    layer, near = _around(reading, boundary)
    return _compared(layer, near, boundary, crs, district)


_Rows = Sequence[Mapping[str, Any]]


def _around(reading: Reading, boundary: bytes) -> tuple[_Rows, _Rows]:
    """Return what there is of the layer, and its areas around a boundary."""
    layer = reading.table("project_three_old_layer").to_rows()
    if not layer:
        return (), ()
    west, south, east, north = shapely.bounds(shapes_of([boundary])[0]).tolist()
    near = reading.table("project_three_old", min_x=west, min_y=south, max_x=east, max_y=north)
    return layer, near.to_rows()


def _compared(layer: _Rows, near: _Rows, boundary: bytes, crs: str, district: str) -> ThreeOldFound:
    if not layer:
        return ThreeOldFound(UNKNOWN, None, None, None, None, ())
    land = shapes_of([boundary])[0]
    rows = [row for row in near if row["wkb"] is not None and row["status"] != NONE]
    common = np.asarray(shapely.intersection(shapes_of([row["wkb"] for row in rows]), land))
    plane = measured(boundary, crs, district)["plane_area_m2"]
    whole = float(plane) if isinstance(plane, float) else 0.0
    scale = whole / float(shapely.area(land)) if whole else 0.0
    areas = _areas(rows, common, scale)
    total = float(shapely.area(shapely.union_all(common))) * scale if rows else 0.0
    return _found(areas, total, whole, _as_of(layer, district))


def _areas(
    rows: Sequence[Mapping[str, Any]], common: Geometries, scale: float
) -> list[ThreeOldArea]:
    sizes = shapely.area(common) * scale
    return [
        ThreeOldArea(
            uuid=row["uuid"],
            register_no=row["register_no"] or "",
            name=row["name"] or "",
            status=row["status"],
            overlap_m2=size,
            entered_on=row["entered_on"],
            document=row["document_no"],
            as_of=row["as_of"],
        )
        for row, size in zip(rows, sizes.tolist(), strict=True)
        if size > _TOUCHES_M2
    ]


def _found(
    areas: Sequence[ThreeOldArea], total: float, whole: float, as_of: str | None
) -> ThreeOldFound:
    if not areas:
        return ThreeOldFound(NONE, "0.00", as_of, None, None, ())
    least, share = shipped_boundary_error()
    tolerance = max(least, share * whole)
    # A sliver of an approved area decides nothing beside a registered one that covers the land.
    ranked = sorted(
        areas, key=lambda a: (a.overlap_m2 <= tolerance, _rank(a.status), -a.overlap_m2)
    )
    first = ranked[0]
    return ThreeOldFound(
        status=first.status,
        overlap_m2=str(round_half_up(exact(total), 2)),
        as_of=first.as_of or as_of,
        document=first.document,
        entered_on=first.entered_on,
        areas=tuple(ranked),
    )


def _rank(status: str) -> int:
    return _RANK.index(status) if status in _RANK else len(_RANK)


def _as_of(layer: Sequence[Mapping[str, Any]], district: str) -> str | None:
    """Return the day of the layer: of its part for the district, else of the whole."""
    own = [row for row in layer if row["district"] == district] or list(layer)
    return max((str(row["as_of"]) for row in own if row["as_of"]), default=None)
