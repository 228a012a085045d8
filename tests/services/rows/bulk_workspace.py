# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Five parcels in a real workspace, and the ways to change them that tests compare.

``a`` … ``e`` have the 宗地代码 440704001001GB00001 … 5; ``d`` and ``e`` share the 图斑编号 T-4;
``e`` has no registered area. All stand in 棠下镇 but ``c``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lowuse_plugin.domain.cell_changes import CellChange, ChangeSet
from lowuse_plugin.domain.ports import Change, Insert, Update
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace, open_workspace
from tests.services.parcels.parcel_workspace import shape
from tests.store.support import LI, ZHANG

NAMES = ("a", "b", "c", "d", "e")


def code(number: int) -> str:
    return f"440704001001GB{number:05d}"


def five_parcels(folder: Path) -> WorkspaceStore:
    store = create_workspace(folder / "五宗.gpkg", district="440704", actor=ZHANG)
    rows = [
        Insert(
            "parcel",
            name,
            {
                "geom": shape(200 * at, 0, 200 * at + 100, 100),
                "district": "440704",
                "parcel_code": code(at + 1),
                "map_number": f"T-{min(at, 3) + 1}",
                "town": "棠下镇" if name != "c" else None,
                "registered_area_m2": None if name == "e" else 10000.0 * (at + 1),
                "idle": "unknown",
                "plane_area_m2": 10000.0,
                "plane_epsg": 4526,
            },
        )
        for at, name in enumerate(NAMES)
    ]
    store.write(rows, reason="试")
    return store


@contextmanager
def colleague(store: WorkspaceStore) -> Iterator[WorkspaceStore]:
    """李四 on his own PC, with the same file."""
    with open_workspace(store.path, actor=LI) as other:
        yield other


def li_changes(store: WorkspaceStore, uuid: str, **values: Any) -> None:
    with colleague(store) as other:
        with other.read() as reading:
            version = int(reading.row("parcel", uuid)["row_version"])
        other.write([Update("parcel", uuid, version, values)], reason="李四改")


def li_writes(store: WorkspaceStore, *changes: Change) -> None:
    with colleague(store) as other:
        other.write(changes, reason="李四写")


def cells(changes: ChangeSet) -> list[CellChange]:
    return [changes.cell(place) for place in range(len(changes))]


def shown(changes: ChangeSet) -> list[tuple[str, str, str, str]]:
    """(parcel, field, before, after) of every cell of the list."""
    return [(c.uuid, c.title, c.shown_old, c.shown_new) for c in cells(changes)]


def stored(store: WorkspaceStore, column: str) -> dict[str, Any]:
    with store.read() as reading:
        return {name: reading.row("parcel", name)[column] for name in NAMES}
