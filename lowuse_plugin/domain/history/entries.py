# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The history as people read it: steps, what each changed, and how a row was before.

A step is one save. The log keeps reverse deltas: what a line wrote stands in the next later line of
that row which replaced it, else in the row of now.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

GEOMETRY = "geom"
MACHINERY = frozenset({"row_version", "change_id"})
"""Columns that every change replaces: they say nothing to people and are never put back."""
UNDOES = "undoes"
"""Key of a line's source: the save that it undoes."""
RESTORES = "restores"
"""Key of a line's source: the log line whose state it brings back."""
PACKAGE = "package"
"""Key of a line's source: the import that wrote it."""
VOIDS = "voids"
"""Key of a line's source: the import that it undoes."""
BY_HAND = "by_hand"
"""Key of a batch's source: the person who decided what its rows say; it is undone row by row."""
LISTED = "list"
"""Key of a line's source: the list of projects that it was taken from, by its sha256."""

INSERT, UPDATE, RETIRE, REVIVE, BULK = "insert", "update", "retire", "revive", "bulk_insert"
ROW_KINDS = frozenset({INSERT, UPDATE, RETIRE, REVIVE, BULK})
"""Kinds of lines that change rows; the others are about the workspace as a whole."""


@dataclass(frozen=True)
class Filter:
    """Which steps are wanted; what is empty or None limits nothing."""

    person: str = ""
    since_utc: str | None = None
    until_utc: str | None = None
    table: str = ""
    text: str = ""
    """In the reason, or in the code of a parcel that was touched."""

    @property
    def is_set(self) -> bool:
        """Whether anything is limited."""
        return self != Filter()


@dataclass(frozen=True)
class StepPart:
    """What a step did with the rows of one table."""

    table: str
    title: str
    kind: str
    """One of :data:`ROW_KINDS`, or an operation of the log."""
    rows: int
    columns: tuple[str, ...] = ()
    """Titles of changed columns, where they were looked up."""


@dataclass(frozen=True)
class Undone:
    """Who took a step back, and when."""

    transaction_id: str
    by: str
    at_utc: str


@dataclass(frozen=True)
class Step:
    """One save."""

    transaction_id: str
    first_seq: int
    last_seq: int
    actor: str
    os_user: str
    machine: str
    at_utc: str
    reason: str
    parts: tuple[StepPart, ...] = ()
    undone: Undone | None = None
    undoes: str | None = None
    """The save that this one took back."""
    package: str | None = None
    """The import that it belongs to: imports are undone as a whole."""
    file_name: str = ""
    """The file of that import."""
    source: Mapping[str, str] = field(default_factory=dict)
    parcels: tuple[str, ...] = ()
    """How people know the parcels that it concerns, where it is a small one."""
    projects: int = 0
    """How many projects it is about, of an import none."""
    project: str = ""
    """Code or name of the project, where it is about a single one."""
    boundary: tuple[float, float] | None = None
    """Areas in m² before and after, where it changed the boundary of a single parcel."""
    folded: tuple[str, ...] = ()
    """Earlier saves of the same import that are shown with this one, newest first."""

    @property
    def saves(self) -> tuple[str, ...]:
        """The saves that are shown as this step, newest first."""
        return (self.transaction_id, *self.folded)

    @property
    def changes_rows(self) -> bool:
        """Whether there is anything that could be undone."""
        return any(part.kind in ROW_KINDS for part in self.parts)


@dataclass(frozen=True)
class Page:
    """Some steps, newest first."""

    steps: tuple[Step, ...]
    more: bool
    """Whether there are older ones."""
    too_many_parcels: int = 0
    """So many parcels have the text of the filter in their codes: it was not looked for there."""


@dataclass(frozen=True)
class FieldChange:
    """One column of one row before and after a step, as people read it."""

    column: str
    title: str
    before: str
    after: str


@dataclass(frozen=True)
class LineChange:
    """What one line of a step changed."""

    seq: int
    table: str
    title: str
    kind: str
    uuid: str | None
    label: str
    """How people know the row, or the parcel that it belongs to."""
    rows: int
    fields: tuple[FieldChange, ...] = ()
    source: Mapping[str, str] = field(default_factory=dict)
    """Where the values come from, without what :class:`Step` says already."""


