# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Outlines from files of boundary points: asked for, read, and one plot chosen of several."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsSettings
from qgis.PyQt.QtWidgets import QFileDialog, QInputDialog, QWidget

from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress
    from lowuse_plugin.exchange.boundary_outline import OutlineRead
    from lowuse_plugin.exchange.boundary_txt import BoundaryFile, Plot

_FOLDER = "lowuse/folder/boundary_txt"

OutlineTaken = Callable[["OutlineRead"], None]
OutlineRefused = Callable[[str], None]
"""Gets why a file gives no outline; empty when another one is tried."""


class OutlineFiles:
    """Reads outside the interface thread; who asks is told what cannot be read, and why."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        """Read nothing yet.

        Args:
            context: The shared parts.
            window: Owner of the dialogs.
        """
        self._context, self._window = context, window

    def ask(self, taken: OutlineTaken, refused: OutlineRefused) -> None:
        """Ask for a file, and give the outline of one of its plots.

        Args:
            taken: Gets it.
            refused: Is told what cannot be read.
        """
        chosen, _used = QFileDialog.getOpenFileName(
            self._window,
            tr("Outline from a file of boundary points"),
            str(QgsSettings().value(_FOLDER, "")),
            tr("Boundary points (*.txt *.dat)"),
        )
        if chosen:
            QgsSettings().setValue(_FOLDER, str(Path(chosen).parent))
            self.read(Path(chosen), taken, refused)

    def read(self, path: Path, taken: OutlineTaken, refused: OutlineRefused) -> None:
        """Read a file, and give the outline of one of its plots.

        Args:
            path: The file.
            taken: Gets it.
            refused: Is told what cannot be read.
        """
        store = self._context.session.store
        if store is None:
            return
        refused("")

        def work(_progress: Progress) -> BoundaryFile:
            from lowuse_plugin.exchange.boundary_txt import read_boundary_txt  # noqa: PLC0415

            return read_boundary_txt(path)

        def done(found: BoundaryFile) -> None:
            plot = self._one_of(found)
            if plot is None:
                return
            crs = store.info.crs

            def make(_progress: Progress) -> OutlineRead:
                from lowuse_plugin.exchange.boundary_outline import outline_of  # noqa: PLC0415

                return outline_of(found, plot, crs)

            self._context.run_for(store, title, make, taken, on_failed=failed, hidden=True)

        def failed(error: BaseException) -> None:
            refused(describe_any(error))

        title = tr("Reading boundary points")
        self._context.run_for(store, title, work, done, on_failed=failed, hidden=True)

    def _one_of(self, found: BoundaryFile) -> Plot | None:
        """Return the only plot, or the one that a person chooses; None where nobody chooses."""
        if len(found.plots) == 1:
            return found.plots[0]
        labels = [f"{at}. {plot.label}" for at, plot in enumerate(found.plots, start=1)]
        text = tr("{file} has {count} plots. Which one is the new parcel?", file=found.file,
                  count=len(labels))  # fmt: skip
        label, agreed = QInputDialog.getItem(
            self._window, tr("Choose a plot"), text, labels, 0, False
        )
        return found.plots[labels.index(label)] if agreed else None
