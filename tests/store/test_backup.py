# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A backup is exact, proved, named after what it holds, and never stands in a save's way (P12)."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from lowuse_plugin.domain import moments
from lowuse_plugin.domain.errors import CancelledError, LowUseError
from lowuse_plugin.domain.safety import BackupInfo, Occasion
from lowuse_plugin.store import backup, backup_names, lockfile, verify
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace, open_workspace
from tests.store.support import LI, ZHANG, drop_guards, new_uuid, parcel, parcels, raw


def wait_for_backups() -> None:
    """What is verified behind a save runs in threads of this name."""
    for thread in threading.enumerate():
        if thread.name == "lowuse-backup":
            thread.join(30)


@pytest.fixture(autouse=True)
def rest() -> Iterator[None]:
    yield
    wait_for_backups()


def names(path: Path) -> list[str]:
    folder = backup_names.folder_of(path)
    return sorted(file.name for file in folder.iterdir()) if folder.is_dir() else []


def hashes(path: Path) -> list[tuple[int, str]]:
    connection = raw(path)
    found = connection.execute("SELECT seq, hash FROM lup_log ORDER BY seq").fetchall()
    connection.close()
    return found


@pytest.fixture
def filled(store: WorkspaceStore) -> WorkspaceStore:
    """Four log lines: the workspace's own, and three parcels of one save."""
    store.write([parcel("甲"), parcel("乙"), parcel("丙")], reason="录入")
    return store


def test_a_backup_carries_its_head_in_its_name_and_holds_the_same_log(
    filled: WorkspaceStore,
) -> None:
    made = filled.backups.make(Occasion.MANUAL)
    head = hashes(filled.path)[-1]
    assert re.fullmatch(
        rf"\d{{4}}-\d\d-\d\dT\d{{6}}_seq000004_{head[1][:8]}_manual\.gpkg", made.path.name
    )
    assert made.path.parent.name == "蓬江 区.backups"
    assert hashes(made.path) == hashes(filled.path)
    assert (made.seq, made.hash8, made.sound) == (4, head[1][:8], True)
    assert made.size == made.path.stat().st_size
    assert names(filled.path) == [made.path.name]


def test_the_day_in_the_name_is_the_day_in_the_office(
    filled: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moments, "now_utc", lambda: "2026-03-01T23:05:00.000Z")
    made = filled.backups.make(Occasion.MANUAL)
    assert made.path.name.startswith("2026-03-02T070500_")  # Beijing is eight hours ahead


def test_a_state_is_backed_up_once(filled: WorkspaceStore) -> None:
    first = filled.backups.make(Occasion.MANUAL)
    assert filled.backups.make(Occasion.IMPORT).path == first.path
    assert len(names(filled.path)) == 1
    filled.write([parcel("丁")], reason="录入")
    assert filled.backups.make(Occasion.MANUAL).seq == 5
    assert len(names(filled.path)) == 2


def test_a_file_that_only_has_the_name_of_a_backup_is_not_taken_for_one(
    filled: WorkspaceStore,
) -> None:
    made = filled.backups.make(Occasion.MANUAL)
    made.path.write_bytes(b"")  # opens as an empty database
    again = filled.backups.make(Occasion.MANUAL)
    assert hashes(again.path) == hashes(filled.path)


def test_the_first_save_of_the_day_is_preceded_by_a_backup(path: Path) -> None:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲")], reason="录入")
        assert names(path) == []  # this morning there was nothing to lose
    with open_workspace(path, actor=LI) as store:
        store.write([parcel("乙")], reason="录入")
        store.write([parcel("丙")], reason="录入")
        wait_for_backups()
        found = store.backups.listed().backups
    assert [backup.seq for backup in found] == [2]
    assert found[0].changes_since == 2
    assert len(names(path)) == 1  # no claim and nothing half done stays


