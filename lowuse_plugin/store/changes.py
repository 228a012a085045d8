# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Changes made ready outside the lock and applied inside it.

What can be done before the lock is taken is done before: values are brought into stored form,
geometry is encoded, rows are hashed. Inside the lock a change logs its line, then writes its rows.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lowuse_plugin.domain.bounds import Bounds, union
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import BATCH_ROWS, BulkInsert, Change, Insert, Row, Update
from lowuse_plugin.store import bulk, conflicts, gpkg, hashing, layout, log, sqltexts
from lowuse_plugin.store.state import KEYS, Touched
from lowuse_plugin.store.transaction import OpenWrite
from lowuse_plugin.store.values import stored, stored_column

_GEOM = layout.GEOMETRY
_FIRST_VERSION = 1


@dataclass
class Effects:
    """What a write leaves to do at its end, and what it tells its caller."""

    touched: Touched = field(default_factory=Touched)
    extents: dict[str, Bounds | None] = field(default_factory=dict)
    versions: dict[tuple[str, str], int] = field(default_factory=dict)

    def extend(self, table: str, bounds: Bounds | None) -> None:
        """Note that a table was written, and the box of its new geometry."""
        self.extents[table] = union((self.extents.get(table), bounds))


class Prepared:
    """A change that is ready to be applied."""

    def apply(self, write: OpenWrite, effects: Effects) -> None:
        """Log the change, then write its rows."""
        raise NotImplementedError


def prepare(changes: Sequence[Change], srs: int) -> list[Prepared]:
    """Check and encode the changes that write rows; preconditions are left out.

    Raises:
        LowUseError: ``TABLE_UNKNOWN``, ``COLUMN_UNKNOWN``, ``VALUE_UNFIT``, ``ROW_GEOMETRY_…``,
            ``BATCH_TOO_LARGE``; nothing was locked or written.
    """
    return [
        _prepare(change, srs) for change in changes if not isinstance(change, conflicts.Expectation)
    ]


def _prepare(change: Insert | Update | BulkInsert, srs: int) -> Prepared:
    table = sqltexts.table(change.table)
    change_id = str(uuid.uuid4())
    if isinstance(change, BulkInsert):
        return _prepare_bulk(change, table, change_id, srs)
    values = _stored_values(change.values, table)
    blob, bounds = _encoded(change.values, table, srs, change.uuid)
    if isinstance(change, Insert):
        row = {**dict.fromkeys(table.kinds), **values, _GEOM: blob}
        row |= {"uuid": change.uuid, "row_version": _FIRST_VERSION, "change_id": change_id}
        source = dict(change.source)
        return PreparedInsert(table, change.uuid, change_id, row, bounds, _hash(row), source)
    return PreparedUpdate(
        table=table,
        uuid=change.uuid,
        change_id=change_id,
        base_version=change.base_version,
        values=values,
        sets_geometry=_GEOM in change.values,
        blob=blob,
        source=dict(change.source),
    )


def _stored_values(values: Row, table: sqltexts.TableTexts) -> dict[str, Any]:
    _check_columns(values, table)
    return {
        name: stored(value, table.types[name], table=table.spec.name, column=name)
        for name, value in values.items()
        if name != _GEOM
    }


def _check_columns(names: Any, table: sqltexts.TableTexts) -> None:
    unknown = sorted(set(names) - table.settable)
    if unknown:
        raise LowUseError("COLUMN_UNKNOWN", table=table.spec.name, column=unknown[0])


def _encoded(
    values: Row, table: sqltexts.TableTexts, srs: int, row: str
) -> tuple[bytes | None, Bounds | None]:
    wkb = values.get(_GEOM)
    if wkb is None:
        return None, None
    if not isinstance(wkb, bytes):
        raise LowUseError("ROW_GEOMETRY_UNREADABLE", table=table.spec.name, row=row)
    blobs, bounds = gpkg.encode([wkb], table.spec.geometry, srs, table=table.spec.name, rows=[row])
    return blobs[0], bounds


def _source(source: Mapping[str, str]) -> str | None:
    return hashing.canonical(source) if source else None


def _hash(row: Mapping[str, Any]) -> str:
    values = {name: value for name, value in row.items() if name not in (_GEOM, "fid")}
    return hashing.row_hash(values, gpkg.wkb_of(row.get(_GEOM)))


@dataclass
class PreparedInsert(Prepared):
    """A new row."""

    table: sqltexts.TableTexts
    uuid: str
    change_id: str
    row: Mapping[str, Any]
    bounds: Bounds | None
    row_hash: str
    source: Mapping[str, str]

    def apply(self, write: OpenWrite, effects: Effects) -> None:
        """Log the row's hash, then insert it."""
        name = self.table.spec.name
        line = log.Line(
            change_id=self.change_id,
            table_name=name,
            operation="insert",
            row_uuid=self.uuid,
            row_hash=self.row_hash,
            source_json=_source(self.source),
        )
        write.log(line)
        values = [self.row[column] for column in self.table.kinds]
        write.connection.execute(self.table.sections["insert"], values)
        effects.touched.add_row(name, self.row)
        effects.extend(name, self.bounds)
        effects.versions[(name, self.uuid)] = _FIRST_VERSION


