# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Verifying keeps nobody from saving, holds little in memory and names what was tampered with."""

from __future__ import annotations

import sqlite3
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
import shapely

from lowuse_plugin.domain.errors import CancelledError, LowUseError
from lowuse_plugin.domain.ports import Actor, Update
from lowuse_plugin.domain.safety import Occasion, Verification
from lowuse_plugin.store import (
    connection,
    hashing,
    lockfile,
    page_copy,
    private_copy,
    restore,
    sqltexts,
    verify,
)
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace, open_workspace
from tests.store.support import LI, ZHANG, drop_guards, new_uuid, parcel, parcels, raw, square
from tests.store.test_backup import wait_for_backups


@pytest.fixture
def filled(path: Path) -> Path:
    """Lines: 1 made, 2 batch of five, 3 insert 甲, 4 甲 renamed, 5 p000002 moved, 6 甲 renamed."""
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcels(5)], reason="导入")
        store.write([parcel("甲", holder_name="一")], reason="新增")
        store.write([Update("parcel", "甲", 1, {"holder_name": "二"})], reason="改")
        store.write([Update("parcel", "p000002", 1, {"geom": square(side=7)})], reason="改界")
        store.write([Update("parcel", "甲", 2, {"holder_name": "三"})], reason="改")
    return path


def forged(path: Path, statement: str, *values: object) -> Verification:
    connected = raw(path)
    drop_guards(connected)
    connected.execute(statement, values)
    connected.close()
    return verify.verify_file(path)


def found_in(result: Verification) -> list[tuple[str, int | None, str]]:
    return [(finding.code, finding.seq, finding.uuid) for finding in result.findings]


def chain_anew(path: Path) -> None:
    """Give every line a hash that fits, as a forger would who knows how."""
    connected = raw(path)
    connected.row_factory = sqlite3.Row
    lines = [dict(row) for row in connected.execute(sqltexts.store("log_lines"))]
    previous = hashing.GENESIS
    for line in lines:
        line["prev_hash"] = previous
        previous = line["hash"] = hashing.line_hash(line)
        values = (line["prev_hash"], line["hash"], line["seq"])
        connected.execute("UPDATE lup_log SET prev_hash = ?, hash = ? WHERE seq = ?", values)
    connected.close()


# -- colleagues -----------------------------------------------------------------------------------


def check_that_nobody_reads(path: Path) -> None:
    """A colleague's COMMIT needs this lock."""
    connected = sqlite3.connect(path, timeout=0.1, isolation_level=None)
    try:
        connected.execute("BEGIN EXCLUSIVE")
        connected.execute("ROLLBACK")
    finally:
        connected.close()


