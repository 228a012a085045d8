# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Fills a layout of the map T4.

The layout is a template of ours or an office's own. Texts come as layout variables; items are found
by their ids, and one that is not there is left out. Nothing is rebuilt: position, size and look
stay as they were edited; only letters get smaller where a text would run out of its item, and a
column closes up where chosen parcels are listed in it. Two things are put back where a template
lacks them, because no map may go out without: the watermark of a training workspace, and the note
on example rules (D8).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsExpressionContextUtils,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsRectangle,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont
from qgis.PyQt.QtXml import QDomDocument

from lowuse_plugin.domain.bounds import Bounds
from lowuse_plugin.domain.control_line.map import SELECTED, ControlMapFigures
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.qgis_bridge.fonts import FontChoice, set_fonts
from lowuse_plugin.qgis_bridge.maps.map_labels import set_variables
from lowuse_plugin.qgis_bridge.maps.map_request import MapRequest
from lowuse_plugin.qgis_bridge.maps.map_scale import View, interval, view
from lowuse_plugin.qgis_bridge.maps.map_tables import list_parcels, set_table
from lowuse_plugin.qgis_bridge.maps.map_texts import (
    PARCEL_WORDS,
    all_notes,
    class_rows,
    parcel_rows,
    part_rows,
    texts,
)

MAP, LEGEND, SCALE_BAR, WATERMARK = "主图", "图例", "比例尺", "演练水印"
CLASS_TABLE, PART_TABLE, EXAMPLE_NOTE = "面积统计表", "线内外面积表", "示例注记"
_FILLED, _FILLED_BY_CHOSEN = 0.94, 0.7
"""Share of the map that the land takes; chosen parcels keep their surroundings."""
_GRID, _GRID_MM, _BAR_MM = "公里网", 70.0, 18.0
_KILOMETRE = 1000
TINY_MM = 3.0
"""A chosen parcel that is smaller on paper gets a ring around it."""


def load_layout(project: QgsProject, request: MapRequest, fonts: FontChoice) -> QgsPrintLayout:
    """Return a layout from the template that is asked for, in fonts that are there.

    Raises:
        LowUseError: ``MAP_TEMPLATE_UNREADABLE`` (file), ``MAP_TEMPLATE_WITHOUT_MAP`` (file).
    """
    path = request.template_path
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LowUseError("MAP_TEMPLATE_UNREADABLE", file=str(path)) from error
    layout, document = QgsPrintLayout(project), QDomDocument()
    loaded = bool(document.setContent(content)[0])
    if loaded:
        set_fonts(document, fonts)
        loaded = layout.loadFromTemplate(document, QgsReadWriteContext())[1]
    if not loaded or not layout.pageCollection().pageCount():
        raise LowUseError("MAP_TEMPLATE_UNREADABLE", file=str(path))
    if _main_map(layout) is None:
        raise LowUseError("MAP_TEMPLATE_WITHOUT_MAP", file=str(path))
    return layout


def frame_of(layout: QgsPrintLayout, bounds: Bounds) -> Bounds:
    """Return what the map of a layout will show when it is to hold some land and nothing more."""
    size = _main_map(layout).rect()
    return view(bounds, size.width(), size.height(), fill=1.0).bounds


def fill_layout(
    layout: QgsPrintLayout,
    figures: ControlMapFigures,
    request: MapRequest,
    layers: Sequence[QgsMapLayer],
    fonts: FontChoice,
    *,
    styles: Mapping[str, str] | None = None,
) -> View:
    """Fill a layout and return what its map shows.

    Args:
        layout: From :func:`load_layout`.
        figures: What is printed.
        request: What was asked for.
        layers: From top to bottom, all in the layout's project.
        fonts: For what is added.
        styles: Layer id → style that the map draws it with, where that is not its own.
    """
    crs = QgsCoordinateReferenceSystem(figures.workspace.crs)
    set_variables(layout, texts(figures, request, crs))
    shown = _set_map(layout, figures, layers, crs, styles or {})
    _set_grids(layout, shown, visible=request.grid)
    _set_scale_bar(layout, shown.scale)
    _set_rings(layout, shown.scale)
    _set_legend(layout, [layer for layer in layers if _is_explained(layer, figures, shown.scale)])
    set_table(layout, CLASS_TABLE, class_rows(figures), total=True)
    set_table(layout, PART_TABLE, part_rows(figures), total=True)
    rows = parcel_rows(figures)
    if not list_parcels(layout, rows, words=PARCEL_WORDS) and rows:
        set_variables(layout, {"notes": all_notes(figures, listed=False)})
    _insist(layout, figures, fonts)
    return shown


def show_what_is_on_the_map(layout: QgsPrintLayout) -> None:
    """Let the legend leave out what the map does not show, each time that it is drawn."""
    legend = layout.itemById(LEGEND)
    if isinstance(legend, QgsLayoutItemLegend):
        legend.setLegendFilterByMapEnabled(True)
        legend.adjustBoxSize()


