# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What kind of drive a path lies on, as far as the operating system says."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

REMOVABLE, REMOTE = 2, 4
"""Answers of ``GetDriveType`` on Windows."""
_UNKNOWN = 0


def drive_type(path: Path) -> int:
    """Return what Windows says of a drive; 0 where it is another system."""
    if sys.platform != "win32":
        return _UNKNOWN
    return int(ctypes.windll.kernel32.GetDriveTypeW(path.anchor))


def is_removable_device(path: Path, devices: Path = Path("/sys/dev/block")) -> bool:
    """Tell whether Linux says that a path lies on a stick, a card or a disk on USB.

    Args:
        path: Something that exists.
        devices: Where the kernel lists block devices by number.
    """
    try:
        number = path.stat().st_dev
        device = (devices / f"{os.major(number)}:{os.minor(number)}").resolve(strict=True)
    except OSError:
        return False
    if any(part.startswith("usb") for part in device.parts):
        return True
    # A partition says nothing of this; the disk that it is part of does.
    return any(_says_removable(folder) for folder in (device, device.parent))


def _says_removable(device: Path) -> bool:
    try:
        return (device / "removable").read_text("ascii").strip() == "1"
    except (OSError, ValueError):
        return False
