# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Files as offices make them: titles, unit lines, wrong encodings, KML, web pages named xls."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.exchange.readers import list_layers, read_layer
from tests.exchange.make_files import square, write_layer, write_sheet

TITLE = "江门市江海区2023年度企业税收情况表"
NAMES = ["企业名称", "统一社会信用代码", "税收（万元）", None]
YEARS = [None, None, "2022年", "2023年"]
DATA = ["甲公司", "91440704MA4UXXXX12", 80, "120.5"]


def refusal(path: Path, **options: object) -> LowUseError:
    with pytest.raises(LowUseError) as caught:
        read_layer(path, **options)
    return caught.value


@pytest.mark.parametrize("merged", [True, False])
def test_title_and_unit_line_are_no_part_of_the_headings(folder: Path, merged: bool) -> None:
    path = write_sheet(folder / "税 表.xlsx", [[TITLE], ["单位：万元"], NAMES, YEARS, DATA])
    if merged:
        book = openpyxl.load_workbook(path)
        book.active.merge_cells("A1:D1")
        book.active.merge_cells("C3:D3")
        book.save(path)
    table = read_layer(path)
    assert list(table.columns) == [
        "企业名称", "统一社会信用代码", "税收（万元） 2022年", "税收（万元） 2023年",
    ]  # fmt: skip
    assert (table.first_row, table.title, table.units) == (5, TITLE, ("万元",))
    assert table.columns["税收（万元） 2023年"].to_list() == ["120.5"]


def test_a_group_heading_stands_above_the_names_below_it(folder: Path) -> None:
    path = write_sheet(
        folder / "分组.xlsx",
        [
            [TITLE],
            ["单位：万元"],
            ["序号", "企业基本情况", None, "税收", None, "营业收入（亿元）", "备注"],
            [None, "企业名称", "信用代码", "2022年", "2023年", "2023年", None],
            [1, "甲公司", None, 80, 90, 1.2, "a"],
        ],
    )
    table = read_layer(path)
    assert list(table.columns) == [
        "序号", "企业基本情况 企业名称", "企业基本情况 信用代码", "税收 2022年", "税收 2023年",
        "营业收入（亿元） 2023年", "备注",
    ]  # fmt: skip
    assert table.first_row == 5


@pytest.mark.parametrize(
    ("above", "title", "units"),
    [
        ([["2023年税收"]], "2023年税收", ()),
        ([[None, "2023年税收", None]], "2023年税收", ()),
        ([[TITLE] * 3], TITLE, ()),
        ([[TITLE], ["（内部资料）"], []], f"{TITLE} （内部资料）", ()),
        ([[TITLE], ["填报单位：某局", None, "金额单位：元、亩"]], TITLE, ("元", "亩")),
        ([["单位：个"]], "", ()),
        ([], "", ()),
    ],
)
def test_what_stands_above_the_headings_is_kept_beside_them(
    folder: Path, above: Sequence[Sequence[Any]], title: str, units: tuple[str, ...]
) -> None:
    path = write_sheet(
        folder / "上方.xlsx", [*above, ["企业名称", "税收", "备注"], ["甲公司", 80, "a"]]
    )
    table = read_layer(path)
    assert list(table.columns) == ["企业名称", "税收", "备注"]
    assert (table.title, table.units) == (title, units)
    assert table.first_row == len(above) + 2


def test_a_group_alone_in_its_line_is_a_heading_and_no_title(folder: Path) -> None:
    path = write_sheet(
        folder / "独行.xlsx",
        [[None, "税收（万元）", None], ["企业名称", "2022年", "2023年"], ["甲公司", 80, 90]],
    )
    assert list(read_layer(path).columns) == [
        "企业名称", "税收（万元） 2022年", "税收（万元） 2023年",
    ]  # fmt: skip


def test_a_sheet_of_one_named_column_has_a_heading(folder: Path) -> None:
    path = write_sheet(folder / "单列.xlsx", [["企业名称"], ["甲公司"]])
    assert read_layer(path).columns["企业名称"].to_list() == ["甲公司"]


def gbk_layer(folder: Path) -> Path:
    path = folder / "国标.shp"
    rows = [{"QLR": "江门甲厂有限公司", "wkt": square(0)}]
    write_layer(path, rows, options=["ENCODING=GBK"])
    path.with_suffix(".cpg").unlink(missing_ok=True)
    return path


@pytest.mark.parametrize("said", ["UTF-8", "ascii", "没有这种"])
def test_a_stated_encoding_that_the_text_is_not_in_refuses_the_file(
    folder: Path, said: str
) -> None:
    error = refusal(gbk_layer(folder), encoding=said)
    assert (error.code, error.params["file"]) == ("ENCODING_UNKNOWN", "国标.dbf")


