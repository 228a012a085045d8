# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import shapely
from osgeo import gdal, ogr

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Actor
from lowuse_plugin.exchange.files import take_state
from lowuse_plugin.exchange.readers import list_layers, read_layer
from lowuse_plugin.store.workspace import create_workspace
from tests.exchange.make_files import square, write_layer

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
KINDS = {
    "整数": ogr.OFTInteger,
    "长整": ogr.OFTInteger64,
    "面积": ogr.OFTReal,
    "日期": ogr.OFTDate,
    "时刻": ogr.OFTDateTime,
}
FULL = {"整数": 7, "长整": 9, "面积": 12.5, "日期": "2021/03/05", "时刻": "2021/03/05 12:30:00"}
FULL_ROW = {"名称": "甲厂", **FULL, "wkt": square(0)}
EMPTY_ROW = {"名称": None, **dict.fromkeys(FULL), "wkt": square(1)}


def refusal(path: Path, **options: object) -> LowUseError:
    with pytest.raises(LowUseError) as caught:
        read_layer(path, **options)
    return caught.value


@pytest.mark.parametrize("suffix", [".shp", ".gpkg", ".gdb", ".geojson", ".kml"])
def test_every_format_gives_its_rows_and_geometry(folder: Path, suffix: str) -> None:
    epsg = 4326 if suffix == ".kml" else 4526
    origin = (113.07, 22.5) if suffix == ".kml" else (38_405_000.0, 2_490_000.0)
    lots = [{"Name": f"地块{i}", "wkt": square(i, side=0.001, origin=origin)} for i in range(3)]
    if suffix != ".kml":
        lots = [{"Name": f"地块{i}", "wkt": square(i)} for i in range(3)]
    path = write_layer(folder / f"宗地 数据{suffix}", lots, epsg=epsg)
    table = read_layer(path)
    assert table.columns["Name"].to_list() == ["地块0", "地块1", "地块2"]
    assert len(table.wkb) == 3
    assert all(isinstance(value, bytes) for value in table.wkb)
    assert table.crs == f"EPSG:{epsg}"
    assert table.first_row == 1
    assert len(table.sha256) == 64


@pytest.mark.parametrize("suffix", [".gpkg", ".gdb", ".geojson"])
def test_null_stays_null_in_every_type(folder: Path, suffix: str) -> None:
    path = write_layer(folder / f"空值{suffix}", [FULL_ROW, EMPTY_ROW, FULL_ROW], kinds=KINDS)
    columns = read_layer(path).columns
    for name in ("名称", *FULL):
        assert columns[name].valid.tolist() == [True, False, True], name
    assert columns["面积"].to_list() == [12.5, None, 12.5]
    assert columns["日期"].to_list() == ["2021-03-05", None, "2021-03-05"]
    assert columns["时刻"].to_list() == ["2021-03-05", None, "2021-03-05"]
    assert columns["整数"].to_list() == [7, None, 7]


def test_null_stays_null_in_a_shapefile(folder: Path) -> None:
    path = write_layer(folder / "空值.shp", [FULL_ROW, EMPTY_ROW], kinds=KINDS)
    columns = read_layer(path).columns
    assert columns["面积"].to_list() == [12.5, None]
    assert columns["日期"].to_list() == ["2021-03-05", None]


def test_booleans_behind_a_null_keep_their_value(folder: Path) -> None:
    path = folder / "布尔.gpkg"
    dataset = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0)
    layer = dataset.CreateLayer("宗地", None, ogr.wkbNone)
    field = ogr.FieldDefn("闲置", ogr.OFTInteger)
    field.SetSubType(ogr.OFSTBoolean)
    layer.CreateField(field)
    for value in (1, None, 1, 0):
        feature = ogr.Feature(layer.GetLayerDefn())
        if value is None:
            feature.SetFieldNull(0)
        else:
            feature.SetField(0, value)
        layer.CreateFeature(feature)
    layer = dataset = None
    table = read_layer(path)
    assert table.columns["闲置"].to_list() == [True, None, True, False]
    assert table.wkb is None


def test_a_column_that_is_null_throughout_keeps_its_kind(folder: Path) -> None:
    path = write_layer(folder / "全空.gpkg", [EMPTY_ROW, EMPTY_ROW], kinds=KINDS)
    columns = read_layer(path).columns
    assert [columns[name].kind for name in ("名称", "整数", "面积", "日期")] == [
        "text",
        "int",
        "real",
        "date",
    ]
    assert not columns["面积"].valid.any()


def test_more_rows_than_a_batch_arrive_in_order(folder: Path) -> None:
    rows = [{"名称": str(i) if i % 3 else None, "wkt": square(i % 100)} for i in range(9000)]
    table = read_layer(write_layer(folder / "多.geojson", rows))
    assert table.columns["名称"].to_list() == [row["名称"] for row in rows]


