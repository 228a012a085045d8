# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What undoing and restoring do with survey units has to pass what a step of today has to pass.

A unit is taken forward only past states that nothing hinders, and no parcel comes to lie in a
second unit of whole parcels: it would be counted twice. Restoring one row brings no land of a unit
back, and none of it counts again by that.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Reading, Row, Update
from lowuse_plugin.domain.subjects import plain_title
from lowuse_plugin.domain.survey import procedure as chain
from lowuse_plugin.domain.survey.steps import blockers_of
from lowuse_plugin.domain.survey_units.fields import LOW_AREA, low_area
from lowuse_plugin.domain.units import exact
from lowuse_plugin.services.survey.checks import hindering, read_checks
from lowuse_plugin.services.survey.rows import STEP, UNIT, StoredUnit, read_units
from lowuse_plugin.services.survey.saving import RESTS_ON
from lowuse_plugin.services.survey_units.absorbing import MEMBER, refuse_locked
from lowuse_plugin.services.survey_units.legacy import TABLE as LEGACY
from lowuse_plugin.services.survey_units.legacy import refuse_returning

_OF_UNITS = frozenset({UNIT, MEMBER, LEGACY})
_WHOLE = frozenset(
    {"retired_at", "geom", "district", "area_m2", "area_epsg", "whole_parcels", "unregistered"}
)
"""Columns of a unit that its parcels, its legacy land and its procedure follow: they come back with
all of these by undoing, or go on by changing the unit."""


def check_units(
    reading: Reading, updates: Sequence[Update], save: str, today: date
) -> tuple[str, ...]:
    """Refuse units that could not be brought there now; return on which tables that rests.

    Args:
        reading: The state on which it is written.
        updates: One a row.
        save: The same as a JSON list of [table, uuid, leaves].
        today: Day of the office.

    Raises:
        LowUseError: ``UNDO_UNIT_DOUBLED`` (parcel, unit), ``UNIT_LOCKED`` (its number stands in the
            decision of the county), or the first that hinders a unit.
    """
    tables = {update.table for update in updates}
    rests_on: tuple[str, ...] = ()
    _refuse_numbers(reading, updates)
    if tables & {UNIT, MEMBER}:
        _refuse_doubled(reading, save)
        rests_on = (UNIT, MEMBER)
    if STEP in tables and _refuse_hindered(reading, updates, today):
        rests_on = RESTS_ON
    return rests_on


def check_restored(reading: Reading, table: str, now: Row, values: Row) -> tuple[str, ...]:
    """Refuse a row of a unit on which the county decided; return on which tables that rests.

    Args:
        reading: The state on which it is written.
        table: Of the row.
        now: The row as it is.
        values: What would be others.

    Raises:
        LowUseError: ``UNIT_LOCKED`` (unit, state), ``RESTORE_UNIT_WHOLE`` (table): its land and
            whether it counts belong together, ``UNIT_LOW_AREA_ABOVE``, ``LEGACY_ABOVE_UNIT``,
            ``LEGACY_KIND_TWICE``.
    """
    if table not in _OF_UNITS:
        return ()
    unit = str(now["uuid"] if table == UNIT else now["survey_unit_uuid"])
    for known in read_units(reading, [unit]).values():
        refuse_locked({"survey_state": known.facts.state}, known.label)
    if table == MEMBER or (table == UNIT and _WHOLE & values.keys()):
        raise LowUseError("RESTORE_UNIT_WHOLE", table=plain_title(table))
    if table == LEGACY:
        refuse_returning(reading, [Update(table, str(now["uuid"]), 0, values)])
    low, area = values.get(LOW_AREA), now.get("area_m2")
    if isinstance(low, int | float):
        whole = area if isinstance(area, int | float) else None
        low_area(exact(low), whole, unit=str(now["unit_number"] or now["unit_name"] or ""))
    return RESTS_ON


def _refuse_numbers(reading: Reading, updates: Sequence[Update]) -> None:
    numbered = [u.uuid for u in updates if u.table == UNIT and "unit_number" in u.values]
    if not numbered:
        return
    for known in read_units(reading, numbered).values():
        refuse_locked({"survey_state": known.facts.state}, known.label)


def _refuse_doubled(reading: Reading, save: str) -> None:
    for row in reading.table("undo_units_doubled", save=save).to_rows():
        raise LowUseError("UNDO_UNIT_DOUBLED", parcel=row["parcel"], unit=row["unit"])


def _refuse_hindered(reading: Reading, updates: Sequence[Update], today: date) -> bool:
    """Refuse units that something hinders on their way; tell whether any is taken forward."""
    goals = {
        update.uuid: str(update.values["survey_state"] or chain.DRAFT)
        for update in updates
        if update.table == UNIT and "survey_state" in update.values
    }
    steps = json.dumps([update.uuid for update in updates if update.table == STEP])
    asked = [
        row["unit"]
        for row in reading.table("undo_unit_steps", steps=steps).to_rows()
        if row["unit"] in goals and _is_forward(row["survey_state"] or "", goals[row["unit"]])
    ]
    if not asked:
        return False
    forward = {
        uuid: unit
        for uuid, unit in read_units(reading, asked).items()
        if _is_forward(unit.facts.state, goals[uuid])
    }
    decided = [uuid for uuid in forward if goals[uuid] == chain.IDENTIFIED]
    checks = hindering(read_checks(reading, decided, returning=True))
    for uuid, unit in forward.items():
        _refuse(unit, goals[uuid], today)
        for blocker in checks.get(uuid, ()):
            raise LowUseError(blocker.code, **blocker.params)
    return bool(forward)


def _is_forward(state: str, goal: str) -> bool:
    return chain.position(goal) > chain.position(state)


def _refuse(unit: StoredUnit, goal: str, today: date) -> None:
    """Refuse the first that hinders a unit in one of the states up to the goal."""
    facts = unit.facts
    if facts.state not in chain.CHAIN:  # an ended one comes back to where it had been
        return
    before, then = chain.position(facts.state), chain.position(goal)
    for entered in chain.CHAIN[before + 1 : then + 1]:
        for blocker in blockers_of(facts, entered, today):
            raise LowUseError(blocker.code, **blocker.params)
