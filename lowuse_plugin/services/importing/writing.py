# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Starting an import, or an unfinished one again, and writing it in batches.

Every batch holds only as long as the package is as it was opened: an import that was made void or
continued by somebody else meanwhile can neither write on nor become done. New rows are invisible
until then. Existing rows cannot hide: more than one batch of updates is visible before the import
is done, in the order of the file; joins that are replaced are retired only with the last
transaction, which makes their replacements visible.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from lowuse_plugin.domain.columns import ColumnTable, constant
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.history.entries import PACKAGE as IMPORTED_BY
from lowuse_plugin.domain.importing.report import ImportReport
from lowuse_plugin.domain.ports import (
    BATCH_ROWS,
    BulkInsert,
    Change,
    ExpectNoChange,
    ExpectRow,
    IncomingTable,
    Insert,
    Progress,
    Store,
    Update,
    Value,
)
from lowuse_plugin.domain.safety import Occasion
from lowuse_plugin.services.importing.package import (
    DONE,
    OPEN,
    PACKAGE,
    Package,
    find_open_packages,
)

_TRIES = 5


@dataclass(frozen=True)
class Plan:
    """Everything that an import writes."""

    inserts: Sequence[tuple[str, ColumnTable]]
    updates: Sequence[Update]
    seq: int
    """Log line of the state that the rows were compared with."""
    retired: Sequence[Update] = ()
    """Joins that new ones replace."""
    expected: Sequence[ExpectRow] = ()
    """What must be as it was compared with until all is written."""


def start_package(
    store: Store,
    incoming: IncomingTable,
    target_table: str,
    options: Mapping[str, object],
    resume: str | None,
) -> Package:
    """Return a new package, or the open one that is to be resumed.

    Args:
        store: The workspace.
        incoming: The file.
        target_table: Table that is filled.
        options: All that decides what is written, besides the file.
        resume: Uuid of the open package.

    Raises:
        LowUseError: ``IMPORT_UNFINISHED``: an import of this file is open, whether it still runs
            elsewhere or was stopped; ``IMPORT_NOT_OPEN``, ``RESUME_OTHER_FILE``,
            ``RESUME_OTHER_OPTIONS``.
    """
    name = Path(incoming.path).name
    given = options_text(incoming, options)
    if resume is None:
        _refuse_second(store, incoming, target_table, name)
        return Package(str(uuid.uuid4()), name, given)
    with store.read() as reading:
        found = reading.row(PACKAGE, resume)
    if found is None or found["state"] != OPEN:
        raise LowUseError("IMPORT_NOT_OPEN", package=resume)
    if found["file_sha256"] != incoming.sha256:
        raise LowUseError("RESUME_OTHER_FILE", file=name, expected=found["file_name"])
    other = _differing(str(found["options"] or "{}"), given)
    if other:
        raise LowUseError("RESUME_OTHER_OPTIONS", file=name, options="、".join(other))
    return Package(resume, name, given, int(found["row_version"] or 0))


