# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether the log still proves the rows (promise P5).

The chain is followed forwards; then each row is walked back, line by line from its last, and must
reach every hash that was logged. The first bad line is named. Whatever a forger put into the file
is a finding, never an error; and of log and rows memory holds no more than one row with its lines.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from lowuse_plugin.domain import moments
from lowuse_plugin.domain.ports import LogHead, Progress
from lowuse_plugin.domain.safety import Finding, Verification
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.store import (
    decoding,
    hashing,
    meta,
    migrations,
    private_copy,
    row_proof,
    sqltexts,
)
from lowuse_plugin.store.row_proof import ROW_DIFFERS, ROW_MISSING, ROW_UNKNOWN

CHAIN_BROKEN = "CHAIN_BROKEN"
"""A line does not follow the one before it, or was changed."""
LOG_SHORTENED = "LOG_SHORTENED"
"""Lines at the end are missing, or the anchored line is another."""
META_DIFFERS = "META_DIFFERS"
"""What the workspace says of itself is not what the line that made it says."""
GUARDS_OPEN = "GUARDS_OPEN"
"""The last finished write lies before the end of the log: the guards let edits pass."""
STATE_DIFFERS = "STATE_DIFFERS"
"""The derived state of a parcel is not what a rebuild would give."""

__all__ = ["ROW_DIFFERS", "ROW_MISSING", "ROW_UNKNOWN", "verify", "verify_copy", "verify_file"]

_LINE_COLUMNS = (
    *("seq", "change_id", "transaction_id", "origin_store", "origin_change", "table_name"),
    *("row_uuid", "operation", "base_version", "old_json", "old_geom", "row_hash", "row_count"),
    *("source_json", "actor", "os_user", "machine", "at_utc", "reason", "prev_hash", "hash"),
)

_TELL_EVERY = 2000
_TAGGED = ("create", "migrate")
"""Lines that say what the workspace says of itself."""
_NO_LINE = LogHead(0, hashing.GENESIS)

_Line = Mapping[str, Any]


class NamedHead(Protocol):
    """A head as the name of a backup carries it."""

    @property
    def path(self) -> Path:
        """Where the backup stands."""

    @property
    def seq(self) -> int:
        """Last log line of the backup."""

    @property
    def hash8(self) -> str:
        """The first digits of its hash."""

    @property
    def made_at(self) -> datetime:
        """When, by the clock in the office, without a zone."""


@dataclass
class _Followed:
    """What following the chain leaves: few of many lines."""

    head: LogHead = _NO_LINE
    findings: list[Finding] = field(default_factory=list)
    hashes: dict[int, str] = field(default_factory=dict)
    """Of the lines that are written down elsewhere."""
    tags: list[_Line] = field(default_factory=list)
    """The lines that made and raised the workspace."""
    restores: list[_Line] = field(default_factory=list)
    batches: defaultdict[str, list[row_proof.Batch]] = field(
        default_factory=lambda: defaultdict(list)
    )


def verify_file(
    path: Path,
    anchor: LogHead | None = None,
    *,
    backups: Sequence[NamedHead] = (),
    progress: Progress | None = None,
    alone: AbstractContextManager[object] | None = None,
) -> Verification:
    """Copy a file and check the copy, so that nobody who saves into the file waits for it.

    Args:
        path: The file; of a shared one the guard is held.
        anchor: As for :func:`verify`.
        backups: As for :func:`verify`.
        progress: Told how far it is; may stop it.
        alone: As for :func:`private_copy.of`.

    Raises:
        LowUseError: ``CHECK_NO_ROOM``, ``WORKSPACE_BUSY``, ``WORKSPACE_DAMAGED`` …
        CancelledError: The user asked to stop.
    """
    with (
        private_copy.of(path, progress, alone=alone) as copy,
        private_copy.explaining(path),
    ):
        return verify_copy(copy, anchor, backups=backups, progress=progress)


