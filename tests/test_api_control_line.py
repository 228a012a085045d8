# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The control-line check of what offices really hand in."""

from __future__ import annotations

import struct
from typing import Any

import pytest
import shapely

from lowuse_plugin import api
from lowuse_plugin.domain.errors import LowUseError

ON = "2024-06-30"
FOOT = 1200 / 3937


def box(x0: float, y0: float, x1: float, y1: float) -> str:
    return str(shapely.box(x0, y0, x1, y1).wkt)


def line(wkt: str, level: int = 1, **more: Any) -> dict[str, Any]:
    given = {"id": "L", "wkt": wkt, "level": level, "version": "2024", "valid_from": "2024-01-01"}
    return {**given, **more}


def check(parcels: list[Any], *lines: dict[str, Any], **more: Any) -> list[dict[str, Any]]:
    rows = [
        {"id": str(i), **({"wkt": each} if isinstance(each, str) else each)}
        for i, each in enumerate(parcels)
    ]
    return api.check_control_line(rows, lines, on=ON, **more)


WEST = line(box(0, 0, 50, 100))


@pytest.mark.parametrize(
    ("wkt", "inside", "remarks"),
    [
        ("POLYGON ((40 0, 80 40, 80 0, 40 40, 40 0))", 300.0, ["GEOMETRY_REPAIRED"]),
        ("POLYGON Z ((40 0 5, 80 0 5, 80 10 5, 40 10 5, 40 0 5))", 100.0, []),
        ("POLYGON M ((40 0 5, 80 0 5, 80 10 5, 40 10 5, 40 0 5))", 100.0, []),
        ("MULTIPOLYGON ZM (((40 0 1 2, 80 0 1 2, 80 10 1 2, 40 10 1 2, 40 0 1 2)))", 100.0, []),
        ("MULTIPOLYGON (((40 0, 80 0, 80 10, 40 10, 40 0)), ((40 0, 80 0, 80 10, 40 10, 40 0)))",
         100.0, ["GEOMETRY_REPAIRED"]),
        ("GEOMETRYCOLLECTION (POINT (1 1), POLYGON ((40 0, 80 0, 80 10, 40 10, 40 0)))",
         100.0, ["GEOMETRY_REPAIRED"]),
        ("POLYGON ((49.5 0, 50.5 0, 50.5 0.5, 49.5 0.5, 49.5 0))", 0.25, ["BELOW_ONE_M2"]),
        ("POLYGON ((20 0, 80 0, 80 10, 20 10, 20 0), (30 2, 40 2, 40 8, 30 8, 30 2))", 240.0, []),
    ],
)  # fmt: skip
def test_shapes_as_they_come_are_measured_and_the_row_says_what_was_done(
    wkt: str, inside: float, remarks: list[str]
) -> None:
    [row] = check([wkt], WEST)
    assert (row["class"], row["remarks"]) == ("crossing", remarks)
    assert row["inside_m2"] == pytest.approx(inside, abs=1e-6)


@pytest.mark.parametrize(
    ("wkt", "code"),
    [
        ("POLYGON EMPTY", "GEOMETRY_REFUSED"),
        ("POLYGON ((0 0, 1 0, 1 1))", "GEOMETRY_UNREADABLE"),
        ("LINESTRING (0 0, 1 0, 1 1, 0 0)", "GEOMETRY_REFUSED"),
        ("POINT (0 0)", "GEOMETRY_REFUSED"),
        ("POLYGON ((0 0, 5 0, 9 0, 0 0))", "GEOMETRY_REFUSED"),
    ],
)
def test_what_is_no_parcel_is_refused_with_its_place(wkt: str, code: str) -> None:
    with pytest.raises(LowUseError) as caught:
        check([box(0, 0, 9, 9), wkt], WEST)
    assert (caught.value.code, caught.value.params["field"]) == (code, "parcels[1].wkt")


def test_an_arc_is_linearised() -> None:
    points = [(40, 0), (60, 0), (40, 0)]
    body = b"".join(struct.pack("<2d", *point) for point in points)
    ring = struct.pack("<BII", 1, 8, 3) + body
    [row] = check([{"wkb": struct.pack("<BII", 1, 10, 1) + ring}], WEST)
    # A circle of 10 m around (50, 0): half of it lies below the line, a quarter inside.
    assert row["inside_m2"] == pytest.approx(25 * 3.14159265, rel=2e-5)
    assert row["remarks"] == ["CURVES_LINEARISED"]


def test_touching_is_outside_and_the_centre_decides_nothing() -> None:
    around = "POLYGON ((-30 0, 80 0, 80 90, 60 90, 60 10, -10 10, -10 90, -30 90, -30 0))"
    corner, side, ring = check([box(50, 100, 60, 110), box(50, 0, 60, 10), around],
                               line(box(0, 20, 50, 80)))  # fmt: skip
    assert [corner["class"], side["class"], ring["class"]] == ["outside"] * 3
    assert corner["inside_m2"] == side["inside_m2"] == ring["inside_m2"] == 0.0


