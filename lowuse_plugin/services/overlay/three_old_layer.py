# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The 三旧 layer around some projects, read at once: the file is let go of before computing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.ports import LogHead, Reading, Row, Value
from lowuse_plugin.geometry.arrays import Floats, Geometries
from lowuse_plugin.geometry.wkb import decode
from lowuse_plugin.services.projects.three_old import NONE, UNKNOWN, three_old_of

_LAYER, _AREAS = "project_three_old_layer", "project_three_old"


@dataclass(frozen=True)
class ThreeOldLayer:
    """What was read; answers the questions of one state after its transaction has ended.

    Attributes:
        layer: What there is by district.
        areas: The areas near the projects that are asked about.
        boxes: (n, 4) box of each area.
        at: The state.
    """

    layer: ColumnTable
    areas: ColumnTable
    boxes: Floats
    at: LogHead

    def table(self, query: str, **params: Value) -> ColumnTable:
        """Return the rows of one of the two queries of the layer.

        Raises:
            KeyError: Another query.
        """
        if query == _AREAS:
            west, south, east, north = (_number(params[name]) for name in _BOX)
            near = (self.boxes[:, 0] <= east) & (self.boxes[:, 2] >= west)
            near &= (self.boxes[:, 1] <= north) & (self.boxes[:, 3] >= south)
            return self.areas.take(near)
        return {_LAYER: self.layer}[query]

    def row(self, table: str, uuid: str) -> Row | None:
        """Refuse: no row was read.

        Raises:
            KeyError: Always.
        """
        raise KeyError(table, uuid)

    def head(self) -> LogHead:
        """Return the state that this was read from."""
        return self.at

    def facts(self, shape: Any, crs: str, district: str) -> dict[str, Any]:
        """Return what the layer says of a boundary, as the engine takes it.

        A layer without any area of the district may end at its border: nothing found there is not
        nothing there.

        Args:
            shape: Polygon in the CRS of the workspace.
            crs: Of the workspace.
            district: Of the project.
        """
        found = three_old_of(self, bytes(shapely.to_wkb(shape)), crs, district)
        told_of = {district, None}.intersection(self.layer["district"].to_list())
        return {
            "status": found.status if told_of or found.status != NONE else UNKNOWN,
            "overlap_m2": found.overlap_m2,
            "entered_on": found.entered_on,
            "as_of": found.as_of,
            "document": found.document,
        }


_BOX = ("min_x", "min_y", "max_x", "max_y")


def _number(value: Value) -> float:
    return float(value) if isinstance(value, int | float) else np.nan


def read_three_old_layer(reading: Reading, around: Geometries) -> ThreeOldLayer:
    """Read the layer around some shapes.

    Args:
        reading: The state.
        around: Polygons in the CRS of the workspace, or None; without any no area is read.

    Raises:
        LowUseError: ``STORED_GEOMETRY_UNREADABLE``.
    """
    known = around[~shapely.is_missing(around)]
    box = shapely.total_bounds(known).tolist() if known.size else [0.0, 0.0, -1.0, -1.0]
    areas = reading.table(_AREAS, **dict(zip(_BOX, box, strict=True)))
    boxes = shapely.bounds(decode(areas["wkb"])).reshape(-1, 4)
    return ThreeOldLayer(reading.table(_LAYER), areas, boxes, reading.head())