def verify_copy(
    copy: sqlite3.Connection,
    anchor: LogHead | None = None,
    *,
    backups: Sequence[NamedHead] = (),
    progress: Progress | None = None,
) -> Verification:
    """Check the pages of a private copy, then compare its log and rows as :func:`verify`.

    Raises:
        CancelledError: The user asked to stop.
        sqlite3.Error: It is so damaged that its log cannot be read.
    """
    fault = private_copy.fault(copy, progress)
    found = verify(copy, anchor, backups=backups, progress=progress)
    return replace(found, fault=fault)


def verify(
    connection: sqlite3.Connection,
    anchor: LogHead | None = None,
    *,
    backups: Sequence[NamedHead] = (),
    progress: Progress | None = None,
) -> Verification:
    """Compare log and rows of the state that a connection reads.

    Args:
        connection: A private copy: this lasts, and needs temporary tables of the connection.
        anchor: A head written down elsewhere, on a committee sheet or in a copy.
        backups: Heads that the names of backups carry.
        progress: Told how far it is; may stop it.

    Raises:
        CancelledError: The user asked to stop.
    """
    wrong_states = _wrong_states(connection)  # by what its own version derives
    migrations.raise_copy(connection)
    connection.text_factory = _text  # bytes that are no text are a finding, and no error
    lines = connection.execute(sqltexts.sections("verify")["count_lines"]).fetchone()[0]
    pace = _Pace(progress, lines + _about_how_many_rows(connection))
    wanted = {backup.seq for backup in backups} | ({anchor.seq} if anchor is not None else set())
    followed = _follow(connection, wanted, pace)
    findings = [
        *followed.findings,
        *_end(followed, meta.read(connection).write_seq, anchor, backups),
        *_meta(connection, followed),
    ]
    count = 0
    row_proof.prepare(connection)
    for name, spec in shipped().tables.items():
        if spec.role == "business":
            proof = row_proof.TableProof(connection, name, followed.batches[name])
            proof.run(pace.add)
            count += proof.rows
            findings += proof.findings
    row_proof.clear(connection)
    reported = {finding.uuid for finding in findings}
    findings += [f for f in wrong_states if f.uuid not in reported]
    findings.sort(key=lambda f: (f.seq is None, f.seq or 0))
    return Verification(head=followed.head, rows=count, findings=tuple(findings))


def _text(value: bytes) -> str:
    return value.decode(errors="replace")


