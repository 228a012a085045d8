# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""拟合并: cases begin, one or many in one save; all of it is written, or nothing."""

from __future__ import annotations

import uuid as uuids
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.merging.case import FEWEST_MEMBERS
from lowuse_plugin.domain.merging.fields import MergeFields
from lowuse_plugin.domain.merging.steps import MergeStepInput, judge_signature
from lowuse_plugin.domain.merging.values import ValueChoice, choices_text
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    Insert,
    Progress,
    Reading,
    Receipt,
    SilentProgress,
    Store,
    Value,
)
from lowuse_plugin.domain.runs import runs
from lowuse_plugin.services.merging.drawing_up import (
    Drawn,
    draw_up,
    free_numbers,
    sole_holder,
)
from lowuse_plugin.services.merging.facts import applicant_of
from lowuse_plugin.services.merging.rows import (
    CASE,
    FINAL,
    RESTS_ON,
    refuse_in_case,
)
from lowuse_plugin.services.merging.saving import step_row
from lowuse_plugin.services.merging.scenarios import scenarios_with
from lowuse_plugin.services.parcels.labels import parcel_label
from lowuse_plugin.services.retry import until_undisturbed

MOST_GROUPS = 200
"""So many are looked at in a few seconds; whoever saves meanwhile lets all be looked at again."""
_BETWEEN, _TO = "、", " 至 "


@dataclass(frozen=True)
class Draft:
    """What a case begins with.

    Attributes:
        applicant: Name or number; empty while nobody applies.
        values: Column → what a person chose for the field of the new parcel.
        versions: uuid → version of the parcels as a person saw them.
    """

    parcels: tuple[str, ...]
    applicant: str = ""
    values: Mapping[str, ValueChoice] = field(default_factory=dict)
    versions: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Proposed:
    """A case that was begun."""

    uuid: str
    case_no: str
    parcels: tuple[str, ...]


def begin_cases(
    store: Store,
    drafts_of: Callable[[Reading], Sequence[Draft]],
    step: MergeStepInput,
    *,
    day: date,
    fields: MergeFields | None,
    progress: Progress | None = None,
) -> tuple[tuple[Proposed, ...], Receipt]:
    """Look at what cases begin with and save all of them, on the state that was looked at.

    Args:
        store: The workspace.
        drafts_of: Reads what each begins with.
        step: Who draws them up, when, and what is remarked.
        day: Day of the office.
        fields: Rules of the fields.
        progress: Is told before every case and before the save, and may stop the work.

    Returns:
        What was begun, in the order of the drafts, and the receipt.

    Raises:
        CancelledError: The user asked to stop; nothing was written.
        LowUseError: ``MERGE_WHO_MISSING``, ``MERGE_DAY_IN_FUTURE``, ``MERGE_APPLICANT_NUMBER``,
            ``MERGE_MEMBER_IN_CASE``; as
            :func:`~lowuse_plugin.services.merging.matrix.merge_matrix` and ``merge_preview``; what
            reading the drafts and the store raise.
        ConflictError: ``MERGE_MEMBER_CHANGED``: a colleague changed a parcel meanwhile, nothing
            was written; others write faster than this can read and save.
    """
    judge_signature(None, step, day)
    watch = progress or SilentProgress()

    def attempt() -> tuple[tuple[Proposed, ...], Receipt]:
        with store.read() as reading:
            seq = reading.head().seq
            drafts = [
                replace(draft, applicant=applicant_of(reading, draft.parcels, draft.applicant))
                for draft in drafts_of(reading)
            ]
        drawn = []
        for place, draft in enumerate(drafts):
            watch.step(place, len(drafts))
            drawn.append(
                draw_up(
                    store, draft.parcels, on=step.done_on, day=day, applicant=draft.applicant,
                    versions=draft.versions, values=draft.values, fields=fields,
                )
            )  # fmt: skip
        watch.step(len(drafts), len(drafts))
        districts = [each.preview.district for each in drawn]
        with store.read() as reading:
            numbers = free_numbers(reading, districts, step.done_on.year)
        begun = tuple(
            Proposed(str(uuids.uuid4()), number, draft.parcels)
            for number, draft in zip(numbers, drafts, strict=True)
        )
        changes: list[Change] = [ExpectNoChange(RESTS_ON, seq)]
        for case, draft, found in zip(begun, drafts, drawn, strict=True):
            changes += _case_rows(case, draft, found, step)
        return begun, store.write(changes, reason=_reason(begun))

    return until_undisturbed(attempt, final=FINAL)


