# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The condition matrix in Chinese, as it leaves the office, and values that need no translation.

Panels say the same in the language of QGIS (``qgis_bridge/merge_words``); the values beside the
sentences, words of code lists among them, come from here in either case.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.display import shown_code, shown_day, shown_district, shown_value
from lowuse_plugin.domain.merging.case import FAIL, MANUAL, MISSING, PASS
from lowuse_plugin.domain.merging.helpers import COUNT, M2, Figure
from lowuse_plugin.domain.merging.matrix import MatrixReason
from lowuse_plugin.domain.units import exact, round_half_up

OUTCOMES = {PASS: "符合", FAIL: "不符合", MANUAL: "待人工确认", MISSING: "待补充"}
MOST_NAMED = 6
_MOST_VALUES = 60
"""Nobody reads more in one sentence, and thousands would hold up the window."""
PLANNED = "planned:"
"""Begins the name of a figure that says how much is planned for a use."""
_CODES = {
    "OWNERSHIP_CONTRADICTS_CODE": "ownership",
    "NOT_STATE_OWNED": "ownership",
    "RIGHT_TYPE": "right_type",
}
_OF_VALUES = {"RIGHT_NATURE_DIFFERS": "right_nature"}
"""Reason → the code list of its values."""

REASONS: Mapping[str, str] = {
    "APPLICANT_MISSING": "未填写申请人",
    "APPLICANT_NOT_HOLDER": "申请人不是权利人",
    "CONDITIONS_DIFFER": "使用条件不同，须人工判断",
    "CONDITIONS_MISSING": "缺少使用条件",
    "CONDITIONS_UNSTATED": "各宗地均未填写的使用条件",
    "CONNECTED": "由公共边连成一片",
    "DISTRICT_CONTRADICTS_LAYER": "所在行政区与行政区图层不符，须核对",
    "DISTRICT_MISSING": "缺少行政区",
    "HOLDER_DIFFERS": "权利人不同",
    "HOLDER_MISSING": "缺少权利人",
    "JUDGED_AGAINST": "人工判断不符合",
    "JUDGEMENT_NEEDED": "须人工判断并写明理由",
    "JUDGEMENT_STALE": "作出判断后数据已变化，须重新判断",
    "MEMBER_COUNT": "宗地数",
    "MERGE_CROSSES_DISTRICT": "跨行政区界线，不能合并",
    "MERGE_CROSSES_ZONE": "跨 112°30′E 分带线，不能合并",
    "MERGE_TWO_ZONES": "位于不同的 3 度带，不能合并",
    "MORTGAGED_CONSENT": "已抵押，须有抵押权人书面同意或抵押变更方案",
    "MORTGAGE_MISSING": "是否抵押未查明",
    "NOTHING_TO_COMPARE": "没有可比较的宗地",
    "NOT_CONNECTED": "与其他宗地没有公共边",
    "NOT_INDUSTRIAL": "用途不是工业用地",
    "NOT_SEIZED": "没有被查封",
    "NOT_STATE_OWNED": "不是国有土地",
    "NO_LAWFUL_PROCEDURE": "没有合法用地手续",
    "ONE_DISTRICT": "属同一县（市、区）",
    "OTHER_ENTRY_CONSENT": "有其他登记，须先处理",
    "OVERLAP": "重叠超过容差",
    "OWNERSHIP_CONTRADICTS_CODE": "所有权类型与宗地代码不符，须核对",
    "OWNERSHIP_MISSING": "缺少所有权类型",
    "OWNERSHIP_UNDETERMINED": "所有权未确定",
    "PLAN_UNIT_DIFFERS": "不在同一详细规划单元",
    "RIGHT_NATURE_DIFFERS": "权利性质不同",
    "RIGHT_NATURE_MISSING": "缺少权利性质",
    "RIGHT_TYPE": "不是国有建设用地使用权",
    "RIGHT_TYPE_MISSING": "缺少权利类型",
    "RING_BROKEN": "图形自相交，请先修正界线",
    "SAME_CONDITIONS": "使用条件相同",
    "SAME_HOLDER": "权利人相同",
    "SAME_HOLDER_BY_NAME": "权利人名称相同，缺少证件号",
    "SAME_HOLDER_NUMBER_DOUBTFUL": "权利人证件号相同，但证件号存疑",
    "SAME_RIGHT_NATURE": "权利性质相同",
    "SAME_USE": "用途相同",
    "SEIZED": "已被查封",
    "SEIZURE_QUERY_IN_FUTURE": "查封查询日期在将来，须核对",
    "SEIZURE_QUERY_TOO_OLD": "查封查询结果过期，需重新查询",
    "SEIZURE_UNKNOWN": "是否查封未查明，需重新查询",
    "SHARE_DIFFERS": "共有份额不同",
    "SHARE_KIND_DIFFERS": "共有方式不同",
    "SHARE_MISSING": "缺少共有份额",
    "SOURCE_DOCUMENT_MISSING": "缺少权属来源文件",
    "SOURCE_DOCUMENT_PRESENT": "有权属来源文件",
    "STATE_OWNED_INDUSTRIAL": "国有工业用地",
    "TWO_DISTRICTS": "分属两个以上县（市、区），不能合并",
    "USE_DIFFERS": "用途不同",
    "USE_MISSING": "缺少用途",
    "USE_MIXED": "混合用途，须人工判断",
    "USE_UNKNOWN": "用途不在对照表中",
}
WARNINGS: Mapping[str, str] = {
    "HOLDER_BY_NAME": "缺少证件号，权利人按名称比较",
    "HOLDER_NAME_DIFFERS": "证件号相同，名称不同",
    "MERGE_OUT_OF_VALIDITY": "检查日不在文件有效期内",
    "MORTGAGED": "有宗地已抵押，登记前须有抵押权人书面同意",
    "OTHER_ENTRY": "有异议、预告、地役权等其他登记",
    "OVERLAP_WITHIN_TOLERANCE": "有不超过容差的重叠",
    "SEIZURE_QUERY_WANTED": "有宗地未查明是否查封，或查封查询结果已超过规定天数，须重新查询",
    "UNION_IN_PARTS": "合并范围内有缝隙",
}
FIGURES: Mapping[str, str] = {
    "boundary_gone": "消除的公共边",
    "compactness": "合并后紧凑度",
    "compactness_highest": "合并前紧凑度（最高）",
    "compactness_lowest": "合并前紧凑度（最低）",
    "corners_after": "合并后界址点数",
    "corners_before": "合并前界址点数合计",
    "district": "行政区",
    "far_after": "合并后容积率",
    "far_highest": "合并前容积率（最高）",
    "far_lowest": "合并前容积率（最低）",
    "floor_area_known": "已知建筑面积合计",
    "floor_area_unknown": "建筑面积未填的宗地",
    "gap": "缝隙",
    "land_area": "土地面积合计",
    "line_crossing": "控制线穿过长度",
    "line_inside": "控制线内面积",
    "line_version": "工业用地控制线版本",
    "min_shared": "公共边不短于（L）",
    "pairs": "有公共边的宗地对数",
    "parts": "合并范围的部分数",
    "plan_layers": "详细规划图层",
    "plan_uncovered": "详细规划未覆盖",
    "plan_unit": "详细规划单元",
    "plan_unit_unknown": "详细规划单元未填的宗地",
    "plan_units": "详细规划单元数",
    "planned_road": "规划道路面积",
    "shared": "公共边长",
    "thin_members": "消除的狭长宗地",
    "tolerance": "缝隙、重叠不超过（t）",
    "town": "镇（街道）",
}
UNKNOWN = "待补充"


