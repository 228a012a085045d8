# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""P-38: what approvals and supply suggest, by ground, in squares of 100 m (10,000 m²)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import shapely

from lowuse_plugin.domain.ports import Store, Update
from lowuse_plugin.services.overlay.analysis import overlay_analysis
from lowuse_plugin.services.overlay.legacy_proposal import legacy_outlook
from lowuse_plugin.services.overlay.reference_layers import (
    change_layer,
    registered_layers,
    retire_layer,
)
from lowuse_plugin.services.overlay.shapes import overlap_shape
from lowuse_plugin.services.overlay.table import overlay_table, read_overlay
from tests.services.overlay.overlay_workspace import area, box, layer
from tests.services.survey_units.unit_workspace import EAST, workspace

ON = date(2025, 6, 30)
APPROVAL, SUPPLY = "conversion_approval", "supply_redline"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    opened = workspace(folder / "手续.gpkg")
    yield opened
    opened.close()


def proposed(store: Store, name: str) -> tuple[str, list[tuple[str, float]]]:
    """Why nothing is known, and the kinds with their area."""
    with store.read() as reading:
        found = legacy_outlook(reading, parcel=name, on=ON)
    return found.unknown, [(each.kind, round(each.area_m2, 6)) for each in found.proposals]


def test_ground_is_compared_and_no_sums(store: Store) -> None:
    layer(store, APPROVAL, ("A", None, box(0, 50)), ("B", None, box(100, 160)))
    layer(store, SUPPLY, ("S", None, box(50, 100)), ("T", None, box(100, 130)))
    overlay_analysis(store, on=ON)
    assert proposed(store, "a") == ("", [("3", 5_000.0), ("4", 5_000.0)])
    assert proposed(store, "b") == ("", [("1", 4_000.0), ("4", 3_000.0)])
    assert proposed(store, "c") == ("", [("1", 10_000.0)])


def test_layers_over_the_same_ground_count_once(store: Store) -> None:
    layer(store, APPROVAL, ("A", None, box(0, 40)), ("B", None, box(20, 50)), name="一")
    layer(store, APPROVAL, ("A", None, box(0, 40)), name="二")
    layer(store, SUPPLY, ("S", None, box(0, 40)))
    overlay_analysis(store, on=ON)
    assert proposed(store, "a") == ("", [("1", 5_000.0), ("4", 1_000.0)])
    with store.read() as reading:
        found = read_overlay(reading, parcel="a", on=ON)
    ground = {n.class_name: round(n.overlap_m2, 6) for n in found if n.layer_kind == "legal"}
    assert ground == {"批文外": 5_000.0, "批文内且已供地": 4_000.0, "批文内未供地": 1_000.0}


def test_what_no_layer_says_is_unknown(store: Store) -> None:
    layer(store, SUPPLY, ("S", None, box(0, 100)))
    overlay_analysis(store, on=ON)
    assert proposed(store, "a") == ("NO_APPROVAL_LAYER", [])
    key = layer(store, APPROVAL, ("A", None, box(0, 10)))
    assert proposed(store, "a") == ("LEGAL_NOT_ANALYSED", [])
    overlay_analysis(store, on=ON, layers=[key])
    assert proposed(store, "a") == ("", [("3", 9_000.0)])


def test_an_approval_registered_since_makes_it_unknown(store: Store) -> None:
    layer(store, APPROVAL, ("A", None, box(0, 10)), name="一")
    layer(store, SUPPLY, ("S", None, box(0, 100)))
    overlay_analysis(store, on=ON)
    assert proposed(store, "a") == ("", [("3", 9_000.0)])
    layer(store, APPROVAL, ("B", None, box(0, 100)), name="二")
    assert proposed(store, "a") == ("OVERLAY_STALE", [])
    overlay_analysis(store, on=ON)
    assert proposed(store, "a") == ("", [])


