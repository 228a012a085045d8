# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether a file leads on from what a session has seen of it."""

from __future__ import annotations

import json
import sqlite3

from lowuse_plugin.domain import moments
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import LogHead
from lowuse_plugin.store import log, meta, sqltexts


def check_log(connection: sqlite3.Connection, known: LogHead, file: str) -> None:
    """Refuse a file whose log does not lead on from what this session has seen.

    Args:
        connection: Reads the file.
        known: The newest line seen; seq 0 for none.
        file: Name for the refusal.

    Raises:
        LowUseError: ``WORKSPACE_RESTORED`` naming who put it back to which state, where the log
            says so; else ``WORKSPACE_REPLACED``.
    """
    if known.seq == 0 or log.hash_at(connection, known.seq) == known.hash:
        return
    last = connection.execute(sqltexts.sections("safety")["last_restore"]).fetchone()
    if last is None:
        raise LowUseError("WORKSPACE_REPLACED", file=file)
    actor, at_utc, source = last
    said = json.loads(source)
    raise LowUseError(
        "WORKSPACE_RESTORED",
        file=file,
        actor=actor,
        at=f"{moments.office_moment(at_utc):%Y-%m-%d %H:%M}",
        state=said["backup_made"].replace("T", " "),
    )


def check_version(connection: sqlite3.Connection, opened_as: int, file: str) -> None:
    """Refuse an old workspace that somebody has raised since it was opened.

    Args:
        connection: Reads the file.
        opened_as: Its version when this session opened it.
        file: Name for the refusal.

    Raises:
        LowUseError: ``WORKSPACE_UPGRADED``: opened anew it can be written.
    """
    if opened_as < meta.SCHEMA_VERSION and meta.read(connection).schema_version != opened_as:
        raise LowUseError("WORKSPACE_UPGRADED", file=file)
