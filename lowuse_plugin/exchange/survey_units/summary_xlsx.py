# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""《低效用地汇总表》 as a workbook whose sums are formulas: units, legacy land, survey fields."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.domain.survey.fields import (
    FieldList,
    SurveyField,
    Value,
    shipped_fields,
    value_of,
)
from lowuse_plugin.domain.survey_units import sheet_words as words
from lowuse_plugin.domain.survey_units.sheet import MISSING, UnitSheet, UnitSummary
from lowuse_plugin.domain.survey_units.summary import by_kind, grouped, kind_of, place_of, sums
from lowuse_plugin.domain.units import exact_text, has_decimal, m2_to_mu, round_half_up
from lowuse_plugin.exchange.survey_units.summary_docx import notes
from lowuse_plugin.exchange.workbooks.workbook import Page, TableColumn, Total, write_workbook
from lowuse_plugin.exchange.workbooks.workbook_rows import Cell, Formula

_DISTRICT, _PLACE, _KIND = 3, 4, 12
"""Positions of the columns that totals are made over."""
_PARCELS = 7
"""Position of 宗地数."""
_SIGNED = ("　" * 8).join(("填表人：", "审核人：", "单位（盖章）：", "　　年　　月　　日"))
_PLACES = 9
_UNIT_COLUMNS = (
    TableColumn("序号", "int", 6),
    TableColumn("地块编号", width=21),
    TableColumn("地块名称", width=16),
    TableColumn("县（市、区）", width=10),
    TableColumn("所属镇（街道）", width=15),
    TableColumn("坐落", width=22),
    TableColumn("权利人", width=20),
    TableColumn("宗地数", "int", 8),
    TableColumn("地块面积（m²）", "m2", 14, total=True),
    TableColumn("地块面积（亩）", "mu", 12, mu_of=8),
    TableColumn("低效面积（m²）", "m2", 14, total=True),
    TableColumn("低效面积（亩）", "mu", 12, mu_of=10),
    TableColumn("低效类型", width=15),
    TableColumn("历史遗留（m²）", "m2", 14, total=True),
    TableColumn("状态", width=10),
    TableColumn("字样", width=9),
)
_LEGACY_COLUMNS = (
    TableColumn("序号", "int", 6),
    TableColumn("地块编号", width=22),
    TableColumn("地块名称", width=22),
    TableColumn("所属镇（街道）", width=18),
    TableColumn("历史遗留类型", width=22),
    TableColumn("面积（m²）", "m2", 16, total=True),
    TableColumn("面积（亩）", "mu", 14, mu_of=5),
    TableColumn("用地发生时间", width=16),
    TableColumn("处罚文号", width=24),
    TableColumn("依据", width=40),
)


def write_summary_xlsx(path: Path, summary: UnitSummary) -> None:
    """Write the workbook: 汇总表, 历史遗留用地, 字段清单, 字段数据.

    Totals are formulas over m², 亩 are made from them (A-37).

    Raises:
        LowUseError: ``REPORT_NOT_WRITTEN`` with ``file``; ``PACKAGE_MISSING``.
    """
    fields = shipped_fields()
    banner = "　".join(summary.notices)
    day = shown_day(summary.origin.on)
    note = "　".join(filter(None, (summary.scope, f"截至 {day}", summary.origin.fingerprint)))
    pages = [
        _units(summary, banner, note),
        _legacy(summary, banner, note),
        _list(fields, banner, note),
        _data(summary, fields, banner, note),
    ]
    write_workbook(path, pages, footer=summary.origin.fingerprint, on=summary.origin.on)


def _units(summary: UnitSummary, banner: str, note: str) -> Page:
    sheets = summary.sheets
    totals = [_total("总计", sheets)]
    districts = grouped(sheets, lambda sheet: sheet.district_name)
    for district, units in districts.items():
        totals.append(_total(f"{district}合计", units, _DISTRICT, district))
        for place, members in grouped(units, place_of).items():
            totals.append(_total(f"{place}小计", members, _PLACE, place))
    totals += [_total(kind, units, _KIND, kind) for kind, units in by_kind(sheets).items()]
    rows = [_unit(number, sheet) for number, sheet in enumerate(sheets, 1)]
    foot = [*notes(summary), "", _SIGNED]
    return Page("汇总表", summary.title, note, _UNIT_COLUMNS, rows, totals, foot, banner,
                wide=True, label_at=1)  # fmt: skip


