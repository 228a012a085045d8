# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:mergeparcels``: a merge from the preview to the register and back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingException

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.domain.roles import Role
from lowuse_plugin.qgis_bridge.settings import DISPLAY_NAME, ROLE
from lowuse_plugin.services.merging.cases import list_cases, read_case
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.qgis.layers.test_layer_algorithms import run
from tests.qgis.workspace.test_workspace_algorithms import Heard
from tests.services.merging import merge_office as office


@pytest.fixture
def store(folder: Path, provider: object) -> Iterator[WorkspaceStore]:
    with office.workspace(folder) as opened:
        yield opened


@pytest.fixture
def reviewer() -> Iterator[None]:
    before = ROLE.get(), DISPLAY_NAME.get()
    ROLE.set(Role.REVIEWER.value)
    yield
    ROLE.set(before[0])
    DISPLAY_NAME.set(before[1])


def merge(store: WorkspaceStore, action: str, **more: Any) -> dict[str, Any]:
    """Run an action, as somebody else where ``by`` says so."""
    by = more.pop("by", "")
    if by:
        DISPLAY_NAME.set(by)
    entered = json.dumps(more.pop("entered", {}))
    feedback = more.pop("feedback", None)
    given = {"WORKSPACE": str(store.path), "ACTION": action, "ENTERED": entered, **more}
    found, _ = run("mergeparcels", feedback, **given)
    return dict(found)


PARCELS = ", ".join(office.CODES.values())


def test_a_preview_tells_the_new_outline_and_writes_nothing(store: WorkspaceStore) -> None:
    feedback = Heard()
    found = merge(store, "preview", PARCELS=PARCELS, feedback=feedback)
    assert (found["UNION_M2"], found["REGISTERED_M2"]) == (pytest.approx(500.0), 500.15)
    summary = json.loads(found["SUMMARY"])
    assert (summary["corners"], summary["blockers"], summary["gap_m2"]) == (4, [], 0.0)
    assert summary["fields_open"] == ["right_ends_on"]
    assert feedback.lines[0] == "2 parcels, 500.00 m² as one outline with 4 corners"
    assert list_cases(store) == ()


def test_a_preview_warns_of_a_condition_that_is_not_met(store: WorkspaceStore) -> None:
    class Warned(Heard):
        def pushWarning(self, warning: str) -> None:  # noqa: N802
            self.lines.append(f"! {warning}")

    with store.read() as reading:
        row = reading.row("parcel", "b") or {}
    values = {"seized": "yes", "registered_area_m2": 300.05}
    store.write([Update("parcel", "b", row["row_version"], values)], reason="测试")
    feedback = Warned()
    # Codes as they are pasted from a Chinese list.
    found = merge(store, "preview", PARCELS="，".join(office.CODES.values()), feedback=feedback)
    summary = json.loads(found["SUMMARY"])
    assert (found["OUTCOME"], summary["blockers"]) == ("fail", [])
    assert summary["conditions"]["M-5"] == "fail"
    assert "outline_wkb" not in summary
    warned = [line for line in feedback.lines if line.startswith("! ")]
    assert any("M-5" in line for line in warned)
    assert any("differs by 16.7%" in line for line in warned)  # 500 of 600.15 m²


@pytest.mark.parametrize("between", ["，", "、", "；", ";", "\n", "\r\n"])
def test_parcels_are_listed_with_any_sign_between_them(store: WorkspaceStore, between: str) -> None:
    found = merge(store, "preview", PARCELS=between.join(office.CODES.values()))
    assert len(json.loads(found["SUMMARY"])["members"]) == 2


