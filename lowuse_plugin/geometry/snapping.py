# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Laying boundaries that run together on each other, moving nothing farther than a tolerance.

The larger shape stays where it is and the smaller follows. A vertex goes to the nearest vertex of
the other within the tolerance, else to the foot on its nearest side (a T-junction), and that side
gets the same vertex; a vertex of the larger beside a side of the smaller becomes a vertex of that
side, where the side stays within the tolerance of where it was drawn. Afterwards both have the
very same coordinates along the common boundary, so that their union leaves no crack; where one
would have to move farther, the gap stays. Only shapes whose boundaries run together are laid on
each other: a corner that comes near makes no dent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain.ports import Progress, SilentProgress
from lowuse_plugin.geometry.adjacency import find_adjacent
from lowuse_plugin.geometry.arrays import Floats, Geometries, Mask, Rows
from lowuse_plugin.geometry.boundary import segments

_ROUNDING_M = 1e-6
"""Coordinates of 38 million metres carry about 1e-8 m; what is exactly at a bound is within."""
_TOGETHER = 4.0
"""Boundaries run together from so many tolerances on; a corner faces at most two of them."""
_FEWEST = 3
"""Vertices of a ring."""


@dataclass(frozen=True)
class Snapped:
    """Shapes that were laid on each other, one entry a shape.

    Attributes:
        geometries: Polygons or multipolygons; those that could not be moved as they were.
        moved_m: How far its boundary moved at most; 0 where it stayed.
        refused: It would have become invalid, and was left as it is.
    """

    geometries: Geometries
    moved_m: Floats
    refused: Mask


@dataclass(frozen=True)
class _Rings:
    """The rings of one shape or of several, without their closing vertex.

    Attributes:
        xy: (n, 2) vertices.
        ring: Number of the ring of each vertex, ascending.
        polygon: Number of the polygon of each ring.
        owner: Number of the shape of each ring.
    """

    xy: Floats
    ring: Rows
    polygon: Rows
    owner: Rows

    def following(self) -> Rows:
        """Return the vertex that follows each one in its ring."""
        starts = np.flatnonzero(np.diff(self.ring, prepend=-1))
        after = np.arange(1, len(self.ring) + 1)
        after[np.append(starts[1:], len(self.ring))[: len(starts)] - 1] = starts
        return after


def snap_together(
    shapes: Geometries, tolerance_m: float, progress: Progress | None = None
) -> Snapped:
    """Return the shapes laid on each other where their boundaries run together.

    Args:
        shapes: Valid polygons in one CRS in metres.
        tolerance_m: Farthest that anything may move; 0 moves nothing.
        progress: Is told after every shape and may stop the work.
    """
    count = len(shapes)
    result = np.array(shapes, dtype=object)
    moved, refused = np.zeros(count), np.zeros(count, dtype=np.bool_)
    if tolerance_m <= 0 or count < 2:  # noqa: PLR2004 - nothing to lay it on
        return Snapped(result, moved, refused)
    beside = find_adjacent(result, tolerance_m=tolerance_m, min_shared_m=_TOGETHER * tolerance_m)
    joined = _both_ways(beside.a, beside.b, count)
    a, b = shapely.STRtree(result).query(result, predicate="dwithin", distance=2 * tolerance_m)
    close = _both_ways(a[a < b], b[a < b], count)
    watched = progress or SilentProgress()
    order = np.lexsort((np.arange(count), -shapely.area(result)))
    rings = [_rings(shape) for shape in result]
    settled = np.zeros(count, dtype=np.bool_)
    uneven = _uneven(result, tolerance_m + _ROUNDING_M)
    altered: set[int] = set()
    for done, row in enumerate(order.tolist()):
        watched.step(done, count)
        settled[row] = True
        fixed = [i for i in close[row] if settled[i]]
        if uneven[row].isdisjoint(fixed) and altered.isdisjoint(fixed):
            continue  # it stands on its neighbours already, corner for corner
        altered.update((row, *fixed))
        together = np.isin(fixed, joined[row])
        laid, others, far = _lay(rings[row], [rings[i] for i in fixed], together, tolerance_m)
        shape = _shape(laid)
        if shape is None:
            refused[row] = True
            continue
        rings[row], result[row], moved[row] = laid, shape, far
        for i, other in zip(fixed, others, strict=True):
            rings[i] = other
    watched.step(count, count)
    for row in sorted(altered):  # sides got vertices of others after their shape was settled
        shape = None if refused[row] else _shape(rings[row])
        result[row] = result[row] if shape is None else shape
    return Snapped(result, moved, refused)