def reason_text(reason: MatrixReason, labels: Mapping[str, str]) -> str:
    """Return a reason in Chinese, with the parcels that it names and its values.

    Args:
        reason: Of a row of the matrix.
        labels: uuid → how people know the parcel.
    """
    text = REASONS.get(reason.code, reason.code)
    values = values_text(reason, labels)
    text = f"{text}（{values}）" if values else text
    named, more = named_members(reason.members, labels)
    if not named:
        return text
    who = "、".join(named) + (f" 等 {len(reason.members)} 宗" if more else "")
    return f"{who}：{text}"


def figure_text(name: str, figure: Figure, labels: Mapping[str, str]) -> str:
    """Return title and value of a helper figure in Chinese, with the parcels that it speaks of."""
    named, more = named_members(figure.members, labels)
    who = "、".join(named) + (f" 等 {len(figure.members)} 宗" if more else "")
    value = figure_value(name, figure) or UNKNOWN
    return f"{figure_title(name)}：{value}（{who}）" if who else f"{figure_title(name)}：{value}"


def figure_title(name: str) -> str:
    """Return what a helper figure is called in Chinese."""
    if name.startswith(PLANNED):
        return f"规划用途 {name.removeprefix(PLANNED)}"
    return FIGURES.get(name.partition(":")[0], name)


