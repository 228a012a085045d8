# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The tool that the map had before one of ours, which gives it back."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas, QgsMapTool
from qgis.PyQt import sip


class ToolBefore:
    """Puts a tool in hand and away again: the map is never left without any."""

    def __init__(self, canvas: QgsMapCanvas, tool: QgsMapTool) -> None:
        """Leave the map as it is.

        Args:
            canvas: The map.
            tool: The tool that comes and goes.
        """
        self._canvas = canvas
        self._tool = tool
        self._before: QgsMapTool | None = None

    def take(self) -> None:
        """Put the tool in hand, and remember what was there."""
        in_hand = self._canvas.mapTool()
        if in_hand is not self._tool:
            self._before = in_hand
            self._canvas.setMapTool(self._tool)

    def give_back(self) -> None:
        """Put the tool away if it is in hand; its owner may have deleted the one before."""
        before, self._before = self._before, None
        if self._canvas.mapTool() is not self._tool:
            return
        self._canvas.unsetMapTool(self._tool)
        if before is not None and not sip.isdeleted(before):
            self._canvas.setMapTool(before)
