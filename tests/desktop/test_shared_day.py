# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A day at the shared workspace: two people, one file, nothing lost, nothing decided silently."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lowuse_plugin.domain.ports import Actor
from lowuse_plugin.store.workspace import open_workspace
from tests.desktop.conftest import ROOT
from tests.desktop.workspaces import small_workspace

COLLEAGUE = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from lowuse_plugin.domain.ports import Actor, Update
from lowuse_plugin.store.workspace import open_workspace
li = Actor(name="李四", os_user="lisi", machine="PC-7")
store = open_workspace(Path(sys.argv[2]), actor=li)
with store.read() as reading:
    parcels = reading.table("parcel")
    uuid = {code: row for code, row in zip(parcels["parcel_code"].to_list(),
                                           parcels["uuid"].to_list())}
    first = reading.row("parcel", uuid["440704001001GB00000"])
if sys.argv[3] == "hold":
    store.leases.hold("parcel", [uuid["440704001001GB00001"]], "编辑宗地")
    import os
    os._exit(0)  # his QGIS goes on; that of this test must not give back what he holds
if sys.argv[3] == "change":
    values = {"holder_name": "乙厂", "right_type": "3"}
    store.write([Update("parcel", first["uuid"], first["row_version"], values)], reason="过户")
store.close()
"""


def test_two_people_on_one_file(
    make_profile: Callable[..., Any], drive_qgis: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    workspace = small_workspace(tmp_path / "共享 盘.gpkg")
    command = [sys.executable, "-c", COLLEAGUE, str(ROOT), str(workspace)]
    seen = drive_qgis(
        make_profile(locale="zh-Hans"), "shared_day", name="shared", seconds=120,
        workspace=workspace, colleague=json.dumps(command),
    )  # fmt: skip
    assert "Traceback" not in seen["stderr"]
    assert seen["returncode"] == 0
    assert seen["lease_s"] <= 5
    assert seen["banner_s"] <= 5
    assert "权利人" in seen["banner"]
    assert not seen["can_save_at_first"]
    assert not seen["can_save_without_reason"]
    assert "李四 正在编辑" in seen["lease"]
    assert "未采用李四" in seen["steps"][0]
    assert "张三" in seen["steps"][0]
    assert "李四" in seen["steps"][1]
    assert seen["backups_at_first"] == 1  # before the first save of the day
    assert "完好" in seen["verdict"]
    assert all("正常" in sign for sign in seen["signs"])
    with open_workspace(workspace, actor=Actor("甲", "a", "PC"), read_only=True) as store:
        assert store.verify().findings == ()
        with store.read() as reading:
            rows = {row["parcel_code"][-5:]: row for row in reading.table("parcel").to_rows()}
    # 张三's step was undone: 李四's values stand again.
    assert rows["00000"]["holder_name"] == "乙厂"
