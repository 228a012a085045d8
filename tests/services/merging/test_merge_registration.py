# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A merge is registered in one save, taken back in another, undone and done again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import shapely

from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.merging.case import Judgement
from lowuse_plugin.domain.merging.records import DRAWN
from lowuse_plugin.domain.merging.steps import MergeSurvey
from lowuse_plugin.domain.merging.values import ValueChoice
from lowuse_plugin.domain.parcels.registered_area import read_registered_area
from lowuse_plugin.domain.ports import Insert, Update
from lowuse_plugin.services.history.restore_row import read_restorable, restore_row
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.merging import steps
from lowuse_plugin.services.merging.cases import change_values, read_case
from lowuse_plugin.services.merging.code import assign_code
from lowuse_plugin.services.merging.judging import judge
from lowuse_plugin.services.merging.registration import register_merge
from lowuse_plugin.services.merging.revocation import built_upon, revoke_merge
from lowuse_plugin.services.merging.state import read_state
from lowuse_plugin.services.parcels.lineage import lineage_of
from lowuse_plugin.services.parcels.retire import retire_parcels
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import add, multipolygon
from tests.services.merging import merge_office as office
from tests.store.support import raw


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with office.workspace(folder) as opened:
        yield opened


def refused(act: Callable[[], Any]) -> LowUseError:
    with pytest.raises(LowUseError) as caught:
        act()
    return caught.value


def row(store: WorkspaceStore, table: str, uuid: str) -> dict[str, Any]:
    with store.read() as reading:
        return dict(reading.row(table, uuid) or {})


def rows(store: WorkspaceStore, query: str, **params: Any) -> list[dict[str, Any]]:
    with store.read() as reading:
        return reading.table(query, **params).to_rows()


def head(store: WorkspaceStore) -> int:
    with store.read() as reading:
        return reading.head().seq


def saves_since(store: WorkspaceStore, seq: int) -> list[str]:
    with raw(store.path) as connection:
        found = connection.execute(
            "SELECT DISTINCT transaction_id FROM lup_log WHERE seq > ? ORDER BY seq", (seq,)
        ).fetchall()
    return [each[0] for each in found]


def edit(store: WorkspaceStore, table: str, uuid: str, **values: Any) -> str:
    version = row(store, table, uuid)["row_version"]
    return store.write([Update(table, uuid, version, values)], reason="编辑").transaction_id


def register(store: WorkspaceStore, case: str, **changes: Any) -> str:
    entered = office.entered(**changes)
    receipt = register_merge(
        store, case, entered, office.step(office.REGISTERED), today=office.TODAY
    )
    return receipt.transaction_id


def revoke(store: WorkspaceStore, case: str, **changes: Any) -> str:
    said = {"by": "黄科长", "on": office.REGISTERED, "reason": "登记更正", **changes}
    return revoke_merge(store, case, today=office.TODAY, **said).transaction_id


def current(store: WorkspaceStore) -> set[str]:
    keys = ["a", "b", "c", "d"]
    return {key for key in keys if row(store, "parcel", key)["retired_at"] is None}


