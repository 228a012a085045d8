# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is mounted where, on Linux as the kernel says it, on macOS as its ``statfs`` says it."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_ESCAPED = re.compile(r"\\([0-7]{3})")
_FIELDS = 4
_STATFS_BYTES = 2168
_NAME, _POINT, _FROM = slice(72, 88), slice(88, 1112), slice(1112, 2136)
"""Where macOS's 64-bit ``statfs`` keeps type, mount point and what is mounted."""


@dataclass(frozen=True)
class Mount:
    """One mounted file system."""

    source: str
    point: str
    kind: str
    options: tuple[str, ...] = ()


def mount_of(path: Path, lines: Iterable[str]) -> Mount | None:
    """Return on what a path lies, by lines such as those of ``/proc/mounts``.

    Of several on the same point the last one covers the others.
    """
    best: Mount | None = None
    text = os.fspath(path)
    for line in lines:
        fields = [_ESCAPED.sub(lambda m: chr(int(m[1], 8)), each) for each in line.split(" ")]
        if len(fields) < _FIELDS:
            fields += [""] * (_FIELDS - len(fields))
        source, point, kind, options = fields[:_FIELDS]
        inside = text == point or text.startswith(point.rstrip("/") + "/")
        if point and inside and (best is None or len(point) >= len(best.point)):
            best = Mount(source, point, kind, tuple(options.split(",")))
    return best


def mounted(path: Path) -> list[str]:
    """Return such lines for this PC; none where they cannot be had."""
    if sys.platform == "darwin":
        return _line_of_macos(path)
    try:
        return Path("/proc/mounts").read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return []


def _line_of_macos(path: Path) -> list[str]:
    """Return the one line that concerns a path."""
    library = ctypes.CDLL(ctypes.util.find_library("c"), use_errno=True)
    ask = getattr(library, "statfs$INODE64", None) or library.statfs
    buffer = ctypes.create_string_buffer(_STATFS_BYTES)
    if ask(os.fsencode(path.parent), buffer) != 0:
        return []
    return [line_of_statfs(buffer.raw)]


def line_of_statfs(raw: bytes) -> str:
    """Return what a ``statfs`` of macOS says in the form of a line of ``/proc/mounts``."""
    texts = (raw[part].partition(b"\0")[0].decode("utf-8", "replace")
             for part in (_FROM, _POINT, _NAME))  # fmt: skip
    return " ".join(text.replace(" ", "\\040") for text in texts)
