# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Enterprises, years and links as they are known while the rows of a sheet are gone through."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.columns import ColumnTable, column
from lowuse_plugin.domain.ports import Reading, Update, Value
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.services.importing.edits import read_edits
from lowuse_plugin.services.importing.package import Package
from lowuse_plugin.services.importing.writing import Plan

ENTERPRISE, YEAR, LINK = "enterprise", "enterprise_year", "parcel_enterprise"
NEW, CHANGED = "new", "changed"
_MOST_LINKS = 100_000


@dataclass
class Known:
    """An enterprise of the workspace or of the sheet, with what the sheet adds."""

    uuid: str
    version: int
    values: dict[str, Any]
    changes: dict[str, Value] = field(default_factory=dict)
    stored: dict[str, Any] = field(default_factory=dict)
    """What the workspace has of the columns that some row said otherwise: a later row may agree."""
    edited: Collection[str] = ()
    """Columns that a person edited since the last import; they stay."""
    kept: set[str] = field(default_factory=set)
    """Of those: columns that some row said otherwise."""

    @property
    def new(self) -> bool:
        """Whether the workspace does not have it yet."""
        return self.version == 0


@dataclass
class Book:
    """Enterprises, years and links while the rows are gone through."""

    package: Package
    seq: int = 0
    """Log line of the state that was read."""
    by_uscc: dict[str, Known] = field(default_factory=dict)
    by_name: dict[str, list[Known]] = field(default_factory=dict)
    known: list[Known] = field(default_factory=list)
    years: dict[tuple[str, int], Known] = field(default_factory=dict)
    links: set[tuple[str, str]] = field(default_factory=set)
    new_links: list[dict[str, Any]] = field(default_factory=list)

    def add(self, entry: Known) -> None:
        """Make an enterprise findable."""
        self.known.append(entry)
        if entry.values.get("uscc"):
            self.by_uscc[entry.values["uscc"]] = entry
        self.by_name.setdefault(entry.values["name_key"], []).append(entry)

    def enterprise(
        self, values: Mapping[str, Any], row: int, defaults: Collection[str] = ()
    ) -> Known:
        """Return the enterprise of a row with what the row adds to it.

        Args:
            values: What the row says.
            row: Of the sheet.
            defaults: Columns that the sheet itself lacks; they only fill gaps.
        """
        uscc = values.get("uscc")
        found = self.by_uscc.get(uscc) if uscc else None
        if found is None:
            named = [
                each
                for each in self.by_name.get(values["name_key"], [])
                if not (uscc and each.values.get("uscc"))
            ]
            found = named[0] if len(named) == 1 else None
        if found is None:
            uuid = self.package.row_uuid(ENTERPRISE, row)
            found = Known(uuid, 0, dict(values))
            self.add(found)
            return found
        filled = {name for name in defaults if found.values.get(name) is not None}
        _merge(found, {name: value for name, value in values.items() if name not in filled})
        if uscc:
            self.by_uscc[uscc] = found
        return found

    def year(self, owner: Known, year: int, values: Mapping[str, Any], *, number: int) -> str:
        """Keep the figures of a year; return ``new``, ``changed`` or empty."""
        found = self.years.get((owner.uuid, year))
        if found is None:
            uuid = self.package.row_uuid(YEAR, number)
            row = {"enterprise_uuid": owner.uuid, "year": year, **values}
            self.years[owner.uuid, year] = Known(uuid, 0, row)
            return NEW
        return CHANGED if _merge(found, values) else ""

    def link(self, owner: Known, parcels: tuple[str, ...], matched_by: str, row: int) -> None:
        """Join an enterprise to parcels that it is not joined to yet."""
        for position, parcel in enumerate(parcels):
            if (owner.uuid, parcel) in self.links:
                continue
            self.links.add((owner.uuid, parcel))
            number = row * _MOST_LINKS + position
            self.new_links.append(
                {
                    "uuid": self.package.row_uuid(LINK, number),
                    "parcel_uuid": parcel,
                    "enterprise_uuid": owner.uuid,
                    "matched_by": matched_by,
                }
            )


def read_book(reading: Reading, package: Package, *, overwrite: bool) -> Book:
    """Return what the workspace knows of enterprises.

    A link that somebody retired counts as known: a list must not bring it back.

    Args:
        reading: State of the workspace.
        package: Of the import.
        overwrite: Take the sheet's values also where a person edited them.
    """
    book = Book(package, seq=reading.head().seq)
    edits = {} if overwrite else read_edits(reading, ENTERPRISE)
    year_edits = {} if overwrite else read_edits(reading, YEAR)
    for row in reading.table(ENTERPRISE).to_rows():
        edited = edits.get(row["uuid"], ())
        book.add(Known(row["uuid"], row["row_version"], row, edited=edited))
    for row in reading.table(YEAR).to_rows():
        edited = year_edits.get(row["uuid"], ())
        book.years[row["enterprise_uuid"], row["year"]] = Known(
            row["uuid"], row["row_version"], row, edited=edited
        )
    for row in reading.table("import_known_links").to_rows():
        book.links.add((row["enterprise_uuid"], row["parcel_uuid"]))
    return book


def _merge(entry: Known, values: Mapping[str, Any]) -> bool:
    """Take over what differs and no person edited; tell whether anything was taken."""
    differing = {name: v for name, v in values.items() if entry.values.get(name) != v}
    held = differing.keys() & set(entry.edited)
    entry.kept |= held
    for name in differing.keys() - held:
        value = differing[name]
        stored = entry.stored.setdefault(name, entry.values.get(name))
        entry.values[name] = value
        entry.changes.pop(name, None)
        if not entry.new and stored != value:
            entry.changes[name] = value
    return bool(differing.keys() - held)


def plan_of(book: Book) -> Plan:
    """Return the rows to insert and to update."""
    tables = schema.shipped().tables
    inserts = [
        (ENTERPRISE, _table(tables[ENTERPRISE].columns, [e for e in book.known if e.new])),
        (YEAR, _table(tables[YEAR].columns, [y for y in book.years.values() if y.new])),
    ]
    links = [Known(link["uuid"], 0, link) for link in book.new_links]
    inserts.append((LINK, _table(tables[LINK].columns, links)))
    updates = [
        Update(table, entry.uuid, entry.version, entry.changes)
        for table, entries in ((ENTERPRISE, book.known), (YEAR, book.years.values()))
        for entry in entries
        if entry.changes
    ]
    return Plan(inserts, updates, book.seq)


def _table(specs: Mapping[str, ColumnSpec], entries: list[Known]) -> ColumnTable:
    columns = {"uuid": column("text", [entry.uuid for entry in entries])}
    for name, spec in specs.items():
        values = [entry.values.get(name) for entry in entries]
        if any(value is not None for value in values):
            columns[name] = column(spec.kind, values)
    return ColumnTable(columns)
