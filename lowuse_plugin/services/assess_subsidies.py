# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Calculating the subsidy of the projects of a workspace and keeping each calculation."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy import SubsidyPolicy, Switches
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    Insert,
    Progress,
    SilentProgress,
    Store,
)
from lowuse_plugin.domain.subsidy import assess
from lowuse_plugin.domain.subsidy_input import SubsidyProject, read_project, read_switches
from lowuse_plugin.services.project_facts import (
    NOTHING,
    WITHDRAWN,
    parcel_facts,
    project_facts,
)
from lowuse_plugin.services.retry import until_undisturbed
from lowuse_plugin.services.rule_sets import keep_rule_set, stored_rule_set

_RESTS_ON = ("project", "project_parcel", "parcel", "subsidy_case", "rule_set", "import_package")
"""Tables that a calculation reads; it is kept only if nobody wrote them since."""


@dataclass(frozen=True)
class ProjectAssessment:
    """The result of one project, as the interface gives it."""

    project_uuid: str
    project_code: str | None
    name: str
    result: Mapping[str, Any]
    written: bool
    """Whether it differs from the last stored calculation and was kept."""


@dataclass(frozen=True)
class RefusedProject:
    """A project that lacks what a calculation needs: 待补充."""

    project_uuid: str
    project_code: str | None
    name: str
    error: LowUseError


@dataclass(frozen=True)
class SubsidySummary:
    """What a run over projects found and wrote."""

    assessed: tuple[ProjectAssessment, ...]
    refused: tuple[RefusedProject, ...]
    rule_set_uuid: str

    @property
    def counts(self) -> dict[str, int]:
        """Return status → projects."""
        statuses = ("eligible", "review", "trial", "ineligible")
        found = [item.result["status"] for item in self.assessed]
        return {status: found.count(status) for status in statuses}

    @property
    def payable_yuan(self) -> Decimal:
        """Return the sum over eligible projects; trial calculations never count (A-41)."""
        amounts = [
            Decimal(item.result["amount_yuan"])
            for item in self.assessed
            if item.result["status"] == "eligible"
        ]
        return sum(amounts, Decimal("0.00"))


def assess_subsidies(
    store: Store,
    *,
    policy: SubsidyPolicy,
    on: date,
    calculated_by: str,
    software_version: str,
    projects: Sequence[str] | None = None,
    switches: Mapping[str, object] | None = None,
    progress: Progress | None = None,
) -> SubsidySummary:
    """Assess the given projects, or all, and keep the calculations that say something new.

    A project that lacks a needed figure is listed as refused with the field that is missing; it
    never stops the others. Two projects on one parcel are a possible second reward (E-7). When
    somebody changes a project or a parcel meanwhile, all is read and calculated again.

    Args:
        store: The workspace.
        policy: The pack to calculate with.
        on: Day of the calculation.
        calculated_by: 测算人.
        software_version: Version of the plugin, kept with the result.
        projects: Chosen projects; all current ones when it is left out.
        switches: A person's readings, as in the policy pack.
        progress: Hears of every project.

    Raises:
        LowUseError: ``SWITCH_UNKNOWN``, ``PROJECTS_UNKNOWN``, or what the store says.
    """
    chosen = read_switches(switches or {}, policy)
    signature = {
        "software_version": software_version,
        "calculated_on": on.isoformat(),
        "calculated_by": calculated_by,
    }
    return until_undisturbed(
        lambda: _assess(
            store,
            policy=policy,
            on=on,
            signature=signature,
            projects=projects,
            switches=chosen,
            progress=progress or SilentProgress(),
        )
    )


