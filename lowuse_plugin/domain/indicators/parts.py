# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Numerator and denominator of an indicator, exactly, and the parcels that they are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

MICRO = 10**6
"""Overlay leaves noise of 1e-10: a measured area is a whole number of mm² (as in A-25)."""


@dataclass(frozen=True)
class Amounts:
    """The figures of one share.

    Attributes:
        unknown_numerator_m2: Land of unknown use that would count in both if it were industrial.
        unknown_other_m2: Land of unknown use that would count in the denominator alone.
    """

    numerator_m2: Fraction
    denominator_m2: Fraction
    unknown_numerator_m2: Fraction = Fraction(0)
    unknown_other_m2: Fraction = Fraction(0)
    whole_known: bool = False
    """The denominator does not depend on what is unknown: the area of a block."""

    @property
    def share(self) -> Fraction | None:
        """Numerator ÷ denominator of what is known; None where there is nothing to divide by."""
        return _divided(self.numerator_m2, self.denominator_m2)


@dataclass(frozen=True, eq=False)
class ParcelParts:
    """The parcels behind a figure, as columns: there may be a million.

    Attributes:
        uuids: One a parcel.
        inside: What of it counts in the numerator, in mm².
        area: What of it counts in the denominator, in mm²; 0 where the denominator is no sum of
            parcels.
        unknown: Its use is not known: it is left out of the figures and would count so.
    """

    uuids: NDArray[np.object_]
    inside: NDArray[np.int64]
    area: NDArray[np.int64]
    unknown: NDArray[np.bool_]

    def __len__(self) -> int:
        """Return how many parcels there are."""
        return len(self.uuids)

    def take(self, rows: NDArray[Any]) -> ParcelParts:
        """Return some of them."""
        return ParcelParts(self.uuids[rows], self.inside[rows], self.area[rows], self.unknown[rows])

    def amounts(self, whole_m2: Fraction | None = None) -> Amounts:
        """Return the sums.

        Args:
            whole_m2: The denominator, where it is no sum of parcels.
        """
        known = ~self.unknown
        inside, unknown = _sum(self.inside[known]), _sum(self.inside[self.unknown])
        if whole_m2 is not None:
            return Amounts(inside, whole_m2, unknown, whole_known=True)
        other = _sum(self.area[self.unknown]) - unknown
        return Amounts(inside, _sum(self.area[known]), unknown, other)

    def of_numerator(self) -> tuple[str, ...]:
        """Return the parcels of known use that count in the numerator."""
        return tuple(self.uuids[(self.inside > 0) & ~self.unknown])

    def of_denominator(self) -> tuple[str, ...]:
        """Return the parcels of known use that count in the denominator."""
        return tuple(self.uuids[(self.area > 0) & ~self.unknown])

    def left_out(self) -> tuple[str, ...]:
        """Return the parcels of unknown use."""
        return tuple(self.uuids[self.unknown])

    def counts(self) -> tuple[int, int, int]:
        """Return how many count in the numerator, in the denominator, and how many are unknown."""
        known = ~self.unknown
        inside = int(((self.inside > 0) & known).sum())
        return inside, int(((self.area > 0) & known).sum()), int(self.unknown.sum())

    def largest(self, count: int) -> ParcelParts:
        """Return the largest of them, by what counts in the numerator, then by area."""
        order = np.lexsort((-self.area, -self.inside))
        return self.take(order[:count])

    def rows(self) -> Iterator[tuple[str, Fraction, Fraction, bool]]:
        """Return uuid, m² in the numerator, m² in the denominator, whether its use is unknown."""
        for uuid, inside, area, unknown in zip(
            self.uuids.tolist(), self.inside.tolist(), self.area.tolist(), self.unknown.tolist(),
            strict=True,
        ):  # fmt: skip
            yield uuid, Fraction(inside, MICRO), Fraction(area, MICRO), unknown


NO_PARCELS = ParcelParts(
    np.zeros(0, dtype=object), np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.bool_)
)


def measured(m2: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return measured areas as whole numbers of mm², so that sums depend on no order."""
    return np.asarray(np.rint(m2 * MICRO), dtype=np.int64)


def measured_sum(m2: NDArray[np.float64]) -> Fraction:
    """Return the exact sum of measured areas in m²."""
    return _sum(measured(m2))


def bounds(amounts: Amounts) -> tuple[Fraction | None, Fraction | None]:
    """Return the least and the greatest share that what is unknown allows.

    Land of unknown use that lies outside only lowers the share, land inside only raises it: the
    bounds are reached when all of one and nothing of the other is industrial.
    """
    top, whole = amounts.numerator_m2, amounts.denominator_m2
    inside, other = amounts.unknown_numerator_m2, amounts.unknown_other_m2
    if amounts.whole_known:
        return _divided(top, whole), _divided(top + inside, whole)
    if not whole and (inside or other):
        return Fraction(0), Fraction(1)
    return _divided(top, whole + other), _divided(top + inside, whole + inside)


def added(amounts: Iterable[Amounts]) -> Amounts:
    """Return the sum of figures."""
    parts = list(amounts)
    zero = Fraction(0)
    return Amounts(
        sum((each.numerator_m2 for each in parts), zero),
        sum((each.denominator_m2 for each in parts), zero),
        sum((each.unknown_numerator_m2 for each in parts), zero),
        sum((each.unknown_other_m2 for each in parts), zero),
    )


def _sum(values: NDArray[np.int64]) -> Fraction:
    return Fraction(int(values.sum()), MICRO)


def _divided(part: Fraction, whole: Fraction) -> Fraction | None:
    return part / whole if whole else None
