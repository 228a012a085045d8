# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Saving: versions, conflicts, the log, and values that do not fit."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
import shapely

from lowuse_plugin.domain.columns import ColumnTable, column, constant
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.ports import BATCH_ROWS, BulkInsert, Insert, LogHead, Update
from lowuse_plugin.store import conflicts, lockfile, meta, sqltexts, transaction, writing
from lowuse_plugin.store.connection import explaining, open_reader, open_writer
from lowuse_plugin.store.reading import fetch_row
from lowuse_plugin.store.witness import Witness
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace, open_workspace
from tests.store.support import (
    LI,
    ZHANG,
    change_meta,
    new_uuid,
    package,
    parcel,
    parcels,
    raw,
    square,
)


def refused(store: WorkspaceStore, *changes: object) -> LowUseError:
    """Save and return the refusal; the log must be as before."""
    with store.read() as reading:
        before = reading.head()
    with pytest.raises(LowUseError) as caught:
        store.write(list(changes), reason="试")
    with store.read() as reading:
        assert reading.head() == before
    return caught.value


def test_a_saved_row_is_read_back_with_its_version(store: WorkspaceStore) -> None:
    row = new_uuid()
    receipt = store.write([parcel(row, holder_name="甲公司")], reason="新增")
    assert receipt.versions == {("parcel", row): 1}
    receipt = store.write([Update("parcel", row, 1, {"holder_name": "乙公司"})], reason="改名")
    assert receipt.versions == {("parcel", row): 2}
    with store.read() as reading:
        found = reading.row("parcel", row)
        assert found is not None
        assert (found["holder_name"], found["row_version"]) == ("乙公司", 2)
        assert reading.head().seq == receipt.last_seq
        assert reading.head().hash == receipt.head_hash


def test_a_change_on_an_old_version_is_a_conflict_that_names_who_saved(path: Path) -> None:
    row = new_uuid()
    with create_workspace(path, district="440703", actor=ZHANG) as mine:
        mine.write([parcel(row)], reason="新增")
        with open_workspace(path, actor=LI) as other:
            other.write([Update("parcel", row, 1, {"holder_name": "李的"})], reason="改")
        with pytest.raises(ConflictError) as caught:
            mine.write(
                [parcel("新行"), Update("parcel", row, 1, {"holder_name": "张的"})], reason="改"
            )
        conflict = caught.value.params
        assert (conflict["table"], conflict["uuid"]) == ("parcel", row)
        assert (conflict["expected"], conflict["found"]) == (1, 2)
        assert conflict["changed_by"] == "李四"
        assert str(conflict["changed_at"]).endswith("Z")
        with mine.read() as reading:
            assert reading.row("parcel", "新行") is None
            assert (reading.row("parcel", row) or {})["holder_name"] == "李的"


def test_a_change_of_a_row_that_is_not_there_is_a_conflict_without_version(
    store: WorkspaceStore,
) -> None:
    error = refused(store, Update("parcel", "没有", 1, {"holder_name": "甲"}))
    assert isinstance(error, ConflictError)
    assert error.params["found"] is None


def test_an_update_logs_only_what_it_replaced(store: WorkspaceStore) -> None:
    row = new_uuid()
    store.write([parcel(row, holder_name="甲", town="荷塘镇")], reason="新增")
    store.write([Update("parcel", row, 1, {"holder_name": "乙", "town": "荷塘镇"})], reason="改")
    store.write([Update("parcel", row, 2, {"geom": square(side=20)})], reason="改界")
    store.close()
    connection = raw(store)
    lines = connection.execute(
        "SELECT operation, base_version, old_json, old_geom FROM lup_log WHERE row_uuid = ?", (row,)
    ).fetchall()
    connection.close()
    assert [(line[0], line[1]) for line in lines] == [
        ("insert", None),
        ("update", 1),
        ("update", 2),
    ]
    assert lines[0][2:] == (None, None)
    first, second = json.loads(lines[1][2]), json.loads(lines[2][2])
    assert sorted(first) == ["change_id", "holder_name", "row_version"]
    assert first["holder_name"] == "甲"
    assert lines[1][3] is None
    assert sorted(second) == ["change_id", "geom", "row_version"]
    assert shapely.from_wkb(lines[2][3]).area == 100.0


