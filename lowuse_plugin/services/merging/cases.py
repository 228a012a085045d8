# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Merges of parcels are proposed, changed, judged, listed and read (Y-27, D17).

拟合并 may stand with failures shown; what the next step asks is asked when it is taken. Until a
merge is registered its members stay what they are.
"""

from __future__ import annotations

import uuid as uuids
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.merging.case import FEWEST_MEMBERS, SCREENING
from lowuse_plugin.domain.merging.fields import MergeFields
from lowuse_plugin.domain.merging.records import MergeCase
from lowuse_plugin.domain.merging.steps import (
    MergeStepInput,
    drafters,
    judge_day,
    judge_signature,
    state_word,
)
from lowuse_plugin.domain.merging.values import ValueChoice, choices_text, merge_cells
from lowuse_plugin.domain.moments import now_utc, office_today
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    Insert,
    Reading,
    Receipt,
    Row,
    Store,
    Update,
    Value,
)
from lowuse_plugin.services.merging.facts import applicant_of, opened
from lowuse_plugin.services.merging.matrix import MergeMatrix, merge_matrix
from lowuse_plugin.services.merging.preview import MergePreview, merge_preview
from lowuse_plugin.services.merging.rows import (
    CASE,
    FINAL,
    MEMBER,
    PARCEL,
    RESTS_ON,
    SeenCase,
    find_case,
    read_cases,
    refuse_changed_members,
    refuse_in_case,
)
from lowuse_plugin.services.merging.saving import (
    check_rows,
    expect_members,
    figure_values,
    member_rows,
    step_row,
)
from lowuse_plugin.services.retry import until_undisturbed

_LEFT = "调整合并成员"


def list_cases(source: Store | Reading) -> tuple[MergeCase, ...]:
    """Return the merges by number, with members and steps, without checks and judgements.

    Raises:
        LowUseError: ``INPUT_UNREADABLE`` when stored details are no JSON.
    """
    with opened(source) as reading:
        return read_cases(reading)


def read_case(source: Store | Reading, case_uuid: str) -> MergeCase:
    """Return one merge with all that is known of it.

    Raises:
        LowUseError: ``MERGE_GONE``.
    """
    with opened(source) as reading:
        return find_case(reading, case_uuid)


def propose_merge(
    store: Store,
    uuids_: Sequence[str],
    *,
    by: str,
    on: date | None = None,
    applicant: str | None = None,
    remark: str = "",
    versions: Mapping[str, int] | None = None,
    values: Mapping[str, ValueChoice] | None = None,
    fields: MergeFields | None = None,
    today: date | None = None,
) -> tuple[str, Receipt]:
    """Draw a merge up: 拟合并. What fails is shown and kept, and hinders nothing yet.

    Args:
        store: The workspace.
        uuids_: The parcels.
        by: Who draws it up; another one has to review it.
        on: Day of that; today when left out. Later steps are not before it.
        applicant: Who applies, where it is known already; of a number of a holder the name is
            kept.
        remark: Of the case.
        versions: uuid → version of the parcels as the person saw them.
        values: Column → what the person chose in the preview.
        fields: Rules of the fields; the shipped ones when left out.
        today: Day of the office; the real one when left out.

    Returns:
        Its uuid and the receipt.

    Raises:
        LowUseError: ``MERGE_TOO_FEW`` (count), ``MERGE_MEMBER_IN_CASE`` (parcel, case, state);
            ``MERGE_WHO_MISSING``, ``MERGE_DAY_IN_FUTURE``, ``MERGE_APPLICANT_NUMBER``; as
            :func:`~lowuse_plugin.services.merging.matrix.merge_matrix` and ``merge_preview``; what
            the store raises.
        ConflictError: ``MERGE_MEMBER_CHANGED``: a colleague changed a parcel meanwhile, nothing
            was written; others write faster than this can read and save.
    """
    chosen = list(dict.fromkeys(uuids_))
    if len(chosen) < FEWEST_MEMBERS:
        raise LowUseError("MERGE_TOO_FEW", count=len(chosen))
    day = today or office_today()
    step = MergeStepInput(by, on or day, opinion=remark)
    judge_signature(None, step, day)
    case_uuid = str(uuids.uuid4())

    def attempt() -> Receipt:
        with store.read() as reading:
            seq = reading.head().seq
        who = applicant_of(store, chosen, applicant or "")
        drawn = _drawn(
            store, chosen, seq, on=step.done_on, day=day, applicant=who,
            versions=versions, values=values, fields=fields,
        )  # fmt: skip
        with store.read() as reading:
            number = _number(reading, drawn.preview.district, step.done_on.year)
        case_values: dict[str, Value] = {
            "case_no": number,
            "state": chain.PROPOSED,
            "applicant": who or None,
            "remark": remark.strip() or None,
            "drafted_by": by.strip(),
            "new_values": choices_text(values or {}),
            **drawn.case_values,
        }
        return store.write(
            [
                *drawn.expected,
                Insert(CASE, case_uuid, case_values),
                *drawn.kept(case_uuid, None, by),
                step_row(case_uuid, chain.START, ("", chain.PROPOSED), step, {}),
            ],
            reason=f"宗地合并 {number}：{len(chosen)} 宗拟合并",
        )

    return case_uuid, until_undisturbed(attempt, final=FINAL)


def change_members(
    store: Store,
    case_uuid: str,
    uuids_: Sequence[str],
    *,
    by: str,
    seen: int | None = None,
    versions: Mapping[str, int] | None = None,
    fields: MergeFields | None = None,
    today: date | None = None,
) -> Receipt:
    """Take other parcels into a merge that is being drawn up; what was typed is kept.

    Raises:
        LowUseError: ``MERGE_NOT_DRAFT`` (case, state), ``MERGE_TOO_FEW`` (count); as
            :func:`propose_merge`.
        ConflictError: ``MERGE_CHANGED``; as :func:`propose_merge`.
    """
    chosen = list(dict.fromkeys(uuids_))
    if len(chosen) < FEWEST_MEMBERS:
        raise LowUseError("MERGE_TOO_FEW", count=len(chosen))
    day = today or office_today()
    judge_signature(None, MergeStepInput(by, day), day)
    shown = SeenCase(case_uuid, seen)

    def attempt() -> Receipt:
        with store.read() as reading:
            case = shown.find_open(reading)
            seq = reading.head().seq
        if case.state != chain.PROPOSED:
            raise LowUseError("MERGE_NOT_DRAFT", case=case.case_no, state=state_word(case.state))
        drawn = _drawn(
            store, chosen, seq, on=day, day=day, applicant=case.applicant,
            versions=versions, values=case.values, fields=fields, case=case,
        )  # fmt: skip
        gone: dict[str, Value] = {"retired_at": now_utc(), "retired_reason": _LEFT}
        changed = {**drawn.case_values, "drafted_by": drafters(case, by)}
        return store.write(
            [
                *drawn.expected,
                Update(CASE, case_uuid, case.row_version, changed),
                *(Update(MEMBER, each.uuid, each.row_version, gone) for each in case.members),
                *drawn.kept(case_uuid, case, by),
            ],
            reason=f"宗地合并 {case.case_no}：调整为 {len(chosen)} 宗（{by.strip()}）",
        )

    return until_undisturbed(attempt, final=FINAL)


def change_values(
    store: Store,
    case_uuid: str,
    values: Mapping[str, ValueChoice],
    *,
    by: str,
    seen: int | None = None,
    fields: MergeFields | None = None,
) -> Receipt:
    """Keep what a person chose for the fields of the new parcel, in the place of what was kept.

    Raises:
        LowUseError: ``MERGE_NOT_OPEN`` (case, state); ``INPUT_NOT_ALLOWED`` for a field or a rule
            that there is not; ``MERGE_GONE``.
        ConflictError: ``MERGE_CHANGED``.
    """
    merge_cells((), values, fields)
    shown = SeenCase(case_uuid, seen)

    def attempt() -> Receipt:
        with store.read() as reading:
            case = shown.find_open(reading)
        kept: dict[str, Value] = {
            "new_values": choices_text(values), "drafted_by": drafters(case, by),
        }  # fmt: skip
        return store.write(
            [Update(CASE, case_uuid, case.row_version, kept)],
            reason=f"宗地合并 {case.case_no}：填写合并后属性（{by.strip()}）",
        )

    return until_undisturbed(attempt, final=FINAL)


def change_application(
    store: Store,
    case_uuid: str,
    *,
    applicant: str,
    applied_on: date | None,
    remark: str,
    by: str,
    seen: int | None = None,
    today: date | None = None,
) -> Receipt:
    """Keep who applies, since when, and what is remarked.

    Raises:
        LowUseError: ``MERGE_NOT_DRAFT`` (case, state): 受理 rests on it; ``MERGE_DAY_IN_FUTURE``,
            ``MERGE_APPLICANT_NUMBER``.
        ConflictError: ``MERGE_CHANGED``.
    """
    if applied_on is not None:
        judge_day(applied_on, None, today or office_today())
    shown = SeenCase(case_uuid, seen)

    def attempt() -> Receipt:
        with store.read() as reading:
            case = shown.find_open(reading)
        if case.state != chain.PROPOSED:
            raise LowUseError("MERGE_NOT_DRAFT", case=case.case_no, state=state_word(case.state))
        values: dict[str, Value] = {
            "applicant": applicant_of(store, case.parcels, applicant) or None,
            "applied_on": applied_on.isoformat() if applied_on else None,
            "remark": remark.strip() or None,
            "drafted_by": drafters(case, by),
        }
        return store.write(
            [Update(CASE, case_uuid, case.row_version, values)],
            reason=f"宗地合并 {case.case_no}：填写申请信息（{by.strip()}）",
        )

    return until_undisturbed(attempt, final=FINAL)


@dataclass(frozen=True)
class _Drawn:
    """Parcels that a merge is drawn up of, and the state on which they were looked at."""

    matrix: MergeMatrix
    preview: MergePreview
    rows: Mapping[str, Row]
    expected: tuple[Change, ...]

    @property
    def case_values(self) -> dict[str, Value]:
        """What a case keeps of them."""
        return {
            **figure_values(self.matrix, self.preview),
            "outcome": self.matrix.outcome,
            "district": self.preview.district,
        }

    def kept(self, case_uuid: str, case: MergeCase | None, by: str) -> list[Insert]:
        """Return the rows of the members, and of what was found."""
        return [
            *member_rows(case_uuid, self.preview, self.rows),
            *check_rows(case_uuid, self.matrix.rows, self.matrix, case=case, checked_by=by),
        ]


def _drawn(
    store: Store,
    chosen: Sequence[str],
    seq: int,
    *,
    on: date,
    day: date,
    applicant: str,
    versions: Mapping[str, int] | None,
    values: Mapping[str, ValueChoice] | None,
    fields: MergeFields | None,
    case: MergeCase | None = None,
) -> _Drawn:
    """Look at parcels that a merge is to be drawn up of.

    Args:
        store: The workspace.
        chosen: The parcels.
        seq: Last line of the log before anything was read: holders have no version in a parcel.
        on: Day of the check.
        day: Day of the office, for days that were typed.
        applicant: Who applies, empty where nobody does yet.
        versions: uuid → version as a person saw it.
        values: What a person chose for the fields.
        fields: Rules of the fields.
        case: The case, where there is one.

    Raises:
        LowUseError: As :func:`propose_merge`.
        ConflictError: As :func:`propose_merge`.
    """
    matrix = merge_matrix(
        store, chosen, stage=SCREENING, today=on, applicant=applicant or None,
        judgements=() if case is None else case.judgements,
    )  # fmt: skip
    preview = merge_preview(store, chosen, values=values, fields=fields, today=day)
    with store.read() as reading:
        refuse_changed_members(reading, versions or {}, matrix.versions, matrix.labels)
        refuse_in_case(reading, chosen, "" if case is None else case.uuid)
        rows = {uuid: reading.row(PARCEL, uuid) or {} for uuid in chosen}
    expected = (ExpectNoChange(RESTS_ON, seq), *expect_members(matrix, preview))
    return _Drawn(matrix, preview, rows, expected)


def _number(reading: Reading, district: str, year: int) -> str:
    """Return the next free number of a district in a year."""
    taken = set(reading.table("merge_numbers")["case_no"].to_list())
    pack, serial = chain.shipped(), 1
    while (number := pack.number(district, year, serial)) in taken:
        serial += 1
    return number