def propose_merges(
    store: Store,
    groups: Sequence[Sequence[str]],
    *,
    by: str,
    on: date | None = None,
    versions: Mapping[str, int] | None = None,
    fields: MergeFields | None = None,
    today: date | None = None,
    progress: Progress | None = None,
) -> tuple[tuple[Proposed, ...], Receipt]:
    """Draw a merge up of each of some groups, in one save that is undone as a whole.

    The holder applies where all parcels of a group have the same one, known by name. Scenarios are
    thought of one by one: a group with a parcel of a case on its way, even of a proposed one, is
    refused.

    Args:
        store: The workspace.
        groups: The parcels of each; the cases are numbered in this order.
        by: Who draws them up; another one has to review them.
        on: Day of that; today when left out.
        versions: uuid → version of the parcels as the person saw them.
        fields: Rules of the fields; the shipped ones when left out.
        today: Day of the office; the real one when left out.
        progress: Is told before every group and before the save, and may stop the work.

    Returns:
        What was begun, in the order of the groups, and the receipt.

    Raises:
        CancelledError: The user asked to stop; nothing was written.
        LowUseError: ``MERGE_MEMBERS_NONE``, ``MERGE_GROUPS_TOO_MANY`` (count, most);
            ``MERGE_GROUP_TOO_FEW`` (parcel),
            ``MERGE_GROUPS_SHARE`` (parcel, one, other), ``MERGE_MEMBER_IN_CASE`` (parcel, case,
            state), ``MERGE_MEMBER_PROPOSED`` (parcel, case); as :func:`begin_cases`.
        ConflictError: As :func:`begin_cases`.
    """
    chosen = [tuple(dict.fromkeys(group)) for group in groups]
    if not chosen or not all(chosen):
        raise LowUseError("MERGE_MEMBERS_NONE")
    refuse_too_many(len(chosen))
    day = today or office_today()

    def drafts(reading: Reading) -> list[Draft]:
        _refuse_unfit(reading, chosen)
        return [
            Draft(group, sole_holder(reading, group), versions=versions or {}) for group in chosen
        ]

    step = MergeStepInput(by, on or day)
    return begin_cases(store, drafts, step, day=day, fields=fields, progress=progress)


def refuse_too_many(count: int) -> None:
    """Refuse more groups than are proposed in one save.

    Raises:
        LowUseError: ``MERGE_GROUPS_TOO_MANY`` (count, most).
    """
    if count > MOST_GROUPS:
        raise LowUseError("MERGE_GROUPS_TOO_MANY", count=count, most=MOST_GROUPS)


def number_runs(numbers: Sequence[str]) -> list[tuple[str, str]]:
    """Return the first and last of the numbers of cases that follow one another."""
    digits = chain.shipped().digits
    return [
        (f"{head}{first:0{digits}d}", f"{head}{last:0{digits}d}")
        for head, same in groupby(numbers, key=lambda number: number[:-digits])
        for first, last in runs(int(number[-digits:]) for number in same)
    ]


def _case_rows(case: Proposed, draft: Draft, drawn: Drawn, step: MergeStepInput) -> list[Change]:
    """Return what a new case is written with, and that its parcels are as they were looked at."""
    values: dict[str, Value] = {
        "case_no": case.case_no,
        "state": chain.PROPOSED,
        "applicant": draft.applicant or None,
        "remark": step.opinion.strip() or None,
        "drafted_by": step.done_by.strip(),
        "new_values": choices_text(draft.values),
        **drawn.case_values,
    }
    return [
        *drawn.expected,
        Insert(CASE, case.uuid, values),
        *drawn.kept(case.uuid, None, step.done_by),
        step_row(case.uuid, chain.START, ("", chain.PROPOSED), step, {}),
    ]


def _reason(begun: Sequence[Proposed]) -> str:
    """Return what the log says of the save."""
    numbers = _BETWEEN.join(
        _TO.join(dict.fromkeys(run)) for run in number_runs([case.case_no for case in begun])
    )
    count = sum(len(case.parcels) for case in begun)
    groups = f"{len(begun)} 组 " if len(begun) > 1 else ""
    return f"宗地合并 {numbers}：{groups}{count} 宗拟合并"


def _refuse_unfit(reading: Reading, groups: Sequence[tuple[str, ...]]) -> None:
    """Refuse groups that cannot each become a case of their own; the first that cannot is named.

    Raises:
        LowUseError: As :func:`propose_merges`.
    """
    for group in groups:
        if len(group) < FEWEST_MEMBERS:
            raise LowUseError("MERGE_GROUP_TOO_FEW", parcel=parcel_label(reading, group[0]))
    counted = Counter(uuid for group in groups for uuid in group)
    shared = next((uuid for uuid, count in counted.items() if count > 1), None)
    if shared is not None:
        one, other, *_ = (_called(reading, group) for group in groups if shared in group)
        parcel = parcel_label(reading, shared)
        raise LowUseError("MERGE_GROUPS_SHARE", parcel=parcel, one=one, other=other)
    refuse_in_case(reading, tuple(counted))
    for case in scenarios_with(reading, tuple(counted)):
        parcel = next(case.labels[uuid] for uuid in case.parcels if uuid in counted)
        raise LowUseError("MERGE_MEMBER_PROPOSED", parcel=parcel, case=case.case_no)


def _called(reading: Reading, group: Sequence[str]) -> str:
    return _BETWEEN.join(parcel_label(reading, uuid) for uuid in group)
