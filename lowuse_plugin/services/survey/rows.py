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
from lowuse_plugin.domain.survey.procedure import standing
from lowuse_plugin.domain.survey.steps import SurveyFacts, SurveyStep, publicity_end
from lowuse_plugin.domain.tag_grounds import Ground
from lowuse_plugin.services.survey.grounds import read_grounds

UNIT, STEP, TAG, BASIS = "survey_unit", "survey_step", "tag", "tag_basis"


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

    @property
    def last_step(self) -> str:
        """Its newest step, empty while there is none."""
        return self.facts.steps[-1].uuid if self.facts.steps else ""


def read_units(reading: Reading, uuids: Sequence[str]) -> dict[str, StoredUnit]:
    """Return the current units among some, in the order of the workspace.

    Raises:
        LowUseError: ``INPUT_UNREADABLE`` when stored details are no JSON.
    """
    units = json.dumps(list(uuids))
    steps = read_steps(reading, units)
    beside = _Beside(
        steps,
        _texts(reading, "survey_changed", units),
        _texts(reading, "survey_proposers", units),
        read_grounds(reading, units),
    )
    rows = reading.table("survey_facts", units=units).to_rows()
    return {row["uuid"]: _stored(row, beside) for row in rows}


def _texts(reading: Reading, query: str, units: str) -> Mapping[str, tuple[str, ...]]:
    """Return the texts of a query of two columns by unit."""
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for unit, text in map(dict.values, reading.table(query, units=units).to_rows()):
        found[unit] += (text,)
    return found


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


@dataclass(frozen=True)
class _Beside:
    """What is known beside the rows of the units, by unit."""

    steps: Mapping[str, tuple[SurveyStep, ...]]
    changed: Mapping[str, tuple[str, ...]]
    proposers: Mapping[str, tuple[str, ...]]
    grounds: Mapping[str, tuple[Ground, ...]]


def _stored(row: Mapping[str, Any], beside: _Beside) -> StoredUnit:
    state = standing(row["survey_state"], row["tag_state"])
    unit = row["uuid"]
    steps = beside.steps.get(unit, ())
    return StoredUnit(
        uuid=unit,
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
            proposers=beside.proposers.get(unit, ()),
            tagged_on=date.fromisoformat(row["tagged_on"]) if row["tagged_on"] else None,
            kind=row["kind"] or "",
            district=row["district"] or "",
            grounds=beside.grounds.get(unit, ()),
            area_m2=row["area_m2"],
            low_area_m2=row["low_area_m2"],
            steps=steps,
            changed=beside.changed.get(unit, ()),
            publicity_to=publicity_end(steps, state),
        ),
    )
