# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Lets go of workspaces behind the interface's back.

A copy that is being poured waits for the layers that read it, a save for a colleague's, a file
for its share. Nothing of that may hold the interface, and nothing of it may be left halfway.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

if TYPE_CHECKING:
    from lowuse_plugin.qgis_bridge.change_feed import ChangeFeed
    from lowuse_plugin.store.workspace import WorkspaceStore

_AT_ONCE_S = 0.1
"""What is idle is closed by then: who opens it again finds its display copy free."""


class Closings(QObject):
    """The workspaces that are being closed.

    It has no owner: its threads keep it, however early everything else goes.
    """

    failed = pyqtSignal(object)
    """The error of a closing. Arrives in the interface thread."""

    def __init__(self) -> None:
        super().__init__()
        self._threads: list[threading.Thread] = []

    def begin(
        self, store: WorkspaceStore, feed: ChangeFeed | None = None, *, remove: bool = False
    ) -> None:
        """Refuse all that begins on a workspace from now on, and close it; returns soon.

        Args:
            store: The workspace; nobody else closes it.
            feed: What watches it.
            remove: Remove the file afterwards: it was made for nobody.
        """
        store.shut()
        if feed is not None:
            feed.stop()
        # A daemon: a share that does not answer must not keep QGIS from ending.
        thread = threading.Thread(
            target=self._close, args=(store, feed, remove), name="lowuse-closing", daemon=True
        )
        self._threads = [other for other in self._threads if other.is_alive()]
        self._threads.append(thread)
        thread.start()
        thread.join(_AT_ONCE_S)

    def wait(self, seconds: float) -> bool:
        """Wait until everything is closed, but no longer; tell whether it is."""
        until = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _close(self, store: WorkspaceStore, feed: ChangeFeed | None, remove: bool) -> None:
        try:
            if feed is not None:
                feed.wait()
            store.close()
            if remove:
                store.path.unlink(missing_ok=True)
        except Exception as error:
            self.failed.emit(error)
