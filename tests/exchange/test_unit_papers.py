# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""认定表 and 汇总表: numbers by hand, one page a unit, sums that a spreadsheet program confirms."""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import docx
import pytest

from lowuse_plugin.bundled import use_bundled
from lowuse_plugin.domain.survey_units.sheet import MISSING, STALE, UnitSummary, shown_area
from lowuse_plugin.exchange.survey_units.sheet_docx import field_texts, write_unit_sheets_docx
from lowuse_plugin.exchange.survey_units.sheet_layout import fitted
from lowuse_plugin.exchange.survey_units.summary_docx import write_summary_docx
from lowuse_plugin.exchange.survey_units.summary_xlsx import write_summary_xlsx
from tests.exchange.unit_sheet_cases import BASE, ORIGIN, bare, crowded, six_units, unit_sheet

SOFFICE = shutil.which("soffice")


def cells(path: Path) -> list[list[str]]:
    """Return every row of every table, merged cells once."""
    return [
        [
            cell.text
            for n, cell in enumerate(row.cells)
            if cell._tc not in [c._tc for c in row.cells[:n]]
        ]
        for table in docx.Document(str(path)).tables
        for row in table.rows
    ]


def test_at_the_edge_of_30_mu_the_square_metres_say_on_which_side() -> None:
    assert shown_area(Fraction(20000)) == "20,000.00 m²（30.0000 亩，未超过 20,000 m²）"
    assert shown_area(Fraction(2000001, 100)) == "20,000.01 m²（30.0000 亩，超过 20,000 m²）"
    # 0.1 亩 are 66.67 m²
    assert shown_area(Fraction(20066)).endswith("（30.0990 亩，超过 20,000 m²）")
    assert shown_area(Fraction(20067)) == "20,067.00 m²（30.1005 亩）"
    assert shown_area(None) == MISSING


def test_the_sheet_says_what_the_unit_has(tmp_path: Path) -> None:
    path = tmp_path / "认定表.docx"
    write_unit_sheets_docx(path, [unit_sheet()])
    rows = {row[0]: row[1:] for row in cells(path)}
    assert rows["地块编号"] == ["4407042026000001", "地块名称", "英南村甲机械地块"]
    assert rows["图形平面面积"] == [
        "20,000.00 m²（30.0000 亩，未超过 20,000 m²） EPSG:4526",
        "登记面积合计",
        "20,000.01 m²（30.0000 亩，超过 20,000 m²）",
    ]
    assert rows["低效用地面积"][0] == "19,999.99 m²（30.0000 亩，未超过 20,000 m²）"
    assert rows["亩均税收"] == ["2025年 2.5000 万元/亩（江海区税务局）；2024年 待补充"]
    assert rows["低效类型"][0] == "低效工业（产业）用地（主）；低效仓储物流"
    assert (
        rows["历史遗留用地"][0]
        .splitlines()[1]
        .startswith("未完成土地供应手续 333.33 m²（0.5000 亩）")
    )
    assert "0.40（标准：低于 0.8）" in rows["认定依据"][0]
    assert "江海府〔2025〕3号" in rows["认定依据"][0]
    assert rows["规则结果"][0].splitlines()[-1] == "2. 缺少数据（待补充）：R-5 投资强度低于合同约定"
    assert rows["争议情形"][0] == "信访：征地补偿款争议"
    assert rows["土地情形"] == [
        "闲置：否　批而未供：否　城中村：待补充",
        "控制线套合",
        "跨线，线内 15,000.00 m²（版本 2024）",
    ]
    signed = "".join("".join(row) for row in cells(path)[-2:])
    for who in ("调查人", "镇（街道）意见", "自然资源部门意见", "政府认定意见", "（盖章）"):
        assert who in signed


def test_what_is_missing_says_so_and_is_never_a_no() -> None:
    texts = field_texts(bare())
    told = {"number": "待编号", "district": "江海区", "codes": "1 宗无宗地代码"}
    told |= {"registered": "待补充（1 宗无登记面积）"}
    told |= {"flags": "闲置：待补充　批而未供：待补充　城中村：待补充"}
    assert texts == {**dict.fromkeys(texts, MISSING), **told}


def test_results_on_changed_data_have_to_be_computed_again() -> None:
    control = replace(BASE.controls[0], holds=False)
    texts = field_texts(unit_sheet(stale=True, controls=(control,)))
    assert texts["assessment"] == STALE
    assert texts["rules"].startswith(STALE)
    assert texts["control"] == f"{STALE}（版本 2024）"


