# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The statistics workbook as a spreadsheet program would read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import LogHead, WorkspaceInfo
from lowuse_plugin.domain.statistics import (
    ControlSummary,
    MergeLine,
    OutcomeLine,
    ParcelLine,
    RuleSetLine,
    SourceLine,
    Statistics,
    SubsidyLine,
    TagLine,
)
from lowuse_plugin.exchange.workbooks.statistics_xlsx import write_statistics

SHEETS = ["概况", "分区统计", "低效识别", "控制线套合", "合并候选", "奖补测算"]
EXAMPLE = "示例标准,仅供演练"


def subsidy(code: str, status: str, fen: int | None) -> SubsidyLine:
    return SubsidyLine(
        project_code=code,
        name="改造一期",
        district="440704",
        training=True,
        status=status,
        land_m2="20000.01",
        floor_m2="36000.00",
        far="1.79999910",
        tier=None if fen is None else 1,
        rate_yuan_per_m2=None if fen is None else "50",
        amount_fen=fen,
        city_fen=None if fen is None else fen // 2,
        district_fen=None if fen is None else fen - fen // 2,
        reasons=("NOT_ACCEPTED",) if status == "trial" else (),
        warnings=("NEAR_BOUNDARY",),
        policy="jiangfu-2022-10",
        example=False,
    )


FIGURES = Statistics(
    workspace=WorkspaceInfo("0f8c-店", "440700", "EPSG:4526", 1),
    head=LogHead(42, "ab" * 32),
    on=date(2025, 6, 30),
    parcels=(
        ParcelLine("440704", "industry", 2, 20_000.01, 1, 30_000.0),
        ParcelLine("440705", "unknown", 1, 0.1, 0, 0.2),
    ),
    outcomes=(
        OutcomeLine("440704", "suspected", 2, 20_000.0),
        OutcomeLine("440705", "none", 1, 0.2),
    ),
    tags=(TagLine("440704", "tagged", "1", 1, 10_000.0, 1),),
    control=(
        ControlSummary(
            "440704", "crossing", "V1", 2, 66.6, 33.4, 66.6, 0.0, 0.0, 1, rule_examples=2
        ),
        ControlSummary("440705", "none", "", 1, 0.0, 0.0, 0.0, 0.0, 0.0, 0),
    ),
    merge_groups=(MergeLine("=1+1", ("A", "B"), 2000.0, 35.5, loose=True, mergeable=True),),
    subsidies=(
        subsidy("P1", "eligible", 180_000_000),
        subsidy("P2", "eligible", 1),
        subsidy("P3", "trial", 500),
        subsidy("P4", "ineligible", None),
    ),
    three_old=(("440705", "register", 3),),
    enterprises=5,
    enterprises_joined=4,
    years=10,
    taxes=8,
    sources=(SourceLine("parcel", "宗地.gpkg", "cd" * 32, 10, 8, 1, 2),),
    rule_sets=(RuleSetLine("sample", "identification", "示例标准", "", True, "ef" * 32),),
)


@pytest.fixture
def open_sheet(folder: Path) -> Callable[..., Any]:
    path = folder / "统计 表.xlsx"
    write_statistics(path, FIGURES)

    def open_one(name: str, *, values: bool = False) -> Any:
        return load_workbook(path, data_only=values)[name]

    return open_one


def row_of(sheet: Any, text: str, column: int = 1) -> int:
    for cells in sheet.iter_rows(min_col=column, max_col=column):
        if cells[0].value == text:
            return int(cells[0].row)
    raise LookupError(text)


def heading(sheet: Any, title: str) -> int:
    return next(int(cell.column) for cell in sheet[3] if cell.value == title)


def test_every_sheet_is_there_and_names_workspace_log_and_day(folder: Path) -> None:
    path = folder / "统计.xlsx"
    write_statistics(path, FIGURES)
    book = load_workbook(path)
    assert book.sheetnames == SHEETS
    for sheet in book:
        assert sheet["A2"].value == ("工作库 0f8c-店 日志 42 abababababababab 统计日期 2025-06-30")
        assert sheet["A1"].value == f"江门市低效用地再开发统计：{sheet.title}"


def test_headings_stay_and_print_on_every_page_one_page_wide(open_sheet: Any) -> None:
    for name in SHEETS:
        sheet = open_sheet(name)
        assert sheet.freeze_panes == "B4"
        assert sheet.print_title_rows == "$1:$3"
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.column_dimensions["A"].width >= 12


