# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""变更台账: what entered and left the database in a year, with reason, document and area (P-16)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from lowuse_plugin.domain.survey.procedure import DONE, IN, OUT
from lowuse_plugin.domain.units import exact

CHANGES = (IN, OUT, DONE)
"""Code list ``unit_change``, in the order of the ledger."""


@dataclass(frozen=True)
class ChangeLine:
    """One unit that entered or left."""

    unit_uuid: str
    number: str
    name: str
    district: str
    town: str
    kind: str
    """Code list ``low_efficiency_kind``."""
    change: str
    """Code list ``unit_change``."""
    on: date
    reason: str
    document_no: str
    area_m2: float | None
    """Low-efficiency area on that day."""
    parcel_uuid: str = ""
    """Where the map goes."""


@dataclass(frozen=True)
class ChangeTotal:
    """The lines of one change, in one district or in all."""

    district: str
    """Empty for all."""
    change: str
    units: int
    area_m2: Fraction
    without_area: int = 0
    """Units of which no area is known; they are not in the sum."""


@dataclass(frozen=True)
class ChangeLog:
    """The ledger of a year."""

    year: int | None
    """None for all years."""
    district: str | None
    lines: tuple[ChangeLine, ...]
    totals: tuple[ChangeTotal, ...]
    """Over all districts, then by district."""
    years: tuple[int, ...] = ()
    """Those in which something changed, newest first."""
    districts: tuple[str, ...] = ()
    """Those in which something changed, whatever the year."""

    @property
    def balance_m2(self) -> Fraction:
        """What entered less what left."""
        signs = {IN: 1, OUT: -1, DONE: -1}
        return sum(
            (signs[each.change] * each.area_m2 for each in self.totals if not each.district),
            Fraction(0),
        )


def change_log_of(every: Sequence[ChangeLine], year: int | None, district: str | None) -> ChangeLog:
    """Return the ledger of a year and a district.

    Args:
        every: All lines of the workspace, in the order of their days.
        year: Which year; None for all.
        district: Which district; None for all.
    """
    lines = tuple(
        line
        for line in every
        if (year is None or line.on.year == year) and district in (None, line.district)
    )
    groups = ("", *sorted({line.district for line in lines}))
    return ChangeLog(
        year,
        district,
        lines,
        tuple(_total(lines, group, change) for group in groups for change in CHANGES),
        tuple(sorted({line.on.year for line in every}, reverse=True)),
        tuple(sorted({line.district for line in every})),
    )


def _total(lines: Sequence[ChangeLine], district: str, change: str) -> ChangeTotal:
    chosen = [line for line in lines if line.change == change and district in ("", line.district)]
    areas = [line.area_m2 for line in chosen]
    known = [exact(area) for area in areas if area is not None]
    return ChangeTotal(
        district, change, len(chosen), sum(known, Fraction(0)), len(areas) - len(known)
    )