def _both_ways(a: Rows, b: Rows, count: int) -> list[list[int]]:
    """Return the partners of each row, in order."""
    partners: list[list[int]] = [[] for _ in range(count)]
    for one, other in zip(a.tolist(), b.tolist(), strict=True):
        partners[one].append(other)
        partners[other].append(one)
    return [sorted(each) for each in partners]


def _uneven(shapes: Geometries, reach: float) -> list[set[int]]:
    """Return for each shape those that it comes near without standing on them.

    A vertex near a side of another stands on it where it is one of its two ends.
    """
    sides = segments(shapes)
    owner = np.repeat(np.arange(len(shapes)), sides.count)
    lines = shapely.linestrings(np.stack((sides.start, sides.end), axis=1))
    vertex, side = shapely.STRtree(lines).query(
        shapely.points(sides.start), predicate="dwithin", distance=reach
    )
    here = sides.start[vertex]
    at_end = (here == sides.start[side]).all(axis=1) | (here == sides.end[side]).all(axis=1)
    apart = ~at_end & (owner[vertex] != owner[side])
    partners: list[set[int]] = [set() for _ in range(len(shapes))]
    for one, other in zip(owner[vertex[apart]].tolist(), owner[side[apart]].tolist(), strict=True):
        partners[one].add(other)
        partners[other].add(one)
    return partners


