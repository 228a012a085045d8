# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Between bytes or text and arrays of geometries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import Column, column
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.inputs import Fields
from lowuse_plugin.geometry.curves import MOST_OFF, is_curved, linearised
from lowuse_plugin.geometry.validity import repair_polygons
from lowuse_plugin.geometry.wkb_structure import is_sound

_CURVED_WKT = re.compile(
    r"\b(CIRCULARSTRING|COMPOUNDCURVE|CURVEPOLYGON|MULTI(CURVE|SURFACE))\b", re.I
)

Geometries = NDArray[Any]
"""Object array of shapely geometries; None where there is none."""


def decode(geom: Column) -> Geometries:
    """Return the geometries of a ``wkb`` column; None where the value is missing.

    Raises:
        LowUseError: ``STORED_GEOMETRY_UNREADABLE``. Use :func:`decode_lenient` for
            other people's files.
    """
    try:
        return np.asarray(shapely.from_wkb(geom.values))
    except (shapely.errors.GEOSException, TypeError, ValueError) as error:
        raise LowUseError("STORED_GEOMETRY_UNREADABLE", detail=str(error)) from error


def decode_polygons(geom: Column) -> Geometries:
    """Return the polygons of a ``wkb`` column to measure and to cut, whatever their rings do.

    What was stored with a ring that crosses itself is mended as in an import; of what has no area
    an empty shape is left. None where the value is missing.

    Raises:
        LowUseError: ``STORED_GEOMETRY_UNREADABLE``.
    """
    polygons = np.array(decode(geom), dtype=object)
    rows = np.flatnonzero(~shapely.is_valid(polygons) & ~shapely.is_missing(polygons))
    if rows.size:
        mended = repair_polygons(polygons[rows]).geometries
        mended[shapely.is_missing(mended)] = shapely.MultiPolygon()
        polygons[rows] = mended
    return polygons


def decode_lenient(wkb: Sequence[bytes | None]) -> tuple[Geometries, NDArray[np.bool_]]:
    """Return geometries of a foreign file and a mask of the rows that could not be read.

    A ring that is not closed cannot be read either, nor what is not built as it says.
    """
    values = np.empty(len(wkb), dtype=object)
    values[:] = [item if item is None or is_sound(item) else b"" for item in wkb]
    given = np.array([item is not None for item in wkb], dtype=np.bool_)
    geometries = np.asarray(shapely.from_wkb(values, on_invalid="ignore"))
    return geometries, given & shapely.is_missing(geometries)


def encode(geometries: Geometries) -> Column:
    """Return a ``wkb`` column of two-dimensional little-endian ISO WKB, as GeoPackage wants it."""
    return column("wkb", shapely.to_wkb(geometries, output_dimension=2, byte_order=1, flavor="iso"))


def parse_polygons(values: Sequence[object], fields: Sequence[str]) -> Geometries:
    """Return polygons from WKT text or WKB bytes, one a field.

    Invalid rings are repaired as in an import; what is left is polygonal and has an area.

    Raises:
        LowUseError: ``GEOMETRY_UNREADABLE`` or ``GEOMETRY_REFUSED`` (``reason``: a code of
            :func:`repair_polygons`), with ``field``.
    """
    return repaired(parse_shapes(values, fields).geometries, fields)[0]


@dataclass(frozen=True)
class Shapes:
    """Shapes as they were handed in, and which of them had arcs."""

    geometries: Geometries
    curved: NDArray[np.bool_]


def parse_shapes(
    values: Sequence[object], fields: Sequence[str], metres_per_unit: float = 1.0
) -> Shapes:
    """Return shapes of any type from WKT text or WKB bytes, one a field; arcs become chords.

    Args:
        values: WKT text or WKB bytes.
        fields: What each is called in an error.
        metres_per_unit: How long one unit of the coordinates is, about: it decides how fine the
            chords are.

    Raises:
        LowUseError: ``GEOMETRY_UNREADABLE`` with ``field``.
    """
    geometries = np.empty(len(values), dtype=object)
    curved = np.zeros(len(values), dtype=np.bool_)
    most_off = MOST_OFF / metres_per_unit
    for i, (value, field) in enumerate(zip(values, fields, strict=True)):
        curved[i] = isinstance(value, bytes | bytearray) and is_curved(bytes(value))
        geometries[i] = _parse(value, field, most_off)
    return Shapes(geometries, curved)


def repaired(geometries: Geometries, fields: Sequence[str]) -> tuple[Geometries, NDArray[Any]]:
    """Return valid polygons and the codes of :func:`repair_polygons`.

    Raises:
        LowUseError: ``GEOMETRY_REFUSED`` (``reason``: such a code) with ``field``.
    """
    repair = repair_polygons(geometries)
    refused = np.flatnonzero(shapely.is_missing(repair.geometries))
    if refused.size:
        row = int(refused[0])
        raise LowUseError("GEOMETRY_REFUSED", field=fields[row], reason=str(repair.codes[row]))
    return repair.geometries, repair.codes


def parse_field_polygons(entries: Sequence[Fields]) -> Geometries:
    """Return the polygon of each mapping, from its ``wkt`` text or its ``wkb`` bytes.

    Raises:
        LowUseError: As :func:`parse_polygons`; ``INPUT_MISSING`` where there is neither.
    """
    return mend_field_polygons(entries)[0]


def mend_field_polygons(entries: Sequence[Fields]) -> tuple[Geometries, NDArray[Any]]:
    """Return :func:`parse_field_polygons`, and what was mended, as :func:`repaired`.

    Raises:
        LowUseError: As :func:`parse_field_polygons`.
    """
    values, fields = shape_fields(entries)
    return repaired(parse_shapes(values, fields).geometries, fields)


def shape_fields(entries: Sequence[Fields]) -> tuple[list[object], list[str]]:
    """Return the ``wkt`` text or ``wkb`` bytes of each mapping, and what each is called.

    Raises:
        LowUseError: ``INPUT_MISSING`` where there is neither.
    """
    names = ["wkb" if entry.raw("wkb") is not None else "wkt" for entry in entries]
    values = [entry.require(name) for entry, name in zip(entries, names, strict=True)]
    return values, [entry.field(name) for entry, name in zip(entries, names, strict=True)]


def _parse(value: object, field: str, most_off: float) -> object:
    try:
        if isinstance(value, str):
            if _CURVED_WKT.search(value):
                raise LowUseError("GEOMETRY_WKT_CURVED", field=field)
            return shapely.from_wkt(value)
        if isinstance(value, bytes | bytearray) and is_sound(bytes(value)):
            if is_curved(bytes(value)):
                return linearised(bytes(value), most_off)
            return shapely.from_wkb(bytes(value))
    except (shapely.errors.GEOSException, ValueError) as error:
        raise LowUseError("GEOMETRY_UNREADABLE", field=field, detail=str(error)) from error
    raise LowUseError("GEOMETRY_UNREADABLE", field=field, detail=type(value).__name__)
