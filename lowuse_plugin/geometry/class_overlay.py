# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How much of each shape lies in each class of a layer, which may have as many areas as shapes.

Areas of one class that overlap each other are united first, so that no ground counts twice within
a class; areas of different classes may overlap and each counts in full. Large areas are cut into
small pieces, so that a river of 20,000 vertices costs no more than what lies around it. The areas
are exact: they equal the intersection with the union of the class.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import shapely

from lowuse_plugin.geometry.adjacency import connected
from lowuse_plugin.geometry.arrays import Floats, Geometries, Mask, Rows, chunks
from lowuse_plugin.geometry.overlap import may_be_thin, nowhere_wider, small_pieces

NEGLIGIBLE_M2 = 1e-4
"""What two areas of a class have in common below this is the noise of their coordinates."""
_PIECES_AT_ONCE = 20_000
_PAIRS_A_ROUND = 8
_HALF = 0.5
_MOST_WORKERS = 4
_WORTH_SHARING = 2_000
"""Fewer intersections are done before threads have started."""


@dataclass(frozen=True)
class ClassLayer:
    """Areas by class made ready for many questions; pieces of one class are disjoint.

    Attributes:
        classes: Number of classes K.
        pieces: Small polygons.
        piece_class: Class 0 … K-1 of each piece.
        piece_area: Which area each piece is of; united areas count as one.
    """

    classes: int
    pieces: shapely.STRtree
    piece_class: Rows
    piece_area: Rows


@dataclass(frozen=True)
class ClassOverlaps:
    """What overlaps, sorted by shape and class; what does not is left out.

    Attributes:
        subject: Row of the shape.
        class_number: Class of the part.
        area_m2: Area of the part in the plane of the shapes.
        share: That as a share of the shape, 0 … 1.
        areas: Areas of the layer that it lies in; united ones count once.
        thin: The part is at most half of the shape and nowhere wider than the thin width.
    """

    subject: Rows
    class_number: Rows
    area_m2: Floats
    share: Floats
    areas: Rows
    thin: Mask


def prepare_classes(polygons: Geometries, classes: Rows, count: int) -> ClassLayer:
    """Unite what overlaps within a class and cut what is large, once for many shapes.

    Args:
        polygons: Valid polygons or multipolygons in metres.
        classes: Class 0 … ``count``-1 of each.
        count: Number of classes.
    """
    parts, area = shapely.get_parts(polygons, return_index=True)
    parts, area = _without_copies(parts, area, classes)
    parts, area = _united(parts, area, classes)
    pieces, part = small_pieces(parts)
    shapely.prepare(pieces)
    return ClassLayer(
        classes=count,
        pieces=shapely.STRtree(pieces),
        piece_class=np.asarray(classes, dtype=np.int64)[area][part],
        piece_area=area[part],
    )


def overlap_classes(
    subjects: Geometries, layer: ClassLayer, *, least_m2: float, thin_width_m: float
) -> ClassOverlaps:
    """Return how much of each shape lies in each class.

    Args:
        subjects: Valid polygons or multipolygons in the CRS of the layer.
        layer: The areas.
        least_m2: Parts up to this are left out.
        thin_width_m: Parts that are nowhere wider are marked.
    """
    row, piece = layer.pieces.query(subjects, predicate="intersects")
    common, measured = _common(subjects, layer, row, piece)
    key = row.astype(np.int64) * layer.classes + layer.piece_class[piece]
    groups, group = np.unique(key, return_inverse=True)
    area: Floats = np.bincount(group, weights=measured, minlength=len(groups)).astype(np.float64)
    subject, class_number = np.divmod(groups, max(layer.classes, 1))
    whole = shapely.area(subjects)[subject]
    share = np.clip(area / np.where(whole > 0, whole, np.inf), 0.0, 1.0)
    kept = area > least_m2
    thin = np.zeros(len(groups), dtype=np.bool_)
    asked = _could_be_thin(common, group, area, kept & (share <= _HALF), thin_width_m)
    thin[asked] = _are_thin(common, group, asked, thin_width_m)
    touched = measured > 0
    pairs = np.unique(np.stack((group[touched], layer.piece_area[piece[touched]]), axis=1), axis=0)
    areas = np.bincount(pairs[:, 0], minlength=len(groups))
    return ClassOverlaps(
        subject[kept], class_number[kept], area[kept], share[kept], areas[kept], thin[kept]
    )