@pytest.fixture
def watched(filled: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was done at length while a colleague could have saved."""
    done: list[str] = []
    real_fault, real_verify = private_copy.fault, verify.verify

    def fault(*args: object, **kwargs: object) -> object:
        check_that_nobody_reads(filled)
        done.append("pages")
        return real_fault(*args, **kwargs)

    def rows(*args: object, **kwargs: object) -> object:
        check_that_nobody_reads(filled)
        done.append("rows")
        return real_verify(*args, **kwargs)

    monkeypatch.setattr(private_copy, "fault", fault)
    monkeypatch.setattr(verify, "verify", rows)
    return done


def test_colleagues_save_while_a_workspace_is_verified(filled: Path, watched: list[str]) -> None:
    with open_workspace(filled, actor=ZHANG) as store:
        assert store.verify().is_sound
    assert watched == ["pages", "rows"]


def test_colleagues_save_while_a_restore_is_planned(filled: Path, watched: list[str]) -> None:
    with open_workspace(filled, actor=ZHANG) as store:
        made = store.backups.make(Occasion.MANUAL).path
    watched.clear()
    assert not restore.plan(filled, made, LI).damage
    assert watched == ["pages", "rows", "pages"]  # the backup, then the workspace itself


def test_a_save_while_a_copy_is_made_in_one_go_waits_for_a_named_holder(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one go SQLite's lock is held throughout; a COMMIT would fail on it after 8 s."""
    holders: list[lockfile.Holder | None] = []
    real = page_copy.in_one_go

    def one_go(*args: object) -> None:
        holders.append(lockfile.read_holder(lockfile.lock_path(filled)))
        real(*args)

    monkeypatch.setattr(page_copy, "in_one_go", one_go)
    monkeypatch.setattr(page_copy, "_RESTARTS", 1)
    monkeypatch.setattr(private_copy, "STEP_PAGES", 16)
    with open_workspace(filled, actor=ZHANG) as store, open_workspace(filled, actor=LI) as other:

        class Saves:
            def step(self, done: int, total: int, message: str = "") -> None:
                if not holders and done < total:
                    other.write([parcel(new_uuid())], reason="")

        other.write([parcels(800, first=100)], reason="导入")
        assert store.verify(progress=Saves()).is_sound
        wait_for_backups()
    assert [holder.name for holder in holders if holder] == ["张三"]


def test_who_may_make_no_lock_file_copies_all_the_same(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> object:
        raise LowUseError("WORKSPACE_READ_ONLY", file="库")

    monkeypatch.setattr(lockfile, "hold", refuse)
    with page_copy.while_nobody_saves(filled, ZHANG):
        pass


def test_checking_the_pages_can_be_stopped(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stop:
        def step(self, done: int, total: int, message: str = "") -> None:
            raise CancelledError

    monkeypatch.setattr(private_copy, "_ASK_EVERY", 10)
    with private_copy.of(filled) as copy:
        with pytest.raises(CancelledError):
            private_copy.fault(copy, Stop())
        assert private_copy.fault(copy) == ""


def test_a_full_temporary_disk_is_told(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = connection.open_private

    def small() -> connection.Writer:
        opened = real()
        opened.execute("PRAGMA max_page_count = 10")
        return opened

    monkeypatch.setattr(connection, "open_private", small)
    with open_workspace(filled, actor=ZHANG) as store, pytest.raises(LowUseError) as caught:
        store.verify()
    assert caught.value.code == "CHECK_NO_ROOM"


# -- memory ---------------------------------------------------------------------------------------


def test_memory_holds_no_more_than_a_few_lines(path: Path) -> None:
    """Forty boundaries of 10,000 corners, 160 kB each, stand in the log: 6.4 MB."""
    angles = np.linspace(0, 2 * np.pi, 10_000, endpoint=False)
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲")], reason="")
        for version in range(1, 42):
            radius = 100.0 + version
            ring = np.c_[38_500_000 + radius * np.cos(angles), 2_500_000 + radius * np.sin(angles)]
            shape = shapely.to_wkb(shapely.polygons(ring))
            store.write([Update("parcel", "甲", version, {"geom": shape})], reason="")
    with private_copy.of(path) as copy:
        tracemalloc.start()
        assert verify.verify(copy).findings == ()
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 2_500_000


# -- what was tampered with -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["{}", None, "{x", "[1]", '"x"', '{"change_id": 5}', "[" * 100_000]
)
def test_an_old_value_that_cannot_be_read_is_named(filled: Path, text: str | None) -> None:
    result = forged(filled, "UPDATE lup_log SET old_json = ? WHERE seq = 6", text)
    assert found_in(result) == [("CHAIN_BROKEN", 6, ""), ("ROW_DIFFERS", 6, "甲")]


@pytest.mark.parametrize("text", ["{}", None, "{x"])
def test_what_a_row_of_a_batch_was_cannot_be_read(filled: Path, text: str | None) -> None:
    """Its batch misses it, for nothing tells any more that the row came with it."""
    result = forged(filled, "UPDATE lup_log SET old_json = ? WHERE seq = 5", text)
    expected = [("ROW_DIFFERS", 2, ""), ("CHAIN_BROKEN", 5, ""), ("ROW_DIFFERS", 5, "p000002")]
    assert found_in(result) == expected


@pytest.mark.parametrize("text", [None, "{x", "[]"])
def test_a_first_line_that_cannot_be_read_is_named_once(filled: Path, text: str | None) -> None:
    result = forged(filled, "UPDATE lup_log SET source_json = ? WHERE seq = 1", text)
    assert found_in(result) == [("CHAIN_BROKEN", 1, "")]
    chain_anew(filled)
    assert found_in(verify.verify_file(filled)) == [("CHAIN_BROKEN", 1, "")]


@pytest.mark.parametrize(
    "value", ["x'00ff'", "9e999", "CAST(x'ff' AS TEXT)"], ids=["blob", "infinite", "no text"]
)
def test_a_value_that_no_row_may_hold_is_named(filled: Path, value: str) -> None:
    result = forged(filled, f"UPDATE parcel SET far = {value} WHERE uuid = '甲'")
    assert found_in(result) == [("ROW_DIFFERS", 6, "甲")]
    result = forged(filled, f"UPDATE parcel SET far = {value} WHERE uuid = 'p000003'")
    assert ("ROW_DIFFERS", 2, "") in found_in(result)


@pytest.mark.parametrize("value", ["'text'", "7"])
def test_what_is_no_geometry_is_named(filled: Path, value: str) -> None:
    result = forged(filled, f"UPDATE parcel SET geom = {value} WHERE uuid = '甲'")
    assert found_in(result) == [("ROW_DIFFERS", 6, "甲")]
    result = forged(filled, f"UPDATE lup_log SET old_geom = {value} WHERE seq = 5")
    assert ("CHAIN_BROKEN", 5, "") in found_in(result)


def test_rows_with_lines_from_before_their_batch_are_not_of_it(filled: Path) -> None:
    """A batch is put behind the line that changed one of its rows, and the chain made anew."""
    for statement in (
        "UPDATE lup_log SET seq = 100 WHERE seq = 2",
        "UPDATE lup_log SET seq = 2 WHERE seq = 5",
        "UPDATE lup_log SET seq = 5 WHERE seq = 100",
    ):
        forged(filled, statement)
    chain_anew(filled)
    assert found_in(verify.verify_file(filled)) == [("ROW_DIFFERS", 5, "")]


def test_verifying_leaves_the_file_as_it_was(filled: Path) -> None:
    before = filled.read_bytes()
    with open_workspace(filled, actor=Actor("王", "w", "PC"), read_only=True) as store:
        assert store.verify().is_sound
    assert filled.read_bytes() == before


def test_a_page_that_is_torn_is_told_beside_the_findings(store: WorkspaceStore) -> None:
    store.write([parcel("甲")], reason="录入")
    connected = raw(store)
    page = connected.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'lup_log_by_at_utc'"
    ).fetchone()[0]
    connected.close()
    with store.path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(bytes([0x0A, 0, 0, 0, 0, 0x10, 0, 0]))
    assert "lup_log_by_at_utc" in store.verify().fault