@dataclass(frozen=True)
class StepDetails:
    """What a step changed, line by line."""

    lines: tuple[LineChange, ...]
    left_out: int
    """Lines that are not among them."""
    parcels: tuple[str, ...] = ()
    """Uuids of the parcels that are concerned, some thousand at most."""


@dataclass(frozen=True)
class Choices:
    """What can be chosen in the filters."""

    people: tuple[str, ...]
    tables: tuple[tuple[str, str], ...]
    """(table, title), by title."""
    seq: int = 0
    """Up to this line the log was looked through."""


def folded(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Return steps with the saves of one import, or of its undoing, that follow each other as one.

    Args:
        steps: Newest first; folded ones too.
    """
    found: list[Step] = []
    for step in steps:
        last = found[-1] if found else None
        if last is None or not _belong_together(last, step):
            found.append(step)
            continue
        found[-1] = replace(
            last,
            first_seq=step.first_seq,
            parts=_summed((*step.parts, *last.parts)),
            undone=last.undone or step.undone,
            parcels=(),
            boundary=None,
            folded=(*last.folded, *step.saves),
        )
    return tuple(found)


def _belong_together(newer: Step, older: Step) -> bool:
    same = newer.package is not None and newer.package == older.package
    alike = (VOIDS in newer.source) == (VOIDS in older.source)
    return same and alike and newer.actor == older.actor


def _summed(parts: Sequence[StepPart]) -> tuple[StepPart, ...]:
    """Return one part a table and kind, with all its rows."""
    sums: dict[tuple[str, str], StepPart] = {}
    for part in parts:
        key = (part.table, part.kind)
        known = sums.get(key)
        if known is not None:
            columns = tuple(dict.fromkeys((*known.columns, *part.columns)))
            part = replace(known, rows=known.rows + part.rows, columns=columns)  # noqa: PLW2901
        sums[key] = part
    return tuple(sums.values())


def replaced(line: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that a line replaced; the shape as WKB."""
    if line["old_json"] is None:
        return {}
    old: dict[str, Any] = json.loads(line["old_json"])
    if GEOMETRY in old:
        old[GEOMETRY] = line["old_geom"]
    return old


def walked_back(row: Mapping[str, Any], later: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return a row as it was before some lines.

    Args:
        row: As it is after them.
        later: Its lines, oldest first.
    """
    values = dict(row)
    for line in reversed(later):
        values |= replaced(line)
    return values


def stands_otherwise(
    row: Mapping[str, Any], later: Sequence[Mapping[str, Any]], beside: Collection[str] = ()
) -> bool:
    """Tell whether a row says something else than before some lines; as :func:`differing`."""
    return bool(differing(row, later, beside))


def differing(
    row: Mapping[str, Any], later: Sequence[Mapping[str, Any]], beside: Collection[str] = ()
) -> list[str]:
    """Return the columns in which a row says something else than before some lines.

    Args:
        row: As it is after them.
        later: Its lines, oldest first.
        beside: Columns of which nothing is asked.
    """
    then = walked_back(row, later)
    asked = (name for name in row if name not in MACHINERY and name not in beside)
    return [name for name in asked if then[name] != row[name]]


def kind_of(operation: str, old: Mapping[str, Any]) -> str:
    """Return what people call a line.

    Args:
        operation: Of the log.
        old: The values that it replaced.
    """
    if operation != UPDATE or "retired_at" not in old:
        return operation
    return RETIRE if old["retired_at"] is None else REVIVE


def undone_by(transaction: str, undoings: Mapping[str, tuple[str, str, str]]) -> Undone | None:
    """Return what took a save back, None while it is in effect.

    An undoing that was itself undone has no effect.

    Args:
        transaction: The save.
        undoings: Save → (undoing, by, at), of this save and of its undoings in turn.
    """
    found = undoings.get(transaction)
    if found is None or undone_by(found[0], undoings) is not None:
        return None
    return Undone(*found)
