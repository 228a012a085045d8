# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Shows the current parcel on the map: goes there, flashes it, keeps it marked."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsFeatureRequest,
    QgsRectangle,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.gui import QgsHighlight, QgsMapCanvas
from qgis.PyQt.QtCore import QObject, QTimer

from lowuse_plugin.qgis_bridge.current import CurrentParcel
from lowuse_plugin.qgis_bridge.layers.map_layers import MapLayers
from lowuse_plugin.qgis_bridge.layers.roles import PARCELS
from lowuse_plugin.qgis_bridge.map_selection import among
from lowuse_plugin.qgis_bridge.settings import FLASH_ON_CLICK

MARGIN = 3.0
"""The map is so many times as wide as the parcel it goes to."""
LARGE_ENOUGH = 1 / 12
"""A parcel that takes this part of the map, in one direction, is seen without zooming."""
_GOOD_PART = 1 / 20
"""Part of the map that our layers fill when it need not go to them."""
SMALLEST_M = 60.0
"""The map never shows less than this."""


class MapView(QObject):
    """Connects :class:`CurrentParcel` with a map."""

    def __init__(
        self,
        canvas: QgsMapCanvas,
        map_layers: MapLayers,
        current: CurrentParcel,
        parent: QObject | None = None,
    ) -> None:
        """Start to follow.

        Args:
            canvas: The map.
            map_layers: Our layers on it.
            current: What the user looks at.
            parent: Owner.
        """
        super().__init__(parent)
        self._canvas = canvas
        self._map_layers = map_layers
        self._current = current
        self._mark: QgsHighlight | None = None
        self._drawn: QgsVectorLayer | None = None
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._mark_again)
        map_layers.watch_map(self.shown)
        map_layers.layers_changed.connect(self._follow_layer)
        map_layers.first_shown.connect(self.show_all)
        current.current_changed.connect(self._mark_parcel)
        current.reveal_requested.connect(self.reveal)
        self._follow_layer()

    def stop(self) -> None:
        """Let go, and leave nothing on the map."""
        self._map_layers.watch_map(lambda _layer: None)
        self._map_layers.layers_changed.disconnect(self._follow_layer)
        self._map_layers.first_shown.disconnect(self.show_all)
        self._current.current_changed.disconnect(self._mark_parcel)
        self._current.reveal_requested.disconnect(self.reveal)
        self._turn.stop()
        self._let_go()
        self._unmark()

    @property
    def mark(self) -> QgsHighlight | None:
        """What marks the current parcel."""
        return self._mark

    def shown(self, layer: QgsVectorLayer) -> QgsRectangle | None:
        """Return what the map shows, in the CRS of a layer; None when that cannot be said."""
        settings = self._canvas.mapSettings()
        if settings.visibleExtent().isEmpty():
            return None
        return QgsRectangle(settings.mapToLayerCoordinates(layer, settings.visibleExtent()))

    def show_all(self) -> None:
        """Go to all parcels, or to the control line while there are none.

        A map that shows a good part of them already stays where the user has put it.
        """
        for members in self._ordered():
            box = self._on_map(members, members.extent())
            if box is not None and not box.isEmpty():
                shown = self._canvas.extent()
                common = shown.intersect(box)
                if common.width() * common.height() > _GOOD_PART * shown.width() * shown.height():
                    return
                box.scale(1.05)
                self._canvas.setExtent(box)
                self._canvas.refresh()
                return

    def reveal(self, uuid: str, zoom: bool) -> None:
        """Let the user see a parcel.

        Args:
            uuid: The parcel; nothing happens when no layer shows it.
            zoom: Go there; otherwise it only flashes.
        """
        layer, feature = self._find(uuid)
        if layer is None or feature is None:
            return
        if zoom:
            box = self._on_map(layer, feature.geometry().boundingBox())
            if box is not None:
                self._go_to(box)
        if FLASH_ON_CLICK.get():
            self._canvas.flashFeatureIds(layer, [feature.id()])

    def _go_to(self, box: QgsRectangle) -> None:
        """Move as little as makes the parcel well visible: the user keeps the scale if that does.

        Args:
            box: Of the parcel, in the CRS of the map.
        """
        seen = self._canvas.extent()
        size = max(box.width() / seen.width(), box.height() / seen.height())
        if LARGE_ENOUGH <= size < 1:
            if seen.contains(box):
                return
            self._canvas.setCenter(box.center())
        else:
            self._canvas.setExtent(self._around(box))
        self._canvas.refresh()

    def _around(self, box: QgsRectangle) -> QgsRectangle:
        units = QgsUnitTypes.fromUnitToUnitFactor(Qgis.DistanceUnit.Meters, self._canvas.mapUnits())
        side = max(box.width() * MARGIN, box.height() * MARGIN, SMALLEST_M * units)
        return QgsRectangle.fromCenterAndSize(box.center(), side, side)

    def _ordered(self) -> list[QgsVectorLayer]:
        by_role = self._map_layers.by_role
        first = by_role.pop(PARCELS, [])
        return [*first, *(layer for members in by_role.values() for layer in members)]

    def _find(self, uuid: str) -> tuple[QgsVectorLayer | None, QgsFeature | None]:
        layer = self._map_layers.layer(PARCELS)
        if layer is None or not uuid:
            return None, None
        request = QgsFeatureRequest().setFilterExpression(among([uuid])).setLimit(1)
        request.setNoAttributes()
        return layer, next(iter(layer.getFeatures(request)), None)

    def _on_map(self, layer: QgsVectorLayer, box: QgsRectangle) -> QgsRectangle | None:
        settings = self._canvas.mapSettings()
        transform = QgsCoordinateTransform(
            layer.crs(), settings.destinationCrs(), settings.transformContext()
        )
        try:
            return transform.transformBoundingBox(box)
        except QgsCsException:
            return None

    def _follow_layer(self) -> None:
        """Listen to the layer of parcels that is there now: a boundary may become another one."""
        layer = self._map_layers.layer(PARCELS)
        if layer is not self._drawn:
            self._let_go()
            if layer is not None:
                self._drawn = layer
                layer.repaintRequested.connect(self._on_redrawn)
                layer.willBeDeleted.connect(self._forget)
        self._mark_again()

    def _let_go(self) -> None:
        if self._drawn is not None:
            self._drawn.repaintRequested.disconnect(self._on_redrawn)
            self._drawn.willBeDeleted.disconnect(self._forget)
        self._forget()

    def _forget(self) -> None:
        self._drawn = None

    def _on_redrawn(self, *_what: object) -> None:
        if self._current.uuid:
            self._turn.start()

    def _mark_again(self) -> None:
        self._mark_parcel(self._current.uuid)

    def _mark_parcel(self, uuid: str) -> None:
        """Mark the parcel on the map until another one is current."""
        self._unmark()
        layer, feature = self._find(uuid)
        if layer is None or feature is None:
            return
        mark = QgsHighlight(self._canvas, feature.geometry(), layer)
        mark.applyDefaultStyle()  # as the user has set it for QGIS's own marks
        mark.show()
        self._mark = mark

    def _unmark(self) -> None:
        if self._mark is not None:
            self._canvas.scene().removeItem(self._mark)
            self._mark = None
