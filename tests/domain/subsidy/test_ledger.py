# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The ledger: cumulative shares, the bound of 审定金额, what is taken back, and bad sums."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from lowuse_plugin.domain.claims.reimbursement import reimburse
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy.pack import find_policy
from lowuse_plugin.domain.subsidy.ledger import (
    Ledger,
    LedgerLine,
    PaymentInput,
    approved_parts,
    replayed,
)
from lowuse_plugin.domain.subsidy.ledger_booking import (
    as_entered,
    booked,
    issuer,
    read_fen,
    voucher_key,
)

POLICY = find_policy("jiangfu-2022-10")
PENGJIANG, XINHUI = "440703", "440705"
APPROVED_ON, TODAY = date(2025, 1, 18), date(2025, 6, 30)


class Book:
    """A ledger that grows as the service lets it grow: line by line."""

    def __init__(self, approved: Mapping[str, int], *, state: str = "city_applied") -> None:
        self.approved = approved
        self.state = state
        self.lines: tuple[LedgerLine, ...] = ()

    @property
    def ledger(self) -> Ledger:
        lines, parts = replayed([as_entered(line) for line in self.lines], self.approved, POLICY)
        return Ledger(
            "p",
            lines,
            sum(self.approved.values()),
            parts,
            approved_on=APPROVED_ON,
            claim_state=self.state,
            redeveloper="甲公司",
        )

    def enter(self, fen: Any, kind: str = "payment", **values: Any) -> list[LedgerLine]:
        district = next(iter(self.approved))
        fund = "city_special" if kind == "city" else "district_budget"
        number = f"凭{len(self.lines)}"
        given: dict[str, Any] = {
            "district": district,
            "paid_on": date(2025, 2, 1),
            "voucher_no": number,
            "fund": fund,
        }
        payment = PaymentInput(kind=kind, amount_fen=fen, **{**given, **values})
        found = booked(self.ledger, payment, POLICY, TODAY)
        named = [
            LedgerLine(**{**vars(line), "uuid": f"{number}.{i}"}) for i, line in enumerate(found)
        ]
        self.lines += tuple(named)
        return named


def error_of(book: Book, fen: Any, kind: str = "payment", **values: Any) -> LowUseError:
    with pytest.raises(LowUseError) as caught:
        book.enter(fen, kind, **values)
    return caught.value


def refused(book: Book, fen: Any, kind: str = "payment", **values: Any) -> str:
    return error_of(book, fen, kind, **values).code


def shown(lines: Sequence[LedgerLine]) -> list[tuple[str, int, int, int]]:
    return [(line.kind, line.amount_fen, line.cumulative_fen, line.city_due_fen) for line in lines]


def test_three_instalments_do_not_let_the_rounding_of_the_share_drift() -> None:
    """A fifth of 0.03 元 is 0.006, alone 0.01 each time; of 0.09 together it is 0.018, 0.02."""
    book = Book({XINHUI: 9})
    for _ in range(3):
        book.enter(3)
    assert shown(book.lines) == [
        ("payment", 3, 3, 1),
        ("payment", 3, 6, 0),
        ("payment", 3, 9, 1),
    ]
    assert book.ledger.city_due_fen == 2


def test_half_a_fen_goes_up_for_the_city_and_the_district_has_the_rest() -> None:
    book = Book({PENGJIANG: 10})
    assert book.enter(5)[0].city_due_fen == 3
    assert book.enter(5)[0].city_due_fen == 2


def test_what_exceeds_the_approved_sum_is_a_line_of_its_own_outside_the_base() -> None:
    book = Book({XINHUI: 10_000})
    book.enter(6_000)
    both = book.enter(7_000)
    assert shown(both) == [("payment", 4_000, 10_000, 800), ("district_own", 3_000, 10_000, 0)]
    assert {line.voucher_no for line in both} == {"凭1"}
    more = book.enter(1)
    assert shown(more) == [("district_own", 1, 10_000, 0)]
    ledger = book.ledger
    assert (ledger.paid_fen, ledger.own_fen, ledger.remaining_fen) == (10_000, 3_001, 0)
    assert (ledger.city_due_fen, ledger.city_open_fen) == (2_000, 2_000)


def test_the_very_sum_that_was_approved_makes_no_line_of_the_district() -> None:
    book = Book({XINHUI: 10_000})
    assert shown(book.enter(10_000)) == [("payment", 10_000, 10_000, 2_000)]


def test_a_reversal_across_the_bound_takes_the_top_up_first() -> None:
    """Voucher of 70 became 40 inside and 30 beyond; 50 of it come back: 30 beyond, 20 inside."""
    book = Book({XINHUI: 10_000})
    book.enter(6_000)
    inside, _ = book.enter(7_000)
    back = book.enter(5_000, "reversal", replaces=inside.uuid, reason="重复支付")
    assert shown(back) == [("reversal", -3_000, 10_000, 0), ("reversal", -2_000, 8_000, -400)]
    assert [line.part for line in back] == ["district_own", "payment"]
    assert book.ledger.remaining_fen == 2_000
    assert refused(book, 2_001, "reversal", replaces=inside.uuid, reason="再") == (
        "PAYMENT_LINE_EXCEEDED"
    )
    assert shown(book.enter(-2_000, "reversal", replaces=inside.uuid, reason="再")) == [
        ("reversal", -2_000, 6_000, -400)
    ]
    assert shown(book.enter(4_001)) == [
        ("payment", 4_000, 10_000, 800),
        ("district_own", 1, 10_000, 0),
    ]


