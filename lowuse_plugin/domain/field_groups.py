# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The field groups of a table: what one person decides together (store design, 7.5).

A table without groups is one group: then nobody mixes two people's rows of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.list_columns import is_list
from lowuse_plugin.domain.schema import ColumnSpec, TableSpec

GEOMETRY = "geom"
GEOMETRY_GROUP = "geometry"
_TITLES = "field_group"
_COMPUTED: Mapping[str, frozenset[str]] = {
    "parcel": frozenset({"plane_area_m2", "plane_epsg", "ellipsoid_area_m2", "training_columns"}),
    "right_holder": frozenset({"name_key"}),
    "enterprise": frozenset({"name_key"}),
    "enterprise_year": frozenset(),
    "project": frozenset({"state", "training", "boundary_source", "plane_area_m2", "plane_epsg"}),
    "subsidy_material": frozenset({"item", "checked_by"}),
}
"""Tables whose rows people may edit, and what the plugin fills in there itself: it follows the
shape, the name or a procedure."""
_TYPED_BY_PEOPLE = frozenset({"TEXT", "INTEGER", "REAL", "DECIMAL", "DATE", "BOOLEAN"})


@dataclass(frozen=True)
class FieldGroup:
    """Columns that belong together."""

    name: str
    title: str
    """Chinese."""
    columns: tuple[str, ...]
    """In the order of the table; the shape, where the group has it, comes first."""


@cache
def groups_of(table: str) -> tuple[FieldGroup, ...]:
    """Return the groups of a table in the order in which their first columns stand.

    Raises:
        KeyError: There is no such table.
    """
    spec = schema.shipped().tables[table]
    members: dict[str, list[str]] = {}
    for column in spec.columns.values():
        members.setdefault(column.group, []).append(column.name)
    if spec.geometry:
        members.setdefault(GEOMETRY_GROUP, []).insert(0, GEOMETRY)
    return tuple(
        FieldGroup(name, _title(spec, name), tuple(columns)) for name, columns in members.items()
    )


def group_of(table: str, column: str) -> FieldGroup:
    """Return the group of a column, ``geom`` included.

    Raises:
        KeyError: The table has no such column.
    """
    for group in groups_of(table):
        if column in group.columns:
            return group
    raise KeyError(column)


@cache
def editable_columns(table: str) -> tuple[ColumnSpec, ...]:
    """Return the columns that people may edit, in the order of the table.

    Machinery, references to other rows and what is computed are not among them; a table that only
    the plugin writes has none.

    Raises:
        KeyError: There is no such table.
    """
    spec = schema.shipped().tables[table]
    computed = _COMPUTED.get(table)
    if computed is None:
        return ()
    return tuple(
        column
        for column in spec.columns.values()
        if column.name not in computed
        and not column.references
        and (column.type in _TYPED_BY_PEOPLE or is_list(column))
    )


def is_editable(table: str, column: str) -> bool:
    """Tell whether people may edit a column."""
    return any(spec.name == column for spec in editable_columns(table))


def _title(spec: TableSpec, group: str) -> str:
    return schema.shipped().codes[_TITLES].values.get(group, spec.title)
