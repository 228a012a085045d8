# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Entering a project beside a colleague: a real session, a real second store, real dialogs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapMouseEvent
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEvent, QPoint, Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from lowuse_plugin.domain.history.conflicts import Choice
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.gui.dialogs.history.conflict_dialog import ConflictDialog
from lowuse_plugin.gui.dialogs.projects.dialog import ProjectDialog
from lowuse_plugin.gui.dialogs.projects.land import ProjectLand
from lowuse_plugin.gui.dialogs.projects.state_dialog import ProjectStateDialog
from lowuse_plugin.gui.projects.command import ProjectCommand
from lowuse_plugin.gui.widgets.edit_banner import EditBanner
from lowuse_plugin.gui.widgets.edit_form import EditForm
from lowuse_plugin.gui.widgets.reason_line import ReasonLine
from lowuse_plugin.services.projects.read import ProjectDetails, read_project_details
from lowuse_plugin.services.projects.save import (
    ProjectDraft,
    ProjectSaved,
    new_project,
    save_project,
)
from lowuse_plugin.store.workspace import WorkspaceStore, open_workspace
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.projects.project_workspace import (
    FIELDS,
    LI,
    REASON,
    X,
    Y,
    box,
    project_workspace,
)
from tests.services.projects.test_save_project import old

pytestmark = pytest.mark.map_layers


class Iface:
    """What the command asks of QGIS."""

    def __init__(self) -> None:
        self.layer: QgsVectorLayer | None = None

    def activeLayer(self) -> QgsVectorLayer | None:  # noqa: N802
        return self.layer


class Office:
    """张三 in front of QGIS, 李四 somewhere else."""

    def __init__(self, desk: SessionDesk, path: Path) -> None:
        self.desk = desk
        desk.open(path)
        self.iface = Iface()
        self.command = ProjectCommand(desk.context, desk.window, self.iface)
        self.li: WorkspaceStore = open_workspace(path, actor=LI)

    def stop(self) -> None:
        self.command.release()
        self.desk.rest()
        self.li.close()

    def make(self, *parcels: str, **values: Any) -> str:
        draft = ProjectDraft({**FIELDS, **values}, dict.fromkeys(parcels))
        return new_project(self.li, draft, reason=REASON).uuid

    def li_saves(self, uuid: str, members: Any = None, **values: Any) -> None:
        details = read_project_details(self.li, uuid)
        done = save_project(self.li, details, ProjectDraft(values, members), reason="换证")
        assert isinstance(done, ProjectSaved)

    def stored(self, uuid: str) -> ProjectDetails:
        return read_project_details(self.li, uuid)

    def head(self) -> int:
        with self.li.read() as reading:
            return reading.head().seq

    def shown(self) -> ProjectDialog:
        """Wait for the form that was opened last."""
        dialog = self.desk.window.findChildren(ProjectDialog)[-1]
        until(lambda: dialog.form is not None)
        self.desk.rest()
        return dialog

    def edit(self, uuid: str) -> ProjectDialog:
        self.command.edit(uuid)
        return self.shown()


@pytest.fixture
def office(session_desk: SessionDesk, folder: Path) -> Iterator[Office]:
    with project_workspace(folder / "江海") as store:
        store.write([old("t", "register", box(0, 0, 50, 110), register_no="440704-7")], reason="试")
        path = store.path
    office = Office(session_desk, path)
    yield office
    office.stop()


def form(dialog: ProjectDialog) -> EditForm:
    assert dialog.form is not None
    return dialog.form


def land(dialog: ProjectDialog) -> ProjectLand:
    assert dialog.land is not None
    return dialog.land


def enter(dialog: ProjectDialog, **texts: str) -> None:
    for column, text in texts.items():
        form(dialog).editor(column).put(text)


def save(office: Office, dialog: ProjectDialog, reason: str = REASON) -> None:
    line = dialog.findChild(ReasonLine, "LowUse.Edit.Reason")
    line.setText(reason)
    line.textEdited.emit(reason)
    dialog.save()
    office.desk.rest()