def _common(
    subjects: Geometries, layer: ClassLayer, row: Rows, piece: Rows
) -> tuple[Geometries, Floats]:
    """Return the common part and its area of each pair; what lies wholly within is not cut."""
    pieces = layer.pieces.geometries
    inner, outer = shapely.bounds(subjects)[row], shapely.bounds(pieces)[piece]
    common = np.empty(len(row), dtype=object)
    within = np.flatnonzero(_boxes_cover(outer, inner))
    within = within[shapely.covers(pieces[piece[within]], subjects[row[within]])]
    common[within] = subjects[row[within]]
    cut = np.ones(len(row), dtype=np.bool_)
    cut[within] = False
    rest = np.flatnonzero(cut)
    common[rest] = _intersections(subjects[row[rest]], pieces[piece[rest]])
    return common, np.asarray(shapely.area(common))


def _intersections(one: Geometries, other: Geometries) -> Geometries:
    """Return the intersection of each pair; many are shared out among the cores."""
    workers = min(_MOST_WORKERS, os.cpu_count() or 1)
    if workers == 1 or len(one) < _WORTH_SHARING:
        return np.asarray(shapely.intersection(one, other))
    with ThreadPoolExecutor(workers) as pool:  # GEOS works outside Python's lock
        parts = pool.map(
            shapely.intersection, np.array_split(one, workers), np.array_split(other, workers)
        )
        return np.concatenate(list(parts))


def _boxes_cover(outer: Floats, inner: Floats) -> Mask:
    lower = (outer[:, :2] <= inner[:, :2]).all(axis=1)
    return np.asarray(lower & (outer[:, 2:] >= inner[:, 2:]).all(axis=1))


def _could_be_thin(
    common: Geometries, group: Rows, area: Floats, wanted: Mask, width_m: float
) -> Rows:
    """Return the groups whose shape has to be looked at, ascending."""
    if width_m <= 0:
        return np.zeros(0, dtype=np.int64)
    lengths: Floats = shapely.length(common)
    outline = np.bincount(group, weights=lengths, minlength=len(area)).astype(np.float64)
    return np.flatnonzero(wanted & may_be_thin(area, outline, width_m))


def _are_thin(common: Geometries, group: Rows, asked: Rows, width_m: float) -> Mask:
    """Tell which groups are nowhere wider than a width, their parts taken together."""
    if not asked.size:
        return np.zeros(0, dtype=np.bool_)
    place = np.searchsorted(asked, group)
    place[place == len(asked)] = 0
    chosen = np.flatnonzero((asked[place] == group) & (shapely.area(common) > 0))
    chosen = chosen[np.argsort(place[chosen], kind="stable")]
    return nowhere_wider(_unions(common[chosen], place[chosen], len(asked)), width_m)


def _unions(parts: Geometries, group: Rows, count: int) -> Geometries:
    """Return the union of each of ``count`` groups; ``group`` is ascending and misses none."""
    sizes = np.bincount(group, minlength=count)
    result = np.empty(count, dtype=object)
    single = sizes[group] == 1
    result[group[single]] = parts[single]
    several, inner = np.unique(group[~single], return_inverse=True)
    if several.size:
        together = shapely.geometrycollections(parts[~single], indices=inner)
        result[several] = shapely.union_all(together[:, np.newaxis], axis=1)
    return result


