# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Projects from a list into a real workspace."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import shapely

from lowuse_plugin.domain.columns import ColumnTable, column
from lowuse_plugin.domain.errors import CancelledError, LowUseError
from lowuse_plugin.domain.ports import Actor, IncomingTable, Insert, Store
from lowuse_plugin.domain.projects.list import ProjectList
from lowuse_plugin.exchange.project_file import read_project_list
from lowuse_plugin.services.importing.project_table import projects_from_table
from lowuse_plugin.services.importing.projects import (
    CREATED,
    REFUSED,
    UNCHANGED,
    UPDATED,
    import_projects,
)
from lowuse_plugin.store.workspace import create_workspace

ACTOR = Actor("测试员", "tester", "pc")
X, Y = 38_405_000, 2_490_000


def parcel(uuid: str, code: str | None, number: str, column_number: int) -> Insert:
    left = X + 100 * column_number
    box = shapely.MultiPolygon([shapely.box(left, Y, left + 100, Y + 110)])
    values = {
        "parcel_code": code,
        "map_number": number,
        "district": "440704",
        "registered_area_m2": 11_000.0,
        "geom": shapely.to_wkb(box, byte_order=1, flavor="iso"),
    }
    return Insert("parcel", uuid, values)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    folder = tmp_path / "江海 工作库"
    folder.mkdir()
    with create_workspace(folder / "工作库.gpkg", district="440704", actor=ACTOR) as opened:
        lots = [
            parcel("p1", "440704001001GB00001", "1-1", 0),
            parcel("p2", "440704001001GB00002", "1-2", 1),
            parcel("p3", None, "1-3", 2),
            parcel("p4", None, "1-3", 5),
        ]
        opened.write(lots, reason="test")
        yield opened


def project(**values: Any) -> dict[str, Any]:
    return {
        "project_code": "XM-1",
        "name": "改造一期",
        "district": "440704",
        "project_type": "industrial_upgrade",
        "land_area_m2": "22000.00",
        "floor_area_m2": "44000.00",
        "acceptances": [{"kind": "joint_acceptance", "on": "2024-06-30"}],
        "village_park": True,
        "applied_on": "2024-09-01",
        "parcels": ["1-1", "440704001001GB00002"],
        **values,
    }


def listed(*projects: dict[str, Any]) -> ProjectList:
    return ProjectList("项目.json", "0" * 64, projects)


def stored(store: Store) -> list[dict[str, Any]]:
    with store.read() as reading:
        keys = reading.table("project")["uuid"].to_list()
        return [dict(reading.row("project", key) or {}) for key in keys]


def joined(store: Store) -> set[str]:
    with store.read() as reading:
        return set(reading.table("import_project_members")["parcel_uuid"].to_list())


def refusal(store: Store, **values: Any) -> LowUseError:
    result = import_projects(store, listed(project(**values)))
    assert [item.outcome for item in result.outcomes] == [REFUSED]
    assert stored(store) == []
    found = result.outcomes[0].refusal
    assert found is not None
    return found


def test_a_project_is_written_with_its_parcels_and_their_union(store: Store) -> None:
    result = import_projects(store, listed(project()))
    assert [(o.row, o.project_code, o.outcome) for o in result.outcomes] == [(1, "XM-1", CREATED)]
    row = stored(store)[0]
    assert row["land_area_m2"] == "22000.00"
    assert row["village_park"] == 1
    assert row["applied_on"] == "2024-09-01"
    assert json.loads(row["acceptances"])[0]["on"] == "2024-06-30"
    outline = shapely.from_wkb(row["geom"])
    assert outline.geom_type == "MultiPolygon"
    assert outline.area == 22_000.0
    assert shapely.get_num_geometries(outline) == 1
    assert joined(store) == {"p1", "p2"}


def test_importing_the_same_list_again_writes_nothing(store: Store) -> None:
    import_projects(store, listed(project()))
    with store.read() as reading:
        head = reading.head()
    result = import_projects(store, listed(project()))
    assert result.count(UNCHANGED) == 1
    with store.read() as reading:
        assert reading.head() == head


def test_a_changed_project_is_updated_and_not_doubled(store: Store) -> None:
    import_projects(store, listed(project()))
    changed = project(floor_area_m2="44000.01", parcels=["1-1"])
    assert import_projects(store, listed(changed)).count(UPDATED) == 1
    rows = stored(store)
    assert [row["floor_area_m2"] for row in rows] == ["44000.01"]
    assert rows[0]["row_version"] == 2
    assert shapely.from_wkb(rows[0]["geom"]).area == 11_000.0
    assert joined(store) == {"p1"}


def test_the_same_area_with_other_decimals_is_no_change(store: Store) -> None:
    import_projects(store, listed(project()))
    result = import_projects(store, listed(project(land_area_m2="22000.0")))
    assert result.count(UNCHANGED) == 1


