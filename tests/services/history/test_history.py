# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Two people's work: who, when, what before and after, why; and how a row goes back."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import shapely

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.history.entries import FieldChange, Filter, LineChange, Step
from lowuse_plugin.domain.moments import end_of_office_day, office_today, start_of_office_day
from lowuse_plugin.domain.ports import Actor, BulkInsert, Insert, Reading, Receipt, Update, Value
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.services.history import changes as history
from lowuse_plugin.services.history import details as history_details
from lowuse_plugin.services.history.changes import (
    last_own_step,
    read_choices,
    read_page,
    read_step,
    rows_of_parcel,
)
from lowuse_plugin.services.history.details import read_details
from lowuse_plugin.services.history.restore_row import Restorable, read_restorable, restore_row
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.tagging.parcels import Decision, tag_parcels
from lowuse_plugin.store import sqltexts
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace, open_workspace
from tests.services.history.two_people import Overtaken
from tests.store.support import package, parcels

ZHANG = Actor(name="张三", os_user="zhangsan", machine="PC-12")
LI = Actor(name="李四", os_user="lisi", machine="PC-7")
CRS = "EPSG:4526"
EAST, NORTH = 38_405_000.0, 2_490_000.0


def shape(width: float, height: float) -> bytes:
    box = shapely.box(EAST, NORTH, EAST + width, NORTH + height)
    return bytes(shapely.to_wkb(shapely.MultiPolygon([box])))


@pytest.fixture
def zhang(folder: Path) -> Iterator[WorkspaceStore]:
    with create_workspace(folder / "工作库.gpkg", district="440704", crs=CRS, actor=ZHANG) as store:
        values = {"district": "440704", "geom": shape(100, 200)}
        first = {**values, "parcel_code": "440704001001GB00001", "holder_name": "甲厂"}
        store.write([Insert("parcel", "a", first), Insert("parcel", "b", values)], reason="新绘")
        yield store


@pytest.fixture
def li(zhang: WorkspaceStore) -> Iterator[WorkspaceStore]:
    with open_workspace(zhang.path, actor=LI) as store:
        yield store


def steps(store: WorkspaceStore, wanted: Filter | None = None, parcel: str = "") -> list[Step]:
    with store.read() as reading:
        rows = rows_of_parcel(reading, parcel) if parcel else None
        return list(read_page(reading, wanted or Filter(), rows=rows).steps)


def lines(store: WorkspaceStore, receipt: Receipt, parcel: str = "") -> tuple[LineChange, ...]:
    with store.read() as reading:
        rows = rows_of_parcel(reading, parcel) if parcel else None
        return read_details(reading, receipt.transaction_id, CRS, rows=rows).lines


def told(line: LineChange) -> list[tuple[str, str, str]]:
    return [(field.title, field.before, field.after) for field in line.fields]


def test_who_when_what_and_why_newest_first(zhang: WorkspaceStore, li: WorkspaceStore) -> None:
    li.write([Update("parcel", "a", 1, {"holder_name": "乙厂", "far": 0.5})], reason="换证")
    found = steps(zhang)
    assert [(s.actor, s.os_user, s.machine, s.reason) for s in found] == [
        ("李四", "lisi", "PC-7", "换证"),
        ("张三", "zhangsan", "PC-12", "新绘"),
        ("张三", "zhangsan", "PC-12", "create"),
    ]
    parts = [[(p.title, p.kind, p.rows, p.columns) for p in s.parts] for s in found]
    assert parts[0] == [("宗地", "update", 1, ("容积率", "权利人"))]
    assert parts[1] == [("宗地", "insert", 2, ())]
    assert parts[2] == [("工作库设置", "create", 1, ())]


def test_values_before_and_after_are_words_with_units(
    zhang: WorkspaceStore, li: WorkspaceStore
) -> None:
    one = {"right_nature": "101", "registered_area_m2": 20500.0, "right_ends_on": "2030-06-30"}
    first = li.write([Update("parcel", "a", 1, one)], reason="登记")
    two = {"right_nature": "102", "registered_area_m2": None}
    second = zhang.write([Update("parcel", "a", 2, two)], reason="更正")
    [line] = lines(zhang, first)
    assert (line.title, line.kind, line.label) == ("宗地", "update", "440704001001GB00001")
    # The values that the first change wrote stand in the second one's line, else in the row.
    assert told(line) == [
        ("权利性质", "", "划拨"),
        ("使用权终止日期", "", "2030年6月30日"),
        ("登记面积", "", "20,500.00 m²"),
    ]
    [line] = lines(zhang, second)
    assert told(line) == [("权利性质", "划拨", "出让"), ("登记面积", "20,500.00 m²", "")]