def test_one_save_retires_the_members_and_makes_the_new_parcel(store: WorkspaceStore) -> None:
    uuid = office.up_to_survey(store)
    before = head(store)
    transaction = register(store, uuid)
    case = read_case(store, uuid)
    assert (case.state, case.registered_on, case.area_basis) == (
        "registered", office.REGISTERED, "registered_sum",
    )  # fmt: skip
    assert case.registered_area_m2 == Fraction("500.15")
    new = row(store, "parcel", case.new_parcel_uuid)
    assert new["parcel_code"] == office.NEW_CODE
    assert new["certificate_no"] == "粤（2024）江海不动产权第 1 号"
    assert (new["registered_area_m2"], new["surveyed_area_m2"]) == (500.15, 500.12)
    assert (new["plane_area_m2"], new["plane_epsg"]) == (pytest.approx(500.0), 4526)
    assert (new["right_ends_on"], new["seized_checked_on"]) == ("2050-01-01", "2024-06-27")
    assert (new["holder_name"], new["use_code"], new["district"]) == ("甲厂", "0601", "440704")
    assert current(store) == {"c", "d"}
    assert row(store, "parcel", "a")["retired_reason"] == "宗地合并 HB4407042024001"
    assert row(store, "parcel", "a")["retired_at"].startswith("2024-06-27T16:00")
    found = rows(store, "merge_lineage", case=uuid)
    assert [(each["old_parcel_uuid"], each["new_parcel_uuid"]) for each in found] == [
        ("a", case.new_parcel_uuid), ("b", case.new_parcel_uuid),
    ]  # fmt: skip
    line = row(store, "lineage", found[0]["uuid"])
    assert (line["kind"], line["area_m2"], line["happened_on"], line["document_no"]) == (
        "merge", 300.0, "2024-06-28", "江海自然资〔2024〕5号",
    )  # fmt: skip
    holders = rows(store, "boundary_holders", uuids=f'["{case.new_parcel_uuid}"]')
    assert [each["right_holder_uuid"] for each in holders] == ["甲"]
    lines = rows(store, "undo_lines", transaction=transaction)
    assert {each["table_name"] for each in lines} >= {"parcel", "lineage", "merge_step"}
    assert len(lines) == head(store) - before
    assert case.checks["registration"]["M-5"].outcome == "pass"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"new_code": ""}, "MERGE_CODE_MISSING"),
        ({"new_code": "440704001001GB0009"}, "MERGE_CODE_SHAPE"),
        ({"new_code": "440703001001GB00099"}, "MERGE_CODE_DISTRICT"),
        ({"new_code": "440704001001JB00099"}, "MERGE_CODE_OWNERSHIP"),
        ({"new_code": office.CODES["a"]}, "MERGE_CODE_USED"),
        ({"certificate_no": " "}, "MERGE_CERTIFICATE_MISSING"),
        ({"seizure_checked_on": None}, "MERGE_SEIZURE_MISSING"),
        ({"seizure_checked_on": date(2024, 6, 26)}, "MERGE_CONDITION_OPEN"),
        ({"seizure_checked_on": date(2024, 6, 29)}, "MERGE_DAY_IN_FUTURE"),
        ({"registered_on": date(2024, 6, 23)}, "MERGE_DAY_BACKWARDS"),
        ({"area_basis": "guess"}, "INPUT_NOT_ALLOWED"),
        ({"registered_area_m2": Fraction("500.17")}, "MERGE_AREA_NOT_BASIS"),
        ({"values": {}}, "MERGE_FIELDS_OPEN"),
        ({"values": {**office.DECIDED, "far": ValueChoice("typed", "-1")}}, "FIELD_NEGATIVE"),
    ],
)
def test_a_registration_that_lacks_something_writes_nothing(
    store: WorkspaceStore, changes: dict[str, Any], code: str
) -> None:
    uuid = office.up_to_survey(store)
    before = head(store)
    assert refused(lambda: register(store, uuid, **changes)).code == code
    assert (head(store), current(store)) == (before, {"a", "b", "c", "d"})


def test_a_query_is_fresh_for_one_working_day_over_a_weekend(store: WorkspaceStore) -> None:
    uuid = office.up_to_survey(store)
    monday = date(2024, 7, 1)
    for asked, works in ((date(2024, 6, 27), False), (date(2024, 6, 28), True)):
        entered = office.entered(registered_on=monday, seizure_checked_on=asked)
        step = office.step(monday)
        if works:
            register_merge(store, uuid, entered, step, today=monday)
        else:
            error = refused(
                lambda e=entered, s=step: register_merge(store, uuid, e, s, today=monday)
            )
            assert (error.code, error.params["conditions"]) == (
                "MERGE_CONDITION_OPEN", "M-5 没有被查封",
            )  # fmt: skip
    assert read_case(store, uuid).state == "registered"


