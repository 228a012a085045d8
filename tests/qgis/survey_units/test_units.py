# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Survey units and areas on the screen: a real session, a real map, a colleague's real store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapMouseEvent
from qgis.PyQt.QtCore import QEvent, QPoint, Qt, QTimer
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from lowuse_plugin.domain.ports import Actor, Store, Update
from lowuse_plugin.domain.roles import Right
from lowuse_plugin.gui.dialogs.reason_dialog import ReasonDialog
from lowuse_plugin.gui.dialogs.survey.area_dialog import SurveyAreaDialog
from lowuse_plugin.gui.dialogs.survey.areas_dialog import SurveyAreasDialog
from lowuse_plugin.gui.dialogs.survey_units.dialog import UnitDialog
from lowuse_plugin.gui.dialogs.survey_units.roll_up_dialog import UnitRollUpDialog
from lowuse_plugin.gui.map_glimpse import MapGlimpse
from lowuse_plugin.gui.survey_units.command import UnitCommand
from lowuse_plugin.gui.widgets.survey_units.page import UnitPage
from lowuse_plugin.qgis_bridge.layers.roles import SURVEY_AREAS, SURVEY_UNITS
from lowuse_plugin.services.survey.areas import list_survey_areas
from lowuse_plugin.services.survey.units import UnitDraft, change_unit, new_unit
from lowuse_plugin.services.survey_units.listing import list_units
from lowuse_plugin.store.workspace import open_workspace
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.survey_units.unit_workspace import EAST, NORTH, box, tag, workspace

pytestmark = pytest.mark.map_layers


class Interface:
    """QGIS as far as the command asks it: no layer is chosen in the tree."""

    @staticmethod
    def activeLayer() -> None:  # noqa: N802
        return None


class Office:
    """The command with its page, and a map over the parcels."""

    def __init__(self, desk: SessionDesk, path: Path) -> None:
        self.desk, self.path = desk, path
        desk.window.resize(1000, 720)
        desk.window.show()
        self.command = UnitCommand(desk.context, desk.window, Interface())
        desk.open(path)
        canvas = desk.context.canvas
        canvas.setExtent(QgsRectangle(EAST - 20, NORTH - 20, EAST + 520, NORTH + 180))
        settle()

    @property
    def store(self) -> Store:
        found = self.desk.session.store
        assert found is not None
        return found

    def page(self, parcel: str) -> UnitPage:
        spec = next(p for p in self.desk.context.parcel_parts.pages.in_order() if p.name == "Unit")
        page = spec.make(self.desk.context)
        assert isinstance(page, UnitPage)
        page.setParent(self.desk.owner)
        self.desk.owner.resize(420, 620)
        self.desk.owner.show()
        page.resize(420, 620)
        page.show()
        page.show_parcel(parcel)
        self.desk.rest()
        return page

    def click(self, east: float, north: float, button: Qt.MouseButton) -> None:
        canvas = self.desk.context.canvas
        point = canvas.getCoordinateTransform().transform(QgsPointXY(EAST + east, NORTH + north))
        at = QPoint(round(point.x()), round(point.y()))
        kind = QEvent.Type.MouseButtonRelease
        canvas.mapTool().canvasReleaseEvent(QgsMapMouseEvent(canvas, kind, at, button))

    def draw(self, *corners: tuple[float, float]) -> None:
        for corner in corners:
            self.click(*corner, Qt.MouseButton.LeftButton)
        self.click(*corners[-1], Qt.MouseButton.RightButton)
        self.desk.rest()

    def dialog(self, kind: type[QWidget]) -> QWidget:
        [found] = [each for each in self.desk.window.findChildren(kind) if each.isVisible()]
        return found

    def wait_measured(self, dialog: UnitDialog) -> None:
        until(lambda: text(dialog, "UnitForm.Cover") != "")
        self.desk.rest()

    def save(self, dialog: QWidget, name: str) -> None:
        pressed = dialog.findChild(QPushButton, f"LowUse.{name}.Ok")
        assert pressed.isEnabled(), text(dialog, f"{name}.Said")
        pressed.click()
        self.desk.refreshed()


@pytest.fixture
def office(session_desk: SessionDesk, folder: Path) -> Iterator[Office]:
    path = folder / "工作库.gpkg"
    workspace(path).close()
    office = Office(session_desk, path)
    yield office
    office.command.release()
    settle()


