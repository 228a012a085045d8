# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Preconditions: a decision that is a new row is refused when its ground has moved (P2)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.ports import Change, ExpectNoChange, ExpectRow, Insert, Update
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace, open_workspace
from tests.store.support import LI, ZHANG, parcel, parcels

UNIT = Insert("survey_unit", "单元", {"district": "440703"})


@pytest.fixture
def pair(path: Path) -> Iterator[tuple[WorkspaceStore, WorkspaceStore]]:
    """张三 and 李四 in one workspace with parcel 甲; its log has two lines."""
    with create_workspace(path, district="440703", actor=ZHANG) as mine:
        mine.write([parcel("甲")], reason="新增")
        with open_workspace(path, actor=LI) as other:
            yield mine, other


def seq(store: WorkspaceStore) -> int:
    with store.read() as reading:
        return reading.head().seq


def conflict(store: WorkspaceStore, *changes: Change) -> ConflictError:
    """Save, return the conflict; nothing may have been written."""
    before = seq(store)
    with pytest.raises(ConflictError) as caught:
        store.write(changes, reason="试")
    assert seq(store) == before
    return caught.value


def test_a_row_as_it_was_read_lets_the_save_pass_and_logs_nothing_more(
    pair: tuple[WorkspaceStore, WorkspaceStore],
) -> None:
    mine, _ = pair
    receipt = mine.write([ExpectRow("parcel", "甲", 1), UNIT], reason="标记")
    assert receipt.last_seq == 3
    assert receipt.versions == {("survey_unit", "单元"): 1}
    with mine.read() as reading:
        assert (reading.row("parcel", "甲") or {})["row_version"] == 1


def test_a_row_that_changed_stops_the_save_and_names_who(
    pair: tuple[WorkspaceStore, WorkspaceStore],
) -> None:
    mine, other = pair
    other.write([Update("parcel", "甲", 1, {"town": "荷塘"})], reason="改")
    error = conflict(mine, UNIT, ExpectRow("parcel", "甲", 1))
    assert error.code == "ROW_CHANGED"
    assert (error.params["table"], error.params["uuid"]) == ("parcel", "甲")
    assert (error.params["expected"], error.params["found"]) == (1, 2)
    assert error.params["changed_by"] == "李四"
    assert str(error.params["changed_at"]).endswith("Z")


def test_a_row_that_is_not_there_stops_the_save(
    pair: tuple[WorkspaceStore, WorkspaceStore],
) -> None:
    error = conflict(pair[0], ExpectRow("parcel", "没有", 1), UNIT)
    assert error.params["found"] is None


def test_a_table_written_since_stops_the_save_and_names_who(
    pair: tuple[WorkspaceStore, WorkspaceStore],
) -> None:
    mine, other = pair
    read_at = seq(mine)
    other.write([Update("parcel", "甲", 1, {"town": "荷塘"}), UNIT], reason="标记")
    again = Insert("survey_unit", "又一个", {"district": "440703"})
    error = conflict(mine, ExpectNoChange(("tag", "survey_unit"), read_at), again)
    assert error.code == "TABLE_CHANGED"
    assert (error.params["table"], error.params["uuid"]) == ("survey_unit", "单元")
    assert (error.params["expected"], error.params["found"]) == (2, 4)
    assert error.params["changed_by"] == "李四"
    assert str(error.params["changed_at"]).endswith("Z")


@pytest.mark.parametrize(("since", "passes"), [(1, False), (2, True), (3, True)])
def test_only_lines_after_the_one_that_was_read_count(
    pair: tuple[WorkspaceStore, WorkspaceStore], since: int, passes: bool
) -> None:
    """Line 2 wrote 甲."""
    expected = ExpectNoChange(("parcel",), since)
    if passes:
        pair[0].write([expected, UNIT], reason="标记")
    else:
        conflict(pair[0], expected, UNIT)


def test_a_batch_counts_as_a_change_of_its_table(
    pair: tuple[WorkspaceStore, WorkspaceStore],
) -> None:
    mine, other = pair
    read_at = seq(mine)
    other.write([parcels(2)], reason="导入")
    error = conflict(mine, ExpectNoChange(("parcel",), read_at), UNIT)
    assert error.params["uuid"] is None


def test_changes_of_other_tables_and_of_the_save_itself_do_not_count(
    pair: tuple[WorkspaceStore, WorkspaceStore],
) -> None:
    mine, other = pair
    read_at = seq(mine)
    other.write([Update("parcel", "甲", 1, {"town": "荷塘"})], reason="改")
    mine.write([UNIT, ExpectNoChange(("survey_unit",), read_at)], reason="标记")
    assert seq(mine) == 4


def test_of_several_preconditions_the_first_that_fails_is_told(
    pair: tuple[WorkspaceStore, WorkspaceStore],
) -> None:
    row, table = ExpectRow("parcel", "甲", 9), ExpectNoChange(("parcel",), 0)
    assert conflict(pair[0], row, table, UNIT).code == "ROW_CHANGED"
    assert conflict(pair[0], table, row, UNIT).code == "TABLE_CHANGED"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ([ExpectRow("parcel", "甲", 1)], "NOTHING_TO_SAVE"),
        ([ExpectNoChange(("parcel",), 2)], "NOTHING_TO_SAVE"),
        ([ExpectRow("parcels", "甲", 1), UNIT], "TABLE_UNKNOWN"),
        ([ExpectNoChange(("tag", "tags"), 2), UNIT], "TABLE_UNKNOWN"),
    ],
)
def test_what_could_protect_nothing_is_refused(
    pair: tuple[WorkspaceStore, WorkspaceStore], changes: list[Change], code: str
) -> None:
    with pytest.raises(LowUseError) as caught:
        pair[0].write(changes, reason="试")
    assert caught.value.code == code
    assert seq(pair[0]) == 2