def test_totals_are_formulas_and_carry_the_value_they_give(open_sheet: Any) -> None:
    formulas, values = open_sheet("分区统计"), open_sheet("分区统计", values=True)
    row = row_of(formulas, "合计")
    assert formulas.cell(row, 3).value == "=SUM(C4:C5)"
    assert values.cell(row, 3).value == 3
    assert values.cell(row, 4).value == 20_000.11
    assert formulas.cell(row, 5).value == f"=D{row}*3/2000"
    assert values.cell(row, 5).value == pytest.approx(30.000165, abs=1e-12)


def test_mu_has_four_decimals_and_its_total_comes_from_square_metres(open_sheet: Any) -> None:
    sheet = open_sheet("分区统计")
    cell = sheet.cell(4, heading(sheet, "登记面积（亩）"))
    assert cell.number_format == "#,##0.0000"
    assert cell.value == pytest.approx(30.000015, abs=1e-12)


def test_trial_money_is_never_added_to_what_is_eligible(open_sheet: Any) -> None:
    formulas, values = open_sheet("奖补测算"), open_sheet("奖补测算", values=True)
    money = heading(formulas, "测算金额（元）")
    row = row_of(formulas, "符合合计")
    assert formulas.cell(row, money).value == '=SUMIF(D4:D7,"符合",K4:K7)'
    assert values.cell(row, money).value == 1_800_000.01
    assert values.cell(row_of(formulas, "试算合计"), money).value == 5.0
    assert values.cell(row_of(formulas, "待复核合计"), money).value == 0


def test_what_pays_nothing_is_an_empty_cell_and_not_zero(open_sheet: Any) -> None:
    sheet = open_sheet("奖补测算")
    assert sheet.cell(row_of(sheet, "P4"), heading(sheet, "测算金额（元）")).value is None


def test_codes_stand_in_chinese(open_sheet: Any) -> None:
    sheet = open_sheet("奖补测算")
    text = sheet.cell(row_of(sheet, "P3"), heading(sheet, "原因和提示")).value
    assert text == "尚未竣工验收，只作试算；接近界限"