@pytest.mark.usefixtures("reviewer")
def test_every_step_up_to_the_register_and_back(store: WorkspaceStore) -> None:
    today = office_today()
    fresh = {"seized_checked_on": today.isoformat()}
    with store.read() as reading:
        rows = [dict(reading.row("parcel", key) or {}) for key in "ab"]
    store.write([Update("parcel", r["uuid"], 1, fresh) for r in rows], reason="查询")
    first = merge(store, "propose", PARCELS=PARCELS, by=office.DRAFTER)
    number = first["CASE_NO"]
    assert (first["STATE"], first["OUTCOME"]) == ("proposed", "manual")
    applied = {"applicant": "甲厂", "applied_on": today.isoformat()}
    merge(store, "advance", CASE=number, by=office.DRAFTER, entered=applied)
    said = {"by": "王科长", "on": today.isoformat(), "reason": "规整", "department": "自然资源局"}
    judged = json.dumps({"M-10": said, "M-11": said})
    assert merge(store, "judge", CASE=number, JUDGEMENTS=judged)["OUTCOME"] == "pass"
    merge(store, "advance", CASE=number, by="黄科长")
    agreed = merge(
        store, "advance", CASE=number, by="黄科长", DOCUMENT_NO="江海自然资〔2025〕5号",
        entered={"supplement_no": "补 1 号"},
    )  # fmt: skip
    assert agreed["STATE"] == "agreed"
    merge(store, "advance", CASE=number, by="测绘员", entered={"survey_area_m2": "500.12"})
    registered = merge(
        store, "register", CASE=number, by="黄科长", VALUES='{"right_ends_on": "2050-01-01"}',
        entered={
            "new_code": office.NEW_CODE, "certificate_no": "粤第 1 号", "area_basis": "survey",
            "seizure_checked_on": today.isoformat(),
        },
    )  # fmt: skip
    assert (registered["STATE"], registered["REGISTERED_M2"]) == ("registered", 500.12)
    with store.read() as reading:
        new = reading.row("parcel", registered["NEW_PARCEL"]) or {}
        assert new["parcel_code"] == office.NEW_CODE
    back = merge(store, "revoke", CASE=number, by="黄科长", REASON="更正")
    assert (back["STATE"], back["NEW_PARCEL"]) == ("revoked", "")
    [case] = list_cases(store)
    assert read_case(store, case.uuid).steps[-1].opinion == "更正"


def test_an_adoption_names_the_scenarios_that_it_withdraws(store: WorkspaceStore) -> None:
    first, second = office.propose(store), office.propose(store, "b", "c")
    today = office_today().isoformat()
    fresh = {"seized_checked_on": today}
    store.write([Update("parcel", key, 1, fresh) for key in "abc"], reason="查询")
    applied = {"applicant": "甲厂", "applied_on": today}
    with pytest.raises(QgsProcessingException, match="HB4407042024002"):
        merge(store, "advance", CASE="HB4407042024001", by=office.DRAFTER, entered=applied)
    assert read_case(store, first).state == "proposed"
    entered = {**applied, "withdraw_cases": ["HB4407042024002"]}
    merge(store, "advance", CASE="HB4407042024001", by=office.DRAFTER, entered=entered)
    assert [read_case(store, each).state for each in (first, second)] == ["accepted", "withdrawn"]


def test_bad_input_is_one_sentence(store: WorkspaceStore) -> None:
    office.propose(store)
    for action, given, part in (
        ("preview", {}, "PARCELS"),
        ("advance", {}, "CASE"),
        ("advance", {"CASE": "HB1"}, "There is no merge HB1"),
        ("advance", {"CASE": "HB4407042024001"}, "Enter who applies"),
        ("advance", {"CASE": "HB4407042024001", "entered": {"report_no": "1"}}, "survey_area_m2"),
        ("judge", {"CASE": "HB4407042024001"}, "JUDGEMENTS"),
        ("revoke", {"CASE": "HB4407042024001"}, "this needs “reviewer”"),
        ("preview", {"PARCELS": PARCELS, "VALUES": '{"geom": 1}'}, "geom"),
    ):
        with pytest.raises(QgsProcessingException) as caught:
            merge(store, action, **given)
        assert part in str(caught.value), (action, str(caught.value))


def test_judgements_are_all_kept_or_none(store: WorkspaceStore) -> None:
    case = office.propose(store)
    said = {
        "by": "王科长", "on": office_today().isoformat(), "reason": "规整",
        "department": "自然资源局",
    }  # fmt: skip
    judged = json.dumps({"M-10": said, "M-11": {**said, "department": ""}})
    with pytest.raises(QgsProcessingException):
        merge(store, "judge", CASE="HB4407042024001", JUDGEMENTS=judged)
    assert read_case(store, case).judgements == ()
    before = read_case(store, case).row_version
    judged = json.dumps({"M-10": said, "M-11": said})
    merge(store, "judge", CASE="HB4407042024001", JUDGEMENTS=judged)
    found = read_case(store, case)
    assert ([each.code for each in found.judgements], found.row_version) == (
        ["M-10", "M-11"], before + 1,
    )  # fmt: skip