def test_a_boundary_is_told_by_area_and_points(zhang: WorkspaceStore) -> None:
    moved = zhang.write([Update("parcel", "a", 1, {"geom": shape(100, 250)})], reason="界址")
    [line] = lines(zhang, moved)
    assert told(line) == [("界址", "20,000.00 m²，4 个界址点", "25,000.00 m²，4 个界址点")]


def test_new_retired_and_brought_back_rows(zhang: WorkspaceStore) -> None:
    gone = {"retired_at": "2025-06-30T01:05:00.000Z", "retired_reason": "合并"}
    retired = zhang.write([Update("parcel", "a", 1, gone)], reason="移出")
    back = dict.fromkeys(gone)
    brought_back = zhang.write([Update("parcel", "a", 2, back)], reason="移错")
    assert [part.kind for step in steps(zhang)[:2] for part in step.parts] == ["revive", "retire"]
    [line] = lines(zhang, retired)
    assert line.kind == "retire"
    assert told(line) == [
        ("停用时间", "", "2025年6月30日 09:05"), ("停用原因", "", "合并"),
    ]  # fmt: skip
    [line] = lines(zhang, brought_back)
    assert (line.kind, told(line)[1]) == ("revive", ("停用原因", "合并", ""))
    made = steps(zhang)[2]
    with zhang.read() as reading:
        new = read_details(reading, made.transaction_id, CRS)
    assert told(new.lines[0])[:2] == [
        ("界址", "", "20,000.00 m²，4 个界址点"), ("宗地代码", "", "440704001001GB00001"),
    ]  # fmt: skip
    assert new.parcels == ("a", "b")


def test_an_import_is_a_step_with_its_file_and_rows(zhang: WorkspaceStore) -> None:
    key = "0e7e1f9c-0000-4000-8000-000000000001"
    reason = f"导入 宗地 一.shp {key}"
    zhang.write([package(key)], reason=reason)
    rows = parcels(3, import_package_uuid=key)
    batch = BulkInsert("parcel", rows.rows, {"package": key, "file": "宗地 一.shp", "sha256": "0"})
    imported = zhang.write([batch], reason=reason)
    [line] = lines(zhang, imported)
    assert (line.kind, line.rows, line.label) == ("bulk_insert", 3, "宗地 一.shp")
    step = steps(zhang)[0]
    assert (step.package, step.file_name) == (key, "宗地 一.shp")
    # Its two saves are one step, with the rows of both.
    assert [(part.table, part.kind, part.rows) for part in step.parts] == [
        ("import_package", "insert", 1),
        ("parcel", "bulk_insert", 3),
    ]
    assert len(step.saves) == 2
    assert step.transaction_id == imported.transaction_id
    with zhang.read() as reading:
        assert len(read_details(reading, imported.transaction_id, CRS).parcels) == 3
    # One of its parcels was changed later: the batch is in its history all the same.
    zhang.write([Update("parcel", "p000001", 1, {"remark": "改"})], reason="改")
    assert [s.reason for s in steps(zhang, parcel="p000001")] == ["改", reason]
    assert [s.reason for s in steps(zhang, parcel="p000002")] == [reason]