def test_one_backup_a_day_serves_all_sessions(path: Path) -> None:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲")], reason="录入")
    for actor in (ZHANG, LI):
        with open_workspace(path, actor=actor) as store:
            store.write([parcel(new_uuid())], reason="录入")
            wait_for_backups()
    assert [backup_names.parsed(name).seq for name in names(path)] == [2]


def test_a_new_day_is_noticed_by_a_session_that_stays_open(
    filled: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert names(filled.path) == []
    monkeypatch.setattr(moments, "office_today", lambda: date(2099, 1, 2))
    monkeypatch.setattr(moments, "now_utc", lambda: "2099-01-02T01:00:00.000Z")
    filled.write([parcel("丁")], reason="录入")
    wait_for_backups()
    assert [name[:22] for name in names(filled.path)] == ["2099-01-02T090000_seq0"]
    assert filled.backups.listed().backups[0].occasion is Occasion.DAILY


def test_a_training_workspace_keeps_no_daily_backups(path: Path) -> None:
    with create_workspace(path, district="440703", actor=ZHANG, training=True) as store:
        store.write([parcel("甲")], reason="演练")
    with open_workspace(path, actor=ZHANG) as store:
        store.write([parcel("乙")], reason="演练")
        assert names(path) == []
        assert store.backups.make(Occasion.MANUAL).seq == 3


def test_the_save_does_not_wait_for_the_verifying(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲")], reason="录入")
    may_go = threading.Event()
    real = verify.verify

    def slow(*args: object, **kwargs: object) -> object:
        may_go.wait(20)
        return real(*args, **kwargs)

    monkeypatch.setattr(verify, "verify", slow)
    with open_workspace(path, actor=LI) as store:
        receipt = store.write([parcel("乙")], reason="录入")
        half_done = names(path)
        may_go.set()
        wait_for_backups()
    assert receipt.last_seq == 3
    assert not [name for name in half_done if name.endswith(".gpkg")]
    assert [backup_names.parsed(name).seq for name in names(path)] == [2]


def test_a_backup_that_fails_does_not_stop_the_save_and_is_told_once(path: Path) -> None:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲")], reason="录入")
    backup_names.folder_of(path).write_text("在此")  # a file where the folder should be
    told: list[LowUseError] = []
    with open_workspace(path, actor=LI) as store:
        store.backups.on_trouble = told.append
        store.write([parcel("乙")], reason="录入")
        store.write([parcel("丙")], reason="录入")
        store.backups.before(Occasion.IMPORT)
        with store.read() as reading:
            assert len(reading.table("parcel")) == 3
        with pytest.raises(LowUseError) as caught:
            store.backups.make(Occasion.MANUAL)
    assert [error.code for error in told] == ["BACKUP_FOLDER"]
    assert caught.value.code == "BACKUP_FOLDER"
    backup_names.folder_of(path).unlink()


def test_a_backup_never_takes_the_room_that_a_save_needs(
    filled: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = filled.path.stat().st_size
    usage = shutil.disk_usage(filled.path.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=2 * size - 1))
    with pytest.raises(LowUseError) as caught:
        filled.backups.make(Occasion.MANUAL)
    assert caught.value.code == "BACKUP_NO_ROOM"
    assert names(filled.path) == []
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=2 * size))
    assert filled.backups.make(Occasion.MANUAL).seq == 4


def mounting(mount: str, options: list[str]) -> int:
    return subprocess.run([mount, *options], capture_output=True, check=False).returncode


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    point = tmp_path / "盘"
    point.mkdir()
    mount = shutil.which("mount")
    options = ["-t", "tmpfs", "-o", "size=4m", "tmpfs", str(point)]
    if mount is None or mounting(mount, options):
        pytest.skip("no file system can be mounted here")
    yield point
    subprocess.run(["umount", str(point)], check=True)


