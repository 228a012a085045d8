#!/usr/bin/env python3
# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Write the layout template of the map T4 and the styles that it draws with.

``scripts/build_layouts.py`` writes ``resources/layouts/*.qpt`` and ``resources/styles/map_*.qml``
with the Python of QGIS. Random identifiers are made stable: the same QGIS writes the same bytes.
Offices may edit a copy of the template: the plugin fills variables and items by their ids, and
leaves out what is not there.
"""

from __future__ import annotations

import base64
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_HASH_SEED"] = "0"  # otherwise the attributes of an element come in another order
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from qgis.core import (  # noqa: E402
    Qgis,
    QgsApplication,
    QgsBasicNumericFormat,
    QgsCoordinateReferenceSystem,
    QgsFillSymbol,
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemMapGrid,
    QgsLayoutItemPage,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutItemShape,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLayoutTableColumn,
    QgsLegendStyle,
    QgsLineSymbol,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsRectangle,
    QgsTextFormat,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import Qt  # noqa: E402
from qgis.PyQt.QtGui import QColor  # noqa: E402

from scripts.map_styles import SANS, SERIF, stable, text_format, write_styles  # noqa: E402

LAYOUTS, STYLES = ROOT / "resources" / "layouts", ROOT / "resources" / "styles"
T4 = "T4_控制线比对图.qpt"
PAGE = (420.0, 297.0)
LEFT, TOP, WIDTH, HEIGHT = 20.0, 26.0, 380.0, 238.0
GAP = 5.0
"""Between outer and inner frame; coordinates of the grid stand in it."""
MAP_WIDTH = 264.0
END = LEFT + WIDTH
CENTRE, RIGHT = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
COLUMN = LEFT + GAP + MAP_WIDTH + 3
COLUMN_WIDTH = LEFT + WIDTH - GAP - COLUMN - 2
MARGIN, LINE = 1.1, 0.15
"""Inside a cell of a table, and between cells."""
AREAS = {"面积（m²）": 24.0, "面积（亩）": 18.0, "占比（%）": 13.0}
CLASSES = {"类别": 23.5, "宗数": 11.0, **AREAS}
PARTS = {"部分": 34.5 + 2 * MARGIN + LINE, **AREAS}
SMALL, NARROW = 6.5, 0.7
"""Points and margin of the table of chosen parcels."""
PARCELS = {
    "序号": 6.0,
    "宗地代码": 25.5,
    "权利人": 20.5,
    "类别": 9.8,
    "线内（m²）": 14.6,
    "线外（m²）": 14.6,
}

Box = tuple[float, float, float, float]
"""Left, top, width and height in mm."""


class Builder:
    """Puts items on the page, in mm from its upper left corner."""

    def __init__(self, layout: QgsPrintLayout) -> None:
        self.layout = layout

    def place(self, item: QgsLayoutItem, name: str, box: Box) -> None:
        """Add an item under an id."""
        item.setId(name)
        if item.scene() is None:  # the frame of a table is there already
            self.layout.addLayoutItem(item)
        item.attemptMove(QgsLayoutPoint(*box[:2]))
        item.attemptResize(QgsLayoutSize(*box[2:]))

    def label(
        self,
        name: str,
        text: str,
        box: Box,
        form: QgsTextFormat,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> QgsLayoutItemLabel:
        """Add text."""
        item = QgsLayoutItemLabel(self.layout)
        item.setText(text)
        item.setTextFormat(form)
        item.setHAlign(align)
        item.setVAlign(Qt.AlignmentFlag.AlignTop)
        item.setMarginX(0)
        item.setMarginY(0)
        self.place(item, name, box)
        return item

    def frame(self, name: str, box: Box, width: float) -> None:
        """Add an empty rectangle; width of its line in mm."""
        item = QgsLayoutItemShape(self.layout)
        item.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
        symbol = QgsFillSymbol.createSimple(
            {
                "style": "no",
                "outline_color": "#000000",
                "outline_width": str(width),
                "joinstyle": "miter",
            }
        )
        item.setSymbol(symbol)
        self.place(item, name, box)

    def map(self) -> QgsLayoutItemMap:
        """Add the map with grid ticks whose coordinates stand between the frames."""
        item = QgsLayoutItemMap(self.layout)
        item.setCrs(QgsCoordinateReferenceSystem("EPSG:4526"))
        item.setFrameEnabled(True)
        self.place(item, "主图", (LEFT + GAP, TOP + GAP, MAP_WIDTH, HEIGHT - 2 * GAP))
        item.setExtent(QgsRectangle(38400000, 2480000, 38400000 + MAP_WIDTH * 20, 2484560))
        grid = QgsLayoutItemMapGrid("公里网", item)
        grid.setStyle(QgsLayoutItemMapGrid.GridStyle.Cross)
        grid.setCrossLength(1.5)
        grid.setIntervalX(1000)
        grid.setIntervalY(1000)
        grid.setAnnotationEnabled(True)
        grid.setAnnotationPrecision(0)
        grid.setAnnotationTextFormat(text_format(SANS, 6))
        grid.setAnnotationFrameDistance(0.6)
        mode, side = QgsLayoutItemMapGrid, QgsLayoutItemMapGrid.BorderSide
        grid.setAnnotationDirection(mode.AnnotationDirection.Vertical, side.Left)
        grid.setAnnotationDisplay(mode.DisplayMode.HideAll, side.Right)
        line = QgsLineSymbol.createSimple({"line_width": "0.1", "line_color": "#444444"})
        grid.setLineSymbol(line)
        item.grids().addGrid(grid)
        return item

    def table(
        self,
        name: str,
        y: float,
        rows: int,
        columns: Mapping[str, float],
        *,
        size: float = 9,
        margin: float = MARGIN,
    ) -> None:
        """Add an empty table: heading → width of the column; size of its text in points."""
        table = QgsLayoutItemManualTable.create(self.layout)
        self.layout.addMultiFrame(table)
        headings = []
        for heading in columns:
            column = QgsLayoutTableColumn(heading)
            column.setHAlignment(Qt.AlignmentFlag.AlignHCenter)
            headings.append(column)
        table.setHeaders(headings)
        table.setIncludeTableHeader(True)
        table.setHeaderHAlignment(QgsLayoutItemManualTable.HeaderHAlignment.HeaderCenter)
        table.setHeaderTextFormat(text_format(SANS, size - 1 if size > SMALL else size))
        table.setContentTextFormat(text_format(SERIF, size))
        table.setColumnWidths(list(columns.values()))
        table.setCellMargin(margin)
        table.setGridStrokeWidth(LINE)
        frame = QgsLayoutFrame(self.layout, table)
        table.addFrame(frame)
        self.place(frame, name, (COLUMN, y, COLUMN_WIDTH, 6.0 * (rows + 1)))

    def legend(self, linked: QgsLayoutItemMap, y: float, height: float) -> None:
        """Add an empty legend."""
        item = QgsLayoutItemLegend(self.layout)
        item.setLinkedMap(linked)
        item.setAutoUpdateModel(False)
        item.setTitle("图  例")
        item.setResizeToContents(True)
        item.setBoxSpace(0)
        item.setSymbolWidth(9)
        item.setSymbolHeight(4.2)
        item.setBackgroundEnabled(False)
        kinds = QgsLegendStyle.Style
        for kind, family, size in (
            (kinds.Title, SANS, 11), (kinds.Group, SANS, 9), (kinds.Subgroup, SANS, 9),
            (kinds.SymbolLabel, SERIF, 9),
        ):  # fmt: skip
            style = item.style(kind)
            style.setTextFormat(text_format(family, size))
            if kind == kinds.Title:
                style.setMargin(QgsLegendStyle.Side.Bottom, 2)
            item.setStyle(kind, style)
        symbol = item.style(kinds.Symbol)
        symbol.setMargin(QgsLegendStyle.Side.Top, 1.4)
        item.setStyle(kinds.Symbol, symbol)
        self.place(item, "图例", (COLUMN, y, COLUMN_WIDTH, height))

    def north(self, linked: QgsLayoutItemMap) -> None:
        """Add the north arrow, the picture within the template."""
        svg = (ROOT / "resources" / "icons" / "north_arrow.svg").read_bytes()
        item = QgsLayoutItemPicture(self.layout)
        item.setPicturePath(
            "base64:" + base64.b64encode(svg).decode("ascii"), Qgis.PictureFormat.SVG
        )
        item.setLinkedMap(linked)
        item.setNorthMode(QgsLayoutItemPicture.NorthMode.GridNorth)
        right = LEFT + GAP + MAP_WIDTH
        self.place(item, "指北针", (right - 14, TOP + GAP + 8, 10, 18))
        north = text_format(SANS, 12)
        box = (right - 14, TOP + GAP + 2.5, 10, 6)
        self.label("指北针文字", "北", box, north, Qt.AlignmentFlag.AlignHCenter)

    def scale_bar(self, linked: QgsLayoutItemMap, y: float) -> None:
        """Add the scale as a bar."""
        item = QgsLayoutItemScaleBar(self.layout)
        item.setStyle("Single Box")
        item.setLinkedMap(linked)
        item.setUnits(QgsUnitTypes.DistanceUnit.DistanceMeters)
        item.setUnitLabel("m")
        item.setNumberOfSegments(3)
        item.setNumberOfSegmentsLeft(0)
        item.setHeight(2)
        item.setBoxContentSpace(0)
        item.setTextFormat(text_format(SANS, 7))
        numbers = QgsBasicNumericFormat()
        numbers.setShowThousandsSeparator(False)
        item.setNumericFormat(numbers)
        self.place(item, "比例尺", (COLUMN + 34, y, 60, 10))


def build_t4(layout: QgsPrintLayout) -> None:
    """Put all items of T4 on an A3 page, landscape."""
    page = QgsLayoutItemPage(layout)
    page.setPageSize(QgsLayoutSize(*PAGE))
    layout.pageCollection().addPage(page)
    build = Builder(layout)
    linked = build.map()
    build.frame("外图廓", (LEFT, TOP, WIDTH, HEIGHT), 0.5)
    build.frame("内图廓", (LEFT + GAP, TOP + GAP, WIDTH - 2 * GAP, HEIGHT - 2 * GAP), 0.2)
    build.north(linked)
    head(build)
    column(build, linked)
    foot(build)
    watermark(build)


def head(build: Builder) -> None:
    """Put title, sheet number and secrecy level above the frame."""
    middling = text_format(SANS, 12)
    build.label("附图编号", "[% @lowuse_sheet_no %]", (LEFT, 10, 60, 7), middling)
    box = (LEFT + 60, 9, WIDTH - 120, 13)
    build.label("图名", "[% @lowuse_title %]", box, text_format(SANS, 24), CENTRE)
    build.label("密级", "[% @lowuse_secrecy %]", (END - 60, 10, 60, 7), middling, RIGHT)
    box = (END - 60, 19.5, 60, 5)
    build.label("单位注记", "[% @lowuse_units %]", box, text_format(SERIF, 9), RIGHT)


def column(build: Builder, linked: QgsLayoutItemMap) -> None:
    """Put tables, notes, legend and scale beside the map."""
    heading, notes = text_format(SANS, 11), text_format(SERIF, 8.5)
    y = TOP + GAP + 3
    build.label("面积统计表题", "宗地套合结果统计", (COLUMN, y, COLUMN_WIDTH, 6), heading, CENTRE)
    build.table("面积统计表", y + 7, 5, CLASSES)
    y += 53
    build.label("线内外面积表题", "控制线内外面积", (COLUMN, y, COLUMN_WIDTH, 6), heading, CENTRE)
    build.table("线内外面积表", y + 7, 6, PARTS)
    y += 52
    build.label("说明", "[% @lowuse_notes %]", (COLUMN, y, COLUMN_WIDTH, 36), notes)
    y += 36
    build.legend(linked, y, 66)
    # Shown for few chosen parcels only; then what stands above closes up.
    y += 40
    box = (COLUMN, y, COLUMN_WIDTH, 6)
    build.label("宗地明细表题", "所选宗地明细", box, heading, CENTRE)
    build.table("宗地明细表", y + 7, 3, PARCELS, size=SMALL, margin=NARROW)
    bottom = TOP + HEIGHT - GAP - 12
    scale = "比例尺 1:[% to_string(round(map_get(item_variables('主图'), 'map_scale'))) %]"
    build.label("比例尺数字", scale, (COLUMN, bottom + 2.5, 34, 6), text_format(SANS, 10))
    build.scale_bar(linked, bottom)


def foot(build: Builder) -> None:
    """Put sources, meeting and names below the frame."""
    serif, small = text_format(SERIF, 9), text_format(SANS, 7)
    y = TOP + HEIGHT + 3
    build.label("坐标系注记", "[% @lowuse_crs %]", (LEFT, y, 175, 5), serif)
    build.label("数据来源", "[% @lowuse_sources %]", (LEFT, y + 5, 175, 14), serif)
    x = LEFT + 182
    build.label("会议名称", "会议名称：[% @lowuse_meeting %]", (x, y, 94, 9), serif)
    build.label("议题号", "议题号：[% @lowuse_agenda %]", (x, y + 9, 94, 5), serif)
    build.label("示例注记", "[% @lowuse_example %]", (x, y + 14, 94, 5.5), text_format(SANS, 10))
    x = LEFT + 280
    build.label("编制单位", "编制单位：[% @lowuse_unit %]", (x, y, 100, 9), serif)
    build.label("编制日期", "编制日期：[% @lowuse_date %]", (x, y + 9, 100, 5), serif)
    build.label("制图", "制图：[% @lowuse_author %]", (x, y + 14, 48, 5), serif)
    build.label("审核", "审核：[% @lowuse_checker %]", (x + 50, y + 14, 50, 5), serif)
    build.label("数据指纹", "[% @lowuse_fingerprint %]", (LEFT, 286.5, 250, 4), small)
    pages = "第 [% @layout_page %] 页  共 [% @layout_numpages %] 页"
    build.label("页码", pages, (END - 60, 286.5, 60, 4), small, RIGHT)


def watermark(build: Builder) -> None:
    """Put 演练 over the page, slanted and translucent."""
    form = text_format(SANS, 72)
    form.setColor(QColor("#c80000"))
    form.setOpacity(0.16)
    item = build.label(
        "演练水印",
        "[% @lowuse_training %]",
        (20, 118, 380, 60),
        form,
        Qt.AlignmentFlag.AlignHCenter,
    )
    item.setVAlign(Qt.AlignmentFlag.AlignVCenter)
    item.setItemRotation(-30, adjustPosition=True)
    item.setZValue(1000)


def write_layouts() -> None:
    """Write the templates."""
    project = QgsProject()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:4526"))
    layout = QgsPrintLayout(project)
    layout.setName(T4.removesuffix(".qpt"))
    layout.renderContext().setDpi(300)
    build_t4(layout)
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "layout.qpt"
        if not layout.saveAsTemplate(str(draft), QgsReadWriteContext()):
            raise OSError(T4)
        text = draft.read_text(encoding="utf-8")
    (LAYOUTS / T4).write_text(stable(text), encoding="utf-8")


def main() -> int:
    """Write everything."""
    application = QgsApplication([], True)
    application.initQgis()
    for folder in (LAYOUTS, STYLES):
        folder.mkdir(exist_ok=True)
    write_styles(STYLES)
    write_layouts()
    print(f"{T4}, map_parcels_control.qml, map_control_line.qml, map_parcel_names.qml")
    return 0


if __name__ == "__main__":
    sys.exit(main())
