# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""An import as a package: opened, filled in batches, done with its last transaction, or void.

New rows carry the package and are invisible until it is done. Existing rows cannot hide, so they
are updated after all new rows are in; up to one batch of updates is saved together with *done*.
A cancelled or crashed import leaves the package open: it is resumed with the same file, or made
void, which gives updated rows their old values back from the log unless somebody changed them
since.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lowuse_plugin.domain.columns import ColumnTable, constant
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.import_report import ImportReport
from lowuse_plugin.domain.ports import (
    BATCH_ROWS,
    BulkInsert,
    Change,
    IncomingTable,
    Insert,
    Progress,
    Reading,
    Store,
    Update,
    Value,
)

PACKAGE = "import_package"
OPEN, DONE, VOID = "open", "done", "void"
_MACHINERY = ("row_version", "change_id")


@dataclass(frozen=True)
class OpenPackage:
    """An import that was not finished."""

    uuid: str
    target_table: str
    file_name: str
    file_sha256: str
    source_layer: str | None
    rows_read: int


@dataclass(frozen=True)
class VoidResult:
    """What undoing an import did."""

    restored: int
    """Rows that have their values from before the import again."""
    kept: tuple[tuple[str, str], ...]
    """(table, uuid) of rows that somebody changed since; they stay as they are."""


@dataclass(frozen=True)
class Plan:
    """Everything that an import writes."""

    inserts: Sequence[tuple[str, ColumnTable]]
    updates: Sequence[Update]


@dataclass(frozen=True)
class Package:
    """The package of a running import."""

    uuid: str
    file_name: str
    resumed: bool = False

    @property
    def reason(self) -> str:
        """Reason in the log by which the import's own lines are found again."""
        return f"导入 {self.file_name} {self.uuid}"

    @property
    def undo_reason(self) -> str:
        """Reason of the lines that undo it."""
        return f"撤销导入 {self.file_name} {self.uuid}"

    def row_uuid(self, table: str, number: int) -> str:
        """Return the uuid of a new row: the same again when the import is resumed."""
        return self.row_uuids(table, [number])[0]

    def row_uuids(self, table: str, numbers: Iterable[int]) -> list[str]:
        """Return the uuids of new rows (RFC 9562 version 8): package, table, number.

        Ascending numbers give ascending uuids, which SQLite appends to its indexes; random ones
        would touch a page of each index a row.
        """
        own = self.uuid.replace("-", "")
        kind = hashlib.sha256(table.encode()).hexdigest()[:3]
        start = f"{own[:8]}-{own[8:12]}-8{kind}-a{own[13:16]}-"
        return [f"{start}{number:012x}" for number in numbers]


def start_package(store: Store, incoming_name: str, sha256: str, resume: str | None) -> Package:
    """Return a new package, or the open one that is to be resumed.

    Raises:
        LowUseError: ``IMPORT_NOT_OPEN``, ``RESUME_OTHER_FILE``.
    """
    if resume is None:
        return Package(str(uuid.uuid4()), incoming_name)
    with store.read() as reading:
        found = reading.row(PACKAGE, resume)
    if found is None or found["state"] != OPEN:
        raise LowUseError("IMPORT_NOT_OPEN", package=resume)
    if found["file_sha256"] != sha256:
        raise LowUseError("RESUME_OTHER_FILE", file=incoming_name, expected=found["file_name"])
    return Package(resume, incoming_name, resumed=True)


