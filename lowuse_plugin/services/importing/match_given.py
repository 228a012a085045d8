# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which parcel each row of somebody's table is about, and what the table would change.

A row names its parcel by the uuid that an exported table carries, else by 不动产单元号, 宗地代码 or
图斑编号. A row that names none, several, or one that another row names already is listed and not
taken; rows about one parcel that say different things are none of them taken. A parcel that the
table does not name is left as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.cell_changes import ChangeSet, LeftOut, value_at
from lowuse_plugin.domain.columns import Column, ColumnTable, constant
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.field_groups import editable_columns
from lowuse_plugin.domain.importing.given_table import KEYS, GivenTable, Origin
from lowuse_plugin.domain.importing.report import Remark
from lowuse_plugin.domain.parcels.codes import normalise
from lowuse_plugin.domain.ports import Reading, Store
from lowuse_plugin.services.history.compare_cells import (
    ANY_VERSION,
    TABLE,
    Proposal,
    Proposed,
    compare,
)
from lowuse_plugin.services.rows.bulk_change import read_proposed


def propose_table(store: Store, table: GivenTable, *, clears: bool = False) -> ChangeSet:
    """Return what a table changes.

    Args:
        store: The workspace.
        table: As it was read.
        clears: Empty cells empty the field; else they change nothing.

    Raises:
        LowUseError: ``TABLE_WITHOUT_KEY`` (no column that names parcels), ``TABLE_WITHOUT_VALUES``
            (nothing in it may be changed), ``TABLE_NO_MATCH`` (no row names a parcel),
            ``TABLE_OF_OTHER_WORKSPACE``, ``TABLE_OF_OTHER_HISTORY`` (the workspace was set back
            since the table was written).
    """
    keys = [name for name in KEYS if name in table.columns]
    if table.uuids is None and not keys:
        raise LowUseError("TABLE_WITHOUT_KEY", expected=_titles(KEYS))
    with store.read() as reading:
        if table.origin is not None:
            _check_origin(store, reading, table.origin)
        existing = reading.table("import_parcel_keys")
    matches = _match(table, keys, existing)
    wanted = _value_columns(table, keys, matches)
    if not wanted:
        raise LowUseError("TABLE_WITHOUT_VALUES")
    rows = np.flatnonzero(matches.found != None)  # noqa: E711  compared one by one
    if not rows.size:
        contradicting = next(
            (left.why for left in matches.left_out if left.why.code == "GIVEN_ROWS_CONTRADICT"),
            None,
        )
        if contradicting is not None:
            raise LowUseError(contradicting.code, **contradicting.params)
        raise LowUseError("TABLE_NO_MATCH", rows=len(table), expected=_titles(keys or KEYS))
    white = table.origin.columns if table.origin else ()
    grey = [name for name in wanted if white and name not in white]
    proposal = Proposal(
        matches.found[rows],
        {n: _proposed(table, n, rows, clears=clears) for n in wanted if n not in grey},
        versions=_versions(table, rows),
        since_seq=table.origin.seq if table.origin else None,
        left_out=(*table.left_out, *matches.left_out),
        source=table.source,
        places=np.array(table.places, dtype=object)[rows],
    )
    if grey:
        context = {name: _proposed(table, name, rows, clears=False) for name in grey}
        changed = _changed_grey(store, replace(proposal, columns=context))
        proposal = replace(proposal, left_out=(*proposal.left_out, *changed))
    return compare(store, proposal)


def _changed_grey(store: Store, proposal: Proposal) -> list[LeftOut]:
    """Name what was changed in columns by which people only know the parcel."""
    changes = compare(store, replace(proposal, left_out=()))
    cells = map(changes.cell, range(len(changes)))
    return [
        LeftOut(cell.place, cell.label, Remark("GIVEN_CELL_GREY", {"field": cell.title}))
        for cell in cells
    ]


def _check_origin(store: Store, reading: Reading, origin: Origin) -> None:
    if origin.store_id != store.info.store_id:
        raise LowUseError(
            "TABLE_OF_OTHER_WORKSPACE",
            file=origin.file,
            found=origin.workspace,
            expected=store.path.name,
        )
    if reading.table("bulk_log_hash", seq=origin.seq)["hash"].to_list() != [origin.hash]:
        raise LowUseError("TABLE_OF_OTHER_HISTORY", file=origin.file, workspace=store.path.name)


def _titles(names: Sequence[str]) -> str:
    columns = schema.shipped().tables[TABLE].columns
    return "、".join(columns[name].title for name in names)


def _value_columns(table: GivenTable, keys: Sequence[str], matches: _Matches) -> list[str]:
    """Return the columns that are values; a number by which parcels were found is none.

    Where the table names parcels by uuid, another number in it is a change to look at.
    """
    used = matches.used & set(keys) if table.uuids is None else set[str]()
    editable = (spec.name for spec in editable_columns(TABLE))
    return [name for name in editable if name in table.columns and name not in used]


