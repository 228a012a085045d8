# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Checks what is drawn in another thread, one check after the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.boundaries.edits import BoundaryReport
    from lowuse_plugin.domain.boundaries.questions import SortedOut
    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.qgis_bridge.tasks import ServiceTask


class BoundaryCheck(QObject):
    """Runs at most one check, and knows when it is out of date already."""

    ended = pyqtSignal(bool)
    """Whether another one was asked for meanwhile."""

    def __init__(self, context: PanelContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._task: ServiceTask | None = None
        self._again = False

    @property
    def is_running(self) -> bool:
        """Whether something is being looked at."""
        return self._task is not None

    def start(self, store: Store, drawn: SortedOut, take: Callable[[BoundaryReport], None]) -> None:
        """Check what is drawn; while another check runs only remember that it was asked for.

        Args:
            store: The workspace.
            drawn: What is drawn, told apart.
            take: Gets what was found.
        """
        if self._task is not None:
            self._again = True
            return

        def work(progress: Progress) -> BoundaryReport:
            from lowuse_plugin.services.boundaries.edit import check_boundaries  # noqa: PLC0415

            return check_boundaries(store, drawn.edited, drawn.leaving, progress)

        title = tr("Checking boundaries")
        self._task = self._context.run_for(store, title, work, take, hidden=True)
        self._task.ended.connect(self._on_ended)

    def _on_ended(self) -> None:
        self._task = None
        again, self._again = self._again, False
        self.ended.emit(again)
