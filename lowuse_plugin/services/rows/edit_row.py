# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Editing one row: opened with its version, saved with a reason, never over somebody unseen.

What colleagues changed in other field groups meanwhile is kept beside one's own changes. What both
changed in one group is given back as a conflict; a person decides it, and the decision stands in
the log with the value that was thrown away.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lowuse_plugin.domain import field_groups, schema
from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.field_checks import check_row, not_editable
from lowuse_plugin.domain.history.conflict_log import decided_source
from lowuse_plugin.domain.history.conflicts import (
    Choice,
    Comparison,
    Edit,
    GroupConflict,
    RowConflict,
    answers,
    check_decisions,
    column_spec,
    compare,
    decided_values,
    discarding,
    same_value,
)
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import (
    Change,
    ExpectRow,
    Reading,
    Receipt,
    Row,
    Store,
    Update,
    Value,
)
from lowuse_plugin.services.history.follow_edit import Following, following
from lowuse_plugin.services.history.values import Values
from lowuse_plugin.services.retry import until_undisturbed
from lowuse_plugin.services.rows.free_numbers import expect_free

_LABELS = ("parcel_code", "unit_code", "map_number", "project_code", "uscc", "name")
_HOLDERS = ("holder_name", "right_holder_name")
_VERSION = "row_version"
PREFIX = "编辑："
"""Before every reason: people see at once that a single row was edited."""


@dataclass(frozen=True)
class EditableRow:
    """A row as somebody opened it."""

    table: str
    uuid: str
    version: int
    label: str
    """How people know it, empty without any number or name."""
    holder: str
    values: Row
    """Its own columns and its shape."""
    fid: int = 0
    """Its number in the workspace, by which people know a parcel without a code."""


@dataclass(frozen=True)
class Saved:
    """A save that is in the workspace."""

    receipt: Receipt | None
    """None when a colleague had saved the same values already: nothing had to be written."""
    columns: tuple[str, ...]
    """What was written of the row itself."""
    kept: tuple[GroupConflict, ...]
    """What colleagues changed meanwhile in other groups; it was kept."""
    agreed: tuple[GroupConflict, ...]
    """What a colleague had changed to the same values."""
    notes: tuple[str, ...]
    """Codes of what followed, such as ``EDIT_AREA_FOLLOWS``."""


@dataclass(frozen=True)
class News:
    """What others made of a row since it was opened."""

    row: EditableRow
    groups: tuple[GroupConflict, ...]


@dataclass(frozen=True)
class Decided:
    """What a person decided on a conflict."""

    conflict: RowConflict
    decisions: Mapping[str, Choice]
    reason: str = ""
    """Why a colleague's values are thrown away; needed when they are."""


Follow = Callable[[Reading, Row, Mapping[str, Value]], Callable[[], Following]]
"""Reads on the state, its row of now and what is written; what it returns computes afterwards."""


@dataclass(frozen=True)
class Beside:
    """What a table's save writes besides the fields that people type."""

    values: Row
    """Columns of the row that nobody types, such as a drawn shape; compared like the typed ones."""
    follow: Follow
    """Returns what has to be written with it, also where no column of the row changes."""


@dataclass(frozen=True)
class _Entry:
    """What is to be saved."""

    row: EditableRow
    changes: Row
    reason: str
    today: date
    decided: Decided | None = None
    beside: Beside | None = None


@dataclass(frozen=True)
class _Plan:
    """What is written on one state of the workspace."""

    version: int
    values: dict[str, Value]
    found: Comparison
    follow: Following
    expected: Sequence[Change]
    """What must be as it was read, so that the rest fits."""


def read_row(store: Store, table: str, uuid: str) -> EditableRow:
    """Open a row for editing.

    Raises:
        LowUseError: ``EDIT_ROW_GONE``, ``EDIT_ROW_RETIRED`` (why), or what the store says.
    """
    with store.read() as reading:
        return editable_of(table, uuid, current_row(reading, table, uuid))


def look_again(store: Store, row: EditableRow) -> News | None:
    """Return what others changed of a row since it was opened, None when nothing.

    Raises:
        LowUseError: As :func:`read_row`.
    """
    with store.read() as reading:
        now = current_row(reading, row.table, row.uuid)
        if now[_VERSION] == row.version:
            return None
        kept = _compared(reading, store.info.crs, row, now, {}).kept
    return News(editable_of(row.table, row.uuid, now), kept) if kept else None


