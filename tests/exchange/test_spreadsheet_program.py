# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Workbooks with live formulas, recalculated by LibreOffice: they give the law and right money."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lowuse_plugin.domain.survey_units.sheet import UnitSummary
from lowuse_plugin.exchange.indicator_xlsx import write_indicators
from lowuse_plugin.exchange.subsidy.xlsx import write_subsidy_xlsx
from lowuse_plugin.exchange.survey_units.summary_xlsx import write_summary_xlsx
from lowuse_plugin.exchange.workbooks.workbook import Page, TableColumn, Total, write_workbook
from lowuse_plugin.services.indicators.table import indicators
from tests.exchange.indicator_cases import ON as INDICATORS_ON
from tests.exchange.indicator_cases import indicators_workspace
from tests.exchange.ledger_cases import ALIKE, write_alike
from tests.exchange.sheet_cases import sheet
from tests.exchange.test_subsidy_xlsx import all_sheets
from tests.exchange.unit_sheet_cases import ORIGIN, six_units

SOFFICE = shutil.which("soffice")
TYPED: dict[str, tuple[dict[str, Any], str, float]] = {
    "floor": ({"floor_area_m2": "48000.00"}, "改造后建筑面积", 48000.001),
    "land": (
        {"land_area_m2": "20000.00", "floor_area_m2": "40000.00"}, "改造土地面积", 20000.001,
    ),
    "ratio": ({"stated_far": "2.0"}, "文件载明容积率", 2.0001),
    "bound": ({"floor_area_m2": "48960.00"}, "第 1 档，容积率及以下（含）", 2.04),
    "same": ({"floor_area_m2": "48000.00"}, "改造后建筑面积", 48000.0),
}  # fmt: skip
"""Facts, and what somebody types into an input: more decimals than there were."""


FORMULA = re.compile(
    r'<c r="([A-Z]+\d+)"([^>]*)><f[^>]*>([^<]*)</f>(?:<v>([^<]*)</v>|<v\s*/>)?</c>'
)


def calculated(path: Path) -> list[dict[str, str]]:
    """Return, a sheet each, cell → value of every formula as the file keeps it."""
    with zipfile.ZipFile(path) as archive:
        pages = sum(name.startswith("xl/worksheets/sheet") for name in archive.namelist())
        texts = [archive.read(f"xl/worksheets/sheet{n + 1}.xml").decode() for n in range(pages)]
    return [
        {match[1]: html.unescape(match[4] or "") for match in FORMULA.finditer(text)}
        for text in texts
    ]


