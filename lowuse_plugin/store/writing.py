# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The one function that writes the workspace (design decision D4)."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Sequence

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Change, LogHead, Receipt
from lowuse_plugin.store import changes as prepared_changes
from lowuse_plugin.store import conflicts, log, sqltexts, state, transaction
from lowuse_plugin.store.transaction import Link, OpenWrite


def write(link: Link, known: LogHead, changes: Sequence[Change], reason: str) -> Receipt:
    """Save everything or nothing, and find it again in the file.

    Args:
        link: The store that is written.
        known: Newest log line that this session has seen.
        changes: At least one that writes; preconditions are checked before the first row.
        reason: Why, for the log.

    Raises:
        ConflictError: A row has another version than the change was made on, or a precondition
            no longer holds.
        LowUseError: Nothing was written; with ``SAVE_UNCERTAIN`` nobody knows, and the save must
            not be repeated before the workspace was looked at.
    """
    expected = conflicts.expectations(changes)
    if len(expected) == len(changes):
        raise LowUseError("NOTHING_TO_SAVE", file=link.session.path.name)
    prepared = prepared_changes.prepare(changes, link.session.srs)
    effects = prepared_changes.Effects()
    with transaction.open_write(link, known, reason) as opened:
        conflicts.check(opened.connection, expected)
        for change in prepared:
            change.apply(opened, effects)
        effects.touched.refresh(opened.connection)
        _touch_contents(opened, effects)
    return _receipt(link, opened, effects)


def rebuild_state(link: Link, known: LogHead) -> Receipt:
    """Derive ``parcel_state`` anew from the other tables; a logged write like any other."""
    reason = "rebuild_state"
    with transaction.open_write(link, known, reason) as opened:
        line = log.Line(
            change_id=str(uuid.uuid4()), table_name="parcel_state", operation="rebuild_state"
        )
        opened.log(line)
        state.rebuild(opened.connection)
    return _receipt(link, opened, prepared_changes.Effects())


def _touch_contents(opened: OpenWrite, effects: prepared_changes.Effects) -> None:
    """Tell GIS programs what changed and how far the layers reach."""
    for table, bounds in effects.extents.items():
        values = {"now": opened.writing.at_utc, "table": table}
        if bounds is None:
            opened.connection.execute(sqltexts.store("touch"), values)
        else:
            box = dict(zip(("min_x", "min_y", "max_x", "max_y"), bounds, strict=True))
            opened.connection.execute(sqltexts.store("extend"), {**values, **box})


def _receipt(link: Link, opened: OpenWrite, effects: prepared_changes.Effects) -> Receipt:
    """Return proof of the save as another connection finds it.

    Raises:
        LowUseError: ``SAVE_UNCERTAIN``: COMMIT answered, but the save cannot be found again.
    """
    try:
        found = link.is_saved(opened.head)
    except (sqlite3.Error, OSError):
        found = False
    if not found:
        raise transaction.uncertain(opened)
    return Receipt(
        transaction_id=opened.writing.transaction_id,
        last_seq=opened.head.seq,
        head_hash=opened.head.hash,
        versions=effects.versions,
    )
