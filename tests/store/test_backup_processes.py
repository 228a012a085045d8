# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Backups beside writers at full speed, and when the process that makes one dies (P12)."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

from lowuse_plugin.domain.safety import Occasion
from lowuse_plugin.store import backup_names
from lowuse_plugin.store.workspace import create_workspace, open_workspace
from tests.store.support import ZHANG, finish, parcel, parcels, raw, start
from tests.store.test_backup import hashes, names, wait_for_backups

WRITE_ON_AND_ON = """
import threading
stopped = threading.Event()
threading.Thread(target=lambda: (sys.stdin.readline(), stopped.set()), daemon=True).start()
with open_workspace(path, actor=me) as store:
    print("ready", flush=True)
    while not stopped.is_set():
        row = str(uuid.uuid4())
        store.write([Insert("parcel", row, {"district": "440703"})], reason="试")
        time.sleep(0.01)  # or the two take every lock before anybody who reads
"""

SAVE_ONCE = """
import threading
from lowuse_plugin.store import backup
real = backup.copy
def told(*arguments):
    print("copied", flush=True)
    time.sleep(0.2)
    return real(*arguments)
backup.copy = told
print("ready", flush=True)
sys.stdin.readline()
with open_workspace(path, actor=me) as store:
    store.write([Insert("parcel", str(uuid.uuid4()), {"district": "440703"})], reason="试")
    for thread in threading.enumerate():
        if thread.name == "lowuse-backup":
            thread.join(30)  # closed before, it would leave the verifying to the next session
"""

BACK_UP_SLOWLY = """
from lowuse_plugin.domain.safety import Occasion
class Slow:
    def step(self, done, total, message=""):
        print("step", flush=True)
        time.sleep(0.05)
with open_workspace(path, actor=me) as store:
    store.backups.make(Occasion.MANUAL, Slow())
"""


def test_25_backups_under_full_write_load_are_prefixes_of_the_log(path: Path) -> None:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcels(400)], reason="导入")
    writers = [start(WRITE_ON_AND_ON, path, name) for name in ("甲", "乙")]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    made = []
    with open_workspace(path, actor=ZHANG) as store:
        while len(made) < 25:
            done = store.backups.make(Occasion.MANUAL)
            assert done.sound
            made.append(done)
    for writer in writers:
        finish_with_a_line(writer)
    log = hashes(path)
    assert len({backup.seq for backup in made}) == 25  # each caught another state
    for backup in made:
        assert hashes(backup.path) == log[: backup.seq]
        connection = raw(backup.path)
        count = connection.execute("SELECT count(*) FROM parcel").fetchone()[0]
        connection.close()
        assert count == 400 + backup.seq - 2  # a row a line after the batch
    wait_for_backups()


def finish_with_a_line(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()
    finish(process)


def test_of_several_sessions_one_makes_the_backup_of_the_day(path: Path) -> None:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcels(400)], reason="导入")
    sessions = [start(SAVE_ONCE, path, name) for name in ("甲", "乙", "丙", "丁")]
    for session in sessions:
        assert session.stdout is not None
        assert session.stdout.readline() == "ready\n"
    for session in sessions:
        assert session.stdin is not None
        session.stdin.write("\n")
        session.stdin.flush()
    assert sorted(finish(session) for session in sessions) == ["", "", "", "copied\n"]
    assert [backup_names.parsed(name).seq for name in names(path)] == [2]
    assert hashes(path)[-1][0] == 6


def test_a_killed_backup_leaves_no_wrong_file_and_hinders_nothing(path: Path) -> None:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        for first in range(0, 12_000, 4000):
            store.write([parcels(4000, first=first)], reason="导入")
    for steps in (1, 2, 4):
        process = start(BACK_UP_SLOWLY, path, "甲")
        assert process.stdout is not None
        for _ in range(steps):
            assert process.stdout.readline() == "step\n"
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.communicate()
        assert not [name for name in names(path) if backup_names.parsed(name)]
    with open_workspace(path, actor=ZHANG) as store:
        made = store.backups.make(Occasion.MANUAL)
        assert hashes(made.path) == hashes(path)
        store.write([parcel("后")], reason="录入")
        assert store.verify().findings == ()
    old = time.time() - 2 * 24 * 3600
    for name in names(path):
        if not backup_names.parsed(name):
            os.utime(backup_names.folder_of(path) / name, (old, old))
    with open_workspace(path, actor=ZHANG) as store:
        store.backups.make(Occasion.MANUAL)
    assert all(backup_names.parsed(name) for name in names(path))
