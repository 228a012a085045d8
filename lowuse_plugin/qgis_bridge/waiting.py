# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Saves of this session that wait for a colleague's: who holds the workspace, and how long already.

The store tells it in the thread of the save, many times a second; the interface hears of it a few
times a second, and no more once the waiting is over. Whoever cancels the task ends the waiting:
nothing is written then.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, NamedTuple

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal, pyqtSlot

from lowuse_plugin.domain.errors import CancelledError
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.tasks import ServiceTask, current_task

if TYPE_CHECKING:
    from lowuse_plugin.store.lockfile import Holder

SHOWN_AFTER_S = 1.0
_SILENCE_S = 0.7
"""The store tells of a waiting more often than that: longer silence means that it is over."""
_LOOK_MS = 200


class Wait(NamedTuple):
    """One save that waits."""

    name: str
    """Who holds the workspace; empty where that is not known."""
    machine: str
    seconds: float

    @property
    def text(self) -> str:
        """What the user reads: ``李四（PC-7）正在保存，已等待 3 秒。``."""
        seconds = int(self.seconds)
        if not self.name:
            return tr("Colleagues are using the file; waiting for {seconds} s.", seconds=seconds)
        return tr(
            "{name} ({machine}) is saving; waiting for {seconds} s.",
            name=self.name, machine=self.machine, seconds=seconds,
        )  # fmt: skip


class _Told(NamedTuple):
    """What the store said last."""

    wait: Wait
    began_s: float
    at_s: float


class Waiting(QObject):
    """Gathers what saves tell while they wait."""

    changed = pyqtSignal(object)
    """The longest ``Wait`` that is worth showing, or None when there is none any more."""
    _begun = pyqtSignal(object)
    """A ``ServiceTask`` that waits since now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._told: dict[ServiceTask, _Told] = {}
        self._shown: Wait | None = None
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._show)
        self._begun.connect(self._on_begun)

    def on_wait(self, holder: Holder | None, _seconds: float) -> None:
        """Take note of a waiting; called by the store in the thread of the save.

        Raises:
            CancelledError: The task that waits was cancelled.
        """
        task = current_task()
        if task is None:
            return  # nobody waits for what runs outside of tasks
        if task.isCanceled():
            raise CancelledError
        now = time.monotonic()
        with self._lock:
            before = self._told.get(task)
            lasts = before is not None and now - before.at_s < _SILENCE_S
            # A save waits for several locks in turn, each with its own count: people wait once.
            began = before.began_s if before is not None and lasts else now
            name, machine = (holder.name, holder.machine) if holder is not None else ("", "")
            if not name and before is not None and lasts:
                name, machine = before.wait.name, before.wait.machine
            self._told[task] = _Told(Wait(name, machine, now - began), began, now)
        if before is None:
            self._begun.emit(task)

    def of(self, task: ServiceTask | None) -> Wait | None:
        """Return how long a task waits already; None while that is not worth a word.

        Args:
            task: That was started here; None for whichever waits longest.
        """
        if task is None:
            return self._shown
        with self._lock:
            told = self._told.get(task)
        return told.wait if told is not None and told.wait.seconds >= SHOWN_AFTER_S else None

    def cancel(self) -> None:
        """Stop every save that waits; what it was to write stays where it was entered."""
        with self._lock:
            tasks = list(self._told)
        for task in tasks:
            task.cancel()

    def _on_begun(self, task: ServiceTask) -> None:
        if not sip.isdeleted(task):  # it may have ended since
            task.ended.connect(self._on_ended)
        self._look.start()

    @pyqtSlot()
    def _on_ended(self) -> None:
        """Forget a task at once: its last word would stand beside what came of it."""
        with self._lock:
            self._told.pop(self.sender(), None)
        self._show()

    def _show(self) -> None:
        now = time.monotonic()
        with self._lock:
            self._told = {
                task: told for task, told in self._told.items() if now - told.at_s < _SILENCE_S
            }
            waits = [told.wait for told in self._told.values()]
        if not waits:
            self._look.stop()
        longest = max(waits, key=lambda wait: wait.seconds, default=None)
        shown = longest if longest is not None and longest.seconds >= SHOWN_AFTER_S else None
        if shown != self._shown:
            self._shown = shown
            self.changed.emit(shown)
