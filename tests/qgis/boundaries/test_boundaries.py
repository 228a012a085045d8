# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Boundaries are drawn with QGIS's own tools, checked while one draws, written as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import (
    Qgis,
    QgsFeature,
    QgsGeometry,
    QgsLineString,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtWidgets import QFrame, QGroupBox, QLabel, QLineEdit, QPushButton

from lowuse_plugin.domain.boundaries.questions import ALL_NEW, DELETED, KEEP, RETIRE, SPLIT
from lowuse_plugin.domain.ports import Actor, Update
from lowuse_plugin.qgis_bridge.digitising import Digitising
from lowuse_plugin.qgis_bridge.layers.roles import PARCELS, group_of
from lowuse_plugin.qgis_bridge.scratch import look
from lowuse_plugin.qgis_bridge.scratch.mark import SCRATCH, TITLE, scratch_layers
from lowuse_plugin.store.workspace import open_workspace
from tests.qgis.boundaries.boundary_office import Office
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.boundaries.geometry_workspace import (
    ACTOR,
    EAST,
    NORTH,
    add,
    multipolygon,
)

pytestmark = pytest.mark.map_layers


@pytest.fixture
def office(session_desk: SessionDesk, folder: Path) -> Iterator[Office]:
    office = Office(session_desk, folder)
    yield office
    office.release()


def test_chosen_parcels_and_neighbours_are_copied(office: Office) -> None:
    office.edit(office.a)
    layer = office.layer
    assert layer.name() == TITLE
    assert layer.isEditable()
    assert layer.crs().authid() == "EPSG:4526"
    assert {f[look.UUID]: f[look.ROLE] for f in layer.getFeatures()} == {
        office.a: look.EDIT,
        office.b: look.NEIGHBOUR,
    }
    assert office.active == [layer]
    group = group_of(QgsProject.instance(), office.desk.layers.store_id)
    assert group is not None
    assert group.children()[0].layer() is layer
    assert not office.work.is_dirty
    assert office.found() == {}
    lease = office.desk.context.leases
    until(lambda: lease.of(office.a) is not None)
    assert lease.of(office.b) is None
    office.edit(office.b, office.c)
    assert layer.featureCount() == 3
    assert office.feature(office.b)[look.ROLE] == look.EDIT


def test_a_moved_corner_is_checked_written_shown_and_undone(office: Office) -> None:
    office.edit(office.a)
    layer, feature = office.layer, office.feature(office.a)
    corner = feature.geometry().closestVertex(QgsPointXY(EAST, NORTH + 10))[1]
    assert layer.moveVertex(EAST, NORTH + 20, feature.id(), corner)
    office.rest()
    assert office.found() == {"BOUNDARY_BEYOND_REGISTERED": "warning"}
    [line] = [line for line in office.work.report.areas if line.changed]
    assert line.plane_m2 == pytest.approx(150)
    assert line.change_m2 == pytest.approx(50)
    assert "reason" in office.state
    office.write()
    assert office.row(office.a)["plane_area_m2"] == pytest.approx(150)
    assert office.row(office.a)["registered_area_m2"] == 100
    assert not scratch_layers(QgsProject.instance())
    until(lambda: office.map_box(office.a) == [0, 0, 10, 20])
    office.desk.press("LowUse.Message.Undo")
    until(lambda: office.row(office.a)["plane_area_m2"] == pytest.approx(100))
    until(lambda: office.map_box(office.a) == [0, 0, 10, 10])


def test_gaps_and_overlaps_are_told_after_each_stroke(office: Office) -> None:
    office.edit(office.a)
    office.reshape(office.a, 0, 0, 9.95, 10)
    assert office.found() == {"BOUNDARY_GAP": "warning"}
    office.reshape(office.a, 0, 0, 10.2, 10)
    assert office.found() == {"BOUNDARY_OVERLAP": "warning"}
    office.layer.undoStack().undo()
    office.layer.undoStack().undo()
    office.rest()
    assert office.found() == {}
    assert not office.work.is_dirty
    assert "Nothing is changed" in office.state


