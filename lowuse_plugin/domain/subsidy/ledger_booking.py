# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Booking a voucher: what is refused, and which lines it becomes.

One voucher can become two lines, which then share its number and are saved together: a payment
beyond 审定金额 (payment, then 区级自行奖补), and what takes such money back (from the top-up first,
since that is what lies beyond the approved sum). Every other line needs a number of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.claims.records import CITY_APPLIED, CITY_PAID
from lowuse_plugin.domain.display import shown_district
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.inputs import one_of
from lowuse_plugin.domain.names import visible
from lowuse_plugin.domain.policy.pack import SubsidyPolicy
from lowuse_plugin.domain.subsidy.ledger import (
    CITY,
    CITY_SPECIAL,
    DISTRICT_OWN,
    PAYMENT,
    RECOVERY,
    REVERSAL,
    DistrictLedger,
    Entry,
    Ledger,
    LedgerLine,
    PaymentInput,
    replayed,
    yuan_text,
)

MOST_FEN = 10**14
"""A thousand thousand million 元: whatever is above was mistyped."""
_NEGATIVE = (REVERSAL, RECOVERY)
_ALIKE = str.maketrans("[【〔{]】〕}—–−‐", "(" * 4 + ")" * 4 + "-" * 4)


def voucher_key(number: str) -> str:
    """Return the form in which two spellings of one 凭证号 are equal.

    Full-width becomes half-width, letters upper case, all brackets and dashes alike; blanks go,
    and what nobody sees.
    """
    text = visible(number).upper().translate(_ALIKE)
    return "".join(character for character in text if not character.isspace())


def read_fen(value: object) -> int:
    """Return whole 分 that are not zero.

    Raises:
        LowUseError: ``PAYMENT_AMOUNT_UNREADABLE`` (text, NaN, infinity), ``PAYMENT_NOT_IN_FEN``,
            ``PAYMENT_ZERO``, ``PAYMENT_TOO_LARGE``.
    """
    unreadable = LowUseError("PAYMENT_AMOUNT_UNREADABLE", value=str(value)[:60])
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | Fraction):
        raise unreadable
    try:
        exact = Fraction(value)
    except (ValueError, OverflowError) as error:
        raise unreadable from error
    if exact.denominator != 1:
        yuan = f"{float(exact / 100):.4f}"
        raise LowUseError("PAYMENT_NOT_IN_FEN", field="amount_fen", value=yuan)
    if exact == 0:
        raise LowUseError("PAYMENT_ZERO")
    if abs(exact) > MOST_FEN:
        raise LowUseError("PAYMENT_TOO_LARGE", value=yuan_text(int(exact)))
    return int(exact)


def issuer(kind: str, district: str, part: str) -> str:
    """Return who numbers a voucher: the city its own, each district its own."""
    return CITY if CITY in (kind, part) else district


def booked(
    ledger: Ledger, payment: PaymentInput, policy: SubsidyPolicy, today: date
) -> tuple[LedgerLine, ...]:
    """Return the lines that a voucher becomes, in the order in which they are booked.

    Args:
        ledger: The project's ledger before.
        payment: What was entered.
        policy: Names the share of the city.
        today: Day of the office.

    Raises:
        LowUseError: Why it cannot be booked; the number of the voucher is not compared here.
    """
    if ledger.approved_fen is None or ledger.approved_on is None:
        raise LowUseError("PAYMENT_BEFORE_APPROVAL")
    codes = schema.shipped().codes
    one_of(payment.kind, codes["payment_kind"].values, "kind")
    one_of(payment.fund, codes["fund_source"].values, "fund")
    amount = read_fen(payment.amount_fen)
    if not voucher_key(payment.voucher_no):
        raise LowUseError("PAYMENT_VOUCHER_MISSING")
    _check_day(payment.paid_on, ledger.approved_on, today)
    line = _line(ledger, payment.replaces)
    if payment.kind in _NEGATIVE:
        entries = _taken_back(ledger, payment, -abs(amount), line)
    elif amount != abs(amount):
        raise LowUseError("PAYMENT_NEGATIVE", value=yuan_text(amount))
    elif line is not None:
        raise LowUseError("PAYMENT_NAMES_A_LINE")
    else:
        entries = _paid(ledger, payment, amount)
    before = len(ledger.lines)
    old = [as_entered(each) for each in ledger.lines]
    lines, _ = replayed([*old, *entries], approved_parts_of(ledger), policy)
    return lines[before:]


