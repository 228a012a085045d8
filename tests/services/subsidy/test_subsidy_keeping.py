# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is done with calculations: another pack, scenarios, undoing, reading the history."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.policy.pack import SubsidyPolicy, parse_subsidy_policy
from lowuse_plugin.domain.ports import Insert, Store, Update
from lowuse_plugin.services.history.details import read_details
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.projects.facts import read_facts
from lowuse_plugin.services.projects.listing import list_projects
from lowuse_plugin.services.subsidy.assess import assess_subsidies
from lowuse_plugin.services.subsidy.read_calculation import read_calculation
from lowuse_plugin.services.subsidy.recompute import PackDifference, compare_packs
from lowuse_plugin.services.subsidy.scenarios import list_scenarios, retire_scenario, save_scenario
from lowuse_plugin.services.summarise import summarise
from tests.services.subsidy.subsidy_workspace import (
    ON,
    POLICY,
    new_store,
    project,
    rows,
    run,
    status,
)

HIGHER = 'rate_yuan_per_m2 = "65"'
DOCUMENT = "江财函〔2025〕1号"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with new_store(folder) as opened:
        yield opened


def draft() -> SubsidyPolicy:
    """A later pack: tier 2 pays 65 instead of 60 元 and the city gives 蓬江, 江海 less."""
    text = POLICY.content.replace('id = "jiangfu-2022-10"', 'id = "draft-2027"')
    text = text.replace('rate_yuan_per_m2 = "60"', HIGHER)
    return parse_subsidy_policy(text, "draft.toml")


def differences(store: Store, policy: SubsidyPolicy, **options: Any) -> dict[str, PackDifference]:
    return {each.project_uuid: each for each in compare_packs(store, policy, ON, **options)}


def test_another_pack_is_compared_without_writing_and_then_adopted(store: Store) -> None:
    store.write(
        [
            project("a", redeveloper="甲公司", right_holder_name="乙公司"),
            project("b", floor_area_m2="36000"),
            project("c"),
            project("new"),
            project("lacks", floor_area_m2=None),
        ],
        reason="试",
    )
    run(store, projects=["a", "b", "c"])
    store.write([Update("project", "c", 1, {"land_area_m2": "20000"})], reason="更正")
    before = len(rows(store, "subsidy_case"))
    found = differences(store, draft())
    assert len(rows(store, "subsidy_case")) == before
    a = found["a"]
    assert (a.old_policy, a.old_tier, a.old_amount_fen) == ("jiangfu-2022-10", 2, 316_800_000)
    assert (a.new_tier, a.new_amount_fen, a.reasons) == (2, 343_200_000, ("RATE_DIFFERS",))
    assert a.inform == ("甲公司", "乙公司", "张三")
    assert (found["b"].differs, found["b"].inform) == (False, ())
    assert found["c"].reasons == ("FACTS_CHANGED", "AREA_NOT_OVER_30MU")
    assert (found["c"].new_status, found["c"].new_amount_fen) == ("ineligible", None)
    assert (found["new"].old_policy, found["new"].reasons) == ("", ("NOT_CALCULATED_BEFORE",))
    assert found["lacks"].refused is not None
    given = {"on": ON, "calculated_by": "李四", "software_version": "0.1.0"}
    adopted = assess_subsidies(store, policy=draft(), projects=["a"], **given)  # type: ignore[arg-type]
    assert adopted.assessed[0].result["amount_yuan"] == "3432000.00"
    newest = read_calculation(store, "a")
    assert newest is not None
    assert newest.policy.id == "draft-2027"
    assert not differences(store, draft(), projects=["a"])["a"].differs


