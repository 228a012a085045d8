# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A store that is not measured while it is read: a colleague's save would have to wait."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import shapely

from lowuse_plugin.domain.ports import Reading, Store
from lowuse_plugin.geometry import validity

MEASURING = (
    "area", "covered_by", "covers", "difference", "intersection", "symmetric_difference",
    "union_all", "STRtree",
)  # fmt: skip
"""What takes its time with many points; decoding and boxes do not."""
DECODING = validity.__name__
"""Looks whether a ring can be used at all, and mends it: what cannot be is refused at once."""


class Quiet:
    """A real store; whatever is measured while it is read fails the test."""

    def __init__(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        self._store = store
        self._open = 0
        self.measured = 0
        for name in MEASURING:
            monkeypatch.setattr(shapely, name, self._watched(name))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    @contextmanager
    def read(self) -> Iterator[Reading]:
        self._open += 1
        try:
            with self._store.read() as reading:
                yield reading
        finally:
            self._open -= 1

    def _watched(self, name: str) -> Any:
        measure = getattr(shapely, name)

        def watched(*arguments: Any, **named: Any) -> Any:
            if sys._getframe(1).f_globals["__name__"] != DECODING:
                assert not self._open, f"{name} inside a reading"
                self.measured += 1
            return measure(*arguments, **named)

        return watched
