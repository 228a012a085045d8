# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A project as somebody opens it: its fields, its parcels with their parts, its boundary."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from lowuse_plugin.domain import field_groups, schema
from lowuse_plugin.domain.ports import Reading, Store, Value
from lowuse_plugin.domain.projects.members import ProjectMember
from lowuse_plugin.services.projects.boundary import gap_of
from lowuse_plugin.services.projects.membership import (
    PROJECT,
    Claim,
    Parts,
    claims_on,
    read_candidates,
    read_members,
)
from lowuse_plugin.services.rows.edit_row import EditableRow, current_row, editable_of

__all__ = [
    "Candidates",
    "ProjectDetails",
    "ProjectMember",
    "blank_project",
    "read_candidate_parcels",
    "read_project_details",
]


@dataclass(frozen=True)
class ProjectDetails:
    """A project as it was opened."""

    row: EditableRow
    members: tuple[ProjectMember, ...]
    shape: bytes | None
    gap_m: float = 0.0
    """How far the parts of its boundary lie apart, where that was asked for."""

    @property
    def parts(self) -> Parts:
        """Its parcels with their parts."""
        return {member.parcel_uuid: member.part_m2 for member in self.members}


@dataclass(frozen=True)
class Candidates:
    """Parcels that may come to a project."""

    members: tuple[ProjectMember, ...]
    """Those that are free."""
    taken: tuple[Claim, ...]
    """Those that another project holds."""
    gone: int
    """How many of those asked for are current no more."""


def read_project_details(store: Store, uuid: str) -> ProjectDetails:
    """Open a project.

    Raises:
        LowUseError: ``EDIT_ROW_GONE``, ``EDIT_ROW_RETIRED`` (why), or what the store says.
    """
    with store.read() as reading:
        found = details_of(reading, uuid)
    return replace(found, gap_m=gap_of(found.shape, store.info.crs, found.row.values["district"]))


def details_of(reading: Reading, uuid: str) -> ProjectDetails:
    """Return a project of one state of the workspace; raises as :func:`read_project_details`."""
    row = editable_of(PROJECT, uuid, current_row(reading, PROJECT, uuid))
    members = tuple(each.member for each in read_members(reading, uuid))
    shape = row.values.get(field_groups.GEOMETRY)
    return ProjectDetails(row, members, shape if isinstance(shape, bytes) else None)


def blank_project() -> ProjectDetails:
    """Return a project that is not in the workspace yet: every field is missing."""
    names = (*schema.shipped().tables[PROJECT].columns, field_groups.GEOMETRY)
    empty: dict[str, Value] = dict.fromkeys(names)
    return ProjectDetails(EditableRow(PROJECT, "", 0, "", "", empty), (), None)


def read_candidate_parcels(store: Store, parcels: Collection[str], project: str) -> Candidates:
    """Return parcels that may come to a project, and those that others hold.

    Args:
        store: The workspace.
        parcels: uuids.
        project: The project, empty for a new one.

    Raises:
        LowUseError: What the store says.
    """
    with store.read() as reading:
        rows = read_candidates(reading, parcels)
        claims = claims_on(reading, parcels, project)
    held = {claim.parcel_uuid for claim in claims}
    free = tuple(row.member for row in rows if row.member.parcel_uuid not in held)
    return Candidates(free, tuple(claims), len(set(parcels)) - len(rows))
