# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of then beside the list of now, and the figures of then."""

from __future__ import annotations

from datetime import date

import pytest

from lowuse_plugin.domain import moments
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.services.history.compare_lists import GONE, past_list
from lowuse_plugin.services.summarise import summarise_all
from lowuse_plugin.services.tagging.parcels import Decision, tag_parcels
from lowuse_plugin.store import past, transaction
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.store.conftest import path, store
from tests.store.support import parcel, square

__all__ = ["path", "store"]

ON = date(2025, 6, 30)


def test_what_differs_from_now_is_named(store: WorkspaceStore) -> None:
    drawn = [parcel(name, geom=square(20.0 * i)) for i, name in enumerate("abcd")]
    then = store.write(drawn, reason="新绘").last_seq
    store.write(
        [
            Update("parcel", "a", 1, {"holder_name": "甲厂", "registered_area_m2": 100.0}),
            Update("parcel", "b", 1, {"retired_at": "2025-07-01", "retired_reason": "合并"}),
            Update("parcel", "c", 1, {"remark": "不在清单中"}),
            parcel("e"),
        ],
        reason="改",
    )
    tag_parcels(store, ["d"], Decision("张三", ON, text="停产"))
    found = past_list(store, seq=then)
    assert found.table["uuid"].to_list() == ["a", "b", "c", "d"]
    assert found.table["difference"].to_list() == [
        "holder_name registered_area_m2", GONE, None,
        "tag_state low_efficiency_kind survey_state",
    ]  # fmt: skip
    # What is now stands beside it: 甲厂, and nothing where the parcel is gone.
    assert found.table["now_holder_name"].to_list()[:2] == ["甲厂", None]
    assert found.table["now_registered_area_m2"].to_list()[:2] == [100.0, None]
    assert found.table["now_state"].to_list()[0] == "not_assessed"
    assert found.table["now_state"].valid.tolist() == [True, False, True, True]
    assert (found.seq, found.now, found.new, found.gone, found.changed) == (then, 4, 1, 1, 2)
    assert found.table["tag_state"].to_list() == [None] * 4


def test_a_step_of_the_procedure_differs_only_where_the_state_of_the_list_does(
    store: WorkspaceStore,
) -> None:
    store.write([parcel(name, geom=square(20.0 * i)) for i, name in enumerate("ab")], reason="新绘")
    tag_parcels(store, ["a", "b"], Decision("张三", ON, text="停产"))
    with store.read() as reading:
        of = {row["parcel_uuid"]: row["survey_unit_uuid"]
              for row in reading.table("survey_unit_parcel").to_rows()}  # fmt: skip
        then = reading.head().seq
    store.write(
        [
            Update("survey_unit", of["a"], 1, {"survey_state": "06"}),
            Update("survey_unit", of["b"], 1, {"survey_state": "90"}),
        ],
        reason="办",
    )
    found = past_list(store, seq=then).table
    assert found["difference"].to_list() == [None, "survey_state"]
    assert found["now_state"].to_list() == ["tagged", "removed"]


def test_before_the_first_parcel_the_list_is_empty(store: WorkspaceStore) -> None:
    store.write([parcel("a")], reason="新绘")
    found = past_list(store, seq=1)
    assert (len(found.table), found.now, found.new, found.gone, found.changed) == (0, 1, 1, 0, 0)


def test_the_figures_as_of_a_moment_carry_its_line_and_day(
    store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = iter(f"2027-01-0{day}T01:00:00.000Z" for day in range(1, 9))
    monkeypatch.setattr(transaction, "time_of_write", lambda *_clocks: next(at))
    values = {"registered_area_m2": 100.0, "plane_area_m2": 101.0}
    first = store.write([parcel("a", **values)], reason="一")
    store.write([parcel("b", registered_area_m2=50.0)], reason="二")
    monkeypatch.setattr(past, "now_utc", lambda: "2027-01-09T00:00:00.000Z")
    day = date(2027, 1, 1)
    then = summarise_all(store, on=day, as_of=moments.end_of_office_day(day))
    assert [line.registered_m2 for line in then.parcels] == [100.0]
    assert (then.head.seq, then.on) == (first.last_seq, day)
    assert [line.registered_m2 for line in summarise_all(store, on=day).parcels] == [150.0]
