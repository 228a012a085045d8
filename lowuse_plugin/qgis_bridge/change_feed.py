# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Brings saves, our own and colleagues', from the shared file to the display copy.

One thread waits, asks the file whether somebody saved, and lets the copy catch up. It holds no
lock while it waits, and nothing of it runs in the interface thread.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from lowuse_plugin.domain.errors import LowUseError

if TYPE_CHECKING:
    from lowuse_plugin.store.display_copy import DisplayCopy
    from lowuse_plugin.store.workspace import WorkspaceStore

_JOIN_S = 10.0
_STILL_READ = "DISPLAY_COPY_BUSY"
"""A map is being drawn from the copy right now: nothing that anybody has to know."""


class ChangeFeed(QObject):
    """Watches one workspace until :meth:`stop`."""

    refreshed = pyqtSignal(object)
    """A ``Refresh``: what changed in the display copy. Arrives in the interface thread."""
    failed = pyqtSignal(object)
    """The error, once until it works again."""

    def __init__(
        self,
        store: WorkspaceStore,
        copy: DisplayCopy,
        interval_s: float,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._copy = copy
        self._interval_s = interval_s
        self._wake = threading.Event()
        self._nudged = False
        self._stopping = False
        self._in_trouble = False
        self._thread = threading.Thread(target=self._watch, name="lowuse-change-feed", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def nudge(self) -> None:
        """Catch up now: somebody in this session saved."""
        self._nudged = True
        self._wake.set()

    def stop(self) -> None:
        """Stop watching and wait for the thread."""
        self._stopping = True
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(_JOIN_S)

    def _watch(self) -> None:
        while True:
            self._wake.wait(self._interval_s)
            self._wake.clear()
            if self._stopping:
                return
            self._look()

    def _look(self) -> None:
        nudged, self._nudged = self._nudged, False
        try:
            if not (self._store.has_news() or nudged):
                return
            refresh = self._copy.catch_up()
        except LowUseError as error:
            self._tell(error, quiet=error.code == _STILL_READ)
            return
        except Exception as error:
            # Nobody foresaw it; but a thread that ends here would leave the map as it is for good.
            self._tell(error)
            return
        self._in_trouble = False
        if not self._stopping and (refresh.everything or refresh.tables):
            self.refreshed.emit(refresh)

    def _tell(self, error: Exception, *, quiet: bool = False) -> None:
        # What was asked for stays asked for: the next look tries again.
        self._nudged = True
        if not (quiet or self._in_trouble or self._stopping):
            self._in_trouble = True
            self.failed.emit(error)
