# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is printed of the fields of a parcel before and after a merge."""

from __future__ import annotations

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.display import shown_value
from lowuse_plugin.domain.merging.fields import (
    ASK,
    EARLIEST,
    HEAVIEST,
    JOIN,
    LARGEST,
    SAME,
    SUM,
    TYPED,
)
from lowuse_plugin.domain.merging.sheet import MergeSheet, SheetField, circled_all
from lowuse_plugin.domain.merging.words import MOST_NAMED
from lowuse_plugin.domain.ports import Value
from lowuse_plugin.domain.survey_units.sheet import MISSING as TO_BE_ADDED
from lowuse_plugin.exchange.merging.sheet_words import NONE

RULES = {
    SAME: "一致则保留",
    LARGEST: "取最大宗地",
    SUM: "合计",
    JOIN: "逐项并列",
    ASK: "由人填写",
    TYPED: "人工填写",
    EARLIEST: "不一致，取最早",
    HEAVIEST: "不一致，取较重",
    "": "登记时确定",
}
_UNPRINTED = frozenset({"training_columns"})
"""What only says that the data are of a training: every page says so already."""
_REGISTERED = "registered_area_m2"
_AREA_WAITS = "（拟；登记面积登记时确定）"
_IN_AREAS = ("parcel_code", "certificate_no", _REGISTERED)
_APART = "逐宗列于表末"
_SHORT = 12
"""Longer values stand on a line each."""
_MOST_ADDRESSES = 2


def before(field: SheetField) -> str:
    """Return what the members say: once where they agree, else each value with its parcels.

    Where there are many, numbers that stand in the table of areas are not said again, and other
    values stand one below the other behind the last field.
    """
    if field.alike:
        return value(field.column, field.before[0]) or TO_BE_ADDED
    if _is_in_areas(field):
        return "见面积对照表"
    who = _who(field)
    if _is_apart(field):
        return f"共 {len(who)} 种，{_APART}"
    long = any(len(text) > _SHORT for text in who)
    return ("\n" if long else "　").join(f"{signs}\u00a0{text}" for text, signs in who.items())


def _who(field: SheetField) -> dict[str, str]:
    """Return each value with the signs of the parcels that say it."""
    numbers: dict[str, list[int]] = {}
    for number, said in enumerate(field.before, 1):
        numbers.setdefault(value(field.column, said) or TO_BE_ADDED, []).append(number)
    return {text: circled_all(found) for text, found in numbers.items()}


def _is_in_areas(field: SheetField) -> bool:
    return field.column in _IN_AREAS and len(field.before) > MOST_NAMED


def _is_apart(field: SheetField) -> bool:
    """So many values that they stand behind the last field, a line each."""
    return not _is_in_areas(field) and len(_who(field)) > MOST_NAMED


def after(field: SheetField) -> str:
    """Return what the new parcel gets, or what there is still to do."""
    if field.after is not None and field.rule == JOIN and _is_apart(field):
        return f"各宗并列，{_APART}"
    if field.after is not None:
        return value(field.column, field.after)
    if field.anew:
        return "重新编号"
    return "待确定" if field.open else NONE


def printed_fields(sheet: MergeSheet) -> list[SheetField]:
    """Return the fields of which somebody says something."""
    return [field for field in sheet.fields if field.said and field.column not in _UNPRINTED]


def field_lines(sheet: MergeSheet) -> list[dict[str, str]]:
    """Return the lines of the table of fields, behind them each value of what stands apart."""
    found = printed_fields(sheet)
    lines = [
        {
            "title": field.title,
            "before": before(field),
            "after": after(field),
            "rule": rule(field, sheet),
            "lost": lost(field),
        }
        for field in found
    ]
    empty = {"after": "", "rule": "", "lost": ""}
    for field in filter(_is_apart, found):
        lines += [
            {"title": f"{field.title} {signs}", "before": text, **empty}
            for text, signs in _who(field).items()
        ]
    return lines


def new_address(sheet: MergeSheet) -> str:
    """Return where the new parcel lies; of many addresses where to read them."""
    field = next((each for each in sheet.fields if each.column == "address"), None)
    if field is None or not field.said:
        return TO_BE_ADDED
    if field.rule == JOIN and len(_who(field)) > _MOST_ADDRESSES:
        return "各宗地坐落并列，见上表"
    return after(field)


def new_value(column: str, sheet: MergeSheet) -> str:
    """Return what the new parcel gets in a column, 待补充 where nobody says anything."""
    field = next((each for each in sheet.fields if each.column == column), None)
    return TO_BE_ADDED if field is None or not field.said else after(field)


def rule(field: SheetField, sheet: MergeSheet) -> str:
    """Return by which rule the new value stands there; the area is registered last of all."""
    if field.after is None and not field.rule:
        return NONE
    waits = field.column == _REGISTERED and sheet.areas.registered_m2 is None
    return f"{RULES[field.rule]}{_AREA_WAITS}" if waits else RULES[field.rule]


def lost(field: SheetField) -> str:
    """Return what members say and the new parcel does not keep."""
    if len(field.lost) > MOST_NAMED:
        return f"{len(field.lost)} 项，{_APART if _is_apart(field) else '见面积对照表'}"
    return "；".join(value(field.column, said) for said in field.lost) or NONE


def value(column: str, said: Value) -> str:
    """Return what a person reads of a value of a parcel, with its unit where it is no m²."""
    spec = schema.shipped().tables["parcel"].columns[column]
    text = shown_value(spec, said)
    return f"{text} {spec.unit}" if text and spec.unit else text
