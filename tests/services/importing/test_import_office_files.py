# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What an office's files say between the lines: years, units, districts, codes in odd places."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.exchange.readers import read_layer
from lowuse_plugin.exchange.report_csv import save_report
from lowuse_plugin.services.importing.areas import FileOptions, import_control_line
from lowuse_plugin.services.importing.parcels import import_parcels
from lowuse_plugin.store.workspace import open_workspace
from tests.exchange.make_files import ORIGIN, square, write_layer, write_sheet
from tests.services.importing.import_support import (
    ACTOR,
    CODE,
    codes,
    current,
    import_enterprises,
    incoming,
    lot,
    new_workspace,
    outcome,
    taxes_by_name,
    taxes_of,
)

TITLE = "江门市江海区2023年度企业税收情况表"
UNIT = CODE.format(1) + "F00010001"


@pytest.fixture
def store(folder: Path):
    with new_workspace(folder) as opened:
        yield opened


def versions(store: Any) -> list[tuple[str, int]]:
    rows = [*current(store, "enterprise"), *current(store, "enterprise_year")]
    return sorted((row["uuid"], row["row_version"]) for row in rows)


def test_the_usual_tax_sheet_stores_each_year_under_its_own(store, folder: Path) -> None:
    path = write_sheet(
        folder / "税.xlsx",
        [
            [TITLE],
            ["单位：万元"],
            ["企业名称", "统一社会信用代码", "税收（万元）", None],
            [None, None, "2022年", "2023年"],
            ["甲公司", "91440704MA4UXXXX12", 80, "120.5"],
        ],
    )
    report = import_enterprises(store, read_layer(path))
    assert taxes_by_name(store) == {("甲公司", 2022): "80", ("甲公司", 2023): "120.5"}
    assert [remark.code for remark in report.remarks] == []


def test_a_sheet_with_a_group_above_the_name_is_taken(store, folder: Path) -> None:
    path = write_sheet(
        folder / "分组.xlsx",
        [
            [TITLE],
            ["序号", "企业基本情况", None, "税收", None, "就业人数"],
            [None, "企业名称", "信用代码", "2022年", "2023年", "2023年"],
            [1, "甲公司", "91440704MA4UXXXX12", 80, 90, 7],
        ],
    )
    report = import_enterprises(store, read_layer(path))
    assert taxes_by_name(store) == {("甲公司", 2022): "80", ("甲公司", 2023): "90"}
    assert report.unused == ("序号",)


@pytest.mark.parametrize(
    ("title", "year", "expected"),
    [(TITLE, None, 2023), (TITLE, 2021, 2021), ("2023年、2023年度税收", None, 2023)],
)
def test_the_year_of_the_title_serves_where_nothing_else_names_one(
    store, folder: Path, title: str, year: int | None, expected: int
) -> None:
    path = write_sheet(folder / "题.xlsx", [[title], ["企业名称", "税收"], ["甲公司", 80]])
    report = import_enterprises(store, read_layer(path), year=year)
    assert taxes_by_name(store) == {("甲公司", expected): "80"}
    assert [remark.code for remark in report.remarks] == ([] if year else ["YEAR_FROM_TITLE"])


@pytest.mark.parametrize("title", ["企业税收情况表", "2022年至2023年企业税收情况表"])
def test_a_title_with_no_year_or_two_leaves_the_question_open(
    store, folder: Path, title: str
) -> None:
    path = write_sheet(folder / "题.xlsx", [[title], ["企业名称", "税收"], ["甲公司", 80]])
    with pytest.raises(LowUseError, match="YEAR_NEEDED"):
        import_enterprises(store, read_layer(path))


