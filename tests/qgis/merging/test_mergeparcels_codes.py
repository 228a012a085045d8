# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:mergeparcels``: members that changed are confirmed, a provisional code is replaced."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingException

from lowuse_plugin.domain.ports import Update
from lowuse_plugin.domain.roles import Role
from lowuse_plugin.qgis_bridge.settings import ROLE
from lowuse_plugin.services.merging.cases import read_case
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.qgis.layers.test_layer_algorithms import run
from tests.services.merging import merge_office as office

DAY = office.REGISTERED.isoformat()


@pytest.fixture
def store(folder: Path, provider: object) -> Iterator[WorkspaceStore]:
    with office.workspace(folder) as opened:
        yield opened


@pytest.fixture
def reviewer() -> Iterator[None]:
    before = ROLE.get()
    ROLE.set(Role.REVIEWER.value)
    yield
    ROLE.set(before)


def merge(store: WorkspaceStore, action: str, entered: dict[str, Any], **more: Any) -> Any:
    given = {"WORKSPACE": str(store.path), "ACTION": action, "ENTERED": json.dumps(entered), **more}
    return run("mergeparcels", None, **given)[0]


def refused(store: WorkspaceStore, action: str, entered: dict[str, Any], **more: Any) -> str:
    with pytest.raises(QgsProcessingException) as caught:
        merge(store, action, entered, **more)
    return str(caught.value)


@pytest.mark.usefixtures("reviewer")
def test_a_changed_member_is_confirmed_and_the_code_comes_later(store: WorkspaceStore) -> None:
    case = office.up_to_survey(store)
    number = read_case(store, case).case_no
    store.write([Update("parcel", "b", 1, {"remark": "改"})], reason="编辑")
    said = {
        "CASE": number, "ON": DAY, "VALUES": '{"right_ends_on": "2050-01-01"}',
    }  # fmt: skip
    entered = {
        "new_code": "", "provisional": True, "certificate_no": "粤第 1 号",
        "area_basis": "survey", "seizure_checked_on": DAY,
    }  # fmt: skip
    assert office.CODES["b"] in refused(store, "register", entered, **said)
    of_nobody = {**entered, "member_versions": {"无此宗地": 2}}
    assert "无此宗地" in refused(store, "register", of_nobody, **said)
    older = {**entered, "member_versions": {office.CODES["b"]: 1}}
    assert office.CODES["b"] in refused(store, "register", older, **said)
    seen = {**entered, "member_versions": {office.CODES["b"]: 2}}
    registered = merge(store, "register", seen, **said)
    assert registered["STATE"] == "registered"
    again = merge(store, "assign_code", {"new_code": office.NEW_CODE}, CASE=number)
    assert again["NEW_PARCEL"] == registered["NEW_PARCEL"]
    with store.read() as reading:
        row = reading.row("parcel", registered["NEW_PARCEL"]) or {}
    assert row["parcel_code"] == office.NEW_CODE
    summary = json.loads(again["SUMMARY"])
    assert [each["label"] for each in summary["members"]] == list(office.CODES.values())
    taken = refused(store, "assign_code", {"new_code": "440704001001GB00100"}, CASE=number)
    assert office.NEW_CODE in taken