@pytest.mark.parametrize(
    ("basis", "area"),
    [("registered_sum", "500.15"), ("union_plane", "500"), ("survey", "500.12")],
)
def test_the_officer_chooses_which_area_is_registered(
    store: WorkspaceStore, basis: str, area: str
) -> None:
    uuid = office.up_to_survey(store)
    register(store, uuid, area_basis=basis)
    assert read_case(store, uuid).registered_area_m2 == Fraction(area)


def test_a_provisional_code_may_be_missing(store: WorkspaceStore) -> None:
    uuid = office.up_to_survey(store)
    register(store, uuid, new_code="", provisional=True)
    case = read_case(store, uuid)
    assert (case.provisional, case.new_code) == (True, "")
    assert row(store, "parcel", case.new_parcel_uuid)["parcel_code"] is None
    taken = refused(lambda: assign_code(store, uuid, office.CODES["a"], by="陈经办"))
    assert taken.code == "MERGE_CODE_USED"
    assert refused(lambda: assign_code(store, uuid, "", by="陈经办")).code == "MERGE_CODE_MISSING"
    assign_code(store, uuid, office.NEW_CODE, by="陈经办", seen=case.row_version)
    case = read_case(store, uuid)
    assert (case.provisional, case.new_code) == (False, office.NEW_CODE)
    assert row(store, "parcel", case.new_parcel_uuid)["parcel_code"] == office.NEW_CODE
    final = refused(lambda: assign_code(store, uuid, "440704001001GB00100", by="陈经办"))
    assert (final.code, final.params["value"]) == ("MERGE_CODE_FINAL", office.NEW_CODE)
    revoke(store, uuid)
    assert current(store) == {"a", "b", "c", "d"}


def test_mortgages_wait_for_consent_and_seizure_for_nothing(store: WorkspaceStore) -> None:
    uuid = office.up_to_survey(store)
    edit(store, "parcel", "b", mortgaged="yes")
    versions = read_case(store, uuid).current_versions

    def attempt(**changes: Any) -> None:
        register_merge(
            store, uuid, office.entered(**changes), office.step(office.REGISTERED),
            versions=versions, today=office.TODAY,
        )  # fmt: skip

    wanting = refused(attempt)
    assert (wanting.code, wanting.params["parcels"]) == (
        "MERGE_CONSENT_MISSING", "…001001GB00012",
    )  # fmt: skip
    edit(store, "parcel", "b", seized="yes")
    versions = read_case(store, uuid).current_versions
    seized = refused(lambda: attempt(mortgage_consent="工行同意函"))
    assert (seized.code, seized.params["parcels"]) == ("MERGE_CONDITION_FAILS", "…001001GB00012")
    edit(store, "parcel", "b", seized="no")
    versions = read_case(store, uuid).current_versions
    attempt(mortgage_consent="工行同意函")
    case = read_case(store, uuid)
    assert case.mortgage_consent == "工行同意函"
    assert row(store, "parcel", case.new_parcel_uuid)["mortgaged"] == "yes"


def test_a_consent_speaks_for_the_parcel_of_its_mortgagee_alone(store: WorkspaceStore) -> None:
    uuid = office.up_to_survey(store)
    for key in "ab":
        edit(store, "parcel", key, mortgaged="yes")
    versions = read_case(store, uuid).current_versions

    def attempt(said: Any) -> None:
        register_merge(
            store, uuid, office.entered(mortgage_consent=said), office.step(office.REGISTERED),
            versions=versions, today=office.TODAY,
        )  # fmt: skip

    first, second = "…001001GB00011", "…001001GB00012"
    for said, code, parcels in (
        ("农行同意函 1 号", "MERGE_CONSENT_EACH", f"{first}、{second}"),
        ({"a": "农行同意函 1 号"}, "MERGE_CONSENT_MISSING", second),
        ({"a": "农行同意函 1 号", "b": " "}, "MERGE_CONSENT_MISSING", second),
        ({"a": "1 号", "b": "2 号", "c": "3 号"}, "MERGE_CONSENT_TO_NOTHING", "c"),
    ):
        error = refused(lambda said=said: attempt(said))
        assert (error.code, error.params["parcels"]) == (code, parcels)
    attempt({office.CODES["a"]: "农行同意函 1 号", "b": "工行同意函 2 号"})
    case = read_case(store, uuid)
    told = f"{office.CODES['a']}：农行同意函 1 号；{office.CODES['b']}：工行同意函 2 号"
    assert case.mortgage_consent == told
    assert case.steps[-1].details["consents"] == {"a": "农行同意函 1 号", "b": "工行同意函 2 号"}
    assert case.checks["registration"]["M-5"].outcome == "pass"


