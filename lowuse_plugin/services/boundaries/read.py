# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The shapes that boundary editing starts with, and what lies around them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

import numpy as np
import shapely

from lowuse_plugin.domain.boundaries.edits import Opened, StoredShape
from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Reading, Store
from lowuse_plugin.geometry.arrays import Floats, Geometries
from lowuse_plugin.geometry.boundary_fit import GAP_WIDTH_M

NEIGHBOUR_M = GAP_WIDTH_M
"""Farther from a parcel than this is no neighbour of it."""


def open_boundaries(store: Store, uuids: Sequence[str], *, neighbours: bool) -> Opened:
    """Read parcels for editing their boundaries.

    Args:
        store: The workspace.
        uuids: The parcels.
        neighbours: Read those within a metre too.

    Raises:
        LowUseError: ``BOUNDARY_ABSENT`` (count, first): some of them are current no more;
            ``STORED_GEOMETRY_UNREADABLE`` …
    """
    with store.read() as reading:
        parcels = read_parcels(reading, uuids)
        present = {parcel.uuid for parcel in parcels}
        missing = [uuid for uuid in uuids if uuid not in present]
        if missing:
            raise LowUseError("BOUNDARY_ABSENT", count=len(missing), first=missing[0])
        shapes = decoded(parcels)
        around = read_around(reading, shapes, uuids) if neighbours else []
    near = shapely.STRtree(shapes).query(
        decoded(around), predicate="dwithin", distance=NEIGHBOUR_M
    )[0]
    return Opened(tuple(parcels), tuple(around[row] for row in np.unique(near).tolist()))


def read_parcels(reading: Reading, uuids: Iterable[str]) -> list[StoredShape]:
    """Return current parcels in the order of the workspace."""
    return _shapes(reading.table("boundary_parcels", uuids=json.dumps(list(uuids))))


def read_around(reading: Reading, shapes: Geometries, without: Iterable[str]) -> list[StoredShape]:
    """Return current parcels whose box comes near that of a shape.

    Args:
        reading: One state of the workspace.
        shapes: Polygons or None.
        without: uuid of parcels that are left out.
    """
    boxes = _boxes(shapes)
    if not len(boxes):
        return []
    found = reading.table(
        "boundary_neighbours",
        boxes=json.dumps(boxes.tolist()),
        without=json.dumps(list(without)),
    )
    return _shapes(found)


def decoded(stored: Sequence[StoredShape]) -> Geometries:
    """Return the shapes of parcels; None where one has none.

    Raises:
        LowUseError: ``STORED_GEOMETRY_UNREADABLE``.
    """
    wkb = np.empty(len(stored), dtype=object)
    wkb[:] = [each.wkb for each in stored]
    try:
        return np.asarray(shapely.from_wkb(wkb))
    except (shapely.errors.GEOSException, TypeError, ValueError) as error:
        raise LowUseError("STORED_GEOMETRY_UNREADABLE", detail=str(error)) from error


def _boxes(shapes: Geometries) -> Floats:
    boxes = shapely.bounds(shapes).reshape(-1, 4)
    boxes = boxes[np.isfinite(boxes).all(axis=1)]
    # Wider than a gap: a neighbour's neighbour may close it.
    reach = 2 * NEIGHBOUR_M
    return np.asarray(boxes + np.array([-reach, -reach, reach, reach]))


def _shapes(table: ColumnTable) -> list[StoredShape]:
    return [StoredShape(**row) for row in table.to_rows()]