def test_the_unit_line_gives_the_unit_of_columns_that_state_none(store, folder: Path) -> None:
    path = write_sheet(
        folder / "元.xlsx",
        [
            ["2023年税收表"],
            ["单位：元、亩"],
            ["企业名称", "税收", "营业收入（亿元）", "就业人数"],
            ["甲公司", 800000, 1.2, 9],
        ],
    )
    report = import_enterprises(store, read_layer(path))
    [year] = current(store, "enterprise_year")
    assert (year["tax_wan"], year["revenue_wan"], year["employees"]) == (None, "12000", 9)
    assert [row.tax_wan for row in taxes_of(store).rows()] == ["80"]
    assert [r.code for r in report.remarks].count("UNIT_CONVERTED") == 2


def test_a_sheet_without_names_is_refused_with_the_headings_that_were_seen(
    store, folder: Path
) -> None:
    path = write_sheet(folder / "缺.xlsx", [["信用代码", "2023年税收"], ["91440704MA4UXXXX12", 1]])
    with pytest.raises(LowUseError) as caught:
        import_enterprises(store, read_layer(path))
    assert caught.value.code == "FIELD_NEEDED"
    assert caught.value.params["headings"] == "信用代码、2023年税收"


@pytest.mark.parametrize(
    ("title", "heading"),
    [("企业税收", "2023年税收（万元）"), ("2023年度企业税收", "税收（万元）")],
)
def test_the_later_of_two_tax_lines_is_refused_and_importing_again_changes_nothing(
    store, folder: Path, title: str, heading: str
) -> None:
    path = write_sheet(
        folder / "重.xlsx", [[title], ["企业名称", heading], ["E厂", 1200], ["E厂", 1]]
    )
    report = import_enterprises(store, read_layer(path))
    assert taxes_by_name(store) == {("E厂", 2023): "1200"}
    assert (report.imported, report.refused) == (1, 1)
    [(code, params)] = outcome(report, 4)[1]
    assert (code, params["first"]) == ("ROW_DOUBLE", 3)
    before = versions(store)
    again = import_enterprises(store, read_layer(path))
    assert (again.created, again.updated, again.unchanged) == (0, 0, 1)
    assert versions(store) == before


def test_two_lines_about_different_years_are_both_taken(store, folder: Path) -> None:
    path = write_sheet(
        folder / "分年.xlsx",
        [["企业名称", "2022年税收", "2023年税收"], ["E厂", 5, None], ["E厂", None, 6]],
    )
    assert import_enterprises(store, read_layer(path)).refused == 0
    assert taxes_by_name(store) == {("E厂", 2022): "5", ("E厂", 2023): "6"}


def test_a_line_by_name_doubles_the_line_by_code_of_the_same_name(store, folder: Path) -> None:
    path = write_sheet(
        folder / "名码.xlsx",
        [
            ["企业名称", "信用代码", "2023年税收"],
            ["E厂", "91440704MA4UXXXX12", 5],
            ["E厂", None, 6],
        ],
    )
    assert import_enterprises(store, read_layer(path)).count("ROW_DOUBLE") == 1
    assert taxes_by_name(store) == {("E厂", 2023): "5"}


def test_rows_that_say_an_address_differently_do_not_grow_the_version(store, folder: Path) -> None:
    path = write_sheet(
        folder / "两址.xlsx",
        [
            ["企业名称", "地址", "年度", "税收"],
            ["E厂", "一号", 2022, 5],
            ["E厂", "二号", 2023, 6],
        ],
    )
    import_enterprises(store, read_layer(path))
    before = versions(store)
    again = import_enterprises(store, read_layer(path))
    assert (again.updated, again.unchanged) == (0, 2)
    assert versions(store) == before


def test_a_unit_code_under_parcel_code_becomes_both_codes(store, folder: Path) -> None:
    path = write_layer(folder / "号.gpkg", [{"ZDDM": UNIT, "wkt": square(1)}])
    report = import_parcels(store, read_layer(path))
    [row] = current(store)
    assert (row["unit_code"], row["parcel_code"]) == (UNIT, CODE.format(1))
    assert {"UNIT_CODE_AS_PARCEL_CODE", "PARCEL_CODE_FROM_UNIT"} <= codes(report)


