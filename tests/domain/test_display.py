# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How stored values read to people."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from lowuse_plugin.domain.display import (
    shown_day,
    shown_moment,
    shown_number,
    shown_signed,
    shown_title,
    shown_value,
)
from lowuse_plugin.domain.moments import now_utc
from lowuse_plugin.domain.schema import shipped

PARCEL = shipped().tables["parcel"].columns
FIGURES = shipped().tables["enterprise_year"].columns


@pytest.mark.parametrize(
    ("column", "value", "shown"),
    [
        ("registered_area_m2", 12345.675, "12,345.68"),
        ("far", 0.42, "0.42"),
        ("far", 2.0, "2"),
        ("building_density_pct", 33.33335, "33.3334"),
        ("investment_wan", 100000, "100,000"),
        ("right_nature", "102", "出让"),
        ("right_nature", "999", "999"),
        ("use_code", "0601", "0601 工业用地"),
        ("use_code", "工业用地", "工业用地"),
        ("use_code", "0601 工业用地", "0601 工业用地"),
        ("use_code", "没有的", "没有的"),
        ("built_on", "2009-12-31", "2009年12月31日"),
        ("far", 0.0, "0"),
        ("far", None, ""),
        ("address", "", ""),
    ],
)
def test_a_value_reads_as_people_write_it(column: str, value: object, shown: str) -> None:
    assert shown_value(PARCEL[column], value) == shown


def test_a_decimal_text_stays_exact() -> None:
    assert shown_value(FIGURES["tax_wan"], "1234.5") == "1,234.5"
    assert shown_value(FIGURES["year"], 2024) == "2024"


def test_days_read_in_chinese_and_other_text_stays() -> None:
    assert shown_day(date(2025, 6, 30)) == shown_day("2025-06-30") == "2025年6月30日"
    assert shown_day("2025-06-30T01:02:03Z") == "2025年6月30日"
    assert shown_day("不详") == "不详"


@pytest.mark.parametrize(
    ("at_utc", "day", "moment"),
    [
        ("2025-06-29T15:59:59.999Z", "2025年6月29日", "2025年6月29日 23:59"),
        ("2025-06-29T16:00:00.000Z", "2025年6月30日", "2025年6月30日 00:00"),
        ("2024-12-31T23:30:00+00:00", "2025年1月1日", "2025年1月1日 07:30"),
        ("2025-06-30T07:30:00", "2025年6月30日", "2025年6月30日 15:30"),
        ("昨天", "昨天", "昨天"),
    ],
)
def test_a_moment_of_the_log_is_shown_as_in_the_office(at_utc: str, day: str, moment: str) -> None:
    assert shown_day(at_utc) == day
    assert shown_moment(at_utc) == moment


def test_now_is_written_as_in_the_log() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", now_utc())
    assert abs(datetime.fromisoformat(now_utc()) - datetime.now(UTC)) < timedelta(seconds=5)


def test_halves_are_rounded_up() -> None:
    assert shown_number(0.125, places=2) == "0.13"
    assert shown_number(1.0049999, places=2) == "1.00"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1234.5, "+1,234.50"),
        (-1234.5, "−1,234.50"),
        (0.005, "+0.01"),
        (-0.005, "−0.01"),
        (0.0049, "0.00"),
        (-0.0049, "0.00"),
        (0, "0.00"),
    ],
)
def test_a_difference_has_a_sign_unless_it_rounds_to_nothing(value: float, shown: str) -> None:
    assert shown_signed(value, places=2) == shown


def test_a_district_is_no_code_beside_its_name() -> None:
    assert shown_title(PARCEL["district"]) == "行政区"
    assert shown_title(PARCEL["parcel_code"]) == "宗地代码"
