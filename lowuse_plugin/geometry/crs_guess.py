# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What coordinates tell of their CRS when a file does not, or states a wrong one."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from lowuse_plugin.domain.bounds import Bounds
from lowuse_plugin.geometry import crs
from lowuse_plugin.geometry.arrays import Floats, Mask

_JIANGMEN = (111.7, 113.5, 21.3, 23.1)
"""Longitude and latitude of the seven districts, with a margin of about 20 km."""
_NORTHING = (2_370_000.0, 2_530_000.0)
_CHINA = (73.0, 136.0, 3.0, 54.0)
_PREFIXED = {37: ("EPSG:4525", "EPSG:2361"), 38: ("EPSG:4526", "EPSG:2362")}
_PLAIN = {37: ("EPSG:4546", "EPSG:2382"), 38: ("EPSG:4547", "EPSG:2383")}
_EASTING = (150_000.0, 850_000.0)
"""Easting without zone prefix, generous overlap into the neighbouring zones included."""
_ZONE_PREFIX = 1_000_000.0


@dataclass(frozen=True)
class CrsGuess:
    """What coordinates without a stated CRS may be.

    Attributes:
        candidates: CRS codes, the likeliest first: CGCS2000 before its Xi'an 1980 twin, which
            looks the same, and the zone that lies in Jiangmen before the other. Empty when
            nothing fits.
        swapped: The columns stand north, east: exchange them before use.
        bounds: The range that was looked at.
    """

    candidates: tuple[str, ...]
    swapped: bool
    bounds: Bounds


def guess_crs(bounds: Bounds) -> CrsGuess:
    """Return what coordinates in this range may be; a file is never assigned one silently.

    Eastings of eight digits name their zone (E ÷ 10⁶). Those of six digits do not, but zones 37
    and 38 put Jiangmen on different sides of their central meridians.
    """
    straight = _candidates(bounds)
    if straight:
        return CrsGuess(straight, swapped=False, bounds=bounds)
    turned = _candidates((bounds[1], bounds[0], bounds[3], bounds[2]))
    return CrsGuess(turned, swapped=bool(turned), bounds=bounds)


def are_north_and_east(first: float, second: float) -> bool:
    """Tell whether two figures can be metres north and east near Jiangmen, in either order."""
    return _in_frame(second, first) or _in_frame(first, second)


def _in_frame(east: float, north: float) -> bool:
    """Tell whether metres can be of the zones here, with or without the number of the zone."""
    offsets = (0.0, *(zone * _ZONE_PREFIX for zone in _PREFIXED))
    in_zone = any(_within(east - offset, east - offset, _EASTING) for offset in offsets)
    return in_zone and _within(north, north, _NORTHING)


def lies_in_jiangmen(bounds: Bounds, code: str) -> bool:
    """Tell whether the middle of the range is in Jiangmen when read in a CRS.

    Raises:
        LowUseError: ``CRS_UNKNOWN``.
    """
    x, y = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
    longitude, latitude = crs.to_position(x, y, code)
    west, east, south, north = _JIANGMEN
    return west <= longitude <= east and south <= latitude <= north


def within_frame(bounds: Floats, code: str) -> Mask:
    """Tell which boxes lie where coordinates of a workspace's CRS can lie.

    Args:
        bounds: (n, 4) boxes; one that is not finite lies nowhere.
        code: One of :data:`~lowuse_plugin.domain.places.WORKSPACE_CRS`.
    """
    zones = [zone for zone, codes in _PREFIXED.items() if code in codes]
    offset = zones[0] * _ZONE_PREFIX if zones else 0.0
    low, high = bounds[:, :2], bounds[:, 2:]
    least = np.array([_EASTING[0] + offset, _NORTHING[0]])
    most = np.array([_EASTING[1] + offset, _NORTHING[1]])
    return np.asarray((low >= least).all(axis=1) & (high <= most).all(axis=1))


def _candidates(bounds: Bounds) -> tuple[str, ...]:
    xmin, ymin, xmax, ymax = bounds
    if not all(math.isfinite(value) for value in bounds):
        return ()
    if _within(xmin, xmax, _CHINA[:2]) and _within(ymin, ymax, _CHINA[2:]):
        return ("EPSG:4490",)
    if not _within(ymin, ymax, _NORTHING):
        return ()
    for zone, codes in _PREFIXED.items():
        offset = zone * _ZONE_PREFIX
        if _within(xmin - offset, xmax - offset, _EASTING):
            return codes
    if _within(xmin, xmax, _EASTING):
        zones = sorted((38, 37), key=lambda zone: not lies_in_jiangmen(bounds, _PLAIN[zone][0]))
        return tuple(code for zone in zones for code in _PLAIN[zone])
    return ()


def _within(low: float, high: float, limits: tuple[float, ...]) -> bool:
    return limits[0] <= low and high <= limits[1]
