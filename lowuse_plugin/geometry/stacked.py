# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The same parcel drawn or delivered several times over: shapes that cover each other.

Two shapes are the same when they have 99.9 % of their common area in common. What could be the
same comes together by area and centre, a few sorts of numbers, so that 800 shapes on one spot are
compared with one of them and not with each other.
"""

from __future__ import annotations

from itertools import product

import numpy as np
import shapely

from lowuse_plugin.geometry.arrays import Floats, Geometries, Mask, Rows

SAME_SHARE = 0.999
"""Least intersection ÷ union of two drawings of one parcel."""

_AREA_STEP = 2.5 * (1 - SAME_SHARE)
"""Width of a class of areas, more than twice what equal shapes can differ (in logarithms)."""
_CENTRE_STEP = 0.05
"""The same for centres, in roots of the area; enough for shapes ten times as long as wide."""
_ROUNDS = 8
"""Different shapes of one size on one spot are told apart so many deep."""


def representatives(parcels: Geometries, keys: Rows) -> Rows:
    """Return for each row the lowest row of equal key whose shape is the same.

    Args:
        parcels: Valid polygons in one CRS in metres.
        keys: Only rows of equal key are compared.
    """
    chosen = np.arange(len(parcels))
    areas = shapely.area(parcels)
    usable = areas > 0
    centres = shapely.get_coordinates(shapely.centroid(parcels[usable]))
    at = np.full((len(parcels), 2), np.nan)
    at[usable] = centres
    for shift in product((0.0, 0.5), repeat=3):
        rows = np.flatnonzero(usable & (chosen == np.arange(len(parcels))))
        bucket = _buckets(keys[rows], areas[rows], at[rows], shift)
        _compare(parcels, keys, rows, bucket, chosen)
    return _followed(chosen)


def _buckets(keys: Rows, areas: Floats, centres: Floats, shift: tuple[float, ...]) -> Rows:
    """Return one number a row, equal where key, size and place are of one class."""
    size = np.floor(np.log(areas) / _AREA_STEP + shift[0])
    cell = _CENTRE_STEP * np.exp(size * _AREA_STEP / 2)
    column = np.floor(centres[:, 0] / cell + shift[1])
    row = np.floor(centres[:, 1] / cell + shift[2])
    mixed = keys.astype(np.int64)
    for part in (size, column, row):
        mixed = (mixed * 1_000_003) ^ part.astype(np.int64)
    return mixed


def _compare(parcels: Geometries, keys: Rows, rows: Rows, bucket: Rows, chosen: Rows) -> None:
    """Give rows of a class the first of them where the shapes are the same."""
    for _ in range(_ROUNDS):
        order = np.argsort(bucket, kind="stable")
        rows, bucket = rows[order], bucket[order]
        new = np.concatenate(([True], np.diff(bucket) != 0))[: len(rows)]
        first = rows[np.flatnonzero(new)[np.cumsum(new) - 1]] if len(rows) else rows
        later = np.flatnonzero(~new)
        if not later.size:
            return
        one, other = first[later], rows[later]
        same = (keys[one] == keys[other]) & _same(parcels[one], parcels[other])
        chosen[other[same]] = one[same]
        left = later[~same]
        rows, bucket = rows[left], bucket[left]


def _same(one: Geometries, other: Geometries) -> Mask:
    """Tell which shapes cover each other; equal ones are not cut at all."""
    same = shapely.equals_exact(one, other, 0.0)
    rest = np.flatnonzero(~same)
    if rest.size:
        common = shapely.area(_cut(one[rest], other[rest]))
        union = shapely.area(one[rest]) + shapely.area(other[rest]) - common
        same[rest] = common >= SAME_SHARE * union
    return np.asarray(same)


def _cut(one: Geometries, other: Geometries) -> Geometries:
    pair = []
    for shapes in (one, other):
        valid = shapely.is_valid(shapes)
        pair.append(shapes if valid.all() else np.where(valid, shapes, shapely.make_valid(shapes)))
    return np.asarray(shapely.intersection(*pair))


def _followed(chosen: Rows) -> Rows:
    """Follow a chain of representatives to its lowest row."""
    while True:
        further = chosen[chosen]
        if np.array_equal(further, chosen):
            return chosen
        chosen = further
