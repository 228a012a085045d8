# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What scripts/bench.py measures of a shared workspace: many savers, the past, copies of it."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench_workspace import ACTOR
from osgeo import gdal

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Actor, Update
from lowuse_plugin.domain.safety import Occasion
from lowuse_plugin.store import connection, sqltexts
from lowuse_plugin.store.display_copy import DisplayCopy
from lowuse_plugin.store.workspace import WorkspaceStore, open_workspace

ROOT = Path(__file__).resolve().parent.parent
WORKSPACE = "工作库.gpkg"
SAVE_EVERY_S = 0.1
CROWD_S = 15.0
LOOK_EVERY_S = 2.0
"""The plugin looks for colleagues' saves so often on the first day."""
PAST_CHANGES = 1_000
RUNS = 5

Figures = dict[str, float]


def crowd(folder: Path, processes: int) -> Figures:
    """Let processes save while their maps follow and redraw; return waits and losses.

    The same processes commit to a bare file at the same pace afterwards: what the machine can do.
    """
    path = folder / WORKSPACE
    _prepare(path, processes)
    with tempfile.TemporaryDirectory(dir=folder) as place:
        found = _run_all(processes, "store", str(path), place)
        bare = Path(place, "bare.db")
        _make_bare(bare)
        theirs = sorted(_waits(_run_all(processes, "bare", str(bare), place)))
    waits = sorted(_waits(found))
    logged = _log(path)
    acknowledged = [(seq, digest) for one in found for seq, digest in one["lines"]]
    return {
        "saves": len(waits),
        "wanted": processes * CROWD_S / SAVE_EVERY_S,
        "lost": sum(logged.get(seq) != digest for seq, digest in acknowledged),
        "p50_s": statistics.median(waits),
        "p99_s": waits[int(len(waits) * 0.99)],
        "worst_s": waits[-1],
        "bare_p99_s": theirs[int(len(theirs) * 0.99)],
        "bare_worst_s": theirs[-1],
        "redrawn": sum(one["redrawn"] for one in found),
    }


