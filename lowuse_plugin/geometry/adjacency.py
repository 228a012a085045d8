# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which parcels share a boundary, with survey gaps and overlaps tolerated (M-2).

Two boundaries run together where a segment of one faces a segment of the other: the directions
are opposed, the foot of the perpendicular falls on the other segment, and the distance is within
the tolerance. The shared length is the length of boundary that faces the other parcel so, along
the shorter of the two where they bend otherwise: it is the same whichever stands first. A pure
corner contact has no such length whatever the tolerance, because nothing there faces anything; a
gap of 5 mm along a side of 20 m has 20 m.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Progress, SilentProgress
from lowuse_plugin.geometry.arrays import Floats, Geometries, Mask, Rows, spread
from lowuse_plugin.geometry.boundary import Segments, segments

_OPPOSED = -np.cos(np.pi / 4)
ROUNDING_M = 1e-6
"""Coordinates of 38 million metres carry about 1e-8 m; what is exactly at a bound is within."""
_SEGMENTS_AT_ONCE = 250_000
_COMPARISONS_AT_ONCE = 250_000
"""More at once take memory and no less time."""


@dataclass(frozen=True)
class Adjacency:
    """Pairs of rows that share a boundary, the lower row first.

    Attributes:
        a: Row of one parcel.
        b: Row of the other.
        along: The one of the two whose boundary faces the other for the shorter length.
        shared_m: That length.
        gap_m2: Area between the boundaries along that length.
        loose: Somewhere along either the gap is wider than tight; where the boundaries part for
            good it counts only if too little is left without it. 界线不严密, 需权籍调查.
        tight_m: Length along which gap or overlap is tight, on the side where it is shorter.
    """

    a: Rows
    b: Rows
    along: Rows
    shared_m: Floats
    gap_m2: Floats
    loose: Mask
    tight_m: Floats


def check_widths(tolerance_m: float, min_shared_m: float) -> None:
    """Refuse a tolerance that could make a corner contact count (M-2: L > 2t).

    Raises:
        LowUseError: ``TOLERANCE_TOO_WIDE``.
    """
    if not 0 <= 2 * tolerance_m < min_shared_m < float("inf"):
        raise LowUseError("TOLERANCE_TOO_WIDE", tolerance_m=tolerance_m, min_shared_m=min_shared_m)


def find_adjacent(
    parcels: Geometries,
    *,
    tolerance_m: float,
    min_shared_m: float,
    tight_gap_m: float | None = None,
    keys: NDArray[Any] | None = None,
    progress: Progress | None = None,
) -> Adjacency:
    """Return the pairs of parcels that share enough boundary.

    Args:
        parcels: Valid polygons in one CRS in metres.
        tolerance_m: Widest gap or overlap t.
        min_shared_m: Shortest shared boundary L, more than 2t.
        tight_gap_m: Widest gap or overlap that is tight; the tolerance when left out.
        keys: Only pairs with equal keys are looked at; all pairs when left out.
        progress: Is told after every block of pairs and may stop the work.

    Raises:
        LowUseError: ``TOLERANCE_TOO_WIDE``.
    """
    check_widths(tolerance_m, min_shared_m)
    a, b = _box_pairs(parcels, tolerance_m, keys)
    lines = segments(parcels)
    boxes = shapely.bounds(parcels)
    watched = progress or SilentProgress()
    found = []
    for block in pair_blocks(a, b, lines):
        watched.step(block.start, len(a))
        found.append(
            _measure(
                a[block],
                b[block],
                lines,
                boxes,
                widths=(tolerance_m, min_shared_m, tight_gap_m),
            )
        )
    watched.step(len(a), len(a))
    if not found:
        none = np.zeros(0)
        return Adjacency(a, b, a, none, none, none.astype(np.bool_), none)
    return Adjacency(*(np.concatenate([getattr(part, name) for part in found]) for name in _FIELDS))


def pair_blocks(a: Rows, b: Rows, lines: Segments) -> Iterator[slice]:
    """Yield blocks of pairs that have a bounded number of segments between them.

    A road of ten thousand vertices has them in each of its pairs.
    """
    block = np.cumsum(lines.count[a] + lines.count[b]) // _SEGMENTS_AT_ONCE
    cuts = [*(np.flatnonzero(np.diff(block)) + 1).tolist(), len(a)]
    start = 0
    for end in cuts if len(a) else ():
        yield slice(start, end)
        start = end


def connected(count: int, a: Rows, b: Rows) -> Rows:
    """Return for each of ``count`` rows the lowest row it is connected with."""
    label = np.arange(count)
    while True:
        one, other = label[a], label[b]
        if np.array_equal(one, other):
            return label
        np.minimum.at(label, np.maximum(one, other), np.minimum(one, other))
        jumped = label[label]
        while not np.array_equal(jumped, label):
            label, jumped = jumped, jumped[jumped]


