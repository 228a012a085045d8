# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from osgeo import gdal, ogr

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.exchange.readers import list_layers, read_layer
from tests.exchange.make_files import write_sheet


def refusal(path: Path, **options: object) -> LowUseError:
    with pytest.raises(LowUseError) as caught:
        read_layer(path, **options)
    return caught.value


def test_a_plain_sheet_is_read_as_text_with_sheet_line_numbers(folder: Path) -> None:
    path = write_sheet(
        folder / "税收 表.xlsx",
        [["企业名称", "税收", "日期"], ["甲厂", 12.5, dt.date(2021, 3, 5)], ["乙厂", None, None]],
    )
    table = read_layer(path)
    assert table.first_row == 2
    assert table.columns["企业名称"].to_list() == ["甲厂", "乙厂"]
    assert table.columns["税收"].to_list() == ["12.5", None]
    assert table.columns["日期"].to_list() == ["2021/03/05", None]
    assert table.wkb is None


def test_the_heading_is_found_below_a_title_and_over_two_lines(folder: Path) -> None:
    path = write_sheet(
        folder / "多行表头.xlsx",
        [
            ["江海区企业税收统计表"],
            [],
            ["序号", "企业名称", "税收（万元）", None, "备注"],
            [None, None, "2022年", "2023年", None],
            [1, 2, 3, 4, 5],
            [1, "甲厂", 80, 90, None],
        ],
    )
    table = read_layer(path)
    assert list(table.columns) == [
        "序号",
        "企业名称",
        "税收（万元） 2022年",
        "税收（万元） 2023年",
        "备注",
    ]
    assert table.first_row == 6
    assert table.columns["税收（万元） 2023年"].to_list() == ["90"]


def test_empty_lines_inside_keep_the_numbering_and_those_at_the_end_go(folder: Path) -> None:
    path = write_sheet(
        folder / "空行.xlsx", [["企业名称", "税收"], ["甲", 1], [], ["乙", 2], [], []]
    )
    table = read_layer(path)
    assert table.columns["企业名称"].to_list() == ["甲", None, "乙"]


def test_data_is_not_taken_for_a_second_heading_line(folder: Path) -> None:
    path = write_sheet(folder / "一行.xlsx", [["企业名称", None, "税收"], ["甲", "备考", 1]])
    table = read_layer(path)
    assert table.first_row == 2
    assert table.columns["企业名称"].to_list() == ["甲"]


def test_a_heading_cell_of_several_lines_is_one_name(folder: Path) -> None:
    path = write_sheet(folder / "换行.xlsx", [["宗地代码", "宗地面积\n（平方米）"], ["1", 20]])
    assert "宗地面积 （平方米）" in read_layer(path).columns


def test_equal_headings_stay_apart(folder: Path) -> None:
    path = write_sheet(folder / "重名.xlsx", [["企业名称", "税收", "税收"], ["甲", 1, 2]])
    table = read_layer(path)
    assert table.columns["税收"].to_list() == ["1"]
    assert table.columns["税收 (2)"].to_list() == ["2"]


def test_a_table_without_heading_is_refused_and_can_be_told_its_line(folder: Path) -> None:
    path = write_sheet(folder / "无表头.xlsx", [["甲", 1], ["乙", 2]])
    error = refusal(path)
    assert error.code == "TABLE_NO_HEADER"
    assert error.params == {"file": "无表头.xlsx", "layer": "Sheet1"}
    assert read_layer(path, heading_row=1).columns["甲"].to_list() == ["乙"]


def test_a_sheet_with_a_heading_only_is_empty(folder: Path) -> None:
    assert refusal(write_sheet(folder / "空.xlsx", [["企业名称", "税收"]])).code == "LAYER_EMPTY"


def test_several_sheets_are_named_and_a_cover_sheet_is_passed_over(folder: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.title = "填表说明"
    workbook.active.append(["请按要求填写"])
    first = workbook.create_sheet("2022")
    first.append(["企业名称", "税收"])
    first.append(["甲", 1])
    path = folder / "多表.xlsx"
    workbook.save(path)
    assert read_layer(path).layer == "2022"
    second = workbook.create_sheet("2023")
    second.append(["企业名称", "税收"])
    second.append(["乙", 1])
    workbook.save(path)
    error = refusal(path)
    assert (error.code, error.params["layers"]) == ("LAYER_AMBIGUOUS", "2022、2023")
    assert read_layer(path, layer="2023").columns["企业名称"].to_list() == ["乙"]
    assert [info.name for info in list_layers(path)] == ["填表说明", "2022", "2023"]


def test_an_ods_is_read_as_text(folder: Path) -> None:
    path = folder / "表.ods"
    dataset = gdal.GetDriverByName("ODS").Create(str(path), 0, 0, 0)
    layer = dataset.CreateLayer("税收", None, ogr.wkbNone)
    layer.CreateField(ogr.FieldDefn("企业名称", ogr.OFTString))
    layer.CreateField(ogr.FieldDefn("税收", ogr.OFTReal))
    feature = ogr.Feature(layer.GetLayerDefn())
    feature["企业名称"], feature["税收"] = "甲厂", 12.5
    layer.CreateFeature(feature)
    layer = dataset = feature = None
    table = read_layer(path)
    assert table.columns["企业名称"].to_list() == ["甲厂"]
    assert table.columns["税收"].kind == "text"
    assert [float(value) for value in table.columns["税收"].to_list()] == [12.5]


@pytest.mark.parametrize(
    ("encoding", "delimiter", "named"),
    [
        ("utf-8", ",", "UTF-8"),
        ("utf-8-sig", ";", "UTF-8"),
        ("gb18030", "\t", "GB18030"),
        ("gbk", ",", "GB18030"),
        ("utf-16", "\t", "UTF-16"),
    ],
)
def test_csv_is_read_in_its_encoding_and_delimiter(
    folder: Path, encoding: str, delimiter: str, named: str
) -> None:
    path = folder / "企业 清单.csv"
    lines = [["企业名称", "地址", "税收"], ["甲厂", '"江海区,一号"', "80"], ["乙厂", "二号", ""]]
    path.write_bytes("\r\n".join(delimiter.join(line) for line in lines).encode(encoding))
    table = read_layer(path)
    assert table.columns["企业名称"].to_list() == ["甲厂", "乙厂"]
    assert table.columns["地址"].to_list() == ["江海区,一号", "二号"]
    assert table.columns["税收"].to_list() == ["80", None]
    assert (table.encoding, table.first_row) == (named, 2)


def test_csv_in_no_known_encoding_is_refused(folder: Path) -> None:
    path = folder / "乱码.csv"
    path.write_bytes(b"\xff\x00\xff\x81,\x80\xff\n")
    assert refusal(path).code == "ENCODING_UNKNOWN"


def test_csv_with_zero_bytes_is_refused(folder: Path) -> None:
    path = folder / "零.csv"
    path.write_bytes("企业名称,税收\n甲\0,1\n".encode())
    assert refusal(path).code == "FILE_UNREADABLE"
