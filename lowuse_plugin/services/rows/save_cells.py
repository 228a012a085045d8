# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Many cells saved as they were shown: one transaction, one reason, one undo.

Every row is saved on the version that was read; when somebody was faster nothing is written. What
follows from the values, and whether a number is free, is looked at again instead: nobody has to
decide about that. All or nothing: measured on a local disk, 10,000 rows hold the lock 1.2 s and
100,000 rows 13 s, while colleagues wait; a lock of 60 s counts as left behind, hence
:data:`MOST_ROWS`. Stopping is possible until the writing begins.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.cell_changes import TAKE, UNDECIDED, CellChange, ChangeSet
from lowuse_plugin.domain.columns import ColumnTable, column
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.field_groups import FieldGroup, group_of
from lowuse_plugin.domain.history.conflict_log import decided_source
from lowuse_plugin.domain.history.conflicts import Choice, ConflictField, GroupConflict, same_value
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
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.geometry.areas import stored_areas
from lowuse_plugin.geometry.wkb import decode
from lowuse_plugin.services.history.compare_cells import TABLE
from lowuse_plugin.services.history.follow_edit import following
from lowuse_plugin.services.importing.matching import existing_rows
from lowuse_plugin.services.retry import until_undisturbed
from lowuse_plugin.services.rows.bulk_change import editable
from lowuse_plugin.services.rows.check_cells import NUMBERS

