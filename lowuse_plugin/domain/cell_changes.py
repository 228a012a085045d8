# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Proposed changes of many cells: row × column × old → new, shown before anything is written.

A value for many parcels, an expression, a paste and a sheet that comes back all become the same
set, so that one list shows them, one save writes them and one undo takes them back. The set is
kept by column in arrays: 100,000 rows are a list that is scrolled, not 100,000 objects.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import Column
from lowuse_plugin.domain.display import shown_value
from lowuse_plugin.domain.importing.report import Remark
from lowuse_plugin.domain.ports import Value
from lowuse_plugin.domain.schema import ColumnSpec

TAKE, LEAVE, UNDECIDED = 1, 0, -1
"""What is to become of a proposed cell."""
_RELATIVE = 1e-12


@dataclass(frozen=True)
class Overlap:
    """Somebody changed the same group of fields after the proposal was made."""

    by: str
    at_utc: str
    base: Value
    """What stood in the cell when the proposal was made."""


@dataclass(frozen=True)
class LeftOut:
    """A row or column that was given and is not taken."""

    place: str
    """Row number or heading, as people see it in their table."""
    what: str
    """Key of the row, empty where there is none."""
    why: Remark


@dataclass(frozen=True)
class ColumnCells:
    """Proposed cells of one column; n of them, each in another row."""

    spec: ColumnSpec
    rows: NDArray[np.int64]
    """Places of the rows in the set, rising."""
    old: Column
    """What is stored now."""
    new: Column
    """What it becomes; missing where the cell is cleared or has a problem."""
    problems: Mapping[int, Remark] = field(default_factory=dict)
    """Place in this column → why it cannot be written."""
    overlaps: Mapping[int, Overlap] = field(default_factory=dict)
    """Place in this column → who was there meanwhile."""
    notes: Mapping[int, Remark] = field(default_factory=dict)
    """Place in this column → what is worth a second look."""

    def __len__(self) -> int:
        """Return the number of cells."""
        return len(self.rows)


@dataclass(frozen=True)
class CellChange:
    """One cell as the list shows it."""

    uuid: str
    label: str
    column: str
    title: str
    unit: str
    old: Value
    new: Value
    shown_old: str
    shown_new: str
    problem: Remark | None = None
    overlap: Overlap | None = None
    shown_base: str = ""
    """With an overlap: what stood there when the proposal was made."""
    note: Remark | None = None
    place: str = ""
    """Row number in somebody's table, where there is one."""


@dataclass(frozen=True)
class Counts:
    """What a set holds, in cells unless it says otherwise."""

    changed: int
    """Cells that a save writes as they are, those left out by a person included."""
    unchanged: int
    """Given cells that are stored like this already."""
    empty: int
    """Given cells that say nothing where something is stored: it stays."""
    problems: int
    overlaps: int
    left_out: int
    """Rows and columns that are not taken."""


