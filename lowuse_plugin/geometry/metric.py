# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Two layers brought into one plane in metres, whatever CRS and unit each comes in.

Feet and other units are scaled in their own plane, so that the figures stay those of the drawing.
Degrees have no area: they are projected, and that is said.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from lowuse_plugin.geometry.arrays import Geometries
from lowuse_plugin.geometry.crs import metres_per_unit, same_crs, short_name, to_position, transform

TRANSFORMED, SCALED, PROJECTED = "LINES_TRANSFORMED", "UNITS_SCALED", "DEGREES_PROJECTED"
"""Codes of what was done, for people to read."""

_METRES_A_DEGREE = 111_320.0
_CHINA = (73.5, 136.5)
_FIRST_ZONE, _FIRST_EPSG = 25, 4513
"""CGCS2000 / 3-degree Gauss-Kruger zone 25 … 45, central meridian 75° … 135°."""


@dataclass(frozen=True)
class Done:
    """What was done to bring the layers together.

    Attributes:
        code: ``LINES_TRANSFORMED`` (source, target), ``UNITS_SCALED`` (source, factor) or
            ``DEGREES_PROJECTED`` (source, target).
    """

    code: str
    source: str
    target: str = ""
    factor: float = 1.0


@dataclass(frozen=True)
class Metric:
    """Parcels and lines in one plane in metres."""

    parcels: Geometries
    lines: Geometries
    done: tuple[Done, ...]
    plane: str
    """How a person knows the CRS; its unit may have been scaled."""


def in_metres(parcels: Geometries, lines: Geometries, parcels_crs: str, lines_crs: str) -> Metric:
    """Return parcels and lines in the plane of the parcels, in metres.

    Parcels in degrees are projected: to the CRS of the lines when that is a plane, else to the
    3-degree zone of CGCS2000 that they lie in, outside China to the UTM zone.

    Raises:
        LowUseError: ``CRS_UNKNOWN``, ``CRS_TRANSFORM_FAILED``.
    """
    done = []
    plane = parcels_crs
    if metres_per_unit(parcels_crs) is None:
        plane = (
            lines_crs if metres_per_unit(lines_crs) is not None else _zone_of(parcels, parcels_crs)
        )
        parcels = transform(parcels, parcels_crs, plane)
        done.append(Done(PROJECTED, short_name(parcels_crs), short_name(plane)))
    if not same_crs(lines_crs, plane):
        lines = transform(lines, lines_crs, plane)
        done.append(Done(TRANSFORMED, short_name(lines_crs), short_name(plane)))
    factor = metres_per_unit(plane) or 1.0
    if factor != 1.0:
        parcels, lines = _scaled(parcels, factor), _scaled(lines, factor)
        done.append(Done(SCALED, short_name(plane), factor=factor))
    return Metric(parcels, lines, tuple(done), short_name(plane))


def unit_metres(crs: str) -> float:
    """Return how many metres one unit of a CRS is, about 111 km for a degree; 1 without a CRS.

    Raises:
        LowUseError: ``CRS_UNKNOWN``.
    """
    return (metres_per_unit(crs) or _METRES_A_DEGREE) if crs else 1.0


def _scaled(geometries: Geometries, factor: float) -> Geometries:
    return np.asarray(shapely.transform(geometries, lambda xy: xy * factor))


def _zone_of(geometries: Geometries, crs: str) -> str:
    """Return the plane of the zone in which the middle of all geometries lies."""
    west, south, east, north = shapely.total_bounds(geometries).tolist()
    if not np.isfinite((west, south, east, north)).all():
        west = east = 113.0
        south = north = 22.5
    longitude, latitude = to_position((west + east) / 2, (south + north) / 2, crs)
    if _CHINA[0] <= longitude < _CHINA[1] and latitude > 0:
        zone = int((longitude + 1.5) // 3)
        return f"EPSG:{_FIRST_EPSG + zone - _FIRST_ZONE}"
    zone = int((longitude + 180) // 6) % 60 + 1
    return f"EPSG:{(32600 if latitude >= 0 else 32700) + zone}"
