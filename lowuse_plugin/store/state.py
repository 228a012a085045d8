# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The derived ``parcel_state``: what maps colour parcels by.

It is brought up to date in the transaction that changes what it rests on, for the parcels that
are touched, and can be rebuilt from the other tables at any time.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import repeat
from typing import Any

from lowuse_plugin.store import sqltexts

BLOCKS = "blocks"
KEYS: Mapping[str, tuple[str, str]] = {
    "parcel": ("parcel", "uuid"),
    "survey_unit": ("survey_unit", "uuid"),
    "survey_unit_parcel": ("parcel", "parcel_uuid"),
    "tag": ("survey_unit", "survey_unit_uuid"),
    "assessment": ("parcel", "parcel_uuid"),
    "control_check": ("parcel", "parcel_uuid"),
    "merge_case": ("merge_case", "uuid"),
    "merge_member": ("parcel", "parcel_uuid"),
    "project": ("project", "uuid"),
    "project_parcel": ("parcel", "parcel_uuid"),
    "subsidy_case": ("project", "project_uuid"),
    "control_line_version": ("control_line_version", "uuid"),
    "control_line": (BLOCKS, "control_line_version_uuid"),
    "import_package": ("import_package", "uuid"),
}
"""Table → (through what its rows touch parcels, column that names it)."""

_THROUGH = tuple(sorted({through for through, _ in KEYS.values()} - {BLOCKS}))
_PACKAGE = "import_package_uuid"
_DECIDING: Mapping[str, frozenset[str]] = {
    "control_line": frozenset(
        {"geom", "level", "retired_at", "control_line_version_uuid", _PACKAGE}
    ),
    "control_line_version": frozenset({"state", "retired_at", _PACKAGE}),
    "import_package": frozenset({"state"}),
}
"""Of these tables, whose rows may touch every parcel, what the states depend on."""


class Touched:
    """Collects what a write touches and refreshes the state of those parcels."""

    def __init__(self) -> None:
        self._uuids: defaultdict[str, set[str]] = defaultdict(set)
        self._blocks: set[tuple[str, str | None]] = set()
        """Version of a block of the control line and the import that brings it."""

    def add_change(self, table: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        """Note a row that was changed, if what was changed matters."""
        deciding = _DECIDING.get(table)
        if deciding is None or any(old[name] != new[name] for name in deciding):
            self.add_row(table, old)
            self.add_row(table, new)

    def add_row(self, table: str, row: Mapping[str, Any]) -> None:
        """Note one row, as it was or as it is now."""
        if table in KEYS:
            self.add_many(table, [row[KEYS[table][1]]], [row.get(_PACKAGE)])

    def add_many(
        self, table: str, uuids: Iterable[str], packages: Iterable[str | None] | None = None
    ) -> None:
        """Note the values of the key column of many rows.

        Args:
            table: Their table.
            uuids: The values.
            packages: The import that brings each; none where it is left out.
        """
        if table not in KEYS:
            return
        if KEYS[table][0] == BLOCKS:
            self._blocks.update(zip(uuids, packages or repeat(None), strict=False))
        else:
            self._uuids[KEYS[table][0]].update(uuids)

    def refresh(self, connection: sqlite3.Connection) -> list[str]:
        """Write the state of new parcels and of every parcel that was touched.

        Nothing can refer to a parcel before it exists: a new one starts with an empty state.

        Returns:
            uuid of every parcel that was touched.
        """
        texts = sqltexts.sections("state")
        connection.execute(texts["add_new"])
        if not self._blocks and not any(self._uuids.values()):
            return []
        lists = {name: json.dumps(sorted(self._uuids[name])) for name in _THROUGH}
        parcels = {uuid for (uuid,) in connection.execute(texts["touched"], lists)}
        connection.execute(texts["refresh"], {"parcels": json.dumps(sorted(parcels))})
        lists[BLOCKS] = json.dumps(list(self._blocks))
        versions = [uuid for (uuid,) in connection.execute(texts["touched_lines"], lists)]
        if versions:
            wanted = {"versions": json.dumps(versions)}
            parcels.update(uuid for (uuid,) in connection.execute(texts["refresh_control"], wanted))
        return list(parcels)


def rebuild(connection: sqlite3.Connection) -> None:
    """Write the state of all parcels anew, inside an open write."""
    texts = sqltexts.sections("state")
    connection.execute(texts["clear"])
    touched = Touched()
    touched.add_many("parcel", [uuid for (uuid,) in connection.execute(texts["every_parcel"])])
    touched.refresh(connection)
