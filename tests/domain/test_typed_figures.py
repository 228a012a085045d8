# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One rule for the figures that people type, in areas, money and plain numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.typed_figures import Figure, read_figure


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("33800", "m²", 33_800),
        ("33,800.5", "m²", Fraction("33800.5")),
        ("３３，８００。５", "m²", Fraction("33800.5")),
        ("33800 平方米", "m²", 33_800),
        ("33800㎡", "m²", 33_800),
        (".5", "", Fraction(1, 2)),
        ("2.", "", 2),
        ("¥ 450 元", "元", 450),
        ("12.5 万元", "万元", Fraction("12.5")),
    ],
)
def test_what_is_in_the_unit_of_the_field_is_taken_as_it_stands(
    text: str, unit: str, value: Fraction
) -> None:
    assert read_figure(text, unit, "数") == Figure(Fraction(value), converted=False)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("3.38万", "m²", 33_800),
        ("6.5万m²", "m²", 65_000),
        ("６．５ 万 平方米", "m²", 65_000),
        ("30亩", "m²", 20_000),
        ("0.3万亩", "m²", 2_000_000),
        ("2公顷", "m²", 20_000),
        ("450万", "元", 4_500_000),
        ("450万元", "元", 4_500_000),
        ("1.2亿", "元", 120_000_000),
        ("450万", "万元", 450),
        ("5000元", "万元", Fraction(1, 2)),
    ],
)
def test_another_unit_is_converted_and_says_so(text: str, unit: str, value: Fraction) -> None:
    assert read_figure(text, unit, "数") == Figure(Fraction(value), converted=True)


@pytest.mark.parametrize(
    ("text", "unit", "code"),
    [
        ("1e3", "m²", "FIELD_NOT_A_NUMBER"),
        ("１Ｅ３", "元", "FIELD_NOT_A_NUMBER"),
        ("1.5万", "", "FIELD_NOT_A_NUMBER"),  # a floor area ratio is not counted in 万
        ("12 万元", "m²", "FIELD_NOT_A_NUMBER"),
        ("30亩", "元", "FIELD_NOT_A_NUMBER"),
        ("¥100", "m²", "FIELD_NOT_A_NUMBER"),
        ("约 200", "m²", "FIELD_NOT_A_NUMBER"),
        ("万", "m²", "FIELD_NOT_A_NUMBER"),
        ("三万", "元", "FIELD_NOT_A_NUMBER"),
        ("nan", "m²", "FIELD_NOT_A_NUMBER"),
        ("٣", "m²", "FIELD_NOT_A_NUMBER"),
        ("3,38万", "m²", "FIELD_COMMA_UNCLEAR"),
        ("1.234,5", "m²", "FIELD_COMMA_UNCLEAR"),
        ("约20,000", "m²", "FIELD_NOT_A_NUMBER"),
    ],
)
def test_what_is_no_figure_is_refused(text: str, unit: str, code: str) -> None:
    with pytest.raises(LowUseError) as caught:
        read_figure(text, unit, "数")
    assert caught.value.code == code
    assert caught.value.params == {"field": "数", "value": text}


def test_nothing_is_missing_and_never_zero() -> None:
    assert read_figure(" 　", "m²", "数") is None
