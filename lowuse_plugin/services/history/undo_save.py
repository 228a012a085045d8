# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Undoing one save: a new logged change that puts back what was there before (D7).

New rows are retired with the reason, changed rows get their old values. Nothing is undone when
one of the rows stands otherwise now than the save left it, or somebody built on it: then the
sentence says on what, and who.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.display import shown_moment
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.history.entries import (
    BULK,
    BY_HAND,
    INSERT,
    MACHINERY,
    PACKAGE,
    UNDOES,
    UPDATE,
    VOIDS,
    replaced,
    walked_back,
)
from lowuse_plugin.domain.moments import now_utc, office_today
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    Reading,
    Receipt,
    Store,
    Update,
    Value,
)
from lowuse_plugin.domain.subjects import plain_title
from lowuse_plugin.services.claims.state import refuse_ending
from lowuse_plugin.services.history.changes import effect_of, read_step
from lowuse_plugin.services.history.undo_entries import check_entries
from lowuse_plugin.services.history.undo_lines import check_lines
from lowuse_plugin.services.history.undo_merge import check_merges, standing_before
from lowuse_plugin.services.history.undo_returns import (
    check_forward,
    check_money,
    check_references,
    claims_forward,
)
from lowuse_plugin.services.history.undo_survey import check_units
from lowuse_plugin.services.importing.package import VoidResult, void_import
from lowuse_plugin.services.projects.membership import PROJECT, refuse_doubled
from lowuse_plugin.services.retry import until_undisturbed
from lowuse_plugin.services.rows.free_numbers import expect_free_again
from lowuse_plugin.services.survey_units.legacy import refuse_returning

_ANALYSES = ("overlay_run", "overlay_result")
"""What lies on what is computed, and stands as long as the layers do: nobody decided it."""


@dataclass(frozen=True)
class UndoSummary:
    """What an undoing wrote."""

    retired: int
    """Rows of the save that do not count any more."""
    restored: int
    """Rows that have their values from before the save again."""
    receipt: Receipt


def undo_save(store: Store, transaction_id: str) -> UndoSummary:
    """Undo a save as a whole.

    What others save meanwhile beside it disturbs nothing: then all is looked at again. A save that
    was undone and brought back is undone by undoing what brought it back.

    Args:
        store: The workspace.
        transaction_id: Of the save, as its receipt says it.

    Raises:
        LowUseError: ``UNDO_NOT_FOUND``, ``UNDO_NOTHING``, ``UNDO_TOO_LARGE`` (a bulk save: an
            import is undone with its package, a computed result by computing again),
            ``UNDO_OVERLAY`` (an overlay analysis decides nothing and is run again),
            ``UNDO_IMPORT_VOID``, ``UNDO_ALREADY_DONE`` (by whom and when),
            ``UNDO_CHANGED_SINCE`` (tables of its rows that have another version now, how many, by
            whom and when last), ``UNDO_BUILT_UPON`` (tables of the later rows that rest on it,
            likewise), ``PROJECT_PARCEL_TAKEN`` (a parcel would come to a second project),
            ``UNDO_REFERENCE_GONE`` (what rows that come back refer to counts no more since),
            ``UNDO_UNIT_DOUBLED`` (a parcel would lie in two units), ``PROJECT_CODE_TAKEN`` and
            ``UNIT_NUMBER_TAKEN`` (a number that comes back is another one's by now),
            ``LINE_APPROVAL_OVERLAPS``, ``LINE_VERSION_TAKEN`` (versions of the control line),
            ``INDICATOR_FIGURE_TWICE``, ``INDICATOR_RULE_TWICE``, ``REFERENCE_NAME_TAKEN``; what
            :func:`~lowuse_plugin.services.history.undo_merge.check_merges` refuses of merges; and
            what hinders a payment that comes back, or a claim or survey unit that is taken
            forward, as if it were entered now (:mod:`~lowuse_plugin.services.history.undo_returns`,
            ``undo_survey``).
        ConflictError: Others write faster than this can read and save.
    """
    return until_undisturbed(lambda: _undo(store, transaction_id))


