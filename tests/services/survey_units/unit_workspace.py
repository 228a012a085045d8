# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A workspace with squares of 100 m: three parcels in a row, one of another district behind a gap.

a 0–100, b 100–200, c 200–300 of 440703; d 400–500 of 440704. The hundred metres between are in no
parcel.
"""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import shapely

from lowuse_plugin.domain.ports import Actor, Insert, Store
from lowuse_plugin.store.workspace import create_workspace

EAST, NORTH = 38_400_000.0, 2_490_000.0
PLACES = {"a": 0, "b": 100, "c": 200, "d": 400}
TOWNS = {"a": "棠下镇", "b": "棠下镇", "c": "荷塘镇", "d": "外海街道"}
HOLDERS = {"a": "甲公司", "b": "甲公司", "c": "乙公司", "d": "丙公司"}


def box(west: float, east: float, south: float = 0, north: float = 100) -> bytes:
    """A rectangle, in metres from the corner of the first parcel."""
    shape = shapely.box(EAST + west, NORTH + south, EAST + east, NORTH + north)
    return bytes(shapely.to_wkb(shapely.multipolygons([shape])))


def workspace(path: Path) -> Store:
    """Make it."""
    store = create_workspace(path, district="440700", actor=Actor("甲", "jia", "pc"))
    store.write([parcel(name) for name in PLACES], reason="试")
    return store


def parcel(name: str, **values: Any) -> Insert:
    """Return a parcel of the row."""
    west = PLACES.get(name, 0)
    stands = {
        "district": "440704" if name == "d" else "440703",
        "geom": box(west, west + 100),
        "plane_area_m2": 10_000.0,
        "plane_epsg": 4526,
        "parcel_code": f"440703001001GB{ord(name[0]):05d}",
        "town": TOWNS.get(name),
        "holder_name": HOLDERS.get(name),
    }
    return Insert("parcel", name, {**stands, **values})


def tag(store: Store, unit: str, kind: str, text: str) -> str:
    """Tag a unit."""
    key = str(uuid.uuid4())
    decided = {"is_primary": 1, "decided_on": "2025-01-01", "decided_by": "甲", "example": 0}
    row = {"survey_unit_uuid": unit, "state": "tagged", "low_efficiency_kind": kind, **decided}
    basis = Insert("tag_basis", str(uuid.uuid4()), {"tag_uuid": key, "text": text})
    store.write([Insert("tag", key, row), basis], reason="标记")
    return key


def rows(store: Store, table: str) -> list[dict[str, Any]]:
    """Return the current rows of a table."""
    with store.read() as reading:
        return reading.table(table).to_rows()
