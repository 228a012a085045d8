# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of parcels as people use it: real widgets, real keys, a real workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle
from qgis.gui import QgsFilterLineEdit, QgsMapCanvas
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtTest import QSignalSpy, QTest
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QToolButton

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.gui.widgets.canvas_box import CanvasBox
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.parcels.list import ParcelList
from lowuse_plugin.gui.widgets.parcels.view import ParcelView
from lowuse_plugin.qgis_bridge.current import CurrentParcel
from tests.qgis.layers.layer_desk import until
from tests.qgis.parcels.parcel_desk import Ears, parcel_table
from tests.qgis.window import settle
from tests.services.parcels.parcel_workspace import EAST, NORTH


@pytest.fixture
def table(folder: Path, qgis_app: object) -> ColumnTable:
    return parcel_table(folder)


@pytest.fixture
def current(qgis_app: object) -> CurrentParcel:
    return CurrentParcel()


@pytest.fixture
def parcels(table: ColumnTable, current: CurrentParcel) -> Iterator[ParcelList]:
    widget = ParcelList(current)
    widget.set_table(table)
    widget.resize(420, 400)
    widget.show()
    yield widget
    widget.deleteLater()
    settle()


def view(parcels: ParcelList) -> ParcelView:
    return parcels.findChild(ParcelView, "LowUse.List.Table")


def text(parcels: ParcelList, name: str) -> str:
    return parcels.findChild(QLabel, f"LowUse.List.{name}").text()


def place(parcels: ParcelList, row: int, column: int = 1) -> QPoint:
    return view(parcels).visualRect(parcels.model.index(row, column)).center()


def click(parcels: ParcelList, point: QPoint) -> None:
    QTest.mouseClick(view(parcels).viewport(), Qt.MouseButton.LeftButton, pos=point)


def current_row(parcels: ParcelList) -> int:
    return view(parcels).currentIndex().row()


def test_a_click_makes_the_parcel_current_and_lets_the_map_go_there_once(
    parcels: ParcelList, current: CurrentParcel
) -> None:
    ears = Ears(current)
    click(parcels, place(parcels, 1))
    assert ears.take() == [("current", "b"), ("reveal", "b", True)]


def test_keys_move_at_once_and_the_map_follows_when_they_rest(
    parcels: ParcelList, current: CurrentParcel
) -> None:
    current.look_at("a")
    ears = Ears(current)
    revealed = QSignalSpy(current.reveal_requested)
    QTest.keyClick(view(parcels), Qt.Key.Key_Down)
    QTest.keyClick(view(parcels), Qt.Key.Key_Down)
    assert ears.take() == [("current", "b"), ("current", "c")]
    assert revealed.wait()
    assert ears.take() == [("reveal", "c", True)]
    QTest.keyClick(view(parcels), Qt.Key.Key_Return)
    assert ears.take() == [("reveal", "c", True)]


