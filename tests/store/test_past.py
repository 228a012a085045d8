# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a reading of the past gives is what a reading at that time gave."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from sqlite3 import Connection
from typing import Any

import pytest

from lowuse_plugin.domain.columns import ColumnTable, column, constant
from lowuse_plugin.domain.errors import CancelledError, LowUseError
from lowuse_plugin.domain.identification.rules import find_rule_set
from lowuse_plugin.domain.ports import BulkInsert, Insert, Reading, Update
from lowuse_plugin.domain.safety import Finding
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.services.control_line.check import check_control_line
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.identification.identify import identify
from lowuse_plugin.services.parcels.listing import list_all
from lowuse_plugin.services.summarise import summarise
from lowuse_plugin.services.tagging.parcels import WITHDRAWN, Decision, tag_parcels
from lowuse_plugin.store import connection, past, transaction
from lowuse_plugin.store.verify import verify
from lowuse_plugin.store.workspace import WorkspaceStore, open_workspace
from tests.store.support import LI, new_uuid, package, parcel, parcels, square

ON = date(2025, 6, 30)
TAG = Decision(decided_by="张三", decided_on=ON, text="现场停产")
BUSINESS = [name for name, spec in shipped().tables.items() if spec.role == "business"]
RULES = find_rule_set("sample")


def findings(past_state: Connection) -> tuple[Finding, ...]:
    """A reading of now cannot be written, not even for temporary tables: a copy can."""
    copy = connection.open_private()
    past_state.backup(copy)
    found = verify(copy).findings
    copy.close()
    return found


class Recorder:
    """Notes after each save all that can be read, and the line that it ended with."""

    def __init__(self, store: WorkspaceStore) -> None:
        self.store = store
        self.states: list[tuple[int, dict[str, Any]]] = []

    def note(self) -> None:
        with self.store.read() as reading:
            self.states.append((reading.head().seq, everything(reading)))


def everything(reading: Reading) -> dict[str, Any]:
    found: dict[str, Any] = {name: reading.table(name).to_rows() for name in BUSINESS}
    found["list"] = list_all(reading).to_rows()
    for name in ("parcels", "tags", "control", "sources", "three_old", "enterprises"):
        found[f"summary_{name}"] = reading.table(f"summary_{name}").to_rows()
    found["boxes"] = sorted(reading.table("list_boxes").to_rows(), key=lambda row: row["fid"])
    return found


def test_every_state_is_found_again_as_it_was(store: WorkspaceStore) -> None:
    recorder = Recorder(store)
    line = {"version": "2024", "valid_from": "2024-01-01", "example": 1}
    shape = square(side=105.0)
    steps: list[Callable[[], object]] = [
        lambda: store.write(
            [package("pk"), parcel("a"), parcel("b", geom=square(20))], reason="一"
        ),
        lambda: store.write(
            [
                Insert("control_line_version", "v", line),
                Insert(
                    "control_line", "l",
                    {"control_line_version_uuid": "v", "level": 1, "geom": shape},
                ),
            ],
            reason="控制线",
        ),
        lambda: store.write([parcels(40, first=2, import_package_uuid="pk")], reason="导入"),
        lambda: store.write([Update("import_package", "pk", 1, {"state": "done"})], reason="导入"),
        lambda: identify(store, rules=RULES, on=ON),
        lambda: check_control_line(store, on=ON),
        lambda: tag_parcels(store, ["a", "p000003"], TAG),
        lambda: store.write(
            [
                Update("parcel", "p000004", 1, {"holder_name": "甲", "registered_area_m2": 9.5}),
                Update("parcel", "p000004", 2, {"holder_name": "乙"}),
                Update("parcel", "a", 1, {"geom": square(side=11.0), "plane_area_m2": 121.0}),
            ],
            reason="改界址",
        ),
        lambda: tag_parcels(store, ["a"], Decision("张三", ON, state=WITHDRAWN)),
        lambda: store.write(
            [Update("parcel", "b", 1, {"retired_at": "2025-07-01", "retired_reason": "合并"})],
            reason="移出",
        ),
        lambda: store.write(
            [Update("control_line_version", "v", 1, {"retired_at": "2025-07-02"})], reason="作废"
        ),
        store.rebuild_state,
        lambda: store.write([Update("import_package", "pk", 2, {"state": "void"})], reason="撤销"),
    ]  # fmt: skip
    recorder.note()
    for step in steps:
        step()
        recorder.note()
    assert len({seq for seq, _ in recorder.states}) == len(steps) + 1
    for seq, state in recorder.states:
        with store.read_after_line(seq) as reading:
            assert reading.head().seq == seq
            assert everything(reading) == state
            assert findings(reading.connection) == ()


