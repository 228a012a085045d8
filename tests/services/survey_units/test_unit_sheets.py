# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands on the sheets of survey units is what the workspace holds, worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Insert, Update
from lowuse_plugin.domain.survey_units import sheet_words as words
from lowuse_plugin.services.survey_units.choice import UnitFilter, unit_choices, units_of_parcels
from lowuse_plugin.services.survey_units.sheets import summary, unit_sheets
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.open_readings import Quiet
from tests.services.parcels.parcel_workspace import ON, parcel_workspace, shape

TWO = {
    "district": "440704", "unit_number": "4407042025000002", "town": "礼乐街道",
    "area_m2": 25000.0, "area_epsg": 4526, "low_efficiency_area_m2": 22000.0, "whole_parcels": 0,
    "survey_state": "06", "contact_name": "陈先生", "contact_phone": "13800000000",
    "renewal_will": "self", "disputes": "petition lawsuit", "geom": shape(0, 0, 300, 100),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkspaceStore]:
    """``a`` is tagged; unit ``u2`` has 5,000 m² of ``a`` (20,000) and all of ``b``."""
    with parcel_workspace(tmp_path_factory.mktemp("units")) as opened:
        unit = {"survey_unit_uuid": "u2"}
        tag = {
            **unit,
            "decided_by": "李四",
            "decided_on": "2025-06-30",
            "example": 0,
            "state": "tagged",
            "is_primary": 1,
            "low_efficiency_kind": "1",
        }
        second = {"is_primary": 0, "low_efficiency_kind": "4", "primary_tag_uuid": "t1"}
        decided = {"state": "identified", "document_no": "江海府〔2025〕9号"}
        basis = {"tag_uuid": "t1", "text": "现场核实"}
        land = [{"legacy_kind": "1", "area_m2": 3000.0}, {"legacy_kind": "4"}]
        step = {**unit, "action": "advance", "to_state": "06", "done_by": "王五"}
        parts = {"a": 5000.0, "b": 10000.0}
        opened.write(
            [
                Insert("survey_unit", "u2", TWO),
                *(
                    Insert("survey_unit_parcel", f"m{name}",
                           {**unit, "parcel_uuid": name, "area_m2": m2})
                    for name, m2 in parts.items()
                ),
                Insert("tag", "t1", tag),
                Insert("tag", "t2", {**tag, **second}),
                Insert("tag_basis", "b1", basis),
                Insert("tag", "t3", {**tag, **decided, "replaces_tag_uuid": "t1"}),
                *(Insert("legacy_land", f"l{n}", {**unit, **each}) for n, each in enumerate(land)),
                Insert("survey_step", "s1", {**step, "done_on": "2025-06-29", "opinion": "属实"}),
            ],
            reason="地块",
        )  # fmt: skip
        yield opened


def test_figures_of_several_parcels_are_weighted_by_their_land_in_the_unit(
    store: WorkspaceStore,
) -> None:
    [sheet] = unit_sheets(store, ["u2"], on=ON)
    # a: far 0.25 on 5,000 m²; b: 1.5 on 10,000 m².
    assert sheet.land.far == (Fraction(1, 4) * 5000 + Fraction(3, 2) * 10000) / 15000
    # 360 万元 of 2023: 240 to a, of which 60 in the unit, 120 to b: 180 on 22.5 亩. None of 2024.
    assert [(tax.year, tax.wan_per_mu) for tax in sheet.taxes] == [(2024, None), (2023, 8)]
    assert sheet.land.registered_m2 is None
    assert words.registered_area(sheet) == "待补充（1 宗无登记面积）"
    assert words.plane_area(sheet) == "25,000.00 m²（37.5000 亩） EPSG:4526"
    assert words.parcel_codes(sheet) == "440704001001GB00001；另有 1 宗无宗地代码"
    # 3,000 and, of the whole unit, 25,000
    assert sheet.legacy_m2 == 28000
    assert words.disputes(sheet) == "信访、行政诉讼"
    assert words.three_old(sheet).startswith("已标图建库 440704-7 甲片区")
    assert words.holders(sheet) == "江门市甲机械有限公司（1/2）；乙厂"


def test_nothing_is_measured_while_a_colleague_s_save_would_have_to_wait(
    store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet: Any = Quiet(store, monkeypatch)
    [sheet] = unit_sheets(quiet, ["u2"], on=ON)
    assert len(sheet.three_old) == 1
    assert quiet.measured


def test_the_countys_decision_keeps_kinds_and_bases_of_the_tag_it_confirms(
    store: WorkspaceStore,
) -> None:
    [sheet] = unit_sheets(store, ["u2"], on=ON)
    assert (sheet.tag.state, sheet.tag.document_no) == ("identified", "江海府〔2025〕9号")
    assert words.kinds(sheet) == "低效工业（产业）用地（主）；低效仓储物流"
    assert words.bases(sheet).splitlines()[0].endswith("现场核实")
    assert words.steps(sheet) == "2025年6月29日　通过至外业核查　王五　意见：属实"


def test_what_rests_on_an_example_is_not_printed_beside_a_sound_basis(
    store: WorkspaceStore,
) -> None:
    [sheet] = unit_sheets(store, ["u2"], on=ON)
    assert not sheet.example
    assert not any(line.example for line in sheet.rules)
    assert sheet.controls == ()
    assert "未列入" in words.bases(sheet)
    assert sheet.notices == ()


def test_a_telephone_number_is_only_read_where_it_is_asked_for(store: WorkspaceStore) -> None:
    [plain], [asked] = (
        unit_sheets(store, ["u2"], on=ON, with_phone=phone) for phone in (False, True)
    )
    assert (words.contact(plain), words.contact(asked)) == ("陈先生", "陈先生 13800000000")


def test_units_are_chosen_by_parcels_and_by_what_they_have(store: WorkspaceStore) -> None:
    units = unit_choices(store)
    assert len(units) == 2
    assert {unit.uuid for unit in units} == set(units_of_parcels(store, ["a"]))
    assert [u.uuid for u in units if UnitFilter(town="礼乐街道").takes(u)] == ["u2"]
    assert [u.uuid for u in units if UnitFilter(batch="2025-1", survey_state="06").takes(u)] == []
    with pytest.raises(LowUseError) as caught:
        units_of_parcels(store, ["d"])
    assert caught.value.code == "PARCELS_WITHOUT_UNIT"
    with pytest.raises(LowUseError) as caught:
        unit_sheets(store, ["u2", "nobody"])
    assert caught.value.params == {"count": 1, "expected": 2}


def test_a_summary_leaves_out_what_does_not_count(tmp_path: Path) -> None:
    with parcel_workspace(tmp_path) as store:
        store.write(
            [Insert("survey_unit", "u9", {"district": "440704", "area_m2": 1.0})], reason="地块"
        )
        found = summary(store, [unit.uuid for unit in unit_choices(store)], on=ON)
        assert (len(found.sheets), found.left_out) == (1, 1)
        assert found.title == "江门市低效用地汇总表"
        [sheet] = found.sheets
        store.write([Update("parcel", "a", 1, {"far": 0.3})], reason="改")
        [later] = unit_sheets(store, [sheet.unit_uuid], on=date(2025, 7, 1))
        assert (sheet.stale, later.stale) == (False, True)
        assert words.assessment(later) == "需重算"
