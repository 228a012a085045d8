# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables of enterprises and of projects, and the subsidy that follows from them (D11)."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from qgis.core import QgsProcessingException

from lowuse_plugin import api
from tests.qgis.layers.test_layer_algorithms import make_layer, run, square
from tests.qgis.workspace.test_workspace_algorithms import Heard

CODE = "440704001001GB00001"
PLANT = {
    "district": "440704",
    "land_area_m2": "24000",
    "floor_area_m2": "48000.01",
    "project_type": "industrial_upgrade",
    "use_before": "0601",
    "use_after": "0601",
}

ACCEPTANCE = {"kind": "joint_acceptance", "number": "验收 1 号", "on": "2024-06-30"}


@pytest.fixture
def workspace(folder: Path, provider: object) -> str:
    path = str(folder / "工作库 表格.gpkg")
    run("createworkspace", WORKSPACE=path, DISTRICT="440704")
    make_layer(
        folder, "宗地",
        [(square(0, 0, 240, 100), {"ZDDM": CODE, "QLR": "江门甲厂有限公司", "YT": "0601",
                                   "ZDMJ": 24000.0})],
    )  # fmt: skip
    run("importparcels", WORKSPACE=path, INPUT=str(folder / "宗地.gpkg"))
    return path


def test_enterprises_with_taxes_come_in_and_change_the_outcome(
    own_settings: None, workspace: str, folder: Path
) -> None:
    before, _ = run("identify", WORKSPACE=workspace, ON="2024-06-30")
    table = folder / "税收.csv"
    table.write_bytes(
        "统一社会信用代码,企业名称,宗地代码,2022年税收(万元),2023年税收(万元)\r\n"
        f"91440704MA4UXXXX1A,江门甲厂有限公司,{CODE},1,1\r\n"
        "91440704MA4UXXXX2B,江门无地公司,,5,5\r\n".encode("gb18030")
    )
    feedback = Heard()
    unmatched, taxes = folder / "未匹配.csv", folder / "税收明细"
    taxes.mkdir()
    with pytest.raises(QgsProcessingException, match="do not enter the workspace"):
        run("importtable", WORKSPACE=workspace, INPUT=str(table))
    found, _ = run(
        "importtable", feedback, WORKSPACE=workspace, INPUT=str(table), UNMATCHED=str(unmatched),
        TAX_FOLDER=str(taxes),
    )  # fmt: skip
    assert [path.name[:19] for path in taxes.iterdir()] == ["税收_440704_2022-2023_"[:19]]
    assert "江门无地公司" in unmatched.read_text(encoding="utf-8-sig")
    assert found["ROWS_READ"] == 2
    assert found["CREATED"] == 2
    assert len(json.loads(found["SUMMARY"])["unmatched"]) == 1
    assert any("1 enterprises without a parcel" in line for line in feedback.lines)
    after, _ = run("identify", WORKSPACE=workspace, ON="2024-06-30")
    assert (before["SUSPECTED"], after["SUSPECTED"]) == (0, 1)


def test_the_subsidy_of_a_project_is_that_of_the_interface(workspace: str, folder: Path) -> None:
    projects = folder / "项目 清单.json"
    good = {
        **PLANT,
        "project_code": "XM-1",
        "name": "甲厂改造",
        "parcels": [CODE],
        "acceptances": [ACCEPTANCE],
        "three_old_status": "none",
    }
    bad = {**good, "project_code": "XM-2", "name": "乙厂改造", "parcels": ["440704001001GB00099"]}
    projects.write_text(json.dumps({"projects": [good, bad]}), encoding="utf-8")
    report = folder / "项目 报告.csv"
    feedback = Heard()
    found, _ = run(
        "importtable", feedback, WORKSPACE=workspace, INPUT=str(projects), KIND="projects",
        REPORT=str(report),
    )  # fmt: skip
    assert (found["ROWS_READ"], found["CREATED"], found["REFUSED"]) == (2, 1, 1)
    with report.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[1] for row in rows[1:]] == ["imported", "refused"]
    assert rows[2][2] == "PROJECT_PARCEL_UNKNOWN"
    assert "440704001001GB00099" in rows[2][3]

    calculated, _ = run("calculatesubsidy", feedback, WORKSPACE=workspace, ON="2024-12-31")
    [result] = json.loads(calculated["RESULTS"])["assessed"]
    expected = api.assess_subsidy(
        {**PLANT, "acceptances": [ACCEPTANCE], "three_old": {"status": "none"}},
        today="2024-12-31",
    )
    for name in ("status", "reasons", "far", "tier", "amount_yuan", "city_share_yuan"):
        assert result[name] == expected[name], name
    assert calculated["PROJECT_COUNT"] == 1
    eligible = expected["status"] == "eligible"
    assert calculated["PAYABLE_YUAN"] == (expected["amount_yuan"] if eligible else "0.00")
    assert any("rounded to two decimals" in line for line in feedback.lines)
    again, _ = run("importtable", WORKSPACE=workspace, INPUT=str(projects), KIND="projects")
    assert (again["CREATED"], again["UNCHANGED"]) == (0, 1)


def test_a_year_that_the_sheet_does_not_name_can_be_given(workspace: str, folder: Path) -> None:
    table = folder / "单年.csv"
    table.write_text(f"企业名称,宗地代码,税收\n江门甲厂有限公司,{CODE},1\n", encoding="utf-8")
    taxes = folder / "税收明细"
    taxes.mkdir()
    said = {"WORKSPACE": workspace, "INPUT": str(table), "TAX_FOLDER": str(taxes)}
    with pytest.raises(QgsProcessingException):
        run("importtable", **said)
    found, _ = run("importtable", YEAR=2023, **said)
    assert found["REFUSED"] == 0
    assert found["CREATED"] == 1
