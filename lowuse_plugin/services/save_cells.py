# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Many cells saved as they were shown: one transaction, one reason, one undo.

Every row is saved on the version that was read; when somebody was faster nothing is written. All
or nothing: measured on a local disk, 10,000 rows hold the lock 1.2 s and 100,000 rows 13 s, while
colleagues wait; a lock of 60 s counts as left behind, hence :data:`MOST_ROWS`. Stopping is
possible until the writing begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.cell_changes import TAKE, UNDECIDED, CellChange, ChangeSet
from lowuse_plugin.domain.columns import column
from lowuse_plugin.domain.conflict_log import decided_source
from lowuse_plugin.domain.conflicts import Choice, ConflictField, GroupConflict, same_value
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.field_groups import FieldGroup, group_of
from lowuse_plugin.domain.names import is_organisation
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    Insert,
    Progress,
    Receipt,
    SilentProgress,
    Store,
    Update,
    Value,
)
from lowuse_plugin.geometry.areas import ellipsoid_areas, plane_areas
from lowuse_plugin.geometry.wkb import decode
from lowuse_plugin.services.bulk_change import editable
from lowuse_plugin.services.compare_cells import TABLE
from lowuse_plugin.services.follow_edit import following
from lowuse_plugin.services.importing.matching import existing_rows

MOST_ROWS = 100_000
"""Most parcels of one save: on a share four times slower than a disk it still ends in a minute."""
_ROWS_A_SECOND = 7_500
_AT_ONCE = 200
"""So many parcels are looked at in one reading: colleagues cannot save while it lasts."""
_DISTRICT, _HOLDER = "district", "holder_name"
_HOLDER_TABLES = ("parcel_holder", "right_holder")


class Means(StrEnum):
    """Where the values come from: what the reason in the log begins with.

    A reason that a person types must not begin like that of an import.
    """

    BULK = "批量修改："
    PASTE = "粘贴表格："
    SHEET = "读回表格："


def seconds_of_waiting(rows: int) -> int:
    """Return how long colleagues wait while so many rows are written, roughly."""
    return round(rows / _ROWS_A_SECOND)


def save_cells(
    store: Store,
    changes: ChangeSet,
    choice: NDArray[np.int8],
    *,
    reason: str,
    means: Means,
    progress: Progress | None = None,
) -> Receipt:
    """Save the taken cells as one change, with what follows from them.

    A parcel of another district gets its plane area in the plane of that district (D18); the
    linked right holders follow the name.

    Args:
        store: The workspace.
        changes: As they were shown.
        choice: One decision a cell, in the order of the list.
        reason: Why, for the log.
        means: Where the values come from.
        progress: Reports, and stops the work before the writing begins.

    Raises:
        ConflictError: Somebody changed one of the parcels since; nothing was written.
        LowUseError: ``BULK_UNDECIDED``, ``BULK_NOTHING``, ``BULK_TOO_MANY``, ``REASON_MISSING``,
            ``WORKSPACE_READ_ONLY`` …: nothing was written.
    """
    progress = progress or SilentProgress()
    values = _taken(changes, choice, reason)
    progress.step(0, 3)
    _follow_district(store, changes, values)
    progress.step(1, 3)
    beside = _follow_holders(store, changes, values, progress)
    decided = _decided(changes, choice, values, reason.strip())
    updates: list[Change] = [
        Update(
            TABLE,
            str(changes.uuids[row]),
            int(changes.versions[row]),
            cells,
            {**changes.source, **decided.get(row, {})},
        )
        for row, cells in values.items()
    ]
    progress.step(2, 3)
    return store.write([*updates, *beside], reason=means + reason.strip())


def _taken(
    changes: ChangeSet, choice: NDArray[np.int8], reason: str
) -> dict[int, dict[str, Value]]:
    """Return row → column → value, or say why nothing can be saved."""
    undecided = int(np.count_nonzero(choice[changes.kinds == 1] == UNDECIDED))
    if undecided:
        raise LowUseError("BULK_UNDECIDED", count=undecided)
    values = changes.values(choice)
    if not values:
        raise LowUseError("BULK_NOTHING")
    if len(values) > MOST_ROWS:
        raise LowUseError("BULK_TOO_MANY", count=len(values), expected=MOST_ROWS)
    if not reason.strip():
        raise LowUseError("REASON_MISSING")
    return values


