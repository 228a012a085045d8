# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers of which no two current rows may have the same, also when two people save at once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Change, ExpectNoChange, Reading, Row, Update, Value
from lowuse_plugin.services.survey_units.numbers import expect_no_number, refuse_taken

_TABLE, _PROJECT, _UNIT = "parcel", "project", "survey_unit"
NUMBERS = ("parcel_code", "unit_code")
_GIVEN_IN = (_TABLE, "import_package")
"""Tables whose lines give a parcel a number: imported parcels show when their package is done."""


def expect_free(reading: Reading, table: str, uuid: str, values: Row) -> list[Change]:
    """Return on which state the numbers that are about to be written are those of no other row.

    Args:
        reading: One state of the workspace.
        table: Of the row; only parcels, projects and survey units have such numbers.
        uuid: The row.
        values: What is about to be written.

    Raises:
        LowUseError: ``CELL_NUMBER_TAKEN`` (field, value), ``PROJECT_CODE_TAKEN`` (value, name),
            ``UNIT_NUMBER_TAKEN`` (value, name).
    """
    if table == _UNIT:
        return _expect_free_units(reading, {uuid: values.get("unit_number")})
    if table == _PROJECT:
        return _expect_free_code(reading, uuid, values.get("project_code"))
    given = {name: values[name] for name in NUMBERS if values.get(name)} if table == _TABLE else {}
    if not given:
        return []
    codes, units = ([given[name]] if name in given else [] for name in NUMBERS)
    taken = reading.table(
        "numbers_taken", parcel_codes=json.dumps(codes), unit_codes=json.dumps(units), but=uuid
    ).to_rows()
    if taken:
        field = schema.shipped().tables[_TABLE].columns[taken[0]["column_name"]].title
        raise LowUseError("CELL_NUMBER_TAKEN", field=field, value=taken[0]["value"])
    return [expect_no_number_given(reading)]


def expect_free_again(reading: Reading, updates: Sequence[Update]) -> list[Change]:
    """Return on which state the numbers that come back are those of no other row meanwhile.

    Parcels are left out: their codes are the register's, and imported ones may be there twice.

    Args:
        reading: One state of the workspace.
        updates: What puts an older state back, one a row.

    Raises:
        LowUseError: ``PROJECT_CODE_TAKEN``, ``UNIT_NUMBER_TAKEN``.
    """
    codes = {u.uuid: _again(reading, u, "project_code") for u in updates if u.table == _PROJECT}
    units = {u.uuid: _again(reading, u, "unit_number") for u in updates if u.table == _UNIT}
    found = [each for key, code in codes.items() for each in _expect_free_code(reading, key, code)]
    return [*found, *_expect_free_units(reading, units)]


def _again(reading: Reading, update: Update, name: str) -> Value:
    """Return the number that a row gets back, None where it has it already or does not count."""
    if update.values.get("retired_at"):
        return None
    if name in update.values or "retired_at" not in update.values:
        return update.values.get(name)
    return (reading.row(update.table, update.uuid) or {}).get(name)


def _expect_free_units(reading: Reading, numbers: Mapping[str, Value]) -> list[Change]:
    given = {uuid: str(number) for uuid, number in numbers.items() if number}
    if not given:
        return []
    refuse_taken(reading, given)
    return [expect_no_number(reading)]


def _expect_free_code(reading: Reading, uuid: str, code: Value) -> list[Change]:
    if not code:
        return []
    taken = reading.table("project_codes_taken", code=code, but=uuid).to_rows()
    if taken:
        raise LowUseError("PROJECT_CODE_TAKEN", value=code, name=taken[0]["name"])
    return [ExpectNoChange((_PROJECT,), reading.head().seq)]


def expect_no_number_given(reading: Reading) -> ExpectNoChange:
    """Return the condition that nobody gives a parcel a number meanwhile."""
    return ExpectNoChange(_GIVEN_IN, reading.head().seq)
