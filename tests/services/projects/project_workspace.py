# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A small real workspace with parcels for projects.

``p1`` and ``p2`` lie side by side, 100 × 110 m each, 江海区, registered 11,000 m². ``p3`` beside
them is in 蓬江区. ``p4`` stands alone in 江海区 and has no registered area.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import shapely

from lowuse_plugin.domain.ports import Actor, Insert
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace
from tests.built_once import built_once

ZHANG, LI = Actor("张三", "zhang", "PC-1"), Actor("李四", "li", "PC-7")
X, Y = 38_405_000, 2_490_000
REASON = "按批复录入"


def box(x0: float, y0: float, x1: float, y1: float) -> bytes:
    shape = shapely.MultiPolygon([shapely.box(X + x0, Y + y0, X + x1, Y + y1)])
    return bytes(shapely.to_wkb(shape, byte_order=1, flavor="iso"))


def lot(uuid: str, place: int, **values: Any) -> Insert:
    row = {
        "parcel_code": f"440704001001GB0000{place + 1}",
        "district": "440704",
        "holder_name": "江门市甲机械有限公司",
        "use_code": "0601",
        "registered_area_m2": 11_000.0,
        "plane_area_m2": 11_000.0,
        "plane_epsg": 4526,
        "geom": box(100 * place, 0, 100 * place + 100, 110),
        **values,
    }
    return Insert("parcel", uuid, row)


@built_once(ZHANG)
def project_workspace(folder: Path) -> WorkspaceStore:
    store = create_workspace(folder / "工作库.gpkg", district="440700", actor=ZHANG)
    store.write(
        [
            lot("p1", 0),
            lot("p2", 1),
            lot("p3", 2, district="440703"),
            lot("p4", 5, registered_area_m2=None),
        ],
        reason="试",
    )
    return store


FIELDS: dict[str, Any] = {
    "name": "甲机械改造",
    "district": "440704",
    "project_type": "industrial_upgrade",
}
