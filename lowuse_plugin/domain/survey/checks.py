# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The checks of survey units: their published codes, numbers and groups.

The numbers follow the idea of the provincial catalogues (domain 3.6): the first digit is the group,
the next three the check; they are ours and stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lowuse_plugin.domain.bounds import Bounds
from lowuse_plugin.domain.findings import ERROR, NOTE, WARNING, Finding

STRUCTURE, AREAS, TOPOLOGY, ACROSS, DECISION = "1", "2", "3", "4", "5"
GROUPS: Mapping[str, str] = {
    STRUCTURE: "编号与属性",
    AREAS: "面积",
    TOPOLOGY: "图形",
    ACROSS: "与其他图层",
    DECISION: "依据与认定",
}


@dataclass(frozen=True)
class Check:
    """One check."""

    code: str
    """Published; its sentence stands with those of errors."""
    number: str
    severity: str
    clause: str
    title: str


CHECKS: tuple[Check, ...] = (
    Check("CODE_STRUCTURE", "1101", ERROR, "3.1", "宗地代码结构"),
    Check("CODE_UNUSUAL", "1102", WARNING, "3.1", "宗地代码特征码、行政区"),
    Check("CODE_MISSING", "1103", WARNING, "D16", "宗地代码缺失"),
    Check("CODE_DUPLICATE", "1104", ERROR, "3.1", "宗地代码重复"),
    Check("UNIT_NUMBER_DUPLICATE", "1105", ERROR, "3.6", "地块编号重复"),
    Check("UNIT_DISTRICT_MISSING", "1201", ERROR, "3.2", "行政区缺失"),
    Check("KIND_MISSING", "1202", ERROR, "2.1", "低效类型缺失"),
    Check("CONTACT_INCOMPLETE", "1203", WARNING, "P-12", "联系人、改造意愿不全"),
    Check("AREA_NOT_POSITIVE", "2101", ERROR, "3.6", "地块面积"),
    Check("LOW_AREA_NOT_POSITIVE", "2102", ERROR, "3.6", "低效用地面积"),
    Check("LOW_AREA_ABOVE_UNIT", "2103", ERROR, "D16", "低效用地面积大于地块面积"),
    Check("LEGACY_ABOVE_UNIT", "2104", ERROR, "P-38", "历史遗留面积大于地块面积"),
    Check("UNIT_SHAPE_MISSING", "3101", ERROR, "3.6", "图形缺失"),
    Check("UNIT_SHAPE_BROKEN", "3102", ERROR, "3.6", "图形自相交"),
    Check("UNIT_OVERLAP", "3201", ERROR, "3.6", "地块重叠"),
    Check("UNIT_IN_THREE_OLD", "4101", WARNING, "Y-28", "与三旧图斑重叠"),
    Check("UNIT_IN_PROJECT", "4102", WARNING, "P-15", "已在项目中"),
    Check("UNIT_ON_FARMLAND", "4103", ERROR, "P-02", "占用永久基本农田"),
    Check("UNIT_ON_REDLINE", "4104", ERROR, "P-02", "占用生态保护红线"),
    Check("UNIT_NOT_CONSTRUCTION", "4105", ERROR, "Y-16", "占用非建设用地"),
    Check("OVERLAY_MISSING", "4106", WARNING, "P-07", "未套合"),
    Check("OVERLAY_STALE", "4107", WARNING, "P-07", "套合结果待更新"),
    Check("BASIS_MISSING", "5101", ERROR, "P-11", "标记依据缺失"),
    Check("EXAMPLE_RULES", "5102", ERROR, "D8", "依据示例标准"),
    Check("UNIT_CHANGED", "5103", ERROR, "P-12", "核实后有变化"),
    Check("SURVEY_NOT_TAGGED", "5104", NOTE, "P-12", "未标记"),
)
BY_CODE: Mapping[str, Check] = {check.code: check for check in CHECKS}


@dataclass(frozen=True)
class UnitFinding(Finding):
    """What a check found of a survey unit."""

    unit_uuid: str = ""
    bounds: Bounds | None = None
    """Where to look, in the CRS of the workspace; for units without a parcel."""

    @property
    def number(self) -> str:
        """The number of the check."""
        return BY_CODE[self.code].number

    @property
    def blocks(self) -> bool:
        """Whether it hinders 县级认定."""
        return self.severity == ERROR


def found(
    code: str,
    params: Mapping[str, object],
    *,
    unit: str,
    label: str,
    parcel: str = "",
    bounds: Bounds | None = None,
) -> UnitFinding:
    """Return a finding with the severity and the clause of its check.

    Args:
        code: One of :data:`CHECKS`.
        params: What its sentence names.
        unit: The unit.
        label: How people know it.
        parcel: Where the map goes.
        bounds: Where it goes when there is no parcel.
    """
    check = BY_CODE[code]
    return UnitFinding(
        code, check.severity, {"unit": label, **params}, parcel, label, check.clause, unit, bounds
    )
