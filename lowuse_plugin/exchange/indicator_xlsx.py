# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""指标 as xlsx: shares as formulas over areas, areas as sums over the parcels behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from lowuse_plugin.domain.display import shown_code, shown_district
from lowuse_plugin.domain.notices import TRAINING
from lowuse_plugin.domain.parcels.labels import shown_parcel
from lowuse_plugin.domain.units import round_half_up
from lowuse_plugin.exchange.indicator_words import (
    BASES,
    OUTCOMES,
    PLACE_KINDS,
    notes_text,
    place_text,
)
from lowuse_plugin.exchange.workbooks.workbook import Page, TableColumn, write_workbook
from lowuse_plugin.exchange.workbooks.workbook_rows import Cell, Formula

if TYPE_CHECKING:
    from lowuse_plugin.domain.indicators.park_check import ParkCheck
    from lowuse_plugin.domain.indicators.result import Indicator, IndicatorTable
    from lowuse_plugin.domain.ports import WorkspaceInfo

_INSIDE, _BLOCK = "industry_inside", "industry_of_block"
_ALL, _LAND, _BLOCKS, _PARKS = "指标", "线内工业用地", "区块工业用地", "园区外工业用地"
_HASH_SHOWN = 16
_EXAMPLE = "示例标准，仅供演练"
_COUNTED, _LEFT_OUT = "计入", "用途不明"
_AREA_PLACES = 6
_SUM = "=SUMIFS('{sheet}'!{column}:{column},'{sheet}'!{key}:{key},{wanted},'{sheet}'!H:H,\"计入\")"


_RULES = (
    "占比 = 分子 ÷ 分母，与下限比较时不取整，等于下限即为达到；没有登记要求的指标不判断。",
    "由宗地得出的分子、分母是明细页“计入”各宗面积之和。",
    "用途不明的宗地未计入；只有不论其用途如何结论都相同时才给出结论。",
)


def write_indicators(
    path: Path, table: IndicatorTable, parks: ParkCheck | None, *, workspace: WorkspaceInfo
) -> None:
    """Write the indicators, the parcels behind them and the industrial parcels outside parks.

    Args:
        path: The file.
        table: The indicators.
        parks: None where nobody checked.
        workspace: Named on every page.

    Raises:
        LowUseError: ``REPORT_NOT_WRITTEN`` with ``file``; ``PACKAGE_MISSING``.
    """
    stamp = (
        f"工作库 {workspace.store_id} 日志 {table.head_seq} {table.head_hash[:_HASH_SHOWN]} "
        f"统计日期 {table.on.isoformat()} 控制线版本 {table.line or '无'}"
    )
    example = any(each.example for each in table.indicators)
    banner = TRAINING if workspace.training else _EXAMPLE if example else ""
    pages = [_summary(table, stamp, banner, workspace.district)]
    pages += _land(table, stamp, banner)
    if parks is not None and parks.layers:
        pages.append(_parks(parks, stamp, banner))
    write_workbook(path, pages, footer=stamp, on=table.on)


def _summary(table: IndicatorTable, stamp: str, banner: str, district: str) -> Page:
    columns = [
        TableColumn("序号", "int", 6),
        TableColumn("指标", width=30),
        TableColumn("范围", width=10),
        TableColumn("名称", width=22),
        TableColumn("年度", "text", 8),
        TableColumn("分子（m²）", "m2", 18),
        TableColumn("分母（m²）", "m2", 18),
        TableColumn("占比", "percent", 12),
        TableColumn("不低于（%）", width=12),
        TableColumn("结论", width=18),
        TableColumn("条款", width=26),
        TableColumn("文号", width=20),
        TableColumn("数据", width=20),
        TableColumn("来源", width=24),
        TableColumn("时点", width=12),
        TableColumn("说明", width=60),
    ]
    rows = [_row(number, each) for number, each in enumerate(table.indicators, 1)]
    title = f"{shown_district(district)}工业用地指标（{table.year}年）"
    return Page(_ALL, title, stamp, columns, rows, (), _RULES, banner)


def _row(number: int, each: Indicator) -> list[Cell]:
    rule = each.rule
    share: Cell = None
    if each.share is not None:
        share = Formula("=F{row}/G{row}", round_half_up(each.share, 10))
    limit = "" if rule is None else f"{rule.least_pct}{'（示例）' if rule.example else ''}"
    return [
        number,
        shown_code("indicator", each.code),
        PLACE_KINDS[each.place_kind],
        place_text(each),
        "" if each.year is None else str(each.year),
        _numerator(each),
        _denominator(each),
        share,
        limit,
        OUTCOMES[each.outcome],
        each.clause,
        "" if rule is None else rule.document_no,
        BASES[each.basis],
        each.source,
        "" if each.as_of is None else each.as_of.isoformat(),
        notes_text(each),
    ]


