# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Making and opening: every fault has its own code, and nothing is changed by it."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from osgeo import gdal, ogr

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Insert
from lowuse_plugin.store import meta
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace, open_workspace
from tests.store.support import (
    BOUND_BY_RIGHTS,
    LI,
    ZHANG,
    change_meta,
    finish,
    new_uuid,
    parcel,
    raw,
    start,
)

TRIES_TO_WRITE = """
with open_workspace(path, actor=me) as store:
    print(store.info.read_only_reason)
    with store.read() as reading:
        print(len(reading.table("parcel")))
    try:
        store.write([Insert("parcel", "新", {"district": "440703"})], reason="试")
        print("written")
    except LowUseError as error:
        print(error.code)
"""

NEWER = meta.SCHEMA_VERSION + 1
"""The version of a plugin that nobody has yet."""


def code_of(path: Path) -> str:
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(LowUseError) as caught:
        open_workspace(path, actor=ZHANG)
    assert (path.read_bytes() if path.is_file() else b"") == before
    return caught.value.code


def change(path: Path, *statements: str) -> None:
    connection = raw(path)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def forge_meta(path: Path, *statements: str) -> None:
    connection = raw(path)
    change_meta(connection, *statements)
    connection.close()


def test_a_new_workspace_says_what_it_is(path: Path) -> None:
    with create_workspace(path, district="440785", crs="EPSG:4525", actor=ZHANG) as store:
        info = store.info
        assert (info.district, info.crs, info.schema_version) == (
            "440785",
            "EPSG:4525",
            meta.SCHEMA_VERSION,
        )
        assert info.read_only_reason is None
        assert len(info.store_id) == 36
    connection = raw(path)
    systems = connection.execute(
        "SELECT DISTINCT srs_id FROM gpkg_geometry_columns UNION"
        " SELECT srs_id FROM gpkg_contents WHERE data_type = 'features'"
    ).fetchall()
    connection.close()
    assert systems == [(4525,)]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"district": "440799"}, "DISTRICT_UNKNOWN"),
        ({"district": "440703", "crs": "EPSG:4490"}, "WORKSPACE_CRS"),
        ({"district": "440703", "crs": "EPSG:4527"}, "WORKSPACE_CRS"),
    ],
)
def test_a_workspace_that_cannot_be_is_not_made(
    path: Path, arguments: dict[str, str], code: str
) -> None:
    with pytest.raises(LowUseError) as caught:
        create_workspace(path, actor=ZHANG, **arguments)
    assert caught.value.code == code
    assert not path.exists()


def test_an_existing_file_is_never_overwritten(path: Path) -> None:
    path.write_text("重要")
    with pytest.raises(LowUseError) as caught:
        create_workspace(path, district="440703", actor=ZHANG)
    assert caught.value.code == "WORKSPACE_EXISTS"
    assert path.read_text() == "重要"


def test_a_missing_folder_is_named(path: Path) -> None:
    with pytest.raises(LowUseError) as caught:
        create_workspace(path.parent / "没有" / "库.gpkg", district="440703", actor=ZHANG)
    assert caught.value.code == "FOLDER_MISSING"


def test_a_missing_file_is_named(path: Path) -> None:
    assert code_of(path) == "FILE_NOT_FOUND"
    assert code_of(path.parent) == "FILE_NOT_FOUND"


@pytest.mark.parametrize("content", [b"", b"name,area\n", b"SQLite format 3\x00", os.urandom(9000)])
def test_what_is_no_database_is_no_geopackage(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert code_of(path) == "NOT_A_GEOPACKAGE"


def test_a_plain_database_is_no_geopackage(path: Path) -> None:
    change(path, "CREATE TABLE parcel (uuid TEXT)")
    assert code_of(path) == "NOT_A_GEOPACKAGE"


def test_somebody_elses_geopackage_is_no_workspace(path: Path) -> None:
    dataset = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    dataset.CreateLayer("parcel", geom_type=ogr.wkbPolygon)
    del dataset
    assert code_of(path) == "NOT_A_WORKSPACE"


@pytest.mark.parametrize("keep", [0.9, 0.5, 0.01])
def test_a_truncated_workspace_is_damaged(path: Path, keep: float) -> None:
    create_workspace(path, district="440703", actor=ZHANG).close()
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)])
    assert code_of(path) == "WORKSPACE_DAMAGED"


