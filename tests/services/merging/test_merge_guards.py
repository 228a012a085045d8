# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Who may do what in a merge and when, and which codes the new parcel may get."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.merging.case import Judgement
from lowuse_plugin.domain.merging.values import ValueChoice
from lowuse_plugin.domain.ports import Insert, Receipt, Update
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.merging import steps
from lowuse_plugin.services.merging.cases import (
    change_application,
    change_members,
    change_values,
    read_case,
)
from lowuse_plugin.services.merging.code import assign_code
from lowuse_plugin.services.merging.judging import judge
from lowuse_plugin.services.merging.numbering import next_code
from lowuse_plugin.services.merging.registration import register_merge
from lowuse_plugin.services.merging.revocation import revoke_merge
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import multipolygon
from tests.services.merging import merge_office as office

NUMBER = "440701198001011234"


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with office.workspace(folder) as opened:
        yield opened


def refused(act: Callable[[], Any]) -> LowUseError:
    with pytest.raises(LowUseError) as caught:
        act()
    return caught.value


def edit(store: WorkspaceStore, table: str, uuid: str, **values: Any) -> Receipt:
    with store.read() as reading:
        version = (reading.row(table, uuid) or {})["row_version"]
    return store.write([Update(table, uuid, version, values)], reason="编辑")


def register(store: WorkspaceStore, case: str, **changes: Any) -> str:
    entered, step = office.entered(**changes), office.step(office.REGISTERED)
    return register_merge(store, case, entered, step, today=office.TODAY).transaction_id


def proposed_code(store: WorkspaceStore) -> str:
    with store.read() as reading:
        return next_code(reading, tuple(office.CODES.values()))


def with_code(store: WorkspaceStore, key: str, **numbers: str) -> None:
    values = {"district": "440704", "geom": multipolygon(0, 50, 10, 60), **numbers}
    store.write([Insert("parcel", key, values)], reason="测试")


def test_the_code_of_an_undone_registration_is_free_again(store: WorkspaceStore) -> None:
    case = office.up_to_survey(store)
    undo_save(store, register(store, case))
    assert proposed_code(store) == "440704001001GB00013"
    unit = {"unit_code": ValueChoice("typed", f"{office.NEW_CODE}W00000000")}
    undo_save(store, register(store, case, values={**office.DECIDED, **unit}))
    register(store, case, values={**office.DECIDED, **unit})
    assert read_case(store, case).new_code == office.NEW_CODE
    assert proposed_code(store) == "440704001001GB00100"


def test_an_undone_registration_gives_its_code_to_the_right_merge(store: WorkspaceStore) -> None:
    first = office.up_to_survey(store)
    first_save = register(store, first)
    undoing = undo_save(store, first_save).receipt.transaction_id
    steps.withdraw(store, first, office.step(office.REGISTERED, opinion="撤回"), today=office.TODAY)
    second = office.up_to_survey(store)
    register(store, second)
    not_now = refused(lambda: undo_save(store, undoing))
    assert not_now.code == "UNDO_CHANGED_SINCE"
    assert "HB4407042024001" in not_now.params["table"]
    assert not_now.params["merge_case"] == first
    revoke_merge(
        store, second, by="黄科长", on=office.REGISTERED, reason="更正", today=office.TODAY
    )
    third = office.up_to_survey(store)
    assert refused(lambda: register(store, third)).code == "MERGE_CODE_USED"


@pytest.mark.parametrize("typed", ["440704001001gb00099", "440704 001001 GB00099"])
def test_a_code_is_used_in_whatever_way_it_was_typed(store: WorkspaceStore, typed: str) -> None:
    with_code(store, "e", parcel_code=typed)
    case = office.up_to_survey(store)
    error = refused(lambda: register(store, case))
    assert (error.code, error.params["where"]) == ("MERGE_CODE_USED", "现势宗地")


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ("440704001001GB00098W00000000", "MERGE_UNIT_CODE"),
        (office.NEW_CODE, "MERGE_UNIT_CODE"),
        ("440704001001GB00099W00000001", "MERGE_CODE_USED"),
    ],
)
def test_a_unit_code_is_of_the_new_parcel_and_given_once(
    store: WorkspaceStore, unit: str, code: str
) -> None:
    with_code(store, "e", unit_code="440704001001gb00099W00000001")
    gone = {"retired_at": "2024-01-01T00:00:00Z", "retired_reason": "收储"}
    edit(store, "parcel", "e", **gone)
    case = office.up_to_survey(store)
    values = {**office.DECIDED, "unit_code": ValueChoice("typed", unit)}
    error = refused(lambda: register(store, case, values=values))
    assert (error.code, error.params["value"]) == (code, unit)
    fit = ValueChoice("typed", "440704001001GB00099W00000002")
    register(store, case, values={**values, "unit_code": fit})


def test_a_code_that_is_assigned_later_is_that_of_the_unit(store: WorkspaceStore) -> None:
    case = office.up_to_survey(store)
    unit = ValueChoice("typed", f"{office.NEW_CODE}W00000000")
    register(
        store, case, new_code="", provisional=True, values={**office.DECIDED, "unit_code": unit}
    )
    other = "440704001001GB00100"
    error = refused(lambda: assign_code(store, case, other, by="陈经办"))
    assert (error.code, error.params["expected"]) == ("MERGE_UNIT_CODE", other)
    assign_code(store, case, office.NEW_CODE, by="陈经办")
    assert read_case(store, case).new_code == office.NEW_CODE


