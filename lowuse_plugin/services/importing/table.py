# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The columns of a file under our names and in our types, with what was noticed on the way."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import repeat
from operator import is_
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.cell_figures import unit_in_cell
from lowuse_plugin.domain.columns import Column, constant
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.importing.mapping import (
    FieldMapping,
    Preset,
    normalise,
    resolve_mapping,
    unit_factor,
)
from lowuse_plugin.domain.importing.report import CHANGED, NOTE, REFUSED, Findings, Reading
from lowuse_plugin.domain.ports import IncomingTable, Store
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.services.importing.values import Converted, convert

_SHOWN = 60
"""Longest value that a sentence repeats."""
_MUST_BE_POSITIVE = frozenset({"registered_area_m2", "surveyed_area_m2"})
_MAY_BE_NEGATIVE_UNITS = frozenset({"万元", "万元/亩"})
_PERCENT = 100.0


def require_writable(store: Store) -> None:
    """Refuse before anything is read when the workspace cannot be written here.

    Raises:
        LowUseError: ``WORKSPACE_READ_ONLY`` with ``file`` and the reason as ``detail``.
    """
    reason = store.info.read_only_reason
    if reason is not None:
        raise LowUseError("WORKSPACE_READ_ONLY", file=store.path.name, detail=reason)


def row_count(incoming: IncomingTable) -> int:
    """Return how many rows a reader found."""
    return len(incoming.columns) if incoming.wkb is None else len(incoming.wkb)


def map_fields(
    incoming: IncomingTable,
    columns: Sequence[ColumnSpec],
    mapping: Mapping[str, str | None] | None,
    preset: Preset | None,
    table: str,
) -> FieldMapping:
    """Return which field holds which column.

    Raises:
        LowUseError: ``PRESET_OTHER_TABLE``, and those of :func:`resolve_mapping`.
    """
    if preset is not None and preset.table != table:
        raise LowUseError(
            "PRESET_OTHER_TABLE", preset=preset.name, table=preset.table, expected=table
        )
    return resolve_mapping(list(incoming.columns), columns, explicit=mapping, preset=preset)


def read_columns(
    incoming: IncomingTable,
    fields: FieldMapping,
    specs: Mapping[str, ColumnSpec],
    findings: Findings,
    *,
    unreadable_refuses: Collection[str] = (),
) -> dict[str, Column]:
    """Return the mapped columns in the types of the schema.

    A value that cannot be read makes the column missing in that row and the row *changed*, or
    refused where the row means nothing without it.

    Args:
        incoming: As read.
        fields: Column → field.
        specs: Column name → what it becomes.
        findings: Receives ``VALUE_UNREADABLE``, ``VALUE_OUT_OF_RANGE``, ``UNIT_CONVERTED``,
            ``UNIT_UNKNOWN``.
        unreadable_refuses: Columns whose unreadable values refuse the row.
    """
    codes = schema.shipped().codes
    result = {}
    for name, match in fields.matches.items():
        spec = specs[name]
        source = incoming.columns[match.field]
        unit = match.unit or _unit_of_sheet(incoming, spec)
        _remark_unit(match.field, unit, spec, findings)
        done = convert(source, spec, unit, codes[spec.domain] if spec.domain else None)
        effect = REFUSED if name in unreadable_refuses else CHANGED
        _note_unreadable(done, match.field, effect, findings)
        _remark_units_in_cells(done, match.field, unit, spec, findings)
        result[name] = _in_range(done.column, spec, match.field, findings)
        findings.readings += [Reading(name, g, s, n) for (g, s), n in done.readings.items()]
    return result


def fill_district(columns: dict[str, Column], district: str, findings: Findings) -> None:
    """Give rows without a district the one that the user states; others keep their own, noted."""
    rows = len(findings.refused)
    given = columns.get("district", constant("text", None, rows))
    values = np.where(given.valid, given.values, district)
    differs = np.asarray(values != district, dtype=np.bool_)
    findings.add("DISTRICT_OPTION_DIFFERS", NOTE, differs, district=values, stated=district)
    columns["district"] = Column("text", values, np.ones(rows, dtype=np.bool_))


