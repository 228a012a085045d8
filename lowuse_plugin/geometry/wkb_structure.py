# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether WKB from somebody's file is built as it says, before a library is given it.

GEOS follows nested geometries as deep as they go: 20 MB of headers within headers end the process,
and QGIS with it. What passes here has every count backed by bytes and is nested no deeper than
real data is.
"""

from __future__ import annotations

import struct
from collections.abc import Callable

_DEEPEST = 8
"""Collections in collections; a multipolygon is one level."""
_HEAD = 5
_COUNT = 4
_EWKB_Z, _EWKB_M, _EWKB_SRID = 0x80000000, 0x40000000, 0x20000000
_POINT, _LINE, _POLYGON, _COLLECTION = 1, 2, 3, 7
_STRINGS = frozenset({_LINE, 8, 13})
"""Line string, circular string, curve: a count of points."""
_RINGED = frozenset({_POLYGON, 17})
"""Polygon and triangle: a count of rings of points."""
_PARTS: dict[int, frozenset[int]] = {
    4: frozenset({_POINT}),
    5: frozenset({_LINE}),
    6: frozenset({_POLYGON}),
    _COLLECTION: frozenset(range(1, 18)),
    9: frozenset({_LINE, 8}),
    10: frozenset({_LINE, 8, 9}),
    11: frozenset({_LINE, 8, 9}),
    12: frozenset({_POLYGON, 10}),
    15: frozenset({_POLYGON}),
    16: frozenset({17}),
}
"""Type of a geometry that has parts → types that its parts may have."""


_ONE_RING = b"\x01\x03\x00\x00\x00\x01\x00\x00\x00"
_ONE_PART = b"\x01\x06\x00\x00\x00\x01\x00\x00\x00" + _ONE_RING
_SIMPLE = (
    (_ONE_RING, struct.Struct("<9xI").unpack_from),
    (_ONE_PART, struct.Struct("<18xI").unpack_from),
)
"""How nearly every parcel begins: one part of one ring in the plane, little endian."""


class _NotSoundError(Exception):
    """A count has no bytes behind it, or a part is of a type that cannot stand there."""


def is_sound(wkb: bytes) -> bool:
    """Tell whether counts, types and nesting of a geometry are those of its bytes.

    Coordinates are not looked at: they may still be infinite, or a ring may be open.

    Args:
        wkb: ISO or extended WKB of any type.
    """
    try:
        for head, count in _SIMPLE:
            if wkb.startswith(head):
                return len(head) + _COUNT + 16 * int(count(wkb)[0]) <= len(wkb)
        return _end(wkb, 0, 0, None) <= len(wkb)
    except (_NotSoundError, struct.error):
        return False


def _end(wkb: bytes, at: int, depth: int, allowed: frozenset[int] | None) -> int:
    """Return where the geometry that begins at a place ends."""
    if depth > _DEEPEST or at + _HEAD > len(wkb) or wkb[at] > 1:
        raise _NotSoundError
    order = "<I" if wkb[at] else ">I"
    code = struct.unpack_from(order, wkb, at + 1)[0]
    kind, dimensions = _type_of(code)
    if allowed is not None and kind not in allowed:
        raise _NotSoundError
    at += _HEAD + (_COUNT if code & _EWKB_SRID else 0)
    size = 8 * dimensions
    if kind == _POINT:
        return _within(wkb, at + size)
    read = struct.Struct(order).unpack_from
    if kind in _STRINGS:
        return _after_points(wkb, at, size, read)
    count, at = read(wkb, at)[0], at + _COUNT
    if kind in _RINGED:
        _backed(wkb, at, count, _COUNT)
        for _ in range(count):
            at = _after_points(wkb, at, size, read)
        return at
    if kind not in _PARTS:
        raise _NotSoundError
    _backed(wkb, at, count, _HEAD)
    for _ in range(count):
        at = _end(wkb, at, depth + 1, _PARTS[kind])
    return at


def _type_of(code: int) -> tuple[int, int]:
    """Return the flat type and how many numbers a point has."""
    more = (1 if code & _EWKB_Z else 0) + (1 if code & _EWKB_M else 0)
    plain = code & ~(_EWKB_Z | _EWKB_M | _EWKB_SRID)
    iso = {0: 0, 1: 1, 2: 1, 3: 2}.get(plain // 1000)
    if iso is None:
        raise _NotSoundError
    return plain % 1000, 2 + min(2, more + iso)


def _after_points(
    wkb: bytes, at: int, size: int, read: Callable[[bytes, int], tuple[int, ...]]
) -> int:
    count = read(wkb, at)[0]
    return _within(wkb, at + _COUNT + count * size)


def _backed(wkb: bytes, at: int, count: int, least: int) -> None:
    if at + count * least > len(wkb):
        raise _NotSoundError


def _within(wkb: bytes, end: int) -> int:
    if end > len(wkb):
        raise _NotSoundError
    return end
