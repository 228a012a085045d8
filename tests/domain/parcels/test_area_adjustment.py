# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""面积平差: figures that can be worked out by hand."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.parcels.area_adjustment import (
    AreaChoice,
    DrawnPart,
    adjust,
    adjustment_remark,
    permille_text,
    read_adjustment,
    share_out,
    signed_area,
)


def parts(*planes: str | None) -> list[DrawnPart]:
    """Return parts a, b, c … with their drawn areas."""
    return [
        DrawnPart(key, None if m2 is None else Fraction(m2))
        for key, m2 in zip("abcdef", planes, strict=False)
    ]


def figures(*texts: str) -> tuple[Fraction, ...]:
    return tuple(Fraction(text) for text in texts)


def test_a_third_each_and_the_cent_that_is_left_goes_to_the_first() -> None:
    one = Fraction(1)
    assert share_out(Fraction(100), [one, one, one]) == figures("33.34", "33.33", "33.33")


def test_the_largest_remainder_gets_what_is_left_and_of_equal_ones_the_larger_part() -> None:
    # 10.00 by 1 : 2 : 4 is 1.42857…, 2.85714…, 5.71428…: cents left over 0.857, 0.714, 0.428.
    assert share_out(Fraction(10), figures("1", "2", "4")) == figures("1.43", "2.86", "5.71")
    # 0.01 by 1 : 1 is half a cent each; by 1 : 3 the larger remainder is the larger part.
    assert share_out(Fraction("0.01"), figures("1", "1")) == figures("0.01", "0")
    # 0.04 by 1 : 3 : 4 is 0.5, 1.5, 2 cents: equal remainders, the larger weight goes first.
    assert share_out(Fraction("0.04"), figures("1", "3", "4")) == figures("0", "0.02", "0.02")


def test_a_total_with_more_figures_is_shared_to_its_own_last_one() -> None:
    assert share_out(Fraction("1.001"), figures("1", "1")) == figures("0.501", "0.5")
    assert share_out(Fraction("5"), figures("1", "0")) == figures("5", "0")


def test_nothing_is_shared_by_weights_that_say_nothing() -> None:
    assert share_out(Fraction(10), []) is None
    assert share_out(Fraction(10), figures("0", "0")) is None
    assert share_out(Fraction(0), figures("3", "1")) == figures("0", "0")
    for total, weights in ((Fraction(-1), figures("1")), (Fraction(1), figures("-1"))):
        with pytest.raises(ValueError, match=str(total)):
            share_out(total, weights)
    with pytest.raises(ValueError, match="1/3"):
        share_out(Fraction(1, 3), figures("1"))


def test_the_sum_is_the_total_to_the_last_figure_and_no_share_is_a_unit_off() -> None:
    rng = random.Random(13)
    for _ in range(300):
        weights = [Fraction(rng.randrange(1, 10**7), 1000) for _ in range(rng.randrange(1, 12))]
        total = Fraction(rng.randrange(1, 10**8), 100)
        shares = share_out(total, weights)
        assert shares is not None
        assert sum(shares) == total
        fair = [total * weight / sum(weights) for weight in weights]
        assert all(abs(a - b) < Fraction(1, 100) for a, b in zip(shares, fair, strict=True))


def test_what_is_registered_is_shared_by_what_is_drawn() -> None:
    # 1000.00 registered, 600.30 + 400.20 = 1000.50 drawn: −0.50 to be shared 3 : 2.
    found = adjust(Fraction(1000), parts("600.3", "400.2"))
    assert [part.registered_m2 for part in found.parts] == list(figures("600", "400"))
    assert [part.adjustment_m2 for part in found.parts] == list(figures("-0.3", "-0.2"))
    assert (found.closing_m2, found.residual_m2) == figures("-0.5", "0")
    assert (found.method, found.settled) == ("proportional", True)
    found.refuse()


def test_an_unknown_registered_area_stays_unknown() -> None:
    found = adjust(None, parts("600", "400"), AreaChoice(Fraction(1000), {"a": Fraction(1)}))
    assert [part.registered_m2 for part in found.parts] == [None, None]
    assert (found.closing_m2, found.residual_m2, found.settled) == (None, None, False)
    with pytest.raises(LowUseError) as error:
        found.refuse()
    assert error.value.code == "SPLIT_AREA_UNKNOWN"
    unmeasured = adjust(Fraction(1000), parts("600", None))
    assert [part.registered_m2 for part in unmeasured.parts] == [None, None]


