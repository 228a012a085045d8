# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The lock file by itself: one holder, dead holders replaced, live ones named (P10)."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import CancelledError, LowUseError
from lowuse_plugin.store import lockfile, processes
from tests.store.support import LI, ZHANG


def dead_pid() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def held_by(path: Path, *, host: str, pid: int, age_s: float = 0.0, **said: object) -> Path:
    lock = lockfile.lock_path(path)
    holder = {"name": "王五", "user": "w", "machine": "PC-3", "host": host, "pid": pid}
    holder |= {"nonce": "n", "space": processes.process_space(), **said}
    lock.write_text(json.dumps(holder), encoding="utf-8")
    then = time.time() - age_s
    os.utime(lock, (then, then))
    return lock


def test_a_lock_is_held_by_one_and_leaves_nothing(path: Path) -> None:
    with lockfile.hold(path, ZHANG) as lock:
        assert lock.is_mine()
        with pytest.raises(LowUseError) as caught, lockfile.hold(path, LI, timeout_s=0.05):
            pass
        assert caught.value.code == "WORKSPACE_BUSY"
        assert caught.value.params["holder"] == "张三"
        assert caught.value.params["machine"] == "PC-12"
    assert list(path.parent.iterdir()) == []


def test_waiting_ends_when_the_holder_is_done(path: Path) -> None:
    order: list[str] = []

    def holder() -> None:
        with lockfile.hold(path, ZHANG):
            ready.set()
            time.sleep(0.15)
            order.append("张三")

    ready = threading.Event()
    thread = threading.Thread(target=holder)
    thread.start()
    ready.wait()
    waits: list[str] = []
    with lockfile.hold(path, LI, on_wait=lambda who, _: waits.append(who.name if who else "")):
        order.append("李四")
    thread.join()
    assert order == ["张三", "李四"]
    assert set(waits) == {"张三"}


def test_waiting_can_be_cancelled(path: Path) -> None:
    def cancel(_holder: object, _seconds: float) -> None:
        raise CancelledError

    with (
        lockfile.hold(path, ZHANG),
        pytest.raises(CancelledError),
        lockfile.hold(path, LI, on_wait=cancel),
    ):
        pass


def test_a_dead_holder_on_this_pc_is_replaced_at_once(path: Path) -> None:
    held_by(path, host=socket.gethostname(), pid=dead_pid())
    started = time.monotonic()
    with lockfile.hold(path, ZHANG) as lock:
        assert lock.is_mine()
    assert time.monotonic() - started < 0.5
    assert list(path.parent.iterdir()) == []


def test_a_live_holder_on_this_pc_is_not_replaced(path: Path) -> None:
    lock = held_by(path, host=socket.gethostname(), pid=os.getpid())
    with pytest.raises(LowUseError), lockfile.hold(path, ZHANG, timeout_s=0.05):
        pass
    assert lock.exists()
    lock.unlink()


def test_a_pid_that_is_dead_here_says_nothing_about_another_pc(path: Path) -> None:
    lock = held_by(path, host="另一台", pid=dead_pid())
    with pytest.raises(LowUseError) as caught, lockfile.hold(path, ZHANG, timeout_s=0.05):
        pass
    assert caught.value.params["holder"] == "王五"
    lock.unlink()


@pytest.mark.parametrize(("age_s", "stale"), [(59.5, False), (60.0, False), (60.5, True)])
def test_a_lock_is_stale_after_sixty_seconds(path: Path, age_s: float, stale: bool) -> None:
    lock = held_by(path, host="另一台", pid=1)
    os.utime(lock, (1_700_000_000, 1_700_000_000))
    assert lockfile.is_stale(lock, clock=lambda _: 1_700_000_000 + age_s) is stale
    lock.unlink()


def test_the_age_of_a_lock_is_told_by_the_clock_that_stamped_it(path: Path) -> None:
    lock = held_by(path, host="另一台", pid=1)
    assert -1 < lockfile.server_time(lock) - lock.stat().st_mtime < 5
    assert [file.name for file in path.parent.iterdir()] == [lock.name]
    lock.unlink()


