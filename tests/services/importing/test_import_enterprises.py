# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.exchange.readers import read_layer
from lowuse_plugin.services.importing.package import void_import
from lowuse_plugin.services.importing.parcels import import_parcels
from tests.exchange.make_files import write_sheet
from tests.services.importing.import_support import (
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

A, B, C = "91440700123456789X", "91440700223456789Y", "91440700323456789W"


@pytest.fixture
def store(folder: Path):
    with new_workspace(folder) as opened:
        rows = [
            lot(1, QLR="甲（江门）有限公司", QLRZJH=A, ZL="江海区一号"),
            lot(2, QLR="甲（江门）有限公司", QLRZJH=A, ZL="江海区二号"),
            lot(3, QLR="乙厂", ZL="江海区三号"),
            lot(4, QLR="丙厂", QLRZJH=C, ZL="江海区四号"),
            lot(5, QLR="丁厂", ZL="江海区五号"),
        ]
        import_parcels(opened, incoming(rows, sha256="p" * 64))
        yield opened


def sheet(*rows: dict[str, object], sha256: str = "e" * 64):
    return incoming(rows, plain=True, crs=None, first_row=2, sha256=sha256)


def links(store) -> dict[str, list[tuple[str, str]]]:
    names = {row["uuid"]: row["name"] for row in current(store, "enterprise")}
    code = {row["uuid"]: row["parcel_code"][-1] for row in current(store)}
    found: dict[str, list[tuple[str, str]]] = {}
    for row in current(store, "parcel_enterprise"):
        found.setdefault(names[row["enterprise_uuid"]], []).append(
            (code[row["parcel_uuid"]], row["matched_by"])
        )
    return found


def test_parcels_are_matched_by_code_then_name_then_address(store) -> None:
    report = import_enterprises(
        store,
        sheet(
            {"企业名称": "改了名的甲", "信用代码": A, "年度": "2023", "税收": "80"},
            {"企业名称": "乙 厂", "信用代码": B, "年度": "2023", "税收": "1"},
            {"企业名称": "租户", "地址": "江海区五号", "年度": "2023", "税收": "2"},
            {"企业名称": "外地厂", "地址": "别处", "年度": "2023", "税收": "3"},
            {"企业名称": "指定", "宗地代码": CODE.format(4), "年度": "2023", "税收": "4"},
        ),
    )
    assert links(store) == {
        "改了名的甲": [("1", "uscc"), ("2", "uscc")],
        "乙 厂": [("3", "name")],
        "租户": [("5", "address")],
        "指定": [("4", "parcel_code")],
    }
    assert [(u["row"], u["name"], u["reason"]) for u in report.unmatched] == [
        (5, "外地厂", "NOT_FOUND")
    ]
    assert outcome(report, 4)[1] == [("MATCHED_BY_ADDRESS", {})]
    assert (report.rows_read, report.imported, report.created) == (5, 5, 5)


def test_a_name_with_another_credit_code_is_no_match(store) -> None:
    report = import_enterprises(
        store, sheet({"企业名称": "丙厂", "信用代码": B, "年度": "2023", "税收": "1"})
    )
    assert links(store) == {}
    assert report.unmatched[0]["reason"] == "NOT_FOUND"


def test_a_name_that_two_holders_have_is_left_to_a_person(store) -> None:
    rows = [lot(6, QLR="戊厂", QLRZJH=B), lot(7, QLR="戊厂", QLRZJH="91440700423456789Q")]
    import_parcels(store, incoming(rows, sha256="q" * 64))
    report = import_enterprises(store, sheet({"企业名称": "戊厂", "年度": "2023", "税收": "1"}))
    assert report.unmatched[0]["reason"] == "NAME_AMBIGUOUS"


def test_a_missing_tax_stays_missing_through_import_and_store(store) -> None:
    import_enterprises(
        store,
        sheet(
            {"企业名称": "乙厂", "年度": "2022", "税收": None, "营业收入": "5"},
            {"企业名称": "乙厂", "年度": "2023", "税收": "0", "营业收入": None},
            {"企业名称": "乙厂", "年度": "2024", "税收": "-", "营业收入": None},
            {"企业名称": "乙厂", "年度": "2025", "税收": "保密", "营业收入": None},
        ),
    )
    assert taxes_by_name(store) == {
        ("乙厂", 2022): None,
        ("乙厂", 2023): "0",
        ("乙厂", 2024): None,
        ("乙厂", 2025): None,
    }
    with store.read() as reading:
        years = reading.table("enterprise_year")
    assert years["tax_wan"].valid.tolist() == [False] * 4
    assert years["tax_wan_per_mu"].to_list() == [None, "0", None, None]


def test_one_column_a_year_gives_one_row_a_year(store) -> None:
    report = import_enterprises(
        store,
        sheet(
            {"企业名称": "乙厂", "2022年税收": "80", "2023年税收(元)": "900000"},
            {"企业名称": "丁厂", "2022年税收": None, "2023年税收(元)": "1"},
            {"企业名称": "己厂", "2022年税收": None, "2023年税收(元)": None},
        ),
    )
    assert taxes_by_name(store) == {
        ("乙厂", 2022): "80",
        ("乙厂", 2023): "90",
        ("丁厂", 2023): "0.0001",
    }
    assert report.mapping["tax_wan@2022"] == "2022年税收"
    assert report.remarks[0].code == "UNIT_CONVERTED"
    assert len(current(store, "enterprise")) == 3


def test_figures_without_a_year_need_one(store) -> None:
    table = sheet({"企业名称": "乙厂", "税收": "80"})
    with pytest.raises(LowUseError) as caught:
        import_enterprises(store, table)
    assert caught.value.code == "YEAR_NEEDED"
    import_enterprises(store, table, year=2023)
    assert taxes_by_name(store) == {("乙厂", 2023): "80"}


def test_a_sheet_without_a_name_column_is_refused(store) -> None:
    with pytest.raises(LowUseError) as caught:
        import_enterprises(store, sheet({"税收": "80", "年度": "2023"}))
    assert (caught.value.code, caught.value.params["field"]) == ("FIELD_NEEDED", "企业名称")


def test_importing_again_updates_and_never_doubles(store) -> None:
    first = sheet(
        {"企业名称": "乙厂", "信用代码": B, "年度": "2022", "税收": "80"},
        {"企业名称": "乙厂", "信用代码": B, "年度": "2023", "税收": "90"},
    )
    import_enterprises(store, first)
    again = import_enterprises(store, first)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 2)
    changed = import_enterprises(
        store,
        sheet(
            {"企业名称": "乙厂", "信用代码": B, "年度": "2022", "税收": "81", "区县": "江海区"},
            {"企业名称": "乙厂", "信用代码": B, "年度": "2023", "税收": None},
            sha256="f" * 64,
        ),
    )
    assert (changed.created, changed.updated) == (0, 2)
    assert taxes_by_name(store) == {("乙厂", 2022): "81", ("乙厂", 2023): "90"}
    assert [row["district"] for row in current(store, "enterprise")] == ["440704"]
    assert len(current(store, "parcel_enterprise")) == 1


