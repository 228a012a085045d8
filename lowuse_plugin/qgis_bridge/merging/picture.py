# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The land of a merge before and after, drawn for paper at one round scale (domain 4.1).

Red lines of 0.3 mm, boundary points numbered from the north-west clockwise, a scale that is a whole
hundred. Drawn onto images, so that it may run beside the interface; from the shapes that the sheet
was read with, so that picture and figures are of one state.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import shapely
from qgis.core import Qgis, QgsGeometry, QgsPointXY
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
)

from lowuse_plugin.domain.merging.sheet import circled
from lowuse_plugin.exchange.merging.docx import SheetPictures
from lowuse_plugin.exchange.merging.sheet_words import new_code, square_metres
from lowuse_plugin.geometry.on_paper import boundaries_that_go, numbered_points
from lowuse_plugin.qgis_bridge.fonts import choose_fonts

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.sheet import MergeSheet

_DPI, _INCH_MM = 300, 25.4
_DOTS = _DPI / _INCH_MM
_EDGE_MM = 9.0
"""Between the frame and the land: room for the numbers of points, bar and arrow."""
_FRAME_MM, _LINE_MM, _THIN_MM, _POINT_MM = 0.2, 0.3, 0.15, 0.9
_TEXT_MM, _SMALL_MM, _NUMBER_MM = 2.5, 1.9, 4.0
_BAR_MM, _HUNDRED, _THOUSAND = 22.0, 100, 1000
_MANY = 200
"""So many points nobody can read on a picture: none is looked for room for."""
_RED, _GREY, _BLACK = QColor(255, 0, 0), QColor(110, 110, 110), QColor(0, 0, 0)
_TINT, _GAP, _OVERLAP = QColor(255, 226, 222), QColor(70, 130, 220, 170), QColor(160, 60, 190, 150)


def merge_pictures(sheet: MergeSheet, width_mm: float, height_mm: float) -> SheetPictures:
    """Return the land of a merge before and after as PNG of 300 dpi.

    Args:
        sheet: With its shapes.
        width_mm: Of one picture on paper.
        height_mm: Of one picture.

    Raises:
        LowUseError: ``FONTS_MISSING``: this machine has no Chinese font.
    """
    shapes = sheet.shapes
    old = [_geometry(shape) for shape in shapes.old]
    new = _geometry(shapes.new or b"")
    others = [(label, _geometry(shape)) for label, shape in shapes.others]
    family = choose_fonts().sans
    view = _View.of([*old, new], width_mm, height_mm)
    first, second = _Sheet(view, family), _Sheet(view, family)
    try:
        for drawn in (first, second):
            drawn.neighbours(others)
        first.members(old, [(member.number, member.label) for member in sheet.members])
        first.spots([_geometry(gap) for gap in shapes.gaps], _GAP)
        first.spots([_geometry(overlap) for overlap in shapes.overlaps], _OVERLAP)
        second.outline(new, boundaries_that_go(shapes.old, shapes.new, view.pen_m), _title(sheet))
        points, numbered = second.points(shapely.from_wkb(shapes.new) if shapes.new else None)
        return SheetPictures(first.png(), second.png(), view.scale, points, numbered)
    finally:  # an image must not go while something paints on it
        first.painter.end()
        second.painter.end()


def _geometry(shape: bytes) -> QgsGeometry:
    geometry = QgsGeometry()
    if shape:
        geometry.fromWkb(shape)
    return geometry


def _title(sheet: MergeSheet) -> list[str]:
    land = sheet.areas.land_m2()
    code = new_code(sheet)
    shown = code if sheet.new_code else f"合并后宗地（{code}）"
    return [shown, *([] if land is None else [f"{square_metres(land)} m²"])]


