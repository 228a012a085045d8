# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Units and survey areas are measured after the reading, on what was read; nobody waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.ports import Store, Update
from lowuse_plugin.services.survey.areas import (
    SurveyAreaDraft,
    assign_survey_areas,
    change_survey_area,
    new_survey_area,
)
from lowuse_plugin.services.survey.units import (
    UnitDraft,
    change_unit,
    list_units,
    new_unit,
    new_units,
    preview_units,
    recompute_units,
)
from lowuse_plugin.services.survey_units.roll_up import TOWN, roll_up
from tests.services.history.two_people import Overtaken
from tests.services.open_readings import Quiet
from tests.services.survey_units.unit_workspace import box, rows, workspace

WEST = SurveyAreaDraft(box(0, 150), "西片")


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with workspace(folder / "工作库.gpkg") as opened:
        yield opened


@pytest.fixture
def unit(store: Store) -> str:
    """The unit of a, in 西片; a became larger by half of b since."""
    new_survey_area(store, WEST, made_by="甲")
    made = new_unit(store, UnitDraft(parcels=("a",)), made_by="甲").uuid
    store.write(
        [Update("parcel", "b", 1, {"geom": box(50, 200), "plane_area_m2": 15_000.0})], reason="改"
    )
    return made


CLIPPED = UnitDraft(shape=box(-50, 50), clip=True, absorb=())
PAIR = (UnitDraft(parcels=("b", "c"), absorb=()), UnitDraft(shape=box(250, 350), absorb=()))


@pytest.mark.parametrize(
    "act",
    [
        lambda quiet, _unit: preview_units(quiet, [CLIPPED, *PAIR]),
        lambda quiet, _unit: new_units(quiet, [CLIPPED, *PAIR], made_by="甲"),
        lambda quiet, unit: change_unit(quiet, unit, 1, UnitDraft(unit_name="北"), "改名"),
        lambda quiet, unit: change_unit(quiet, unit, 1, UnitDraft(shape=box(0, 60)), "缩小"),
        lambda quiet, _unit: list_units(quiet, "a"),
        lambda quiet, _unit: recompute_units(quiet),
        lambda quiet, _unit: roll_up(quiet, TOWN),
        lambda quiet, _unit: new_survey_area(quiet, WEST, made_by="甲"),
        lambda quiet, _unit: assign_survey_areas(quiet),
    ],
)
def test_nothing_is_measured_while_a_colleague_s_save_would_have_to_wait(
    store: Store, unit: str, monkeypatch: pytest.MonkeyPatch, act: Callable[[Any, str], object]
) -> None:
    quiet = Quiet(store, monkeypatch)
    act(quiet, unit)
    assert quiet.measured


def test_a_survey_area_is_changed_so_too(
    store: Store, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    [area] = rows(store, "survey_area")
    quiet: Any = Quiet(store, monkeypatch)
    change_survey_area(quiet, area["uuid"], 1, SurveyAreaDraft(box(0, 90), "西片"), "缩小")
    assert rows(store, "survey_area")[0]["area_m2"] == pytest.approx(9_000.0)
    assert rows(store, "survey_unit")[0]["uuid"] == unit


def test_a_unit_beside_that_comes_between_reading_and_numbering_is_seen(store: Store) -> None:
    """Measured on the state before, then numbered on the one after: all is done once more."""
    beside: list[str] = []

    def colleague() -> None:
        beside.append(new_unit(store, UnitDraft(shape=box(0, 100), absorb=()), made_by="乙").uuid)

    meanwhile = Overtaken(store, [colleague])
    saved = new_unit(meanwhile, UnitDraft(shape=box(50, 150), absorb=()), made_by="甲")
    assert meanwhile.saves == 1
    assert [note.code for note in saved.notes] == ["UNIT_OVERLAPS"]
    assert saved.number[-5:] == "00002"


def test_parcels_are_computed_anew_once_more_where_a_unit_changed_meanwhile(
    store: Store, unit: str
) -> None:
    def colleague() -> None:
        change_unit(store, unit, 1, UnitDraft(shape=box(0, 40)), "缩小")

    meanwhile = Overtaken(store, [colleague])
    assert recompute_units(meanwhile).units == ()
    assert [row["area_m2"] for row in rows(store, "survey_unit_parcel")] == [4_000.0]


def test_a_drawn_shape_is_cut_to_the_parcels_near_it_alone(store: Store) -> None:
    far = UnitDraft(shape=box(420, 480), clip=True)
    [cut, _] = preview_units(store, [UnitDraft(shape=box(-50, 50), clip=True), far])
    assert (cut.area_m2, [each.parcel_uuid for each in cut.members]) == (
        pytest.approx(5_000.0),
        ["a"],
    )