def write_package(
    store: Store,
    package: Package,
    incoming: IncomingTable,
    plan: Plan,
    report: ImportReport,
    *,
    progress: Progress,
) -> None:
    """Write a whole import.

    Args:
        store: The workspace.
        package: From :func:`start_package`.
        incoming: Where the rows come from.
        plan: New rows in the order in which tables refer to each other, then updates.
        report: Kept with the package.
        progress: Asked before each batch; a cancel leaves the package open.
    """
    present = _open_or_resume(store, package, incoming, report)
    batches = [(t, rows) for t, table in plan.inserts for rows in _batches(table, present)]
    updates = list(plan.updates)
    total = len(batches) + -(-len(updates) // BATCH_ROWS) + 1
    source = {"package": package.uuid, "file": package.file_name, "sha256": incoming.sha256}
    for done, (table, rows) in enumerate(batches):
        progress.step(done, total)
        carried = rows.with_columns(import_package_uuid=constant("text", package.uuid, len(rows)))
        store.write([BulkInsert(table, carried, source)], reason=package.reason)
    step = len(batches)
    while len(updates) > BATCH_ROWS:
        progress.step(step, total)
        store.write(updates[:BATCH_ROWS], reason=package.reason)
        updates, step = updates[BATCH_ROWS:], step + 1
    progress.step(step, total)
    closing = _set_state(store, package.uuid, DONE)
    store.write([*updates, closing], reason=package.reason)
    progress.step(total, total)


def find_open_packages(store: Store) -> list[OpenPackage]:
    """Return imports that were cancelled or crashed, to be resumed or made void."""
    with store.read() as reading:
        rows = reading.table("import_open_packages").to_rows()
    return [
        OpenPackage(
            row["uuid"],
            row["target_table"],
            row["file_name"],
            row["file_sha256"],
            row["source_layer"],
            row["rows_read"] or 0,
        )
        for row in rows
    ]


def void_import(store: Store, package_uuid: str) -> VoidResult:
    """Undo an import: its new rows become invisible, the rows that it updated are restored.

    A finished import that somebody built on (an imported row was changed, tagged, put into a
    project, or an updated row was changed again) is not undone. Of an unfinished import, rows
    that somebody changed since stay as they are and are named.

    Raises:
        LowUseError: ``IMPORT_NOT_FOUND``, ``IMPORT_ALREADY_VOID``, ``IMPORT_BUILT_UPON``.
    """
    with store.read() as reading:
        found = reading.row(PACKAGE, package_uuid)
        if found is None:
            raise LowUseError("IMPORT_NOT_FOUND", package=package_uuid)
        if found["state"] == VOID:
            raise LowUseError("IMPORT_ALREADY_VOID", file=found["file_name"])
        package = Package(package_uuid, str(found["file_name"]))
        restores, kept = _restores(reading, package)
        built = _built_upon(reading, package_uuid) + len(kept)
    if found["state"] == DONE and built:
        raise LowUseError("IMPORT_BUILT_UPON", file=package.file_name, count=built)
    count = len(restores)
    while len(restores) > BATCH_ROWS:
        store.write(restores[:BATCH_ROWS], reason=package.undo_reason)
        restores = restores[BATCH_ROWS:]
    closing = _set_state(store, package_uuid, VOID)
    store.write([*restores, closing], reason=package.undo_reason)
    return VoidResult(restored=count, kept=tuple(kept))


def _open_or_resume(
    store: Store, package: Package, incoming: IncomingTable, report: ImportReport
) -> frozenset[str]:
    """Write the package row, or return the uuids of the rows that are already in."""
    if package.resumed:
        with store.read() as reading:
            rows = reading.table("import_package_rows", package=package.uuid)
        return frozenset(rows["uuid"].to_list())
    values: dict[str, Value] = {
        "target_table": report.table,
        "file_name": report.file_name,
        "file_sha256": incoming.sha256,
        "source_layer": incoming.layer,
        "source_crs": report.source_crs or None,
        "encoding": incoming.encoding or None,
        "mapping": _json(dict(report.mapping)),
        "state": OPEN,
        "rows_read": report.rows_read,
        "rows_imported": report.imported,
        "rows_changed": report.changed,
        "rows_refused": report.refused,
        "report": _json(report.to_json()),
    }
    store.write([Insert(PACKAGE, package.uuid, values)], reason=package.reason)
    return frozenset()


def _batches(table: ColumnTable, present: frozenset[str]) -> list[ColumnTable]:
    if present:
        missing = [uuid not in present for uuid in table["uuid"].to_list()]
        table = table.take(np.array(missing, dtype=np.bool_))
    starts = range(0, len(table), BATCH_ROWS)
    return [table.take(np.arange(s, min(s + BATCH_ROWS, len(table)))) for s in starts]


def _set_state(store: Store, package_uuid: str, state: str) -> Change:
    with store.read() as reading:
        row = reading.row(PACKAGE, package_uuid)
    if row is None:
        raise LowUseError("IMPORT_NOT_FOUND", package=package_uuid)
    return Update(PACKAGE, package_uuid, int(row["row_version"] or 0), {"state": state})


def _restores(reading: Reading, package: Package) -> tuple[list[Update], list[tuple[str, str]]]:
    """Return the updates that restore, and the rows that somebody changed since."""
    undone = {
        (line["table_name"], line["row_uuid"])
        for line in reading.table("import_log_updates", reason=package.undo_reason).to_rows()
    }
    lines: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for line in reading.table("import_log_updates", reason=package.reason).to_rows():
        key = line["table_name"], line["row_uuid"]
        if key not in undone:
            lines.setdefault(key, []).append(line)
    restores, kept = [], []
    for (table, row_uuid), newest_first in lines.items():
        row = reading.row(table, row_uuid)
        version = newest_first[0]["base_version"] + 1
        if row is None or row["row_version"] != version:
            kept.append((table, row_uuid))
            continue
        restores.append(Update(table, row_uuid, version, _old_values(newest_first)))
    return restores, kept


def _old_values(newest_first: Sequence[dict[str, Any]]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for line in newest_first:
        old = json.loads(line["old_json"])
        if "geom" in old:
            old["geom"] = line["old_geom"]
        values |= {name: value for name, value in old.items() if name not in _MACHINERY}
    return values


def _built_upon(reading: Reading, package_uuid: str) -> int:
    counts = reading.table("import_built_upon", package=package_uuid)["count"].to_list()
    return sum(int(count) for count in counts)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
