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

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.history.entries import LISTED
from lowuse_plugin.domain.inputs import Fields, read_list
from lowuse_plugin.domain.moments import now_utc
from lowuse_plugin.domain.ports import (
    ExpectNoChange,
    Insert,
    Progress,
    Reading,
    Row,
    SilentProgress,
    Store,
    Update,
    Value,
)
from lowuse_plugin.domain.projects.list import ProjectList
from lowuse_plugin.domain.projects.members import ENDED, ProjectMember, check_members
from lowuse_plugin.domain.safety import Occasion
from lowuse_plugin.services.importing.edits import Edits, read_edits, titles
from lowuse_plugin.services.importing.package import IMPORTED
from lowuse_plugin.services.importing.project_rows import project_values, refuse_unfit, update_of
from lowuse_plugin.services.importing.project_table import PARCELS, PROJECT
from lowuse_plugin.services.projects.boundary import (
    AREAS,
    DRAWN,
    IMPORTED_SHAPE,
    SOURCE,
    measured,
    outline_of,
    shapes_of,
)
from lowuse_plugin.services.projects.boundary import PARCELS as BY_PARCELS
from lowuse_plugin.services.projects.membership import (
    Claim,
    MemberRow,
    claims_on,
    read_candidates,
)
from lowuse_plugin.services.retry import until_undisturbed

CREATED, UPDATED, UNCHANGED, REFUSED = "created", "updated", "unchanged", "refused"
_OWN = (DRAWN, IMPORTED_SHAPE)
"""Boundaries that are not made from the parcels."""
_GONE_FROM_LIST = "项目清单中已无此宗地"


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
class _Workspace:
    """What the workspace already has."""

    crs: str
    parcels: Mapping[str, list[MemberRow]]
    projects: Mapping[str, Row]
    """Project number → its row."""
    members: Mapping[str, Mapping[str, _Join]]
    """Project uuid → parcel uuid → the row that joins them."""
    edits: Edits
    claims: Mapping[str, list[Claim]]
    """Parcel → the projects that hold it and go on, those of this list included."""
    seq: int
    """Log line of the state that was read."""

    def release(self, key: str, but: Collection[str] = ()) -> None:
        """Let a project hold no parcels any more, but for some."""
        for parcel, held in self.claims.items():
            if parcel not in but:
                held[:] = [claim for claim in held if claim.project_uuid != key]

    def hold(self, members: Sequence[ProjectMember], key: str, name: str) -> None:
        """Let a project hold parcels from now on."""
        for member in members:
            claim = Claim(member.parcel_uuid, member.label, key, name)
            self.claims[member.parcel_uuid].append(claim)


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
        named = found["uuid"].to_list()
        known_parcels = {row.member.parcel_uuid: row for row in read_candidates(reading, named)}
        claims = _claims(reading, [*named, *joins["parcel_uuid"].to_list()])
        seq = reading.head().seq
    parcels: dict[str, list[MemberRow]] = {}
    for row in found.select(["uuid", "parcel_code", "map_number"]).to_rows():
        for name in {row["parcel_code"], row["map_number"]} - {None}:
            parcels.setdefault(name, []).append(known_parcels[row["uuid"]])
    members: dict[str, dict[str, _Join]] = {}
    for row in joins.to_rows():
        joined = members.setdefault(row["project_uuid"], {})
        by_hand = row["by_hand"] and not overwrite
        joined[row["parcel_uuid"]] = _Join(row["uuid"], row["row_version"], by_hand)
    known = {row["project_code"]: row for row in existing.to_rows() if row["project_code"]}
    return _Workspace(store.info.crs, parcels, known, members, edits, claims, seq)


