# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the subsidy engine reads of a stored project, of its parcels and of other projects."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Reading, Store
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.services.claims.duplicates import find_duplicates
from lowuse_plugin.services.overlay.three_old_layer import ThreeOldLayer, read_three_old_layer
from lowuse_plugin.services.projects.as_json import stored_list, stored_mapping
from lowuse_plugin.services.projects.land import LandTables, ProjectLand, land_of, read_tables

UNKNOWN = "unknown"
_COPIED = (
    "district",
    "project_type",
    "land_area_m2",
    "land_area_source",
    "net_land_area_m2",
    "floor_area_m2",
    "far_floor_area_m2",
    "underground_floor_area_m2",
    "industrial_floor_area_m2",
    "retained_floor_area_m2",
    "stated_far",
    "use_before",
    "use_after",
    "approved_on",
    "applied_on",
    "redeveloper",
)
_SNAPSHOT = (
    "district",
    "use_code",
    "use_standard",
    "registered_area_m2",
    "plane_area_m2",
    "boundary",
    "retired",
)


@dataclass(frozen=True)
class Facts:
    """The facts of one project."""

    project: dict[str, Any]
    """Keys as :func:`lowuse_plugin.domain.subsidy.input.read_project` takes them."""
    rests_on: dict[str, list[int]]
    """Parcel → [its version, version of the row that joins it]: what makes it stale."""
    members: int
    """How many parcels belong to the project."""
    problem: LowUseError | None
    """Why nothing can be calculated: ``PROJECT_WITHOUT_PARCELS``, ``INPUT_UNREADABLE``."""
    parcels: list[dict[str, Any]] = field(default_factory=list)
    """The parcels as they were read, for the snapshot and for telling what changed since."""


@dataclass(frozen=True)
class FactSources:
    """What the facts of projects are made from, read in one go."""

    land: LandTables
    three_old: ThreeOldLayer
    only: frozenset[str] | None
    """Projects whose facts are wanted, None for all."""


@dataclass(frozen=True)
class AllFacts:
    """The facts of current projects, from one state of the workspace."""

    land: ProjectLand
    facts: Mapping[str, Facts]
    """By project, without duplicates."""

    def with_duplicates(
        self, projects: Collection[str], calculating: Collection[str] = ()
    ) -> dict[str, Facts]:
        """Return the facts of some projects with what else may be rewarded for the same thing.

        Args:
            projects: Which.
            calculating: Projects that are calculated just now.
        """
        found = find_duplicates(self.land, of=projects, calculating=calculating)
        return {uuid: _with(self.facts[uuid], found.get(uuid, [])) for uuid in projects}


def read_facts(store: Store, project_uuid: str) -> Facts:
    """Return the facts of one project.

    Raises:
        LowUseError: ``PROJECTS_UNKNOWN``, or what the store says.
    """
    with store.read() as reading:
        sources = read_sources(reading, [project_uuid])
    return facts_of(sources, store.info.crs, project_uuid)


def read_sources(reading: Reading, only: Collection[str] | None = None) -> FactSources:
    """Read what facts are made from; nothing is computed while colleagues wait to save.

    Args:
        reading: The state.
        only: Projects whose facts are wanted; the others are read for comparison alone.

    Raises:
        LowUseError: ``STORED_GEOMETRY_UNREADABLE``.
    """
    wanted = None if only is None else frozenset(only)
    land = read_tables(reading)
    status, uuids = land.projects["three_old_status"].to_list(), land.projects["uuid"].to_list()
    asking = {
        uuid
        for uuid, entered in zip(uuids, status, strict=True)
        if _asks_layer(entered) and (wanted is None or uuid in wanted)
    }
    own = np.array([uuid in asking for uuid in uuids], dtype=np.bool_)
    owners = land.parcels["project_uuid"].to_list()
    parts = np.array([uuid in asking for uuid in owners], dtype=np.bool_)
    around = np.concatenate([land.own[own], land.parts[parts]])
    return FactSources(land, read_three_old_layer(reading, around), wanted)


def facts_of(sources: FactSources, crs: str, project_uuid: str) -> Facts:
    """Return the facts of one project from what was read.

    Raises:
        LowUseError: ``PROJECTS_UNKNOWN``.
    """
    found = facts_of_each(sources, crs, [project_uuid])
    if project_uuid not in found:
        raise LowUseError("PROJECTS_UNKNOWN", count=1, expected=1)
    return found[project_uuid]


def facts_of_each(sources: FactSources, crs: str, projects: Collection[str]) -> dict[str, Facts]:
    """Return the facts of those projects that there still are, from what was read."""
    everything = all_facts(sources, crs)
    return everything.with_duplicates([uuid for uuid in projects if uuid in everything.facts])


