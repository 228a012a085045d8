# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A stored ring that crosses itself hinders nothing: it is measured as an import would mend it.

Parcel ``x`` is a bow tie 10 m wide and high: two triangles of 25 m², of which the signed area of
the ring makes nothing. It lies in the line and in a 三旧 area whose ring is a bow tie too.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from lowuse_plugin.domain.columns import column
from lowuse_plugin.domain.parcels import area_reconciliation as rec
from lowuse_plugin.domain.ports import Insert, SilentProgress, Store
from lowuse_plugin.geometry.wkb import decode_polygons
from lowuse_plugin.services.control_line.check import check_control_line
from lowuse_plugin.services.indicators.land import industrial_land, read_parcels
from lowuse_plugin.services.overlay.analysis import overlay_analysis
from lowuse_plugin.services.overlay.table import read_overlay
from lowuse_plugin.services.parcels.areas import parcel_reconciliation
from lowuse_plugin.services.parcels.card import read_card
from lowuse_plugin.services.projects.three_old import find_three_old
from lowuse_plugin.services.survey.area_of import areas_of
from lowuse_plugin.services.survey_units.shapes import as_shapes, boxes_of, measure, read_around
from lowuse_plugin.services.tagging.outlook import read_outlook
from tests.services.overlay.overlay_workspace import layer
from tests.services.parcels.parcel_workspace import EAST, NORTH, ON, parcel_workspace

TIE_M2 = 50.0


def tie(x: float, y: float, size: float = 10.0) -> bytes:
    corners = [(x, y), (x + size, y + size), (x + size, y), (x, y + size)]
    ring = shapely.Polygon([(EAST + east, NORTH + north) for east, north in corners])
    return bytes(shapely.to_wkb(shapely.MultiPolygon([ring])))


def flat(x: float, y: float) -> bytes:
    ring = shapely.Polygon([(EAST + x + east, NORTH + y) for east in (0, 9, 4)])
    return bytes(shapely.to_wkb(shapely.MultiPolygon([ring])))


def parcel(shape: bytes) -> dict[str, Any]:
    return {"geom": shape, "district": "440704", "use_code": "0601"}


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with parcel_workspace(folder, results=False) as opened:
        park = {"register_no": "440704-8", "name": "乙片区", "status": "register"}
        opened.write(
            [
                Insert("parcel", "x", parcel(tie(120, 0))),
                Insert("parcel", "flat", parcel(flat(120, 50))),
                Insert("three_old_area", "tie", {**park, "geom": tie(120, 0)}),
                Insert(
                    "survey_area",
                    "s",
                    {
                        "district": "440704",
                        "name": "甲区",
                        "area_number": "440704001",
                        "geom": tie(120, 0),
                    },
                ),
            ],
            reason="旧数据",
        )
        yield opened


def test_its_card_tells_the_area_that_it_shares(store: Store) -> None:
    card = read_card(store, "x")
    assert card is not None
    [line] = card.three_old
    assert (line.register_no, line.overlap_share) == ("440704-8", pytest.approx(1))
    nothing = read_card(store, "flat")
    assert nothing is not None
    assert nothing.three_old == ()


def test_it_is_measured_as_it_would_be_mended(store: Store) -> None:
    with store.read() as reading:
        found = parcel_reconciliation(reading, "x", store.info.crs)
    assert found is not None
    assert float(found.figures[rec.UNION] or 0) == pytest.approx(TIE_M2, rel=1e-3)
    assert float(found.figures[rec.PARTS] or 0) == pytest.approx(TIE_M2, rel=1e-3)
    assert found.once_m2 == Fraction(0)


def test_what_covers_no_land_has_no_figure(store: Store) -> None:
    with store.read() as reading:
        found = parcel_reconciliation(reading, "flat", store.info.crs)
    assert found is not None
    assert (found.figures[rec.PARTS], found.figures[rec.UNION], found.once_m2) == (None, None, None)
    assert found.epsg == 4526


def test_the_control_line_is_checked(store: Store) -> None:
    check_control_line(store, on=ON)
    card = read_card(store, "x")
    assert card is not None
    assert card.control is not None
    assert (card.control.control_class, card.control.inside_m2) == ("inside", pytest.approx(TIE_M2))


def test_layers_are_laid_over_it(store: Store) -> None:
    layer(store, "land_survey", ("0101", "水田", tie(120, 0)))
    overlay_analysis(store, on=ON)
    with store.read() as reading:
        found = {each.class_code: each for each in read_overlay(reading, parcel="x", on=ON)}
    assert found["0101"].overlap_m2 == pytest.approx(TIE_M2)


def test_a_decision_and_a_project_know_the_area_that_it_shares(store: Store) -> None:
    assert [hit.register_no for hit in read_outlook(store, ["x"], ON).three_old] == ["440704-8"]
    found = find_three_old(store, tie(120, 0), district="440704")
    assert found.status == "register"
    assert float(found.overlap_m2 or 0) == pytest.approx(TIE_M2, rel=1e-3)


def test_units_and_indicators_take_it_in(store: Store) -> None:
    shape = as_shapes([shapely.from_wkb(parcel_box())])
    with store.read() as reading:
        [unit] = measure(read_around(store, reading, boxes_of(shape)), shape, [""])
        assert areas_of(reading.table("survey_area"), shape) == ["s"]
        land = industrial_land(read_parcels(reading), SilentProgress())
    assert {each.parcel_uuid: each.share for each in unit.members}["x"] == pytest.approx(1)
    at = land.uuids.tolist().index("x")
    assert land.area_m2[at] == pytest.approx(TIE_M2)


def parcel_box() -> bytes:
    box = shapely.box(EAST + 115, NORTH - 5, EAST + 135, NORTH + 15)
    return bytes(shapely.to_wkb(shapely.MultiPolygon([box])))


def test_shapes_are_mended_where_they_must_be_and_kept_where_not() -> None:
    sound = parcel_box()
    found = decode_polygons(column("wkb", [sound, tie(0, 0), flat(0, 0), None]))
    assert shapely.equals_exact(found[0], shapely.from_wkb(sound))
    assert shapely.area(found[:3]).tolist() == pytest.approx([400, TIE_M2, 0])
    assert shapely.is_valid(found[:3]).all()
    assert np.flatnonzero(shapely.is_missing(found)).tolist() == [3]