def test_overlapping_and_hole_bearing_line_polygons_are_dissolved_first() -> None:
    holed = "POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0), (40 40, 60 40, 60 60, 40 60, 40 40))"
    [row] = check([box(0, 0, 100, 100)], line(holed), line(box(0, 0, 80, 100)), WEST, WEST)
    assert row["inside_m2"] == pytest.approx(10_000)  # the second polygon fills the hole
    [row] = check([box(0, 0, 100, 100)], line(holed), line(holed))
    assert (row["class"], row["outside_m2"]) == ("crossing", pytest.approx(400))


def test_level_1_goes_first_and_level_2_counts_without_it() -> None:
    [row] = check(
        [box(0, 0, 100, 10)], line(box(0, 0, 60, 10), 2), line(box(40, 0, 70, 10), 1),
        line(box(0, 0, 90, 10), 0),
    )  # fmt: skip
    assert row["by_level"] == {"1": 300.0, "2": 400.0, "0": 200.0}
    assert row["inside_m2"] == 900.0


def test_parcels_twice_and_beyond_the_line_are_said() -> None:
    first, again, far = check([box(0, 0, 9, 9), box(0, 0, 9, 9), box(9000, 0, 9009, 9)], WEST)
    assert first["remarks"] == again["remarks"] == ["SAME_SHAPE_TWICE"]
    assert (far["class"], far["remarks"]) == ("outside", [])


def test_lines_that_close_are_the_areas_that_they_enclose() -> None:
    drawn = [
        line("LINESTRING (0 0, 50 0, 50 100)", 1, id="a"),
        line("LINESTRING (50 100, 0 100, 0 0)", 1, id="b"),
    ]
    assert check([box(40, 0, 80, 10)], *drawn) == check([box(40, 0, 80, 10)], WEST)
    with pytest.raises(LowUseError) as caught:
        check([box(40, 0, 80, 10)], drawn[0], line("LINESTRING (49.5 100, 0 100, 0 0)"))
    assert caught.value.code == "LINE_NOT_CLOSED"
    assert caught.value.params["field"] == "lines[0].wkt … lines[1].wkt"
    assert caught.value.params["gap_m"] == "0.500"
    with pytest.raises(LowUseError) as caught:
        check([box(40, 0, 80, 10)], drawn[0], line("LINESTRING (50 99.5, 0 100, 0 0)"))
    assert caught.value.code == "LINE_HANGS"
    assert (caught.value.params["x"], caught.value.params["y"]) == ("50.000", "100.000")


def test_feet_are_told_in_square_metres() -> None:
    [row] = check([box(40, 0, 80, 10)], WEST, parcels_crs="EPSG:2229")
    assert row["inside_m2"] == pytest.approx(100 * FOOT**2, abs=1e-6)
    assert (row["measured_in"], row["transformed"]) == ("EPSG:2229", ["UNITS_SCALED"])


def test_lines_in_another_crs_are_transformed_and_degrees_projected() -> None:
    east, north = 38_405_000.0, 2_490_000.0
    parcel = box(east + 40, north, east + 80, north + 10)
    other = line(box(405_000, north, 405_050, north + 100))
    [row] = check([parcel], other, parcels_crs="EPSG:4526", lines_crs="EPSG:4547")
    assert row["inside_m2"] == pytest.approx(100, abs=1e-4)
    assert (row["measured_in"], row["transformed"]) == ("EPSG:4526", ["LINES_TRANSFORMED"])
    degrees = box(113.0, 22.5, 113.001, 22.501)
    half = line(box(113.0, 22.5, 113.0005, 22.501))
    [row] = check([degrees], half, parcels_crs="EPSG:4490")
    assert row["inside_share"] == pytest.approx(0.5, abs=1e-5)
    assert row["measured_in"] == "EPSG:4526"
    assert row["transformed"] == ["DEGREES_PROJECTED", "LINES_TRANSFORMED"]


def test_the_difference_to_the_registered_area_is_measured_less_registered() -> None:
    known, unknown = check(
        [{"wkt": box(40, 0, 80, 10), "registered_area_m2": "390.50"}, box(0, 0, 9, 9)], WEST
    )
    assert (known["registered_area_m2"], known["difference_m2"]) == (390.5, 9.5)
    assert "difference_m2" not in unknown


def test_an_arc_in_wkt_is_refused_with_its_place() -> None:
    wkt = "CURVEPOLYGON (CIRCULARSTRING (0 0, 5 5, 10 0, 5 -5, 0 0))"
    with pytest.raises(LowUseError) as caught:
        api.check_control_line([{"id": "p", "wkt": wkt}], [WEST], on="2024-06-30")
    assert (caught.value.code, caught.value.params["field"]) == (
        "GEOMETRY_WKT_CURVED",
        "parcels[0].wkt",
    )


def test_figures_of_the_rule_are_read_as_texts_and_refused_by_name() -> None:
    """40 of 400 m² lie inside, which is 10 %: no more than a tolerance of 10 %, and neglected."""
    [row] = check([box(46, 0, 86, 10)], WEST, tolerance="0.1", max_remainder_m2="40")
    assert (row["class"], row["sliver"]) == ("outside", True)
    for name in ("tolerance", "max_remainder_m2", "thin_width_m"):
        with pytest.raises(LowUseError) as caught:
            check([box(46, 0, 86, 10)], WEST, **{name: None})
        assert (caught.value.code, caught.value.params["field"]) == ("INPUT_NOT_A_NUMBER", name)
