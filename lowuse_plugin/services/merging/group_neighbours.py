# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The computation behind merge groups: connected neighbours of equal key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging import pack as merge_pack
from lowuse_plugin.domain.merging.pack import MergePack
from lowuse_plugin.domain.ports import Progress, SilentProgress
from lowuse_plugin.geometry.adjacency import (
    ROUNDING_M,
    Adjacency,
    check_widths,
    connected,
    find_adjacent,
)
from lowuse_plugin.geometry.arrays import CHUNK_ROWS, Floats, Geometries, Mask, Rows, chunks
from lowuse_plugin.geometry.between import GapStrips, blocked_lengths, gap_strips, join_strips
from lowuse_plugin.geometry.rings import encloses
from lowuse_plugin.geometry.stacked import representatives

NO_KEY = -1
WIDEST_M = 3.0
"""A gap above it is no survey offset: a lane begins there."""

_DOUBT_M = 0.5
"""Where a boundary bends, lengths within a width add up a little otherwise each way."""
_GAP_M2 = 1e-4
"""Boundaries that run apart less than this enclose no room for anybody."""

GeometriesOf = Callable[[Rows], Geometries]


@dataclass(frozen=True)
class NeighbourPairs:
    """Pairs of rows that share enough boundary, nothing standing between them.

    Attributes:
        a: Row of one parcel.
        b: Row of the other.
        shared_m: Boundary that they share.
        loose: A gap above the width of the pack along it: 界线不严密.
        strict_a: Rows of pairs that also hold at the strict widths.
        strict_b: The other rows of these.
        stacked: For each row of all the row that stands for its shape, mostly itself.
    """

    a: Rows
    b: Rows
    shared_m: Floats
    loose: Mask
    strict_a: Rows
    strict_b: Rows
    stacked: Rows


@dataclass(frozen=True)
class Neighbourhoods:
    """Groups of two or more rows.

    Attributes:
        members: Rows, group after group, ascending within a group.
        first: Where each group begins in ``members``.
        shared_m: Shared boundary inside each group.
        loose: A gap above the width of the pack inside the group.
        strict: The group is also connected at the strict widths.
        ring: A parcel that is not of the group lies in its middle.
        stacked: For each row of all the row that stands for its shape, mostly itself.
    """

    members: Rows
    first: Rows
    shared_m: Floats
    loose: Mask
    strict: Mask
    ring: Mask
    stacked: Rows

    def groups(self) -> list[NDArray[np.int64]]:
        """Return the rows of each group."""
        return np.split(self.members, self.first[1:]) if len(self.first) else []


class Land:
    """All parcels there are, of whomever; their boxes are worked out when somebody asks."""

    def __init__(
        self, count: int, geometries_of: GeometriesOf, progress: Progress | None = None
    ) -> None:
        """Take how many parcels there are, what returns the polygons of some, and who watches."""
        self.count = count
        self._geometries_of = geometries_of
        self._progress = progress or SilentProgress()
        self._done = (0, 1)
        self._boxes: Floats | None = None

    def geometries_of(self, rows: Rows) -> Geometries:
        """Return the polygons of some parcels; whoever watches may stop the work here."""
        self._progress.step(*self._done)
        return self._geometries_of(rows)

    def step(self, done: int, total: int) -> None:
        """Tell how far the work is."""
        self._done = (done, total)
        self._progress.step(done, total)

    def boxes(self) -> Floats:
        """Return (n, 4) boxes, read a bounded number of polygons at a time."""
        if self._boxes is None:
            found = [shapely.bounds(self.geometries_of(rows)) for rows in chunks(self.count)]
            self._boxes = np.concatenate(found) if found else np.zeros((0, 4))
        return self._boxes


def check_find_widths(tolerance_m: float, min_shared_m: float) -> None:
    """Refuse widths that could take a corner for a boundary, or a lane for a survey offset.

    Raises:
        LowUseError: ``TOLERANCE_TOO_WIDE`` or ``TOLERANCE_BEYOND_SURVEY``.
    """
    check_widths(tolerance_m, min_shared_m)
    if tolerance_m > WIDEST_M:
        raise LowUseError("TOLERANCE_BEYOND_SURVEY", tolerance_m=tolerance_m, widest_m=WIDEST_M)


def group_neighbours(
    keys: Rows,
    geometries_of: GeometriesOf,
    *,
    tolerance_m: float,
    min_shared_m: float,
    progress: Progress | None = None,
    block_rows: int = CHUNK_ROWS,
    land: Land | None = None,
    pack: MergePack | None = None,
) -> Neighbourhoods:
    """Return groups of rows of equal key that are joined by shared boundaries.

    Args:
        keys: One integer a row; rows with -1 join nothing, but stand between others.
        geometries_of: Returns the polygons of the given rows. Only rows whose key occurs again
            are asked for, a bounded number at a time, and where a gap or a ring has to be looked
            into, all others.
        tolerance_m: Widest gap or overlap t.
        min_shared_m: Shortest shared boundary L, more than 2t.
        progress: Is told after every block and may stop the work, where no land is given.
        block_rows: About how many rows are looked at together; a key is never cut through.
        land: All parcels with whoever watches, where they were gathered already.
        pack: Which widths are strict, and which gap is loose; the shipped one when left out.

    Raises:
        LowUseError: ``TOLERANCE_TOO_WIDE`` or ``TOLERANCE_BEYOND_SURVEY``.
    """
    land = land or Land(len(keys), geometries_of, progress)
    pairs = find_pairs(
        keys,
        land,
        tolerance_m=tolerance_m,
        min_shared_m=min_shared_m,
        block_rows=block_rows,
        pack=pack,
    )
    return _collect(pairs, land, tolerance_m)


