# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Native editing by GDAL or QGIS is refused with a sentence (P8)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from osgeo import gdal, ogr

from lowuse_plugin.store.connection import open_writer
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace
from tests.store.support import ZHANG, drop_guards, parcel, raw

TAG_WITH_OLD_CHANGE = (
    "INSERT INTO tag (uuid, row_version, change_id, survey_unit_uuid, state, is_primary,"
    " decided_on, decided_by, example) SELECT 't', 1, change_id, 'u', 'tagged', 1, '', '', 0"
    " FROM parcel"
)
SENTENCE = "低效用地：请在插件面板中修改，不能直接编辑该表"


@pytest.fixture
def filled(path: Path) -> Path:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲", holder_name="甲公司")], reason="新增")
    return path


@pytest.fixture
def raising() -> Iterator[None]:
    before = gdal.GetUseExceptions(), ogr.GetUseExceptions()
    gdal.UseExceptions()
    ogr.UseExceptions()
    yield
    if not before[1]:
        ogr.DontUseExceptions()
    if not before[0]:
        gdal.DontUseExceptions()


def edit(layer: ogr.Layer) -> None:
    feature = layer.GetNextFeature()
    feature.SetField("holder_name", "偷改")
    layer.SetFeature(feature)


def edit_with_next_version(layer: ogr.Layer) -> None:
    feature = layer.GetNextFeature()
    feature.SetField("row_version", feature.GetField("row_version") + 1)
    layer.SetFeature(feature)


def add(layer: ogr.Layer) -> None:
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetField("uuid", "乙")
    feature.SetField("row_version", 1)
    feature.SetField("change_id", "x")
    feature.SetField("district", "440703")
    layer.CreateFeature(feature)


def paste(layer: ogr.Layer) -> None:
    """A copied feature brings a change_id that is in the log."""
    feature = layer.GetNextFeature().Clone()
    feature.SetFID(-1)
    feature.SetField("uuid", "乙")
    layer.CreateFeature(feature)


def remove(layer: ogr.Layer) -> None:
    layer.DeleteFeature(layer.GetNextFeature().GetFID())


@pytest.mark.usefixtures("raising")
@pytest.mark.parametrize("act", [edit, edit_with_next_version, add, paste, remove])
def test_native_editing_is_refused(filled: Path, act: Callable[[ogr.Layer], None]) -> None:
    dataset = gdal.OpenEx(str(filled), gdal.OF_VECTOR | gdal.OF_UPDATE)
    with pytest.raises(RuntimeError, match=SENTENCE):
        act(dataset.GetLayerByName("parcel"))
    del dataset
    connection = raw(filled)
    rows = connection.execute("SELECT uuid, holder_name, row_version FROM parcel").fetchall()
    connection.close()
    assert rows == [("甲", "甲公司", 1)]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE lup_log SET reason = ''",
        "DELETE FROM lup_log",
        "DELETE FROM lup_meta",
        "UPDATE lup_meta SET value = '440704' WHERE key = 'district'",
        "UPDATE lup_meta SET key = 'x' WHERE key = 'write_seq'",
        "UPDATE lup_meta SET value = '1' WHERE key = 'write_seq'",
        "UPDATE lup_meta SET value = '999' WHERE key = 'write_seq'",
        "INSERT INTO lup_meta (key, value) VALUES ('x', '1')",
        "INSERT OR REPLACE INTO lup_meta (key, value) VALUES ('write_seq', '0')",
        "INSERT INTO parcel_state (fid, parcel_uuid) VALUES (99, 'x')",
        "UPDATE parcel_state SET tag_state = 'tagged'",
        "DELETE FROM parcel_state",
        "UPDATE parcel SET uuid = 'z'",
        TAG_WITH_OLD_CHANGE,
    ],
)
def test_machinery_is_guarded(filled: Path, statement: str) -> None:
    connection = open_writer(filled)
    with pytest.raises(sqlite3.IntegrityError, match=SENTENCE):
        connection.execute(statement)
    connection.close()


def test_every_business_table_has_three_guards(filled: Path) -> None:
    connection = raw(filled)
    rows = connection.execute(
        "SELECT tbl_name, count(*) FROM sqlite_master WHERE type = 'trigger'"
        " AND name LIKE 'lup_guard_%' GROUP BY tbl_name"
    ).fetchall()
    tables = connection.execute(
        "SELECT table_name FROM gpkg_contents"
        " WHERE table_name NOT IN (SELECT name FROM sqlite_master WHERE type = 'view')"
    ).fetchall()
    connection.close()
    guarded = dict(rows)
    assert len(tables) > 35
    assert [table for (table,) in tables if guarded.get(table) != 3] == []


def test_without_the_guards_the_same_edit_would_pass(filled: Path) -> None:
    connection = raw(filled)
    drop_guards(connection)
    connection.execute("UPDATE parcel SET holder_name = '偷改'")
    assert connection.execute("SELECT holder_name FROM parcel").fetchone() == ("偷改",)
    connection.close()


def test_the_store_of_the_session_still_saves_beside_gdal(store: WorkspaceStore) -> None:
    for count in (0, 1):
        dataset = gdal.OpenEx(str(store.path), gdal.OF_VECTOR)
        assert dataset.GetLayerByName("parcel").GetFeatureCount() == count
        store.write([parcel(f"甲{count}")], reason="新增")
        del dataset
