# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A workspace with a line of three blocks and five parcels, for the adjustment ledger.

The line ``V1`` in force since 2024-01-01, all of 440704 (江海区): ``A`` level 1, 0–400 m × 0–100 m
(40,000 m²); ``B`` level 2, 400–500 m × 0–100 m, along A (10,000 m²); ``C`` level 1, alone at
1000–1200 m × 0–100 m (20,000 m²). Parcels of 100 × 100 m at 0 (in A), 300 (in A), 400 (= B),
500 (outside, along B), 1000 (in C).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import shapely

from lowuse_plugin.domain.adjustments.case import AdjustmentBlock, AdjustmentDraft
from lowuse_plugin.domain.adjustments.steps import AdjustmentDecision, AdjustmentStepInput
from lowuse_plugin.domain.ports import Actor, Insert
from lowuse_plugin.services.adjustments import steps
from lowuse_plugin.services.adjustments.cases import new_case
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace

EAST, NORTH = 38_405_000.0, 2_490_000.0
STARTED, TODAY = date(2025, 3, 1), date(2025, 6, 30)
NUMBER = "江府函〔2025〕8号"
PUBLIC: Mapping[str, Any] = {
    "publicity_from": "2025-04-01",
    "publicity_to": "2025-04-15",
    "place": "区政府门户网站",
}
BLOCKS = {"A": (1, 0, 400), "B": (2, 400, 500), "C": (1, 1000, 1200)}
PARCELS = (0, 300, 400, 500, 1000)


def box(west: float, east: float, south: float = 0, north: float = 100) -> bytes:
    shape = shapely.box(EAST + west, NORTH + south, EAST + east, NORTH + north)
    return bytes(shapely.to_wkb(shapely.multipolygons([shape])))


def workspace(path: Path) -> WorkspaceStore:
    store = create_workspace(path, district="440704", actor=Actor("张三", "zhangsan", "pc"))
    line = Insert(
        "control_line_version", "v1", {"version": "V1", "valid_from": "2024-01-01", "example": 0}
    )
    blocks = [
        Insert(
            "control_line", f"block {name}",
            {"control_line_version_uuid": "v1", "block_code": name, "level": level,
             "district": "440704", "area_m2": (east - west) * 100.0, "geom": box(west, east)},
        )
        for name, (level, west, east) in BLOCKS.items()
    ]  # fmt: skip
    parcels = [
        Insert(
            "parcel", f"p{west}",
            {"geom": box(west, west + 100), "district": "440704", "plane_area_m2": 10_000.0,
             "plane_epsg": 4526, "parcel_code": f"440704001001GB{west // 100 + 1:05d}",
             "holder_name": f"{west} 号公司"},
        )
        for west in PARCELS
    ]  # fmt: skip
    store.write([line, *blocks, *parcels], reason="控制线和宗地")
    return store


def enters(west: float, east: float, level: int = 1, **more: Any) -> AdjustmentBlock:
    south, north = more.pop("south", 0), more.pop("north", 100)
    return AdjustmentBlock("in", box(west, east, south, north), level, **more)


def leaves(west: float, east: float, **more: Any) -> AdjustmentBlock:
    return AdjustmentBlock("out", box(west, east), None, **more)


def draft(*blocks: AdjustmentBlock, **more: Any) -> AdjustmentDraft:
    directions = {block.direction for block in blocks}
    values: dict[str, Any] = {
        "name": "高新片区调整",
        "kind": "swap" if len(directions) > 1 else next(iter(directions), "in"),
        "district": "440704",
        "balanced": True,
        "least_block_m2": None,
        "reason": "促进连片开发",
        "blocks": tuple(blocks),
    }
    return AdjustmentDraft(**{**values, **more})


def swap() -> AdjustmentDraft:
    """B is continued by 100 × 200 m² eastwards; the half of C leaves: 20,000 in, 10,000 out."""
    return draft(enters(500, 700, block_code="D"), leaves(1100, 1200, block_code="C 东"))


def begun(store: WorkspaceStore, what: AdjustmentDraft | None = None) -> str:
    return new_case(store, what or swap(), drafted_by="张三", today=STARTED)[0]


def step(on: date, by: str = "张三", **more: Any) -> AdjustmentStepInput:
    return AdjustmentStepInput(by, on, **more)


def publicised(store: WorkspaceStore, case: str, **more: Any) -> None:
    said = step(date(2025, 4, 1), details=PUBLIC, **{"opinion": "已研究", **more})
    steps.advance_case(store, case, said, today=TODAY)


def submitted(store: WorkspaceStore, case: str) -> None:
    publicised(store, case)
    details = {"authority": "江门市人民政府", "objections": [{"text": "噪声", "answer": "已解释"}]}
    steps.advance_case(store, case, step(date(2025, 4, 16), details=details), today=TODAY)


def decision(**more: Any) -> AdjustmentDecision:
    values: dict[str, Any] = {
        "approval_no": NUMBER,
        "approved_by": "江门市人民政府",
        "approved_on": date(2025, 5, 20),
        "in_force_from": date(2025, 6, 1),
    }
    return AdjustmentDecision(**{**values, **more})
