# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The parcels of units: as rows, and computed anew when parcels were changed since."""

from __future__ import annotations

import json
import uuid as uuids
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import now_utc
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    ExpectRow,
    Insert,
    Reading,
    Receipt,
    Store,
    Update,
    Value,
)
from lowuse_plugin.geometry.wkb import decode, decode_polygons
from lowuse_plugin.services.retry import until_undisturbed
from lowuse_plugin.services.survey_units.absorbing import MEMBER, UNIT, refuse_locked
from lowuse_plugin.services.survey_units.shapes import (
    UnitMember,
    boxes_of,
    measure,
    read_around,
    unit_label,
)

_STILL_SAME_M2 = 0.005

StoredMembers = Mapping[str, Sequence[Mapping[str, Any]]]
"""Unit → its rows of ``unit_members``."""


@dataclass(frozen=True)
class Recomputed:
    """Units whose parcels were not those of now any more."""

    units: tuple[str, ...]
    locked: tuple[str, ...]
    """Labels of those that the county has decided on; they stay as they are."""
    receipt: Receipt | None


def recompute_units(store: Store, uuids_wanted: Sequence[str] | None = None) -> Recomputed:
    """Compute the parcels of units anew: parcels were changed, split, merged or retired since.

    Args:
        store: The workspace.
        uuids_wanted: Only these units; all when left out.

    Raises:
        LowUseError: What reading and writing raise.
        ConflictError: Others write faster than this can read and save.
    """

    def attempt() -> Recomputed:
        changed: list[str] = []
        locked: list[str] = []
        changes: list[Change] = []
        with store.read() as reading:
            wanted = None if uuids_wanted is None else json.dumps(list(uuids_wanted))
            table = reading.table("units", parcel=None, uuids=wanted)
            rows = table.select([name for name in table if name != "wkb"]).to_rows()
            around = read_around(store, reading, boxes_of(decode(table["wkb"])))
            members = read_members(reading, [row["uuid"] for row in rows])
            expected = ExpectNoChange((UNIT, MEMBER), reading.head().seq)
        shapes = decode_polygons(table["wkb"])
        known = [i for i in range(len(rows)) if shapes[i] is not None]
        districts = [rows[i]["district"] for i in known]
        found = measure(around, shapes[known], districts) if known else []
        for i, now in zip(known, found, strict=True):
            row = rows[i]
            part = member_changes(members, row["uuid"], now.members)
            flag = int(now.is_partly_unregistered)
            if not part and int(bool(row["unregistered"])) == flag:
                continue
            if not _is_open(row):
                locked.append(unit_label(row))
                continue
            values = {"unregistered": flag, "whole_parcels": int(now.is_whole)}
            changed.append(row["uuid"])
            changes += [Update(UNIT, row["uuid"], row["version"], values), *part]
            changes += [ExpectRow("parcel", m.parcel_uuid, m.version) for m in now.members]
        receipt = None
        if changed:
            told = f"重算地块所含宗地 {len(changed)} 块"
            receipt = store.write([expected, *_unique(changes)], reason=told)
        return Recomputed(tuple(changed), tuple(locked), receipt)

    return until_undisturbed(attempt)


def member_row(unit: str, member: UnitMember) -> Insert:
    """Return the row that joins a parcel to a unit."""
    values: dict[str, Value] = {
        "survey_unit_uuid": unit,
        "parcel_uuid": member.parcel_uuid,
        "area_m2": member.area_m2,
    }
    return Insert(MEMBER, str(uuids.uuid4()), values)


def read_members(reading: Reading, units: Sequence[str]) -> StoredMembers:
    """Return the stored parcels of units."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in reading.table("unit_members", uuids=json.dumps(list(units))).to_rows():
        found.setdefault(row["unit_uuid"], []).append(row)
    return found


def member_changes(
    stored_members: StoredMembers, unit: str, members: Sequence[UnitMember]
) -> list[Change]:
    """Return what turns the stored parcels of a unit into those of now."""
    stored = {row["parcel_uuid"]: row for row in stored_members.get(unit, ())}
    found: list[Change] = []
    for member in members:
        row = stored.pop(member.parcel_uuid, None)
        if row is None:
            found.append(member_row(unit, member))
        elif not same_value(row["area_m2"], member.area_m2):
            area: dict[str, Value] = {"area_m2": member.area_m2}
            found.append(Update(MEMBER, row["uuid"], row["version"], area))
    gone: dict[str, Value] = {"retired_at": now_utc(), "retired_reason": "不在地块内"}
    return [*found, *(Update(MEMBER, r["uuid"], r["version"], gone) for r in stored.values())]


def same_value(was: Value, now: Value) -> bool:
    """Tell whether a column says the same; areas are measured and differ in their last digits."""
    if isinstance(was, float) and isinstance(now, float):
        return abs(was - now) < _STILL_SAME_M2
    return was == now


def _is_open(row: Mapping[str, Any]) -> bool:
    try:
        refuse_locked(row, "")
    except LowUseError:
        return False
    return True


def _unique(changes: Sequence[Change]) -> list[Change]:
    """Return changes without the conditions that several units share."""
    seen: set[tuple[str, str]] = set()
    found: list[Change] = []
    for change in changes:
        if isinstance(change, ExpectRow):
            if (change.table, change.uuid) in seen:
                continue
            seen.add((change.table, change.uuid))
        found.append(change)
    return found
