# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The boundary that a project would have, before it is saved."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from lowuse_plugin.domain.ports import Store
from lowuse_plugin.services.projects.boundary import (
    AREAS,
    drawn_boundary,
    gap_of,
    measured,
    outline_of,
    shapes_of,
)
from lowuse_plugin.services.projects.membership import read_candidates


@dataclass(frozen=True)
class BoundaryPreview:
    """A boundary and its area in the plane of the district."""

    wkb: bytes | None
    area_m2: float | None
    gap_m: float = 0.0
    """How far its parts lie apart."""


def preview_boundary(
    store: Store, parcels: Collection[str], drawn: bytes | None, district: str
) -> BoundaryPreview:
    """Return a drawn boundary, or the outline of parcels where none is drawn.

    Args:
        store: The workspace.
        parcels: uuids; those that are current no more add nothing.
        drawn: WKB in the CRS of the workspace.
        district: Of the project.

    Raises:
        LowUseError: What :func:`drawn_boundary` and the store raise.
    """
    if drawn is not None:
        boundary: bytes | None = drawn_boundary(drawn, store.info.crs)
    else:
        with store.read() as reading:
            rows = read_candidates(reading, parcels)
        boundary = outline_of(shapes_of([row.wkb for row in rows])) if rows else None
    area = measured(boundary, store.info.crs, district)[AREAS[0]]
    gap = gap_of(boundary, store.info.crs, district)
    return BoundaryPreview(boundary, area if isinstance(area, float) else None, gap)
