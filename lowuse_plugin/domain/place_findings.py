# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""存放位置检查: what the surroundings of a workspace mean for working in it.

The store measures, here it is judged. Every finding has a sentence that says what to do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from lowuse_plugin.domain import moments
from lowuse_plugin.domain.lock_tests import LockTest, Verdict

CLOCK_APART_S = 60.0
"""Beyond that the log's times of two PCs cannot be compared."""
SLOW_MS = 20.0
VERY_SLOW_MS = 100.0
"""A small file made and removed: wired networks need a few milliseconds, VPN and Wi-Fi more."""
LEAST_FREE = 50_000_000
FREE_COPIES = 3
"""A save, a backup and a copy for the field may need the size of the file each."""
TEST_DAYS = 365
"""Servers and switches are replaced: an older lock test says little."""
_MB, _GB = 1_000_000, 1_000_000_000


class Severity(StrEnum):
    """How grave a finding is."""

    GOOD = "good"
    DOUBTFUL = "doubtful"
    BAD = "bad"


@dataclass(frozen=True)
class PlaceFinding:
    """One thing found out, with what its sentence names."""

    code: str
    severity: Severity
    params: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Surroundings:
    """What was measured; None or empty where it could not be found out."""

    folder: str
    network: bool = False
    removable: bool = False
    sync_folder: str = ""
    no_locks_option: str = ""
    """Mount option that keeps byte-range locks on this PC, such as ``nobrl``."""
    in_wal: bool = False
    leftovers: tuple[str, ...] = ()
    """Names of files of a save or of another program beside the workspace."""
    put_right: tuple[str, ...] = ()
    """What was found and put right at opening: ``journal``, ``wal``."""
    read_only_reason: str | None = None
    file_bytes: int = 0
    free_bytes: int | None = None
    clock_ahead_s: float | None = None
    """This PC's clock less the server's."""
    small_write_ms: float | None = None
    last_test: LockTest | None = None


def judge(found: Surroundings, now: datetime) -> tuple[PlaceFinding, ...]:
    """Return what the surroundings mean, the place itself first.

    Args:
        found: What was measured.
        now: The present moment, with a zone: how old the last lock test is.
    """
    return (
        *_place(found),
        *_lock_test(found, now),
        *_state(found),
        *_space(found),
        *_speed(found),
        *_clock(found),
    )


def _place(found: Surroundings) -> Iterator[PlaceFinding]:
    if found.sync_folder:
        yield _bad("PLACE_SYNC", folder=found.sync_folder)
    elif found.network:
        yield _good("PLACE_SHARE", folder=found.folder)
    elif found.removable:
        yield _doubtful("PLACE_REMOVABLE", folder=found.folder)
    else:
        yield _good("PLACE_LOCAL", folder=found.folder)
    if found.no_locks_option:
        yield _bad("PLACE_NO_BYTE_LOCKS", option=found.no_locks_option)


def _lock_test(found: Surroundings, now: datetime) -> Iterator[PlaceFinding]:
    test = found.last_test
    if test is None:
        if found.network:
            yield _doubtful("PLACE_UNTESTED")
        return
    moment = moments.office_moment(test.at_utc)
    said = {
        "at": f"{moment:%Y-%m-%d %H:%M}",
        "holder": test.holder_machine,
        "checker": test.checker_machine,
    }
    if test.verdict is Verdict.NEITHER:
        yield _bad("PLACE_TEST_NEITHER", **said)
    elif test.verdict is Verdict.LOCK_FILE_ONLY:
        yield _doubtful("PLACE_TEST_LOCK_FILE_ONLY", **said)
    elif test.verdict is Verdict.SQLITE_ONLY:
        yield _doubtful("PLACE_TEST_SQLITE_ONLY", **said)
    elif (now - moment).days > TEST_DAYS:
        yield _doubtful("PLACE_TEST_OLD", **said)
    else:
        yield _good("PLACE_TESTED", **said)


def _state(found: Surroundings) -> Iterator[PlaceFinding]:
    if found.in_wal:
        yield _bad("PLACE_IN_WAL")
    elif found.leftovers:
        yield _doubtful("PLACE_LEFTOVERS", files="、".join(found.leftovers))
    if "journal" in found.put_right:
        yield _good("PLACE_ROLLED_BACK")
    if "wal" in found.put_right:
        yield _good("PLACE_LEFT_WAL")
    if found.read_only_reason is None:
        yield _good("PLACE_WRITABLE")
    elif not (found.in_wal and found.read_only_reason == "WORKSPACE_IN_WAL"):
        yield _doubtful("PLACE_READ_ONLY", reason=found.read_only_reason)


def _space(found: Surroundings) -> Iterator[PlaceFinding]:
    if found.free_bytes is None:
        return
    said = {"free": _size(found.free_bytes), "size": _size(found.file_bytes)}
    if found.free_bytes < max(LEAST_FREE, found.file_bytes):
        yield _bad("PLACE_NO_SPACE", **said)
    elif found.free_bytes < LEAST_FREE + FREE_COPIES * found.file_bytes:
        yield _doubtful("PLACE_LITTLE_SPACE", **said)
    else:
        yield _good("PLACE_SPACE", **said)


def _speed(found: Surroundings) -> Iterator[PlaceFinding]:
    took = found.small_write_ms
    if took is None:
        return
    said = {"ms": f"{max(0.1, took):.1f}" if took < SLOW_MS else f"{took:.0f}"}
    if took <= SLOW_MS:
        yield _good("PLACE_FAST", **said)
    elif took <= VERY_SLOW_MS:
        yield _doubtful("PLACE_SLOW", **said)
    else:
        yield _bad("PLACE_VERY_SLOW", **said)


def _clock(found: Surroundings) -> Iterator[PlaceFinding]:
    ahead = found.clock_ahead_s
    if ahead is None:
        return
    if abs(ahead) <= CLOCK_APART_S:
        if found.network:  # on a disk of this computer it is one clock
            yield _good("PLACE_CLOCK")
        return
    minutes = f"{abs(ahead) / 60:.0f}"
    yield _doubtful("PLACE_CLOCK_AHEAD" if ahead > 0 else "PLACE_CLOCK_BEHIND", minutes=minutes)


def _size(count: int) -> str:
    """Return a number of bytes as people say it: 0.8 MB, 350 MB, 77.3 GB."""
    if count >= _GB:
        return f"{count / _GB:,.1f} GB"
    return f"{count / _MB:.1f} MB" if count < 10 * _MB else f"{count / _MB:.0f} MB"


def _good(code: str, **params: object) -> PlaceFinding:
    return PlaceFinding(code, Severity.GOOD, params)


def _doubtful(code: str, **params: object) -> PlaceFinding:
    return PlaceFinding(code, Severity.DOUBTFUL, params)


def _bad(code: str, **params: object) -> PlaceFinding:
    return PlaceFinding(code, Severity.BAD, params)