@pytest.mark.parametrize("encoding", ["GBK", "UTF-8"])
def test_a_shapefile_without_cpg_is_read_in_its_encoding(folder: Path, encoding: str) -> None:
    path = write_layer(
        folder / "无编码.shp",
        [{"权利人": "江门市蓬江区甲乙丙有限公司", "wkt": square(0)}],
        options=[f"ENCODING={encoding}"],
    )
    (folder / "无编码.cpg").unlink(missing_ok=True)
    table = read_layer(path)
    assert table.columns["权利人"].to_list() == ["江门市蓬江区甲乙丙有限公司"]
    assert table.encoding == ("GB18030" if encoding == "GBK" else "UTF-8")


def test_a_cpg_that_lies_is_not_believed(folder: Path) -> None:
    path = write_layer(
        folder / "错编码.shp", [{"名称": "蓬江区", "wkt": square(0)}], options=["ENCODING=GBK"]
    )
    (folder / "错编码.cpg").write_text("UTF-8", encoding="ascii")
    assert read_layer(path).columns["名称"].to_list() == ["蓬江区"]


def test_a_given_encoding_wins(folder: Path) -> None:
    path = write_layer(
        folder / "拉丁.shp", [{"NAME": "café", "wkt": square(0)}], options=["ENCODING=CP1252"]
    )
    (folder / "拉丁.cpg").unlink(missing_ok=True)
    assert read_layer(path, encoding="CP1252").columns["NAME"].to_list() == ["café"]


@pytest.mark.skipif(not SHARED.exists(), reason="shared data is not beside the repository")
def test_the_raw_jiangmen_shapefile_is_read_without_prj_and_cpg(folder: Path) -> None:
    source = SHARED / "jiangmen_shp_raw_no_prj_no_cpg"
    for part in source.iterdir():
        shutil.copy(part, folder / part.name)
    table = read_layer(folder / "jiangmen_district.shp")
    assert table.encoding == "UTF-8"
    assert table.crs is None
    texts = {v for name in table.columns for v in table.columns[name].to_list()}
    assert {"蓬江区", "江海区", "新会区", "台山市", "开平市", "鹤山市", "恩平市"} <= texts


def test_a_zip_with_one_shapefile_is_read(folder: Path) -> None:
    path = write_layer(folder / "宗地.shp", [{"名称": "甲", "wkt": square(0)}])
    with zipfile.ZipFile(folder / "来件.zip", "w") as archive:
        for part in folder.glob("宗地.*"):
            archive.write(part, f"数据/{part.name}")
    assert read_layer(folder / "来件.zip").columns["名称"].to_list() == ["甲"]
    with zipfile.ZipFile(folder / "空.zip", "w") as archive:
        archive.writestr("说明.txt", "无")
    assert refusal(folder / "空.zip").code == "ARCHIVE_WITHOUT_SHAPEFILE"
    del path


def test_several_layers_are_named_and_one_is_chosen(folder: Path) -> None:
    path = write_layer(folder / "多层.gpkg", [{"名称": "甲", "wkt": square(0)}], layer="宗地")
    write_layer(path, [{"名称": "乙", "wkt": square(1)}], layer="控制线", append=True)
    error = refusal(path)
    assert error.code == "LAYER_AMBIGUOUS"
    assert error.params == {"file": "多层.gpkg", "layers": "宗地、控制线"}
    assert read_layer(path, layer="控制线").columns["名称"].to_list() == ["乙"]
    assert refusal(path, layer="图斑").code == "LAYER_NOT_FOUND"
    assert [(info.name, info.rows) for info in list_layers(path)] == [("宗地", 1), ("控制线", 1)]


def test_an_empty_layer_is_refused(folder: Path) -> None:
    error = refusal(write_layer(folder / "空层.gpkg", []))
    assert error.code == "LAYER_EMPTY"
    assert error.params == {"file": "空层.gpkg", "layer": "宗地"}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("图.dwg", "FORMAT_DWG"),
        ("图.DXF", "FORMAT_DXF"),
        ("库.mdb", "FORMAT_MDB"),
        ("表.dbf", "FORMAT_DBF"),
        ("宏.xlsm", "FORMAT_XLSM"),
        ("文.docx", "FORMAT_UNSUPPORTED"),
    ],
)
def test_other_formats_are_refused_with_the_way_to_convert(
    folder: Path, name: str, code: str
) -> None:
    (folder / name).write_bytes(b"x")
    error = refusal(folder / name)
    assert error.code == code
    assert error.params["file"] == name