def test_a_point_on_a_straight_edge_draws_no_boundary_as_changed(office: Office) -> None:
    office.edit(office.a)
    feature = office.feature(office.b)
    assert office.looks(office.b) == "neighbour"
    assert office.layer.insertVertex(EAST + 10, NORTH + 5, feature.id(), 3)
    office.rest()
    points = office.feature(office.b).geometry().constGet().nCoordinates()
    assert points == feature.geometry().constGet().nCoordinates() + 1
    assert office.looks(office.b) == "neighbour"
    corner = office.feature(office.b).id()
    assert office.layer.insertVertex(EAST + 10, NORTH + 5, corner, 1)  # joins the points otherwise
    assert office.looks(office.b) == "boundary changed"
    office.reshape(office.b, 10, 0, 30.01, 10)
    assert office.looks(office.b) == "boundary changed"


def test_a_click_on_a_finding_goes_there(office: Office) -> None:
    office.edit(office.a)
    office.reshape(office.a, 0, 0, 9.95, 10)
    canvas = office.desk.desk.canvas
    canvas.setDestinationCrs(office.layer.crs())
    canvas.resize(400, 400)
    canvas.setExtent(QgsRectangle(0, 0, 1, 1))
    office.parts.dock.form.findings.went_to.emit(office.work.report.findings[0])
    place = QgsPointXY(EAST + 9.975, NORTH + 5)
    assert canvas.extent().contains(place)
    assert canvas.extent().width() < 200


def test_a_crossing_boundary_cannot_be_written(office: Office) -> None:
    office.edit(office.a)
    bow = QgsGeometry.fromPolygonXY(
        [[QgsPointXY(EAST + x, NORTH + y) for x, y in ((0, 0), (10, 10), (10, 0), (0, 10))]]
    )
    bow.convertToMultiType()
    office.layer.changeGeometry(office.feature(office.a).id(), bow)
    office.rest()
    office.child(QLineEdit, "Reason").setText("试")
    assert office.found() == {"BOUNDARY_SELF_CROSSING": "error"}
    assert not office.child(QPushButton, "Write").isEnabled()
    assert "1" in office.state


def test_an_overlap_is_written_only_by_who_says_so(office: Office) -> None:
    office.edit(office.a)
    office.reshape(office.a, 0, 0, 12, 10)
    office.child(QLineEdit, "Reason").setText("实测")
    question = office.child(QFrame, "Overlaps")
    assert question.isHidden()
    office.child(QPushButton, "Write").click()
    assert not office.work.is_saving
    assert not question.isHidden()
    assert office.child(QPushButton, "Write").isHidden()  # one question, one set of buttons
    text = office.child(QLabel, "Overlaps.Text").text()
    assert text.startswith("1 overlaps with other parcels remain, 20.00 m² together.")
    office.reshape(office.a, 0, 0, 13, 10)  # another overlap is another question
    assert question.isHidden()
    office.child(QPushButton, "Write").click()
    office.child(QPushButton, "Overlaps.Back").click()
    assert question.isHidden()
    assert office.row(office.a)["row_version"] == 1
    office.child(QPushButton, "Write").click()
    office.child(QPushButton, "Overlaps.Write").click()
    until(lambda: not office.work.is_saving)
    office.desk.rest()
    now = office.row(office.a)
    assert now["plane_area_m2"] == pytest.approx(130)
    assert any("1 overlaps" in said and "30.00 m²" in said for said in office.desk.said)
    store = office.desk.session.store
    assert store is not None
    with store.read() as reading:
        [change] = reading.table("history_change", change_id=now["change_id"]).to_rows()
        [line] = reading.table("undo_lines", transaction=change["transaction_id"]).to_rows()
    assert line["reason"] == "实测 (written with 1 overlaps, 30.00 m² together)"


