# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Versions of the control line, and what differs between two, as layers of their own on the map.

Memory layers in a group: they are a picture of the moment, not of the workspace, and go with the
project. Every kind has a pattern of its own, so that colour is not the only sign.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qgis.core import (
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsLayerTreeGroup,
    QgsLinePatternFillSymbolLayer,
    QgsPointPatternFillSymbolLayer,
    QgsProject,
    QgsSimpleFillSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

GROUP = "lowuse/line_comparison"
"""Custom property of our groups: what they compare."""
KIND = "lowuse/line_kind"
"""Custom property of our layers."""
_NO_QUESTION = "skipMemoryLayersCheck"
"""QGIS asks before it closes memory layers; these can be made again at any time."""
_OUTLINE_MM, _SPACING_MM = "0.5", 2.0


@dataclass(frozen=True)
class Look:
    """How a kind is drawn: colour, and lines at an angle or dots."""

    colour: str
    angle: float | None
    """None draws dots."""
    filled: bool = False


LOOKS: Mapping[str, Look] = {
    "added": Look("#1b7837", 45.0),
    "removed": Look("#b2182b", 135.0),
    "level": Look("#2166ac", None),
    "flips": Look("#e08214", 90.0, filled=True),
    "blocks": Look("#542788", 0.0),
}


@dataclass(frozen=True)
class Picture:
    """One layer that is put on the map."""

    kind: str
    """One of :data:`LOOKS`."""
    title: str
    columns: Mapping[str, str]
    """Name → ``string``, ``double`` or ``integer``."""
    rows: Sequence[tuple[bytes, Sequence[Any]]] = field(default=())
    """WKB and attributes."""


def show_pictures(
    project: QgsProject, key: str, title: str, crs: str, pictures: Iterable[Picture]
) -> list[QgsVectorLayer]:
    """Put layers into a group of their own at the top; an older group of the same is replaced.

    Args:
        project: Where.
        key: What they are about: the same is shown once.
        title: Of the group.
        crs: Of the shapes.
        pictures: From the top; those without rows are left out.
    """
    root = project.layerTreeRoot()
    remove_pictures(project, key)
    group = root.insertGroup(0, title)
    group.setCustomProperty(GROUP, key)
    made = []
    for picture in pictures:
        if picture.rows:
            layer = _layer(picture, crs)
            project.addMapLayer(layer, False)
            group.addLayer(layer)
            made.append(layer)
    return made


def remove_pictures(project: QgsProject, key: str) -> None:
    """Take a group and its layers off the map."""
    root = project.layerTreeRoot()
    for node in root.children():
        if isinstance(node, QgsLayerTreeGroup) and node.customProperty(GROUP) == key:
            ids = [each.layerId() for each in node.findLayers()]
            root.removeChildNode(node)
            project.removeMapLayers(ids)


def _layer(picture: Picture, crs: str) -> QgsVectorLayer:
    columns = "".join(f"&field={name}:{kind}" for name, kind in picture.columns.items())
    source = f"MultiPolygon?crs={crs}&index=yes{columns}"
    layer = QgsVectorLayer(source, picture.title, "memory")
    layer.setCustomProperty(KIND, picture.kind)
    layer.setCustomProperty(_NO_QUESTION, 1)
    features = []
    for wkb, values in picture.rows:
        shape = QgsGeometry()
        shape.fromWkb(wkb)
        shape.convertToMultiType()
        feature = QgsFeature(layer.fields())
        feature.setGeometry(shape)
        feature.setAttributes(list(values))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    layer.setRenderer(QgsSingleSymbolRenderer(symbol_of(LOOKS[picture.kind])))
    layer.setReadOnly(True)
    return layer


def symbol_of(look: Look) -> QgsFillSymbol:
    """Return an outline with a pattern, see-through so that the map below stays readable."""
    fill = QColor(look.colour)
    fill.setAlpha(40 if look.filled else 0)
    symbol = QgsFillSymbol()
    outline = QgsSimpleFillSymbolLayer.create(
        {"outline_color": look.colour, "outline_width": _OUTLINE_MM, "color": fill.name()}
    )
    outline.setFillColor(fill)
    symbol.changeSymbolLayer(0, outline)
    if look.angle is None:
        dots = QgsPointPatternFillSymbolLayer()
        dots.setDistanceX(_SPACING_MM)
        dots.setDistanceY(_SPACING_MM)
        dots.subSymbol().setColor(QColor(look.colour))
        dots.subSymbol().setSize(0.8)
        symbol.appendSymbolLayer(dots)
    else:
        lines = QgsLinePatternFillSymbolLayer()
        lines.setLineAngle(look.angle)
        lines.setDistance(_SPACING_MM)
        lines.subSymbol().setColor(QColor(look.colour))
        symbol.appendSymbolLayer(lines)
    return symbol