def test_text_that_looks_like_a_formula_stays_text(open_sheet: Any) -> None:
    cell = open_sheet("合并候选")["A4"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


@pytest.mark.parametrize("name", ["@SUM(A1)", "+1", "-1", "甲\x07厂", '<a href="x">'])
def test_hostile_names_are_written_as_they_are(folder: Path, name: str) -> None:
    group = MergeLine(name, ("A",), 1.0, 1.0, loose=False, mergeable=False)
    path = folder / "统计.xlsx"
    write_statistics(path, replace(FIGURES, merge_groups=(group,)))
    cell = load_workbook(path)["合并候选"]["A4"]
    assert cell.data_type == "s"
    assert cell.value == name.replace("\x07", "")


def texts(sheet: Any) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_only_decisions_that_stand_count_as_tagged(folder: Path) -> None:
    tags = (
        TagLine("440704", "withdrawn", "1", 7, 70.0, 0),
        TagLine("440704", "tagged", "1", 2, 20.0, 0),
        TagLine("440704", "not_low_efficiency", "unknown", 5, 50.0, 0),
        TagLine("440705", "identified", "2", 1, 10.0, 1),
    )
    path = folder / "统计.xlsx"
    write_statistics(path, replace(FIGURES, tags=tags))
    overview = load_workbook(path)["概况"]
    assert overview.cell(row_of(overview, "已标记地块"), 2).value == 3
    formulas = load_workbook(path)["低效识别"]
    values = load_workbook(path, data_only=True)["低效识别"]
    total = row_of(values, "标记合计")
    assert [values.cell(total, column).value for column in (5, 6, 8)] == [3, 30.0, 1]
    assert formulas.cell(total, 5).value.startswith("=SUMIF(A4:A9,")
    listed = [(row[0].value, row[2].value) for row in values.iter_rows(min_row=6, max_row=9)]
    assert listed == [
        ("标记（地块）", "标记低效"),
        ("标记（地块）", "县级认定"),
        ("不计入标记（地块）", "撤销标记"),
        ("不计入标记（地块）", "不属低效"),
    ]
    assert "不属低效、撤销标记的地块只列出，不计入标记合计。" in texts(values)


def test_the_overview_says_that_the_rule_of_the_check_is_an_example(folder: Path) -> None:
    path = folder / "统计.xlsx"
    write_statistics(path, replace(FIGURES, rule_sets=()))
    assert EXAMPLE in texts(load_workbook(path)["概况"])
    write_statistics(path, replace(FIGURES, rule_sets=(), control=FIGURES.control[1:]))
    assert EXAMPLE not in texts(load_workbook(path)["概况"])


def test_sheets_that_rest_on_example_rules_say_so(open_sheet: Any, folder: Path) -> None:
    assert EXAMPLE in texts(open_sheet("概况"))
    assert EXAMPLE in texts(open_sheet("低效识别"))
    assert f"控制线规则为示例：{EXAMPLE}" in texts(open_sheet("控制线套合"))
    path = folder / "正式.xlsx"
    real = replace(FIGURES.rule_sets[0], example=False)
    write_statistics(path, replace(FIGURES, rule_sets=(real,)))
    assert EXAMPLE not in texts(load_workbook(path)["低效识别"])


def test_identification_and_tags_have_totals_of_their_own(open_sheet: Any) -> None:
    sheet = open_sheet("低效识别", values=True)
    number = heading(sheet, "数量")
    assert sheet.cell(row_of(sheet, "规则识别合计"), number).value == 3
    assert sheet.cell(row_of(sheet, "标记合计"), number).value == 1
    example = heading(sheet, "依据示例标准（块）")
    assert sheet.cell(row_of(sheet, "规则识别合计"), example).value is None
    assert sheet.cell(row_of(sheet, "标记合计"), example).value == 1


def test_the_overview_gives_areas_in_mu_with_four_decimals(open_sheet: Any) -> None:
    cell = open_sheet("概况").cell(row_of(open_sheet("概况"), "登记面积"), 2)
    assert cell.value == pytest.approx(30.000165, abs=1e-12)
    assert cell.number_format == "#,##0.0000"


def test_an_empty_workspace_gives_sheets_without_totals(folder: Path) -> None:
    path = folder / "空.xlsx"
    empty = replace(
        FIGURES, parcels=(), outcomes=(), tags=(), control=(), merge_groups=(), subsidies=()
    )
    write_statistics(path, empty)
    book = load_workbook(path)
    assert book.sheetnames == SHEETS
    assert "合计" not in texts(book["分区统计"])


def test_a_folder_that_is_not_there_is_refused_and_nothing_is_left(folder: Path) -> None:
    with pytest.raises(LowUseError) as caught:
        write_statistics(folder / "没有" / "统计.xlsx", FIGURES)
    assert caught.value.code == "REPORT_NOT_WRITTEN"
    assert list(folder.iterdir()) == []


def test_an_older_file_is_replaced_whole(folder: Path) -> None:
    path = folder / "统计.xlsx"
    path.write_bytes(b"old")
    write_statistics(path, FIGURES)
    assert load_workbook(path).sheetnames == SHEETS
    assert [item.name for item in folder.iterdir()] == ["统计.xlsx"]


def test_what_is_to_be_computed_again_is_counted_apart_and_explained(tmp_path: Path) -> None:
    changed = replace(
        FIGURES,
        outcomes=(*FIGURES.outcomes, OutcomeLine("440704", "stale", 3, 30.0)),
        control=(
            ControlSummary("440704", "inside", "V1", 2, 9.0, 1.0, 9.0, 0.0, 0.0, 1, treated=1),
            ControlSummary("440704", "stale", "", 4, 0.0, 0.0, 0.0, 0.0, 0.0, 0),
        ),
        subsidies=(subsidy("P9", "stale", None),),
    )
    write_statistics(tmp_path / "统计.xlsx", changed)
    book = load_workbook(tmp_path / "统计.xlsx")
    overview = {row[0]: row[1] for row in book["概况"].iter_rows(values_only=True)}
    assert (overview["疑似低效"], overview["识别需重算"], overview["套合需重算"]) == (2, 3, 4)
    assert overview["奖补测算 需重算"] == 1
    for name in ("低效识别", "控制线套合", "奖补测算"):
        cells = [cell for row in book[name].iter_rows(values_only=True) for cell in row]
        assert "需重算" in cells
        assert any(str(cell).startswith("需重算：") for cell in cells)
    control = [cell for row in book["控制线套合"].iter_rows(values_only=True) for cell in row]
    assert "其中 1 宗边界误差经人工确认按线内或线外处理。" in control


def test_a_training_workspace_says_so_on_every_sheet_and_printed_page(tmp_path: Path) -> None:
    training = replace(FIGURES, workspace=replace(FIGURES.workspace, training=True))
    write_statistics(tmp_path / "演练.xlsx", training)
    write_statistics(tmp_path / "统计.xlsx", FIGURES)
    for sheet in load_workbook(tmp_path / "演练.xlsx"):
        assert sheet["A1"].value.endswith("演练数据，不作为依据")
        assert sheet.oddHeader.center.text == "演练数据，不作为依据"
    for sheet in load_workbook(tmp_path / "统计.xlsx"):
        assert "演练" not in sheet["A1"].value
        assert not sheet.oddHeader.center.text