def test_an_example_is_a_draft_on_every_page_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "认定表.docx"
    write_unit_sheets_docx(path, [unit_sheet(1), unit_sheet(2, example=True)])
    section = docx.Document(str(path)).sections[0]
    assert "示例标准,仅供演练" in section.header.paragraphs[0].text
    assert 'string="草稿"' in section.header._element.xml
    write_unit_sheets_docx(path, [unit_sheet(1)])
    header = docx.Document(str(path)).sections[0].header
    assert "".join(p.text for p in header.paragraphs) == ""
    assert "草稿" not in header._element.xml


def test_a_text_shrinks_before_it_is_cut() -> None:
    assert fitted("短", 3569, 400).size == 18
    longer = fitted("长" * 60, 3569, 640)
    assert (longer.cut, longer.size < 18) == (False, True)
    assert fitted("长" * 400, 3569, 640).text.endswith("…（见续表）")


def test_sums_are_made_of_square_metres_by_place_and_by_kind(tmp_path: Path) -> None:
    path = tmp_path / "汇总表.docx"
    write_summary_docx(path, UnitSummary("江海区低效用地汇总表", "", six_units(), 2, ORIGIN))
    rows = {row[1]: row[5:10] for row in cells(path) if row[1].endswith(" 块）")}
    # 1000 + 2000 + 3000 and three thirds: 6,001 m² are 9.0015 亩
    assert rows["礼乐街道小计（3 块）"][:2] == ["6,001.00", "9.0015"]
    # 21,000 and six thirds
    assert rows["总计（6 块）"][:2] == ["21,002.00", "31.5030"]
    assert rows["总计（6 块）"][-1] == "6,666.67"
    kinds = [row for row in cells(path) if row[0].startswith("低效")]
    assert ["低效工业（产业）用地", "3", "9,001.00", "13.5015", "低效面积"] in kinds
    assert ["低效城镇（旧城镇）", "3", "12,001.00", "18.0015", "低效面积"] in kinds
    texts = [p.text for p in docx.Document(str(path)).paragraphs]
    assert any("另有 2 个地块" in text for text in texts)


def test_the_printed_summary_is_ruled_wide_and_signed(tmp_path: Path) -> None:
    path = tmp_path / "汇总表.xlsx"
    first, *others = six_units()
    shared = [first, replace(others[0], parcels=first.parcels), *others[1:]]
    write_summary_xlsx(path, UnitSummary("江海区低效用地汇总表", "", tuple(shared), 2, ORIGIN))
    use_bundled("openpyxl")
    sheet = importlib.import_module("openpyxl").load_workbook(path)["汇总表"]
    assert sheet.page_setup.paperSize == int(sheet.PAPERSIZE_A3)
    rows = {row[1].value: row for row in sheet.iter_rows(min_row=4)}
    total = rows["总计（6 块）"]
    assert total[7].value == 5  # a parcel of two units counts once, as in Word
    assert all(cell.border.bottom.style == "thin" for cell in (*total, *sheet[3], *sheet[9]))
    last = [cell.value for cell in sheet["A"] if cell.value][-1]
    for who in ("填表人：", "审核人：", "单位（盖章）："):
        assert who in last


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages that LibreOffice makes of the papers."""
    if SOFFICE is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    folder = tmp_path_factory.mktemp("papers")
    write_unit_sheets_docx(folder / "twelve.docx", [unit_sheet(n) for n in range(1, 13)])
    write_unit_sheets_docx(folder / "crowded.docx", [crowded(1), bare(2)])
    subprocess.run(
        [SOFFICE, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
         "--convert-to", "pdf", "--outdir", str(folder),
         str(folder / "twelve.docx"), str(folder / "crowded.docx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return folder


def pages(path: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page[^s]", path.read_bytes()))


def test_a_unit_has_one_page_and_what_was_cut_a_page_behind_it(office: Path) -> None:
    assert pages(office / "twelve.pdf") == 12
    assert pages(office / "crowded.pdf") > 2
    document = docx.Document(str(office / "crowded.docx"))
    texts = [p.text for p in document.paragraphs]
    assert "低效用地调查认定表（续表）" in texts
    assert any(text.startswith("权利人：") and "（清算组）40" in text for text in texts)
