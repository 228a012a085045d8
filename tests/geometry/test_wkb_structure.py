# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""WKB is judged before GEOS follows it: what is not sound never reaches it (P15)."""

from __future__ import annotations

import struct

import numpy as np
import pytest
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.geometry.wkb import decode_lenient, parse_polygons
from lowuse_plugin.geometry.wkb_structure import is_sound

SQUARE = shapely.to_wkb(shapely.box(0, 0, 10, 10))
TWO = shapely.to_wkb(shapely.multipolygons([shapely.box(0, 0, 1, 1), shapely.box(2, 2, 3, 3)]))


def nested(kind: int, levels: int) -> bytes:
    """Geometries of one type within each other."""
    return struct.pack("<BII", 1, kind, 1) * levels + struct.pack("<BII", 1, kind, 0)


@pytest.mark.parametrize(
    "wkt",
    [
        "POINT(1 2)", "POINT EMPTY", "POINT Z(1 2 3)", "LINESTRING(0 0,1 1)", "POLYGON EMPTY",
        "POLYGON((0 0,9 0,9 9,0 0),(1 1,2 1,2 2,1 1))", "MULTIPOINT(1 1,2 2)",
        "MULTILINESTRING((0 0,1 1))", "MULTIPOLYGON Z(((0 0 1,9 0 1,9 9 1,0 0 1)))",
        "GEOMETRYCOLLECTION(POINT(1 1),GEOMETRYCOLLECTION(POLYGON((0 0,1 0,1 1,0 0))))",
    ],
)  # fmt: skip
@pytest.mark.parametrize("order", [0, 1])
@pytest.mark.parametrize("flavor", ["iso", "extended"])
def test_what_programs_write_is_sound(wkt: str, order: int, flavor: str) -> None:
    shape = shapely.set_srid(shapely.from_wkt(wkt), 4526)
    srid = flavor == "extended"
    wkb = shapely.to_wkb(shape, byte_order=order, flavor=flavor, include_srid=srid)
    assert is_sound(wkb)


@pytest.mark.parametrize("wkb", [SQUARE, TWO])
def test_every_cut_is_noticed(wkb: bytes) -> None:
    assert is_sound(wkb)
    assert [length for length in range(len(wkb)) if is_sound(wkb[:length])] == []


@pytest.mark.parametrize(
    "wkb",
    [
        b"",
        b"\x02" + SQUARE[1:],
        struct.pack("<BII", 1, 3, 4_000_000_000),
        struct.pack("<BIII", 1, 3, 1, 4_000_000_000),
        struct.pack("<BII", 1, 6, 4_000_000_000),
        struct.pack("<BII", 1, 6, 1) + shapely.to_wkb(shapely.Point(1, 1)),
        struct.pack("<BII", 1, 3999, 1),
        struct.pack("<BII", 1, 99, 0),
        nested(7, 9),
        nested(6, 1),
    ],
)  # fmt: skip
def test_counts_types_and_depth_without_bytes_are_not_sound(wkb: bytes) -> None:
    assert not is_sound(wkb)


def test_collections_may_be_nested_as_real_data_is() -> None:
    assert is_sound(nested(7, 8))


@pytest.mark.parametrize("kind", [6, 7])
def test_geometries_nested_to_end_the_process_are_unreadable_rows(kind: int) -> None:
    """GEOS follows them until the stack is gone, and the process with it."""
    bomb = nested(kind, 2_000_000)
    shapes, unreadable = decode_lenient([SQUARE, bomb, None])
    assert unreadable.tolist() == [False, True, False]
    assert np.asarray(shapely.area(shapes))[0] == 100.0
    with pytest.raises(LowUseError) as caught:
        parse_polygons([bomb], ["geom"])
    assert caught.value.code == "GEOMETRY_UNREADABLE"
