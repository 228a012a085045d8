# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a restore says of the state that it left is proved, and nobody is told of another one."""

from __future__ import annotations

import json
import sqlite3
import uuid
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.domain.safety import Occasion, RestorePlan
from lowuse_plugin.store import (
    backup_names,
    connection,
    hashing,
    past,
    private_copy,
    restore,
    restore_losses,
    sqltexts,
    upgrading,
)
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace, open_workspace
from tests.store.support import LI, ZHANG, drop_guards, parcel, raw
from tests.store.test_backup import hashes
from tests.store.test_upgrade import old, version_of

__all__ = ["old"]


@pytest.fixture
def twice(path: Path) -> tuple[Path, Path]:
    """Backed up at line 2 and at line 3; the log goes on to line 4."""
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲", address="旧")], reason="录入")
        first = store.backups.make(Occasion.MANUAL).path
        store.write([parcel("乙")], reason="补录")
        second = store.backups.make(Occasion.MANUAL).path
        store.write([Update("parcel", "甲", 1, {"address": "新"})], reason="改地址")
    return first, second


def restored(path: Path, chosen: Path, reason: str = "误改") -> Path | None:
    plan = restore.plan(path, chosen, LI)
    return restore.restore(path, plan, LI, reason, None).before


def findings(path: Path) -> list[tuple[str, int | None]]:
    with open_workspace(path, actor=ZHANG, read_only=True) as store:
        return [(f.code, f.seq) for f in store.verify().findings]


def forge_restore(path: Path, **said: str | None) -> None:
    """Say something else in the last line, and give it a hash that fits."""
    connected = raw(path)
    connected.row_factory = sqlite3.Row
    guards = connected.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    drop_guards(connected)
    line = dict(list(connected.execute(sqltexts.store("log_lines")))[-1])
    source = json.loads(line["source_json"]) | said
    line["source_json"] = hashing.canonical(source)
    values = (line["source_json"], hashing.line_hash(line), line["seq"])
    connected.execute("UPDATE lup_log SET source_json = ?, hash = ? WHERE seq = ?", values)
    for (guard,) in guards:
        connected.execute(guard)
    connected.close()


def test_a_restore_excuses_the_backups_that_it_left_behind(
    path: Path, twice: tuple[Path, Path]
) -> None:
    restored(path, twice[0])
    assert findings(path) == []


@pytest.mark.parametrize(
    "said",
    [
        {"left_seq": None},
        {"left_hash": "0" * 64},
        {"left_seq": "9"},
        {"left_backup": None, "before": None},
        {"common_seq": "x"},
    ],
    ids=lambda said: next(iter(said)),
)
def test_a_restore_that_does_not_prove_what_it_left_excuses_nothing(
    path: Path, twice: tuple[Path, Path], said: dict[str, str | None]
) -> None:
    restored(path, twice[0])
    forge_restore(path, **said)
    assert findings(path) == [("LOG_SHORTENED", 3)]


def test_a_restore_whose_backup_of_before_is_gone_excuses_nothing(
    path: Path, twice: tuple[Path, Path]
) -> None:
    before = restored(path, twice[0])
    assert before is not None
    before.unlink()
    assert findings(path) == [("LOG_SHORTENED", 3)]


def test_a_restore_of_what_could_not_be_read_excuses_the_newer_backups(
    path: Path, twice: tuple[Path, Path]
) -> None:
    path.write_bytes(b"\x00garbage" * 20_000)
    restored(path, twice[0])
    assert findings(path) == []


def test_a_workspace_that_was_gone_leaves_nothing_to_name(
    path: Path, twice: tuple[Path, Path]
) -> None:
    path.unlink()
    assert restored(path, twice[0]) is None
    connected = raw(path)
    text = "SELECT source_json FROM lup_log ORDER BY seq DESC LIMIT 1"
    said = json.loads(connected.execute(text).fetchone()[0])
    connected.close()
    assert "before" not in said
    assert (said["left_backup"], said["left_seq"]) == (twice[1].name, "3")
    assert findings(path) == []


