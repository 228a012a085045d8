# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is printed of a merge, from a real workspace: before the review, after it, at the end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging.sheet import EXAMPLE_PROCEDURE, MEMBERS_CHANGED, MergeSheet
from lowuse_plugin.domain.merging.steps import MergeSurvey
from lowuse_plugin.domain.merging.values import ValueChoice
from lowuse_plugin.domain.ports import Insert, Update
from lowuse_plugin.services.merging import sheets, steps
from lowuse_plugin.services.merging.cases import read_case
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import EAST, NORTH
from tests.services.merging import merge_office as office

DAY = date(2024, 6, 12)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WorkspaceStore]:
    with office.workspace(tmp_path) as opened:
        yield opened


def sheet_of(store: WorkspaceStore, case: str) -> MergeSheet:
    [found] = sheets.merge_sheets(store, [case], on=DAY)
    return found


def field(sheet: MergeSheet, column: str) -> Any:
    return next(each for each in sheet.fields if each.column == column)


def rename(store: WorkspaceStore, uuid: str, **values: Any) -> None:
    with store.read() as reading:
        row = reading.row("parcel", uuid)
    assert row is not None
    store.write([Update("parcel", uuid, row["row_version"], values)], reason="测试")


def test_before_the_review_the_parcels_are_looked_at_as_they_are(store: WorkspaceStore) -> None:
    case = office.propose(store)
    found = sheet_of(store, case)
    assert (found.live, found.stage, len(found.conditions)) == (True, "acceptance", 12)
    assert [(m.number, m.label, m.registered_m2) for m in found.members] == [
        (1, office.CODES["a"], Fraction("300.1")), (2, office.CODES["b"], Fraction("200.05")),
    ]  # fmt: skip
    areas = found.areas
    assert areas.registered_sum_m2 == Fraction("500.15")
    assert areas.union_m2 == pytest.approx(500.0, abs=1e-4)
    assert areas.difference_m2 == pytest.approx(-0.15, abs=1e-4)
    assert (areas.epsg, areas.corners, areas.survey_m2) == (4526, 4, None)
    assert areas.land_m2() == pytest.approx(500, abs=1e-4)
    outcomes = {each.condition.code: each.outcome for each in found.conditions}
    assert (outcomes["M-6"], outcomes["M-10"], outcomes["M-12"]) == ("pass", "manual", "missing")
    assert found.notices == (EXAMPLE_PROCEDURE,)
    assert found.watermark == "示例"
    assert [holder.name for holder in found.holders] == ["甲厂"]
    ends = field(found, "right_ends_on")
    assert (ends.before, ends.after, ends.open) == (("2050-01-01", "2050-01-01"), None, True)
    shapes = found.shapes
    assert [shapely.from_wkb(shape).area for shape in shapes.old] == pytest.approx([300, 200])
    assert shapes.new is not None
    assert shapely.from_wkb(shapes.new).area == pytest.approx(500)
    assert [label for label, _ in shapes.others] == ["#3", "#4"]  # c and d
    assert found.origin.on == DAY


def test_a_judgement_stands_on_the_paper_with_who_when_and_why(store: WorkspaceStore) -> None:
    case = office.propose(store)
    office.accept(store, case)
    office.judge_all(store, case)
    found = sheet_of(store, case)
    [tenth] = [each for each in found.conditions if each.condition.code == "M-10"]
    assert (tenth.outcome, tenth.stale) == ("pass", False)
    assert tenth.judgement is not None
    assert (tenth.judgement.by, tenth.judgement.on) == ("王科长", office.REVIEWED)


def test_after_the_review_the_check_that_was_kept_is_printed(store: WorkspaceStore) -> None:
    case = office.propose(store)
    office.accept(store, case)
    office.judge_all(store, case)
    office.review(store, case)
    found = sheet_of(store, case)
    assert (found.live, found.stage, len(found.conditions)) == (False, "acceptance", 12)
    assert {each.checked_on for each in found.conditions} == {office.REVIEWED}
    [tenth] = [each for each in found.conditions if each.condition.code == "M-10"]
    assert tenth.judgement is not None
    assert (tenth.judgement.by, tenth.judgement.department) == ("王科长", "自然资源局")
    assert tenth.figures["corners_after"].value == 4
    assert found.notices == (EXAMPLE_PROCEDURE,)
    rename(store, "a", address="新路 1 号")
    assert MEMBERS_CHANGED in sheet_of(store, case).notices


def test_what_the_review_found_is_printed_whatever_was_checked_after_it(
    store: WorkspaceStore,
) -> None:
    case = office.propose(store)
    office.accept(store, case)
    office.judge_all(store, case)
    office.review(store, case)
    for later in (office.agree, office.surveyed, office.register):
        later(store, case)
        found = sheet_of(store, case)
        assert (found.stage, len(found.conditions)) == ("acceptance", 12)
        assert {each.checked_on for each in found.conditions} == {office.REVIEWED}


def test_a_review_that_was_given_back_is_none(store: WorkspaceStore) -> None:
    case = office.up_to_survey(store)
    told = office.step(office.SURVEYED, opinion="补正")
    steps.give_back(store, case, "reviewed", told, today=office.TODAY)
    assert {each.checked_on for each in sheet_of(store, case).conditions} == {office.REVIEWED}
    steps.give_back(store, case, "accepted", told, today=office.TODAY)
    assert read_case(store, case).review_checks == {}