def test_a_recovery_without_a_line_takes_the_top_up_first_and_never_more_than_was_paid() -> None:
    book = Book({XINHUI: 1_000})
    book.enter(1_200)
    error = error_of(book, 1_201, "recovery", reason="违约追回")
    assert (error.params["value"], error.params["expected"]) == ("12.01", "12.00")
    back = book.enter(700, "recovery", reason="违约追回")
    assert shown(back) == [("recovery", -200, 1_000, 0), ("recovery", -500, 500, -100)]
    assert refused(book, 501, "recovery", reason="再") == "PAYMENT_RECOVERY_EXCEEDS"
    [last] = book.enter(500, "recovery", reason="再")
    assert (last.cumulative_fen, last.part) == (0, "payment")
    first = book.lines[0]
    assert refused(book, 1, "reversal", replaces=first.uuid, reason="再") == (
        "PAYMENT_RECOVERY_EXCEEDS"
    )


def test_two_districts_have_their_own_payments_and_their_own_share() -> None:
    """蓬江 gets half of 1,000.01 元 back, 新会 a fifth of 2,000.02."""
    book = Book({PENGJIANG: 100_001, XINHUI: 200_002})
    assert book.enter(100_001)[0].city_due_fen == 50_001
    [other] = book.enter(200_002, district=XINHUI)
    assert (other.city_due_fen, other.cumulative_fen) == (40_000, 300_003)
    over = book.enter(1, district=PENGJIANG)
    assert shown(over) == [("district_own", 1, 300_003, 0)]
    assert book.ledger.by_district[XINHUI].city_open_fen == 40_000
    assert refused(book, 1, district="440781") == "PAYMENT_WRONG_DISTRICT"
    assert refused(book, 50_002, "city", district=PENGJIANG) == "PAYMENT_CITY_ABOVE_DUE"


def test_the_city_pays_what_is_due_and_no_fen_more() -> None:
    book = Book({XINHUI: 10_000})
    book.enter(5_000)
    assert refused(book, 1_001, "city") == "PAYMENT_CITY_ABOVE_DUE"
    [paid] = book.enter(1_000, "city")
    assert (paid.city_due_fen, paid.city_paid_fen, paid.cumulative_fen) == (0, 1_000, 5_000)
    assert refused(book, 1, "city") == "PAYMENT_CITY_ABOVE_DUE"
    first = book.lines[0]
    book.enter(2_500, "reversal", replaces=first.uuid, reason="错付")
    assert book.ledger.city_open_fen == -500
    book.enter(500, "reversal", replaces=paid.uuid, reason="退回市级", fund="city_special")
    assert (book.ledger.city_paid_fen, book.ledger.city_open_fen) == (500, 0)


def test_a_reversal_needs_a_line_a_reason_and_the_same_district() -> None:
    book = Book({XINHUI: 1_000, PENGJIANG: 1_000})
    [line] = book.enter(500)
    assert refused(book, 1, "reversal", reason="错") == "PAYMENT_LINE_MISSING"
    assert refused(book, 1, "reversal", replaces=line.uuid) == "PAYMENT_REASON_MISSING"
    assert refused(book, 1, "reversal", replaces="?", reason="错") == "PAYMENT_LINE_UNKNOWN"
    elsewhere = {"replaces": line.uuid, "reason": "错", "district": PENGJIANG}
    assert refused(book, 1, "reversal", **elsewhere) == "PAYMENT_LINE_OTHER_DISTRICT"
    earlier = {"replaces": line.uuid, "reason": "错", "paid_on": date(2025, 1, 31)}
    assert refused(book, 1, "reversal", **earlier) == "PAYMENT_DAY_TOO_EARLY"
    [back] = book.enter(1, "reversal", replaces=line.uuid, reason="错")
    assert back.receiver == "甲公司"
    [other] = book.enter(1, "reversal", replaces=line.uuid, reason="错", receiver="国库")
    assert other.receiver == "国库"
    assert refused(book, 1, "reversal", replaces=back.uuid, reason="错") == "PAYMENT_LINE_NEGATIVE"
    assert refused(book, 1, replaces=line.uuid) == "PAYMENT_NAMES_A_LINE"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (0, "PAYMENT_ZERO"),
        ("100", "PAYMENT_AMOUNT_UNREADABLE"),
        (True, "PAYMENT_AMOUNT_UNREADABLE"),
        (None, "PAYMENT_AMOUNT_UNREADABLE"),
        (float("nan"), "PAYMENT_AMOUNT_UNREADABLE"),
        (float("inf"), "PAYMENT_AMOUNT_UNREADABLE"),
        (Decimal("sNaN"), "PAYMENT_AMOUNT_UNREADABLE"),
        (Decimal("10.5"), "PAYMENT_NOT_IN_FEN"),
        (10**14 + 1, "PAYMENT_TOO_LARGE"),
        (-1, "PAYMENT_NEGATIVE"),
    ],
)
def test_sums_that_are_none_are_refused(value: Any, code: str) -> None:
    assert refused(Book({XINHUI: 1_000}), value) == code