def test_a_batch_is_one_log_line_whatever_its_rows(store: WorkspaceStore) -> None:
    receipt = store.write([parcels(50)], reason="导入")
    assert receipt.last_seq == 2
    assert receipt.versions == {}
    store.close()
    connection = raw(store)
    line = connection.execute(
        "SELECT operation, row_count, row_uuid, source_json FROM lup_log WHERE seq = 2"
    ).fetchone()
    connection.close()
    assert line == ("bulk_insert", 50, None, '{"file":"宗地.shp"}')


def test_a_row_is_retired_with_date_and_reason_and_stays(store: WorkspaceStore) -> None:
    row = new_uuid()
    store.write([parcel(row)], reason="新增")
    retired = {"retired_at": "2026-03-01T08:30:00.000Z", "retired_reason": "重复"}
    store.write([Update("parcel", row, 1, retired)], reason="失效")
    with store.read() as reading:
        assert len(reading.table("parcel")) == 0
        assert (reading.row("parcel", row) or {})["retired_reason"] == "重复"


@pytest.mark.parametrize(("count", "fits"), [(BATCH_ROWS, True), (BATCH_ROWS + 1, False)])
def test_a_batch_has_at_most_five_thousand_rows(
    store: WorkspaceStore, count: int, fits: bool
) -> None:
    names = column("text", [f"企业{number}" for number in range(count)])
    ids = column("text", [f"e{number}" for number in range(count)])
    change = BulkInsert("enterprise", ColumnTable({"uuid": ids, "name": names, "name_key": names}))
    if fits:
        store.write([change], reason="导入")
        with store.read() as reading:
            assert len(reading.table("enterprise")) == BATCH_ROWS
    else:
        assert refused(store, change).code == "BATCH_TOO_LARGE"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"没有的列": "1"}, "COLUMN_UNKNOWN"),
        ({"row_version": 7}, "COLUMN_UNKNOWN"),
        ({"change_id": "x"}, "COLUMN_UNKNOWN"),
        ({"fid": 9}, "COLUMN_UNKNOWN"),
        ({"plane_area_m2": "一百"}, "VALUE_UNFIT"),
        ({"plane_area_m2": float("nan")}, "VALUE_UNFIT"),
        ({"plane_area_m2": float("inf")}, "VALUE_UNFIT"),
        ({"plane_epsg": 4526.5}, "VALUE_UNFIT"),
        ({"right_ends_on": "2050"}, "VALUE_UNFIT"),
        ({"right_ends_on": "2050-02-30"}, "VALUE_UNFIT"),
        ({"holder_name": 1.5}, "VALUE_UNFIT"),
        ({"district": None}, "VALUE_MISSING"),
        ({"import_package_uuid": "没有"}, "REFERENCE_MISSING"),
        ({"geom": b"\x01\x02"}, "ROW_GEOMETRY_UNREADABLE"),
        ({"geom": "POINT (1 2)"}, "ROW_GEOMETRY_UNREADABLE"),
        ({"geom": shapely.to_wkb(shapely.Point(1, 2))}, "ROW_GEOMETRY_TYPE"),
        ({"geom": shapely.to_wkb(shapely.MultiPolygon())}, "ROW_GEOMETRY_EMPTY"),
    ],
)
def test_what_does_not_fit_is_refused_whole(
    store: WorkspaceStore, values: dict[str, object], code: str
) -> None:
    assert refused(store, parcel("好的"), parcel("坏的", **values)).code == code
    with store.read() as reading:
        assert len(reading.table("parcel")) == 0


