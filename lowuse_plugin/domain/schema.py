# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The tables of the workspace as data.

One TOML file a table stands in ``resources/schema/``. The SQL texts, the forms, the import
mapping and the redaction read it, so that a column is described in one place.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from lowuse_plugin import paths

COLUMN_TYPES = {
    "TEXT": "text",
    "DECIMAL": "text",
    "JSON": "text",
    "INTEGER": "int",
    "REAL": "real",
    "DATE": "date",
    "DATETIME": "text",
    "BOOLEAN": "bool",
    "BLOB": "wkb",
}
"""Schema type → kind of :class:`~lowuse_plugin.domain.columns.Column`."""

PACKAGE_COLUMN = "import_package_uuid"
"""Column that every imported table has beside its own."""

_UUID = "_uuid"


@dataclass(frozen=True)
class ColumnSpec:
    """One column as the schema describes it."""

    name: str
    type: str
    title: str
    """Chinese title: alias in forms, heading in sheets."""
    code: str = ""
    """National exchange code (ZDDM, QLR …)."""
    unit: str = ""
    domain: str = ""
    """Name of a code list."""
    group: str = ""
    """Field group: what one person decides together in a conflict."""
    sensitive: bool = False
    """Tells who a person is, or how to reach one; the history hides such a number."""
    required: bool = False
    references: str = ""
    """Table whose uuid this column holds."""
    aliases: tuple[str, ...] = ()
    """Further names under which files bring this column."""

    @property
    def kind(self) -> str:
        """Kind of the column in a column table."""
        return COLUMN_TYPES[self.type]


@dataclass(frozen=True)
class BlockSpec:
    """One block of the card of a row: what people look for together."""

    name: str
    title: str
    """Chinese heading."""
    columns: tuple[str, ...]
    """Column names in the order of the table."""
    expected: frozenset[str]
    """Columns that are listed as missing while they are empty."""


@dataclass(frozen=True)
class TableSpec:
    """One table as the schema describes it."""

    name: str
    title: str
    description: str
    geometry: str = ""
    """``MULTIPOLYGON``, ``POINT`` or empty."""
    role: str = "business"
    """``business`` (own uuid and row_version, logged), ``machinery``, or ``view`` (derived)."""
    imported: bool = False
    """Rows may come from an import package and carry its uuid."""
    columns: Mapping[str, ColumnSpec] = field(default_factory=dict)
    indexes: tuple[tuple[str, ...], ...] = ()
    sparse_indexes: tuple[tuple[str, ...], ...] = ()
    """Indexes of those rows alone whose last column has a value."""
    unique: tuple[tuple[str, ...], ...] = ()
    """Columns that are unique together; machinery only, business numbers are checked in code."""
    blocks: tuple[BlockSpec, ...] = ()
    """Blocks of the card; empty where a table has none, else every column is in one."""


@dataclass(frozen=True)
class CodeList:
    """Values that a coded column may take, in display order."""

    name: str
    title: str
    values: Mapping[str, str]


@dataclass(frozen=True)
class Reference:
    """A column of a business table that holds the uuid of another row."""

    table: str
    column: str
    to: str
    """Table of the other row; empty where the row itself names it."""
    names_table: str = ""
    """Column beside it that names the table, such as ``owner_table`` beside ``owner_uuid``."""


@dataclass(frozen=True)
class Schema:
    """All tables and code lists."""

    tables: Mapping[str, TableSpec]
    codes: Mapping[str, CodeList]

    def references(self) -> tuple[Reference, ...]:
        """Return every reference between business tables, by table and column."""
        return tuple(
            reference
            for table in self.tables.values()
            if table.role == "business"
            for reference in _references(table)
        )

    def referring_to(self, tables: Collection[str]) -> tuple[str, ...]:
        """Return the tables whose rows can rest on rows of the given ones."""
        found = (r.table for r in self.references() if not r.to or r.to in tables)
        return tuple(dict.fromkeys(found))


