# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Somebody else's GeoPackage: read-only, values only, within a deadline.

Its SQL is never run: views are not offered, a file whose own ``gpkg_`` tables are views is
refused, triggers cannot fire without a write, generated columns are not computed, and styles or
projects stored in it are never looked at.

::

    with open_foreign_gpkg(path) as foreign:
        for table in foreign.tables():
            for row in foreign.rows(table):
                ...
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NoReturn

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.exchange.details import DAMAGED, FORGED_VIEW, TOO_LARGE, TOO_SLOW, TRUNCATED
from lowuse_plugin.exchange.gate.bounds import Bounds
from lowuse_plugin.exchange.gate.resting import resting

DEADLINE_S = 2.0
"""For each piece of work: looking a file over, or reading one block of rows."""
_CHECKED_BYTES = 512 << 20
"""Larger files are not checked page by page before they are read; damage shows while reading."""
_MOST_OBJECTS = 10_000
"""Tables, indexes, triggers and views; a workspace of ours has some five hundred."""
_MOST_TABLES = 1_000
_BLOCK = 2_000
_SYSTEM = ("gpkg_", "rtree_", "sqlite_")
_NO_DATA = frozenset({"layer_styles", "qgis_projects"})
_OURS = frozenset({"lup_meta", "lup_log"})
_PLAIN = 0
"""How ``table_xinfo`` marks a column that is stored; a hidden or computed one is another."""

Value = str | int | float | bytes | None
Objects = Mapping[tuple[str, str], str]
"""(type, name) → SQL of every table, view, index and trigger that has one."""


@contextmanager
def open_foreign_gpkg(
    path: Path, *, deadline_s: float = DEADLINE_S, whole: bool = True
) -> Iterator[ForeignGeopackage]:
    """Open a GeoPackage of others, after looking whether it is whole.

    Args:
        path: The file; it may be in WAL mode, and it may turn out to be a workspace.
        deadline_s: For each piece of work.
        whole: Whether a file that is cut off or damaged is refused at once.

    Raises:
        LowUseError: ``FILE_NOT_FOUND``; ``FILE_UNREADABLE``: no SQLite file, truncated or damaged,
            one of its system tables is a view, or it takes too long.
    """
    if not path.is_file():
        raise LowUseError("FILE_NOT_FOUND", file=str(path))
    with resting(path) as file, _reading(path), closing(_connect(file)) as connection:
        foreign = ForeignGeopackage(path, file, connection, deadline_s)
        if whole:
            foreign.check_whole()
        yield foreign


def refuse_workspace(path: Path) -> None:
    """Refuse a workspace, live or copied, where a delivery is expected.

    Raises:
        LowUseError: ``FILE_IS_WORKSPACE``; as :func:`open_foreign_gpkg`.
    """
    with open_foreign_gpkg(path, whole=False) as foreign:
        if foreign.is_workspace():
            raise LowUseError("FILE_IS_WORKSPACE", file=path.name)


def is_our_schema(foreign: ForeignGeopackage, expected: Objects) -> bool:
    """Tell whether a returned file is built as a workspace of ours and nothing was put into it.

    Tables that GIS programs add are harmless; an altered or missing object of ours, or a trigger
    or view more, is not.

    Args:
        foreign: The file.
        expected: What a workspace of this version has: ``store.meta.expected_objects()``.
    """
    found = foreign.objects()
    if any(found.get(key) != sql for key, sql in expected.items()):
        return False
    return not any(kind in ("trigger", "view") and (kind, name) not in expected
                   for kind, name in found)  # fmt: skip