def said(dialog: Any, name: str) -> str:
    return dialog.findChild(QLabel, name).text()


def trouble(dialog: ProjectDialog) -> str:
    return dialog.findChild(EditBanner, "LowUse.Edit.Trouble").text


def press(dialog: Any, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button.isEnabled(), name
    button.click()


def measured(office: Office, dialog: ProjectDialog, area: str) -> None:
    """Wait until the boundary was measured that would be saved."""
    until(lambda: area in said(dialog, "LowUse.Project.Boundary.Text"))
    office.desk.rest()


def entry(office: Office, parcels: tuple[str, ...], name: str) -> Any:
    menu = QMenu(office.desk.window)
    office.desk.context.actions.fill(menu, parcels)
    return next(a for a in menu.actions() if a.objectName() == f"LowUse.ParcelAction.{name}")


# -- one person -----------------------------------------------------------------------------------


def test_a_project_is_made_from_parcels_saved_told_looked_at_and_undone(office: Office) -> None:
    entry(office, ("p1", "p2"), "NewProject").trigger()
    dialog = office.shown()
    editor = form(dialog).editor
    # What all parcels agree in is entered already, and can be changed.
    assert editor("district").value == "440704"
    assert editor("right_holder_name").value == "江门市甲机械有限公司"
    assert editor("project_type").value == "industrial_upgrade"
    assert dialog.focusWidget() is editor("name")._input.inner()
    revealed: list[str] = []
    office.desk.project.reveal_requested.connect(revealed.append)
    measured(office, dialog, "22,000.00 m² (33.0000 亩)")
    save(office, dialog)
    assert "项目名称" in trouble(dialog)
    enter(dialog, name="甲机械改造", land_area_m2="22,000.01", floor_area_m2="44000.02")
    assert "FAR computed = 2.0000" in said(dialog, "LowUse.Project.Totals")
    assert "Σ registered 22,000.00 m²" in said(dialog, "LowUse.Project.Totals")
    acceptances = form(dialog).editor("acceptances")
    acceptances.put(
        json.dumps([{"kind": "竣工联合验收意见书", "number": "1", "on": "2025年6月30日"}])
    )
    save(office, dialog)
    uuid = office.desk.project.uuid
    assert revealed == [uuid]
    found = office.stored(uuid)
    assert dict(found.parts) == {"p1": None, "p2": None}
    assert found.row.values["land_area_m2"] == "22000.01"
    assert json.loads(str(found.row.values["acceptances"])) == [
        {"kind": "joint_acceptance", "number": "1", "on": "2025-06-30"}
    ]
    assert "Project 甲机械改造 created." in office.desk.said[-1]
    settle()
    assert sip.isdeleted(dialog)
    office.desk.press("LowUse.Message.Undo")
    office.desk.rest()
    with office.li.read() as reading:
        assert len(reading.table("project")) == 0


def test_another_unit_is_converted_before_everybodys_eyes(office: Office) -> None:
    office.command.new(())
    dialog = office.shown()

    def beside(column: str) -> str:
        return form(dialog).editor(column)._unit.text()

    enter(dialog, land_area_m2="3.38万", floor_area_m2="6.5万m²", net_land_area_m2="30000")
    assert form(dialog).editor("land_area_m2").value == "33800"
    assert form(dialog).editor("floor_area_m2").value == "65000"
    # What was typed stays until it is saved, with what becomes of it.
    assert form(dialog).editor("land_area_m2")._input.text() == "3.38万"
    assert beside("land_area_m2") == "= 33,800 m² = 50.70 mu"
    assert beside("floor_area_m2") == "= 65,000 m²"
    assert beside("net_land_area_m2") == "m² = 45.00 mu"
    enter(dialog, land_area_m2="-5", floor_area_m2="1e3")
    assert beside("land_area_m2") == "m²"
    assert beside("floor_area_m2") == "m²"
    assert "is not a number" in said(form(dialog), "LowUse.Field.floor_area_m2.Note")
    source = form(dialog).editor("other_land_areas")
    word = next(iter(shipped().codes["land_area_source"].values.values()))
    source.put(json.dumps([{"source": word, "area": "3.3万"}]))
    assert "3.3万" in source._input.text()
    assert said(source, "LowUse.Field.other_land_areas.Figures").endswith("面积 = 33,000 m²")
    assert '"33000"' in str(source.value)
    dialog.discard()


def test_a_parcel_of_another_project_is_named_and_not_added(office: Office) -> None:
    first = office.make("p1", project_code="XM-1")
    second = office.make("p2", name="乙改造")
    add = entry(office, ("p1", "p4"), "AddToProject")
    assert not add.isEnabled()
    office.desk.project.look_at(second)
    entry(office, ("p1", "p4"), "AddToProject").trigger()
    dialog = office.shown()
    assert [m.parcel_uuid for m in land(dialog).parcels.members] == ["p2", "p4"]
    assert "440704001001GB00001" in trouble(dialog)
    assert "XM-1 甲机械改造" in trouble(dialog)
    # Withdrawn, the first one holds it no more.
    office.command.change_state(first)
    office.desk.rest()
    asked = office.desk.window.findChild(ProjectStateDialog)
    asked._box.choose("withdrawn")
    assert not asked.findChild(QPushButton, "LowUse.ProjectState.Save").isEnabled()
    asked._reason.setText("投资方退出")
    press(asked, "LowUse.ProjectState.Save")
    office.desk.rest()
    assert office.stored(first).row.values["state"] == "withdrawn"
    assert "退出" in office.desk.said[-1]
    dialog.add_parcels(("p1",))
    office.desk.rest()
    assert len(land(dialog).parcels.members) == 3
    assert trouble(dialog) == ""
    dialog.discard()


def test_land_in_parts_far_apart_is_remarked_in_the_form_and_after_saving(office: Office) -> None:
    office.command.new(("p1", "p2"))
    dialog = office.shown()
    measured(office, dialog, "22,000.00 m²")
    assert "apart" not in said(dialog, "LowUse.Project.Parcels.Problems")
    dialog.add_parcels(("p4",))  # 300 m beside p2, and 400 m beside p1
    measured(office, dialog, "33,000.00 m²")
    assert "Parts of the land lie 300 m apart" in said(dialog, "LowUse.Project.Parcels.Problems")
    enter(dialog, name="甲机械改造", district="江海区")
    save(office, dialog)
    assert "Parts of the land lie 300 m apart" in office.desk.said[-1]
    uuid = office.desk.project.uuid
    settle()
    dialog = office.edit(uuid)
    assert "Parts of the land lie 300 m apart" in said(dialog, "LowUse.Project.Parcels.Problems")
    enter(dialog, remark="只改备注")
    save(office, dialog)
    assert "apart" not in office.desk.said[-1]


def test_a_part_is_typed_and_what_cannot_be_is_told(office: Office) -> None:
    uuid = office.make("p1", "p2")
    dialog = office.edit(uuid)
    parcels = land(dialog).parcels
    parcels.put_part("p2", "很多")
    assert "很多" in said(dialog, "LowUse.Project.Parcels.Problems")
    save(office, dialog)
    assert "很多" in trouble(dialog)
    parcels.put_part("p2", "11000.02")
    assert "11,000.00" in said(dialog, "LowUse.Project.Parcels.Problems")
    save(office, dialog)
    assert dict(office.stored(uuid).parts) == {"p1": None, "p2": None}
    parcels.put_part("p2", "0.55万")
    assert said(dialog, "LowUse.Project.Parcels.Figures").endswith("= 5,500 m²")
    assert "Σ registered 16,500.00 m² (24.7500 亩)" in said(dialog, "LowUse.Project.Totals")
    parcels.put_part("p2", "５，５００")
    assert said(dialog, "LowUse.Project.Parcels.Figures") == ""
    assert said(dialog, "LowUse.Project.Parcels.Problems") == ""
    assert "Σ registered 16,500.00 m² (24.7500 亩)" in said(dialog, "LowUse.Project.Totals")
    save(office, dialog)
    assert dict(office.stored(uuid).parts) == {"p1": None, "p2": 5500.0}


def test_parcels_of_two_districts_ask_for_the_split_and_it_is_proposed(office: Office) -> None:
    entry(office, ("p1", "p3"), "NewProject").trigger()
    dialog = office.shown()
    enter(dialog, name="跨区", district="江海区", land_area_m2="22000.01")
    save(office, dialog)
    assert "蓬江区" in trouble(dialog)
    press(dialog, "LowUse.Project.Parcels.Split")
    save(office, dialog)
    values = office.stored(office.desk.project.uuid).row.values
    assert json.loads(str(values["district_parts"])) == [
        {"district": "440704", "land_area_m2": "11000.01"},
        {"district": "440703", "land_area_m2": "11000"},
    ]


# -- boundary -------------------------------------------------------------------------------------


def click(office: Office, tool: Any, x: float, y: float, button: Any) -> None:
    place = office.desk.context.canvas.getCoordinateTransform().transform(X + x, Y + y)
    at = QPoint(round(place.x()), round(place.y()))
    event = QgsMapMouseEvent(office.desk.context.canvas, QEvent.Type.MouseButtonRelease, at, button)
    tool.canvasReleaseEvent(event)


def test_a_boundary_is_drawn_cancelled_and_drawn_again(office: Office) -> None:
    canvas = office.desk.context.canvas
    canvas.resize(400, 400)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4526"))
    canvas.setExtent(QgsRectangle(X - 50, Y - 50, X + 150, Y + 150))
    uuid = office.make("p1")
    dialog = office.edit(uuid)
    press(dialog, "LowUse.Project.Boundary.Draw")
    tool = canvas.mapTool()
    left, right = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
    click(office, tool, 0, 0, left)
    tool.keyPressEvent(
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    )
    assert canvas.mapTool() is not tool
    assert dialog.edited == ()
    press(dialog, "LowUse.Project.Boundary.Draw")
    for x, y in ((0, 0), (50, 0), (50, 100), (0, 100)):
        click(office, tool, x, y, left)
    click(office, tool, 0, 0, right)
    assert dialog.edited == ("boundary",)
    until(lambda: "图上绘制 · 5" in said(dialog, "LowUse.Project.Boundary.Text") or
          "图上绘制 · 4,9" in said(dialog, "LowUse.Project.Boundary.Text"))  # fmt: skip
    save(office, dialog)
    values = office.stored(uuid).row.values
    assert values["boundary_source"] == "drawn"
    assert float(values["plane_area_m2"] or 0) == pytest.approx(5_000, abs=150)  # whole pixels


def test_selected_shapes_of_any_layer_become_the_boundary(office: Office) -> None:
    uuid = office.make("p1")
    dialog = office.edit(uuid)
    press(dialog, "LowUse.Project.Boundary.Selection")
    assert "Select shapes" in trouble(dialog)
    # The same square in geographic coordinates: it is carried to the workspace's.
    layer = QgsVectorLayer("Polygon?crs=EPSG:4526", "范围线", "memory")
    ring = [QgsPointXY(X + a, Y + b) for a, b in ((0, 0), (30, 0), (30, 100), (0, 100))]
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromPolygonXY([ring]))
    layer.dataProvider().addFeatures([feature])
    layer.selectAll()
    QgsProject.instance().addMapLayer(layer)
    press(dialog, "LowUse.Project.Boundary.Selection")
    measured(office, dialog, "3,000.00 m²")
    save(office, dialog)
    assert office.stored(uuid).row.values["boundary_source"] == "drawn"


