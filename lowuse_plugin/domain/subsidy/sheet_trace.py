# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The conditions and the margins of a stored calculation in the words of the sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from lowuse_plugin.domain.display import shown_number
from lowuse_plugin.domain.policy.clauses import GUARD, Clause, find_clause
from lowuse_plugin.domain.subsidy.sheet import Code, Line, TraceLine, shown_yuan
from lowuse_plugin.domain.subsidy.sheet_words import (
    CONDITIONS,
    code_text,
    outcome_text,
    threshold_text,
    value_text,
)

TIER = "tier"
_IN_CLAUSE = re.compile(r"^([EA]-\d+)")
OWN_CHECK = "本系统核对事项，非文件条款"
_OWN = {"E-7", "A-13"}
"""Conditions that no document names: their words are never printed as a quotation."""
_PROJECT_FACTS = ("项目类型", "改造前用途", "改造后用途")


def trace_lines(trace: Sequence[Mapping[str, Any]]) -> tuple[TraceLine, ...]:
    """Return the conditions; a calculation of an older version has no codes beside them."""
    found: list[TraceLine] = []
    for entry in trace:
        code = entry.get("code") or _code_of(entry["clause"])
        number = sum(line.code == code for line in found)
        title = CONDITIONS.get(code, "")
        if code == "E-1" and number < len(_PROJECT_FACTS):
            title = _PROJECT_FACTS[number]
        clause = find_clause(entry["clause"], entry["text"])
        own = code in _OWN or (clause is not None and clause.kind == GUARD)
        found.append(
            TraceLine(
                code=code,
                title=title,
                clause=OWN_CHECK if own else _cited(entry["clause"], code, clause),
                text=entry["text"],
                value=value_text(code, entry["value"]),
                threshold=threshold_text(code, entry["threshold"]),
                outcome=entry["outcome"],
                outcome_text=outcome_text(entry["outcome"]),
                codes=tuple(Code(c, code_text(c)) for c in entry.get("codes", ())),
                quoted=not own,
            )
        )
    return tuple(found)


def _cited(ref: str, code: str, clause: Clause | None) -> str:
    """Return document number and place, as the panel shows them too."""
    if clause is None:
        return ref.removeprefix(f"{code} ")
    return f"{clause.document_no} {clause.place}".strip()


def _code_of(clause: str) -> str:
    match = _IN_CLAUSE.match(clause)
    if match:
        return match[1]
    return "A-13" if clause == "核对" else TIER


def margin_lines(result: Mapping[str, Any]) -> tuple[Line, ...]:
    """Return how far the result is from being lost.

    What would lead to a better tier is left out, also where measuring again could (E06).
    """
    edges = result.get("edges") or {}
    amount = Decimal(result["amount_yuan"] or "0")
    return (*_down(edges.get("down")), *_land(edges.get("land")), *_flips(edges, amount))


def _down(down: Mapping[str, Any] | None) -> Iterator[Line]:
    if down is None:
        return
    where = "不再奖补" if down["tier"] is None else f"降为第 {down['tier']} 档"
    less = shown_number(Decimal(down["less_floor_area_m2"]), places=2)
    money = shown_yuan(Decimal(down["less_yuan"]))
    yield Line("降档余量", f"建筑面积减少 {less} m² 即{where}，减少 {money} 元")


def _land(land: Mapping[str, Any] | None) -> Iterator[Line]:
    if land is None or land.get("over_m2") is None:
        return
    over = Decimal(land["over_m2"])
    if over <= 0:
        return
    text = f"超过 {shown_number(over, places=2)} m²"
    if land.get("tolerance_m2") is not None:
        text += f"（范围测量容差 {shown_number(Decimal(land['tolerance_m2']), places=2)} m²）"
    yield Line("土地面积与30亩", text)


_FLIPS = {
    "land_tolerance": "土地面积测量容差内",
    "floor_tolerance": "建筑面积测量容差内",
    "area_basis": "面积口径之间",
    "rounding": "容积率取位之间",
}


def _flips(edges: Mapping[str, Any], amount: Decimal) -> Iterator[Line]:
    for flip in edges.get("flips") or ():
        lower = Decimal(flip["amount_yuan"] or "0")
        if lower >= amount:
            continue
        where = "不再奖补" if flip["tier"] is None else f"第 {flip['tier']} 档"
        text = where if flip["tier"] is None else f"{where}，{shown_yuan(lower)} 元"
        yield Line(f"{_FLIPS.get(flip['kind'], flip['kind'])}可能降低", text)
