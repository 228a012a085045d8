# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether a file leads on from what a session has seen of it."""

from __future__ import annotations

import sqlite3

from lowuse_plugin.domain import moments
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import LogHead
from lowuse_plugin.store import decoding, log, meta, sqltexts


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
    raise _restored(connection, known, file) or LowUseError("WORKSPACE_REPLACED", file=file)


def _restored(connection: sqlite3.Connection, known: LogHead, file: str) -> LowUseError | None:
    """Return who took the line back that this session knows; None where no restore did.

    The restore that left just this line did, else the last that put the log back to before it.
    """
    found: LowUseError | None = None
    for actor, at_utc, source in connection.execute(sqltexts.sections("safety")["restores"]):
        said = decoding.mapping(source) or {}
        common = decoding.number(said.get("common_seq"))
        # Of a file that could not be read, the log says which backup was left, not which line.
        left = decoding.number(said.get("left_seq")) if "left_lines" in said else None
        if common is None or common >= known.seq or (left is not None and left < known.seq):
            continue
        try:
            at = moments.office_moment(str(at_utc))
        except ValueError:
            continue
        refusal = LowUseError(
            "WORKSPACE_RESTORED",
            file=file,
            actor=actor,
            at=f"{at:%Y-%m-%d %H:%M}",
            state=str(said.get("backup_made", "")).replace("T", " "),
        )
        if said.get("left_hash") == known.hash:
            return refusal
        found = found or refusal
    return found


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
