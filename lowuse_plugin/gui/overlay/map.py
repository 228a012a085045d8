# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Overlays on the map: a registered layer is shown and gone to, a part is marked for a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QObject

from lowuse_plugin.gui.map_glimpse import MapGlimpse
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.polygon_tool import BoundaryBand
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.layers import roles

if TYPE_CHECKING:
    from lowuse_plugin.domain.bounds import Bounds
    from lowuse_plugin.services.overlay.reference_layers import RegisteredLayer

_ROOM = 1.1
_ROLES = {
    "reference": roles.REFERENCE,
    "legal": roles.REFERENCE,
    "control_line": roles.CONTROL_LINE,
    "three_old": roles.THREE_OLD,
    "parcel": roles.PARCELS,
}


class OverlayMap(QObject):
    """Made when something is first shown."""

    def __init__(self, context: PanelContext, parent: QObject) -> None:
        """Show nothing yet.

        Args:
            context: The shared parts.
            parent: Owner.
        """
        super().__init__(parent)
        self._context = context
        self._glimpse = MapGlimpse(BoundaryBand(context.canvas), self)

    def show_part(self, wkb: bytes, crs: str) -> None:
        """Go to a part of a parcel and mark it for a moment."""
        self._glimpse.show(wkb, crs)

    def show_layer(self, layer: RegisteredLayer, box: Bounds | None, crs: str) -> None:
        """Switch the layer of the map on that holds a registered layer, and go there.

        Args:
            layer: The registered layer.
            box: Where it lies; None for the whole layer of the map.
            crs: Of the box.
        """
        role = _ROLES[layer.kind]
        shown = self._context.layers.layer(role)
        if shown is None:
            self._context.layers.restore([role])
            self._context.messages.info(
                tr("The layer was not in the project; it is put back. Show it again in a moment.")
            )
            return
        node = QgsProject.instance().layerTreeRoot().findLayer(shown.id())
        if node is not None:
            node.setItemVisibilityCheckedParentRecursive(True)
        self._go_to(QgsRectangle(*box) if box is not None else shown.extent(), crs)

    def hide(self) -> None:
        """Mark nothing any more."""
        self._glimpse.hide()

    def release(self) -> None:
        """Take everything off the map."""
        self._glimpse.release()
        self.deleteLater()

    def _go_to(self, box: QgsRectangle, crs: str) -> None:
        canvas, project = self._context.canvas, QgsProject.instance()
        source = QgsCoordinateReferenceSystem(crs)
        target = canvas.mapSettings().destinationCrs()
        if source != target:
            move = QgsCoordinateTransform(source, target, project)
            try:
                box = move.transformBoundingBox(box)
            except QgsCsException:
                self._context.messages.info(tr("The layer cannot be shown in the CRS of the map."))
                return
        box.scale(_ROOM)
        canvas.setExtent(box)
        canvas.refresh()
