# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The boundary of a project: the outline of its parcels, or one that was drawn, and its area."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from lowuse_plugin.domain.columns import column
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Value
from lowuse_plugin.geometry import crs as crs_module
from lowuse_plugin.geometry.apart import widest_gap
from lowuse_plugin.geometry.areas import district_crs, plane_areas
from lowuse_plugin.geometry.arrays import Geometries
from lowuse_plugin.geometry.crs_guess import within_frame
from lowuse_plugin.geometry.wkb import decode_polygons, encode, parse_polygons

SOURCE = "boundary_source"
PARCELS, DRAWN, IMPORTED_SHAPE = "parcels", "drawn", "imported"
AREAS = ("plane_area_m2", "plane_epsg")
_FIELD = "项目范围"


def outline_of(shapes: Geometries) -> bytes | None:
    """Return the outline of parcels together as WKB, None where none of them covers land."""
    known = shapes[~shapely.is_missing(shapes)]
    if not known.size:
        return None
    polygons = shapely.get_parts(shapely.union_all(known))
    polygons = polygons[shapely.area(polygons) > 0]
    if not polygons.size:
        return None
    multi = shapely.multipolygons(polygons)
    return bytes(encode(np.array([multi], dtype=object)).values[0])


def drawn_boundary(wkb: bytes, crs: str) -> bytes:
    """Return a drawn boundary as it is stored.

    Raises:
        LowUseError: ``GEOMETRY_UNREADABLE``, ``GEOMETRY_REFUSED``, ``PROJECT_BOUNDARY_OUTSIDE``
            (crs): it does not lie where the workspace's coordinates are.
    """
    shapes = parse_polygons([wkb], [_FIELD])
    if not within_frame(shapely.bounds(shapes).reshape(-1, 4), crs).all():
        raise LowUseError("PROJECT_BOUNDARY_OUTSIDE", crs=crs)
    return bytes(encode(shapes).values[0])


def measured(boundary: Value, crs: str, district: Value) -> dict[str, Value]:
    """Return the area of a boundary as a project's row keeps it (D18).

    Args:
        boundary: WKB, None without a boundary.
        crs: Of the workspace.
        district: Of the project: it names the plane.

    Raises:
        LowUseError: ``STORED_GEOMETRY_UNREADABLE``.
    """
    if boundary is None:
        return dict.fromkeys(AREAS)
    shapes = decode_polygons(column("wkb", [boundary]))
    areas, epsg = plane_areas(shapes, crs, np.array([district or ""], dtype=object))
    return dict(zip(AREAS, (float(areas[0]), int(epsg[0])), strict=True))


def gap_of(boundary: Value, crs: str, district: Value) -> float:
    """Return how far the parts of a boundary lie apart, in m; 0 where it is in one part.

    Args:
        boundary: WKB, None without a boundary.
        crs: Of the workspace.
        district: Of the project: it names the plane.

    Raises:
        LowUseError: ``STORED_GEOMETRY_UNREADABLE``.
    """
    if boundary is None:
        return 0.0
    plane = district_crs().epsg.get(str(district or ""), crs_module.epsg_number(crs))
    land = decode_polygons(column("wkb", [boundary]))
    return widest_gap(crs_module.transform(land, crs, f"EPSG:{plane}"))


def shapes_of(wkb: Sequence[bytes | None]) -> Geometries:
    """Return stored shapes as an array.

    Raises:
        LowUseError: ``STORED_GEOMETRY_UNREADABLE``.
    """
    return decode_polygons(column("wkb", list(wkb)))
