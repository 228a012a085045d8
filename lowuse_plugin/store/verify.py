# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether the log still proves the rows (promise P5).

The chain is followed forwards; then the rows are walked back, line by line from the last, and
must reach every hash that was logged. The first bad line is named.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from lowuse_plugin.domain import moments
from lowuse_plugin.domain.ports import LogHead, Progress
from lowuse_plugin.domain.safety import Finding, Verification
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.store import gpkg, hashing, layout, meta, sqltexts

CHAIN_BROKEN = "CHAIN_BROKEN"
"""A line does not follow the one before it, or was changed."""
LOG_SHORTENED = "LOG_SHORTENED"
"""Lines at the end are missing, or the anchored line is another."""
ROW_DIFFERS = "ROW_DIFFERS"
"""A row is not what the log says it was after its last change."""
ROW_MISSING = "ROW_MISSING"
"""A row that the log knows is not in its table."""
ROW_UNKNOWN = "ROW_UNKNOWN"
"""A row that no line of the log explains."""
META_DIFFERS = "META_DIFFERS"
"""What the workspace says of itself is not what the line that made it says."""
GUARDS_OPEN = "GUARDS_OPEN"
"""The last finished write lies before the end of the log: the guards let edits pass."""
STATE_DIFFERS = "STATE_DIFFERS"
"""The derived state of a parcel is not what a rebuild would give."""

_LINE_COLUMNS = (
    *("seq", "change_id", "transaction_id", "origin_store", "origin_change", "table_name"),
    *("row_uuid", "operation", "base_version", "old_json", "old_geom", "row_hash", "row_count"),
    *("source_json", "actor", "os_user", "machine", "at_utc", "reason", "prev_hash", "hash"),
)

_TELL_EVERY = 2000

_Line = Mapping[str, Any]


class NamedHead(Protocol):
    """A head as the name of a backup carries it."""

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
class _Rows:
    """Rows of one table, as they are or as they have been walked back to."""

    walked: dict[str, tuple[dict[str, Any], bytes | None]] = field(default_factory=dict)
    """Rows with a line of their own: values and WKB by uuid."""
    batched: defaultdict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    """Rows that are still as their batch wrote them: hashes by uuid by change_id."""
    came_with: Mapping[str, str] = field(default_factory=dict)
    """The batch of each row that came with one and has a line of its own: change_id by uuid."""
    given_up: set[str] = field(default_factory=set)
    """Rows already reported: one wrong row is one finding."""

    def given_up_of(self, batch: str) -> int:
        """Return how many of the rows already reported came with a batch."""
        return sum(self.came_with.get(uuid) == batch for uuid in self.given_up)


def verify(
    connection: sqlite3.Connection,
    anchor: LogHead | None = None,
    *,
    backups: Sequence[NamedHead] = (),
    progress: Progress | None = None,
) -> Verification:
    """Compare log and rows of the state that a connection reads.

    Args:
        connection: Inside a read transaction.
        anchor: A head written down elsewhere, on a committee sheet or in a copy.
        backups: Heads that the names of backups carry.
        progress: Told how far it is; may stop it.

    Raises:
        CancelledError: The user asked to stop.
    """
    lines = [
        dict(zip(_LINE_COLUMNS, values, strict=True))
        for values in connection.execute(sqltexts.store("log_lines"))
    ]
    pace = _Pace(progress, len(lines) + _about_how_many_rows(connection))
    pace.add(len(lines))
    findings = [
        *_chain(lines),
        *_end(lines, meta.read(connection).write_seq, anchor, backups),
        *_meta(connection, lines),
    ]
    own_lines: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        if line["row_uuid"] is not None:
            own_lines[line["table_name"]].add(line["row_uuid"])
    count = 0
    for name, spec in shipped().tables.items():
        if spec.role == "business":
            rows, number = _load(connection, sqltexts.table(name), own_lines[name], pace)
            count += number
            mine = [line for line in lines if line["table_name"] == name]
            rows.came_with = _came_with(mine)
            findings += _walk_back(name, rows, mine)
    findings += _state(connection, {finding.uuid for finding in findings})
    findings.sort(key=lambda f: (f.seq is None, f.seq or 0))
    head = LogHead(lines[-1]["seq"], lines[-1]["hash"]) if lines else LogHead(0, hashing.GENESIS)
    return Verification(head=head, rows=count, findings=tuple(findings))


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


