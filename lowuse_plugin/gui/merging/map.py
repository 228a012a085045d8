# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Several parcels on the map at once: it goes there and they blink together."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsMapCanvas

from lowuse_plugin.domain.bounds import Bounds
from lowuse_plugin.qgis_bridge.layers.map_layers import MapLayers
from lowuse_plugin.qgis_bridge.layers.roles import PARCELS
from lowuse_plugin.qgis_bridge.map_selection import among
from lowuse_plugin.qgis_bridge.settings import FLASH_ON_CLICK

_AROUND = 1.6
_MOST_FLASHED = 500
"""More than these blink for so long that one waits."""


def go_to_box(canvas: QgsMapCanvas, box: Bounds, crs: str) -> None:
    """Let the map show a box.

    Args:
        canvas: The map.
        box: West, south, east, north.
        crs: In which it is.
    """
    turn = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem(crs),
        canvas.mapSettings().destinationCrs(),
        QgsProject.instance(),
    )
    try:
        extent = turn.transformBoundingBox(QgsRectangle(*box))
    except QgsCsException:
        return
    extent.scale(_AROUND)
    canvas.setExtent(extent)
    canvas.refresh()


def flash_parcels(canvas: QgsMapCanvas, layers: MapLayers, uuids: Sequence[str]) -> int:
    """Let parcels blink together, as the user has set it; return how many do."""
    layer = layers.layer(PARCELS)
    if layer is None or not uuids or not FLASH_ON_CLICK.get():
        return 0
    request = QgsFeatureRequest().setFilterExpression(among(list(uuids[:_MOST_FLASHED])))
    request.setNoAttributes()
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    found = [feature.id() for feature in layer.getFeatures(request)]
    if found:
        canvas.flashFeatureIds(layer, found)
    return len(found)
