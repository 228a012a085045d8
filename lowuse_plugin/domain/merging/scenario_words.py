# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The comparison of scenarios in Chinese, as it leaves the office."""

from __future__ import annotations

from collections.abc import Mapping

from lowuse_plugin.domain.claims.records import Blocker
from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.merging import scenarios as compared
from lowuse_plugin.domain.merging.scenarios import FieldValue, ScenarioComparison, ScenarioRow
from lowuse_plugin.domain.merging.words import OUTCOMES, figure_title

TITLES: Mapping[str, str] = {
    "state": "办理状态",
    "applicant": "申请人",
    "count": "宗数",
    "registered_m2": "登记面积合计（m²）",
    "registered_mu": "登记面积合计（亩）",
    "union_m2": "合并图形平面面积（m²）",
    "difference_m2": "差额（图形 − 登记）（m²）",
    "shared_m": "公共边长（m）",
    "gap_m2": "缝隙（m²）",
    "overlap_m2": "重叠（m²）",
    "corners": "界址点数",
    "parts": "图形块数",
    "failing": "不符合的条件数",
    "waiting": "待补充或待判断的条件数",
    "open_fields": "待确定的字段数",
    "over_30mu": "合计超过 30 亩",
    "remark": "与奖补的关系",
}
STANDINGS: Mapping[str, str] = {
    compared.OPEN: "未确定",
    compared.ANEW: "重新编号",
    compared.EMPTY: "",
}
_REMARKS: Mapping[str, str] = {
    "MERGE_NOT_FOR_SUBSIDY": "30亩按单个项目计算，无需合并宗地",
    "MERGE_PARTLY_IN_PROJECT": (
        "30亩按单个项目计算，无需合并宗地；只有部分宗地属于已批准项目（{projects}）"
    ),
    "MERGE_SEPARATE_PROJECTS": (
        "30亩按单个项目计算，合并宗地无助于计算；宗地属于多个已批准项目（{projects}）"
    ),
}
UNKNOWN = "—"


def row_title(row: ScenarioRow, comparison: ScenarioComparison) -> str:
    """Return what a line is about."""
    kind, _, rest = row.key.partition(":")
    if not rest:
        return TITLES.get(row.key) or figure_title(row.key)
    if kind == "parcel":
        return f"含宗地 {rest}"
    title = comparison.titles.get(row.key, rest)
    return f"新值：{title}" if kind == "value" else title


def value_text(row: ScenarioRow, value: compared.Value) -> str:
    """Return a value that is no figure in words."""
    if isinstance(value, FieldValue):
        return value.text if value.standing == compared.KEPT else STANDINGS[value.standing]
    if isinstance(value, Blocker):
        projects = value.params.get("projects", ())
        named = "、".join(map(str, projects)) if isinstance(projects, tuple | list) else ""
        return _REMARKS[value.code].format(projects=named)
    if isinstance(value, bool):
        return "是" if value else "否"
    if value is None:
        return "" if row.kind == compared.REMARK else UNKNOWN
    if row.kind == compared.STATE:
        return shown_code("merge_state", str(value))
    return OUTCOMES[str(value)] if row.kind == compared.OUTCOME else str(value)
