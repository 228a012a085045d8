# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Projects on the map: told apart without colour, chosen by a click, never out of date unseen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapToolPan
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEvent, QSize, Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QDockWidget

from lowuse_plugin.domain.ports import Insert, Update
from lowuse_plugin.gui.polygon_tool import PolygonTool
from lowuse_plugin.gui.subsidy.command import SubsidyCommand
from lowuse_plugin.qgis_bridge.layers.roles import PARCELS, PROJECTS, identity
from lowuse_plugin.qgis_bridge.layers.style_files import read_style
from lowuse_plugin.qgis_bridge.layers.themes import SUBSIDY, SURVEY, THEMES
from lowuse_plugin.store.workspace import open_workspace
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.subsidy.subsidy_office import (
    DECIDE,
    ELIGIBLE,
    LACKING,
    SMALL,
    TRIAL,
    Template,
    project,
)
from tests.qgis.window import settle
from tests.services.boundaries.geometry_workspace import EAST, NORTH, multipolygon
from tests.store.support import LI

pytestmark = pytest.mark.map_layers


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return Template(tmp_path_factory.mktemp("template"))


@pytest.fixture
def command(
    session_desk: SessionDesk, template: Template, folder: Path
) -> Iterator[SubsidyCommand]:
    command = SubsidyCommand(session_desk.context, session_desk.window)
    session_desk.open(template.copy(folder, calculated=True))
    session_desk.desk.canvas.resize(600, 400)
    session_desk.desk.canvas.setDestinationCrs(layer(session_desk).crs())
    yield command
    session_desk.rest()
    command.release()
    settle()


def layer(desk: SessionDesk) -> QgsVectorLayer:
    found = desk.layers.layer(PROJECTS)
    assert found is not None
    return found


def features(desk: SessionDesk) -> dict[str, QgsFeature]:
    return {feature["name"]: feature for feature in layer(desk).getFeatures()}


def classes(desk: SessionDesk) -> dict[str, str]:
    """Return name of the project → label of the rule that draws it."""
    shown = layer(desk)
    rules = shown.renderer().rootRule().children()
    found = {}
    for name, feature in features(desk).items():
        context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(shown))
        context.setFeature(feature)
        hit = [
            rule.label()
            for rule in rules
            if rule.filterExpression() not in {"", "ELSE"}
            and QgsExpression(rule.filterExpression()).evaluate(context)
        ]
        found[name] = hit[0] if hit else next(r.label() for r in rules if r.isElse())
    return found


def label(desk: SessionDesk, name: str, scale: float) -> str:
    shown = layer(desk)
    scopes = QgsExpressionContextUtils.globalProjectLayerScopes(shown)
    context = QgsExpressionContext(scopes)
    context.lastScope().setVariable("map_scale", scale)
    context.setFeature(features(desk)[name])
    return QgsExpression(shown.labeling().settings().fieldName).evaluate(context)


def test_projects_stand_on_top_and_are_seen_in_their_theme_alone(
    command: SubsidyCommand, session_desk: SessionDesk
) -> None:
    order = [identity(node.layer()).role for node in
             QgsProject.instance().layerTreeRoot().findLayers()]  # fmt: skip
    assert order[0] == PROJECTS
    assert order.index(PROJECTS) < order.index(PARCELS)
    shown = {key for key, theme in THEMES.items() if PROJECTS in theme.visible}
    assert shown == {SUBSIDY}
    node = QgsProject.instance().layerTreeRoot().findLayer(layer(session_desk).id())
    assert not node.itemVisibilityChecked()
    session_desk.layers.apply_theme(SUBSIDY)
    assert node.itemVisibilityChecked()
    session_desk.layers.apply_theme(SURVEY)
    assert not node.itemVisibilityChecked()


