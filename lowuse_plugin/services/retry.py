# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Doing again what rested on a state that somebody changed meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TypeVar

from lowuse_plugin.domain.errors import ConflictError

ATTEMPTS = 5

Result = TypeVar("Result")


def until_undisturbed(
    attempt: Callable[[], Result], *, final: Collection[str] = frozenset()
) -> Result:
    """Return the result of the first attempt that nobody disturbed.

    Args:
        attempt: Reads, computes and writes with the state it read as a condition. What it wrote
            before a conflict must be right by itself.
        final: Codes of conflicts that another attempt meets again: a person has to look.

    Raises:
        ConflictError: Of the last attempt; others write faster than this can compute.
    """
    for _ in range(ATTEMPTS - 1):
        try:
            return attempt()
        except ConflictError as error:
            if error.code in final:
                raise
    return attempt()


@dataclass
class Seen:
    """A row as a person saw it, for all attempts of one save; unseen, as the first finds it."""

    uuid: str
    version: int | None

    def of(self, now: int) -> int:
        """Return the version that was seen.

        Args:
            now: The version that an attempt finds.
        """
        if self.version is None:
            self.version = now
        return self.version