def test_a_registered_merge_is_printed_from_the_history(store: WorkspaceStore) -> None:
    case = office.up_to_survey(store)
    new = office.register(store, case)
    rename(store, new, town="礼乐街道")
    found = sheet_of(store, case)
    assert found.new_code == office.NEW_CODE
    areas = found.areas
    assert areas.registered_m2 == Fraction("500.15")
    assert areas.survey_m2 == Fraction("500.12")
    assert areas.basis == "registered_sum"
    assert areas.land_m2() == Fraction("500.15")
    code = field(found, "parcel_code")
    assert code.before == (office.CODES["a"], office.CODES["b"])
    assert (code.after, code.lost, code.open) == (office.NEW_CODE, (), False)
    ends = field(found, "right_ends_on")
    assert (ends.after, ends.rule) == ("2050-01-01", "typed")
    town = field(found, "town")
    assert (town.before, town.after, town.rule) == ((None, None), "礼乐街道", "")
    assert [shapely.from_wkb(shape).area for shape in found.shapes.old] == pytest.approx([300, 200])
    assert [label for label, _ in found.shapes.others] == ["#3", "#4"]  # no member


def test_a_surveyed_outline_is_drawn_and_counted_in_the_place_of_the_union(
    store: WorkspaceStore,
) -> None:
    case = office.propose(store)
    office.accept(store, case)
    office.judge_all(store, case)
    office.review(store, case)
    office.agree(store, case)
    corners = [(0, 0), (50, 0), (50, 10), (30, 10.02), (0, 10)]
    outline = shapely.MultiPolygon([shapely.Polygon([(EAST + x, NORTH + y) for x, y in corners])])
    survey = MergeSurvey(Fraction("500.5"), bytes(shapely.to_wkb(outline)), "drawn", "测 9 号")
    office.surveyed(store, case, survey)
    found = sheet_of(store, case)
    assert found.shapes.new is not None
    assert shapely.from_wkb(found.shapes.new).equals(outline)
    assert (found.areas.corners, found.areas.survey_m2) == (5, Fraction("500.5"))
    assert found.areas.land_m2() == Fraction("500.5")
    assert found.areas.union_m2 == pytest.approx(500.0, abs=1e-4)


def test_a_withdrawn_merge_is_printed_even_when_a_member_is_gone(store: WorkspaceStore) -> None:
    case = office.propose(store)
    steps.withdraw(
        store, case, office.step(office.ACCEPTED, opinion="暂不合并"), today=office.TODAY
    )
    rename(store, "b", retired_at="2024-06-20T00:00:00Z", retired_reason="注销")
    found = sheet_of(store, case)
    assert [member.label for member in found.members] == [office.CODES["a"], office.CODES["b"]]
    assert found.areas.registered_sum_m2 == Fraction("500.15")
    assert not found.changed


def test_parcels_nobody_drew_a_case_up_for_are_printed_with_what_was_chosen(
    store: WorkspaceStore,
) -> None:
    chosen = {"town": ValueChoice("typed", "外海街道")}
    found = sheets.parcels_sheet(store, ["b", "a", "b"], values=chosen, applicant=" 甲厂 ", on=DAY)
    assert found.case is None
    assert found.number == ""
    assert found.applicant == "甲厂"
    assert [member.uuid for member in found.members] == ["b", "a"]
    assert field(found, "town").after == "外海街道"


def test_the_number_of_a_person_is_never_printed(store: WorkspaceStore) -> None:
    rows = {
        "乙": {"name": "江海乙有限公司", "name_key": "乙", "id_number": "91440704MA4WABCD1X"},
        "丙": {"name": "丙某", "name_key": "丙", "id_number": "440704198001010011"},
    }
    store.write([Insert("right_holder", key, row) for key, row in rows.items()], reason="测试")
    joins = [{"parcel_uuid": "c", "right_holder_uuid": key} for key in rows]
    inserts = [Insert("parcel_holder", f"c{i}", row) for i, row in enumerate(joins)]
    store.write(inserts, reason="测试")
    found = sheets.parcels_sheet(store, ["c", "b"], on=DAY)
    numbers = {holder.name: holder.number for holder in found.holders}
    assert numbers == {"江海乙有限公司": "91440704MA4WABCD1X", "丙某": "", "甲厂": ""}


def test_a_sheet_is_of_one_state_though_somebody_writes_meanwhile(
    store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = office.propose(store)
    looked = sheets.merge_matrix
    writes = iter(("一路", "二路"))

    def matrix(*args: Any, **more: Any) -> Any:
        result = looked(*args, **more)
        address = next(writes, None)
        if address is not None:
            rename(store, "a", address=address)
        return result

    monkeypatch.setattr(sheets, "merge_matrix", matrix)
    found = sheet_of(store, case)
    assert found.members[0].text("address") == "二路"
    with store.read() as reading:
        assert found.origin.log_seq == reading.head().seq


def test_cases_are_chosen_by_number_and_district(store: WorkspaceStore) -> None:
    case = office.propose(store)
    number = read_case(store, case).case_no
    assert sheets.choose_cases(store) == (case,)
    assert sheets.choose_cases(store, district="440704", numbers=[number]) == (case,)
    for more, code in (
        ({"numbers": ["HB1"]}, "MERGE_CASE_UNKNOWN"), ({"district": "440703"}, "MERGE_PAPERS_NONE"),
    ):  # fmt: skip
        with pytest.raises(LowUseError) as refused:
            sheets.choose_cases(store, **more)  # type: ignore[arg-type]
        assert refused.value.code == code
    with pytest.raises(LowUseError) as refused:
        sheets.merge_sheets(store, [])
    assert refused.value.code == "MERGE_PAPERS_NONE"
