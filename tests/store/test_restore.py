# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Restoring says what would be lost, keeps it, and is noticed by everybody."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.domain.safety import LostByPerson, Occasion, RestoreDone, RestorePlan
from lowuse_plugin.store import backup_names, lockfile, restore
from lowuse_plugin.store.display_copy import DisplayCopy
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace, open_workspace
from tests.store.support import LI, ZHANG, finish, parcel, raw, start
from tests.store.test_backup import hashes, names


@pytest.fixture
def backed_up(store: WorkspaceStore) -> Path:
    """Backed up with 甲; then 张三 adds two parcels in one save, 李四 changes 甲."""
    store.write([parcel("甲", address="旧")], reason="录入")
    made = store.backups.make(Occasion.MANUAL).path
    store.write([parcel("乙"), parcel("丙")], reason="补录")
    with open_workspace(store.path, actor=LI) as other:
        other.write([Update("parcel", "甲", 1, {"address": "新"})], reason="改地址")
    return made


def planned(path: Path, chosen: Path) -> RestorePlan:
    return restore.plan(path, chosen, LI)


def restored(path: Path, chosen: Path, reason: str = "误改") -> RestoreDone:
    return restore.restore(path, planned(path, chosen), LI, reason, None)


def addresses(path: Path) -> dict[str, str | None]:
    connection = raw(path)
    found = dict(connection.execute("SELECT uuid, address FROM parcel").fetchall())
    connection.close()
    return found


def test_the_plan_names_who_loses_what(store: WorkspaceStore, backed_up: Path) -> None:
    plan = planned(store.path, backed_up)
    saves = [(s.actor, s.reason, s.first_seq, s.last_seq, dict(s.rows)) for s in plan.lost]
    assert saves == [
        ("张三", "补录", 3, 4, {"parcel": 2}),
        ("李四", "改地址", 5, 5, {"parcel": 1}),
    ]
    assert plan.by_person == (LostByPerson("张三", 1, 2), LostByPerson("李四", 1, 1))
    assert (plan.common_seq, plan.present_seq, plan.gained, plan.findings) == (2, 5, 0, 0)
    assert not plan.needs_upgrade
    assert hashes(store.path)[-1][0] == 5  # planning changed nothing


def test_restoring_puts_the_rows_back_and_says_so_in_the_log(
    store: WorkspaceStore, backed_up: Path
) -> None:
    before = hashes(store.path)
    done = restored(store.path, backed_up)
    assert addresses(store.path) == {"甲": "旧"}
    after = hashes(store.path)
    assert after[:2] == before[:2]
    assert len(after) == 3
    connection = raw(store.path)
    line = connection.execute(
        "SELECT operation, actor, reason, source_json FROM lup_log WHERE seq = 3"
    ).fetchone()
    connection.close()
    assert line[:3] == ("restore", "李四", "误改")
    said = json.loads(line[3])
    assert said["backup"] == backed_up.name
    assert (said["backup_seq"], said["backup_hash"]) == ("2", before[1][1])
    assert (said["left_seq"], said["left_hash"], said["left_lines"]) == ("5", before[4][1], "3")
    assert done.left_lines == 3
    with open_workspace(store.path, actor=ZHANG) as again:
        assert again.verify().is_sound
        assert again.write([parcel("丁")], reason="录入").last_seq == 4


def test_what_was_left_stands_as_a_backup_and_can_be_restored(
    store: WorkspaceStore, backed_up: Path
) -> None:
    before = hashes(store.path)
    done = restored(store.path, backed_up)
    assert done.before.name.endswith("_before-restore.gpkg")
    assert hashes(done.before) == before
    with open_workspace(store.path, actor=ZHANG) as again:
        listed = {b.path: b for b in again.backups.listed().backups}
    assert listed[done.before].kept_for_good
    assert listed[done.before].leads_here is False
    plan = planned(store.path, done.before)
    assert (plan.common_seq, plan.gained) == (2, 3)
    assert [save.reason for save in plan.lost] == ["误改"]  # the restoring itself
    restored(store.path, done.before, "恢复错了")
    assert addresses(store.path) == {"甲": "新", "乙": None, "丙": None}
    with open_workspace(store.path, actor=ZHANG) as again:
        assert again.verify().is_sound


