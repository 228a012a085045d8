# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""《合并前后对照表》 as a workbook: areas with sums as formulas, every field, every condition."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.domain.merging.sheet import MergeSheet, circled
from lowuse_plugin.domain.parcels.registered_area import registered_area_words
from lowuse_plugin.domain.ports import Progress
from lowuse_plugin.domain.survey_units.sheet import MISSING as TO_BE_ADDED
from lowuse_plugin.domain.units import exact, m2_to_mu, round_half_up
from lowuse_plugin.exchange.merging import area_sheet, condition_words, field_words
from lowuse_plugin.exchange.merging import sheet_words as words
from lowuse_plugin.exchange.merging.docx import COMPARISON, KINDS, TITLES
from lowuse_plugin.exchange.workbooks.workbook import Page, TableColumn, Total, write_workbook
from lowuse_plugin.exchange.workbooks.workbook_rows import Cell

_PLACES = 4
_AREA_COLUMNS = (
    TableColumn("序号", "int", 6),
    TableColumn("宗地代码", width=24),
    TableColumn("不动产权证号", width=40),
    TableColumn("坐落", width=34),
    TableColumn("登记面积（m²）", "m2", 16, total=True),
    TableColumn("登记面积（亩）", "mu", 13, mu_of=4),
    TableColumn("图形平面面积（m²）", "m2", 18, total=True),
    TableColumn("椭球面积（m²）", "m2", 16, total=True),
    TableColumn("界线对齐（m²）", "m2", 14, total=True),
)
_CONDITION_COLUMNS = (
    TableColumn("条件", width=8),
    TableColumn("条件原文", width=34),
    TableColumn("条款", width=10),
    TableColumn("认定方式", width=9),
    TableColumn("结果", width=12),
    TableColumn("依据", width=60),
    TableColumn("参考数值", width=50),
    TableColumn("审查部门、审查人、理由", width=50),
    TableColumn("核对日期", width=15),
)


def write_merge_comparison(
    path: Path, sheets: Sequence[MergeSheet], progress: Progress | None = None
) -> None:
    """Write four sheets a merge; an existing file is replaced when the new one is complete.

    Args:
        path: The file.
        sheets: At least one, of one day.
        progress: Is told how far it is.

    Raises:
        LowUseError: As :func:`~lowuse_plugin.exchange.workbooks.workbook.write_workbook`.
        CancelledError: The user asked to stop.
    """
    several = len(sheets) > 1
    pages = [page for sheet in sheets for page in _pages(sheet, several=several)]
    origin = sheets[0].origin
    write_workbook(path, pages, footer=origin.fingerprint, on=origin.on, progress=progress)


def _pages(sheet: MergeSheet, *, several: bool) -> list[Page]:
    prefix = f"{sheet.number} " if several else ""
    banner = "　".join(sheet.notices)
    title = f"{TITLES[COMPARISON]} {sheet.number}".strip()
    note = f"{words.holders(sheet)}　{words.state(sheet)}　{shown_day(sheet.origin.on)}"
    columns, fields = _fields(sheet)
    return [
        Page(
            f"{prefix}面积对照",
            title,
            note,
            _AREA_COLUMNS,
            _areas(sheet),
            (Total("合并前合计"),),
            footnotes=_area_notes(sheet),
            banner=banner,
            wide=True,
            label_at=1,
        ),
        *_reconciled(sheet, prefix, title, note, banner),
        Page(f"{prefix}属性对照", f"{title} 属性", note, columns, fields, banner=banner, wide=True),
        Page(
            f"{prefix}条件审查",
            f"{title} 条件",
            words.basis(sheet),
            _CONDITION_COLUMNS,
            _conditions(sheet),
            footnotes=(condition_words.conclusion(sheet),),
            banner=banner,
            wide=True,
        ),
    ]


def _reconciled(
    sheet: MergeSheet, prefix: str, title: str, note: str, banner: str
) -> list[Page]:  # fmt: skip
    found = sheet.areas.reconciliation
    if found is None:
        return []
    columns, rows = area_sheet.COLUMNS, area_sheet.rows(found, sheet.areas.survey_m2)
    footnotes = area_sheet.notes(sheet)
    name = f"{prefix}面积核对"
    return [
        Page(
            name,
            f"{title} 面积核对",
            note,
            columns,
            rows,
            footnotes=footnotes,
            banner=banner,
            wide=True,
        )
    ]


def _areas(sheet: MergeSheet) -> list[list[Cell]]:
    return [
        [
            member.number,
            member.label,
            member.text("certificate_no") or TO_BE_ADDED,
            member.text("address") or TO_BE_ADDED,
            _m2(member.registered_m2),
            _mu(member.registered_m2),
            _m2(member.plane_m2),
            _m2(member.ellipsoid_m2),
            _m2(member.snapped_m2),
        ]
        for member in sheet.members
    ]


def _area_notes(sheet: MergeSheet) -> list[str]:
    found = sheet.areas
    notes = [
        f"合并后图形平面面积 {words.area(found.union_m2)}；坐标系 {words.plane(found.epsg)}",
        f"合并后椭球面积 {words.area(found.ellipsoid_m2)}",
        f"差额（合并图形平面面积 − 登记面积合计）{words.difference(sheet)}",
        f"缝隙 {words.square_metres(found.gap_m2)} m²",
        f"重叠 {words.square_metres(found.overlap_m2)} m²",
    ]
    if found.registered_sum_m2 is None:
        notes.insert(0, "有宗地未填登记面积，登记面积合计不完整")
    if found.survey_m2 is not None:
        notes.append(f"权籍调查面积 {words.area(found.survey_m2)}")
    if found.registered_m2 is not None:
        notes.append(f"新宗地登记面积 {words.area(found.registered_m2)}")
    if found.adjusted is not None:
        notes.append(f"面积平差：{registered_area_words(found.adjusted)}")
    return notes


def _fields(sheet: MergeSheet) -> tuple[list[TableColumn], list[list[Cell]]]:
    columns = [
        TableColumn("项目", width=22),
        *(
            TableColumn(f"{circled(member.number)} {member.label}", width=26)
            for member in sheet.members
        ),
        TableColumn("合并后", width=30),
        TableColumn("取值方式", width=16),
        TableColumn("未保留的值", width=30),
    ]
    rows: list[list[Cell]] = [
        [
            field.title,
            *(field_words.value(field.column, said) for said in field.before),
            field_words.after(field),
            field_words.rule(field, sheet),
            field_words.lost(field),
        ]
        for field in field_words.printed_fields(sheet)
    ]
    return columns, rows


def _conditions(sheet: MergeSheet) -> list[list[Cell]]:
    return [
        [
            each.condition.code,
            each.condition.text,
            each.condition.clause,
            KINDS[each.condition.kind],
            condition_words.outcome(each),
            "\n".join(condition_words.reasons(each, sheet)),
            condition_words.figures(each, sheet),
            "\n".join(condition_words.judged(each, sheet)),
            shown_day(each.checked_on),
        ]
        for each in sheet.conditions
    ]


def _m2(area: Fraction | float | None) -> Decimal | None:
    return None if area is None else round_half_up(_exact(area), _PLACES)


def _mu(area: Fraction | float | None) -> Decimal | None:
    return None if area is None else round_half_up(m2_to_mu(_exact(area)), _PLACES)


def _exact(area: Fraction | float) -> Fraction:
    return area if isinstance(area, Fraction) else exact(area)