@pytest.mark.usefixtures("reviewer")
def test_nobody_agrees_to_what_they_drew_up_under_another_name(store: WorkspaceStore) -> None:
    today = office_today().isoformat()
    number = merge(store, "propose", by="李四", PARCELS=PARCELS)["CASE_NO"]
    with store.read() as reading:
        rows = [dict(reading.row("parcel", key) or {}) for key in "ab"]
    fresh = {"seized_checked_on": today}
    store.write([Update("parcel", r["uuid"], 1, fresh) for r in rows], reason="查询")
    with pytest.raises(QgsProcessingException, match="BY"):
        merge(store, "advance", CASE=number, entered={"applicant": "甲厂", "BY": "黄科长"})
    said = {"by": "王科长", "on": today, "reason": "规整", "department": "自然资源局"}
    merge(store, "judge", CASE=number, JUDGEMENTS=json.dumps({"M-10": said, "M-11": said}))
    applied = {"applicant": "甲厂", "applied_on": today}
    merge(store, "advance", CASE=number, entered=applied)
    state = merge(store, "advance", by="黄科长", CASE=number)["STATE"]
    DISPLAY_NAME.set("李四")
    agreeing = {"ACTION": "advance", "CASE": number, "DOCUMENT_NO": "5号", "BY": "黄科长"}
    with pytest.raises(QgsProcessingException, match="李四"):
        run("mergeparcels", WORKSPACE=str(store.path), **agreeing,
            ENTERED='{"supplement_no": "补 1 号"}')  # fmt: skip
    [case] = list_cases(store)
    assert (state, read_case(store, case.uuid).state) == ("reviewed", "reviewed")


@pytest.mark.parametrize(
    ("action", "given", "expected"),
    [
        ("propose", {"ENTERED": '{"applicnt": "甲厂"}'}, "applicnt; one of applicant"),
        ("preview", {"ENTERED": '{"applicant": "甲厂"}'}, "applicant; one of {}"),
        ("advance", {"ENTERED": '{"to_state": "proposed"}'}, "to_state; one of applicant|"),
        ("judge", {"JUDGEMENTS": '{"M-10": {"by": "王", "outcom": "fail"}}'}, "outcom; one of by|"),
    ],
)
def test_a_misspelt_name_is_refused_and_nothing_is_written(
    store: WorkspaceStore, action: str, given: dict[str, str], expected: str
) -> None:
    case = office.propose(store) if action in {"advance", "judge"} else None
    what = {"PARCELS": PARCELS} if case is None else {"CASE": "HB4407042024001"}
    with pytest.raises(QgsProcessingException) as caught:
        run("mergeparcels", WORKSPACE=str(store.path), ACTION=action, **what, **given)
    assert expected in str(caught.value)
    cases = list_cases(store)
    assert len(cases) == (case is not None)
    assert [len(read_case(store, each.uuid).steps) for each in cases] == [1] * len(cases)


@pytest.mark.parametrize(
    ("action", "name", "given"),
    [
        ("propose", "JUDGEMENTS", {"M-10": {"by": "王", "on": "2025-01-01", "reason": "可"}}),
        ("advance", "VALUES", {"right_ends_on": "2050-01-01"}),
    ],
)
def test_what_an_action_does_not_read_is_refused(
    store: WorkspaceStore, action: str, name: str, given: dict[str, Any]
) -> None:
    [key] = given
    with pytest.raises(QgsProcessingException, match=f"{name}.*{key}"):
        merge(store, action, PARCELS=PARCELS, CASE="HB4407042025001", **{name: json.dumps(given)})
    assert list_cases(store) == ()


def test_the_state_is_told_in_the_language_of_the_sentence(store: WorkspaceStore) -> None:
    feedback = Heard()
    found = merge(store, "propose", PARCELS=PARCELS, feedback=feedback, by="张")
    assert feedback.lines[0] == f"Merge {found['CASE_NO']} 甲厂: Merge proposed"