@pytest.mark.parametrize("mortgaged", [False, True])
def test_another_entry_is_cleared_or_judged_and_no_consent_settles_it(
    store: WorkspaceStore, mortgaged: bool
) -> None:
    uuid = office.up_to_survey(store)
    edit(store, "parcel", "b", other_entries="异议登记")
    if mortgaged:
        edit(store, "parcel", "a", mortgaged="yes")
    versions = read_case(store, uuid).current_versions
    said = "抵押权人同意函 1 号" if mortgaged else ""

    def attempt(said: str) -> None:
        register_merge(
            store, uuid, office.entered(mortgage_consent=said), office.step(office.REGISTERED),
            versions=versions, today=office.TODAY,
        )  # fmt: skip

    state = read_state(store, uuid, today=office.TODAY)
    [entry] = [each for each in state.blockers if each.code == "MERGE_ENTRY_UNSETTLED"]
    assert entry.params["parcels"] == "…001001GB00012"
    assert "MERGE_CONDITION_OPEN" not in [each.code for each in state.blockers]
    awaited = [each.code for each in state.awaited]
    assert ("MERGE_CONSENT_MISSING" in awaited) is mortgaged
    assert refused(lambda: attempt(said)).code == "MERGE_ENTRY_UNSETTLED"
    if not mortgaged:
        assert refused(lambda: attempt("无抵押")).code == "MERGE_CONSENT_TO_NOTHING"
    assert current(store) == {"a", "b", "c", "d"}
    settled = Judgement("李科长", office.REGISTERED, "异议登记失效", code="M-5",
                        department="登记中心", evidence="注销通知 3 号")  # fmt: skip
    judge(store, uuid, settled, today=office.TODAY)
    attempt(said)
    kept = read_case(store, uuid).checks["registration"]["M-5"]
    assert (kept.outcome, kept.detail["judgement"]["reason"]) == ("pass", "异议登记失效")


def test_a_member_that_a_colleague_changed_meanwhile_is_a_conflict_and_nothing_is_written(
    store: WorkspaceStore,
) -> None:
    uuid = office.up_to_survey(store)
    edit(store, "parcel", "b", geom=multipolygon(30, 0, 49, 10), plane_area_m2=190.0)
    before = head(store)
    with pytest.raises(ConflictError) as caught:
        register(store, uuid)
    assert caught.value.code == "MERGE_MEMBER_CHANGED"
    assert caught.value.params["parcel"] == office.CODES["b"]
    assert (head(store), current(store)) == (before, {"a", "b", "c", "d"})


def test_another_district_than_that_of_the_merge_is_refused(store: WorkspaceStore) -> None:
    uuid = office.up_to_survey(store)
    chosen = {**office.DECIDED, "district": ValueChoice("typed", "440705")}
    error = refused(lambda: register(store, uuid, values=chosen))
    assert (error.code, error.params) == (
        "MERGE_OTHER_DISTRICT", {"value": "新会区", "expected": "江海区"},
    )  # fmt: skip
    assert current(store) == {"a", "b", "c", "d"}
    change_values(store, uuid, chosen, by=office.DRAFTER)
    told = [each.code for each in read_state(store, uuid, today=office.TODAY).blockers]
    assert "MERGE_OTHER_DISTRICT" in told