def test_a_documented_reading_stays_until_the_pack_is_asked_for(store: Store) -> None:
    store.write([project("p", underground_floor_area_m2="100"), project("q")], reason="试")
    chosen = {"include_underground": True}
    run(store, projects=["p"], switches=chosen, basis_document=DOCUMENT)
    store.write([Update("project", "p", 1, {"underground_floor_area_m2": "200"})], reason="更正")
    again = run(store)
    assert again.assessed[0].result["amount_yuan"] == "3180000.00"
    newest = read_calculation(store, "p")
    assert newest is not None
    assert (newest.switches["include_underground"], newest.basis_document) == (True, DOCUMENT)
    other = read_calculation(store, "q")
    assert other is not None
    assert (other.switches["include_underground"], other.basis_document) == (False, "")
    # Another pack begins with its own readings; the comparison says so.
    found = differences(store, draft(), projects=["p"])["p"]
    assert found.new_amount_fen == 343_200_000
    assert "READINGS_DIFFER" in found.reasons
    assert run(store, projects=["p"], switches={}).assessed[0].result["amount_yuan"] == "3168000.00"


def test_a_scenario_is_kept_by_name_and_counts_nowhere(store: Store) -> None:
    store.write([project("p")], reason="试")
    run(store)
    counted = (summarise(store, on=ON).subsidies, list_projects(store).to_rows())
    facts = {**read_facts(store, "p").project, "floor_area_m2": "72000"}

    def keep(name: str, **more: Any) -> None:
        given = {"policy": POLICY, "switches": {}, "today": ON, "made_by": "张三", **more}
        save_scenario(store, "p", name, facts, **given)

    keep("  加建  一层 ", remark="问过设计院")
    keep("两层", switches={"far_rounding": "two_decimals"})
    latest, first = list_scenarios(store, "p")
    assert (first.name, first.remark, first.made_by, first.made_on) == (
        "加建 一层", "问过设计院", "张三", ON,
    )  # fmt: skip
    assert first.result["amount_yuan"] == "5040000.00"
    assert (first.facts, first.policy_id) == (facts, POLICY.id)
    assert latest.switches["far_rounding"] == "two_decimals"
    assert (summarise(store, on=ON).subsidies, list_projects(store).to_rows()) == counted
    assert not run(store).assessed[0].written

    for name, code in (("加建 一层", "SCENARIO_NAME_TAKEN"), (" ", "SCENARIO_NAMELESS")):
        with pytest.raises(LowUseError) as refused:
            keep(name)
        assert refused.value.code == code
    facts["floor_area_m2"] = "-1"
    with pytest.raises(LowUseError) as refused:
        keep("负数")
    assert (refused.value.code, len(list_scenarios(store, "p"))) == ("INPUT_NEGATIVE", 2)

    store.write([Update("subsidy_scenario", first.uuid, 1, {"remark": "改"})], reason="试")
    with pytest.raises(ConflictError):
        retire_scenario(store, first.uuid, 1, "不要了")
    receipt = retire_scenario(store, first.uuid, 2, "不要了")
    assert [each.name for each in list_scenarios(store, "p")] == ["两层"]
    undo_save(store, receipt.transaction_id)
    assert [each.name for each in list_scenarios(store, "p")] == ["两层", "加建 一层"]


def test_undoing_a_calculation_brings_the_one_before_back(store: Store) -> None:
    store.write([project("p"), project("q")], reason="试")
    first = run(store, projects=["p"])
    store.write([Update("project", "p", 1, {"floor_area_m2": "60000"})], reason="更正")
    second = run(store, projects=["p"])
    run(store, projects=["q"])
    assert first.receipt is not None
    assert second.receipt is not None
    undo_save(store, second.receipt.transaction_id)
    newest = read_calculation(store, "p")
    assert newest is not None
    assert (newest.holds, newest.result["amount_yuan"]) == (False, "3168000.00")
    assert rows(store, "subsidy_share")[0]["amount_fen"] == 316_800_000
    # The first one brought the pack; what was calculated after it since keeps it.
    undo_save(store, first.receipt.transaction_id)
    assert read_calculation(store, "p") is None
    assert read_calculation(store, "q") is not None
    with pytest.raises(LowUseError) as refused:
        undo_save(store, first.receipt.transaction_id)
    assert refused.value.code == "UNDO_ALREADY_DONE"


