# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Measures what surrounds an open workspace: place, rights, room, clock, speed, other programs."""

from __future__ import annotations

import secrets
import shutil
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from lowuse_plugin.domain.place_findings import PlaceFinding, Surroundings, judge
from lowuse_plugin.store import lock_test, lockfile, place
from lowuse_plugin.store.mounts import mount_of, mounted
from lowuse_plugin.store.workspace import WorkspaceStore

_WRITES = 7
_BESIDE = ("-journal", "-wal", "-shm", ".part")


def examine_place(store: WorkspaceStore) -> tuple[PlaceFinding, ...]:
    """Return what is to be said of where a workspace stands.

    Takes up to a second on a slow share; writes nothing but empty probes, which it removes.

    Raises:
        LowUseError: As :meth:`~lowuse_plugin.store.workspace.WorkspaceStore.read`.
    """
    return judge(look_around(store), datetime.now(UTC))


def look_around(store: WorkspaceStore, *, wall: Callable[[], float] = time.time) -> Surroundings:
    """Measure.

    Args:
        store: The workspace.
        wall: This PC's clock.

    Raises:
        LowUseError: As :meth:`~lowuse_plugin.store.workspace.WorkspaceStore.read`.
    """
    path = store.path
    with store.read() as reading:
        mode = reading.connection.execute("PRAGMA journal_mode").fetchone()[0]
        tests = lock_test.past_tests(reading)
    mount = mount_of(path, mounted(path))
    return Surroundings(
        folder=str(path.parent),
        network=place.is_network(path),
        removable=place.is_removable(path),
        sync_folder=place.sync_folder_of(path),
        no_locks_option=place.option_without_locks(mount),
        in_wal=mode == "wal",
        leftovers=_leftovers(path),
        put_right=store.put_right,
        read_only_reason=store.info.read_only_reason,
        file_bytes=_size(path),
        free_bytes=_free(path.parent),
        clock_ahead_s=_clock_ahead(path, wall),
        small_write_ms=_small_write_ms(path),
        last_test=tests[0] if tests else None,
    )


def _leftovers(path: Path) -> tuple[str, ...]:
    """Return files of a save beside the workspace, unless a save goes on just now."""
    found = [
        path.name + suffix for suffix in _BESIDE if path.with_name(path.name + suffix).exists()
    ]
    return () if lockfile.lock_path(path).exists() else tuple(found)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _free(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def _clock_ahead(path: Path, wall: Callable[[], float]) -> float | None:
    try:
        server = lockfile.server_time(lockfile.lock_path(path))
    except OSError:
        return None
    return wall() - server


def _small_write_ms(path: Path) -> float | None:
    """Return how long a small file takes to be made, written and removed; the middle of some."""
    times = []
    try:
        for _ in range(_WRITES):
            probe = path.with_name(f"{lockfile.lock_path(path).name}-probe-{secrets.token_hex(8)}")
            started = time.perf_counter()
            try:
                probe.write_bytes(b"0" * 512)
            finally:
                probe.unlink(missing_ok=True)
            times.append(time.perf_counter() - started)
    except OSError:
        return None
    return statistics.median(times) * 1000