def _rings(shape: Any) -> _Rings:
    polygons = shapely.get_parts(shape)
    rings, polygon = shapely.get_rings(polygons, return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    closing = np.append(np.diff(ring) != 0, True)
    every = np.zeros(len(rings), dtype=np.int64)
    return _without_repeats(_Rings(xy[~closing], ring[~closing], polygon, every))


def _without_repeats(rings: _Rings) -> _Rings:
    """Drop vertices that stand where the next of their ring stands."""
    keep = _unrepeated(rings.xy, rings)
    return _Rings(rings.xy[keep], rings.ring[keep], rings.polygon, rings.owner)


def _unrepeated(xy: Floats, rings: _Rings) -> Rows:
    """Return the vertices that stand elsewhere than the next of their ring."""
    return np.flatnonzero((xy != xy[rings.following()]).any(axis=1))


def _joined(parts: Sequence[_Rings]) -> _Rings:
    counts = np.array([len(part.polygon) for part in parts])
    first = np.cumsum(counts) - counts
    return _Rings(
        np.concatenate([part.xy for part in parts]),
        np.concatenate([part.ring + start for part, start in zip(parts, first, strict=True)]),
        np.concatenate([part.polygon for part in parts]),
        np.repeat(np.arange(len(parts)), counts),
    )


def _split(rings: _Rings, count: int) -> list[_Rings]:
    """Return the rings of each shape again."""
    parts = []
    for number in range(count):
        own = np.flatnonzero(rings.owner == number)
        mine = np.isin(rings.ring, own)
        ring = rings.ring[mine] - (own[0] if own.size else 0)
        polygon = rings.polygon[own]
        parts.append(_Rings(rings.xy[mine], ring, polygon, np.zeros(len(own), dtype=np.int64)))
    return parts


def _lay(
    moving: _Rings, fixed: Sequence[_Rings], together: Mask, tolerance_m: float
) -> tuple[_Rings, list[_Rings], float]:
    """Return a shape laid on others, the others with its vertices, and how far it moved.

    Args:
        moving: The shape.
        fixed: Others near it.
        together: Their boundaries run together with that of the shape; of the rest only vertices
            count, so that all that meet in a corner meet in one point.
        tolerance_m: Farthest that anything may move.
    """
    ground = _joined(fixed)
    reach = tolerance_m + _ROUNDING_M
    near = _nearest(moving.xy, ground, reach, together[ground.owner[ground.ring]])
    xy = moving.xy.copy()
    xy[near.vertex] = near.target
    ground = _with_vertices(ground, near.side, near.along, near.target, ~near.at_end)
    kept = _unrepeated(xy, moving)
    moved = _Rings(xy[kept], moving.ring[kept], moving.polygon, moving.owner)

    free = together[ground.owner[ground.ring]] & ~np.isin(_keys(ground.xy), _keys(moved.xy))
    sides = _nearest(ground.xy[free], moved, reach, np.ones(len(moved.xy), dtype=np.bool_))
    own = ground.xy[free][sides.vertex]
    side = kept[sides.side]
    bent = _distance(own, moving.xy[side], moving.xy[moving.following()[side]])
    beside = ~sides.at_end & (bent <= reach)  # both moves of a side together stay within
    moved = _with_vertices(moved, sides.side, sides.along, own, beside)
    far = max(near.distance.max(initial=0.0), bent[beside].max(initial=0.0))
    return moved, _split(ground, len(fixed)), 0.0 if far <= _ROUNDING_M else float(far)


def _distance(xy: Floats, start: Floats, end: Floats) -> Floats:
    """Return how far points are from segments, pair by pair."""
    lines = shapely.linestrings(np.stack((start, end), axis=1))
    return np.asarray(shapely.distance(shapely.points(xy), lines))


def _keys(xy: Floats) -> Any:
    """Return one value a vertex, equal where both coordinates are."""
    return xy[:, 0] + 1j * xy[:, 1]


@dataclass(frozen=True)
class _Near:
    """Vertices near the sides of other rings, each with the place that it goes to.

    Attributes:
        vertex: Number of the vertex.
        side: Number of the vertex at which the nearest side begins.
        along: Share of that side at which the foot is.
        target: (n, 2) where the vertex goes.
        distance: How far that is.
        at_end: It goes to a vertex that there is.
    """

    vertex: Rows
    side: Rows
    along: Floats
    target: Floats
    distance: Floats
    at_end: Mask


def _nearest(xy: Floats, rings: _Rings, reach: float, footed: Mask) -> _Near:
    """Return for each vertex within reach of the rings where it goes: a vertex, else a foot.

    Args:
        xy: (n, 2) vertices.
        rings: To what they go.
        reach: Farthest that they may go.
        footed: Sides on which there may be a foot, by the vertex at which each begins.
    """
    start, end = rings.xy, rings.xy[rings.following()]
    lines = shapely.linestrings(np.stack((start, end), axis=1))
    vertex, side = shapely.STRtree(lines).query(
        shapely.points(xy), predicate="dwithin", distance=reach
    )
    here, low = xy[vertex], start[side]
    way = end[side] - low
    along = np.clip(((here - low) * way).sum(axis=1) / (way * way).sum(axis=1), 0.0, 1.0)
    foot = low + along[:, np.newaxis] * way
    off = np.hypot(*(here - foot).T)
    to_vertex = np.hypot(*(here - low).T)  # the other end is where the next side begins
    at_end = to_vertex <= reach
    distance = np.where(at_end, to_vertex, off)
    order = np.lexsort((distance, ~at_end, vertex))
    order = order[(at_end | footed[side])[order]]
    first = order[np.diff(vertex[order], prepend=-1) != 0]
    on_side = np.where((off <= _ROUNDING_M)[:, np.newaxis], here, foot)
    target = np.where(at_end[:, np.newaxis], low, on_side)
    names = (vertex, side, along, target, distance, at_end)
    return _Near(*(values[first] for values in names))


def _with_vertices(rings: _Rings, side: Rows, along: Floats, xy: Floats, chosen: Mask) -> _Rings:
    """Return rings with further vertices on their sides, in the order along each."""
    side, along, xy = side[chosen], along[chosen], xy[chosen]
    order = np.lexsort((along, side))
    side, xy = side[order], xy[order]
    after = side + 1
    ring = np.insert(rings.ring, after, rings.ring[side])
    result = _Rings(np.insert(rings.xy, after, xy, axis=0), ring, rings.polygon, rings.owner)
    return _without_repeats(result)


def _shape(rings: _Rings) -> Any | None:
    """Return the polygons of one shape; None where they would not be valid."""
    counts = np.bincount(rings.ring, minlength=len(rings.polygon))
    if (counts < _FEWEST).any():
        return None
    polygons = shapely.polygons(
        shapely.linearrings(rings.xy, indices=rings.ring), indices=rings.polygon
    )
    shape = polygons[0] if len(polygons) == 1 else shapely.multipolygons(polygons)
    return shape if shapely.is_valid(shape) else None


__all__ = ["Snapped", "snap_together"]
