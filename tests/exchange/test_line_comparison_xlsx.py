# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The comparison of two versions of the control line as an xlsx file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.bundled import use_bundled
from lowuse_plugin.domain.ports import WorkspaceInfo
from lowuse_plugin.exchange.line_comparison_xlsx import (
    ComparisonSheet,
    FlipRow,
    GroundRow,
    write_line_comparison,
)

INFO = WorkspaceInfo("id", "440704", "EPSG:4526", 5)
SHEET = ComparisonSheet(
    old=("2020版", "江府〔2019〕1号"),
    new=("2025版", "草案"),
    flips=[
        FlipRow("=A1", "甲厂", "440704", "inside", "outside", 200.005, 0.0, 200.005),
        FlipRow("B", "乙厂", "440704", "outside", "inside", 0.0, 1000.0, 1000.0),
    ],
    shifted=[],
    classes={"inside": (1, 200.005, 1, 1000.0), "outside": (1, 1000.0, 1, 200.005),
             "crossing": (0, 0.0, 0, 0.0)},
    holders=2,
    ground=[GroundRow("added", None, 1, 2000.0), GroundRow("level", 1, 2, 666.666666)],
    rule="允许偏差 0.1 %",
    example=True,
)  # fmt: skip


def sheets(path: Path) -> dict[str, list[list[Any]]]:
    use_bundled("openpyxl")
    import openpyxl  # noqa: PLC0415

    book = openpyxl.load_workbook(path, data_only=True)
    return {sheet.title: [list(row) for row in sheet.values] for sheet in book}


def test_the_sheets_say_who_flips_and_where_the_line_differs(folder: Path) -> None:
    path = folder / "对比.xlsx"
    write_line_comparison(path, SHEET, workspace=INFO, on=date(2025, 6, 30))
    found = sheets(path)
    assert list(found) == ["类别变化宗地", "其他变化宗地", "分类汇总", "范围差异"]
    flips = found["类别变化宗地"]
    assert flips[3][:6] == [1, "=A1", "甲厂", "江海区", "线内", "线外"]
    assert [float(v) for v in flips[3][6:10]] == [200.01, 200.01, 0, pytest.approx(-200.01)]
    total = next(row for row in flips if "合计" in row)
    assert float(total[8]) == 1000
    assert any("权利人 2 个" in str(cell) for row in flips for cell in row)
    assert any("示例标准，仅供演练" in str(cell) for row in flips for cell in row)
    assert "2020版" in str(flips[1][0])
    assert "江府〔2019〕1号" in str(flips[1][0])
    ground = found["范围差异"]
    assert ground[3][:4] == [1, "新增", None, "一级"]
    assert float(ground[3][5]) == 3  # 2000 m² are 3 亩
    assert ground[4][1:4] == ["级别变化", "一级", "二级"]
    classes = found["分类汇总"]
    assert [row[0] for row in classes[3:6]] == ["线内", "线外", "跨线"]


def test_a_training_workspace_says_so_and_a_real_line_nothing(folder: Path) -> None:
    path = folder / "对比.xlsx"
    write_line_comparison(
        path, replace(SHEET, example=False), workspace=replace(INFO, training=True),
        on=date(2025, 6, 30),
    )  # fmt: skip
    text = " ".join(str(c) for rows in sheets(path).values() for row in rows for c in row)
    assert "演练数据，仅供练习" in text
    assert "示例标准" not in text
