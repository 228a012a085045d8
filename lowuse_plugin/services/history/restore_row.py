# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Bringing an older state of one row back: a new logged change, by field group, with a reason.

What is shown before is what is compared: when somebody changed the row since, nothing is written.
What follows an edit follows a restoring too, and what an edit or a retirement refuses is refused.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.display import shown_code, shown_moment
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.field_checks import check_row
from lowuse_plugin.domain.history.entries import (
    GEOMETRY,
    RESTORES,
    FieldChange,
    walked_back,
)
from lowuse_plugin.domain.moments import now_utc, office_today
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    Reading,
    Receipt,
    Row,
    Store,
    Update,
    Value,
)
from lowuse_plugin.services.claims.state import refuse_ending
from lowuse_plugin.services.history.follow_edit import AREAS, following
from lowuse_plugin.services.history.undo_entries import check_entries
from lowuse_plugin.services.history.undo_merge import check_parcel_restored
from lowuse_plugin.services.history.undo_returns import check_references
from lowuse_plugin.services.history.undo_survey import check_restored
from lowuse_plugin.services.history.values import Values, column_title, is_shown, table_title
from lowuse_plugin.services.parcels.retire import expect_nothing_new, refuse_used
from lowuse_plugin.services.projects.membership import PROJECT, refuse_doubled
from lowuse_plugin.services.retry import until_undisturbed
from lowuse_plugin.services.rows.free_numbers import expect_free

_ROW_CHANGED, _NEWER = "ROW_CHANGED", "RESTORE_NEWER"
_STATE = "retired"
"""The group of the columns that say whether a row counts."""
_STATE_COLUMNS = ("retired_at", "retired_reason")
_BY_PROCEDURE = frozenset(
    {"payment", "subsidy_claim", "subsidy_step", "subsidy_material", "survey_step"}
    | {"tag", "tag_basis", "rule_set"}
    | {"assessment", "control_check", "overlay_result", "overlay_run", "subsidy_case"}
    | {"control_line_version", "control_line"}
    | {"adjustment_case", "line_adjustment", "adjustment_step"}
    | {"merge_case", "merge_member", "merge_check", "merge_judgement", "merge_step", "lineage"}
)
"""Tables whose rows only their own steps may change: a claim goes back, money is taken back, a tag
is followed by another one, what is computed is computed again, a version of the control line is
made whole."""
_BY_STEPS = frozenset({("survey_unit", "survey_state")})
"""(table, column) that only a step of the procedure changes, while people change what is beside."""
_NEVER = frozenset({"import_package_uuid"})
"""Where a row came from does not change by being restored."""


@dataclass(frozen=True)
class RestoreGroup:
    """Columns that are decided together; ``before`` is now, ``after`` is what would be."""

    group: str
    title: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class Restorable:
    """What restoring a row to a step would change."""

    table: str
    uuid: str
    seq: int
    """The line after which the row was as it would be."""
    version: int
    """Of the row as it is now: what is shown holds for this one only."""
    at_utc: str
    by: str
    groups: tuple[RestoreGroup, ...]


def read_restorable(reading: Reading, table: str, uuid: str, seq: int, crs: str) -> Restorable:
    """Return what restoring a row to its state after a line would change.

    Args:
        reading: The state of now.
        table: Table of the row.
        uuid: The row.
        seq: A line of the log after which the row was there.
        crs: Of the workspace.

    Raises:
        LowUseError: ``RESTORE_NOT_THERE``, ``LINE_UNKNOWN``, ``RESTORE_BY_PROCEDURE``.
    """
    if table in _BY_PROCEDURE:
        raise LowUseError("RESTORE_BY_PROCEDURE", table=table_title(table))
    now, then = _states(reading, table, uuid, seq)
    lines = reading.table("history_line", seq=seq).to_rows()
    if not lines:
        raise LowUseError("LINE_UNKNOWN", seq=seq)
    values = Values(reading, crs)
    groups: dict[str, list[FieldChange]] = {}
    for name in _differing(table, now, then):
        change = FieldChange(
            name,
            column_title(table, name),
            values.text(table, name, now),
            values.text(table, name, then),
        )
        groups.setdefault(_group(table, name), []).append(change)
    return Restorable(
        table=table,
        uuid=uuid,
        seq=seq,
        version=int(now["row_version"] or 0),
        at_utc=lines[0]["at_utc"],
        by=lines[0]["actor"],
        groups=tuple(
            RestoreGroup(group, _title(table, group), tuple(fields))
            for group, fields in groups.items()
        ),
    )