def test_a_lock_of_another_process_space_is_not_judged_by_its_number(path: Path) -> None:
    """A container on this PC: number 7 there is not number 7 here."""
    lock = held_by(path, host=socket.gethostname(), pid=dead_pid(), space="anderswo")
    with pytest.raises(LowUseError), lockfile.hold(path, ZHANG, timeout_s=0.05):
        pass
    lock.unlink()


def test_what_a_newer_version_says_in_its_lock_does_not_hide_its_holder(path: Path) -> None:
    lock = held_by(path, host="另一台", pid=1, age_s=30, colour="red")
    with pytest.raises(LowUseError) as caught, lockfile.hold(path, ZHANG, timeout_s=1.2):
        pass
    assert caught.value.params["holder"] == "王五"
    lock.unlink()


class Resisting:
    """Windows removing a file that somebody reads: ``times`` refusals, then it works."""

    def __init__(self, times: float) -> None:
        self.left = times
        self._unlink = Path.unlink

    def __call__(self, path: Path, missing_ok: bool = False) -> None:
        if path.name.endswith(".lup-lock") and self.left > 0:
            self.left -= 1
            raise PermissionError(13, "used by another process", str(path))
        self._unlink(path, missing_ok)


def patched(monkeypatch: pytest.MonkeyPatch, resisting: Resisting) -> None:
    monkeypatch.setattr(Path, "unlink", lambda path, missing_ok=False: resisting(path, missing_ok))


