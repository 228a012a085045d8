# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What several real processes do to display copies, and they to each other (D5, P1)."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
from pathlib import Path

import pytest

from lowuse_plugin.domain.ports import LogHead, Refresh
from lowuse_plugin.store import display_slot, lockfile
from lowuse_plugin.store.display_copy import DisplayCopy
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.store.support import finish, parcel, parcels, start
from tests.store.test_display_copy import content

HOLD = """
from lowuse_plugin.store.display_copy import DisplayCopy
with open_workspace(path, actor=me) as store:
    copy = DisplayCopy.open(store, Path(sys.argv[3]))
    print(copy.path.name, flush=True)
    sys.stdin.readline()
    copy.close()
"""

STOP_HALF_WAY = """
from lowuse_plugin.store import display_slot
from lowuse_plugin.store.display_copy import DisplayCopy
display_slot.STEP_PAGES = 20
class Stop:
    def step(self, done, total, message=""):
        if done > 40:
            print(done < total, flush=True)
            sys.stdin.readline()
store = open_workspace(path, actor=me)
DisplayCopy.open(store, Path(sys.argv[3]), Stop())
"""

STOP_IN_A_CATCH_UP = """
from lowuse_plugin.store import catching_up
from lowuse_plugin.store.display_copy import DisplayCopy
store = open_workspace(path, actor=me)
copy = DisplayCopy.open(store, Path(sys.argv[3]))
copy._connection.execute("PRAGMA cache_size = 5")  # the half-done state reaches the file
derive = catching_up._derive_states
def stop(*args):
    print("half", flush=True)
    sys.stdin.readline()
catching_up._derive_states = stop
from tests.store.support import parcels
store.write([parcels(3000, first=100)], reason="试")
copy.catch_up()
"""

SAVE_ALL_THE_TIME = """
longest = count = 0
with open_workspace(path, actor=me) as store:
    print("saving", flush=True)
    until = time.monotonic() + 4
    while time.monotonic() < until:
        started = time.monotonic()
        row = f"{name}{count}"
        store.write([Insert("parcel", row, {"district": "440703"})], reason="试")
        count += 1
        longest = max(longest, time.monotonic() - started)
        time.sleep(0.02)
print(json.dumps([count, longest]))
"""

WATCH = """
from lowuse_plugin.store.display_copy import DisplayCopy
with open_workspace(path, actor=me) as store:
    store.attach_display(DisplayCopy.open(store, Path(sys.argv[3])))
    print("open", flush=True)
    while not store.has_news():
        time.sleep(0.01)
    refresh = store.display.catch_up()
    print(sorted(refresh.parcels))
"""


@pytest.fixture
def filled(store: WorkspaceStore) -> WorkspaceStore:
    store.write([parcels(100)], reason="准备")
    return store


@pytest.fixture
def cache(folder: Path) -> Path:
    return folder / "缓存"


def kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def assert_same(store: WorkspaceStore, copy: DisplayCopy) -> None:
    assert content(store.path) == content(copy.path)


def test_a_second_process_takes_the_second_slot(filled: WorkspaceStore, cache: Path) -> None:
    first = DisplayCopy.open(filled, cache)
    process = start(HOLD, filled.path, "li", cache)
    assert said(process) == "map-2.gpkg"
    first.close()
    again = DisplayCopy.open(filled, cache)
    assert again.path.name == "map.gpkg"
    again.close()
    finish(process)
    assert sorted(file.name for file in again.path.parent.iterdir()) == ["map-2.gpkg", "map.gpkg"]


def test_the_slot_of_a_dead_process_is_taken_over(filled: WorkspaceStore, cache: Path) -> None:
    process = start(HOLD, filled.path, "li", cache)
    assert said(process) == "map.gpkg"
    kill(process)
    filled.write([parcel("甲")], reason="新增")
    copy = DisplayCopy.open(filled, cache)
    assert copy.path.name == "map.gpkg"
    assert_same(filled, copy)
    copy.close()