def _versions(table: GivenTable, rows: NDArray[np.int64]) -> NDArray[np.int64] | None:
    if table.versions is None:
        return None
    versions = table.versions.take(rows)
    result: NDArray[np.int64] = np.where(versions.valid, versions.values, ANY_VERSION)
    return result


def _proposed(table: GivenTable, name: str, rows: NDArray[np.int64], *, clears: bool) -> Proposed:
    spec = schema.shipped().tables[TABLE].columns[name]
    read = read_proposed(
        table.columns[name].take(rows), spec, table.units.get(name, ""), clears=clears
    )
    refused = table.refused.get(name, {})
    if not refused:
        return read
    where = {row: at for at, row in enumerate(rows.tolist())}
    problems = {where[row]: remark for row, remark in refused.items() if row in where}
    given = read.given.copy()
    given[list(problems)] = True
    return Proposed(read.values, given, {**read.problems, **problems}, read.notes)


@dataclass
class _Matches:
    """Row by row the parcel that is meant."""

    found: NDArray[Any]
    """uuid, None where a row is not taken."""
    left_out: list[LeftOut] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    """Key columns that named a parcel."""


def _match(table: GivenTable, keys: Sequence[str], existing: ColumnTable) -> _Matches:
    matches = _Matches(np.full(len(table), None, dtype=object))
    index = {name: _index(existing, name) for name in keys}
    given = {name: _normalised(table.columns[name]) for name in keys}
    none = constant("text", None, len(table))
    own = (table.uuids or none).to_list()
    current = set(existing["uuid"].values.tolist())
    taken: dict[str, list[int]] = {}
    refused: dict[int, LeftOut] = {}
    named: dict[int, str] = {}
    for row, place in enumerate(table.places):
        names = {name: given[name][row] for name in keys if given[name][row]}
        what = next(iter(names.values()), "")
        found, why = _parcel_of(own[row], current, names, index, matches.used)
        if why is not None:
            refused[row] = LeftOut(str(place), what, why)
        elif found is not None:
            named[row] = what
            taken.setdefault(found, []).append(row)
    for uuid, rows in taken.items():
        matches.found[rows[0]] = uuid
        if len(rows) > 1:
            differing = _differing(table, keys, rows)
            if differing:
                matches.found[rows[0]] = None
            for row, why in _doubles(table, rows, differing).items():
                refused[row] = LeftOut(str(table.places[row]), named[row], why)
    matches.left_out += [refused[row] for row in sorted(refused)]
    missing = (table.origin.rows if table.origin else 0) - len({uuid for uuid in own if uuid})
    if missing > 0:
        matches.left_out.append(LeftOut("", "", Remark("GIVEN_ROWS_TAKEN_OUT", {"count": missing})))
    return matches


def _differing(table: GivenTable, keys: Sequence[str], rows: Sequence[int]) -> list[str]:
    """Return the titles of fields for which rows about one parcel say different things."""
    return [
        spec.title
        for spec in editable_columns(TABLE)
        if spec.name in table.columns
        and (table.uuids is not None or spec.name not in keys)
        and len({value_at(table.columns[spec.name], row) for row in rows}) > 1
    ]


def _doubles(table: GivenTable, rows: Sequence[int], differing: Sequence[str]) -> dict[int, Remark]:
    """Return why rows about one parcel are not taken: none of them where they differ."""
    places = [table.places[row] for row in rows]
    if not differing:
        twice = Remark("GIVEN_ROW_TWICE", {"first": places[0]})
        return dict.fromkeys(rows[1:], twice)
    params = {"rows": "、".join(map(str, places)), "fields": "、".join(differing)}
    return dict.fromkeys(rows, Remark("GIVEN_ROWS_CONTRADICT", params))


def _parcel_of(
    own: str | None,
    current: set[str],
    names: Mapping[str, str],
    index: Mapping[str, Mapping[str, list[str]]],
    used: set[str],
) -> tuple[str | None, Remark | None]:
    """Return the parcel that a row names, or why none is taken; neither for an empty row."""
    if own is not None:
        return (own, None) if own in current else (None, Remark("GIVEN_ROW_GONE", {}))
    if not names:
        return None, Remark("GIVEN_ROW_WITHOUT_KEY", {})
    for name, value in names.items():
        fitting = index[name].get(value, [])
        if len(fitting) == 1:
            used.add(name)
            return fitting[0], None
        if fitting:
            return None, Remark("GIVEN_ROW_AMBIGUOUS", {"count": len(fitting)})
    return None, Remark("GIVEN_ROW_UNKNOWN", {})


def _index(existing: ColumnTable, name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    values = _normalised(existing[name])
    for value, uuid in zip(values, existing["uuid"].values.tolist(), strict=True):
        if value:
            found.setdefault(value, []).append(uuid)
    return found


def _normalised(column: Column) -> list[str]:
    return [normalise(value) if value else "" for value in column.to_list()]
