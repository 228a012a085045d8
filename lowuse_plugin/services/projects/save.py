# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Saving a project: fields, parcels and boundary as one change with one reason and one undo.

Fields are compared as those of any row (:mod:`edit_row`). The outline of the parcels is never a
conflict: it is made anew from the parcels of now.
"""

from __future__ import annotations

import uuid as uuids
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.field_checks import not_editable
from lowuse_plugin.domain.field_groups import GEOMETRY
from lowuse_plugin.domain.history.conflicts import GroupConflict, RowConflict
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import (
    Insert,
    Reading,
    Receipt,
    Row,
    Store,
    Update,
    Value,
)
from lowuse_plugin.domain.projects.members import ENDED, check_members
from lowuse_plugin.services.claims.state import refuse_ending
from lowuse_plugin.services.history.follow_edit import Following
from lowuse_plugin.services.projects.boundary import (
    DRAWN,
    PARCELS,
    SOURCE,
    drawn_boundary,
    gap_of,
    measured,
    outline_of,
)
from lowuse_plugin.services.projects.membership import (
    PROJECT,
    Membership,
    Parts,
    expect_parcels,
    plan_membership,
    read_members,
    refuse_claimed,
)
from lowuse_plugin.services.projects.read import ProjectDetails
from lowuse_plugin.services.retry import until_undisturbed
from lowuse_plugin.services.rows.edit_row import (
    Beside,
    Decided,
    current_row,
    refuse_unfit,
    save_row,
)
from lowuse_plugin.services.rows.free_numbers import expect_free

NEW, STATE = "新建项目：", "项目状态："
FIRST_STATE = "reserve"
_DRAFT = "PROJECT_IS_DRAFT"
_PART_WHOLE = "PROJECT_PART_WHOLE"
_OUTLINE = "PROJECT_OUTLINE_FOLLOWS"
_STATE_CHANGED = "PROJECT_STATE_CHANGED"


@dataclass(frozen=True)
class ProjectDraft:
    """What a person entered of a project."""

    values: Mapping[str, Value] = field(default_factory=dict)
    """By column; ``boundary_source`` too where it was chosen."""
    members: Parts | None = None
    """All its parcels with their parts; None where nobody changed them."""
    boundary: bytes | None = None
    """WKB as drawn; it counts where there are no parcels or ``boundary_source`` is ``drawn``."""


@dataclass(frozen=True)
class ProjectSaved:
    """A project that is in the workspace."""

    uuid: str
    receipt: Receipt | None
    """None when a colleague had saved the same already."""
    notes: tuple[str, ...]
    """Codes of what followed, and of what is still missing."""
    columns: tuple[str, ...] = ()
    """What was written of the project itself."""
    kept: tuple[GroupConflict, ...] = ()
    """What colleagues changed meanwhile in other groups; it was kept."""
    agreed: tuple[GroupConflict, ...] = ()
    gap_m: float = 0.0
    """How far the parts of the land lie apart, where land or parcels were written."""


def new_project(
    store: Store, draft: ProjectDraft, *, reason: str, today: date | None = None
) -> ProjectSaved:
    """Write a new project. Without parcels and boundary it is a draft, and the notes say so.

    Args:
        store: The workspace.
        draft: What was entered.
        reason: Why, for the log.
        today: The day in the office.

    Raises:
        LowUseError: ``EDIT_REASON_MISSING``, ``EDIT_NOT_ALLOWED``; a code of ``check_row`` or
            ``check_members``; ``PROJECT_CODE_TAKEN``, ``PROJECT_PARCEL_TAKEN``,
            ``PROJECT_PARCEL_GONE``; what :func:`drawn_boundary` and the store raise.
        ConflictError: Others write faster than this can read and save.
    """
    if not reason.strip():
        raise LowUseError("EDIT_REASON_MISSING")
    typed, shape = _typed(store, draft)
    values: dict[str, Value] = {k: None if v == "" else v for k, v in typed.items()}
    values |= {"state": FIRST_STATE, **shape}
    required = [c.name for c in schema.shipped().tables[PROJECT].columns.values() if c.required]
    refuse_unfit(PROJECT, values, dict.fromkeys((*required, *typed)), today or office_today())
    key = str(uuids.uuid4())

    def attempt() -> ProjectSaved:
        with store.read() as reading:
            plan = plan_membership(reading, key, {}, draft.members or {}, active=True)
            free = expect_free(reading, PROJECT, key, values)
        follow = _following(store.info.crs, values, values, plan)
        insert = Insert(PROJECT, key, {**values, **follow.values})
        receipt = store.write(
            [*free, *follow.expected, insert, *plan.changes], reason=NEW + reason.strip()
        )
        written = {**values, **follow.values}
        gap = gap_of(written.get(GEOMETRY), store.info.crs, written.get("district"))
        return ProjectSaved(key, receipt, follow.notes, tuple(typed), gap_m=gap)

    return until_undisturbed(attempt)


def save_project(
    store: Store,
    details: ProjectDetails,
    draft: ProjectDraft,
    *,
    reason: str,
    decided: Decided | None = None,
    today: date | None = None,
) -> ProjectSaved | RowConflict:
    """Save what was changed of a project, or say what a person has to decide first.

    Args:
        store: The workspace.
        details: As it was opened.
        draft: What was changed.
        reason: Why, for the log.
        decided: The answer to an earlier conflict.
        today: The day in the office.

    Raises:
        LowUseError: As :func:`new_project`; ``EDIT_NOTHING``; ``PROJECT_MEMBERS_CHANGED``: a
            colleague changed one of the same parcels; what :func:`save_row` raises.
        ConflictError: Others write faster than this can read and save.
    """
    typed, shape = _typed(store, draft)
    members = draft.members if draft.members != details.parts else None
    if not (typed or shape) and members is None:
        raise LowUseError("EDIT_NOTHING", row=details.row.label)
    written: dict[str, Value] = {}

    def follow(reading: Reading, now: Row, values: Mapping[str, Value]) -> Callable[[], Following]:
        active = now.get("state") not in ENDED
        plan = plan_membership(reading, details.row.uuid, details.parts, members, active=active)

        def measure() -> Following:
            found = _following(store.info.crs, {**now, **values}, values, plan)
            written.clear()
            written.update({**now, **values, **found.values})
            return replace(found, changes=list(plan.changes))

        return measure

    saved = save_row(
        store,
        details.row,
        typed,
        reason=reason,
        today=today,
        decided=decided,
        beside=Beside(shape, follow),
    )
    if isinstance(saved, RowConflict):
        return saved
    told = bool(shape) or members is not None
    gap = gap_of(written.get(GEOMETRY), store.info.crs, written.get("district")) if told else 0.0
    return ProjectSaved(
        details.row.uuid, saved.receipt, saved.notes, saved.columns, saved.kept, saved.agreed, gap
    )


def set_project_state(
    store: Store, uuid: str, state: str, *, reason: str, seen: str = ""
) -> Receipt:
    """Give a project another state, 退出 and 结案 included.

    One that goes on again takes its parcels back: then no other project may hold them.

    Args:
        store: The workspace.
        uuid: The project.
        state: The one that it gets.
        reason: Why, for the log.
        seen: The state from which the person takes it on; whichever it has when left out.

    Raises:
        LowUseError: ``EDIT_REASON_MISSING``, ``PROJECT_STATE_UNKNOWN`` (value, expected),
            ``PROJECT_STATE_SAME`` (state), ``PROJECT_PARCEL_TAKEN``, ``PROJECT_CLAIM_RUNS``
            (state, claim), ``EDIT_ROW_GONE``, ``EDIT_ROW_RETIRED``; what the store raises.
        ConflictError: ``PROJECT_STATE_CHANGED`` (state): a colleague gave it another one since; or
            others write faster than this can read and save.
    """
    if not reason.strip():
        raise LowUseError("EDIT_REASON_MISSING")
    words = schema.shipped().codes["project_state"].values
    if state not in words:
        raise LowUseError("PROJECT_STATE_UNKNOWN", value=state, expected="、".join(words.values()))

    def attempt() -> Receipt:
        with store.read() as reading:
            now = current_row(reading, PROJECT, uuid)
            if now["state"] == state:
                raise LowUseError("PROJECT_STATE_SAME", state=words[state])
            if seen and now["state"] != seen:
                told = shown_code("project_state", str(now["state"]))
                raise ConflictError(_STATE_CHANGED, table=PROJECT, uuid=uuid, state=told)
            expected = refuse_ending(reading, uuid, state)
            if now["state"] in ENDED and state not in ENDED:
                parcels = [row.member.parcel_uuid for row in read_members(reading, uuid)]
                expected += refuse_claimed(reading, parcels, uuid)
        change = Update(PROJECT, uuid, int(now["row_version"] or 0), {"state": state})
        told = f"{STATE}{words[state]}，{reason.strip()}"
        return store.write([*expected, change], reason=told)

    return until_undisturbed(attempt, final={_STATE_CHANGED})


def _typed(store: Store, draft: ProjectDraft) -> tuple[dict[str, Value], dict[str, Value]]:
    """Return the fields that people typed, and what is said of the boundary."""
    typed = {name: value for name, value in draft.values.items() if name != SOURCE}
    unknown = not_editable(PROJECT, tuple(typed))
    if unknown:
        raise LowUseError("EDIT_NOT_ALLOWED", fields=unknown)
    source = draft.values.get(SOURCE)
    if draft.boundary is not None and source != PARCELS and (source == DRAWN or not draft.members):
        drawn = drawn_boundary(draft.boundary, store.info.crs)
        return typed, {GEOMETRY: drawn, SOURCE: DRAWN}
    return typed, {SOURCE: PARCELS} if source == PARCELS else {}


def _following(crs: str, row: Row, values: Mapping[str, Value], plan: Membership) -> Following:
    """Return boundary and area that follow from the parcels, the drawing and the district.

    Raises:
        LowUseError: What ``check_members`` refuses.
    """
    asked = plan.changes or {"district", "district_parts", "land_area_m2"} & values.keys()
    members = plan.parcels
    if asked:
        problems = check_members(members, str(row.get("district") or ""), row.get("district_parts"))
        for problem in problems:
            if problem.refused:
                raise LowUseError(problem.code, **problem.params)
    found = Following(expected=list(plan.expected))
    boundary, source = row.get(GEOMETRY), row.get(SOURCE)
    by_parcels = source == PARCELS or (not source and (bool(members) or boundary is None))
    if by_parcels and (plan.changes or SOURCE in values):
        outline = outline_of(plan.shapes) if members else None
        found.expected += expect_parcels([m for m in members if not m.retired])
        found.values[SOURCE] = PARCELS if members else None
        if outline != boundary:
            found.values[GEOMETRY] = boundary = outline
            found.notes += (_OUTLINE,)
        if any(m.part_m2 is not None for m in members):
            found.notes += (_PART_WHOLE,)
    if {GEOMETRY, "district"} & {*values, *found.values}:
        found.values |= measured(boundary, crs, row.get("district"))
    if not members and boundary is None:
        found.notes += (_DRAFT,)
    found.values = {name: value for name, value in found.values.items() if row.get(name) != value}
    return found