def _assess(
    store: Store,
    *,
    policy: SubsidyPolicy,
    on: date,
    signature: Mapping[str, str],
    projects: Sequence[str] | None,
    switches: Switches,
    progress: Progress,
) -> SubsidySummary:
    """Assess one state of the workspace; kept only if it is still that state.

    Raises:
        ConflictError: Somebody changed what the calculation rests on.
    """
    with store.read() as reading:
        known = reading.table("subsidy_projects").to_rows()
        members = reading.table("subsidy_project_parcels").to_rows()
        stored = reading.table("subsidy_last")
        kept = stored_rule_set(reading, policy)
        seq = reading.head().seq
    rows, facts, last = _chosen(known, projects), parcel_facts(known, members), _last(stored)
    changes: list[Change] = []
    if kept is None:
        insert = keep_rule_set(policy)
        kept = insert.uuid
        changes.append(insert)
    signature = {**signature, "rule_set_uuid": kept}
    assessed, refused = [], []
    for done, row in enumerate(rows):
        progress.step(done, len(rows), row["name"])
        try:
            given = project_facts(row, facts.get(row["uuid"], NOTHING))
            project = read_project(given, policy)
            result = assess(project, policy, switches=switches, today=on).to_json()
        except LowUseError as error:
            refused.append(RefusedProject(row["uuid"], row["project_code"], row["name"], error))
            continue
        inputs = {"project": given, "switches": vars(switches), "today": on.isoformat()}
        new = last.get(row["uuid"]) != _identity(row["row_version"], kept, inputs, result)
        if new:
            changes += _case(row, project, inputs, result, signature)
        assessed.append(
            ProjectAssessment(row["uuid"], row["project_code"], row["name"], result, new)
        )
    if changes:
        still = ExpectNoChange(_RESTS_ON, seq)
        store.write([still, *changes], reason=f"奖补测算 {policy.id}")
    progress.step(len(rows), len(rows))
    return SubsidySummary(tuple(assessed), tuple(refused), kept)


def _chosen(
    rows: Sequence[Mapping[str, Any]], projects: Sequence[str] | None
) -> list[Mapping[str, Any]]:
    if projects is None:
        return [row for row in rows if row["state"] != WITHDRAWN]
    found = [row for row in rows if row["uuid"] in set(projects)]
    if len(found) < len(set(projects)):
        missing = set(projects).difference(row["uuid"] for row in found)
        raise LowUseError("PROJECTS_UNKNOWN", count=len(missing), expected=len(set(projects)))
    return found


def _last(table: ColumnTable) -> dict[str, Any]:
    return {
        row["project_uuid"]: _identity(
            row["project_version"],
            row["rule_set_uuid"],
            json.loads(row["inputs"]),
            json.loads(row["result"]),
        )
        for row in table.to_rows()
    }


def _identity(
    version: int, rule_set_uuid: str, inputs: Mapping[str, Any], result: Mapping[str, Any]
) -> tuple[Any, ...]:
    """Return what makes a calculation another one: not the day alone."""
    what = {name: value for name, value in inputs.items() if name != "today"}
    outcome = {name: value for name, value in result.items() if name != "trace"}
    return version, rule_set_uuid, _canonical(what), _canonical(outcome)


def _canonical(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _fen(yuan: str | None) -> int | None:
    return None if yuan is None else int(Decimal(yuan) * 100)


def _case(
    row: Mapping[str, Any],
    project: SubsidyProject,
    inputs: Mapping[str, Any],
    result: Mapping[str, Any],
    signature: Mapping[str, str],
) -> list[Insert]:
    """Return the rows of one calculation: the case and what falls to each district."""
    case = Insert(
        "subsidy_case",
        str(uuid.uuid4()),
        {
            "project_uuid": row["uuid"],
            "project_version": row["row_version"],
            "status": result["status"],
            "far": result["far"],
            "tier": result["tier"],
            "rate_yuan_per_m2": result["rate_yuan_per_m2"],
            "amount_fen": _fen(result["amount_yuan"]),
            "city_share_fen": _fen(result["city_share_yuan"]),
            "district_share_fen": _fen(result["district_share_yuan"]),
            "reasons": _canonical(result["reasons"]),
            "warnings": _canonical(result["warnings"]),
            "inputs": _canonical(inputs),
            "result": _canonical(result),
            **signature,
        },
    )
    if result["amount_yuan"] is None:
        return [case]
    whole = {name: result[name] for name in _SHARES}
    parts = result.get("parts", [{"district": project.district, **whole}])
    return [case, *(_share(case.uuid, part) for part in parts)]


_SHARES = ("amount_yuan", "city_share_yuan", "district_share_yuan")


def _share(case_uuid: str, part: Mapping[str, Any]) -> Insert:
    return Insert(
        "subsidy_share",
        str(uuid.uuid4()),
        {
            "subsidy_case_uuid": case_uuid,
            "district": part["district"],
            "amount_fen": _fen(part["amount_yuan"]),
            "city_share_fen": _fen(part["city_share_yuan"]),
            "district_share_fen": _fen(part["district_share_yuan"]),
        },
    )
