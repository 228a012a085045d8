# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Between bytes or text and arrays of geometries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import Column, column
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.inputs import Fields
from lowuse_plugin.geometry.validity import repair_polygons
from lowuse_plugin.geometry.wkb_structure import is_sound

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
    geometries = np.empty(len(values), dtype=object)
    for i, (value, field) in enumerate(zip(values, fields, strict=True)):
        geometries[i] = _parse(value, field)
    repair = repair_polygons(geometries)
    refused = np.flatnonzero(shapely.is_missing(repair.geometries))
    if refused.size:
        row = int(refused[0])
        raise LowUseError("GEOMETRY_REFUSED", field=fields[row], reason=str(repair.codes[row]))
    return repair.geometries


def parse_field_polygons(entries: Sequence[Fields]) -> Geometries:
    """Return the polygon of each mapping, from its ``wkt`` text or its ``wkb`` bytes.

    Raises:
        LowUseError: As :func:`parse_polygons`; ``INPUT_MISSING`` where there is neither.
    """
    names = ["wkb" if entry.raw("wkb") is not None else "wkt" for entry in entries]
    values = [entry.require(name) for entry, name in zip(entries, names, strict=True)]
    fields = [entry.field(name) for entry, name in zip(entries, names, strict=True)]
    return parse_polygons(values, fields)


def _parse(value: object, field: str) -> object:
    try:
        if isinstance(value, str):
            return shapely.from_wkt(value)
        if isinstance(value, bytes | bytearray) and is_sound(bytes(value)):
            return shapely.from_wkb(bytes(value))
    except (shapely.errors.GEOSException, ValueError) as error:
        raise LowUseError("GEOMETRY_UNREADABLE", field=field, detail=str(error)) from error
    raise LowUseError("GEOMETRY_UNREADABLE", field=field, detail=type(value).__name__)
