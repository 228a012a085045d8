# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The current project on the map: marked, gone to, flashed, and chosen by a click."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsGeometry,
    QgsRectangle,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.gui import QgsHighlight, QgsMapCanvas
from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtGui import QColor

from lowuse_plugin.gui.map_view import LARGE_ENOUGH, SMALLEST_M
from lowuse_plugin.qgis_bridge.current_project import CurrentProject
from lowuse_plugin.qgis_bridge.layers.map_layers import MapLayers
from lowuse_plugin.qgis_bridge.layers.roles import PARCELS, PROJECTS, is_read_anew
from lowuse_plugin.qgis_bridge.layers.themes import SUBSIDY
from lowuse_plugin.qgis_bridge.map_selection import FEW, among
from lowuse_plugin.qgis_bridge.settings import FLASH_ON_CLICK

_ROOM = 1.6
"""The map is so many times as wide as what it goes to."""
_MARK_PIXELS = 4

_PATIENCE_S = 10.0
"""So long the map waits for a project that was saved just now: later a jump would surprise."""

Members = Callable[[str], Sequence[str]]


class ProjectMap(QObject):
    """Connects :class:`CurrentProject` with the map and the layer of projects."""

    def __init__(
        self,
        canvas: QgsMapCanvas,
        layers: MapLayers,
        current: CurrentProject,
        members: Members,
        parent: QObject | None = None,
    ) -> None:
        """Start to follow.

        Args:
            canvas: The map.
            layers: Our layers on it.
            current: The project that is looked at.
            members: Gives the parcels of a project, for one without a boundary.
            parent: Owner.
        """
        super().__init__(parent)
        self._canvas = canvas
        self._layers = layers
        self._current = current
        self._members = members
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._on_turn)
        self._awaited, self._until = "", 0.0
        self._mark: QgsHighlight | None = None
        self._layer: QgsVectorLayer | None = None
        self._layer_id = ""
        self._boundaries: Mapping[str, QgsGeometry] | None = None
        """Those of all projects, None until somebody looks: the view that the layer shows works out
        every project for each question, about one or about all."""
        current.changed.connect(self._mark_project)
        current.reveal_requested.connect(self._reveal)
        layers.layers_changed.connect(self._follow_layer)
        layers.theme_changed.connect(self._mark_again)
        self._follow_layer()

    def stop(self) -> None:
        """Let go, and leave nothing on the map."""
        self._current.changed.disconnect(self._mark_project)
        self._current.reveal_requested.disconnect(self._reveal)
        self._layers.layers_changed.disconnect(self._follow_layer)
        self._layers.theme_changed.disconnect(self._mark_again)
        self._turn.stop()
        self._let_go()
        self._unmark()

    @property
    def mark(self) -> QgsHighlight | None:
        """What marks the current project."""
        return self._mark

    def layer(self) -> QgsVectorLayer | None:
        """Return the layer of projects, None while there is none."""
        return self._layers.layer(PROJECTS)

    def show(self, uuids: Sequence[str]) -> bool:
        """Go to projects in the theme that shows them, and flash them.

        Returns:
            Whether any of them is to be seen: one may have neither boundary nor parcels.
        """
        found = [
            (layer, QgsGeometry.collectGeometry(shapes)) for layer, shapes in self._find(uuids)
        ]
        boxes = [
            box
            for layer, shape in found
            if (box := self._on_map(layer, shape.boundingBox())) is not None
        ]
        if not boxes:
            return False
        if self._layers.theme != SUBSIDY:
            self._layers.apply_theme(SUBSIDY)
        whole = QgsRectangle(boxes[0])
        for box in boxes[1:]:
            whole.combineExtentWith(box)
        self._go_to(whole)
        if FLASH_ON_CLICK.get():
            for layer, shape in found:
                self._canvas.flashGeometries([shape], layer.crs())
        return True

    # -- the layer ----------------------------------------------------------------

    def _follow_layer(self) -> None:
        """Listen to the selection of the layer of projects that is there now."""
        layer = self.layer()
        if (layer.id() if layer is not None else "") != self._layer_id:
            self._let_go()
            if layer is not None:
                self._layer, self._layer_id = layer, layer.id()
                layer.selectionChanged.connect(self._on_selected)
                layer.repaintRequested.connect(self._on_redrawn)
                layer.willBeDeleted.connect(self._forget)
        self._look_anew()
        self._mark_again()

    def _let_go(self) -> None:
        if self._layer is not None:
            self._layer.selectionChanged.disconnect(self._on_selected)
            self._layer.repaintRequested.disconnect(self._on_redrawn)
            self._layer.willBeDeleted.disconnect(self._forget)
        self._forget()

    def _forget(self) -> None:
        self._layer, self._layer_id = None, ""
        self._look_anew()

    def _on_redrawn(self, *_what: object) -> None:
        """Let the mark follow a boundary that somebody changed, and show what is drawn now."""
        self._look_anew()
        if self._mark is not None or self._awaited:
            self._turn.start()

    def _on_turn(self) -> None:
        self._mark_again()
        uuid, self._awaited = self._awaited, ""
        if uuid and uuid == self._current.uuid and time.monotonic() < self._until:
            self._awaited = "" if self.show((uuid,)) else uuid

    def _look_anew(self) -> None:
        """Know no more what was found: boundaries may be others now."""
        self._boundaries = None

    def _on_selected(self, *_what: object) -> None:
        """A single selected project is the one that is looked at."""
        layer = self._layer
        if layer is None or is_read_anew(layer) or layer.selectedFeatureCount() != 1:
            return
        request = QgsFeatureRequest(layer.selectedFeatureIds())
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
        request.setSubsetOfAttributes(["uuid"], layer.fields())
        feature = next(iter(layer.getFeatures(request)), None)
        if feature is not None:
            self._current.look_at(str(feature["uuid"]))

    # -- the map ----------------------------------------------------------------

    def _find(self, uuids: Sequence[str]) -> Iterator[tuple[QgsVectorLayer, list[QgsGeometry]]]:
        """Yield the boundaries of projects, then the parcels of those that have none."""
        layer, boundaries = self.layer(), self._all_boundaries()
        shapes = [boundaries[uuid] for uuid in uuids if uuid in boundaries]
        if layer is not None and shapes:
            yield layer, shapes
        without = (self._members(uuid) for uuid in uuids if uuid not in boundaries)
        parcels = list(dict.fromkeys(parcel for members in without for parcel in members))
        layer = self._layers.layer(PARCELS)
        if layer is not None and parcels:
            shapes = list(_shapes(layer, parcels))
            if shapes:
                yield layer, shapes

    def _all_boundaries(self) -> Mapping[str, QgsGeometry]:
        if self._boundaries is None:
            layer = self.layer()
            if layer is None:
                return {}
            request = QgsFeatureRequest().setSubsetOfAttributes(["uuid"], layer.fields())
            self._boundaries = {
                str(feature["uuid"]): feature.geometry()
                for feature in layer.getFeatures(request)
                if feature.hasGeometry()
            }
        return self._boundaries

    def _reveal(self, uuid: str) -> None:
        """Go to a project; to one that the layer does not have yet as soon as it does."""
        self._awaited = "" if self.show((uuid,)) else uuid
        self._until = time.monotonic() + _PATIENCE_S

    def _go_to(self, box: QgsRectangle) -> None:
        """Go there unless it is well seen already."""
        seen = self._canvas.extent()
        if seen.contains(box) and box.width() >= LARGE_ENOUGH * seen.width():
            return
        units = QgsUnitTypes.fromUnitToUnitFactor(Qgis.DistanceUnit.Meters, self._canvas.mapUnits())
        side = max(_ROOM * box.width(), _ROOM * box.height(), SMALLEST_M * units)
        self._canvas.setExtent(QgsRectangle.fromCenterAndSize(box.center(), side, side))
        self._canvas.refresh()

    def _on_map(self, layer: QgsVectorLayer, box: QgsRectangle) -> QgsRectangle | None:
        settings = self._canvas.mapSettings()
        turn = QgsCoordinateTransform(
            layer.crs(), settings.destinationCrs(), settings.transformContext()
        )
        try:
            return turn.transformBoundingBox(box)
        except QgsCsException:
            return None

    def _mark_again(self, _theme: str = "") -> None:
        self._mark_project(self._current.uuid)

    def _mark_project(self, uuid: str) -> None:
        """Mark the project while the map is about projects; parcels have their own mark."""
        self._unmark()
        if not uuid or self._layers.theme != SUBSIDY:
            return
        layer, shapes = next(self._find((uuid,)), (None, []))
        if layer is None:
            return
        whole = QgsGeometry.unaryUnion(shapes)
        mark = QgsHighlight(self._canvas, whole, layer)
        mark.applyDefaultStyle()
        mark.setFillColor(QColor(0, 0, 0, 0))  # the style below tells result and tier
        mark.setWidth(_MARK_PIXELS)
        mark.show()
        self._mark = mark

    def _unmark(self) -> None:
        if self._mark is not None:
            self._canvas.scene().removeItem(self._mark)
            self._mark = None


def _shapes(layer: QgsVectorLayer, uuids: Sequence[str]) -> Iterator[QgsGeometry]:
    """Yield the shapes of rows, with few questions and none that is too long."""
    for start in range(0, len(uuids), FEW):
        request = QgsFeatureRequest().setFilterExpression(among(uuids[start : start + FEW]))
        for feature in layer.getFeatures(request.setNoAttributes()):
            if feature.hasGeometry():
                yield feature.geometry()
