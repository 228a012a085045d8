# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Scenarios of a merge on the map: each with its own colour, line, hatching and letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem, QgsRubberBand
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QFont, QIcon, QPainter, QPen, QPixmap
from qgis.PyQt.QtWidgets import QStyleOptionGraphicsItem, QWidget

from lowuse_plugin.domain.merging.scenarios import letter_of

_AROUND = 1.4
_ALPHA = 150
_LETTER_Z = 200.0


class Look(NamedTuple):
    """How a scenario is drawn: it is told apart without its colour too."""

    colour: QColor
    line: Qt.PenStyle
    brush: Qt.BrushStyle


LOOKS = (
    Look(QColor(0, 90, 160), Qt.PenStyle.SolidLine, Qt.BrushStyle.BDiagPattern),
    Look(QColor(190, 80, 0), Qt.PenStyle.DashLine, Qt.BrushStyle.FDiagPattern),
    Look(QColor(0, 115, 75), Qt.PenStyle.DotLine, Qt.BrushStyle.HorPattern),
    Look(QColor(125, 40, 130), Qt.PenStyle.DashDotLine, Qt.BrushStyle.VerPattern),
    Look(QColor(160, 20, 40), Qt.PenStyle.DashDotDotLine, Qt.BrushStyle.CrossPattern),
    Look(QColor(70, 70, 70), Qt.PenStyle.SolidLine, Qt.BrushStyle.DiagCrossPattern),
)
"""By the place of the scenario; blue and orange stay apart for those who see no red and green."""
_LOOK_OF = {letter_of(place): look for place, look in enumerate(LOOKS)}
"""By the letter: one without an outline keeps its look, and leaves it to no other one."""


@dataclass(frozen=True)
class ScenarioShape:
    """What is drawn of one scenario."""

    letter: str
    wkb: bytes


