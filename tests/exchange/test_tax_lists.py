# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Lists of 企业与税收 as they are opened: exact figures, missing ones empty, text that is text."""

from __future__ import annotations

import importlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.bundled import use_bundled
from lowuse_plugin.exchange.taxes.lists_xlsx import (
    FigureRow,
    UnmatchedRow,
    write_figures,
    write_unmatched,
)

ON = date(2026, 1, 5)
CODE = "91440700123456789X"


def cells(path: Path) -> list[list[Any]]:
    use_bundled("openpyxl")
    sheet = importlib.import_module("openpyxl").load_workbook(path).active
    return [[cell for cell in row if cell.value is not None] for row in sheet.iter_rows()]


def row_of(path: Path, first: str) -> list[Any]:
    (found,) = (row for row in cells(path) if row and row[0].value == first)
    return found


def test_figures_are_exact_and_a_missing_one_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "亩均税收.xlsx"
    known = FigureRow(
        CODE,
        "甲公司",
        2023,
        "9.123456789",
        20000.0,
        "一致",
        "B",
        "税务部门",
        "2026-01-02",
        "税.xlsx",
    )
    missing = FigureRow("无", "乙公司", 2023, None, None, "缺用地", "", "", "", "")
    write_figures(path, [known, missing], footer="脚注", on=ON)
    values = [cell.value for cell in row_of(path, CODE)]
    assert values[:3] == [CODE, "甲公司", "2023"]
    assert float(values[3]) == pytest.approx(9.123456789, abs=1e-12)
    assert [float(value) for value in values[4:6]] == [20000.0, 30.0]  # 20,000 m² are 30 亩
    assert values[6:] == ["一致", "B", "税务部门", "2026-01-02", "税.xlsx"]
    assert [cell.value for cell in row_of(path, "无") if cell.value != ""] == [
        "无", "乙公司", "2023", "缺用地",
    ]  # fmt: skip
    assert any("不含税额" in str(cell.value) for row in cells(path) for cell in row)


def test_unmatched_enterprises_are_listed_with_why_and_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "未匹配.xlsx"
    row = UnmatchedRow(CODE, '=HYPERLINK("x")', "一号", "未找到宗地", "宗地 1、宗地 2")
    write_unmatched(path, [row], footer="脚注", on=ON)
    found = row_of(path, CODE)
    assert [cell.value for cell in found] == [
        CODE, '=HYPERLINK("x")', "一号", "未找到宗地", "宗地 1、宗地 2",
    ]  # fmt: skip
    assert {cell.data_type for cell in found} == {"s"}