def test_the_largest_sum_and_whole_decimals_are_read() -> None:
    assert read_fen(10**14) == 10**14
    assert read_fen(Decimal("12.00")) == 12


def test_a_payment_needs_an_approval_a_voucher_a_fund_that_fits_and_a_sane_day() -> None:
    book = Book({XINHUI: 1_000}, state="approved")
    assert refused(book, 1, voucher_no=" 　") == "PAYMENT_VOUCHER_MISSING"
    assert refused(book, 1, fund="city_special") == "PAYMENT_FUND_MISMATCH"
    assert refused(book, 1, "city", fund="other") == "PAYMENT_FUND_MISMATCH"
    assert refused(book, 1, fund="私人") == "INPUT_NOT_ALLOWED"
    assert refused(book, 1, "gift") == "INPUT_NOT_ALLOWED"
    assert refused(book, 1, paid_on=date(2025, 1, 17)) == "PAYMENT_DAY_TOO_EARLY"
    assert refused(book, 1, paid_on=date(2025, 7, 1)) == "PAYMENT_DAY_IN_FUTURE"
    assert refused(book, 1, "city") == "PAYMENT_CITY_NOT_APPLIED"
    assert book.enter(1, paid_on=APPROVED_ON)[0].receiver == "甲公司"
    assert book.enter(1, paid_on=TODAY, receiver="乙公司")[0].receiver == "乙公司"
    empty = Ledger("p", (), None)
    payment = PaymentInput("payment", XINHUI, TODAY, "1", 1, "district_budget")
    for undecided in (empty, replace(empty, approved_fen=1), replace(empty, approved_on=TODAY)):
        with pytest.raises(LowUseError, match="PAYMENT_BEFORE_APPROVAL"):
            booked(undecided, payment, POLICY, TODAY)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("凭〔2025〕1号", "凭[2025] 1号"),
        ("Ｐ－１", "p-1"),
        ("凭（1）", "凭(1)"),
        ("a–1", "A-1"),
        ("A1", "A\u200b1\ufeff"),
        ("A\u00ad1\u202e", "A1"),
        ("A\ufe0f1\u3164", "A1\x00"),
    ],
)
def test_two_spellings_of_one_voucher_are_one(one: str, other: str) -> None:
    assert voucher_key(one) == voucher_key(other)


def test_the_city_numbers_its_vouchers_and_every_district_its_own() -> None:
    assert issuer("payment", XINHUI, "payment") == XINHUI
    assert issuer("reversal", XINHUI, "payment") == XINHUI
    assert issuer("city", XINHUI, "city") == issuer("reversal", PENGJIANG, "city") == "city"


def test_numbers_that_differ_by_a_dash_are_two_vouchers() -> None:
    assert voucher_key("1-1") != voucher_key("11")


def test_a_lower_approval_is_shared_out_as_the_calculation_is_and_adds_up() -> None:
    calculated = {PENGJIANG: 100, XINHUI: 200}
    assert approved_parts(300, calculated) == calculated
    assert approved_parts(100, calculated) == {PENGJIANG: 33, XINHUI: 67}
    assert approved_parts(100, calculated, {PENGJIANG: 50, XINHUI: 50}) == {
        PENGJIANG: 50,
        XINHUI: 50,
    }
    assert approved_parts(7, {XINHUI: 9}) == {XINHUI: 7}
    assert approved_parts(7, {XINHUI: 0}) == {XINHUI: 7}


def test_any_order_of_payments_and_reversals_ends_at_the_share_of_the_net() -> None:
    """150 random vouchers: the sums of the lines are the sums of the ledger, and exact."""
    dice = random.Random(5)
    book = Book({XINHUI: 50_000})
    for _ in range(150):
        line = dice.choice(book.lines) if book.lines else None
        kind = dice.choice(["payment", "payment", "reversal", "recovery", "city"])
        named = {"replaces": line.uuid} if line and kind == "reversal" else {}
        try:
            book.enter(dice.randint(1, 3_000), kind, reason="试", **named)
        except LowUseError:
            continue
    ledger = book.ledger
    inside = [line.amount_fen for line in ledger.lines if line.part == "payment"]
    assert len(ledger.lines) > 60
    assert sum(inside) == ledger.paid_fen <= 50_000
    assert sum(line.city_due_fen for line in ledger.lines) == ledger.city_due_fen
    yuan = [Fraction(fen, 100) for fen in inside]
    assert int(reimburse(XINHUI, yuan, POLICY)[-1].cumulative_city_yuan * 100) == (
        ledger.city_due_fen
    )
    own = sum(line.amount_fen for line in ledger.lines if line.part == "district_own")
    assert own == ledger.own_fen >= 0
