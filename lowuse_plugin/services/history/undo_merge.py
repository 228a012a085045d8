# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What undoing and restoring do with merges has to pass what a merge of today has to pass.

A member comes back only if it is free: no other current parcel came of it, none got its numbers or
its land meanwhile, no other merge that was accepted holds it; scenarios share their parcels, until
one of them is adopted.
A parcel that a merge retired comes back by revoking or undoing that merge, never by restoring its
row alone: it would lie beside the new one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.history.entries import GEOMETRY, INSERT, stands_otherwise
from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.merging.steps import state_word
from lowuse_plugin.domain.ports import Reading, Row, Update
from lowuse_plugin.services.merging.registration import refuse_used_code
from lowuse_plugin.services.merging.returning import refuse_taken, taken_land, taken_numbers
from lowuse_plugin.services.merging.rows import CASE, LINEAGE, MEMBER, PARCEL, STEP
from lowuse_plugin.services.parcels.labels import parcel_label
from lowuse_plugin.services.rows.free_numbers import NUMBERS

_OF_MERGES = frozenset({CASE, MEMBER, LINEAGE, STEP})
_RESTS_ON = (CASE, MEMBER, LINEAGE, PARCEL, "import_package")


def check_merges(reading: Reading, updates: Sequence[Update], first: int = 0) -> tuple[str, ...]:
    """Refuse merges that could not stand so now; return on which tables that rests.

    Args:
        reading: The state on which it is written.
        updates: What puts an older state back, one a row.
        first: First line of the save that is undone: what stood beside it already hinders nothing.

    Raises:
        LowUseError: ``MERGE_MEMBER_MERGED`` (parcel), ``MERGE_CODE_TAKEN`` (parcel, field),
            ``MERGE_LAND_TAKEN`` (count, parcels), ``MERGE_CODE_USED`` (value, where),
            ``MERGE_MEMBER_IN_CASE`` (parcel, case, state), ``MERGE_SCENARIOS_HOLD`` (case, cases),
            ``MERGE_MEMBER_ABSENT`` (parcel).
    """
    if not any(update.table in _OF_MERGES for update in updates):
        return ()
    values = {(each.table, each.uuid): each.values for each in updates}
    back = _parcels(updates, returning=True)
    leaving = _parcels(updates, returning=False)
    _refuse_merged(reading, back, leaving, values)
    refuse_taken(taken_numbers(reading, _numbers(reading, updates), leaving, since=first))
    redrawn = {
        u.uuid: u.values[GEOMETRY] for u in updates if u.table == PARCEL and GEOMETRY in u.values
    }
    refuse_taken(taken_land(reading, back, leaving, since=first, redrawn=redrawn))
    for update in updates:
        if update.table == CASE:
            _refuse_code_of_other(reading, update)
    for case in _opening(reading, updates):
        members = _members(reading, case, values)
        _refuse_shared(reading, case, members, values)
        _refuse_absent(reading, members, back, leaving)
    return _RESTS_ON


def check_parcel_restored(reading: Reading, table: str, now: Row, values: Row) -> None:
    """Refuse to bring a parcel back by its row alone that a merge retired.

    Raises:
        LowUseError: ``RESTORE_MERGED`` (case).
    """
    if table != PARCEL or "retired_at" not in values or values["retired_at"] is not None:
        return
    for row in reading.table("merge_descent", uuids=json.dumps([str(now["uuid"])])).to_rows():
        raise LowUseError("RESTORE_MERGED", case=row["case_no"] or "")


def standing_before(
    reading: Reading, rows: Sequence[Mapping[str, Any]], updates: Sequence[Update], first: int
) -> set[tuple[str, str]]:
    """Return rows that rest on what a merge touches and stood there before its save.

    Members that a merge retires again had holders, figures and tags all along: who undoes an
    undoing meets them, and nobody built them upon it.

    Args:
        reading: The state on which it is written.
        rows: What rests on the rows that leave.
        updates: What puts an older state back.
        first: First line of the save that is undone.
    """
    if not any(update.table == CASE for update in updates):
        return set()
    keys = [(str(row["table_name"]), str(row["uuid"])) for row in rows]
    later: dict[tuple[str, str], list[Mapping[str, Any]]] = {key: [] for key in keys}
    for line in reading.table("history_later", rows=json.dumps(keys), after=first - 1).to_rows():
        later[(line["table_name"], line["row_uuid"])].append(line)
    return {key for key, lines in later.items() if _stood(reading, key, lines, first)}


def _stood(
    reading: Reading, key: tuple[str, str], later: Sequence[Mapping[str, Any]], first: int
) -> bool:
    """Tell whether a row stood there before a line as it stands now.

    What was undone and brought back since then does; it has newer lines, and says the same.
    """
    row = reading.row(*key) or {}
    if later:
        came_since = any(line["operation"] == INSERT for line in later)
        return not came_since and not stands_otherwise(row, later)
    lines = reading.table("history_change", change_id=str(row.get("change_id") or ""))
    seqs = lines["seq"].to_list()
    return bool(seqs) and max(seqs) < first


def _parcels(updates: Sequence[Update], *, returning: bool) -> list[str]:
    return [
        update.uuid
        for update in updates
        if update.table == PARCEL
        and "retired_at" in update.values
        and (update.values["retired_at"] is None) == returning
    ]


