# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What persons decide on conditions of a merge that no machine settles (M-4, M-5, M-9 … M-11)."""

from __future__ import annotations

import json
import uuid as uuids
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import chain as chained
from itertools import repeat

from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.merging.case import Judgement
from lowuse_plugin.domain.merging.judgements import judge_judgement
from lowuse_plugin.domain.merging.records import MergeCase
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import ExpectNoChange, Insert, Receipt, Store, Update, Value
from lowuse_plugin.services.merging.matrix import MergeMatrix, merge_matrix
from lowuse_plugin.services.merging.rows import CASE, FINAL, JUDGEMENT, RESTS_ON, SeenCase
from lowuse_plugin.services.merging.saving import check_rows, expect_members
from lowuse_plugin.services.retry import until_undisturbed


def judge(
    store: Store,
    case_uuid: str,
    judgement: Judgement,
    *,
    seen: int | None = None,
    today: date | None = None,
) -> Receipt:
    """Keep what a person decided on one condition; as :func:`judge_all`."""
    return judge_all(store, case_uuid, (judgement,), seen=seen, today=today)


def judge_all(
    store: Store,
    case_uuid: str,
    judgements: Sequence[Judgement],
    *,
    seen: int | None = None,
    today: date | None = None,
) -> Receipt:
    """Keep what persons decided on conditions, all in one save; it counts until values are others.

    What a judgement rests on is what the machine says on the day of the judgement; that is checked
    anew and kept with it. A judgement heals no failure of the machine.

    Args:
        store: The workspace.
        case_uuid: The case.
        judgements: At least one, each with its condition; their stage is that of the case's next
            step when left out.
        seen: Version of the case that the person saw.
        today: Day of the office; the real one when left out.

    Raises:
        LowUseError: As :func:`~lowuse_plugin.domain.merging.judgements.judge_judgement`;
            ``MERGE_NOT_OPEN``, ``MERGE_GONE``; what checking raises.
        ConflictError: ``MERGE_CHANGED``; as :func:`propose_merge`.
    """
    day = today or office_today()
    shown = SeenCase(case_uuid, seen)

    def attempt() -> Receipt:
        with store.read() as reading:
            case = shown.find_open(reading)
            seq = reading.head().seq
        for each in judgements:
            judge_judgement(each, case, day)
        following = chain.next_state(case.state) or chain.REGISTERED
        usual = chain.shipped().steps[following].stage
        stages = [each.stage or usual for each in judgements]
        said = [_as_said(each, stage) for each, stage in zip(judgements, stages, strict=True)]
        # One check a stage: what a judgement rests on is what the machine says, whoever judged.
        matrices = {
            stage: _matrix(store, case, stage, day, (*case.judgements, *said))
            for stage in dict.fromkeys(stages)
        }
        matrix = matrices[stages[-1]]
        kept = map(_rows, repeat(case), said, (matrices[stage] for stage in stages))
        return store.write(
            [
                ExpectNoChange(RESTS_ON, seq),
                *expect_members(matrix, None),
                Update(CASE, case_uuid, case.row_version, {"outcome": matrix.outcome}),
                *chained.from_iterable(kept),
            ],
            reason=f"宗地合并 {case.case_no}：判断 {_told(said, matrix)}",
        )

    return until_undisturbed(attempt, final=FINAL)


def _rows(case: MergeCase, said: Judgement, matrix: MergeMatrix) -> list[Insert]:
    """Return a judgement with what it rests on, and the check that it was made for."""
    found, row = matrix.row(said.code), str(uuids.uuid4())
    kept = replace(said, rests_on=found.rests_on)
    return [
        Insert(JUDGEMENT, row, _judgement_values(case.uuid, kept)),
        *check_rows(
            case.uuid, [found], matrix, case=case, checked_by=kept.by, judged={kept.code: row}
        ),
    ]


def _told(said: Sequence[Judgement], matrix: MergeMatrix) -> str:
    """Return which conditions were judged and by whom, for the log."""
    conditions = (f"{each.code} {matrix.row(each.code).condition.title}" for each in said)
    people = dict.fromkeys(each.by for each in said)
    return f"{'、'.join(conditions)}（{'、'.join(people)}）"


def _as_said(judgement: Judgement, stage: str) -> Judgement:
    """Return a judgement without the blanks around its words, at a stage."""
    return Judgement(
        by=judgement.by.strip(),
        on=judgement.on,
        reason=judgement.reason.strip(),
        outcome=judgement.outcome,
        code=judgement.code,
        department=(judgement.department or "").strip(),
        evidence=(judgement.evidence or "").strip() or None,
        stage=stage,
    )


def _judgement_values(case_uuid: str, kept: Judgement) -> dict[str, Value]:
    return {
        "merge_case_uuid": case_uuid,
        "code": kept.code,
        "stage": kept.stage,
        "outcome": kept.outcome,
        "reason": kept.reason,
        "judged_by": kept.by,
        "department": kept.department,
        "judged_on": kept.on.isoformat(),
        "evidence": kept.evidence,
        "rests_on": json.dumps(
            dict(kept.rests_on or {}), ensure_ascii=False, sort_keys=True, default=str
        ),
    }


def _matrix(
    store: Store, case: MergeCase, stage: str, day: date, judgements: Sequence[Judgement]
) -> MergeMatrix:
    return merge_matrix(
        store,
        case.parcels,
        stage=stage,
        today=day,
        applicant=case.applicant or None,
        judgements=judgements,
    )