def _without_copies(parts: Geometries, area: Rows, classes: Rows) -> tuple[Geometries, Rows]:
    """Leave out what is there twice in a class, corner by corner the same."""
    box = np.column_stack((shapely.bounds(parts), np.asarray(classes)[area]))
    _, inverse, counts = np.unique(box, axis=0, return_inverse=True, return_counts=True)
    doubted = np.flatnonzero(counts[inverse.ravel()] > 1)
    if not doubted.size:
        return parts, area
    texts = shapely.to_wkb(shapely.normalize(parts[doubted]))
    seen = set()
    kept = np.ones(len(parts), dtype=np.bool_)
    for place, text, number in zip(
        doubted, texts, np.asarray(classes)[area[doubted]].tolist(), strict=True
    ):
        kept[place] = (number, text) not in seen
        seen.add((number, text))
    return parts[kept], area[kept]


def _united(parts: Geometries, area: Rows, classes: Rows) -> tuple[Geometries, Rows]:
    """Unite parts of a class that overlap each other; the first area stands for all."""
    label = _overlap_labels(parts, np.asarray(classes)[area])
    if len(np.unique(label)) == len(parts):
        return parts, area
    order = np.argsort(label, kind="stable")
    numbers, first, group = np.unique(label[order], return_index=True, return_inverse=True)
    unions = _unions(parts[order], group, len(numbers))
    pieces, owner = shapely.get_parts(unions, return_index=True)
    pieces, deeper = shapely.get_parts(pieces, return_index=True)
    polygons = shapely.get_dimensions(pieces) == 2  # noqa: PLR2004
    return pieces[polygons], area[order][first][owner[deeper]][polygons]


def _overlap_labels(parts: Geometries, classes: Rows) -> Rows:
    """Return for each part the lowest part that it hangs together with by overlaps of its class.

    A stack of n areas has n² pairs, but hangs together after few of them: what is known to is not
    asked again.
    """
    label = np.arange(len(parts))
    if len(np.unique(classes)) == len(parts):
        return label
    pieces, part = small_pieces(parts)
    a, b = _candidates(pieces, part, classes)
    joined_a, joined_b = part[:0], part[:0]
    while a.size:
        starts = np.flatnonzero(np.diff(a, prepend=-1))
        sizes = np.diff(starts, append=len(a))
        asked = np.arange(len(a)) - np.repeat(starts, sizes) < _PAIRS_A_ROUND
        one, other = a[asked], b[asked]
        apart = shapely.touches(pieces[one], pieces[other])
        one, other = one[~apart], other[~apart]
        more = shapely.area(_intersections(pieces[one], pieces[other])) > NEGLIGIBLE_M2
        joined_a = np.concatenate((joined_a, part[one[more]]))
        joined_b = np.concatenate((joined_b, part[other[more]]))
        label = connected(len(parts), joined_a, joined_b)
        left = ~asked & (label[part[a]] != label[part[b]])
        a, b = a[left], b[left]
    return label


def _candidates(pieces: Geometries, part: Rows, classes: Rows) -> tuple[Rows, Rows]:
    """Return pairs of pieces of one class whose boxes overlap, the lower first, in its order."""
    tree, boxes = shapely.STRtree(pieces), shapely.bounds(pieces)
    found = [(part[:0], part[:0])]
    for rows in chunks(len(pieces), _PIECES_AT_ONCE):
        a, b = tree.query(pieces[rows])
        a = rows[a]
        asked = (a < b) & (classes[part[a]] == classes[part[b]]) & (part[a] != part[b])
        a, b = a[asked], b[asked]
        width = np.minimum(boxes[a, 2:], boxes[b, 2:]) - np.maximum(boxes[a, :2], boxes[b, :2])
        may = width.clip(min=0).prod(axis=1) > NEGLIGIBLE_M2
        found.append((a[may], b[may]))
    a, b = (np.concatenate(column) for column in zip(*found, strict=True))
    order = np.argsort(a, kind="stable")
    return a[order], b[order]


__all__ = ["NEGLIGIBLE_M2", "ClassLayer", "ClassOverlaps", "overlap_classes", "prepare_classes"]
