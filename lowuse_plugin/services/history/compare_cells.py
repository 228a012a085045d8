# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Proposed values against what the workspace holds now: what a save would change.

A proposal may be older than the workspace: a sheet was out for two days, a preview stood open over
lunch. What was proposed on another version of a row is compared with what stood there then, walked
back through the log. A cell is a person's to decide when somebody changed its group of fields
since; other fields of the row that somebody changed stay as they are now, beside the new values.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.cell_changes import (
    ChangeSet,
    ColumnCells,
    LeftOut,
    Overlap,
    differs,
    value_at,
)
from lowuse_plugin.domain.columns import Column, ColumnTable, column
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.field_groups import group_of
from lowuse_plugin.domain.history.entries import replaced
from lowuse_plugin.domain.importing.report import Remark
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Reading, Store, Value
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.services.rows.check_cells import NUMBERS, check_cells, check_numbers

TABLE = "parcel"
ANY_VERSION = -1
"""The proposal does not know on which version of the row it was made."""


@dataclass(frozen=True)
class Proposed:
    """What is proposed for one column; arrays of one entry a row of the proposal."""

    values: Column
    given: NDArray[np.bool_]
    """Rows for which something is proposed; a missing value there clears the cell."""
    problems: Mapping[int, Remark] = field(default_factory=dict)
    """Row → why its value cannot be written."""
    notes: Mapping[int, Remark] = field(default_factory=dict)
    """Row → what is worth a second look about how it was read."""


@dataclass(frozen=True)
class Proposal:
    """Values for parcels, made on some state of the workspace."""

    uuids: NDArray[Any]
    columns: Mapping[str, Proposed]
    versions: NDArray[np.int64] | None = None
    """Versions of the rows that the proposal was made on; None: on what is stored now."""
    since_seq: int | None = None
    """Log line of that state, for rows of :data:`ANY_VERSION`; None: what is stored now."""
    left_out: tuple[LeftOut, ...] = ()
    source: Mapping[str, str] = field(default_factory=dict)
    places: NDArray[Any] | None = None
    """Where each row stands in somebody's table, as people see it."""
    labels: NDArray[Any] | None = None
    """How people know the rows, for those that are gone."""


def read_parcels(reading: Reading, uuids: Collection[str]) -> ColumnTable:
    """Return current parcels with all that people may see changed, in the workspace's order."""
    return reading.table("bulk_parcels", uuids=json.dumps(list(uuids)))


def labels_of(parcels: ColumnTable) -> NDArray[Any]:
    """Return how people know the parcels: a code, or the number of the row."""
    label, fid = parcels["label"], parcels["fid"].values
    numbers = np.array([f"#{number}" for number in fid.tolist()], dtype=object)
    result: NDArray[Any] = np.where(label.valid, label.values, numbers)
    return result


def compare(store: Store, proposal: Proposal) -> ChangeSet:
    """Return what a proposal changes in the workspace as it is now.

    Raises:
        LowUseError: ``PARCELS_UNKNOWN``: none of the parcels is current.
    """
    where = {uuid: row for row, uuid in enumerate(proposal.uuids.tolist())}
    with store.read() as reading:
        parcels = read_parcels(reading, proposal.uuids.tolist())
        rows = np.array([where[uuid] for uuid in parcels["uuid"].values.tolist()], dtype=np.int64)
        later = _Later.read(reading, proposal, parcels, rows)
        numbered = not NUMBERS.isdisjoint(proposal.columns)
        keys = reading.table("import_parcel_keys") if numbered else None
    if not len(parcels):
        count = len(proposal.uuids)
        raise LowUseError("PARCELS_UNKNOWN", count=count, expected=count)
    found = _Comparison(parcels, later)
    columns = [found.column(name, each, rows) for name, each in proposal.columns.items()]
    columns = [cells for cells in columns if len(cells)]
    checked = check_cells(TABLE, columns, parcels, office_today())
    if keys is not None:
        checked = check_numbers(checked, parcels, keys)
    return ChangeSet(
        table=TABLE,
        uuids=parcels["uuid"].values,
        versions=parcels["row_version"].values,
        labels=labels_of(parcels),
        columns=checked,
        base_versions=(
            parcels["row_version"].values if proposal.versions is None else proposal.versions[rows]
        ),
        base_seq=proposal.since_seq,
        unchanged=found.unchanged,
        empty=found.empty,
        merged=found.merged(columns),
        left_out=(*proposal.left_out, *_gone(proposal, rows)),
        source=proposal.source,
        places=None if proposal.places is None else proposal.places[rows],
    )


def _gone(proposal: Proposal, rows: NDArray[np.int64]) -> list[LeftOut]:
    """Return the parcels that are no longer there."""
    there = np.zeros(len(proposal.uuids), dtype=np.bool_)
    there[rows] = True
    places, labels = proposal.places, proposal.labels
    return [
        LeftOut(
            "" if places is None else str(places[row]),
            str(proposal.uuids[row] if labels is None else labels[row]),
            Remark("GIVEN_ROW_GONE", {}),
        )
        for row in np.flatnonzero(~there).tolist()
    ]


