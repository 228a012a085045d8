# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Saves that follow each other quickly reach map and lists as one.

Long work saves in batches. Drawing and listing a hundred thousand parcels again after each of them
would take the work's own time several times over, and the interface with it. And a drawing that
begins while the display copy still lacks the last batches keeps them out of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from lowuse_plugin.domain.bounds import union
from lowuse_plugin.qgis_bridge.tasks import Tasks

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Refresh

_LONGEST_MS = 10_000
"""So long the user of long work waits to see what it has saved already."""


class Gathering(QObject):
    """Passes each ``Refresh`` on, while work goes on only now and then.

    What came meanwhile is passed on when all that the work has saved has arrived.
    """

    ready = pyqtSignal(object)
    """A ``Refresh`` for all that came since the last one."""

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._held: Refresh | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_LONGEST_MS)
        self._patience.timeout.connect(self._pass_on)

    def take(self, refresh: Refresh) -> None:
        """Pass on what changed, now or with what comes."""
        self._held = refresh if self._held is None else merged(self._held, refresh)
        if not self._tasks.at_work:
            self._pass_on()
        elif not self._patience.isActive():
            self._patience.start()

    def all_arrived(self) -> None:
        """Pass on what came while work went on, if it is over: nothing more is to come of it."""
        if not self._tasks.at_work:
            self._pass_on()

    def clear(self) -> None:
        """Forget what was held, as when a workspace is closed."""
        self._held = None
        self._patience.stop()

    def _pass_on(self) -> None:
        held = self._held
        self.clear()
        if held is not None:
            self.ready.emit(held)


def merged(first: Refresh, second: Refresh) -> Refresh:
    """Return what both say, the second being the later one."""
    anything = first.parcels is None or second.parcels is None
    is_anywhere = _is_anywhere(first) or _is_anywhere(second)
    return replace(
        second,
        tables=first.tables | second.tables,
        parcels=None if anything else (first.parcels or frozenset()) | (second.parcels or set()),
        bounds=None if is_anywhere else union((first.bounds, second.bounds)),
        everything=first.everything or second.everything,
    )


def _is_anywhere(refresh: Refresh) -> bool:
    """Tell whether a shape may have changed without it being known where."""
    return refresh.parcels is None and refresh.bounds is None