def empty_rows(incoming: IncomingTable) -> NDArray[np.bool_]:
    """Return which rows of a table have no value at all."""
    masks = [column.valid for column in incoming.columns.columns.values()]
    empty: NDArray[np.bool_] = ~np.logical_or.reduce(masks)
    return empty


def is_none(values: NDArray[Any]) -> NDArray[np.bool_]:
    """Return which entries of an object array are None."""
    return np.fromiter(map(is_, values.tolist(), repeat(None)), np.bool_, len(values))


def file_name(incoming: IncomingTable) -> str:
    """Return the name of the file without its folders."""
    return Path(incoming.path).name


def _unit_of_sheet(incoming: IncomingTable, spec: ColumnSpec) -> str:
    """Return the unit above the heading that this column can have, empty when there is none."""
    fitting = (u for u in incoming.units if spec.unit and unit_factor(u, spec.unit) is not None)
    return next(fitting, "")


def _remark_unit(field: str, unit: str, spec: ColumnSpec, findings: Findings) -> None:
    if not unit or not spec.unit:
        return
    factor = unit_factor(unit, spec.unit)
    if factor is None:
        findings.remark("UNIT_UNKNOWN", field=field, unit=unit, expected=spec.unit)
    elif factor != 1:
        findings.remark("UNIT_CONVERTED", field=field, unit=unit, expected=spec.unit)


def _in_range(values: Column, spec: ColumnSpec, field: str, findings: Findings) -> Column:
    """Drop areas that are not positive, negative measures and percentages above 100."""
    if spec.type != "REAL" or spec.unit in _MAY_BE_NEGATIVE_UNITS:
        return values
    numbers = np.where(values.valid, values.values, 1.0)
    wrong = numbers <= 0 if spec.name in _MUST_BE_POSITIVE else numbers < 0
    if spec.unit == "%":
        wrong |= numbers > _PERCENT
    if not wrong.any():
        return values
    findings.add("VALUE_OUT_OF_RANGE", CHANGED, wrong, field=field, value=values.values)
    return Column(values.kind, values.values, values.valid & ~wrong)


def _note_unreadable(done: Converted, field: str, effect: str, findings: Findings) -> None:
    """Name what could not be read, each with what is wrong with it."""
    if not done.unreadable.any():
        return
    given = [_shown(value) for value in done.given]
    for code, kind, values in (
        ("FIGURES_DISAGREE", REFUSED, done.disagreeing),
        ("DATE_WITHOUT_DAY", effect, done.months),
    ):
        rows = np.fromiter(map(values.__contains__, done.given), np.bool_, len(given))
        if effect == REFUSED and code == "DATE_WITHOUT_DAY":
            code = "PERIOD_NOT_A_YEAR"  # noqa: PLW2901
        findings.add(code, kind, rows & done.unreadable, field=field, value=given)
        done.unreadable[rows] = False
    findings.add("VALUE_UNREADABLE", effect, done.unreadable, field=field, value=given)


def _remark_units_in_cells(
    done: Converted, field: str, unit: str, spec: ColumnSpec, findings: Findings
) -> None:
    """Say that cells named other units than the heading: 亩, m² and 公顷 in one column."""
    if not spec.unit or spec.type not in ("REAL", "DECIMAL"):
        return
    found = {unit_in_cell(value, spec.unit) for value in set(done.given) if isinstance(value, str)}
    others = sorted(found - {"", unit or spec.unit, normalise(spec.unit)})
    if others:
        findings.remark(
            "UNITS_IN_CELLS",
            field=field,
            units="、".join(others),
            bare=unit or spec.unit,
            expected=spec.unit,
        )


def _shown(value: Any) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