@pytest.mark.parametrize("all_new", [False, True])
def test_a_split_is_asked_about(office: Office, all_new: bool) -> None:
    """QGIS's tool leaves both parts with the identity of the parcel."""
    office.edit(office.b)
    line = QgsLineString([EAST + 15, EAST + 15], [NORTH - 1, NORTH + 11])
    office.layer.selectByIds([office.feature(office.b).id()])
    result, _ = office.layer.splitFeatures(line, False, True)
    assert result == Qgis.GeometryOperationResult.Success
    office.rest()
    [question] = office.work.sorted.questions
    assert question.kind == SPLIT
    assert [round(part.area_m2) for part in question.parts] == [150, 50]
    assert sorted(office.labels()) == ["", "Part 1", "Part 2"]
    office.child(QLineEdit, "Reason").setText("分割")
    assert not office.child(QPushButton, "Write").isEnabled()
    office.answer(0, ALL_NEW if all_new else question.parts[0].key)
    office.write("分割")
    areas = sorted(round(row["plane_area_m2"]) for row in office.listed())
    assert areas == [50, 100, 100, 150]
    old = office.row(office.b)
    assert (old["retired_at"] is not None) is all_new
    if not all_new:
        assert old["plane_area_m2"] == pytest.approx(150)
    codes = {row["parcel_code"] for row in office.listed()}
    assert codes == ({"甲", "丙", None} if all_new else {"甲", "乙", "丙", None})
    assert {office.row(row["uuid"])["right_nature"] for row in office.listed()} == {"102"}
    assert any("took over" in said and "宗地代码" in said for said in office.desk.said)


def test_figures_of_the_whole_that_a_split_empties_are_named(office: Office) -> None:
    office.edit(office.a)  # 80 m² of floor stand on it; what is registered is shared out
    line = QgsLineString([EAST + 4, EAST + 4], [NORTH - 1, NORTH + 11])
    office.layer.selectByIds([office.feature(office.a).id()])
    office.layer.splitFeatures(line, False, True)
    office.rest()
    office.answer(0, office.work.sorted.questions[0].parts[0].key)
    office.write("分割")
    assert office.row(office.a)["floor_area_m2"] is None
    assert any("filled in anew: 建筑面积." in said for said in office.desk.said)


def test_a_part_that_goes_to_somebody_else_asks_for_the_agreement(office: Office) -> None:
    office.edit(office.b)
    box = office.child(QGroupBox, "Split")
    assert not box.isVisibleTo(box.parentWidget())
    line = QgsLineString([EAST + 15, EAST + 15], [NORTH - 1, NORTH + 11])
    office.layer.selectByIds([office.feature(office.b).id()])
    office.layer.splitFeatures(line, False, True)
    office.rest()
    [question] = office.work.sorted.questions
    office.answer(0, question.parts[0].key)
    assert box.isVisibleTo(box.parentWidget())
    small = int(question.parts[1].key)
    index = office.layer.fields().indexOf("holder_name")
    office.layer.changeAttributeValue(small, index, "乙公司")
    office.rest()
    office.child(QLineEdit, "Reason").setText("分割转让")
    assert not office.child(QPushButton, "Write").isEnabled()
    assert "agreement" in office.child(QLabel, "State").text()
    office.child(QLineEdit, "Split.Document").setText("协议 9 号")
    office.write("分割转让")
    store = office.desk.session.store
    assert store is not None
    with store.read() as reading:
        [edge] = reading.table("lineage").to_rows()
    assert (edge["document_no"], edge["area_m2"]) == ("协议 9 号", pytest.approx(50))
    assert edge["done_by"]


@pytest.mark.parametrize(("answer", "stays"), [(KEEP, True), (RETIRE, False)])
def test_a_deleted_shape_is_asked_about(office: Office, answer: str, stays: bool) -> None:
    office.edit(office.a, office.b)
    office.reshape(office.b, 0, 0, 30, 10)
    assert office.layer.deleteFeature(office.feature(office.a).id())
    office.rest()
    [question] = office.work.sorted.questions
    assert (question.kind, question.label) == (DELETED, "甲")
    assert office.found()["BOUNDARY_OVERLAP"] == "warning"
    office.answer(0, answer)
    assert ("BOUNDARY_OVERLAP" in office.found()) is stays
    office.write("并入")
    assert (office.row(office.a)["retired_at"] is None) is stays
    assert office.row(office.b)["plane_area_m2"] == pytest.approx(300)


def test_a_new_parcel_is_drawn(office: Office) -> None:
    office.command.draw_new()
    office.rest()
    assert office.drawn == [True]
    office.draw(100, 0, 110, 10, holder_name="丁厂", use_code="0601")
    assert office.feature_values() == [("440704", "丁厂")]
    assert office.found() == {"NEW_CODE_MISSING": "warning"}
    office.write("新增")
    [new] = [row for row in office.listed() if row["holder_name"] == "丁厂"]
    assert new["district"] == "440704"
    assert new["plane_area_m2"] == pytest.approx(100)
    assert office.desk.current.uuid == new["uuid"]
    office.desk.press("LowUse.Message.Undo")
    until(lambda: len(office.listed()) == 3)