def test_values_and_holders_go_by_one_order_of_the_members(store: WorkspaceStore) -> None:
    """a is registered with 0 m², which is a figure: b is the larger one."""
    edit(store, "parcel", "a", registered_area_m2=0.0, town="甲镇")
    edit(store, "parcel", "b", town="乙镇")
    for key, position in (("a 甲", 3), ("b 甲", 7)):
        edit(store, "parcel_holder", key, position=position)
    uuid = office.up_to_survey(store)
    register(store, uuid)
    new = read_case(store, uuid).new_parcel_uuid
    assert row(store, "parcel", new)["town"] == "乙镇"
    with raw(store.path) as connection:
        asked = "SELECT position FROM parcel_holder WHERE parcel_uuid = ?"
        assert connection.execute(asked, (new,)).fetchall() == [(7,)]


def test_a_surveyed_outline_becomes_the_parcel(store: WorkspaceStore) -> None:
    uuid = office.propose(store)
    office.accept(store, uuid)
    office.judge_all(store, uuid)
    office.review(store, uuid)
    office.agree(store, uuid)
    survey = MergeSurvey(Fraction(505), multipolygon(0, -0.1, 50, 10), DRAWN)
    office.surveyed(store, uuid, survey)
    register(store, uuid, area_basis="survey")
    new = row(store, "parcel", read_case(store, uuid).new_parcel_uuid)
    assert (new["registered_area_m2"], new["plane_area_m2"]) == (505.0, pytest.approx(505.0))
    assert shapely.from_wkb(new["geom"]).area == pytest.approx(505.0)


def project(store: WorkspaceStore, name: str, *joins: tuple[str, float | None]) -> str:
    [key] = add(
        store,
        "project",
        [
            {
                "name": name,
                "district": "440704",
                "state": "building",
                "project_type": "industrial_upgrade",
            }
        ],
    )
    add(
        store,
        "project_parcel",
        [{"project_uuid": key, "parcel_uuid": parcel, "area_m2": m2} for parcel, m2 in joins],
    )
    return key


def unit(store: WorkspaceStore, number: str, *parcels: str) -> str:
    x1 = {"a": 30, "b": 50}[parcels[-1]]
    [key] = add(
        store,
        "survey_unit",
        [{"unit_number": number, "district": "440704", "whole_parcels": 1,
          "geom": multipolygon(0, 0, x1, 10), "area_m2": x1 * 10.0}],
    )  # fmt: skip
    sizes = {"a": 300.0, "b": 200.0}
    add(
        store,
        "survey_unit_parcel",
        [{"survey_unit_uuid": key, "parcel_uuid": parcel, "area_m2": sizes[parcel]}
         for parcel in parcels],
    )  # fmt: skip
    return key


def joined(store: WorkspaceStore, parcel: str) -> list[tuple[str, str, Any]]:
    found = rows(store, "merge_joins", uuids=f'["{parcel}"]')
    return sorted((each["table_name"], each["target"], each["area_m2"]) for each in found)


def test_projects_and_units_go_on_with_the_new_parcel_and_come_back(
    store: WorkspaceStore,
) -> None:
    whole = project(store, "改造", ("a", None), ("b", None))
    part = unit(store, "D1", "a")
    both = unit(store, "D2", "a", "b")
    uuid = office.up_to_survey(store)
    register(store, uuid)
    new = read_case(store, uuid).new_parcel_uuid
    assert joined(store, new) == [
        ("project_parcel", "改造", None),
        ("survey_unit_parcel", "D1", 300.0),
        ("survey_unit_parcel", "D2", 500.0),
    ]
    assert joined(store, "a") == []
    assert row(store, "survey_unit", part)["whole_parcels"] == 0
    assert row(store, "survey_unit", both)["whole_parcels"] == 1
    with store.read() as reading:
        assert built_upon(reading, read_case(reading, uuid)) == ()
    revoke(store, uuid)
    assert joined(store, new) == []
    assert [each[:2] for each in joined(store, "a")] == [
        ("project_parcel", "改造"), ("survey_unit_parcel", "D1"), ("survey_unit_parcel", "D2"),
    ]  # fmt: skip
    assert row(store, "survey_unit", part)["whole_parcels"] == 1
    assert row(store, "project", whole)["row_version"] == 1


