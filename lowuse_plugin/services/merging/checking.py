# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Check whether chosen parcels may be merged, and show what would come of it (M-1 … M-12)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain.merging import pack as merge_pack
from lowuse_plugin.domain.merging.case import (
    MergeGeometry,
    MergeParcel,
    PairFigures,
    Shape,
    Verdict,
)
from lowuse_plugin.domain.merging.helpers import Planning
from lowuse_plugin.domain.merging.judging import judge_merge
from lowuse_plugin.domain.merging.pack import MergePack
from lowuse_plugin.domain.ports import Progress
from lowuse_plugin.domain.units import exact, format_decimal
from lowuse_plugin.geometry.adjacency import Adjacency, connected, find_adjacent
from lowuse_plugin.geometry.arrays import Geometries
from lowuse_plugin.geometry.boundary import count_corners
from lowuse_plugin.geometry.boundary_fit import common_land
from lowuse_plugin.geometry.overlap import nowhere_wider

_VISIBLE_M2 = 0.0001
"""Smaller overlaps are noise of the overlay."""


@dataclass(frozen=True)
class UnionFigures:
    """The united area. Gaps are not filled; the registered area is kept beside the measured."""

    geometry: Any
    area_m2: float
    perimeter_m: float
    corners: int
    parts: int
    registered_area_m2: Fraction | None

    @property
    def shape(self) -> Shape:
        """The figures that compactness and corners are judged by."""
        return Shape(self.area_m2, self.perimeter_m, self.corners)

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


@dataclass(frozen=True)
class Surroundings:
    """What lies around the members, known where a workspace was asked.

    Attributes:
        scale: m² in the plane of the district a m² of the coordinates (D18).
        crossing: Member → district → m² of those that cross a district border (A-36).
        elsewhere: Member → the district that it lies in, where that is not its own.
        zones: Member → 3-degree zone, 0 for both.
        planning: What plans and the control line say of the union.
    """

    scale: float = 1.0
    crossing: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    zones: Mapping[str, int] = field(default_factory=dict)
    planning: Planning | None = None


def check_merge(
    parcels: Sequence[MergeParcel],
    geometries: Geometries,
    *,
    tolerance_m: float | None = None,
    min_shared_m: float | None = None,
    stage: str = "screening",
    today: date,
    applicant: str | None = None,
    pack: MergePack | None = None,
    around: Surroundings | None = None,
    broken: tuple[str, ...] = (),
    progress: Progress | None = None,
) -> MergeCheck:
    """Check every condition of a merge.

    Args:
        parcels: The members.
        geometries: Their valid polygons in the same order, in one CRS in metres.
        tolerance_m: Widest gap or overlap t that is still a common boundary (M-2); that of the
            pack when it is left out.
        min_shared_m: Shortest common boundary L, more than 2t; as ``tolerance_m``.
        stage: ``screening``, ``acceptance`` or ``registration``.
        today: Day of the check.
        applicant: Name or id number of who applies.
        pack: Words and figures of the conditions; the shipped ones when it is left out.
        around: What a workspace knows of the land around.
        broken: Members whose ring had to be mended first.
        progress: Is told after every block of pairs and may stop the work.

    Returns:
        The conditions; shared boundaries in m, gaps, overlaps and the union in m² on the plane of
        the district.

    Raises:
        CancelledError: The user asked to stop.
        LowUseError: ``TOLERANCE_TOO_WIDE``.
    """
    pack, around = pack or merge_pack.shipped(), around or Surroundings()
    t = pack.tolerance_m if tolerance_m is None else tolerance_m
    shared = pack.min_shared_m if min_shared_m is None else min_shared_m
    union = _unite(parcels, geometries, around.scale)
    names = [parcel.id for parcel in parcels]
    facts = _facts(
        names, geometries, union, around,
        pack=pack, widths=(t, shared), broken=broken, progress=progress,
    )  # fmt: skip
    verdict = judge_merge(
        parcels,
        facts,
        stage=stage,
        today=today,
        applicant=applicant,
        pack=pack,
        planning=around.planning,
    )
    return MergeCheck(verdict, facts.pairs, union)


