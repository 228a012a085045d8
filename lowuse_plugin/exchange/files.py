# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a file was when it was read: its parts, its hash, and whether it stayed the same."""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass
from pathlib import Path

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.exchange.details import os_detail

_SHAPEFILE_PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
_CHUNK = 1 << 20
_COARSE_CLOCK_S = 3.0
"""FAT and some shares keep times to 2 s: a younger file may change without a trace in them."""


@dataclass(frozen=True)
class _Part:
    path: Path
    size: int
    mtime_ns: int


@dataclass(frozen=True)
class FileState:
    """A file with all its parts at one moment.

    A shapefile is its five files, a file geodatabase its folder, a GeoPackage its ``-wal`` too.
    """

    path: Path
    parts: tuple[_Part, ...]
    sha256: str
    taken_at: float

    def check_unchanged(self) -> None:
        """Refuse what was read when the file is no longer the same.

        Raises:
            LowUseError: ``FILE_CHANGED`` with the file name.
        """
        try:
            now = _parts(self.path)
            same = now == self.parts
            if same and any(self.taken_at - p.mtime_ns / 1e9 < _COARSE_CLOCK_S for p in now):
                same = _hash(now) == self.sha256
        except OSError:
            same = False
        if not same:
            raise LowUseError("FILE_CHANGED", file=self.path.name)


def take_state(path: Path) -> FileState:
    """Hash a file with its parts.

    Raises:
        LowUseError: ``FILE_NOT_FOUND``; ``FILE_UNREADABLE`` when it may not be read.
    """
    if not (path.is_file() or path.is_dir()):  # a pipe or a device would never end
        raise LowUseError("FILE_NOT_FOUND", file=str(path))
    taken_at = time.time()
    try:
        parts = _parts(path)
        return FileState(path, parts, _hash(parts), taken_at)
    except OSError as error:
        raise LowUseError("FILE_UNREADABLE", file=path.name, detail=os_detail(error)) from error


def sibling(path: Path, suffix: str) -> Path | None:
    """Return the part of a shapefile that has this suffix in either case, None without one."""
    for name in (path.with_suffix(suffix), path.with_suffix(suffix.upper())):
        if name.exists():
            return name
    return None


def _parts(path: Path) -> tuple[_Part, ...]:
    found = []
    for part in _part_paths(path):
        stat = part.stat()
        found.append(_Part(part, stat.st_size, stat.st_mtime_ns))
    return tuple(found)


def _part_paths(path: Path) -> list[Path]:
    if path.is_dir():
        inside = (Path(folder) / name for folder, _, names in os.walk(path) for name in names)
        return sorted(p for p in inside if p.suffix.lower() != ".lock")
    if path.suffix.lower() == ".shp":
        return [p for p in (sibling(path, s) for s in _SHAPEFILE_PARTS) if p is not None]
    wal = path.with_name(path.name + "-wal")
    return [path, wal] if path.suffix.lower() == ".gpkg" and wal.exists() else [path]


def _hash(parts: tuple[_Part, ...]) -> str:
    """Return the sha256 of a single file, or of the hashes of several in their order."""
    digests = []
    for part in parts:
        digest = hashlib.sha256()
        with part.path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
        digests.append(digest.hexdigest())
    if len(digests) == 1:
        return digests[0]
    return hashlib.sha256("\n".join(digests).encode("ascii")).hexdigest()
