# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A merge from its draft to the survey, in a real workspace: what is kept, what each step asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import shapely

from lowuse_plugin.domain.boundaries.edits import EditedShape
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.merging.case import Judgement
from lowuse_plugin.domain.merging.records import DRAWN
from lowuse_plugin.domain.merging.steps import MergeSurvey
from lowuse_plugin.domain.merging.values import ValueChoice
from lowuse_plugin.domain.ports import Receipt, Update
from lowuse_plugin.services.boundaries.edit import check_boundaries
from lowuse_plugin.services.merging import steps
from lowuse_plugin.services.merging.cases import (
    change_application,
    change_members,
    change_values,
    list_cases,
    propose_merge,
    read_case,
)
from lowuse_plugin.services.merging.judging import judge
from lowuse_plugin.services.merging.state import read_state
from lowuse_plugin.services.parcels.retire import retire_parcels
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import EAST, NORTH, multipolygon
from tests.services.merging import merge_office as office


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


def edit(store: WorkspaceStore, parcel: str, **values: Any) -> Receipt:
    version = row(store, "parcel", parcel)["row_version"]
    return store.write([Update("parcel", parcel, version, values)], reason="编辑")


def test_a_draft_keeps_members_checks_figures_and_choices(store: WorkspaceStore) -> None:
    choice = {"remark": ValueChoice("typed", "两宗相连")}
    uuid = office.propose(store, values=choice, remark="企业要求")
    case = read_case(store, uuid)
    assert (case.case_no, case.state, case.district) == ("HB4407042024001", "proposed", "440704")
    assert (case.drafted_by, case.remark, case.values) == (office.DRAFTER, "企业要求", choice)
    assert case.parcels == ("a", "b")
    assert [member.registered for member in case.members] == [
        Fraction("300.1"),
        Fraction("200.05"),
    ]
    figures = case.figures
    assert (figures.registered_sum, figures.union_m2) == (Fraction("500.15"), 500.0)
    assert figures.difference_m2 == pytest.approx(-0.15)
    assert (figures.corners, figures.gap_m2, figures.tolerance_m) == (4, 0.0, 0.05)
    assert case.outline is not None
    assert shapely.from_wkb(case.outline).area == pytest.approx(500.0)
    assert sorted(case.checks["screening"]) == sorted(f"M-{n}" for n in range(1, 13))
    assert case.checks["screening"]["M-6"].outcome == "pass"
    assert case.checks["screening"]["M-10"].outcome == "manual"
    assert [(step.action, step.to_state, step.done_by) for step in case.steps] == [
        ("start", "proposed", office.DRAFTER)
    ]
    assert row(store, "parcel", "a")["retired_at"] is None
    assert [each.case_no for each in list_cases(store)] == ["HB4407042024001"]


def test_a_number_is_given_once_a_district_and_year(store: WorkspaceStore) -> None:
    first = office.propose(store)
    steps.withdraw(store, first, office.step(office.ACCEPTED, opinion="不办"), today=office.TODAY)
    assert read_case(store, office.propose(store)).case_no == "HB4407042024002"


def test_a_draft_may_fail_but_is_not_accepted_while_it_does(store: WorkspaceStore) -> None:
    uuid = office.propose(store, "c", "d")
    case = read_case(store, uuid)
    assert (case.outcome, case.checks["screening"]["M-6"].outcome) == ("fail", "fail")
    error = refused(lambda: office.accept(store, uuid))
    assert error.code == "MERGE_CONDITION_FAILS"
    assert str(error.params["conditions"]).startswith("M-6 同一权属人")
    assert read_case(store, uuid).state == "proposed"


def test_parcels_of_an_accepted_merge_and_single_parcels_are_refused(
    store: WorkspaceStore,
) -> None:
    office.accept(store, office.propose(store))
    held = refused(lambda: office.propose(store, "b", "c"))
    assert (held.code, held.params["parcel"]) == ("MERGE_MEMBER_IN_CASE", office.CODES["b"])
    assert held.params["case"] == "HB4407042024001"
    assert refused(lambda: office.propose(store, "c")).code == "MERGE_TOO_FEW"
    assert refused(lambda: office.propose(store, "c", "c")).code == "MERGE_TOO_FEW"


