# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Calculating the subsidy of the projects of a workspace and keeping each calculation."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy.pack import SubsidyPolicy
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    Insert,
    Progress,
    Receipt,
    SilentProgress,
    Store,
)
from lowuse_plugin.domain.projects.members import ENDED
from lowuse_plugin.domain.subsidy.calculation import assess
from lowuse_plugin.domain.subsidy.input import SubsidyProject, read_project
from lowuse_plugin.services.chosen_readings import Readings, chosen_readings, kept_readings
from lowuse_plugin.services.identification.rule_sets import keep_rule_set, stored_rule_set
from lowuse_plugin.services.projects.facts import AllFacts, Facts, all_facts, read_sources, to_json
from lowuse_plugin.services.retry import until_undisturbed

_RESTS_ON = (
    *("project", "project_parcel", "parcel", "parcel_holder", "right_holder", "three_old_area"),
    *("subsidy_case", "subsidy_claim", "payment", "rule_set", "import_package"),
)
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
    """Under which the pack is kept; empty while no calculation rests on it."""
    receipt: Receipt | None = None
    """Of the save, for undoing it; None when nothing new was said."""

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
    basis_document: str = "",
    progress: Progress | None = None,
) -> SubsidySummary:
    """Assess the given projects, or all, and keep the calculations that say something new.

    A project that lacks a needed figure is listed as refused with the field that is missing; it
    never stops the others. What says the same as the last calculation that still holds is not
    written again. All calculations of a run are one save. When somebody changes a project or a
    parcel meanwhile, all is read and calculated again.

    Args:
        store: The workspace.
        policy: The pack to calculate with.
        on: Day of the calculation.
        calculated_by: 测算人.
        software_version: Version of the plugin, kept with the result.
        projects: Chosen projects; when it is left out all that are neither withdrawn nor closed.
        switches: A person's readings, as in the policy pack; ``{}`` are those of the pack. When it
            is left out, each project keeps what a person chose for it with a document.
        basis_document: Number of the document on which readings other than the pack's rest; it
            settles every reading that ``switches`` names, also a usual one.
        progress: Hears of every project.

    Raises:
        LowUseError: ``SWITCH_UNKNOWN``, ``SWITCH_NEEDS_DOCUMENT``, ``PROJECTS_UNKNOWN``, or what
            the store says.
        CancelledError: Stopped; nothing was written.
    """
    chosen = None if switches is None else chosen_readings(switches, policy, basis_document)
    signature = {
        "software_version": software_version,
        "calculated_on": on.isoformat(),
        "calculated_by": calculated_by,
    }
    run = _Run(policy, on, chosen, signature, progress or SilentProgress())
    return until_undisturbed(lambda: _assess(store, run, projects))


@dataclass(frozen=True)
class _Run:
    """With what projects are assessed."""

    policy: SubsidyPolicy
    on: date
    readings: Readings | None
    """Of all projects; None where each keeps its own."""
    signature: Mapping[str, str | None]
    progress: Progress


def _assess(store: Store, run: _Run, projects: Sequence[str] | None) -> SubsidySummary:
    """Assess one state of the workspace; kept only if it is still that state.

    Raises:
        ConflictError: Somebody changed what the calculation rests on.
    """
    with store.read() as reading:
        sources = read_sources(reading, projects)
        last = {row["project_uuid"]: row for row in reading.table("subsidy_last").to_rows()}
        kept = stored_rule_set(reading, run.policy)
        seq = reading.head().seq
    everything = all_facts(sources, store.info.crs)
    rows = chosen_projects(everything.land.projects, projects)
    facts = facts_to_assess(everything, rows, run.policy)
    rule_set = keep_rule_set(run.policy)
    identity = kept or rule_set.uuid
    cases: list[Change] = []
    assessed, refused = [], []
    for done, row in enumerate(rows):
        run.progress.step(done, len(rows), row["name"])
        key, own = row["uuid"], facts[row["uuid"]]
        try:
            project = readable(own, run.policy)
            readings = run.readings or kept_readings(last.get(key), run.policy)
            result = assess(
                project,
                run.policy,
                switches=readings.switches,
                today=run.on,
                decision=readings.decision,
            ).to_json()
        except LowUseError as error:
            refused.append(RefusedProject(key, row["project_code"], row["name"], error))
            continue
        inputs = _inputs(own, readings, run)
        basis = {"rule_set_uuid": identity, "basis_document": readings.document or None}
        new = _said(last.get(key)) != _identity(basis, inputs, result)
        if new:
            signature = {**run.signature, **basis}
            cases += _case(row, own, project, inputs=inputs, result=result, signature=signature)
        assessed.append(ProjectAssessment(key, row["project_code"], row["name"], result, new))
    run.progress.step(len(rows), len(rows))
    receipt = None
    if cases:
        if kept is None:
            # By itself: undoing a calculation must not take the pack from under later ones.
            alone = ExpectNoChange(_RESTS_ON, seq)
            seq = store.write([alone, rule_set], reason=f"保存政策参数 {run.policy.id}").last_seq
            kept = rule_set.uuid
        still = ExpectNoChange(_RESTS_ON, seq)
        receipt = store.write([still, *cases], reason=_reason(run, assessed))
    return SubsidySummary(tuple(assessed), tuple(refused), kept or "", receipt)


