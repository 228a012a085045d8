# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The blocks of an adjustment on the map: green enters, red and dashed leaves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

if TYPE_CHECKING:
    from lowuse_plugin.domain.adjustments.case import AdjustmentBlock

_GREEN, _RED = QColor(27, 120, 55), QColor(178, 24, 43)
_FILL_ALPHA, _WIDTH_PX = 60, 3
_AROUND = 1.4


class AdjustmentBands:
    """Two bands; whoever shows them releases them."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._bands = {
            "in": _band(canvas, _GREEN, Qt.PenStyle.SolidLine, Qt.BrushStyle.BDiagPattern),
            "out": _band(canvas, _RED, Qt.PenStyle.DashLine, Qt.BrushStyle.FDiagPattern),
        }
        self._box = QgsRectangle()
        self._blocks: Sequence[AdjustmentBlock] = ()
        self._crs = ""
        canvas.destinationCrsChanged.connect(self._draw)

    def show(self, blocks: Sequence[AdjustmentBlock], crs: str) -> None:
        """Show blocks instead of the ones before.

        Args:
            blocks: In ``crs``.
            crs: Of the workspace.
        """
        self._blocks, self._crs = tuple(blocks), crs
        self._draw()

    def go_there(self) -> None:
        """Let the map show them all."""
        if self._box.isEmpty():
            return
        box = QgsRectangle(self._box)
        box.scale(_AROUND)
        self._canvas.setExtent(box)
        self._canvas.refresh()

    def clear(self) -> None:
        """Show nothing."""
        self.show((), self._crs)

    def _draw(self) -> None:
        """Draw in the CRS of the map, also when that has changed: all of a band at once."""
        self._box = QgsRectangle()
        turn = QgsCoordinateTransform(
            QgsCoordinateReferenceSystem(self._crs),
            self._canvas.mapSettings().destinationCrs(),
            QgsProject.instance(),
        )
        for direction, band in self._bands.items():
            band.reset(Qgis.GeometryType.Polygon)
            wanted = [block.shape for block in self._blocks if block.direction == direction]
            if wanted:
                shape = QgsGeometry.collectGeometry([_shape(wkb) for wkb in wanted])
                shape.transform(turn)
                band.setToGeometry(shape)
                self._box.combineExtentWith(shape.boundingBox())

    @property
    def shown(self) -> int:
        """How many blocks are shown."""
        return sum(band.numberOfVertices() > 0 for band in self._bands.values())

    def release(self) -> None:
        """Take both off the map; it may be told twice."""
        if self._bands:
            self._canvas.destinationCrsChanged.disconnect(self._draw)
        for band in self._bands.values():
            if band.scene() is not None:
                self._canvas.scene().removeItem(band)
        self._bands = {}


def _shape(wkb: bytes) -> QgsGeometry:
    shape = QgsGeometry()
    shape.fromWkb(wkb)
    return shape


def _band(
    canvas: QgsMapCanvas, colour: QColor, line: Qt.PenStyle, brush: Qt.BrushStyle
) -> QgsRubberBand:
    band = QgsRubberBand(canvas, Qgis.GeometryType.Polygon)
    band.setStrokeColor(colour)
    fill = QColor(colour)
    fill.setAlpha(_FILL_ALPHA)
    band.setFillColor(fill)
    band.setBrushStyle(brush)
    band.setWidth(_WIDTH_PX)
    band.setLineStyle(line)
    return band