def test_an_unknown_parcel_refuses_the_project_and_names_it(store: Store) -> None:
    error = refusal(store, parcels=["1-1", "9-9"])
    assert error.code == "PROJECT_PARCEL_UNKNOWN"
    assert error.params["value"] == "9-9"
    assert error.params["field"] == "projects[1].parcels"


def test_a_number_that_two_parcels_have_is_refused(store: Store) -> None:
    error = refusal(store, parcels=["1-3"])
    assert (error.code, error.params["count"]) == ("PROJECT_PARCEL_AMBIGUOUS", 2)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("name", None, "INPUT_MISSING"),
        ("project_code", "", "INPUT_MISSING"),
        ("district", "440799", "INPUT_NOT_ALLOWED"),
        ("project_type", "工改工", "INPUT_NOT_ALLOWED"),
        ("land_area_m2", "30亩", "INPUT_NOT_A_NUMBER"),
        ("floor_area_m2", "-1", "INPUT_NEGATIVE"),
        ("applied_on", "2024-02-30", "INPUT_NOT_A_DATE"),
        ("village_park", "也许", "INPUT_NOT_A_FLAG"),
        ("acceptances", "2024-06-30", "INPUT_NOT_A_LIST"),
        ("parcels", "1-1", "INPUT_NOT_A_LIST"),
    ],
)
def test_a_wrong_value_refuses_the_project_with_its_field(
    store: Store, field: str, value: object, code: str
) -> None:
    error = refusal(store, **{field: value})
    assert (error.code, error.params["field"]) == (code, f"projects[1].{field}")


def test_one_refused_project_does_not_hold_up_the_others(store: Store) -> None:
    other = project(project_code="XM-2", parcels=["9-9"])
    result = import_projects(store, listed(project(), other, project()))
    assert [item.outcome for item in result.outcomes] == [CREATED, REFUSED, REFUSED]
    third = result.outcomes[2].refusal
    assert third is not None
    assert third.code == "PROJECT_TWICE"
    assert len(stored(store)) == 1


def test_a_project_without_parcels_has_no_outline(store: Store) -> None:
    import_projects(store, listed(project(parcels=[])))
    assert stored(store)[0]["geom"] is None


class Stop:
    def step(self, done: int, total: int, message: str = "") -> None:
        if done == 1:
            raise CancelledError


def test_stopping_writes_nothing(store: Store) -> None:
    with pytest.raises(CancelledError):
        import_projects(store, listed(project(), project(project_code="XM-2")), progress=Stop())
    assert stored(store) == []


def test_a_json_file_is_read_with_its_hash(tmp_path: Path) -> None:
    path = tmp_path / "项目 清单.json"
    path.write_text('{"projects": [{"project_code": "A"}]}', encoding="utf-8")
    read = read_project_list(path)
    assert read.file_name == "项目 清单.json"
    assert [row["project_code"] for row in read.rows] == ["A"]
    assert len(read.sha256) == 64


@pytest.mark.parametrize("content", ['{"projects": [', "\xff", ""])
def test_a_damaged_json_file_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "坏.json"
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(LowUseError, match="PROJECT_FILE_UNREADABLE"):
        read_project_list(path)


def sheet(**columns: list[str | None]) -> IncomingTable:
    table = ColumnTable({name: column("text", values) for name, values in columns.items()})
    return IncomingTable("列表.xlsx", "Sheet1", "1" * 64, "", table, None, None, 2)


def test_a_sheet_with_chinese_headings_gives_the_same_project(store: Store) -> None:
    table = sheet(
        项目编号=["XM-1"],
        项目名称=["改造一期"],
        行政区代码=["江海区"],
        项目类型=["工业用地升级改造项目"],
        改造土地面积=["22000.00"],
        村级工业园=["是"],
        图斑编号=["1-1，1-2"],
    )
    assert import_projects(store, projects_from_table(table)).count(CREATED) == 1
    row = stored(store)[0]
    assert (row["district"], row["project_type"], row["village_park"]) == (
        "440704",
        "industrial_upgrade",
        1,
    )
    assert joined(store) == {"p1", "p2"}


def test_a_sheet_without_required_headings_names_them() -> None:
    with pytest.raises(LowUseError) as caught:
        projects_from_table(sheet(项目名称=["甲"]))
    assert caught.value.code == "PROJECT_COLUMNS_MISSING"
    assert caught.value.params["expected"] == "项目编号、行政区代码、项目类型"


def test_a_list_of_projects_without_its_key_is_read_too(folder: Path) -> None:
    path = folder / "项目 清单.json"
    path.write_text(json.dumps([{"project_code": "XM-1"}]), encoding="utf-8")
    assert [dict(row) for row in read_project_list(path).rows] == [{"project_code": "XM-1"}]
