# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""All parcels of the merge that is looked at, dashed on the map for as long as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEvent, QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.merging.bands import MergeBands
from lowuse_plugin.gui.merging.parts import MergeLook
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Refresh

_MOST = 500
"""Of more parcels the outlines would hide the map."""


class MergeMarks(QObject):
    """Follows the merge that is looked at; what flashes once is not forgotten after it."""

    def __init__(self, context: PanelContext, panel: QWidget) -> None:
        """Mark nothing yet.

        Args:
            context: The shared parts.
            panel: The panel: nothing stays on the map that no panel explains.
        """
        super().__init__(panel)
        self._context = context
        self._current = context.parcel_parts.merging.current
        self.bands = MergeBands(context.canvas)
        self._panel, self._is_drawn = panel, False
        panel.installEventFilter(self)
        self._current.changed.connect(self._read)
        context.session.refreshed.connect(self._on_refreshed)
        context.session.closed.connect(self._clear)
        bands = self.bands
        self.destroyed.connect(lambda _gone=None: bands.release())
        self._read(self._current.look)

    def set_drawn(self, drawn: bool) -> None:
        """Leave it to a page that draws the parcels itself, or mark them again."""
        self._is_drawn = drawn
        self._aim()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Hide and show the marks with the panel."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._aim()
        return super().eventFilter(watched, event)

    def _aim(self) -> None:
        self.bands.set_visible(self._panel.isVisible() and not self._is_drawn)

    def _read(self, look: MergeLook) -> None:
        store, info = self._context.session.store, self._context.session.info
        if store is None or info is None or not look:
            self._clear()
            return
        members, crs = look.members[:_MOST], info.crs

        def work(_progress: Progress) -> list[bytes]:
            with store.read() as reading:
                rows = [reading.row("parcel", uuid) or {} for uuid in members]
            return [shape for row in rows if isinstance(shape := row.get("geom"), bytes)]

        def done(shapes: list[bytes]) -> None:
            same = self._current.members[:_MOST] == members
            if not sip.isdeleted(self) and same and self._context.session.store is store:
                self.bands.mark(shapes, crs)

        self._context.run_for(store, tr("Reading parcels"), work, done, hidden=True)

    def _on_refreshed(self, refresh: Refresh) -> None:
        if refresh.everything or "parcel" in refresh.tables:
            self._read(self._current.look)

    def _clear(self) -> None:
        self.bands.mark((), "")
