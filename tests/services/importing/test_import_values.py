# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.columns import column
from lowuse_plugin.services.importing.codes import CodeReader
from lowuse_plugin.services.importing.values import convert, parse_date, parse_number

SCHEMA = schema.shipped()
PARCEL = SCHEMA.tables["parcel"].columns
YEAR = SCHEMA.tables["enterprise_year"].columns


def converted(name: str, values: list[object], *, kind: str = "text", unit: str = "", specs=PARCEL):
    spec = specs[name]
    codes = SCHEMA.codes[spec.domain] if spec.domain else None
    return convert(column(kind, values), spec, unit, codes)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234.5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("１２３４．５", "1234.5"),
        (" 1 234 ", "1234"),
        ("20000㎡", "20000"),
        ("2平方公里", "2000000"),
        ("-5", "-5"),
        ("1e3", "1000"),
    ],
)
def test_numbers_are_read_in_many_spellings(text: str, value: str) -> None:
    assert parse_number(text, "", "m²") == Decimal(value)


def test_a_unit_behind_the_number_wins_over_that_of_the_heading() -> None:
    assert parse_number("3公顷", "亩", "m²") == 30_000
    assert parse_number("3", "亩", "m²") == 2000


@pytest.mark.parametrize("text", ["约100", "1-2", "12.5.6", "元", "NaN", "inf", "1万"])
def test_what_is_no_number_is_not_guessed(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        parse_number(text, "", "m²")


@pytest.mark.parametrize(
    "text",
    [
        "2021-03-05",
        "2021/3/5",
        "2021.3.5",
        "2021年3月5日",
        "２０２１年３月５日",
        "20210305",
        "20210305.0",
        "44260",
        "44260.5",
        "2021-03-05 12:30:00",
        "2021/03/05",
    ],
)
def test_dates_are_read_in_many_spellings(text: str) -> None:
    assert parse_date(text) == date(2021, 3, 5)


@pytest.mark.parametrize(
    "text", ["2021年3月", "2021", "2021-13-01", "2021-02-30", "长期", "1899-12-31", "3/5/2021"]
)
def test_half_or_impossible_dates_are_not_completed(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 — the message is datetime's own for some
        parse_date(text)


def test_the_years_1900_and_2200_are_the_limits() -> None:
    assert parse_date("1900-01-01").year == 1900
    assert parse_date("2200-12-31").year == 2200
    with pytest.raises(ValueError, match="2201"):
        parse_date("2201-01-01")


def test_areas_in_mu_become_square_metres() -> None:
    done = converted("registered_area_m2", ["30", "1.5", None], unit="亩")
    assert done.column.to_list() == [20_000.0, 1000.0, None]
    real = converted("registered_area_m2", [30.0, None], kind="real", unit="亩")
    assert real.column.to_list() == [20_000.0, None]


def test_taxes_in_yuan_become_wan_exactly() -> None:
    done = converted("tax_wan", ["800000", "1,234.56", None], unit="元", specs=YEAR)
    assert done.column.to_list() == ["80", "0.123456", None]


def test_nothing_stays_nothing_and_is_not_unreadable() -> None:
    given = [None, "", "-", "/", "NULL", "<Null>", "无", "不详", " "]
    done = converted("tax_wan", given, specs=YEAR)
    assert done.column.to_list() == [None] * len(given)
    assert not done.unreadable.any()


def test_zero_is_zero() -> None:
    assert converted("tax_wan", ["0", "0.00"], specs=YEAR).column.to_list() == ["0", "0"]


def test_what_cannot_be_read_is_missing_and_marked() -> None:
    done = converted("right_ends_on", ["2021-03-05", "长期", None])
    assert done.column.to_list() == ["2021-03-05", None, None]
    assert done.unreadable.tolist() == [False, True, False]


def test_a_code_that_a_spreadsheet_turned_into_a_float_is_unreadable() -> None:
    done = converted("parcel_code", ["4.40704001001e+17", "440704001001GB00001"])
    assert done.column.to_list() == [None, "440704001001GB00001"]
    assert done.unreadable.tolist() == [True, False]


def test_whole_floats_become_codes_without_a_fraction() -> None:
    assert converted("map_number", [12.0, 12.5], kind="real").column.to_list() == ["12", "12.5"]


@pytest.mark.parametrize(
    ("codes", "given", "code"),
    [
        ("district", "440704", "440704"),
        ("district", "江海区", "440704"),
        ("district", "江门市江海区", "440704"),
        ("district", "江海", "440704"),
        ("district", "440704001", "440704"),
        ("district", "440704.0", "440704"),
        ("district", "440105", None),
        ("district", "广州市", None),
        ("right_nature", "出让", "102"),
        ("right_nature", "102", "102"),
        ("right_nature", "国有土地租赁", "104"),
        ("right_nature", "作价出资", "103"),
        ("right_nature", "国有建设用地使用权出让", "102"),
        ("ownership", "国有", "state"),
        ("ownership", "G", "state"),
        ("ownership", "集体土地所有权", "collective"),
        ("ownership", "非国有", None),
        ("yes_no_unknown", "是", "yes"),
        ("yes_no_unknown", "未查封", "no"),
        ("yes_no_unknown", "1", "yes"),
        ("yes_no_unknown", "也许是", None),
        ("three_old_status", "已批复", "approved"),
        ("three_old_status", "已标图建库", "register"),
        ("three_old_status", "未标图建库", None),
        ("control_level", "一级", "1"),
        ("control_level", "Ⅱ级", "2"),
        ("mu_grade", "a", "A"),
        ("mu_grade", "AB", None),
    ],
)
def test_words_and_codes_are_read_as_codes(codes: str, given: str, code: str | None) -> None:
    assert CodeReader(SCHEMA.codes[codes]).read(given) == code


def test_words_that_were_understood_are_counted() -> None:
    done = converted("right_nature", ["出让", "出让", "划拨", "102"])
    assert done.readings == {("出让", "102"): 2, ("划拨", "101"): 1}