def test_the_history_of_a_parcel_holds_what_belongs_to_it(
    zhang: WorkspaceStore, li: WorkspaceStore
) -> None:
    tagged = tag_parcels(li, ["a", "b"], Decision("李四", date(2025, 6, 30), text="停产"))
    holder = {"name": "甲厂", "name_key": "甲"}
    zhang.write([Insert("right_holder", "h", holder)], reason="权利人")
    link = {"parcel_uuid": "a", "right_holder_uuid": "h", "share_kind": "0"}
    zhang.write([Insert("parcel_holder", "ah", link)], reason="关联")
    zhang.write([Update("parcel", "b", 1, {"remark": "别的宗地"})], reason="别的")
    assert [s.reason for s in steps(zhang, parcel="a")] == [
        "关联", "权利人", "低效标记 2 宗", "新绘",
    ]  # fmt: skip
    with zhang.read() as reading:
        details = read_details(
            reading, tagged.transaction_id or "", CRS, rows=rows_of_parcel(reading, "a")
        )
    # Unit, its member, the tag and its basis; those of b are not told.
    titles = ["地块", "地块所含宗地", "低效标记", "标记依据"]
    assert [line.title for line in details.lines] == titles
    assert {line.label for line in details.lines} == {"440704001001GB00001"}
    assert details.parcels == ("a",)


def test_every_table_that_refers_to_a_parcel_is_in_its_history() -> None:
    text = sqltexts.query("history_rows").sql
    schema = shipped()
    below = {r.table for r in schema.references() if r.to in {"parcel", "survey_unit"}}
    below |= {r.table for r in schema.references() if r.names_table}
    assert {table for table in below if f"'{table}'" not in text} == set()


def test_filters_by_person_day_table_and_reason(zhang: WorkspaceStore, li: WorkspaceStore) -> None:
    li.write([Update("parcel", "a", 1, {"far": 1.0})], reason="改 容积率 FAR")
    tag_parcels(li, ["a"], Decision("李四", date(2025, 6, 30), text="停产"))
    today = office_today()

    def reasons(**wanted: str | None) -> list[str]:
        return [s.reason for s in steps(zhang, Filter(**wanted))]  # type: ignore[arg-type]

    assert reasons(person="张三") == ["新绘", "create"]
    assert reasons(table="tag") == ["低效标记 1 宗"]
    assert reasons(table="parcel") == ["改 容积率 FAR", "新绘"]
    assert reasons(text="far") == ["改 容积率 FAR"]
    assert reasons(text="100%") == []
    assert len(reasons(since_utc=start_of_office_day(today))) == 4
    assert reasons(since_utc=start_of_office_day(today + timedelta(days=1))) == []
    assert reasons(until_utc=end_of_office_day(today - timedelta(days=1))) == []
    assert reasons(person="李四", table="parcel", text="容积率") == ["改 容积率 FAR"]
    choices = read_choices(zhang)
    assert choices.people == ("张三", "李四")
    assert ("tag", "低效标记") in choices.tables


def test_the_choices_are_read_in_short_readings_that_let_others_save(
    zhang: WorkspaceStore, li: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "_LINES_AT_ONCE", 1)
    before = read_choices(zhang)
    assert (before.people, before.seq) == (("张三",), 3)  # made, and two parcels
    # While it is read 李四 saves; his line is there the next time.
    overtaken = Overtaken(
        zhang,
        [lambda: None, lambda: li.write([Update("parcel", "a", 1, {"far": 1.0})], reason="改")],
    )
    assert read_choices(overtaken).people == ("张三",)
    after = read_choices(zhang, before)
    assert (after.people, after.seq) == (("张三", "李四"), 4)
    # A backup was put back: the log is shorter than what is known.
    other = replace(before, people=("王五",), seq=9)
    assert read_choices(zhang, other).people == ("张三", "李四")
    # What is known is not read again.
    assert read_choices(zhang, replace(other, seq=4)).people == ("王五",)
    assert read_choices(zhang, replace(other, seq=3)).people == ("李四", "王五")


