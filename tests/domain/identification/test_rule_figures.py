# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A value and a threshold in words, the same on cards, tag pages and papers."""

from __future__ import annotations

import pytest

from lowuse_plugin.domain.identification.rule_figures import (
    shown_figure,
    shown_limits,
    shown_values,
)


@pytest.mark.parametrize(
    ("value", "threshold", "shown", "limit"),
    [
        ("34", ">= 30 年", "34 年", "不低于 30 年"),
        ("0.210047", "< 1", "0.21", "低于 1.0"),
        ("0.2104", "< 1.0", "0.2104", "低于 1.0"),
        # Four decimals would show 1.0000, which is not below 1.
        ("0.999996", "< 1", "0.999996", "低于 1.0"),
        ("1", "<= 1", "1.00", "不高于 1.0"),
        ("1.23456", "< 5 万元/亩", "1.2346 万元/亩", "低于 5 万元/亩"),
        ("4.99999", "< 5 万元/亩", "4.99999 万元/亩", "低于 5 万元/亩"),
        ("3; 4.5", "< 5 万元/亩", "3.0000 万元/亩、4.5000 万元/亩", "低于 5 万元/亩"),
        ("0.5；31", "< 1；> 30 %", "0.50、31.00 %", "低于 1.0；高于 30 %"),
        ("2008-05-01", "<= 2009-12-31", "2008-05-01", "不晚于 2009-12-31"),
        ("停产", "停产、半停产", "停产", "停产、半停产"),
        ("", "< 1", "", "低于 1.0"),
    ],
)
def test_figures_have_units_and_never_stand_on_a_threshold_they_are_not_at(
    value: str, threshold: str, shown: str, limit: str
) -> None:
    assert (shown_values(value, threshold), shown_limits(threshold)) == (shown, limit)


def test_a_floor_area_ratio_has_two_to_four_decimals() -> None:
    assert [shown_figure(text) for text in ("2/5", "0.21004", "1/3")] == ["0.40", "0.21", "0.3333"]
