# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The land of stored projects: their parcels, boundaries and areas, read in one go."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain.columns import Column, ColumnTable
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.domain.units import exact, format_decimal, sum_text
from lowuse_plugin.geometry.area_tolerance import area_tolerance
from lowuse_plugin.geometry.areas import plane_areas
from lowuse_plugin.geometry.arrays import Geometries
from lowuse_plugin.geometry.wkb import decode

DRAWN = ("drawn", "imported")
"""Sources of a boundary that stands by itself; any other follows the parcels."""
WITHDRAWN = "withdrawn"
_WHOLE_M2 = 0.01
"""How far the included area may miss the parcel's when the whole parcel is meant."""
_DIGEST = 16

Rows = Mapping[str, Any]


@dataclass(frozen=True)
class ProjectLand:
    """Current projects and what they stand on, from one state of the workspace.

    Attributes:
        projects: One mapping a project, as ``subsidy_projects`` gives it, without the shape.
        members: Project → its parcels, as ``subsidy_project_parcels`` gives them, with the digest
            ``boundary`` instead of the shape.
        shapes: Boundary of each project in metres of the workspace, None where there is none.
    """

    projects: Sequence[Rows]
    members: Mapping[str, Sequence[Rows]]
    shapes: Geometries

    def parcels(self, project: str) -> Sequence[Rows]:
        """Return the parcels of a project."""
        return self.members.get(project, ())

    def registered_m2(self, project: str) -> str | None:
        """Return the exact Σ of the registered areas; None when one is missing or only in part."""
        return _sum([_registered(row) for row in self.parcels(project)])

    def tolerances_m2(self) -> Mapping[str, str]:
        """Return project → how far its area may be off because its points are (A-37)."""
        found = area_tolerance(self.shapes)
        return {
            row["uuid"]: _decimal(found[i])
            for i, row in enumerate(self.projects)
            if self.shapes[i] is not None
        }

    def planes_m2(self, crs: str) -> Mapping[str, str]:
        """Return project → its plane area in the CRS of its district (D18), where it is known.

        Args:
            crs: Of the workspace, for boundaries without a stored area.
        """
        districts = np.array([row["district"] for row in self.projects], dtype=object)
        missing = shapely.is_missing(self.shapes)
        drawn = np.zeros(len(self.shapes))
        rows = np.flatnonzero(~missing)
        if rows.size:
            drawn[rows] = plane_areas(self.shapes[rows], crs, districts[rows])[0]
        found = {}
        for i, row in enumerate(self.projects):
            area = _sum([plane_part(each) for each in self.parcels(row["uuid"])])
            if not missing[i] and (area is None or row["boundary_source"] in DRAWN):
                area = _decimal(row["plane_area_m2"] or drawn[i])
            if area is not None:
                found[row["uuid"]] = area
        return found


def read_land(reading: Reading) -> ProjectLand:
    """Return all current projects with their parcels.

    Raises:
        LowUseError: ``STORED_GEOMETRY_UNREADABLE``.
    """
    projects = reading.table("subsidy_projects")
    parcels = reading.table("subsidy_project_parcels")
    shapes = _project_shapes(projects, parcels)
    members: dict[str, list[Rows]] = {}
    digests = _digests(parcels["geom"])
    rows = parcels.select([name for name in parcels if name != "geom"]).to_rows()
    for row, digest in zip(rows, digests, strict=True):
        members.setdefault(row["project_uuid"], []).append({**row, "boundary": digest})
    plain = projects.select([name for name in projects if name != "geom"]).to_rows()
    return ProjectLand(plain, members, shapes)


def plane_part(member: Rows) -> float | None:
    """Return the plane area with which a parcel belongs to a project."""
    area: float | None = member["plane_area_m2"] if member["area_m2"] is None else member["area_m2"]
    return area


def _project_shapes(projects: ColumnTable, parcels: ColumnTable) -> Geometries:
    """Return the boundary of each project: drawn, else around its parcels as they are now."""
    own = decode(projects["geom"])
    around = _unions(projects["uuid"], parcels["project_uuid"], decode(parcels["geom"]))
    sources = np.where(projects["boundary_source"].valid, projects["boundary_source"].values, "")
    drawn = np.isin(sources.astype(str), DRAWN) & ~shapely.is_missing(own)
    found = np.where(drawn | shapely.is_missing(around), own, around)
    found[shapely.is_empty(found)] = None
    return np.asarray(found)


def _unions(uuids: Column, owners: Column, shapes: Geometries) -> Geometries:
    """Return the union of the shapes of each owner, None where it has none."""
    result = np.full(len(uuids), None, dtype=object)
    place = {uuid: i for i, uuid in enumerate(uuids.to_list())}
    row = np.array([place.get(owner, -1) for owner in owners.to_list()], dtype=np.int64)
    keep = np.flatnonzero((row >= 0) & ~shapely.is_missing(shapes))
    if not keep.size:
        return result
    keep = keep[np.argsort(row[keep], kind="stable")]
    filled, group = np.unique(row[keep], return_inverse=True)
    together = shapely.geometrycollections(shapes[keep], indices=group)
    result[filled] = shapely.union_all(together[:, np.newaxis], axis=1)
    return result


def _digests(geom: Column) -> list[str | None]:
    """Return a short hash of each shape, by which a moved boundary is told from a standing one."""
    return [
        None if value is None else hashlib.sha256(value).hexdigest()[:_DIGEST]
        for value in geom.to_list()
    ]


def _registered(row: Rows) -> float | None:
    """Return the registered area of a parcel that is included as a whole."""
    area: float | None = row["registered_area_m2"]
    if row["area_m2"] is None or area is None:
        return area
    whole: float = area if row["plane_area_m2"] is None else row["plane_area_m2"]
    return area if abs(row["area_m2"] - whole) <= _WHOLE_M2 else None


def _sum(areas: Sequence[float | None]) -> str | None:
    known = [area for area in areas if area is not None]
    return sum_text(known) if len(known) == len(areas) and known else None


def _decimal(area: float) -> str:
    """Return a measured area with the two decimals that areas have."""
    return format_decimal(exact(float(area)), 2)
