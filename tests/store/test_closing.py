# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Closing waits for nobody, and takes nothing away from who still reads or saves (D4)."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from osgeo import gdal

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.store import guard, lockfile
from lowuse_plugin.store.guard import Guard
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace, open_workspace
from tests.store.support import LI, ZHANG, finish, parcel, start

PATIENCE_S = 30.0
GDAL_GOES_FIRST = """
from osgeo import gdal
early, late, never = (open_workspace(path, actor=me) for _ in range(3))
early.close()
gdal.GDALDestroyDriverManager()  # as QGIS does when it ends
late.close()
print("closed", flush=True)
"""
TRIES_TO_LOCK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=0)
try:
    connection.execute("BEGIN EXCLUSIVE")
    print("free")
except sqlite3.OperationalError as error:
    print(error)
"""

posix = pytest.mark.skipif(os.name != "posix", reason="the guard serves POSIX locks")


class Reader:
    """A reading in another thread that lasts until it is told to end."""

    def __init__(self, store: WorkspaceStore) -> None:
        self._store = store
        self._begun, self._end = threading.Event(), threading.Event()
        self.found: list[int] = []
        self._thread = threading.Thread(target=self._read)
        self._thread.start()
        assert self._begun.wait(PATIENCE_S)

    def _read(self) -> None:
        with self._store.read() as reading:
            self._begun.set()
            self._end.wait(PATIENCE_S)
            self.found.append(len(reading.table("parcel")))

    def end(self) -> None:
        self._end.set()
        self._thread.join(PATIENCE_S)
        assert not self._thread.is_alive()


@pytest.fixture
def reader(store: WorkspaceStore) -> Iterator[Reader]:
    store.write([parcel("甲")], reason="新增")
    reader = Reader(store)
    yield reader
    reader.end()


def lock_from_elsewhere(path: Path) -> str:
    """What another process hears that wants the file for itself."""
    command = [sys.executable, "-c", TRIES_TO_LOCK, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def refused(store: WorkspaceStore) -> str:
    with pytest.raises(LowUseError) as caught, store.read():
        pass
    return caught.value.code


@posix
def test_the_guard_stays_until_the_last_reading_has_ended(
    store: WorkspaceStore, reader: Reader
) -> None:
    other = Reader(store)
    store.close()
    assert refused(store) == "WORKSPACE_CLOSED"
    reader.end()
    assert store._guard.holds_file
    other.end()
    assert not store._guard.holds_file
    assert reader.found == other.found == [1]


@posix
def test_a_reading_keeps_its_lock_when_the_workspace_is_closed_and_a_layer_opens_it(
    store: WorkspaceStore, reader: Reader
) -> None:
    store.close()
    gdal.OpenEx(str(store.path), gdal.OF_VECTOR)  # opened and closed, as by a layer
    assert lock_from_elsewhere(store.path) == "database is locked"
    reader.end()
    assert lock_from_elsewhere(store.path) == "free"


def test_after_shutting_nothing_begins_and_what_reads_reads_on(
    store: WorkspaceStore, reader: Reader
) -> None:
    store.shut()
    assert refused(store) == "WORKSPACE_CLOSED"
    for begin in (lambda: store.write([parcel("乙")], reason="新增"), store.has_news, store.verify):
        with pytest.raises(LowUseError) as caught:
            begin()
        assert caught.value.code == "WORKSPACE_CLOSED"
    with pytest.raises(LowUseError), store.using():
        pass
    store.close()
    reader.end()
    assert reader.found == [1]


def test_closing_does_not_wait_for_a_save_that_waits_for_a_colleague(path: Path) -> None:
    waits = threading.Event()
    create_workspace(path, district="440703", actor=ZHANG).close()
    store = open_workspace(path, actor=ZHANG, on_wait=lambda *_: waits.set())
    with ThreadPoolExecutor(1) as threads:
        with lockfile.hold(path, LI):
            save = threads.submit(store.write, [parcel("甲")], reason="新增")
            assert waits.wait(PATIENCE_S)
            store.close()
            assert not save.done()
            assert store._guard.holds_file == (os.name == "posix")
        assert save.result(PATIENCE_S).last_seq > 0
    assert not store._guard.holds_file
    with open_workspace(path, actor=LI) as other, other.read() as reading:
        assert len(reading.table("parcel")) == 1


def test_workspaces_opened_in_several_threads_count_right(
    store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = gdal.GetConfigOption

    def slow(*names: str) -> str | None:
        value: str | None = read(*names)
        time.sleep(0.002)  # where the other threads come between reading and writing
        return value

    monkeypatch.setattr(guard.gdal, "GetConfigOption", slow)
    before = read("LUP_OPEN_WORKSPACES", "0")
    with ThreadPoolExecutor(8) as threads:
        guards = list(threads.map(lambda _: Guard(store.path), range(8)))
        assert int(read("LUP_OPEN_WORKSPACES", "0")) == int(before) + 8
        list(threads.map(Guard.release, guards * 2))
    assert read("LUP_OPEN_WORKSPACES", "0") == before
    assert read("OGR_SQLITE_JOURNAL") == "DELETE"


def test_a_workspace_may_be_closed_after_gdal_and_never(store: WorkspaceStore) -> None:
    # A share that answers late, or Python's own end, is later than the end of QGIS.
    store.close()
    for _ in range(3):  # what is freed twice is not always seen
        assert finish(start(GDAL_GOES_FIRST, store.path, "li")).strip() == "closed"


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="files of a process as Linux shows")
def test_a_released_guard_has_closed_its_file(store: WorkspaceStore) -> None:
    path = store.path
    store.close()

    def handles() -> int:
        files = [each for each in Path("/proc/self/fd").iterdir() if each.is_symlink()]
        return sum(each.readlink() == path for each in files)

    held = Guard(path)
    assert handles() == 1
    held.release()
    assert handles() == 0
