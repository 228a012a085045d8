# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The letter and its list: what they say, and that the list is known again when it comes back."""

from __future__ import annotations

import importlib
from datetime import date
from pathlib import Path

import pytest

from lowuse_plugin.bundled import use_bundled
from lowuse_plugin.domain.tax_request import AskedFirm, TaxRequest, request_of_title
from lowuse_plugin.exchange.readers import read_layer
from lowuse_plugin.exchange.taxes.request_docx import place_name, write_tax_request_docx
from lowuse_plugin.exchange.taxes.request_xlsx import write_tax_request_xlsx

UUID = "3f2a1b40-1111-4222-8333-444455556666"
REQUEST = TaxRequest(
    UUID, 1, "440781", "", date(2026, 1, 5), "李四", (2022, 2023),
    (AskedFirm("a", "91440700123456789X", '=HYPERLINK("x")'), AskedFirm("b", "", "乙厂")),
)  # fmt: skip


def test_the_list_comes_back_as_it_went_out(tmp_path: Path) -> None:
    path = tmp_path / "清单.xlsx"
    write_tax_request_xlsx(path, REQUEST)
    table = read_layer(path)
    assert request_of_title(table.title) == UUID
    assert table.units == ("万元",)
    rows = table.columns.to_rows()
    asked = [(row["企业名称"], row["纳税所属期"], row["入库税金（万元）"]) for row in rows]
    assert asked == [
        ('=HYPERLINK("x")', "2022", None), ('=HYPERLINK("x")', "2023", None),
        ("乙厂", "2022", None), ("乙厂", "2023", None),
    ]  # fmt: skip
    use_bundled("openpyxl")
    sheet = importlib.import_module("openpyxl").load_workbook(path).active
    assert sheet.cell(4, 3).data_type == "s"
    assert (sheet.protection.sheet, sheet.cell(4, 5).protection.locked) == (True, False)
    (rule,) = sheet.data_validations.dataValidation
    assert (rule.type, rule.operator, rule.formula1, str(rule.sqref)) == (
        "decimal", "greaterThanOrEqual", "0", "E4:E7",
    )  # fmt: skip


def test_a_reminder_lists_only_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "尚缺.xlsx"
    write_tax_request_xlsx(path, REQUEST, only=frozenset({("b", 2023)}))
    rows = read_layer(path).columns.to_rows()
    assert [(row["企业名称"], row["纳税所属期"]) for row in rows] == [("乙厂", "2023")]


def test_the_letter_quotes_the_clause_and_counts(tmp_path: Path) -> None:
    path = tmp_path / "函.docx"
    write_tax_request_docx(path, REQUEST)
    document = importlib.import_module("docx").Document(str(path))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert text.startswith("关于提供企业纳税情况的函\n（代拟稿）")
    assert "国家税务总局台山市税务局：" in text
    assert "“根据各县(市、区)政府来函所列的企业清单和纳税所属期提供相应税收情况”" in text
    assert "2 家企业 2022、2023 年度（纳税所属期）的入库税金，共 4 项" in text
    assert "台山市人民政府" in text
    cells = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert cells[1:] == [
        ["1", "91440700123456789X", '=HYPERLINK("x")'], ["2", "（未取得）", "乙厂"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("district", "name"), [("440703", "江门市蓬江区"), ("440785", "恩平市"), ("440700", "江门市")]
)
def test_papers_name_the_government_as_it_is_called(district: str, name: str) -> None:
    assert place_name(district) == name
