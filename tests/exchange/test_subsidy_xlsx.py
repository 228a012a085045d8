# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The calculation sheet as a workbook of live formulas; test_spreadsheet_program calculates it."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.notices import EXAMPLE
from lowuse_plugin.domain.policy.pack import find_policy
from lowuse_plugin.domain.subsidy import golden_cases
from lowuse_plugin.domain.subsidy.sheet import SubsidySheet
from lowuse_plugin.exchange.subsidy.again import again
from lowuse_plugin.exchange.subsidy.xlsx import write_subsidy_xlsx
from scripts import sample_projects
from tests.exchange.sheet_cases import POLICY, sheet

EDGES: list[dict[str, Any]] = [
    # Both sides of every bound, with divisions that no binary number gives exactly.
    {"floor_area_m2": "48000.01"},
    {"floor_area_m2": "47999.99"},
    {"land_area_m2": "20000.01", "floor_area_m2": "50000.03"},
    {"land_area_m2": "20916.10", "floor_area_m2": "41832.20"},
    {"land_area_m2": "22831.84", "floor_area_m2": "57079.59"},
    {"land_area_m2": "22831.84", "floor_area_m2": "57079.61"},
    {"land_area_m2": "23333.33", "floor_area_m2": "69999.99"},
    {"land_area_m2": "23333.33", "floor_area_m2": "70000.00"},
    # 2.005 exactly: half up gives 2.01, binary 2.00.
    {"floor_area_m2": "48120"},
    {"floor_area_m2": "36000", "land_area_m2": "24000.000001"},
    {"land_area_m2": "20000.000001"},
    # Half a 分: 48000.0001 × 50 = 2400000.005, then a share of 0.2 of what was rounded.
    {"floor_area_m2": "47990.0001"},
    {"floor_area_m2": "60000.0003", "net_land_area_m2": "23999.9"},
    {"stated_far": "2.0", "floor_area_m2": "48000.01"},
    {"stated_far": "2.005", "far_floor_area_m2": "48100"},
    {"other_land_areas": {"certificate": "19999.99", "registered": "24100.5"}},
    {"underground_floor_area_m2": "1200.55", "retained_floor_area_m2": "3000.05"},
    {"three_old": {"status": "register", "overlap_m2": "3000.3"}},
    {"three_old": {"status": "register"}},
    {"accepted_on": None},
    {"accepted_on": "2022-03-31"},
    {"applied_on": "2027-04-01"},
    {
        "accepted_on": None,
        "acceptances": [
            {"kind": "joint_acceptance", "on": "2022-03-31"},
            {"kind": "completion_filing", "on": "2022-04-02"},
        ],
    },
    {
        "district_parts": [
            {"district": "440705", "land_area_m2": "15071.75", "floor_area_m2": "27000.01"},
            {"district": "440704", "land_area_m2": "8928.25", "floor_area_m2": "20999.99"},
        ],
    },
]
SWITCHES: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"far_rounding": "two_decimals"}, {"floor_area_m2": "48000.01"}),
    ({"include_underground": True}, {"underground_floor_area_m2": "1200.55"}),
    ({"include_retained": False}, {"retained_floor_area_m2": "3000.05"}),
    ({"reward_floor": "far_floor"}, {"far_floor_area_m2": "50000.01"}),
    ({"land_basis": "certificate"}, {"other_land_areas": {"certificate": "23000"}}),
    (
        {"phased": "by_phase"},
        {
            "accepted_on": None,
            "acceptances": [
                {"kind": "joint_acceptance", "on": "2024-06-30", "interim": True,
                 "floor_area_m2": "20000.5"},
            ],
        },
    ),
]  # fmt: skip


def golden_sheets() -> list[SubsidySheet]:
    """A sheet for every worked case of the pack that is not refused."""
    path = golden_cases.golden_file(POLICY.id)
    assert path is not None
    cases = tomllib.loads(path.read_text(encoding="utf-8"))
    found = []
    for case in cases["cases"]:
        if "refused" in case["expect"]:
            continue
        left_out = dict.fromkeys(case.get("without", ()))
        facts = {"land_area_source": None, **cases["base"], **case.get("facts", {}), **left_out}
        today = case.get("today", cases["today"])
        found.append(sheet(case["name"], today=today, switches=case.get("switches"), **facts))
    return found


def all_sheets() -> list[SubsidySheet]:
    edges = [sheet(f"界限 {number}", **facts) for number, facts in enumerate(EDGES)]
    chosen = [
        sheet(f"口径 {number}", switches=switches, **facts)
        for number, (switches, facts) in enumerate(SWITCHES)
    ]
    return [*golden_sheets(), *sample_sheets(), *edges, *chosen]


def sample_sheets() -> list[SubsidySheet]:
    """A sheet for every project of the training sample."""
    found = []
    for row in sample_projects.PROJECTS:
        facts = {name: row[name] for name in row if name in FACTS}
        status = {"status": row["three_old_status"], "document": row.get("three_old_document")}
        source = sheet(
            row["name"], today=date(2025, 7, 1), accepted_on=None, three_old=status, **facts
        )
        expected = (row["expect"]["status"], row["expect"]["amount"])
        shown = None if source.amount is None else f"{source.amount}"
        assert (source.status, shown) == expected, row["name"]
        found.append(source)
    return found