MOST_ROWS = 100_000
"""Most parcels of one save: on a share four times slower than a disk it still ends in a minute."""
_ROWS_A_SECOND = 7_500
_AT_ONCE = 200
"""So many parcels are looked at in one reading: colleagues cannot save while it lasts."""
_DISTRICT, _HOLDER = "district", "holder_name"
_HOLDER_TABLES = ("parcel_holder", "right_holder")
_ROW_CHANGED, _NUMBER_TAKEN = "ROW_CHANGED", "CELL_NUMBER_TAKEN"
_FINAL = frozenset({_ROW_CHANGED, _NUMBER_TAKEN})
"""Conflicts that the list has to show anew; another one is met by looking at the rest again."""


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
    linked right holders follow the name. A number that is written is that of no other parcel, also
    when two people give it at the same moment.

    Args:
        store: The workspace.
        changes: As they were shown.
        choice: One decision a cell, in the order of the list.
        reason: Why, for the log.
        means: Where the values come from.
        progress: Reports, and stops the work before the writing begins.

    Raises:
        ConflictError: Somebody changed one of the parcels since (``ROW_CHANGED``) or gave a number
            to another one (``CELL_NUMBER_TAKEN``), or others write faster than this can look;
            nothing was written.
        LowUseError: ``BULK_UNDECIDED``, ``BULK_NOTHING``, ``BULK_TOO_MANY``, ``REASON_MISSING``,
            ``CELL_NUMBER_TAKEN`` (a parcel would give its number to another one, and its own new
            one is left), ``WORKSPACE_READ_ONLY`` …: nothing was written.
    """
    values = _taken(changes, choice, reason)
    steps = _Steps(progress or SilentProgress(), _readings(values))
    steps.reach(0)
    _follow_district(store, changes, values)
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

    def attempt() -> Receipt:
        steps.reach(1)
        numbers = _free_numbers(store, changes, values)
        beside = _follow_holders(store, changes, values, steps)
        steps.reach(steps.total - 1)
        return store.write([*numbers, *updates, *beside], reason=means + reason.strip())

    return until_undisturbed(attempt, final=_FINAL)


@dataclass
class _Steps:
    """Progress on one scale that never goes back, also when something is looked at again."""

    progress: Progress
    readings: int
    """Of right holders: what takes long."""
    reached: int = 0

    @property
    def total(self) -> int:
        """District, readings, what comes before the writing, the writing."""
        return self.readings + 3

    def reach(self, step: int) -> None:
        """Report a step; stops the work when the user asked for it."""
        self.reached = max(self.reached, step)
        self.progress.step(self.reached, self.total)


def _readings(values: Mapping[int, Mapping[str, Value]]) -> int:
    """Return how often the right holders of some parcels are read."""
    return -(-len(_rows_with(values, _HOLDER)) // _AT_ONCE)


def _rows_with(values: Mapping[int, Mapping[str, Value]], name: str) -> list[int]:
    """Return the rows of which a column is written."""
    return [row for row, cells in values.items() if name in cells]


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
    rows = _rows_with(values, _DISTRICT)
    if not rows:
        return
    with store.read() as reading:
        parcels = existing_rows(reading, [str(changes.uuids[row]) for row in rows])
    shaped = np.flatnonzero(parcels["geom"].valid)
    if not shaped.size:
        return
    shapes = decode(parcels["geom"].take(shaped))
    districts = column("text", [values[rows[at]][_DISTRICT] for at in shaped.tolist()]).values
    areas = stored_areas(shapes, store.info.crs, districts)
    for at, found in zip(shaped.tolist(), areas, strict=True):
        values[rows[at]] |= found


def _free_numbers(
    store: Store, changes: ChangeSet, values: Mapping[int, Mapping[str, Value]]
) -> list[Change]:
    """Return on which state the numbers that are written are those of no other parcel.

    Raises:
        ConflictError: ``CELL_NUMBER_TAKEN``: somebody gave one to another parcel since.
    """
    numbered = [cells for cells in changes.columns if cells.spec.name in NUMBERS]
    if not any(_rows_with(values, cells.spec.name) for cells in numbered):
        return []
    with store.read() as reading:
        keys = reading.table("import_parcel_keys")
        seq = reading.head().seq
    for cells in numbered:
        rows = _rows_with(values, cells.spec.name)
        given = {str(changes.uuids[row]): values[row][cells.spec.name] for row in rows}
        _refuse_taken(cells.spec, given, keys, set(changes.uuids[cells.rows].tolist()))
    return [ExpectNoChange((TABLE,), seq)]


def _refuse_taken(
    spec: ColumnSpec, given: Mapping[str, Value], keys: ColumnTable, proposed: Collection[str]
) -> None:
    """Refuse a number that another parcel has now.

    Args:
        spec: The column.
        given: Parcel → number that is written.
        keys: Numbers of all current parcels.
        proposed: Parcels for which another number was proposed, written or not.

    Raises:
        ConflictError: Somebody gave it to that parcel since.
        LowUseError: That parcel was to get another one, which was left.
    """
    numbers = {number for number in given.values() if number}
    pairs = zip(keys[spec.name].to_list(), keys["uuid"].to_list(), strict=True)
    for number, uuid in pairs:
        if number in numbers and uuid not in given:
            kind = LowUseError if uuid in proposed else ConflictError
            raise kind(_NUMBER_TAKEN, table=TABLE, uuid=uuid, field=spec.title, value=number)


def _follow_holders(
    store: Store, changes: ChangeSet, values: Mapping[int, Mapping[str, Value]], steps: _Steps
) -> list[Change]:
    """Return what links parcels to the holders that their new names say."""
    rows = _rows_with(values, _HOLDER)
    cells = next((each for each in changes.columns if each.spec.name == _HOLDER), None)
    old = dict(zip(cells.rows.tolist(), cells.old.to_list(), strict=True)) if cells else {}
    found: list[Change] = []
    seq: int | None = None
    for number, start in enumerate(range(0, len(rows), _AT_ONCE), start=1):
        steps.reach(number)
        with store.read() as reading:
            seq = reading.head().seq if seq is None else seq
            for row in rows[start : start + _AT_ONCE]:
                parcel = {"uuid": str(changes.uuids[row]), _HOLDER: old.get(row)}
                named = {_HOLDER: values[row][_HOLDER]}
                follow = following(reading, store.info.crs, TABLE, parcel, named)
                found += follow.changes
    if seq is None:
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
    cells: Sequence[tuple[CellChange, Choice]],
) -> tuple[list[GroupConflict], dict[str, Choice]]:
    """Return the cells of a row by field group, with what was decided of each group.

    A group of which one cell is taken counts as taken; of its cells that were left it says that
    nothing was written there: what somebody else made of them stands.
    """
    groups: dict[str, FieldGroup] = {}
    members: dict[str, list[tuple[CellChange, Choice]]] = {}
    decisions: dict[str, Choice] = {}
    for cell, chosen in cells:
        group = group_of(TABLE, cell.column)
        groups[group.name] = group
        members.setdefault(group.name, []).append((cell, chosen))
        if chosen == Choice.MINE or group.name not in decisions:
            decisions[group.name] = chosen
    told = []
    for name, group in groups.items():
        first = members[name][0][0].overlap
        by, at = (first.by, first.at_utc) if first else ("", "")
        taken = decisions[name] == Choice.MINE
        fields = tuple(
            _field(cell, stands=taken and chosen == Choice.THEIRS) for cell, chosen in members[name]
        )
        told.append(GroupConflict(name, group.title, by, at, "", fields))
    return told, decisions


def _field(cell: CellChange, *, stands: bool) -> ConflictField:
    """Return a cell in three states; one that stands as it is now was left in a taken group."""
    spec = editable(cell.column)
    base = cell.overlap.base if cell.overlap else cell.old
    return ConflictField(
        spec=spec,
        base=cell.shown_base,
        theirs=cell.shown_old,
        mine=cell.shown_old if stands else cell.shown_new,
        theirs_value=cell.old,
        mine_value=cell.old if stands else cell.new,
        theirs_changed=not same_value(spec, base, cell.old),
        mine_changed=not stands,
        writable=True,
    )