def approved_parts_of(ledger: Ledger) -> dict[str, int]:
    """Return 审定金额 by district."""
    return {code: part.approved_fen for code, part in ledger.by_district.items()}


def as_entered(line: LedgerLine) -> Entry:
    """Return what was entered of a line."""
    return Entry(
        uuid=line.uuid,
        kind=line.kind,
        district=line.district,
        paid_on=line.paid_on,
        voucher_no=line.voucher_no,
        amount_fen=line.amount_fen,
        fund=line.fund,
        receiver=line.receiver,
        reason=line.reason,
        entered_by=line.entered_by,
        replaces=line.replaces,
    )


def _check_day(paid_on: date, earliest: date, today: date) -> None:
    if paid_on > today:
        raise LowUseError(
            "PAYMENT_DAY_IN_FUTURE", on=paid_on.isoformat(), expected=today.isoformat()
        )
    if paid_on < earliest:
        raise LowUseError(
            "PAYMENT_DAY_TOO_EARLY", on=paid_on.isoformat(), expected=earliest.isoformat()
        )


def _line(ledger: Ledger, uuid: str | None) -> LedgerLine | None:
    if uuid is None:
        return None
    for line in ledger.lines:
        if line.uuid == uuid:
            return line
    raise LowUseError("PAYMENT_LINE_UNKNOWN")


def _part(ledger: Ledger, district: str) -> DistrictLedger:
    part = ledger.by_district.get(district)
    if part is None:
        known = tuple(
            schema.shipped().codes["district"].values[code] for code in ledger.by_district
        )
        raise LowUseError("PAYMENT_WRONG_DISTRICT", value=district, expected=known)
    return part


def _entry(payment: PaymentInput, amount: int) -> Entry:
    return Entry(
        uuid="",
        kind=payment.kind,
        district=payment.district,
        paid_on=payment.paid_on,
        voucher_no=payment.voucher_no.strip(),
        amount_fen=amount,
        fund=payment.fund,
        receiver=payment.receiver.strip(),
        reason=payment.reason.strip(),
        entered_by=payment.entered_by.strip(),
        replaces=None,
    )


def _paid(ledger: Ledger, payment: PaymentInput, amount: int) -> list[Entry]:
    """Return the lines of money that goes out: to the redeveloper, or from the city."""
    part, entry = _part(ledger, payment.district), _entry(payment, amount)
    if (payment.kind == CITY) != (payment.fund == CITY_SPECIAL):
        raise LowUseError("PAYMENT_FUND_MISMATCH")
    if payment.kind == CITY:
        if ledger.claim_state not in (CITY_APPLIED, CITY_PAID):
            raise LowUseError("PAYMENT_CITY_NOT_APPLIED")
        if amount > part.city_open_fen:
            value, open_fen = yuan_text(amount), yuan_text(max(part.city_open_fen, 0))
            raise LowUseError("PAYMENT_CITY_ABOVE_DUE", value=value, expected=open_fen)
        return [entry]
    entry = replace(entry, receiver=entry.receiver or ledger.redeveloper)
    if not entry.receiver:
        raise LowUseError("PAYMENT_RECEIVER_MISSING")
    if payment.kind == DISTRICT_OWN:
        return [entry]
    inside = min(amount, max(part.remaining_fen, 0))
    split = ((PAYMENT, inside), (DISTRICT_OWN, amount - inside))
    return [replace(entry, kind=kind, amount_fen=fen) for kind, fen in split if fen]


