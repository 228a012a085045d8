# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What lies between two parcels that face each other across a gap (M-2).

A tolerance is there for surveys that do not meet, not for what really lies between: where a strip
of somebody else's land or a road parcel stands in the gap, the two parcels are no neighbours along
it, however narrow it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.geometry.adjacency import (
    FACING_FIELDS,
    Facing,
    facing_stretches,
    pair_blocks,
)
from lowuse_plugin.geometry.arrays import Floats, Geometries, Rows, chunks, spread
from lowuse_plugin.geometry.boundary import Segments, segments

NARROWEST_M = 0.01
"""No parcel is narrower; a gap below it holds nothing but the rounding of surveys."""

_STRIPS_AT_ONCE = 100_000
"""Gaps looked into together, from west to east, so that a million parcels fit any office PC."""
_END_M = 0.1
"""So much of the ends of a gap belongs to whoever meets the two there."""
_DEEP_M = 0.001
"""A parcel that reaches less far into the gap than this only touches it."""


@dataclass(frozen=True)
class GapStrips:
    """The gaps between facing boundaries, one quadrangle a stretch of boundary.

    Attributes:
        pair: Number of the pair that faces across each strip.
        segment: Number of the segment of the first parcel of the pair; strips of one segment may
            overlap, their lengths are to be united.
        start: (n, 2) the beginning of that segment.
        along: (n, 2) its direction.
        corners: (n, 4, 2) the quadrangle.
    """

    pair: Rows
    segment: Rows
    start: Floats
    along: Floats
    corners: Floats

    def __len__(self) -> int:
        """Return the number of strips."""
        return len(self.pair)


_STRIP_FIELDS = ("pair", "segment", "start", "along", "corners")


def no_strips() -> GapStrips:
    """Return no strips at all."""
    none = np.zeros(0, dtype=np.int64)
    return GapStrips(none, none, np.zeros((0, 2)), np.zeros((0, 2)), np.zeros((0, 4, 2)))


def join_strips(parts: list[GapStrips], pairs: list[int]) -> GapStrips:
    """Return strips of several blocks as one.

    Args:
        parts: Strips of each block.
        pairs: How many pairs each block has; the numbers of later blocks move on by them.
    """
    if not parts:
        return no_strips()
    before = np.cumsum([0, *pairs[:-1]])
    segment = np.cumsum([0, *(int(p.segment.max(initial=-1)) + 1 for p in parts[:-1])])
    return GapStrips(
        np.concatenate([p.pair + n for p, n in zip(parts, before, strict=True)]),
        np.concatenate([p.segment + n for p, n in zip(parts, segment, strict=True)]),
        np.concatenate([p.start for p in parts]),
        np.concatenate([p.along for p in parts]),
        np.concatenate([p.corners for p in parts]),
    )


def gap_strips(parcels: Geometries, a: Rows, b: Rows, *, tolerance_m: float) -> GapStrips:
    """Return the gaps at least 1 cm wide between pairs of parcels.

    Args:
        parcels: Valid polygons in one CRS in metres.
        a: Row of the parcel of each pair along whose boundary is measured.
        b: Row of the other.
        tolerance_m: Widest gap that is looked at.
    """
    if not len(a):
        return no_strips()
    used, index = np.unique(np.concatenate((a, b)), return_inverse=True)
    chosen = parcels[used]
    lines, boxes = segments(chosen), shapely.bounds(chosen)
    one, other = index[: len(a)], index[len(a) :]
    parts = []
    for block in pair_blocks(one, other, lines):
        for facing in facing_stretches(one[block], other[block], lines, boxes, tolerance_m):
            wide = np.maximum(facing.gap_low, facing.gap_high) >= NARROWEST_M
            strips = _strips(Facing(*(getattr(facing, n)[wide] for n in FACING_FIELDS)), lines)
            parts.append(replace(strips, pair=strips.pair + block.start))
    return GapStrips(*(np.concatenate([getattr(p, n) for p in parts]) for n in _STRIP_FIELDS))


def _strips(facing: Facing, lines: Segments) -> GapStrips:
    start, along = lines.start[facing.segment], lines.along[facing.segment]
    outward = np.column_stack((along[:, 1], -along[:, 0]))
    low = start + along * facing.low[:, np.newaxis]
    high = start + along * facing.high[:, np.newaxis]
    corners = np.stack(
        (
            low,
            high,
            high + outward * np.maximum(facing.gap_high, 0)[:, np.newaxis],
            low + outward * np.maximum(facing.gap_low, 0)[:, np.newaxis],
        ),
        axis=1,
    )
    return GapStrips(facing.pair, facing.segment, start, along, corners)


def blocked_lengths(
    strips: GapStrips,
    a: Rows,
    b: Rows,
    *,
    boxes: Floats,
    geometries_of: Callable[[Rows], Geometries],
    is_stranger: Callable[[Rows, Rows], NDArray[np.bool_]],
) -> Floats:
    """Return for each pair over how many metres something else stands in its gap.

    What lies on top of one of the two by more than half is the same land under another name, and
    stands between nobody.

    Args:
        strips: The gaps of the pairs.
        a: Row of one parcel of each pair.
        b: Row of the other.
        boxes: (n, 4) boxes of all parcels there are.
        geometries_of: Returns the polygons of given parcels.
        is_stranger: Tells for pairs and parcels of equal length whether the parcel is neither of
            the two of the pair.
    """
    pairs = len(a)
    if not len(strips):
        return np.zeros(pairs)
    pair, row = _met(strips, boxes, geometries_of, is_stranger)
    for party in (a, b):
        apart = ~_on_top(party[pair], row, geometries_of)
        pair, row = pair[apart], row[apart]
    order = np.argsort(strips.pair, kind="stable")
    counts = np.bincount(strips.pair, minlength=pairs).astype(np.int64)
    meeting, place = spread((np.cumsum(counts) - counts)[pair], counts[pair])
    if not len(meeting):
        return np.zeros(pairs)
    strip = order[place]
    used, index = np.unique(row, return_inverse=True)
    others = geometries_of(used)[index][meeting]
    strip, low, high = _inside(shapely.polygons(strips.corners[strip]), others, strip, strips)
    return _united(strips.pair[strip], strips.segment[strip], low, high, pairs)


