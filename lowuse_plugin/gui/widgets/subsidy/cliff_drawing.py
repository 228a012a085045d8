# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How the amount over the floor area ratio is drawn: slopes, cliffs, marks.

Shapes and line kinds tell everything apart, so that a grey print says the same as the screen.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.subsidy.what_if import CurvePoint

NOW, WHAT_IF, READING = "now", "what_if", "reading"
"""Kinds of marks: as it is in the workspace, as it is tried, another reading of the same."""
WAN = 10_000
_LOWEST, _HIGHEST = Fraction(1), Fraction(7, 2)
"""What is shown at least, so that every tier is seen."""
_MARGIN = Fraction(1, 10)
_INK, _PAPER, _QUIET = QColor("#1a1a1a"), QColor("#ffffff"), QColor("#8a8a8a")
_BAND, _LINE, _TRIED = QColor("#f0f0f0"), QColor("#1f4e79"), QColor("#b3261e")
_STEPS = (1, 2, 5, 10)
_HEADROOM = 1.16
"""So that the rates stand above the curve."""


@dataclass(frozen=True)
class Mark:
    """One point beside the curve."""

    kind: str
    name: str
    """As the hover says it."""
    far: Fraction
    amount_yuan: Decimal | None
    """None where it pays nothing."""


@dataclass(frozen=True)
class Bound:
    """Where a tier begins, and what it pays."""

    far: Fraction
    rate: str
    """元/m² above the bound, as it is written."""


@dataclass(frozen=True)
class ChartData:
    """Everything that is drawn."""

    points: tuple[CurvePoint, ...]
    bounds: tuple[Bound, ...]
    """In rising order."""
    marks: tuple[Mark, ...] = ()
    note: str = ""
    """Stands above the plot of an exported picture."""


def runs(points: Sequence[CurvePoint]) -> list[list[CurvePoint]]:
    """Return the straight pieces: neighbours of one tier."""
    found: list[list[CurvePoint]] = []
    for point in points:
        if found and found[-1][-1].tier == point.tier:
            found[-1].append(point)
        else:
            found.append([point])
    return found


def amount_at(points: Sequence[CurvePoint], far: Fraction) -> Fraction | None:
    """Return what a ratio pays, exactly; None below the lowest tier and where nothing is known."""
    for run in runs(points):
        first, last = run[0], run[-1]
        after_begin = far > first.far or (far == first.far and first.closed)
        before_end = far < last.far or (far == last.far and last.closed)
        if after_begin and before_end:
            return _between(run, far)
    return None


def _between(run: Sequence[CurvePoint], far: Fraction) -> Fraction | None:
    for left, right in pairwise(run):
        if left.far <= far <= right.far and left.amount_yuan is not None:
            start, end = Fraction(left.amount_yuan), Fraction(right.amount_yuan or 0)
            width = right.far - left.far
            return start if not width else start + (end - start) * (far - left.far) / width
    only = run[0].amount_yuan
    return None if only is None else Fraction(only)


def span(data: ChartData) -> tuple[Fraction, Fraction]:
    """Return the ratios between which is drawn: every bound and every mark."""
    known = [mark.far for mark in data.marks]
    low = min([_LOWEST, *(far - _MARGIN for far in known)])
    high = max([_HIGHEST, *(far + _MARGIN for far in known)])
    return max(low, Fraction(0)), high


def tick_step(highest: float, most: int) -> float:
    """Return a round distance of ticks so that at most so many stand between 0 and the highest."""
    rough = highest / max(most, 1)
    power = 10.0 ** math.floor(math.log10(rough)) if rough > 0 else 1.0
    return next(step * power for step in _STEPS if step * power >= rough * 0.999)


