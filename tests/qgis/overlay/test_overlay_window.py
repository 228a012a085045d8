# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""套合分析 on the screen: the window, the page of a parcel, the proposal, and P-35 of a project."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from lowuse_plugin.domain.ports import Insert, Store, Update
from lowuse_plugin.domain.roles import Role
from lowuse_plugin.gui.dialogs.overlay.dialog import OverlayDialog
from lowuse_plugin.gui.dialogs.overlay.legacy_dialog import LegacyDialog
from lowuse_plugin.gui.dialogs.overlay.reference_layer_dialog import ReferenceLayerDialog
from lowuse_plugin.gui.dialogs.overlay.register_layer_dialog import RegisterLayerDialog
from lowuse_plugin.gui.dialogs.quality_dialog import QualityDialog
from lowuse_plugin.gui.dialogs.reason_dialog import ReasonDialog
from lowuse_plugin.gui.overlay.command import OverlayCommand
from lowuse_plugin.gui.widgets.overlay.page import OverlayPage
from lowuse_plugin.gui.widgets.overlay.plan_page import PlanPage
from lowuse_plugin.services.overlay.reference_layers import registered_layers
from lowuse_plugin.services.survey_units.details import read_unit_details
from tests.qgis.claims.claim_desk import Held, become, dialogs
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.overlay.overlay_office import clean_layers, layer
from tests.services.survey.survey_office import EAST, NORTH, box, survey_workspace

pytestmark = pytest.mark.map_layers


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """u0: 2,000 m² of farmland, approved on 6,000 m², supplied on 2,500 m² of them."""
    folder = tmp_path_factory.mktemp("套合")
    with survey_workspace(folder, 2) as store:
        clean_layers(store)
        layer(
            store, "permanent_farmland", {"at": (0, 0, 20, 100)}, uuid="jbnt", name="永久基本农田",
            priority=1, message="不得占用，须调出",
        )  # fmt: skip
        layer(store, "conversion_approval", {"at": (0, 0, 60, 100), "document_no": "粤〔2011〕5号"})
        layer(store, "supply_redline", {"at": (0, 0, 25, 100), "document_no": "合同 1"})
        layer(store, "detailed_plan", {"at": (0, 0, 75, 100), "class_code": "M1"})
        project = {"name": "甲园", "district": "440704", "project_type": "industrial_upgrade"}
        shape = {"geom": box(0), "plane_area_m2": 10_000.0, "plane_epsg": 4526}
        store.write([Insert("project", "j", {**project, **shape})], reason="试")
    return folder / "认定.gpkg"


@pytest.fixture
def path(folder: Path, prepared: Path) -> Path:
    return Path(shutil.copy(prepared, folder / "认定.gpkg"))


@pytest.fixture
def command(session_desk: SessionDesk) -> Iterator[OverlayCommand]:
    become(session_desk, Role.REVIEWER, "王五")
    session_desk.window.show()
    command = OverlayCommand(session_desk.context, session_desk.window)
    yield command
    command.release()
    settle()


def window(desk: SessionDesk, command: OverlayCommand, path: Path) -> OverlayDialog:
    desk.open(path)
    command.show()
    desk.rest()
    [dialog] = dialogs(desk, OverlayDialog)
    return dialog


def page(desk: SessionDesk, command: OverlayCommand, parcel: str = "p0") -> OverlayPage:
    [spec] = desk.context.parcel_parts.control_pages.in_order()
    found = spec.make(desk.context)
    assert isinstance(found, OverlayPage)
    found.setParent(desk.window.centralWidget())
    found.resize(420, 640)
    found.show()
    found.show_parcel(parcel)
    desk.rest()
    return found


def part(widget: QWidget, kind: type, name: str) -> QWidget:
    found = widget.findChild(kind, name)
    assert found is not None, name
    return found


def cells(table: QTableView) -> list[list[str]]:
    model = table.model()
    return [
        [str(model.index(r, c).data()) for c in range(model.columnCount())]
        for r in range(model.rowCount())
    ]


def store_version(store: Store, parcel: str) -> int:
    with store.read() as reading:
        row = reading.row("parcel", parcel)
    assert row is not None
    return int(row["row_version"])


def layers_of(dialog: QWidget) -> list[list[str]]:
    return cells(part(dialog, QTableView, "LowUse.Overlay.Layers"))