def text(widget: QWidget, name: str) -> str:
    found = widget.findChild(QLabel, f"LowUse.{name}")
    assert found is not None, name
    return str(found.text())


def enter(widget: QWidget, name: str, value: str) -> None:
    line = widget.findChild(QLineEdit, f"LowUse.{name}")
    line.setText(value)
    line.textEdited.emit(value)


def test_joining_parcels_shows_what_it_covers_saves_once_and_is_undone(office: Office) -> None:
    page = office.page("c")
    join = page.findChild(QPushButton, "LowUse.Unit.Join")
    assert join.text() == "Make a unit …"
    office.desk.current.select({"a", "b"})  # the card still shows c, as the buttons that tag do
    assert join.text() == "Make a unit of 2 parcels …"
    join.click()
    join.click()  # the same land has one form
    dialog = office.dialog(UnitDialog)
    office.wait_measured(dialog)
    assert sorted(dialog.request.parcels) == ["a", "b"]
    dialog.reject()
    page = office.page("a")
    assert "in no unit yet" in text(page, "Unit.Empty.Text")
    page.findChild(QPushButton, "LowUse.Unit.Join").click()
    dialog = office.dialog(UnitDialog)
    office.wait_measured(dialog)
    assert "20,000.00 m²" in text(dialog, "UnitForm.Cover")
    assert "(30.00 mu)" in text(dialog, "UnitForm.Cover")
    enter(dialog, "UnitForm.Low", "31亩")
    dialog.findChild(QPushButton, "LowUse.UnitForm.Ok").click()
    office.desk.rest()
    assert dialog.isVisible()
    assert "20,666.67 m²" in text(dialog, "UnitForm.Said")
    enter(dialog, "UnitForm.Low", "29亩")
    enter(dialog, "UnitForm.Name", "旧五金厂")
    office.save(dialog, "UnitForm")
    [unit] = list_units(office.store)
    assert (unit.name, round(unit.low_efficiency_area_m2, 4)) == ("旧五金厂", 19_333.3333)
    until(lambda: page.findChild(QLabel, "LowUse.Unit.Title") is not None)
    assert unit.number in text(page, "Unit.Title")
    assert "19,333.33 m²" in text(page, "Unit.Facts")
    layer = office.desk.layers.layer(SURVEY_UNITS)
    assert [f["unit_number"] for f in layer.getFeatures()] == [unit.number]
    office.desk.press("LowUse.Message.Undo")
    office.desk.refreshed()
    assert list_units(office.store) == ()
    assert [f["unit_number"] for f in layer.getFeatures()] == []


def test_drawing_a_part_and_over_unregistered_land(office: Office) -> None:
    canvas = office.desk.context.canvas
    before = canvas.mapTool()
    snapping = QgsProject.instance().snappingConfig().enabled()
    office.command.part(("c",))
    assert QgsProject.instance().snappingConfig().enabled()
    QApplication.sendEvent(
        canvas, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    )
    assert canvas.mapTool() is before
    assert QgsProject.instance().snappingConfig().enabled() == snapping
    assert not [d for d in office.desk.window.findChildren(UnitDialog) if d.isVisible()]
    office.command.part(("c",))
    office.draw((250, -10), (340, -10), (340, 110), (250, 110))
    dialog = office.dialog(UnitDialog)
    office.wait_measured(dialog)
    covers = text(dialog, "UnitForm.Cover")
    assert "440703001001GB00099" in covers
    assert "Unregistered: 0.00 m²" in covers
    dialog.reject()
    assert dialog.isVisible(), "a drawn outline is not thrown away without asking"
    dialog.findChild(QWidget, "LowUse.UnitForm.Clip").setChecked(False)
    until(lambda: "Unregistered: 0.00" not in text(dialog, "UnitForm.Cover"))
    office.save(dialog, "UnitForm")
    [unit] = list_units(office.store, "c")
    assert unit.has_unregistered
    assert unit.source == "drawn"


