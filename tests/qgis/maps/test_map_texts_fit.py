# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Nothing on the map T4 runs into its neighbour, and chosen parcels can be found on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    Qgis,
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemManualTable,
    QgsLayoutUtils,
    QgsMapRendererCustomPainterJob,
    QgsProject,
    QgsTextRenderer,
)
from qgis.PyQt.QtCore import QRectF, QSizeF
from qgis.PyQt.QtGui import QImage, QPainter

from lowuse_plugin.domain.control_line.map import ControlMapFigures, MapScope, MapSource
from lowuse_plugin.qgis_bridge.fonts import choose_fonts
from lowuse_plugin.qgis_bridge.maps.committee_map import export_control_map
from lowuse_plugin.qgis_bridge.maps.map_drawing import draw, project_styles
from lowuse_plugin.qgis_bridge.maps.map_labels import SMALLEST_PT
from lowuse_plugin.qgis_bridge.maps.map_layout import TINY_MM, fill_layout, load_layout
from lowuse_plugin.qgis_bridge.maps.map_request import MapRequest
from lowuse_plugin.qgis_bridge.maps.map_texts import notes, sources, title
from lowuse_plugin.services.control_line.check import check_control_line
from lowuse_plugin.services.control_line.map_figures import control_map
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.qgis.layers.map_workspace import ON, checked_workspace, pdf_text
from tests.services.boundaries.geometry_workspace import add, parcel

LONG = MapRequest(
    on=ON,
    title="图" * 40,
    unit="局" * 40,
    author="甲" * 30,
    checker="乙" * 30,
    meeting="会" * 35,
    agenda="议" * 40,
    sheet_no="附图" * 12,
    secrecy="秘密★长期保密不得外传" * 3,
)
_PIXELS_MM = 0.3
"""Glyphs at 300 dpi are some pixels of 0.085 mm larger or smaller than they should be."""
CODE = "440704001001GB000{:02d}"
HOLDER = "江门市江海区某某精密机械制造有限公司"


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with checked_workspace(folder) as opened:
        yield opened


class Sheet:
    """A filled layout, with other figures if wanted."""

    def __init__(
        self,
        store: WorkspaceStore,
        request: MapRequest,
        without: str | None = None,
        **figures: Any,
    ) -> None:
        self.project, fonts = QgsProject(), choose_fonts()
        self.layout = load_layout(self.project, request, fonts)
        self.layout.setName("图")
        self.project.layoutManager().addLayout(self.layout)
        if without:
            self.layout.removeLayoutItem(self.layout.itemById(without))
        content = control_map(store, scope=request.scope, on=request.on)
        self.content = replace(content, figures=replace(content.figures, **figures))
        self.drawing = draw(self.content, fonts)
        layers = self.drawing.in_order()
        self.project.addMapLayers(layers, False)
        self.view = fill_layout(self.layout, self.figures, request, layers, fonts)

    @property
    def figures(self) -> ControlMapFigures:
        return self.content.figures

    def item(self, name: str) -> Any:
        return self.layout.itemById(name)

    def box(self, name: str) -> QRectF:
        item = self.item(name)
        return item.mapRectToScene(item.rect())

    def text(self, name: str) -> str:
        return str(self.item(name).currentText())

    def labels(self) -> list[QgsLayoutItemLabel]:
        return [
            item
            for item in self.layout.items()
            if isinstance(item, QgsLayoutItemLabel) and item.isVisible()
        ]

    def rows(self) -> list[list[str]]:
        table = self.item("宗地明细表").multiFrame()
        assert isinstance(table, QgsLayoutItemManualTable)
        return [[cell.content() for cell in row] for row in table.tableContents()]

    def legend(self) -> list[str]:
        model = self.item("图例").model()
        return [
            node.data(0)
            for layer in model.rootGroup().findLayers()
            for node in model.layerLegendNodes(layer)
        ]