def test_whoever_had_a_hand_in_the_draft_does_not_review_it(store: WorkspaceStore) -> None:
    case = office.propose(store)
    change_members(store, case, ["a", "b", "c"], by="甲员", today=office.TODAY)
    change_members(store, case, ["a", "b"], by="陈经办", today=office.TODAY)
    change_values(store, case, office.DECIDED, by="乙员")
    change_application(
        store, case, applicant="甲厂", applied_on=office.PROPOSED, remark="", by="丙员",
        today=office.TODAY,
    )  # fmt: skip
    assert read_case(store, case).drafted_by == "陈经办、甲员、乙员、丙员"
    office.accept(store, case)
    office.judge_all(store, case)
    for name in ("陈经办", "甲员", "乙员", "丙员"):
        error = refused(
            lambda name=name: steps.advance(
                store, case, office.step(office.REVIEWED, name), today=office.TODAY
            )
        )
        assert (error.code, error.params["name"]) == ("MERGE_SAME_PERSON", name)
    office.review(store, case)


def test_who_takes_a_case_up_again_does_not_review_it(store: WorkspaceStore) -> None:
    case = office.propose(store)
    steps.withdraw(store, case, office.step(office.ACCEPTED, opinion="缺件"), today=office.TODAY)
    steps.reopen(store, case, office.step(office.ACCEPTED, opinion="补齐"), today=office.TODAY)
    office.accept(store, case)
    office.judge_all(store, case)
    error = refused(lambda: office.review(store, case))
    assert (error.code, error.params["name"]) == ("MERGE_SAME_PERSON", office.REVIEWER)
    steps.advance(store, case, office.step(office.REVIEWED, "何科长"), today=office.TODAY)
    assert read_case(store, case).state == "reviewed"


def test_a_judgement_is_not_older_than_the_case_and_no_step_older_than_it(
    store: WorkspaceStore,
) -> None:
    case = office.propose(store)
    office.accept(store, case)

    def judged(code: str, on: date) -> None:
        said = Judgement("王科长", on, "符合", code=code, department="自然资源局")
        judge(store, case, said, today=office.TODAY)

    early = refused(lambda: judged("M-10", date(2024, 6, 2)))
    assert (early.code, early.params["expected"]) == ("MERGE_DAY_BACKWARDS", "2024-06-03")
    judged("M-10", office.PROPOSED)
    judged("M-11", date(2024, 6, 12))
    late = refused(lambda: office.review(store, case))
    assert (late.code, late.params) == (
        "MERGE_JUDGED_LATER",
        {"condition": "M-11", "on": "2024-06-11", "expected": "2024-06-12"},
    )
    steps.advance(store, case, office.step(date(2024, 6, 12)), today=office.TODAY)
    office.agree(store, case)
    office.surveyed(store, case)
    judged("M-10", office.REGISTERED)
    error = refused(lambda: register(store, case, registered_on=date(2024, 6, 27)))
    assert error.code == "MERGE_JUDGED_LATER"
    register(store, case)


def test_of_a_number_of_a_holder_the_name_is_kept(store: WorkspaceStore) -> None:
    edit(store, "right_holder", "甲", id_number=NUMBER)
    case = office.propose(store, applicant=f" {NUMBER} ")
    assert read_case(store, case).applicant == "甲厂"
    said = {"applied_on": office.PROPOSED, "remark": "", "by": "陈经办", "today": office.TODAY}
    change_application(store, case, applicant=NUMBER, **said)
    assert read_case(store, case).applicant == "甲厂"
    change_application(store, case, applicant="", **said)
    details = {"applicant": NUMBER, "applied_on": "2024-06-04"}
    steps.advance(
        store, case, office.step(office.ACCEPTED, office.DRAFTER, details=details),
        today=office.TODAY,
    )  # fmt: skip
    found = read_case(store, case)
    assert (found.applicant, found.state) == ("甲厂", "accepted")
    assert NUMBER not in str([each.details for each in found.steps])


def test_a_number_of_a_person_whom_nobody_knows_is_refused(store: WorkspaceStore) -> None:
    assert refused(lambda: office.propose(store, applicant=NUMBER)).code == "MERGE_APPLICANT_NUMBER"
    case = office.propose(store, applicant="代理人张三")
    assert read_case(store, case).applicant == "代理人张三"


def test_who_looked_at_a_changed_member_may_go_on(store: WorkspaceStore) -> None:
    case = office.up_to_survey(store)
    edit(store, "parcel", "b", remark="改")
    with pytest.raises(ConflictError):
        register(store, case)
    entered, step = office.entered(), office.step(office.REGISTERED)
    seen = read_case(store, case)
    versions = {**seen.versions, "b": seen.current_versions["b"]}
    register_merge(store, case, entered, step, versions=versions, today=office.TODAY)
    assert read_case(store, case).state == "registered"
