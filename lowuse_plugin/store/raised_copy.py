# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading a workspace of an older version: a private copy of it with the tables of this one.

The shared file stays as it is until somebody raises it; what reads it here finds every column that
this version knows, empty where the old one had none. The copy is made when something is first read
and again after somebody with an older plugin saved.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lowuse_plugin.domain.ports import Actor, LogHead, WorkspaceInfo
from lowuse_plugin.store import connection as connections
from lowuse_plugin.store import lockfile, log, meta, migrations, page_copy, private_copy
from lowuse_plugin.store.connection import Writer


def is_needed(info: WorkspaceInfo) -> bool:
    """Tell whether a workspace lacks what this version reads."""
    return info.schema_version < meta.SCHEMA_VERSION


class RaisedCopy:
    """Keeps one copy; readings take turns, since it is one connection."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._turn = threading.RLock()
        self._copy: Writer | None = None
        self._head: LogHead | None = None

    @contextmanager
    def reading(self, head: LogHead, actor: Actor) -> Iterator[tuple[Writer, LogHead]]:
        """Give the copy, not older than a line of the log, and the line that it rests on.

        Args:
            head: The newest line of the shared file.
            actor: Who works; keeps others from saving when they save again and again meanwhile.

        Raises:
            LowUseError: ``CHECK_NO_ROOM``, ``WORKSPACE_BUSY`` …
        """
        with self._turn:
            if self._copy is None or self._head is None or self._head.seq < head.seq:
                self.close()
                self._copy = self._make(actor)
                self._head = log.read_head(self._copy)
            yield self._copy, self._head

    def _make(self, actor: Actor) -> Writer:
        alone = page_copy.while_nobody_saves(self._path, actor)
        with private_copy.explaining(self._path):
            copy = connections.open_private()
            try:
                source = connections.open_reader(self._path)
                try:
                    steps = page_copy.Steps(None, lockfile.busy(self._path, None))
                    page_copy.in_steps(source, copy, steps, private_copy.STEP_PAGES, alone)
                finally:
                    source.close()
                migrations.raise_copy(copy)
            except BaseException:
                copy.close()
                raise
        return copy

    def close(self) -> None:
        """Let the copy go."""
        with self._turn:
            if self._copy is not None:
                self._copy.close()
            self._copy = self._head = None
