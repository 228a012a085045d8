# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How the fields of reference layers are called in the files that offices hold.

One table takes DLTB, detailed plans, approvals and supply red lines: the same column has other
names in each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.importing.mapping import normalise, targets
from lowuse_plugin.domain.schema import ColumnSpec

TABLE = "reference_area"

_ALIASES: Mapping[str, tuple[str, ...]] = {
    "area_code": (
        "图斑编号", "TBBH", "区块编号", "QKBH", "地块编号", "DKBH", "YDDKBH", "图斑预编号", "TBYBH",
        "BSM", "标识码", "项目编号", "XMBH", "编号",
    ),
    "area_name": (
        "项目名称", "XMMC", "地块名称", "DKMC", "园区名称", "YQMC", "批次名称", "PCMC", "区块名称",
        "QKMC", "图斑名称", "名称",
    ),
    "class_code": (
        "DLBM", "地类编码", "用地代码", "YDDM", "用地编码", "用地性质代码", "YDXZDM",
        "用地用海代码", "YDYHFLDM", "规划用途代码", "GHYTDM", "规划地类编码", "GHDLBM",
        "类别代码", "类别",
    ),
    "class_name": (
        "DLMC", "地类名称", "用地性质", "YDXZ", "用地名称", "YDMC", "用地性质名称", "YDXZMC",
        "用地用海名称", "YDYHFLMC", "规划用途", "GHYT", "规划用途名称", "规划地类名称", "GHDLMC",
        "用途名称", "类别名称",
    ),
    "document_no": (
        "批准文号", "PZWH", "批文号", "PWH", "批文文号", "农转用批文号", "用地批文", "征收批文号",
        "文号", "合同编号", "HTBH", "电子监管号", "DZJGH", "划拨决定书编号", "供地文号", "供应文号",
    ),
    "approved_on": (
        "批准日期", "PZRQ", "批准时间", "PZSJ", "批文日期", "合同签订日期", "签订日期", "QDRQ",
        "供地日期", "供应日期", "批复日期", "PFRQ",
    ),
}  # fmt: skip
_KIND_WORDS: Mapping[str, tuple[str, ...]] = {
    "permanent_farmland": ("永久基本农田", "基本农田", "永农", "yjjbnt", "jbnt"),
    "ecological_redline": ("生态保护红线", "生态红线", "stbhhx"),
    "urban_boundary": ("城镇开发边界", "开发边界", "czkfbj"),
    "conversion_approval": ("农转用", "征收批", "转用征收", "用地批文", "批次用地", "批文"),
    "supply_redline": ("供地红线", "供地", "土地供应", "出让红线"),
    "detailed_plan": ("详细规划", "控制性详规", "详规", "控规", "规划用途", "zoning"),
    "industrial_cluster": ("集聚区",),
    "industrial_park": ("产业园", "工业园", "园区", "开发区"),
    "land_survey": ("dltb", "地类图斑", "三调", "变更调查", "现状"),
    "base_map": ("底图",),
}
"""What the names of files say; the first that fits wins."""


def guess_reference_kind(names: Iterable[str]) -> str | None:
    """Return the kind that the names of file and layer speak of, None where they say nothing."""
    told = [normalise(name) for name in names if name]
    for kind, words in _KIND_WORDS.items():
        if any(normalise(word) in name for word in words for name in told):
            return kind
    return None


@cache
def reference_columns() -> tuple[ColumnSpec, ...]:
    """Return what a file of a reference layer may bring, with every name that is in use."""
    return tuple(
        replace(spec, aliases=tuple(dict.fromkeys((*spec.aliases, *_ALIASES.get(spec.name, ())))))
        for spec in targets(schema.shipped().tables[TABLE], without=("area_m2",))
    )
