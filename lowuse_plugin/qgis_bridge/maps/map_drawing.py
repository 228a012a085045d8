# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers that are drawn on a committee map, and how.

They are made of what was read together with the figures (``control_line.map_figures``), so
that picture and table cannot come from two states of the workspace; nothing opens a file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsExpression,
    QgsFeature,
    QgsGeometry,
    QgsMapLayerStyle,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from lowuse_plugin.domain.control_line.classes import CROSSING
from lowuse_plugin.domain.control_line.map import (
    BOUNDARY_ERROR,
    OTHER,
    STALE,
    WHOLE,
    ControlMap,
    ControlMapFigures,
    MapParcel,
)
from lowuse_plugin.qgis_bridge.fonts import FontChoice
from lowuse_plugin.qgis_bridge.layers.style_files import read_style
from lowuse_plugin.qgis_bridge.maps.map_texts import label_of, parcel_rows

PARCEL_STYLE, LINE_STYLE = "map_parcels_control", "map_control_line"
NAME_STYLE = "map_parcel_names"
_PARCEL_FIELDS = (
    "field=control_class:string&field=boundary_error:integer&field=stale_control:integer"
    "&field=map_number:string&field=parcel_code:string"
)
"""Named as in the view ``parcel_map``, so that one style serves both."""
_BATCH = 5000


@dataclass(frozen=True)
class Drawing:
    """The layers of the map: names of chosen parcels above the line, the line above parcels."""

    parcels: QgsVectorLayer
    line: QgsVectorLayer
    names: QgsVectorLayer | None = None

    def in_order(self) -> list[QgsVectorLayer]:
        """Return the layers from top to bottom."""
        both = [self.line, self.parcels]
        return both if self.names is None else [self.names, *both]


def draw(content: ControlMap, fonts: FontChoice) -> Drawing:
    """Return layers in memory; they belong to whoever adds them to a project."""
    parcels, line = _parcel_layer(content.figures), _line_layer(content.figures)
    _fill(parcels, _parcel_features(content))
    _fill(line, _line_features(content))
    beyond = OTHER in set(content.parcels["drawn_as"].to_list())
    style(parcels, PARCEL_STYLE, parcel_legend(content.figures, beyond=beyond), fonts)
    style(line, LINE_STYLE, line_legend(content), fonts)
    if not content.figures.named:
        return Drawing(parcels, line)
    # The names of the parcels that the map is about; others would only hide them.
    parcels.setLabelsEnabled(False)
    return Drawing(parcels, line, _name_layer(content.figures, fonts))


def parcel_legend(figures: ControlMapFigures, *, beyond: bool) -> dict[str, str]:
    """Return the classes that are present and what stands behind their names in the legend."""
    present = {name: f" {count:,} 宗" for name, count in figures.drawn().items() if count}
    return {**present, OTHER: ""} if beyond else present


def line_legend(content: ControlMap) -> dict[str, str]:
    """Return the levels that are present."""
    levels = content.lines["level"]
    return {str(level or 0): "" for level in set(levels.to_list())}


def style(
    layer: QgsVectorLayer, name: str, present: Mapping[str, str] | None, fonts: FontChoice
) -> None:
    """Give a layer one of our styles, without the classes that are not there.

    Args:
        layer: Any layer with the fields of the style.
        name: Of ``resources/styles/<name>.qml``.
        present: Class → what is added to its name in the legend; all classes when None.
        fonts: For labels.
    """
    layer.importNamedStyle(read_style(name, fonts))
    if present is None:
        return
    renderer = layer.renderer().clone()
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        for i in reversed(range(len(renderer.categories()))):
            category = renderer.categories()[i]
            key = str(category.value())
            if key in present:
                renderer.updateCategoryLabel(i, category.label() + present[key])
            else:
                renderer.deleteCategory(i)
    layer.setRenderer(renderer)