@dataclass
class PreparedUpdate(Prepared):
    """Changed columns of a row, valid on one version of it."""

    table: sqltexts.TableTexts
    uuid: str
    change_id: str
    base_version: int
    values: Mapping[str, Any]
    sets_geometry: bool
    blob: bytes | None
    source: Mapping[str, str]

    def apply(self, write: OpenWrite, effects: Effects) -> None:
        """Check the version, log what is replaced, then update.

        Raises:
            ConflictError: The row has another version now.
        """
        name = self.table.spec.name
        old = conflicts.current_row(write.connection, name, self.uuid, self.base_version)
        version = self.base_version + 1
        new = {**old, **self.values, "row_version": version, "change_id": self.change_id}
        if self.sets_geometry:
            new[_GEOM] = self.blob
        write.log(self._line(old, new))
        self._update(write, new, moved=new.get(_GEOM) != old.get(_GEOM))
        effects.touched.add_change(name, old, new)
        effects.extend(name, gpkg.bounds_of(self.blob) if self.blob else None)
        effects.versions[(name, self.uuid)] = version

    def _line(self, old: Mapping[str, Any], new: Mapping[str, Any]) -> log.Line:
        replaced = {
            name: None if name == _GEOM else value
            for name, value in old.items()
            if new[name] != value
        }
        return log.Line(
            change_id=self.change_id,
            table_name=self.table.spec.name,
            operation="update",
            row_uuid=self.uuid,
            base_version=self.base_version,
            old_json=log.old_values(replaced),
            old_geom=gpkg.wkb_of(old[_GEOM]) if _GEOM in replaced else None,
            row_hash=_hash(new),
            source_json=_source(self.source),
        )

    def _update(self, write: OpenWrite, new: Mapping[str, Any], *, moved: bool) -> None:
        skipped = ("uuid",) if moved else ("uuid", _GEOM)
        values = [new[column] for column in self.table.kinds if column not in skipped]
        statement = self.table.sections["update_geom" if moved else "update"]
        done = write.connection.execute(statement, [*values, self.uuid, self.base_version])
        if done.rowcount != 1:
            name = self.table.spec.name
            raise conflicts.row_changed(write.connection, name, self.uuid, self.base_version, None)


def _prepare_bulk(
    change: BulkInsert, table: sqltexts.TableTexts, change_id: str, srs: int
) -> PreparedBulk:
    name = table.spec.name
    if len(change.rows) > BATCH_ROWS:
        raise LowUseError(
            "BATCH_TOO_LARGE", table=name, found=len(change.rows), expected=BATCH_ROWS
        )
    _check_columns([column for column in change.rows if column != "uuid"], table)
    uuids = change.rows["uuid"].to_list()
    columns = {
        column: stored_column(change.rows[column], table.types[column], table=name, name=column)
        for column in change.rows
        if column != _GEOM and change.rows[column].valid.any()
    }
    blobs: list[bytes | None] = [None] * len(uuids)
    bounds = None
    if _GEOM in change.rows:
        blobs, bounds = gpkg.encode(
            change.rows[_GEOM].to_list(), table.spec.geometry, srs, table=name, rows=uuids
        )
    constants = {"row_version": _FIRST_VERSION, "change_id": change_id}
    hashes = hashing.row_hashes(columns, blobs, constants)
    return PreparedBulk(
        table=table,
        change_id=change_id,
        columns={**columns, _GEOM: blobs},
        count=len(uuids),
        bounds=bounds,
        row_hash=hashing.batch_hash(dict(zip(uuids, hashes, strict=True))),
        source=dict(change.source),
    )


@dataclass
class PreparedBulk(Prepared):
    """Many new rows of one table under one log line."""

    table: sqltexts.TableTexts
    change_id: str
    columns: Mapping[str, Sequence[Any]]
    count: int
    bounds: Bounds | None
    row_hash: str
    source: Mapping[str, str]

    def apply(self, write: OpenWrite, effects: Effects) -> None:
        """Log count and hash of the batch, then insert its rows."""
        name = self.table.spec.name
        line = log.Line(
            change_id=self.change_id,
            table_name=name,
            operation="bulk_insert",
            row_count=self.count,
            row_hash=self.row_hash,
            source_json=hashing.canonical(self.source),
        )
        write.log(line)
        constants = {"row_version": _FIRST_VERSION, "change_id": self.change_id}
        bulk.insert(write.connection, self.table, self.columns, constants, self.count)
        if name in KEYS and name != "parcel":
            keys = self.columns.get(KEYS[name][1], ())
            effects.touched.add_many(name, keys, self.columns.get("import_package_uuid"))
        effects.extend(name, self.bounds)
