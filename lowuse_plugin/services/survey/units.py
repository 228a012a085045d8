# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Survey units (地块): made from parcels, a part of one, unregistered land or a layer (D16).

A unit has its own polygon. Its parcels are those it overlaps by more than a sliver; they are
computed, never typed. Changing outline or parcels is a new version; the history keeps the old.
"""

from __future__ import annotations

import json
import uuid as uuids
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.findings import Finding
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    ExpectRow,
    Insert,
    Reading,
    Receipt,
    Store,
    Update,
)
from lowuse_plugin.services.retry import until_undisturbed
from lowuse_plugin.services.survey.area_of import areas_of
from lowuse_plugin.services.survey_units.absorbing import (
    MEMBER,
    UNIT,
    Absorbed,
    absorb,
    refuse_locked,
    retirement,
)
from lowuse_plugin.services.survey_units.draft_overlaps import refuse_twice, with_each_other
from lowuse_plugin.services.survey_units.drafts import (
    DRAWN,
    LAYER,
    PARCEL,
    PARCELS,
    DraftsRead,
    UnitDraft,
    drawn_of,
    low_area_of,
    notes_of,
    read_drafts,
    values_of,
)
from lowuse_plugin.services.survey_units.legacy import refuse_above
from lowuse_plugin.services.survey_units.listing import UnitLine, list_units, units_at
from lowuse_plugin.services.survey_units.numbers import Numbers, check_number
from lowuse_plugin.services.survey_units.recompute import (
    Recomputed,
    member_changes,
    member_row,
    read_members,
    recompute_units,
    same_value,
)
from lowuse_plugin.services.survey_units.returns import BACK, is_other_land, note_of, sent_back
from lowuse_plugin.services.survey_units.shapes import (
    Measured,
    UnitMember,
    UnitOverlap,
    refuse_district,
    unit_label,
)

FIRST_STATE = "00"
_CHANGED = "UNIT_CHANGED_MEANWHILE"
_RESTS_ON = (UNIT, MEMBER, "tag", "tag_basis", "legacy_land", "survey_area")

__all__ = [
    "DRAWN",
    "LAYER",
    "PARCEL",
    "PARCELS",
    "Measured",
    "Recomputed",
    "UnitDraft",
    "UnitLine",
    "UnitMember",
    "UnitOverlap",
    "UnitSaved",
    "change_unit",
    "list_units",
    "new_unit",
    "new_units",
    "notes_of",
    "preview_units",
    "recompute_units",
    "retire_unit",
    "units_at",
]


@dataclass(frozen=True)
class UnitSaved:
    """A unit that is in the workspace."""

    uuid: str
    receipt: Receipt | None
    """None where nothing had to be written."""
    number: str
    name: str
    members: tuple[UnitMember, ...]
    unregistered_m2: float
    area_m2: float
    notes: tuple[Finding, ...]
    tag_carried: bool = False


def preview_units(
    store: Store, drafts: Sequence[UnitDraft], *, unit: str = ""
) -> tuple[Measured, ...]:
    """Return what drafts would cover, without writing; a unit of nobody's district has none yet.

    Args:
        store: The workspace.
        drafts: What was entered.
        unit: The unit that is changed, which does not overlap itself.

    Raises:
        LowUseError: As :func:`new_units` of the shape.
    """
    drawn = [drawn_of(store, draft) for draft in drafts]
    with store.read() as reading:
        read = read_drafts(store, reading, drafts, drawn)
    shapes = read.shapes()
    found = read.measure(shapes, without=(unit,) if unit else ())
    return tuple(with_each_other(shapes, found, [draft.unit_name for draft in drafts]))


def new_unit(store: Store, draft: UnitDraft, *, made_by: str) -> UnitSaved:
    """Write a new unit; as :func:`new_units`."""
    return new_units(store, (draft,), made_by=made_by)[0]


def new_units(store: Store, drafts: Sequence[UnitDraft], *, made_by: str) -> tuple[UnitSaved, ...]:
    """Write new units in one save.

    Args:
        store: The workspace.
        drafts: One a unit.
        made_by: Who says so, for the log.

    Raises:
        LowUseError: ``PARCELS_UNKNOWN``, ``UNIT_WITHOUT_LAND``, ``UNIT_OUTSIDE``,
            ``UNIT_OUTSIDE_PARCELS``, ``UNIT_DISTRICT_UNKNOWN``, ``UNIT_TWO_DISTRICTS``,
            ``UNIT_NUMBER_UNFIT``, ``UNIT_NUMBER_TAKEN``, ``UNIT_LOW_AREA``,
            ``UNIT_LOW_AREA_ABOVE``, ``UNIT_ABSORB_ASK``, ``UNIT_ABSORB_GONE``,
            ``UNIT_ABSORB_TWICE``, ``UNIT_LOCKED``, ``UNIT_TAG_KINDS_DIFFER``,
            ``LEGACY_ABOVE_UNIT``, ``GEOMETRY_UNREADABLE``, ``GEOMETRY_REFUSED``; what the store
            raises.
        ConflictError: Others write faster than this can read and save.
    """
    if not drafts:
        raise LowUseError("UNIT_WITHOUT_LAND")
    keys = [str(uuids.uuid4()) for _ in drafts]
    drawn = [drawn_of(store, draft) for draft in drafts]

    def attempt() -> tuple[UnitSaved, ...]:
        with store.read() as reading:
            expected = ExpectNoChange(_RESTS_ON, reading.head().seq)
            read = read_drafts(store, reading, drafts, drawn)
            areas = reading.table("survey_area")
        wanted = _measured(read, areas, keys)
        with store.read() as reading:  # what was saved in between is refused by what is expected
            planned = _plan_new(reading, wanted)
        changes = [change for each in planned for change in each.changes]
        parcels = {m.parcel_uuid: m.version for each in planned for m in each.saved.members}
        rows = [ExpectRow("parcel", uuid, version) for uuid, version in parcels.items()]
        receipt = store.write([expected, *rows, *changes], reason=_told(planned, made_by))
        return tuple(replace(each.saved, receipt=receipt) for each in planned)

    return until_undisturbed(attempt)


def change_unit(
    store: Store, uuid: str, version: int, draft: UnitDraft, reason: str, *, by: str = ""
) -> UnitSaved:
    """Give a unit another outline, other parcels or another name and low-efficiency area.

    A unit that was checked or published goes back to 疑似低效 where its land changes.

    Args:
        store: The workspace.
        uuid: The unit.
        version: As it was opened; a colleague's change since is never overwritten.
        draft: All of what it is to be; with neither shape nor parcels its outline stays.
        reason: Why, for the log.
        by: Who changes it, for the step by which it goes back.

    Raises:
        LowUseError: As :func:`new_units`; ``REASON_MISSING``, ``UNIT_GONE``, ``UNIT_LOCKED``,
            ``UNIT_UNCHANGED``, ``UNIT_RETURN_FIRST`` (unit, state, expected): it would go back and
            nobody is named.
        ConflictError: ``UNIT_CHANGED_MEANWHILE`` (unit): a colleague changed it since.
    """
    if not reason.strip():
        raise LowUseError("REASON_MISSING")
    is_same = draft.shape is None and not draft.parcels
    drawn = drawn_of(store, draft)

    def attempt() -> UnitSaved:
        with store.read() as reading:
            row = _row(reading, uuid, version)
            refuse_locked(row, unit_label(row))
            expected = ExpectNoChange(_RESTS_ON, reading.head().seq)
            given, shape = replace(draft, low_efficiency_area_m2=low_area_of(draft, row)), drawn
            if is_same:
                given = replace(given, shape=_wkb(row["geom"]), source=row["unit_source"] or DRAWN)
                shape = drawn_of(store, given)
            read = read_drafts(store, reading, [given], [shape])
            areas = reading.table("survey_area")
        shapes = read.shapes()
        [found] = read.measure(shapes, without=(uuid,))
        if same_value(row["area_m2"], found.area_m2):
            found = replace(found, area_m2=row["area_m2"])  # its last digits are those stored
        refuse_district(found, given.district)
        [area] = areas_of(areas, shapes)
        with store.read() as reading:  # what was saved in between is refused by what is expected
            number = draft.unit_number or str(row["unit_number"] or "")
            if number and number != row["unit_number"]:
                check_number(reading, number, uuid)
            number = number or Numbers(reading).next(found.district)
            taken = absorb(reading, (uuid, number), _inside(found), draft.absorb or (), "")
            refuse_above(reading, uuid, found.area_m2, unit_label(row), taken.changes)
            members = member_changes(read_members(reading, [uuid]), uuid, found.members)
        values = values_of(given, found, number) | {"survey_area_uuid": area}
        if is_same:
            values.pop("geom")  # measuring may turn its rings: it is the same outline
        values = {k: v for k, v in values.items() if not same_value(row.get(k), v)}
        if not values and not members and not taken.changes:
            raise LowUseError("UNIT_UNCHANGED", unit=unit_label(row))
        back = None
        if taken.changes or (not is_same and is_other_land(row["geom"], shapes[0])):
            back = sent_back(row, found, reason, by)
        if back is not None:
            values["survey_state"] = BACK
        rows = [ExpectRow("parcel", m.parcel_uuid, m.version) for m in found.members]
        changes = [Update(UNIT, uuid, version, values), *([back] if back else []), *members]
        told = f"修改地块 {number}：{reason.strip()}"
        receipt = store.write([expected, *rows, *changes, *taken.changes], reason=told)
        notes = (note_of(row),) if back else ()
        saved = _saved((uuid, number), draft, found, replace(taken, notes=notes))
        return replace(saved, receipt=receipt)

    return until_undisturbed(attempt, final={_CHANGED})


def retire_unit(store: Store, uuid: str, version: int, reason: str) -> Receipt:
    """Retire a unit (作废): it stays with date and reason and counts no more (D7).

    Raises:
        LowUseError: ``REASON_MISSING``, ``UNIT_GONE``, ``UNIT_LOCKED``: the county has identified
            it; what the store raises.
        ConflictError: ``UNIT_CHANGED_MEANWHILE`` (unit).
    """
    reason = reason.strip()
    if not reason:
        raise LowUseError("REASON_MISSING")

    def attempt() -> Receipt:
        with store.read() as reading:
            row = _row(reading, uuid, version)
            refuse_locked(row, unit_label(row))
            changes = retirement(reading, uuid, version, reason)
            expected = ExpectNoChange((UNIT, MEMBER), reading.head().seq)
        told = f"作废地块 {unit_label(row)}：{reason}"
        return store.write([expected, *changes], reason=told)

    return until_undisturbed(attempt, final={_CHANGED})


# -- planning -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Planned:
    changes: tuple[Change, ...]
    saved: UnitSaved


@dataclass(frozen=True)
class _New:
    """A unit that is to be written, with what was measured of it and its survey area."""

    key: str
    draft: UnitDraft
    found: Measured
    area: str | None


def _measured(read: DraftsRead, areas: ColumnTable, keys: Sequence[str]) -> list[_New]:
    drafts = [each.draft for each in read.drafts]
    shapes = read.shapes()
    found = with_each_other(shapes, read.measure(shapes), [draft.unit_name for draft in drafts])
    refuse_twice(found, [draft.absorb or () for draft in drafts])
    lies_in = areas_of(areas, shapes)
    return [_New(*each) for each in zip(keys, drafts, found, lies_in, strict=True)]


def _plan_new(reading: Reading, wanted: Sequence[_New]) -> list[_Planned]:
    numbers, planned, given = Numbers(reading), [], set()
    for new in wanted:
        key, draft, found = new.key, new.draft, new.found
        refuse_district(found, draft.district)
        number = (draft.unit_number or "").strip()
        if number:
            check_number(reading, number, key)
        while not number or (number in given and not draft.unit_number):
            number = numbers.next(found.district)
        if number in given:
            raise LowUseError("UNIT_NUMBER_TAKEN", value=number, name=draft.unit_name)
        given.add(number)
        taken = absorb(reading, (key, number), _inside(found), draft.absorb, draft.tag_from)
        refuse_above(reading, key, found.area_m2, draft.unit_name or number, taken.changes)
        values = {"survey_state": FIRST_STATE, "survey_area_uuid": new.area, **taken.values}
        insert = Insert(UNIT, key, {**values, **values_of(draft, found, number)})
        rows = [member_row(key, member) for member in found.members]
        saved = _saved((key, number), draft, found, taken)
        planned.append(_Planned((insert, *rows, *taken.changes), saved))
    return planned


def _told(planned: Sequence[_Planned], made_by: str) -> str:
    if len(planned) == 1:
        only = planned[0].saved
        return f"新建地块 {only.number} {only.name}".strip() + f"（{made_by}）"
    return f"新建地块 {len(planned)} 块（{made_by}）"


def _inside(found: Measured) -> tuple[UnitOverlap, ...]:
    return tuple(each for each in found.overlaps if each.is_inside)


def _saved(key: tuple[str, str], draft: UnitDraft, found: Measured, taken: Absorbed) -> UnitSaved:
    uuid, number = key
    return UnitSaved(
        uuid,
        None,
        number,
        draft.unit_name.strip(),
        found.members,
        found.unregistered_m2,
        found.area_m2,
        (*notes_of(found, draft.absorb or ()), *taken.notes),
        taken.tag_carried,
    )


# -- rows -----------------------------------------------------------------------------------------


def _row(reading: Reading, uuid: str, version: int) -> Mapping[str, Any]:
    """Return a unit as it was opened.

    Raises:
        LowUseError: ``UNIT_GONE``.
        ConflictError: ``UNIT_CHANGED_MEANWHILE``.
    """
    row: Mapping[str, Any] | None = reading.row(UNIT, uuid)
    if row is None or row["retired_at"] is not None:
        raise LowUseError("UNIT_GONE")
    if row["row_version"] != version:
        raise ConflictError(_CHANGED, unit=unit_label(row))
    table = reading.table("units", parcel=None, uuids=json.dumps([uuid]))
    return {**row, "tag_state": table["tag_state"].to_list()[0]}


def _wkb(value: object) -> bytes:
    if not isinstance(value, bytes):
        raise LowUseError("UNIT_WITHOUT_LAND")
    return value
