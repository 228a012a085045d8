# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What happened in a workspace since its display copy was current: read there, replayed here.

The log says which rows changed; new rows are those with a greater ``fid`` than the copy has, for
nothing is deleted and AUTOINCREMENT uses no number twice. Rows are read into memory so that the
shared file is held no longer than that takes.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lowuse_plugin.domain.bounds import Bounds, union
from lowuse_plugin.domain.ports import LogHead, Refresh
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.store import extents, gpkg, layout, log, sqltexts, state
from lowuse_plugin.store.connection import Writer

MOST_ROWS = 20_000
"""Beyond that many rows and log lines (1.5 s of replay) a new copy costs less."""
MOST_PARCELS = 5_000
"""Beyond that many parcels a map is told that it may be any."""

_StoredRow = Sequence[Any]


@dataclass(frozen=True)
class TableNews:
    """Rows of one table as the workspace has them now, ``fid`` first."""

    last_fid: int
    """Greatest ``fid`` that the copy has."""
    new: Sequence[_StoredRow]
    changed: Sequence[_StoredRow]
    """Rows that the copy has in an older version."""

    @property
    def fids(self) -> list[int]:
        """``fid`` of every row."""
        return [row[0] for rows in (self.changed, self.new) for row in rows]


@dataclass(frozen=True)
class News:
    """What a copy lacks, of one consistent state of the workspace."""

    head: LogHead
    lines: Sequence[_StoredRow]
    tables: dict[str, TableNews]
    rebuilt: bool
    """The state of all parcels was derived anew."""
    contents: Sequence[_StoredRow]


@dataclass(frozen=True)
class Known:
    """How far a copy is."""

    head: LogHead
    last_fids: Mapping[str, int]
    """Greatest ``fid`` of every business table."""


def known(copy: sqlite3.Connection) -> Known:
    """Return how far a copy is."""
    tables = [name for name, spec in shipped().tables.items() if spec.role == "business"]
    fids = {name: copy.execute(_text("last", name)).fetchone()[0] for name in tables}
    return Known(log.read_head(copy), fids)


def read(shared: sqlite3.Connection, copy: Known) -> News | None:
    """Return what a copy lacks; None when it must be made anew.

    Args:
        shared: A read transaction on the workspace.
        copy: How far the copy is.
    """
    texts = sqltexts.sections("catch_up")
    seq = copy.head.seq
    if log.hash_at(shared, seq) != copy.head.hash:
        return None
    if shared.execute(texts["size"], {"since": seq}).fetchone()[0] > MOST_ROWS:
        return None
    lines = shared.execute(_text("new", "lup_log"), {"last": seq}).fetchall()
    tables, changed = _what_changed(lines)
    return News(
        head=log.read_head(shared),
        lines=lines,
        tables={
            name: _table_news(shared, name, copy.last_fids[name], changed[name]) for name in tables
        },
        rebuilt=any(line["operation"] == "rebuild_state" for line in map(_line, lines)),
        contents=shared.execute(texts["contents"]).fetchall() if lines else [],
    )


def _what_changed(lines: Sequence[_StoredRow]) -> tuple[list[str], dict[str, set[str]]]:
    """Return the business tables that lines speak of, and the rows they changed in each."""
    tables: set[str] = set()
    changed: defaultdict[str, set[str]] = defaultdict(set)
    for line in map(_line, lines):
        name = line["table_name"]
        if shipped().tables[name].role == "business":
            tables.add(name)
            if line["row_uuid"] is not None and line["operation"] != "insert":
                changed[name].add(line["row_uuid"])
    return sorted(tables), changed


def _table_news(shared: sqlite3.Connection, table: str, last: int, changed: set[str]) -> TableNews:
    new = shared.execute(_text("new", table), {"last": last}).fetchall()
    position = _columns(table).index("uuid")
    older = changed - {row[position] for row in new}
    return TableNews(last, new, _changed_rows(shared, table, older))


def _changed_rows(
    connection: sqlite3.Connection, table: str, uuids: Iterable[str]
) -> list[_StoredRow]:
    wanted = {"uuids": json.dumps(sorted(uuids))}
    return connection.execute(_text("changed", table), wanted).fetchall()


