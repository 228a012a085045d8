# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Printed parts that add up to the printed total (largest remainder)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction


def rounded_parts(values: Sequence[Fraction], total: Decimal) -> tuple[Decimal, ...]:
    """Return the values with as many decimals as ``total``, so that their sum is the total.

    Each is cut off; what is left to the total goes to those that lost most, the first of equals
    first. No part is off by a whole last digit, as long as the values sum to the total but for its
    own rounding.

    Args:
        values: Unrounded parts, zero or more.
        total: Their rounded sum.
    """
    if not values:
        return ()
    places = -int(total.as_tuple().exponent)
    scaled = [value * 10**places for value in values]
    whole = [value.numerator // value.denominator for value in scaled]
    left = int(total.scaleb(places)) - sum(whole)
    lost = sorted(range(len(values)), key=lambda i: (whole[i] - scaled[i], i))
    for step in range(abs(left)):
        position = lost[step % len(lost)] if left > 0 else lost[-1 - step % len(lost)]
        whole[position] += 1 if left > 0 else -1
    return tuple(Decimal(value).scaleb(-places) for value in whole)