def test_shapes_of_a_layer_become_units_in_one_save(office: Office) -> None:
    layer = QgsVectorLayer("Polygon?crs=EPSG:4526", "图斑", "memory")
    for west in (0, 110):
        feature = QgsFeature()
        shape = QgsGeometry()
        shape.fromWkb(box(west, west + 50))
        feature.setGeometry(shape)
        layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    office.command.from_layer()
    assert "Select shapes" in office.desk.said[-1]
    layer.selectAll()
    office.command.from_layer()
    dialog = office.dialog(UnitDialog)
    office.wait_measured(dialog)
    assert "2 units in one save" in text(dialog, "UnitForm.Cover")
    enter(dialog, "UnitForm.Name", "图斑")
    office.save(dialog, "UnitForm")
    units = list_units(office.store)
    assert [(u.name, u.source) for u in units] == [("图斑 1", "layer"), ("图斑 2", "layer")]
    office.desk.press("LowUse.Message.Undo")
    office.desk.refreshed()
    assert list_units(office.store) == ()


def test_units_inside_are_asked_about(office: Office) -> None:
    units = [new_unit(office.store, UnitDraft(parcels=(p,)), made_by="甲").uuid for p in "ab"]
    for uuid, kind in zip(units, "13", strict=True):
        tag(office.store, uuid, kind, "依据")
    office.command.join(("a", "b"))
    dialog = office.dialog(UnitDialog)
    office.wait_measured(dialog)
    ok = dialog.findChild(QPushButton, "LowUse.UnitForm.Ok")
    assert not ok.isEnabled()
    assert "units that lie inside" in text(dialog, "UnitForm.Said")
    dialog.findChild(QRadioButton, "LowUse.UnitForm.Absorb.Take").setChecked(True)
    assert not ok.isEnabled()
    box_ = dialog.findChild(QWidget, "LowUse.UnitForm.Absorb.Tag")
    box_.setCurrentIndex(box_.findData(units[1]))
    office.save(dialog, "UnitForm")
    [unit] = list_units(office.store)
    assert (unit.low_efficiency_kind, len(unit.members)) == ("3", 2)


def test_changing_beside_a_colleague_overwrites_nothing(office: Office) -> None:
    uuid = new_unit(office.store, UnitDraft(parcels=("a",)), made_by="甲").uuid
    office.desk.session.saved()
    page = office.page("a")
    page.findChild(QPushButton, "LowUse.Unit.Details").click()
    dialog = office.dialog(UnitDialog)
    office.wait_measured(dialog)
    enter(dialog, "UnitForm.Name", "我的")
    enter(dialog, "UnitForm.Reason", "改名")
    with open_workspace(office.path, actor=Actor("乙", "yi", "pc2")) as colleague:
        change_unit(colleague, uuid, 1, UnitDraft(unit_name="他的"), "改名")
    dialog.findChild(QPushButton, "LowUse.UnitForm.Ok").click()
    office.desk.rest()
    assert dialog.isVisible()
    assert "A colleague changed unit" in text(dialog, "UnitForm.Said")
    dialog.discard()
    until(lambda: "他的" in text(page, "Unit.Title"))
    page.findChild(QPushButton, "LowUse.Unit.Retire").click()
    asked = office.dialog(ReasonDialog)
    enter(asked, "RetireUnit.Reason", "重复")
    office.save(asked, "RetireUnit")
    assert list_units(office.store) == ()


def test_what_the_county_identified_says_why_it_cannot_be_changed(office: Office) -> None:
    uuid = new_unit(office.store, UnitDraft(parcels=("a",)), made_by="甲").uuid
    office.store.write([Update("survey_unit", uuid, 1, {"survey_state": "10"})], reason="认定")
    page = office.page("a")
    for name in ("Outline", "Details", "Retire"):
        button = page.findChild(QPushButton, f"LowUse.Unit.{name}")
        assert not button.isEnabled()
        assert "县级认定" in button.toolTip()