def restore_row(
    store: Store, shown: Restorable, groups: Collection[str], *, reason: str
) -> Receipt:
    """Bring chosen groups of a row back to what they were.

    Args:
        store: The workspace.
        shown: What the user saw and agreed to.
        groups: Of those in ``shown``.
        reason: Why; stands in the log behind the moment that is restored.

    Raises:
        LowUseError: ``RESTORE_REASON_MISSING``, ``RESTORE_NOTHING``, ``RESTORE_NOT_THERE``;
            what :func:`check_row` refuses in the old values, ``CELL_NUMBER_TAKEN``,
            ``PROJECT_CODE_TAKEN``, ``PROJECT_PARCEL_TAKEN``, ``PROJECT_CLAIM_RUNS``,
            ``UNDO_REFERENCE_GONE``, ``UNIT_NUMBER_TAKEN``, ``INDICATOR_FIGURE_TWICE``,
            ``INDICATOR_RULE_TWICE``, ``REFERENCE_NAME_TAKEN``, what
            :func:`~lowuse_plugin.services.history.undo_survey.check_restored` refuses of a survey
            unit, ``RETIRE_BUILT_UPON`` when a parcel would count no more on which something rests.
        ConflictError: ``RESTORE_NEWER``: the row was changed since it was shown; or others write
            faster than this can read and save.
    """
    if not reason.strip():
        raise LowUseError("RESTORE_REASON_MISSING")
    told = f"恢复到 {shown_moment(shown.at_utc)} 的状态：{reason.strip()}"

    def attempt() -> Receipt:
        changes = _changes(store, shown, groups)
        try:
            return store.write(changes, reason=told)
        except ConflictError as error:
            if error.code != _ROW_CHANGED or error.params.get("uuid") != shown.uuid:
                raise  # what follows the row is looked at again
            at = shown_moment(str(error.params.get("changed_at") or ""))
            raise ConflictError(_NEWER, **{**error.params, "changed_at": at}) from error

    return until_undisturbed(attempt, final={_NEWER})


def _changes(store: Store, shown: Restorable, groups: Collection[str]) -> list[Change]:
    """Return what brings the groups back, all that follows, and what it rests on."""
    table, uuid = shown.table, shown.uuid
    with store.read() as reading:
        now, then = _states(reading, table, uuid, shown.seq)
        values: dict[str, Value] = {
            name: then.get(name)
            for name in _differing(table, now, then)
            if _group(table, name) in groups
        }
        if not values:
            raise LowUseError("RESTORE_NOTHING")
        follow = following(reading, store.info.crs, table, now, values, revive=True)
        values |= follow.values | _measured_then(values, now, then, follow.values)
        values = {name: value for name, value in values.items() if now.get(name) != value}
        if not values and not follow.changes:
            raise LowUseError("RESTORE_NOTHING")  # the areas of then are not those of the shape
        _refuse_unfit(table, {**now, **values}, values)
        expected = [*follow.expected, *_expected(reading, shown, now, values)]
        expected += refuse_doubled(reading, [(table, uuid, values)])
        expected += _expected_of_unit(reading, table, now, values)
        if table == PROJECT and "state" in values:
            expected += refuse_ending(reading, uuid, str(values["state"]))
        put_back = Update(table, uuid, shown.version, values)
        founded = (
            *check_references(reading, [put_back], shown.seq),
            *check_entries(reading, [put_back]),
        )
        expected += [ExpectNoChange(founded, reading.head().seq)] if founded else []
    if values.get("retired_at"):
        values["retired_at"] = now_utc()  # it counts no more from now on, not from then
    source = {RESTORES: str(shown.seq)}
    return [*expected, Update(table, uuid, shown.version, values, source), *follow.changes]


