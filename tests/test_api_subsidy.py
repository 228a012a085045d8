# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The subsidy through the Python interface."""

from __future__ import annotations

import doctest
import json
from typing import Any

import pytest

from lowuse_plugin import api
from lowuse_plugin.domain.errors import LowUseError

PLANT: dict[str, Any] = {
    "district": "440705",
    "land_area_m2": "24000",
    "floor_area_m2": "48000.01",
    "project_type": "industrial_upgrade",
    "use_before": "0601",
    "use_after": "0601",
    "accepted_on": "2024-06-30",
    "three_old": {"status": "none"},
}


@pytest.mark.parametrize("function", [api.assess_subsidy, api.reimbursements, api.identify])
def test_the_worked_examples_hold(function: Any) -> None:
    runner = doctest.DocTestRunner()
    for test in doctest.DocTestFinder().find(function, globs=vars(api)):
        runner.run(test)
    assert runner.summarize().attempted > 0
    assert runner.summarize().failed == 0


def test_the_result_is_plain_json() -> None:
    found = api.assess_subsidy(PLANT, today="2025-01-01")
    assert json.loads(json.dumps(found, ensure_ascii=False)) == found
    assert set(found) == {
        "status", "reasons", "warnings", "far", "tier", "rate_yuan_per_m2", "amount_yuan",
        "city_share_yuan", "district_share_yuan", "readings", "reward_readings",
        "trace", "next_tier", "edges", "notes", "switches",
    }  # fmt: skip
    assert found["city_share_yuan"] == "576000.12"
    assert set(found["trace"][0]) == {
        "code", "clause", "text", "value", "threshold", "outcome", "codes",
    }  # fmt: skip


def test_switches_are_plain_keywords() -> None:
    found = api.assess_subsidy(
        {**PLANT, "underground_floor_area_m2": "1"}, today="2025-01-01", include_underground=True
    )
    assert found["amount_yuan"] == "2880060.60"


def test_the_input_is_left_as_it_was() -> None:
    given = json.loads(json.dumps(PLANT))
    api.assess_subsidy(given, today="2025-01-01")
    assert given == PLANT


def test_without_a_day_today_counts() -> None:
    future = api.assess_subsidy({**PLANT, "accepted_on": "2999-01-01"})
    assert "NOT_ACCEPTED" in future["reasons"]


@pytest.mark.parametrize(
    ("call", "code", "field"),
    [
        (lambda: api.assess_subsidy([]), "INPUT_NOT_A_MAPPING", "project"),
        (lambda: api.assess_subsidy(PLANT, today="soon"), "INPUT_NOT_A_DATE", "today"),
        (lambda: api.assess_subsidy(PLANT, far="2"), "SWITCH_UNKNOWN", "far"),
        (lambda: api.reimbursements("440703", ["much"]), "INPUT_NOT_A_NUMBER", "payments[0]"),
        (lambda: api.reimbursements("440703", "12"), "INPUT_NOT_A_LIST", "payments"),
        (lambda: api.reimbursements("441200", ["12"]), "INPUT_NOT_ALLOWED", "district"),
    ],
)
def test_unreadable_input_names_its_field(call: Any, code: str, field: str) -> None:
    with pytest.raises(LowUseError) as refused:
        call()
    assert (refused.value.code, refused.value.params["field"]) == (code, field)


def test_an_unknown_policy_is_refused() -> None:
    with pytest.raises(LowUseError) as refused:
        api.assess_subsidy(PLANT, policy="none")
    assert refused.value.code == "POLICY_UNKNOWN"