def find_pairs(
    keys: Rows,
    land: Land,
    *,
    tolerance_m: float,
    min_shared_m: float,
    block_rows: int = CHUNK_ROWS,
    pack: MergePack | None = None,
) -> NeighbourPairs:
    """Return the neighbours of equal key, as :func:`group_neighbours` joins them.

    Raises:
        LowUseError: ``TOLERANCE_TOO_WIDE`` or ``TOLERANCE_BEYOND_SURVEY``.
    """
    check_find_widths(tolerance_m, min_shared_m)
    search = _Search(land, len(keys), (tolerance_m, min_shared_m), pack or merge_pack.shipped())
    candidates = _repeated(keys)
    done = 0
    for rows in _whole_keys(candidates, keys, block_rows):
        land.step(done, len(candidates))
        search.look_at(rows, keys[rows])
        done += len(rows)
    land.step(done, len(candidates))
    return search.result()


class _Search:
    """Gathers the pairs of one block after the other."""

    def __init__(
        self, land: Land, count: int, widths: tuple[float, float], pack: MergePack
    ) -> None:
        self._land, self._pack = land, pack
        self._tolerance_m, self._min_shared_m = widths
        self._stacked = np.arange(count)
        self._pairs: list[tuple[Rows, Rows, Floats, Mask]] = []
        self._strict: list[tuple[Rows, Rows]] = []
        self._strips: list[GapStrips] = []

    def look_at(self, rows: Rows, keys: Rows) -> None:
        """Find the pairs among rows that hold all rows of their keys."""
        shapes = self._land.geometries_of(rows)
        stand_in = representatives(shapes, keys)
        self._stacked[rows] = rows[stand_in]
        single = np.flatnonzero(stand_in == np.arange(len(rows)))
        rows, keys, shapes = rows[single], keys[single], shapes[single]
        pairs = find_adjacent(
            shapes,
            tolerance_m=self._tolerance_m,
            min_shared_m=self._min_shared_m,
            tight_gap_m=self._pack.loose_gap_m,
            keys=keys,
        )
        self._pairs.append((rows[pairs.a], rows[pairs.b], pairs.shared_m, pairs.loose))
        self._strict.extend((rows[a], rows[b]) for a, b in self._strict_pairs(shapes, pairs))
        self._strips.append(self._gaps(shapes, pairs))

    def _gaps(self, shapes: Geometries, pairs: Adjacency) -> GapStrips:
        """Return the gaps in which somebody else's land could lie."""
        gaping = np.flatnonzero(pairs.gap_m2 > _GAP_M2)
        along = pairs.along[gaping]
        other = pairs.a[gaping] + pairs.b[gaping] - along
        strips = gap_strips(shapes, along, other, tolerance_m=self._tolerance_m)
        return GapStrips(
            gaping[strips.pair], strips.segment, strips.start, strips.along, strips.corners
        )

    def _strict_pairs(self, shapes: Geometries, pairs: Adjacency) -> Iterator[tuple[Rows, Rows]]:
        """Yield pairs at the strict widths, as far as groups need them to be connected.

        What is tight along half a metre more than is asked for is strict; only groups that this
        does not connect are measured again.
        """
        pack = self._pack
        sure = pairs.tight_m >= pack.min_shared_m + _DOUBT_M
        sure &= pack.loose_gap_m <= pack.tolerance_m
        yield pairs.a[sure], pairs.b[sure]
        label = connected(len(shapes), pairs.a, pairs.b)
        strictly = connected(len(shapes), pairs.a[sure], pairs.b[sure])
        doubted = np.zeros(len(shapes), dtype=np.bool_)
        doubted[label[strictly != label]] = True
        rows = np.flatnonzero(doubted[label])
        if not rows.size:
            return
        again = find_adjacent(
            shapes[rows],
            tolerance_m=pack.tolerance_m,
            min_shared_m=pack.min_shared_m,
            keys=label[rows],
        )
        yield rows[again.a], rows[again.b]

    def result(self) -> NeighbourPairs:
        """Return what was found, without what somebody else's land separates."""
        a, b, shared, loose = _joined(self._pairs, (np.int64, np.int64, np.float64, np.bool_))
        strict_a, strict_b = _joined(self._strict, (np.int64, np.int64))
        strips = join_strips(self._strips, [len(pairs[0]) for pairs in self._pairs])
        if len(strips):
            shared = shared - blocked_lengths(
                strips,
                a,
                b,
                boxes=self._land.boxes(),
                geometries_of=self._land.geometries_of,
                is_stranger=self._stranger(a, b),
            )
        keep = shared >= self._min_shared_m - ROUNDING_M
        if not keep.all():
            count = len(self._stacked)
            apart = a[~keep] * count + b[~keep]
            together = ~np.isin(strict_a * count + strict_b, apart)
            strict_a, strict_b = strict_a[together], strict_b[together]
        return NeighbourPairs(
            a[keep], b[keep], shared[keep], loose[keep], strict_a, strict_b, self._stacked
        )

    def _stranger(self, a: Rows, b: Rows) -> Callable[[Rows, Rows], Mask]:
        """Return what tells whether a row is neither of a pair, nor drawn on top of one."""

        def is_stranger(pair: Rows, row: Rows) -> Mask:
            own = self._stacked[row]
            return np.asarray((own != a[pair]) & (own != b[pair]))

        return is_stranger


