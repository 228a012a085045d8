# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is found out about where a workspace stands."""

from __future__ import annotations

import os
import sqlite3
import struct
import time
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.place_findings import Severity
from lowuse_plugin.store import drives, place
from lowuse_plugin.store.look_around import examine_place, look_around
from lowuse_plugin.store.mounts import line_of_statfs, mount_of
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace, open_workspace
from tests.store.support import ZHANG, parcel, raw

MOUNTS = (
    "/dev/sda1 / ext4 rw,relatime 0 0",
    "//srv/land /mnt/office\\040share cifs rw,vers=3.1.1,nobrl,serverino 0 0",
    "srv:/land /mnt/nfs nfs4 rw,vers=4.2,local_lock=none 0 0",
    "srv:/old /mnt/old nfs rw,vers=3,nolock,local_lock=all 0 0",
    "/dev/sdb1 /media/u vfat rw 0 0",
)


@pytest.mark.parametrize(
    ("path", "kind", "option"),
    [
        ("/home/a/库.gpkg", "ext4", ""),
        ("/mnt/office share/库.gpkg", "cifs", "nobrl"),
        ("/mnt/nfs/库.gpkg", "nfs4", ""),
        ("/mnt/old/库.gpkg", "nfs", "nolock"),
    ],
)
def test_a_share_without_byte_locks_is_known_by_its_options(
    path: str, kind: str, option: str
) -> None:
    mount = mount_of(Path(path), MOUNTS)
    assert mount is not None
    assert mount.kind == kind
    assert place.option_without_locks(mount) == option


def test_macos_says_the_same_in_its_own_way() -> None:
    raw_answer = struct.pack(
        "<72x16s1024s1024s32x", b"smbfs", b"/Volumes/Office 1", b"//a@srv/land"
    )
    line = line_of_statfs(raw_answer)
    mount = mount_of(Path("/Volumes/Office 1/库.gpkg"), [line])
    assert mount is not None
    assert (mount.kind, mount.source) == ("smbfs", "//a@srv/land")
    assert place.is_network_type(mount.kind)


@pytest.mark.parametrize(
    ("device", "flag", "removable"),
    [
        ("pci0/ata1/block/sda/sda1", "0", False),
        ("pci0/usb2/2-1/block/sdb/sdb1", "0", True),
        ("pci0/mmc0/block/mmcblk0/mmcblk0p1", "1", True),
    ],
)
def test_a_stick_is_known_by_its_device(
    tmp_path: Path, device: str, flag: str, removable: bool
) -> None:
    folder = tmp_path / "devices" / device
    folder.mkdir(parents=True)
    (folder.parent / "removable").write_text(f"{flag}\n")
    file = tmp_path / "库.gpkg"
    file.touch()
    number = file.stat().st_dev
    listed = tmp_path / "block"
    listed.mkdir()
    (listed / f"{os.major(number)}:{os.minor(number)}").symlink_to(folder)
    assert drives.is_removable_device(file, listed) is removable


@pytest.mark.parametrize("mark", [".stfolder", ".dropbox.cache"])
def test_a_synchronised_folder_is_known_by_what_its_program_keeps_there(
    folder: Path, mark: str
) -> None:
    (folder / mark).mkdir()
    with pytest.raises(LowUseError) as caught:
        create_workspace(folder / "库.gpkg", district="440703", actor=ZHANG)
    assert caught.value.code == "SYNC_FOLDER"
    assert caught.value.params["folder"] == folder.name


def test_a_synchronised_folder_is_known_by_the_variable_of_its_program(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(folder))
    assert place.sync_folder_of(folder / "内" / "库.gpkg") == folder.name
    assert place.sync_folder_of(folder.parent / "库.gpkg") == ""


def codes(store: WorkspaceStore) -> dict[str, Severity]:
    return {finding.code: finding.severity for finding in examine_place(store)}


def test_a_workspace_on_a_disk_of_this_pc_stands_well(store: WorkspaceStore) -> None:
    found = codes(store)
    assert found["PLACE_LOCAL"] is Severity.GOOD
    assert found["PLACE_WRITABLE"] is Severity.GOOD
    assert "PLACE_CLOCK" not in found  # no server, no other clock
    assert [code for code, severity in found.items() if severity is Severity.BAD] == []
    assert [file.name for file in store.path.parent.iterdir()] == [store.path.name]


@pytest.mark.parametrize("hours", [2, -2])
def test_a_pc_whose_clock_is_wrong_by_hours_knows_it(store: WorkspaceStore, hours: int) -> None:
    found = look_around(store, wall=lambda: time.time() + 3600 * hours)
    assert found.clock_ahead_s == pytest.approx(3600 * hours, abs=10)


def test_what_was_put_right_at_opening_is_told(path: Path) -> None:
    create_workspace(path, district="440703", actor=ZHANG).close()
    connection = raw(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    with open_workspace(path, actor=ZHANG) as store:
        assert codes(store)["PLACE_LEFT_WAL"] is Severity.GOOD
        store.write([parcel("甲")], reason="新增")
    with open_workspace(path, actor=ZHANG) as store:
        assert store.put_right == ()


def test_a_program_that_keeps_the_file_in_wal_mode_is_told(path: Path) -> None:
    create_workspace(path, district="440703", actor=ZHANG).close()
    other = raw(path)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM parcel").fetchone()
    with open_workspace(path, actor=ZHANG) as store:
        assert store.info.read_only_reason == "WORKSPACE_IN_WAL"
        assert codes(store)["PLACE_IN_WAL"] is Severity.BAD
    other.execute("ROLLBACK")
    other.execute("PRAGMA journal_mode = DELETE")
    other.close()


def test_a_workspace_that_is_only_read_says_why(path: Path) -> None:
    create_workspace(path, district="440703", actor=ZHANG).close()
    with open_workspace(path, actor=ZHANG, read_only=True) as store:
        found = {each.code: each for each in examine_place(store)}
    assert found["PLACE_READ_ONLY"].params == {"reason": "READ_ONLY_CHOSEN"}
    assert "PLACE_WRITABLE" not in found


def test_files_of_a_save_beside_the_workspace_are_named(store: WorkspaceStore) -> None:
    left = store.path.with_name(f"{store.path.name}-shm")
    left.touch()
    assert look_around(store).leftovers == (left.name,)
    left.unlink()
    assert sqlite3.connect(store.path).execute("PRAGMA journal_mode").fetchone() == ("delete",)