def _refuse_merged(
    reading: Reading,
    back: Sequence[str],
    leaving: Sequence[str],
    values: Mapping[tuple[str, str], Row],
) -> None:
    for row in reading.table("merge_descent", uuids=json.dumps(list(back))).to_rows():
        goes = values.get((LINEAGE, row["uuid"]), {}).get("retired_at")
        if not goes and row["new_parcel_uuid"] not in leaving and not row["new_retired"]:
            raise LowUseError("MERGE_MEMBER_MERGED", parcel=row["label"])


def _numbers(reading: Reading, updates: Sequence[Update]) -> dict[str, Row]:
    """Return the numbers that come back: of parcels that do, and those put back alone."""
    coming: dict[str, Row] = {}
    for update in updates:
        values = update.values
        if update.table != PARCEL or values.get("retired_at"):
            continue
        row = reading.row(PARCEL, update.uuid) or {} if "retired_at" in values else {}
        numbers = {name: values.get(name, row.get(name)) for name in NUMBERS}
        if any(numbers.values()):
            coming[update.uuid] = numbers
    return coming


def _refuse_code_of_other(reading: Reading, update: Update) -> None:
    """Refuse a merge to have its code again that was given otherwise meanwhile.

    A case that is brought back tells the code itself; one that stayed has it, and its own parcel,
    which counts no more, has it too.
    """
    case = {**(reading.row(CASE, update.uuid) or {}), **update.values}
    code = str(case.get("new_parcel_code") or "")
    if case.get("retired_at") or case.get("state") != chain.REGISTERED or not code:
        return
    used = reading.table("merge_codes_used", code=code, but=update.uuid).to_rows()
    if "new_parcel_code" in update.values or any(each["kind"] == "case" for each in used):
        refuse_used_code(reading, code, update.uuid)


def _opening(reading: Reading, updates: Sequence[Update]) -> list[str]:
    """Return the cases that would be on their way again."""
    found = []
    for update in updates:
        if update.table != CASE or not {"state", "retired_at"} & update.values.keys():
            continue
        row = {**(reading.row(CASE, update.uuid) or {}), **update.values}
        if not row.get("retired_at") and chain.is_open(str(row.get("state"))):
            found.append(update.uuid)
    changed = {
        str((reading.row(MEMBER, update.uuid) or {}).get("merge_case_uuid"))
        for update in updates
        if update.table == MEMBER and "retired_at" in update.values
    }
    running = [case for case in changed if _runs(reading, case) and case not in found]
    leaving = {u.uuid for u in updates if u.table == CASE and u.values.get("retired_at")}
    return [case for case in (*found, *running) if case not in leaving]


def _refuse_shared(
    reading: Reading,
    case_uuid: str,
    members: Sequence[str],
    values: Mapping[tuple[str, str], Row],
) -> None:
    """Refuse what would put a parcel of an accepted merge into another one on its way.

    Both as they would be: undoing an adoption gives the scenario back and those that it withdrew.
    """
    now = reading.row(CASE, case_uuid) or {}
    own = str({**now, **values.get((CASE, case_uuid), {})}.get("state"))
    touched = {uuid for table, uuid in values if table == CASE}
    running = reading.table("merge_running_of", uuids=json.dumps(list(members)))
    held = set(running["case_uuid"].to_list())
    rivals = []
    for uuid in sorted((held | touched) - {case_uuid}):
        row = {**(reading.row(CASE, uuid) or {}), **values.get((CASE, uuid), {})}
        state = str(row.get("state"))
        if row.get("retired_at") or not chain.is_open(state):
            continue
        shared = set(members).intersection(_members(reading, uuid, values))
        if shared and chain.holds_alone(state):
            raise LowUseError(
                "MERGE_MEMBER_IN_CASE",
                parcel=parcel_label(reading, next(m for m in members if m in shared)),
                case=row.get("case_no") or "",
                state=state_word(state),
            )
        if shared and chain.holds_alone(own):
            rivals.append(str(row.get("case_no") or ""))
    if rivals:
        raise LowUseError(
            "MERGE_SCENARIOS_HOLD",
            case=now.get("case_no") or "",
            count=len(rivals),
            cases="、".join(rivals),
        )


def _runs(reading: Reading, case: str) -> bool:
    row = reading.row(CASE, case) or {}
    return not row.get("retired_at") and chain.is_open(str(row.get("state")))


def _members(reading: Reading, case: str, values: Mapping[tuple[str, str], Row]) -> list[str]:
    """Return the parcels of a case as they would be."""
    kept = []
    for row in reading.table("merge_members_ever", case=case).to_rows():
        retired = values.get((MEMBER, row["uuid"]), {}).get("retired_at", row["retired_at"])
        if not retired:
            kept.append(row["parcel_uuid"])
    return list(dict.fromkeys(kept))


def _refuse_absent(
    reading: Reading, members: Sequence[str], back: Sequence[str], leaving: Sequence[str]
) -> None:
    for uuid in members:
        row = reading.row(PARCEL, uuid) or {}
        gone = uuid in leaving or (row.get("retired_at") and uuid not in back)
        if gone:
            label = parcel_label(reading, uuid)
            raise LowUseError("MERGE_MEMBER_ABSENT", parcel=label, uuid=uuid)
