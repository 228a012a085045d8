# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What several real processes do to one workspace (P1, P2, P3, P6, P10)."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from datetime import date
from pathlib import Path

import pytest

from lowuse_plugin.domain.ports import Insert
from lowuse_plugin.services.summarise import summarise
from lowuse_plugin.store import lockfile
from lowuse_plugin.store.workspace import create_workspace, open_workspace
from tests.store.support import LONGER, ZHANG, finish, parcel, parcels, raw, start

SAVE_BESIDE_GDAL = """
import threading
from osgeo import gdal
stop = threading.Event()
def redraw():
    while not stop.wait(0.01):
        dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
        layer = dataset.GetLayerByName("parcel_map") if dataset else None
        if layer is not None:
            layer.GetNextFeature()
        del layer, dataset
with open_workspace(path, actor=me) as store:
    thread = threading.Thread(target=redraw)
    thread.start()
    until = time.monotonic() + float(sys.argv[3])
    while time.monotonic() < until:
        row = str(uuid.uuid4())
        done = store.write([Insert("parcel", row, {"district": "440703"})], reason="试")
        print(done.last_seq, done.head_hash, row, flush=True)
        time.sleep(0.01)
    stop.set()
    thread.join()
"""

COUNT_UP = """
with open_workspace(path, actor=me) as store:
    done = conflicts = 0
    while done < int(sys.argv[3]):
        with store.read() as reading:
            row = reading.row("parcel", "甲")
        values = {"floor_area_m2": row["floor_area_m2"] + 1}
        try:
            store.write([Update("parcel", "甲", row["row_version"], values)], reason="加")
            done += 1
            time.sleep(0.02)
        except ConflictError as conflict:
            assert conflict.params["changed_by"]
            conflicts += 1
    print(conflicts)
"""

STOPPED_BY_A_LINE = """
import threading
stopped = threading.Event()
def listen():
    sys.stdin.readline()
    stopped.set()
threading.Thread(target=listen, daemon=True).start()
"""

WRITE_BATCHES = """
from tests.store.support import parcels
with open_workspace(path, actor=me) as store:
    print("ready", flush=True)
    for first in range(0, 10**6, 400):
        store.write([parcels(400, first=first + int(sys.argv[3]))], reason="导入")
        print(first + int(sys.argv[3]), flush=True)
"""

MOVE_AREA = """
with open_workspace(path, actor=me) as store:
    version = 1
    print("moving", flush=True)
    while not stopped.is_set():
        part = float(version % 100)
        store.write([Update("parcel", "甲", version, {"plane_area_m2": part}),
                     Update("parcel", "乙", version, {"plane_area_m2": 100.0 - part}),
                     Update("survey_unit", "单元", version, {"area_m2": part})], reason="移")
        version += 1
        stopped.wait(0.01)
print(version)
"""

SAVE_ONCE = """
with open_workspace(path, actor=me) as store:
    print("ready", flush=True)
    sys.stdin.readline()
    try:
        store.write([Update("parcel", "甲", 1, {"holder_name": name})], reason="改")
        print("saved")
    except LowUseError as error:
        print(error.code)
"""


def logged(path: Path) -> set[tuple[str, ...]]:
    """Return what the log says of every line: number, hash, row."""
    connection = raw(path)
    rows = connection.execute("SELECT CAST(seq AS TEXT), hash, row_uuid FROM lup_log").fetchall()
    connection.close()
    return set(rows)


def acknowledged_by(out: str) -> set[tuple[str, ...]]:
    return {tuple(line.split()) for line in out.splitlines()}


def is_hot(path: Path) -> bool:
    """Tell whether the journal has its header: from then on pages of the file may be replaced."""
    try:
        return path.with_name(path.name + "-journal").read_bytes()[:1] not in (b"", b"\x00")
    except FileNotFoundError:
        return False


def stop(worker: subprocess.Popen[str]) -> str:
    """Tell a process with :data:`STOPPED_BY_A_LINE` to end; return what it still printed."""
    out, err = worker.communicate("enough\n", timeout=30)
    assert worker.returncode == 0, err
    return out


def wait_for(condition: object, seconds: float = 10.0) -> None:
    until = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < until, "waited too long"
        time.sleep(0.0005)


def test_no_acknowledged_save_is_lost_while_maps_redraw_and_programs_die(path: Path) -> None:
    """P1: three processes save without pause, each opening and closing the file by GDAL.

    One after the other is killed, wherever it is, and another takes its place.
    """
    create_workspace(path, district="440703", actor=ZHANG).close()
    until = time.monotonic() + 6 * LONGER
    workers = [start(SAVE_BESIDE_GDAL, path, name, 6 * LONGER) for name in ("甲", "乙", "丙")]
    acknowledged: set[tuple[str, ...]] = set()
    killed = 0
    while time.monotonic() < until - 1.5:
        time.sleep(1.2)
        victim = workers.pop(0)
        victim.send_signal(signal.SIGKILL)
        acknowledged |= acknowledged_by(victim.communicate()[0])
        killed += 1
        workers.append(start(SAVE_BESIDE_GDAL, path, f"新{killed}", until - time.monotonic()))
    for worker in workers:
        acknowledged |= acknowledged_by(finish(worker))
    assert killed > 2
    assert len(acknowledged) > 50
    assert acknowledged - logged(path) == set()
    with open_workspace(path, actor=ZHANG) as store:
        assert store.verify().findings == ()