def _follow_district(
    store: Store, changes: ChangeSet, values: Mapping[int, dict[str, Value]]
) -> None:
    """Add the areas in the plane of the new district where the district changes."""
    rows = [row for row, cells in values.items() if _DISTRICT in cells]
    if not rows:
        return
    with store.read() as reading:
        parcels = existing_rows(reading, [str(changes.uuids[row]) for row in rows])
    shaped = np.flatnonzero(parcels["geom"].valid)
    if not shaped.size:
        return
    shapes = decode(parcels["geom"].take(shaped))
    districts = column("text", [values[rows[at]][_DISTRICT] for at in shaped.tolist()]).values
    plane, epsg = plane_areas(shapes, store.info.crs, districts)
    ellipsoid = ellipsoid_areas(shapes, store.info.crs)
    for place, at in enumerate(shaped.tolist()):
        values[rows[at]] |= {
            "plane_area_m2": float(plane[place]),
            "plane_epsg": int(epsg[place]),
            "ellipsoid_area_m2": float(ellipsoid[place]),
        }


def _follow_holders(
    store: Store,
    changes: ChangeSet,
    values: Mapping[int, Mapping[str, Value]],
    progress: Progress,
) -> list[Change]:
    """Return what links parcels to the holders that their new names say."""
    rows = [row for row, cells in values.items() if _HOLDER in cells]
    found: list[Change] = []
    seq: int | None = None
    for start in range(0, len(rows), _AT_ONCE):
        progress.step(start, len(rows))
        with store.read() as reading:
            seq = reading.head().seq if seq is None else seq
            for row in rows[start : start + _AT_ONCE]:
                parcel = {"uuid": str(changes.uuids[row])}
                named = {_HOLDER: values[row][_HOLDER]}
                follow = following(reading, store.info.crs, TABLE, parcel, named)
                found += follow.changes
    if not found or seq is None:
        return []
    return [ExpectNoChange(_HOLDER_TABLES, seq), *_each_holder_once(found)]


def _each_holder_once(changes: list[Change]) -> Iterator[Change]:
    """Let parcels of one new organisation share it; persons of one name stay several."""
    first: dict[str, str] = {}
    instead: dict[str, str] = {}
    for change in changes:
        if isinstance(change, Insert) and change.table == "right_holder":
            key = str(change.values["name_key"])
            if is_organisation(key) and key in first:
                instead[change.uuid] = first[key]
                continue
            first.setdefault(key, change.uuid)
        elif isinstance(change, Insert) and change.values.get("right_holder_uuid") in instead:
            holder = instead[str(change.values["right_holder_uuid"])]
            yield replace(change, values={**change.values, "right_holder_uuid": holder})
            continue
        yield change


def _decided(
    changes: ChangeSet,
    choice: NDArray[np.int8],
    values: Mapping[int, Mapping[str, Value]],
    reason: str,
) -> dict[int, dict[str, str]]:
    """Return what the log says of the rows in which a person decided on somebody's change."""
    cells: dict[int, list[tuple[CellChange, Choice]]] = {}
    for place in np.flatnonzero(changes.kinds == 1).tolist():
        row = changes.row_of(place)
        if row in values:
            chosen = Choice.MINE if choice[place] == TAKE else Choice.THEIRS
            cells.setdefault(row, []).append((changes.cell(place), chosen))
    found = {}
    for row, each in cells.items():
        groups, decisions = _groups(each)
        lost = any(g.lost and decisions[g.group] == Choice.MINE for g in groups)
        found[row] = decided_source(groups, decisions, reason if lost else "")
    return found


def _groups(
    cells: list[tuple[CellChange, Choice]],
) -> tuple[list[GroupConflict], dict[str, Choice]]:
    """Return the cells of a row by field group; a group of which one cell is taken is taken."""
    groups: dict[str, FieldGroup] = {}
    members: dict[str, list[CellChange]] = {}
    decisions: dict[str, Choice] = {}
    for cell, chosen in cells:
        group = group_of(TABLE, cell.column)
        groups[group.name] = group
        members.setdefault(group.name, []).append(cell)
        if chosen == Choice.MINE or group.name not in decisions:
            decisions[group.name] = chosen
    told = []
    for name, group in groups.items():
        first = members[name][0].overlap
        by, at = (first.by, first.at_utc) if first else ("", "")
        fields = tuple(_field(cell) for cell in members[name])
        told.append(GroupConflict(name, group.title, by, at, "", fields))
    return told, decisions


def _field(cell: CellChange) -> ConflictField:
    spec = editable(cell.column)
    base = cell.overlap.base if cell.overlap else cell.old
    return ConflictField(
        spec=spec,
        base=cell.shown_base,
        theirs=cell.shown_old,
        mine=cell.shown_new,
        base_value=base,
        theirs_value=cell.old,
        mine_value=cell.new,
        theirs_changed=not same_value(spec, base, cell.old),
        mine_changed=True,
        writable=True,
    )
