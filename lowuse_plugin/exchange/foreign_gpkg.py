# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The gate for somebody else's GeoPackage.

It is opened read-only, its SQL is never run: views are not offered as layers, a file whose own
``gpkg_`` tables are views is refused, triggers cannot fire without a write, and styles or projects
stored in it are never looked at.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.exchange.details import DAMAGED, TRUNCATED

_OUR_TABLES = "SELECT 1 FROM sqlite_master WHERE name IN ('lup_meta', 'lup_log')"
_MAGIC = b"SQLite format 3\0"


def refuse_workspace(path: Path) -> None:
    """Refuse a workspace, live or copied, before anything opens it as plain bytes.

    Closing a file that was opened as bytes drops every POSIX lock that this process has on it,
    also those of a save that runs in the same QGIS.

    Raises:
        LowUseError: ``FILE_IS_WORKSPACE``; ``FILE_UNREADABLE`` where SQLite cannot tell.
    """
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA query_only = ON")
            found = connection.execute(_OUR_TABLES).fetchone()
    except sqlite3.Error as error:
        raise LowUseError("FILE_UNREADABLE", file=path.name, detail=DAMAGED) from error
    if found is not None:
        raise LowUseError("FILE_IS_WORKSPACE", file=path.name)


def views_of(path: Path) -> frozenset[str]:
    """Return the names of the views, after checking that the file is not cut off.

    Raises:
        LowUseError: ``FILE_UNREADABLE``: no SQLite file, truncated or damaged, or a table that
            GDAL would ask by itself is a view.
    """
    with path.open("rb") as stream:
        if stream.read(len(_MAGIC)) != _MAGIC:
            raise LowUseError("FILE_UNREADABLE", file=path.name, detail=DAMAGED)
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA query_only = ON")
            connection.execute("PRAGMA cell_size_check = ON")
            pages = int(connection.execute("PRAGMA page_count").fetchone()[0])
            page_size = int(connection.execute("PRAGMA page_size").fetchone()[0])
            rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")
            views = frozenset(str(name) for (name,) in rows)
    except sqlite3.Error as error:
        raise LowUseError("FILE_UNREADABLE", file=path.name, detail=DAMAGED) from error
    if pages * page_size > path.stat().st_size:
        raise LowUseError("FILE_UNREADABLE", file=path.name, detail=TRUNCATED)
    forged = sorted(name for name in views if name.lower().startswith(("gpkg_", "rtree_")))
    if forged:
        raise LowUseError("FILE_UNREADABLE", file=path.name, detail="DETAIL_FORGED_VIEW")
    return views
