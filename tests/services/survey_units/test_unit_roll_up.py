# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Survey areas and 地块汇总, against figures that anybody can check."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.ports import Insert, Store, Update
from lowuse_plugin.exchange.survey_units.roll_up_xlsx import write_roll_ups
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.survey.areas import (
    SurveyAreaDraft,
    assign_survey_areas,
    change_survey_area,
    list_survey_areas,
    new_survey_area,
    new_survey_areas,
    parcels_of_areas,
    retire_survey_area,
)
from lowuse_plugin.services.survey.units import UnitDraft, new_unit
from lowuse_plugin.services.survey_units.roll_up import AREA, DISTRICT, TOWN, roll_up, roll_ups
from tests.services.survey_units.unit_workspace import box, rows, tag, workspace


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """West area 0–150, east area 150–600; units ab, c with unregistered land, d, one removed."""
    with workspace(tmp_path_factory.mktemp("units") / "工作库.gpkg") as store:
        west = SurveyAreaDraft(box(0, 150), "西片")
        new_survey_areas(store, [west, SurveyAreaDraft(box(150, 600), "东片")], made_by="甲")
        ab = new_unit(store, UnitDraft(parcels=("a", "b")), made_by="甲").uuid
        low = Fraction("1234.56")
        c = new_unit(
            store, UnitDraft(shape=box(200, 350), low_efficiency_area_m2=low), made_by="甲"
        ).uuid
        d = new_unit(store, UnitDraft(parcels=("d",)), made_by="甲").uuid
        gone = new_unit(store, UnitDraft(shape=box(360, 390), district="440704"), made_by="甲").uuid
        tag(store, ab, "1", "停产")
        legacy = [(ab, "1", None), (c, "1", 500.5), (c, "3", 20.25)]
        store.write(
            [
                *(
                    Insert("legacy_land", f"l{i}", dict(zip(
                        ("survey_unit_uuid", "legacy_kind", "area_m2"), row, strict=True)))
                    for i, row in enumerate(legacy)
                ),
                Update("survey_unit", d, 1, {"survey_state": "10"}),
                Update("survey_unit", gone, 1, {"survey_state": "90"}),
            ],
            reason="试",
        )  # fmt: skip
        yield store


def test_areas_that_are_made_together_take_the_district_of_their_own_parcels(
    tmp_path: Path,
) -> None:
    """The middle one is said to be elsewhere; in the last d of 440704 covers more than c."""
    with workspace(tmp_path / "工作库.gpkg") as store:
        drafts = [
            SurveyAreaDraft(box(0, 150), "西"),
            SurveyAreaDraft(box(150, 200), "中", district="440705"),
            SurveyAreaDraft(box(250, 600), "东"),
        ]
        new_survey_areas(store, drafts, made_by="甲")
        found = {area.name: area.district for area in list_survey_areas(store)}
    assert found == {"西": "440703", "中": "440705", "东": "440704"}


def test_units_lie_in_the_area_that_they_overlap_most(office: Store) -> None:
    # ab lies with 150 of its 200 m in the west.
    west, east = list_survey_areas(office)
    assert (west.number, west.name, west.district) == ("440703001", "西片", "440703")
    assert (west.units, west.units_m2) == (1, pytest.approx(20_000.0))
    assert (east.units, east.number[-3:]) == (3, "002")
    assert east.area_m2 == pytest.approx(45_000.0)
    assert parcels_of_areas(office) == {west.uuid: ("a", "b"), east.uuid: ("c", "d")}


def test_the_roll_up_by_area_is_what_a_hand_computes(office: Store) -> None:
    found = roll_up(office, AREA)
    west, east = sorted(found.lines, key=lambda line: line.title)
    assert [line.title for line in (west, east)] == ["440703001 西片", "440703002 东片"]
    assert (west.units, west.tagged, west.identified, west.parcels, west.holders) == (1, 1, 0, 2, 1)
    assert float(west.area_m2) == pytest.approx(20_000.0)
    assert float(west.area_mu) == pytest.approx(30.0)
    assert float(west.legacy_m2["1"]) == pytest.approx(20_000.0)
    assert (east.units, east.tagged, east.identified, east.parcels, east.holders) == (2, 0, 1, 2, 2)
    assert float(east.area_m2) == pytest.approx(15_000.0 + 10_000.0)
    # c with its 1,234.56 m² is a draft yet: nobody decided that it is low-efficiency land.
    assert float(east.low_efficiency_area_m2) == pytest.approx(10_000.0)
    assert (east.legacy_m2["1"], east.legacy_m2["3"]) == (Fraction("500.5"), Fraction("20.25"))
    assert east.unregistered == 1
    assert (found.total.units, found.total.parcels, found.total.holders) == (3, 4, 3)
    assert found.left_out == 1