def nothing_overlaps(sheet: Sheet) -> None:
    """Compare what is drawn, not only the boxes: texts within their boxes, boxes apart."""
    context = QgsLayoutUtils.createRenderContextForLayout(sheet.layout, None, 300)
    pixels = context.convertToPainterUnits(1.0, Qgis.RenderUnit.Millimeters)
    for label in sheet.labels():
        form, box, lines = label.textFormat(), label.rect(), label.currentText().split("\n")
        height = QgsTextRenderer.textHeight(context, form, lines) / pixels
        width = QgsTextRenderer.textWidth(context, form, lines) / pixels
        if label.id() != "指北针文字":
            assert height <= box.height() + _PIXELS_MM, label.id()
        assert width <= box.width() + _PIXELS_MM, label.id()
    items: list[QgsLayoutItem] = [
        *sheet.labels(),
        *(
            item
            for item in sheet.layout.items()
            if isinstance(item, QgsLayoutFrame) and item.isVisible()
        ),
    ]
    for one, other in combinations(items, 2):
        if "演练水印" not in {one.id(), other.id()}:
            shared = sheet.box(one.id()).intersected(sheet.box(other.id()))
            assert min(shared.width(), shared.height()) <= 0.05, (one.id(), other.id())


def selection(store: WorkspaceStore, *rows: dict[str, Any]) -> MapRequest:
    """Add parcels, check them, and ask for a map of them."""
    keys = add(store, "parcel", list(rows))
    check_control_line(store, on=ON)
    return MapRequest(on=ON, scope=MapScope(parcels=frozenset(keys)))


def row(number: int, x: float, width: float, holder: str = "甲厂") -> dict[str, Any]:
    return parcel(x, x + width, parcel_code=CODE.format(number), holder_name=holder)


# -- texts stay in their items -------------------------------------------------------------------


def test_long_texts_stay_in_their_items_and_nothing_overlaps(store: WorkspaceStore) -> None:
    files = tuple(
        MapSource("parcel", f"江海区二〇二五年度工业用地宗地调查成果数据（第{i}批）.gdb", 9, ON)
        for i in range(12)
    )
    sheet = Sheet(store, LONG, sources=files)
    nothing_overlaps(sheet)
    # Everything that was asked for is there, in letters that can be read.
    assert sheet.text("编制单位").replace("\n", "") == "编制单位：" + "局" * 40
    assert sheet.text("会议名称").replace("\n", "") == "会议名称：" + "会" * 35
    assert sheet.text("图名").replace("\n", "") == "图" * 40
    assert sheet.text("数据来源").replace("\n", "").endswith("套合日期 2025年6月30日。")
    assert min(label.textFormat().size() for label in sheet.labels()) >= SMALLEST_PT


def test_short_texts_keep_the_size_of_the_template(store: WorkspaceStore) -> None:
    request = MapRequest(on=ON, unit="江门市自然资源局", meeting="第3次会议")
    sheet = Sheet(store, request)
    nothing_overlaps(sheet)
    sizes = {label.id(): label.textFormat().size() for label in sheet.labels()}
    assert (sizes["图名"], sizes["编制单位"], sizes["会议名称"], sizes["数据来源"]) == (24, 9, 9, 9)


def test_what_is_too_long_in_the_smallest_letters_ends_with_dots(store: WorkspaceStore) -> None:
    sheet = Sheet(store, replace(LONG, unit="局" * 900))
    nothing_overlaps(sheet)
    assert sheet.text("编制单位").endswith("…")
    assert sheet.item("编制单位").textFormat().size() == SMALLEST_PT


def test_all_notes_at_once_do_not_run_into_the_legend(store: WorkspaceStore) -> None:
    whole = control_map(store, scope=MapScope(), on=ON).figures
    errors = replace(whole.boundary_errors, parcels=3)
    line = replace(whole.line, in_force=False, in_force_instead=("2025年第二次修编版",))
    sheet = Sheet(
        store, LONG, stale=1234, unchecked=5678, treated=91, boundary_errors=errors, line=line
    )
    assert len(list(notes(sheet.figures))) == 7
    nothing_overlaps(sheet)
    assert sheet.box("说明").bottom() <= sheet.box("图例").top()