def test_a_parcel_that_a_colleague_changed_since_it_was_seen_is_a_conflict(
    store: WorkspaceStore,
) -> None:
    edit(store, "b", remark="新查")
    with pytest.raises(ConflictError) as caught:
        office.propose(store, versions={"a": 1, "b": 1})
    assert caught.value.code == "MERGE_MEMBER_CHANGED"
    assert caught.value.params["parcel"] == office.CODES["b"]
    assert caught.value.params["changed_by"] == "测试员"
    assert list_cases(store) == ()


def test_a_member_of_a_merge_cannot_be_retired_and_tells_that_it_was_redrawn(
    store: WorkspaceStore,
) -> None:
    uuid = office.propose(store)
    error = refused(lambda: retire_parcels(store, ["a"], reason="误录"))
    assert (error.code, error.params["kinds"]) == ("RETIRE_BUILT_UPON", ("USE_MERGE_CASE",))
    edit(store, "a", remark="补充")
    [one, other] = read_case(store, uuid).members
    assert (one.changed, one.redrawn, other.changed) == (True, False, False)
    edit(store, "a", geom=multipolygon(0, 0, 30, 11))
    assert read_case(store, uuid).members[0].redrawn


def test_who_redraws_a_member_is_told_of_the_merge(store: WorkspaceStore) -> None:
    office.propose(store)
    drawn = [
        EditedShape(key=key, uuid=key, base_version=1, wkb=shape, values={})
        for key, shape in (("a", multipolygon(0, 0, 30, 11)), ("b", multipolygon(30, 0, 50, 10)))
    ]
    notes = [f for f in check_boundaries(store, drawn).findings if f.code == "BOUNDARY_MERGE_RUNS"]
    assert [(note.severity, note.label, note.params["case"]) for note in notes] == [
        ("note", office.CODES["a"], "HB4407042024001")
    ]


def test_every_step_asks_for_what_makes_it_one(store: WorkspaceStore) -> None:
    uuid = office.propose(store)
    today = office.TODAY
    bare = office.step(office.ACCEPTED)
    assert refused(lambda: steps.advance(store, uuid, bare, today=today)).code == (
        "MERGE_APPLICANT_MISSING"
    )
    only = office.step(office.ACCEPTED, details={"applicant": "甲厂"})
    assert refused(lambda: steps.advance(store, uuid, only, today=today)).code == (
        "MERGE_APPLIED_MISSING"
    )
    stranger = office.step(
        office.ACCEPTED, details={"applicant": "乙厂", "applied_on": "2024-06-04"}
    )
    error = refused(lambda: steps.advance(store, uuid, stranger, today=today))
    assert error.code == "MERGE_CONDITION_FAILS"
    assert "M-12" in str(error.params["conditions"])
    office.accept(store, uuid)
    waiting = refused(lambda: office.review(store, uuid))
    assert waiting.code == "MERGE_CONDITION_OPEN"
    assert waiting.params["conditions"] == "M-10 利于节约集约用地、M-11 符合统一规划开发建设条件"
    office.judge_all(store, uuid)
    own = office.step(office.REVIEWED, f"科长{office.DRAFTER}")
    assert refused(lambda: steps.advance(store, uuid, own, today=today)).code == (
        "MERGE_SAME_PERSON"
    )
    office.review(store, uuid)
    for said, code in (
        ({}, "MERGE_DOCUMENT_MISSING"),
        ({"document_no": "第5号"}, "MERGE_DOCUMENT_SHAPE"),
        ({"document_no": "江海自然资〔2024〕5号"}, "MERGE_SUPPLEMENT_MISSING"),
    ):
        step = office.step(office.AGREED, **said)
        assert refused(lambda step=step: steps.advance(store, uuid, step, today=today)).code == code
    office.agree(store, uuid)
    case = read_case(store, uuid)
    assert (case.reviewed_by, case.agreed_on) == (office.REVIEWER, office.AGREED)
    assert (case.document_no, case.supplement_no) == ("江海自然资〔2024〕5号", "补 1 号")
    last = office.step(office.SURVEYED)
    assert refused(lambda: steps.advance(store, uuid, last, today=today)).code == (
        "MERGE_SURVEY_MISSING"
    )
    office.surveyed(store, uuid)
    case = read_case(store, uuid)
    assert case.survey is not None
    assert (case.survey.area_m2, case.survey.source, case.survey.report_no) == (
        Fraction("500.12"), "union", "测 7 号",
    )  # fmt: skip
    after = office.step(office.REGISTERED)
    assert refused(lambda: steps.advance(store, uuid, after, today=today)).code == (
        "MERGE_REGISTER_INSTEAD"
    )
    assert [step.to_state for step in case.steps] == [
        "proposed", "accepted", "reviewed", "agreed", "surveyed",
    ]  # fmt: skip
    assert case.checks["acceptance"]["M-11"].outcome == "pass"


