# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the tables of the workspace are about, in words of an office.

The titles of the schema tell tables apart; people who look for a change know subjects.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lowuse_plugin.domain.schema import shipped

IMPORTS = "import_package"
"""The table in which each import has a row: who looks for imports wants all that they wrote."""


@dataclass(frozen=True)
class Subject:
    """Tables that people think of as one thing."""

    title: str
    tables: tuple[str, ...]


SUBJECTS: Mapping[str, Subject] = {
    "parcels": Subject("宗地和权利人", ("parcel", "parcel_state", "right_holder", "parcel_holder")),
    "enterprises": Subject("企业和税收", ("enterprise", "enterprise_year", "parcel_enterprise",
                                        "tax_request")),
    "low_efficiency": Subject(
        "低效识别和标记",
        ("survey_area", "survey_unit", "survey_unit_parcel", "legacy_land", "survey_step", "tag",
         "tag_basis", "assessment", "rule_set"),
    ),
    "control_lines": Subject(
        "工业用地控制线",
        ("control_line_version", "control_line", "adjustment_case", "line_adjustment",
         "adjustment_step", "control_check", "control_measure", "indicator_rule",
         "indicator_figure"),
    ),
    "layers": Subject(
        "三旧和参考图层",
        ("three_old_area", "reference_layer", "reference_area", "overlay_run", "overlay_result"),
    ),
    "merges": Subject(
        "宗地合并",
        ("merge_case", "merge_member", "merge_check", "merge_judgement", "merge_step", "lineage"),
    ),
    "projects": Subject(
        "项目和奖补",
        ("project", "project_parcel", "subsidy_case", "subsidy_share", "subsidy_scenario",
         "subsidy_claim", "subsidy_step", "subsidy_material", "payment"),
    ),
    "filings": Subject(
        "报送和会议",
        ("submission_batch", "submission_item", "meeting", "agenda_item"),
    ),
    "field_work": Subject(
        "外业核查和材料",
        ("verification", "evidence", "document", "review_session", "review_item",
         "review_decision", "lup_attachment"),
    ),
    "imports": Subject("导入", (IMPORTS,)),
}  # fmt: skip
WORKSPACE = "workspace"
_WORKSPACE_TITLE = "工作库本身"

_PLAIN = {
    IMPORTS: "导入记录",
    "parcel_state": "宗地状态",
    "parcel_holder": "宗地与权利人的对应",
    "parcel_enterprise": "宗地与企业的对应",
    "enterprise_year": "企业年度数据",
    "survey_unit_parcel": "地块所含宗地",
    "project_parcel": "项目所含宗地",
    "merge_member": "合并涉及的宗地",
    "lineage": "宗地沿革",
    "overlay_result": "套合结果",
    "overlay_run": "套合分析记录",
    "assessment": "低效识别结果",
    "control_check": "控制线套合结果",
    "lup_meta": "工作库设置",
    "lup_lease": "占用",
}


_OF_A_PARCEL = {
    "parcel_holder": "权利人",
    "parcel_enterprise": "企业",
    "survey_unit_parcel": "所属地块",
    "project_parcel": "所在项目",
    "merge_member": "合并申请",
}


def plain_title(table: str) -> str:
    """Return how people call the rows of a table; its name where nothing is known."""
    if table in _PLAIN:
        return _PLAIN[table]
    spec = shipped().tables.get(table)
    return spec.title if spec is not None else table


def linked_title(table: str) -> str:
    """Return how people call rows that belong to a parcel, looked at from the parcel."""
    return _OF_A_PARCEL.get(table) or plain_title(table)


def tables_of(name: str) -> tuple[str, ...]:
    """Return the tables of a subject; of a table itself.

    Args:
        name: Key of :data:`SUBJECTS`, :data:`WORKSPACE`, or a table.
    """
    if name == WORKSPACE:
        known = {table for subject in SUBJECTS.values() for table in subject.tables}
        return tuple(sorted(set(shipped().tables) - known))
    return SUBJECTS[name].tables if name in SUBJECTS else (name,)


def subjects_in(tables: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the subjects of some tables, as (key, title), in the order of the work."""
    left = set(tables)
    found = []
    for key, subject in SUBJECTS.items():
        if left & set(subject.tables):
            found.append((key, subject.title))
            left -= set(subject.tables)
    return (*found, (WORKSPACE, _WORKSPACE_TITLE)) if left else tuple(found)
