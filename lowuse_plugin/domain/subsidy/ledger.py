# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The ledger of a subsidy: what the district paid, what the city gives back (Y-34, A-11).

Nothing is edited. 冲销 and 追回 are negative lines; what exceeds 审定金额 is a line of its own,
区级自行奖补, and never enters the base of the city, whose share is computed on the cumulative net
of each district so that the rounding of instalments never adds up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from lowuse_plugin.domain.claims.reimbursement import split
from lowuse_plugin.domain.policy.pack import SubsidyPolicy
from lowuse_plugin.domain.rounding import rounded_parts
from lowuse_plugin.domain.units import fen_to_yuan

PAYMENT, REVERSAL, RECOVERY = "payment", "reversal", "recovery"
DISTRICT_OWN, CITY = "district_own", "city"
DISTRICT_BUDGET, CITY_SPECIAL = "district_budget", "city_special"


@dataclass(frozen=True)
class PaymentInput:
    """What a person enters from one voucher.

    ``amount_fen`` of a reversal or recovery may be given with either sign: it is booked negative.
    """

    kind: str
    """Code list ``payment_kind``."""
    district: str
    paid_on: date
    voucher_no: str
    amount_fen: int
    fund: str
    """Code list ``fund_source``."""
    receiver: str = ""
    reason: str = ""
    entered_by: str = ""
    replaces: str | None = None
    """The line that a reversal takes back; may be named by a recovery too."""


@dataclass(frozen=True)
class Entry:
    """What was entered of one line, before anything is computed."""

    uuid: str
    kind: str
    district: str
    paid_on: date
    voucher_no: str
    amount_fen: int
    fund: str
    receiver: str
    reason: str
    entered_by: str
    replaces: str | None


@dataclass(frozen=True)
class LedgerLine:
    """One line; two lines of one save may have one voucher: payment and 区级自行奖补."""

    uuid: str
    """Empty while it is only a preview."""
    kind: str
    district: str
    paid_on: date
    voucher_no: str
    amount_fen: int
    fund: str
    receiver: str
    reason: str
    entered_by: str
    cumulative_fen: int
    """已拨付金额 of the project after this line: net inside 审定金额."""
    city_due_fen: int
    """By how much this line changes what the city owes."""
    replaces: str | None
    city_paid_fen: int = 0
    """What the city has paid to this district after this line."""
    part: str = PAYMENT
    """Whose money it is: ``payment`` (inside 审定金额), ``district_own`` or ``city``."""


@dataclass(frozen=True)
class DistrictLedger:
    """The part of one district."""

    district: str
    approved_fen: int
    paid_fen: int = 0
    own_fen: int = 0
    city_due_fen: int = 0
    city_paid_fen: int = 0

    @property
    def city_open_fen(self) -> int:
        """What the city still owes; negative when the district has to give back."""
        return self.city_due_fen - self.city_paid_fen

    @property
    def remaining_fen(self) -> int:
        """What of 审定金额 is not paid yet."""
        return self.approved_fen - self.paid_fen


@dataclass(frozen=True)
class Ledger:
    """The ledger of one project."""

    project_uuid: str
    lines: tuple[LedgerLine, ...]
    approved_fen: int | None
    """None before 审定: nothing can be paid."""
    by_district: Mapping[str, DistrictLedger] = field(default_factory=dict)
    approved_on: date | None = None
    claim_uuid: str | None = None
    claim_state: str | None = None
    case_uuid: str | None = None
    redeveloper: str = ""
    """改造主体: who is paid (A-21)."""
    right_holder: str = ""
    policy: SubsidyPolicy | None = None
    """The pack of the calculation on which the claim rests."""

    @property
    def paid_fen(self) -> int:
        """已拨付金额: net to the redeveloper inside the approved sum."""
        return sum(part.paid_fen for part in self.by_district.values())

    @property
    def own_fen(self) -> int:
        """区级自行奖补, net."""
        return sum(part.own_fen for part in self.by_district.values())

    @property
    def city_due_fen(self) -> int:
        """市级补助金额 on what was paid so far."""
        return sum(part.city_due_fen for part in self.by_district.values())

    @property
    def city_paid_fen(self) -> int:
        """What the city has paid."""
        return sum(part.city_paid_fen for part in self.by_district.values())

    @property
    def city_open_fen(self) -> int:
        """What the city still owes."""
        return self.city_due_fen - self.city_paid_fen

    @property
    def remaining_fen(self) -> int:
        """What of 审定金额 is not paid yet; 0 before 审定."""
        return 0 if self.approved_fen is None else self.approved_fen - self.paid_fen


