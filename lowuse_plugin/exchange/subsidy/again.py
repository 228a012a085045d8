# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the formulas of the calculation sheet give, worked out exactly beside them.

A spreadsheet divides in binary floating point: 48000.01 ÷ 24000 stands a hair off the bound 2. So
the formulas compare whole numbers, both areas in units of a decimal so small that one more decimal
typed into an input is judged too, and this module does the same with exact numbers. Where it does
not arrive at the stored calculation, or the whole numbers would not fit, the sheet prints the
stored numbers instead of formulas.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from lowuse_plugin.domain.subsidy.sheet import Basis, ReadingLine, SubsidySheet, Terms
from lowuse_plugin.domain.units import round_half_up

_EXACT_WHOLE = 2**53
"""Whole numbers up to this are exact in a cell."""
_USUAL_PLACES, _MOST_PLACES = 6, 9
"""Decimals that are compared though the inputs have fewer, where they fit; and never more."""
_FAR_PLACES = 8
_BOUND_PLACES = 2
_REWARD_PLACES = 12


@dataclass(frozen=True)
class Again:
    """One reading calculated again."""

    places: int
    """Decimals that both areas are compared with."""
    number: int
    """Floor area, or the ratio, in units of the last decimal."""
    divisor: int
    far: Decimal
    land_places: int
    land: Decimal
    """What must be over the threshold of land."""
    over: bool
    tier: int
    """0 below the lowest bound."""
    rate: Decimal | None
    reward: Decimal
    amount: Decimal | None


def bound_factor(terms: Terms) -> int:
    """Return the power of ten that makes every bound of the ratio whole, a typed one too."""
    bounds = [terms.far_at_least, *(t.up_to for t in terms.tiers if t.up_to is not None)]
    return int(10 ** max(_BOUND_PLACES, *map(decimals, bounds)))


def decimals(*values: Decimal) -> int:
    """Return the most decimals that the values have."""
    return max(max(0, -int(value.normalize().as_tuple().exponent)) for value in values)


def in_validity(terms: Terms, on: date | None) -> bool:
    """Tell whether a day is in the validity; a trial counts as if."""
    return on is None or terms.valid_from <= on <= terms.valid_to


def again(line: ReadingLine, sheet: SubsidySheet) -> Again | None:
    """Return a reading calculated again, None where its stored numbers have to stand."""
    terms, basis = sheet.terms, line.basis
    if terms is None or basis is None:
        return None
    found = _calculate(basis, terms)
    if found is None:
        return None
    on = basis.accepted_on or sheet.accepted_on
    pays = sheet.status != "ineligible" and in_validity(terms, on) and not basis.never
    amount = found.amount if pays else None
    agrees = amount == line.amount and round_half_up(Fraction(line.far), _FAR_PLACES) == found.far
    if not agrees or (amount is not None and found.tier != line.tier):
        return None
    return Again(**{**vars(found), "amount": amount})


def _calculate(basis: Basis, terms: Terms) -> Again | None:
    land = basis.gross_m2 if basis.part_m2 is None else basis.part_m2
    bounds = [terms.far_at_least, *(t.up_to for t in terms.tiers if t.up_to is not None)]
    factor = bound_factor(terms)
    highest = max(bounds)
    far, floor, ground, places = _compared(basis, factor, highest)
    land_places = _places(max(land, terms.land_over_m2), land, terms.land_over_m2)
    number, divisor = _whole(floor, places), _whole(ground, places)
    largest = max(Decimal(number), divisor * highest) * factor
    if max(places, land_places) > _MOST_PLACES or largest > _EXACT_WHOLE:
        return None
    tier = _tier(number, divisor, terms)
    over = land > terms.land_over_m2
    rate = next((t.rate for t in terms.tiers if t.tier == tier), None)
    part = Fraction(1) if basis.part_m2 is None else Fraction(land) / Fraction(basis.gross_m2)
    reward = Fraction(basis.reward_m2) * part
    amount = None if rate is None or not over else round_half_up(reward * Fraction(rate), 2)
    return Again(
        places=places,
        number=number,
        divisor=divisor,
        far=round_half_up(Fraction(far), _FAR_PLACES),
        land_places=land_places,
        land=land,
        over=over,
        tier=tier,
        rate=rate,
        reward=round_half_up(reward, _REWARD_PLACES) if part != 1 else basis.reward_m2,
        amount=amount,
    )


def _compared(basis: Basis, factor: int, highest: Decimal) -> tuple[Decimal, Decimal, Decimal, int]:
    """Return the ratio, what is compared with the bounds: above and below, and its decimals."""
    if basis.floor_m2 is None:
        far = basis.stated_far or Decimal(0)
        return far, far, Decimal(1), _places(max(far, highest) * factor, far)
    floor, ground = basis.floor_m2, basis.land_m2
    ratio = Fraction(floor) / Fraction(ground)
    if basis.two_decimals:
        far = round_half_up(ratio, 2)
        return far, far, Decimal(1), 2
    far = round_half_up(ratio, _FAR_PLACES)
    return far, floor, ground, _places(max(floor, ground * highest) * factor, floor, ground)


def _places(largest: Decimal, *values: Decimal) -> int:
    """Return how many decimals are compared: the usual number while what is largest fits."""
    fitting = (n for n in range(_USUAL_PLACES, 0, -1) if largest.scaleb(n) <= _EXACT_WHOLE)
    return max(decimals(*values), next(fitting, 0))


def _whole(value: Decimal, places: int) -> int:
    return int(round_half_up(Fraction(value), places).scaleb(places))


def _tier(number: int, divisor: int, terms: Terms) -> int:
    far = Fraction(number, divisor)
    if far < Fraction(terms.far_at_least):
        return 0
    return next(t.tier for t in terms.tiers if t.up_to is None or far <= Fraction(t.up_to))
