# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands on the map 工业用地控制线比对图 (T4): its figures, and what is drawn.

Printed areas are rounded so that rows add up to their total; 亩 and 公顷 are made once, from the
sum (A-37).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from lowuse_plugin.domain.bounds import Bounds
from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.ports import LogHead, WorkspaceInfo
from lowuse_plugin.domain.rounding import rounded_parts
from lowuse_plugin.domain.units import M2_PER_HECTARE, M2_PER_MU, exact, round_half_up

WHOLE, DISTRICT, SELECTED, FRAME = "whole", "district", "selected", "frame"

BOUNDARY_ERROR, STALE, UNCHECKED, OTHER = "boundary_error", "stale", "none", "other"
"""What a parcel is drawn as, beside ``inside``, ``outside`` and ``crossing``; ``other`` lies beyond
the scope."""

NAMED_AT_MOST = 200
"""Chosen parcels that are named one by one on the map; more would cover it."""
LISTED_AT_MOST = 12
"""Chosen parcels that have a row each beside the map."""

_M2_PLACES, _MU_PLACES, _HECTARE_PLACES = 2, 2, 4
_HASH_SHOWN = 8
_CODE_SHOWN = 8
_LAST_PART = re.compile(r"[A-Za-z]{2}\d{5,}\w*$")
"""Kind of right and number of a 宗地代码."""


@dataclass(frozen=True)
class MapScope:
    """Which parcels a map is about: all, those of a district, chosen ones, or those in a frame."""

    district: str = ""
    parcels: frozenset[str] = frozenset()
    frame: Bounds | None = None
    """In metres of the workspace's reference system, as all bounds here."""

    @property
    def kind(self) -> str:
        """Return :data:`WHOLE`, :data:`DISTRICT`, :data:`SELECTED` or :data:`FRAME`."""
        if self.parcels:
            return SELECTED
        if self.district:
            return DISTRICT
        return FRAME if self.frame else WHOLE


@dataclass(frozen=True)
class AreaRow:
    """One printed row."""

    parcels: int | None
    """None where a row is part of parcels."""
    m2: Decimal
    mu: Decimal
    percent: Decimal | None
    """None where there is no area at all."""


@dataclass(frozen=True)
class MapSource:
    """One file that the map rests on."""

    target: str
    """``parcel`` or ``control_line``."""
    file_name: str
    rows: int
    imported_on: date | None


@dataclass(frozen=True)
class MapParcel:
    """One of the few parcels that a map is about.

    Attributes:
        uuid: Its key.
        number: 序号, from 1.
        name: Short name beside it on the map; empty where it has neither code nor number.
        parcel_code: Its 宗地代码, else its 图斑编号, else empty.
        holder: Its 权利人, or empty.
        drawn_as: Class, or one of the words of this module.
        inside_m2: None where no result holds; likewise ``outside_m2``.
        at: A point on it.
        size_m: Longer side of the box around it.
    """

    uuid: str
    number: int
    name: str
    parcel_code: str
    holder: str
    drawn_as: str
    inside_m2: Decimal | None
    outside_m2: Decimal | None
    at: tuple[float, float]
    size_m: float


@dataclass(frozen=True)
class LineInUse:
    """The version of the control line that the results rest on."""

    version: str
    valid_from: date
    valid_to: date | None
    approval_no: str
    approved_by: str
    example: bool
    in_force: bool
    """It is the version in force on the day of the map."""
    in_force_instead: tuple[str, ...]
    """Versions in force on that day where it is another one."""
    approved_on: date | None = None