def undo_step(store: Store, transaction_id: str) -> UndoSummary | VoidResult:
    """Undo a save, or the whole import that it belongs to.

    Raises:
        LowUseError: As :func:`undo_save` and
            :func:`~lowuse_plugin.services.importing.package.void_import`.
        ConflictError: As :func:`undo_save`.
    """
    with store.read() as reading:
        step = read_step(reading, transaction_id)
    if step is None:
        raise LowUseError("UNDO_NOT_FOUND", transaction=transaction_id)
    if PACKAGE in step.source:
        return void_import(store, step.source[PACKAGE])
    return undo_save(store, transaction_id)


def _undo(store: Store, transaction_id: str) -> UndoSummary:
    """Undo on one state of the workspace; saved only if nobody built on the save since.

    Raises:
        ConflictError: Somebody wrote a row of it, or into a table that can rest on it.
    """
    today = office_today()
    with store.read() as reading:
        transaction_id = _in_effect(reading, transaction_id)
        lines = _lines(reading, transaction_id)
        updates = _reversals(lines, transaction_id)
        leaving = [update for update in updates if _takes_away(update)]
        save = json.dumps([(u.table, u.uuid, _takes_away(u)) for u in updates])
        written = reading.table("undo_changed_since", save=save, last=lines[-1]["seq"]).to_rows()
        versions = _versions_of_same(reading, written, lines[-1]["seq"])
        changed = [row for row in written if (row["table_name"], row["uuid"]) not in versions]
        built = _built_upon(reading, updates, save, lines[-1]["seq"])
        before = standing_before(reading, built, updates, lines[0]["seq"])
        built = [row for row in built if (row["table_name"], row["uuid"]) not in before]
        if changed:
            raise _refusal(reading, "UNDO_CHANGED_SINCE", changed, changed[-1])
        if built:
            raise _refusal(reading, "UNDO_BUILT_UPON", built, _last_author(reading, built))
        updates = [
            replace(u, base_version=versions.get((u.table, u.uuid), u.base_version))
            for u in updates
        ]
        founded = set(check_references(reading, updates, lines[-1]["seq"]))
        founded.update(refuse_returning(reading, updates))
        check_money(reading, updates, today)
        founded.update(check_units(reading, updates, save, today))
        founded.update(check_lines(reading, updates))
        founded.update(check_merges(reading, updates, lines[0]["seq"]))
        founded.update(check_entries(reading, updates))
        claims = claims_forward(reading, updates)
        kept = refuse_doubled(reading, ((u.table, u.uuid, u.values) for u in updates))
        kept += expect_free_again(reading, updates)
        for update in updates:
            if update.table == PROJECT and "state" in update.values:
                kept += refuse_ending(reading, update.uuid, str(update.values["state"]))
        seq = reading.head().seq
    rests_on = schema.shipped().referring_to({update.table for update in leaving})
    founded.update(check_forward(claims, store.info.crs, today))
    rests_on = tuple(sorted({*rests_on, *_followers(updates), *founded}))
    expected: list[Change] = [*kept, *([ExpectNoChange(rests_on, seq)] if rests_on else [])]
    receipt = store.write([*expected, *updates], reason=_reason(lines))
    return UndoSummary(len(leaving), len(updates) - len(leaving), receipt)


_FOLLOWERS: Mapping[str, tuple[str, ...]] = {
    "control_line_version": ("adjustment_case", "control_check", "control_line_version"),
    "payment": ("payment", "subsidy_step"),
    "subsidy_claim": ("payment", "subsidy_claim"),
    "subsidy_material": ("subsidy_step",),
    "survey_step": ("survey_step",),
    "tag": ("survey_step", "tag"),
}
"""Tables of the procedure whose later rows rest on a row without naming it: sums and order."""


def _followers(updates: Sequence[Update]) -> set[str]:
    return {name for update in updates for name in _FOLLOWERS.get(update.table, ())}


