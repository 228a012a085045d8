# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The lock file beside the workspace: a second lock, independent of SQLite's.

Byte-range locks fail on some shares and are dropped by POSIX; a file made with O_EXCL is not.
A holder that died on this PC is replaced at once, any other after 60 s by the server's clock; a
holder that comes back finds another nonce in the file and must not commit.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import secrets
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Actor

STALE_AFTER_S = 60.0
UNREADABLE_AFTER_S = 5.0
"""A holder writes its name at once; a file still empty then was left by one that died before."""
TIMEOUT_S = 20.0
_FIRST_PAUSE_S = 0.001
_LONGEST_PAUSE_S = 0.008
_PROBE_EVERY_S = 1.0


@dataclass(frozen=True)
class Holder:
    """Who holds the lock: what stands in the file."""

    name: str
    user: str
    machine: str
    host: str
    pid: int
    nonce: str


OnWait = Callable[[Holder | None, float], None]
"""Told while waiting: the holder and the seconds so far. It may raise CancelledError."""


def lock_path(workspace: Path) -> Path:
    """Return where the lock file of a workspace stands."""
    return workspace.with_name(workspace.name + ".lup-lock")


class Lock:
    """A lock file that this process holds."""

    def __init__(self, path: Path, nonce: str) -> None:
        self._path = path
        self._nonce = nonce

    def is_mine(self) -> bool:
        """Tell whether the file still has our nonce: nobody took the lock over."""
        holder = read_holder(self._path)
        return holder is not None and holder.nonce == self._nonce

    def release(self) -> None:
        """Remove the file unless somebody took it over."""
        if self.is_mine():
            with suppress(FileNotFoundError):
                self._path.unlink()


@contextmanager
def hold(
    workspace: Path,
    actor: Actor,
    *,
    timeout_s: float = TIMEOUT_S,
    on_wait: OnWait | None = None,
) -> Iterator[Lock]:
    """Hold the lock file of a workspace inside the block.

    Raises:
        LowUseError: ``WORKSPACE_BUSY`` naming the holder after ``timeout_s``;
            ``WORKSPACE_READ_ONLY``, ``DISK_FULL`` or ``WORKSPACE_UNREACHABLE`` when the file
            cannot be made.
    """
    lock = _acquire(workspace, actor, timeout_s, on_wait)
    try:
        yield lock
    finally:
        lock.release()


def _acquire(workspace: Path, actor: Actor, timeout_s: float, on_wait: OnWait | None) -> Lock:
    path = lock_path(workspace)
    mine = Holder(
        name=actor.name,
        user=actor.os_user,
        machine=actor.machine,
        host=socket.gethostname(),
        pid=os.getpid(),
        nonce=secrets.token_hex(16),
    )
    started = time.monotonic()
    next_probe = started + _PROBE_EVERY_S
    pause = _FIRST_PAUSE_S
    while not _create(path, mine):
        holder = read_holder(path)
        now = time.monotonic()
        dead = holder is not None and is_dead_here(holder)
        if not dead and now >= next_probe:
            next_probe = now + _PROBE_EVERY_S
            dead = is_stale(path, STALE_AFTER_S if holder else UNREADABLE_AFTER_S)
        if dead and _take_over(path, holder):
            continue
        if now - started >= timeout_s:
            raise busy(workspace, holder)
        if on_wait is not None:
            on_wait(holder, now - started)
        time.sleep(pause)
        pause = min(pause * 1.5, _LONGEST_PAUSE_S)
    return Lock(path, mine.nonce)


def busy(workspace: Path, holder: Holder | None) -> LowUseError:
    """Return the refusal that names who holds the workspace."""
    return LowUseError(
        "WORKSPACE_BUSY",
        file=workspace.name,
        holder=holder.name if holder else "",
        machine=holder.machine if holder else "",
    )


def _create(path: Path, holder: Holder) -> bool:
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    except FileExistsError:
        return False
    except PermissionError as error:
        if os.name == "nt" and path.exists():
            return False  # being removed by its holder
        raise LowUseError("WORKSPACE_READ_ONLY", file=path.stem, detail=str(error)) from error
    except OSError as error:
        raise _explained(error, path) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(holder), file)
    except OSError as error:
        with suppress(OSError):
            path.unlink()
        raise _explained(error, path) from error
    return True


def _explained(error: OSError, path: Path) -> LowUseError:
    if error.errno == errno.EROFS:
        code = "WORKSPACE_READ_ONLY"
    elif error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        code = "DISK_FULL"
    else:
        code = "WORKSPACE_UNREACHABLE"
    return LowUseError(code, file=path.stem, detail=str(error))


def read_holder(path: Path) -> Holder | None:
    """Return what stands in a lock file; None while it is missing or not yet written."""
    try:
        return Holder(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def is_dead_here(holder: Holder) -> bool:
    """Tell whether the holder was a process of this PC that is no more."""
    return holder.host == socket.gethostname() and not process_lives(holder.pid)


def is_stale(path: Path, after_s: float = STALE_AFTER_S) -> bool:
    """Tell whether the lock is older than ``after_s`` by the clock of the server that keeps it.

    A probe file made beside it gets its time from the same clock, so that a PC whose own clock is
    wrong by hours judges right.
    """
    probe = path.with_name(f"{path.name}-probe-{secrets.token_hex(8)}")
    try:
        probe.touch(exist_ok=False)
        try:
            now = probe.stat().st_mtime
        finally:
            probe.unlink()
        return now - path.stat().st_mtime > after_s
    except OSError:
        return False  # released meanwhile, or nothing can be made here: the attempt itself tells


def _take_over(path: Path, dead: Holder | None) -> bool:
    """Move a dead holder's file aside and tell whether that succeeded.

    Of several rivals one succeeds. A rival may have taken over already: what was moved then is
    another holder's file and is put back; should that fail, that holder does not commit.
    """
    aside = path.with_name(f"{path.name}-stale-{secrets.token_hex(8)}")
    try:
        path.rename(aside)
    except OSError:
        return False
    moved = read_holder(aside)
    if moved is not None and moved != dead and not path.exists():
        with suppress(OSError):
            aside.rename(path)
            return False
    with suppress(OSError):
        aside.unlink()
    return True


def process_lives(pid: int) -> bool:
    """Tell whether a process of this PC runs; a zombie does not."""
    if sys.platform == "win32":
        return _process_lives_on_windows(pid)
    if Path("/proc/self/stat").exists():
        try:
            status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False
        return status.rpartition(")")[2].split()[0] not in ("Z", "X")
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _process_lives_on_windows(pid: int) -> bool:
    if sys.platform != "win32":
        return True
    still_active, query_limited, access_denied = 259, 0x1000, 5
    kernel = ctypes.windll.kernel32
    handle = kernel.OpenProcess(query_limited, False, pid)
    if not handle:
        return bool(kernel.GetLastError() == access_denied)  # denied, so there is such a process
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return code.value == still_active
