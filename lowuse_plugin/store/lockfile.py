# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The lock file beside the workspace: a second lock, independent of SQLite's.

Byte-range locks fail on some shares and are dropped by POSIX; a file made with O_EXCL is not.
A holder that died on this PC is replaced at once, any other after 60 s by the server's clock; a
holder that comes back finds another nonce in the file and must not commit.
"""

from __future__ import annotations

import errno
import json
import os
import secrets
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Actor
from lowuse_plugin.store.processes import process_lives, process_space

STALE_AFTER_S = 60.0
UNREADABLE_AFTER_S = 5.0
"""A holder writes its name at once; a file still empty then was left by one that died before."""
TIMEOUT_S = 20.0
KEPT_EVERY_S = 10.0
"""So often a holder that works long gives its file the time of now."""
_FIRST_PAUSE_S = 0.001
_LONGEST_PAUSE_S = 0.008
_PROBE_EVERY_S = 1.0
_KEEPER_WAKES_S = 1.0
_REMOVE_FOR_S = 2.0
"""How long a release tries to remove the file; waiting colleagues open it to read the holder."""
_REFUSED_FOR_S = 1.0
"""How long a refusal to make the file may mean that a removed one is still open somewhere."""
_CLAIM_TRIES = 5
"""How often rivals may be a moment faster before a claim gives in."""
_RELEASED = b'{"released": true}'


@dataclass(frozen=True)
class Holder:
    """Who holds the lock: what stands in the file."""

    name: str
    user: str
    machine: str
    host: str
    pid: int
    nonce: str
    space: str = ""
    """Within which ``pid`` means this process: boot and PID namespace; empty where unknown."""


OnWait = Callable[[Holder | None, float], None]
"""Told while waiting: the holder and the seconds so far. It may raise CancelledError."""


def lock_path(workspace: Path) -> Path:
    """Return where the lock file of a workspace stands."""
    return workspace.with_name(workspace.name + ".lup-lock")


class Lock:
    """A lock file that this process holds."""

    def __init__(self, path: Path, nonce: str, taken_from: Holder | None = None) -> None:
        self._path = path
        self._nonce = nonce
        self._kept_at = time.monotonic()
        self.taken_from = taken_from
        """From whom the file was taken over; he may hold SQLite's lock yet."""

    def is_mine(self) -> bool:
        """Tell whether the file still has our nonce: nobody took the lock over."""
        return self._stands_in(_content(self._path))

    def keep(self) -> None:
        """Let the file be of now, when that was long ago; cheap, never raises.

        Called while work goes on; a process that is stopped loses the lock. The first byte is
        written over itself: the server gives the file its time, and it stays readable.
        """
        if time.monotonic() - self._kept_at < KEPT_EVERY_S:
            return
        self._kept_at = time.monotonic()
        with suppress(OSError):
            if self.is_mine():
                handle = os.open(self._path, os.O_WRONLY)
                with os.fdopen(handle, "wb") as file:
                    file.write(b"{")

    def made_s(self) -> float | None:
        """Return when the file was made, by the server's clock in its seconds since 1970."""
        try:
            return self._path.stat().st_mtime
        except OSError:
            return None

    def release(self) -> None:
        """Remove the file unless somebody took it over; never raises: the save is over.

        Windows removes no file that somebody reads, and a share may be away for a moment. A file
        that resists says at last that it is released, and whoever comes next clears it away.
        """
        until = time.monotonic() + _REMOVE_FOR_S
        while True:
            try:
                if self._stands_in(self._path.read_bytes()):
                    self._path.unlink()
            except FileNotFoundError:
                return
            except OSError:
                if time.monotonic() >= until:
                    break
                time.sleep(_LONGEST_PAUSE_S)
            else:
                return
        if self.is_mine():
            _mark_released(self._path)

    def _stands_in(self, content: bytes | None) -> bool:
        """Tell whether a lock file names this holder."""
        holder = _holder_in(content)
        return holder is not None and holder.nonce == self._nonce


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