def _claims(reading: Reading, parcels: Collection[str]) -> dict[str, list[Claim]]:
    """Return parcel → the projects that hold it."""
    found: dict[str, list[Claim]] = {parcel: [] for parcel in parcels}
    for claim in claims_on(reading, list(found), ""):
        found[claim.parcel_uuid].append(claim)
    return found


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
    values = project_values(entry)
    members = _members(entry, workspace)
    taken.add(code)
    found = workspace.projects.get(code)
    key = str(uuid.uuid4()) if found is None else str(found["uuid"])
    stored: Row = found or {}
    refuse_unfit(entry, values, stored)
    joined = workspace.members.get(key, {})
    _refuse_parcels(workspace, key, {**stored, **values}, members, stored)
    by_hand = [parcel for parcel, join in joined.items() if join.by_hand]
    if members and not by_hand and stored.get(SOURCE) not in _OWN:
        values |= _boundary({**stored, **values}, members, workspace.crs)
    if found is None:
        joins = [_join(key, row) for row in members]
        return [Insert(PROJECT, key, {"geom": None, **values}), *joins], CREATED, ()
    changes: list[Insert | Update] = _update_members(joined, key, members) if members else []
    # The outline of the parcels is nobody's edit.
    edited = set(workspace.edits.get(key, ())) - {"geom", SOURCE, *AREAS}
    update, kept = update_of(found, values, edited)
    changes += update
    return changes, UPDATED if changes else UNCHANGED, kept


def _refuse_parcels(
    workspace: _Workspace, key: str, row: Row, members: Sequence[MemberRow], stored: Row
) -> None:
    """Refuse parcels that another project holds, or of a district that the project lacks.

    Raises:
        LowUseError: ``PROJECT_PARCEL_TAKEN``, ``PROJECT_DISTRICT_DIFFERS``.
    """
    parcels = [each.member for each in members]
    district = str(row.get("district") or "")
    for problem in check_members(parcels, district, row.get("district_parts")):
        if problem.refused:
            raise LowUseError(problem.code, **problem.params)
    joined = workspace.members.get(key, {})
    if row.get("state") in ENDED:
        workspace.release(key)
        return
    went_on = bool(stored) and stored.get("state") not in ENDED
    for parcel in parcels:
        others = [c for c in workspace.claims.get(parcel.parcel_uuid, ()) if c.project_uuid != key]
        if others and not (went_on and parcel.parcel_uuid in joined):
            raise others[0].refusal()
    if members:
        by_hand = [parcel for parcel, join in joined.items() if join.by_hand]
        name = " ".join(str(row.get(column) or "") for column in ("project_code", "name"))
        workspace.release(key, but=by_hand)
        workspace.hold(parcels, key, name)


def _boundary(row: Row, members: Sequence[MemberRow], crs: str) -> dict[str, Value]:
    """Return the outline of the parcels and its area, as a project's row keeps them."""
    outline = outline_of(shapes_of([each.wkb for each in members]))
    area = measured(outline, crs, row.get("district"))
    return {"geom": outline, SOURCE: BY_PARCELS, **area}


def _members(entry: Fields, workspace: _Workspace) -> list[MemberRow]:
    """Return the parcels of a project; each key must name exactly one current parcel."""
    members: dict[str, MemberRow] = {}
    for key in _parcel_keys(entry, strict=True):
        found = workspace.parcels.get(key, [])
        if len(found) != 1:
            raise LowUseError(
                "PROJECT_PARCEL_AMBIGUOUS" if found else "PROJECT_PARCEL_UNKNOWN",
                field=entry.field(PARCELS),
                value=key,
                count=len(found),
            )
        members[found[0].member.parcel_uuid] = found[0]
    return list(members.values())


def _join(project: str, member: MemberRow) -> Insert:
    values = {"project_uuid": project, "parcel_uuid": member.member.parcel_uuid}
    return Insert("project_parcel", str(uuid.uuid4()), values)


def _update_members(
    joined: Mapping[str, _Join], project: str, members: Sequence[MemberRow]
) -> list[Insert | Update]:
    """Join parcels that are new to the project and retire the joins that are gone."""
    wanted = {row.member.parcel_uuid: row for row in members}
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
