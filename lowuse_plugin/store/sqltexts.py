# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The committed SQL texts, by name (design decision D12).

The store executes nothing else. A file holds sections that begin with ``-- name: <section>``; a
query for reading says its columns and their kinds in a ``-- columns:`` line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lowuse_plugin import paths
from lowuse_plugin.domain.columns import KINDS
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.schema import TableSpec, shipped
from lowuse_plugin.store import layout

_SECTION = "-- name:"
_COLUMNS = "-- columns:"


@dataclass(frozen=True)
class Query:
    """A query for reading and what it puts out, in order."""

    sql: str
    columns: tuple[tuple[str, str], ...]
    """(name, kind) as in :data:`~lowuse_plugin.domain.columns.KINDS`."""


@dataclass(frozen=True)
class TableTexts:
    """The statements of one business table and the order of their values."""

    spec: TableSpec
    kinds: Mapping[str, str]
    """Every column except ``fid``, in the order of INSERT, with its kind; ``geom`` first if any."""
    types: Mapping[str, str]
    """Schema type of every column in ``kinds`` except ``geom``."""
    settable: frozenset[str]
    sections: Mapping[str, str]

    @property
    def has_geometry(self) -> bool:
        """Tell whether rows have a ``geom``."""
        return bool(self.spec.geometry)


@cache
def sections(name: str) -> Mapping[str, str]:
    """Return the sections of ``resources/sql/<name>.sql`` by name."""
    found: dict[str, list[str]] = {}
    for line in _text(f"{name}.sql").splitlines():
        if line.startswith(_SECTION):
            found[line.removeprefix(_SECTION).strip()] = []
        elif found:
            found[next(reversed(found))].append(line)
    return {section: "\n".join(lines) for section, lines in found.items()}


@cache
def store(section: str) -> str:
    """Return a statement of ``store.sql``."""
    return sections("store")[section]


def create_script() -> str:
    """Return the text that makes an empty workspace."""
    return _text("create.sql")


@cache
def table(name: str) -> TableTexts:
    """Return the statements of a business table.

    Raises:
        LowUseError: ``TABLE_UNKNOWN`` when the schema has no business table of that name.
    """
    spec = shipped().tables.get(name)
    if spec is None or spec.role != "business":
        raise LowUseError("TABLE_UNKNOWN", table=name)
    columns = layout.attributes(spec)
    geometry = {layout.GEOMETRY: "wkb"} if spec.geometry else {}
    return TableTexts(
        spec=spec,
        kinds={**geometry, **{column.name: column.kind for column in columns}},
        types={column.name: column.type for column in columns},
        settable=layout.settable(spec),
        sections=sections(f"tables/{name}"),
    )


@cache
def query(name: str) -> Query:
    """Return the named query ``read/<name>.sql``, or the current rows of the table ``name``.

    Raises:
        LowUseError: ``QUERY_UNKNOWN`` when there is neither, or its header is unreadable.
    """
    if _path(f"read/{name}.sql").is_file():
        return _parse_query(name, _text(f"read/{name}.sql"))
    if _path(f"tables/{name}.sql").is_file():
        return _parse_query(name, sections(f"tables/{name}")["current"])
    raise LowUseError("QUERY_UNKNOWN", query=name)


def _parse_query(name: str, text: str) -> Query:
    first, _, sql = text.partition("\n")
    if not first.startswith(_COLUMNS):
        raise LowUseError("QUERY_UNKNOWN", query=name)
    columns = []
    for part in first.removeprefix(_COLUMNS).split(","):
        column, _, kind = part.strip().partition(" ")
        if kind.strip() not in KINDS:
            raise LowUseError("QUERY_UNKNOWN", query=name)
        columns.append((column, kind.strip()))
    return Query(sql=sql, columns=tuple(columns))


def _path(name: str) -> Path:
    return paths.resource("sql", *name.split("/"))


def _text(name: str) -> str:
    return _path(name).read_text(encoding="utf-8")
