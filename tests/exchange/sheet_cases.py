# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Sheets of calculations that the engine makes, without a workspace."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from lowuse_plugin.domain.policy.pack import SubsidyPolicy, find_policy
from lowuse_plugin.domain.subsidy.calculation import assess
from lowuse_plugin.domain.subsidy.input import read_project, read_switches
from lowuse_plugin.domain.subsidy.sheet import Line, Origin, SubsidySheet
from lowuse_plugin.services.subsidy.read_calculation import Calculation, PolicyName
from lowuse_plugin.services.subsidy.sheet import sheet_of

POLICY = find_policy("jiangfu-2022-10")
TODAY = date(2025, 1, 1)
ORIGIN = Origin("张三", TODAY, "0.9.0", "7c1f-店", 42, "ab" * 32)
PLANT: dict[str, Any] = {
    "district": "440705",
    "land_area_m2": "24000",
    "land_area_source": "approval",
    "floor_area_m2": "48000.00",
    "project_type": "industrial_upgrade",
    "use_before": "0601",
    "use_after": "0601",
    "accepted_on": "2024-06-30",
    "three_old": {"status": "none"},
}


def calculation(
    facts: dict[str, Any],
    *,
    policy: SubsidyPolicy = POLICY,
    today: date = TODAY,
    switches: dict[str, Any] | None = None,
    **others: Any,
) -> Calculation:
    """A calculation as the store would give it back."""
    chosen = read_switches(switches or {}, policy)
    result = assess(read_project(facts, policy), policy, switches=chosen, today=today).to_json()
    given: dict[str, Any] = {
        "basis_document": "",
        "changes": (),
        "holds": True,
        **others,
    }
    return Calculation(
        case_uuid="case",
        project_uuid="project",
        result=json.loads(json.dumps(result)),
        inputs={"project": facts, "switches": vars(chosen), "today": today.isoformat()},
        switches=dict(vars(chosen)),
        calculated_by="张三",
        calculated_on=today,
        software_version="0.9.0",
        policy=PolicyName(
            policy.id, policy.title, policy.document_no, policy.sha256, policy.example,
            policy.valid_from, policy.valid_to,
        ),
        is_newest=True,
        **given,
    )  # fmt: skip


def sheet(
    name: str = "甲厂升级改造",
    *,
    policy: SubsidyPolicy = POLICY,
    today: date = TODAY,
    switches: dict[str, Any] | None = None,
    origin: Origin = ORIGIN,
    lines: tuple[Line, ...] = (Line("项目名称", "甲厂"), Line("改造主体", "甲公司")),
    others: dict[str, Any] | None = None,
    **facts: Any,
) -> SubsidySheet:
    """The sheet of a plant with other facts; a fact that is None is left out."""
    given = {key: value for key, value in {**PLANT, **facts}.items() if value is not None}
    made = calculation(given, policy=policy, today=today, switches=switches, **(others or {}))
    found = sheet_of(made, policy, replace(origin, calculated_on=today))
    return replace(
        found, name=name, project_code="GZ-01", redeveloper="甲公司", project_lines=lines
    )