_FIELDS = ("a", "b", "along", "shared_m", "gap_m2", "loose", "tight_m")


def _box_pairs(
    parcels: Geometries, tolerance_m: float, keys: NDArray[Any] | None
) -> tuple[Rows, Rows]:
    """Return pairs a < b of equal key whose boxes are within the tolerance."""
    west, south, east, north = shapely.bounds(parcels).T
    reach = tolerance_m + ROUNDING_M
    boxes = shapely.box(west - reach, south - reach, east + reach, north + reach)
    a, b = shapely.STRtree(parcels).query(boxes)
    keep = a < b
    if keys is not None:
        keep &= keys[a] == keys[b]
    return a[keep], b[keep]


@dataclass(frozen=True)
class Facing:
    """Stretches of segments that face a segment of the other parcel, one entry each."""

    pair: Rows
    segment: Rows
    low: Floats
    high: Floats
    gap_low: Floats
    gap_high: Floats
    parting: Mask


@dataclass(frozen=True)
class _Side:
    """How the first of each pair faces the other, one entry a pair."""

    shared_m: Floats
    gap_m2: Floats
    gaping: Mask
    tight_m: Floats

    def where(self, keep: Mask) -> _Side:
        """Return some of the pairs."""
        return _Side(self.shared_m[keep], self.gap_m2[keep], self.gaping[keep], self.tight_m[keep])


def _measure(
    a: Rows, b: Rows, lines: Segments, boxes: Floats, widths: tuple[float, float, float | None]
) -> Adjacency:
    """Measure one block of pairs and keep those that share enough along either of the two."""
    tolerance_m, min_shared_m, tight_gap_m = widths
    limit = (tolerance_m if tight_gap_m is None else tight_gap_m) + ROUNDING_M
    enough = min_shared_m - ROUNDING_M
    ones, others = [], []
    for near in _opposed(a, b, lines, boxes, tolerance_m):
        ones.append(_face(near, lines, tolerance_m))
        others.append(_face(near.turned(), lines, tolerance_m))
    one, other = _side(ones, len(a), limit), _side(others, len(a), limit)
    keep = (one.shared_m >= enough) & (other.shared_m >= enough)
    a, b, one, other = a[keep], b[keep], one.where(keep), other.where(keep)
    second = other.shared_m < one.shared_m - ROUNDING_M
    tight = np.minimum(one.tight_m, other.tight_m)
    return Adjacency(
        a,
        b,
        np.where(second, b, a),
        np.minimum(one.shared_m, other.shared_m),
        np.where(second, other.gap_m2, one.gap_m2),
        one.gaping | other.gaping | (tight < enough),
        tight,
    )


def _side(parts: list[Facing], pairs: int, limit: float) -> _Side:
    """Sum up what of the first parcel of each pair faces the other."""
    facing = Facing(
        *(np.concatenate([getattr(part, name) for part in parts]) for name in FACING_FIELDS)
    )
    order = np.lexsort((facing.low, facing.segment, facing.pair))
    facing = Facing(*(getattr(facing, name)[order] for name in FACING_FIELDS))
    fresh = _uncovered(facing)
    whole = facing.high - facing.low
    widest = np.maximum(np.abs(facing.gap_low), np.abs(facing.gap_high))
    gaping = (widest > limit) & ~facing.parting & (fresh > ROUNDING_M)
    return _Side(
        _sum(facing.pair, fresh, pairs),
        _sum(facing.pair, _positive_area(facing) * fresh / whole, pairs),
        _sum(facing.pair, gaping, pairs) > 0,
        _sum(facing.pair, _tight_share(facing, limit) * fresh, pairs),
    )


FACING_FIELDS = ("pair", "segment", "low", "high", "gap_low", "gap_high", "parting")


def facing_stretches(
    a: Rows, b: Rows, lines: Segments, boxes: Floats, tolerance_m: float
) -> Iterator[Facing]:
    """Yield what of the first of each pair faces the other, so many comparisons at a time."""
    for near in _opposed(a, b, lines, boxes, tolerance_m):
        yield _face(near, lines, tolerance_m)


@dataclass(frozen=True)
class _Opposed:
    """Segments near each other that run against each other, with the cosine between them."""

    pair: Rows
    one: Rows
    other: Rows
    cosine: Floats

    def turned(self) -> _Opposed:
        """Return them with the other parcel of each pair standing first."""
        return _Opposed(self.pair, self.other, self.one, self.cosine)


