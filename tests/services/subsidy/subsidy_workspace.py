# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the tests of stored subsidies share: projects and parcels of a real workspace.

A project stands on a drawn rectangle of 100 × 240 m of its own, 24,000 m², unless told otherwise.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import shapely

from lowuse_plugin.domain.policy.pack import find_policy
from lowuse_plugin.domain.ports import Actor, Insert, Store
from lowuse_plugin.services.subsidy.assess import SubsidySummary, assess_subsidies
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace

POLICY = find_policy("jiangfu-2022-10")
ON = date(2025, 1, 1)
ACTOR = Actor("测试员", "tester", "pc")
ACCEPTED = json.dumps([{"kind": "joint_acceptance", "on": "2024-06-30"}])
PLANT = {
    "name": "甲厂升级改造",
    "district": "440705",
    "project_type": "industrial_upgrade",
    "land_area_m2": "24000",
    "land_area_source": "approval",
    "floor_area_m2": "52800",
    "use_before": "0601",
    "use_after": "0601",
    "acceptances": ACCEPTED,
    "three_old_status": "none",
    "boundary_source": "drawn",
    "plane_area_m2": 24000.0,
    "plane_epsg": 4526,
}
EAST, NORTH = 38_405_000.0, 2_490_000.0


def new_store(folder: Path) -> WorkspaceStore:
    return create_workspace(folder / "工作库.gpkg", district="440700", actor=ACTOR)


def box(x0: float, y0: float, x1: float, y1: float) -> bytes:
    rectangle = shapely.box(EAST + x0, NORTH + y0, EAST + x1, NORTH + y1)
    return bytes(shapely.to_wkb(shapely.MultiPolygon([rectangle])))


def own_place(uuid: str) -> float:
    """A place in the east for each name, far from the others."""
    return float(int.from_bytes(uuid.encode()[-2:], "big") % 199) * 1000.0


def project(uuid: str, **values: Any) -> Insert:
    x = own_place(uuid)
    return Insert("project", uuid, {**PLANT, "geom": box(x, 0, x + 100, 240), **values})


def member(project_uuid: str, parcel: str, area: float | None = None) -> Insert:
    values = {"project_uuid": project_uuid, "parcel_uuid": parcel, "area_m2": area}
    return Insert("project_parcel", f"{project_uuid}-{parcel}", values)


def parcel(uuid: str, plane: float | None, registered: float | None, **values: Any) -> Insert:
    given = {"district": "440705", "plane_area_m2": plane, "registered_area_m2": registered}
    return Insert("parcel", uuid, {**given, **values})


def run(store: Store, **options: Any) -> SubsidySummary:
    given: dict[str, Any] = {"on": ON, "calculated_by": "张三", "software_version": "0.1.0"}
    return assess_subsidies(store, policy=POLICY, **{**given, **options})


def rows(store: Store, table: str) -> list[dict[str, Any]]:
    with store.read() as reading:
        return reading.table(table).to_rows()


def status(found: SubsidySummary) -> dict[str, tuple[str, list[str]]]:
    return {i.project_uuid: (i.result["status"], i.result["reasons"]) for i in found.assessed}
