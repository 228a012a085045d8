# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Imports that are listed, undone and completed from the toolbox."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from qgis.core import QgsProcessingException

from lowuse_plugin.domain.errors import CancelledError
from lowuse_plugin.domain.ports import Actor, Update
from lowuse_plugin.exchange.readers import read_layer
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.services.importing.package import find_open_packages
from lowuse_plugin.services.importing.parcels import import_parcels
from lowuse_plugin.store.workspace import open_workspace
from tests.qgis.layers.test_layer_algorithms import make_layer, run, square
from tests.qgis.workspace.test_workspace_algorithms import Heard

CODE = "440704001001GB0000{}"


@pytest.fixture
def workspace(folder: Path, provider: object) -> str:
    path = str(folder / "工作库 撤销.gpkg")
    run("createworkspace", WORKSPACE=path, DISTRICT="440704")
    lots = [(square(i * 100, 0, 100, 100), {"ZDDM": CODE.format(i), "BZ": "旧"}) for i in (1, 2)]
    make_layer(folder, "宗地", lots)
    return path


class Stopped:
    """Somebody presses cancel at the first batch."""

    def __init__(self) -> None:
        self.calls = 0

    def step(self, done: int, total: int, message: str = "") -> None:
        self.calls += 1
        if self.calls == 6:
            raise CancelledError


def leave_unfinished(workspace: str, folder: Path, actor: Actor) -> None:
    with (
        open_workspace(Path(workspace), actor=actor) as store,
        pytest.raises(CancelledError),
    ):
        import_parcels(store, read_layer(folder / "宗地.gpkg"), progress=Stopped())


def state(workspace: str) -> tuple[int, int]:
    """Parcels that are visible, and imports that are open."""
    with open_workspace(Path(workspace), actor=current_actor()) as store:
        with store.read() as reading:
            parcels = len(reading.table("parcel"))
        return parcels, len(find_open_packages(store))


def test_imports_are_listed_and_undone(workspace: str, folder: Path) -> None:
    run("importparcels", WORKSPACE=workspace, INPUT=str(folder / "宗地.gpkg"))
    feedback = Heard()
    found, _ = run("voidimport", feedback, WORKSPACE=workspace)
    (listed,) = json.loads(found["SUMMARY"])
    assert (listed["state"], listed["file_name"]) == ("done", "宗地.gpkg")
    assert any(listed["uuid"] in line for line in feedback.lines)
    assert state(workspace) == (2, 0)
    undone, _ = run("voidimport", WORKSPACE=workspace, PACKAGE=listed["uuid"])
    assert (undone["RESTORED"], undone["KEPT"]) == (0, 0)
    assert state(workspace) == (0, 0)
    with pytest.raises(QgsProcessingException):
        run("voidimport", WORKSPACE=workspace, PACKAGE=listed["uuid"])


def test_ones_own_stopped_import_is_completed(workspace: str, folder: Path) -> None:
    leave_unfinished(workspace, folder, current_actor())
    assert state(workspace) == (0, 1)
    run("importparcels", WORKSPACE=workspace, INPUT=str(folder / "宗地.gpkg"))
    assert state(workspace) == (2, 0)


def test_the_import_of_somebody_else_is_completed_only_on_demand(
    workspace: str, folder: Path
) -> None:
    leave_unfinished(workspace, folder, Actor("张三", "zhangsan", "PC-2"))
    job = {"WORKSPACE": workspace, "INPUT": str(folder / "宗地.gpkg")}
    with pytest.raises(QgsProcessingException) as caught:
        run("importparcels", **job)
    assert "张三" in str(caught.value)
    assert "PC-2" in str(caught.value)
    assert state(workspace) == (0, 1)
    feedback = Heard()
    run("importparcels", feedback, **job, RESUME=True)
    assert any("张三" in line for line in feedback.lines)
    assert state(workspace) == (2, 0)


def test_the_file_wins_over_an_edit_only_on_demand(workspace: str, folder: Path) -> None:
    job = {"WORKSPACE": workspace, "INPUT": str(folder / "宗地.gpkg")}
    run("importparcels", **job)
    with open_workspace(Path(workspace), actor=current_actor()) as store:
        with store.read() as reading:
            uuid = reading.table("parcel").to_rows()[0]["uuid"]
        store.write([Update("parcel", uuid, 1, {"remark": "核实"})], reason="编辑")
    assert run("importparcels", **job)[0]["CHANGED"] == 1
    assert run("importparcels", **job, OVERWRITE_EDITS=True)[0]["UPDATED"] == 1
