# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Text that somebody gives for many parcels as values of a column, each different one read once.

What cannot be read is named with what was expected; nothing becomes 0 or a first of January.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.columns import Column, column, constant
from lowuse_plugin.domain.importing.mapping import unit_factor
from lowuse_plugin.domain.importing.report import Remark
from lowuse_plugin.domain.parcels.codes import normalise
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.services.importing.values import convert, is_serial

CODES = frozenset({"parcel_code", "unit_code"})
"""Columns with a structure by the national standard, kept in half width without blanks."""
SERIAL = "CELL_SERIAL_DATE"
"""Code of the note on a day that was given as a number."""
_SHOWN = 60
"""Longest value that a sentence repeats."""
_EXPECTED = {
    "REAL": "EXPECTED_NUMBER",
    "DECIMAL": "EXPECTED_NUMBER",
    "INTEGER": "EXPECTED_WHOLE_NUMBER",
    "DATE": "EXPECTED_DATE",
    "BOOLEAN": "EXPECTED_YES_NO",
}


@dataclass(frozen=True)
class ReadColumn:
    """Values of one column for n rows."""

    values: Column
    """In the type of the schema; missing where nothing, or nothing readable, is given."""
    given: NDArray[np.bool_]
    """Rows in which something is given, readable or not."""
    problems: Mapping[int, Remark]
    """Row → why its value cannot be written."""
    notes: Mapping[int, Remark] = field(default_factory=dict)
    """Row → what is worth a second look."""


def read_values(texts: Column, spec: ColumnSpec, unit: str = "") -> ReadColumn:
    """Read text as values of a column.

    Args:
        texts: As given; missing or saying nothing (``—``, ``无`` where it is no word) is not given.
        spec: The column.
        unit: Unit that the heading states, empty for that of the column.
    """
    codes = schema.shipped().codes[spec.domain] if spec.domain else None
    if unit and spec.unit and unit_factor(unit, spec.unit) is None:
        return _unit_unknown(texts, spec, unit)
    done = convert(texts, spec, unit, codes)
    failed = np.flatnonzero(done.unreadable).tolist()
    problems = {row: _unreadable(spec, texts.values[row]) for row in failed}
    values = _plain_codes(done.column) if spec.name in CODES else done.column
    notes = _serials(texts, values) if spec.kind == "date" else {}
    return ReadColumn(values, values.valid | done.unreadable, problems, notes)


def _serials(texts: Column, values: Column) -> dict[int, Remark]:
    """Return where a bare number was read as a day: it may have been meant as something else."""
    found = {}
    for row in np.flatnonzero(values.valid).tolist():
        if is_serial(texts.values[row]):
            day = str(values.values[row].astype("datetime64[D]"))
            found[row] = Remark(SERIAL, {"value": _short(texts.values[row]), "day": day})
    return found


def _unit_unknown(texts: Column, spec: ColumnSpec, unit: str) -> ReadColumn:
    """Refuse numbers under a heading whose unit is none of the column."""
    remark = Remark("CELL_UNIT", {"field": spec.title, "unit": unit, "expected": spec.unit})
    rows = np.flatnonzero(texts.valid).tolist()
    return ReadColumn(
        constant(spec.kind, None, len(texts)), texts.valid, dict.fromkeys(rows, remark)
    )


def _unreadable(spec: ColumnSpec, value: object) -> Remark:
    """Return the remark that a value is none of a column, and what is expected."""
    expected = _EXPECTED.get(spec.type, "EXPECTED_TEXT")
    if spec.domain:
        expected = "、".join(schema.shipped().codes[spec.domain].values.values())
    params = {"field": spec.title, "value": _short(value), "expected": expected}
    return Remark("CELL_UNREADABLE", params)


def _plain_codes(values: Column) -> Column:
    """Return codes as the standard writes them: half width, upper case, without blanks."""
    known = {code: normalise(code) or None for code in set(values.to_list()) if code}
    return column("text", [known.get(code) for code in values.to_list()])


def _short(value: Any) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