def _chain(lines: list[dict[str, Any]]) -> list[Finding]:
    """Return the lines that do not follow the one before them."""
    findings = []
    previous = LogHead(0, hashing.GENESIS)
    for line in lines:
        follows = line["seq"] == previous.seq + 1 and line["prev_hash"] == previous.hash
        if not follows or hashing.line_hash(line) != line["hash"]:
            findings.append(Finding(CHAIN_BROKEN, line["seq"]))
        previous = LogHead(line["seq"], line["hash"])
    return findings


def _end(
    lines: list[dict[str, Any]],
    write_seq: int,
    anchor: LogHead | None,
    backups: Sequence[NamedHead],
) -> list[Finding]:
    """Return what is missing at the end of the log."""
    last = lines[-1]["seq"] if lines else 0
    findings = [Finding(LOG_SHORTENED, last + 1)] if last < write_seq else []
    if last > write_seq:
        findings.append(Finding(GUARDS_OPEN, write_seq + 1, "lup_meta", "write_seq"))
    hashes = {line["seq"]: line["hash"] for line in lines}
    if anchor is not None and hashes.get(anchor.seq) != anchor.hash:
        findings.append(Finding(LOG_SHORTENED, min(anchor.seq, last + 1)))
    lost = [
        backup.seq
        for backup in backups
        if not hashes.get(backup.seq, "").startswith(backup.hash8)
        and not _was_left_behind(backup, lines)
    ]
    if lost and not findings:
        findings.append(Finding(LOG_SHORTENED, min(*lost, last + 1)))
    return findings


def _was_left_behind(backup: NamedHead, lines: list[dict[str, Any]]) -> bool:
    """Tell whether a restore explains why the log does not lead on from a backup."""
    for line in lines:
        if line["operation"] != "restore" or line["source_json"] is None:
            continue
        said = json.loads(line["source_json"])
        left = int(said["left_seq"]) if said.get("left_seq") else backup.seq
        older = backup.made_at <= moments.office_moment(line["at_utc"]).replace(tzinfo=None)
        if older and int(said["common_seq"]) < backup.seq <= left:
            return True
    return False


def _meta(connection: sqlite3.Connection, lines: list[dict[str, Any]]) -> list[Finding]:
    """Compare the name tag with the lines that carry it.

    The first line has had it since the workspace was made; each raising to a newer version says
    what it set anew.
    """
    if not lines or lines[0]["operation"] != "create":
        return []  # the chain is reported as broken or the log as shortened
    said: dict[str, str] = {}
    by: dict[str, int] = {}
    for line in lines:
        if line["operation"] in ("create", "migrate"):
            values = json.loads(line["source_json"])
            said |= values
            by |= dict.fromkeys(values, line["seq"])
    found = dict(connection.execute(sqltexts.store("meta")).fetchall())
    del found["write_seq"]
    return [
        Finding(META_DIFFERS, by.get(key, lines[0]["seq"]), "lup_meta", key)
        for key in sorted(said.keys() | found.keys())
        if said.get(key) != found.get(key)
    ]


def _state(connection: sqlite3.Connection, reported: set[str]) -> list[Finding]:
    """Compare ``parcel_state`` with what it is derived from; wrong rows are reported already."""
    return [
        Finding(STATE_DIFFERS, None, "parcel_state", uuid)
        for (uuid,) in connection.execute(sqltexts.sections("state")["wrong"])
        if uuid not in reported
    ]


