# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Worked cases of the shipped pack, and what they say of a pack that was changed (E17)."""

from __future__ import annotations

from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy.pack import parse_subsidy_policy
from lowuse_plugin.domain.subsidy.golden_cases import golden_file, run_golden
from tests.domain.subsidy.subsidy_case import POLICY

CASE = """
kind = "golden"
today = 2025-01-01
[base]
district = "440703"
land_area_m2 = "24000"
floor_area_m2 = "52800"
project_type = "industrial_upgrade"
use_before = "0601"
use_after = "0601"
accepted_on = "2024-06-30"
three_old = { status = "none" }
[[cases]]
name = "一"
"""


@pytest.fixture(scope="module")
def cases() -> str:
    path = golden_file("jiangfu-2022-10")
    assert path is not None
    return path.read_text(encoding="utf-8")


def test_the_shipped_pack_gives_every_worked_case(cases: str) -> None:
    found = run_golden(POLICY, cases)
    assert [case.name for case in found if not case.passed] == []
    assert len(found) == len({case.name for case in found}) >= 25
    statuses = {case.expected.get("status") for case in found}
    assert {"eligible", "ineligible", "trial", "review"} <= statuses


@pytest.mark.parametrize(
    ("old", "new", "noticed"),
    [
        ('over_mu = "30"    # 超过: the area itself is not enough\nover_m2 = "20000"',
         'over_mu = "30.000015"\nover_m2 = "20000.01"', "面积比 30 亩多 0.01 m²"),
        ('at_least = "1.5"', 'at_least = "1.51"', "容积率恰为 1.5，第一档"),
        ('up_to = "2.0"', 'up_to = "1.99"', "容积率恰为 2.0，第一档"),
        ('up_to = "2.5"', 'up_to = "2.51"', "容积率比 2.5 多 0.01 m²"),
        ('up_to = "3.0"', 'up_to = "3.01"', "容积率比 3.0 多 0.01 m²"),
        ('rate_yuan_per_m2 = "80"', 'rate_yuan_per_m2 = "81"', "容积率 4.0，第四档"),
        ("from = 2022-04-01", "from = 2022-04-02", "2022-04-01 验收，施行首日"),
        ("from = 2022-04-01", "from = 2022-03-31", "2022-03-31 验收，早于施行日"),
        ("to = 2027-03-31", "to = 2027-03-30", "2027-03-31 验收并申请，有效期末日"),
        ("to = 2027-03-31", "to = 2027-04-01", "2027-04-01 验收，有效期后"),
        ('city = "1/5"', 'city = "1/4"', "新会区按 2:8"),
        ('city = "1/2"', 'city = "3/5"', "江海区按 5:5"),
    ],
)  # fmt: skip
def test_a_pack_with_one_wrong_value_fails_the_case_that_stands_for_it(
    cases: str, old: str, new: str, noticed: str
) -> None:
    assert old in POLICY.content
    changed = parse_subsidy_policy(POLICY.content.replace(old, new), "改.toml")
    failed = {case.name: case for case in run_golden(changed, cases) if not case.passed}
    assert noticed in failed
    assert failed[noticed].expected != failed[noticed].found
    assert list(failed[noticed].expected) == list(failed[noticed].found)


def test_expected_and_found_stand_side_by_side() -> None:
    [case] = run_golden(POLICY, CASE + 'expect = { status = "trial", amount_yuan = "" }')
    assert (case.name, case.passed) == ("一", False)
    assert case.expected == {"status": "trial", "amount_yuan": None}
    assert case.found == {"status": "eligible", "amount_yuan": "3168000.00"}


@pytest.mark.parametrize(
    ("case", "passed"),
    [
        ('expect = { "readings.0.name" = "floor_gross", "edges.land.over_m2" = "4000.00" }', True),
        ('expect = { "readings.9.name" = "", "reasons.0" = "", "far.x" = "" }', True),
        ('expect = { "readings.2.name" = "", "readings.x" = "", "switches.0" = "" }', True),
        ('expect = { "readings.1.name" = "floor_gross_two_decimals" }', True),
        ('facts = { land_area_m2 = "0" }\nexpect = { refused = "INPUT_NOT_POSITIVE" }', True),
        ('switches = { no_such = 1 }\nexpect = { refused = "SWITCH_UNKNOWN" }', True),
        ('expect = { refused = "" }', True),
        ('without = ["accepted_on", "no_such"]\nexpect = { status = "trial" }', True),
        ('today = 2024-06-29\nexpect = { status = "trial" }', True),
        ('switches = { far_land = "gross" }\nexpect = { "switches.far_land" = "gross" }', True),
        ('facts = { land_area_m2 = "0" }\nexpect = { status = "eligible" }', False),
    ],
)
def test_a_case_may_look_anywhere_into_the_result(case: str, passed: bool) -> None:
    assert [found.passed for found in run_golden(POLICY, CASE + case)] == [passed]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("kind = ", "Invalid"),
        (CASE.replace('"golden"', '"subsidy"') + "expect = { status = 1 }", "kind"),
        (CASE, "cases[0].expect"),
        (CASE + "expect = {}", "cases[0].expect"),
        (CASE.replace('name = "一"', "") + 'expect = { status = "trial" }', "cases[0].name"),
        (CASE + 'expect = { status = "trial" }\ntoday = "2024-01-01"', "cases[0].today"),
        (CASE + 'expect = { status = "trial" }\nwithout = [1]', "cases[0].without"),
        (CASE + 'expect = { status = "trial" }\nfacts = 1', "cases[0].facts"),
        (CASE.replace("today = 2025-01-01", "") + 'expect = { status = "x" }', "today"),
        (CASE[: CASE.index("[[cases]]")], "cases"),
    ],
)
def test_cases_that_cannot_be_read_name_their_place(text: str, key: str) -> None:
    with pytest.raises(LowUseError) as refused:
        run_golden(POLICY, text)
    assert refused.value.code == "POLICY_INVALID"
    assert str(refused.value.params["key"]).startswith(key)


def test_a_pack_without_cases_has_no_file() -> None:
    assert golden_file("nobody-2030-1") is None
    assert golden_file("../golden/jiangfu-2022-10") == golden_file("jiangfu-2022-10")
    assert golden_file("") is None
    assert isinstance(golden_file("jiangfu-2022-10"), Path)
