# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a workspace stands: local disk, network share or a folder that a program copies around."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.store import drives
from lowuse_plugin.store.mounts import Mount, mount_of, mounted

_NETWORK_TYPES = ("cifs", "smb", "nfs", "fuse.", "9p", "afs", "davfs", "ncp", "webdav")
_LOCAL_FUSE = ("fuse.ntfs", "fuse.exfat", "fuse.overlay", "fuse.fuse-overlayfs")

_WITHOUT_LOCKS = frozenset({"nobrl", "nolock", "local_lock=all", "local_lock=posix"})

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
_SYNC_ROOTS = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Variables in which Windows keeps where its synchronised folders are, whatever they are called."""
_SYNC_MARKS = (".dropbox.cache", ".stfolder", ".csync_journal.db")
"""What such programs put into the root of a folder that they copy."""


def check_no_sync_folder(path: Path) -> None:
    """Refuse folders whose program copies files while they are written.

    Raises:
        LowUseError: ``SYNC_FOLDER`` naming the folder.
    """
    folder = sync_folder_of(path)
    if folder:
        raise LowUseError("SYNC_FOLDER", file=path.name, folder=folder)


def sync_folder_of(path: Path) -> str:
    """Return the synchronised folder that a file stands in, empty when it stands in none."""
    for part in path.parent.parts:
        if part.casefold().startswith(_SYNC_FOLDERS):
            return part
    for variable in _SYNC_ROOTS:
        root = os.environ.get(variable)
        if root and path.is_relative_to(root):
            return Path(root).name
    for folder in path.parents:
        if any((folder / mark).exists() for mark in _SYNC_MARKS):
            return folder.name
    return ""


def is_network(path: Path) -> bool:
    """Tell whether a path leads to another machine; False where that cannot be found out."""
    if sys.platform == "win32":
        return str(path).startswith("\\\\") or drives.drive_type(path) == drives.REMOTE
    mount = mount_of(path, mounted(path))
    return mount is not None and is_network_type(mount.kind)


def is_removable(path: Path) -> bool:
    """Tell whether a path leads to a USB stick or the like; False where that is not known."""
    if sys.platform == "win32":
        return drives.drive_type(path) == drives.REMOVABLE
    if sys.platform == "darwin":
        return path.is_relative_to("/Volumes") and not is_network(path)
    return drives.is_removable_device(path)


def is_network_type(kind: str) -> bool:
    """Tell whether a file system type is one of a share."""
    return kind.startswith(_NETWORK_TYPES) and not kind.startswith(_LOCAL_FUSE)


def option_without_locks(mount: Mount | None) -> str:
    """Return the mount option by which a share's locks stay on this PC, empty when they do not.

    ``nobrl`` and ``nolock`` are set where somebody wanted to be rid of lock errors: two PCs then
    never see each other's.
    """
    if mount is None or not is_network_type(mount.kind):
        return ""
    return next((option for option in mount.options if option in _WITHOUT_LOCKS), "")
