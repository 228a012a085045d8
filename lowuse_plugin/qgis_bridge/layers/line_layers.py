# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Versions of the control line, and what differs between two, as layers of their own on the map.

Memory layers in a group: they are a picture of the moment, not of the workspace, and go when it is
closed. Every kind has a pattern of its own, so that colour is not the only sign.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

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
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QColor

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress

GROUP = "lowuse/line_comparison"
"""Custom property of our groups: what they compare."""
ABOUT = "lowuse/line_about"
"""Custom property of our layers: what they are about, and the id of the layer that says so."""
KIND = "lowuse/line_kind"
"""Custom property of our layers."""
_NO_QUESTION = "skipMemoryLayersCheck"
"""QGIS asks before it closes memory layers; these can be made again at any time."""
_OUTLINE_MM, _SPACING_MM = "0.5", 2.0
_AT_ONCE = 500
"""Features that are made without letting the interface have its turn."""


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


def version_key(store_id: str, version_uuid: str) -> str:
    """Return what the picture of a version is about; copies of a workspace share uuids."""
    return f"{store_id}:version:{version_uuid}"


def comparison_key(store_id: str, old_uuid: str, new_uuid: str) -> str:
    """Return what the picture of a comparison is about."""
    return f"{store_id}:comparison:{old_uuid}:{new_uuid}"


def make_pictures(
    pictures: Iterable[Picture], crs: str, progress: Progress
) -> list[QgsVectorLayer]:
    """Make layers; called in the thread of a task, and handed over to that of the interface.

    Args:
        pictures: From the top; those without rows are left out.
        crs: Of the shapes.
        progress: Is told how far it is and may stop the work.

    Raises:
        CancelledError: The user asked to stop.
    """
    wanted = [picture for picture in pictures if picture.rows]
    total, made = sum(len(picture.rows) for picture in wanted), 0
    layers = []
    for picture in wanted:
        layer = _layer(picture, crs)
        for begin in range(0, len(picture.rows), _AT_ONCE):
            progress.step(made, total)
            rows = picture.rows[begin : begin + _AT_ONCE]
            layer.dataProvider().addFeatures([_feature(layer, *row) for row in rows])
            made += len(rows)
        layer.updateExtents()
        layer.setReadOnly(True)
        layer.moveToThread(QCoreApplication.instance().thread())
        layers.append(layer)
    return layers


def show_pictures(
    project: QgsProject, key: str, title: str, layers: Sequence[QgsVectorLayer]
) -> None:
    """Put layers into a group of their own; older ones of the same are replaced.

    The group is at the top, or where the user has moved it; what he put into it stays.

    Args:
        project: Where.
        key: What they are about: the same is shown once.
        title: Of the group.
        layers: Made by :func:`make_pictures`, from the top.
    """
    root = project.layerTreeRoot()
    project.removeMapLayers([layer.id() for layer in _ours(project) if _about(layer) == key])
    group = next((each for each in _groups(project) if each.customProperty(GROUP) == key), None)
    if group is None:
        group = root.insertGroup(0, title)
        group.setCustomProperty(GROUP, key)
    for place, layer in enumerate(layers):
        layer.setRenderer(QgsSingleSymbolRenderer(symbol_of(LOOKS[layer.customProperty(KIND)])))
        layer.setCustomProperty(ABOUT, [key, layer.id()])
        project.addMapLayer(layer, False)
        group.insertLayer(place, layer)


def remove_pictures(project: QgsProject, *, only_empty: bool = False) -> None:
    """Take our layers off the map, and their groups where nothing of the user stands in them.

    Args:
        project: Where.
        only_empty: Those that lost their features, as memory layers do with every project file.
    """
    was_dirty = project.isDirty()
    gone = [
        layer for layer in _ours(project) if not (only_empty and layer.featureCount())
    ]  # fmt: skip
    about = {_about(layer) for layer in gone}
    project.removeMapLayers([layer.id() for layer in gone])
    for group in _groups(project):
        if group.customProperty(GROUP) in about and not group.children():
            group.parent().removeChildNode(group)
    if gone and not was_dirty:
        project.setDirty(False)


def _ours(project: QgsProject) -> list[QgsVectorLayer]:
    """Return the layers that we made; a copy that the user made of one is his."""
    return [
        layer for layer in project.mapLayers().values()
        if (said := layer.customProperty(ABOUT)) and list(said)[1:] == [layer.id()]
    ]  # fmt: skip


def _about(layer: QgsVectorLayer) -> str:
    return str(layer.customProperty(ABOUT)[0])


def _groups(project: QgsProject) -> list[QgsLayerTreeGroup]:
    """Return our groups, wherever the user has moved them."""
    groups = project.layerTreeRoot().findGroups(True)
    return [group for group in groups if group.customProperty(GROUP)]


def _layer(picture: Picture, crs: str) -> QgsVectorLayer:
    columns = "".join(f"&field={name}:{kind}" for name, kind in picture.columns.items())
    source = f"MultiPolygon?crs={crs}&index=yes{columns}"
    layer = QgsVectorLayer(source, picture.title, "memory")
    layer.setCustomProperty(KIND, picture.kind)
    layer.setCustomProperty(_NO_QUESTION, 1)
    return layer


def _feature(layer: QgsVectorLayer, wkb: bytes, values: Sequence[Any]) -> QgsFeature:
    shape = QgsGeometry()
    shape.fromWkb(wkb)
    shape.convertToMultiType()
    feature = QgsFeature(layer.fields())
    feature.setGeometry(shape)
    feature.setAttributes(list(values))
    return feature


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