def test_the_history_of_money_reads_as_people_write_it(store: Store) -> None:
    store.write([project("p", three_old_status="register", project_code="XM-1")], reason="试")
    done = run(store, switches={"far_land": "gross"}, basis_document=DOCUMENT)
    assert done.receipt is not None
    claim = {
        "project_uuid": "p",
        "subsidy_case_uuid": rows(store, "subsidy_case")[0]["uuid"],
        "state": "calculated",
        "calculated_by": "张三",
        "approved_fen": 316_800_050,
    }
    paid = store.write([Insert("subsidy_claim", "c", claim)], reason="审定")
    step = {
        "subsidy_claim_uuid": "c",
        "action": "advance",
        "to_state": "approved",
        "done_by": "李四",
        "done_on": "2025-03-01",
        "amount_fen": 5,
        "details": '{"departments": {"finance": {"agrees": true, "opinion": "无意见"}}, '
        '"publicity_from": "2025-02-01", "procedure": "x"}',
    }
    went = store.write([Insert("subsidy_step", "s", step)], reason="审定")
    with store.read() as reading:
        [done_line] = read_details(reading, went.transaction_id, store.info.crs).lines
        [case, share] = read_details(reading, done.receipt.transaction_id, store.info.crs).lines
        [line] = read_details(reading, paid.transaction_id, store.info.crs).lines
    said = {change.title: change.after for change in case.fields}
    assert said["测算金额"] == "3,168,000.00 元"
    assert said["市级补助"] == "633,600.00 元"
    assert said["原因代码"] == "在“三旧”标图建库或年度计划内，待复核"
    assert said["结果与解释"] == "待复核，容积率 2.20，第 2 档，3,168,000.00 元"
    assert "土地面积 24,000.00 m²" in said["输入快照"]
    assert said["所依据的宗地版本"] == "无宗地"
    assert said["口径依据文件"] == DOCUMENT
    money = {change.title: change.after for change in share.fields}
    assert (money["金额"], money["测算"]) == (
        "3,168,000.00 元",
        "甲厂升级改造 2025年1月1日 奖补测算",
    )
    assert {each.label for each in (case, share, line, done_line)} == {"甲厂升级改造"}
    assert {change.title: change.after for change in line.fields}["审定金额"] == "3,168,000.50 元"
    steps = {change.title: change.after for change in done_line.fields}
    assert steps["金额"] == "0.05 元"
    assert steps["部门意见与公示情况"].startswith("公示开始 2025年2月1日；")
    assert steps["部门意见与公示情况"].endswith(" 同意：无意见")
    said |= steps
    assert all("{" not in text and "[" not in text for text in said.values())


def test_a_usual_reading_that_a_document_settles_is_kept_as_a_decision(store: Store) -> None:
    store.write([project("p", floor_area_m2="48000.01"), project("q", name="乙")], reason="试")
    usual = {"far_rounding": "exact"}
    assert status(run(store, projects=["p"], switches=usual)) == {
        "p": ("review", ["FAR_ROUNDING_SENSITIVE"])
    }
    decided = run(store, projects=["p"], switches=usual, basis_document=DOCUMENT)
    assert status(decided) == {"p": ("eligible", [])}
    newest = read_calculation(store, "p")
    assert newest is not None
    assert (newest.decided, newest.basis_document) == (usual, DOCUMENT)
    again = run(store)
    assert status(again)["p"] == ("eligible", [])
    assert [item.written for item in again.assessed] == [False, True]
    assert run(store, switches={}, basis_document=DOCUMENT).assessed[0].result["status"] == "review"
    undecided = read_calculation(store, "p")
    assert undecided is not None
    assert (undecided.decided, undecided.basis_document) == ({}, "")