def _built_upon(
    reading: Reading, updates: Sequence[Update], save: str, last: int
) -> list[dict[str, Any]]:
    """Return rows that rest on the save: those that refer to it, and those of its procedure."""
    rows = reading.table("undo_built_upon", save=save).to_rows()
    if _followers(updates):
        rows += reading.table("undo_procedure", save=save, last=last).to_rows()
    return list({(row["table_name"], row["uuid"]): row for row in rows}.values())


def _in_effect(reading: Reading, transaction_id: str) -> str:
    """Return the save itself, or what brought it back after it had been undone.

    Raises:
        LowUseError: ``UNDO_ALREADY_DONE``.
    """
    undone = effect_of(reading, [transaction_id]).get(transaction_id)
    if undone is not None:
        raise LowUseError("UNDO_ALREADY_DONE", by=undone.by, at=shown_moment(undone.at_utc))
    while (undoing := _undoing(reading, transaction_id)) is not None:
        brought_back = _undoing(reading, undoing)
        if brought_back is None:
            break
        transaction_id = brought_back
    return transaction_id


def _undoing(reading: Reading, transaction_id: str) -> str | None:
    """Return the last save that undid one, None when there is none."""
    found = reading.table("history_undoings", transactions=json.dumps([transaction_id])).to_rows()
    return str(found[0]["transaction_id"]) if found else None


def _lines(reading: Reading, transaction_id: str) -> list[dict[str, Any]]:
    """Return the lines of a save that can be undone row by row.

    Raises:
        LowUseError: ``UNDO_NOT_FOUND``, ``UNDO_OVERLAY``, ``UNDO_TOO_LARGE``,
            ``UNDO_IMPORT_VOID``, ``UNDO_NOTHING``.
    """
    lines = reading.table("undo_lines", transaction=transaction_id).to_rows()
    if not lines:
        raise LowUseError("UNDO_NOT_FOUND", transaction=transaction_id)
    reason = lines[0]["reason"]
    if any(line["table_name"] in _ANALYSES for line in lines):
        raise LowUseError("UNDO_OVERLAY")
    if any(line["operation"] == BULK and not _is_by_hand(line) for line in lines):
        raise LowUseError("UNDO_TOO_LARGE", reason=reason)
    lines = _with_rows_of_batches(reading, lines)
    if any(line["operation"] not in (INSERT, UPDATE) for line in lines):
        raise LowUseError("UNDO_NOTHING")
    step = read_step(reading, transaction_id)
    if step is not None and VOIDS in step.source:
        raise LowUseError("UNDO_IMPORT_VOID", file=step.file_name)
    return lines


def _is_by_hand(line: Mapping[str, Any]) -> bool:
    """Tell whether a batch holds what a person decided, and nothing that was computed."""
    return BY_HAND in json.loads(line["source_json"] or "{}")