def test_many_files_are_counted_and_the_last_are_named(store: WorkspaceStore) -> None:
    figures = control_map(store, scope=MapScope(), on=ON).figures
    files = tuple(MapSource("parcel", f"{i}.shp", i, ON) for i in range(1, 6))
    said = sources(replace(figures, sources=files))
    assert "宗地——3.shp（2025年6月30日导入，3宗）、4.shp" in said
    assert "5宗）等 5 个文件；" in said
    assert "2.shp" not in said
    assert "等" not in sources(replace(figures, sources=files[:3]))


# -- chosen parcels ------------------------------------------------------------------------------


def test_the_title_says_how_many_parcels_were_chosen(store: WorkspaceStore) -> None:
    request = selection(store, row(1, 300, 20), row(2, 400, 20), row(3, 500, 20))
    expected = "江海区工业用地控制线比对图（2025年）（所选 3 宗）"
    assert Sheet(store, request).text("图名") == expected
    assert title("440704", replace(request, title="自定图名")) == "自定图名"


def test_few_chosen_parcels_have_a_row_each(store: WorkspaceStore, folder: Path) -> None:
    request = selection(store, row(2, 90, 40, HOLDER), row(1, 300, 20), row(3, 500, 20))
    sheet = Sheet(store, request)
    assert [[cell.replace("\n", "") for cell in cells] for cells in sheet.rows()] == [
        ["1", CODE.format(1), "甲厂", "线外", "0.00", "202.00"],
        ["2", CODE.format(2), HOLDER, "跨线", "101.00", "303.00"],
        ["3", CODE.format(3), "甲厂", "线外", "0.00", "202.00"],
    ]
    assert sheet.item("宗地明细表").isVisible()
    assert sheet.item("宗地明细表题").isVisible()
    assert "另见统计表" not in sheet.text("说明")
    assert sheet.box("宗地明细表").bottom() < sheet.box("比例尺").top()
    order = ["面积统计表", "线内外面积表", "说明", "图例", "宗地明细表题", "宗地明细表"]
    tops = [sheet.box(name).top() for name in order]
    assert tops == sorted(tops)
    made = export_control_map(store, request, folder / "图.pdf")
    said = pdf_text(made.files[0])
    assert "所选宗地明细" in said


def test_rows_that_do_not_fit_are_left_out_and_the_map_says_where_they_are(
    store: WorkspaceStore,
) -> None:
    long = HOLDER * 3
    request = selection(store, *(row(i, 300 + 30 * i, 20, long) for i in range(12)))
    sheet = Sheet(store, request)
    assert len(sheet.figures.named) == 12
    assert not sheet.item("宗地明细表").isVisible()
    assert not sheet.item("宗地明细表题").isVisible()
    assert "各宗地面积另见统计表。" in sheet.text("说明")
    nothing_overlaps(sheet)


def test_twelve_parcels_of_usual_names_fit(store: WorkspaceStore) -> None:
    request = selection(store, *(row(i, 300 + 30 * i, 20, "甲乙丙厂") for i in range(12)))
    sheet = Sheet(store, request)
    assert sheet.item("宗地明细表").isVisible()
    table = sheet.item("宗地明细表").multiFrame()
    assert table.totalSize().height() <= sheet.box("宗地明细表").height() + 0.05
    assert sheet.box("宗地明细表").bottom() < sheet.box("比例尺").top()


def test_more_parcels_are_not_listed_and_a_template_without_the_table_says_so(
    store: WorkspaceStore,
) -> None:
    request = selection(store, *(row(i, 300 + 30 * i, 20) for i in range(13)))
    many = Sheet(store, request)
    assert not many.item("宗地明细表").isVisible()
    assert next(feature["name"] for feature in many.drawing.names.getFeatures()) == "GB00000"
    few = MapRequest(on=ON, scope=MapScope(parcels=frozenset(sorted(request.scope.parcels)[:2])))
    assert "另见统计表" in Sheet(store, few, without="宗地明细表").text("说明")
    whole = Sheet(store, MapRequest(on=ON))
    assert not whole.item("宗地明细表").isVisible()
    assert "另见统计表" not in whole.text("说明")