def test_days_run_forward_and_never_into_the_future(store: WorkspaceStore) -> None:
    uuid = office.propose(store)
    details = {"applicant": "甲厂", "applied_on": "2024-06-01"}
    for on, code in (
        (date(2024, 6, 2), "MERGE_DAY_BACKWARDS"),
        (date(2024, 6, 29), "MERGE_DAY_IN_FUTURE"),
    ):
        step = office.step(on, details=details)
        error = refused(lambda step=step: steps.advance(store, uuid, step, today=office.TODAY))
        assert error.code == code
    late = office.step(office.ACCEPTED, details={**details, "applied_on": "2024-06-05"})
    error = refused(lambda: steps.advance(store, uuid, late, today=office.TODAY))
    assert (error.code, error.params["on"]) == ("MERGE_DAY_IN_FUTURE", "2024-06-05")


def test_a_judgement_counts_until_the_values_are_others(store: WorkspaceStore) -> None:
    uuid = office.propose(store)
    office.accept(store, uuid)
    office.judge_all(store, uuid)
    case = read_case(store, uuid)
    assert [(each.code, each.by, each.department) for each in case.judgements] == [
        ("M-10", "王科长", "自然资源局"),
        ("M-11", "赵科长", "自然资源局"),
    ]
    kept = case.checks["acceptance"]["M-10"]
    assert (kept.outcome, kept.machine) == ("pass", "manual")
    assert kept.judgement_uuid == case.judgement_uuids["M-10"]
    assert read_state(store, uuid, today=office.REVIEWED).blockers == ()
    edit(store, "a", geom=multipolygon(0, 0, 30, 12), plane_area_m2=360.0)
    state = read_state(store, uuid, today=office.REVIEWED)
    assert state.matrix is not None
    assert state.matrix.row("M-10").judgement_stale
    assert [blocker.code for blocker in state.blockers] == ["MERGE_CONDITION_OPEN"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"code": "M-6"}, "MERGE_NOT_JUDGED"),
        ({"by": " "}, "MERGE_WHO_MISSING"),
        ({"department": ""}, "MERGE_DEPARTMENT_MISSING"),
        ({"reason": "  "}, "MERGE_JUDGEMENT_WHY_MISSING"),
        ({"on": date(2024, 6, 29)}, "MERGE_DAY_IN_FUTURE"),
        ({"outcome": "manual"}, "INPUT_NOT_ALLOWED"),
    ],
)
def test_a_judgement_says_who_where_when_and_why(
    store: WorkspaceStore, changes: dict[str, Any], code: str
) -> None:
    uuid = office.propose(store)
    said = {
        "by": "王科长", "on": office.REVIEWED, "reason": "规整", "code": "M-10",
        "department": "自然资源局", **changes,
    }  # fmt: skip
    error = refused(lambda: judge(store, uuid, Judgement(**said), today=office.TODAY))
    assert error.code == code
    assert read_case(store, uuid).judgements == ()