def test_a_missing_file_is_named(folder: Path) -> None:
    error = refusal(folder / "没有.gpkg")
    assert error.code == "FILE_NOT_FOUND"
    assert "没有.gpkg" in str(error.params["file"])


@pytest.mark.parametrize("suffix", [".shp", ".gpkg", ".geojson"])
def test_a_truncated_file_is_refused(folder: Path, suffix: str) -> None:
    rows = [{"名称": f"甲{i}", "wkt": square(i % 50, i // 50)} for i in range(2000)]
    path = write_layer(folder / f"截断{suffix}", rows)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 2 // 3])
    assert refusal(path).code == "FILE_UNREADABLE"


def test_a_truncated_attribute_table_is_refused(folder: Path) -> None:
    path = write_layer(folder / "截断.shp", [{"名称": "甲", "wkt": square(i)} for i in range(50)])
    dbf = folder / "截断.dbf"
    dbf.write_bytes(dbf.read_bytes()[:-200])
    error = refusal(path)
    assert error.code == "FILE_UNREADABLE"
    assert error.params["file"] == "截断.dbf"


@pytest.mark.parametrize("suffix", [".gpkg", ".geojson", ".xlsx", ".xls", ".ods", ".kml", ".zip"])
def test_a_file_of_another_kind_under_a_known_name_is_refused(folder: Path, suffix: str) -> None:
    path = folder / f"冒名{suffix}"
    path.write_bytes(b"this is no such file" * 10)
    assert refusal(path).code == "FILE_UNREADABLE"


@pytest.mark.parametrize("part", [".dbf", ".shx"])
def test_a_missing_part_of_a_shapefile_is_named(folder: Path, part: str) -> None:
    path = write_layer(folder / "缺件.shp", [{"名称": "甲", "wkt": square(0)}])
    (folder / f"缺件{part}").unlink()
    error = refusal(path)
    assert error.code == "FILE_PART_MISSING"
    assert error.params["part"] == f"缺件{part}"


def test_a_file_that_changes_after_it_was_looked_at_is_refused(folder: Path) -> None:
    path = write_layer(folder / "变.shp", [{"名称": "甲", "wkt": square(0)}])
    state = take_state(path)
    state.check_unchanged()
    dbf = folder / "变.dbf"
    data = bytearray(dbf.read_bytes())
    data[-3] ^= 1
    stat = dbf.stat()
    dbf.write_bytes(bytes(data))
    os.utime(dbf, ns=(stat.st_atime_ns, stat.st_mtime_ns))  # same size, same time: the hash tells
    with pytest.raises(LowUseError) as caught:
        state.check_unchanged()
    assert caught.value.code == "FILE_CHANGED"


def test_a_file_that_another_process_keeps_writing_is_refused(folder: Path) -> None:
    path = folder / "在写.csv"
    path.write_text("企业名称,税收\n" + "甲,1\n" * 200_000, encoding="utf-8")
    script = (
        "import sys,time\n"
        "end=time.time()+20\n"
        "with open(sys.argv[1],'a') as f:\n"
        "  while time.time()<end:\n"
        "    f.write('乙,2\\n'); f.flush()\n"
    )
    writer = subprocess.Popen([sys.executable, "-X", "utf8", "-c", script, str(path)])
    try:
        size = path.stat().st_size
        while path.stat().st_size == size:
            pass
        assert refusal(path).code == "FILE_CHANGED"
    finally:
        writer.kill()
        writer.wait()


def test_a_view_of_a_foreign_geopackage_is_no_layer_and_never_runs(folder: Path) -> None:
    path = write_layer(folder / "他人.gpkg", [{"名称": "甲", "wkt": square(0)}])
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE VIEW 陷阱 AS SELECT fid, geom, '假' AS 名称 FROM 宗地")
        connection.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) "
            "VALUES ('陷阱', 'features', '陷阱', 4526)"
        )
        connection.execute(
            "INSERT INTO gpkg_geometry_columns VALUES ('陷阱', 'geom', 'POLYGON', 4526, 0, 0)"
        )
        connection.execute("CREATE TABLE 日志 (x)")
        connection.execute(
            "CREATE TRIGGER 触发 AFTER INSERT ON gpkg_extensions "
            "BEGIN INSERT INTO 日志 VALUES (1); END"
        )
    connection.close()
    before = path.read_bytes()
    names = {info.name for info in list_layers(path)}
    assert "宗地" in names
    assert "陷阱" not in names
    assert refusal(path, layer="陷阱").code == "LAYER_NOT_FOUND"
    assert read_layer(path, layer="宗地").columns["名称"].to_list() == ["甲"]
    assert path.read_bytes() == before


def test_a_geopackage_whose_own_tables_are_views_is_refused(folder: Path) -> None:
    path = write_layer(folder / "伪造.gpkg", [{"名称": "甲", "wkt": square(0)}])
    with sqlite3.connect(path) as connection:
        connection.execute("ALTER TABLE gpkg_contents RENAME TO 原表")
        connection.execute("CREATE VIEW gpkg_contents AS SELECT * FROM 原表")
    connection.close()
    assert refusal(path).code == "FILE_UNREADABLE"


def test_arcs_and_measures_become_plain_polygons(folder: Path) -> None:
    arc = "CURVEPOLYGON(CIRCULARSTRING(0 0,100 100,200 0,100 -100,0 0))"
    measured = "POLYGON M((0 0 1,10 0 1,10 10 1,0 0 1))"
    path = write_layer(
        folder / "曲线.gpkg", [{"名称": "弧", "wkt": arc}, {"名称": "M", "wkt": measured}]
    )
    shapes = shapely.from_wkb(np.array(read_layer(path).wkb, dtype=object))
    assert shapely.area(shapes[0]) == pytest.approx(np.pi * 100**2, rel=1e-3)
    assert shapely.area(shapes[1]) == 50.0


def test_reading_leaves_gdals_switches_as_they_were(folder: Path) -> None:
    path = write_layer(folder / "开关.gpkg", [{"名称": "甲", "wkt": square(0)}])
    before = gdal.GetUseExceptions(), ogr.GetUseExceptions()
    read_layer(path)
    assert (gdal.GetUseExceptions(), ogr.GetUseExceptions()) == before
    assert gdal.GetThreadLocalConfigOption("OGR_XLSX_HEADERS") is None


def zipped(folder: Path, shapefile: Path, name: str, parts: Sequence[str], cut: str = "") -> Path:
    """An archive of some parts of a shapefile; of ``cut`` only the first half."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in parts:
            content = shapefile.with_suffix(part).read_bytes()
            content = content[: len(content) // 2] if part == cut else content
            archive.writestr(f"来件/{shapefile.stem}{part}", content)
    return path


@pytest.fixture
def gbk_shapefile(folder: Path) -> Path:
    """As older programs write it: no .cpg, and no code page in the header of the table."""
    rows = [{"权利人": "江门市甲厂", "wkt": square(i)} for i in range(3)]
    path = write_layer(folder / "宗地.shp", rows, options=["ENCODING=GBK"])
    path.with_suffix(".cpg").unlink(missing_ok=True)
    content = bytearray(path.with_suffix(".dbf").read_bytes())
    content[29] = 0
    path.with_suffix(".dbf").write_bytes(bytes(content))
    return path


def test_the_encoding_of_a_zipped_shapefile_is_judged_as_of_one_in_a_folder(
    folder: Path, gbk_shapefile: Path
) -> None:
    path = zipped(folder, gbk_shapefile, "来件 一.zip", (".shp", ".shx", ".dbf", ".prj"))
    table = read_layer(path)
    assert table.encoding == read_layer(gbk_shapefile).encoding == "GB18030"
    assert table.columns["权利人"].to_list() == ["江门市甲厂"] * 3


@pytest.mark.parametrize("cut", [".shp", ".dbf"])
def test_a_zipped_shapefile_that_is_cut_off_is_refused(
    folder: Path, gbk_shapefile: Path, cut: str
) -> None:
    path = zipped(folder, gbk_shapefile, "断.zip", (".shp", ".shx", ".dbf"), cut)
    assert refusal(path).code == "FILE_UNREADABLE"


@pytest.mark.parametrize("part", [".shx", ".dbf"])
def test_a_zipped_shapefile_without_a_part_is_refused(
    folder: Path, gbk_shapefile: Path, part: str
) -> None:
    parts = [each for each in (".shp", ".shx", ".dbf") if each != part]
    error = refusal(zipped(folder, gbk_shapefile, "缺.zip", parts))
    assert error.code == "FILE_PART_MISSING"
    assert str(error.params["part"]).endswith(part)


def test_a_workspace_is_no_delivery_and_its_locks_outlive_the_question(folder: Path) -> None:
    actor = Actor("李四", "lisi", "PC-1")
    with create_workspace(folder / "工作库.gpkg", district="440704", actor=actor) as store:
        holding = sqlite3.connect(store.path)
        holding.execute("BEGIN IMMEDIATE")
        for ask in (list_layers, read_layer):
            with pytest.raises(LowUseError) as caught:
                ask(store.path)
            assert caught.value.code == "FILE_IS_WORKSPACE"
        ask_elsewhere = (
            "import sqlite3, sys\n"
            "sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
        )
        other = subprocess.run(
            [sys.executable, "-c", ask_elsewhere, str(store.path)],
            capture_output=True,
            text=True,
            check=False,
        )
        holding.close()
    assert "database is locked" in other.stderr