def test_a_session_is_told_of_the_restore_that_took_its_line(
    path: Path, twice: tuple[Path, Path]
) -> None:
    with open_workspace(path, actor=ZHANG) as store, store.read():
        pass
    made = backup_names.parsed(twice[0].name)
    assert made is not None
    with open_workspace(path, actor=ZHANG) as store:
        with store.read() as reading:
            assert reading.head().seq == 4
        restored(path, twice[0], "第一次")
        with open_workspace(path, actor=LI) as other:
            later = other.backups.make(Occasion.MANUAL).path  # line 3: the restore
            other.write([parcel("丙"), parcel("丁")], reason="补录")
        plan = restore.plan(path, later, ZHANG)
        restore.restore(path, plan, ZHANG, "第二次", None)
        with pytest.raises(LowUseError) as caught, store.read():
            pass
    assert caught.value.code == "WORKSPACE_RESTORED"
    assert caught.value.params["actor"] == "李四"  # not 张三, who restored last
    assert (
        caught.value.params["state"]
        == f"{made.made_at:%Y-%m-%d %H:%M:%S}"[: len(caught.value.params["state"])]
    )


def test_a_file_that_was_replaced_is_not_taken_for_restored_long_ago(
    path: Path, twice: tuple[Path, Path]
) -> None:
    restored(path, twice[0])
    with open_workspace(path, actor=ZHANG) as store:
        store.write([parcel("丙"), parcel("丁"), parcel("戊")], reason="录入")  # lines 4 to 6
        connected = raw(path)
        guards = connected.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")
        texts = guards.fetchall()
        drop_guards(connected)
        connected.execute("UPDATE lup_log SET hash = 'x' WHERE seq = 6")
        for (guard,) in texts:
            connected.execute(guard)
        connected.close()
        with pytest.raises(LowUseError) as caught, store.read():
            pass
    assert caught.value.code == "WORKSPACE_REPLACED"


@pytest.mark.parametrize("source", [None, "{x", "[]", '{"common_seq": "1"}'])
def test_a_restore_that_cannot_be_read_refuses_without_an_error_of_its_own(
    path: Path, twice: tuple[Path, Path], source: str | None
) -> None:
    with open_workspace(path, actor=ZHANG) as store:
        with store.read():
            pass
        restored(path, twice[0])
        connected = raw(path)
        drop_guards(connected)
        connected.execute(
            "UPDATE lup_log SET source_json = ? WHERE operation = 'restore'", (source,)
        )
        connected.close()
        with pytest.raises(LowUseError) as caught, store.read():
            pass
    assert caught.value.code in ("WORKSPACE_REPLACED", "WORKSPACE_RESTORED")


# -- what changes meanwhile -----------------------------------------------------------------------


def append_line(path: Path, **other: Any) -> None:
    """Put a line at the end of the log past every lock file, as a broken share lets somebody."""
    connected = raw(path)
    connected.row_factory = sqlite3.Row
    line = dict(list(connected.execute(sqltexts.store("log_lines")))[-1])
    line |= {"seq": line["seq"] + 1, "change_id": str(uuid.uuid4()), "hash": "f" * 64, **other}
    connected.execute(sqltexts.store("log"), line)
    connected.close()


