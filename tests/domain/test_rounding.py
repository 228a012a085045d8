# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Printed parts add up to the printed total."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from lowuse_plugin.domain.rounding import rounded_parts


def parts(values: list[str], total: str) -> list[str]:
    return [
        str(part) for part in rounded_parts([Fraction(value) for value in values], Decimal(total))
    ]


@pytest.mark.parametrize(
    ("values", "total", "expected"),
    [
        ([], "0.00", []),
        (["0"], "0.00", ["0.00"]),
        (["1.00", "2.00"], "3.00", ["1.00", "2.00"]),
        (["0.335", "0.335", "0.335"], "1.01", ["0.34", "0.34", "0.33"]),
        (["0.001", "0.001"], "0.00", ["0.00", "0.00"]),
        (["0.001", "0.009"], "0.01", ["0.00", "0.01"]),
        (["100/3", "100/3", "100/3"], "100.00", ["33.34", "33.33", "33.33"]),
    ],
)
def test_what_is_left_goes_to_those_that_lost_most(
    values: list[str], total: str, expected: list[str]
) -> None:
    assert parts(values, total) == expected


def test_parts_of_a_rounded_part_may_be_one_digit_short_or_over() -> None:
    assert parts(["0.50", "0.51"], "1.02") == ["0.51", "0.51"]
    assert parts(["0.50", "0.51"], "1.00") == ["0.50", "0.50"]
