# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Brings saves, our own and colleagues', from the shared file to the display copy.

One thread waits, asks the file whether somebody saved, and lets the copy catch up. It holds no
lock while it waits, and nothing of it runs in the interface thread, which never waits for it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from lowuse_plugin.domain.errors import CancelledError, LowUseError

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Lease
    from lowuse_plugin.store.display_copy import DisplayCopy
    from lowuse_plugin.store.workspace import WorkspaceStore

_LONGEST_WAIT_S = 1.0
"""So soon an interval that the user has changed counts."""
_LEASES_EVERY_S = 20.0
"""So often leases are read without news: they expire by themselves."""
_STILL_READ = "DISPLAY_COPY_BUSY"
"""A map is being drawn from the copy right now: nothing that anybody has to know."""
_AGAIN_S = 0.3
"""So soon it is tried again then: till then the map is old, and layers may begin."""
_PATIENCE = 2
"""A drawing that is still in the way after so many attempts is asked to make way."""


class _Stop:
    """Carries ``ports.Progress`` out: a copying ends at its next step when the feed has to."""

    def __init__(self) -> None:
        self.asked = False

    def step(self, done: int, total: int, message: str = "") -> None:  # noqa: ARG002
        if self.asked:
            raise CancelledError


class ChangeFeed(QObject):
    """Watches one workspace until :meth:`stop`.

    It has no owner: its thread may outlive everything else for a moment.
    """

    refreshed = pyqtSignal(object)
    """A ``Refresh``: what changed in the display copy. Arrives in the interface thread."""
    leased = pyqtSignal(object)
    """A tuple of every ``Lease``, when any of them came, changed or expired."""
    caught_up = pyqtSignal()
    """All that was saved before the last nudge is in the display copy, and told."""
    held_up = pyqtSignal()
    """A layer reads for so long that the display copy cannot be brought up to date."""
    failed = pyqtSignal(object)
    """The error, once until it works again."""

    def __init__(
        self,
        store: WorkspaceStore,
        copy: DisplayCopy,
        interval_s: Callable[[], float],
    ) -> None:
        """Prepare to watch.

        Args:
            store: The open workspace.
            copy: Its display copy.
            interval_s: How often colleagues' saves are looked for; asked again and again, in the
                feed's thread.
        """
        super().__init__()
        self._store = store
        self._copy = copy
        self._interval_s = interval_s
        self._wake = threading.Event()
        self._nudged = False
        self._stop = _Stop()
        self._in_trouble = False
        self._refused = 0
        """So often in a row a layer that reads was in the way."""
        self._leases: tuple[Lease, ...] = ()
        self._leases_due_s = 0.0
        self._thread = threading.Thread(target=self._watch, name="lowuse-change-feed", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def nudge(self) -> None:
        """Catch up now: somebody in this session saved."""
        self._nudged = True
        self._wake.set()

    def stop(self) -> None:
        """Watch no more and tell nothing any more; a copying ends soon. Returns at once."""
        self._stop.asked = True
        self._wake.set()

    def wait(self) -> None:
        """Wait for the end, after :meth:`stop`; not in the interface thread."""
        if self._thread.ident is not None:
            self._thread.join()

    def _watch(self) -> None:
        self._look_for_leases()
        while True:
            self._pause()
            self._wake.clear()
            if self._stop.asked:
                return
            self._look()
            if time.monotonic() >= self._leases_due_s:
                self._look_for_leases()

    def _pause(self) -> None:
        """Wait until somebody calls or the interval, as it is set by then, is over."""
        began = time.monotonic()
        while not self._wake.is_set():
            interval_s = self._interval_s()
            wanted_s = min(_AGAIN_S, interval_s) if self._refused else interval_s
            left = began + wanted_s - time.monotonic()
            if left <= 0:
                return
            self._wake.wait(min(left, _LONGEST_WAIT_S))

    def _look(self) -> None:
        nudged, self._nudged = self._nudged, False
        try:
            if not (self._store.has_news() or nudged):
                return
            self._leases_due_s = 0.0
            refresh = self._copy.catch_up(self._stop)
        except LowUseError as error:
            if error.code == _STILL_READ:
                self._wait_for_layers()
            else:
                self._tell(error)
            return
        except Exception as error:
            # Nobody foresaw it; but a thread that ends here would leave the map as it is for good.
            self._tell(error)
            return
        self._in_trouble = False
        self._refused = 0
        if self._stop.asked:
            return
        if refresh.everything or refresh.tables:
            self.refreshed.emit(refresh)
        if nudged and not self._nudged:
            self.caught_up.emit()

    def _look_for_leases(self) -> None:
        """Read who works on what; trouble with that is told by what matters more."""
        self._leases_due_s = time.monotonic() + _LEASES_EVERY_S
        try:
            leases = self._store.leases.current()
        except LowUseError:
            return
        except Exception as error:
            self._tell(error)
            return
        before, self._leases = self._leases, leases
        if leases != before and not self._stop.asked:
            self.leased.emit(leases)

    def _wait_for_layers(self) -> None:
        """Come again soon; a drawing that takes very long has to make way."""
        self._nudged = True
        self._refused += 1
        if self._refused == _PATIENCE and not self._stop.asked:
            self.held_up.emit()

    def _tell(self, error: Exception) -> None:
        # What was asked for stays asked for: the next look tries again.
        self._nudged = True
        self._refused = 0
        if not (self._in_trouble or self._stop.asked):
            self._in_trouble = True
            self.failed.emit(error)
