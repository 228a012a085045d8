# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A display copy without rows, for layers of a project whose copy is not on this computer.

A project from another computer, or an emptied cache: QGIS would call its layers unavailable. The
file stands in until the workspace is opened, which pours the real copy over it.
"""

from __future__ import annotations

import uuid
from contextlib import closing
from pathlib import Path

from lowuse_plugin.domain.places import WHOLE_CITY
from lowuse_plugin.domain.ports import Actor
from lowuse_plugin.store import blank, sqltexts
from lowuse_plugin.store import connection as connections

_CRS = "EPSG:4526"
_NOBODY = Actor(name="", os_user="", machine="")


def ensure(path: Path) -> None:
    """Make an empty copy where there is none; one that stands there stays as it is.

    Raises:
        OSError: The folder cannot be made.
        LowUseError: ``DISK_FULL`` or why else nothing can be written there.
    """
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{uuid.uuid4().hex}.part")
    try:
        blank.write(part, WHOLE_CITY, "city", _CRS, _NOBODY)
        with connections.explaining(part), closing(connections.open_writer(part)) as connection:
            connection.executescript(sqltexts.sections("display")["layers"])
        if not path.exists():  # another thread or process may have been faster
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)