@dataclass(frozen=True)
class ControlMapFigures:
    """Everything printed on the map, from one read transaction.

    Attributes:
        workspace: Store id, district, CRS, training.
        head: Last log line that the figures rest on.
        scope: Which parcels are counted.
        on: Day of the map.
        line: Version of the control line.
        classes: ``inside``, ``outside``, ``crossing`` → row; a treated boundary error counts as
            what it was taken for (A-25).
        boundary_errors: Those of ``crossing`` that are thin strips and were not treated.
        parts: ``level_1``, ``level_2``, ``level_0`` and ``outside`` → area of the parts of parcels.
        inside: Sum of the three levels.
        total: All counted parcels.
        hectares: The total.
        treated: Boundary errors that a person had taken as inside or outside.
        stale: Parcels whose result no longer holds (需重算); not in any area.
        unchecked: Parcels without a result; not in any area.
        checked_on: First and last day of the checks.
        sources: Files of parcels and of the control line.
        bounds: Around the parcels of the scope.
        rule_is_example: The figures of the check are 示例.
        named: The chosen parcels one by one, where they are few.
    """

    workspace: WorkspaceInfo
    head: LogHead
    scope: MapScope
    on: date
    line: LineInUse
    classes: dict[str, AreaRow]
    boundary_errors: AreaRow
    parts: dict[str, AreaRow]
    inside: AreaRow
    total: AreaRow
    hectares: Decimal
    treated: int
    stale: int
    unchecked: int
    checked_on: tuple[date, date]
    sources: tuple[MapSource, ...]
    bounds: Bounds
    rule_is_example: bool = True
    named: tuple[MapParcel, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Return what the figures can be traced to: workspace and line of its log."""
        head = self.head
        return f"{self.workspace.store_id} · {head.seq} · {head.hash[:_HASH_SHOWN]}"

    @property
    def rests_on_example(self) -> bool:
        """Tell whether 「示例标准,仅供演练」 has to be said (D8)."""
        return self.rule_is_example or self.line.example

    def drawn(self) -> dict[str, int]:
        """Return how many parcels are drawn as what, in the order of the legend."""
        errors = self.boundary_errors.parcels or 0
        return {
            "inside": self.classes["inside"].parcels or 0,
            "outside": self.classes["outside"].parcels or 0,
            "crossing": (self.classes["crossing"].parcels or 0) - errors,
            BOUNDARY_ERROR: errors,
            STALE: self.stale,
            UNCHECKED: self.unchecked,
        }


@dataclass(frozen=True)
class ControlMap:
    """Figures and drawing of one state of the workspace."""

    figures: ControlMapFigures
    parcels: ColumnTable
    """``map_number``, ``parcel_code`` and ``drawn_as`` text, ``geom`` wkb."""
    lines: ColumnTable
    """``level`` int, ``geom`` wkb."""


def area_rows(
    areas: Sequence[Fraction], counts: Sequence[int | None], total: AreaRow
) -> list[AreaRow]:
    """Return rows that add up to a total, in m², in 亩 and in per cent.

    Args:
        areas: Unrounded m², the parts of the total.
        counts: Parcels of each.
        total: The row below.
    """
    m2 = rounded_parts(areas, total.m2)
    mu = rounded_parts([area / M2_PER_MU for area in areas], total.mu)
    shares: tuple[Decimal | None, ...] = (None,) * len(areas)
    every = sum(areas, Fraction(0))
    if total.percent is not None and every:
        whole = Fraction(total.percent)
        shares = rounded_parts([whole * area / every for area in areas], total.percent)
    return [AreaRow(*cells) for cells in zip(counts, m2, mu, shares, strict=True)]


def total_row(area: Fraction, parcels: int) -> AreaRow:
    """Return the row of totals."""
    return AreaRow(
        parcels=parcels,
        m2=round_half_up(area, _M2_PLACES),
        mu=round_half_up(area / M2_PER_MU, _MU_PLACES),
        percent=round_half_up(Fraction(100), 2) if area else None,
    )


def hectares(area: Fraction) -> Decimal:
    """Return 公顷 with four decimals."""
    return round_half_up(area / M2_PER_HECTARE, _HECTARE_PLACES)


def sum_of(rows: Sequence[AreaRow]) -> AreaRow:
    """Return the sum of printed rows that are parts of parcels."""
    shares = [row.percent for row in rows if row.percent is not None]
    return AreaRow(
        parcels=None,
        m2=sum((row.m2 for row in rows), Decimal("0.00")),
        mu=sum((row.mu for row in rows), Decimal("0.00")),
        percent=sum(shares, Decimal("0.00")) if shares else None,
    )


def printed_m2(area: float) -> Decimal:
    """Return the area of one parcel as its card shows it."""
    return round_half_up(exact(area), _M2_PLACES)


def short_name(parcel_code: str | None, map_number: str | None) -> str:
    """Return what a parcel is called on a map: the last part of its code, else its 图斑编号.

    Of ``440704001001GB00012`` that is ``GB00012``: what goes before is the same for all neighbours.
    """
    code = parcel_code or ""
    found = _LAST_PART.search(code)
    return found[0] if found else code[-_CODE_SHOWN:] or map_number or ""
