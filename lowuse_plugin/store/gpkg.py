# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Geometry as GeoPackage keeps it: a 40-byte header with the XY envelope, then WKB.

Every geometry that the store writes has that header, so that the R-tree functions read four
doubles at fixed places and SQL gets the WKB with ``substr(geom, 41)``.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.domain.bounds import Bounds, union
from lowuse_plugin.domain.errors import LowUseError

HEADER_BYTES = 40
_LITTLE_ENDIAN_XY = 3  # flags byte: envelope 1 (XY), little endian, standard type, not empty
_HEADER = np.dtype(
    [
        ("magic", "S2"),
        ("version", "u1"),
        ("flags", "u1"),
        ("srs", "<i4"),
        ("min_x", "<f8"),
        ("max_x", "<f8"),
        ("min_y", "<f8"),
        ("max_y", "<f8"),
    ]
)
_TYPES = {"POINT": 0, "MULTIPOLYGON": 6}
_POLYGON = 3
_EDGES = struct.Struct("<8x4d")


def encode(
    wkb: Sequence[bytes | None], geometry: str, srs: int, *, table: str, rows: Sequence[str]
) -> tuple[list[bytes | None], Bounds | None]:
    """Return GeoPackage blobs (None stays None) and the box around them all.

    Polygons become multipolygons, Z and M are dropped, bytes become little endian.

    Args:
        wkb: WKB a row.
        geometry: Type the table has, ``MULTIPOLYGON`` or ``POINT``.
        srs: EPSG code of the workspace.
        table: Table that is written, for the refusal.
        rows: uuid a row, for the refusal.

    Raises:
        LowUseError: ``ROW_GEOMETRY_UNREADABLE``, ``ROW_GEOMETRY_EMPTY`` or
            ``ROW_GEOMETRY_TYPE``, naming the first such row.
    """
    present = np.array([i for i, item in enumerate(wkb) if item is not None], dtype=np.int64)
    blobs: list[bytes | None] = [None] * len(wkb)
    if not len(present):
        return blobs, None

    def refuse(bad: NDArray[np.bool_], code: str, **params: object) -> None:
        if bad.any():
            raise LowUseError(code, table=table, row=rows[present[int(np.argmax(bad))]], **params)

    shapes = shapely.from_wkb(
        np.array([wkb[i] for i in present], dtype=object), on_invalid="ignore"
    )
    refuse(shapely.is_missing(shapes), "ROW_GEOMETRY_UNREADABLE")
    if geometry == "MULTIPOLYGON":
        single = shapely.get_type_id(shapes) == _POLYGON
        shapes[single] = shapely.multipolygons(shapes[single][:, np.newaxis])
    refuse(shapely.get_type_id(shapes) != _TYPES[geometry], "ROW_GEOMETRY_TYPE", expected=geometry)
    bounds = shapely.bounds(shapes)
    refuse(~np.isfinite(bounds).all(axis=1), "ROW_GEOMETRY_EMPTY")
    bodies = shapely.to_wkb(shapes, output_dimension=2, byte_order=1)
    headers = _headers(bounds, srs)
    for position, row in enumerate(present.tolist()):
        start = position * HEADER_BYTES
        blobs[row] = headers[start : start + HEADER_BYTES] + bodies[position]
    low, high = bounds[:, :2].min(axis=0), bounds[:, 2:].max(axis=0)
    return blobs, (float(low[0]), float(low[1]), float(high[0]), float(high[1]))


def _headers(bounds: NDArray[np.float64], srs: int) -> bytes:
    headers = np.zeros(len(bounds), dtype=_HEADER)
    headers["magic"] = b"GP"
    headers["flags"] = _LITTLE_ENDIAN_XY
    headers["srs"] = srs
    for position, name in enumerate(("min_x", "min_y", "max_x", "max_y")):
        headers[name] = bounds[:, position]
    return headers.tobytes()


def wkb_of(blob: bytes | None) -> bytes | None:
    """Return the WKB of a blob that the store wrote."""
    return None if blob is None else blob[HEADER_BYTES:]


def bounds_of(blob: bytes) -> Bounds:
    """Return the envelope in the header of a blob that the store wrote."""
    min_x, max_x, min_y, max_y = edges_of(blob)
    return (min_x, min_y, max_x, max_y)


def bounds_around(blobs: Iterable[bytes | None]) -> Bounds | None:
    """Return the box around the envelopes of many blobs; None when there is no geometry."""
    return union(bounds_of(blob) for blob in blobs if blob is not None)


def edges_of(blob: bytes) -> tuple[float, float, float, float]:
    """Return the envelope in the order of the header and of the R-tree: x, x, y, y."""
    return _EDGES.unpack_from(blob)


def st_is_empty(blob: Any) -> int | None:
    """Tell R-tree triggers that a geometry has an envelope; NULL for what is not ours.

    The triggers ask this first and read the edges only of what is not empty; the store itself
    refuses empty geometry. Neither this function nor the edges ever raise.
    """
    try:
        return 0 if blob[3] == _LITTLE_ENDIAN_XY and len(blob) > HEADER_BYTES else None
    except (TypeError, IndexError):
        return None


def _edge_reader(offset: int) -> Callable[[Any], float | None]:
    unpack = struct.Struct(f"<{offset}xd").unpack_from

    def edge(blob: Any) -> float | None:
        try:
            return unpack(blob)[0]  # type: ignore[no-any-return]
        except (struct.error, TypeError):
            return None

    return edge


st_min_x = _edge_reader(8)
st_max_x = _edge_reader(16)
st_min_y = _edge_reader(24)
st_max_y = _edge_reader(32)
