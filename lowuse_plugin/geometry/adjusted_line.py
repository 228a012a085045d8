# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The line after an adjustment: blocks that leave are cut out, blocks that enter are added.

All is done on a grid of a millimetre. What two surveys of one edge leave between them, a strip
nowhere wider than a centimetre, is no overlap: it neither hinders a case nor bites into a block
that the case does not mean. Blocks that nothing leaves stay as they are, to the last bit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from lowuse_plugin.geometry.arrays import Floats, Geometries, Rows
from lowuse_plugin.geometry.overlap import nowhere_wider, polygonal
from lowuse_plugin.geometry.validity import as_multipolygons

GRID_M = 0.001
THIN_M = 0.01
"""A common part nowhere wider is the work of points that were surveyed twice."""
VISIBLE_M2 = 0.01
"""Below the last printed digit a part does not exist."""


@dataclass(frozen=True)
class AdjustedLine:
    """What becomes of the blocks of a line.

    Attributes:
        rows: Rows of the old blocks that stay, changed or not.
        shapes: Their shapes, in that order; an unchanged one is the very geometry.
        changed: Rows of the old blocks that lost something, gone ones included.
    """

    rows: Rows
    shapes: Geometries
    changed: Rows


def on_grid(shapes: Geometries) -> Geometries:
    """Return shapes on the grid of a millimetre; what vanishes there is empty."""
    return as_multipolygons(np.asarray(shapely.set_precision(shapes, GRID_M)))


def matter(parts: Geometries) -> Geometries:
    """Return of each shape the polygons that are more than a strip or a speck, as one geometry."""
    found = np.full(len(parts), shapely.MultiPolygon(), dtype=object)
    pieces, owner = shapely.get_parts(parts, return_index=True)
    inner, again = shapely.get_parts(pieces, return_index=True)
    owner = owner[again]
    kept = (shapely.get_type_id(inner) == 3) & (shapely.area(inner) > VISIBLE_M2)  # noqa: PLR2004
    inner, owner = inner[kept], owner[kept]
    wide = ~nowhere_wider(inner, THIN_M)
    inner, owner = inner[wide], owner[wide]
    filled, group = np.unique(owner, return_inverse=True)
    if filled.size:
        found[filled] = shapely.multipolygons(inner, indices=group)
    return found


def common_parts(shapes: Geometries, others: Geometries) -> tuple[Rows, Rows, Geometries]:
    """Return pairs that overlap by more than a strip: row of one, row of the other, common part."""
    none = np.zeros(0, dtype=np.int64)
    if not len(shapes) or not len(others):
        return none, none, np.zeros(0, dtype=object)
    found = shapely.STRtree(others).query(shapes, predicate="intersects")
    one, other = np.asarray(found[0], dtype=np.int64), np.asarray(found[1], dtype=np.int64)
    common = matter(np.asarray(shapely.intersection(shapes[one], others[other], grid_size=GRID_M)))
    kept = ~shapely.is_empty(common)
    return one[kept], other[kept], common[kept]


def inside_line(shapes: Geometries, line: Geometries) -> Floats:
    """Return how many m² of each shape lie in the line; overlapping blocks count once."""
    areas = np.zeros(len(shapes))
    one, _, common = common_parts(shapes, line)
    if one.size:
        areas[np.unique(one)] = shapely.area(_together(one, common))
    return areas


def parts_inside(shapes: Geometries, line: Geometries) -> Geometries:
    """Return what of each shape lies in the line, strips left out; empty where nothing does."""
    found = np.full(len(shapes), shapely.MultiPolygon(), dtype=object)
    one, _, common = common_parts(shapes, line)
    if one.size:
        found[np.unique(one)] = matter(_together(one, common))
    return found