def test_a_colleague_who_took_the_case_elsewhere_is_a_conflict(store: WorkspaceStore) -> None:
    uuid = office.propose(store)
    seen = read_case(store, uuid).row_version
    office.accept(store, uuid)
    with pytest.raises(ConflictError) as caught:
        steps.withdraw(
            store, uuid, office.step(office.REVIEWED, opinion="不办"), seen=seen,
            today=office.TODAY,
        )  # fmt: skip
    assert caught.value.code == "MERGE_CHANGED"
    assert (caught.value.params["state"], caught.value.params["changed_by"]) == ("受理", "测试员")
    assert read_case(store, uuid).state == "accepted"


def test_given_back_a_case_asks_again_for_what_was_entered_since(store: WorkspaceStore) -> None:
    uuid = office.up_to_survey(store)
    back = office.step(office.SURVEYED, opinion="补充材料")
    silent = office.step(office.SURVEYED)
    wrong = refused(lambda: steps.give_back(store, uuid, "registered", back, today=office.TODAY))
    assert wrong.code == "MERGE_NOT_EARLIER"
    mute = refused(lambda: steps.give_back(store, uuid, "accepted", silent, today=office.TODAY))
    assert mute.code == "MERGE_WHY_MISSING"
    steps.give_back(store, uuid, "accepted", back, today=office.TODAY)
    case = read_case(store, uuid)
    assert (case.state, case.reviewed_by, case.document_no, case.survey) == (
        "accepted", "", "", None,
    )  # fmt: skip
    assert (case.steps[-1].action, case.steps[-1].from_state) == ("return", "surveyed")
    assert case.applicant == "甲厂"


def test_refused_and_withdrawn_cases_free_their_members_and_may_begin_again(
    store: WorkspaceStore,
) -> None:
    uuid = office.propose(store)
    no = office.step(office.REVIEWED, opinion="不符合规划")
    early = refused(lambda: steps.refuse(store, uuid, no, today=office.TODAY))
    assert early.code == "MERGE_NOT_APPLIED"
    office.accept(store, uuid)
    own = office.step(office.REVIEWED, office.DRAFTER, opinion="不符合规划")
    alone = refused(lambda: steps.refuse(store, uuid, own, today=office.TODAY))
    assert (alone.code, alone.params["name"]) == ("MERGE_SAME_PERSON", office.DRAFTER)
    steps.refuse(store, uuid, no, today=office.TODAY)
    assert read_case(store, uuid).state == "refused"
    assert refused(lambda: steps.withdraw(store, uuid, no, today=office.TODAY)).code == (
        "MERGE_NOT_OPEN"
    )
    other = office.propose(store, "b", "c", on=office.REVIEWED)
    details = {"applicant": "甲厂", "applied_on": "2024-06-04"}
    said = office.step(office.AGREED, details=details)
    steps.advance(store, other, said, today=office.TODAY)
    again = office.step(office.AGREED, opinion="规划已调整")
    held = refused(lambda: steps.reopen(store, uuid, again, today=office.TODAY))
    assert (held.code, held.params["parcel"]) == ("MERGE_MEMBER_IN_CASE", office.CODES["b"])
    steps.withdraw(store, other, again, today=office.TODAY)
    steps.reopen(store, uuid, again, today=office.TODAY)
    case = read_case(store, uuid)
    assert (case.state, len(case.steps), case.applicant) == ("proposed", 4, "甲厂")


def test_members_change_while_it_is_a_draft_and_what_was_typed_is_kept(
    store: WorkspaceStore,
) -> None:
    uuid = office.propose(store)
    change_values(store, uuid, {"remark": ValueChoice("typed", "留着")}, by=office.DRAFTER)
    change_members(store, uuid, ["a", "b", "c"], by=office.DRAFTER, today=office.TODAY)
    case = read_case(store, uuid)
    assert case.parcels == ("a", "b", "c")
    assert case.figures.registered_sum == Fraction("600.15")
    assert case.figures.union_m2 == pytest.approx(600.0)
    assert case.values == {"remark": ValueChoice("typed", "留着")}
    change_application(
        store, uuid, applicant="甲厂", applied_on=office.ACCEPTED, remark="", by=office.DRAFTER,
        today=office.TODAY,
    )  # fmt: skip
    steps.advance(store, uuid, office.step(office.ACCEPTED), today=office.TODAY)
    late = refused(
        lambda: change_members(store, uuid, ["a", "b"], by=office.DRAFTER, today=office.TODAY)
    )
    assert late.code == "MERGE_NOT_DRAFT"
    assert (
        refused(
            lambda: change_values(store, uuid, {"geom": ValueChoice("typed", 1)}, by="陈经办")
        ).code
        == "INPUT_NOT_ALLOWED"
    )


