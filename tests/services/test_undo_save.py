# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A save is undone as a whole, or not at all and with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import shapely

from lowuse_plugin.domain.columns import ColumnTable, column
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Actor, BulkInsert, Insert, Store, Update
from lowuse_plugin.services.tag_parcels import WITHDRAWN, Decision, tag_parcels
from lowuse_plugin.services.undo_save import undo_save
from lowuse_plugin.store.workspace import create_workspace

SQUARE = shapely.to_wkb(shapely.multipolygons([shapely.box(38400000, 2490000, 38400100, 2490200)]))
MOVED = shapely.to_wkb(shapely.multipolygons([shapely.box(38400000, 2490000, 38400300, 2490200)]))
TAG = Decision(decided_by="张三", decided_on=date(2024, 6, 30), text="现场停产")


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    actor = Actor("测试员", "tester", "pc")
    with create_workspace(folder / "工作库.gpkg", district="440700", actor=actor) as opened:
        values = {"district": "440705", "plane_area_m2": 20000.0, "geom": SQUARE}
        opened.write([Insert("parcel", name, values) for name in "ab"], reason="试")
        yield opened


def map_state(store: Store, uuid: str) -> Any:
    with store.read() as reading:
        found = reading.table("list_parcels").to_rows()
    return next(row["tag_state"] for row in found if row["uuid"] == uuid)


def current(store: Store, table: str) -> list[dict[str, Any]]:
    with store.read() as reading:
        return reading.table(table).to_rows()


def refused(store: Store, transaction: str) -> LowUseError:
    with store.read() as reading:
        before = reading.head()
    with pytest.raises(LowUseError) as error:
        undo_save(store, transaction)
    with store.read() as reading:
        assert reading.head() == before
    return error.value


def test_undone_tags_leave_no_trace_on_the_map_and_one_in_the_log(store: Store) -> None:
    tagged = tag_parcels(store, ["a", "b"], TAG)
    assert map_state(store, "a") == "tagged"
    summary = undo_save(store, tagged.transaction_id or "")
    # Two parcels: each a unit, its member, a tag and the basis that a person wrote.
    assert (summary.retired, summary.restored) == (8, 0)
    assert map_state(store, "a") is None
    assert current(store, "tag") == current(store, "survey_unit") == []
    with store.read() as reading:
        lines = reading.table("undo_lines", transaction=summary.receipt.transaction_id)
    assert set(lines["reason"].to_list()) == {"撤销：低效标记 2 宗"}


def test_tagging_again_after_undo_makes_a_new_unit(store: Store) -> None:
    first = tag_parcels(store, ["a"], TAG)
    undo_save(store, first.transaction_id or "")
    again = tag_parcels(store, ["a"], TAG)
    assert again.tagged == ("a",)
    assert len(current(store, "survey_unit")) == 1
    assert map_state(store, "a") == "tagged"


def test_undoing_a_withdrawal_brings_the_tag_back(store: Store) -> None:
    tag_parcels(store, ["a"], TAG)
    withdrawn = tag_parcels(store, ["a"], replace(TAG, state=WITHDRAWN))
    assert map_state(store, "a") == "withdrawn"
    undo_save(store, withdrawn.transaction_id or "")
    assert map_state(store, "a") == "tagged"


def test_an_undo_can_be_undone(store: Store) -> None:
    tagged = tag_parcels(store, ["a"], TAG)
    summary = undo_save(store, tagged.transaction_id or "")
    undo_save(store, summary.receipt.transaction_id)
    assert map_state(store, "a") == "tagged"


def test_old_values_and_the_old_shape_come_back(store: Store) -> None:
    changes = {"remark": "改", "plane_area_m2": 60000.0, "geom": MOVED}
    receipt = store.write([Update("parcel", "a", 1, changes)], reason="改")
    summary = undo_save(store, receipt.transaction_id)
    assert (summary.retired, summary.restored) == (0, 1)
    with store.read() as reading:
        row = reading.row("parcel", "a")
    assert row is not None
    assert (row["remark"], row["plane_area_m2"], row["row_version"]) == (None, 20000.0, 3)
    assert shapely.from_wkb(row["geom"]).equals(shapely.from_wkb(SQUARE))


def test_two_changes_of_one_row_in_one_save_go_back_to_the_start(store: Store) -> None:
    first = Update("parcel", "a", 1, {"remark": "一", "address": "甲"})
    second = Update("parcel", "a", 2, {"remark": "二"})
    receipt = store.write([first, second], reason="改")
    undo_save(store, receipt.transaction_id)
    with store.read() as reading:
        row = reading.row("parcel", "a")
    assert row is not None
    assert (row["remark"], row["address"]) == (None, None)


def test_refused_when_somebody_decided_on_the_tag(store: Store) -> None:
    tagged = tag_parcels(store, ["a", "b"], TAG)
    tag_parcels(store, ["a"], replace(TAG, state=WITHDRAWN))
    error = refused(store, tagged.transaction_id or "")
    assert (error.code, error.params["table"]) == ("UNDO_BUILT_UPON", "tag")
    assert map_state(store, "b") == "tagged"


def test_refused_when_a_row_was_changed_since(store: Store) -> None:
    receipt = store.write([Update("parcel", "a", 1, {"remark": "一"})], reason="改")
    store.write([Update("parcel", "a", 2, {"remark": "二"})], reason="再改")
    error = refused(store, receipt.transaction_id)
    assert (error.code, error.params["table"]) == ("UNDO_CHANGED_SINCE", "parcel")


def test_refused_for_bulk_saves_and_for_what_is_not_there(store: Store) -> None:
    rows = ColumnTable(
        {name: column("text", [name]) for name in ("uuid", "name", "name_key")},
    )
    receipt = store.write([BulkInsert("enterprise", rows)], reason="批量")
    assert refused(store, receipt.transaction_id).code == "UNDO_TOO_LARGE"
    assert refused(store, "nobody").code == "UNDO_NOT_FOUND"
