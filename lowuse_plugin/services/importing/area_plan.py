# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One layer of areas into its table: what the three kinds of layers have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.columns import Column, ColumnTable, column, constant
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.importing.mapping import FieldMapping, Preset, guess_mapping, targets
from lowuse_plugin.domain.importing.report import Findings, ImportReport, Remark
from lowuse_plugin.domain.ports import (
    ExpectRow,
    IncomingTable,
    Progress,
    Reading,
    SilentProgress,
    Store,
    Update,
    Value,
)
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.geometry.areas import plane_areas
from lowuse_plugin.services.importing.area_rows import AreaRows, match_areas
from lowuse_plugin.services.importing.changes import Terms, changed_rows
from lowuse_plugin.services.importing.edits import Edits, read_edits, titles
from lowuse_plugin.services.importing.package import Package
from lowuse_plugin.services.importing.summary import Counts, make_report, written
from lowuse_plugin.services.importing.table import (
    is_none,
    map_fields,
    require_writable,
    row_count,
)
from lowuse_plugin.services.importing.writing import Plan, start_package, write_package

_STAGES = 3


@dataclass(frozen=True)
class FileOptions:
    """How a file is read, the same for every layer of areas.

    Attributes:
        mapping: Column → field; None as field leaves a column out. The rest is guessed.
        preset: Mapping kept from an earlier delivery.
        district: District of all rows, where the file has none.
        source_crs: CRS of the file where it states none or a wrong one.
        swap_axes: The user confirmed that the file has north before east.
        overwrite_edits: Take the file's values also where a person edited them since the import.
        resume: Uuid of an open package of the same file and options.
    """

    mapping: Mapping[str, str | None] | None = None
    preset: Preset | None = None
    district: str | None = None
    source_crs: str | None = None
    swap_axes: bool = False
    overwrite_edits: bool = False
    resume: str | None = None


@dataclass(frozen=True)
class Parent:
    """The version or layer that the areas belong to."""

    table: str
    known_by: str
    values: Mapping[str, Value]
    """None where neither the caller nor the file says anything."""
    defaults: Mapping[str, Value] = field(default_factory=dict)
    """For a new one."""
    sealed: Callable[[Mapping[str, Any]], None] | None = None
    """Gets one that is there before anything of it or of its areas is changed; may refuse."""
    crs_column: str = ""
    """Column that keeps the CRS of the file; empty for none."""


@dataclass(frozen=True)
class Target:
    """One table of areas and what the caller says of all its rows."""

    table: str
    number: str
    parent: Parent | None = None
    constants: Mapping[str, Value] = field(default_factory=dict)
    defaults: Mapping[str, Value] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    specs: tuple[ColumnSpec, ...] = ()
    """What the file may bring; empty for the columns of the table as they are."""


def import_layer(
    store: Store,
    incoming: IncomingTable,
    target: Target,
    options: FileOptions,
    *,
    progress: Progress | None,
    remarks: Sequence[Remark] = (),
) -> ImportReport:
    """Judge the rows of a layer and write what is taken.

    Raises:
        LowUseError: Of the mapping and the geometry; ``THREE_OLD_STATUS_NEEDED``.
    """
    watched = progress or SilentProgress()
    require_writable(store)
    findings = Findings(row_count(incoming))
    findings.remarks.extend(remarks)
    specs = target.specs or targets(schema.shipped().tables[target.table], without=("area_m2",))
    own = {spec.name for spec in specs}
    explicit = {n: f for n, f in (options.mapping or {}).items() if n in own}
    fields = map_fields(incoming, specs, explicit, options.preset, target.table)
    if "status" in target.required and "status" not in fields and not target.defaults["status"]:
        expected = "、".join(schema.shipped().codes["three_old_status"].values)
        raise LowUseError("THREE_OLD_STATUS_NEEDED", expected=expected)
    package = start_package(
        store, incoming, target.table, _decisive(fields, target, options), options.resume
    )
    watched.step(0, _STAGES)
    rows = AreaRows.judge(
        incoming,
        fields,
        specs,
        findings,
        crs=store.info.crs,
        source_crs=options.source_crs,
        swap_axes=options.swap_axes,
        district=options.district,
        defaults=target.defaults,
        required=target.required,
    )
    watched.step(1, _STAGES)
    with store.read() as reading:
        existing = _read_existing(target, reading, overwrite=options.overwrite_edits)
    terms = Terms(existing.edits, partial(_measured, crs=store.info.crs), rows.soft)
    plan, counts = _plan(package, target, rows, existing, terms=terms, findings=findings)
    plan = replace(plan, expected=_sealed(target.parent, existing, plan))
    report = make_report(
        target.table,
        incoming,
        package,
        findings,
        counts,
        mapping=fields.to_json(),
        source_crs=rows.source_crs,
        target_crs=store.info.crs,
        extra=written(plan, target.table),
        unused=_unused(incoming, fields, target.parent),
    )
    watched.step(2, _STAGES)
    write_package(store, package, incoming, plan, report, progress=watched)
    return report


def _sealed(parent: Parent | None, state: _Existing, plan: Plan) -> tuple[ExpectRow, ...]:
    """Ask whether a version or layer may be changed; return what must be as it is until it is."""
    if parent is None or parent.sealed is None:
        return ()
    known = [r for r in state.parents if r[parent.known_by] == parent.values[parent.known_by]]
    given = {name: value for name, value in parent.values.items() if value is not None}
    touched = plan.updates or any(len(rows) for _, rows in plan.inserts)
    for row in known:
        if touched or any(row[name] != value for name, value in given.items()):
            parent.sealed(row)
    updated = {update.uuid for update in plan.updates}
    return tuple(
        ExpectRow(parent.table, row["uuid"], row["row_version"])
        for row in known
        if row["uuid"] not in updated
    )


