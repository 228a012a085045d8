# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the city gives back of money actually paid (Y-34)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from lowuse_plugin.domain.claims.reimbursement import reimburse, split
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy.pack import find_policy

POLICY = find_policy("jiangfu-2022-10")


def lines(district: str, *payments: str) -> list[dict[str, str]]:
    amounts = [Fraction(payment) for payment in payments]
    return [line.to_json() for line in reimburse(district, amounts, POLICY)]


def test_the_city_gives_half_in_pengjiang_and_the_odd_fen_is_rounded_up() -> None:
    assert lines("440703", "411522.63") == [
        {
            "paid_yuan": "411522.63",
            "city_yuan": "205761.32",
            "district_yuan": "205761.31",
            "cumulative_city_yuan": "205761.32",
        }
    ]


def test_the_city_gives_a_fifth_in_xinhui() -> None:
    [line] = lines("440705", "411522.63")
    assert (line["city_yuan"], line["district_yuan"]) == ("82304.53", "329218.10")


def test_instalments_give_the_same_as_one_payment() -> None:
    instalments = lines("440703", "0.01", "0.01", "0.01")
    assert [line["city_yuan"] for line in instalments] == ["0.01", "0.00", "0.01"]
    assert [line["district_yuan"] for line in instalments] == ["0.00", "0.01", "0.00"]
    assert instalments[-1]["cumulative_city_yuan"] == lines("440703", "0.03")[0]["city_yuan"]


def test_a_reversal_takes_back_what_was_given() -> None:
    reversed_ = lines("440704", "100.01", "-40.00", "-60.01")
    assert [line["city_yuan"] for line in reversed_] == ["50.01", "-20.00", "-30.01"]
    assert [line["district_yuan"] for line in reversed_] == ["50.00", "-20.00", "-30.00"]
    assert reversed_[-1]["cumulative_city_yuan"] == "0.00"


def test_more_than_was_paid_cannot_be_reversed() -> None:
    with pytest.raises(LowUseError) as refused:
        lines("440703", "10.00", "-10.01")
    assert refused.value.code == "REVERSAL_EXCEEDS_PAID"
    assert refused.value.params == {
        "field": "payments[1]",
        "value": "-10.01",
        "expected": "10.00",
    }


def test_a_part_of_a_fen_cannot_be_paid() -> None:
    with pytest.raises(LowUseError) as refused:
        lines("440703", "10.00", "0.005")
    assert refused.value.code == "PAYMENT_NOT_IN_FEN"
    assert refused.value.params["field"] == "payments[1]"


def test_nothing_paid_is_nothing_given() -> None:
    assert lines("440703") == []
    assert lines("440703", "0")[0]["cumulative_city_yuan"] == "0.00"


def test_both_shares_add_up_to_the_amount() -> None:
    shares = split(Decimal("0.03"), Fraction(1, 2))
    assert (shares.city, shares.district) == (Decimal("0.02"), Decimal("0.01"))
