# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Parcels from somebody's layer into the workspace.

Nothing is written before the whole file is judged. Importing again updates and never doubles. A
value that the file lacks erases none, a derived or default value only fills a gap, and what a
person edited since the last import stays and is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.columns import Column, ColumnTable, constant
from lowuse_plugin.domain.importing.mapping import FieldMapping, Preset, targets
from lowuse_plugin.domain.importing.report import Findings, ImportReport
from lowuse_plugin.domain.ports import (
    IncomingTable,
    Progress,
    SilentProgress,
    Store,
    WorkspaceInfo,
)
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.geometry.areas import ellipsoid_areas, plane_areas
from lowuse_plugin.geometry.arrays import chunks
from lowuse_plugin.geometry.wkb import encode
from lowuse_plugin.services.importing import collector
from lowuse_plugin.services.importing import parcel_rules as rules
from lowuse_plugin.services.importing.changes import (
    Changes,
    Masks,
    Terms,
    changed_rows,
    soft_cells,
)
from lowuse_plugin.services.importing.contents import map_by_contents
from lowuse_plugin.services.importing.existing import Existing, read_existing
from lowuse_plugin.services.importing.geometry import Placed, place_polygons
from lowuse_plugin.services.importing.holders import (
    HOLDER,
    JOIN,
    Held,
    Owner,
    join_rows,
    join_table,
    read_owners,
)
from lowuse_plugin.services.importing.matching import (
    match_rows,
    refuse_same_ground_twice,
)
from lowuse_plugin.services.importing.package import Package
from lowuse_plugin.services.importing.rejoin import rejoin
from lowuse_plugin.services.importing.summary import Counts, make_report, written
from lowuse_plugin.services.importing.table import (
    is_none,
    map_fields,
    read_columns,
    require_writable,
    row_count,
)
from lowuse_plugin.services.importing.writing import Plan, start_package, write_package

PARCEL = "parcel"
_OF_HOLDER = ("id_kind", "id_number", "share_kind", "share")
_STAGES = 5


@dataclass(frozen=True)
class _Judged:
    """The file after every row was looked at."""

    columns: ColumnTable
    """Columns of the parcel table, geometry and areas, for all rows."""
    owners: list[tuple[Owner, ...]]
    share_kinds: Column
    shapes: NDArray[Any]
    soft: Masks
    """Cells that the file does not give: derived or of an option."""
    crs: str

    def held(self, rows: NDArray[Any], uuids: list[str]) -> list[Held]:
        """Return the holders of rows whose parcels have these uuids."""
        kinds = self.share_kinds.take(rows).to_list()
        return [
            Held(row, uuid, self.owners[row], kind)
            for row, uuid, kind in zip(rows.tolist(), uuids, kinds, strict=True)
        ]


def parcel_columns() -> tuple[ColumnSpec, ...]:
    """Return what a parcel file may bring: parcel columns, and those of its right holders."""
    tables = schema.shipped().tables
    holders = [tables[HOLDER].columns[name] for name in _OF_HOLDER[:2]]
    joins = [tables[JOIN].columns[name] for name in _OF_HOLDER[2:]]
    return (*targets(tables[PARCEL]), *holders, *joins)