@contextmanager
def kept(lock: Lock) -> Iterator[None]:
    """Keep a lock file fresh inside a block that copies or checks a whole file.

    A thread does it; saves do without one, which would cost each of them more than the file.
    """
    over = threading.Event()

    def work() -> None:
        while not over.wait(_KEEPER_WAKES_S):
            lock.keep()

    keeper = threading.Thread(target=work, name="lowuse-lock", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def claim(path: Path) -> Lock | None:
    """Make a lock file that stands as long as this process wants; None when another has it.

    For files in a user's own folder: they are taken over from a process of this PC that is no
    more, also from before the PC was started last, and from nobody else.

    Args:
        path: The lock file itself.

    Raises:
        OSError: It cannot be made.
        LowUseError: As :func:`hold`.
    """
    mine = _mine(Actor(name="", os_user="", machine=""))
    for _ in range(_CLAIM_TRIES):
        if _create(path, mine):
            return Lock(path, mine.nonce)
        seen = _content(path)
        holder = _holder_in(seen)
        if holder is None:
            dead = seen == _RELEASED or is_stale(path, UNREADABLE_AFTER_S)
        else:
            dead = is_dead_here(holder) or _is_of_earlier_start(holder)
        if seen is not None and not (dead and take_over(path, seen)):
            return None
    return None


def _is_of_earlier_start(holder: Holder) -> bool:
    here = holder.host == socket.gethostname() and bool(holder.space)
    return here and holder.space.split()[:1] != process_space().split()[:1]


def _mine(actor: Actor) -> Holder:
    return Holder(
        name=actor.name,
        user=actor.os_user,
        machine=actor.machine,
        host=socket.gethostname(),
        pid=os.getpid(),
        nonce=secrets.token_hex(16),
        space=process_space(),
    )


def _acquire(workspace: Path, actor: Actor, timeout_s: float, on_wait: OnWait | None) -> Lock:
    path = lock_path(workspace)
    mine = _mine(actor)
    started = time.monotonic()
    next_probe = started + _PROBE_EVERY_S
    pause = _FIRST_PAUSE_S
    taken_from: Holder | None = None
    while not _create_patiently(path, mine):
        seen = _content(path)
        holder = _holder_in(seen)
        now = time.monotonic()
        dead = seen == _RELEASED or (holder is not None and is_dead_here(holder))
        if not dead and now >= next_probe:
            next_probe = now + _PROBE_EVERY_S
            dead = is_stale(path, STALE_AFTER_S if holder else UNREADABLE_AFTER_S)
        if dead and take_over(path, seen):
            taken_from = holder
            continue
        if now - started >= timeout_s:
            raise busy(workspace, holder)
        if on_wait is not None:
            on_wait(holder, now - started)
        time.sleep(pause)
        pause = min(pause * 1.5, _LONGEST_PAUSE_S)
    return Lock(path, mine.nonce, taken_from)


def busy(workspace: Path, holder: Holder | None) -> LowUseError:
    """Return the refusal that names who holds the workspace."""
    return LowUseError(
        "WORKSPACE_BUSY",
        file=workspace.name,
        holder=holder.name if holder else "",
        machine=holder.machine if holder else "",
    )


def _create_patiently(path: Path, holder: Holder) -> bool:
    """Make the file, or tell that it is there.

    Windows refuses the name of a removed file as long as somebody still has it open: only a
    refusal that lasts is one.
    """
    until = time.monotonic() + _REFUSED_FOR_S
    while True:
        try:
            return _create(path, holder)
        except PermissionError as error:
            if time.monotonic() >= until:
                code = "WORKSPACE_READ_ONLY"
                raise LowUseError(code, file=path.stem, detail=str(error)) from error
            time.sleep(_LONGEST_PAUSE_S)


def _create(path: Path, holder: Holder) -> bool:
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    except FileExistsError:
        return False
    except PermissionError:
        raise
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
    elif is_full(error):
        code = "DISK_FULL"
    else:
        code = "WORKSPACE_UNREACHABLE"
    return LowUseError(code, file=path.stem, detail=str(error))


def is_full(error: OSError) -> bool:
    """Tell whether there is no room left where a file was to be written."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def read_holder(path: Path) -> Holder | None:
    """Return what stands in a lock file; None while it is missing or not yet written."""
    return _holder_in(_content(path))


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _holder_in(content: bytes | None) -> Holder | None:
    """Return whom a lock file names; what a newer version says besides is passed over."""
    if content is None:
        return None
    try:
        said = json.loads(content)
        return Holder(
            **{field.name: said[field.name] for field in fields(Holder) if field.name in said}
        )
    except (ValueError, TypeError):
        return None


def _mark_released(path: Path) -> None:
    """Say in a file that cannot be removed that nobody holds it; never makes a file."""
    with suppress(OSError):
        handle = os.open(path, os.O_WRONLY | os.O_TRUNC)
        with os.fdopen(handle, "wb") as file:
            file.write(_RELEASED)


def is_dead_here(holder: Holder) -> bool:
    """Tell whether the holder was a process of this PC that is no more.

    In a container a number means another process than outside: such a holder is as one elsewhere.
    """
    here = holder.host == socket.gethostname() and holder.space == process_space()
    return here and not process_lives(holder.pid)


def server_time(path: Path) -> float:
    """Return the time of the server that keeps ``path``, in its own seconds since 1970.

    A probe file made beside it gets its time from the clock that also gave ``path`` its own, so
    that a PC whose own clock is wrong by hours judges right.

    Raises:
        OSError: Nothing can be made there.
    """
    probe = path.with_name(f"{path.name}-probe-{secrets.token_hex(8)}")
    probe.touch(exist_ok=False)
    try:
        return probe.stat().st_mtime
    finally:
        probe.unlink()


def is_stale(
    path: Path,
    after_s: float = STALE_AFTER_S,
    *,
    clock: Callable[[Path], float] = server_time,
) -> bool:
    """Tell whether the lock is older than ``after_s`` by the clock of the server that keeps it."""
    try:
        return clock(path) - path.stat().st_mtime > after_s
    except OSError:
        return False  # released meanwhile, or nothing can be made here: the attempt itself tells


def take_over(path: Path, seen: bytes | None) -> bool:
    """Move a file that nobody holds any more aside and tell whether that succeeded.

    Of several rivals one succeeds. A rival may have taken over already: what was moved then is
    not what was ``seen`` but another holder's file, and is put back; should that fail, that
    holder does not commit.
    """
    aside = path.with_name(f"{path.name}-stale-{secrets.token_hex(8)}")
    try:
        path.rename(aside)
    except OSError:
        return False
    if _content(aside) != seen and not path.exists():
        with suppress(OSError):
            aside.rename(path)
            return False
    with suppress(OSError):
        aside.unlink()
    return True
