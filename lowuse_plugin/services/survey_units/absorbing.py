# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Survey units that go into a new one: they are retired, and what was decided goes with them."""

from __future__ import annotations

import json
import uuid as uuids
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.findings import WARNING, Finding
from lowuse_plugin.domain.moments import now_utc
from lowuse_plugin.domain.ports import Change, Insert, Reading, Update, Value
from lowuse_plugin.domain.survey.procedure import (
    CHAIN,
    DRAFT,
    IDENTIFIED,
    NOT_LOW,
    SUSPECTED,
    standing,
)
from lowuse_plugin.domain.units import exact
from lowuse_plugin.services.survey_units.shapes import UnitOverlap

UNIT, MEMBER = "survey_unit", "survey_unit_parcel"
OPEN_STATES = frozenset({*CHAIN, NOT_LOW} - {IDENTIFIED})
"""In these a unit may still be changed: the county has not decided yet, or decided that it is no
low-efficiency land."""
_TAGGED = "tagged"
_AHEAD = OPEN_STATES - {DRAFT, SUSPECTED, NOT_LOW}
"""Where a unit has steps behind it: they were taken for its own outline, not for a new one."""
_CARRIED = (
    "contact_name", "contact_phone", "renewal_will", "renewal_mode", "not_now_reason",
    "not_now_text", "disputes", "dispute_text", "idle_land", "not_supplied", "urban_village",
)  # fmt: skip
"""What was surveyed of a unit and stands for the new one where the old ones agree."""


@dataclass(frozen=True)
class Absorbed:
    """What becomes of the units that go into a new one."""

    changes: tuple[Change, ...]
    values: Mapping[str, Value]
    """Columns that the new unit takes over."""
    tag_carried: bool
    notes: tuple[Finding, ...] = ()
    """What people should know of it."""


NOTHING = Absorbed((), {}, False)


def refuse_locked(row: Mapping[str, Any], label: str) -> None:
    """Refuse to touch a unit that the county has decided on (A-38).

    Raises:
        LowUseError: ``UNIT_LOCKED`` (unit, state).
    """
    state = standing(row.get("survey_state"), row.get("tag_state"))
    if state not in OPEN_STATES:
        word = schema.shipped().codes["submission_state"].values.get(state, state)
        raise LowUseError("UNIT_LOCKED", unit=label, state=word)


def retirement(reading: Reading, unit: str, version: int, reason: str) -> list[Change]:
    """Return the changes that retire a unit and its members."""
    gone: dict[str, Value] = {"retired_at": now_utc(), "retired_reason": reason}
    members = reading.table("unit_members", uuids=json.dumps([unit])).to_rows()
    found: list[Change] = [Update(UNIT, unit, version, gone)]
    return [*found, *(Update(MEMBER, row["uuid"], row["version"], gone) for row in members)]


def absorb(
    reading: Reading,
    into: tuple[str, str],
    inside: Sequence[UnitOverlap],
    wanted: Sequence[str] | None,
    tag_from: str | None,
) -> Absorbed:
    """Plan what becomes of the units that lie wholly in a new one.

    Args:
        reading: The state on which it is saved.
        into: Uuid and number of the new unit.
        inside: The units that lie in it.
        wanted: Those that go into it; None when nobody was asked yet.
        tag_from: Unit whose tag the new one takes; empty for none; None to take it where all
            agree.

    Raises:
        LowUseError: ``UNIT_ABSORB_ASK`` (units), ``UNIT_ABSORB_GONE`` (count), ``UNIT_LOCKED``,
            ``UNIT_TAG_KINDS_DIFFER`` (kinds).
    """
    if wanted is None:
        if inside:
            raise LowUseError("UNIT_ABSORB_ASK", units="、".join(each.label for each in inside))
        return NOTHING
    by_uuid = {each.uuid: each for each in inside}
    lacking = [uuid for uuid in wanted if uuid not in by_uuid]
    if lacking:
        raise LowUseError("UNIT_ABSORB_GONE", count=len(lacking))
    old = [by_uuid[uuid] for uuid in wanted]
    for each in old:
        state = {"survey_state": each.survey_state, "tag_state": each.tag_state}
        refuse_locked(state, each.label)
    if not old:
        return NOTHING
    chosen = json.dumps([each.uuid for each in old])
    new, number = into
    changes: list[Change] = []
    for each in old:
        told = f"并入地块 {number}"  # by this who proposed it is found (survey_proposers)
        changes += retirement(reading, each.uuid, each.version, told)
    tags = _tags(reading, chosen, new, old, tag_from)
    changes += [*tags, *_legacy(reading, chosen, new, old)]
    values = _values(reading, old)
    values["survey_state"] = _first_state(old, tagged=bool(tags))
    return Absorbed(tuple(changes), values, bool(tags), _notes(old))


