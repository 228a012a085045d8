# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Filling an office's own Excel template: its headings, formulas and look."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.exchange.templates.xlsx import fill_template, read_template
from tests.exchange.unit_sheet_cases import BASE, bare, unit_sheet

EVIL = '=HYPERLINK("http://x","y")'


def merged_template(path: Path) -> Path:
    """A title, a unit line, headings over two lines with merges, two free lines, a sum below."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "汇总 表"
    page["A1"] = "江海区低效用地调查汇总表"
    page.merge_cells("A1:G1")
    page["A2"] = "填表日期："
    heads = {"A3": "序号", "B3": "权利人", "C3": "用地面积", "E3": "登记面积（公顷）",
             "F3": "备注说明栏", "G3": "合计亩"}  # fmt: skip
    for cell, text in heads.items():
        page[cell] = text
    page["C4"], page["D4"] = "地块面积（亩）", "低效面积（m²）"
    page.merge_cells("C3:D3")
    for letter in "ABEFG":
        page.merge_cells(f"{letter}3:{letter}4")
    page["B5"].font = Font(bold=True)
    page["C5"].number_format = "0.00"
    page["G5"] = "=C5*2"
    page["A7"] = "合计"
    page["C7"] = "=SUM(C5:C6)"
    page["D7"] = "=SUM($D$5:$D$6)"
    page["A7"].fill = PatternFill("solid", fgColor="FFFF00")
    page.row_dimensions[7].height = 33
    page.merge_cells("A7:B7")
    other = book.create_sheet("附页")
    other["A1"] = "='汇总 表'!C7"
    book.save(path)
    return path


def filled(tmp_path: Path, template: Path, sheets: Any, **more: str) -> Any:
    shape = read_template(template)
    target = tmp_path / "填好.xlsx"
    fill_template(template, target, sheets, {**shape.guess, **more})
    return openpyxl.load_workbook(target)


def test_headings_of_several_lines_are_recognised_with_their_units(tmp_path: Path) -> None:
    shape = read_template(merged_template(tmp_path / "模板.xlsx"))
    assert (shape.sheet, shape.form, shape.first_row) == ("汇总 表", False, 5)
    found = {slot.name: (slot.cell, slot.field, slot.unit) for slot in shape.slots}
    assert found == {
        "序号": ("A5", "XH", ""),
        "权利人": ("B5", "CQR", ""),
        "用地面积 地块面积（亩）": ("C5", "MJ", "亩"),
        "用地面积 低效面积（m²）": ("D5", "DXMJ", "m2"),
        "登记面积（公顷）": ("E5", "DJMJ", "公顷"),
        "备注说明栏": ("F5", "", ""),
        "合计亩": ("G5", "", ""),
    }


def test_lines_go_in_above_the_sum_with_the_look_and_the_formulas_of_the_first(
    tmp_path: Path,
) -> None:
    template = merged_template(tmp_path / "模板.xlsx")
    before = template.read_bytes()
    book = filled(tmp_path, template, [unit_sheet(n) for n in range(1, 6)])
    page = book["汇总 表"]
    assert [page.cell(row, 1).value for row in range(5, 10)] == [1, 2, 3, 4, 5]
    # 20,000 m² = 30 亩; 19,999.99 m²; 20,000.01 m² = 2.0000 公顷
    assert [page.cell(9, n).value for n in range(2, 8)] == [
        "江门市甲机械有限公司", 30, 19999.99, 2, None, "=C9*2",
    ]  # fmt: skip
    assert page["B9"].font.bold
    assert page["C9"].number_format == "0.00"
    assert (page["A10"].value, page["C10"].value) == ("合计", "=SUM(C5:C9)")
    assert page["D10"].value == "=SUM($D$5:$D$9)"
    assert book["附页"]["A1"].value == "='汇总 表'!C10"
    assert page.row_dimensions[10].height == 33
    merges = {merged.coord for merged in page.merged_cells.ranges}
    assert "A10:B10" in merges
    assert "A7:B7" not in merges
    assert template.read_bytes() == before


def test_fewer_units_than_free_lines_leave_the_sum_where_it_is(tmp_path: Path) -> None:
    page = filled(tmp_path, merged_template(tmp_path / "m.xlsx"), [unit_sheet()])["汇总 表"]
    assert (page["C5"].value, page["C6"].value, page["C7"].value) == (30, None, "=SUM(C5:C6)")


def test_what_looks_like_a_formula_stays_text_and_what_is_missing_stays_empty(
    tmp_path: Path,
) -> None:
    evil = unit_sheet(1, parcels=(replace(BASE.parcels[0], holders=(EVIL,)),))
    page = filled(tmp_path, merged_template(tmp_path / "m.xlsx"), [evil, bare(2)])["汇总 表"]
    assert (page["B5"].value, page["B5"].data_type, page["B5"].quotePrefix) == (EVIL, "s", True)
    assert [page.cell(6, n).value for n in range(2, 6)] == [None, None, None, None]


def test_an_example_marks_every_printed_page(tmp_path: Path) -> None:
    book = filled(tmp_path, merged_template(tmp_path / "m.xlsx"), [unit_sheet(example=True)])
    for page in book.worksheets:
        assert "示例标准,仅供演练" in page.oddHeader.center.text


def test_a_form_with_names_in_braces_is_copied_for_every_unit(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    book = openpyxl.Workbook()
    page = book.active
    page["A1"] = "地块 {{DCDYBH}} 调查表（{{ 登记面积(亩) }} 亩，{{容积率}}）"
    page["B2"] = "{{ 地块面积（公顷） }}"
    page["B3"] = "{{BDCQZ}}"
    page["B4"] = "=B2*15"
    book.save(path)
    shape = read_template(path)
    assert shape.form
    far = replace(BASE.land, far=None, area_m2=Fraction(12345))
    book = filled(tmp_path, path, [unit_sheet(1), unit_sheet(2, land=far)])
    assert book.sheetnames == ["4407042026000001", "4407042026000002"]
    first, second = book.worksheets
    assert first["A1"].value == "地块 4407042026000001 调查表（30.0000 亩，0.4000）"
    assert second["A1"].value.endswith("待补充）")
    assert (second["B2"].value, second["B4"].value) == (1.2345, "=B2*15")
    assert first["B3"].value == "粤（2016）江门市不动产权第 0000001 号"


def refused(path: Path) -> tuple[str, Any]:
    with pytest.raises(LowUseError) as caught:
        fill_template(path, path.with_name("o.xlsx"), [unit_sheet()], read_template(path).guess)
    return caught.value.code, caught.value.params.get("cell")


def test_a_template_that_cannot_be_used_says_which_cell(tmp_path: Path) -> None:
    path = merged_template(tmp_path / "m.xlsx")
    book = openpyxl.load_workbook(path)
    book["汇总 表"].merge_cells("F5:F6")
    book.save(path)
    assert refused(path) == ("TEMPLATE_MERGED_ROWS", "汇总 表!F5:F6")
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B1"] = "甲", "乙"
    book.save(path)
    assert refused(path) == ("TEMPLATE_NO_HEADING", "Sheet!A1:B1")
    book.active["A1"], book.active["B1"] = "权利人", "地块面积（万元）"
    book.save(path)
    assert refused(path) == ("TEMPLATE_UNIT", "Sheet!B2")
    path.write_bytes(b"PK\x03\x04 no workbook")
    assert refused(path)[0] == "TEMPLATE_NOT_XLSX"


def test_the_template_itself_is_never_written(tmp_path: Path) -> None:
    path = merged_template(tmp_path / "m.xlsx")
    with pytest.raises(LowUseError) as caught:
        fill_template(path, tmp_path / "." / "m.xlsx", [unit_sheet()], {})
    assert caught.value.code == "TEMPLATE_IS_TARGET"
