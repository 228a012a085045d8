# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The land of stored projects: their parcels, boundaries and areas, read in one go."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
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
from lowuse_plugin.geometry.arrays import Rows as Indices
from lowuse_plugin.geometry.wkb import decode_polygons

DRAWN = ("drawn", "imported")
"""Sources of a boundary that stands by itself; any other follows the parcels."""
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

    def tolerances_m2(self, projects: Collection[str]) -> Mapping[str, str]:
        """Return project → how far its area may be off because its points are (A-37)."""
        rows = self._with_shape(projects)
        found = area_tolerance(self.shapes[rows]).tolist()
        return {
            self.projects[row]["uuid"]: _decimal(area)
            for row, area in zip(rows.tolist(), found, strict=True)
        }

    def planes_m2(self, crs: str, projects: Collection[str]) -> Mapping[str, str]:
        """Return project → its plane area in the CRS of its district (D18), where it is known.

        Args:
            crs: Of the workspace, for boundaries without a stored area.
            projects: Which are asked about.
        """
        sums = (
            (uuid, _sum([plane_part(each) for each in self.parcels(uuid)])) for uuid in projects
        )
        found = {uuid: area for uuid, area in sums if area is not None}
        rows = self._with_shape(projects)
        districts = np.array([self.projects[row]["district"] for row in rows], dtype=object)
        drawn = plane_areas(self.shapes[rows], crs, districts)[0].tolist() if rows.size else []
        for row, area in zip(rows.tolist(), drawn, strict=True):
            project = self.projects[row]
            if project["uuid"] not in found or project["boundary_source"] in DRAWN:
                found[project["uuid"]] = _decimal(project["plane_area_m2"] or area)
        return found

    def without_land(self) -> set[str]:
        """Return the projects that have neither parcels nor a boundary."""
        missing = shapely.is_missing(self.shapes).tolist()
        return {
            row["uuid"]
            for row, no_shape in zip(self.projects, missing, strict=True)
            if no_shape and not self.parcels(row["uuid"])
        }

    def _with_shape(self, projects: Collection[str]) -> Indices:
        wanted = np.array([row["uuid"] in projects for row in self.projects], dtype=np.bool_)
        return np.flatnonzero(wanted & ~shapely.is_missing(self.shapes))


@dataclass(frozen=True)
class LandTables:
    """What is read of projects and their parcels; computing needs no file any more."""

    projects: ColumnTable
    own: Geometries
    """Boundary that each project keeps."""
    parcels: ColumnTable
    parts: Geometries
    """Boundary of each parcel."""


def read_tables(reading: Reading) -> LandTables:
    """Read all current projects and their parcels.

    Raises:
        LowUseError: ``STORED_GEOMETRY_UNREADABLE``.
    """
    projects = reading.table("subsidy_projects")
    parcels = reading.table("subsidy_project_parcels")
    own, parts = decode_polygons(projects["geom"]), decode_polygons(parcels["geom"])
    return LandTables(projects, own, parcels, parts)


def land_of(tables: LandTables) -> ProjectLand:
    """Return all projects with their parcels and boundaries."""
    projects, parcels = tables.projects, tables.parcels
    members: dict[str, list[Rows]] = {}
    digests = _digests(parcels["geom"])
    rows = parcels.select([name for name in parcels if name != "geom"]).to_rows()
    for row, digest in zip(rows, digests, strict=True):
        members.setdefault(row["project_uuid"], []).append({**row, "boundary": digest})
    plain = projects.select([name for name in projects if name != "geom"]).to_rows()
    return ProjectLand(plain, members, _project_shapes(tables))


def plane_part(member: Rows) -> float | None:
    """Return the plane area with which a parcel belongs to a project."""
    area: float | None = member["plane_area_m2"] if member["area_m2"] is None else member["area_m2"]
    return area


def _project_shapes(tables: LandTables) -> Geometries:
    """Return the boundary of each project: drawn, else around its parcels as they are now."""
    own, source = tables.own, tables.projects["boundary_source"]
    around = _unions(tables.projects["uuid"], tables.parcels["project_uuid"], tables.parts)
    drawn = np.isin(np.where(source.valid, source.values, "").astype(str), DRAWN)
    found = np.where((drawn & ~shapely.is_missing(own)) | shapely.is_missing(around), own, around)
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