def test_shapes_are_pasted_from_another_crs(office: Office) -> None:
    """What QGIS's paste does: carry the shape over, take columns of the same name."""
    office.command.draw_new()
    office.rest()
    other = QgsVectorLayer("Polygon?crs=EPSG:4490&field=holder_name:string", "地块", "memory")
    geometry = QgsGeometry.fromPolygonXY(
        [[QgsPointXY(*xy) for xy in ((113.08, 22.51), (113.081, 22.51), (113.081, 22.511),
                                     (113.08, 22.511))]]
    )  # fmt: skip
    feature = QgsFeature(other.fields())
    feature.setGeometry(geometry)
    feature["holder_name"] = "戊厂"
    other.dataProvider().addFeatures([feature])
    office.paste(other)
    assert office.found() == {"NEW_CODE_MISSING": "warning"}
    office.write("粘贴")
    [new] = [row for row in office.listed() if row["holder_name"] == "戊厂"]
    # 0.001° is 110.75 m north and 102.85 m east at 22.5°.
    assert new["plane_area_m2"] == pytest.approx(110.75 * 102.85, rel=1e-3)


def test_a_copy_from_our_own_layer_is_a_new_parcel_and_told(office: Office) -> None:
    office.command.draw_new()
    office.rest()
    layer = office.desk.layers.layer(PARCELS)
    assert layer is not None
    layer.selectByExpression(f"\"uuid\" = '{office.c}'")
    office.paste(layer, selected=True)
    assert office.found()["BOUNDARY_STACKED"] == "warning"
    assert office.found()["NEW_CODE_USED"] == "error"


def test_a_refused_save_leaves_the_drawing_and_asks_whose_boundary_holds(office: Office) -> None:
    office.edit(office.a)
    office.reshape(office.a, 0, 0, 10, 12)
    office.child(QLineEdit, "Reason").setText("我的")
    office.desk.session.refreshed.disconnect(office.work._on_refreshed)  # the news come late
    office.colleague(Update("parcel", office.a, 1, {"geom": multipolygon(0, 0, 10, 11),
                                                    "plane_area_m2": 110.0}))  # fmt: skip
    office.child(QPushButton, "Write").click()
    office.rest()
    office.desk.session.refreshed.connect(office.work._on_refreshed)
    assert office.row(office.a)["plane_area_m2"] == 110
    assert office.layer.name() == TITLE
    refusal = office.child(QLabel, "Refusal").text()
    assert refusal.startswith(f"Nothing was written. 甲 was saved by {ACTOR.name} at 20")
    assert office.a not in refusal
    [question] = office.work.sorted.questions
    assert (question.label, question.who, question.area_m2) == ("甲", ACTOR.name, 110)
    assert not office.child(QPushButton, "Write").isEnabled()
    office.answer(0, "mine")
    assert office.work.sorted.questions[0].answer == "mine"
    office.write("坚持实测")
    assert office.row(office.a)["plane_area_m2"] == pytest.approx(120)


def test_the_colleagues_boundary_can_be_taken(office: Office) -> None:
    office.edit(office.a, office.b)
    office.reshape(office.a, 0, 0, 10, 12)
    office.colleague(Update("parcel", office.a, 1, {"geom": multipolygon(0, 0, 10, 11),
                                                    "plane_area_m2": 110.0}))  # fmt: skip
    until(lambda: bool(office.work.sorted.questions))
    office.rest()
    office.answer(0, "theirs")
    assert not office.work.sorted.questions
    assert not office.work.is_dirty
    assert office.feature(office.a).geometry().area() == pytest.approx(110)


def test_undo_brings_nothing_back_that_was_given_up(office: Office) -> None:
    office.edit(office.a)
    office.reshape(office.a, 0, 0, 10, 12)
    office.colleague(Update("parcel", office.a, 1, {"geom": multipolygon(0, 0, 10, 11)}))
    until(lambda: bool(office.work.sorted.questions))
    office.rest()
    office.answer(0, "theirs")
    office.layer.undoStack().undo()
    office.rest()
    assert [
        f.geometry().area() for f in office.layer.getFeatures() if f[look.UUID] == office.a
    ] == [pytest.approx(110)]
    assert not office.work.is_dirty


