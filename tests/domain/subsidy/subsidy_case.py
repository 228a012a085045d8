# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One plant of 36 亩 with a ratio of 2.2, from which the tests of the subsidy start."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy.pack import Decision, SubsidyPolicy, find_policy
from lowuse_plugin.domain.subsidy.calculation import assess
from lowuse_plugin.domain.subsidy.input import read_project, read_switches

POLICY = find_policy("jiangfu-2022-10")
TODAY = date(2025, 1, 1)
PLANT: dict[str, Any] = {
    "district": "440703",
    "land_area_m2": "24000",
    "floor_area_m2": "52800",  # 2.2: far from every bound
    "project_type": "industrial_upgrade",
    "use_before": "0601",
    "use_after": "0601",
    "accepted_on": "2024-06-30",
    "three_old": {"status": "none"},
}


def result(
    *,
    today: date = TODAY,
    policy: SubsidyPolicy = POLICY,
    switches: dict[str, Any] | None = None,
    document: str = "",
    **facts: Any,
) -> dict[str, Any]:
    project = read_project({**PLANT, **facts}, policy)
    chosen = read_switches(switches or {}, policy)
    decision = Decision(tuple(switches or ()), document)
    return assess(project, policy, switches=chosen, today=today, decision=decision).to_json()


def refusal(**facts: Any) -> LowUseError:
    with pytest.raises(LowUseError) as refused:
        result(**facts)
    return refused.value


def amounts(found: dict[str, Any]) -> dict[str, str | None]:
    return {reading["name"]: reading["amount_yuan"] for reading in found["readings"]}


def traced(found: dict[str, Any], code: str) -> list[dict[str, Any]]:
    return [line for line in found["trace"] if line["code"] == code]
