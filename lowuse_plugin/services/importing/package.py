# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""An import as a package: open while it is written, done with its last transaction, or void.

New rows carry the package and are invisible until it is done. A cancelled or crashed import
leaves the package open: it is resumed with the same file and options, or made void. Making it
void, open or done, gives updated rows their old values back from the log unless somebody changed
them since.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.history.entries import MACHINERY, VOIDS
from lowuse_plugin.domain.ports import (
    BATCH_ROWS,
    ExpectNoChange,
    IncomingTable,
    Store,
    Update,
    Value,
)
from lowuse_plugin.services.retry import until_undisturbed

PACKAGE = "import_package"
OPEN, DONE, VOID = "open", "done", "void"
IMPORTED = "导入"
"""How the reasons of imports begin, for people to read: nothing is decided by it."""
_BUILT_ON = (
    "parcel",
    "right_holder",
    "parcel_holder",
    "enterprise",
    "enterprise_year",
    "parcel_enterprise",
    "control_line_version",
    "control_line",
    "reference_layer",
    "reference_area",
    "three_old_area",
    "survey_unit_parcel",
    "project_parcel",
    "merge_member",
    "control_check",
    "adjustment_case",
)
"""Tables that the query ``import_built_upon`` counts in."""


@dataclass(frozen=True)
class ListedPackage:
    """An import as it is offered for completing or undoing."""

    uuid: str
    version: int
    state: str
    target_table: str
    file_name: str
    file_sha256: str
    source_layer: str | None
    rows_read: int
    options: str
    """JSON of what decides what is written; equal for imports that may be completed."""
    actor: str
    """Who started or last continued it, and where: a claim of the log, no proof."""
    os_user: str
    machine: str
    at_utc: str

    def is_of(self, incoming: IncomingTable, target_table: str) -> bool:
        """Tell whether it imports this file into this table."""
        same_file = self.file_sha256 == incoming.sha256
        same_layer = self.source_layer in (incoming.layer, None)
        return same_file and same_layer and self.target_table == target_table


@dataclass(frozen=True)
class VoidResult:
    """What undoing an import did."""

    restored: int
    """Rows that have their values from before the import again."""
    kept: tuple[tuple[str, str], ...]
    """(table, uuid) of rows that somebody changed since the import, or between two parts of it:
    what was changed stays as it is."""


@dataclass(frozen=True)
class Package:
    """The package of a running import."""

    uuid: str
    file_name: str
    options: str = ""
    version: int | None = None
    """Version of the open package that is resumed; None for a new one."""

    @property
    def resumed(self) -> bool:
        """Whether rows of it may be in the workspace already."""
        return self.version is not None

    @property
    def reason(self) -> str:
        """Reason in the log, for people to read."""
        return f"{IMPORTED} {self.file_name} {self.uuid}"

    @property
    def undo_reason(self) -> str:
        """Reason of what undoes it, likewise."""
        return f"撤销{IMPORTED} {self.file_name} {self.uuid}"

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


def find_open_packages(store: Store) -> list[ListedPackage]:
    """Return imports that were cancelled, crashed or still run, with who started them."""
    return _listed(store, finished=False)


def find_undoable_packages(store: Store) -> list[ListedPackage]:
    """Return the imports that can be made void: unfinished and finished ones."""
    return _listed(store, finished=True)


def void_import(store: Store, package_uuid: str) -> VoidResult:
    """Undo an import: its new rows become invisible, the rows that it updated are restored.

    A finished import that somebody built on (an imported row was changed, tagged, put into a
    project, or an updated row was changed again) is not undone. Of an unfinished import, rows
    that somebody changed since stay as they are and are named. The state is written first: an
    undo that is interrupted is completed by asking for it again.

    Raises:
        LowUseError: ``IMPORT_NOT_FOUND``, ``IMPORT_ALREADY_VOID``, ``IMPORT_BUILT_UPON``.
    """
    return until_undisturbed(_Undo(store, package_uuid).attempt)