def test_a_typed_figure_stands_and_the_others_share_what_is_left() -> None:
    choice = AreaChoice(Fraction(1000), {"b": Fraction(500), "z": Fraction(7)})
    found = adjust(Fraction(1000), parts("300", "400", "100"), choice)
    assert [part.registered_m2 for part in found.parts] == list(figures("375", "500", "125"))
    assert [part.typed for part in found.parts] == [False, True, False]
    assert (found.method, found.residual_m2) == ("typed", Fraction(0))
    found.refuse()


def test_a_figure_typed_in_mu_counts_to_the_hundredth() -> None:
    mu = Fraction(20, 3)  # 0.01 亩
    found = adjust(Fraction(100), parts("6", "94"), AreaChoice(Fraction(100), {"a": mu}))
    assert [part.registered_m2 for part in found.parts] == list(figures("6.67", "93.33"))
    both = AreaChoice(Fraction(100), {"a": mu, "b": Fraction("93.33")})
    found = adjust(Fraction(100), parts("6", "94"), both)
    assert found.residual_m2 == 0
    found.refuse()


def test_more_than_there_is_leaves_the_others_without_a_figure() -> None:
    for typed in ("1000", "1000.01"):
        choice = AreaChoice(Fraction(1000), {"a": Fraction(typed)})
        found = adjust(Fraction(1000), parts("600", "400"), choice)
        assert [part.registered_m2 for part in found.parts] == [Fraction(typed), None]
        with pytest.raises(LowUseError) as error:
            found.refuse()
        assert error.value.code == "SPLIT_AREA_UNKNOWN"


def test_a_sum_that_is_another_one_needs_a_reason() -> None:
    typed = {"a": Fraction("600.5"), "b": Fraction("400")}
    found = adjust(Fraction(1000), parts("600", "400"), AreaChoice(Fraction(1000), typed, " "))
    with pytest.raises(LowUseError) as error:
        found.refuse()
    assert error.value.code == "SPLIT_AREA_SUM"
    assert error.value.params == {
        "sum": "1,000.50 m²", "registered": "1,000.00 m²", "residual": "+0.50 m²",
    }  # fmt: skip
    said = AreaChoice(Fraction(1000), typed, "权籍调查重测")
    adjust(Fraction(1000), parts("600", "400"), said).refuse()


def test_no_part_is_registered_with_nothing() -> None:
    choice = AreaChoice(Fraction(1000), {"a": Fraction(0), "b": Fraction(1000)})
    with pytest.raises(LowUseError) as error:
        adjust(Fraction(1000), parts("600", "400"), choice).refuse()
    assert error.value.code == "SPLIT_AREA_NOT_POSITIVE"


def test_the_log_keeps_it_and_it_reads_the_same() -> None:
    typed = {"a": Fraction("600.5"), "b": Fraction("400")}
    choice = AreaChoice(Fraction(1000), typed, "重测")
    found = adjust(Fraction(1000), parts("600.1234567", "400"), choice)
    again = read_adjustment(found.to_json({"a": "u1", "b": "u2"}))
    assert again is not None
    assert [(p.key, p.plane_m2, p.registered_m2, p.typed) for p in again.parts] == [
        ("u1", Fraction("600.1234567"), Fraction("600.5"), True),
        ("u2", Fraction(400), Fraction(400), True),
    ]
    assert (again.registered_m2, again.reason, again.residual_m2) == (1000, "重测", Fraction("0.5"))
    assert adjustment_remark(again) == (
        "面积平差（人工填写）：登记面积 1,000.00 m²，图形合计 1,000.12 m²，闭合差 −0.12 m²，"
        "残差 +0.50 m²，理由：重测"
    )
    for text in (None, "", "{}", "[]", "x", '{"parts": 1, "registered_m2": "1", "reason": ""}'):
        assert read_adjustment(text) is None


def test_differences_have_their_sign_and_no_minus_of_nothing() -> None:
    shown = [signed_area(Fraction(m2)) for m2 in ("0.004", "-0.004", "1234.5", "-1")]
    assert shown == ["0.00 m²", "0.00 m²", "+1,234.50 m²", "−1.00 m²"]
    assert permille_text(Fraction("-0.5"), Fraction(1000)) == "−0.50‰"
    assert permille_text(Fraction(1), Fraction(0)) == ""
    assert permille_text(None, Fraction(1)) == ""
