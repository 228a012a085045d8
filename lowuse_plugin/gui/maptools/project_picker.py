# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""点选项目: a click on the map makes the project there the current one; Esc ends it."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent

from lowuse_plugin.gui.maptools.tool_before import ToolBefore

_NEAR_PIXELS = 4
"""A click so near to a project hits it."""


class ProjectPicker(QgsMapTool):
    """Says which project was clicked; a second click on the same place gives the one below it."""

    picked = pyqtSignal(str)
    missed = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas, layer: Callable[[], QgsVectorLayer | None]) -> None:
        """Make a tool that is not in hand yet.

        Args:
            canvas: The map.
            layer: Gives the layer of projects, None while there is none.
        """
        super().__init__(canvas)
        self._layer = layer
        self._before = ToolBefore(canvas, self)
        self._last: tuple[str, ...] = ()
        self._turn = 0
        self.setCursor(Qt.CursorShape.WhatsThisCursor)

    def start(self) -> None:
        """Pick from now on instead of what the map did before."""
        self._before.take()

    def put_away(self) -> None:
        """Let the map do again what it did before."""
        self._before.give_back()

    def flags(self) -> QgsMapTool.Flags:
        """Be a tool that shows and changes nothing: QGIS keeps selection and edits as they are."""
        return QgsMapTool.Flags()

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        """Find what was clicked."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        found = self.at(event.mapPoint())
        if not found:
            self.missed.emit()
            return
        self._turn = (self._turn + 1) % len(found) if found == self._last else 0
        self._last = found
        self.picked.emit(found[self._turn])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Put the tool away on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            event.accept()
        else:
            event.ignore()

    def at(self, point: QgsPointXY) -> tuple[str, ...]:
        """Return the projects at a point of the map, the smallest first."""
        layer = self._layer()
        if layer is None:
            return ()
        near = _NEAR_PIXELS * self.canvas().mapUnitsPerPixel()
        box = QgsRectangle.fromCenterAndSize(point, 2 * near, 2 * near)
        settings = self.canvas().mapSettings()
        turn = QgsCoordinateTransform(
            settings.destinationCrs(), layer.crs(), settings.transformContext()
        )
        try:
            place = turn.transformBoundingBox(box)
        except QgsCsException:
            return ()
        request = QgsFeatureRequest(place).setSubsetOfAttributes(["uuid"], layer.fields())
        request.setFlags(QgsFeatureRequest.Flag.ExactIntersect)
        found = [
            (feature.geometry().area(), str(feature["uuid"]))
            for feature in layer.getFeatures(request)
            if feature.geometry().intersects(QgsGeometry.fromRect(place))
        ]
        return tuple(uuid for _, uuid in sorted(found))