def take_current(row: EditableRow, news: News, edited: Collection[str]) -> EditableRow:
    """Return the row with the values of now in every group that was not edited.

    An edited group keeps the values on which it was edited, so that saving still asks.

    Args:
        row: As it was opened.
        news: What others made of it since.
        edited: Columns that have been edited.
    """
    groups = [{field.column for field in group.fields} for group in news.groups]
    held = {name for names in groups if names & set(edited) for name in names}
    now = news.row.values
    values = {name: row.values[name] if name in held else now[name] for name in now}
    return replace(news.row, version=row.version if held else news.row.version, values=values)


def differences(store: Store, row: EditableRow, changes: Row) -> RowConflict:
    """Return every group that others changed since, beside what was filled in.

    Raises:
        LowUseError: As :func:`read_row`.
    """
    with store.read() as reading:
        now = current_row(reading, row.table, row.uuid)
        found = _compared(reading, store.info.crs, row, now, changes)
    return _conflict(row, now, (*found.conflict, *found.kept))


def save_row(
    store: Store,
    row: EditableRow,
    changes: Row,
    *,
    reason: str,
    today: date | None = None,
    decided: Decided | None = None,
    beside: Beside | None = None,
) -> Saved | RowConflict:
    """Save what was filled in, or say what a person has to decide first; nothing in between.

    Args:
        store: The workspace.
        row: As it was opened.
        changes: New values by column; what is missing is None, never zero or empty text.
        reason: Why, for the log.
        today: The day in the office, for days that cannot lie in the future.
        decided: The answer to an earlier conflict. It counts as long as the stored values are
            those that were shown; otherwise the conflict of now is returned.
        beside: What is written with it.

    Raises:
        LowUseError: ``EDIT_NOTHING``, ``EDIT_REASON_MISSING``, ``EDIT_NOT_ALLOWED``, a code of
            :func:`check_row` that names the field, ``CELL_NUMBER_TAKEN``,
            ``CONFLICT_UNDECIDED``, ``CONFLICT_REASON_MISSING``, ``EDIT_ROW_GONE``,
            ``EDIT_ROW_RETIRED``; what ``beside`` raises.
        ConflictError: Others write faster than this can read and save.
    """
    wanted = {**_changed(row, changes), **(beside.values if beside else {})}
    if not wanted and beside is None:
        raise LowUseError("EDIT_NOTHING", row=row.label)
    if not reason.strip():
        raise LowUseError("EDIT_REASON_MISSING", row=row.label)
    entry = _Entry(row, wanted, reason.strip(), today or office_today(), decided, beside)
    if decided is None:
        refuse_unfit(row.table, {**row.values, **wanted}, wanted, entry.today)
    else:
        check_decisions(decided.conflict.groups, decided.decisions, decided.reason)
    return until_undisturbed(lambda: _save(store, entry))


def _save(store: Store, entry: _Entry) -> Saved | RowConflict:
    """Save on one state of the workspace.

    Raises:
        ConflictError: Somebody wrote one of the rows since that state.
    """
    plan = _plan(store, entry)
    if isinstance(plan, RowConflict):
        return plan
    receipt, found, follow = None, plan.found, plan.follow
    if plan.values or follow.values or follow.changes or entry.decided is not None:
        receipt = store.write(_changes(entry, plan), reason=_log_reason(entry))
    return Saved(receipt, tuple(plan.values), found.kept, found.agreed, follow.notes)


def _plan(store: Store, entry: _Entry) -> _Plan | RowConflict:
    """Compare with the state of now and prepare the save on it."""
    row = entry.row
    with store.read() as reading:
        now = current_row(reading, row.table, row.uuid)
        found = _compared(reading, store.info.crs, row, now, entry.changes)
        values = _settled(entry.decided, found)
        if values is None:
            return _conflict(row, now, found.conflict)
        refuse_unfit(row.table, {**now, **values}, values, entry.today)
        follow = following(reading, store.info.crs, row.table, now, values)
        beside = entry.beside.follow(reading, now, values) if entry.beside else Following
        expected = expect_free(reading, row.table, row.uuid, values)
    follow = follow.joined(beside())
    return _Plan(int(now[_VERSION] or 0), values, found, follow, [*expected, *follow.expected])


def _settled(decided: Decided | None, found: Comparison) -> dict[str, Value] | None:
    """Return what is to be written; None when a person has to decide first."""
    if decided is None:
        return None if found.conflict else dict(found.values)
    groups, decisions = decided.conflict.groups, decided.decisions
    if not answers(groups, found.conflict):
        return None
    # A group of which the stored values were to stay keeps them, also where they are the old ones
    # again by now.
    left = {f.column for g in groups if decisions[g.group] == Choice.THEIRS for f in g.fields}
    values = {name: value for name, value in found.values.items() if name not in left}
    return {**values, **decided_values(found.conflict, decisions)}


