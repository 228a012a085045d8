# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Merges of parcels are proposed, changed, judged, listed and read (Y-27, D17).

拟合并 may stand with failures shown; what the next step asks is asked when it is taken. Until a
merge is registered its members stay what they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging import procedure as chain
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
from lowuse_plugin.domain.ports import ExpectNoChange, Reading, Receipt, Store, Update, Value
from lowuse_plugin.services.merging.drawing_up import chosen_parcels, draw_up
from lowuse_plugin.services.merging.facts import applicant_of, opened
from lowuse_plugin.services.merging.proposing import Draft, begin_cases
from lowuse_plugin.services.merging.rows import (
    CASE,
    FINAL,
    MEMBER,
    RESTS_ON,
    SeenCase,
    find_case,
    read_cases,
)
from lowuse_plugin.services.merging.scenarios import refuse_taken_name
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
            ``MERGE_SCENARIO_NAME_TAKEN`` (name, case); ``MERGE_WHO_MISSING``,
            ``MERGE_DAY_IN_FUTURE``, ``MERGE_APPLICANT_NUMBER``; as
            :func:`~lowuse_plugin.services.merging.matrix.merge_matrix` and ``merge_preview``; what
            the store raises.
        ConflictError: ``MERGE_MEMBER_CHANGED``: a colleague changed a parcel meanwhile, nothing
            was written; others write faster than this can read and save.
    """
    chosen = chosen_parcels(uuids_)
    day = today or office_today()

    def drafts(reading: Reading) -> list[Draft]:
        refuse_taken_name(reading, chosen, remark)
        return [Draft(chosen, applicant or "", values or {}, versions or {})]

    step = MergeStepInput(by, on or day, opinion=remark)
    [case], receipt = begin_cases(store, drafts, step, day=day, fields=fields)
    return case.uuid, receipt


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
    chosen = chosen_parcels(uuids_)
    day = today or office_today()
    judge_signature(None, MergeStepInput(by, day), day)
    shown = SeenCase(case_uuid, seen)

    def attempt() -> Receipt:
        with store.read() as reading:
            case = shown.find_open(reading)
            if case.state != chain.PROPOSED:
                told = state_word(case.state)
                raise LowUseError("MERGE_NOT_DRAFT", case=case.case_no, state=told)
            refuse_taken_name(reading, chosen, case.remark, case_uuid)
            seq = reading.head().seq
        drawn = draw_up(
            store, chosen, on=day, day=day, applicant=case.applicant,
            versions=versions, values=case.values, fields=fields, case=case,
        )  # fmt: skip
        gone: dict[str, Value] = {"retired_at": now_utc(), "retired_reason": _LEFT}
        changed = {**drawn.case_values, "drafted_by": drafters(case, by)}
        return store.write(
            [
                ExpectNoChange(RESTS_ON, seq),
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
            ``MERGE_APPLICANT_NUMBER``; ``MERGE_SCENARIO_NAME_TAKEN`` (name, case): a new name is
            that of another scenario.
        ConflictError: ``MERGE_CHANGED``; others write faster than this can read and save.
    """
    if applied_on is not None:
        judge_day(applied_on, None, today or office_today())
    shown = SeenCase(case_uuid, seen)

    def attempt() -> Receipt:
        with store.read() as reading:
            case = shown.find_open(reading)
            if case.state != chain.PROPOSED:
                told = state_word(case.state)
                raise LowUseError("MERGE_NOT_DRAFT", case=case.case_no, state=told)
            if remark.strip() != case.remark:
                refuse_taken_name(reading, case.parcels, remark, case.uuid)
            seq = reading.head().seq
        values: dict[str, Value] = {
            "applicant": applicant_of(store, case.parcels, applicant) or None,
            "applied_on": applied_on.isoformat() if applied_on else None,
            "remark": remark.strip() or None,
            "drafted_by": drafters(case, by),
        }
        return store.write(
            [ExpectNoChange(RESTS_ON, seq), Update(CASE, case_uuid, case.row_version, values)],
            reason=f"宗地合并 {case.case_no}：填写申请信息（{by.strip()}）",
        )

    return until_undisturbed(attempt, final=FINAL)
