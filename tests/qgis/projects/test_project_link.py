# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A saved project finds its workspace again, wherever both are by now."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsPathResolver, QgsProject, QgsVectorLayer
from qgis.gui import QgsLayerTreeView
from qgis.PyQt.QtCore import QModelIndex

from lowuse_plugin.domain.ports import Update
from lowuse_plugin.gui.layer_indicators import EXPIRED, NOT_OPEN, LayerIndicators
from lowuse_plugin.qgis_bridge.cache import OVERRIDE, display_folder, localised, store_of
from lowuse_plugin.qgis_bridge.layers import roles
from lowuse_plugin.qgis_bridge.layers.themes import CONTROL
from lowuse_plugin.qgis_bridge.projects.link import install_path_rule
from tests.qgis.layers.layer_desk import Heard, LayerDesk, until, workspace
from tests.qgis.window import settle

STORE = "01234567-89ab-cdef-0123-456789abcdef"


@pytest.fixture
def layer_desk(
    qgis_new_project: None, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[LayerDesk]:
    monkeypatch.setenv(OVERRIDE, str(folder / "缓存"))
    remove_rule = install_path_rule()
    layer_desk = LayerDesk()
    yield layer_desk
    layer_desk.stop()
    remove_rule()
    QgsProject.instance().clear()


@pytest.fixture
def saved(layer_desk: LayerDesk, folder: Path) -> Path:
    """A project that was saved with an open workspace."""
    (folder / "项目").mkdir()
    path = folder / "项目" / "低效.qgz"
    layer_desk.session.open(workspace(folder / "项目"))
    layer_desk.settle()
    layer_desk.save_as(path)
    return path


def state(desk: LayerDesk) -> dict[str, tuple[str, bool, int]]:
    return {
        layer.id(): (layer.name(), layer.isValid(), len(list(layer.getFeatures())))
        for layer, _ in roles.ours(desk.project)
    }


def test_a_reopened_project_has_the_same_valid_layers(layer_desk: LayerDesk, saved: Path) -> None:
    before = state(layer_desk)
    layer_desk.reopen(saved)
    assert state(layer_desk) == before
    assert all(valid for _, valid, _ in before.values())
    assert layer_desk.layers.layer(roles.PARCELS).readOnly()
    assert not layer_desk.project.isDirty()


def test_opening_a_project_does_not_call_its_layers_removed(
    layer_desk: LayerDesk, saved: Path
) -> None:
    missing = Heard(layer_desk.layers.missing_changed)
    layer_desk.reopen(saved)
    end = time.monotonic() + 0.5
    until(lambda: time.monotonic() > end)
    assert missing.said == []


def test_what_the_user_changed_survives(layer_desk: LayerDesk, saved: Path) -> None:
    parcels = layer_desk.layers.layer(roles.PARCELS)
    layer_desk.layers.apply_theme(CONTROL)
    parcels.setName("我的宗地")
    parcels.setOpacity(0.5)
    parcels.setSubsetString("\"parcel_code\" = '440704000001'")
    group = roles.group_of(layer_desk.project, layer_desk.layers.store_id)
    group.setName("我的组")
    layer_desk.project.layerTreeRoot().addGroup("另一组")
    before, path = state(layer_desk), layer_desk.session.path
    layer_desk.save_as(saved)
    layer_desk.session.close()
    layer_desk.reopen(saved)
    layer_desk.session.open(path)
    layer_desk.settle()
    assert state(layer_desk) == before
    parcels = layer_desk.layers.layer(roles.PARCELS)
    assert (parcels.name(), parcels.opacity()) == ("我的宗地", 0.5)
    assert layer_desk.layers.theme == CONTROL
    names = [g.name() for g in layer_desk.project.layerTreeRoot().findGroups()]
    assert names == ["我的组", "另一组"]


def test_a_project_asks_once_for_its_workspace(layer_desk: LayerDesk, saved: Path) -> None:
    path, store_id = layer_desk.session.path, layer_desk.layers.store_id
    layer_desk.session.close()
    wanted = Heard(layer_desk.link.workspace_wanted)
    layer_desk.reopen(saved)
    layer_desk.link.examine()
    layer_desk.settle()
    assert wanted.said == [(path, store_id)]
    layer_desk.reopen(saved)
    assert len(wanted.said) == 2


def test_a_project_and_its_workspace_move_together(
    layer_desk: LayerDesk, saved: Path, folder: Path
) -> None:
    store_id = layer_desk.layers.store_id
    layer_desk.session.close()
    wanted = Heard(layer_desk.link.workspace_wanted)
    layer_desk.project.clear()
    saved.parent.rename(folder / "新位置")
    layer_desk.reopen(folder / "新位置" / saved.name)
    assert wanted.said == [(folder / "新位置" / "工作库 1.gpkg", store_id)]
    layer_desk.session.open(wanted.said[0][0])
    layer_desk.settle()
    assert {valid for _, valid, _ in state(layer_desk).values()} == {True}
    parcels = layer_desk.layers.layer(roles.PARCELS)
    assert parcels.customProperty(roles.WORKSPACE) == str(layer_desk.session.path)


def test_a_workspace_that_is_gone_is_reported_and_the_layers_stay(
    layer_desk: LayerDesk, saved: Path
) -> None:
    path, store_id = layer_desk.session.path, layer_desk.layers.store_id
    before = state(layer_desk)
    layer_desk.session.close()
    path.rename(path.with_name("已改名.gpkg"))
    missing = Heard(layer_desk.link.workspace_missing)
    layer_desk.reopen(saved)
    assert missing.said == [(path, store_id)]
    assert state(layer_desk) == before
    layer_desk.session.open(path.with_name("已改名.gpkg"))
    layer_desk.settle()
    assert state(layer_desk) == before


def test_with_an_empty_cache_layers_are_valid_and_filled_when_the_workspace_opens(
    layer_desk: LayerDesk, saved: Path, folder: Path
) -> None:
    before, path = state(layer_desk), layer_desk.session.path
    layer_desk.session.close()
    layer_desk.project.clear()
    shutil.rmtree(folder / "缓存")
    layer_desk.reopen(saved)
    assert [(valid, rows) for _, valid, rows in state(layer_desk).values()] == [(True, 0)] * 6
    drawn = [Heard(layer.repaintRequested) for layer, _ in roles.ours(layer_desk.project)]
    layer_desk.session.open(path)
    layer_desk.settle()
    assert state(layer_desk) == before
    assert all(heard.said for heard in drawn)
    parcels = layer_desk.layers.layer(roles.PARCELS)
    assert {f["holder_name"] for f in parcels.getFeatures()} == {"甲厂"}
    assert parcels.crs().authid() == "EPSG:4526"


def test_a_cache_elsewhere_is_found_by_the_path_rule(
    layer_desk: LayerDesk, saved: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layer_desk.session.close()
    monkeypatch.setenv(OVERRIDE, str(folder / "另一用户"))
    layer_desk.reopen(saved)
    sources = {layer.source() for layer, _ in roles.ours(layer_desk.project)}
    assert len(sources) == 6
    assert all(str(folder / "另一用户") in source for source in sources)
    assert {valid for _, valid, _ in state(layer_desk).values()} == {True}


def test_paths_of_copies_are_known_in_every_spelling() -> None:
    here = (display_folder() / STORE / "map-2.gpkg").as_posix()
    for there in (
        f"C:/Users/张三/AppData/Local/QGIS/QGIS3/cache/lowuse-display/{STORE}/map-2.gpkg",
        f"C:\\Users\\张三\\cache\\lowuse-display\\{STORE}\\map-2.gpkg",
        f"../../.cache/lowuse-display/{STORE}/map-2.gpkg",
    ):
        assert localised(there) == here
        assert localised(f"{there}|layername=parcel_map") == f"{here}|layername=parcel_map"
        assert store_of(there) == STORE
    for other in (f"/data/{STORE}/map.gpkg", f"/lowuse-display/{STORE}/roads.gpkg", "map.gpkg"):
        assert localised(other) == other


def test_the_path_rule_goes_with_the_plugin(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OVERRIDE, str(folder))
    path = f"/elsewhere/lowuse-display/{STORE}/map.gpkg"
    remove = install_path_rule()
    assert QgsPathResolver().readPath(path) == (display_folder() / STORE / "map.gpkg").as_posix()
    remove()
    assert QgsPathResolver().readPath(path) == path


def test_without_the_plugin_a_project_keeps_everything(layer_desk: LayerDesk, saved: Path) -> None:
    before = state(layer_desk)
    layer_desk.link.stop()
    layer_desk.selection.stop()
    layer_desk.layers.stop()
    layer_desk.session.close()
    layer_desk.project.clear()
    assert layer_desk.project.read(str(saved))
    assert state(layer_desk) == before
    again = LayerDesk()
    wanted = Heard(again.link.workspace_wanted)
    again.link.examine()
    again.settle()
    assert len(wanted.said) == 1
    for name in ("project", "tasks", "session", "current", "layers", "selection", "link"):
        setattr(layer_desk, name, getattr(again, name))


def test_a_layer_pasted_into_another_project_is_known(layer_desk: LayerDesk, saved: Path) -> None:
    layer_desk.session.close()
    [source] = [
        x.source() for x, known in roles.ours(layer_desk.project) if known.role == "parcels"
    ]
    layer_desk.project.clear()
    layer_desk.settle()
    missing = Heard(layer_desk.link.workspace_missing)
    pasted = QgsVectorLayer(source, "粘贴的", "ogr")
    layer_desk.project.addMapLayer(pasted)
    layer_desk.settle()
    assert len(missing.said) == 1
    assert store_of(source) == missing.said[0][1]


def test_signs_tell_what_is_not_open_and_what_has_expired(
    layer_desk: LayerDesk, folder: Path
) -> None:
    view = QgsLayerTreeView()
    first, second = workspace(folder), workspace(folder, "工作库 2.gpkg")
    layer_desk.session.open(first)
    layer_desk.settle()
    signs = LayerIndicators(view, layer_desk.project, layer_desk.layers, layer_desk.link)
    assert signs.signs == []
    store = layer_desk.session.store
    with store.read() as reading:
        [version] = reading.table("control_line_version")["uuid"].to_list()
    store.write(
        [Update("control_line_version", version, 1, {"valid_to": "2025-01-01"})], reason="止"
    )
    layer_desk.session.catch_up()
    layer_desk.settle()
    assert signs.signs == [(EXPIRED, "工业用地控制线")]
    store_id = layer_desk.layers.store_id
    layer_desk.session.open(second)
    layer_desk.settle()
    assert signs.signs == [(NOT_OPEN, "低效用地 · 工作库 1")]
    node = roles.group_of(layer_desk.project, store_id)
    [indicator] = view.indicators(node)
    wanted = Heard(signs.open_wanted)
    indicator.clicked.emit(QModelIndex())
    assert wanted.said == [(store_id,)]
    layer_desk.project.layerTreeRoot().removeChildNode(node)
    assert signs.signs == []
    signs.stop()
    view.deleteLater()
    settle()
