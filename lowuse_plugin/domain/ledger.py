# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The ledger of a subsidy: what the district paid, what the city gives back (Y-34, A-11).

Nothing is edited. 冲销 and 追回 are negative lines; what exceeds 审定金额 is a line of its own,
区级自行奖补, and never enters the base of the city, whose share is computed on the cumulative net
of each district so that the rounding of instalments never adds up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from lowuse_plugin.domain.policy import SubsidyPolicy

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
