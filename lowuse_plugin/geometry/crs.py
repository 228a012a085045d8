# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Coordinate reference systems: the one module that uses pyproj."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pyproj
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.places import WORKSPACE_CRS
from lowuse_plugin.geometry.arrays import Floats, Geometries, Mask, Rows

ZONE_BORDER_DEGREES = 112.5
"""Between zones 37 and 38; it runs through 台山 and 开平."""

_WEST, _EAST = 37, 38
_ROUNDING_DEGREES = 1e-7
"""About a centimetre: a boundary on the border of zones lies on one side."""
_WESTERN = ("EPSG:4525", "EPSG:4546")


@dataclass(frozen=True)
class Ellipsoid:
    """An ellipsoid of rotation.

    Attributes:
        semi_major_m: a.
        eccentricity: First eccentricity e.
    """

    semi_major_m: float
    eccentricity: float

    def equal_area(self, degrees: Floats) -> Floats:
        """Project (longitude, latitude) in degrees to the cylindrical equal-area plane in m."""
        e = self.eccentricity
        sine = np.sin(np.radians(degrees[:, 1]))
        bent = e * sine
        q = (1 - e * e) * (sine / (1 - bent * bent) + np.arctanh(bent) / e)
        return np.column_stack(
            (self.semi_major_m * np.radians(degrees[:, 0]), self.semi_major_m * q / 2)
        )


@cache
def _find_proj_data() -> None:
    """Show pyproj the system's PROJ data, which a virtual environment hides from it."""
    try:
        pyproj.datadir.get_data_dir()
    except pyproj.exceptions.DataDirError as error:
        beside_python = Path(sys.base_prefix, "share", "proj")
        if not (beside_python / "proj.db").exists():
            raise LowUseError("PROJ_DATA_MISSING", folder=str(beside_python)) from error
        pyproj.datadir.set_data_dir(str(beside_python))


@cache
def _crs(code: str) -> pyproj.CRS:
    _find_proj_data()
    try:
        return pyproj.CRS.from_user_input(code)
    except pyproj.exceptions.CRSError as error:
        raise LowUseError("CRS_UNKNOWN", crs=code[:80]) from error


def _geodetic(code: str) -> pyproj.CRS:
    """Return the CRS in degrees that a plane rests on."""
    geodetic = _crs(code).geodetic_crs
    if geodetic is None:
        raise LowUseError("CRS_UNKNOWN", crs=code[:80])
    return geodetic


@cache
def _transformer(source: str, target: str) -> pyproj.Transformer:
    return pyproj.Transformer.from_crs(_crs(source), _crs(target), always_xy=True)


def epsg_number(code: str) -> int:
    """Return the EPSG number of a CRS given as code or WKT.

    Raises:
        LowUseError: ``CRS_UNKNOWN``: unreadable, or without EPSG number.
    """
    number = _crs(code).to_epsg()
    if number is None:
        raise LowUseError("CRS_UNKNOWN", crs=code[:80])
    return int(number)


def same_crs(one: str, other: str) -> bool:
    """Tell whether two CRS mean the same, axis order aside."""
    return bool(_crs(one).equals(_crs(other), ignore_axis_order=True))


def transform(geometries: Geometries, source: str, target: str) -> Geometries:
    """Return geometries in another CRS, coordinates east before north throughout.

    Raises:
        LowUseError: ``CRS_UNKNOWN``, or ``CRS_TRANSFORM_FAILED`` when coordinates lie outside
            what the CRS can describe.
    """
    if same_crs(source, target):
        return geometries
    transformer = _transformer(source, target)

    def move(xy: Floats) -> Floats:
        return np.column_stack(transformer.transform(xy[:, 0], xy[:, 1]))

    moved: Geometries = np.asarray(shapely.transform(geometries, move))
    if not np.isfinite(shapely.get_coordinates(moved)).all():
        raise LowUseError("CRS_TRANSFORM_FAILED", source=source[:80], target=target[:80])
    return moved


def to_degrees(geometries: Geometries, code: str) -> tuple[Geometries, Ellipsoid]:
    """Return geometries in longitude and latitude on the CRS's own datum, and its ellipsoid.

    Raises:
        LowUseError: As :func:`transform`.
    """
    geodetic = _geodetic(code)
    shape = geodetic.ellipsoid
    if shape is None:
        raise LowUseError("CRS_UNKNOWN", crs=code[:80])
    flattening = 1 / shape.inverse_flattening
    ellipsoid = Ellipsoid(shape.semi_major_metre, (flattening * (2 - flattening)) ** 0.5)
    return transform(geometries, code, geodetic.to_wkt()), ellipsoid


def beyond_zone(geometries: Geometries, code: str) -> Mask:
    """Tell which geometries reach across 112.5° E, out of the zone of their CRS (D18).

    Always false for a CRS that is not one of :data:`WORKSPACE_CRS`.
    """
    if code not in WORKSPACE_CRS:
        return np.zeros(len(geometries), dtype=np.bool_)
    west, south, east, north = shapely.bounds(geometries).T
    side = east if code in _WESTERN else west
    move = _transformer(code, _geodetic(code).to_wkt())
    longitude = np.column_stack([move.transform(side, y)[0] for y in (south, north)])
    if code in _WESTERN:
        return np.asarray(longitude.max(axis=1) > ZONE_BORDER_DEGREES)
    return np.asarray(longitude.min(axis=1) < ZONE_BORDER_DEGREES)


def zones(geometries: Geometries, code: str) -> Rows:
    """Return the 3-degree zone of each geometry, 37 or 38; 0 for one that lies in both.

    Args:
        geometries: In the CRS ``code``.
        code: One of :data:`WORKSPACE_CRS`; for another, every zone is unknown.

    Returns:
        One number a row, none at all for a CRS that is not one of a workspace.
    """
    if code not in WORKSPACE_CRS:
        return np.zeros(0, dtype=np.int64)
    west, _, east, _ = shapely.bounds(to_degrees(geometries, code)[0]).reshape(-1, 4).T
    result = np.zeros(len(geometries), dtype=np.int64)
    result[east <= ZONE_BORDER_DEGREES + _ROUNDING_DEGREES] = _WEST
    result[west >= ZONE_BORDER_DEGREES - _ROUNDING_DEGREES] = _EAST
    return result


def to_position(x: float, y: float, code: str) -> tuple[float, float]:
    """Return longitude and latitude of one point; infinite where the CRS cannot describe it."""
    longitude, latitude = _transformer(code, _geodetic(code).to_wkt()).transform(x, y)
    return float(longitude), float(latitude)


def metres_per_unit(code: str) -> float | None:
    """Return how many metres one unit of the coordinates is; None for degrees.

    Raises:
        LowUseError: ``CRS_UNKNOWN``.
    """
    crs = _crs(code)
    if crs.is_geographic or crs.is_geocentric or not crs.axis_info:
        return None
    return float(crs.axis_info[0].unit_conversion_factor)


def short_name(code: str) -> str:
    """Return how a person knows a CRS: its authority code, else its name.

    Raises:
        LowUseError: ``CRS_UNKNOWN``.
    """
    crs = _crs(code)
    found = crs.to_authority()
    return ":".join(found) if found else str(crs.name)