def _tags(
    reading: Reading, chosen: str, new: str, old: Sequence[UnitOverlap], tag_from: str | None
) -> list[Change]:
    """Return the rows by which the new unit has the tag of the old ones, with all their bases."""
    rows = reading.table("unit_tags", uuids=chosen).to_rows()
    primary = [row for row in rows if row["is_primary"] and row["state"] == _TAGGED]
    if tag_from == "" or not primary:
        return []
    kinds = {row["low_efficiency_kind"] for row in primary}
    if tag_from is None and len(kinds) > 1:
        raise LowUseError("UNIT_TAG_KINDS_DIFFER", kinds=_kinds_text(primary, old))
    first = next((r for r in primary if r["survey_unit_uuid"] == tag_from), None)
    if first is None:
        if tag_from is not None:
            raise LowUseError("UNIT_ABSORB_GONE", count=1)
        first = max(primary, key=lambda row: row["decided_on"])
    tag = _copy_of_tag(first, new, None)
    found: list[Change] = [tag]
    seconds = {first["low_efficiency_kind"]}
    for row in rows:
        if row["is_primary"] or row["low_efficiency_kind"] in seconds:
            continue
        seconds.add(row["low_efficiency_kind"])
        found.append(_copy_of_tag(row, new, tag.uuid))
    same = [r for r in primary if r["low_efficiency_kind"] == first["low_efficiency_kind"]]
    bases = reading.table("unit_tag_bases", uuids=json.dumps([row["uuid"] for row in same]))
    told: set[tuple[Any, ...]] = set()
    for basis in bases.to_rows():
        values = {name: value for name, value in basis.items() if name != "tag_uuid"}
        if tuple(values.values()) not in told:
            told.add(tuple(values.values()))
            insert = {**values, "tag_uuid": tag.uuid}
            found.append(Insert("tag_basis", str(uuids.uuid4()), insert))
    if any(row["example"] for row in same) and not first["example"]:
        found[0] = Insert("tag", tag.uuid, {**tag.values, "example": 1})
    return found


def _copy_of_tag(row: Mapping[str, Any], new: str, primary: str | None) -> Insert:
    values = {
        name: value
        for name, value in row.items()
        if name not in ("uuid", "survey_unit_uuid", "primary_tag_uuid")
    }
    values |= {"is_primary": int(row["is_primary"]), "example": int(row["example"])}
    values |= {"survey_unit_uuid": new, "primary_tag_uuid": primary}
    if row["is_primary"]:
        values["replaces_tag_uuid"] = row["uuid"]
    return Insert("tag", str(uuids.uuid4()), values)


def _kinds_text(primary: Sequence[Mapping[str, Any]], old: Sequence[UnitOverlap]) -> str:
    words = schema.shipped().codes["low_efficiency_kind"].values
    labels = {each.uuid: each.label for each in old}
    parts = []
    for row in primary:
        kind = row["low_efficiency_kind"] or ""
        parts.append(f"{labels[row['survey_unit_uuid']]}：{words.get(kind, kind)}")
    return "；".join(parts)


def _legacy(reading: Reading, chosen: str, new: str, old: Sequence[UnitOverlap]) -> list[Change]:
    """Return the legacy land of the old units, a row a kind (P-38).

    What was said of a whole unit gets its area.
    """
    areas = {each.uuid: each.area_m2 for each in old}
    kinds: dict[str, dict[str, Value]] = {}
    for row in reading.table("unit_legacy", uuids=chosen).to_rows():
        area = row["area_m2"] if row["area_m2"] is not None else areas[row["survey_unit_uuid"]]
        values = {name: value for name, value in row.items() if name != "uuid"}
        values |= {"survey_unit_uuid": new, "area_m2": area}
        first = kinds.setdefault(row["legacy_kind"], values)
        if first is values:
            continue
        first["area_m2"] = float(exact(float(str(first["area_m2"]))) + exact(area))
        days = {str(each["used_since"]) for each in (first, row) if each["used_since"]}
        first["used_since"] = min(days, default=None)
        for name in ("penalty_no", "basis", "entered_by"):
            said = dict.fromkeys(str(each[name]) for each in (first, row) if each[name])
            first[name] = "；".join(said) or None
    return [Insert("legacy_land", str(uuids.uuid4()), values) for values in kinds.values()]


def _values(reading: Reading, old: Sequence[UnitOverlap]) -> dict[str, Value]:
    """Return what the old units agree on."""
    rows = [reading.row(UNIT, each.uuid) or {} for each in old]
    found: dict[str, Value] = {}
    for name in _CARRIED:
        said = {row.get(name) for row in rows} - {None, ""}
        if len(said) == 1:
            found[name] = said.pop()
    return found


def _first_state(old: Sequence[UnitOverlap], *, tagged: bool) -> str:
    """Return where a new outline starts: nobody has looked at it yet, or published it."""
    further = all((each.survey_state or DRAFT) not in (DRAFT, NOT_LOW) for each in old)
    return SUSPECTED if tagged and further else DRAFT


def _notes(old: Sequence[UnitOverlap]) -> tuple[Finding, ...]:
    ahead = [each for each in old if each.survey_state in _AHEAD]
    if not ahead:
        return ()
    params = {"units": "、".join(each.label for each in ahead)}
    return (Finding("UNIT_BEGINS_ANEW", WARNING, params),)
