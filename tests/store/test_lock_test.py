# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""双机锁测试 with two real processes: what the second sees of what the first holds."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.errors import CancelledError, LowUseError
from lowuse_plugin.domain.lock_tests import LockTest, Verdict
from lowuse_plugin.domain.ports import Actor
from lowuse_plugin.store import connection as connections
from lowuse_plugin.store import lock_test, lockfile
from lowuse_plugin.store.display_copy import DisplayCopy
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace, open_workspace
from tests.store.support import ZHANG, finish, parcel, start

PC_B = Actor(name="李四", os_user="lisi", machine="PC-B")

OCCUPY = """
from lowuse_plugin.store import lock_test
with open_workspace(path, actor=me) as store:
    print("open", flush=True)
    try:
        test = lock_test.occupy(store, lambda left: None, seconds=float(sys.argv[3]))
        print(test.verdict.value)
    except LowUseError as error:
        print(error.code)
"""


def nothing(_left: float) -> None:
    return


def wait_for_invitation(path: Path) -> None:
    until = time.monotonic() + 10
    while not lock_test.invitation_path(path).exists():
        assert time.monotonic() < until
        time.sleep(0.01)


@contextmanager
def held_by_pc_a(path: Path, seconds: float = 30.0) -> Iterator[subprocess.Popen[str]]:
    """A process that holds both locks as 「占用」 does."""
    create_workspace(path, district="440703", actor=ZHANG).close()
    process = start(OCCUPY, path, "A", seconds)
    try:
        wait_for_invitation(path)
        yield process
    finally:
        process.kill()
        process.communicate()


def checked(path: Path, *, opened_before: WorkspaceStore | None = None) -> LockTest:
    if opened_before is not None:
        return lock_test.check(opened_before, nothing)
    with open_workspace(path, actor=PC_B) as store:
        return lock_test.check(store, nothing)


@pytest.fixture
def deaf_sqlite(monkeypatch: pytest.MonkeyPatch) -> None:
    """This process sees no byte-range locks, as on a share mounted with ``nobrl``."""
    connect = sqlite3.connect

    def deaf(database: Any, **options: Any) -> sqlite3.Connection:
        return connect(f"{database}&nolock=1" if options.get("uri") else database, **options)

    monkeypatch.setattr(connections.sqlite3, "connect", deaf)


def test_a_good_place_shows_both_locks_and_the_workspace_knows_it(path: Path) -> None:
    with held_by_pc_a(path) as holder:
        test = checked(path)
        assert finish(holder).split() == ["open", "both"]
    assert test.verdict is Verdict.BOTH
    assert (test.holder_machine, test.checker_machine) == ("PC-A", "PC-B")
    assert test.at_utc
    with open_workspace(path, actor=ZHANG) as store:
        with store.read() as reading:
            assert lock_test.past_tests(reading) == (test,)
        store.write([parcel("甲")], reason="新增")
        assert store.verify().findings == ()


def test_nobody_saves_while_the_test_holds(path: Path) -> None:
    with held_by_pc_a(path), open_workspace(path, actor=PC_B) as store:
        waits: list[str] = []

        def give_up(holder: lockfile.Holder | None, seconds: float) -> None:
            waits.append(holder.machine if holder else "")
            if seconds > 0.3:
                raise CancelledError

        with pytest.raises(CancelledError), lockfile.hold(path, PC_B, on_wait=give_up):
            pass
        assert set(waits) == {"PC-A"}
        lock_test.check(store, nothing)
        store.write([parcel("甲")], reason="新增")


def test_broken_byte_locks_leave_the_lock_file_only(path: Path, deaf_sqlite: None) -> None:
    with open_and_held(path) as store:
        test = checked(path, opened_before=store)
    assert (test.sees_lock_file, test.sees_sqlite_lock) == (True, False)
    assert test.verdict is Verdict.LOCK_FILE_ONLY