# -- 三旧 ------------------------------------------------------------------------------------------


def test_the_finding_of_the_layer_is_offered_and_only_taken_when_wanted(office: Office) -> None:
    uuid = office.make("p1")
    dialog = office.edit(uuid)
    until(lambda: "440704-7" in said(dialog, "LowUse.Project.ThreeOld.Text"))
    assert "已标图建库" in said(dialog, "LowUse.Project.ThreeOld.Text")
    assert "5,500.00 m²" in said(dialog, "LowUse.Project.ThreeOld.Text")
    assert dialog.edited == ()
    press(dialog, "LowUse.Project.ThreeOld.Take")
    save(office, dialog)
    values = office.stored(uuid).row.values
    assert values["three_old_status"] == "register"
    assert (values["three_old_overlap_m2"], values["three_old_as_of"]) == ("5500", "2025-12-31")


# -- beside a colleague ---------------------------------------------------------------------------


def test_parcels_of_a_colleague_come_by_themselves_or_are_told(office: Office) -> None:
    uuid = office.make("p1")
    dialog = office.edit(uuid)
    office.li_saves(uuid, {"p1": None, "p2": None})
    until(lambda: len(land(dialog).parcels.members) == 2)
    assert dialog.edited == ()
    land(dialog).parcels.put_part("p2", "100")
    office.li_saves(uuid, {"p1": None, "p2": 200.0})
    until(lambda: land(dialog).parcels.has_news)
    save(office, dialog)
    assert "440704001001GB00002" in trouble(dialog)
    assert dict(office.stored(uuid).parts) == {"p1": None, "p2": 200.0}
    press(dialog, "LowUse.Project.Parcels.Load")
    office.desk.rest()
    assert "members" not in dialog.edited
    land(dialog).parcels.put_part("p2", "100")
    save(office, dialog)
    assert dict(office.stored(uuid).parts) == {"p1": None, "p2": 100.0}