def test_an_unknown_table_and_a_machinery_table_are_refused(store: WorkspaceStore) -> None:
    assert refused(store, Insert("lup_meta", "x", {})).code == "TABLE_UNKNOWN"
    assert refused(store, Insert("没有", "x", {})).code == "TABLE_UNKNOWN"


def test_a_uuid_is_used_once(store: WorkspaceStore) -> None:
    store.write([parcel("甲")], reason="新增")
    assert refused(store, parcel("甲")).code == "ROW_EXISTS"


def test_saving_nothing_is_refused(store: WorkspaceStore) -> None:
    assert refused(store).code == "NOTHING_TO_SAVE"


def test_numbers_take_the_form_of_their_column(store: WorkspaceStore) -> None:
    values = {"plane_area_m2": 5, "ellipsoid_area_m2": -0.0, "plane_epsg": 4526.0}
    store.write([parcel("甲", **values)], reason="新增")
    assert store.verify().findings == ()
    with store.read() as reading:
        row = reading.row("parcel", "甲") or {}
    assert isinstance(row["plane_area_m2"], float)
    assert row["plane_epsg"] == 4526
    assert str(row["ellipsoid_area_m2"]) == "0.0"


def test_a_batch_that_brings_other_kinds_is_brought_into_form(store: WorkspaceStore) -> None:
    rows = ColumnTable(
        {
            "uuid": column("text", ["a", "b"]),
            "district": constant("text", "440703", 2),
            "plane_area_m2": column("int", [5, None]),
            "right_ends_on": column("text", ["2050-12-31", None]),
            "far": column("real", [-0.0, 1.5]),
        }
    )
    store.write([BulkInsert("parcel", rows)], reason="导入")
    assert store.verify().findings == ()
    with store.read() as reading:
        table = reading.table("parcel")
    assert table["plane_area_m2"].to_list() == [5.0, None]
    assert table["right_ends_on"].to_list() == ["2050-12-31", None]


def test_a_polygon_is_kept_as_multipolygon_and_z_is_dropped(store: WorkspaceStore) -> None:
    solid = shapely.from_wkt("POLYGON Z ((0 0 5, 4 0 5, 4 3 5, 0 3 5, 0 0 5))")
    store.write([parcel("甲", geom=shapely.to_wkb(solid))], reason="新增")
    with store.read() as reading:
        wkb = (reading.row("parcel", "甲") or {})["geom"]
        assert reading.table("parcel")["geom"].values[0] == wkb
    shape = shapely.from_wkb(wkb)
    assert shape.geom_type == "MultiPolygon"
    assert not shape.has_z
    assert shape.area == 12.0


def test_layers_know_their_extent_and_when_they_changed(store: WorkspaceStore) -> None:
    store.write([parcel("甲", geom=square(x=0)), parcel("乙", geom=square(x=90))], reason="新增")
    store.write([parcel("丙", geom=square(x=30))], reason="新增")
    store.close()
    connection = raw(store)
    rows = connection.execute(
        "SELECT max_x - min_x, max_y - min_y, last_change > '2020' FROM gpkg_contents"
        " WHERE table_name IN ('parcel', 'parcel_map')"
    ).fetchall()
    connection.close()
    assert rows == [(100.0, 10.0, 1), (100.0, 10.0, 1)]


def test_a_package_and_its_rows_may_come_in_one_save(store: WorkspaceStore) -> None:
    store.write([package("包"), parcels(3, import_package_uuid="包")], reason="导入")
    with store.read() as reading:
        assert len(reading.table("parcel")) == 0
    store.write([Update("import_package", "包", 1, {"state": "done"})], reason="完成")
    with store.read() as reading:
        assert len(reading.table("parcel")) == 3