def test_of_a_member_in_a_project_its_land_stays_there(store: WorkspaceStore) -> None:
    project(store, "改造", ("b", None))
    uuid = office.up_to_survey(store)
    register(store, uuid)
    assert joined(store, read_case(store, uuid).new_parcel_uuid) == [
        ("project_parcel", "改造", 200.05)
    ]


def test_two_projects_and_a_filing_under_review_wait_for_a_person(store: WorkspaceStore) -> None:
    first = project(store, "甲项目", ("a", None))
    project(store, "乙项目", ("b", None))
    uuid = office.up_to_survey(store)
    error = refused(lambda: register(store, uuid))
    assert (error.code, error.params["projects"]) == ("MERGE_TWO_PROJECTS", "乙项目、甲项目")
    edit(store, "project", first, state="closed")
    one = unit(store, "D1", "a")
    of_batch = {"batch_no": "2024-1", "district": "440704", "state": "20"}
    [batch] = add(store, "submission_batch", [of_batch])
    of_item = {"survey_unit_uuid": one, "survey_unit_version": 1, "state": "20"}
    [item] = add(store, "submission_item", [{"submission_batch_uuid": batch, **of_item}])
    error = refused(lambda: register(store, uuid))
    assert (error.code, error.params["batch"], error.params["state"]) == (
        "MERGE_FILING_RUNS", "2024-1", "已报送市局",
    )  # fmt: skip
    edit(store, "submission_item", item, state="70")
    register(store, uuid)
    assert read_case(store, uuid).state == "registered"


def test_revoked_the_members_count_again_and_the_numbers_stay_used(store: WorkspaceStore) -> None:
    uuid = office.up_to_survey(store)
    register(store, uuid)
    new = read_case(store, uuid).new_parcel_uuid
    assert refused(lambda: revoke(store, uuid, reason=" ")).code == "MERGE_WHY_MISSING"
    revoke(store, uuid)
    case = read_case(store, uuid)
    assert (case.state, case.steps[-1].action, case.steps[-1].opinion) == (
        "revoked", "revoke", "登记更正",
    )  # fmt: skip
    assert current(store) == {"a", "b", "c", "d"}
    assert row(store, "parcel", "a")["retired_reason"] is None
    assert row(store, "parcel", new)["retired_reason"] == ("撤销宗地合并 HB4407042024001：登记更正")
    assert rows(store, "merge_lineage", case=uuid) == []
    assert refused(lambda: revoke(store, uuid)).code == "MERGE_NOT_REGISTERED"
    again = office.up_to_survey(store)
    used = refused(lambda: register(store, again))
    assert (used.code, used.params["value"]) == ("MERGE_CODE_USED", office.NEW_CODE)
    register(store, again, new_code="440704001001GB00100")
    steps_done = read_case(store, again).steps
    assert steps_done[-1].to_state == "registered"
    retire_parcels(store, ["c"], reason="误录", on=office.TODAY)


def test_what_was_built_on_the_new_parcel_is_listed(store: WorkspaceStore) -> None:
    uuid = office.up_to_survey(store)
    register(store, uuid)
    new = read_case(store, uuid).new_parcel_uuid
    with store.read() as reading:
        assert built_upon(reading, read_case(reading, uuid)) == ()
    project(store, "扩建", (new, None))
    edit(store, "parcel", new, remark="另测")
    with store.read() as reading:
        found = built_upon(reading, read_case(reading, uuid))
    assert [each.text for each in found] == [
        "项目 扩建（在建），须先把宗地移出项目",
        f"宗地 {office.NEW_CODE}（备注），须先在变更历史中撤销登记之后对宗地的修改",
    ]
    with store.read() as reading:
        rows = reading.row("project_parcel", found[0].uuid) or {}
    assert [each.target for each in found] == [rows["project_uuid"], new]
    error = refused(lambda: revoke(store, uuid))
    assert (error.code, error.params["count"]) == ("MERGE_BUILT_UPON", 2)
    assert "扩建" in str(error.params["rows"])
    assert current(store) == {"c", "d"}