def _facts(
    names: Sequence[str],
    geometries: Geometries,
    union: UnionFigures,
    around: Surroundings,
    *,
    pack: MergePack,
    widths: tuple[float, float],
    broken: tuple[str, ...],
    progress: Progress | None,
) -> MergeGeometry:
    """Return what the kernels find between members, by t and L."""
    t, shared = widths
    adjacent = find_adjacent(geometries, tolerance_m=t, min_shared_m=shared, progress=progress)
    overlaps = _overlaps(geometries)
    narrow = _by_width(overlaps, t)
    wide = {k: v for k, v in overlaps.items() if not narrow[k]}
    unconnected = _unconnected(names, adjacent, tuple(wide))
    return MergeGeometry(
        unconnected=unconnected,
        wide_overlaps=_named(names, wide, around.scale),
        narrow_overlaps=_named(
            names, {k: v for k, v in overlaps.items() if narrow[k]}, around.scale
        ),
        parts=union.parts,
        compactness=union.shape.compactness,
        loosely=_loosely(names, geometries, unconnected, pack),
        crossing=around.crossing,
        elsewhere=around.elsewhere,
        zones=around.zones,
        shapes=dict(zip(names, _shapes(geometries, around.scale), strict=True)),
        union=union.shape,
        thin=_thin(names, geometries, union.geometry, pack.thin_width_m),
        pairs=_pairs(names, adjacent, overlaps, around.scale),
        broken=broken,
        tolerance_m=t,
        min_shared_m=shared,
    )


_Overlaps = dict[tuple[int, int], Any]


def _overlaps(geometries: Geometries) -> _Overlaps:
    """Return what lies in two members at once, by pair of rows."""
    a, b, common = common_land(geometries, len(geometries), _VISIBLE_M2)
    return dict(zip(zip(a.tolist(), b.tolist(), strict=True), common, strict=True))


def _by_width(overlaps: _Overlaps, tolerance_m: float) -> dict[tuple[int, int], bool]:
    common = np.array(list(overlaps.values()), dtype=object)
    return dict(zip(overlaps, nowhere_wider(common, tolerance_m).tolist(), strict=True))


def _named(
    names: Sequence[str], overlaps: _Overlaps, scale: float
) -> tuple[tuple[str, str, float], ...]:
    return tuple(
        (names[a], names[b], round(float(shapely.area(common)) * scale, 4))
        for (a, b), common in sorted(overlaps.items(), key=lambda item: item[0])
    )


def _unconnected(
    names: Sequence[str], adjacent: Adjacency, wide: Sequence[tuple[int, int]] = ()
) -> tuple[str, ...]:
    """Return the members outside the largest connected part; the earlier part wins a tie.

    Who overlaps too widely is refused for that, and not for being apart as well.
    """
    pairs = np.array(wide, dtype=np.int64).reshape(-1, 2)
    one, other = np.append(adjacent.a, pairs[:, 0]), np.append(adjacent.b, pairs[:, 1])
    label = connected(len(names), one, other).tolist()
    sizes = Counter(label)
    largest = min(sizes, key=lambda part: (-sizes[part], part), default=0)
    return tuple(name for name, part in zip(names, label, strict=True) if part != largest)


def _loosely(
    names: Sequence[str], geometries: Geometries, unconnected: Sequence[str], pack: MergePack
) -> tuple[str, ...]:
    """Return the unconnected members that the widths of finding join: 界线不严密."""
    if not unconnected:
        return ()
    wider = find_adjacent(
        geometries, tolerance_m=pack.find_tolerance_m, min_shared_m=pack.find_min_shared_m
    )
    apart = set(_unconnected(names, wider))
    return tuple(name for name in unconnected if name not in apart)


def _thin(
    names: Sequence[str], geometries: Geometries, union: Any, width_m: float
) -> tuple[str, ...]:
    """Return the members that are slivers and would be none any more."""
    if not names or nowhere_wider(np.array([union], dtype=object), width_m)[0]:
        return ()
    thin = nowhere_wider(geometries, width_m).tolist()
    return tuple(name for name, narrow in zip(names, thin, strict=True) if narrow)


def _shapes(geometries: Geometries, scale: float) -> list[Shape]:
    return [
        Shape(float(shapely.area(each)) * scale, float(shapely.length(each)), count_corners(each))
        for each in geometries
    ]


def _pairs(
    names: Sequence[str], adjacent: Adjacency, overlaps: _Overlaps, scale: float
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
            gap_m2=figures[a, b][1] * scale,
            overlap_m2=float(shapely.area(overlaps[a, b])) * scale if (a, b) in overlaps else 0.0,
        )
        for a, b in sorted(figures)
    )


def _unite(parcels: Sequence[MergeParcel], geometries: Geometries, scale: float) -> UnionFigures:
    union = shapely.union_all(geometries)
    registered = [parcel.registered_area_m2 for parcel in parcels]
    known = [area for area in registered if area is not None]
    return UnionFigures(
        geometry=union,
        area_m2=float(shapely.area(union)) * scale,
        perimeter_m=float(shapely.length(union)),
        corners=count_corners(union),
        parts=int(shapely.get_num_geometries(union)) if not shapely.is_empty(union) else 0,
        registered_area_m2=sum(known, Fraction(0)) if len(known) == len(registered) else None,
    )