class _Pace:
    """Tells now and then how many lines and rows were looked at."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def add(self, count: int) -> None:
        self._done += count
        if self._progress is not None:
            self._progress.step(min(self._done, self._total), self._total)


def _about_how_many_rows(connection: sqlite3.Connection) -> int:
    """Return a number to measure progress by: the greatest ``fid`` of each table, summed."""
    texts = sqltexts.sections("display")
    return sum(
        connection.execute(texts[f"last:{name}"]).fetchone()[0]
        for name, spec in shipped().tables.items()
        if spec.role == "business"
    )


def _follow(connection: sqlite3.Connection, wanted: set[int], pace: _Pace) -> _Followed:
    """Follow the chain, line by line, and keep what is needed later.

    Args:
        connection: The copy.
        wanted: Lines whose hashes are written down elsewhere.
        pace: Told how many lines were looked at.
    """
    followed = _Followed()
    count = 0
    for values in connection.execute(sqltexts.store("log_lines")):
        line = dict(zip(_LINE_COLUMNS, values, strict=True))
        previous = followed.head
        follows = line["seq"] == previous.seq + 1 and line["prev_hash"] == previous.hash
        if not follows or _line_hash(line) != line["hash"]:
            followed.findings.append(Finding(CHAIN_BROKEN, line["seq"]))
        followed.head = LogHead(line["seq"], str(line["hash"]))
        if line["seq"] in wanted:
            followed.hashes[line["seq"]] = followed.head.hash
        _keep(followed, line)
        count += 1
        if count % _TELL_EVERY == 0:
            pace.add(_TELL_EVERY)
    pace.add(count % _TELL_EVERY)
    return followed


def _keep(followed: _Followed, line: dict[str, Any]) -> None:
    """Keep a line that says more than what it did to one row."""
    operation = line["operation"]
    if operation == "bulk_insert":
        what = (line["seq"], str(line["change_id"]), line["row_count"], line["row_hash"])
        followed.batches[str(line["table_name"])].append(row_proof.Batch(*what))
    elif operation in _TAGGED:
        followed.tags.append(line)
    elif operation == "restore":
        followed.restores.append(line)


def _line_hash(line: _Line) -> str | None:
    """Return the hash of a line; None where it holds what no line may hold."""
    try:
        return hashing.line_hash(line)
    except (TypeError, ValueError):
        return None


def _end(
    followed: _Followed,
    write_seq: int,
    anchor: LogHead | None,
    backups: Sequence[NamedHead],
) -> list[Finding]:
    """Return what is missing at the end of the log."""
    last, hashes = followed.head.seq, followed.hashes
    findings = [Finding(LOG_SHORTENED, last + 1)] if last < write_seq else []
    if last > write_seq:
        findings.append(Finding(GUARDS_OPEN, write_seq + 1, "lup_meta", "write_seq"))
    if anchor is not None and hashes.get(anchor.seq) != anchor.hash:
        findings.append(Finding(LOG_SHORTENED, min(anchor.seq, last + 1)))
    lost = [
        backup.seq
        for backup in backups
        if not hashes.get(backup.seq, "").startswith(backup.hash8)
        and not any(_left_behind(backup, line, backups) for line in followed.restores)
    ]
    if lost and not findings:
        findings.append(Finding(LOG_SHORTENED, min(*lost, last + 1)))
    return findings


def _left_behind(backup: NamedHead, line: _Line, backups: Sequence[NamedHead]) -> bool:
    """Tell whether a restore explains why the log does not lead on from a backup.

    It does for what lies between the line that both states share and the one that it left, and
    only where the backup of the state that it left proves that one: a line can be forged.
    """
    said = decoding.mapping(line["source_json"]) or {}
    common, left = decoding.number(said.get("common_seq")), decoding.number(said.get("left_seq"))
    if common is None or left is None or not common < backup.seq <= left:
        return False
    name = said.get("left_backup", said.get("before"))
    proved = any(
        each.path.name == name
        and each.seq == left
        and str(said.get("left_hash", "")).startswith(each.hash8)
        for each in backups
    )
    return proved and backup.made_at <= _moment(line["at_utc"])


def _moment(at_utc: object) -> datetime:
    """Return when a line was written by the clock in the office; never where that is no moment."""
    try:
        return moments.office_moment(str(at_utc)).replace(tzinfo=None)
    except ValueError:
        return datetime.min


def _meta(connection: sqlite3.Connection, followed: _Followed) -> list[Finding]:
    """Compare the name tag with the lines that carry it.

    The first line has had it since the workspace was made; each raising to a newer version says
    what it set anew.
    """
    tags = followed.tags
    if not tags or tags[0]["seq"] != 1 or tags[0]["operation"] != "create":
        return []  # the chain is reported as broken or the log as shortened
    said: dict[str, Any] = {}
    by: dict[str, int] = {}
    for line in tags:
        values = decoding.mapping(line["source_json"])
        if values is None:
            broken = Finding(CHAIN_BROKEN, line["seq"])
            return [] if broken in followed.findings else [broken]
        said |= values
        seq: int = line["seq"]
        by |= dict.fromkeys(values, seq)
    found = dict(connection.execute(sqltexts.store("meta")).fetchall())
    del found["write_seq"]
    return [
        Finding(META_DIFFERS, by.get(key, tags[0]["seq"]), "lup_meta", key)
        for key in sorted(said.keys() | found.keys())
        if said.get(key) != found.get(key)
    ]


def _wrong_states(connection: sqlite3.Connection) -> list[Finding]:
    """Compare ``parcel_state`` with what it is derived from."""
    return [
        Finding(STATE_DIFFERS, None, "parcel_state", uuid)
        for (uuid,) in connection.execute(sqltexts.sections("state")["wrong"])
    ]
