# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The pack of the procedure, what hinders a step, and the last days of a policy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from lowuse_plugin import paths
from lowuse_plugin.domain.claims.records import (
    ClaimCase,
    ClaimFacts,
    ClaimMoney,
    Material,
    StepInput,
    blockers_of,
    forgotten,
    money_blockers,
    notes_of,
)
from lowuse_plugin.domain.claims.steps import values_of
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy.expiry import expiry_of
from lowuse_plugin.domain.policy.pack import find_policy
from lowuse_plugin.domain.procedure import parse_procedure, shipped

FILE = "subsidy_procedure.toml"
TEXT = paths.resource("policy", FILE).read_text(encoding="utf-8")
DAY = date(2025, 1, 17)
CASE = ClaimCase(
    uuid="c",
    status="eligible",
    amount_fen=100,
    calculated_by="张三",
    calculated_on=date(2025, 1, 1),
    basis_document="",
    holds=True,
    newer_on=None,
    newest_holds=True,
    example=False,
)
PAPER = Material("application", "申请表", True, "missing", "", None, "", None, 0)
FACTS = ClaimFacts(
    state="publicity",
    calculated_by="张三",
    case=CASE,
    project_state="implementing",
    investment_code="2020",
    approval_no="",
    parts={"440705": 100},
    materials=(replace(PAPER, state="present"),),
    steps=(),
    publicity_to=DAY,
    money=ClaimMoney(),
)


def codes(to_state: str, today: date = DAY, **changed: Any) -> list[str]:
    found = blockers_of(replace(FACTS, **changed), to_state, shipped(), today)
    return [each.code for each in found]


def test_the_states_follow_the_order_of_the_procedure() -> None:
    procedure = shipped()
    assert procedure.example
    assert procedure.next_state("calculated") == "reviewed"
    assert procedure.next_state("city_applied") == "city_paid"
    assert procedure.next_state("city_paid") is None
    assert procedure.next_state("withdrawn") is None
    assert procedure.earlier("accepted") == ("calculated", "reviewed")
    assert procedure.earlier("withdrawn") == ()
    assert (
        procedure.reached("approved", "approved"),
        procedure.reached("publicity", "approved"),
    ) == (
        True,
        False,
    )
    assert [each.title for each in procedure.materials][-2:] == ["三旧核查意见", "未重复享受承诺"]


@pytest.mark.parametrize(
    ("was", "becomes", "key"),
    [
        ('"calculated", "reviewed"', '"reviewed", "calculated"', "states"),
        ("days = 7", "days = 0", "publicity.days"),
        ("soon_days = 180", 'soon_days = "180"', "expiry.soon_days"),
        ('item = "certificate"', 'item = "application"', "materials"),
        ('code = "finance"', 'code = "housing"', "departments"),
        ("to = 2027-09-30", "to = 2023-09-30", "pilot.to"),
        ("mandatory = true", 'mandatory = "ja"', "materials[0].mandatory"),
        ('kind = "subsidy_procedure"', 'kind = "subsidy"', "kind"),
    ],
)
def test_a_pack_that_is_wrong_names_file_and_key(was: str, becomes: str, key: str) -> None:
    assert was in TEXT
    with pytest.raises(LowUseError) as caught:
        parse_procedure(TEXT.replace(was, becomes, 1), FILE)
    error = caught.value
    assert (error.code, error.params["file"], error.params["key"]) == ("POLICY_INVALID", FILE, key)


def test_the_shortest_publicity_and_pilot_that_a_pack_can_name_are_a_day() -> None:
    shortest = TEXT.replace("days = 7", "days = 1").replace("to = 2027-09-30", "to = 2023-10-01")
    found = parse_procedure(shortest, FILE)
    assert (found.publicity_days, found.pilot_from, found.pilot_to) == (
        1,
        date(2023, 10, 1),
        date(2023, 10, 1),
    )


def test_what_was_changed_after_the_approval_is_a_note_and_before_it_none() -> None:
    stale = replace(FACTS, case=replace(CASE, holds=False))
    assert notes_of(stale, shipped()) == ()
    assert notes_of(replace(FACTS, state="approved"), shipped()) == ()
    [note] = notes_of(replace(stale, state="city_paid"), shipped())
    assert note.code == "CLAIM_CHANGED_SINCE_APPROVAL"


def test_the_publicity_is_over_the_day_after_its_last() -> None:
    assert codes("approved") == ["CLAIM_PUBLICITY_RUNS"]
    assert codes("approved", DAY + timedelta(days=1)) == []