def _numerator(each: Indicator) -> Cell:
    return _sum(each, each.numerator_m2, "F")


def _denominator(each: Indicator) -> Cell:
    if each.code == _INSIDE:
        return _sum(each, each.denominator_m2, "G")
    return None if each.denominator_m2 is None else _area(each.denominator_m2)


def _sum(each: Indicator, value: Fraction | None, column: str) -> Cell:
    """Return the area, as a sum over the parcels where there are any."""
    if value is None or not len(each.parts):
        return None if value is None else _area(value)
    if each.code == _INSIDE:
        key, wanted = ("E", "D{row}") if each.place_kind == "district" else ("H", '"计入"')
        text = _SUM.format(sheet=_LAND, column=column, key=key, wanted=wanted)
    else:
        text = _SUM.format(sheet=_BLOCKS, column=column, key="A", wanted="A{row}")
    return Formula(text, _area(value))


def _land(table: IndicatorTable, stamp: str, banner: str) -> Iterator[Page]:
    """Return a page with every parcel of industrial or unknown use, and one by block."""
    numbered = list(enumerate(table.indicators, 1))
    for name, code, kind in ((_LAND, _INSIDE, "city"), (_BLOCKS, _BLOCK, "block")):
        rows = [
            row
            for number, each in numbered
            if (each.code, each.place_kind) == (code, kind)
            for row in _parcels(table, number, each)
        ]
        if rows:
            title = f"{shown_code('indicator', code)}：所涉宗地"
            yield Page(name, title, stamp, _parcel_columns(name), rows, (), (), banner)


def _parcel_columns(name: str) -> list[TableColumn]:
    part = "线内面积（m²）" if name == _LAND else "区块内面积（m²）"
    return [
        TableColumn("指标序号", "int", 10),
        TableColumn("区块", width=22),
        TableColumn("宗地", width=24),
        TableColumn("权利人", width=26),
        TableColumn("行政区", width=12),
        TableColumn(part, "exact", 20),
        TableColumn("宗地面积（m²）", "exact", 20),
        TableColumn("是否计入", width=12),
    ]


def _parcels(table: IndicatorTable, number: int, each: Indicator) -> Iterator[Sequence[Cell]]:
    for uuid, inside, area, unknown in each.parts.rows():
        label, holder, district = table.labels.get(uuid, ("", "", ""))
        yield (
            number,
            each.place_name,
            shown_parcel(label or uuid),
            holder,
            shown_district(district),
            _area(inside),
            _area(area) if area else None,
            _LEFT_OUT if unknown else _COUNTED,
        )


def _parks(found: ParkCheck, stamp: str, banner: str) -> Page:
    columns = [
        TableColumn("序号", "int", 6),
        TableColumn("宗地", width=24),
        TableColumn("权利人", width=26),
        TableColumn("行政区", width=12),
        TableColumn("位置", width=14),
        TableColumn("宗地面积（m²）", "m2", 18, total=True),
        TableColumn("园区外面积（m²）", "m2", 18, total=True),
        TableColumn("边界误差", width=10),
        TableColumn("不进园原因", width=40),
    ]
    rows: list[list[Cell]] = [
        [
            number,
            shown_parcel(each.label or each.uuid),
            each.holder,
            shown_district(each.district),
            "园区外" if each.outside == "outside" else "跨园区边界",
            each.area_m2,
            each.outside_m2,
            "是" if each.boundary_error else "",
            "",
        ]
        for number, each in enumerate(found.parcels, 1)
    ]
    notes = [
        f"产业园区图层：{'、'.join(found.layers)}",
        f"工业宗地 {found.checked:,} 宗，其中园区内 {found.inside:,} 宗。",
        "Y-02：除因安全生产、工艺技术等特殊要求外，原则上应当进入产业园区生产建设。",
        "“不进园原因”由经办填写。",
    ]
    if found.unknown:
        m2 = round_half_up(found.unknown_m2, 2)
        notes.append(f"另有 {found.unknown:,} 宗用途不明（{m2:,f} m²），未列入。")
    return Page(_PARKS, "产业园区外的工业宗地", stamp, columns, rows, (), notes, banner)


def _area(value: Fraction) -> float:
    return float(round_half_up(value, _AREA_PLACES))