def test_each_result_has_its_class_and_its_label(
    command: SubsidyCommand, session_desk: SessionDesk
) -> None:
    assert classes(session_desk) == {
        ELIGIBLE: "符合，一档", DECIDE: "待复核", TRIAL: "试算（不计入应补助）", SMALL: "不符合",
        LACKING: "未测算",
    }  # fmt: skip
    assert label(session_desk, ELIGIBLE, 10_000) == "XM-00\n216.00 万元"
    assert label(session_desk, DECIDE, 10_000) == "XM-01\n待复核 288.00 万元"
    assert label(session_desk, TRIAL, 10_000) == "XM-02\n试算 216.00 万元"
    assert label(session_desk, SMALL, 10_000) == "XM-03"
    assert label(session_desk, ELIGIBLE, 40_000) == "XM-00"
    fields = layer(session_desk).fields()
    assert fields.field("amount_fen").alias() == "测算金额（分）"
    assert fields.field("subsidy_status").alias() == "奖补测算"


def test_no_two_classes_differ_in_colour_alone(
    command: SubsidyCommand, session_desk: SessionDesk
) -> None:
    """What is left of a symbol without its colours: kind and width of line, hatches, dots."""
    shapes = []
    for rule in layer(session_desk).renderer().rootRule().children():
        symbol = rule.symbol()
        base = symbol.symbolLayer(0)
        parts = [(base.strokeStyle(), base.strokeWidth(), base.brushStyle())]
        for part in (symbol.symbolLayer(i) for i in range(1, symbol.symbolLayerCount())):
            properties = part.properties()
            parts.append((part.layerType(), properties.get("angle"), properties.get("distance")))
        shapes.append(tuple(parts))
    assert len(set(shapes)) == len(shapes) == 10


def test_what_is_eligible_lies_over_what_is_not_where_projects_overlap(
    command: SubsidyCommand, session_desk: SessionDesk
) -> None:
    """The small project, entered later, is put onto the eligible one, and is out of date by it."""
    uuid = features(session_desk)[SMALL]["uuid"]
    with open_workspace(session_desk.session.path, actor=LI) as colleague:
        with colleague.read() as reading:
            version = reading.row("project", uuid)["row_version"]
        change = Update("project", uuid, version, {"geom": multipolygon(0, 0, 100, 100)})
        colleague.write([change], reason="测试")
    session_desk.refreshed()
    assert (classes(session_desk)[ELIGIBLE], classes(session_desk)[SMALL]) == (
        "符合，一档", "需重算"
    )  # fmt: skip
    shown = layer(session_desk).clone()
    shown.setLabelsEnabled(False)
    settings = QgsMapSettings()
    settings.setLayers([shown])
    settings.setDestinationCrs(shown.crs())
    settings.setOutputSize(QSize(100, 100))
    settings.setExtent(QgsRectangle(EAST, NORTH, EAST + 100, NORTH + 100))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    colours = Counter(image.pixelColor(x, y).name() for x in range(20, 80) for y in range(20, 80))
    assert colours.most_common(1) == [("#e3f1df", 60 * 60)]  # the fill of tier 1, and no dots


def test_a_colleagues_change_makes_a_project_out_of_date_on_the_map(
    command: SubsidyCommand, session_desk: SessionDesk
) -> None:
    with open_workspace(session_desk.session.path, actor=LI) as colleague:
        with colleague.read() as reading:
            [join] = [
                row
                for row in reading.table("project_parcel").to_rows()
                if row["project_uuid"] == features(session_desk)[ELIGIBLE]["uuid"]
            ]
            version = reading.row("parcel", join["parcel_uuid"])["row_version"]
        values = {"registered_area_m2": 23_999.0}
        colleague.write([Update("parcel", join["parcel_uuid"], version, values)], reason="换证")
    painted: list[bool] = []
    layer(session_desk).repaintRequested.connect(lambda *_: painted.append(True))
    session_desk.refreshed()
    assert classes(session_desk)[ELIGIBLE] == "需重算"
    assert label(session_desk, ELIGIBLE, 10_000) == "XM-00\n需重算"
    assert painted


