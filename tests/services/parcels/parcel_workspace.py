# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A small real workspace with parcels of every state that lists and cards show.

Parcel ``a`` is 100 × 200 m, wholly inside the line, far 0.25, tagged, in a 三旧 area over its
western half, with an enterprise that has taxes of 2022 and 2023 but none of 2024. ``b`` is clear of
every rule. ``c`` lacks almost everything. ``d`` crosses the line: 40 of 100 m inside.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import shapely

from lowuse_plugin.domain.identification.rules import find_rule_set
from lowuse_plugin.domain.ports import Actor, Insert
from lowuse_plugin.services.control_line.check import check_control_line
from lowuse_plugin.services.identification.identify import identify
from lowuse_plugin.services.tagging.parcels import Decision, tag_parcels
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace
from tests.built_once import built_once

ON = date(2025, 6, 30)
RULES = find_rule_set("sample")
ACTOR = Actor("张三", "zhang", "PC-1")
EAST, NORTH = 38_405_000.0, 2_490_000.0


def shape(x0: float, y0: float, x1: float, y1: float) -> bytes:
    box = shapely.box(EAST + x0, NORTH + y0, EAST + x1, NORTH + y1)
    return bytes(shapely.to_wkb(shapely.MultiPolygon([box])))


CLEAR: Mapping[str, Any] = {
    "far": 1.5,
    "operating_state": "normal",
    "industry_kind": "permitted",
    "safety_state": "compliant",
    "idle": "no",
}
PARCELS: Mapping[str, Mapping[str, Any]] = {
    "a": {
        "geom": shape(0, 0, 100, 200),
        "parcel_code": "440704001001GB00001",
        "holder_name": "江门市甲机械有限公司",
        "address": "江海区某路 1 号",
        "right_ends_on": "2025-06-30",
        "registered_area_m2": 20500.0,
        "plane_area_m2": 20000.0,
        "plane_epsg": 4526,
        "training_columns": "宗地代码 坐落",
        **CLEAR,
        "far": 0.25,
    },
    "b": {
        "geom": shape(200, 0, 300, 100),
        "map_number": "T-2",
        "holder_name": "乙厂",
        "plane_area_m2": 10000.0,
        "plane_epsg": 4526,
        **CLEAR,
    },
    "c": {"geom": shape(500, 0, 550, 100), "use_code": None},
    "d": {
        "geom": shape(360, 200, 460, 300),
        "holder_name": "江门市甲机械有限公司",
        "plane_area_m2": 10000.0,
        "plane_epsg": 4526,
        **CLEAR,
    },
}


@built_once(ACTOR)
def parcel_workspace(folder: Path, *, results: bool = True) -> WorkspaceStore:
    """Make the workspace; with ``results`` it is identified, checked and ``a`` is tagged."""
    store = create_workspace(folder / "工作库.gpkg", district="440700", actor=ACTOR)
    line = {"version": "2024", "valid_from": "2024-01-01", "example": 1}
    holder = {"name": "江门市甲机械有限公司", "name_key": "甲"}
    firm = {"name": "江门市甲机械有限公司", "name_key": "甲", "uscc": "91440700MA00000000"}
    park = {"register_no": "440704-7", "name": "甲片区", "status": "register"}
    common = {"district": "440704", "use_code": "0601"}
    store.write(
        [
            *(Insert("parcel", name, {**common, **values}) for name, values in PARCELS.items()),
            Insert("right_holder", "h", holder),
            Insert(
                "parcel_holder",
                "ah",
                {"parcel_uuid": "a", "right_holder_uuid": "h", "share_kind": "2", "share": "1/2"},
            ),
            Insert("enterprise", "e", firm),
            Insert("parcel_enterprise", "ae", {"parcel_uuid": "a", "enterprise_uuid": "e"}),
            Insert("parcel_enterprise", "be", {"parcel_uuid": "b", "enterprise_uuid": "e"}),
            *(
                Insert("enterprise_year", f"e{year}", {"enterprise_uuid": "e", "year": year, **tax})
                for year, tax in {
                    2021: {"tax_wan": "450"},
                    2023: {"tax_wan": "360", "grade": "A"},
                    2024: {},
                }.items()
            ),
            Insert("control_line_version", "v", line),
            Insert(
                "control_line",
                "l",
                {"control_line_version_uuid": "v", "level": 1, "geom": shape(-9, -9, 400, 999)},
            ),
            Insert("three_old_area", "t", {**park, "geom": shape(-50, -50, 50, 300)}),
        ],
        reason="试",
    )
    if results:
        identify(store, rules=RULES, on=ON)
        check_control_line(store, on=ON)
        tag_parcels(store, ["a"], Decision("李四", ON, text="现场核实", batch="2025-1"))
    return store
