# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""In which survey area (调查区) a shape lies: the one that it overlaps most."""

from __future__ import annotations

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.geometry.arrays import Geometries
from lowuse_plugin.geometry.unit_overlap import largest, overlaps
from lowuse_plugin.geometry.wkb import decode_polygons


def areas_of(areas: ColumnTable, shapes: Geometries) -> list[str | None]:
    """Return the uuid of the survey area of each shape, None where it lies in none.

    Args:
        areas: The rows of ``survey_area``.
        shapes: Multipolygons in metres of the workspace; None lies nowhere.

    Raises:
        LowUseError: ``STORED_GEOMETRY_UNREADABLE``.
    """
    uuids = areas["uuid"].to_list()
    if not uuids or not len(shapes):
        return [None] * len(shapes)
    pairs = overlaps(shapes, decode_polygons(areas["geom"]))
    found = largest(pairs.where(pairs.matter), len(shapes)).tolist()
    return [None if place < 0 else uuids[place] for place in found]


__all__ = ["areas_of"]
