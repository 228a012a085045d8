# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Geometries are read, repaired or refused, row by row."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely

from lowuse_plugin.domain.columns import column
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.geometry import validity, wkb

SQUARE = shapely.box(0, 0, 10, 10)
BOW_TIE = shapely.from_wkt("POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))")


def repaired(*geometries: Any) -> validity.Repair:
    return validity.repair_polygons(np.array([*geometries, None], dtype=object)[:-1])


def test_a_valid_polygon_is_left_as_it_is() -> None:
    result = repaired(SQUARE)
    assert result.codes.tolist() == [""]
    assert shapely.equals_exact(result.geometries[0], SQUARE)


def test_a_bow_tie_becomes_its_two_triangles() -> None:
    result = repaired(BOW_TIE, SQUARE)
    assert result.codes.tolist() == ["GEOMETRY_REPAIRED", ""]
    assert shapely.area(result.geometries[0]) == pytest.approx(50)
    assert result.area_change_m2.tolist() == pytest.approx([50, 0])


def test_a_doubled_part_counts_once() -> None:
    doubled = shapely.MultiPolygon([SQUARE, SQUARE])
    result = repaired(doubled)
    assert shapely.area(result.geometries[0]) == pytest.approx(100)
    assert result.area_change_m2[0] == pytest.approx(-100)


def test_the_polygons_of_a_collection_are_kept_and_its_lines_dropped() -> None:
    mixed = shapely.GeometryCollection([SQUARE, shapely.LineString([(0, 0), (99, 0)])])
    result = repaired(mixed)
    assert result.codes.tolist() == ["GEOMETRY_REPAIRED"]
    assert shapely.area(result.geometries[0]) == 100


@pytest.mark.parametrize(
    ("wkt", "code"),
    [
        ("POLYGON EMPTY", "GEOMETRY_EMPTY"),
        ("LINESTRING (0 0, 1 1)", "NOT_POLYGON"),
        ("POINT (0 0)", "NOT_POLYGON"),
        ("GEOMETRYCOLLECTION (POINT (0 0))", "NOT_POLYGON"),
        ("POLYGON ((0 0, 10 0, 20 0, 0 0))", "COLLAPSED"),
    ],
)
def test_what_is_no_area_is_refused_with_its_reason(wkt: str, code: str) -> None:
    result = repaired(shapely.from_wkt(wkt), SQUARE)
    assert result.codes.tolist() == [code, ""]
    assert result.geometries[0] is None


def test_missing_and_not_finite_rows_are_told_apart() -> None:
    broken = shapely.polygons([(0, 0), (10, 0), (np.nan, 10), (0, 0)])
    assert repaired(None, broken).codes.tolist() == ["GEOMETRY_EMPTY", "NOT_FINITE"]


def test_heights_are_dropped() -> None:
    solid = shapely.from_wkt("POLYGON Z ((0 0 5, 10 0 5, 10 10 5, 0 0 5))")
    assert not shapely.has_z(repaired(solid).geometries[0])


def test_every_geometry_can_be_a_multipolygon() -> None:
    many = validity.as_multipolygons(
        np.array([SQUARE, shapely.MultiPolygon([BOW_TIE.buffer(0)]), SQUARE], dtype=object)
    )
    assert {g.geom_type for g in many} == {"MultiPolygon"}
    assert shapely.area(many)[[0, 2]].tolist() == [100, 100]


def test_wkb_survives_the_way_there_and_back_and_missing_stays_missing() -> None:
    encoded = wkb.encode(np.array([SQUARE, None], dtype=object))
    assert encoded.valid.tolist() == [True, False]
    decoded = wkb.decode(encoded)
    assert shapely.equals_exact(decoded[0], SQUARE)
    assert decoded[1] is None


def test_a_foreign_row_that_cannot_be_read_is_marked_and_the_others_are_read() -> None:
    good = shapely.to_wkb(SQUARE)
    geometries, unreadable = wkb.decode_lenient([good, good[:20], None])
    assert unreadable.tolist() == [False, True, False]
    assert shapely.area(geometries[0]) == 100


def test_a_stored_row_that_cannot_be_read_is_an_error() -> None:
    with pytest.raises(LowUseError) as caught:
        wkb.decode(column("wkb", [b"nonsense"]))
    assert caught.value.code == "STORED_GEOMETRY_UNREADABLE"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("POLYGON ((0 0", "GEOMETRY_UNREADABLE"),
        (b"\x00\x01", "GEOMETRY_UNREADABLE"),
        (7, "GEOMETRY_UNREADABLE"),
        ("LINESTRING (0 0, 1 1)", "GEOMETRY_REFUSED"),
    ],
)
def test_a_script_is_told_which_field_holds_no_polygon(value: object, code: str) -> None:
    with pytest.raises(LowUseError) as caught:
        wkb.parse_polygons([SQUARE.wkt, value], ["parcels[0].wkt", "parcels[1].wkt"])
    assert (caught.value.code, caught.value.params["field"]) == (code, "parcels[1].wkt")