def test_it_is_told_who_works_on_a_parcel_already(office: Office) -> None:
    with open_workspace(office.path, actor=Actor("李四", "lisi", "PC-7")) as store:
        store.leases.hold("parcel", [office.a], "编辑边界")
        office.edit(office.a)
        until(lambda: any("李四" in said for said in office.desk.said))
    assert office.layer.featureCount() == 2


def test_an_untouched_parcel_follows_the_colleague(office: Office) -> None:
    office.edit(office.a)
    office.colleague(Update("parcel", office.b, 1, {"geom": multipolygon(10, 0, 40, 10)}))
    until(lambda: office.feature(office.b).geometry().area() == pytest.approx(300))
    office.rest()
    assert not office.work.is_dirty
    assert any("乙" in said for said in office.desk.said)


def test_a_parcel_that_a_colleague_retired_leaves_the_drawing(office: Office) -> None:
    office.edit(office.a, office.b)
    office.reshape(office.a, 0, 0, 10, 12)
    gone = {"retired_at": "2026-01-01T00:00:00.000Z"}
    office.colleague(*(Update("parcel", uuid, 1, gone) for uuid in (office.a, office.b)))
    until(lambda: bool(office.work.sorted.questions))
    office.rest()
    assert {f[look.UUID] for f in office.layer.getFeatures()} == {office.a}
    office.answer(0, "drop")
    assert office.layer.featureCount() == 0


def test_snapping_is_given_back(office: Office) -> None:
    project = QgsProject.instance()
    config = project.snappingConfig()
    config.setEnabled(False)
    config.setTolerance(33)
    config.setMode(Qgis.SnappingMode.ActiveLayer)
    project.setSnappingConfig(config)
    project.setTopologicalEditing(False)
    office.edit(office.a)
    assert project.snappingConfig().enabled()
    assert project.topologicalEditing()
    settings = project.snappingConfig().individualLayerSettings(office.layer)
    assert settings.enabled()
    assert settings.typeFlag() == Qgis.SnappingType.Vertex | Qgis.SnappingType.Segment
    office.edit(office.b)
    assert office.command.may_leave()
    assert not project.snappingConfig().enabled()
    assert project.snappingConfig().tolerance() == 33
    assert project.snappingConfig().mode() == Qgis.SnappingMode.ActiveLayer
    assert not project.topologicalEditing()
    assert not Digitising(project).borrowed


def test_leaving_asks_only_where_something_would_be_lost(office: Office) -> None:
    office.edit(office.a)
    assert office.command.may_leave()
    assert not scratch_layers(QgsProject.instance())
    office.edit(office.a)
    office.reshape(office.a, 0, 0, 10, 12)
    office.press_in_box("Stay")
    assert not office.command.may_leave()
    assert office.feature(office.a).geometry().area() == pytest.approx(120)
    office.press_in_box("Stay")
    office.parts.dock.close()
    assert office.parts.dock.isVisibleTo(office.desk.window)
    office.press_in_box("Stay")
    assert office.command.ask_leave(True) is None
    office.press_in_box("Discard")
    assert office.command.may_leave()
    assert not scratch_layers(QgsProject.instance())
    assert office.row(office.a)["row_version"] == 1


def test_a_saved_project_keeps_the_drawing(office: Office, tmp_path: Path) -> None:
    office.edit(office.a)
    office.reshape(office.a, 0, 0, 10, 12)
    office.draw(100, 0, 110, 10, holder_name="丁厂")
    office.child(QLineEdit, "Reason").setText("界址调整")
    office.rest()
    office.work.look()
    office.rest()
    project = QgsProject.instance()
    file = str(tmp_path / "工程.qgz")
    assert project.write(file)
    assert any("Write into workspace" in said for said in office.desk.said)
    office.press_in_box("Discard")
    assert office.command.may_leave()
    project.clear()
    settle()
    assert project.read(file)
    office.desk.rest()
    [layer] = scratch_layers(project)
    assert layer.featureCount() == 0
    assert layer.customProperty(SCRATCH) == office.desk.layers.store_id
    office.desk.press("LowUse.Message.GoOnDrawing")
    office.rest()
    assert office.layer is layer
    assert layer.featureCount() == 3
    assert office.child(QLineEdit, "Reason").text() == "界址调整"
    office.write()
    assert office.row(office.a)["plane_area_m2"] == pytest.approx(120)
    assert len(office.listed()) == 4


