# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which columns a table has in the file: the schema's own and the machinery's.

The SQL generator and the store use the same order, so that rows can be bound by position.
"""

from __future__ import annotations

from lowuse_plugin.domain.schema import ColumnSpec, TableSpec

GEOMETRY = "geom"

_UUID = ColumnSpec("uuid", "TEXT", "标识", required=True)
_VERSION = ColumnSpec("row_version", "INTEGER", "行版本", required=True)
_CHANGE = ColumnSpec("change_id", "TEXT", "变更编号", required=True)
_RETIRED_AT = ColumnSpec("retired_at", "TEXT", "失效时间")
_RETIRED_REASON = ColumnSpec("retired_reason", "TEXT", "失效原因")
_PACKAGE = ColumnSpec("import_package_uuid", "TEXT", "导入包编号", references="import_package")

SETTABLE = frozenset({GEOMETRY, "retired_at", "retired_reason", "import_package_uuid"})
"""Machinery columns that a change may set; the rest belongs to the write function."""


def attributes(table: TableSpec) -> tuple[ColumnSpec, ...]:
    """Return every column except ``fid`` and ``geom``, in the order of the file."""
    own = tuple(table.columns.values())
    if table.role != "business":
        return own
    package = (_PACKAGE,) if table.imported else ()
    return (_UUID, _VERSION, _CHANGE, _RETIRED_AT, _RETIRED_REASON, *package, *own)


def settable(table: TableSpec) -> frozenset[str]:
    """Return the columns that a change of this table may name."""
    present = {column.name for column in attributes(table)}
    if table.geometry:
        present.add(GEOMETRY)
    return frozenset(table.columns) | (SETTABLE & present)
