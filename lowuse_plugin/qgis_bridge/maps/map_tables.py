# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables of a layout, and the room that the table of chosen parcels takes beside the map."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemShape,
    QgsLayoutSize,
    QgsLayoutUtils,
    QgsLegendRenderer,
    QgsPrintLayout,
    QgsTableCell,
    QgsTextFormat,
)
from qgis.PyQt.QtCore import QRectF, Qt

from lowuse_plugin.qgis_bridge.maps.map_labels import TextRuler, text_height
from lowuse_plugin.qgis_bridge.maps.map_texts import TableRow

PARCEL_TABLE, PARCEL_HEADING = "宗地明细表", "宗地明细表题"
_ABOVE = (
    "面积统计表题", "面积统计表", "线内外面积表题", "线内外面积表", "说明", "图例",
    PARCEL_HEADING, PARCEL_TABLE,
)  # fmt: skip
"""Items that close up to make room for the table of parcels."""
_GAP_MM = 3.0
_STEP_MM, _WORST_MM = 0.2, 40.0
"""By how much a frame grows until no row is lost, and where that ends."""


def set_table(
    layout: QgsPrintLayout, name: str, rows: Sequence[TableRow], *, words: int = 1, total: bool
) -> QgsLayoutFrame | None:
    """Put rows into a table and make its frame as high as they are: none may be lost.

    Args:
        layout: A layout.
        name: Id of the frame; a layout without it is left as it is.
        rows: Cells.
        words: How many columns from the left are words, which break; the others are numbers.
        total: The last row is one, in bold.

    Returns:
        The frame, or None where the layout has no such table.
    """
    frame = layout.itemById(name)
    table = frame.multiFrame() if isinstance(frame, QgsLayoutFrame) else None
    if not isinstance(table, QgsLayoutItemManualTable):
        return None
    form, ruler, widths = table.contentTextFormat(), TextRuler(layout), table.columnWidths()
    contents = []
    for i, row in enumerate(rows):
        texts = [
            ruler.wrapped(form, text, widths[at]) if at < words and at < len(widths) else text
            for at, text in enumerate(row)
        ]
        last = total and i == len(rows) - 1
        contents.append(_cells(texts, _bold(form) if last else form, words))
    table.setTableContents(contents)
    _resize(frame, table, ruler)
    return frame


def _resize(frame: QgsLayoutFrame, table: QgsLayoutItemManualTable, ruler: TextRuler) -> None:
    """Make a frame as high as its rows, which QGIS tells only where the frame is too low."""
    forms = (table.headerTextFormat(), table.contentTextFormat())
    heads = [column.heading() for column in table.headers()]
    rows = [heads, *([cell.content() for cell in row] for row in table.tableContents())]
    line, around = table.gridStrokeWidth(), 2 * table.cellMargin() + table.gridStrokeWidth()
    height = line + sum(
        max(ruler.cell_height(forms[min(i, 1)], text) for text in row) + around
        for i, row in enumerate(rows)
    )
    width, limit = frame.rect().width(), height + _WORST_MM
    while height < limit:
        frame.attemptResize(QgsLayoutSize(width, height, frame.layout().units()))
        if table.totalSize().height() <= frame.rect().height() + _STEP_MM / 10:
            break
        height += _STEP_MM


def _cells(texts: Sequence[str], form: QgsTextFormat, words: int) -> list[QgsTableCell]:
    """Return cells: words left, numbers right."""
    cells = []
    for i, text in enumerate(texts):
        cell = QgsTableCell(text)
        side = Qt.AlignmentFlag.AlignLeft if i < words else Qt.AlignmentFlag.AlignRight
        cell.setHorizontalAlignment(side)
        cell.setTextFormat(form)
        cells.append(cell)
    return cells


def _bold(form: QgsTextFormat) -> QgsTextFormat:
    bold = QgsTextFormat(form)
    font = bold.font()
    font.setBold(True)
    bold.setFont(font)
    bold.setForcedBold(True)
    return bold


def list_parcels(layout: QgsPrintLayout, rows: Sequence[TableRow], *, words: int) -> bool:
    """Show a row for each chosen parcel, where the layout has room for them.

    The items above the table close up; without rows, or without room, all stays where it was.

    Args:
        layout: A layout whose other tables, notes and legend are filled.
        rows: Cells; none hides the table.
        words: How many columns from the left are words.

    Returns:
        Whether the rows are shown.
    """
    frame = set_table(layout, PARCEL_TABLE, rows, words=words, total=False) if rows else None
    moves = _closed_up(layout, frame) if frame is not None else None
    for name in (PARCEL_HEADING, PARCEL_TABLE):
        item = layout.itemById(name)
        if item is not None:
            item.setVisibility(moves is not None)
    for item, up in moves or ():
        item.attemptMoveBy(0, -up)
    return moves is not None


def _closed_up(
    layout: QgsPrintLayout, frame: QgsLayoutFrame
) -> list[tuple[QgsLayoutItem, float]] | None:
    """Return by how many mm each item goes up; None where the last would run into another item."""
    place = _box(frame)
    found = [item for item in (layout.itemById(name) for name in _ABOVE) if item is not None]
    found = [item for item in found if _beside(_box(item), place)]
    found.sort(key=lambda item: _box(item).top())
    moves: list[tuple[QgsLayoutItem, float]] = []
    end = before = _box(found[0]).top()
    for item in found:
        old, height = _box(item).top(), _height(item)
        top = end + min(max(old - before, 0.0), _GAP_MM)
        moves.append((item, old - top))
        end, before = top + height, old + height
    floor = min(
        (_box(item).top() for item in _obstacles(layout, found) if _beside(_box(item), place)
         and _box(item).top() > _box(found[0]).top()),
        default=layout.pageCollection().page(0).rect().height(),
    )  # fmt: skip
    return moves if end <= floor else None


def _obstacles(layout: QgsPrintLayout, own: Sequence[QgsLayoutItem]) -> list[QgsLayoutItem]:
    """Return what the table must not run into: all but frames, the map and what is translucent."""
    return [
        item
        for item in layout.items()
        if isinstance(item, QgsLayoutItem)
        and item not in own
        and item.isVisible()
        and not isinstance(item, QgsLayoutItemShape | QgsLayoutItemMap)
        and item.itemRotation() == 0
        and item not in layout.pageCollection().pages()
    ]


def _height(item: QgsLayoutItem) -> float:
    """Return what an item needs, which may be less than it has."""
    high = item.rect().height()
    if isinstance(item, QgsLayoutItemLegend):
        # The item itself learns its size when it is drawn.
        context = QgsLayoutUtils.createRenderContextForLayout(item.layout(), None)
        renderer = QgsLegendRenderer(item.model(), item.legendSettings())
        return float(renderer.minimumSize(context).height())
    if isinstance(item, QgsLayoutItemLabel):
        return float(min(high, text_height(item) + 2 * item.marginY()))
    return float(high)


def _box(item: QgsLayoutItem) -> QRectF:
    return item.mapRectToScene(item.rect())


def _beside(one: QRectF, other: QRectF) -> bool:
    return one.left() < other.right() and other.left() < one.right()