class ForeignGeopackage:
    """An open file of others; made by :func:`open_foreign_gpkg`."""

    def __init__(
        self, path: Path, file: Path, connection: sqlite3.Connection, deadline_s: float
    ) -> None:
        self.file = file
        """What a program that cannot go through here may open instead: at rest, same content."""
        self._path = path
        self._connection = connection
        self._bounds = Bounds(connection, deadline_s)
        self._objects = self._list()
        self._plain = self._plain_tables()
        self._bounds.open_tables(frozenset(self._plain))

    def objects(self) -> Objects:
        """Return the SQL of what the file holds."""
        return {(kind, name): sql for kind, name, sql, _ in self._objects}

    def is_workspace(self) -> bool:
        """Tell whether the file is, or says to be, a workspace of ours."""
        tables = {name for kind, name, _, _ in self._objects if kind == "table"}
        return tables >= _OURS

    def tables(self) -> tuple[str, ...]:
        """Return the tables that hold data: no view, no virtual table, no system table."""
        return tuple(
            name
            for name in self._plain
            if not name.lower().startswith(_SYSTEM) and name.lower() not in _NO_DATA
        )

    def columns(self, table: str) -> tuple[str, ...]:
        """Return the columns of a table in their order.

        Raises:
            LowUseError: ``LAYER_NOT_FOUND``.
        """
        if table not in self._plain:
            raise LowUseError("LAYER_NOT_FOUND", file=self._path.name, layer=table,
                              layers="、".join(self.tables()))  # fmt: skip
        return self._plain[table]

    def rows(self, table: str) -> Iterator[tuple[Value, ...]]:
        """Yield the values of a table, in the order of :meth:`columns`.

        System tables such as ``gpkg_geometry_columns`` may be read too.

        Raises:
            LowUseError: ``LAYER_NOT_FOUND``; ``FILE_UNREADABLE`` where it is damaged or too slow.
        """
        names = ", ".join(map(_quoted, self.columns(table)))
        # Names cannot be parameters. These are the file's own, found in its list and quoted.
        text = " ".join(("SELECT", names, "FROM", _quoted(table)))
        self._bounds.renew()
        cursor = self._connection.execute(text)
        while block := cursor.fetchmany(_BLOCK):
            yield from block
            self._bounds.renew()

    def check_whole(self) -> None:
        """Refuse a file whose pages do not fit together.

        Raises:
            LowUseError: ``FILE_UNREADABLE``.
        """
        pages, size = (
            int(self._connection.execute(pragma).fetchone()[0])
            for pragma in ("PRAGMA page_count", "PRAGMA page_size")
        )
        length = self.file.stat().st_size
        if pages * size > length:
            self._refuse(TRUNCATED)
        if length <= _CHECKED_BYTES and not self._pages_fit():
            self._refuse(DAMAGED)

    def _pages_fit(self) -> bool:
        """Tell whether pages fit together; True where that takes too long: reading will tell."""
        self._bounds.renew()
        try:
            (answer,) = self._connection.execute("PRAGMA quick_check(1)").fetchone()
        except sqlite3.OperationalError as error:
            if _is_late(error):
                return True
            raise
        return "page" not in answer.lower() and "tree" not in answer.lower()

    def _list(self) -> list[tuple[str, str, str, int]]:
        """Return type, name, SQL and first page of everything that has SQL."""
        rows = self._connection.execute(
            "SELECT type, name, sql, rootpage FROM sqlite_master WHERE sql IS NOT NULL"
        ).fetchmany(_MOST_OBJECTS + 1)
        if len(rows) > _MOST_OBJECTS or sum(row[0] == "table" for row in rows) > _MOST_TABLES:
            self._refuse(TOO_LARGE)
        for kind, name, sql, page in rows:
            known = all(isinstance(each, str) for each in (kind, name, sql))
            if not known or not isinstance(page, int):
                self._refuse(DAMAGED)
            system = name.lower()
            is_virtual = kind == "table" and page <= 0
            forged = (
                system.startswith(("gpkg_", "rtree_"))
                if kind == "view"
                else (is_virtual and system.startswith("gpkg_"))
            )
            if forged:
                self._refuse(FORGED_VIEW)
        return rows

    def _plain_tables(self) -> dict[str, tuple[str, ...]]:
        """Return the columns of every table that only stores what it shows."""
        found = {}
        for kind, name, _, page in self._objects:
            if kind != "table" or page <= 0:
                continue  # a virtual table has no page of its own
            rows = self._connection.execute(f"PRAGMA table_xinfo({_quoted(name)})").fetchall()
            if rows and all(row[-1] == _PLAIN for row in rows):
                found[name] = tuple(row[1] for row in rows)
        return found

    def _refuse(self, detail: str) -> NoReturn:
        raise LowUseError("FILE_UNREADABLE", file=self._path.name, detail=detail)


def _connect(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{file.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None, timeout=1.0
    )
    connection.text_factory = _text
    return connection


def _is_late(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT"


def _text(value: bytes) -> str:
    """Read text that may be none: damaged bytes show as such."""
    return value.decode("utf-8", "replace")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into a refusal inside the block."""
    try:
        yield
    except UnicodeDecodeError as error:  # SQLite quotes what is damaged
        raise LowUseError("FILE_UNREADABLE", file=path.name, detail=DAMAGED) from error
    except sqlite3.Error as error:
        detail = TOO_SLOW if _is_late(error) else DAMAGED
        raise LowUseError("FILE_UNREADABLE", file=path.name, detail=detail) from error
