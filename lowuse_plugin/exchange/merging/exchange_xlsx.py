# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Merges as exchange tables hb, hb_cy and hb_jc: the headings are the field codes (domain 3.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from lowuse_plugin.domain.display import shown_code, shown_day
from lowuse_plugin.domain.merging.case import Judgement
from lowuse_plugin.domain.merging.pack import CODES
from lowuse_plugin.domain.merging.procedure import shipped
from lowuse_plugin.domain.merging.records import MergeCase, MergeMember, StoredCheck
from lowuse_plugin.domain.merging.sheet import EXAMPLE_PROCEDURE
from lowuse_plugin.domain.merging.words import OUTCOMES
from lowuse_plugin.domain.notices import TRAINING
from lowuse_plugin.domain.ports import Progress, WorkspaceInfo
from lowuse_plugin.domain.units import exact, round_half_up
from lowuse_plugin.exchange.workbooks.workbook import Page, TableColumn, write_workbook
from lowuse_plugin.exchange.workbooks.workbook_rows import Cell

CASES, MEMBERS, CHECKS, FIELDS = "hb", "hb_cy", "hb_jc", "字段说明"
_PLACES = 4
_CURRENT, _HISTORY = "现势", "历史"


@dataclass(frozen=True)
class _Code:
    """One field of a table."""

    code: str
    title: str
    width: int = 16
    kind: str = "text"


_CASE_FIELDS = (
    _Code("HBBH", "合并编号", 20),
    _Code("XZQDM", "行政区代码", 10),
    _Code("SQR", "申请人", 28),
    _Code("SQRQ", "申请日期", 12),
    _Code("HBZT", "合并状态", 12),
    _Code("JG", "审查结论（符合、不符合、待人工确认）", 12),
    _Code("XZDDM", "新宗地代码", 24),
    _Code("DMZT", "新宗地代码状态（暂编、正式）", 8),
    _Code("XBDCQZ", "新不动产权证号", 34),
    _Code("DBRQ", "登簿日期", 12),
    _Code("ZJMJ", "登记面积合计（m²）", 16, "m2"),
    _Code("TXMJ", "合并图形平面面积（m²）", 16, "m2"),
    _Code("CE", "面积差额（m²）", 14, "m2"),
    _Code("TQMJ", "合并椭球面积（m²）", 16, "m2"),
    _Code("SHR", "审核人", 12),
    _Code("SHRQ", "审核日期", 12),
    _Code("WH", "批复文号", 24),
    _Code("BZ", "备注", 30),
)
_MEMBER_FIELDS = (
    _Code("HBBH", "合并编号", 20),
    _Code("ZDUID", "宗地唯一标识", 38),
    _Code("ZDDM", "宗地代码", 24),
    _Code("QLR", "权利人", 28),
    _Code("ZDMJ", "登记面积（m²）", 16, "m2"),
    _Code("TXMJ", "图形平面面积（m²）", 16, "m2"),
    _Code("ZT", "状态（现势、历史）", 8),
)
_CHECK_FIELDS = (
    _Code("HBBH", "合并编号", 20),
    _Code("TJ", "条件（M-1 至 M-12）", 8),
    _Code("JD", "阶段（初筛、受理、登记）", 8),
    _Code("JG", "结果（符合、不符合、待人工确认、待补充）", 12),
    _Code("ZDZ", "自动值", 12),
    _Code("HDRQ", "核对日期", 12),
    _Code("RGYJ", "人工意见", 50),
    _Code("RGR", "审查人", 12),
    _Code("RGRQ", "审查日期", 12),
)


