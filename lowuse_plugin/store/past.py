# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The workspace as it was: a private copy whose rows are walked back line by line.

The log keeps what each change replaced. Put back from the newest line on, that gives every earlier
state; the same queries then read it. The copy belongs to one reading, nobody else sees it, and the
shared file is held no longer than copying its pages takes.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from lowuse_plugin.domain.display import shown_moment
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import now_utc, utc_text
from lowuse_plugin.domain.ports import LogHead, Progress, WorkspaceInfo
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.store import (
    blank,
    decoding,
    gpkg,
    layout,
    log,
    migrations,
    page_copy,
    private_copy,
    sqltexts,
    state,
)
from lowuse_plugin.store.connection import Writer
from lowuse_plugin.store.reading import SqliteReading, fetch_row
from lowuse_plugin.store.transaction import Session

_NO_ROOM = "PAST_NO_ROOM"
CHUNK_LINES = 5_000
"""So many lines are in memory at once; a row that more than one chunk changed is written again."""

Find = Callable[[sqlite3.Connection], LogHead]


class Workspace(Protocol):
    """What this needs of the open workspace."""

    @property
    def path(self) -> Path:
        """The shared file."""

    @property
    def info(self) -> WorkspaceInfo:
        """Its reference system."""

    @property
    def session(self) -> Session:
        """Who works."""

    def read(self) -> AbstractContextManager[SqliteReading]:
        """Open a read transaction."""

    def using(self) -> AbstractContextManager[None]:
        """Keep the guard."""


class ReadsPast:
    """What a workspace offers of its past."""

    def read_as_of(
        self: Workspace, moment_utc: str, progress: Progress | None = None
    ) -> AbstractContextManager[SqliteReading]:
        """Read what stood there at a moment, see :func:`reading`."""
        return reading(self, at_moment(moment_utc), progress)

    def read_after_line(
        self: Workspace, seq: int, progress: Progress | None = None
    ) -> AbstractContextManager[SqliteReading]:
        """Read what stood there after a line of the log, see :func:`reading`."""
        return reading(self, at_line(seq), progress)


def at_moment(moment_utc: str) -> Find:
    """Return how the last line at or before a moment is found.

    Raises:
        LowUseError: ``MOMENT_UNREADABLE``, ``MOMENT_IN_FUTURE``.
    """
    try:
        moment = utc_text(datetime.fromisoformat(moment_utc))
    except ValueError as error:
        raise LowUseError("MOMENT_UNREADABLE", moment=moment_utc) from error
    if moment > now_utc():
        raise LowUseError("MOMENT_IN_FUTURE", moment=shown_moment(moment))

    def find(connection: sqlite3.Connection) -> LogHead:
        texts = sqltexts.sections("walk_back")
        seq = connection.execute(texts["last_at"], {"moment": moment}).fetchone()[0]
        if seq is None:
            first = connection.execute(texts["first"]).fetchone()
            raise LowUseError(
                "MOMENT_BEFORE_WORKSPACE",
                moment=shown_moment(moment),
                made=shown_moment(first[0]) if first else "",
            )
        return _line(connection, seq)

    return find


def at_line(seq: int) -> Find:
    """Return how the line is found after which the workspace is wanted."""
    return lambda connection: _line(connection, seq)


def _line(connection: sqlite3.Connection, seq: int) -> LogHead:
    """Return a line of the log.

    Raises:
        LowUseError: ``LINE_UNKNOWN``.
    """
    found = log.hash_at(connection, seq)
    if found is None:
        raise LowUseError("LINE_UNKNOWN", seq=seq)
    return LogHead(seq, found)


@contextmanager
def reading(
    workspace: Workspace, find: Find, progress: Progress | None = None
) -> Iterator[SqliteReading]:
    """Read the workspace as it was after the line that is found.

    Where nothing was saved since, that is an ordinary reading of the shared file.

    Args:
        workspace: The open workspace.
        find: Says which line; one of :func:`at_moment` and :func:`at_line`.
        progress: Told how far the work is; may stop it.

    Raises:
        LowUseError: As :func:`at_moment` and :func:`at_line`, ``PAST_NO_ROOM``, or what the store
            says.
        CancelledError: The user asked to stop.
    """
    with workspace.read() as now:
        wanted, head = find(now.connection), now.head()
        if wanted == head:
            yield now
            return
    path = workspace.path
    alone = page_copy.while_nobody_saves(path, workspace.session.actor)
    with (
        workspace.using(),
        private_copy.of(path, progress, alone=alone, no_room=_NO_ROOM) as copy,
    ):
        with private_copy.explaining(path, _NO_ROOM):
            migrations.raise_copy(copy)
            for line in (wanted, head):
                if log.hash_at(copy, line.seq) != line.hash:
                    raise LowUseError("WORKSPACE_REPLACED", file=path.name)
            _walk_back(copy, wanted, blank.epsg(workspace.info.crs), progress)
        yield SqliteReading(copy, wanted, path)


@dataclass
class _Touched:
    """What has to be derived and removed at the end."""

    states: state.Touched = field(default_factory=state.Touched)
    batches: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """change_id of the batches whose rows go, by table."""
    rebuilt: bool = False


