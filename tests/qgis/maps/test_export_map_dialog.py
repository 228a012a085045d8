# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""上会图: the dialog with a real workspace, real tasks and a real message bar."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsLayout,
    QgsProject,
    QgsRectangle,
    QgsSettings,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton

from lowuse_plugin.domain.control_line.map import FRAME
from lowuse_plugin.gui.dialogs.maps.export_map_dialog import ExportMapDialog
from lowuse_plugin.gui.widgets.messages import Messages
from lowuse_plugin.gui.widgets.page_preview import PagePreview
from lowuse_plugin.qgis_bridge.cache import display_folder
from lowuse_plugin.qgis_bridge.current import CurrentParcel
from lowuse_plugin.qgis_bridge.layers.map_layers import MapLayers
from lowuse_plugin.qgis_bridge.maps import committee_map
from lowuse_plugin.qgis_bridge.tasks import Tasks
from lowuse_plugin.store.display_copy import DisplayCopy
from tests.qgis.layers.layer_desk import HeldSession
from tests.qgis.layers.map_workspace import checked_workspace, pdf_text
from tests.qgis.window import Desk, settle
from tests.services.boundaries.geometry_workspace import EAST, NORTH


class Bench:
    """A dialog and all around it; in place of QGIS's interface what the dialog uses of it."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.failures: list[BaseException] = []
        self.tasks = Tasks(self.failures.append)
        self.session = HeldSession()
        self.session.store = checked_workspace(folder)
        self.session.store.attach_display(DisplayCopy.open(self.session.store, display_folder()))
        self.desk = desk
        self.canvas = QgsMapCanvas(desk.window)
        self.designed: list[QgsLayout] = []
        self.project = QgsProject.instance()
        self.current = CurrentParcel()
        self.dialog = self.make()

    def make(self) -> ExportMapDialog:
        messages = Messages(self.desk.bar)
        return ExportMapDialog(
            self.session, self.tasks, messages, self, self.current, self.desk.window
        )

    def mapCanvas(self) -> QgsMapCanvas:  # noqa: N802
        return self.canvas

    def openLayoutDesigner(self, layout: QgsLayout) -> None:  # noqa: N802
        self.designed.append(layout)

    def part(self, kind: type, name: str) -> Any:
        return self.dialog.findChild(kind, f"LowUse.ExportMap.{name}")

    def wait(self, condition: Callable[[], Any]) -> None:
        end = time.monotonic() + 20
        while not condition():
            assert time.monotonic() < end
            QCoreApplication.processEvents()
            time.sleep(0.005)

    def said(self) -> str:
        item = self.desk.bar.currentItem()
        return item.text() if item else ""

    def close(self) -> None:
        self.dialog.close()
        self.wait(lambda: not self.tasks.busy)
        self.dialog.deleteLater()
        self.project.clear()
        self.session.close()
        settle()


@pytest.fixture
def bench(desk: Desk, folder: Path) -> Iterator[Bench]:
    for key in ("lowuse/map", "lowuse/map_unit"):
        QgsSettings().remove(key)
    made = Bench(desk, folder)
    yield made
    made.close()


def test_the_page_is_shown_and_every_widget_has_a_name(bench: Bench) -> None:
    bench.dialog.show()
    preview = bench.part(PagePreview, "Preview")
    bench.wait(preview.has_picture)
    assert preview.pixmap().width() > preview.pixmap().height()
    assert bench.part(QLineEdit, "Title").placeholderText().startswith("江海区工业用地控制线比对图")
    widgets = [
        widget for kind in (QComboBox, QPushButton) for widget in bench.dialog.findChildren(kind)
    ]
    assert [type(widget).__name__ for widget in widgets if not widget.objectName()] == []


def test_the_file_is_written_and_told_with_ways_to_open_it(bench: Bench, folder: Path) -> None:
    bench.part(QLineEdit, "Unit").setText("江海区局")
    bench.part(QLineEdit, "Meeting").setText("第3次会议")
    path = folder / "图.pdf"
    bench.dialog.export_to(path)
    assert not bench.part(QPushButton, "Export").isEnabled()
    bench.wait(lambda: bench.part(QPushButton, "Export").isEnabled())
    assert "第3次会议" in pdf_text(path)
    assert str(path) in bench.said()
    names = [b.objectName() for b in bench.desk.bar.findChildren(QPushButton) if b.objectName()]
    assert names == ["LowUse.Message.OpenFile", "LowUse.Message.OpenFolder"]
    again = bench.make()
    assert again.findChild(QLineEdit, "LowUse.ExportMap.Unit").text() == "江海区局"
    assert again.findChild(QLineEdit, "LowUse.ExportMap.Meeting").text() == "第3次会议"
    again.deleteLater()


def test_a_file_that_cannot_be_written_is_one_sentence(bench: Bench, folder: Path) -> None:
    bench.dialog.export_to(folder / "没有" / "图.pdf")
    bench.wait(bench.said)
    assert "图.pdf" in bench.said()
    assert bench.part(QPushButton, "Export").isEnabled()


def test_areas_that_are_empty_are_told_and_nothing_is_made(bench: Bench, folder: Path) -> None:
    area = bench.part(QComboBox, "Area")
    area.setCurrentIndex(area.findData("selected"))
    bench.dialog.export_to(folder / "图.pdf")
    assert bench.part(QLabel, "State").text()
    assert not bench.tasks.busy
    assert not (folder / "图.pdf").exists()


def test_the_selection_is_that_of_all_lists_whatever_the_layer_shows(bench: Bench) -> None:
    with bench.session.store.read() as reading:
        first, second, _ = reading.table("parcel")["uuid"].to_list()
    layers = MapLayers(bench.project, bench.session, bench.tasks)
    bench.wait(lambda: layers.layer("parcels") is not None and not bench.tasks.busy)
    layers.layer("parcels").setSubsetString("\"control_class\" = 'none of them'")
    bench.current.select((first, second))
    area = bench.part(QComboBox, "Area")
    area.setCurrentIndex(area.findData("selected"))
    assert bench.dialog._form.request().scope.parcels == {first, second}
    layers.stop()


def test_what_the_map_shows_is_asked_for_in_the_crs_of_the_workspace(bench: Bench) -> None:
    bench.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4526"))
    bench.canvas.setExtent(QgsRectangle(EAST, NORTH, EAST + 100, NORTH + 50))
    area = bench.part(QComboBox, "Area")
    area.setCurrentIndex(area.findData(FRAME))
    west, south, east, north = bench.dialog._form.request().scope.frame
    assert west <= EAST
    assert east >= EAST + 100
    assert south <= NORTH
    assert north >= NORTH + 50


@pytest.mark.parametrize(
    ("crs", "corners"), [("EPSG:4326", (1e6, 1e6, 2e6, 2e6)), ("EPSG:3857", (1e9, 1e9, 2e9, 2e9))]
)
def test_a_map_that_shows_what_the_crs_cannot_hold_is_told(
    bench: Bench, crs: str, corners: tuple[float, float, float, float]
) -> None:
    bench.canvas.setDestinationCrs(QgsCoordinateReferenceSystem(crs))
    bench.canvas.setExtent(QgsRectangle(*corners))
    area = bench.part(QComboBox, "Area")
    area.setCurrentIndex(area.findData(FRAME))
    assert bench.dialog._form.request() is None
    bench.dialog.show()
    bench.wait(bench.part(QLabel, "State").text)
    assert not bench.tasks.busy


def test_the_layout_opens_with_the_layers_of_the_project(bench: Bench) -> None:
    bench.dialog.open_in_layout()
    assert "layers" in bench.said()
    layers = MapLayers(bench.project, bench.session, bench.tasks)
    bench.wait(lambda: layers.layer("parcels") is not None and not bench.tasks.busy)
    bench.dialog.open_in_layout()
    bench.wait(lambda: bench.designed)
    [layout] = bench.project.layoutManager().layouts()
    assert bench.designed == [layout]
    shown = layout.itemById("主图").layers()
    assert shown == [layers.layer("control_line"), layers.layer("parcels")]
    assert bench.failures == []
    layers.stop()


def test_without_a_workspace_nothing_can_be_made(bench: Bench) -> None:
    bench.session.close()
    assert not bench.part(QPushButton, "Export").isEnabled()
    assert not bench.part(QPushButton, "OpenLayout").isEnabled()


def test_what_stands_in_the_way_is_said_where_the_page_would_be(bench: Bench) -> None:
    area = bench.part(QComboBox, "Area")
    area.setCurrentIndex(area.findData(FRAME))
    preview = bench.part(PagePreview, "Preview")
    bench.dialog._form._extent = lambda: (EAST + 9000, NORTH, EAST + 9001, NORTH + 1)
    bench.dialog.show()
    bench.wait(preview.text)
    assert not preview.has_picture()
    assert preview.text().rstrip()[-1] in ".!?)}"


def test_a_file_without_suffix_gets_that_of_the_filter_and_replaces_none_unasked(
    bench: Bench, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = folder / "附图 2026.03.png"
    older.write_text("older", encoding="utf-8")
    chosen = (str(folder / "附图 2026.03"), "PNG (*.png)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: chosen)
    bench.part(QPushButton, "Export").click()
    bench.wait(bench.said)
    assert older.read_text(encoding="utf-8") == "older"
    assert (folder / "附图 2026.03(2).png").is_file()


def test_a_change_while_a_page_is_drawn_draws_it_once_more(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    draw = committee_map.preview_control_map

    def counted(store: Any, request: Any, *rest: Any) -> Any:
        drawn.append(request.meeting)
        return draw(store, request, *rest)

    monkeypatch.setattr(committee_map, "preview_control_map", counted)
    bench.dialog.show()
    bench.wait(lambda: bench.tasks.busy)
    bench.part(QLineEdit, "Meeting").setText("第3次会议")
    bench.wait(lambda: len(drawn) == 2 and not bench.tasks.busy)
    assert drawn == ["", "第3次会议"]


def test_a_page_of_a_workspace_that_was_closed_meanwhile_is_not_shown(bench: Bench) -> None:
    bench.dialog.show()
    bench.wait(lambda: bench.tasks.busy)
    bench.session.close()
    bench.wait(lambda: not bench.tasks.busy)
    preview = bench.part(PagePreview, "Preview")
    assert (preview.has_picture(), preview.text()) == (False, "Open a workspace first.")
    assert bench.failures == []
    assert bench.said() == ""