def test_space_and_ctrl_a_check_and_the_checks_are_the_selection(
    parcels: ParcelList, current: CurrentParcel
) -> None:
    current.look_at("b")
    ears = Ears(current)
    QTest.keyClick(view(parcels), Qt.Key.Key_Space)
    assert ears.take() == [("selection", ["b"])]
    QTest.keyClick(view(parcels), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert ears.take() == [("selection", ["a", "b", "c", "d"])]
    assert current.uuid == "b"


def test_a_click_on_the_box_checks_and_leaves_the_map_alone(
    parcels: ParcelList, current: CurrentParcel
) -> None:
    ears = Ears(current)
    box = view(parcels).visualRect(parcels.model.index(2, 0))
    click(parcels, QPoint(box.left() + 8, box.center().y()))
    assert ears.take() == [("selection", ["c"]), ("current", "c")]


def test_shift_and_a_click_check_from_the_current_row_to_there(
    parcels: ParcelList, current: CurrentParcel
) -> None:
    click(parcels, place(parcels, 1))
    current.select("a")
    ears = Ears(current)
    where = place(parcels, 3)
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(view(parcels).viewport(), Qt.MouseButton.LeftButton, shift, where)
    assert ears.take() == [("selection", ["a", "b", "c", "d"])]
    assert current.uuid == "b"


def test_a_holder_stays_readable_beside_the_end_of_the_code(parcels: ParcelList) -> None:
    table, metrics = view(parcels), view(parcels).fontMetrics()
    parcels.resize(700, 400)
    settle()
    # Where a whole code has room the rest is the holder's, whose names are longer than codes.
    assert table.columnWidth(1) > metrics.horizontalAdvance("中" * 5)
    parcels.resize(420, 400)
    settle()
    assert table.columnWidth(1) >= metrics.horizontalAdvance("中" * 3)
    assert table.columnWidth(0) >= metrics.horizontalAdvance("…001006GB00001")


def test_the_list_follows_others_without_answering_or_taking_the_focus(
    parcels: ParcelList, current: CurrentParcel
) -> None:
    search = parcels.findChild(QgsFilterLineEdit, "LowUse.List.Filter")
    search.setFocus()
    ears = Ears(current)
    current.look_at("d")
    current.select(["a", "d"])
    assert ears.take() == [("current", "d"), ("selection", ["a", "d"])]
    assert current_row(parcels) == 3
    assert parcels.model.checked() == {"a", "d"}
    assert not view(parcels).hasFocus()


def test_two_lists_on_one_selection_do_not_chase_each_other(
    parcels: ParcelList, current: CurrentParcel, table: ColumnTable
) -> None:
    other = ParcelList(current, name="LowUse.Other")
    other.set_table(table)
    ears = Ears(current)
    parcels.model.toggle(0)
    other.model.toggle(1)
    assert ears.take() == [("selection", ["a"]), ("selection", ["a", "b"])]
    assert parcels.model.checked() == other.model.checked() == {"a", "b"}
    other.deleteLater()


def test_a_list_that_is_gone_hears_nothing_more(current: CurrentParcel, table: ColumnTable) -> None:
    widget = ParcelList(current)
    widget.set_table(table)
    widget.deleteLater()
    settle()
    current.look_at("a")
    current.select(["a"])


def test_filtering_the_current_parcel_away_does_not_change_it(
    parcels: ParcelList, current: CurrentParcel
) -> None:
    current.look_at("b")
    ears = Ears(current)
    parcels.model.set_text("机械")
    assert current_row(parcels) == -1
    parcels.model.set_text("")
    assert current_row(parcels) == 1
    assert ears.take() == []


def test_what_is_selected_elsewhere_and_not_in_the_list_stays_selected(
    parcels: ParcelList, current: CurrentParcel
) -> None:
    current.select(["elsewhere"])
    parcels.model.toggle(0)
    assert current.selection == {"a", "elsewhere"}


def test_typing_filters_and_the_figures_follow(parcels: ParcelList, current: CurrentParcel) -> None:
    missing = " (the area of 1 parcels is missing)"
    assert text(parcels, "Count") == f"4 of 4 parcels, 60.00 mu{missing}"
    search = parcels.findChild(QgsFilterLineEdit, "LowUse.List.Filter")
    QTest.keyClicks(search, "T-2")
    until(lambda: parcels.model.rowCount() == 1)
    current.select(["a"])
    assert text(parcels, "Count") == "1 of 4 parcels, 15.00 mu; selected 1, 30.00 mu"
    QTest.keyClick(search, Qt.Key.Key_Down)
    assert current.uuid == "b"


def test_a_filter_that_nothing_passes_says_so_and_can_be_cleared(parcels: ParcelList) -> None:
    cleared: list[bool] = []
    parcels.model.filters_cleared.connect(lambda: cleared.append(True))
    parcels.model.set_states("state", {"identified"})
    assert text(parcels, "State.Text") == "No parcel passes the filter."
    parcels.findChild(QPushButton, "LowUse.List.ClearFilter").click()
    assert parcels.model.rowCount() == 4
    assert cleared == [True]
    assert view(parcels).isVisible()


def test_loading_empty_and_failed_each_say_what_is_going_on(
    current: CurrentParcel, table: ColumnTable
) -> None:
    widget = ParcelList(current)
    pressed: list[bool] = []
    offer = Offer("Import", lambda: pressed.append(True), "LowUse.List.Import")
    widget.set_empty("No parcels yet.", (offer,))
    widget.set_loading()
    assert text(widget, "State.Text") == "Reading the parcels …"
    widget.set_table(table.take(table["fid"].values < 0))
    assert text(widget, "State.Text") == "No parcels yet."
    widget.findChild(QPushButton, "LowUse.List.Import").click()
    assert pressed == [True]
    widget.set_error(LowUseError("WORKSPACE_CLOSED", file="库.gpkg"))
    assert "库.gpkg" in text(widget, "State.Text")
    widget.set_table(table)
    assert widget.model.rowCount() == 4
    widget.deleteLater()


def test_only_what_the_map_shows_is_listed_and_the_map_s_moves_are_followed(
    table: ColumnTable, current: CurrentParcel
) -> None:
    canvas = QgsMapCanvas()
    canvas.resize(400, 400)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4526"))
    canvas.setExtent(QgsRectangle(EAST + 150, NORTH, EAST + 320, NORTH + 150))
    widget = ParcelList(current, map_box=CanvasBox(canvas, lambda: "EPSG:4526"))
    widget.set_table(table)
    widget.findChild(QToolButton, "LowUse.List.InView").click()
    assert widget.shown_uuids() == ["b"]
    canvas.setExtent(QgsRectangle(EAST + 480, NORTH, EAST + 560, NORTH + 100))
    until(lambda: widget.shown_uuids() == ["c"])
    widget.findChild(QToolButton, "LowUse.List.InView").click()
    assert len(widget.shown_uuids()) == 4
    widget.deleteLater()
    canvas.deleteLater()
    settle()


def test_the_menu_flashes_and_copies(parcels: ParcelList, current: CurrentParcel) -> None:
    ears = Ears(current)
    menu = parcels.menu_of(0)
    actions = {action.objectName().split(".")[-1]: action for action in menu.actions()}
    actions["Flash"].trigger()
    actions["Copy"].trigger()
    assert ears.take() == [("current", "a"), ("reveal", "a", False)]
    assert QGuiApplication.clipboard().text() == "440704001001GB00001"
    menu.deleteLater()


def test_stepping_goes_through_what_is_shown_and_stops_at_the_ends(
    parcels: ParcelList, current: CurrentParcel
) -> None:
    parcels.model.set_text("机械")
    steps = []
    for by in (1, 1, 1, -1, -1):
        parcels.step(by)
        steps.append(current.uuid)
    assert steps == ["a", "d", "d", "a", "a"]
