# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The boundary errors of a workspace, as a person has to judge them: widths, areas, who treated."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.control_line.classes import INSIDE, OUTSIDE
from lowuse_plugin.domain.ports import Progress, SilentProgress, Store
from lowuse_plugin.geometry.arrays import Floats, chunks
from lowuse_plugin.geometry.overlap import Region, dissolve_levels, smaller_parts
from lowuse_plugin.geometry.strip_width import strip_widths
from lowuse_plugin.geometry.wkb import decode_polygons


@dataclass(frozen=True)
class BoundaryError:
    """A parcel that crosses the line by a thin strip only (A-25).

    Attributes:
        label: How people know the parcel.
        smaller: On which side the strip lies: ``inside`` or ``outside``.
        smaller_m2: Its area.
        width_m: Its width at the widest place, rounded up.
        inside_share: Share of the parcel inside the line.
        version: Version of the line that was checked against.
        treated_as: ``inside`` or ``outside``; empty while nobody has treated it.
    """

    parcel_uuid: str
    label: str
    holder: str
    district: str
    smaller: str
    smaller_m2: float
    width_m: float
    inside_share: float
    inside_m2: float
    outside_m2: float
    version: str
    treated_as: str
    treated_by: str
    treated_on: date | None
    treated_reason: str

    @property
    def usual(self) -> str:
        """How it is treated as a rule: as where nearly all of it lies."""
        return OUTSIDE if self.smaller == INSIDE else INSIDE


def list_boundary_errors(
    store: Store, parcels: Collection[str] | None = None, progress: Progress | None = None
) -> tuple[BoundaryError, ...]:
    """Return the crossings by a thin strip whose check holds, treated ones too.

    Args:
        store: The workspace.
        parcels: Only these; None for all.
        progress: Is told after every block and may stop the work.

    Raises:
        LowUseError: Why the workspace cannot be read, ``STORED_GEOMETRY_UNREADABLE``.
    """
    watched = progress or SilentProgress()
    with store.read() as reading:
        table = reading.table("boundary_errors")
        if parcels is not None:
            wanted = frozenset(parcels)
            keys = table["parcel_uuid"].to_list()
            table = table.take(np.array([i for i, k in enumerate(keys) if k in wanted], dtype=int))
        versions = sorted(set(table["version_uuid"].to_list()))
        lines = {key: reading.table("check_lines", version=key) for key in versions}
    widths = np.zeros(len(table))
    done = 0
    for key in versions:
        regions = dissolve_levels(decode_polygons(lines[key]["geom"]), lines[key]["level"].values)
        rows = np.flatnonzero((table["version_uuid"].values == key).astype(np.bool_))
        for part in chunks(len(rows)):
            watched.step(done, len(table))
            widths[rows[part]] = _widths(table.take(rows[part]), regions)
            done += len(part)
    watched.step(len(table), len(table))
    return tuple(
        _error(row, width) for row, width in zip(table.to_rows(), widths.tolist(), strict=True)
    )


def _widths(table: ColumnTable, regions: dict[int, Region]) -> Floats:
    strips = smaller_parts(decode_polygons(table["geom"]), regions)
    most = float(table["thin_width_m"].values.max())
    return strip_widths(strips, most)


def _error(row: dict[str, Any], width_m: float) -> BoundaryError:
    inside, outside = row["inside_m2"], row["outside_m2"]
    day = row["treated_on"]
    return BoundaryError(
        parcel_uuid=row["parcel_uuid"],
        label=row["label"] or "",
        holder=row["holder_name"] or "",
        district=row["district"] or "",
        smaller=INSIDE if inside <= outside else OUTSIDE,
        smaller_m2=min(inside, outside),
        width_m=width_m,
        inside_share=row["inside_share"],
        inside_m2=inside,
        outside_m2=outside,
        version=row["version"],
        treated_as=row["treated_as"] or "",
        treated_by=row["treated_by"] or "",
        treated_on=None if day is None else date.fromisoformat(str(day)),
        treated_reason=row["treated_reason"] or "",
    )