class _Undo:
    """One undoing, over all its attempts."""

    def __init__(self, store: Store, package_uuid: str) -> None:
        self._store = store
        self._uuid = package_uuid
        self._restored = 0
        self._begun = False

    def attempt(self) -> VoidResult:
        """Read, compute and write; what was restored before a disturbance counts."""
        found = self._read()
        if found.state == OPEN:
            # First the state: who still writes this import is refused, so that nothing is missed.
            self._write([found.closing()], found, 0)
            found = self._read()
        if found.state == DONE:
            built = found.built + len(found.kept)
            if built:
                raise LowUseError("IMPORT_BUILT_UPON", file=found.package.file_name, count=built)
        elif not self._begun and not found.restores:
            raise LowUseError("IMPORT_ALREADY_VOID", file=found.package.file_name)
        rest = found.restores
        if found.state == DONE:
            first, rest = rest[:BATCH_ROWS], rest[BATCH_ROWS:]
            unchanged = ExpectNoChange(_BUILT_ON, found.seq)
            self._write([unchanged, *first, found.closing()], found, len(first))
        for start in range(0, len(rest), BATCH_ROWS):
            batch = rest[start : start + BATCH_ROWS]
            self._write(batch, found, len(batch))
        return VoidResult(restored=self._restored, kept=tuple(found.kept))

    def _write(
        self, changes: Sequence[Update | ExpectNoChange], found: _Found, restored: int
    ) -> None:
        told = [each if isinstance(each, ExpectNoChange) else found.told(each) for each in changes]
        self._store.write(told, reason=found.package.undo_reason)
        self._begun = True
        self._restored += restored

    def _read(self) -> _Found:
        with self._store.read() as reading:
            row = reading.row(PACKAGE, self._uuid)
            if row is None:
                raise LowUseError("IMPORT_NOT_FOUND", package=self._uuid)
            package = Package(self._uuid, str(row["file_name"]))
            lines = reading.table("import_log_updates", package=self._uuid)
            uuids = json.dumps(list(dict.fromkeys(lines["row_uuid"].to_list())))
            versions = reading.table("import_row_versions", uuids=uuids)
            built = reading.table("import_built_upon", package=self._uuid)["count"].to_list()
            seq = reading.head().seq
        restores, kept = _restores(lines.to_rows(), _pairs(versions))
        state, version = str(row["state"]), int(row["row_version"] or 0)
        return _Found(package, state, version, seq, sum(built), restores, kept)


@dataclass(frozen=True)
class _Found:
    """What an attempt to undo an import rests on."""

    package: Package
    state: str
    version: int
    seq: int
    built: int
    restores: list[Update]
    kept: list[tuple[str, str]]

    def closing(self) -> Update:
        """Return the change that makes the package void."""
        return Update(PACKAGE, self.package.uuid, self.version, {"state": VOID})

    def told(self, update: Update) -> Update:
        """Return an update whose log line says what it undoes."""
        return replace(update, source={VOIDS: self.package.uuid})


def _listed(store: Store, *, finished: bool) -> list[ListedPackage]:
    with store.read() as reading:
        rows = reading.table("import_open_packages", finished=int(finished)).to_rows()
    return [
        ListedPackage(
            uuid=row["uuid"],
            version=row["row_version"],
            state=row["state"],
            target_table=row["target_table"],
            file_name=row["file_name"],
            file_sha256=row["file_sha256"],
            source_layer=row["source_layer"],
            rows_read=row["rows_read"] or 0,
            options=row["options"] or "",
            actor=row["actor"] or "",
            os_user=row["os_user"] or "",
            machine=row["machine"] or "",
            at_utc=row["at_utc"] or "",
        )
        for row in rows
    ]


def _pairs(versions: Any) -> dict[str, int]:
    return dict(zip(versions["uuid"].to_list(), versions["row_version"].to_list(), strict=True))


def _restores(
    newest_first: Sequence[Mapping[str, Any]], versions: Mapping[str, int]
) -> tuple[list[Update], list[tuple[str, str]]]:
    """Return the updates that restore, and the rows of which something stays as it is.

    Args:
        newest_first: Lines of the import and of what undid it before.
        versions: Row uuid → version now.
    """
    lines: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for line in newest_first:
        lines.setdefault((line["table_name"], line["row_uuid"]), []).append(line)
    restores: list[Update] = []
    kept: list[tuple[str, str]] = []
    for key, own in lines.items():
        if own[0]["undoes"]:
            continue
        version = own[0]["base_version"] + 1
        if versions.get(key[1]) != version:
            kept.append(key)
            continue
        last, interrupted = _in_one_piece(own)
        restores.append(Update(*key, version, _old_values(last)))
        if interrupted:
            kept.append(key)
    return restores, kept


def _in_one_piece(
    newest_first: Sequence[Mapping[str, Any]],
) -> tuple[list[Mapping[str, Any]], bool]:
    """Return the newest lines that nothing stands between, and whether a stranger's change does.

    Where an earlier undoing stands between, the older lines have no effect any more.
    """
    piece = [newest_first[0]]
    for line in newest_first[1:]:
        if line["base_version"] != piece[-1]["base_version"] - 1:
            return piece, True
        if line["undoes"]:
            break
        piece.append(line)
    return piece, False


def _old_values(newest_first: Sequence[Mapping[str, Any]]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for line in newest_first:
        old = json.loads(line["old_json"])
        if "geom" in old:
            old["geom"] = line["old_geom"]
        values |= {name: value for name, value in old.items() if name not in MACHINERY}
    return values
