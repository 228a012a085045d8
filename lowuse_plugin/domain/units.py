# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Exact units: 亩, m², 元 and 分.

1 亩 is 2000/3 m² without remainder; 666.67 appears nowhere. Sums are made in m² and converted
once (domain ledger A-37), money is whole 分.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

M2_PER_MU = Fraction(2000, 3)
M2_PER_HECTARE = 10_000
_STATED_PLACES = 2

Number = int | float | Decimal | Fraction
_PLAIN = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def exact(value: Number | str) -> Fraction:
    """Return the exact value; a float counts as the decimal that it prints as.

    Args:
        value: Number or decimal text such as ``"20000.01"``.

    Raises:
        ValueError: The text is no plain decimal: no group marks, no powers of ten.
        OverflowError: The number is infinite.
    """
    if isinstance(value, str):
        text = value.strip()
        if not _PLAIN.fullmatch(text):
            raise ValueError(value)
        return Fraction(text)
    return Fraction(repr(value)) if isinstance(value, float) else Fraction(value)


def mu_to_m2(mu: Number | str) -> Fraction:
    """Return m² for 亩, exactly."""
    return exact(mu) * M2_PER_MU


def m2_to_mu(m2: Number | str) -> Fraction:
    """Return 亩 for m², exactly."""
    return exact(m2) / M2_PER_MU


def round_half_up(value: Fraction, places: int) -> Decimal:
    """Return ``value`` with ``places`` decimals, halves away from zero (A-10)."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    result = Decimal(whole).scaleb(-places)
    return -result if value < 0 else result


def yuan_to_fen(yuan: Fraction) -> int:
    """Return whole 分, half up."""
    return int(round_half_up(yuan * 100, 0))


def fen_to_yuan(fen: int) -> Decimal:
    """Return 元 with two decimals."""
    return Decimal(fen).scaleb(-2)


def format_decimal(value: Fraction, places: int) -> str:
    """Return plain text with ``places`` decimals, half up, never in exponent form."""
    return format(round_half_up(value, places), "f")


def sum_text(values: Iterable[float | Decimal | str]) -> str:
    """Return the exact sum as plain decimal text, for comparisons that no rounding may decide.

    Args:
        values: Decimal numbers; a float counts as the decimal that it prints as.
    """
    return exact_text(sum((exact(value) for value in values), Fraction(0)))


def has_decimal(value: Fraction) -> bool:
    """Tell whether decimals state a value exactly; 亩 in m² often never end."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def decimal_places(value: Fraction, least: int = 0) -> int:
    """Return how many decimals state a value exactly, at least so many.

    Raises:
        ValueError: No number of decimals does.
    """
    if not has_decimal(value):
        raise ValueError(value)
    places = least
    while 10**places % value.denominator:
        places += 1
    return places


def exact_text(value: Fraction) -> str:
    """Return the plain decimal text of a number that has one, with every digit.

    Raises:
        ValueError: It has none.
    """
    return format_decimal(value, decimal_places(value))


def stated_area(m2: Fraction) -> Fraction:
    """Return an area with the digits that it has; one that never ends, to 0.01 m²."""
    return m2 if has_decimal(m2) else Fraction(round_half_up(m2, _STATED_PLACES))


def format_area(m2: Number | str, *, mu_places: int = 2) -> str:
    """Return ``"20,000.00 m² (30.00 亩)"`` from unrounded m² (A-37)."""
    area = exact(m2)
    return f"{round_half_up(area, 2):,f} m² ({round_half_up(area / M2_PER_MU, mu_places):,f} 亩)"


__all__ = [
    "M2_PER_HECTARE",
    "M2_PER_MU",
    "Number",
    "decimal_places",
    "exact",
    "exact_text",
    "fen_to_yuan",
    "format_area",
    "format_decimal",
    "has_decimal",
    "m2_to_mu",
    "mu_to_m2",
    "round_half_up",
    "stated_area",
    "sum_text",
    "yuan_to_fen",
]
