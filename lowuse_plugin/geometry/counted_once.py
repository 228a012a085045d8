# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Polygons that overlap, cut so that the same ground is counted once."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import shapely

from lowuse_plugin.geometry.arrays import Floats, Geometries, Rows, chunks
from lowuse_plugin.geometry.overlap import polygonal

_VISIBLE_M2 = 0.01
"""Neighbours that were digitised apart overlap by less: no land is counted twice there."""
_CHUNK = 20_000


def counted_once(
    polygons: Geometries, step: Callable[[int, int], None] = lambda _done, _count: None
) -> tuple[Geometries, Floats]:
    """Return polygons of which none covers ground of one before it.

    Args:
        polygons: In the order in which ground belongs to them: the first keeps all of its own.
        step: Is told how far it is and may stop it.

    Returns:
        The polygons, those that overlap nothing being the same objects, and what was taken away
        from each in m².
    """
    first, second = _overlapping(polygons, step)
    lost = np.zeros(len(polygons))
    if not len(second):
        return polygons, lost
    result = polygons.copy()
    order = np.lexsort((first, second))
    first, second = first[order], second[order]
    rows, starts = np.unique(second, return_index=True)
    for row, covering in zip(rows.tolist(), np.split(first, starts[1:]), strict=True):
        step(row, len(polygons))
        cover = shapely.union_all(polygons[covering])
        result[row] = polygonal(shapely.difference(polygons[row], cover))
    lost[rows] = shapely.area(polygons[rows]) - shapely.area(result[rows])
    return result, lost


def _overlapping(polygons: Geometries, step: Callable[[int, int], None]) -> tuple[Rows, Rows]:
    """Return the pairs that share ground, the earlier one first."""
    tree, boxes = shapely.STRtree(polygons), shapely.bounds(polygons)
    firsts, seconds = [], []
    for rows in chunks(len(polygons), _CHUNK):
        step(int(rows[0]), len(polygons))
        of_chunk, other = tree.query(polygons[rows])
        second = rows[of_chunk]
        earlier = other < second
        first, second = _boxes_overlap(boxes, other[earlier], second[earlier])
        common = shapely.area(shapely.intersection(polygons[first], polygons[second]))
        firsts.append(first[common > _VISIBLE_M2])
        seconds.append(second[common > _VISIBLE_M2])
    if not firsts:
        nothing = np.zeros(0, dtype=np.int64)
        return nothing, nothing
    return np.concatenate(firsts), np.concatenate(seconds)


def _boxes_overlap(boxes: Floats, first: Rows, second: Rows) -> tuple[Rows, Rows]:
    """Return the pairs whose boxes have enough in common; neighbours mostly touch alone."""
    low = np.maximum(boxes[first, :2], boxes[second, :2])
    high = np.minimum(boxes[first, 2:], boxes[second, 2:])
    common = np.prod(np.maximum(high - low, 0.0), axis=1) > _VISIBLE_M2
    return first[common], second[common]