class ScenarioBands:
    """A band and a letter for each scenario; whoever shows them releases them."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._bands: list[QgsRubberBand] = []
        self._letters: list[_Letter] = []
        self._shapes: tuple[ScenarioShape, ...] = ()
        self._crs = ""
        self._is_visible = self._is_alive = True
        canvas.destinationCrsChanged.connect(self._draw)

    def show(self, shapes: Sequence[ScenarioShape], crs: str) -> None:
        """Show scenarios instead of what was shown before.

        Args:
            shapes: In the order of the columns.
            crs: In which they are.
        """
        self._shapes, self._crs = tuple(shapes), crs
        self._draw()

    def set_visible(self, visible: bool) -> None:
        """Hide everything for a while, or show it again."""
        self._is_visible = visible
        self._draw()

    def go_to(self) -> None:
        """Let the map show all of them."""
        box = QgsRectangle()
        for each in self._shapes:
            shape = self._on_map(each.wkb)
            if shape is not None:
                box.combineExtentWith(shape.boundingBox())
        if not box.isNull():
            box.scale(_AROUND)
            self._canvas.setExtent(box)
            self._canvas.refresh()

    def flash(self, letter: str) -> None:
        """Let one scenario blink, as QGIS does with what is identified."""
        found = [_shape(each.wkb) for each in self._shapes if each.letter == letter]
        if found:
            self._canvas.flashGeometries(found, QgsCoordinateReferenceSystem(self._crs))

    @property
    def drawn(self) -> Mapping[str, tuple[Qt.BrushStyle, Qt.PenStyle]]:
        """Letter → hatching and line of what is on the map now."""
        return {
            item.letter: (_LOOK_OF[item.letter].brush, _LOOK_OF[item.letter].line)
            for item in self._letters
        }

    def release(self) -> None:
        """Take all off the map; it may be told twice, also when the map is gone."""
        if not self._is_alive:
            return
        self._is_alive = False
        if not sip.isdeleted(self._canvas):  # else everything went with the map
            self._canvas.destinationCrsChanged.disconnect(self._draw)
            self._clear()

    def _clear(self) -> None:
        for item in (*self._bands, *self._letters):
            if item.scene() is not None:
                self._canvas.scene().removeItem(item)
        self._bands, self._letters = [], []

    def _draw(self) -> None:
        """Draw in the CRS of the map, also when that has changed."""
        self._clear()
        if not (self._is_visible and self._is_alive):
            return
        met: list[QgsPointXY] = []
        for each in self._shapes:
            shape, look = self._on_map(each.wkb), _LOOK_OF[each.letter]
            if shape is None:
                continue
            self._bands.append(_band(self._canvas, look, shape))
            at = _place(shape, met)
            met.append(at)
            self._letters.append(_Letter(self._canvas, each.letter, look, at, len(met)))

    def _on_map(self, wkb: bytes) -> QgsGeometry | None:
        """Return a shape in the CRS of the map; None where it cannot be brought there."""
        shape = _shape(wkb)
        turn = QgsCoordinateTransform(
            QgsCoordinateReferenceSystem(self._crs),
            self._canvas.mapSettings().destinationCrs(),
            QgsProject.instance(),
        )
        try:
            shape.transform(turn)
        except QgsCsException:
            return None
        return None if shape.isEmpty() else shape


class _Letter(QgsMapCanvasItem):
    """A letter on a white field, at a place on the map; those of later scenarios stand aside."""

    def __init__(
        self, canvas: QgsMapCanvas, letter: str, look: Look, at: QgsPointXY, place: int
    ) -> None:
        super().__init__(canvas)
        self._view, self.letter, self._look, self._at = canvas, letter, look, at
        font = QFont(canvas.font())
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.4)
        self._font = font
        self._size = canvas.fontMetrics().height() * 1.8
        self._aside = (place - 1) * self._size * 1.1
        self.setZValue(_LETTER_Z + place)
        self.updatePosition()

    def updatePosition(self) -> None:  # noqa: N802
        """Follow the map."""
        self.setPos(self.toCanvasCoordinates(self._at) + QPointF(self._aside, 0.0))

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Return the field of the letter."""
        half = self._size / 2
        return QRectF(-half - 2, -half - 2, self._size + 4, self._size + 4)

    def paint(
        self,
        painter: QPainter | None,
        option: QStyleOptionGraphicsItem | None = None,  # noqa: ARG002
        widget: QWidget | None = None,  # noqa: ARG002
    ) -> None:
        """Draw field and letter."""
        if painter is None:
            return
        half = self._size / 2
        field = QRectF(-half, -half, self._size, self._size)
        painter.setPen(QPen(self._look.colour, 2, self._look.line))
        painter.setBrush(QBrush(Qt.GlobalColor.white))
        painter.drawEllipse(field)
        painter.setFont(self._font)
        painter.setPen(self._look.colour)
        painter.drawText(field, int(Qt.AlignmentFlag.AlignCenter), self.letter)


def swatch(place: int, size: int) -> QIcon:
    """Return how a scenario is drawn, for the heading of its column.

    Args:
        place: Of the scenario.
        size: In pixels.
    """
    look = LOOKS[place]
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.setPen(QPen(look.colour, 2, look.line))
    painter.setBrush(QBrush(look.colour, look.brush))
    painter.drawRect(1, 1, size - 3, size - 3)
    painter.end()
    return QIcon(picture)


def _place(shape: QgsGeometry, met: Sequence[QgsPointXY]) -> QgsPointXY:
    """Return where the letter stands: inside the shape; where another one is, just there too."""
    inside = shape.pointOnSurface().asPoint()
    return next((each for each in met if shape.contains(QgsGeometry.fromPointXY(each))), inside)


def _shape(wkb: bytes) -> QgsGeometry:
    shape = QgsGeometry()
    shape.fromWkb(wkb)
    return shape


def _band(canvas: QgsMapCanvas, look: Look, shape: QgsGeometry) -> QgsRubberBand:
    band = QgsRubberBand(canvas, Qgis.GeometryType.Polygon)
    band.setStrokeColor(look.colour)
    fill = QColor(look.colour)
    fill.setAlpha(_ALPHA)
    band.setFillColor(fill)
    band.setBrushStyle(look.brush)
    band.setWidth(3)
    band.setLineStyle(look.line)
    band.addGeometry(shape)
    return band