def _reason(run: _Run, assessed: Sequence[ProjectAssessment]) -> str:
    """Return what the history says: which project, or how many."""
    new = [item for item in assessed if item.written]
    what = (new[0].project_code or new[0].name) if len(new) == 1 else f"{len(new)} 个项目"
    return f"奖补测算 {what} {run.policy.document_no}"


def facts_to_assess(
    everything: AllFacts, rows: Sequence[Mapping[str, Any]], policy: SubsidyPolicy
) -> dict[str, Facts]:
    """Return the facts of projects; those that can be calculated count for each other (E-7)."""
    calculating = set()
    for row in rows:
        try:
            readable(everything.facts[row["uuid"]], policy)
        except LowUseError:
            continue
        calculating.add(row["uuid"])
    return everything.with_duplicates([row["uuid"] for row in rows], calculating)


def readable(facts: Facts, policy: SubsidyPolicy) -> SubsidyProject:
    """Return the project as the engine takes it.

    Raises:
        LowUseError: What is missing or wrong.
    """
    if facts.problem is not None:
        raise facts.problem
    return read_project(facts.project, policy)


def _inputs(facts: Facts, readings: Readings, run: _Run) -> dict[str, Any]:
    """Return everything that a result can be computed from again."""
    decided = {"decided": list(readings.decision.switches)} if readings.document else {}
    return {
        "project": facts.project,
        "parcels": facts.parcels,
        "switches": asdict(readings.switches),
        **decided,
        "today": run.on.isoformat(),
        "policy": {"id": run.policy.id, "sha256": run.policy.sha256},
    }


def chosen_projects(
    rows: Sequence[Mapping[str, Any]], projects: Sequence[str] | None
) -> list[Mapping[str, Any]]:
    """Return the rows of chosen projects, else of all that are neither withdrawn nor closed.

    Raises:
        LowUseError: ``PROJECTS_UNKNOWN`` (count, expected).
    """
    if projects is None:
        return [row for row in rows if row["state"] not in ENDED]
    wanted = set(projects)
    found = [row for row in rows if row["uuid"] in wanted]
    if len(found) < len(wanted):
        missing = wanted.difference(row["uuid"] for row in found)
        raise LowUseError("PROJECTS_UNKNOWN", count=len(missing), expected=len(wanted))
    return found


def _said(last: Mapping[str, Any] | None) -> tuple[Any, ...] | None:
    """Return what the newest calculation of a project says, None where none holds."""
    if last is None or not last["holds"]:
        return None
    return _identity(last, json.loads(last["inputs"]), json.loads(last["result"]))


def _identity(
    basis: Mapping[str, Any], inputs: Mapping[str, Any], result: Mapping[str, Any]
) -> tuple[Any, ...]:
    """Return what makes a calculation another one: not the day alone, nor how a parcel is named."""
    what = {name: value for name, value in inputs.items() if name != "today"}
    what["parcels"] = [{**each, "label": ""} for each in inputs.get("parcels", ())]
    outcome = {name: value for name, value in result.items() if name != "trace"}
    return basis["rule_set_uuid"], basis["basis_document"], to_json(what), to_json(outcome)


def _fen(yuan: str | None) -> int | None:
    return None if yuan is None else int(Decimal(yuan) * 100)


def _case(
    row: Mapping[str, Any],
    facts: Facts,
    project: SubsidyProject,
    *,
    inputs: Mapping[str, Any],
    result: Mapping[str, Any],
    signature: Mapping[str, str | None],
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
            "reasons": to_json(result["reasons"]),
            "warnings": to_json(result["warnings"]),
            "inputs": to_json(inputs),
            "result": to_json(result),
            "rests_on": to_json(facts.rests_on),
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