def test_nobody_overwrites_a_colleague_unknowingly(path: Path) -> None:
    """P2: eight processes count one number up, 60 times each; every step is there in the end."""
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲", floor_area_m2=0.0)], reason="新增")
    workers = [start(COUNT_UP, path, name, 60) for name in "甲乙丙丁戊己庚辛"]
    conflicts = sum(int(finish(worker, 120)) for worker in workers)
    with open_workspace(path, actor=ZHANG) as store, store.read() as reading:
        row = reading.row("parcel", "甲") or {}
    assert row["floor_area_m2"] == 480.0
    assert row["row_version"] == 481
    assert conflicts > 0


def test_a_reader_repairs_what_a_killed_writer_left(path: Path) -> None:
    """Only readers are left after the crash; the store that is open already comes through."""
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcels(400)], reason="导入")
        for attempt in range(40):
            worker = start(WRITE_BATCHES, path, "甲", (attempt + 1) * 10**6)
            assert worker.stdout is not None
            worker.stdout.readline()
            wait_for(lambda: is_hot(path))
            worker.send_signal(signal.SIGKILL)
            worker.communicate()
            if is_hot(path):
                break
        assert is_hot(path)
        with store.read() as reading:
            assert len(reading.table("parcel")) % 400 == 0
        assert not is_hot(path)
        store.write([parcel("后")], reason="新增")
        assert store.verify().findings == ()


def test_every_computation_rests_on_one_state_while_somebody_saves(path: Path) -> None:
    """P6: 200 summaries, each of several queries, beside a colleague who saves on and on.

    The areas of 甲 and 乙 are 100 together, that of the tagged unit is always the one of 甲, and
    the log line that a summary carries says which it is: saves have three lines each after the
    first five.
    """
    halves = [parcel("甲", plane_area_m2=0.0), parcel("乙", plane_area_m2=100.0)]
    unit = Insert("survey_unit", "单元", {"district": "440703", "area_m2": 0.0})
    tagged = {"survey_unit_uuid": "单元", "state": "tagged", "is_primary": True, "example": False}
    decided = {"decided_on": "2026-03-01", "decided_by": "张三"}
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([*halves, unit, Insert("tag", "标", {**tagged, **decided})], reason="新增")
        worker = start(STOPPED_BY_A_LINE + MOVE_AREA, path, "丙")
        assert worker.stdout is not None
        worker.stdout.readline()
        found = [summarise(store, on=date(2026, 3, 1)) for _ in range(200)]
        moves = int(stop(worker))
    assert moves > 20
    assert len({figures.head.seq for figures in found}) > 20
    for figures in found:
        part = float((figures.head.seq - 5) // 3 % 100)
        assert (figures.head.seq - 5) % 3 == 0
        assert sum(line.plane_m2 for line in figures.parcels) == 100.0
        assert [line.area_m2 for line in figures.tags] == [part]


def test_a_killed_holder_on_this_pc_blocks_nobody(path: Path) -> None:
    """P10: the lock file of a process that is gone is taken over at once."""
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        code = (
            "from lowuse_plugin.store import lockfile\n"
            "with lockfile.hold(path, me):\n    print('held', flush=True); sys.stdin.readline()"
        )
        holder = start(code, path, "甲")
        assert holder.stdout is not None
        holder.stdout.readline()
        assert lockfile.lock_path(path).exists()
        holder.kill()
        holder.communicate()
        assert lockfile.lock_path(path).exists()
        started = time.monotonic()
        store.write([parcel("甲")], reason="新增")
        assert time.monotonic() - started < 1.0


@pytest.mark.skipif(os.name != "posix", reason="needs SIGSTOP")
def test_a_paused_holder_never_commits_after_it_was_taken_over(path: Path) -> None:
    """P10: the holder is stopped between lock file and BEGIN, 60 s pass, a colleague saves."""
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲")], reason="新增")
        paused = start(SAVE_ONCE, path, "停")
        assert paused.stdin is not None
        assert paused.stdout is not None
        paused.stdout.readline()
        gate = raw(path)
        gate.execute("BEGIN IMMEDIATE")
        paused.stdin.write("go\n")
        paused.stdin.flush()
        lock = lockfile.lock_path(path)
        wait_for(lambda: lockfile.read_holder(lock) is not None)
        time.sleep(0.3)  # it waits in BEGIN by now, holding nothing but the lock file
        paused.send_signal(signal.SIGSTOP)
        then = time.time() - 61
        os.utime(lock, (then, then))
        gate.execute("ROLLBACK")
        gate.close()
        store.write([parcel("乙")], reason="新增")
        paused.send_signal(signal.SIGCONT)
        assert finish(paused).strip() == "LOCK_LOST"
        with store.read() as reading:
            assert (reading.row("parcel", "甲") or {})["holder_name"] is None
        assert store.verify().findings == ()


def test_a_save_waits_for_a_colleagues_save(path: Path) -> None:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲")], reason="新增")
        other = raw(path)
        other.execute("BEGIN IMMEDIATE")
        worker = start(SAVE_ONCE, path, "等")
        assert worker.stdout is not None
        assert worker.stdin is not None
        worker.stdout.readline()
        worker.stdin.write("go\n")
        worker.stdin.flush()
        wait_for(lockfile.lock_path(path).exists)
        time.sleep(0.5)  # it has begun by now, or waits to begin
        assert worker.poll() is None
        other.execute("ROLLBACK")
        other.close()
        assert finish(worker).strip() == "saved"