def test_towns_and_districts_count_each_unit_once(office: Store) -> None:
    towns = {line.title: line.units for line in roll_up(office, TOWN).lines}
    assert towns == {"棠下镇": 1, "荷塘镇": 1, "外海街道": 1}
    districts = {line.key: line.units for line in roll_up(office, DISTRICT).lines}
    assert districts == {"440703": 2, "440704": 1}
    for by in (AREA, TOWN, DISTRICT):
        found = roll_up(office, by)
        assert sum(line.units for line in found.lines) == found.total.units
        assert sum(line.area_m2 for line in found.lines) == found.total.area_m2
    with pytest.raises(LowUseError, match="ROLL_UP_UNKNOWN"):
        roll_up(office, "holder")


def test_areas_are_changed_retired_and_units_assigned_anew(office: Store) -> None:
    west, east = list_survey_areas(office)
    receipts = [
        change_survey_area(office, west.uuid, 1, SurveyAreaDraft(box(0, 40), "西片"), "缩小")
    ]
    done = assign_survey_areas(office)
    assert (len(done.changed), done.without) == (1, 0)
    assert [area.units for area in list_survey_areas(office)] == [0, 4]
    assert assign_survey_areas(office).receipt is None
    with pytest.raises(ConflictError, match="SURVEY_AREA_CHANGED_MEANWHILE"):
        change_survey_area(office, west.uuid, 1, SurveyAreaDraft(name="x"), "改")
    receipts += [done.receipt, retire_survey_area(office, east.uuid, 1, "取消")]
    assert {row["survey_area_uuid"] for row in rows(office, "survey_unit")} == {None}
    assert roll_up(office, AREA).lines[0].title == "未归入调查区"
    for receipt in reversed(receipts):
        undo_save(office, receipt.transaction_id)
    assert [area.units for area in list_survey_areas(office)] == [1, 3]


def test_numbers_of_areas_are_unique(office: Store) -> None:
    before = rows(office, "survey_area")
    for draft, code in (
        (SurveyAreaDraft(box(0, 9), "x", "440703001"), "SURVEY_AREA_NUMBER_TAKEN"),
        (SurveyAreaDraft(box(0, 9), " "), "SURVEY_AREA_WITHOUT_NAME"),
        (SurveyAreaDraft(None, "x"), "SURVEY_AREA_WITHOUT_SHAPE"),
        (SurveyAreaDraft(box(0, 9), "x", "一 号"), "SURVEY_AREA_NUMBER_UNFIT"),
    ):
        with pytest.raises(LowUseError, match=code):
            new_survey_area(office, draft, made_by="甲")
    assert rows(office, "survey_area") == before


def test_overlaps_are_said_once_and_drafts_are_no_low_land(folder: Path, tmp_path: Path) -> None:
    """West: two tagged units that share 50 × 100 m with each other and a third with both."""
    with workspace(folder / "工作库.gpkg") as store:
        units = [
            new_unit(store, UnitDraft(shape=box(west, east), absorb=()), made_by="甲").uuid
            for west, east in ((0, 100), (50, 150), (50, 140))
        ]
        new_unit(store, UnitDraft(parcels=("d",)), made_by="甲")
        for unit in units[:2]:
            tag(store, unit, "1", "停产")
        found = roll_ups(store)
        east, west = sorted(roll_up(store, DISTRICT).lines, key=lambda each: each.units)
        # 10,000 + 10,000 + 9,000 less the 150 × 100 m on the ground.
        assert (float(west.overlap_m2), east.overlap_m2) == (pytest.approx(14_000.0), 0)
        assert float(west.low_efficiency_area_m2) == pytest.approx(20_000.0)
        assert (east.low_efficiency_area_m2, east.units) == (0, 1)
        path = tmp_path / "汇总.xlsx"
        write_roll_ups(path, found, workspace=store.info, on=date(2025, 6, 30))
    book = load_workbook(path)
    assert book.sheetnames == ["按调查区", "按镇街", "按行政区"]
    sheet = book["按行政区"]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(row for row in cells if "地块（块）" in row)
    lines = {row[0]: dict(zip(head, row, strict=True)) for row in cells if row[0]}
    assert lines["合计"]["地块（块）"] == 4
    assert float(lines["合计"]["地块面积（m²）"]) == 39_000.0
    assert float(lines["合计"]["低效用地面积（m²）"]) == 20_000.0
    assert float(lines["蓬江区"]["低效用地面积（亩）"]) == 30.0
    text = "\n".join(str(value) for row in cells for value in row if value)
    assert "其中地块相互重叠 14,000.00 m²" in text
    assert "2025-06-30" in text
