# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Saves of one session take turns; who waits hears of it, and can stop waiting."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from lowuse_plugin.store.lockfile import OnWait

_PIECE_S = 0.1


class Turns:
    """Lets one thread at a time write."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    @contextmanager
    def one(self, on_wait: OnWait | None) -> Iterator[None]:
        """Keep all others out inside the block.

        Args:
            on_wait: Told while another save of this session is waited for; may raise
                CancelledError.
        """
        started = time.monotonic()
        while not self._lock.acquire(timeout=_PIECE_S):
            if on_wait is not None:
                on_wait(None, time.monotonic() - started)
        try:
            yield
        finally:
            self._lock.release()