@pytest.mark.parametrize("said", [None, "GBK", "GB18030"])
def test_the_right_encoding_reads_the_text(folder: Path, said: str | None) -> None:
    table = read_layer(gbk_layer(folder), encoding=said)
    assert table.columns["QLR"].to_list() == ["江门甲厂有限公司"]
    assert table.encoding == "GB18030"


@pytest.mark.parametrize("suffix", [".gpkg", ".geojson"])
def test_text_that_another_program_could_not_decode_refuses_the_file(
    folder: Path, suffix: str
) -> None:
    path = write_layer(folder / f"坏字{suffix}", [{"QLR": "江门\ufffd厂", "wkt": square(0)}])
    assert refusal(path).code == "ENCODING_UNKNOWN"


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_table_with_lost_characters_is_refused(folder: Path, suffix: str) -> None:
    path = folder / f"坏字{suffix}"
    if suffix == ".csv":
        path.write_text("企业名称,税收\n甲\ufffd,1\n", encoding="utf-8")
    else:
        write_sheet(path, [["企业名称", "税收"], ["甲\ufffd", 1]])
    assert refusal(path).code == "ENCODING_UNKNOWN"


def test_a_character_cut_off_by_the_width_of_a_field_costs_only_itself(folder: Path) -> None:
    path = folder / "截字.shp"
    write_layer(path, [{"QLR": "abc甲", "wkt": square(0)}], options=["ENCODING=UTF-8"])
    dbf = path.with_suffix(".dbf")
    dbf.write_bytes(dbf.read_bytes().replace("abc甲".encode(), "abc甲".encode()[:-1] + b" ", 1))
    assert read_layer(path).columns["QLR"].to_list() == ["abc"]


def test_a_kml_keeps_name_and_description_and_no_drawing_columns(folder: Path) -> None:
    path = folder / "图 斑.kml"
    ring = "113.1,22.5 113.101,22.5 113.101,22.501 113.1,22.501 113.1,22.5"
    path.write_text(
        '<?xml version="1.0" encoding="utf-8"?><kml xmlns="http://www.opengis.net/kml/2.2">'
        "<Document><Folder><name>宗地</name><Placemark><name>440704001001GB00070</name>"
        "<description>江门甲厂有限公司</description><Polygon><outerBoundaryIs><LinearRing>"
        f"<coordinates>{ring}</coordinates></LinearRing></outerBoundaryIs></Polygon>"
        "</Placemark></Folder></Document></kml>",
        encoding="utf-8",
    )
    table = read_layer(path)
    found = {name.casefold(): values.to_list() for name, values in table.columns.columns.items()}
    assert found == {"name": ["440704001001GB00070"], "description": ["江门甲厂有限公司"]}


@pytest.mark.parametrize("head", ["<html><table>", "\ufeff\r\n <?xml version='1.0'?><Workbook>"])
@pytest.mark.parametrize("suffix", [".xls", ".xlsx"])
def test_a_web_page_named_as_a_workbook_says_how_to_convert_it(
    folder: Path, head: str, suffix: str
) -> None:
    path = folder / f"假{suffix}"
    path.write_text(head + "<tr><td>企业名称</td></tr>", encoding="utf-8")
    error = refusal(path)
    assert (error.code, dict(error.params)) == ("FORMAT_HTML", {"file": path.name})
    with pytest.raises(LowUseError, match="FORMAT_HTML"):
        list_layers(path)


def test_an_empty_csv_is_named_as_a_layer(folder: Path) -> None:
    path = folder / "零.csv"
    path.write_bytes(b"")
    error = refusal(path)
    assert (error.code, error.params["layer"]) == ("LAYER_EMPTY", "零")


@pytest.mark.parametrize(
    ("name", "content", "detail"),
    [
        ("断.xlsx", b"PK\x03\x04cut", "DETAIL_DAMAGED"),
        ("截.gpkg", b"SQLite format 3\0" + b"\0" * 84, "DETAIL_DAMAGED"),
        ("别.gpkg", b"no GeoPackage", "DETAIL_DAMAGED"),
        ("零.csv", b"a,b\0,c\n", "DETAIL_NOT_TEXT"),
    ],
)
def test_why_a_file_cannot_be_read_is_a_code_and_no_words_of_a_driver(
    folder: Path, name: str, content: bytes, detail: str
) -> None:
    path = folder / name
    path.write_bytes(content)
    error = refusal(path)
    assert (error.code, error.params["detail"]) == ("FILE_UNREADABLE", detail)
