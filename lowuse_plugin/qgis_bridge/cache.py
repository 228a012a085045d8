# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the display copies of workspaces are (D5): in this user's cache, one folder a workspace.

Nothing in there is anybody's data: it can be deleted at any time and is made again.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from qgis.PyQt.QtCore import QStandardPaths

FOLDER = "lowuse-display"
OVERRIDE = "LOWUSE_DISPLAY_FOLDER"
"""Environment variable that names another cache, for tests and for computers whose profile is on
the network."""
FILE = "map.gpkg"

_COPY = re.compile(
    rf"[/\\]{FOLDER}[/\\](?P<store>[0-9a-f]{{8}}(-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}})"
    r"[/\\](?P<file>map[^/\\|]*\.gpkg)(?P<rest>\|.*)?$"
)


def display_folder() -> Path:
    """Return the folder of all display copies; it need not exist yet."""
    cache = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)
    return Path(os.environ.get(OVERRIDE) or cache) / FOLDER


def store_of(source: str) -> str:
    """Return the workspace whose display copy a layer source or path names, empty if none."""
    found = _COPY.search(source)
    return found["store"] if found else ""


def localised(source: str) -> str:
    """Return a source of a display copy, made on any computer, as it is called on this one."""
    found = _COPY.search(source)
    if not found:
        return source
    path = display_folder() / found["store"] / found["file"]
    return path.as_posix() + (found["rest"] or "")