def choose(table: QTableView, row: int) -> None:
    table.selectRow(row)
    settle()


def stored(desk: SessionDesk) -> Store:
    store = desk.session.store
    assert store is not None
    return store


def run(desk: SessionDesk, dialog: QWidget) -> None:
    part(dialog, QPushButton, "LowUse.Overlay.Run").click()
    desk.rest()
    desk.rest()


def test_one_run_analyses_every_layer_and_says_what_hinders(session_desk, command, path) -> None:
    dialog = window(session_desk, command, path)
    rows = layers_of(dialog)
    assert rows[0][:2] == ["永久基本农田", "永久基本农田"]
    assert {row[3] for row in rows} == {"never"}
    run(session_desk, dialog)
    assert "占用永久基本农田" in session_desk.said[-1]
    assert "1 parcel, 1 unit" in session_desk.said[-1]
    assert "never" not in {row[3] for row in layers_of(dialog)}
    totals = part(dialog, QTableView, "LowUse.Overlay.Totals.Table")
    assert cells(totals)[0][:5] == ["永久基本农田", "whole layer", "1", "2,000.00", "3.00"]
    choose(totals, 0)
    part(dialog, QPushButton, "LowUse.Overlay.Totals.Select").click()
    assert session_desk.current.selection == {"p0"}


def test_former_results_are_said_to_be_those_of_before(
    session_desk, command, path, monkeypatch
) -> None:
    from lowuse_plugin.services.overlay import totals as overlay_totals  # noqa: PLC0415

    dialog = window(session_desk, command, path)
    run(session_desk, dialog)
    busy = part(dialog, QLabel, "LowUse.Overlay.Totals.Busy")
    assert busy.isHidden()
    held = Held(overlay_totals.overlay_totals)
    monkeypatch.setattr(overlay_totals, "overlay_totals", held)
    part(dialog, QPushButton, "LowUse.Overlay.Run").click()  # nothing changed: nothing is written
    until(lambda: held.calls > 0)
    assert busy.isVisible()
    held.release()
    session_desk.rest()
    session_desk.rest()
    assert busy.isHidden()


def test_one_analysis_runs_at_a_time(session_desk, command, path, monkeypatch) -> None:
    from lowuse_plugin.services.overlay import analysis as overlay_analysis  # noqa: PLC0415

    held = Held(overlay_analysis.overlay_analysis)
    monkeypatch.setattr(overlay_analysis, "overlay_analysis", held)
    dialog = window(session_desk, command, path)
    button = part(dialog, QPushButton, "LowUse.Overlay.Run")
    button.click()
    assert not button.isEnabled()
    command.analyse(["p0"])
    assert "is running" in session_desk.said[-1]
    held.release()
    session_desk.rest()
    session_desk.rest()
    assert held.calls == 1
    assert button.isEnabled()


def test_only_chosen_layers_are_analysed_for_chosen_parcels(session_desk, command, path) -> None:
    dialog = window(session_desk, command, path)
    session_desk.current.select(["p0"])
    session_desk.rest()
    dialog.choose_scope("chosen")
    only = part(dialog, QCheckBox, "LowUse.Overlay.Only")
    only.setChecked(True)
    settle()
    assert not part(dialog, QPushButton, "LowUse.Overlay.Run").isEnabled()
    choose(part(dialog, QTableView, "LowUse.Overlay.Layers"), 0)
    run(session_desk, dialog)
    found = registered_layers(stored(session_desk))
    assert [(each.key, each.partial) for each in found if each.analysed_on] == [
        ("reference:jbnt", True)
    ]


def test_box_and_result_mean_the_same_parcels_when_the_window_opens_again(
    session_desk, command, path
) -> None:
    dialog = window(session_desk, command, path)
    run(session_desk, dialog)
    dialog.close()
    settle()
    session_desk.current.select(["p1"])
    session_desk.rest()
    command.show()
    session_desk.rest()
    [again] = dialogs(session_desk, OverlayDialog)
    box = part(again, QComboBox, "LowUse.Overlay.Scope.Box")
    assert box.currentText().startswith("The chosen parcels")
    totals = part(again, QTableView, "LowUse.Overlay.Totals.Table")
    assert totals.isVisible()
    # All of p0 and p1 is land survey, 10,000 m² each; only p0 has 2,000 m² of farmland.
    assert {row[0]: row[2:4] for row in cells(totals)}["land_survey 图层"] == ["1", "10,000.00"]
    assert "永久基本农田" not in {row[0] for row in cells(totals)}