def _changes(entry: _Entry, plan: _Plan) -> list[Change]:
    decided = entry.decided
    source = (
        decided_source(decided.conflict.groups, decided.decisions, decided.reason.strip())
        if decided
        else {}
    )
    values = {**plan.values, **plan.follow.values}
    row = entry.row
    change: Change = Update(row.table, row.uuid, plan.version, values, source)
    if not values and decided is None:
        change = ExpectRow(row.table, row.uuid, plan.version)
    return [*plan.expected, change, *plan.follow.changes]


def _log_reason(entry: _Entry) -> str:
    decided = entry.decided
    lost = discarding(decided.conflict.groups, decided.decisions) if decided else ()
    if decided is None or not lost:
        return PREFIX + entry.reason
    whose = "；".join(f"未采用{group.by}对“{group.title}”的修改" for group in lost)
    return f"{PREFIX}{entry.reason}（{whose}：{decided.reason.strip()}）"


def _changed(row: EditableRow, changes: Row) -> dict[str, Value]:
    """Return the columns that differ from what was opened; empty text is a missing value."""
    unknown = not_editable(row.table, tuple(changes))
    if unknown:
        raise LowUseError("EDIT_NOT_ALLOWED", fields=unknown)
    return {
        name: None if value == "" else value
        for name, value in changes.items()
        if not same_value(column_spec(row.table, name), row.values.get(name), value)
    }


def refuse_unfit(table: str, values: Row, changed: Row, today: date) -> None:
    """Refuse values that cannot be.

    Raises:
        LowUseError: A code of :func:`check_row` that names the field.
    """
    for problem in check_row(table, values, tuple(changed), today):
        if problem.refused:
            raise LowUseError(problem.code, **problem.params)


def current_row(reading: Reading, table: str, uuid: str) -> Row:
    """Return a row that is current.

    Raises:
        LowUseError: ``EDIT_ROW_GONE``, ``EDIT_ROW_RETIRED`` (why).
    """
    row = reading.row(table, uuid)
    if row is None:
        raise LowUseError("EDIT_ROW_GONE")
    if row.get("retired_at"):
        raise LowUseError(
            "EDIT_ROW_RETIRED",
            row=_label(row) or schema.shipped().tables[table].title,
            day=shown_day(str(row["retired_at"])),
            reason=row.get("retired_reason") or "–",
        )
    return row


def editable_of(table: str, uuid: str, row: Row) -> EditableRow:
    """Return a row as it was read, for editing."""
    spec = schema.shipped().tables[table]
    own = (*spec.columns, field_groups.GEOMETRY) if spec.geometry else tuple(spec.columns)
    holder = next((str(row[name]) for name in _HOLDERS if row.get(name)), "")
    values = {name: row.get(name) for name in own}
    return EditableRow(
        table, uuid, int(row[_VERSION] or 0), _label(row), holder, values, int(row.get("fid") or 0)
    )


def _label(row: Row) -> str:
    return next((str(row[name]) for name in _LABELS if row.get(name)), "")


def _compared(reading: Reading, crs: str, row: EditableRow, now: Row, mine: Row) -> Comparison:
    edits: Sequence[Edit] = ()
    if now[_VERSION] != row.version:
        edits = _edits(reading, row)
    words = Values(reading, crs)

    def shape_text(shape: Value) -> str:
        """Say corners and area in the plane of the district, as the history does (D18)."""
        return words.text(row.table, field_groups.GEOMETRY, {**now, field_groups.GEOMETRY: shape})

    return compare(row.table, row.values, now, mine, edits=edits, geometry_text=shape_text)


def _edits(reading: Reading, row: EditableRow) -> list[Edit]:
    lines = reading.table(
        "edit_changes_since", table=row.table, uuid=row.uuid, version=row.version
    ).to_rows()
    return [
        Edit(
            frozenset(json.loads(line["old_json"] or "{}")),
            line["actor"],
            line["at_utc"],
            line["reason"],
        )
        for line in lines
    ]


def _conflict(row: EditableRow, now: Row, groups: Sequence[GroupConflict]) -> RowConflict:
    version = int(now[_VERSION] or 0)
    return RowConflict(row.table, row.uuid, row.label, version, tuple(groups), row.fid)
