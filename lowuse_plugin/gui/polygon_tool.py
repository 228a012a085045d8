# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Drawing one polygon on the map, for a boundary that comes from no layer; and showing one."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
)
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent

from lowuse_plugin.gui.maptools.tool_before import ToolBefore

_LINE, _FILL = QColor(217, 95, 2), QColor(217, 95, 2, 40)
_WIDTH_PX = 2
_LEAST = 3
"""Corners of a polygon."""


class PolygonTool(QgsMapTool):
    """Left clicks are corners, a right click ends, Backspace takes one back, Esc cancels."""

    drawn = pyqtSignal(object)
    """A ``QgsGeometry`` in the CRS of the map."""
    ended = pyqtSignal()
    """Nothing is drawn any more, with or without a result."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._points: list[QgsPointXY] = []
        self._band = _band(canvas)
        self._before = ToolBefore(canvas, self)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def start(self) -> None:
        """Draw from now on instead of what the map did before."""
        self._before.take()

    def cancel(self) -> None:
        """Draw no more; nothing comes of it."""
        self._before.give_back()

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        """Take a corner, or end."""
        if event.button() == Qt.MouseButton.LeftButton:
            event.snapPoint()
            self._points.append(event.mapPoint())
            self._show()
        elif event.button() == Qt.MouseButton.RightButton:
            self._finish()

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        """Show where the next corner would be."""
        if self._points:
            self._show(event.mapPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take a corner back, or cancel."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and self._points:
            self._points.pop()
            self._show()
        else:
            return
        event.accept()  # else the map would delete selected features

    def deactivate(self) -> None:
        """Forget what was drawn: another tool is used."""
        self._points.clear()
        self._band.reset(Qgis.GeometryType.Polygon)
        super().deactivate()
        self.ended.emit()

    def release(self) -> None:
        """Take everything off the map; it may be told twice."""
        self.cancel()
        _take_off(self.canvas(), self._band)

    def _show(self, next_point: QgsPointXY | None = None) -> None:
        self._band.reset(Qgis.GeometryType.Polygon)
        points = [*self._points, *([next_point] if next_point is not None else [])]
        for point in points:
            self._band.addPoint(point)

    def _finish(self) -> None:
        """Give the polygon out; fewer corners than three are none, and the drawing goes on."""
        if len(self._points) < _LEAST:
            return
        shape = QgsGeometry.fromPolygonXY([self._points])
        self.cancel()
        self.drawn.emit(shape)


class BoundaryBand:
    """Shows a boundary on the map that is not stored yet."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._band = _band(canvas)
        self._shape = QgsGeometry()
        self._wkb: bytes | None = None
        self._crs = ""
        self._is_released = False
        canvas.destinationCrsChanged.connect(self._draw)

    def show(self, wkb: bytes | None, crs: str) -> None:
        """Show a boundary, or none.

        Args:
            wkb: Its shape.
            crs: In which it is.
        """
        self._wkb, self._crs = wkb, crs
        self._draw()

    def _draw(self) -> None:
        """Draw in the CRS of the map, also when that has changed."""
        self._band.reset(Qgis.GeometryType.Polygon)
        self._shape = QgsGeometry()
        if self._wkb is None:
            return
        self._shape.fromWkb(self._wkb)
        to_map = QgsCoordinateTransform(
            QgsCoordinateReferenceSystem(self._crs),
            self._canvas.mapSettings().destinationCrs(),
            QgsProject.instance(),
        )
        self._shape.transform(to_map)
        self._band.setToGeometry(self._shape)

    def go_there(self) -> None:
        """Let the map show it."""
        if self._shape.isEmpty():
            return
        box = self._shape.boundingBox()
        box.scale(1.2)
        self._canvas.setExtent(box)
        self._canvas.refresh()

    def release(self) -> None:
        """Take it off the map; it may be told twice."""
        if not self._is_released:
            self._is_released = True
            self._canvas.destinationCrsChanged.disconnect(self._draw)
        _take_off(self._canvas, self._band)


def to_workspace(shape: QgsGeometry, from_crs: QgsCoordinateReferenceSystem, crs: str) -> bytes:
    """Return a shape as WKB in the CRS of the workspace.

    Args:
        shape: Left as it is.
        from_crs: In which it is.
        crs: Of the workspace.
    """
    moved = QgsGeometry(shape)
    target = QgsCoordinateReferenceSystem(crs)
    if from_crs.isValid() and from_crs != target:
        moved.transform(QgsCoordinateTransform(from_crs, target, QgsProject.instance()))
    return bytes(moved.asWkb())


def _take_off(canvas: QgsMapCanvas, band: QgsRubberBand) -> None:
    if band.scene() is not None:
        canvas.scene().removeItem(band)


def _band(canvas: QgsMapCanvas) -> QgsRubberBand:
    band = QgsRubberBand(canvas, Qgis.GeometryType.Polygon)
    band.setStrokeColor(_LINE)
    band.setFillColor(_FILL)
    band.setWidth(_WIDTH_PX)
    band.setLineStyle(Qt.PenStyle.DashLine)
    return band
