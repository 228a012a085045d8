# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What-if calculations that are kept by name: for looking at, never counted anywhere (E07)."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import now_utc
from lowuse_plugin.domain.policy.pack import SubsidyPolicy
from lowuse_plugin.domain.ports import ExpectNoChange, Insert, Reading, Receipt, Store, Update
from lowuse_plugin.domain.subsidy.calculation import assess
from lowuse_plugin.domain.subsidy.input import read_project, read_switches
from lowuse_plugin.services.identification.rule_sets import keep_rule_set, stored_rule_set
from lowuse_plugin.services.projects.facts import to_json
from lowuse_plugin.services.retry import until_undisturbed

_TABLE = "subsidy_scenario"


@dataclass(frozen=True)
class Scenario:
    """One kept what-if."""

    uuid: str
    version: int
    name: str
    facts: dict[str, Any]
    switches: dict[str, Any]
    result: dict[str, Any]
    policy_id: str
    made_by: str
    made_on: date
    remark: str


def save_scenario(
    store: Store,
    project_uuid: str,
    name: str,
    facts: Mapping[str, Any],
    *,
    policy: SubsidyPolicy,
    switches: Mapping[str, object],
    today: date,
    made_by: str,
    remark: str = "",
    made_on: date | None = None,
) -> Receipt:
    """Keep a what-if of a project under a name, calculated once more from the given facts.

    Args:
        store: The workspace.
        project_uuid: The project.
        name: Under which it is found again; one of that name must not stand already.
        facts: As the engine reads them.
        policy: The pack.
        switches: Readings that differ from the pack's; a scenario needs no document.
        today: Day of the calculation.
        made_by: Who keeps it.
        remark: What it is for.
        made_on: When it is kept; the day of the calculation when it is left out.

    Raises:
        LowUseError: ``SCENARIO_NAMELESS``, ``SCENARIO_NAME_TAKEN`` (name, by),
            ``PROJECTS_UNKNOWN``, ``INPUT_…`` of the facts, ``SWITCH_UNKNOWN``.
    """
    title = " ".join(name.split())
    if not title:
        raise LowUseError("SCENARIO_NAMELESS")
    chosen = read_switches(switches, policy)
    project = read_project(facts, policy)
    result = assess(project, policy, switches=chosen, today=today).to_json()
    inputs = {"project": dict(facts), "switches": asdict(chosen), "today": today.isoformat()}
    values = {
        "project_uuid": project_uuid,
        "name": title,
        "inputs": to_json(inputs),
        "result": to_json(result),
        "made_by": made_by,
        "made_on": (made_on or today).isoformat(),
        "remark": remark.strip() or None,
    }

    def attempt() -> Receipt:
        with store.read() as reading:
            _demand_free(reading, project_uuid, title)
            kept = stored_rule_set(reading, policy)
            seq = reading.head().seq
        if kept is None:
            # By itself: undoing the scenario must not take the pack from under calculations.
            pack = keep_rule_set(policy)
            alone = ExpectNoChange(("rule_set", _TABLE, "project"), seq)
            seq = store.write([alone, pack], reason=f"保存政策参数 {policy.id}").last_seq
            kept = pack.uuid
        scenario = Insert(_TABLE, str(uuid.uuid4()), {**values, "rule_set_uuid": kept})
        still = ExpectNoChange(("rule_set", _TABLE, "project"), seq)
        return store.write([still, scenario], reason=f"保存情景 {title}")

    return until_undisturbed(attempt)


def _demand_free(reading: Reading, project_uuid: str, name: str) -> None:
    """Refuse a name that stands already, or a project that is gone.

    Raises:
        LowUseError: ``SCENARIO_NAME_TAKEN``, ``PROJECTS_UNKNOWN``.
    """
    project = reading.row("project", project_uuid)
    if project is None or project["retired_at"] is not None:
        raise LowUseError("PROJECTS_UNKNOWN", count=1, expected=1)
    for row in reading.table("subsidy_scenarios", project=project_uuid).to_rows():
        if row["name"].casefold() == name.casefold():
            raise LowUseError("SCENARIO_NAME_TAKEN", name=row["name"], by=row["made_by"])


def list_scenarios(store: Store, project_uuid: str) -> tuple[Scenario, ...]:
    """Return the scenarios of a project, the newest first.

    Raises:
        LowUseError: What the store says.
    """
    with store.read() as reading:
        return scenarios_in(reading, project_uuid)


def scenarios_in(reading: Reading, project_uuid: str) -> tuple[Scenario, ...]:
    """Return the scenarios of a project in one state of the workspace, the newest first."""
    rows = reading.table("subsidy_scenarios", project=project_uuid).to_rows()
    return tuple(_scenario(row) for row in rows)


def _scenario(row: Mapping[str, Any]) -> Scenario:
    inputs = json.loads(row["inputs"])
    return Scenario(
        uuid=row["uuid"],
        version=row["version"],
        name=row["name"],
        facts=inputs["project"],
        switches=inputs["switches"],
        result=json.loads(row["result"]),
        policy_id=row["rule_set_id"],
        made_by=row["made_by"],
        made_on=date.fromisoformat(row["made_on"]),
        remark=row["remark"] or "",
    )


def retire_scenario(store: Store, scenario_uuid: str, version: int, reason: str) -> Receipt:
    """Take a scenario out of the list; it stays in the history.

    Raises:
        LowUseError: ``SCENARIO_UNKNOWN``.
        ConflictError: A colleague changed it meanwhile.
    """
    with store.read() as reading:
        row = reading.row(_TABLE, scenario_uuid)
    if row is None or row["retired_at"] is not None:
        raise LowUseError("SCENARIO_UNKNOWN")
    gone = {"retired_at": now_utc(), "retired_reason": reason.strip() or "不再需要"}
    update = Update(_TABLE, scenario_uuid, version, gone)
    return store.write([update], reason=f"移除情景 {row['name']!s}")
