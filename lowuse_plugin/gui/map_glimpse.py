# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A shape that the map goes to and marks for a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from lowuse_plugin.gui.polygon_tool import BoundaryBand

_SHOWN_MS = 4000


class MapGlimpse(QObject):
    """One shape at a time; each look begins its moment anew."""

    def __init__(self, band: BoundaryBand, parent: QObject) -> None:
        """Show nothing yet.

        Args:
            band: Shows it; it is released with this.
            parent: Owner.
        """
        super().__init__(parent)
        self._band = band
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self.hide)

    @property
    def is_shown(self) -> bool:
        """Whether a shape is marked just now."""
        return self._timer.isActive()

    def show(self, wkb: bytes, crs: str) -> None:
        """Let the map go to a shape and mark it for a moment.

        Args:
            wkb: The shape.
            crs: In which it is.
        """
        self._band.show(wkb, crs)
        self._band.go_there()
        self._timer.start()

    def hide(self) -> None:
        """Mark nothing any more."""
        self._timer.stop()
        self._band.show(None, "")

    def release(self) -> None:
        """Take everything off the map."""
        self._timer.stop()
        self._band.release()
        self.deleteLater()
