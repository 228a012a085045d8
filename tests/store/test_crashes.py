# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A save is whole or not at all, wherever its process dies or its disk fails (P3)."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Change, Update
from lowuse_plugin.domain.safety import Occasion
from lowuse_plugin.store import connection as connections
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace, open_workspace
from tests.store.support import LI, ZHANG, parcel, parcels, square, start

BATCH = 400
KILLS = 25
LATEST_KILL_S = 0.25
"""Longer than a batch takes: the kills are spread over a whole save."""

DIES_AGAIN_AND_AGAIN = """
import os
from tests.store.support import parcels
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        store = open_workspace(path, actor=me)
        store._connect_writer().execute("PRAGMA cache_size = 5")  # pages reach the file early
        print(os.getpid(), flush=True)
        for first in range(int(line), int(line) + 10**6, 400):
            store.write([parcels(400, first=first)], reason="导入")
            print(first, flush=True)
    os.waitpid(child, 0)
    print("dead", flush=True)
"""
"""One process with everything loaded, whose children open the workspace, save and are killed."""

SAVES_AND_DIES_AT = """
import os, signal
from tests.store.test_crashes import Failing, mixed_save
def die():
    os.kill(os.getpid(), signal.SIGKILL)
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        store = open_workspace(path, actor=me)
        writer = store._connect_writer()
        writer.execute("PRAGMA cache_size = 5")
        with store.read():
            pass  # what a session has seen it looks for again in every save
        store._writer = Failing(writer, int(line), die)
        store.write(mixed_save(), reason="试")
        print("saved", flush=True)
        os._exit(0)
    os.waitpid(child, 0)
    print("dead", flush=True)
"""


class Failing:
    """A writing connection that does something else at its n-th statement, counted from 1."""

    def __init__(
        self, connection: connections.Writer, at: int, instead: Callable[[], object]
    ) -> None:
        self._connection, self._at, self._instead = connection, at, instead
        self.count = 0
        self.rtree_triggers = connection.rtree_triggers

    def _count(self) -> None:
        self.count += 1
        if self.count == self._at:
            self._instead()

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        self._count()
        return self._connection.execute(sql, *values)

    def executemany(self, sql: str, *values: Any) -> sqlite3.Cursor:
        self._count()
        return self._connection.executemany(sql, *values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


def fail() -> None:
    raise sqlite3.OperationalError("disk I/O error")


def mixed_save() -> list[Change]:
    """A new row, a moved row and a batch: what a save can consist of."""
    moved = Update("parcel", "旧", 1, {"geom": square(side=20), "town": "荷塘"})
    return [parcel("新"), moved, parcels(40)]


def there(path: Path) -> tuple[int, str, int]:
    """Return what tells the state before the save from the state after it: 新, 旧 and the batch."""
    with open_workspace(path, actor=LI, read_only=True) as store, store.read() as reading:
        row = reading.row("parcel", "旧") or {}
        return len(reading.table("parcel")), str(row["town"]), reading.head().seq


BEFORE, AFTER = (1, "None", 2), (42, "荷塘", 5)


@pytest.fixture
def old(path: Path) -> Iterator[WorkspaceStore]:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("旧")], reason="新增")
        yield store


def statements_of_a_save(path: Path) -> int:
    """Count them in a copy, where the save goes through."""
    other = path.with_name("数.gpkg")
    with create_workspace(other, district="440703", actor=ZHANG) as store:
        store.write([parcel("旧")], reason="新增")
        counting = Failing(store._connect_writer(), 0, fail)
        store._writer = counting  # type: ignore[assignment]
        store.write(mixed_save(), reason="试")
    other.unlink()
    return counting.count


def test_a_save_that_fails_at_any_statement_leaves_nothing(old: WorkspaceStore) -> None:
    count = statements_of_a_save(old.path)
    assert count > 15
    for number in range(1, count + 1):
        old._writer = Failing(old._connect_writer(), number, fail)  # type: ignore[assignment]
        with pytest.raises(LowUseError) as caught:
            old.write(mixed_save(), reason="试")
        assert caught.value.code == "WORKSPACE_FAILED", number
        assert there(old.path) == BEFORE, number
    assert old.verify().findings == ()
    old.write(mixed_save(), reason="试")
    assert there(old.path) == AFTER
    assert old.verify().findings == ()


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def tell(process: subprocess.Popen[str], what: object) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{what}\n")
    process.stdin.flush()


def until_dead(process: subprocess.Popen[str]) -> list[str]:
    lines = []
    while (line := said(process)) != "dead":
        assert line or process.poll() is None
        lines.append(line)
    return lines


def end(process: subprocess.Popen[str]) -> None:
    _, err = process.communicate(timeout=30)
    assert process.returncode == 0, err


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_a_save_that_dies_at_any_statement_leaves_nothing(old: WorkspaceStore) -> None:
    """Killed before each statement in turn; who comes next puts the file right by reading."""
    worker = start(SAVES_AND_DIES_AT, old.path, "死")
    count = statements_of_a_save(old.path)
    size = old.path.stat().st_size
    hot = torn = 0
    for number in range(1, count + 1):
        tell(worker, number)
        assert until_dead(worker) == []
        hot += old.path.with_name(old.path.name + "-journal").exists()
        torn += old.path.stat().st_size > size
        with old.read() as reading:
            assert (len(reading.table("parcel")), reading.head().seq) == (1, 2), number
        assert there(old.path) == BEFORE, number
    assert hot > count // 2
    assert torn > 0, "no half-done save had reached the file"
    assert old.verify().findings == ()
    tell(worker, 0)
    assert until_dead(worker) == ["saved"]
    assert there(old.path) == AFTER
    end(worker)
    assert old.verify().findings == ()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_writers_killed_at_any_moment_leave_whole_saves_only(path: Path) -> None:
    """25 × kill -9, spread over a save; after each only readers are left, and they come up.

    One of them was open before the crash, the other opens after it and may not write.
    """
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.backups.make(Occasion.MANUAL)  # else each first save begins with that of the day
    worker = start(DIES_AGAIN_AND_AGAIN, path, "死")
    acknowledged: set[str] = set()
    hot = 0
    with open_workspace(path, actor=LI) as reader:
        for attempt in range(KILLS):
            tell(worker, attempt * 10**6)
            child = int(said(worker))
            time.sleep(LATEST_KILL_S * attempt / KILLS)
            os.kill(child, signal.SIGKILL)
            acknowledged |= {f"p{int(line):06d}" for line in until_dead(worker)}
            hot += path.with_name(path.name + "-journal").exists()
            if attempt % 2:
                with reader.read() as reading:
                    found = set(reading.table("parcel")["uuid"].to_list())
            with open_workspace(path, actor=LI, read_only=True) as late, late.read() as reading:
                found = set(reading.table("parcel")["uuid"].to_list())
            assert len(found) % BATCH == 0
            assert acknowledged <= found
        end(worker)
        assert hot > 0, "no writer was hit in mid-transaction"
        assert len(acknowledged) > 0
        reader.write([parcel("后")], reason="新增")
        assert reader.verify().findings == ()