def project_styles(content: ControlMap, fonts: FontChoice) -> tuple[str, str]:
    """Return the styles of line and parcels for layers of a project, which stay as they are.

    A layer of a project shows every parcel as what it is, whether it is counted or not: all classes
    stay, but on a map of the whole workspace, where the figures know what is there.
    """
    figures = content.figures
    whole = figures.scope.kind == WHOLE
    line, parcels = _line_layer(figures), _parcel_layer(figures)
    style(line, LINE_STYLE, line_legend(content), fonts)
    style(parcels, PARCEL_STYLE, parcel_legend(figures, beyond=False) if whole else None, fonts)
    if figures.named:
        _name_in_project(parcels, figures, fonts)
    return _xml(line), _xml(parcels)


def _xml(layer: QgsVectorLayer) -> str:
    found = QgsMapLayerStyle()
    found.readFromLayer(layer)
    return str(found.xmlData())


def _parcel_layer(figures: ControlMapFigures) -> QgsVectorLayer:
    crs = figures.workspace.crs
    return QgsVectorLayer(f"MultiPolygon?crs={crs}&index=yes&{_PARCEL_FIELDS}", "宗地", "memory")


def _line_layer(figures: ControlMapFigures) -> QgsVectorLayer:
    crs = figures.workspace.crs
    source = f"MultiPolygon?crs={crs}&index=yes&field=level:integer"
    return QgsVectorLayer(source, "工业用地控制线", "memory")


def _name_layer(figures: ControlMapFigures, fonts: FontChoice) -> QgsVectorLayer:
    """Return a point a chosen parcel: its name, and a ring where it is too small to be seen."""
    crs = figures.workspace.crs
    source = f"Point?crs={crs}&field=name:string&field=size_m:double"
    layer = QgsVectorLayer(source, "所选宗地", "memory")
    features = []
    for parcel, name in _names(figures):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*parcel.at)))
        feature.setAttributes([name, parcel.size_m])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    style(layer, NAME_STYLE, None, fonts)
    return layer


def _names(figures: ControlMapFigures) -> Iterator[tuple[MapParcel, str]]:
    listed = bool(parcel_rows(figures))
    for parcel in figures.named:
        yield parcel, label_of(parcel, listed=listed)


def _name_in_project(
    parcels: QgsVectorLayer, figures: ControlMapFigures, fonts: FontChoice
) -> None:
    """Give a style of parcels the names of those that the map is about, and no others."""
    labels = {parcel.uuid: name for parcel, name in _names(figures)}
    text = QgsExpression.quotedString(json.dumps(labels, ensure_ascii=False))
    names = _name_layer(figures, fonts)  # settings belong to their layer: it must live meanwhile
    settings = QgsPalLayerSettings(names.labeling().settings())
    settings.isExpression = True
    settings.fieldName = f'map_get(json_to_map({text}), "uuid")'
    parcels.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    parcels.setLabelsEnabled(True)


def _parcel_features(content: ControlMap) -> Iterator[tuple[bytes, list[object]]]:
    columns = content.parcels
    rows = zip(
        columns["geom"].to_list(),
        columns["drawn_as"].to_list(),
        columns["map_number"].to_list(),
        columns["parcel_code"].to_list(),
        strict=True,
    )
    for geom, drawn_as, number, code in rows:
        error = drawn_as == BOUNDARY_ERROR
        name = CROSSING if error else drawn_as
        yield geom, [name, int(error), int(drawn_as == STALE), number, code]


def _line_features(content: ControlMap) -> Iterator[tuple[bytes, list[object]]]:
    lines = content.lines
    for geom, level in zip(lines["geom"].to_list(), lines["level"].to_list(), strict=True):
        yield geom, [level or 0]


def _fill(layer: QgsVectorLayer, rows: Iterator[tuple[bytes, list[object]]]) -> None:
    provider, fields, batch = layer.dataProvider(), layer.fields(), []
    for wkb, attributes in rows:
        feature = QgsFeature(fields)
        geometry = QgsGeometry()
        geometry.fromWkb(wkb)
        feature.setGeometry(geometry)
        feature.setAttributes(attributes)
        batch.append(feature)
        if len(batch) == _BATCH:
            provider.addFeatures(batch)
            batch = []
    provider.addFeatures(batch)
    layer.updateExtents()
