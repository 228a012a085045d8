# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A colleague who saves between somebody's reading and saving."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from lowuse_plugin.domain.ports import Change, Display, Reading, Receipt, Store, WorkspaceInfo


class Overtaken:
    """A real store; after each reading the colleague does the next of the given acts."""

    def __init__(self, store: Store, acts: Sequence[Callable[[], object]]) -> None:
        self._store = store
        self._acts = list(acts)
        self.saves = 0

    @property
    def path(self) -> Path:
        return self._store.path

    @property
    def info(self) -> WorkspaceInfo:
        return self._store.info

    @contextmanager
    def read(self) -> Iterator[Reading]:
        with self._store.read() as reading:
            yield reading
        if self._acts:
            self._acts.pop(0)()

    def write(self, changes: Sequence[Change], *, reason: str) -> Receipt:
        receipt = self._store.write(changes, reason=reason)
        self.saves += 1
        return receipt

    def attach_display(self, copy: Display) -> None:
        self._store.attach_display(copy)

    def has_news(self) -> bool:
        return self._store.has_news()

    def layer_source(self, name: str) -> str:
        return self._store.layer_source(name)

    def close(self) -> None:
        self._store.close()
