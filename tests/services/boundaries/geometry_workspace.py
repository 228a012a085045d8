# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A small real workspace with parcels in a row and a control line."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import shapely

from lowuse_plugin.domain.ports import Actor, Change, Insert
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace

EAST, NORTH = 38_405_000.0, 2_490_000.0
ACTOR = Actor(name="测试员", os_user="tester", machine="pc-1")


def multipolygon(x0: float, y0: float, x1: float, y1: float) -> bytes:
    box = shapely.box(EAST + x0, NORTH + y0, EAST + x1, NORTH + y1)
    return bytes(shapely.to_wkb(shapely.MultiPolygon([box])))


def new_workspace(folder: Path) -> WorkspaceStore:
    return create_workspace(folder / "工作库 1.gpkg", district="440704", actor=ACTOR)


def add(store: WorkspaceStore, table: str, values: Sequence[dict[str, Any]]) -> list[str]:
    """Insert rows and return their uuids."""
    keys = [str(uuid.uuid4()) for _ in values]
    changes: list[Change] = [Insert(table, key, row) for key, row in zip(keys, values, strict=True)]
    store.write(changes, reason="test")
    return keys


def parcel(x0: float, x1: float, **changes: Any) -> dict[str, Any]:
    """A parcel of 10 m depth whose plane area is stated 1 % larger than drawn."""
    return {
        "geom": multipolygon(x0, 0, x1, 10),
        "district": "440704",
        "ownership": "state",
        "right_nature": "102",
        "use_code": "0601",
        "holder_name": "甲厂",
        "plane_area_m2": (x1 - x0) * 10 * 1.01,
        "plane_epsg": 4525,
        **changes,
    }


def control_line(store: WorkspaceStore, version: str, start: str, end: str | None = None) -> str:
    """A control-line version of one polygon from x = 0 to 100, level 1."""
    values = {"version": version, "valid_from": start, "valid_to": end, "example": 1}
    [key] = add(store, "control_line_version", [values])
    geom = multipolygon(0, -100, 100, 100)
    add(store, "control_line", [{"control_line_version_uuid": key, "level": 1, "geom": geom}])
    return key
