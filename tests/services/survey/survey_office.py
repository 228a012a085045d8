# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Survey units in a real workspace: squares in a row, tagged by 张三 with a text of his own.

Unit ``u<n>`` holds parcel ``p<n>``, 100 × 100 m (10,000 m² = 15 亩) at 200 m × n.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import shapely

from lowuse_plugin.domain.ports import Actor, Change, Insert, Store, Update
from lowuse_plugin.domain.survey.steps import SurveyStepInput
from lowuse_plugin.services.survey import procedure as service
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace
from tests.built_once import built_once

TAGGED_ON = date(2025, 3, 1)
TODAY = date(2025, 6, 30)
ZHANG, WANG = "张三", "王五"
ACTOR = Actor(ZHANG, "zhang", "PC-1")
EAST, NORTH = 38_405_000.0, 2_490_000.0
NUMBER = "江海府函〔2025〕3号"
FIELD: Mapping[str, Any] = {"people": ["赵六", "孙七"], "conclusion": "1"}
PUBLIC: Mapping[str, Any] = {
    "publicity_from": "2025-05-01",
    "publicity_to": "2025-05-15",
    "place": "区政府门户网站",
}


def box(x: float, y: float = 0, width: float = 100, height: float = 100) -> bytes:
    left, low = EAST + x, NORTH + y
    shape = shapely.MultiPolygon([shapely.box(left, low, left + width, low + height)])
    return bytes(shapely.to_wkb(shape))


def unit_rows(number: int, *, tag: bool = True, **values: Any) -> list[Change]:
    """A parcel, its unit, and the tag of 张三 with one basis of his own."""
    shape = values.pop("geom", None) or box(200 * number)
    code = f"440704001001GB{number + 1:05d}"
    common = {"geom": shape, "district": "440704"}
    unit = {"area_m2": 10_000.0, "low_efficiency_area_m2": 10_000.0, "whole_parcels": 1}
    rows: list[Change] = [
        Insert(
            "parcel", f"p{number}",
            {**common, "parcel_code": code, "plane_area_m2": 10_000.0, "plane_epsg": 4526},
        ),
        Insert(
            "survey_unit", f"u{number}", {**common, **unit, "survey_state": "00", **values}
        ),
        Insert(
            "survey_unit_parcel", f"m{number}",
            {"survey_unit_uuid": f"u{number}", "parcel_uuid": f"p{number}", "area_m2": 10_000.0},
        ),
    ]  # fmt: skip
    if tag:
        decision = {"decided_on": TAGGED_ON.isoformat(), "decided_by": ZHANG, "batch": "2025-1"}
        rows += [
            Insert(
                "tag", f"t{number}",
                {"survey_unit_uuid": f"u{number}", "state": "tagged", "low_efficiency_kind": "1",
                 "is_primary": 1, "example": 0, **decision},
            ),
            Insert(
                "tag_basis", f"b{number}",
                {"tag_uuid": f"t{number}", "text": "现场核实闲置厂房", "source": ZHANG},
            ),
        ]  # fmt: skip
    return rows


@built_once(ACTOR)
def survey_workspace(folder: Path, count: int = 2) -> WorkspaceStore:
    store = create_workspace(folder / "认定.gpkg", district="440704", actor=ACTOR)
    store.write([row for n in range(count) for row in unit_rows(n)], reason="试")
    return store


def step(day: date, by: str = ZHANG, **values: Any) -> SurveyStepInput:
    return SurveyStepInput(done_by=by, done_on=day, **values)


def forward(to_state: str) -> SurveyStepInput:
    """What each state asks for."""
    return {
        "02": step(date(2025, 3, 2)),
        "04": step(date(2025, 3, 10)),
        "06": step(date(2025, 4, 1), details=FIELD),
        "08": step(date(2025, 5, 1), details=PUBLIC),
        "10": step(date(2025, 5, 20), WANG, document_no=NUMBER, opinion="同意认定"),
    }[to_state]


def take_to(store: Store, state: str, *units: str) -> None:
    """Take units of the state 00 along the chain."""
    for to_state in ("02", "04", "06", "08", "10"):
        service.advance_units(store, units or ("u0",), forward(to_state), today=TODAY)
        if to_state == state:
            return


def change(store: Store, table: str, uuid: str, **values: Any) -> None:
    with store.read() as reading:
        row = reading.row(table, uuid)
    assert row is not None
    store.write([Update(table, uuid, int(str(row["row_version"])), values)], reason="改")


def state_of(store: Store, unit: str = "u0") -> tuple[str, str]:
    """State of the unit and of its newest tag."""
    [found] = service.read_procedures(store, units=[unit], today=TODAY)
    return found.state, found.tag_state


def blockers(store: Store, unit: str = "u0", today: date = TODAY) -> list[str]:
    [found] = service.read_procedures(store, units=[unit], today=today)
    return [each.code for each in found.blockers]
