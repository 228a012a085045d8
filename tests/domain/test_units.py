# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Exact 亩, m², 元 and 分."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import pytest

from lowuse_plugin.domain import units


def test_thirty_mu_are_twenty_thousand_square_metres_without_remainder() -> None:
    assert units.mu_to_m2(30) == 20_000
    assert units.m2_to_mu(20_000) == 30


def test_a_mu_is_not_666_67() -> None:
    assert units.mu_to_m2("1") == Fraction(2000, 3)
    assert units.m2_to_mu("20000.05") > 30


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("20000.01", Fraction(2_000_001, 100)),
        (" 1.50 ", Fraction(3, 2)),
        (0.1, Fraction(1, 10)),
        (Decimal("2.5"), Fraction(5, 2)),
        (7, Fraction(7)),
        (Fraction(1, 3), Fraction(1, 3)),
    ],
)
def test_numbers_are_read_as_the_decimal_that_they_print_as(
    value: units.Number | str, expected: Fraction
) -> None:
    assert units.exact(value) == expected


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity"])
def test_what_is_not_finite_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        units.exact(text)


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (Fraction(5, 1000), 2, "0.01"),
        (Fraction(4999, 1_000_000), 2, "0.00"),
        (Fraction(-5, 1000), 2, "-0.01"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(7, 2), 0, "4"),
        (Fraction(0), 2, "0.00"),
        (Fraction(1, 3), 4, "0.3333"),
        (Fraction(2, 3), 4, "0.6667"),
    ],
)
def test_halves_are_rounded_away_from_zero(value: Fraction, places: int, expected: str) -> None:
    assert str(units.round_half_up(value, places)) == expected


def test_zero_has_no_sign() -> None:
    assert not units.round_half_up(Fraction(0), 2).is_signed()


def test_money_is_whole_fen() -> None:
    assert units.yuan_to_fen(Fraction("411522.625")) == 41_152_263
    assert units.fen_to_yuan(41_152_263) == Decimal("411522.63")


def test_small_and_large_numbers_are_written_without_exponent() -> None:
    assert units.format_decimal(Fraction(1, 10**9), 8) == "0.00000000"
    assert units.format_decimal(Fraction(10**20), 2) == "100000000000000000000.00"


def test_an_area_is_shown_in_both_units_from_the_unrounded_figure() -> None:
    assert units.format_area("20000.00") == "20,000.00 m² (30.00 亩)"
    assert units.format_area("20000.05", mu_places=4) == "20,000.05 m² (30.0001 亩)"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], "0"),
        ([12000.0, 8000.004], "20000.004"),
        ([0.1, 0.2], "0.3"),
        ([1e-7, 20000.0], "20000.0000001"),
        (["0.01"] * 100, "1"),
    ],
)
def test_a_sum_is_written_exactly(values: list[float | str], expected: str) -> None:
    assert units.sum_text(values) == expected


def test_a_number_without_an_end_has_no_exact_text() -> None:
    third = Fraction(30020, 3)  # 15.01 亩
    assert (units.exact_text(Fraction(1, 8)), units.exact_text(Fraction(500))) == ("0.125", "500")
    with pytest.raises(ValueError, match="30020/3"):
        units.exact_text(third)
    assert units.stated_area(third) == Fraction("10006.67")
    assert units.stated_area(Fraction("500.125")) == Fraction("500.125")
    assert units.decimal_places(Fraction(1, 8), 2) == 3
    assert units.decimal_places(Fraction(1), 2) == 2


@pytest.mark.parametrize("text", ["1_000", "1e5", "1,000", ".5", "5.", "１", "nan", "1 000"])
def test_only_plain_decimals_are_numbers(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        units.exact(text)


def test_a_float_counts_as_the_decimal_that_it_prints_as() -> None:
    assert units.exact(1e-7) == Fraction(1, 10**7)
    assert units.exact(1e17) == 10**17
    assert (units.exact(" +1.50 "), units.exact("-0.1")) == (Fraction(3, 2), Fraction(-1, 10))