@dataclass(frozen=True)
class _View:
    """Which land lies where on the picture; both pictures show the same."""

    width: float
    height: float
    scale: int
    x: float
    y: float
    """Of the middle of the land, in the CRS."""

    @classmethod
    def of(cls, shapes: Sequence[QgsGeometry], width_mm: float, height_mm: float) -> _View:
        boxes = [shape.boundingBox() for shape in shapes if not shape.isEmpty()]
        box = boxes[0] if boxes else QgsGeometry.fromPointXY(QgsPointXY()).boundingBox()
        for each in boxes[1:]:
            box.combineExtentWith(each)
        wide = box.width() / (width_mm - 2 * _EDGE_MM)
        high = box.height() / (height_mm - 2 * _EDGE_MM)
        needed = max(wide, high) * _THOUSAND
        scale = max(1, math.ceil(round(needed / _HUNDRED, 6))) * _HUNDRED
        middle = box.center()
        return cls(width_mm * _DOTS, height_mm * _DOTS, scale, middle.x(), middle.y())

    @property
    def dots_a_metre(self) -> float:
        return _THOUSAND * _DOTS / self.scale

    @property
    def pen_m(self) -> float:
        """The width of the line of a boundary, in metres on the ground."""
        return _LINE_MM * self.scale / _THOUSAND

    def point(self, x: float, y: float) -> QPointF:
        """Return where a place of the land lies, in dots from the upper left corner."""
        factor = self.dots_a_metre
        return QPointF(
            self.width / 2 + (x - self.x) * factor, self.height / 2 - (y - self.y) * factor
        )

    def frame(self) -> QgsGeometry:
        """Return the land that the picture shows."""
        half_x = self.width / 2 / self.dots_a_metre
        half_y = self.height / 2 / self.dots_a_metre
        box = QgsGeometry.fromPointXY(QgsPointXY(self.x, self.y)).boundingBox()
        box.set(self.x - half_x, self.y - half_y, self.x + half_x, self.y + half_y)
        return QgsGeometry.fromRect(box)

    def lines(self, lines: shapely.Geometry) -> QPainterPath:
        """Return lines as they run, none of them closed."""
        path = QPainterPath()
        for line in shapely.get_parts(lines):
            first, *others = (self.point(x, y) for x, y in shapely.get_coordinates(line))
            path.moveTo(first)
            for at in others:
                path.lineTo(at)
        return path

    def path(self, shape: QgsGeometry) -> QPainterPath:
        """Return the outline of polygons, holes left open."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.OddEvenFill)
        areas = Qgis.GeometryType.Polygon
        parts = [] if shape.isNull() else shape.asGeometryCollection()
        for part in (each for each in parts if each.type() == areas):  # lines where it touches
            for ring in part.asPolygon():
                for number, place in enumerate(ring):
                    at = self.point(place.x(), place.y())
                    if number:
                        path.lineTo(at)
                    else:
                        path.moveTo(at)
                path.closeSubpath()
        return path


class _Room(NamedTuple):
    """Where text stands in a polygon."""

    box: QRectF
    wide_enough: bool
    """It lies in the polygon wholly."""


@dataclass
class _Sheet:
    """One picture while it is drawn."""

    view: _View
    family: str
    image: QImage = field(init=False)
    painter: QPainter = field(init=False)
    taken: list[QRectF] = field(default_factory=list)
    """Where text stands already."""

    def __post_init__(self) -> None:
        self.image = QImage(
            round(self.view.width), round(self.view.height), QImage.Format.Format_RGB32
        )
        dots = round(_DPI / _INCH_MM * _THOUSAND)
        self.image.setDotsPerMeterX(dots)
        self.image.setDotsPerMeterY(dots)
        self.image.fill(Qt.GlobalColor.white)
        self.painter = QPainter(self.image)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def neighbours(self, others: Sequence[tuple[str, QgsGeometry]]) -> None:
        """Draw what lies around, thin and grey."""
        frame = self.view.frame()
        for label, shape in others:
            self._draw(shape, _pen(_GREY, _THIN_MM))
            shown = shape.intersection(frame)
            if not shown.isEmpty():
                self._label(shown, [label], self._font(_SMALL_MM), _GREY)

    def members(self, shapes: Sequence[QgsGeometry], names: Sequence[tuple[int, str]]) -> None:
        """Draw the parcels before, each with its number, and with their codes where all have room.

        The line below the picture says which code each number has.
        """
        for shape in shapes:
            self._draw(shape, _pen(_RED, _LINE_MM), _TINT)
        font = self._font(_TEXT_MM)
        texts = [(circled(number), label) for number, label in names]
        rooms = [self._room(*each, font) for each in zip(shapes, texts, strict=True)]
        lines = 2 if all(room.wide_enough for room in rooms if room is not None) else 1
        for shape, text in zip(shapes, texts, strict=True):
            self._label(shape, text[:lines], font, _BLACK, always=True)

    def spots(self, shapes: Sequence[QgsGeometry], colour: QColor) -> None:
        """Fill gaps or overlaps; a line around them, since they may be narrower than a dot."""
        for shape in shapes:
            self._draw(shape, _pen(colour, _LINE_MM), colour)

    def outline(self, new: QgsGeometry, gone: shapely.Geometry, title: Sequence[str]) -> None:
        """Draw the parcel after, with the boundaries that go."""
        self._draw(new, QPen(Qt.PenStyle.NoPen), _TINT)
        dashed = _pen(_GREY, _THIN_MM)
        dashed.setStyle(Qt.PenStyle.DashLine)
        self.painter.setPen(dashed)
        self.painter.setBrush(QBrush(Qt.BrushStyle.NoBrush))
        self.painter.drawPath(self.view.lines(gone))
        self._draw(new, _pen(_RED, _LINE_MM))
        self._label(new, list(title), self._font(_TEXT_MM), _BLACK, always=True)

    def points(self, outline: shapely.Geometry | None) -> tuple[int, int]:
        """Draw the boundary points and number them where there is room.

        Returns:
            How many there are, and how many have their number.
        """
        if outline is None:
            return 0, 0
        places = list(numbered_points(outline))
        font, numbered = self._font(_SMALL_MM), 0
        self.painter.setPen(_pen(_BLACK, _THIN_MM))
        self.painter.setBrush(QBrush(Qt.GlobalColor.white))
        size = _POINT_MM * _DOTS / 2
        for x, y, _out in places:
            self.painter.drawEllipse(self.view.point(x, y), size, size)
        for number, (x, y, out) in enumerate(places[:_MANY], 1):
            box = self._beside(self.view.point(x, y), out, f"J{number}", font)
            if self._free(box):
                self._write(box, f"J{number}", font, _BLACK)
                numbered += 1
        return len(places), numbered

    def png(self) -> bytes:
        """Return the picture with frame, arrow and bar."""
        self._north()
        self._bar()
        self.painter.setPen(_pen(_BLACK, _FRAME_MM))
        self.painter.setBrush(QBrush(Qt.BrushStyle.NoBrush))
        edge = _FRAME_MM * _DOTS / 2
        self.painter.drawRect(
            QRectF(edge, edge, self.view.width - 2 * edge, self.view.height - 2 * edge)
        )
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.image.save(buffer, "PNG")
        return bytes(content)

    def _draw(self, shape: QgsGeometry, pen: QPen, fill: QColor | None = None) -> None:
        self.painter.setPen(pen)
        self.painter.setBrush(QBrush(Qt.BrushStyle.NoBrush) if fill is None else QBrush(fill))
        self.painter.drawPath(self.view.path(shape))

    def _label(
        self,
        shape: QgsGeometry,
        lines: Sequence[str],
        font: QFont,
        colour: QColor,
        *,
        always: bool = False,
    ) -> None:
        """Write into a polygon where that has room, or ``always``."""
        room = self._room(shape, lines, font)
        if room is not None and (room.wide_enough or always):
            self._write(room.box, "\n".join(lines), font, colour)

    def _room(self, shape: QgsGeometry, lines: Sequence[str], font: QFont) -> _Room | None:
        """Return where lines stand in a polygon, where it is widest or in its middle."""
        metrics = QFontMetricsF(font)
        width = max(metrics.horizontalAdvance(line) for line in lines)
        height = metrics.height() * len(lines)
        path = self.view.path(shape)
        if path.isEmpty():
            return None
        boxes = []
        for place in (shape.poleOfInaccessibility(1.0)[0], shape.centroid()):
            middle = self.view.point(place.asPoint().x(), place.asPoint().y())
            boxes.append(QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height))
        box = next((each for each in boxes if path.contains(each)), None)
        return _Room(box or boxes[0], wide_enough=box is not None)

    def _write(self, box: QRectF, text: str, font: QFont, colour: QColor) -> None:
        self.taken.append(box)
        self.painter.setFont(font)
        self.painter.setPen(QPen(colour))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
        self.painter.drawText(box, int(flags), text)

    def _beside(self, at: QPointF, out: tuple[float, float], text: str, font: QFont) -> QRectF:
        """Return where the number of a point stands: outside, on the bisector of its angle."""
        metrics = QFontMetricsF(font)
        width, height = metrics.horizontalAdvance(text), metrics.height()
        away = _POINT_MM * _DOTS * 0.7
        x = at.x() + out[0] * (away + width / 2)
        y = at.y() - out[1] * (away + height / 2)
        return QRectF(x - width / 2, y - height / 2, width, height)

    def _free(self, box: QRectF) -> bool:
        inside = QRectF(0, 0, self.view.width, self.view.height).contains(box)
        return inside and not any(box.intersects(other) for other in self.taken)

    def _north(self) -> None:
        size = 6 * _DOTS
        left, top = self.view.width - size, 1.2 * _DOTS
        middle = left + size / 3
        arrow = QPainterPath(QPointF(middle, top + size * 0.5))
        arrow.lineTo(middle - size * 0.16, top + size * 1.2)
        arrow.lineTo(middle, top + size * 1.05)
        arrow.lineTo(middle + size * 0.16, top + size * 1.2)
        arrow.closeSubpath()
        self.painter.setPen(_pen(_BLACK, _THIN_MM))
        self.painter.setBrush(QBrush(_BLACK))
        self.painter.drawPath(arrow)
        box = QRectF(middle - size / 2, top, size, size * 0.45)
        self._write(box, "北", self._font(_TEXT_MM), _BLACK)

    def _bar(self) -> None:
        metres = _round_length(_BAR_MM * self.view.scale / _THOUSAND)
        length = metres * self.view.dots_a_metre
        left, bottom = 2.5 * _DOTS, self.view.height - 2.5 * _DOTS
        font = self._font(_SMALL_MM)
        height = QFontMetricsF(font).height()
        text = f"{metres:g} m　1:{self.view.scale:,}"
        width = max(length, QFontMetricsF(font).horizontalAdvance(text))
        back = QRectF(
            left - _DOTS, bottom - height - _DOTS * 1.6, width + 2 * _DOTS, height + 3 * _DOTS
        )
        self.painter.setPen(QPen(Qt.PenStyle.NoPen))
        self.painter.setBrush(QBrush(Qt.GlobalColor.white))
        self.painter.drawRect(back)
        self.painter.setPen(_pen(_BLACK, _THIN_MM))
        self.painter.setBrush(QBrush(_BLACK))
        self.painter.drawRect(QRectF(left, bottom - 0.7 * _DOTS, length / 2, 0.7 * _DOTS))
        self.painter.setBrush(QBrush(Qt.GlobalColor.white))
        self.painter.drawRect(
            QRectF(left + length / 2, bottom - 0.7 * _DOTS, length / 2, 0.7 * _DOTS)
        )
        self._write(QRectF(left, bottom - 0.9 * _DOTS - height, width, height), text, font, _BLACK)

    def _font(self, size_mm: float) -> QFont:
        font = QFont(self.family)
        font.setPixelSize(round(size_mm * _DOTS))
        return font


def _pen(colour: QColor, width_mm: float) -> QPen:
    pen = QPen(colour)
    pen.setWidthF(width_mm * _DOTS)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen


def _round_length(metres: float) -> float:
    """Return the largest of 1, 2, 5 · 10ⁿ that is not longer."""
    power = 10.0 ** math.floor(math.log10(metres))
    return max(step * power for step in (1, 2, 5) if step * power <= metres * (1 + 1e-9))
