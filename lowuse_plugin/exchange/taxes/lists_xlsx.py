# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Lists of 企业与税收 as xlsx: 亩均税收 with its sources, and enterprises without a parcel.

No list holds a tax; only 亩均税收, which everybody who uses the workspace sees.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from lowuse_plugin.domain.units import M2_PER_MU, exact, round_half_up
from lowuse_plugin.exchange.workbooks.workbook import Page, TableColumn, write_workbook
from lowuse_plugin.exchange.workbooks.workbook_rows import Cell

_MU_PLACES = 4


@dataclass(frozen=True)
class FigureRow:
    """One enterprise and year."""

    uscc: str
    name: str
    year: int
    tax_wan_per_mu: str | None
    land_m2: float | None
    state: str
    grade: str
    source_unit: str
    imported_on: str
    file_name: str


@dataclass(frozen=True)
class UnmatchedRow:
    """An enterprise without a sure parcel."""

    uscc: str
    name: str
    address: str
    reason: str
    candidates: str


def write_figures(path: Path, rows: Sequence[FigureRow], *, footer: str, on: date) -> None:
    """Write 亩均税收.

    Raises:
        LowUseError: ``REPORT_NOT_WRITTEN``, ``PACKAGE_MISSING``.
    """
    columns = (
        TableColumn("统一社会信用代码", width=23),
        TableColumn("企业名称", width=34),
        TableColumn("年度", width=8),
        TableColumn("亩均税收（万元/亩）", "exact", 18),
        TableColumn("计算用地（m²）", "m2", 16),
        TableColumn("计算用地（亩）", "mu", 14),
        TableColumn("状态", width=18),
        TableColumn("亩均评价等级", width=12),
        TableColumn("数据来源单位", width=16),
        TableColumn("导入日期", width=13),
        TableColumn("来源文件", width=26),
    )
    cells: list[list[Cell]] = [
        [
            row.uscc, row.name, str(row.year),
            None if row.tax_wan_per_mu is None else Decimal(row.tax_wan_per_mu),
            row.land_m2, _mu(row.land_m2), row.state, row.grade, row.source_unit,
            row.imported_on, row.file_name,
        ]
        for row in rows
    ]  # fmt: skip
    note = "亩均税收=企业税收÷企业全部用地面积；税收明细不在工作库内，本表不含税额。"
    page = Page("亩均税收", "企业亩均税收", note, columns, cells)
    write_workbook(path, [page], footer=footer, on=on)


def write_unmatched(path: Path, rows: Sequence[UnmatchedRow], *, footer: str, on: date) -> None:
    """Write the enterprises without a sure parcel, each with why.

    Raises:
        LowUseError: ``REPORT_NOT_WRITTEN``, ``PACKAGE_MISSING``.
    """
    columns = (
        TableColumn("统一社会信用代码", width=23),
        TableColumn("企业名称", width=34),
        TableColumn("地址", width=34),
        TableColumn("原因", width=44),
        TableColumn("可能的宗地", width=44),
    )
    cells: list[list[Cell]] = [
        [row.uscc, row.name, row.address, row.reason, row.candidates] for row in rows
    ]
    note = "请核对企业名称、信用代码或用地，补充“宗地代码”列后可再次导入。"
    page = Page("未匹配企业", "未匹配到宗地的企业", note, columns, cells)
    write_workbook(path, [page], footer=footer, on=on)


def _mu(m2: float | None) -> Decimal | None:
    return None if m2 is None else round_half_up(Fraction(exact(m2)) / M2_PER_MU, _MU_PLACES)


__all__ = ["FigureRow", "UnmatchedRow", "write_figures", "write_unmatched"]