def test_only_layers_of_the_district_count(store: Store) -> None:
    layer(store, APPROVAL, ("A", None, box(0, 500)), district="440704")
    layer(store, SUPPLY, ("S", None, box(0, 500)))
    overlay_analysis(store, on=ON)
    assert proposed(store, "a") == ("NO_APPROVAL_LAYER", [])
    assert proposed(store, "d") == ("", [])
    layer(store, APPROVAL, ("B", None, box(0, 60)), district="440703", name="蓬江")
    overlay_analysis(store, on=ON)
    assert proposed(store, "a") == ("", [("3", 4_000.0)])
    store.write([Update("parcel", "a", 1, {"district": "440704"})], reason="改区")
    assert proposed(store, "a") == ("OVERLAY_STALE", [])
    overlay_analysis(store, on=ON)
    assert proposed(store, "a") == ("", [])


@pytest.mark.parametrize("how", ["area", "kind", "district", "retire"])
def test_every_change_of_a_layer_asks_for_a_new_analysis(store: Store, how: str) -> None:
    layer(store, APPROVAL, ("A", None, box(0, 100)), name="一")
    other = layer(store, APPROVAL, ("B", None, box(0, 50)), name="二")
    layer(store, SUPPLY, ("S", None, box(0, 100)))
    overlay_analysis(store, on=ON)
    uuid = other.split(":")[1]
    if how == "area":
        store.write([area(other, "C", None, box(50, 60))], reason="补")
    elif how == "kind":
        change_layer(store, uuid, 1, {"kind": "other"})
    elif how == "district":
        change_layer(store, uuid, 1, {"district": "440704"})
    else:
        retire_layer(store, uuid, 1, "重复")
    assert proposed(store, "a") == ("OVERLAY_STALE", [])
    overlay_analysis(store, on=ON)
    assert proposed(store, "a") == ("", [])
    assert {each.key: each.current for each in registered_layers(store)}["legal"]


def test_the_part_is_shown_where_it_lies(store: Store) -> None:
    layer(store, APPROVAL, ("A", None, box(0, 50)), ("X", None, box(0, 100)), district="440703")
    layer(store, APPROVAL, ("Y", None, box(0, 500)), district="440704")
    layer(store, SUPPLY, ("S", None, box(60, 200)))
    for code, west, east in (("unsupplied", 0, 60), ("settled", 60, 100)):
        found = overlap_shape(store, "parcel", "a", "legal", code, on=ON)
        west_of, _, east_of, _ = shapely.bounds(shapely.from_wkb(found)).tolist()
        assert (west_of - EAST, east_of - EAST) == (west, east)
    assert overlap_shape(store, "parcel", "a", "legal", "unapproved", on=ON) is None
    found = overlap_shape(store, "parcel", "b", "legal", "only_supplied", on=ON)
    assert shapely.area(shapely.from_wkb(found)) == 10_000


def test_without_layers_of_both_kinds_there_is_no_legal_state(store: Store) -> None:
    keys = [layer(store, kind, ("A", None, box(0, 50))) for kind in (APPROVAL, SUPPLY)]
    overlay_analysis(store, on=ON)
    assert len(overlay_table(store, on=ON))
    retire_layer(store, keys[0].split(":")[1], 1, "错")
    assert {row["layer_kind"] for row in overlay_table(store, on=ON).to_rows()} == {"reference"}
    assert "legal" not in {each.kind for each in registered_layers(store)}


def test_a_kind_that_lost_all_its_areas_takes_the_legal_state_along(store: Store) -> None:
    layer(store, APPROVAL, ("A", None, box(0, 50)))
    supply = layer(store, SUPPLY)
    area_row = area(supply, "A", None, box(0, 50))
    store.write([area_row], reason="登记")
    overlay_analysis(store, on=ON)
    assert "legal" in {row["layer_kind"] for row in overlay_table(store, on=ON).to_rows()}
    gone = {"retired_at": "2025-06-30T00:00:00.000Z"}
    store.write([Update("reference_area", area_row.uuid, 1, gone)], reason="废")
    overlay_analysis(store, on=ON)
    assert {row["layer_kind"] for row in overlay_table(store, on=ON).to_rows()} == {"reference"}
    assert "legal" not in {each.kind for each in registered_layers(store)}
