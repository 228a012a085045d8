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
from datetime import UTC, datetime
from typing import Any

from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.ports import Change, ExpectNoChange, Receipt, Store, Update, Value

_MACHINERY = ("row_version", "change_id")
_RESTS_ON = ("tag", "submission_item", "evidence", "verification", "review_item")
"""Tables that the query ``undo_built_upon`` looks into."""


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

    Args:
        store: The workspace.
        transaction_id: Of the save, as its receipt says it.

    Raises:
        LowUseError: ``UNDO_NOT_FOUND``, ``UNDO_TOO_LARGE`` (a bulk save: an import is undone with
            its package, a computed result by computing again), ``UNDO_CHANGED_SINCE`` (table,
            count), ``UNDO_BUILT_UPON`` (table, count).
    """
    with store.read() as reading:
        lines = reading.table("undo_lines", transaction=transaction_id).to_rows()
        if not lines:
            raise LowUseError("UNDO_NOT_FOUND", transaction=transaction_id)
        if any(line["row_uuid"] is None for line in lines):
            raise LowUseError("UNDO_TOO_LARGE", reason=lines[0]["reason"])
        uuids = json.dumps([line["row_uuid"] for line in lines])
        built = reading.table("undo_built_upon", uuids=uuids)["table_name"].to_list()
        seq = reading.head().seq
    if built:
        raise LowUseError("UNDO_BUILT_UPON", table=built[0], count=len(built))
    inserted = [line for line in lines if line["operation"] == "insert"]
    reason = f"撤销：{lines[0]['reason']}"
    changes: list[Change] = [ExpectNoChange(_RESTS_ON, seq)]
    changes += _reversals(lines, reason)
    try:
        receipt = store.write(changes, reason=reason)
    except ConflictError as error:
        table = error.params.get("table")
        raise LowUseError("UNDO_CHANGED_SINCE", table=table, count=1) from error
    return UndoSummary(len(inserted), len(changes) - 1 - len(inserted), receipt)


def _reversals(lines: Sequence[Mapping[str, Any]], reason: str) -> list[Update]:
    """Return one update a row; valid only on the version that the save left."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    last: dict[tuple[str, str], int] = {}
    values: dict[tuple[str, str], dict[str, Value]] = {}
    for line in lines:
        key = (line["table_name"], line["row_uuid"])
        last[key] = (line["base_version"] or 0) + 1
        if line["operation"] == "insert":
            values[key] = {"retired_at": now, "retired_reason": reason}
        else:
            # The oldest line of a row holds what stood before the save.
            values[key] = _old_values(line) | values.get(key, {})
    return [Update(*key, last[key], values[key]) for key in reversed(values)]


def _old_values(line: Mapping[str, Any]) -> dict[str, Value]:
    old = json.loads(line["old_json"])
    if "geom" in old:
        old["geom"] = line["old_geom"]
    return {name: value for name, value in old.items() if name not in _MACHINERY}
