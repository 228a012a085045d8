# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What an indicator sheet says in words; what leaves the office is Chinese (D14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowuse_plugin.domain.display import shown_district, shown_number

if TYPE_CHECKING:
    from fractions import Fraction

    from lowuse_plugin.domain.indicators.result import Indicator, Note

OUTCOMES = {
    "met": "达到",
    "not_met": "未达到",
    "no_rule": "未登记要求，不判断",
    "missing": "待补充",
}
BASES = {
    "parcels": "宗地与控制线套合",
    "land_survey": "三调及年度变更图层",
    "figures": "登记的统计数据",
}
PLACE_KINDS = {"city": "合计", "district": "行政区", "block": "区块"}

_NOTES = {
    "coarse_class": "{count} 个图斑只有一级类 06（{m2} m²），不能判断是否工业用地，未计入",
    "districts_missing": "缺 {names} 的数据，合计不完整，不判断",
    "example_line": "控制线版本为示例",
    "example_reading": "城乡建设用地的口径为示例",
    "layers_left_out": "另有 {count} 个较早或未注明时点的调查图层未采用：{names}",
    "no_area": "{count} 宗工业用地或用途不明宗地没有图形，未计入",
    "no_figure": "没有登记该年度数据",
    "no_line": "没有生效的控制线版本",
    "no_parcels": "没有宗地",
    "no_survey": "没有三调或年度变更图层，也没有登记数据",
    "overlapping": "{count} 个图形与其他图形重叠 {m2} m²，同一块地只计一次",
    "survey_older": "采用 {count} 年的调查成果",
    "undecided": "用途不明的土地可能改变结论",
    "unknown_class": "{count} 个图斑地类编码不明（{m2} m²），未计入",
    "unknown_use": "{count} 宗用途不明（{m2} m²），未计入",
}


def note_text(note: Note) -> str:
    """Return what one note says."""
    names = "、".join(shown_district(name) for name in note.names)
    count = f"{note.count}" if note.code == "survey_older" else f"{note.count:,}"
    return _NOTES[note.code].format(count=count, m2=shown_number(note.m2, places=2), names=names)


def notes_text(indicator: Indicator) -> str:
    """Return all notes, and the bounds where unknown land leaves them apart."""
    said = [note_text(note) for note in indicator.notes]
    low, high = indicator.lowest, indicator.highest
    if low is not None and high is not None and low != high:
        said.append(f"占比在 {_percent(low)} 与 {_percent(high)} 之间")
    return "；".join(said)


def place_text(indicator: Indicator) -> str:
    """Return the name of the place."""
    if indicator.place_kind == "block":
        return indicator.place_name
    if indicator.place_kind == "city" and indicator.basis == "parcels":
        return "全部宗地"
    return shown_district(indicator.place)


def _percent(share: Fraction) -> str:
    return f"{shown_number(share * 100, places=2)}%"
