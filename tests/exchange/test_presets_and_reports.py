# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.importing.mapping import Preset, fingerprint
from lowuse_plugin.domain.importing.report import CHANGED, Findings, ImportReport, Remark
from lowuse_plugin.exchange.presets import find_preset, load_preset, save_preset
from lowuse_plugin.exchange.report_csv import save_report, save_unmatched

PRESET = Preset(
    "供应商 甲",
    "parcel",
    {"parcel_code": "DH"},
    fingerprint(["DH", "QLR"]),
    {"district": "440704"},
)


def report() -> ImportReport:
    findings = Findings(2)
    findings.add("VALUE_UNREADABLE", CHANGED, np.array([1]), field="ZDMJ", value="=1+1")
    return ImportReport(
        table="parcel",
        file_name="来件.shp",
        layer="宗地",
        sha256="0",
        encoding="",
        source_crs="",
        target_crs="",
        package_uuid="",
        mapping={},
        first_row=2,
        rows_read=2,
        imported=1,
        changed=1,
        refused=0,
        created=2,
        updated=0,
        unchanged=0,
        findings=findings.items,
        remarks=(Remark("CRS_TRANSFORMED", {"source": "a", "target": "b"}),),
        unmatched=(
            {"row": 3, "uscc": None, "name": "=cmd|x", "address": "@地址", "reason": "NOT_FOUND"},
        ),
    )


def describe(code: str, params: object) -> str:
    return f"=说明 {code}"


def test_a_preset_comes_back_as_it_was_saved(folder: Path) -> None:
    save_preset(folder / "甲.json", PRESET)
    assert load_preset(folder / "甲.json") == PRESET


def test_the_preset_of_a_file_is_found_by_its_fields(folder: Path) -> None:
    save_preset(folder / "甲.json", PRESET)
    (folder / "别的.json").write_text("{}", encoding="utf-8")
    assert find_preset(folder, ["qlr", "ＤＨ"], "parcel") == PRESET
    assert find_preset(folder, ["QLR"], "parcel") is None
    assert find_preset(folder, ["QLR", "DH"], "enterprise") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        '{"format": "other"}',
        '{"format": "lowuse-mapping", "version": 2}',
        '{"format": "lowuse-mapping", "version": 1, "name": 1, "table": "parcel"}',
        '{"format": "lowuse-mapping", "version": 1, "name": "a", "table": "parcel", "fields": []}',
    ],
)
def test_a_file_that_is_no_preset_is_refused(folder: Path, text: str) -> None:
    path = folder / "坏.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LowUseError) as caught:
        load_preset(path)
    assert (caught.value.code, caught.value.params["file"]) == ("PRESET_UNREADABLE", "坏.json")


def test_a_missing_preset_is_named(folder: Path) -> None:
    with pytest.raises(LowUseError) as caught:
        load_preset(folder / "没有.json")
    assert caught.value.code == "FILE_NOT_FOUND"


def test_the_csv_report_has_every_row_and_no_formula(folder: Path) -> None:
    path = folder / "导入 报告.csv"
    save_report(report(), path, describe=describe)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        lines = list(csv.reader(stream))
    assert lines[0] == ["行号", "结果", "代码", "说明"]
    assert lines[1][2] == "CRS_TRANSFORMED"
    assert lines[2] == ["2", "导入", "", ""]
    assert lines[3] == ["3", "修正后导入", "VALUE_UNREADABLE", "'=说明 VALUE_UNREADABLE"]


def test_the_xlsx_report_has_text_cells_where_a_formula_would_be(folder: Path) -> None:
    path = folder / "导入 报告.xlsx"
    save_report(report(), path, describe=describe)
    sheet = openpyxl.load_workbook(path).active
    cell = sheet["D4"]
    assert (cell.value, cell.data_type) == ("=说明 VALUE_UNREADABLE", "s")
    assert sheet["A4"].value == 3


def test_the_unmatched_list_is_inert(folder: Path) -> None:
    path = folder / "未匹配.csv"
    save_unmatched(report(), path)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        lines = list(csv.reader(stream))
    assert lines[1] == ["3", "", "'=cmd|x", "'@地址", "NOT_FOUND"]


def test_a_report_in_another_format_or_place_is_refused(folder: Path) -> None:
    with pytest.raises(LowUseError) as caught:
        save_report(report(), folder / "报告.pdf")
    assert caught.value.code == "FORMAT_UNSUPPORTED"
    with pytest.raises(LowUseError) as caught:
        save_report(report(), folder / "没有" / "报告.csv")
    assert caught.value.code == "FILE_NOT_WRITABLE"
