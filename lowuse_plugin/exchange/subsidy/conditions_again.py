# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The conditions of the subsidy as formulas over the figures of the calculation sheet.

What a person judged, such as the use or the 三旧 status, stands as it was judged; areas, ratio and
days are judged again by the formula.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lowuse_plugin.domain.subsidy.sheet import SubsidySheet, TraceLine
from lowuse_plugin.domain.subsidy.sheet_words import outcome_text
from lowuse_plugin.exchange.subsidy.again import Again, in_validity

PASS, FAIL, TRIAL = outcome_text("pass"), outcome_text("fail"), outcome_text("trial")
DEPENDS, REVIEW = outcome_text("depends"), outcome_text("review")
YES, NO = "是", "否"


@dataclass(frozen=True)
class Places:
    """Where the figures stand that conditions are judged by."""

    over: str
    """Range of 是 and 否: land over the threshold, a reading a cell."""
    tiers: str
    first_tier: str
    accepted: str
    applied: str
    today: str
    valid_from: str
    valid_to: str


def condition_formula(
    line: TraceLine, sheet: SubsidySheet, readings: Sequence[Again], places: Places
) -> str | None:
    """Return the formula of a condition, None where its outcome stands as it was judged.

    Args:
        line: The condition.
        sheet: Its sheet.
        readings: The ordinary ones; empty where they cannot be calculated again.
        places: Of the figures.
    """
    judged = line.outcome_text
    found = None
    if line.code in ("E-2", "E-3", "tier") and readings:
        found = _of_figures(line.code, judged, readings, places)
    elif line.code == "E-4":
        found = _accepted(judged, sheet, places)
    elif line.code == "E-5":
        found = _in_validity(sheet, places)
    # Where the formula would say something else the engine has looked at more than the formula.
    return found[0] if found is not None and found[1] == judged else None


def _of_figures(code: str, judged: str, readings: Sequence[Again], at: Places) -> tuple[str, str]:
    over = [reading.over for reading in readings]
    tiers = [reading.tier for reading in readings]
    if code == "E-2":
        kept = judged if judged == TRIAL else PASS
        other = f'IF(COUNTIF({at.over},"{NO}")=0,"{PASS}","{DEPENDS}")'
        formula = f'IF(COUNTIF({at.over},"{YES}")=0,"{FAIL}",{_or_text(kept, other)})'
        value = DEPENDS if kept == PASS and not all(over) else kept
        return formula, value if any(over) else FAIL
    if code == "E-3":
        kept = judged if judged == REVIEW else PASS
        other = f'IF(COUNTIF({at.tiers},0)=0,"{kept}","{DEPENDS}")'
        formula = f'IF(COUNTIF({at.tiers},">0")=0,"{FAIL}",{other})'
        value = kept if all(tiers) else DEPENDS
        return formula, value if any(tiers) else FAIL
    mixed = f'AND(COUNTIF({at.over},"{YES}")>0,COUNTIF({at.over},"{NO}")>0)'
    formula = (
        f'IF(OR(MIN({at.tiers})<>MAX({at.tiers}),{mixed}),"{DEPENDS}",'
        f'IF({at.first_tier}>0,"{PASS}","{FAIL}"))'
    )
    if len(set(tiers)) > 1 or len(set(over)) > 1:
        return formula, DEPENDS
    return formula, PASS if tiers[0] else FAIL


def _or_text(kept: str, formula: str) -> str:
    return formula if kept == PASS else f'"{kept}"'


def _accepted(judged: str, sheet: SubsidySheet, at: Places) -> tuple[str, str]:
    kept = PASS if judged == TRIAL else judged
    formula = f'IF({at.accepted}="","{TRIAL}",IF({at.accepted}>{at.today},"{TRIAL}","{kept}"))'
    on = sheet.accepted_on
    return formula, kept if on is not None and on <= sheet.origin.calculated_on else TRIAL


def _in_validity(sheet: SubsidySheet, at: Places) -> tuple[str, str] | None:
    terms, on = sheet.terms, sheet.accepted_on
    if terms is None:
        return None
    late = f'IF({at.applied}>{at.valid_to},"{REVIEW}","{PASS}")'
    inside = f"AND({at.accepted}>={at.valid_from},{at.accepted}<={at.valid_to})"
    formula = f'IF({at.accepted}="","{TRIAL}",IF({inside},{late},"{FAIL}"))'
    if on is None:
        return formula, TRIAL
    if not in_validity(terms, on):
        return formula, FAIL
    is_late = sheet.applied_on is not None and sheet.applied_on > terms.valid_to
    return formula, REVIEW if is_late else PASS
