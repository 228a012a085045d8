# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Many rows into one table at about half the price of one statement a row."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import repeat
from typing import Any

from lowuse_plugin.store import gpkg, layout
from lowuse_plugin.store.connection import Writer
from lowuse_plugin.store.sqltexts import TableTexts

_NULL = math.nan
"""SQLite stores NaN as NULL; Python binds it several times faster than None, which it takes for
an object to be adapted."""


def insert(
    connection: Writer,
    table: TableTexts,
    columns: Mapping[str, Sequence[Any]],
    constants: Mapping[str, Any],
    count: int,
) -> None:
    """Insert new rows and enter them into the table's R-tree.

    Args:
        connection: An open write whose log has the line of these rows.
        table: The table.
        columns: Stored values by column, geometry as blobs; other columns become NULL.
        constants: Columns that have one value in every row.
        count: Number of rows.
    """
    values = [
        columns.get(name) or repeat(constants.get(name, _NULL), count) for name in table.kinds
    ]
    with connection.rtree_triggers.aside():
        connection.executemany(table.sections["insert"], zip(*values, strict=True))
    if table.has_geometry:
        _index(connection, table, columns[layout.GEOMETRY])


def _index(connection: Writer, table: TableTexts, blobs: Sequence[bytes | None]) -> None:
    """Enter the newest rows into the R-tree: AUTOINCREMENT numbers a batch without gaps."""
    last = connection.execute(table.sections["last_fid"]).fetchone()[0]
    boxes = (
        (fid, *gpkg.edges_of(blob))
        for fid, blob in enumerate(blobs, start=last - len(blobs) + 1)
        if blob is not None
    )
    connection.executemany(table.sections["index"], boxes)