def _measured_then(
    values: Row, now: Row, then: Mapping[str, Any], measured: Row
) -> dict[str, Value]:
    """Return the areas of then where the shape and the district are those of then too."""
    after = {**now, **values}
    same = all(after.get(name) == then.get(name) for name in (GEOMETRY, "district"))
    return {name: then.get(name) for name in measured if name in AREAS} if same else {}


def _refuse_unfit(table: str, row: Row, changed: Row) -> None:
    for problem in check_row(table, row, tuple(changed), office_today()):
        if problem.refused:
            raise LowUseError(problem.code, **problem.params)


def _expected(reading: Reading, shown: Restorable, now: Row, values: Row) -> list[Change]:
    """Return what must stay as it is, for numbers that come back and for a row that goes.

    Raises:
        LowUseError: ``CELL_NUMBER_TAKEN``, ``PROJECT_CODE_TAKEN``, ``UNIT_NUMBER_TAKEN``,
            ``RETIRE_BUILT_UPON``.
    """
    leaves, returns = bool(values.get("retired_at")), _leaves_no_more(values)
    if leaves and shown.table == "parcel":
        refuse_used(reading, [shown.uuid])
        return expect_nothing_new(reading)
    if leaves or (now.get("retired_at") and not returns):
        return []  # it has no number that counts
    numbered = {**now, **values} if returns else values
    return expect_free(reading, shown.table, shown.uuid, numbered)


def _expected_of_unit(reading: Reading, table: str, now: Row, values: Row) -> list[Change]:
    """Return what must stay as it is for a row of a survey unit.

    Raises:
        LowUseError: As :func:`~lowuse_plugin.services.history.undo_survey.check_restored`.
    """
    check_parcel_restored(reading, table, now, values)
    rests_on = check_restored(reading, table, now, values)
    return [ExpectNoChange(rests_on, reading.head().seq)] if rests_on else []


def _leaves_no_more(values: Row) -> bool:
    return "retired_at" in values and values["retired_at"] is None


def _states(reading: Reading, table: str, uuid: str, seq: int) -> tuple[Row, Mapping[str, Any]]:
    """Return a row as it is, and as it was after a line.

    Raises:
        LowUseError: ``RESTORE_NOT_THERE``.
    """
    now = reading.row(table, uuid)
    if now is None:
        raise LowUseError("RESTORE_NOT_THERE")
    rows = json.dumps([(table, uuid)])
    later = reading.table("history_later", rows=rows, after=seq).to_rows()
    then = walked_back(now, later)
    came = reading.table("history_change", change_id=then["change_id"])["seq"].to_list()
    if any(line["operation"] == "insert" for line in later) or any(each > seq for each in came):
        raise LowUseError("RESTORE_NOT_THERE")
    return now, then


def _differing(table: str, now: Row, then: Mapping[str, Any]) -> list[str]:
    return [
        name
        for name, value in now.items()
        if is_shown(name)
        and name not in _NEVER
        and (table, name) not in _BY_STEPS
        and then.get(name) != value
    ]


def _group(table: str, name: str) -> str:
    if name in _STATE_COLUMNS:
        return _STATE
    if name == GEOMETRY:
        return "geometry"
    spec = schema.shipped().tables[table].columns.get(name)
    return spec.group if spec is not None else ""


def _title(table: str, group: str) -> str:
    if group == _STATE:
        return "是否有效"
    if group == "geometry":
        return "界址与面积"
    title = shown_code("field_group", group)
    return table_title(table) if title == group else title