def all_facts(sources: FactSources, crs: str) -> AllFacts:
    """Return the facts of the projects that are wanted.

    Args:
        sources: As they were read.
        crs: Of the workspace.
    """
    land = land_of(sources.land)
    rows = [r for r in land.projects if sources.only is None or r["uuid"] in sources.only]
    wanted = {row["uuid"] for row in rows}
    planes, tolerances = land.planes_m2(crs, wanted), land.tolerances_m2(wanted)
    empty = land.without_land()
    shapes = {row["uuid"]: shape for row, shape in zip(land.projects, land.shapes, strict=True)}
    found = {}
    for row in rows:
        uuid, by_layer = row["uuid"], None
        if _asks_layer(row["three_old_status"]) and shapes[uuid] is not None:
            by_layer = sources.three_old.facts(shapes[uuid], crs, row["district"])
        measured = _Measured(planes.get(uuid), tolerances.get(uuid), by_layer)
        found[uuid] = _facts(row, land, measured, empty=uuid in empty)
    return AllFacts(land, found)


@dataclass(frozen=True)
class _Measured:
    """What the map says of a project."""

    plane_m2: str | None
    tolerance_m2: str | None
    three_old: Mapping[str, Any] | None


def _facts(row: Mapping[str, Any], land: ProjectLand, measured: _Measured, *, empty: bool) -> Facts:
    members = land.parcels(row["uuid"])
    problem = None
    if empty:
        problem = LowUseError("PROJECT_WITHOUT_PARCELS", project=row["project_code"] or row["name"])
    given: dict[str, Any] = {}
    try:
        given = _project(row, land.registered_m2(row["uuid"]), members, measured)
    except LowUseError as error:
        problem = problem or error
    return Facts(
        project=given,
        rests_on={m["parcel_uuid"]: [m["parcel_version"], m["join_version"]] for m in members},
        members=len(members),
        problem=problem,
        parcels=[_snapshot(member) for member in members],
    )


def _project(
    row: Mapping[str, Any],
    registered_m2: str | None,
    members: Sequence[Mapping[str, Any]],
    measured: _Measured,
) -> dict[str, Any]:
    """Return the mapping that the engine reads.

    Sums stay unrounded: a hair above 30 亩 is above it (A-03).

    Raises:
        LowUseError: ``INPUT_UNREADABLE`` when a stored list is no JSON.
    """
    given = {name: row[name] for name in _COPIED if row[name] is not None}
    given["village_park"] = bool(row["village_park"])
    for name in ("acceptances", "district_parts"):
        given[name] = stored_list(row, name)
    given |= _areas(row, registered_m2, measured.plane_m2)
    if measured.tolerance_m2 is not None:
        given["land_tolerance_m2"] = measured.tolerance_m2
    districts = sorted({str(member["district"]) for member in members if member["district"]})
    if set(districts).difference([row["district"]]):
        given["parcel_districts"] = districts
    uses = {(m["use_code"], m["use_standard"] or "") for m in members if m["use_code"]}
    if uses:
        given["registered_uses"] = [
            {"use": use, "standard": standard} for use, standard in sorted(uses)
        ]
    holder = row["right_holder_name"] or _holders(members)
    if holder:
        given["right_holder"] = holder
    given["three_old"] = measured.three_old or {
        "status": row["three_old_status"] or UNKNOWN,
        "overlap_m2": row["three_old_overlap_m2"],
        "entered_on": row["three_old_entered_on"],
        "as_of": row["three_old_as_of"],
        "document": row["three_old_document"],
    }
    return given


def _areas(
    row: Mapping[str, Any], registered_m2: str | None, plane_m2: str | None
) -> dict[str, Any]:
    """Return the land area with its source, and the same land by the other sources (A-04).

    What a person states goes before what the parcels sum up to; without a stated area the first
    source of the list is taken, the plane area last, which gives a trial calculation only.
    """
    stated = stored_mapping(row, "other_land_areas")
    by_source = {"registered": registered_m2, "plane": plane_m2, **stated}
    known = {source: area for source, area in by_source.items() if area not in (None, "")}
    given: dict[str, Any] = {}
    source = row["land_area_source"]
    if row["land_area_m2"] is None:
        source = next((each for each in _sources() if each in known), None)
        if source is not None:
            given = {"land_area_m2": known[source], "land_area_source": source}
    others = {each: str(area) for each, area in known.items() if each != source}
    return given | ({"other_land_areas": others} if others else {})


def _sources() -> tuple[str, ...]:
    """Return the sources of a land area in the order in which they count (A-04)."""
    return tuple(shipped().codes["land_area_source"].values)


def _holders(members: Sequence[Mapping[str, Any]]) -> str:
    """Return the holders of the parcels, each once."""
    names = dict.fromkeys(member["holder"] for member in members if member["holder"])
    return "、".join(names)


def _asks_layer(entered: str | None) -> bool:
    """Tell whether nobody entered what is known of the 三旧 regime."""
    return entered in (None, "")


def _snapshot(member: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "parcel": member["parcel_uuid"],
        "label": member["label"],
        "part_m2": member["area_m2"],
        **{name: member[name] for name in _SNAPSHOT},
    }


def _with(facts: Facts, duplicates: list[dict[str, Any]]) -> Facts:
    if not duplicates:
        return facts
    given = {**facts.project, "duplicates": duplicates}
    return Facts(given, facts.rests_on, facts.members, facts.problem, facts.parcels)


def to_json(value: Any) -> str:
    """Return values as they are kept: one text for one meaning."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