def test_open_sessions_hear_who_restored_to_what_and_can_reopen(
    store: WorkspaceStore, backed_up: Path
) -> None:
    with store.read() as reading:
        assert reading.head().seq == 5
    store.has_news()  # whatever was before is told now
    assert not store.has_news()
    restored(store.path, backed_up)
    assert store.has_news()
    with pytest.raises(LowUseError) as reads, store.read():
        pass
    with pytest.raises(LowUseError) as writes:
        store.write([parcel("丁")], reason="录入")
    for caught in (reads, writes):
        assert caught.value.code == "WORKSPACE_RESTORED"
        assert caught.value.params["actor"] == "李四"
        made = backup_names.parsed(backed_up.name)
        assert made is not None
        assert caught.value.params["state"] == f"{made.made_at:%Y-%m-%d %H:%M}"
    with open_workspace(store.path, actor=ZHANG) as again, again.read() as reading:
        assert reading.row("parcel", "甲")["address"] == "旧"


def test_a_display_copy_is_made_anew_after_a_restore(
    store: WorkspaceStore, backed_up: Path, tmp_path: Path
) -> None:
    with open_workspace(store.path, actor=ZHANG) as first:
        DisplayCopy.open(first, tmp_path / "缓存").close()
    restored(store.path, backed_up)
    with open_workspace(store.path, actor=ZHANG) as again:
        copy = DisplayCopy.open(again, tmp_path / "缓存")
        again.attach_display(copy)
        assert addresses(copy.path) == {"甲": "旧"}


def test_who_saves_between_looking_and_restoring_stops_it(
    store: WorkspaceStore, backed_up: Path
) -> None:
    plan = planned(store.path, backed_up)
    store.write([parcel("丁")], reason="录入")
    with pytest.raises(LowUseError) as caught:
        restore.restore(store.path, plan, LI, "误改", None)
    assert caught.value.code == "RESTORE_OVERTAKEN"
    assert hashes(store.path)[-1][0] == 6
    assert names(store.path) == [backed_up.name]


def test_a_backup_of_another_workspace_is_refused(store: WorkspaceStore, tmp_path: Path) -> None:
    with create_workspace(tmp_path / "别.gpkg", district="440704", actor=LI) as other:
        foreign = other.path
    with pytest.raises(LowUseError) as caught:
        planned(store.path, foreign)
    assert caught.value.code == "RESTORE_OTHER_WORKSPACE"
    with pytest.raises(LowUseError) as caught:
        planned(store.path, store.path)
    assert caught.value.code == "RESTORE_ITSELF"


def test_a_reader_that_goes_on_is_waited_for(store: WorkspaceStore, backed_up: Path) -> None:
    plan = planned(store.path, backed_up)
    reads = start(
        "with open_workspace(path, actor=me) as store, store.read() as reading:\n"
        "    print(len(reading.table('parcel')), flush=True)\n"
        "    sys.stdin.readline()\n"
        "    print(len(reading.table('parcel')), flush=True)\n",
        store.path,
        "读",
    )
    assert reads.stdout is not None
    assert reads.stdin is not None
    assert reads.stdout.readline() == "3\n"
    timer = threading.Timer(0.5, lambda: (reads.stdin.write("\n"), reads.stdin.flush()))
    timer.start()
    restore.restore(store.path, plan, LI, "误改", None)
    timer.join()
    assert finish(reads) == "3\n"  # one consistent state to the end
    assert addresses(store.path) == {"甲": "旧"}