def test_a_unit_that_holds_the_new_parcel_is_named_with_what_frees_it(
    store: WorkspaceStore,
) -> None:
    uuid = office.up_to_survey(store)
    register(store, uuid)
    new = read_case(store, uuid).new_parcel_uuid
    drawn = {"unit_number": "440704202600001", "district": "440704", "area_m2": 500.0,
             "geom": multipolygon(0, 0, 50, 10)}  # fmt: skip
    [key] = add(store, "survey_unit", [drawn])
    add(store, "survey_unit_parcel", [{"survey_unit_uuid": key, "parcel_uuid": new}])
    with store.read() as reading:
        [found] = built_upon(reading, read_case(reading, uuid))
    assert found.text.startswith("低效地块 440704202600001")
    assert found.text.endswith("，须先在低效认定中删除该地块，或把宗地移出地块")


def test_a_figure_that_was_computed_keeps_nobody_from_revoking(store: WorkspaceStore) -> None:
    uuid = office.up_to_survey(store)
    register(store, uuid)
    new = read_case(store, uuid).new_parcel_uuid
    version = Insert(
        "control_line_version", "v", {"version": "V", "valid_from": "2024-01-01", "example": 1}
    )
    check = {
        "parcel_uuid": new, "parcel_version": 1, "control_line_version_uuid": "v",
        "control_class": "inside", "inside_share": 1.0, "inside_m2": 500.0, "outside_m2": 0.0,
        "area_epsg": 4526, "sliver": 0, "boundary_error": 0, "tolerance": 0.001,
        "max_remainder_m2": 100.0, "thin_width_m": 1.0, "checked_on": "2024-06-28",
    }  # fmt: skip
    store.write([version, Insert("control_check", "k", check)], reason="套合")
    revoke(store, uuid)
    assert current(store) == {"a", "b", "c", "d"}


def test_undone_a_registration_goes_back_to_the_survey_and_comes_again(
    store: WorkspaceStore,
) -> None:
    uuid = office.up_to_survey(store)
    transaction = register(store, uuid)
    new = read_case(store, uuid).new_parcel_uuid
    undoing = undo_save(store, transaction).receipt.transaction_id
    case = read_case(store, uuid)
    assert (case.state, case.new_parcel_uuid, current(store)) == (
        "surveyed", "", {"a", "b", "c", "d"},
    )  # fmt: skip
    assert row(store, "parcel", new)["retired_at"] is not None
    undo_save(store, undoing)
    case = read_case(store, uuid)
    assert (case.state, case.new_parcel_uuid, current(store)) == ("registered", new, {"c", "d"})
    assert row(store, "parcel", new)["retired_at"] is None
    with store.read() as reading:
        assert built_upon(reading, case) == ()
    undone = revoke(store, uuid)
    undo_save(store, undone)
    assert (read_case(store, uuid).state, current(store)) == ("registered", {"c", "d"})


def test_every_step_can_be_undone_from_the_last_to_the_first(store: WorkspaceStore) -> None:
    uuid = office.propose(store)
    done: list[tuple[str, str]] = []
    for act in (office.accept, office.judge_all, office.review, office.agree, office.surveyed):
        before = read_case(store, uuid).state
        seq = head(store)
        act(store, uuid)
        done += [(before, save) for save in saves_since(store, seq)]
    assert len(done) == 6
    seen = read_case(store, uuid)
    assert "甲厂" not in str([step.details for step in seen.steps])
    for before, save in reversed(done):
        undo_save(store, save)
        assert read_case(store, uuid).state == before
    case = read_case(store, uuid)
    assert (case.judgements, case.document_no, case.applicant, len(case.steps)) == ((), "", "", 1)
    early = refused(lambda: undo_save(store, done[0][1]))
    assert early.code == "UNDO_ALREADY_DONE"


