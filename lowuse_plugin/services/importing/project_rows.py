# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The row of a project as a list gives it: read, checked, compared with what is stored."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.field_checks import check_row
from lowuse_plugin.domain.field_groups import is_editable
from lowuse_plugin.domain.inputs import Fields
from lowuse_plugin.domain.list_columns import LIST_COLUMNS, list_column
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Row, Update, Value
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.domain.units import exact
from lowuse_plugin.services.importing.project_table import PROJECT

_BESIDE = frozenset({"state", "training"})
"""Columns that no form edits, but a list may give."""


def project_values(entry: Fields) -> dict[str, Value]:
    """Return the columns of the project table that the entry gives.

    Raises:
        LowUseError: ``INPUT_…``, naming the field.
    """
    specs = schema.shipped().tables[PROJECT].columns
    taken = [name for name in specs if name in _BESIDE or is_editable(PROJECT, name)]
    values = {name: _value(entry, specs[name]) for name in taken if name in entry.data}
    for spec in specs.values():
        if spec.required and values.get(spec.name) is None:
            raise LowUseError("INPUT_MISSING", field=entry.field(spec.name))
    return {name: value for name, value in values.items() if value is not None}


def refuse_unfit(entry: Fields, values: Row, stored: Row) -> None:
    """Refuse figures that cannot be, as the form does.

    Args:
        entry: Where they stand in the list.
        values: What the list gives.
        stored: The row of now, empty for a new project.

    Raises:
        LowUseError: A code of :func:`check_row`.
    """
    asked = tuple(values)
    for problem in check_row(PROJECT, {**stored, **values}, asked, office_today()):
        if problem.refused:
            params = dict(problem.params)
            if "field" in params:
                params["field"] = f"{entry.path} {params['field']}".strip()
            raise LowUseError(problem.code, **params)


def _value(entry: Fields, spec: ColumnSpec) -> Value:
    name = spec.name
    if entry.raw(name) is None:
        return None
    if spec.type == "BOOLEAN":
        return int(entry.flag(name))
    if spec.type == "DATE":
        return entry.required_day(name).isoformat()
    if name in LIST_COLUMNS:
        return _list(entry, name)
    if spec.type == "DECIMAL":
        entry.amount(name)
        return str(entry.raw(name)).strip()
    values = schema.shipped().codes[spec.domain].values if spec.domain else None
    return entry.text(name) if values is None else entry.choice(name, values)


def _list(entry: Fields, name: str) -> str:
    items: object
    if list_column(name).keyed:
        found = entry.mapping(name)
        items = dict(found.data) if found is not None else {}
    else:
        items = [dict(item.data) for item in entry.mappings(name)]
    return json.dumps(items, ensure_ascii=False, sort_keys=True)


def update_of(
    row: Row, values: Mapping[str, Value], edited: Collection[str]
) -> tuple[list[Update], Collection[str]]:
    """Return the update of what differs, nothing when nothing does, and which edits stay."""
    specs = schema.shipped().tables[PROJECT].columns
    differing = {
        name: value
        for name, value in values.items()
        if not _same(row[name], value, decimal=name in specs and specs[name].type == "DECIMAL")
    }
    kept = differing.keys() & set(edited)
    changed = {name: value for name, value in differing.items() if name not in kept}
    version = int(row["row_version"] or 0)
    return ([Update(PROJECT, str(row["uuid"]), version, changed)] if changed else []), kept


def _same(stored: Value, given: Value, *, decimal: bool) -> bool:
    """Compare values; ``100.0`` and ``100.00`` are the same area, ``061`` and ``61`` two uses."""
    if decimal and isinstance(stored, str) and isinstance(given, str):
        return exact(stored) == exact(given)
    return stored == given
