# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a workspace stands: local disk, network share or a folder that a program copies around."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from lowuse_plugin.domain.errors import LowUseError

_NETWORK_TYPES = ("cifs", "smb", "nfs", "fuse.", "9p", "afs", "davfs", "ncp")
_LOCAL_FUSE = ("fuse.ntfs", "fuse.exfat", "fuse.overlay", "fuse.fuse-overlayfs")
_DRIVE_REMOTE = 4

_SYNC_FOLDERS = (
    "onedrive",
    "dropbox",
    "坚果云",
    "nutstore",
    "baidusyncdisk",
    "baidunetdisk",
    "百度网盘",
    "百度云同步盘",
    "wpsdrive",
    "wps云盘",
    "google drive",
    "googledrive",
    "iclouddrive",
    "mobile documents",
    "nextcloud",
    "owncloud",
    "seafile",
    "微云同步助手",
    "阿里云盘",
)


def check_no_sync_folder(path: Path) -> None:
    """Refuse folders whose program copies files while they are written.

    Raises:
        LowUseError: ``SYNC_FOLDER`` naming the folder.
    """
    for part in path.parent.parts:
        if part.casefold().startswith(_SYNC_FOLDERS):
            raise LowUseError("SYNC_FOLDER", file=path.name, folder=part)


def is_network(path: Path) -> bool:
    """Tell whether a path leads to another machine; False where that cannot be found out."""
    if sys.platform == "win32":
        return _is_network_on_windows(path)
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return is_network_type(filesystem_of(path, mounts.splitlines()))


def filesystem_of(path: Path, mounts: Iterable[str]) -> str:
    """Return the file system type of a path by lines such as those of ``/proc/mounts``."""
    best, kind = "", ""
    text = os.fspath(path)
    for line in mounts:
        fields = line.split(" ")
        point = fields[1].replace("\\040", " ") if len(fields) > 2 else ""  # noqa: PLR2004
        inside = text == point or text.startswith(point.rstrip("/") + "/")
        if point and inside and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind


def is_network_type(kind: str) -> bool:
    """Tell whether a file system type is one of a share."""
    return kind.startswith(_NETWORK_TYPES) and not kind.startswith(_LOCAL_FUSE)


def _is_network_on_windows(path: Path) -> bool:
    if sys.platform != "win32":
        return False
    if str(path).startswith("\\\\"):
        return True
    return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _DRIVE_REMOTE)