def without_values(path: Path, target: Path) -> None:
    """Copy a workbook and leave out what its formulas give."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                bare = FORMULA.sub(r'<c r="\1"><f>\3</f></c>', data.decode())
                data = bare.encode()
            new.writestr(name, data)


def recalculated(folder: Path, *books: Path) -> dict[str, Path]:
    """Let LibreOffice calculate workbooks that keep no value of any formula; name → the copy."""
    for path in books:
        assert not any(value for page in calculated(path) for value in page.values())
    profile, out = folder / "profile", folder / "out"
    done = subprocess.run(
        [str(SOFFICE), "--headless", f"-env:UserInstallation={profile.as_uri()}",
         "--convert-to", "xlsx", "--outdir", str(out), *map(str, books)],
        check=False, capture_output=True, text=True, timeout=180,
    )  # fmt: skip
    found = {path.stem: out / path.name for path in books}
    assert all(path.is_file() for path in found.values()), done.stderr
    return found


def type_into(path: Path) -> None:
    """Make a workbook in which somebody typed; openpyxl keeps no values of formulas."""
    write_subsidy_xlsx(path, [sheet(key, **facts) for key, (facts, _, _) in TYPED.items()])
    book = openpyxl.load_workbook(path)
    for number, (_, title, typed) in enumerate(TYPED.values(), 1):
        page = book[f"测算{number}"]
        row = next(r for r in range(1, page.max_row) if page.cell(r, 2).value == title)
        page.cell(row, 3).value = typed
    book.save(path)


SIGNS = ("A*", "AB", "A?", "~", '"', ">0", "=", "A~*")
"""Texts that mean something else, or other texts too, in the condition of a sum."""


def sum_by_sign(path: Path) -> None:
    """Write 1, 2, 4 … beside the texts, and a total for each text."""
    rows = [[text, 2**n] for n, text in enumerate(SIGNS)]
    columns = [TableColumn("文"), TableColumn("数", "int", total=True)]
    totals = [Total("合计", 0, text) for text in SIGNS]
    page = Page("表", "表", "", columns, rows, totals)
    write_workbook(path, [page], footer="", on=date(2025, 6, 30))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """All workbooks that LibreOffice has to calculate, in one start of it."""
    if SOFFICE is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    folder = tmp_path_factory.mktemp("office")
    stored, alike = folder / "stored.xlsx", folder / "alike.xlsx"
    signs, names = folder / "signs-stored.xlsx", ("bare", "typed", "ledger", "signs", "units")
    bare, typed, ledger, sums, units = (folder / f"{name}.xlsx" for name in names)
    survey, shares, shared = (folder / f"{name}.xlsx" for name in ("survey", "shares", "shared"))
    write_subsidy_xlsx(stored, all_sheets())
    without_values(stored, bare)
    type_into(typed)
    write_alike(alike)
    without_values(alike, ledger)
    sum_by_sign(signs)
    without_values(signs, sums)
    write_summary_xlsx(survey, UnitSummary("汇总", "", six_units(), 0, ORIGIN))
    without_values(survey, units)
    with indicators_workspace(folder) as opened:
        write_indicators(shares, indicators(opened, INDICATORS_ON), None, workspace=opened.info)
    without_values(shares, shared)
    found = recalculated(folder, bare, typed, ledger, sums, units, shared)
    return {"stored": stored, "alike": alike, "survey": survey, "shares": shares, **found}


def test_a_spreadsheet_program_arrives_at_the_numbers_of_the_engine(
    office: dict[str, Path],
) -> None:
    sheets = all_sheets()
    stored, found = calculated(office["stored"]), calculated(office["bare"])
    assert [list(page) for page in found] == [list(page) for page in stored]
    assert sum(map(len, stored)) > 50 * len(sheets)
    for number, (ours, theirs) in enumerate(zip(stored, found, strict=True)):
        for name, value in ours.items():
            assert same(value, theirs[name]), (sheets[max(0, number - 1)].name, name)
    # The first page is 汇总; every page has its results in the same rows.
    for source, page in zip(sheets, found[1:], strict=False):
        result = [page[f"C{row}"] for row in (8, 12, 13, 14, 16)]
        amounts = [source.amount, source.city_share, source.district_share]
        assert result[0] == source.status_text, source.name
        assert [cents(text) for text in result[1:4]] == amounts, source.name
        assert result[4] == "一致", source.name


def test_one_decimal_more_in_an_input_is_judged_and_takes_the_words_away(
    office: dict[str, Path],
) -> None:
    """48,000.001 ÷ 24,000 is above 2.0, 20,000.001 m² are more than 30 亩, 2.04 is not 2.0."""
    pages = calculated(office["typed"])[1 : 1 + len(TYPED)]
    result = [[page[f"C{row}"] for row in (8, 10, 12, 16)] for page in pages]
    assert result == [
        ["待复核", "2", "2880000.06", "不一致"],
        ["符合", "1", "2000000", "不一致"],
        ["待复核", "2", "2880000", "不一致"],
        ["符合", "1", "2448000", "不一致"],
        ["符合", "1", "2400000", "一致"],
    ]
    words = [page["G12"] for page in pages]
    assert words == ["", "", "", "", "人民币贰佰肆拾万元整"]
    told = [page["G16"].partition("：")[0] for page in pages]
    assert told == ["输入已改动"] * 4 + [""]


def test_projects_whose_names_a_spreadsheet_takes_for_each_other_are_paid_apart(
    office: dict[str, Path],
) -> None:
    stored, found = calculated(office["alike"]), calculated(office["ledger"])
    lines = [(found[0][f"H{row}"], found[0][f"J{row}"]) for row in range(4, 4 + len(ALIKE))]
    assert lines == [("100000.03", "20000.01")] * len(ALIKE)
    for ours, theirs in zip(stored, found, strict=True):
        assert all(same(value, theirs[name]) for name, value in ours.items())


def same(ours: str, theirs: str) -> bool:
    """Numbers to the last digit that a cell keeps, everything else literally."""
    try:
        return abs(float(ours) - float(theirs)) <= 1e-15 * abs(float(ours))
    except ValueError:
        return ours == theirs


def cents(text: str) -> Decimal | None:
    return round(Decimal(repr(float(text))), 2) if text else None


def test_a_total_over_a_text_counts_that_text_alone(office: dict[str, Path]) -> None:
    [page] = calculated(office["signs"])
    first = 4 + len(SIGNS)
    assert [float(page[f"B{first + n}"]) for n in range(len(SIGNS))] == [
        2**n for n in range(len(SIGNS))
    ]


def test_the_sums_of_survey_units_are_those_of_a_spreadsheet_program(
    office: dict[str, Path],
) -> None:
    stored, found = calculated(office["survey"]), calculated(office["units"])
    for ours, theirs in zip(stored, found, strict=True):
        assert ours.keys() == theirs.keys()
        assert all(abs(float(value) - float(theirs[name])) < 1e-6 for name, value in ours.items())
    # Lines 4 to 9; then all, the district, 礼乐街道: 21,000 m² and six thirds, 6,000 and three.
    assert [round(float(found[0][f"I{row}"]), 6) for row in (10, 11, 12)] == [21002, 21002, 6001]
    assert round(float(found[0]["J10"]), 6) == 31.503
    # 没有合法用地手续 in two units: 6,000 m²
    assert [round(float(found[1][f"F{row}"]), 2) for row in (8, 9, 10)] == [6666.67, 6000, 666.67]


def test_the_shares_of_indicators_are_those_of_a_spreadsheet_program(
    office: dict[str, Path],
) -> None:
    """Inside 404 of 808 m², by district 404 of 707 and 0 of 101; the block has 20,000 m²."""
    stored, found = calculated(office["shares"]), calculated(office["shared"])
    assert len(stored[0]) >= 10
    for ours, theirs in zip(stored, found, strict=True):
        assert ours.keys() == theirs.keys()
        for name, value in ours.items():
            # A share is kept with ten decimals.
            assert abs(float(value) - float(theirs[name])) < 1e-9, name
    lines = [[float(found[0][f"{column}{row}"]) for column in "FGH"] for row in (4, 5, 6)]
    assert lines == [[404, 808, 0.5], [404, 707, pytest.approx(404 / 707)], [0, 101, 0]]
    blocks = [name for name in found[0] if name.startswith("F")][-1]
    assert float(found[0][blocks]) == 404
