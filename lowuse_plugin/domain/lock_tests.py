# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""双机锁测试: whether one PC sees that another holds the workspace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a test says of the place."""

    BOTH = "both"
    """The other PC saw the lock file and SQLite's own lock: good."""
    LOCK_FILE_ONLY = "lock_file_only"
    """Byte-range locks do not reach: one of two protections is left."""
    SQLITE_ONLY = "sqlite_only"
    """The lock file was not seen: deleted, or the folder is shown from a cache."""
    NEITHER = "neither"
    """Two people could save at once: nobody may write here."""


@dataclass(frozen=True)
class LockTest:
    """One test: who held, who looked, and what was seen."""

    id: str
    holder: str
    holder_machine: str
    checker: str
    checker_machine: str
    sees_lock_file: bool
    sees_sqlite_lock: bool
    lock_file_ms: int
    """How long the look at the lock file took."""
    sqlite_ms: int
    """How long the question for SQLite's lock took."""
    at_utc: str = ""
    """When it was logged; empty before that."""

    @property
    def verdict(self) -> Verdict:
        """What follows from what was seen."""
        if self.sees_lock_file:
            return Verdict.BOTH if self.sees_sqlite_lock else Verdict.LOCK_FILE_ONLY
        return Verdict.SQLITE_ONLY if self.sees_sqlite_lock else Verdict.NEITHER

    def to_source(self) -> dict[str, str]:
        """Return what the log line keeps."""
        return {
            "id": self.id,
            "holder": self.holder,
            "holder_machine": self.holder_machine,
            "checker": self.checker,
            "checker_machine": self.checker_machine,
            "sees_lock_file": str(int(self.sees_lock_file)),
            "sees_sqlite_lock": str(int(self.sees_sqlite_lock)),
            "lock_file_ms": str(self.lock_file_ms),
            "sqlite_ms": str(self.sqlite_ms),
            "verdict": self.verdict.value,
        }

    @classmethod
    def from_source(cls, said: Mapping[str, str], at_utc: str = "") -> LockTest:
        """Return the test that a log line, or the answer of the other PC, tells of.

        Raises:
            KeyError: Something is missing.
            ValueError: A number is none.
        """
        return cls(
            id=str(said["id"]),
            holder=str(said["holder"]),
            holder_machine=str(said["holder_machine"]),
            checker=str(said["checker"]),
            checker_machine=str(said["checker_machine"]),
            sees_lock_file=said["sees_lock_file"] == "1",
            sees_sqlite_lock=said["sees_sqlite_lock"] == "1",
            lock_file_ms=int(said["lock_file_ms"]),
            sqlite_ms=int(said["sqlite_ms"]),
            at_utc=at_utc,
        )
