# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Draws a layer again that asked for it while the map was being drawn.

QGIS keeps the picture of every layer, and a drawing that is given up may still leave behind what
it read before the file changed, or while it changed: half of the parcels as they were, half as
they are. The next drawing takes that picture for the right one. So what asked in the middle of a
drawing asks once more when the map is at rest.
"""

from __future__ import annotations

from functools import partial

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QMetaObject, QObject

from lowuse_plugin.qgis_bridge.map_layers import MapLayers


class WholeDrawing(QObject):
    """Follows the layers of the open workspace on one map."""

    def __init__(self, canvas: QgsMapCanvas, layers: MapLayers, parent: QObject) -> None:
        """Start to follow.

        Args:
            canvas: The map.
            layers: Ours on it.
            parent: Owner.
        """
        super().__init__(parent)
        self._canvas, self._layers = canvas, layers
        self._followed: dict[str, QMetaObject.Connection] = {}
        self._again: set[str] = set()
        """Layers that asked while the map was being drawn."""
        layers.layers_changed.connect(self._follow)
        canvas.mapCanvasRefreshed.connect(self._draw_again)
        self._follow()

    def stop(self) -> None:
        """Let go."""
        self._layers.layers_changed.disconnect(self._follow)
        self._canvas.mapCanvasRefreshed.disconnect(self._draw_again)
        self._leave(set(self._followed))

    def _follow(self) -> None:
        ours = [layer for members in self._layers.by_role.values() for layer in members]
        self._leave(self._followed.keys() - {layer.id() for layer in ours})
        for layer in ours:
            key = layer.id()
            if key not in self._followed:
                self._followed[key] = layer.repaintRequested.connect(partial(self._note, key))

    def _leave(self, keys: set[str]) -> None:
        for key in keys:
            QObject.disconnect(self._followed.pop(key))
        self._again -= keys

    def _note(self, key: str, _deferred: bool = False) -> None:
        if self._canvas.isDrawing():
            self._again.add(key)

    def _draw_again(self) -> None:
        wanted, self._again = self._again, set()
        for members in self._layers.by_role.values():
            for layer in members:
                if layer.id() in wanted:
                    layer.triggerRepaint()
