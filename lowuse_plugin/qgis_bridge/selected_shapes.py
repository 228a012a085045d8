# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Shapes that are selected in a polygon layer of the project, whatever layer that is."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsMapLayer,
    QgsProject,
    QgsVectorLayer,
)


@dataclass(frozen=True)
class SelectedShapes:
    """What is selected, as one shape."""

    layer: str
    """Name of the layer; empty where nothing is selected."""
    count: int
    shape: QgsGeometry
    crs: QgsCoordinateReferenceSystem
    layers: tuple[str, ...] = ()
    """Names of all layers with a selection, where it is not clear which one is meant."""


@dataclass(frozen=True)
class SelectedParts:
    """What is selected, each shape for itself."""

    layer: str
    shapes: tuple[QgsGeometry, ...]
    crs: QgsCoordinateReferenceSystem
    layers: tuple[str, ...] = ()
    """As in :class:`SelectedShapes`."""


def selected_parts(project: QgsProject, active: QgsMapLayer | None) -> SelectedParts:
    """Return the selected shapes of one layer, as :func:`selected_shapes` chooses it."""
    found = _with_selection(project, active)
    if len(found) != 1:
        names = tuple(layer.name() for layer in found)
        return SelectedParts("", (), QgsCoordinateReferenceSystem(), names)
    layer = found[0]
    shapes = [feature.geometry() for feature in layer.getSelectedFeatures()]
    known = tuple(shape for shape in shapes if not shape.isEmpty())
    return SelectedParts(layer.name(), known, layer.crs())


def selected_shapes(project: QgsProject, active: QgsMapLayer | None) -> SelectedShapes:
    """Return the selected shapes: of the active layer, else of the only one with a selection.

    Args:
        project: Its layers are looked through.
        active: The layer that is chosen in the layer tree.
    """
    found = _with_selection(project, active)
    if len(found) != 1:
        names = tuple(layer.name() for layer in found)
        return SelectedShapes("", 0, QgsGeometry(), QgsCoordinateReferenceSystem(), names)
    layer = found[0]
    shapes = [feature.geometry() for feature in layer.getSelectedFeatures()]
    shapes = [shape for shape in shapes if not shape.isEmpty()]
    return SelectedShapes(layer.name(), len(shapes), QgsGeometry.unaryUnion(shapes), layer.crs())


def _with_selection(project: QgsProject, active: QgsMapLayer | None) -> list[QgsVectorLayer]:
    """Return the layers that may be meant: the active one, else all with a selection."""
    found = [
        layer
        for layer in project.mapLayers().values()
        if isinstance(layer, QgsVectorLayer)
        and layer.geometryType() == Qgis.GeometryType.Polygon
        and layer.selectedFeatureCount()
    ]
    return [active] if active in found else found
