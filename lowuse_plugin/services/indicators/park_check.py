# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Industrial parcels that stand outside every registered industrial park (Y-02).

What stands outside is listed, not judged: the clause says 原则上, and the exceptions that it names
(安全生产、工艺技术等特殊要求) are for a person to know.
"""

from __future__ import annotations

import numpy as np
import shapely

from lowuse_plugin.domain.control_line.classes import CROSSING, INSIDE
from lowuse_plugin.domain.control_line.pack import shipped
from lowuse_plugin.domain.indicators.park_check import ParkCheck, ParkParcel
from lowuse_plugin.domain.indicators.parts import measured_sum
from lowuse_plugin.domain.ports import Progress, SilentProgress, Store
from lowuse_plugin.geometry import wkb
from lowuse_plugin.geometry.arrays import Floats, Geometries
from lowuse_plugin.services.control_line.check_layers import Overlay, overlay_control_line
from lowuse_plugin.services.indicators.land import industrial_uses, read_parcels

_KIND = "industrial_park"
_NONE: Geometries = np.zeros(0, dtype=object)


def check_parks(store: Store, *, progress: Progress | None = None) -> ParkCheck:
    """Return the industrial parcels outside every registered park; nothing is written.

    Args:
        store: The workspace.
        progress: Is told after every block and may stop the work.

    Raises:
        LowUseError: Why the workspace cannot be read.
    """
    with store.read() as reading:
        layers = reading.table("indicator_layers", kind=_KIND).to_rows()
        areas = [reading.table("indicator_areas", layer=row["uuid"]) for row in layers]
        table = read_parcels(reading)
    parks = np.concatenate([_NONE, *(wkb.decode_polygons(each["geom"]) for each in areas)])
    if not len(parks):
        return ParkCheck(())
    industrial, unknown = industrial_uses(table)
    shaped = table["geom"].valid
    rows = np.flatnonzero(industrial & shaped)
    chosen = table.take(rows)
    polygons = wkb.decode_polygons(chosen["geom"])
    stored = chosen["plane_area_m2"]
    known = stored.valid & (stored.values > 0)
    area = np.where(known, stored.values, shapely.area(polygons))
    found = overlay_control_line(
        len(rows),
        lambda part: polygons[part],
        parks,
        np.zeros(len(parks), dtype=np.int64),
        rule=shipped().rule,
        area_m2=area,
        progress=progress or SilentProgress(),
    )
    columns = {
        name: chosen[name].to_list() for name in ("uuid", "label", "holder_name", "district")
    }
    left = table.take(np.flatnonzero(unknown & shaped))
    return ParkCheck(
        tuple(row["name"] for row in layers),
        _listed(found, area, columns),
        len(rows),
        int((found.control_class == INSIDE).sum()),
        int(unknown.sum()),
        measured_sum(np.where(left["plane_area_m2"].valid, left["plane_area_m2"].values, 0.0)),
        shipped().example,
    )


def _listed(
    found: Overlay, area: Floats, columns: dict[str, list[str | None]]
) -> tuple[ParkParcel, ...]:
    rows = np.flatnonzero(found.control_class != INSIDE)
    crossing = found.control_class[rows] == CROSSING
    order = np.lexsort((-found.outside_m2[rows], crossing))
    return tuple(
        ParkParcel(
            uuid=columns["uuid"][row] or "",
            label=columns["label"][row] or "",
            holder=columns["holder_name"][row] or "",
            district=columns["district"][row] or "",
            outside=str(found.control_class[row]),
            area_m2=float(area[row]),
            outside_m2=float(found.outside_m2[row]),
            boundary_error=bool(found.boundary_error[row]),
        )
        for row in rows[order].tolist()
    )
