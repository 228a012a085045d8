# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the workspace holds of survey units on their way: state, tag, bases, steps, what changed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.domain.survey_procedure import DRAFT, IDENTIFIED, NOT_LOW
from lowuse_plugin.domain.survey_steps import SurveyFacts, SurveyStep, publicity_end

UNIT, STEP, TAG, BASIS = "survey_unit", "survey_step", "tag", "tag_basis"
_BY_TAG = {"identified": IDENTIFIED, "not_low_efficiency": NOT_LOW}
"""Tags of units that nobody took through the procedure yet → where they stand."""


@dataclass(frozen=True)
class StoredUnit:
    """A unit as it is stored, with all that the guards look at."""

    uuid: str
    version: int
    change_id: str
    label: str
    """How people know it."""
    number: str
    name: str
    town: str
    parcel_uuid: str
    """Its largest parcel, empty where it holds none."""
    tag_uuid: str
    contact: Mapping[str, str]
    facts: SurveyFacts


def read_units(reading: Reading, uuids: Sequence[str]) -> dict[str, StoredUnit]:
    """Return the current units among some, in the order of the workspace.

    Raises:
        LowUseError: ``INPUT_UNREADABLE`` when stored details are no JSON.
    """
    units = json.dumps(list(uuids))
    steps = read_steps(reading, units)
    changed: dict[str, list[str]] = defaultdict(list)
    for row in reading.table("survey_changed", units=units).to_rows():
        changed[row["uuid"]].append(row["what"])
    rows = reading.table("survey_facts", units=units).to_rows()
    return {row["uuid"]: _stored(row, steps[row["uuid"]], changed[row["uuid"]]) for row in rows}


def units_of(reading: Reading, parcels: Sequence[str]) -> tuple[str, ...]:
    """Return the current units that hold one of some parcels, each once."""
    rows = reading.table("survey_units_of", parcels=json.dumps(list(parcels))).to_rows()
    return tuple(dict.fromkeys(row["uuid"] for row in rows))


def every_unit(reading: Reading) -> tuple[str, ...]:
    """Return every current unit."""
    return tuple(reading.table("survey_unit_uuids")["uuid"].to_list())


def read_steps(reading: Reading, units: str) -> Mapping[str, tuple[SurveyStep, ...]]:
    """Return the steps by unit in the order in which they were done.

    Raises:
        LowUseError: ``INPUT_UNREADABLE`` when stored details are no JSON.
    """
    found: dict[str, tuple[SurveyStep, ...]] = defaultdict(tuple)
    for row in reading.table("survey_steps", units=units).to_rows():
        found[row["survey_unit_uuid"]] += (_step(row),)
    return found


def _step(row: Mapping[str, Any]) -> SurveyStep:
    return SurveyStep(
        uuid=row["uuid"],
        action=row["action"],
        from_state=row["from_state"] or "",
        to_state=row["to_state"],
        done_by=row["done_by"],
        done_on=date.fromisoformat(row["done_on"]),
        document_no=row["document_no"] or "",
        opinion=row["opinion"] or "",
        unit_change=row["unit_change"] or "",
        details=details_of(row["details"]),
        at_utc=row["at_utc"] or "",
        entered_by=row["actor"] or "",
    )


def details_of(text: str | None) -> Mapping[str, Any]:
    """Return the details of a step.

    Raises:
        LowUseError: ``INPUT_UNREADABLE``.
    """
    if not text:
        return {}
    try:
        found = json.loads(text)
    except ValueError as error:
        raise LowUseError("INPUT_UNREADABLE", field="details", value=text[:60]) from error
    return found if isinstance(found, dict) else {}


def _stored(
    row: Mapping[str, Any], steps: tuple[SurveyStep, ...], changed: Sequence[str]
) -> StoredUnit:
    state = row["survey_state"] or _BY_TAG.get(row["tag_state"] or "", DRAFT)
    return StoredUnit(
        uuid=row["uuid"],
        version=row["row_version"] or 0,
        change_id=row["change_id"] or "",
        label=row["label"],
        number=row["unit_number"] or "",
        name=row["unit_name"] or "",
        town=row["town"] or "",
        parcel_uuid=row["parcel_uuid"] or "",
        tag_uuid=row["tag_uuid"] or "",
        contact={
            name: row[name] or "" for name in ("contact_name", "contact_phone", "renewal_will")
        },
        facts=SurveyFacts(
            state=state,
            tag_state=row["tag_state"] or "",
            tagged_by=row["tagged_by"] or "",
            tagged_on=date.fromisoformat(row["tagged_on"]) if row["tagged_on"] else None,
            kind=row["kind"] or "",
            district=row["district"] or "",
            bases=row["bases"],
            own_bases=row["own_bases"],
            area_m2=row["area_m2"],
            low_area_m2=row["low_area_m2"],
            steps=steps,
            changed=tuple(changed),
            publicity_to=publicity_end(steps, state),
        ),
    )