def options_text(incoming: IncomingTable, options: Mapping[str, object]) -> str:
    """Return the options of an import as they are kept with its package."""
    reading = {
        "layer": incoming.layer,
        "encoding": incoming.encoding,
        "first_row": incoming.first_row,
    }
    return _json({**reading, **options})


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

    Raises:
        LowUseError: ``IMPORT_TAKEN_OVER``: somebody made the package void or continued it;
            ``IMPORT_OVERTAKEN``: another import of such rows was done or undone since the rows
            were compared; ``RESUME_NO_LONGER_FITS``. The package stays as it is.
    """
    store.backups.before(Occasion.IMPORT)
    run = _Run(store, package, report)
    present = run.open(incoming, plan)
    batches = [(t, rows) for t, table in plan.inserts for rows in _batches(table, present)]
    updates = list(plan.updates)
    total = len(batches) + -(-len(updates) // BATCH_ROWS) + 1
    source = {IMPORTED_BY: package.uuid, "file": package.file_name, "sha256": incoming.sha256}
    for done, (table, rows) in enumerate(batches):
        progress.step(done, total)
        carried = rows.with_columns(import_package_uuid=constant("text", package.uuid, len(rows)))
        run.write([BulkInsert(table, carried, source)])
    step = len(batches)
    while len(updates) > BATCH_ROWS:
        progress.step(step, total)
        run.write(updates[:BATCH_ROWS])
        updates, step = updates[BATCH_ROWS:], step + 1
    progress.step(step, total)
    run.close([*plan.expected, *updates, *plan.retired], plan.seq)


class _Run:
    """The writes of one import, each on the condition that the package is still its own."""

    def __init__(self, store: Store, package: Package, report: ImportReport) -> None:
        self._store = store
        self._package = package
        self._report = report
        self._version = 1

    def open(self, incoming: IncomingTable, plan: Plan) -> frozenset[str]:
        """Write the package row; return the uuids of rows that a resumed import has in already.

        Resuming writes it too: whoever still writes the same import is refused from then on.
        """
        report, package = self._report, self._package
        values: dict[str, Value] = {
            "target_table": report.table,
            "file_name": report.file_name,
            "file_sha256": incoming.sha256,
            "source_layer": incoming.layer,
            "source_crs": report.source_crs or None,
            "encoding": incoming.encoding or None,
            "mapping": _json(dict(report.mapping)),
            "options": package.options,
            "state": OPEN,
            "rows_read": report.rows_read,
            "rows_imported": report.imported,
            "rows_changed": report.changed,
            "rows_refused": report.refused,
            "report": _json(report.to_json()),
        }
        if package.version is None:
            self._save([Insert(PACKAGE, package.uuid, values)])
            return frozenset()
        self._save([Update(PACKAGE, package.uuid, package.version, values)])
        self._version = package.version + 1
        return self._present(plan)

    def write(self, changes: Sequence[Change]) -> None:
        """Save a batch."""
        self._save([ExpectRow(PACKAGE, self._package.uuid, self._version), *changes])

    def close(self, changes: Sequence[Change], since: int) -> None:
        """Save what is left and make the package done."""
        done = Update(PACKAGE, self._package.uuid, self._version, {"state": DONE})
        for left in reversed(range(_TRIES)):
            alone = ExpectNoChange((PACKAGE,), self._nobody_overtook(since))
            try:
                self._save([alone, *changes, done])
            except ConflictError as error:
                if error.code != "TABLE_CHANGED" or not left:
                    raise
            else:
                return

    def _nobody_overtook(self, since: int) -> int:
        """Return the log line up to which no other import of such rows was done or undone."""
        tables = json.dumps([self._report.table])
        with self._store.read() as reading:
            others = reading.table(
                "import_overtaken", since=since, package=self._package.uuid, tables=tables
            )
            seq = reading.head().seq
        if others["count"].values[0]:
            raise LowUseError("IMPORT_OVERTAKEN", file=self._package.file_name)
        return seq

    def _present(self, plan: Plan) -> frozenset[str]:
        with self._store.read() as reading:
            rows = reading.table("import_package_rows", package=self._package.uuid)
        present = frozenset(rows["uuid"].to_list())
        planned = {uuid for _, table in plan.inserts for uuid in table["uuid"].to_list()}
        if present - planned:
            raise LowUseError("RESUME_NO_LONGER_FITS", file=self._package.file_name)
        return present

    def _save(self, changes: Sequence[Change]) -> None:
        told = [self._told(change) for change in changes]
        try:
            self._store.write(told, reason=self._package.reason)
        except ConflictError as error:
            if error.code == "ROW_CHANGED" and error.params.get("table") == PACKAGE:
                raise LowUseError(
                    "IMPORT_TAKEN_OVER",
                    file=self._package.file_name,
                    changed_by=error.params.get("changed_by"),
                ) from error
            raise

    def _told(self, change: Change) -> Change:
        """Return a change whose log line says which import it is of."""
        if isinstance(change, Insert | Update):
            return replace(change, source={IMPORTED_BY: self._package.uuid})
        return change


def _refuse_second(store: Store, incoming: IncomingTable, table: str, name: str) -> None:
    for package in find_open_packages(store):
        if package.is_of(incoming, table):
            raise LowUseError(
                "IMPORT_UNFINISHED",
                file=name,
                actor=package.actor,
                machine=package.machine,
                at=package.at_utc,
                package=package.uuid,
            )


def _batches(table: ColumnTable, present: frozenset[str]) -> list[ColumnTable]:
    if present:
        missing = [uuid not in present for uuid in table["uuid"].to_list()]
        table = table.take(np.array(missing, dtype=np.bool_))
    starts = range(0, len(table), BATCH_ROWS)
    return [table.take(np.arange(s, min(s + BATCH_ROWS, len(table)))) for s in starts]


def _differing(one: str, other: str) -> list[str]:
    """Return the names of the options that are not the same."""
    before, now = json.loads(one), json.loads(other)
    names = sorted({*before, *now})
    return [name for name in names if before.get(name) != now.get(name)]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
