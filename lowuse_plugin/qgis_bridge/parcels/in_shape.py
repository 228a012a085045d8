# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which parcels of the map lie in a shape or under a click: exact, outside the interface thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress

_REPORT_EVERY = 500
_POINTS_A_SIDE = 16
"""A straight side of another CRS is bent: so many points follow it."""


class Place(NamedTuple):
    """Where to look."""

    shape: QgsGeometry
    """In the CRS of the layer."""
    is_click: bool = False
    """Only the parcel that was meant: the smallest, where several lie over each other."""
    within: bool = False
    """Only parcels that lie wholly in the shape; otherwise those that it meets."""


def place_on(
    layer: QgsVectorLayer,
    shape: QgsGeometry,
    crs: QgsCoordinateReferenceSystem,
    *,
    is_click: bool = False,
    within: bool = False,
) -> Place | None:
    """Return a place of the map as one of a layer, None where the layer does not reach.

    Args:
        layer: The parcels.
        shape: Drawn on the map.
        crs: Of the map.
        is_click: The shape is the surroundings of a click.
        within: As in :class:`Place`.
    """
    moved = QgsGeometry(shape)
    if crs.isValid() and crs != layer.crs():
        moved = moved.densifyByCount(_POINTS_A_SIDE)
        turn = QgsCoordinateTransform(crs, layer.crs(), QgsProject.instance())
        try:
            moved.transform(turn)
        except QgsCsException:
            return None
    return None if moved.isEmpty() else Place(moved, is_click, within)


def parcels_in(
    source: QgsVectorLayerFeatureSource, place: Place, progress: Progress | None = None
) -> list[str]:
    """Return the uuids of the parcels at a place, as the layer shows them.

    Args:
        source: Of the layer of parcels; its filter counts.
        place: Where to look.
        progress: May stop the work.
    """
    engine = QgsGeometry.createGeometryEngine(place.shape.constGet())
    engine.prepareGeometry()
    request = QgsFeatureRequest(place.shape.boundingBox())
    request.setSubsetOfAttributes(["uuid"], source.fields())
    column = source.fields().lookupField("uuid")
    found: list[tuple[bool, float, str]] = []
    middle = place.shape.centroid()
    for done, feature in enumerate(source.getFeatures(request)):
        if progress is not None and done % _REPORT_EVERY == 0:
            progress.step(0, 0)
        geometry = feature.geometry()
        shape = geometry.constGet()
        if not (engine.contains(shape) if place.within else engine.intersects(shape)):
            continue
        beside, size = False, 0.0
        if place.is_click:
            beside, size = not geometry.intersects(middle), geometry.area()
        found.append((beside, size, str(feature[column])))
    if place.is_click:
        return [uuid for _, _, uuid in sorted(found)[:1]]
    return [uuid for _, _, uuid in found]