def write_merge_exchange(
    path: Path,
    cases: Sequence[MergeCase],
    *,
    workspace: WorkspaceInfo,
    on: date,
    progress: Progress | None = None,
) -> None:
    """Write merges with their members and the newest check of every condition and stage.

    Args:
        path: The xlsx file.
        cases: With checks and judgements.
        workspace: Whose they are.
        on: Day of the file.
        progress: Is told how far it is.

    Raises:
        LowUseError: As :func:`~lowuse_plugin.exchange.workbooks.workbook.write_workbook`.
        CancelledError: The user asked to stop.
    """
    notices = [EXAMPLE_PROCEDURE] if shipped().example else []
    notices += [TRAINING] if workspace.training else []
    members = [_member(case, member) for case in cases for member in case.members]
    checks = [row for case in cases for row in _checks(case)]
    note = f"{len(cases)} 件，{shown_day(on)}；字段含义见“{FIELDS}”"

    def page(name: str, title: str, fields: Sequence[_Code], rows: list[list[Cell]]) -> Page:
        return Page(name, title, note, _columns(fields), rows, banner="　".join(notices))

    pages = [
        page(CASES, "宗地合并申请", _CASE_FIELDS, [_case(case) for case in cases]),
        page(MEMBERS, "宗地合并成员", _MEMBER_FIELDS, members),
        page(CHECKS, "宗地合并条件审查", _CHECK_FIELDS, checks),
        _field_page(),
    ]
    footer = f"工作库 {workspace.store_id}"
    write_workbook(path, pages, footer=footer, on=on, progress=progress)


def _columns(fields: Sequence[_Code]) -> list[TableColumn]:
    return [TableColumn(field.code, field.kind, field.width) for field in fields]


def _case(case: MergeCase) -> list[Cell]:
    figures = case.figures
    written = "暂编" if case.provisional else "正式"
    return [
        case.case_no,
        case.district,
        case.applicant,
        _day(case.applied_on),
        shown_code("merge_state", case.state),
        shown_code("merge_outcome", case.outcome) if case.outcome else "",
        case.new_code,
        written if case.registered_on is not None else "",
        case.certificate_no,
        _day(case.registered_on),
        _m2(figures.registered_sum),
        _m2(figures.union_m2),
        _m2(figures.difference_m2),
        _m2(figures.ellipsoid_m2),
        case.reviewed_by,
        _day(case.reviewed_on),
        case.document_no,
        case.remark,
    ]


def _member(case: MergeCase, member: MergeMember) -> list[Cell]:
    return [
        case.case_no,
        member.parcel_uuid,
        member.parcel_code,
        member.holder,
        _m2(member.registered),
        _m2(member.plane_m2),
        _CURRENT if member.current else _HISTORY,
    ]


def _checks(case: MergeCase) -> list[list[Cell]]:
    newest = {judgement.code: judgement for judgement in case.judgements}
    return [
        _check(case, kept[code], newest.get(code))
        for _stage, kept in sorted(case.checks.items(), key=lambda each: _order(each[0]))
        for code in CODES
        if code in kept
    ]


def _order(stage: str) -> int:
    return ("screening", "acceptance", "registration").index(stage)


def _check(case: MergeCase, kept: StoredCheck, judgement: Judgement | None) -> list[Cell]:
    said = judgement if kept.judgement_uuid else None
    opinion = "" if said is None else f"{OUTCOMES[said.outcome]}：{said.reason}"
    return [
        case.case_no,
        kept.code,
        shown_code("merge_stage", kept.stage),
        OUTCOMES[kept.outcome],
        OUTCOMES.get(kept.machine, kept.machine),
        _day(kept.checked_on),
        opinion,
        "" if said is None else said.by,
        "" if said is None else _day(said.on),
    ]


def _field_page() -> Page:
    tables = ((CASES, _CASE_FIELDS), (MEMBERS, _MEMBER_FIELDS), (CHECKS, _CHECK_FIELDS))
    rows: list[list[Cell]] = [
        [table, field.code, field.title] for table, fields in tables for field in fields
    ]
    columns = [
        TableColumn("表", width=10),
        TableColumn("字段", width=12),
        TableColumn("含义", width=44),
    ]
    return Page(FIELDS, FIELDS, "字段代码与含义", columns, rows)


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _m2(area: Fraction | float | None) -> Cell:
    if area is None:
        return None
    return round_half_up(area if isinstance(area, Fraction) else exact(area), _PLACES)