def test_a_credit_code_that_comes_later_completes_the_enterprise(store) -> None:
    import_enterprises(store, sheet({"企业名称": "乙厂", "年度": "2022", "税收": "80"}))
    import_enterprises(
        store,
        sheet({"企业名称": "乙厂", "信用代码": B, "年度": "2023", "税收": "9"}, sha256="f" * 64),
    )
    (row,) = current(store, "enterprise")
    assert (row["uscc"], row["row_version"]) == (B, 2)


def test_bad_rows_are_refused_with_their_line_number(store) -> None:
    report = import_enterprises(
        store,
        sheet(
            {"企业名称": "乙厂", "年度": "2022", "税收": "80"},
            {"企业名称": "乙厂", "年度": "2022", "税收": "81"},
            {"企业名称": None, "年度": None, "税收": None},
            {"企业名称": "合计", "年度": "2022", "税收": "161"},
            {"企业名称": None, "年度": "2022", "税收": "1"},
            {"企业名称": "丁厂", "年度": "去年", "税收": "1"},
            {"企业名称": "丁厂", "年度": None, "税收": "1"},
            {"企业名称": "丁厂", "年度": "1022", "税收": "1"},
        ),
    )
    assert (report.imported, report.refused) == (1, 7)
    found = {row: outcome(report, row)[1][0][0] for row in range(3, 10)}
    assert found == {
        3: "ROW_DOUBLE",
        4: "ROW_EMPTY",
        5: "ROW_TOTAL",
        6: "VALUE_REQUIRED",
        7: "VALUE_UNREADABLE",
        8: "VALUE_REQUIRED",
        9: "VALUE_UNREADABLE",
    }
    assert outcome(report, 3)[1][0][1]["first"] == 2


