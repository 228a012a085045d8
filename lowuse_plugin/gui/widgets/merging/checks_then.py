# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the checks of a case said when they were kept, and what persons judged: read, not redone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.domain.merging.case import PASS, STAGES, Check
from lowuse_plugin.domain.merging.matrix import reasons_of
from lowuse_plugin.gui.widgets.merging.judgements import signed_text
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.merging.words import outcome_words, reason_words, stage_word
from lowuse_plugin.qgis_bridge.punctuation import commas, labelled, semicolons, with_aside

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.records import MergeCase, StoredCheck

_MOST_REASONS = 5


def checks_then(case: MergeCase, titles: Mapping[str, str]) -> str:
    """Return the kept checks of a case as lines, the last stage first, then the judgements.

    Args:
        case: Any case.
        titles: Condition → its title, as the document has it.
    """
    parts = []
    for stage in reversed(STAGES):
        kept = sorted(case.checks.get(stage, {}).values(), key=_number)
        if kept:
            parts.append("\n".join([_head(stage, kept), *_lines(kept, case, titles)]))
        parts += _before(stage, case, titles)
    if case.judgements:
        said = [f"{_title(each.code, titles)}\n　{signed_text(each)}" for each in case.judgements]
        parts.append("\n".join([tr("What persons judge"), *said]))
    return "\n\n".join(parts)


def _before(stage: str, case: MergeCase, titles: Mapping[str, str]) -> list[str]:
    """Return earlier checks of a stage, the newest first: a step that was returned, a judgement."""
    said = []
    for kept in reversed([run for run in case.checks_before if run[0].stage == stage]):
        run = sorted(kept, key=_number)
        head = with_aside(_head(stage, run), tr("superseded"))
        said.append("\n".join([head, *_lines(run, case, titles)]))
    return said


def _head(stage: str, checks: Sequence[StoredCheck]) -> str:
    day = shown_day(max(each.checked_on for each in checks))
    who = dict.fromkeys(each.checked_by for each in checks if each.checked_by)
    told = commas([tr("checked on {day}", day=day), *who])
    return with_aside(labelled(tr("Stage"), stage_word(stage)), told)


def _lines(checks: Sequence[StoredCheck], case: MergeCase, titles: Mapping[str, str]) -> list[str]:
    return [_line(each, case, titles) for each in checks]


def _number(check: StoredCheck) -> tuple[int, str]:
    """Return what puts M-9 before M-12."""
    digits = "".join(sign for sign in check.code if sign.isdecimal())
    return int(digits or 0), check.code


def _line(check: StoredCheck, case: MergeCase, titles: Mapping[str, str]) -> str:
    text = f"{outcome_words(check.outcome)}  {_title(check.code, titles)}"
    if check.outcome == PASS:
        return text
    found = reasons_of(Check(check.code, check.outcome, check.detail, check.machine))
    said = [
        reason_words(each, case.labels) for each in found[:_MOST_REASONS] if each.outcome != PASS
    ]
    return labelled(text, semicolons(said)) if said else text


def _title(code: str, titles: Mapping[str, str]) -> str:
    return f"{code} {titles.get(code, '')}".strip()