def test_the_layer_survives_saving_and_reopening(
    command: SubsidyCommand, session_desk: SessionDesk, folder: Path
) -> None:
    project = QgsProject.instance()
    session_desk.layers.apply_theme(SUBSIDY)
    layer(session_desk).setName("我的项目")
    path = folder / "工程 1.qgz"
    assert project.write(str(path))
    project.clear()
    assert project.read(str(path))
    session_desk.layers.adopt()
    session_desk.rest()
    assert layer(session_desk).name() == "我的项目"
    assert len(features(session_desk)) == 5
    assert session_desk.layers.theme == SUBSIDY


def test_a_removed_layer_is_said_and_put_back_where_it_is_needed(
    command: SubsidyCommand, session_desk: SessionDesk
) -> None:
    QgsProject.instance().removeMapLayer(layer(session_desk).id())
    command.show_project_on_map("x")  # nothing is known of it
    assert session_desk.said[-1] == "The layer of projects was removed from the QGIS project."
    command.pick_on_map()
    assert session_desk.desk.canvas.mapTool() is None
    session_desk.press("LowUse.Message.Restore")
    session_desk.rest()
    assert len(features(session_desk)) == 5
    command.pick_on_map()
    assert session_desk.desk.canvas.mapTool() is not None


def test_a_selected_project_is_the_current_one_and_is_marked(
    command: SubsidyCommand, session_desk: SessionDesk
) -> None:
    found = features(session_desk)
    layer(session_desk).selectByIds([found[DECIDE].id()])
    assert session_desk.project.uuid == found[DECIDE]["uuid"]
    assert command._map.mark is None  # the map is about something else
    session_desk.layers.apply_theme(SUBSIDY)
    assert command._map.mark is not None
    layer(session_desk).selectByIds([found[DECIDE].id(), found[TRIAL].id()])
    assert session_desk.project.uuid == found[DECIDE]["uuid"]
    session_desk.session.close()
    assert command._map.mark is None


def test_to_look_at_a_project_moves_the_map_there(
    command: SubsidyCommand, session_desk: SessionDesk
) -> None:
    canvas = session_desk.desk.canvas
    canvas.setExtent(QgsRectangle(EAST, NORTH, EAST + 10_000, NORTH + 10_000))
    found = features(session_desk)
    session_desk.project.look_at(found[TRIAL]["uuid"], reveal=True)
    box = found[TRIAL].geometry().boundingBox()
    assert canvas.extent().contains(box)
    assert canvas.extent().height() < 5 * box.height()
    assert session_desk.layers.theme == SUBSIDY
    both = [found[name]["uuid"] for name in (ELIGIBLE, SMALL)]
    command.show_project_on_map(*both)
    for name in (ELIGIBLE, SMALL):
        assert canvas.extent().contains(found[name].geometry().boundingBox())


def test_a_project_that_was_just_saved_is_gone_to_when_it_is_drawn(
    command: SubsidyCommand, session_desk: SessionDesk
) -> None:
    canvas = session_desk.desk.canvas
    canvas.setExtent(QgsRectangle(EAST, NORTH, EAST + 100, NORTH + 100))
    shape = multipolygon(5000, 0, 5100, 100)
    row = {**project(9, "己改造", "10000.00", None), "geom": shape}
    session_desk.session.store.write([Insert("project", "new", row)], reason="测试")
    session_desk.project.look_at("new", reveal=True)
    assert not canvas.extent().contains(QgsPointXY(EAST + 5050, NORTH + 50))
    session_desk.session.saved()
    until(lambda: canvas.extent().contains(QgsPointXY(EAST + 5050, NORTH + 50)))
    session_desk.rest()
    # Once gone to, the map stays where the user turns it.
    canvas.setExtent(QgsRectangle(EAST, NORTH, EAST + 100, NORTH + 100))
    layer(session_desk).triggerRepaint()
    session_desk.rest()
    assert not canvas.extent().contains(QgsPointXY(EAST + 5050, NORTH + 50))


