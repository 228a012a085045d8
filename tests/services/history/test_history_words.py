# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The history in words of an office: parcels by code, subjects, imports as one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shapely

from lowuse_plugin.domain.history.entries import Filter, Step
from lowuse_plugin.domain.ports import Actor, BulkInsert, Insert, Update
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.domain.subjects import SUBJECTS, WORKSPACE, plain_title, subjects_in, tables_of
from lowuse_plugin.services.history import changes as history
from lowuse_plugin.services.history.changes import read_page
from lowuse_plugin.services.history.undo_reach import read_reach
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace
from tests.store.support import package, parcels

ZHANG = Actor(name="张三", os_user="zhangsan", machine="PC-12")
CRS = "EPSG:4526"
EAST, NORTH = 38_405_000.0, 2_490_000.0
KEY = "0e7e1f9c-0000-4000-8000-000000000001"
CODE = "440703001001GB00777"
REASON = f"导入 宗地.shp {KEY}"


def shape(width: float, height: float) -> bytes:
    box = shapely.box(EAST, NORTH, EAST + width, NORTH + height)
    return bytes(shapely.to_wkb(shapely.MultiPolygon([box])))


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with create_workspace(folder / "工作库.gpkg", district="440704", crs=CRS, actor=ZHANG) as store:
        rows = [
            Insert("parcel", name, {
                "district": "440704", "geom": shape(100, 200), "plane_area_m2": 20_000.0,
                "parcel_code": f"440704001001GB0000{number}",
            })
            for number, name in enumerate(("a", "b"), 1)
        ]  # fmt: skip
        store.write(rows, reason="新绘")
        yield store


def steps(store: WorkspaceStore, **wanted: str) -> list[Step]:
    with store.read() as reading:
        return list(read_page(reading, Filter(**wanted)).steps)


def imported(store: WorkspaceStore, *, between: bool = False) -> list[str]:
    """Import three parcels in three saves; somebody may save between them."""
    source = {"package": KEY, "file": "宗地.shp", "sha256": "0"}
    saves = [store.write([package(KEY)], reason=REASON)]
    if between:
        store.write([Update("parcel", "a", 1, {"remark": "间"})], reason="间")
    for first, count in ((1, 2), (3, 1)):
        rows = parcels(count, first=first, import_package_uuid=KEY, parcel_code=CODE).rows
        saves.append(store.write([BulkInsert("parcel", rows, source)], reason=REASON))
    saves.append(store.write([Update("import_package", KEY, 1, {"state": "done"})], reason=REASON))
    return [save.transaction_id for save in saves]


def test_a_small_step_names_its_parcels_and_the_areas_of_a_boundary(store: WorkspaceStore) -> None:
    moved = {"geom": shape(100, 250), "plane_area_m2": 25_000.0}
    store.write([Update("parcel", "a", 1, moved)], reason="界址")
    again = {"geom": shape(100, 300), "plane_area_m2": 30_000.0}
    store.write([Update("parcel", "a", 2, again)], reason="再改")
    store.write(
        [Update("parcel", "a", 3, {"remark": "x"}), Update("parcel", "b", 1, {"remark": "x"})],
        reason="备注",
    )
    both, second, first = steps(store)[:3]
    codes = ("440704001001GB00001", "440704001001GB00002")
    assert (both.parcels, both.boundary) == (codes, None)
    assert (second.parcels, second.boundary) == (codes[:1], (25_000.0, 30_000.0))
    assert first.boundary == (20_000.0, 25_000.0)


def test_the_text_finds_codes_of_parcels_too(
    store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.write([Update("parcel", "a", 1, {"remark": "x"})], reason="甲")
    store.write([Update("parcel", "b", 1, {"remark": "x"})], reason="乙 gb00001")
    assert [step.reason for step in steps(store, text="GB00001")] == ["乙 gb00001", "甲", "新绘"]
    assert [step.reason for step in steps(store, text="gb00002")] == ["乙 gb00001", "新绘"]
    # A text that very many codes have is looked for in the reasons alone, and that is said.
    monkeypatch.setattr(history, "MOST_NAMED", 1)
    with store.read() as reading:
        page = read_page(reading, Filter(text="gb0000"))
    assert [step.reason for step in page.steps] == ["乙 gb00001"]
    assert page.too_many_parcels == 2


def test_a_parcel_of_a_batch_is_found_by_its_code_in_the_import(store: WorkspaceStore) -> None:
    imported(store)
    [found] = steps(store, text="GB00777")
    assert ("parcel", "bulk_insert", 3) in [(p.table, p.kind, p.rows) for p in found.parts]


def test_an_import_is_one_step_unless_somebody_saved_between(store: WorkspaceStore) -> None:
    saves = imported(store, between=True)
    newest, between, oldest = steps(store)[:3]
    assert newest.saves == tuple(reversed(saves[1:]))
    assert [(p.table, p.kind, p.rows) for p in newest.parts] == [
        ("parcel", "bulk_insert", 3), ("import_package", "update", 1),
    ]  # fmt: skip
    assert between.reason == "间"
    assert oldest.saves == (saves[0],)


def test_undoing_reaches_the_whole_import_from_any_of_its_saves(store: WorkspaceStore) -> None:
    saves = imported(store, between=True)
    for save in saves:
        reach = read_reach(store, save)
        assert reach is not None
        assert (reach.of_import, reach.rows, reach.step.file_name) == (True, 3, "宗地.shp")


def test_undoing_tells_how_many_other_parcels_go_back(store: WorkspaceStore) -> None:
    one = store.write([Update("parcel", "a", 1, {"remark": "x"})], reason="一宗")
    two = store.write(
        [Update("parcel", "a", 2, {"remark": "y"}), Update("parcel", "b", 1, {"remark": "y"})],
        reason="两宗",
    )
    alone, both = read_reach(store, one.transaction_id, "a"), read_reach(store, two.transaction_id)
    assert alone is not None
    assert both is not None
    assert (alone.rows, alone.parcels, alone.others) == (1, 1, 0)
    assert (both.rows, both.parcels, both.others, both.of_import) == (2, 2, 0, False)
    from_one = read_reach(store, two.transaction_id, "a")
    assert from_one is not None
    assert from_one.others == 1
    assert read_reach(store, "none") is None


def test_subjects_hold_every_table_once_and_imports_all_that_they_wrote(
    store: WorkspaceStore,
) -> None:
    grouped = [table for key in (*SUBJECTS, WORKSPACE) for table in tables_of(key)]
    assert sorted(grouped) == sorted(shipped().tables)
    assert subjects_in(["tag", "lup_meta", "parcel", "assessment"]) == (
        ("parcels", "宗地和权利人"),
        ("low_efficiency", "低效识别和标记"),
        ("workspace", "工作库本身"),
    )  # fmt: skip
    assert plain_title("parcel_enterprise") == "宗地与企业的对应"
    saves = imported(store)
    [step] = steps(store, table="imports")
    assert step.saves == tuple(reversed(saves))
    assert sum(part.rows for part in step.parts if part.table == "parcel") == 3
    assert [step.reason for step in steps(store, table="parcels")] == [REASON, "新绘"]
