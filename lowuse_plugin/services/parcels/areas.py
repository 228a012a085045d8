# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""面积核对 of one parcel: what is registered, what is stored, and what its shape measures now."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain.columns import column
from lowuse_plugin.domain.parcels.area_reconciliation import (
    ELLIPSOID,
    PARTS,
    PLANE,
    REGISTERED,
    UNION,
    Reconciliation,
)
from lowuse_plugin.domain.parcels.registered_area import RegisteredArea
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.domain.units import exact
from lowuse_plugin.geometry import wkb
from lowuse_plugin.geometry.areas import plane_areas
from lowuse_plugin.geometry.validity import repair_polygons
from lowuse_plugin.services.parcels.lineage import lineage_of

USED_BY: Mapping[str, tuple[str, ...]] = {
    REGISTERED: ("subsidy", "30mu", "identification"),
    PLANE: ("overlay",),
}
"""Of a single parcel: area → what takes it."""


def parcel_reconciliation(reading: Reading, uuid: str, crs: str) -> Reconciliation | None:
    """Return the areas of a parcel; None where there is none.

    The parts of its shape are measured one by one, then what they cover together: overlapping
    parts count once there. A ring that crosses itself is measured as it would be mended.

    Args:
        reading: One state of the workspace.
        uuid: Of a current or a retired parcel.
        crs: Of the workspace.

    Raises:
        LowUseError: ``STORED_GEOMETRY_UNREADABLE``.
    """
    row = reading.row("parcel", uuid)
    if row is None:
        return None
    figures: dict[str, Fraction | None] = {
        REGISTERED: _figure(row.get("registered_area_m2")),
        PLANE: _figure(row.get("plane_area_m2")),
        ELLIPSOID: _figure(row.get("ellipsoid_area_m2")),
        PARTS: None,
        UNION: None,
    }
    kept = row.get("plane_epsg")
    epsg = kept if isinstance(kept, int) else None
    shape: Any = row.get("geom")
    once, pieces = None, 0
    if shape is not None:
        drawn = wkb.decode(column("wkb", [shape]))
        alone = shapely.get_parts(drawn)
        pieces = len(alone)
        measured = repair_polygons(np.concatenate([alone, drawn])).geometries
        areas, planes = plane_areas(
            measured, crs, np.full(len(measured), row.get("district") or "", dtype=object)
        )
        epsg = int(planes[-1])
        if measured[-1] is not None:  # what covers no land has no area to compare
            parts, whole = exact(float(np.nansum(areas[:-1]))), exact(float(areas[-1]))
            figures[PARTS], figures[UNION], once = parts, whole, parts - whole
    return Reconciliation(
        figures,
        epsg,
        once_m2=once,
        used_by=USED_BY,
        registered=_registered(reading, uuid),
        pieces=pieces,
    )


def _registered(reading: Reading, uuid: str) -> RegisteredArea | None:
    """Return how the area of a parcel was registered that came of a merge; None for others."""
    edges = lineage_of(reading, uuid).edges
    return next((each.registered for each in edges if each.new == uuid and each.registered), None)


def _figure(value: object) -> Fraction | None:
    return exact(value) if isinstance(value, int | float) else None
