# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading into column tables: NULL stays NULL, one state, nothing of an open package."""

from __future__ import annotations

import numpy as np
import pytest

from lowuse_plugin.domain.columns import ColumnTable, column
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import BulkInsert, Update
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.store.support import package, parcel, parcels, square


def test_a_missing_value_stays_missing_in_every_kind(store: WorkspaceStore) -> None:
    rows = ColumnTable(
        {
            "uuid": column("text", ["有", "无"]),
            "district": column("text", ["440703", "440704"]),
            "geom": column("wkb", [square(), None]),
            "holder_name": column("text", ["甲", None]),
            "plane_area_m2": column("real", [100.0, None]),
            "plane_epsg": column("int", [4526, None]),
            "right_ends_on": column("date", ["2050-12-31", None]),
        }
    )
    store.write([BulkInsert("parcel", rows)], reason="导入")
    with store.read() as reading:
        table = reading.table("parcel")
    for name in ("geom", "holder_name", "plane_area_m2", "plane_epsg", "right_ends_on"):
        assert table[name].valid.tolist() == [True, False], name
        assert table[name].to_list()[1] is None
    assert np.isnan(table["plane_area_m2"].values[1])
    assert np.isnat(table["right_ends_on"].values[1])
    assert table["right_ends_on"].to_list()[0] == "2050-12-31"


def test_a_boolean_keeps_its_three_values(store: WorkspaceStore) -> None:
    rows = {
        "uuid": column("text", ["a", "b", "c"]),
        "district": column("text", ["440703"] * 3),
        "whole_parcels": column("bool", [True, False, None]),
    }
    store.write([BulkInsert("survey_unit", ColumnTable(rows))], reason="新增")
    with store.read() as reading:
        assert reading.table("survey_unit")["whole_parcels"].to_list() == [True, False, None]


def test_equal_texts_are_held_once(store: WorkspaceStore) -> None:
    """A million parcels name few districts and codes: their texts are a third of what is held."""
    store.write([parcel("甲"), parcel("乙")], reason="新增")
    with store.read() as reading:
        district = reading.table("parcel")["district"]
    assert district.values[0] is district.values[1]


def test_an_empty_table_has_its_columns(store: WorkspaceStore) -> None:
    with store.read() as reading:
        table = reading.table("parcel")
    assert len(table) == 0
    assert table["plane_area_m2"].kind == "real"


@pytest.mark.parametrize(("state", "shown"), [("open", 0), ("done", 4), ("void", 0)])
def test_rows_of_a_package_are_seen_when_it_is_done(
    store: WorkspaceStore, state: str, shown: int
) -> None:
    store.write([package("包"), parcels(4, import_package_uuid="包")], reason="导入")
    store.write([Update("import_package", "包", 1, {"state": state})], reason="状态")
    with store.read() as reading:
        assert len(reading.table("parcel")) == shown
        assert reading.row("parcel", "p000000") is not None


def test_a_reading_keeps_its_state_while_somebody_saves(store: WorkspaceStore) -> None:
    store.write([parcel("甲")], reason="新增")
    with store.read() as reading:
        head = reading.head()
        assert len(reading.table("parcel")) == 1
        assert reading.head() == head
    store.write([parcel("乙")], reason="新增")
    with store.read() as reading:
        assert reading.head().seq == head.seq + 1


@pytest.mark.parametrize("block", [1, 2, 3, 4, 5])
def test_rows_that_come_in_blocks_are_one_table(
    store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    rows = ColumnTable(
        {
            "uuid": column("text", ["a", "b", "c", "d"]),
            "district": column("text", ["440703"] * 4),
            "geom": column("wkb", [square(), None, square(100), None]),
            "holder_name": column("text", [None, "乙", None, "丁"]),
            "plane_area_m2": column("real", [100.0, None, 100.0, None]),
            "plane_epsg": column("int", [4526, None, 4526, None]),
            "right_ends_on": column("date", [None, "2050-12-31", None, None]),
        }
    )
    store.write([BulkInsert("parcel", rows)], reason="导入")
    with store.read() as reading:
        whole = reading.table("parcel")
        monkeypatch.setattr("lowuse_plugin.store.reading._BLOCK", block)
        found = reading.table("parcel")
    assert list(found) == list(whole)
    for name in whole:
        assert (found[name].kind, found[name].to_list()) == (
            whole[name].kind,
            whole[name].to_list(),
        )
        assert found[name].values.dtype == whole[name].values.dtype, name
    assert whole["holder_name"].to_list() == [None, "乙", None, "丁"]


def test_an_unknown_query_is_named(store: WorkspaceStore) -> None:
    with store.read() as reading, pytest.raises(LowUseError) as caught:
        reading.table("没有这个")
    assert caught.value.code == "QUERY_UNKNOWN"
    with store.read() as reading:
        assert reading.row("parcel", "没有") is None
