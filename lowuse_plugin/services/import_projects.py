# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Projects from a list: project rows, and which parcels belong to each.

A project is known by its 项目编号; importing the same list again updates it and never doubles it.
A project is taken whole or refused whole, with the field that is wrong. What the list leaves out
or blank erases nothing, and what a person edited since the last import stays and is named.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.history import LISTED
from lowuse_plugin.domain.inputs import Fields, read_list
from lowuse_plugin.domain.moments import now_utc
from lowuse_plugin.domain.ports import (
    ExpectNoChange,
    Insert,
    Progress,
    Row,
    SilentProgress,
    Store,
    Update,
    Value,
)
from lowuse_plugin.domain.project_list import ProjectList
from lowuse_plugin.domain.safety import Occasion
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.domain.units import exact
from lowuse_plugin.geometry.wkb import decode, encode
from lowuse_plugin.services.importing.edits import Edits, read_edits, titles
from lowuse_plugin.services.importing.package import IMPORTED
from lowuse_plugin.services.importing.project_table import PARCELS, PROJECT
from lowuse_plugin.services.retry import until_undisturbed

CREATED, UPDATED, UNCHANGED, REFUSED = "created", "updated", "unchanged", "refused"
_GONE_FROM_LIST = "项目清单中已无此宗地"
_LISTS = ("acceptances", "district_parts")


@dataclass(frozen=True)
class ProjectOutcome:
    """What became of one project of the list."""

    row: int
    project_code: str | None
    outcome: str
    """``created``, ``updated``, ``unchanged`` or ``refused``."""
    refusal: LowUseError | None = None
    kept: str = ""
    """Titles of columns that a person edited and the list has otherwise."""


@dataclass(frozen=True)
class ProjectImport:
    """Outcome of the whole list; the counts add up to its length."""

    outcomes: tuple[ProjectOutcome, ...]

    def count(self, outcome: str) -> int:
        """Return how many projects ended so."""
        return sum(item.outcome == outcome for item in self.outcomes)


@dataclass(frozen=True)
class _Member:
    """A parcel that may belong to a project."""

    uuid: str
    shape: Any


@dataclass(frozen=True)
class _Workspace:
    """What the workspace already has."""

    parcels: Mapping[str, list[_Member]]
    projects: Mapping[str, Row]
    """Project number → its row."""
    members: Mapping[str, Mapping[str, _Join]]
    """Project uuid → parcel uuid → the row that joins them."""
    edits: Edits
    seq: int
    """Log line of the state that was read."""


@dataclass(frozen=True)
class _Join:
    """A row of ``project_parcel``."""

    uuid: str
    version: int
    by_hand: bool
    """A person joined them, no list."""


def import_projects(
    store: Store,
    projects: ProjectList,
    *,
    overwrite_edits: bool = False,
    progress: Progress | None = None,
) -> ProjectImport:
    """Write the projects of a list and the parcels that belong to each.

    The outline of a project is the union of its parcels. A list without parcels leaves those of
    a known project as they are; a parcel that the list no longer has leaves the project unless a
    person joined it.

    Args:
        store: The workspace.
        projects: The list.
        overwrite_edits: Take the list's values also where a person edited them since the import.
        progress: Asked between projects.

    Raises:
        LowUseError: What the store raises; a wrong project is an outcome, no error.
        ConflictError: Others change projects faster than the list is compared; nothing was written.
        CancelledError: Stopped; nothing was written.
    """
    watched = progress or SilentProgress()
    # Counted from 1, as people count the projects of a list.
    entries = [Fields.of(row, f"projects[{i}]") for i, row in enumerate(projects.rows, 1)]

    def attempt() -> ProjectImport:
        return _import(store, projects, entries, watched, overwrite=overwrite_edits)

    return until_undisturbed(attempt)