def test_the_calculation_counts_up_to_the_approval_and_the_ledger_after_it() -> None:
    stale = replace(CASE, holds=False, newest_holds=False)
    assert codes("joint_review", case=stale) == ["CLAIM_CALCULATION_STALE"]
    assert codes("district_paid", case=stale, money=ClaimMoney(paid_fen=1)) == []
    assert codes("district_paid") == ["CLAIM_NOTHING_PAID"]
    assert codes("city_applied", money=ClaimMoney(own_fen=5)) == ["CLAIM_NOTHING_PAID"]
    assert codes("city_paid", money=ClaimMoney(paid_fen=1)) == ["CLAIM_CITY_NOT_PAID"]
    assert codes("city_paid", money=ClaimMoney(1, 0, 1)) == []


def test_all_that_hinders_is_told_at_once_the_gravest_first() -> None:
    worst = replace(CASE, status="trial", example=True, newest_holds=False, newer_on=DAY)
    found = codes(
        "joint_review", case=worst, project_state="closed", investment_code="", materials=(PAPER,)
    )
    assert found == [
        "CLAIM_PROJECT_NOT_ACTIVE",
        "CLAIM_CALCULATION_STALE",
        "CLAIM_CALCULATION_NEWER",
        "CLAIM_TRIAL",
        "EXAMPLE_RULES",
        "CLAIM_NO_PROJECT_NUMBER",
        "CLAIM_MATERIALS_MISSING",
    ]
    assert codes("reviewed", case=replace(CASE, amount_fen=None)) == ["CLAIM_NO_AMOUNT"]
    assert codes("reviewed", calculated_by="无") == ["CLAIM_CALCULATOR_MISSING"]
    assert codes("reviewed", materials=(PAPER,)) == []
    assert codes("accepted", materials=(replace(PAPER, mandatory=False),)) == []


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [(0, 100, ""), (50, 50, ""), (-1, 101, "CLAIM_PARTS_WRONG"), (True, 99, "CLAIM_PARTS_WRONG")],
)
def test_parts_of_an_approval_are_whole_and_not_below_zero(
    first: int, second: int, code: str
) -> None:
    facts = replace(FACTS, parts={"440703": 40, "440705": 60})
    parts = {"440703": first, "440705": second}
    step = StepInput(
        "王五", DAY + timedelta(days=1), "1 号", amount_fen=100, details={"parts": parts}
    )
    if not code:
        assert values_of(facts, "approved", step, shipped())["approved_fen"] == 100
        return
    with pytest.raises(LowUseError, match=code):
        values_of(facts, "approved", step, shipped())


def test_going_back_forgets_what_came_from_that_state_on() -> None:
    assert set(forgotten("publicity", shipped())) == {
        "approved_fen",
        "approved_on",
        "approval_document_no",
        "city_application_no",
    }
    assert set(forgotten("district_paid", shipped())) == {"city_application_no"}
    assert len(forgotten("withdrawn", shipped())) == 8


def test_money_that_was_taken_back_wholly_hinders_nothing() -> None:
    assert money_blockers(ClaimMoney(0, 0, 0)) == ()
    assert [each.code for each in money_blockers(ClaimMoney(0, 1, 0))] == ["CLAIM_HAS_PAYMENTS"]
    assert [each.code for each in money_blockers(ClaimMoney(0, 0, -1))] == ["CLAIM_HAS_PAYMENTS"]


@pytest.mark.parametrize(
    ("today", "left", "soon", "over"),
    [
        (date(2026, 10, 1), 181, False, False),
        (date(2026, 10, 2), 180, True, False),
        (date(2027, 3, 31), 0, True, False),
        (date(2027, 4, 1), -1, False, True),
    ],
)
def test_a_policy_runs_to_its_last_day(today: date, left: int, soon: bool, over: bool) -> None:
    found = expiry_of(find_policy("jiangfu-2022-10"), today)
    assert (found.days_left, found.is_soon, found.is_over) == (left, soon, over)
    assert (found.valid_to, found.gap_until) == (date(2027, 3, 31), date(2027, 9, 30))


def test_a_policy_that_outlives_the_pilot_leaves_no_gap() -> None:
    policy = replace(find_policy("jiangfu-2022-10"), valid_to=date(2027, 9, 30))
    assert expiry_of(policy, DAY).gap_until is None