def test_a_restore_looks_again_before_it_writes(
    path: Path, twice: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = restore.plan(path, twice[0], LI)
    real = restore._add_line

    def slow(*args: Any) -> None:
        real(*args)
        append_line(path)

    monkeypatch.setattr(restore, "_add_line", slow)
    with pytest.raises(LowUseError) as caught:
        restore.restore(path, plan, LI, "误改", None)
    assert caught.value.code == "LOCK_LOST"
    assert hashes(path)[-1] == (5, "f" * 64)


def test_another_state_with_as_many_lines_is_not_restored_over(
    path: Path, twice: tuple[Path, Path]
) -> None:
    plan = restore.plan(path, twice[0], LI)
    connected = raw(path)
    guards = connected.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    drop_guards(connected)
    connected.execute("UPDATE lup_log SET hash = 'x' WHERE seq = 4")
    for (guard,) in guards:
        connected.execute(guard)
    connected.close()
    with pytest.raises(LowUseError) as caught:
        restore.restore(path, plan, LI, "误改", None)
    assert caught.value.code == "RESTORE_OVERTAKEN"


def failing(name: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize("name", ["SQLITE_IOERR_READ", "SQLITE_CANTOPEN"])
def test_a_share_that_fails_for_a_moment_is_no_damage(
    path: Path, twice: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    plan = restore.plan(path, twice[0], LI)
    real = connection.open_writer

    def open_writer(opened: Path) -> connection.Writer:
        if opened == path:
            raise failing(name)
        return real(opened)

    monkeypatch.setattr(connection, "open_writer", open_writer)
    with pytest.raises(LowUseError) as caught:
        restore.restore(path, plan, LI, "误改", None)
    assert caught.value.code == "WORKSPACE_UNREACHABLE"
    monkeypatch.undo()

    def fault(*_: Any) -> str:
        raise failing(name)

    with private_copy.of(twice[0]) as source:
        monkeypatch.setattr(private_copy, "fault", fault)
        with pytest.raises(LowUseError) as caught:
            restore_losses.between(path, source, "", LI)
    assert caught.value.code == "WORKSPACE_UNREACHABLE"
    assert caught.value.params["file"] == path.name


def test_the_past_of_a_file_that_was_replaced_meanwhile_is_refused(
    store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.write([parcel("甲")], reason="录入")
    store.write([parcel("乙")], reason="录入")
    real = private_copy.of

    def replaced(*args: Any, **kwargs: Any) -> Any:
        connected = raw(store)
        drop_guards(connected)
        connected.execute("UPDATE lup_log SET hash = 'x' WHERE seq = 2")
        connected.close()
        return real(*args, **kwargs)

    monkeypatch.setattr(past.private_copy, "of", replaced)
    with pytest.raises(LowUseError) as caught, store.read_after_line(2):
        pass
    assert caught.value.code == "WORKSPACE_REPLACED"


def test_who_saves_between_checking_and_raising_stops_it(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = upgrading.backup.finish

    def slow(*args: Any, **kwargs: Any) -> Any:
        made = real(*args, **kwargs)
        append_line(old)
        return made

    monkeypatch.setattr(upgrading.backup, "finish", slow)
    with pytest.raises(LowUseError) as caught:
        upgrading.upgrade(old, LI, "新版本")
    assert caught.value.code == "UPGRADE_OVERTAKEN"
    assert version_of(old) == "1"


def test_expired_leases_are_cleared_away_by_whoever_writes_next(store: WorkspaceStore) -> None:
    connected = raw(store)
    lease = {
        "row_uuid": "甲",
        "table_name": "parcel",
        "holder": "李四",
        "os_user": "lisi",
        "machine": "PC-7",
        "session": "s",
        "purpose": "",
        "since_utc": "2020-01-01T00:00:00.000Z",
        "until_utc": "2020-01-01T00:30:00.000Z",
    }
    connected.execute(sqltexts.store("put_lease"), lease)
    store.leases.hold("parcel", ["乙"], "编辑")
    held = connected.execute("SELECT row_uuid FROM lup_lease").fetchall()
    connected.close()
    assert held == [("乙",)]


def plan_of(path: Path, chosen: Path) -> RestorePlan:
    return restore.plan(path, chosen, LI)


def test_a_plan_survives_lines_with_numbers_that_are_none(
    path: Path, twice: tuple[Path, Path]
) -> None:
    append_line(path, row_uuid=None, row_count="viele", transaction_id="t")
    assert plan_of(path, twice[0]).lost[-1].rows == {}
