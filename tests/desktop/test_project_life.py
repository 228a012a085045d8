# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A user's project survives saving, reopening, a moved workspace, and the plugin's absence."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from scripts.desktop_profile import Profile
from tests.desktop.conftest import ROOT
from tests.desktop.workspaces import PARCELS, small_workspace

Drive = Callable[..., dict[str, Any]]

COLLEAGUE = """
import sys
from datetime import date
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from lowuse_plugin.domain.ports import Actor
from lowuse_plugin.services.tagging.parcels import Decision, tag_parcels
from lowuse_plugin.store.workspace import open_workspace
li = Actor(name="李四", os_user="lisi", machine="PC-7")
with open_workspace(Path(sys.argv[2]), actor=li) as store:
    with store.read() as reading:
        first = reading.table("parcel")["uuid"].to_list()[0]
    tag_parcels(store, [first], Decision("李四", date(2025, 6, 30), text="现场核实停产"))
"""
REFUSED = "低效用地：这是显示副本，请在插件面板中修改"
CHANGED = {
    "name": "我的宗地",
    "filter": "\"parcel_code\" LIKE '%GB00001'",
    "renderer": "QgsSingleSymbolRenderer",
    "color": "#010203",
    "labels": "holder_name",
    "rows": 1,
    "group": "我的工作",
}


@dataclass(frozen=True)
class Office:
    """A share with workspaces and a project, and the computer that it is used on."""

    root: Path
    state: dict[str, Any]
    """What the project showed when it was saved."""

    @property
    def share(self) -> Path:
        return self.root / "共享 盘"

    @property
    def workspace(self) -> Path:
        return self.share / "甲.gpkg"

    @property
    def second(self) -> Path:
        return self.share / "乙.gpkg"

    @property
    def project(self) -> Path:
        return self.share / "项目.qgz"

    @property
    def home(self) -> Path:
        return self.root / "home"

    @property
    def profile(self) -> Profile:
        return Profile(self.root / "配置")


@pytest.fixture(scope="module")
def first_day(
    tmp_path_factory: pytest.TempPathFactory, make_profile: Callable[..., Any], drive_qgis: Drive
) -> tuple[Office, Path]:
    """An office where a project was made with an open workspace, and a copy of all its files."""
    folder = tmp_path_factory.mktemp("office")
    office = Office(folder / "办公室", {})
    office.share.mkdir(parents=True)
    office.home.mkdir()
    make_profile(root=office.profile.root)
    small_workspace(office.workspace)
    small_workspace(office.second, district="440703")
    seen = play(office, drive_qgis, "make")
    assert seen["dialogs"] == []
    shutil.copytree(office.root, folder / "copy")
    return Office(office.root, seen["state"]), folder / "copy"


@pytest.fixture
def office(first_day: tuple[Office, Path]) -> Office:
    """The office as it was left on the first day."""
    office, copy = first_day
    shutil.rmtree(office.root)
    shutil.copytree(copy, office.root)
    return office


def play(office: Office, drive_qgis: Drive, scene: str, **more: Any) -> dict[str, Any]:
    given = {
        "profile": office.profile,
        "home": office.home,
        "workspace": office.workspace,
        "second": office.second,
        "project_file": office.project,
        **more,
    }
    profile = given.pop("profile")
    seen = drive_qgis(
        profile, "project_life", name=f"life-{scene}", seconds=60, scene=scene, **given
    )
    assert "Traceback" not in seen["stderr"]
    assert seen["returncode"] == 0
    return seen


def by_role(state: dict[str, Any], role: str) -> dict[str, Any]:
    return next(facts for facts in state.values() if facts["role"] == role)


def test_restart_finds_everything_as_it_was_left(office: Office, drive_qgis: Drive) -> None:
    seen = play(office, drive_qgis, "reopened", project=office.project)
    assert seen["dialogs"] == []
    assert seen["state"] == office.state
    assert len(seen["state"]) == 6
    assert all(facts["valid"] and facts["read_only"] for facts in seen["state"].values())
    parcels = by_role(seen["state"], "parcels")
    assert {key: parcels[key] for key in CHANGED} == CHANGED
    assert by_role(seen["state"], "control_line")["name"] == "2024 年的线"
    assert seen["signs"] == []
    assert f"显示 {PARCELS} / {PARCELS} 宗" in seen["listed"]


def test_project_and_workspace_moved_to_another_computer(
    office: Office, drive_qgis: Drive, make_profile: Callable[..., Any], tmp_path: Path
) -> None:
    share = tmp_path / "新盘" / "资料"
    share.parent.mkdir()
    shutil.move(office.share, share)
    other = make_profile(root=tmp_path / "新电脑")
    seen = play(
        office, drive_qgis, "other_computer", profile=other, home=tmp_path,
        project=share / office.project.name,
    )  # fmt: skip
    assert seen["dialogs"] == []  # nothing is called unavailable
    assert seen["state"] == office.state
    assert seen["signs"] == []


def test_workspace_moved_alone_is_asked_for(office: Office, drive_qgis: Drive) -> None:
    elsewhere = office.root / "别处"
    elsewhere.mkdir()
    shutil.move(office.workspace, elsewhere / "甲.gpkg")
    seen = play(office, drive_qgis, "moved_alone", workspace=elsewhere / "甲.gpkg")
    assert seen["dialogs"] == []
    assert "甲.gpkg" in seen["said"]
    assert seen["button"] == "选择位置…"
    assert seen["before"] == office.state  # as it was last
    assert seen["signs"] == ["我的工作"]
    assert seen["after"] == office.state
    assert seen["signs_after"] == []


def test_without_the_plugin_it_is_a_project_that_nobody_can_damage(
    office: Office, drive_qgis: Drive
) -> None:
    settings = office.profile.folder / "QGIS" / "QGIS3.ini"
    text = settings.read_text(encoding="utf-8")
    assert "lowuse_plugin=true" in text
    settings.write_text(text.replace("lowuse_plugin=true", "lowuse_plugin=false"), encoding="utf-8")
    seen = play(office, drive_qgis, "without_plugin")
    assert not seen["active"]
    assert seen["dialogs"] == []
    assert seen["state"] == office.state
    assert not seen["starts_editing"]
    assert not seen["committed"]
    assert any(REFUSED in line for line in seen["refused"])
    assert seen["holder"] == "甲厂"


def test_two_workspaces_in_one_project(office: Office, drive_qgis: Drive) -> None:
    seen = play(office, drive_qgis, "two_workspaces")
    assert seen["dialogs"] == []
    assert len(seen["state"]) == 12
    assert all(facts["valid"] for facts in seen["state"].values())
    assert seen["groups"] == ["低效用地 · 乙", "我的工作"]
    assert seen["signs"] == ["我的工作"]
    assert seen["signs_after"] == ["低效用地 · 乙"]
    assert seen["again"] == seen["state"]
    assert seen["signs_again"] == ["低效用地 · 乙"]


def test_a_colleagues_tag_arrives(office: Office, drive_qgis: Drive) -> None:
    command = [sys.executable, "-c", COLLEAGUE, str(ROOT), str(office.workspace)]
    seen = play(office, drive_qgis, "colleague", colleague=json.dumps(command))
    assert seen["before"] == 0
    assert seen["map_s"] <= 5
    assert seen["list_s"] <= 5
