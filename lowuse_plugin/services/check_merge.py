# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Check whether chosen parcels may be merged, and show what would come of it (M-1 … M-12)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain.merge_case import MergeGeometry, MergeParcel, Verdict
from lowuse_plugin.domain.merging import judge_merge
from lowuse_plugin.domain.units import exact, format_decimal
from lowuse_plugin.geometry.adjacency import Adjacency, connected, find_adjacent
from lowuse_plugin.geometry.arrays import Geometries
from lowuse_plugin.geometry.boundary import count_corners
from lowuse_plugin.geometry.overlap import nowhere_wider

_VISIBLE_M2 = 0.0001
"""Smaller overlaps are noise of the overlay."""


@dataclass(frozen=True)
class PairFigures:
    """How two members meet: metres of shared boundary, m² between and m² in both."""

    a: str
    b: str
    shared_m: float
    gap_m2: float
    overlap_m2: float

    def to_json(self) -> dict[str, Any]:
        """Return a plain mapping."""
        return {
            "a": self.a,
            "b": self.b,
            "shared_m": round(self.shared_m, 4),
            "gap_m2": round(self.gap_m2, 4),
            "overlap_m2": round(self.overlap_m2, 4),
        }


@dataclass(frozen=True)
class UnionFigures:
    """The united area. Gaps are not filled; the registered area is kept beside the measured."""

    geometry: Any
    area_m2: float
    perimeter_m: float
    corners: int
    parts: int
    registered_area_m2: Fraction | None

    def to_json(self) -> dict[str, Any]:
        """Return a plain mapping; the registered sum is null unless every member states one."""
        registered = self.registered_area_m2
        difference = None if registered is None else exact(self.area_m2) - registered
        return {
            "area_m2": round(self.area_m2, 4),
            "perimeter_m": round(self.perimeter_m, 4),
            "corners": self.corners,
            "parts": self.parts,
            "wkt": shapely.to_wkt(self.geometry, rounding_precision=4),
            "registered_area_m2": None if registered is None else format_decimal(registered, 2),
            "difference_m2": None if difference is None else format_decimal(difference, 2),
        }


@dataclass(frozen=True)
class MergeCheck:
    """Every condition, how the members meet, and the united area."""

    verdict: Verdict
    adjacency: tuple[PairFigures, ...]
    union: UnionFigures

    def to_json(self) -> dict[str, Any]:
        """Return plain mappings and lists."""
        return {
            "outcome": self.verdict.outcome,
            "checks": [check.to_json() for check in self.verdict.checks],
            "warnings": list(self.verdict.warnings),
            "adjacency": [pair.to_json() for pair in self.adjacency],
            "union": self.union.to_json(),
        }


def check_merge(
    parcels: Sequence[MergeParcel],
    geometries: Geometries,
    *,
    tolerance_m: float = 0.05,
    min_shared_m: float = 1.0,
    stage: str = "screening",
    today: date,
    applicant: str | None = None,
) -> MergeCheck:
    """Check every condition of a merge.

    Args:
        parcels: The members.
        geometries: Their polygons in the same order, in one CRS in metres.
        tolerance_m: Widest gap or overlap t that is still a common boundary (M-2).
        min_shared_m: Shortest common boundary L, more than 2t.
        stage: ``screening``, ``acceptance`` or ``registration``.
        today: Day of the check.
        applicant: Name or id number of who applies.

    Raises:
        LowUseError: ``TOLERANCE_TOO_WIDE``.
    """
    names = [parcel.id for parcel in parcels]
    adjacent = find_adjacent(geometries, tolerance_m=tolerance_m, min_shared_m=min_shared_m)
    overlaps = _overlaps(geometries)
    union = _unite(parcels, geometries)
    narrow = _by_width(overlaps, tolerance_m)
    facts = MergeGeometry(
        unconnected=_unconnected(names, adjacent),
        wide_overlaps=_named(names, {k: v for k, v in overlaps.items() if not narrow[k]}),
        narrow_overlaps=_named(names, {k: v for k, v in overlaps.items() if narrow[k]}),
        parts=union.parts,
        compactness=_compactness(union),
    )
    verdict = judge_merge(parcels, facts, stage=stage, today=today, applicant=applicant)
    return MergeCheck(verdict, _pairs(names, adjacent, overlaps), union)


_Overlaps = dict[tuple[int, int], Any]


def _overlaps(geometries: Geometries) -> _Overlaps:
    """Return what lies in two members at once, by pair of rows."""
    a, b = shapely.STRtree(geometries).query(geometries, predicate="intersects")
    a, b = a[a < b], b[a < b]
    common = shapely.intersection(geometries[a], geometries[b])
    keep = shapely.area(common) > _VISIBLE_M2
    pairs = zip(a[keep].tolist(), b[keep].tolist(), strict=True)
    return dict(zip(pairs, common[keep], strict=True))


def _by_width(overlaps: _Overlaps, tolerance_m: float) -> dict[tuple[int, int], bool]:
    common = np.array(list(overlaps.values()), dtype=object)
    return dict(zip(overlaps, nowhere_wider(common, tolerance_m).tolist(), strict=True))


def _named(names: Sequence[str], overlaps: _Overlaps) -> tuple[tuple[str, str, float], ...]:
    return tuple(
        (names[a], names[b], round(float(shapely.area(common)), 4))
        for (a, b), common in sorted(overlaps.items(), key=lambda item: item[0])
    )


def _unconnected(names: Sequence[str], adjacent: Adjacency) -> tuple[str, ...]:
    """Return the members outside the largest connected part; the earlier part wins a tie."""
    label = connected(len(names), adjacent.a, adjacent.b).tolist()
    sizes = Counter(label)
    largest = min(sizes, key=lambda part: (-sizes[part], part), default=0)
    return tuple(name for name, part in zip(names, label, strict=True) if part != largest)


def _pairs(
    names: Sequence[str], adjacent: Adjacency, overlaps: _Overlaps
) -> tuple[PairFigures, ...]:
    """Return adjacent pairs, and pairs that only overlap with a shared length of 0."""
    figures = dict.fromkeys(overlaps, (0.0, 0.0))
    columns = (adjacent.a, adjacent.b, adjacent.shared_m, adjacent.gap_m2)
    for a, b, shared, gap in zip(*(column.tolist() for column in columns), strict=True):
        figures[a, b] = (shared, gap)
    return tuple(
        PairFigures(
            a=names[a],
            b=names[b],
            shared_m=figures[a, b][0],
            gap_m2=figures[a, b][1],
            overlap_m2=float(shapely.area(overlaps[a, b])) if (a, b) in overlaps else 0.0,
        )
        for a, b in sorted(figures)
    )


def _unite(parcels: Sequence[MergeParcel], geometries: Geometries) -> UnionFigures:
    union = shapely.union_all(geometries)
    registered = [parcel.registered_area_m2 for parcel in parcels]
    known = [area for area in registered if area is not None]
    return UnionFigures(
        geometry=union,
        area_m2=float(shapely.area(union)),
        perimeter_m=float(shapely.length(union)),
        corners=count_corners(union),
        parts=int(shapely.get_num_geometries(union)) if not shapely.is_empty(union) else 0,
        registered_area_m2=sum(known, Fraction(0)) if len(known) == len(registered) else None,
    )


def _compactness(union: UnionFigures) -> float:
    return 4 * math.pi * union.area_m2 / union.perimeter_m**2 if union.perimeter_m else 0.0