class CliffDrawing:
    """Draws one chart into a rectangle; black on white, whatever the theme of the desktop."""

    def __init__(self, data: ChartData, place: QRectF, font: QFont) -> None:
        """Lay out.

        Args:
            data: What is drawn.
            place: Where.
            font: Of all words; its size decides the margins.
        """
        self._data = data
        self._place = place
        self._font = font
        self._metrics = QFontMetricsF(font)
        self._low, self._high = (float(far) for far in span(data))
        top = max((float(amount) for amount in self._amounts()), default=0.0)
        self._highest = max(top, float(WAN)) / WAN
        self._top = self._highest * _HEADROOM
        line = self._metrics.height()
        self._step = tick_step(self._highest, max(int(place.height() / (line * 2.2)), 2))
        left = self._metrics.horizontalAdvance(self._yuan(self._top)) + line * 0.9
        head = line * (2.4 if data.note else 1.4)
        self.plot = QRectF(
            place.left() + left,
            place.top() + head,
            max(place.width() - left - line * 0.7, 1.0),
            max(place.height() - head - line * 2.7, 1.0),
        )

    def x(self, far: Fraction | float) -> float:
        """Return where a ratio stands."""
        share = (float(far) - self._low) / (self._high - self._low)
        return self.plot.left() + share * self.plot.width()

    def y(self, yuan: Fraction | Decimal | float | None) -> float:
        """Return how high an amount stands; nothing is paid on the ground."""
        return self.plot.bottom() - float(yuan or 0) / WAN / self._top * self.plot.height()

    def far_at(self, x: float) -> Fraction:
        """Return the ratio under a place, to the hundredth, inside of what is drawn."""
        share = (x - self.plot.left()) / self.plot.width()
        hundredths = round((self._low + share * (self._high - self._low)) * 100)
        low, high = math.ceil(self._low * 100), math.floor(self._high * 100)
        return Fraction(min(max(hundredths, low), high), 100)

    def mark_at(self, place: QPointF) -> Mark | None:
        """Return the mark under a place, the tried one first."""
        reach = self._metrics.height() * 0.6
        near = [
            mark
            for mark in self._data.marks
            if abs(self.x(mark.far) - place.x()) <= reach
            and abs(self.y(mark.amount_yuan) - place.y()) <= reach
        ]
        near.sort(key=lambda mark: (WHAT_IF, NOW, READING).index(mark.kind))
        return near[0] if near else None

    def paint(self, painter: QPainter, cursor: Fraction | None = None) -> None:
        """Draw everything.

        Args:
            painter: Of a widget or a picture.
            cursor: A ratio that is looked at.
        """
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        painter.fillRect(self._place, _PAPER)
        self._bands(painter)
        self._axes(painter)
        self._curve(painter)
        if cursor is not None:
            painter.setPen(QPen(_INK, 1, Qt.PenStyle.DotLine))
            at = self.x(cursor)
            painter.drawLine(QPointF(at, self.plot.top()), QPointF(at, self.plot.bottom()))
        for mark in sorted(self._data.marks, key=lambda mark: mark.kind != READING):
            self._mark(painter, mark.kind, QPointF(self.x(mark.far), self.y(mark.amount_yuan)))
        self._legend(painter)
        painter.restore()

    def _amounts(self) -> Iterable[Decimal | Fraction]:
        low, high = self._low, self._high
        inside = [p for p in self._data.points if low <= float(p.far) <= high]
        yield from (point.amount_yuan for point in inside if point.amount_yuan is not None)
        yield from (m.amount_yuan for m in self._data.marks if m.amount_yuan is not None)
        end = amount_at(self._data.points, Fraction(high))
        if end is not None:
            yield end

    def _yuan(self, wan: float) -> str:
        return f"{wan:,.0f}" if wan >= 10 or wan == 0 else f"{wan:g}"  # noqa: PLR2004 - ten wan

    def _bands(self, painter: QPainter) -> None:
        """Tint every second tier and write its rate above."""
        edges = [*(bound.far for bound in self._data.bounds), Fraction(self._high)]
        line = self._metrics.height()
        for place, bound in enumerate(self._data.bounds):
            left, right = self.x(bound.far), self.x(edges[place + 1])
            if left >= self.plot.right():
                continue
            right = min(right, self.plot.right())
            if not place % 2:
                painter.fillRect(
                    QRectF(left, self.plot.top(), right - left, self.plot.height()), _BAND
                )
            long = tr("{rate} yuan/m²", rate=bound.rate)
            fits = self._metrics.horizontalAdvance(long) <= right - left - 2
            painter.setPen(_QUIET.darker(140))
            painter.drawText(
                QRectF(left, self.plot.top() + 1, right - left, line),
                Qt.AlignmentFlag.AlignCenter,
                long if fits else bound.rate,
            )

    def _axes(self, painter: QPainter) -> None:
        line = self._metrics.height()
        centre = Qt.AlignmentFlag.AlignCenter
        before = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for number in range(int(self._highest / self._step + 1e-9) + 1):
            wan = number * self._step
            at = self.y(wan * WAN)
            painter.setPen(QPen(_QUIET, 0.6, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(self.plot.left(), at), QPointF(self.plot.right(), at))
            painter.setPen(_INK)
            box = QRectF(self._place.left(), at - line / 2, 0, line)
            box.setRight(self.plot.left() - line * 0.3)
            painter.drawText(box, before, self._yuan(wan))
        painter.setPen(QPen(_INK, 1))
        painter.drawLine(self.plot.bottomLeft(), self.plot.bottomRight())
        painter.drawLine(self.plot.topLeft(), self.plot.bottomLeft())
        for bound in self._data.bounds:
            at = self.x(bound.far)
            painter.drawLine(
                QPointF(at, self.plot.bottom()), QPointF(at, self.plot.bottom() + line * 0.2)
            )
            box = QRectF(at - 3 * line, self.plot.bottom() + line * 0.2, 6 * line, line)
            painter.drawText(box, centre, f"{float(bound.far):g}")
        top = self._place.top()
        if self._data.note:
            box = QRectF(self._place.left(), top, self._place.width(), line)
            painter.drawText(box, centre, self._data.note)
            top += line
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        head = QRectF(self._place.left() + 2, top, self._place.width(), line * 1.2)
        painter.drawText(head, left, tr("Amount (10,000 yuan)"))
        foot = QRectF(self.plot.left(), self.plot.bottom() + line * 0.2, 0, line)
        foot.setRight(self.plot.right())
        painter.drawText(foot, before, tr("FAR"))

    def _curve(self, painter: QPainter) -> None:
        pieces = runs(self._data.points)
        painter.save()
        painter.setClipRect(self.plot.adjusted(0, -6, 6, 6))
        for left, right in pairwise(pieces):
            painter.setPen(QPen(_LINE, 1, Qt.PenStyle.DashLine))
            end, begin = self._at(left[-1]), self._at(right[0])
            painter.drawLine(end, begin)
        for run in pieces:
            painter.setPen(QPen(_LINE, 2.2))
            painter.drawPolyline(QPolygonF([self._at(point) for point in run]))
        for piece, run in enumerate(pieces):
            if piece:
                self._end(painter, run[0])
            if piece < len(pieces) - 1:
                self._end(painter, run[-1])
        painter.restore()

    def _at(self, point: CurvePoint) -> QPointF:
        return QPointF(self.x(point.far), self.y(point.amount_yuan))

    def _end(self, painter: QPainter, point: CurvePoint) -> None:
        """Draw an end: full where the bound belongs to it, hollow where it does not."""
        size = self._metrics.height() * 0.2
        painter.setPen(QPen(_LINE, 1.6))
        painter.setBrush(QBrush(_LINE if point.closed else _PAPER))
        painter.drawEllipse(self._at(point), size, size)

    def _mark(self, painter: QPainter, kind: str, at: QPointF) -> None:
        size = self._metrics.height() * 0.34
        if kind == READING:
            painter.setPen(QPen(_INK, 1.4))
            painter.drawLine(at + QPointF(-size, -size) * 0.7, at + QPointF(size, size) * 0.7)
            painter.drawLine(at + QPointF(-size, size) * 0.7, at + QPointF(size, -size) * 0.7)
            return
        painter.setPen(QPen(_PAPER, 1))
        painter.setBrush(QBrush(_INK if kind == NOW else _TRIED))
        corners = {
            NOW: [(0, -size), (size, 0), (0, size), (-size, 0)],
            WHAT_IF: [(0, -size * 1.1), (size * 1.1, size * 0.9), (-size * 1.1, size * 0.9)],
        }
        painter.drawPolygon(QPolygonF([at + QPointF(*corner) for corner in corners[kind]]))

    def _legend(self, painter: QPainter) -> None:
        line = self._metrics.height()
        words = {NOW: tr("now"), WHAT_IF: tr("what if"), READING: tr("other reading")}
        shown = [kind for kind in words if any(m.kind == kind for m in self._data.marks)]
        at = self.plot.left()
        height = self._place.bottom() - line * 0.75
        for kind in shown:
            self._mark(painter, kind, QPointF(at + line * 0.4, height))
            painter.setPen(_INK)
            width = self._metrics.horizontalAdvance(words[kind])
            box = QRectF(at + line * 0.95, height - line / 2, width + 2, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words[kind])
            at += width + line * 1.9
