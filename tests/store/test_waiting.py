# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Waiting for a lock says who holds it and can be stopped; what was stopped wrote nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import CancelledError, LowUseError
from lowuse_plugin.store import connection as connections
from lowuse_plugin.store import lockfile
from lowuse_plugin.store.lockfile import Holder
from lowuse_plugin.store.workspace import WorkspaceStore, open_workspace
from tests.store.support import LI, ZHANG, finish, new_uuid, parcel, raw, start

SAVES_AND_STOPS = """
import os, signal
from lowuse_plugin.store import transaction
store = open_workspace(path, actor=me)
close_log = transaction._close_log
def stop_before_the_end(write):
    close_log(write)
    print("stopped", flush=True)
    os.kill(os.getpid(), signal.SIGSTOP)
transaction._close_log = stop_before_the_end
try:
    store.write([Insert("parcel", str(uuid.uuid4()), {"district": "440703"})], reason="")
    print("saved")
except LowUseError as error:
    print(error.code)
"""


class Waits:
    """Notes what is told and stops the waiting when it has lasted."""

    def __init__(self, stop_after_s: float = 60.0) -> None:
        self.told: list[tuple[str, float]] = []
        self._stop_after_s = stop_after_s

    def __call__(self, holder: Holder | None, seconds: float) -> None:
        self.told.append((f"{holder.name}@{holder.machine}" if holder else "", seconds))
        if seconds > self._stop_after_s:
            raise CancelledError

    @property
    def names(self) -> set[str]:
        return {name for name, _ in self.told}


@contextmanager
def stopped_colleague(path: Path) -> Iterator[subprocess.Popen[str]]:
    """A real process that SIGSTOP caught between its rows and COMMIT: it has both locks."""
    process = start(SAVES_AND_STOPS, path, "李四")
    assert process.stdout is not None
    assert process.stdout.readline() == "stopped\n"
    try:
        yield process
    finally:
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
            process.communicate()


def grown_old(path: Path) -> None:
    """Let the lock file be older than what anybody waits for."""
    lock = lockfile.lock_path(path)
    past = time.time() - 120
    os.utime(lock, (past, past))


def count(store: WorkspaceStore) -> int:
    with store.read() as reading:
        return len(reading.table("parcel"))


@pytest.fixture
def mine(store: WorkspaceStore) -> Iterator[Callable[[Waits], WorkspaceStore]]:
    """Opens the workspace with somebody who hears of waiting."""
    opened: list[WorkspaceStore] = []

    def open_it(waits: Waits) -> WorkspaceStore:
        opened.append(open_workspace(store.path, actor=ZHANG, on_wait=waits))
        return opened[-1]

    yield open_it
    for each in opened:
        each.close()


def test_waiting_for_the_lock_file_names_the_holder_and_ends_on_demand(
    mine: Callable[[Waits], WorkspaceStore], path: Path
) -> None:
    waits = Waits(stop_after_s=0.5)
    store = mine(waits)
    with stopped_colleague(path) as colleague:
        began = time.monotonic()
        with pytest.raises(CancelledError):
            store.write([parcel(new_uuid())], reason="")
        assert time.monotonic() - began < 1.5
        assert waits.names == {"李四@PC-李四"}
        os.kill(colleague.pid, signal.SIGCONT)
        assert finish(colleague) == "saved\n"
    assert count(store) == 1
    store.write([parcel(new_uuid())], reason="")
    assert count(store) == 2


def test_waiting_for_sqlite_s_lock_names_from_whom_the_file_was_taken(
    mine: Callable[[Waits], WorkspaceStore], path: Path
) -> None:
    """The lock file of a stopped PC is taken over after a minute; SQLite's own lock stays."""
    waits = Waits(stop_after_s=1.0)
    store = mine(waits)
    with stopped_colleague(path) as colleague:
        grown_old(path)
        waits.told.clear()
        began = time.monotonic()
        with pytest.raises(CancelledError):
            store.write([parcel(new_uuid())], reason="")
        assert time.monotonic() - began < 4.0
        assert waits.names == {"李四@PC-李四"}
        assert not lockfile.lock_path(path).exists()
        os.kill(colleague.pid, signal.SIGCONT)
        assert finish(colleague) == "LOCK_LOST\n"
    store.write([parcel(new_uuid())], reason="")
    assert count(store) == 1