def test_the_page_of_a_parcel_names_findings_messages_and_every_class(
    session_desk, command, path
) -> None:
    session_desk.open(path)
    shown = page(session_desk, command)
    name = "LowUse.ControlOverlay"
    part(shown, QPushButton, f"{name}.Run").click()
    until(lambda: bool(part(shown, QLabel, f"{name}.Findings").text()))
    session_desk.rest()
    assert (
        part(shown, QLabel, f"{name}.Findings").text().startswith("✕ 占用永久基本农田 2,000.00 m²")
    )
    assert "不得占用，须调出" in part(shown, QLabel, f"{name}.Messages").text()
    rows = cells(part(shown, QTableView, f"{name}.Table"))
    assert rows[0] == ["✕ 永久基本农田", "2,000.00", "3.00", "20.00"]
    assert [row[1] for row in rows if row[0].startswith("conversion")] == ["6,000.00"]
    assert "ecological" in part(shown, QLabel, f"{name}.Apart").text()
    assert not [row for row in rows if row[0].startswith("ecological")]
    table = part(shown, QTableView, f"{name}.Table")
    assert "占用永久基本农田" in str(table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    # Nothing is beyond the edge, and the proposal stands above the table.
    assert table.horizontalHeader().length() <= table.viewport().width()
    proposal = part(shown, QLabel, f"{name}.Proposal0")
    assert proposal.mapTo(shown, QPoint(0, 0)).y() < table.mapTo(shown, QPoint(0, 0)).y()
    first = part(shown, QLabel, f"{name}.Proposal0").text()
    assert "4,000.00 m²" in first


def test_an_edited_outline_makes_every_layer_out_of_date_not_unknown(
    session_desk, command, path
) -> None:
    session_desk.open(path)
    command.run(None, None)
    session_desk.rest()
    session_desk.rest()
    store = stored(session_desk)
    version = store_version(store, "p0")
    store.write([Update("parcel", "p0", version, {"geom": box(0, 90)})], reason="改界")
    shown = page(session_desk, command)
    name = "LowUse.ControlOverlay"
    stale = part(shown, QLabel, f"{name}.Stale").text()
    assert stale == "⚠ Out of date, the outline or the layers changed: all 8 layers."
    assert part(shown, QLabel, f"{name}.Apart").isHidden()  # who lay outside may lie inside now
    nothing, table = (
        part(shown, QLabel, f"{name}.NoProposal"),
        part(shown, QTableView, f"{name}.Table"),
    )
    assert nothing.mapTo(shown, QPoint(0, 0)).y() > table.mapTo(shown, QPoint(0, 0)).y()


def test_a_person_confirms_the_proposed_legacy_land(session_desk, command, path) -> None:
    session_desk.open(path)
    command.run(None, None)
    session_desk.rest()
    shown = page(session_desk, command)
    part(shown, QPushButton, "LowUse.ControlOverlay.Accept1").click()
    settle()
    [dialog] = dialogs(session_desk, LegacyDialog)
    dialog.ok.click()
    session_desk.refreshed()
    [unit] = read_unit_details(stored(session_desk), parcel="p0")
    [row] = unit.legacy
    assert (row.land.legacy_kind, float(row.land.area_m2 or 0)) == ("4", 3_500.0)
    assert "粤〔2011〕5号" in str(row.land.basis)
    assert not part(shown, QPushButton, "LowUse.ControlOverlay.Accept1").isEnabled()
    assert part(shown, QPushButton, "LowUse.ControlOverlay.Accept0").isEnabled()
    session_desk.press("LowUse.Message.Undo")
    session_desk.refreshed()
    assert read_unit_details(stored(session_desk), parcel="p0")[0].legacy == ()


def test_without_a_unit_the_page_says_why_and_leads_to_tagging(session_desk, command, path) -> None:
    session_desk.open(path)
    land = {"district": "440704", "geom": box(0), "plane_area_m2": 10_000.0, "plane_epsg": 4526}
    stored(session_desk).write([Insert("parcel", "bare", land)], reason="试")
    session_desk.session.saved()
    command.run(None, None)
    session_desk.rest()
    led: list[str] = []
    command.tag = lambda: led.append("tagging")
    shown = page(session_desk, command, "bare")
    name = "LowUse.ControlOverlay"
    assert not part(shown, QPushButton, f"{name}.Accept0").isEnabled()
    why = part(shown, QLabel, f"{name}.NoUnit")
    assert why.isVisible()
    assert why.text() == "There is no survey unit yet. Tag the parcel first."
    part(shown, QPushButton, f"{name}.Tag").click()
    assert led == ["tagging"]


def test_a_quality_check_of_nothing_says_so_and_points_to_the_overlays(
    session_desk, command, path
) -> None:
    session_desk.open(path)
    command.run(None, None)
    session_desk.rest()
    gone = {"retired_at": "2025-01-01T00:00:00Z", "retired_reason": "试"}
    with stored(session_desk).read() as reading:
        units = [reading.row("survey_unit", key) for key in ("u0", "u1")]
    stored(session_desk).write(
        [Update("survey_unit", each["uuid"], each["row_version"], gone) for each in units],
        reason="试",
    )
    opened: list[str] = []
    dialog = QualityDialog(
        session_desk.context, (), session_desk.window, lambda: opened.append("overlays")
    )
    dialog.show()
    session_desk.rest()
    told = part(dialog, QLabel, "LowUse.Quality.Told").text()
    assert told.startswith("0 units looked at.")
    assert "found 1 parcel on farmland" in told
    assert "Nothing hinders" not in told
    part(dialog, QPushButton, "LowUse.Quality.Overlays").click()
    assert opened == ["overlays"]
    dialog.close()


def test_a_layer_is_changed_and_retired_and_both_can_be_undone(session_desk, command, path) -> None:
    dialog = window(session_desk, command, path)
    choose(part(dialog, QTableView, "LowUse.Overlay.Layers"), 0)
    part(dialog, QPushButton, "LowUse.Overlay.Change").click()
    settle()
    [form] = dialogs(session_desk, ReferenceLayerDialog)
    line = part(form, QLineEdit, "LowUse.ReferenceLayer.Message")
    line.setText("先核对")
    line.textEdited.emit("先核对")
    form.ok.click()
    session_desk.refreshed()
    assert layers_of(dialog)[0][8] == "先核对"
    session_desk.press("LowUse.Message.Undo")
    session_desk.refreshed()
    assert layers_of(dialog)[0][8] == "不得占用，须调出"

    choose(part(dialog, QTableView, "LowUse.Overlay.Layers"), 0)
    part(dialog, QPushButton, "LowUse.Overlay.Retire").click()
    settle()
    [asked] = dialogs(session_desk, ReasonDialog)
    part(asked, QLineEdit, "LowUse.RetireUnit.Reason").setText("有新年度")
    asked.ok.click()
    session_desk.refreshed()
    assert "永久基本农田" not in {row[0] for row in layers_of(dialog)}
    session_desk.press("LowUse.Message.Undo")
    session_desk.refreshed()
    assert "永久基本农田" in {row[0] for row in layers_of(dialog)}


def test_any_polygon_layer_of_the_project_becomes_a_registered_one(
    session_desk, command, path
) -> None:
    dialog = window(session_desk, command, path)
    drawn = QgsVectorLayer("Polygon?crs=EPSG:4526&field=QKBH:string", "产业集聚区 A", "memory")
    shape = QgsFeature(drawn.fields())
    shape.setAttributes(["K1"])
    rectangle = QgsRectangle(EAST, NORTH, EAST + 50, NORTH + 100)
    shape.setGeometry(QgsGeometry.fromRect(rectangle))
    drawn.dataProvider().addFeatures([shape])
    QgsProject.instance().addMapLayer(drawn)
    part(dialog, QPushButton, "LowUse.Overlay.FromMap").click()
    settle()
    [form] = dialogs(session_desk, RegisterLayerDialog)
    form.choose(drawn)
    settle()
    assert part(form, QLineEdit, "LowUse.RegisterLayer.Name").text() == "产业集聚区 A"
    part(form, QLineEdit, "LowUse.RegisterLayer.Message").setText("管控线")
    form.ok.click()
    session_desk.refreshed()
    [made] = [
        each for each in registered_layers(stored(session_desk)) if each.name == "产业集聚区 A"
    ]
    assert (made.reference_kind, made.areas, made.message, made.crs) == (
        "industrial_cluster", 1, "管控线", "EPSG:4526",
    )  # fmt: skip
    assert made.registered_by == "王五"
    part(dialog, QPushButton, "LowUse.Overlay.FromMap").click()
    settle()
    [again] = [form for form in dialogs(session_desk, RegisterLayerDialog) if form.isVisible()]
    again.choose(drawn)
    settle()
    what = part(again, QLabel, "LowUse.RegisterLayer.What").text()
    assert "产业集聚区 A is registered already with 1 areas" in what
    assert again.ok.isEnabled()
    kind = part(again, QComboBox, "LowUse.RegisterLayer.Kind")
    kind.setCurrentIndex(kind.findData("land_survey"))
    settle()
    assert not again.ok.isEnabled()  # the shapes would become areas of another kind
    said = " ".join(label.text() for label in again.findChildren(QLabel))
    assert "is registered already as 产业集聚区; these areas are 三调" in said
    part(again, QLineEdit, "LowUse.RegisterLayer.Name").setText("地类")
    part(again, QLineEdit, "LowUse.RegisterLayer.Name").textEdited.emit("地类")
    settle()
    assert again.ok.isEnabled()
    assert "registered already" not in part(again, QLabel, "LowUse.RegisterLayer.What").text()
    again.discard()


def test_the_map_goes_to_a_layer_and_to_a_part(session_desk, command, path) -> None:
    dialog = window(session_desk, command, path)
    run(session_desk, dialog)
    session_desk.desk.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4526"))
    rows = [row[0] for row in layers_of(dialog)]
    table = part(dialog, QTableView, "LowUse.Overlay.Layers")
    choose(table, rows.index("永久基本农田"))
    part(dialog, QPushButton, "LowUse.Overlay.Show").click()
    session_desk.rest()
    extent = session_desk.desk.canvas.extent()
    assert extent.contains(QgsRectangle(EAST, NORTH, EAST + 20, NORTH + 100))
    assert extent.height() < 1_000
    shown = page(session_desk, command)
    choose(part(shown, QTableView, "LowUse.ControlOverlay.Table"), 0)
    part(shown, QPushButton, "LowUse.ControlOverlay.Show").click()
    session_desk.rest()
    assert session_desk.desk.canvas.extent().width() < 1_000


def test_the_overlays_are_written_as_xlsx(session_desk, command, path, folder: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    session_desk.open(path)
    command.run(None, None)
    session_desk.rest()
    file = folder / "套合.xlsx"
    command.write_to(file, ["p0"])
    session_desk.rest()
    book = openpyxl.load_workbook(file, data_only=True)
    texts = [str(c) for sheet in book for row in sheet.iter_rows(values_only=True) for c in row]
    assert any("永久基本农田" in text for text in texts)


def test_a_project_says_how_far_a_plan_covers_it(session_desk, command, path) -> None:
    session_desk.open(path)
    session_desk.desk.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4526"))
    [spec] = session_desk.context.project_parts.pages.in_order()
    shown = spec.make(session_desk.context)
    assert isinstance(shown, PlanPage)
    shown.setParent(session_desk.window.centralWidget())
    shown.resize(420, 500)
    shown.show()
    shown.show_project("j")
    session_desk.rest()
    name = "LowUse.PlanCoverage"
    assert part(shown, QLabel, f"{name}.State").text() == "◐ Partly covered by a detailed plan"
    facts = part(shown, QLabel, f"{name}.Facts").text()
    assert "7,500.00 m²" in facts
    assert "2,500.00 m²" in facts
    assert cells(part(shown, QTableView, f"{name}.Uses"))[0][:4] == [
        "M1", "7,500.00", "11.25", "75.00",
    ]  # fmt: skip
    part(shown, QPushButton, f"{name}.Gap").click()
    settle()
    assert session_desk.desk.canvas.extent().contains(
        QgsRectangle(EAST + 75, NORTH, EAST + 100, NORTH + 100)
    )


def test_who_may_change_nothing_is_told_so(session_desk, command, path) -> None:
    become(session_desk, Role.VIEWER, "赵六")
    dialog = window(session_desk, command, path)
    for name in ("Import", "FromMap", "Run", "Change", "Retire"):
        assert not part(dialog, QPushButton, f"LowUse.Overlay.{name}").isEnabled()
    assert "role" in part(dialog, QLabel, "LowUse.Overlay.Said").text()
