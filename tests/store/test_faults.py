# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Full disks and vanished folders: a clear code, the old state intact (P4)."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace, open_workspace
from tests.store.support import BOUND_BY_RIGHTS, ZHANG, finish, parcel, parcels, start

FILL_UNTIL_REFUSED = """
import resource
from tests.store.support import parcels
with open_workspace(path, actor=me) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
    done = 0
    try:
        while done < 10**6:
            store.write([parcels(200, first=done)], reason="导入")
            done += 200
    except LowUseError as error:
        print(done, error.code)
"""


def mounting(mount: str, options: list[str]) -> int:
    return subprocess.run([mount, *options], capture_output=True, check=False).returncode


def fill(store: WorkspaceStore, count: list[int]) -> None:
    """Save batches of 200 parcels until one is refused; ``count`` keeps what was acknowledged."""
    while count[0] < 10**6:
        store.write([parcels(200, first=count[0])], reason="导入")
        count[0] += 200


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 4 MB; skipped where nothing can be mounted."""
    point = tmp_path / "小 盘"
    point.mkdir()
    mount = shutil.which("mount")
    options = ["-t", "tmpfs", "-o", "size=4m", "tmpfs", str(point)]
    if mount is None or mounting(mount, options):
        pytest.skip("no file system can be mounted here")
    yield point
    subprocess.run(["umount", str(point)], check=True)


def test_a_full_disk_loses_nothing_that_was_acknowledged(small_disk: Path) -> None:
    path = small_disk / "库.gpkg"
    count = [0]
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        with pytest.raises(LowUseError) as caught:
            fill(store, count)
        assert caught.value.code == "DISK_FULL"
        done = count[0]
        assert done > 0
        with store.read() as reading:
            assert len(reading.table("parcel")) == done
        assert store.verify().findings == ()
    assert [file.name for file in small_disk.iterdir()] == [path.name]


def test_a_disk_too_small_for_a_workspace_keeps_nothing(small_disk: Path) -> None:
    (small_disk / "占").write_bytes(bytes(3_700_000))
    with pytest.raises(LowUseError) as caught:
        create_workspace(small_disk / "库.gpkg", district="440703", actor=ZHANG)
    assert caught.value.code == "DISK_FULL"
    assert [file.name for file in small_disk.iterdir()] == ["占"]


def test_a_file_that_may_not_grow_keeps_what_was_acknowledged(path: Path) -> None:
    """The same by a limit of the process, where no disk can be mounted."""
    create_workspace(path, district="440703", actor=ZHANG).close()
    limit = path.stat().st_size + 300_000
    done, code = finish(start(FILL_UNTIL_REFUSED, path, "甲", limit)).split()
    assert code in ("DISK_FULL", "WORKSPACE_UNREACHABLE")
    assert int(done) > 0
    with open_workspace(path, actor=ZHANG) as store:
        with store.read() as reading:
            assert len(reading.table("parcel")) == int(done)
        assert store.verify().findings == ()


class Faulty:
    """A connection on a share that fails at COMMIT: before it, after it, or for good."""

    def __init__(self, connection: sqlite3.Connection, fault: str, path: Path) -> None:
        self._connection, self._fault, self._path = connection, fault, path

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        if sql != "COMMIT":
            return self._connection.execute(sql, *values)
        if self._fault != "before":
            self._connection.execute(sql)
        if self._fault == "for good":
            self._path.rename(self._path.with_name("断开.gpkg"))
        raise sqlite3.OperationalError("disk I/O error")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


def saves_with_fault(store: WorkspaceStore, fault: str) -> str:
    """Save 乙 through a connection that fails at COMMIT; return the code, or how it was proven."""
    store.write([parcel("甲")], reason="新增")
    store._writer = Faulty(store._connect_writer(), fault, store.path)  # type: ignore[assignment]
    try:
        receipt = store.write([parcel("乙")], reason="新增")
    except LowUseError as error:
        return error.code
    with store.read() as reading:
        assert (reading.head().seq, reading.head().hash) == (receipt.last_seq, receipt.head_hash)
    return "saved"


@pytest.mark.parametrize(
    ("fault", "answer", "there"),
    [
        ("after", "saved", True),
        ("before", "WORKSPACE_FAILED", False),
        ("for good", "SAVE_UNCERTAIN", True),
    ],
)
def test_an_error_of_commit_is_answered_by_what_the_file_holds(
    store: WorkspaceStore, fault: str, answer: str, there: bool
) -> None:
    assert saves_with_fault(store, fault) == answer
    away = store.path.with_name("断开.gpkg")
    if away.exists():
        away.rename(store.path)
    with store.read() as reading:
        assert (reading.row("parcel", "乙") is not None) is there
    store.write([parcel("丙")], reason="新增")
    assert store.verify().findings == ()


def test_on_a_full_disk_a_workspace_can_still_be_read(small_disk: Path) -> None:
    path = small_disk / "库.gpkg"
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲")], reason="新增")
    filler = small_disk / "占"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    with open_workspace(path, actor=ZHANG) as store:
        assert store.info.read_only_reason == "READ_ONLY_DISK_FULL"
        with store.read() as reading:
            assert len(reading.table("parcel")) == 1
        with pytest.raises(LowUseError) as caught:
            store.write([parcel("乙")], reason="新增")
    assert caught.value.code == "WORKSPACE_READ_ONLY"
    filler.unlink()
    with open_workspace(path, actor=ZHANG) as store:
        assert store.info.read_only_reason is None


def test_a_vanished_folder_is_named_and_comes_back_as_it_was(path: Path, tmp_path: Path) -> None:
    away = tmp_path / "断开"
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲")], reason="新增")
        path.parent.rename(away)
        with pytest.raises(LowUseError) as caught:
            store.write([parcel("乙")], reason="新增")
        assert caught.value.code == "WORKSPACE_UNREACHABLE"
        with pytest.raises(LowUseError) as caught, store.read():
            pass
        assert caught.value.code == "WORKSPACE_UNREACHABLE"
        away.rename(path.parent)
        store.write([parcel("乙")], reason="新增")
        assert store.verify().rows == 2


LOSES_ITS_RIGHTS = """
with open_workspace(path, actor=me) as store:
    store.write([Insert("parcel", "甲", {"district": "440703"})], reason="新增")
    print("open", flush=True)
    sys.stdin.readline()
    try:
        store.write([Insert("parcel", "乙", {"district": "440703"})], reason="新增")
        print("saved")
    except LowUseError as error:
        print(error.code)
    with store.read() as reading:
        print(len(reading.table("parcel")))