def test_a_full_disk_leaves_no_part_of_a_backup_and_the_save_goes_on(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = small_disk / "库.gpkg"
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲")], reason="录入")
    usage = shutil.disk_usage(small_disk)
    # A quota tells another number than what can be written.
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=10**9))
    full = small_disk / "占"
    full.write_bytes(bytes(usage.free - 500_000))
    told: list[LowUseError] = []
    with open_workspace(path, actor=LI) as store:
        store.backups.on_trouble = told.append
        assert store.write([parcel("乙")], reason="录入").last_seq == 3
        assert names(path) == []
        assert store.verify().findings == ()
    assert [error.code for error in told] == ["BACKUP_NO_ROOM"]


def test_a_stopped_backup_leaves_nothing(filled: WorkspaceStore) -> None:
    class Stop:
        def step(self, done: int, total: int, message: str = "") -> None:
            raise CancelledError

    with pytest.raises(CancelledError):
        filled.backups.make(Occasion.MANUAL, Stop())
    assert names(filled.path) == []


def test_a_copy_that_is_torn_gets_no_name(
    filled: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    harmed(monkeypatch, 40_000, b"\xff" * 300_000)
    with pytest.raises(LowUseError) as caught:
        filled.backups.make(Occasion.MANUAL)
    assert caught.value.code in ("BACKUP_DAMAGED", "BACKUP_FOLDER")
    assert names(filled.path) == []


def test_a_copy_that_is_not_whole_gets_no_name(
    filled: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An index that lost its entries: log and rows agree all the same."""
    connection = raw(filled)
    page = connection.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'lup_log_by_at_utc'"
    ).fetchone()[0]
    connection.close()
    empty_index = bytes([0x0A, 0, 0, 0, 0, 0x10, 0, 0])
    harmed(monkeypatch, (page - 1) * 4096, empty_index)
    with pytest.raises(LowUseError) as caught:
        filled.backups.make(Occasion.MANUAL)
    assert caught.value.code == "BACKUP_DAMAGED"
    assert "lup_log_by_at_utc" in caught.value.params["detail"]
    assert names(filled.path) == []


def harmed(monkeypatch: pytest.MonkeyPatch, at: int, data: bytes) -> None:
    """Let every copy be written wrongly at one place."""
    real = backup.copy

    def wrong(*args: object) -> object:
        copied = real(*args)
        with copied.part.open("r+b") as file:
            file.seek(at)
            file.write(data)
        return copied

    monkeypatch.setattr(backup, "copy", wrong)


def test_a_backup_of_what_was_tampered_with_says_so(path: Path) -> None:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲", parcel_code="440703001001GB00001")], reason="录入")
    connection = raw(path)
    drop_guards(connection)
    connection.execute("UPDATE parcel SET parcel_code = '440703001001GB00002'")
    connection.close()
    told: list[LowUseError] = []
    with open_workspace(path, actor=LI) as store:
        store.backups.on_trouble = told.append
        made = store.backups.make(Occasion.MANUAL)
        assert (made.sound, made.path.name.endswith("_unsound.gpkg")) == (False, True)
        assert store.backups.listed().backups[0].sound is False
    assert [error.code for error in told] == ["BACKUP_UNSOUND"]


def info(name: str) -> BackupInfo:
    found = backup_names.parsed(name)
    assert found is not None, name
    return BackupInfo(
        Path(name), found.made_at, found.seq, found.hash8, 1,
        {"_before-restore": Occasion.RESTORE, "_before-upgrade": Occasion.UPGRADE}.get(found.mark),
        sound=found.mark != "_unsound",
    )  # fmt: skip


NEWEST = [f"2026-03-01T17{minute}_seq000{minute}0_bbbbbbbb.gpkg" for minute in range(46, 60)]
"""Fourteen of this evening: they leave the rules of days and months to older ones."""


def gone(names_there: Iterable[str], today: date = date(2026, 3, 1)) -> set[str]:
    found = backup_names.superfluous(map(info, names_there), today)
    return {b.path.name for b in found}


def test_kept_are_fourteen_days_twelve_months_and_what_undoes_a_restore() -> None:
    every = {
        "2026-03-01T0830_seq000100_aaaaaaaa.gpkg": True,  # today
        "2026-02-28T1630_seq000099_aaaaaaaa.gpkg": True,  # yesterday
        "2026-02-28T0830_seq000098_aaaaaaaa.gpkg": True,
        "2026-02-27T1630_seq000097_aaaaaaaa.gpkg": True,  # the last of the third day
        "2026-02-27T0830_seq000096_aaaaaaaa.gpkg": False,
        "2026-02-16T0830_seq000090_aaaaaaaa.gpkg": True,  # the 14th day
        "2026-02-15T0830_seq000089_aaaaaaaa.gpkg": False,  # one day more, and not the last
        "2026-01-31T1700_seq000080_aaaaaaaa.gpkg": True,  # last of January
        "2026-01-31T0830_seq000079_aaaaaaaa.gpkg": False,
        "2026-01-02T0830_seq000070_aaaaaaaa.gpkg": False,
        "2025-03-31T0830_seq000060_aaaaaaaa.gpkg": True,  # twelve months ago
        "2025-02-28T0830_seq000050_aaaaaaaa.gpkg": False,  # thirteen
        "2020-05-05T0830_seq000010_aaaaaaaa_before-restore.gpkg": True,
        "2020-05-06T0830_seq000011_aaaaaaaa_before-upgrade.gpkg": True,
    }
    assert gone([*every, *NEWEST]) == {name for name, stays in every.items() if not stays}


def test_the_newest_fourteen_stay_whatever_day_it_is() -> None:
    assert gone(NEWEST, date(2036, 1, 1)) == set()
    older = "2026-03-01T1630_seq000001_aaaaaaaa.gpkg"
    assert gone([*NEWEST, older], date(2036, 1, 1)) == {older}


def test_a_sound_backup_stands_for_its_month_before_an_unsound_one() -> None:
    names_of_march = (
        "2026-03-01T0830_seq000100_aaaaaaaa.gpkg",
        "2026-03-02T0830_seq000101_aaaaaaaa_unsound.gpkg",
    )
    newer = [name.replace("2026-03", "2026-05") for name in NEWEST]
    assert gone([*names_of_march, *newer], date(2026, 6, 1)) == {names_of_march[1]}


@pytest.mark.parametrize(
    "name",
    [
        "2026-03-01T0830_seq000100_aaaaaaaa.gpkg.part",
        "2026-03-01T0830_seq000100_aaaaaaa.gpkg",
        "2026-13-01T0830_seq000100_aaaaaaaa.gpkg",
        "2026-03-01T0830_seq00100_aaaaaaaa.gpkg",
        "库 2026-03-01T0830_seq000100_aaaaaaaa.gpkg",
    ],
)
def test_other_names_are_no_backups(name: str) -> None:
    assert backup_names.parsed(name) is None


def test_a_name_is_read_as_it_is_written() -> None:
    name = backup_names.BackupName(datetime(2026, 3, 1, 8, 30), 1234, "5f3a9c01", "_before-restore")
    assert str(name) == "2026-03-01T083000_seq001234_5f3a9c01_before-restore.gpkg"
    assert backup_names.parsed(str(name)) == name


@pytest.mark.parametrize("why", list(Occasion))
@pytest.mark.parametrize("sound", [True, False])
def test_a_name_says_why_the_backup_was_made(tmp_path: Path, why: Occasion, sound: bool) -> None:
    mark = backup_names.mark_of(why, sound=sound)
    name = backup_names.BackupName(datetime(2026, 3, 1, 8, 30, 5), 1234, "5f3a9c01", mark)
    (tmp_path / str(name)).write_bytes(b"")
    (found,) = backup_names.in_folder(tmp_path)
    assert (found.occasion, found.sound) == (why, sound)
    assert found.made_at == datetime(2026, 3, 1, 8, 30, 5)


def test_an_older_name_says_neither_seconds_nor_why(tmp_path: Path) -> None:
    (tmp_path / "2026-03-01T0830_seq001234_5f3a9c01.gpkg").write_bytes(b"")
    (found,) = backup_names.in_folder(tmp_path)
    assert (found.made_at, found.occasion) == (datetime(2026, 3, 1, 8, 30), None)


def years_of_backups(made: Path) -> tuple[list[Path], list[Path]]:
    """Copies of a backup: two of 2001 and one before a restore, then fourteen of 2002."""
    stem = f"T0830_seq000002_{made.name.split('_')[2]}"
    old = [made.with_name(f"2001-01-0{day}{stem}.gpkg") for day in (1, 2)]
    old.append(made.with_name(f"2001-01-03{stem}_before-restore.gpkg"))
    newer = [made.with_name(f"2002-01-{day:02d}{stem}.gpkg") for day in range(1, 15)]
    for file in (*old, *newer):
        shutil.copy(made, file)
    return old, newer


def test_only_old_backups_of_this_workspace_are_removed(
    filled: WorkspaceStore, tmp_path: Path
) -> None:
    made = filled.backups.make(Occasion.MANUAL).path
    folder = made.parent
    old, newer = years_of_backups(made)
    other = folder / "2001-01-04T0830_seq000001_00000000.gpkg"
    with create_workspace(tmp_path / "别.gpkg", district="440704", actor=LI):
        pass
    shutil.copy(tmp_path / "别.gpkg", other)
    letter = folder / "2001-01-05T0830 来信.docx"
    letter.write_text("信")
    filled.write([parcel("丁")], reason="录入")
    kept = filled.backups.make(Occasion.MANUAL).path
    # Of our sixteen fourteen stay: two of today, and the twelve that are newest before.
    assert set(folder.iterdir()) == {made, kept, *newer[2:], old[2], other, letter}
    assert filled.backups.listed().strangers == 1


def test_a_pc_whose_clock_is_wrong_removes_nothing(
    filled: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = filled.backups.make(Occasion.MANUAL).path
    old, _ = years_of_backups(made)
    store_id = filled.info.store_id
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + 24 * 3600 + 60)
    assert backup.prune(made.parent, store_id) == []
    monkeypatch.setattr(time, "time", lambda: real() - 24 * 3600 - 60)
    assert backup.prune(made.parent, store_id) == []
    monkeypatch.undo()
    assert set(old[:2]) <= set(backup.prune(made.parent, store_id))


def test_days_are_counted_by_the_clock_of_the_server(
    filled: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both clocks say 2003 here: fourteen days and twelve months count from there."""
    made = filled.backups.make(Occasion.MANUAL).path
    old, _ = years_of_backups(made)
    in_2003 = datetime(2003, 1, 5, tzinfo=UTC).timestamp()
    monkeypatch.setattr(time, "time", lambda: in_2003)
    monkeypatch.setattr(lockfile, "server_time", lambda _: in_2003)
    # Fourteen by count: the one of now and 13 of 2002; the oldest of 2002 is of no month's end.
    assert {p.name[:10] for p in backup.prune(made.parent, filled.info.store_id)} == {
        "2001-01-01", "2001-01-02", "2002-01-01",
    }  # fmt: skip
    assert old[2].exists()


def test_a_backup_that_resists_does_not_keep_the_others(
    filled: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows removes no file that somebody has open."""
    made = filled.backups.make(Occasion.MANUAL).path
    old, _ = years_of_backups(made)
    real = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path == old[0]:
            raise PermissionError(path)
        real(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    assert old[1] in backup.prune(made.parent, filled.info.store_id)
    assert old[0].exists()


def test_the_list_says_where_each_backup_leads(filled: WorkspaceStore) -> None:
    first = filled.backups.make(Occasion.MANUAL)
    filled.write([parcel("丁"), parcel("戊")], reason="录入")
    second = filled.backups.make(Occasion.MANUAL)
    listed = filled.backups.listed()
    assert [(b.path, b.leads_here, b.changes_since) for b in listed.backups] == [
        (second.path, True, 0),
        (first.path, True, 2),
    ]
    assert [b.saves_since for b in listed.backups] == [0, 1]  # two rows, one save


def test_who_comes_second_waits_until_the_state_of_the_morning_is_safe(path: Path) -> None:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲")], reason="录入")
    folder = backup_names.folder_of(path)
    folder.mkdir()
    today = moments.office_today().isoformat()
    claim = lockfile.claim(folder / f"daily-{today}.lup-lock")
    assert claim is not None
    ready = folder / f"{today}T0800_seq000002_aaaaaaaa.gpkg.0123.part"
    saved_at: list[float] = []

    def save() -> None:
        with open_workspace(path, actor=LI) as store:
            store.write([parcel("乙")], reason="录入")
            saved_at.append(time.monotonic())

    thread = threading.Thread(target=save)
    thread.start()
    time.sleep(0.6)
    assert saved_at == []
    ready.touch()
    thread.join(10)
    assert len(saved_at) == 1
    claim.release()
    ready.unlink()
    assert names(path) == []


def test_a_claim_of_a_pc_that_died_is_taken_over_after_ten_minutes(path: Path) -> None:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲")], reason="录入")
    folder = backup_names.folder_of(path)
    folder.mkdir()
    today = moments.office_today().isoformat()
    claim = folder / f"daily-{today}.lup-lock"
    holder = {"name": "", "user": "", "machine": "", "host": "别的电脑", "pid": 1, "nonce": "n"}
    claim.write_text(json.dumps(holder), encoding="utf-8")
    (folder / f"{today}T0800_seq000002_aaaaaaaa.gpkg.0123.part").touch()
    with open_workspace(path, actor=LI) as store:
        store.write([parcel("乙")], reason="录入")
        wait_for_backups()
        assert store.backups.listed().backups == ()
    old = time.time() - 601
    os.utime(claim, (old, old))
    with open_workspace(path, actor=LI) as store:
        store.write([parcel("丙")], reason="录入")
        wait_for_backups()
        assert [b.seq for b in store.backups.listed().backups] == [3]
    assert not claim.exists()


def test_verify_misses_a_log_line_that_a_backup_has_in_its_name(path: Path) -> None:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲")], reason="录入")
        store.write([parcel("乙")], reason="录入")
        store.backups.make(Occasion.MANUAL)
        assert store.verify().findings == ()
    connection = raw(path)
    drop_guards(connection)
    connection.execute("DELETE FROM lup_log WHERE seq = 3")
    connection.execute("DELETE FROM parcel WHERE uuid = '乙'")
    connection.execute("DELETE FROM parcel_state")
    connection.execute("UPDATE lup_meta SET value = '2' WHERE key = 'write_seq'")
    connection.close()
    with open_workspace(path, actor=LI, read_only=True) as store:
        found = [f for f in store.verify().findings if f.code != verify.STATE_DIFFERS]
    assert [(f.code, f.seq) for f in found] == [(verify.LOG_SHORTENED, 3)]


def test_a_backup_of_many_rows_equals_the_workspace(store: WorkspaceStore) -> None:
    store.write([parcels(3000, parcel_code="440703001001GB00001")], reason="导入")
    made = store.backups.make(Occasion.MANUAL)

    def rows(path: Path) -> list[tuple[object, ...]]:
        connection = sqlite3.connect(path)
        found = connection.execute("SELECT * FROM parcel ORDER BY uuid").fetchall()
        connection.close()
        return found

    assert len(rows(made.path)) == 3000
    assert rows(made.path) == rows(store.path)