@collector.paused()
def import_parcels(
    store: Store,
    incoming: IncomingTable,
    *,
    mapping: Mapping[str, str | None] | None = None,
    preset: Preset | None = None,
    district: str | None = None,
    source_crs: str | None = None,
    swap_axes: bool = False,
    confirmed_overlaps: Literal["none", "all"] = "none",
    overwrite_edits: bool = False,
    resume: str | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Judge every row of a layer and write what is taken (features A18, K03, K10, K11).

    Args:
        store: The workspace.
        incoming: Layer as read by ``exchange.readers.read_layer``.
        mapping: Column → field; None as field leaves a column out. The rest is guessed.
        preset: Mapping kept from an earlier delivery.
        district: District of all new rows.
        source_crs: CRS of the file where it states none or a wrong one.
        swap_axes: The user confirmed that the file has north before east.
        confirmed_overlaps: ``all``: rows without number that cover an existing parcel are it.
        overwrite_edits: Take the file's values also where a person edited them since the import.
        resume: Uuid of an open package of the same file and options, to be completed.
        progress: Asked between stages and batches; a cancel while writing leaves an open package.

    Returns:
        The end of every row; the counts add up.

    Raises:
        LowUseError: The file as a whole is refused; nothing was written. See
            :func:`importing.geometry.place_polygons`, :func:`importing.table.map_fields`,
            :func:`importing.writing.start_package`, :func:`importing.writing.write_package`,
            ``DISTRICT_OPTION_UNKNOWN``, ``WORKSPACE_READ_ONLY``.
        ConflictError: A parcel was changed while the file was compared; nothing is done yet.
        CancelledError: Stopped.
    """
    watched = progress or SilentProgress()
    require_writable(store)
    fields = map_fields(incoming, parcel_columns(), mapping, preset, PARCEL)
    if preset is None:
        left_out = {name for name, field in (mapping or {}).items() if field is None}
        fields = map_by_contents(incoming, fields, left_out)
    options = {
        "mapping": fields.to_json(),
        "district": district,
        "source_crs": source_crs,
        "swap_axes": swap_axes,
        "confirmed_overlaps": confirmed_overlaps,
        "overwrite_edits": overwrite_edits,
    }
    package = start_package(store, incoming, PARCEL, options, resume)
    findings = Findings(row_count(incoming))
    watched.step(0, _STAGES)
    placed = place_polygons(
        incoming, store.info.crs, findings, source_crs=source_crs, swap_axes=swap_axes
    )
    watched.step(1, _STAGES)
    judged = _judge(incoming, fields, placed, findings, district=district, workspace=store.info)
    watched.step(2, _STAGES)
    with store.read() as reading:
        keys, seq = reading.table("import_parcel_keys"), reading.head().seq
    found = match_rows(
        judged.columns.columns,
        judged.shapes,
        keys,
        store,
        findings,
        first_row=incoming.first_row,
        confirmed=confirmed_overlaps == "all",
    )
    watched.step(3, _STAGES)
    existing = read_existing(store, found[~is_none(found)].tolist(), package)
    plan, updated = _plan(
        package, judged, found, existing, findings, seq=seq, overwrite=overwrite_edits
    )
    counts = Counts(created=is_none(found), updated=updated)
    report = make_report(
        PARCEL,
        incoming,
        package,
        findings,
        counts,
        mapping=fields.to_json(),
        source_crs=placed.source_crs,
        target_crs=store.info.crs,
        extra=written(plan, PARCEL),
        unused=fields.unused,
    )
    watched.step(4, _STAGES)
    write_package(store, package, incoming, plan, report, progress=watched)
    return report


def _judge(
    incoming: IncomingTable,
    fields: FieldMapping,
    placed: Placed,
    findings: Findings,
    *,
    district: str | None,
    workspace: WorkspaceInfo,
) -> _Judged:
    with ThreadPoolExecutor(max_workers=1) as beside:  # PROJ runs without holding the interpreter
        measured = beside.submit(_ellipsoid_areas, placed.shapes, workspace.crs)
        columns, own = _judge_columns(
            incoming, fields, placed, findings, district=district, workspace=workspace
        )
        owners = read_owners(columns, findings)
        share_kinds = columns.get("share_kind", constant("text", None, len(findings.refused)))
        for name in _OF_HOLDER:
            columns.pop(name, None)
        soft = soft_cells(own, columns)
        taken = ~findings.refused
        columns |= _areas(placed.shapes, workspace.crs, columns["district"], taken)
        columns["ellipsoid_area_m2"] = Column("real", measured.result(), taken)
    rules.note_areas(columns, findings)
    return _Judged(ColumnTable(columns), owners, share_kinds, placed.shapes, soft, workspace.crs)


def _judge_columns(
    incoming: IncomingTable,
    fields: FieldMapping,
    placed: Placed,
    findings: Findings,
    *,
    district: str | None,
    workspace: WorkspaceInfo,
) -> tuple[dict[str, Column], Masks]:
    """Return the columns, and where the file itself has a value."""
    specs = {spec.name: spec for spec in parcel_columns()}
    columns = read_columns(incoming, fields, specs, findings)
    own = {name: given.valid.copy() for name, given in columns.items()}
    by_code = rules.check_codes(columns, findings)
    rules.settle_district(columns, by_code, district, workspace, findings)
    rules.map_uses(columns, findings)
    rules.note_dates(columns, findings)
    rules.refuse_doubles(columns, incoming.first_row, findings)
    refuse_same_ground_twice(columns, placed.shapes, findings, incoming.first_row)
    return columns, own


def _areas(
    shapes: NDArray[Any], crs: str, districts: Column, taken: NDArray[np.bool_]
) -> dict[str, Column]:
    """Return geometry and plane areas (D18), missing in refused rows."""
    rows = np.flatnonzero(taken)
    plane, epsg = plane_areas(shapes[rows], crs, districts.values[rows])
    wkb = np.full(len(shapes), None, dtype=object)
    wkb[rows] = encode(shapes[rows]).values
    return {
        "geom": Column("wkb", wkb, taken),
        "plane_area_m2": _spread("real", plane, rows, taken),
        "plane_epsg": _spread("int", epsg, rows, taken),
    }


def _ellipsoid_areas(shapes: NDArray[Any], crs: str) -> NDArray[np.float64]:
    """Return ellipsoidal areas, 0 where there is no shape."""
    present = np.flatnonzero(~is_none(shapes))
    areas = np.zeros(len(shapes))
    for piece in chunks(len(present)):
        rows = present[piece]
        areas[rows] = ellipsoid_areas(shapes[rows], crs)
    return areas


def _spread(
    kind: str, values: NDArray[Any], rows: NDArray[Any], taken: NDArray[np.bool_]
) -> Column:
    full = np.zeros(len(taken), dtype=values.dtype)
    full[rows] = values
    return Column(kind, full, taken)


def _plan(
    package: Package,
    judged: _Judged,
    found: NDArray[Any],
    existing: Existing,
    findings: Findings,
    *,
    seq: int,
    overwrite: bool,
) -> tuple[Plan, NDArray[np.bool_]]:
    """Return what is to be written, and which rows update an existing parcel."""
    known = ~is_none(found)
    new, matched = np.flatnonzero(~known & ~findings.refused), np.flatnonzero(known)
    book = existing.book
    uuids = package.row_uuids(PARCEL, new.tolist())
    held = judged.held(new, uuids)
    joins = join_rows(held, book)
    text = np.empty(len(new), dtype=object)
    text[:] = uuids
    inserts = judged.columns.take(new)
    inserts = inserts.with_columns(uuid=Column("text", text, np.ones(len(new), dtype=np.bool_)))
    edits = {} if overwrite else existing.edits
    terms = Terms(edits, partial(_measured, crs=judged.crs), judged.soft)
    changes = Changes()
    for start, before in existing.batches():
        rows = matched[start : start + len(before)]
        changes.extend(changed_rows(PARCEL, rows, judged.columns.take(rows), before, terms))
    again = judged.held(matched, found[matched].tolist())
    rejoined = rejoin(again, existing.joined, book, overwrite=overwrite)
    for row, names in rejoined.kept.items():
        changes.kept.setdefault(row, []).extend(names)
    changes.note(PARCEL, findings)
    book.note([*held, *again], findings)
    touched = {change.uuid for change in changes.updates} | rejoined.touched
    updated = np.zeros(len(found), dtype=np.bool_)
    updated[matched] = [uuid in touched for uuid in found[matched].tolist()]
    joined = join_table([*joins, *rejoined.joins], package)
    plan = Plan(
        inserts=[(PARCEL, inserts), (HOLDER, book.table()), (JOIN, joined)],
        updates=[*book.updates, *changes.updates, *rejoined.updates],
        seq=seq,
        retired=rejoined.retired,
    )
    return plan, updated


def _measured(wkb: NDArray[Any], districts: NDArray[Any], *, crs: str) -> dict[str, NDArray[Any]]:
    """Return the areas of stored or new geometries in the planes of their districts."""
    shapes = np.asarray(shapely.from_wkb(wkb))
    plane, epsg = plane_areas(shapes, crs, districts)
    return {
        "plane_area_m2": plane,
        "plane_epsg": epsg,
        "ellipsoid_area_m2": ellipsoid_areas(shapes, crs),
    }