def test_a_project_without_boundary_is_found_by_its_parcels(
    command: SubsidyCommand, session_desk: SessionDesk
) -> None:
    uuid = features(session_desk)[SMALL]["uuid"]
    with open_workspace(session_desk.session.path, actor=LI) as colleague:
        with colleague.read() as reading:
            version = reading.row("project", uuid)["row_version"]
        colleague.write([Update("project", uuid, version, {"geom": None})], reason="测试")
    session_desk.refreshed()
    command.book.follow()
    session_desk.rest()
    command.show_project_on_map(uuid)
    canvas = session_desk.desk.canvas
    assert canvas.extent().contains(QgsRectangle(EAST + 900, NORTH, EAST + 1000, NORTH + 10))


def test_however_many_are_shown_the_layer_is_asked_once(
    command: SubsidyCommand, session_desk: SessionDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = QgsVectorLayer.getFeatures

    def count(layer: QgsVectorLayer, *request: object) -> object:
        asked.append(identity(layer).role)
        return real(layer, *request)

    found = features(session_desk)
    monkeypatch.setattr(QgsVectorLayer, "getFeatures", count)
    command.show_project_on_map(*(feature["uuid"] for feature in found.values()))
    assert asked == [PROJECTS]
    extent = session_desk.desk.canvas.extent()
    assert all(extent.contains(each.geometry().boundingBox()) for each in found.values())
    session_desk.project.look_at(found[TRIAL]["uuid"], reveal=True)
    assert asked == [PROJECTS]
    layer(session_desk).triggerRepaint()  # as after a save
    session_desk.project.look_at(found[SMALL]["uuid"])
    assert asked == [PROJECTS, PROJECTS]


def test_a_click_picks_the_project_and_shows_the_panel_until_esc(
    command: SubsidyCommand, session_desk: SessionDesk
) -> None:
    canvas, found = session_desk.desk.canvas, features(session_desk)
    dock = QDockWidget(session_desk.window)
    dock.setObjectName("LowUse.Subsidy")
    session_desk.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    session_desk.window.show()
    dock.hide()
    canvas.setExtent(QgsRectangle(EAST, NORTH, EAST + 1500, NORTH + 1000))
    before = QgsMapToolPan(canvas)
    canvas.setMapTool(before)
    command.pick_on_map()
    picker = canvas.mapTool()
    command.pick_on_map()  # pressed again
    place = found[DECIDE].geometry().centroid().asPoint()
    assert picker.at(place) == (found[DECIDE]["uuid"],)
    assert picker.at(QgsPointXY(EAST + 200, NORTH + 500)) == ()
    picker.picked.emit(found[DECIDE]["uuid"])
    assert session_desk.project.uuid == found[DECIDE]["uuid"]
    assert dock.isVisible()
    picker.missed.emit()
    assert "There is no project here." in session_desk.said[-1]
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    picker.keyPressEvent(key)
    assert canvas.mapTool() is before
    command.pick_on_map()
    session_desk.session.close()
    assert canvas.mapTool() is before
    canvas.unsetMapTool(before)


def test_a_tool_gives_the_map_back_though_the_one_before_is_gone(
    command: SubsidyCommand, session_desk: SessionDesk
) -> None:
    canvas = session_desk.desk.canvas
    items = len(canvas.scene().items())
    before, drawing = QgsMapToolPan(canvas), PolygonTool(canvas)
    canvas.setMapTool(before)
    drawing.start()
    sip.delete(before)
    drawing.cancel()
    assert canvas.mapTool() is None
    command.pick_on_map()
    picker = canvas.mapTool()
    drawing.start()
    drawing.cancel()
    assert canvas.mapTool() is picker
    drawing.release()
    drawing.release()
    assert len(canvas.scene().items()) == items


def test_a_new_layer_wears_the_style_that_ships(
    command: SubsidyCommand, session_desk: SessionDesk
) -> None:
    bare = QgsVectorLayer(layer(session_desk).source(), "x", "ogr")
    bare.importNamedStyle(read_style("projects", None))
    labels = [rule.label() for rule in bare.renderer().rootRule().children()]
    assert labels == [rule.label() for rule in layer(session_desk).renderer().rootRule().children()]