def test_a_workspace_with_a_torn_page_is_damaged(path: Path) -> None:
    create_workspace(path, district="440703", actor=ZHANG).close()
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 8192] = os.urandom(8192)
    path.write_bytes(bytes(content))
    assert code_of(path) == "WORKSPACE_DAMAGED"


def test_a_torn_page_that_opening_does_not_meet_is_found(path: Path) -> None:
    """The first page of a table that nothing asks for when a workspace is opened."""
    create_workspace(path, district="440703", actor=ZHANG).close()
    connection = raw(path)
    root = "SELECT rootpage FROM sqlite_master WHERE name = 'payment'"
    page = connection.execute(root).fetchone()[0]
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    assert code_of(path) == "WORKSPACE_DAMAGED"


def test_an_older_demo_workspace_is_refused(path: Path) -> None:
    create_workspace(path, district="440703", actor=ZHANG).close()
    forge_meta(path, "UPDATE lup_meta SET value = 'älter' WHERE key = 'fingerprint'")
    assert code_of(path) == "WORKSPACE_OUTDATED"


def test_a_newer_workspace_may_be_read(path: Path) -> None:
    create_workspace(path, district="440703", actor=ZHANG).close()
    forge_meta(
        path,
        f"UPDATE lup_meta SET value = '{NEWER}' WHERE key IN"
        " ('schema_version', 'min_writer_version')",
        "UPDATE lup_meta SET value = 'neu' WHERE key = 'fingerprint'",
    )
    with open_workspace(path, actor=ZHANG) as store:
        assert store.info.read_only_reason == "SCHEMA_NEWER"
        assert store.info.schema_version == NEWER
        with store.read() as reading:
            assert len(reading.table("parcel")) == 0
        with pytest.raises(LowUseError) as caught:
            store.write([parcel("甲")], reason="新增")
    assert caught.value.code == "WORKSPACE_READ_ONLY"


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER lup_guard_parcel_update",
        "CREATE TRIGGER mine AFTER INSERT ON parcel BEGIN SELECT 1; END",
        "DROP INDEX parcel_by_parcel_code",
    ],
)
def test_an_altered_workspace_may_only_be_read(path: Path, statement: str) -> None:
    create_workspace(path, district="440703", actor=ZHANG).close()
    change(path, statement)
    with open_workspace(path, actor=ZHANG) as store:
        assert store.info.read_only_reason == "WORKSPACE_ALTERED"


def test_tables_of_others_are_harmless(path: Path) -> None:
    create_workspace(path, district="440703", actor=ZHANG).close()
    change(path, "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY)")
    with open_workspace(path, actor=ZHANG) as store:
        assert store.info.read_only_reason is None


def test_who_wants_only_to_read_only_reads(store: WorkspaceStore) -> None:
    with open_workspace(store.path, actor=LI, read_only=True) as other:
        assert other.info.read_only_reason == "READ_ONLY_CHOSEN"


def test_a_file_left_in_wal_is_turned_back(path: Path) -> None:
    create_workspace(path, district="440703", actor=ZHANG).close()
    connection = raw(path)
    assert connection.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    connection.close()
    with open_workspace(path, actor=ZHANG) as store:
        assert store.info.read_only_reason is None
        store.write([parcel("甲")], reason="新增")
    connection = raw(path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()


def test_a_file_kept_in_wal_by_another_program_is_not_written(path: Path) -> None:
    create_workspace(path, district="440703", actor=ZHANG).close()
    other = raw(path)
    other.execute("PRAGMA journal_mode = WAL").fetchone()
    other.execute("SELECT count(*) FROM parcel").fetchone()
    with open_workspace(path, actor=ZHANG) as store:
        assert store.info.read_only_reason == "WORKSPACE_IN_WAL"
    other.execute("PRAGMA journal_mode = DELETE").fetchone()
    other.close()


def test_a_file_turned_to_wal_meanwhile_is_turned_back_by_the_next_save(path: Path) -> None:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲")], reason="新增")
        other = sqlite3.connect(path)
        assert other.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
        other.execute("SELECT count(*) FROM parcel").fetchone()
        with pytest.raises(LowUseError) as caught:
            store.write([parcel("乙")], reason="新增")
        assert caught.value.code == "WORKSPACE_IN_WAL"
        other.close()
        store.write([parcel("乙")], reason="新增")
        other = sqlite3.connect(path)
        assert other.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        other.close()


@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "reason"),
    [(0o444, 0o755, "READ_ONLY_FILE"), (0o644, 0o555, "READ_ONLY_FOLDER")],
)
def test_without_rights_a_workspace_opens_for_reading(
    path: Path, file_mode: int, folder_mode: int, reason: str
) -> None:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲")], reason="新增")
    path.chmod(file_mode)
    path.parent.chmod(folder_mode)
    out = finish(
        start(TRIES_TO_WRITE, path, "甲", before=BOUND_BY_RIGHTS if os.geteuid() == 0 else ())
    )
    path.parent.chmod(0o755)
    assert out.split() == [reason, "1", "WORKSPACE_READ_ONLY"]


