# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a person's judgement on a condition of a merge has to say."""

from __future__ import annotations

from datetime import date

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging.case import FAIL, PASS, Judgement
from lowuse_plugin.domain.merging.pack import JUDGEABLE
from lowuse_plugin.domain.merging.records import MergeCase
from lowuse_plugin.domain.merging.steps import judge_day
from lowuse_plugin.domain.names import name_key

_BETWEEN = "、"


def judge_judgement(judgement: Judgement, case: MergeCase, today: date) -> None:
    """Refuse a judgement that says too little: who, of which department, when, what and why.

    Nobody judges a merge before it is proposed.

    Raises:
        LowUseError: ``MERGE_NOT_JUDGED`` (condition, expected), ``INPUT_NOT_ALLOWED``,
            ``MERGE_WHO_MISSING``, ``MERGE_DEPARTMENT_MISSING``, ``MERGE_JUDGEMENT_WHY_MISSING``,
            ``MERGE_DAY_IN_FUTURE``, ``MERGE_DAY_BACKWARDS`` (on, expected).
    """
    if judgement.code not in JUDGEABLE:
        raise LowUseError(
            "MERGE_NOT_JUDGED", condition=judgement.code, expected=_BETWEEN.join(JUDGEABLE)
        )
    if judgement.outcome not in (PASS, FAIL):
        raise LowUseError(
            "INPUT_NOT_ALLOWED",
            field="outcome",
            value=judgement.outcome,
            expected=f"{PASS}|{FAIL}",
        )
    if not name_key(judgement.by):
        raise LowUseError("MERGE_WHO_MISSING")
    if not (judgement.department or "").strip():
        raise LowUseError("MERGE_DEPARTMENT_MISSING")
    if not judgement.reason.strip():
        raise LowUseError("MERGE_JUDGEMENT_WHY_MISSING")
    judge_day(judgement.on, min((step.done_on for step in case.steps), default=None), today)
