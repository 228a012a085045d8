# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One query of the registry written to several parcels: rows as edited one by one, in one save."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.merging.register_query import QueryFound
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.merging.register_query import read_queried, save_queried
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.merging.merge_office import TODAY, workspace

CLEAR = QueryFound("no", TODAY, "no")
COLUMNS = ("seized", "seized_checked_on", "mortgaged", "row_version")


def rows(store: WorkspaceStore) -> dict[str, tuple[object, ...]]:
    with store.read() as reading:
        found = {key: reading.row("parcel", key) or {} for key in "abc"}
    return {key: tuple(row[name] for name in COLUMNS) for key, row in found.items()}


def test_one_query_is_one_save_of_the_fields_of_each_parcel(folder: Path) -> None:
    with workspace(folder) as store:
        store.write([Update("parcel", "b", 1, {"seized": None, "seized_checked_on": None})],
                    reason="测试")  # fmt: skip
        seen = read_queried(store, ("a", "b", "c"))
        assert seen[1].recorded == QueryFound("unknown", None, "no")
        before = rows(store)
        mortgaged = replace(CLEAR, mortgaged="yes")
        receipt = save_queried(store, seen, {"a": CLEAR, "b": mortgaged, "c": seen[2].recorded},
                               number="江海查〔2024〕7号", today=TODAY)  # fmt: skip
        assert receipt is not None
        assert rows(store) == {
            "a": ("no", "2024-06-28", "no", 2),
            "b": ("no", "2024-06-28", "yes", 3),
            "c": before["c"],
        }
        with store.read() as reading:
            lines = reading.table("undo_lines", transaction=receipt.transaction_id)
        assert set(lines["reason"].to_list()) == {"登记簿查询：江海查〔2024〕7号，2024-06-28"}
        undo_save(store, receipt.transaction_id)
        assert [row[:3] for row in rows(store).values()] == [row[:3] for row in before.values()]


def test_a_colleague_who_entered_another_answer_is_not_overwritten(folder: Path) -> None:
    with workspace(folder) as store:
        seen = read_queried(store, ("a", "b"))
        store.write([Update("parcel", "b", 1, {"seized": "yes"})], reason="查封登记")
        before = rows(store)
        with pytest.raises(ConflictError) as refused:
            save_queried(store, seen, {"a": CLEAR, "b": CLEAR}, today=TODAY)
        assert refused.value.code == "MERGE_MEMBER_CHANGED"
        assert rows(store) == before


def test_a_colleague_who_entered_the_same_answer_hinders_nobody(folder: Path) -> None:
    with workspace(folder) as store:
        seen = read_queried(store, ("a", "b"))
        store.write([Update("parcel", "b", 1, {"seized_checked_on": "2024-06-28"})], reason="查询")
        theirs = rows(store)["b"]
        receipt = save_queried(store, seen, {"a": CLEAR, "b": CLEAR}, today=TODAY)
        assert receipt is not None
        assert [uuid for _table, uuid in receipt.versions] == ["a"]
        assert rows(store)["a"] == ("no", "2024-06-28", "no", 2)
        assert rows(store)["b"] == theirs == ("no", "2024-06-28", "no", 2)
        # Where that is so of all parcels there is nothing to write.
        assert save_queried(store, seen, {"a": CLEAR, "b": CLEAR}, today=TODAY) is None


def test_a_mortgage_that_a_colleague_entered_stands_beside_a_newer_seizure_query(
    folder: Path,
) -> None:
    with workspace(folder) as store:
        seen = read_queried(store, ("b",))
        store.write([Update("parcel", "b", 1, {"mortgaged": "yes"})], reason="抵押登记")
        save_queried(store, seen, {"b": CLEAR}, today=TODAY)
        assert rows(store)["b"] == ("no", "2024-06-28", "yes", 3)


def test_a_query_of_mortgages_is_told_without_the_day_of_an_older_query(folder: Path) -> None:
    with workspace(folder) as store:
        [seen] = read_queried(store, ("b",))
        mortgaged = replace(seen.recorded, mortgaged="yes")
        receipt = save_queried(store, (seen,), {"b": mortgaged}, today=TODAY)
        assert receipt is not None
        with store.read() as reading:
            lines = reading.table("undo_lines", transaction=receipt.transaction_id)
        assert set(lines["reason"].to_list()) == {"登记簿查询：抵押"}


def test_a_colleague_who_changed_something_else_hinders_nobody(folder: Path) -> None:
    with workspace(folder) as store:
        seen = read_queried(store, ("a", "b"))
        store.write([Update("parcel", "b", 1, {"source_document": "出让合同 2 号"})], reason="更正")
        save_queried(store, seen, {"a": CLEAR, "b": CLEAR}, today=TODAY)
        assert rows(store)["b"] == ("no", "2024-06-28", "no", 3)


def test_nothing_new_and_a_day_in_the_future_are_refused(folder: Path) -> None:
    with workspace(folder) as store:
        seen = read_queried(store, ("a", "b"))
        with pytest.raises(LowUseError) as nothing:
            save_queried(store, seen, {each.uuid: each.recorded for each in seen}, today=TODAY)
        assert nothing.value.code == "EDIT_NOTHING"
        late = replace(CLEAR, asked_on=date(2024, 6, 29))
        with pytest.raises(LowUseError) as future:
            save_queried(store, seen, {"a": CLEAR, "b": late}, today=TODAY)
        assert future.value.params["field"] == "查封查询日期"
        assert rows(store)["a"][1] == "2024-06-03"
