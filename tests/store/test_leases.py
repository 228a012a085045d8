# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Leases: who works on which row, by the server's clock, without a line in the log."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import time
from datetime import datetime
from pathlib import Path

import pytest

from lowuse_plugin.domain import moments
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Actor, Lease
from lowuse_plugin.store import lockfile
from lowuse_plugin.store.connection import open_writer
from lowuse_plugin.store.display_copy import DisplayCopy
from lowuse_plugin.store.leases import SharedLeases
from lowuse_plugin.store.server_clock import ServerClock
from lowuse_plugin.store.workspace import WorkspaceStore, open_workspace
from tests.store.support import LI, ZHANG, finish, new_uuid, parcel, raw, start

EDITS = "编辑界址"


def who(leases: tuple[Lease, ...]) -> list[tuple[str, str, bool]]:
    return [(lease.uuid, lease.holder, lease.mine) for lease in leases]


def minutes(lease: Lease) -> float:
    since, until = (datetime.fromisoformat(at) for at in (lease.since_utc, lease.until_utc))
    return (until - since).total_seconds() / 60


def lines(store: WorkspaceStore) -> int:
    with store.read() as reading:
        return reading.head().seq


def skewed(store: WorkspaceStore, hours: float) -> None:
    """Let the PC of a store think that it is hours later; its server knows better."""
    clock = ServerClock(store.path, wall=lambda: time.time() + 3600 * hours)
    store.leases = SharedLeases(store, clock)


def test_a_lease_is_seen_by_a_colleague_and_stands_in_his_way(store: WorkspaceStore) -> None:
    with open_workspace(store.path, actor=LI) as colleague:
        assert store.leases.hold("parcel", ["p1", "p2"], EDITS) == ()
        assert who(store.leases.current()) == [("p1", "张三", True), ("p2", "张三", True)]
        assert who(colleague.leases.current()) == [("p1", "张三", False), ("p2", "张三", False)]
        lease = colleague.leases.current()[0]
        assert (lease.table, lease.machine, lease.purpose) == ("parcel", "PC-12", EDITS)
        assert minutes(lease) == pytest.approx(30, abs=0.01)
        assert who(colleague.leases.hold("parcel", ["p2", "p3"], EDITS)) == [("p2", "张三", False)]
        assert who(store.leases.current()) == [
            ("p1", "张三", True),
            ("p2", "张三", True),
            ("p3", "李四", False),
        ]


def test_a_lease_that_is_renewed_keeps_its_beginning(store: WorkspaceStore) -> None:
    store.leases.hold("parcel", ["p1"], EDITS, minutes=1)
    (first,) = store.leases.current()
    store.leases.hold("parcel", ["p1"], EDITS)
    (renewed,) = store.leases.current()
    assert renewed.since_utc == first.since_utc
    assert renewed.until_utc > first.until_utc


def test_only_own_leases_are_given_back(store: WorkspaceStore) -> None:
    with open_workspace(store.path, actor=LI) as colleague:
        store.leases.hold("parcel", ["p1", "p2"], EDITS)
        colleague.leases.release("parcel", ["p1", "p2"])
        assert len(store.leases.current()) == 2
        store.leases.release("parcel", ["p1"])
        assert who(colleague.leases.current()) == [("p2", "张三", False)]


def test_closing_gives_leases_back(store: WorkspaceStore) -> None:
    with open_workspace(store.path, actor=LI) as colleague:
        colleague.leases.hold("parcel", ["p1"], EDITS)
        assert len(store.leases.current()) == 1
    assert store.leases.current() == ()


def test_an_expired_lease_counts_for_nobody_and_is_cleared_away(store: WorkspaceStore) -> None:
    with open_workspace(store.path, actor=LI) as colleague:
        colleague.leases.hold("parcel", ["p1", "p2"], EDITS, minutes=0)
        assert store.leases.current() == ()
        assert store.leases.hold("parcel", ["p1"], EDITS) == ()
        assert who(colleague.leases.current()) == [("p1", "张三", False)]
    store.close()
    connection = raw(store)
    assert connection.execute("SELECT count(*) FROM lup_lease").fetchone() == (0,)
    connection.close()


@pytest.mark.parametrize("hours", [-2.0, 2.0])
def test_a_wrong_clock_neither_ends_nor_prolongs_a_lease(
    store: WorkspaceStore, hours: float
) -> None:
    with open_workspace(store.path, actor=LI) as colleague:
        skewed(colleague, hours)
        colleague.leases.hold("parcel", ["theirs"], EDITS)
        store.leases.hold("parcel", ["ours"], EDITS)
        store.leases.hold("parcel", ["over"], EDITS, minutes=0)
        expected = ["ours", "theirs"]
        assert [lease.uuid for lease in store.leases.current()] == expected
        assert [lease.uuid for lease in colleague.leases.current()] == expected
        probe = lockfile.server_time(lockfile.lock_path(store.path))
        for lease in store.leases.current():
            assert abs(datetime.fromisoformat(lease.since_utc).timestamp() - probe) < 60


def test_a_clock_asks_again_when_the_pc_slept_and_believes_itself_where_it_cannot_ask(
    tmp_path: Path,
) -> None:
    asked: list[Path] = []
    wall, steady, server = 1000.0, 5.0, 50_000.0

    def ask(path: Path) -> float:
        asked.append(path)
        return server

    clock = ServerClock(tmp_path, ask=ask, wall=lambda: wall, steady=lambda: steady)
    assert clock.now() == 50_000.0
    wall, steady = 1010.0, 15.0
    assert clock.now() == 50_010.0
    assert len(asked) == 1
    wall, server = 4610.0, 53_600.0  # an hour asleep: the steady clock stood still
    assert clock.now() == 53_600.0
    assert len(asked) == 2

    def refuse(_path: Path) -> float:
        raise PermissionError

    deaf = ServerClock(tmp_path, ask=refuse, wall=lambda: wall, steady=lambda: steady)
    assert deaf.now() == 4610.0