FACTS = {
    "district", "land_area_m2", "land_area_source", "floor_area_m2", "project_type", "use_before",
    "use_after", "acceptances", "applied_on", "district_parts", "net_land_area_m2",
    "far_floor_area_m2", "stated_far", "village_park",
}  # fmt: skip


def cells(path: Path, *, values: bool) -> dict[str, dict[str, Any]]:
    """Return sheet → cell → its value, or its formula."""
    book = openpyxl.load_workbook(path, data_only=values)
    return {
        page.title: {
            cell.coordinate: cell.value
            for row in page.iter_rows()
            for cell in row
            if cell.value is not None
        }
        for page in book
    }


def beside(page: dict[str, Any], title: str) -> Any:
    """Return what stands in column C of the line with a title."""
    row = next(name[1:] for name, value in page.items() if name[0] == "A" and value == title)
    return page.get(f"C{row}")


def test_every_reading_of_every_case_stands_as_a_formula() -> None:
    for source in all_sheets():
        for line in source.readings:
            assert again(line, source) is not None, (source.name, line.name)


def test_what_follows_from_changed_areas_is_calculated_not_copied(tmp_path: Path) -> None:
    path = tmp_path / "测算.xlsx"
    write_subsidy_xlsx(path, [sheet(floor_area_m2="48000.01")])
    page = cells(path, values=False)["测算"]
    floor = next(name for name, value in page.items() if value == pytest.approx(48000.01))
    amounts = [value for name, value in page.items() if name[0] == "K" and "ROUND(" in str(value)]
    assert len(amounts) == 2
    areas = [v for name, v in page.items() if v == f"=$C${floor[1:]}" and name[0] in "CJ"]
    assert len(areas) == 4
    scales = [str(page[f"M{row}"]) for row in rows_of(page, "K", "ROUND(")]
    assert ["*1000000,0)" in scale for scale in scales] == [True, False]  # the other: 2 decimals


def test_places_that_would_not_fit_are_left_out_before_the_formulas_are() -> None:
    """5,000,000,000 × 3 × 100 = 1.5e12: three decimals reach 1.5e15, four would pass 2^53."""
    vast = sheet(land_area_m2="5000000000", floor_area_m2="10000000000.01")
    found = again(vast.readings[0], vast)
    assert found is not None
    assert (found.places, found.land_places, found.tier) == (3, 6, 2)


def rows_of(page: dict[str, Any], column: str, holds: str) -> list[str]:
    return [name[1:] for name, v in page.items() if name[0] == column and holds in str(v)]


def test_the_bounds_are_compared_as_whole_numbers(tmp_path: Path) -> None:
    path = tmp_path / "测算.xlsx"
    write_subsidy_xlsx(path, [sheet(floor_area_m2="48000.01")])
    page = cells(path, values=True)["测算"]
    assert 48_000_010_000 in page.values()
    assert 24_000_000_000 in page.values()
    assert beside(page, "测算金额（元）") == pytest.approx(2_880_000.60)
    assert beside(page, "结论") == "待复核"


def test_a_measured_area_is_shown_with_two_decimals_and_kept_whole(tmp_path: Path) -> None:
    path = tmp_path / "测算.xlsx"
    others = {"plane": "33841.37123456", "registered": "34157.125"}
    write_subsidy_xlsx(path, [sheet(other_land_areas=others)])
    page = openpyxl.load_workbook(path)["测算"]
    shown = {
        float(cell.value): cell.number_format
        for row in page.iter_rows() for cell in row
        if isinstance(cell.value, int | float)
    }  # fmt: skip
    assert shown[33841.37123456] == "#,##0.00"
    assert shown[34157.125].startswith("#,##0.00###")


def test_one_district_takes_the_whole_not_a_square_metre(tmp_path: Path) -> None:
    path = tmp_path / "测算.xlsx"
    write_subsidy_xlsx(path, [sheet()])
    page = openpyxl.load_workbook(path)["测算"]
    head = next(row[5] for row in page.iter_rows() if row[6].value == "市级比例")
    below = page.cell(head.row + 1, head.column)
    assert (head.value, below.value, below.number_format) == ("分摊比例", 1, "0%")


def test_texts_are_inert(tmp_path: Path) -> None:
    evil = '=HYPERLINK("http://evil","x")\x01'
    source = replace(sheet(), name=evil, redeveloper="+1+1", basis_document="@SUM(A1)")
    path = tmp_path / "测算.xlsx"
    write_subsidy_xlsx(path, [source, source])
    book = openpyxl.load_workbook(path)
    found = [
        cell for page in book for row in page.iter_rows() for cell in row
        if isinstance(cell.value, str) and ("HYPERLINK" in cell.value or cell.value == "+1+1")
    ]  # fmt: skip
    assert len(found) >= 6
    assert {cell.data_type for cell in found} == {"s"}


