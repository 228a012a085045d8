# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One field of many parcels: a value for all of them, or one for each.

What is proposed is compared with what is stored and shown before it is saved
(:mod:`~lowuse_plugin.services.rows.save_cells`); when somebody was faster it is compared anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.cell_changes import ChangeSet
from lowuse_plugin.domain.columns import Column, column, constant
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.field_groups import is_editable
from lowuse_plugin.domain.ports import Store
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.services.history.compare_cells import (
    TABLE,
    Proposal,
    Proposed,
    compare,
    read_parcels,
)
from lowuse_plugin.services.rows.bulk_values import SERIAL, read_values


class Way(StrEnum):
    """What is done with the value of a field."""

    SET = "set"
    CLEAR = "clear"
    BEFORE = "before"
    """Put text in front of what is there."""
    AFTER = "after"
    """Put text behind what is there."""
    REPLACE = "replace"
    """Replace a part of the text."""


@dataclass(frozen=True)
class FieldChange:
    """What becomes of one field of many parcels."""

    column: str
    way: Way
    text: str = ""
    """The value as typed; for REPLACE what comes instead."""
    part: str = ""
    """For REPLACE: what is looked for."""


def fits(spec: ColumnSpec, way: Way) -> bool:
    """Tell whether a way makes sense for a column: parts of text only in free text."""
    if way is Way.CLEAR:
        return not spec.required
    return way is Way.SET or (spec.type == "TEXT" and not spec.domain)


def propose_field(store: Store, uuids: Sequence[str], change: FieldChange) -> ChangeSet:
    """Return what one value for many parcels changes.

    Raises:
        LowUseError: ``COLUMN_NOT_EDITABLE``, ``BULK_VALUE_MISSING``, ``PARCELS_UNKNOWN``, or why
            the value is none of the field: ``CELL_UNREADABLE``, ``CELL_OUT_OF_RANGE``.
    """
    spec = editable(change.column)
    rows = _objects(uuids)
    every = np.ones(len(rows), dtype=np.bool_)
    if change.way is Way.CLEAR:
        empty = constant(spec.kind, None, len(rows))
        return compare(store, Proposal(rows, {spec.name: Proposed(empty, every)}))
    if change.way is Way.SET:
        return compare(store, Proposal(rows, {spec.name: _constant(spec, change, len(rows))}))
    return _propose_part(store, rows, spec, change)


def propose_texts(
    store: Store, uuids: Sequence[str], name: str, texts: Sequence[str | None], *, clears: bool
) -> ChangeSet:
    """Return what a value for each parcel changes, such as what an expression gives.

    Args:
        store: The workspace.
        uuids: Parcels.
        name: Column.
        texts: One a parcel; None says nothing.
        clears: What says nothing empties the field instead of leaving it.

    Raises:
        LowUseError: ``COLUMN_NOT_EDITABLE``, ``PARCELS_UNKNOWN``.
    """
    proposed = read_proposed(column("text", texts), editable(name), clears=clears)
    return compare(store, Proposal(_objects(uuids), {name: proposed}))


def compare_again(store: Store, changes: ChangeSet) -> ChangeSet:
    """Return the same changes on the workspace as it is now.

    Cells whose group of fields somebody changed since are for a person to decide; cells that he
    made what they should become are gone.

    Raises:
        LowUseError: ``PARCELS_UNKNOWN``.
    """
    count = len(changes.uuids)
    columns = {}
    for cells in changes.columns:
        values = constant(cells.spec.kind, None, count)
        values.values[cells.rows], values.valid[cells.rows] = cells.new.values, cells.new.valid
        given = np.zeros(count, dtype=np.bool_)
        given[cells.rows] = True
        rows = cells.rows.tolist()
        columns[cells.spec.name] = Proposed(
            values,
            given,
            {rows[at]: remark for at, remark in cells.problems.items()},
            {rows[at]: note for at, note in cells.notes.items() if note.code == SERIAL},
        )
    proposal = Proposal(
        changes.uuids,
        columns,
        versions=changes.base_versions,
        since_seq=changes.base_seq,
        left_out=changes.left_out,
        source=changes.source,
        places=changes.places,
        labels=changes.labels,
    )
    return compare(store, proposal)


def editable(name: str) -> ColumnSpec:
    """Return a column of parcels that people may change.

    Raises:
        LowUseError: ``COLUMN_NOT_EDITABLE``.
    """
    spec = schema.shipped().tables[TABLE].columns.get(name)
    if spec is None or not is_editable(TABLE, name):
        raise LowUseError("COLUMN_NOT_EDITABLE", field=spec.title if spec else name)
    return spec


def read_proposed(
    texts: Column, spec: ColumnSpec, unit: str = "", *, clears: bool = False
) -> Proposed:
    """Return text as what is proposed for a column.

    Args:
        texts: One a row.
        spec: The column.
        unit: Unit of the heading.
        clears: What says nothing empties the field instead of leaving it.
    """
    read = read_values(texts, spec, unit)
    given = np.ones(len(texts), dtype=np.bool_) if clears else read.given
    return Proposed(read.values, given, read.problems, read.notes)


def _objects(uuids: Sequence[str]) -> NDArray[Any]:
    rows = np.empty(len(uuids), dtype=object)
    rows[:] = uuids
    return rows


def _constant(spec: ColumnSpec, change: FieldChange, count: int) -> Proposed:
    """Return one value for all rows; a value that is none of the field is refused at once."""
    one = read_values(column("text", [change.text]), spec)
    if 0 in one.problems:
        remark = one.problems[0]
        raise LowUseError(remark.code, **remark.params)
    if not one.given[0]:
        raise LowUseError("BULK_VALUE_MISSING", field=spec.title)
    same = np.zeros(count, dtype=np.int64)
    return Proposed(one.values.take(same), np.ones(count, dtype=np.bool_))


def _propose_part(
    store: Store, uuids: NDArray[Any], spec: ColumnSpec, change: FieldChange
) -> ChangeSet:
    """Return what changing a part of a text changes; compared on the state that was read."""
    if not (change.part if change.way is Way.REPLACE else change.text):
        raise LowUseError("BULK_VALUE_MISSING", field=spec.title)
    with store.read() as reading:
        parcels = read_parcels(reading, uuids.tolist())
    before = parcels[spec.name].to_list()
    known = {text: _changed_text(text, change) for text in set(before)}
    texts = [known[text] for text in before]
    given = np.fromiter((new != old for new, old in zip(texts, before, strict=True)), np.bool_)
    proposed = read_proposed(column("text", texts), spec, clears=True)
    proposed = Proposed(proposed.values, given, proposed.problems)
    return compare(
        store,
        Proposal(
            parcels["uuid"].values, {spec.name: proposed}, versions=parcels["row_version"].values
        ),
    )


def _changed_text(text: str | None, change: FieldChange) -> str | None:
    if change.way is Way.REPLACE:
        return text.replace(change.part, change.text) if text else text
    old = text or ""
    return change.text + old if change.way is Way.BEFORE else old + change.text
