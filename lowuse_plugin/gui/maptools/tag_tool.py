# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""点选标记: clicks and rectangles on the map that choose parcels; nothing is saved here.

A click takes a parcel in or out, a rectangle takes what it holds: alone instead of what was chosen,
with Shift besides, with Ctrl or the right button out of it. Enter or a double click is done, Esc or
a right click gives up.
"""

from __future__ import annotations

from qgis.core import Qgis, QgsGeometry, QgsPointXY, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEvent, QObject, QPoint, QRect, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent
from qgis.PyQt.QtWidgets import QApplication

from lowuse_plugin.gui.maptools.tool_before import ToolBefore

TOGGLE, REPLACE, ADD, REMOVE = "toggle", "replace", "add", "remove"
"""What becomes of the parcels at a place."""

_NEAR_PIXELS = 3
_WIDTH_PX = 2
_TAKE, _LEAVE = QColor(184, 67, 14), QColor(44, 110, 158)
_FILL_ALPHA = 40


class TagTool(QgsMapTool):
    """Says where and how; who listens finds the parcels."""

    marked = pyqtSignal(object, str, bool)
    """A ``QgsGeometry`` in the CRS of the map; one of the ways; whether it was a click."""
    confirmed = pyqtSignal()
    double_clicked = pyqtSignal()
    """After the click that was its first half."""
    cancelled = pyqtSignal()
    put_down = pyqtSignal()
    """Another tool is in hand now."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        """Make a tool that is not in hand yet."""
        super().__init__(canvas)
        self._before = ToolBefore(canvas, self)
        self._pressed: QPoint | None = None
        self._button = Qt.MouseButton.NoButton
        self._dragging = False
        self._after_double = False
        self._band: QgsRubberBand | None = None
        self.setCursor(Qt.CursorShape.CrossCursor)

    def start(self) -> None:
        """Choose from now on instead of what the map did before."""
        self._before.take()

    def put_away(self) -> None:
        """Let the map do again what it did before."""
        self._before.give_back()

    @property
    def in_hand(self) -> bool:
        """Whether the map uses it."""
        return self.canvas().mapTool() is self

    def release(self) -> None:
        """Take everything off the map; it may be told twice."""
        self.put_away()
        self._drop()

    def flags(self) -> QgsMapTool.Flags:
        """Be a tool that shows and changes nothing: QGIS keeps selection and edits as they are."""
        return QgsMapTool.Flags()

    def activate(self) -> None:
        """Hear Esc during a drag too, which the map keeps to itself."""
        super().activate()
        self.canvas().installEventFilter(self)

    def deactivate(self) -> None:
        """Forget what was drawn: another tool is used."""
        self._drop()
        if not sip.isdeleted(self.canvas()):
            self.canvas().removeEventFilter(self)
        super().deactivate()
        self.put_down.emit()

    # -- the mouse ----------------------------------------------------------------------------

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        """Begin a click or a rectangle."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            self._drop()
            self._pressed, self._button = event.pos(), event.button()

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        """Show the rectangle once the mouse has clearly moved."""
        if self._pressed is None:
            return
        way = event.pos() - self._pressed
        if not self._dragging and way.manhattanLength() < QApplication.startDragDistance():
            return
        self._dragging = True
        self._draw(self._corners(event.pos()), self._way(event.modifiers()))

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        """Say what was clicked or framed; a right click gives up."""
        if self._after_double:
            self._after_double = False
            self._drop()
            return
        if self._pressed is None or event.button() != self._button:
            return
        start, dragging, way = self._pressed, self._dragging, self._way(event.modifiers())
        self._drop()
        if dragging:
            self.marked.emit(self._frame(start, event.pos()), way, False)
        elif event.button() == Qt.MouseButton.RightButton:
            self.cancelled.emit()
        else:
            self.marked.emit(
                self._surroundings(event.mapPoint()), TOGGLE if way == REPLACE else way, True
            )

    def canvasDoubleClickEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        """Be done; the release that follows is no click."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._after_double = True
            self._drop()
            self.double_clicked.emit()

    def _way(self, modifiers: Qt.KeyboardModifiers) -> str:
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if control or self._button == Qt.MouseButton.RightButton:
            return REMOVE
        return ADD if modifiers & Qt.KeyboardModifier.ShiftModifier else REPLACE

    # -- the keyboard -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Be done, or give up."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        elif event.key() not in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            event.ignore()
            return
        event.accept()  # else the map would delete selected features

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let Esc drop the rectangle that is being drawn, and nothing else."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() == Qt.Key.Key_Escape and self._pressed is not None:
            self._drop()
            return True
        return super().eventFilter(watched, event)

    # -- the rectangle ------------------------------------------------------------------------

    def _corners(self, end: QPoint) -> list[QgsPointXY]:
        return self._on_map(self._pressed or end, end)

    def _on_map(self, start: QPoint, end: QPoint) -> list[QgsPointXY]:
        """Return the corners of a frame of the screen, on a map that may be turned."""
        frame = QRect(start, end).normalized()
        corners = (frame.topLeft(), frame.topRight(), frame.bottomRight(), frame.bottomLeft())
        return [self.toMapCoordinates(corner) for corner in corners]

    def _frame(self, start: QPoint, end: QPoint) -> QgsGeometry:
        return QgsGeometry.fromPolygonXY([self._on_map(start, end)])

    def _surroundings(self, point: QgsPointXY) -> QgsGeometry:
        side = 2 * _NEAR_PIXELS * self.canvas().mapUnitsPerPixel()
        return QgsGeometry.fromRect(QgsRectangle.fromCenterAndSize(point, side, side))

    def _draw(self, corners: list[QgsPointXY], way: str) -> None:
        if self._band is None:
            self._band = QgsRubberBand(self.canvas(), Qgis.GeometryType.Polygon)
            self._band.setWidth(_WIDTH_PX)
        leaving = way == REMOVE
        colour = _LEAVE if leaving else _TAKE
        fill = QColor(colour)
        fill.setAlpha(_FILL_ALPHA)
        self._band.setStrokeColor(colour)
        self._band.setFillColor(fill)
        self._band.setLineStyle(Qt.PenStyle.DashLine if leaving else Qt.PenStyle.SolidLine)
        self._band.setToGeometry(QgsGeometry.fromPolygonXY([corners]))

    def _drop(self) -> None:
        """Forget the rectangle."""
        self._pressed, self._dragging = None, False
        if self._band is not None:
            if not sip.isdeleted(self._band) and self._band.scene() is not None:
                self.canvas().scene().removeItem(self._band)
            self._band = None
