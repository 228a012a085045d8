# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading one consistent state of the workspace into arrays."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import Column, ColumnTable, joined
from lowuse_plugin.domain.ports import LogHead, Row, Value
from lowuse_plugin.store import connection as connections
from lowuse_plugin.store import gpkg, layout, sqltexts
from lowuse_plugin.store.values import transposed

_BLOCK = 2000
"""So many rows are converted at once: nobody else computes in Python meanwhile."""


class SqliteReading:
    """A read transaction; carries out :class:`~lowuse_plugin.domain.ports.Reading`."""

    def __init__(self, connection: sqlite3.Connection, head: LogHead, path: Path) -> None:
        self._connection = connection
        self._head = head
        self._path = path

    def table(self, query: str, **params: Value) -> ColumnTable:
        """Return the rows of a named query, or the current rows of the table of that name.

        Raises:
            LowUseError: ``QUERY_UNKNOWN``, or why the file cannot be read.
        """
        wanted = sqltexts.query(query)
        blocks: list[list[Column]] = []
        with connections.explaining(self._path):
            cursor = self._connection.execute(wanted.sql, params)
            while rows := cursor.fetchmany(_BLOCK):
                blocks.append(_columns(wanted.columns, rows))
        blocks = blocks or [_columns(wanted.columns, [])]
        columns = map(joined, zip(*blocks, strict=True))
        return ColumnTable(
            {name: column for (name, _), column in zip(wanted.columns, columns, strict=True)}
        )

    def row(self, table: str, uuid: str) -> Row | None:
        """Return one row with all its columns, machinery included; ``geom`` is WKB."""
        with connections.explaining(self._path):
            found = fetch_row(self._connection, sqltexts.table(table), uuid)
        if found is not None and layout.GEOMETRY in found:
            found[layout.GEOMETRY] = gpkg.wkb_of(found[layout.GEOMETRY])
        return found

    @property
    def connection(self) -> sqlite3.Connection:
        """The transaction itself, for modules of the store."""
        return self._connection

    def head(self) -> LogHead:
        """Return the last log line that this state rests on."""
        return self._head


def fetch_row(
    connection: sqlite3.Connection, table: sqltexts.TableTexts, uuid: str
) -> dict[str, Any] | None:
    """Return one row as stored, ``fid`` first; None when there is none."""
    values = connection.execute(table.sections["row"], (uuid,)).fetchone()
    return dict(zip(("fid", *table.kinds), values, strict=True)) if values else None


def _columns(columns: Sequence[tuple[str, str]], rows: list[Any]) -> list[Column]:
    arrays = transposed(rows, len(columns))
    known: dict[Any, Any] = {}
    return [
        column_of(kind, _told_once(values, known) if kind == "text" else values)
        for (_, kind), values in zip(columns, arrays, strict=True)
    ]


def _told_once(values: Sequence[Any], known: dict[Any, Any]) -> Sequence[Any]:
    """Return equal texts as one object: SQLite hands out a new one for every row.

    Districts, codes and holders repeat, and most labels are the number beside them: of a million
    parcels that is the third part of what is held.
    """
    return list(map(known.setdefault, values, values))


def column_of(kind: str, values: Sequence[Any]) -> Column:
    """Return a column of what SQLite gave; NULL stays missing.

    The conversions are numpy's own: None becomes NaN or NaT without a loop of ours.
    """
    if kind == "real":
        numbers = np.array(values, dtype=np.float64)
        return Column(kind, numbers, ~np.isnan(numbers))
    if kind == "date":
        dates = np.array(values, dtype="datetime64[D]")
        return Column(kind, dates, ~np.isnat(dates))
    objects: NDArray[Any] = np.empty(len(values), dtype=object)
    objects[:] = values
    valid: NDArray[np.bool_] = objects != np.array(None, dtype=object)
    if kind in ("int", "bool"):
        objects[~valid] = 0
        return Column(kind, objects.astype(np.int64 if kind == "int" else np.bool_), valid)
    return Column(kind, objects, valid)
