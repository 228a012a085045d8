# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A merge on the map: old outlines dashed, the new one solid, gaps and overlaps hatched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.preview import MergePreview

OLD, NEW, GAP, OVERLAP = "old", "new", "gap", "overlap"
_BLUE, _INK = QColor(8, 81, 156), QColor(90, 90, 90)
_RED, _VIOLET = QColor(178, 24, 43), QColor(118, 42, 131)
_FILL_ALPHA = 110
_STYLES = {
    NEW: (_BLUE, 4, Qt.PenStyle.SolidLine, Qt.BrushStyle.NoBrush),
    OLD: (_INK, 2, Qt.PenStyle.DashLine, Qt.BrushStyle.NoBrush),
    GAP: (_RED, 2, Qt.PenStyle.SolidLine, Qt.BrushStyle.BDiagPattern),
    OVERLAP: (_VIOLET, 2, Qt.PenStyle.SolidLine, Qt.BrushStyle.DiagCrossPattern),
}
"""Colour, width in pixels, line and hatching; what is drawn last lies on top."""
_AROUND = 1.4
_LEAST_M = 2.0
"""A gap of a hand's width is shown with so much around it."""


class MergeBands:
    """Four bands; whoever shows them releases them."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._bands = {name: _band(canvas, name) for name in _STYLES}
        self._shapes: dict[str, tuple[bytes, ...]] = {}
        self._crs = ""
        self._is_visible = True
        canvas.destinationCrsChanged.connect(self._draw)

    def show(self, preview: MergePreview | None, crs: str) -> None:
        """Show what would come of a merge instead of what was shown before.

        Args:
            preview: Shapes in ``crs``; None for nothing.
            crs: Of the workspace.
        """
        self._crs = crs
        self._shapes = {} if preview is None else shapes_of(preview)
        self._draw()

    def mark(self, outlines: Sequence[bytes], crs: str) -> None:
        """Show the outlines of parcels alone, instead of what was shown before.

        Args:
            outlines: Of the parcels.
            crs: In which they are.
        """
        self._crs = crs
        self._shapes = {OLD: tuple(outlines)} if outlines else {}
        self._draw()

    def set_visible(self, visible: bool) -> None:
        """Hide the bands for a while, or show them again."""
        if visible != self._is_visible:
            self._is_visible = visible
            self._draw()

    def go_to(self, shapes: Sequence[bytes] = ()) -> None:
        """Let the map show some shapes; the new outline with the old ones when left out."""
        box, turn = QgsRectangle(), self._to_map()
        for wkb in shapes or (*self._shapes.get(OLD, ()), *self._shapes.get(NEW, ())):
            shape = _turned(wkb, turn)
            if shape is not None:
                box.combineExtentWith(shape.boundingBox())
        if box.isNull():
            return
        box.scale(_AROUND)
        least = max(_LEAST_M - box.width(), _LEAST_M - box.height(), 0.0)
        if self._canvas.mapUnits() == Qgis.DistanceUnit.Meters and least:
            box.grow(least)
        self._canvas.setExtent(box)
        self._canvas.refresh()

    def flash(self, shapes: Sequence[bytes]) -> None:
        """Let shapes blink, as QGIS does with what is identified."""
        found = [_shape(wkb) for wkb in shapes]
        if found:
            self._canvas.flashGeometries(found, QgsCoordinateReferenceSystem(self._crs))

    def counts(self) -> Mapping[str, int]:
        """Return how many polygons each band draws now."""
        return {name: band.size() for name, band in self._bands.items() if band.size()}

    def release(self) -> None:
        """Take all off the map; it may be told twice, also when the map is gone."""
        bands, self._bands = self._bands, {}
        if not bands or sip.isdeleted(self._canvas):
            return  # the bands went with the map
        self._canvas.destinationCrsChanged.disconnect(self._draw)
        for band in bands.values():
            if band.scene() is not None:
                self._canvas.scene().removeItem(band)

    def _draw(self) -> None:
        """Draw in the CRS of the map, also when that has changed."""
        turn = self._to_map()
        for name, band in self._bands.items():
            band.reset(Qgis.GeometryType.Polygon)
            wanted = self._shapes.get(name, ()) if self._is_visible else ()
            for wkb in wanted:
                shape = _turned(wkb, turn)
                if shape is not None:
                    band.addGeometry(shape, doUpdate=False)
            band.updatePosition()
            band.update()
            band.setVisible(bool(wanted))

    def _to_map(self) -> QgsCoordinateTransform:
        """Return what brings shapes into the CRS of the map."""
        return QgsCoordinateTransform(
            QgsCoordinateReferenceSystem(self._crs),
            self._canvas.mapSettings().destinationCrs(),
            QgsProject.instance(),
        )


def shapes_of(preview: MergePreview) -> dict[str, tuple[bytes, ...]]:
    """Return what is drawn of a preview, by band; land of others in a gap is none."""
    return {
        NEW: (preview.outline,),
        OLD: tuple(preview.old_outlines.values()),
        GAP: tuple(gap.wkb for gap in preview.gaps if not gap.lands),
        OVERLAP: tuple(overlap.wkb for overlap in preview.overlaps),
    }


def _turned(wkb: bytes, turn: QgsCoordinateTransform) -> QgsGeometry | None:
    """Return a shape in the CRS of the map; None where it cannot be brought there."""
    shape = _shape(wkb)
    try:
        shape.transform(turn)
    except QgsCsException:
        return None
    return None if shape.isEmpty() else shape


def _shape(wkb: bytes) -> QgsGeometry:
    shape = QgsGeometry()
    shape.fromWkb(wkb)
    return shape


def _band(canvas: QgsMapCanvas, name: str) -> QgsRubberBand:
    colour, width, line, brush = _STYLES[name]
    band = QgsRubberBand(canvas, Qgis.GeometryType.Polygon)
    band.setStrokeColor(colour)
    fill = QColor(colour)
    fill.setAlpha(0 if brush == Qt.BrushStyle.NoBrush else _FILL_ALPHA)
    band.setFillColor(fill)
    band.setBrushStyle(brush)
    band.setWidth(width)
    band.setLineStyle(line)
    return band