def _taken_back(
    ledger: Ledger, payment: PaymentInput, amount: int, line: LedgerLine | None
) -> list[Entry]:
    """Return the negative lines of a reversal or recovery."""
    if not payment.reason.strip():
        raise LowUseError("PAYMENT_REASON_MISSING")
    if line is None:
        if payment.kind == REVERSAL:
            raise LowUseError("PAYMENT_LINE_MISSING")
        return _recovered(ledger, payment, amount)
    if line.kind in _NEGATIVE:
        raise LowUseError("PAYMENT_LINE_NEGATIVE")
    if line.district != payment.district:
        raise LowUseError(
            "PAYMENT_LINE_OTHER_DISTRICT",
            value=shown_district(payment.district),
            expected=shown_district(line.district),
        )
    if payment.paid_on < line.paid_on:
        on, first = payment.paid_on.isoformat(), line.paid_on.isoformat()
        raise LowUseError("PAYMENT_DAY_TOO_EARLY", on=on, expected=first)
    lines = [*_companions(ledger, line), line]
    left = {each.uuid: left_of(ledger.lines, each) for each in lines}
    if -amount > sum(left.values()):
        value, most = yuan_text(-amount), yuan_text(sum(left.values()))
        raise LowUseError("PAYMENT_LINE_EXCEEDED", value=value, expected=most)
    entries = []
    for each in lines:
        fen = min(left[each.uuid], -amount)
        amount += fen
        entry = replace(_entry(payment, -fen), fund=each.fund, replaces=each.uuid)
        entries.append(replace(entry, receiver=entry.receiver or each.receiver))
    entries = [entry for entry in entries if entry.amount_fen]
    _refuse_below_zero(ledger, payment, entries)
    return entries


def _companions(ledger: Ledger, line: LedgerLine) -> list[LedgerLine]:
    """Return the top-up that was booked with a payment from the same voucher."""
    if line.kind != PAYMENT:
        return []
    key = voucher_key(line.voucher_no)
    return [
        each
        for each in ledger.lines
        if each.kind == DISTRICT_OWN
        and each.district == line.district
        and voucher_key(each.voucher_no) == key
    ]


def left_of(lines: Iterable[LedgerLine], line: LedgerLine) -> int:
    """Return what of a line has not been taken back by lines that name it, 分."""
    return line.amount_fen + sum(e.amount_fen for e in lines if e.replaces == line.uuid)


def _recovered(ledger: Ledger, payment: PaymentInput, amount: int) -> list[Entry]:
    """Return the lines of a recovery that names no line: the top-up goes back first."""
    part = _part(ledger, payment.district)
    if payment.fund == CITY_SPECIAL:
        raise LowUseError("PAYMENT_FUND_MISMATCH")
    own = min(part.own_fen, -amount)
    inside = -amount - own
    if inside > part.paid_fen:
        value, most = yuan_text(-amount), yuan_text(part.own_fen + part.paid_fen)
        raise LowUseError("PAYMENT_RECOVERY_EXCEEDS", value=value, expected=most)
    return [_entry(payment, -fen) for fen in (own, inside) if fen]


def _refuse_below_zero(ledger: Ledger, payment: PaymentInput, entries: Sequence[Entry]) -> None:
    """Refuse to take back what a recovery without a named line took back already."""
    part = ledger.by_district.get(payment.district, DistrictLedger(payment.district, 0))
    kinds = {line.uuid: line.kind for line in ledger.lines}
    net = {PAYMENT: part.paid_fen, DISTRICT_OWN: part.own_fen, CITY: part.city_paid_fen}
    for entry in entries:
        kind = kinds[entry.replaces or ""]
        if net[kind] + entry.amount_fen < 0:
            value, most = yuan_text(-entry.amount_fen), yuan_text(net[kind])
            raise LowUseError("PAYMENT_RECOVERY_EXCEEDS", value=value, expected=most)
