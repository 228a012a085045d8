# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Backups of a day cost a save little, survive a session that ends, and are made by one."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from lowuse_plugin.domain import moments
from lowuse_plugin.domain.errors import CancelledError, LowUseError
from lowuse_plugin.domain.ports import Progress
from lowuse_plugin.domain.safety import Occasion
from lowuse_plugin.store import backup, backup_names, backups, lockfile, verify
from lowuse_plugin.store.workspace import create_workspace, open_workspace
from tests.store.support import LI, ZHANG, new_uuid, parcel, raw
from tests.store.test_backup import names, wait_for_backups


@pytest.fixture(autouse=True)
def rest() -> Iterator[None]:
    yield
    wait_for_backups()


@pytest.fixture
def yesterday(path: Path) -> Path:
    """Two log lines, and no backup of today."""
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲")], reason="录入")
    return path


def seqs(path: Path) -> list[int]:
    return [found.seq for name in names(path) if (found := backup_names.parsed(name))]


# -- closing --------------------------------------------------------------------------------------


@pytest.fixture
def stopped(yesterday: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A session made the copy of today and was closed while it was verified."""

    def endless(*_: object, progress: Progress, **__: object) -> None:
        while True:
            progress.step(0, 1)
            time.sleep(0.005)

    with monkeypatch.context() as slow:
        slow.setattr(verify, "verify", endless)
        with open_workspace(yesterday, actor=LI) as store:
            store.write([parcel("乙")], reason="录入")
        wait_for_backups()
    return yesterday


def test_closing_stops_the_verifying_and_keeps_the_copy(stopped: Path) -> None:
    (part,) = names(stopped)  # and no claim
    assert part.endswith(".part")
    assert "_seq000002_" in part


def test_the_next_session_verifies_what_was_left(stopped: Path) -> None:
    with open_workspace(stopped, actor=ZHANG) as store:
        store.write([parcel("丙")], reason="录入")
        wait_for_backups()
        (made,) = store.backups.listed().backups
    assert (made.seq, made.sound, made.occasion) == (2, True, Occasion.DAILY)
    assert len(names(stopped)) == 1  # it made no copy of its own


def test_what_was_left_on_an_earlier_day_is_verified_beside_that_of_today(stopped: Path) -> None:
    folder = backup_names.folder_of(stopped)
    (part,) = folder.iterdir()
    day = moments.office_today()
    before = part.with_name(
        part.name.replace(day.isoformat(), (day - timedelta(days=1)).isoformat())
    )
    part.rename(before)
    old = time.time() - 601
    os.utime(before, (old, old))
    with open_workspace(stopped, actor=ZHANG) as store:
        store.write([parcel("丙")], reason="录入")
        wait_for_backups()
    assert sorted(seqs(stopped)) == [2, 3]
    assert len(names(stopped)) == 2


def test_a_copy_left_behind_that_is_damaged_is_dropped(stopped: Path) -> None:
    (part,) = backup_names.folder_of(stopped).iterdir()
    connection = raw(part)
    page = connection.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'lup_log_by_at_utc'"
    ).fetchone()[0]
    connection.close()
    with part.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(bytes([0x0A, 0, 0, 0, 0, 0x10, 0, 0]))
    told: list[LowUseError] = []
    with open_workspace(stopped, actor=ZHANG) as store:
        store.backups.on_trouble = told.append
        store.write([parcel("丙")], reason="录入")
        wait_for_backups()
    assert [error.code for error in told] == ["BACKUP_DAMAGED"]
    assert names(stopped) == []


# -- what a save pays -----------------------------------------------------------------------------


def test_backups_of_other_days_are_not_opened_to_find_that_of_today(
    yesterday: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_workspace(yesterday, actor=LI) as store:
        made = store.backups.make(Occasion.MANUAL).path
        for day in range(1, 31):
            made.with_name(f"2020-01-{day:02d}T0800_seq000002_aaaaaaaa.gpkg").write_bytes(b"")
        opened: list[Path] = []
        real = backup.id_of
        monkeypatch.setattr(backup, "id_of", lambda path: opened.append(path) or real(path))
        store.write([parcel("乙")], reason="录入")
    assert opened == [made]


def test_a_lease_is_not_preceded_by_a_backup(yesterday: Path) -> None:
    with open_workspace(yesterday, actor=LI) as store:
        store.leases.hold("parcel", ["甲"], "编辑")
        store.leases.release("parcel", ["甲"])
        assert names(yesterday) == []
        store.write([parcel("乙")], reason="录入")
        wait_for_backups()
    assert seqs(yesterday) == [2]


def test_who_waits_for_the_copy_of_the_day_may_stop_and_saves_nothing(yesterday: Path) -> None:
    def no_more(_holder: object, _seconds: float) -> None:
        raise CancelledError

    with open_workspace(yesterday, actor=LI, on_wait=no_more) as store:
        with pytest.raises(CancelledError):
            store.write([parcel("乙")], reason="录入")
        with store.read() as reading:
            assert reading.head().seq == 2
    assert names(yesterday) == []


def test_who_waits_for_the_copy_of_another_session_is_told_and_may_stop(yesterday: Path) -> None:
    folder = backup_names.folder_of(yesterday)
    folder.mkdir()
    claim = lockfile.claim(folder / f"daily-{moments.office_today().isoformat()}.lup-lock")
    assert claim is not None
    told: list[float] = []

    def thrice(_holder: object, seconds: float) -> None:
        told.append(seconds)
        if len(told) == 3:
            raise CancelledError

    with open_workspace(yesterday, actor=LI, on_wait=thrice) as store:
        with pytest.raises(CancelledError):
            store.write([parcel("乙")], reason="录入")
        with store.read() as reading:
            assert reading.head().seq == 2
    assert told == sorted(told)
    claim.release()


def test_a_backup_that_failed_is_tried_again(
    yesterday: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = backup_names.folder_of(yesterday)
    folder.write_text("在此")  # a file where the folder should be
    with open_workspace(yesterday, actor=LI) as store:
        store.write([parcel("乙")], reason="录入")
        folder.unlink()
        store.write([parcel("丙")], reason="录入")
        wait_for_backups()
        assert names(yesterday) == []  # each try keeps a save waiting: not at once
        monkeypatch.setattr(backups, "_AGAIN_AFTER_S", 0.0)
        store.write([parcel("丁")], reason="录入")
        wait_for_backups()
    assert seqs(yesterday) == [4]


def test_the_list_opens_files_while_nobody_waits(
    yesterday: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_workspace(yesterday, actor=LI) as store:
        made = store.backups.make(Occasion.MANUAL)
        real = backup.id_of

        def id_of(path: Path) -> str | None:
            connection = sqlite3.connect(yesterday, timeout=0.1, isolation_level=None)
            connection.execute("BEGIN EXCLUSIVE")  # as a colleague's COMMIT needs it
            connection.execute("ROLLBACK")
            connection.close()
            return real(path)

        monkeypatch.setattr(backup, "id_of", id_of)
        assert [b.path for b in store.backups.listed().backups] == [made.path]


def test_of_rivals_for_a_stale_claim_one_gets_it(
    yesterday: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rival takes it over between our look at it and our own taking."""
    folder = backup_names.folder_of(yesterday)
    folder.mkdir()
    claim = folder / "daily-2026-01-01.lup-lock"
    holder = {"name": "", "user": "", "machine": "", "host": "别的电脑", "pid": 1, "nonce": "n"}
    claim.write_text(json.dumps(holder), encoding="utf-8")
    old = time.time() - 601
    os.utime(claim, (old, old))
    rivals: list[lockfile.Lock | None] = []
    real = lockfile.is_stale

    def slow(path: Path, after_s: float) -> bool:
        stale = real(path, after_s)
        if not rivals:
            rivals.append(None)
            rivals[0] = backups.Backups._take(claim)
        return stale

    monkeypatch.setattr(lockfile, "is_stale", slow)
    with open_workspace(yesterday, actor=LI):
        mine = backups.Backups._take(claim)
    assert rivals[0] is not None
    assert rivals[0].is_mine()
    assert mine is None
    rivals[0].release()
    assert names(yesterday) == []


def test_the_day_of_a_backup_is_not_asked_of_strangers(yesterday: Path) -> None:
    """A file of today that is no backup of this workspace does not stand for one."""
    folder = backup_names.folder_of(yesterday)
    folder.mkdir()
    today: date = moments.office_today()
    (folder / f"{today.isoformat()}T0800_seq000002_aaaaaaaa.gpkg").write_bytes(b"")
    with open_workspace(yesterday, actor=LI) as store:
        store.write([parcel(new_uuid())], reason="录入")
        wait_for_backups()
        assert [b.seq for b in store.backups.listed().backups] == [2]
