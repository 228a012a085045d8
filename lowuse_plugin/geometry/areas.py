# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Areas of parcels: on the Gauss plane of the district, and on the ellipsoid (D10, D18)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin import paths
from lowuse_plugin.domain.ports import Value
from lowuse_plugin.geometry import crs as crs_module
from lowuse_plugin.geometry.arrays import Floats, Geometries


@dataclass(frozen=True)
class DistrictCrs:
    """In which CRS each district states plane areas.

    Attributes:
        epsg: District code → EPSG number.
        example: Whether the table is a 示例 that the office has yet to confirm.
    """

    epsg: Mapping[str, int]
    example: bool


@cache
def district_crs() -> DistrictCrs:
    """Return the table ``resources/policy/district_crs.toml``."""
    text = paths.resource("policy", "district_crs.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return DistrictCrs(epsg=dict(data["district_epsg"]), example=bool(data["example"]))


def plane_areas(
    geometries: Geometries, crs: str, districts: NDArray[np.object_]
) -> tuple[Floats, NDArray[np.int64]]:
    """Return plane areas in m² and the EPSG number of the plane, one a row.

    Args:
        geometries: Polygons in ``crs``.
        crs: CRS of the workspace, such as ``EPSG:4526``.
        districts: District code of each row; one that is not in the table uses ``crs`` itself.
    """
    own = crs_module.epsg_number(crs)
    table = district_crs().epsg
    codes, index = np.unique(districts.astype(str), return_inverse=True)
    planes = np.array([table.get(code, own) for code in codes], dtype=np.int64)[index]
    areas = np.empty(len(geometries))
    for plane in np.unique(planes):
        rows = np.flatnonzero(planes == plane)
        moved = crs_module.transform(geometries[rows], crs, f"EPSG:{plane}")
        areas[rows] = shapely.area(moved)
    return areas, planes


def ellipsoid_areas(geometries: Geometries, crs: str) -> Floats:
    """Return areas on the ellipsoid of ``crs`` in m².

    The vertices are carried to longitude and latitude and from there to the cylindrical
    equal-area projection, x = a·λ and y = a·q(φ)/2, in which plane area is ellipsoidal area. That
    is the trapezoid formula of 国土调查 (国土调查办发〔2008〕32号) in closed form: there each edge
    bounds an ellipsoidal trapezoid towards one meridian, here each edge bounds the same trapezoid
    as a straight line, and the sum over the ring is the shoelace sum that ``shapely.area`` takes.
    """
    degrees, ellipsoid = crs_module.to_degrees(geometries, crs)
    return np.asarray(shapely.area(shapely.transform(degrees, ellipsoid.equal_area)))


def stored_areas(
    geometries: Geometries, crs: str, districts: NDArray[np.object_]
) -> list[dict[str, Value]]:
    """Return the areas of parcels as their rows keep them, one mapping a row.

    They follow the shape and the district: whoever writes either writes them too (D18).

    Args:
        geometries: Polygons in ``crs``.
        crs: CRS of the workspace.
        districts: District code of each row.
    """
    plane, epsg = plane_areas(geometries, crs, districts)
    columns = (plane.tolist(), epsg.tolist(), ellipsoid_areas(geometries, crs).tolist())
    names = ("plane_area_m2", "plane_epsg", "ellipsoid_area_m2")
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]
