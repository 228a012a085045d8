# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""套合分析 as xlsx, opened again."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lowuse_plugin.domain.columns import ColumnTable, column
from lowuse_plugin.domain.errors import CancelledError, LowUseError
from lowuse_plugin.exchange import overlay_xlsx
from lowuse_plugin.exchange.overlay_xlsx import write_overlay

KINDS = {"is_unit": "bool", "area_m2": "real", "overlap_m2": "real", "share": "real",
         "areas": "int", "boundary_error": "bool", "as_of": "date", "analysed_on": "date",
         "holds": "bool"}  # fmt: skip
ROW: dict[str, Any] = {
    "subject": "p", "is_unit": False, "label": "G1", "holder_name": "=甲厂", "district": "440703",
    "town": "棠下镇", "area_m2": 2_000.0, "layer_key": "reference:1", "layer_kind": "reference",
    "reference_kind": "land_survey", "layer_name": "三调", "source": "市局",
    "as_of": "2024-12-31", "class_code": "0101", "class_name": "水田", "overlap_m2": 1_000.0,
    "share": 0.5, "areas": 1, "boundary_error": False, "finding": "non_construction",
    "analysed_on": "2025-06-30", "holds": True,
}  # fmt: skip


def table(*rows: dict[str, Any]) -> ColumnTable:
    full = [{**ROW, **row} for row in rows]
    return ColumnTable(
        {name: column(KINDS.get(name, "text"), [row[name] for row in full]) for name in ROW}
    )


def write(path: Path, *rows: dict[str, Any]) -> dict[str, list[tuple[Any, ...]]]:
    write_overlay(path, table(*rows), place="蓬江区", stamp="工作库 1", on=date(2025, 7, 1))
    book = openpyxl.load_workbook(path)
    return {sheet.title: list(sheet.iter_rows(min_row=4, values_only=True)) for sheet in book}


def test_lines_sums_and_findings(folder: Path) -> None:
    unit = {"is_unit": True, "label": "D1"}
    road = {"class_code": "1003", "class_name": "公路用地", "finding": None, "holds": False}
    whole = {"class_code": "*", "class_name": "合计", "finding": None}
    sheets = write(folder / "套合.xlsx", {}, {"overlap_m2": 500.0}, unit, road, whole)
    first = sheets["套合明细"][0]
    assert first[:3] == ("宗地", "G1", "=甲厂")
    assert first[11:14] == (1000, 1.5, 50)
    assert first[15] == "占用非建设用地"
    assert sheets["套合明细"][3][17] == "宗地或图层后来有变动，须重新套合"
    assert [row[:7] for row in sheets["分类汇总"][:3]] == [
        ("地块", "三调", "0101", "水田", 1, 1000, 1.5),
        ("宗地", "三调", "0101", "水田", 2, 1500, 2.25),
        ("宗地", "三调", "1003", "公路用地", 1, 1000, 1.5),
    ]
    assert [row[1] for row in sheets["检查"][:3]] == ["G1", "G1", "D1"]


def test_nothing_and_too_much_are_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LowUseError) as nothing:
        write(folder / "空.xlsx")
    assert nothing.value.code == "OVERLAY_NOTHING_STORED"
    monkeypatch.setattr(overlay_xlsx, "MOST_LINES", 1)
    with pytest.raises(LowUseError) as many:
        write(folder / "多.xlsx", {}, {})
    assert many.value.params == {"count": 2, "most": 1}
    assert list(folder.iterdir()) == []


class _Heard:
    """Progress that remembers, and is cancelled at one of its steps."""

    def __init__(self, stop_at: int = 10_000) -> None:
        self.shares: list[float] = []
        self.stop_at = stop_at

    def step(self, done: int, total: int, message: str = "") -> None:
        self.shares.append(done / total)
        if len(self.shares) > self.stop_at:
            raise CancelledError


def test_a_long_table_says_how_far_it_is_and_can_be_stopped(folder: Path) -> None:
    rows = table(*({"label": f"G{n}", "finding": None} for n in range(1_000)))
    about = {"place": "蓬江区", "stamp": "工作库 1", "on": date(2025, 7, 1)}
    heard = _Heard()
    write_overlay(folder / "套合.xlsx", rows, **about, progress=heard)
    assert len(heard.shares) >= 6
    assert heard.shares == sorted(heard.shares)
    assert 0 < heard.shares[1] < 0.5 <= heard.shares[-1] <= 1
    # No long silence: of 1,000 rows some 200 at a time are told.
    assert max(b - a for a, b in itertools.pairwise(heard.shares)) <= 0.25
    with pytest.raises(CancelledError):
        write_overlay(folder / "停.xlsx", rows, **about, progress=_Heard(stop_at=3))
    assert [file.name for file in folder.iterdir()] == ["套合.xlsx"]
    cells = openpyxl.load_workbook(folder / "套合.xlsx")["套合明细"]
    for row in (4, 1_003):  # the first and the last look alike
        assert cells.cell(row, 3).quotePrefix is True
        assert cells.cell(row, 2).alignment.vertical == "top"
        assert cells.cell(row, 12).number_format == "#,##0.00"
        assert cells.cell(row, 13).number_format == "#,##0.0000"


def test_signs_and_blanks_arrive_as_they_are(folder: Path) -> None:
    odd = {"holder_name": ' <甲> & "乙"\n二厂 ', "town": "\x07镇", "source": "x" * 40_000}
    cells = write(folder / "套合.xlsx", odd, {"area_m2": None, "overlap_m2": 0.005})["套合明细"]
    assert cells[0][2] == ' <甲> & "乙"\n二厂 '
    assert cells[0][4] == "镇"
    assert len(cells[0][7]) == 32_767  # a cell holds no more
    assert cells[1][5] is None
    assert cells[1][11] == 0.01  # halves up
    assert [row[0] for row in cells[2:]] == [None, cells[-1][0]]  # the note stands below
