# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether the rows of a table are what the log says, walked back one row after the other.

Lines of one row say nothing about another, so that memory holds one row with its lines at a time;
what is left of a row whose batch wrote it is put down as a hash until that batch is looked at.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lowuse_plugin.domain.safety import Finding
from lowuse_plugin.store import decoding, gpkg, hashing, layout, sqltexts

ROW_DIFFERS = "ROW_DIFFERS"
"""A row is not what the log says it was after its last change."""
ROW_MISSING = "ROW_MISSING"
"""A row that the log knows is not in its table."""
ROW_UNKNOWN = "ROW_UNKNOWN"
"""A row that no line of the log explains."""

_TELL_EVERY = 2000
_UNREADABLE = ""
"""Stands for the hash of a row that has none; no line can have logged it."""

_State = tuple[dict[str, Any], bytes | None]
"""Values and WKB of a row."""


@dataclass(frozen=True)
class Batch:
    """What the line of a batch says of its rows."""

    seq: int
    change_id: str
    row_count: int | None
    row_hash: str | None


@dataclass(frozen=True)
class _Line:
    """What a line says of the row that it changed."""

    seq: int
    operation: str
    old_json: str | None
    old_geom: bytes | None
    row_hash: str | None


def prepare(connection: sqlite3.Connection) -> None:
    """Sort the lines by the row that they are about, in a temporary table of the connection."""
    for name in ("drop_lines", "make_lines", "fill_lines", "drop_rows", "make_rows"):
        connection.execute(_sql(name))


def clear(connection: sqlite3.Connection) -> None:
    """Remove the temporary tables."""
    for name in ("drop_lines", "drop_rows"):
        connection.execute(_sql(name))


def _sql(name: str) -> str:
    return sqltexts.sections("verify")[name]


class TableProof:
    """Compares the rows of one table with their lines; used once, after :func:`prepare`."""

    def __init__(self, connection: sqlite3.Connection, name: str, batches: Sequence[Batch]) -> None:
        """Look at nothing yet.

        Args:
            connection: The copy.
            name: The table.
            batches: Its batches, in the order of the log.
        """
        self._connection = connection
        self._name = name
        self._batches = batches
        self._given_up: Counter[str] = Counter()
        """Rows already reported, by the batch that they came with: one wrong row, one finding."""
        self.findings: list[Finding] = []
        self.rows = 0

    def run(self, tell: Callable[[int], None]) -> None:
        """Look at every row.

        Args:
            tell: Told how many more rows were looked at; may raise CancelledError.
        """
        for row, wkb in self._every():
            self.rows += 1
            if self.rows % _TELL_EVERY == 0:
                tell(_TELL_EVERY)
            self._walk(str(row["uuid"]), (row, wkb))
        tell(self.rows % _TELL_EVERY)
        self._without_row()
        for batch in reversed(self._batches):
            self._compare(batch)
        for (uuid,) in self._execute("rows_left").fetchall():
            self._report(ROW_UNKNOWN, None, uuid)
        self._execute("clear_rows")

    def _every(self) -> Iterator[_State]:
        table = sqltexts.table(self._name)
        for values in self._connection.execute(table.sections["every"]):
            row = dict(zip(("fid", *table.kinds), values, strict=True))
            del row["fid"]
            blob = row.pop(layout.GEOMETRY, None)
            if blob is None or isinstance(blob, bytes):
                yield row, gpkg.wkb_of(blob)
            else:
                yield row | {layout.GEOMETRY: blob}, None  # no geometry, and no row that was logged

    def _walk(self, uuid: str, found: _State) -> None:
        """Undo the lines of a row from the last, comparing hashes on the way."""
        wanted = {"table": self._name, "uuid": uuid}
        first = self._execute("first_of", **wanted).fetchone()[0]
        if first is None:
            self._put_down(uuid, found, None)
            return
        state: _State | None = found
        for line in (_Line(*values) for values in self._execute("lines_of", **wanted)):
            if state is None:
                self._give_up(ROW_MISSING, line.seq, uuid, first)
                break
            before = state if line.operation == "insert" else _before(state, line)
            if before is None or _hash(state) != line.row_hash:
                self._give_up(ROW_DIFFERS, line.seq, uuid, first)
                break
            state = None if line.operation == "insert" else before
        else:
            if state is not None:
                self._put_down(uuid, state, first)
        self._execute("drop_lines_of", **wanted)

    def _put_down(self, uuid: str, state: _State, since: int | None) -> None:
        """Keep the hash of a row until its batch is looked at.

        Args:
            uuid: The row.
            state: As its batch should have written it.
            since: Its first line of its own; None where there is none.
        """
        change = str(state[0].get("change_id"))
        self._execute("add_row", change=change, uuid=uuid, hash=_hash(state), since=since)

    def _without_row(self) -> None:
        """Report the rows that lines name and the table has not."""
        wanted = self._execute("without_row", table=self._name).fetchall()
        for uuid, first, last in wanted:
            self._give_up(ROW_MISSING, last, uuid, first)

    def _compare(self, batch: Batch) -> None:
        """Compare the rows that came with a batch, walked back to how it wrote them."""
        digest, count, later = hashlib.sha256(), 0, True
        for _uuid, row_hash, since in self._execute("rows_of", change=batch.change_id):
            digest.update(row_hash.encode())
            count += 1
            later = later and (since is None or since > batch.seq)
        self._execute("drop_rows_of", change=batch.change_id)
        given_up = self._given_up[batch.change_id]
        complete = count + given_up == batch.row_count
        # The hash of a batch cannot be told without a row of it that was given up: that row is
        # reported at its own line, and of the batch only the number of rows is left to compare.
        same = complete and later and (given_up > 0 or digest.hexdigest() == batch.row_hash)
        if not same:
            self._report(ROW_DIFFERS, batch.seq, "")

    def _give_up(self, code: str, seq: int, uuid: str, first: int) -> None:
        """Report a row, and remember which batch will miss it.

        Args:
            code: What is wrong.
            seq: The line that it does not agree with.
            uuid: The row.
            first: The first line of its own: where that is an update, it replaced a batch's.
        """
        self._report(code, seq, uuid)
        operation, old_json = self._execute("line", seq=first).fetchone()
        old = decoding.mapping(old_json) if operation == "update" else None
        if old is not None:
            self._given_up[str(old.get("change_id"))] += 1

    def _report(self, code: str, seq: int | None, uuid: str) -> None:
        self.findings.append(Finding(code, seq, self._name, uuid))

    def _execute(self, section: str, **params: object) -> sqlite3.Cursor:
        return self._connection.execute(_sql(section), params)


def _hash(state: _State) -> str:
    """Return the hash of a row; a row that holds what no row may hold has none."""
    try:
        return hashing.row_hash(*state)
    except (TypeError, ValueError):
        return _UNREADABLE


def _before(state: _State, line: _Line) -> _State | None:
    """Return a row as it was before a line changed it; None when the line does not tell.

    Each change of a row replaces at least the change that the row rests on.
    """
    old = decoding.mapping(line.old_json)
    if old is None or not isinstance(old.get("change_id"), str):
        return None
    values, wkb = state
    if layout.GEOMETRY in old:
        wkb = line.old_geom
        if wkb is not None and not isinstance(wkb, bytes):
            return None
        del old[layout.GEOMETRY]
    return {**values, **old}, wkb