def parse_table(text: str) -> TableSpec:
    """Read one table from TOML.

    Raises:
        ValueError: A column has an unknown type or property, or stands in no block or in two; the
            message names both.
    """
    data = tomllib.loads(text)
    columns = {}
    for name, properties in data.get("columns", {}).items():
        aliases = tuple(properties.pop("aliases", ()))
        try:
            columns[name] = ColumnSpec(name=name, aliases=aliases, **properties)
        except TypeError as error:
            raise ValueError(f"{data['table']}.{name}: {error}") from error
        if columns[name].type not in COLUMN_TYPES:
            raise ValueError(f"{data['table']}.{name}: type {columns[name].type}")
    return TableSpec(
        name=data["table"],
        title=data["title"],
        description=data.get("description", ""),
        geometry=data.get("geometry", ""),
        role=data.get("role", "business"),
        imported=data.get("imported", False),
        columns=columns,
        indexes=tuple(tuple(index) for index in data.get("indexes", ())),
        sparse_indexes=tuple(tuple(index) for index in data.get("sparse_indexes", ())),
        unique=tuple(tuple(names) for names in data.get("unique", ())),
        blocks=_blocks(data.get("blocks", {}), columns, data["table"]),
    )


def _references(table: TableSpec) -> Iterator[Reference]:
    if table.imported:
        yield Reference(table.name, PACKAGE_COLUMN, "import_package")
    for name, column in table.columns.items():
        beside = f"{name.removesuffix(_UUID)}_table"
        if column.references:
            yield Reference(table.name, name, column.references)
        elif name.endswith(_UUID) and beside in table.columns:
            yield Reference(table.name, name, "", beside)


def _blocks(
    data: Mapping[str, Any], columns: Mapping[str, ColumnSpec], table: str
) -> tuple[BlockSpec, ...]:
    """Read the blocks of a card; a column that is named goes before its group."""
    if not data:
        return ()
    groups = {column.group for column in columns.values()}
    named: dict[str, str] = {}
    of_group: dict[str, str] = {}
    for block, content in data.items():
        for known, chosen, place in (
            (groups, content.get("groups", ()), of_group),
            (columns, content.get("columns", ()), named),
            (columns, content.get("expected", ()), {}),
        ):
            for name in chosen:
                if name not in known or name in place:
                    raise ValueError(f"{table}.blocks.{block}: {name}")
                place[name] = block
    block_of = {name: named.get(name) or of_group.get(c.group) for name, c in columns.items()}
    homeless = [name for name, block in block_of.items() if block is None]
    if homeless:
        raise ValueError(f"{table}.blocks: {homeless[0]}")
    blocks = []
    for block, content in data.items():
        members = tuple(name for name in columns if block_of[name] == block)
        expected = frozenset(content.get("expected", ()))
        if not expected <= set(members):
            raise ValueError(f"{table}.blocks.{block}: {sorted(expected - set(members))[0]}")
        blocks.append(BlockSpec(block, content["title"], members, expected))
    return tuple(blocks)


def load(folder: Path) -> Schema:
    """Read every table of a folder and its ``codes.toml``.

    Raises:
        ValueError: A column names a code list or table that does not exist.
    """
    texts = sorted(p for p in folder.glob("*.toml") if p.name != "codes.toml")
    tables = {}
    for path in texts:
        spec = parse_table(path.read_text(encoding="utf-8"))
        tables[spec.name] = spec
    lists = tomllib.loads((folder / "codes.toml").read_text(encoding="utf-8"))
    codes = {
        name: CodeList(name=name, title=data["title"], values=dict(data["values"]))
        for name, data in lists.items()
    }
    for table in tables.values():
        for column in table.columns.values():
            if column.domain and column.domain not in codes:
                raise ValueError(f"{table.name}.{column.name}: code list {column.domain}")
            if column.references and column.references not in tables:
                raise ValueError(f"{table.name}.{column.name}: table {column.references}")
    return Schema(tables=tables, codes=codes)


@cache
def shipped() -> Schema:
    """Return the schema that this version of the plugin works with."""
    return load(paths.resource("schema"))
