# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The workspace is a GeoPackage that other programs understand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import shapely
from osgeo import gdal, ogr

from lowuse_plugin.domain.columns import column
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import BulkInsert, Update
from lowuse_plugin.store.workspace import create_workspace
from tests.store.support import ZHANG, package, parcel, parcels, raw, square


def validate(path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "osgeo_utils.samples.validate_gpkg", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_new_and_a_filled_workspace_are_valid_geopackages(path: Path) -> None:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        done = validate(path)
        assert done.returncode == 0, done.stdout + done.stderr
        store.write([package("包", "done"), parcels(100, import_package_uuid="包")], reason="导入")
        store.write([parcel("甲", holder_name="甲公司")], reason="新增")
    done = validate(path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_validator_would_notice(path: Path) -> None:
    create_workspace(path, district="440703", actor=ZHANG).close()
    connection = raw(path)
    connection.execute("UPDATE gpkg_geometry_columns SET geometry_type_name = 'BLOB'")
    connection.close()
    assert validate(path).returncode != 0


def test_gdal_knows_titles_value_lists_and_kinds(path: Path) -> None:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲", right_ends_on="2050-12-31")], reason="新增")
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    layer = dataset.GetLayerByName("parcel_map")
    definition = layer.GetLayerDefn()
    district = definition.GetFieldDefn(definition.GetFieldIndex("district"))
    assert district.GetDomainName() == "district"
    assert dataset.GetFieldDomain("district").GetEnumeration()["440705"] == "新会区"
    parcel_layer = dataset.GetLayerByName("parcel").GetLayerDefn()
    ends = parcel_layer.GetFieldDefn(parcel_layer.GetFieldIndex("right_ends_on"))
    assert ends.GetType() == ogr.OFTDate
    assert layer.GetSpatialRef().GetAuthorityCode(None) == "4526"
    connection = raw(path)
    row = connection.execute(
        "SELECT name, title, constraint_name FROM gpkg_data_columns"
        " WHERE table_name = 'parcel' AND column_name = 'right_nature'"
    ).fetchone()
    connection.close()
    assert row == ("权利性质", "QLXZ", "right_nature")


def test_machinery_is_not_offered_as_layers(path: Path) -> None:
    create_workspace(path, district="440703", actor=ZHANG).close()
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    names = [dataset.GetLayerByIndex(i).GetName() for i in range(dataset.GetLayerCount())]
    assert "parcel_map" in names
    assert [name for name in names if name.startswith("lup_") or name == "parcel_state"] == []


def test_a_box_on_the_map_view_is_answered_by_the_index_with_parcel_ids(path: Path) -> None:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcels(300)], reason="导入")
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    layer = dataset.GetLayerByName("parcel_map")
    assert layer.GetFIDColumn() == "fid"
    assert layer.TestCapability(ogr.OLCFastSpatialFilter)
    left, bottom = 38_500_000.0, 2_500_000.0
    layer.SetSpatialFilterRect(left + 41, bottom, left + 69, bottom + 5)
    assert [(f.GetFID(), f.GetField("uuid")) for f in layer] == [(3, "p000002"), (4, "p000003")]


def test_the_index_follows_a_moved_and_a_removed_geometry(path: Path) -> None:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲"), parcel("乙")], reason="新增")
        store.write([Update("parcel", "甲", 1, {"geom": square(x=1000)})], reason="移")
        store.write([Update("parcel", "乙", 1, {"geom": None})], reason="去")
    connection = raw(path)
    rows = connection.execute(
        "SELECT id, round(minx) - 38500000, round(maxy) - 2500000 FROM rtree_parcel_geom"
    ).fetchall()
    connection.close()
    assert rows == [(1, 1000.0, 10.0)]


def holey(count: int, first: int) -> BulkInsert:
    """Parcels in a row of which every seventh has no geometry."""
    rows = parcels(count, first).rows
    shapes = [None if i % 7 == 0 else wkb for i, wkb in enumerate(rows["geom"].to_list())]
    return BulkInsert("parcel", rows.with_columns(geom=column("wkb", shapes)))


def indexed_and_real(path: Path) -> tuple[dict[int, Any], dict[int, Any]]:
    """Return the boxes of the R-tree, and those of the geometries, by fid."""
    connection = raw(path)
    boxes = "SELECT id, minx, maxx, miny, maxy FROM rtree_parcel_geom"
    indexed = {fid: box for fid, *box in connection.execute(boxes)}
    shapes = dict(connection.execute("SELECT fid, geom FROM parcel WHERE geom IS NOT NULL"))
    connection.close()
    bounds = {fid: shapely.from_wkb(blob[40:]).bounds for fid, blob in shapes.items()}
    return indexed, {fid: [b[0], b[2], b[1], b[3]] for fid, b in bounds.items()}


def test_the_index_has_the_box_of_every_geometry_whatever_way_it_came(path: Path) -> None:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲"), holey(50, 0), parcel("乙"), holey(60, 100)], reason="导入")
        with pytest.raises(LowUseError) as refused:
            store.write([parcels(5, 48)], reason="重复")
        store.write([parcel("丙", geom=square(y=300))], reason="新增")
        store.write([parcels(40, 200)], reason="导入")
        store.write([Update("parcel", "p000205", 1, {"geom": square(y=700)})], reason="移")
        store.write([Update("parcel", "p000206", 1, {"geom": None})], reason="去")
        store.write([BulkInsert("parcel", parcels(0).rows)], reason="空")
    assert refused.value.code == "ROW_EXISTS"
    indexed, real = indexed_and_real(path)
    assert indexed.keys() == real.keys()
    assert len(real) == 3 + 50 - 8 + 60 - 9 + 40 - 1
    for fid, (left, right, bottom, top) in real.items():
        low_x, high_x, low_y, high_y = indexed[fid]
        assert left - 8 <= low_x <= left  # 32-bit numbers, rounded outwards
        assert right <= high_x <= right + 8
        assert bottom - 1 <= low_y <= bottom
        assert top <= high_y <= top + 1
    layer = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    parcel_layer = layer.GetLayerByName("parcel")
    parcel_layer.SetSpatialFilterRect(38_500_000, 2_500_690, 38_500_020, 2_500_720)
    assert [f.GetField("uuid") for f in parcel_layer] == ["p000205"]


def test_a_whole_batch_makes_a_valid_geopackage_and_keeps_null(path: Path) -> None:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcels(5000)], reason="导入")
        assert store.verify().findings == ()
    done = validate(path)
    assert done.returncode == 0, done.stdout + done.stderr
    connection = raw(path)
    query = "SELECT DISTINCT typeof(retired_at), typeof(far), typeof(remark) FROM parcel"
    kinds = connection.execute(query).fetchall()
    connection.close()
    assert kinds == [("null", "null", "null")]