def test_a_removed_lock_file_leaves_sqlites_lock_only(path: Path) -> None:
    with open_and_held(path) as store:
        lockfile.lock_path(path).unlink()
        test = checked(path, opened_before=store)
    assert test.verdict is Verdict.SQLITE_ONLY


def test_neither_lock_is_the_worst_place(path: Path, deaf_sqlite: None) -> None:
    with open_and_held(path) as store:
        lockfile.lock_path(path).unlink()
        test = checked(path, opened_before=store)
    assert test.verdict is Verdict.NEITHER


@contextmanager
def open_and_held(path: Path) -> Iterator[WorkspaceStore]:
    """PC B has the workspace open when PC A begins to hold; in the end A has logged and ended."""
    create_workspace(path, district="440703", actor=ZHANG).close()
    with open_workspace(path, actor=PC_B) as store:
        process = start(OCCUPY, path, "A", 30)
        try:
            wait_for_invitation(path)
            yield store
            finish(process)
        finally:
            process.kill()


def test_a_test_without_an_answer_logs_nothing(store: WorkspaceStore) -> None:
    with pytest.raises(LowUseError) as caught:
        lock_test.occupy(store, nothing, seconds=0.5)
    assert caught.value.code == "LOCK_TEST_UNANSWERED"
    with store.read() as reading:
        assert lock_test.past_tests(reading) == ()
    store.write([parcel("甲")], reason="新增")


def test_holding_can_be_stopped_and_frees_both_locks(store: WorkspaceStore) -> None:
    def stop(left: float) -> None:
        assert lock_test.invitation_path(store.path).exists()
        if left < 29.5:
            raise CancelledError

    with pytest.raises(CancelledError):
        lock_test.occupy(store, stop, seconds=30)
    store.write([parcel("甲")], reason="新增")


def test_where_nobody_holds_there_is_nothing_to_check(store: WorkspaceStore) -> None:
    with pytest.raises(LowUseError) as caught:
        lock_test.check(store, nothing)
    assert caught.value.code == "LOCK_TEST_NOBODY"


def test_a_pc_cannot_be_tested_with_itself(path: Path) -> None:
    with held_by_pc_a(path) as holder:
        same = Actor("李四", "lisi", "PC-A")
        with open_workspace(path, actor=same) as store, pytest.raises(LowUseError) as caught:
            lock_test.check(store, nothing)
        holder.kill()
        holder.communicate()
        lock_test.invitation_path(path).unlink()
        lockfile.lock_path(path).unlink(missing_ok=True)
    assert caught.value.code == "LOCK_TEST_SAME_PC"


def test_a_holder_that_died_leaves_an_invitation_that_nobody_believes(path: Path) -> None:
    with held_by_pc_a(path, seconds=1.0) as holder:
        holder.kill()
        holder.communicate()
        file = lock_test.invitation_path(path)
        assert json.loads(file.read_text("utf-8"))["machine"] == "PC-A"
        then = time.time() - 17
        os.utime(file, (then, then))
        with open_workspace(path, actor=PC_B) as store, pytest.raises(LowUseError) as caught:
            lock_test.check(store, nothing)
    assert caught.value.code == "LOCK_TEST_NOBODY"


def test_the_lock_file_stays_young_while_it_is_held(
    store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After 60 s without a sign a colleague would take it over."""
    monkeypatch.setattr(lockfile, "KEPT_EVERY_S", 0.0)
    lock = lockfile.lock_path(store.path)
    ages: list[float] = []

    def age(_left: float) -> None:
        ages.append(time.time() - lock.stat().st_mtime)
        os.utime(lock, (time.time() - 50, time.time() - 50))

    with pytest.raises(LowUseError):
        lock_test.occupy(store, age, seconds=1.0)
    assert len(ages) > 2
    assert max(ages) < 5


def test_a_display_copy_follows_over_a_lock_test(path: Path, tmp_path: Path) -> None:
    with open_and_held(path) as store:
        store.attach_display(DisplayCopy.open(store, tmp_path))
        checked(path, opened_before=store)
        store.write([parcel("甲")], reason="新增")
        assert "parcel" in store.display.catch_up().tables