def test_a_lock_that_is_being_read_is_removed_when_the_reader_is_done(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resisting = Resisting(3)
    patched(monkeypatch, resisting)
    with lockfile.hold(path, ZHANG):
        pass
    assert resisting.left == 0
    assert list(path.parent.iterdir()) == []


def test_a_lock_that_cannot_be_removed_is_released_and_free_at_once(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resisting = Resisting(float("inf"))
    patched(monkeypatch, resisting)
    with lockfile.hold(path, ZHANG):
        pass
    assert lockfile.lock_path(path).exists()
    resisting.left = 0
    started = time.monotonic()
    with lockfile.hold(path, LI) as lock:
        assert lock.is_mine()
    assert time.monotonic() - started < 0.5
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize(("lasting", "passes"), [(False, True), (True, False)])
def test_only_a_lasting_refusal_to_make_the_file_is_one(
    path: Path, monkeypatch: pytest.MonkeyPatch, lasting: bool, passes: bool
) -> None:
    """Windows refuses the name of a removed file until its last reader has closed it."""
    real, refusals = os.open, [3]

    def refusing(name: object, *rest: int) -> int:
        if str(name).endswith(".lup-lock") and (lasting or refusals[0]):
            refusals[0] -= 1
            raise PermissionError(13, "delete pending", str(name))
        return real(name, *rest)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "open", refusing)
    if passes:
        with lockfile.hold(path, ZHANG) as lock:
            assert lock.is_mine()
    else:
        with pytest.raises(LowUseError) as caught, lockfile.hold(path, ZHANG):
            pass
        assert caught.value.code == "WORKSPACE_READ_ONLY"


def test_a_stale_lock_of_another_pc_is_taken_over(path: Path) -> None:
    held_by(path, host="另一台", pid=1, age_s=61)
    with lockfile.hold(path, ZHANG) as lock:
        assert lock.is_mine()
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("content", ["", '{"name": 1}'])
def test_a_lock_without_a_name_is_respected_for_five_seconds(path: Path, content: str) -> None:
    """Its holder died between making and naming it."""
    lock = lockfile.lock_path(path)
    lock.write_text(content)
    then = time.time() - 3
    os.utime(lock, (then, then))
    with pytest.raises(LowUseError), lockfile.hold(path, ZHANG, timeout_s=1.2):
        pass
    then = time.time() - 6
    os.utime(lock, (then, then))
    with lockfile.hold(path, ZHANG):
        pass


def test_who_was_taken_over_knows_it_and_leaves_the_other_alone(path: Path) -> None:
    with lockfile.hold(path, ZHANG) as mine:
        then = time.time() - 61
        os.utime(lockfile.lock_path(path), (then, then))
        text = lockfile.lock_path(path).read_text(encoding="utf-8")
        held = json.loads(text)
        lockfile.lock_path(path).write_text(json.dumps({**held, "host": "另一台"}))
        os.utime(lockfile.lock_path(path), (then, then))
        assert mine.is_mine()
        with lockfile.hold(path, LI) as other:
            assert not mine.is_mine()
            assert other.is_mine()
            mine.release()
            assert other.is_mine()


def test_a_holder_that_works_long_keeps_its_file_young_and_readable(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = lockfile.lock_path(path)
    with lockfile.hold(path, ZHANG) as mine:
        before = lock.read_bytes()
        then = time.time() - 50
        os.utime(lock, (then, then))
        mine.keep()
        assert time.time() - lock.stat().st_mtime > 45  # not every time
        monkeypatch.setattr(lockfile, "KEPT_EVERY_S", 0.0)
        mine.keep()
        assert time.time() - lock.stat().st_mtime < 5
        assert lock.read_bytes() == before
        lock.write_text(json.dumps({**json.loads(before), "nonce": "another's"}))
        os.utime(lock, (then, then))
        mine.keep()
        assert time.time() - lock.stat().st_mtime > 45
        lock.write_bytes(before)


def test_a_lock_that_is_kept_stays_young_without_anybody_calling(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lockfile, "KEPT_EVERY_S", 0.0)
    monkeypatch.setattr(lockfile, "_KEEPER_WAKES_S", 0.01)
    lock = lockfile.lock_path(path)

    def age_after(pause_s: float) -> float:
        os.utime(lock, (time.time() - 50, time.time() - 50))
        time.sleep(pause_s)
        return time.time() - lock.stat().st_mtime

    with lockfile.hold(path, ZHANG) as mine:
        with lockfile.kept(mine):
            assert age_after(0.5) < 5
        assert age_after(0.1) > 45


def test_a_live_lock_moved_by_mistake_is_put_back(path: Path) -> None:
    """Two rivals saw the same dead holder; the slower one must not remove the faster one's lock."""
    held_by(path, host=socket.gethostname(), pid=dead_pid())
    dead = lockfile.lock_path(path).read_bytes()
    with lockfile.hold(path, ZHANG) as faster:
        assert not lockfile.take_over(lockfile.lock_path(path), dead)
        assert faster.is_mine()


def test_a_zombie_does_not_live() -> None:
    process = subprocess.Popen([sys.executable, "-c", ""])
    deadline = time.monotonic() + 5
    while processes.process_lives(process.pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not processes.process_lives(process.pid)
    process.wait()
    assert processes.process_lives(os.getpid())


HOURS = [-2.0, 0.0, 2.0]


@pytest.mark.parametrize("pc_hours", HOURS)
@pytest.mark.parametrize("server_hours", HOURS)
@pytest.mark.parametrize(("age_s", "stale"), [(59.0, False), (61.0, True)])
def test_clocks_that_are_wrong_by_hours_change_nothing(
    *,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    pc_hours: float,
    server_hours: float,
    age_s: float,
    stale: bool,
) -> None:
    """P10: only the clock of the server that keeps the file counts, and only against itself."""
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 3600 * pc_hours)
    server = now + 3600 * server_hours
    lock = held_by(path, host="另一台", pid=1)
    os.utime(lock, (server - age_s, server - age_s))
    assert lockfile.is_stale(lock, clock=lambda _: server) is stale
    lock.unlink()


@pytest.mark.parametrize("pc_hours", HOURS)
def test_a_pc_whose_clock_is_wrong_neither_robs_nor_waits_for_ever(
    path: Path, monkeypatch: pytest.MonkeyPatch, pc_hours: float
) -> None:
    """The same through the real take-over, with the file system's own clock as the server's."""
    now, started = time.time(), time.monotonic()
    lock = held_by(path, host="另一台", pid=1, age_s=30)
    wrong = lambda: now + time.monotonic() - started + 3600 * pc_hours  # noqa: E731
    monkeypatch.setattr(time, "time", wrong)
    with pytest.raises(LowUseError) as caught, lockfile.hold(path, ZHANG, timeout_s=1.3):
        pass
    assert caught.value.code == "WORKSPACE_BUSY"
    os.utime(lock, (now - 61, now - 61))
    with lockfile.hold(path, ZHANG, timeout_s=3.0) as mine:
        assert mine.is_mine()
    assert list(path.parent.iterdir()) == []