def _unused(
    incoming: IncomingTable, fields: FieldMapping, parent: Parent | None
) -> tuple[str, ...]:
    """Return the fields that neither the areas nor their version or layer were taken from."""
    if parent is None:
        return fields.unused
    own = guess_mapping(list(incoming.columns), targets(schema.shipped().tables[parent.table]))
    used = {match.field for match in own.matches.values()}
    return tuple(name for name in fields.unused if name not in used)


def _decisive(fields: FieldMapping, target: Target, options: FileOptions) -> dict[str, object]:
    """Return what decides what is written, besides the file."""
    return {
        "mapping": fields.to_json(),
        "parent": dict(target.parent.values) if target.parent else None,
        "defaults": dict(target.defaults),
        "district": options.district,
        "source_crs": options.source_crs,
        "swap_axes": options.swap_axes,
        "overwrite_edits": options.overwrite_edits,
    }


@dataclass(frozen=True)
class _Existing:
    """What the workspace has, read in one short transaction."""

    rows: ColumnTable
    edits: Edits
    parents: list[dict[str, Any]]
    parent_edits: Edits
    seq: int


def _read_existing(target: Target, reading: Reading, *, overwrite: bool) -> _Existing:
    parent = target.parent
    return _Existing(
        rows=reading.table(target.table),
        edits={} if overwrite else read_edits(reading, target.table),
        parents=reading.table(parent.table).to_rows() if parent else [],
        parent_edits=read_edits(reading, parent.table) if parent and not overwrite else {},
        seq=reading.head().seq,
    )


def _measured(
    wkb: NDArray[Any], districts: NDArray[Any], *, crs: str
) -> dict[str, NDArray[np.float64]]:
    shapes = np.asarray(shapely.from_wkb(wkb))
    return {"area_m2": plane_areas(shapes, crs, districts)[0]}


def _plan(
    package: Package,
    target: Target,
    rows: AreaRows,
    state: _Existing,
    *,
    terms: Terms,
    findings: Findings,
) -> tuple[Plan, Counts]:
    existing = state.rows
    inserts: list[tuple[str, ColumnTable]] = []
    updates: list[Update] = []
    columns = rows.columns
    if target.parent is not None:
        parent, reference = target.parent, f"{target.parent.table}_uuid"
        if parent.crs_column:
            stated = {**parent.values, parent.crs_column: rows.source_crs or None}
            parent = replace(parent, values=stated)
        uuid = _settle_parent(package, parent, state, findings, inserts=inserts, updates=updates)
        columns = columns.with_columns(**{reference: constant("text", uuid, len(columns))})
        mine = existing[reference].values == uuid
        existing = existing.take(np.asarray(mine, dtype=np.bool_))
    found = match_areas(target.number, rows, existing, findings)
    taken = ~findings.refused
    new = np.flatnonzero(taken & is_none(found))
    uuids = column("text", package.row_uuids(target.table, new.tolist()))
    inserts.append((target.table, columns.take(new).with_columns(uuid=uuids)))
    known = np.flatnonzero(taken & ~is_none(found))
    place = {uuid: i for i, uuid in enumerate(existing["uuid"].to_list())}
    before = existing.take(np.array([place[u] for u in found[known].tolist()], dtype=np.int64))
    changes = changed_rows(target.table, known, columns.take(known), before, terms)
    changes.note(target.table, findings)
    touched = {change.uuid for change in changes.updates}
    updated = np.zeros(len(found), dtype=np.bool_)
    updated[known] = [uuid in touched for uuid in found[known].tolist()]
    left = len(existing) - len(known)
    if left:
        findings.remark("ROWS_NOT_IN_FILE", rows=left)
    return Plan(inserts, [*updates, *changes.updates], state.seq), Counts(is_none(found), updated)


def _settle_parent(
    package: Package,
    parent: Parent,
    state: _Existing,
    findings: Findings,
    *,
    inserts: list[tuple[str, ColumnTable]],
    updates: list[Update],
) -> str:
    """Return the uuid of the version or layer, adding it or what is new about it."""
    for row in state.parents:
        if row[parent.known_by] == parent.values[parent.known_by]:
            changed = {
                name: value
                for name, value in parent.values.items()
                if value is not None and row[name] != value
            }
            edited = set(state.parent_edits.get(row["uuid"], ())) & changed.keys()
            if edited:
                findings.remark("EDITED_SINCE_IMPORT", fields=titles(parent.table, edited))
            changed = {name: value for name, value in changed.items() if name not in edited}
            if changed:
                updates.append(Update(parent.table, row["uuid"], row["row_version"], changed))
            return str(row["uuid"])
    uuid = package.row_uuid(parent.table, 0)
    specs = schema.shipped().tables[parent.table].columns
    columns: dict[str, Column] = {"uuid": column("text", [uuid])}
    given = {name: value for name, value in parent.values.items() if value is not None}
    for name, value in {**parent.defaults, **given}.items():
        columns[name] = column(specs[name].kind, [_as_kind(value, specs[name].kind)])
    inserts.append((parent.table, ColumnTable(columns)))
    return uuid


def _as_kind(value: Value, kind: str) -> Any:
    return bool(value) if kind == "bool" and value is not None else value