def test_a_surveyed_outline_takes_the_place_of_the_union(store: WorkspaceStore) -> None:
    uuid = office.propose(store)
    office.accept(store, uuid)
    office.judge_all(store, uuid)
    office.review(store, uuid)
    office.agree(store, uuid)

    def survey(shape: bytes) -> MergeSurvey:
        return MergeSurvey(Fraction("505.00"), shape, DRAWN)

    def attempt(shape: bytes) -> LowUseError:
        return refused(lambda: office.surveyed(store, uuid, survey(shape)))

    beyond = attempt(multipolygon(0, 0, 51, 10))
    assert (beyond.code, beyond.params["area"]) == ("MERGE_SURVEY_OVERLAPS", "10.00")
    assert attempt(multipolygon(0, 0, 29, 10)).code == "MERGE_SURVEY_ELSEWHERE"
    corners = [(0, 0), (50, 10), (50, 0), (0, 10)]
    twisted = shapely.Polygon([(EAST + x, NORTH + y) for x, y in corners])
    assert attempt(bytes(shapely.to_wkb(twisted))).code == "MERGE_SURVEY_UNFIT"
    assert attempt(b"no shape").code == "MERGE_SURVEY_UNFIT"
    office.surveyed(store, uuid, survey(multipolygon(0, -0.1, 50, 10)))
    case = read_case(store, uuid)
    assert case.outline is not None
    assert shapely.from_wkb(case.outline).area == pytest.approx(505.0)
    assert case.survey is not None
    assert case.survey.difference_m2 == pytest.approx(5.0, abs=0.01)
    assert case.figures.union_m2 == pytest.approx(500.0)


def test_a_merge_of_unknown_number_is_gone(store: WorkspaceStore) -> None:
    assert refused(lambda: read_case(store, "nobody")).code == "MERGE_GONE"
    error = refused(lambda: propose_merge(store, ["a", "b"], by=" ", today=office.TODAY))
    assert error.code == "MERGE_WHO_MISSING"


def test_a_gap_waits_for_the_survey_which_draws_the_outline_anew(store: WorkspaceStore) -> None:
    corners = [(30, 0), (50, 0), (50, 10), (30.3, 10), (30.3, 6), (30, 6)]
    notched = shapely.MultiPolygon([shapely.Polygon([(EAST + x, NORTH + y) for x, y in corners])])
    edit(store, "b", geom=bytes(shapely.to_wkb(notched)), plane_area_m2=198.8)
    uuid = office.propose(store)
    assert read_case(store, uuid).figures.gap_m2 == pytest.approx(1.2)
    office.accept(store, uuid)
    office.judge_all(store, uuid)
    office.review(store, uuid)
    office.agree(store, uuid)
    state = read_state(store, uuid, today=office.SURVEYED)
    assert (state.following, [each.code for each in state.blockers]) == (
        "surveyed", ["MERGE_GAP_LEFT"],
    )  # fmt: skip
    assert refused(lambda: office.surveyed(store, uuid)).code == "MERGE_GAP_LEFT"
    drawn = MergeSurvey(Fraction("500.00"), multipolygon(0, 0, 50, 10), DRAWN)
    office.surveyed(store, uuid, drawn)
    case = read_case(store, uuid)
    assert case.survey is not None
    assert case.survey.difference_m2 == pytest.approx(1.2, abs=0.01)
    after = read_state(store, uuid, today=office.REGISTERED)
    assert [each.code for each in after.blockers] == ["MERGE_FIELDS_OPEN"]
    office.register(store, uuid, area_basis="survey")
    new = row(store, "parcel", read_case(store, uuid).new_parcel_uuid)
    assert shapely.from_wkb(new["geom"]).area == pytest.approx(500.0)
