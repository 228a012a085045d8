# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A control line that was drawn as lines, made polygons (A-28)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import IncomingTable
from lowuse_plugin.geometry.wkb import decode_lenient


def polygonize(incoming: IncomingTable) -> IncomingTable:
    """Return the areas that the lines of a layer enclose, one row each.

    A row takes the attributes of the line that makes the longest part of its boundary.

    Raises:
        LowUseError: ``LINES_NOT_CLOSED`` with ``file``, ``layer``, ``count`` of loose ends and a
            ``place`` to look at.
    """
    shapes, _ = decode_lenient(incoming.wkb or ())
    lines = np.asarray(shapely.force_2d(shapes))
    noded = shapely.union_all(lines[~shapely.is_missing(lines)])
    areas, cuts, dangles, invalid = shapely.polygonize_full(shapely.get_parts(noded))
    loose = [part for group in (cuts, dangles, invalid) for part in shapely.get_parts(group)]
    polygons = shapely.get_parts(areas)
    if loose or not len(polygons):
        end = shapely.get_point(loose[0], 0) if loose else None
        raise LowUseError(
            "LINES_NOT_CLOSED",
            file=Path(incoming.path).name,
            layer=incoming.layer,
            count=len(loose),
            place="—" if end is None else f"x {end.x:.2f}, y {end.y:.2f}",
        )
    rows = np.array([_longest(polygon, lines) for polygon in polygons], dtype=np.int64)
    return replace(
        incoming, columns=incoming.columns.take(rows), wkb=shapely.to_wkb(polygons).tolist()
    )


def _longest(polygon: Any, lines: NDArray[Any]) -> int:
    shared = shapely.length(shapely.intersection(shapely.boundary(polygon), lines))
    return int(np.nanargmax(shared))
