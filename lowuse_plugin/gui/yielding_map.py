# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Lets a drawing end that keeps what was saved out of the display copy.

What such a drawing would show is old when it is ready. But one drawing in two may end in peace:
where colleagues save without a pause, the map must become whole now and then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas

    from lowuse_plugin.qgis_bridge.session import WorkspaceSession


class YieldingMap(QObject):
    """Stops the drawing of a map when a session is held up, and draws anew when it is not."""

    def __init__(
        self, canvas: QgsMapCanvas, session: WorkspaceSession, parent: QObject | None = None
    ) -> None:
        """Start to follow.

        Args:
            canvas: The map.
            session: Whose display copy the layers read.
            parent: Owner.
        """
        super().__init__(parent)
        self._canvas = canvas
        self._session = session
        self._stopped = False
        """A drawing was stopped, and none has ended since."""
        self._to_draw = False
        """The map is as the stopped drawing left it."""
        session.held_up.connect(self._yield)
        session.caught_up.connect(self._draw)
        canvas.mapCanvasRefreshed.connect(self._drawn)

    def stop(self) -> None:
        """Let go of session and map."""
        self._session.held_up.disconnect(self._yield)
        self._session.caught_up.disconnect(self._draw)
        self._canvas.mapCanvasRefreshed.disconnect(self._drawn)

    def _yield(self) -> None:
        if self._canvas.isDrawing() and not self._stopped:
            self._stopped = self._to_draw = True
            self._canvas.stopRendering()

    def _draw(self) -> None:
        if self._to_draw:
            self._to_draw = False
            self._canvas.refresh()

    def _drawn(self) -> None:
        self._stopped = self._to_draw = False
