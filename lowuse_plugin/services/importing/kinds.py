# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The kinds of files that an office delivers, and what each may bring."""

from __future__ import annotations

from collections.abc import Mapping

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.importing.mapping import FieldMapping, guess_mapping, targets
from lowuse_plugin.domain.ports import IncomingTable
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.services.importing.contents import map_by_contents
from lowuse_plugin.services.importing.enterprises import enterprise_columns
from lowuse_plugin.services.importing.parcels import parcel_columns
from lowuse_plugin.services.importing.reference_fields import reference_columns
from lowuse_plugin.services.importing.year_figures import wide_fields

PARCELS, CONTROL_LINE, THREE_OLD = "parcels", "control_line", "three_old"
REFERENCE, ENTERPRISES = "reference", "enterprises"
KINDS = (CONTROL_LINE, THREE_OLD, REFERENCE, PARCELS, ENTERPRISES)
"""In the order of work: enterprises are matched to parcels that are there already."""

TABLES: Mapping[str, str] = {
    PARCELS: "parcel",
    CONTROL_LINE: "control_line",
    THREE_OLD: "three_old_area",
    REFERENCE: "reference_area",
    ENTERPRISES: "enterprise",
}
"""The table that each kind fills."""

_VERSION = "control_line_version"
_OF_VERSION = frozenset(
    {"version", "valid_from", "valid_to", "approval_no", "approved_by", "approved_on"}
)


def columns_of(kind: str) -> tuple[ColumnSpec, ...]:
    """Return the columns that a file of a kind may bring, those of its version included."""
    if kind == PARCELS:
        return parcel_columns()
    if kind == ENTERPRISES:
        return enterprise_columns()
    if kind == REFERENCE:
        return reference_columns()
    areas = targets(schema.shipped().tables[TABLES[kind]], without=("area_m2",))
    return (*areas, *version_columns()) if kind == CONTROL_LINE else areas


def version_columns() -> tuple[ColumnSpec, ...]:
    """Return the columns of a control line that say its version, one value a file."""
    columns = targets(schema.shipped().tables[_VERSION])
    return tuple(spec for spec in columns if spec.name in _OF_VERSION)


def map_kind(kind: str, incoming: IncomingTable) -> FieldMapping:
    """Return which field holds which column when the file is imported as a kind.

    Yearly figures of a sheet with one column a year stand as ``tax_wan@2023``.
    """
    names = list(incoming.columns)
    if kind == CONTROL_LINE:
        version = {spec.name for spec in version_columns()}
        lines = [spec for spec in columns_of(kind) if spec.name not in version]
        return _joined(guess_mapping(names, lines), guess_mapping(names, version_columns()))
    if kind == ENTERPRISES:
        return _with_years(incoming)
    fields = guess_mapping(names, columns_of(kind))
    return map_by_contents(incoming, fields, ()) if kind == PARCELS else fields


def is_yearly(column: str) -> bool:
    """Tell whether a column of a mapping is the figure of one year, which nobody maps by hand."""
    return "@" in column


def _joined(one: FieldMapping, other: FieldMapping) -> FieldMapping:
    """Return both mappings; a field is unused that neither uses."""
    used = {match.field for match in other.matches.values()}
    unused = tuple(name for name in one.unused if name not in used)
    return FieldMapping({**one.matches, **other.matches}, unused)


def _with_years(incoming: IncomingTable) -> FieldMapping:
    specs = enterprise_columns()
    wide = wide_fields(list(incoming.columns), specs)
    yearly = {f"{m.column}@{year}": m for year, ms in sorted(wide.items()) for m in ms.values()}
    taken = {match.field for match in yearly.values()}
    fields = guess_mapping([name for name in incoming.columns if name not in taken], specs)
    return FieldMapping({**fields.matches, **yearly}, fields.unused)
