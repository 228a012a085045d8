# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The rows of a layer of areas: read, placed, measured, and found again in the workspace."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import Column, ColumnTable, column, constant
from lowuse_plugin.domain.importing.mapping import FieldMapping
from lowuse_plugin.domain.importing.report import REFUSED, Findings
from lowuse_plugin.domain.ports import IncomingTable, Value
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.geometry.areas import plane_areas
from lowuse_plugin.geometry.wkb import decode_polygons, encode
from lowuse_plugin.services.importing.changes import Masks, soft_cells
from lowuse_plugin.services.importing.geometry import place_polygons
from lowuse_plugin.services.importing.matching import same_ground
from lowuse_plugin.services.importing.table import fill_district, is_none, read_columns


@dataclass(frozen=True)
class AreaRows:
    """Rows after they were looked at; what is refused stands in the findings."""

    columns: ColumnTable
    shapes: NDArray[Any]
    source_crs: str
    first_row: int
    soft: Masks
    """Cells that the file does not give: defaults of the caller."""

    @classmethod
    def judge(
        cls,
        incoming: IncomingTable,
        fields: FieldMapping,
        specs: Sequence[ColumnSpec],
        findings: Findings,
        *,
        crs: str,
        source_crs: str | None,
        swap_axes: bool,
        district: str | None,
        defaults: Mapping[str, Value],
        required: Collection[str],
    ) -> AreaRows:
        """Read the columns of a layer and place its polygons.

        Args:
            incoming: As read.
            fields: Column → field.
            specs: What may be brought.
            findings: Receives what is noticed.
            crs: CRS of the workspace.
            source_crs: As in :func:`place_polygons`.
            swap_axes: As in :func:`place_polygons`.
            district: District of all rows.
            defaults: Values for rows whose own are empty.
            required: Columns without which a row is refused.
        """
        placed = place_polygons(incoming, crs, findings, source_crs=source_crs, swap_axes=swap_axes)
        by_name = {spec.name: spec for spec in specs}
        present = [name for name in required if name in fields]
        columns = read_columns(incoming, fields, by_name, findings, unreadable_refuses=present)
        own = {name: given.valid.copy() for name, given in columns.items()}
        rows = len(placed.shapes)
        for name, value in defaults.items():
            columns[name] = _filled(columns.get(name), by_name[name], value, rows)
        if district is not None and "district" in by_name:
            fill_district(columns, district, findings)
        soft = soft_cells(own, columns)
        for name in required:
            missing = ~columns[name].valid
            findings.add("VALUE_REQUIRED", REFUSED, missing, field=by_name[name].title)
        taken = ~findings.refused
        at = np.flatnonzero(taken)
        wkb = np.full(rows, None, dtype=object)
        wkb[at] = encode(placed.shapes[at]).values
        columns["geom"] = Column("wkb", wkb, taken)
        if "level" in by_name:
            districts = columns.get("district", constant("text", None, rows)).values
            area = np.zeros(rows)
            area[at] = plane_areas(placed.shapes[at], crs, districts[at])[0]
            columns["area_m2"] = Column("real", area, taken)
        return cls(ColumnTable(columns), placed.shapes, placed.source_crs, incoming.first_row, soft)


def match_areas(
    number: str, rows: AreaRows, existing: ColumnTable, findings: Findings
) -> NDArray[Any]:
    """Return the uuid of the existing area of every row, None where it is new.

    By number where it is unique in file and workspace, else by covering the same ground. The
    later of two rows of the file on the same ground is refused.
    """
    found = np.full(len(rows.shapes), None, dtype=object)
    taken = np.flatnonzero(~findings.refused)
    one, other = same_ground(rows.shapes[taken], rows.shapes[taken])
    doubled, at = np.unique(taken[one[one > other]], return_index=True)
    firsts = taken[other[one > other][at]] + rows.first_row
    findings.add("SHAPE_DOUBLE", REFUSED, doubled, first=firsts)
    if number in rows.columns:
        known = _once(existing[number].to_list(), existing["uuid"].to_list())
        open_rows = np.flatnonzero(~findings.refused).tolist()
        values = rows.columns[number].to_list()
        once = _once([values[row] for row in open_rows], open_rows)
        for value, row in once.items():
            found[row] = known.get(value)
    free = np.flatnonzero(~findings.refused & is_none(found))
    used = set(found[~is_none(found)].tolist())
    one, other = same_ground(rows.shapes[free], decode_polygons(existing["geom"]))
    uuids = existing["uuid"].values
    for row, uuid in zip(free[one].tolist(), uuids[other].tolist(), strict=True):
        if found[row] is None and uuid not in used:
            found[row] = uuid
            used.add(uuid)
    return found


def _filled(given: Column | None, spec: ColumnSpec, value: Value, rows: int) -> Column:
    """Return a column whose gaps have the default; None leaves them."""
    if given is None:
        return column(spec.kind, [value] * rows)
    if value is None or given.valid.all():
        return given
    default = column(spec.kind, [value]).values[0]
    values = given.values.copy()
    values[~given.valid] = default
    return Column(given.kind, values, np.ones(rows, dtype=np.bool_))


def _once(keys: Sequence[Any], values: Sequence[Any]) -> dict[Any, Any]:
    """Return key → value of the keys that occur once."""
    result: dict[Any, Any] = {}
    doubled = set()
    for key, value in zip(keys, values, strict=True):
        if key is not None and result.setdefault(key, value) != value:
            doubled.add(key)
    return {key: value for key, value in result.items() if key not in doubled}
