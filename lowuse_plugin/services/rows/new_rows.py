# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows that are written together: a line of the log each while they are few, else in batches.

People look at single rows of a small save in its history; of a rectangle over thousands of parcels
they look at the whole, and wait for it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from itertools import chain

from lowuse_plugin.domain.columns import Column, ColumnTable, column, constant
from lowuse_plugin.domain.history.entries import BY_HAND
from lowuse_plugin.domain.ports import BATCH_ROWS, BulkInsert, Change, Insert, Value
from lowuse_plugin.domain.schema import TableSpec, shipped

FEW = 600
"""Up to so many rows each has its own line."""
_KINDS: Mapping[str, str] = {
    "TEXT": "text",
    "REAL": "real",
    "INTEGER": "int",
    "BOOLEAN": "bool",
    "DATE": "date",
}
_GEOM, _UUID = "geom", "uuid"


_AT_ONCE = 512
"""Keys that are drawn at once: one call of the system a key is felt with thousands of rows."""


def new_uuids() -> Iterator[str]:
    """Yield keys of new rows, version 4 as :func:`uuid.uuid4` makes them, without end."""
    while True:
        digits = os.urandom(16 * _AT_ONCE).hex()
        for at in range(0, len(digits), 32):
            one = digits[at : at + 32]
            variant = "89ab"[int(one[16], 16) & 3]
            yield f"{one[:8]}-{one[8:12]}-4{one[13:16]}-{variant}{one[17:20]}-{one[20:]}"


class NewRows:
    """Collects new rows of several tables in the order in which they refer to each other."""

    def __init__(self, *tables: str) -> None:
        """Begin with nothing.

        Args:
            tables: What may be written, each behind those that its rows refer to.
        """
        self._rows: dict[str, dict[str, Mapping[str, Value]]] = {name: {} for name in tables}
        self._uuids = new_uuids()

    def add(self, table: str, values: Mapping[str, Value]) -> str:
        """Add a row; columns that are left out are missing.

        Returns:
            Its key.
        """
        uuid = next(self._uuids)
        self._rows[table][uuid] = values
        return uuid

    def changes(self, decided_by: str) -> list[Change]:
        """Return what writes them.

        Args:
            decided_by: Who wants them: a batch that names a person is undone like single rows.
        """
        if sum(map(len, self._rows.values())) <= FEW:
            return [
                Insert(table, uuid, values)
                for table, rows in self._rows.items()
                for uuid, values in rows.items()
            ]
        return list(
            chain.from_iterable(
                _batches(shipped().tables[table], rows, decided_by)
                for table, rows in self._rows.items()
            )
        )


def _batches(
    table: TableSpec, rows: Mapping[str, Mapping[str, Value]], decided_by: str
) -> list[BulkInsert]:
    uuids, values = list(rows), list(rows.values())
    source = {BY_HAND: decided_by}
    return [
        BulkInsert(table.name, _columns(table, uuids[at : at + BATCH_ROWS],
                                        values[at : at + BATCH_ROWS]), source)
        for at in range(0, len(uuids), BATCH_ROWS)
    ]  # fmt: skip


def _columns(table: TableSpec, uuids: list[str], rows: list[Mapping[str, Value]]) -> ColumnTable:
    names = dict.fromkeys(chain.from_iterable(rows))
    found = {_UUID: column("text", uuids)}
    found |= {name: _column(table, name, [row.get(name) for row in rows]) for name in names}
    return ColumnTable(found)


def _column(table: TableSpec, name: str, values: list[Value]) -> Column:
    kind = "wkb" if name == _GEOM else _KINDS[table.columns[name].type]
    first = values[0]
    if name != _GEOM and all(value == first for value in values):
        return constant(kind, first, len(values))
    return column(kind, values)