def test_a_file_put_back_from_a_copy_is_noticed_before_anything_is_saved(path: Path) -> None:
    create_workspace(path, district="440703", actor=ZHANG).close()
    older = path.with_name("旧.gpkg")
    shutil.copy(path, older)
    with open_workspace(path, actor=ZHANG) as store:
        store.write([parcel("甲")], reason="新增")
        store._disconnect()
        shutil.copy(older, path)
        with pytest.raises(LowUseError) as caught:
            store.write([parcel("乙")], reason="新增")
    assert caught.value.code == "WORKSPACE_REPLACED"


def test_another_workspace_under_the_same_name_is_noticed(path: Path) -> None:
    other = path.with_name("另.gpkg")
    create_workspace(other, district="440704", actor=ZHANG).close()
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        shutil.copy(other, path)
        with pytest.raises(LowUseError) as caught:
            store.write([parcel("乙")], reason="新增")
    assert caught.value.code == "WORKSPACE_REPLACED"


@pytest.mark.parametrize("lines_of_other", [1, 9])
def test_a_read_after_a_replacement_says_so_and_no_save_follows(
    path: Path, lines_of_other: int
) -> None:
    """Neither a shorter nor a longer history of another workspace is taken for ours."""
    other = path.with_name("另.gpkg")
    with create_workspace(other, district="440703", actor=LI) as theirs:
        for number in range(lines_of_other - 1):
            theirs.write([parcel(f"他{number}")], reason="新增")
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲")], reason="新增")
        other.replace(path)
        for _ in range(2):
            with pytest.raises(LowUseError) as caught, store.read():
                pass
            assert caught.value.code == "WORKSPACE_REPLACED"
            with pytest.raises(LowUseError) as caught:
                store.write([parcel("乙")], reason="新增")
            assert caught.value.code == "WORKSPACE_REPLACED"
    with open_workspace(path, actor=ZHANG) as store, store.read() as reading:
        assert reading.row("parcel", "乙") is None


def test_the_same_workspace_in_another_file_is_saved_to_at_once(store: WorkspaceStore) -> None:
    """Somebody copied it away and put the copy back: its history is the one that was seen."""
    store.write([parcel("甲")], reason="新增")
    other = store.path.with_name("另.gpkg")
    shutil.copy(store.path, other)
    other.replace(store.path)
    store.write([parcel("乙")], reason="新增")
    with open_workspace(store.path, actor=LI) as fresh, fresh.read() as reading:
        assert sorted(reading.table("parcel")["uuid"].to_list()) == ["乙", "甲"]


def test_a_file_moved_away_under_a_connection_is_named_as_replaced(store: WorkspaceStore) -> None:
    """SQLite's own answer, for the moment between our look at the path and BEGIN."""
    store.write([parcel("甲")], reason="新增")
    connection = store._connect_writer()
    away = store.path.with_name("移走.gpkg")
    store.path.rename(away)
    connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(LowUseError) as caught, explaining(store.path):
        connection.execute("UPDATE gpkg_contents SET last_change = ''")
    connection.execute("ROLLBACK")
    away.rename(store.path)
    assert caught.value.code == "WORKSPACE_REPLACED"


def test_a_read_beside_saves_of_another_thread_never_sees_a_replacement(
    store: WorkspaceStore,
) -> None:
    done = threading.Event()

    def save() -> None:
        for number in range(40):
            store.write([parcel(f"甲{number}")], reason="新增")
        done.set()

    thread = threading.Thread(target=save)
    thread.start()
    seen = 0
    while not done.is_set():
        with store.read() as reading:
            assert reading.head().seq >= seen
            seen = reading.head().seq
    thread.join()
    with store.read() as reading:
        assert reading.head().seq == 41


def test_a_log_whose_end_was_cut_off_stops_every_save(path: Path) -> None:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲")], reason="新增")
    connection = raw(path)
    guard = connection.execute(
        "SELECT sql FROM sqlite_master WHERE name = 'lup_guard_lup_log_delete'"
    ).fetchone()[0]
    connection.execute("DROP TRIGGER lup_guard_lup_log_delete")
    connection.execute("DELETE FROM lup_log WHERE seq = 2")
    connection.execute(guard)
    connection.close()
    with open_workspace(path, actor=ZHANG) as store, pytest.raises(LowUseError) as caught:
        store.write([parcel("乙"), parcel("丙")], reason="新增")
    assert (caught.value.code, caught.value.params["seq"]) == ("LOG_TRUNCATED", 2)