@dataclass(frozen=True)
class _Line:
    """One later save of a row."""

    by: str
    at_utc: str
    old: Mapping[str, Value]


@dataclass(frozen=True)
class _Later:
    """What was saved in each row after the proposal was made; by place in what is read now."""

    lines: Mapping[int, list[_Line]]

    @classmethod
    def read(
        cls, reading: Reading, proposal: Proposal, parcels: ColumnTable, rows: NDArray[np.int64]
    ) -> _Later:
        if proposal.versions is None:
            return cls({})
        then, now = proposal.versions[rows], parcels["row_version"].values
        seq = proposal.since_seq
        ask = (then >= 0) & (then != now) if seq is None else (then != now)
        uuids = parcels["uuid"].values
        asked = np.flatnonzero(ask).tolist()
        if not asked:
            return cls({})
        wanted = json.dumps([[uuids[row], int(then[row]), seq] for row in asked])
        at = {uuids[row]: row for row in asked}
        lines: dict[int, list[_Line]] = {}
        for line in reading.table("bulk_later", rows=wanted).to_rows():
            entry = _Line(line["actor"], line["at_utc"], replaced(line))
            lines.setdefault(at[line["row_uuid"]], []).append(entry)
        return cls(lines)

    def base(self, name: str, now: Column) -> tuple[Column, NDArray[np.bool_]]:
        """Return a column as it was when the proposal was made, and where it was changed since."""
        before = {
            row: next(line.old[name] for line in lines if name in line.old)
            for row, lines in self.lines.items()
            if any(name in line.old for line in lines)
        }
        touched = np.zeros(len(now), dtype=np.bool_)
        if not before:
            return now, touched
        places = np.array(list(before), dtype=np.int64)
        touched[places] = True
        old = column(now.kind, before.values())
        values, valid = now.values.copy(), now.valid.copy()
        values[places], valid[places] = old.values, old.valid
        return Column(now.kind, values, valid), touched

    def overlap(self, row: int, group: frozenset[str], base: Value) -> Overlap | None:
        """Return who last changed a group of fields in a row, None when nobody did."""
        for line in reversed(self.lines.get(row, [])):
            if not group.isdisjoint(line.old):
                return Overlap(line.by, line.at_utc, base)
        return None


class _Comparison:
    """Compares column by column."""

    def __init__(self, parcels: ColumnTable, later: _Later) -> None:
        self._parcels = parcels
        self._later = later
        self._specs = schema.shipped().tables[TABLE].columns
        self.unchanged = 0
        self.empty = 0

    def column(self, name: str, proposed: Proposed, rows: NDArray[np.int64]) -> ColumnCells:
        """Return the cells of one column that a save would change, or that have a problem."""
        spec, now = self._specs[name], self._parcels[name]
        new, given = proposed.values.take(rows), proposed.given[rows]
        problem = np.zeros(len(rows), dtype=np.bool_)
        where = {row: at for at, row in enumerate(rows.tolist())} if proposed.problems else {}
        for row in proposed.problems:
            if row in where:
                problem[where[row]] = True
        base, touched = self._later.base(name, now)
        other = differs(new, now)
        meant = other & (~touched | differs(new, base))
        cells = np.flatnonzero(given & (problem | meant))
        self.unchanged += int(np.count_nonzero(given)) - len(cells)
        self.empty += int(np.count_nonzero(~given & now.valid))
        problems = _at_cells(proposed.problems, rows, cells)
        return ColumnCells(
            spec=spec,
            rows=cells,
            old=now.take(cells),
            new=new.take(cells),
            problems=problems,
            overlaps=self._overlaps(spec, cells, base, problems),
            notes=_at_cells(proposed.notes, rows, cells),
        )

    def merged(self, columns: Collection[ColumnCells]) -> int:
        """Return the rows that change here and were changed elsewhere in other fields."""
        changed: set[int] = set()
        decided: set[int] = set()
        for cells in columns:
            changed.update(cells.rows.tolist())
            decided.update(int(cells.rows[at]) for at in cells.overlaps)
        return len((changed & set(self._later.lines)) - decided)

    def _overlaps(
        self,
        spec: ColumnSpec,
        cells: NDArray[np.int64],
        base: Column,
        problems: Collection[int],
    ) -> dict[int, Overlap]:
        if not self._later.lines:
            return {}
        group = frozenset(group_of(TABLE, spec.name).columns)
        found = {
            at: self._later.overlap(row, group, value_at(base, row))
            for at, row in enumerate(cells.tolist())
            if at not in problems
        }
        return {at: overlap for at, overlap in found.items() if overlap is not None}


def _at_cells(
    remarks: Mapping[int, Remark], rows: NDArray[np.int64], cells: NDArray[np.int64]
) -> dict[int, Remark]:
    """Return remarks on rows of a proposal by the place of their cell."""
    if not remarks:
        return {}
    wanted = rows[cells].tolist()
    return {at: remarks[row] for at, row in enumerate(wanted) if row in remarks}
