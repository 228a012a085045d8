# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands in the JSON columns of subsidy and survey, as people read it in the history."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.display import shown_code, shown_day, shown_number, shown_value
from lowuse_plugin.domain.parcels.registered_area import (
    read_registered_area,
    registered_area_words,
)
from lowuse_plugin.domain.procedure import shipped as procedure
from lowuse_plugin.domain.subsidy.sheet_words import code_text
from lowuse_plugin.domain.units import exact, fen_to_yuan

_CASE_TABLES = ("subsidy_case", "subsidy_scenario")
_NONE = "无"
_NO_PARCELS = "无宗地"
_MOST_NAMED = 5
_INPUTS = (
    *("land_area_m2", "land_area_source", "net_land_area_m2", "floor_area_m2"),
    *("far_floor_area_m2", "underground_floor_area_m2", "stated_far", "applied_on"),
)
"""Facts that the history names; the calculation itself shows all."""
_STEP_TITLES = {
    "applied_on": "申请日期",
    "publicity_from": "公示开始",
    "publicity_to": "公示结束",
    "place": "公示地点",
    "amount_reason": "金额调整理由",
}
_MERGE_TITLES = {"applicant": "申请人", "applied_on": "申请日期", "supplement_no": "补充合同编号"}

NameOf = Callable[[str, str], str]


def json_words(table: str, column: str, stored: str, name_of: NameOf) -> str | None:
    """Return a JSON value in words, None where there are none for it.

    Args:
        table: In which it stands.
        column: Of the table.
        stored: The text.
        name_of: Names a row by table and uuid.
    """
    write = _WRITERS.get((table, column))
    if write is None:
        return None
    try:
        return write(json.loads(stored), name_of)
    except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError):
        # Written by something else than this software: the caller says that it is kept.
        return None


def money_words(fen: int) -> str:
    """Return 分 as people write money, such as ``3,168,000.00 元``."""
    return f"{fen_to_yuan(fen):,} 元"


def material_words(item: str) -> str:
    """Return the title of a document of the checklist, the key where it is not known."""
    return next((each.title for each in procedure().materials if each.item == item), item)


def _codes(found: list[str], _: NameOf) -> str:
    return "；".join(code_text(code) for code in found) or _NONE


def _result(found: Mapping[str, Any], _: NameOf) -> str:
    said = [shown_code("subsidy_status", found["status"])]
    if found["far"] is not None:
        said.append(f"容积率 {shown_number(exact(found['far']), places=2)}")
    if found["tier"] is not None:
        said.append(f"第 {found['tier']} 档")
    if found["amount_yuan"] is not None:
        said.append(f"{Decimal(found['amount_yuan']):,} 元")
    return "，".join(said)


def _inputs(found: Mapping[str, Any], _: NameOf) -> str:
    columns = schema.shipped().tables["project"].columns
    facts = found["project"]
    said = []
    for name in _INPUTS:
        text = shown_value(columns[name], facts.get(name))
        if text:
            said.append(f"{columns[name].title} {text} {columns[name].unit}".rstrip())
    return "，".join(said) or _NONE


def _rests_on(found: Mapping[str, Any], name_of: NameOf) -> str:
    if not found:
        return _NO_PARCELS
    names = [name_of("parcel", uuid) for uuid in list(found)[:_MOST_NAMED]]
    more = " 等" if len(found) > _MOST_NAMED else ""
    return f"{'、'.join(names)}{more}（{len(found)} 宗）"


def _details(found: Mapping[str, Any], _: NameOf) -> str:
    return "；".join(_step_lines(found)) or _NONE