@dataclass
class _Seen:
    """What a replay touches, for parcel states and for maps."""

    touched: state.Touched = field(default_factory=state.Touched)
    boxes: list[Bounds | None] = field(default_factory=list)
    parcels: set[str] = field(default_factory=set)
    anywhere: bool = False

    def note(self, table: str, rows: Iterable[_StoredRow]) -> None:
        """Note rows as they were or as they are now."""
        columns = _columns(table)
        if table in state.KEYS:
            key = columns.index(state.KEYS[table][1])
            brought = "import_package_uuid" in columns
            package = columns.index("import_package_uuid") if brought else key
            packages = [row[package] for row in rows] if brought else None
            self.touched.add_many(table, [row[key] for row in rows], packages)
        if table != "parcel" and layout.GEOMETRY in columns:
            shape = columns.index(layout.GEOMETRY)
            self.boxes.append(gpkg.bounds_around(row[shape] for row in rows))

    def show(self, rows: Sequence[tuple[str, bytes | None]]) -> None:
        """Note parcels as the map shows or showed them."""
        self.parcels.update(uuid for uuid, _ in rows)
        self.boxes.append(gpkg.bounds_around(blob for _, blob in rows))

    def refresh(self, news: News) -> Refresh:
        """Return what a map must know."""
        tables = frozenset({*news.tables, *(["parcel_state"] if news.rebuilt else [])})
        if self.anywhere or len(self.parcels) > MOST_PARCELS:
            return Refresh(news.head, tables, parcels=None)
        return Refresh(news.head, tables, frozenset(self.parcels), union(self.boxes))


def replay(copy: Writer, news: News) -> Refresh:
    """Bring a copy up to date, inside a transaction of it whose guards are open.

    Args:
        copy: The display copy, as it was when the news were read.
        news: What it lacks.
    """
    texts = sqltexts.sections("catch_up")
    seen = _Seen(anywhere=news.rebuilt)
    for name, table in news.tables.items():
        _replay_table(copy, name, table, seen)
    copy.executemany(_text("put", "lup_log"), news.lines)
    copy.execute(texts["write_seq"], {"last": str(news.head.seq)})
    copy.executemany(texts["put_contents"], news.contents)
    _derive_states(copy, news, seen)
    fids = {name: table.fids for name, table in news.tables.items()}
    extents.follow(copy, fids, anywhere=seen.anywhere)
    return seen.refresh(news)


def _replay_table(copy: Writer, name: str, table: TableNews, seen: _Seen) -> None:
    position = _columns(name).index("uuid")
    uuids = [row[position] for row in table.changed]
    before = _changed_rows(copy, name, uuids)
    seen.note(name, before)
    seen.note(name, table.changed)
    if name == "parcel":  # a new one starts with an empty state and touches nothing
        seen.show(_shown(copy, uuids))
    else:
        seen.note(name, table.new)
    if name == "import_package":
        states = _columns(name).index("state")
        was = {row[position]: row[states] for row in before}
        seen.anywhere |= any(was.get(row[position]) != row[states] for row in table.changed)
    _put(copy, name, table)


def _put(copy: Writer, name: str, table: TableNews) -> None:
    """Write rows with their ``fid`` and enter them into the table's R-tree."""
    rows = [*table.changed, *table.new]
    has_geometry = bool(shipped().tables[name].geometry)
    if has_geometry:
        fids = json.dumps([row[0] for row in table.changed])
        copy.execute(_text("unindex", name), {"fids": fids})
    with copy.rtree_triggers.aside():
        copy.executemany(_text("put", name), rows)
    if has_geometry:
        shape = _columns(name).index(layout.GEOMETRY)
        boxes = ((row[0], *gpkg.edges_of(row[shape])) for row in rows if row[shape] is not None)
        copy.executemany(sqltexts.table(name).sections["index"], boxes)


def _derive_states(copy: Writer, news: News, seen: _Seen) -> None:
    """Derive the state of what was touched and note what the map shows of it now."""
    touched = seen.touched.refresh(copy)
    if news.rebuilt:
        state.rebuild(copy)
    if len(touched) > MOST_PARCELS:
        seen.anywhere = True
    if seen.anywhere:
        return
    seen.show(_shown(copy, touched))
    if "parcel" in news.tables:
        last = {"last": news.tables["parcel"].last_fid, "most": MOST_PARCELS + 1}
        seen.show(copy.execute(sqltexts.sections("catch_up")["shown_new"], last).fetchall())


def _shown(copy: Writer, uuids: Sequence[str]) -> list[tuple[str, bytes | None]]:
    """Return the parcels that the map shows of those named, with their shapes."""
    wanted = {"uuids": json.dumps(uuids)}
    return copy.execute(sqltexts.sections("catch_up")["shown"], wanted).fetchall()


def _text(section: str, table: str) -> str:
    return sqltexts.sections("display")[f"{section}:{table}"]


def _columns(table: str) -> tuple[str, ...]:
    return ("fid", *sqltexts.table(table).kinds)


def _line(values: _StoredRow) -> dict[str, Any]:
    """Return a log line by the names of its columns."""
    return dict(zip(shipped().tables["lup_log"].columns, values, strict=True))