def test_fields_that_both_changed_are_decided_and_parcels_go_along(office: Office) -> None:
    uuid = office.make("p1", land_area_m2="11000")
    dialog = office.edit(uuid)
    enter(dialog, land_area_m2="11000.02")
    dialog.add_parcels(("p2",))
    office.desk.rest()
    office.li_saves(uuid, land_area_m2="11000.01")
    save(office, dialog)
    until(lambda: dialog.findChild(ConflictDialog) is not None)
    asked = dialog.findChild(ConflictDialog)
    asked.groups[0].choose(Choice.THEIRS)
    press(asked, "LowUse.Conflict.Save")
    office.desk.rest()
    found = office.stored(uuid)
    assert found.row.values["land_area_m2"] == "11000.01"
    assert dict(found.parts) == {"p1": None, "p2": None}


def test_what_is_not_saved_keeps_the_form_open(office: Office) -> None:
    uuid = office.make("p1")
    dialog, before = office.edit(uuid), office.head()
    assert office.command.may_leave()
    dialog.add_parcels(("p2",))
    office.desk.rest()
    dialog.reject()
    assert not sip.isdeleted(dialog)
    assert "1 changed fields" in dialog.findChild(EditBanner, "LowUse.Edit.Ask").text
    assert not office.command.may_leave()
    press(dialog, "LowUse.Edit.AskDiscard")
    settle()
    assert sip.isdeleted(dialog)
    assert office.head() == before


def test_a_row_of_a_list_is_added_filled_and_removed(office: Office) -> None:
    uuid = office.make("p1")
    dialog = office.edit(uuid)
    editor = form(dialog).editor("acceptances")
    press(dialog, "LowUse.Field.acceptances.Input")
    QApplication.processEvents()
    assert not editor.is_changed  # an empty row is none
    editor._input.cell(0, "number").inner().setText("联验〔2025〕1号")
    assert editor.is_changed
    save(office, dialog)
    assert "日期" in trouble(dialog)
    editor._input.cell(0, "on").inner().setText("2025.6.30")
    assert editor.problem is None
    editor._input._remove_row(editor._input._rows[0])
    assert not editor.is_changed
    dialog.discard()