def test_a_crashed_colleague_keeps_his_lease_until_it_expires(store: WorkspaceStore) -> None:
    code = """
store = open_workspace(path, actor=me)
store.leases.hold("parcel", ["p1"], "edit", minutes=30)
print("held", flush=True)
time.sleep(60)
"""
    process = start(code, store.path, "李四")
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    (lease,) = store.leases.current()
    assert (lease.holder, lease.machine, lease.mine) == ("李四", "PC-李四", False)
    later = datetime.fromisoformat(lease.until_utc).timestamp()
    just_before, just_after = (
        SharedLeases(store, ServerClock(store.path, ask=lambda _path, at=at: at))
        for at in (later - 1.0, later)
    )
    assert len(just_before.current()) == 1
    assert just_after.current() == ()


def test_two_processes_see_each_other(store: WorkspaceStore) -> None:
    store.leases.hold("parcel", ["p1"], EDITS)
    code = """
with open_workspace(path, actor=me) as store:
    others = store.leases.hold("parcel", ["p1", "p2"], "edit")
    print(json.dumps([[lease.uuid, lease.holder] for lease in others]))
"""
    assert json.loads(finish(start(code, store.path, "李四"))) == [["p1", "张三"]]


# -- the log --------------------------------------------------------------------------------------


def test_leases_leave_no_line_and_no_trace(store: WorkspaceStore, tmp_path: Path) -> None:
    """Guards stay shut, versions stay, the display copy has nothing new to show."""
    row = new_uuid()
    store.write([parcel(row)], reason="")
    copy = DisplayCopy.open(store, tmp_path)
    store.attach_display(copy)
    before, shown = lines(store), copy.path.read_bytes()
    store.has_news()
    store.leases.hold("parcel", [row], EDITS)
    assert store.has_news()
    refresh = copy.catch_up()
    assert refresh.tables == frozenset()
    assert not refresh.everything
    assert copy.path.read_bytes() == shown
    store.leases.release("parcel", [row])
    assert lines(store) == before
    assert store.verify().findings == ()
    store.close()
    connection = open_writer(store.path)
    with pytest.raises(sqlite3.IntegrityError, match="请在插件面板中修改"):
        connection.execute("UPDATE parcel SET district = '440704', row_version = 2")
    connection.close()


def test_taking_over_is_logged_and_the_log_stays_sound(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    row = new_uuid()
    store.write([parcel(row)], reason="")
    copy = DisplayCopy.open(store, tmp_path)
    store.attach_display(copy)
    boss = Actor(name="王科", os_user="wang", machine="PC-1")
    store.leases.hold("parcel", [row], EDITS)
    with open_workspace(store.path, actor=boss) as colleague:
        before = lines(store)
        colleague.leases.take_over("parcel", row, " 张三 出差，委托我办 ")
        assert who(store.leases.current()) == [(row, "王科", False)]
        assert lines(store) == before + 1
        assert who(store.leases.hold("parcel", [row], EDITS)) == [(row, "王科", False)]
        assert copy.catch_up().head.seq == before + 1
        assert copy.catch_up().tables == frozenset()
        assert store.verify().findings == ()
        colleague.write([parcel(new_uuid())], reason="goes on")
        assert store.verify().findings == ()
    store.close()
    connection = raw(store)
    line = connection.execute(
        "SELECT operation, table_name, row_uuid, actor, reason, source_json FROM lup_log"
        " WHERE seq = ?",
        (before + 1,),
    ).fetchone()
    connection.close()
    assert line[:5] == ("take_over", "lup_lease", row, "王科", "张三 出差，委托我办")
    source = json.loads(line[5])
    assert (source["holder"], source["machine"], source["table"]) == ("张三", "PC-12", "parcel")


def test_taking_over_needs_a_reason_and_what_is_gone_is_just_taken(store: WorkspaceStore) -> None:
    with pytest.raises(LowUseError) as refused:
        store.leases.take_over("parcel", "p1", "  ")
    assert refused.value.code == "REASON_MISSING"
    before = lines(store)
    receipt = store.leases.take_over("parcel", "p1", "替班")
    assert (lines(store), receipt.last_seq) == (before, before)
    assert who(store.leases.current()) == [("p1", "张三", True)]


def test_who_may_only_read_holds_nothing(store: WorkspaceStore) -> None:
    with open_workspace(store.path, actor=LI, read_only=True) as reader:
        with pytest.raises(LowUseError) as refused:
            reader.leases.hold("parcel", ["p1"], EDITS)
        assert refused.value.code == "WORKSPACE_READ_ONLY"
        store.leases.hold("parcel", ["p1"], EDITS)
        assert who(reader.leases.current()) == [("p1", "张三", False)]


def test_a_hint_does_not_wait_long_for_a_save(store: WorkspaceStore) -> None:
    waits: list[float] = []
    store.close()
    with (
        open_workspace(
            store.path, actor=ZHANG, on_wait=lambda _who, seconds: waits.append(seconds)
        ) as mine,
        lockfile.hold(store.path, LI),
    ):
        with pytest.raises(LowUseError) as refused:
            mine.leases.hold("parcel", ["p1"], EDITS)
        assert (refused.value.code, refused.value.params["holder"]) == ("WORKSPACE_BUSY", "李四")
    assert waits == []


def test_a_moment_reads_as_the_log_writes_it() -> None:
    assert moments.utc_of(1751245509.123) == "2025-06-30T01:05:09.123Z"