@dataclass(frozen=True)
class ChangeSet:
    """Proposed changes on one state of the workspace."""

    table: str
    uuids: NDArray[Any]
    """Rows that were looked at."""
    versions: NDArray[np.int64]
    """Versions of the rows in that state: a save on another one is refused."""
    base_versions: NDArray[np.int64]
    """Versions of the rows when the changes were first proposed, as :class:`Overlap` counts."""
    labels: NDArray[Any]
    """How people know the rows."""
    columns: tuple[ColumnCells, ...]
    base_seq: int | None = None
    """Last log line when they were first proposed, for rows of which no version is known."""
    unchanged: int = 0
    empty: int = 0
    merged: int = 0
    """Rows in which somebody meanwhile changed other fields: both changes stay."""
    left_out: tuple[LeftOut, ...] = ()
    source: Mapping[str, str] = field(default_factory=dict)
    """Where the values come from, for the log."""
    places: NDArray[Any] | None = None
    """Where the rows stand in somebody's table, as people see it."""

    @cached_property
    def _order(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return column number and place in it of every cell, row by row."""
        if not self.columns:
            return np.empty(0, np.int64), np.empty(0, np.int64)
        number = np.concatenate([np.full(len(c), i) for i, c in enumerate(self.columns)])
        place = np.concatenate([np.arange(len(c)) for c in self.columns])
        row = np.concatenate([c.rows for c in self.columns])
        order = np.lexsort((number, row))
        return number[order].astype(np.int64), place[order].astype(np.int64)

    def __len__(self) -> int:
        """Return the number of cells, problems and overlaps included."""
        return sum(len(column) for column in self.columns)

    @cached_property
    def kinds(self) -> NDArray[np.int8]:
        """Of every cell in the order of the list: 0 plain, 1 overlap, 2 problem."""
        number, place = self._order
        found = np.zeros(len(number), dtype=np.int8)
        for i, cells in enumerate(self.columns):
            marks = np.zeros(len(cells), dtype=np.int8)
            marks[list(cells.overlaps)] = 1
            marks[list(cells.problems)] = 2
            mine = number == i
            found[mine] = marks[place[mine]]
        return found

    @property
    def has_remarks(self) -> bool:
        """Whether anything is said of any cell."""
        return any(c.problems or c.overlaps or c.notes for c in self.columns)

    def first_choice(self) -> NDArray[np.int8]:
        """Return what is proposed for each cell: overlaps are for a person to decide."""
        return np.array([TAKE, UNDECIDED, LEAVE], dtype=np.int8)[self.kinds]

    def carried_choice(self, before: ChangeSet, choice: NDArray[np.int8]) -> NDArray[np.int8]:
        """Return what was decided on an earlier state of this set, as far as it still holds.

        A decision on somebody's change holds as long as nobody changed the group again.

        Args:
            before: The earlier state.
            choice: One decision a cell of it.
        """
        result = self.first_choice()
        decided = np.flatnonzero(choice != before.first_choice()).tolist()
        cells = [(before.cell(place), choice[place]) for place in decided]
        wanted = {(cell.uuid, cell.column): (cell, chosen) for cell, chosen in cells}
        if not wanted:
            return result
        uuids = {uuid for uuid, _column in wanted}
        rows = np.fromiter((uuid in uuids for uuid in self.uuids.tolist()), np.bool_)
        for place in np.flatnonzero(rows[self._rows_of(np.arange(len(self)))]).tolist():
            now = self.cell(place)
            cell, chosen = wanted.get((now.uuid, now.column), (now, result[place]))
            if cell.overlap == now.overlap and now.problem is None:
                result[place] = chosen
        return result

    def row_of(self, place: int) -> int:
        """Return the row of a cell."""
        number, at = self._order
        return int(self.columns[number[place]].rows[at[place]])

    def cell(self, place: int) -> CellChange:
        """Return one cell of the list."""
        number, at = self._order
        cells, i = self.columns[number[place]], int(at[place])
        row, spec = int(cells.rows[i]), cells.spec
        old, new = value_at(cells.old, i), value_at(cells.new, i)
        overlap = cells.overlaps.get(i)
        return CellChange(
            uuid=str(self.uuids[row]),
            label=str(self.labels[row]),
            column=spec.name,
            title=spec.title,
            unit=spec.unit,
            old=old,
            new=new,
            shown_old=shown_beside(spec, old, new),
            shown_new=shown_beside(spec, new, old),
            problem=cells.problems.get(i),
            overlap=overlap,
            shown_base=shown_beside(spec, overlap.base, new) if overlap else "",
            note=cells.notes.get(i),
            place="" if self.places is None else str(self.places[row]),
        )

    @cached_property
    def counts(self) -> Counts:
        """How many cells of each kind there are."""
        kinds = self.kinds
        return Counts(
            changed=int(np.count_nonzero(kinds == 0)),
            unchanged=self.unchanged,
            empty=self.empty,
            problems=int(np.count_nonzero(kinds == 2)),  # noqa: PLR2004  as documented at kinds
            overlaps=int(np.count_nonzero(kinds == 1)),
            left_out=len(self.left_out),
        )

    def taken_rows(self, choice: NDArray[np.int8]) -> NDArray[np.int64]:
        """Return the rows in which a choice writes something."""
        places = np.flatnonzero((choice == TAKE) & (self.kinds < 2))  # noqa: PLR2004
        rows: NDArray[np.int64] = np.unique(self._rows_of(places))
        return rows

    def values(self, choice: NDArray[np.int8]) -> dict[int, dict[str, Value]]:
        """Return row → column → new value of the cells that are taken."""
        number, place = self._order
        taken = (choice == TAKE) & (self.kinds < 2)  # noqa: PLR2004
        found: dict[int, dict[str, Value]] = {}
        for i, cells in enumerate(self.columns):
            places = place[taken & (number == i)]
            new = cells.new.take(places).to_list()
            for row, value in zip(cells.rows[places].tolist(), new, strict=True):
                found.setdefault(row, {})[cells.spec.name] = value
        return found

    def _rows_of(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        number, place = self._order
        rows = np.empty(len(number), dtype=np.int64)
        for i, cells in enumerate(self.columns):
            mine = number == i
            rows[mine] = cells.rows[place[mine]]
        return rows[places]


def value_at(column: Column, place: int) -> Value:
    """Return one value as it is stored, None where it is missing."""
    if not column.valid[place]:
        return None
    value = column.values[place]
    if column.kind == "date":
        return str(value.astype("datetime64[D]"))
    plain: Value = value.item() if isinstance(value, np.generic) else value
    return plain


def differs(one: Column, other: Column) -> NDArray[np.bool_]:
    """Return where two columns of one kind say something else; missing differs from a value."""
    with np.errstate(invalid="ignore"):
        if one.kind == "real":
            unlike = ~np.isclose(one.values, other.values, rtol=_RELATIVE, atol=0.0)
        else:
            unlike = np.asarray(one.values != other.values, dtype=np.bool_)
    both = one.valid & other.valid
    result: NDArray[np.bool_] = (one.valid != other.valid) | (both & unlike)
    return result


def shown_beside(spec: ColumnSpec, value: Value, other: Value) -> str:
    """Return what a person reads of a value, as exactly as telling it from another one needs."""
    text = shown_value(spec, value)
    if value is not None and other is not None and value != other:
        same = text == shown_value(spec, other)
        return str(value) if same else text
    return text