def _run_all(processes: int, kind: str, *args: str) -> list[dict[str, Any]]:
    """Start processes of a kind, let them begin together and return what they print."""
    workers = [
        subprocess.Popen(
            [sys.executable, __file__, kind, str(number), str(processes), *args],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        for number in range(processes)
    ]  # fmt: skip
    for worker in workers:
        _pipe(worker.stdout).readline()
    for worker in workers:
        _pipe(worker.stdin).write("go\n")
        _pipe(worker.stdin).flush()
    return [json.loads(worker.communicate()[0]) for worker in workers]


def _waits(found: list[dict[str, Any]]) -> list[float]:
    return [wait for one in found for wait in one["waits"]]


def past(folder: Path) -> Figures:
    """Read the list of parcels as it was 1,000 changes ago, and as it is."""
    with open_workspace(folder / WORKSPACE, actor=ACTOR) as store:
        rows = _rows(store)
        for start in range(0, PAST_CHANGES, 50):
            wanted = (rows[(start + number) * 7 % len(rows)] for number in range(50))
            changes = [
                Update("parcel", key, version, {"remark": "bench"}) for key, version in wanted
            ]
            last = store.write(changes, reason="bench").last_seq

        def as_of() -> None:
            with store.read_after_line(last - PAST_CHANGES) as reading:
                reading.table("list_parcels")

        def now() -> None:
            with store.read() as reading:
                reading.table("list_parcels")

        return {"past_s": _median(as_of), "now_s": _median(now)}


def copies(folder: Path) -> Figures:
    """Make a backup and a display copy, and bring the copy up to a colleague's saves."""
    path = folder / WORKSPACE
    with (
        tempfile.TemporaryDirectory(dir=folder) as cache,
        open_workspace(path, actor=ACTOR) as store,
    ):
        rows = iter(_rows(store))

        def save(count: int) -> None:
            wanted = [next(rows) for _ in range(count)]
            changes = [Update("parcel", key, version, {"town": "bench"}) for key, version in wanted]
            store.write(changes, reason="bench")

        save(1)  # with the backup of the day
        _until_backed_up()
        backup_s, _ = _timed(lambda: store.backups.make(Occasion.UPGRADE))
        display_s, copy = _timed(lambda: DisplayCopy.open(store, Path(cache)))
        one, many = [], []
        for _ in range(RUNS):
            save(1)
            one.append(_timed(copy.catch_up)[0])
            save(1_000)
            many.append(_timed(copy.catch_up)[0])
        copy.close()
        megabytes = path.stat().st_size / 1e6
    return {
        "backup_s": backup_s,
        "display_s": display_s,
        "one_s": statistics.median(one),
        "thousand_s": statistics.median(many),
        "megabytes": megabytes,
    }


# -- one of many ----------------------------------------------------------------------------------


@dataclass
class _Map:
    """What a map does beside the saves of its process: follow the workspace and redraw."""

    store: WorkspaceStore
    stopped: threading.Event = field(default_factory=threading.Event)
    redrawn: int = 0

    def follow(self) -> None:
        """Look for news as the plugin does; draw again when there are some."""
        while not self.stopped.wait(LOOK_EVERY_S):
            if self.store.has_news():
                with suppress(LowUseError):  # come again
                    self.store.display.catch_up()
                self._draw()

    def _draw(self) -> None:
        source = str(self.store.display.path)
        drawn = gdal.VectorTranslate(
            "", source, format="Memory", layers=["parcel_map"], limit=5_000
        )
        self.redrawn += drawn is not None


def store_on_time(number: int, processes: int, file: str, place: str) -> None:
    """Save a row of one's own every 100 ms while a map follows; print waits and log lines."""
    actor = Actor(name=f"bench {number}", os_user="bench", machine="bench")
    with open_workspace(Path(file), actor=actor) as store:
        store.attach_display(DisplayCopy.open(store, Path(place, str(number))))
        key, version = _rows(store)[number]
        lines = []

        def save(turn: int) -> None:
            change = Update("parcel", key, version + turn, {"remark": str(turn)})
            receipt = store.write([change], reason="bench")
            lines.append((receipt.last_seq, receipt.head_hash))

        with _following(store) as shown:
            waits = _on_time(number, processes, save)
    print(json.dumps({"waits": waits, "lines": lines, "redrawn": shown.redrawn}))


def bare_on_time(number: int, processes: int, file: str, _place: str) -> None:
    """Commit one row every 100 ms through sqlite3 alone; print waits."""
    opened = connection.open_writer(Path(file))

    def save(turn: int) -> None:
        opened.execute("BEGIN IMMEDIATE")
        opened.execute("INSERT INTO bare VALUES (?, ?)", (f"{number} {turn}", "bench"))
        opened.execute("COMMIT")

    waits = _on_time(number, processes, save)
    opened.close()
    print(json.dumps({"waits": waits}))


def _on_time(number: int, processes: int, save: Callable[[int], None]) -> list[float]:
    """Save every 100 ms, the processes one after the other, and return how long each took."""
    print("ready", flush=True)
    sys.stdin.readline()
    waits = []
    begun = time.perf_counter() + SAVE_EVERY_S * number / processes
    for turn in range(int(CROWD_S / SAVE_EVERY_S)):
        time.sleep(max(0.0, begun + turn * SAVE_EVERY_S - time.perf_counter()))
        started = time.perf_counter()
        save(turn)
        waits.append(time.perf_counter() - started)
    return waits


@contextmanager
def _following(store: WorkspaceStore) -> Iterator[_Map]:
    shown = _Map(store)
    thread = threading.Thread(target=shown.follow)
    thread.start()
    try:
        yield shown
    finally:
        shown.stopped.set()
        thread.join()


# -- parts ----------------------------------------------------------------------------------------


def _prepare(path: Path, processes: int) -> None:
    """Save once, so that the backup of the day is made before anything is measured."""
    with open_workspace(path, actor=ACTOR) as store:
        key, version = _rows(store)[processes]
        store.write([Update("parcel", key, version, {"remark": "bench"})], reason="bench")
    _until_backed_up()


def _until_backed_up() -> None:
    """Wait until the backup of the day is verified, which goes on behind the first save."""
    for thread in threading.enumerate():
        if thread.name == "lowuse-backup":
            thread.join()


def _make_bare(path: Path) -> None:
    path.touch()
    opened = connection.open_writer(path)
    opened.execute("CREATE TABLE bare (k TEXT PRIMARY KEY, v TEXT)")
    opened.close()


def _rows(store: WorkspaceStore) -> list[tuple[str, int]]:
    with store.read() as reading:
        table = reading.table("check_parcels")
    return list(zip(table["uuid"].to_list(), table["row_version"].to_list(), strict=True))


def _log(path: Path) -> dict[int, str]:
    opened = connection.open_reader(path)
    lines = {line[0]: line[-1] for line in opened.execute(sqltexts.store("log_lines"))}
    opened.close()
    return lines


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


def _median(work: Callable[[], Any]) -> float:
    return statistics.median(_timed(work)[0] for _ in range(RUNS))


def _pipe(stream: Any) -> Any:
    if stream is None:
        raise RuntimeError("a worker has no pipe")
    return stream


if __name__ == "__main__":
    work = {"store": store_on_time, "bare": bare_on_time}[sys.argv[1]]
    work(int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], sys.argv[5])