def test_a_save_whose_start_moved_under_it_is_not_finished(store: WorkspaceStore) -> None:
    """Nobody can move ``write_seq`` meanwhile; if somebody did, the guards would stay open."""
    connection = store._connect_writer()
    connection.execute("BEGIN IMMEDIATE")
    opened = transaction.OpenWrite(connection, store._session, "试")
    opened.started_at = LogHead(7, "elsewhere")
    with pytest.raises(LowUseError) as caught:
        transaction._close_log(opened)
    connection.execute("ROLLBACK")
    assert caught.value.code == "LOG_TRUNCATED"


def test_the_update_itself_asks_for_the_version_again(
    store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the look before it said does not count: here it says what was true a save ago."""
    store.write([parcel("甲")], reason="新增")
    with store.read() as reading:
        old = fetch_row(reading.connection, sqltexts.table("parcel"), "甲")
    store.write([Update("parcel", "甲", 1, {"holder_name": "李的"})], reason="改")
    monkeypatch.setattr("lowuse_plugin.store.conflicts.current_row", lambda *_: old)
    error = refused(store, Update("parcel", "甲", 1, {"holder_name": "张的"}))
    assert error.code == "ROW_CHANGED"
    with store.read() as reading:
        assert (reading.row("parcel", "甲") or {})["holder_name"] == "李的"


def test_a_file_exchanged_right_after_commit_does_not_count_as_saved(path: Path) -> None:
    """The witness looks into the file that stands at the path, not into the one it has open."""
    create_workspace(path, district="440703", actor=ZHANG).close()
    with open_workspace(path, actor=ZHANG) as store:
        store.write([parcel("甲")], reason="新增")
        older = path.with_name("旧.gpkg")
        shutil.copy(path, older)
        store._witness.has = exchanged_first(store._witness, older, path)  # type: ignore[method-assign]
        with pytest.raises(LowUseError) as caught:
            store.write([parcel("乙")], reason="新增")
    assert caught.value.code == "SAVE_UNCERTAIN"


def exchanged_first(witness: Witness, older: Path, path: Path) -> Callable[[LogHead], bool]:
    look = witness.has

    def has(head: LogHead) -> bool:
        older.replace(path)
        return look(head)

    return has


@pytest.mark.parametrize("opens", [open_writer, open_reader])
def test_every_connection_is_as_durable_and_as_careful_as_promised(
    store: WorkspaceStore, opens: Callable[[Path], sqlite3.Connection]
) -> None:
    """EXTRA syncs the folder too, so that a removed journal stays removed after a power cut."""
    connection = opens(store.path)
    said = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("foreign_keys", "mmap_size", "journal_mode", "cell_size_check")
    }
    assert said["foreign_keys"] == 1
    assert said.get("mmap_size", 0) == 0
    assert said["journal_mode"] == "delete"
    assert said["cell_size_check"] == 1
    if opens is open_writer:
        assert connection.execute("PRAGMA synchronous").fetchone() == (3,)
    connection.close()


def test_what_reads_cannot_write(store: WorkspaceStore) -> None:
    with store.read() as reading:
        reading.connection.execute("PRAGMA query_only = OFF")
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reading.connection.execute("DELETE FROM lup_lease")


def test_an_older_plugin_does_not_write_a_file_that_was_raised_meanwhile(path: Path) -> None:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        connection = raw(path)
        newer = meta.SCHEMA_VERSION + 1
        change_meta(
            connection, f"UPDATE lup_meta SET value = '{newer}' WHERE key = 'min_writer_version'"
        )
        connection.close()
        with pytest.raises(LowUseError) as caught:
            store.write([parcel("甲")], reason="新增")
    assert caught.value.code == "SCHEMA_NEWER"


def test_who_may_not_by_his_role_saves_nothing(store: WorkspaceStore) -> None:
    store.act_as(LI, barred="ROLE_VIEWER")
    with pytest.raises(LowUseError) as caught:
        store.write([parcel("甲")], reason="新增")
    assert caught.value.code == "WORKSPACE_READ_ONLY"
    assert caught.value.params["detail"] == "ROLE_VIEWER"
    store.act_as(LI)
    store.write([parcel("甲")], reason="新增")


def test_a_long_save_keeps_its_lock_file_young(
    store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After 60 s without a sign a colleague would take it over, and the work would be lost."""
    monkeypatch.setattr(lockfile, "KEPT_EVERY_S", 0.0)
    monkeypatch.setattr(transaction, "_STEPS", 1000)
    lock, ages = lockfile.lock_path(store.path), []

    def begun_long_ago(*_args: object) -> None:
        os.utime(lock, (time.time() - 59, time.time() - 59))

    def end(*_args: object) -> None:
        ages.append(time.time() - lock.stat().st_mtime)

    monkeypatch.setattr(conflicts, "check", begun_long_ago)
    monkeypatch.setattr(writing, "_touch_contents", end)
    store.write([parcels(2000)], reason="批量")
    assert ages[0] < 30


@pytest.mark.parametrize("wrong_s", [-7200, 7200])
def test_the_log_goes_by_the_servers_clock_where_the_own_one_is_wrong(
    store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch, wrong_s: int
) -> None:
    row, now = new_uuid(), time.time()
    monkeypatch.setattr(transaction.time, "time", lambda: now + wrong_s)
    store.write([parcel(row)], reason="新增")
    monkeypatch.undo()
    store.write([Update("parcel", row, 1, {"holder_name": "甲"})], reason="修改")
    connection = raw(store)
    moments = [
        datetime.fromisoformat(at).timestamp()
        for (at,) in connection.execute("SELECT at_utc FROM lup_log ORDER BY seq")
    ]
    connection.close()
    assert moments == sorted(moments)
    assert all(abs(moment - now) < 60 for moment in moments)


def test_a_line_of_the_log_is_never_before_the_last_one(
    store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two PCs that differ by a second and a half still write one order."""
    row, now = new_uuid(), time.time()
    monkeypatch.setattr(transaction.time, "time", lambda: now + 1.5)
    store.write([parcel(row)], reason="新增")
    monkeypatch.undo()
    store.write([Update("parcel", row, 1, {"holder_name": "甲"})], reason="修改")
    connection = raw(store)
    first, second = connection.execute(
        "SELECT at_utc FROM lup_log ORDER BY seq DESC LIMIT 2"
    ).fetchall()
    connection.close()
    assert first == second


def test_a_closed_store_says_so(store: WorkspaceStore) -> None:
    store.close()
    with pytest.raises(LowUseError) as caught:
        store.write([parcel("甲")], reason="新增")
    assert caught.value.code == "WORKSPACE_CLOSED"
    with pytest.raises(LowUseError), store.read():
        pass


def test_a_save_that_another_connection_cannot_find_again_is_uncertain(
    store: WorkspaceStore,
) -> None:
    """The folder vanishes between COMMIT and the answer: here, before the witness looks."""
    store.write([parcel("甲")], reason="新增")
    moved = store.path.with_name("移走.gpkg")
    connected = store._connect_writer()
    connected.set_trace_callback(
        lambda sql: store.path.rename(moved) if sql == "COMMIT" and store.path.exists() else None
    )
    with pytest.raises(LowUseError) as caught:
        store.write([parcel("乙")], reason="新增")
    assert caught.value.code == "SAVE_UNCERTAIN"
    moved.rename(store.path)