def _main_map(layout: QgsPrintLayout) -> QgsLayoutItemMap | None:
    """Return the map that is filled: by its id, or the largest one."""
    item = layout.itemById(MAP)
    return item if isinstance(item, QgsLayoutItemMap) else layout.referenceMap()


def _set_map(
    layout: QgsPrintLayout,
    figures: ControlMapFigures,
    layers: Sequence[QgsMapLayer],
    crs: QgsCoordinateReferenceSystem,
    styles: Mapping[str, str],
) -> View:
    item = _main_map(layout)
    item.setCrs(crs)
    item.setLayers(list(layers))
    item.setKeepLayerSet(True)
    if styles:
        item.setLayerStyleOverrides(dict(styles))
        item.setKeepLayerStyles(True)
    size, scope = item.rect(), figures.scope
    share = _FILLED_BY_CHOSEN if scope.kind == SELECTED else _FILLED
    # A frame was made by frame_of() for this very map: it comes out at the same scale again.
    land, share = (scope.frame, 1.0) if scope.frame else (figures.bounds, share)
    shown = view(land, size.width(), size.height(), fill=share)
    item.zoomToExtent(QgsRectangle(*shown.bounds))
    return shown


def _set_grids(layout: QgsPrintLayout, shown: View, *, visible: bool) -> None:
    """Set our own grid; an office's other grids stay."""
    grids = _main_map(layout).grids()
    for i in range(grids.size()):
        grid = grids.grid(i)
        if grid.name() == _GRID:
            grid.setEnabled(visible)
            step = max(interval(shown.scale, _GRID_MM), 1.0)
            grid.setIntervalX(step)
            grid.setIntervalY(step)


def _set_scale_bar(layout: QgsPrintLayout, scale: int) -> None:
    bar = layout.itemById(SCALE_BAR)
    if not isinstance(bar, QgsLayoutItemScaleBar):
        return
    metres = interval(scale, _BAR_MM)
    units, label = QgsUnitTypes.DistanceUnit.DistanceMeters, "m"
    if metres >= _KILOMETRE:
        units, label = QgsUnitTypes.DistanceUnit.DistanceKilometers, "km"
        metres /= _KILOMETRE
    bar.setUnits(units)
    bar.setUnitLabel(label)
    bar.setMapUnitsPerScaleBarUnit(1.0)
    bar.setUnitsPerSegment(metres)


def _set_rings(layout: QgsPrintLayout, scale: int) -> None:
    """Tell the style of chosen parcels which are too small to be seen at the scale."""
    QgsExpressionContextUtils.setLayoutVariable(layout, "lowuse_tiny_m", _tiny_m(scale))


def _tiny_m(scale: int) -> float:
    return TINY_MM * scale / 1000


def _is_explained(layer: QgsMapLayer, figures: ControlMapFigures, scale: int) -> bool:
    """Tell whether a layer belongs into the legend: rings only where there are any."""
    if not isinstance(layer, QgsVectorLayer):
        return True
    rings = layer.geometryType() == Qgis.GeometryType.Point
    return not rings or any(parcel.size_m < _tiny_m(scale) for parcel in figures.named)


def _set_legend(layout: QgsPrintLayout, layers: Sequence[QgsMapLayer]) -> None:
    legend = layout.itemById(LEGEND)
    if not isinstance(legend, QgsLayoutItemLegend):
        return
    legend.setAutoUpdateModel(False)
    legend.setLinkedMap(_main_map(layout))
    root = legend.model().rootGroup()
    root.removeAllChildren()
    for layer in layers:
        node = root.addLayer(layer)
        QgsLegendRenderer.setNodeLegendStyle(node, QgsLegendStyle.Style.Hidden)
    legend.adjustBoxSize()


def _insist(layout: QgsPrintLayout, figures: ControlMapFigures, fonts: FontChoice) -> None:
    """Show watermark and example note where they are due, whatever the template has."""
    page = layout.pageCollection().page(0).rect()
    needed = {
        WATERMARK: (figures.workspace.training, "[% @lowuse_training %]", 60.0),
        EXAMPLE_NOTE: (figures.rests_on_example, "[% @lowuse_example %]", 10.0),
    }
    for name, (due, text, size) in needed.items():
        item = layout.itemById(name)
        if item is None and due:
            item = QgsLayoutItemLabel(layout)
            item.setId(name)
            item.setText(text)
            form = QgsTextFormat()
            form.setFont(QFont(fonts.sans))
            form.setSize(size)
            form.setColor(QColor("#c80000"))
            form.setOpacity(0.16 if name == WATERMARK else 1.0)
            item.setTextFormat(form)
            item.setHAlign(Qt.AlignmentFlag.AlignHCenter)
            layout.addLayoutItem(item)
            top = page.height() / 2 if name == WATERMARK else page.height() - 8
            item.attemptMove(QgsLayoutPoint(0, top))
            item.attemptResize(QgsLayoutSize(page.width(), size / 2))
        if item is not None:
            item.setVisibility(due)
