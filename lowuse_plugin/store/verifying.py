# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How an open workspace proves itself: on a copy, so that nobody waits for it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from lowuse_plugin.domain.ports import LogHead, Progress
from lowuse_plugin.domain.safety import Verification
from lowuse_plugin.store import page_copy, verify
from lowuse_plugin.store.backups import Backups
from lowuse_plugin.store.reading import SqliteReading
from lowuse_plugin.store.transaction import Session


class _Verified(Protocol):
    """What of a workspace a verification needs."""

    backups: Backups

    @property
    def path(self) -> Path:
        """The shared file."""

    @property
    def session(self) -> Session:
        """Who works."""

    def read(self) -> AbstractContextManager[SqliteReading]:
        """Open one read transaction."""

    def using(self) -> AbstractContextManager[None]:
        """Keep the guard."""


class Verifies:
    """What a workspace offers to prove itself."""

    def verify(
        self: _Verified, anchor: LogHead | None = None, progress: Progress | None = None
    ) -> Verification:
        """Compare the log with the rows, and with the heads in the names of backups (P5).

        That is done on a copy: colleagues save meanwhile.

        Args:
            anchor: A head written down elsewhere: on a committee sheet, in a copy.
            progress: Told how far it is; may stop it.

        Raises:
            LowUseError: As :meth:`read`; ``CHECK_NO_ROOM``.
            CancelledError: The user asked to stop.
        """
        heads = self.backups.heads()
        with self.read():  # puts right what a dead writer left; refuses a file that was replaced
            pass
        with self.using():
            return verify.verify_file(
                self.path,
                anchor,
                backups=heads,
                progress=progress,
                alone=page_copy.while_nobody_saves(self.path, self.session.actor),
            )