def test_the_refusal_after_waiting_for_sqlite_names_the_holder(
    mine: Callable[[Waits], WorkspaceStore], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = mine(Waits())
    monkeypatch.setattr(connections, "BUSY_TIMEOUT_S", 0.5)
    with stopped_colleague(path) as colleague:
        grown_old(path)
        with pytest.raises(LowUseError) as refused:
            store.write([parcel(new_uuid())], reason="")
        assert refused.value.code == "WORKSPACE_BUSY"
        assert refused.value.params["holder"] == "李四"
        assert refused.value.params["machine"] == "PC-李四"
        os.kill(colleague.pid, signal.SIGCONT)
        assert finish(colleague) == "LOCK_LOST\n"
    assert count(store) == 0


def test_a_save_that_waits_for_readers_at_the_end_can_be_stopped(
    mine: Callable[[Waits], WorkspaceStore], path: Path
) -> None:
    waits = Waits(stop_after_s=0.5)
    store = mine(waits)
    with store.read(), pytest.raises(CancelledError):  # who reads keeps a save from its COMMIT
        store.write([parcel(new_uuid())], reason="")
    assert waits.told
    assert count(store) == 0
    assert not path.with_name(path.name + "-journal").exists()
    store.write([parcel(new_uuid())], reason="")
    assert store.verify().findings == ()


def test_a_save_that_waited_for_readers_is_whole(
    mine: Callable[[Waits], WorkspaceStore],
) -> None:
    """Each attempt at COMMIT keeps the place in front of new readers."""
    store = mine(Waits())
    reading = store.read()
    reading.__enter__()
    threading.Timer(0.7, lambda: reading.__exit__(None, None, None)).start()
    store.write([parcel(new_uuid())], reason="")
    assert count(store) == 1
    assert store.verify().findings == ()


def test_who_loses_the_lock_file_while_waiting_for_readers_does_not_commit(
    mine: Callable[[Waits], WorkspaceStore], path: Path
) -> None:
    store = mine(Waits())

    def steal(_holder: Holder | None, _seconds: float) -> None:
        lockfile.lock_path(path).write_text("somebody else's", encoding="utf-8")

    store._session = replace(store.session, on_wait=steal)
    with store.read(), pytest.raises(LowUseError) as refused:
        store.write([parcel(new_uuid())], reason="")
    lockfile.lock_path(path).unlink()
    assert refused.value.code == "LOCK_LOST"
    assert count(store) == 0


def test_saves_of_one_session_take_turns_and_the_second_can_be_stopped(
    mine: Callable[[Waits], WorkspaceStore], path: Path
) -> None:
    waits = Waits(stop_after_s=0.4)
    store = mine(waits)
    stopped: list[str] = []

    def save_first() -> None:
        with pytest.raises(CancelledError):
            store.write([parcel("a")], reason="")
        stopped.append("a")

    with lockfile.hold(path, LI):
        first = threading.Thread(target=save_first)
        first.start()
        with pytest.raises(CancelledError):
            store.write([parcel("b")], reason="")
        first.join()
    assert stopped == ["a"]
    assert count(store) == 0


def test_opening_waits_with_the_same_words(store: WorkspaceStore) -> None:
    """A file with a dead writer's journal is put right first, under the lock file."""
    path = store.path
    store.close()
    waits = Waits(stop_after_s=0.3)
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"")
    with lockfile.hold(path, LI), pytest.raises(CancelledError):
        open_workspace(path, actor=ZHANG, on_wait=waits)
    journal.unlink(missing_ok=True)
    assert waits.names == {"李四@PC-7"}
    assert raw(path).execute("SELECT count(*) FROM parcel").fetchone() == (0,)