def approved_parts(
    approved_fen: int, calculated: Mapping[str, int], stated: Mapping[str, int] | None = None
) -> dict[str, int]:
    """Return 审定金额 by district.

    Args:
        approved_fen: The whole.
        calculated: What the calculation gives each district.
        stated: What the decision gives each district, where it says so; else a sum that is not
            the calculated one is shared out in the same proportion, exactly.
    """
    if stated:
        return dict(stated)
    total = sum(calculated.values())
    if total == approved_fen:
        return dict(calculated)
    if not total:
        return dict.fromkeys(list(calculated)[:1], approved_fen)
    exact = [Fraction(fen * approved_fen, total) for fen in calculated.values()]
    whole = rounded_parts(exact, Decimal(approved_fen))
    return {code: int(fen) for code, fen in zip(calculated, whole, strict=True)}


def replayed(
    entries: Sequence[Entry], approved: Mapping[str, int], policy: SubsidyPolicy | None
) -> tuple[tuple[LedgerLine, ...], dict[str, DistrictLedger]]:
    """Return the lines with what follows from each, and where every district stands after them.

    Args:
        entries: In the order in which they were entered.
        approved: 审定金额 by district.
        policy: Names the share of the city; None while nothing was approved.

    Raises:
        LowUseError: ``INPUT_NOT_ALLOWED`` for a district that the policy does not name.
    """
    parts = {code: DistrictLedger(code, fen) for code, fen in approved.items()}
    whose: dict[str, str] = {}
    lines = []
    for entry in entries:
        before = parts.get(entry.district, DistrictLedger(entry.district, 0))
        part = _whose(entry, whose, before)
        whose[entry.uuid] = part
        after = parts[entry.district] = _moved(before, part, entry.amount_fen, policy)
        line = LedgerLine(
            uuid=entry.uuid,
            kind=entry.kind,
            district=entry.district,
            paid_on=entry.paid_on,
            voucher_no=entry.voucher_no,
            amount_fen=entry.amount_fen,
            fund=entry.fund,
            receiver=entry.receiver,
            reason=entry.reason,
            entered_by=entry.entered_by,
            cumulative_fen=sum(each.paid_fen for each in parts.values()),
            city_due_fen=after.city_due_fen - before.city_due_fen,
            replaces=entry.replaces,
            city_paid_fen=after.city_paid_fen,
            part=part,
        )
        lines.append(line)
    return tuple(lines), parts


def _whose(entry: Entry, known: Mapping[str, str], district: DistrictLedger) -> str:
    """Return to which part the money of a line belongs.

    What takes a line back belongs where that line does. A recovery that names none was booked in
    two lines where it touched both parts: the top-up goes back first.
    """
    if entry.kind in (PAYMENT, DISTRICT_OWN, CITY):
        return entry.kind
    if entry.replaces is not None:
        return known.get(entry.replaces, PAYMENT)
    return DISTRICT_OWN if district.own_fen >= -entry.amount_fen else PAYMENT


def _moved(
    district: DistrictLedger, part: str, fen: int, policy: SubsidyPolicy | None
) -> DistrictLedger:
    if part == DISTRICT_OWN:
        return replace(district, own_fen=district.own_fen + fen)
    if part == CITY:
        return replace(district, city_paid_fen=district.city_paid_fen + fen)
    paid = district.paid_fen + fen
    due = 0 if policy is None else city_share_fen(paid, district.district, policy)
    return replace(district, paid_fen=paid, city_due_fen=due)


def city_share_fen(paid_fen: int, district: str, policy: SubsidyPolicy) -> int:
    """Return the share of the city in a cumulative net, half up to 分 (A-10, A-11).

    Raises:
        LowUseError: ``INPUT_NOT_ALLOWED`` for a district that the policy does not name.
    """
    return int(split(fen_to_yuan(paid_fen), policy.share_of(district).city).city * 100)


def yuan_text(fen: int) -> str:
    """Return ``1,234,567.80`` for a sentence."""
    return f"{fen_to_yuan(fen):,f}"
