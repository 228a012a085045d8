# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Who works with the shared file: its handles are released when the last one has ended.

Closing must not wait, for it is asked for where the interface waits; and the guard must not go
while a connection is open, for the locks of that connection would go with it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from lowuse_plugin.domain.errors import LowUseError


class Uses:
    """Counts uses in all threads and releases once, after closing, when there is none."""

    def __init__(self, file: str, release: Callable[[], None]) -> None:
        """Start open.

        Args:
            file: Name for the refusal.
            release: Runs once, in the thread that closes or in that of the last use.
        """
        self._file = file
        self._release = release
        self._lock = threading.Lock()
        self._count = 0
        self._shut = False
        self._to_release = False

    @contextmanager
    def one(self) -> Iterator[None]:
        """Keep everything open inside the block.

        Raises:
            LowUseError: ``WORKSPACE_CLOSED``.
        """
        with self._lock:
            if self._shut:
                raise LowUseError("WORKSPACE_CLOSED", file=self._file)
            self._count += 1
        try:
            yield
        finally:
            with self._lock:
                self._count -= 1
            self._release_after_the_last()

    def shut(self) -> None:
        """Refuse every use that begins from now on; those that go on end as they like."""
        with self._lock:
            self._shut = True

    def close(self) -> None:
        """Shut, and release now or when the last use ends; returns at once, twice is harmless."""
        with self._lock:
            self._shut = self._to_release = True
        self._release_after_the_last()

    def _release_after_the_last(self) -> None:
        with self._lock:
            if not self._to_release or self._count:
                return
            release, self._release = self._release, _nothing
        release()


def _nothing() -> None:
    """Stand where the release stood: it runs once."""
