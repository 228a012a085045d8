# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Outlines of survey units and areas from the map: drawn with snapping, or selected in a layer."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsMapLayer, QgsProject
from qgis.PyQt.QtCore import QObject

from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.polygon_tool import BoundaryBand, PolygonTool, to_workspace
from lowuse_plugin.qgis_bridge.digitising import Digitising
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.layers.roles import CONTROL_LINE, PARCELS, SURVEY_UNITS
from lowuse_plugin.qgis_bridge.punctuation import listed
from lowuse_plugin.qgis_bridge.selected_shapes import selected_parts

Taken = Callable[[tuple[bytes, ...]], None]
Ended = Callable[[], None]


class UnitDrawing(QObject):
    """One drawing at a time; what is shown on the map goes with whoever shows it."""

    def __init__(self, context: PanelContext, active: Callable[[], QgsMapLayer | None]) -> None:
        """Draw nothing yet.

        Args:
            context: The shared parts.
            active: Returns the layer that is chosen in the layer tree.
        """
        super().__init__()
        self._context = context
        self._active = active
        self._tool: PolygonTool | None = None
        self._digitising = Digitising(QgsProject.instance())
        self._is_borrowed = False
        self._drawings = 0
        """Counts them: each knows its own."""
        self._taken: Taken | None = None
        self._ended: Ended | None = None
        context.session.closed.connect(self.cancel)

    def draw(self, taken: Taken, ended: Ended = lambda: None) -> int:
        """Let one polygon be drawn, with snapping to parcels and units.

        Args:
            taken: Gets its WKB in the CRS of the workspace.
            ended: Told when nothing is drawn any more, with or without a result.

        Returns:
            The drawing, for who wants to end this one and no other; 0 where none was begun.
        """
        if self._context.session.store is None:
            return 0
        self.cancel()
        if self._tool is None:
            self._tool = PolygonTool(self._context.canvas)
            self._tool.drawn.connect(self._on_drawn)
            self._tool.ended.connect(self._on_ended)
        self._taken, self._ended = taken, ended
        self._snap()
        self._tool.start()
        self._drawings += 1
        return self._drawings

    def cancel_own(self, drawing: int) -> None:
        """Draw no more where this drawing is still the one that goes on."""
        if drawing and drawing == self._drawings:
            self.cancel()

    def cancel(self) -> None:
        """Draw no more, whoever draws; nothing comes of it."""
        if self._tool is not None:
            self._tool.cancel()

    def selected(self) -> tuple[bytes, ...]:
        """Return the selected shapes of a polygon layer in the CRS of the workspace.

        Says what to do, and returns none, where nothing or too much is selected.
        """
        store, messages = self._context.session.store, self._context.messages
        if store is None:
            return ()
        found = selected_parts(QgsProject.instance(), self._active())
        if found.layers:
            names = listed(found.layers)
            messages.info(
                tr("Shapes are selected in several layers ({names}). Choose the layer that is "
                   "meant in the layer tree.", names=names)
            )  # fmt: skip
        elif not found.shapes:
            messages.info(tr("Select shapes in a polygon layer of the map first."))
        return tuple(to_workspace(shape, found.crs, store.info.crs) for shape in found.shapes)

    def band(self) -> BoundaryBand:
        """Return what shows an outline on the map; whoever takes it releases it."""
        return BoundaryBand(self._context.canvas)

    def release(self) -> None:
        """Take everything off the map."""
        self._context.session.closed.disconnect(self.cancel)
        if self._tool is not None:
            self._tool.release()
            self._tool = None
        self._give_back()

    def _on_drawn(self, shape: QgsGeometry) -> None:
        store, taken = self._context.session.store, self._taken
        self._taken = None
        if store is None or taken is None:
            return
        crs: QgsCoordinateReferenceSystem = self._context.canvas.mapSettings().destinationCrs()
        taken((to_workspace(shape, crs, store.info.crs),))

    def _on_ended(self) -> None:
        self._give_back()
        ended, self._ended = self._ended, None
        if ended is not None:
            ended()

    def _snap(self) -> None:
        """Let corners catch those of parcels and units; the user's own settings come back."""
        layers = self._context.layers
        parcels = layers.layer(PARCELS)
        if parcels is None or self._digitising.borrowed:
            return
        others = [layer for role in (SURVEY_UNITS, CONTROL_LINE) if (layer := layers.layer(role))]
        self._digitising.borrow(parcels, others)
        self._is_borrowed = True

    def _give_back(self) -> None:
        if self._is_borrowed:
            self._is_borrowed = False
            self._digitising.give_back()


__all__ = ["UnitDrawing"]
