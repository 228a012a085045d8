# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Arcs made chains of short chords: the overlay knows straight lines only.

No point of an arc lies further than :data:`MOST_OFF` from its chord, which is a tenth of what a
boundary point is measured to; a circle of 100 m radius loses 0.04 m² of 31,416.
"""

from __future__ import annotations

import math
import struct
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

MOST_OFF = 0.0001
"""Units of the coordinates, metres nearly always."""
_MOST_CHORDS = 4096
_CIRCULAR, _COMPOUND, _CURVE_POLYGON, _MULTI_CURVE, _MULTI_SURFACE = 8, 9, 10, 11, 12
_LINE, _POLYGON, _MULTI_LINE, _MULTI_POLYGON = 2, 3, 5, 6
_Z, _M, _SRID = 0x80000000, 0x40000000, 0x20000000
_THOUSAND = 1000

Points = NDArray[np.float64]


def is_curved(wkb: bytes) -> bool:
    """Tell whether the outermost type of a geometry is one that may hold arcs."""
    if len(wkb) < 5:  # noqa: PLR2004 - byte order and type
        return False
    code = struct.unpack_from("<I" if wkb[0] else ">I", wkb, 1)[0]
    return _CIRCULAR <= int(code & 0xFFFF) % _THOUSAND <= _MULTI_SURFACE


def linearised(wkb: bytes, most_off: float = MOST_OFF) -> Any:
    """Return the geometry of WKB with its arcs made chords.

    Args:
        wkb: Sound WKB (:func:`~lowuse_plugin.geometry.wkb_structure.is_sound`) of any curve type.
        most_off: Greatest distance of arc and chord, in units of the coordinates.

    Raises:
        ValueError: A part that cannot stand there.
        shapely.errors.GEOSException: A ring is open or too short.
    """
    return _Reader(wkb, most_off).geometry()


def arc(start: Points, middle: Points, end: Points, most_off: float = MOST_OFF) -> Points:
    """Return the chords of an arc through three points, without its first point.

    Args:
        start: (x, y). The same as ``end`` for a full circle: ``middle`` lies opposite.
        middle: (x, y) on the arc.
        end: (x, y).
        most_off: Greatest distance of arc and chord.
    """
    centre = _centre(start, middle, end)
    if centre is None:
        return np.array([middle, end])
    radius = float(np.hypot(*(start - centre)))
    first, between, last = (math.atan2(*(p - centre)[::-1]) for p in (start, middle, end))
    full = bool(np.array_equal(start, end))
    turn = math.tau if full else (last - first) % math.tau
    if not full and (between - first) % math.tau > turn:
        turn -= math.tau
    step = 2 * math.acos(max(1 - most_off / radius, -1.0)) if radius > most_off else math.pi
    chords = min(max(math.ceil(abs(turn) / step), 2), _MOST_CHORDS)
    angles = first + turn * np.arange(1, chords) / chords
    points = centre + radius * np.column_stack((np.cos(angles), np.sin(angles)))
    return np.vstack((points, end))


def _centre(start: Points, middle: Points, end: Points) -> Points | None:
    """Return the centre of the circle through three points, None when they lie in line."""
    if np.array_equal(start, end):
        return np.asarray((start + middle) / 2) if not np.array_equal(start, middle) else None
    a, b = middle - start, end - start
    across = 2 * (a[0] * b[1] - a[1] * b[0])
    size = float(np.hypot(*a) * np.hypot(*b))
    if abs(across) <= 1e-12 * size:
        return None
    aa, bb = float(a @ a), float(b @ b)
    x = (b[1] * aa - a[1] * bb) / across
    y = (a[0] * bb - b[0] * aa) / across
    return np.asarray(start + np.array([x, y]))


class _Reader:
    """Walks through WKB once."""

    def __init__(self, wkb: bytes, most_off: float) -> None:
        self._wkb = wkb
        self._most_off = most_off
        self._at = 0

    def geometry(self) -> Any:
        order, kind, size = self._head()
        if kind in (_LINE, _CIRCULAR, _COMPOUND):
            return shapely.linestrings(self._curve(order, kind, size))
        if kind in (_POLYGON, _CURVE_POLYGON):
            return self._polygon(order, kind, size)
        parts = [self.geometry() for _ in range(self._count(order))]
        if kind in (_MULTI_CURVE, _MULTI_LINE):
            return shapely.multilinestrings(parts)
        if kind in (_MULTI_SURFACE, _MULTI_POLYGON):
            return shapely.multipolygons(parts)
        raise ValueError(kind)

    def _polygon(self, order: str, kind: int, size: int) -> Any:
        rings = []
        for _ in range(self._count(order)):
            if kind == _POLYGON:
                rings.append(self._points(order, size))
            else:
                rings.append(self._curve(*self._head()))
        if not rings:
            return shapely.Polygon()
        holes = [shapely.linearrings(ring) for ring in rings[1:]]
        return shapely.polygons(shapely.linearrings(rings[0]), holes or None)

    def _curve(self, order: str, kind: int, size: int) -> Points:
        if kind == _LINE:
            return self._points(order, size)
        if kind == _CIRCULAR:
            return _chords(self._points(order, size), self._most_off)
        if kind != _COMPOUND:
            raise ValueError(kind)
        parts = [self._curve(*self._head()) for _ in range(self._count(order))]
        joined = [part[1:] for part in parts[1:]]
        return np.vstack([parts[0], *joined]) if parts else np.zeros((0, 2))

    def _head(self) -> tuple[str, int, int]:
        """Return byte order, flat type and numbers a point."""
        order = "<" if self._wkb[self._at] else ">"
        (code,) = struct.unpack_from(f"{order}I", self._wkb, self._at + 1)
        self._at += 9 if code & _SRID else 5
        plain = code & ~(_Z | _M | _SRID)
        more = bool(code & _Z) + bool(code & _M) + (0, 1, 1, 2)[plain // _THOUSAND]
        return order, plain % _THOUSAND, 2 + more

    def _count(self, order: str) -> int:
        (count,) = struct.unpack_from(f"{order}I", self._wkb, self._at)
        self._at += 4
        return int(count)

    def _points(self, order: str, size: int) -> Points:
        count = self._count(order)
        numbers = np.frombuffer(self._wkb, f"{order}f8", count * size, self._at)
        self._at += count * size * 8
        return numbers.reshape(count, size)[:, :2].astype(np.float64)


def _chords(points: Points, most_off: float) -> Points:
    """Return a chain of arcs, three points each with common ends, as chords."""
    if len(points) < 3 or len(points) % 2 == 0:  # noqa: PLR2004 - start, middle, end
        raise ValueError(len(points))
    arcs = [
        arc(points[i], points[i + 1], points[i + 2], most_off) for i in range(0, len(points) - 2, 2)
    ]
    return np.vstack([points[:1], *arcs])
