# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether a save still fits what its maker had read (promise P2).

Asked inside the write transaction, where nobody can answer differently a moment later.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from lowuse_plugin.domain.errors import ConflictError
from lowuse_plugin.domain.ports import Change, ExpectNoChange, ExpectRow
from lowuse_plugin.store import reading, sqltexts

Expectation = ExpectRow | ExpectNoChange


def expectations(changes: Sequence[Change]) -> list[Expectation]:
    """Return the preconditions among changes, in their order.

    Raises:
        LowUseError: ``TABLE_UNKNOWN``: a misspelt table would never change.
    """
    found = [change for change in changes if isinstance(change, Expectation)]
    for expected in found:
        names = (expected.table,) if isinstance(expected, ExpectRow) else expected.tables
        for name in names:
            sqltexts.table(name)
    return found


def check(connection: sqlite3.Connection, expected: Sequence[Expectation]) -> None:
    """Refuse the save at the first precondition that no longer holds.

    Args:
        connection: An open write that has written nothing yet.
        expected: What the save rests on.

    Raises:
        ConflictError: ``ROW_CHANGED`` or ``TABLE_CHANGED``, with who changed it and when.
    """
    for one in expected:
        if isinstance(one, ExpectRow):
            current_row(connection, one.table, one.uuid, one.version)
        else:
            _check_no_change(connection, one)


def current_row(
    connection: sqlite3.Connection, table: str, uuid: str, version: int
) -> dict[str, Any]:
    """Return a row that still has the version that was read.

    Raises:
        ConflictError: ``ROW_CHANGED``.
    """
    row = reading.fetch_row(connection, sqltexts.table(table), uuid)
    if row is None or row["row_version"] != version:
        raise row_changed(connection, table, uuid, version, row)
    return row


def row_changed(
    connection: sqlite3.Connection,
    table: str,
    uuid: str,
    version: int,
    row: Mapping[str, Any] | None,
) -> ConflictError:
    """Return the refusal that names who changed a row; ``row`` is None when it is gone."""
    author = None
    if row is not None:
        change = {"change_id": row["change_id"]}
        author = connection.execute(sqltexts.store("author"), change).fetchone()
    return ConflictError(
        "ROW_CHANGED",
        table=table,
        uuid=uuid,
        expected=version,
        found=row["row_version"] if row else None,
        changed_by=author[0] if author else None,
        changed_at=author[1] if author else None,
    )


def _check_no_change(connection: sqlite3.Connection, expected: ExpectNoChange) -> None:
    """Look at the lines after the one that was read: few, and found by the table's own key."""
    values = {"since": expected.since_seq, "tables": json.dumps(expected.tables)}
    line = connection.execute(sqltexts.store("changed_since"), values).fetchone()
    if line is not None:
        table, uuid, seq, actor, at_utc = line
        raise ConflictError(
            "TABLE_CHANGED",
            table=table,
            uuid=uuid,
            expected=expected.since_seq,
            found=seq,
            changed_by=actor,
            changed_at=at_utc,
        )