def test_of_a_large_step_the_first_lines_are_told_and_the_rest_counted(
    zhang: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = {"district": "440704", "geom": shape(10, 10)}
    many = [Insert("parcel", f"n{at:03d}", values) for at in range(350)]
    receipt = zhang.write(many, reason="新绘")
    asked: list[tuple[str, int]] = []

    class Counted:
        """A real reading that notes how many rows every question gave."""

        def __init__(self, reading: Reading) -> None:
            self._reading = reading
            self.row, self.head = reading.row, reading.head

        def table(self, query: str, **params: Value) -> ColumnTable:
            found = self._reading.table(query, **params)
            asked.append((query, len(found)))
            return found

    with zhang.read() as reading:
        details = read_details(Counted(reading), receipt.transaction_id, CRS)
    assert (len(details.lines), details.left_out) == (300, 50)
    assert len(details.parcels) == 350
    assert max(count for query, count in asked if query == "history_lines") == 300
    # In the history of one of them a single line is looked up.
    asked.clear()
    with zhang.read() as reading:
        rows = rows_of_parcel(reading, "n349")
        details = read_details(Counted(reading), receipt.transaction_id, CRS, rows=rows)
    assert [line.uuid for line in details.lines] == ["n349"]
    assert (details.left_out, details.parcels) == (0, ("n349",))
    assert max(count for _query, count in asked) == 1
    # Of a very large step the parcels of so many lines are looked up.
    monkeypatch.setattr(history_details, "MOST_PARCELS", 20)
    with zhang.read() as reading:
        assert len(read_details(reading, receipt.transaction_id, CRS).parcels) == 20


@pytest.mark.parametrize("query", ["history_lines_of", "history_line_count", "history_line_keys"])
def test_what_a_step_changed_is_found_by_index(zhang: WorkspaceStore, query: str) -> None:
    wanted = {"transaction": "t", "rows": "[]", "after": 0, "most": 1}
    with closing(sqlite3.connect(zhang.path)) as connection:
        plan = connection.execute(
            f"EXPLAIN QUERY PLAN {sqltexts.query(query).sql}", wanted
        ).fetchall()
    steps = [row[3] for row in plan if "lup_log" in row[3] or " l" in row[3]]
    assert steps
    assert not [step for step in steps if step.startswith("SCAN l")]


def test_pages_follow_each_other_without_gap(zhang: WorkspaceStore) -> None:
    for version in range(1, 8):
        zhang.write([Update("parcel", "a", version, {"remark": str(version)})], reason=str(version))
    found: list[str] = []
    before = None
    with zhang.read() as reading:
        for _ in range(4):
            page = read_page(reading, Filter(), before=before, most=3)
            found += [step.reason for step in page.steps]
            before = page.steps[-1].first_seq if page.more else None
            if not page.more:
                break
        rows = rows_of_parcel(reading, "a")
        assert [s.reason for s in read_page(reading, Filter(), rows=rows, most=2).steps] == [
            "7",
            "6",
        ]
    assert found == ["7", "6", "5", "4", "3", "2", "1", "新绘", "create"]


def test_an_undone_step_says_by_whom(zhang: WorkspaceStore, li: WorkspaceStore) -> None:
    changed = zhang.write([Update("parcel", "a", 1, {"far": 1.0})], reason="改")
    undone = undo_save(li, changed.transaction_id).receipt.transaction_id
    first, second, *_ = steps(zhang)
    assert (first.undoes, first.undone) == (changed.transaction_id, None)
    assert second.undone is not None
    assert (second.undone.by, second.undone.transaction_id) == ("李四", undone)
    undo_save(zhang, undone)
    assert [step.undone is None for step in steps(zhang)[:3]] == [True, False, True]


def test_the_last_own_step_skips_what_is_undone_and_what_others_did(
    zhang: WorkspaceStore, li: WorkspaceStore
) -> None:
    first = zhang.write([Update("parcel", "a", 1, {"far": 1.0})], reason="一")
    second = zhang.write([Update("parcel", "b", 1, {"far": 1.0})], reason="二")
    li.write([Update("parcel", "a", 2, {"far": 2.0})], reason="三")

    def last(actor: Actor = ZHANG) -> str | None:
        with zhang.read() as reading:
            step = last_own_step(reading, actor)
        return step.reason if step else None

    assert (last(), last(LI)) == ("二", "三")
    undo_save(zhang, second.transaction_id)
    assert last() == "一"
    assert last(Actor("张三", "zhangsan", "PC-99")) is None
    undoing = steps(zhang)[0].transaction_id
    back = undo_save(zhang, undoing).receipt.transaction_id  # brought back in the history
    assert last() == "恢复：二"
    undo_save(zhang, back)
    assert last() == "一"
    with zhang.read() as reading:
        step = read_step(reading, first.transaction_id)
    assert step is not None
    assert step.undone is None


def restorable(store: WorkspaceStore, seq: int, row: str = "a") -> Restorable:
    with store.read() as reading:
        return read_restorable(reading, "parcel", row, seq, CRS)


def test_an_older_state_comes_back_group_by_group(zhang: WorkspaceStore) -> None:
    with zhang.read() as reading:
        first = reading.head().seq - 1  # the line of a: that of b follows
    changes = {"holder_name": "乙厂", "far": 0.5, "geom": shape(100, 250)}
    zhang.write([Update("parcel", "a", 1, changes)], reason="改")
    shown = restorable(zhang, first)
    assert [(g.group, g.title) for g in shown.groups] == [
        ("geometry", "界址与面积"), ("right", "权利"), ("building", "建筑"),
    ]  # fmt: skip
    assert shown.groups[1].fields == (FieldChange("holder_name", "权利人", "乙厂", "甲厂"),)
    receipt = restore_row(zhang, shown, ["right"], reason="换错了")
    with zhang.read() as reading:
        row = reading.row("parcel", "a")
    assert row is not None
    assert (row["holder_name"], row["far"], row["row_version"]) == ("甲厂", 0.5, 3)
    step = steps(zhang)[0]
    assert re.fullmatch(r"恢复到 \d+年\d+月\d+日 \d\d:\d\d 的状态：换错了", step.reason)
    assert zhang.verify().findings == ()
    undo_save(zhang, receipt.transaction_id)
    restore_row(zhang, restorable(zhang, first), ["geometry", "building", "right"], reason="全部")
    with zhang.read() as reading:
        row = reading.row("parcel", "a")
    assert row is not None
    assert (row["holder_name"], row["far"]) == ("甲厂", None)
    assert shapely.from_wkb(row["geom"]).area == 20_000.0


def test_nothing_is_restored_over_somebody_elses_change(
    zhang: WorkspaceStore, li: WorkspaceStore
) -> None:
    with zhang.read() as reading:
        first = reading.head().seq - 1
    zhang.write([Update("parcel", "a", 1, {"far": 0.5})], reason="改")
    shown = restorable(zhang, first)
    li.write([Update("parcel", "a", 2, {"far": 0.7})], reason="再改")
    with pytest.raises(ConflictError) as error:
        restore_row(zhang, shown, ["building"], reason="试")
    assert (error.value.code, error.value.params["changed_by"]) == ("RESTORE_NEWER", "李四")
    with zhang.read() as reading:
        assert (reading.row("parcel", "a") or {})["far"] == 0.7


def test_a_change_between_looking_again_and_saving_is_seen_too(
    zhang: WorkspaceStore, li: WorkspaceStore
) -> None:
    with zhang.read() as reading:
        first = reading.head().seq - 1
    zhang.write([Update("parcel", "a", 1, {"far": 0.5})], reason="改")
    shown = restorable(zhang, first)
    act = [lambda: li.write([Update("parcel", "a", 2, {"far": 0.7})], reason="再改")]
    with pytest.raises(ConflictError) as error:
        restore_row(Overtaken(zhang, act), shown, ["building"], reason="试")
    assert (error.value.code, error.value.params["changed_by"]) == ("RESTORE_NEWER", "李四")
    at = str(error.value.params["changed_at"])
    assert re.fullmatch(r"\d+年\d+月\d+日 \d\d:\d\d", at)


def test_what_cannot_be_restored_says_why(zhang: WorkspaceStore) -> None:
    with zhang.read() as reading:
        head = reading.head().seq
    shown = restorable(zhang, head)
    assert shown.groups == ()
    for groups, reason, code in (
        (["building"], "试", "RESTORE_NOTHING"),
        (["building"], "  ", "RESTORE_REASON_MISSING"),
    ):
        with pytest.raises(LowUseError) as error:
            restore_row(zhang, shown, groups, reason=reason)
        assert error.value.code == code
    with pytest.raises(LowUseError) as error:
        restorable(zhang, 1)
    assert error.value.code == "RESTORE_NOT_THERE"
    zhang.write([parcels(2)], reason="导入")
    with pytest.raises(LowUseError) as error:
        restorable(zhang, head, "p000001")
    assert error.value.code == "RESTORE_NOT_THERE"
    assert restorable(zhang, head + 1, "p000001").groups == ()
