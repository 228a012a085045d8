# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What rests on members goes over to the merged parcel, and what rests on that keeps it there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging.records import DRAWN
from lowuse_plugin.domain.merging.steps import MergeSurvey
from lowuse_plugin.domain.ports import Change, Receipt, Update
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.merging.cases import read_case
from lowuse_plugin.services.merging.registration import register_merge
from lowuse_plugin.services.merging.revocation import built_upon, revoke_merge
from lowuse_plugin.services.merging.state import read_state
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import add, multipolygon
from tests.services.merging import merge_office as office
from tests.store.support import raw

BEGINS = "2024-06-27T16:00:00.000Z"
"""When the day of the registration begins in the office."""


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with office.workspace(folder) as opened:
        yield opened


class Disturbed:
    """A workspace in which a colleague saves between the look and the save, once."""

    def __init__(self, store: WorkspaceStore, act: Callable[[], Any]) -> None:
        self._store = store
        self._act: Callable[[], Any] | None = act

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def write(self, changes: list[Change], *, reason: str) -> Receipt:
        act, self._act = self._act, None
        if act is not None:
            act()
        return self._store.write(changes, reason=reason)


def refused(act: Callable[[], Any]) -> LowUseError:
    with pytest.raises(LowUseError) as caught:
        act()
    return caught.value


def row(store: WorkspaceStore, table: str, uuid: str) -> dict[str, Any]:
    with store.read() as reading:
        return dict(reading.row(table, uuid) or {})


def edit(store: WorkspaceStore, table: str, uuid: str, **values: Any) -> Receipt:
    version = row(store, table, uuid)["row_version"]
    return store.write([Update(table, uuid, version, values)], reason="编辑")


def select(store: WorkspaceStore, sql: str, *values: str) -> list[tuple[Any, ...]]:
    with raw(store.path) as connection:
        return connection.execute(sql, values).fetchall()


def project(store: WorkspaceStore, name: str, *parcels: str) -> str:
    values = {"name": name, "district": "440704", "state": "building",
              "project_type": "industrial_upgrade"}  # fmt: skip
    [key] = add(store, "project", [values])
    joins = [{"project_uuid": key, "parcel_uuid": parcel} for parcel in parcels]
    add(store, "project_parcel", joins)
    return key


def unit(store: WorkspaceStore, number: str) -> str:
    """A survey unit that is the whole of parcel ``a``."""
    shape = {"geom": multipolygon(0, 0, 30, 10), "area_m2": 300.0}
    [key] = add(
        store,
        "survey_unit",
        [{"unit_number": number, "district": "440704", "whole_parcels": 1, **shape}],
    )
    of_unit = {"survey_unit_uuid": key, "parcel_uuid": "a", "area_m2": 300.0}
    add(store, "survey_unit_parcel", [of_unit])
    return key


def filing(store: WorkspaceStore, unit_uuid: str) -> str:
    [batch] = add(
        store,
        "submission_batch",
        [{"batch_no": "2024-1", "district": "440704", "state": "20"}],
    )
    item = {"survey_unit_uuid": unit_uuid, "survey_unit_version": 1, "state": "20"}
    return add(store, "submission_item", [{"submission_batch_uuid": batch, **item}])[0]


def tag(store: WorkspaceStore, unit_uuid: str) -> str:
    said = {"state": "tagged", "is_primary": 1, "decided_on": "2024-06-28",
            "decided_by": "陈经办", "example": 0}  # fmt: skip
    return add(store, "tag", [{"survey_unit_uuid": unit_uuid, **said}])[0]


def register(store: Any, case: str, **changes: Any) -> str:
    entered = office.entered(**changes)
    step = office.step(office.REGISTERED)
    return register_merge(store, case, entered, step, today=office.TODAY).transaction_id


def revoke(store: Any, case: str) -> None:
    revoke_merge(store, case, by="黄科长", on=office.REGISTERED, reason="更正", today=office.TODAY)


def hinders(store: WorkspaceStore, case: str) -> list[str]:
    with store.read() as reading:
        return [each.text for each in built_upon(reading, read_case(reading, case))]


def test_two_projects_of_one_name_are_two(store: WorkspaceStore) -> None:
    project(store, "改造", "a")
    second = project(store, "改造", "b")
    case = office.up_to_survey(store)
    error = refused(lambda: register(store, case))
    assert (error.code, error.params["projects"]) == ("MERGE_TWO_PROJECTS", "改造、改造")
    edit(store, "project", second, state="closed")
    register(store, case)


def test_documents_of_members_go_over_once_and_come_back(store: WorkspaceStore) -> None:
    contract = {"kind": "contract", "title": "出让合同", "document_no": "合同 1", "sha256": "aa"}
    photo = {"kind": "photo", "title": "现场照片", "sha256": "bb"}
    kept = add(
        store,
        "document",
        [
            {**contract, "owner_table": "parcel", "owner_uuid": "a"},
            {**contract, "owner_table": "parcel", "owner_uuid": "b"},
            {**photo, "owner_table": "parcel", "owner_uuid": "b"},
            {**photo, "owner_table": "parcel", "owner_uuid": "c"},
        ],
    )
    case = office.up_to_survey(store)
    register(store, case)
    new = read_case(store, case).new_parcel_uuid
    of_new = (
        "SELECT title, document_no, sha256 FROM document "
        "WHERE owner_uuid = ? AND retired_at IS NULL ORDER BY fid"
    )
    assert select(store, of_new, new) == [
        ("出让合同", "合同 1", "aa"), ("现场照片", None, "bb"),
    ]  # fmt: skip
    assert all(row(store, "document", key)["retired_at"] is None for key in kept)
    assert hinders(store, case) == []
    revoke(store, case)
    assert select(store, of_new, new) == []


