# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the map shows, as a box in the CRS of the workspace, told when the map has come to rest."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsProject,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from lowuse_plugin.domain.bounds import Bounds

_REST_MS = 250


class CanvasBox(QObject):
    """Follows a map canvas."""

    changed = pyqtSignal()

    def __init__(
        self, canvas: QgsMapCanvas, crs: Callable[[], str], parent: QObject | None = None
    ) -> None:
        """Start to listen.

        Args:
            canvas: QGIS's map.
            crs: Gives the CRS of the workspace, such as ``EPSG:4526``; empty without one.
            parent: Owner.
        """
        super().__init__(parent)
        self._canvas = canvas
        self._crs = crs
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self.changed)
        canvas.extentsChanged.connect(self._timer.start)

    def box(self) -> Bounds | None:
        """Return min_x, min_y, max_x, max_y of what is shown, a turned map with its corners.

        None where nothing is shown, or where it cannot be brought into the CRS.
        """
        wanted = QgsCoordinateReferenceSystem(self._crs())
        if not wanted.isValid():
            return None
        shown = self._canvas.mapSettings()
        if shown.visibleExtent().isEmpty():
            return None
        turn = QgsCoordinateTransform(
            shown.destinationCrs(), wanted, QgsProject.instance().transformContext()
        )
        try:
            extent = turn.transformBoundingBox(shown.visibleExtent())
        except QgsCsException:
            return None
        if extent.isEmpty():
            return None  # far off the zone everything falls into one point, without an error
        return extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()