"""


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o755), (0o644, 0o555)])
def test_rights_that_are_taken_away_meanwhile_refuse_the_save_only(
    path: Path, file_mode: int, folder_mode: int
) -> None:
    """The folder or the file becomes read-only under an open session."""
    create_workspace(path, district="440703", actor=ZHANG).close()
    worker = start(
        LOSES_ITS_RIGHTS, path, "甲", before=BOUND_BY_RIGHTS if os.geteuid() == 0 else ()
    )
    assert worker.stdout is not None
    assert worker.stdout.readline().strip() == "open"
    path.chmod(file_mode)
    path.parent.chmod(folder_mode)
    try:
        out = worker.communicate("go\n", timeout=30)[0].split()
    finally:
        path.parent.chmod(0o755)
        path.chmod(0o644)
    # A file that was open for writing stays so, whatever its mode becomes: that save is whole.
    assert out in (["WORKSPACE_READ_ONLY", "1"], ["saved", "2"])
    assert (out[0] == "saved") is (folder_mode == 0o755)
    with open_workspace(path, actor=ZHANG) as store:
        with store.read() as reading:
            assert len(reading.table("parcel")) == int(out[1])
        assert store.verify().findings == ()


class Vanishing:
    """A connection under which the folder goes away before the given statement."""

    def __init__(self, connection: sqlite3.Connection, before: str, vanish: Any) -> None:
        self._connection, self._before, self._vanish = connection, before, vanish

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        if sql.startswith(self._before):
            vanish, self._vanish = self._vanish, lambda: None
            vanish()
        return self._connection.execute(sql, *values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


@pytest.mark.parametrize("before", ["BEGIN", "INSERT INTO lup_log", "UPDATE lup_meta", "COMMIT"])
def test_a_folder_that_is_removed_during_a_save_never_counts_as_saved(
    store: WorkspaceStore, before: str
) -> None:
    """Unlinked, not moved: on POSIX the open file goes on, nameless; nobody will find it again."""
    store.write([parcel("甲")], reason="新增")
    folder = store.path.parent
    writer = Vanishing(store._connect_writer(), before, lambda: shutil.rmtree(folder))
    store._writer = writer  # type: ignore[assignment]
    with pytest.raises(LowUseError) as caught:
        store.write([parcel("乙")], reason="新增")
    assert caught.value.code in (
        "WORKSPACE_UNREACHABLE", "WORKSPACE_REPLACED", "LOCK_LOST", "SAVE_UNCERTAIN",
    )  # fmt: skip
    with pytest.raises(LowUseError) as caught:
        store.write([parcel("丙")], reason="新增")
    assert caught.value.code == "WORKSPACE_UNREACHABLE"
    assert not folder.exists()


def test_a_save_that_a_full_disk_breaks_off_leaves_the_state_before_it(small_disk: Path) -> None:
    """The row that was there keeps its value, and the next save finds room again."""
    path = small_disk / "库.gpkg"
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲", holder_name="甲厂")], reason="新增")
        filler = small_disk / "占"
        with filler.open("wb", buffering=0) as file, suppress(OSError):
            while True:
                file.write(bytes(4096))
        change = Update("parcel", "甲", 1, {"holder_name": "乙厂" * 40_000})
        with pytest.raises(LowUseError) as caught:
            store.write([change], reason="改")
        assert caught.value.code == "DISK_FULL"
        with store.read() as reading:
            assert (reading.row("parcel", "甲") or {})["holder_name"] == "甲厂"
        filler.unlink()
        store.write([Update("parcel", "甲", 1, {"holder_name": "乙厂"})], reason="改")
        assert store.verify().findings == ()
    assert [file.name for file in small_disk.iterdir()] == [path.name]
