# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Overlays in sum, and where they lie."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shapely

from lowuse_plugin.domain.ports import Store
from lowuse_plugin.services.overlay.shapes import layer_box, overlap_shape
from lowuse_plugin.services.overlay.totals import overlay_totals
from tests.services.overlay.overlay_office import ON, analyse, layer
from tests.services.survey.survey_office import EAST, NORTH, survey_workspace


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    """``p0`` at 0…100 and ``p1`` at 200…300, 10,000 m² each."""
    with survey_workspace(folder, 2) as opened:
        yield opened


def test_totals_count_parcels_once_and_put_findings_first(store) -> None:
    survey = layer(
        store, "land_survey",
        {"at": (0, 0, 60, 100), "class_code": "0601", "class_name": "工业用地"},
        {"at": (60, 0, 40, 100), "class_code": "0103", "class_name": "旱地"},
        {"at": (200, 0, 100, 100), "class_code": "0601", "class_name": "工业用地"},
    )  # fmt: skip
    assert overlay_totals(store) == ()
    analyse(store, layers=[survey])
    dry, works = overlay_totals(store)
    assert (dry.class_name, dry.finding, dry.subjects, dry.area_m2) == (
        "旱地", "non_construction", 1, pytest.approx(4_000),
    )  # fmt: skip
    assert (works.subjects, works.area_m2, works.finding) == (2, pytest.approx(16_000), "")
    assert (dry.parcels, set(works.parcels)) == (("p0",), {"p0", "p1"})
    [only] = overlay_totals(store, ["p1"])
    assert (only.class_code, only.area_m2) == ("0601", pytest.approx(10_000))


def test_a_class_is_one_row_though_it_hinders_only_some(store) -> None:
    survey = layer(
        store, "land_survey",
        {"at": (0, 0, 40, 100), "class_code": "0103", "class_name": "旱地"},
        {"at": (200, 0, 0.005, 100), "class_code": "0103", "class_name": "旱地"},
    )  # fmt: skip
    analyse(store, layers=[survey])
    [dry] = overlay_totals(store)  # 4,000 m² of p0 and 0.5 m² of p1
    assert (dry.subjects, dry.hindered, dry.finding) == (2, 1, "non_construction")
    assert dry.area_m2 == pytest.approx(4_000.5)


def test_land_in_no_parcel_is_told_of_units_alone(store) -> None:
    analyse(store, layers=["parcel"])
    [registered] = overlay_totals(store)
    assert (registered.layer_kind, registered.subjects, registered.parcels) == ("parcel", 2, ())


def where(store: Store, key: str, code: str | None, uuid: str = "p0") -> tuple[float, ...] | None:
    shape = overlap_shape(store, "parcel", uuid, key, code, on=ON)
    if shape is None:
        return None
    west, south, east, north = shapely.from_wkb(shape).bounds
    return west - EAST, south - NORTH, east - EAST, north - NORTH


def test_the_part_in_a_class_is_found_again_on_the_map(store) -> None:
    survey = layer(
        store, "land_survey",
        {"at": (-50, 0, 110, 100), "class_code": "0601"},
        {"at": (60, 0, 400, 100), "class_code": "0103"},
    )  # fmt: skip
    approval = layer(store, "conversion_approval", {"at": (0, 0, 100, 30), "document_no": "甲1"})
    assert where(store, survey, "0601") == pytest.approx((0, 0, 60, 100))
    assert where(store, survey, "0103") == pytest.approx((60, 0, 100, 100))
    assert where(store, survey, "*") == pytest.approx((0, 0, 100, 100))
    assert where(store, approval, "甲1") == pytest.approx((0, 0, 100, 30))
    assert where(store, approval, "乙2") is None
    assert where(store, approval, "甲1", "p1") is None
    assert where(store, approval, "甲1", "nobody") is None
    assert layer_box(store, "land_survey") == pytest.approx(
        (EAST - 50, NORTH, EAST + 460, NORTH + 100),
        abs=10,  # a box of the index is a little larger
    )
    assert layer_box(store, "nothing") is None
