# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""历史遗留用地 of survey units: what is stored, and the rows that change it (P-38)."""

from __future__ import annotations

import json
import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Change, Insert, Reading, Update, Value
from lowuse_plugin.domain.survey.procedure import is_decided, standing
from lowuse_plugin.domain.survey_units.fields import LegacyLand, check_legacy, legacy_above
from lowuse_plugin.domain.units import exact

TABLE, UNIT = "legacy_land", "survey_unit"


@dataclass(frozen=True)
class LegacyRow:
    """One kind as it is stored; a new one has no uuid."""

    uuid: str
    version: int
    land: LegacyLand


Legacies = Mapping[str, tuple[LegacyRow, ...]]
"""By unit."""


def read_legacies(reading: Reading, units: Sequence[str]) -> Legacies:
    """Return the legacy land of units."""
    if not units:
        return {}
    found: defaultdict[str, list[LegacyRow]] = defaultdict(list)
    for row in reading.table("tag_legacy", units=json.dumps(list(units))).to_rows():
        found[row["survey_unit_uuid"]].append(
            LegacyRow(row["uuid"], row["row_version"], _land(row))
        )
    return {unit: tuple(rows) for unit, rows in found.items()}


def refuse_above(
    reading: Reading, unit: str, area_m2: float, label: str, added: Sequence[Change] = ()
) -> None:
    """Refuse an outline that is smaller than the legacy land within it.

    Args:
        reading: The state on which it is saved.
        unit: The unit, a new one included.
        area_m2: What it is going to have.
        label: How people know it.
        added: What is written with it, legacy land that it takes over among it.

    Raises:
        LowUseError: ``LEGACY_ABOVE_UNIT``.
    """
    lands = [row.land.area_m2 for row in read_legacies(reading, [unit]).get(unit, ())]
    lands += [
        _area(change.values["area_m2"])
        for change in added
        if isinstance(change, Insert) and change.table == TABLE
    ]
    above = legacy_above(lands, area_m2)
    if above is not None:
        raise LowUseError("LEGACY_ABOVE_UNIT", unit=label, **above)


def refuse_elsewhere(reading: Reading, unit: str, rows: Sequence[str], label: str) -> None:
    """Refuse to change the legacy land of another unit with this one.

    Args:
        reading: The state on which it is saved.
        unit: The unit.
        rows: What is to be changed or retired; empty ones are new.
        label: How people know the unit.

    Raises:
        LowUseError: ``LEGACY_ELSEWHERE`` (unit).
    """
    for row in rows:
        stored = reading.row(TABLE, row) if row else None
        if row and (stored is None or stored["survey_unit_uuid"] != unit):
            raise LowUseError("LEGACY_ELSEWHERE", unit=label)


def refuse_returning(reading: Reading, updates: Sequence[Update]) -> tuple[str, ...]:
    """Refuse to undo what would leave a unit with legacy land that nobody could enter now.

    Args:
        reading: The state on which it is written.
        updates: What puts the old state back.

    Returns:
        The tables on which that rests.

    Raises:
        LowUseError: ``LEGACY_ABOVE_UNIT``, ``LEGACY_KIND_TWICE``, ``UNIT_AREA_DECIDED``.
    """
    lands: dict[str, dict[str, LegacyLand | None]] = defaultdict(dict)
    back: dict[str, Mapping[str, Any]] = {}
    for update in updates:
        row: dict[str, Any] = {**(reading.row(update.table, update.uuid) or {}), **update.values}
        if update.table == TABLE:
            there = row["retired_at"] is None
            lands[row["survey_unit_uuid"]][update.uuid] = _land(row) if there else None
        elif update.table == UNIT and row["retired_at"] is None:
            back[update.uuid] = row
    stored = read_legacies(reading, [*lands, *(unit for unit in back if unit not in lands)])
    units = dict.fromkeys([*lands, *stored])
    for row in _current(reading, list(units)):
        if row["uuid"] in lands and row["uuid"] not in back:
            _refuse_decided(row)
        back.setdefault(row["uuid"], row)
    for unit in units:
        after: dict[str, LegacyLand | None] = {row.uuid: row.land for row in stored.get(unit, ())}
        kept = [land for land in (after | lands[unit]).values() if land is not None]
        if unit in back:
            label = str(back[unit]["unit_number"] or back[unit]["unit_name"] or "")
            check_legacy(kept, back[unit]["area_m2"], office_today(), unit=label)
    return (TABLE, UNIT) if units else ()


def _current(reading: Reading, units: Sequence[str]) -> list[dict[str, Any]]:
    if not units:
        return []
    table = reading.table("units", parcel=None, uuids=json.dumps(units))
    return table.select([name for name in table if name != "wkb"]).to_rows()


def _refuse_decided(row: Mapping[str, Any]) -> None:
    state = standing(row["survey_state"], row["tag_state"])
    if is_decided(state):
        label, word = row["unit_number"] or row["unit_name"], shown_code("submission_state", state)
        raise LowUseError("UNIT_AREA_DECIDED", count=1, first=label or "", state=word)


def new_values(unit: str, land: LegacyLand, entered_by: str) -> dict[str, Value]:
    """Return the columns of a new row."""
    return {"survey_unit_uuid": unit, **_values(land), "entered_by": entered_by}


def replaced(row: LegacyRow, land: LegacyLand, entered_by: str) -> Update | None:
    """Return what makes a row say this; None where it does."""
    if row.land == land:
        return None
    return Update(TABLE, row.uuid, row.version, {**_values(land), "entered_by": entered_by})


def new_uuid() -> str:
    """Return the key of a new row."""
    return str(uuid.uuid4())


def _values(land: LegacyLand) -> dict[str, Value]:
    return {
        "legacy_kind": land.legacy_kind,
        "area_m2": None if land.area_m2 is None else float(land.area_m2),
        "used_since": land.used_since.isoformat() if land.used_since else None,
        "penalty_no": land.penalty_no or None,
        "basis": land.basis or None,
    }


def _area(value: Value) -> Fraction | None:
    return exact(value) if isinstance(value, int | float) else None


def _land(row: Mapping[str, Any]) -> LegacyLand:
    since = date.fromisoformat(row["used_since"]) if row["used_since"] else None
    area = _area(row["area_m2"])
    return LegacyLand(row["legacy_kind"], area, since, row["penalty_no"], row["basis"])