def parts_outside(shapes: Geometries, line: Geometries) -> Geometries:
    """Return what of each shape lies outside the line, strips left out; empty for nothing."""
    left = shapes.copy()
    found = shapely.STRtree(line).query(shapes, predicate="intersects") if len(line) else ([], [])
    one, other = np.asarray(found[0], dtype=np.int64), np.asarray(found[1], dtype=np.int64)
    if one.size:
        filled = np.unique(one)
        left[filled] = shapely.difference(
            shapes[filled], _together(one, line[other]), grid_size=GRID_M
        )
    return matter(left)


def outside_line(shapes: Geometries, line: Geometries) -> Floats:
    """Return how many m² of each shape lie outside the line, strips left out."""
    return np.asarray(shapely.area(parts_outside(shapes, line)))


def without(line: Geometries, leaving: Geometries) -> AdjustedLine:
    """Return the blocks of a line after some land has left.

    Args:
        line: Blocks, polygonal; they may overlap: what leaves, leaves each of them.
        leaving: Polygonal.
    """
    shapes = line.copy()
    one, other, _ = common_parts(line, leaving)
    changed = np.unique(one)
    if changed.size:
        cut = _together(one, leaving[other])
        rest = shapely.difference(line[changed], cut, grid_size=GRID_M)
        shapes[changed] = matter(np.asarray(rest))
    rows = np.flatnonzero(~shapely.is_empty(shapes))
    return AdjustedLine(rows, shapes[rows], changed)


def entering(shapes: Geometries, line: Geometries) -> Geometries:
    """Return what enters, without the strips that it has in common with the line.

    Args:
        shapes: Polygonal, overlapping the line and one another by strips alone; such a strip
            belongs to the first of them.
        line: What stays of it.
    """
    result = shapes.copy()
    if not len(shapes):
        return as_multipolygons(result)
    ground = np.concatenate([line, shapes])
    one, other = shapely.STRtree(ground).query(shapes, predicate="intersects")
    before = other - len(line) < one
    one, other = np.asarray(one[before], dtype=np.int64), other[before]
    if one.size:
        filled = np.unique(one)
        rest = shapely.difference(shapes[filled], _together(one, ground[other]), grid_size=GRID_M)
        result[filled] = matter(np.asarray(rest))
    return as_multipolygons(result)


def leaving(shapes: Geometries, line: Geometries, stays: AdjustedLine) -> Geometries:
    """Return what the line loses to each shape: ground counts once, for the first of them.

    What is left of a block as a strip along a shape goes with that shape.

    Args:
        shapes: Polygonal.
        line: Blocks of the line.
        stays: What :func:`without` says of them.
    """
    result = np.full(len(shapes), shapely.MultiPolygon(), dtype=object)
    if not stays.changed.size or not len(shapes):
        return result
    before = shapely.union_all(line[stays.changed])
    around = stays.shapes[np.flatnonzero(shapely.intersects(stays.shapes, before))]
    # On the grid a strip may shrink to a line: nothing can be cut out of lines and land together.
    lost = polygonal(shapely.difference(before, shapely.union_all(around), grid_size=GRID_M))
    for row, shape in enumerate(shapes):
        result[row] = polygonal(shapely.intersection(lost, shape, grid_size=GRID_M))
        lost = polygonal(shapely.difference(lost, shape, grid_size=GRID_M))
    strips = shapely.get_parts(lost)
    strips = strips[~shapely.is_empty(strips)]
    for strip, row in zip(strips, shapely.STRtree(shapes).nearest(strips), strict=True):
        result[row] = polygonal(shapely.union(result[row], strip, grid_size=GRID_M))
    return as_multipolygons(result)


def _together(owner: Rows, shapes: Geometries) -> Geometries:
    """Return one union an owner, in the order of the owners."""
    order = np.argsort(owner, kind="stable")
    _, group = np.unique(owner[order], return_inverse=True)
    pieces, again = shapely.get_parts(shapes[order], return_index=True)
    together = shapely.geometrycollections(pieces, indices=group[again])
    return np.asarray(shapely.union_all(together[:, np.newaxis], axis=1))
