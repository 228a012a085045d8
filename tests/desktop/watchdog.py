# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How long the interface of QGIS stood still, and where in Python it did.

A timer of the interface thread ticks; a second thread looks, while no tick comes, at what the
interface thread is doing.
"""

import faulthandler
import tempfile
import threading
import time
from contextlib import contextmanager

from qgis.PyQt.QtCore import QObject, Qt, QTimer

TICK_MS = 10
WORTH_A_STACK_S = 0.15


class Watchdog(QObject):
    """Counts the gaps between ticks between :meth:`start` and :meth:`stop`."""

    on_duty = None
    """The one that watches now."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.gaps = []
        """(seconds into the watch, length in seconds, stack)"""
        self._main = threading.get_ident()
        self._last = None
        self._stack = ""
        self._begin = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._alive = True
        threading.Thread(target=self._look, daemon=True).start()

    def start(self):
        Watchdog.on_duty = self
        self._last = time.monotonic()
        self._timer.start(TICK_MS)

    def stop(self):
        """Pause, as while a screenshot is taken."""
        self._note()
        self._timer.stop()
        self._last = None
        Watchdog.on_duty = None

    def close(self):
        self.stop()
        self._alive = False

    def worst(self):
        return max((length for _, length, _ in self.gaps), default=0.0)

    def report(self, above=0.1):
        return [
            {"at_s": round(at, 2), "seconds": round(length, 3), "stack": stack}
            for at, length, stack in self.gaps
            if length >= above
        ]

    def _tick(self):
        self._note()
        self._last = time.monotonic()

    def _note(self):
        if self._last is None:
            return
        length = time.monotonic() - self._last - TICK_MS / 1000
        if length > 0.05:
            self.gaps.append((self._last - self._begin, length, self._stack))
        self._stack = ""

    def _look(self):
        while self._alive:
            time.sleep(0.03)
            last = self._last
            if last is not None and time.monotonic() - last > WORTH_A_STACK_S and not self._stack:
                self._stack = self._stacks()

    def _stacks(self):
        """Return where the interface is, and where others are that may hold Python's lock.

        No frame is held for it: with a frame goes all that stands in it, marks on the map and
        layouts among them, in whichever thread lets go of it last.
        """
        with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
            faulthandler.dump_traceback(file)
            file.seek(0)
            found = [each.strip().splitlines() for each in file.read().split("\n\n")]
        threads = {int(heading.split("0x")[1].split()[0], 16): lines for heading, *lines in found}
        del threads[threading.get_ident()]
        parts = [_latest_last(threads.pop(self._main)[:6])]
        parts += [_latest_last(lines[:3]) for lines in threads.values()]
        return "beside it:\n".join(parts)


def _latest_last(lines):
    return "".join(f"{line}\n" for line in reversed(lines))


@contextmanager
def unwatched():
    """Pause the watch: what a script itself looks up among all widgets is no stall of theirs."""
    dog = Watchdog.on_duty
    if dog is not None:
        dog.stop()
    try:
        yield
    finally:
        if dog is not None:
            dog.start()