def test_chosen_parcels_are_named_on_the_map_and_others_are_not(store: WorkspaceStore) -> None:
    request = selection(store, row(1, 300, 20), row(2, 400, 20))
    sheet = Sheet(store, request)
    layer = sheet.drawing.names
    assert layer is not None
    assert sheet.item("主图").layers()[0] == layer
    assert [feature["name"] for feature in layer.getFeatures()] == ["1:GB00001", "2:GB00002"]
    settings = layer.labeling().settings()
    assert layer.labelsEnabled()
    assert settings.callout().enabled()
    assert settings.format().buffer().enabled()
    assert settings.placementSettings().overlapHandling() == (
        Qgis.LabelOverlapHandling.AllowOverlapIfRequired
    )
    assert not sheet.drawing.parcels.labelsEnabled()
    assert Sheet(store, MapRequest(on=ON)).drawing.names is None


def test_a_parcel_too_small_for_the_scale_gets_a_ring(store: WorkspaceStore, folder: Path) -> None:
    far = selection(store, row(1, 3000, 0.4), row(2, 5000, 20))
    sheet = Sheet(store, far)
    # 2 km on 70 % of 264 mm: 1:12000, where 3 mm are 36 m.
    assert sheet.view.scale == 12_000
    assert TINY_MM * sheet.view.scale / 1000 == 36
    assert "所选宗地位置（面积过小）" in sheet.legend()
    near = replace(far, scope=MapScope(parcels=frozenset({sheet.figures.named[1].uuid})))
    assert "所选宗地位置（面积过小）" not in Sheet(store, near).legend()
    assert dark_pixels(store, near) == 0
    # A ring of 4 mm on 4 pixels a mm: 3.6 mm × π × 0.4 mm × 16 = 72 pixels, softened at its edges.
    assert 100 <= dark_pixels(store, far) <= 200


def test_names_are_drawn_whether_a_parcel_has_a_ring_or_not(store: WorkspaceStore) -> None:
    far = selection(store, row(1, 3000, 0.4), row(2, 5000, 20))
    keys = sorted(far.scope.parcels)
    for key in keys:
        near = replace(far, scope=MapScope(parcels=frozenset({key})))
        # The thinnest strokes are grey at this size; some dozens of pixels are dark all the same.
        ring = dark_pixels(store, near)
        assert dark_pixels(store, near, names=True) > ring + 50


def dark_pixels(store: WorkspaceStore, request: MapRequest, *, names: bool = False) -> int:
    """Count the dark pixels of rings, and of names and their leaders if wanted."""
    sheet = Sheet(store, request)
    sheet.drawing.names.setLabelsEnabled(names)
    shown = sheet.item("主图")
    picture = QImage(1056, 912, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    settings = shown.mapSettings(shown.extent(), QSizeF(1056, 912), 101.6, True)
    settings.setLayers([sheet.drawing.names])
    painter = QPainter(picture)
    job = QgsMapRendererCustomPainterJob(settings, painter)
    job.renderSynchronously()
    painter.end()
    return sum(
        picture.pixelColor(x, y).lightness() < 100
        for x in range(picture.width())
        for y in range(picture.height())
    )


def test_a_layout_in_the_project_names_the_chosen_parcels_too(store: WorkspaceStore) -> None:
    request = selection(store, row(1, 300, 20))
    content = control_map(store, scope=request.scope, on=ON)
    _, style = project_styles(content, choose_fonts())
    [key] = request.scope.parcels
    assert key in style
    assert "1:GB00001" in style
    whole = control_map(store, scope=MapScope(), on=ON)
    assert "json_to_map" not in project_styles(whole, choose_fonts())[1]