def test_a_malformed_credit_code_is_noted(store) -> None:
    report = import_enterprises(
        store, sheet({"企业名称": "丁厂", "信用代码": "12345", "年度": "2023", "税收": "1"})
    )
    assert codes(report) == {"USCC_MALFORMED"}


def test_undoing_a_tax_import_restores_the_older_taxes(store) -> None:
    import_enterprises(store, sheet({"企业名称": "乙厂", "年度": "2022", "税收": "80"}))
    report = import_enterprises(
        store, sheet({"企业名称": "乙厂", "年度": "2022", "税收": "1"}, sha256="f" * 64)
    )
    assert [row["tax_wan_per_mu"] for row in current(store, "enterprise_year")] == ["0.066666667"]
    void_import(store, report.package_uuid)
    assert [row["tax_wan_per_mu"] for row in current(store, "enterprise_year")] == ["5.333333333"]
    kept = taxes_of(store)
    assert [row.tax_wan for row in kept.rows(without={report.package_uuid})] == ["80"]


def test_the_parcels_of_an_enterprise_list_cannot_be_undone_below_it(store) -> None:
    import_enterprises(store, sheet({"企业名称": "乙厂", "年度": "2022", "税收": "80"}))
    (parcels,) = {row["import_package_uuid"] for row in current(store)}
    with pytest.raises(LowUseError) as caught:
        void_import(store, parcels)
    assert (caught.value.code, caught.value.params["count"]) == ("IMPORT_BUILT_UPON", 1)


def test_a_link_that_a_person_retired_is_not_brought_back_silently(store) -> None:
    table = sheet({"企业名称": "乙厂", "年度": "2022", "税收": "80"})
    import_enterprises(store, table)
    (link,) = current(store, "parcel_enterprise")
    gone = {"retired_at": "2025-01-01T00:00:00Z", "retired_reason": "已搬迁"}
    store.write([Update("parcel_enterprise", link["uuid"], 1, gone)], reason="编辑")
    import_enterprises(store, table)
    assert current(store, "parcel_enterprise") == []


def test_an_office_sheet_with_title_and_merged_years_is_imported(store, folder: Path) -> None:
    path = write_sheet(
        folder / "税收 统计.xlsx",
        [
            ["2023 年工业企业税收统计表"],
            ["序号", "企业名称", "统一社会信用代码", "税收（万元）", None],
            [None, None, None, "2022年", "2023年"],
            [1, "甲公司", A, 80.5, None],
            [2, "合计", None, 80.5, None],
        ],
    )
    report = import_enterprises(store, read_layer(path))
    assert taxes_by_name(store) == {("甲公司", 2022): "80.5"}
    assert links(store)["甲公司"] == [("1", "uscc"), ("2", "uscc")]
    assert outcome(report, 5)[1][0][0] == "ROW_TOTAL"