def test_a_case_is_not_brought_back_over_another_one_that_holds_its_parcel(
    store: WorkspaceStore,
) -> None:
    uuid = office.propose(store)
    receipt = steps.withdraw(
        store, uuid, office.step(office.ACCEPTED, opinion="不办"), today=office.TODAY
    )
    office.accept(store, office.propose(store, "b", "c"))
    error = refused(lambda: undo_save(store, receipt.transaction_id))
    assert (error.code, error.params["case"]) == ("MERGE_MEMBER_IN_CASE", "HB4407042024002")
    assert read_case(store, uuid).state == "withdrawn"


def test_a_case_is_not_brought_back_whose_parcel_is_gone(store: WorkspaceStore) -> None:
    uuid = office.propose(store)
    receipt = steps.withdraw(
        store, uuid, office.step(office.ACCEPTED, opinion="不办"), today=office.TODAY
    )
    retire_parcels(store, ["a"], reason="误录")
    error = refused(lambda: undo_save(store, receipt.transaction_id))
    assert (error.code, error.params["parcel"]) == ("MERGE_MEMBER_ABSENT", office.CODES["a"])


def test_a_member_does_not_come_back_by_its_row_alone(store: WorkspaceStore) -> None:
    uuid = office.up_to_survey(store)
    line = head(store)
    register(store, uuid)
    with store.read() as reading:
        shown = read_restorable(reading, "parcel", "a", line, store.info.crs)
    error = refused(lambda: restore_row(store, shown, {"retired"}, reason="恢复"))
    assert (error.code, error.params["case"]) == ("RESTORE_MERGED", "HB4407042024001")
    revoke(store, uuid)


def test_a_code_that_another_parcel_took_keeps_the_members_out(store: WorkspaceStore) -> None:
    uuid = office.up_to_survey(store)
    transaction = register(store, uuid)
    edit(store, "parcel", "c", parcel_code=office.CODES["b"])
    for act in (lambda: revoke(store, uuid), lambda: undo_save(store, transaction)):
        error = refused(act)
        assert (error.code, error.params["parcel"]) == ("MERGE_CODE_TAKEN", office.CODES["b"])


def test_the_history_of_a_member_tells_the_merge(store: WorkspaceStore) -> None:
    uuid = office.up_to_survey(store)
    register(store, uuid)
    tables = {each["table_name"] for each in rows(store, "history_rows", uuids='["a"]')}
    assert {"merge_case", "merge_step", "merge_judgement", "merge_member", "lineage"} <= tables
    named = rows(store, "history_parcels", rows=f'[["merge_case", "{uuid}"]]')
    new = read_case(store, uuid).new_parcel_uuid
    assert {each["parcel_uuid"] for each in named} == {"a", "b", new}


def test_the_area_is_kept_with_its_method_and_residual_and_an_undo_takes_it_back(
    store: WorkspaceStore,
) -> None:
    """面积平差 (D13): 501.00 m² are registered, the survey has 500.12."""
    uuid = office.up_to_survey(store)
    said = {"registered_area_m2": Fraction(501), "area_reason": "按证载面积"}
    receipt = register(store, uuid, area_basis="survey", **said)
    case = read_case(store, uuid)
    kept = read_registered_area(case.steps[-1].details)
    assert kept is not None
    assert (kept.method, kept.basis, kept.reason) == ("typed", "survey", "按证载面积")
    assert kept.residual_m2 == Fraction("0.88")
    assert (case.registered_area_m2, case.area_basis) == (501, "survey")
    with store.read() as reading:
        edges = lineage_of(reading, case.new_parcel_uuid).edges
    assert [edge.registered for edge in edges] == [kept, kept]
    undo_save(store, receipt)
    assert read_case(store, uuid).registered_area_m2 is None
    assert current(store) == {"a", "b", "c", "d"}