def _walk_back(copy: Writer, to: LogHead, srs: int, progress: Progress | None) -> None:
    """Put back what stood there after a line, and leave log and states as they were then."""
    texts = sqltexts.sections("walk_back")
    copy.executescript(sqltexts.sections("past")["prepare"])
    touched = _Touched()
    copy.execute("BEGIN")
    head = log.read_head(copy)
    before = head.seq + 1
    while True:
        wanted = {"after": to.seq, "before": before, "most": CHUNK_LINES}
        lines = copy.execute(texts["lines"], wanted).fetchall()
        if not lines:
            break
        _undo(copy, [_named(line) for line in lines], srs, touched)
        before = lines[-1][0]
        if progress is not None:
            progress.step(head.seq + 1 - before, head.seq - to.seq)
    _remove_batches(copy, touched)
    copy.execute(texts["cut_log"], {"last": to.seq})  # first: what holds depends on the log too
    copy.execute(texts["write_seq"], {"last": str(to.seq)})
    copy.execute(texts["drop_states"])
    touched.states.refresh(copy)
    if touched.rebuilt:
        state.rebuild(copy)
    copy.execute("COMMIT")


_LINE = ("seq", "change_id", "table_name", "row_uuid", "operation", "old_json", "old_geom")


def _named(values: Sequence[Any]) -> dict[str, Any]:
    return dict(zip(_LINE, values, strict=True))


def _undo(
    copy: Writer, newest_first: Sequence[Mapping[str, Any]], srs: int, touched: _Touched
) -> None:
    """Put back what some lines replaced; of a row the oldest of them decides."""
    old: defaultdict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    gone: defaultdict[str, list[str]] = defaultdict(list)
    for line in newest_first:
        table, uuid, operation = line["table_name"], line["row_uuid"], line["operation"]
        if operation == "rebuild_state":
            touched.rebuilt = True
        if not _is_business(table):
            continue
        if operation == "bulk_insert":
            touched.batches[table].append(line["change_id"])
        elif operation == "insert":
            gone[table].append(uuid)
            old[table].pop(uuid, None)
        elif line["old_json"] is not None:
            old[table].setdefault(uuid, {}).update(_replaced(line))
    for table, rows in old.items():
        _put_back(copy, sqltexts.table(table), rows, srs, touched)
    for table, uuids in gone.items():
        _remove(copy, sqltexts.table(table), uuids, touched)


def _is_business(table: str) -> bool:
    spec = shipped().tables.get(table)
    return spec is not None and spec.role == "business"


def _replaced(line: Mapping[str, Any]) -> dict[str, Any]:
    old = decoding.mapping(line["old_json"])
    if old is None:
        raise LowUseError("PAST_UNREACHABLE", table=line["table_name"], row=line["row_uuid"])
    if layout.GEOMETRY in old:
        old[layout.GEOMETRY] = line["old_geom"]
    return old


def _put_back(
    copy: Writer,
    table: sqltexts.TableTexts,
    rows: Mapping[str, dict[str, Any]],
    srs: int,
    touched: _Touched,
) -> None:
    """Write old values over rows; columns of a newer version of the schema are left out."""
    name = table.spec.name
    shaped = [uuid for uuid, old in rows.items() if layout.GEOMETRY in old]
    if shaped:
        wkb = [rows[uuid][layout.GEOMETRY] for uuid in shaped]
        blobs, _ = gpkg.encode(wkb, table.spec.geometry, srs, table=name, rows=shaped)
        for uuid, blob in zip(shaped, blobs, strict=True):
            rows[uuid][layout.GEOMETRY] = blob
    for uuid, old in rows.items():
        now = fetch_row(copy, table, uuid)
        if now is None:
            raise LowUseError("PAST_UNREACHABLE", table=name, row=uuid)
        then = {**now, **old}
        touched.states.add_row(name, now)
        touched.states.add_row(name, then)
        moved = layout.GEOMETRY in old
        skipped = ("uuid",) if moved else ("uuid", layout.GEOMETRY)
        values = [then[column] for column in table.kinds if column not in skipped]
        statement = table.sections["update_geom" if moved else "update"]
        copy.execute(statement, [*values, uuid, now["row_version"]])


def _remove(
    copy: Writer, table: sqltexts.TableTexts, uuids: Sequence[str], touched: _Touched
) -> None:
    """Take rows away that were new after the moment."""
    name = table.spec.name
    for uuid in uuids if name in state.KEYS else ():
        row = fetch_row(copy, table, uuid)
        if row is not None:
            touched.states.add_row(name, row)
    copy.execute(sqltexts.sections("past")[f"remove:{name}"], {"uuids": json.dumps(uuids)})


def _remove_batches(copy: Writer, touched: _Touched) -> None:
    """Take the rows of batches away; those that were changed later are walked back to them."""
    texts = sqltexts.sections("past")
    for table, changes in touched.batches.items():
        wanted = {"changes": json.dumps(changes)}
        if table in state.KEYS:
            rows = copy.execute(texts[f"batched:{table}"], wanted)
            touched.states.add_many(table, {key for (key,) in rows})
        copy.execute(texts[f"remove_batched:{table}"], wanted)