def _import(
    store: Store,
    projects: ProjectList,
    entries: Sequence[Fields],
    progress: Progress,
    *,
    overwrite: bool,
) -> ProjectImport:
    changes: list[Insert | Update] = []
    outcomes: list[ProjectOutcome] = []
    taken: set[str] = set()
    workspace = _read_workspace(store, entries, overwrite=overwrite)
    for i, entry in enumerate(entries):
        progress.step(i, len(entries))
        try:
            wanted, outcome, kept = _changes(entry, workspace, taken)
        except LowUseError as error:
            outcomes.append(ProjectOutcome(i + 1, _code(entry), REFUSED, error))
            continue
        changes += wanted
        outcomes.append(ProjectOutcome(i + 1, _code(entry), outcome, kept=titles(PROJECT, kept)))
    if changes:
        alone = ExpectNoChange((PROJECT, "project_parcel"), workspace.seq)
        reason = f"{IMPORTED}项目 {projects.file_name} {projects.sha256[:12]}"
        source = {LISTED: projects.sha256, "file": projects.file_name}
        told = [replace(change, source=source) for change in changes]
        store.backups.before(Occasion.IMPORT)
        store.write([alone, *told], reason=reason)
    return ProjectImport(tuple(outcomes))


def _code(entry: Fields) -> str | None:
    value = entry.raw("project_code")
    return None if value is None else str(value).strip()


def _read_workspace(store: Store, entries: Sequence[Fields], *, overwrite: bool) -> _Workspace:
    """Return the parcels that the list names, and the projects that are there."""
    keys = sorted({key for entry in entries for key in _parcel_keys(entry, strict=False)})
    with store.read() as reading:
        found = reading.table("import_project_parcels", keys=json.dumps(keys, ensure_ascii=False))
        existing = reading.table(PROJECT)
        joins = reading.table("import_project_members")
        edits = {} if overwrite else read_edits(reading, PROJECT)
        seq = reading.head().seq
    parcels: dict[str, list[_Member]] = {}
    shapes = decode(found["geom"])
    for row, shape in zip(
        found.select(["uuid", "parcel_code", "map_number"]).to_rows(), shapes, strict=True
    ):
        for name in {row["parcel_code"], row["map_number"]} - {None}:
            parcels.setdefault(name, []).append(_Member(row["uuid"], shape))
    members: dict[str, dict[str, _Join]] = {}
    for row in joins.to_rows():
        joined = members.setdefault(row["project_uuid"], {})
        by_hand = row["by_hand"] and not overwrite
        joined[row["parcel_uuid"]] = _Join(row["uuid"], row["row_version"], by_hand)
    known = {row["project_code"]: row for row in existing.to_rows() if row["project_code"]}
    return _Workspace(parcels, known, members, edits, seq)


def _parcel_keys(entry: Fields, *, strict: bool) -> list[str]:
    value = entry.raw(PARCELS)
    if value is None:
        return []
    if not strict and not isinstance(value, list | tuple):
        return []
    return [str(key).strip() for key in read_list(value, entry.field(PARCELS))]


def _changes(
    entry: Fields, workspace: _Workspace, taken: set[str]
) -> tuple[list[Insert | Update], str, Collection[str]]:
    """Return what has to be written for one project, how it ends, and which edits stay.

    Raises:
        LowUseError: The project is refused.
    """
    code = entry.required_text("project_code")
    if code in taken:
        raise LowUseError("PROJECT_TWICE", field=entry.field("project_code"), value=code)
    values = _values(entry)
    members = _members(entry, workspace)
    taken.add(code)
    found = workspace.projects.get(code)
    if found is None:
        key = str(uuid.uuid4())
        values["geom"] = _outline(members)
        return [Insert(PROJECT, key, values), *(_join(key, m) for m in members)], CREATED, ()
    key = str(found["uuid"])
    changes: list[Insert | Update] = []
    if members:
        joined = workspace.members.get(key, {})
        changes += _update_members(joined, key, members)
        if not any(join.by_hand for join in joined.values()):
            values["geom"] = _outline(members)
    update, kept = _update(found, values, workspace.edits.get(key, ()))
    changes += update
    return changes, UPDATED if changes else UNCHANGED, kept