@pytest.mark.parametrize("code", [UNIT[:-1], UNIT + "0", "X" * 28])
def test_another_length_or_structure_stays_a_doubtful_parcel_code(store, code: str) -> None:
    report = import_parcels(store, incoming([{"ZDDM": code, "wkt": square(1)}]))
    [row] = current(store)
    assert (row["unit_code"], row["parcel_code"]) == (None, code)
    assert "CODE_OLD_OR_MALFORMED" in codes(report)


def test_the_district_option_fills_gaps_and_the_file_wins(folder: Path) -> None:
    rows = [
        {"XZQMC": "新会区", "wkt": square(1)},
        {"ZDDM": CODE.format(2), "wkt": square(2)},
        {"QLR": "甲厂", "wkt": square(3)},
        {"XZQMC": "台山市", "wkt": square(4)},
    ]
    path = write_layer(folder / "区.gpkg", rows)
    with new_workspace(folder, district="440700") as store:
        report = import_parcels(store, read_layer(path), district="440781")
        found = [row["district"] for row in current(store)]
    assert found == ["440705", "440704", "440781", "440781"]
    [finding] = [each for each in report.findings if each.code == "DISTRICT_OPTION_DIFFERS"]
    assert finding.rows.tolist() == [0, 1]
    assert finding.params == {"district": ["440705", "440704"], "stated": ["440781"] * 2}


def test_the_district_option_of_a_sheet_fills_gaps(store, folder: Path) -> None:
    lines = [
        ["企业名称", "行政区", "年度", "税收"],
        ["甲", "新会区", 2023, 1],
        ["乙", None, 2023, 2],
    ]
    path = write_sheet(folder / "区.xlsx", lines)
    report = import_enterprises(store, read_layer(path), district="440704")
    assert {r["name"]: r["district"] for r in current(store, "enterprise")} == {
        "甲": "440705",
        "乙": "440704",
    }
    assert report.count("DISTRICT_OPTION_DIFFERS") == 1


@pytest.mark.parametrize(
    ("area", "noted"),
    [
        (15.0, ("AREA_UNIT_SUSPECTED", "亩")),
        (12.01, ("AREA_UNIT_SUSPECTED", "亩")),
        (11.99, ("AREA_DIFFERS", None)),
        (18.74, ("AREA_UNIT_SUSPECTED", "亩")),
        (18.76, ("AREA_DIFFERS", None)),
        (1.0, ("AREA_UNIT_SUSPECTED", "公顷")),
        (4999.0, ("AREA_DIFFERS", None)),
        (5001.0, None),
        (10000.0, None),
        (19999.0, None),
        (20001.0, ("AREA_DIFFERS", None)),
    ],
)
def test_an_area_that_the_shape_contradicts_is_noted_with_the_suspected_unit(
    store, folder: Path, area: float, noted: tuple[str, str | None] | None
) -> None:
    path = write_layer(folder / "亩.gpkg", [{**lot(1), "ZDMJ": str(area)}])
    report = import_parcels(store, read_layer(path))
    assert report.refused == 0
    found = [each for each in report.findings if each.code.startswith("AREA_")]
    assert [(each.code, each.params.get("unit", [None])[0]) for each in found] == (
        [noted] if noted else []
    )
    for each in found:
        assert each.params["registered_m2"] == [area]
        assert each.params["plane_m2"] == [pytest.approx(10_000, rel=1e-3)]


