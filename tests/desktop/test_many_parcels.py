# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""批量修改 in the real QGIS: each way shows its differences, writes once, and is undone once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from lowuse_plugin.domain.ports import Actor
from lowuse_plugin.store.workspace import open_workspace
from tests.desktop.workspaces import small_workspace


def test_many_parcels_are_changed_in_four_ways(
    make_profile: Callable[..., Any], drive_qgis: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    workspace = small_workspace(tmp_path / "共享 盘.gpkg")
    seen = drive_qgis(
        make_profile(locale="zh-Hans"), "many_parcels", name="many", seconds=120,
        workspace=workspace, table=tmp_path / "宗地修改表.xlsx",
    )  # fmt: skip
    assert "Traceback" not in seen["stderr"]
    assert seen["returncode"] == 0
    # 点选标记: six parcels framed, tagged, taken back; Esc leaves nothing selected.
    assert seen["tool_chosen"].startswith("已选 6 宗 ")
    assert seen["tool_fits"]
    assert seen["tool_tagged"].startswith("已标记 6 宗")
    assert seen["tool_given_up"][0]
    assert "选中" not in seen["tool_given_up"][1]
    assert seen["entries"] == ["批量修改…", "粘贴表格…", "导出可编辑表…", "读回修改后的表…"]
    assert seen["scope"].startswith("所选宗地（6 宗")
    assert seen["without_reason"] == "请填写原因，原因会记入日志。"
    assert seen["fits"]
    assert "选中 6 宗" in seen["still_chosen"]
    assert seen["builder"] == "新值的表达式"
    # 6 areas and 5 words; 大概 is none; two rows name no parcel, one column no field.
    assert seen["pasted"] == "11 处将修改，1 处不能写入，3 项未采用"
    assert seen["open"] == []
    with open_workspace(workspace, actor=Actor("甲", "a", "PC"), read_only=True) as store:
        assert store.verify().findings == ()
        with store.read() as reading:
            rows = reading.table("parcel").to_rows()
    assert {row["town"] for row in rows} == {"棠下镇"}
    assert {row["idle"] for row in rows} == {"no", None}
    assert {row["remark"] for row in rows} == {None}
    areas = [row["registered_area_m2"] for row in sorted(rows, key=lambda r: r["parcel_code"])]
    assert areas[2] == 2000.0  # 3 亩
