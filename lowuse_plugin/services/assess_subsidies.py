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
from math import fsum
from typing import Any

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy import SubsidyPolicy
from lowuse_plugin.domain.ports import Change, Insert, Progress, Reading, SilentProgress, Store
from lowuse_plugin.domain.subsidy import assess
from lowuse_plugin.domain.subsidy_input import SubsidyProject, read_project, read_switches
from lowuse_plugin.services.rule_sets import keep_rule_set, stored_rule_set

WITHDRAWN = "withdrawn"
_WHOLE_M2 = 0.01
"""How far the included area may miss the parcel's when the whole parcel is meant."""


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
    never stops the others. Two projects on one parcel are a possible second reward (E-7).

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
    progress = progress or SilentProgress()
    chosen = read_switches(switches or {}, policy)
    with store.read() as reading:
        rows = _chosen(reading.table("subsidy_projects").to_rows(), projects)
        facts = _facts(reading)
        last = _last(reading.table("subsidy_last"))
        kept = stored_rule_set(reading, policy)
    changes: list[Change] = []
    if kept is None:
        insert = keep_rule_set(policy)
        kept = insert.uuid
        changes.append(insert)
    signature = {
        "rule_set_uuid": kept,
        "software_version": software_version,
        "calculated_on": on.isoformat(),
        "calculated_by": calculated_by,
    }
    assessed, refused = [], []
    for done, row in enumerate(rows):
        progress.step(done, len(rows), row["name"])
        try:
            given = project_facts(row, facts.get(row["uuid"], _NOTHING))
            project = read_project(given, policy)
            result = assess(project, policy, switches=chosen, today=on).to_json()
        except LowUseError as error:
            refused.append(RefusedProject(row["uuid"], row["project_code"], row["name"], error))
            continue
        inputs = {"project": given, "switches": vars(chosen), "today": on.isoformat()}
        new = last.get(row["uuid"]) != _identity(row["row_version"], kept, inputs, result)
        if new:
            changes += _case(row, project, inputs, result, signature)
        assessed.append(
            ProjectAssessment(row["uuid"], row["project_code"], row["name"], result, new)
        )
    if changes:
        store.write(changes, reason=f"奖补测算 {policy.id}")
    progress.step(len(rows), len(rows))
    return SubsidySummary(tuple(assessed), tuple(refused), kept)


@dataclass(frozen=True)
class ParcelFacts:
    """What the parcels of a project say of its land."""

    registered_m2: float | None
    """Σ registered areas, None when one is missing or only partly included."""
    plane_m2: float | None
    shared: bool
    """Another project that is not withdrawn lies on one of the parcels (E-7)."""


_NOTHING = ParcelFacts(None, None, shared=False)


def project_facts(row: Mapping[str, Any], parcels: ParcelFacts) -> dict[str, Any]:
    """Return the mapping that the engine reads, from a project row and its parcels.

    Land without an approved or certified area is the sum of the registered areas, else the plane
    area, which gives a trial calculation only (A-04).

    Raises:
        LowUseError: ``INPUT_UNREADABLE`` when a stored list is no JSON.
    """
    given = {name: row[name] for name in _COPIED if row[name] is not None}
    given["village_park"] = bool(row["village_park"])
    given["already_paid"] = parcels.shared
    for name in ("acceptances", "district_parts"):
        given[name] = _list(row, name)
    if row["land_area_m2"] is None:
        for source, area in (("registered", parcels.registered_m2), ("plane", parcels.plane_m2)):
            if area is not None:
                given |= {"land_area_m2": f"{area:.2f}", "land_area_source": source}
                break
    if parcels.plane_m2 is not None and given.get("land_area_source") != "plane":
        given["other_land_areas"] = {"plane": f"{parcels.plane_m2:.2f}"}
    given["three_old"] = {
        "status": row["three_old_status"] or "unknown",
        "overlap_m2": row["three_old_overlap_m2"],
        "document": row["three_old_document"],
    }
    return given


_COPIED = (
    "district",
    "project_type",
    "land_area_m2",
    "land_area_source",
    "net_land_area_m2",
    "floor_area_m2",
    "far_floor_area_m2",
    "underground_floor_area_m2",
    "stated_far",
    "use_before",
    "use_after",
    "applied_on",
)


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


def _list(row: Mapping[str, Any], name: str) -> list[Any]:
    text = row[name]
    if text is None:
        return []
    try:
        found = json.loads(text)
    except ValueError as error:
        raise LowUseError("INPUT_UNREADABLE", field=f"project.{name}", value=text[:60]) from error
    return found if isinstance(found, list) else [found]


def _facts(reading: Reading) -> dict[str, ParcelFacts]:
    """Return what the parcels say, by project."""
    states = {row["uuid"]: row["state"] for row in reading.table("subsidy_projects").to_rows()}
    members: dict[str, list[Mapping[str, Any]]] = {}
    claims: dict[str, set[str]] = {}
    for row in reading.table("subsidy_project_parcels").to_rows():
        members.setdefault(row["project_uuid"], []).append(row)
        if states.get(row["project_uuid"], WITHDRAWN) != WITHDRAWN:
            claims.setdefault(row["parcel_uuid"], set()).add(row["project_uuid"])
    return {
        project: ParcelFacts(
            registered_m2=_sum([_registered(row) for row in rows]),
            plane_m2=_sum([_plane(row) for row in rows]),
            shared=any(claims.get(row["parcel_uuid"], set()) - {project} for row in rows),
        )
        for project, rows in members.items()
    }


def _plane(row: Mapping[str, Any]) -> float | None:
    area: float | None = row["plane_area_m2"] if row["area_m2"] is None else row["area_m2"]
    return area


def _registered(row: Mapping[str, Any]) -> float | None:
    """Return the registered area of a parcel that is included as a whole."""
    area: float | None = row["registered_area_m2"]
    if row["area_m2"] is None or row["plane_area_m2"] is None:
        return area
    return area if abs(row["area_m2"] - row["plane_area_m2"]) <= _WHOLE_M2 else None


def _sum(areas: Sequence[float | None]) -> float | None:
    known = [area for area in areas if area is not None]
    return fsum(known) if len(known) == len(areas) and known else None


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