def _total(
    label: str, units: Sequence[UnitSheet], where: int | None = None, value: str = ""
) -> Total:
    """Return a line of totals; a parcel of two units counts once, so it is no sum of the rows."""
    found = sums(units)
    return Total(f"{label}（{found.units} 块）", where, value, {_PARCELS: found.parcels})


def _unit(number: int, sheet: UnitSheet) -> list[Cell]:
    return [
        number,
        sheet.number or "待编号",
        sheet.name or None,
        sheet.district_name,
        place_of(sheet),
        words.addresses(sheet) or MISSING,
        words.holders(sheet) or MISSING,
        len(sheet.parcels),
        _m2(sheet.land.area_m2),
        _mu("I", sheet.land.area_m2),
        _m2(sheet.low_or_whole_m2),
        _mu("K", sheet.low_or_whole_m2),
        kind_of(sheet),
        _m2(sheet.legacy_m2) if sheet.legacy else None,
        words.state(sheet) or None,
        "示例（草稿）" if sheet.example else None,
    ]


def _legacy(summary: UnitSummary, banner: str, note: str) -> Page:
    rows: list[list[Cell]] = []
    for sheet in summary.sheets:
        for line in sheet.legacy:
            area = sheet.land.area_m2 if line.area_m2 is None else line.area_m2
            since = shown_day(line.used_since) if line.used_since else MISSING
            rows.append(
                [
                    len(rows) + 1,
                    sheet.number or "待编号",
                    sheet.name or None,
                    place_of(sheet),
                    line.title,
                    _m2(area),
                    _mu("F", area),
                    since,
                    line.penalty_no or None,
                    line.basis or None,
                ]
            )
    kinds = sorted({(line.kind, line.title) for sheet in summary.sheets for line in sheet.legacy})
    totals = [Total("合计"), *(Total(title, 4, title) for _, title in kinds)]
    return Page("历史遗留用地", f"{summary.title}：历史遗留用地", note, _LEGACY_COLUMNS, rows,
                totals, (), banner, wide=True, label_at=1)  # fmt: skip


def _data(summary: UnitSummary, fields: FieldList, banner: str, note: str) -> Page:
    columns = [
        TableColumn(
            f"{each.name}\n{each.title}" + (f"（{each.unit}）" if each.unit else ""),
            _kind(each),
            max(12, min(30, 2 * len(each.title) + 4)),
        )
        for each in fields.all.values()
    ]
    rows = [
        [_cell(each, value_of(each, sheet, row)) for each in fields.all.values()]
        for row, sheet in enumerate(summary.sheets, 1)
    ]
    empty = "、".join(f"{each.name} {each.title}" for each in fields.survey if not each.source)
    foot = (f"没有数据来源、留空的字段：{empty}",)
    return Page("字段数据", fields.title, note, columns, rows, (), foot, banner)


def _list(fields: FieldList, banner: str, note: str) -> Page:
    columns = (
        TableColumn("字段名", width=14),
        TableColumn("中文名称", width=24),
        TableColumn("类型", width=8),
        TableColumn("长度", width=8),
        TableColumn("单位", width=10),
        TableColumn("取自", width=14),
        TableColumn("也认作", width=60),
    )
    rows: list[list[Cell]] = [
        [
            each.name,
            each.title,
            each.type,
            each.width,
            each.unit or None,
            "工作库" if each.source else "无来源，留空",
            "、".join(each.aliases) or None,
        ]
        for each in fields.all.values()
    ]
    foot = ("字段对照为示例，不是江门市的正式标准；正式报送以主管部门的要求为准。",)
    return Page("字段清单", fields.title, note, columns, rows, (), foot, banner)


def _kind(field: SurveyField) -> str:
    return "exact" if field.is_number else "date" if field.type == "DATE" else "text"


def _cell(field: SurveyField, value: Value) -> Cell:
    if isinstance(value, Fraction):
        return round_half_up(value, field.places)
    return value.isoformat() if isinstance(value, date) else value


def _m2(value: Fraction | None) -> Cell:
    """Return m² as the workspace has them: rounding is for the eye, sums are not of it."""
    return MISSING if value is None else _decimal(value)


def _mu(letter: str, m2: Fraction | None) -> Cell:
    if m2 is None:
        return MISSING
    return Formula(f"={letter}{{row}}*3/2000", round_half_up(m2_to_mu(m2), _PLACES))


def _decimal(value: Fraction) -> Decimal:
    """Return a number with every digit where it has an end, else with nine decimals."""
    return Decimal(exact_text(value)) if has_decimal(value) else round_half_up(value, _PLACES)