def _met(
    strips: GapStrips,
    boxes: Floats,
    geometries_of: Callable[[Rows], Geometries],
    is_stranger: Callable[[Rows, Rows], NDArray[np.bool_]],
) -> tuple[Rows, Rows]:
    """Return pairs and parcels that reach into their gap further than to its ends.

    Where three parcels meet, surveys that do not agree by centimetres put the third one's corner
    into the end of the gap of the two: that is nobody between them, and most there is.
    """
    west, east = strips.corners[..., 0].min(axis=1), strips.corners[..., 0].max(axis=1)
    order = np.argsort(west, kind="stable")
    found = [np.zeros((0, 2), dtype=np.int64)]
    for start in range(0, len(order), _STRIPS_AT_ONCE):
        chosen = order[start : start + _STRIPS_AT_ONCE]
        inner = shapely.polygons(_without_ends(strips.corners[chosen]))
        tree = shapely.STRtree(inner)
        around = (boxes[:, 2] >= west[chosen].min()) & (boxes[:, 0] <= east[chosen].max())
        beside = np.flatnonzero(around)
        for part in chunks(len(beside)):
            near, strip = tree.query(shapely.box(*boxes[beside[part]].T))
            row, pair = beside[part[near]], strips.pair[chosen[strip]]
            # Most that is near a gap are the two that it lies between: nobody need read them.
            keep = is_stranger(pair, row)
            row, pair, gap = row[keep], pair[keep], inner[strip[keep]]
            used, index = np.unique(row, return_inverse=True)
            shapes = _mended(geometries_of(used))
            shapely.prepare(shapes)
            keep = shapely.intersects(shapes[index], gap)
            found.append(np.column_stack((pair[keep], row[keep])))
    pair, row = np.unique(np.concatenate(found), axis=0).T
    return pair, row


def _on_top(
    party: Rows, row: Rows, geometries_of: Callable[[Rows], Geometries]
) -> NDArray[np.bool_]:
    """Tell which parcels have more than half of the smaller of the two in common."""
    if not len(row):
        return np.zeros(0, dtype=np.bool_)
    used, index = np.unique(np.concatenate((party, row)), return_inverse=True)
    shapes = _mended(geometries_of(used))[index]
    one, other = shapes[: len(row)], shapes[len(row) :]
    common = shapely.area(shapely.intersection(one, other))
    return np.asarray(common > np.minimum(shapely.area(one), shapely.area(other)) / 2)


def _without_ends(corners: Floats) -> Floats:
    """Return quadrangles cut by 10 cm at both ends, short ones by a quarter."""
    length = np.hypot(*(corners[:, 1] - corners[:, 0]).T)
    cut = np.minimum(_END_M / np.maximum(length, _END_M), 0.25)[:, np.newaxis]
    low, high, top, bottom = (corners[:, i] for i in range(4))
    return np.stack(
        (
            low + cut * (high - low),
            high - cut * (high - low),
            top - cut * (top - bottom),
            bottom + cut * (top - bottom),
        ),
        axis=1,
    )


def _mended(shapes: Geometries) -> Geometries:
    """Return shapes with their invalid rings repaired."""
    valid = shapely.is_valid(shapes)
    if valid.all():
        return shapes
    mended = shapes.copy()
    mended[~valid] = shapely.make_valid(shapes[~valid])
    return mended


def _inside(
    quads: Geometries, others: Geometries, strip: Rows, strips: GapStrips
) -> tuple[Rows, Floats, Floats]:
    """Return the intervals of the strips' segments along which others fill the gap."""
    common = shapely.intersection(_mended(quads), _mended(others))
    parts, owner = shapely.get_parts(common, return_index=True)
    solid = shapely.area(parts) > 0
    parts, where = parts[solid], strip[owner[solid]]
    xy, part = shapely.get_coordinates(parts, return_index=True)
    offset = xy - strips.start[where[part]]
    along = np.einsum("ij,ij->i", offset, strips.along[where[part]])
    low, high = np.full(len(parts), np.inf), np.full(len(parts), -np.inf)
    np.minimum.at(low, part, along)
    np.maximum.at(high, part, along)
    deep = shapely.area(parts) > _DEEP_M * (high - low)
    return where[deep], low[deep], high[deep]


def _united(pair: Rows, segment: Rows, low: Floats, high: Floats, pairs: int) -> Floats:
    """Return the length of the union of intervals of each pair."""
    order = np.lexsort((low, segment, pair))
    pair, segment, low, high = pair[order], segment[order], low[order], high[order]
    new = np.concatenate(([True], (np.diff(pair) != 0) | (np.diff(segment) != 0)))[: len(pair)]
    shift = np.cumsum(new) * (float(high.max(initial=0.0) - low.min(initial=0.0)) + 1.0)
    reached = np.maximum.accumulate(high + shift)
    before = np.concatenate(([-np.inf], reached[:-1]))[: len(pair)]
    fresh = np.maximum(high + shift - np.maximum(low + shift, before), 0.0)
    return np.asarray(np.bincount(pair, weights=fresh, minlength=pairs), dtype=np.float64)
