# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is asked of the values of a row, asked of many rows: each different case once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from lowuse_plugin.domain.cell_changes import ColumnCells
from lowuse_plugin.domain.columns import Column, ColumnTable
from lowuse_plugin.domain.field_checks import check_row
from lowuse_plugin.domain.field_problem import FieldProblem
from lowuse_plugin.domain.importing.report import Remark
from lowuse_plugin.domain.ports import Row, Value

NUMBERS = frozenset({"parcel_code", "unit_code"})
"""Columns of which no two parcels may have the same value."""
_TOGETHER = (
    frozenset({"right_starts_on", "right_ends_on"}),
    frozenset({"underground_floor_area_m2", "floor_area_m2"}),
    frozenset({"parcel_code", "district"}),
    frozenset({"unit_code", "district"}),
    frozenset({"use_code", "use_standard"}),
    frozenset({"registered_area_m2", "plane_area_m2"}),
    frozenset({"idle", "idle_cause", "idle_since"}),
)
"""Columns that :func:`check_row` looks at together."""


def check_cells(
    table: str, columns: Sequence[ColumnCells], rows: ColumnTable, today: date
) -> tuple[ColumnCells, ...]:
    """Return the cells with what is wrong or unusual about them.

    A row is judged as it would be stored: with all that is proposed for it, beside what it has.

    Args:
        table: Of the rows.
        columns: Proposed cells.
        rows: What is stored now, one entry a row of the set.
        today: The day in the office.
    """
    if not columns:
        return ()
    proposed = {cells.spec.name: _Filled.of(cells, len(rows)) for cells in columns}
    names = _looked_at(proposed)
    stored = {name: rows[name].to_list() for name in names if name in rows}
    judged: dict[tuple[object, ...], tuple[FieldProblem, ...]] = {}
    found: dict[str, dict[int, FieldProblem]] = {}
    every = np.unique(np.concatenate([cells.rows for cells in columns])).tolist()
    for row in every:
        changed = tuple(name for name, cells in proposed.items() if cells.given[row])
        values: Row = {
            name: proposed[name].values[row] if name in changed else stored[name][row]
            for name in names
        }
        case = (changed, *values.values())
        if case not in judged:
            judged[case] = check_row(table, values, changed, today)
        for problem in reversed(judged[case]):  # refusals come first: they are written last
            found.setdefault(problem.column, {})[row] = problem
    return tuple(_with_problems(cells, found.get(cells.spec.name, {})) for cells in columns)


def check_numbers(
    columns: Sequence[ColumnCells], rows: ColumnTable, keys: ColumnTable
) -> tuple[ColumnCells, ...]:
    """Return the cells with refusals where a number of one parcel would become that of another.

    Args:
        columns: Proposed cells.
        rows: What is stored now, one entry a row of the set.
        keys: Numbers of all current parcels, with ``uuid``.
    """
    return tuple(
        _with_taken(cells, rows, keys) if cells.spec.name in NUMBERS else cells for cells in columns
    )


def _with_taken(cells: ColumnCells, rows: ColumnTable, keys: ColumnTable) -> ColumnCells:
    name, uuids = cells.spec.name, rows["uuid"].values
    changing = set(uuids[cells.rows].tolist())
    holders: dict[str, str] = {
        code: uuid
        for code, uuid in zip(keys[name].to_list(), keys["uuid"].to_list(), strict=True)
        if code and uuid not in changing
    }
    problems = dict(cells.problems)
    new = cells.new.to_list()
    for at, (row, code) in enumerate(zip(cells.rows.tolist(), new, strict=True)):
        if code and at not in problems:
            uuid = str(uuids[row])
            if holders.setdefault(code, uuid) != uuid:
                params = {"field": cells.spec.title, "value": code}
                problems[at] = Remark("CELL_NUMBER_TAKEN", params)
    return _refusing(cells, problems, cells.notes)


@dataclass(frozen=True)
class _Filled:
    """Proposed values of one column, one entry a row of the set."""

    values: Sequence[Value]
    given: Sequence[bool]

    @classmethod
    def of(cls, cells: ColumnCells, count: int) -> _Filled:
        given = np.zeros(count, dtype=np.bool_)
        given[cells.rows] = True
        given[[int(cells.rows[at]) for at in cells.problems]] = False
        values = np.full(count, None, dtype=object)
        values[cells.rows] = np.array([*cells.new.to_list(), None], dtype=object)[:-1]
        return cls(values.tolist(), given.tolist())


def _looked_at(proposed: Collection[str]) -> tuple[str, ...]:
    names = dict.fromkeys(proposed)
    for together in _TOGETHER:
        if not together.isdisjoint(proposed):
            names |= dict.fromkeys(sorted(together))
    return tuple(names)


def _with_problems(cells: ColumnCells, found: Mapping[int, FieldProblem]) -> ColumnCells:
    if not found:
        return cells
    problems, notes = dict(cells.problems), dict(cells.notes)
    for at, row in enumerate(cells.rows.tolist()):
        problem = found.get(row)
        if problem is not None and at not in problems:
            remark = Remark(problem.code, problem.params)
            if problem.refused:
                problems[at] = remark
            else:  # how a value was read comes before what is unusual about it
                notes.setdefault(at, remark)
    return _refusing(cells, problems, notes)


def _refusing(
    cells: ColumnCells, problems: Mapping[int, Remark], notes: Mapping[int, Remark]
) -> ColumnCells:
    """Return the cells with these problems; what has one proposes nothing."""
    new = cells.new
    valid = new.valid.copy()
    valid[list(problems)] = False
    overlaps = {at: overlap for at, overlap in cells.overlaps.items() if at not in problems}
    return replace(
        cells,
        new=Column(new.kind, new.values, valid),
        problems=problems,
        notes=notes,
        overlaps=overlaps,
    )
