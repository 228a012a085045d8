# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The log: reverse deltas in a hash chain (design.md section 5).

A line keeps what a change replaced, never what it wrote: that stands in the row. History, undo
and verification walk backwards from the current row.
"""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lowuse_plugin.domain import moments
from lowuse_plugin.domain.ports import Actor, LogHead
from lowuse_plugin.store import hashing, sqltexts


@dataclass(frozen=True)
class Line:
    """What one change says in the log; the rest follows from the write it belongs to."""

    change_id: str
    table_name: str
    operation: str
    row_uuid: str | None = None
    base_version: int | None = None
    old_json: str | None = None
    old_geom: bytes | None = None
    row_hash: str | None = None
    row_count: int | None = None
    source_json: str | None = None


@dataclass(frozen=True)
class Writing:
    """Who writes, when and why: the same in every line of one write."""

    transaction_id: str
    store_id: str
    actor: Actor
    reason: str
    at_utc: str


def old_values(values: Mapping[str, Any]) -> str:
    """Return the previous values of changed columns as JSON; NULL is kept as null."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def append(connection: sqlite3.Connection, head: LogHead, line: Line, writing: Writing) -> LogHead:
    """Add a line to the chain and return the new head.

    Args:
        connection: An open write.
        head: Last line so far; seq 0 and :data:`hashing.GENESIS` for an empty log.
        line: The change.
        writing: The write it belongs to.
    """
    values: dict[str, Any] = {
        "seq": head.seq + 1,
        **vars(line),
        "transaction_id": writing.transaction_id,
        "origin_store": writing.store_id,
        "origin_change": None,
        "actor": writing.actor.name,
        "os_user": writing.actor.os_user,
        "machine": writing.actor.machine,
        "at_utc": writing.at_utc,
        "reason": writing.reason,
        "prev_hash": head.hash,
        "hash": None,
    }
    values["hash"] = hashing.line_hash(values)
    connection.execute(sqltexts.store("log"), values)
    return LogHead(seq=head.seq + 1, hash=values["hash"])


def append_alone(
    connection: sqlite3.Connection,
    head: LogHead,
    operation: str,
    source: Mapping[str, str],
    *,
    store_id: str,
    actor: Actor,
    reason: str,
) -> LogHead:
    """Add a line about the file itself, outside the write function: no row goes with it.

    Args:
        connection: An open transaction; ``write_seq`` is left to the caller.
        head: Last line so far.
        operation: Code of ``log_operation``.
        source: What the line states.
        store_id: The workspace.
        actor: Who does it.
        reason: Why.
    """
    line = Line(
        change_id=str(uuid.uuid4()),
        table_name="lup_meta",
        operation=operation,
        source_json=hashing.canonical(source),
    )
    writing = Writing(
        transaction_id=str(uuid.uuid4()),
        store_id=store_id,
        actor=actor,
        reason=reason,
        at_utc=moments.now_utc(),
    )
    return append(connection, head, line, writing)


def read_head(connection: sqlite3.Connection) -> LogHead:
    """Return the last line of the log."""
    row = connection.execute(sqltexts.store("head")).fetchone()
    return LogHead(seq=row[0], hash=row[1]) if row else LogHead(seq=0, hash=hashing.GENESIS)


def hash_at(connection: sqlite3.Connection, seq: int) -> str | None:
    """Return the hash of a line; None when there is no such line."""
    row = connection.execute(sqltexts.store("hash_at"), {"seq": seq}).fetchone()
    return row[0] if row else None