def test_survey_areas_are_drawn_and_units_assigned_and_added_up(
    office: Office, folder: Path
) -> None:
    new_unit(office.store, UnitDraft(parcels=("a", "b")), made_by="甲")
    office.command.commands()[2].run()
    shown = office.dialog(SurveyAreasDialog)
    office.desk.rest()
    assert "no survey areas yet" in text(shown, "SurveyAreas.State.Text")
    shown.findChild(QPushButton, "LowUse.SurveyAreas.New").click()
    asked = office.dialog(SurveyAreaDialog)
    asked.findChild(QPushButton, "LowUse.SurveyArea.Draw").click()
    office.draw((-10, -10), (300, -10), (300, 150), (-10, 150))
    enter(asked, "SurveyArea.Name", "白石片区")
    office.save(asked, "SurveyArea")
    shown.findChild(QPushButton, "LowUse.SurveyAreas.Assign").click()
    office.desk.refreshed()
    [area] = list_survey_areas(office.store)
    assert (area.number, area.units) == ("440703001", 1)
    names = [f["name"] for f in office.desk.layers.layer(SURVEY_AREAS).getFeatures()]
    assert names == ["白石片区"]
    office.command.number()
    office.desk.rest()
    assert office.desk.said[-1] == "Every unit has its number."
    office.command.show_roll_up()
    totals = office.dialog(UnitRollUpDialog)
    office.desk.rest()
    table = totals.findChild(QWidget, "LowUse.UnitRollUp.Table")
    assert [row.cells[:2] for row in table.money.rows] == [
        ("440703001 白石片区", "1"),
        ("合计", "1"),
    ]
    path = folder / "汇总.xlsx"
    totals.write_to(path)
    office.desk.rest()
    sheets = load_workbook(path)
    assert sheets.sheetnames == ["按调查区", "按镇街", "按行政区"]
    found = [row for row in sheets["按镇街"].iter_rows(values_only=True) if row[0] == "棠下镇"]
    assert (found[0][1], float(found[0][4]), float(found[0][5])) == (1, 20_000.0, 30.0)
    path.unlink()


def test_a_unit_is_marked_on_the_map_for_a_moment(office: Office) -> None:
    new_unit(office.store, UnitDraft(parcels=("a",)), made_by="王五")
    page = office.page("a")
    show = page.findChild(QPushButton, "LowUse.Unit.Show")
    office.desk.context.canvas.setExtent(QgsRectangle(EAST + 5000, NORTH, EAST + 5100, NORTH + 90))
    show.click()
    show.click()  # the moment begins anew, and ends once
    [glimpse] = office.command.findChildren(MapGlimpse)
    assert glimpse.is_shown
    [unit] = list_units(office.store)
    shape = QgsGeometry()
    shape.fromWkb(unit.wkb)
    assert office.desk.context.canvas.extent().contains(shape.boundingBox())
    glimpse.findChild(QTimer).timeout.emit()
    assert not glimpse.is_shown


def test_closing_a_form_leaves_the_drawing_of_another_alone(office: Office) -> None:
    office.command.join(("a",))
    first = office.dialog(UnitDialog)
    first.begin_drawing()
    office.command.join(("b",))
    [second] = [d for d in office.desk.window.findChildren(UnitDialog) if d is not first]
    hint = second.findChild(QLabel, "LowUse.UnitForm.Hint")
    second.begin_drawing()
    assert (first._hint.isVisible(), hint.isVisible()) == (False, True)
    first.discard()
    assert hint.isVisible()
    assert office.desk.context.canvas.mapTool() is not None
    second.discard()
    assert office.desk.context.canvas.mapTool() is None


def test_shapes_of_a_layer_are_not_dropped_for_a_form_that_is_begun(office: Office) -> None:
    layer = QgsVectorLayer("Polygon?crs=EPSG:4526", "片区", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(EAST, NORTH, EAST + 50, NORTH + 50)))
    layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    layer.selectAll()
    entries = {entry.name: entry for entry in office.command.commands()}
    entries["SurveyAreas"].run()
    office.desk.rest()
    desk = office.dialog(SurveyAreasDialog)
    desk.findChild(QPushButton, "LowUse.SurveyAreas.New").click()
    begun = office.dialog(SurveyAreaDialog)
    enter(begun, "SurveyArea.Name", "片区")
    desk.findChild(QPushButton, "LowUse.SurveyAreas.Layer").click()
    forms = [d for d in office.desk.window.findChildren(SurveyAreaDialog) if d.isVisible()]
    assert sorted(text(form, "SurveyArea.What") for form in forms) == [
        "The new outline is shown on the map.", "There is no outline yet.",
    ]  # fmt: skip
    for form in forms:
        form.discard()
    QgsProject.instance().removeMapLayer(layer)


def test_readers_are_not_offered_what_writes(office: Office) -> None:
    rights = {entry.name: entry.right for entry in office.command.commands()}
    assert rights == {
        "NewUnit": Right.EDIT, "UnitsFromLayer": Right.EDIT, "NumberUnits": Right.EDIT,
        "SurveyAreas": None, "UnitRollUp": None,
    }  # fmt: skip
