# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Undoing one save: a new logged change that puts back what was there before (D7).

New rows are retired with the reason, changed rows get their old values. Nothing is undone when
somebody changed one of the rows since, or built on it: then the sentence says on what.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import now_utc
from lowuse_plugin.domain.ports import Change, ExpectNoChange, Receipt, Store, Update, Value
from lowuse_plugin.services.retry import until_undisturbed

_MACHINERY = ("row_version", "change_id")


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

    What others save meanwhile beside it disturbs nothing: then all is looked at again.

    Args:
        store: The workspace.
        transaction_id: Of the save, as its receipt says it.

    Raises:
        LowUseError: ``UNDO_NOT_FOUND``, ``UNDO_TOO_LARGE`` (a bulk save: an import is undone with
            its package, a computed result by computing again), ``UNDO_CHANGED_SINCE`` (tables of
            its rows that have another version now, and how many), ``UNDO_BUILT_UPON`` (tables of
            the later rows that rest on it, and how many).
        ConflictError: Others write faster than this can read and save.
    """
    return until_undisturbed(lambda: _undo(store, transaction_id))


def _undo(store: Store, transaction_id: str) -> UndoSummary:
    """Undo on one state of the workspace; saved only if nobody built on the save since.

    Raises:
        ConflictError: Somebody wrote a row of it, or into a table that can rest on it.
    """
    with store.read() as reading:
        lines = reading.table("undo_lines", transaction=transaction_id).to_rows()
        if not lines:
            raise LowUseError("UNDO_NOT_FOUND", transaction=transaction_id)
        if any(line["row_uuid"] is None for line in lines):
            raise LowUseError("UNDO_TOO_LARGE", reason=lines[0]["reason"])
        reason = f"撤销：{lines[0]['reason']}"
        updates = _reversals(lines, reason)
        leaving = [update for update in updates if _takes_away(update)]
        save = json.dumps([(u.table, u.uuid, _takes_away(u)) for u in updates])
        changed = reading.table("undo_changed_since", save=save, last=lines[-1]["seq"])
        built = reading.table("undo_built_upon", save=save)
        seq = reading.head().seq
    if len(changed):
        raise LowUseError("UNDO_CHANGED_SINCE", table=_tables(changed), count=len(changed))
    if len(built):
        raise LowUseError("UNDO_BUILT_UPON", table=_tables(built), count=len(built))
    rests_on = schema.shipped().referring_to({update.table for update in leaving})
    expected: list[Change] = [ExpectNoChange(rests_on, seq)] if rests_on else []
    receipt = store.write([*expected, *updates], reason=reason)
    return UndoSummary(len(leaving), len(updates) - len(leaving), receipt)


def _takes_away(update: Update) -> bool:
    """Tell whether a row counts no more: one that the save made, or that it had brought back."""
    return update.values.get("retired_at") is not None


def _tables(rows: ColumnTable) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rows["table_name"].to_list()))


def _reversals(lines: Sequence[Mapping[str, Any]], reason: str) -> list[Update]:
    """Return one update a row; valid only on the version that the save left.

    The oldest line of a row decides: it holds what stood before the save.
    """
    now = now_utc()
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
    return [Update(*key, last[key], values[key]) for key in reversed(values)]


def _old_values(line: Mapping[str, Any]) -> dict[str, Value]:
    old = json.loads(line["old_json"])
    if "geom" in old:
        old["geom"] = line["old_geom"]
    return {name: value for name, value in old.items() if name not in _MACHINERY}
