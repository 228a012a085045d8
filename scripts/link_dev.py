#!/usr/bin/env python3
# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes the plugin folder of a QGIS profile out of symlinks into this checkout.

    python scripts/link_dev.py <profile folder>

The profile folder is the one that QGIS opens with "Settings > User Profiles > Open Active Profile
Folder". Run it again after a module or a folder was added.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "lowuse_plugin"
BESIDE = ("metadata.txt", "LICENSE", "resources", "i18n")


def link(profile: Path) -> Path:
    """Make the folder anew and return it.

    Raises:
        FileExistsError: A real installation stands there; it is not touched.
    """
    folder = profile / "python" / "plugins" / NAME
    if folder.exists():
        if not all(entry.is_symlink() or entry.name == "__pycache__" for entry in folder.iterdir()):
            raise FileExistsError(f"{folder} is a real installation; remove it first.")
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    for source in sorted((ROOT / NAME).iterdir()):
        if source.name != "__pycache__":
            (folder / source.name).symlink_to(source)
    for name in BESIDE:
        (folder / name).symlink_to(ROOT / name)
    return folder


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("profile", type=Path)
    print(link(parser.parse_args().profile))