def test_several_projects_have_a_line_each_and_trial_amounts_a_total_of_their_own(
    tmp_path: Path,
) -> None:
    path = tmp_path / "汇总.xlsx"
    sheets = [
        sheet("甲", floor_area_m2="52800"),
        sheet("乙", floor_area_m2="52800", district="440703"),
        sheet("丙", accepted_on=None),
        sheet("丁", land_area_m2="20000"),
    ]
    write_subsidy_xlsx(path, sheets)
    book = openpyxl.load_workbook(path, data_only=True)
    assert book.sheetnames == ["汇总", "测算1", "测算2", "测算3", "测算4", "条件与依据", "输入快照"]
    assert [book["汇总"][f"A{row}"].hyperlink.location for row in (5, 8)] == [
        "'测算1'!A1", "'测算4'!A1",
    ]  # fmt: skip
    lines = list(book["汇总"].iter_rows(min_row=5, values_only=True))
    assert [(line[2], line[5], line[8]) for line in lines[:4]] == [
        ("甲", "符合", 3168000), ("乙", "符合", 3168000), ("丙", "试算", 2400000),
        ("丁", "不符合", None),
    ]  # fmt: skip
    assert [(line[0], line[8], line[9], line[10]) for line in lines[4:]] == [
        ("合计：符合", 6336000, 633600 + 1584000, 2534400 + 1584000),
        ("合计：待复核（不计入应补助）", 0, 0, 0),
        ("合计：试算（不计入应补助）", 2400000, 480000, 1920000),
    ]


def test_what_nobody_may_overlook_stands_on_every_sheet_and_page(tmp_path: Path) -> None:
    path = tmp_path / "测算.xlsx"
    example = replace(find_policy(POLICY.id), example=True)
    write_subsidy_xlsx(path, [sheet(policy=example, accepted_on=None)])
    book = openpyxl.load_workbook(path)
    for page in book:
        assert any(
            EXAMPLE in str(cell) and "试算" in str(cell)
            for row in page.iter_rows(max_row=3, values_only=True) for cell in row
        ), page.title  # fmt: skip
        assert EXAMPLE in page.oddHeader.center.text
    assert "试算" in book["测算"].oddHeader.center.text


def test_the_distance_upward_is_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "测算.xlsx"
    # 0.02 m² lack to the next tier, worth 480,000.60 元 and a bit.
    write_subsidy_xlsx(path, [sheet(floor_area_m2="47999.99")])
    shown = {str(v) for page in cells(path, values=True).values() for v in page.values()}
    assert not [text for text in shown if "480001" in text.replace(",", "") or "0.02" in text]
    assert not [text for text in shown if "升档" in text or "下一档" in text]
    assert any("降档余量" in text for text in shown)


def test_the_snapshot_says_who_chose_what_by_which_document(tmp_path: Path) -> None:
    path = tmp_path / "测算.xlsx"
    source = sheet(
        switches={"far_rounding": "two_decimals"},
        floor_area_m2="48000.01",
        acceptances=[{"kind": "joint_acceptance", "number": "甲 land 1号", "on": "2024-06-30"}],
        accepted_on=None,
        others={"basis_document": "江自然函〔2025〕1号"},
    )
    write_subsidy_xlsx(path, [source])
    rows = list(openpyxl.load_workbook(path)["输入快照"].iter_rows(min_row=4, values_only=True))
    chosen = next(row for row in rows if "A-07" in str(row[1]))
    assert chosen[2] == "四舍五入取两位小数"
    assert chosen[4] == "张三 选择，依据文件：江自然函〔2025〕1号；默认：不取位"
    by_title = {row[1]: row[2] for row in rows}
    assert by_title["改造后建筑面积"] == 48000.01
    assert by_title["sha256"] == POLICY.sha256
    said = "类别 竣工联合验收意见书；文号 甲 land 1号；日期 2024年6月30日"
    assert by_title["竣工验收"] == said


def test_a_file_that_is_open_elsewhere_is_named_and_nothing_is_left(tmp_path: Path) -> None:
    path = tmp_path / "没有" / "测算.xlsx"
    with pytest.raises(LowUseError) as caught:
        write_subsidy_xlsx(path, [sheet()])
    assert (caught.value.code, caught.value.params["file"]) == ("REPORT_NOT_WRITTEN", str(path))


def test_an_older_calculation_is_printed_as_it_was_stored(tmp_path: Path) -> None:
    source = sheet()
    first = replace(source.readings[0], amount=Decimal("2399999.99"))
    old = replace(source, readings=(first, *source.readings[1:]), amount=first.amount)
    path = tmp_path / "测算.xlsx"
    write_subsidy_xlsx(path, [old])
    page = cells(path, values=False)["测算"]
    row = rows_of(page, "B", source.readings[0].title)[0]
    assert page[f"K{row}"] == 2399999.99
    assert beside(page, "测算记录金额（元）") == 2399999.99