def _step_lines(found: Mapping[str, Any]) -> Iterator[str]:
    for key, title in _STEP_TITLES.items():
        if found.get(key):
            yield f"{title} {shown_day(str(found[key]))}"
    titles = {each.code: each.title for each in procedure().departments}
    for code, opinion in (found.get("departments") or {}).items():
        agrees = "同意" if opinion.get("agrees") else "不同意"
        said = f"：{opinion['opinion']}" if opinion.get("opinion") else ""
        yield f"{titles.get(code, code)} {agrees}{said}"
    for objection in found.get("objections") or ():
        yield f"异议 {objection['text']}，答复 {objection.get('answer') or _NONE}"
    for district, fen in (found.get("parts") or {}).items():
        yield f"{shown_code('district', district)} {money_words(int(fen))}"


_SURVEY_TITLES = {
    "publicity_from": "公示开始",
    "publicity_to": "公示结束",
    "place": "公示地点",
    "not_applicable_reason": "不适用公示的理由",
    "skipped_reason": "不作外业核查的理由",
    "reason": "事由",
}
_REMOVALS = {"completed": "改造完成", "moved_out": "移出"}


def _survey_details(found: Mapping[str, Any], _: NameOf) -> str:
    return "；".join(_survey_lines(found)) or _NONE


def _survey_lines(found: Mapping[str, Any]) -> Iterator[str]:
    for key, title in _SURVEY_TITLES.items():
        if found.get(key):
            yield f"{title} {shown_day(str(found[key]))}"
    if found.get("people"):
        yield f"核查人员 {'、'.join(map(str, found['people']))}"
    if found.get("conclusion"):
        yield f"核查结论 {shown_code('verification_conclusion', str(found['conclusion']))}"
    if found.get("removal"):
        yield f"销号情形 {_REMOVALS[found['removal']]}"
    for objection in found.get("objections") or ():
        yield f"异议 {objection['text']}，答复 {objection.get('answer') or _NONE}"
    unit = found.get("unit") or {}
    if unit.get("low_area_m2") is not None:
        yield f"当日低效用地面积 {shown_number(unit['low_area_m2'], places=2)} m²"


_ADJUSTMENT_TITLES = {
    "publicity_from": "公示开始",
    "publicity_to": "公示结束",
    "place": "公示地点",
    "authority": "审批机关",
    "version": "新版本",
    "in_force_from": "生效日期",
}


def _adjustment_details(found: Mapping[str, Any], _: NameOf) -> str:
    return "；".join(_adjustment_lines(found)) or _NONE


def _adjustment_lines(found: Mapping[str, Any]) -> Iterator[str]:
    for key, title in _ADJUSTMENT_TITLES.items():
        if found.get(key):
            yield f"{title} {shown_day(str(found[key]))}"
    for objection in found.get("objections") or ():
        yield f"异议 {objection['text']}，答复 {objection.get('answer') or _NONE}"
    figures = found.get("figures") or {}
    if figures:
        entered, left = (shown_number(figures[name], places=2) for name in ("in_m2", "out_m2"))
        yield f"调入 {entered} m²，调出 {left} m²"


def _merge_details(found: Mapping[str, Any], _: NameOf) -> str:
    said = [
        f"{title} {shown_day(str(found[key]))}"
        for key, title in _MERGE_TITLES.items()
        if found.get(key)
    ]
    survey = found.get("survey") or {}
    if survey.get("area_m2"):
        said.append(f"权籍调查面积 {shown_number(exact(survey['area_m2']), places=2)} m²")
    area = read_registered_area(found)
    if area is not None:
        said.append(registered_area_words(area))
    return "；".join(said) or _NONE


_WRITERS: Mapping[tuple[str, str], Callable[[Any, NameOf], str]] = {
    ("subsidy_case", "reasons"): _codes,
    ("subsidy_case", "warnings"): _codes,
    ("subsidy_case", "rests_on"): _rests_on,
    ("subsidy_step", "details"): _details,
    ("survey_step", "details"): _survey_details,
    ("adjustment_step", "details"): _adjustment_details,
    ("merge_step", "details"): _merge_details,
    **{(table, "result"): _result for table in _CASE_TABLES},
    **{(table, "inputs"): _inputs for table in _CASE_TABLES},
}
