# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How contiguous a set of blocks is: parts, common edges, compactness.

Boundaries that were surveyed twice differ by millimetres: two blocks hang together where they run
along each other within a centimetre for at least a metre. Meeting in a point joins nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from lowuse_plugin.geometry.adjacency import connected
from lowuse_plugin.geometry.arrays import Floats, Geometries, Mask, Rows

NEAR_M = 0.01
"""Edges within this distance are one edge."""
EDGE_M = 1.0
"""A common edge at least so long joins two blocks."""


@dataclass(frozen=True)
class Parts:
    """Contiguous parts of blocks.

    Attributes:
        block: Block of each polygon: a block of several polygons may lie in several parts.
        part: Part of each polygon, numbered from 0.
        shapes: One polygonal geometry a part.
    """

    block: Rows
    part: Rows
    shapes: Geometries

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.shapes)

    def holding(self, blocks: Mask) -> Mask:
        """Tell which parts hold a polygon of some of the blocks."""
        found = np.zeros(len(self.shapes), dtype=np.bool_)
        found[self.part[blocks[self.block]]] = True
        return found

    def in_parts(self, parts: Mask, count: int) -> Mask:
        """Tell which of ``count`` blocks have a polygon in some of the parts."""
        found = np.zeros(count, dtype=np.bool_)
        found[self.block[parts[self.part]]] = True
        return found

    def first_blocks(self) -> Rows:
        """Return the first block of each part."""
        found = np.zeros(len(self.shapes), dtype=np.int64)
        found[self.part[::-1]] = self.block[::-1]
        return found


def parts_of(blocks: Geometries) -> Parts:
    """Return the contiguous parts of blocks.

    Args:
        blocks: Polygonal, none missing; they may overlap.
    """
    polygons, owner = shapely.get_parts(blocks, return_index=True)
    lowest = connected(len(polygons), *_joined(polygons))
    part = np.asarray(np.unique(lowest, return_inverse=True)[1], dtype=np.int64)
    if not len(polygons):
        return Parts(owner, part, np.zeros(0, dtype=object))
    order = np.argsort(part, kind="stable")
    together = shapely.geometrycollections(polygons[order], indices=part[order])
    return Parts(owner, part, np.asarray(shapely.union_all(together[:, np.newaxis], axis=1)))


def shared_edges(blocks: Geometries, others: Geometries) -> Floats:
    """Return how long each block runs along any of the others, in metres.

    Args:
        blocks: Polygonal.
        others: Polygonal; what runs along two of them counts once.
    """
    lengths = np.zeros(len(blocks))
    if not len(blocks) or not len(others):
        return lengths
    found = shapely.STRtree(others).query(blocks, predicate="dwithin", distance=NEAR_M)
    block, other = np.asarray(found[0], dtype=np.int64), np.asarray(found[1], dtype=np.int64)
    if not block.size:
        return lengths
    edges = shapely.boundary(blocks[block])
    along = shapely.intersection(edges, _around(others[other], blocks[block]))
    order = np.argsort(block, kind="stable")
    filled, group = np.unique(block[order], return_inverse=True)
    together = shapely.geometrycollections(along[order], indices=group)
    whole = shapely.union_all(together[:, np.newaxis], axis=1)
    lengths[filled] = shapely.length(whole)
    # Where it only ends at the other, no more than the reach of the search counts.
    lengths[lengths < EDGE_M] = 0.0
    return lengths


def compactness(polygons: Geometries) -> Floats:
    """Return 4π × area ÷ perimeter² of each: 1 for a circle, π/4 for a square, 0 for nothing."""
    area, around = shapely.area(polygons), shapely.length(polygons)
    return np.divide(4 * np.pi * area, around**2, out=np.zeros(len(area)), where=around > 0)


def _joined(polygons: Geometries) -> tuple[Rows, Rows]:
    """Return the pairs of polygons that hang together."""
    none = np.zeros(0, dtype=np.int64)
    if len(polygons) < 2:  # noqa: PLR2004
        return none, none
    found = shapely.STRtree(polygons).query(polygons, predicate="dwithin", distance=NEAR_M)
    one, other = np.asarray(found[0], dtype=np.int64), np.asarray(found[1], dtype=np.int64)
    once = one < other
    one, other = one[once], other[once]
    if not one.size:
        return none, none
    edges = shapely.boundary(polygons[one])
    along = shapely.length(shapely.intersection(edges, _around(polygons[other], polygons[one])))
    inside = shapely.covers(polygons[one], polygons[other])
    joined = inside | (along >= EDGE_M)
    return one[joined], other[joined]


def _around(polygons: Geometries, near: Geometries) -> Geometries:
    """Return polygons made wider by the reach, as far as something stands near them.

    Cutting first keeps a block of many thousand corners from being widened for each neighbour.
    """
    boxes = shapely.bounds(near)
    reach = 2 * EDGE_M
    windows = shapely.box(*(boxes + np.array([-reach, -reach, reach, reach])).T)
    cut = shapely.intersection(polygons, windows)
    return np.asarray(shapely.buffer(cut, NEAR_M, quad_segs=2))
