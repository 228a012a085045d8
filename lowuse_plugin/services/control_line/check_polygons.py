# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Check polygons of a layer or a script against a control line, without a workspace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain.control_line.classes import (
    CLASSES,
    LEVELS,
    ControlRule,
    LineVersion,
    version_in_force,
)
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.inputs import Fields
from lowuse_plugin.domain.ports import Progress
from lowuse_plugin.geometry.arrays import Geometries
from lowuse_plugin.services.control_line.check_layers import Overlay, check_arrays

_STANDARD = ControlRule()


@dataclass(frozen=True)
class ClassTotal:
    """How many parcels are of one class, and their area in m²."""

    count: int
    area_m2: float


@dataclass(frozen=True)
class ControlLine:
    """A control polygon without its geometry."""

    id: str
    level: int
    version: LineVersion


@dataclass(frozen=True)
class PolygonCheck:
    """The result for given polygons, row by row."""

    version: LineVersion
    overlay: Overlay
    beyond_extent: int

    def figures(self) -> dict[str, Any]:
        """Return the totals under the names that a check of a workspace has."""
        return {
            "version": self.version.version,
            "checked": len(self.overlay.control_class),
            **figures_of(self.overlay),
            "beyond_extent": self.beyond_extent,
        }

    def to_json(
        self, ids: Sequence[str], registered_m2: Sequence[float | None] = ()
    ) -> list[dict[str, Any]]:
        """Return one plain mapping each, in the order given.

        Args:
            ids: Of the parcels.
            registered_m2: Registered areas; where one is known, the mapping has it and by how
                much the measured one is larger.
        """
        overlay = self.overlay
        rows = [
            {
                "id": key,
                "class": str(overlay.control_class[i]),
                "inside_m2": round(float(overlay.inside_m2[i]), 6),
                "outside_m2": round(float(overlay.outside_m2[i]), 6),
                "inside_share": round(float(overlay.inside_share[i]), 9),
                "by_level": {str(n): round(float(overlay.by_level[n][i]), 6) for n in LEVELS},
                "sliver": bool(overlay.sliver[i]),
                "boundary_error": bool(overlay.boundary_error[i]),
                "version": self.version.version,
            }
            for i, key in enumerate(ids)
        ]
        measured = overlay.inside_m2 + overlay.outside_m2
        for i, registered in enumerate(registered_m2):
            if registered is not None:
                rows[i]["registered_area_m2"] = registered
                rows[i]["difference_m2"] = round(float(measured[i]) - registered, 6)
        return rows


def check_polygons(
    parcels: Geometries,
    lines: Sequence[ControlLine],
    line_polygons: Geometries,
    *,
    on: date,
    rule: ControlRule = _STANDARD,
    progress: Progress | None = None,
) -> PolygonCheck:
    """Check given polygons against the version of the given lines that is in force.

    Raises:
        LowUseError: ``CONTROL_LINE_NONE_IN_FORCE`` or ``CONTROL_LINE_SEVERAL_IN_FORCE``.
    """
    version = version_in_force(sorted({line.version for line in lines}, key=_by_date), on)
    chosen = np.array([line.version == version for line in lines], dtype=np.bool_)
    polygons = line_polygons[chosen]
    levels = [line.level for line in lines if line.version == version]
    overlay = check_arrays(parcels, None, polygons, levels, rule, progress)
    return PolygonCheck(version, overlay, count_beyond(parcels, polygons))


def count_beyond(parcels: Geometries, lines: Geometries) -> int:
    """Return how many parcels lie beyond the box around the whole line.

    All of them usually means that one of the two stands in another CRS than it says.
    """
    if not len(parcels) or not len(lines):
        return len(parcels)
    west, south, east, north = shapely.total_bounds(lines).tolist()
    box = shapely.bounds(parcels)
    beyond = (box[:, 0] > east) | (box[:, 2] < west) | (box[:, 1] > north) | (box[:, 3] < south)
    return int(beyond.sum())


def figures_of(overlay: Overlay) -> dict[str, Any]:
    """Return what is summed over all rows of an overlay."""
    area = overlay.inside_m2 + overlay.outside_m2
    classes = {}
    for name in CLASSES:
        members = overlay.control_class == name
        classes[name] = ClassTotal(int(members.sum()), float(area[members].sum()))
    return {
        "classes": classes,
        "inside_m2": float(overlay.inside_m2.sum()),
        "outside_m2": float(overlay.outside_m2.sum()),
        "by_level": {level: float(overlay.by_level[level].sum()) for level in LEVELS},
        "boundary_errors": int(overlay.boundary_error.sum()),
        "slivers": int(overlay.sliver.sum()),
    }


def read_line(entry: Fields) -> ControlLine:
    """Read what a script says of one control polygon.

    Raises:
        LowUseError: The codes of :class:`~lowuse_plugin.domain.inputs.Fields`, or
            ``INPUT_DATES_REVERSED`` when the version ends before it begins.
    """
    entry.require("level")
    level = entry.choice("level", [str(level) for level in LEVELS])
    start, end = entry.required_day("valid_from"), entry.day("valid_to")
    if end is not None and end <= start:
        raise LowUseError(
            "INPUT_DATES_REVERSED",
            field=entry.field("valid_to"),
            value=end.isoformat(),
            expected=start.isoformat(),
        )
    name = entry.required_text("version")
    version = LineVersion(key=name, version=name, valid_from=start, valid_to=end)
    return ControlLine(id=entry.required_text("id"), level=int(level or 0), version=version)


def _by_date(version: LineVersion) -> tuple[date, str]:
    return version.valid_from, version.version


__all__ = [
    "ClassTotal",
    "ControlLine",
    "PolygonCheck",
    "check_polygons",
    "count_beyond",
    "figures_of",
    "read_line",
]