def _values(entry: Fields) -> dict[str, Value]:
    """Return the columns of the project table that the entry gives, checked."""
    specs = schema.shipped().tables[PROJECT].columns
    values = {spec.name: _value(entry, spec) for spec in specs.values() if spec.name in entry.data}
    for spec in specs.values():
        if spec.required and values.get(spec.name) is None:
            raise LowUseError("INPUT_MISSING", field=entry.field(spec.name))
    return {name: value for name, value in values.items() if value is not None}


def _value(entry: Fields, spec: ColumnSpec) -> Value:
    name = spec.name
    if entry.raw(name) is None:
        return None
    if spec.type == "BOOLEAN":
        return int(entry.flag(name))
    if spec.type == "DATE":
        return entry.required_day(name).isoformat()
    if name in _LISTS:
        items = [dict(item.data) for item in entry.mappings(name)]
        return json.dumps(items, ensure_ascii=False, sort_keys=True)
    if spec.type == "DECIMAL":
        entry.amount(name)
        return str(entry.raw(name)).strip()
    values = schema.shipped().codes[spec.domain].values if spec.domain else None
    return entry.text(name) if values is None else entry.choice(name, values)


def _members(entry: Fields, workspace: _Workspace) -> list[_Member]:
    """Return the parcels of a project; each key must name exactly one current parcel."""
    members: dict[str, _Member] = {}
    for key in _parcel_keys(entry, strict=True):
        found = workspace.parcels.get(key, [])
        if len(found) != 1:
            raise LowUseError(
                "PROJECT_PARCEL_AMBIGUOUS" if found else "PROJECT_PARCEL_UNKNOWN",
                field=entry.field(PARCELS),
                value=key,
                count=len(found),
            )
        members[found[0].uuid] = found[0]
    return list(members.values())


def _outline(members: Sequence[_Member]) -> bytes | None:
    shapes = np.array([m.shape for m in members if m.shape is not None], dtype=object)
    if not shapes.size:
        return None
    union = shapely.union_all(shapes)
    polygons = shapely.get_parts(union)
    multi = shapely.multipolygons(polygons[shapely.area(polygons) > 0])
    return bytes(encode(np.array([multi], dtype=object)).values[0])


def _join(project: str, member: _Member) -> Insert:
    values = {"project_uuid": project, "parcel_uuid": member.uuid}
    return Insert("project_parcel", str(uuid.uuid4()), values)


def _update(
    row: Row, values: Mapping[str, Value], edited: Collection[str]
) -> tuple[list[Update], Collection[str]]:
    """Return the update of what differs, nothing when nothing does, and which edits stay."""
    specs = schema.shipped().tables[PROJECT].columns
    differing = {
        name: value
        for name, value in values.items()
        if not _same(row[name], value, decimal=name in specs and specs[name].type == "DECIMAL")
    }
    kept = differing.keys() & set(edited)
    changed = {name: value for name, value in differing.items() if name not in kept}
    version = int(row["row_version"] or 0)
    return ([Update(PROJECT, str(row["uuid"]), version, changed)] if changed else []), kept


def _same(stored: Value, given: Value, *, decimal: bool) -> bool:
    """Compare values; ``100.0`` and ``100.00`` are the same area, ``061`` and ``61`` two uses."""
    if decimal and isinstance(stored, str) and isinstance(given, str):
        return exact(stored) == exact(given)
    return stored == given


def _update_members(
    joined: Mapping[str, _Join], project: str, members: Sequence[_Member]
) -> list[Insert | Update]:
    """Join parcels that are new to the project and retire the joins that are gone."""
    wanted = {member.uuid: member for member in members}
    changes: list[Insert | Update] = [
        _join(project, m) for key, m in wanted.items() if key not in joined
    ]
    gone: dict[str, Value] = {"retired_at": now_utc(), "retired_reason": _GONE_FROM_LIST}
    changes += [
        Update("project_parcel", join.uuid, join.version, gone)
        for parcel, join in joined.items()
        if parcel not in wanted and not join.by_hand
    ]
    return changes
