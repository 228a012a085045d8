# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Drawn shapes as arrays, beside what the workspace has of them now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from lowuse_plugin.domain.boundaries.edits import EditedShape, StoredShape
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.geometry import boundary_faults as faults
from lowuse_plugin.geometry.arrays import Geometries, Mask
from lowuse_plugin.geometry.validity import as_multipolygons, oriented
from lowuse_plugin.geometry.wkb import decode_lenient
from lowuse_plugin.services.boundaries.new_parcel import district_of
from lowuse_plugin.services.boundaries.read import decoded, read_parcels

_UNMOVED_M = 0.001
"""No survey tells boundaries apart that lie nearer than this."""
_SAME_M2 = 0.01
"""Less land than this has not changed hands."""


@dataclass(frozen=True)
class Drawn:
    """Edited shapes as arrays, beside what the workspace has of them."""

    edited: Sequence[EditedShape]
    before: Sequence[StoredShape | None]
    """None for new parcels and for those that are current no more."""
    shapes: Geometries
    """As drawn; None where nothing can be read."""
    sound: Mask
    """Valid and not empty: areas and neighbours can be looked at."""
    changed: Mask
    """Differs from the workspace."""
    overtaken: Mask
    """Somebody else gave the parcel another boundary since the drawing began: the shapes tell, for
    a restored workspace counts the same versions again. What colleagues changed beside the
    boundary disturbs nothing."""
    districts: Geometries

    def label(self, row: int) -> str:
        """Return how people know a shape; empty for a new one without a code."""
        stored = self.before[row]
        if stored is not None:
            return stored.label
        edited = self.edited[row]
        return str(edited.values.get("parcel_code") or "") or (edited.uuid or "")[:8]


def read_drawn(reading: Reading, edited: Sequence[EditedShape], default_district: str) -> Drawn:
    """Put edited shapes beside the parcels that they come from.

    What nobody touched is taken as the workspace has it now; what is current no more is left out.
    """
    stored = {each.uuid: each for each in read_parcels(reading, [e.uuid for e in edited if e.uuid])}
    touched = _touched(edited)
    kept = [
        row for row, each in enumerate(edited)
        if each.uuid is None or each.uuid in stored or touched[row]
    ]  # fmt: skip
    edited, touched = [edited[row] for row in kept], touched[kept]
    before = [stored.get(each.uuid or "") for each in edited]
    shapes = _read(edited)
    known = np.array([each is not None for each in before], dtype=np.bool_)
    was = np.full(len(edited), None, dtype=object)
    was[known] = decoded([each for each in before if each is not None])
    shapes[~touched] = was[~touched]
    sound = faults.present(shapes) & shapely.is_valid(shapes)
    shapes[sound] = normal(shapes[sound])
    changed = touched.copy()
    changed[known] &= ~_same(shapes[known], was[known])
    newer = np.array([b is not None and b.version != e.base_version
                      for e, b in zip(edited, before, strict=True)], dtype=np.bool_)  # fmt: skip
    base, _ = decode_lenient([each.base_wkb for each in edited])
    begun = faults.present(base)
    other = ~_same(was, base) & (begun | faults.present(was))
    overtaken = known & other & (begun | newer)
    districts = np.array(
        [
            (b.district or default_district) if b else district_of(e, default_district)
            for e, b in zip(edited, before, strict=True)
        ],
        dtype=object,
    )
    return Drawn(edited, before, shapes, np.asarray(sound), changed, overtaken, districts)


def _touched(edited: Sequence[EditedShape]) -> Mask:
    """Tell which shapes differ from what their drawing began with."""
    base, _ = decode_lenient([each.base_wkb for each in edited])
    shapes = _read(edited)
    touched = ~_same(shapes, base)
    neighbour = np.array([each.neighbour for each in edited], dtype=np.bool_)
    rows = np.flatnonzero(touched & neighbour & faults.present(shapes) & faults.present(base))
    lines, before = shapely.boundary(shapes[rows]), shapely.boundary(base[rows])
    moved = shapely.hausdorff_distance(lines, before) > _UNMOVED_M
    # The same points may be joined in another way: then the land tells.
    sound = shapely.is_valid(shapes[rows]) & shapely.is_valid(base[rows])
    moved |= ~sound
    at = rows[sound]
    moved[sound] |= shapely.area(shapely.symmetric_difference(shapes[at], base[at])) > _SAME_M2
    touched[rows] = moved
    return np.asarray(touched)


def _read(edited: Sequence[EditedShape]) -> Geometries:
    shapes, _ = decode_lenient([each.wkb for each in edited])
    return np.array(shapely.force_2d(shapes), dtype=object)


def normal(shapes: Geometries) -> Geometries:
    """Return valid polygons in the form in which the workspace keeps them."""
    return as_multipolygons(oriented(shapes))


def _same(shapes: Geometries, others: Geometries) -> Mask:
    """Tell which rows are the same outline, whatever way their rings run."""
    result = np.zeros(len(shapes), dtype=np.bool_)
    both = faults.present(shapes) & faults.present(others)
    one, other = (shapely.normalize(as_multipolygons(each[both])) for each in (shapes, others))
    result[both] = shapely.equals_exact(one, other)
    return result
