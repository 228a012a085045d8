# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The computation behind merge groups: connected neighbours of equal key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.ports import Progress, SilentProgress
from lowuse_plugin.geometry.adjacency import check_widths, connected, find_adjacent
from lowuse_plugin.geometry.arrays import CHUNK_ROWS, Floats, Geometries, Mask, Rows

NO_KEY = -1


@dataclass(frozen=True)
class Neighbourhoods:
    """Groups of two or more rows.

    Attributes:
        members: Rows, group after group, ascending within a group.
        first: Where each group begins in ``members``.
        shared_m: Shared boundary inside each group.
        loose: A gap above 0.05 m inside the group.
    """

    members: Rows
    first: Rows
    shared_m: Floats
    loose: Mask

    def groups(self) -> list[NDArray[np.int64]]:
        """Return the rows of each group."""
        return np.split(self.members, self.first[1:]) if len(self.first) else []


def group_neighbours(
    keys: Rows,
    geometries_of: Callable[[Rows], Geometries],
    *,
    tolerance_m: float,
    min_shared_m: float,
    progress: Progress | None = None,
    block_rows: int = CHUNK_ROWS,
) -> Neighbourhoods:
    """Return groups of rows of equal key that are joined by shared boundaries.

    Args:
        keys: One integer a row; rows with -1 join nothing.
        geometries_of: Returns the polygons of the given rows. Only rows whose key occurs again
            are asked for, a bounded number at a time.
        tolerance_m: Widest gap or overlap t.
        min_shared_m: Shortest shared boundary L, more than 2t.
        progress: Is told after every block and may stop the work.
        block_rows: About how many rows are looked at together; a key is never cut through.

    Raises:
        LowUseError: ``TOLERANCE_TOO_WIDE``.
    """
    check_widths(tolerance_m, min_shared_m)
    watched = progress or SilentProgress()
    found = []
    candidates = _repeated(keys)
    done = 0
    for rows in _whole_keys(candidates, keys, block_rows):
        watched.step(done, len(candidates))
        pairs = find_adjacent(
            geometries_of(rows),
            tolerance_m=tolerance_m,
            min_shared_m=min_shared_m,
            keys=keys[rows],
        )
        found.append((rows[pairs.a], rows[pairs.b], pairs.shared_m, pairs.loose))
        done += len(rows)
    watched.step(done, len(candidates))
    if not found:
        return _collect(len(keys), *(np.zeros(0, dtype=t) for t in (int, int, float, bool)))
    return _collect(len(keys), *(np.concatenate(column) for column in zip(*found, strict=True)))


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


def _collect(count: int, a: Rows, b: Rows, shared_m: Floats, loose: Mask) -> Neighbourhoods:
    label = connected(count, a, b)
    sizes = np.bincount(label, minlength=count)
    members = np.flatnonzero(sizes[label] > 1)
    members = members[np.argsort(label[members], kind="stable")]
    first = np.flatnonzero(np.diff(label[members], prepend=-1))
    groups = label[members[first]]
    return Neighbourhoods(
        members=members,
        first=first,
        shared_m=np.bincount(label[a], weights=shared_m, minlength=count)[groups],
        loose=np.bincount(label[a], weights=loose, minlength=count)[groups] > 0,
    )
