# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The demo as people start it: a process of its own, real files, both languages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from lowuse_plugin.domain.ports import Actor
from lowuse_plugin.store.workspace import open_workspace

ROOT = Path(__file__).resolve().parent.parent
ACTOR = Actor("测试员", "tester", "pc")

pytestmark = pytest.mark.slow


def run(output: Path, language: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LC_ALL": language, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "scripts/demo.py", "--output", str(output)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("演练 输出")


@pytest.fixture(scope="module")
def done(output: Path) -> str:
    result = run(output, "zh_CN.UTF-8")
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def sheet(output: Path, name: str) -> Any:
    return load_workbook(output / "统计.xlsx", data_only=True)[name]


def figure(page: Any, label: str) -> Any:
    return next(row[1] for row in page.iter_rows(values_only=True) if row[0] == label)


def test_the_folder_holds_the_workspace_and_the_workbook_and_nothing_else(
    done: str, output: Path
) -> None:
    assert {path.name for path in output.iterdir()} == {"工作库.gpkg", "统计.xlsx"}


def test_the_summary_speaks_chinese_with_counts_mu_and_yuan(done: str) -> None:
    assert "摘要（演练数据，不是江门的数据）" in done
    assert "宗地 13,157 宗，21,333.36 亩" in done
    assert "奖补符合 4 个，13,511,610.00 元" in done
    assert "奖补试算 1 个，4,272,000.00 元" in done
    assert "示例标准,仅供演练" in done


def sources(output: Path) -> list[dict[str, Any]]:
    path = output / "工作库.gpkg"
    with open_workspace(path, actor=ACTOR, read_only=True) as store, store.read() as reading:
        return reading.table("summary_sources").to_rows()


def test_every_source_row_ends_as_imported_corrected_or_refused(done: str, output: Path) -> None:
    rows = sources(output)
    assert {row["target"] for row in rows} == {
        "parcel",
        "control_line",
        "three_old_area",
        "enterprise",
    }
    for row in rows:
        assert row["rows_read"] == row["imported"] + row["changed"] + row["refused"], row
        assert row["rows_read"] > 0


def test_each_step_leaves_its_figures(done: str, output: Path) -> None:
    page = sheet(output, "概况")
    lots = next(row for row in sources(output) if row["target"] == "parcel")
    assert lots["rows_read"] == 13_159
    assert figure(page, "宗地") == lots["imported"] + lots["changed"]
    for label in ("疑似低效", "待补充", "控制线内", "控制线外", "跨控制线", "合并候选", "企业"):
        assert figure(page, label) > 0, label
    assert figure(page, "已标记地块") == 20
    control = [figure(page, label) for label in ("控制线内", "控制线外", "跨控制线")]
    assert sum(control) == figure(page, "宗地")


PARTLY_STORAGE = {"演练-03", "演练-06"}
"""Projects some parcels of which are registered as storage: a person says what they were (E-1)."""


def test_the_projects_end_in_the_workbook_as_they_are_expected_to(done: str, output: Path) -> None:
    words = {"eligible": "符合", "ineligible": "不符合", "trial": "试算", "review": "待复核"}
    with zipfile.ZipFile(ROOT / "resources" / "sample" / "source.zip") as archive:
        projects = json.loads(archive.read("项目.json"))["projects"]
    rows = {row[0]: row for row in sheet(output, "奖补测算").iter_rows(min_row=4, values_only=True)}
    for project in projects:
        expected, row = project["expect"], rows[project["project_code"]]
        amount = None if expected["amount"] is None else float(expected["amount"])
        status = "review" if project["project_code"] in PARTLY_STORAGE else expected["status"]
        assert (row[3], row[8], row[10]) == (words[status], expected["tier"], amount)


def test_the_workbook_rests_on_the_last_line_of_the_log(done: str, output: Path) -> None:
    with open_workspace(output / "工作库.gpkg", actor=ACTOR, read_only=True) as store:
        with store.read() as reading:
            head = reading.head()
        stamp = sheet(output, "概况")["A2"].value
        assert f"工作库 {store.info.store_id} 日志 {head.seq} {head.hash[:16]}" in stamp


def test_a_second_run_makes_everything_anew_and_speaks_english(done: str, output: Path) -> None:
    before = (output / "工作库.gpkg").stat().st_ino
    result = run(output, "C.UTF-8")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "parcels 13,157: 21,333.36 mu" in result.stdout
    assert "subsidy eligible 4: 13,511,610.00 yuan" in result.stdout
    assert (output / "工作库.gpkg").stat().st_ino != before
    assert {path.name for path in output.iterdir()} == {"工作库.gpkg", "统计.xlsx"}


def test_a_run_that_cannot_write_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "不是文件夹"
    blocked.write_text("", encoding="utf-8")
    result = run(blocked, "zh_CN.UTF-8")
    assert result.returncode == 1
    assert "已停止" in result.stdout
    assert "Traceback" not in result.stderr
