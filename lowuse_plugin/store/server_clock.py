# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The time of the server that keeps the workspace, asked seldom.

Leases of several PCs are compared with each other, so they must be written and read by one clock:
the one that gives files beside the workspace their time. A PC whose own clock is wrong by hours
then still agrees with its colleagues.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from lowuse_plugin.store import lockfile

_JUMP_S = 2.0
"""The PC slept or its clock was set when its two clocks part by more."""


class ServerClock:
    """Tells the server's seconds since 1970, from what it learned last."""

    def __init__(
        self,
        path: Path,
        *,
        ask: Callable[[Path], float] = lockfile.server_time,
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        """Know nothing yet.

        Args:
            path: The workspace.
            ask: Asks the server, by a file beside a path.
            wall: This PC's clock, perhaps wrong.
            steady: This PC's clock that nobody sets.
        """
        self._path = path
        self._ask = ask
        self._wall = wall
        self._steady = steady
        self._offset: float | None = None
        """Server's seconds less those of the steady clock; None until it is known."""
        self._apart = 0.0
        """Wall clock less steady clock when that was learned."""

    def learn(self, server_s: float) -> None:
        """Take the server's time of this moment, where something else told it anyway."""
        self._offset = server_s - self._steady()
        self._apart = self._wall() - self._steady()

    def now(self) -> float:
        """Return the server's time; this PC's own where nothing can be made beside the file."""
        if self._offset is None or abs(self._wall() - self._steady() - self._apart) > _JUMP_S:
            with suppress(OSError):
                self.learn(self._ask(lockfile.lock_path(self._path)))
        return self._wall() if self._offset is None else self._steady() + self._offset