def test_the_moment_of_a_save_shows_it_and_the_moment_before_does_not(
    store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = iter(f"2027-01-01T0{hour}:00:00.000Z" for hour in range(1, 9))
    monkeypatch.setattr(transaction, "time_of_write", lambda *_clocks: next(at))
    store.write([parcel("a")], reason="一")
    store.write([parcel("b")], reason="二")
    monkeypatch.setattr(past, "now_utc", lambda: "2027-01-02T00:00:00.000Z")

    def there(moment: str) -> list[str]:
        with store.read_as_of(moment) as reading:
            return reading.table("parcel")["uuid"].to_list()

    assert there("2027-01-01T01:00:00.000Z") == ["a"]
    assert there("2027-01-01T00:59:59.999Z") == []
    assert there("2027-01-01T02:00:00.000Z") == ["a", "b"]
    # Ten o'clock in the office is two o'clock UTC.
    assert there("2027-01-01T09:59:59+08:00") == ["a"]
    assert there("2027-01-01T10:00:00+08:00") == ["a", "b"]


def test_statistics_of_the_past_are_those_of_then(store: WorkspaceStore) -> None:
    store.write([parcel("a", plane_area_m2=100.0)], reason="一")
    then = summarise(store, on=ON)
    store.write([parcel("b", plane_area_m2=50.0)], reason="二")
    with store.read_after_line(then.head.seq) as reading:
        assert reading.table("summary_parcels")["plane_m2"].to_list() == [100.0]


def test_what_a_colleague_saves_meanwhile_is_not_in_it(store: WorkspaceStore, path: Path) -> None:
    store.write([parcel("a")], reason="一")
    with store.read() as reading:
        seq = reading.head().seq
    with open_workspace(path, actor=LI) as other:
        other.write([Update("parcel", "a", 1, {"remark": "李四"})], reason="二")
    with store.read_after_line(seq) as reading:
        row = reading.row("parcel", "a")
        with open_workspace(path, actor=LI) as other:  # a reading of the past blocks nobody
            other.write([Update("parcel", "a", 2, {"remark": "又"})], reason="三")
        assert row is not None
        assert (row["remark"], row["row_version"]) == (None, 1)
        assert reading.row("parcel", "a") == row


def test_the_shared_file_stays_as_it_is(store: WorkspaceStore, path: Path) -> None:
    store.write([parcel("a")], reason="一")
    store.write([Update("parcel", "a", 1, {"remark": "二"})], reason="二")
    before, files = path.read_bytes(), sorted(path.parent.iterdir())
    with store.read_after_line(1):
        assert sorted(path.parent.iterdir()) == files
    assert path.read_bytes() == before
    assert store.verify().findings == ()


def test_many_changes_of_one_row_over_several_chunks(
    store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past, "CHUNK_LINES", 3)
    store.write([parcel("a", remark="0")], reason="新")
    with store.read() as reading:
        first = reading.head().seq
    for version in range(1, 11):
        store.write([Update("parcel", "a", version, {"remark": str(version)})], reason="改")
    for back in range(11):
        with store.read_after_line(first + back) as reading:
            assert reading.table("parcel")["remark"].to_list() == [str(back)]
    with store.read_after_line(first - 1) as reading:
        assert reading.table("parcel")["remark"].to_list() == []


def test_an_undone_save_was_there_before(store: WorkspaceStore) -> None:
    store.write([parcel("a")], reason="新")
    tagged = tag_parcels(store, ["a"], TAG)
    with store.read() as reading:
        seq = reading.head().seq
    undo_save(store, tagged.transaction_id or "")
    with store.read_after_line(seq) as reading:
        assert list_all(reading)["tag_state"].to_list() == ["tagged"]
    with store.read() as reading:
        assert list_all(reading)["tag_state"].to_list() == [None]


def test_bad_moments_are_refused(store: WorkspaceStore) -> None:
    for moment, code in {
        "2020-01-01T00:00:00Z": "MOMENT_BEFORE_WORKSPACE",
        "2999-01-01T00:00:00Z": "MOMENT_IN_FUTURE",
        "gestern": "MOMENT_UNREADABLE",
    }.items():
        with pytest.raises(LowUseError) as error, store.read_as_of(moment):
            pass
        assert error.value.code == code
    with pytest.raises(LowUseError) as error, store.read_after_line(99):
        pass
    assert error.value.code == "LINE_UNKNOWN"


def test_a_full_temporary_disk_is_told_from_a_full_workspace(
    store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.write([parcels(2000)], reason="导入")
    store.write([parcel("a")], reason="新")
    real = connection.open_private

    def small() -> connection.Writer:
        opened = real()
        opened.execute("PRAGMA max_page_count = 10")
        return opened

    monkeypatch.setattr(connection, "open_private", small)
    with pytest.raises(LowUseError) as error, store.read_after_line(1):
        pass
    assert error.value.code == "PAST_NO_ROOM"


def test_it_can_be_stopped(store: WorkspaceStore) -> None:
    store.write([parcel("a")], reason="一")
    store.write([Update("parcel", "a", 1, {"remark": "二"})], reason="二")

    class Impatient:
        def step(self, done: int, total: int, message: str = "") -> None:
            raise CancelledError

    with pytest.raises(CancelledError), store.read_after_line(2, Impatient()):
        pass
    with store.read_after_line(2) as reading:
        assert reading.table("parcel")["remark"].to_list() == [None]


def test_a_row_of_a_batch_that_was_changed_later_goes_with_it(store: WorkspaceStore) -> None:
    rows = ColumnTable(
        {
            "uuid": column("text", ["x", "y"]),
            "name": constant("text", "甲", 2),
            "name_key": constant("text", "甲", 2),
        }
    )
    store.write([BulkInsert("enterprise", rows)], reason="批量")
    store.write([Update("enterprise", "y", 1, {"name": "乙"})], reason="改")
    key = new_uuid()
    store.write([Insert("enterprise", key, {"name": "丙", "name_key": "丙"})], reason="新")

    def names(seq: int) -> list[str]:
        with store.read_after_line(seq) as reading:
            return reading.table("enterprise")["name"].to_list()

    assert [names(seq) for seq in (1, 2, 3, 4)] == [
        [],
        ["甲", "甲"],
        ["甲", "乙"],
        ["甲", "乙", "丙"],
    ]
