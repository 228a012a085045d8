# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One save of a merge, on the state of the workspace that was judged.

Matrix and preview are computed while no transaction is open; what they rest on stands as a
condition in the save: the versions of the parcels, and that nobody wrote another step.
"""

from __future__ import annotations

import json
import uuid as uuids
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.merging.matrix import MatrixRow
from lowuse_plugin.domain.merging.preview import MergePreview
from lowuse_plugin.domain.merging.records import MergeCase
from lowuse_plugin.domain.merging.steps import MergeStepInput, state_word
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    ExpectRow,
    Insert,
    Reading,
    Receipt,
    Row,
    Store,
    Update,
    Value,
)
from lowuse_plugin.services.merging.matrix import MergeMatrix
from lowuse_plugin.services.merging.rows import (
    CASE,
    CHECK,
    FINAL,
    MEMBER,
    PARCEL,
    RESTS_ON,
    STEP,
    SeenCase,
    refuse_changed_members,
)
from lowuse_plugin.services.retry import until_undisturbed

_MOVED_ON = "TABLE_CHANGED"
_PERSON = "applicant"
"""Stands in the case, in a column that copies leave out for others; steps keep no second one."""


@dataclass(frozen=True)
class Asked:
    """What is asked of which case."""

    case_uuid: str
    step: MergeStepInput
    seen: int | None
    """Its version as the person saw it; nothing is asked of it when it is None."""
    today: date | None


@dataclass(frozen=True)
class Move:
    """What a step does with a case."""

    action: str
    to_state: str
    values: Mapping[str, Value] = field(default_factory=dict)
    details: Mapping[str, object] = field(default_factory=dict)
    matrix: MergeMatrix | None = None
    preview: MergePreview | None = None
    versions: Mapping[str, int] = field(default_factory=dict)
    """Of members that have to be as the person saw them, also where the case is older."""
    rests_on: Sequence[str] = ()
    """Further tables that were looked at: nobody may have written them since."""
    more: Callable[[Reading], Sequence[Change]] | None = None
    """What is saved with it, read in the state on which it is saved."""
    beside: Sequence[Change] = ()
    """What is saved with it and was read when it was decided."""
    also: str = ""
    """Cases that are withdrawn with it, for the reason of the save."""


Decide = Callable[[MergeCase, date], Move]


def done(store: Store, asked: Asked, decide: Decide) -> Receipt:
    """Save what is decided on a case, on the state that was judged.

    Raises:
        LowUseError: ``MERGE_GONE``; what deciding raises.
        ConflictError: ``MERGE_CHANGED``, ``MERGE_MEMBER_CHANGED``; others write faster than this
            can read and save.
    """
    seen = SeenCase(asked.case_uuid, asked.seen)

    def attempt() -> Receipt:
        with store.read() as reading:
            case = seen.find(reading)
            seq = reading.head().seq
        try:
            move = decide(case, asked.today or office_today())
        except LowUseError:
            # What a colleague saved while it was judged says more than what that led to.
            with store.read() as reading:
                seen.find(reading)
            raise
        with store.read() as reading:
            seen.find(reading)
            if move.matrix is not None:
                refuse_changed_members(
                    reading, move.versions, move.matrix.versions, move.matrix.labels
                )
            more = move.more(reading) if move.more is not None else ()
        return store.write(
            [*_expected(move, seq), *more, *move.beside, *_changes(case, move, asked.step)],
            reason=f"宗地合并 {case.case_no}：{_way(case, move)}",
        )

    return until_undisturbed(attempt, final=FINAL)


def _way(case: MergeCase, move: Move) -> str:
    if move.action == chain.REVOKE:
        return "撤销合并，原宗地恢复现势"
    way = " → ".join(map(state_word, (case.state, move.to_state)))
    return f"{way}，撤回 {move.also}" if move.also else way


def _expected(move: Move, seq: int) -> list[Change]:
    tables = tuple(dict.fromkeys((*RESTS_ON, *move.rests_on)))
    expected: list[Change] = [ExpectNoChange(tables, seq)]
    return [*expected, *expect_members(move.matrix, move.preview)]


def expect_members(matrix: MergeMatrix | None, preview: MergePreview | None) -> list[Change]:
    """Return the condition that no member changed since it was looked at.

    Raises:
        ConflictError: Somebody changed one between the two looks: it is looked at again.
    """
    if matrix is None:
        return []
    if preview is not None and preview.versions != matrix.versions:
        raise ConflictError(_MOVED_ON, table=PARCEL, uuid=None)
    return expect_versions(matrix.versions)


def expect_versions(versions: Mapping[str, int]) -> list[Change]:
    """Return the condition that parcels have these versions, by uuid."""
    return [ExpectRow(PARCEL, uuid, version) for uuid, version in versions.items()]


def _changes(case: MergeCase, move: Move, step: MergeStepInput) -> list[Change]:
    values: dict[str, Value] = {}
    rows: list[Change] = []
    if move.matrix is not None:
        values |= {"outcome": move.matrix.outcome}
        rows += check_rows(
            case.uuid, move.matrix.rows, move.matrix, case=case, checked_by=step.done_by
        )
    if move.matrix is not None and move.preview is not None:
        values |= figure_values(move.matrix, move.preview)
        rows += _member_updates(case, move.preview)
    values |= {**move.values, "state": move.to_state}
    states = (case.state, move.to_state)
    return [
        Update(CASE, case.uuid, case.row_version, values),
        *rows,
        step_row(case.uuid, move.action, states, step, move.details),
    ]


def _member_updates(case: MergeCase, preview: MergePreview) -> list[Change]:
    """Return what brings the rows of members up to the parcels that were judged."""
    now = {member.uuid: member for member in preview.members}
    return [
        Update(MEMBER, member.uuid, member.row_version, {
            "parcel_version": now[member.parcel_uuid].version,
            "registered_area_m2": _real(now[member.parcel_uuid].registered),
            "plane_area_m2": now[member.parcel_uuid].plane,
        })
        for member in case.members if member.changed and member.parcel_uuid in now
    ]  # fmt: skip


def member_rows(case_uuid: str, preview: MergePreview, rows: Mapping[str, Row]) -> list[Insert]:
    """Return the rows of the members of a case as the parcels are.

    Args:
        case_uuid: The case.
        preview: What would come of it.
        rows: uuid → the parcel's row.
    """
    return [
        Insert(
            MEMBER,
            str(uuids.uuid4()),
            {
                "merge_case_uuid": case_uuid,
                "parcel_uuid": member.uuid,
                "parcel_version": member.version,
                "parcel_code": rows[member.uuid].get("parcel_code"),
                "registered_area_m2": _real(member.registered),
                "plane_area_m2": member.plane,
                "holder_name": rows[member.uuid].get("holder_name"),
            },
        )
        for member in preview.members
    ]


def figure_values(matrix: MergeMatrix, preview: MergePreview) -> dict[str, Value]:
    """Return what a case keeps of the outline and its areas."""
    areas = preview.areas
    return {
        "geom": preview.outline,
        "registered_area_sum_m2": _real(areas.registered_sum),
        "union_area_m2": areas.union_plane,
        "area_difference_m2": areas.difference,
        "area_epsg": areas.epsg,
        "ellipsoid_area_m2": areas.union_ellipsoidal,
        "gap_m2": preview.gap_m2,
        "overlap_m2": preview.overlap_m2,
        "corners": preview.corners,
        "tolerance_m": matrix.pack.tolerance_m,
        "min_shared_m": matrix.pack.min_shared_m,
        "loose": int(any(reason.params.get("loose") for reason in matrix.row("M-2").reasons)),
    }


def check_rows(
    case_uuid: str,
    rows: Sequence[MatrixRow],
    matrix: MergeMatrix,
    *,
    case: MergeCase | None,
    checked_by: str,
    judged: Mapping[str, str] | None = None,
) -> list[Insert]:
    """Return what a check said, one row a condition; they are only ever added.

    Args:
        case_uuid: The case.
        rows: The conditions to be kept.
        matrix: The check that they are of.
        case: The case, for its judgements; None of one that begins.
        checked_by: Who entered what the check was made for.
        judged: Condition → row of a judgement that is saved with it.
    """
    kept = {**(case.judgement_uuids if case is not None else {}), **(judged or {})}
    return [
        Insert(
            CHECK,
            str(uuids.uuid4()),
            {
                "merge_case_uuid": case_uuid,
                "code": row.code,
                "stage": matrix.stage,
                "outcome": row.outcome,
                "machine_value": row.machine,
                "checked_on": matrix.checked_on.isoformat(),
                "kind": row.kind,
                "detail": _json(row.detail),
                "merge_judgement_uuid": kept.get(row.code)
                if row.judgement is not None and not row.judgement_stale
                else None,
                "rule_pack": matrix.pack.id,
                "rule_pack_hash": matrix.pack.sha256,
                "checked_by": checked_by.strip(),
            },
        )
        for row in rows
    ]


def step_row(
    case_uuid: str,
    action: str,
    states: tuple[str, str],
    step: MergeStepInput,
    details: Mapping[str, object],
) -> Insert:
    """Return the row of a step between two states; steps are only ever added."""
    pack = chain.shipped()
    said = {name: value for name, value in step.details.items() if name != _PERSON}
    kept = {**said, **details, "procedure": {"id": pack.id, "sha256": pack.sha256}}
    return Insert(
        STEP,
        str(uuids.uuid4()),
        {
            "merge_case_uuid": case_uuid,
            "action": action,
            "from_state": states[0] or None,
            "to_state": states[1],
            "done_by": step.done_by.strip(),
            "done_on": step.done_on.isoformat(),
            "document_no": step.document_no.strip() or None,
            "opinion": step.opinion.strip() or None,
            "details": _json(kept),
        },
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)


def _real(value: object) -> float | None:
    return None if value is None else float(value)  # type: ignore[arg-type]
