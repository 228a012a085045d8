# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Whoever does what the sentence says can take a merge back; what a person decided since stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.merging.cases import read_case
from lowuse_plugin.services.projects.membership import plan_membership, read_members
from lowuse_plugin.services.survey.units import retire_unit
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import add
from tests.services.merging import merge_office as office
from tests.services.merging.test_merge_carrying import (
    edit,
    hinders,
    project,
    refused,
    register,
    revoke,
    row,
    select,
    tag,
    unit,
)

_CURRENT = "SELECT {} FROM {} WHERE {} = ? AND retired_at IS NULL ORDER BY fid"


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with office.workspace(folder) as opened:
        yield opened


def of_project(store: WorkspaceStore, key: str) -> list[Any]:
    sql = _CURRENT.format("parcel_uuid", "project_parcel", "project_uuid")
    return [uuid for (uuid,) in select(store, sql, key)]


def put(store: WorkspaceStore, key: str, *parcels: str, area: float | None = None) -> None:
    """Let a project have some parcels, as its window saves it."""
    with store.read() as reading:
        was = {each.member.parcel_uuid: each.member.part_m2 for each in read_members(reading, key)}
        wanted = dict.fromkeys(parcels, area)
        membership = plan_membership(reading, key, was, wanted, active=True)
    store.write([*membership.expected, *membership.changes], reason="项目用地")


def step_details(store: WorkspaceStore, case: str) -> dict[str, Any]:
    return dict(read_case(store, case).steps[-1].details)


def test_moved_out_of_the_project_as_told_the_members_come_back_without_it(
    store: WorkspaceStore,
) -> None:
    key = project(store, "扩建", "a")
    case = office.up_to_survey(store)
    register(store, case)
    new = read_case(store, case).new_parcel_uuid
    put(store, key, new, area=120.0)
    told = (
        "项目 扩建（纳入面积），须先在变更历史中撤销登记之后的修改，"
        "或把宗地移出项目（原宗地随之不再归入）"
    )
    assert hinders(store, case) == [told]
    put(store, key)
    assert hinders(store, case) == []
    put(store, key, new)
    assert hinders(store, case) == ["项目 扩建（在建），须先把宗地移出项目"]
    put(store, key)
    revoke(store, case)
    assert of_project(store, key) == []
    assert step_details(store, case)["stays_out"] == ["项目 扩建"]


def test_a_part_that_is_put_back_as_told_gives_the_member_its_project(
    store: WorkspaceStore,
) -> None:
    key = project(store, "扩建", "a")
    case = office.up_to_survey(store)
    register(store, case)
    new = read_case(store, case).new_parcel_uuid
    [(join, part)] = select(
        store, _CURRENT.format("uuid, area_m2", "project_parcel", "parcel_uuid"), new
    )
    edit(store, "project_parcel", join, area_m2=120.0)
    assert len(hinders(store, case)) == 1
    edit(store, "project_parcel", join, area_m2=part)
    revoke(store, case)
    assert of_project(store, key) == ["a"]
    assert "stays_out" not in step_details(store, case)


def test_a_unit_that_is_deleted_as_told_stays_deleted(store: WorkspaceStore) -> None:
    of_unit = unit(store, "D1")
    case = office.up_to_survey(store)
    register(store, case)
    tag(store, of_unit)
    edit(store, "survey_unit", of_unit, unit_name="东侧")
    assert len(hinders(store, case)) == 2
    retire_unit(store, of_unit, row(store, "survey_unit", of_unit)["row_version"], "误划")
    assert hinders(store, case) == []
    revoke(store, case)
    joins = _CURRENT.format("parcel_uuid", "survey_unit_parcel", "survey_unit_uuid")
    assert select(store, joins, of_unit) == []
    assert (row(store, "survey_unit", of_unit)["retired_reason"], store.verify().findings) == (
        "误划", (),
    )  # fmt: skip
    assert step_details(store, case)["stays_out"] == ["低效地块 D1"]


def test_a_carried_document_that_was_removed_keeps_nobody(store: WorkspaceStore) -> None:
    said = {"kind": "contract", "title": "出让合同", "owner_table": "parcel", "owner_uuid": "a"}
    [own] = add(store, "document", [said])
    case = office.up_to_survey(store)
    register(store, case)
    new = read_case(store, case).new_parcel_uuid
    [(key,)] = select(store, _CURRENT.format("uuid", "document", "owner_uuid"), new)
    edit(store, "document", key, title="补充合同")
    assert hinders(store, case) == [
        "文件材料 补充合同（文件名称），须先在变更历史中撤销登记之后对该文件的修改"
    ]
    edit(store, "document", key, retired_at="2024-06-28T01:00:00.000Z", retired_reason="误录")
    revoke(store, case)
    assert row(store, "document", own)["retired_at"] is None
    assert row(store, "document", key)["retired_reason"] == "误录"


def test_a_query_of_the_new_parcel_keeps_nobody_but_a_seizure_does(store: WorkspaceStore) -> None:
    case = office.up_to_survey(store)
    register(store, case)
    new = read_case(store, case).new_parcel_uuid
    edit(store, "parcel", new, seized_checked_on="2024-06-28")
    assert hinders(store, case) == []
    found = edit(store, "parcel", new, seized="yes", mortgaged="yes")
    told = f"宗地 {office.NEW_CODE}（查封、查封查询日期、抵押）"
    assert hinders(store, case) == [f"{told}，须先在变更历史中撤销登记之后对宗地的修改"]
    undo_save(store, found.transaction_id)
    revoke(store, case)


def test_nothing_of_a_revocation_is_lost_when_it_is_undone(store: WorkspaceStore) -> None:
    key = project(store, "扩建", "a")
    case = office.up_to_survey(store)
    register(store, case)
    new = read_case(store, case).new_parcel_uuid
    put(store, key)
    revoke(store, case)
    last = select(store, "SELECT transaction_id FROM lup_log ORDER BY seq DESC LIMIT 1")[0][0]
    undo_save(store, last)
    assert (read_case(store, case).state, of_project(store, key)) == ("registered", [])
    assert row(store, "parcel", new)["retired_at"] is None
    error = refused(lambda: put(store, key, "a"))
    assert error.code == "PROJECT_PARCEL_GONE"
