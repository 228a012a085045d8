# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the city gives back of the money that a district has actually paid (Y-34, A-11).

The share is computed on the cumulative net, so that the rounding of instalments never adds up,
and the district bears the remainder, so that both sums are exact (A-10).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy.pack import SubsidyPolicy
from lowuse_plugin.domain.units import format_decimal, round_half_up


@dataclass(frozen=True)
class Split:
    """Money shared between city and district, in 元 with two decimals."""

    city: Decimal
    district: Decimal


@dataclass(frozen=True)
class Reimbursement:
    """One payment of a district to the redeveloper and what follows from it."""

    paid_yuan: Decimal
    city_yuan: Decimal
    district_yuan: Decimal
    cumulative_city_yuan: Decimal

    def to_json(self) -> dict[str, str]:
        """Return decimal texts by name."""
        return {
            "paid_yuan": format(self.paid_yuan, "f"),
            "city_yuan": format(self.city_yuan, "f"),
            "district_yuan": format(self.district_yuan, "f"),
            "cumulative_city_yuan": format(self.cumulative_city_yuan, "f"),
        }


def split(amount: Decimal, city: Fraction) -> Split:
    """Return city share, half up to 分, and the remainder for the district.

    Args:
        amount: 元 in whole 分.
        city: Share of the city, 1/2 or 1/5.
    """
    share = round_half_up(Fraction(amount) * city, 2)
    return Split(city=share, district=amount - share)


def reimburse(
    district: str, payments: Sequence[Fraction], policy: SubsidyPolicy
) -> list[Reimbursement]:
    """Return what the city owes after each payment.

    Args:
        district: One of the districts that the policy names.
        payments: 元 in whole 分, in the order in which they were made; negative ones are reversals.
        policy: Names the share of the city.

    Raises:
        LowUseError: ``INPUT_NOT_ALLOWED`` (district), ``PAYMENT_NOT_IN_FEN``, or
            ``REVERSAL_EXCEEDS_PAID`` when more is taken back than was paid.
    """
    city = policy.share_of(district).city
    paid = Decimal(0)
    reimbursed = Decimal("0.00")
    lines = []
    for position, payment in enumerate(payments):
        amount = round_half_up(payment, 2)
        field = f"payments[{position}]"
        if Fraction(amount) != payment:
            raise LowUseError("PAYMENT_NOT_IN_FEN", field=field, value=format_decimal(payment, 6))
        paid += amount
        if paid < 0:
            raise LowUseError(
                "REVERSAL_EXCEEDS_PAID", field=field, value=str(amount), expected=str(paid - amount)
            )
        due = split(paid, city).city
        lines.append(
            Reimbursement(
                paid_yuan=amount,
                city_yuan=due - reimbursed,
                district_yuan=amount - (due - reimbursed),
                cumulative_city_yuan=due,
            )
        )
        reimbursed = due
    return lines