@pytest.mark.parametrize("name", ["OneDrive - 局", "Dropbox", "坚果云", "BaiduSyncdisk"])
def test_a_folder_that_a_program_copies_around_is_refused(path: Path, name: str) -> None:
    inside = path.parent / name / "库.gpkg"
    inside.parent.mkdir()
    with pytest.raises(LowUseError) as caught:
        create_workspace(inside, district="440703", actor=ZHANG)
    assert caught.value.code == "SYNC_FOLDER"
    path.write_bytes(b"")
    path.rename(inside)
    assert code_of(inside) == "SYNC_FOLDER"


def test_every_spelling_of_a_path_leads_to_one(path: Path, tmp_path: Path) -> None:
    """P11: link, dots and relative spelling."""
    create_workspace(path, district="440703", actor=ZHANG).close()
    link = tmp_path / "链接.gpkg"
    link.symlink_to(path)
    folder_link = tmp_path / "文件夹"
    folder_link.symlink_to(path.parent)
    spellings = [
        link,
        folder_link / path.name,
        path.parent / "." / ".." / path.parent.name / path.name,
    ]
    spellings.append(Path(os.path.relpath(path)))
    row = new_uuid()
    for number, spelling in enumerate(spellings):
        with open_workspace(spelling, actor=ZHANG) as store:
            assert store.path == path
            store.write([Insert("parcel", f"{row}{number}", {"district": "440703"})], reason="试")


@pytest.mark.parametrize("training", [True, False])
def test_a_workspace_for_training_says_so_for_good(path: Path, training: bool) -> None:
    with create_workspace(path, district="440703", actor=ZHANG, training=training) as store:
        assert store.info.training is training
        store.write([parcel("甲")], reason="新增")
        assert store.verify().findings == ()
    with open_workspace(path, actor=LI) as store:
        assert store.info.training is training
    connection = raw(path)
    marks = connection.execute("SELECT value FROM lup_meta WHERE key = 'training'").fetchall()
    assert marks == ([("1",)] if training else [])
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("INSERT INTO lup_meta VALUES ('training', '1')")
    connection.close()


def test_gdal_journal_option_is_set_while_a_workspace_is_open_and_restored(path: Path) -> None:
    before = gdal.GetConfigOption("OGR_SQLITE_JOURNAL")
    gdal.SetConfigOption("OGR_SQLITE_JOURNAL", "TRUNCATE")
    try:
        first = create_workspace(path, district="440703", actor=ZHANG)
        second = open_workspace(path, actor=LI)
        first.close()
        first.close()
        assert gdal.GetConfigOption("OGR_SQLITE_JOURNAL") == "DELETE"
        second.close()
        assert gdal.GetConfigOption("OGR_SQLITE_JOURNAL") == "TRUNCATE"
    finally:
        gdal.SetConfigOption("OGR_SQLITE_JOURNAL", before)
    with pytest.raises(LowUseError):
        open_workspace(path.parent / "没有.gpkg", actor=ZHANG)
    assert gdal.GetConfigOption("OGR_SQLITE_JOURNAL") == before


@pytest.mark.skipif(os.name != "posix", reason="the guard serves POSIX locks")
def test_the_guard_holds_the_file(store: WorkspaceStore) -> None:
    assert store._guard.holds_file
    store.close()
    assert not store._guard.holds_file
