# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What overlays have against a unit of 100 × 100 m before it is identified (P-02, Y-16)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lowuse_plugin.domain.ports import Store, Update
from lowuse_plugin.domain.survey.checks import UnitFinding
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.survey.checks import check_units, hindering, read_checks
from tests.services.overlay.overlay_office import analyse, clean_layers, layer
from tests.services.survey.survey_office import box, change, survey_workspace

CODES = {
    "UNIT_ON_FARMLAND", "UNIT_ON_REDLINE", "UNIT_NOT_CONSTRUCTION", "OVERLAY_MISSING",
    "OVERLAY_STALE",
}  # fmt: skip


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with survey_workspace(folder, 1) as opened:
        yield opened


def found(store: Store) -> list[UnitFinding]:
    return [each for each in check_units(store, ["u0"]) if each.code in CODES]


def codes(store: Store) -> list[str]:
    return [each.code for each in found(store)]


def test_a_unit_that_nothing_is_known_of_says_what_is_missing_and_is_not_hindered(store) -> None:
    [missing] = found(store)
    assert (missing.code, missing.blocks) == ("OVERLAY_MISSING", False)
    assert missing.params["layers"] == "永久基本农田、生态保护红线、三调及年度变更"
    clean_layers(store)
    [missing] = found(store)
    assert missing.params["layers"] == (
        "permanent_farmland 图层、ecological_redline 图层、land_survey 图层"
    )
    analyse(store)
    assert found(store) == []


def test_farmland_red_line_and_arable_land_hinder_with_their_area(store) -> None:
    layer(store, "permanent_farmland", {"at": (0, 0, 20, 100)})
    layer(store, "ecological_redline", {"at": (50, 0, 10, 100)})
    layer(
        store, "land_survey",
        {"at": (0, 0, 80, 100), "class_code": "0601", "class_name": "工业用地"},
        {"at": (80, 0, 15, 100), "class_code": "0103", "class_name": "旱地"},
        {"at": (95, 0, 5, 100), "class_code": "0201", "class_name": "果园"},
    )  # fmt: skip
    analyse(store)
    farmland, redline, other = found(store)
    assert (farmland.code, farmland.number, farmland.clause) == (
        "UNIT_ON_FARMLAND", "4103", "P-02",
    )  # fmt: skip
    assert farmland.params["value"] == "2,000.00"
    assert (redline.code, redline.params["value"]) == ("UNIT_ON_REDLINE", "1,000.00")
    assert (other.code, other.params["value"]) == ("UNIT_NOT_CONSTRUCTION", "2,000.00")
    assert other.params["classes"] == "0103 旱地 1,500.00 m²、0201 果园 500.00 m²"
    with store.read() as reading:
        blocked = [each.code for each in hindering(read_checks(reading, ["u0"]))["u0"]]
    assert set(blocked) >= {"UNIT_ON_FARMLAND", "UNIT_ON_REDLINE", "UNIT_NOT_CONSTRUCTION"}


@pytest.mark.parametrize(("width", "hinders"), [(0.009, False), (0.01, False), (0.011, True)])
def test_only_more_than_one_square_metre_hinders(store, width: float, hinders: bool) -> None:
    clean_layers(store)
    layer(store, "permanent_farmland", {"at": (0, 0, width, 100)}, uuid="strip")
    analyse(store)
    assert codes(store) == (["UNIT_ON_FARMLAND"] if hinders else [])


def test_what_was_analysed_before_the_outline_changed_is_said_to_be_out_of_date(store) -> None:
    clean_layers(store)
    analyse(store)
    change(store, "survey_unit", "u0", geom=box(0, 0, 100, 90))
    [stale] = found(store)
    assert (stale.code, stale.blocks) == ("OVERLAY_STALE", False)
    assert stale.params["layers"] == (
        "permanent_farmland 图层、ecological_redline 图层、land_survey 图层"
    )
    analyse(store)
    assert found(store) == []


def test_an_outline_that_was_put_back_is_up_to_date(store) -> None:
    clean_layers(store)
    analyse(store)
    with store.read() as reading:
        row = reading.row("survey_unit", "u0")
    values = {"geom": box(0, 0, 100, 90)}
    done = store.write([Update("survey_unit", "u0", row["row_version"], values)], reason="改")
    assert [each.code for each in found(store)] == ["OVERLAY_STALE"]
    undo_save(store, done.transaction_id)
    assert found(store) == []


def test_a_layer_that_changed_is_out_of_date_and_no_other(store) -> None:
    clean_layers(store)
    analyse(store)
    change(store, "reference_area", "land_survey-0", class_code="0103", class_name="旱地")
    [stale] = found(store)
    assert stale.params["layers"] == "land_survey 图层"
    analyse(store)
    assert codes(store) == ["UNIT_NOT_CONSTRUCTION"]


def test_a_layer_of_another_district_is_not_asked_for(store) -> None:
    clean_layers(store)
    layer(store, "land_survey", uuid="elsewhere", district="440785")
    analyse(store)
    assert found(store) == []
