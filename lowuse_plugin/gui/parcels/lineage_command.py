# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""沿革: the page of the panels, the layer of retired parcels, the functions for expressions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.chosen_path import chosen_path
from lowuse_plugin.gui.pages import PageSpec
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.toolbar import Command
from lowuse_plugin.gui.widgets.file_offers import file_offers
from lowuse_plugin.qgis_bridge.expression_functions import LineageFunctions
from lowuse_plugin.qgis_bridge.file_names import file_name
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.layers.roles import HISTORY, PARCELS
from lowuse_plugin.qgis_bridge.layers.themes import PAST

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress
    from lowuse_plugin.gui.map_glimpse import MapGlimpse

_ORDER = 60
_FILE_NAME, _SUFFIX = "宗地沿革台账", "xlsx"


class LineageCommand(QObject):
    """Gives the panels their pages and shows on the map what they are about."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        """Register pages and functions.

        Args:
            context: The shared parts.
            window: Owner.
        """
        super().__init__(window)
        self._context, self._window = context, window
        self._glimpse: MapGlimpse | None = None
        self._is_released = False
        self.functions = LineageFunctions(context.session, context.tasks, self)
        self.functions.changed.connect(self._draw_again)
        parts = context.parcel_parts
        for name, pages in (
            ("Tagging", parts.pages),
            ("Control", parts.control_pages),
            ("Merging", parts.merging.pages),
        ):
            make = partial(self._make_page, f"LowUse.{name}Lineage")
            pages.add(PageSpec("Lineage", tr("Lineage"), make, _ORDER))
        context.session.closed.connect(self._hide)

    def commands(self) -> Sequence[Command]:
        """Return the entry of the menu."""
        return [
            Command(
                "HistoryParcels",
                tr("History parcels on the map"),
                tr("Show retired parcels hatched over the current ones"),
                "history",
                self.show_history,
                needs_workspace=True,
            ),
            Command(
                "LineageTable",
                tr("Lineage of all parcels (Excel) …"),
                tr("Which parcel came of which, when, by what and on what document"),
                "history",
                self.write,
                needs_workspace=True,
            ),
        ]

    def shortcuts(self) -> Sequence[Command]:
        """Return nothing: pages and menu are reached by the keyboard."""
        return ()

    def may_leave(self) -> bool:
        """Nothing is entered here."""
        return True

    def release(self) -> None:
        """Take everything off the map and out of QGIS: the plugin goes."""
        if self._is_released:
            return
        self._is_released = True
        self._context.session.closed.disconnect(self._hide)
        self.functions.release()
        if self._glimpse is not None:
            self._glimpse.release()
        self.deleteLater()

    def show_history(self) -> None:
        """Show the retired parcels; the layer comes into the project when it is wanted first."""
        if self._context.session.store is None:
            self._context.messages.info(tr("Open a workspace first."))
            return
        self._context.layers.apply_theme(PAST)

    def write(self, parcel: str = "") -> None:
        """Ask for a file and write the line of descent of a parcel, or all, as a table."""
        store = self._context.session.store
        if store is None:
            self._context.messages.info(tr("Open a workspace first."))
            return
        title = tr("Lineage of parcels")
        name = file_name("", _FILE_NAME, office_today(), _SUFFIX)
        chosen, _used = QFileDialog.getSaveFileName(
            self._window, title, str(store.path.parent / name), "Excel (*.xlsx)"
        )
        if not chosen:
            return
        path = chosen_path(Path(chosen), (_SUFFIX,))

        def work(progress: Progress) -> int:
            from lowuse_plugin.qgis_bridge.parcels.lineage_paper import (  # noqa: PLC0415
                write_lineage_table,
            )

            return write_lineage_table(store, path, progress, parcel=parcel)

        def done(changes: int) -> None:
            text = tr("{count} changes of parcels written: {file}.", count=f"{changes:,}",
                      file=path.name)  # fmt: skip
            self._context.messages.success(text, offers=file_offers(path))

        self._context.run_for(store, title, work, done)

    def flash(self, shapes: Sequence[bytes], crs: str) -> None:
        """Let the map go to some shapes and mark them for a moment, retired ones too.

        Args:
            shapes: WKB.
            crs: In which they are.
        """
        from qgis.core import QgsGeometry  # noqa: PLC0415

        from lowuse_plugin.gui.map_glimpse import MapGlimpse  # noqa: PLC0415
        from lowuse_plugin.gui.polygon_tool import BoundaryBand  # noqa: PLC0415

        if self._is_released or not shapes:
            return
        parts = []
        for wkb in shapes:
            part = QgsGeometry()
            part.fromWkb(wkb)
            parts.append(part)
        if self._glimpse is None:
            self._glimpse = MapGlimpse(BoundaryBand(self._context.canvas), self)
        self._glimpse.show(bytes(QgsGeometry.collectGeometry(parts).asWkb()), crs)

    def _make_page(self, name: str, context: PanelContext) -> QWidget:
        from lowuse_plugin.gui.widgets.parcels.lineage_page import (  # noqa: PLC0415
            LineageDoors,
            LineagePage,
        )

        return LineagePage(context, LineageDoors(self.flash, self.show_history, self.write), name)

    def _draw_again(self) -> None:
        """Let labels that use the functions follow."""
        for role in (PARCELS, HISTORY):
            for layer in self._context.layers.by_role.get(role, ()):
                if _uses_lineage(layer):
                    layer.triggerRepaint()

    def _hide(self) -> None:
        if self._glimpse is not None:
            self._glimpse.hide()


def _uses_lineage(layer: object) -> bool:
    """Tell whether labels of a layer, which are what it is drawn with, ask the functions."""
    labeling = layer.labeling() if hasattr(layer, "labeling") else None
    settings = labeling.settings() if labeling is not None else None
    return settings is not None and "lineage_" in settings.fieldName
