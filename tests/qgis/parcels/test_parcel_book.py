# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of all parcels is read once and kept up to date, whatever comes in between."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import pytest

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Store, Update
from lowuse_plugin.qgis_bridge.parcels import book as parcel_book
from lowuse_plugin.services.control_line.check import check_control_line
from tests.qgis.layers.layer_desk import Heard, until, workspace
from tests.qgis.session_desk import SessionDesk
from tests.services.boundaries.geometry_workspace import add, control_line, parcel


def test_everything_is_read_when_a_workspace_opens(session_desk: SessionDesk, folder: Path) -> None:
    loaded = Heard(session_desk.book.loaded)
    session_desk.open(workspace(folder, parcels=3))
    assert [len(table) for (table,) in loaded.said] == [3]
    assert session_desk.book.table is loaded.said[0][0]
    session_desk.session.close()
    assert session_desk.book.table is None


def test_after_a_save_only_what_changed_is_read(session_desk: SessionDesk, folder: Path) -> None:
    session_desk.open(workspace(folder, parcels=3))
    loaded, rows = Heard(session_desk.book.loaded), Heard(session_desk.book.rows_changed)
    store = session_desk.session.store
    with store.read() as reading:
        row = reading.table("parcel").to_rows()[1]
    change = Update("parcel", row["uuid"], row["row_version"], {"holder_name": "乙厂"})
    store.write([change], reason="试")
    session_desk.session.saved()
    session_desk.refreshed()
    assert loaded.said == []
    [(asked, table)] = rows.said
    assert asked == {row["uuid"]}
    assert table["holder_name"].to_list() == ["乙厂"]


def test_many_changes_are_read_as_a_whole(
    session_desk: SessionDesk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parcel_book, "_MOST_ROWS", 1)
    session_desk.open(workspace(folder, parcels=3))
    loaded, rows = Heard(session_desk.book.loaded), Heard(session_desk.book.rows_changed)
    add(session_desk.session.store, "parcel", [parcel(100, 110), parcel(120, 130)])
    session_desk.session.saved()
    session_desk.refreshed()
    assert [len(table) for (table,) in loaded.said] == [5]
    assert rows.said == []


@pytest.mark.parametrize("most_rows", [1, 20_000])
def test_selected_parcels_that_become_history_are_selected_no_more(
    session_desk: SessionDesk, folder: Path, monkeypatch: pytest.MonkeyPatch, most_rows: int
) -> None:
    monkeypatch.setattr(parcel_book, "_MOST_ROWS", most_rows)
    session_desk.open(workspace(folder, parcels=3))
    store = session_desk.session.store
    with store.read() as reading:
        a, b, c = (row["uuid"] for row in reading.table("parcel").to_rows())
    session_desk.current.select([a, b])
    gone = {"retired_at": "2026-03-02T02:00:00.000Z", "retired_reason": "合并登记 HB1"}
    changed = [Update("parcel", b, 1, gone), Update("parcel", c, 1, gone)]
    changed.append(Update("parcel", a, 1, {"holder_name": "乙厂"}))
    store.write(changed, reason="试")
    session_desk.session.saved()
    session_desk.refreshed()
    assert session_desk.current.selection == {a}


def test_another_workspace_is_read_when_reading_the_first_broke_off(
    session_desk: SessionDesk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever switches while the list is loading closes the file that is being read."""
    first, second = workspace(folder, "甲.gpkg", 1), workspace(folder, "乙.gpkg", 2)
    failed, loaded = Heard(session_desk.book.failed), Heard(session_desk.book.loaded)
    opened, go_on = Heard(session_desk.session.opened), threading.Event()
    read_all = parcel_book._read_all

    def slowly(store: Store) -> ColumnTable:
        assert store.path != first or go_on.wait(20)
        return read_all(store)

    monkeypatch.setattr(parcel_book, "_read_all", slowly)
    session_desk.session.open(first)
    until(lambda: len(opened.said) == 1)
    session_desk.session.open(second)
    until(lambda: len(opened.said) == 2)
    go_on.set()
    session_desk.rest()
    assert session_desk.session.path == second
    assert failed.said == []
    assert [len(table) for (table,) in loaded.said] == [2]


def test_what_could_not_be_read_is_read_with_the_next_save(
    session_desk: SessionDesk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_store: object) -> None:
        raise LowUseError("WORKSPACE_BUSY", file="工作库", holder="李四", seconds=1)

    failed, loaded = Heard(session_desk.book.failed), Heard(session_desk.book.loaded)
    with monkeypatch.context() as trouble:
        trouble.setattr(parcel_book, "_read_all", broken)
        session_desk.session.open(workspace(folder, parcels=3))
        session_desk.rest()
    assert len(failed.said) == 1
    assert loaded.said == []
    add(session_desk.session.store, "parcel", [parcel(100, 110)])
    session_desk.session.saved()
    session_desk.refreshed()
    assert [len(table) for (table,) in loaded.said] == [4]


def test_a_line_that_comes_into_force_makes_results_ones_to_be_reviewed(
    session_desk: SessionDesk, folder: Path
) -> None:
    session_desk.open(workspace(folder, parcels=1))
    store = session_desk.session.store
    with store.read() as reading:
        [old] = reading.table("check_line_versions")["uuid"].to_list()
    check_control_line(store, on=date(2024, 6, 30))
    session_desk.session.saved()
    session_desk.refreshed()
    assert session_desk.book.table["control_class"].valid.all()
    store.write([Update("control_line_version", old, 1, {"valid_to": "2025-01-01"})], reason="止")
    control_line(store, "2025", "2025-01-01")
    session_desk.session.saved()
    session_desk.refreshed()
    table = session_desk.book.table
    assert table["stale_because"].to_list() == ["line"]
    assert table["control_class"].to_list() == [None]
