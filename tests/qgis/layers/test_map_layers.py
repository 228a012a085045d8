# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The layers of a workspace: what comes into the project, what follows a save, what is left."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsLayerNotesUtils,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsMapThemeCollection,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize

from lowuse_plugin.domain.ports import Store, Update
from lowuse_plugin.qgis_bridge.cache import OVERRIDE
from lowuse_plugin.qgis_bridge.layers import roles
from lowuse_plugin.qgis_bridge.layers.themes import CONTROL, PAST, SURVEY, THEMES
from lowuse_plugin.qgis_bridge.map_selection import FEW
from tests.qgis.layers.layer_desk import Heard, LayerDesk, refresh_of, until, workspace
from tests.services.boundaries.geometry_workspace import EAST, NORTH, add, control_line, parcel

LAYERS = ["改造项目", "地块", "调查区", "工业用地控制线", "三旧图斑", "宗地"]
ALL = [
    roles.PROJECTS, roles.SURVEY_UNITS, roles.SURVEY_AREAS, roles.CONTROL_LINE, roles.THREE_OLD,
    roles.PARCELS,
]  # fmt: skip


@pytest.fixture
def layer_desk(
    qgis_new_project: None, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[LayerDesk]:
    monkeypatch.setenv(OVERRIDE, str(folder / "缓存"))
    layer_desk = LayerDesk()
    yield layer_desk
    layer_desk.stop()
    QgsProject.instance().clear()


@pytest.fixture
def shown(layer_desk: LayerDesk, folder: Path) -> LayerDesk:
    layer_desk.session.open(workspace(folder))
    layer_desk.settle()
    return layer_desk


def names(desk: LayerDesk) -> list[str]:
    group = roles.group_of(desk.project, desk.layers.store_id)
    return [node.name() for node in group.children()]


def tag(desk: LayerDesk, uuid: str) -> None:
    store = desk.session.store
    values = {"district": "440704", "geom": parcel(0, 10)["geom"]}
    [unit] = add(store, "survey_unit", [values])
    add(store, "survey_unit_parcel", [{"survey_unit_uuid": unit, "parcel_uuid": uuid}])
    decided = {"is_primary": 1, "decided_on": "2025-01-01", "decided_by": "甲", "example": 0}
    add(store, "tag", [{"survey_unit_uuid": unit, "state": "tagged", **decided}])


def test_opening_adds_one_group_with_our_layers_in_drawing_order(shown: LayerDesk) -> None:
    [group] = shown.project.layerTreeRoot().children()
    assert group.name() == "低效用地 · 工作库 1"
    assert names(shown) == LAYERS
    assert list(shown.layers.by_role) == ALL
    parcels = shown.layers.layer(roles.PARCELS)
    assert parcels.isValid()
    assert parcels.readOnly()
    assert not parcels.startEditing()
    assert parcels.crs().authid() == "EPSG:4526"
    assert parcels.extent() == QgsRectangle(EAST, NORTH, EAST + 50, NORTH + 10)
    assert parcels.featureCount() == 3
    assert parcels.customProperty(roles.ROLE) == roles.PARCELS
    assert parcels.customProperty(roles.WORKSPACE) == str(shown.session.path)
    assert str(shown.session.path) not in parcels.source()


def test_fields_have_chinese_titles_and_code_lists(shown: LayerDesk) -> None:
    parcels = shown.layers.layer(roles.PARCELS)
    fields = parcels.fields()
    assert parcels.attributeDisplayName(fields.lookupField("tag_state")) == "标记状态"
    district = fields.field("district").editorWidgetSetup()
    assert district.type() == "ValueMap"
    assert {"江海区": "440704"} in district.config()["map"]
    assert fields.field("uuid").editorWidgetSetup().type() == "Hidden"
    line = shown.layers.layer(roles.CONTROL_LINE).fields()
    assert {"一级": "1"} in line.field("level").editorWidgetSetup().config()["map"]


def test_notes_and_metadata_say_version_and_source_and_leave_the_users_note(
    shown: LayerDesk,
) -> None:
    line = shown.layers.layer(roles.CONTROL_LINE)
    note = QgsLayerNotesUtils.layerNotes(line)
    assert "版本 2024版，自 2024-01-01 起；示例标准,仅供演练" in note
    assert "只读显示副本" in note
    assert "版本 2024版" in line.metadata().abstract()
    QgsLayerNotesUtils.setLayerNotes(line, "我的说明")
    shown.session.refreshed.emit(refresh_of("control_line_version"))
    shown.settle()
    assert QgsLayerNotesUtils.layerNotes(line) == "我的说明"


def test_the_reference_layer_comes_with_its_first_area(shown: LayerDesk) -> None:
    store = shown.session.store
    [layer] = add(store, "reference_layer", [{"name": "园区", "kind": "industrial_park"}])
    area = {"reference_layer_uuid": layer, "geom": parcel(0, 10)["geom"]}
    add(store, "reference_area", [area])
    shown.session.catch_up()
    shown.settle()
    assert names(shown)[-1] == "参考图斑"
    assert shown.layers.layer(roles.REFERENCE).featureCount() == 1


def test_only_versions_in_force_are_drawn(shown: LayerDesk) -> None:
    store = shown.session.store
    [old] = [v["uuid"] for v in versions(store)]
    store.write([Update("control_line_version", old, 1, {"valid_to": "2025-01-01"})], reason="终止")
    control_line(store, "2025版", "2025-01-01")
    control_line(store, "2999版", "2999-01-01")
    shown.session.catch_up()
    layer = shown.layers.layer(roles.CONTROL_LINE)
    assert [f["version"] for f in layer.getFeatures()] == ["2025版"]


def versions(store) -> list[dict]:
    with store.read() as reading:
        return reading.table("control_line_version").to_rows()


def test_an_expired_line_stays_until_there_is_another(shown: LayerDesk) -> None:
    store = shown.session.store
    [old] = [v["uuid"] for v in versions(store)]
    store.write([Update("control_line_version", old, 1, {"valid_to": "2025-01-01"})], reason="终止")
    shown.session.catch_up()
    shown.settle()
    layer = shown.layers.layer(roles.CONTROL_LINE)
    assert [f["version"] for f in layer.getFeatures()] == ["2024版"]
    assert "已过期" in QgsLayerNotesUtils.layerNotes(layer)


def test_a_tag_is_seen_at_once_on_parcel_and_unit(shown: LayerDesk) -> None:
    [first, *_] = shown.uuids()
    repaints = Heard(shown.layers.layer(roles.PARCELS).repaintRequested)
    tag(shown, first)
    shown.session.catch_up()
    parcels = shown.layers.layer(roles.PARCELS)
    states = {f["uuid"]: f["tag_state"] for f in parcels.getFeatures()}
    assert states[first] == "tagged"
    assert repaints.said
    units = shown.layers.layer(roles.SURVEY_UNITS)
    assert [f["state"] for f in units.getFeatures()] == ["tagged"]


def test_an_empty_layer_reads_rightly_once_it_has_rows(layer_desk: LayerDesk, folder: Path) -> None:
    layer_desk.session.open(workspace(folder, parcels=0))
    layer_desk.settle()
    parcels = layer_desk.layers.layer(roles.PARCELS)
    assert parcels.featureCount() == 0
    [uuid] = add(layer_desk.session.store, "parcel", [parcel(0, 10, holder_name="乙厂")])
    layer_desk.session.catch_up()
    [feature] = parcels.getFeatures()
    assert (feature["uuid"], feature["holder_name"]) == (uuid, "乙厂")
    assert parcels.featureCount() == 1


def test_nothing_is_drawn_again_that_nobody_sees(shown: LayerDesk) -> None:
    layers = {role: shown.layers.layer(role) for role in ALL}
    heard = {role: Heard(layer.repaintRequested) for role, layer in layers.items()}
    shown.layers.watch_map(lambda _layer: QgsRectangle(EAST, NORTH, EAST + 15, NORTH + 10))
    far, near = (EAST + 20, NORTH, EAST + 30, NORTH + 10), (EAST + 10, NORTH, EAST + 20, NORTH + 5)
    shown.session.refreshed.emit(refresh_of("assessment", bounds=far))
    assert not any(h.said for h in heard.values())
    shown.session.refreshed.emit(refresh_of("assessment", bounds=near))
    assert [role for role in ALL if heard[role].said] == [roles.PARCELS]


def test_a_removed_layer_is_offered_and_comes_back_in_its_place(shown: LayerDesk) -> None:
    missing = Heard(shown.layers.missing_changed)
    line = shown.layers.layer(roles.CONTROL_LINE).id()
    shown.project.removeMapLayer(line)
    assert shown.layers.missing == (roles.CONTROL_LINE,)
    until(lambda: missing.said)
    shown.session.refreshed.emit(refresh_of("import_package"))
    assert len(names(shown)) == 5
    shown.layers.restore()
    assert shown.layers.missing == ()
    until(lambda: len(missing.said) > 1)
    assert [said for (said,) in missing.said] == [(roles.CONTROL_LINE,), ()]
    assert names(shown) == LAYERS


@pytest.mark.parametrize("noted", [True, False])
@pytest.mark.parametrize("opened", ["before", "after"])
def test_a_role_that_an_old_project_never_had_comes_and_is_not_called_removed(
    shown: LayerDesk, folder: Path, noted: bool, opened: str
) -> None:
    """As a project that an older version saved, which the user had tidied up too."""
    project, group = shown.project, roles.group_of(shown.project, shown.layers.store_id)
    for role in (roles.PROJECTS, roles.CONTROL_LINE):
        project.removeMapLayer(shown.layers.layer(role).id())
    if noted:
        group.setCustomProperty(roles.OFFERED, sorted(set(ALL) - {roles.PROJECTS}))
    else:
        group.removeCustomProperty(roles.OFFERED)
    path, workspace_path = folder / "旧工程.qgz", shown.session.path
    assert project.write(str(path))
    missing = Heard(shown.layers.missing_changed)
    if opened == "after":
        shown.session.close()
    project.clear()
    assert project.read(str(path))
    if opened == "after":
        shown.session.open(workspace_path)
    else:
        shown.layers.adopt()
    shown.settle()
    until(lambda: missing.said)
    assert names(shown) == [name for name in LAYERS if name != "工业用地控制线"]
    assert {said for (said,) in missing.said} <= {(), (roles.CONTROL_LINE,)}
    assert shown.layers.missing == (roles.CONTROL_LINE,)


def test_selecting_on_the_map_selects_in_the_panels_once(shown: LayerDesk) -> None:
    first, second, _ = shown.uuids()
    heard, current = Heard(shown.current.selection_changed), Heard(shown.current.current_changed)
    parcels = shown.layers.layer(roles.PARCELS)
    parcels.selectByIds([1, 2])
    assert shown.current.selection == {first, second}
    assert len(heard.said) == 1
    assert current.said == []
    parcels.selectByIds([2])
    assert shown.current.uuid == second
    assert len(heard.said) == 2
    assert len(current.said) == 1


def test_selecting_in_a_panel_selects_on_the_map_once(shown: LayerDesk) -> None:
    first, _, third = shown.uuids()
    parcels = shown.layers.layer(roles.PARCELS)
    heard = Heard(parcels.selectionChanged)
    shown.current.select([first, third, "nowhere"])
    assert sorted(parcels.selectedFeatureIds()) == [1, 3]
    assert shown.current.selection == {first, third, "nowhere"}
    assert len(heard.said) == 1
    shown.current.clear()
    assert parcels.selectedFeatureIds() == []


def test_a_save_leaves_the_selection_as_it_is(shown: LayerDesk) -> None:
    first, second, _ = shown.uuids()
    parcels = shown.layers.layer(roles.PARCELS)
    shown.current.select([first, second])
    heard = Heard(shown.current.selection_changed)
    shown.session.refreshed.emit(refresh_of("parcel"))
    assert sorted(parcels.selectedFeatureIds()) == [1, 2]
    assert shown.current.selection == {first, second}
    assert heard.said == []
    parcels.removeSelection()
    assert shown.current.selection == frozenset()


def test_a_large_selection_is_looked_up_outside_the_interface_thread(
    layer_desk: LayerDesk, folder: Path
) -> None:
    count = FEW + 500
    layer_desk.session.open(workspace(folder, parcels=count))
    layer_desk.settle()
    parcels = layer_desk.layers.layer(roles.PARCELS)
    parcels.selectAll()
    assert layer_desk.current.selection == frozenset()
    layer_desk.settle()
    assert layer_desk.current.selection == frozenset(layer_desk.uuids())
    layer_desk.current.select(layer_desk.uuids()[:-1])
    assert parcels.selectedFeatureCount() == count - 1


def test_a_theme_changes_style_and_what_is_visible_of_ours_only(shown: LayerDesk) -> None:
    other = QgsVectorLayer("Polygon?crs=EPSG:4526", "我的图层", "memory")
    shown.project.addMapLayer(other)
    parcels = shown.layers.layer(roles.PARCELS)
    heard = Heard(shown.layers.theme_changed)
    assert shown.layers.theme == SURVEY
    assert "已标记" in labels(parcels)
    shown.layers.apply_theme(CONTROL)
    assert "跨线" in labels(parcels)
    assert visible(shown) == {"我的图层", "宗地", "工业用地控制线"}
    assert heard.said == [(CONTROL,)]
    assert shown.layers.theme == CONTROL
    shown.layers.apply_theme(SURVEY)
    assert visible(shown) == {"我的图层", "宗地", "地块", "调查区"}


def labels(layer: QgsVectorLayer) -> list[str]:
    return [rule.label() for rule in layer.renderer().rootRule().children()]


def visible(desk: LayerDesk) -> set[str]:
    return {n.name() for n in desk.project.layerTreeRoot().findLayers() if n.isVisible()}


def test_a_stored_style_does_not_bring_old_notes_back(shown: LayerDesk) -> None:
    parcels = shown.layers.layer(roles.PARCELS)
    add(
        shown.session.store,
        "import_package",
        [{"target_table": "parcel", "file_name": "宗地.shp", "file_sha256": "0", "state": "done"}],
    )
    shown.session.catch_up()
    shown.settle()
    assert "宗地.shp" in QgsLayerNotesUtils.layerNotes(parcels)
    shown.layers.apply_theme(CONTROL)
    assert "宗地.shp" in QgsLayerNotesUtils.layerNotes(parcels)
    assert parcels.readOnly()


def test_map_themes_are_made_and_those_of_the_user_stay(
    layer_desk: LayerDesk, folder: Path
) -> None:
    other = QgsVectorLayer("Polygon?crs=EPSG:4526", "我的图层", "memory")
    layer_desk.project.addMapLayer(other)
    collection = layer_desk.project.mapThemeCollection()
    record = QgsMapThemeCollection.MapThemeRecord()
    record.addLayerRecord(QgsMapThemeCollection.MapThemeLayerRecord(other))
    for name in ("我的主题", "控制线套合"):
        collection.insert(name, record)
    layer_desk.session.open(workspace(folder))
    layer_desk.settle()
    usual = {t.title for t in THEMES.values() if not t.needs}
    assert set(collection.mapThemes()) == {"我的主题", *usual}
    assert collection.mapThemeVisibleLayerIds("我的主题") == [other.id()]
    parcels, line = (layer_desk.layers.layer(r) for r in (roles.PARCELS, roles.CONTROL_LINE))
    expected = {other.id(), parcels.id(), line.id()}
    assert set(collection.mapThemeVisibleLayerIds("控制线套合")) == expected
    styles = collection.mapThemeStyleOverrides("控制线套合")
    assert "跨线" in styles[parcels.id()]


def test_layers_are_drawn_with_every_style(shown: LayerDesk) -> None:
    settings = QgsMapSettings()
    settings.setLayers(list(shown.project.mapLayers().values()))
    settings.setDestinationCrs(shown.layers.layer(roles.PARCELS).crs())
    settings.setExtent(QgsRectangle(EAST - 5, NORTH - 5, EAST + 55, NORTH + 15))
    settings.setOutputSize(QSize(300, 100))
    for theme in THEMES:
        shown.layers.apply_theme(theme)
        job = QgsMapRendererParallelJob(settings)
        job.start()
        job.waitForFinished()
        assert job.errors() == []
        image = job.renderedImage()
        assert len({image.pixel(x, 50) for x in range(300)}) > 1


def test_history_comes_when_it_is_asked_for_and_is_what_became_history(shown: LayerDesk) -> None:
    """A retired parcel; neither a current one, nor one that only a mistaken save had brought."""
    store = shown.session.store
    assert store is not None
    [wrong] = add(store, "parcel", [parcel(200, 210, parcel_code="误")])
    undone = {"retired_at": "2026-03-02T02:00:00.000Z", "retired_reason": "撤销：新增"}
    first, second = (row["uuid"] for row in _parcels(store)[:2])
    gone = {"retired_at": "2026-03-02T02:00:00.000Z", "retired_reason": "合并登记 HB1"}
    store.write([Update("parcel", wrong, 1, undone), Update("parcel", first, 1, gone)], reason="试")
    shown.session.catch_up()
    assert names(shown) == LAYERS
    assert roles.HISTORY not in shown.layers.missing
    shown.layers.apply_theme(PAST)
    shown.settle()
    assert names(shown)[names(shown).index("历史宗地") + 1] == "宗地"
    history = shown.layers.layer(roles.HISTORY)
    assert [feature["uuid"] for feature in history.getFeatures()] == [first]
    assert history.readOnly()
    assert shown.layers.theme == PAST
    root = shown.project.layerTreeRoot()
    seen = {role for role, found in shown.layers.by_role.items()
            if root.findLayer(found[0].id()).isVisible()}  # fmt: skip
    assert seen == {roles.HISTORY, roles.PARCELS}
    assert "历史宗地" in shown.project.mapThemeCollection().mapThemes()
    store.write([Update("parcel", second, 1, gone)], reason="试")
    shown.session.catch_up()
    assert {feature["uuid"] for feature in history.getFeatures()} == {first, second}
    shown.project.removeMapLayer(history.id())
    shown.settle()
    assert not shown.layers.missing  # nobody is asked to bring back what comes on demand


def test_the_history_layer_is_repaired_like_the_others(shown: LayerDesk, folder: Path) -> None:
    shown.layers.apply_theme(PAST)
    shown.settle()
    history = shown.layers.layer(roles.HISTORY)
    assert history.setSubsetString("\"parcel_code\" LIKE '4407%'")  # the user's own
    shown.session.open(workspace(folder, "另一个.gpkg"))
    shown.settle()
    assert roles.identity(history).role == roles.HISTORY
    assert history.subsetString() == "\"parcel_code\" LIKE '4407%'"
    table = history.source().partition("|")[0] + "|layername=parcel"
    assert roles.identity(QgsVectorLayer(table, "宗地表", "ogr")) is None  # somebody's own look


def _parcels(store: Store) -> list[dict[str, Any]]:
    with store.read() as reading:
        return list(reading.table("list_parcels").to_rows())


def test_two_workspaces_stand_side_by_side(layer_desk: LayerDesk, folder: Path) -> None:
    first, second = workspace(folder), workspace(folder, "工作库 2.gpkg", parcels=2)
    layer_desk.session.open(first)
    layer_desk.settle()
    one = layer_desk.layers.layer(roles.PARCELS)
    layer_desk.session.open(second)
    layer_desk.settle()
    two = layer_desk.layers.layer(roles.PARCELS)
    groups = [g.name() for g in layer_desk.project.layerTreeRoot().findGroups()]
    assert sorted(groups) == ["低效用地 · 工作库 1", "低效用地 · 工作库 2"]
    assert (one.featureCount(), two.featureCount()) == (3, 2)
    assert one.isValid()
    one.selectByIds([1])
    assert layer_desk.current.selection == frozenset()
    layer_desk.session.open(first)
    assert layer_desk.layers.layer(roles.PARCELS) is one
    assert len(layer_desk.project.mapLayers()) == 12


def test_stopping_leaves_layers_and_no_connection(shown: LayerDesk) -> None:
    before = layout(shown)
    parcels = shown.layers.layer(roles.PARCELS)
    heard = Heard(shown.layers.layers_changed)
    shown.selection.stop()
    shown.layers.stop()
    parcels.selectByIds([1])
    parcels.styleManager().setCurrentStyle(THEMES[CONTROL].title)
    shown.session.refreshed.emit(refresh_of("parcel"))
    shown.current.select(shown.uuids())
    assert shown.current.uuid == ""
    assert parcels.selectedFeatureIds() == [1]
    assert heard.said == []
    assert layout(shown) == before
    for signal in (
        shown.session.opened,
        shown.session.closed,
        shown.session.refreshed,
    ):
        assert shown.session.receivers(signal) == (1 if signal is shown.session.refreshed else 0)
    shown.layers = type(shown.layers)(shown.project, shown.session, shown.tasks)
    shown.selection = type(shown.selection)(shown.session, shown.layers, shown.current, shown.tasks)


def layout(desk: LayerDesk) -> list[tuple[str, int]]:
    return [(g.name(), len(g.children())) for g in desk.project.layerTreeRoot().findGroups()]


def test_a_filter_of_the_user_stays_when_the_copy_moves(
    shown: LayerDesk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parcels = shown.layers.layer(roles.PARCELS)
    parcels.setName("我的宗地")
    parcels.setSubsetString("\"parcel_code\" = '440704000001'")
    path = shown.session.path
    shown.session.close()
    monkeypatch.setenv(OVERRIDE, str(folder / "别处"))
    shutil.rmtree(folder / "缓存")
    shown.session.open(path)
    assert shown.layers.layer(roles.PARCELS) is parcels
    assert "别处" in parcels.source()
    assert parcels.name() == "我的宗地"
    assert [f["parcel_code"] for f in parcels.getFeatures()] == ["440704000001"]


def test_layers_that_did_not_come_in_time_come_with_the_next_opening(
    layer_desk: LayerDesk, folder: Path
) -> None:
    path = workspace(folder)
    layer_desk.session.open(path)  # the others come in turns of the interface
    until(lambda: len(list(roles.ours(layer_desk.project))) == 1)
    layer_desk.session.close()
    until(lambda: not layer_desk.tasks.busy)
    layer_desk.failures.clear()  # the notes could not be read any more
    layer_desk.settle()
    assert len(list(roles.ours(layer_desk.project))) == 1
    layer_desk.session.open(path)
    layer_desk.settle()
    usual = {role.name for role in roles.ROLES.values() if not role.optional}
    assert set(layer_desk.layers.by_role) == usual
    assert layer_desk.layers.missing == ()
