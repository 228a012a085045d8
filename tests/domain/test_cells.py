# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Days, years and figures as office tables write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from lowuse_plugin.domain.cell_dates import MonthOnlyError, read_day, read_year
from lowuse_plugin.domain.cell_figures import FiguresDisagreeError, read_cell_figure
from lowuse_plugin.domain.near_names import NearNames
from lowuse_plugin.domain.tax_rows import Firm, TaxIndex, TaxRow, tax_per_mu


@pytest.mark.parametrize(
    "text",
    [
        "2023年12月31日", "2023-12-31", "2023/12/31", "2023.12.31", "20231231", "45291", "45291.0",
        "二〇二三年十二月三十一日", "二○二三年十二月卅一日", "２０２３年12月31号",
    ],
)  # fmt: skip
def test_one_day_in_every_spelling(text: str) -> None:
    assert read_day(text) == date(2023, 12, 31)


@pytest.mark.parametrize("text", ["二〇二三年十二月", "2023年12月", "2023-12", "202312"])
def test_a_month_is_no_day_and_says_so(text: str) -> None:
    with pytest.raises(MonthOnlyError):
        read_day(text)
    with pytest.raises(MonthOnlyError):
        read_year(text)


@pytest.mark.parametrize(
    "text",
    [
        "2023", "2023.0", "2023年", "2023年度", "二〇二三年", "2023年1-12月", "2023年1月至12月",
        "202301-202312", "2023-01-01至2023-12-31", "2023年1月1日~2023年12月31日",
        "20230101-20231231",
    ],
)  # fmt: skip
def test_a_whole_year_in_every_spelling(text: str) -> None:
    assert read_year(text) == 2023


@pytest.mark.parametrize(
    ("text", "kind"),
    [("2023年1-11月", MonthOnlyError), ("202301-202412", MonthOnlyError), ("去年", ValueError)],
)
def test_less_or_more_than_a_year_is_none(text: str, kind: type[ValueError]) -> None:
    with pytest.raises(kind):
        read_year(text)


@pytest.mark.parametrize(
    ("text", "heading", "m2"),
    [
        ("30亩", "m2", "20000"), ("2公顷", "亩", "20000"), ("20000㎡", "亩", "20000"),
        ("30", "亩", "20000"), ("20000", "", "20000"), ("30亩（20000平方米）", "", "20000"),
        ("10,013.33m²/15.02亩", "", "10013.33"),
    ],
)  # fmt: skip
def test_the_unit_of_the_cell_counts_before_that_of_the_heading(text, heading, m2) -> None:
    assert read_cell_figure(text, heading, "m²") == Decimal(m2)


@pytest.mark.parametrize("text", ["30亩（3000m²）", "15.02亩=10020m²"])
def test_a_cell_that_contradicts_itself_is_no_figure(text: str) -> None:
    with pytest.raises(FiguresDisagreeError):
        read_cell_figure(text, "", "m²")


@pytest.mark.parametrize(
    ("tax", "m2", "per_mu"),
    [("600", 20_000, "20"), ("100", 10_000, "6.666666667"), ("0", 10_000, "0"),
     ("0.001", Fraction(2_000_000, 3), "0.000001")],
)  # fmt: skip
def test_tax_per_mu_is_exact_then_nine_decimals(tax: str, m2, per_mu: str) -> None:
    assert tax_per_mu(tax, Fraction(m2)) == per_mu


def test_a_row_finds_its_enterprise_by_code_then_by_a_name_that_only_one_has() -> None:
    firms = [Firm("a", "A" * 18, "甲厂"), Firm("b", "", "乙厂"), Firm("c", "", "丙厂"),
             Firm("d", "", "丙厂")]  # fmt: skip
    rows = [
        TaxRow("A" * 18, "改名", 2023, "1", delivered_at="1"),
        TaxRow("", "甲厂", 2023, "2", delivered_at="2"),
        TaxRow("B" * 18, "乙厂", 2023, "3"),
        TaxRow("", "丙厂", 2023, "4"),
        TaxRow("C" * 18, "甲厂", 2023, "5"),
    ]
    index = TaxIndex(rows, firms)
    assert {at: row.tax_wan for at, row in index.found.items()} == {
        ("a", 2023): "2", ("b", 2023): "3",
    }  # fmt: skip
    assert [row.tax_wan for row in index.strangers] == ["4", "5"]


def test_names_that_nearly_agree_are_offered() -> None:
    names = NearNames(["江门丙丁厂有限公司", "江门精工机械有限公司", "某某"])
    found = names.near("江门市丙丁厂有限责任公司")
    assert [(name, round(score, 2)) for name, score in found] == [("江门丙丁厂有限公司", 1.0)]
    assert names.near("毫不相干公司") == []