def test_a_removed_layer_can_be_put_back(office: Office) -> None:
    office.edit(office.a)
    office.reshape(office.a, 0, 0, 10, 12)
    QgsProject.instance().removeMapLayer(office.layer.id())
    settle()
    assert not office.work.is_going_on
    office.desk.press("LowUse.Message.RestoreDrawing")
    office.rest()
    assert office.feature(office.a).geometry().area() == pytest.approx(120)
    assert office.work.is_dirty


def test_the_button_of_qgis_for_saving_means_the_workspace(office: Office) -> None:
    office.edit(office.a)
    office.reshape(office.a, 0, 0, 10, 12)
    assert office.layer.commitChanges()
    until(office.layer.isEditable)
    assert "workspace does not have them yet" in office.desk.said[-1]
    assert office.row(office.a)["row_version"] == 1
    office.rest()
    office.child(QLineEdit, "Reason").setText("界址调整")
    assert office.layer.commitChanges()
    until(lambda: not office.work.is_going_on)
    office.desk.rest()
    assert office.row(office.a)["plane_area_m2"] == pytest.approx(120)


def test_the_drawing_outlives_a_closed_workspace(office: Office) -> None:
    office.edit(office.a)
    office.reshape(office.a, 0, 0, 10, 12)
    office.desk.session.close()
    settle()
    assert "closed" in office.state
    assert not office.child(QPushButton, "Write").isEnabled()
    office.desk.open(office.path)
    office.rest()
    office.write()
    assert office.row(office.a)["plane_area_m2"] == pytest.approx(120)


def test_neighbours_come_and_go(office: Office) -> None:
    office.edit(office.a)
    box = office.parts.dock.form.findChild(type(office.parts.dock.form._neighbours))
    box.setChecked(False)
    office.rest()
    assert [f[look.UUID] for f in office.layer.getFeatures()] == [office.a]
    box.setChecked(True)
    office.rest()
    assert office.layer.featureCount() == 2


# -- retiring -------------------------------------------------------------------------------------


def test_parcels_are_retired_with_a_reason(office: Office) -> None:
    dialog = office.retire_dialog(office.a, office.c)
    button = dialog.findChild(QPushButton, "LowUse.Retire.Retire")
    assert not button.isEnabled()
    dialog.findChild(QLineEdit, "LowUse.Retire.Reason").setText("收储")
    button.click()
    office.desk.rest()
    assert [row["parcel_code"] for row in office.listed()] == ["乙"]
    assert office.row(office.a)["retired_reason"] == "收储"
    office.desk.press("LowUse.Message.Undo")
    until(lambda: len(office.listed()) == 3)


def test_what_rests_on_a_parcel_is_shown_and_keeps_it(office: Office) -> None:
    with open_workspace(office.path, actor=ACTOR) as store:
        [project] = add(store, "project", [{"name": "改造一期", "district": "440704",
                                            "state": "building",
                                            "project_type": "industrial_upgrade"}])  # fmt: skip
        add(store, "project_parcel", [{"project_uuid": project, "parcel_uuid": office.a}])
    dialog = office.retire_dialog(office.a)
    dialog.findChild(QLineEdit, "LowUse.Retire.Reason").setText("收储")
    assert not dialog.findChild(QPushButton, "LowUse.Retire.Retire").isEnabled()
    assert dialog._preview.uses[0].detail == "改造一期"


def test_a_drawing_is_kept_when_the_workspace_is_left(office: Office) -> None:
    office.edit(office.a)
    office.reshape(office.a, 0, 0, 10, 12)
    office.press_in_box("Keep")
    assert office.command.may_leave(keep=True)
    assert not office.work.is_going_on
    [layer] = scratch_layers(QgsProject.instance())
    assert not layer.isEditable()
    assert layer.featureCount() == 2
    assert not Digitising(QgsProject.instance()).borrowed
    office.desk.session.close()
    settle()
    office.desk.open(office.path)
    office.desk.press("LowUse.Message.GoOnDrawing")
    office.rest()
    assert office.layer is layer
    assert layer.featureCount() == 2
    office.write()
    assert office.row(office.a)["plane_area_m2"] == pytest.approx(120)