def _with_rows_of_batches(
    reading: Reading, lines: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return the lines with one line a row in the place of each batch."""
    batches = {line["change_id"]: line for line in lines if line["operation"] == BULK}
    if not batches:
        return list(lines)
    wanted = json.dumps([(line["table_name"], change) for change, line in batches.items()])
    found: dict[str, list[dict[str, Any]]] = {change: [] for change in batches}
    last = lines[-1]["seq"]
    for row in reading.table("undo_batch_rows", batches=wanted, after=last).to_rows():
        line = batches[row["change_id"]]
        found[row["change_id"]].append({**line, "operation": INSERT, "row_uuid": row["uuid"]})
    return [
        each
        for line in lines
        for each in (found[line["change_id"]] if line["operation"] == BULK else (line,))
    ]


def _reason(lines: Sequence[Mapping[str, Any]]) -> str:
    """Return what the log says: an undone undoing brings back what it had taken away."""
    reason = str(lines[0]["reason"])
    if reason.startswith(_UNDONE):
        return _BROUGHT_BACK + reason.removeprefix(_UNDONE)
    return _UNDONE + reason.removeprefix(_BROUGHT_BACK)


_UNDONE, _BROUGHT_BACK = "撤销：", "恢复："


def _versions_of_same(
    reading: Reading, written: Sequence[Mapping[str, Any]], last: int
) -> dict[tuple[str, str], int]:
    """Return the versions of rows that were written since and yet stand as the save left them.

    What was done and undone after it, or changed to and fro, does not stand in the way.

    Args:
        reading: The state of now.
        written: Rows with later lines.
        last: The last line of the save.
    """
    keys = [(row["table_name"], row["uuid"]) for row in written]
    later: dict[tuple[str, str], list[Mapping[str, Any]]] = {key: [] for key in keys}
    for line in reading.table("history_later", rows=json.dumps(keys), after=last).to_rows():
        later[(line["table_name"], line["row_uuid"])].append(line)
    versions = {}
    for key, lines in later.items():
        now = reading.row(*key)
        if now is not None and _same(now, walked_back(now, lines)):
            versions[key] = int(now["row_version"] or 0)
    return versions


def _same(now: Mapping[str, Any], then: Mapping[str, Any]) -> bool:
    return all(then[name] == value for name, value in now.items() if name not in MACHINERY)


def _refusal(
    reading: Reading, code: str, rows: Sequence[Mapping[str, Any]], last: Mapping[str, Any]
) -> LowUseError:
    """Return why not: which rows, how many, and who wrote one of them last.

    Merges are named, and ``merge_case`` is the first of them: there a person goes on.
    """
    tables = dict.fromkeys(row["table_name"] for row in rows)
    cases = _merges_of(reading, rows)
    named = (*(plain_title(name) for name in tables), *cases.values())
    return LowUseError(
        code,
        table=named,
        count=len(rows),
        by=last["actor"],
        at=shown_moment(last["at_utc"]),
        **({"merge_case": next(iter(cases))} if cases else {}),
    )


def _merges_of(reading: Reading, rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Return uuid → number of the merges that some rows are of, of the first of very many."""
    found: dict[str, str] = {}
    for row in rows[:_LOOKED_AT]:
        stored = reading.row(row["table_name"], row["uuid"]) or {}
        is_case = row["table_name"] == _MERGE
        uuid = str(row["uuid"] if is_case else stored.get("merge_case_uuid") or "")
        if uuid and uuid not in found:
            case = stored if is_case else reading.row(_MERGE, uuid) or {}
            found[uuid] = str(case.get("case_no") or "")
    return {uuid: number for uuid, number in found.items() if number}


_LOOKED_AT = 50
_MERGE = "merge_case"


def _last_author(reading: Reading, rows: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Return the newest log line of some rows, of the first of very many."""
    found: list[dict[str, Any]] = []
    for row in rows[:_LOOKED_AT]:
        stored = reading.row(row["table_name"], row["uuid"]) or {}
        lines = reading.table("history_change", change_id=stored.get("change_id"))
        found += lines.to_rows()
    return max(found, key=lambda line: int(line["seq"]), default={"actor": "", "at_utc": ""})


def _takes_away(update: Update) -> bool:
    """Tell whether a row counts no more: one that the save made, or that it had brought back."""
    return update.values.get("retired_at") is not None


def _reversals(lines: Sequence[Mapping[str, Any]], transaction_id: str) -> list[Update]:
    """Return one update a row; valid only on the version that the save left.

    The oldest line of a row decides: it holds what stood before the save.
    """
    now, reason = now_utc(), _reason(lines)
    source = {UNDOES: transaction_id}
    last: dict[tuple[str, str], int] = {}
    values: dict[tuple[str, str], dict[str, Value]] = {}
    new: set[tuple[str, str]] = set()
    for line in lines:
        key = (line["table_name"], line["row_uuid"])
        last[key] = (line["base_version"] or 0) + 1
        if line["operation"] == "insert":
            new.add(key)
            values[key] = {"retired_at": now, "retired_reason": reason}
        elif key not in new:
            values[key] = _old_values(line) | values.get(key, {})
    return [Update(*key, last[key], values[key], source) for key in reversed(values)]


def _old_values(line: Mapping[str, Any]) -> dict[str, Value]:
    return {name: value for name, value in replaced(line).items() if name not in MACHINERY}
