# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which parcels a project has, and that no parcel is in two projects that go on.

What colleagues changed of other parcels meanwhile stays. Where both changed the same parcel nothing
is written: half of one list and half of another is nobody's project.
"""

from __future__ import annotations

import json
import uuid as uuids
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import now_utc
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    ExpectRow,
    Insert,
    Reading,
    Row,
    Update,
)
from lowuse_plugin.domain.projects.members import ENDED, ProjectMember
from lowuse_plugin.geometry.arrays import Geometries
from lowuse_plugin.services.projects.boundary import shapes_of

JOIN, PROJECT, PARCEL = "project_parcel", "project", "parcel"
_LEFT = "编辑项目，移出宗地"

Parts = Mapping[str, float | None]
"""Parcel → its part in m², None for the whole parcel."""


@dataclass(frozen=True)
class MemberRow:
    """A parcel of a project with its shape."""

    member: ProjectMember
    wkb: bytes | None


def read_members(reading: Reading, project: str) -> list[MemberRow]:
    """Return the parcels of a project, in the order in which they came to it."""
    return _rows(reading.table("project_members", project=project).to_rows())


def read_candidates(reading: Reading, parcels: Collection[str]) -> list[MemberRow]:
    """Return current parcels as members that are not joined yet."""
    wanted = json.dumps(list(parcels))
    return _rows(reading.table("project_parcels", uuids=wanted).to_rows())


def _rows(rows: Sequence[Mapping[str, Any]]) -> list[MemberRow]:
    return [
        MemberRow(
            ProjectMember(
                join_uuid=row["join_uuid"],
                join_version=row["join_version"],
                parcel_uuid=row["parcel_uuid"],
                parcel_version=row["parcel_version"],
                label=row["label"],
                holder=row["holder_name"] or "",
                use_code=row["use_code"],
                district=row["district"] or "",
                registered_area_m2=row["registered_area_m2"],
                plane_area_m2=row["plane_area_m2"],
                part_m2=row["area_m2"],
                retired=bool(row["retired"]),
            ),
            row["wkb"],
        )
        for row in rows
    ]


@dataclass(frozen=True)
class Claim:
    """A parcel that a project holds which goes on."""

    parcel_uuid: str
    parcel: str
    project_uuid: str
    project: str
    """Number and name by which people know it."""

    def refusal(self) -> LowUseError:
        """Return why the parcel cannot be in another project."""
        return LowUseError("PROJECT_PARCEL_TAKEN", parcel=self.parcel, project=self.project)


def claims_on(reading: Reading, parcels: Collection[str], but: str) -> list[Claim]:
    """Return which of some parcels other projects hold that were neither withdrawn nor closed.

    Args:
        reading: One state of the workspace.
        parcels: uuids.
        but: The project that asks.
    """
    rows = reading.table("project_claims", uuids=json.dumps(list(parcels)), but=but).to_rows()
    return [
        Claim(
            row["parcel_uuid"],
            row["parcel"],
            row["project_uuid"],
            " ".join(part for part in (row["project_code"], row["name"]) if part),
        )
        for row in rows
    ]


def refuse_claimed(reading: Reading, parcels: Collection[str], but: str) -> list[Change]:
    """Return on which state no other project holds any of some parcels.

    Raises:
        LowUseError: ``PROJECT_PARCEL_TAKEN`` (parcel, project).
    """
    for claim in claims_on(reading, parcels, but):
        raise claim.refusal()
    return [ExpectNoChange((JOIN, PROJECT), reading.head().seq)]


@dataclass(frozen=True)
class Membership:
    """What a list of parcels changes in a project."""

    members: tuple[MemberRow, ...]
    """As they will be, with their parts."""
    changes: tuple[Change, ...]
    expected: tuple[Change, ...]

    @property
    def parcels(self) -> tuple[ProjectMember, ...]:
        """The members."""
        return tuple(row.member for row in self.members)

    @property
    def shapes(self) -> Geometries:
        """Their shapes."""
        return shapes_of([row.wkb for row in self.members])


def plan_membership(
    reading: Reading, project: str, was: Parts, wanted: Parts | None, *, active: bool
) -> Membership:
    """Return what has to be written so that a project has the wanted parcels.

    Args:
        reading: One state of the workspace.
        project: The project.
        was: Its parcels as they were opened.
        wanted: As they are to be; None where nobody changed them.
        active: It holds its parcels: it is neither withdrawn nor closed.

    Raises:
        LowUseError: ``PROJECT_MEMBERS_CHANGED`` (parcels): a colleague changed one that was changed
            here too; ``PROJECT_PARCEL_GONE`` (count), ``PROJECT_PARCEL_TAKEN``.
    """
    now = {row.member.parcel_uuid: row for row in read_members(reading, project)}
    changed = [] if wanted is None else _changed(was, wanted)
    parts = wanted or {}
    _refuse_collision(now, was, parts, changed)
    added = [key for key in changed if key in parts and key not in now]
    rows = {row.member.parcel_uuid: row for row in read_candidates(reading, added)}
    if len(rows) < len(added):
        raise LowUseError("PROJECT_PARCEL_GONE", count=len(added) - len(rows))
    expected = refuse_claimed(reading, added, project) if added and active else []
    after = dict(now)
    changes: list[Change] = []
    for key in changed:
        if key not in parts:
            gone = after.pop(key, None)
            changes += [_leave(gone.member)] if gone else []
        elif key in added:
            after[key] = _with_part(rows[key], parts[key])
            changes.append(_join(project, key, parts[key]))
        elif now[key].member.part_m2 != parts[key]:
            after[key] = _with_part(now[key], parts[key])
            changes.append(_part(now[key].member, parts[key]))
    if changes:
        # A colleague who adds or removes a parcel meanwhile would make the outline another one.
        expected = [ExpectNoChange((JOIN, PROJECT), reading.head().seq)]
        # One who retires a parcel meanwhile cannot know that it is to come here.
        expected += expect_parcels([rows[key].member for key in added])
    return Membership(tuple(after.values()), tuple(changes), tuple(expected))


def _changed(was: Parts, wanted: Parts) -> list[str]:
    missing = object()
    keys = dict.fromkeys((*was, *wanted))
    return [key for key in keys if was.get(key, missing) != wanted.get(key, missing)]


def _refuse_collision(
    now: Mapping[str, MemberRow], was: Parts, wanted: Parts, changed: Sequence[str]
) -> None:
    """Refuse where both changed a parcel, unless to the same."""
    missing = object()
    current = {key: row.member.part_m2 for key, row in now.items()}
    both = [
        key
        for key in changed
        if current.get(key, missing) != was.get(key, missing)
        and current.get(key, missing) != wanted.get(key, missing)
    ]
    if both:
        names = [now[key].member.name if key in now else key[:8] for key in both]
        raise LowUseError("PROJECT_MEMBERS_CHANGED", parcels="、".join(names))


def _with_part(row: MemberRow, part: float | None) -> MemberRow:
    return replace(row, member=replace(row.member, part_m2=part))


def _join(project: str, parcel: str, part: float | None) -> Insert:
    values: Row = {"project_uuid": project, "parcel_uuid": parcel, "area_m2": part}
    return Insert(JOIN, str(uuids.uuid4()), values)


def _leave(member: ProjectMember) -> Update:
    gone: Row = {"retired_at": now_utc(), "retired_reason": _LEFT}
    return Update(JOIN, member.join_uuid, member.join_version, gone)


def _part(member: ProjectMember, part: float | None) -> Update:
    return Update(JOIN, member.join_uuid, member.join_version, {"area_m2": part})


def expect_parcels(members: Sequence[ProjectMember]) -> list[Change]:
    """Return the condition that the parcels stay as they were read: they make the outline."""
    return [ExpectRow(PARCEL, m.parcel_uuid, m.parcel_version) for m in members]


def refuse_doubled(reading: Reading, updates: Iterable[tuple[str, str, Row]]) -> list[Change]:
    """Return on which state no parcel comes to a second project by what is brought back.

    Undoing and restoring give projects their state, and parcels their project, of earlier.

    Args:
        reading: The state on which it is written.
        updates: Table, row and columns of each.

    Raises:
        LowUseError: ``PROJECT_PARCEL_TAKEN``.
    """
    wanted = list(updates)
    states = {uuid: values["state"] for table, uuid, values in wanted
              if table == PROJECT and "state" in values}  # fmt: skip
    expected: list[Change] = []
    for table, uuid, values in wanted:
        if table == PROJECT and _begins_again(reading.row(PROJECT, uuid) or {}, values):
            parcels = [row.member.parcel_uuid for row in read_members(reading, uuid)]
            expected += refuse_claimed(reading, parcels, uuid)
        elif table == JOIN and "retired_at" in values and values["retired_at"] is None:
            join = reading.row(JOIN, uuid) or {}
            project = str(join.get("project_uuid") or "")
            now = reading.row(PROJECT, project) or {}
            if states.get(project, now.get("state")) not in ENDED:
                expected += refuse_claimed(reading, [str(join.get("parcel_uuid"))], project)
    return expected


def _begins_again(now: Row, values: Row) -> bool:
    """Tell whether a project holds its parcels by what is written and did not before."""
    after = {**now, **values}
    held = now.get("state") not in ENDED and not now.get("retired_at")
    return not held and after.get("state") not in ENDED and not after.get("retired_at")