def _came_with(lines: list[dict[str, Any]]) -> dict[str, str]:
    """Return the batch of each row whose first own line is an update: what that line replaced."""
    first = {line["row_uuid"]: line for line in reversed(lines) if line["row_uuid"] is not None}
    return {
        uuid: json.loads(line["old_json"])["change_id"]
        for uuid, line in first.items()
        if line["operation"] == "update"
    }


def _load(
    connection: sqlite3.Connection,
    table: sqltexts.TableTexts,
    own_lines: set[str],
    pace: _Pace,
) -> tuple[_Rows, int]:
    rows = _Rows()
    count = 0
    for values in connection.execute(table.sections["every"]):
        count += 1
        if count % _TELL_EVERY == 0:
            pace.add(_TELL_EVERY)
        row = dict(zip(("fid", *table.kinds), values, strict=True))
        del row["fid"]
        wkb = gpkg.wkb_of(row.pop(layout.GEOMETRY, None))
        if row["uuid"] in own_lines:
            rows.walked[row["uuid"]] = (row, wkb)
        else:
            rows.batched[row["change_id"]][row["uuid"]] = hashing.row_hash(row, wkb)
    pace.add(count % _TELL_EVERY)
    return rows, count


def _walk_back(name: str, rows: _Rows, lines: list[dict[str, Any]]) -> list[Finding]:
    """Undo the lines of one table from the last, comparing hashes on the way."""
    findings: list[Finding] = []
    for line in reversed(lines):
        if line["operation"] == "bulk_insert":
            findings += _undo_batch(name, rows, line)
        elif line["row_uuid"] not in rows.given_up:
            findings += _undo_line(name, rows, line)
    left = [*rows.walked, *(uuid for batch in rows.batched.values() for uuid in batch)]
    return findings + [
        Finding(ROW_UNKNOWN, None, name, uuid) for uuid in left if uuid not in rows.given_up
    ]


def _undo_line(name: str, rows: _Rows, line: _Line) -> list[Finding]:
    uuid = line["row_uuid"]
    found = rows.walked.get(uuid)
    fault = None
    if found is None:
        fault = ROW_MISSING
    elif hashing.row_hash(*found) != line["row_hash"]:
        fault = ROW_DIFFERS
    if found is None or fault:
        rows.given_up.add(uuid)
        return [Finding(fault or ROW_MISSING, line["seq"], name, uuid)]
    if line["operation"] == "insert":
        del rows.walked[uuid]
        return []
    rows.walked[uuid] = _before(*found, line)
    return []


def _before(
    values: dict[str, Any], wkb: bytes | None, line: _Line
) -> tuple[dict[str, Any], bytes | None]:
    """Return a row as it was before a line changed it."""
    old = json.loads(line["old_json"])
    if layout.GEOMETRY in old:
        wkb = line["old_geom"]
        del old[layout.GEOMETRY]
    return {**values, **old}, wkb


def _undo_batch(name: str, rows: _Rows, line: _Line) -> list[Finding]:
    """Compare the rows that came with a batch, walked back to how it wrote them."""
    hashes = rows.batched.pop(line["change_id"], {})
    back = [
        uuid
        for uuid, (values, _) in rows.walked.items()
        if values["change_id"] == line["change_id"] and uuid not in rows.given_up
    ]
    for uuid in back:
        hashes[uuid] = hashing.row_hash(*rows.walked.pop(uuid))
    given_up = rows.given_up_of(line["change_id"])
    complete = len(hashes) + given_up == line["row_count"]
    # The hash of a batch cannot be told without a row of it that was given up: that row is
    # reported at its own line, and of the batch only the number of rows is left to compare.
    same = complete and (given_up > 0 or hashing.batch_hash(hashes) == line["row_hash"])
    return [] if same else [Finding(ROW_DIFFERS, line["seq"], name)]