def test_the_slot_from_before_the_pc_was_started_is_taken_over(
    filled: WorkspaceStore, cache: Path
) -> None:
    copy = DisplayCopy.open(filled, cache)
    lock = lockfile.lock_path(copy.path)
    held = json.loads(lock.read_text(encoding="utf-8"))
    copy.close()
    for space, host, name in (
        ("earlier pid:[1]", held["host"], "map.gpkg"),
        (held["space"], held["host"], "map-2.gpkg"),
        ("earlier pid:[1]", "another", "map-2.gpkg"),
    ):
        lock.write_text(json.dumps({**held, "space": space, "host": host}), encoding="utf-8")
        again = DisplayCopy.open(filled, cache)
        assert again.path.name == name
        again.close()
        lock.unlink(missing_ok=True)


def test_a_half_made_copy_is_made_anew(filled: WorkspaceStore, cache: Path) -> None:
    process = start(STOP_HALF_WAY, filled.path, "li", cache)
    assert said(process) == "True"
    folder = cache / filled.info.store_id
    assert not (folder / "map.gpkg").exists()
    assert (folder / "map.gpkg.part").exists()
    kill(process)
    copy = DisplayCopy.open(filled, cache)
    assert copy.path.name == "map.gpkg"
    assert_same(filled, copy)
    assert sorted(file.name for file in folder.iterdir()) == ["map.gpkg", "map.gpkg.lup-lock"]
    copy.close()


def test_a_process_killed_in_a_catch_up_leaves_the_state_before(
    filled: WorkspaceStore, cache: Path
) -> None:
    process = start(STOP_IN_A_CATCH_UP, filled.path, "li", cache)
    assert said(process) == "half"
    path = cache / filled.info.store_id / "map.gpkg"
    assert path.with_name("map.gpkg-journal").stat().st_size > 0
    kill(process)
    copy = DisplayCopy.open(filled, cache)
    assert copy.path == path
    assert_same(filled, copy)
    assert not path.with_name("map.gpkg-journal").exists()
    copy.close()


def test_colleagues_save_while_copies_of_a_large_workspace_are_made(
    store: WorkspaceStore, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether each copying starts again and again or ends in one go."""
    monkeypatch.setattr(display_slot, "STEP_PAGES", 20)
    for first in range(0, 20_000, 5_000):
        store.write([parcels(5_000, first=first)], reason="导入")
    process = start(SAVE_ALL_THE_TIME, store.path, "li")
    assert said(process) == "saving"
    made = 0
    while process.poll() is None:
        copy = DisplayCopy.open(store, cache / str(made))
        head = LogHead(*_last_line(copy.path))
        with store.read() as reading:
            line = reading.connection.execute(
                "SELECT hash FROM lup_log WHERE seq = ?", (head.seq,)
            ).fetchone()
        assert line == (head.hash,)
        made += 1
        copy.close()
    count, longest = json.loads(finish(process))
    assert made > 1
    assert count > 20
    assert longest < 5
    with store.read() as reading:
        assert len(reading.table("parcel")) == 20_000 + count
    copy = DisplayCopy.open(store, cache / "0")
    assert_same(store, copy)
    copy.close()


def _last_line(path: Path) -> tuple[int, str]:
    connection = sqlite3.connect(path)
    seq, digest = connection.execute(
        "SELECT seq, hash FROM lup_log ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    connection.close()
    return seq, digest


def test_a_colleagues_save_reaches_the_copy(filled: WorkspaceStore, cache: Path) -> None:
    process = start(WATCH, filled.path, "li", cache)
    assert said(process) == "open"
    filled.write([parcel("甲"), parcel("乙")], reason="新增")
    assert finish(process).strip() == "['乙', '甲']"


def test_catching_up_while_a_colleague_saves_misses_nothing(
    filled: WorkspaceStore, cache: Path
) -> None:
    copy = DisplayCopy.open(filled, cache)
    named: set[str] = set()
    process = start(SAVE_ALL_THE_TIME, filled.path, "li")
    while process.poll() is None:
        if filled.has_news():
            named |= _named(copy.catch_up())
    count, _ = json.loads(finish(process).splitlines()[-1])
    named |= _named(copy.catch_up())
    assert named == {f"li{number}" for number in range(count)}
    assert_same(filled, copy)
    copy.close()


def _named(refresh: Refresh) -> frozenset[str]:
    assert refresh.parcels is not None
    return refresh.parcels