def kml(folder: Path, name: str, description: str) -> Path:
    path = folder / "图 斑.kml"
    ring = "113.1,22.5 113.101,22.5 113.101,22.501 113.1,22.501 113.1,22.5"
    path.write_text(
        '<?xml version="1.0" encoding="utf-8"?><kml xmlns="http://www.opengis.net/kml/2.2">'
        f"<Document><Folder><name>宗地</name><Placemark><name>{name}</name>"
        f"<description>{description}</description><Polygon><outerBoundaryIs><LinearRing>"
        f"<coordinates>{ring}</coordinates></LinearRing></outerBoundaryIs></Polygon>"
        "</Placemark></Folder></Document></kml>",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize(
    ("given", "taken", "unused"),
    [
        ((CODE.format(7), "江门甲厂有限公司"), (CODE.format(7), "江门甲厂有限公司"), ()),
        ((UNIT, "待核实"), (CODE.format(1), None), ("description",)),
        (("江门甲厂", "备注"), (None, "江门甲厂"), ("description",)),
        (("一号图形", "备注"), (None, None), ("name", "description")),
    ],
)
def test_name_and_description_of_a_kml_are_taken_for_what_they_hold(
    store,
    folder: Path,
    given: tuple[str, str],
    taken: tuple[str | None, str | None],
    unused: tuple[str, ...],
) -> None:
    report = import_parcels(store, read_layer(kml(folder, *given)))
    [row] = current(store)
    assert (row["parcel_code"], row["holder_name"]) == taken
    assert tuple(each.casefold() for each in report.unused) == unused


def test_a_column_of_a_kml_that_the_user_leaves_out_stays_out(store, folder: Path) -> None:
    table = read_layer(kml(folder, CODE.format(7), "江门甲厂有限公司"))
    import_parcels(store, table, mapping={"holder_name": None})
    assert current(store)[0]["holder_name"] is None


def test_the_name_of_the_right_holder_is_known_under_its_full_title(store) -> None:
    import_parcels(store, incoming([lot(1, 权利人名称="江门甲厂有限公司")]))
    assert current(store)[0]["holder_name"] == "江门甲厂有限公司"


def test_columns_that_were_not_used_are_named_in_report_and_saved_report(
    store, folder: Path
) -> None:
    path = write_layer(folder / "列.gpkg", [lot(1, 税务等级="A", 联系人="王")])
    report = import_parcels(store, read_layer(path))
    assert report.unused == ("税务等级", "联系人")
    save_report(report, folder / "报告.csv")
    with (folder / "报告.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = [line for line in csv.reader(file) if line[2] == "FIELDS_UNUSED"]
    assert lines == [["", "", "FIELDS_UNUSED", "FIELDS_UNUSED fields=税务等级、联系人"]]


def test_what_the_version_of_a_control_line_takes_is_not_called_unused(store, folder: Path) -> None:
    rows = [
        {"版本名称": "V1", "生效日期": "2024-01-01", "级别": "1", "颜色": "红", "wkt": square(1)}
    ]
    path = write_layer(folder / "线.gpkg", rows)
    table = read_layer(path)
    report = import_control_line(
        store, table, version="V1", valid_from=None, level=1, options=FileOptions(
            mapping={"valid_from": "生效日期"}
        )
    )  # fmt: skip
    assert report.unused[-1] == "颜色"
    assert "生效日期" not in report.unused


@pytest.mark.parametrize("kind", ["parcels", "areas", "enterprises"])
def test_an_import_into_a_read_only_workspace_names_the_file(folder: Path, kind: str) -> None:
    with new_workspace(folder):
        pass
    with open_workspace(folder / "工作库.gpkg", actor=ACTOR, read_only=True) as closed:
        calls = {
            "parcels": lambda: import_parcels(closed, incoming([lot(1)])),
            "areas": lambda: import_control_line(
                closed, incoming([lot(1, JB="1", 生效日期="2024-01-01")]), version="V1", level=1,
                options=FileOptions(mapping={"valid_from": "生效日期"}),
            ),
            "enterprises": lambda: import_enterprises(
                closed, incoming([{"企业名称": "甲"}], plain=True)
            ),
        }  # fmt: skip
        with pytest.raises(LowUseError) as caught:
            calls[kind]()
        assert caught.value.code == "WORKSPACE_READ_ONLY"
        assert caught.value.params == {
            "file": "工作库.gpkg",
            "detail": closed.info.read_only_reason,
        }


def test_a_refused_row_does_not_say_that_a_value_counts_as_missing(store, folder: Path) -> None:
    lines = [
        ["企业名称", "年度", "税收"],
        ["甲", "去年", 1],
        [None, 2023, "保密"],
        ["乙", 2023, "无数"],
    ]
    path = write_sheet(folder / "坏.xlsx", lines)
    report = import_enterprises(store, read_layer(path))
    save_report(report, folder / "报告.csv")
    with (folder / "报告.csv").open(encoding="utf-8-sig", newline="") as file:
        said = {
            (row, code, text.split()[0])
            for row, _, code, text in csv.reader(file)
            if code == "VALUE_UNREADABLE"
        }
    assert ("2", "VALUE_UNREADABLE", "VALUE_UNREADABLE_REFUSED") in said
    assert ("4", "VALUE_UNREADABLE", "VALUE_UNREADABLE") in said


def test_a_repair_says_how_much_changed_and_what_was_dropped(store, folder: Path) -> None:
    x, y = ORIGIN
    spike = (
        f"GEOMETRYCOLLECTION(POLYGON(({x} {y},{x + 100} {y},{x + 100} {y + 100},{x} {y + 100},"
        f"{x} {y})),LINESTRING({x} {y},{x + 5} {y + 5}),POINT({x} {y}))"
    )
    bow = (
        f"POLYGON(({x} {y + 300},{x + 2} {y + 302},{x + 2} {y + 300},{x} {y + 302},{x} {y + 300}))"
    )
    rows = [{"TBBH": "1", "wkt": spike}, {"TBBH": "2", "wkt": bow}]
    report = import_parcels(store, read_layer(write_layer(folder / "坏.gpkg", rows)))
    [finding] = [each for each in report.findings if each.code == "GEOMETRY_REPAIRED"]
    assert finding.params["dropped"] == [2, 0]
    assert finding.params["area_change_m2"] == [0.0, 2.0]


@pytest.mark.parametrize("number", ["--MD", "--", "—", "/", "-", "*", " - - "])
def test_placeholders_are_no_numbers(store, number: str) -> None:
    rows = [{"TBBH": number, "wkt": square(i)} for i in (1, 2)]
    report = import_parcels(store, incoming(rows))
    assert report.refused == 0
    assert [row["map_number"] for row in current(store)] == [None, None]


def test_the_direction_of_rings_is_no_change(store, folder: Path) -> None:
    shape = shapely.from_wkt(square(1))
    hole = shapely.buffer(shapely.centroid(shape), 10)
    ring = shapely.difference(shape, hole)
    two = shapely.union(shapely.from_wkt(square(3)), shapely.from_wkt(square(5)))
    rows = [lot(1) | {"wkt": ring.wkt}, lot(3) | {"wkt": two.wkt}]
    import_parcels(store, incoming(rows))
    turned = [row | {"wkt": shapely.reverse(shapely.from_wkt(row["wkt"])).wkt} for row in rows]
    again = import_parcels(store, incoming(turned, sha256="1" * 64))
    assert (again.updated, again.unchanged) == (0, 2)
    stored = [shapely.from_wkb(row["geom"]) for row in current(store)]
    parts = [part for each in stored for part in each.geoms]
    assert all(part.exterior.is_ccw for part in parts)
    assert not any(inner.is_ccw for part in parts for inner in part.interiors)


def test_a_shapefile_with_exchanged_axes_is_the_same_as_the_right_one(store, folder: Path) -> None:
    rows = [lot(1), lot(2)]
    import_parcels(store, read_layer(write_layer(folder / "正.gpkg", rows)))
    swapped = [
        {**row, "wkt": shapely.transform(shapely.from_wkt(row["wkt"]), lambda xy: xy[:, ::-1]).wkt}
        for row in rows
    ]
    path = write_layer(folder / "轴反.shp", swapped)
    again = import_parcels(store, read_layer(path), swap_axes=True)
    assert (again.updated, again.unchanged) == (0, 2)
