# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is printed of the conditions of a merge: outcome, reasons, figures, who judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from lowuse_plugin.domain.display import shown_day, shown_district
from lowuse_plugin.domain.merging.case import FAIL, MANUAL, MISSING, PASS
from lowuse_plugin.domain.merging.matrix import MatrixReason
from lowuse_plugin.domain.merging.sheet import MergeSheet, SheetCondition, circled_all
from lowuse_plugin.domain.merging.words import OUTCOMES, figure_text, reason_text
from lowuse_plugin.exchange.merging.query_words import queried

_WAITS = "JUDGEMENT_NEEDED"
_JUDGED = (_WAITS, "JUDGED_AGAINST", "JUDGEMENT_STALE")
"""Reasons that speak of a person's judgement."""
_TO_JUDGE = "，须人工判断"
_ANY_COUNTY = "县（市、区）"
_PAIR = 2


def outcome(condition: SheetCondition) -> str:
    """Return 符合, 不符合, 待人工确认 or 待补充."""
    return OUTCOMES[condition.outcome]


def reasons(condition: SheetCondition, sheet: MergeSheet) -> list[str]:
    """Return every reason; parcels are named by the number that they have on the paper.

    What is the same for all is not said of each, and what a person settled waits for nobody: it is
    said as what was left to that person.
    """
    settled = condition.judgement is not None and not condition.stale
    found = [
        _settled(text) if settled and reason.outcome != condition.outcome else text
        for reason, text in _reasons(condition, sheet)
        if not (settled and reason.code == _WAITS)
    ]
    return [*(found or ["由人工判断"]), *queried(condition, sheet)]


def _settled(text: str) -> str:
    return f"{text.replace(_TO_JUDGE, '')}；已由人工判断"


def first_outcome(condition: SheetCondition) -> str:
    """Return what the check alone gave: what an applicant can know, before anybody judged."""
    return OUTCOMES[condition.machine]


def first_reasons(condition: SheetCondition, sheet: MergeSheet) -> list[str]:
    """Return the reasons of the check alone, as :func:`reasons`."""
    found = [text for reason, text in _reasons(condition, sheet) if reason.code not in _JUDGED]
    return found or ["由受理机关判断"]


def _reasons(condition: SheetCondition, sheet: MergeSheet) -> list[tuple[MatrixReason, str]]:
    """Return each reason once, with all the parcels that it holds for."""
    alike: dict[tuple[str, str, str], list[MatrixReason]] = {}
    for reason in condition.reasons:
        said = _without_values(reason) if reason.outcome == PASS else reason
        alike.setdefault((said.code, said.outcome, repr(said.params)), []).append(said)
    return [(found[0], _reason_text(found, sheet)) for found in alike.values()]


def _reason_text(alike: Sequence[MatrixReason], sheet: MergeSheet) -> str:
    members = dict.fromkeys(uuid for reason in alike for uuid in reason.members)
    params = dict(alike[0].params)
    if isinstance(params.get("values"), dict):
        params["values"] = _by_value(params["values"], sheet)
    named = replace(alike[0], members=_whom(tuple(members), sheet), params=params)
    return reason_text(named, sheet.numbers)


def _by_value(values: dict[str, Any], sheet: MergeSheet) -> dict[str, Any]:
    """Return each value once, with the signs of the parcels that say it."""
    who: dict[str, tuple[Any, list[str]]] = {}
    for uuid, said in values.items():
        who.setdefault(repr(said), (said, []))[1].append(uuid)
    return {_signs(uuids, sheet): said for said, uuids in who.values()}


def _whom(members: Sequence[str], sheet: MergeSheet) -> tuple[str, ...]:
    """Return how the paper names parcels, in one piece: all of them, or each by its sign."""
    if not members:
        return ()
    if len(members) == len(sheet.members) > _PAIR:
        return ("各宗地",)
    return (_signs(members, sheet, between="、"),)


def _signs(members: Iterable[str], sheet: MergeSheet, *, between: str = "") -> str:
    wanted = set(members)
    return circled_all((m.number for m in sheet.members if m.uuid in wanted), between=between)


def _without_values(reason: MatrixReason) -> MatrixReason:
    params = {name: said for name, said in reason.params.items() if name != "values"}
    return replace(reason, params=params)


def figures(condition: SheetCondition, sheet: MergeSheet) -> str:
    """Return the figures that help to judge, empty where there are none."""
    return "；".join(
        figure_text(name, replace(figure, members=_whom(figure.members, sheet)), {})
        for name, figure in condition.figures.items()
    )


def judged(condition: SheetCondition, sheet: MergeSheet) -> list[str]:
    """Return who judged, when, and why; else who answers for the condition."""
    said = condition.judgement
    department = _department(condition.condition.department, sheet)
    if said is None:
        open_ = condition.outcome in (MANUAL, MISSING)
        return [department, f"待提供：{condition.condition.evidence}"] if open_ else [department]
    word = OUTCOMES.get(said.outcome, said.outcome)
    lines = [
        said.department or department,
        f"{said.by}　{shown_day(said.on)}",
        f"判断：{word}。{said.reason}",
    ]
    if said.evidence:
        lines.append(f"证据：{said.evidence}")
    if condition.stale:
        lines.append("作出判断后数据已变化，须重新判断")
    return lines


def _department(said: str, sheet: MergeSheet) -> str:
    """Return who answers for a condition; of the counties it is that of the parcels (Y-27)."""
    return said.replace(_ANY_COUNTY, shown_district(sheet.district)) if sheet.district else said


def conclusion(sheet: MergeSheet) -> str:
    """Return what the conditions come to: how many are met, which are not, which are open."""
    if not sheet.conditions:
        return "尚未核对合并条件。"
    met = sum(condition.outcome == PASS for condition in sheet.conditions)
    text = f"核对 {len(sheet.conditions)} 项条件，符合 {met} 项"
    failing = _codes(each for each in sheet.conditions if each.outcome == FAIL)
    waiting = _codes(each for each in sheet.conditions if each.outcome in (MANUAL, MISSING))
    if failing:
        text += f"；不符合：{failing}"
    if waiting:
        text += f"；待确认或补充：{waiting}"
    return f"{text}。"


def _codes(found: Iterable[SheetCondition]) -> str:
    return "、".join(f"{each.condition.code} {each.condition.title}" for each in found)