def _joined(parts: list, kinds: tuple[type, ...]) -> tuple[NDArray, ...]:  # type: ignore[type-arg]
    if not parts:
        return tuple(np.zeros(0, dtype=kind) for kind in kinds)
    return tuple(np.concatenate(column) for column in zip(*parts, strict=True))


def _repeated(keys: Rows) -> Rows:
    """Return rows whose key occurs more than once, ordered by key."""
    distinct, inverse, counts = np.unique(keys, return_inverse=True, return_counts=True)
    wanted = (counts > 1) & (distinct != NO_KEY)
    rows = np.flatnonzero(wanted[inverse])
    return rows[np.argsort(keys[rows], kind="stable")]


def _whole_keys(rows: Rows, keys: Rows, block_rows: int) -> Iterator[Rows]:
    """Yield blocks of rows that never cut through a key."""
    if not rows.size:
        return
    starts = np.concatenate(([0], np.flatnonzero(np.diff(keys[rows])) + 1))
    cuts = starts[np.concatenate(([True], np.diff(starts // block_rows) > 0))]
    for low, high in zip(cuts, np.append(cuts[1:], len(rows)), strict=True):
        yield np.sort(rows[low:high])


def _collect(pairs: NeighbourPairs, land: Land, tolerance_m: float) -> Neighbourhoods:
    count = len(pairs.stacked)
    label = connected(count, pairs.a, pairs.b)
    sizes = np.bincount(label, minlength=count)
    members = np.flatnonzero(sizes[label] > 1)
    members = members[np.argsort(label[members], kind="stable")]
    first = np.flatnonzero(np.diff(label[members], prepend=-1))
    groups = label[members[first]]
    strictly = connected(count, pairs.strict_a, pairs.strict_b)[members]
    strict = (
        np.minimum.reduceat(strictly, first) == np.maximum.reduceat(strictly, first)
        if len(first)
        else np.zeros(0, dtype=np.bool_)
    )
    return Neighbourhoods(
        members=members,
        first=first,
        shared_m=np.bincount(label[pairs.a], weights=pairs.shared_m, minlength=count)[groups],
        loose=np.bincount(label[pairs.a], weights=pairs.loose, minlength=count)[groups] > 0,
        strict=strict,
        ring=_rings(members, first, pairs.stacked, land, tolerance_m),
        stacked=pairs.stacked,
    )


def _rings(members: Rows, first: Rows, stacked: Rows, land: Land, tolerance_m: float) -> Mask:
    """Tell of each group whether it encloses a parcel that is not of it."""
    ring = np.zeros(len(first), dtype=np.bool_)
    if not len(first):
        return ring
    boxes = land.boxes()
    low = np.minimum.reduceat(boxes[members, :2], first)
    high = np.maximum.reduceat(boxes[members, 2:], first)
    group_of = np.full(land.count, -1, dtype=np.int64)
    group_of[members] = np.repeat(np.arange(len(first)), np.diff(np.append(first, len(members))))
    tree = shapely.STRtree(shapely.box(*low.T, *high.T))
    found: list[tuple[Rows, Rows]] = []
    for rows in chunks(land.count):
        row, group = tree.query(shapely.box(*boxes[rows].T))
        row = rows[row]
        inside = (boxes[row, :2] > low[group]).all(axis=1)
        inside &= (boxes[row, 2:] < high[group]).all(axis=1)
        inside &= group_of[stacked[row]] != group
        found.append((group[inside], row[inside]))
    group, row = _joined(found, (np.int64, np.int64))
    order = np.argsort(group, kind="stable")
    group, row = group[order], row[order]
    bounds = np.append(first, len(members))
    starts = np.flatnonzero(np.diff(group, prepend=-1))
    for number, strangers in zip(group[starts], np.split(row, starts[1:]), strict=False):
        own = members[bounds[number] : bounds[number + 1]]
        ring[number] = encloses(
            land.geometries_of(own), land.geometries_of(strangers), tolerance_m=tolerance_m
        )
    return ring