def test_nothing_is_changed_where_the_present_cannot_be_kept(
    store: WorkspaceStore, backed_up: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = planned(store.path, backed_up)

    def refuse(*_: object) -> object:
        raise LowUseError("BACKUP_NO_ROOM", folder="盘", needed_mb=1)

    monkeypatch.setattr(restore.backup, "copy", refuse)
    with pytest.raises(LowUseError) as caught:
        restore.restore(store.path, plan, LI, "误改", None)
    assert caught.value.code == "BACKUP_NO_ROOM"
    assert hashes(store.path)[-1][0] == 5
    assert names(store.path) == [backed_up.name]


def test_who_lost_the_lock_file_restores_nothing(
    store: WorkspaceStore, backed_up: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = planned(store.path, backed_up)
    monkeypatch.setattr(lockfile.Lock, "is_mine", lambda _: False)
    with pytest.raises(LowUseError) as caught:
        restore.restore(store.path, plan, LI, "误改", None)
    assert caught.value.code == "LOCK_LOST"
    monkeypatch.undo()
    lockfile.lock_path(store.path).unlink(missing_ok=True)
    assert hashes(store.path)[-1][0] == 5


def test_a_restore_waits_for_the_save_that_goes_on(store: WorkspaceStore, backed_up: Path) -> None:
    plan = planned(store.path, backed_up)
    done: list[RestoreDone] = []
    thread = threading.Thread(
        target=lambda: done.append(restore.restore(store.path, plan, LI, "误改", None))
    )
    with lockfile.hold(store.path, ZHANG):
        thread.start()
        thread.join(0.7)
        assert thread.is_alive()
        assert hashes(store.path)[-1][0] == 5
    thread.join(30)
    assert len(done) == 1
    assert addresses(store.path) == {"甲": "旧"}


RESTORE_AND_DIE = """
import os, signal
from lowuse_plugin.store import page_copy, restore
real = page_copy.in_one_go
def killed(source, target, steps):
    count = [0]
    def die():
        count[0] += 1
        if count[0] == 1:
            os.kill(os.getpid(), signal.SIGKILL)
    target.create_function("die", 0, die)
    if sys.argv[4] == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    real(source, target, steps)
    os.kill(os.getpid(), signal.SIGKILL)
page_copy.in_one_go = killed
plan = restore.plan(path, Path(sys.argv[3]), me)
restore.restore(path, plan, me, "误改", None)
"""


@pytest.mark.parametrize(("moment", "lines"), [("before", 5), ("after", 3)])
def test_a_killed_restore_leaves_the_old_or_the_restored_state(
    path: Path, moment: str, lines: int
) -> None:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲", address="旧")], reason="录入")
        made = store.backups.make(Occasion.MANUAL).path
        store.write([parcel("乙"), parcel("丙")], reason="补录")
        store.write([Update("parcel", "甲", 1, {"address": "新"})], reason="改地址")
    process = start(RESTORE_AND_DIE, path, "甲", made, moment)
    process.communicate(timeout=30)
    assert process.returncode == -9
    with open_workspace(path, actor=ZHANG) as again:
        assert again.verify().is_sound
        assert len(hashes(path)) == lines
        again.write([parcel("丁")], reason="录入")  # the dead holder's lock file is taken over
    for left in [n for n in names(path) if not backup_names.parsed(n)]:
        (backup_names.folder_of(path) / left).unlink()


def garbage(path: Path) -> None:
    path.write_bytes(b"\x00garbage" * 20_000)


def torn(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[8192:] = b"\xff" * (len(data) - 8192)
    path.write_bytes(data)


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def gone(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("harm", [garbage, torn, half, gone, empty])
def test_a_damaged_file_is_restored_by_path_and_its_bytes_are_kept(
    path: Path, harm: Callable[[Path], None]
) -> None:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲", address="旧")], reason="录入")
        made = store.backups.make(Occasion.MANUAL).path
        store.write([parcel("乙")], reason="录入")
    harm(path)
    bytes_before = path.read_bytes() if path.exists() else None
    plan = planned(path, made)
    assert plan.damage
    assert plan.present_seq is None
    done = restore.restore(path, plan, LI, "文件损坏", None)
    assert done.left_lines is None
    if bytes_before is not None:
        assert done.before.read_bytes() == bytes_before
    with open_workspace(path, actor=ZHANG) as again:
        assert again.verify().is_sound
        again.write([parcel("丙")], reason="录入")
    assert addresses(path) == {"甲": "旧", "丙": None}


def test_the_readable_part_of_a_damaged_log_is_told(path: Path) -> None:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲")], reason="录入")
        made = store.backups.make(Occasion.MANUAL).path
        store.write([parcel("乙")], reason="补录")
    connection = sqlite3.connect(path)
    page = connection.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'parcel'"
    ).fetchone()[0]
    connection.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    plan = planned(path, made)
    assert plan.damage
    assert (plan.common_seq, plan.readable_seq, plan.present_seq) == (2, 3, None)
    assert [save.reason for save in plan.lost] == ["补录"]
    restore.restore(path, plan, LI, "文件损坏", None)
    assert list(addresses(path)) == ["甲"]