def test_a_document_of_the_new_parcel_keeps_it(store: WorkspaceStore) -> None:
    case = office.up_to_survey(store)
    register(store, case)
    new = read_case(store, case).new_parcel_uuid
    said = {"kind": "contract", "title": "抵押合同", "document_no": "抵 3"}
    add(store, "document", [{**said, "owner_table": "parcel", "owner_uuid": new}])
    assert hinders(store, case) == ["文件材料 抵 3，须先在变更历史中撤销该文件的录入"]
    assert refused(lambda: revoke(store, case)).code == "MERGE_BUILT_UPON"


def test_what_was_done_to_a_carried_unit_keeps_the_new_parcel(store: WorkspaceStore) -> None:
    of_unit = unit(store, "D1")
    before = tag(store, of_unit)
    case = office.up_to_survey(store)
    register(store, case)
    assert hinders(store, case) == []
    edit(store, "survey_unit", of_unit, unit_name="东侧")
    assert hinders(store, case) == [
        "地块 D1（地块名称），须先在变更历史中撤销登记之后对该地块的修改"
    ]
    edit(store, "survey_unit", of_unit, unit_name=None)
    assert hinders(store, case) == []
    later = tag(store, of_unit)
    assert hinders(store, case) == ["低效标记 D1（标记低效），须先在变更历史中撤销登记之后的标记"]
    error = refused(lambda: revoke(store, case))
    assert (error.code, error.params["count"]) == ("MERGE_BUILT_UPON", 1)
    gone = {"retired_at": BEGINS, "retired_reason": "误标"}
    edit(store, "tag", later, **gone)
    revoke(store, case)
    assert row(store, "tag", before)["retired_at"] is None


def test_all_that_a_merge_ends_ends_on_its_day(store: WorkspaceStore) -> None:
    project(store, "改造", "a", "b")
    case = office.up_to_survey(store)
    register(store, case)
    ended = "SELECT DISTINCT retired_at FROM {} WHERE retired_at IS NOT NULL"
    tables = ("parcel", "project_parcel")
    assert [select(store, ended.format(name)) for name in tables] == [[(BEGINS,)]] * 2
    revoke(store, case)
    tables = ("parcel", "project_parcel", "lineage", "parcel_holder")
    assert [select(store, ended.format(name)) for name in tables] == [[(BEGINS,)]] * 4


def test_a_filing_that_begins_meanwhile_keeps_the_merge_from_the_register(
    store: WorkspaceStore,
) -> None:
    of_unit = unit(store, "D1")
    case = office.up_to_survey(store)
    error = refused(lambda: register(Disturbed(store, lambda: filing(store, of_unit)), case))
    assert (error.code, error.params["batch"]) == ("MERGE_FILING_RUNS", "2024-1")
    assert read_case(store, case).state == "surveyed"


def test_a_project_that_is_opened_again_meanwhile_is_seen(store: WorkspaceStore) -> None:
    project(store, "甲项目", "a")
    second = project(store, "乙项目", "b")
    edit(store, "project", second, state="closed")
    case = office.up_to_survey(store)

    def reopened() -> None:
        edit(store, "project", second, state="building")

    assert refused(lambda: register(Disturbed(store, reopened), case)).code == "MERGE_TWO_PROJECTS"


def test_a_filing_that_begins_meanwhile_keeps_a_merge_from_being_revoked(
    store: WorkspaceStore,
) -> None:
    of_unit = unit(store, "D1")
    case = office.up_to_survey(store)
    register(store, case)
    error = refused(lambda: revoke(Disturbed(store, lambda: filing(store, of_unit)), case))
    assert error.code == "MERGE_BUILT_UPON"
    assert read_case(store, case).state == "registered"


def test_a_parcel_that_was_drawn_under_a_surveyed_outline_since_is_seen(
    store: WorkspaceStore,
) -> None:
    case = office.propose(store)
    office.accept(store, case)
    office.judge_all(store, case)
    office.review(store, case)
    office.agree(store, case)
    drawn = MergeSurvey(Fraction(505), multipolygon(0, -0.1, 50, 10), DRAWN)
    office.surveyed(store, case, drawn)
    beside = office.lawful(0, 50, geom=multipolygon(0, -5, 50, 0), parcel_code="南邻")

    def add_beside() -> None:
        add(store, "parcel", [beside])

    error = refused(lambda: register(Disturbed(store, add_beside), case, area_basis="survey"))
    assert (error.code, error.params) == (
        "MERGE_SURVEY_OVERLAPS", {"parcel": "南邻", "area": "5.00"},
    )  # fmt: skip
    state = read_state(store, case, today=office.TODAY)
    assert [each.code for each in state.blockers if each.code.startswith("MERGE_SURVEY")] == [
        "MERGE_SURVEY_OVERLAPS"
    ]


def test_undone_documents_and_units_are_the_members_again(store: WorkspaceStore) -> None:
    unit(store, "D1")
    said = {"kind": "contract", "title": "出让合同"}
    add(store, "document", [{**said, "owner_table": "parcel", "owner_uuid": "a"}])
    case = office.up_to_survey(store)
    transaction = register(store, case)
    undo_save(store, transaction)
    current = "SELECT owner_uuid FROM document WHERE retired_at IS NULL"
    assert select(store, current) == [("a",)]
    joins = "SELECT parcel_uuid FROM survey_unit_parcel WHERE retired_at IS NULL"
    assert select(store, joins) == [("a",)]