def figure_value(name: str, figure: Figure) -> str:
    """Return the value of a helper figure with its unit, empty where it is not known."""
    if figure.value is None:
        return ""
    if name == "district":
        return "、".join(shown_district(code) for code in str(figure.value).split("、"))
    if figure.unit == M2:
        return _m2(figure.value)
    return f"{figure.value} {figure.unit}" if figure.unit not in ("", COUNT) else str(figure.value)


def named_members(
    members: Sequence[str], labels: Mapping[str, str], most: int = MOST_NAMED
) -> tuple[list[str], int]:
    """Return the labels of the first members, and how many more there are."""
    return [labels.get(key, key) for key in members[:most]], max(len(members) - most, 0)


def values_text(reason: MatrixReason, labels: Mapping[str, str]) -> str:
    """Return the values of a reason, in words of the code lists; empty where it has none."""
    params = reason.params
    parts = [
        str(params["count"]) if "count" in params else "",
        item_title(params["item"]) if "item" in params else "",
        "、".join(item_title(name) for name in params.get("unstated", ())),
        _loose(params.get("loose", ()), labels),
        _pairs(params.get("pairs", ()), labels),
        _areas(params.get("areas", {})),
        _by_member(reason, labels),
        _single(reason),
        _joined(_mapping(params.get("mapping", {}), labels), "；"),
        str(params.get("why") or ""),
    ]
    return "；".join(part for part in parts if part)


def item_title(name: str) -> str:
    """Return the title of a condition of use, the name itself where it is no column."""
    spec = schema.shipped().tables["parcel"].columns.get(name)
    return name if spec is None else spec.title


def _joined(parts: Sequence[str], between: str = "、") -> str:
    """Return the first parts, and how many there are where that is not all."""
    more = f" 等 {len(parts):,} 项" if len(parts) > _MOST_VALUES else ""
    return between.join(parts[:_MOST_VALUES]) + more


def _loose(members: Sequence[str], labels: Mapping[str, str]) -> str:
    named = _joined([labels.get(key, key) for key in members])
    return f"{named} 界线不严密,需权籍调查" if named else ""


def _pairs(pairs: Sequence[Mapping[str, Any]], labels: Mapping[str, str]) -> str:
    return _joined(
        [
            f"{labels.get(pair['a'], pair['a'])} 与 {labels.get(pair['b'], pair['b'])} "
            f"{_m2(pair['overlap_m2'])}"
            for pair in pairs
        ],
        "；",
    )


def _areas(areas: Mapping[str, float]) -> str:
    return "、".join(f"{shown_district(code)} {_m2(area)}" for code, area in areas.items())


def _by_member(reason: MatrixReason, labels: Mapping[str, str]) -> str:
    values = reason.params.get("values")
    if not isinstance(values, Mapping):
        return _joined([str(value) for value in values or () if value])
    shown = {key: _value(reason, value) for key, value in values.items()}
    return _joined([f"{labels.get(key, key)} {value}" for key, value in shown.items()])


def _value(reason: MatrixReason, value: object) -> str:
    if value is None:
        return UNKNOWN
    if reason.code == "TWO_DISTRICTS":
        return shown_district(str(value))
    if reason.code in _OF_VALUES:
        return shown_code(_OF_VALUES[reason.code], str(value))
    name = str(reason.params.get("item", ""))
    spec = schema.shipped().tables["parcel"].columns.get(name)
    if spec is None or spec.type == "REAL":
        return f"{value} {spec.unit}".strip() if spec is not None and spec.unit else str(value)
    return shown_value(spec, value)


def _single(reason: MatrixReason) -> str:
    """Return the one value that a finding on one parcel carries."""
    params = reason.params
    if params.get("checked_on"):
        return shown_day(params["checked_on"])
    if not params.get("value"):
        return ""
    if reason.code == "DISTRICT_CONTRADICTS_LAYER":
        return f"{shown_district(params['value'])} ≠ {shown_district(params['by_layer'])}"
    known = _CODES.get(reason.code)
    value = shown_code(known, params["value"]) if known else str(params["value"])
    if "by_code" in params and known:
        return f"{value} ≠ {shown_code(known, params['by_code'])}"
    return value


def _mapping(found: Any, labels: Mapping[str, str]) -> list[str]:
    """Return how uses of different standards were read."""
    if isinstance(found, Mapping):
        return [f"{labels.get(str(key), str(key))} {value}" for key, value in found.items()]
    return list(dict.fromkeys(text for each in found for text in _mapping(each, labels)))


def _m2(area: float | str) -> str:
    return f"{round_half_up(exact(area), 2):,f} m²"
