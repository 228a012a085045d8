# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What an undoing brings back has to pass what it would have to pass if it were entered now.

A row finds the rows that it refers to, money is booked by the ledger of today, and a claim is taken
forward only past states that nothing hinders.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.claims.records import blockers_of
from lowuse_plugin.domain.display import shown_moment
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Reading, Row, Update
from lowuse_plugin.domain.procedure import shipped
from lowuse_plugin.domain.schema import Reference
from lowuse_plugin.domain.subjects import plain_title
from lowuse_plugin.services.claims.payments import PAYMENT, check_returning
from lowuse_plugin.services.claims.rows import CLAIM, ClaimRow, claim_row, read_row
from lowuse_plugin.services.claims.state import (
    RESTS_ON,
    StoredClaim,
    check_start,
    judged,
    read_state,
)

_PACKAGE, _PACKAGES = "import_package_uuid", "import_package"
Key = tuple[str, str]
"""Table and uuid."""


def check_references(reading: Reading, updates: Sequence[Update], last: int) -> tuple[str, ...]:
    """Refuse rows that refer to what counts no more since; return on which tables that rests.

    Args:
        reading: The state on which it is written.
        updates: One a row; a reference among them is the save's own affair.
        last: The last line of the state that comes back: what had gone before, it did not need.

    Raises:
        LowUseError: ``UNDO_REFERENCE_GONE`` (tables of what is missed, how many, by whom and when
            the last of it went).
    """
    within = {(update.table, update.uuid) for update in updates}
    targets = dict.fromkeys(
        key for update in updates for key in _referred(reading, update) if key not in within
    )
    dead = [key for each in targets for key in _dead(reading, each)]
    gone = reading.table("undo_changed_since", save=json.dumps(dead), last=last).to_rows()
    if gone:
        raise LowUseError(
            "UNDO_REFERENCE_GONE",
            table=tuple(dict.fromkeys(plain_title(row["table_name"]) for row in gone)),
            count=len(gone),
            by=gone[-1]["actor"],
            at=shown_moment(gone[-1]["at_utc"]),
        )
    return tuple(dict.fromkeys(table for table, _ in targets))


def _referred(reading: Reading, update: Update) -> Iterator[Key]:
    """Yield the rows that a row refers to anew: all when it comes back, else what changes."""
    known = schema.shipped()
    columns = _references_of(update.table)
    returns = update.values.get("retired_at", "") is None
    wanted = [each for each in columns if returns or each.column in update.values]
    if not wanted:
        return
    row = {**(reading.row(update.table, update.uuid) or {}), **update.values}
    for each in wanted:
        to = each.to or str(row.get(each.names_table) or "")
        uuid = row.get(each.column)
        if uuid and to in known.tables and not row.get("retired_at"):
            yield to, str(uuid)


@cache
def _references_of(table: str) -> tuple[Reference, ...]:
    """Return the references of a table; a save has many rows of one."""
    return tuple(each for each in schema.shipped().references() if each.table == table)


def _dead(reading: Reading, key: Key) -> list[Key]:
    """Return a row that does not count, with the import that it came with."""
    row = reading.row(*key)
    if row is None:
        return []
    package = row.get(_PACKAGE) if key[0] != _PACKAGES else row["uuid"]
    source = reading.row(_PACKAGES, str(package)) if package else None
    void = source is not None and source["state"] == "void"
    if not (row.get("retired_at") or void):
        return []
    return [key, *([(_PACKAGES, str(package))] if void else [])]


def check_money(reading: Reading, updates: Sequence[Update], today: date) -> None:
    """Refuse money that would not be booked alike now.

    What it rests on beside the ledger are the rows that it refers to.

    Raises:
        LowUseError: As :func:`~lowuse_plugin.services.claims.payments.check_returning`.
    """
    projects: dict[str, list[Row]] = {}
    for update in updates:
        if update.table == PAYMENT and update.values.get("retired_at", "") is None:
            row = reading.row(PAYMENT, update.uuid) or {}
            projects.setdefault(str(row["project_uuid"]), []).append(row)
    for rows in projects.values():
        check_returning(reading, sorted(rows, key=lambda row: int(str(row["fid"]))), today)


@dataclass(frozen=True)
class Forward:
    """A claim that would be taken forward, or begin."""

    after: StoredClaim
    """As it would stand."""
    begins: bool
    """It does not count now."""
    states: tuple[str, ...]
    """Those that it would enter, the first state aside."""
    last: ClaimRow | None
    """Another claim of its project."""


def claims_forward(reading: Reading, updates: Sequence[Update]) -> tuple[Forward, ...]:
    """Read the claims that an undoing would take forward.

    Raises:
        LowUseError: ``PROJECT_GONE``, ``CLAIM_NO_CALCULATION``, ``POLICY_INVALID``.
    """
    found = []
    for update in updates:
        now = reading.row(CLAIM, update.uuid) if update.table == CLAIM else None
        if now is not None:
            found += _forward(reading, now, {**now, **update.values})
    return tuple(found)


def _forward(reading: Reading, now: Row, after: Row) -> list[Forward]:
    procedure = shipped()
    before, then = (
        -1 if row.get("retired_at") else procedure.position(str(row["state"]))
        for row in (now, after)
    )
    if then <= before:
        return []
    other = read_row(reading, str(after["project_uuid"]))
    return [
        Forward(
            after=read_state(reading, claim_row(after), procedure),
            begins=before < 0,
            states=procedure.states[max(before, 0) + 1 : then + 1],
            last=None if other is None or other.uuid == after["uuid"] else other,
        )
    ]


def check_forward(claims: Sequence[Forward], crs: str, today: date) -> tuple[str, ...]:
    """Refuse a claim that something hinders; return on which tables that rests.

    Raises:
        LowUseError: The first blocker of a state on its way, or what hinders it to begin.
    """
    procedure = shipped()
    for claim in claims:
        state = judged(claim.after, crs, today)
        if claim.begins:
            check_start(claim.after.project, claim.last, crs, today)
        for entered in claim.states:
            for blocker in blockers_of(state.facts, entered, procedure, today):
                raise LowUseError(blocker.code, **blocker.params)
        newer = state.facts.case.newer_on
        if claim.begins and newer is not None:
            on = state.facts.case.calculated_on.isoformat()
            raise LowUseError("CLAIM_CALCULATION_NEWER", on=on, newer=newer.isoformat())
    return RESTS_ON if claims else ()
