# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a merge that goes no further rests on: its newest check, of the members that it has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lowuse_plugin.domain.merging.case import Judgement
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.services.merging import sheets, steps
from lowuse_plugin.services.merging.cases import change_members, read_case
from lowuse_plugin.services.merging.compare_scenarios import compare_scenarios
from lowuse_plugin.services.merging.judging import judge
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.merging import merge_office as office


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with office.workspace(folder) as opened:
        yield opened


def given_back(store: WorkspaceStore) -> str:
    """A merge of a and b that was accepted and is drawn up again."""
    case = office.propose(store)
    office.accept(store, case)
    step = office.step(office.REVIEWED, office.DRAFTER, opinion="退回")
    steps.give_back(store, case, "proposed", step, today=office.TODAY)
    return case


def withdraw(store: WorkspaceStore, case: str) -> None:
    step = office.step(office.TODAY, office.DRAFTER, opinion="撤")
    steps.withdraw(store, case, step, today=office.TODAY)


def on_paper(store: WorkspaceStore, case: str) -> tuple[str, dict[str, str]]:
    [sheet] = sheets.merge_sheets(store, [case], on=office.TODAY)
    return sheet.stage, {each.condition.code: each.outcome for each in sheet.conditions}


def test_a_check_of_other_members_is_history(store: WorkspaceStore) -> None:
    case = given_back(store)
    assert read_case(store, case).newest_check(("screening", "acceptance"))[0] == "acceptance"
    # d lies 30 m from a and is of another holder
    change_members(store, case, ["a", "d"], by=office.DRAFTER, today=office.TODAY)
    withdraw(store, case)
    stage, outcomes = on_paper(store, case)
    assert (stage, outcomes["M-2"], outcomes["M-6"]) == ("screening", "fail", "fail")
    found = read_case(store, case)
    assert sorted(found.checks) == ["screening"]
    assert [(run[0].stage, len(run)) for run in found.checks_before] == [
        ("screening", 12), ("acceptance", 12),
    ]  # fmt: skip
    kept = compare_scenarios(store, [case, office.propose(store)], today=office.TODAY).scenarios[0]
    assert (kept.kept, kept.outcomes["M-2"], kept.outcomes["M-6"]) == (True, "fail", "fail")
    assert kept.failing == sum(outcome == "fail" for outcome in outcomes.values()) > 0


def test_of_the_same_members_the_newest_whole_check_counts(store: WorkspaceStore) -> None:
    """Taken up again it was screened anew; one condition judged since is no whole check."""
    case = given_back(store)
    withdraw(store, case)
    with store.read() as reading:
        version = (reading.row("parcel", "b") or {})["row_version"]
    store.write([Update("parcel", "b", version, {"right_nature": "103"})], reason="改")
    again = office.step(office.TODAY, office.DRAFTER, opinion="重新申请")
    steps.reopen(store, case, again, today=office.TODAY)
    told = Judgement("王科长", office.TODAY, "符合", code="M-10", department="自然资源局")
    judge(store, case, told, today=office.TODAY)
    withdraw(store, case)
    stage, outcomes = on_paper(store, case)
    assert (stage, outcomes["M-7"]) == ("screening", "fail")
    kept = compare_scenarios(store, [case, office.propose(store)], today=office.TODAY).scenarios[0]
    assert kept.outcomes["M-7"] == "fail"