def _opposed(
    a: Rows, b: Rows, lines: Segments, boxes: Floats, tolerance_m: float
) -> Iterator[_Opposed]:
    """Yield segments of the first and of the second of each pair that can face each other."""
    reach = tolerance_m + ROUNDING_M
    pair_a, segment_a = _segments_near(a, boxes[b], lines, reach)
    pair_b, segment_b = _segments_near(b, boxes[a], lines, reach)
    count_b = np.bincount(pair_b, minlength=len(a)).astype(np.int64)
    first_b = np.cumsum(count_b) - count_b
    partners = count_b[pair_a]
    block = np.cumsum(partners) // _COMPARISONS_AT_ONCE
    for rows in np.split(np.arange(len(pair_a)), np.flatnonzero(np.diff(block)) + 1):
        row, candidate = spread(first_b[pair_a[rows]], partners[rows])
        pair, one, other = pair_a[rows[row]], segment_a[rows[row]], segment_b[candidate]
        cosine = _dot(lines.along[one], lines.along[other])
        keep = cosine <= _OPPOSED
        yield _Opposed(pair[keep], one[keep], other[keep], cosine[keep])


def _segments_near(parcel: Rows, boxes: Floats, lines: Segments, reach: float) -> tuple[Rows, Rows]:
    """Return the segments of each parcel whose box is within reach of the other's box."""
    pair, segment = spread(lines.first[parcel], lines.count[parcel])
    start, end = lines.start[segment], lines.end[segment]
    box = boxes[pair]
    near = (np.minimum(start, end) <= box[:, 2:] + reach) & (
        np.maximum(start, end) >= box[:, :2] - reach
    )
    keep = near[:, 0] & near[:, 1]
    return pair[keep], segment[keep]


def _face(near: _Opposed, lines: Segments, tolerance_m: float) -> Facing:
    """Return for each pair of segments the stretch of the first that faces the second."""
    reach = tolerance_m + ROUNDING_M
    pair, one, other, cosine = near.pair, near.one, near.other, near.cosine
    along, against = lines.along[one], lines.along[other]
    length, reach_along = lines.length[one], lines.length[other]
    offset = lines.start[one] - lines.start[other]
    outward = np.column_stack((against[:, 1], -against[:, 0]))

    foot = _dot(offset, against)
    low = np.maximum(0.0, (reach_along - foot) / cosine)
    high = np.minimum(length, -foot / cosine)

    gap, slope = _dot(offset, outward), _dot(along, outward)
    with np.errstate(divide="ignore", invalid="ignore"):
        bounds = np.sort(np.stack(((-reach - gap) / slope, (reach - gap) / slope)), axis=0)
    level = np.abs(slope) < 1e-12  # noqa: PLR2004 - parallel
    bounds[:, level] = np.where(np.abs(gap[level]) <= reach, [[-np.inf], [np.inf]], np.nan)
    parting = (bounds[0] > low) | (bounds[1] < high)
    low, high = np.fmax(low, bounds[0]), np.fmin(high, bounds[1])
    exists = (high - low > ROUNDING_M / 10) & ~np.isnan(bounds[0])
    return Facing(
        pair[exists],
        one[exists],
        low[exists],
        high[exists],
        (gap + slope * low)[exists],
        (gap + slope * high)[exists],
        parting[exists],
    )


def _uncovered(facing: Facing) -> Floats:
    """Return the length of each stretch that no earlier stretch of its segment covers."""
    group = np.cumsum(
        np.concatenate(([True], (np.diff(facing.segment) != 0) | (np.diff(facing.pair) != 0)))[
            : len(facing.pair)
        ]
    )
    beyond = group * (facing.high.max(initial=0.0) + 1.0)
    reached = np.maximum.accumulate(facing.high + beyond) - beyond
    before = np.concatenate(([0.0], reached[:-1] + beyond[:-1]))[: len(beyond)] - beyond
    return np.asarray(np.maximum(facing.high - np.maximum(facing.low, before), 0.0))


def _positive_area(facing: Facing) -> Floats:
    """Return the area of the gap along each stretch; where boundaries overlap there is none."""
    length = facing.high - facing.low
    most = np.maximum(facing.gap_low, facing.gap_high)
    least = np.minimum(facing.gap_low, facing.gap_high)
    crossing = (least < 0) & (most > 0)
    triangle = most * most / (2 * np.where(crossing, most - least, 1.0)) * length
    return np.where(crossing, triangle, np.maximum(most + least, 0.0) / 2 * length)


def _tight_share(facing: Facing, limit: float) -> Floats:
    """Return the share of each stretch whose gap or overlap is within a limit."""
    most = np.maximum(facing.gap_low, facing.gap_high)
    least = np.minimum(facing.gap_low, facing.gap_high)
    span = most - least
    inside = np.minimum(most, limit) - np.maximum(least, -limit)
    level = span < ROUNDING_M
    share = np.where(level, np.abs(most) <= limit, inside / np.where(level, 1.0, span))
    return np.clip(share, 0.0, 1.0)


def _dot(one: Floats, other: Floats) -> Floats:
    return np.asarray(one[:, 0] * other[:, 0] + one[:, 1] * other[:, 1])


def _sum(pair: Rows, values: NDArray[Any], pairs: int) -> Floats:
    return np.asarray(np.bincount(pair, weights=values, minlength=pairs), dtype=np.float64)
