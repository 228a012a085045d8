# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Readable numbers of survey units: district, year, serial, such as 440703202600001 (A17).

The key of a unit is its uuid. A number is given when the unit is saved, stays with it, and is never
given again, not even after the unit was retired.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import ExpectNoChange, Reading, Receipt, Store, Update
from lowuse_plugin.services.retry import until_undisturbed

SERIAL_DIGITS = 5
"""From the hundred-thousandth unit of a district and year on there are more."""
_TABLE = "survey_unit"
_NUMBER = re.compile(r"[0-9A-Za-z-]{1,40}")


def free_numbers(reading: Reading, district: str, year: int) -> Iterator[str]:
    """Return numbers that no unit has or had, in rising order without end.

    Whoever saves one states :func:`expect_no_number` beside it.

    Args:
        reading: One state of the workspace.
        district: Six digits.
        year: Of the survey.
    """
    prefix = f"{district}{year:04d}"
    taken = frozenset(reading.table("unit_numbers", prefix=prefix)["unit_number"].to_list())
    serials = [number[len(prefix) :] for number in taken]
    ours = [int(s) for s in serials if len(s) == SERIAL_DIGITS and s.isascii() and s.isdigit()]
    following = count(max(ours, default=0) + 1)
    numbers = (f"{prefix}{serial:0{SERIAL_DIGITS}d}" for serial in following)
    return (number for number in numbers if number not in taken)


def expect_no_number(reading: Reading) -> ExpectNoChange:
    """Return the condition that nobody gives a unit a number meanwhile."""
    return ExpectNoChange((_TABLE,), reading.head().seq)


def check_number(reading: Reading, number: str, uuid: str) -> None:
    """Refuse a number that a person gave.

    Raises:
        LowUseError: ``UNIT_NUMBER_UNFIT`` (value), ``UNIT_NUMBER_TAKEN`` (value, name).
    """
    if not _NUMBER.fullmatch(number):
        raise LowUseError("UNIT_NUMBER_UNFIT", value=number)
    refuse_taken(reading, {uuid: number})


def refuse_taken(reading: Reading, numbers: Mapping[str, str]) -> None:
    """Refuse numbers that another unit has or had.

    Whoever saves them states :func:`expect_no_number` beside it.

    Args:
        reading: The state on which they are saved.
        numbers: By the unit that is to get it.

    Raises:
        LowUseError: ``UNIT_NUMBER_TAKEN`` (value, name).
    """
    wanted = json.dumps([[number, uuid] for uuid, number in numbers.items()])
    for row in reading.table("unit_numbers_taken", wanted=wanted).to_rows():
        name = row["unit_name"] or ""
        raise LowUseError("UNIT_NUMBER_TAKEN", value=row["unit_number"], name=name)


class Numbers:
    """Gives numbers to several units of one save."""

    def __init__(self, reading: Reading, year: int | None = None) -> None:
        """Begin on one state of the workspace.

        Args:
            reading: The state.
            year: This one in the office when left out.
        """
        self._reading = reading
        self._year = office_today().year if year is None else year
        self._by_district: dict[str, Iterator[str]] = {}

    def prepare(self, districts: Iterable[str]) -> None:
        """Look up what is taken, for numbers that are given when the state is read no more."""
        for district in districts:
            if district not in self._by_district:
                found = free_numbers(self._reading, district, self._year)
                self._by_district[district] = found

    def next(self, district: str) -> str:
        """Return the next number of a district."""
        self.prepare((district,))
        return next(self._by_district[district])


def number_units(store: Store, uuids: Sequence[str] | None = None) -> Receipt | None:
    """Give a number to current units that have none, in the order in which they were made.

    A number begins with the district; units of which it is not known wait for theirs.

    Args:
        store: The workspace.
        uuids: Only these; all when left out.

    Raises:
        ConflictError: Others write faster than this can read and save.
        LowUseError: What the store raises.
    """
    wanted = None if uuids is None else frozenset(uuids)

    def attempt() -> Receipt | None:
        with store.read() as reading:
            table = reading.table(_TABLE)
            numbers = Numbers(reading)
            rows = table.select(["uuid", "row_version", "district", "unit_number"]).to_rows()
            lacking = [row for row in rows if _lacks(row, wanted)]
            changes = [
                Update(
                    _TABLE,
                    row["uuid"],
                    row["row_version"],
                    {"unit_number": numbers.next(row["district"])},
                )
                for row in lacking
            ]
            expected = expect_no_number(reading)
        if not changes:
            return None
        return store.write([expected, *changes], reason=f"补编地块编号 {len(changes)} 块")

    return until_undisturbed(attempt)


def _lacks(row: Mapping[str, object], wanted: frozenset[str] | None) -> bool:
    missing = bool(row["district"]) and not row["unit_number"]
    return missing and (wanted is None or row["uuid"] in wanted)
